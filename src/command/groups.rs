//! Grouping what a view shows, without touching what contains what.

use std::collections::BTreeSet;

use smol_str::{SmolStr, format_smolstr};

use super::{Draft, Refusal};
use crate::locale::msg;
use crate::model::{Placement, SubjectId, View, ViewId, members, outer_groups, with_groups};

/// Groups boxes: what was grouped before stays a group within the new one.
pub(super) fn group(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let chosen: BTreeSet<SubjectId> = subjects.iter().cloned().collect();
    let all = with_groups(draft.map(), view, &chosen);
    let placed: Vec<Placement> = all
        .iter()
        .filter_map(|subject| draft.get::<Placement>(&Placement::id_for(view, subject)))
        .filter(Placement::has_place)
        .collect();
    let known = outer_groups(draft.map(), view, &all);
    let is_one_already = known.len() == 1 && placed.iter().all(|one| !one.groups.is_empty());
    if placed.len() < 2 || is_one_already {
        return Err(Refusal {
            message: msg::COMMAND_NOTHING_TO_GROUP.into(),
            hint: Some(msg::COMMAND_NOTHING_TO_GROUP_HINT.into()),
        });
    }
    let name = free_name(draft, view);
    for mut placement in placed {
        placement.groups.push(name.clone());
        draft.put(placement);
    }
    Ok(())
}

/// Takes the outermost groups of boxes apart.
pub(super) fn ungroup(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let groups = outer_groups(draft.map(), view, subjects);
    if groups.is_empty() {
        return Err(Refusal {
            message: msg::COMMAND_NOTHING_TO_UNGROUP.into(),
            hint: Some(msg::COMMAND_NOTHING_TO_UNGROUP_HINT.into()),
        });
    }
    for subject in members(draft.map(), view, &groups) {
        let (mut placement, existed) = draft.placement(view, &subject);
        if existed {
            placement.groups.pop();
            draft.put(placement);
        }
    }
    Ok(())
}

/// A name that no group of the view has.
pub(super) fn free_name(draft: &mut Draft<'_, '_>, view: &ViewId) -> SmolStr {
    let base = draft.fresh_id("group");
    let taken: BTreeSet<SmolStr> = draft
        .map()
        .placements_of(view)
        .flat_map(|placement| placement.groups.iter().cloned())
        .collect();
    (2..=taken.len() + 2)
        .map(|number| format_smolstr!("{base}-{number}"))
        .chain([base.clone()])
        .rev()
        .find(|name| !taken.contains(name))
        .unwrap_or(base)
}
