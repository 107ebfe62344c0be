//! What is on the screen: the markup in one language, and how much of it has been made.

use super::dom;
use super::drawn::Drawn;
use super::fields;
use super::host::{News, Place, Telling};
use super::make;
use super::rooms;
use super::view::View;
use crate::case::Field;
use crate::front::effects::Effects;
use crate::front::focus::{Focus, Form};
use crate::front::parcel::Parcel;
use crate::front::room::Room;
use crate::front::rooms::Front;
use crate::lang::Lang;
use crate::words::{Speaker, summary};
use web_sys::Element;

/// What is on the screen.
pub(super) struct Screen {
    pub(super) view: View,
    /// How much of it shows what stands now.
    drawn: Drawn,
    /// The field that was touched last.
    touched: Option<Field>,
    /// What takes the focus once all is there.
    pub(super) wanted: Option<Focus>,
    /// What the host page was told last.
    telling: Telling,
}

impl Screen {
    pub(super) fn new(place: &Place, prefix: String, lang: Lang) -> Option<Self> {
        let view = make::markup(place, prefix, lang)?;
        Some(Self { view, drawn: Drawn::Nothing, touched: None, wanted: None, telling: Telling::default() })
    }

    /// What the host page was told is told again.
    pub(super) fn tell_again(&mut self) {
        self.telling.forget();
    }

    /// Says everything in a language; whether the markup was made anew for that.
    pub(super) fn say_in(&mut self, place: &Place, lang: Lang) -> bool {
        if self.view.lang == lang {
            return false;
        }
        let Some(view) = make::markup(place, self.view.prefix.clone(), lang) else { return false };
        std::mem::replace(&mut self.view, view).root.remove();
        true
    }

    /// The place in which something has the focus.
    pub(super) fn focused(&self) -> Option<String> {
        let focused = dom::focused(&self.view.root)?;
        dom::nearest(&focused, "[data-view]")?.get_attribute("data-view")
    }

    /// Whether all of the page shows what stands now.
    pub(super) fn is_whole(&self) -> bool {
        self.drawn == Drawn::All
    }

    /// Shows the next step of the page; `whole`: and all after it.
    pub(super) fn draw(&mut self, front: &Front, whole: bool) {
        let before = self.drawn;
        self.drawn = if whole { Drawn::All } else { before.next().unwrap_or(before) };
        let steps = self.drawn.steps().filter(|step| *step > before);
        self.still(|view, in_hand| steps.for_each(|step| rooms::show_step(front, view, step, in_hand)));
    }

    /// Shows what stands now: while somebody types at first only what answers that, so that the next letter need not wait
    /// for the rest.
    pub(super) fn show(&mut self, front: &Front, effects: &Effects, touched: Option<Field>, is_typing: bool) {
        self.touched = touched;
        self.drawn = match self.drawn {
            Drawn::Nothing => Drawn::Answer,
            drawn if effects.quiet => drawn,
            _ if is_typing => Drawn::Lists,
            _ => Drawn::All,
        };
        let drawn = self.drawn;
        self.still(|view, in_hand| {
            if !effects.quiet || effects.say.is_some() {
                view.text("said", effects.say.as_deref().unwrap_or_default());
            }
            rooms::show(front, view, drawn, in_hand);
        });
    }

    /// Shows something. What stands under the finger, or has the focus, stays where it is on the screen.
    fn still(&self, show: impl FnOnce(&View, Option<Field>)) {
        let view = &self.view;
        let focused = dom::focused(&view.root);
        let of = |focused: &Element| fields::form(view, Form::Parcel, |fields| fields.of(focused))?;
        // By a tick, too, nothing is taken away from under the clerk who types.
        let in_hand = self.touched.or_else(|| of(focused.as_ref()?));
        let element = |field| fields::form(view, Form::Parcel, |fields| fields.get(field).cloned())?;
        let held = in_hand.and_then(element).or(focused);
        dom::still(held.as_ref(), || show(view, in_hand));
        dom::attribute(&view.root, "data-drawn", self.is_whole().then_some(""));
    }

    /// What is read out, and what the host page is told.
    pub(super) fn told(&mut self, front: &mut Front) -> (Option<String>, Option<News>) {
        (self.read_out(front), self.telling.news(front, &self.view))
    }

    /// What is read out: what is wrong with the field that was just left comes before what comes of the others.
    fn read_out(&self, front: &Front) -> Option<String> {
        let clock = &front.shell.clock.fault;
        if self.view.changed("clockFault", clock) && !clock.is_empty() {
            return Some(clock.clone());
        }
        if front.shared.room != Room::Parcel {
            return None;
        }
        let faults = Parcel::faults(&front.shared);
        let wrong = faults.into_iter().find(|(field, _)| Some(*field) == self.touched);
        if !self.view.changed("announced", &(front.shared.answers, self.touched, wrong.clone())) {
            return None;
        }
        let answer = front.shared.answered()?;
        let speaker = Speaker { lang: front.shared.lang, rulebook: &front.shared.rules.in_use, case: &answer.case };
        let said = if answer.has_result() { summary(&answer.estimate, &speaker) } else { String::new() };
        Some(wrong.map_or(said, |(_, fault)| fault))
    }
}
