//! What a plot of the dashboard offers of itself: a button in its corner that writes it as a picture
//! or as data. A click with the other button anywhere on the plot opens the same menu.

use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

use super::controls;
use super::items::Sight;
use crate::locale::msg;
use crate::scene::ItemRole;
use crate::ui::icon;
use crate::workspace::{Action, plot_title};

/// Side of the button where the page is at its own size, in points.
const SIDE_PX: f32 = 20.0;
/// What is left of it while nobody points at the plot.
const RESTING: f32 = 0.55;

/// What a plot can be written as: the ending of the file.
const FORMS: [(&str, crate::locale::MessageId); 3] = [
    ("png", msg::DASHBOARD_PLOT_PNG),
    ("svg", msg::DASHBOARD_PLOT_SVG),
    ("csv", msg::DASHBOARD_PLOT_CSV),
];

/// Draws the buttons. Answers the plot whose button the keyboard came to, to be brought into sight.
pub(super) fn show(
    ui: &mut Ui,
    sight: &Sight<'_>,
    actions: &mut Vec<Action>,
) -> Option<crate::geometry::Rect> {
    let mut reached = None;
    let mut pointed = None;
    let pressed_at = ui.input(|input| input.pointer.press_origin());
    let language = sight.workspace.language();
    for item in &sight.drawing.scene.items {
        let ItemRole::Plot(plot) = item.role else {
            continue;
        };
        let panel = sight.camera.screen_rect_from_map(item.bounds, sight.room);
        if pressed_at.is_some_and(|at| panel.contains(at)) {
            pointed = Some(plot);
        }
        let zoom = sight.camera.zoom as f32;
        let side = (SIDE_PX * zoom).clamp(12.0, 28.0);
        let edge = 9.0 * zoom;
        let corner = pos2(panel.right() - edge - side, panel.top() + edge);
        let place = Rect::from_min_size(corner, vec2(side, side));
        let mut over = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("plot", plot)));
        over.set_clip_rect(sight.room.intersect(ui.clip_rect()));
        if !ui.rect_contains_pointer(panel.intersect(sight.room)) {
            over.multiply_opacity(RESTING);
        }
        let title = language.text(plot_title(plot));
        let words = language.say(&msg::DASHBOARD_PLOT_EXPORT.with("plot", title));
        let button = icon::sized_button(&mut over, "download", &words, false, side);
        if button.gained_focus() {
            reached = Some(item.bounds);
        }
        egui::Popup::menu(&button).show(|ui| choices(ui, sight, plot, actions));
    }
    menu(ui, sight, pointed, actions);
    reached
}

/// The menu of the plot that was under the pointer when it opened.
fn menu(ui: &Ui, sight: &Sight<'_>, pointed: Option<&'static str>, actions: &mut Vec<Action>) {
    let key = Id::unique("plot of the menu");
    if sight.ground.secondary_clicked() {
        ui.data_mut(|data| data.insert_temp(key, pointed));
    }
    let plot: Option<&'static str> = ui.data(|data| data.get_temp(key)).flatten();
    if let Some(plot) = plot {
        sight
            .ground
            .context_menu(|ui| choices(ui, sight, plot, actions));
    }
}

fn choices(ui: &mut Ui, sight: &Sight<'_>, plot: &'static str, actions: &mut Vec<Action>) {
    let language = sight.workspace.language();
    ui.label(controls::caption(ui, language.text(plot_title(plot))));
    for (ending, words) in FORMS {
        if ui.button(language.text(words)).clicked() {
            actions.push(Action::AskPlot(plot, ending));
        }
    }
}
