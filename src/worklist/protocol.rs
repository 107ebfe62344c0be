//! What the page and the worklist say to each other: JSON texts, since a worker stands between them.
//!
//! Fields, rules and words are named by their stable codes. A request has a number; every reply names the request that it
//! answers.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A request, with its number and the language of the texts in its replies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The number of the request, which its replies repeat.
    pub id: u32,
    /// The code of the language, `zh-CN` or `en`.
    pub lang: String,
    /// What is asked.
    pub request: Request,
}

/// A reply to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The number of the request.
    pub id: u32,
    /// What is told.
    pub reply: Reply,
}

/// What the page asks of the worklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Request {
    /// Opens the file that was given last, and proposes what its columns mean.
    Open(Open),
    /// Answers every row of the open table.
    Answer(Answer),
    /// Ends what is running; rows that were answered stay.
    Stop,
    /// Chooses and orders the rows of the worklist.
    View(View),
    /// Shows some rows of the worklist.
    Rows(Rows),
    /// Returns rows as cases, to be opened, kept or printed.
    Cases(Which),
    /// Gives one answer to several rows.
    Set(Set),
    /// Answers every row by other rules as well, and tells what changes.
    Compare(Rules),
    /// Writes the table with its answers as a file.
    Export(Export),
}

/// How a file is opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Open {
    /// The size of the file in bytes.
    pub size: u64,
    /// The moment of the estimates, China time, such as `2012-03-20T12:00`.
    pub as_of: String,
    /// The encoding that somebody has chosen; `None` where it is guessed.
    pub encoding: Option<String>,
    /// The sheet that somebody has chosen, from 0; `None` for the first that is not hidden.
    pub sheet: Option<usize>,
    /// The row with the headings that somebody has chosen, from 0 among the rows of the sheet; -1 where there is none;
    /// `None` where it is found.
    pub heading: Option<i64>,
    /// What was chosen for headings before: the plain heading and the field, or nothing for a column that means nothing.
    pub remembered: Vec<(String, Option<String>)>,
}

/// By which rules rows are answered: rulebook files, as one list of versions; an empty list is the built-in one.
pub type Rules = Vec<Value>;

/// How rows are answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Answer {
    /// What each column means, in their order; `None` where it means nothing.
    pub columns: Vec<Option<Column>>,
    /// What holds for every row: a field and its value, as a record writes it.
    pub constants: Vec<(String, String)>,
    /// The rulebook files.
    pub rules: Rules,
    /// The moment of the estimates, China time.
    pub as_of: String,
}

/// What a column means.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Column {
    /// The field.
    pub field: String,
    /// What words in its cells mean: the word, and its value as a record writes it; empty where it says nothing.
    pub words: Vec<(String, String)>,
}

/// Which rows stand in the worklist, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct View {
    /// The order.
    pub order: Order,
    /// How soon something runs out: one of [`Urgency`]; `None` for all.
    pub urgency: Option<Urgency>,
    /// The code of an outcome of the claim or of the delay; `None` for all.
    pub outcome: Option<String>,
    /// The code of a party that pays, is fined or bears; `None` for all.
    pub party: Option<String>,
    /// The id of a clause that applies or may apply; `None` for all.
    pub clause: Option<String>,
    /// The code of a problem of a row; `None` for all, `*` for every row that is not sound.
    pub problem: Option<String>,
    /// The month of the sending date, such as `2012-03`; `None` for all.
    pub month: Option<String>,
    /// What stands anywhere in the row; empty for all.
    pub text: String,
}

/// The order of a worklist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// What runs out first stands first.
    #[default]
    Due,
    /// As in the table.
    Table,
    /// What may be the largest sum stands first.
    Sum,
}

/// How soon something runs out for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Urgency {
    /// Within an hour.
    Hour,
    /// On this day.
    Today,
    /// Within thirty days.
    Month,
    /// Later than that.
    Later,
    /// Nothing is running.
    Quiet,
    /// It is too late: the claim is refused for certain.
    TooLate,
    /// The row is not sound.
    Unsound,
}

/// Some rows of the worklist, by their places in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// The place of the first, from 0.
    pub from: usize,
    /// The place behind the last.
    pub to: usize,
}

/// Which rows are meant, by their numbers in the table from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Which {
    /// All that stand in the worklist.
    Viewed,
    /// These.
    These(Vec<u32>),
}

