//! Keeping and opening versions, driven by key and label.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{Window, window, workspace};
use crate::locale::Language;
use crate::model::ElementId;
use crate::versions::{Branch, FileState, Home, Version, lanes};
use crate::workspace::{
    Action, Dialog, Effect, Naming, Origin, ReadFor, Source, VersionChange, VersionList,
    Versioning, Workspace,
};

fn saved_map() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let saved = Action::Saved {
        path: "city.ron".into(),
        steps: 0,
        revision: 0,
    };
    workspace.dispatch(saved, &mut effects);
    workspace
}

fn field(harness: &Harness<'_, Window>, label: &str, role: Role) -> egui::Rect {
    harness.get_by_role_and_label(role, label).rect()
}

#[test]
fn ctrl_shift_m_names_a_version_saves_the_map_and_keeps_it() {
    let mut harness = window(saved_map());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    harness.run();
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::KeepVersion));
    // The title has the focus.
    harness
        .get_by_role_and_label(Role::TextInput, "Title")
        .type_text("Before the move");
    harness.run();
    let reason = harness.get_by_role_and_label(Role::MultilineTextInput, "Reason");
    reason.focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::MultilineTextInput, "Reason")
        .type_text("Approved by the board");
    harness.run();
    assert!(field(&harness, "Author", Role::TextInput).width() > 100.0);
    harness
        .get_by_role_and_label(Role::Button, "Keep version")
        .click();
    harness.run();

    let workspace = &mut harness.state_mut().workspace;
    let document = workspace.document.as_ref().unwrap();
    assert_eq!(
        document.map().info().version,
        "Before the move",
        "the title block prints it"
    );
    let words = document.keep_when_saved.clone().unwrap().words;
    assert_eq!(
        (words.title.as_str(), words.reason.as_str()),
        ("Before the move", "Approved by the board")
    );
    // The file was written: now it is kept, and not before.
    let steps = document.history.len();
    let mut effects = Vec::new();
    let saved = Action::Saved {
        path: "city.ron".into(),
        steps,
        revision: 0,
    };
    workspace.dispatch(saved, &mut effects);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::KeepVersion { keeping, .. } if keeping.words.title == "Before the move")));
}

#[test]
fn a_failed_save_keeps_no_version() {
    let mut workspace = saved_map();
    let mut effects = Vec::new();
    let words = crate::versions::Words {
        title: "V1".into(),
        ..Default::default()
    };
    workspace.dispatch(
        Action::Versioning(Versioning::Keep(Box::new(words.into()))),
        &mut effects,
    );
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Write { .. }))
    );
    let problem = crate::versions::VersionsError::Untitled.problem();
    workspace.dispatch(Action::Failed(problem), &mut effects);
    effects.clear();
    let saved = Action::Saved {
        path: "city.ron".into(),
        steps: 1,
        revision: 0,
    };
    workspace.dispatch(saved, &mut effects);
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::KeepVersion { .. }))
    );
}

fn version(id: u8, title: &str, parents: &[u8]) -> Version {
    let hex = |id: u8| format!("{id:02x}").repeat(20);
    Version {
        id: hex(id),
        title: title.into(),
        reason: "Approved".into(),
        author: "Architect".into(),
        when: "2027-01-31 16:05".into(),
        parents: parents.iter().map(|&id| hex(id)).collect(),
        file: FileState::Kept(hex(id)),
        ..Version::default()
    }
}

/// Three versions: two branches and their merge.
fn list() -> VersionList {
    let mut merge = version(4, "Merge of the target", &[3, 2]);
    merge.branches = vec!["main".into()];
    let mut target = version(2, "Target 2027", &[1]);
    target.branches = vec!["target".into()];
    target.tags = vec!["v2".into()];
    let versions = vec![
        merge,
        version(3, "After the move", &[1]),
        target,
        version(1, "Before the move", &[]),
    ];
    let branch = |name: &str, id: u8, is_current| Branch {
        name: name.into(),
        id: format!("{id:02x}").repeat(20),
        is_current,
    };
    VersionList {
        map: "city.ron".into(),
        folder: Some("city.versions".into()),
        home: Some(Home::Beside),
        lanes: lanes(&versions),
        head: Some(versions[0].id.clone()),
        versions,
        is_complete: true,
        branches: vec![branch("main", 4, true), branch("target", 2, false)],
        current: Some("main".into()),
    }
}

