//! Lining boxes up: edges and centres aligned, equal gaps, equal sizes, sizes changed by key.
//!
//! What is pinned stays and is what the others go by; without a pin they go by the box around all
//! of them, as draw.io and Figma do. A container moves with its content, what lies in a selected
//! container moves with it and not on its own, and a container that something would leave grows.

use std::collections::BTreeSet;

use super::arrange::{PADDING, TITLE_HEIGHT, put_rect, rect_of, shift};
use super::nest::{grow_around, placed_inside};
use super::{Draft, Refusal};
use crate::geometry::{Rect, Vec2};
use crate::locale::{Message, MessageId, msg};
use crate::model::{ElementId, Placement, SubjectId, View, ViewId};

/// The least side of a box that is sized by key or made as large as others, map units.
const LEAST_SIDE: f64 = 32.0;

/// What lines up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// The left edges.
    Left,
    /// The centres, on a vertical line.
    Center,
    /// The right edges.
    Right,
    /// The upper edges.
    Top,
    /// The centres, on a horizontal line.
    Middle,
    /// The lower edges.
    Bottom,
}

impl Alignment {
    /// How far a box goes to line up with another.
    fn way(self, rect: Rect, with: Rect) -> Vec2 {
        match self {
            Self::Left => Vec2::new(with.x0 - rect.x0, 0.0),
            Self::Center => Vec2::new(with.center().x - rect.center().x, 0.0),
            Self::Right => Vec2::new(with.x1 - rect.x1, 0.0),
            Self::Top => Vec2::new(0.0, with.y0 - rect.y0),
            Self::Middle => Vec2::new(0.0, with.center().y - rect.center().y),
            Self::Bottom => Vec2::new(0.0, with.y1 - rect.y1),
        }
    }
}

/// A direction in which boxes follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// From left to right.
    Horizontal,
    /// From top to bottom.
    Vertical,
}

impl Axis {
    /// Where a box begins and ends along it.
    fn span(self, rect: Rect) -> (f64, f64) {
        match self {
            Self::Horizontal => (rect.x0, rect.x1),
            Self::Vertical => (rect.y0, rect.y1),
        }
    }

    fn along(self, distance: f64) -> Vec2 {
        match self {
            Self::Horizontal => Vec2::new(distance, 0.0),
            Self::Vertical => Vec2::new(0.0, distance),
        }
    }
}

/// Which sides become equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// The widths.
    Width,
    /// The heights.
    Height,
    /// Both.
    Size,
}

/// A box that was chosen.
struct Chosen {
    subject: SubjectId,
    rect: Rect,
    is_pinned: bool,
    is_collapsed: bool,
}

/// The chosen boxes that have a place in the view, in the order of their ids.
fn chosen(draft: &Draft<'_, '_>, view: &ViewId, subjects: &[SubjectId]) -> Vec<Chosen> {
    let record = draft.get::<View>(view);
    let subjects: BTreeSet<&SubjectId> = subjects.iter().collect();
    let placed = subjects.into_iter().filter_map(|subject| {
        let placement = draft.seen::<Placement>(&Placement::id_for(view, subject))?;
        placement.has_place().then(|| Chosen {
            subject: subject.clone(),
            rect: placement.shown_rect(),
            is_pinned: record.as_ref().is_some_and(|view| view.holds(&placement)),
            is_collapsed: placement.collapsed,
        })
    });
    placed.collect()
}

/// Those of them that no other one holds, at least `least` of them, of which something can move.
fn outermost(
    draft: &Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    least: usize,
    too_few: MessageId,
) -> Result<Vec<Chosen>, Refusal> {
    draft.need::<View>(view)?;
    let elements: BTreeSet<ElementId> = subjects
        .iter()
        .map(|subject| ElementId::from(subject.text().clone()))
        .collect();
    let inside = placed_inside(draft, view, &elements);
    let mut boxes = chosen(draft, view, subjects);
    boxes.retain(|one| !inside.contains(&ElementId::from(one.subject.text().clone())));
    if boxes.len() < least {
        return Err(Refusal {
            message: too_few.into(),
            hint: Some(msg::COMMAND_TOO_FEW_HINT.into()),
        });
    }
    if boxes.iter().all(|one| one.is_pinned) {
        return Err(Refusal {
            message: Message::from(msg::COMMAND_ALL_PINNED),
            hint: Some(msg::COMMAND_ALL_PINNED_HINT.into()),
        });
    }
    Ok(boxes)
}

