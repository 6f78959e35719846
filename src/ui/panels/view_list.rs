//! The list of views in the left dock: what each is for, in the order of the tabs, dragged to
//! another place.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui};

use super::controls;
use super::view_menu::{self, Place, Renaming};
use crate::locale::msg;
use crate::model::{ElementId, ViewId};
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Dialog, Document, Workspace};

/// Draws the list.
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
    let renaming = &mut state.panels.view_tabs.renaming;
    let new = language.text(msg::UI_NEW_VIEW);
    let may_edit = !document.is_read_only();
    let button = ui.add_enabled_ui(may_edit, |ui| controls::secondary(ui, Some("plus"), &new));
    if button.inner.clicked() {
        actions.push(Action::OpenDialog(Dialog::NewView));
    }
    ui.add_space(4.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let mut drawn: Vec<(ViewId, Rect)> = Vec::new();
        for view in document.views() {
            let is_renamed = renaming
                .as_ref()
                .is_some_and(|one| one.view == view && one.place == Place::List);
            if is_renamed {
                let width = ui.available_width() - 8.0;
                view_menu::rename_field(ui, width, renaming, language, actions);
            } else {
                let rect = row(ui, workspace, document, &view, renaming, actions);
                drawn.push((view, rect));
            }
        }
        let area = drawn
            .iter()
            .map(|(_, rect)| *rect)
            .reduce(|a, b| a.union(b))
            .unwrap_or(Rect::NOTHING);
        if let Some(landing) = view_menu::landing(ui, area, &drawn, |pos| pos.y) {
            let mark = Stroke::new(2.0, theme::palette(ui).accent);
            ui.painter().hline(area.x_range(), landing.2 + 0.5, mark);
            view_menu::drop_at(ui, document, landing, actions);
        }
    });
}

fn row(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    view: &ViewId,
    renaming: &mut Option<Renaming>,
    actions: &mut Vec<Action>,
) -> Rect {
    let palette = theme::palette(ui);
    let name = view_menu::name_of(document, view);
    let record = document.map().tables().views.get(view);
    let glyph = match record {
        Some(view) if view.of.is_some() => "square-dashed",
        Some(view) if view.recipe.is_some() => "refresh-cw",
        _ => "layout-dashboard",
    };
    let count = boxes(document, view).to_string();
    let current = document.view.as_ref() == Some(view);
    let color = if current {
        palette.accent
    } else {
        palette.muted
    };
    let drawn = controls::Row {
        icon: Some((glyph, color)),
        text: &name,
        aside: &count,
        indent: 0.0,
        selected: current,
    };
    let tip = about(document, view, false);
    let response = controls::row_with_tip(ui, &drawn, &tip, Sense::click_and_drag());
    if response.clicked() {
        actions.push(Action::ShowView(view.clone()));
    }
    if response.double_clicked() && !document.is_read_only() {
        *renaming = Some(Renaming {
            view: view.clone(),
            name,
            place: Place::List,
        });
    }
    view_menu::carry(&response, view);
    view_menu::menu(
        &response,
        view,
        workspace,
        document,
        renaming,
        Place::List,
        actions,
    );
    response.rect
}

/// How many elements a view shows at whatever plateau.
fn boxes(document: &Document, view: &ViewId) -> usize {
    let elements = &document.map().tables().elements;
    document
        .map()
        .placements_of(view)
        .filter(|placement| elements.contains(&ElementId::from(placement.subject.text().clone())))
        .count()
}

/// What a view is for, for a tooltip; with its name where that is cut.
pub(super) fn about(document: &Document, view: &ViewId, with_name: bool) -> String {
    let name = with_name.then(|| view_menu::name_of(document, view));
    let record = document.map().tables().views.get(view);
    let description = record
        .map(|view| view.description.to_string())
        .filter(|text| !text.is_empty());
    let parts: Vec<String> = name.into_iter().chain(description).collect();
    parts.join("\n")
}
