//! What the host page says by the element's attributes.

use super::draft::Entry;
use super::profile;
use super::rulebook::InUse;
use crate::case::{Choice, Field, Kind, choices};
use crate::rulebook::DEFAULT_ID;
use crate::words::Lang;
use std::cell::RefCell;
use web_sys::{Element, console};

choices! {
    /// The colours.
    Theme {
        /// As the system has them.
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

choices! {
    /// What stands beside the form and its result.
    Section {
        /// One vehicle, many waybills.
        Vehicle = "vehicle",
        /// The case book.
        Book = "book",
        /// Another fact tried beside the real one.
        WhatIf = "what-if",
        /// All clauses.
        Regulation = "regulation",
        /// Copying, printing, sharing.
        Take = "take",
    }
}

/// Fills the window, reads and writes links: the page of its own.
const STANDALONE: &str = "standalone";

/// The station's profile, and the attributes that say it.
const PROFILE: [(Field, &str); 3] =
    [(Field::We, "we"), (Field::Claimant, "claimant"), (Field::DeliveredBy, "delivered-by")];

/// The attributes, as far as they are understood.
pub(super) struct Settings {
    pub(super) standalone: bool,
    pub(super) lang: Option<Lang>,
    pub(super) theme: Theme,
    pub(super) profile: Vec<(Field, Entry)>,
    sections: Vec<Section>,
}

impl Settings {
    /// Reads them; a value that is none is told once in the console, with those that are.
    pub(super) fn read(element: &Element) -> Self {
        let codes = |attribute, text: &str, allowed: &[&str]| {
            let known = allowed.contains(&text);
            if !known {
                tell(attribute, text, allowed);
            }
            known
        };
        let one = |attribute, allowed: &[&str]| {
            element.get_attribute(attribute).filter(|text| !text.is_empty() && codes(attribute, text, allowed))
        };
        let mut profile = Vec::new();
        for (field, attribute) in PROFILE {
            let Kind::Choice(allowed) = field.spec().kind else { continue };
            let unknown = field.spec().unknown.then_some(profile::UNKNOWN);
            let allowed: Vec<&str> = allowed.iter().copied().chain(unknown).collect();
            let entry = one(attribute, &allowed).and_then(|code| profile::known(field, &code));
            profile.extend(entry.map(|entry| (field, entry)));
        }
        let sections = match element.get_attribute("sections") {
            None => Section::ALL.to_vec(),
            Some(text) => {
                let known = text.split_ascii_whitespace().filter(|code| codes("sections", code, Section::CODES));
                known.filter_map(Section::by_code).collect()
            }
        };
        // There is one built in; another comes as an object.
        let _ = one("rulebook", &[DEFAULT_ID]);
        Self {
            standalone: element.has_attribute(STANDALONE),
            lang: one("lang", Lang::CODES).and_then(|code| Lang::by_code(&code)),
            theme: one("theme", Theme::CODES).and_then(|code| Theme::by_code(&code)).unwrap_or(Theme::Auto),
            profile,
            sections,
        }
    }

    /// The rulebook that the attribute names.
    #[expect(clippy::unused_self, reason = "there is one so far")]
    pub(super) fn rulebook(&self) -> InUse {
        InUse::BuiltIn
    }

    pub(super) fn has(&self, section: Section) -> bool {
        self.sections.contains(&section)
    }

    /// As the style sheet asks for them.
    pub(super) fn sections(&self) -> String {
        self.sections.iter().map(|section| section.code()).collect::<Vec<_>>().join(" ")
    }
}

/// For the developer of the host page: an attribute that says nothing.
fn tell(attribute: &str, value: &str, allowed: &[&str]) {
    thread_local! {
        static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }
    let text =
        format!("<parcel-claims>: {attribute}=\"{value}\" is unknown and left out; allowed: {}", allowed.join(", "));
    TOLD.with_borrow_mut(|told| {
        if !told.contains(&text) {
            console::warn_1(&text.as_str().into());
            told.push(text);
        }
    });
}
