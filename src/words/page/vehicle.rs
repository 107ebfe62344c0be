//! One vehicle, many waybills.

use super::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[("vehicleTitle", "一车到件，有单无货", "One vehicle: listed but missing")];
