//! What goes on paper: the estimate on one page, the claim form on another. Filled just before printing.

use crate::case::{Case, Field, Problem, Value, We};
use crate::choice::Choice;
use crate::estimate::{DeadlineState, DoubtId, Estimate, Filing, LineKind, Outcome, State};
use crate::front::answer::Answer;
use crate::front::effects::Sheet;
use crate::front::rooms::Front;
use crate::front::shared::Shared;
use crate::moment::Moment;
use crate::money::Range;
use crate::page::phrases::{is_borne, is_certain, joined, rulebook_line, viewpoint};
use crate::page::view::{Piece, View};
use crate::page::{dom, qr};
use crate::rulebook::{ClauseId, ParcelRules};
use crate::set::Set;
use crate::words;
use web_sys::Element;

/// The room on a sheet of A4 inside its margins, in CSS pixels, with a little to spare.
const ROOM: f64 = 1036.0;
/// How much closer the lines may be set before anything is left out.
const TIGHTEST: u8 = 2;
/// Lists that are cut last of all, the first to be cut first where they are as long.
const CUT: [&str; 5] = ["doubts", "assumptions", "clauses", "facts", "deadlines"];

/// Nothing is laid out for paper any more.
pub(crate) fn clear(view: &View) {
    view.list("sheets", None, Vec::new());
    dom::attribute(&view.root, "data-print", None);
}

/// Lays a sheet out for paper; none: the room is printed as it stands.
pub(crate) fn lay_out(view: &View, front: &Front, sheet: Option<Sheet>) {
    clear(view);
    let (Some(sheet), Some(answer)) = (sheet, front.shared.answered()) else { return };
    let paper = |answer: &'_ Answer, link: String| match sheet {
        Sheet::Estimate => Paper::of(answer, link, front, view).sheet(),
        Sheet::Form | Sheet::Forms => Paper::of(answer, link, front, view).form(),
    };
    let pieces: Vec<Piece> = match sheet {
        Sheet::Forms => front.worklist.printed.iter().filter_map(|answer| paper(answer, String::new())).collect(),
        Sheet::Estimate | Sheet::Form => paper(answer, front.take.link(&front.shared)).into_iter().collect(),
    };
    view.list("sheets", None, pieces);
    dom::attribute(&view.root, "data-print", Some(""));
    if let Some(sheets) = view.place("sheets") {
        dom::attribute(&sheets, "data-measure", Some(""));
        for sheet in dom::all(&sheets, ".sheet") {
            fit(view, &sheet);
        }
        dom::attribute(&sheets, "data-measure", None);
    }
}

/// What goes on paper.
struct Paper<'a> {
    view: &'a View,
    shared: &'a Shared,
    book: &'a ParcelRules,
    case: &'a Case,
    estimate: &'a Estimate,
    link: String,
}

impl<'a> Paper<'a> {
    fn of(answer: &'a Answer, link: String, front: &'a Front, view: &'a View) -> Self {
        let (shared, book) = (&front.shared, &*front.shared.rules.in_use);
        Self { view, shared, book, case: &answer.case, estimate: &answer.estimate, link }
    }

