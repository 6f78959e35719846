//! Making room: everything right of a line, or below it, is pushed away; containers that the line
//! crosses grow. The other way round it closes room that nothing stands in.

use std::collections::BTreeSet;

use super::align::Axis;
use super::arrange::{PADDING, put_rect};
use super::nest::content_of;
use super::{Draft, Refusal, free_of};
use crate::catalogue;
use crate::geometry::{Point, Rect, Vec2};
use crate::locale::{Message, msg};
use crate::model::{
    ElementId, FieldValue as _, Placement, Snapshot, SubjectId, SystemMap, View, ViewId,
};

/// From this height on an empty container is drawn as a frame, map units.
const LEAST_FRAME_HEIGHT: f64 = 96.0;
/// Room that stays when a gap is closed, in map units.
const LEAST_GAP: f64 = 12.0;

/// What making room does to the boxes of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Room {
    /// How far everything behind the line goes; less than asked for where something stands in the
    /// way.
    pub by: f64,
    /// Boxes with the rectangles that they get.
    pub boxes: Vec<(SubjectId, Rect)>,
}

/// The stretch of a rectangle along an axis.
fn span(rect: Rect, axis: Axis) -> (f64, f64) {
    match axis {
        Axis::Horizontal => (rect.x0, rect.x1),
        Axis::Vertical => (rect.y0, rect.y1),
    }
}

fn across(axis: Axis) -> Axis {
    match axis {
        Axis::Horizontal => Axis::Vertical,
        Axis::Vertical => Axis::Horizontal,
    }
}

fn way(axis: Axis, by: f64) -> Vec2 {
    match axis {
        Axis::Horizontal => Vec2::new(by, 0.0),
        Axis::Vertical => Vec2::new(0.0, by),
    }
}

/// What making room at a line does; O(boxes) to open, O(boxes²) at worst to close.
#[must_use]
pub fn room_at(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    (axis, line, by): (Axis, f64, f64),
) -> Room {
    let (mut pushed, mut crossed, mut still) = (Vec::new(), Vec::new(), Vec::new());
    for (subject, placement) in snapshot.placements(map, view) {
        let rect = placement.rect();
        if rect.area() <= 0.0 || placement.hidden {
            continue;
        }
        let (near, far) = span(rect, axis);
        if near >= line {
            pushed.push((subject, rect));
        } else if far <= line {
            still.push(rect);
        } else if is_frame(map, snapshot, view, &subject, rect) {
            crossed.push((subject, rect));
        } else if f64::midpoint(near, far) >= line {
            pushed.push((subject, rect));
        } else {
            still.push(rect);
        }
    }
    let by = if by < 0.0 {
        let free = shrinkable(axis, line, &crossed, &still, -by);
        -closable(axis, &pushed, &still, free)
    } else {
        by
    };
    let shift = way(axis, by);
    let mut boxes: Vec<(SubjectId, Rect)> = pushed
        .into_iter()
        .map(|(subject, rect)| (subject, rect + shift))
        .collect();
    boxes.extend(crossed.into_iter().map(|(subject, rect)| {
        let grown = Rect::new(rect.x0, rect.y0, rect.x1 + shift.x, rect.y1 + shift.y);
        (subject, grown)
    }));
    Room { by, boxes }
}

/// How far boxes can be pulled back before they meet what stays.
fn closable(axis: Axis, pushed: &[(SubjectId, Rect)], still: &[Rect], wanted: f64) -> f64 {
    let mut most = wanted;
    for (_, rect) in pushed {
        let (near, _) = span(*rect, axis);
        let own = span(*rect, across(axis));
        for other in still {
            let level = span(*other, across(axis));
            if own.0 < level.1 && level.0 < own.1 {
                most = most.min(near - span(*other, axis).1 - LEAST_GAP);
            }
        }
    }
    most.max(0.0)
}

/// How far containers across the line can shrink before they meet what stays in them.
fn shrinkable(
    axis: Axis,
    line: f64,
    crossed: &[(SubjectId, Rect)],
    still: &[Rect],
    wanted: f64,
) -> f64 {
    let mut most = wanted;
    for (_, rect) in crossed {
        let (_, far) = span(*rect, axis);
        let inside = still.iter().filter(|other| rect.contains_rect(**other));
        let needed = inside
            .map(|other| span(*other, axis).1 + PADDING)
            .fold(line, f64::max);
        most = most.min(far - needed);
    }
    most.max(0.0)
}

/// Whether a box is drawn as a frame, which grows; a card is pushed or stays.
fn is_frame(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    subject: &SubjectId,
    rect: Rect,
) -> bool {
    let id = ElementId::from(subject.text().clone());
    let Some(element) = snapshot.element_by_id(&id) else {
        return false;
    };
    let kind = catalogue::element_kind(element.kind.as_str());
    (kind.is_some_and(|kind| kind.is_container) && rect.height() >= LEAST_FRAME_HEIGHT)
        || content_of(map, snapshot, view, &id).is_some()
}

/// Makes room in a view.
pub(super) fn make(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    axis: Axis,
    line: f64,
    by: f64,
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    if !line.is_finite() || !by.is_finite() {
        return Err(Message::from(msg::REWIRE_NO_ROOM).into());
    }
    let snapshot = draft.map().snapshot(draft.plateau());
    let room = room_at(draft.map(), &snapshot, view, (axis, line, by));
    if room.by == 0.0 {
        return Err(Message::from(msg::REWIRE_NO_ROOM).into());
    }
    let all: Vec<SubjectId> = room
        .boxes
        .iter()
        .map(|(subject, _)| subject.clone())
        .collect();
    let free = free_of(draft.map(), view, &all)?;
    for (subject, rect) in &room.boxes {
        // What is locked stays, as it does under every other hand.
        if free.contains(subject) {
            put_rect(draft, view, subject, *rect)?;
        }
    }
    shift_bends_behind(draft, view, axis, line, room.by)
}

/// Bends that were pinned behind the line go along.
fn shift_bends_behind(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    axis: Axis,
    line: f64,
    by: f64,
) -> Result<(), Refusal> {
    let pinned: BTreeSet<_> = draft
        .map()
        .placements_of(view)
        .filter(|placement| !placement.bends.is_empty())
        .map(|placement| placement.id.clone())
        .collect();
    for id in pinned {
        let (Some(seen), Some(mut placement)) =
            (draft.seen::<Placement>(&id), draft.get::<Placement>(&id))
        else {
            continue;
        };
        let along = |bend: &Point| match axis {
            Axis::Horizontal => bend.x,
            Axis::Vertical => bend.y,
        };
        let moved: Vec<Point> = seen
            .bends
            .iter()
            .map(|bend| {
                if along(bend) >= line {
                    *bend + way(axis, by)
                } else {
                    *bend
                }
            })
            .collect();
        if moved != seen.bends {
            draft.set_field(&mut placement, "bends", moved.to_value().as_ref())?;
            draft.put(placement);
        }
    }
    Ok(())
}
