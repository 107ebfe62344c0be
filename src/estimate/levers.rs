//! What can still be changed, and what it would do for us; for a station that is accused, what would clear it.

use super::explored::Explored;
use super::outcome::Ours;
use super::outcome::Outlook;
use super::outlooks::{Outlooks, as_each_sees};
use crate::case::{Case, DelayCause, Field, Problem, Value, We};
use crate::choice::choices;
use crate::moment::Moment;
use crate::order::sort_by_key;
use crate::rulebook::{Applicable, ClauseId, ClosingWindow, Figures, ParcelRules, ReadingId, Readings};
use crate::rules::deadlines;
use crate::rules::facts::{Closing, Fact, FactAnswer, Filed, Report};
use crate::rules::result::DelayOutcome;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

choices! {
    /// An action that can still change the result of a case.
    LeverId {
        /// Report the parcel that is listed but missing before its time limit ends (loss-8).
        ReportMissing = "report-missing",
        /// Report the damage before its time limit ends (loss-9).
        ReportDamage = "report-damage",
        /// File the claim before its time limit ends.
        File = "file",
        /// Have the parcel signed before it is late.
        SignInTime = "sign-in-time",
        /// Have the parcel signed before the fine grows.
        Sign = "sign",
        /// Get proof of the value of the goods.
        Proof = "proof",
        /// Cooperate with the sending station (loss-9).
        Cooperate = "cooperate",
        /// Show that the parcel or the damage was reported in time.
        ShowReport = "show-report",
        /// Show that the recipient consented to the hand-over (loss-13).
        ShowConsent = "show-consent",
        /// Show that the recipient's details were wrong (loss-12).
        ShowAddress = "show-address",
        /// Show that the waybill was wrongly used (delay-3a).
        ShowWaybill = "show-waybill",
        /// Show that the destination mark was wrong (delay-3b).
        ShowMark = "show-mark",
        /// Show one of the other causes that clear a late delivery (delay-3c, delay-3d, delay-3e).
        ShowCause = "show-cause",
    }
}

/// An action that can still be taken, and the result with and without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// The action to take.
    pub id: LeverId,
    /// The field of the case that the action changes.
    pub field: Field,
    /// The clauses that decide what the action changes.
    pub clauses: Vec<ClauseId>,
    /// The last moment for the action, China time; `None` where there is none.
    pub due: Option<Moment>,
    /// The result if the action is not taken.
    pub without: Outlook,
    /// The result if the action is taken.
    pub with: Outlook,
}

impl Lever {
    fn of(id: LeverId, field: Field, clauses: &[ClauseId], without: Outlook, with: Outlook) -> Self {
        let clauses = clauses.to_vec();
        Self { id, field, clauses, due: None, without, with }
    }

    /// Returns whether the advice on evidence is the project's own, because the regulation says nothing of evidence.
    #[must_use]
    pub fn is_advice(&self) -> bool {
        match self.id {
            LeverId::ReportMissing
            | LeverId::ReportDamage
            | LeverId::Cooperate
            | LeverId::ShowReport
            | LeverId::ShowConsent
            | LeverId::ShowAddress
            | LeverId::ShowWaybill
            | LeverId::ShowMark
            | LeverId::ShowCause => true,
            LeverId::File | LeverId::SignInTime | LeverId::Sign | LeverId::Proof => false,
        }
    }

    /// Whether it does anything for us, or for anybody where we did not say who we are.
    fn helps(&self) -> bool {
        let (from, to) = (&self.without, &self.with);
        let fine = |outlook: &Outlook| outlook.delay.and_then(|delay| delay.reach());
        let fined = from.ours.is_none() && fine(from) != fine(to);
        // Proof changes no sum: without it the sum may not stand.
        self.id == LeverId::Proof || from.claim != to.claim || from.ours != to.ours || fined
    }
}

/// Returns every action that can still change the result of a case, those with a time limit first.
///
/// Facts that are open are read off the same exploration as the estimate; one that is known is decided otherwise.
///
/// ```
/// use parcel_claims::case::{Raw, check};
/// use parcel_claims::{estimate::{LeverId, levers}, rulebook::ParcelRules};
/// let as_of = "2012-03-04T08:30:00".parse().unwrap();
/// let facts = [("problem", "missing"), ("stage", "transit"), ("vehicleArrivedAt", "2012-03-04T08:00")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let first = &levers(&case, ParcelRules::built_in(), as_of)[0];
/// assert_eq!(first.id, LeverId::ReportMissing);
/// assert_eq!(first.due.unwrap().to_string(), "2012-03-04T09:00");
/// ```
#[must_use]
pub fn levers<'a>(case: &Case, rulebook: impl Into<Applicable<'a>>, as_of: NaiveDateTime) -> Vec<Lever> {
    Explored::of(case, rulebook, as_of).levers()
}

