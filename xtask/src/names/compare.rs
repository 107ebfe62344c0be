//! What does not go together: names that nobody gives, and names that nobody uses.

use super::markup::Markup;
use super::name::{At, Finding, Kind, Name};
use super::rooms;
use super::rust::{Rust, Use};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is read.
#[derive(Default)]
pub struct Tree {
    pub markup: Markup,
    pub rust: Rust,
    /// The keys of the words.
    pub words: Vec<Name>,
    /// What the style sheets name.
    pub styled: Vec<Name>,
    /// What stands in quotes in scripts.
    pub scripts: BTreeSet<String>,
    /// The names of the rooms.
    pub rooms: BTreeSet<String>,
    /// Files that may be called after a room.
    pub files: Vec<String>,
    /// What tests look for.
    pub tested: BTreeSet<(Kind, String)>,
}

/// Classes in the markup that no style sheet has, each with its reason.
const BARE: [(&str, &str); 0] = [];

impl Tree {
    /// Everything that is wrong.
    pub fn findings(&self) -> Vec<Finding> {
        let mut all = self.missing();
        all.extend(self.unused());
        all.extend(self.twice());
        all.extend(self.classes());
        all.extend(self.elsewhere());
        all.extend(rooms::strangers(&self.files, &self.rooms));
        all.sort();
        all.dedup();
        all
    }

    /// Everything that has a name.
    fn given(&self) -> BTreeMap<(Kind, &str), &At> {
        let names = self.markup.names.iter().chain(&self.words).chain(&self.rust.gives);
        names.map(|name| ((name.kind, &*name.name), &name.at)).collect()
    }

    /// Names that Rust, markup or style uses and nobody gives.
    fn missing(&self) -> Vec<Finding> {
        let given = self.given();
        let has = |kind: Kind, name: &str| given.contains_key(&(kind, name));
        let mut findings = Vec::new();
        for one in &self.rust.uses {
            if !one.kinds.iter().any(|kind| has(*kind, &one.name)) {
                findings.push(finding(&one.at, nobody_gives(&one.kinds, &one.name)));
            } else if let Some(templates) = self.not_inside(one).filter(|_| !self.is_made(one)) {
                let said = said(&one.kinds);
                let says = format!("template `{templates}` has no {said} `{}`: give it one, or name another", one.name);
                findings.push(finding(&one.at, says));
            }
        }
        for one in &self.markup.asks {
            let kinds = if one.kind == Kind::Room { [Kind::Room, Kind::Place] } else { [one.kind; 2] };
            if !kinds.iter().any(|kind| has(*kind, &one.name)) {
                findings.push(finding(&one.at, nobody_gives(&kinds[..1], &one.name)));
            }
        }
        let styled = self.styled.iter().filter(|one| one.kind != Kind::Class && !has(one.kind, &one.name));
        findings.extend(styled.map(|one| finding(&one.at, nobody_gives(&[one.kind], &one.name))));
        findings
    }

    /// Whether Rust gives the name.
    fn is_made(&self, one: &Use) -> bool {
        self.rust.gives.iter().any(|name| one.kinds.contains(&name.kind) && name.name == one.name)
    }

    /// The templates in which a name is looked for, where none has it.
    fn not_inside(&self, one: &Use) -> Option<String> {
        let templates = one.templates.as_ref()?;
        let has = |template: &String| {
            let inside = self.markup.inside.get(template)?;
            Some(one.kinds.iter().any(|kind| inside.contains(&(*kind, one.name.clone()))))
        };
        // What is no template is told where it is named.
        let missing = templates.iter().all(|template| has(template) == Some(false));
        missing.then(|| templates.iter().cloned().collect::<Vec<_>>().join("`, `"))
    }

    /// Names that nobody uses.
    fn unused(&self) -> Vec<Finding> {
        let used = self.used();
        let is_used = |name: &Name| {
            let told = used.contains(&(name.kind, &*name.name));
            told || self.rust.loose.contains(&name.name) || self.scripts.contains(&name.name)
        };
        let counts = |name: &&Name| !matches!(name.kind, Kind::Class | Kind::Fold | Kind::Section);
        let names = self.markup.names.iter().chain(&self.words).filter(counts);
        let unused = names.filter(|name| !is_used(name)).map(|name| {
            let (kind, attribute) = (name.kind.said(), name.kind.attribute());
            let goes = if name.kind == Kind::Word { "it".to_owned() } else { format!("`{attribute}`") };
            finding(&name.at, format!("nothing uses the {kind} `{}`: take {goes} away, or name it in Rust", name.name))
        });
        let sections = self.markup.names.iter().filter(|name| name.kind == Kind::Section);
        let sections = sections.filter(|name| !used.contains(&(Kind::Section, &*name.name))).map(|name| {
            finding(&name.at, format!("no style leaves out the section `{}`: add it beside the others", name.name))
        });
        unused.chain(sections).chain(self.unfilled()).collect()
    }

