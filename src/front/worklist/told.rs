//! What the worklist tells.

use super::at_hand::{For, Worklist};
use super::columns::Columns;
use super::list::List;
use super::opened::OpenRow;
use super::run::What;
use crate::case::{Raw, check};
use crate::front::effects::{Call, Effects, Opening, Send};
use crate::front::focus::Focus;
use crate::front::room::Room;
use crate::front::shared::Shared;
use crate::worklist::protocol::{Answered, Reply, RowCase, Told};

impl Worklist {
    /// A reply has come. One to what was asked of another table counts no more.
    pub(super) fn told(&mut self, text: &str, shared: &mut Shared) -> Effects {
        let Ok(Told { id, reply }) = serde_json::from_str(text) else {
            return self.lost(shared);
        };
        let Some(at) = self.waiting.iter().position(|(known, _)| *known == id) else { return Effects::quiet() };
        if let Reply::Progress(progress) = reply {
            if let Some(run) = &mut self.run {
                run.come(progress, shared.now.millis);
            }
            return Effects::quiet();
        }
        let (_, what) = self.waiting.remove(at);
        match reply {
            Reply::Opened(opened) => {
                self.opens = false;
                self.columns = Some(Columns::of(opened, shared));
                self.in_columns = true;
                Effects::quiet()
            }
            // Without a sentence all that stood behind is gone.
            Reply::Refused { said, .. } if said.is_empty() => self.lost(shared),
            Reply::Refused { said, .. } => self.refuse(said, what),
            Reply::Answered(answered) => self.answered(answered, shared),
            Reply::Viewed { rows } => {
                let stays = matches!(what, For::View { stays: true });
                self.list.iter_mut().for_each(|list| list.viewed(rows, stays));
                Effects::quiet()
            }
            Reply::Rows { from, rows } => {
                if let Some(list) = self.list.as_mut().filter(|_| id == self.rows_asked) {
                    list.take(from, rows);
                }
                self.pressed.take().map_or_else(Effects::quiet, |key| self.key(&key, shared))
            }
            Reply::Cases(cases) => self.cases(what, cases, shared),
            Reply::Changed { rows, totals } => {
                if let Some(list) = &mut self.list {
                    list.totals(totals);
                }
                let said = shared.fill("manyChanged", &[("n", &rows.to_string())]);
                self.view(true, shared).and_say(said)
            }
            Reply::Compared(compared) => {
                self.run = None;
                if let Some((_, known)) = &mut self.compared {
                    *known = compared;
                }
                Effects::quiet().and_focus(Focus::Place("comparedTitle"))
            }
            Reply::Exported { name, kind, .. } => {
                self.run = None;
                Effects::quiet().call(Call::Save { name, kind })
            }
            Reply::Stopped => {
                self.stopped();
                Effects::quiet()
            }
            Reply::Progress(_) => Effects::quiet(),
        }
    }

    /// What ran has ended, and nothing comes of it.
    fn stopped(&mut self) {
        if self.run.take().is_some_and(|run| run.what == What::Compare) {
            self.compared = None;
        }
    }

    /// What stood behind is gone, and with it the table.
    fn lost(&mut self, shared: &Shared) -> Effects {
        let refused = shared.word("manyBroken").to_owned();
        *self = Self { number: self.number, lang: self.lang, refused, ..Self::default() };
        Effects::quiet().and_focus(Focus::Place("sheetRefused"))
    }

    fn refuse(&mut self, said: String, what: For) -> Effects {
        match what {
            For::Open => {
                self.opens = false;
                // Nothing of it can be shown.
                if self.columns.is_none() {
                    self.file = None;
                }
            }
            For::Answer | For::Compare | For::Export => self.stopped(),
            For::Rows => self.list.iter_mut().for_each(List::missed),
            _ => {}
        }
        self.refused = said;
        Effects::quiet().and_focus(Focus::Place("sheetRefused"))
    }

    /// The rows are answered.
    fn answered(&mut self, answered: Answered, shared: &mut Shared) -> Effects {
        self.run = None;
        if let Some(columns) = &mut self.columns {
            columns.meet(&answered.words);
        }
        (self.in_columns, self.is_changed, self.printed) = (false, false, Vec::new());
        // The other rulebooks are offered beside the result.
        shared.rules.library.all();
        self.list = Some(List::of(answered, self.number));
        self.view(false, shared).and_focus(Focus::Place("totalsTitle"))
    }

    /// Rows have come as cases.
    fn cases(&mut self, what: For, cases: Vec<RowCase>, shared: &mut Shared) -> Effects {
        let For::Row(row) = what else { return self.take_along(what, cases, shared) };
        let Some(RowCase { case: facts, .. }) = cases.into_iter().next() else { return Effects::quiet() };
        let line = self.list.as_ref().and_then(|list| list.row(row)).map_or(row, |row| row.line);
        let raw = facts.iter().map(|(key, value)| (key.clone(), Raw::from(value)));
        let (case, issues) = check(raw, shared.as_of());
        self.opened = Some(OpenRow::of(row, line));
        let opening = Opening { case, as_of: shared.parcel.fixed, facts, issues, ..Opening::default() };
        Effects::default().send(Send::Open(Box::new(opening))).send(Send::Enter(Room::Parcel))
    }
}
