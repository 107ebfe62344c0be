//! The room of the penalties on the screen.

use crate::front::penalties::account::{AccountShown, InputShown, LineShown, ScoreShown};
use crate::front::penalties::{Evaluation, Penalties, status};
use crate::front::shared::Shared;
use crate::page::view::{Piece, View, write};
use crate::rulebook::Rulebook;
use crate::words;
use std::rc::Rc;

/// The text inputs of the next entry: the key of each, its place, and the part that is shown where the item asks for it.
const INPUTS: [(&str, &str, Option<&str>); 6] = [
    ("person", "penaltyPersonInput", None),
    ("count", "penaltyCountInput", Some("penaltyCountPart")),
    ("on", "penaltyOnInput", Some("penaltyOnPart")),
    ("from", "penaltyFromInput", Some("penaltyFromPart")),
    ("to", "penaltyToInput", Some("penaltyToPart")),
    ("base", "penaltyBaseInput", Some("penaltyBasePart")),
];
/// What there is to do with a month in which something stands.
const BUTTONS: [&str; 5] =
    ["penaltySave", "penaltyPrintButton", "penaltyCsvButton", "penaltyFileButton", "penaltyNewButton"];

/// Shows the room.
pub(super) fn show(room: &Penalties, shared: &Shared, view: &View) {
    let Some((rulebook, evaluation)) = room.which.rulebook().zip(room.evaluation()) else { return };
    basis(room, &rulebook, shared, view);
    above(room, shared, view);
    entry(room, &rulebook, shared, view);
    found(room, &rulebook, shared, view);
    conditions(room, &rulebook, shared, view);
    if view.changed("penaltyBlanks", &evaluation.blanks) {
        let blanks = evaluation.blanks.iter().filter_map(|input| typed(input, view));
        view.list("penaltyBlankList", Some("penaltyBlanks"), blanks.collect());
    }
    accounts(evaluation, view);
    items(evaluation, view);
    foot(room, evaluation, view);
    saved(room, shared, view);
}

/// By what is counted, and which month.
fn basis(room: &Penalties, rulebook: &Rulebook, shared: &Shared, view: &View) {
    let head = &rulebook.head;
    let option = |rulebook: &Rc<Rulebook>| option(&rulebook.head.id, rulebook.head.title(shared.lang), view);
    view.list("penaltyRulebookList", None, room.which.all().iter().filter_map(option).collect());
    view.value("penaltyRulebook", &head.id);
    view.value("penaltyMonth", &room.month_typed());
    let fault = room.month_fault(shared);
    view.attr("penaltyMonthInput", "aria-invalid", (!fault.is_empty()).then_some("true"));
    view.say("penaltyMonthError", &fault);
    view.say("penaltyDraft", status(rulebook, shared));
    view.show("penaltySource", head.breaks_off.is_some());
    view.text("penaltySourceText", head.breaks_off.as_ref().map_or("", |text| text.get(shared.lang)));
    view.text("penaltyPrinted", &room.printed(rulebook, shared));
}

/// What stands above everything: what can be brought back, what is asked, why a file was not opened.
fn above(room: &Penalties, shared: &Shared, view: &View) {
    let undo = room.undo_said(shared);
    view.show("penaltyUndo", undo.is_some());
    view.text("penaltyUndoText", &undo.unwrap_or_default());
    view.show("penaltyAsk", room.asks());
    view.list("penaltyFaultList", Some("penaltyFaults"), sentences(&room.faults(shared), view));
}

