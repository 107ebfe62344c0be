//! The decision table of a rulebook, as a document to print and as a file for a spreadsheet.

use crate::ascii;
use crate::run::root;
use crate::template::fill;
use anyhow::{Context, Result, bail};
use parcel_claims::csv::csv;
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::{DEFAULT_ID, ParcelRules, Rulebook};
use parcel_claims::table::Table;
use parcel_claims::words;
use parcel_claims::words::table::{Change, Entry, Group, Line, Sheet, SheetPart, compare, table_row, table_sheet};
use std::fs;

/// Writes `dist/decision-table.html` and `.csv`: of a rulebook file, or of the built-in rulebook.
pub fn write(words: &[&str]) -> Result<()> {
    let (mut file, mut lang) = (None, Lang::Zh);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--lang" => {
                let code = words.next().context("--lang zh-CN, or --lang en")?;
                lang = Lang::by_range(code).with_context(|| format!("no such language: {code}"))?;
            }
            path if file.is_none() => file = Some(path),
            other => bail!("one rulebook at a time; what is {other}?"),
        }
    }
    let text = match file {
        Some(path) => fs::read_to_string(path).with_context(|| path.to_owned())?,
        None => Rulebook::built_in_file(DEFAULT_ID).unwrap_or_default().to_owned(),
    };
    let rulebook = Rulebook::load_text(&text).map_err(|problems| {
        let said: Vec<String> = problems.iter().map(|problem| words::problem(problem, lang)).collect();
        anyhow::anyhow!("{}", said.join("\n"))
    })?;
    let rules = rulebook.parcel.as_ref().context("a rulebook without parcel rules has no decision table")?;
    let sheet = table_sheet(&Table::of(rules), lang);
    if file.is_some() {
        tell_changes(&table_sheet(&Table::of(ParcelRules::built_in()), lang), &sheet, lang);
    }
    let dist = root().join("dist");
    fs::create_dir_all(&dist)?;
    fs::write(dist.join("decision-table.html"), ascii::markup(&document(&sheet, lang)?))?;
    fs::write(dist.join("decision-table.csv"), csv(&sheet.table()))?;
    for Entry { name, text } in &sheet.head {
        println!("{name}  {text}");
    }
    println!("dist/decision-table.html\ndist/decision-table.csv");
    Ok(())
}

/// Prints the rows that are not those of the built-in rulebook.
fn tell_changes(before: &Sheet, after: &Sheet, lang: Lang) {
    for Change { old, new, .. } in compare(before, after) {
        for (sign, row) in [("-", old), ("+", new)] {
            if let Some(row) = row {
                let [asks, says] = table_row(&row, lang);
                println!("{sign} {} {asks} → {says}", row.number);
            }
        }
    }
}

/// The document, from the pieces of `xtask/table.html`.
fn document(sheet: &Sheet, lang: Lang) -> Result<String> {
    let text = fs::read_to_string(root().join("xtask/table.html"))?;
    let pieces = Pieces::of(&text);
    let entries = |entries: &[Entry]| {
        pieces.each(entries, |entry| {
            pieces.fill("entry", &[("name", &escaped(&entry.name)), ("text", &escaped(&entry.text))])
        })
    };
    let texts = |piece, texts: &[String]| pieces.each(texts, |text| pieces.fill(piece, &[("text", &escaped(text))]));
    fill(
        pieces.page,
        &[
            ("lang", lang.code()),
            ("id", &escaped(&sheet.rulebook.id)),
            ("title", &escaped(&sheet.title)),
            ("head", &entries(&sheet.head)?),
            ("readSo", &escaped(&sheet.read_so)),
            ("readings", &entries(&sheet.readings)?),
            ("notes", &texts("note", &sheet.notes)?),
            ("parts", &pieces.each(&sheet.parts, |part| pieces.part(part, sheet))?),
            ("sign", &texts("sign", &sheet.sign)?),
        ],
    )
    .context("xtask/table.html")
}

/// A page, and the pieces that stand below it in the same file.
struct Pieces<'a> {
    page: &'a str,
    pieces: Vec<(&'a str, &'a str)>,
}

impl<'a> Pieces<'a> {
    fn of(text: &'a str) -> Self {
        let mut parts = text.split("<!-- piece: ");
        let page = parts.next().unwrap_or_default();
        Self { page, pieces: parts.filter_map(|piece| piece.split_once(" -->\n")).collect() }
    }

    fn fill(&self, name: &str, parts: &[(&str, &str)]) -> Result<String> {
        let piece = self.pieces.iter().find(|(known, _)| *known == name);
        let (_, piece) = piece.with_context(|| format!("no piece is called {name}"))?;
        fill(piece, parts).with_context(|| name.to_owned())
    }

    fn each<T>(&self, items: &[T], write: impl Fn(&T) -> Result<String>) -> Result<String> {
        items.iter().map(write).collect()
    }

    fn part(&self, part: &SheetPart, sheet: &Sheet) -> Result<String> {
        let groups = self.each(&part.groups, |group| self.group(group, sheet))?;
        let (title, about) = (escaped(&part.title), escaped(&part.about));
        self.fill("part", &[("title", &title), ("about", &about), ("groups", &groups)])
    }

    fn group(&self, group: &Group, sheet: &Sheet) -> Result<String> {
        let title = match &group.title {
            Some(title) => self.fill("title", &[("text", &escaped(title))])?,
            None => String::new(),
        };
        let asks = self.each(&group.asks, |ask| self.fill("ask", &[("text", &escaped(&ask.name))]))?;
        let says: Vec<String> = group.says.iter().map(|say| say.name.clone()).collect();
        let heads = asks + &self.says("say", &says)?;
        let rows = self.each(&group.rows, |row| self.row(row, group))?;
        let number = escaped(&sheet.number);
        self.fill("group", &[("title", &title), ("number", &number), ("heads", &heads), ("rows", &rows)])
    }

    fn row(&self, row: &Line, group: &Group) -> Result<String> {
        let asked =
            self.each(&group.asks, |ask| self.fill("asked", &[("text", &escaped(row.text(ask.circumstance)))]))?;
        let cells = asked + &self.says("said", &row.texts)?;
        self.fill("row", &[("number", &row.number), ("cells", &cells)])
    }

    /// Cells of what a row says; the first stands apart from what it asks.
    fn says(&self, piece: &str, texts: &[String]) -> Result<String> {
        let cell = |(place, text): &(usize, &String)| {
            self.fill(piece, &[("first", if *place == 0 { " first" } else { "" }), ("text", &escaped(text))])
        };
        self.each(&texts.iter().enumerate().collect::<Vec<_>>(), cell)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_in_the_document_and_nothing_in_it_is_markup() {
        for lang in [Lang::Zh, Lang::En] {
            let mut sheet = table_sheet(&Table::of(ParcelRules::built_in()), lang);
            sheet.title = "<b>&\"".to_owned();
            let document = document(&sheet, lang).unwrap();
            assert!(document.contains("<h1>&lt;b&gt;&amp;&quot;</h1>") && !document.contains("<!-- piece"));
            let rows = sheet.parts.iter().flat_map(|part| &part.groups).flat_map(|group| &group.rows);
            for row in rows {
                assert!(document.contains(&format!("<th scope=\"row\">{}</th>", row.number)), "{}", row.number);
            }
            assert_eq!(document.matches("<th scope=\"row\">").count(), sheet.count());
        }
    }
}
