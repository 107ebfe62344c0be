//! What is kept on this machine, as other windows and the page around us leave it, and what is said of that.

use super::book::kept;
use super::clocks::held;
use super::effects::{Effects, Hand, Later, Send};
use super::focus::Focus;
use super::heard::Heard;
use super::library::Library;
use super::shared::Shared;
use super::storage::Refused;
use serde_json::json;

/// How many texts had been set aside when the clerk last said that she knows.
const SEEN: &str = "parcel-claims/set-aside-seen/1";

/// Holds what the page says about the store.
#[derive(Debug, Default)]
pub struct Keeping {
    /// Somebody else has emptied the store: how many texts were written back, and how many found no place any more.
    pub emptied: Option<(usize, usize)>,
    /// How many texts could not be read, where the clerk has not been told of all.
    pub aside: Option<usize>,
}

/// Lists the messages about the store.
#[derive(Debug)]
pub enum Msg {
    /// Another window has changed what stands under a key; without a key, everything was thrown away.
    Wrote {
        /// The key.
        key: Option<String>,
        /// The text that stands there now.
        text: Option<String>,
    },
    /// There is time to look at what other windows have done.
    Look,
    /// The page is shown again, by going back: meanwhile nobody told it what other windows did.
    Back,
    /// Time has gone on; other windows shall see that this one lives.
    Beat,
    /// The page is left.
    Release,
    /// The page is taken away.
    Leave,
    /// The texts that could not be read are saved as a file.
    SaveAside,
    /// The clerk knows that something could not be read; it stays where it is.
    DismissAside,
    /// The clerk knows that the store was emptied.
    DismissEmptied,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the store.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "saveAside" => Self::SaveAside,
            "dismissAside" => Self::DismissAside,
            "dismissEmptied" => Self::DismissEmptied,
            _ => return None,
        })
    }
}

impl Keeping {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Wrote { key, text } => wrote(key, text.as_deref(), shared),
            Msg::Look => self.look(shared),
            Msg::Back => {
                shared.storage.hold();
                beat(shared)
            }
            Msg::Beat => beat(shared),
            Msg::Release => {
                shared.drafts.release(&shared.now);
                Effects::quiet()
            }
            Msg::Leave => {
                shared.drafts.leave(&shared.now);
                Effects::quiet()
            }
            Msg::SaveAside => {
                let name = format!("{}-{}.json", shared.word("asideFile"), shared.now.day());
                let mut texts = serde_json::Map::new();
                for (key, text) in shared.storage.aside() {
                    texts.insert(key, text.into());
                }
                let content = json!({ "product": "parcel-claims", "setAside": texts }).to_string();
                Effects::hand(Hand::Save { name, kind: "application/json", content })
            }
            Msg::DismissAside => {
                // Not kept, it is said again next time.
                let _ = shared.storage.write(SEEN, &shared.storage.count_aside().to_string());
                self.aside = None;
                Effects::quiet().and_focus(Focus::Room)
            }
            Msg::DismissEmptied => {
                self.emptied = None;
                Effects::quiet().and_focus(Focus::Room)
            }
        }
    }

    /// That somebody else has emptied the store, until the clerk knows.
    #[must_use]
    pub fn emptied_said(&self, shared: &Shared) -> Option<String> {
        let (back, lost) = self.emptied?;
        let word = if lost == 0 { "emptied" } else { "emptiedFull" };
        Some(shared.fill(word, &[("n", &back.to_string()), ("lost", &lost.to_string())]))
    }

    /// That something could not be read, until the clerk knows.
    #[must_use]
    pub fn aside_said(&self, shared: &Shared) -> Option<String> {
        self.aside.map(|count| shared.fill("aside", &[("n", &count.to_string())]))
    }

    /// That what is typed is not kept, as long as it is so.
    #[must_use]
    pub fn unkept_said(shared: &Shared) -> Option<&'static str> {
        shared.unkept().map(|refused| match refused {
            Refused::Unavailable => shared.word("draftUnavailable"),
            Refused::Full => shared.word("draftFull"),
        })
    }

    /// Writes back what somebody else has taken out of the store, and takes up what other windows wrote.
    fn look(&mut self, shared: &mut Shared) -> Effects {
        let mut effects = Effects::default();
        if shared.storage.is_emptied() {
            self.emptied = Some(shared.storage.write_back());
            shared.drafts.sign();
            shared.rules.sync();
            effects = effects.send(Send::Clocks);
        }
        shared.storage.hold();
        shared.book.sync();
        let count = shared.storage.count_aside();
        let seen = shared.storage.read(SEEN).and_then(|seen| seen.parse().ok()).unwrap_or(0);
        self.aside = (count > seen).then_some(count);
        effects
    }
}

fn wrote(key: Option<String>, text: Option<&str>, shared: &mut Shared) -> Effects {
    let look = || Effects { later: Some(Later::Look), ..Effects::quiet() };
    if shared.storage.others_wrote(key.as_deref(), text) {
        return look();
    }
    if let Some(key) = &key {
        shared.drafts.overwritten(key, &shared.now);
    }
    let concerns = |concerns: fn(&str) -> bool| key.as_deref().is_none_or(concerns);
    let mut effects = if concerns(kept::concerns) { look() } else { Effects::quiet() };
    if concerns(Library::concerns) {
        shared.rules.sync();
    }
    if concerns(held::concerns) {
        effects = effects.send(Send::Clocks);
    }
    match key {
        Some(key) => effects.send(Send::Wrote(key)),
        None => effects,
    }
}

/// Shows other windows that this one lives, and tries again what was refused.
fn beat(shared: &mut Shared) -> Effects {
    if shared.storage.is_emptied() {
        return Effects { later: Some(Later::Look), ..Effects::quiet() };
    }
    shared.drafts.beat(&shared.now);
    shared.keep_profile_again();
    Effects::quiet()
}