/// The form of the next entry.
fn entry(room: &Penalties, rulebook: &Rulebook, shared: &Shared, view: &View) {
    view.attr("penaltySearchInput", "placeholder", Some(shared.word("penaltySearch")));
    view.value("penaltySearch", &room.query);
    let asked = room.next.asked(rulebook);
    for (key, input, part) in INPUTS {
        if let Some(part) = part {
            view.show(part, asked.contains(&key));
        }
        if let Some(input) = view.place(input) {
            write(&input, room.next.get(key));
        }
        let wrong = room.entry_issues.iter().any(|issue| issue.field == key);
        view.attr(input, "aria-invalid", wrong.then_some("true"));
    }
    view.text("penaltyCountLabel", &room.count_label(rulebook, shared));
    view.text("penaltyBaseLabel", &room.base_label(rulebook, shared));
    let item = rulebook.item(&room.next.item);
    let clause = item.and_then(|item| rulebook.clause(item.clause.as_str()));
    view.show("penaltyEntryClause", clause.is_some());
    view.text("penaltyEntryPlace", clause.map_or("", |clause| clause.place.get(shared.lang)));
    view.text("penaltyEntryWords", clause.map_or("", |clause| clause.words.get(shared.lang)));
    view.text("penaltyPreview", &room.preview(rulebook, shared));
    view.list("penaltyEntryFaults", None, sentences(&room.entry_faults(rulebook, shared), view));
    let has_scores = rulebook.penalties.iter().any(|table| table.score.is_some() || table.appraisal.is_some());
    view.show("penaltyOnly", has_scores);
    let names: Vec<String> = room.other_names().into_iter().map(str::to_owned).collect();
    if view.changed("penaltyNames", &names) {
        let name = |name: &String| Some(view.clone_of("penaltyName")?.key(name).slot("name", name));
        view.list("penaltyNames", Some("penaltyNames"), names.iter().filter_map(name).collect());
    }
}

/// The items that the search leaves, by their tables.
fn found(room: &Penalties, rulebook: &Rulebook, shared: &Shared, view: &View) {
    view.attr("penaltyFound", "aria-label", Some(shared.word("penaltyItem")));
    if view.changed("penaltyFound", &(shared.lang, rulebook.head.digest.clone(), room.query.clone())) {
        let found = room.found(rulebook, shared.lang);
        let groups = found.iter().filter_map(|(table, items)| {
            let options = items.iter().filter_map(|item| option(item.id.as_str(), item.label.get(shared.lang), view));
            let group = view.clone_of("penaltyGroup")?.key(table.id.as_str());
            Some(group.with("label", Some(table.title.get(shared.lang))).list("options", options.collect()))
        });
        view.list("penaltyFound", None, groups.collect());
        view.text("penaltyNone", if found.is_empty() { shared.word("penaltyNone") } else { "" });
    }
    if let Some(select) = view.place("penaltyFound") {
        write(&select, &room.next.item);
    }
}

/// What has to be asked of the item.
fn conditions(room: &Penalties, rulebook: &Rulebook, shared: &Shared, view: &View) {
    let item = rulebook.item(&room.next.item);
    let pieces = item.into_iter().flat_map(|item| item.conditions.iter().map(move |condition| (item, condition)));
    let pieces = pieces.filter_map(|(item, condition)| {
        let id = condition.id.as_str();
        let piece = view.clone_of("penaltyCondition")?.key(&format!("{} {id}", item.id.as_str()));
        let piece = piece.slot("label", &words::capital(condition.words.get(shared.lang)));
        Some(piece.set("select", "data-key", &format!("conditions.{id}")).value("entry", room.next.condition(id)))
    });
    view.list("penaltyConditions", None, pieces.collect());
}

/// One of a list of choices.
fn option(value: &str, text: &str, view: &View) -> Option<Piece> {
    Some(view.clone_of("penaltyOption")?.key(value).with("value", Some(value)).slot("option", text))
}

/// Sentences, one below the other.
fn sentences(said: &[String], view: &View) -> Vec<Piece> {
    said.iter().filter_map(|said| Some(view.clone_of("penaltyOverlap")?.slot("text", said))).collect()
}

/// Each person. Those of whom nothing changed stay as they stand: a month may have hundreds.
fn accounts(evaluation: &Evaluation, view: &View) {
    view.show("penaltyEmpty", evaluation.accounts.is_empty());
    view.show("penaltyLaw", evaluation.penalties.wages);
    view.text("penaltyLawText", words::penalty_note(view.lang));
    if !view.changed("penaltyAccounts", &evaluation.accounts) {
        return;
    }
    let mut standing = view.standing("penaltyAccounts");
    let pieces = evaluation.accounts.iter().filter_map(|shown| {
        let changed = view.changed(&format!("penaltyAccount {}", shown.person), shown);
        standing.remove(&shown.person).filter(|_| !changed).or_else(|| account(shown, view))
    });
    view.list("penaltyAccounts", None, pieces.collect());
}

