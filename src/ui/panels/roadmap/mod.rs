//! The plan of work packages in the window: the roadmap in place of a view, the packages and the
//! differences as lists in the drawer.
//!
//! What is dragged from the list of differences, or from the map, onto a package becomes its work.

mod by_key;
mod chart;
mod drag;
mod gaps;
mod hover;
mod packages;
mod picture;
mod strip;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{DragAndDrop, Ui};

use super::controls;
use crate::analysis::{self, Gap};
use crate::model::{SubjectId, WorkPackage, WorkPackageId};
use crate::ui::UiState;
use crate::workspace::{Action, Document, Planning, Workspace};

pub(super) use chart::show as show_chart;
pub(super) use gaps::show as show_gaps;
pub(super) use packages::show as show_packages;

/// What the plan remembers between frames.
#[derive(Default)]
pub(in crate::ui) struct RoadmapState {
    picture: picture::PictureState,
    chart: chart::ChartState,
    packages: packages::PackagesState,
    gaps: gaps::GapsState,
    own_gap: Option<OwnGap>,
}

/// What differs on the way of the package whose card shows, until map or package change.
struct OwnGap {
    of: (Arc<()>, u64, WorkPackageId),
    gap: Option<Arc<Gap>>,
}

impl RoadmapState {
    /// What differs between the plateaus that a package leads from and to. O(records) once a
    /// change of the map.
    pub(super) fn own_gap(
        &mut self,
        document: &Document,
        package: &WorkPackage,
    ) -> Option<Arc<Gap>> {
        let of = (
            Arc::clone(document.identity()),
            document.map().revision(),
            package.id.clone(),
        );
        let known = self.own_gap.take().filter(|known| {
            let (identity, revision, id) = &known.of;
            Arc::ptr_eq(identity, &of.0) && (*revision, id) == (of.1, &of.2)
        });
        let known = known.unwrap_or_else(|| OwnGap {
            gap: analysis::own_gap(document.map(), package).map(Arc::new),
            of,
        });
        let gap = known.gap.clone();
        self.own_gap = Some(known);
        gap
    }
}

/// Differences on their way to a package.
struct Carried(Vec<SubjectId>);

/// What is being dragged onto packages: differences out of the list, or what is moved on the map.
fn carried(ui: &Ui, document: &Document, state: &UiState) -> Option<Arc<Carried>> {
    if let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) {
        return Some(carried);
    }
    let moves = state.canvas.is_moving();
    moves.then(|| Arc::new(Carried(document.selection.iter().cloned().collect())))
}

/// Whether what is being dragged lies over a package; at the release it becomes its work.
fn take_drop(
    ui: &Ui,
    rect: egui::Rect,
    package: &WorkPackageId,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> bool {
    let Some(carried) = carried(ui, document, state) else {
        return false;
    };
    let at = ui.input(|input| input.pointer.latest_pos());
    let is_over = at.is_some_and(|at| rect.contains(at) && ui.clip_rect().contains(at));
    if is_over && ui.input(|input| input.pointer.any_released()) && !document.is_read_only() {
        DragAndDrop::clear_payload(ui.ctx());
        state.canvas.drop_gesture();
        let subjects = carried.0.clone();
        actions.push(Action::Plan(Planning::Claim(package.clone(), subjects)));
    }
    is_over
}

/// What stands out on the map because the selected package claims it.
pub(super) fn spotlight(
    workspace: &Workspace,
) -> Option<Arc<std::collections::BTreeSet<SubjectId>>> {
    let document = workspace.document.as_ref()?;
    document.lit_by_plan().map(Arc::new)
}
