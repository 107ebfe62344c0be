//! What leaves the worklist: files, claim forms on paper, reports, cases for the case book.

use super::at_hand::{For, MOST, Worklist};
use super::msg::Msg;
use super::run::{Run, What};
use crate::case::{Case, Field, Raw, check};
use crate::front::answer::{Answer, Turn, is_report};
use crate::front::draft::Draft;
use crate::front::effects::{Effects, Hand, Sheet};
use crate::front::focus::Focus;
use crate::front::shared::Shared;
use crate::words;
use crate::worklist::protocol::{Export, Request, RowCase};

impl Worklist {
    /// What the clerk wants to take along.
    pub(super) fn out(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        let what = match msg {
            Msg::Save => For::Save,
            Msg::Print => For::Print,
            Msg::Reports => For::Reports,
            Msg::Which(list_alone) => {
                self.list_alone = list_alone;
                return Effects::quiet();
            }
            Msg::Export(format, encoding) => return self.export(format, encoding, shared),
            Msg::Handed(name, took) => {
                // What was changed stands in the file now.
                self.is_changed &= took == Some(false);
                let word = match took {
                    Some(true) => "handedOver",
                    Some(false) => "manyNotSaved",
                    None => "manyPerhapsSaved",
                };
                return Effects::say(shared.fill(word, &[("name", &name)]));
            }
            _ => return Effects::quiet(),
        };
        let Some(list) = &self.list else { return Effects::quiet() };
        match list.count_picked() {
            0 => Effects::say(shared.word("manyNonePicked")).and_focus(Focus::Input("rows")),
            count if count > MOST => Effects::say(shared.fill("manyTooMany", &[("n", &MOST.to_string())])),
            _ => {
                let cases = Request::Cases(list.which());
                let cases = self.ask(what, cases, shared);
                Effects::default().call(cases)
            }
        }
    }

    fn export(&mut self, format: &str, encoding: &str, shared: &Shared) -> Effects {
        let used = &shared.rules.in_use;
        let export = Export {
            format: format.to_owned(),
            encoding: encoding.to_owned(),
            viewed: self.list_alone,
            source: self.file.as_ref().map(|file| file.name.clone()).unwrap_or_default(),
            rulebook: format!("{} · {}", used.title.get(shared.lang), used.digest),
        };
        self.run = Some(Run::of(What::Export, shared.now.millis));
        let export = self.ask(For::Export, Request::Export(export), shared);
        Effects::focus(Focus::Place("sheetRun")).call(export)
    }

    /// Rows have come as cases, for what was to become of them.
    pub(super) fn take_along(&mut self, what: For, cases: Vec<RowCase>, shared: &mut Shared) -> Effects {
        let case =
            |row: RowCase| check(row.case.iter().map(|(key, value)| (key.clone(), Raw::from(value))), shared.as_of()).0;
        let cases: Vec<Case> = cases.into_iter().map(case).collect();
        match what {
            For::Save => {
                let tally = shared.save_cases(&cases);
                Effects::say(words::vehicle_saved(&tally, shared.lang))
            }
            For::Print => {
                self.printed = answers(&cases, shared);
                Effects::hand(Hand::Print(Some(Sheet::Forms)))
            }
            For::Reports => {
                let text = reports(&answers(&cases, shared), shared);
                if text.is_empty() {
                    return Effects::say(shared.word("manyNoReport"));
                }
                Effects::hand(Hand::Copy { text, action: "copyReports" })
            }
            _ => Effects::quiet(),
        }
    }
}

fn answers(cases: &[Case], shared: &Shared) -> Vec<Answer> {
    let answer =
        |case: &Case| Answer::of(Draft::of(case, &Draft::default()), Turn::Not(&shared.rules.in_use), shared.as_of());
    cases.iter().map(answer).collect()
}

/// The reports whose clocks run: parcels that share all but their waybills stand in one.
fn reports(answers: &[Answer], shared: &Shared) -> String {
    let mut all: Vec<(crate::estimate::LeverId, Case, Vec<String>)> = Vec::new();
    for answer in answers {
        let Some((lever, _)) = answer.hurry().filter(|(lever, _)| is_report(lever.id)) else { continue };
        let (alike, waybill) = (answer.case.clone().without(Field::Waybill), answer.case.waybill());
        match all.iter_mut().find(|(id, case, _)| *id == lever.id && *case == alike) {
            Some((_, _, waybills)) => waybills.extend(waybill.map(str::to_owned)),
            None => all.push((lever.id, alike, waybill.map(str::to_owned).into_iter().collect())),
        }
    }
    let at = shared.as_of().into();
    let report = |(id, case, waybills): &(_, Case, Vec<String>)| {
        words::report(*id, case, waybills, &shared.station, at, shared.lang)
    };
    all.iter().filter_map(report).collect::<Vec<_>>().join("\n\n")
}
