//! The rulebook that a mounted page counts by.

use crate::rulebook::ParcelRules;
use std::ops::Deref;
use std::rc::Rc;

/// The built-in one, or one that the host page has set.
#[derive(Clone, Default)]
pub(super) enum InUse {
    #[default]
    BuiltIn,
    Own(Rc<ParcelRules>),
}

impl Deref for InUse {
    type Target = ParcelRules;

    fn deref(&self) -> &ParcelRules {
        match self {
            Self::BuiltIn => ParcelRules::built_in(),
            Self::Own(rulebook) => rulebook,
        }
    }
}
