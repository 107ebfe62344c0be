//! Phrases that the screen and the paper share.

use super::view::View;
use crate::case::{Case, Field, Value};
use crate::choice::Choice;
use crate::estimate::{Claim, Line, LineKind, Outcome, Party};
use crate::lang::Text;
use crate::money::Fen;
use crate::rulebook::{DIGEST_SHOWN, ParcelRules};
use crate::set::Set;
use crate::words;

/// From whose point of view it is told.
pub(super) fn viewpoint(view: &View, case: &Case) -> String {
    let we = match case.get(Field::We) {
        Some(Value::Choice(index)) => words::choice(Field::We, *index),
        _ => None,
    };
    match we {
        Some(we) => view.fill("viewpoint", &[("we", we.get(view.lang))]),
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
pub(super) fn joined<T: Choice>(view: &View, set: Set<T>, name: fn(T) -> Text) -> String {
    let mut names = String::new();
    for one in set.iter() {
        if !names.is_empty() {
            names = format!("{names} {} ", view.word("or"));
        }
        names.push_str(name(one).get(view.lang));
    }
    words::capital(&names)
}

/// Which rulebook it is counted by.
pub(super) fn rulebook_line(view: &View, rulebook: &ParcelRules) -> String {
    let values = [
        ("title", &**rulebook.title.get(view.lang)),
        ("id", &rulebook.id),
        ("issued", &words::in_full(rulebook.issued.into(), view.lang)),
        ("status", words::rulebook_status(rulebook.status).get(view.lang)),
        ("digest", rulebook.digest.get(..DIGEST_SHOWN).unwrap_or_default()),
    ];
    view.fill("rulebook", &values)
}
