//! Drawing the line, and what pointer and keys do on it.

use egui::{FontId, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, Ui, pos2};

use super::shape::{Shape, Stop};
use super::{controls, menu, name_of, tip};
use crate::model::PlateauId;
use crate::scene::{Hue, Theme};
use crate::text::FontWeight;
use crate::ui::canvas::Travel;
use crate::ui::canvas::painter::color32;
use crate::ui::panels::glance::Difference;
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Dialog, Document, Workspace};

/// Radius of a stop, in points.
const STOP: f32 = 7.0;
/// Radius of the knob between stops.
const KNOB: f32 = 8.5;

/// Draws the line and takes what is done on it.
pub(super) fn show(
    ui: &mut Ui,
    room: Rect,
    shape: &Shape,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let id = ui.scope_id().with("plateau line");
    let whole = ui.interact(room, id, Sense::drag());
    let mut responses = vec![whole];
    rails(ui, shape);
    for (index, stop) in shape.stops.iter().enumerate() {
        let id = stop_id(ui, &stop.plateau);
        let response = ui.interact(stop.hit, id, Sense::click_and_drag());
        draw_stop(ui, shape, index, &response, document, state);
        keys(ui, shape, stop, &response, document, state, actions);
        if response.clicked() {
            go(ui, workspace, document, &stop.plateau, state, actions);
        }
        if response.double_clicked() && !document.is_read_only() {
            let edit = Dialog::EditPlateau(stop.plateau.clone());
            actions.push(Action::OpenDialog(edit));
        }
        if response.hovered() && document.plateau.as_ref() != Some(&stop.plateau) {
            state.canvas.ahead = Some(stop.plateau.clone());
        }
        menu::of_stop(&response, &stop.plateau, document, workspace, actions);
        let difference = state.panels.glance.difference(document, &stop.plateau);
        let tip = tip(document, &stop.plateau, difference, workspace.language());
        responses.push(response.on_hover_text(tip));
    }
    counts_on_legs(ui, shape, document, state);
    drag(ui, shape, &responses, workspace, document, state, actions);
    knob(ui, shape, state);
}

/// The id of a stop: where the keyboard may be.
fn stop_id(ui: &Ui, plateau: &PlateauId) -> egui::Id {
    ui.scope_id().with(("stop", plateau.as_str()))
}

fn rails(ui: &Ui, shape: &Shape) {
    let rail = Stroke::new(2.0, theme::palette(ui).edge);
    for leg in &shape.legs {
        for pair in leg.points.windows(2) {
            ui.painter().line_segment([pair[0], pair[1]], rail);
        }
    }
}

/// The colour that somebody gave to a plateau.
fn chosen(ui: &Ui, document: &Document, plateau: &PlateauId) -> Option<egui::Color32> {
    let record = document.map().tables().plateaus.get(plateau)?;
    let hue = Hue::ALL.into_iter().find(|hue| hue.word() == record.tint)?;
    let theme = Theme::of_screen(ui.visuals().dark_mode);
    Some(color32(theme.hue(hue).ink))
}

