//! The door through which the rules see a case: facts, each known or open.

use super::deadlines;
use crate::case::{
    Answer, Case, Cause, Claimant, DelayCause, DeliveredBy, Extent, Field, IfAbsent, Problem, Stage, Value,
};
use crate::choice::{Choice, choices};
use crate::moment::Moment;
use crate::money::{Fen, Range};
use crate::rulebook::{ClosingWindow, Figures, ParcelRules, ReadingId, Readings};
use crate::set::Set;
use chrono::{NaiveDate, NaiveDateTime};
use std::num::NonZeroU8;

choices! {
    /// A question that the rules ask of a case.
    ///
    /// The rules ask in this order on every way through the claim; the exploration relies on it.
    Fact {
        /// What happened.
        Problem = "problem",
        /// Whether a parcel that is looked for turns out lost.
        LostAfterAll = "lost-after-all",
        /// Who files.
        Claimant = "claimant",
        /// Whether the claim was filed in time after the station stopped.
        Closing = "closing",
        /// Force majeure.
        ForceMajeure = "force-majeure",
        /// Whether the claim was filed in time.
        Filed = "filed",
        /// Cash inside.
        Cash = "cash",
        /// What damaged it.
        DamageCause = "damage-cause",
        /// What contaminated it.
        ContaminationCause = "contamination-cause",
        /// Wrong recipient details, not recoverable.
        AddressFault = "address-fault",
        /// Lost because a station was replaced.
        StationChange = "station-change",
        /// Handed over without consent.
        ProxySigned = "proxy-signed",
        /// Whether the damage was reported in time.
        DamageReported = "damage-reported",
        /// Whether the station cooperated.
        Cooperated = "cooperated",
        /// Where it happened.
        Stage = "stage",
        /// On the hand-over list.
        Listed = "listed",
        /// Whether the missing parcel was reported in time.
        MissingReported = "missing-reported",
        /// Kind of delivery station.
        DeliveredBy = "delivered-by",
        /// Partial or total.
        Extent = "extent",
        /// Whether it was signed in time.
        Signed = "signed",
        /// Inside the Henan network.
        InNetwork = "in-network",
        /// What made it late.
        DelayCause = "delay-cause",
    }
    /// When the claim is filed, seen from the sending date.
    Filed {
        /// By days and by month.
        InTime = "in-time",
        /// By the reading followed it is, by the other it is not.
        Disputed = "disputed",
        /// It is not.
        Late = "late",
    }
    /// When the claim is filed, seen from the day the station stopped.
    Closing {
        /// It never stopped.
        NotClosed = "not-closed",
        /// At a time when it is admitted.
        Admitted = "in-time",
        /// At a time when it is not.
        Refused = "late",
    }
    /// Whether a report came within its minutes.
    Report {
        /// Yes.
        InTime = "in-time",
        /// No.
        Late = "late",
    }
    /// Whether the parcel was signed in time.
    Signed {
        /// Signed by the deadline.
        OnTime = "on-time",
        /// Not signed, and the deadline lies ahead.
        NotDue = "not-due",
        /// Neither.
        Late = "late",
    }
}

/// An answer to a fact: its place in the list of the fact, counted from 1, so that an `Option` of it is no larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FactAnswer(NonZeroU8);

impl FactAnswer {
    pub(crate) const NO: Self = Self::nth(0);
    pub(crate) const YES: Self = Self::nth(1);

    /// The answer at a place of the list, from 0.
    pub(crate) const fn nth(place: u8) -> Self {
        Self(NonZeroU8::MIN.saturating_add(place))
    }

    /// Its place in the list, from 0.
    pub(crate) const fn place(self) -> u8 {
        self.0.get() - 1
    }
}

impl<T: Choice> From<T> for FactAnswer {
    fn from(value: T) -> Self {
        Self::nth(value.index())
    }
}

impl From<bool> for FactAnswer {
    fn from(flag: bool) -> Self {
        if flag { Self::YES } else { Self::NO }
    }
}

/// What is known of a fact: one answer, or those it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Is(FactAnswer),
    Open(&'static [FactAnswer]),
}

impl<T: Choice> From<T> for Known {
    fn from(value: T) -> Self {
        Self::Is(value.into())
    }
}

