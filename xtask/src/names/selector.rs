//! Names in selectors: `.form [data-input=paste]`.

use super::name::Kind;

/// The names in a text that may hold selectors, with the bytes where they stand.
pub fn names(text: &str) -> Vec<(Kind, &str, usize)> {
    classes(text).chain(attributes(text)).collect()
}

/// Whatever follows a full stop as a class does.
fn classes(text: &str) -> impl Iterator<Item = (Kind, &str, usize)> {
    text.match_indices('.').filter_map(move |(dot, _)| {
        let rest = text.get(dot + 1..)?;
        let name = rest.get(..rest.find(|letter| !is_of_name(letter)).unwrap_or(rest.len()))?;
        name.starts_with(|letter: char| letter.is_ascii_alphabetic()).then_some((Kind::Class, name, dot))
    })
}

/// `[data-view=name]`, with or without quotes.
fn attributes(text: &str) -> impl Iterator<Item = (Kind, &str, usize)> {
    text.match_indices("[data-").filter_map(move |(at, _)| {
        let inside = text.get(at + 1..)?.split(']').next()?;
        let (attribute, value) = inside.split_once('=')?;
        let name = value.trim_matches(['"', '\'', '\\']);
        let kind = Kind::of(attribute)?;
        (!name.is_empty() && name.chars().all(is_of_name)).then_some((kind, name, at))
    })
}

/// Whether a letter may stand in a name.
pub fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::names;
    use crate::names::name::Kind;

    #[test]
    fn classes_and_attributes_are_found() {
        let found = names(".pc .fold[open] [data-input=paste], [data-slot=\"left\"]:not([data-state=done])");
        let plain: Vec<_> = found.into_iter().map(|(kind, name, _)| (kind, name)).collect();
        let wanted = [(Kind::Class, "pc"), (Kind::Class, "fold"), (Kind::Input, "paste"), (Kind::Slot, "left")];
        assert_eq!(plain, wanted);
    }

    #[test]
    fn what_is_put_together_is_none() {
        assert_eq!(names("[data-input={name}] (max-width: 37.32em) a. b"), []);
    }
}
