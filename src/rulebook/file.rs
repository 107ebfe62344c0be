//! The file format of a rulebook, type by type: the schema is made from this file.

use super::codes::{Department, Status};
use super::figure::FigureList;
use super::part::{FigureName, Id, Several, Template, one_of, record};
use crate::choice::choices;
use crate::lang::Text;
use chrono::NaiveDate;

/// The same in both languages.
type Words = Text<String>;

record! {
    /// One version of a regulation.
    File {
        /// The address of the schema, for editors.
        schema: Option<String> = "$schema",
        /// Its stable id.
        id: Id = "id",
        /// The regulation of which it is a version; its own id where absent.
        regulation: Option<Id> = "regulation",
        /// Its title.
        title: Words = "title",
        /// The day it was issued, where that is known.
        issued: Option<NaiveDate> = "issued",
        /// Whether it is in force.
        status: Status = "status",
        /// The sending dates for which this version holds; all of them where absent.
        valid: Option<Validity> = "valid",
        /// The day up to which somebody has compared it with the regulation in force.
        checked_until: Option<NaiveDate> = "checkedUntil",
        /// Where its source breaks off.
        breaks_off: Option<Words> = "breaksOff",
        /// Its clauses. Those that begin with `delay-` and `loss-` are the parcel rules: all or none of them.
        clauses: Several<ClauseFile> = "clauses",
        /// Which way each passage with more than one reading is read: those of the parcel rules, and those of clocks.
        readings: Vec<ReadingFile> = "readings",
        /// Its penalty tables.
        penalties: Vec<PenaltyTable> = "penalties",
        /// What can happen that starts a clock.
        events: Vec<Event> = "events",
        /// Its service clocks.
        clocks: Vec<Clock> = "clocks",
        /// The shares that a month has to reach.
        targets: Vec<Target> = "targets",
    }
    /// The dates for which a version holds, both days included.
    Validity {
        /// The first day; from the beginning where absent.
        from: Option<NaiveDate> = "from",
        /// The last day; without end where absent.
        until: Option<NaiveDate> = "until",
    }
    /// A clause.
    ClauseFile {
        /// Its id.
        id: Id = "id",
        /// Where it stands in the regulation.
        place: Words = "place",
        /// The department it names.
        department: Option<Department> = "department",
        /// Its figures: numbers with at most two decimals, clock times as `09:00`, `null` where the company left a blank.
        figures: FigureList = "figures",
        /// What it says in our own words, with `{name}` where a figure stands.
        words: Template = "words",
    }
    /// A passage with more than one reading.
    ReadingFile {
        /// Which.
        id: Id = "id",
        /// The clause it stands in.
        clause: Id = "clause",
        /// The way that is followed.
        follows: Id = "follows",
        /// What it is about.
        words: Words = "words",
        /// Every way of reading it.
        ways: Several<WayFile> = "ways",
    }
    /// A way of reading a passage.
    WayFile {
        /// Which.
        id: Id = "id",
        /// It in words.
        words: Words = "words",
    }
    /// A penalty table: what is charged to the staff of a post or to a station, never parcel money.
    PenaltyTable {
        /// Its id.
        id: Id = "id",
        /// Its title.
        title: Words = "title",
        /// Who is charged.
        charges: Words = "charges",
        /// Whether it is taken from wages: the note on employment law stands beside it.
        wages: bool = "wages",
        /// Its items.
        items: Vec<Item> = "items",
        /// The monthly score that its points are taken from.
        score: Option<Score> = "score",
        /// The monthly appraisal that decides a bonus.
        appraisal: Option<Appraisal> = "appraisal",
    }
    /// Something that draws a penalty or a prize.
    Item {
        /// Its id, one in the whole file.
        id: Id = "id",
        /// The clause that says so.
        clause: Id = "clause",
        /// What happened, in few words and without figures.
        label: Words = "label",
        /// How it is counted.
        counts: Counting = "counts",
        /// What must hold besides before it is charged: asked, never presumed. Of sums each time, a day, or of a wage.
        conditions: Vec<Condition> = "conditions",
        /// The department that is charged: it is no deduction of a person then.
        department: Option<Words> = "department",
        /// Items that may speak of the same incident: where both are entered, the company decides whether both apply.
        overlaps: Vec<Id> = "overlaps",
    }
    /// Something that must hold before an item is charged.
    Condition {
        /// Its id, one in its item.
        id: Id = "id",
        /// It as a statement, that is true or not.
        words: Words = "words",
    }
    /// A sum each time.
    Occurrence {
        /// Yuan.
        sum: FigureName = "sum",
    }
    /// A sum for each calendar day after the first.
    PerDay {
        /// Yuan a day.
        sum: FigureName = "sum",
        /// The most it can be, in yuan.
        cap: Option<FigureName> = "cap",
    }
    /// A share of a wage, each time.
    WageShare {
        /// Per cent.
        percent: FigureName = "percent",
        /// The wage that is entered.
        base: Words = "base",
    }
    /// Points off the monthly score, each time.
    Points {
        /// The part of the score.
        part: Id = "part",
        /// Points.
        points: FigureName = "points",
    }
    /// Steps that escalate: the first time, the second, and so on.
    Steps {
        /// The part of the score that points are taken from.
        part: Option<Id> = "part",
        /// The steps in turn.
        steps: Several<Step> = "steps",
        /// What is said of what comes after the last; nothing where absent.
        then: Option<Words> = "then",
    }
    /// What follows the first, second, … time.
    Step {
        /// What.
        does: StepKind = "does",
        /// Yuan or points.
        figure: Option<FigureName> = "figure",
    }
    /// Something other than money from a number of times, days or months on.
    Measure {
        /// So many.
        after: FigureName = "after",
        /// Whether the number itself is not enough, only more than it.
        beyond: bool = "beyond",
        /// What is counted.
        counted: Words = "counted",
        /// What follows.
        follows: Words = "follows",
    }
    /// A prize.
    Prize {
        /// Yuan; not stated where absent.
        sum: Option<FigureName> = "sum",
        /// Whether it may be more.
        or_more: bool = "orMore",
    }
    /// A penalty that is named without any figure.
    Unstated {
        /// What the regulation says instead.
        says: Words = "says",
    }
    /// A monthly score.
    Score {
        /// The clause that says so.
        clause: Id = "clause",
        /// All its points.
        total: FigureName = "total",
        /// Its parts: their points are the total.
        parts: Several<ScorePart> = "parts",
        /// The item that points lost in a month draw besides.
        draws: Option<Id> = "draws",
    }
    /// A part of the monthly score.
    ScorePart {
        /// Its id.
        id: Id = "id",
        /// Its name.
        label: Words = "label",
        /// Its points.
        points: FigureName = "points",
    }
    /// A monthly appraisal: weighted indicators, and a band of the bonus for the score.
    Appraisal {
        /// The clause of the indicators.
        clause: Id = "clause",
        /// The clause of the bands.
        bonus: Id = "bonus",
        /// The bonus that is entered.
        base: Words = "base",
        /// The indicators: their weights are 100.
        indicators: Several<Indicator> = "indicators",
        /// The bands, from the best downward.
        bands: Several<Band> = "bands",
    }
    /// An indicator of the appraisal, scored from 0 to 100.
    Indicator {
        /// Its id.
        id: Id = "id",
        /// Its name.
        label: Words = "label",
        /// Its weight in per cent.
        weight: FigureName = "weight",
    }
    /// A band of the score.
    Band {
        /// Its id.
        id: Id = "id",
        /// Its name.
        label: Words = "label",
        /// The lowest score in it; the last band has none.
        from: Option<FigureName> = "from",
        /// What becomes of the bonus.
        pays: Pay = "pays",
        /// Up or down by so many per cent.
        percent: Option<FigureName> = "percent",
    }
    /// Something that starts a clock.
    Event {
        /// Its id.
        id: Id = "id",
        /// What happened.
        label: Words = "label",
        /// Whether its day is enough.
        day_only: bool = "dayOnly",
    }
    /// A service clock.
    Clock {
        /// Its id.
        id: Id = "id",
        /// The clause that says so.
        clause: Id = "clause",
        /// Its name.
        label: Words = "label",
        /// The event that starts it.
        start: Id = "start",
        /// How long it runs.
        length: Length = "length",
        /// What its end means; `by` where absent.
        kind: Option<ClockKind> = "kind",
        /// What must be done.
        demands: Words = "demands",
        /// How it runs by the second way of a reading; as it stands above it runs by the first.
        otherwise: Option<OtherWay> = "otherwise",
        /// The penalty items that a miss costs.
        costs: Vec<Id> = "costs",
    }
    /// How a clock runs by the second of the two ways of a reading: what is absent stays.
    OtherWay {
        /// The reading.
        reading: Id = "reading",
        /// The event that starts it.
        start: Option<Id> = "start",
        /// How long it runs.
        length: Option<Length> = "length",
        /// What must be done.
        demands: Option<Words> = "demands",
    }
    /// How long a clock runs.
    Length {
        /// In what.
        unit: LengthUnit = "unit",
        /// How many, or at what clock time.
        figure: Option<FigureName> = "figure",
    }
    /// A share that a month has to reach, or not to exceed.
    Target {
        /// Its id.
        id: Id = "id",
        /// The clause that says so.
        clause: Id = "clause",
        /// Its name.
        label: Words = "label",
        /// What is counted.
        counted: Words = "counted",
        /// Of what.
        of: Words = "of",
        /// Whether the regulation does not say of what: the company must.
        base_unsaid: bool = "baseUnsaid",
        /// On which side it must be.
        bound: Bound = "bound",
        /// Per cent.
        percent: FigureName = "percent",
    }
}

