//! The worklist of a table: what is given, what its columns mean, what the rows come to, and the list itself.

use crate::case::Field;
use crate::choice::Choice;
use crate::front::room::{Many, Room};
use crate::front::shared::Shared;
use crate::front::worklist::columns::{Columns, Hold};
use crate::front::worklist::fact::{Fact, answers, choosable};
use crate::front::worklist::list::{Filter, List, ORDERS, Picked, URGENCIES, urgency_code};
use crate::front::worklist::run::{Run, What};
use crate::front::worklist::{Worklist, rules};
use crate::money::{Fen, Range};
use crate::page::dom;
use crate::page::options::{Choosable, choose, options};
use crate::page::rows;
use crate::page::view::{Piece, View};
use crate::words;
use crate::worklist::protocol::{Answered, Change, Proposed, Share, Sum, Urgency, Word};

pub(super) fn show(room: &Worklist, shared: &Shared, view: &View) {
    let here = shared.room == Room::Vehicle && shared.many == Many::Table;
    if shared.room == Room::Vehicle {
        parts(shared, view);
    }
    if here {
        view.make_room("worklist");
    }
    view.show("worklist", here);
    let line = room.in_hand(shared).filter(|_| shared.room == Room::Parcel);
    let from = line.map(|line| view.fill("fromTable", &[("n", &line.to_string())])).unwrap_or_default();
    view.tell("fromTable", "fromTableText", &from);
    if !here {
        return;
    }
    given(room, view);
    run(room.run.as_ref(), view);
    let columns = room.columns.as_ref().filter(|_| room.in_columns && room.run.is_none() && !room.opens);
    view.show("sheetColumns", columns.is_some());
    if let Some(columns) = columns {
        confirm(columns, room.held.as_ref(), shared, view);
        view.show("columnsLose", room.is_changed);
    }
    let list = room.list.as_ref().filter(|_| !room.in_columns);
    view.show("sheetResult", list.is_some());
    if let Some(list) = list {
        totals(&list.answered, view);
        filters(list, view);
        tell(room, list, shared, view);
        detail(list, view);
        other_rules(room, shared, view);
        out(room, list, view);
        rows::show(list, view);
    }
}

/// Which part of the room for many parcels is shown.
fn parts(shared: &Shared, view: &View) {
    view.show("vehiclePart", shared.many == Many::Vehicle);
    view.attr("manyParts", "aria-label", Some(view.word("manyParts")));
    for button in dom::all(&view.root, "[data-action=many]") {
        let is_it = button.get_attribute("data-many").as_deref() == Some(shared.many.code());
        dom::attribute(&button, "aria-pressed", Some(if is_it { "true" } else { "false" }));
    }
}

fn numbered(key: &str, number: impl ToString, view: &View) -> String {
    view.fill(key, &[("n", &number.to_string())])
}

/// A count as people write it: `1,234`.
fn count(key: &str, rows: i64, view: &View) -> String {
    numbered(key, Fen::from_fen(rows.saturating_mul(100)), view)
}

