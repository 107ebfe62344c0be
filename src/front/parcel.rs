//! The form of the parcel in hand: its fields, the station's profile, the moment it is counted at, and saving it.

use super::draft::{PROFILE, YES};
use super::effects::{Effects, Opening, Send};
use super::focus::{self, Focus};
use super::form;
use super::heard::{Heard, How};
use super::profile;
use super::room::Room;
use super::shared::Shared;
use super::station::PARTS;
use crate::book::CaseAt;
use crate::case::Field;
use crate::words;

/// Holds what the form shows beside what is in hand.
#[derive(Debug, Default)]
pub struct Parcel {
    /// The number of the parcel in hand that this is about.
    of: u32,
    /// Is true where the profile is open, to be answered.
    pub profile_is_open: bool,
    /// Is true where the clerk is asked before all is cleared.
    pub asks_reset: bool,
    /// The case with the same waybill, while the clerk is asked.
    pub twin: Option<CaseAt>,
}

/// Lists the messages of the form.
#[derive(Debug)]
pub enum Msg {
    /// Something happened to a field.
    Field(form::Msg),
    /// Enter leaves a field, with what stands in it; with Shift it goes back.
    Leave(Option<form::Msg>, bool),
    /// The clerk says whether the parcel is late.
    Late(bool),
    /// To a field.
    ToField(Field),
    /// The clerk has looked at what a pasted text has filled in.
    Confirm(Field),
    /// The profile is opened, or closed.
    Profile(bool),
    /// The clerk is asked before all is cleared, or not any more.
    AskReset(bool),
    /// All is cleared.
    Reset,
    /// The same, by the host page: the focus stays.
    Wipe,
    /// The station says something of itself.
    Station(String, String),
    /// It is saved in the case book; anyway, where another case has its waybill.
    Save(bool),
    /// It stays unsaved, as another case has its waybill.
    SaveNot,
    /// The other case is opened.
    OpenTwin,
    /// A case is put into the form.
    Open(Box<Opening>),
    /// The host page has changed an answer of the profile.
    Told,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the form.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        let in_form = heard.data("form").as_deref() == Some("parcel");
        let is_late = heard.data("late").is_some();
        match heard.how {
            How::Enter { back } if in_form && (is_late || heard.data("field").is_some()) => {
                return Some(Self::Leave(form::Msg::of(heard), back));
            }
            How::Typed(_) | How::Settled if is_late => return Some(Self::Late(heard.text == YES)),
            _ => {}
        }
        if in_form && let Some(msg) = form::Msg::of(heard) {
            return Some(Self::Field(msg));
        }
        let field = || Field::by_key(&heard.of("field"));
        if heard.is_click() {
            return Some(match &*heard.name {
                "toField" => Self::ToField(Field::by_key(&heard.of("to"))?),
                "confirm" => Self::Confirm(field()?),
                "editProfile" => Self::Profile(true),
                "closeProfile" => Self::Profile(false),
                "reset" => Self::AskReset(true),
                "resetNo" => Self::AskReset(false),
                "resetYes" => Self::Reset,
                "save" => Self::Save(false),
                "saveTwin" => Self::Save(true),
                "saveNot" => Self::SaveNot,
                "openTwin" => Self::OpenTwin,
                _ => return None,
            });
        }
        heard.entered()?;
        heard.data("station").map(|part| Self::Station(part, heard.text.clone()))
    }
}

