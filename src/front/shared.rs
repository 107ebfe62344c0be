//! What all rooms share: the moment, the language, the rules, what is in hand, and what is kept. Every room may read it;
//! it is changed by its own methods.

use super::answer::{Answer, Turn};
use super::book::kept::Kept;
use super::draft::{Draft, Entry, PROFILE};
use super::drafts::{Drafts, InHand};
use super::effects::Opening;
use super::form::{self, Form};
use super::in_hand::{Notice, ParcelInHand, VehicleInHand};
use super::library::Library;
use super::now::Now;
use super::profile;
use super::room::{Many, Room};
use super::rules::Rules;
use super::settings::Settings;
use super::storage::{Refused, Storage};
use crate::book::Revision;
use crate::case::{Case, Field, Issue, Kind};
use crate::estimate::LeverId;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::words::{self, Station};
use chrono::NaiveDateTime;
use serde_json::{Map, Value};

/// The state that all rooms share.
pub struct Shared {
    /// The moment of the message that is being carried out, China time.
    pub now: Now,
    /// The language of the page.
    pub lang: Lang,
    /// The settings that the host page gives.
    pub settings: Settings,
    /// The store of this machine, as far as the browser keeps anything.
    pub storage: Storage,
    /// The rulebooks, and which one is in use.
    pub rules: Rules,
    /// The parcel whose form is being filled in.
    pub parcel: ParcelInHand,
    /// The vehicle whose parcels are being entered.
    pub vehicle: VehicleInHand,
    /// The station that reports and files claims.
    pub station: Station,
    /// The place in the store where this tab keeps its draft.
    pub drafts: Drafts,
    /// The case book, as far as this window knows it.
    pub book: Kept,
    /// The room that is on the screen.
    pub room: Room,
    /// The part of the room for many parcels that is on the screen.
    pub many: Many,
    /// The place in which something has the focus, as it was when this began: what is in use there stays where it is.
    pub focused: Option<String>,
    /// The page's own address, where another station can open it; empty where it cannot: that of a file names a folder
    /// of this machine, that of a host page something else.
    pub address: String,
    /// The cases that were saved and of which the host page has not been told yet.
    pub saved: Vec<Map<String, Value>>,
    /// A number that grows with every new answer.
    pub answers: u32,
    answer: Option<Answer>,
    vehicle_answer: Option<Answer>,
}

/// Everything with which a page starts.
pub struct Start {
    /// The moment of the start.
    pub now: Now,
    /// The settings that the host page gives.
    pub settings: Settings,
    /// The rulebook that the host page hands over; `None` where it hands over none.
    pub rulebook: Option<super::in_use::InUse>,
    /// The store of this machine, as far as the browser keeps anything.
    pub storage: Storage,
    /// The page's own address, where another station can open it.
    pub address: String,
    /// The draft from when this page was taken out of the document; `None` where there is none.
    pub in_hand: Option<String>,
}

impl Shared {
    /// Starts with what is kept on this machine and with the draft that was left.
    #[must_use]
    pub fn start(start: Start) -> Self {
        let Start { now, settings, rulebook, storage, address, in_hand } = start;
        let told = rulebook.or_else(|| settings.rulebook());
        let rules = Rules::start(Library::start(&storage), told);
        let mut station = Draft::default();
        let kept = profile::load(&storage, &mut station);
        let lang = settings.lang.or(kept).unwrap_or_default();
        for (field, entry) in &settings.profile {
            station.set(*field, Some(entry.clone()));
        }
        // In the pages of others the draft of one page would come up in the next.
        let (drafts, left) = if settings.standalone {
            Drafts::start(&storage, &station, &now, in_hand.as_deref())
        } else {
            Drafts::nowhere(&storage, &station, in_hand.as_deref())
        };
        let mut shared = Self {
            station: profile::station(&storage),
            book: Kept::new(&storage),
            parcel: ParcelInHand { form: Form { draft: station, ..Form::default() }, ..ParcelInHand::default() },
            vehicle: VehicleInHand::default(),
            room: Room::Parcel,
            many: Many::Vehicle,
            focused: None,
            saved: Vec::new(),
            answers: 0,
            answer: None,
            vehicle_answer: None,
            now,
            lang,
            settings,
            storage,
            rules,
            drafts,
            address,
        };
        if let Some(left) = left {
            shared.take_up(left);
        }
        shared.take_profile(None);
        shared
    }

    /// Returns the moment of the estimate, China time.
    #[must_use]
    pub fn as_of(&self) -> NaiveDateTime {
        self.parcel.fixed.unwrap_or(self.now.minute)
    }

