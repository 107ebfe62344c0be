//! What was heard of an event: enough to decide what it means, without a browser.

/// Lists the ways in which something happens to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// A button was pressed.
    Clicked,
    /// Something is being typed; with what the browser calls the way it came in.
    Typed(String),
    /// It was chosen, or typed and left.
    Settled,
    /// Enter, outside an input method.
    Enter {
        /// With Shift: back.
        back: bool,
    },
    /// A text was pasted.
    Pasted(String),
    /// Something that folds up was opened or closed.
    Folded,
    /// A long list was scrolled.
    Scrolled(Sight),
    /// A key was pressed in a long list, by its name.
    Key(String),
}

/// What is in sight of a long list, in pixels, as the browser has laid it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// How far it is scrolled.
    pub top: i64,
    /// The height of what is in sight.
    pub height: i64,
    /// The height of a row.
    pub row: i64,
}

/// Where something happened: the attributes that markup and the page share.
pub trait At {
    /// The value of `data-NAME` of the nearest element that has it, from the target upward.
    fn data(&self, name: &str) -> Option<String>;
}

/// Something that happened to a part of the page.
pub struct Heard<'a> {
    /// Tells in which way it happened.
    pub how: How,
    /// The action of the button, or what the input is for; empty where neither is said.
    pub name: String,
    /// Holds the text of the input.
    pub text: String,
    /// Is true where the input is checked.
    pub checked: bool,
    /// The type of the input: `text`, `radio`, `checkbox`, `file`, `select-one` …
    pub kind: String,
    /// Tells where in the page it happened.
    pub at: &'a dyn At,
}

impl Heard<'_> {
    /// The value of `data-NAME` of the nearest element that has it.
    #[must_use]
    pub fn data(&self, name: &str) -> Option<String> {
        self.at.data(name)
    }

    /// The same; empty where there is none.
    #[must_use]
    pub fn of(&self, name: &str) -> String {
        self.data(name).unwrap_or_default()
    }

    /// Returns, where something was typed or chosen, whether the input was left; else none.
    #[must_use]
    pub fn entered(&self) -> Option<bool> {
        match self.how {
            How::Typed(_) => Some(false),
            How::Settled => Some(true),
            _ => None,
        }
    }

    /// Is true where a button was pressed.
    #[must_use]
    pub fn is_click(&self) -> bool {
        self.how == How::Clicked
    }
}
