//! New views and plateaus, and views that go.

use smol_str::SmolStr;

use super::{Draft, Refusal};
use crate::locale::{Message, msg};
use crate::model::{
    Finite, Placement, PlacementId, Plateau, PlateauId, PlateauKind, Record as _, View, ViewId,
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
