//! What stands around the rooms: the way between them, the language, what the host page says, and the time.

use super::effects::{Effects, Send};
use super::focus::Focus;
use super::heard::Heard;
use super::in_use::InUse;
use super::profile;
use super::room::{Many, Room};
use super::settings::Settings;
use super::shared::Shared;
use crate::case::{Case, Field, Issue, Typed, check_as_of, typed_moment};
use crate::choice::Choice;
use crate::element::Attribute;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::words;

/// The input for the moment of the estimate.
#[derive(Debug, Default)]
pub struct Clock {
    /// The text that is being typed; `None` where the input shows the moment itself.
    pub typed: Option<String>,
    /// The problem with the text; empty where there is none.
    pub fault: String,
    /// The moments that the text may mean, where there are several.
    pub ways: Vec<Moment>,
}

/// The part around the rooms: navigation, language and clock.
#[derive(Debug, Default)]
pub struct Shell {
    /// The number of the parcel in hand that the clock is about.
    of: u32,
    /// The input for the moment of the estimate.
    pub clock: Clock,
    /// Is true where the host page has disabled all input.
    pub disabled: bool,
    /// How often the colours of the system have changed.
    pub colours: u32,
    /// Is true where a new version of the page is ready to be used.
    pub updated: bool,
}

/// A message on navigation, language, time or the host page.
#[derive(Debug)]
pub enum Msg {
    /// A room is entered.
    Enter(Room),
    /// To the clock that runs in a room.
    ToClock(Room),
    /// To the result, or to what has to be mended first.
    ToResult,
    /// A moment is typed for the clock, and perhaps left.
    Clock(String, bool),
    /// One way of reading it was chosen.
    ClockWay(String),
    /// The clock is followed.
    Follow,
    /// Everything is said in a language.
    Speak(Lang),
    /// The page is shown for the first time.
    Start,
    /// The host page has changed an attribute.
    Settings(Box<Settings>, String),
    /// The host page counts by a rulebook, or by none of its own.
    Rulebook(Option<InUse>),
    /// The host page lets the clerk enter something, or nothing.
    Enable(bool),
    /// A new version of the page has come.
    Updated,
    /// The page starts again.
    Reload,
    /// To the first thing that is to be said.
    First,
    /// The system has changed between light and dark.
    Colours,
}

impl Msg {
    /// Returns what an event means for this part; `None` where it means nothing.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        if let Some(settled) = heard.entered() {
            return (heard.name == "asOf").then(|| Self::Clock(heard.text.clone(), settled));
        }
        let room = || Room::by_code(&heard.of("room"));
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "room" => Self::Enter(room()?),
            "toClock" => Self::ToClock(room()?),
            // What has to be mended comes before what would come of it.
            "toResult" => Self::ToResult,
            "way" if heard.data("form").is_none() => Self::ClockWay(heard.of("way")),
            "now" => Self::Follow,
            "lang" => Self::Speak(Lang::by_code(&heard.of("lang"))?),
            "reload" => Self::Reload,
            _ => return None,
        })
    }
}

impl Shell {
    /// Carries out a message and returns its effects.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Enter(room) => {
                shared.room = room;
                Effects::focus(Focus::Title)
            }
            Msg::ToClock(room) => {
                (shared.room, shared.many) = (room, Many::Vehicle);
                Effects::focus(Focus::Place(if room == Room::Vehicle { "vehicleClock" } else { "hurry" }))
            }
            Msg::ToResult => Effects::quiet().and_focus(Focus::result()),
            Msg::Clock(text, settled) => self.set_clock(text, settled, shared),
            Msg::ClockWay(way) => self.set_clock(way, true, shared).and_focus(Focus::Input("asOf")),
            Msg::Follow => {
                shared.parcel.fixed = None;
                self.clock = Clock::default();
                Effects::default()
            }
            Msg::Speak(lang) => {
                profile::keep_lang(&shared.storage, lang);
                shared.lang = lang;
                Effects::focus(Focus::Lang)
            }
            Msg::Start => Effects::quiet(),
            Msg::Settings(settings, name) => take_settings(*settings, &name, shared),
            Msg::Rulebook(rulebook) => {
                let told = rulebook.or_else(|| shared.settings.rulebook());
                shared.rules.tell(told);
                Effects::default()
            }
            Msg::Enable(enabled) => {
                self.disabled = !enabled;
                Effects::quiet()
            }
            Msg::Updated => {
                self.updated = true;
                Effects::quiet()
            }
            Msg::Reload => Effects { reload: true, ..Effects::quiet() },
            Msg::First => Effects::quiet().and_focus(Focus::First(vec![Focus::InputIn("profileFields"), Focus::Late])),
            Msg::Colours => {
                self.colours = self.colours.wrapping_add(1);
                Effects::quiet()
            }
        }
    }

    /// Forgets what was typed while another parcel was in hand.
    pub fn follow(&mut self, shared: &Shared) {
        if self.of != shared.parcel.number {
            (self.of, self.clock) = (shared.parcel.number, Clock::default());
        }
    }

    fn set_clock(&mut self, text: String, settled: bool, shared: &mut Shared) -> Effects {
        let (read, ways) = match typed_moment(&text, shared.now.minute) {
            Typed::Says(raw) => (Some(check_as_of(&raw)), Vec::new()),
            Typed::Asks(ways) => (None, ways),
        };
        let fault = match read {
            Some(Err(fault)) if settled => {
                words::issue(&Issue::new("asOf", fault), &Case::default(), None, shared.lang)
            }
            _ => String::new(),
        };
        let mut typed = Some(text);
        if let Some(Ok(at)) = read {
            shared.parcel.fixed = Some(at);
            if settled {
                typed = None;
            }
        }
        self.clock = Clock { typed, fault, ways };
        Effects::default()
    }
}

/// What the host page has set anew, and the attribute that it changed.
fn take_settings(settings: Settings, name: &str, shared: &mut Shared) -> Effects {
    let lang = settings.lang.filter(|_| name == Attribute::Lang.code());
    shared.settings = settings;
    // What the clerk has changed of the others is not told again.
    let field: Option<Field> = Attribute::by_code(name).and_then(Attribute::field);
    if field.is_some() {
        shared.take_profile(field);
    }
    shared.lang = lang.unwrap_or(shared.lang);
    let effects = Effects::default();
    if field.is_some() { effects.send(Send::Profile) } else { effects }
}
