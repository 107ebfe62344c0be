//! The rulebooks that are part of the program.

use super::parcel::ParcelRules;
use super::regulation::Rulebook;
use crate::json;
use std::sync::OnceLock;

/// The id of the rulebook that is used when none is named.
pub const DEFAULT_ID: &str = "huitong-henan-2012";

macro_rules! built_in {
    ($($id:literal),+) => {
        /// The ids of the built-in rulebooks.
        pub const BUILT_IN_IDS: &[&str] = &[$($id),+];
        const FILES: &[&str] = &[$(include_str!(concat!($id, ".json"))),+];
    };
}
// The numbers of parcels alone need no other: the package stays small.
#[cfg(all(target_arch = "wasm32", not(feature = "page")))]
built_in!("huitong-henan-2012");
#[cfg(not(all(target_arch = "wasm32", not(feature = "page"))))]
built_in!("huitong-henan-2012", "express-quality", "logistics-staff", "warehouse", "pengda-service");

impl Rulebook {
    /// Returns the JSON text of a built-in rulebook; `None` where no built-in rulebook has this id.
    ///
    /// ```
    /// use parcel_claims::rulebook::{DEFAULT_ID, Rulebook};
    /// let file = Rulebook::built_in_file(DEFAULT_ID).unwrap();
    /// let rulebook = Rulebook::load(&serde_json::from_str(file).unwrap()).unwrap();
    /// assert_eq!(rulebook.head.digest, Rulebook::built_in().head.digest);
    /// ```
    #[must_use]
    pub fn built_in_file(id: &str) -> Option<&'static str> {
        let place = BUILT_IN_IDS.iter().position(|known| *known == id)?;
        FILES.get(place).copied()
    }

    /// Returns the rulebook that is used when none is given, [`DEFAULT_ID`].
    #[must_use]
    pub fn built_in() -> &'static Self {
        #[expect(clippy::expect_used, reason = "the file is part of the program, and a test loads it")]
        Self::built_in_by(DEFAULT_ID).expect("the built-in rulebook is sound")
    }

    /// A built-in one by its id; it is loaded once.
    pub(crate) fn built_in_by(id: &str) -> Option<&'static Self> {
        static LOADED: [OnceLock<Rulebook>; BUILT_IN_IDS.len()] = [const { OnceLock::new() }; BUILT_IN_IDS.len()];
        let place = BUILT_IN_IDS.iter().position(|known| *known == id)?;
        let loaded = LOADED.get(place)?;
        if loaded.get().is_none() {
            let tree = json::parse(FILES.get(place)?)?;
            // Whoever is first: all are the same.
            let _ = loaded.set(Self::load(&tree).ok()?);
        }
        loaded.get()
    }
}

impl ParcelRules {
    /// Returns the parcel rules that are used when no rulebook is given.
    #[must_use]
    pub fn built_in() -> &'static Self {
        #[expect(clippy::expect_used, reason = "the file is part of the program, and a test loads it")]
        Rulebook::built_in().parcel.as_ref().expect("the built-in rulebook has parcel rules")
    }
}