one_of! {
    /// How an item is counted.
    Counting {
        /// A sum each time.
        Occurrence = "occurrence",
        /// A sum a day.
        PerDay = "per-day",
        /// A share of a wage.
        WageShare = "wage-share",
        /// Points off.
        Points = "points",
        /// Steps that escalate.
        Steps = "steps",
        /// Something other than money.
        Measure = "measure",
        /// A prize.
        Prize = "prize",
        /// No figure.
        Unstated = "unstated",
    }
}

impl Default for Counting {
    fn default() -> Self {
        Self::Unstated(Unstated::default())
    }
}

choices! {
    /// What a step does.
    StepKind {
        /// A reminder.
        Reminder = "reminder",
        /// A warning.
        Warning = "warning",
        /// Points off.
        Points = "points",
        /// A sum.
        Sum = "sum",
    }
    /// What becomes of the bonus.
    Pay {
        /// More than all of it.
        Up = "up",
        /// All of it.
        Full = "full",
        /// Less.
        Down = "down",
        /// None.
        None = "none",
    }
    /// The unit of a clock.
    LengthUnit {
        /// Seconds.
        Seconds = "seconds",
        /// Minutes.
        Minutes = "minutes",
        /// Hours.
        Hours = "hours",
        /// Calendar days: the first does not count, the last counts in full.
        Days = "days",
        /// Working days by the Chinese holiday calendar: the first does not count, the last counts in full.
        WorkingDays = "working-days",
        /// The end of the day.
        SameDay = "same-day",
        /// A clock time on the same day, itself in time.
        SameDayAt = "same-day-at",
        /// Before a clock time on the same day, itself too late.
        SameDayBefore = "same-day-before",
        /// A clock time on the next day, itself in time.
        NextDayAt = "next-day-at",
        /// Before a clock time on the next day, itself too late.
        NextDayBefore = "next-day-before",
        /// A day of the month, by its number; in a shorter month its last.
        MonthDay = "month-day",
        /// The end of the week: its Sunday.
        WeekEnd = "week-end",
        /// The end of the month.
        MonthEnd = "month-end",
        /// The end of the quarter.
        QuarterEnd = "quarter-end",
    }
    /// What the end of a clock means.
    ClockKind {
        /// Something must be done by then.
        By = "by",
        /// Something may be done after that, and not before; no last day is stated.
        After = "after",
        /// Something goes on until then.
        Until = "until",
    }
    /// On which side of a share the target lies.
    Bound {
        /// This share or more.
        AtLeast = "at-least",
        /// This share or less.
        AtMost = "at-most",
    }
}

