//! What goes on paper: the estimate on one page, the claim form on another. Filled just before printing.

use super::app::App;
use super::dom::{self, Piece, View};
use super::result::{is_borne, is_certain, joined, rulebook_line, viewpoint};
use super::rooms::Room;
use super::share;
use super::state::AppState;
use super::take;
use crate::case::{Case, Choice, Field, Moment, Problem, Value};
use crate::estimate::{DeadlineState, DoubtId, Estimate, Filing, LineKind, Outcome, State};
use crate::js::now;
use crate::rulebook::{ClauseId, Rulebook};
use crate::words;
use web_sys::Element;

/// What is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// The estimate.
    Estimate,
    /// The claim form.
    Form,
}

/// The room on a sheet of A4 inside its margins, in CSS pixels, with a little to spare.
const ROOM: f64 = 1036.0;
/// How much closer the lines may be set before anything is left out.
const TIGHTEST: u8 = 2;
/// Lists that are cut last of all, the first to be cut first where they are as long.
const CUT: [&str; 5] = ["doubts", "assumptions", "clauses", "facts", "deadlines"];

impl App {
    pub(super) fn print(&self, sheet: Sheet) {
        self.with(|state| {
            state.printing = Some(sheet);
            state.lay_out(sheet);
        });
        take::print();
    }

    /// Whoever asked for it: by our buttons, or by the browser's own.
    pub(super) fn before_print(&self) {
        self.with(|state| {
            let asked = state.printing.take();
            if state.room == Room::Parcel {
                state.lay_out(asked.unwrap_or(Sheet::Estimate));
            } else {
                dom::attribute(&state.view.root, "data-print", None);
            }
        });
    }
}

impl AppState {
    fn lay_out(&self, sheet: Sheet) {
        let view = &self.view;
        let (case, estimate) = self.estimate();
        let piece = match sheet {
            Sheet::Estimate => self.sheet(&case, &estimate),
            Sheet::Form => self.form(&case, &estimate),
        };
        view.fill("sheets", None, piece.into_iter().collect());
        dom::attribute(&view.root, "data-print", Some(""));
        if let Some(sheets) = view.place("sheets") {
            dom::attribute(&sheets, "data-measure", Some(""));
            if let Some(sheet) = dom::first(&sheets, ".sheet") {
                fit(view, &sheet);
            }
            dom::attribute(&sheets, "data-measure", None);
        }
    }

    fn sheet(&self, case: &Case, estimate: &Estimate) -> Option<Piece> {
        let view = &self.view;
        let lang = view.lang;
        let book = Rulebook::built_in();
        let colon = view.word("separator");
        let clause = |id: ClauseId| book.clause(id).map(|clause| words::clause_short(clause, lang)).unwrap_or_default();
        let item = |head: &str, text: &str, tail: &str| {
            Some(view.clone_of("sheet-item")?.slot("head", head).slot("text", text).slot("tail", tail))
        };
        let at = |moment: Moment| words::in_full(moment, lang);
        let has_result = estimate.claim.is_some() || estimate.delay.is_some();
        let (claim_said, delay_said) = words::sentences(estimate, case, book, lang);
        let fine = delay_said.clone().filter(|_| claim_said.is_some());
        let summary = claim_said.or(delay_said).filter(|_| has_result);
        let link = share::link(case, estimate);
        let issued = at(book.issued.into());
        let piece = view
            .clone_of("sheet")?
            .slot("waybill", &labelled(view, case, Field::Waybill).unwrap_or_default())
            .slot(
                "when",
                &words::fill(view.word("sheetWhen"), &[("at", &at(estimate.as_of)), ("now", &at(now().into()))]),
            )
            .slot("viewpoint", &if has_result { viewpoint(view, case) } else { String::new() })
            .slot("summary", &summary.unwrap_or_else(|| view.word("sheetNone").to_owned()))
            .slot("conclusion", &conclusion(view, estimate, &clause))
            .slot("noteDraft", &words::fill(view.word("noteDraft"), &[("issued", &issued)]))
            .slot("rulebook", &rulebook_line(view, book))
            .slot("link", &link);
        let figures = words::figures(estimate, lang).into_iter().filter(|_| has_result).filter_map(|figure| {
            let unit = if figure.in_words { "" } else { view.word("yuan") };
            let amount = format!("{} {unit}", figure.amount);
            let piece = view.clone_of("sheet-figure")?.with("data-kind", Some(figure.kind.code()));
            Some(piece.slot("label", figure.label).slot("before", figure.before).slot("amount", amount.trim()))
        });
        let facts = Field::ALL.iter().filter(|field| **field != Field::Waybill).filter_map(|field| {
            let said = words::said(*field, case.get(*field)?, lang);
            item(&format!("{}{colon}", words::field(*field).get(lang)), &said, "")
        });
        let lines = estimate.lines.iter().filter_map(|line| {
            let to = line.to.map_or(view.word("lineNobody"), |to| words::party(to).get(lang));
            let from = *words::party(line.from).get(lang);
            let way = if line.kind == LineKind::OwnLoss { from.to_owned() } else { format!("{from} → {to}") };
            let piece = view
                .clone_of("sheet-sum")?
                .slot("kind", words::kind_of_money(line.kind).get(lang))
                .slot("way", &words::capital(&way))
                .slot("clause", &clause(line.clause))
                .slot("certain", view.word(if is_certain(line) { "certain" } else { "possible" }))
                .slot("amount", &words::line_amount(line, lang));
            Some(piece)
        });
        let deadlines = estimate.deadlines.iter().filter_map(|one| {
            let left = estimate.as_of.at().filter(|_| one.state == DeadlineState::Ahead);
            let left = left.map(|as_of| words::time_left(one.due, as_of, lang));
            let state = [Some((*words::deadline_state(one).get(lang)).to_owned()), left];
            let state: Vec<String> = state.into_iter().flatten().collect();
            let text = format!("{} · {}", at(one.due), state.join(view.word("list")));
            item(&format!("{}{colon}", words::deadline(one.id).get(lang)), &text, &clause(one.clause))
        });
        let clauses =
            estimate.findings.iter().filter(|finding| finding.state != State::Excluded).filter_map(|finding| {
                let place = book.clause(finding.clause)?.place.get(lang);
                let mark = *words::state(finding.state).get(lang);
                let mark = if finding.state == State::Open { format!("[{mark}] ") } else { String::new() };
                item(&words::capital(place), &format!("{mark}{}", finding.text.as_deref().unwrap_or_default()), "")
            });
        let assumptions = estimate.assumptions.iter().filter_map(|one| {
            item(&format!("{}{colon}", words::field(one.field).get(lang)), words::assumed(one, lang), "")
        });
        let doubts = estimate.doubts.iter().filter_map(|one| {
            // That it is a draft concerns every clause.
            let concerns = if one.id == DoubtId::Draft { String::new() } else { clause(one.clause) };
            item("", one.text.as_deref().unwrap_or_default(), &concerns)
        });
        let piece =
            piece.list("figures", figures.collect()).list("code", share::code(view, &link).into_iter().collect());
        Some(
            piece
                .part("facts", facts.collect())
                .part("lines", lines.collect())
                .part("fine", fine.and_then(|said| item("", &said, "")).into_iter().collect())
                .part("deadlines", deadlines.collect())
                .part("documents", checks(view, estimate))
                .part("clauses", clauses.collect())
                .part("assumptions", assumptions.collect())
                .part("doubts", doubts.collect()),
        )
    }

