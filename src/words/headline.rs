//! The answer at a glance: what we get, pay, are fined and bear, each by itself.

use super::labels;
use super::speaker::Speaker;
use crate::case::Case;
use crate::estimate::{Claim, Delay, Estimate, Outcome, Outlook};
use crate::lang::{Lang, Text, text};
use crate::money::{Fen, Range};
use crate::rulebook::{Clause, ClauseId, ParcelRules};

/// The kind of a large figure: from whose point of view it is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// We receive it.
    Receives,
    /// We pay it.
    Pays,
    /// We are fined.
    Fined,
    /// We bear it ourselves.
    Bears,
    /// Nobody's point of view.
    Neutral,
}

impl FigureKind {
    /// Returns the stable code of the kind.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receives => "receives",
            Self::Pays => "pays",
            Self::Fined => "fined",
            Self::Bears => "bears",
            Self::Neutral => "neutral",
        }
    }
}

/// A large figure: `酌情，最高可能` before, `300` and the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Tells whose figure it is, and of what.
    pub kind: FigureKind,
    /// Names the figure.
    pub label: &'static str,
    /// Holds the words before the amount.
    pub before: &'static str,
    /// The amount, or words where there is none.
    pub amount: String,
    /// Is true where the amount is words.
    pub in_words: bool,
    /// Holds the words behind the amount: what else may come of it.
    pub after: &'static str,
    /// The sum, where there is one.
    pub range: Option<Range>,
}

impl Figure {
    fn in_words(kind: FigureKind, label: &'static str, amount: &str) -> Self {
        Self { kind, label, before: "", amount: amount.to_owned(), in_words: true, after: "", range: None }
    }

    /// Returns the figure without its label, such as `酌情，最高可能 300 元`.
    #[must_use]
    pub fn sum(&self, lang: Lang) -> String {
        let amount = self.amount(lang);
        if self.before.is_empty() { amount } else { format!("{} {amount}", self.before) }
    }

    /// Returns the sum and what else may come of it, such as `300 元`.
    #[must_use]
    pub fn amount(&self, lang: Lang) -> String {
        let unit = if self.in_words { text("", "") } else { text(" 元", " yuan") };
        let also = if self.after.is_empty() { text("", "") } else { text("，", ", ") };
        [&self.amount, *unit.get(lang), also.get(lang), self.after].concat()
    }

    /// Returns the whole figure with its label, such as `我站可得：酌情，最高可能 300 元`.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        let values = [("label", self.label), ("sum", &*self.sum(lang))];
        super::fill(text("{label}：{sum}", "{label}: {sum}").get(lang), &values)
    }
}

/// Returns the large figures of an estimate; what is refused or not regulated is never shown as 0.
#[must_use]
pub fn figures(estimate: &Estimate, lang: Lang) -> Vec<Figure> {
    figures_of(&Outlook { claim: estimate.claim, delay: estimate.delay, ours: estimate.ours }, lang)
}

/// Returns the large figures of any result: what is ours, or what anybody gets, and a fine that is not ours.
#[must_use]
pub fn figures_of(outlook: &Outlook, lang: Lang) -> Vec<Figure> {
    let ours = outlook.ours.iter().flat_map(|ours| {
        [
            (FigureKind::Receives, text("我站可得", "We receive"), ours.receives),
            (FigureKind::Pays, text("我站要赔", "We pay"), ours.pays),
            (FigureKind::Fined, text("我站被罚", "We are fined"), ours.fined),
            (FigureKind::Bears, text("我站自负", "We bear ourselves"), ours.bears),
        ]
    });
    let claim = outlook.claim.as_ref();
    let mut figures: Vec<_> = ours
        .filter(|(.., range)| !range.is_zero())
        .map(|(kind, label, range)| {
            let discretion = matches!(kind, FigureKind::Receives | FigureKind::Pays) && at_discretion(claim);
            let silent = kind == FigureKind::Receives && claim.is_some_and(Claim::may_be_unregulated);
            figure(kind, label.get(lang), range, discretion, silent, lang)
        })
        .collect();
    // A fine says nothing of the claim.
    let fined = figures.iter().any(|figure| figure.kind == FigureKind::Fined);
    if figures.iter().all(|figure| figure.kind == FigureKind::Fined) {
        figures.splice(..0, claim.map(|claim| neutral(claim, lang)));
    }
    if let Some(delay) = outlook.delay.filter(|_| !fined) {
        let label = *text("延误罚款", "Fine for delay").get(lang);
        let words = |amount: Text| Figure::in_words(FigureKind::Neutral, label, amount.get(lang));
        match delay.reach() {
            Some(fine) if !fine.is_zero() => {
                figures.push(figure(FigureKind::Fined, label, fine, false, delay.may_be_unregulated(), lang));
            }
            None if claim.is_none() => figures.push(words(text("没有规定", "not regulated"))),
            Some(_) if claim.is_none() => figures.push(words(text("没有", "none"))),
            _ => {}
        }
    }
    figures
}

fn at_discretion(claim: Option<&Claim>) -> bool {
    claim.is_some_and(|claim| claim.outcome.is_only(Outcome::Discretionary) || claim.outcome.is_only(Outcome::Ruling))
}

/// What is said behind a sum where the regulation may not say any.
const OR_SILENT: Text = text("也可能制度没有规定", "or the regulation may not say");

/// `最多 200 元，也可能制度没有规定`.
fn or_silent(sum: &str, silent: bool, lang: Lang) -> String {
    if !silent {
        return sum.to_owned();
    }
    super::fill(text("{sum}，{silent}", "{sum}, {silent}").get(lang), &[("sum", sum), ("silent", OR_SILENT.get(lang))])
}

