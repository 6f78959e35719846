//! What parts the two states: a line that can be dragged, or a control for how much of the newer one
//! shows; and the names of the sides.

use egui::{Align2, CursorIcon, EventFilter, Id, Key, Sense, Stroke, pos2, vec2};

use super::super::CanvasState;
use super::super::painter::{color32, font};
use super::Frame;
use crate::locale::{Language, msg};
use crate::scene::{FontWeight, Theme};
use crate::ui::icon;
use crate::workspace::{ComparisonMode, Document};

/// How wide the handle is to the pointer, in points.
const GRIP_PX: f32 = 14.0;
/// How far an arrow key moves it.
const STEP: f32 = 0.02;

/// The line between the state before and the state after: dragged, or moved by arrow keys.
pub(super) fn slider(
    ui: &mut egui::Ui,
    canvas: egui::Rect,
    state: &mut CanvasState,
    theme: &Theme,
    language: Language,
) {
    let view = &mut state.comparison;
    let x = canvas.left() + canvas.width() * view.divider;
    let grip =
        egui::Rect::from_center_size(pos2(x, canvas.center().y), vec2(GRIP_PX, canvas.height()));
    let response = ui.interact(
        grip,
        Id::unique("comparison divider"),
        Sense::click_and_drag(),
    );
    let label = language.text(msg::COMPARISON_DIVIDER);
    let share = f64::from(view.divider * 100.0).round();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::slider(true, share, &label);
        info.label = Some(label.clone());
        info
    });
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    view.is_dragging = response.dragged();
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| view.is_dragging) {
        view.divider = ((pointer.x - canvas.left()) / canvas.width().max(1.0)).clamp(0.0, 1.0);
    }
    arrow_keys(ui, &response, &mut view.divider);
    let x = canvas.left() + canvas.width() * view.divider;
    let is_held = response.hovered() || response.dragged() || response.has_focus();
    let ink = color32(if is_held { theme.accent } else { theme.muted });
    let painter = ui.painter();
    painter.vline(x, canvas.y_range(), Stroke::new(2.0, ink));
    let center = pos2(x, canvas.center().y);
    painter.circle(center, 13.0, color32(theme.paper), Stroke::new(1.5, ink));
    let sign = egui::Rect::from_center_size(center, vec2(16.0, 16.0));
    icon::paint(painter, "arrow-right-left", sign, ink);
    response.on_hover_cursor(CursorIcon::ResizeHorizontal);
}

/// How much of the state after shows, as a control at the lower edge.
pub(super) fn onion(
    ui: &mut egui::Ui,
    canvas: egui::Rect,
    state: &mut CanvasState,
    language: Language,
) {
    const SIZE: egui::Vec2 = vec2(330.0, 40.0);
    let palette = crate::ui::theme::palette(ui);
    let place = egui::Rect::from_center_size(
        pos2(canvas.center().x, canvas.bottom() - 12.0 - SIZE.y / 2.0),
        SIZE,
    );
    if place.width() > canvas.width() {
        return;
    }
    ui.painter().rect(
        place,
        8.0,
        palette.paper,
        Stroke::new(1.0, palette.line),
        egui::StrokeKind::Middle,
    );
    let mut inner = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(place.shrink2(vec2(12.0, 4.0)))
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    let label = language.text(msg::COMPARISON_OPACITY);
    inner.label(language.text(msg::COMPARISON_COLUMN_BEFORE));
    inner.spacing_mut().slider_width = 170.0;
    let slider = egui::Slider::new(&mut state.comparison.opacity, 0.0..=1.0)
        .trailing_fill(true)
        .show_value(false);
    let response = inner.add(slider);
    response.widget_info(|| {
        let share = f64::from(state.comparison.opacity * 100.0).round();
        let mut info = egui::WidgetInfo::slider(true, share, &label);
        info.label = Some(label.clone());
        info
    });
    inner.label(language.text(msg::COMPARISON_COLUMN_AFTER));
}

fn arrow_keys(ui: &egui::Ui, response: &egui::Response, share: &mut f32) {
    if !response.has_focus() {
        return;
    }
    ui.memory_mut(|memory| {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        memory.set_focus_lock_filter(response.id, filter);
    });
    let steps = ui.input(|input| {
        let pressed = |key| input.num_presses(key) as f32;
        pressed(Key::ArrowRight) - pressed(Key::ArrowLeft)
    });
    *share = (*share + steps * STEP).clamp(0.0, 1.0);
}

/// The names of the sides, where the states are drawn apart.
pub(super) fn names(
    painter: &egui::Painter,
    frame: &Frame<'_>,
    document: &Document,
    language: Language,
) {
    let Some(comparison) = &document.comparison else {
        return;
    };
    if !matches!(
        frame.mode,
        ComparisonMode::Slider | ComparisonMode::SideBySide
    ) {
        return;
    }
    let corners = [
        (
            frame.other.left_top() + vec2(12.0, 12.0),
            Align2::LEFT_TOP,
            comparison.name_before(language),
        ),
        (
            frame.canvas.right_top() + vec2(-12.0, 12.0),
            Align2::RIGHT_TOP,
            comparison.name_after(language),
        ),
    ];
    for (corner, align, name) in corners {
        let name = crate::text::visible(&name).into_owned();
        let ink = color32(frame.theme.ink);
        let galley = painter.layout_no_wrap(name, font(FontWeight::SemiBold, 13.0), ink);
        let rect = align.anchor_size(corner, galley.size() + vec2(20.0, 10.0));
        let edge = Stroke::new(1.0, color32(frame.theme.line));
        painter.rect(
            rect,
            8.0,
            color32(frame.theme.paper),
            edge,
            egui::StrokeKind::Middle,
        );
        painter.galley(rect.min + vec2(10.0, 5.0), galley, ink);
    }
}
