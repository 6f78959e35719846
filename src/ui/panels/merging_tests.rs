//! Settling a merge: in the workspace, and in the window by key and label.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, window, workspace};
use crate::command::Command;
use crate::locale::Language;
use crate::model::patch::{Choice, Side};
use crate::model::{Element, ElementId, Patch, RecordKey, SystemMap, TableName, Value};
use crate::workspace::{Action, Dialog, Effect, Merging, Opened, Origin, Outside, Workspace};

fn rename(map: &SystemMap, names: &[(&str, &str)]) -> SystemMap {
    let mut patch = Patch::new();
    for (id, name) in names {
        match map.tables().elements.get(&ElementId::from(*id)) {
            Some(old) => {
                let mut new = Element::clone(old);
                new.name = (*name).into();
                patch.change(old.as_ref(), &new);
            }
            None => {
                let mut new = <Element as crate::model::Record>::blank(ElementId::from(*id));
                new.kind = "application".into();
                new.name = (*name).into();
                patch.add(&new);
            }
        }
    }
    map.with(&patch).unwrap()
}

struct Sides {
    base: SystemMap,
    ours: SystemMap,
    theirs: SystemMap,
}

/// Three applications that both renamed, and one that only they did.
fn sides() -> Sides {
    let names = [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")];
    let base = rename(&SystemMap::default(), &names);
    Sides {
        ours: rename(&base, &[("a", "A1"), ("b", "B1"), ("c", "C1")]),
        theirs: rename(&base, &[("a", "A2"), ("b", "B2"), ("c", "C2"), ("d", "D2")]),
        base,
    }
}

fn opened(map: SystemMap, language: Language) -> Workspace {
    let mut workspace = workspace(language);
    let opened = Opened {
        map,
        origin: Origin::File("city.ron".into()),
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    workspace
}

fn start(sides: &Sides, other_parent: Option<&str>) -> Action {
    Action::Merging(Merging::Start {
        theirs: Arc::new(sides.theirs.clone()),
        base: Arc::new(sides.base.clone()),
        name: "proposal".to_owned(),
        other_parent: other_parent.map(ToOwned::to_owned),
        on_disk: None,
    })
}

fn merging(other_parent: Option<&str>) -> (Workspace, Sides, Vec<Effect>) {
    let sides = sides();
    let mut workspace = opened(sides.ours.clone(), Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(start(&sides, other_parent), &mut effects);
    (workspace, sides, effects)
}

fn name_of(workspace: &Workspace, id: &str) -> String {
    let map = workspace.document.as_ref().unwrap().map();
    map.tables()
        .elements
        .get(&id.into())
        .unwrap()
        .name
        .to_string()
}

fn rename_command(id: &str, name: &str) -> Command {
    Command::SetField {
        record: RecordKey::new(TableName::Elements, id),
        name: "name".into(),
        value: Some(Value::text(name)),
    }
}

#[test]
fn abandoning_brings_back_the_very_map_and_leaves_no_step() {
    let (mut workspace, sides, effects) = merging(None);
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::KeepMerge { .. }))
    );
    assert_eq!(name_of(&workspace, "d"), "D2", "what is settled shows");
    let mut effects = Vec::new();
    let take = Merging::TakeSide(Side::Theirs, None);
    workspace.dispatch(Action::Merging(take), &mut effects);
    assert_eq!(name_of(&workspace, "a"), "A2");
    workspace.dispatch(Action::Merging(Merging::Abandon), &mut effects);
    let document = workspace.document.as_ref().unwrap();
    assert_eq!(*document.map(), sides.ours);
    assert!(document.is_saved() && document.history.is_empty());
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::ForgetMerge(_)))
    );
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Journal(_)))
    );
}

#[test]
fn finishing_is_one_step_that_is_saved_and_kept_with_both_parents() {
    let (mut workspace, sides, _) = merging(Some("abc"));
    let mut effects = Vec::new();
    workspace.dispatch(Action::Merging(Merging::Finish), &mut effects);
    assert!(effects.is_empty(), "three conflicts are open");
    let take = Merging::TakeSide(Side::Ours, None);
    workspace.dispatch(Action::Merging(take), &mut effects);
    effects.clear();
    workspace.dispatch(Action::Merging(Merging::Finish), &mut effects);
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Write { .. }))
    );
    let document = workspace.document.as_ref().unwrap();
    let keeping = document.keep_when_saved.clone().unwrap();
    assert_eq!(keeping.other_parent.as_deref(), Some("abc"));
    assert_eq!(document.map().info().version, keeping.words.title.as_str());
    assert_eq!(
        (document.history.len(), name_of(&workspace, "d").as_str()),
        (1, "D2")
    );
    workspace.dispatch(Action::Undo, &mut effects);
    assert_eq!(*workspace.document.as_ref().unwrap().map(), sides.ours);
}

#[test]
fn nothing_else_changes_the_map_while_it_merges_and_a_save_writes_what_was_there() {
    let (mut workspace, sides, _) = merging(None);
    let mut effects = Vec::new();
    workspace.dispatch(Action::Edit(rename_command("a", "other")), &mut effects);
    assert_eq!(name_of(&workspace, "a"), "A1");
    assert!(workspace.notice.is_some());
    workspace.dispatch(Action::Save, &mut effects);
    let written = effects.iter().find_map(|effect| match effect {
        Effect::Write { map, .. } => Some(map.clone()),
        _ => None,
    });
    assert_eq!(*written.unwrap(), sides.ours);
}

