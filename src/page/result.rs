//! The result: the estimate put into its places.

use super::dom::{self, Piece, View};
use super::fields::chip;
use super::pictures::Drawn;
use super::regulation::cite;
use crate::case::{Case, Choice, Field, Moment};
use crate::estimate::{
    Assumption, Claim, Deadline, DeadlineId, DeadlineState, Document, Doubt, DoubtId, Estimate, Filing, Finding, Lever,
    LeverId, Line, LineKind, OtherReading, Outcome, Party, State,
};
use crate::money::Fen;
use crate::rulebook::{Applicable, ClauseId, ParcelRules};
use crate::set::Set;
use crate::words::{self, Figure, FigureKind};
use chrono::NaiveDateTime;

/// Shows estimates; what did not change is not touched, so that nothing folds up or loses the focus.
#[derive(Default)]
pub(super) struct Result {
    listed: Listed,
    pub(super) drawn: Drawn,
}

/// What the parts were made from; none: nothing so far.
#[derive(Default)]
struct Listed {
    figures: Option<Vec<Figure>>,
    filing: Option<(Set<Filing>, Set<ClauseId>)>,
    fine: Option<()>,
    deadlines: Option<Vec<(DeadlineId, ClauseId)>>,
    levers: Option<Vec<Lever>>,
    documents: Option<(Vec<Document>, bool)>,
    lines: Option<Vec<Line>>,
    findings: Option<Vec<Finding>>,
    assumptions: Option<Vec<Assumption>>,
    doubts: Option<(Vec<Doubt>, Vec<OtherReading>, Option<Claim>)>,
}

/// Whether a part is made from something else so far; from now on it is from this.
pub(super) fn is_new<T: ToOwned + PartialEq + ?Sized>(made: &mut Option<T::Owned>, now: &T) -> bool
where
    T::Owned: std::borrow::Borrow<T>,
{
    let new = made.as_ref().map(std::borrow::Borrow::borrow) != Some(now);
    if new {
        *made = Some(now.to_owned());
    }
    new
}

/// What there is to show.
pub(super) struct Shown<'a> {
    pub(super) estimate: &'a Estimate,
    pub(super) case: &'a Case,
    pub(super) rulebook: &'a ParcelRules,
    /// Every version that may hold.
    pub(super) versions: &'a Applicable<'a>,
    pub(super) next: Option<Field>,
    pub(super) levers: &'a [Lever],
    /// Ways of reading that no doubt tells of.
    pub(super) others: &'a [OtherReading],
    /// Whether the clock is followed: the moment of the estimate is now.
    pub(super) live: bool,
}

impl Result {
    pub(super) fn show(&mut self, view: &View, shown: &Shown<'_>) {
        let estimate = shown.estimate;
        let some = estimate.claim.is_some() || estimate.delay.is_some();
        view.show("empty", !some);
        view.show("answer", some);
        view.show("bar", some);
        view.text("rulebook", &rulebook_line(view, shown.rulebook));
        if !some {
            return;
        }
        self.headline(view, shown);
        self.fine(view, shown);
        next(view, shown);
    }

    /// What explains the answer.
    pub(super) fn explain(&mut self, view: &View, shown: &Shown<'_>) {
        if shown.estimate.claim.is_some() || shown.estimate.delay.is_some() {
            self.pictures(view, shown);
            self.lists(view, shown);
        }
    }

    fn headline(&mut self, view: &View, shown: &Shown<'_>) {
        let estimate = shown.estimate;
        view.text("viewpoint", &viewpoint(view, shown.case));
        // Where both stand, each in its own place: compensation and fine are different money.
        let (claim, delay) = words::sentences(estimate, shown.case, shown.rulebook, view.lang);
        view.text(
            "fineText",
            if claim.is_some() { delay.as_deref().unwrap_or_default() } else { view.word("fineIfConfirmed") },
        );
        view.text("summary", &claim.or(delay).unwrap_or_default());
        let figures = words::figures(estimate, view.lang);
        if let Some(first) = figures.first() {
            view.text("barLabel", first.label);
            view.text("barAmount", &first.sum(view.lang));
            view.text("barNote", &figures.get(1).map(|second| second.said(view.lang)).unwrap_or_default());
        }
        // The fine has a place of its own.
        let of_fine = |figure: &Figure| {
            estimate.claim.is_none()
                || figure.kind == FigureKind::Fined && figure.range == estimate.delay.and_then(|delay| delay.reach())
        };
        let figures: Vec<_> = figures.into_iter().filter(|figure| !of_fine(figure)).collect();
        if is_new(&mut self.listed.figures, &*figures) {
            let pieces = figures.iter().filter_map(|figure| {
                let piece = view
                    .clone_of("figure")?
                    .with("data-kind", Some(figure.kind.code()))
                    .with("data-word-amount", figure.in_words.then_some(""))
                    .slot("label", figure.label)
                    .slot("before", figure.before)
                    .slot("amount", &figure.amount)
                    .slot("unit", if figure.in_words { "" } else { view.word("yuan") })
                    .slot("note", figure.after);
                Some(piece)
            });
            view.update("figures", Some("figures"), pieces.collect());
        }
        let claim = estimate.claim.as_ref();
        view.show("facts", claim.is_some());
        view.show("filingRow", claim.is_some());
        view.show("outcomeRow", claim.is_some());
        view.show("liableRow", claim.is_some_and(is_borne));
        let Some(claim) = claim else { return };
        view.text("liable", &joined(view, claim.liable, words::party));
        view.text("outcome", &joined(view, claim.outcome, words::outcome));
        if is_new(&mut self.listed.filing, &(claim.filing, claim.refusals)) {
            view.update("filing", None, filing(view, claim, shown.rulebook));
        }
    }

