//! The tab driven by label, on the sample metropole.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::tests::{Window, window, workspace};
use crate::analysis::{Scenario, State};
use crate::locale::Language;
use crate::model::{
    ElementId, LossScenario, Patch, PlateauId, Record as _, ScenarioId, SubjectId, SystemMap,
};
use crate::workspace::{Action, Opened, Origin, Page, Perspective};

fn sample() -> SystemMap {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/metropole.ron");
    let bytes = std::fs::read(path).unwrap();
    crate::storage::read_bytes(&bytes, "metropole").unwrap().map
}

/// The window with the tab open.
fn opened(map: SystemMap, language: Language) -> Harness<'static, Window> {
    let mut workspace = workspace(language);
    let mut effects = Vec::new();
    let mut panels = workspace.preferences.panels;
    panels.lower = true;
    for action in [
        Action::Opened(Box::new(Opened {
            map,
            origin: Origin::New,
            problems: Vec::new(),
            recovery: Vec::new(),
        })),
        Action::ShowPanels(panels),
    ] {
        workspace.dispatch(action, &mut effects);
    }
    let mut harness = window(workspace);
    harness.state_mut().state.panels.drawer.show_scenarios();
    harness.set_size(egui::vec2(1600.0, 1000.0));
    harness.run_steps(30);
    harness
}

#[test]
fn a_cell_opens_its_scenario_with_its_service_selected() {
    let mut harness = opened(sample(), Language::English);
    let heading = "Scenarios × services at Existant 2026: 8 losses, 15 services";
    assert!(harness.query_by_label(heading).is_some());
    harness
        .get_by_label_contains("Hôtel de ville perdu. Tranquillité publique is down")
        .click();
    harness.run_steps(8);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(*document.scenario(), Scenario::losing(["sit-hdv"]));
    assert_eq!(document.perspective, Perspective::Impact);
    assert_eq!(
        document.selection.iter().collect::<Vec<_>>(),
        [&SubjectId::from("bs-sec")]
    );
    let kept = document.kept_scenario().unwrap();
    assert_eq!(kept.name, "Hôtel de ville perdu");
}

#[test]
fn a_row_opens_its_scenario_and_a_loss_that_is_not_there_says_so() {
    let mut map = sample();
    // The database of the finances is gone at the last plateau.
    let mut patch = Patch::new();
    for kept in map.tables().scenarios.iter() {
        patch.take(kept.as_ref());
    }
    let mut only: LossScenario = LossScenario::blank(ScenarioId::from("sc-ora"));
    only.name = "Finances perdues".into();
    only.lost = vec!["bd-ora".into()];
    patch.add(&only);
    map = map.with(&patch).unwrap();
    let mut harness = opened(map, Language::French);
    harness
        .get_by_role_and_label(Role::Button, "Finances perdues")
        .click();
    harness.run_steps(8);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.injected(&ElementId::from("bd-ora")), State::Down);

    let window = harness.state_mut();
    let last = Action::ShowPlateau(PlateauId::from("P2029"));
    window.workspace.dispatch(last, &mut window.effects);
    harness.run_steps(8);
    let words = "Rien de ce scénario n’existe à ce plateau.";
    let row = harness.get_by_role_and_label(Role::Button, "Finances perdues");
    row.hover();
    harness.run_steps(30);
    assert!(harness.query_by_label(words).is_some());
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.missing_losses(), ["bd-ora".into()]);
}

#[test]
fn the_comparison_across_plateaus_is_a_page_whose_headings_lead_to_their_plateaus() {
    let mut harness = opened(sample(), Language::English);
    let window = harness.state_mut();
    for action in [
        Action::Imagine(crate::workspace::Imagining::Lose(vec!["sit-hdv".into()])),
        Action::ShowPage(Some(Page::Across)),
    ] {
        window.workspace.dispatch(action, &mut window.effects);
    }
    for _ in 0..200 {
        harness.run_steps(2);
        if harness
            .query_all_by_role_and_label(Role::ListItem, "Cible 2029")
            .next()
            .is_some()
        {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let headings = harness.query_all_by_role_and_label(Role::ListItem, "Cible 2029");
    headings.into_iter().next().unwrap().click();
    harness.run_steps(6);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.plateau, Some(PlateauId::from("P2029")));
    assert_eq!(document.page, None);
}