/// One answer to several rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Set {
    /// The rows.
    pub rows: Which,
    /// The fields and their values, as a record writes them; an empty value takes away what was set here.
    pub values: Vec<(String, String)>,
    /// The fields that are left out, whatever the cells of the rows say.
    #[serde(default)]
    pub left_out: Vec<String>,
}

/// What is written as a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Export {
    /// `xlsx` or `csv`.
    pub format: String,
    /// The encoding of a CSV file: `utf-8` (with its mark) or `gb18030`.
    pub encoding: String,
    /// Whether only the rows in the worklist are written; else all. Either way they stand as in the table.
    pub viewed: bool,
    /// The name of the file that was read.
    pub source: String,
    /// The name and the digest of the rulebook, as the file tells them.
    pub rulebook: String,
}

/// What the worklist tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reply {
    /// The file is open.
    Opened(Opened),
    /// The request cannot be carried out, and why: a code (`empty`, `not-a-table`, `password`, `damaged`, `too-large`,
    /// `unclosed`, `column`, `constant`, `rules`, `gone`, `unreadable`) and what it is about. Where the whole module
    /// is lost it is `failed`, without a sentence.
    Refused {
        /// The code.
        code: String,
        /// What it is about: a kind of file, a line, a field; may be empty.
        about: String,
        /// The sentence that says so.
        said: String,
    },
    /// How far a request is.
    Progress(Progress),
    /// All rows are answered, or as many as there were when it was stopped.
    Answered(Answered),
    /// The rows of the worklist are chosen.
    Viewed {
        /// How many there are.
        rows: usize,
    },
    /// Some rows of the worklist.
    Rows {
        /// The place of the first, from 0.
        from: usize,
        /// The rows.
        rows: Vec<Shown>,
    },
    /// Rows as cases.
    Cases(Vec<RowCase>),
    /// Rows were answered anew.
    Changed {
        /// How many rows.
        rows: usize,
        /// The totals after it.
        totals: Totals,
    },
    /// What other rules change.
    Compared(Compared),
    /// The file is written; it follows beside this text.
    Exported {
        /// The name of the file.
        name: String,
        /// The media type of the file.
        kind: String,
        /// How many rows it holds.
        rows: usize,
    },
    /// What was running has ended.
    Stopped,
}

/// An open file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// What the file is: `CSV`, `HTML`, `XML`, `XLSX`, `XLS`, `ODS`.
    pub kind: String,
    /// The encoding of a text; `None` for a workbook.
    pub encoding: Option<String>,
    /// Whether letters could not be read in this encoding.
    pub garbled: bool,
    /// The sheets: the name, and whether it is hidden; one without a name where the file has only one.
    pub sheets: Vec<(String, bool)>,
    /// The sheet that is shown.
    pub sheet: usize,
    /// The row of the headings among the first rows, from 0; -1 where there is none.
    pub heading: i64,
    /// The first rows as they stand in the file.
    pub sample: Vec<Vec<String>>,
    /// What each column is taken for.
    pub columns: Vec<Proposed>,
    /// How many rows there are at most; `None` where it is not known before they are read.
    pub rows: Option<usize>,
}

/// What a column is taken for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposed {
    /// The heading as it stands in the table.
    pub heading: String,
    /// What stands above several columns; empty where nothing does.
    pub group: String,
    /// The heading without what stands around it, to be remembered by.
    pub plain: String,
    /// The field; `None` where it is asked, or means nothing.
    pub field: Option<String>,
    /// The code of the reason.
    pub reason: String,
    /// Whether it is certain enough to be taken without an answer.
    pub certain: bool,
    /// The fields that it could be as well.
    pub alternatives: Vec<String>,
    /// What stands in its first cells.
    pub examples: Vec<String>,
    /// How many of the cells looked at are filled.
    pub filled: usize,
    /// How many of them the field can read.
    pub fits: usize,
    /// The words in it.
    pub words: Vec<Word>,
}

/// A word in a column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Word {
    /// The word.
    pub word: String,
    /// How many of the rows looked at have it.
    pub rows: usize,
    /// What it means, as a record writes it; empty where it says nothing; `None` where it is not understood.
    pub means: Option<String>,
}

/// How far a request is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Bytes that are done.
    pub bytes: u64,
    /// Bytes in all.
    pub of: u64,
    /// Rows that are done.
    pub rows: usize,
}

