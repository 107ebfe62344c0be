//! The decision table in words.

use super::answers;
use super::compare::Change;
use super::sheet::{ANY, Ask, Condition, Entry, Group, Line, PartId, Say, Says, Sheet, SheetPart};
use crate::choice::Choice;
use crate::estimate::{Filing, LineKind, Outcome, Party, RulebookRef};
use crate::lang::{Lang, Text, text};
use crate::money::Fen;
use crate::rulebook::{ClauseId, DIGEST_SHOWN, ParcelRules, ReadingId};
use crate::set::Set;
use crate::table::{Admitted, Answers, Award, Becomes, Circumstance, Figure, Fine, Late, Part, Settled, Sum, Table};
use crate::words::fill::fill;
use crate::words::headline::clause_short;
use crate::words::rulebook::rulebook_status;
use crate::words::{dates, labels};

/// The table in one language.
///
/// ```
/// use parcel_claims::{lang::Lang, rulebook::ParcelRules, table::Table, words::table::table_sheet};
/// let sheet = table_sheet(&Table::of(ParcelRules::built_in()), Lang::En);
/// let row = &sheet.parts[0].groups[0].rows[0];
/// assert_eq!(row.number, "A1");
/// assert_eq!(row.texts, ["refused (not admitted)", "loss-15a"]);
/// ```
#[must_use]
pub fn table_sheet(table: &Table<'_>, lang: Lang) -> Sheet {
    let rulebook = table.rulebook;
    let writer = Writer { rulebook, lang };
    let parts = vec![
        writer.part(PartId::Filing, &table.filing),
        writer.part(PartId::Settlement, &table.settlement),
        writer.part(PartId::Delay, &table.delay),
    ];
    let mut sheet = Sheet {
        title: (*text("决策表", "Decision table").get(lang)).to_owned(),
        rulebook: RulebookRef::from(rulebook),
        head: Vec::new(),
        read_so: writer
            .word(text("有几种读法的条文，这里这样读：", "Where a passage can be read in more than one way:")),
        readings: ReadingId::ALL.iter().filter_map(|id| writer.reading(*id)).collect(),
        notes: NOTES.iter().map(|note| (*note.get(lang)).to_owned()).collect(),
        number: writer.word(text("编号", "No.")),
        part: writer.word(text("部分", "Part")),
        sign: [text("审核人", "Read over by"), text("日期", "Date")].map(|name| writer.word(name)).into(),
        parts,
    };
    sheet.head = writer.head(&sheet);
    sheet
}

/// A row as two sentences: what it asks, and what it says.
///
/// ```
/// use parcel_claims::{lang::Lang, rulebook::ParcelRules, table::Table, words::table::{table_row, table_sheet}};
/// let sheet = table_sheet(&Table::of(ParcelRules::built_in()), Lang::En);
/// let [asks, says] = table_row(&sheet.parts[0].groups[0].rows[1], Lang::En);
/// assert_eq!((&*asks, &*says), ("Claimant: Customer", "refused (not admitted); loss-15b"));
/// ```
#[must_use]
pub fn table_row(row: &Line, lang: Lang) -> [String; 2] {
    let (semicolon, colon) = (*text("；", "; ").get(lang), *text("：", ": ").get(lang));
    let asks: Vec<String> = row.conditions.iter().map(|one| format!("{}{colon}{}", one.name, one.text)).collect();
    let says: Vec<&str> = row.texts.iter().map(String::as_str).filter(|text| *text != ANY).collect();
    [asks.join(semicolon), says.join(semicolon)]
}

/// A row of a table that differs from that of another one, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// The number of the new row; empty where there is none.
    pub number: String,
    /// Says what both rows ask; empty where they ask something else: then each says it itself.
    pub asks: String,
    /// Holds the text of the old row; none where there is no such row.
    pub old: Option<String>,
    /// Holds the text of the new row; none where there is no such row.
    pub new: Option<String>,
}

