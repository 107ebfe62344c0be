//! The state of a mounted page: what was entered, and what is shown of it.

use super::book::{self, Kept, Notice};
use super::clocks::ClocksRoom;
use super::dom::{self, View};
use super::draft::{Draft, Entry, PROFILE, typed_like};
use super::fields::{self, Fields, Marks, first_input};
use super::in_hand::{Drafts, InHand};
use super::left::Left;
use super::library::Library;
use super::make::Made;
use super::paste::Offers;
use super::penalties::Penalties;
use super::plan::Plan;
use super::received::Received;
use super::result::{self, Result as ResultView, Shown};
use super::rooms::Room;
use super::rulebook::InUse;
use super::rulebooks::Rulebooks;
use super::settings::Settings;
use super::share::Share;
use super::sheets::Sheet;
use super::vehicle::VehicleRoom;
use super::what_if::WhatIf;
use super::{profile, regulation, store};
use crate::book::Revision;
use crate::case::{Case, Choice, Field, Kind, Moment, check};
use crate::estimate::{DeadlineState, Estimate, LeverId, estimate, estimate_and_levers, other_readings};
use crate::js::now;
use crate::set::Set;
use crate::words;
use chrono::NaiveDateTime;
use serde_json::{Map, Value};
use web_sys::Element;

/// Marks the attribute by which an event finds its field.
const FIELD: &str = "[data-field]";

/// How much of the page has been made: the answer stands on the screen before what explains it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    Nothing,
    Answer,
    All,
}

pub(super) struct AppState {
    pub(super) view: View,
    pub(super) rulebook: InUse,
    /// Whether the host page says which rulebook counts.
    pub(super) rulebook_is_told: bool,
    pub(super) library: Library,
    /// What their room shows.
    pub(super) rulebooks: Rulebooks,
    /// The penalties of a month.
    pub(super) penalties: Penalties,
    pub(super) settings: Settings,
    /// Whether the host page lets the clerk enter anything.
    pub(super) enabled: bool,
    /// Whether a new version of the page waits.
    pub(super) updated: bool,
    pub(super) draft: Draft,
    pub(super) fields: Fields,
    pub(super) result: ResultView,
    pub(super) late: Option<Element>,
    /// The moment set by hand; none: the clock is followed.
    pub(super) fixed: Option<NaiveDateTime>,
    pub(super) shown_at: NaiveDateTime,
    /// The digest of the rulebook by which the page was last shown; empty: it is to be shown anew.
    shown_by: String,
    /// Fields that the clerk has left: only their faults are shown.
    pub(super) settled: Set<Field>,
    /// Fields filled from a pasted text, still to be confirmed.
    pub(super) pasted: Set<Field>,
    /// What a pasted text may mean.
    pub(super) offers: Offers,
    pub(super) profile_open: bool,
    /// Who reports and files.
    pub(super) signs: words::Station,
    /// The clock that runs, if one does.
    pub(super) hurry: Option<LeverId>,
    pub(super) room: Room,
    pub(super) drawn: Drawn,
    pub(super) share: Share,
    pub(super) received: Received,
    /// What held our own profile, while the form holds another station's case.
    pub(super) ours: Option<Draft>,
    /// What our button asked to print.
    pub(super) printing: Option<Sheet>,
    /// What asked for the text that is to be taken by hand.
    pub(super) taken_from: Option<Element>,
    pub(super) vehicle: VehicleRoom,
    pub(super) clocks: ClocksRoom,
    pub(super) what_if: WhatIf,
    /// The case book, as far as this window knows it.
    pub(super) kept: Kept,
    /// What its room shows.
    pub(super) cases: book::Room,
    /// Where the draft in hand is kept.
    pub(super) drafts: Drafts,
    /// What a window that was killed left, to be taken up.
    pub(super) left: Option<Left>,
    /// The revision that is in hand, where it came from the case book.
    pub(super) base: Option<Revision>,
    /// Fields of which the case book holds what nobody can understand.
    pub(super) unclear: Set<Field>,
    pub(super) notice: Option<Notice>,
    /// Cases that were saved and not yet told of.
    pub(super) saved: Vec<Map<String, Value>>,
}

/// What a refresh came to.
pub(super) struct Refreshed {
    /// The summary that is to be read out.
    pub(super) said: String,
    pub(super) case: Case,
    pub(super) estimate: Estimate,
    /// The faults that are shown.
    pub(super) told: Vec<(Field, String)>,
    /// The input of the first of them.
    pub(super) input: Option<Element>,
}

