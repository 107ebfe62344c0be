//! The rulebooks of this machine: those that are built in, and the station's own, each under a key of its own.

use super::in_use::InUse;
use super::storage::{Refused, Storage};
use crate::json;
use crate::rulebook::{BUILT_IN_IDS, DEFAULT_ID, Problem, Rulebook, Versions};
use serde_json::Value;
use std::rc::Rc;

const UNDER: &str = "parcel-claims/rulebook/1/";
const APPLIES: &str = "parcel-claims/applies/1";

/// Which parcel rules count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Applies {
    #[default]
    /// The built-in ones.
    BuiltIn,
    /// This one, whatever the date.
    One(String),
    /// The version of a regulation that the sending date chooses.
    ByDate(String),
}

impl Applies {
    fn read(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        match kind {
            "one" => Some(Self::One(id.to_owned())),
            "by-date" => Some(Self::ByDate(id.to_owned())),
            _ => None,
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Self::BuiltIn => None,
            Self::One(id) => Some(format!("one:{id}")),
            Self::ByDate(regulation) => Some(format!("by-date:{regulation}")),
        }
    }
}

/// A rulebook with its file.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Holds the file of the rulebook, as JSON.
    pub file: Value,
    /// Holds the regulation that the file says.
    pub rulebook: Rc<Rulebook>,
    /// Is true where it is the station’s own.
    pub is_own: bool,
}

/// Why a rulebook was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// A built-in one has its id.
    BuiltIn,
    /// Another window has changed it, or one of this id is there already.
    Taken,
}

/// Holds the rulebooks that are known; they are read when first wanted.
pub struct Library {
    storage: Storage,
    all: Vec<Kept>,
    applies: Applies,
    /// Why the browser did not keep the last change.
    pub refused: Option<Refused>,
}

impl Library {
    /// Returns the library as it was chosen on this machine.
    #[must_use]
    pub fn start(storage: &Storage) -> Self {
        let applies = storage.read(APPLIES).and_then(|text| Applies::read(&text)).unwrap_or_default();
        Self { storage: storage.clone(), all: Vec::new(), applies, refused: None }
    }

    /// Which parcel rules were chosen.
    pub fn applies(&self) -> &Applies {
        &self.applies
    }

    /// Is true where a change under this key of the store concerns the library.
    pub fn concerns(key: &str) -> bool {
        key.starts_with(UNDER) || key == APPLIES
    }

    /// All of them: the built-in ones, then the station's own by their ids.
    pub fn all(&mut self) -> &[Kept] {
        if self.all.is_empty() {
            self.read_all();
        }
        &self.all
    }

    /// All of them that were read.
    #[must_use]
    pub fn known(&self) -> &[Kept] {
        &self.all
    }

    /// Reads everything anew: another window may have written.
    pub fn sync(&mut self) {
        let unkept: Vec<Kept> = if self.refused.is_some() {
            self.all
                .drain(..)
                .filter(|kept| kept.is_own && self.storage.read(&key(&kept.rulebook.head.id)).is_none())
                .collect()
        } else {
            Vec::new()
        };
        self.applies = self.storage.read(APPLIES).map_or_else(
            || if self.refused.is_some() { self.applies.clone() } else { Applies::BuiltIn },
            |text| Applies::read(&text).unwrap_or_default(),
        );
        self.read_all();
        self.all.extend(unkept);
    }

    fn read_all(&mut self) {
        let built_in = BUILT_IN_IDS.iter().filter_map(|id| {
            let file = json::parse(Rulebook::built_in_file(id)?)?;
            let rulebook = Rc::new(Rulebook::load(&file).ok()?);
            Some(Kept { file, rulebook, is_own: false })
        });
        let mut all: Vec<Kept> = built_in.collect();
        let mut ids = self.storage.keys(UNDER);
        crate::order::sort_by_key(&mut ids, Clone::clone);
        for id in ids {
            let place = key(&id);
            let Some(text) = self.storage.read(&place) else { continue };
            let file = json::parse(&text);
            match file.as_ref().and_then(|file| Rulebook::load(file).ok()).zip(file.as_ref()) {
                Some((rulebook, file)) if rulebook.head.id == id => {
                    all.push(Kept { file: file.clone(), rulebook: Rc::new(rulebook), is_own: true });
                }
                _ => self.storage.set_aside(&place),
            }
        }
        self.all = all;
    }

