//! The plateau line: a stop for each state in time, with what changes on the way.
//!
//! A click shows a plateau; dragging along the line takes the map there, and every place between
//! shows how it changes on the way. Where there is no room for the line, it is a menu.

mod line;
mod menu;
mod shape;

use egui::{Button, Popup, Rect, Sense, Ui, Vec2, pos2};

use super::controls;
use super::glance::Difference;
use crate::locale::{Language, msg};
use crate::model::PlateauId;
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Dialog, Document, Workspace};
use shape::Shape;

/// Room for the button that makes a new plateau.
const PLUS_ROOM: f32 = 30.0;

/// Draws the line into the room that is left.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let language = workspace.language();
    let timeline = document.map().timeline();
    if timeline.order().is_empty() {
        without_plateaus(ui, language, actions);
        return;
    }
    let caption = language.text(msg::UI_PLATEAU);
    let font = theme::font(theme::BODY, FontWeight::Regular);
    let muted = theme::palette(ui).muted;
    let caption = controls::elided(ui, &caption, font, muted, 90.0);
    let bar = ui.available_rect_before_wrap();
    let widest = Shape::widest(timeline);
    let line_in = |left: f32| {
        let width = (bar.right() - left - PLUS_ROOM).min(widest);
        Rect::from_min_size(
            pos2(left, bar.top()),
            Vec2::new(width.max(0.0), bar.height()),
        )
    };
    let after_caption = bar.left() + caption.size().x + 12.0;
    let with_caption = Shape::of(timeline, line_in(after_caption));
    let shape = with_caption
        .clone()
        .or_else(|| Shape::of(timeline, line_in(bar.left())));
    let Some(shape) = shape else {
        as_menu(ui, document, timeline.order(), language, actions);
        return;
    };
    let mut left = bar.left();
    if with_caption.is_some() {
        let place = pos2(left, bar.center().y - caption.size().y / 2.0);
        ui.painter().galley(place, caption, muted);
        left = after_caption;
    }
    let room = line_in(left);
    ui.allocate_rect(room, Sense::empty());
    line::show(ui, room, &shape, document, workspace, state, actions);
    if !document.is_read_only() {
        let place = Rect::from_center_size(
            pos2(room.right() + PLUS_ROOM / 2.0, room.top() + 19.0),
            Vec2::splat(24.0),
        );
        let mut plus = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let tip = language.text(msg::UI_NEW_PLATEAU);
        if icon::sized_button(&mut plus, "plus", &tip, false, 24.0).clicked() {
            actions.push(Action::OpenDialog(Dialog::NewPlateau));
        }
    }
}

fn as_menu(
    ui: &mut Ui,
    document: &Document,
    order: &[PlateauId],
    language: Language,
    actions: &mut Vec<Action>,
) {
    let current = document
        .plateau
        .as_ref()
        .map(|plateau| name_of(document, plateau))
        .unwrap_or_default();
    let button = Button::new((
        icon::atom("layers", 16.0),
        current,
        icon::atom("chevron-down", 14.0),
    ));
    let response = ui.add(button.truncate().min_size(Vec2::new(0.0, 34.0)));
    Popup::menu(&response).show(|ui| {
        for plateau in order {
            let name = name_of(document, plateau);
            let chosen = document.plateau.as_ref() == Some(plateau);
            if ui.add(Button::selectable(chosen, name)).clicked() {
                actions.push(Action::ShowPlateau(plateau.clone()));
                ui.close();
            }
        }
    });
    response.on_hover_text(language.text(msg::UI_PLATEAU));
}

fn without_plateaus(ui: &mut Ui, language: Language, actions: &mut Vec<Action>) {
    let text = language.text(msg::UI_NEW_PLATEAU);
    let button = Button::new((icon::atom("layers", 15.0), text)).frame_when_inactive(false);
    let response = ui.add(button.truncate());
    if response
        .on_hover_text(language.text(msg::UI_NO_PLATEAU_TIP))
        .clicked()
    {
        actions.push(Action::OpenDialog(Dialog::NewPlateau));
    }
}

/// The name of a plateau, or its id where it has none.
pub(super) fn name_of(document: &Document, plateau: &PlateauId) -> String {
    match document.map().tables().plateaus.get(plateau) {
        Some(record) if !record.name.is_empty() => record.name.to_string(),
        _ => plateau.to_string(),
    }
}

fn tip(
    document: &Document,
    plateau: &PlateauId,
    difference: Difference,
    language: Language,
) -> String {
    let name = name_of(document, plateau);
    let base = document
        .map()
        .tables()
        .plateaus
        .get(plateau)
        .and_then(|record| record.based_on.clone());
    match base {
        None => name,
        Some(base) => language.say(
            &msg::UI_PLATEAU_TIP
                .with("name", name)
                .with("base", name_of(document, &base))
                .with("added", difference.added)
                .with("removed", difference.removed)
                .with("changed", difference.changed),
        ),
    }
}