fn rows_of(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// What was given, and what is asked or refused of it.
fn given(room: &Worklist, view: &View) {
    view.value("cells", &room.cells);
    view.show("cellsPart", room.list.is_none());
    view.show("sheetAsk", room.next.is_some());
    view.text("sheetNext", room.next.as_ref().map_or("", |next| &next.name));
    view.tell("sheetRefused", "sheetRefusedText", &room.refused);
    let kind = room.columns.as_ref().map_or("", |columns| &columns.opened.kind);
    let is = match &room.file {
        _ if room.opens => view.word("tableOpens").to_owned(),
        Some(file) => view.fill("tableIs", &[("name", &file.name), ("kind", kind)]),
        None => String::new(),
    };
    view.say("sheetIs", &is);
    view.show("rowAsk", room.wanted.is_some());
}

/// What runs, and how far it is.
fn run(run: Option<&Run>, view: &View) {
    view.show("sheetRun", run.is_some());
    let Some(run) = run else { return };
    view.text(
        "runWhat",
        view.word(match run.what {
            What::Answer => "runAnswer",
            What::Compare => "runCompare",
            What::Export => "runExport",
        }),
    );
    let mut said = vec![count("runRows", rows_of(run.progress.rows), view)];
    said.extend((run.per_second() > 0).then(|| count("runSpeed", run.per_second(), view)));
    said.extend(run.seconds_left().map(|seconds| match seconds {
        0..=90 => numbered("runLeft", seconds, view),
        _ => numbered("runLeftMinutes", (seconds + 59) / 60, view),
    }));
    view.text("runSaid", &said.join(" · "));
    view.attr("runBar", "value", Some(&run.percent().to_string()));
    view.attr("runBar", "aria-label", Some(view.word("runAnswer")));
    view.text("runStops", if run.stops { view.word("runStops") } else { "" });
}

/// The columns, to be confirmed.
fn confirm(columns: &Columns, held: Option<&Hold>, shared: &Shared, view: &View) {
    reading(columns, view);
    let faults: Vec<(bool, bool)> =
        (0..columns.chosen.len()).map(|place| (columns.is_asked(place), columns.is_twice(place))).collect();
    if view.changed("columnList", &(columns.chosen.clone(), columns.opened.clone(), faults, shared.lang)) {
        let pieces = columns.order().into_iter().filter_map(|place| column(columns, place, shared, view));
        view.list("columnList", None, pieces.collect());
    }
    let constants = columns.constants.iter().enumerate().filter_map(|(place, fact)| {
        let fault = fact.value(shared).err().filter(|_| held.is_some() || !fact.typed.is_empty()).unwrap_or_default();
        constant(place, fact, &fault, shared, view)
    });
    view.list("constantList", None, constants.collect());
    let free = choosable(|field| columns.tells(field));
    let first = (String::new(), view.word("chooseField").to_owned());
    choose(view, "addConstant", &std::iter::once(first).chain(named(free, view)).collect::<Vec<_>>(), "");
    let hold = held.map(|held| match held {
        Hold::Asked(_) => "holdAsked",
        Hold::Twice(_) => "holdTwice",
        Hold::Constant(_) => "holdConstant",
        Hold::Nothing => "holdNothing",
    });
    view.say("columnsHold", hold.map(|key| view.word(key)).unwrap_or_default());
}

/// Fields with what they are called.
fn named(fields: impl Iterator<Item = Field>, view: &View) -> impl Iterator<Item = Choosable> {
    let lang = view.lang;
    fields.map(move |field| (field.key().to_owned(), (*words::field(field).get(lang)).to_owned()))
}

/// How the table is read, and how it begins.
fn reading(columns: &Columns, view: &View) {
    let opened = &columns.opened;
    let encoding = opened.encoding.as_deref();
    view.show("encodingPart", encoding.is_some());
    view.value("encoding", encoding.unwrap_or_default());
    view.say("garbled", if opened.garbled { view.word("garbled") } else { "" });
    view.show("sheetPart", opened.sheets.len() > 1);
    let sheets = opened.sheets.iter().enumerate().map(|(place, (name, hidden))| {
        let name = if *hidden { view.fill("sheetHidden", &[("name", name)]) } else { name.clone() };
        (place.to_string(), name)
    });
    choose(view, "sheetList", &sheets.collect::<Vec<_>>(), &opened.sheet.to_string());
    let headings = (1..=opened.sample.len().min(20)).map(|n| ((n - 1).to_string(), numbered("headingAt", n, view)));
    let none = ("-1".to_owned(), view.word("headingNone").to_owned());
    let headings: Vec<Choosable> = std::iter::once(none).chain(headings).collect();
    choose(view, "headingRows", &headings, &opened.heading.to_string());
    view.attr("samplePlace", "aria-label", Some(view.word("sampleTitle")));
    if view.changed("sample", &(opened.sample.clone(), opened.heading)) {
        let line = |(at, cells): (usize, &Vec<String>)| {
            let is_heading = i64::try_from(at) == Ok(opened.heading);
            let template = if is_heading { "sheetHead" } else { "sheetCell" };
            let cells = cells.iter().filter_map(|cell| Some(view.clone_of(template)?.slot("text", cell)));
            Some(view.clone_of("sheetLine")?.list("cells", cells.collect()))
        };
        view.list("sample", None, opened.sample.iter().enumerate().filter_map(line).collect());
    }
}

/// Why a column is taken for what it is.
fn why(proposed: &Proposed) -> &'static str {
    match &*proposed.reason {
        "remembered" => "whyRemembered",
        "named" => "whyNamed",
        "likely-named" => "whyLikely",
        "does-not-fit" => "whyDoesNotFit",
        "several-fields" => "whySeveralFields",
        "several-columns" => "whySeveralColumns",
        "content" => "whyContent",
        _ => "whyUnknown",
    }
}

