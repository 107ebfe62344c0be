//! Files with places to fill in.

use anyhow::{Context, Result, bail};

/// Replaces each `{{name}}` in one pass: what is put in is not looked at again. Every part has its place.
pub fn fill(template: &str, parts: &[(&str, &str)]) -> Result<String> {
    let mut filled = String::new();
    let mut left: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    let mut pieces = template.split("{{");
    filled.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").context("`{{` without `}}`")?;
        let (_, text) = parts
            .iter()
            .find(|(known, _)| *known == name)
            .with_context(|| format!("no part is called {{{{{name}}}}}"))?;
        left.retain(|known| *known != name);
        filled.push_str(text);
        filled.push_str(rest);
    }
    if !left.is_empty() {
        bail!("no place for {}", left.join(", "));
    }
    Ok(filled)
}