/// Lines boxes up.
pub(super) fn align(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    how: Alignment,
) -> Result<(), Refusal> {
    let boxes = outermost(draft, view, subjects, 2, msg::COMMAND_TOO_FEW_TO_ALIGN)?;
    let around = |boxes: &mut dyn Iterator<Item = &Chosen>| {
        boxes.map(|one| one.rect).reduce(|a, b| a.union(b))
    };
    let pinned = around(&mut boxes.iter().filter(|one| one.is_pinned));
    let Some(with) = pinned.or_else(|| around(&mut boxes.iter())) else {
        return Ok(());
    };
    for one in boxes.iter().filter(|one| !one.is_pinned) {
        move_one(draft, view, &one.subject, how.way(one.rect, with))?;
    }
    Ok(())
}

/// Spreads boxes with equal gaps between the outer two; what is pinned divides the row into parts
/// that are spread each for itself. Boxes that do not fit overlap evenly.
pub(super) fn distribute(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    axis: Axis,
) -> Result<(), Refusal> {
    let too_few = msg::COMMAND_TOO_FEW_TO_DISTRIBUTE;
    let mut boxes = outermost(draft, view, subjects, 3, too_few)?;
    let middle = |one: &Chosen| {
        let (near, far) = axis.span(one.rect);
        f64::midpoint(near, far)
    };
    // The sort is stable: boxes over one another stay in the order of their ids.
    boxes.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let last = boxes.len() - 1;
    let fixed: Vec<usize> = (0..=last)
        .filter(|&index| index == 0 || index == last || boxes[index].is_pinned)
        .collect();
    for ends in fixed.windows(2) {
        let &[first, end] = ends else { continue };
        let between = &boxes[first + 1..end];
        let room = axis.span(boxes[end].rect).0 - axis.span(boxes[first].rect).1;
        let length = |one: &Chosen| {
            let (near, far) = axis.span(one.rect);
            far - near
        };
        let filled: f64 = between.iter().map(length).sum();
        let gap = (room - filled) / (end - first) as f64;
        let mut at = axis.span(boxes[first].rect).1 + gap;
        for one in between {
            let away = at - axis.span(one.rect).0;
            move_one(draft, view, &one.subject, axis.along(away))?;
            at += length(one) + gap;
        }
    }
    Ok(())
}

fn move_one(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subject: &SubjectId,
    by: Vec2,
) -> Result<(), Refusal> {
    if by == Vec2::ZERO {
        return Ok(());
    }
    shift(draft, view, std::slice::from_ref(subject), by)
}

/// Gives boxes the size of the one that is pinned; without a pin that of the widest and the
/// highest, so that no name loses its room.
pub(super) fn make_same(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    what: Sameness,
) -> Result<(), Refusal> {
    let boxes = outermost(draft, view, subjects, 2, msg::COMMAND_TOO_FEW_TO_ALIGN)?;
    let has_pin = boxes.iter().any(|one| one.is_pinned);
    let models = boxes.iter().filter(|one| one.is_pinned || !has_pin);
    let (width, height) = models.fold((0.0_f64, 0.0_f64), |(width, height), one| {
        (width.max(one.rect.width()), height.max(one.rect.height()))
    });
    for one in boxes.iter().filter(|one| !one.is_pinned) {
        let (w, h) = match what {
            Sameness::Width => (width, one.rect.height()),
            Sameness::Height => (one.rect.width(), height),
            Sameness::Size => (width, height),
        };
        size(draft, view, one, w, h)?;
    }
    Ok(())
}

/// Moves the right and the lower edge of boxes.
pub(super) fn resize_by(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    by: Vec2,
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    for one in chosen(draft, view, subjects) {
        let (w, h) = (one.rect.width() + by.x, one.rect.height() + by.y);
        size(draft, view, &one, w, h)?;
    }
    Ok(())
}

/// Sizes one box from its upper left corner, never below what its content needs.
fn size(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    one: &Chosen,
    width: f64,
    height: f64,
) -> Result<(), Refusal> {
    if one.is_collapsed {
        // The size that would change does not show.
        return Ok(());
    }
    let id = ElementId::from(one.subject.text().clone());
    let corner = one.rect.origin();
    let (mut far_x, mut far_y) = (
        corner.x + width.max(LEAST_SIDE),
        corner.y + height.max(LEAST_SIDE),
    );
    let held = placed_inside(draft, view, &BTreeSet::from([id.clone()]));
    for inner in &held {
        if let Some(rect) = rect_of(draft, view, &SubjectId::from(inner)) {
            far_x = far_x.max(rect.x1 + PADDING);
            far_y = far_y.max(rect.y1 + PADDING);
        }
    }
    if !held.is_empty() {
        far_y = far_y.max(corner.y + TITLE_HEIGHT);
    }
    let rect = Rect::new(corner.x, corner.y, far_x, far_y);
    if rect != one.rect {
        put_rect(draft, view, &one.subject, rect)?;
        grow_around(draft, view, &id)?;
    }
    Ok(())
}