impl AppState {
    pub(super) fn new(made: Made, draft: Draft, drafts: Drafts, rulebook: InUse, settings: Settings) -> Self {
        let Made { view, fields, late, prefix } = made;
        let vehicle = VehicleRoom::new(&prefix);
        let clocks = ClocksRoom::new(&prefix);
        let mut state = Self {
            vehicle,
            clocks,
            view,
            rulebook,
            rulebook_is_told: false,
            library: Library::default(),
            rulebooks: Rulebooks::default(),
            penalties: Penalties::default(),
            settings,
            enabled: true,
            updated: false,
            draft,
            fields,
            result: ResultView::default(),
            late,
            fixed: None,
            shown_at: now(),
            shown_by: String::new(),
            settled: Set::EMPTY,
            pasted: Set::EMPTY,
            offers: Offers::default(),
            profile_open: false,
            signs: profile::station(),
            hurry: None,
            room: Room::Parcel,
            drawn: Drawn::Nothing,
            share: Share::default(),
            received: Received::default(),
            ours: None,
            printing: None,
            taken_from: None,
            what_if: WhatIf::default(),
            kept: Kept::default(),
            cases: book::Room::default(),
            drafts,
            left: None,
            base: None,
            unclear: Set::EMPTY,
            notice: None,
            saved: Vec::new(),
        };
        state.profile_open = state.profile_is_open();
        state
    }

    /// Shows the same in another language.
    pub(super) fn say_in(&mut self, made: Made) {
        std::mem::replace(&mut self.view, made.view).root.remove();
        self.vehicle.show_in(&made.prefix);
        self.clocks.show_in(&made.prefix);
        self.fields = made.fields;
        self.late = made.late;
        self.shown_by.clear();
        self.what_if.forget_elements();
    }

    /// Another rulebook, or another version of it, says the same in other words: what was made of the last goes.
    fn turn_words(&mut self) {
        if self.shown_by == self.rulebook.digest {
            return;
        }
        self.shown_by.clone_from(&self.rulebook.digest);
        self.result = ResultView::default();
        self.what_if.forget_rows();
        regulation::forget(&self.view);
        let issued = words::in_full(self.rulebook.issued.into(), self.view.lang);
        for note in dom::all(&self.view.root, "[data-word=noteDraft]") {
            dom::text(&note, &words::fill(self.view.word("noteDraft"), &[("issued", &issued)]));
        }
    }

    /// Puts the profile that the host page tells into the form, or the one fact of it that has changed.
    pub(super) fn take_profile(&mut self, only: Option<Field>) {
        for (field, entry) in self.settings.profile.clone() {
            if only.is_some_and(|only| only != field) {
                continue;
            }
            self.draft.set(field, Some(entry));
            self.fields.enter_one(field, &self.draft, true);
        }
        self.profile_open = self.profile_is_open();
    }

    /// Puts a case into the form; what was in it goes.
    pub(super) fn open(&mut self, case: &Case, as_of: Option<NaiveDateTime>) {
        self.leave_theirs();
        self.draft = Draft::of(case, &self.draft);
        self.what_if = WhatIf::default();
        self.put_down();
        self.fixed = as_of;
        self.settled = Field::ALL.iter().copied().collect();
        self.pasted = Set::EMPTY;
        self.fields.enter(&self.draft);
        self.set_late(self.draft.late);
        self.profile_open = self.profile_is_open();
        self.room = Room::Parcel;
    }

    /// Goes on with what was left in hand.
    pub(super) fn take_up(&mut self, left: Option<InHand>) {
        let Some(left) = left else { return };
        self.fixed = left.fixed;
        self.base = left.base;
        self.ours = left.ours;
        self.pasted = left.pasted;
        self.vehicle.take_up(left.vehicle);
        self.settled = Field::ALL.iter().copied().collect();
        self.notice = Some(Notice::Restored);
    }

    /// What comes next has nothing to do with the case that was in hand.
    pub(super) fn put_down(&mut self) {
        (self.base, self.notice, self.unclear) = (None, None, Set::EMPTY);
        self.offers = Offers::default();
        self.clock_error("", &[]);
        self.ask_twin(None);
    }

    /// A short message, read out politely; it stands until the next thing happens.
    pub(super) fn say(&self, text: &str) {
        self.view.text("said", text);
    }

    /// The message that stands.
    pub(super) fn said(&self) -> String {
        self.view.place("said").and_then(|said| said.text_content()).unwrap_or_default()
    }

    /// Takes what stands in a field.
    pub(super) fn enter(&mut self, field: Field, entry: Option<Entry>, settled: bool) {
        self.draft.enter(field, entry, settled, self.fixed.unwrap_or_else(now));
        // Who goes on with it knows that it is back.
        self.notice = self.notice.take().filter(|notice| !matches!(notice, Notice::Restored));
        if settled {
            self.settled.insert(field);
        } else {
            self.settled.remove(field);
        }
        self.pasted.remove(field);
        self.fields.enter_one(field, &self.draft, settled);
        self.remember(field);
    }

