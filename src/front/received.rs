//! Opening what another station handed out, and saying whether it comes to the same here.

use super::draft::{Draft, Entry, PROFILE};
use super::effects::{Effects, Opening};
use super::focus::Focus;
use super::heard::Heard;
use super::room::Room;
use super::shared::Shared;
use crate::case::{Case, Field};
use crate::choice::Choice;
use crate::moment::Moment;
use crate::receipt::{self, Opened, Refused, differences};
use crate::words;
use chrono::NaiveDateTime;

/// Lists what can come in.
#[derive(Debug, Default)]
pub enum Came {
    /// Nothing.
    #[default]
    Nothing,
    /// Something that cannot be read.
    Refused(Refused),
    /// A case that would take the place of the one in hand.
    Asked(Box<Opened>),
    /// The case that is, or was, on the screen.
    Opened(Box<Opened>),
}

/// Holds what was received from another station.
#[derive(Debug, Default)]
pub struct Received {
    /// The number of the parcel in hand that it is about.
    of: u32,
    /// Holds the text that is typed or pasted to be opened.
    pub typed: String,
    /// Tells what came in.
    pub came: Came,
}

/// Lists the messages about what came in.
#[derive(Debug)]
pub enum Msg {
    /// Something is typed or pasted to be opened.
    Typed(String),
    /// It is opened.
    OpenTyped,
    /// A link, or the content of a file, came in.
    Receive(String),
    /// The case is opened in place of the one in hand.
    OpenTheirs,
    /// The clerk has read what there is to say of it.
    Close,
    /// It is counted as of now.
    Recount,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to what came in.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        if heard.entered().is_some() {
            return (heard.name == "received").then(|| Self::Typed(heard.text.clone()));
        }
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "openReceived" => Self::OpenTyped,
            "openTheirs" => Self::OpenTheirs,
            "closeOpened" => Self::Close,
            "recount" => Self::Recount,
            _ => return None,
        })
    }
}

/// Holds what is said of what came in.
pub struct Said {
    /// `refused`, `ask`, `same`, `changed` or `differs`.
    pub state: &'static str,
    /// Says in a few words what came in.
    pub title: String,
    /// The sentence below it.
    pub text: String,
    /// Lists what differs, each with both values.
    pub list: Vec<String>,
}

impl Received {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        self.follow(shared);
        match msg {
            Msg::Typed(text) => {
                self.typed = text;
                Effects::quiet()
            }
            Msg::OpenTyped => {
                let text = self.typed.clone();
                self.receive(&text, shared)
            }
            Msg::Receive(text) => self.receive(&text, shared),
            Msg::OpenTheirs => match std::mem::take(&mut self.came) {
                Came::Asked(opened) => self.show_theirs(*opened, shared),
                came => {
                    self.came = came;
                    Effects::quiet()
                }
            },
            Msg::Close => {
                self.came = Came::Nothing;
                // The button goes with the box: the focus would be lost.
                Effects::focus(Focus::Place("result"))
            }
            Msg::Recount => {
                shared.parcel.fixed = None;
                Effects::focus(Focus::Place("opened"))
            }
        }
    }

    /// Forgets what came in before the parcel in hand.
    pub fn follow(&mut self, shared: &Shared) {
        if self.of != shared.parcel.number {
            self.came = Came::Nothing;
            self.of = shared.parcel.number;
        }
    }

    /// Opens a link or the content of a file; asks first where something would be lost.
    fn receive(&mut self, text: &str, shared: &mut Shared) -> Effects {
        self.came = match read(text, shared) {
            Err(why) => Came::Refused(why),
            Ok(opened) if self.would_lose(&opened.case, shared) => Came::Asked(Box::new(opened)),
            Ok(opened) => return self.show_theirs(opened, shared),
        };
        Effects::focus(Focus::Place("opened"))
    }

    /// Puts the case into the form exactly as it was handed out; the station's own profile stays where it is kept.
    fn show_theirs(&mut self, opened: Opened, shared: &mut Shared) -> Effects {
        // Nothing of our station is mixed in.
        let draft = std::mem::take(&mut shared.parcel.form.draft);
        let ours = shared.parcel.ours.take().unwrap_or(draft);
        let (case, as_of) = (opened.case.clone(), opened.as_of);
        shared.open(Opening { case, as_of, ..Opening::default() });
        shared.parcel.ours = Some(ours);
        shared.room = Room::Parcel;
        self.of = shared.parcel.number;
        self.came = Came::Opened(Box::new(opened));
        Effects::focus(Focus::Place("opened"))
    }

    /// Whether something was entered that another case would wipe out.
    fn would_lose(&self, theirs: &Case, shared: &mut Shared) -> bool {
        let case = shared.answer().case.clone();
        let draft = &shared.parcel.form.draft;
        let entered = |field: &&Field| !PROFILE.contains(field) && draft.get(**field).is_some();
        let untouched = matches!(&self.came, Came::Opened(opened) if differing(&opened.case, &case, draft).is_empty());
        Field::ALL.iter().any(|field| entered(&field)) && !untouched && !differing(theirs, &case, draft).is_empty()
    }

    /// Returns what is said of what came in; none where nothing did.
    #[must_use]
    pub fn said(&self, shared: &Shared) -> Option<Said> {
        let answer = shared.answered()?;
        Some(match &self.came {
            Came::Nothing => return None,
            Came::Refused(why) => Said {
                state: "refused",
                title: shared.word("openedRefused").to_owned(),
                text: words::receipt_refused(why, shared.lang),
                list: Vec::new(),
            },
            Came::Asked(theirs) => Said {
                state: "ask",
                title: shared.word("openedAsk").to_owned(),
                text: shared.word("openedAskText").to_owned(),
                list: both(&theirs.case, &answer.case, shared),
            },
            Came::Opened(theirs) => verdict(theirs, &answer.case, answer.as_of, shared),
        })
    }
}

