//! The file format of a rulebook, type by type: the schema is made from this file.

use super::codes::{Department, Status};
use super::figure::FigureList;
use super::part::{FigureName, Id, Several, Template, one_of, record};
use crate::choice::choices;
use crate::lang::Text;
use chrono::NaiveDate;

/// A text in Chinese and in English.
type Words = Text<String>;

record! {
    /// A rulebook file: one version of a regulation as data, in UTF-8 JSON.
    File {
        /// The address of this JSON Schema, so that an editor can check the file and help to write it.
        schema: Option<String> = "$schema",
        /// The id of this version; it stays the same while the version does. Small letters, digits and hyphens.
        id: Id = "id",
        /// The id of the regulation of which this is a version; where absent, the file's own id.
        regulation: Option<Id> = "regulation",
        /// The title of the regulation, in Chinese and English.
        title: Words = "title",
        /// The day on which the regulation was issued; absent where that is not known.
        issued: Option<NaiveDate> = "issued",
        /// Whether the regulation is in force, is a draft, or its source does not say.
        status: Status = "status",
        /// The sending dates for which this version holds; where absent, it holds for all of them.
        valid: Option<Validity> = "valid",
        /// The last day for which somebody has compared the file with the regulation in force; after it a warning is
        /// shown.
        checked_until: Option<NaiveDate> = "checkedUntil",
        /// Where the source of the regulation breaks off, in Chinese and English; absent where the source is complete.
        breaks_off: Option<Words> = "breaksOff",
        /// The clauses of the regulation. Ids that begin with `delay-` and `loss-` are the parcel rules: all of them or
        /// none.
        clauses: Several<ClauseFile> = "clauses",
        /// The passages that can be read in more than one way, and which way is followed: of the parcel rules and of
        /// clocks.
        readings: Vec<ReadingFile> = "readings",
        /// The penalty tables: what a regulation charges to staff or to a station beside the money of parcels.
        penalties: Vec<PenaltyTable> = "penalties",
        /// The events that can start a clock, such as a call or a complaint.
        events: Vec<Event> = "events",
        /// The service clocks: what must be done within which time after an event.
        clocks: Vec<Clock> = "clocks",
        /// The targets: shares in per cent that a month has to reach or must not exceed.
        targets: Vec<Target> = "targets",
    }
    /// The sending dates for which a version holds; both the first and the last day are included.
    Validity {
        /// The first sending date; where absent, the version holds from the beginning.
        from: Option<NaiveDate> = "from",
        /// The last sending date; where absent, the version holds without end.
        until: Option<NaiveDate> = "until",
    }
    /// A clause of the regulation: where it stands, its figures, and what it says.
    ClauseFile {
        /// The id of the clause, once in the file. Small letters, digits and hyphens.
        id: Id = "id",
        /// Where the clause stands in the regulation, such as "chapter 1, 1", in Chinese and English.
        place: Words = "place",
        /// The department that the clause names; absent where it names none.
        department: Option<Department> = "department",
        /// The figures by name: numbers with at most two decimals, clock times as `09:00`, `null` where the company
        /// left a blank.
        figures: FigureList = "figures",
        /// What the clause says in plain words; `{name}` stands for its own figure, `{clause.name}` for that of another
        /// clause.
        words: Template = "words",
    }
    /// A passage that can be read in more than one way, and the way that this rulebook follows.
    ReadingFile {
        /// The id of the passage: one that the parcel rules know, or one that a clock names in `otherwise`.
        id: Id = "id",
        /// The id of the clause in which the passage stands.
        clause: Id = "clause",
        /// The id of the way that is followed; it must be one of `ways`.
        follows: Id = "follows",
        /// What the passage leaves open, in Chinese and English.
        words: Words = "words",
        /// The ways in which the passage can be read; for a clock there are exactly two.
        ways: Several<WayFile> = "ways",
    }
    /// A way in which a passage can be read.
    WayFile {
        /// The id of this way, once in its passage.
        id: Id = "id",
        /// What the passage means when it is read this way, in Chinese and English.
        words: Words = "words",
    }
    /// A penalty table: what is charged to the staff of one post or to a station; it is never the money of a parcel.
    PenaltyTable {
        /// The id of the table, once in the file.
        id: Id = "id",
        /// The title of the table, in Chinese and English.
        title: Words = "title",
        /// Who is charged, such as the staff of a post or a station, in Chinese and English.
        charges: Words = "charges",
        /// Whether penalties are taken from wages; if so, a note on employment law is shown beside the table.
        wages: bool = "wages",
        /// The items of the table: what draws a penalty or a prize.
        items: Vec<Item> = "items",
        /// The monthly score from which items take points; absent where the table has none.
        score: Option<Score> = "score",
        /// The monthly appraisal that decides how much of a bonus is paid; absent where the table has none.
        appraisal: Option<Appraisal> = "appraisal",
    }
    /// An item of a penalty table: something that draws a penalty or a prize.
    Item {
        /// The id of the item, once in the whole file.
        id: Id = "id",
        /// The id of the clause that states the penalty or the prize.
        clause: Id = "clause",
        /// What happened, in a few words without figures, in Chinese and English.
        label: Words = "label",
        /// How the penalty or the prize is counted; exactly one of eight kinds.
        counts: Counting = "counts",
        /// What else must hold before anything is charged; it is asked, never presumed. Only for sums each time, a day,
        /// or of a wage.
        conditions: Vec<Condition> = "conditions",
        /// The department that is charged instead of a person; absent where a person is charged.
        department: Option<Words> = "department",
        /// The ids of items that may speak of the same incident: where both are entered, the company decides whether
        /// both apply.
        overlaps: Vec<Id> = "overlaps",
    }
    /// A condition that must hold before an item is charged.
    Condition {
        /// The id of the condition, once in its item.
        id: Id = "id",
        /// The condition as a statement that is true or not, in Chinese and English.
        words: Words = "words",
    }
    /// A sum that is charged each time.
    Occurrence {
        /// The name of the figure with the sum in yuan.
        sum: FigureName = "sum",
    }
    /// A sum that is charged for each calendar day after the first.
    PerDay {
        /// The name of the figure with the sum in yuan a day.
        sum: FigureName = "sum",
        /// The name of the figure with the most that is charged, in yuan; absent where there is no cap.
        cap: Option<FigureName> = "cap",
    }
    /// A share of a wage that is charged each time.
    WageShare {
        /// The name of the figure with the share in per cent.
        percent: FigureName = "percent",
        /// The wage of which the share is taken, in words; its sum is entered by the user.
        base: Words = "base",
    }
    /// Points that are taken off the monthly score each time.
    Points {
        /// The id of the part of the score from which the points are taken.
        part: Id = "part",
        /// The name of the figure with the number of points.
        points: FigureName = "points",
    }
    /// Steps that escalate: the first time has the first step, the second time the second, and so on.
    Steps {
        /// The id of the part of the score from which steps take points; absent where no step takes any.
        part: Option<Id> = "part",
        /// The steps, in the order of the times.
        steps: Several<Step> = "steps",
        /// What the regulation says of the times after the last step; absent where it says nothing.
        then: Option<Words> = "then",
    }
    /// What follows one of the first, second and later times.
    Step {
        /// What the step does: it reminds, warns, takes points, or charges a sum.
        does: StepKind = "does",
        /// The name of the figure with the points, or the sum in yuan; absent for a reminder and a warning.
        figure: Option<FigureName> = "figure",
    }
    /// A measure other than money that follows once a number of times, days or months is reached.
    Measure {
        /// The name of the figure with the number of times, days or months.
        after: FigureName = "after",
        /// Whether the measure follows only when the number is exceeded; otherwise reaching it is enough.
        beyond: bool = "beyond",
        /// What the number counts, in words, such as days of absence.
        counted: Words = "counted",
        /// The measure that follows, in Chinese and English.
        follows: Words = "follows",
    }
    /// A prize that is paid to the person or station.
    Prize {
        /// The name of the figure with the prize in yuan; absent where the regulation does not state the sum.
        sum: Option<FigureName> = "sum",
        /// Whether the regulation says that the prize may be more than this sum.
        or_more: bool = "orMore",
    }
    /// A penalty that the regulation names without any figure.
    Unstated {
        /// What the regulation says in place of a figure, in Chinese and English.
        says: Words = "says",
    }
    /// A monthly score, from which items of the table take points.
    Score {
        /// The id of the clause that states the score.
        clause: Id = "clause",
        /// The name of the figure with all points of the score.
        total: FigureName = "total",
        /// The parts of the score; their points add up to the total.
        parts: Several<ScorePart> = "parts",
        /// The id of the item that is drawn besides when points are lost in a month; absent where there is none.
        draws: Option<Id> = "draws",
    }
    /// A part of the monthly score.
    ScorePart {
        /// The id of the part, once in its score.
        id: Id = "id",
        /// The name of the part, in Chinese and English.
        label: Words = "label",
        /// The name of the figure with the points of this part.
        points: FigureName = "points",
    }
    /// A monthly appraisal: weighted indicators make a score, and the band of that score decides the bonus.
    Appraisal {
        /// The id of the clause that states the indicators.
        clause: Id = "clause",
        /// The id of the clause that states the bands of the bonus.
        bonus: Id = "bonus",
        /// The bonus that is adjusted, in words; its sum is entered by the user.
        base: Words = "base",
        /// The indicators; their weights add up to 100 per cent.
        indicators: Several<Indicator> = "indicators",
        /// The bands, from the highest score downward.
        bands: Several<Band> = "bands",
    }
    /// An indicator of the appraisal; it is scored from 0 to 100.
    Indicator {
        /// The id of the indicator, once in its appraisal.
        id: Id = "id",
        /// The name of the indicator, in Chinese and English.
        label: Words = "label",
        /// The name of the figure with the weight in per cent.
        weight: FigureName = "weight",
    }
    /// A band of the appraisal: a range of scores and what it does to the bonus.
    Band {
        /// The id of the band, once in its appraisal.
        id: Id = "id",
        /// The name of the band, in Chinese and English.
        label: Words = "label",
        /// The name of the figure with the lowest score in the band; absent for the last band.
        from: Option<FigureName> = "from",
        /// What becomes of the bonus: it is raised, paid in full, lowered, or not paid.
        pays: Pay = "pays",
        /// The name of the figure with the per cent by which the bonus is raised or lowered; absent for the other
        /// bands.
        percent: Option<FigureName> = "percent",
    }
    /// An event that starts a clock, such as a complaint or the arrival of a vehicle.
    Event {
        /// The id of the event, once in the file.
        id: Id = "id",
        /// What happened, in a few words, in Chinese and English.
        label: Words = "label",
        /// Whether the day of the event is enough; otherwise its clock time is needed, too.
        day_only: bool = "dayOnly",
    }
    /// A service clock: a time that starts with an event, and what must be done by its end.
    Clock {
        /// The id of the clock, once in the file.
        id: Id = "id",
        /// The id of the clause that states the time.
        clause: Id = "clause",
        /// The name of the clock, in Chinese and English.
        label: Words = "label",
        /// The id of the event that starts the clock.
        start: Id = "start",
        /// How long the clock runs from that event.
        length: Length = "length",
        /// What the end of the clock means; where absent, something must be done `by` then.
        kind: Option<ClockKind> = "kind",
        /// What must be done, may be done, or goes on, in Chinese and English.
        demands: Words = "demands",
        /// How the clock runs by the second way of a reading; its own keys are the first way. Absent where there is one
        /// way only.
        otherwise: Option<OtherWay> = "otherwise",
        /// The ids of the penalty items that a missed clock costs.
        costs: Vec<Id> = "costs",
    }
    /// How a clock runs by the second of the two ways of a reading; keys that are absent stay as in the clock itself.
    OtherWay {
        /// The id of the reading; it must stand in `readings` with exactly two ways.
        reading: Id = "reading",
        /// The id of the event that starts the clock by this way.
        start: Option<Id> = "start",
        /// How long the clock runs by this way.
        length: Option<Length> = "length",
        /// What must be done by this way, in Chinese and English.
        demands: Option<Words> = "demands",
    }
    /// How long a clock runs; days and clock times are those of China.
    Length {
        /// The unit in which the time is stated.
        unit: LengthUnit = "unit",
        /// The name of the figure with the number of units, or with the clock time; absent where the unit needs none.
        figure: Option<FigureName> = "figure",
    }
    /// A target: a share that a month has to reach, or must not exceed.
    Target {
        /// The id of the target, once in the file.
        id: Id = "id",
        /// The id of the clause that states the target.
        clause: Id = "clause",
        /// The name of the target, in Chinese and English.
        label: Words = "label",
        /// What is counted, such as parcels handed out on the first day, in Chinese and English.
        counted: Words = "counted",
        /// The whole of which the share is taken, in Chinese and English.
        of: Words = "of",
        /// Whether the regulation leaves open of what the share is taken; the company must say so before anything is
        /// judged.
        base_unsaid: bool = "baseUnsaid",
        /// Whether the share must be reached or must not be exceeded.
        bound: Bound = "bound",
        /// The name of the figure with the share in per cent.
        percent: FigureName = "percent",
    }
}

