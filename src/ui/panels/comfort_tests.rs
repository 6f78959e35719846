//! Comfort and bad input, driven by label and key: preferences, scale, history of changes, the
//! saved state, names that nobody should give.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{Window, click, window, workspace};
use crate::command::Command;
use crate::diagnostic::{Problem, Severity};
use crate::geometry::Rect;
use crate::locale::{Language, msg};
use crate::model::{SubjectId, SystemMap};
use crate::workspace::{Action, Dialog, Document, Effect, Origin, Saving, Scale, Workspace};

fn document<'h>(harness: &'h Harness<'_, Window>) -> &'h Document {
    harness.state().workspace.document.as_ref().unwrap()
}

fn act(harness: &mut Harness<'_, Window>, action: Action) {
    let window = harness.state_mut();
    window.workspace.dispatch(action, &mut window.effects);
    harness.run_steps(4);
}

fn insert(workspace: &mut Workspace, name: &str) {
    let view = workspace.document.as_ref().unwrap().view.clone().unwrap();
    let command = Command::InsertElement {
        kind: "application".into(),
        name: name.into(),
        parent: None,
        place: Some((view, Rect::new(0.0, 0.0, 180.0, 60.0))),
    };
    workspace.dispatch(Action::Edit(command), &mut Vec::new());
}

fn with_names(language: Language, names: &[&str]) -> Workspace {
    let mut workspace = workspace(language);
    workspace.dispatch(Action::NewMap, &mut Vec::new());
    for name in names {
        insert(&mut workspace, name);
    }
    workspace
}

#[test]
fn ctrl_comma_opens_the_preferences_and_what_is_chosen_holds_at_once_and_is_kept() {
    let mut harness = window(with_names(Language::English, &["Alpha"]));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run_steps(4);
    assert!(matches!(
        harness.state().workspace.dialog,
        Some(Dialog::Preferences)
    ));
    harness
        .get_by_role_and_label(Role::CheckBox, "The wheel zooms")
        .click();
    harness.run_steps(4);
    harness
        .get_by_role_and_label(Role::TextInput, "Your role")
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Your role")
        .type_text("RSSI");
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::ComboBox, "Interface scale")
        .click();
    harness.run_steps(4);
    click(&mut harness, "150 %");
    let preferences = &harness.state().workspace.preferences;
    assert!(preferences.wheel_zooms);
    assert_eq!(preferences.scale, Scale::near(150));
    assert_eq!(preferences.author_role, "RSSI");
    assert!((harness.ctx.zoom_factor() - 1.5).abs() < 0.001);
    let kept = |effect: &Effect| matches!(effect, Effect::KeepPreferences);
    assert!(harness.state().effects.iter().any(kept));
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(harness.state().workspace.dialog.is_none());
    assert_eq!(
        document(&harness).history.len(),
        1,
        "no preference is a change of the map"
    );
}

#[test]
fn the_interface_grows_and_shrinks_between_its_ends() {
    assert_eq!(Scale::near(0), Scale::near(75));
    assert_eq!(Scale::near(u16::MAX), Scale::near(200));
    let mut scale = Scale::default();
    for _ in 0..20 {
        scale = scale.next(true);
    }
    assert_eq!(scale.percent(), 200);
    for _ in 0..20 {
        scale = scale.next(false);
    }
    assert_eq!(scale.percent(), 75);
}

#[test]
fn the_history_of_changes_goes_back_and_forward_to_any_step() {
    let mut harness = window(with_names(Language::French, &["Alpha", "Beta", "Gamma"]));
    let last = document(&harness).map().clone();
    click(&mut harness, "Édition");
    harness
        .get_by_role_and_label(Role::MenuItem, "Historique des modifications")
        .click();
    harness.run_steps(30);
    let steps = harness
        .query_all_by_role_and_label(Role::Button, "Insérer")
        .count();
    assert_eq!(steps, 3, "each change stands there by its name");
    click(&mut harness, "À l’ouverture");
    let elements = |map: &SystemMap| map.tables().elements.len();
    assert_eq!(elements(document(&harness).map()), 0);
    let forward = harness
        .query_all_by_role_and_label(Role::Button, "Insérer")
        .last()
        .expect("what was undone stays there");
    forward.click();
    harness.run_steps(4);
    assert_eq!(*document(&harness).map(), last);
    act(&mut harness, Action::GoToStep(1));
    assert_eq!(elements(document(&harness).map()), 1);
    act(&mut harness, Action::GoToStep(999));
    assert_eq!(*document(&harness).map(), last);
}