    /// What stands in a template and is in no file that names the template.
    fn unfilled(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (template, inside) in &self.markup.inside {
            let files: Vec<_> = self.rust.literals.values().filter(|literals| literals.contains(template)).collect();
            for (kind, name) in inside.iter().filter(|(kind, _)| matches!(kind, Kind::Slot | Kind::List | Kind::Part)) {
                let attribute = format!("[{}={name}]", kind.attribute());
                let is_in = |text: &String| text == name || text.contains(&attribute);
                let names = self.markup.names.iter().filter(|one| one.kind == Kind::Template && one.name == *template);
                if !files.is_empty() && !files.iter().any(|literals| literals.iter().any(is_in)) {
                    let said = kind.said();
                    let says = format!(
                        "nothing fills the {said} `{name}` of the template `{template}`: take it away, or fill it"
                    );
                    findings.extend(names.map(|one| finding(&one.at, says.clone())));
                }
            }
        }
        findings
    }

    fn used(&self) -> BTreeSet<(Kind, &str)> {
        let mut used = BTreeSet::new();
        for one in &self.rust.uses {
            for kind in &one.kinds {
                let kind = if *kind == Kind::Fold { Kind::Place } else { *kind };
                // Any name may be that of a fold: only of a fold it is.
                if !one.kinds.contains(&Kind::Fold) || kind != Kind::Place || self.is_fold(&one.name) {
                    used.insert((kind, &*one.name));
                }
            }
        }
        used.extend(self.tested.iter().map(|(kind, name)| (*kind, &**name)));
        // What a button takes is of use only where Rust hears of it.
        let asked = self.markup.asks.iter().filter(|one| one.kind != Kind::Input);
        used.extend(asked.chain(&self.styled).map(|one| (one.kind, &*one.name)));
        used
    }

    fn is_fold(&self, name: &str) -> bool {
        self.markup.names.iter().any(|one| one.kind == Kind::Fold && one.name == name)
    }

    /// Names that are given twice.
    fn twice(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut seen: BTreeMap<&str, &At> = BTreeMap::new();
        for word in &self.words {
            if let Some(before) = seen.insert(&word.name, &word.at) {
                let says = format!("the word `{}` stands at {before} already: take one away", word.name);
                findings.push(finding(&word.at, says));
            }
        }
        let templates = self.markup.doubled().into_iter();
        findings.extend(
            templates.map(|(name, at)| finding(at, format!("the template `{name}` is there already: rename one"))),
        );
        findings
    }

    /// Words in the table of a room that others alone use.
    fn elsewhere(&self) -> Vec<Finding> {
        let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let told = self.rust.uses.iter().filter(|one| one.kinds == [Kind::Word]).map(|one| (&one.name, &one.at.file));
        let asked = self.markup.asks.iter().filter(|one| one.kind == Kind::Word).map(|one| (&one.name, &one.at.file));
        for (name, file) in told.chain(asked) {
            users.entry(name).or_default().extend(rooms::room(file, &self.rooms));
        }
        let mut findings = Vec::new();
        for word in &self.words {
            let (Some(room), Some(users)) = (rooms::room(&word.at.file, &self.rooms), users.get(&*word.name)) else {
                continue;
            };
            if !users.is_empty() && !users.contains(room) {
                let users = users.iter().copied().collect::<Vec<_>>().join("`, `");
                let says = format!("the word `{}` is said by `{users}` alone: move it to their table", word.name);
                findings.push(finding(&word.at, says));
            }
        }
        findings
    }

