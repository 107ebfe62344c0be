//! The boundary of the module for many parcels: plain exports and no imports, so that a worker of a browser, Node.js and a
//! data engine run the same bytes.
//!
//! Whoever calls writes what a call takes to where [`input`] says, makes the call, and reads what was [`said`] (a text)
//! and what was written [`out`] (bytes). Everything stands in the memory until the next call.

#![expect(unsafe_code, reason = "an export needs a name that stays as it is")]

use crate::worklist::{Framing, Session, Step};
use std::cell::RefCell;

/// What stands in the memory between two calls.
#[derive(Default)]
struct Desk {
    input: Vec<u8>,
    said: String,
    out: Vec<u8>,
    session: Session,
    framing: Option<Framing>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

fn with<T: Default>(act: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with(|desk| desk.try_borrow_mut().map(|mut desk| act(&mut desk)).unwrap_or_default())
}

/// Makes room for what the next call takes, and returns where it is to be written.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> usize {
    with(|desk| {
        desk.input.clear();
        desk.input.resize(length, 0);
        desk.input.as_ptr().addr()
    })
}

/// Begins a request of the worklist, an `Asked` as JSON; returns the length of what was said, a `Step` as JSON.
#[unsafe(no_mangle)]
pub extern "C" fn ask() -> usize {
    with(|desk| {
        let step = match std::str::from_utf8(&desk.input) {
            Ok(asked) => desk.session.ask_in_json(asked),
            Err(_) => desk.session.ask_in_json(""),
        };
        desk.tell(step)
    })
}

/// Goes on with a request, with the bytes that it needed; returns the length of what was said, a `Step` as JSON.
#[unsafe(no_mangle)]
pub extern "C" fn give(id: u32) -> usize {
    with(|desk| {
        let step = desk.session.give(id, &desk.input);
        desk.tell(step)
    })
}

/// Goes on with a request whose bytes cannot be had; returns the length of what was said, a `Step` as JSON.
#[unsafe(no_mangle)]
pub extern "C" fn fail(id: u32) -> usize {
    with(|desk| {
        let step = desk.session.fail(id);
        desk.tell(step)
    })
}

/// Begins to answer rows in columns: takes an `Answer` as JSON, and returns the length of what was said of it, as JSON.
#[unsafe(no_mangle)]
pub extern "C" fn begin() -> usize {
    with(|desk| {
        let (framing, said) = Framing::begin(std::str::from_utf8(&desk.input).unwrap_or_default());
        (desk.framing, desk.said) = (framing, said);
        desk.said.len()
    })
}

/// Answers rows in columns; returns 1 where they were laid out as they should be, and what came of them is written.
#[unsafe(no_mangle)]
pub extern "C" fn rows() -> usize {
    with(|desk| {
        let rows = desk.framing.as_mut().and_then(|framing| framing.rows(&desk.input));
        let are_sound = rows.is_some();
        desk.out = rows.unwrap_or_default();
        usize::from(are_sound)
    })
}

/// Tells the totals of the rows answered in columns; returns the length of what was said, as JSON.
#[unsafe(no_mangle)]
pub extern "C" fn totals() -> usize {
    with(|desk| {
        desk.said = desk.framing.as_ref().map(Framing::totals).unwrap_or_default();
        desk.said.len()
    })
}

/// Returns where the text stands that the last call said.
#[unsafe(no_mangle)]
pub extern "C" fn said() -> usize {
    with(|desk| desk.said.as_ptr().addr())
}

/// Returns where the bytes stand that the last call wrote.
#[unsafe(no_mangle)]
pub extern "C" fn out() -> usize {
    with(|desk| desk.out.as_ptr().addr())
}

/// Returns how many bytes the last call wrote.
#[unsafe(no_mangle)]
pub extern "C" fn out_length() -> usize {
    with(|desk| desk.out.len())
}

impl Desk {
    fn tell(&mut self, step: Step) -> usize {
        self.said = serde_json::to_string(&step).unwrap_or_default();
        self.out = step.out;
        self.said.len()
    }
}
