//! The front, natively: what a clerk does in one window or several, over a store that is a map.

#![allow(dead_code, reason = "not every room needs every help")]

mod before;
mod book;
mod clocks;
mod drafts;
mod dropped;
mod jobs;
mod keeping;
mod left;
mod parcel;
mod paste;
mod penalties;
mod received;
mod regulation;
mod rulebooks;
mod screen;
mod shell;
mod vehicle;
mod what_if;
mod worklist;

use chrono::NaiveDateTime;
use parcel_claims::case::{Field, Kind};
use parcel_claims::front::draft::Entry;
use parcel_claims::front::effects::{Effects, Hand, Later};
use parcel_claims::front::heard::{At, Heard, How};
use parcel_claims::front::msg::{Msg, decode};
use parcel_claims::front::now::Now;
use parcel_claims::front::rooms::Front;
use parcel_claims::front::settings::Settings;
use parcel_claims::front::shared::Start;
use parcel_claims::front::storage::{Refused, Storage, Store};
use parcel_claims::front::{keeping as kept, left as killed, shell as around};
use parcel_claims::moment::Moment;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

/// When windows are opened, in milliseconds: 2012-03-04 09:00 in China.
const BEGIN: i64 = 1_330_822_800_000;
/// A day in milliseconds.
pub const DAY: i64 = 86_400_000;
/// What nobody else draws.
static CHANCE: AtomicU64 = AtomicU64::new(1);

/// What a browser keeps: a map that all its windows share, and that can be told to refuse.
#[derive(Clone, Default)]
pub struct Memory(Rc<Kept>);

#[derive(Default)]
struct Kept {
    texts: RefCell<BTreeMap<String, String>>,
    /// Whether nothing may even be looked at.
    forbidden: Cell<bool>,
    /// Why nothing is written.
    refuses: Cell<Option<Refused>>,
    /// How many bytes there is room for.
    room: Cell<Option<usize>>,
    /// What was written, by which window: the key, and the text or none.
    written: RefCell<Vec<Written>>,
    windows: Cell<usize>,
}

#[derive(Clone)]
struct Written {
    by: usize,
    key: Option<String>,
    text: Option<String>,
}

impl Memory {
    /// Everything that is looked at or written throws.
    pub fn forbid(&self, forbidden: bool) {
        self.0.forbidden.set(forbidden);
    }

    /// Nothing is written, for this reason; none: it is again.
    pub fn refuse(&self, why: Option<Refused>) {
        self.0.refuses.set(why);
    }

    /// There is room for so many bytes.
    pub fn room_for(&self, bytes: usize) {
        self.0.room.set(Some(bytes));
    }

    /// How many bytes are taken.
    pub fn bytes(&self) -> usize {
        self.0.texts.borrow().iter().map(|(key, text)| key.len() + text.len()).sum()
    }

    pub fn get(&self, key: &str) -> Option<String> {
        self.0.texts.borrow().get(key).cloned()
    }

    /// Somebody puts a text there, and no window hears of it.
    pub fn put(&self, key: &str, text: &str) {
        self.0.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    /// Somebody takes a text away, and no window hears of it.
    pub fn take(&self, key: &str) {
        self.0.texts.borrow_mut().remove(key);
    }

    /// Every key that begins like this.
    pub fn keys(&self, under: &str) -> Vec<String> {
        self.0.texts.borrow().keys().filter(|key| key.starts_with(under)).cloned().collect()
    }

    /// What is kept, as it stands.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.0.texts.borrow().clone()
    }

    /// The page around empties it: other windows are told, this page's own are not unless they look.
    pub fn clear(&self) {
        self.0.texts.borrow_mut().clear();
        self.0.written.borrow_mut().push(Written { by: 0, key: None, text: None });
    }

    /// A new window on the page of its own.
    pub fn window(&self) -> Window {
        self.window_with(&[("standalone", "")])
    }

    /// A new window of which the page says these attributes.
    pub fn window_with(&self, attributes: &[(&str, &str)]) -> Window {
        Window::open(self, Tab::default(), attributes, BEGIN, None)
    }

    /// A new window at a moment.
    pub fn window_at(&self, moment: &str) -> Window {
        Window::open(self, Tab::default(), &[("standalone", "")], millis(moment), None)
    }
}

/// What a browser keeps for one tab alone.
#[derive(Clone, Default)]
struct Tab(Rc<RefCell<BTreeMap<String, String>>>);

