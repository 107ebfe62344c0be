//! The whole estimate as plain text, to paste into a chat.

use super::answer::{assumed, deadline_state, doubt_said, finding_said, line_said};
use super::fill::fill;
use super::headline::clause_short;
use super::levers::{lever_evidence, lever_said};
use super::speaker::Speaker;
use super::{dates, labels, summary};
use crate::case::{Case, Field};
use crate::choice::Choice;
use crate::estimate::{Estimate, Filing, Lever, OtherReading, State};
use crate::lang::{Lang, Text, text};
use crate::rulebook::{ClauseId, DIGEST_SHOWN, ParcelRules};

/// Holds everything that goes into the text.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// Holds the case that was told.
    pub case: &'a Case,
    /// Holds the answer to the case.
    pub estimate: &'a Estimate,
    /// Holds the actions that still change the result.
    pub levers: &'a [Lever],
    /// The readings that no doubt tells of.
    pub others: &'a [OtherReading],
    /// Holds the rules by which it was answered.
    pub rulebook: &'a ParcelRules,
    /// The link that opens the same result; none: without one.
    pub link: Option<&'a str>,
}

/// The estimate in plain lines: the answer, the sums with their clauses, until when and what can be done, what was said
/// and what was assumed, by which clauses, and where there is doubt.
///
/// ```
/// use parcel_claims::{case::{check, Raw}, estimate::estimate_and_levers, lang::Lang, rulebook::ParcelRules, words::{plain, Whole}};
/// let (as_of, rulebook, lang) = ("2012-03-20T12:00:00".parse().unwrap(), ParcelRules::built_in(), Lang::En);
/// let facts = [("sentOn", "2012-03-01"), ("problem", "lost"), ("claimant", "direct")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let (estimate, levers) = estimate_and_levers(&case, rulebook, as_of);
/// let text = plain(Whole { case: &case, estimate: &estimate, levers: &levers, others: &[], rulebook, link: None }, lang);
/// assert!(text.contains("[What can still be done]\n· File by 31 March 2012"));
/// ```
#[must_use]
pub fn plain(whole: Whole<'_>, lang: Lang) -> String {
    let Whole { case, estimate, rulebook, link, .. } = whole;
    let mut lines = Lines { out: String::new(), lang };
    lines.head(text("快件理赔速查", "Parcel claims"));
    if let Some(waybill) = case.waybill() {
        lines.say(LABELLED, &[("label", labels::field(Field::Waybill).get(lang)), ("said", waybill)]);
    }
    lines.line(&summary(estimate, &Speaker { lang, rulebook, case }));
    what_comes_of_it(&mut lines, whole);
    what_was_said(&mut lines, whole);
    on_what_grounds(&mut lines, whole);
    about(&mut lines, estimate, rulebook);
    if let Some(link) = link {
        lines.say(text("打开看同样的结果：{link}", "The same result: {link}"), &[("link", link)]);
    }
    lines.out
}

fn cited(clauses: &[ClauseId], rulebook: &ParcelRules, lang: Lang) -> String {
    let names = clauses.iter().filter_map(|id| rulebook.clause(*id)).map(|clause| clause_short(clause, lang));
    names.collect::<Vec<_>>().join(text("、", ", ").get(lang))
}

fn labelled(field: Field, said: &str, lang: Lang) -> String {
    fill(LABELLED.get(lang), &[("label", labels::field(field).get(lang)), ("said", said)])
}

/// The sums, what is open, until when and what can be done.
fn what_comes_of_it(lines: &mut Lines, whole: Whole<'_>) {
    let Whole { case, estimate, levers, rulebook, .. } = whole;
    let lang = lines.lang;
    let speaker = Speaker { lang, rulebook, case };
    let sums = estimate.lines.iter().map(|line| {
        let template =
            if line.certain { CITED } else { text("可能：{said}（{clause}）", "Possibly: {said} ({clause})") };
        fill(
            template.get(lang),
            &[("said", &line_said(line, &speaker)), ("clause", &cited(&[line.clause], rulebook, lang))],
        )
    });
    lines.list(text("每笔钱", "Each sum"), sums);
    let open = super::open(&estimate.questions, lang).into_iter().map(|(question, answers)| {
        answers.iter().fold(question.to_owned(), |said, answer| format!("{said}\n  {}", answer.said(lang)))
    });
    lines.list(text("还没弄清", "Still open"), open);
    let deadlines = estimate.deadlines_that_help().map(|deadline| {
        let values = [
            ("label", *labels::deadline(deadline.id).get(lang)),
            ("due", &dates::in_full(deadline.due, lang)),
            ("state", deadline_state(deadline).get(lang)),
            ("clause", &cited(&[deadline.clause], rulebook, lang)),
        ];
        fill(text("{label}：{due}（{state}，{clause}）", "{label}: {due} ({state}, {clause})").get(lang), &values)
    });
    lines.list(text("期限", "Deadlines"), deadlines);
    let acts = levers.iter().map(|lever| {
        let act = fill(
            CITED.get(lang),
            &[("said", &lever_said(lever, lang)), ("clause", &cited(&lever.clauses, rulebook, lang))],
        );
        let advice = if lever.is_advice() {
            text("（我们的建议，制度没有写）", " (our advice; the regulation does not say)")
        } else {
            text("", "")
        };
        match lever_evidence(lever.id) {
            Some(evidence) => format!("{act}\n  {}{}", evidence.get(lang), advice.get(lang)),
            None => act,
        }
    });
    lines.list(text("还能做什么", "What can still be done"), acts);
}