/// The code of a column that is not used.
const NOT_USED: &str = "none";

fn column(columns: &Columns, place: usize, shared: &Shared, view: &View) -> Option<Piece> {
    let (proposed, chosen) = (columns.opened.columns.get(place)?, columns.chosen.get(place)?);
    let (asked, twice) = (columns.is_asked(place), columns.is_twice(place));
    let unnamed = numbered("columnUnnamed", place + 1, view);
    let heading = if proposed.heading.is_empty() { &unnamed } else { &proposed.heading };
    let fault = match (asked, twice) {
        (true, _) => view.word("columnAsked"),
        (_, true) => view.word("columnTwice"),
        _ => "",
    };
    let counts = [("filled", &*proposed.filled.to_string()), ("fits", &*proposed.fits.to_string())];
    let filled = if proposed.reason == "unknown" { String::new() } else { view.fill("columnFilled", &counts) };
    let changed = chosen.answered.then_some("");
    let piece = view
        .clone_of("sheetColumn")?
        .key(&place.to_string())
        .with("data-column", Some(&place.to_string()))
        .with("data-asked", (asked || twice).then_some(""))
        .with("data-idle", chosen.field.is_none().then_some(""))
        .slot("heading", heading)
        .slot("group", &proposed.group)
        .slot("examples", &proposed.examples.join(view.word("list")))
        .slot("why", changed.unwrap_or_else(|| view.word(why(proposed))))
        .slot("filled", &filled)
        .slot("fault", fault);
    let likely: Vec<Field> = proposed.alternatives.iter().filter_map(|key| Field::by_key(key)).collect();
    let others = Field::ALL.iter().copied().filter(|field| !likely.contains(field));
    let first = asked.then(|| (String::new(), view.word("columnPick").to_owned()));
    let first = first.into_iter().chain([(NOT_USED.to_owned(), view.word("columnNot").to_owned())]);
    let mut all = options(view, &first.collect::<Vec<_>>());
    for (label, fields) in [("columnLikely", likely.clone()), ("columnOther", others.collect())] {
        if !fields.is_empty() {
            let group = view.clone_of("sheetGroup")?.with("label", Some(view.word(label)));
            all.push(group.list("options", options(view, &named(fields.into_iter(), view).collect::<Vec<_>>())));
        }
    }
    let code = match chosen.field {
        Some(field) => field.key(),
        None if asked => "",
        None => NOT_USED,
    };
    let piece = piece.list("options", all).value("column", code);
    let field = chosen.field.filter(|_| !chosen.words.is_empty());
    let Some(field) = field else { return Some(piece.without_part("words")) };
    let unread = chosen.words.iter().any(|word| word.means.is_none());
    let piece = if unread { piece.set("words", "open", "") } else { piece };
    let words = chosen.words.iter().enumerate().filter_map(|(at, one)| word(at, one, field, shared, view));
    Some(piece.list("words", words.collect()))
}

/// A word in a column, with what it means.
fn word(at: usize, word: &Word, field: Field, shared: &Shared, view: &View) -> Option<Piece> {
    let mut all: Vec<Choosable> = vec![
        (String::new(), view.word("wordUnknown").to_owned()),
        ("nothing".to_owned(), view.word("wordNothing").to_owned()),
    ];
    all.extend(answers(field, shared).into_iter().map(|(code, label)| (code.to_owned(), label)));
    let code = match word.means.as_deref() {
        None => "",
        Some("") => "nothing",
        Some(code) => code,
    };
    if all.iter().all(|(known, _)| known != code) {
        all.push((code.to_owned(), code.to_owned()));
    }
    let said = view.fill("wordIs", &[("word", &word.word), ("n", &word.rows.to_string())]);
    let piece = view
        .clone_of("sheetWord")?
        .key(&word.word)
        .with("data-word-at", Some(&at.to_string()))
        .with("data-asked", word.means.is_none().then_some(""))
        .slot("word", &said)
        .list("options", options(view, &all))
        .value("means", code);
    if let Some(select) = dom::first(&piece.element, "select") {
        dom::attribute(&select, "aria-label", Some(&said));
    }
    Some(piece)
}