    /// Classes of the style that nothing has, and those that no style has.
    fn classes(&self) -> Vec<Finding> {
        let classes = |names: &[Name]| -> Vec<Name> {
            let mut seen = BTreeSet::new();
            let classes = names.iter().filter(|name| name.kind == Kind::Class);
            classes.filter(|name| seen.insert(name.name.clone())).cloned().collect()
        };
        let (styled, marked) = (classes(&self.styled), classes(&self.markup.names));
        let in_rust = |name: &str| {
            let of_it = |one: &&Use| one.kinds == [Kind::Class] && one.name == name;
            self.rust.uses.iter().any(|one| of_it(&one)) || words_of(&self.rust.loose).any(|word| word == name)
        };
        let elsewhere = |name: &str| {
            let as_selector = format!(".{name}");
            let tested = self.tested.contains(&(Kind::Class, name.to_owned()));
            tested || in_rust(name) || words_of(&self.scripts).any(|word| word == name || word == as_selector)
        };
        let has = |names: &[Name], name: &str| names.iter().any(|one| one.name == name);
        let without_element = styled.iter().filter(|one| !has(&marked, &one.name) && !elsewhere(&one.name));
        let without_element = without_element.map(|one| {
            finding(
                &one.at,
                format!("nothing has the class `{}`: take its rules away, or give it to something", one.name),
            )
        });
        let bare = |name: &str| BARE.iter().any(|(bare, _)| *bare == name);
        let without_style =
            marked.iter().filter(|one| !has(&styled, &one.name) && !elsewhere(&one.name) && !bare(&one.name));
        let without_style = without_style
            .map(|one| finding(&one.at, format!("no style has the class `{}`: take it away, or style it", one.name)));
        without_element.chain(without_style).collect()
    }
}

/// The words of texts, as a list of classes is written.
fn words_of(texts: &BTreeSet<String>) -> impl Iterator<Item = &str> {
    texts.iter().flat_map(|text| text.split_whitespace())
}

fn finding(at: &At, says: String) -> Finding {
    Finding { at: at.clone(), says }
}

fn said(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.said()).collect::<Vec<_>>().join(" or ")
}

