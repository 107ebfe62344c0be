//! The three pictures: the way of the parcel, the fine day by day, and what each answer would make of it.
//!
//! A picture is drawn in pixels from top to bottom and in shares of its width from left to right, so that it needs no
//! measuring and holds at any width. The same data stands beside it as a table.

use super::dom::{Piece, View};
use super::result::{Result, Shown, is_new};
use crate::case::Choice;
use crate::estimate::{Event, FineDay, FineDays, Gap, Question, What, fine_days, gap, timeline};
use crate::money::{Fen, Range};
use crate::words::{self, Answered, Figure};
use chrono::Datelike;

/// What is drawn; none: nothing so far.
#[derive(Default)]
pub(super) struct Drawn {
    timeline: Option<(Vec<Event>, bool)>,
    fine: Option<(Option<FineDays>, bool)>,
    answers: Option<Vec<Question>>,
}

impl Result {
    /// Draws what has something to say, where its data changed.
    pub(super) fn pictures(&mut self, view: &View, shown: &Shown<'_>) {
        let events = (timeline(shown.case, shown.estimate), shown.live);
        if is_new(&mut self.drawn.timeline, &events) {
            draw_timeline(view, shown, &events.0);
        }
        let fine = (fine_days(shown.case, shown.rulebook, shown.estimate), shown.live);
        if is_new(&mut self.drawn.fine, &fine) {
            view.show("fineDaysPart", fine.0.is_some());
            if let Some(fine) = &fine.0 {
                draw_fine(view, shown, fine);
            }
        }
        if is_new(&mut self.drawn.answers, &*shown.estimate.questions) {
            draw_answers(view, &shown.estimate.questions);
        }
    }
}

/// A picture with its pieces, what it is called, and what it says at a glance.
fn picture(view: &View, title: &str, gist: &str, height: i32, pieces: Vec<Piece>) -> Vec<Piece> {
    let picture = view.clone_of("picture").map(|picture| {
        picture.slot("title", title).slot("gist", gist).with("height", Some(&height.to_string())).list("pieces", pieces)
    });
    picture.into_iter().collect()
}

fn down(y: i32) -> String {
    format!("translate(0 {y})")
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
    // From a mark to what follows: with nothing between, and with the time between told.
    const NEAR: i32 = 6;
    const FAR: i32 = 24;
    let worth = events.len() > 1;
    view.show("timelinePart", worth);
    if !worth {
        return;
    }
    let lang = view.lang;
    let now = shown.estimate.as_of;
    let years = events.windows(2).any(|two| matches!(two, [one, other] if one.at.day.year() != other.at.day.year()));
    let mut y = 0;
    let mut pieces = Vec::new();
    for (place, event) in events.iter().enumerate() {
        let next = events.get(place + 1);
        let between = next.and_then(|next| gap(event.at, next.at));
        let state = words::event_state(event, now, lang);
        let own = if state.is_empty() { 24 } else { 42 };
        let rest = if between.is_some() { FAR } else { NEAR };
        let piece = view.clone_of("event").map(|piece| {
            let piece = piece
                .with("transform", Some(&down(y)))
                .with("data-kind", Some(kind(event.what)))
                .with("data-state", event.state.map(Choice::code))
                .with("data-far", matches!(between, Some(Gap::Days(_))).then_some(""))
                .slot("label", called(event, shown, view))
                .slot("when", &words::in_short(event.at, years, lang))
                .slot("state", &state)
                .slot("gap", &between.map(|between| words::gap(between, lang)).unwrap_or_default())
                .set("gap", "y", &(own + 15).to_string())
                .set("way", "y1", "11");
            piece.set("way", "y2", &(if next.is_some() { own + rest + 11 } else { 11 }).to_string())
        });
        pieces.extend(piece);
        y += own + if next.is_some() { rest } else { 0 };
    }
    let gist = words::timeline_gist(events, lang);
    view.update("timeline", None, picture(view, view.word("timelineTitle"), &gist, y, pieces));
    let rows = events.iter().filter_map(|event| {
        let row = view.clone_of("event-row")?.slot("label", called(event, shown, view));
        let row = row.slot("when", &words::in_full(event.at, lang));
        Some(row.slot("state", &words::event_state(event, now, lang)))
    });
    view.update("timelineRows", None, rows.collect());
}

const fn kind(what: What) -> &'static str {
    match what {
        What::Fact(_) => "fact",
        What::Due | What::Deadline(_) => "deadline",
        What::Now => "now",
    }
}

// The fine

/// Above the columns there is room for the cap's name, below for days and mark.
const TOP: i32 = 22;
const PLOT: i32 = 100;
const BELOW: i32 = 44;

