//! Pointer and keys on the canvas.

use std::collections::BTreeSet;

use egui::{CursorIcon, Key, Modifiers, PointerButton};

use super::camera::Camera;
use super::drawing::Drawing;
use super::popup::Popup;
use super::rename::Rename;
use super::tool::{self, Gesture, Handle, Tool};
use super::{CanvasState, insertion, keys, overlay};
use crate::command::Command;
use crate::geometry::{Point, Rect, Vec2};
use crate::model::{ElementId, KindId, SubjectId, ViewId};
use crate::scene::ItemRole;
use crate::workspace::{Action, Document, Selecting, Workspace};

/// How near to a line the pointer must be to mean it, in screen points.
const REACH_PX: f64 = 5.0;

/// Carries out what pointer and keys did in this frame.
#[expect(
    clippy::too_many_arguments,
    reason = "one frame's inputs, all of them read here and nowhere else"
)]
pub(super) fn handle(
    ui: &egui::Ui,
    response: &egui::Response,
    workspace: &Workspace,
    document: &Document,
    view: &ViewId,
    state: &mut CanvasState,
    drawing: &Drawing,
    camera: &mut Camera,
    actions: &mut Vec<Action>,
) {
    let canvas = response.rect;
    wheel(ui, response, workspace, camera);
    let pointer = ui
        .input(|input| input.pointer.latest_pos())
        .unwrap_or(canvas.center());
    let point = camera.map_from_screen(pointer, canvas);
    let reach = REACH_PX / camera.zoom;
    state.hovered = hovered(response, state, drawing, camera, pointer, point, reach);
    if response.clicked() || response.drag_started() || response.secondary_clicked() {
        response.request_focus();
    }
    let start = ui
        .input(|input| input.pointer.press_origin())
        .unwrap_or(pointer);
    let start_point = camera.map_from_screen(start, canvas);
    let is_space_down =
        ui.input(|input| input.key_down(Key::Space)) && !ui.ctx().text_edit_focused();
    let pans = response.drag_started_by(PointerButton::Middle)
        || response.drag_started_by(PointerButton::Secondary)
        || (response.drag_started_by(PointerButton::Primary)
            && (is_space_down || state.tool == Tool::Hand));
    if pans {
        state.gesture = Gesture::Pan;
    } else if response.drag_started_by(PointerButton::Primary) {
        state.gesture = begin(
            document,
            drawing,
            state,
            camera,
            canvas,
            start,
            start_point,
            reach,
            actions,
        );
    }
    if state.gesture == Gesture::Pan {
        camera.pan(response.drag_delta());
    }
    if response.drag_stopped() {
        let gesture = std::mem::take(&mut state.gesture);
        let modifiers = ui.input(|input| input.modifiers);
        end(
            gesture, document, view, state, drawing, camera, canvas, point, pointer, modifiers,
            actions,
        );
    }
    clicks(
        ui, response, document, view, state, drawing, point, pointer, reach, actions,
    );
    insertion::drops(
        response, document, view, drawing, camera, pointer, state, actions,
    );
    keys::handle(
        ui, response, workspace, document, view, state, drawing, actions,
    );
    ui.ctx().set_cursor_icon(cursor(
        response, document, state, drawing, camera, canvas, pointer,
    ));
}

/// What the pointer is over. A card stays hovered while the pointer is among its ports, which lie
/// just outside it.
fn hovered(
    response: &egui::Response,
    state: &mut CanvasState,
    drawing: &Drawing,
    camera: &Camera,
    pointer: egui::Pos2,
    point: Point,
    reach: f64,
) -> Option<SubjectId> {
    if !response.hovered() || state.gesture != Gesture::Idle {
        return None;
    }
    let is_card = |subject: &SubjectId| {
        drawing
            .item_of(subject)
            .is_some_and(|item| item.role == ItemRole::Card)
    };
    let under = drawing.at(point, reach).into_iter().next();
    if under.as_ref().is_some_and(is_card) {
        return under;
    }
    let before = state.hovered.take().filter(is_card);
    let near = before
        .as_ref()
        .and_then(|subject| drawing.item_of(subject))
        .is_some_and(|item| {
            camera
                .screen_rect_from_map(item.bounds, response.rect)
                .expand(18.0)
                .contains(pointer)
        });
    if near { before } else { under }
}

fn wheel(ui: &egui::Ui, response: &egui::Response, workspace: &Workspace, camera: &mut Camera) {
    if !response.contains_pointer() {
        return;
    }
    let (scroll, zoom, pointer) = ui.input(|input| {
        (
            input.smooth_scroll_delta,
            input.zoom_delta(),
            input.pointer.hover_pos(),
        )
    });
    let Some(pointer) = pointer else { return };
    if (zoom - 1.0).abs() > f32::EPSILON {
        camera.zoom_at(f64::from(zoom), pointer, response.rect);
    } else if scroll != egui::Vec2::ZERO {
        if workspace.preferences.wheel_zooms {
            camera.zoom_at(f64::from((scroll.y / 240.0).exp()), pointer, response.rect);
        } else {
            camera.pan(scroll);
        }
    }
}

