//! The result: the estimate put into its places.

use crate::case::Case;
use crate::choice::Choice;
use crate::estimate::{Claim, Deadline, DeadlineState, DoubtId, Estimate, Filing, Finding, LeverId, LineKind, State};
use crate::front::answer::{Answer, is_report};
use crate::front::shared::Shared;
use crate::page::dom;
use crate::page::fields::chip;
use crate::page::phrases::{is_borne, is_certain, joined, rulebook_line, viewpoint};
use crate::page::view::{Piece, View};
use crate::rulebook::{ClauseId, ParcelRules};
use crate::words::{self, Figure, FigureKind};

/// Shows the result; what did not change is not touched, so that nothing folds up or loses the focus.
pub(super) fn show(shared: &Shared, view: &View) {
    let Some(result) = Result::of(shared, view) else { return };
    let Result { answer, rulebook, .. } = result;
    let lang = view.lang;
    // Another rulebook, or another version of it, says the same in other words.
    if view.changed("words", &rulebook.digest) {
        view.forget();
        view.changed("words", &rulebook.digest);
        let issued = words::in_full(rulebook.issued.into(), lang);
        for note in dom::all(&view.root, "[data-word=noteDraft]") {
            dom::text(&note, &view.fill("noteDraft", &[("issued", &issued)]));
        }
    }
    let some = answer.has_result();
    view.show("empty", !some);
    view.show("answer", some);
    view.show("bar", some);
    view.text("rulebook", &rulebook_line(view, rulebook));
    if some {
        result.headline();
        result.fine();
        result.next();
    }
    result.hurry();
    let ahead = answer.estimate.deadlines_that_help().any(|deadline| deadline.state == DeadlineState::Ahead);
    view.show("calendarButton", ahead);
    // Whether there is something to file.
    view.show("printForm", answer.estimate.claim.is_some_and(|claim| !claim.filing.is_only(Filing::Refused)));
}

/// Shows what explains the result.
pub(super) fn show_lists(shared: &Shared, view: &View) {
    if let Some(result) = Result::of(shared, view).filter(|result| result.answer.has_result()) {
        result.lists();
    }
}

/// What there is to show.
struct Result<'a> {
    answer: &'a Answer,
    estimate: &'a Estimate,
    case: &'a Case,
    rulebook: &'a ParcelRules,
    view: &'a View,
}

impl<'a> Result<'a> {
    fn of(shared: &'a Shared, view: &'a View) -> Option<Self> {
        let answer = shared.answered()?;
        let (estimate, case) = (&answer.estimate, &answer.case);
        Some(Self { answer, estimate, case, rulebook: &shared.rules.in_use, view })
    }
}

