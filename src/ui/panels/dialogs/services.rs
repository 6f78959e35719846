//! Which business service the sheet is to be about.

use egui::{Key, Modifiers, Sense, Ui};

use super::{Answer, controls, scrolling, title};
use crate::catalogue::element_kind;
use crate::locale::msg;
use crate::model::ElementId;
use crate::ui::panels::fuzzy;
use crate::ui::theme;
use crate::workspace::{Action, Page, Workspace, services};

/// Draws the list. A click, or Enter for the first of it, opens a sheet.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    typed: &mut String,
    is_new: bool,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    let heading = language.text(msg::SERVICE_CHOOSE);
    title(ui, "concierge-bell", palette.accent, &heading);
    let snapshot = document.snapshot();
    let name = |id: &ElementId| {
        let element = snapshot.element_by_id(id);
        let name = element.map(|element| element.name.to_string());
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| id.to_string())
    };
    let all = services(snapshot);
    if all.is_empty() {
        let none = language.text(msg::SERVICE_CHOOSE_NONE);
        ui.add(egui::Label::new(controls::caption(ui, none)).wrap());
        return Answer::Wait;
    }
    let search = language.text(msg::SERVICE_CHOOSE_SEARCH);
    let id = egui::Id::unique("choose service");
    let field = controls::search_field(ui, typed, &search, id);
    if is_new {
        field.request_focus();
    }
    ui.add_space(4.0);
    let found: Vec<(ElementId, String)> = all
        .into_iter()
        .map(|id| (id.clone(), name(&id)))
        .filter(|(_, name)| typed.trim().is_empty() || fuzzy::fits(typed, name))
        .collect();
    let mut chosen = None;
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        chosen = found.first().map(|(id, _)| id.clone());
    }
    let glyph = element_kind("business_service").map_or("concierge-bell", |kind| kind.icon);
    scrolling(ui, |ui| {
        for (id, name) in &found {
            let row = controls::Row {
                icon: Some((glyph, palette.accent)),
                text: name,
                aside: "",
                indent: 0.0,
                selected: document.page == Some(Page::Service(id.clone())),
            };
            if controls::row(ui, &row, Sense::click()).clicked() {
                chosen = Some(id.clone());
            }
        }
    });
    match chosen {
        Some(id) => {
            actions.push(Action::ShowPage(Some(Page::Service(id))));
            Answer::Cancel
        }
        None => Answer::Wait,
    }
}
