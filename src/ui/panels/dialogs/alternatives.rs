//! Other ways to arrange the view, as small pictures to choose from.
//!
//! Each shows as soon as it is there; a click, or Enter on the one that has the focus, takes it.

use egui::{Align2, Label, Sense, Spinner, Stroke, StrokeKind, Ui, Vec2};

use super::{Answer, controls, foot, title};
use crate::layout::{Direction, Method};
use crate::locale::{Language, msg};
use crate::scene::Theme;
use crate::text::FontWeight;
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::drawing::Drawing;
use crate::ui::canvas::painter::{self, MeshCache};
use crate::ui::theme;
use crate::workspace::{Action, Alternative, Workspace, method_name, percent};

/// Room of a caption below its picture.
const CAPTION_HEIGHT: f32 = 28.0;
/// Between two pictures.
const GAP: f32 = 12.0;

/// What is kept of the pictures between frames.
#[derive(Default)]
pub(super) struct Pictures(Vec<(Drawing, MeshCache)>);

impl Pictures {
    /// Lets them go.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Draws what is there so far, two side by side.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    pictures: &mut Pictures,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::UI_ALTERNATIVES_TITLE);
    title(ui, "layout-dashboard", accent, &heading);
    let about = controls::caption(ui, language.text(msg::UI_ALTERNATIVES_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    let found = &workspace.alternatives;
    for alternative in found.ready.iter().skip(pictures.0.len()) {
        let drawing = Drawing::new(alternative.scene.as_ref().clone());
        pictures.0.push((drawing, MeshCache::default()));
    }
    let room = (ui.ctx().content_rect().height() - 250.0) / 2.0 - CAPTION_HEIGHT - GAP;
    let size = Vec2::new(
        (ui.available_width() - GAP) / 2.0,
        room.clamp(96.0, 210.0) + CAPTION_HEIGHT,
    );
    // Room for two rows from the beginning, so that nothing jumps when pictures come in.
    let room = Vec2::new(ui.available_width(), 2.0 * size.y + GAP);
    ui.allocate_ui(room, |ui| {
        ui.set_min_size(room);
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        let is_looking = found.running.is_some();
        let places = found.ready.len() + usize::from(is_looking);
        for row in 0..places.div_ceil(2) {
            ui.horizontal(|ui| {
                for index in [2 * row, 2 * row + 1] {
                    match (found.ready.get(index), pictures.0.get_mut(index)) {
                        (Some(alternative), Some(picture)) => {
                            let is_first = index == 0;
                            let taken =
                                thumbnail(ui, alternative, picture, size, language, is_first);
                            actions.extend(taken.then_some(Action::TakeAlternative(index)));
                        }
                        _ if is_looking && index == found.ready.len() => {
                            let share = found.running.as_ref().map(|running| running.run.share());
                            still_looking(ui, size, share.unwrap_or(0.0), language);
                        }
                        _ => {}
                    }
                }
            });
        }
        if places == 0 {
            ui.label(language.text(msg::UI_ALTERNATIVES_NONE));
        }
    });
    foot(ui, &language.text(msg::UI_CLOSE), None, None, true)
}

/// One picture with its name. Gives whether it was taken.
fn thumbnail(
    ui: &mut Ui,
    alternative: &Alternative,
    (drawing, meshes): &mut (Drawing, MeshCache),
    size: Vec2,
    language: Language,
    is_first: bool,
) -> bool {
    let palette = theme::palette(ui);
    let name = name_of(alternative, language);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if is_first && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    let is_lit = response.has_focus();
    let ground = Theme::of_screen(ui.visuals().dark_mode).canvas;
    let edge = match (is_lit, response.hovered()) {
        (true, _) => Stroke::new(2.0, palette.accent),
        (false, true) => Stroke::new(1.0, palette.accent),
        (false, false) => Stroke::new(1.0, palette.edge),
    };
    let mut frame = rect;
    frame.max.y -= CAPTION_HEIGHT;
    ui.painter().rect(
        frame,
        6.0,
        painter::color32(ground),
        edge,
        StrokeKind::Inside,
    );
    let inner = frame.shrink(8.0);
    let mut camera = Camera::default();
    camera.fill(drawing.scene.bounds, inner, 0.0, 1.0);
    let clipped = ui.painter().with_clip_rect(frame.shrink(2.0));
    meshes.paint(&clipped, drawing, &camera, inner, true);
    let weight = if is_lit {
        FontWeight::SemiBold
    } else {
        FontWeight::Regular
    };
    let font = theme::font(theme::BODY, weight);
    let galley = controls::elided(ui, &name, font, palette.text, size.x - 8.0);
    let at = Align2::CENTER_CENTER
        .align_size_within_rect(
            galley.size(),
            egui::Rect::from_min_max(egui::pos2(rect.left(), frame.bottom()), rect.max),
        )
        .min;
    ui.painter().galley(at, galley, palette.text);
    response.clicked()
}

/// The place of the one that is being looked for.
fn still_looking(ui: &mut Ui, size: Vec2, share: f32, language: Language) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(size, Sense::empty());
    let mut frame = rect;
    frame.max.y -= CAPTION_HEIGHT;
    let edge = Stroke::new(1.0, palette.edge);
    ui.painter()
        .rect(frame, 6.0, palette.soft, edge, StrokeKind::Inside);
    let words =
        language.say(&msg::UI_ALTERNATIVES_LOOKING.with("percent", usize::from(percent(share))));
    let mut inner = ui.new_child(
        egui::UiBuilder::new().max_rect(egui::Rect::from_center_size(
            frame.center(),
            Vec2::new(frame.width() - 24.0, 56.0),
        )),
    );
    inner.vertical_centered(|ui| {
        ui.add(Spinner::new().size(20.0));
        let words = controls::caption(ui, words);
        controls::line(ui, words);
    });
}

/// The method, with the way that it runs where it has one.
fn name_of(alternative: &Alternative, language: Language) -> String {
    let method = language.text(method_name(alternative.method));
    let is_directed = matches!(alternative.method, Method::Layered | Method::Tree);
    if !is_directed {
        return method;
    }
    let towards = match alternative.direction {
        Direction::Down => msg::UI_ALTERNATIVE_DOWN,
        Direction::Right => msg::UI_ALTERNATIVE_RIGHT,
    };
    language.say(&towards.with("method", method))
}
