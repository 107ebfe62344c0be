//! How much of a page stands on the screen.

/// How much of the page has been made: the answer stands on the screen before what explains it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    Nothing,
    Answer,
    All,
}
