//! The worklist of one table: what is asked of it, and every step of the answer.

use super::answered::{answered, totals};
use super::answering::Answering;
use super::comparing::Comparing;
use super::exporting::Exporting;
use super::file::File;
use super::opening::{Opening, Stepped};
use super::protocol::{self, Asked, Progress, Reply, Request, RowCase, Set, Shown, Which};
use super::reading::{Reading, known};
use super::refusal::Refusal;
use super::rows::Rows;
use super::shown::{row_case, shown};
use super::step::{Becomes, Step};
use super::viewing::{Viewing, part};
use crate::batch::{Change, value_of};
use crate::case::Field;
use crate::lang::Lang;
use crate::words;
use std::collections::BTreeMap;

/// The worklist of one table.
///
/// Whoever has the file asks, hands over the bytes that a step needs, and does so until a step needs none. Several
/// requests may be on their way at once.
///
/// ```
/// use parcel_claims::worklist::{Session, protocol::{Answer, Asked, Column, Open, Reply, Request}};
/// let table = "运单号,应签收时间,签收时间\n73000000000017,2012-03-04,2012-03-06 08:30\n";
/// let mut session = Session::default();
/// let mut ask = |id, request| {
///     let mut step = session.ask(Asked { id, lang: "zh".to_owned(), request });
///     while let Some(need) = step.need {
///         let bytes = &table.as_bytes()[need.from as usize..need.to as usize];
///         step = session.give(id, bytes);
///     }
///     step.told.unwrap().reply
/// };
/// let as_of = "2012-03-20T12:00".to_owned();
/// let size = table.len() as u64;
/// let Reply::Opened(opened) = ask(1, Request::Open(Open { size, as_of: as_of.clone(), ..Open::default() })) else {
///     panic!()
/// };
/// let column = |field: &Option<String>| Some(Column { field: field.clone()?, words: Vec::new() });
/// let columns = opened.columns.iter().map(|proposed| column(&proposed.field)).collect();
/// let constants = vec![("deliveredBy".to_owned(), "station".to_owned())];
/// let answer = Answer { columns, constants, as_of, ..Answer::default() };
/// let Reply::Answered(answered) = ask(2, Request::Answer(answer)) else { panic!() };
/// assert_eq!((answered.rows, answered.totals.fine.min), (1, 40_00)); // delay-2: two days late
/// ```
#[derive(Debug, Default)]
pub struct Session {
    file: Option<File>,
    rows: Option<Rows>,
    /// The rows of the worklist, by their numbers.
    view: Vec<u32>,
    tasks: BTreeMap<u32, (Lang, Task)>,
}

/// A request that is on its way.
#[derive(Debug)]
enum Task {
    Open(Box<Opening>),
    Answer(Box<Answering>),
    View(Viewing),
    Show { from: usize, reading: Reading, shown: Vec<Shown> },
    Cases { reading: Reading, cases: Vec<RowCase> },
    Set { reading: Reading, changes: Vec<(Field, Option<Change>)> },
    Compare(Box<Comparing>),
    Export(Box<Exporting>),
}

impl Session {
    /// Begins a request; what cannot be carried out is told at once.
    pub fn ask(&mut self, asked: Asked) -> Step {
        let Asked { id, lang, request } = asked;
        let lang = Lang::by_range(&lang).unwrap_or_default();
        let step = match self.begin(id, lang, request) {
            Ok(step) => step,
            Err(refusal) => return Step::tell(id, refusal.reply(lang)),
        };
        step.unwrap_or_else(|| self.go_on(id))
    }

    /// Begins a request that came as a text.
    pub fn ask_in_json(&mut self, asked: &str) -> Step {
        match serde_json::from_str(asked) {
            Ok(asked) => self.ask(asked),
            Err(_) => Step::tell(0, Refusal::Unreadable.reply(Lang::default())),
        }
    }

    /// Goes on with a request whose bytes are here.
    pub fn give(&mut self, id: u32, bytes: &[u8]) -> Step {
        let Some((lang, task)) = self.tasks.remove(&id) else { return Step::done() };
        match self.step(id, lang, task, bytes) {
            Ok(Some(step)) => step,
            Ok(None) => self.go_on(id),
            Err(refusal) => Step::tell(id, refusal.reply(lang)),
        }
    }

    /// Ends a request whose bytes cannot be had: the file was moved, changed or taken away.
    pub fn fail(&mut self, id: u32) -> Step {
        match self.tasks.remove(&id) {
            Some((lang, _)) => Step::tell(id, Refusal::Gone.reply(lang)),
            None => Step::done(),
        }
    }