    pub(super) fn set_late(&mut self, late: Option<bool>) {
        self.draft.late = late;
        if let Some(field) = &self.late {
            fields::enter_late(field, late);
        }
    }

    pub(super) fn ask_reset(&self, ask: bool) {
        self.view.show("resetConfirm", ask);
        self.view.show("resetButton", !ask);
    }

    pub(super) fn profile_is_open(&self) -> bool {
        PROFILE.iter().any(|field| self.draft.get(*field).is_none())
    }

    /// The case as it stands, and its estimate.
    pub(super) fn estimate(&self) -> (Case, Estimate) {
        let (mut case, _) = check(self.draft.record(self.shown_at).facts, self.shown_at);
        if self.rulebook.clone().turn_to(&case, self.shown_at.date()).is_err() {
            case = case.without(Field::SentOn);
        }
        let estimate = estimate(&case, self.rulebook.of_case(&case, self.shown_at.date()), self.shown_at);
        (case, estimate)
    }

    /// Everything follows from what was entered.
    pub(super) fn refresh(&mut self, in_hand: Option<Field>) -> Refreshed {
        let as_of = self.fixed.unwrap_or_else(now);
        self.shown_at = as_of;
        self.say("");
        self.show_room();
        let lang = self.view.lang;
        let mut record = self.draft.record(as_of);
        let (mut case, issues) = check(std::mem::take(&mut record.facts), as_of);
        let covered = self.rulebook.turn_to(&case, as_of.date());
        self.turn_words();
        let uncovered = covered.err().map(|covered| words::not_covered(&covered, lang));
        if uncovered.is_some() {
            case = case.without(Field::SentOn);
        }
        let in_use = self.rulebook.clone();
        let rulebook = &*in_use;
        let versions = in_use.of_case(&case, as_of.date());
        let (estimate, levers) = estimate_and_levers(&case, &versions, as_of);
        let mut plan = Plan::of(&self.draft, &estimate);
        self.drawn = if self.drawn == Drawn::Nothing { Drawn::Answer } else { Drawn::All };
        if self.drawn == Drawn::Answer {
            plan.begin();
        }
        self.fields.place(&self.view, &plan, &self.draft, in_hand);
        let mut told = Vec::new();
        for field in plan.shown() {
            let issue = issues.iter().find(|issue| issue.field == field.key() && self.settled.contains(field));
            let error = issue.map(|issue| words::issue(issue, &case, Some(as_of.into()), lang));
            let error = error.or_else(|| uncovered.clone().filter(|_| field == Field::SentOn));
            let marks = Marks {
                plan: &plan,
                draft: &self.draft,
                estimate: &estimate,
                rulebook,
                error: error.as_deref(),
                ways: record.ways(field),
                pasted: self.pasted.contains(field),
            };
            self.fields.mark(field, &marks, &self.view);
            told.extend(error.map(|error| (field, error)));
        }
        self.errors(&told);
        self.show_offers();
        self.profile();
        self.clock(as_of);
        let others = other_readings(&case, &versions, &estimate, as_of);
        let shown = Shown {
            estimate: &estimate,
            case: &case,
            rulebook,
            versions: &versions,
            next: plan.next,
            levers: &levers,
            others: &others,
            live: self.fixed.is_none(),
        };
        self.result.show(&self.view, &shown);
        if self.drawn == Drawn::All {
            self.result.explain(&self.view, &shown);
            self.show_what_if(&estimate);
            regulation::show(&self.view, rulebook, &estimate);
            self.show_share(&case, &estimate);
        }
        let clock = result::hurry(&self.view, &levers, as_of);
        self.hurry = clock.map(|(lever, _)| lever);
        self.show_running(clock.map(|(_, due)| due));
        let ahead = estimate.deadlines_that_help().any(|deadline| deadline.state == DeadlineState::Ahead);
        self.view.show("calendarButton", ahead);
        self.show_printing(&estimate);
        self.show_received(&case, as_of);
        self.empty();
        self.keep_in_hand();
        let some = estimate.claim.is_some() || estimate.delay.is_some();
        let speaker = words::Speaker { lang, rulebook, case: &case };
        let said = if some { words::summary(&estimate, &speaker) } else { String::new() };
        let input = told.first().and_then(|(field, _)| first_input(self.fields.get(*field)?));
        Refreshed { said, case, estimate, told, input }
    }

    pub(super) fn errors(&self, told: &[(Field, String)]) {
        let pieces = told.iter().filter_map(|(field, said)| {
            let piece = self.view.clone_of("error")?.slot("text", said);
            if let Some(button) = dom::first(&piece.element, "[data-action]") {
                dom::attribute(&button, "data-to", Some(field.key()));
            }
            Some(piece)
        });
        self.view.fill("errorList", Some("errors"), pieces.collect());
    }

