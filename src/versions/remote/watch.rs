//! How far a transfer is, and whether it is to go on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::RemoteError;

/// What a transfer is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Finding the other side.
    Connecting,
    /// Finding out what one side has and the other lacks.
    Comparing,
    /// Taking what comes.
    Receiving,
    /// Checking that what came is whole.
    Checking,
    /// Giving what the other side lacks.
    Sending,
    /// The other side is busy with what it got.
    Waiting,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// At what.
    pub stage: Stage,
    /// How much of it is done: bytes or objects.
    pub done: u64,
    /// Of how much, where that is known.
    pub of: Option<u64>,
}

impl Progress {
    /// From 0 to 1 over the whole transfer; what is not known counts as half done.
    #[must_use]
    pub fn share(&self) -> f32 {
        let (from, to) = match self.stage {
            Stage::Connecting => (0.0, 0.1),
            Stage::Comparing => (0.1, 0.2),
            Stage::Receiving | Stage::Sending => (0.2, 0.85),
            Stage::Checking | Stage::Waiting => (0.85, 1.0),
        };
        let part = match self.of {
            Some(of) if of > 0 => (self.done as f32 / of as f32).clamp(0.0, 1.0),
            // Bytes of an answer whose length nobody said: it nears the end and never reaches it.
            _ => self.done as f32 / (self.done as f32 + 500_000.0),
        };
        from + (to - from) * part
    }
}

/// Both ends of a transfer's rein: it tells how far it is, and looks whether it is to stop.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Set to end the transfer.
    pub cancelled: &'a AtomicBool,
    /// Told how far it is.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

impl Watch<'_> {
    pub(super) fn tell(&self, stage: Stage, done: u64, of: Option<u64>) {
        (self.progress)(Progress { stage, done, of });
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// # Errors
    /// When the transfer is to stop.
    pub(super) fn check(&self) -> Result<(), RemoteError> {
        if self.is_cancelled() {
            Err(RemoteError::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// How patient a transfer is, and how much it takes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Longest wait for a connection.
    pub connect: Duration,
    /// Longest wait for the next byte.
    pub idle: Duration,
    /// Most bytes of one answer.
    pub most_bytes: u64,
    /// Largest single object, unfolded.
    pub largest_object: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            idle: Duration::from_secs(60),
            most_bytes: 2 << 30,
            largest_object: 256 << 20,
        }
    }
}