    fn form(&self, case: &Case, estimate: &Estimate) -> Option<Piece> {
        let view = &self.view;
        let lang = view.lang;
        let book = Rulebook::built_in();
        let blank = |label: &str, said: &str, note: &str| {
            Some(view.clone_of("blank")?.slot("label", label).slot("said", said).slot("note", note))
        };
        let said = |field: Field| {
            case.get(field).filter(|value| **value != Value::Unknown).map(|value| words::said(field, value, lang))
        };
        let asked = |field: &Field| blank(words::field(*field).get(lang), &said(*field).unwrap_or_default(), "");
        let word = |key: &str| blank(view.word(key), "", "");

        let parcel: Vec<Field> = FORM_PARCEL
            .into_iter()
            .filter(|field| !FORM_IF_SAID.contains(field) || case.get(*field).is_some())
            .collect();
        let found = found(case);
        let amounts = estimate.claim.as_ref();
        let sum = amounts.and_then(|claim| claim.compensation).and_then(|range| range.single());
        let fixed = amounts.is_some_and(|claim| claim.outcome.is_only(Outcome::Payable));
        let sum = sum.filter(|_| fixed).map(|sum| words::sum(crate::money::Range::exactly(sum), lang));
        let brief = words::in_brief(amounts, None, lang);
        let note =
            if sum.is_some() { String::new() } else { words::fill(view.word("formAmountNote"), &[("sum", &brief)]) };
        let mut clauses: Vec<String> = Vec::new();
        for line in estimate.lines.iter().filter(|line| line.kind == LineKind::Compensation) {
            let name = book.clause(line.clause).map(|clause| words::clause_short(clause, lang)).unwrap_or_default();
            if !clauses.contains(&name) {
                clauses.push(name);
            }
        }
        let liable = amounts.filter(|claim| is_borne(claim));
        let liable = liable.map(|claim| joined(view, claim.liable.iter().map(|party| *words::party(party).get(lang))));
        let told = |field: &&Field| {
            let elsewhere = parcel.contains(field) || found.contains(field) || Field::DOCUMENTS.contains(field);
            !elsewhere && !FORM_ELSEWHERE.contains(field)
        };
        let story: Vec<String> =
            Field::ALL.iter().filter(told).filter_map(|field| labelled(view, case, *field)).collect();
        let department = book.clause(ClauseId::Loss2).and_then(|clause| clause.department);
        let department = department.map(|department| *words::department(department).get(lang)).unwrap_or_default();
        let signs = ["formSignClaimant", "formSignClerk", "formSignDepartment"].into_iter().filter_map(|key| {
            let who = words::fill(view.word(key), &[("department", department)]);
            Some(view.clone_of("sign")?.slot("who", &who))
        });
        let basis = [("at", &*words::in_full(estimate.as_of, lang)), ("rulebook", &rulebook_line(view, book))];
        let happened: Vec<Piece> = if found.is_empty() {
            ["formFoundAt", "formReportedAt"].into_iter().filter_map(word).collect()
        } else {
            found.iter().filter_map(asked).collect()
        };
        let claim = [
            asked(&Field::ClaimedOn),
            blank(view.word("formAmount"), &sum.unwrap_or_default(), &note),
            blank(view.word("formClauses"), &clauses.join(if lang == words::Lang::Zh { "、" } else { ", " }), ""),
            blank(view.word("liable"), &liable.unwrap_or_default(), ""),
        ];
        let piece = view
            .clone_of("claim-form")?
            .slot("story", &story.join(if lang == words::Lang::Zh { "；" } else { "; " }))
            .slot("basis", &words::fill(view.word("formBasis"), &basis))
            .list(
                "claimant",
                [word("formStation"), asked(&Field::Claimant), word("formPhone")].into_iter().flatten().collect(),
            )
            .list("parcel", parcel.iter().filter_map(asked).collect())
            .list("found", happened)
            .list("claim", claim.into_iter().flatten().collect())
            .list("documents", checks(view, estimate))
            .list("signs", signs.collect());
        Some(piece)
    }