/// What can be said of a field, with what stands first.
fn sayings(field: Field, shared: &Shared, view: &View) -> Vec<Choosable> {
    let first = if Fact::is_typed(field) { "typeInstead" } else { "columnPick" };
    let first = (String::new(), view.word(first).to_owned());
    let all = answers(field, shared).into_iter().map(|(code, label)| (code.to_owned(), label));
    std::iter::once(first).chain(all).collect()
}

fn constant(place: usize, fact: &Fact, fault: &str, shared: &Shared, view: &View) -> Option<Piece> {
    let label = *words::field(fact.field).get(view.lang);
    let all = sayings(fact.field, shared, view);
    let piece = view
        .clone_of("sheetConstant")?
        .key(fact.field.key())
        .with("data-constant", Some(&place.to_string()))
        .slot("label", label)
        .slot("fault", fault)
        .shown("select", all.len() > 1)
        .shown("input", Fact::is_typed(fact.field) && fact.code.is_empty())
        .list("options", options(view, &all))
        .value("constantCode", &fact.code)
        .value("constantTyped", &fact.typed)
        .named("dropConstant", label);
    for input in dom::all(&piece.element, "select, input") {
        dom::attribute(&input, "aria-label", Some(label));
    }
    Some(piece)
}

/// A sum over rows in words; empty where it is nothing.
fn sum(sum: &Sum, view: &View) -> (String, String) {
    let range = Range { min: Fen::from_fen(sum.min), max: Some(Fen::from_fen(sum.max.max(sum.min))) };
    let notes = [(sum.unlimited, "unlimited"), (sum.unregulated, "unregulated")];
    let notes = notes.into_iter().filter(|(rows, _)| *rows > 0).map(|(rows, key)| numbered(key, rows, view));
    (words::sum(range, view.lang), notes.collect::<Vec<_>>().join(view.word("list")))
}

/// What the rows come to.
fn totals(answered: &Answered, view: &View) {
    if !view.changed("totals", answered) {
        return;
    }
    let totals = &answered.totals;
    let [receive, pay, fined, bear] = &totals.ours;
    let counted = |key: &str, rows: i64| (view.word(key), count("rowsCount", rows, view), String::new());
    let money = |key: &str, of: &Sum| {
        let (said, note) = sum(of, view);
        (*of != Sum::default()).then_some((view.word(key), said, note))
    };
    let mut figures = vec![counted("totalRows", totals.rows)];
    figures.extend((totals.unsound > 0).then(|| counted("totalUnsound", totals.unsound)));
    figures.extend(money("totalCompensation", &totals.compensation));
    figures.extend(money("totalFine", &totals.fine));
    figures.extend(money("totalOwnLoss", &totals.own_loss));
    figures.extend(money("totalOthersLoss", &totals.others_loss));
    figures.extend(money("totalReceive", receive));
    figures.extend(money("totalPay", pay));
    figures.extend(money("totalFined", fined));
    figures.extend(money("totalBear", bear));
    let figure = |(label, sum, note): &(&str, String, String)| {
        Some(view.clone_of("sheetFigure")?.slot("label", label).slot("sum", sum).slot("note", note))
    };
    view.list("totals", None, figures.iter().filter_map(figure).collect());
    let mut notes: Vec<String> = Vec::new();
    notes.extend((!answered.whole).then(|| view.word("notWhole").to_owned()));
    notes.extend((!answered.ended.is_empty()).then(|| answered.ended.clone()));
    notes.extend((answered.blank > 0).then(|| numbered("blankRows", answered.blank, view)));
    notes.extend((answered.sums > 0).then(|| numbered("sumRows", answered.sums, view)));
    view.list("totalNotes", None, lines(&notes, view));
    bars("outcomePart", "outcomeBars", &totals.by_outcome, view, |share| {
        let said = [("n", share.rows.to_string()), ("m", share.perhaps.to_string())];
        let said = said.each_ref().map(|(name, value)| (*name, &**value));
        let key = if share.perhaps > 0 { "certainPerhaps" } else { "rowsCount" };
        (share.rows, share.perhaps, view.fill(key, &said))
    });
    bars("partyPart", "partyBars", &totals.by_party, view, |share| {
        let of = |of: fn(&Sum) -> i64| share.sums.iter().map(of).fold(0, i64::saturating_add);
        let all = Sum {
            min: of(|sum| sum.min),
            max: of(|sum| sum.max),
            unlimited: of(|sum| sum.unlimited),
            unregulated: of(|sum| sum.unregulated),
        };
        let (said, note) = sum(&all, view);
        let said = if note.is_empty() { said } else { format!("{said}{}{note}", view.word("list")) };
        (all.min, all.max.saturating_sub(all.min), said)
    });
}

