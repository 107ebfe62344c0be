//! The rulebooks of this machine: the list, and the editor.

use crate::choice::Choice;
use crate::front::rulebooks::Rulebooks;
use crate::front::rulebooks::editor::{Changed, Comparison, Editor};
use crate::front::rulebooks::inputs::{ClauseInputs, Input, Kind};
use crate::front::rulebooks::list::{Dated, Summary};
use crate::front::shared::Shared;
use crate::page::changes::change_pieces;
use crate::page::sides::side;
use crate::page::view::{Piece, View};

pub(super) fn show(room: &Rulebooks, shared: &Shared, view: &View) {
    view.say("rulebooksRefused", room.refused(shared));
    view.show("rulebookHost", shared.rules.is_told);
    faults("rulebookFaultList", "rulebookFaults", &room.faults, view);
    let deleted = room.deleted(shared);
    view.show("rulebookUndo", deleted.is_some());
    view.text("rulebookDeleted", deleted.as_deref().unwrap_or_default());
    view.show("rulebookLists", room.editor.is_none());
    view.show("rulebookEditor", room.editor.is_some());
    match &room.editor {
        Some(editor) => show_editor(room, editor, shared, view),
        None => {
            view.list("rulebookList", None, room.summaries.iter().filter_map(|one| summary(one, view)).collect());
            view.list(
                "rulebookDates",
                Some("rulebookByDate"),
                room.dated.iter().filter_map(|one| dated(one, view)).collect(),
            );
        }
    }
    inputs(room, view);
}

/// What has to be mended.
fn faults(list: &str, part: &str, faults: &[String], view: &View) {
    let pieces = faults.iter().filter_map(|text| Some(view.clone_of("bookFault")?.slot("text", text)));
    view.list(list, Some(part), pieces.collect());
}

fn summary(one: &Summary, view: &View) -> Option<Piece> {
    let piece = view
        .clone_of("rulebook")?
        .key(&one.id)
        .with("data-rulebook", Some(&one.id))
        .with("data-applies", one.applies.then_some(""))
        .slot("title", &one.title)
        .slot("applies", if one.applies { view.word("rulebookApplies") } else { "" })
        .slot("meta", &one.meta)
        .slot("holds", &one.holds)
        .slot("valid", &one.valid)
        .slot("checked", &one.checked)
        .slot("breaksOff", &one.breaks_off)
        .slot("edit", view.word(if one.is_own { "rulebookEdit" } else { "rulebookCopy" }));
    let piece = if one.is_stale { piece.set("checked", "data-stale", "") } else { piece };
    let piece = if one.can_apply { piece } else { piece.without("applyRulebook") };
    let piece = if one.is_own { piece } else { piece.without("deleteRulebook") };
    let actions = ["applyRulebook", "editRulebook", "exportRulebook", "deleteRulebook"];
    Some(actions.into_iter().fold(piece, |piece, action| piece.named(action, &one.title)))
}

fn dated(one: &Dated, view: &View) -> Option<Piece> {
    let piece = view
        .clone_of("rulebook-dates")?
        .key(&one.regulation)
        .with("data-rulebook", Some(&one.regulation))
        .with("data-applies", one.applies.then_some(""))
        .slot("versions", &one.versions)
        .slot("applies", if one.applies { view.word("rulebookApplies") } else { "" });
    Some(if one.can_apply { piece } else { piece.without("applyByDate") })
}

/// What follows from the file in the editor as it stands.
fn show_editor(room: &Rulebooks, editor: &Editor, shared: &Shared, view: &View) {
    view.text("editorTitle", &editor.title(shared));
    view.value("editSearch", &editor.query);
    faults("editorFaultList", "editorFaults", &editor.faults(view.lang), view);
    view.list("editorChanges", None, editor.changes(view.lang).iter().filter_map(|one| change(one, view)).collect());
    view.text("editorCount", &editor.count(shared));
    view.show("editorRowsPart", editor.has_tables());
    // The browser folds it as well: only what we have changed is written.
    if view.changed("editorRowsPart", &room.rows_open) {
        view.attr("editorRowsPart", "open", room.rows_open.then_some(""));
    }
    if let Some(rows) = editor.rows()
        && view.changed("editorRows", &room.version)
    {
        let word = if rows.is_empty() { "editorRowsSame" } else { "editorRowsCount" };
        view.text("editorRowsSaid", &view.fill(word, &[("n", &rows.len().to_string())]));
        view.list("editorRows", None, change_pieces(rows, ["editorRowBefore", "editorRowAfter"], view));
    }
    view.show("editorCase", editor.comparison().is_some());
    if let Some(Comparison { word, points, after, .. }) = editor.comparison() {
        view.text("editorCaseSaid", view.word(word));
        let sides = points.iter().filter_map(|point| side(point, after, view));
        view.list("editorSides", Some("editorSidesTable"), sides.collect());
    }
}

fn change(one: &Changed, view: &View) -> Option<Piece> {
    let piece = view
        .clone_of("change")?
        .key(&one.place)
        .slot("place", &one.said)
        .slot("before", &one.before)
        .slot("after", &one.after)
        .set("revert", "data-to", &one.place);
    Some(piece.named("revert", &one.said))
}

/// The inputs of the editor. What is typed into one changes none of them: they are many, and stand as they are.
fn inputs(room: &Rulebooks, view: &View) {
    let editor = room.editor.as_ref();
    let wrong = |editor: &Editor| editor.problems().iter().map(|problem| problem.place.clone()).collect::<Vec<_>>();
    let shown = editor.map(|editor| (room.written, wrong(editor), editor.left_out.clone()));
    if !view.changed("editorInputs", &shown) {
        return;
    }
    let pieces = |inputs: Vec<Input>| inputs.iter().filter_map(|one| input(one, view)).collect();
    let lang = view.lang;
    view.list("editorHead", None, editor.map(|editor| pieces(editor.head(lang))).unwrap_or_default());
    let readings = editor.map(|editor| pieces(editor.readings(lang))).unwrap_or_default();
    view.list("editorReadings", Some("editorReadingsPart"), readings);
    let clauses = editor.map(|editor| editor.clauses(lang)).unwrap_or_default();
    let clauses = clauses.iter().filter_map(|one| clause(one, view)).collect();
    view.list("editorClauses", Some("editorClauses"), clauses);
}

fn clause(one: &ClauseInputs, view: &View) -> Option<Piece> {
    let pieces = |inputs: &[Input]| inputs.iter().filter_map(|one| input(one, view)).collect();
    let piece = view.clone_of("edit-clause")?.key(&one.id).with("hidden", one.left_out.then_some(""));
    let piece = piece.slot("place", &one.place).slot("words", &one.words);
    Some(piece.list("figures", pieces(&one.figures)).list("texts", pieces(&one.texts)))
}

fn input(one: &Input, view: &View) -> Option<Piece> {
    let piece = match &one.kind {
        Kind::Line(reads) => view.clone_of("edit-input")?.set("input", "data-as", reads.code()),
        Kind::Area => view.clone_of("edit-area")?,
        Kind::Choice(ways) => {
            let option = |(code, said): &(String, String)| {
                Some(view.clone_of("edit-option")?.with("value", Some(code)).slot("said", said))
            };
            view.clone_of("edit-choice")?.list("options", ways.iter().filter_map(option).collect())
        }
    };
    let piece = piece.key(&one.place).slot("label", &one.label).set("input", "data-place", &one.place);
    let piece = if one.is_wrong { piece.set("input", "aria-invalid", "true") } else { piece };
    Some(piece.value("edit", &one.text))
}