impl Result<'_> {
    fn headline(&self) {
        let Self { estimate, view, .. } = *self;
        view.text("viewpoint", &viewpoint(view, self.case));
        // Where both stand, each in its own place: compensation and fine are different money.
        let (claim, delay) = words::sentences(estimate, self.case, self.rulebook, view.lang);
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
        if view.changed("figures", &figures) {
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
            view.list("figures", Some("figures"), pieces.collect());
        }
        let claim = estimate.claim.as_ref();
        view.show("facts", claim.is_some());
        view.show("filingRow", claim.is_some());
        view.show("outcomeRow", claim.is_some());
        view.show("liableRow", claim.is_some_and(is_borne));
        let Some(claim) = claim else { return };
        view.text("liable", &joined(view, claim.liable, words::party));
        view.text("outcome", &joined(view, claim.outcome, words::outcome));
        if view.changed("filing", &(claim.filing, claim.refusals)) {
            view.list("filing", None, filing(view, claim, self.rulebook));
        }
    }

    fn fine(&self) {
        let Self { estimate, view, .. } = *self;
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
        if view.changed("fine", &()) {
            view.list("fineClauses", None, chip(ClauseId::Delay2, self.rulebook, view).into_iter().collect());
        }
    }

    fn lists(&self) {
        let Self { estimate, view, answer, .. } = *self;
        self.deadlines();
        // Where nothing can be filed, the papers for it would only mislead.
        let refused = estimate.claim.is_some_and(|claim| claim.filing.is_only(Filing::Refused));
        if view.changed("levers", &answer.levers) {
            self.levers();
        }
        if view.changed("documents", &(estimate.documents.clone(), refused)) {
            self.documents(refused);
        }
        if view.changed("lines", &estimate.lines) {
            self.sums();
        }
        if view.changed("findings", &estimate.findings) {
            self.findings();
        }
        if view.changed("assumptions", &estimate.assumptions) {
            self.assumptions();
        }
        if view.changed("doubts", &(estimate.doubts.clone(), answer.others.clone(), estimate.claim)) {
            self.doubts();
        }
    }

    fn deadlines(&self) {
        let Self { estimate, rulebook, view, .. } = *self;
        // Time goes on: what is left of them changes, and whoever stands at one of their buttons stays there.
        let pieces = estimate.deadlines_that_help().filter_map(|item| {
            let chips = chip(item.clause, rulebook, view).into_iter().collect();
            Some(deadline(view.clone_of("deadline")?.list("clauses", chips), item, estimate, view))
        });
        view.list("deadlines", Some("deadlinesPart"), pieces.collect());
    }

    fn levers(&self) {
        let Self { rulebook, view, answer, .. } = *self;
        let pieces = answer.levers.iter().filter_map(|item| {
            let advice = if item.is_advice() { view.word("leverAdvice") } else { "" };
            let evidence = words::lever_evidence(item.id);
            let evidence = evidence.map(|evidence| format!("{}{advice}", evidence.get(view.lang)));
            let chips = item.clauses.iter().filter_map(|clause| chip(*clause, rulebook, view));
            let piece = view.clone_of("lever")?.slot("text", &words::lever_said(item, view.lang));
            let piece = piece.slot("evidence", &evidence.unwrap_or_default());
            Some(piece.list("clauses", chips.collect()))
        });
        view.list("levers", Some("leversPart"), pieces.collect());
    }

    fn documents(&self, refused: bool) {
        let Self { estimate, view, .. } = *self;
        let needed = estimate.documents.iter().filter(|_| !refused);
        let pieces = needed.filter_map(|item| {
            let state = view.word(if item.have { "have" } else { "missing" });
            let piece = view.clone_of("document")?.with("data-have", item.have.then_some(""));
            Some(piece.slot("text", words::document_name(item.field).get(view.lang)).slot("state", state))
        });
        view.list("documents", Some("documentsPart"), pieces.collect());
    }

    fn sums(&self) {
        let Self { estimate, rulebook, view, .. } = *self;
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
        view.list("lines", Some("linesPart"), pieces.collect());
    }

    fn assumptions(&self) {
        let Self { estimate, view, .. } = *self;
        let pieces = estimate.assumptions.iter().filter_map(|item| {
            let label = words::field(item.field);
            let said = format!("{}{}{}", label.get(view.lang), view.word("separator"), words::assumed(item, view.lang));
            let piece = view.clone_of("assumption")?.slot("text", &said);
            let piece = piece.named("toField", label.get(view.lang));
            if let Some(button) = dom::first(&piece.element, "[data-action=toField]") {
                dom::attribute(&button, "data-to", Some(item.field.key()));
            }
            Some(piece)
        });
        view.list("assumptions", Some("assumptionsPart"), pieces.collect());
    }

    fn doubts(&self) {
        let Self { estimate, rulebook, view, answer, .. } = *self;
        let pieces = estimate.doubts.iter().filter_map(|item| {
            let piece = view
                .clone_of("doubt")?
                .slot("text", &words::doubt_said(item.id, rulebook, view.lang))
                .slot("instead", &words::instead(item, estimate, rulebook, view.lang).unwrap_or_default());
            // That it is a draft concerns every clause.
            let concerns = (item.id != DoubtId::Draft).then(|| chip(item.clause, rulebook, view)).flatten();
            Some(piece.list("clauses", concerns.into_iter().collect()))
        });
        let others = answer.others.iter().filter_map(|other| {
            let reading = rulebook.reading(other.reading)?;
            let piece = view
                .clone_of("doubt")?
                .slot("text", reading.words.get(view.lang))
                .slot("instead", &words::other_reading(other, estimate, rulebook, view.lang)?);
            Some(piece.list("clauses", chip(reading.clause, rulebook, view).into_iter().collect()))
        });
        view.list("doubts", Some("doubtsPart"), pieces.chain(others).collect());
    }

    fn findings(&self) {
        let view = self.view;
        let open: Vec<String> = dom::all(&view.root, ".finding-fold[open]")
            .iter()
            .filter_map(|fold| dom::nearest(fold, "[data-clause]")?.get_attribute("data-clause"))
            .collect();
        let make = |item: &&Finding| {
            finding(view, item, self.rulebook, open.iter().any(|clause| clause == item.clause.code()))
        };
        let (excluded, met): (Vec<&Finding>, Vec<&Finding>) =
            self.estimate.findings.iter().partition(|item| item.state == State::Excluded);
        view.list("findings", None, met.iter().filter_map(make).collect());
        view.show("findingsPart", !self.estimate.findings.is_empty());
        view.text("excludedCount", &excluded.len().to_string());
        view.list("findingsExcluded", Some("excludedPart"), excluded.iter().filter_map(make).collect());
    }

    /// The clock that runs, on top.
    fn hurry(&self) {
        let view = self.view;
        let running = self.answer.hurry();
        view.show("hurry", running.is_some());
        let Some((lever, due)) = running else { return };
        view.show("hurryReport", is_report(lever.id));
        view.show("hurryForm", lever.id == LeverId::File);
        view.text("hurryLeft", &words::time_left(due, self.answer.as_of, view.lang));
        view.text("hurryText", &words::lever_said(lever, view.lang));
    }

    /// What to answer next.
    fn next(&self) {
        let (view, next) = (self.view, self.answer.plan.next);
        let question = self.estimate.questions.iter().find(|question| Some(question.field) == next);
        view.show("next", question.is_some());
        let Some(question) = question else { return };
        view.attr("next", "data-to", Some(question.field.key()));
        view.text("nextLabel", words::field(question.field).get(view.lang));
        view.text("nextWhy", words::question(question.field).get(view.lang));
    }
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
        .slot("cite", &words::cite(clause, view.lang));
    if let Some(fold) = dom::first(&piece.element, "details") {
        dom::attribute(&fold, "open", open.then_some(""));
    }
    Some(piece)
}
