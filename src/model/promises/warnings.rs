//! What deserves a look and stands in nobody's way.

use crate::diagnostic::Problem;
use crate::model::map::SystemMap;

/// Warnings about a map: things that its promises allow but that an architect would want to know.
#[must_use]
pub fn check(map: &SystemMap) -> Vec<Problem> {
    let _ = map;
    Vec::new()
}
