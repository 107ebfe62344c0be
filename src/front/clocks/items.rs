//! What the room shows, piece by piece; every text is in the language of the page.

use super::edits::{Key, TimeOf};
use super::held::Sheet;
use crate::front::shared::Shared;
use crate::moment::Moment;
use crate::rulebook::Rulebook;
use crate::rulebook::file::LengthUnit;
use crate::service::{ClockState, Filled, Issue, Measured, Running, TargetState};
use std::rc::Rc;

/// Holds what follows from what was entered.
pub(super) struct Counted {
    pub rulebook: Rc<Rulebook>,
    /// The clocks, each with the name of the occurrence that started it.
    pub running: Vec<(String, Running)>,
    pub measured: Vec<Measured>,
    pub issues: Vec<Issue>,
    /// Blanks in which something stands that is no figure.
    pub unread: Vec<String>,
    pub filled: Filled,
    pub sheet: Sheet,
    pub month: String,
}

/// Everything that the room of service clocks shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The digest of the rulebook, from which events, clocks and targets come.
    pub digest: String,
    /// A note on the rulebook, such as that its source breaks off; empty where there is none.
    pub broken: String,
    /// How many clocks are in which state, in words.
    pub summary: String,
    /// The events to choose from.
    pub events: Vec<EventOption>,
    /// How exactly the time of the chosen event is wanted; empty where none is chosen.
    pub at_hint: &'static str,
    /// The clocks, the most urgent first.
    pub clocks: Vec<ClockItem>,
    /// Is true where some of the deadlines can go into a calendar.
    pub has_calendar: bool,
    /// The note on employment law for what is taken from wages; empty where nothing is.
    pub law: &'static str,
    /// The text in the input of the month.
    pub month: String,
    /// The targets, in the order of the rulebook.
    pub targets: Vec<TargetItem>,
    /// Is true where the clerk wants events and counts to be kept on this machine.
    pub kept: bool,
    /// The reason why they are not kept nevertheless; empty where they are.
    pub refused: &'static str,
}

/// An event that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventOption {
    /// The id in the rulebook.
    pub id: String,
    /// The name in the language of the page.
    pub label: String,
    /// The clocks that the event starts, and how long they run.
    pub starts: String,
    /// Is true where the event is chosen.
    pub chosen: bool,
}

/// A clause as the page cites it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Where the clause stands in the regulation.
    pub place: String,
    /// Says in plain words what the clause says.
    pub words: String,
}

/// A clock that runs or ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockItem {
    /// The key that tells this clock from all others in the list.
    pub key: Key,
    /// The state, from which the look follows.
    pub state: ClockState,
    /// The name in the language of the page.
    pub label: String,
    /// The note that was entered with the event; empty where there is none.
    pub note: String,
    /// The time that is left or over, in words.
    pub left: String,
    /// The moment of the clock, China time, in words; empty where it cannot be told.
    pub due: String,
    /// Says what must be done.
    pub demands: String,
    /// The reason why the clock cannot be judged; empty where it can.
    pub why: String,
    /// The way of reading by which the clock runs; empty where it can be read in one way only.
    pub reading: String,
    /// The label of the cost; empty where there is none.
    pub cost_head: &'static str,
    /// Says what a missed clock costs; empty where it costs nothing.
    pub cost: String,
    /// The conditions that must hold before a missed clock costs anything.
    pub conditions: Vec<ConditionItem>,
    /// The clause that states it.
    pub clause: Cited,
    /// The length of the clock to fill in; `None` where the rulebook states it.
    pub blank: Option<Blank>,
    /// Is true where something has to go on until the moment of the clock, so that it ends instead of being done.
    pub goes_on: bool,
    /// The moment of the event, as it stands in its input.
    pub at: Time,
    /// Is true where the deed that the clock demands was done.
    pub done: bool,
    /// Is true where it cannot have been done at the moment that was entered.
    pub done_is_wrong: bool,
    /// The moment at which it was done, as it stands in its input.
    pub done_at: Time,
    /// The problem with what was entered; empty where there is none.
    pub error: String,
    /// The input of which several moments may be meant, and these moments; `None` where there is none.
    pub asks: Option<(TimeOf, Vec<Moment>)>,
}

/// A condition that must hold before a missed clock costs anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionItem {
    /// The id in the rulebook.
    pub id: String,
    /// The condition as a statement that is true or not.
    pub label: String,
    /// Tells whether the condition holds; `None` where nobody has answered it.
    pub holds: Option<bool>,
}

/// The input for a figure that the company left blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The full name of the figure, such as `answer.seconds`.
    pub name: String,
    /// The unit of the figure, in words.
    pub unit: String,
    /// The text in the input.
    pub text: String,
    /// Is true where the text is not a figure.
    pub wrong: bool,
}

/// The input of a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// The text in the input.
    pub text: String,
    /// Is true where something is wrong with the text.
    pub wrong: bool,
}

/// A target with the counts of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetItem {
    /// The id in the rulebook.
    pub id: String,
    /// The state, from which the look follows.
    pub state: TargetState,
    /// The name in the language of the page.
    pub label: String,
    /// The share that the target demands, in words.
    pub wanted: String,
    /// The share that was reached, in words; empty where it cannot be told.
    pub share: String,
    /// How the target stands, in words.
    pub said: String,
    /// The clause that states it.
    pub clause: Cited,
    /// The label of the number that counts.
    pub counted_label: String,
    /// The label of the whole of which the share is taken.
    pub of_label: String,
    /// The text in the input of the number that counts.
    pub counted: String,
    /// The text in the input of the whole.
    pub of: String,
    /// The text in the input that says of what the share is taken; `None` where the regulation says it.
    pub base: Option<String>,
    /// The share of the target to fill in; `None` where the rulebook states it.
    pub blank: Option<Blank>,
    /// The problem with the counts; empty where there is none.
    pub error: String,
}

/// Is true where an event starts a clock that counts seconds.
pub(super) fn in_seconds(rulebook: &Rulebook, event: &str) -> bool {
    let mut started = rulebook.clocks.iter().filter(|clock| clock.starts_on(event));
    started.any(|clock| clock.length.unit == LengthUnit::Seconds)
}

/// The month of now, as the page writes it.
pub(super) fn this_month(shared: &Shared) -> String {
    let today = Moment::from(shared.as_of().date()).to_string();
    today.get(..7).unwrap_or_default().to_owned()
}