fn lines(texts: &[String], view: &View) -> Vec<Piece> {
    texts.iter().filter_map(|text| Some(view.clone_of("sheetNote")?.slot("text", text))).collect()
}

/// A bar for each share: what is certain, what is possible beyond it, and both in words.
fn bars(part: &str, place: &str, shares: &[Share], view: &View, of: impl Fn(&Share) -> (i64, i64, String)) {
    let all: Vec<(i64, i64, String, &str)> = shares
        .iter()
        .map(|share| (of(share), &*share.name))
        .map(|((certain, perhaps, said), name)| (certain.max(0), perhaps.max(0), said, name))
        .filter(|(certain, perhaps, ..)| *certain > 0 || *perhaps > 0)
        .collect();
    let most = all.iter().map(|(certain, perhaps, ..)| certain.saturating_add(*perhaps)).max().unwrap_or_default();
    let width = |length: i64| {
        let tenths = i128::from(length) * 1000 / i128::from(most.max(1));
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let bar = |(certain, perhaps, said, name): &(i64, i64, String, &str)| {
        let piece = view.clone_of("sheetBar")?.slot("name", &words::capital(name)).slot("sum", said);
        let piece = piece.set("certain", "width", &width(*certain)).set("perhaps", "x", &width(*certain));
        Some(piece.set("perhaps", "width", &width(*perhaps)))
    };
    view.show(part, !all.is_empty());
    view.list(place, None, all.iter().filter_map(bar).collect());
}

/// The word for how soon something runs out.
const fn urgent(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Hour => "urgentHour",
        Urgency::Today => "urgentToday",
        Urgency::Month => "urgentMonth",
        Urgency::Later => "urgentLater",
        Urgency::Quiet => "urgentQuiet",
        Urgency::TooLate => "urgentTooLate",
        Urgency::Unsound => "urgentUnsound",
    }
}

/// What the list can be filtered by.
fn filters(list: &List, view: &View) {
    let (answered, wanted) = (&list.answered, &list.view);
    let problems: Vec<(String, String)> = answered
        .problems
        .iter()
        .map(|one| (one.code.clone(), view.fill("problemRows", &[("said", &one.said), ("n", &one.rows.to_string())])))
        .collect();
    chips(list, &problems, view);
    choices(list, problems, view);
    view.value("rowsText", &list.typed);
    let orders = [("due", "orderDue"), ("sum", "orderSum"), ("table", "orderTable")];
    let orders = orders.map(|(code, key)| (code.to_owned(), view.word(key).to_owned()));
    let order = ORDERS.iter().find(|(order, _)| *order == wanted.order).map_or("", |(_, code)| code);
    choose(view, "rowsOrder", &orders, order);
    view.show("allRows", !list.is_whole());
    view.text("rowsInList", &count("rowsInList", rows_of(list.scroll.rows), view));
    view.show("rowsNone", list.scroll.rows == 0);
    view.show("rows", list.scroll.rows > 0);
    view.attr("rows", "aria-label", Some(view.word("rowsName")));
}

