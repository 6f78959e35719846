//! Visual groups: boxes of a view that are selected, moved and copied together.
//!
//! A group is nothing but a name that placements share, innermost first; containment is another
//! matter and stays as it is.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::id::{SubjectId, ViewId};
use super::map::SystemMap;
use super::records::Placement;

/// The outermost groups of some subjects of a view.
#[must_use]
pub fn outer_groups<'a>(
    map: &SystemMap,
    view: &ViewId,
    subjects: impl IntoIterator<Item = &'a SubjectId>,
) -> BTreeSet<SmolStr> {
    let placements = &map.tables().placements;
    subjects
        .into_iter()
        .filter_map(|subject| placements.get(&Placement::id_for(view, subject)))
        .filter_map(|placement| placement.groups.last().cloned())
        .collect()
}

/// The subjects with all that is grouped with them. O(placements of the view) where any is.
#[must_use]
pub fn with_groups(
    map: &SystemMap,
    view: &ViewId,
    subjects: &BTreeSet<SubjectId>,
) -> BTreeSet<SubjectId> {
    let groups = outer_groups(map, view, subjects);
    let mut out = subjects.clone();
    if !groups.is_empty() {
        out.extend(members(map, view, &groups));
    }
    out
}

/// All that lies in some outermost groups of a view.
pub fn members<'a>(
    map: &'a SystemMap,
    view: &ViewId,
    groups: &'a BTreeSet<SmolStr>,
) -> impl Iterator<Item = SubjectId> + use<'a> {
    map.placements_of(view)
        .filter(|placement| {
            let outermost = placement.groups.last();
            outermost.is_some_and(|group| groups.contains(group))
        })
        .map(|placement| placement.subject.clone())
}