fn draw_stop(
    ui: &Ui,
    shape: &Shape,
    index: usize,
    response: &Response,
    document: &Document,
    state: &UiState,
) {
    let palette = theme::palette(ui);
    let stop = &shape.stops[index];
    let is_current = document.plateau.as_ref() == Some(&stop.plateau);
    let name = name_of(document, &stop.plateau);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_current, &name)
    });
    let is_near = response.hovered() || response.has_focus();
    let radius = if is_near { STOP + 1.0 } else { STOP };
    let color = chosen(ui, document, &stop.plateau);
    let is_left = state.canvas.travel.is_some();
    let painter = ui.painter();
    if is_current && !is_left {
        let fill = color.unwrap_or(palette.accent);
        painter.circle(stop.center, radius, fill, Stroke::new(2.0, palette.accent));
    } else {
        let edge = color.unwrap_or(palette.muted);
        painter.circle(
            stop.center,
            radius - 0.5,
            palette.paper,
            Stroke::new(2.0, edge),
        );
        if let Some(color) = color {
            painter.circle_filled(stop.center, 3.0, color);
        }
    }
    if response.has_focus() {
        painter.circle_stroke(stop.center, radius + 3.0, Stroke::new(1.5, palette.accent));
    }
    let (weight, ink) = if is_current {
        (FontWeight::SemiBold, palette.accent)
    } else {
        (FontWeight::Regular, palette.text)
    };
    let size = if shape.branches { 11.5 } else { 12.5 };
    let galley = controls::elided(ui, &name, theme::font(size, weight), ink, stop.name.width());
    let place = if shape.branches {
        pos2(stop.name.left(), stop.center.y - galley.size().y / 2.0)
    } else {
        pos2(stop.center.x - galley.size().x / 2.0, stop.name.top())
    };
    if shape.branches {
        // Names lie beside the stops, over the rail.
        let ground = Rect::from_min_size(place, galley.size()).expand2(egui::vec2(3.0, 0.0));
        painter.rect_filled(ground, 0.0, palette.paper);
    }
    painter.galley(place, galley, ink);
}

fn counts_on_legs(ui: &Ui, shape: &Shape, document: &Document, state: &mut UiState) {
    if shape.branches {
        // There is no room over the lanes: the tooltip says it.
        return;
    }
    let travel = state.canvas.travel.as_ref();
    let travelled = travel.and_then(|travel| shape.leg_between(&travel.from, &travel.to));
    for (at, leg) in shape.legs.iter().enumerate() {
        if travelled.is_some_and(|(travelled, _)| travelled == at) {
            // The knob is there.
            continue;
        }
        let (from, to) = (&shape.stops[leg.from], &shape.stops[leg.to]);
        let difference = state.panels.glance.difference(document, &to.plateau);
        let room = (to.center.x - from.center.x).abs() - 20.0;
        counts(ui, from.center.lerp(to.center, 0.5), room, difference);
    }
}

/// “+9 −3 ~7” over the middle of a leg, each with its sign and colour.
fn counts(ui: &Ui, middle: Pos2, room: f32, difference: Difference) {
    let palette = theme::palette(ui);
    let font: FontId = theme::font(11.0, FontWeight::Medium);
    let parts = [
        ("+", difference.added, palette.added),
        ("−", difference.removed, palette.removed),
        ("~", difference.changed, palette.changed),
    ];
    let galleys: Vec<_> = parts
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(sign, count, color)| {
            (
                controls::elided(ui, &format!("{sign}{count}"), font.clone(), color, 80.0),
                color,
            )
        })
        .collect();
    let gap = 4.0;
    let widths = galleys.iter().map(|(galley, _)| galley.size().x + gap);
    let width = widths.sum::<f32>() - gap;
    if galleys.is_empty() || width > room {
        return;
    }
    let mut left = middle.x - width / 2.0;
    for (galley, color) in galleys {
        let size = galley.size();
        ui.painter()
            .galley(pos2(left, middle.y - size.y - 2.0), galley, color);
        left += size.x + gap;
    }
}

/// Shows a plateau, by way of what lies between unless motion is to be reduced.
fn go(
    ui: &Ui,
    workspace: &Workspace,
    document: &Document,
    plateau: &PlateauId,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(from) = document.plateau.clone() else {
        return;
    };
    if from == *plateau {
        return;
    }
    actions.push(Action::ShowPlateau(plateau.clone()));
    if !is_still(workspace) {
        let now_s = ui.input(|input| input.time);
        let travel = Travel::held(from, plateau.clone(), 0.0);
        state.canvas.travel = Some(travel.settling(true, now_s));
    }
}

fn is_still(workspace: &Workspace) -> bool {
    workspace.preferences.reduced_motion || workspace.system_reduces_motion
}