fn figure(kind: FigureKind, label: &'static str, range: Range, discretion: bool, silent: bool, lang: Lang) -> Figure {
    let (before, amount) = match (range.min, range.max) {
        (_, None) => {
            let words = Figure::in_words(kind, label, text("按实际损失", "the actual loss").get(lang));
            return Figure { after: if silent { OR_SILENT.get(lang) } else { "" }, range: Some(range), ..words };
        }
        (_, Some(max)) if discretion => (text("酌情，最高可能", "at discretion, at most"), max.to_string()),
        (min, Some(max)) if min == max => (text("", ""), max.to_string()),
        (Fen::ZERO, Some(max)) => (text("最多", "at most"), max.to_string()),
        (min, Some(max)) => (text("", ""), format!("{min}–{max}")),
    };
    let after = if silent { OR_SILENT.get(lang) } else { "" };
    Figure { kind, label, before: before.get(lang), amount, in_words: false, after, range: Some(range) }
}

/// Where nothing is ours: the claim itself, or that there is nothing.
fn neutral(claim: &Claim, lang: Lang) -> Figure {
    let words = |label: Text, words: Text| Figure::in_words(FigureKind::Neutral, label.get(lang), words.get(lang));
    let paid = text("赔偿", "Compensation");
    let late_only = claim.refusals.is_only(ClauseId::Loss5);
    let mut outcomes = claim.outcome.iter();
    match (outcomes.next(), outcomes.next()) {
        (Some(Outcome::Refused), None) if late_only => words(paid, text("不予赔偿", "not compensated")),
        (Some(Outcome::Refused), None) => words(paid, text("不予受理", "not admitted")),
        (Some(Outcome::Unregulated), None) => words(paid, text("制度未规定", "not regulated")),
        (Some(Outcome::SelfBorne), None) => words(paid, text("发件站点自负", "none: the sending station bears it")),
        (Some(Outcome::Nothing), None) => words(paid, text("不用赔", "nothing to pay")),
        _ => match claim.reach() {
            Some(range) if range.is_zero() && claim.may_be_unregulated() => {
                words(paid, text("没有，或者制度未规定", "none, or not regulated"))
            }
            Some(range) if range.is_zero() => words(paid, text("没有", "none")),
            Some(range) => figure(
                FigureKind::Neutral,
                text("可赔金额", "Compensation").get(lang),
                range,
                at_discretion(Some(claim)),
                claim.may_be_unregulated(),
                lang,
            ),
            None => words(paid, text("制度未规定", "not regulated")),
        },
    }
}

/// Returns a result in a few words, such as `700 元`, `酌情，最高可能 200 元`, `不赔` or `罚款 60 元`.
#[must_use]
pub fn in_brief(claim: Option<&Claim>, delay: Option<&Delay>, lang: Lang) -> String {
    let of_claim = claim.map(|claim| {
        let mut outcomes = claim.outcome.iter();
        match (outcomes.next(), outcomes.next(), claim.reach()) {
            (
                Some(outcome @ (Outcome::Refused | Outcome::SelfBorne | Outcome::Unregulated | Outcome::Nothing)),
                None,
                _,
            ) => (*labels::outcome(outcome).get(lang)).to_owned(),
            (_, _, Some(range)) if at_discretion(Some(claim)) => {
                let most = super::sum(range.max.map_or(range, Range::exactly), lang);
                super::fill(
                    text("酌情，最高可能 {most}", "at discretion, at most {most}").get(lang),
                    &[("most", &most)],
                )
            }
            (_, _, Some(range)) if !range.is_zero() => {
                or_silent(&super::sum(range, lang), claim.may_be_unregulated(), lang)
            }
            (_, _, Some(range)) if claim.outcome.contains(Outcome::Payable) => super::sum(range, lang),
            // No sum at all: what becomes of it says more than 0.
            _ => {
                let ways: Vec<&str> = claim.outcome.iter().map(|outcome| *labels::outcome(outcome).get(lang)).collect();
                ways.join(text("，或", ", or ").get(lang))
            }
        }
    });
    let of_delay = delay.map(|delay| match delay.reach() {
        Some(fine) if fine.is_zero() => (*text("不罚款", "no fine").get(lang)).to_owned(),
        Some(fine) => {
            let sum = or_silent(&super::sum(fine, lang), delay.may_be_unregulated(), lang);
            super::fill(text("罚款 {sum}", "fine {sum}").get(lang), &[("sum", &sum)])
        }
        None => (*text("没有规定罚款", "no fine is regulated").get(lang)).to_owned(),
    });
    let parts: Vec<String> = of_claim.into_iter().chain(of_delay).collect();
    super::fill::tidy(&parts.join(text("；", "; ").get(lang)))
}

/// Returns the claim and the delay, each in a sentence of its own, from our point of view.
#[must_use]
pub fn sentences(
    estimate: &Estimate,
    case: &Case,
    rulebook: &ParcelRules,
    lang: Lang,
) -> (Option<String>, Option<String>) {
    let speaker = Speaker { lang, rulebook, case };
    (super::summary::claim(estimate, &speaker), super::summary::delay(estimate, &speaker))
}

/// Returns the short name of a clause, such as `遗失件 八` or `loss-8`.
#[must_use]
pub fn clause_short(clause: &Clause, lang: Lang) -> String {
    use crate::choice::Choice;
    match lang {
        Lang::Zh => clause.place.zh.splitn(3, ' ').nth(2).unwrap_or(&clause.place.zh).to_owned(),
        Lang::En => clause.id.code().to_owned(),
    }
}
