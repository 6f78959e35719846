//! Keeping and opening versions, driven by key and label.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, window, workspace};
use crate::locale::Language;
use crate::versions::Version;
use crate::workspace::{Action, Dialog, Effect, Origin, Versioning, Workspace};

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
    let words = document.keep_when_saved.clone().unwrap();
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
    assert!(effects.iter().any(|effect| matches!(effect, Effect::KeepVersion { words, .. } if words.title == "Before the move")));
}

#[test]
fn a_failed_save_keeps_no_version() {
    let mut workspace = saved_map();
    let mut effects = Vec::new();
    let words = crate::versions::Words {
        title: "V1".into(),
        ..Default::default()
    };
    workspace.dispatch(Action::Versioning(Versioning::Keep(words)), &mut effects);
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

#[test]
fn a_version_of_the_list_opens_to_be_read() {
    let mut workspace = saved_map();
    let version = Version {
        id: "0123456789abcdef0123456789abcdef01234567".into(),
        title: "Before the move".into(),
        reason: "Approved".into(),
        author: "Architect".into(),
        when: "2027-01-31 16:05".into(),
        ..Version::default()
    };
    let mut effects = Vec::new();
    let listed = Versioning::Listed(vec![version.clone()]);
    workspace.dispatch(Action::Versioning(listed), &mut effects);
    let mut harness = window(workspace);
    harness.run();
    harness.get_by_label("Open version Before the move").click();
    harness.run();
    let state = harness.state();
    assert_eq!(state.workspace.dialog, None);
    assert_eq!(
        state.workspace.document.as_ref().unwrap().origin,
        Origin::File("city.ron".into())
    );
    assert!(
        state
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::ReadVersion(_, read) if *read == version))
    );
}
