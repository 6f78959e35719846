//! The small overview in the lower right corner, and the zoom control in the lower left.

use egui::{Color32, Stroke, StrokeKind, vec2};

use super::camera::Camera;
use super::drawing::Drawing;
use super::painter::color32;
use super::{CanvasState, Request};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::scene::{Figure, ItemRole, Theme};
use crate::ui::icon;

const SIZE: egui::Vec2 = vec2(156.0, 92.0);
const MARGIN: f32 = 12.0;

/// The overview: a click or a drag brings that place into the middle.
pub(super) fn show(
    ui: &mut egui::Ui,
    drawing: &Drawing,
    camera: &mut Camera,
    canvas: egui::Rect,
    theme: &Theme,
    language: Language,
) {
    if canvas.width() < 520.0 || canvas.height() < 320.0 || drawing.scene.items.is_empty() {
        return;
    }
    let frame = egui::Rect::from_min_size(canvas.max - SIZE - vec2(MARGIN, MARGIN), SIZE);
    let visible = camera.visible(canvas);
    let whole = drawing
        .scene
        .bounds
        .union(visible.intersect(drawing.scene.bounds.inflate(400.0, 400.0)));
    let inner = frame.shrink(5.0);
    let scale = (f64::from(inner.width()) / whole.width().max(1.0))
        .min(f64::from(inner.height()) / whole.height().max(1.0));
    let used = vec2(
        (whole.width() * scale) as f32,
        (whole.height() * scale) as f32,
    );
    let corner = inner.center() - used / 2.0;
    let place = |rect: Rect| {
        egui::Rect::from_min_size(
            corner
                + vec2(
                    ((rect.x0 - whole.x0) * scale) as f32,
                    ((rect.y0 - whole.y0) * scale) as f32,
                ),
            vec2(
                (rect.width() * scale) as f32,
                (rect.height() * scale) as f32,
            ),
        )
    };
    let response = ui.interact(
        frame,
        ui.scope_id().with("minimap"),
        egui::Sense::click_and_drag(),
    );
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::GraphicsObject,
            true,
            language.text(msg::CANVAS_MINIMAP),
        )
    });
    let painter = ui.painter().with_clip_rect(canvas);
    painter.rect(
        frame,
        6.0,
        color32(theme.paper).gamma_multiply(0.96),
        Stroke::new(1.0, color32(theme.line)),
        StrokeKind::Inside,
    );
    let clipped = painter.with_clip_rect(frame.shrink(2.0));
    // One mesh of plain rectangles: an overview of thousands of boxes is drawn every frame.
    let mut mesh = egui::Mesh::default();
    let least = 1.0 / scale;
    for item in &drawing.scene.items {
        let is_box = matches!(
            item.role,
            ItemRole::Container | ItemRole::Card | ItemRole::Note
        );
        if is_box && item.bounds.width() >= least {
            mesh.add_colored_rect(place(item.bounds), ground_of(item, theme));
        }
    }
    clipped.add(egui::Shape::mesh(mesh));
    clipped.rect_stroke(
        place(visible),
        2.0,
        Stroke::new(1.5, color32(theme.accent)),
        StrokeKind::Inside,
    );
    if (response.clicked() || response.dragged())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let at = (pointer - corner) / scale as f32;
        camera.center_on(
            Point::new(whole.x0 + f64::from(at.x), whole.y0 + f64::from(at.y)),
            canvas,
        );
    }
}

/// The ground of an item, made a little stronger, since an overview shows no frames.
fn ground_of(item: &crate::scene::Item, theme: &Theme) -> Color32 {
    // The first opaque one: what stands before it is a shadow.
    let rect = item.figures.iter().find_map(|figure| match figure {
        Figure::Rect(rect) if rect.fill.is_some_and(|fill| fill.a == 255) => Some(rect),
        _ => None,
    });
    let fill = rect.and_then(|rect| rect.fill).unwrap_or(theme.paper);
    let edge = rect
        .and_then(|rect| rect.stroke)
        .map_or(theme.line, |stroke| stroke.color);
    let mix = |a: u8, b: u8| ((u16::from(a) * 4 + u16::from(b)) / 5) as u8;
    Color32::from_rgb(
        mix(fill.r, edge.r),
        mix(fill.g, edge.g),
        mix(fill.b, edge.b),
    )
}

/// Minus, per cent, plus, fit.
pub(super) fn zoom_control(
    ui: &mut egui::Ui,
    state: &mut CanvasState,
    camera: &mut Camera,
    canvas: egui::Rect,
    theme: &Theme,
    language: Language,
) {
    let size = vec2(168.0, 32.0);
    let frame = egui::Rect::from_min_size(
        egui::pos2(canvas.left() + MARGIN, canvas.bottom() - size.y - MARGIN),
        size,
    );
    // The ground takes the clicks between the buttons, so that they don't fall through.
    ui.interact(
        frame,
        ui.scope_id().with("zoom control"),
        egui::Sense::click(),
    );
    ui.painter().rect(
        frame,
        6.0,
        color32(theme.paper),
        Stroke::new(1.0, color32(theme.line)),
        StrokeKind::Inside,
    );
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(frame.shrink2(vec2(4.0, 2.0)))
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    child.spacing_mut().item_spacing.x = 2.0;
    if icon::button(
        &mut child,
        "minus",
        &language.text(msg::CANVAS_ZOOM_OUT),
        false,
    )
    .clicked()
    {
        state.request = Some(Request::ZoomBy(1.0 / 1.25));
    }
    let percent = format!("{:.0} %", camera.zoom * 100.0);
    let label = child
        .add_sized(
            vec2(56.0, 24.0),
            egui::Button::new(egui::RichText::new(percent).size(12.0)).frame(false),
        )
        .on_hover_text(language.text(msg::CANVAS_ZOOM_RESET));
    if label.clicked() {
        state.request = Some(Request::ZoomTo(1.0));
    }
    if icon::button(
        &mut child,
        "plus",
        &language.text(msg::CANVAS_ZOOM_IN),
        false,
    )
    .clicked()
    {
        state.request = Some(Request::ZoomBy(1.25));
    }
    if icon::button(
        &mut child,
        "maximize",
        &language.text(msg::CANVAS_ZOOM_FIT),
        false,
    )
    .clicked()
    {
        state.request = Some(Request::FitAll);
    }
}