    fn fine(&mut self, view: &View, shown: &Shown<'_>) {
        let estimate = shown.estimate;
        view.show("fine", estimate.delay.is_some());
        let Some(delay) = estimate.delay else { return };
        let amount = match delay.reach() {
            None => view.word("fineUnregulated").to_owned(),
            Some(fine) if fine.is_zero() => view.word("fineNone").to_owned(),
            // What else may come of it stands in the sentence.
            Some(fine) => words::sum(fine, view.lang),
        };
        let fined = delay.fine.is_some_and(|fine| !fine.is_zero());
        let ours = estimate.ours.is_some_and(|ours| !ours.fined.is_zero() && Some(ours.fined) == delay.reach());
        view.text("fineTitle", view.word(if ours { "fineOurs" } else { "fineTitle" }));
        view.text("fineAmount", &amount);
        if let Some(block) = view.place("fine") {
            dom::attribute(&block, "data-none", (!fined).then_some(""));
        }
        view.show("fineRunning", delay.cap_on.is_some_and(|cap| cap.day > estimate.as_of.day));
        view.show("fineNote", fined);
        if is_new(&mut self.listed.fine, &()) {
            view.update("fineClauses", None, chip(ClauseId::Delay2, shown.rulebook, view).into_iter().collect());
        }
    }

