//! Where the focus goes after something was done, as data: the page finds it.

use crate::case::Field;

/// A form with fields of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The form of the parcel.
    Parcel,
    /// The form with the facts of a vehicle.
    Vehicle,
    /// The form with the facts that are compared.
    WhatIf,
}

/// The element that gets the focus; one that is not on the screen gets none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The title of the room on the screen.
    Title,
    /// The element of the place given.
    Place(&'static str),
    /// The first button with the action given.
    Action(&'static str),
    /// The first button with an action inside a place; the place and the action are given.
    ActionIn(&'static str, &'static str),
    /// The first button inside the place given.
    ButtonIn(&'static str),
    /// The first input with the name given.
    Input(&'static str),
    /// The first input inside a place.
    InputIn(&'static str),
    /// The input inside a place that has this `data-key`.
    Keyed(&'static str, String),
    /// A part of one of the pieces in a list: the place, the key of the piece, and the selector of the part.
    Piece(&'static str, String, &'static str),
    /// The piece at a position of a list: the place, the position, and the selector of the part.
    Nth(&'static str, usize, &'static str),
    /// Where the answer of a field is given.
    Field(Form, Field),
    /// The same, with its text selected.
    SelectField(Form, Field),
    /// The button that confirms a pasted field, or its input.
    Confirm(Field),
    /// The question whether the parcel is late.
    Late,
    /// The input that holds this place of a rulebook.
    EditorPlace(String),
    /// The button of the current room in the navigation.
    Room,
    /// The button of the current language.
    Lang,
    /// The field after the one that has the focus, or before it.
    Next {
        /// Is true where the field before is meant.
        back: bool,
    },
    /// The text that is to be taken by hand, all of it selected.
    ByHand,
    /// The element that had the focus when a text was handed over.
    Before,
    /// The first of these that is on the screen.
    First(Vec<Focus>),
}

impl Focus {
    /// Returns the focus on the list of what has to be mended, if that is on the screen.
    #[must_use]
    pub fn errors() -> Self {
        Self::First(vec![Self::Place("errors")])
    }

    /// Returns the focus on the list of what has to be mended, or else on the result.
    #[must_use]
    pub fn result() -> Self {
        Self::First(vec![Self::Place("errors"), Self::Place("result")])
    }
}
