//! The two languages, and a text in both of them.

/// A text in both languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text<T = &'static str> {
    /// The text in Chinese.
    pub zh: T,
    /// The text in English.
    pub en: T,
}

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese, with the code `zh-CN`.
    #[default]
    Zh,
    /// English, with the code `en`.
    En,
}

impl Lang {
    /// The codes of all languages: `zh-CN` and `en`.
    pub const CODES: &'static [&'static str] = &[Self::Zh.code(), Self::En.code()];

    /// Returns the language with exactly this code; `None` where there is none.
    #[must_use]
    pub fn by_code(code: &str) -> Option<Self> {
        match code {
            "zh-CN" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Returns the language that a language range asks for, such as `zh`, `zh-Hans` or `en-GB`; `None` for others.
    ///
    /// ```
    /// use parcel_claims::lang::Lang;
    /// assert_eq!(Lang::by_range("EN-gb"), Some(Lang::En));
    /// assert_eq!(Lang::by_range("enough"), None);
    /// ```
    #[must_use]
    pub fn by_range(range: &str) -> Option<Self> {
        let asked = range.split('-').next()?;
        [Self::Zh, Self::En]
            .into_iter()
            .find(|lang| lang.code().split('-').next().is_some_and(|known| known.eq_ignore_ascii_case(asked)))
    }

    /// Returns the code of the language: `zh-CN` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

impl<T> Text<T> {
    /// Returns the text in one language.
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

pub(crate) const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}