    fn lists(&mut self, view: &View, shown: &Shown<'_>) {
        let Shown { estimate, rulebook, .. } = *shown;
        let deadlines: Vec<&Deadline> = estimate.deadlines_that_help().collect();
        let which: Vec<_> = deadlines.iter().map(|item| (item.id, item.clause)).collect();
        if is_new(&mut self.listed.deadlines, &*which) {
            let pieces = deadlines.iter().filter_map(|item| {
                let chips = chip(item.clause, rulebook, view).into_iter().collect();
                Some(deadline(view.clone_of("deadline")?.list("clauses", chips), item, estimate, view))
            });
            view.update("deadlines", Some("deadlinesPart"), pieces.collect());
        } else if let Some(list) = view.place("deadlines") {
            // Time goes on, and whoever stands at one of their buttons stays there.
            for (element, item) in dom::children(&list).into_iter().zip(&deadlines) {
                deadline(view.piece(element), item, estimate, view);
            }
        }
        // Where nothing can be filed, the papers for it would only mislead.
        let refused = estimate.claim.is_some_and(|claim| claim.filing.is_only(Filing::Refused));
        if is_new(&mut self.listed.levers, shown.levers) {
            let pieces = shown.levers.iter().filter_map(|item| {
                let advice = if item.is_advice() { view.word("leverAdvice") } else { "" };
                let evidence = words::lever_evidence(item.id);
                let evidence = evidence.map(|evidence| format!("{}{advice}", evidence.get(view.lang)));
                let chips = item.clauses.iter().filter_map(|clause| chip(*clause, rulebook, view));
                let piece = view.clone_of("lever")?.slot("text", &words::lever_said(item, view.lang));
                let piece = piece.slot("evidence", &evidence.unwrap_or_default());
                Some(piece.list("clauses", chips.collect()))
            });
            view.update("levers", Some("leversPart"), pieces.collect());
        }
        if is_new(&mut self.listed.documents, &(estimate.documents.clone(), refused)) {
            let needed = estimate.documents.iter().filter(|_| !refused);
            let pieces = needed.filter_map(|item| {
                let state = view.word(if item.have { "have" } else { "missing" });
                let piece = view.clone_of("document")?.with("data-have", item.have.then_some(""));
                Some(piece.slot("text", words::document_name(item.field).get(view.lang)).slot("state", state))
            });
            view.update("documents", Some("documentsPart"), pieces.collect());
        }
        if is_new(&mut self.listed.lines, &*estimate.lines) {
            let pieces = estimate.lines.iter().filter_map(|line| {
                let to = line.to.map_or(view.word("lineNobody"), |to| words::party(to).get(view.lang));
                let own = line.kind == LineKind::OwnLoss;
                let piece = view
                    .clone_of("line")?
                    .with("data-kind", Some(line.kind.code()))
                    .slot("kind", words::kind_of_money(line.kind).get(view.lang))
                    .slot("certain", view.word(if is_certain(line) { "certain" } else { "possible" }))
                    .slot("from", words::party(line.from).get(view.lang))
                    .slot("to", if own { "" } else { to })
                    .slot("amount", &words::line_amount(line, view.lang))
                    .list("clauses", chip(line.clause, rulebook, view).into_iter().collect());
                Some(piece)
            });
            view.update("lines", Some("linesPart"), pieces.collect());
        }
        if is_new(&mut self.listed.findings, &*estimate.findings) {
            self.findings(view, shown);
        }
        if is_new(&mut self.listed.assumptions, &*estimate.assumptions) {
            let pieces = estimate.assumptions.iter().filter_map(|item| {
                let label = words::field(item.field);
                let said =
                    format!("{}{}{}", label.get(view.lang), view.word("separator"), words::assumed(item, view.lang));
                let piece = view.clone_of("assumption")?.slot("text", &said);
                let piece = piece.named("toField", label.get(view.lang));
                if let Some(button) = dom::first(&piece.element, "[data-action=toField]") {
                    dom::attribute(&button, "data-to", Some(item.field.key()));
                }
                Some(piece)
            });
            view.update("assumptions", Some("assumptionsPart"), pieces.collect());
        }
        if is_new(&mut self.listed.doubts, &(estimate.doubts.clone(), shown.others.to_vec(), estimate.claim)) {
            let pieces = estimate.doubts.iter().filter_map(|item| {
                let piece = view
                    .clone_of("doubt")?
                    .slot("text", &words::doubt_said(item.id, rulebook, view.lang))
                    .slot("instead", &words::instead(item, estimate, rulebook, view.lang).unwrap_or_default());
                // That it is a draft concerns every clause.
                let concerns = (item.id != DoubtId::Draft).then(|| chip(item.clause, rulebook, view)).flatten();
                Some(piece.list("clauses", concerns.into_iter().collect()))
            });
            let others = shown.others.iter().filter_map(|other| {
                let reading = rulebook.reading(other.reading)?;
                let piece = view
                    .clone_of("doubt")?
                    .slot("text", reading.words.get(view.lang))
                    .slot("instead", &words::other_reading(other, estimate, rulebook, view.lang)?);
                Some(piece.list("clauses", chip(reading.clause, rulebook, view).into_iter().collect()))
            });
            view.update("doubts", Some("doubtsPart"), pieces.chain(others).collect());
        }
    }

    fn findings(&self, view: &View, shown: &Shown<'_>) {
        let open: Vec<String> = dom::all(&view.root, ".finding-fold[open]")
            .iter()
            .filter_map(|fold| dom::nearest(fold, "[data-clause]")?.get_attribute("data-clause"))
            .collect();
        let make = |item: &&Finding| {
            finding(view, item, shown.rulebook, open.iter().any(|clause| clause == item.clause.code()))
        };
        let (excluded, met): (Vec<&Finding>, Vec<&Finding>) =
            shown.estimate.findings.iter().partition(|item| item.state == State::Excluded);
        view.update("findings", None, met.iter().filter_map(make).collect());
        view.show("findingsPart", !shown.estimate.findings.is_empty());
        view.text("excludedCount", &excluded.len().to_string());
        view.update("findingsExcluded", Some("excludedPart"), excluded.iter().filter_map(make).collect());
    }
}

/// Puts the clock that runs on top, a one-hour clock before any other; which one it is, and when it ends.
pub(super) fn hurry(view: &View, levers: &[Lever], as_of: NaiveDateTime) -> Option<(LeverId, Moment)> {
    let reports = |id| matches!(id, LeverId::ReportMissing | LeverId::ReportDamage);
    let ends =
        |lever: &&Lever| reports(lever.id) || matches!(lever.id, LeverId::File | LeverId::SignInTime | LeverId::Sign);
    // They stand in the order in which they end.
    let lever = levers.iter().find(|lever| reports(lever.id)).or_else(|| levers.iter().find(ends));
    let running = lever.and_then(|lever| Some((lever, lever.due?)));
    view.show("hurry", running.is_some());
    let (lever, due) = running?;
    view.show("hurryReport", reports(lever.id));
    view.show("hurryForm", lever.id == LeverId::File);
    view.text("hurryLeft", &words::time_left(due, as_of, view.lang));
    view.text("hurryText", &words::lever_said(lever, view.lang));
    Some((lever.id, due))
}