impl Explored<'_, '_> {
    pub(super) fn levers(&self) -> Vec<Lever> {
        let Self { case, rulebook, as_of, .. } = self;
        let desk =
            Desk { case, rulebook, now: (*as_of).into(), we: case.choice(Field::We).known(), outlooks: &self.outlooks };
        let all = self.outlooks.all();
        let mut levers = Vec::new();
        desk.reports(&mut levers);
        desk.filing(all, &mut levers);
        desk.fine(all, &mut levers);
        desk.evidence(all, &mut levers);
        levers.retain(Lever::helps);
        sort_by_key(&mut levers, |lever: &Lever| {
            (lever.due.is_none(), lever.due.map(|due| (due.day, due.clock)), lever.id)
        });
        levers
    }
}

struct Desk<'a> {
    case: &'a Case,
    rulebook: &'a Applicable<'a>,
    now: Moment,
    we: Option<We>,
    outlooks: &'a Outlooks<'a>,
}

/// A time to file in.
struct Window {
    last: NaiveDate,
    clause: ClauseId,
    /// The fact that says whether it was kept, and what it says once the window is over.
    fact: Fact,
    over: FactAnswer,
}

impl Desk<'_> {
    /// The result if a fact had this answer: read off where it is open, run again where it is known otherwise.
    fn if_it_had(&self, fact: Fact, answer: impl Into<FactAnswer>) -> Outlook {
        self.outlooks.if_it_had(fact, answer.into(), self.case)
    }

    fn is_open(&self, fact: Fact) -> bool {
        self.outlooks.matter().contains(fact)
    }

    /// The one-hour clocks: while they run, and once nobody knows whether they were met.
    fn reports(&self, levers: &mut Vec<Lever>) {
        // The station that receives reports, and nobody for it.
        if matches!(self.we, Some(We::Origin | We::Transit)) {
            return;
        }
        type Minutes = fn(&Figures) -> u32;
        for (fact, report, start, minutes, id, clause) in [
            (
                Fact::MissingReported,
                Field::MissingReportedAt,
                Field::VehicleArrivedAt,
                (|figures| figures.missing_minutes) as Minutes,
                LeverId::ReportMissing,
                ClauseId::Loss8,
            ),
            (
                Fact::DamageReported,
                Field::DamageReportedAt,
                Field::ScannedAt,
                |figures| figures.damage_minutes,
                LeverId::ReportDamage,
                ClauseId::Loss9,
            ),
        ] {
            if !self.is_open(fact) {
                continue;
            }
            let start = self.case.moment(start).known().and_then(Moment::at);
            // Safe by every version.
            let minutes = self.rulebook.each().map(|version| minutes(&version.figures)).min();
            let due = start.zip(minutes).map(|(start, minutes)| Moment::from(deadlines::report_by(start, minutes)));
            let runs = due.is_some_and(|due| !self.now.is_after(due)) && !self.case.says(report, &Value::Unknown);
            levers.push(Lever {
                due: due.filter(|_| runs),
                ..Lever::of(
                    if runs { id } else { LeverId::ShowReport },
                    report,
                    &[clause],
                    self.if_it_had(fact, Report::Late),
                    self.if_it_had(fact, Report::InTime),
                )
            });
        }
    }

    /// What whoever files can do; a station that is to pay files nothing.
    fn filing(&self, all: Outlook, levers: &mut Vec<Lever>) {
        let Some(claim) = all.claim.filter(|_| matches!(self.we, None | Some(We::Origin))) else { return };
        let mut windows: Vec<Window> = self.windows().into_iter().flatten().collect();
        sort_by_key(&mut windows, |window| window.last);
        // The window that closes first decides: once it is over, the others help no more.
        let first = windows.first().filter(|window| self.now.day <= window.last);
        let compensated = claim.compensation.is_some_and(|range| !range.is_zero());
        if let Some(window) = first.filter(|_| self.case.get(Field::ClaimedOn).is_none() && compensated) {
            levers.push(Lever {
                due: Some(window.last.into()),
                ..Lever::of(
                    LeverId::File,
                    Field::ClaimedOn,
                    &[ClauseId::Loss2, window.clause],
                    self.if_it_had(window.fact, window.over),
                    all,
                )
            });
        }
        if self.case.yuan(Field::Value).known().is_some()
            && !self.case.says(Field::ValueProof, &Value::Flag(true))
            && compensated
        {
            levers.push(Lever {
                due: first.map(|window| window.last.into()),
                ..Lever::of(LeverId::Proof, Field::ValueProof, &[ClauseId::Loss2], all, all)
            });
        }
    }

    /// The windows for filing: from the sending date, and from the day the station stopped.
    fn windows(&self) -> [Option<Window>; 2] {
        // The sending date is known for the one, and so is the version; the other is safe by every version.
        let versions = || self.rulebook.each().map(|ParcelRules { figures, follows, .. }| (figures, *follows));
        let day = |field| self.case.moment(field).known().map(|moment| moment.day);
        // By the other reading nothing is admitted before the window is over: it is no time to file in.
        let stops = |(_, follows): &(&Figures, Readings)| {
            follows.follow(ReadingId::ClosingWindow) != Some(ClosingWindow::Within)
        };
        let to_file =
            |sent| versions().map(|(figures, follows)| deadlines::last_day_to_file(sent, figures, follows)).min();
        let after_closing =
            |closed| versions().filter(stops).map(|(figures, _)| deadlines::file_after_closing(closed, figures)).min();
        [
            day(Field::SentOn).and_then(to_file).map(|last| Window {
                last,
                clause: ClauseId::Loss5,
                fact: Fact::Filed,
                over: Filed::Late.into(),
            }),
            day(Field::ClosedOn).and_then(after_closing).map(|last| Window {
                last,
                clause: ClauseId::Loss15c,
                fact: Fact::Closing,
                over: Closing::Refused.into(),
            }),
        ]
    }

    /// The fine, before it begins and while it grows: only whoever delivers can have the parcel signed.
    fn fine(&self, all: Outlook, levers: &mut Vec<Lever>) {
        let Some(delay) = all.delay.filter(|_| matches!(self.we, None | Some(We::Delivery))) else { return };
        // What is lost can no longer be signed.
        if self.case.choice(Field::Problem).known() == Some(Problem::Lost) {
            return;
        }
        let mut sign = |id, clause, due, later: Option<NaiveDate>| {
            let Some(later) = later else { return };
            let at = later.and_time(NaiveTime::MIN);
            let later = Outlooks::of(self.case, as_each_sees(self.case, self.rulebook, at), &mut ()).all();
            let without = with_claim_of(all, later);
            levers.push(Lever { due: Some(due), ..Lever::of(id, Field::SignedAt, &[clause], without, all) });
        };
        let due = self.case.moment(Field::DueAt).known();
        if let Some(due) = due.filter(|due| delay.outcome.is_only(DelayOutcome::NotDue) && self.is_near(due.day)) {
            sign(LeverId::SignInTime, ClauseId::Delay1, due, due.day.succ_opt());
        }
        // Once it has reached its cap, waiting changes nothing: the lever does not help.
        if let Some(cap) = delay.cap_on {
            sign(LeverId::Sign, ClauseId::Delay2, self.now.day.into(), Some(cap.day));
        }
    }

    /// Today, or tomorrow.
    fn is_near(&self, day: NaiveDate) -> bool {
        self.now.day.succ_opt().is_some_and(|tomorrow| day <= tomorrow)
    }

    /// What clears a delivery station: facts that it may be able to show.
    fn evidence(&self, all: Outlook, levers: &mut Vec<Lever>) {
        if !matches!(self.we, Some(We::Delivery | We::Agency)) {
            return;
        }
        let mut show = |id, field, clauses: &[ClauseId], with| levers.push(Lever::of(id, field, clauses, all, with));
        let says = |field, flag| self.case.says(field, &Value::Flag(flag));
        // Where the rules do not ask for a fact, showing it does not help, either.
        if says(Field::ProxySigned, true) || self.is_open(Fact::ProxySigned) {
            let with = self.if_it_had(Fact::ProxySigned, false);
            show(LeverId::ShowConsent, Field::ProxySigned, &[ClauseId::Loss13], with);
        }
        if says(Field::Cooperated, false) {
            show(LeverId::Cooperate, Field::Cooperated, &[ClauseId::Loss9], self.if_it_had(Fact::Cooperated, true));
        }
        if self.outlooks.asked().contains(Fact::AddressFault) {
            let with = self.if_it_had(Fact::AddressFault, true);
            show(LeverId::ShowAddress, Field::AddressFault, &[ClauseId::Loss12], with);
        }
        if all.delay.is_some_and(|delay| delay.outcome.contains(DelayOutcome::Late)) {
            // Any of them clears it: the result is the same.
            let with = self.if_it_had(Fact::DelayCause, DelayCause::WaybillMisuse);
            for (id, clauses) in [
                (LeverId::ShowWaybill, &[ClauseId::Delay3a][..]),
                (LeverId::ShowMark, &[ClauseId::Delay3b]),
                (LeverId::ShowCause, &[ClauseId::Delay3c, ClauseId::Delay3d, ClauseId::Delay3e]),
            ] {
                show(id, Field::DelayCause, clauses, with);
            }
        }
    }
}

/// Only the fine grows by waiting; what the claim costs us stays.
fn with_claim_of(now: Outlook, later: Outlook) -> Outlook {
    let ours = now.ours.zip(later.ours).map(|(now, later)| Ours { fined: later.fined, ..now });
    Outlook { claim: now.claim, delay: later.delay, ours }
}
