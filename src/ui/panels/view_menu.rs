//! What can be done with one view: its menu, its name being changed, and its drag to another place.
//! Tabs and the list in the dock share it.

use egui::{Button, DragAndDrop, Key, Rect, Response, TextEdit, Ui};

use super::{controls, menu};
use crate::catalogue::{self, AttributeType};
use crate::command::{Command, ViewCommand};
use crate::locale::{Language, msg};
use crate::model::{Name, RecordKey, TableName, ViewId};
use crate::workspace::{Action, Dialog, Document, Workspace};

/// Where a view is being renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In its tab.
    Tab,
    /// In the list.
    List,
}

/// The view being renamed, its name so far, and where.
pub(super) struct Renaming {
    pub(super) view: ViewId,
    pub(super) name: String,
    pub(super) place: Place,
}

/// What is carried while a view is dragged.
struct Carried(ViewId);

/// The name of a view, or its id where it has none.
pub(super) fn name_of(document: &Document, view: &ViewId) -> String {
    match document.map().tables().views.get(view) {
        Some(record) if !record.name.is_empty() => record.name.to_string(),
        _ => view.to_string(),
    }
}

/// The menu of a view, by the right button.
pub(super) fn menu(
    response: &Response,
    view: &ViewId,
    workspace: &Workspace,
    document: &Document,
    renaming: &mut Option<Renaming>,
    place: Place,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let views = document.views();
    let at = views.iter().position(|other| other == view).unwrap_or(0);
    let may_edit = !document.is_read_only();
    let record = document.map().tables().views.get(view);
    let has_recipe = record.is_some_and(|record| record.recipe.is_some());
    response.context_menu(|ui| {
        menu::short(ui);
        let offer = |ui: &mut Ui, label, enabled: bool| {
            let button = Button::new(language.text(label));
            let clicked = ui.add_enabled(enabled && may_edit, button).clicked();
            if clicked {
                ui.close();
            }
            clicked
        };
        let edit = |command| Action::Edit(Command::View(command));
        if offer(ui, msg::UI_RENAME, true) {
            *renaming = Some(Renaming {
                view: view.clone(),
                name: name_of(document, view),
                place,
            });
        }
        if offer(ui, msg::VIEWS_DESCRIBE, true) {
            actions.push(Action::OpenDialog(Dialog::ViewProperties(view.clone())));
        }
        if offer(ui, msg::VIEWS_DUPLICATE, true) {
            actions.push(edit(ViewCommand::Duplicate {
                view: view.clone(),
                name: None,
            }));
        }
        if has_recipe && offer(ui, msg::VIEWS_REFRESH, true) {
            actions.push(Action::ShowView(view.clone()));
            actions.push(Action::RefreshView(view.clone()));
        }
        ui.menu_button(language.text(msg::UI_GROUP_BY), |ui| {
            grouping(ui, document, view, language, actions);
        });
        controls::rule(ui);
        let moves = [
            (msg::VIEWS_MOVE_BACK, at > 0, at.saturating_sub(1)),
            (msg::VIEWS_MOVE_ON, at + 1 < views.len(), at + 1),
        ];
        for (label, enabled, to) in moves {
            if offer(ui, label, enabled) {
                let view = view.clone();
                actions.push(edit(ViewCommand::Move { view, to }));
            }
        }
        controls::rule(ui);
        if offer(ui, msg::UI_DELETE_VIEW, views.len() > 1) {
            actions.push(Action::Edit(Command::DeleteView { view: view.clone() }));
        }
    });
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

/// The field in which a view gets another name.
pub(super) fn rename_field(
    ui: &mut Ui,
    width: f32,
    renaming: &mut Option<Renaming>,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let Some(Renaming { view, name, .. }) = renaming else {
        return;
    };
    let label = language.text(msg::UI_VIEW_NAME);
    let field = TextEdit::singleline(name)
        .desired_width(width)
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

/// Lets a view be dragged by its tab or its row.
pub(super) fn carry(response: &Response, view: &ViewId) {
    response.dnd_set_drag_payload(Carried(view.clone()));
}

/// Where a dragged view would stand among others that lie along one axis: how many of them lie
/// before the pointer, and the edge to show it at.
pub(super) fn landing(
    ui: &Ui,
    area: Rect,
    drawn: &[(ViewId, Rect)],
    along: impl Fn(egui::Pos2) -> f32,
) -> Option<(ViewId, usize, f32)> {
    let carried = DragAndDrop::payload::<Carried>(ui.ctx())?;
    let pointer = ui.input(|input| input.pointer.latest_pos())?;
    if !area.expand(8.0).contains(pointer) {
        return None;
    }
    let others = drawn.iter().filter(|(view, _)| *view != carried.0);
    let before = others
        .clone()
        .filter(|(_, rect)| along(rect.center()) < along(pointer));
    let edge = before
        .clone()
        .next_back()
        .map(|(_, rect)| along(rect.max))
        .or_else(|| others.clone().next().map(|(_, rect)| along(rect.min)))?;
    Some((carried.0.clone(), before.count(), edge))
}

/// Puts a dragged view where it was let go.
pub(super) fn drop_at(
    ui: &Ui,
    document: &Document,
    (view, to, _): (ViewId, usize, f32),
    actions: &mut Vec<Action>,
) {
    if ui.input(|input| input.pointer.any_released()) && !document.is_read_only() {
        DragAndDrop::clear_payload(ui.ctx());
        actions.push(Action::Edit(Command::View(ViewCommand::Move { view, to })));
    }
}