/// The window with the list of versions open.
fn listed() -> Harness<'static, Window> {
    let mut workspace = saved_map();
    let mut effects = Vec::new();
    let listed = Versioning::Listed(Box::new(list()));
    workspace.dispatch(Action::Versioning(listed), &mut effects);
    let mut harness = window(workspace);
    harness.state_mut().state.panels.drawer.show_versions();
    harness.state_mut().workspace.preferences.panels.lower = true;
    harness.run();
    harness
}

fn row<'a>(harness: &'a Harness<'_, Window>, title: &'a str) -> egui_kittest::Node<'a> {
    harness.get_by(move |node| {
        node.role() == Role::ListItem && node.label().is_some_and(|label| label.starts_with(title))
    })
}

#[test]
fn the_list_names_branches_tags_merges_and_the_version_of_the_map() {
    let harness = listed();
    let label = |title: &str| row(&harness, title).accesskit_node().label().unwrap();
    assert!(label("Merge").contains("the map’s version"));
    assert!(label("Merge").contains("branch main"));
    assert!(label("Merge").contains("· merge"));
    assert!(label("Target").contains("tag v2"));
}

#[test]
fn a_version_of_the_list_opens_to_be_read() {
    let mut harness = listed();
    row(&harness, "Before the move").click();
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Open read-only")
        .click();
    harness.run();
    assert!(harness.state().effects.iter().any(
        |effect| matches!(effect, Effect::ReadVersion(_, read) if read.title == "Before the move")
    ));
}

#[test]
fn the_keyboard_walks_the_list_and_shift_marks_a_second_version_to_compare() {
    let mut harness = listed();
    row(&harness, "Merge").click();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Compare the two versions")
        .click();
    harness.run();
    let compared = harness
        .state()
        .effects
        .iter()
        .find_map(|effect| match effect {
            Effect::ReadSides { pair, .. } => Some(pair.clone()),
            _ => None,
        });
    let pair = compared.unwrap();
    let title = |source: &Source| match source {
        Source::Version(version) => version.title.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        title(&pair.before.source),
        "Before the move",
        "the older one stands before"
    );
    assert_eq!(title(&pair.after.source), "After the move");
    // Enter opens the row of the keyboard.
    harness.state_mut().effects.clear();
    row(&harness, "Target").click();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().effects.iter().any(
        |effect| matches!(effect, Effect::ReadVersion(_, read) if read.title == "Target 2027")
    ));
}

#[test]
fn the_search_finds_title_reason_author_tag_and_id() {
    let found = |typed: &str| -> Vec<String> {
        let list = list();
        let fits = |version: &&Version| crate::workspace::version_fits(version, typed);
        list.versions
            .iter()
            .filter(fits)
            .map(|version| version.title.clone())
            .collect()
    };
    assert_eq!(found("TARGET").len(), 2);
    assert_eq!(found("v2"), ["Target 2027"]);
    assert_eq!(found("0303"), ["After the move"]);
    assert_eq!(found("architect before"), ["Before the move"]);
    assert_eq!(found("approved").len(), 4);
    assert!(found("nowhere").is_empty());
    let mut harness = listed();
    harness.get_by_label("Search the versions").click();
    harness.run();
    harness
        .get_by_label("Search the versions")
        .type_text("before");
    harness.run();
    assert!(harness.query_by_label_contains("Target 2027").is_none());
    row(&harness, "Before the move");
}

#[test]
fn a_branch_begins_at_a_version_and_bad_names_get_a_better_offer() {
    let mut harness = listed();
    row(&harness, "Before the move").click();
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Branch from here…")
        .click();
    harness.run();
    assert!(matches!(
        &harness.state().workspace.dialog,
        Some(Dialog::NameVersion(Naming::Branch(at))) if at.title == "Before the move"
    ));
    harness
        .get_by_role_and_label(Role::TextInput, "Name")
        .type_text("option B");
    harness.run();
    assert!(
        harness
            .get_by_role_and_label(Role::Button, "Give the name")
            .accesskit_node()
            .is_disabled()
    );
    harness.get_by_label("Take “option-B”").click();
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Give the name")
        .click();
    harness.run();
    assert!(harness.state().effects.iter().any(|effect| matches!(
        effect,
        Effect::ChangeVersions { change: VersionChange::CreateBranch { name, .. }, .. } if name == "option-B"
    )));
}

