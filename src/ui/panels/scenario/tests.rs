//! The scenario bar, driven by label and by key.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::tests::{Window, window, workspace};
use crate::analysis::State;
use crate::locale::Language;
use crate::model::{ElementId, Nature, SystemMap, Table};
use crate::ui::canvas::Tool;
use crate::workspace::{Action, Document, Imagining, Opened, Origin, Perspective, samples};

const TRACK: &str = "Hours after the loss";

/// The sample metropole, without the scenarios that it keeps, with the main power supply lost.
fn played() -> Harness<'static, Window> {
    let mut workspace = workspace(Language::English);
    let mut tables = samples::find("metropole").unwrap().read().tables().clone();
    tables.scenarios = Table::default();
    let map = SystemMap::assemble(tables).0;
    let opened = Opened {
        map,
        origin: Origin::File("metropole.ron".into()),
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    let mut effects = Vec::new();
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut effects);
    let lose = Imagining::Lose(vec!["ond-hdv".into()]);
    workspace.dispatch(Action::Imagine(lose), &mut effects);
    let mut harness = window(workspace);
    harness.run_steps(3);
    harness
}

fn open(harness: &Harness<'_, Window>) -> Seen {
    let document = harness.state().workspace.document.as_ref().unwrap();
    Seen::of(document)
}

/// What the tests ask of a document, without borrowing the window.
struct Seen {
    at_h: Option<f64>,
    nature: Nature,
    lost: Vec<(ElementId, State)>,
    kept: Vec<(String, usize)>,
    services_down: usize,
    perspective: Perspective,
}

impl Seen {
    fn of(document: &Document) -> Self {
        let scenario = document.scenario();
        let kept = document.kept_scenarios();
        Self {
            at_h: scenario.at_h,
            nature: scenario.nature,
            lost: scenario.injected.clone().into_iter().collect(),
            kept: kept
                .iter()
                .map(|kept| (kept.name.to_string(), kept.lost.len()))
                .collect(),
            services_down: document
                .impact()
                .map_or(0, |impact| impact.services_down().len()),
            perspective: document.perspective.clone(),
        }
    }
}

fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(4);
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

#[test]
fn a_chip_degrades_and_gives_back_and_the_last_one_leaves_the_bar_open() {
    let mut harness = played();
    click(&mut harness, "Loss: Onduleur et groupe – salle A, down");
    assert_eq!(open(&harness).lost, [("ond-hdv".into(), State::Degraded)]);
    click(&mut harness, "Loss: Onduleur et groupe – salle A, degraded");
    assert_eq!(open(&harness).lost[0].1, State::Down);
    click(&mut harness, "Take out Onduleur et groupe – salle A");
    assert!(open(&harness).lost.is_empty());
    assert_eq!(open(&harness).perspective, Perspective::Impact);
    harness.get_by_role_and_label(Role::Button, "Add a loss");
}

#[test]
fn a_loss_is_added_by_a_part_of_its_name() {
    let mut harness = played();
    click(&mut harness, "Add a loss");
    harness.event(egui::Event::Text("siege ccas".to_owned()));
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let lost = open(&harness).lost;
    assert!(lost.contains(&("sit-ccas".into(), State::Down)), "{lost:?}");
    assert_eq!(lost.len(), 2);
}

#[test]
fn the_hours_go_by_key_and_services_come_back() {
    let mut harness = played();
    assert_eq!(open(&harness).at_h, None, "in the end, to begin with");
    assert_eq!(open(&harness).services_down, 9);
    harness.get_by_role_and_label(Role::Slider, TRACK).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(open(&harness).at_h, Some(72.0));
    assert_eq!(open(&harness).services_down, 0, "all are back by then");
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(open(&harness).at_h, Some(0.0));
    assert_eq!(open(&harness).services_down, 9);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(open(&harness).at_h, Some(2.0), "the first need is overrun");
    press(&mut harness, Modifiers::NONE, Key::End);
    assert_eq!(open(&harness).at_h, None);
    click(&mut harness, "Previous change");
    assert!(open(&harness).at_h.is_some_and(|hour| hour > 10.0));
}

