//! How the tables of fixed texts are written.

/// A fixed text: key, Chinese, English.
pub(super) type Word = (&'static str, &'static str, &'static str);