impl Fact {
    /// The codes of its answers, in their order.
    pub(crate) const fn answers(self) -> &'static [&'static str] {
        match self {
            Self::Problem => Problem::CODES,
            Self::Claimant => Claimant::CODES,
            Self::Closing => Closing::CODES,
            Self::Filed => Filed::CODES,
            Self::DamageCause | Self::ContaminationCause => Cause::CODES,
            Self::DamageReported | Self::MissingReported => Report::CODES,
            Self::Stage => Stage::CODES,
            Self::DeliveredBy => DeliveredBy::CODES,
            Self::Extent => Extent::CODES,
            Self::Signed => Signed::CODES,
            Self::DelayCause => DelayCause::CODES,
            Self::LostAfterAll
            | Self::ForceMajeure
            | Self::Cash
            | Self::AddressFault
            | Self::StationChange
            | Self::ProxySigned
            | Self::Cooperated
            | Self::Listed
            | Self::InNetwork => &["no", "yes"],
        }
    }

    /// The code of one of its answers.
    pub(crate) fn code_of(self, answer: FactAnswer) -> &'static str {
        self.answers().get(usize::from(answer.place())).copied().unwrap_or_default()
    }

    /// The fields from which the fact follows.
    pub(crate) const fn fields(self) -> &'static [Field] {
        match self {
            Self::Problem => &[Field::Problem],
            Self::LostAfterAll => &[],
            Self::Claimant => &[Field::Claimant],
            Self::Closing => &[Field::ClosedOn, Field::ClaimedOn],
            Self::ForceMajeure => &[Field::ForceMajeure],
            Self::Filed => &[Field::SentOn, Field::ClaimedOn],
            Self::Cash => &[Field::Cash],
            Self::DamageCause | Self::ContaminationCause => &[Field::Cause],
            Self::AddressFault => &[Field::AddressFault],
            Self::StationChange => &[Field::StationChange],
            Self::ProxySigned => &[Field::ProxySigned],
            Self::DamageReported => &[Field::ScannedAt, Field::DamageReportedAt],
            Self::Cooperated => &[Field::Cooperated],
            Self::Stage => &[Field::Stage],
            Self::Listed => &[Field::Listed],
            Self::MissingReported => &[Field::VehicleArrivedAt, Field::MissingReportedAt],
            Self::Extent => &[Field::Extent],
            Self::DeliveredBy => &[Field::DeliveredBy],
            Self::Signed => &[Field::SignedAt],
            Self::InNetwork => &[Field::InNetwork],
            Self::DelayCause => &[Field::DelayCause],
        }
    }
}

/// Whoever answers the rules: a case, with every open fact decided.
pub(crate) trait Facts {
    /// The answer to a fact.
    fn answer(&mut self, fact: Fact) -> FactAnswer;
    /// The value lost.
    fn value(&mut self) -> Range;
    /// What other parcels lost.
    fn others_loss(&mut self) -> Range;
    /// Notes that a field bears on the result without being a fact of the rules.
    fn note(&mut self, field: Field);
    /// What does not vary between completions of one version.
    fn ground(&self) -> &Ground<'_>;

    /// What is given.
    fn given(&self) -> &Given {
        &self.ground().given
    }
    /// The figures of the rulebook.
    fn figures(&self) -> &Figures {
        self.ground().figures
    }
    /// How the rulebook is read.
    fn follows(&self) -> Readings {
        self.ground().follows
    }

    /// A fact with a list of answers.
    fn ask<T: Choice>(&mut self, fact: Fact) -> Option<T> {
        T::at(self.answer(fact).place())
    }
    /// A yes/no fact.
    fn yes(&mut self, fact: Fact) -> bool {
        self.answer(fact) == FactAnswer::YES
    }
}

const BOTH: &[FactAnswer] = &[FactAnswer::NO, FactAnswer::YES];

/// The delivery's delay, as far as it does not depend on open facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Delay {
    /// When it was due.
    pub(crate) due: Moment,
    /// Days late, if it is late.
    pub(crate) days: Range<u32>,
    /// Whether the moment that counts lies on the due day itself.
    pub(crate) same_day: bool,
    /// Not signed so far, and overdue.
    pub(crate) running: bool,
}

