//! What comes of the order, drawn on another thread, one at a time: while the fields change, only
//! the newest order is drawn next.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{
    Color32, ColorImage, CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, vec2,
};

use super::facts;
use crate::analysis::Watch;
use crate::diagnostic::Problem;
use crate::handover::{self, HandoutOrder, Preview, Sight};
use crate::locale::{Language, msg};
use crate::ui::panels::controls;
use crate::ui::theme;
use crate::workspace::Workspace;

/// Around the picture, in points.
const AIR: f32 = 12.0;

/// Room of what is said under the picture, in points.
const FACTS: f32 = 148.0;

/// See the module's header.
#[derive(Default)]
pub(super) struct PreviewState {
    shown: Option<(Asked, Result<Ready, Problem>)>,
    waiting: Option<Waiting>,
}

/// What is drawn, in how much room.
#[derive(Clone, PartialEq)]
struct Asked {
    order: HandoutOrder,
    room_px: [f64; 2],
}

/// A preview that can be painted.
struct Ready {
    preview: Preview,
    picture: Option<TextureHandle>,
}

struct Waiting {
    order: Asked,
    is_cancelled: Arc<AtomicBool>,
    answer: Receiver<Result<Ready, Problem>>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }
}

impl PreviewState {
    /// Whether several files come of what shows, and what the first is called.
    pub(super) fn files(&self) -> Option<(bool, String)> {
        let (_, ready) = self.shown.as_ref()?;
        let preview = &ready.as_ref().ok()?.preview;
        Some((preview.pieces > 1, preview.name.clone()))
    }

