//! What a text says of a parcel.

use crate::case::Field;

/// Something that a text says of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// The field it belongs to.
    pub field: Field,
    /// What the clerk would have typed into it. A moment with several readings is written out with all of them.
    pub typed: String,
    /// The words of the text that say so.
    pub words: String,
}

/// What a text says of a parcel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What it asserts: one find a field, in the order of the form.
    pub certain: Vec<Find>,
    /// What it may mean: for the clerk to choose from.
    pub offered: Vec<Find>,
    /// The waybills, where there are several and none can be chosen.
    pub waybills: Vec<String>,
}
