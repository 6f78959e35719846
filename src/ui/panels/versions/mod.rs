//! The versions of the open map: every branch as a small graph, searched, opened, compared,
//! restored, named, switched to and merged.
//!
//! The list has the keyboard as a whole: arrows go from row to row, Shift marks a second row to
//! compare with, Enter opens.

mod banner;
mod bar;
mod doing;
mod graph;
mod keys;
mod rows;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ScrollArea, Sense, Ui, Vec2};

pub(super) use banner::show as banner;
pub(in crate::ui::panels) use keys::take_keys;

use super::{controls, status};
use crate::locale::{Language, msg};
use crate::ui::{UiState, theme};
use crate::versions::Version;
use crate::workspace::{Action, VersionList, VersionShelf, Versioning, Workspace, version_fits};

/// Height of a row, in points.
const ROW: f32 = 28.0;

/// What the panel remembers.
#[derive(Default)]
pub(in crate::ui) struct VersionsState {
    search: String,
    /// The rows that fit the search, by their place in the list.
    shown: Vec<usize>,
    /// What `shown` was made from.
    made_from: Option<(Arc<VersionList>, String)>,
    /// The row of the keyboard, by id.
    cursor: Option<String>,
    /// A second row, to compare with.
    other: Option<String>,
    /// The row to bring into sight, by its place among those that show.
    scroll_to: Option<usize>,
    keys: Vec<(egui::Key, egui::Modifiers)>,
    /// The file whose versions were asked for last.
    asked: Option<std::path::PathBuf>,
}

impl VersionsState {
    fn refresh(&mut self, list: &Arc<VersionList>) {
        let is_fresh = self
            .made_from
            .as_ref()
            .is_some_and(|(made, typed)| Arc::ptr_eq(made, list) && *typed == self.search);
        if is_fresh {
            return;
        }
        self.shown = (0..list.versions.len())
            .filter(|&at| version_fits(&list.versions[at], &self.search))
            .collect();
        self.made_from = Some((Arc::clone(list), self.search.clone()));
        let known: BTreeSet<&str> = self
            .shown
            .iter()
            .map(|&at| list.versions[at].id.as_str())
            .collect();
        self.other.take_if(|id| !known.contains(id.as_str()));
        if !self.cursor.as_deref().is_some_and(|id| known.contains(id)) {
            let head = list.head.as_deref().filter(|id| known.contains(id));
            let first = self.shown.first().map(|&at| list.versions[at].id.as_str());
            self.cursor = head.or(first).map(str::to_owned);
        }
    }

    /// The place of a version among the rows that show.
    fn row_of(&self, list: &VersionList, id: &str) -> Option<usize> {
        self.shown.iter().position(|&at| {
            list.versions
                .get(at)
                .is_some_and(|version| version.id == id)
        })
    }

    /// The version that the buttons are about.
    fn chosen<'a>(&self, list: &'a VersionList) -> Option<&'a Version> {
        list.version(self.cursor.as_deref()?)
    }

    /// The second one.
    fn second<'a>(&self, list: &'a VersionList) -> Option<&'a Version> {
        list.version(self.other.as_deref()?)
    }
}

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let Some(map) = workspace.versions_of() else {
        empty(
            ui,
            language,
            msg::VERSIONS_NO_FILE,
            msg::VERSIONS_NO_FILE_HINT,
        );
        return;
    };
    let asked = &mut state.panels.versions.asked;
    match &workspace.versions {
        VersionShelf::Unread if asked.as_deref() != Some(map) => {
            *asked = Some(map.to_owned());
            actions.push(Action::Versioning(Versioning::Read));
            return;
        }
        VersionShelf::Unread | VersionShelf::Reading => {
            ui.horizontal(|ui| {
                controls::spinner(ui, 16.0);
                ui.label(controls::caption(
                    ui,
                    language.text(msg::APP_READING_VERSIONS),
                ));
            });
            return;
        }
        VersionShelf::Failed(problem) => {
            failed(ui, problem, language, actions);
            return;
        }
        VersionShelf::Read(_) => *asked = None,
    }
    let Some(list) = workspace.versions.list() else {
        return;
    };
    state.panels.versions.refresh(list);
    keys::carry_out(ui, list, state, actions);
    bar::show(ui, workspace, list, state, actions);
    state.panels.versions.refresh(list);
    if list.versions.is_empty() {
        empty(
            ui,
            language,
            msg::UI_VERSIONS_NONE,
            msg::VERSIONS_PANEL_ABOUT,
        );
        return;
    }
    if state.panels.versions.shown.is_empty() {
        ui.add_space(6.0);
        ui.label(controls::caption(
            ui,
            language.text(msg::VERSIONS_NOTHING_FOUND),
        ));
        return;
    }
    hold_focus(ui, language);
    rows_of(ui, workspace, list, state, actions);
}