#[test]
fn a_merge_that_was_left_open_is_offered_and_goes_on_where_it_was() {
    let (_, sides, effects) = merging(Some("abc"));
    let kept = effects.into_iter().find_map(|effect| match effect {
        Effect::KeepMerge { pending, .. } => Some(pending),
        _ => None,
    });
    let mut pending = *kept.unwrap();
    let key = pending.merge().open().next().unwrap().key();
    pending.choose(key.clone(), Choice::Theirs);
    let found = crate::storage::UnfinishedMerge {
        document: "city.ron".into(),
        base: pending.base.clone(),
        ours: pending.ours.clone(),
        theirs: pending.theirs.clone(),
        names: pending.names.clone(),
        choices: pending.choices().to_vec(),
        on_disk: None,
    };
    // The next start: the file holds ours, with one more change made elsewhere.
    let mut workspace = opened(rename(&sides.ours, &[("e", "E")]), Language::English);
    let mut effects = Vec::new();
    let found = Merging::Found(Box::new(found));
    workspace.dispatch(Action::Merging(found), &mut effects);
    assert!(matches!(workspace.dialog, Some(Dialog::UnfinishedMerge(_))));
    workspace.dispatch(Action::Accept, &mut effects);
    let document = workspace.document.as_ref().unwrap();
    let underway = document.merging.as_ref().unwrap();
    assert_eq!(underway.pending.progress(), (1, 3));
    assert_eq!(
        name_of(&workspace, "a"),
        "A2",
        "chosen before the window closed"
    );
    assert_eq!(name_of(&workspace, "e"), "E", "changed since");
}

#[test]
fn a_file_changed_outside_is_merged_over_what_was_read_and_may_then_be_saved() {
    let sides = sides();
    let mut workspace = opened(sides.base.clone(), Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::Edit(rename_command("b", "mine")), &mut effects);
    let hash = crate::storage::ContentHash::of(b"theirs");
    let outside = Outside {
        path: "city.ron".into(),
        map: Some(Arc::new(rename(&sides.base, &[("d", "D2")]))),
        hash: Some(hash),
    };
    let changed = Action::Merging(Merging::Outside(Box::new(outside)));
    workspace.dispatch(changed, &mut effects);
    assert!(matches!(workspace.dialog, Some(Dialog::ChangedOutside(_))));
    effects.clear();
    workspace.dispatch(Action::Accept, &mut effects);
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Write { .. }))
    );
    workspace.dispatch(Action::Merging(Merging::Finish), &mut effects);
    let expected = effects.iter().position(
        |effect| matches!(effect, Effect::ExpectOnDisk { hash: expected, .. } if *expected == hash),
    );
    let written = effects
        .iter()
        .position(|effect| matches!(effect, Effect::Write { .. }));
    assert!(expected.unwrap() < written.unwrap());
    assert_eq!(
        (
            name_of(&workspace, "b").as_str(),
            name_of(&workspace, "d").as_str()
        ),
        ("mine", "D2")
    );
}

fn press(harness: &mut Harness<'_, Window>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

fn progress(harness: &Harness<'_, Window>) -> (usize, usize) {
    let document = harness.state().workspace.document.as_ref().unwrap();
    document.merging.as_ref().unwrap().pending.progress()
}

#[test]
fn each_conflict_is_settled_by_one_key_and_the_list_walks_on() {
    let (workspace, ..) = merging(None);
    let mut harness = window(workspace);
    harness.get_by_role_and_label(Role::Tab, "Merge");
    harness.get_by_role_and_label(Role::Button, "A1 – Name");
    press(&mut harness, &[Key::Num2]);
    assert_eq!(progress(&harness), (1, 3));
    press(&mut harness, &[Key::B, Key::M]);
    assert_eq!(progress(&harness), (3, 3));
    let workspace = &harness.state().workspace;
    let names = ["a", "b", "c"].map(|id| name_of(workspace, id));
    assert_eq!(names, ["A2", "B", "C1"]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(progress(&harness), (2, 3));
    // Back up two rows, and otherwise.
    press(&mut harness, &[Key::ArrowUp, Key::ArrowUp, Key::Num1]);
    assert_eq!(name_of(&harness.state().workspace, "a"), "A1");
    press(&mut harness, &[Key::ArrowDown, Key::ArrowDown, Key::T]);
    harness
        .get_by_role_and_label(Role::Button, "Finish merge")
        .click();
    harness.run();
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert!(document.merging.is_none());
    assert_eq!(document.history.len(), 1);
}

#[test]
fn a_click_on_a_side_chooses_it_and_all_can_be_taken_after_a_question() {
    let (workspace, ..) = merging(None);
    let mut harness = window(workspace);
    harness
        .get_by_role_and_label(Role::Button, "Theirs: B2")
        .click();
    harness.run();
    assert_eq!(name_of(&harness.state().workspace, "b"), "B2");
    harness
        .get_by_role_and_label(Role::Button, "Take all mine…")
        .click();
    harness.run();
    assert_eq!(progress(&harness), (1, 3), "asked first");
    harness
        .get_by_role_and_label(Role::Button, "Take them")
        .click();
    harness.run();
    assert_eq!(progress(&harness), (3, 3));
    let workspace = &harness.state().workspace;
    assert_eq!(
        (
            name_of(workspace, "b").as_str(),
            name_of(workspace, "c").as_str()
        ),
        ("B2", "C1")
    );
}