/// What one exploration stands on: a case, as one version of the regulation sees it.
///
/// The figures and the way of reading decide some facts already, so that each version has its own.
#[derive(Clone, Debug)]
pub(crate) struct Ground<'a> {
    pub(crate) given: Given,
    pub(crate) figures: &'a Figures,
    pub(crate) follows: Readings,
}

impl<'a> Ground<'a> {
    pub(crate) fn of(case: &Case, as_of: NaiveDateTime, rulebook: &'a ParcelRules) -> Self {
        Self::read_as(rulebook.follows, case, as_of, rulebook)
    }

    /// The same where the version is read otherwise.
    pub(crate) fn read_as(follows: Readings, case: &Case, as_of: NaiveDateTime, rulebook: &'a ParcelRules) -> Self {
        let figures = &rulebook.figures;
        Self { given: Given::of(case, as_of, (figures, follows), |_| true), figures, follows }
    }

    /// A parcel of which nothing is known.
    pub(crate) fn open(figures: &'a Figures, follows: Readings) -> Self {
        Self { given: Given::open(), figures, follows }
    }

    /// The same with one fact decided.
    pub(crate) fn with(&self, fact: Fact, answer: FactAnswer) -> Self {
        Self { given: self.given.with(fact, answer), ..*self }
    }
}

/// A case as the rules see it before anything open is decided.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    known: [Known; Fact::ALL.len()],
    pub(crate) value: Range,
    pub(crate) others_loss: Range,
    pub(crate) delay: Option<Delay>,
    /// Entered as transit, not merely possible.
    pub(crate) stage_transit: bool,
    pub(crate) outside_possible: bool,
    pub(crate) force_majeure_possible: bool,
    /// Entered, also as unknown.
    pub(crate) closing_entered: bool,
    /// A value without its proof.
    pub(crate) value_unproven: bool,
}

impl Given {
    /// What is given of the facts that are wanted; nothing is said of the others.
    #[inline]
    pub(crate) fn of(
        case: &Case,
        as_of: NaiveDateTime,
        (figures, follows): (&Figures, Readings),
        wanted: impl Fn(Fact) -> bool,
    ) -> Self {
        let sum = |field, default| case.yuan(field).or(default).map_or_else(Range::unlimited, Range::exactly);
        let value = case.yuan(Field::Value).known();
        let mut given = Self {
            known: [Known::Open(&[]); Fact::ALL.len()],
            value: value.map_or_else(Range::unlimited, Range::exactly),
            others_loss: sum(Field::OthersLoss, Fen::ZERO),
            delay: None,
            stage_transit: case.choice(Field::Stage) == Answer::Known(Stage::Transit),
            outside_possible: case.flag(Field::InNetwork).or(true) != Some(true),
            force_majeure_possible: case.flag(Field::ForceMajeure).or(false) != Some(false),
            closing_entered: case.get(Field::ClosedOn).is_some(),
            value_unproven: value.is_some() && case.flag(Field::ValueProof).known() != Some(true),
        };
        let list = |field| case.choice::<Cause>(field);
        given.set(Fact::Problem, case.choice(Field::Problem).or(Problem::None));
        given.know(Fact::LostAfterAll, Known::Open(BOTH));
        given.set(Fact::Claimant, case.choice::<Claimant>(Field::Claimant).known());
        if wanted(Fact::Filed) {
            given.know(Fact::Closing, closing(case, as_of, figures, follows));
            given.know(Fact::Filed, filed(case, as_of, figures, follows));
        }
        given.set(Fact::DamageCause, list(Field::Cause).or(Cause::Handling));
        given.set(Fact::ContaminationCause, list(Field::Cause).known());
        given.set(Fact::Stage, case.choice::<Stage>(Field::Stage).known());
        given.set(Fact::Extent, case.choice::<Extent>(Field::Extent).known());
        given.set(Fact::DeliveredBy, case.choice::<DeliveredBy>(Field::DeliveredBy).known());
        given.set(Fact::DelayCause, case.choice(Field::DelayCause).or(DelayCause::None));
        given.know_flags(case, &wanted);
        for (fact, field, start, minutes) in [
            (Fact::MissingReported, Field::MissingReportedAt, Field::VehicleArrivedAt, figures.missing_minutes),
            (Fact::DamageReported, Field::DamageReportedAt, Field::ScannedAt, figures.damage_minutes),
        ] {
            if wanted(fact) {
                given.know(fact, reported(case, field, start, minutes, as_of));
            }
        }
        if let Some(due) = case.moment(Field::DueAt).known() {
            let (signed, delay) = signed(case, due, as_of);
            given.know(Fact::Signed, signed);
            given.delay = Some(delay);
        }
        given
    }

