//! The tab of completeness, driven by label.

use egui_kittest::kittest::Queryable as _;

use crate::analysis::Watch;
use crate::locale::Language;
use crate::ui::panels::tests::{window, workspace};
use crate::workspace::{Action, Assuring, Document, Effect, Origin, Panels, judge, samples};

#[test]
fn what_is_missing_is_listed_and_a_click_selects_it() {
    let mut workspace = workspace(Language::English);
    let map = samples::find("metropole").unwrap().read();
    workspace.document = Some(Document::new(map, Origin::New));
    workspace.preferences.panels = Panels {
        lower: true,
        ..workspace.preferences.panels
    };
    let mut effects = Vec::new();
    workspace.dispatch(Action::Assure(Assuring::Start), &mut effects);
    for effect in effects {
        let Effect::Judge { order, run } = effect else {
            continue;
        };
        let watch = Watch {
            cancelled: run.cancelled(),
            progress: &|_| {},
        };
        let found = judge(&order, &watch);
        let done = Assuring::Done { run, found };
        workspace.dispatch(Action::Assure(done), &mut Vec::new());
    }
    let mut harness = window(workspace);
    harness.state_mut().state.panels.drawer.show_completeness();
    harness.run_steps(3);
    assert!(
        harness
            .query_by_label_contains("All, level 2: 130 of 139 conform")
            .is_some()
    );
    let row = harness
        .query_all_by_label_contains("Application, level 1: Business service")
        .next()
        .unwrap();
    row.click();
    harness.run_steps(3);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.selection.len(), 1);
    let line = harness.query_by_label_contains("To be linked or placed: Business service");
    assert!(line.is_some(), "the inspector says so, too");
}
