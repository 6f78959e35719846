//! The layers of a view: adding, naming, ordering, hiding and locking them, and what lies on them.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::arrange::put_unless_empty;
use super::nest::placed_inside;
use super::{Draft, Refusal};
use crate::locale::{Message, msg};
use crate::model::{ElementId, Layer, Placement, SubjectId, TableName, View, ViewId};

/// Adds an empty layer in front of all others. Gives its id.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    name: &SmolStr,
) -> Result<SmolStr, Refusal> {
    let mut record = draft.need::<View>(view)?;
    if name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    let mut layers = record.all_layers();
    let base = draft.fresh_id(name);
    let is_taken = |id: &SmolStr| layers.iter().any(|layer| layer.id == *id);
    let id = (1..=layers.len() + 1)
        .map(|number| match number {
            1 => base.clone(),
            _ => smol_str::format_smolstr!("{base}-{number}"),
        })
        .find(|id| !is_taken(id))
        .unwrap_or(base.clone());
    layers.push(Layer {
        id: id.clone(),
        name: name.trim().into(),
        ..Layer::default()
    });
    record.layers = layers;
    draft.put(record);
    Ok(id)
}

/// Writes name and switches of a layer.
pub(super) fn set(draft: &mut Draft<'_, '_>, view: &ViewId, layer: &Layer) -> Result<(), Refusal> {
    if layer.name.trim().is_empty() && !layer.id.is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    change(draft, view, &layer.id, |layers, index| {
        layers[index] = layer.clone();
    })
}

/// Puts a layer elsewhere in the pile: `to` counts from the back.
pub(super) fn reorder(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    layer: &SmolStr,
    to: usize,
) -> Result<(), Refusal> {
    change(draft, view, layer, |layers, index| {
        let moved = layers.remove(index);
        layers.insert(to.min(layers.len()), moved);
    })
}

/// Takes a layer away; what lay on it lies on the ground layer then.
pub(super) fn delete(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    layer: &SmolStr,
) -> Result<(), Refusal> {
    if layer.is_empty() {
        return Err(Message::from(msg::COMMAND_GROUND_LAYER_STAYS).into());
    }
    change(draft, view, layer, |layers, index| {
        layers.remove(index);
    })?;
    let on_it: Vec<Placement> = draft
        .map()
        .placements_of(view)
        .filter(|placement| placement.layer == *layer)
        .map(|placement| Placement::clone(placement))
        .collect();
    for mut placement in on_it {
        placement.layer = SmolStr::default();
        put(draft, placement);
    }
    Ok(())
}

/// Writes a placement; that of a link goes where it says nothing any more.
fn put(draft: &mut Draft<'_, '_>, placement: Placement) {
    if draft.table_of(&placement.subject) == Some(TableName::Links) {
        put_unless_empty(draft, placement);
    } else {
        draft.put(placement);
    }
}

fn change(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    layer: &SmolStr,
    change: impl FnOnce(&mut Vec<Layer>, usize),
) -> Result<(), Refusal> {
    let mut record = draft.need::<View>(view)?;
    let mut layers = record.all_layers();
    let Some(index) = layers.iter().position(|known| known.id == *layer) else {
        return Err(msg::COMMAND_NO_LAYER.with("layer", layer.as_str()).into());
    };
    change(&mut layers, index);
    // A ground layer of which nothing is said is not written where it is alone or at the back.
    if layers.first() == Some(&Layer::default()) {
        layers.remove(0);
    }
    record.layers = layers;
    draft.put(record);
    Ok(())
}

/// Puts subjects on a layer, with all that lies in them.
pub(super) fn put_on(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    layer: &SmolStr,
) -> Result<(), Refusal> {
    let record = draft.need::<View>(view)?;
    if !record.all_layers().iter().any(|known| known.id == *layer) {
        return Err(msg::COMMAND_NO_LAYER.with("layer", layer.as_str()).into());
    }
    let elements: BTreeSet<ElementId> = subjects
        .iter()
        .map(|subject| ElementId::from(subject.text().clone()))
        .collect();
    let inside = placed_inside(draft, view, &elements);
    let all: BTreeSet<SubjectId> = subjects
        .iter()
        .cloned()
        .chain(inside.iter().map(SubjectId::from))
        .collect();
    for subject in all {
        let is_link = draft.table_of(&subject) == Some(TableName::Links);
        let (mut placement, existed) = draft.placement(view, &subject);
        // A link has a placement only to say something, an element or note only where it shows.
        if !(existed || is_link) || placement.layer == *layer {
            continue;
        }
        if !existed {
            placement.since = draft.since_now();
        }
        placement.layer = layer.clone();
        put(draft, placement);
    }
    Ok(())
}