    fn refresh(&mut self, ctx: &egui::Context, order: Asked) {
        if let Some(waiting) = &self.waiting {
            match waiting.answer.try_recv() {
                Ok(ready) => {
                    if let Some(waiting) = self.waiting.take() {
                        self.shown = Some((waiting.order.clone(), ready));
                    }
                }
                Err(TryRecvError::Disconnected) => self.waiting = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        let is_shown = self.shown.as_ref().is_some_and(|(of, _)| *of == order);
        match &self.waiting {
            // The one that is drawn is not wanted any more; the next begins once it gave up.
            Some(waiting) if waiting.order != order => {
                waiting.is_cancelled.store(true, Ordering::Relaxed);
            }
            Some(_) => {}
            None if is_shown => {}
            None => self.waiting = Some(Waiting::of(ctx, order)),
        }
    }
}

impl Waiting {
    fn of(ctx: &egui::Context, order: Asked) -> Self {
        let (sender, answer) = channel();
        let is_cancelled = Arc::new(AtomicBool::new(false));
        let (ctx, drawn) = (ctx.clone(), order.clone());
        let cancelled = Arc::clone(&is_cancelled);
        rayon::spawn(move || {
            let ready = handover::preview(
                &drawn.order,
                drawn.room_px,
                &Watch {
                    cancelled: &cancelled,
                    progress: &|_| {},
                },
            );
            let ready = ready.map(|mut preview| {
                let picture = match &mut preview.sight {
                    Sight::Picture(pixels) => {
                        let pixels = std::mem::take(pixels);
                        let size = [pixels.width, pixels.height];
                        let image = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
                        let options = TextureOptions::LINEAR;
                        Some(ctx.load_texture("export preview", image, options))
                    }
                    Sight::Text(_) => None,
                };
                Ready { preview, picture }
            });
            // Nobody listens any more when the dialog closed meanwhile; that is fine.
            let _sent = sender.send(ready).is_ok();
            ctx.request_repaint();
        });
        Self {
            order,
            is_cancelled,
            answer,
        }
    }
}

/// Draws the preview with what is said of it; gives whether what shows can be exported.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    order: Result<HandoutOrder, Problem>,
    state: &mut PreviewState,
) -> bool {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return false;
    };
    controls::heading(ui, language.text(msg::HANDOUT_UI_PREVIEW));
    let size = vec2(
        ui.available_width(),
        (ui.available_height() - FACTS).max(120.0),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = language.text(msg::HANDOUT_UI_PREVIEW);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    let palette = theme::palette(ui);
    ui.painter().rect(
        rect,
        CornerRadius::same(8),
        palette.soft,
        Stroke::new(1.0, palette.line),
        StrokeKind::Inside,
    );
    let order = match order {
        Ok(order) => order,
        Err(problem) => {
            facts::warn(ui, &facts::said(&problem, language), true);
            return false;
        }
    };
    let scale = f64::from(ui.pixels_per_point());
    let room_px = [rect.width(), rect.height()].map(|it| f64::from(it - 2.0 * AIR) * scale);
    let order = Asked {
        order,
        room_px: room_px.map(f64::round),
    };
    state.refresh(ui.ctx(), order.clone());
    let is_coming = state.waiting.is_some();
    let mut ready = false;
    if let Some((of, found)) = &state.shown {
        match found {
            Ok(found) => {
                ready = *of == order && found.preview.trouble.is_none();
                match (&found.picture, &found.preview.sight) {
                    (Some(texture), _) => picture(ui, rect, texture),
                    (None, Sight::Text(text)) => words(ui, rect, text),
                    (None, Sight::Picture(_)) => {}
                }
                ui.add_space(6.0);
                ui.spacing_mut().item_spacing.y = 3.0;
                facts::show(ui, document, &found.preview, language);
            }
            Err(problem) => {
                ui.add_space(6.0);
                facts::warn(ui, &facts::said(problem, language), true);
            }
        }
    }
    if is_coming {
        coming(ui, rect, language);
    }
    ready
}

/// The picture, whole, over the squares that show where it lets the ground through.
fn picture(ui: &Ui, rect: Rect, texture: &TextureHandle) {
    let inner = rect.shrink(AIR);
    let [width, height] = texture.size();
    let scale = ui.pixels_per_point();
    let size = vec2(width as f32 / scale, height as f32 / scale);
    // While the window is resized, a picture of before may be too large.
    let fit = (inner.width() / size.x)
        .min(inner.height() / size.y)
        .min(1.0);
    let size = size * fit;
    let corner = inner.center() - size / 2.0;
    let on_grid = |at: f32| (at * scale).round() / scale;
    let corner = egui::pos2(on_grid(corner.x), on_grid(corner.y));
    let sheet = Rect::from_min_size(corner, size);
    let palette = theme::palette(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    squares(&painter, sheet, palette);
    let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
    painter.image(texture.id(), sheet, whole, Color32::WHITE);
    let edge = Stroke::new(1.0, palette.edge);
    painter.rect_stroke(sheet, 0.0, edge, StrokeKind::Outside);
}

/// Squares in two tones: what is not painted.
fn squares(painter: &egui::Painter, sheet: Rect, palette: &theme::Palette) {
    const SIDE: f32 = 9.0;
    painter.rect_filled(sheet, 0.0, palette.paper);
    let mut y = sheet.top();
    let mut odd_row = false;
    while y < sheet.bottom() {
        let mut x = sheet.left() + if odd_row { SIDE } else { 0.0 };
        while x < sheet.right() {
            let square = Rect::from_min_size(egui::pos2(x, y), vec2(SIDE, SIDE));
            painter.rect_filled(square.intersect(sheet), 0.0, palette.hover);
            x += 2.0 * SIDE;
        }
        odd_row = !odd_row;
        y += SIDE;
    }
}

/// The beginning of a text.
fn words(ui: &mut Ui, rect: Rect, text: &str) {
    let inner = rect.shrink(12.0);
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(inner).id_salt("text"));
    place.set_clip_rect(inner.intersect(ui.clip_rect()));
    ScrollArea::both().id_salt("text").show(&mut place, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in text.lines().take(120) {
            let line = crate::text::visible(line);
            let line: String = line.chars().take(240).collect();
            let line = egui::RichText::new(line).monospace().size(11.0);
            ui.add(egui::Label::new(line).extend());
        }
    });
}

/// While something newer is drawn.
fn coming(ui: &mut Ui, rect: Rect, language: Language) {
    let place = Rect::from_min_size(rect.right_top() + vec2(-150.0, 10.0), vec2(140.0, 20.0));
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(place));
    place.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        controls::spinner(ui, 16.0);
        let words = language.text(msg::HANDOUT_UI_COMING);
        ui.label(controls::caption(ui, words));
    });
}
