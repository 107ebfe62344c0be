//! Service clocks and targets: the events to choose from, what is due by when, how the month stands to its targets.

use crate::choice::Choice;
use crate::front::clocks::Clocks;
use crate::front::clocks::edits::TimeOf;
use crate::front::clocks::items::{Blank, Cited, ClockItem, ConditionItem, EventOption, TargetItem};
use crate::front::shared::Shared;
use crate::front::which::Which;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::page::dom;
use crate::page::view::{Piece, View};
use crate::words;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

pub(super) fn show(room: &Clocks, shared: &Shared, view: &View) {
    let Some(shown) = &room.shown else { return };
    which(&room.which, view);
    view.say("clocksBroken", &shown.broken);
    view.text("clocksSeen", &shown.summary);
    show_entry(room, shared, view);
    view.text("clocksAtHint", shown.at_hint);
    if view.changed("clocksEvents", &shown.events) {
        view.list("clocksEvents", None, shown.events.iter().filter_map(|event| event_piece(event, view)).collect());
    }
    view.show("clocksEmpty", shown.clocks.is_empty());
    view.list("clocksRows", None, shown.clocks.iter().filter_map(|item| clock_piece(item, view)).collect());
    view.say("clocksLaw", shown.law);
    view.value("targetsMonth", &shown.month);
    let targets = shown.targets.iter().filter_map(|item| target_piece(item, view));
    view.list("targets", Some("targetsPart"), targets.collect());
    view.show("clocksCalendar", shown.has_calendar);
    view.checked("clocksKeep", shown.kept);
    view.text("clocksRefused", shown.refused);
}

/// The rulebooks to work by, and the one that is chosen.
fn which(which: &Which, view: &View) {
    let titles =
        which.all().iter().map(|rulebook| (rulebook.head.id.clone(), rulebook.head.title(view.lang).to_owned()));
    let titles: Vec<_> = titles.collect();
    if view.changed("clocksWhich", &titles) {
        let option =
            |(id, title): &(String, String)| Some(view.clone_of("which")?.slot("title", title).with("value", Some(id)));
        view.list("clocksWhich", None, titles.iter().filter_map(option).collect());
    }
    if let Some(rulebook) = which.rulebook() {
        view.value("clocksWhich", &rulebook.head.id);
    }
}

/// What is being entered.
fn show_entry(room: &Clocks, shared: &Shared, view: &View) {
    view.attr("clocksEvents", "aria-label", Some(view.word("clocksEntry")));
    for (label, input) in [("clocksAtLabel", "clocksAt"), ("clocksNoteLabel", "clocksNote")] {
        let id = format!("{}-{input}", view.prefix);
        view.attr(label, "for", Some(&id));
        if let Some(input) = view.input(input) {
            dom::attribute(&input, "id", Some(&id));
        }
    }
    view.value("clocksAt", &room.at);
    view.value("clocksNote", &room.note);
    view.text("clocksError", room.fault.map(|word| shared.word(word)).unwrap_or_default());
    view.list("clocksWays", Some("clocksAsks"), ways(&room.ways, view));
}

/// The moments that a text may mean, to choose from.
fn ways(ways: &[Moment], view: &View) -> Vec<Piece> {
    let way = |way: &Moment| {
        let piece = view.clone_of("way")?.slot("label", &words::in_full(*way, view.lang));
        Some(piece.with("data-action", Some("clocksWay")).with("data-way", Some(&way.to_string())))
    };
    ways.iter().filter_map(way).collect()
}

fn event_piece(event: &EventOption, view: &View) -> Option<Piece> {
    let piece = view.clone_of("option")?.slot("label", &event.label).slot("hint", &event.starts);
    let input: HtmlInputElement = dom::first(&piece.element, "input")?.dyn_into().ok()?;
    input.set_name(&format!("{}-clocks-event", view.prefix));
    input.set_value(&event.id);
    dom::attribute(&input, "data-input", Some("clocksEvent"));
    Some(piece.checked("clocksEvent", event.chosen))
}

