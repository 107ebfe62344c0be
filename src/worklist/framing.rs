//! Rows in columns of bytes, for programs: answered as the rows of a table, with nothing kept of each.

use super::answered::totals;
use super::answering::batch;
use super::protocol::{Answer, Reply, Totals};
use super::refusal::Refusal;
use crate::batch::{Batch, FRAME, FrameColumn};
use crate::lang::Lang;
use serde::Serialize;

/// A run over many rows that come in columns of bytes.
///
/// ```
/// use parcel_claims::worklist::Framing;
/// let how = r#"{"columns": [{"field": "dueAt"}, {"field": "signedAt"}], "asOf": "2012-03-20T12:00",
///     "constants": [["deliveredBy", "station"]]}"#;
/// let (framing, said) = Framing::begin(how);
/// assert!(framing.is_some() && said.contains("fineMin"));
/// let (none, said) = Framing::begin("{}");
/// assert!(none.is_none() && said.contains("as-of"));
/// ```
#[derive(Debug)]
pub struct Framing(Batch);

/// What is told at the beginning.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Begun<'a> {
    /// The digest of each version of the rulebook, in the order of their dates.
    digests: Vec<&'a str>,
    /// The columns that come out.
    columns: &'static [FrameColumn],
}

impl Framing {
    /// Begins a run: `how` is an [`Answer`] as JSON. Returns the run, or none where it cannot be, and what is said of it
    /// as JSON: the digests of the rulebooks and the columns that come out, or a refusal.
    #[must_use]
    pub fn begin(how: &str) -> (Option<Self>, String) {
        let answer = serde_json::from_str::<Answer>(how).map_err(|_| Refusal::Unreadable);
        match answer.and_then(|answer| batch(&answer, None)) {
            Ok(batch) => {
                let digests = batch.desk().rules().each().map(|rules| &*rules.digest).collect();
                let said = serde_json::to_string(&Begun { digests, columns: FRAME }).unwrap_or_default();
                (Some(Self(batch)), said)
            }
            Err(refusal) => {
                let reply: Reply = refusal.reply(Lang::En);
                (None, serde_json::to_string(&reply).unwrap_or_default())
            }
        }
    }

    /// Answers rows in columns, as [`Batch::frame`] does; `None` where they are not laid out so.
    pub fn rows(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        self.0.frame(bytes).ok()
    }

    /// Returns the totals of all rows so far, as JSON.
    #[must_use]
    pub fn totals(&self) -> String {
        let totals: Totals = totals(&self.0.totals(), Lang::En);
        serde_json::to_string(&totals).unwrap_or_default()
    }
}
