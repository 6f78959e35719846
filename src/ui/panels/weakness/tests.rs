//! The list and the bar driven by label, with the answers of the other thread brought by the test.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::tests::{Window, click, window, workspace};
use crate::analysis::{State, Watch};
use crate::locale::Language;
use crate::model::ElementId;
use crate::workspace::{
    Action, Analysing, AnalysisOrder, Effect, Opened, Origin, Perspective, Run, analyse, samples,
};

/// The window over the sample metropole.
fn metropole() -> Harness<'static, Window> {
    let mut workspace = workspace(Language::English);
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
    harness
}

fn act(harness: &mut Harness<'_, Window>, action: Action) {
    let window = harness.state_mut();
    window.workspace.dispatch(action, &mut window.effects);
    harness.run_steps(4);
}

/// Opens the drawer on the list.
fn open_list(harness: &mut Harness<'_, Window>) {
    let window = harness.state_mut();
    window.state.panels.drawer.show_weak_points();
    let mut panels = window.workspace.preferences.panels;
    panels.lower = true;
    act(harness, Action::ShowPanels(panels));
    // The drawer slides up.
    harness.run_steps(30);
}

fn searches(harness: &Harness<'_, Window>) -> Vec<(AnalysisOrder, Arc<Run>)> {
    let effects = harness.state().effects.iter();
    let orders = effects.filter_map(|effect| match effect {
        Effect::Analyse { order, run } => Some(((**order).clone(), Arc::clone(run))),
        _ => None,
    });
    orders.collect()
}

/// Does what the other threads do.
fn answer(harness: &mut Harness<'_, Window>) {
    for (order, run) in searches(harness) {
        let watch = Watch {
            cancelled: run.cancelled(),
            progress: &|_| {},
        };
        let finding = analyse(&order, &watch);
        let done = Action::Analyse(Analysing::Done { run, finding });
        let window = harness.state_mut();
        window.workspace.dispatch(done, &mut window.effects);
    }
    harness.run_steps(4);
}

#[test]
fn the_list_asks_once_leads_to_the_map_and_plays_a_loss() {
    let mut harness = metropole();
    open_list(&mut harness);
    assert_eq!(
        searches(&harness).len(),
        4,
        "each question once, not every frame"
    );
    assert!(harness.query_by_role(Role::ProgressIndicator).is_some());
    answer(&mut harness);
    assert!(harness.query_by_role(Role::ProgressIndicator).is_none());
    assert_eq!(searches(&harness).len(), 4);
    let site = "Hôtel de ville – datacentre principal, Site · place, 100 affected of 101";
    let row = |harness: &Harness<'_, Window>| {
        let rows = harness.query_all_by_role(Role::Button);
        rows.into_iter().any(|node| {
            let label = node.accesskit_node().label();
            label.is_some_and(|label| label.starts_with(site))
        })
    };
    assert!(row(&harness), "the farthest reach comes first");
    click(
        &mut harness,
        "Play this loss: Hôtel de ville – datacentre principal",
    );
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.injected(&ElementId::from("sit-hdv")), State::Down);
    assert_eq!(document.perspective, Perspective::Impact);
}

#[test]
fn one_service_is_chosen_over_the_legend_and_the_search_can_be_stopped() {
    let mut harness = metropole();
    act(&mut harness, Action::Look(Perspective::WeakPoints));
    harness.run_steps(4);
    assert_eq!(searches(&harness).len(), 3);
    click(&mut harness, "Stop computing");
    harness.run_steps(4);
    assert!(harness.query_by_label("Stopped before the end").is_some());
    assert!(
        searches(&harness)
            .iter()
            .all(|(_, run)| { run.cancelled().load(std::sync::atomic::Ordering::Relaxed) })
    );
    click(&mut harness, "Compute");
    harness.run_steps(4);
    answer(&mut harness);
    let service = ElementId::from("bs-etat");
    act(
        &mut harness,
        Action::ShowWeakPointsOf(Some(service.clone())),
    );
    let workspace = &harness.state().workspace;
    let document = workspace.document.as_ref().unwrap();
    let marks = workspace.analyses.weak_marks(document);
    assert!(marks.focus.as_ref().unwrap().kept.contains(&service));
}

#[test]
fn a_legend_that_stands_in_the_way_is_folded_and_comes_back() {
    let mut harness = metropole();
    act(&mut harness, Action::Look(Perspective::WeakPoints));
    answer(&mut harness);
    harness.run_steps(4);
    let legend = |harness: &Harness<'_, Window>| harness.state().state.canvas.legend_at;
    let whole = legend(&harness).unwrap();
    click(&mut harness, "Fold the legend");
    harness.run_steps(4);
    assert!(legend(&harness).unwrap().area() < whole.area() / 10.0);
    click(&mut harness, "Show the legend");
    harness.run_steps(4);
    assert_eq!(legend(&harness), Some(whole));
    // Too small a canvas folds it unasked; by hand it shows all the same.
    let mut harness = metropole();
    harness.set_size(egui::vec2(1280.0, 520.0));
    act(&mut harness, Action::Look(Perspective::WeakPoints));
    answer(&mut harness);
    harness.run_steps(4);
    let folded = legend(&harness).unwrap();
    click(&mut harness, "Show the legend");
    harness.run_steps(4);
    assert!(legend(&harness).unwrap().area() > folded.area() * 10.0);
}
