//! Pointer and keys on the canvas.

use std::collections::BTreeSet;

use egui::{CursorIcon, Key, PointerButton};

use super::camera::Camera;
use super::popup::Popup;
use super::rename::Rename;
use super::sight::Sight;
use super::tool::{Gesture, Tool};
use super::tools::bending::{self, Bending};
use super::tools::connecting::Connecting;
use super::tools::labelling::Labelling;
use super::tools::marquee::Marquee;
use super::tools::moving::Moving;
use super::tools::placing::Placing;
use super::tools::pointing::Pointing;
use super::tools::reattaching::{self, Reattaching};
use super::tools::resizing::Resizing;
use super::tools::spacing::Spacing;
use super::{CanvasState, groups, insertion, keys, overlay};
use crate::command::{Command, OnView};
use crate::geometry::Point;
use crate::model::{ElementId, LinkId, Placement, SubjectId};
use crate::scene::ItemRole;
use crate::workspace::{Action, Imagining, Perspective, Selecting, Workspace};

/// Height of a container's title, by which it can be dragged, in map units.
const TITLE_HEIGHT: f64 = 44.0;

/// Carries out what pointer and keys did in this frame.
pub(super) fn handle(
    ui: &egui::Ui,
    response: &egui::Response,
    sight: &mut Sight<'_>,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    wheel(ui, response, sight);
    state.hovered = hovered(response, sight, state);
    if response.clicked() || response.drag_started() || response.secondary_clicked() {
        response.request_focus();
    }
    let is_space_down =
        ui.input(|input| input.key_down(Key::Space)) && !ui.ctx().text_edit_focused();
    let pans = response.drag_started_by(PointerButton::Middle)
        || response.drag_started_by(PointerButton::Secondary)
        || (response.drag_started_by(PointerButton::Primary)
            && (is_space_down || state.tool == Tool::Hand));
    let start = ui.input(|input| input.pointer.press_origin());
    let start = start.unwrap_or(sight.pointer);
    if response.drag_started() {
        // What is under the hand stays there, even where panels change their width meanwhile.
        state.fitted.remove(sight.view);
    }
    if pans {
        state.gesture = Gesture::Pan;
        // The way until the press counted as a drag belongs to it.
        sight.camera.pan(sight.pointer - start);
    } else if response.drag_started_by(PointerButton::Primary) {
        state.gesture = begin(sight, state, start, actions);
    } else if matches!(state.gesture, Gesture::Pan) {
        sight.camera.pan(response.drag_delta());
    }
    // Escape lets go of the pointer, too: that is no release.
    let is_given_up = ui.input(|input| input.key_pressed(Key::Escape));
    if response.drag_stopped() && !is_given_up {
        let gesture = std::mem::take(&mut state.gesture);
        gesture.end(sight, state, actions);
    }
    clicks(response, sight, state, actions);
    insertion::drops(response, sight, state, actions);
    keys::handle(ui, response, sight, state, actions);
    ui.ctx()
        .set_cursor_icon(cursor(response, sight, state, is_space_down));
}

/// What the pointer is over. A card stays hovered while the pointer is among its ports, which lie
/// just outside it.
fn hovered(
    response: &egui::Response,
    sight: &Sight<'_>,
    state: &mut CanvasState,
) -> Option<SubjectId> {
    if !response.hovered() || !state.gesture.is_idle() {
        return None;
    }
    let under = sight.top_under_pointer();
    if under.as_ref().is_some_and(|under| sight.is_card(under)) {
        return under;
    }
    let before = state.hovered.take().filter(|card| sight.is_card(card));
    let near = before
        .as_ref()
        .and_then(|subject| sight.item(subject))
        .is_some_and(|item| {
            sight
                .screen_rect(item.bounds)
                .expand(18.0)
                .contains(sight.pointer)
        });
    if near { before } else { under }
}

/// Moves the eye alone: wheel and drags, over whichever canvas the pointer is.
pub(super) fn look_around(
    ui: &egui::Ui,
    response: &egui::Response,
    camera: &mut Camera,
    canvas_at: impl Fn(egui::Pos2) -> egui::Rect,
    workspace: &Workspace,
) {
    if response.dragged() {
        camera.pan(response.drag_delta());
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    let pointer = ui.input(|input| input.pointer.hover_pos());
    if let Some(pointer) = pointer.filter(|_| response.contains_pointer()) {
        turn_wheel(ui, camera, canvas_at(pointer), pointer, workspace);
    }
}

fn wheel(ui: &egui::Ui, response: &egui::Response, sight: &mut Sight<'_>) {
    if !response.contains_pointer() {
        return;
    }
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    let canvas = sight.canvas;
    turn_wheel(ui, &mut sight.camera, canvas, pointer, sight.workspace);
}

/// Zooms around the pointer, or pans.
fn turn_wheel(
    ui: &egui::Ui,
    camera: &mut Camera,
    canvas: egui::Rect,
    pointer: egui::Pos2,
    workspace: &Workspace,
) {
    let (scroll, zoom) = ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta()));
    if (zoom - 1.0).abs() > f32::EPSILON {
        camera.zoom_at(f64::from(zoom), pointer, canvas);
    } else if scroll != egui::Vec2::ZERO {
        // With Shift held the wheel goes sideways: egui has turned it already. It never zooms then.
        let is_sideways = scroll.y == 0.0;
        if workspace.preferences.wheel_zooms && !is_sideways {
            camera.zoom_at(f64::from((scroll.y / 240.0).exp()), pointer, canvas);
        } else {
            camera.pan(scroll);
        }
    }
}

