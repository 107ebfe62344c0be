//! What a host page may say to `<parcel-claims>` by attributes: the ones that hold one of a few values.

use crate::case::{Field, Kind};
use crate::choice::{Choice, choices};
use crate::lang::Lang;
use crate::rulebook::DEFAULT_ID;

choices! {
    /// The colours of the element.
    Theme {
        /// The colours follow the system.
        Auto = "auto",
        /// The text is dark on a light ground.
        Light = "light",
        /// The text is light on a dark ground.
        Dark = "dark",
    }
    /// A section beside the form and its result.
    Section {
        /// The section for the parcels of one vehicle.
        Vehicle = "vehicle",
        /// The section for service clocks and targets.
        Clocks = "clocks",
        /// The section for the case book.
        Book = "book",
        /// The section for the penalties of a month.
        Penalties = "penalties",
        /// The section for rulebooks.
        Rulebooks = "rulebooks",
        /// The section that compares the case with another fact.
        WhatIf = "what-if",
        /// The section that shows all clauses.
        Regulation = "regulation",
        /// The section to copy, print and share the result.
        Take = "take",
    }
    /// An attribute that the element follows when it changes.
    Attribute {
        /// The language.
        Lang = "lang",
        /// The built-in rulebook, by its id.
        Rulebook = "rulebook",
        /// The station's profile: who it is in its parcels.
        We = "we",
        /// The station's profile: how it stands to the network.
        Claimant = "claimant",
        /// The station's profile: who delivers.
        DeliveredBy = "delivered-by",
        /// Which sections there are: any number of them, with spaces between.
        Sections = "sections",
        /// The colours of the element.
        Theme = "theme",
    }
}

/// The answer that leaves a fact open.
const UNKNOWN: &str = "unknown";

impl Attribute {
    /// Returns the sentence that says what it does, and what holds without it.
    #[must_use]
    pub const fn doc(self) -> &'static str {
        match self {
            Self::Lang => "The language; left out: the one the clerk chose last, or Chinese.",
            Self::Rulebook => "The built-in rulebook to count by; one of your own goes into the property.",
            Self::We => "The station's profile: who it is in its parcels; left out: what the clerk says.",
            Self::Claimant => "The station's profile: how it stands to the network; left out: what the clerk says.",
            Self::DeliveredBy => "The station's profile: who delivers its parcels; left out: what the clerk says.",
            Self::Sections => "What stands beside the form and its result, with spaces between; left out: everything.",
            Self::Theme => "The colours; left out: as the system has them.",
        }
    }

    /// The fact of every parcel that it says.
    #[must_use]
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::We => Some(Field::We),
            Self::Claimant => Some(Field::Claimant),
            Self::DeliveredBy => Some(Field::DeliveredBy),
            Self::Lang | Self::Rulebook | Self::Sections | Self::Theme => None,
        }
    }

    /// The values it may have.
    ///
    /// ```
    /// use parcel_claims::element::Attribute;
    /// assert_eq!(Attribute::Theme.allowed(), ["auto", "light", "dark"]);
    /// ```
    #[must_use]
    pub fn allowed(self) -> Vec<&'static str> {
        let codes = match self {
            Self::Lang => Lang::CODES,
            // There is one built in; another comes as an object.
            Self::Rulebook => &[DEFAULT_ID],
            Self::Sections => Section::CODES,
            Self::Theme => Theme::CODES,
            Self::We | Self::Claimant | Self::DeliveredBy => &[],
        };
        let spec = self.field().map(Field::spec);
        let answers = match spec.map(|spec| spec.kind) {
            Some(Kind::Choice(codes)) => codes,
            _ => &[],
        };
        let unknown = spec.is_some_and(|spec| spec.unknown).then_some(UNKNOWN);
        codes.iter().chain(answers).copied().chain(unknown).collect()
    }
}