one_of! {
    /// How an item is counted: exactly one of these keys, with its own figures.
    Counting {
        /// A sum is charged each time.
        Occurrence = "occurrence",
        /// A sum is charged for each calendar day after the first.
        PerDay = "per-day",
        /// A share of a wage is charged each time.
        WageShare = "wage-share",
        /// Points are taken off the monthly score each time.
        Points = "points",
        /// Steps escalate from the first time to the next.
        Steps = "steps",
        /// A measure other than money follows.
        Measure = "measure",
        /// A prize is paid.
        Prize = "prize",
        /// The regulation names a penalty without any figure.
        Unstated = "unstated",
    }
}

impl Default for Counting {
    fn default() -> Self {
        Self::Unstated(Unstated::default())
    }
}

choices! {
    /// What a step of an escalating penalty does.
    StepKind {
        /// The person is reminded; nothing is charged.
        Reminder = "reminder",
        /// The person is warned; nothing is charged.
        Warning = "warning",
        /// Points are taken off the monthly score.
        Points = "points",
        /// A sum in yuan is charged.
        Sum = "sum",
    }
    /// What becomes of the bonus in a band of the appraisal.
    Pay {
        /// The bonus is paid and raised by a share.
        Up = "up",
        /// The bonus is paid in full.
        Full = "full",
        /// The bonus is paid and lowered by a share.
        Down = "down",
        /// No bonus is paid.
        None = "none",
    }
    /// The unit of the time for which a clock runs; days end at midnight, China time.
    LengthUnit {
        /// The figure is a number of seconds.
        Seconds = "seconds",
        /// The figure is a number of minutes.
        Minutes = "minutes",
        /// The figure is a number of hours.
        Hours = "hours",
        /// The figure is a number of calendar days: the first does not count, the last counts in full.
        Days = "days",
        /// The figure is a number of working days by the Chinese holiday calendar: the first does not count, the last
        /// counts in full.
        WorkingDays = "working-days",
        /// The clock ends with the day of the event; there is no figure.
        SameDay = "same-day",
        /// The figure is a clock time on the day of the event; that time itself is in time.
        SameDayAt = "same-day-at",
        /// The figure is a clock time on the day of the event; that time itself is too late.
        SameDayBefore = "same-day-before",
        /// The figure is a clock time on the next day; that time itself is in time.
        NextDayAt = "next-day-at",
        /// The figure is a clock time on the next day; that time itself is too late.
        NextDayBefore = "next-day-before",
        /// The figure is a day of the month by its number; in a shorter month the last day is meant.
        MonthDay = "month-day",
        /// The clock ends with the Sunday of the week; there is no figure.
        WeekEnd = "week-end",
        /// The clock ends with the last day of the month; there is no figure.
        MonthEnd = "month-end",
        /// The clock ends with the last day of the quarter; there is no figure.
        QuarterEnd = "quarter-end",
    }
    /// What the end of a clock means.
    ClockKind {
        /// Something must be done by the end.
        By = "by",
        /// Something may be done after the end and not before; no last day is stated.
        After = "after",
        /// Something goes on until the end.
        Until = "until",
    }
    /// Whether a target is a lowest or a highest share.
    Bound {
        /// The share must be reached or exceeded.
        AtLeast = "at-least",
        /// The share must not be exceeded.
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
    /// Returns whether the unit needs no figure because the end follows from the day alone.
    #[must_use]
    pub const fn is_without_figure(self) -> bool {
        matches!(self, Self::SameDay | Self::WeekEnd | Self::MonthEnd | Self::QuarterEnd)
    }

    /// Returns whether the figure of the unit is a clock time.
    #[must_use]
    pub const fn is_clock_time(self) -> bool {
        matches!(self, Self::SameDayAt | Self::SameDayBefore | Self::NextDayAt | Self::NextDayBefore)
    }
}

impl Clock {
    /// Returns what the end of the clock means; [`ClockKind::By`] where the file does not say.
    #[must_use]
    pub fn kind(&self) -> ClockKind {
        self.kind.unwrap_or_default()
    }

    /// Returns the event that starts the clock by the way that is not followed, where it is another event.
    #[must_use]
    pub fn other_start(&self) -> Option<&str> {
        self.otherwise.as_ref().and_then(|other| other.start.as_ref()).map(Id::as_str)
    }

    /// Returns whether the event with this id starts the clock, by either way of a reading.
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
    /// Returns the name of a condition in what is entered, such as `staff-3.loss`: the ids of item and condition.
    #[must_use]
    pub fn condition(&self, condition: &Condition) -> String {
        [self.id.as_str(), ".", condition.id.as_str()].concat()
    }

    /// Returns whether all conditions of the item hold: `Some(false)` where one does not, `None` while one is
    /// unanswered.
    pub fn holds(&self, answer: impl Fn(&Condition) -> Option<bool>) -> Option<bool> {
        let answers = || self.conditions.iter().map(&answer);
        let denied = answers().any(|one| one == Some(false));
        if denied { Some(false) } else { answers().all(|one| one == Some(true)).then_some(true) }
    }
}
