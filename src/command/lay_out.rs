//! What an arrangement answered, written into a view; and boxes that no arrangement moves.

use std::collections::BTreeSet;

use super::arrange::{put_unless_empty, sides, write_rect};
use super::{Draft, LaidOut, Manner, Refusal};
use crate::locale::msg;
use crate::model::{
    Element, Link, LinkId, Placement, PlacementId, SubjectId, SystemMap, Value, View, ViewId,
};

/// The fields of a placement that say where its box lies.
const SIDES: [&str; 4] = ["x", "y", "w", "h"];

/// Writes a layout: places of all plateaus, in place of those that were there, and how the view is
/// arranged from now on. Pinned bends stay with links whose two ends stay; those of other links go,
/// since they belonged to the old places.
pub(super) fn lay_out(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    manner: Option<&Manner>,
    places: &[LaidOut],
) -> Result<(), Refusal> {
    let mut record = draft.need::<View>(view)?;
    if let Some(manner) = manner
        && Manner::of(&record) != *manner
    {
        manner.wear(&mut record);
        draft.put(record);
    }
    let mut moved: BTreeSet<SubjectId> = BTreeSet::new();
    for place in places {
        let subject = SubjectId::from(&place.element);
        if write_place(draft, view, &subject, place)? {
            moved.insert(subject);
        }
    }
    for mut placement in bent_placements(draft.map(), view) {
        if is_loosened(draft, &placement, &moved) {
            placement.bends.clear();
            for fields in placement.at.values_mut() {
                fields.remove("bends");
            }
            placement.at.retain(|_, fields| !fields.is_empty());
            put_unless_empty(draft, placement);
        }
    }
    Ok(())
}

/// Writes where one element goes. Gives whether that is another place than before.
pub(super) fn write_place(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subject: &SubjectId,
    place: &LaidOut,
) -> Result<bool, Refusal> {
    let record = draft.need::<Element>(&place.element)?;
    let (mut placement, existed) = draft.placement(view, subject);
    if !existed {
        placement.since = record.since.clone();
    }
    let before = placement.clone();
    write_rect(&mut placement, place.rect);
    for fields in placement.at.values_mut() {
        fields.retain(|name, _| !SIDES.contains(&name.as_str()));
    }
    placement.at.retain(|_, fields| !fields.is_empty());
    for (plateau, rect) in &place.at {
        let fields = placement.at.entry(plateau.clone()).or_default();
        for (name, side) in SIDES.into_iter().zip(sides(*rect)) {
            fields.insert(name.into(), Value::Number(side));
        }
    }
    let is_moved = placement != before;
    draft.put(placement);
    Ok(is_moved)
}

/// The placements of links with pinned bends, at whatever plateau.
fn bent_placements(map: &SystemMap, view: &ViewId) -> Vec<Placement> {
    let is_bent = |placement: &Placement| {
        !placement.bends.is_empty() || placement.at.values().any(|at| at.contains_key("bends"))
    };
    map.placements_of(view)
        .filter(|placement| is_bent(placement))
        .map(|placement| Placement::clone(placement))
        .collect()
}

/// Whether an end of the link of this placement has another place now.
fn is_loosened(draft: &Draft<'_, '_>, placement: &Placement, moved: &BTreeSet<SubjectId>) -> bool {
    let link = draft.get::<Link>(&LinkId::from(placement.subject.text().clone()));
    link.is_none_or(|link| {
        let mut ends = [&link.from, &link.to].into_iter();
        let overridden = link.at.values().any(|fields| {
            ["from", "to"]
                .iter()
                .filter_map(|end| fields.get(*end).and_then(Value::as_text))
                .any(|end| moved.contains(&SubjectId::from(end)))
        });
        overridden || ends.any(|end| moved.contains(&SubjectId::from(end)))
    })
}

/// How many links have pinned bends before and none after: what a layout took away.
#[must_use]
pub fn lost_bends(before: &SystemMap, after: &SystemMap, view: &ViewId) -> usize {
    let kept: BTreeSet<PlacementId> = bent_placements(after, view)
        .into_iter()
        .map(|placement| placement.id)
        .collect();
    bent_placements(before, view)
        .iter()
        .filter(|placement| !kept.contains(&placement.id))
        .count()
}

/// Locks boxes where they are at every plateau, or lets them go. What has no place is
/// passed over: there is nothing to hold.
pub(super) fn pin(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    pinned: bool,
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let mut found = false;
    for subject in subjects {
        let (mut placement, existed) = draft.placement(view, subject);
        if existed && placement.has_place() {
            found = true;
            placement.pinned = pinned;
            for fields in placement.at.values_mut() {
                fields.remove("pinned");
            }
            placement.at.retain(|_, fields| !fields.is_empty());
            draft.put(placement);
        }
    }
    if found {
        Ok(())
    } else {
        Err(Refusal {
            message: msg::COMMAND_NOTHING_TO_PIN.into(),
            hint: Some(msg::COMMAND_NOTHING_TO_PIN_HINT.into()),
        })
    }
}
