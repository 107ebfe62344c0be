//! The calls that take names, and what each name is the name of.

use super::name::Kind;

/// What an argument of a method names: its position, and of what.
pub type Argument = (usize, Kind);

/// The arguments of a method of the view, a piece or a front that are names; by how many it takes.
pub fn of_method(method: &str, arguments: usize) -> &'static [Argument] {
    match (method, arguments) {
        ("place", 1) | ("show" | "text" | "say", 2) | ("attr", 3) => &[(0, Kind::Place)],
        ("list", 3) => &[(0, Kind::Place), (1, Kind::Place)],
        ("arrange", 4) => &[(1, Kind::Place)],
        ("list", 2) => &[(0, Kind::List)],
        ("part", 2) => &[(0, Kind::Part), (0, Kind::List)],
        ("clone_of", 1) | ("pour", 2) => &[(0, Kind::Template)],
        ("slot", 2) => &[(0, Kind::Slot)],
        ("set", 3) | ("without_part", 1) => &[(0, Kind::Part)],
        ("aim", 3) | ("named", 2) | ("without", 1) => &[(0, Kind::Action)],
        ("value" | "checked", 2) => &[(0, Kind::Input)],
        ("word", 1) | ("fill", 2) => &[(0, Kind::Word)],
        _ => &[],
    }
}

/// The argument of a method that is text, and no name.
pub fn no_name(method: &str, arguments: usize) -> Option<usize> {
    match (method, arguments) {
        // By what something was shown from, and by what attribute.
        ("changed", 2) | ("data" | "of", 1) => Some(0),
        _ => None,
    }
}

/// The argument of a method or function that is a selector.
pub fn selector(name: &str) -> Option<usize> {
    match name {
        "matches" | "closest" | "query_selector" | "query_selector_all" | "shown" => Some(0),
        "first" | "all" | "nearest" | "pour" | "first_seen" => Some(1),
        "Piece" | "Nth" => Some(2),
        _ => None,
    }
}

/// The arguments of what takes the focus that are names.
pub fn of_focus(focus: &str) -> &'static [Argument] {
    match focus {
        "Place" | "ButtonIn" | "InputIn" | "Keyed" | "Piece" | "Nth" => &[(0, Kind::Place)],
        "Action" => &[(0, Kind::Action)],
        "ActionIn" => &[(0, Kind::Place), (1, Kind::Action)],
        "Input" => &[(0, Kind::Input)],
        _ => &[],
    }
}