/// What a press that turns into a drag begins.
#[expect(
    clippy::too_many_arguments,
    reason = "a press means different things by all of these"
)]
fn begin(
    document: &Document,
    drawing: &Drawing,
    state: &CanvasState,
    camera: &Camera,
    canvas: egui::Rect,
    start: egui::Pos2,
    point: Point,
    reach: f64,
    actions: &mut Vec<Action>,
) -> Gesture {
    match &state.tool {
        Tool::Insert(_) | Tool::Note => return Gesture::Draw { start: point },
        Tool::Connect => {
            let mut from = drawing
                .at(point, reach)
                .into_iter()
                .map(|subject| ElementId::from(subject.text().clone()));
            let from = from.find(|id| document.snapshot().find(id).is_some());
            return from.map_or(Gesture::Marquee { start: point }, |from| Gesture::Connect {
                from,
            });
        }
        Tool::Select | Tool::Hand => {}
    }
    if let Some((subject, handle, rect)) =
        overlay::handle_at(document, drawing, camera, canvas, start)
    {
        return Gesture::Resize {
            subject,
            handle,
            start: point,
            rect,
        };
    }
    if let Some(from) = overlay::port_at(document, state, drawing, camera, canvas, start) {
        return Gesture::Connect { from };
    }
    let Some(subject) = drawing.at(point, reach).into_iter().next() else {
        return Gesture::Marquee { start: point };
    };
    let Some(item) = drawing.item_of(&subject) else {
        return Gesture::Marquee { start: point };
    };
    let is_selected = document.selection.contains(&subject);
    // The ground of a container is a place to draw a marquee on; its title drags it. An empty one
    // has nothing to draw a marquee around.
    let holds_something = holds_any(document, drawing, &subject);
    let on_ground =
        item.role == ItemRole::Container && holds_something && point.y > item.bounds.y0 + 44.0;
    if item.role == ItemRole::Link || (on_ground && !is_selected) {
        return Gesture::Marquee { start: point };
    }
    let mut selection = document.selection.clone();
    if !is_selected {
        selection = BTreeSet::from([subject.clone()]);
        actions.push(Action::Select(vec![subject], Selecting::Only));
    }
    Gesture::Move {
        start: point,
        moved: tool::with_content(document, &selection),
    }
}

/// Whether something that shows lies in an element.
fn holds_any(document: &Document, drawing: &Drawing, subject: &SubjectId) -> bool {
    let snapshot = document.snapshot();
    let Some(ix) = snapshot.find(&ElementId::from(subject.text().clone())) else {
        return false;
    };
    let shows = |child: &crate::model::ElementIx| {
        drawing
            .item_of(&SubjectId::from(&snapshot.element(*child).id))
            .is_some()
    };
    snapshot.children(ix).iter().any(shows)
}

/// What the end of a drag does.
#[expect(
    clippy::too_many_arguments,
    reason = "a release means different things by all of these"
)]
fn end(
    gesture: Gesture,
    document: &Document,
    view: &ViewId,
    state: &mut CanvasState,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    point: Point,
    pointer: egui::Pos2,
    modifiers: Modifiers,
    actions: &mut Vec<Action>,
) {
    match gesture {
        Gesture::Idle | Gesture::Pan => {}
        Gesture::Marquee { start } => {
            let found = drawing.in_marquee(Rect::from_points(start, point), modifiers.alt);
            let how = if modifiers.shift {
                Selecting::Add
            } else {
                Selecting::Only
            };
            actions.push(Action::Select(found, how));
        }
        Gesture::Move { start, moved } => {
            let by = moved_by(drawing, &moved, point - start, camera, canvas, modifiers).0;
            if by.hypot() * camera.zoom >= 1.0 {
                actions.push(if modifiers.alt {
                    tool::copy_action(document, drawing, view, &moved, by, point)
                } else {
                    tool::drop_action(document, drawing, view, &moved, by, point)
                });
            }
        }
        Gesture::Resize {
            subject,
            handle,
            start,
            rect,
        } => {
            let rect = handle.resize(rect, point - start);
            actions.push(Action::Edit(Command::Resize {
                view: view.clone(),
                subject,
                rect,
            }));
        }
        Gesture::Connect { from } => {
            state.popup = insertion::connect_popup(
                document,
                drawing,
                &from,
                point,
                pointer,
                REACH_PX / camera.zoom,
            );
            if let Some(Popup::LinkKinds { to, kinds, .. }) = &state.popup
                && let [only] = kinds.as_slice()
            {
                actions.push(Action::Edit(Command::Connect {
                    kind: KindId::new(only.id),
                    from,
                    to: to.clone(),
                }));
                state.popup = None;
            }
        }
        Gesture::Draw { start } => {
            let what = std::mem::take(&mut state.tool);
            insertion::insert(document, view, state, drawing, what, start, point, actions);
        }
    }
}

