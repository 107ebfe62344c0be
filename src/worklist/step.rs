//! What comes of a request, step by step: what is told, what is needed to go on, what is written.

use super::protocol::{Reply, Told};
use serde::Serialize;

/// One step of a request.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Step {
    /// What is told.
    pub told: Option<Told>,
    /// The bytes that are needed to go on; `None` where the request is done.
    pub need: Option<Need>,
    /// What is written, as bytes.
    #[serde(skip)]
    pub out: Vec<u8>,
    /// What all that this request has written becomes; `None` while there is more to come.
    pub becomes: Option<Becomes>,
}

/// Bytes that are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Need {
    /// The first byte, from 0.
    pub from: u64,
    /// The byte behind the last.
    pub to: u64,
    /// Of what.
    pub of: Of,
}

/// What bytes are needed of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Of {
    /// The file as it was given.
    File,
    /// The text that was made of it; the file itself where none was.
    Text,
}

/// What was written becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Becomes {
    /// The text from which rows are read from now on.
    Text,
    /// A file to be saved.
    File,
}

impl Step {
    /// Nothing is told, and nothing needed.
    pub(super) fn done() -> Self {
        Self::default()
    }

    pub(super) fn tell(id: u32, reply: Reply) -> Self {
        Self { told: Some(Told { id, reply }), ..Self::default() }
    }

    pub(super) fn need(need: Need) -> Self {
        Self { need: Some(need), ..Self::default() }
    }
}
