//! In which encoding a text is written, found out from its bytes.

use crate::choice::{Choice, choices};
use encoding_rs::{BIG5, Decoder, GB18030, UTF_8, UTF_16BE, UTF_16LE};

choices! {
    /// An encoding that tables come in; the codes are the labels of the Encoding Standard.
    Encoding {
        /// UTF-8, with a byte order mark or without.
        Utf8 = "utf-8",
        /// GB18030, which holds GBK and GB2312.
        Gb18030 = "gb18030",
        /// Big5, which is never guessed: somebody has to say so.
        Big5 = "big5",
        /// UTF-16, the lower byte first, as Excel writes "Unicode text".
        Utf16Le = "utf-16le",
        /// UTF-16, the higher byte first.
        Utf16Be = "utf-16be",
    }
}

impl Encoding {
    /// Guesses the encoding of a text: by its byte order mark, else UTF-8 where it is that to the last byte, else
    /// GB18030, unless every second byte of its beginning is zero.
    ///
    /// ```
    /// use parcel_claims::sheets::Encoding;
    /// assert_eq!(Encoding::guess("运单号".as_bytes()), Encoding::Utf8);
    /// assert_eq!(Encoding::guess(&[0xd4, 0xcb, 0xb5, 0xa5, 0xba, 0xc5]), Encoding::Gb18030);
    /// assert_eq!(Encoding::guess(&[0xff, 0xfe, 0xd0, 0x8f]), Encoding::Utf16Le);
    /// ```
    #[must_use]
    pub fn guess(bytes: &[u8]) -> Self {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => Self::Utf8,
            [0xff, 0xfe, ..] => Self::Utf16Le,
            [0xfe, 0xff, ..] => Self::Utf16Be,
            _ => match zeros(bytes) {
                (even, odd) if odd > 0 && even == 0 => Self::Utf16Le,
                (even, odd) if even > 0 && odd == 0 => Self::Utf16Be,
                _ if is_utf8(bytes) => Self::Utf8,
                _ => Self::Gb18030,
            },
        }
    }

    /// Returns a decoder of this encoding, for pieces that are cut anywhere; a byte order mark is left out.
    #[must_use]
    pub fn decoder(self) -> Text {
        let encoding = match self {
            Self::Utf8 => UTF_8,
            Self::Gb18030 => GB18030,
            Self::Big5 => BIG5,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
        };
        Text { decoder: encoding.new_decoder_with_bom_removal(), text: String::new() }
    }

    /// Returns a whole text of this encoding; what is none of it becomes U+FFFD.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> String {
        let mut text = self.decoder();
        text.push(bytes, true).to_owned()
    }

    /// Returns whether the encoding has this code among others that it is known by, such as `gbk`.
    #[must_use]
    pub fn by_label(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase();
        match label.as_str() {
            "gbk" | "gb2312" | "ansi" => Some(Self::Gb18030),
            "utf8" => Some(Self::Utf8),
            "utf-16" | "utf16" => Some(Self::Utf16Le),
            label => Self::by_code(label),
        }
    }
}

/// A text that is decoded piece by piece.
pub struct Text {
    decoder: Decoder,
    text: String,
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text").field("encoding", &self.decoder.encoding().name()).finish_non_exhaustive()
    }
}

impl Text {
    /// Decodes the next piece, and returns what it says; a letter that is cut waits for the next one.
    pub fn push(&mut self, bytes: &[u8], is_last: bool) -> &str {
        let Self { decoder, text } = self;
        text.clear();
        text.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
        let _ = decoder.decode_to_string(bytes, text, is_last);
        text
    }
}

/// Strictly, but for a letter that is cut at the end.
fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// How many of the first bytes at even and at odd places are zero.
fn zeros(bytes: &[u8]) -> (usize, usize) {
    let pairs = bytes.get(..bytes.len().min(400) & !1).unwrap_or_default().chunks_exact(2);
    pairs.fold((0, 0), |(even, odd), pair| match pair {
        [0, 0] => (even + 1, odd + 1),
        [0, _] => (even + 1, odd),
        [_, 0] => (even, odd + 1),
        _ => (even, odd),
    })
}
