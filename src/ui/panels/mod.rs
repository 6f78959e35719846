//! Everything around the canvas: menu, tool bar, docks, inspector, drawer, status bar, welcome
//! page, dialogs and notices.
//!
//! Each file draws one region from a [`Workspace`] that it may only read, and pushes what the user
//! does as [`Action`]s. What a region remembers between frames stands in [`PanelsState`].

pub mod areas;
#[cfg(test)]
mod arrange_tests;
#[cfg(test)]
mod bundle_tests;
mod canvas_bar;
mod change;
#[cfg(test)]
mod clipboard_tests;
#[cfg(test)]
mod comfort_tests;
pub mod commands;
mod comparison;
mod completeness;
mod controls;
mod data;
mod dialogs;
mod dock;
mod drawer;
mod dropping;
#[cfg(test)]
mod entry_tests;
pub mod file_dialog;
mod file_words;
mod filter_bar;
mod finding;
mod findings;
mod fuzzy;
mod glance;
mod history;
#[cfg(test)]
mod holding_tests;
#[cfg(test)]
mod hostile_hand_tests;
pub mod impact;
mod inspector;
#[cfg(test)]
mod inspector_tests;
#[cfg(test)]
mod interaction_tests;
#[cfg(test)]
mod keyboard_tests;
#[cfg(test)]
mod keys_tests;
mod layers;
#[cfg(test)]
mod link_tests;
mod list_keys;
mod matrix;
mod menu;
mod merging;
#[cfg(test)]
mod merging_tests;
mod notes;
mod notices;
mod outline;
mod page;
mod palette;
mod perspectives;
#[cfg(test)]
mod plateau_tests;
mod plateaus;
#[cfg(test)]
mod pointer_tests;
mod presentation;
mod problems;
mod requirements;
mod roadmap;
#[cfg(test)]
mod row_tests;
mod scenario;
mod search;
#[cfg(test)]
mod shapes_tests;
#[cfg(test)]
mod sharing_tests;
mod status;
mod table;
#[cfg(test)]
mod tests;
mod toolbar;
#[cfg(test)]
mod version_tests;
mod versions;
mod view_list;
#[cfg(test)]
mod view_making_tests;
mod view_menu;
mod view_tabs;
#[cfg(test)]
mod view_tests;
#[cfg(test)]
mod walk_tests;
mod weakness;
mod welcome;

use areas::Area;
use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::{UiState, theme};
use crate::workspace::{Action, Page, Workspace};
pub use dialogs::ExportState;
pub use file_dialog::{Chosen, FileDialog};

/// Search texts, open tabs of docks, field buffers, settings of the export.
#[derive(Default)]
pub struct PanelsState {
    /// What is exported next, and how; the dialog sets it, the app reads it.
    pub export: ExportState,
    /// Consequences of the lost elements, kept until the map or the loss changes.
    pub impact: impact::ImpactState,
    pub(super) search: search::SearchState,
    pub(super) finding: finding::FindingState,
    pub(super) drawer: drawer::DrawerState,
    pub(super) matrix: matrix::MatrixState,
    pub(super) merging: merging::MergingState,
    pub(super) notes: notes::NotesState,
    pub(super) comparison: comparison::ComparisonState,
    pub(super) completeness: completeness::CompletenessState,
    pub(super) data: data::DataState,
    pub(super) table: table::TableState,
    pub(super) page: page::PageState,
    pub(super) roadmap: roadmap::RoadmapState,
    pub(super) versions: versions::VersionsState,
    /// The next frame shows the palette with its search field focused.
    pub(super) open_palette: bool,
    /// The text that came with the key for pasting.
    pub(super) pasted_text: Option<String>,
    pub(super) areas: areas::AreasState,
    /// The filters of the view are to be seen even where there is none yet.
    pub(super) filtering: bool,
    /// Views are being presented.
    pub(super) presentation: Option<presentation::Presentation>,
    /// The next frame fills the screen with the window, or stops to.
    pub(super) turn_full_screen: bool,
    pub(super) change: change::ChangeState,
    pub(super) weakness: weakness::WeaknessState,
    pub(super) findings: findings::FindingsState,
    pub(super) requirements: requirements::RequirementsState,
    pub(super) scenario: scenario::ScenarioState,
    pub(super) perspectives: perspectives::PerspectivesState,
    dock: dock::DockState,
    inspector: inspector::InspectorState,
    dialogs: dialogs::DialogsState,
    view_tabs: view_tabs::ViewTabsState,
    glance: glance::Glance,
}

/// Draws everything around the canvas, and the canvas in the middle.
pub fn show_around(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if !theme::is_installed(ui.ctx()) {
        theme::install(ui.ctx());
        ui.ctx().request_discard("fonts");
        ui.ctx().request_repaint();
        return;
    }
    theme::wear(ui.ctx(), workspace.preferences.theme);
    scale(ui.ctx(), workspace.preferences.scale.factor());
    // The theme may have changed since this region was made.
    let style = ui.ctx().global_style();
    ui.set_style(style);
    if std::mem::take(&mut state.panels.turn_full_screen) {
        let filled = ui.input(|input| input.viewport().fullscreen.unwrap_or(false));
        ui.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!filled));
    }
    if presentation::show(ui, workspace, state, actions) {
        return;
    }
    finding::take_escape(ui, workspace, state);
    table::take_keys(ui, state);
    merging::take_keys(ui, workspace, state, actions);
    outline::take_keys(ui, state);
    versions::take_keys(ui, state);
    findings::take_keys(ui, state);
    commands::take_keys(
        ui,
        &mut commands::Doing {
            workspace,
            state,
            actions,
        },
    );
    areas::walk(ui.ctx(), workspace, state);
    state.panels.areas.begin();
    strip(Panel::top("menu"), ui, 34.0, |ui| {
        menu::show(ui, workspace, state, actions);
    });
    if workspace.document.is_some() {
        show_map(ui, workspace, state, actions);
    } else {
        welcome::show(ui, workspace, actions);
    }
    notices::show(ui, workspace, actions);
    dropping::show(ui, workspace);
    dialogs::show(ui, workspace, state, actions);
    if !actions.is_empty() {
        // They are carried out after this frame; what they change shows in the next.
        ui.ctx().request_repaint();
    }
}

