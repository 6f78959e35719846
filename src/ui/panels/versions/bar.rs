//! Over the list: the branch, the search, and what is done most with the chosen version.

use std::sync::Arc;

use egui::{Align, Button, Id, Layout, Popup, RichText, Ui, Vec2};

use super::doing;
use crate::locale::msg;
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::{UiState, icon, theme};
use crate::versions::Version;
use crate::workspace::{Action, Dialog, Naming, VersionList, Versioning, Workspace};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    list: &Arc<VersionList>,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if !list.versions.is_empty() {
            branch(ui, workspace, list, actions);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let language = workspace.language();
            if list.versions.is_empty() {
                keep(ui, workspace, actions);
                return;
            }
            let tip = language.text(msg::VERSIONS_MORE_ACTIONS);
            let more = icon::sized_button(ui, "ellipsis", &tip, false, 26.0);
            Popup::menu(&more).show(|ui| doing::menu(ui, workspace, list, state, actions));
            buttons(ui, workspace, list, state, actions);
            keep(ui, workspace, actions);
            let name = language.text(msg::VERSIONS_SEARCH);
            let room = ui.available_width().min(300.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.set_max_width(room);
                let search = &mut state.panels.versions.search;
                controls::search_field(ui, search, &name, Id::unique("versions search"));
            });
        });
    });
}

/// The current branch, and the menu to go to another.
fn branch(ui: &mut Ui, workspace: &Workspace, list: &VersionList, actions: &mut Vec<Action>) {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let name = list.current.as_deref();
    let words = name.map_or_else(|| language.text(msg::VERSIONS_NO_CURRENT), str::to_owned);
    let color = if name.is_some() {
        palette.ink
    } else {
        palette.degraded.0
    };
    let text = RichText::new(controls::shown(&words))
        .font(theme::font(theme::BODY, FontWeight::Medium))
        .color(color);
    let glyph = if name.is_some() {
        "git-branch"
    } else {
        "triangle-alert"
    };
    let parts = (
        icon::tinted(glyph, 15.0, color),
        text,
        icon::tinted("chevron-down", 13.0, palette.muted),
    );
    let response = ui
        .scope(|ui| {
            ui.set_max_width(220.0);
            ui.add(Button::new(parts).min_size(Vec2::new(0.0, 26.0)).truncate())
        })
        .inner;
    let about = language.say(&msg::VERSIONS_BRANCH_MENU.with("name", words));
    let response = response.accessible_name(&about).on_hover_text(about);
    if let Some(document) = &workspace.document {
        Popup::menu(&response).show(|ui| doing::branches(ui, document, list, language, actions));
    }
}

fn keep(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let language = workspace.language();
    let document = workspace.document.as_ref();
    let enabled = document.is_some_and(|document| !document.is_read_only());
    ui.add_enabled_ui(enabled, |ui| {
        let words = language.text(msg::UI_KEEP_VERSION);
        let button = Button::new((icon::atom("plus", 15.0), words)).min_size(Vec2::new(0.0, 26.0));
        if ui.add(button).clicked() {
            actions.push(Action::OpenDialog(Dialog::KeepVersion));
        }
    });
}

/// From the right: what is done less often first.
fn buttons(
    ui: &mut Ui,
    workspace: &Workspace,
    list: &Arc<VersionList>,
    state: &UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let panel = &state.panels.versions;
    let chosen = panel.chosen(list);
    let second = panel.second(list);
    let has_file = chosen.is_some_and(Version::has_file);
    let editable = has_file && doing::may_edit(workspace);
    let compares = if second.is_some() {
        second.is_some_and(Version::has_file)
    } else {
        doing::is_working(workspace)
    };
    let compare = if second.is_some() {
        msg::VERSIONS_COMPARE_TWO
    } else {
        msg::VERSIONS_COMPARE_WORKING
    };
    let offers = [
        ("git-branch", msg::VERSIONS_BRANCH_HERE, chosen.is_some()),
        ("list", msg::VERSIONS_RESTORE_RECORDS, editable),
        ("rotate-ccw", msg::VERSIONS_RESTORE, editable),
        ("git-compare", compare, has_file && compares),
        ("eye", msg::VERSIONS_OPEN, has_file),
    ];
    for (glyph, label, enabled) in offers {
        let tip = language.text(label);
        let button = ui.add_enabled_ui(enabled, |ui| {
            icon::sized_button(ui, glyph, &tip, false, 26.0)
        });
        let Some(version) = chosen.filter(|_| button.inner.clicked()) else {
            continue;
        };
        let version_of = || version.clone();
        actions.push(match glyph {
            "git-branch" => Action::Versioning(Versioning::AskName(Naming::Branch(version_of()))),
            "list" => Action::Versioning(Versioning::ChooseRecords(version_of())),
            "rotate-ccw" => Action::Versioning(Versioning::Restore(version_of())),
            "eye" => Action::Versioning(Versioning::Open(version_of())),
            _ => match second {
                Some(second) => doing::between(list, version, second),
                None => doing::against_working(version),
            },
        });
    }
}
