//! A page in place of the view: a service sheet, an impact sheet, a scenario across plateaus.
//!
//! Which page, what it is called and how it is drawn is the workspace's
//! ([`PageOrder`](crate::workspace::PageOrder)); here it is looked at. It fits the width until
//! somebody zooms; what stands for a record of the map is selected by a click, and shown on the map
//! by a double click.

mod bar;
mod eye;
mod items;
mod picture;
mod plots;
#[cfg(test)]
mod tests;

use egui::{Id, Rect, Sense, Ui};

use super::controls;
use crate::locale::msg;
use crate::scene::Theme;
use crate::ui::canvas::painter::color32;
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Page, Workspace};
use picture::Shown;

/// Height of the bar over the page, in points.
const BAR_PX: f32 = 38.0;

/// What a page remembers between frames.
#[derive(Default)]
pub(in crate::ui) struct PageState {
    picture: picture::PictureState,
    eye: eye::Eye,
    of: Option<Page>,
}

/// Draws the page in the space that is left.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let theme = Theme::of_screen(ui.visuals().dark_mode);
    let language = workspace.language();
    let Some(order) = workspace.page_order(theme) else {
        return;
    };
    if order.page == Page::Dashboard {
        workspace.assurance.ask(document, actions);
        // A map without a file has no versions to speak of.
        if workspace.versions_of().is_some() {
            let history = &workspace.history_of_indicators;
            history.ask(document, &workspace.versions, actions);
        }
    }
    let page = &mut state.panels.page;
    if page.of.as_ref() != Some(&order.page) {
        page.of = Some(order.page.clone());
        page.eye = eye::Eye::default();
    }
    let whole = ui.max_rect();
    let (upper, room) = whole.split_top_bottom_at_y(whole.top() + BAR_PX);
    ui.painter().rect_filled(room, 0.0, color32(theme.canvas));
    let is_awaited = order.page == Page::Dashboard && order.found.is_none();
    let shown = if is_awaited {
        Shown::Coming(0.0)
    } else {
        page.picture.drawing(ui.ctx(), &order)
    };
    let request = state.canvas.request.take();
    if workspace.dialog.is_none() {
        page.eye.take_keyboard(ui);
    }
    bar::show(ui, upper, &order, &mut page.eye, actions);
    let ground = ui.interact(room, Id::unique("page ground"), Sense::click_and_drag());
    let title = order.title();
    ground.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Document, true, &title));
    match shown {
        Shown::Drawing(drawing) => {
            let eye = &mut page.eye;
            eye.look(ui, &ground, drawing.scene.bounds, request, workspace);
            let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
            let is_resting = eye.is_resting();
            if let Some(ground) = drawing.scene.background {
                let bounds = drawing.scene.bounds;
                let sheet = eye.camera.screen_rect_from_map(bounds, room);
                let edge = egui::Stroke::new(1.0, color32(theme.line));
                let inside = egui::StrokeKind::Outside;
                painter.rect(sheet, 2.0, color32(ground), edge, inside);
            }
            page.picture
                .meshes
                .paint(&painter, &drawing, &eye.camera, room, is_resting);
            let sight = items::Sight {
                workspace,
                document,
                drawing: &drawing,
                camera: eye.camera,
                room,
                ground: &ground,
            };
            let reached = items::show(ui, &sight, state, actions);
            let reached = plots::show(ui, &sight, actions).or(reached);
            if let Some(reached) = reached {
                state.panels.page.eye.reveal(reached, room);
            }
        }
        Shown::Coming(share) => coming(ui, room, share, &language.text(msg::PAGE_COMING)),
        Shown::Nothing => said(ui, room, &language.text(msg::PAGE_NOTHING)),
    }
    let is_idle = state.panels.page.eye.is_idle(ui);
    if is_idle && workspace.dialog.is_none() && controls::take_escape(ui) {
        actions.push(Action::ShowPage(None));
    }
}

/// While the page is drawn: what is done of it.
fn coming(ui: &mut Ui, room: Rect, share: f32, words: &str) {
    let words = if share > 0.0 {
        format!("{words} {:.0}\u{a0}%", share * 100.0)
    } else {
        words.to_owned()
    };
    said(ui, room, &words);
    let spinner = Rect::from_center_size(room.center() - egui::vec2(0.0, 30.0), [22.0; 2].into());
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(spinner));
    controls::spinner(&mut place, 22.0);
}

fn said(ui: &mut Ui, room: Rect, words: &str) {
    let place = Rect::from_center_size(room.center(), egui::vec2(room.width() - 40.0, 24.0));
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(place));
    place.vertical_centered(|ui| {
        let text = egui::RichText::new(words).color(theme::palette(ui).muted);
        ui.label(text);
    });
}
