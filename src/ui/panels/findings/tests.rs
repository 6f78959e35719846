//! The tab driven by label, with the judgement of the other thread brought by the test.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::tests::{Window, click, window, workspace};
use crate::analysis::Watch;
use crate::locale::Language;
use crate::workspace::{
    Action, AssuranceOrder, Assuring, Dialog, Effect, Opened, Origin, Run, judge, samples,
};

/// The window over the sample metropole, with the tab open.
fn metropole() -> Harness<'static, Window> {
    let mut workspace = workspace(Language::French);
    let opened = Opened {
        map: samples::find("metropole").unwrap().read(),
        origin: Origin::New,
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    let mut harness = window(workspace);
    harness.set_size(egui::vec2(1600.0, 1000.0));
    harness.run_steps(10);
    answer(&mut harness);
    let window = harness.state_mut();
    window.state.panels.drawer.show_findings();
    let mut panels = window.workspace.preferences.panels;
    panels.lower = true;
    act(&mut harness, Action::ShowPanels(panels));
    harness.run_steps(30);
    harness
}

fn act(harness: &mut Harness<'_, Window>, action: Action) {
    let window = harness.state_mut();
    window.workspace.dispatch(action, &mut window.effects);
    harness.run_steps(4);
}

fn orders(harness: &Harness<'_, Window>) -> Vec<(AssuranceOrder, Arc<Run>)> {
    let effects = harness.state().effects.iter();
    let orders = effects.filter_map(|effect| match effect {
        Effect::Judge { order, run } => Some(((**order).clone(), Arc::clone(run))),
        _ => None,
    });
    orders.collect()
}

/// Does what the other thread does.
pub(in crate::ui::panels) fn answer(harness: &mut Harness<'_, Window>) {
    let Some((order, run)) = orders(harness).pop() else {
        return;
    };
    let watch = Watch {
        cancelled: run.cancelled(),
        progress: &|_| {},
    };
    let found = judge(&order, &watch);
    let done = Action::Assure(Assuring::Done { run, found });
    let window = harness.state_mut();
    window.workspace.dispatch(done, &mut window.effects);
    harness.run_steps(4);
}

/// How many findings count at the plateau that shows.
fn count(harness: &Harness<'_, Window>) -> usize {
    let workspace = &harness.state().workspace;
    let document = workspace.document.as_ref().unwrap();
    let found = workspace.assurance.shown(document).unwrap();
    found.review.counts().iter().sum()
}

/// Labels of buttons that begin so.
fn buttons(harness: &Harness<'_, Window>, start: &str) -> Vec<String> {
    let nodes = harness.query_all_by_role(Role::Button);
    let labels = nodes.into_iter().filter_map(|node| {
        let label = node.accesskit_node().label()?;
        label.starts_with(start).then(|| label.to_string())
    });
    labels.collect()
}

#[test]
fn the_map_is_judged_once_while_it_is_drawn_and_the_status_bar_says_how_it_fares() {
    let mut harness = metropole();
    assert_eq!(orders(&harness).len(), 1, "once, not every frame");
    let status = buttons(&harness, "Constats\u{a0}: ");
    assert_eq!(status.len(), 1, "{status:?}");
    harness.run_steps(10);
    assert_eq!(orders(&harness).len(), 1);
}

#[test]
fn a_finding_is_selected_repaired_and_the_repair_undone() {
    let mut harness = metropole();
    let before = count(&harness);
    assert!(before > 0, "the sample does not meet everything");
    let workspace = &harness.state().workspace;
    let document = workspace.document.as_ref().unwrap();
    let review = &workspace.assurance.shown(document).unwrap().review;
    let mended = review
        .findings
        .iter()
        .find(|finding| finding.repair.is_some() && finding.counts());
    let key = mended.expect("something can be repaired at once").key();
    let key = (key.0.clone(), key.1.cloned());
    let plateau = document.plateau.clone();
    harness.state_mut().state.panels.findings.chosen = Some((key.clone(), plateau));
    harness.run_steps(4);
    click(&mut harness, "Corriger");
    harness.run_steps(4);
    assert_eq!(
        orders(&harness).len(),
        2,
        "an edit asks for a new judgement"
    );
    answer(&mut harness);
    let is_there = |harness: &Harness<'_, Window>| {
        let workspace = &harness.state().workspace;
        let document = workspace.document.as_ref().unwrap();
        let review = &workspace.assurance.shown(document).unwrap().review;
        review.find((&key.0, key.1.as_ref())).is_some()
    };
    assert!(!is_there(&harness), "the finding is gone");
    act(&mut harness, Action::Undo);
    answer(&mut harness);
    assert!(is_there(&harness));
    assert_eq!(count(&harness), before);
}

#[test]
fn an_exemption_asks_for_a_reason_and_takes_the_finding_out_of_the_count() {
    let mut harness = metropole();
    let before = count(&harness);
    let row = |harness: &Harness<'_, Window>| {
        let all = buttons(harness, "très élevé, ");
        all.into_iter().next()
    };
    let row = row(&harness).expect("a very grave finding is in sight");
    click(&mut harness, &row);
    harness.run_steps(4);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert!(!document.selection.is_empty(), "a click selects");
    click(&mut harness, "Déroger…");
    harness.run_steps(4);
    assert!(matches!(
        harness.state().workspace.dialog,
        Some(Dialog::Exempt(_))
    ));
    let field = (Role::MultilineTextInput, "Raison");
    harness.get_by_role_and_label(field.0, field.1).focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(field.0, field.1)
        .type_text("Remplacement prévu en 2027");
    harness.run_steps(4);
    click(&mut harness, "Accorder");
    harness.run_steps(4);
    answer(&mut harness);
    assert_eq!(count(&harness), before - 1);
    let document = harness.state().workspace.document.as_ref().unwrap();
    let reasons = document.map().tables().exemptions.iter();
    let is_new = |reason: &str| reason == "Remplacement prévu en 2027";
    assert_eq!(reasons.filter(|one| is_new(&one.reason)).count(), 1);
}
