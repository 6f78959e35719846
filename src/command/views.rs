//! New views and plateaus, and views that go.

use smol_str::SmolStr;

use super::{Draft, Refusal};
use crate::catalogue::{self, Attribute, AttributeType};
use crate::locale::{Message, msg};
use crate::model::{
    Element, Finite, Name, Placement, PlacementId, Plateau, PlateauId, PlateauKind, Record as _,
    SubjectId, View, ViewId, group,
};

/// Adds an empty view after the others.
pub(super) fn add(draft: &mut Draft<'_, '_>, name: &SmolStr) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    let last = draft
        .map()
        .tables()
        .views
        .iter()
        .map(|view| view.order.get())
        .fold(0.0, f64::max);
    let mut view = View::blank(ViewId::from(draft.fresh_id(name)));
    view.name = name.clone();
    view.order = Finite::new(last + 1.0).unwrap_or_default();
    draft.put(view);
    Ok(())
}

/// Groups a view by an attribute, and brings the groups in that its elements name at any plateau.
/// They have no place until the view is laid out.
pub(super) fn group_by(
    draft: &mut Draft<'_, '_>,
    id: &ViewId,
    attribute: &Name,
) -> Result<(), Refusal> {
    let mut view = draft.need::<View>(id)?;
    let refers =
        |attribute: &&Attribute| matches!(attribute.value_type, AttributeType::Reference(_));
    if !attribute.is_empty() && catalogue::attribute(attribute).filter(refers).is_none() {
        return Err(msg::COMMAND_NO_GROUPS
            .with("attribute", attribute.as_str())
            .into());
    }
    view.group_by = attribute.clone();
    let map = draft.map();
    let plateaus: Vec<Option<PlateauId>> = match map.timeline().order() {
        [] => vec![None],
        order => order.iter().cloned().map(Some).collect(),
    };
    for plateau in &plateaus {
        let snapshot = map.snapshot(plateau.as_ref());
        for (subject, _) in snapshot.placements(map, id) {
            let element = snapshot.element_by_id(&subject.text().clone().into());
            let group = element.and_then(|element| group(&view, element));
            let Some(group) = group.filter(|group| map.tables().elements.contains(group)) else {
                continue;
            };
            let (mut placement, existed) = draft.placement(id, &SubjectId::from(&group));
            if !existed {
                placement.since = draft.need::<Element>(&group)?.since;
                draft.put(placement);
            }
        }
    }
    draft.put(view);
    Ok(())
}

/// From how many links on a view draws them as one; 0 for never.
pub(super) fn bundle(draft: &mut Draft<'_, '_>, id: &ViewId, from: u32) -> Result<(), Refusal> {
    let mut view = draft.need::<View>(id)?;
    if from != 0 && from < View::LEAST_BUNDLE {
        return Err(msg::COMMAND_BUNDLE_TOO_SMALL
            .with("least", f64::from(View::LEAST_BUNDLE))
            .into());
    }
    view.bundle_from = Finite::new(f64::from(from)).unwrap_or_default();
    draft.put(view);
    Ok(())
}

/// Removes a view and its placements; the elements stay in the map.
pub(super) fn delete(draft: &mut Draft<'_, '_>, id: &ViewId) -> Result<(), Refusal> {
    draft.need::<View>(id)?;
    let placements: Vec<PlacementId> = draft
        .map()
        .placements_of(id)
        .map(|placement| placement.id.clone())
        .collect();
    for placement in placements {
        draft.take::<Placement>(&placement);
    }
    draft.take::<View>(id);
    Ok(())
}

/// Adds a plateau that starts from another; the first stands for what exists.
pub(super) fn add_plateau(
    draft: &mut Draft<'_, '_>,
    name: &SmolStr,
    based_on: Option<&PlateauId>,
) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    if let Some(base) = based_on {
        draft.need::<Plateau>(base)?;
    } else if draft.map().timeline().first().is_some() {
        return Err(Message::from(msg::COMMAND_PLATEAU_BASE).into());
    }
    let mut plateau = Plateau::blank(PlateauId::from(draft.fresh_id(name)));
    plateau.name = name.clone();
    plateau.based_on = based_on.cloned();
    plateau.kind = if based_on.is_some() {
        PlateauKind::Target
    } else {
        PlateauKind::Existing
    };
    draft.put(plateau);
    Ok(())
}
