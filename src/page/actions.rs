//! What each button does.

use super::app::App;
use super::dom;
use super::draft::{Entry, PROFILE, typed_like};
use super::fields::first_input;
use super::rooms::Room;
use super::sheets::Sheet;
use super::state::{AppState, field_of};
use super::what_if::WhatIf;
use super::{book, regulation};
use crate::case::{Case, Choice, Field, Issue, Moment, Typed, check_as_of, typed_moment};
use crate::estimate::{levers, other_readings};
use crate::js::now;
use crate::set::Set;
use crate::words::{self, Lang, Whole};
use chrono::NaiveDateTime;
use std::rc::Rc;
use web_sys::Element;

impl App {
    pub(super) fn clicked(self: &Rc<Self>, target: &Element) {
        let Some(button) = dom::nearest(target, "[data-action]") else { return };
        let action = button.get_attribute("data-action").unwrap_or_default();
        if self.clicked_in_vehicle(&action, &button)
            || self.clicked_what_if(&action, &button)
            || self.clicked_in_rulebooks(&action, &button)
            || self.clicked_in_clocks(&action, &button)
            || self.clicked_in_penalties(&action, &button)
        {
            return;
        }
        let field = field_of(&button);
        match action.as_str() {
            "room" => self.enter_room(button.get_attribute("data-room").and_then(|code| Room::by_code(&code))),
            "toClock" => self.to_clock(button.get_attribute("data-room").and_then(|code| Room::by_code(&code))),
            // What has to be mended comes before what would come of it.
            "toResult" => self.focus(|state| state.errors_shown().or_else(|| state.view.place("result"))),
            "toField" => self.focus_field(button.get_attribute("data-to").and_then(|key| Field::by_key(&key))),
            "now" => self.follow_clock(),
            "lang" => self.speak(button.get_attribute("data-lang").and_then(|code| Lang::by_code(&code))),
            "editProfile" => self.open_profile(true),
            "closeProfile" => self.open_profile(false),
            "reset" | "resetNo" => self.ask_reset(action == "reset"),
            "resetYes" => self.reset(),
            "clear" => self.clear(field),
            "confirm" => self.confirm(field),
            "readPasted" => self.take_typed(),
            "takeOffer" => self.take_offer(&button),
            "offerVehicle" => self.offers_to_vehicle(),
            "dropOffers" => self.drop_offers(),
            "way" => {
                let way = button.get_attribute("data-way").unwrap_or_default();
                match field {
                    Some(_) => self.put(field, Moment::parse(&way)),
                    None => self.set_clock(&way, true),
                }
                // The button goes with what it said: the focus would be lost.
                self.focus(|state| match field {
                    Some(field) => first_input(state.fields.get(field)?),
                    None => dom::first(&state.view.root, "[data-input=asOf]"),
                });
            }
            "today" => self.put_now(field, false),
            "setNow" => self.put_now(field, true),
            "copy" => self.copy(&action, |state| {
                let ((case, estimate), lang) = (state.estimate(), state.view.lang);
                let (rulebook, at) = (&*state.rulebook, state.shown_at);
                let versions = state.rulebook.of_case(&case, at.date());
                let levers = levers(&case, &versions, at);
                let others = other_readings(&case, &versions, &estimate, at);
                let link = state.link();
                let link = Some(link.as_str());
                Some(words::plain(
                    Whole { case: &case, estimate: &estimate, levers: &levers, others: &others, rulebook, link },
                    lang,
                ))
            }),
            "copyReport" => self.copy(&action, |state| {
                let case = state.estimate().0;
                let waybill: Vec<String> = case.waybill().map(str::to_owned).into_iter().collect();
                words::report(
                    state.hurry?,
                    &case,
                    &waybill,
                    &state.signs_form(),
                    state.shown_at.into(),
                    state.view.lang,
                )
            }),
            "calendar" => self.calendar(),
            "printTable" => self.print_table(),
            "saveTable" => self.save_table(),
            "printResult" | "printForm" => {
                self.print(Some(if action == "printForm" { Sheet::Form } else { Sheet::Estimate }));
                self.focus(AppState::errors_shown);
            }
            "share" => {
                self.share();
                self.focus(|state| state.errors_shown().filter(|_| state.share.is_open()));
            }
            "copyLink" => self.copy(&action, |state| Some(state.link())),
            "closeByHand" => self.close_by_hand(),
            "reload" => self.hears.reload(),
            "saveCopy" => self.save_copy(),
            "saveCase" => {
                self.save_case();
                self.focus(AppState::errors_shown);
            }
            "openReceived" => self.receive_pasted(),
            "openTheirs" => self.open_theirs(),
            "closeOpened" => self.close_opened(),
            "recount" => self.recount(),
            "save" | "saveTwin" => self.save_in_book(action == "saveTwin"),
            "openTwin" => self.open_twin(),
            "saveNot" => self.save_not(),
            "openCase" => self.open_case(book::revision_of(&button), false),
            "openSaving" => self.open_saving(),
            "openAnyway" => self.open_case(None, true),
            "openNot" => self.open_not(),
            "deleteCase" => self.delete_case(book::revision_of(&button)),
            "undoDelete" => self.undo_delete(),
            "keepCase" => self.keep_case(book::revision_of(&button)),
            "moreCases" => self.more_cases(),
            "exportBook" => self.export_book(),
            "restoreDeleted" => self.restore_deleted(),
            "closeBrought" => self.close_brought(),
            "saveAside" => self.save_aside(),
            "dismissAside" => self.dismiss_aside(),
            "takeLeft" => self.take_left(),
            "leaveLeft" => self.leave_left(),
            "dismissEmptied" => {
                self.with(|state| state.view.show("emptied", false));
                self.focus(|state| dom::first(&state.view.root, "[aria-current=page]"));
            }
            "clause" => {
                let code = button.get_attribute("data-clause").unwrap_or_default();
                // The regulation stands beside the parcel.
                if self.with(|state| state.room != Room::Parcel) == Some(true) {
                    self.enter_room(Some(Room::Parcel));
                }
                self.focus(|state| regulation::open(&state.view, &code, &state.rulebook, &state.estimate().1));
            }
            _ => {}
        }
    }