    fn begin(&mut self, id: u32, lang: Lang, request: Request) -> Result<Option<Step>, Refusal> {
        let task = match request {
            Request::Open(open) => {
                *self = Self::default();
                let (opening, step) = Opening::begin(open)?;
                self.tasks.insert(id, (lang, Task::Open(Box::new(opening))));
                return Ok(Some(step));
            }
            Request::Stop => return Ok(Some(self.stop(id))),
            Request::Answer(answer) => {
                let (answering, rows) = Answering::begin(self.file()?, &answer)?;
                self.tasks.clear();
                (self.rows, self.view) = (Some(rows), Vec::new());
                Task::Answer(Box::new(answering))
            }
            Request::View(view) => Task::View(Viewing::begin(view, self.rows()?)),
            Request::Rows(protocol::Rows { from, to }) => {
                Task::Show { from, reading: Reading::new(part(&self.view, from, to)), shown: Vec::new() }
            }
            Request::Cases(which) => Task::Cases { reading: Reading::new(self.which(&which)?), cases: Vec::new() },
            Request::Set(set) => {
                let (changes, rows) = (changes(&set)?, set.rows);
                Task::Set { reading: Reading::new(self.which(&rows)?), changes }
            }
            Request::Compare(files) => Task::Compare(Box::new(Comparing::begin(&files, self.rows()?, self.file()?)?)),
            Request::Export(export) => {
                let rows = self.rows()?;
                let chosen = if export.viewed { self.which(&Which::Viewed)? } else { rows.numbers().collect() };
                let exporting = Exporting::begin(export, chosen, self.file()?, &rows.batch, lang);
                Task::Export(Box::new(exporting.map_err(|_| Refusal::Unreadable)?))
            }
        };
        self.tasks.insert(id, (lang, task));
        Ok(None)
    }

    /// One step with the bytes that it needed; none where the next is to be looked for.
    fn step(&mut self, id: u32, lang: Lang, mut task: Task, bytes: &[u8]) -> Result<Option<Step>, Refusal> {
        if let Task::Open(opening) = task {
            return Ok(Some(match opening.give(id, bytes)? {
                Stepped::On(opening, step) => {
                    self.tasks.insert(id, (lang, Task::Open(Box::new(opening))));
                    step
                }
                Stepped::Open(file, step) => {
                    self.file = Some(*file);
                    step
                }
            }));
        }
        let (Some(file), Some(rows)) = (&self.file, &mut self.rows) else { return Err(Refusal::NotOpen) };
        match &mut task {
            Task::Open(_) => {}
            Task::Answer(answering) => answering.give(file, rows, bytes),
            Task::View(viewing) => viewing.give(file, rows, bytes),
            Task::Show { reading, shown: list, .. } => reading.give(file, rows, bytes, &mut |rows, row, record| {
                list.push(shown(rows, row, record, &file.heading.columns, lang));
            }),
            Task::Cases { reading, cases } => reading.give(file, rows, bytes, &mut |rows, row, record| {
                cases.push(row_case(rows, row, record));
            }),
            Task::Set { reading, changes } => reading.give(file, rows, bytes, &mut |rows, row, record| {
                let changes = changed(rows.changes(row), changes);
                let cells: Vec<&str> = record.cells().collect();
                rows.change(row, cells.iter().copied(), changes);
            }),
            Task::Compare(comparing) => comparing.give(file, rows, bytes),
            Task::Export(exporting) => {
                exporting.give(file, rows, bytes).map_err(|_| Refusal::Unreadable)?;
            }
        }
        self.tasks.insert(id, (lang, task));
        Ok(None)
    }

    /// What a request needs next; where it needs nothing, its end.
    fn go_on(&mut self, id: u32) -> Step {
        let Self { file, rows, tasks, .. } = self;
        let (Some(file), Some(rows)) = (file, rows) else {
            return Step::tell(id, Refusal::NotOpen.reply(Lang::default()));
        };
        let Some((_, task)) = tasks.get_mut(&id) else { return Step::done() };
        let (need, progress, out) = match task {
            Task::Open(_) => (None, None, Vec::new()),
            Task::Answer(answering) => (answering.need(file), Some(answering.progress(file, rows)), Vec::new()),
            Task::View(viewing) => (viewing.need(rows), Some(of_rows(viewing.done())), Vec::new()),
            Task::Show { reading, .. } | Task::Cases { reading, .. } => (reading.need(rows), None, Vec::new()),
            Task::Set { reading, .. } => (reading.need(rows), Some(of_rows(reading.done())), Vec::new()),
            Task::Compare(comparing) => (comparing.need(rows), Some(of_rows(comparing.done())), Vec::new()),
            Task::Export(exporting) => (exporting.need(rows), Some(of_rows(exporting.done())), exporting.out()),
        };
        let told = progress.map(|progress| protocol::Told { id, reply: Reply::Progress(progress) });
        match need {
            Some(_) => Step { told, need, out, becomes: None },
            None => self.end(id, out),
        }
    }

