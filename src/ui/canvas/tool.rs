//! The tool in hand and the gesture under way.
//!
//! Each tool answers a press with a gesture; a gesture ends with at most one action, so a drag is
//! one step to undo. Escape leaves a gesture without a trace.

use std::collections::BTreeSet;

use super::CanvasState;
use super::drawing::Drawing;
use super::sight::Sight;
use super::tools::Machine as _;
use super::tools::bending::Bending;
use super::tools::connecting::Connecting;
use super::tools::labelling::Labelling;
use super::tools::marquee::Marquee;
use super::tools::moving::Moving;
use super::tools::placing::Placing;
use super::tools::pointing::Pointing;
use super::tools::reattaching::Reattaching;
use super::tools::resizing::Resizing;
use super::tools::spacing::Spacing;
use crate::catalogue;
use crate::geometry::{Point, Rect};
use crate::model::{ElementId, KindId, Nesting, SubjectId};
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
    /// Draw a zone, or another container (Z).
    Zone,
    /// Write on the map (T).
    Text,
    /// Push everything behind a line away (S).
    Space,
    /// Lose what is clicked in the scenario, or give it back.
    Lose,
}

impl Tool {
    /// Whether Enter places what it holds, or joins what is selected.
    #[must_use]
    pub fn takes_enter(&self) -> bool {
        !matches!(self, Self::Select | Self::Hand | Self::Space)
    }
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// Pushing the map.
    Pan,
    /// Drawing a selection rectangle.
    Marquee(Marquee),
    /// Dragging the selection.
    Move(Moving),
    /// Pulling an edge.
    Resize(Resizing),
    /// Pulling a link out of an element.
    Connect(Connecting),
    /// Drawing the box of a new element or note.
    Draw(Placing),
    /// Dragging an end of a link.
    Reattach(Reattaching),
    /// Dragging a segment of a link.
    Bend(Bending),
    /// Dragging a label along its link.
    Label(Labelling),
    /// Dragging the tip of a callout.
    Point(Pointing),
    /// Pushing everything behind a line away.
    Space(Spacing),
}

impl Gesture {
    /// Whether the pointer does nothing.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    /// Draws what a release would do now.
    pub(super) fn paint(&self, sight: &Sight<'_>, painter: &egui::Painter) {
        match self {
            Self::Idle | Self::Pan => {}
            Self::Marquee(machine) => machine.paint(sight, painter),
            Self::Move(machine) => machine.paint(sight, painter),
            Self::Resize(machine) => machine.paint(sight, painter),
            Self::Connect(machine) => machine.paint(sight, painter),
            Self::Draw(machine) => machine.paint(sight, painter),
            Self::Reattach(machine) => machine.paint(sight, painter),
            Self::Bend(machine) => machine.paint(sight, painter),
            Self::Label(machine) => machine.paint(sight, painter),
            Self::Point(machine) => machine.paint(sight, painter),
            Self::Space(machine) => machine.paint(sight, painter),
        }
    }

    /// The release.
    pub(super) fn end(self, sight: &Sight<'_>, state: &mut CanvasState, actions: &mut Vec<Action>) {
        match self {
            Self::Idle | Self::Pan => {}
            Self::Marquee(machine) => machine.end(sight, state, actions),
            Self::Move(machine) => machine.end(sight, state, actions),
            Self::Resize(machine) => machine.end(sight, state, actions),
            Self::Connect(machine) => machine.end(sight, state, actions),
            Self::Draw(machine) => machine.end(sight, state, actions),
            Self::Reattach(machine) => machine.end(sight, state, actions),
            Self::Bend(machine) => machine.end(sight, state, actions),
            Self::Label(machine) => machine.end(sight, state, actions),
            Self::Point(machine) => machine.end(sight, state, actions),
            Self::Space(machine) => machine.end(sight, state, actions),
        }
    }

    /// The pointer that shows meanwhile; none of its own while nothing is done.
    pub(super) fn cursor(&self, sight: &Sight<'_>) -> Option<egui::CursorIcon> {
        Some(match self {
            Self::Idle => return None,
            Self::Pan => egui::CursorIcon::Grabbing,
            Self::Marquee(machine) => machine.cursor(sight),
            Self::Move(machine) => machine.cursor(sight),
            Self::Resize(machine) => machine.cursor(sight),
            Self::Connect(machine) => machine.cursor(sight),
            Self::Draw(machine) => machine.cursor(sight),
            Self::Reattach(machine) => machine.cursor(sight),
            Self::Bend(machine) => machine.cursor(sight),
            Self::Label(machine) => machine.cursor(sight),
            Self::Point(machine) => machine.cursor(sight),
            Self::Space(machine) => machine.cursor(sight),
        })
    }
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
