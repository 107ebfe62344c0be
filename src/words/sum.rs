//! Sums in words.

use super::fill::fill;
use crate::lang::{Lang, text};
use crate::money::{Fen, Range};

/// Returns a range of money in words, such as `700 元`, `300 至 700 元` or `最多 700 元`.
///
/// ```
/// use parcel_claims::{lang::Lang, money::{Fen, Range}, words::sum};
/// assert_eq!(sum(Range::exactly(Fen::yuan(700)), Lang::Zh), "700 元");
/// assert_eq!(sum(Range::up_to(Fen::yuan(700)), Lang::En), "at most 700 yuan");
/// ```
#[must_use]
pub fn sum(range: Range, lang: Lang) -> String {
    let amounts = [("min", &*range.min.to_string()), ("max", &*range.max.unwrap_or_default().to_string())];
    let template = match (range.single(), range.max) {
        (Some(_), _) => text("{max} 元", "{max} yuan"),
        (None, None) if range.min == Fen::ZERO => text("按实际损失，没有上限", "the actual loss, without a cap"),
        (None, None) => text("至少 {min} 元，没有上限", "at least {min} yuan, without a cap"),
        (None, Some(_)) if range.min == Fen::ZERO => text("最多 {max} 元", "at most {max} yuan"),
        (None, Some(_)) => text("{min} 至 {max} 元", "{min} to {max} yuan"),
    };
    fill(template.get(lang), &amounts)
}
