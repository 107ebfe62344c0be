//! Style, view, shell and modules, compressed and written as a text: as `unpack.js` takes them apart.

use anyhow::Result;
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::Value;
use zopfli::{Format, Options};

/// The texts by their names, then the module, with a comma between them.
pub fn pack(texts: &[(&str, String)], module: &[u8]) -> Result<String> {
    let texts: Value = texts.iter().map(|(name, text)| ((*name).to_owned(), Value::from(text.as_str()))).collect();
    Ok([texts.to_string().as_bytes(), module].into_iter().map(text_of).collect::<Result<Vec<_>>>()?.join(","))
}

/// Bytes, compressed and written as a text.
pub fn text_of(bytes: &[u8]) -> Result<String> {
    let mut packed = Vec::new();
    zopfli::compress(Options::default(), Format::Gzip, bytes, &mut packed)?;
    Ok(BASE64_STANDARD.encode(packed))
}