/// A row that is not what it was: what is asked once, and what either says of it.
///
/// ```
/// use parcel_claims::{lang::Lang, rulebook::ParcelRules, table::Table};
/// use parcel_claims::words::table::{Change, PartId, changed_row, table_sheet};
/// let sheet = table_sheet(&Table::of(ParcelRules::built_in()), Lang::En);
/// let new = Some(sheet.parts[0].groups[0].rows[1].clone());
/// let row = changed_row(&Change { part: PartId::Filing, old: None, new }, Lang::En);
/// assert_eq!((&*row.number, &*row.asks, row.old), ("A2", "Claimant: Customer", None));
/// assert_eq!(row.new.as_deref(), Some("refused (not admitted); loss-15b"));
/// ```
#[must_use]
pub fn changed_row(change: &Change, lang: Lang) -> ChangedRow {
    let said = |row: &Option<Line>| row.as_ref().map(|row| table_row(row, lang));
    let (old, new) = (said(&change.old), said(&change.new));
    let asks = match (&old, &new) {
        // What is asked differs: that is what is to be seen.
        (Some([one, _]), Some([other, _])) if one != other => None,
        (Some([asks, _]), _) | (None, Some([asks, _])) => Some(asks.clone()),
        (None, None) => None,
    };
    let side = |[one, says]: [String; 2]| if asks.is_some() { says } else { format!("{one} → {says}") };
    let (old, new) = (old.map(side), new.map(side));
    let number = change.new.as_ref().map(|row| row.number.clone()).unwrap_or_default();
    ChangedRow { number, asks: asks.unwrap_or_default(), old, new }
}

/// How to read it. What is said of a refusal is what [`crate::table::Found::claim`] does.
const NOTES: [Text; 4] = [
    text(
        "A、B 管出了问题的快件，C 管填了派件时效的快件。情况都清楚时，一票快件在每一部分恰好落在一行；有不清楚的，可能落在的每一行都要看。",
        "A and B are about parcels with a problem, C about parcels with a delivery deadline. Where all is known, a parcel falls into exactly one row of each part; where something is not, every row it may fall into counts.",
    ),
    text(
        "A、B 要合起来看：A 是“不能申报”的，B 的结果就是“不赔”，申报方可得 0 元；谁承担不变，发件站点自负的损失也不变。后来找到的不受影响。",
        "A and B go together: where A says refused, the result of B is refused and the claimant gets 0 yuan; who is liable stays, and so does what the sending station bears itself. A parcel that was found is not affected.",
    ),
    text(
        "不能申报的理由可能不止一条，这里只写排在最前的一条：多几条结果也一样。",
        "There may be more than one ground for refusal. Only the first is written: further ones change nothing.",
    ),
    text("“—”表示这一项不影响结果。", "“—” means that it makes no difference."),
];

/// Writes a table of one rulebook in one language.
struct Writer<'a> {
    rulebook: &'a ParcelRules,
    lang: Lang,
}