#[test]
fn the_pointer_puts_the_hour_and_far_right_is_the_end() {
    let mut harness = played();
    let track = harness.get_by_role_and_label(Role::Slider, TRACK).rect();
    for (x, is_end) in [(track.left() + 14.0, false), (track.right() - 40.0, true)] {
        let at = egui::pos2(x, track.top() + 14.0);
        harness.drag_at(at);
        harness.run_steps(2);
        harness.drop_at(at);
        harness.run_steps(3);
        assert_eq!(
            open(&harness).at_h.is_none(),
            is_end,
            "{:?}",
            open(&harness).at_h
        );
    }
}

#[test]
fn hours_play_until_the_last() {
    let mut harness = played();
    click(&mut harness, "Play the hours");
    let early = open(&harness).at_h.unwrap();
    harness.run_steps(8);
    let later = open(&harness).at_h.unwrap();
    assert!(later > early, "{later} after {early}");
    click(&mut harness, "Pause");
    let paused = open(&harness).at_h;
    harness.run_steps(10);
    assert_eq!(open(&harness).at_h, paused);
}

#[test]
fn a_scenario_is_kept_renamed_copied_deleted_and_brought_back() {
    let mut harness = played();
    click(&mut harness, "logical");
    assert_eq!(open(&harness).nature, Nature::Logical);
    let menu = |harness: &mut Harness<'_, Window>, name: &str, deed: &str| {
        click(harness, &format!("Scenario – {name}"));
        click(harness, deed);
    };
    let name = |harness: &mut Harness<'_, Window>, name: &str| {
        harness.event(egui::Event::Text(name.to_owned()));
        harness.run_steps(3);
        press(harness, Modifiers::NONE, Key::Enter);
    };
    menu(
        &mut harness,
        "Scenario without a name",
        "Keep the scenario…",
    );
    name(&mut harness, "Ransom");
    assert_eq!(open(&harness).kept, [("Ransom".to_owned(), 1)]);
    let more = Imagining::Put("sit-ccas".into(), State::Down);
    let effects = &mut Vec::new();
    let workspace = &mut harness.state_mut().workspace;
    workspace.dispatch(Action::Imagine(more), effects);
    harness.run_steps(3);
    menu(&mut harness, "Ransom", "Update with what is lost now");
    assert_eq!(open(&harness).kept, [("Ransom".to_owned(), 2)]);
    menu(&mut harness, "Ransom", "Rename");
    name(&mut harness, " note");
    assert_eq!(open(&harness).kept[0].0, "Ransom note");
    menu(&mut harness, "Ransom note", "Duplicate");
    assert_eq!(open(&harness).kept.len(), 2);
    menu(&mut harness, "Ransom note", "Delete");
    assert_eq!(open(&harness).kept.len(), 1);
    let workspace = &mut harness.state_mut().workspace;
    workspace.dispatch(Action::Undo, &mut Vec::new());
    harness.run_steps(2);
    assert_eq!(open(&harness).kept.len(), 2, "a deletion is undone");
}

#[test]
fn the_tool_for_losses_takes_the_selection_by_key_and_leaves_with_the_bar() {
    let mut harness = played();
    click(&mut harness, "Pick losses on the map");
    assert_eq!(harness.state().state.canvas.tool, Tool::Lose);
    let look = Action::Look(Perspective::Standard);
    let workspace = &mut harness.state_mut().workspace;
    workspace.dispatch(look, &mut Vec::new());
    harness.run_steps(3);
    assert_eq!(harness.state().state.canvas.tool, Tool::Select);
    assert!(
        harness
            .query_by_role_and_label(Role::Slider, TRACK)
            .is_none()
    );
}

#[test]
fn what_is_missing_at_a_plateau_is_said() {
    let mut harness = played();
    let effects = &mut Vec::new();
    let workspace = &mut harness.state_mut().workspace;
    let lose = Imagining::Lose(vec!["sv-ora".into()]);
    workspace.dispatch(Action::Imagine(lose), effects);
    workspace.dispatch(Action::ShowPlateau("P2029".into()), effects);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Loss: Serveur base propriétaire, absent here");
    let said = |node: egui_kittest::Node<'_>| {
        let text = node.accesskit_node().value().unwrap_or_default();
        text.contains("loses nothing")
    };
    assert!(harness.query_all_by_role(Role::Label).any(said));
}
