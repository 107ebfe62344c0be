//! A pasted tracking record or chat fills what it asserts, to be confirmed; what it may mean is offered beside the words
//! that it came from. What is typed waits until the clerk says so.

use super::draft::Entry;
use super::effects::{Effects, Send};
use super::focus::Focus;
use super::heard::{Heard, How};
use super::room::Room;
use super::shared::Shared;
use crate::case::Field;
use crate::pasted::{Find, Pasted, read};
use crate::receipt::link_in;
use crate::words;

/// The box for pasted texts, and what the last of them may mean, until the clerk has chosen or goes on without it.
#[derive(Debug, Default)]
pub struct Paste {
    /// The number of the parcel in hand that it is about.
    of: u32,
    /// Holds the text of the box.
    pub typed: String,
    /// Holds the finds that are offered.
    pub finds: Vec<Find>,
    /// Waybills that may be those of one vehicle.
    pub waybills: Vec<String>,
}

/// Lists the messages of the box.
#[derive(Debug)]
pub enum Msg {
    /// Something is typed into the box.
    Typed(String),
    /// The text of the box is to be read.
    Read(Option<String>),
    /// A text is read as a record.
    Record(String),
    /// A text is pasted into a field: a record goes to its fields, a single value stays where it was put.
    Into(String),
    /// An offer is taken, by its place.
    Take(usize),
    /// The clerk goes on without what was offered.
    Drop,
    /// The waybills go to the vehicle.
    Vehicle,
}

impl Msg {
    /// Returns the message that an event means here. A single value pasted into a field is the field's own.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        let in_box = heard.name == "paste";
        match &heard.how {
            // What a keyboard's clipboard puts there, or what is dropped, is pasted, too.
            How::Typed(way) if in_box && way.starts_with("insertFrom") => Some(Self::Read(Some(heard.text.clone()))),
            How::Typed(_) | How::Settled if in_box => Some(Self::Typed(heard.text.clone())),
            // With Shift it goes on in a new line.
            How::Enter { back: false } if in_box => Some(Self::Read(Some(heard.text.clone()))),
            How::Pasted(text) if in_box => Some(Self::Record(text.clone())),
            How::Pasted(text) if heard.data("form").as_deref() == Some("parcel") && heard.data("field").is_some() => {
                Some(Self::Into(text.clone()))
            }
            How::Clicked => Some(match &*heard.name {
                "readPasted" => Self::Read(None),
                "takeOffer" => Self::Take(heard.of("offer").parse().ok()?),
                "dropOffers" => Self::Drop,
                "offerVehicle" => Self::Vehicle,
                _ => return None,
            }),
            _ => None,
        }
    }

    /// Is true where the browser shall leave the paste to us.
    #[must_use]
    pub fn is_taken(&self, shared: &Shared) -> bool {
        match self {
            Self::Record(_) => true,
            Self::Into(text) => {
                link_in(text, shared.now.minute).is_some() || read(text, shared.now.minute).certain.len() > 1
            }
            _ => false,
        }
    }
}

/// To what else is offered, or back to the box.
fn to_offers() -> Focus {
    Focus::First(vec![Focus::ButtonIn("offers"), Focus::Input("paste")])
}

impl Paste {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        self.follow(shared);
        match msg {
            Msg::Typed(text) => {
                self.typed = text;
                Effects::quiet()
            }
            Msg::Read(text) => {
                let text = text.unwrap_or_else(|| std::mem::take(&mut self.typed));
                self.typed.clear();
                let effects = if text.trim().is_empty() { Effects::quiet() } else { self.take_in(&text, shared) };
                effects.and_focus(Focus::Input("paste"))
            }
            Msg::Record(text) | Msg::Into(text) => self.take_in(&text, shared),
            Msg::Take(place) => {
                let Some(find) = self.finds.get(place).cloned() else { return Effects::quiet() };
                self.finds.retain(|other| other.field != find.field);
                if find.field == Field::Waybill {
                    self.waybills.clear();
                }
                Effects::say(fill(&[find], shared)).and_focus(to_offers())
            }
            Msg::Drop => {
                (self.finds, self.waybills) = (Vec::new(), Vec::new());
                Effects::focus(to_offers())
            }
            Msg::Vehicle => {
                let waybills = std::mem::take(&mut self.waybills).join("\n");
                self.finds.clear();
                Effects::default().send(Send::Enter(Room::Vehicle)).send(Send::Waybills(waybills))
            }
        }
    }

    /// Forgets what was offered for the parcel that was in hand.
    pub fn follow(&mut self, shared: &Shared) {
        if self.of != shared.parcel.number {
            (self.finds, self.waybills) = (Vec::new(), Vec::new());
            self.of = shared.parcel.number;
        }
    }

    /// Fills what is certain and still empty, and offers the rest.
    fn take_in(&mut self, text: &str, shared: &mut Shared) -> Effects {
        self.typed.clear();
        if let Some(link) = link_in(text, shared.now.minute) {
            return Effects::default().send(Send::Receipt(link.to_owned()));
        }
        let Pasted { certain, offered, waybills } = read(text, shared.as_of());
        let entered = |find: &Find| shared.parcel.form.draft.get(find.field).cloned();
        let (free, taken): (Vec<Find>, Vec<Find>) = certain.into_iter().partition(|find| entered(find).is_none());
        let other = |find: &Find| entered(find) != Some(Entry::Typed(find.typed.clone()));
        self.finds = taken.into_iter().chain(offered).filter(other).collect();
        self.waybills = waybills;
        let said = fill(&free, shared);
        let more = self.finds.len();
        Effects::say(match (said.is_empty(), more) {
            (true, 0) => shared.word("pastedNothing").to_owned(),
            (_, 0) => said,
            _ => {
                let offered = shared.fill("pastedOffered", &[("n", &more.to_string())]);
                if said.is_empty() { offered } else { [said, offered].join(shared.word("space")) }
            }
        })
    }

    /// Returns the words that an offer would put into its field.
    #[must_use]
    pub fn typed_of(find: &Find, shared: &Shared) -> String {
        match find.field {
            Field::Value => shared.fill("offerYuan", &[("n", &find.typed)]),
            _ => find.typed.clone(),
        }
    }
}

/// Puts finds into their fields, each to be confirmed; what there is to say about it.
fn fill(finds: &[Find], shared: &mut Shared) -> String {
    let mut labels = Vec::new();
    for find in finds {
        shared.enter(find.field, Some(Entry::Typed(find.typed.clone())));
        shared.parcel.form.pasted.insert(find.field);
        labels.push(*words::field(find.field).get(shared.lang));
    }
    if labels.is_empty() {
        return String::new();
    }
    shared.fill("pastedFilled", &[("fields", &labels.join(shared.word("comma")))])
}