fn draw_fine(view: &View, shown: &Shown<'_>, fine: &FineDays) {
    let lang = view.lang;
    let until = match (fine.signed, shown.live) {
        (true, _) => view.word("fineSigned"),
        (false, true) => view.word("today"),
        (false, false) => view.word("countedOn"),
    };
    // A day that lies further off stands apart.
    let apart = |place: usize| {
        let before = place.checked_sub(1).and_then(|before| fine.days.get(before));
        before.zip(fine.days.get(place)).is_some_and(|(before, day)| (day.day - before.day).num_days() > 1)
    };
    let breaks = i32::from((0..fine.days.len()).any(apart));
    // A single day is no wall.
    let columns = i32::try_from(fine.days.len()).unwrap_or(i32::MAX).saturating_add(breaks).max(5);
    let base = TOP + PLOT;
    let frame = view.clone_of("fine-frame").map(|frame| {
        let (cap, base) = (TOP.to_string(), base.to_string());
        let frame = frame.slot("cap", &words::capped(fine.cap, lang)).set("capLabel", "y", &(TOP - 7).to_string());
        let frame = frame.set("cap", "y1", &cap).set("cap", "y2", &cap);
        frame.set("base", "y1", &base).set("base", "y2", &base)
    });
    let marked = fine.days.iter().position(|day| day.day == fine.until);
    let days = (0..).zip(fine.days.iter().enumerate()).filter_map(|(column, (place, day))| {
        let apart = apart(place);
        let first = place == 0 || apart || day.day.day() == 1;
        // Where there are many, not every day has room for its name.
        let near = marked.is_some_and(|marked| marked != place && marked.abs_diff(place) < 5);
        let named = columns <= 9 || Some(place) == marked || first && !near;
        let column = Column { at: column + i32::from(apart), of: columns, named, first, apart };
        let mark = (Some(place) == marked).then_some(until);
        draw_day(view, day, fine, &column, mark)
    });
    let pieces: Vec<Piece> = days.chain(frame).collect();
    let gist = words::fine_gist(fine, lang);
    view.update("fineDays", None, picture(view, view.word("fineDaysTitle"), &gist, base + BELOW, pieces));
    let rows = fine.days.iter().filter_map(|day| {
        let name = words::in_full(day.day.into(), lang);
        let values = [("what", &*name), ("mark", until)];
        let name = if day.day == fine.until { words::fill(view.word("inBrackets"), &values) } else { name.clone() };
        let sum = if day.fine.is_zero() { view.word("fineNone").to_owned() } else { words::sum(day.fine, lang) };
        Some(view.clone_of("fine-row")?.slot("day", &name).slot("sum", &sum))
    });
    view.update("fineRows", None, rows.collect());
}

/// Where a day stands.
struct Column {
    at: i32,
    of: i32,
    /// Whether its date is written, and with the month.
    named: bool,
    first: bool,
    /// Whether days are left out before it.
    apart: bool,
}

fn draw_day(view: &View, day: &FineDay, fine: &FineDays, column: &Column, mark: Option<&str>) -> Option<Piece> {
    let lang = view.lang;
    let (left, width) = (share(column.at, column.of), share(1, column.of));
    let (middle, right) = (share(column.at * 2 + 1, column.of * 2), share(column.at + 1, column.of));
    let height = |sum: Fen| scaled(sum, fine.cap, PLOT);
    let (sure, most) = (height(day.fine.min), height(day.fine.max.unwrap_or(fine.cap)));
    let base = TOP + PLOT;
    let top = (base - most).to_string();
    let date = match (column.named, column.first) {
        (true, true) => words::in_short(day.day.into(), false, lang),
        (true, false) => words::day_alone(day.day.into(), lang),
        (false, _) => String::new(),
    };
    // At the cap its line says the sum.
    let sum = if day.fine.max == Some(fine.cap) { String::new() } else { words::at_most(day.fine) };
    let piece = view
        .clone_of("fine-day")?
        .with("data-ahead", (day.day > fine.until).then_some(""))
        .with("data-until", mark.map(|_| ""))
        .slot("sum", if column.named { &sum } else { "" })
        .slot("date", &date)
        .slot("break", if column.apart { "⋯" } else { "" })
        .slot("mark", &mark.map(|mark| words::fill(view.word("mark"), &[("mark", mark)])).unwrap_or_default());
    let piece = [("most", most), ("sure", sure)].iter().fold(piece, |piece, (part, height)| {
        let piece = piece.set(part, "x", &left).set(part, "width", &width);
        piece.set(part, "y", &(base - height).to_string()).set(part, "height", &height.to_string())
    });
    let piece =
        piece.set("step", "x1", &left).set("step", "x2", &right).set("step", "y1", &top).set("step", "y2", &top);
    let piece =
        piece.set("break", "x", &share(column.at * 2 - 1, column.of * 2)).set("break", "y", &(base - 4).to_string());
    let texts = [("sum", base - most - 5), ("date", base + 17), ("mark", base + 36)];
    let piece =
        texts.iter().fold(piece, |piece, (part, y)| piece.set(part, "x", &middle).set(part, "y", &y.to_string()));
    // What is longer than its column stays inside the picture.
    Some(match (column.at * 8 < column.of, column.at * 8 >= column.of * 7 - 8) {
        (true, _) => piece.set("mark", "x", &left).set("mark", "text-anchor", "start"),
        (_, true) => piece.set("mark", "x", &right).set("mark", "text-anchor", "end"),
        _ => piece,
    })
}