/// Rows that are answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// How many rows of the table are answered, sound or not.
    pub rows: usize,
    /// Whether the table was read to its end.
    pub whole: bool,
    /// What could not be read to its end, said; empty where all could.
    pub ended: String,
    /// The totals.
    pub totals: Totals,
    /// The problems of rows, the most frequent first.
    pub problems: Vec<Problem>,
    /// Words that were not understood: the column, the field, the word and how often, the most frequent first.
    pub words: Vec<(usize, String, String, i64)>,
    /// Rows without anything in them.
    pub blank: i64,
    /// Rows that sum up others.
    pub sums: i64,
    /// The clauses that apply to some row, or may: the id, its name in short, how many rows.
    pub clauses: Vec<(String, String, i64)>,
    /// The months of the sending dates and how many rows each has.
    pub months: Vec<(String, i64)>,
    /// How many rows each urgency has.
    pub urgencies: Vec<(Urgency, i64)>,
}

/// A problem that rows have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The code.
    pub code: String,
    /// The column, from 0; `None` where the whole row is meant.
    pub column: Option<usize>,
    /// The field; `None` where the whole row is meant.
    pub field: Option<String>,
    /// How many rows have it.
    pub rows: i64,
    /// The sentence that says so.
    pub said: String,
}

/// A sum over rows, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sum {
    /// The least.
    pub min: i64,
    /// The most, without the rows that have no upper limit.
    pub max: i64,
    /// Rows without an upper limit.
    pub unlimited: i64,
    /// Rows for which the regulation does not say.
    pub unregulated: i64,
}

/// The totals of a table: every kind of money apart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Sound rows.
    pub rows: i64,
    /// Rows that are not sound: they are in no sum.
    pub unsound: i64,
    /// Compensation that claimants get.
    pub compensation: Sum,
    /// Fines.
    pub fine: Sum,
    /// Losses of one's own.
    pub own_loss: Sum,
    /// Losses of parcels that ours contaminated.
    pub others_loss: Sum,
    /// What we get, pay, are fined and bear.
    pub ours: [Sum; 4],
    /// By outcome: the code, its name, the rows that come to it for certain, those that may, compensation and fine.
    pub by_outcome: Vec<Share>,
    /// By party: the code, its name, rows, and what it pays, is fined and bears.
    pub by_party: Vec<Share>,
}

/// A part of the totals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// The code of the outcome or the party.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Rows for certain.
    pub rows: i64,
    /// Further rows for which it is one of several possibilities.
    pub perhaps: i64,
    /// The sums: compensation and fine of an outcome; what a party pays, is fined and bears.
    pub sums: Vec<Sum>,
}

/// A row as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// The number of the row in the table, from 0.
    pub row: u32,
    /// The line of the file, or the row of the sheet, from 1.
    pub line: u32,
    /// The waybill; empty where the row has none.
    pub waybill: String,
    /// How soon something runs out.
    pub urgency: Option<Urgency>,
    /// What happened and what becomes of it, in a few words.
    pub said: String,
    /// Who bears it.
    pub liable: String,
    /// The compensation.
    pub compensation: String,
    /// The fine.
    pub fine: String,
    /// What it means for us.
    pub ours: String,
    /// The next time limit and its last moment.
    pub next: String,
    /// What is worth asking for first.
    pub ask: String,
    /// The clauses.
    pub clauses: String,
    /// The problems of a row that is not sound, each with its column.
    pub problems: Vec<String>,
    /// Whether something was set here.
    pub changed: bool,
}

/// A row as a case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowCase {
    /// The number of the row in the table, from 0.
    pub row: u32,
    /// The case as a record.
    pub case: serde_json::Map<String, Value>,
}

/// What other rules change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// The rows that come to something else: another outcome, party or sum.
    pub rows: i64,
    /// The totals by the other rules.
    pub totals: Totals,
    /// By kind of change: its code (`filing`, `outcome`, `liable`, `compensation`, `fine`), its name, the rows, and by how
    /// much the sums change, from the least to the most, in fen.
    pub changes: Vec<Change>,
}

/// A kind of change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The rows that change so.
    pub rows: i64,
    /// By how much the least of the sum changes over all rows, in fen; 0 where it is no sum.
    pub min: i64,
    /// By how much the most of the sum changes.
    pub max: i64,
}

/// A value of a record as text: a sum, `true`, a code, a date.
#[must_use]
pub fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Urgency {
    /// Every urgency, the most urgent first.
    pub const ALL: [Self; 7] =
        [Self::Hour, Self::Today, Self::Month, Self::Later, Self::Quiet, Self::TooLate, Self::Unsound];
}
