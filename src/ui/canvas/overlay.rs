//! Selection, handles, guides and hover: on screen only.

use std::collections::BTreeSet;

use egui::{Color32, Stroke, StrokeKind};

use super::CanvasState;
use super::camera::Camera;
use super::drawing::Drawing;
use super::gestures::moved_by;
use super::groups;
use super::painter::{color32, paint_moved};
use super::tool::{self, Gesture, Handle, Tool};
use crate::geometry::Rect;
use crate::model::{ElementId, SubjectId};
use crate::scene::{ItemRole, Theme};
use crate::workspace::Document;

/// Half the side of a resize handle, in screen points.
const HANDLE_PX: f32 = 4.0;
/// Radius of a port, the round handle that links are pulled out of, in screen points.
const PORT_PX: f32 = 5.0;
/// How far outside the box the ports sit, in screen points.
const PORT_AWAY_PX: f32 = 9.0;

/// Paints all of it.
#[expect(
    clippy::too_many_arguments,
    reason = "everything that shows over the scene comes together here"
)]
pub(super) fn paint(
    painter: &egui::Painter,
    document: &Document,
    state: &CanvasState,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    theme: &Theme,
    ui: &egui::Ui,
) {
    let accent = color32(theme.accent);
    paint_selection(painter, document, drawing, camera, canvas, accent);
    groups::paint_outlines(painter, document, drawing, camera, canvas, accent);
    let pointer = ui
        .input(|input| input.pointer.latest_pos())
        .unwrap_or(canvas.center());
    let point = camera.map_from_screen(pointer, canvas);
    match &state.gesture {
        Gesture::Idle => {
            paint_hover(painter, document, state, drawing, camera, canvas, accent);
            paint_handles(
                painter,
                document,
                drawing,
                camera,
                canvas,
                accent,
                color32(theme.paper),
            );
        }
        Gesture::Pan => {}
        Gesture::Marquee { start } => {
            let rect = camera.screen_rect_from_map(Rect::from_points(*start, point), canvas);
            painter.rect(
                rect,
                2.0,
                accent.gamma_multiply(0.08),
                Stroke::new(1.0, accent),
                StrokeKind::Middle,
            );
        }
        Gesture::Move { start, moved } => {
            let modifiers = ui.input(|input| input.modifiers);
            let (by, guides) = moved_by(drawing, moved, point - *start, camera, canvas, modifiers);
            if let Some(target) = tool::container_at(document, drawing, point, moved)
                && let Some(item) = drawing.item_of(&SubjectId::from(&target))
            {
                let rect = camera.screen_rect_from_map(item.bounds, canvas);
                painter.rect(
                    rect,
                    10.0 * camera.zoom as f32,
                    accent.gamma_multiply(0.06),
                    Stroke::new(2.0, accent),
                    StrokeKind::Middle,
                );
            }
            let mut items: Vec<usize> = moved
                .iter()
                .filter_map(|subject| drawing.index_of(subject))
                .collect();
            items.sort_unstable();
            paint_moved(painter, drawing, &items, by, camera, canvas);
            for (a, b) in guides {
                let ends = [
                    camera.screen_from_map(a, canvas),
                    camera.screen_from_map(b, canvas),
                ];
                painter.line_segment(ends, Stroke::new(1.0, accent));
            }
        }
        Gesture::Resize {
            handle,
            start,
            rect,
            ..
        } => {
            let rect = camera.screen_rect_from_map(handle.resize(*rect, point - *start), canvas);
            painter.rect_stroke(rect, 8.0, Stroke::new(1.5, accent), StrokeKind::Middle);
        }
        Gesture::Connect { from } => {
            if let Some(item) = drawing.item_of(&SubjectId::from(from)) {
                let rect = camera.screen_rect_from_map(item.bounds, canvas);
                let begin = nearest_side(rect, pointer);
                painter.line_segment([begin, pointer], Stroke::new(1.75, accent));
                painter.circle_filled(begin, 3.5, accent);
                painter.extend(arrow_head(begin, pointer, accent));
            }
            let over = drawing
                .at(point, 5.0 / camera.zoom)
                .into_iter()
                .find(|subject| {
                    subject.as_str() != from.as_str()
                        && drawing
                            .item_of(subject)
                            .is_some_and(|item| item.role == ItemRole::Card)
                });
            if let Some(item) = over.and_then(|subject| drawing.item_of(&subject)) {
                let rect = camera.screen_rect_from_map(item.bounds, canvas).expand(2.0);
                painter.rect_stroke(rect, 9.0, Stroke::new(2.0, accent), StrokeKind::Middle);
            }
        }
        Gesture::Draw { start } => {
            let rect = camera.screen_rect_from_map(Rect::from_points(*start, point), canvas);
            painter.rect(
                rect,
                8.0,
                accent.gamma_multiply(0.06),
                Stroke::new(1.5, accent),
                StrokeKind::Middle,
            );
        }
    }
}