    #[inline]
    fn know_flags(&mut self, case: &Case, wanted: &impl Fn(Fact) -> bool) {
        for (fact, field, default) in [
            (Fact::ForceMajeure, Field::ForceMajeure, Some(false)),
            (Fact::Cash, Field::Cash, Some(false)),
            (Fact::AddressFault, Field::AddressFault, Some(false)),
            (Fact::StationChange, Field::StationChange, Some(false)),
            (Fact::ProxySigned, Field::ProxySigned, Some(false)),
            (Fact::Cooperated, Field::Cooperated, Some(true)),
            (Fact::InNetwork, Field::InNetwork, Some(true)),
            (Fact::Listed, Field::Listed, None),
        ] {
            if !wanted(fact) {
                continue;
            }
            let flag = match case.flag(field) {
                Answer::Absent => default,
                answer => answer.known(),
            };
            self.know(fact, flag.map_or(Known::Open(BOTH), |flag| Known::Is(flag.into())));
        }
    }

    /// A late parcel of which nothing is known: every fact is open, every sum may be anything.
    fn open() -> Self {
        let mut given = Self {
            known: [Known::Open(&[]); Fact::ALL.len()],
            value: Range::unlimited(),
            others_loss: Range::unlimited(),
            delay: Some(Delay {
                due: NaiveDate::MIN.into(),
                days: Range { min: 1, max: Some(u32::MAX) },
                same_day: false,
                running: false,
            }),
            stage_transit: false,
            outside_possible: true,
            force_majeure_possible: true,
            closing_entered: true,
            value_unproven: false,
        };
        for &fact in Fact::ALL {
            given.know(fact, Known::Open(first(fact.answers().len())));
        }
        given
    }

    /// What is known of a fact.
    pub(crate) fn known(&self, fact: Fact) -> Known {
        self.known.get(usize::from(fact.index())).copied().unwrap_or(Known::Open(&[]))
    }

    /// The fields of an open fact that a station could still answer.
    pub(crate) fn open_fields(fact: Fact, case: &Case) -> Set<Field> {
        fact.fields().iter().copied().filter(|field| Self::is_open(*field, case)).collect()
    }

    /// Whether a station could still answer a field, where its fact is open.
    pub(crate) fn is_open(field: Field, case: &Case) -> bool {
        match case.get(field) {
            None => field.spec().default == IfAbsent::Unknown || field == Field::Cause,
            Some(Value::Unknown | Value::NotSoFar) => true,
            Some(_) => field == Field::SignedAt,
        }
    }

    /// The same with one fact decided.
    fn with(&self, fact: Fact, answer: FactAnswer) -> Self {
        let mut given = self.clone();
        given.know(fact, Known::Is(answer));
        given
    }

    fn know(&mut self, fact: Fact, known: Known) {
        if let Some(slot) = self.known.get_mut(usize::from(fact.index())) {
            *slot = known;
        }
    }

    fn set<T: Choice>(&mut self, fact: Fact, value: Option<T>) {
        self.know(fact, value.map_or(Known::Open(first(T::ALL.len())), Known::from));
    }
}

/// The most answers that a fact can have.
pub(crate) const MOST_ANSWERS: usize = 8;

/// So many answers, in their order.
const EACH: &[FactAnswer; MOST_ANSWERS] = &[
    FactAnswer::nth(0),
    FactAnswer::nth(1),
    FactAnswer::nth(2),
    FactAnswer::nth(3),
    FactAnswer::nth(4),
    FactAnswer::nth(5),
    FactAnswer::nth(6),
    FactAnswer::nth(7),
];

/// No fact has more answers.
const _: () = {
    let mut facts = Fact::ALL;
    while let [fact, rest @ ..] = facts {
        assert!(fact.answers().len() <= MOST_ANSWERS);
        facts = rest;
    }
};

/// The answers of a list of so many.
fn first(count: usize) -> &'static [FactAnswer] {
    EACH.get(..count).unwrap_or(EACH)
}

