//! Pointer and keys on the canvas.

use std::collections::BTreeSet;

use egui::{CursorIcon, Key, Modifiers, PointerButton};

use super::camera::Camera;
use super::drawing::Drawing;
use super::popup::{Popup, Rename};
use super::tool::{self, Gesture, Handle, Tool};
use super::{CanvasState, overlay};
use crate::command::Command;
use crate::geometry::{Point, Rect, Vec2};
use crate::locale::msg;
use crate::model::{ElementId, KindId, NoteKind, SubjectId, ViewId};
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
        ui, response, document, view, state, drawing, camera, point, pointer, reach, actions,
    );
    drops(
        response, document, view, drawing, camera, pointer, state, actions,
    );
    keys(ui, response, document, view, state, drawing, actions);
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
                actions.push(tool::drop_action(
                    document, drawing, view, &moved, by, point,
                ));
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
            state.popup = connect_popup(
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
            insert(document, view, state, drawing, what, start, point, actions);
        }
    }
}

/// What pulling a link onto something, or onto nothing, asks next.
fn connect_popup(
    document: &Document,
    drawing: &Drawing,
    from: &ElementId,
    point: Point,
    pointer: egui::Pos2,
    reach: f64,
) -> Option<Popup> {
    let target = drawing
        .at(point, reach)
        .into_iter()
        .map(|subject| ElementId::from(subject.text().clone()))
        .find(|id| {
            let is_card = drawing
                .item_of(&SubjectId::from(id))
                .is_some_and(|item| item.role == ItemRole::Card);
            document.snapshot().find(id).is_some() && (is_card || !holds(document, id, from))
        });
    match target {
        Some(to) if to == *from => None,
        Some(to) => {
            let kinds = crate::command::legal_kinds(document.map(), from, &to);
            Some(Popup::LinkKinds {
                from: from.clone(),
                to,
                kinds,
                at: pointer,
            })
        }
        None => Some(Popup::insert(pointer, point, Some(from.clone()))),
    }
}

/// Whether `outer` contains `inner`: releasing over one's own container means the empty canvas.
fn holds(document: &Document, outer: &ElementId, inner: &ElementId) -> bool {
    let snapshot = document.snapshot();
    snapshot.find(inner).is_some_and(|ix| {
        snapshot
            .ancestors(ix)
            .any(|above| snapshot.element(above).id == *outer)
    })
}

/// Inserts what the tool holds.
#[expect(
    clippy::too_many_arguments,
    reason = "tool, place and both ends of the drag"
)]
fn insert(
    document: &Document,
    view: &ViewId,
    state: &mut CanvasState,
    drawing: &Drawing,
    what: Tool,
    start: Point,
    end: Point,
    actions: &mut Vec<Action>,
) {
    match what {
        Tool::Insert(kind) => {
            let rect = tool::box_for(&kind, start, end);
            actions.push(insert_action(
                document, view, drawing, &kind, None, rect, start,
            ));
            state.rename_when_selected = true;
        }
        Tool::Note => {
            let drawn = Rect::from_points(start, end);
            let rect = if drawn.area() > 2000.0 {
                drawn
            } else {
                Rect::from_origin_size(start, (176.0, 104.0))
            };
            let target = drawing.at(start, 2.0).into_iter().next().filter(|subject| {
                drawing
                    .item_of(subject)
                    .is_some_and(|item| matches!(item.role, ItemRole::Card | ItemRole::Link))
            });
            let text = crate::locale::Language::from_code(&document.map().info().language)
                .unwrap_or_default()
                .text(msg::CANVAS_NEW_NOTE);
            actions.push(Action::Edit(Command::AddNote {
                kind: NoteKind::Note,
                text: text.into(),
                target,
                place: Some((view.clone(), rect)),
            }));
            state.rename_when_selected = true;
        }
        _ => {}
    }
}

