//! The panel driven by label, with the answers of the other thread brought by the test.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::tests::{Window, click, window, workspace};
use crate::analysis::Watch;
use crate::locale::Language;
use crate::model::PlateauId;
use crate::workspace::{
    Action, ChangeReview, Dialog, Effect, Opened, Origin, Pair, Run, Side, Workspace, find_change,
};

/// The sample metropole, with a comparison of two of its plateaus.
fn compared(from: &str, to: &str, language: Language) -> Workspace {
    let mut workspace = workspace(language);
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    let bytes = std::fs::read(path).unwrap();
    let map = crate::import::read(&bytes, "metropole.json", None)
        .unwrap()
        .map;
    let mut effects = Vec::new();
    workspace.dispatch(
        Action::Opened(Box::new(Opened {
            map: crate::workspace::picture::with_places(map, language),
            origin: Origin::New,
            problems: Vec::new(),
            recovery: Vec::new(),
        })),
        &mut effects,
    );
    assert!(!matches!(workspace.dialog, Some(Dialog::Recover { .. })));
    if !from.is_empty() {
        let side = |plateau: &str| Side::plateau(PlateauId::from(plateau));
        let pair = Pair::new(side(from), side(to));
        workspace.dispatch(Action::Compare(Box::new(pair)), &mut effects);
    }
    workspace
}

/// The searches that the window asked for.
fn searches(harness: &Harness<'_, Window>) -> Vec<Arc<Run>> {
    let effects = harness.state().effects.iter();
    let runs = effects.filter_map(|effect| match effect {
        Effect::FindChange { run, .. } => Some(Arc::clone(run)),
        _ => None,
    });
    runs.collect()
}

/// Does what the other thread does.
fn answer(harness: &mut Harness<'_, Window>) {
    let effects = harness.state().effects.iter().rev();
    let mut asked = effects.filter_map(|effect| match effect {
        Effect::FindChange {
            comparison, run, ..
        } => Some((Arc::clone(comparison), Arc::clone(run))),
        _ => None,
    });
    let (comparison, run) = asked.next().unwrap();
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|share| {
            run.advance(share);
        },
    };
    let found = find_change(&comparison, None, &watch).map(Arc::new);
    let found = Action::ReviewChange(ChangeReview::Found { run, answer: found });
    let window = harness.state_mut();
    window.workspace.dispatch(found, &mut window.effects);
    harness.run_steps(4);
}

/// The window with the panel open, before the answer.
fn opened(from: &str, to: &str, language: Language) -> Harness<'static, Window> {
    let mut harness = window(compared(from, to, language));
    let label = match language {
        Language::English => "Change impact",
        Language::French => "Impact du changement",
    };
    harness.set_size(egui::vec2(1600.0, 1000.0));
    harness.run_steps(10);
    harness.get_by_role_and_label(Role::Button, label).click();
    // The drawer slides up.
    harness.run_steps(30);
    harness
}

#[test]
fn the_panel_asks_once_and_shows_what_was_found() {
    let mut harness = opened("P2026", "P2027", Language::English);
    assert_eq!(searches(&harness).len(), 1, "it asks once, not every frame");
    assert!(harness.query_by_role(Role::ProgressIndicator).is_some());
    answer(&mut harness);
    assert!(
        harness
            .query_by_label("87 elements that stay are affected")
            .is_some()
    );
    assert!(
        harness
            .query_by_label("Nothing needed goes unreplaced")
            .is_some()
    );
    assert!(harness.query_by_label("13 better").is_some());
    assert!(harness.query_by_label("1 mixed").is_some());
    let row = "Travail collaboratif, mixed, Single points: 7 → 9, \
        Availability: 99.717% → 99.527%, Quantified: 9/9 → 22/22, \
        Worst loss: 24.6\u{a0}h → 24.5\u{a0}h, Model errors: 0";
    assert!(harness.query_by_label(row).is_some());
    click(&mut harness, row);
    assert!(
        harness
            .query_by_label("New single points of failure:")
            .is_some()
    );
    assert!(
        harness
            .query_by_label("Fournisseur cloud souverain")
            .is_some()
    );
    click(&mut harness, "Aide sociale");
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.selected_elements()[0].as_str(), "bs-soc");
}

#[test]
fn an_answer_serves_again_and_another_pair_asks_anew() {
    let mut harness = opened("P2026", "P2027", Language::French);
    answer(&mut harness);
    let compare = |harness: &mut Harness<'_, Window>, from: &str, to: &str| {
        let side = |plateau: &str| Side::plateau(PlateauId::from(plateau));
        let action = Action::Compare(Box::new(Pair::new(side(from), side(to))));
        let window = harness.state_mut();
        window.workspace.dispatch(action, &mut window.effects);
        harness.run_steps(4);
    };
    compare(&mut harness, "P2027", "P2029");
    assert_eq!(searches(&harness).len(), 2);
    assert!(
        harness.query_by_label("13 mieux").is_none(),
        "nothing stale shows"
    );
    answer(&mut harness);
    assert!(harness.query_by_label("10 mieux").is_some());
    compare(&mut harness, "P2026", "P2027");
    assert_eq!(searches(&harness).len(), 2, "it is known");
    assert!(harness.query_by_label("13 mieux").is_some());
}

#[test]
fn a_search_can_be_stopped_and_taken_up_again() {
    let mut harness = opened("P2026", "P2027", Language::English);
    harness
        .get_by_role_and_label(Role::Button, "Stop computing")
        .click();
    harness.run_steps(4);
    let run = searches(&harness).pop().unwrap();
    assert!(run.cancelled().load(std::sync::atomic::Ordering::Relaxed));
    // Its late answer is no answer.
    let late = Action::ReviewChange(ChangeReview::Found {
        run,
        answer: Some(Arc::default()),
    });
    let window = harness.state_mut();
    window.workspace.dispatch(late, &mut window.effects);
    harness.run_steps(4);
    assert!(harness.query_by_label("Not computed.").is_some());
    click(&mut harness, "Compute");
    answer(&mut harness);
    assert!(harness.query_by_label("13 better").is_some());
}

#[test]
fn without_a_comparison_the_likeliest_is_offered() {
    let workspace = compared("", "", Language::English);
    let pair = workspace.document.as_ref().unwrap().likely_change();
    let side = |plateau: &str| Side::plateau(PlateauId::from(plateau));
    assert_eq!(pair, Pair::new(side("P2026"), side("P2027")));
    let mut harness = window(workspace);
    let window = harness.state_mut();
    let show = Action::ShowPlateau("P2029".into());
    window.workspace.dispatch(show, &mut window.effects);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(
        document.likely_change(),
        Pair::new(side("P2027"), side("P2029"))
    );
}
