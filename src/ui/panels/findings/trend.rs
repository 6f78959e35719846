//! How the findings of two compared states differ, in one line that leads to their list.

use egui::Ui;

use super::{Against, controls};
use crate::analysis::Trend;
use crate::assurance::ReviewTrend;
use crate::locale::{Language, msg};
use crate::ui::UiState;
use crate::workspace::findings::trend_name;
use crate::workspace::{Action, ChangeReview, Document, Workspace};

/// The trends that are told, in the order of lists.
const TOLD: [Trend; 5] = [
    Trend::New,
    Trend::Worse,
    Trend::Mixed,
    Trend::Better,
    Trend::Gone,
];

/// `2 nouveau, 1 disparu`; empty where nothing differs.
pub(super) fn in_words(trend: &ReviewTrend, language: Language) -> String {
    let counts = TOLD.map(|one| (trend.count(one), one)).into_iter();
    let counts = counts.filter(|(count, _)| *count > 0);
    let words = counts.map(|(count, one)| format!("{count} {}", language.text(trend_name(one))));
    words.collect::<Vec<_>>().join(", ")
}

/// Draws the line; where the two states were not judged yet, it has them judged.
pub(in crate::ui::panels) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(comparison) = &document.comparison else {
        return;
    };
    let changing = &workspace.changing;
    if !changing.is_of(comparison) {
        actions.push(Action::ReviewChange(ChangeReview::Start));
        return;
    }
    let found = changing.found.as_ref();
    let Some(trend) = found.and_then(|found| found.trend.as_ref()) else {
        return;
    };
    let language = workspace.language();
    let words = in_words(trend, language);
    if words.is_empty() {
        let none = language.text(msg::FINDINGS_CHANGE_NONE);
        controls::line(ui, controls::caption(ui, none));
        return;
    }
    let words = language.say(&msg::FINDINGS_CHANGE_COUNTS.with("counts", words));
    if controls::link(ui, &words).clicked() {
        state.panels.findings.against = Against::Compared;
        super::open_for(None, workspace, state, actions);
    }
}
