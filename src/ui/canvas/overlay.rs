//! Selection, handles, guides and hover: on screen only.

use std::collections::BTreeSet;

use egui::{Color32, Stroke, StrokeKind};

use super::painter::color32;
use super::sight::Sight;
use super::tool::{Gesture, Tool};
use super::tools::resizing::Handle;
use super::tools::{bending, pointing, reattaching};
use super::{CanvasState, groups};
use crate::geometry::{Rect, Vec2};
use crate::model::{ElementId, SubjectId};
use crate::scene::ItemRole;

/// Half the side of a resize handle, in screen points.
const HANDLE_PX: f32 = 4.0;
/// Radius of a port, the round handle that links are pulled out of, in screen points.
const PORT_PX: f32 = 5.0;
/// Cards narrower than this have no ports, in screen points.
const LEAST_WITH_PORTS_PX: f32 = 40.0;
/// How far outside the box the ports sit, in screen points.
const PORT_AWAY_PX: f32 = 9.0;

/// Paints all of it.
pub(super) fn paint(painter: &egui::Painter, sight: &Sight<'_>, state: &CanvasState) {
    // What is on the move wears its mark where it goes, not where it was.
    if !matches!(state.gesture, Gesture::Move(_)) || sight.modifiers.alt {
        paint_selection(painter, sight, Vec2::ZERO);
        groups::paint_outlines(painter, sight);
    }
    if state.gesture.is_idle() {
        paint_hover(painter, sight, state);
        paint_handles(painter, sight);
        paint_link_handles(painter, sight);
    } else {
        state.gesture.paint(sight, painter);
    }
}

/// Marks what is selected, shifted by so much.
pub(super) fn paint_selection(painter: &egui::Painter, sight: &Sight<'_>, by: Vec2) {
    let accent = color32(sight.theme.accent);
    let zoom = sight.camera.zoom as f32;
    // Links that are drawn as one share an item, which is marked once.
    let mut marked = BTreeSet::new();
    for subject in &sight.document.selection {
        let Some(item) = sight.item(subject) else {
            continue;
        };
        if !marked.insert(sight.drawing.index_of(subject)) {
            continue;
        }
        if let Some(line) = sight.drawing.line(subject) {
            let points = line.iter().map(|point| sight.pos(*point + by)).collect();
            painter.line(
                points,
                Stroke::new((3.0 * zoom).clamp(2.5, 6.0), accent.gamma_multiply(0.75)),
            );
            continue;
        }
        let radius = if item.role == ItemRole::Container {
            10.0
        } else {
            8.0
        } * zoom;
        painter.rect_stroke(
            sight.screen_rect(item.bounds + by).expand(3.0),
            radius + 3.0,
            Stroke::new(2.5, accent),
            StrokeKind::Middle,
        );
    }
}

fn paint_hover(painter: &egui::Painter, sight: &Sight<'_>, state: &CanvasState) {
    let accent = color32(sight.theme.accent);
    let Some(subject) = &state.hovered else {
        return;
    };
    let Some(item) = sight.item(subject) else {
        return;
    };
    if let Some(line) = sight.drawing.line(subject) {
        let points = line.iter().map(|point| sight.pos(*point)).collect();
        painter.line(points, Stroke::new(2.5, accent.gamma_multiply(0.45)));
        return;
    }
    if item.role == ItemRole::Card {
        let rect = sight.screen_rect(item.bounds);
        painter.rect_stroke(
            rect.expand(1.0),
            9.0 * sight.camera.zoom as f32,
            Stroke::new(1.0, accent.gamma_multiply(0.5)),
            StrokeKind::Middle,
        );
        if matches!(state.tool, Tool::Select | Tool::Connect)
            && !sight.document.is_read_only()
            && rect.width() > LEAST_WITH_PORTS_PX
        {
            for port in ports(rect) {
                painter.circle(
                    port,
                    PORT_PX - 0.5,
                    Color32::WHITE,
                    Stroke::new(1.5, accent),
                );
            }
        }
    }
}