/// So many parts of the width.
fn share(parts: i32, of: i32) -> String {
    format!("{:.3}%", f64::from(parts) * 100.0 / f64::from(of.max(1)))
}

/// A sum as a length, where `most` is as long as `length`.
fn scaled(sum: Fen, most: Fen, length: i32) -> i32 {
    let length = sum.fen().saturating_mul(length.into()).checked_div(most.fen()).unwrap_or_default();
    i32::try_from(length).unwrap_or(i32::MAX)
}

// The answers

fn draw_answers(view: &View, questions: &[Question]) {
    let lang = view.lang;
    let told = words::open(questions, lang);
    view.show("answersPart", !told.is_empty());
    let ranges = || told.iter().flat_map(|(_, all)| all).flat_map(|one| &one.figures).filter_map(|figure| figure.range);
    let most = ranges().filter_map(|range| range.max.or(Some(range.min))).max().unwrap_or_default();
    let mut drawing = Drawing { view, most, y: 0, pieces: Vec::new() };
    let mut rows = Vec::new();
    for (label, answers) in &told {
        drawing.question(label);
        for (place, one) in answers.iter().enumerate() {
            drawing.answer(one);
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
    let most = words::sum(Range::exactly(most), lang);
    let values = [("count", &*told.len().to_string()), ("most", &*most)];
    let gist = words::fill(view.word("barsGist"), &values);
    let Drawing { y, pieces, .. } = drawing;
    view.update("bars", None, picture(view, view.word("answersTitle"), &gist, y, pieces));
    view.update("answers", None, rows);
}

/// Bars on one scale, from top to bottom.
struct Drawing<'a> {
    view: &'a View,
    /// The sum that is as long as there is room.
    most: Fen,
    y: i32,
    pieces: Vec<Piece>,
}

impl Drawing<'_> {
    fn question(&mut self, label: &str) {
        if self.y > 0 {
            self.y += 10;
        }
        self.text(label, "question");
    }

    fn answer(&mut self, one: &Answered) {
        let whole = one.said(self.view.lang);
        if lines(&whole).len() == 1 {
            self.text(&whole, "answer");
        } else {
            self.text(&one.answer, "answer");
            self.text(&one.result, "result");
        }
        for figure in &one.figures {
            self.bar(figure);
        }
        self.y += 6;
    }

    fn text(&mut self, text: &str, kind: &str) {
        for line in lines(text) {
            self.y += 19;
            let piece = self.view.clone_of("bar-text").map(|piece| piece.slot("text", &line));
            self.pieces.extend(
                piece.map(|piece| piece.with("y", Some(&(self.y - 4).to_string())).with("data-kind", Some(kind))),
            );
        }
    }

    /// What is sure is full, what it may come to is only drawn around; without a limit it goes as far as there is room.
    fn bar(&mut self, figure: &Figure) {
        let range = figure.range.unwrap_or_default();
        let width = |sum: Fen| share(scaled(sum, self.most, 1000), 1000);
        let piece = self.view.clone_of("bar").map(|piece| {
            piece
                .with("transform", Some(&down(self.y + 1)))
                .with("data-kind", Some(figure.kind.code()))
                .set("most", "width", &width(range.max.unwrap_or(self.most)))
                .set("sure", "width", &width(range.min))
        });
        self.pieces.extend(piece);
        self.y += 14;
    }
}

/// A text in lines that hold on the narrowest screen.
fn lines(text: &str) -> Vec<String> {
    /// In halves of a Chinese character.
    const ROOM: usize = 38;
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in words_of(text) {
        let wide: usize = word.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
        if used > 0 && used + wide > ROOM {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if used == 0 { word.trim_start() } else { word });
        }
        used += wide;
    }
    lines
}

/// Where a line may break: before a space, and between two Chinese characters.
fn words_of(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.char_indices().skip(1).find(|(at, letter)| {
            let before = rest.get(..*at).and_then(|head| head.chars().next_back());
            let han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
            *letter == ' ' || han(*letter) && before.is_some_and(|before| !before.is_ascii())
        });
        let (word, left) = rest.split_at_checked(end.map_or(rest.len(), |(at, _)| at)).unwrap_or((rest, ""));
        words.push(word);
        rest = left;
    }
    words
}