    /// Whether there is something to file.
    pub(super) fn show_printing(&self, estimate: &Estimate) {
        let may = estimate.claim.is_some_and(|claim| !claim.filing.is_only(Filing::Refused));
        self.view.show("printForm", may);
    }
}

/// What the form says of the parcel, and of that what stands there only where it was said.
const FORM_PARCEL: [Field; 8] = [
    Field::Waybill,
    Field::SentOn,
    Field::Problem,
    Field::Stage,
    Field::Value,
    Field::OthersLoss,
    Field::DueAt,
    Field::SignedAt,
];
const FORM_IF_SAID: [Field; 3] = [Field::OthersLoss, Field::DueAt, Field::SignedAt];
/// What the form says in a place of its own, or need not say.
const FORM_ELSEWHERE: [Field; 3] = [Field::We, Field::Claimant, Field::ClaimedOn];

/// When it was discovered and reported, by the kind of problem; what was said of the other kind, too.
fn found(case: &Case) -> Vec<Field> {
    let missing = [Field::VehicleArrivedAt, Field::MissingReportedAt];
    let damage = [Field::ScannedAt, Field::DamageReportedAt];
    let kind: &[Field] = match case.choice::<Problem>(Field::Problem).known() {
        Some(Problem::Damaged | Problem::Contaminated) => &damage,
        Some(Problem::Lost | Problem::Missing) => &missing,
        _ => &[],
    };
    let said = |field: &&Field| kind.contains(field) || case.get(**field).is_some();
    missing.iter().chain(&damage).filter(said).copied().collect()
}

/// A field with what was said in it: `发件日期：2012年3月1日`.
fn labelled(view: &View, case: &Case, field: Field) -> Option<String> {
    let said = words::said(field, case.get(field)?, view.lang);
    Some(format!("{}{}{said}", words::field(field).get(view.lang), view.word("separator")))
}

/// Who bears it, whether it may be filed, what becomes of it.
fn conclusion(view: &View, estimate: &Estimate, clause: &dyn Fn(ClauseId) -> String) -> String {
    let Some(claim) = &estimate.claim else { return String::new() };
    let lang = view.lang;
    let named = |word: &str, said: &str| format!("{}{}{said}", view.word(word), view.word("separator"));
    let liable = joined(view, claim.liable.iter().map(|party| *words::party(party).get(lang)));
    let mut filing = joined(view, claim.filing.iter().map(|filing| *words::filing(filing).get(lang)));
    if !claim.refusals.is_empty() {
        let refusals: Vec<String> = claim.refusals.iter().map(clause).collect();
        filing = format!("{filing} [{}]", refusals.join(view.word("list")));
    }
    let outcome = joined(view, claim.outcome.iter().map(|outcome| *words::outcome(outcome).get(lang)));
    let said = [
        is_borne(claim).then(|| named("liable", &liable)),
        Some(named("filing", &filing)),
        Some(named("outcome", &outcome)),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(view.word("list"))
}

/// The papers, ticked where they are at hand.
fn checks(view: &View, estimate: &Estimate) -> Vec<Piece> {
    let refused = estimate.claim.is_some_and(|claim| claim.filing.is_only(Filing::Refused));
    let needed = estimate.documents.iter().filter(|_| !refused);
    let check = |document: &crate::estimate::Document| {
        let name = words::document_name(document.field);
        let piece = view.clone_of("sheet-check")?.with("data-have", document.have.then_some(""));
        Some(piece.slot("box", if document.have { "☑" } else { "☐" }).slot("text", name.get(view.lang)))
    };
    needed.filter_map(check).collect()
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
            let said = words::fill(view.word("sheetMore"), &[("count", &count.to_string())]);
            if let Some(more) = view.clone_of("sheet-item") {
                // A sound element goes where it is put.
                let _ = list.append_child(&more.slot("text", &said).element);
            }
        }
    }
}