    /// Returns a fixed text of the page by its key.
    #[must_use]
    pub fn word(&self, key: &str) -> &'static str {
        words::page(key).map(|word| *word.get(self.lang)).unwrap_or_default()
    }

    /// Returns a fixed text of the page with values put into it.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        words::fill(self.word(key), values)
    }

    /// Returns the answer to the form, made anew where the form has changed.
    pub fn answer(&mut self) -> &Answer {
        let as_of = self.as_of();
        let draft = &self.parcel.form.draft;
        let (answer, is_new) = Answer::renew(&mut self.answer, draft, Turn::To(&mut self.rules.in_use), as_of);
        self.answers = self.answers.wrapping_add(u32::from(is_new));
        answer
    }

    /// Returns what followed from the form when it was last looked at: the loop looks before anything is shown.
    #[must_use]
    pub fn answered(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// Returns the answer for the parcels of the vehicle, made anew where something has changed.
    pub fn vehicle_answer(&mut self) -> &Answer {
        let as_of = self.as_of();
        let draft = self.vehicle.shared(self.parcel.our_station());
        Answer::renew(&mut self.vehicle_answer, &draft, Turn::Not(&self.rules.in_use), as_of).0
    }

    /// Returns the last answer for the vehicle; `None` where there is none yet.
    #[must_use]
    pub fn vehicle_answered(&self) -> Option<&Answer> {
        self.vehicle_answer.as_ref()
    }

    /// Returns when the time limit of the vehicle ends; `None` where it runs for no waybill.
    #[must_use]
    pub fn vehicle_due(&self) -> Option<Moment> {
        let some = !self.vehicle.vehicle.waybills().is_empty();
        let answer = self.vehicle_answer.as_ref().filter(|_| some)?;
        answer.running(LeverId::ReportMissing).map(|(_, due)| due)
    }

    /// Returns a case for each waybill of the vehicle.
    pub fn vehicle_cases(&mut self) -> Vec<Case> {
        let shared = self.vehicle_answer().case.clone();
        self.vehicle.vehicle.cases(&shared).collect()
    }

    /// Applies a change of a field to the form.
    pub fn change(&mut self, msg: form::Msg) {
        let field = msg.field;
        let as_of = self.as_of();
        self.parcel.form.update(msg, as_of);
        self.entered(field);
    }

    /// Puts an entry into a field of the form; `None` empties it.
    pub fn enter(&mut self, field: Field, entry: Option<Entry>) {
        let as_of = self.as_of();
        self.parcel.form.enter(field, entry, true, as_of);
        self.entered(field);
    }

    fn entered(&mut self, field: Field) {
        // Who goes on with it knows that it is back.
        self.parcel.notice = self.parcel.notice.take().filter(|notice| !matches!(notice, Notice::Restored));
        self.remember(field);
    }

    /// The profile is kept as soon as it is said; an agency delivers as an agency.
    fn remember(&mut self, field: Field) {
        if !PROFILE.contains(&field) {
            return;
        }
        let draft = &mut self.parcel.form.draft;
        if draft.chose(Field::We, "agency") && draft.get(Field::DeliveredBy).is_none() {
            draft.set(Field::DeliveredBy, Some(Entry::Chosen("agency".to_owned())));
            self.keep_profile(Field::DeliveredBy);
        }
        self.keep_profile(field);
    }

    /// Keeps an answer of the station's profile; that of another station, whose case is open, is not ours, and what the
    /// host page says it says again.
    fn keep_profile(&self, field: Field) {
        let told = self.settings.profile.iter().any(|(known, _)| *known == field);
        if self.parcel.ours.is_none() && !told {
            profile::keep(&self.storage, field, self.parcel.form.draft.get(field));
        }
    }

    /// Tries again to keep the profile where the browser has refused it.
    pub fn keep_profile_again(&mut self) {
        if self.storage.refused(profile::KEY).is_some() {
            PROFILE.iter().for_each(|field| self.keep_profile(*field));
            profile::keep_station(&self.storage, &mut self.station);
        }
    }

    /// Puts the profile that the host page tells into the form, or the one fact of it that has changed.
    pub fn take_profile(&mut self, only: Option<Field>) {
        for (field, entry) in self.settings.profile.clone() {
            if only.is_none_or(|only| only == field) {
                self.parcel.form.draft.set(field, Some(entry));
            }
        }
    }

    /// Who signs what stands in the form: where that is another station's case, it is not us.
    #[must_use]
    pub fn signs(&self) -> Station {
        if self.parcel.ours.is_some() { Station::default() } else { self.station.clone() }
    }

    /// Goes on with what was left in hand.
    pub fn take_up(&mut self, left: InHand) {
        let InHand { draft, pasted, ours, fixed, base, vehicle: (vehicle, shared, saved) } = left;
        self.parcel.put_down();
        self.parcel.form = Form { pasted, ..Form::settled(draft) };
        (self.parcel.fixed, self.parcel.base, self.parcel.ours) = (fixed, base, ours);
        self.parcel.notice = Some(Notice::Restored);
        self.vehicle = VehicleInHand { vehicle, form: Form::settled(shared), saved };
    }

    /// Puts a case into the form in place of what is there.
    pub fn open(&mut self, opening: Opening) {
        let Opening { case, as_of, base, facts, issues } = opening;
        let station = base.is_some().then(|| self.parcel.our_station().clone());
        self.parcel.leave_theirs();
        self.parcel.put_down();
        self.parcel.form = Form::settled(Draft::of(&case, &self.parcel.form.draft));
        self.parcel.fixed = as_of;
        // Saved from another point of view: our own profile comes back with the next parcel.
        let draft = &self.parcel.form.draft;
        let differs = |station: &Draft| PROFILE.iter().any(|field| station.get(*field) != draft.get(*field));
        self.parcel.ours = station.filter(differs);
        self.parcel.base = base;
        self.put_unclear(&facts, &issues);
    }

    /// Puts what cannot be understood into the form as it was typed, and says so.
    fn put_unclear(&mut self, facts: &Map<String, Value>, issues: &[Issue]) {
        let mut fields = Vec::new();
        self.parcel.unclear = issues.iter().filter_map(|issue| Field::by_key(&issue.field)).collect();
        for issue in issues {
            let field = Field::by_key(&issue.field);
            let typed = field.filter(|field| !matches!(field.spec().kind, Kind::Choice(_) | Kind::YesNo));
            let text = facts.get(&issue.field);
            let text = text.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            if let (Some(field), Some(text)) = (typed, text) {
                self.enter(field, Some(Entry::Typed(text)));
            }
            let label = field.map(|field| (*words::field(field).get(self.lang)).to_owned());
            fields.push(label.unwrap_or_else(|| issue.field.clone()));
        }
        self.parcel.notice = (!fields.is_empty()).then_some(Notice::Unclear(fields));
    }

    /// Empties the form; the profile of the station stays.
    pub fn wipe(&mut self) {
        self.parcel.form.draft.clear_parcel();
        self.parcel.leave_theirs();
        self.parcel.put_down();
        self.parcel.form = Form::settled(std::mem::take(&mut self.parcel.form.draft));
    }

    /// Keeps what is in hand, where it changed. Where it is refused, [`Shared::unkept`] says so.
    pub fn keep_in_hand(&mut self) {
        let in_hand = InHand {
            draft: self.parcel.form.draft.clone(),
            pasted: self.parcel.form.pasted,
            ours: self.parcel.ours.clone(),
            fixed: self.parcel.fixed,
            base: self.parcel.base.clone(),
            vehicle: (self.vehicle.vehicle.clone(), self.vehicle.form.draft.clone(), self.vehicle.saved.clone()),
        };
        let _ = self.drafts.keep(&in_hand, &self.now);
    }

    /// Why what is typed is not kept, as long as it is so; of cases the case book says it.
    #[must_use]
    pub fn unkept(&self) -> Option<Refused> {
        let refused = self.storage.refused(super::drafts::UNDER).or_else(|| self.storage.refused(profile::KEY));
        refused.filter(|_| self.book.refused.is_none())
    }

    /// Returns the sentence about what the browser does not keep of the case book, and what to do about it.
    #[must_use]
    pub fn book_refused(&self) -> Option<String> {
        let unkept = self.book.count_unkept().to_string();
        let refused = self.book.refused.or((!self.storage.keeps()).then_some(Refused::Unavailable))?;
        let word = match refused {
            Refused::Unavailable => "bookUnavailable",
            Refused::Full => "bookFull",
        };
        Some(self.fill(word, &[("n", &unkept)]))
    }

    /// The revision that is in hand goes on from here, where it was the one replaced.
    pub fn go_on_from(&mut self, old: &str, new: &Revision) {
        if self.parcel.base.as_ref().is_some_and(|base| base.id == old) {
            self.parcel.base = Some(new.clone());
        }
    }
}