    pub(super) fn focus_field(&self, field: Option<Field>) {
        if field.is_some_and(|field| PROFILE.contains(&field)) {
            self.open_profile(true);
        }
        self.focus(|state| first_input(state.fields.get(field?)?));
    }

    pub(super) fn set_clock(&self, text: &str, settled: bool) {
        let (read, ways) = match typed_moment(text, now()) {
            Typed::Says(raw) => (Some(check_as_of(&raw)), Vec::new()),
            Typed::Asks(ways) => (None, ways),
        };
        self.with(|state| {
            if let Some(Ok(at)) = read {
                state.fixed = Some(at);
            }
            let said = match read {
                Some(Err(fault)) if settled => {
                    words::issue(&Issue::new("asOf", fault), &Case::default(), None, state.view.lang)
                }
                _ => String::new(),
            };
            state.clock_error(&said, &ways);
        });
        if let Some(Ok(_)) = read {
            self.refresh(None);
        }
    }

    pub(super) fn follow_clock(&self) {
        self.with(|state| {
            state.fixed = None;
            state.clock_error("", &[]);
        });
        self.refresh(None);
    }

    pub(super) fn open_profile(&self, open: bool) {
        self.with(|state| state.profile_open = open);
        self.refresh(None);
        self.focus(|state| {
            if open {
                return first_input(state.fields.get(*PROFILE.first()?)?);
            }
            // On to what comes next.
            first_input(state.late.as_ref()?)
        });
    }

    pub(super) fn ask_reset(&self, ask: bool) {
        self.with(|state| state.ask_reset(ask));
        let next = if ask { "[data-action=resetNo]" } else { "[data-action=reset]" };
        self.focus(|state| dom::first(&state.view.root, next));
    }

    pub(super) fn reset(&self) {
        self.wipe();
        self.focus(|state| first_input(state.late.as_ref()?));
    }

    /// The form as it is before anything is entered.
    pub(super) fn wipe(&self) {
        self.with(|state| {
            state.draft.clear_parcel();
            state.leave_theirs();
            state.what_if = WhatIf::default();
            state.put_down();
            state.settled = Set::EMPTY;
            state.pasted = Set::EMPTY;
            state.fields.enter(&state.draft);
            state.set_late(None);
            state.ask_reset(false);
            state.profile_open = state.profile_is_open();
        });
        self.refresh(None);
    }

    pub(super) fn clear(&self, field: Option<Field>) {
        let Some(field) = field else { return };
        self.with(|state| state.enter(field, None, true));
        // The button goes with what it cleared: the focus would be lost.
        self.focus(|state| first_input(state.fields.get(field)?));
        self.refresh(Some(field));
    }

    /// Today, or now: as the page counts it.
    pub(super) fn put_now(&self, field: Option<Field>, with_clock: bool) {
        let at = self.with(|state| state.fixed.unwrap_or_else(now));
        self.put(field, at.map(|at| if with_clock { at.into() } else { at.date().into() }));
    }

    /// Enters a moment.
    pub(super) fn put(&self, field: Option<Field>, moment: Option<Moment>) {
        let (Some(field), Some(moment)) = (field, moment) else { return };
        self.with(|state| state.enter(field, Some(Entry::Typed(typed_like(moment))), true));
        self.refresh(Some(field));
    }

    /// Puts a case into the form, at a moment of its own or by the clock.
    pub(super) fn open(self: &Rc<Self>, case: &Case, as_of: Option<NaiveDateTime>) {
        self.with(|state| state.open(case, as_of));
        self.enter_room(Some(Room::Parcel));
    }
}
