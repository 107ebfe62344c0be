//! Taking along what the page says: to the clipboard, as a file, on paper, as a link and a code, as a copy of the page.
//! What the browser or the page around refuses is said, and the text is there to be taken by hand.

use super::answer::Answer;
use super::effects::{Effects, Hand, Sheet};
use super::focus::Focus;
use super::heard::Heard;
use super::shared::Shared;
use crate::case::{Case, Field};
use crate::estimate::{Deadline, calendar};
use crate::receipt;
use crate::words::{self, Whole};
use serde_json::{Map, Value};

/// The state of the room in which results are copied, saved and shared.
#[derive(Debug)]
pub struct Take {
    /// Is true where link and QR code for another station are on the screen.
    pub shares: bool,
    /// Is true where the number of the waybill is handed out, too.
    pub with_waybill: bool,
    /// The data that a copy of the page brings along.
    pub brings: Brings,
    /// The text that must be copied by hand; `None` where there is none.
    pub by_hand: Option<ByHand>,
}

/// The data that a copy of the page brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brings {
    /// The case that is in the form.
    pub case: bool,
    /// The case book of this machine.
    pub book: bool,
    /// The rulebook that is in use.
    pub rulebook: bool,
}

/// A kind of data that a copy of the page may bring along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The case that is in the form.
    Case,
    /// The case book of this machine.
    Book,
    /// The rulebook that is in use.
    Rulebook,
}

/// A text that must be copied by hand, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// The reason, in words.
    pub said: String,
    /// The text to copy.
    pub text: String,
}

impl Default for Take {
    fn default() -> Self {
        let brings = Brings { case: false, book: false, rulebook: true };
        Self { shares: false, with_waybill: true, brings, by_hand: None }
    }
}

/// The result of handing over a text.
#[derive(Debug)]
pub enum Handed {
    /// The text is in the clipboard.
    Copied,
    /// The text given could not be copied.
    NotCopied(String),
    /// The browser has saved the file with this name.
    Saved(String),
    /// It is not known whether the browser has saved the file; its name and its text are given.
    PerhapsSaved(String, String),
    /// The browser has not saved the file; its name and its text are given.
    NotSaved(String, String),
    /// Nothing was printed; the text that would be on paper is given.
    NotPrinted(String),
}

/// A message to this room: what the clerk did, or what became of it.
#[derive(Debug)]
pub enum Msg {
    /// The whole answer is copied.
    Copy,
    /// The report of the clock that runs is copied.
    CopyReport,
    /// The link is copied.
    CopyLink,
    /// The deadlines go into a calendar.
    Calendar,
    /// A sheet is printed.
    Print(Sheet),
    /// Link and QR code for another station are shown, or put away.
    Share,
    /// The clerk says whether the number of the waybill is handed out, too.
    WithWaybill(bool),
    /// The case is saved as a file.
    SaveCase,
    /// A copy of the page is saved.
    SaveCopy,
    /// The clerk says whether a copy of the page brings something along.
    Brings(What, bool),
    /// The browser tells the fate of a text that was handed over.
    Handed(Handed),
    /// The clerk has taken the text by hand.
    Taken,
}

impl Msg {
    /// Returns what an event means for this room; `None` where it means nothing.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        if heard.entered() == Some(true) {
            return Some(match &*heard.name {
                "withWaybill" => Self::WithWaybill(heard.checked),
                "copyCase" => Self::Brings(What::Case, heard.checked),
                "copyBook" => Self::Brings(What::Book, heard.checked),
                "copyRulebook" => Self::Brings(What::Rulebook, heard.checked),
                _ => return None,
            });
        }
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "copy" => Self::Copy,
            "copyReport" => Self::CopyReport,
            "copyLink" => Self::CopyLink,
            "calendar" => Self::Calendar,
            "printResult" => Self::Print(Sheet::Estimate),
            "printForm" => Self::Print(Sheet::Form),
            "share" => Self::Share,
            "saveCase" => Self::SaveCase,
            "saveCopy" => Self::SaveCopy,
            "closeByHand" => Self::Taken,
            _ => return None,
        })
    }
}

