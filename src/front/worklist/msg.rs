//! What an event means to the worklist of a table.

use super::list::{Filter, ORDERS, URGENCIES};
use crate::case::Field;
use crate::choice::Choice;
use crate::front::heard::{Heard, How, Sight};
use crate::front::room::Many;
use crate::worklist::protocol::{Order, Urgency};

/// A file that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// The text, where it was pasted; `None` for a file, which the page holds.
    pub text: Option<String>,
}

/// A message to the worklist of a table.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A part of the room is chosen.
    Part(Many),
    /// A file is given.
    Give(Given),
    /// Something stands in the place for cells.
    Typed(String),
    /// Cells are taken: those that were pasted, or what stands there.
    Paste(Option<String>),
    /// The new table takes the place of the one at hand.
    TakeNew,
    /// The one at hand stays.
    KeepOld,
    /// The encoding is changed.
    Encoding(String),
    /// The sheet is changed.
    Sheet(String),
    /// The row of the headings is changed.
    Heading(String),
    /// A field is chosen for the column at a place.
    Choose(usize, String),
    /// A meaning is chosen for a word of a column.
    Mean(usize, usize, String),
    /// A field is told for every row.
    AddConstant(Field),
    /// It is told in the column, or not at all.
    DropConstant(usize),
    /// What is said of it, chosen.
    ConstantCode(usize, String),
    /// What is said of it, typed.
    ConstantTyped(usize, String),
    /// The table is answered.
    Start,
    /// What runs ends.
    Stop,
    /// Back to the columns.
    Columns,
    /// Rows of an urgency alone, or all.
    Urgency(Option<Urgency>),
    /// Rows with a value alone, or all.
    Filter(Filter, Option<String>),
    /// Rows in an order.
    Order(Order),
    /// Rows with a text in them; it is looked for once it is left.
    Text(String, bool),
    /// All rows.
    All,
    /// What is in sight has changed.
    Look(Sight),
    /// A key was pressed in the list.
    Key(String),
    /// The row at a place becomes the one that the keys move.
    Activate(usize),
    /// A row is chosen, or not any more.
    Pick(u32, bool),
    /// All rows of the list are chosen, or none.
    PickAll(bool),
    /// A row is opened as a parcel.
    Open(u32),
    /// It is, although the one in hand is not saved.
    OpenAnyway,
    /// It is not.
    OpenNot,
    /// Back to the table.
    Back,
    /// A field is chosen that shall be told of several rows.
    TellField(Option<Field>),
    /// What is said of it, chosen.
    TellCode(String),
    /// What is said of it, typed.
    TellTyped(String),
    /// It is told of the rows that are chosen.
    Tell,
    /// The rows that are chosen are saved in the case book.
    Save,
    /// Their claim forms are printed.
    Print,
    /// Their reports are copied.
    Reports,
    /// Another rulebook is chosen, by its place.
    Rules(String),
    /// The rows are answered by it, too.
    Compare,
    /// Tells whether the list alone is written, or all.
    Which(bool),
    /// A file is written: the format and the encoding.
    Export(&'static str, &'static str),
    /// The worklist has told something.
    Told(String),
    /// A file was handed to the browser, and whether it takes it, where anybody can tell.
    Handed(String, Option<bool>),
    /// The refusal was read.
    Close,
}

/// The keys that a list hears; the others are the browser's.
const KEYS: [&str; 8] = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Enter", " "];

fn place(heard: &Heard<'_>, name: &str) -> Option<usize> {
    heard.data(name)?.parse().ok()
}

impl Msg {
    /// What an event means here.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        match &heard.how {
            How::Scrolled(sight) if heard.name == "rows" => return Some(Self::Look(*sight)),
            How::Key(key) if heard.name == "rows" => return KEYS.contains(&&**key).then(|| Self::Key(key.clone())),
            How::Pasted(text) if heard.name == "cells" => return Some(Self::Paste(Some(text.clone()))),
            How::Clicked => return Self::of_click(heard),
            _ => {}
        }
        let is_left = heard.entered()?;
        let text = || heard.text.clone();
        Some(match &*heard.name {
            "cells" => Self::Typed(text()),
            "rowsText" => Self::Text(text(), is_left),
            "constantTyped" => Self::ConstantTyped(place(heard, "constant")?, text()),
            "tellTyped" => Self::TellTyped(text()),
            // What is chosen from a list is heard twice.
            _ if !is_left => return None,
            "encoding" => Self::Encoding(text()),
            "sheet" => Self::Sheet(text()),
            "headingRow" => Self::Heading(text()),
            "column" => Self::Choose(place(heard, "column")?, text()),
            "means" => Self::Mean(place(heard, "column")?, place(heard, "word-at")?, text()),
            "addConstant" => Self::AddConstant(Field::by_key(&heard.text)?),
            "constantCode" => Self::ConstantCode(place(heard, "constant")?, text()),
            "rowsFilter" => {
                Self::Filter(Filter::by_code(&heard.of("filter"))?, Some(text()).filter(|text| !text.is_empty()))
            }
            "rowsOrder" => Self::Order(ORDERS.iter().find(|(_, code)| *code == heard.text)?.0),
            "pick" => Self::Pick(heard.data("row")?.parse().ok()?, heard.checked),
            "pickAll" => Self::PickAll(heard.checked),
            "tellField" => Self::TellField(Field::by_key(&heard.text)),
            "tellCode" => Self::TellCode(text()),
            "otherRules" => Self::Rules(text()),
            "exportWhich" => Self::Which(heard.text == "list"),
            _ => return None,
        })
    }

    fn of_click(heard: &Heard<'_>) -> Option<Self> {
        let filter = || Some(heard.of("value")).filter(|value| !value.is_empty());
        Some(match &*heard.name {
            "many" => Self::Part(Many::by_code(&heard.of("many"))?),
            "takeCells" => Self::Paste(None),
            "takeNew" => Self::TakeNew,
            "keepOld" => Self::KeepOld,
            "dropConstant" => Self::DropConstant(place(heard, "constant")?),
            "answerTable" => Self::Start,
            "stopTable" => Self::Stop,
            "toColumns" => Self::Columns,
            "rowsUrgency" => {
                let code = heard.of("urgency");
                Self::Urgency(URGENCIES.iter().find(|(_, known)| *known == code).map(|(urgency, _)| *urgency))
            }
            "rowsWith" => Self::Filter(Filter::by_code(&heard.of("filter"))?, filter()),
            "rowsSaying" => Self::Text(heard.of("value"), true),
            "allRows" => Self::All,
            "pickNone" => Self::PickAll(false),
            "row" => Self::Activate(place(heard, "at")?),
            "openRow" => Self::Open(heard.data("row")?.parse().ok()?),
            "openRowAnyway" => Self::OpenAnyway,
            "openRowNot" => Self::OpenNot,
            "backToTable" => Self::Back,
            "tellRows" => Self::Tell,
            "saveRows" => Self::Save,
            "printForms" => Self::Print,
            "copyReports" => Self::Reports,
            "compareRows" => Self::Compare,
            "exportXlsx" => Self::Export("xlsx", "utf-8"),
            "exportCsv" => Self::Export("csv", "utf-8"),
            "exportGb" => Self::Export("csv", "gb18030"),
            "closeRefused" => Self::Close,
            _ => return None,
        })
    }
}