fn show_map(ui: &mut Ui, workspace: &Workspace, state: &mut UiState, actions: &mut Vec<Action>) {
    let language = workspace.language();
    strip(Panel::top("tools"), ui, 54.0, |ui| {
        areas::mark(ui, Area::Tools, language, &mut state.panels.areas);
        toolbar::show(ui, workspace, state, actions);
    });
    strip(Panel::bottom("status"), ui, 30.0, |ui| {
        areas::mark(ui, Area::Status, language, &mut state.panels.areas);
        status::show(ui, workspace, state, actions);
    });
    let mut shown = workspace.preferences.panels;
    let paper = Frame::new().fill(theme::palette(ui).paper);
    Panel::left("dock")
        .frame(paper)
        .default_size(276.0)
        .size_range(200.0..=420.0)
        .show_collapsible(ui, &mut shown.left, |ui| {
            areas::mark(ui, Area::Dock, language, &mut state.panels.areas);
            dock::show(ui, workspace, state, actions);
        });
    Panel::right("inspector")
        .frame(paper)
        .default_size(316.0)
        .size_range(248.0..=520.0)
        .show_collapsible(ui, &mut shown.right, |ui| {
            areas::mark(ui, Area::Inspector, language, &mut state.panels.areas);
            inspector::show(ui, workspace, state, actions);
        });
    // Settling a merge takes more room than the drawer usually has.
    let merges = workspace
        .document
        .as_ref()
        .is_some_and(|it| it.merging.is_some());
    let (drawer, height) = if merges {
        ("merge drawer", 330.0)
    } else if state.panels.drawer.shows_notes() {
        // Two rows of filters and a list under them.
        ("notes drawer", 300.0)
    } else if state.panels.drawer.shows_data() {
        // Its rows have several lines.
        ("data drawer", 300.0)
    } else {
        ("drawer", 220.0)
    };
    Panel::bottom(drawer)
        .frame(paper)
        .default_size(height)
        .size_range(120.0..=520.0)
        .show_collapsible(ui, &mut shown.lower, |ui| {
            areas::mark(ui, Area::Drawer, language, &mut state.panels.areas);
            drawer::show(ui, workspace, state, actions);
        });
    if shown != workspace.preferences.panels {
        actions.push(Action::ShowPanels(shown));
    }
    Panel::top("views")
        .frame(Frame::new().fill(theme::palette(ui).soft))
        .exact_size(36.0)
        .resizable(false)
        .show(ui, |ui| {
            areas::mark(ui, Area::Tabs, language, &mut state.panels.areas);
            view_tabs::show(ui, workspace, state, actions);
        });
    versions::banner(ui, workspace, actions);
    comparison::bar(ui, workspace, state, actions);
    scenario::bar(ui, workspace, state, actions);
    let ground = Frame::new().fill(theme::palette(ui).canvas);
    let page = workspace
        .document
        .as_ref()
        .and_then(|document| document.page.as_ref());
    if let Some(page) = page {
        CentralPanel::no_frame()
            .frame(ground)
            .show(ui, |ui| match page {
                Page::Roadmap => roadmap::show_chart(ui, workspace, state, actions),
                _ => page::show(ui, workspace, state, actions),
            });
        return;
    }
    CentralPanel::no_frame().frame(ground).show(ui, |ui| {
        if let Some(document) = &workspace.document {
            let language = workspace.language();
            state.panels.finding.refresh(document, language);
            let found = state.panels.finding.spotlight();
            state.canvas.spotlight = found.or_else(|| roadmap::spotlight(workspace));
        }
        let room = ui.max_rect();
        let canvas = super::canvas::show(ui, workspace, &mut state.canvas, actions);
        if let Some(canvas) = canvas {
            canvas.context_menu(|ui| {
                let mut doing = commands::Doing {
                    workspace,
                    state,
                    actions,
                };
                menu::at_pointer(ui, &mut doing);
            });
            canvas_bar::show(ui, canvas.rect, workspace, state, actions);
            weakness::bar(ui, workspace, state, actions);
            perspectives::bar(ui, workspace, state, actions);
            notes::bar(ui, canvas.rect, workspace, state, actions);
        }
        finding::show(ui, room, workspace, state, actions);
    });
}

/// Draws everything as large as the user likes, from the next frame on.
fn scale(ctx: &egui::Context, factor: f32) {
    if (ctx.zoom_factor() - factor).abs() > f32::EPSILON {
        ctx.set_zoom_factor(factor);
    }
}

/// A bar of a fixed height over the whole width.
fn strip(panel: Panel, ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(theme::palette(ui).paper)
        .inner_margin(Margin::symmetric(10, 0));
    panel
        .frame(frame)
        .exact_size(height)
        .resizable(false)
        .show(ui, content);
}
