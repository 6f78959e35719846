//! How a long analysis tells how far it is, and is told to stop.

use std::sync::atomic::{AtomicBool, Ordering};

/// Looked at between the parts of a long analysis.
pub struct Watch<'a> {
    /// Set from outside: the analysis ends soon, without an answer.
    pub cancelled: &'a AtomicBool,
    /// Told the share that is done, from 0 to 1.
    pub progress: &'a dyn Fn(f32),
}

impl Watch<'_> {
    /// Whether nobody waits for the answer any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Tells that `done` of `all` parts are done.
    #[expect(clippy::cast_precision_loss, reason = "a share to be shown")]
    pub(super) fn tell(&self, done: usize, all: usize) {
        (self.progress)(done as f32 / all.max(1) as f32);
    }
}