/// Reads what came in, and compares it with the version of the rulebook that it is counted by.
fn read(text: &str, shared: &Shared) -> Result<Opened, Refused> {
    let now = shared.now.minute;
    let Opened { case, as_of, .. } = receipt::open(text, &*shared.rules.in_use, now)?;
    receipt::open(text, shared.rules.in_use.of_case(&case, as_of.unwrap_or(now).date()), now)
}

/// Where the form says something else, or something that cannot be read.
fn differing(theirs: &Case, case: &Case, draft: &Draft) -> Vec<Field> {
    let differ = differences(theirs, case);
    let unread = |field: &Field| case.get(*field).is_none() && draft.get(*field).is_some();
    Field::ALL.iter().copied().filter(|field| differ.contains(field) || unread(field)).collect()
}

/// Whether it is the same here, and where not.
fn verdict(theirs: &Opened, case: &Case, as_of: NaiveDateTime, shared: &Shared) -> Said {
    let tell = |problem| words::receipt_problem(problem, theirs, &shared.rules.in_use, shared.lang);
    let mut list: Vec<String> = theirs.problems.iter().map(tell).collect();
    let found = list.len();
    list.extend(both(&theirs.case, case, shared));
    let at = |moment: NaiveDateTime| words::in_full(Moment::from(moment), shared.lang);
    if let Some(their_moment) = theirs.as_of.filter(|moment| *moment != as_of) {
        let (field, theirs, ours) = (shared.word("asOf"), at(their_moment), at(as_of));
        list.push(shared.fill("openedBoth", &[("field", field), ("theirs", &theirs), ("ours", &ours)]));
    }
    let text = |with: &str, without: &str| match theirs.as_of {
        Some(moment) => shared.fill(with, &[("at", &at(moment))]),
        None => shared.word(without).to_owned(),
    };
    let title = |word| shared.word(word).to_owned();
    let (state, title, text) = match (found, list.len(), theirs.compared) {
        (0, 0, true) => ("same", title("openedSame"), text("openedSameText", "")),
        (0, 0, false) => ("same", title("openedRead"), text("openedReadText", "openedReadNow")),
        (0, ..) => ("changed", title("openedChanged"), text("openedChangedText", "openedChangedNow")),
        (_, many, _) => {
            let word = if many == 1 { "openedDiffersOne" } else { "openedDiffers" };
            let title = shared.fill(word, &[("count", &many.to_string())]);
            ("differs", title, text("openedDiffersText", "openedDiffersNow"))
        }
    };
    Said { state, title, text, list }
}

/// Each field in which the two differ, with both values.
fn both(theirs: &Case, case: &Case, shared: &Shared) -> Vec<String> {
    let draft = &shared.parcel.form.draft;
    let said = |field: Field, case: &Case| case.get(field).map(|value| words::said(field, value, shared.lang));
    let empty = || shared.word("openedEmpty").to_owned();
    let line = |field: Field| {
        let typed = match draft.get(field) {
            Some(Entry::Typed(text)) => Some(text.clone()),
            _ => None,
        };
        let theirs = said(field, theirs).unwrap_or_else(empty);
        let ours = said(field, case).or(typed).unwrap_or_else(empty);
        let label = *words::field(field).get(shared.lang);
        shared.fill("openedBoth", &[("field", label), ("theirs", &theirs), ("ours", &ours)])
    };
    differing(theirs, case, draft).into_iter().map(line).collect()
}