impl Take {
    /// Carries out a message and returns its effects.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        let copy = |text, action| Effects::hand(Hand::Copy { text, action });
        match msg {
            Msg::Copy => copy(self.whole(shared), "copy"),
            Msg::CopyReport => report(shared).map_or_else(Effects::quiet, |text| copy(text, "copyReport")),
            Msg::CopyLink => {
                shared.answer();
                copy(self.link(shared), "copyLink")
            }
            Msg::Calendar => {
                let lang = shared.lang;
                let Answer { case, estimate, .. } = shared.answer();
                let waybill = case.waybill().unwrap_or_default().to_owned();
                let said = |one: &Deadline| words::deadline_said(one, estimate.as_of, lang);
                let Some(content) = calendar(estimate, &waybill, said) else { return Effects::quiet() };
                let name = format!("{}{waybill}.ics", shared.word("calendarFile"));
                Effects::hand(Hand::Save { name, kind: "text/calendar", content })
            }
            Msg::Print(sheet) => Effects::hand(Hand::Print(Some(sheet))).and_focus(Focus::errors()),
            Msg::Share => {
                self.shares = !self.shares;
                let effects = Effects::default();
                if self.shares { effects.and_focus(Focus::errors()) } else { effects }
            }
            Msg::WithWaybill(with) => {
                self.with_waybill = with;
                Effects::default()
            }
            Msg::SaveCase => {
                let case = self.handed_out(shared.answer().case.clone());
                let name = format!("{}{}.json", shared.word("caseFileName"), case.waybill().unwrap_or_default());
                let content = receipt::file(&case, shared.as_of(), &shared.rules.in_use);
                Effects::hand(Hand::Save { name, kind: "application/json", content }).and_focus(Focus::errors())
            }
            Msg::SaveCopy => Effects::hand(self.page(shared)),
            Msg::Brings(what, brings) => {
                *match what {
                    What::Case => &mut self.brings.case,
                    What::Book => &mut self.brings.book,
                    What::Rulebook => &mut self.brings.rulebook,
                } = brings;
                Effects::quiet()
            }
            Msg::Handed(handed) => self.handed(handed, shared),
            Msg::Taken => {
                self.by_hand = None;
                Effects::quiet().and_focus(Focus::Before)
            }
        }
    }

    fn handed(&mut self, handed: Handed, shared: &Shared) -> Effects {
        let (word, name, text) = match handed {
            Handed::Copied => {
                self.by_hand = None;
                return Effects::say(shared.word("copied"));
            }
            Handed::Saved(name) => {
                self.by_hand = None;
                return Effects::say(shared.fill("handedOver", &[("name", &name)]));
            }
            Handed::NotCopied(text) => ("notCopied", String::new(), text),
            Handed::NotPrinted(text) => ("notPrinted", String::new(), text),
            Handed::PerhapsSaved(name, text) => ("perhapsSaved", name, text),
            Handed::NotSaved(name, text) => ("notSaved", name, text),
        };
        self.by_hand = Some(ByHand { said: shared.fill(word, &[("name", &name)]), text });
        Effects::focus(Focus::ByHand)
    }

    /// The whole answer, as a text.
    fn whole(&self, shared: &mut Shared) -> String {
        let answer = shared.answer().clone();
        let link = self.link(shared);
        let whole = Whole {
            case: &answer.case,
            estimate: &answer.estimate,
            levers: &answer.levers,
            others: &answer.others,
            rulebook: &shared.rules.in_use,
            link: Some(&link),
        };
        words::plain(whole, shared.lang)
    }

    /// The case as it is handed out.
    fn handed_out(&self, case: Case) -> Case {
        if self.with_waybill { case } else { case.without(Field::Waybill) }
    }

    /// Returns the link to the case that is on the screen.
    #[must_use]
    pub fn link(&self, shared: &Shared) -> String {
        let link =
            shared.answered().map(|answer| receipt::link(&self.handed_out(answer.case.clone()), &answer.estimate));
        format!("{}#{}", shared.address, link.unwrap_or_default())
    }

    /// The page with what it brings along.
    fn page(&self, shared: &mut Shared) -> Hand {
        let mut brings = Map::new();
        brings.insert("lang".to_owned(), shared.lang.code().into());
        if self.brings.case {
            brings.insert("inHand".to_owned(), shared.drafts.text().into());
        }
        if self.brings.book {
            shared.book.sync();
            brings.insert("book".to_owned(), shared.book.book().export().into());
        }
        let own = self.brings.rulebook && !shared.rules.is_told;
        let files = if own { shared.rules.library.files_in_use() } else { Vec::new() };
        let rulebook = self.brings.rulebook && files.is_empty();
        if !files.is_empty() {
            brings.insert("rulebook".to_owned(), files.into());
        }
        Hand::SavePage { name: shared.word("copyName").to_owned(), brings: Value::Object(brings).to_string(), rulebook }
    }
}

/// The report of the clock that runs.
fn report(shared: &mut Shared) -> Option<String> {
    let answer = shared.answer();
    let (lever, _) = answer.hurry()?;
    let (lever, case) = (lever.id, answer.case.clone());
    let waybill: Vec<String> = case.waybill().map(str::to_owned).into_iter().collect();
    words::report(lever, &case, &waybill, &shared.signs(), shared.as_of().into(), shared.lang)
}
