//! From older formats to the present one: one named step per format.
//!
//! A step takes the tables as the older format meant them and gives them as the next one does.
//! Steps are never changed once released, so that every file ever written stays readable.

use super::format::FORMAT_VERSION;
use crate::model::Tables;

/// One step, from the format of its place (the first is format 1) to the next.
type Step = fn(Tables) -> Tables;

/// All steps. Format 1 is the present one, so there is none yet.
const STEPS: &[Step] = &[];

/// Brings tables of an older format to the present one.
pub(super) fn upgrade(tables: Tables, version: u64) -> Tables {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    STEPS
        .iter()
        .skip(done)
        .fold(tables, |tables, step| step(tables))
}

const _: () = assert!(
    STEPS.len() as u64 == FORMAT_VERSION - 1,
    "every older format has its step"
);
