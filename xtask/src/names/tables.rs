//! The tables of the page's words.

use super::name::{At, File, Kind, Name};
use anyhow::{Context, Result};
use syn::{Expr, Item, Lit};

/// The keys of a table: `WORDS` of a file.
pub fn keys(file: File<'_>) -> Result<Vec<Name>> {
    let parsed = syn::parse_file(file.text).with_context(|| file.name.to_owned())?;
    let tables = parsed.items.iter().filter_map(|item| match item {
        Item::Const(table) if table.ident == "WORDS" => Some(&*table.expr),
        _ => None,
    });
    let mut keys = Vec::new();
    for table in tables {
        let Expr::Reference(table) = table else { continue };
        let Expr::Array(table) = &*table.expr else { continue };
        for word in &table.elems {
            let Expr::Tuple(word) = word else { continue };
            if let Some(Expr::Lit(key)) = word.elems.first()
                && let Lit::Str(key) = &key.lit
            {
                let at = At { file: file.name.to_owned(), line: key.span().start().line };
                keys.push(Name { kind: Kind::Word, name: key.value(), at });
            }
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::keys;
    use crate::names::name::File;

    #[test]
    fn the_first_of_each_word_is_its_key() {
        let text =
            "const WORDS: &[Word] = &[\n(\"one\", \"一\", \"One\"),\n(\n\"two\", \"二\", \"Two\")];\nconst X: u8 = 1;";
        let keys = keys(File { name: "a.rs", text }).unwrap();
        let found: Vec<_> = keys.iter().map(|key| (&*key.name, key.at.line)).collect();
        assert_eq!(found, [("one", 2), ("two", 4)]);
    }
}
