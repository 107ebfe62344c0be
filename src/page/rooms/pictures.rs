//! The three pictures: the way of the parcel, the fine day by day, and what each answer would make of it.
//!
//! The browser lays out the words, as everywhere; what is drawn beside them goes by shares of the room there is. So a
//! picture holds at any width and in any font. The same data stands beside it as a table.

use crate::choice::Choice;
use crate::estimate::{Event, FineDay, FineDays, Gap, Question, What, fine_days, gap, timeline};
use crate::front::answer::Answer;
use crate::front::shared::Shared;
use crate::money::{Fen, Range};
use crate::page::view::{Piece, View};
use crate::words::{self, Figure};
use chrono::Datelike;

/// What a picture is drawn of.
struct Shown<'a> {
    answer: &'a Answer,
    /// Whether the clock is followed: the moment of the estimate is now.
    live: bool,
}

/// Draws what has something to say, where its data changed.
pub(super) fn show(shared: &Shared, view: &View) {
    let Some(answer) = shared.answered().filter(|answer| answer.has_result()) else { return };
    let live = shared.parcel.fixed.is_none();
    let shown = Shown { answer, live };
    let events = timeline(&answer.case, &answer.estimate);
    if view.changed("timeline", &(events.clone(), live)) {
        draw_timeline(view, &shown, &events);
    }
    let fine = fine_days(&answer.case, answer.versions(&shared.rules.in_use), &answer.estimate);
    if view.changed("fineDays", &(fine.clone(), live)) {
        view.show("fineDaysPart", fine.is_some());
        if let Some(fine) = &fine {
            draw_fine(view, &shown, fine);
        }
    }
    if view.changed("answers", &answer.estimate.questions) {
        draw_answers(view, &answer.estimate.questions);
    }
}

/// A picture with its pieces; to who cannot see it, what it is called and what it says at a glance.
fn picture(view: &View, title: &str, gist: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let name = view.fill("pictureName", &[("title", title), ("gist", gist)]);
    let picture =
        view.clone_of("picture").map(|picture| picture.with("aria-label", Some(&name)).list("pieces", pieces));
    picture.into_iter().collect()
}

// The timeline

/// What an event is called: the moment of the estimate is now, unless it was set by hand.
fn called(event: &Event, shown: &Shown<'_>, view: &View) -> &'static str {
    match event.what {
        What::Now if shown.live => view.word("now"),
        what => words::event(what).get(view.lang),
    }
}

fn draw_timeline(view: &View, shown: &Shown<'_>, events: &[Event]) {
    let worth = events.len() > 1;
    view.show("timelinePart", worth);
    if !worth {
        return;
    }
    let lang = view.lang;
    let now = shown.answer.estimate.as_of;
    let years = events.windows(2).any(|two| matches!(two, [one, other] if one.at.day.year() != other.at.day.year()));
    let pieces = events.iter().enumerate().filter_map(|(place, event)| {
        let between = events.get(place + 1).and_then(|next| gap(event.at, next.at));
        let piece = view.clone_of("event")?;
        let piece = piece
            .with("data-kind", Some(kind(event.what)))
            .with("data-state", event.state.map(Choice::code))
            .with("data-far", matches!(between, Some(Gap::Days(_))).then_some(""))
            .slot("label", called(event, shown, view))
            .slot("when", &words::in_short(event.at, years, lang))
            .slot("state", &words::event_state(event, now, lang));
        Some(piece.slot("gap", &between.map(|between| words::gap(between, lang)).unwrap_or_default()))
    });
    let gist = words::timeline_gist(events, lang);
    view.list("timeline", None, picture(view, view.word("timelineTitle"), &gist, pieces.collect()));
    let rows = events.iter().filter_map(|event| {
        let row = view.clone_of("event-row")?.slot("label", called(event, shown, view));
        let row = row.slot("when", &words::in_full(event.at, lang));
        Some(row.slot("state", &words::event_state(event, now, lang)))
    });
    view.list("timelineRows", None, rows.collect());
}

const fn kind(what: What) -> &'static str {
    match what {
        What::Fact(_) => "fact",
        What::Due | What::Deadline(_) => "deadline",
        What::Now => "now",
    }
}

// The fine