    fn sheet(&self) -> Option<Piece> {
        let Self { view, book, case, estimate, .. } = *self;
        let lang = view.lang;
        let at = |moment: Moment| words::in_full(moment, lang);
        let has_result = estimate.claim.is_some() || estimate.delay.is_some();
        let (claim_said, delay_said) = words::sentences(estimate, case, book, lang);
        let fine = delay_said.clone().filter(|_| claim_said.is_some());
        let summary = claim_said.or(delay_said).filter(|_| has_result);
        let link = &self.link;
        let issued = at(book.issued.into());
        let piece = view
            .clone_of("sheet")?
            .slot("waybill", &labelled(view, case, Field::Waybill).unwrap_or_default())
            .slot(
                "when",
                &view.fill("sheetWhen", &[("at", &at(estimate.as_of)), ("now", &at(self.shared.now.minute.into()))]),
            )
            .slot("viewpoint", &if has_result { viewpoint(view, case) } else { String::new() })
            .slot("summary", &summary.unwrap_or_else(|| view.word("sheetNone").to_owned()))
            .slot("conclusion", &conclusion(view, estimate, &|id| self.clause(id)))
            .slot("noteDraft", &view.fill("noteDraft", &[("issued", &issued)]))
            .slot("rulebook", &rulebook_line(view, book))
            .slot("link", link);
        let mut fined = Vec::new();
        if let Some(fine) = fine {
            fined.extend(self.item("", &fine, ""));
        }
        let mut codes = Vec::new();
        codes.extend(qr::code(view, link));
        Some(
            piece
                .list("figures", if has_result { self.figures() } else { Vec::new() })
                .list("code", codes)
                .part("facts", self.facts())
                .part("lines", self.sums())
                .part("fine", fined)
                .part("deadlines", self.deadlines())
                .part("documents", checks(view, estimate))
                .part("clauses", self.clauses())
                .part("assumptions", self.assumptions())
                .part("doubts", self.doubts()),
        )
    }

    fn clause(&self, id: ClauseId) -> String {
        self.book.clause(id).map(|clause| words::clause_short(clause, self.view.lang)).unwrap_or_default()
    }

    fn item(&self, head: &str, text: &str, tail: &str) -> Option<Piece> {
        Some(self.view.clone_of("sheet-item")?.slot("head", head).slot("text", text).slot("tail", tail))
    }

    // Loops, not chains of adapters, here and below: every chain would be a kilobyte of its own.
    fn figures(&self) -> Vec<Piece> {
        let Self { view, estimate, .. } = *self;
        let lang = view.lang;
        let mut figures = Vec::new();
        for figure in words::figures(estimate, lang) {
            let Some(piece) = view.clone_of("sheet-figure") else { continue };
            figures.push(
                piece.slot("label", figure.label).slot("before", figure.before).slot("amount", &figure.amount(lang)),
            );
        }
        figures
    }

    fn facts(&self) -> Vec<Piece> {
        let Self { view, case, .. } = *self;
        let lang = view.lang;
        let colon = view.word("separator");
        let mut facts = Vec::new();
        for &field in Field::ALL.iter().filter(|field| **field != Field::Waybill) {
            let Some(value) = case.get(field) else { continue };
            let label = format!("{}{colon}", words::field(field).get(lang));
            facts.extend(self.item(&label, &words::said(field, value, lang), ""));
        }
        facts
    }

    fn sums(&self) -> Vec<Piece> {
        let Self { view, estimate, .. } = *self;
        let lang = view.lang;
        let mut lines = Vec::new();
        for line in &estimate.lines {
            let to = line.to.map_or(view.word("lineNobody"), |to| words::party(to).get(lang));
            let from = *words::party(line.from).get(lang);
            let way = if line.kind == LineKind::OwnLoss { from.to_owned() } else { format!("{from} → {to}") };
            let Some(piece) = view.clone_of("sheet-sum") else { continue };
            lines.push(
                piece
                    .slot("kind", words::kind_of_money(line.kind).get(lang))
                    .slot("way", &words::capital(&way))
                    .slot("clause", &self.clause(line.clause))
                    .slot("certain", view.word(if is_certain(line) { "certain" } else { "possible" }))
                    .slot("amount", &words::line_amount(line, lang)),
            );
        }
        lines
    }

    fn deadlines(&self) -> Vec<Piece> {
        let Self { view, estimate, .. } = *self;
        let lang = view.lang;
        let (colon, list) = (view.word("separator"), view.word("list"));
        let mut deadlines = Vec::new();
        for one in &estimate.deadlines {
            let mut text = format!("{}{list}{}", words::in_full(one.due, lang), words::deadline_state(one).get(lang));
            if let Some(as_of) = estimate.as_of.at().filter(|_| one.state == DeadlineState::Ahead) {
                text = format!("{text}{list}{}", words::time_left(one.due, as_of, lang));
            }
            let label = format!("{}{colon}", words::deadline(one.id).get(lang));
            deadlines.extend(self.item(&label, &text, &self.clause(one.clause)));
        }
        deadlines
    }