impl Parcel {
    /// The form as it stands at the start.
    #[must_use]
    pub fn start(shared: &Shared) -> Self {
        Self { of: shared.parcel.number, profile_is_open: shared.parcel.lacks_profile(), ..Self::default() }
    }

    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        let effects = self.do_it(msg, shared);
        self.follow(shared);
        effects
    }

    /// Forgets what belonged to the parcel that was in hand.
    pub fn follow(&mut self, shared: &Shared) {
        if self.of != shared.parcel.number {
            *self = Self::start(shared);
        }
    }

    fn do_it(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Field(msg) => change(msg, shared),
            Msg::Leave(msg, back) => {
                if let Some(msg) = msg {
                    shared.change(msg);
                }
                Effects::focus(Focus::Next { back })
            }
            Msg::Late(late) => {
                shared.parcel.form.draft.late = Some(late);
                Effects::default()
            }
            Msg::ToField(field) => {
                self.profile_is_open |= PROFILE.contains(&field);
                Effects::focus(Focus::Field(focus::Form::Parcel, field))
            }
            Msg::Confirm(field) => confirm(field, shared),
            Msg::Profile(open) => {
                self.profile_is_open = open;
                // On to what comes next.
                Effects::focus(if open { Focus::InputIn("profileFields") } else { Focus::Late })
            }
            Msg::AskReset(asks) => {
                self.asks_reset = asks;
                Effects::quiet().and_focus(Focus::Action(if asks { "resetNo" } else { "reset" }))
            }
            Msg::Reset => {
                shared.wipe();
                Effects::focus(Focus::Late)
            }
            Msg::Wipe => {
                shared.wipe();
                Effects::default()
            }
            Msg::Station(part, text) => name_station(&part, text, shared),
            Msg::Save(anyway) => self.save(anyway, shared),
            Msg::SaveNot => {
                self.twin = None;
                Effects::quiet().and_focus(Focus::Action("save"))
            }
            Msg::OpenTwin => match self.twin.take() {
                Some(twin) => Effects::default().send(Send::Enter(Room::Book)).send(Send::Case(twin.revision)),
                None => Effects::quiet(),
            },
            Msg::Told => {
                self.profile_is_open = shared.parcel.lacks_profile();
                Effects::default()
            }
            Msg::Open(opening) => {
                shared.open(*opening);
                shared.room = Room::Parcel;
                Effects::default()
            }
        }
    }

    /// Saves the parcel in hand; where another case has its waybill, the clerk is asked.
    fn save(&mut self, anyway: bool, shared: &mut Shared) -> Effects {
        self.twin = if anyway || shared.parcel.base.is_some() { None } else { shared.twin() };
        if self.twin.is_some() {
            return Effects::quiet().and_focus(Focus::Action("openTwin"));
        }
        let word = shared.save();
        let focus = Focus::First(vec![Focus::Place("errors"), Focus::Action("save")]);
        Effects::say(shared.word(word)).and_focus(focus)
    }

    /// The faults that are shown: of fields that were left, from top to bottom.
    #[must_use]
    pub fn faults(shared: &Shared) -> Vec<(Field, String)> {
        let Some(answer) = shared.answered() else { return Vec::new() };
        let settled = shared.parcel.form.settled;
        let uncovered = answer.uncovered.as_ref().map(|covered| words::not_covered(covered, shared.lang));
        let fault = |field: Field| {
            let issue = answer.issues.iter().find(|issue| issue.field == field.key() && settled.contains(field));
            let said = issue.map(|issue| words::issue(issue, &answer.case, Some(answer.as_of.into()), shared.lang));
            let said = said.or_else(|| uncovered.clone().filter(|_| field == Field::SentOn));
            Some((field, said?))
        };
        answer.plan.shown().filter_map(fault).collect()
    }

    /// Where there is no result: the field that is missing for one, and what to say of it.
    #[must_use]
    pub fn missing(&self, shared: &Shared) -> Option<(Field, String)> {
        if shared.answered()?.has_result() {
            return None;
        }
        let open = |field: &&Field| self.profile_is_open && shared.parcel.form.draft.get(**field).is_none();
        let field = PROFILE.iter().find(open).copied().unwrap_or(Field::Problem);
        let label = *words::field(field).get(shared.lang);
        Some((field, shared.fill("notFilledIn", &[("field", label)])))
    }

    /// Returns the question about the case that has the same waybill; empty where there is none.
    #[must_use]
    pub fn asks_twin(&self, shared: &Shared) -> String {
        let Some(twin) = &self.twin else { return String::new() };
        let happened = words::what_happened(&twin.case, shared.lang);
        let status = *words::status(twin.content.status).get(shared.lang);
        shared.fill("twin", &[("happened", &happened), ("status", status)])
    }
}

fn change(msg: form::Msg, shared: &mut Shared) -> Effects {
    let (field, moves) = (msg.field, msg.change.takes_its_button());
    shared.change(msg);
    if moves { Effects::focus(Focus::Field(focus::Form::Parcel, field)) } else { Effects::default() }
}

/// What was pasted is right; on to the next of it.
fn confirm(field: Field, shared: &mut Shared) -> Effects {
    shared.parcel.form.pasted.remove(field);
    let next = shared.parcel.form.pasted.iter().next().unwrap_or(field);
    Effects::focus(Focus::Confirm(next))
}

/// What a station says of itself, kept from here on.
fn name_station(part: &str, text: String, shared: &mut Shared) -> Effects {
    if let Some((_, of)) = PARTS.iter().find(|(known, _)| *known == part) {
        *of(&mut shared.station) = text;
        profile::keep_station(&shared.storage, &mut shared.station);
    }
    Effects::quiet()
}
