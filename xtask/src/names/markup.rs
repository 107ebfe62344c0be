//! The names that the markup gives, and those that it asks for.

use super::name::{At, File, Kind, Name};
use std::collections::{BTreeMap, BTreeSet};

/// The inputs that a button takes.
const TAKES: &str = "data-takes";

/// What stands in the markup.
#[derive(Default)]
pub struct Markup {
    /// The names that it gives.
    pub names: Vec<Name>,
    /// The words, rooms and inputs that it asks for.
    pub asks: Vec<Name>,
    /// What stands in each template.
    pub inside: BTreeMap<String, BTreeSet<(Kind, String)>>,
}

impl Markup {
    /// Reads a file of it.
    pub fn read(&mut self, file: File<'_>) {
        let mut open: Vec<Open> = Vec::new();
        for tag in tags(file.text) {
            let at = file.at(tag.at);
            if tag.name == "/template" {
                open.pop();
            }
            let names = named(&tag);
            for (kind, name) in &names {
                for template in open.iter().filter_map(|open| open.template.as_ref()) {
                    self.inside.entry(template.clone()).or_default().insert((*kind, name.clone()));
                }
                let list = if asks(&tag, *kind) { &mut self.asks } else { &mut self.names };
                list.push(Name { kind: *kind, name: name.clone(), at: at.clone() });
            }
            let takes = tag.attributes.iter().filter(|(attribute, _)| *attribute == TAKES);
            let taken = takes.flat_map(|(_, inputs)| inputs.split_whitespace());
            self.asks.extend(taken.map(|input| Name { kind: Kind::Input, name: input.to_owned(), at: at.clone() }));
            if tag.name == "template" {
                let template = names.into_iter().find(|(kind, _)| *kind == Kind::Template).map(|(_, name)| name);
                if let Some(template) = &template {
                    self.inside.entry(template.clone()).or_default();
                }
                open.push(Open { template });
            }
        }
    }

    /// The templates that carry a name twice, each with where it stands again.
    pub fn doubled(&self) -> Vec<(&str, &At)> {
        let mut seen = BTreeSet::new();
        let templates = self.names.iter().filter(|name| name.kind == Kind::Template);
        templates.filter(|name| !seen.insert(&name.name)).map(|name| (&*name.name, &name.at)).collect()
    }
}

/// A template whose end has not come.
struct Open {
    template: Option<String>,
}

/// What a tag names.
fn named(tag: &Tag<'_>) -> Vec<(Kind, String)> {
    let mut names = Vec::new();
    for (attribute, value) in &tag.attributes {
        match *attribute {
            "class" => names.extend(value.split_whitespace().map(|class| (Kind::Class, class.to_owned()))),
            _ => names.extend(Kind::of(attribute).map(|kind| (kind, (*value).to_owned()))),
        }
        if *attribute == "data-view" && tag.name == "details" {
            names.push((Kind::Fold, (*value).to_owned()));
        }
    }
    names
}

/// Whether a tag asks for what it names, instead of being it.
fn asks(tag: &Tag<'_>, kind: Kind) -> bool {
    kind == Kind::Word || kind == Kind::Room && tag.name != "template"
}

/// A tag that opens an element, or closes one: its name then begins with a slash.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    /// The byte where it stands.
    at: usize,
}

/// The tags of a text, without those in comments.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('<')).map(|found| from + found) {
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with("<!--") {
            from = at + rest.find("-->").unwrap_or(rest.len());
            continue;
        }
        let end = end_of_tag(rest);
        let inside = rest.get(1..end).unwrap_or_default();
        let name = inside.split([' ', '\n', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        let name = if inside.starts_with('/') { inside } else { name };
        if name.trim_start_matches('/').starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let attributes = attributes(inside.get(name.len()..).unwrap_or_default());
            tags.push(Tag { name, attributes, at });
        }
        from = at + end.max(1);
    }
    tags
}

/// Where the first tag of a text ends: not inside quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

/// `name="value"`, again and again; what has no value is passed over.
fn attributes(mut text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    while let Some((before, rest)) = text.split_once("=\"") {
        let Some((value, rest)) = rest.split_once('"') else { break };
        let name = before.rsplit(|letter: char| letter.is_whitespace()).next().unwrap_or_default();
        found.push((name, value));
        text = rest;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Markup;
    use crate::names::name::{File, Kind};

    fn read(text: &str) -> Markup {
        let mut markup = Markup::default();
        markup.read(File { name: "a.html", text });
        markup
    }

    #[test]
    fn each_name_is_found_with_its_line() {
        let markup = read(
            "<!-- <p data-view=\"no\"> -->\n<p class=\"a b\" title=\"1 > 0\"\n data-view=\"one\" hidden>\n\
             <button data-action=\"go\" data-room=\"book\" data-takes=\"x y\" data-word=\"said\">x</button></p>",
        );
        let names: Vec<_> = markup.names.iter().map(|name| (name.kind, &*name.name, name.at.line)).collect();
        let wanted = [(Kind::Class, "a", 2), (Kind::Class, "b", 2), (Kind::Place, "one", 2), (Kind::Action, "go", 4)];
        assert_eq!(names, wanted);
        let asks: Vec<_> = markup.asks.iter().map(|name| (name.kind, &*name.name)).collect();
        let inputs = [(Kind::Input, "x"), (Kind::Input, "y")];
        assert_eq!(asks, [(Kind::Room, "book"), (Kind::Word, "said"), inputs[0], inputs[1]]);
    }

    #[test]
    fn what_stands_in_a_template_is_known() {
        let markup = read(
            "<template data-room=\"r\"><i data-slot=\"out\"></i><template data-template=\"t\"><li data-slot=\"in\">\
             <details data-view=\"f\"></details></li></template></template><template data-template=\"t\"></template>",
        );
        let inside: Vec<_> = markup.inside["t"].iter().map(|(kind, name)| (*kind, &**name)).collect();
        assert_eq!(inside, [(Kind::Place, "f"), (Kind::Fold, "f"), (Kind::Slot, "in")]);
        assert_eq!(markup.doubled().len(), 1);
        assert!(markup.names.iter().any(|name| name.kind == Kind::Room && name.name == "r"));
    }
}