fn nobody_gives(kinds: &[Kind], name: &str) -> String {
    let place = match kinds {
        [Kind::Word] => "in no table of `src/words/page`: add it, or name another".to_owned(),
        [Kind::Class] => "on nothing in the markup: add it, or name another".to_owned(),
        kinds => {
            let attributes: BTreeSet<&str> = kinds.iter().map(|kind| kind.attribute()).collect();
            let attributes = attributes.into_iter().collect::<Vec<_>>().join("` or `");
            format!("no `{attributes}` of the markup: add it, or name another")
        }
    };
    format!("the {} `{name}` is {place}", said(kinds))
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::names::markup::Markup;
    use crate::names::name::{File, Kind};
    use crate::names::rust::Rust;
    use crate::names::{style, tables};

    const HTML: &str = "<p class=\"a\" data-view=\"one\" data-word=\"said\"></p>\n\
        <template data-template=\"t\"><li data-slot=\"in\"></li></template>\n\
        <template data-template=\"u\"><li data-slot=\"out\" data-list=\"more\"></li></template>\n\
        <button data-action=\"go\" data-room=\"one\"></button><details data-view=\"fold\"></details>";
    const RUST: &str = "fn show(view: &View) {\n view.text(\"one\", \"\");\n\
        view.list(\"one\", None, vec![view.clone_of(\"t\")?.slot(\"in\", view.word(\"told\"))]);\n\
        view.clone_of(\"u\")?.slot(\"out\", \"\").list(\"more\", vec![]);\n}\n\
        fn of(heard: &Heard) { match &*heard.name { \"go\" | \"fold\" => 1, _ => 0 } }";
    const WORDS: &str = "const WORDS: &[Word] = &[(\"said\", \"\", \"\"),\n(\"told\", \"\", \"\")];";
    const STYLE: &str = ".a { margin: 0; }";

    fn tree(html: &str, rust: &str, words: &str, css: &str) -> Tree {
        let mut markup = Markup::default();
        markup.read(File { name: "a.html", text: html });
        let rust = Rust::read(&[File { name: "a.rs", text: rust }]).unwrap();
        let words = tables::keys(File { name: "words.rs", text: words }).unwrap();
        Tree { markup, rust, words, styled: style::sheet(File { name: "a.css", text: css }), ..Tree::default() }
    }

    fn said(tree: &Tree) -> Vec<String> {
        tree.findings().iter().map(ToString::to_string).collect()
    }

    /// The findings where one of the four texts is another one.
    fn found(html: &str, rust: &str, words: &str, css: &str) -> Vec<String> {
        said(&tree(html, rust, words, css))
    }

    fn with_rust(from: &str, to: &str) -> Vec<String> {
        assert!(RUST.contains(from));
        found(HTML, &RUST.replacen(from, to, 1), WORDS, STYLE)
    }

    fn with_html(from: &str, to: &str) -> Vec<String> {
        assert!(HTML.contains(from));
        found(&HTML.replacen(from, to, 1), RUST, WORDS, STYLE)
    }

    #[test]
    fn what_goes_together_is_right() {
        assert_eq!(found(HTML, RUST, WORDS, STYLE), [""; 0]);
    }

    #[test]
    fn a_name_of_rust_that_nobody_gives_is_found() {
        for (from, to, line, says) in [
            ("text(\"one\"", "text(\"two\"", 2, "the place `two` is no `data-view`"),
            ("clone_of(\"t\")", "clone_of(\"v\")", 3, "the template `v` is no `data-template`"),
            ("slot(\"in\"", "slot(\"inn\"", 3, "the slot `inn` is no `data-slot`"),
            ("list(\"more\"", "list(\"mor\"", 4, "the list `mor` is no `data-list`"),
            ("word(\"told\")", "word(\"tol\")", 3, "the word `tol` is in no table"),
            ("\"go\" |", "\"goes\" |", 6, "the action or input or fold `goes` is no `data-action` or"),
            ("view.text(", "view.value(\"v\", \"\"); view.text(", 2, "the input `v` is no `data-input`"),
            ("view.text(", "x.set(\"p\", \"\", \"\"); view.text(", 2, "the part `p` is no `data-part`"),
            ("view.text(", "x.aim(\"a\", \"\", \"\"); view.text(", 2, "the action `a` is no `data-action`"),
            ("view.text(", "Focus::Input(\"f\"); view.text(", 2, "the input `f` is no `data-input`"),
            ("view.text(", "dom::first(x, \".b\"); view.text(", 2, "the class `b` is on nothing"),
            ("view.text(", "dom::first(x, \"[data-list=l]\"); view.text(", 2, "the list `l` is no `data-list`"),
            ("view.text(", "heard.data(\"form\").as_deref() == Some(\"f\"); view.text(", 2, "the form `f` is no"),
        ] {
            let found = with_rust(from, to);
            let wanted = format!("a.rs:{line}: {says}");
            assert!(found.iter().any(|one| one.starts_with(&wanted)), "{wanted}: {found:?}");
        }
    }

    #[test]
    fn a_name_through_a_variable_is_found() {
        for text in [
            "let name = if x { \"two\" } else { \"one\" };\nview.show(name, true);",
            "for (name, word) in [(\"one\", \"told\"), (\"two\", \"told\")] {\nview.show(name, view.word(word)); }",
            "[\"one\", \"two\"].iter().fold(view, |view, name| view.show(name, true));",
            "const ALL: [&str; 1] = [\"two\"];\nfor one in ALL { view.show(one, true); }",
            "let (name, _) = match x { 1 => (\"two\", 2), _ => (\"one\", 1) };\nview.show(name, true);",
            "a.iter().zip([\"two\"]).map(|(_, name)| view.show(name, true));",
            "format!(\"{}\", view.place(\"two\"));",
        ] {
            let found = with_rust("view.text(", &format!("{text} view.text("));
            assert!(found.iter().any(|one| one.contains("the place `two` is no")), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_piece_has_what_is_looked_for_in_it() {
        let wrong = "a.rs:3: template `t` has no slot `out`: give it one, or name another";
        assert!(with_rust("slot(\"in\"", "slot(\"out\"").contains(&wrong.to_owned()));
        let later =
            with_rust("view.text(", "let p = view.clone_of(\"t\")?; p.map(|p| p.slot(\"out\", \"\")); view.text(");
        assert_eq!(later, ["a.rs:2: template `t` has no slot `out`: give it one, or name another"]);
        assert_eq!(with_rust("view.text(", "piece.slot(\"out\", \"\"); view.text("), [""; 0]);
    }

    #[test]
    fn what_markup_asks_for_is_there() {
        let words = with_html("data-word=\"said\"", "data-word=\"sad\"");
        assert_eq!(words[0], "a.html:1: the word `sad` is in no table of `src/words/page`: add it, or name another");
        let input = with_html("<button", "<button data-takes=\"go no\"></button><button");
        assert_eq!(input.len(), 2, "{input:?}");
        assert_eq!(input[1], "a.html:4: the input `no` is no `data-input` of the markup: add it, or name another");
        let room = with_html("data-room=\"one\"", "data-room=\"two\"");
        assert_eq!(room, ["a.html:4: the room `two` is no `data-room` of the markup: add it, or name another"]);
    }

    #[test]
    fn what_nothing_uses_is_found() {
        for (from, to, says) in [
            ("data-view=\"one\"", "data-view=\"one\"><i data-view=\"no\"></i", "nothing uses the place `no`"),
            ("<button", "<template data-template=\"no\"></template><button", "nothing uses the template `no`"),
            ("data-slot=\"in\"", "data-slot=\"in\"><i data-slot=\"no\"></i", "nothing uses the slot `no`"),
            ("data-slot=\"in\"", "data-slot=\"in\" data-part=\"no\"", "nothing uses the part `no`"),
            ("data-slot=\"in\"", "data-slot=\"in\" data-list=\"no\"", "nothing uses the list `no`"),
            ("<button", "<i data-action=\"no\"></i><button", "nothing uses the action `no`"),
            ("<button", "<i data-input=\"no\"></i><button", "nothing uses the input `no`"),
            ("<button", "<i data-form=\"no\"></i><button", "nothing uses the form `no`"),
            ("<button", "<i data-section=\"no\"></i><button", "no style leaves out the section `no`"),
            ("<button", "<template data-room=\"no\"></template><button", "nothing uses the room `no`"),
            // What is heard of is an action or a fold, but no place.
            ("<button", "<i data-view=\"go\"></i><button", "nothing uses the place `go`"),
        ] {
            let found = with_html(from, to);
            assert!(found.iter().any(|one| one.contains(says)), "{says}: {found:?}");
        }
        let word = found(HTML, RUST, &WORDS.replace("\"told\"", "\"told\", \"\", \"\"), (\"no\""), STYLE);
        assert_eq!(word, ["words.rs:2: nothing uses the word `no`: take it away, or name it in Rust"]);
    }

    #[test]
    fn any_other_literal_may_be_a_name_but_no_text_of_another_kind() {
        let html = HTML.replace("<button", "<i data-view=\"no\"></i><button");
        let with =
            |text: &str| found(&html, &RUST.replacen("view.text(", &format!("{text}; view.text("), 1), WORDS, STYLE);
        assert_eq!(with("place_of(\"no\")"), [""; 0]);
        for text in ["view.changed(\"no\", &1)", "view.fill(\"told\", &[(\"no\", x)])", "heard.data(\"no\")"] {
            assert_eq!(with(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_slot_is_filled_where_its_template_is_cloned() {
        let html = HTML.replace("data-slot=\"in\"", "data-slot=\"in\"><i data-slot=\"far\"></i");
        let mut tree = tree(&html, RUST, WORDS, STYLE);
        let far = Rust::read(&[File { name: "b.rs", text: "fn f() { piece.slot(\"far\", \"\"); }" }]).unwrap();
        tree.rust.uses.extend(far.uses);
        tree.rust.literals.extend(far.literals);
        let wrong = "a.html:2: nothing fills the slot `far` of the template `t`: take it away, or fill it";
        assert_eq!(said(&tree), [wrong]);
    }

    #[test]
    fn what_is_there_twice_is_found() {
        let words = found(HTML, RUST, &WORDS.replace("(\"told\"", "(\"said\", \"\", \"\"), (\"told\""), STYLE);
        assert_eq!(words, ["words.rs:2: the word `said` stands at words.rs:1 already: take one away"]);
        let template = with_html("<button", "<template data-template=\"t\"></template><button");
        assert_eq!(template, ["a.html:4: the template `t` is there already: rename one"]);
    }

    #[test]
    fn classes_are_in_the_markup_and_in_the_style() {
        let with = |style: &str| found(HTML, RUST, WORDS, style);
        assert_eq!(with(".b { margin: 0; }").len(), 2);
        let unused = ".a { margin: 0; }\n.b { margin: 0; }";
        assert_eq!(with(unused), ["a.css:2: nothing has the class `b`: take its rules away, or give it to something"]);
        assert_eq!(with(""), ["a.html:1: no style has the class `a`: take it away, or style it"]);
        let slot = ".a [data-slot=no] { margin: 0; }";
        assert_eq!(with(slot), ["a.css:1: the slot `no` is no `data-slot` of the markup: add it, or name another"]);
    }

    #[test]
    fn what_rust_or_a_test_knows_needs_no_style() {
        let mut bare = tree(HTML, RUST, WORDS, "");
        bare.tested.insert((Kind::Class, "a".to_owned()));
        assert_eq!(said(&bare), [""; 0]);
        let looked = RUST.replacen("view.text(", "dom::first(x, \".a\"); view.text(", 1);
        assert_eq!(found(HTML, &looked, WORDS, ""), [""; 0]);
    }

    #[test]
    fn what_rust_gives_is_there() {
        let given = "view.clone_of(\"t\")?.with(\"data-input\", Some(\"i\")).checked(\"i\", true);";
        assert_eq!(with_rust("view.text(", &format!("{given} view.text(")), [""; 0]);
    }
}