    fn clauses(&self) -> Vec<Piece> {
        let Self { view, book, estimate, .. } = *self;
        let lang = view.lang;
        let mut clauses = Vec::new();
        for finding in estimate.findings.iter().filter(|finding| finding.state != State::Excluded) {
            let place = book.clause(finding.clause).map(|clause| words::capital(clause.place.get(lang)));
            let said = words::finding_said(finding, lang);
            let said = match finding.state {
                State::Open => format!("[{}] {said}", words::state(finding.state).get(lang)),
                _ => said,
            };
            clauses.extend(self.item(&place.unwrap_or_default(), &said, ""));
        }
        clauses
    }

    fn assumptions(&self) -> Vec<Piece> {
        let Self { view, estimate, .. } = *self;
        let lang = view.lang;
        let colon = view.word("separator");
        let mut assumptions = Vec::new();
        for one in &estimate.assumptions {
            let label = format!("{}{colon}", words::field(one.field).get(lang));
            assumptions.extend(self.item(&label, words::assumed(one, lang), ""));
        }
        assumptions
    }

    fn doubts(&self) -> Vec<Piece> {
        let Self { view, book, estimate, .. } = *self;
        let lang = view.lang;
        let mut doubts = Vec::new();
        for one in &estimate.doubts {
            // That it is a draft concerns every clause.
            let concerns = if one.id == DoubtId::Draft { String::new() } else { self.clause(one.clause) };
            doubts.extend(self.item("", &words::doubt_said(one.id, book, lang), &concerns));
        }
        doubts
    }

    fn form(&self) -> Option<Piece> {
        let Self { view, book, estimate, .. } = *self;
        let mut shown: Set<Field> = FORM_ELSEWHERE.into_iter().chain(Field::DOCUMENTS).collect();
        let claimant = self.claimant();
        let parcel = self.parcel(&mut shown);
        let happened = self.happened(&mut shown);
        let basis = [("at", &*words::in_full(estimate.as_of, view.lang)), ("rulebook", &rulebook_line(view, book))];
        let piece = view
            .clone_of("claim-form")?
            .slot("story", &self.story(shown))
            .slot("basis", &view.fill("formBasis", &basis))
            .list("claimant", claimant)
            .list("parcel", parcel)
            .list("found", happened)
            .list("claim", self.claimed())
            .list("documents", checks(view, estimate))
            .list("signs", self.signs());
        Some(piece)
    }

    fn blank(&self, label: &str, said: &str, note: &str) -> Option<Piece> {
        Some(self.view.clone_of("blank")?.slot("label", label).slot("said", said).slot("note", note))
    }

    fn asked(&self, field: Field) -> Option<Piece> {
        let Self { view, case, .. } = *self;
        let known = case.get(field).filter(|value| **value != Value::Unknown);
        let said = known.map(|value| words::said(field, value, view.lang)).unwrap_or_default();
        self.blank(words::field(field).get(view.lang), &said, "")
    }

    fn claimant(&self) -> Vec<Piece> {
        let Self { view, case, .. } = *self;
        let mut claimant = Vec::new();
        // Only who sent it files.
        let files = case.choice::<We>(Field::We).known() == Some(We::Origin);
        let signs = if files { self.shared.signs() } else { words::Station::default() };
        let who = [signs.contact.trim(), signs.phone.trim()];
        let who: Vec<&str> = who.into_iter().filter(|said| !said.is_empty()).collect();
        claimant.extend(self.blank(view.word("formStation"), signs.name.trim(), ""));
        claimant.extend(self.asked(Field::Claimant));
        claimant.extend(self.blank(view.word("formPhone"), &who.join(view.word("comma")), ""));
        claimant
    }

    fn parcel(&self, shown: &mut Set<Field>) -> Vec<Piece> {
        let mut parcel = Vec::new();
        for (field, always) in FORM_PARCEL {
            if always || self.case.get(field).is_some() {
                shown.insert(field);
                parcel.extend(self.asked(field));
            }
        }
        parcel
    }