/// What a press that turns into a drag begins.
fn begin(
    sight: &Sight<'_>,
    state: &CanvasState,
    start: egui::Pos2,
    actions: &mut Vec<Action>,
) -> Gesture {
    let point = sight.camera.map_from_screen(start, sight.canvas);
    let marquee = Gesture::Marquee(Marquee { start: point });
    match &state.tool {
        Tool::Insert(_) | Tool::Note | Tool::Zone | Tool::Text => {
            return Gesture::Draw(Placing::of(sight, point));
        }
        Tool::Space => return Gesture::Space(Spacing::of(point)),
        Tool::Connect => {
            let from = element_at(sight, point);
            return from.map_or(marquee, |from| Gesture::Connect(Connecting { from }));
        }
        Tool::Lose => return marquee,
        Tool::Select | Tool::Hand => {}
    }
    if let Some(machine) = Reattaching::of(sight, start) {
        return Gesture::Reattach(machine);
    }
    if let Some(machine) = Pointing::of(sight, start) {
        return Gesture::Point(machine);
    }
    if let Some(found) = overlay::handle_at(sight, start) {
        return Gesture::Resize(Resizing::of(sight, found, point));
    }
    if let Some(from) = overlay::port_at(sight, state, start) {
        return Gesture::Connect(Connecting { from });
    }
    if let Some(machine) = Labelling::of(sight, point) {
        return Gesture::Label(machine);
    }
    if let Some(machine) = Bending::of(sight, point) {
        return Gesture::Bend(machine);
    }
    match grabbed(sight, point, actions) {
        Some(selection) => Moving::of(sight, &selection, point).map_or(marquee, Gesture::Move),
        None => marquee,
    }
}

/// The topmost element at a point.
fn element_at(sight: &Sight<'_>, point: Point) -> Option<ElementId> {
    let snapshot = sight.document.snapshot();
    sight
        .drawing
        .at(point, sight.reach())
        .into_iter()
        .map(|subject| ElementId::from(subject.text().clone()))
        .find(|id| snapshot.find(id).is_some())
}

/// What a press at a point takes hold of, and selects where it was not selected; nothing where it
/// begins a marquee.
fn grabbed(
    sight: &Sight<'_>,
    point: Point,
    actions: &mut Vec<Action>,
) -> Option<BTreeSet<SubjectId>> {
    let subject = sight.drawing.top_at(point, sight.reach())?;
    let item = sight.item(&subject)?;
    let is_selected = sight.document.selection.contains(&subject);
    // The ground of a container is a place to draw a marquee on; its title drags it. An empty one
    // has nothing to draw a marquee around.
    let on_ground = item.role == ItemRole::Container
        && holds_any(sight, &subject)
        && point.y > item.bounds.y0 + TITLE_HEIGHT;
    if item.role == ItemRole::Link || (on_ground && !is_selected) {
        return None;
    }
    let selection = if is_selected {
        sight.document.selection.clone()
    } else {
        let chosen = groups::clicked(sight.document, sight.drawing, &subject);
        actions.push(Action::Select(chosen.clone(), Selecting::Only));
        chosen.into_iter().collect()
    };
    groups::movable(sight.document, &selection, actions)
}

/// Whether something that shows lies in an element.
fn holds_any(sight: &Sight<'_>, subject: &SubjectId) -> bool {
    let snapshot = sight.document.snapshot();
    let Some(ix) = snapshot.find(&ElementId::from(subject.text().clone())) else {
        return false;
    };
    let shows = |child: &crate::model::ElementIx| {
        sight
            .item(&SubjectId::from(&snapshot.element(*child).id))
            .is_some()
    };
    snapshot.children(ix).iter().any(shows)
}

fn clicks(
    response: &egui::Response,
    sight: &Sight<'_>,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    if response.secondary_clicked() {
        // The menu at the pointer is about what lies there.
        let under = sight.top_under_pointer();
        if under
            .as_ref()
            .is_none_or(|subject| !sight.document.selection.contains(subject))
        {
            let chosen = under
                .iter()
                .flat_map(|subject| groups::clicked(sight.document, sight.drawing, subject));
            actions.push(Action::Select(chosen.collect(), Selecting::Only));
        }
    }
    if !response.clicked_by(PointerButton::Primary) {
        return;
    }
    state.popup = None;
    if matches!(
        state.tool,
        Tool::Insert(_) | Tool::Note | Tool::Zone | Tool::Text
    ) {
        let what = std::mem::take(&mut state.tool);
        let point = sight.point();
        insertion::insert(sight, state, what, point, point, actions);
        return;
    }
    let loses = state.tool == Tool::Lose || sight.modifiers.alt;
    if sight.document.perspective == Perspective::Impact && loses {
        // Each click of a double click counts: a second one gives back what the first took.
        if let Some(element) = element_at(sight, sight.point()) {
            actions.push(Action::Imagine(Imagining::Toggle(element)));
        }
        return;
    }
    if response.double_clicked() {
        double_click(sight, state, actions);
    } else {
        click(sight, actions);
    }
}