/// The papers that are missing, what was said and what was assumed.
fn what_was_said(lines: &mut Lines, whole: Whole<'_>) {
    let Whole { case, estimate, .. } = whole;
    let lang = lines.lang;
    // Where nothing can be filed, the papers for it would only mislead.
    let refused = estimate.claim.is_some_and(|claim| claim.filing.is_only(Filing::Refused));
    let papers = estimate.documents.iter().filter(|document| !document.have && !refused);
    lines.run(
        text("还缺的材料", "Papers missing"),
        papers.map(|document| (*labels::field(document.field).get(lang)).to_owned()),
    );
    // The waybill stands on its own.
    let known = Field::ALL.iter().filter(|field| **field != Field::Waybill);
    let known = known.filter_map(|field| Some(labelled(*field, &super::said(*field, case.get(*field)?, lang), lang)));
    lines.run(text("已知情况", "What is known"), known);
    let taken = estimate.assumptions.iter().map(|one| labelled(one.field, assumed(one, lang), lang));
    lines.run(text("没填的按这样算", "Not entered, taken as"), taken);
}

/// By which clauses, and where there is doubt.
fn on_what_grounds(lines: &mut Lines, whole: Whole<'_>) {
    let Whole { estimate, others, rulebook, .. } = whole;
    let lang = lines.lang;
    let findings = estimate.findings.iter().filter(|finding| finding.state != State::Excluded).map(|finding| {
        fill(
            LABELLED.get(lang),
            &[("label", &cited(&[finding.clause], rulebook, lang)), ("said", &finding_said(finding, lang))],
        )
    });
    lines.list(text("依据", "By these clauses"), findings);
    let doubts = estimate.doubts.iter().map(|doubt| {
        let parts =
            [Some(doubt_said(doubt.id, rulebook, lang)), super::readings::instead(doubt, estimate, rulebook, lang)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(text("", " ").get(lang))
    });
    let others = others.iter().filter_map(|other| {
        let passage = rulebook.reading(other.reading)?.words.get(lang).clone();
        Some([passage, super::readings::other_reading(other, estimate, rulebook, lang)?].join(text("", " ").get(lang)))
    });
    lines.list(text("存疑", "Doubts"), doubts.chain(others));
}

/// What it is counted by, and as of when.
fn about(lines: &mut Lines, estimate: &Estimate, rulebook: &ParcelRules) {
    let lang = lines.lang;
    let status = super::rulebook::rulebook_status(rulebook.status);
    lines.head(text("说明", "About this"));
    lines.say(
        text(
            "{title}（{issued}，{status}）：只算站点和网络之间的账，是测算，不是法律意见。",
            "{title} ({issued}, {status}): between stations only; an estimate, not legal advice.",
        ),
        &[
            ("title", rulebook.title.get(lang)),
            ("issued", &dates::in_full(rulebook.issued.into(), lang)),
            ("status", status.get(lang)),
        ],
    );
    lines.say(
        text("测算时刻：{at}　{digest}", "Counted at: {at} {digest}"),
        &[
            ("at", &dates::in_full(estimate.as_of, lang)),
            ("digest", rulebook.digest.get(..DIGEST_SHOWN).unwrap_or_default()),
        ],
    );
}

const LABELLED: Text = text("{label}：{said}", "{label}: {said}");
const CITED: Text = text("{said}（{clause}）", "{said} ({clause})");

struct Lines {
    out: String,
    lang: Lang,
}

impl Lines {
    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn say(&mut self, template: Text, values: &[(&str, &str)]) {
        let said = fill(template.get(self.lang), values);
        self.line(&said);
    }

    fn head(&mut self, title: Text) {
        self.say(text("【{title}】", "[{title}]"), &[("title", title.get(self.lang))]);
    }

    /// A heading, and a line for each; nothing where there are none.
    fn list(&mut self, title: Text, items: impl Iterator<Item = String>) {
        for (at, item) in items.enumerate() {
            if at == 0 {
                self.head(title);
            }
            self.line(&format!("· {item}"));
        }
    }

    /// A heading, and all of them in one line.
    fn run(&mut self, title: Text, items: impl Iterator<Item = String>) {
        let all: Vec<String> = items.collect();
        if !all.is_empty() {
            self.head(title);
            self.line(&all.join(text("；", "; ").get(self.lang)));
        }
    }
}