/// From whose point of view it is told.
pub(super) fn viewpoint(view: &View, case: &Case) -> String {
    let we = match case.get(Field::We) {
        Some(crate::case::Value::Choice(index)) => words::choice(Field::We, *index),
        _ => None,
    };
    match we {
        Some(we) => words::fill(view.word("viewpoint"), &[("we", we.get(view.lang))]),
        None => view.word("viewpointNone").to_owned(),
    }
}

/// Whether a line is sure to cost something: a ruling may come to nothing, and a fine beside a loss, too.
pub(super) fn is_certain(line: &Line) -> bool {
    line.certain && (line.kind == LineKind::OwnLoss || line.amount.min > Fen::ZERO)
}

/// Whether naming who bears it says something true: of a refused claim nobody pays.
pub(super) fn is_borne(claim: &Claim) -> bool {
    let paid = claim.outcome.iter().any(|outcome| {
        matches!(outcome, Outcome::Payable | Outcome::Discretionary | Outcome::SelfBorne | Outcome::Ruling)
    });
    !claim.liable.is_empty() && (paid || claim.liable.is_only(Party::Origin))
}

/// The names of what may be, with “or” between them.
pub(super) fn joined<T: Choice>(view: &View, set: Set<T>, name: fn(T) -> words::Text) -> String {
    let mut names = String::new();
    for one in set.iter() {
        if !names.is_empty() {
            names = format!("{names} {} ", view.word("or"));
        }
        names.push_str(name(one).get(view.lang));
    }
    words::capital(&names)
}

fn filing(view: &View, claim: &Claim, rulebook: &ParcelRules) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for state in claim.filing.iter() {
        if !pieces.is_empty() {
            pieces.extend(view.clone_of("or"));
        }
        let tag = view.clone_of("tag");
        pieces.extend(
            tag.map(|tag| tag.slot("text", words::filing(state).get(view.lang)).with("data-kind", Some(state.code()))),
        );
        if state == Filing::Refused {
            pieces.extend(claim.grounds().filter_map(|clause| chip(clause, rulebook, view)));
        }
    }
    pieces
}

fn next(view: &View, shown: &Shown<'_>) {
    let question = shown.estimate.questions.iter().find(|question| Some(question.field) == shown.next);
    view.show("next", question.is_some());
    let (Some(question), Some(button)) = (question, view.place("next")) else { return };
    dom::attribute(&button, "data-to", Some(question.field.key()));
    view.text("nextLabel", words::field(question.field).get(view.lang));
    view.text("nextWhy", words::question(question.field).get(view.lang));
}

/// Writes a deadline into its piece.
fn deadline(piece: Piece, item: &Deadline, estimate: &Estimate, view: &View) -> Piece {
    /// Nearer than this it is urgent.
    const DAYS: i64 = 3;
    let ahead = item.state == DeadlineState::Ahead;
    let near = (item.due.day - estimate.as_of.day).num_days() <= DAYS;
    let left = estimate.as_of.at().filter(|_| ahead).map(|as_of| words::time_left(item.due, as_of, view.lang));
    piece
        .with("data-state", Some(item.state.code()))
        .with("data-urgent", (ahead && near).then_some(""))
        .slot("state", words::deadline_state(item).get(view.lang))
        .slot("text", words::deadline(item.id).get(view.lang))
        .slot("left", &left.unwrap_or_default())
        .slot("due", &words::in_full(item.due, view.lang))
}

fn finding(view: &View, item: &Finding, rulebook: &ParcelRules, open: bool) -> Option<Piece> {
    let clause = rulebook.clause(item.clause)?;
    let piece = view
        .clone_of("finding")?
        .with("data-clause", Some(item.clause.code()))
        .with("data-state", Some(item.state.code()))
        .slot("clause", &words::clause_short(clause, view.lang))
        .slot("state", words::state(item.state).get(view.lang))
        .slot("text", &words::finding_said(item, view.lang))
        .slot("words", clause.words.get(view.lang))
        .slot("cite", &cite(clause, view));
    if let Some(fold) = dom::first(&piece.element, "details") {
        dom::attribute(&fold, "open", open.then_some(""));
    }
    Some(piece)
}

pub(super) fn rulebook_line(view: &View, rulebook: &ParcelRules) -> String {
    let values = [
        ("title", &**rulebook.title.get(view.lang)),
        ("id", &rulebook.id),
        ("issued", &words::in_full(rulebook.issued.into(), view.lang)),
        ("status", words::rulebook_status(rulebook.status).get(view.lang)),
        ("digest", rulebook.digest.get(..crate::rulebook::DIGEST_SHOWN).unwrap_or_default()),
    ];
    words::fill(view.word("rulebook"), &values)
}
