//! The rulebook that a mounted page counts by.

use crate::rulebook::Rulebook;
use std::ops::Deref;
use std::rc::Rc;

/// The built-in one, or one that the host page has set.
#[derive(Clone, Default)]
pub(super) enum InUse {
    #[default]
    BuiltIn,
    Own(Rc<Rulebook>),
}

impl Deref for InUse {
    type Target = Rulebook;

    fn deref(&self) -> &Rulebook {
        match self {
            Self::BuiltIn => Rulebook::built_in(),
            Self::Own(rulebook) => rulebook,
        }
    }
}
