//! The plateau line: a stop for each state in time, with what changes on the way.

use egui::{Button, FontId, Popup, Rect, Sense, Stroke, Ui, Vec2, pos2};

use super::controls;
use super::glance::Difference;
use crate::locale::{Language, msg};
use crate::model::PlateauId;
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Dialog, Document, Workspace};

/// The least room for a stop, in points; with less, the line becomes a menu.
const STOP_ROOM: f32 = 92.0;

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
    let order = document.map().timeline().order().to_vec();
    if order.is_empty() {
        without_plateaus(ui, language, actions);
        return;
    }
    let caption = language.text(msg::UI_PLATEAU);
    let font = theme::font(theme::BODY, FontWeight::Regular);
    let muted = theme::palette(ui).muted;
    let room = ui.available_width();
    #[expect(clippy::cast_precision_loss, reason = "a handful of stops")]
    let wanted = STOP_ROOM * order.len() as f32;
    let caption_galley = controls::elided(ui, &caption, font, muted, 90.0);
    if room < wanted {
        as_menu(ui, document, &order, language, actions);
        return;
    }
    let mut line_room = room;
    if room > wanted + caption_galley.size().x + 20.0 {
        let (rect, _) = ui.allocate_exact_size(caption_galley.size(), Sense::empty());
        line_room -= rect.width() + 12.0;
        ui.painter().galley(rect.min, caption_galley, muted);
    }
    let width = line_room.min(wanted * 1.75);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, ui.available_height()), Sense::empty());
    stops(ui, rect, document, &order, state, language, actions);
}

fn stops(
    ui: &mut Ui,
    rect: Rect,
    document: &Document,
    order: &[PlateauId],
    state: &mut UiState,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    #[expect(clippy::cast_precision_loss, reason = "a handful of stops")]
    let step = rect.width() / order.len() as f32;
    #[expect(clippy::cast_precision_loss, reason = "a handful of stops")]
    let at = |index: usize| pos2(rect.left() + step * (index as f32 + 0.5), rect.top() + 19.0);
    let rail = Stroke::new(2.0, palette.edge);
    ui.painter()
        .line_segment([at(0), at(order.len() - 1)], rail);
    for (index, plateau) in order.iter().enumerate() {
        let center = at(index);
        let is_current = document.plateau.as_ref() == Some(plateau);
        let name = name_of(document, plateau);
        let hit = Rect::from_center_size(
            pos2(center.x, rect.center().y),
            Vec2::new(step - 6.0, rect.height() - 6.0),
        );
        let response = ui.interact(
            hit,
            ui.scope_id().with(("stop", plateau.as_str())),
            Sense::click(),
        );
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_current, &name)
        });
        let radius = if response.hovered() || response.has_focus() {
            8.0
        } else {
            7.0
        };
        if is_current {
            ui.painter().circle(
                center,
                radius,
                palette.accent,
                Stroke::new(2.0, palette.accent),
            );
        } else {
            ui.painter().circle(
                center,
                radius - 0.5,
                palette.paper,
                Stroke::new(2.0, palette.muted),
            );
        }
        let (weight, color) = if is_current {
            (FontWeight::SemiBold, palette.accent)
        } else {
            (FontWeight::Regular, palette.text)
        };
        let galley = controls::elided(ui, &name, theme::font(12.5, weight), color, step - 6.0);
        let place = pos2(center.x - galley.size().x / 2.0, rect.bottom() - 22.0);
        ui.painter().galley(place, galley, color);
        if index > 0 {
            let difference = state.panels.glance.difference(document, plateau);
            counts(ui, at(index - 1).lerp(center, 0.5), step - 20.0, difference);
        }
        let difference = state.panels.glance.difference(document, plateau);
        let tip = tip(document, plateau, difference, language);
        if response.on_hover_text(tip).clicked() {
            actions.push(Action::ShowPlateau(plateau.clone()));
        }
    }
}

/// “+9 −3 ~7” over the middle of a leg, each with its sign and colour.
fn counts(ui: &Ui, middle: egui::Pos2, room: f32, difference: Difference) {
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
    let width = galleys
        .iter()
        .map(|(galley, _)| galley.size().x + gap)
        .sum::<f32>()
        - gap;
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
