//! Handing a text over: to the clipboard, or as a file. What the browser or the page around refuses comes back.

use super::host::Place;
use crate::front::effects::Hand;
use crate::front::focus::Focus;
use crate::front::msg::Msg;
use crate::front::take::{self, Handed};
use web_sys::Element;

/// Hands a text over, and says what became of it; a sheet is laid out by whoever knows what stands on it.
pub(super) fn over(hand: Hand, near: &Element, place: &Place) -> Vec<Msg> {
    let host_page = &place.host_page;
    match hand {
        Hand::Copy { text, action } => {
            // Selecting the text takes the focus: the button that asked for it has it again.
            let button = Msg::Focus(Focus::Action(action));
            if host_page.copy_text(near, &text) {
                vec![handed(Handed::Copied), button]
            } else {
                vec![button, handed(Handed::NotCopied(text))]
            }
        }
        Hand::Save { name, kind, content } => save(name, kind, content, near, place),
        Hand::SavePage { name, brings, rulebook } => {
            let content = host_page.copy(&brings, rulebook);
            save(name, "text/html", content, near, place)
        }
        Hand::Print(_) => Vec::new(),
    }
}

fn save(name: String, kind: &str, content: String, near: &Element, place: &Place) -> Vec<Msg> {
    vec![handed(match place.host_page.save_file(near, &name, kind, &content) {
        Some(true) => Handed::Saved(name),
        Some(false) => Handed::NotSaved(name, content),
        None => Handed::PerhapsSaved(name, content),
    })]
}

const fn handed(handed: Handed) -> Msg {
    Msg::Take(take::Msg::Handed(handed))
}