/// Opens what was meant: a bundle, a name in place, or the question what to insert.
fn double_click(sight: &Sight<'_>, state: &mut CanvasState, actions: &mut Vec<Action>) {
    let (drawing, point) = (sight.drawing, sight.point());
    match sight.under_pointer().first() {
        Some(subject) if drawing.bundle_of(subject).is_some() => {
            actions.push(Action::OpenBundles(drawing.bundles_of([subject])));
        }
        Some(subject) if let Some(link) = bending::bent_link_at(sight, subject) => {
            actions.push(Action::Edit(Command::PinBends {
                view: sight.view.clone(),
                link,
                bends: Vec::new(),
            }));
        }
        Some(subject) if let Some(link) = placed_label(sight, subject) => {
            actions.push(Action::Edit(Command::OnView {
                view: sight.view.clone(),
                change: OnView::PlaceLabel { link, at: None },
            }));
        }
        Some(subject) if drills(sight, subject) => {
            actions.push(Action::DrillIn(subject.text().clone().into()));
        }
        Some(subject)
            if sight.item(subject).is_some_and(|item| {
                item.role != ItemRole::Container || point.y < item.bounds.y0 + TITLE_HEIGHT
            }) =>
        {
            state.rename = Rename::of(sight.document, drawing, subject);
        }
        _ => state.popup = Some(Popup::insert(sight.pointer, point, None)),
    }
}

/// The link whose label lies under the pointer where a person put it.
fn placed_label(sight: &Sight<'_>, subject: &SubjectId) -> Option<LinkId> {
    let label = sight.drawing.label_at(sight.point())?;
    let id = Placement::id_for(sight.view, &label);
    let placement = sight.document.map().tables().placements.get(&id)?;
    (label == *subject && placement.label_at.is_some()).then(|| label.text().clone().into())
}

/// Selects: one, one more or less with Shift, what lies underneath with Ctrl.
fn click(sight: &Sight<'_>, actions: &mut Vec<Action>) {
    let found = sight.under_pointer();
    let drawn_with = |subject: &SubjectId| sight.drawing.drawn_with(subject);
    if sight.modifiers.command {
        // Through what lies on top, to the next one underneath.
        let current = found
            .iter()
            .position(|subject| sight.document.selection.contains(subject));
        let next = current.map_or(0, |index| (index + 1) % found.len().max(1));
        let chosen = found.get(next).map(drawn_with);
        actions.push(Action::Select(chosen.unwrap_or_default(), Selecting::Only));
    } else {
        let how = if sight.modifiers.shift {
            Selecting::Toggle
        } else {
            Selecting::Only
        };
        let chosen = found
            .first()
            .map(|subject| groups::clicked(sight.document, sight.drawing, subject));
        actions.push(Action::Select(chosen.unwrap_or_default(), how));
    }
}

/// Whether a double click opens the inside of what lies there: on the icon of anything that has
/// one, or anywhere on it with Alt. Elsewhere a title is renamed, and a ground is inserted on.
fn drills(sight: &Sight<'_>, subject: &SubjectId) -> bool {
    const ICON: f64 = 42.0;
    let point = sight.point();
    let on_icon = sight.item(subject).is_some_and(|item| {
        matches!(item.role, ItemRole::Card | ItemRole::Container)
            && (point.x - item.bounds.x0) < ICON
            && (point.y - item.bounds.y0) < ICON
    });
    let element = ElementId::from(subject.text().clone());
    (on_icon || sight.modifiers.alt)
        && sight.document.has_inside(&element)
        && sight.document.inside_of().as_ref() != Some(&element)
}

fn cursor(
    response: &egui::Response,
    sight: &Sight<'_>,
    state: &CanvasState,
    is_space_down: bool,
) -> CursorIcon {
    if !response.contains_pointer() {
        return CursorIcon::Default;
    }
    if let Some(cursor) = state.gesture.cursor(sight) {
        return cursor;
    }
    match &state.tool {
        _ if is_space_down => CursorIcon::Grab,
        Tool::Hand => CursorIcon::Grab,
        Tool::Text => CursorIcon::Text,
        Tool::Insert(_) | Tool::Note | Tool::Zone | Tool::Connect | Tool::Lose => {
            CursorIcon::Crosshair
        }
        Tool::Space => CursorIcon::AllScroll,
        Tool::Select if reattaching::is_end_at(sight, sight.pointer) => CursorIcon::Crosshair,
        Tool::Select => overlay::handle_at(sight, sight.pointer)
            .map_or(CursorIcon::Default, |(_, handle, _)| handle.cursor()),
    }
}
