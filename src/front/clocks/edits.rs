//! What stands in an input of the lists and is not what is kept: it is being typed, cannot be read, or may mean several
//! moments.

use crate::choice::choices;
use crate::moment::Moment;

/// One clock of one occurrence of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The occurrence, by its name in the store.
    pub occurrence: String,
    /// The clock, by its id.
    pub clock: String,
}

impl Key {
    /// The key that a piece of the list carries.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (occurrence, clock) = text.split_once('/')?;
        Some(Self { occurrence: occurrence.to_owned(), clock: clock.to_owned() })
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}/{}", self.occurrence, self.clock)
    }
}

choices! {
    /// A time that stands beside a clock, by the name of its input.
    TimeOf {
        /// When the event happened.
        Event = "clockAt",
        /// When what it demands was done.
        Done = "clockDoneAt",
    }
}

/// An input that may hold something else than what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A time beside a clock.
    Time(Key, TimeOf),
    /// The box that says whether the demand of a clock was met.
    Done(Key),
    /// A blank of the rulebook, by its full name.
    Blank(String),
    /// The month of the targets.
    Month,
}

impl Input {
    /// Whether it belongs to an occurrence.
    fn is_of(&self, occurrence: &str) -> bool {
        matches!(self, Self::Time(key, _) | Self::Done(key) if key.occurrence == occurrence)
    }
}

/// Holds the text of one input while it differs from what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Tells which input it is.
    pub input: Input,
    /// Holds the text of the input, as typed.
    pub text: String,
    /// The word that says what is wrong with it; none where nothing is.
    pub fault: Option<&'static str>,
    /// The moments that it may mean, where it has to be asked which.
    pub ways: Vec<Moment>,
}

impl Edit {
    /// A text that is being typed.
    #[must_use]
    pub fn typed(input: Input, text: String) -> Self {
        Self { input, text, fault: None, ways: Vec::new() }
    }

    /// The same, with what is wrong with it.
    #[must_use]
    pub fn wrong(self, fault: &'static str) -> Self {
        Self { fault: Some(fault), ..self }
    }

    /// The same, with the moments that it may mean.
    #[must_use]
    pub fn asks(self, ways: Vec<Moment>) -> Self {
        Self { ways, ..self }
    }
}

/// All inputs that hold something else than what is kept.
#[derive(Debug, Default)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// Returns the text of an input, where it is not what is kept.
    #[must_use]
    pub fn of(&self, input: &Input) -> Option<&Edit> {
        self.0.iter().find(|edit| edit.input == *input)
    }

    /// Takes what stands in an input, in place of what stood there.
    pub fn put(&mut self, edit: Edit) {
        self.drop(&edit.input);
        self.0.push(edit);
    }

    /// Gives up the text of an input: it shows again what is kept.
    pub fn drop(&mut self, input: &Input) {
        self.0.retain(|edit| edit.input != *input);
    }

    /// Gives up the text of every input of an occurrence: they show again what is kept.
    pub fn drop_all_of(&mut self, occurrence: &str) {
        self.0.retain(|edit| !edit.input.is_of(occurrence));
    }

    /// Gives up the text of every input: all show again what is kept.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