    /// The end of a request.
    fn end(&mut self, id: u32, mut out: Vec<u8>) -> Step {
        let Some((lang, task)) = self.tasks.remove(&id) else { return Step::done() };
        let (Some(file), Some(rows)) = (&self.file, &mut self.rows) else { return Step::done() };
        let reply = match task {
            Task::Open(_) => return Step::done(),
            Task::Answer(answering) => {
                let ended = ended(rows.is_garbled, answering.unclosed, lang);
                Reply::Answered(answered(rows, &file.heading.columns, ended, lang))
            }
            Task::View(viewing) => {
                self.view = viewing.end(rows);
                Reply::Viewed { rows: self.view.len() }
            }
            Task::Show { from, shown, .. } => Reply::Rows { from, rows: shown },
            Task::Cases { cases, .. } => Reply::Cases(cases),
            Task::Set { reading, .. } => {
                Reply::Changed { rows: reading.done().0, totals: totals(&rows.batch.totals(), lang) }
            }
            Task::Compare(comparing) => Reply::Compared(comparing.end(lang)),
            Task::Export(exporting) => {
                let told = answered(rows, &file.heading.columns, String::new(), lang);
                let (name, kind, rows_written) = (exporting.name(), exporting.kind().to_owned(), exporting.written);
                match exporting.end(file, rows, &told) {
                    Ok(rest) => out.extend(rest),
                    Err(_) => return Step::tell(id, Refusal::Unreadable.reply(lang)),
                }
                let reply = Reply::Exported { name, kind, rows: rows_written };
                return Step { out, becomes: Some(Becomes::File), ..Step::tell(id, reply) };
            }
        };
        Step::tell(id, reply)
    }

    /// Ends what is running; rows that are answered stay, and are told.
    fn stop(&mut self, id: u32) -> Step {
        let running = std::mem::take(&mut self.tasks);
        let answering = running.into_iter().find(|(_, (_, task))| matches!(task, Task::Answer(_)));
        let (Some(file), Some(rows), Some((asked, (lang, _)))) = (&self.file, &self.rows, answering) else {
            return Step::tell(id, Reply::Stopped);
        };
        let ended = ended(rows.is_garbled, None, lang);
        Step::tell(asked, Reply::Answered(answered(rows, &file.heading.columns, ended, lang)))
    }

    fn file(&self) -> Result<&File, Refusal> {
        self.file.as_ref().ok_or(Refusal::NotOpen)
    }

    fn rows(&self) -> Result<&Rows, Refusal> {
        self.rows.as_ref().ok_or(Refusal::NotOpen)
    }

    /// The rows that are meant, as they stand in the table: neighbours are read in one go.
    fn which(&self, which: &Which) -> Result<Vec<u32>, Refusal> {
        let rows = self.rows()?;
        let mut numbers = match which {
            Which::Viewed => self.view.clone(),
            Which::These(numbers) => known(numbers, rows),
        };
        numbers.sort_unstable();
        Ok(numbers)
    }
}

fn of_rows((done, of): (usize, usize)) -> Progress {
    let number = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
    Progress { bytes: number(done), of: number(of), rows: done }
}

/// What could not be read to its end, or not in these letters.
fn ended(is_garbled: bool, unclosed: Option<u64>, lang: Lang) -> String {
    match unclosed {
        Some(line) => words::worklist_refused("unclosed", &line.to_string(), lang),
        None if is_garbled => (*words::garbled().get(lang)).to_owned(),
        None => String::new(),
    }
}

/// What is set for each field: a change, or that what was set here is taken away.
fn changes(set: &Set) -> Result<Vec<(Field, Option<Change>)>, Refusal> {
    let field = |key: &String| Field::by_key(key).ok_or_else(|| Refusal::Constant(key.clone()));
    let value = |(key, value): &(String, String)| {
        let field = field(key)?;
        let value = if value.is_empty() { None } else { Some(value_of(field, value)) };
        let value = value.transpose().map_err(|_| Refusal::Constant(key.clone()))?;
        Ok((field, value.map(|value| (field, Some(value)))))
    };
    let left_out = |key: &String| field(key).map(|field| (field, Some((field, None))));
    set.values.iter().map(value).chain(set.left_out.iter().map(left_out)).collect()
}

/// What holds for a row after something was set.
fn changed(before: &[Change], set: &[(Field, Option<Change>)]) -> Vec<Change> {
    let stays = |change: &&Change| set.iter().all(|(field, _)| *field != change.0);
    before.iter().filter(stays).cloned().chain(set.iter().filter_map(|(_, change)| change.clone())).collect()
}