    /// When it was found and reported; empty lines where nothing was said.
    fn happened(&self, shown: &mut Set<Field>) -> Vec<Piece> {
        let view = self.view;
        let mut happened = Vec::new();
        for field in found(self.case).iter() {
            shown.insert(field);
            happened.extend(self.asked(field));
        }
        if happened.is_empty() {
            happened.extend(self.blank(view.word("formFoundAt"), "", ""));
            happened.extend(self.blank(view.word("formReportedAt"), "", ""));
        }
        happened
    }

    /// What is claimed, by which clauses and of whom.
    fn claimed(&self) -> Vec<Piece> {
        let Self { view, estimate, .. } = *self;
        let lang = view.lang;
        let mut filed = Vec::new();
        let claim = estimate.claim.as_ref();
        let sum = claim.and_then(|claim| claim.reach()).and_then(|range| range.single());
        let fixed = claim.is_some_and(|claim| claim.outcome.is_only(Outcome::Payable));
        let (sum, note) = match sum.filter(|_| fixed) {
            Some(sum) => (words::sum(Range::exactly(sum), lang), String::new()),
            None => {
                let brief = words::in_brief(claim, None, lang);
                (String::new(), view.fill("formAmountNote", &[("sum", &brief)]))
            }
        };
        let liable = claim.filter(|claim| is_borne(claim)).map(|claim| joined(view, claim.liable, words::party));
        filed.extend(self.asked(Field::ClaimedOn));
        filed.extend(self.blank(view.word("formAmount"), &sum, &note));
        filed.extend(self.blank(view.word("formClauses"), &self.named_clauses(), ""));
        filed.extend(self.blank(view.word("liable"), &liable.unwrap_or_default(), ""));
        filed
    }

    /// The clauses of the compensation, each once.
    fn named_clauses(&self) -> String {
        let Self { view, book, estimate, .. } = *self;
        let mut clauses = String::new();
        let mut named: Set<ClauseId> = Set::EMPTY;
        for line in estimate.lines.iter().filter(|line| line.kind == LineKind::Compensation) {
            let Some(clause) = book.clause(line.clause).filter(|clause| !named.contains(clause.id)) else { continue };
            named.insert(clause.id);
            clauses.push_str(if clauses.is_empty() { "" } else { view.word("comma") });
            clauses.push_str(&words::clause_short(clause, view.lang));
        }
        clauses
    }

    /// What was said and has no place of its own.
    fn story(&self, shown: Set<Field>) -> String {
        let Self { view, case, .. } = *self;
        let mut story = String::new();
        for &field in Field::ALL.iter().filter(|field| !shown.contains(**field)) {
            if let Some(said) = labelled(view, case, field) {
                story.push_str(if story.is_empty() { "" } else { view.word("semicolon") });
                story.push_str(&said);
            }
        }
        story
    }

    fn signs(&self) -> Vec<Piece> {
        let Self { view, book, .. } = *self;
        let lang = view.lang;
        let department = book.clause(ClauseId::Loss2).and_then(|clause| clause.department);
        let department = department.map(|department| *words::department(department).get(lang)).unwrap_or_default();
        let mut signs = Vec::new();
        for key in ["formSignClaimant", "formSignClerk", "formSignDepartment"] {
            let who = view.fill(key, &[("department", department)]);
            signs.extend(view.clone_of("sign").map(|sign| sign.slot("who", &who)));
        }
        signs
    }
}

/// What the form says of the parcel; whether there is a line for it also where nothing was said.
const FORM_PARCEL: [(Field, bool); 8] = [
    (Field::Waybill, true),
    (Field::SentOn, true),
    (Field::Problem, true),
    (Field::Stage, true),
    (Field::Value, true),
    (Field::OthersLoss, false),
    (Field::DueAt, false),
    (Field::SignedAt, false),
];
/// What the form says in a place of its own, or need not say.
const FORM_ELSEWHERE: [Field; 3] = [Field::We, Field::Claimant, Field::ClaimedOn];