fn account(account: &AccountShown, view: &View) -> Option<Piece> {
    let name = account.person.as_str();
    let piece = view.clone_of("penaltyAccount")?.key(name).with("data-person", Some(name)).named("removePerson", name);
    let piece = piece
        .slot("person", name)
        .slot("totalLabel", account.total_label)
        .slot("total", &account.total)
        .slot("certain", &account.certain)
        .slot("open", account.open)
        .slot("asks", &account.asks)
        .slot("departments", &account.departments)
        .slot("prizes", &account.prizes)
        .list("lines", account.lines.iter().filter_map(|shown| line(shown, name, view)).collect())
        .list("overlaps", sentences(&account.overlaps, view));
    Some(piece.list("scores", account.scores.iter().filter_map(|shown| score(shown, view)).collect()))
}

fn line(line: &LineShown, person: &str, view: &View) -> Option<Piece> {
    let piece = view.clone_of("penaltyLine")?.key(&line.id).with("data-item", Some(&line.id));
    let entries = line.entries.iter().filter_map(|(place, said)| {
        let piece = view.clone_of("penaltyEntryLine")?.key(&place.to_string()).slot("entry", said);
        Some(piece.named("removePenalty", &format!("{person} {said}")))
    });
    let piece = piece
        .with("data-kind", Some(line.kind))
        .slot("item", &line.item)
        .slot("sum", &line.sum)
        .slot("lineText", &line.text)
        .slot("place", &line.place)
        .slot("words", &line.words);
    Some(piece.list("entries", entries.collect()))
}

fn score(score: &ScoreShown, view: &View) -> Option<Piece> {
    let piece = view.clone_of("penaltyScore")?.key(&score.key);
    let inputs = score.inputs.iter().filter_map(|input| typed(input, view)).collect();
    Some(piece.slot("scoreTitle", &score.title).slot("scoreResult", &score.result).list("inputs", inputs))
}

/// An input with its label, what stands beside it, and what is wrong with it.
fn typed(input: &InputShown, view: &View) -> Option<Piece> {
    let InputShown { id, label, note, typed, fault } = input;
    let piece = view.clone_of("penaltyTyped")?.key(&format!("{} {}", id.list, id.key));
    let piece = piece.with("data-list-of", Some(&id.list)).with("data-key", Some(&id.key));
    let piece = piece.slot("label", label).slot("note", note).slot("typedError", fault).value("penaltyTyped", typed);
    Some(if fault.is_empty() { piece } else { piece.set("input", "aria-invalid", "true") })
}

/// Each item over all people.
fn items(evaluation: &Evaluation, view: &View) {
    if !view.changed("penaltyItems", &evaluation.items) {
        return;
    }
    let pieces = evaluation.items.iter().filter_map(|total| {
        let piece = view.clone_of("penaltyItemTotal")?.slot("item", &total.item);
        Some(piece.slot("people", &total.people).slot("sum", &total.sum))
    });
    view.list("penaltyItemList", Some("penaltyItems"), pieces.collect());
}

/// What there is to do with the month, and whether it is saved.
fn foot(room: &Penalties, evaluation: &Evaluation, view: &View) {
    let some = !evaluation.accounts.is_empty();
    for button in BUTTONS {
        view.show(button, some);
    }
    view.text("penaltySave", view.word(room.save_word()));
    view.text("penaltyState", if some { view.word(room.state_word()) } else { "" });
}

/// The months that were saved.
fn saved(room: &Penalties, shared: &Shared, view: &View) {
    let pieces = room.saved.iter().filter_map(|saved| {
        let said = saved.said(shared);
        let piece = view.clone_of("penaltySavedMonth")?.key(&saved.kept.id).slot("text", &said);
        let piece = piece.named("openSaved", &said).named("deleteSaved", &said);
        Some(if saved.opens() { piece } else { piece.without("openSaved") })
    });
    view.list("penaltySavedList", Some("penaltySaved"), pieces.collect());
}
