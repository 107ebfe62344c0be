//! What runs in the worklist: how far it is, how fast, and how long it will take.

use crate::worklist::protocol::Progress;

/// What runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The rows are answered.
    Answer,
    /// They are answered by other rules, too.
    Compare,
    /// A file is written.
    Export,
}

/// Something that runs.
#[derive(Clone, Debug)]
pub struct Run {
    /// What.
    pub what: What,
    /// How far it is.
    pub progress: Progress,
    /// Tells whether the clerk has asked to end it.
    pub stops: bool,
    began: i64,
    now: i64,
}

impl Run {
    /// Something that begins at a moment, in milliseconds.
    #[must_use]
    pub fn of(what: What, began: i64) -> Self {
        Self { what, progress: Progress::default(), stops: false, began, now: began }
    }

    /// It has come so far.
    pub fn come(&mut self, progress: Progress, now: i64) {
        (self.progress, self.now) = (progress, now);
    }

    fn millis(&self) -> i64 {
        (self.now - self.began).max(0)
    }

    /// Rows in a second; 0 where it has just begun.
    #[must_use]
    pub fn per_second(&self) -> i64 {
        let rows = i64::try_from(self.progress.rows).unwrap_or(i64::MAX);
        if self.millis() < 100 { 0 } else { rows.saturating_mul(1000) / self.millis() }
    }

    /// The seconds that are left; `None` where nobody can tell.
    #[must_use]
    pub fn seconds_left(&self) -> Option<i64> {
        let Progress { bytes, of, .. } = self.progress;
        let (done, left) = (i128::from(bytes), i128::from(of.saturating_sub(bytes)));
        let left = (i128::from(self.millis()) * left).checked_div(done)?;
        (self.millis() >= 500 && of > 0).then(|| i64::try_from((left + 999) / 1000).unwrap_or(i64::MAX))
    }

    /// How much is done, in hundredths.
    #[must_use]
    pub fn percent(&self) -> u64 {
        let Progress { bytes, of, .. } = self.progress;
        bytes.min(of).saturating_mul(100).checked_div(of).unwrap_or_default()
    }
}
