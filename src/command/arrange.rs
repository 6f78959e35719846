//! Where things show: moving, sizing, routing by hand.

use std::collections::BTreeSet;

use super::nest::{grow_around, placed_inside};
use super::{Draft, Refusal};
use crate::geometry::{Point, Rect, Vec2};
use crate::locale::msg;
use crate::model::{
    ElementId, FieldPath, FieldValue as _, Finite, Link, LinkId, PRESENT, Placement, Record as _,
    SubjectId, Timeline, Value, View, ViewId,
};

/// Room that a container keeps between its frame and its content, map units.
pub(super) const PADDING: f64 = 20.0;
/// Room that a container keeps for its title, map units.
pub(super) const TITLE_HEIGHT: f64 = 48.0;
/// The smallest box, map units.
const LEAST_SIDE: f64 = 24.0;

/// Writes a rectangle into the placement itself, rounded to tenths of a unit so that files stay
/// short.
pub(super) fn write_rect(placement: &mut Placement, rect: Rect) {
    let [x, y, w, h] = sides(rect);
    placement.x = x;
    placement.y = y;
    placement.w = w;
    placement.h = h;
}

pub(super) fn sides(rect: Rect) -> [Finite; 4] {
    let tenth = |number: f64| Finite::new((number * 10.0).round() / 10.0).unwrap_or_default();
    [
        tenth(rect.x0),
        tenth(rect.y0),
        tenth(rect.width().max(LEAST_SIDE)),
        tenth(rect.height().max(LEAST_SIDE)),
    ]
}

/// Places subjects in a view, new there or not.
pub(super) fn place(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    places: &[(SubjectId, Rect)],
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    for (subject, rect) in places {
        if !crate::geometry::is_finite_rect(*rect) {
            return Err(msg::COMMAND_BAD_RECT
                .with("subject", subject.as_str())
                .into());
        }
        if draft.table_of(subject).is_none() {
            return Err(msg::COMMAND_NO_RECORD
                .with("record", subject.as_str())
                .into());
        }
        put_rect(draft, view, subject, *rect)?;
    }
    Ok(())
}

pub(super) fn put_rect(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subject: &SubjectId,
    rect: Rect,
) -> Result<(), Refusal> {
    let (mut placement, existed) = draft.placement(view, subject);
    if existed {
        for (name, side) in ["x", "y", "w", "h"].into_iter().zip(sides(rect)) {
            draft.set_field(&mut placement, name, side.to_value().as_ref())?;
        }
        draft.set_field(&mut placement, "hidden", None)?;
        bring_back(draft, &mut placement);
    } else {
        placement.since = draft.since_now();
        write_rect(&mut placement, rect);
    }
    draft.put(placement);
    Ok(())
}

/// What was taken out of the view at this plateau, or before it, shows from here on again.
fn bring_back(draft: &Draft<'_, '_>, placement: &mut Placement) {
    let Some(plateau) = draft.plateau() else {
        return;
    };
    let timeline = draft.map().timeline();
    let chain = timeline.chain(plateau);
    if Timeline::is_present(placement, chain) {
        return;
    }
    if let Some(here) = placement.at.get_mut(plateau) {
        here.remove(PRESENT);
        if here.is_empty() {
            placement.at.remove(plateau);
        }
    }
    if !Timeline::is_present(placement, chain) {
        let here = placement.at.entry(plateau.clone()).or_default();
        here.insert(PRESENT.into(), Value::Flag(true));
    }
}

/// Writes the placement of a link, or takes it away when it says nothing.
pub(super) fn put_unless_empty(draft: &mut Draft<'_, '_>, placement: Placement) {
    let says_nothing = placement
        .fields()
        .keys()
        .all(|path| *path == FieldPath::own("view") || *path == FieldPath::own("subject"));
    if says_nothing {
        let id = placement.id.clone();
        draft.take::<Placement>(&id);
    } else {
        draft.put(placement);
    }
}

/// The rectangle of a subject in a view at this plateau.
pub(super) fn rect_of(draft: &Draft<'_, '_>, view: &ViewId, subject: &SubjectId) -> Option<Rect> {
    draft
        .seen::<Placement>(&Placement::id_for(view, subject))
        .map(|placement| placement.rect())
}

/// Moves boxes with all that lies in them.
pub(super) fn shift(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    by: Vec2,
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let elements: BTreeSet<ElementId> = subjects
        .iter()
        .map(|subject| ElementId::from(subject.text().clone()))
        .collect();
    let inside = placed_inside(draft, view, &elements);
    let moved: BTreeSet<SubjectId> = subjects
        .iter()
        .cloned()
        .chain(inside.iter().map(SubjectId::from))
        .collect();
    for subject in &moved {
        if let Some(rect) = rect_of(draft, view, subject) {
            put_rect(draft, view, subject, rect + by)?;
        }
    }
    shift_bends(draft, view, &moved, by)?;
    for element in &elements {
        grow_around(draft, view, element)?;
    }
    Ok(())
}

/// Pinned bends travel with a link when both its ends do.
fn shift_bends(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    moved: &BTreeSet<SubjectId>,
    by: Vec2,
) -> Result<(), Refusal> {
    let pinned: Vec<Placement> = draft
        .map()
        .placements_of(view)
        .filter(|placement| !placement.bends.is_empty())
        .map(|placement| Placement::clone(placement))
        .collect();
    for placement in pinned {
        let Some(link) = draft.seen::<Link>(&LinkId::from(placement.subject.text().clone())) else {
            continue;
        };
        if moved.contains(&SubjectId::from(&link.from))
            && moved.contains(&SubjectId::from(&link.to))
        {
            let bends: Vec<Point> = placement.bends.iter().map(|bend| *bend + by).collect();
            let mut placement = placement;
            draft.set_field(&mut placement, "bends", bends.to_value().as_ref())?;
            draft.put(placement);
        }
    }
    Ok(())
}

/// Pins the bends of a link in a view, or gives it back to the automatic route.
pub(super) fn pin(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    link: &LinkId,
    bends: &[Point],
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let record = draft.need::<Link>(link)?;
    let subject = SubjectId::from(&record.id);
    let (mut placement, existed) = draft.placement(view, &subject);
    if !existed && bends.is_empty() {
        return Ok(());
    }
    let bends = bends.to_vec();
    if existed {
        draft.set_field(&mut placement, "bends", bends.to_value().as_ref())?;
    } else {
        placement.since = draft.since_now();
        placement.bends = bends;
    }
    put_unless_empty(draft, placement);
    Ok(())
}

/// A place along a line, in steps that files stay short with.
pub(super) fn share(at: f64) -> Finite {
    Finite::new((at.clamp(0.0, 1.0) * 1_000.0).round() / 1_000.0).unwrap_or_default()
}

/// Puts the label of a link somewhere along its line, or where there is room.
pub(super) fn place_label(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    link: &LinkId,
    at: Option<f64>,
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let record = draft.need::<Link>(link)?;
    let at = at.filter(|at| at.is_finite()).map(share);
    let (mut placement, existed) = draft.placement(view, &SubjectId::from(&record.id));
    if existed {
        draft.set_field(&mut placement, "label_at", at.to_value().as_ref())?;
    } else {
        placement.since = draft.since_now();
        placement.label_at = at;
    }
    put_unless_empty(draft, placement);
    Ok(())
}
