//! The tool in hand and the gesture under way.
//!
//! Each tool answers a press with a gesture; a gesture ends with at most one action, so a drag is
//! one step to undo. Escape leaves a gesture without a trace.

use std::collections::BTreeSet;

use super::drawing::Drawing;
use crate::catalogue;
use crate::command::{Command, Home};
use crate::geometry::{Point, Rect, Vec2};
use crate::model::{ElementId, KindId, Nesting, SubjectId, ViewId};
use crate::scene::ItemRole;
use crate::workspace::{Action, Document};

/// The tool in hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tool {
    /// Select, move, resize, nest, connect by hovering (V).
    #[default]
    Select,
    /// Pan (H).
    Hand,
    /// Connect (L).
    Connect,
    /// Insert an element of a kind, by click or drag (N, palette).
    Insert(KindId),
    /// Insert a note (C).
    Note,
}

/// A corner or side of a box: how its left, upper, right and lower edge follow the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handle {
    /// −1 moves the left edge, 1 the right one, 0 neither.
    pub x: i8,
    /// −1 moves the upper edge, 1 the lower one, 0 neither.
    pub y: i8,
}

impl Handle {
    /// All eight.
    pub const ALL: [Self; 8] = [
        Self { x: -1, y: -1 },
        Self { x: 0, y: -1 },
        Self { x: 1, y: -1 },
        Self { x: 1, y: 0 },
        Self { x: 1, y: 1 },
        Self { x: 0, y: 1 },
        Self { x: -1, y: 1 },
        Self { x: -1, y: 0 },
    ];

    /// Where it sits on a box.
    #[must_use]
    pub fn on(self, rect: egui::Rect) -> egui::Pos2 {
        let half = rect.size() / 2.0;
        rect.center() + egui::vec2(half.x * f32::from(self.x), half.y * f32::from(self.y))
    }

    /// The box after its edges moved, never smaller than a title.
    #[must_use]
    pub fn resize(self, rect: Rect, by: Vec2) -> Rect {
        const LEAST: f64 = 32.0;
        let mut out = rect;
        match self.x {
            -1 => out.x0 = (rect.x0 + by.x).min(rect.x1 - LEAST),
            1 => out.x1 = (rect.x1 + by.x).max(rect.x0 + LEAST),
            _ => {}
        }
        match self.y {
            -1 => out.y0 = (rect.y0 + by.y).min(rect.y1 - LEAST),
            1 => out.y1 = (rect.y1 + by.y).max(rect.y0 + LEAST),
            _ => {}
        }
        out
    }

    /// The pointer that shows over it.
    #[must_use]
    pub fn cursor(self) -> egui::CursorIcon {
        match (self.x, self.y) {
            (-1, -1) | (1, 1) => egui::CursorIcon::ResizeNwSe,
            (1, -1) | (-1, 1) => egui::CursorIcon::ResizeNeSw,
            (0, _) => egui::CursorIcon::ResizeVertical,
            _ => egui::CursorIcon::ResizeHorizontal,
        }
    }
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// Pushing the map.
    Pan,
    /// Drawing a selection rectangle.
    Marquee {
        /// Where it began, on the map.
        start: Point,
    },
    /// Dragging the selection.
    Move {
        /// Where it began, on the map.
        start: Point,
        /// What moves, with all that lies in it.
        moved: BTreeSet<SubjectId>,
    },
    /// Pulling an edge.
    Resize {
        /// Which box.
        subject: SubjectId,
        /// Which edge.
        handle: Handle,
        /// Where it began, on the map.
        start: Point,
        /// The box then.
        rect: Rect,
    },
    /// Pulling a link out of an element.
    Connect {
        /// The element.
        from: ElementId,
    },
    /// Drawing the box of a new element or note.
    Draw {
        /// Where it began, on the map.
        start: Point,
    },
}