/// When it was discovered and reported, by the kind of problem; what was said of the other kind, too.
fn found(case: &Case) -> Set<Field> {
    let missing = [Field::VehicleArrivedAt, Field::MissingReportedAt];
    let damage = [Field::ScannedAt, Field::DamageReportedAt];
    let mut found: Set<Field> = match case.choice::<Problem>(Field::Problem).known() {
        Some(Problem::Damaged | Problem::Contaminated) => damage.into_iter().collect(),
        Some(Problem::Lost | Problem::Missing) => missing.into_iter().collect(),
        _ => Set::EMPTY,
    };
    for field in [missing, damage].as_flattened() {
        if case.get(*field).is_some() {
            found.insert(*field);
        }
    }
    found
}

/// A field with what was said in it: `发件日期：2012年3月1日`.
fn labelled(view: &View, case: &Case, field: Field) -> Option<String> {
    let said = words::said(field, case.get(field)?, view.lang);
    Some(format!("{}{}{said}", words::field(field).get(view.lang), view.word("separator")))
}

/// Who bears it, whether it may be filed, what becomes of it.
fn conclusion(view: &View, estimate: &Estimate, clause: &dyn Fn(ClauseId) -> String) -> String {
    let Some(claim) = &estimate.claim else { return String::new() };
    let named = |word: &str, said: &str| format!("{}{}{said}", view.word(word), view.word("separator"));
    let list = view.word("list");
    let mut said = String::new();
    if is_borne(claim) {
        said = named("liable", &joined(view, claim.liable, words::party)) + list;
    }
    said += &named("filing", &joined(view, claim.filing, words::filing));
    for (place, refusal) in claim.grounds().enumerate() {
        said += if place == 0 { " [" } else { list };
        said += &clause(refusal);
    }
    said += if claim.refusals.is_empty() { "" } else { "]" };
    said + list + &named("outcome", &joined(view, claim.outcome, words::outcome))
}

/// The papers, ticked where they are at hand.
fn checks(view: &View, estimate: &Estimate) -> Vec<Piece> {
    let refused = estimate.claim.is_some_and(|claim| claim.filing.is_only(Filing::Refused));
    let mut checks = Vec::new();
    for document in estimate.documents.iter().filter(|_| !refused) {
        let name = words::document_name(document.field);
        let check = view.clone_of("sheet-check").map(|piece| {
            let piece = piece.with("data-have", document.have.then_some(""));
            piece.slot("box", if document.have { "☑" } else { "☐" }).slot("text", name.get(view.lang))
        });
        checks.extend(check);
    }
    checks
}

impl Piece {
    /// Fills a part of a sheet; one with nothing in it goes.
    fn part(self, name: &str, pieces: Vec<Self>) -> Self {
        if pieces.is_empty()
            && let Some(part) = dom::first(&self.element, &format!("[data-part={name}]"))
        {
            part.remove();
        }
        self.list(name, pieces)
    }
}

/// Sets the lines closer until all of it fits on one page; at the very last, cuts the longest list.
fn fit(view: &View, sheet: &Element) {
    let too_long = || sheet.get_bounding_client_rect().height() > ROOM;
    for tight in 1..=TIGHTEST {
        if !too_long() {
            return;
        }
        dom::attribute(sheet, "data-tight", Some(&tight.to_string()));
    }
    let lists: Vec<Element> = CUT.iter().filter_map(|name| dom::first(sheet, &format!("[data-list={name}]"))).collect();
    let mut cut = vec![0_usize; lists.len()];
    while too_long() {
        let left = |list: &Element| list.child_element_count();
        let Some((place, list)) = lists.iter().enumerate().rev().max_by_key(|(_, list)| left(list)) else { return };
        if left(list) <= 2 {
            return;
        }
        // The line that says how many are missing stands last, and is made anew.
        if let Some(count) = cut.get_mut(place) {
            let goes = if *count == 0 { 1 } else { 2 };
            for _ in 0..goes {
                if let Some(last) = list.last_element_child() {
                    last.remove();
                }
            }
            *count += 1;
            let said = view.fill("sheetMore", &[("count", &count.to_string())]);
            if let Some(more) = view.clone_of("sheet-item") {
                // A sound element goes where it is put.
                let _ = list.append_child(&more.slot("text", &said).element);
            }
        }
    }
}