/// How far what is dragged goes: along one axis with Shift, lined up with others unless Ctrl is
/// held.
pub(super) fn moved_by(
    drawing: &Drawing,
    moved: &BTreeSet<SubjectId>,
    by: Vec2,
    camera: &Camera,
    canvas: egui::Rect,
    modifiers: Modifiers,
) -> (Vec2, Vec<(Point, Point)>) {
    let by = match (modifiers.shift, by.x.abs() > by.y.abs()) {
        (true, true) => Vec2::new(by.x, 0.0),
        (true, false) => Vec2::new(0.0, by.y),
        _ => by,
    };
    if modifiers.command || modifiers.shift {
        return (by, Vec::new());
    }
    tool::snap(
        drawing,
        moved,
        by,
        camera.visible(canvas),
        6.0 / camera.zoom,
    )
}

#[expect(
    clippy::too_many_arguments,
    reason = "a click means different things by all of these"
)]
fn clicks(
    ui: &egui::Ui,
    response: &egui::Response,
    document: &Document,
    view: &ViewId,
    state: &mut CanvasState,
    drawing: &Drawing,
    point: Point,
    pointer: egui::Pos2,
    reach: f64,
    actions: &mut Vec<Action>,
) {
    if response.secondary_clicked() {
        // The menu at the pointer is about what lies there.
        let under = drawing.at(point, reach).into_iter().next();
        if under
            .as_ref()
            .is_none_or(|subject| !document.selection.contains(subject))
        {
            let chosen = under.iter().flat_map(|subject| drawing.drawn_with(subject));
            actions.push(Action::Select(chosen.collect(), Selecting::Only));
        }
    }
    if !response.clicked_by(PointerButton::Primary) {
        return;
    }
    state.popup = None;
    if matches!(state.tool, Tool::Insert(_) | Tool::Note) {
        let what = std::mem::take(&mut state.tool);
        insertion::insert(document, view, state, drawing, what, point, point, actions);
        return;
    }
    let found = drawing.at(point, reach);
    if response.double_clicked() {
        match found.first() {
            Some(subject) if drawing.bundle_of(subject).is_some() => {
                actions.push(Action::OpenBundles(drawing.bundles_of([subject])));
            }
            Some(subject) if drills(document, drawing, subject, point, ui) => {
                actions.push(Action::DrillIn(subject.text().clone().into()));
            }
            Some(subject)
                if drawing.item_of(subject).is_some_and(|item| {
                    item.role != ItemRole::Container || point.y < item.bounds.y0 + 44.0
                }) =>
            {
                state.rename = Rename::of(document, drawing, subject);
            }
            _ => state.popup = Some(Popup::insert(pointer, point, None)),
        }
        return;
    }
    let modifiers = ui.input(|input| input.modifiers);
    if modifiers.command {
        // Through what lies on top, to the next one underneath.
        let current = found
            .iter()
            .position(|subject| document.selection.contains(subject));
        let next = current.map_or(0, |index| (index + 1) % found.len().max(1));
        let chosen = found.get(next).map(|subject| drawing.drawn_with(subject));
        actions.push(Action::Select(chosen.unwrap_or_default(), Selecting::Only));
    } else {
        let how = if modifiers.shift {
            Selecting::Toggle
        } else {
            Selecting::Only
        };
        let chosen = found.first().map(|subject| drawing.drawn_with(subject));
        actions.push(Action::Select(chosen.unwrap_or_default(), how));
    }
}

/// Whether a double click opens the inside of what lies there: on the icon of anything that has
/// one, or anywhere on it with Alt. Elsewhere a title is renamed, and a ground is inserted on.
fn drills(
    document: &Document,
    drawing: &Drawing,
    subject: &SubjectId,
    point: Point,
    ui: &egui::Ui,
) -> bool {
    const ICON: f64 = 42.0;
    let on_icon = drawing.item_of(subject).is_some_and(|item| {
        matches!(item.role, ItemRole::Card | ItemRole::Container)
            && (point.x - item.bounds.x0) < ICON
            && (point.y - item.bounds.y0) < ICON
    });
    let element = ElementId::from(subject.text().clone());
    (on_icon || ui.input(|input| input.modifiers.alt))
        && document.has_inside(&element)
        && document.inside_of().as_ref() != Some(&element)
}

fn cursor(
    response: &egui::Response,
    document: &Document,
    state: &CanvasState,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    pointer: egui::Pos2,
) -> CursorIcon {
    if !response.contains_pointer() {
        return CursorIcon::Default;
    }
    let copies = response.ctx.input(|input| input.modifiers.alt);
    match (&state.gesture, &state.tool) {
        (Gesture::Pan, _) => CursorIcon::Grabbing,
        (Gesture::Move { .. }, _) if copies => CursorIcon::Copy,
        (Gesture::Move { .. }, _) => CursorIcon::Move,
        (Gesture::Resize { handle, .. }, _) => handle.cursor(),
        (_, Tool::Hand) => CursorIcon::Grab,
        (_, Tool::Insert(_) | Tool::Note | Tool::Connect) => CursorIcon::Crosshair,
        (Gesture::Idle, Tool::Select) => {
            let over: Option<(SubjectId, Handle, Rect)> =
                overlay::handle_at(document, drawing, camera, canvas, pointer);
            over.map_or(CursorIcon::Default, |(_, handle, _)| handle.cursor())
        }
        _ => CursorIcon::Default,
    }
}