fn clock_piece(item: &ClockItem, view: &View) -> Option<Piece> {
    let (done, done_at) = if item.goes_on { ("clocksEnded", "clocksEndedAt") } else { ("clocksDone", "clocksDoneAt") };
    let conditions = item.conditions.iter().filter_map(|condition| condition_piece(condition, view));
    let (asks, asked) = item.asks.clone().unwrap_or((TimeOf::Event, Vec::new()));
    let piece = cited(view.clone_of("clock-row")?, &item.clause);
    let piece = piece
        .key(&item.key.to_string())
        .with("data-state", Some(item.state.code()))
        .slot("label", &item.label)
        .slot("note", &item.note)
        .slot("left", &item.left)
        .slot("due", &item.due)
        .slot("demands", &item.demands)
        .slot("why", &item.why)
        .slot("reading", &item.reading)
        .slot("costHead", item.cost_head)
        .slot("cost", &item.cost)
        .slot("error", &item.error)
        .slot("doneWord", view.word(done))
        .slot("doneAtWord", view.word(done_at))
        .list("conditions", conditions.collect())
        .value("clockAt", &item.at.text)
        .checked("clockDone", item.done)
        .value("clockDoneAt", &item.done_at.text)
        .shown("[data-part=doneAt]", item.done)
        .set("asks", "data-for", asks.code())
        .shown("[data-part=asks]", !asked.is_empty())
        .list("ways", ways(&asked, view))
        .named("removeClock", &item.label);
    let piece = blank(piece, item.blank.as_ref(), "clockFigure");
    let unit = item.blank.as_ref().map(|blank| blank.unit.as_str()).unwrap_or_default();
    let piece = piece.slot("unit", unit);
    for (input, word, wrong) in [
        ("clockFigure", "clocksFigure", item.blank.as_ref().is_some_and(|blank| blank.wrong)),
        ("clockAt", "clocksHappened", item.at.wrong),
        ("clockDone", done, item.done_is_wrong),
        ("clockDoneAt", done_at, item.done_at.wrong),
    ] {
        // The name begins with what is seen.
        let seen = match view.lang {
            Lang::En if input == "clockFigure" => format!("{} {unit}", view.word(word)),
            _ => view.word(word).to_owned(),
        };
        mark(&piece, input, "aria-label", Some(&view.fill("named", &[("action", &seen), ("field", &item.label)])));
        mark(&piece, input, "aria-invalid", wrong.then_some("true"));
    }
    Some(piece)
}

fn condition_piece(item: &ConditionItem, view: &View) -> Option<Piece> {
    let said = item.holds.map_or("", |holds| if holds { "yes" } else { "no" });
    let piece = view.clone_of("clock-condition")?.slot("label", &item.label).value("clockCondition", said);
    mark(&piece, "clockCondition", "data-condition", Some(&item.id));
    Some(piece)
}

fn target_piece(item: &TargetItem, view: &View) -> Option<Piece> {
    let piece = cited(view.clone_of("target")?, &item.clause);
    let piece = piece
        .key(&item.id)
        .with("data-state", Some(item.state.code()))
        .slot("label", &item.label)
        .slot("wanted", &item.wanted)
        .slot("share", &item.share)
        .slot("state", &item.said)
        .slot("counted", &item.counted_label)
        .slot("of", &item.of_label)
        .slot("error", &item.error)
        .value("targetCounted", &item.counted)
        .value("targetOf", &item.of);
    let piece = match &item.base {
        Some(base) => piece.value("targetBase", base),
        None => piece.without_part("base"),
    };
    for input in ["targetCounted", "targetOf"] {
        mark(&piece, input, "aria-invalid", (!item.error.is_empty()).then_some("true"));
    }
    Some(blank(piece, item.blank.as_ref(), "targetFigure"))
}

/// A figure that the company has left blank, to be filled in; without one there is nothing to fill in.
fn blank(piece: Piece, blank: Option<&Blank>, input: &str) -> Piece {
    match blank {
        Some(blank) => piece.set("figure", "data-figure", &blank.name).value(input, &blank.text),
        None => piece.without_part("figure"),
    }
}

/// The clause, as a small fold with its words.
fn cited(piece: Piece, clause: &Cited) -> Piece {
    piece.slot("clause", &clause.place).slot("words", &clause.words)
}

/// Sets an attribute of an input of a piece, or takes it away.
fn mark(piece: &Piece, input: &str, name: &str, value: Option<&str>) {
    if let Some(input) = dom::first(&piece.element, &format!("[data-input={input}]")) {
        dom::attribute(&input, name, value);
    }
}