/// Of very many the most frequent tell enough.
const MOST_CHIPS: usize = 40;

/// Filters that are pressed.
fn chips(list: &List, problems: &[Choosable], view: &View) {
    let (answered, wanted) = (&list.answered, &list.view);
    if view.changed("filters", &(list.made, wanted.clone())) {
        let chip = |(code, said): &(String, String)| {
            let piece = view.clone_of("sheetChip")?.slot("text", said).aim("rowsWith", "data-value", code);
            Some(pressed(piece, "rowsWith", wanted.problem.as_ref() == Some(code)))
        };
        let all = (answered.totals.unsound > 0).then(|| ("*".to_owned(), view.word("problemAll").to_owned()));
        let chips = all.iter().chain(problems.iter().take(MOST_CHIPS)).filter_map(chip).collect();
        view.list("problemList", Some("problemsPart"), chips);
        let words = answered.words.iter().take(MOST_CHIPS).filter_map(|(_, _, word, rows)| {
            let said = view.fill("wordIs", &[("word", word), ("n", &rows.to_string())]);
            let piece = view.clone_of("sheetWordChip")?.slot("text", &said).aim("rowsSaying", "data-value", word);
            Some(pressed(piece, "rowsSaying", wanted.text == *word))
        });
        view.list("unreadList", Some("unreadPart"), words.collect());
        let urgencies = URGENCIES.iter().filter_map(|(urgency, code)| {
            let rows = answered.urgencies.iter().find(|(known, _)| known == urgency).map(|(_, rows)| *rows)?;
            let said = format!("{} {rows}", view.word(urgent(*urgency)));
            let piece = view.clone_of("sheetUrgency")?.slot("text", &said).aim("rowsUrgency", "data-urgency", code);
            Some(pressed(piece, "rowsUrgency", wanted.urgency == Some(*urgency)))
        });
        let all = view.clone_of("sheetUrgency").map(|piece| piece.slot("text", view.word("chipAll")));
        let all = all.map(|piece| pressed(piece, "rowsUrgency", wanted.urgency.is_none()));
        view.list("urgencies", None, all.into_iter().chain(urgencies).collect());
    }
}

/// Filters that are chosen.
fn choices(list: &List, problems: Vec<Choosable>, view: &View) {
    let (answered, wanted) = (&list.answered, &list.view);
    let shares = |shares: &[Share]| shares.iter().map(|one| (one.code.clone(), words::capital(&one.name))).collect();
    let counted = |all: Vec<(String, String, i64)>| {
        all.into_iter().map(|(code, name, rows)| (code, format!("{name}（{rows}）"))).collect()
    };
    let months = answered.months.iter().map(|(month, rows)| (month.clone(), month.clone(), *rows)).collect();
    for (filter, place, mut all) in [
        (Filter::Outcome, "filterOutcome", shares(&answered.totals.by_outcome)),
        (Filter::Party, "filterParty", shares(&answered.totals.by_party)),
        (Filter::Clause, "filterClause", counted(answered.clauses.clone())),
        (Filter::Problem, "filterProblem", problems),
        (Filter::Month, "filterMonth", counted(months)),
    ] {
        let mut wanted = wanted.clone();
        let chosen = filter.of(&mut wanted).clone().unwrap_or_default();
        let any: Choosable = (String::new(), view.word("filterAny").to_owned());
        all.insert(0, any);
        if chosen == "*" {
            all.push((chosen.clone(), view.word("problemAll").to_owned()));
        }
        choose(view, place, &all, &chosen);
    }
}

fn pressed(piece: Piece, action: &str, is_pressed: bool) -> Piece {
    piece.aim(action, "aria-pressed", if is_pressed { "true" } else { "false" })
}