/// The elements that lie in others, at any depth, among those of a view.
#[must_use]
pub fn with_content(document: &Document, subjects: &BTreeSet<SubjectId>) -> BTreeSet<SubjectId> {
    let snapshot = document.snapshot();
    let mut out = subjects.clone();
    let nesting = nesting(document);
    for &ix in nesting.shown() {
        let is_held = nesting
            .around(ix)
            .any(|holder| subjects.contains(&SubjectId::from(&snapshot.element(holder).id)));
        if is_held {
            out.insert(SubjectId::from(&snapshot.element(ix).id));
        }
    }
    out
}

/// What lies in what in the view that shows.
pub(super) fn nesting(document: &Document) -> Nesting {
    let view = document.view.as_ref();
    view.map(|view| Nesting::in_view(document.map(), document.snapshot(), view))
        .unwrap_or_default()
}

/// The innermost container under a map point that is not among what moves.
#[must_use]
pub fn container_at(
    document: &Document,
    drawing: &Drawing,
    point: Point,
    moved: &BTreeSet<SubjectId>,
) -> Option<ElementId> {
    let snapshot = document.snapshot();
    drawing.at(point, 1.0).into_iter().find_map(|subject| {
        if moved.contains(&subject) {
            return None;
        }
        let id = ElementId::from(subject.text().clone());
        let element = snapshot.element_by_id(&id)?;
        let is_container =
            catalogue::element_kind(element.kind.as_str()).is_some_and(|kind| kind.is_container);
        let drawn_as_one = drawing
            .item_of(&subject)
            .is_some_and(|item| item.role == ItemRole::Container);
        (is_container || drawn_as_one).then_some(id)
    })
}

/// What a release of the dragged selection means.
struct Drop {
    /// All that is selected.
    tops: Vec<SubjectId>,
    /// The selected elements that no other selected one holds.
    movers: Vec<ElementId>,
    /// The container below the pointer.
    target: Option<ElementId>,
    /// Whether it is another one than before.
    changes_home: bool,
}

impl Drop {
    fn of(
        document: &Document,
        drawing: &Drawing,
        moved: &BTreeSet<SubjectId>,
        pointer: Point,
    ) -> Self {
        let snapshot = document.snapshot();
        let target = container_at(document, drawing, pointer, moved);
        let tops: Vec<SubjectId> = document.selection.iter().cloned().collect();
        let elements = document.selected_elements();
        let nesting = nesting(document);
        // What moves along inside a selected container keeps its own container.
        let movers: Vec<ElementId> = elements
            .iter()
            .filter(|id| {
                snapshot.find(id).is_some_and(|ix| {
                    !nesting
                        .around(ix)
                        .any(|above| elements.contains(&snapshot.element(above).id))
                })
            })
            .cloned()
            .collect();
        // A container that does not show in this view is left alone: only what shows can be left.
        let changes_home = movers.iter().any(|id| {
            let holder = snapshot
                .find(id)
                .and_then(|ix| nesting.holder(ix))
                .map(|holder| &snapshot.element(holder).id);
            holder != target.as_ref()
        });
        Self {
            tops,
            movers,
            target,
            changes_home,
        }
    }
}

/// What dropping a dragged selection with Alt held does: copies where it was let go.
#[must_use]
pub fn copy_action(
    document: &Document,
    drawing: &Drawing,
    view: &ViewId,
    moved: &BTreeSet<SubjectId>,
    by: Vec2,
    pointer: Point,
) -> Action {
    let drop = Drop::of(document, drawing, moved, pointer);
    Action::Edit(Command::Duplicate {
        view: view.clone(),
        subjects: drop.tops,
        by: Some(by),
        home: if drop.changes_home {
            Home::Moved(drop.target)
        } else {
            Home::Same
        },
    })
}

/// What dropping a dragged selection does: a move, or a move into or out of a container.
#[must_use]
pub fn drop_action(
    document: &Document,
    drawing: &Drawing,
    view: &ViewId,
    moved: &BTreeSet<SubjectId>,
    by: Vec2,
    pointer: Point,
) -> Action {
    let Drop {
        tops,
        movers,
        target,
        changes_home,
    } = Drop::of(document, drawing, moved, pointer);
    if changes_home && movers.len() == tops.len() {
        Action::Edit(Command::Nest {
            view: view.clone(),
            elements: movers,
            by,
            parent: target,
        })
    } else {
        Action::Edit(Command::Move {
            view: view.clone(),
            subjects: tops,
            by,
            nudge: false,
        })
    }
}

