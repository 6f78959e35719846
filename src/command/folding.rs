//! Containers drawn as cards, with what lies in them put away; and back.
//!
//! Nothing but the container's own placement changes: what lies in it keeps its place, and the
//! container comes back in its old size.

use std::collections::BTreeSet;

use super::nest::placed_inside;
use super::{Draft, Refusal};
use crate::locale::msg;
use crate::model::{Element, ElementId, Placement, SubjectId, View, ViewId};

/// Collapses or expands containers.
pub(super) fn fold(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    elements: &[ElementId],
    collapsed: bool,
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let mut found = false;
    for element in elements {
        let id = Placement::id_for(view, &SubjectId::from(element));
        let Some(mut placement) = draft.get::<Placement>(&id) else {
            continue;
        };
        if placement.collapsed == collapsed || (collapsed && !can_fold(draft, view, element)) {
            continue;
        }
        found = true;
        placement.collapsed = collapsed;
        for fields in placement.at.values_mut() {
            fields.remove("collapsed");
        }
        placement.at.retain(|_, fields| !fields.is_empty());
        draft.put(placement);
    }
    if found {
        return Ok(());
    }
    Err(if collapsed {
        Refusal {
            message: msg::COMMAND_NOTHING_TO_COLLAPSE.into(),
            hint: Some(msg::COMMAND_NOTHING_TO_COLLAPSE_HINT.into()),
        }
    } else {
        Refusal {
            message: msg::COMMAND_NOTHING_TO_EXPAND.into(),
            hint: Some(msg::COMMAND_NOTHING_TO_EXPAND_HINT.into()),
        }
    })
}

/// Whether something lies in it that would be put away.
fn can_fold(draft: &Draft<'_, '_>, view: &ViewId, element: &ElementId) -> bool {
    !placed_inside(draft, view, &BTreeSet::from([element.clone()])).is_empty()
}

/// Refuses to size what is collapsed: the size that would change does not show.
pub(super) fn refuse_collapsed(
    draft: &Draft<'_, '_>,
    view: &ViewId,
    subject: &SubjectId,
) -> Result<(), Refusal> {
    let id = Placement::id_for(view, subject);
    let is_collapsed = draft
        .get::<Placement>(&id)
        .is_some_and(|placement| placement.collapsed);
    if !is_collapsed {
        return Ok(());
    }
    let element = draft.get::<Element>(&ElementId::from(subject.text().clone()));
    let name = element.map_or_else(|| subject.to_string(), |element| element.name.to_string());
    Err(Refusal {
        message: msg::COMMAND_COLLAPSED.with("name", name),
        hint: Some(msg::COMMAND_COLLAPSED_HINT.into()),
    })
}