/// What is done with the rows that are chosen.
fn tell(room: &Worklist, list: &List, shared: &Shared, view: &View) {
    let picked = list.count_picked();
    view.text("picked", &if picked > 0 { count("picked", rows_of(picked), view) } else { String::new() });
    view.show("pickNone", picked > 0);
    view.show("tellPart", picked > 0);
    rows::ticked(list.picked == Picked::All, view);
    let first = (String::new(), view.word("chooseField").to_owned());
    let fields: Vec<Choosable> = std::iter::once(first).chain(named(choosable(|_| false), view)).collect();
    choose(view, "tellField", &fields, room.tell.as_ref().map_or("", |fact| fact.field.key()));
    view.attr("tellField", "aria-label", Some(view.word("tellTitle")));
    let all = room.tell.as_ref().map(|fact| sayings(fact.field, shared, view)).unwrap_or_default();
    let fact = room.tell.clone().unwrap_or(Fact::of(Field::Waybill));
    choose(view, "tellCode", &all, &fact.code);
    view.show("tellCode", all.len() > 1);
    view.show("tellTyped", room.tell.is_some() && Fact::is_typed(fact.field) && fact.code.is_empty());
    view.value("tellTyped", &fact.typed);
    for input in ["tellCode", "tellTyped"] {
        view.attr(input, "aria-label", Some(words::field(fact.field).get(view.lang)));
    }
    view.text("tellFault", &room.tell_fault);
}

/// The row that the keys move, whole.
fn detail(list: &List, view: &View) {
    let row = list.at(list.active);
    view.show("rowDetail", row.is_some());
    let Some(row) = row.filter(|row| view.changed("rowDetail", *row)) else { return };
    let problems = row.problems.join("\n");
    let waybill = if row.waybill.is_empty() { view.word("rowNoWaybill") } else { &row.waybill };
    let line = numbered("rowLine", row.line, view);
    let entries = [
        (&*line, waybill),
        (view.word("filterOutcome"), &row.said),
        (view.word("filterParty"), &row.liable),
        (view.word("totalCompensation"), &row.compensation),
        (view.word("totalFine"), &row.fine),
        (view.word("rowOurs"), &row.ours),
        (view.word("rowNext"), &row.next),
        (view.word("rowAsk"), &row.ask),
        (view.word("rowClauses"), &row.clauses),
        (view.word("rowProblems"), &*problems),
    ];
    let entry = |(name, text): &(&str, &str)| {
        let piece = view.clone_of("sheetEntry")?.slot("name", name).slot("text", text);
        (!text.is_empty()).then_some(piece)
    };
    view.list("rowEntries", None, entries.iter().filter_map(entry).collect());
    view.attr("rowOpen", "data-row", Some(&row.row.to_string()));
    view.attr("rowDetail", "data-urgency", row.urgency.map(urgency_code));
}

/// What another rulebook changes.
fn other_rules(room: &Worklist, shared: &Shared, view: &View) {
    let others = rules::others(shared);
    view.show("noOtherRules", others.is_empty());
    view.show("otherRulesPart", !others.is_empty());
    let named = others.into_iter().enumerate().map(|(place, (name, _))| (place.to_string(), name));
    choose(view, "otherRules", &named.collect::<Vec<_>>(), &room.other_rules.to_string());
    let compared = room.compared.as_ref().filter(|_| room.run.is_none());
    let title = compared.map(|(name, compared)| {
        let key = if compared.rows > 0 { "comparedTitle" } else { "comparedNone" };
        view.fill(key, &[("name", name), ("n", &compared.rows.to_string())])
    });
    view.text("comparedTitle", &title.unwrap_or_default());
    let change = |change: &Change| {
        let (from, to) = (Fen::from_fen(change.min).to_string(), Fen::from_fen(change.max).to_string());
        let key = match (change.min, change.max) {
            (0, 0) => "changeSaid",
            (min, max) if min == max => "changeSum",
            _ => "changeSums",
        };
        view.fill(key, &[("name", &change.name), ("n", &change.rows.to_string()), ("from", &from), ("to", &to)])
    };
    let changes: Vec<String> = compared.iter().flat_map(|(_, all)| &all.changes).map(change).collect();
    view.list("changes", None, lines(&changes, view));
}

/// What is written as a file.
fn out(room: &Worklist, list: &List, view: &View) {
    let all = [
        ("all".to_owned(), count("exportAll", rows_of(list.answered.rows), view)),
        ("list".to_owned(), count("exportList", rows_of(list.scroll.rows), view)),
    ];
    choose(view, "exportWhich", &all, if room.list_alone { "list" } else { "all" });
}