#[test]
fn switching_asks_for_a_version_of_what_no_version_has() {
    let mut workspace = saved_map();
    let mut effects = Vec::new();
    workspace.dispatch(
        Action::Versioning(Versioning::Switch("target".into())),
        &mut effects,
    );
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::SwitchBranch { name, .. } if name == "target"))
    );
    let unkept = Versioning::KeepFirst("target".into());
    workspace.dispatch(Action::Versioning(unkept), &mut effects);
    assert_eq!(workspace.dialog, Some(Dialog::KeepVersion));
    let words = crate::versions::Words {
        title: "On the way".into(),
        ..Default::default()
    };
    effects.clear();
    workspace.dispatch(
        Action::Versioning(Versioning::Keep(Box::new(words.into()))),
        &mut effects,
    );
    workspace.dispatch(Action::Dismiss, &mut effects);
    let kept = Versioning::Kept(version(5, "On the way", &[4]));
    workspace.dispatch(Action::Versioning(kept), &mut effects);
    // The map was changed by the name of the version and is saved before anything else.
    assert!(
        matches!(workspace.dialog, Some(Dialog::Unsaved(_)))
            || effects
                .iter()
                .any(|effect| matches!(effect, Effect::SwitchBranch { .. }))
    );
}

#[test]
fn a_version_that_is_open_says_so_and_leads_back() {
    let mut workspace = saved_map();
    let shown = version(1, "Before the move", &[]);
    workspace.document.as_mut().unwrap().origin = Origin::Version {
        of: "city.ron".into(),
        version: Box::new(shown.clone()),
        name: "city-before.ron".into(),
    };
    let mut harness = window(workspace);
    harness.run();
    harness.get_by_label_contains("version “Before the move” of");
    harness
        .get_by_role_and_label(Role::Button, "Restore this version")
        .click();
    harness.run();
    // The working map first, then the version.
    assert!(
        harness
            .state()
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Read(_)))
    );
    let opened = crate::workspace::Opened {
        map: crate::model::SystemMap::default(),
        origin: Origin::File("city.ron".into()),
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    let mut effects = Vec::new();
    let workspace = &mut harness.state_mut().workspace;
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut effects);
    assert!(effects.iter().any(|effect| matches!(
        effect,
        Effect::ReadVersionFor { version, what: ReadFor::RestoreAll, .. } if *version == shown
    )));
}

#[test]
fn a_version_is_restored_whole_or_record_by_record_and_undone() {
    let mut workspace = saved_map();
    let mut effects = Vec::new();
    let insert = |workspace: &mut Workspace, name: &str, effects: &mut Vec<Effect>| {
        let view = workspace.document.as_ref().unwrap().view.clone().unwrap();
        let command = crate::command::Command::InsertElement {
            kind: "application".into(),
            name: name.into(),
            parent: None,
            place: Some((view, crate::geometry::Rect::new(0.0, 0.0, 160.0, 60.0))),
        };
        workspace.dispatch(Action::Edit(command), effects);
    };
    insert(&mut workspace, "Payroll", &mut effects);
    insert(&mut workspace, "Billing", &mut effects);
    let old = workspace.document.as_ref().unwrap().map().clone();
    workspace.dispatch(Action::SelectAll, &mut effects);
    workspace.dispatch(Action::DeleteSelection, &mut effects);
    if workspace.dialog.is_some() {
        workspace.dispatch(Action::Accept, &mut effects);
    }
    let names = |workspace: &Workspace| -> Vec<String> {
        let map = workspace.document.as_ref().unwrap().map();
        map.tables()
            .elements
            .iter()
            .map(|element| element.name.to_string())
            .collect()
    };
    assert!(names(&workspace).is_empty());
    let then = version(1, "Before the move", &[]);
    let arrived = |what| {
        let map = std::sync::Arc::new(old.clone());
        Action::Versioning(Versioning::Arrived(then.clone(), map, what))
    };
    workspace.dispatch(arrived(ReadFor::RestoreAll), &mut effects);
    assert_eq!(names(&workspace).len(), 2);
    workspace.dispatch(Action::Undo, &mut effects);
    assert!(names(&workspace).is_empty());

    workspace.dispatch(arrived(ReadFor::ChooseRecords), &mut effects);
    let mut harness = window(workspace);
    harness.run();
    harness
        .get_by_role_and_label(Role::CheckBox, "Payroll")
        .click();
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Bring one back")
        .click();
    harness.run();
    let workspace = &mut harness.state_mut().workspace;
    assert_eq!(names(workspace), ["Payroll"]);
    assert!(workspace.dialog.is_none());
    let document = workspace.document.as_ref().unwrap();
    let id: ElementId = document
        .map()
        .tables()
        .elements
        .iter()
        .next()
        .unwrap()
        .id
        .clone();
    let placed = document
        .map()
        .tables()
        .placements
        .iter()
        .any(|place| place.subject.as_str() == id.as_str());
    assert!(placed, "its box comes back with it");
}