fn draw_fine(view: &View, shown: &Shown<'_>, fine: &FineDays) {
    let lang = view.lang;
    let until = match (fine.signed, shown.live) {
        (true, _) => view.word("fineSigned"),
        (false, true) => view.word("today"),
        (false, false) => view.word("countedOn"),
    };
    let cap = view.clone_of("fine-cap").map(|cap| cap.slot("cap", &words::capped(fine.cap, lang)));
    let days = fine.days.iter().enumerate().filter_map(|(place, day)| {
        let before = place.checked_sub(1).and_then(|before| fine.days.get(before));
        // Days are left out before one that lies further off.
        let apart = before.is_some_and(|before| (day.day - before.day).num_days() > 1);
        draw_day(view, day, fine, apart, (day.day == fine.until).then_some(until))
    });
    let gist = words::fine_gist(fine, lang);
    let pieces = cap.into_iter().chain(days).collect();
    view.list("fineDays", None, picture(view, view.word("fineDaysTitle"), &gist, pieces));
    let rows = fine.days.iter().filter_map(|day| {
        let name = words::in_full(day.day.into(), lang);
        let values = [("what", &*name), ("mark", until)];
        let name = if day.day == fine.until { view.fill("inBrackets", &values) } else { name.clone() };
        let sum = if day.fine.is_zero() { view.word("fineNone").to_owned() } else { words::sum(day.fine, lang) };
        Some(view.clone_of("fine-row")?.slot("day", &name).slot("sum", &sum))
    });
    view.list("fineRows", None, rows.collect());
}

fn draw_day(view: &View, day: &FineDay, fine: &FineDays, apart: bool, mark: Option<&str>) -> Option<Piece> {
    let width = |sum: Fen| share(sum, fine.cap);
    let most = width(day.fine.max.unwrap_or(fine.cap));
    let piece = view.clone_of("fine-day")?;
    let piece = piece
        .with("data-ahead", (day.day > fine.until).then_some(""))
        .with("data-until", mark.map(|_| ""))
        .slot("break", if apart { "⋯" } else { "" })
        .slot("date", &words::in_short(day.day.into(), false, view.lang))
        .slot("sum", &words::at_most(day.fine))
        .slot("mark", &mark.map(|mark| view.fill("mark", &[("mark", mark)])).unwrap_or_default())
        .set("most", "width", &most)
        .set("sure", "width", &width(day.fine.min));
    Some(piece.set("step", "x1", &most).set("step", "x2", &most))
}

/// A sum as a share of the room that the largest one takes.
fn share(sum: Fen, most: Fen) -> String {
    let thousandths = sum.fen().saturating_mul(1000).checked_div(most.fen()).unwrap_or_default();
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

// The answers

fn draw_answers(view: &View, questions: &[Question]) {
    let lang = view.lang;
    let told = words::open(questions, lang);
    view.show("answersPart", !told.is_empty());
    let ranges = || told.iter().flat_map(|(_, all)| all).flat_map(|one| &one.figures).filter_map(|figure| figure.range);
    let most = ranges().filter_map(|range| range.max.or(Some(range.min))).max().unwrap_or_default();
    let mut pieces = Vec::new();
    let mut rows = Vec::new();
    for (label, answers) in &told {
        pieces.extend(bar_text(view, label, "question"));
        for (place, one) in answers.iter().enumerate() {
            pieces.extend(bar_text(view, &one.said(lang), "answer"));
            pieces.extend(one.figures.iter().filter_map(|figure| bar(view, figure, most)));
            let Some(row) = view.clone_of("answer") else { continue };
            // The question heads the rows of all its answers.
            let row = if place == 0 {
                row.set("question", "rowspan", &answers.len().to_string())
            } else {
                row.without_part("question")
            };
            rows.push(row.slot("question", label).slot("answer", &one.answer).slot("result", &one.result));
        }
    }
    let largest = words::sum(Range::exactly(most), lang);
    let gist = view.fill("barsGist", &[("count", &*told.len().to_string()), ("most", &*largest)]);
    view.list("bars", None, picture(view, view.word("answersTitle"), &gist, pieces));
    view.list("answers", None, rows);
}

fn bar_text(view: &View, text: &str, kind: &str) -> Option<Piece> {
    Some(view.clone_of("bar-text")?.slot("text", text).with("data-kind", Some(kind)))
}

/// What is sure is full, what it may come to is only drawn around; without a limit it goes as far as there is room.
fn bar(view: &View, figure: &Figure, most: Fen) -> Option<Piece> {
    let range = figure.range.unwrap_or_default();
    let bar = view.clone_of("bar")?.with("data-kind", Some(figure.kind.code()));
    let bar = bar.set("most", "width", &share(range.max.unwrap_or(most), most));
    Some(bar.set("sure", "width", &share(range.min, most)))
}
