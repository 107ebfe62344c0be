//! A line of the list: what it says of its case, and what is being typed into it.

use crate::book::{CaseAt, Content, Rival, Status, Urgency, difference};
use crate::case::{Field, Raw, Typed, typed};
use crate::estimate::estimate;
use crate::front::draft::typed_like;
use crate::front::shared::Shared;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::money::Fen;
use crate::words;
use chrono::{NaiveDate, NaiveDateTime};
use std::rc::Rc;

/// A part of a line that the clerk can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The status of the claim.
    Status,
    /// The day on which the status began.
    On,
    /// The sum that was paid.
    Paid,
}

/// A line of the case book: one case.
#[derive(Debug)]
pub struct Line {
    /// Tells the line from the others. It stays the same while the clerk changes the case in it.
    pub key: String,
    /// The id of the revision that the line shows.
    pub revision: String,
    /// The case that the line shows, at this moment.
    pub shown: Rc<CaseAt>,
    /// The texts of the line.
    pub said: Rc<Said>,
    /// Holds the day as it is being typed, where the book has not taken it yet.
    on: Option<String>,
    /// The same for the sum.
    paid: Option<String>,
    /// The part that cannot be read, and the words that say so; `None` where all can.
    pub fault: Option<(Part, &'static str)>,
}

/// The texts of a line, in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    lang: Lang,
    /// How urgent it looks: `overdue`, `due`, `quiet` or `settled`.
    pub tone: &'static str,
    /// The number of the waybill.
    pub waybill: String,
    /// Says in a few words what happened.
    pub happened: String,
    /// Says what another window made of the case; empty where it made nothing of it.
    pub rival: &'static str,
    /// The note that some facts are not sound; empty where all are.
    pub faults: &'static str,
    /// The result, in a few words.
    pub sum: String,
    /// The note that the time limit is over; empty where it is not.
    pub overdue: &'static str,
    /// The time that is left or over, in words.
    pub left: String,
    /// The time limit that matters, in words.
    pub due: String,
    /// The label of the day; empty where no day is asked for.
    pub on_label: &'static str,
    /// How the sum paid compares with the estimate; empty where there is nothing to compare.
    pub compared: String,
}

impl Said {
    fn of(shown: &CaseAt, shared: &Shared) -> Self {
        let lang = shared.lang;
        let rulebook = shared.rules.in_use.of_case(&shown.case, shown.as_of.date());
        let estimate = estimate(&shown.case, &rulebook, shown.as_of);
        let some = estimate.claim.is_some() || estimate.delay.is_some();
        let figures = words::figures(&estimate, lang);
        let sum = figures.iter().map(|figure| figure.said(lang)).collect::<Vec<_>>().join("\n");
        let waybill = if shown.waybill().is_empty() { shared.word("caseNoWaybill") } else { shown.waybill() };
        let tone = match &shown.urgency {
            Urgency::Overdue(_) | Urgency::Late { .. } => "overdue",
            Urgency::Due(_) | Urgency::ToSign(_) => "due",
            Urgency::Quiet => "quiet",
            Urgency::Settled => "settled",
        };
        let left = match shown.urgency.due() {
            Some(due) => words::time_left(due, shown.as_of, lang),
            None => shared.word(if tone == "settled" { "settled" } else { "noDeadline" }).to_owned(),
        };
        let paid = shown.content.paid.filter(|_| some);
        Self {
            lang,
            tone,
            waybill: waybill.to_owned(),
            happened: words::what_happened(&shown.case, lang),
            rival: shown.rival.map(|rival| *words::rival(rival).get(lang)).unwrap_or_default(),
            faults: if shown.issues.is_empty() { "" } else { shared.word("caseFaults") },
            sum: if some { sum } else { shared.word("caseNothing").to_owned() },
            overdue: if shown.urgency.is_over() { shared.word("overdue") } else { "" },
            left,
            due: words::urgency(&shown.urgency, shown.as_of.into(), lang),
            on_label: words::said_of_status(shown.content.status).get(lang),
            compared: paid.map(|paid| words::compared(difference(paid, &estimate), lang)).unwrap_or_default(),
        }
    }
}

