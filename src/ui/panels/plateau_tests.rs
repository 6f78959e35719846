//! The plateau line, its dialogs and its marks, driven by label, pointer and key.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, click, window, workspace};
use crate::command::{Command, PlateauCommand, PlateauForm};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{ElementId, PlateauId, RecordKey, SubjectId, TableName, Value};
use crate::workspace::{Action, Dialog, Document, Selecting, Workspace};

fn act(workspace: &mut Workspace, action: Action) {
    workspace.dispatch(action, &mut Vec::new());
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

fn edit(workspace: &mut Workspace, command: PlateauCommand) {
    act(workspace, Action::Edit(Command::Plateau(Box::new(command))));
}

fn create(name: &str, based_on: Option<PlateauId>) -> PlateauCommand {
    PlateauCommand::Create {
        form: PlateauForm {
            name: name.into(),
            ..PlateauForm::default()
        },
        based_on,
        before: Vec::new(),
        existing: "Existing".into(),
    }
}

fn named(workspace: &Workspace, name: &str) -> PlateauId {
    let mut plateaus = document(workspace).map().tables().plateaus.iter();
    let found = plateaus.find(|plateau| plateau.name == name);
    found.unwrap().id.clone()
}

/// Two applications; the target owns the second otherwise, and has a third.
fn two_states() -> (Workspace, Vec<ElementId>) {
    let mut workspace = workspace(Language::English);
    act(&mut workspace, Action::NewMap);
    let insert = |workspace: &mut Workspace, name: &str, x: f64| {
        let view = document(workspace).view.clone().unwrap();
        let command = Command::InsertElement {
            kind: "application".into(),
            name: name.into(),
            parent: None,
            place: Some((view, Rect::new(x, 0.0, x + 180.0, 60.0))),
        };
        act(workspace, Action::Edit(command));
        document(workspace).selected_elements()[0].clone()
    };
    let mut ids = vec![
        insert(&mut workspace, "Mail", 0.0),
        insert(&mut workspace, "Portal", 240.0),
    ];
    edit(&mut workspace, create("Target", None));
    let owner = Command::SetField {
        record: RecordKey::new(TableName::Elements, ids[1].text().clone()),
        name: "owner_role".into(),
        value: Some(Value::text("Team B")),
    };
    act(&mut workspace, Action::Edit(owner));
    ids.push(insert(&mut workspace, "Archive", 480.0));
    act(&mut workspace, Action::Select(Vec::new(), Selecting::Only));
    let existing = named(&workspace, "Existing");
    act(&mut workspace, Action::ShowPlateau(existing));
    (workspace, ids)
}

fn shown(harness: &Harness<'_, Window>) -> String {
    let document = document(&harness.state().workspace);
    let plateau = document.plateau.clone().unwrap();
    let record = document.map().tables().plateaus.get(&plateau).unwrap();
    record.name.to_string()
}

fn stop(harness: &Harness<'_, Window>, name: &str) -> egui::Pos2 {
    let stop = harness.get_by_role_and_label(Role::RadioButton, name);
    stop.rect().center()
}

fn pointer(harness: &mut Harness<'_, Window>, at: egui::Pos2, pressed: Option<bool>) {
    harness.event(Event::PointerMoved(at));
    if let Some(pressed) = pressed {
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.step();
}

fn there(harness: &Harness<'_, Window>, plateau: &str, id: &ElementId) -> bool {
    let workspace = &harness.state().workspace;
    let plateau = named(workspace, plateau);
    let snapshot = document(workspace).map().snapshot(Some(&plateau));
    snapshot.find(id).is_some()
}

#[test]
fn a_stop_that_is_clicked_shows_its_plateau_by_way_of_what_lies_between() {
    let (workspace, _) = two_states();
    let mut harness = window(workspace);
    harness
        .get_by_role_and_label(Role::RadioButton, "Target")
        .click();
    harness.step();
    harness.step();
    assert_eq!(shown(&harness), "Target");
    assert!(harness.state().state.canvas.travel.is_some(), "on its way");
    harness.run_steps(60);
    assert!(harness.state().state.canvas.travel.is_none(), "arrived");
}

#[test]
fn whoever_wants_no_motion_is_there_at_once() {
    let (mut workspace, _) = two_states();
    act(&mut workspace, Action::ReduceMotion(true));
    let mut harness = window(workspace);
    harness
        .get_by_role_and_label(Role::RadioButton, "Target")
        .click();
    harness.run_steps(3);
    assert_eq!(shown(&harness), "Target");
    assert!(harness.state().state.canvas.travel.is_none());
}

#[test]
fn the_knob_drags_through_time_and_snaps_to_the_nearest_stop() {
    let (workspace, _) = two_states();
    let mut harness = window(workspace);
    let (from, to) = (stop(&harness, "Existing"), stop(&harness, "Target"));
    for (share, reached) in [(0.8, "Target"), (0.4, "Existing")] {
        let start = stop(&harness, &shown(&harness));
        let along = egui::pos2(from.x + (to.x - from.x) * share, from.y);
        pointer(&mut harness, start, Some(true));
        for step in 1..=8_u8 {
            let at = start + (along - start) * (f32::from(step) / 8.0);
            pointer(&mut harness, at, None);
        }
        let travel = harness.state().state.canvas.travel.clone().unwrap();
        assert!(travel.is_held());
        assert!((travel.share - f64::from(share)).abs() < 0.02, "{travel:?}");
        pointer(&mut harness, along, Some(false));
        harness.run_steps(40);
        assert_eq!(shown(&harness), reached);
    }
}

#[test]
fn arrows_walk_along_the_line_and_keys_turn_through_the_plateaus() {
    let (workspace, _) = two_states();
    let mut harness = window(workspace);
    harness
        .get_by_role_and_label(Role::RadioButton, "Existing")
        .focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    assert_eq!(shown(&harness), "Target");
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    assert_eq!(shown(&harness), "Existing");
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageDown);
    harness.run_steps(3);
    assert_eq!(shown(&harness), "Target");
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    harness.run_steps(3);
    assert_eq!(shown(&harness), "Existing");
}

#[test]
fn the_first_plateau_comes_with_what_exists_and_nothing_moves() {
    let mut workspace = workspace(Language::English);
    act(&mut workspace, Action::NewMap);
    let mut harness = window(workspace);
    click(&mut harness, "New plateau…");
    let existing = harness.get_by_role_and_label(Role::TextInput, "What exists now");
    assert_eq!(existing.value().as_deref(), Some("Existing"));
    harness
        .get_by_role_and_label(Role::TextInput, "Name of the plateau")
        .type_text("Target 2029");
    harness.run_steps(3);
    click(&mut harness, "Create");
    let document = document(&harness.state().workspace);
    let names: Vec<String> = document
        .map()
        .timeline()
        .order()
        .iter()
        .filter_map(|id| document.map().tables().plateaus.get(id))
        .map(|plateau| plateau.name.to_string())
        .collect();
    assert_eq!(names, ["Existing", "Target 2029"]);
    assert_eq!(shown(&harness), "Target 2029", "and it is edited");
}

#[test]
fn deleting_a_plateau_says_what_changes_and_is_undone() {
    let (mut workspace, ids) = two_states();
    let target = named(&workspace, "Target");
    edit(&mut workspace, create("After", Some(target.clone())));
    let before = document(&workspace).map().clone();
    let dialog = Dialog::DeletePlateau(target);
    act(&mut workspace, Action::OpenDialog(dialog));
    let mut harness = window(workspace);
    assert!(
        harness
            .query_all_by_label("looks the same")
            .next()
            .is_some()
    );
    click(&mut harness, "Take its changes back everywhere");
    assert!(harness.query_by_label_contains("− Archive").is_some());
    click(&mut harness, "Hand its changes on");
    click(&mut harness, "Delete plateau");
    assert!(there(&harness, "After", &ids[2]), "handed on");
    act(&mut harness.state_mut().workspace, Action::Undo);
    assert_eq!(*document(&harness.state().workspace).map(), before);
}

#[test]
fn merging_makes_the_base_what_the_plateau_was() {
    let (mut workspace, ids) = two_states();
    let target = named(&workspace, "Target");
    act(&mut workspace, Action::ShowPlateau(target.clone()));
    let dialog = Dialog::MergePlateau(target);
    act(&mut workspace, Action::OpenDialog(dialog));
    let mut harness = window(workspace);
    assert!(harness.query_by_label_contains("+ Archive").is_some());
    click(&mut harness, "Merge");
    assert!(there(&harness, "Existing", &ids[2]));
    assert_eq!(shown(&harness), "Existing");
}

#[test]
fn presence_is_changed_plateau_by_plateau_and_what_went_comes_back() {
    let (mut workspace, ids) = two_states();
    let target = named(&workspace, "Target");
    act(&mut workspace, Action::ShowPlateau(target));
    let mail = vec![SubjectId::from(&ids[0])];
    act(&mut workspace, Action::Select(mail, Selecting::Only));
    let mut harness = window(workspace);
    click(&mut harness, "Plateau by plateau");
    click(&mut harness, "Target: there");
    click(&mut harness, "Not there from here on");
    assert!(!there(&harness, "Target", &ids[0]) && there(&harness, "Existing", &ids[0]));
    assert!(harness.query_by_label("Target: removed").is_some());
    click(&mut harness, "Bring back here");
    assert!(there(&harness, "Target", &ids[0]));
}

#[test]
fn deleting_asks_whether_from_here_on_or_everywhere() {
    for everywhere in [false, true] {
        let (mut workspace, ids) = two_states();
        let target = named(&workspace, "Target");
        act(&mut workspace, Action::ShowPlateau(target));
        let mail = vec![SubjectId::from(&ids[0])];
        act(&mut workspace, Action::Select(mail, Selecting::Only));
        act(&mut workspace, Action::DeleteSelection);
        let mut harness = window(workspace);
        let button = if everywhere {
            "Delete at every plateau"
        } else {
            "Remove from Target on"
        };
        click(&mut harness, button);
        assert!(!there(&harness, "Target", &ids[0]));
        assert_eq!(there(&harness, "Existing", &ids[0]), !everywhere);
    }
}

#[test]
fn a_change_goes_back_by_key_or_moves_to_the_earlier_plateau() {
    let (mut workspace, ids) = two_states();
    let target = named(&workspace, "Target");
    act(&mut workspace, Action::ShowPlateau(target));
    let portal = vec![SubjectId::from(&ids[1])];
    act(&mut workspace, Action::Select(portal, Selecting::Only));
    let owner = |harness: &Harness<'_, Window>, plateau: &str| {
        let workspace = &harness.state().workspace;
        let plateau = named(workspace, plateau);
        let snapshot = document(workspace).map().snapshot(Some(&plateau));
        let element = snapshot.element_by_id(&ids[1]).unwrap();
        element.attributes.get("owner_role").cloned()
    };
    let mut harness = window(workspace);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Backspace);
    harness.run_steps(3);
    assert_eq!(owner(&harness, "Target"), None, "as before");
    act(&mut harness.state_mut().workspace, Action::Undo);
    let from = named(&harness.state().workspace, "Target");
    let dialog = Dialog::MoveChange {
        records: [RecordKey::new(TableName::Elements, ids[1].text().clone())].into(),
        part: crate::command::Part::Whole,
        from,
    };
    act(
        &mut harness.state_mut().workspace,
        Action::OpenDialog(dialog),
    );
    harness.run_steps(3);
    assert!(harness.query_by_label("Earlier: Existing").is_some());
    click(&mut harness, "Move");
    let team = Some(Value::text("Team B"));
    assert_eq!(owner(&harness, "Existing"), team);
    assert_eq!(owner(&harness, "Target"), team);
}