struct Seen {
    memory: Memory,
    tab: Tab,
    number: usize,
}

impl Seen {
    fn note(&self, key: &str, text: Option<&str>) {
        let (key, text) = (Some(key.to_owned()), text.map(str::to_owned));
        self.memory.0.written.borrow_mut().push(Written { by: self.number, key, text });
    }
}

impl Store for Seen {
    fn is_there(&self) -> bool {
        !self.memory.0.forbidden.get()
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        if self.is_there() { Ok(self.memory.get(key)) } else { Err(Refused::Unavailable) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        let kept = &self.memory.0;
        let refused = if self.is_there() { kept.refuses.get() } else { Some(Refused::Unavailable) };
        if let Some(why) = refused {
            return Err(why);
        }
        let before = self.memory.get(key).map_or(0, |text| key.len() + text.len());
        if kept.room.get().is_some_and(|room| self.memory.bytes() - before + key.len() + text.len() > room) {
            return Err(Refused::Full);
        }
        self.memory.put(key, text);
        self.note(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) {
        if self.is_there() && self.memory.get(key).is_some() {
            self.memory.take(key);
            self.note(key, None);
        }
    }

    fn keys(&self) -> Vec<String> {
        if self.is_there() { self.memory.keys("") } else { Vec::new() }
    }

    fn get_of_tab(&self, key: &str) -> Option<String> {
        self.tab.0.borrow().get(key).filter(|_| self.is_there()).cloned()
    }

    fn set_of_tab(&self, key: &str, text: &str) {
        if self.is_there() {
            self.tab.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        }
    }
}

/// A window with its page, and the time on its clock.
pub struct Window {
    pub front: Front,
    /// What the last thing that happened has led to.
    pub effects: Effects,
    /// What is said, until the next thing happens.
    pub said: String,
    memory: Memory,
    tab: Tab,
    number: usize,
    /// How much of what other windows wrote it has heard of.
    heard: usize,
    attributes: Vec<(String, String)>,
    millis: i64,
    later: Vec<Later>,
}

impl Window {
    fn open(memory: &Memory, tab: Tab, attributes: &[(&str, &str)], at: i64, in_hand: Option<String>) -> Self {
        let number = memory.0.windows.get() + 1;
        memory.0.windows.set(number);
        let of = |name: &str| attributes.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
        let storage = Storage::over(Seen { memory: memory.clone(), tab: tab.clone(), number });
        let front = Front::start(Start {
            now: moment(at),
            settings: Settings::read(of, |_, _, _| {}),
            rulebook: None,
            storage,
            address: "https://station.example/".to_owned(),
            in_hand,
        });
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        let mut window = Self {
            front,
            effects: Effects::default(),
            said: String::new(),
            memory: memory.clone(),
            tab,
            number,
            heard: memory.0.written.borrow().len(),
            attributes: attributes.iter().map(owned).collect(),
            millis: at,
            later: Vec::new(),
        };
        window.send(Msg::Shell(around::Msg::Start));
        window.send(Msg::Keeping(kept::Msg::Look));
        window.send(Msg::Left(killed::Msg::Ask));
        window
    }

    /// The page is loaded again in the same tab; what was in hand was let go.
    pub fn reload(mut self) -> Self {
        self.send(Msg::Keeping(kept::Msg::Release));
        self.load_again()
    }

    /// The page is loaded again after the browser was killed: nothing was let go.
    pub fn load_again(self) -> Self {
        let attributes: Vec<(&str, &str)> = self.attributes.iter().map(|(name, text)| (&**name, &**text)).collect();
        Self::open(&self.memory, self.tab.clone(), &attributes, self.millis, None)
    }

    /// The tab is copied, with what the browser keeps for it alone.
    pub fn copy(&self) -> Self {
        let tab = Tab(Rc::new(RefCell::new(self.tab.0.borrow().clone())));
        let attributes: Vec<(&str, &str)> = self.attributes.iter().map(|(name, text)| (&**name, &**text)).collect();
        Self::open(&self.memory, tab, &attributes, self.millis, None)
    }

    /// The window is closed.
    pub fn close(mut self) {
        self.send(Msg::Keeping(kept::Msg::Release));
    }

    /// The element is taken out of its page, and put in again elsewhere with what was in hand.
    pub fn move_elsewhere(mut self) -> Self {
        let in_hand = self.front.shared.drafts.text().to_owned();
        self.send(Msg::Keeping(kept::Msg::Leave));
        let attributes: Vec<(&str, &str)> = self.attributes.iter().map(|(name, text)| (&**name, &**text)).collect();
        let in_hand = Some(in_hand).filter(|text| !text.is_empty());
        Self::open(&self.memory, self.tab.clone(), &attributes, self.millis, in_hand)
    }

    /// The name of the tab's place for its draft.
    pub fn tab(&self) -> Option<String> {
        self.tab.0.borrow().get("parcel-claims/tab/1").cloned()
    }

    /// The clock is set to a moment in China, and ticks.
    pub fn at(&mut self, moment: &str) {
        self.millis = millis(moment);
        self.tick();
    }

    /// So many milliseconds go by without a tick, as in a tab that sleeps.
    pub fn sleep(&mut self, millis: i64) {
        self.millis += millis;
    }

    /// The page's clock ticks.
    pub fn tick(&mut self) {
        self.send(Msg::Keeping(kept::Msg::Beat));
    }

    /// What other windows have written arrives, and what waits for it is done.
    pub fn hear(&mut self) {
        let written: Vec<Written> = self.memory.0.written.borrow().iter().skip(self.heard).cloned().collect();
        self.heard += written.len();
        for Written { by, key, text } in written {
            if by != self.number {
                self.send(Msg::Keeping(kept::Msg::Wrote { key, text }));
            }
        }
        self.wait();
    }

    /// What was to be looked at after a while is.
    pub fn wait(&mut self) {
        for later in std::mem::take(&mut self.later) {
            self.send(match later {
                Later::Look => Msg::Keeping(kept::Msg::Look),
                Later::Answers => Msg::Left(killed::Msg::Answers),
            });
        }
    }

    /// A message is done; whatever it leads to is here until the next.
    pub fn send(&mut self, msg: Msg) -> &Effects {
        self.front.shared.now = moment(self.millis);
        self.effects = self.front.update(msg);
        if !self.effects.quiet {
            self.said.clear();
        }
        self.said = self.effects.say.clone().unwrap_or_else(|| std::mem::take(&mut self.said));
        self.later.extend(self.effects.later.filter(|later| !self.later.contains(later)));
        &self.effects
    }

    /// Something happens to a part of the page, as the browser would say it, among these `data-*`; false where it means
    /// nothing to us.
    pub fn happens(&mut self, how: How, part: Part<'_>, data: &[(&str, &str)]) -> bool {
        let Part { name, kind, text, checked } = part;
        let (name, kind, text) = (name.to_owned(), kind.to_owned(), text.to_owned());
        let msg = decode(&Heard { how, name, text, checked, kind, at: &Around(data) });
        let Some(msg) = msg else { return false };
        self.send(msg);
        true
    }

    /// A button is pressed.
    pub fn click(&mut self, action: &str, data: &[(&str, &str)]) {
        let known = self.happens(How::Clicked, Part { name: action, ..Part::default() }, data);
        assert!(known, "nobody knows the button {action}");
    }

    /// Something is typed into an input and not left.
    pub fn type_into(&mut self, input: &str, text: &str, data: &[(&str, &str)]) {
        self.happens(How::Typed(String::new()), Part { name: input, text, kind: "text", checked: false }, data);
    }

    /// Something is typed into an input and left.
    pub fn settle(&mut self, input: &str, text: &str, data: &[(&str, &str)]) {
        self.type_into(input, text, data);
        self.happens(How::Settled, Part { name: input, text, kind: "text", checked: false }, data);
    }

    /// One of a list is chosen.
    pub fn select(&mut self, input: &str, code: &str, data: &[(&str, &str)]) {
        let part = Part { name: input, text: code, kind: "select-one", checked: false };
        self.happens(How::Typed(String::new()), part, data);
        self.happens(How::Settled, part, data);
    }

    /// One of several is chosen.
    pub fn choose(&mut self, input: &str, code: &str, data: &[(&str, &str)]) {
        let part = Part { name: input, text: code, kind: "radio", checked: true };
        self.happens(How::Typed(String::new()), part, data);
        self.happens(How::Settled, part, data);
    }

    /// A checkbox of this value is checked, or not any more.
    pub fn check(&mut self, input: &str, value: &str, checked: bool, data: &[(&str, &str)]) {
        let part = Part { name: input, text: value, kind: "checkbox", checked };
        self.happens(How::Typed(String::new()), part, data);
        self.happens(How::Settled, part, data);
    }

    /// Enter is pressed in an input.
    pub fn enter(&mut self, input: &str, text: &str, data: &[(&str, &str)]) {
        self.happens(How::Enter { back: false }, Part { name: input, text, kind: "text", checked: false }, data);
    }

    /// A text is pasted into an input.
    pub fn paste(&mut self, input: &str, text: &str, data: &[(&str, &str)]) -> bool {
        let part = Part { name: input, kind: "text", ..Part::default() };
        self.happens(How::Pasted(text.to_owned()), part, data)
    }

    /// The room is entered.
    pub fn to(&mut self, room: &str) {
        self.click("room", &[("room", room)]);
    }

    /// Puts facts into the form, field by field, and says whether it is late; null clears a field.
    pub fn put(&mut self, facts: &Value) {
        let late = ["dueAt", "signedAt", "delayCause"].iter().any(|key| !facts[key].is_null());
        self.choose("late", if late { "yes" } else { "no" }, &[("late", ""), ("form", "parcel")]);
        self.put_into("parcel", facts);
    }

    /// Puts facts into a form, field by field: `parcel` or `vehicle`.
    pub fn put_into(&mut self, form: &str, facts: &Value) {
        for (key, value) in facts.as_object().unwrap() {
            let data = [("field", key.as_str()), ("form", form)];
            let is_listed = matches!(Field::by_key(key).unwrap().spec().kind, Kind::Choice(_) | Kind::YesNo);
            match value {
                Value::Null if is_listed => self.click("clear", &data),
                Value::Null => self.settle("value", "", &data),
                Value::Bool(flag) if is_listed => self.choose("option", if *flag { "yes" } else { "no" }, &data),
                Value::Bool(_) => self.check("toggle", "not-so-far", true, &data),
                Value::String(text) if is_listed => self.choose("option", text, &data),
                Value::String(text) if text == "unknown" => self.check("toggle", "unknown", true, &data),
                Value::String(text) => self.settle("value", text, &data),
                other => self.settle("value", &other.to_string(), &data),
            }
        }
    }

    /// What stands in a field of the form, as it is kept.
    pub fn field(&self, key: &str) -> Option<String> {
        match self.front.shared.parcel.form.draft.get(Field::by_key(key).unwrap())? {
            Entry::Typed(text) => Some(text.clone()),
            Entry::Chosen(code) => Some(code.clone()),
            Entry::Unknown => Some("unknown".to_owned()),
            Entry::NotSoFar => Some("not-so-far".to_owned()),
        }
    }

    /// The name and the content of the file that was handed over last.
    pub fn file(&self) -> (String, String) {
        match &self.effects.hand {
            Some(Hand::Save { name, content, .. }) => (name.clone(), content.clone()),
            other => panic!("no file, but {other:?}"),
        }
    }

    /// What was copied last.
    pub fn copied(&self) -> String {
        match &self.effects.hand {
            Some(Hand::Copy { text, .. }) => text.clone(),
            other => panic!("no copy, but {other:?}"),
        }
    }
}

/// A part of the page as an event tells of it: the name of its action or input, what kind of input it is, what stands
/// in it, and whether it is checked.
#[derive(Clone, Copy, Default)]
pub struct Part<'a> {
    pub name: &'a str,
    pub kind: &'a str,
    pub text: &'a str,
    pub checked: bool,
}

/// The `data-*` around what happened.
struct Around<'a>(&'a [(&'a str, &'a str)]);

impl At for Around<'_> {
    fn data(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned())
    }
}

/// A moment in China, in milliseconds since 1970.
pub fn millis(moment: &str) -> i64 {
    let at: NaiveDateTime = Moment::parse(moment).and_then(Moment::at).unwrap();
    at.and_utc().timestamp_millis() - 8 * 3_600_000
}

fn moment(millis: i64) -> Now {
    Now::of(millis, CHANCE.fetch_add(1, Ordering::Relaxed))
}

/// A day, counted from that on which windows are opened: `2012-03-04`.
pub fn day(number: i64) -> String {
    moment(BEGIN + number * DAY).day().to_string()
}

/// Our own station, as its profile says.
pub fn us() -> Value {
    json!({ "we": "origin", "claimant": "direct", "deliveredBy": "station" })
}

/// Our own station, and what happened.
pub fn ours(facts: Value) -> Value {
    let mut all = us();
    all.as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
    all
}
