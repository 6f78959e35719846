//! The tabs over the canvas: one a view, with + for a new one.

use egui::{Button, Key, Popup, ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2};

use super::controls;
use crate::catalogue::{self, AttributeType};
use crate::command::Command;
use crate::locale::{Language, msg};
use crate::model::{Name, RecordKey, TableName, ViewId};
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Dialog, Document, Workspace};

/// What the tabs remember: the view being renamed and its name so far.
#[derive(Default)]
pub(super) struct ViewTabsState {
    renaming: Option<(ViewId, String)>,
}

/// Draws the tabs.
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
    let bar = ui.max_rect();
    let palette = theme::palette(ui);
    let edge = Stroke::new(1.0, palette.line);
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, edge);
    let views = document.views();
    // Room for + and for the list of all views.
    const BUTTONS_ROOM: f32 = 70.0;
    let room = (bar.width() - BUTTONS_ROOM).max(80.0);
    let tabs = ScrollArea::horizontal()
        .max_width(room)
        .auto_shrink([true, false]);
    let tabs = tabs.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(bar.height());
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.add_space(8.0);
            for view in &views {
                let renaming = &mut state.panels.view_tabs.renaming;
                if renaming.as_ref().is_some_and(|(other, _)| other == view) {
                    rename_field(ui, renaming, workspace, actions);
                } else {
                    tab(
                        ui,
                        document,
                        view,
                        renaming,
                        workspace,
                        views.len(),
                        actions,
                    );
                }
            }
        });
    });
    // Beside the last tab, or at the end of the bar where the tabs fill it.
    let left = (bar.left() + tabs.content_size.x).min(bar.left() + room) + 6.0;
    let place =
        egui::Rect::from_min_size(egui::pos2(left, bar.center().y - 13.0), Vec2::splat(26.0));
    let mut plus = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let tip = language.text(msg::UI_NEW_VIEW);
    if icon::sized_button(&mut plus, "plus", &tip, false, 26.0).clicked() {
        actions.push(Action::OpenDialog(Dialog::NewView));
    }
    if tabs.content_size.x > room {
        all_views(
            ui,
            place.translate(Vec2::new(29.0, 0.0)),
            workspace,
            document,
            actions,
        );
    }
}

/// A menu of all views, where their tabs do not fit side by side.
fn all_views(
    ui: &mut Ui,
    place: egui::Rect,
    workspace: &Workspace,
    document: &Document,
    actions: &mut Vec<Action>,
) {
    let mut button = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let tip = workspace.language().text(msg::UI_VIEWS);
    let response = icon::sized_button(&mut button, "chevron-down", &tip, false, 26.0);
    Popup::menu(&response).width(260.0).show(|ui| {
        for view in document.views() {
            let record = document.map().tables().views.get(&view);
            let name = record.map_or_else(|| view.to_string(), |record| record.name.to_string());
            let is_current = document.view.as_ref() == Some(&view);
            let name = controls::shown(&name);
            if ui.selectable_label(is_current, name.as_ref()).clicked() {
                actions.push(Action::ShowView(view));
            }
        }
    });
}

fn tab(
    ui: &mut Ui,
    document: &Document,
    view: &ViewId,
    renaming: &mut Option<(ViewId, String)>,
    workspace: &Workspace,
    count: usize,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let current = document.view.as_ref() == Some(view);
    let record = document.map().tables().views.get(view);
    let name = record.map_or_else(|| view.to_string(), |view| view.name.to_string());
    let own_name = name;
    let name = controls::shown(&own_name);
    let (weight, color) = if current {
        (FontWeight::SemiBold, palette.ink)
    } else {
        (FontWeight::Regular, palette.muted)
    };
    let galley = controls::elided(ui, &name, theme::font(theme::BODY, weight), color, 190.0);
    let size = Vec2::new(galley.size().x + 28.0, 32.0);
    ui.add_space(0.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, current, &name));
    let rect = egui::Rect::from_min_max(
        egui::pos2(rect.left(), ui.max_rect().top() + 5.0),
        egui::pos2(rect.right(), ui.max_rect().bottom()),
    );
    let corners = egui::CornerRadius {
        nw: 7,
        ne: 7,
        sw: 0,
        se: 0,
    };
    if current {
        let edge = Stroke::new(1.0, palette.line);
        ui.painter()
            .rect(rect, corners, palette.paper, edge, egui::StrokeKind::Inside);
        // The tab opens into the canvas: no line between them.
        let inner = rect.x_range().shrink(1.0);
        ui.painter()
            .hline(inner, rect.bottom() - 0.5, Stroke::new(1.5, palette.paper));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, corners, palette.hover);
    }
    let cut = galley.elided;
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, color);
    if response.clicked() {
        actions.push(Action::ShowView(view.clone()));
    }
    if response.double_clicked() {
        *renaming = Some((view.clone(), own_name.clone()));
    }
    response.context_menu(|ui| {
        if ui.button(language.text(msg::UI_RENAME)).clicked() {
            *renaming = Some((view.clone(), own_name.clone()));
            ui.close();
        }
        ui.menu_button(language.text(msg::UI_GROUP_BY), |ui| {
            grouping(ui, document, view, language, actions);
        });
        let delete = Button::new(language.text(msg::UI_DELETE_VIEW));
        if ui.add_enabled(count > 1, delete).clicked() {
            actions.push(Action::Edit(Command::DeleteView { view: view.clone() }));
            ui.close();
        }
    });
    if cut {
        response.on_hover_text(name);
    }
}

/// What the boxes of a view are drawn in: where they run, or what an attribute names.
fn grouping(
    ui: &mut Ui,
    document: &Document,
    view: &ViewId,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let record = document.map().tables().views.get(view);
    let now = record.map_or("", |view| view.group_by.as_str());
    let place = language.text(msg::UI_GROUP_BY_PLACE);
    let attributes = catalogue::ATTRIBUTES
        .iter()
        .filter(|attribute| matches!(attribute.value_type, AttributeType::Reference(_)))
        .map(|attribute| (attribute.id, attribute.label(language).to_owned()));
    for (id, name) in std::iter::once(("", place)).chain(attributes) {
        if ui.radio(now == id, name).clicked() {
            actions.push(Action::ShowView(view.clone()));
            actions.push(Action::GroupView(view.clone(), Name::new_static(id)));
            ui.close();
        }
    }
}

fn rename_field(
    ui: &mut Ui,
    renaming: &mut Option<(ViewId, String)>,
    workspace: &Workspace,
    actions: &mut Vec<Action>,
) {
    let Some((view, name)) = renaming else { return };
    let label = workspace.language().text(msg::UI_VIEW_NAME);
    let field = TextEdit::singleline(name)
        .desired_width(150.0)
        .id_salt("rename view");
    let response = ui.add(field).accessible_name(label);
    if !response.has_focus() && !response.lost_focus() {
        response.request_focus();
    }
    if response.lost_focus() {
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        if !escaped && !name.trim().is_empty() {
            actions.push(Action::Edit(Command::Rename {
                record: RecordKey::new(TableName::Views, view.text().clone()),
                name: name.trim().into(),
            }));
        }
        *renaming = None;
    }
}
