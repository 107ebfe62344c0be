//! What the host page says by the element's attributes.

use super::draft::Entry;
use super::profile;
use super::rulebook::InUse;
use crate::case::{Choice, Field};
use crate::element::{Attribute, Section, Theme};
use crate::words::Lang;
use std::cell::RefCell;
use web_sys::Element;

/// Fills the window, reads and writes links: the page of its own.
const STANDALONE: &str = "standalone";
/// In a frame of another page, in a page of its own.
const FRAMED: &str = "framed";

/// The attributes, as far as they are understood.
pub(super) struct Settings {
    pub(super) standalone: bool,
    /// Whether the document is there for it alone.
    pub(super) own_page: bool,
    pub(super) lang: Option<Lang>,
    pub(super) theme: Theme,
    pub(super) profile: Vec<(Field, Entry)>,
    sections: Vec<Section>,
    names_rulebook: bool,
}

impl Settings {
    /// Reads them; a value that is none is told once in the console, with those that are.
    pub(super) fn read(element: &Element) -> Self {
        let allowed = |attribute: Attribute, text: &str| {
            let allowed = attribute.allowed();
            let known = allowed.contains(&text);
            if !known {
                tell(attribute.code(), text, &allowed);
            }
            known
        };
        let one = |attribute: Attribute| {
            element.get_attribute(attribute.code()).filter(|text| !text.is_empty() && allowed(attribute, text))
        };
        let mut profile = Vec::new();
        for attribute in Attribute::ALL {
            let Some(field) = attribute.field() else { continue };
            let entry = one(*attribute).and_then(|code| profile::known(field, &code));
            profile.extend(entry.map(|entry| (field, entry)));
        }
        let sections = match element.get_attribute(Attribute::Sections.code()) {
            None => Section::ALL.to_vec(),
            Some(text) => {
                let known = text.split_ascii_whitespace().filter(|code| allowed(Attribute::Sections, code));
                known.filter_map(Section::by_code).collect()
            }
        };
        // A page may say `zh`, `zh-Hans` or `en-GB`.
        let lang = element.get_attribute(Attribute::Lang.code()).filter(|text| !text.is_empty()).and_then(|text| {
            let lang = Lang::by_range(&text);
            lang.is_none().then(|| allowed(Attribute::Lang, &text));
            lang
        });
        Self {
            standalone: element.has_attribute(STANDALONE),
            own_page: element.has_attribute(STANDALONE) || element.has_attribute(FRAMED),
            lang,
            theme: one(Attribute::Theme).and_then(|code| Theme::by_code(&code)).unwrap_or(Theme::Auto),
            profile,
            sections,
            names_rulebook: one(Attribute::Rulebook).is_some(),
        }
    }

    /// The rulebook that the attribute names: one is built in that has parcel rules.
    pub(super) fn rulebook(&self) -> Option<InUse> {
        self.names_rulebook.then_some(InUse::BuiltIn)
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
            gloo::console::warn!(&*text);
            told.push(text);
        }
    });
}