/// The first of a list stands for what could not be read: it has been told.
macro_rules! first {
    ($($name:ident::$value:ident),+) => {$(
        impl Default for $name {
            fn default() -> Self {
                Self::$value
            }
        }
    )+};
}
first!(
    StepKind::Reminder,
    Pay::Full,
    LengthUnit::Minutes,
    ClockKind::By,
    Bound::AtLeast,
    Status::Draft,
    Department::Supervision
);

impl LengthUnit {
    /// What takes the place of a figure: nothing where there is one.
    #[must_use]
    pub const fn is_without_figure(self) -> bool {
        matches!(self, Self::SameDay | Self::WeekEnd | Self::MonthEnd | Self::QuarterEnd)
    }

    /// Whether its figure is a clock time.
    #[must_use]
    pub const fn is_clock_time(self) -> bool {
        matches!(self, Self::SameDayAt | Self::SameDayBefore | Self::NextDayAt | Self::NextDayBefore)
    }
}

impl Clock {
    /// What its end means.
    #[must_use]
    pub fn kind(&self) -> ClockKind {
        self.kind.unwrap_or_default()
    }

    /// The event that starts it by the way that is not followed, where that is another.
    #[must_use]
    pub fn other_start(&self) -> Option<&str> {
        self.otherwise.as_ref().and_then(|other| other.start.as_ref()).map(Id::as_str)
    }

    /// Whether an event starts it, by either way of reading.
    #[must_use]
    pub fn starts_on(&self, event: &str) -> bool {
        self.start.as_str() == event || self.other_start() == Some(event)
    }

    /// As it runs by the other way, which takes the place of what is said here.
    pub(super) fn swap(&mut self) {
        let Some(other) = &mut self.otherwise else { return };
        let swap = |own: &mut Id, other: &mut Option<Id>| {
            if let Some(other) = other {
                std::mem::swap(own, other);
            }
        };
        swap(&mut self.start, &mut other.start);
        if let Some(length) = &mut other.length {
            std::mem::swap(&mut self.length, length);
        }
        if let Some(demands) = &mut other.demands {
            std::mem::swap(&mut self.demands, demands);
        }
    }
}

impl Item {
    /// The name of a condition in what is entered: `staff-3.loss`.
    #[must_use]
    pub fn condition(&self, condition: &Condition) -> String {
        [self.id.as_str(), ".", condition.id.as_str()].concat()
    }

    /// Whether its conditions hold: not where one does not, and unknown while one is not answered.
    pub fn holds(&self, answer: impl Fn(&Condition) -> Option<bool>) -> Option<bool> {
        let answers = || self.conditions.iter().map(&answer);
        let denied = answers().any(|one| one == Some(false));
        if denied { Some(false) } else { answers().all(|one| one == Some(true)).then_some(true) }
    }
}