/// Left and right walk along the line, up and down to an alternative, Home and End to its ends.
fn keys(
    ui: &Ui,
    shape: &Shape,
    stop: &Stop,
    response: &Response,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if !response.has_focus() {
        return;
    }
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let timeline = document.map().timeline();
    let siblings = match timeline.base(&stop.plateau) {
        Some(base) => timeline.children(base),
        None => timeline.roots(),
    };
    let beside = |step: isize| {
        let at = siblings.iter().position(|id| *id == stop.plateau)?;
        siblings.get(at.checked_add_signed(step)?).cloned()
    };
    let next = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowRight) {
            timeline.children(&stop.plateau).into_iter().next()
        } else if pressed(Key::ArrowLeft) {
            timeline.base(&stop.plateau).cloned()
        } else if pressed(Key::ArrowDown) {
            beside(1)
        } else if pressed(Key::ArrowUp) {
            beside(-1)
        } else if pressed(Key::Home) {
            timeline.first().cloned()
        } else if pressed(Key::End) {
            timeline.order().last().cloned()
        } else {
            None
        }
    });
    if let Some(next) = next.filter(|next| shape.stop_of(next).is_some()) {
        let id = stop_id(ui, &next);
        ui.memory_mut(|memory| memory.request_focus(id));
        actions.push(Action::ShowPlateau(next));
        state.canvas.travel = None;
    }
}

/// The knob follows the pointer; let go, it goes to the nearest stop.
fn drag(
    ui: &Ui,
    shape: &Shape,
    responses: &[Response],
    workspace: &Workspace,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let is_dragged = responses.iter().any(|one| one.dragged());
    let is_let_go = responses.iter().any(|one| one.drag_stopped());
    if !is_dragged && !is_let_go {
        // Escape gives a drag up; so does whatever else takes the pointer away.
        let is_held = state.canvas.travel.as_ref().is_some_and(Travel::is_held);
        if is_held {
            state.canvas.travel = None;
        }
        return;
    }
    if responses.iter().any(|one| one.hovered() || one.dragged()) {
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let Some(place) = pointer.and_then(|point| shape.nearest(point)) else {
        return;
    };
    let leg = &shape.legs[place.leg];
    let (from, to) = (&shape.stops[leg.from].plateau, &shape.stops[leg.to].plateau);
    let travel = Travel::held(from.clone(), to.clone(), f64::from(place.share));
    if is_dragged {
        // The plateaus beside the one that the knob is near to are likely next.
        state.canvas.travel = Some(travel);
        ui.request_repaint();
        return;
    }
    let to_end = place.share >= 0.5;
    let reached = if to_end { to } else { from };
    if document.plateau.as_ref() != Some(reached) {
        actions.push(Action::ShowPlateau(reached.clone()));
    }
    let now_s = ui.input(|input| input.time);
    state.canvas.travel = (!is_still(workspace)).then(|| travel.settling(to_end, now_s));
}

fn knob(ui: &Ui, shape: &Shape, state: &UiState) {
    let Some(travel) = &state.canvas.travel else {
        return;
    };
    let palette = theme::palette(ui);
    let Some((leg, onward)) = shape.leg_between(&travel.from, &travel.to) else {
        // A jump over several stops: the knob is where it goes.
        if let Some(stop) = shape.stop_of(&travel.to).and_then(|at| shape.stops.get(at)) {
            let edge = Stroke::new(2.0, palette.accent);
            ui.painter().circle(stop.center, STOP, palette.accent, edge);
        }
        return;
    };
    let share = travel.share as f32;
    let share = if onward { share } else { 1.0 - share };
    if let Some(center) = shape.point(leg, share) {
        let edge = Stroke::new(2.0, palette.paper);
        ui.painter().circle(center, KNOB, palette.accent, edge);
        ui.painter()
            .circle_stroke(center, KNOB + 1.5, Stroke::new(1.0, palette.accent));
    }
}