    /// One by its id.
    pub fn find(&mut self, id: &str) -> Option<&Kept> {
        self.all().iter().find(|kept| kept.rulebook.head.id == id)
    }

    /// An id that is not taken, like another.
    pub fn free_id(&mut self, like: &str) -> String {
        let stem = like.rsplit_once('-').filter(|(_, end)| end.parse::<u16>().is_ok_and(|number| number < 1000));
        let stem = stem.map_or(like, |(stem, _)| stem).to_owned();
        let ids: Vec<String> = self.all().iter().map(|kept| kept.rulebook.head.id.clone()).collect();
        let free = (2..=u16::MAX).map(|number| format!("{stem}-{number}")).find(|id| !ids.contains(id));
        free.unwrap_or(stem)
    }

    /// Keeps a rulebook; `over` is the digest of the one that it replaces.
    pub fn keep(&mut self, file: Value, rulebook: Rulebook, over: Option<&str>) -> Result<(), NotKept> {
        let id = rulebook.head.id.clone();
        if BUILT_IN_IDS.contains(&&*id) {
            return Err(NotKept::BuiltIn);
        }
        self.sync();
        let there = self.find(&id).map(|kept| kept.rulebook.head.digest.clone());
        if there.is_some() && there.as_deref() != over {
            return Err(NotKept::Taken);
        }
        self.refused = self.storage.write(&key(&id), &file.to_string()).err();
        let kept = Kept { file, rulebook: Rc::new(rulebook), is_own: true };
        match self.all.iter_mut().find(|known| known.rulebook.head.id == id) {
            Some(known) => *known = kept,
            None => self.all.push(kept),
        }
        crate::order::sort_by_key(&mut self.all, |kept| kept.is_own.then(|| kept.rulebook.head.id.clone()));
        Ok(())
    }

    /// Takes one of the station's own away.
    pub fn remove(&mut self, id: &str) -> Option<Kept> {
        let at = self.all().iter().position(|kept| kept.is_own && kept.rulebook.head.id == id)?;
        self.storage.remove(&key(id));
        Some(self.all.remove(at))
    }

    /// Chooses which parcel rules count.
    pub fn choose(&mut self, applies: Applies) {
        self.refused = match applies.text() {
            Some(text) => self.storage.write(APPLIES, &text).err(),
            None => {
                self.storage.remove(APPLIES);
                None
            }
        };
        self.applies = applies;
    }

    /// The files that count, where they are the station's own.
    pub fn files_in_use(&mut self) -> Vec<Value> {
        let applies = self.applies.clone();
        match applies {
            Applies::BuiltIn => Vec::new(),
            Applies::One(id) => self.find(&id).map(|kept| kept.file.clone()).into_iter().collect(),
            Applies::ByDate(regulation) => self.dated(&regulation).map(|kept| kept.file.clone()).collect(),
        }
    }

    /// The versions of a regulation that say for which dates they hold.
    pub fn dated(&mut self, regulation: &str) -> impl Iterator<Item = &Kept> {
        let regulation = regulation.to_owned();
        let dated = move |kept: &&Kept| {
            let head = &kept.rulebook.head;
            head.regulation == regulation && head.valid.is_some() && kept.rulebook.parcel.is_some()
        };
        self.all().iter().filter(dated)
    }

    /// Returns the rulebook that counts; the built-in one where the chosen one is gone.
    pub fn counts(&mut self) -> InUse {
        self.in_use().unwrap_or_else(|_| {
            self.applies = Applies::BuiltIn;
            InUse::BuiltIn
        })
    }

    /// Returns the rulebook that was chosen.
    ///
    /// # Errors
    /// Returns the problems that stand in the way: a version that is gone, or two for one day.
    pub fn in_use(&mut self) -> Result<InUse, Vec<Problem>> {
        let pair = |kept: &Kept| ((*kept.rulebook).clone(), kept.file.clone());
        let (rulebooks, files): (Vec<Rulebook>, Vec<Value>) = match self.applies.clone() {
            Applies::BuiltIn => return Ok(InUse::BuiltIn),
            Applies::One(id) if id == DEFAULT_ID => return Ok(InUse::BuiltIn),
            Applies::One(id) => self.find(&id).map(pair).into_iter().unzip(),
            Applies::ByDate(regulation) => self.dated(&regulation).map(pair).unzip(),
        };
        Versions::of(rulebooks).map(|versions| InUse::of(versions, files))
    }
}

fn key(id: &str) -> String {
    format!("{UNDER}{id}")
}
