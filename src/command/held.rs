//! What is locked: boxes that stay as they are until somebody unlocks them, alone or by their layer.
//!
//! A command about several boxes works on those that are free; where none is, it refuses and says
//! how to unlock.

use std::collections::BTreeSet;

use super::Refusal;
use crate::locale::msg;
use crate::model::{
    Element, ElementId, Nesting, Placement, PlateauId, SubjectId, SystemMap, View, ViewId,
};

/// Those of some subjects that may be moved, sized or taken out of a view.
///
/// # Errors
/// When all of them are locked.
pub fn free_of(
    map: &SystemMap,
    view: &ViewId,
    subjects: &[SubjectId],
) -> Result<Vec<SubjectId>, Refusal> {
    let free: Vec<SubjectId> = subjects
        .iter()
        .filter(|subject| holder(map, view, subject).is_none())
        .cloned()
        .collect();
    match subjects.first() {
        Some(first) if free.is_empty() => Err(refusal(map, view, first)),
        _ => Ok(free),
    }
}

/// As [`free_of`], for what takes along all that lies in a box: one that holds something locked is
/// not free.
///
/// # Errors
/// When none of them is free; the refusal speaks of what is locked.
pub fn removable_of(
    map: &SystemMap,
    plateau: Option<&PlateauId>,
    view: &ViewId,
    subjects: &[SubjectId],
) -> Result<Vec<SubjectId>, Refusal> {
    let snapshot = map.snapshot(plateau);
    let nesting = Nesting::in_view(map, &snapshot, view);
    let mut stuck: BTreeSet<SubjectId> = BTreeSet::new();
    let mut first = None;
    let locked = nesting.shown().iter().filter(|ix| {
        let subject = SubjectId::from(&snapshot.element(**ix).id);
        holder(map, view, &subject).is_some()
    });
    for &ix in locked {
        let subject = SubjectId::from(&snapshot.element(ix).id);
        for around in nesting.around(ix) {
            let around = SubjectId::from(&snapshot.element(around).id);
            if first.is_none() && subjects.contains(&around) {
                first = Some(subject.clone());
            }
            stuck.insert(around);
        }
    }
    let free: Vec<SubjectId> = subjects
        .iter()
        .filter(|subject| !stuck.contains(*subject) && holder(map, view, subject).is_none())
        .cloned()
        .collect();
    if free.is_empty() && !subjects.is_empty() {
        let own = subjects
            .iter()
            .find(|subject| holder(map, view, subject).is_some());
        let of = own.cloned().or(first).or_else(|| subjects.first().cloned());
        return Err(refusal(map, view, &of.unwrap_or_default()));
    }
    Ok(free)
}

/// What holds a subject in a view.
enum Holder {
    /// Its own lock.
    Lock,
    /// Its layer, by name.
    Layer(String),
}

fn holder(map: &SystemMap, view: &ViewId, subject: &SubjectId) -> Option<Holder> {
    let record: &View = map.tables().views.get(view)?;
    let placements = &map.tables().placements;
    let placement = placements.get(&Placement::id_for(view, subject));
    // What has no placement, such as a link without bends, lies on the ground layer.
    let blank;
    let placement: &Placement = match placement {
        Some(placement) => placement,
        None => {
            blank = crate::model::Record::blank(Placement::id_for(view, subject));
            &blank
        }
    };
    if placement.pinned {
        return Some(Holder::Lock);
    }
    let layer = record.layer_of(placement).filter(|layer| layer.locked)?;
    Some(Holder::Layer(layer.name.to_string()))
}

/// The refusal that says what is locked, and how to unlock it.
fn refusal(map: &SystemMap, view: &ViewId, subject: &SubjectId) -> Refusal {
    let id = ElementId::from(subject.text().clone());
    let element: Option<&Element> = map.tables().elements.get(&id).map(AsRef::as_ref);
    let name = element.map_or_else(|| subject.to_string(), |element| element.name.to_string());
    match holder(map, view, subject) {
        Some(Holder::Layer(layer)) => Refusal {
            message: msg::COMMAND_LAYER_LOCKED
                .with("name", name)
                .with("layer", layer),
            hint: Some(msg::COMMAND_LAYER_LOCKED_HINT.into()),
        },
        _ => Refusal {
            message: msg::COMMAND_LOCKED.with("name", name),
            hint: Some(msg::COMMAND_LOCKED_HINT.into()),
        },
    }
}