/// The day of filing: today where it was left out.
pub(crate) fn claimed_on(case: &Case, as_of: NaiveDateTime) -> Option<NaiveDate> {
    case.moment(Field::ClaimedOn).or(as_of.date().into()).map(|moment| moment.day)
}

fn filed(case: &Case, as_of: NaiveDateTime, figures: &Figures, follows: Readings) -> Known {
    const OPEN: Known = Known::Open(&[FactAnswer::nth(Filed::InTime as u8), FactAnswer::nth(Filed::Late as u8)]);
    let Some(claimed) = claimed_on(case, as_of) else { return OPEN };
    let last_day = |sent| deadlines::last_day_to_file(sent, figures, follows);
    match case.moment(Field::SentOn).known() {
        Some(sent) if claimed > last_day(sent.day) => Filed::Late.into(),
        Some(sent) if claimed > deadlines::other_last_day(sent.day, figures, follows) => Filed::Disputed.into(),
        Some(_) => Filed::InTime.into(),
        None => match case.earliest_step() {
            Some(day) if claimed > last_day(day) => Filed::Late.into(),
            _ => OPEN,
        },
    }
}

fn closing(case: &Case, as_of: NaiveDateTime, figures: &Figures, follows: Readings) -> Known {
    const OPEN: Known =
        Known::Open(&[FactAnswer::nth(Closing::Admitted as u8), FactAnswer::nth(Closing::Refused as u8)]);
    match (case.moment(Field::ClosedOn), claimed_on(case, as_of)) {
        (Answer::Absent, _) => Closing::NotClosed.into(),
        (Answer::Known(closed), Some(claimed)) => {
            let after = claimed > deadlines::file_after_closing(closed.day, figures);
            let refused = match follows.follow(ReadingId::ClosingWindow) {
                Some(ClosingWindow::Within) => !after && claimed >= closed.day,
                Some(ClosingWindow::After) | None => after,
            };
            if refused { Closing::Refused } else { Closing::Admitted }.into()
        }
        _ => OPEN,
    }
}

fn reported(case: &Case, field: Field, start: Field, minutes: u32, as_of: NaiveDateTime) -> Known {
    const OPEN: Known = Known::Open(&[FactAnswer::nth(Report::InTime as u8), FactAnswer::nth(Report::Late as u8)]);
    let Some(limit) = case.moment(start).known().and_then(Moment::at).map(|at| deadlines::report_by(at, minutes))
    else {
        return OPEN;
    };
    match case.get(field) {
        Some(Value::Moment(report)) if report.is_after(limit.into()) => Report::Late.into(),
        Some(Value::Moment(_)) => Report::InTime.into(),
        Some(Value::NotSoFar) if as_of > limit => Report::Late.into(),
        _ => OPEN,
    }
}

fn signed(case: &Case, due: Moment, as_of: NaiveDateTime) -> (Known, Delay) {
    const MAYBE: Known = Known::Open(&[FactAnswer::nth(Signed::OnTime as u8), FactAnswer::nth(Signed::Late as u8)]);
    let now = Moment::from(as_of);
    let overdue = now.is_after(due);
    let days = |day: NaiveDate| u32::try_from((day - due.day).num_days()).unwrap_or_default().max(1);
    let delay = |days, same_day, running| Delay { due, days, same_day, running };
    let same_day = |moment: Moment| moment.day == due.day;
    match case.moment(Field::SignedAt) {
        Answer::Absent => {
            let known = if overdue { Signed::Late } else { Signed::NotDue };
            (known.into(), delay(Range::exactly(days(now.day)), same_day(now), overdue))
        }
        Answer::Unknown if overdue => {
            (MAYBE, delay(Range { min: 1, max: Some(days(now.day)) }, due.clock.is_some(), false))
        }
        Answer::Unknown => (Signed::OnTime.into(), delay(Range::exactly(1), false, false)),
        Answer::Known(signed) => {
            let clock_decides = signed.clock.is_none() && due.clock.is_some() && same_day(signed);
            let known = if clock_decides && overdue {
                MAYBE
            } else if signed.is_after(due) {
                Signed::Late.into()
            } else {
                Signed::OnTime.into()
            };
            (known, delay(Range::exactly(days(signed.day)), same_day(signed), false))
        }
    }
}