/// The command that inserts an element of a kind, in the container under a point.
pub(super) fn insert_action(
    document: &Document,
    view: &ViewId,
    drawing: &Drawing,
    kind: &KindId,
    name: Option<&str>,
    rect: Rect,
    point: Point,
) -> Action {
    let language =
        crate::locale::Language::from_code(&document.map().info().language).unwrap_or_default();
    let name = name.map_or_else(
        || {
            crate::catalogue::element_kind(kind.as_str())
                .map_or(kind.as_str(), |kind| kind.name(language))
                .to_owned()
        },
        ToOwned::to_owned,
    );
    let parent = tool::container_at(document, drawing, point, &BTreeSet::new());
    Action::Edit(Command::InsertElement {
        kind: kind.clone(),
        name: name.into(),
        parent,
        place: Some((view.clone(), rect)),
    })
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
    camera: &Camera,
    point: Point,
    pointer: egui::Pos2,
    reach: f64,
    actions: &mut Vec<Action>,
) {
    let _ = camera;
    if response.secondary_clicked() {
        let under = drawing.at(point, reach).into_iter().next();
        if let Some(subject) = under.filter(|subject| !document.selection.contains(subject)) {
            actions.push(Action::Select(vec![subject], Selecting::Only));
        }
    }
    if !response.clicked_by(PointerButton::Primary) {
        return;
    }
    state.popup = None;
    if matches!(state.tool, Tool::Insert(_) | Tool::Note) {
        let what = std::mem::take(&mut state.tool);
        insert(document, view, state, drawing, what, point, point, actions);
        return;
    }
    let found = drawing.at(point, reach);
    if response.double_clicked() {
        match found.first() {
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
        let chosen = found.get(next).cloned().into_iter().collect();
        actions.push(Action::Select(chosen, Selecting::Only));
    } else {
        let how = if modifiers.shift {
            Selecting::Toggle
        } else {
            Selecting::Only
        };
        actions.push(Action::Select(found.into_iter().take(1).collect(), how));
    }
}

/// Kinds dragged from the palette, elements dragged from the outline.
#[expect(
    clippy::too_many_arguments,
    reason = "where the pointer is and what it meets"
)]
fn drops(
    response: &egui::Response,
    document: &Document,
    view: &ViewId,
    drawing: &Drawing,
    camera: &Camera,
    pointer: egui::Pos2,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    let point = camera.map_from_screen(pointer, response.rect);
    if let Some(kind) = response.dnd_release_payload::<KindId>() {
        let rect = tool::box_for(&kind, point, point);
        actions.push(insert_action(
            document, view, drawing, &kind, None, rect, point,
        ));
        state.rename_when_selected = true;
        state.tool = Tool::Select;
    }
    if let Some(element) = response.dnd_release_payload::<ElementId>() {
        let is_container = drawing
            .item_of(&SubjectId::from(element.as_ref()))
            .is_none()
            && has_children(document, &element);
        let size = if is_container {
            tool::FRAME_SIZE
        } else {
            tool::CARD_SIZE
        };
        let rect = Rect::from_center_size(point, size);
        actions.push(Action::Edit(Command::Show {
            view: view.clone(),
            places: vec![(SubjectId::from(element.as_ref()), rect)],
        }));
    }
}

fn has_children(document: &Document, id: &ElementId) -> bool {
    let snapshot = document.snapshot();
    snapshot
        .find(id)
        .is_some_and(|ix| !snapshot.children(ix).is_empty())
}

fn keys(
    ui: &egui::Ui,
    response: &egui::Response,
    document: &Document,
    view: &ViewId,
    state: &mut CanvasState,
    drawing: &Drawing,
    actions: &mut Vec<Action>,
) {
    if response.has_focus() {
        let filter = egui::EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if ui.ctx().text_edit_focused() || state.rename.is_some() {
        return;
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        // Out of whatever is innermost: popup, gesture, tool, selection.
        if state.popup.take().is_some() {
        } else if state.gesture != Gesture::Idle {
            state.gesture = Gesture::Idle;
            ui.ctx().stop_dragging();
        } else if state.tool != Tool::Select {
            state.tool = Tool::Select;
        } else if !document.selection.is_empty() {
            actions.push(Action::SelectNone);
        }
    }
    if !(response.has_focus() || ui.memory(|memory| memory.focused().is_none())) {
        return;
    }
    let step = ui.input(|input| {
        let far = if input.modifiers.shift { 24.0 } else { 1.0 };
        let held = input.modifiers.command || input.modifiers.alt;
        let pressed = |key| {
            if !held && input.key_pressed(key) {
                far
            } else {
                0.0
            }
        };
        Vec2::new(
            pressed(Key::ArrowRight) - pressed(Key::ArrowLeft),
            pressed(Key::ArrowDown) - pressed(Key::ArrowUp),
        )
    });
    if step != Vec2::ZERO && !document.selection.is_empty() {
        let subjects = document.selection.iter().cloned().collect();
        actions.push(Action::Edit(Command::Move {
            view: view.clone(),
            subjects,
            by: step,
            nudge: true,
        }));
    }
    if response.has_focus()
        && ui.input(|input| input.key_pressed(Key::Tab) && !input.modifiers.command)
    {
        let back = ui.input(|input| input.modifiers.shift);
        if let Some(next) = next_in_reading_order(document, drawing, back) {
            actions.push(Action::Select(vec![next], Selecting::Only));
        }
    }
}

/// The next element by rows, from the upper left: what Tab selects.
fn next_in_reading_order(document: &Document, drawing: &Drawing, back: bool) -> Option<SubjectId> {
    let mut order: Vec<(i64, i64, SubjectId)> = drawing
        .subjects()
        .filter(|(_, item)| {
            matches!(
                item.role,
                ItemRole::Card | ItemRole::Container | ItemRole::Note
            )
        })
        .map(|(subject, item)| {
            (
                (item.bounds.y0 / 24.0).floor() as i64,
                item.bounds.x0 as i64,
                subject.clone(),
            )
        })
        .collect();
    order.sort();
    let current = order
        .iter()
        .position(|(_, _, subject)| document.selection.contains(subject));
    let index = match (current, back) {
        (None, false) => 0,
        (None, true) => order.len().checked_sub(1)?,
        (Some(index), false) => (index + 1) % order.len(),
        (Some(index), true) => (index + order.len() - 1) % order.len(),
    };
    order.get(index).map(|(_, _, subject)| subject.clone())
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
    match (&state.gesture, &state.tool) {
        (Gesture::Pan, _) => CursorIcon::Grabbing,
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