#[test]
fn the_status_bar_always_says_whether_changes_are_safe() {
    let mut workspace = with_names(Language::English, &[]);
    workspace.document.as_mut().unwrap().origin = Origin::File("map.ron".into());
    let mut harness = window(workspace);
    let says = |harness: &Harness<'_, Window>, text: &str| harness.query_by_label(text).is_some();
    assert!(says(&harness, "Saved"));
    insert(&mut harness.state_mut().workspace, "Alpha");
    harness.run_steps(3);
    assert!(says(&harness, "Changes kept in the journal"));
    act(&mut harness, Action::Save);
    assert!(says(&harness, "Saving…"));
    let problem = Problem::new("full", Severity::Error, msg::APP_NAME.into());
    act(&mut harness, Action::Failed(problem));
    assert!(says(&harness, "Saving failed"));
    act(&mut harness, Action::Save);
    assert_eq!(
        document(&harness).saving,
        Saving::Running,
        "and saving can be tried again"
    );
    let (path, steps, revision) = ("map.ron".into(), document(&harness).history.len(), 0);
    act(
        &mut harness,
        Action::Saved {
            path,
            steps,
            revision,
        },
    );
    assert!(says(&harness, "Saved"));
    harness.state_mut().workspace.journal_fails = true;
    insert(&mut harness.state_mut().workspace, "Beta");
    harness.run_steps(3);
    assert!(says(&harness, "Not saved"));
}

/// Names from elsewhere: endless, reversed, invisible, combined, line breaks.
fn bad_names() -> Vec<String> {
    vec![
        "x".repeat(10_000),
        "W ".repeat(5_000),
        "\u{202E}gnp.exe".to_owned(),
        "a\u{2066}b\u{2069}\u{200B}c".to_owned(),
        format!("e{}", "\u{301}".repeat(2_000)),
        "שלום العربية".to_owned(),
        "two\nlines\tand\u{0}nothing".to_owned(),
    ]
}

#[test]
fn no_name_breaks_the_window_or_passes_for_another() {
    for name in bad_names() {
        let mut workspace = with_names(Language::French, &[&name, "Beta"]);
        let view = name.as_str().into();
        workspace.dispatch(
            Action::Edit(Command::AddView { name: view }),
            &mut Vec::new(),
        );
        let first = workspace.document.as_ref().unwrap().views()[0].clone();
        workspace.dispatch(Action::ShowView(first), &mut Vec::new());
        workspace.preferences.panels.lower = true;
        let mut harness = window(workspace);
        click(&mut harness, "Plan");
        let map = document(&harness).map();
        let element = map
            .tables()
            .elements
            .iter()
            .find(|one| one.name == name.as_str());
        let element = SubjectId::from(&element.unwrap().id);
        let all: Vec<SubjectId> = map
            .tables()
            .elements
            .iter()
            .map(|element| SubjectId::from(&element.id))
            .collect();
        for selection in [vec![element], all] {
            act(
                &mut harness,
                Action::Select(selection, crate::workspace::Selecting::Only),
            );
            let acts = |label: &str| {
                label
                    .chars()
                    .any(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\0'))
            };
            let acting: Vec<String> = harness
                .query_all_by(|node| node.label().is_some_and(|label| acts(&label)))
                .filter_map(|node| node.accesskit_node().label())
                .collect();
            let none: [String; 0] = [];
            assert_eq!(acting, none, "no label turns the reading of what follows");
            let width = 1280.0;
            let wide = harness
                .query_all_by(|node| {
                    let is_row = matches!(node.role(), Role::Button | Role::Tab);
                    let bounds = node.raw_bounds();
                    is_row && bounds.is_some_and(|bounds| bounds.x1 - bounds.x0 > width)
                })
                .count();
            assert_eq!(wide, 0, "nothing grows beyond the window");
        }
    }
}