impl Line {
    /// The line of a case; one that showed it before is gone on with.
    pub(super) fn of(shown: &Rc<CaseAt>, before: Option<Self>, shared: &Shared) -> Self {
        let revision = shown.revision.clone();
        match before {
            Some(before) if Rc::ptr_eq(&before.shown, shown) && before.said.lang == shared.lang => before,
            Some(before) => Self { shown: Rc::clone(shown), said: Rc::new(Said::of(shown, shared)), ..before },
            None => {
                let (key, shown, said) = (revision.clone(), Rc::clone(shown), Rc::new(Said::of(shown, shared)));
                Self { key, revision, shown, said, on: None, paid: None, fault: None }
            }
        }
    }

    /// Returns the text in the input of the day.
    #[must_use]
    pub fn on(&self) -> String {
        let kept = || self.shown.content.on.map(|on| typed_like(Moment::from(on))).unwrap_or_default();
        self.on.clone().unwrap_or_else(kept)
    }

    /// Returns the text in the input of the sum.
    #[must_use]
    pub fn paid(&self) -> String {
        let kept = || self.shown.content.paid.map(|paid| paid.to_string()).unwrap_or_default();
        self.paid.clone().unwrap_or_else(kept)
    }

    /// Returns, for the day and for the sum, whether its input holds what was typed instead of what is kept.
    #[must_use]
    pub fn is_typed(&self) -> (bool, bool) {
        (self.on.is_some(), self.paid.is_some())
    }

    /// Returns whether the day is asked for.
    #[must_use]
    pub fn asks_on(&self) -> bool {
        self.shown.content.status != Status::Open
    }

    /// Returns whether the sum is asked for.
    #[must_use]
    pub fn asks_paid(&self) -> bool {
        self.shown.content.status == Status::Paid
    }

    /// Is true where the case can be chosen from two that stand side by side.
    #[must_use]
    pub fn can_be_kept(&self) -> bool {
        self.shown.rival.is_some()
    }

    /// Is true where the case can be deleted: of two that stand side by side, one is chosen first.
    #[must_use]
    pub fn can_be_deleted(&self) -> bool {
        self.shown.rival != Some(Rival::Changed)
    }

    /// Something is being typed into it.
    pub(super) fn enter(&mut self, part: Part, text: String) {
        match part {
            Part::Status => {}
            Part::On => self.on = Some(text),
            Part::Paid => self.paid = Some(text),
        }
    }

    /// Returns the content of the book once the entry is taken: what it held before, with what can be read of the
    /// entry; or the part that cannot be read, and the word that says so.
    pub(super) fn content(
        &self,
        before: &Content,
        status: Status,
        now: NaiveDateTime,
    ) -> Result<Content, (Part, &'static str)> {
        // A new status is of today until the clerk says otherwise.
        let on = match &self.on {
            _ if status != before.status => None,
            Some(text) => day(text, now).ok_or((Part::On, "badDay"))?,
            None => before.on,
        };
        let paid = match &self.paid {
            _ if status != Status::Paid => None,
            Some(text) => sum(text, now).ok_or((Part::Paid, "badSum"))?,
            None => before.paid,
        };
        Ok(before.with_status(status, Some(on.unwrap_or_else(|| now.date())), paid))
    }

    /// Notes that the book holds what was entered, in this revision.
    pub(super) fn taken(&mut self, revision: &str) {
        revision.clone_into(&mut self.revision);
        (self.on, self.paid, self.fault) = (None, None, None);
    }
}

/// The day that a text says, if it says any; none: it cannot be read.
fn day(text: &str, now: NaiveDateTime) -> Option<Option<NaiveDate>> {
    match typed(Field::SentOn, text, now) {
        Typed::Says(Raw::Null) => Some(None),
        Typed::Says(Raw::Text(text)) => Moment::parse(&text).map(|moment| Some(moment.day)),
        _ => None,
    }
}

/// The sum that a text says, if it says any; none: it cannot be read.
fn sum(text: &str, now: NaiveDateTime) -> Option<Option<Fen>> {
    match typed(Field::Value, text, now) {
        Typed::Says(Raw::Null) => Some(None),
        Typed::Says(Raw::Number(yuan)) => Fen::from_yuan(yuan).ok().map(Some),
        _ => None,
    }
}
