//! Opening what another station handed out, and saying whether it comes to the same here.

use super::app::App;
use super::dom::{self, Piece};
use super::draft::{Draft, Entry, PROFILE};
use super::state::{AppState, Drawn};
use super::take;
use crate::case::{Case, Choice, Field, Moment};
use crate::js::now;
use crate::receipt::{self, Opened, Refused, differences};
use crate::rulebook::ParcelRules;
use crate::words;
use chrono::NaiveDateTime;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// What came in.
#[derive(Default)]
pub(super) enum Received {
    /// Nothing.
    #[default]
    Nothing,
    /// Something that cannot be read.
    Refused(Refused),
    /// A case that would take the place of the one in hand.
    Asked(Opened),
    /// The case that is, or was, on the screen.
    Opened(Opened),
}

/// A hash of ours, not one of the page around us.
const OURS: &str = "#v=";

/// The link in a pasted text that another station handed out, alone or at the end of a whole answer.
pub(super) fn link_in(text: &str) -> Option<&str> {
    let ours = |link: &&str| {
        receipt::open_link(link, ParcelRules::built_in(), now()).is_ok_and(|opened| opened.as_of.is_some())
    };
    Some(text.trim()).filter(ours).or_else(|| text.split_whitespace().find(|word| word.contains(OURS) && ours(word)))
}

impl App {
    /// Opens the case in the address, if there is one.
    pub(super) fn receive_hash(self: &Rc<Self>) -> bool {
        if self.with(|state| state.settings.standalone) != Some(true) {
            return false;
        }
        let hash = self.window.location().hash().unwrap_or_default();
        let ours = hash.starts_with(OURS);
        if ours {
            self.receive(&hash);
        }
        ours
    }

    /// Opens what was pasted.
    pub(super) fn receive_pasted(self: &Rc<Self>) {
        let place = self.with(|state| state.view.place("received")).flatten();
        if let Some(area) = place.and_then(|place| wasm_bindgen::JsCast::dyn_into::<HtmlTextAreaElement>(place).ok()) {
            self.receive(&area.value());
        }
    }

    /// Opens the file that was chosen.
    pub(super) fn receive_file(self: &Rc<Self>, input: &HtmlInputElement) {
        /// No file of one case is longer.
        const MOST: f64 = 200_000.0;
        let app = Rc::downgrade(self);
        take::read(input, MOST, move |text| {
            if let Some(app) = app.upgrade() {
                app.receive(&text);
            }
        });
    }

    /// Opens a link or the content of a file; asks first where something would be lost.
    pub(super) fn receive(self: &Rc<Self>, text: &str) {
        let Some(opened) = self.with(|state| state.read_receipt(text)) else { return };
        let received = match opened {
            Err(why) => Received::Refused(why),
            Ok(opened) if self.with(|state| state.would_lose(&opened.case)) == Some(true) => Received::Asked(opened),
            Ok(opened) => return self.show_theirs(opened),
        };
        self.with(|state| state.received = received);
        self.refresh(None);
        self.to_received();
    }

    /// Puts the case into the form exactly as it was handed out; the station's own profile stays where it is kept.
    fn show_theirs(self: &Rc<Self>, opened: Opened) {
        self.with(|state| {
            let ours = state.ours.take();
            // Nothing of our station is mixed in.
            let draft = std::mem::take(&mut state.draft);
            state.open(&opened.case, opened.as_of);
            state.ours = Some(ours.unwrap_or(draft));
            state.received = Received::Opened(opened);
        });
        self.refresh(None);
        self.to_received();
    }

    /// To what came in. Taking the focus lays the page out: at the start that waits until all of it is there.
    pub(super) fn to_received(&self) {
        self.focus(|state| {
            let there = state.drawn == Drawn::All && !matches!(state.received, Received::Nothing);
            state.view.place("opened").filter(|_| there)
        });
    }

    pub(super) fn open_theirs(self: &Rc<Self>) {
        let asked = self.with(|state| std::mem::take(&mut state.received));
        if let Some(Received::Asked(opened)) = asked {
            self.show_theirs(opened);
        }
    }

    pub(super) fn close_opened(&self) {
        self.with(|state| state.received = Received::Nothing);
        self.refresh(None);
        // The button goes with the box: the focus would be lost.
        self.focus(|state| state.view.place("result"));
    }

    pub(super) fn recount(&self) {
        self.follow_clock();
        self.focus(|state| state.view.place("opened"));
    }
}

impl AppState {
    /// Reads what came in, and compares it with the version of the rulebook that it is counted by.
    fn read_receipt(&self, text: &str) -> Result<Opened, Refused> {
        let Opened { case, as_of, .. } = receipt::open(text, &*self.rulebook, now())?;
        let as_of = as_of.unwrap_or_else(now);
        receipt::open(text, self.rulebook.of_case(&case, as_of.date()), now())
    }

    /// Another parcel takes its place: our own profile is back, and so is the clock.
    pub(super) fn leave_theirs(&mut self) {
        if let Some(ours) = self.ours.take() {
            for field in PROFILE {
                self.draft.set(field, ours.get(field).cloned());
            }
            self.fixed = None;
        }
        self.received = Received::Nothing;
    }