impl Writer<'_> {
    fn word(&self, text: Text) -> String {
        (*text.get(self.lang)).to_owned()
    }

    fn head(&self, sheet: &Sheet) -> Vec<Entry> {
        let status = rulebook_status(self.rulebook.status);
        let count = |part: &SheetPart| format!("{} {}", letter(part.part), part.count());
        let counts: Vec<String> = sheet.parts.iter().map(count).collect();
        let rows = fill(
            text("{rows}（{counts}）", "{rows} ({counts})").get(self.lang),
            &[("rows", &sheet.count().to_string()), ("counts", &counts.join(text("，", ", ").get(self.lang)))],
        );
        [
            (text("规章", "Regulation"), self.rulebook.title.get(self.lang).clone()),
            (text("编号", "Id"), self.rulebook.id.clone()),
            (text("发布", "Issued"), dates::in_full(self.rulebook.issued.into(), self.lang)),
            (text("状态", "Status"), self.word(status)),
            (text("校验码", "Digest"), self.rulebook.digest.get(..DIGEST_SHOWN).unwrap_or_default().to_owned()),
            (text("行数", "Rows"), rows),
        ]
        .map(|(name, text)| Entry { name: self.word(name), text })
        .into()
    }

    fn reading(&self, id: ReadingId) -> Option<Entry> {
        let reading = self.rulebook.reading(id)?;
        let way = reading.ways.get(usize::from(self.rulebook.follows.way(id)))?;
        let name = fill(
            text("{words}（{clause}）", "{words} ({clause})").get(self.lang),
            &[("words", reading.words.get(self.lang)), ("clause", &self.clauses(Set::one(reading.clause)))],
        );
        Some(Entry { name, text: way.get(self.lang).clone() })
    }

    fn part(&self, id: PartId, part: &Part) -> SheetPart {
        let (title, about) = match id {
            PartId::Filing => (
                text("A　能不能申报", "A. May the claim be filed?"),
                text("出了问题的快件。", "Parcels with a problem."),
            ),
            PartId::Settlement => (
                text("B　谁承担、赔多少", "B. Who bears it, and how much?"),
                text("出了问题的快件，先当作可以申报来算。", "Parcels with a problem, as if the claim may be filed."),
            ),
            PartId::Delay => (
                text("C　延误罚款", "C. The fine for a delay"),
                text(
                    "填了派件时效的快件。延误天数按日历天算，过了时效至少算 1 天；监察部查实为准。",
                    "Parcels with a deadline. Days late are calendar days, at least 1 once the deadline has passed; if supervision confirms it.",
                ),
            ),
        };
        let mut groups: Vec<Group> = Vec::new();
        for (number, rule) in (1..).zip(&part.rules) {
            let conditions: Vec<Condition> =
                rule.conditions(&part.space).map(|(asked, answers)| self.condition(asked, answers)).collect();
            // What happened is the title of the rows of part B.
            let title = match conditions.first() {
                Some(first) if id == PartId::Settlement => Some(first.text.clone()),
                _ => None,
            };
            let result = rule.result;
            let (says, texts): (Vec<Say>, Vec<String>) = self.says(&result).into_iter().unzip();
            let line = Line { number: format!("{}{number}", letter(id)), conditions, texts, result };
            match groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.rows.push(line),
                None => groups.push(Group { title, asks: Vec::new(), says, rows: vec![line] }),
            }
        }
        for group in &mut groups {
            let in_title = |asked: Circumstance| group.title.is_some() && asked == Circumstance::Problem;
            let asked = |asked: &&Circumstance| {
                !in_title(**asked) && group.rows.iter().any(|row| row.condition(**asked).is_some())
            };
            group.asks = Circumstance::ALL.iter().filter(asked).map(|asked| self.ask(*asked)).collect();
        }
        SheetPart { part: id, title: self.word(title), about: self.word(about), groups }
    }

    fn ask(&self, circumstance: Circumstance) -> Ask {
        Ask { circumstance, name: self.word(answers::circumstance(circumstance)) }
    }

    fn condition(&self, circumstance: Circumstance, answers: Answers) -> Condition {
        let said = answers::answers(circumstance, answers, self.rulebook.follows, self.lang);
        let codes = circumstance.answers();
        Condition {
            circumstance,
            name: self.word(answers::circumstance(circumstance)),
            answers: answers.each().filter_map(|answer| codes.get(usize::from(answer.place())).copied()).collect(),
            text: self.rulebook.fill(&said),
        }
    }

    /// What a row says, each under its name.
    fn says(&self, result: &Becomes) -> Vec<(Say, String)> {
        match result {
            Becomes::Filing(admitted) => self.admitted(admitted),
            Becomes::Settlement(settled) => self.settled(settled),
            Becomes::Delay(late) => self.late(late),
        }
        .into_iter()
        .map(|(says, name, text)| {
            let text = if text.is_empty() { ANY.to_owned() } else { text };
            (Say { says, name: self.word(name) }, text)
        })
        .collect()
    }

    fn admitted(&self, Admitted { filing, by }: &Admitted) -> Vec<(Says, Text, String)> {
        let becomes = match (filing, by) {
            (Filing::Refused, Some(ClauseId::Loss5)) => text("不能申报（不予赔偿）", "refused (not compensated)"),
            (Filing::Refused, _) => text("不能申报（不予受理）", "refused (not admitted)"),
            (Filing::Contested, _) => text("能否申报有争议", "disputed"),
            (Filing::Accepted, _) => text("可申报", "may be filed"),
        };
        vec![
            (Says::Outcome, RESULT, self.word(becomes)),
            (Says::Clauses, BY, self.clauses(by.iter().copied().collect())),
        ]
    }

    fn settled(&self, settled: &Settled) -> Vec<(Says, Text, String)> {
        vec![
            (Says::Outcome, RESULT, self.word(labels::outcome(settled.outcome))),
            (Says::Liable, LIABLE, self.parties(settled.liable)),
            (Says::Sum, text("申报方可得", "The claimant gets"), self.sum(settled.sum)),
            (Says::Beside, text("另外", "Besides"), self.beside(settled)),
            (Says::Clauses, BY, self.clauses(settled.clauses)),
        ]
    }

    fn late(&self, late: &Late) -> Vec<(Says, Text, String)> {
        vec![
            (Says::Outcome, RESULT, self.word(labels::delay_outcome(late.outcome))),
            (Says::Liable, LIABLE, self.parties(late.liable)),
            (Says::Fine, labels::kind_of_money(LineKind::Fine), self.fine(late.fine)),
            (Says::Clauses, BY, self.clauses(late.clauses)),
        ]
    }

    fn parties(&self, parties: Set<Party>) -> String {
        let names: Vec<&str> = parties.iter().map(|party| *labels::party(party).get(self.lang)).collect();
        names.join(text("、", ", ").get(self.lang))
    }

    fn sum(&self, sum: Sum) -> String {
        let (template, figure) = match (sum.award, sum.ruling) {
            (Award::Nothing | Award::Charge(_), _) => (text("{nothing} 元", "{nothing} yuan"), None),
            (Award::NotRegulated, _) => (labels::outcome(Outcome::Unregulated), None),
            (Award::Flat(figure), false) => (text("固定 {sum} 元{clause}", "a flat {sum} yuan{clause}"), Some(figure)),
            (Award::Flat(figure), true) => {
                (text("等裁定，最多 {sum} 元{clause}", "by a ruling: at most {sum} yuan{clause}"), Some(figure))
            }
            (Award::Value(None), false) => (text("损失金额，没有上限", "the value, no cap"), None),
            (Award::Value(figure @ Some(_)), false) => {
                (text("损失金额，最多 {sum} 元{clause}", "the value, at most {sum} yuan{clause}"), figure)
            }
            (Award::Discretion(None), false) => {
                (text("酌情，最多到损失金额", "at discretion, at most the value"), None)
            }
            (Award::Discretion(figure @ Some(_)), false) => (
                text(
                    "酌情，最多到损失金额，且不超过 {sum} 元{clause}",
                    "at discretion, at most the value and at most {sum} yuan{clause}",
                ),
                figure,
            ),
            (Award::Value(None) | Award::Discretion(None), true) => {
                (text("等裁定，最多到损失金额", "by a ruling: at most the value"), None)
            }
            (Award::Value(figure) | Award::Discretion(figure), true) => (
                text(
                    "等裁定，最多到损失金额，且不超过 {sum} 元{clause}",
                    "by a ruling: at most the value and at most {sum} yuan{clause}",
                ),
                figure,
            ),
        };
        self.figure(template, figure)
    }

    fn beside(&self, settled: &Settled) -> String {
        let own = settled.own_loss.map(|clause| {
            let template = text("发件站点自负本件损失{clause}", "the sending station bears its own loss{clause}");
            fill(template.get(self.lang), &[("clause", &self.cited(clause))])
        });
        let others = settled.others_loss.map(|clause| {
            let template = text(
                "发件站点承担被污染的其他快件损失{clause}",
                "the sending station bears the loss of other parcels{clause}",
            );
            fill(template.get(self.lang), &[("clause", &self.cited(clause))])
        });
        let charge = match (settled.sum.award, settled.sum.ruling) {
            (Award::Charge(figure), false) => Some(self.figure(
                text(
                    "罚款，归网络：损失金额，最多 {sum} 元{clause}",
                    "a fine, to the network: the value, at most {sum} yuan{clause}",
                ),
                Some(figure),
            )),
            (Award::Charge(_), true) => {
                Some(self.word(text("算罚款，归网络，罚多少等裁定", "it would be a fine, to the network, by a ruling")))
            }
            _ => None,
        };
        let all: Vec<String> = [own, others, charge].into_iter().flatten().collect();
        all.join(text("；", "; ").get(self.lang))
    }

    fn fine(&self, fine: Fine) -> String {
        let (template, per_day) = match fine {
            Fine::Nothing => return self.figure(text("{nothing} 元", "{nothing} yuan"), None),
            Fine::NotRegulated => return self.word(labels::outcome(Outcome::Unregulated)),
            Fine::PerDay(per_day) => (
                text("每天 {rate} 元，最多 {sum} 元{clause}", "{rate} yuan x days late, at most {sum} yuan{clause}"),
                per_day,
            ),
            Fine::UpToPerDay(per_day) => (
                text(
                    "可能罚，也可能不罚：每天 {rate} 元，最多 {sum} 元{clause}",
                    "may be imposed or not: {rate} yuan x days late, at most {sum} yuan{clause}",
                ),
                per_day,
            ),
        };
        let rate = fill(template.get(self.lang), &[("rate", &per_day.rate.sum.to_string())]);
        self.figure_in(&rate, Some(per_day.cap))
    }

    fn figure(&self, template: Text, figure: Option<Figure>) -> String {
        self.figure_in(template.get(self.lang), figure)
    }

    /// Puts a figure and the clause it stands in into a sentence.
    fn figure_in(&self, template: &str, figure: Option<Figure>) -> String {
        let sum = figure.map(|figure| figure.sum.to_string()).unwrap_or_default();
        let clause = figure.map(|figure| self.cited(figure.clause)).unwrap_or_default();
        fill(template, &[("sum", &sum), ("clause", &clause), ("nothing", &Fen::ZERO.to_string())])
    }

    fn cited(&self, clause: ClauseId) -> String {
        let clause = self.clauses(Set::one(clause));
        fill(text("（{clause}）", " ({clause})").get(self.lang), &[("clause", &clause)])
    }

    /// Clauses by their short places; what a place has in common with the one before is not said again.
    fn clauses(&self, clauses: Set<ClauseId>) -> String {
        let mut said = String::new();
        let mut before = String::new();
        for clause in clauses.iter().filter_map(|id| self.rulebook.clause(id)) {
            let place = clause_short(clause, self.lang);
            let (section, rest) = place.split_once(' ').unwrap_or(("", &place));
            if !said.is_empty() {
                said.push_str(text("、", ", ").get(self.lang));
            }
            said.push_str(if section == before { rest } else { &place });
            section.clone_into(&mut before);
        }
        said
    }
}

const RESULT: Text = text("结果", "Result");
const LIABLE: Text = text("责任方", "Liable");
const BY: Text = text("依据", "By");

/// The letter before the numbers of a part's rows.
const fn letter(part: PartId) -> &'static str {
    match part {
        PartId::Filing => "A",
        PartId::Settlement => "B",
        PartId::Delay => "C",
    }
}
