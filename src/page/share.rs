//! Handing the case out: a link, a code to scan, a file.

use super::app::App;
use super::dom::{self, Piece, View};
use super::state::AppState;
use crate::case::{Case, Field};
use crate::estimate::Estimate;
use crate::receipt;

/// What is handed out, and whether it is on the screen.
pub(super) struct Share {
    open: bool,
    with_waybill: bool,
}

impl Default for Share {
    fn default() -> Self {
        Self { open: false, with_waybill: true }
    }
}

impl Share {
    /// Whether it is on the screen.
    pub(super) const fn is_open(&self) -> bool {
        self.open
    }
}

/// The page's own address, where another station can open it. That of a file names a folder of this machine, that of a
/// host page something else: none.
fn address(view: &View, standalone: bool) -> String {
    if !standalone {
        return String::new();
    }
    let href = dom::window(&view.root).and_then(|window| window.location().href().ok()).unwrap_or_default();
    let before = href.split('#').next().unwrap_or_default();
    if href.starts_with("http:") || href.starts_with("https:") { before.to_owned() } else { String::new() }
}

/// The code of a link, drawn; none where it holds too much.
pub(super) fn code(view: &View, link: &str) -> Option<Piece> {
    let code = receipt::qr(link)?;
    let piece = view.clone_of("qr")?.slot("title", view.word("codeTitle")).slot("desc", view.word("codeText"));
    if let Some(ink) = dom::first(&piece.element, "path") {
        dom::attribute(&ink, "d", Some(&code.path));
    }
    Some(piece.with("viewBox", Some(&format!("0 0 {0} {0}", code.side))))
}

impl AppState {
    /// The case as it is handed out.
    fn handed_out(&self, case: Case) -> Case {
        if self.share.with_waybill { case } else { case.without(Field::Waybill) }
    }

    /// The link of what is on the screen.
    pub(super) fn link(&self) -> String {
        let (case, estimate) = self.estimate();
        self.link_to(&self.handed_out(case), &estimate)
    }

    /// The link to an estimate.
    pub(super) fn link_to(&self, case: &Case, estimate: &Estimate) -> String {
        format!("{}#{}", address(&self.view, self.settings.standalone), receipt::link(case, estimate))
    }

    pub(super) fn show_share(&self, case: &Case, estimate: &Estimate) {
        let view = &self.view;
        view.show("share", self.share.open);
        if let Some(button) = view.place("shareButton") {
            dom::attribute(&button, "aria-expanded", Some(if self.share.open { "true" } else { "false" }));
        }
        if !self.share.open {
            return;
        }
        view.show("waybillChoice", case.waybill().is_some());
        if let Some(choice) = dom::input(&view.root, "[data-input=withWaybill]") {
            choice.set_checked(self.share.with_waybill);
        }
        let link = self.link_to(&self.handed_out(case.clone()), estimate);
        if view.place("link").and_then(|place| place.text_content()).as_deref() == Some(&link) {
            return;
        }
        view.text("link", &link);
        let code = code(view, &link);
        let hint = match (&code, link.starts_with('#')) {
            (None, _) => "codeTooLong",
            (_, true) => "scanText",
            (_, false) => "scanPage",
        };
        view.text("scanHint", view.word(hint));
        view.fill("code", Some("code"), code.into_iter().collect());
    }
}

impl App {
    /// Shows what another station needs, or puts it away.
    pub(super) fn share(&self) {
        self.with(|state| state.share.open = !state.share.open);
        self.refresh(None);
    }

    pub(super) fn hand_out_waybill(&self, with: bool) {
        self.with(|state| state.share.with_waybill = with);
        self.refresh(None);
    }

    pub(super) fn save_case(&self) {
        let file = self.with(|state| {
            let case = state.handed_out(state.estimate().0);
            let name = format!("{}{}.json", state.view.word("caseFileName"), case.waybill().unwrap_or_default());
            (name, receipt::file(&case, state.shown_at, &state.rulebook))
        });
        if let Some((name, content)) = file {
            self.save(&name, "application/json", &content);
        }
    }
}
