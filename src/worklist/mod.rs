//! A table of many parcels as a worklist: opened, answered, chosen from, changed and written again.
//!
//! Invariant: the file is never held as a whole where it is a text; its rows are read again, piece by piece, wherever
//! something of them is shown or written.

pub mod protocol;