    /// The form that holds our own profile.
    pub(super) fn our_station(&self) -> &Draft {
        self.ours.as_ref().unwrap_or(&self.draft)
    }

    /// Whether something was entered that another case would wipe out.
    fn would_lose(&self, theirs: &Case) -> bool {
        let entered = |field: &&Field| !PROFILE.contains(field) && self.draft.get(**field).is_some();
        let (case, _) = self.estimate();
        let untouched =
            matches!(&self.received, Received::Opened(opened) if self.differing(&opened.case, &case).is_empty());
        Field::ALL.iter().any(|field| entered(&field)) && !untouched && !self.differing(theirs, &case).is_empty()
    }

    /// Where the form says something else, or something that cannot be read.
    fn differing(&self, theirs: &Case, case: &Case) -> Vec<Field> {
        let differ = differences(theirs, case);
        let unread = |field: &Field| case.get(*field).is_none() && self.draft.get(*field).is_some();
        Field::ALL.iter().copied().filter(|field| differ.contains(field) || unread(field)).collect()
    }

    pub(super) fn show_received(&self, case: &Case, as_of: NaiveDateTime) {
        let view = &self.view;
        let (state, text, list, title) = match &self.received {
            Received::Nothing => return view.show("opened", false),
            Received::Refused(why) => {
                ("refused", words::receipt_refused(why, view.lang), Vec::new(), view.word("openedRefused").to_owned())
            }
            Received::Asked(theirs) => (
                "ask",
                view.word("openedAskText").to_owned(),
                self.both(&theirs.case, case),
                view.word("openedAsk").to_owned(),
            ),
            Received::Opened(theirs) => self.verdict(theirs, case, as_of),
        };
        view.show("opened", true);
        if let Some(opened) = view.place("opened") {
            dom::attribute(&opened, "data-state", Some(state));
        }
        view.text("openedTitle", &title);
        view.text("openedText", &text);
        let pieces: Vec<Piece> =
            list.iter().filter_map(|line| Some(view.clone_of("sheet-item")?.slot("text", line))).collect();
        view.fill("openedList", Some("openedList"), pieces);
        let asked = state == "ask";
        view.show("openTheirs", asked);
        view.show("keepMine", asked);
        view.show("closeOpened", !asked);
        view.show("recount", matches!(self.received, Received::Opened(_)) && self.fixed.is_some());
    }

    /// Whether it is the same here, and where not.
    fn verdict(
        &self,
        theirs: &Opened,
        case: &Case,
        as_of: NaiveDateTime,
    ) -> (&'static str, String, Vec<String>, String) {
        let view = &self.view;
        let tell = |problem| words::receipt_problem(problem, theirs, &self.rulebook, view.lang);
        let mut list: Vec<String> = theirs.problems.iter().map(tell).collect();
        let found = list.len();
        list.extend(self.both(&theirs.case, case));
        let at = |moment: NaiveDateTime| words::in_full(Moment::from(moment), view.lang);
        if let Some(their_moment) = theirs.as_of.filter(|moment| *moment != as_of) {
            list.push(words::fill(
                view.word("openedBoth"),
                &[("field", view.word("asOf")), ("theirs", &at(their_moment)), ("ours", &at(as_of))],
            ));
        }
        let text = |with: &str, without: &str| match theirs.as_of {
            Some(moment) => words::fill(view.word(with), &[("at", &at(moment))]),
            None => view.word(without).to_owned(),
        };
        let count = list.len().to_string();
        match (found, list.len(), theirs.compared) {
            (0, 0, true) => ("same", text("openedSameText", ""), list, view.word("openedSame").to_owned()),
            (0, 0, false) => {
                ("same", text("openedReadText", "openedReadNow"), list, view.word("openedRead").to_owned())
            }
            (0, ..) => {
                ("changed", text("openedChangedText", "openedChangedNow"), list, view.word("openedChanged").to_owned())
            }
            (_, many, _) => {
                let title = view.word(if many == 1 { "openedDiffersOne" } else { "openedDiffers" });
                let title = words::fill(title, &[("count", &count)]);
                ("differs", text("openedDiffersText", "openedDiffersNow"), list, title)
            }
        }
    }

    /// Each field in which the two differ, with both values.
    fn both(&self, theirs: &Case, case: &Case) -> Vec<String> {
        let view = &self.view;
        let said = |field: Field, case: &Case| case.get(field).map(|value| words::said(field, value, view.lang));
        let empty = || view.word("openedEmpty").to_owned();
        let line = |field: Field| {
            let typed = match self.draft.get(field) {
                Some(Entry::Typed(text)) => Some(text.clone()),
                _ => None,
            };
            let theirs = said(field, theirs).unwrap_or_else(empty);
            let ours = said(field, case).or(typed).unwrap_or_else(empty);
            words::fill(
                view.word("openedBoth"),
                &[("field", words::field(field).get(view.lang)), ("theirs", &theirs), ("ours", &ours)],
            )
        };
        self.differing(theirs, case).into_iter().map(line).collect()
    }
}