/// How far a dragged box must go to line up with others, and the guide lines that show it.
#[must_use]
pub fn snap(
    drawing: &Drawing,
    moved: &BTreeSet<SubjectId>,
    by: Vec2,
    visible: Rect,
    reach: f64,
) -> (Vec2, Vec<(Point, Point)>) {
    let Some(bounds) = moved
        .iter()
        .filter_map(|subject| drawing.item_of(subject))
        .map(|item| item.bounds)
        .reduce(|a, b| a.union(b))
    else {
        return (by, Vec::new());
    };
    let dragged = bounds + by;
    let mut best_x: Option<(f64, Rect)> = None;
    let mut best_y: Option<(f64, Rect)> = None;
    for index in drawing.items_in(visible) {
        let item = &drawing.scene.items[index];
        let Some(subject) = &item.subject else {
            continue;
        };
        if !matches!(
            item.role,
            ItemRole::Card | ItemRole::Container | ItemRole::Note
        ) || moved.contains(&super::drawing::subject_id(subject))
        {
            continue;
        }
        for (own, other) in [
            (dragged.x0, item.bounds.x0),
            (dragged.center().x, item.bounds.center().x),
            (dragged.x1, item.bounds.x1),
        ] {
            let away = other - own;
            if away.abs() <= reach && best_x.is_none_or(|(best, _)| away.abs() < best.abs()) {
                best_x = Some((away, item.bounds));
            }
        }
        for (own, other) in [
            (dragged.y0, item.bounds.y0),
            (dragged.center().y, item.bounds.center().y),
            (dragged.y1, item.bounds.y1),
        ] {
            let away = other - own;
            if away.abs() <= reach && best_y.is_none_or(|(best, _)| away.abs() < best.abs()) {
                best_y = Some((away, item.bounds));
            }
        }
    }
    let snapped = by
        + Vec2::new(
            best_x.map_or(0.0, |(away, _)| away),
            best_y.map_or(0.0, |(away, _)| away),
        );
    let at = bounds + snapped;
    let mut guides = Vec::new();
    if let Some((_, other)) = best_x {
        for x in [at.x0, at.center().x, at.x1] {
            if [other.x0, other.center().x, other.x1]
                .iter()
                .any(|line| (line - x).abs() < 0.01)
            {
                guides.push((
                    Point::new(x, at.y0.min(other.y0)),
                    Point::new(x, at.y1.max(other.y1)),
                ));
            }
        }
    }
    if let Some((_, other)) = best_y {
        for y in [at.y0, at.center().y, at.y1] {
            if [other.y0, other.center().y, other.y1]
                .iter()
                .any(|line| (line - y).abs() < 0.01)
            {
                guides.push((
                    Point::new(at.x0.min(other.x0), y),
                    Point::new(at.x1.max(other.x1), y),
                ));
            }
        }
    }
    (snapped, guides)
}

/// The usual size of a new card, map units: room for a name on two lines and a caption.
pub const CARD_SIZE: (f64, f64) = (200.0, 66.0);
/// The usual size of a new frame, map units.
pub const FRAME_SIZE: (f64, f64) = (320.0, 200.0);

/// The box of a new element: where it was drawn, or its usual size around a click.
#[must_use]
pub fn box_for(kind: &KindId, start: Point, end: Point) -> Rect {
    let drawn = Rect::from_points(start, end);
    if drawn.width() >= 40.0 && drawn.height() >= 32.0 {
        return drawn;
    }
    let is_frame = catalogue::element_kind(kind.as_str())
        .is_some_and(|kind| kind.size == catalogue::SizeClass::Container);
    let size = if is_frame { FRAME_SIZE } else { CARD_SIZE };
    Rect::from_center_size(start, size)
}