fn paint_selection(
    painter: &egui::Painter,
    document: &Document,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    accent: Color32,
) {
    // Links that are drawn as one share an item, which is marked once.
    let mut marked = BTreeSet::new();
    for subject in &document.selection {
        let Some(item) = drawing.item_of(subject) else {
            continue;
        };
        if !marked.insert(drawing.index_of(subject)) {
            continue;
        }
        if let Some(line) = drawing.line(subject) {
            let points: Vec<egui::Pos2> = line
                .iter()
                .map(|point| camera.screen_from_map(*point, canvas))
                .collect();
            painter.line(
                points,
                Stroke::new(
                    (3.0 * camera.zoom as f32).clamp(2.5, 6.0),
                    accent.gamma_multiply(0.75),
                ),
            );
            continue;
        }
        let rect = camera.screen_rect_from_map(item.bounds, canvas);
        let radius = if item.role == ItemRole::Container {
            10.0
        } else {
            8.0
        } * camera.zoom as f32;
        painter.rect_stroke(
            rect.expand(3.0),
            radius + 3.0,
            Stroke::new(2.5, accent),
            StrokeKind::Middle,
        );
    }
}

fn paint_hover(
    painter: &egui::Painter,
    document: &Document,
    state: &CanvasState,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    accent: Color32,
) {
    let Some(subject) = &state.hovered else {
        return;
    };
    let Some(item) = drawing.item_of(subject) else {
        return;
    };
    if let Some(line) = drawing.line(subject) {
        let points: Vec<egui::Pos2> = line
            .iter()
            .map(|point| camera.screen_from_map(*point, canvas))
            .collect();
        painter.line(points, Stroke::new(2.5, accent.gamma_multiply(0.45)));
        return;
    }
    if item.role == ItemRole::Card {
        let rect = camera.screen_rect_from_map(item.bounds, canvas);
        painter.rect_stroke(
            rect.expand(1.0),
            9.0 * camera.zoom as f32,
            Stroke::new(1.0, accent.gamma_multiply(0.5)),
            StrokeKind::Middle,
        );
        if matches!(state.tool, Tool::Select | Tool::Connect)
            && !document.is_read_only()
            && rect.width() > 40.0
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

fn paint_handles(
    painter: &egui::Painter,
    document: &Document,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    accent: Color32,
    paper: Color32,
) {
    let Some((_, rect)) = resizable(document, drawing) else {
        return;
    };
    let rect = camera.screen_rect_from_map(rect, canvas).expand(3.0);
    for handle in Handle::ALL {
        let square =
            egui::Rect::from_center_size(handle.on(rect), egui::Vec2::splat(HANDLE_PX * 2.0 - 1.0));
        painter.rect(
            square,
            2.0,
            paper,
            Stroke::new(1.5, accent),
            StrokeKind::Middle,
        );
    }
}

/// The one selected box, which has handles.
fn resizable(document: &Document, drawing: &Drawing) -> Option<(SubjectId, Rect)> {
    let mut selected = document.selection.iter();
    let (Some(subject), None) = (selected.next(), selected.next()) else {
        return None;
    };
    let item = drawing.item_of(subject)?;
    let may_size = !document.is_read_only() && !groups::is_rigid(document, subject);
    (item.role != ItemRole::Link && may_size).then(|| (subject.clone(), item.bounds))
}

/// The resize handle under the pointer.
pub(super) fn handle_at(
    document: &Document,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    pointer: egui::Pos2,
) -> Option<(SubjectId, Handle, Rect)> {
    let (subject, rect) = resizable(document, drawing)?;
    let on_screen = camera.screen_rect_from_map(rect, canvas).expand(3.0);
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

/// The element whose port is under the pointer.
pub(super) fn port_at(
    document: &Document,
    state: &CanvasState,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    pointer: egui::Pos2,
) -> Option<ElementId> {
    if document.is_read_only() || state.tool != Tool::Select {
        return None;
    }
    let point = camera.map_from_screen(pointer, canvas);
    let near = f64::from(PORT_AWAY_PX + PORT_PX + 2.0) / camera.zoom;
    drawing
        .items_in(Rect::from_center_size(point, (2.0 * near, 2.0 * near)))
        .into_iter()
        .find_map(|index| {
            let item = &drawing.scene.items[index];
            let Some(crate::scene::Subject::Element(id)) = &item.subject else {
                return None;
            };
            if item.role != ItemRole::Card {
                return None;
            }
            let rect = camera.screen_rect_from_map(item.bounds, canvas);
            ports(rect)
                .iter()
                .any(|port| (*port - pointer).length() <= PORT_PX + 3.0)
                .then(|| ElementId::from(id.clone()))
        })
}

/// The middle of the side of a box that looks at a point.
fn nearest_side(rect: egui::Rect, towards: egui::Pos2) -> egui::Pos2 {
    let sides = [
        rect.center_top(),
        rect.right_center(),
        rect.center_bottom(),
        rect.left_center(),
    ];
    sides
        .into_iter()
        .min_by(|a, b| {
            (*a - towards)
                .length_sq()
                .total_cmp(&(*b - towards).length_sq())
        })
        .unwrap_or(rect.center())
}

/// The head of a link that is being drawn, as large as that of a drawn one.
fn arrow_head(from: egui::Pos2, tip: egui::Pos2, color: egui::Color32) -> Option<egui::Shape> {
    const LENGTH_PX: f32 = 9.0;
    let way = tip - from;
    if way.length() < LENGTH_PX {
        return None;
    }
    let along = way.normalized() * LENGTH_PX;
    let across = along.rot90() * 0.45;
    let corners = vec![tip, tip - along + across, tip - along - across];
    Some(egui::Shape::convex_polygon(
        corners,
        color,
        egui::Stroke::NONE,
    ))
}
