//! Style, view, shell and module, compressed together and written as a text: as `unpack.js` takes them apart.

use anyhow::Result;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use std::io::Write;

/// What is packed, as a text.
pub struct Packed {
    pub text: String,
    pub length: String,
    pub sum: String,
}

impl Packed {
    /// The places of a page that fills them in by itself.
    pub fn places() -> Self {
        let [text, length, sum] = ["{{packed}}", "{{length}}", "{{sum}}"].map(str::to_owned);
        Self { text, length, sum }
    }

    pub fn new(texts: &[&str], module: &[u8]) -> Result<Self> {
        let bytes = pack(texts, module)?;
        Ok(Self { text: encode(&bytes), length: bytes.len().to_string(), sum: checksum(&bytes).to_string() })
    }

    /// As a script is given it.
    pub fn given(&self) -> String {
        let Self { text, length, sum } = self;
        format!("length: {length}, sum: {sum}, text: \"{text}\"")
    }
}

/// Two letters for 13 bits, as `unpack.js` reads them.
fn encode(bytes: &[u8]) -> String {
    const LETTERS: u32 = 91;
    let letters: Vec<char> = (33..127u8).map(char::from).filter(|letter| !"\"<\\".contains(*letter)).collect();
    let mut text = String::new();
    let (mut held, mut bits) = (0, 0);
    let mut put = |value: u32| {
        for digit in [value % LETTERS, value / LETTERS] {
            text.push(letters[digit as usize]);
        }
    };
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= 13 {
            bits -= 13;
            put(held >> bits);
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        put(held << (13 - bits));
    }
    text
}

/// FNV-1a, as `unpack.js` counts it: there is no `crypto.subtle` over plain HTTP.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// The texts' lengths, the texts and the module, as `unpack.js` takes them apart; compressed together.
fn pack(texts: &[&str], module: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for text in texts {
        bytes.extend(u32::try_from(text.len())?.to_le_bytes());
    }
    for text in texts {
        bytes.extend(text.as_bytes());
    }
    bytes.extend(module);
    let length = u32::try_from(bytes.len())?;
    let best = LzmaOptions { lc: 3, lp: 0, pb: 0, nice_len: 273, depth_limit: 1000, ..LzmaOptions::with_preset(9) };
    let mut writer = LzmaWriter::new_no_header(length.to_le_bytes().to_vec(), &best, false)?;
    writer.write_all(&bytes)?;
    Ok(writer.finish()?)
}
