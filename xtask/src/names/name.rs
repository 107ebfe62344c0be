//! Names that markup, style, words and Rust share, and where they stand.

use std::fmt;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A place of the page.
    Place,
    /// A place that is folded up: it is heard of.
    Fold,
    Template,
    Slot,
    List,
    Part,
    Action,
    Input,
    Form,
    Room,
    /// What the host page may leave out.
    Section,
    Word,
    Class,
}

impl Kind {
    /// Those that an attribute of the markup names.
    pub const NAMED: [Self; 11] = [
        Self::Place,
        Self::Template,
        Self::Slot,
        Self::List,
        Self::Part,
        Self::Action,
        Self::Input,
        Self::Form,
        Self::Room,
        Self::Section,
        Self::Word,
    ];

    /// Those that an event may name.
    pub const HEARD: [Self; 3] = [Self::Action, Self::Input, Self::Fold];

    /// The attribute that gives the name.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Place | Self::Fold => "data-view",
            Self::Template => "data-template",
            Self::Slot => "data-slot",
            Self::List => "data-list",
            Self::Part => "data-part",
            Self::Action => "data-action",
            Self::Input => "data-input",
            Self::Form => "data-form",
            Self::Room => "data-room",
            Self::Section => "data-section",
            Self::Word => "data-word",
            Self::Class => "class",
        }
    }

    /// What an attribute names.
    pub fn of(attribute: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|kind| kind.attribute() == attribute)
    }

    /// As it is called in a finding.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Fold => "fold",
            Self::Template => "template",
            Self::Slot => "slot",
            Self::List => "list",
            Self::Part => "part",
            Self::Action => "action",
            Self::Input => "input",
            Self::Form => "form",
            Self::Room => "room",
            Self::Section => "section",
            Self::Word => "word",
            Self::Class => "class",
        }
    }
}

/// Where a name stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// From the root of the repository.
    pub file: String,
    pub line: usize,
}

impl fmt::Display for At {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}:{}", self.file, self.line)
    }
}

/// A name, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    pub kind: Kind,
    pub name: String,
    pub at: At,
}

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub at: At,
    pub says: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.at, self.says)
    }
}

/// A file that is read: its name from the root of the repository, and its text.
#[derive(Clone, Copy)]
pub struct File<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

impl File<'_> {
    /// The line of a byte.
    pub fn at(self, byte: usize) -> At {
        let before = self.text.get(..byte).unwrap_or(self.text);
        At { file: self.name.to_owned(), line: before.matches('\n').count() + 1 }
    }
}
