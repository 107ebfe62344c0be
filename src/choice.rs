//! Lists of values with stable codes: the codes are the same in the form, a draft, a link and the API.

/// A type with a fixed list of values, each with a stable code that the form, links, files and the API share.
pub trait Choice: Copy + Sized + 'static {
    /// All values, in the order of the list.
    const ALL: &'static [Self];
    /// The codes of all values, in the same order.
    const CODES: &'static [&'static str];
    /// Returns the place of the value in the list, from 0.
    fn index(self) -> u8;
    /// Returns the value at a place of the list; `None` where the list is shorter.
    #[must_use]
    fn at(index: u8) -> Option<Self> {
        Self::ALL.get(usize::from(index)).copied()
    }
    /// Returns the stable code of the value.
    #[must_use]
    fn code(self) -> &'static str {
        Self::CODES.get(usize::from(self.index())).copied().unwrap_or_default()
    }

    /// Returns the value with this code; `None` where there is none.
    fn by_code(code: &str) -> Option<Self> {
        let index = Self::CODES.iter().position(|known| *known == code)?;
        Self::at(u8::try_from(index).ok()?)
    }
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $value),+ }
        impl $crate::choice::Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];
            const CODES: &'static [&'static str] = &[$($code),+];
            fn index(self) -> u8 { self as u8 }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let code = $crate::choice::Choice::code(*self);
                serializer.serialize_unit_variant(stringify!($name), u32::from(*self as u8), code)
            }
        }
    )+};
}
pub(crate) use choices;
