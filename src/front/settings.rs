//! What the host page says by the element's attributes.

use super::draft::Entry;
use super::in_use::InUse;
use super::profile;
use crate::case::Field;
use crate::choice::Choice;
use crate::element::{Attribute, Section, Theme};
use crate::lang::Lang;

/// Fills the window, reads and writes links: the page of its own.
const STANDALONE: &str = "standalone";
/// In a frame of another page, in a page of its own.
const FRAMED: &str = "framed";

/// The settings that the attributes of the element give.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Is true where the element fills a page of its own, which reads and writes links.
    pub standalone: bool,
    /// Is true where the document holds nothing but the element.
    pub own_page: bool,
    /// The language that the attribute asks for; `None` where it asks for none.
    pub lang: Option<Lang>,
    /// The colours of the element.
    pub theme: Theme,
    /// The answers of the profile that the host page gives.
    pub profile: Vec<(Field, Entry)>,
    sections: Vec<Section>,
    names_rulebook: bool,
}

impl Settings {
    /// Returns the settings that the attributes say; `attribute` looks them up. Values that say nothing are left out,
    /// and told by `tell`: the attribute, its value, and the values that it may have.
    #[must_use]
    pub fn read(attribute: impl Fn(&str) -> Option<String>, mut tell: impl FnMut(&str, &str, &[&str])) -> Self {
        let mut allowed = |attribute: Attribute, text: &str| {
            let allowed = attribute.allowed();
            let known = allowed.contains(&text);
            if !known {
                tell(attribute.code(), text, &allowed);
            }
            known
        };
        let text = |of: Attribute| attribute(of.code()).filter(|text| !text.is_empty());
        let mut one = |of: Attribute| text(of).filter(|text| allowed(of, text));
        let mut profile = Vec::new();
        for attribute in Attribute::ALL {
            let Some(field) = attribute.field() else { continue };
            let entry = one(*attribute).and_then(|code| profile::known(field, &code));
            profile.extend(entry.map(|entry| (field, entry)));
        }
        let theme = one(Attribute::Theme).and_then(|code| Theme::by_code(&code)).unwrap_or(Theme::Auto);
        let names_rulebook = one(Attribute::Rulebook).is_some();
        let sections = match attribute(Attribute::Sections.code()) {
            None => Section::ALL.to_vec(),
            Some(text) => {
                let known = text.split_ascii_whitespace().filter(|code| allowed(Attribute::Sections, code));
                known.filter_map(Section::by_code).collect()
            }
        };
        // A page may say `zh`, `zh-Hans` or `en-GB`.
        let lang = text(Attribute::Lang).and_then(|text| {
            let lang = Lang::by_range(&text);
            lang.is_none().then(|| allowed(Attribute::Lang, &text));
            lang
        });
        let standalone = attribute(STANDALONE).is_some();
        let own_page = standalone || attribute(FRAMED).is_some();
        Self { standalone, own_page, lang, theme, profile, sections, names_rulebook }
    }

    /// The rulebook that the attribute names: one is built in that has parcel rules.
    pub fn rulebook(&self) -> Option<InUse> {
        self.names_rulebook.then_some(InUse::BuiltIn)
    }

    /// Returns whether a section is shown.
    #[must_use]
    pub fn has(&self, section: Section) -> bool {
        self.sections.contains(&section)
    }

    /// Returns the sections as the style sheet names them.
    pub fn sections(&self) -> String {
        self.sections.iter().map(|section| section.code()).collect::<Vec<_>>().join(" ")
    }
}
