//! From a finding to the map, and from elsewhere to the findings.

use std::sync::Arc;

use crate::model::{PlateauId, RequirementId, SubjectId};
use crate::ui::UiState;
use crate::ui::canvas::Request;
use crate::workspace::findings::{FindingFilter, FindingList, FindingRow};
use crate::workspace::{Action, Document, Planning, Selecting, Workspace};

/// Selects what a finding is about and its faulty records, and brings them into sight.
pub(super) fn go_to(
    list: &Arc<FindingList>,
    row: FindingRow,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let finding = list.finding(row);
    let mut records: Vec<SubjectId> = finding.at.clone();
    records.extend(finding.subject.clone());
    let plateau = list.plateau(row);
    go_to_records(&records, plateau, document, state, actions);
}

/// Selects records at a plateau and brings them into sight: in the view that shows where it holds
/// one of them, else in one that does.
pub(in crate::ui::panels) fn go_to_records(
    records: &[SubjectId],
    plateau: Option<&PlateauId>,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if let Some(plateau) = plateau
        && document.plateau.as_ref() != Some(plateau)
        && document.map().tables().plateaus.contains(plateau)
    {
        actions.push(Action::ShowPlateau(plateau.clone()));
    }
    let drawing = state.canvas.drawing();
    let shows =
        |record: &&SubjectId| drawing.is_some_and(|drawing| drawing.item_of(record).is_some());
    // Data sets are in few views; what holds or carries them is in more.
    let first = records.iter().find(shows).or(records.first());
    let Some(first) = first else { return };
    actions.push(Action::Plan(Planning::GoTo(first.clone())));
    actions.push(Action::Select(records.to_vec(), Selecting::Only));
    state.canvas.request = Some(Request::ShowAll(records.to_vec()));
}

/// Opens the tab on the findings that a record has a part in; `None` for all.
pub(in crate::ui::panels) fn open_for(
    record: Option<SubjectId>,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    state.panels.findings.filter = FindingFilter {
        record,
        ..FindingFilter::default()
    };
    show_tab(workspace, state, actions);
}

/// Opens the tab on the findings of one requirement.
pub(in crate::ui::panels) fn open_for_requirement(
    requirement: &RequirementId,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    state.panels.findings.filter = FindingFilter {
        requirement: Some(requirement.clone()),
        ..FindingFilter::default()
    };
    show_tab(workspace, state, actions);
}

fn show_tab(workspace: &Workspace, state: &mut UiState, actions: &mut Vec<Action>) {
    state.panels.drawer.show_findings();
    let mut panels = workspace.preferences.panels;
    if !panels.lower {
        panels.lower = true;
        actions.push(Action::ShowPanels(panels));
    }
}
