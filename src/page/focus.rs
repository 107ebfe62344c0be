//! Finding what takes the focus.

use super::dom;
use super::fields;
use super::view::View;
use crate::choice::Choice;
use crate::front::focus::{Focus, Form};
use crate::front::room::Room;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

/// Gives the focus to what is asked for, where it is on the screen.
pub(super) fn focus(view: &View, room: Room, before: Option<&Element>, focus: &Focus) {
    let Some(element) = find(view, room, before, focus) else { return };
    dom::focus(&element);
    // What is typed takes the place of what stands there.
    if matches!(focus, Focus::SelectField(..))
        && let Some(input) = element.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "text")
    {
        input.select();
    }
    if *focus == Focus::ByHand
        && let Some(area) = element.dyn_ref::<HtmlTextAreaElement>()
    {
        area.select();
    }
}

fn find(view: &View, room: Room, before: Option<&Element>, focus: &Focus) -> Option<Element> {
    let root = &view.root;
    let action = |action: &str| format!("[data-action={action}]");
    match focus {
        Focus::Title => dom::first(&view.place(room.code())?, "[data-title]"),
        Focus::Place(name) => view.place(name),
        Focus::Action(name) => first_seen(root, &action(name)),
        Focus::ActionIn(place, name) => dom::first(&view.place(place)?, &action(name)),
        Focus::ButtonIn(place) => dom::first(&view.place(place)?, "[data-action]"),
        Focus::Input(name) => dom::first(root, &format!("[data-input={name}]")),
        Focus::InputIn(place) => first_input(&view.place(place)?),
        Focus::Keyed(place, key) => dom::first(&view.place(place)?, &format!("[data-key=\"{key}\"]")),
        Focus::Piece(place, key, part) => {
            let pieces = dom::children(&view.place(place)?);
            let piece = pieces.into_iter().find(|one| one.get_attribute(super::view::PIECE).as_deref() == Some(key))?;
            part_of(piece, part)
        }
        Focus::Nth(place, at, part) => part_of(dom::children(&view.place(place)?).into_iter().nth(*at)?, part),
        Focus::Field(form, field) | Focus::SelectField(form, field) => {
            first_input(&fields::form(view, *form, |fields| fields.get(*field).cloned())??)
        }
        Focus::Confirm(field) => {
            let element = fields::form(view, Form::Parcel, |fields| fields.get(*field).cloned())??;
            dom::first(&element, &action("confirm")).filter(dom::is_seen).or_else(|| first_input(&element))
        }
        Focus::Late => first_input(&view.place("lateField")?),
        Focus::EditorPlace(at) => dom::first(root, &format!("[data-place=\"{at}\"]")),
        Focus::Room => dom::first(root, "[aria-current=page]"),
        Focus::Lang => dom::first(root, &format!("[data-lang={}]", view.lang.code())),
        Focus::Next { back } => next(view, *back),
        Focus::ByHand => view.place("byHandText"),
        Focus::Before => before.cloned(),
        Focus::First(all) => all.iter().find_map(|one| find(view, room, before, one).filter(dom::is_seen)),
    }
}

fn part_of(piece: Element, part: &str) -> Option<Element> {
    if part.is_empty() { Some(piece) } else { dom::first(&piece, part) }
}

fn first_seen(root: &Element, selector: &str) -> Option<Element> {
    let all = dom::all(root, selector);
    all.iter().find(|one| dom::is_seen(one)).or(all.first()).cloned()
}

/// Where an answer of this field is given: the one chosen, or the first.
pub(super) fn first_input(field: &Element) -> Option<Element> {
    dom::first(field, "input:checked").or_else(|| dom::first(field, "input"))
}

/// The next field of the form, or the one before; after the last: what has to be mended, or the result.
fn next(view: &View, back: bool) -> Option<Element> {
    const FIELDS: &str = "[data-field], [data-late]";
    let form = view.place("form")?;
    let here = dom::nearest(&dom::focused(&form)?, FIELDS)?;
    let fields = dom::all(&form, FIELDS);
    let fields: Vec<Element> = fields.into_iter().filter(|field| *field == here || dom::is_seen(field)).collect();
    let at = fields.iter().position(|field| *field == here)?;
    let next = if back { at.checked_sub(1) } else { at.checked_add(1) };
    match next.and_then(|next| fields.get(next)) {
        Some(field) => first_input(field),
        None if back => None,
        None => view.place("errors").filter(dom::is_seen).or_else(|| view.place("result")),
    }
}