fn empty(
    ui: &mut Ui,
    language: Language,
    what: crate::locale::MessageId,
    hint: crate::locale::MessageId,
) {
    ui.add_space(4.0);
    ui.add(egui::Label::new(language.text(what)).wrap());
    let hint = controls::caption(ui, language.text(hint));
    ui.add(egui::Label::new(hint).wrap());
}

/// Why there is no list, and the offer to try again.
fn failed(
    ui: &mut Ui,
    problem: &crate::diagnostic::Problem,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let (glyph, color) = status::severity_sign(problem.severity, theme::palette(ui));
    ui.horizontal(|ui| {
        crate::ui::icon::show(ui, glyph, 16.0, color);
        ui.add(egui::Label::new(problem.sentence(language)).wrap());
    });
    if let Some(hint) = &problem.hint {
        let hint = controls::caption(ui, language.say(hint));
        ui.add(egui::Label::new(hint).wrap());
    }
    if controls::secondary(
        ui,
        Some("refresh-cw"),
        &language.text(msg::VERSIONS_READ_AGAIN),
    )
    .clicked()
    {
        actions.push(Action::Versioning(Versioning::Read));
    }
}

/// Keeps the keyboard in the list while it has it.
fn hold_focus(ui: &mut Ui, language: Language) {
    let id = keys::focus_id();
    let room = ui.available_rect_before_wrap();
    let response = ui.interact(room, id, Sense::focusable_noninteractive());
    let name = language.text(msg::VERSIONS_TAB);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::List, true, &name));
    if response.has_focus() {
        let filter = egui::EventFilter {
            vertical_arrows: true,
            escape: true,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
}

fn rows_of(
    ui: &mut Ui,
    workspace: &Workspace,
    list: &Arc<VersionList>,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let panel = &mut state.panels.versions;
    let scroll_to = panel.scroll_to.take();
    let is_searched = !panel.search.trim().is_empty();
    let width = graph::width(&list.lanes, is_searched);
    let has_note = !list.is_complete && !is_searched;
    let count = panel.shown.len() + usize::from(has_note);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, ROW, count, |ui, range| {
            if let Some(place) = scroll_to {
                let top = ui.min_rect().top() + (place as f32 - range.start as f32) * ROW;
                let at = egui::pos2(ui.min_rect().left(), top);
                ui.scroll_to_rect(egui::Rect::from_min_size(at, Vec2::new(1.0, ROW)), None);
            }
            for place in range {
                let Some(&at) = state.panels.versions.shown.get(place) else {
                    let more = workspace.language().text(msg::VERSIONS_MORE);
                    ui.label(controls::caption(ui, more));
                    continue;
                };
                let Some(version) = list.versions.get(at) else {
                    continue;
                };
                let row = rows::Row {
                    version,
                    list,
                    lane: list.lanes.get(at).filter(|_| !is_searched),
                    graph: width,
                    is_chosen: state.panels.versions.cursor.as_ref() == Some(&version.id),
                    is_second: state.panels.versions.other.as_ref() == Some(&version.id),
                };
                let response = rows::show(ui, &row, workspace);
                take(ui, &response, version, state, actions);
                response.context_menu(|ui| {
                    doing::menu(ui, workspace, list, state, actions);
                });
            }
        });
}

/// A row was clicked.
fn take(
    ui: &Ui,
    response: &egui::Response,
    version: &Version,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let panel = &mut state.panels.versions;
    if response.double_clicked() {
        if version.has_file() {
            actions.push(Action::Versioning(Versioning::Open(version.clone())));
        }
    } else if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(keys::focus_id()));
        let modifiers = ui.input(|input| input.modifiers);
        let is_second =
            (modifiers.command || modifiers.shift) && panel.cursor.as_ref() != Some(&version.id);
        if is_second {
            let was = panel.other.take();
            panel.other = Some(version.id.clone()).filter(|id| was.as_ref() != Some(id));
        } else {
            panel.cursor = Some(version.id.clone());
            panel.other = None;
        }
    } else if response.secondary_clicked() && panel.other.as_ref() != Some(&version.id) {
        if panel.cursor.as_ref() != Some(&version.id) {
            panel.other = None;
        }
        panel.cursor = Some(version.id.clone());
    }
}
