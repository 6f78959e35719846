//! The lower drawer: elements and links as tables, what is wrong, and lists.

use egui::{Frame, Margin, Ui};

use super::{
    change, comparison, completeness, data, dock, findings, history, matrix, merging, notes,
    problems, requirements, roadmap, table, versions, weakness,
};
use crate::locale::msg;
use crate::ui::UiState;
use crate::workspace::listing::Subjects;
use crate::workspace::{Action, Workspace};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Elements,
    Links,
    Findings,
    Requirements,
    Notes,
    Completeness,
    Data,
    Problems,
    History,
    Merge,
    Versions,
    Packages,
    Gaps,
    Scenarios,
    WeakPoints,
    Comparison,
    Change,
}

/// What the drawer remembers.
#[derive(Default)]
pub(in crate::ui) struct DrawerState {
    tab: Tab,
    pub(super) problems: problems::ProblemsState,
}

impl DrawerState {
    /// Opens on the table of elements.
    pub(super) fn show_elements(&mut self) {
        self.tab = Tab::Elements;
    }

    /// Opens on the table of links.
    pub(super) fn show_links(&mut self) {
        self.tab = Tab::Links;
    }

    /// Opens on the changes of the session; gives whether they show already.
    pub(super) fn show_history(&mut self) -> bool {
        std::mem::replace(&mut self.tab, Tab::History) == Tab::History
    }

    /// Whether it is open on the notes.
    pub(super) fn shows_notes(&self) -> bool {
        self.tab == Tab::Notes
    }

    /// Whether it is open on the merge that is under way.
    pub(super) fn shows_merge(&self) -> bool {
        self.tab == Tab::Merge
    }

    /// Opens on the versions of the map; gives whether they show already.
    pub(super) fn show_versions(&mut self) -> bool {
        std::mem::replace(&mut self.tab, Tab::Versions) == Tab::Versions
    }

    /// Opens on the work packages.
    pub(super) fn show_packages(&mut self) {
        self.tab = Tab::Packages;
    }

    /// Opens on the differences between two plateaus.
    pub(super) fn show_gaps(&mut self) {
        self.tab = Tab::Gaps;
    }

    /// Opens on the matrix of scenarios and services.
    pub(super) fn show_scenarios(&mut self) {
        self.tab = Tab::Scenarios;
    }

    /// Opens on the weak points.
    pub(super) fn show_weak_points(&mut self) {
        self.tab = Tab::WeakPoints;
    }

    /// Opens on the list of differences.
    pub(super) fn show_comparison(&mut self) {
        self.tab = Tab::Comparison;
    }

    /// Opens on the impact of the change between the compared states.
    pub(super) fn show_change(&mut self) {
        self.tab = Tab::Change;
    }

    /// Opens on what the rules found.
    pub(super) fn show_findings(&mut self) {
        self.tab = Tab::Findings;
    }

    /// Opens on what is asked.
    pub(super) fn show_requirements(&mut self) {
        self.tab = Tab::Requirements;
    }

    /// Opens on the notes.
    pub(super) fn show_notes(&mut self) {
        self.tab = Tab::Notes;
    }

    /// Opens on what the documentation lacks.
    pub(super) fn show_completeness(&mut self) {
        self.tab = Tab::Completeness;
    }

    /// Opens on where data go.
    pub(super) fn show_data(&mut self) {
        self.tab = Tab::Data;
    }

    /// Whether it is open on where data go.
    pub(super) fn shows_data(&self) -> bool {
        self.tab == Tab::Data
    }

    /// Opens on the list of problems.
    pub(super) fn show_problems(&mut self) {
        self.tab = Tab::Problems;
    }
}

/// Draws the drawer.
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
    let compares = document.comparison.is_some();
    let mut tabs = vec![
        (Tab::Elements, msg::UI_ELEMENTS),
        (Tab::Links, msg::LISTING_LINKS),
        (Tab::Findings, msg::ASSURANCE_FINDINGS_TAB),
        (Tab::Requirements, msg::ASSURANCE_REQUIREMENTS_TAB),
        (Tab::Notes, msg::ASSURANCE_NOTES_TAB),
        (Tab::Completeness, msg::MATURITY_TAB),
        (Tab::Data, msg::DATA_TAB),
        (Tab::Problems, msg::UI_PROBLEMS),
        (Tab::History, msg::HISTORY_TAB),
        (Tab::Versions, msg::VERSIONS_TAB),
        (Tab::Packages, msg::ROADMAP_NO_PACKAGES),
        (Tab::Gaps, msg::ROADMAP_GAPS),
        (Tab::Scenarios, msg::MATRIX_TAB),
        (Tab::WeakPoints, msg::WEAK_PERSPECTIVE),
    ];
    if document.merging.is_some() {
        tabs.push((Tab::Merge, msg::MERGING_TAB));
        if state.panels.merging.has_begun(document) {
            state.panels.drawer.tab = Tab::Merge;
        }
    } else if state.panels.drawer.tab == Tab::Merge {
        state.panels.drawer.tab = Tab::default();
    }
    if compares || state.panels.drawer.tab == Tab::Comparison {
        tabs.push((Tab::Comparison, msg::UI_LOOK_COMPARISON));
    }
    if compares || state.panels.drawer.tab == Tab::Change {
        tabs.push((Tab::Change, msg::CHANGE_TAB));
    }
    dock::tab_row(ui, &tabs, &mut state.panels.drawer.tab, |id| {
        language.text(id)
    });
    Frame::new()
        .inner_margin(Margin {
            left: 10,
            right: 6,
            top: 6,
            bottom: 4,
        })
        .show(ui, |ui| match state.panels.drawer.tab {
            Tab::Elements => {
                let of = Subjects::Elements;
                table::show(ui, of, document, workspace, state, actions);
            }
            Tab::Links => {
                let of = Subjects::Links;
                table::show(ui, of, document, workspace, state, actions);
            }
            Tab::Findings => findings::show(ui, document, workspace, state, actions),
            Tab::Requirements => requirements::show(ui, document, workspace, state, actions),
            Tab::Notes => notes::show(ui, document, workspace, state, actions),
            Tab::Completeness => completeness::show(ui, document, workspace, state, actions),
            Tab::Data => data::show(ui, document, workspace, state, actions),
            Tab::Versions => versions::show(ui, workspace, state, actions),
            Tab::Packages => roadmap::show_packages(ui, document, workspace, state, actions),
            Tab::Gaps => roadmap::show_gaps(ui, document, workspace, state, actions),
            Tab::Scenarios => matrix::show(ui, document, workspace, state, actions),
            Tab::WeakPoints => weakness::show(ui, document, workspace, state, actions),
            Tab::Comparison => comparison::list(ui, document, workspace, state, actions),
            Tab::Change => change::show(ui, document, workspace, state, actions),
            Tab::History => history::show(ui, document, language, actions),
            Tab::Merge => merging::show(ui, document, language, state, actions),
            Tab::Problems => problems::show(ui, document, language, state, actions),
        });
}
