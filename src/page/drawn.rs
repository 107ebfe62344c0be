//! How much of a page has been made.

/// How much of the page has been made: what a clerk needs first stands first, and each step is a short task of its own,
/// between which the browser hears the clerk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Drawn {
    Nothing,
    /// What stands around the rooms, the first cards of the form, and the result in one sentence; or the room that is open.
    Answer,
    /// The other cards of the form.
    Form,
    /// What explains the result.
    Lists,
    Pictures,
    WhatIf,
    Regulation,
    /// What is kept and what is taken along.
    All,
}

impl Drawn {
    const STEPS: [Self; 7] =
        [Self::Answer, Self::Form, Self::Lists, Self::Pictures, Self::WhatIf, Self::Regulation, Self::All];

    /// The steps that have been made, in their order.
    pub(super) fn steps(self) -> impl Iterator<Item = Self> {
        Self::STEPS.into_iter().take_while(move |step| *step <= self)
    }

    /// The step after this one.
    pub(super) fn next(self) -> Option<Self> {
        Self::STEPS.into_iter().find(|step| *step > self)
    }
}
