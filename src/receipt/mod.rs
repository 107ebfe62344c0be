//! A case that travels: as a link that another station checks, and as a file.
//!
//! Reading never fails half-way: what is sound is taken, and every problem is told, not the first alone.

mod content;
mod differences;
mod file;
mod link;
mod marks;
mod open;
mod opened;
mod qr;

pub use content::{Content, content};
pub use differences::differences;
pub use file::{file, open_file};
pub use link::{HASH, META, link, link_in, open_link};
pub use marks::result_mark;
pub use open::open;
pub use opened::{Opened, Problem, Refused, VERSION};
pub use qr::{Qr, qr};
