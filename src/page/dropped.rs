//! Files that are dropped on the page: the room that knows them opens them. Nothing that is dropped takes the page away.

use super::app::App;
use super::dom;
use super::listen::Listener;
use super::rooms::Room;
use super::take;
use crate::element::Section;
use crate::receipt::{Content, content};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Element, Event, EventTarget};

/// Where the browser itself puts a text that is dropped.
const TAKES_TEXT: &str = "textarea, input:not([type=radio]):not([type=checkbox]):not([type=file])";

impl App {
    /// What listens at the place where something may be dropped.
    pub(super) fn catch_dropped(self: &Rc<Self>, place: &EventTarget) -> [Listener; 2] {
        let on = |kind: &'static str, act: fn(&Rc<Self>, &DataTransfer)| {
            let app = Rc::downgrade(self);
            Listener::new(place, kind, move |event| {
                let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                let (Some(app), Some(data)) = (app.upgrade(), data) else { return };
                let files = data.types().includes(&"Files".into(), 0);
                if !files && takes_text(event) {
                    return;
                }
                // Otherwise the browser would open it in place of the page, or the page around take it for its own.
                event.prevent_default();
                event.stop_propagation();
                if files {
                    act(&app, &data);
                } else {
                    data.set_drop_effect("none");
                }
            })
        };
        [on("dragover", |_, data| data.set_drop_effect("copy")), on("drop", Self::take_dropped)]
    }

    fn take_dropped(self: &Rc<Self>, data: &DataTransfer) {
        let Some(files) = data.files().filter(|_| self.with(|state| state.enabled) == Some(true)) else { return };
        match (files.length(), files.get(0)) {
            (1, Some(file)) => {
                let app = Rc::downgrade(self);
                take::read_file(&file, take::LARGEST, move |text| {
                    if let Some(app) = app.upgrade() {
                        app.open_dropped(&text);
                    }
                });
            }
            (0, _) => {}
            _ => self.say_of_dropped("dropOne"),
        }
    }

    fn open_dropped(self: &Rc<Self>, text: &str) {
        let content = content(text);
        let has = |section: Section| self.with(|state| state.settings.has(section)) == Some(true);
        match content {
            Content::Case => {
                self.enter_room(Some(Room::Parcel));
                self.receive(text);
            }
            Content::Text if self.with(|state| state.room == Room::Vehicle) == Some(true) => self.paste_waybills(text),
            Content::Text => {
                self.enter_room(Some(Room::Parcel));
                self.take_in(text);
            }
            Content::Book if has(Section::Book) => {
                self.enter_room(Some(Room::Book));
                self.bring(text);
            }
            Content::Rulebook if has(Section::Rulebooks) => {
                self.enter_room(Some(Room::Rulebooks));
                self.take_rulebook(text);
            }
            Content::Penalties if has(Section::Penalties) => {
                self.enter_room(Some(Room::Penalties));
                self.take_sheet(text);
            }
            Content::Book | Content::Rulebook | Content::Penalties => self.say_of_dropped("dropNoRoom"),
            Content::Page => self.say_of_dropped("dropPage"),
            Content::Empty => self.say_of_dropped("dropEmpty"),
            Content::Unknown => self.say_of_dropped("dropUnknown"),
        }
    }

    fn say_of_dropped(&self, word: &str) {
        self.refresh(None);
        self.with(|state| state.say(state.view.word(word)));
    }
}

/// Whether the browser puts a text there by itself; beyond the window the target is the element, not what is inside.
fn takes_text(event: &Event) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    target.is_some_and(|target| dom::nearest(&target, TAKES_TEXT).is_some())
}
