//! The legend of a perspective, on screen: whole, or folded to a button where it would cover too
//! much of the canvas or was put away by hand.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::camera::Camera;
use super::drawing::Drawing;
use super::painter::{self, color32};
use crate::locale::{Language, msg};
use crate::scene::{Scene, Theme};
use crate::ui::icon;
use crate::workspace::{Action, Selecting};

const MARGIN_PX: f32 = 12.0;
/// The zoom control under it.
const CONTROLS_PX: f32 = 44.0;
/// The largest part of the canvas that it covers unasked, in each direction.
const MOST: f32 = 0.6;
/// The same where it was unfolded by hand; it is then drawn smaller where it must.
const MOST_ASKED: f32 = 0.9;
const BUTTON_PX: f32 = 22.0;

/// The legend of the perspective, above the zoom control; gives where it stands. None where it
/// would cover too much.
pub(super) fn paint(painter: &egui::Painter, drawing: &Drawing, canvas: Rect) -> Option<Rect> {
    let legend = drawing.legend()?;
    fits(legend, canvas).then(|| paint_scaled(painter, legend, canvas, 1.0))
}

/// The same with its button; `is_folded` is what was chosen by hand.
pub(super) fn show(
    ui: &mut Ui,
    drawing: &Drawing,
    canvas: Rect,
    theme: &Theme,
    is_folded: &mut Option<bool>,
    language: Language,
    actions: &mut Vec<Action>,
) -> Option<Rect> {
    let legend = drawing.legend()?;
    let folded = is_folded.unwrap_or(!fits(legend, canvas));
    let painter = ui.painter().with_clip_rect(canvas);
    let place = if folded {
        let size = vec2(BUTTON_PX + 8.0, BUTTON_PX + 8.0);
        let place = above_controls(canvas, size);
        let (paper, edge) = (color32(theme.paper), Stroke::new(1.0, color32(theme.line)));
        painter.rect(place, 6.0, paper, edge, StrokeKind::Inside);
        place
    } else {
        let size = size_of(legend);
        let room = canvas.size() * MOST_ASKED - vec2(0.0, CONTROLS_PX + MARGIN_PX);
        let scale = (room.x / size.x).min(room.y / size.y).clamp(0.1, 1.0);
        let place = paint_scaled(&painter, legend, canvas, scale);
        rows(ui, drawing, place, scale, language, actions);
        place
    };
    let (glyph, word) = if folded {
        ("list", msg::CANVAS_LEGEND_UNFOLD)
    } else {
        ("chevron-down", msg::CANVAS_LEGEND_FOLD)
    };
    let corner = pos2(place.right() - BUTTON_PX - 4.0, place.top() + 4.0);
    let room = Rect::from_min_size(corner, vec2(BUTTON_PX, BUTTON_PX));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(room));
    let tip = language.text(word);
    if icon::sized_button(&mut child, glyph, &tip, false, BUTTON_PX).clicked() {
        *is_folded = Some(!folded);
    }
    Some(place)
}

/// A click on a class selects what is on the drawing of it, with Shift beside what is selected.
fn rows(
    ui: &mut Ui,
    drawing: &Drawing,
    place: Rect,
    scale: f32,
    language: Language,
    actions: &mut Vec<Action>,
) {
    for (index, row) in drawing.legend_rows().iter().enumerate() {
        let corner = vec2(row.rect.x0 as f32, row.rect.y0 as f32) * scale;
        let size = vec2(row.rect.width() as f32, row.rect.height() as f32) * scale;
        let area = Rect::from_min_size(place.min + corner, size);
        let id = ui.scope_id().with(("legend row", index));
        let response = ui.interact(area, id, Sense::click());
        let words = msg::LENS_LEGEND_SELECT
            .with("count", row.members.len())
            .with("class", row.name.as_str());
        let words = language.say(&words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        if response.hovered() || response.has_focus() {
            let accent = ui.visuals().selection.stroke.color;
            let edge = Stroke::new(1.0, accent);
            ui.painter()
                .rect_stroke(area, 4.0, edge, StrokeKind::Inside);
        }
        let adds = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        if response.on_hover_text(&words).clicked() {
            let how = if adds {
                Selecting::Add
            } else {
                Selecting::Only
            };
            actions.push(Action::Select(row.members.clone(), how));
        }
    }
}

fn size_of(legend: &Scene) -> egui::Vec2 {
    vec2(legend.bounds.width() as f32, legend.bounds.height() as f32)
}

fn fits(legend: &Scene, canvas: Rect) -> bool {
    let size = size_of(legend);
    size.x <= canvas.width() * MOST && size.y <= canvas.height() * MOST
}

fn above_controls(canvas: Rect, size: egui::Vec2) -> Rect {
    let left = canvas.left() + MARGIN_PX;
    let top = canvas.bottom() - MARGIN_PX - CONTROLS_PX - size.y;
    Rect::from_min_size(pos2(left, top), size)
}

fn paint_scaled(painter: &egui::Painter, legend: &Scene, canvas: Rect, scale: f32) -> Rect {
    let place = above_controls(canvas, size_of(legend) * scale);
    let camera = Camera {
        origin: legend.bounds.origin(),
        zoom: f64::from(scale),
    };
    painter::paint_items(painter, legend.items.iter(), &camera, place, 1.0);
    place
}