fn paint_handles(painter: &egui::Painter, sight: &Sight<'_>) {
    if let Some(tip) = pointing::tip(sight) {
        let (accent, paper) = (color32(sight.theme.accent), color32(sight.theme.paper));
        painter.circle(sight.pos(tip), PORT_PX, paper, Stroke::new(1.5, accent));
    }
    let Some((_, rect)) = resizable(sight) else {
        return;
    };
    let rect = sight.screen_rect(rect).expand(3.0);
    for handle in Handle::ALL {
        let square =
            egui::Rect::from_center_size(handle.on(rect), egui::Vec2::splat(HANDLE_PX * 2.0 - 1.0));
        painter.rect(
            square,
            2.0,
            color32(sight.theme.paper),
            Stroke::new(1.5, color32(sight.theme.accent)),
            StrokeKind::Middle,
        );
    }
}

/// Rings at the ends of the selected link, dots on its bends, and grips on its segments.
fn paint_link_handles(painter: &egui::Painter, sight: &Sight<'_>) {
    let Some(ends) = reattaching::ends(sight) else {
        return;
    };
    let (accent, paper) = (color32(sight.theme.accent), color32(sight.theme.paper));
    let stroke = Stroke::new(1.5, accent);
    for grip in bending::grips(sight) {
        painter.circle(sight.pos(grip), 3.0, paper, Stroke::new(1.25, accent));
    }
    for bend in bending::pinned_bends(sight) {
        let square = egui::Rect::from_center_size(sight.pos(bend), egui::Vec2::splat(7.0));
        painter.rect(square, 1.5, accent, stroke, StrokeKind::Middle);
    }
    for end in ends {
        painter.circle(sight.pos(end), PORT_PX, paper, stroke);
    }
}

/// The one selected box, which has handles.
fn resizable(sight: &Sight<'_>) -> Option<(SubjectId, Rect)> {
    let subject = sight.only_selected()?;
    let item = sight.item(subject)?;
    let may_size = !sight.document.is_read_only() && !groups::is_rigid(sight.document, subject);
    (item.role != ItemRole::Link && may_size).then(|| (subject.clone(), item.bounds))
}

/// The resize handle at a place on screen.
pub(super) fn handle_at(
    sight: &Sight<'_>,
    pointer: egui::Pos2,
) -> Option<(SubjectId, Handle, Rect)> {
    let (subject, rect) = resizable(sight)?;
    let on_screen = sight.screen_rect(rect).expand(3.0);
    Handle::ALL
        .into_iter()
        .find(|handle| (handle.on(on_screen) - pointer).abs().max_elem() <= HANDLE_PX + 2.0)
        .map(|handle| (subject, handle, rect))
}

/// Where links can be pulled out of a box.
fn ports(rect: egui::Rect) -> [egui::Pos2; 4] {
    let out = rect.expand(PORT_AWAY_PX);
    [
        out.center_top(),
        out.right_center(),
        out.center_bottom(),
        out.left_center(),
    ]
}

/// The element whose port is at a place on screen.
pub(super) fn port_at(
    sight: &Sight<'_>,
    state: &CanvasState,
    pointer: egui::Pos2,
) -> Option<ElementId> {
    if sight.document.is_read_only() || state.tool != Tool::Select {
        return None;
    }
    let point = sight.camera.map_from_screen(pointer, sight.canvas);
    let near = sight.map_from_px(f64::from(PORT_AWAY_PX + PORT_PX + 2.0));
    sight
        .drawing
        .items_in(Rect::from_center_size(point, (2.0 * near, 2.0 * near)))
        .into_iter()
        .find_map(|index| {
            let item = &sight.drawing.scene.items[index];
            let Some(crate::scene::Subject::Element(id)) = &item.subject else {
                return None;
            };
            let rect = sight.screen_rect(item.bounds);
            // Where a card is too small to show its ports, a press means the card.
            if item.role != ItemRole::Card || rect.width() <= LEAST_WITH_PORTS_PX {
                return None;
            }
            ports(rect)
                .iter()
                .any(|port| (*port - pointer).length() <= PORT_PX + 3.0)
                .then(|| ElementId::from(id.clone()))
        })
}