    /// The list of what has to be mended, where there is one.
    pub(super) fn errors_shown(&self) -> Option<Element> {
        self.view.place("errors").filter(|errors| !errors.has_attribute("hidden"))
    }

    /// One line once the clerk says so, or from the start where it was remembered.
    pub(super) fn profile(&self) {
        let view = &self.view;
        let said = |field: &Field| match self.draft.get(*field)? {
            Entry::Chosen(code) => {
                let Kind::Choice(codes) = field.spec().kind else { return None };
                let index = codes.iter().position(|known| known == code)?;
                words::choice(*field, u8::try_from(index).ok()?).map(|text| *text.get(view.lang))
            }
            _ => Some(view.word("unknown")),
        };
        let line = PROFILE.iter().zip(["profileWe", "profileClaimant", "profileDeliveredBy"]);
        let line = line.filter_map(|(field, word)| Some(words::fill(view.word(word), &[("said", said(field)?)])));
        view.text("profileText", &line.collect::<Vec<_>>().join(view.word("list")));
        if let Some(profile) = view.place("profile") {
            dom::attribute(&profile, "data-profile", Some(if self.profile_open { "open" } else { "done" }));
        }
        self.show_station();
        if !store::keeps() {
            for hint in dom::all(&view.root, "[data-word=profileHint]") {
                dom::text(&hint, view.word("profileLost"));
            }
        }
    }

    pub(super) fn clock(&self, as_of: NaiveDateTime) {
        if let Some(clock) = self.view.place("clock") {
            dom::attribute(&clock, "data-clock", Some(if self.fixed.is_some() { "fixed" } else { "live" }));
        }
        let Some(input) = dom::input(&self.view.root, "[data-input=asOf]") else { return };
        // What we wrote last is its default.
        let (stands, written) = (input.value(), input.default_value());
        let focused = input.matches(":focus").unwrap_or_default();
        let in_hand = focused && (self.fixed.is_some() || stands != written);
        let text = typed_like(as_of.into());
        // What is wrong or asked stays beside what is said of it.
        let asks = self.view.place("clock").is_some_and(|clock| dom::first(&clock, "[data-asks]").is_some());
        if in_hand || asks || input.has_attribute("aria-invalid") || stands == text {
            return;
        }
        // What is selected is about to be typed over.
        let (from, to) = (input.selection_start().ok().flatten(), input.selection_end().ok().flatten());
        let selected = focused && from == Some(0) && to > from;
        input.set_default_value(&text);
        input.set_value(&text);
        if selected {
            input.select();
        }
    }

    /// What is wrong with the moment typed for the clock, or which ones it may mean.
    pub(super) fn clock_error(&self, said: &str, ways: &[Moment]) {
        if let Some(clock) = self.view.place("clock") {
            fields::ask(&clock, ways, &self.view);
        }
        self.view.text("asOfError", said);
        self.view.show("asOfError", !said.is_empty());
        if let Some(input) = dom::input(&self.view.root, "[data-input=asOf]") {
            dom::attribute(&input, "aria-invalid", (!said.is_empty()).then_some("true"));
        }
    }

    /// What to do first, where there is no result yet.
    pub(super) fn empty(&self) {
        let waits_for_due = self.draft.late == Some(true) && !self.draft.has_problem();
        let word = match (self.profile_open, waits_for_due) {
            (true, _) => "emptyTitleFirst",
            (false, true) => "emptyDue",
            (false, false) => "emptyTitle",
        };
        self.view.text("emptyTitle", self.view.word(word));
    }

    /// The profile is kept as soon as it is said; an agency delivers as an agency.
    pub(super) fn remember(&mut self, field: Field) {
        if !PROFILE.contains(&field) {
            return;
        }
        if self.draft.chose(Field::We, "agency") && self.draft.get(Field::DeliveredBy).is_none() {
            self.draft.set(Field::DeliveredBy, Some(Entry::Chosen("agency".to_owned())));
            self.keep_profile(Field::DeliveredBy);
            self.fields.enter_one(Field::DeliveredBy, &self.draft, true);
        }
        self.keep_profile(field);
    }

    /// Tries again to keep the profile, where that was refused.
    pub(super) fn keep_profile_again(&mut self) {
        if store::refused(profile::KEY).is_some() {
            PROFILE.iter().for_each(|field| self.keep_profile(*field));
            profile::keep_station(&mut self.signs);
        }
    }

    /// Keeps an answer of the station's profile; that of another station, whose case is open, is not ours, and what the
    /// host page says it says again.
    fn keep_profile(&self, field: Field) {
        let told = self.settings.profile.iter().any(|(known, _)| *known == field);
        if self.ours.is_none() && !told {
            profile::keep(field, self.draft.get(field));
        }
    }
}
pub(super) fn field_of(target: &Element) -> Option<Field> {
    Field::by_key(&dom::nearest(target, FIELD)?.get_attribute("data-field")?)
}
