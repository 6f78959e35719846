//! The window driven by label, without a display.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{ElementId, SubjectId, Value};
use crate::ui::canvas::Tool;
use crate::ui::{self, UiState, theme};
use crate::workspace::{Action, AfterSaving, Dialog, Effect, Preferences, Selecting, Workspace};

/// A window, and what it asked of the outside.
pub(super) struct Window {
    pub(super) workspace: Workspace,
    pub(super) state: UiState,
    pub(super) effects: Vec<Effect>,
}

pub(super) fn workspace(language: Language) -> Workspace {
    let preferences = Preferences {
        language,
        ..Preferences::default()
    };
    Workspace::new(preferences, "2026-11-22", 7)
}

pub(super) fn window(workspace: Workspace) -> Harness<'static, Window> {
    built(Harness::builder(), workspace)
}

/// The same for texts that no bundled font has, such as emoji: they show as boxes, as they do in
/// the product.
pub(super) fn window_for_any_text(workspace: Workspace) -> Harness<'static, Window> {
    built(Harness::builder().allow_missing_glyphs(), workspace)
}

fn built(
    builder: egui_kittest::HarnessBuilder<Window>,
    workspace: Workspace,
) -> Harness<'static, Window> {
    let window = Window {
        workspace,
        state: UiState::default(),
        effects: Vec::new(),
    };
    let mut harness = builder
        .with_size(egui::vec2(1280.0, 720.0))
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, window: &mut Window| {
                for action in ui::show(ui, &window.workspace, &mut window.state) {
                    window.workspace.dispatch(action, &mut window.effects);
                }
            },
            window,
        );
    harness.run_steps(4);
    harness
}

/// A map with one application, selected.
fn with_application(language: Language) -> (Workspace, ElementId) {
    let mut workspace = workspace(language);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = workspace
        .document
        .as_ref()
        .and_then(|document| document.view.clone())
        .unwrap();
    workspace.dispatch(
        Action::Edit(Command::InsertElement {
            kind: "application".into(),
            name: "Portail citoyen".into(),
            parent: None,
            place: Some((view, Rect::new(0.0, 0.0, 180.0, 60.0))),
        }),
        &mut effects,
    );
    let id = workspace.document.as_ref().unwrap().selected_elements()[0].clone();
    (workspace, id)
}

pub(super) fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

#[test]
fn the_welcome_page_begins_a_map_and_opens_samples() {
    let mut harness = window(workspace(Language::English));
    assert!(harness.query_by_label("Moving to the cloud").is_some());
    click(&mut harness, "Métropole");
    assert!(matches!(
        harness.state().effects.last(),
        Some(Effect::ReadSample("metropole"))
    ));
    click(&mut harness, "New map");
    assert!(harness.state().workspace.document.is_some());
}

#[test]
fn the_palette_filters_kinds_and_puts_one_in_the_hand() {
    let (workspace, _) = with_application(Language::French);
    let mut harness = window(workspace);
    assert!(harness.query_by_label("Serveur physique").is_some());
    harness
        .get_by_role_and_label(Role::TextInput, "Trouver un type…")
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Trouver un type…")
        .type_text("application");
    harness.run_steps(3);
    assert!(harness.query_by_label("Serveur physique").is_none());
    harness
        .get_by_role_and_label(Role::Button, "Application")
        .click();
    harness.run_steps(4);
    assert_eq!(
        harness.state().state.canvas.tool,
        Tool::Insert("application".into())
    );
}

#[test]
fn what_is_typed_in_the_inspector_reaches_the_map_and_undo_takes_it_back() {
    let (workspace, id) = with_application(Language::English);
    let mut harness = window(workspace);
    let technology = |harness: &Harness<'_, Window>| {
        let document = harness.state().workspace.document.as_ref().unwrap();
        let element = document.map().tables().elements.get(&id).unwrap();
        element.attributes.get("technology").cloned()
    };
    let field = harness.get_by_role_and_label(Role::TextInput, "Technology");
    field.focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Technology")
        .type_text("Drupal 10");
    harness.run_steps(2);
    assert_eq!(technology(&harness), None, "typing alone changes nothing");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(technology(&harness), Some(Value::text("Drupal 10")));
    click(&mut harness, "Edit");
    harness
        .get_by_role_and_label(Role::MenuItem, "Undo: change an attribute")
        .click();
    harness.run_steps(4);
    assert_eq!(technology(&harness), None);
}

#[test]
fn a_field_left_by_a_click_elsewhere_keeps_what_was_typed() {
    let (workspace, id) = with_application(Language::English);
    let mut harness = window(workspace);
    harness
        .get_by_role_and_label(Role::TextInput, "Technology")
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Technology")
        .type_text("PHP");
    harness.run_steps(2);
    let window = harness.state_mut();
    let nothing = Action::Select(Vec::new(), Selecting::Only);
    window.workspace.dispatch(nothing, &mut window.effects);
    harness.run_steps(3);
    let document = harness.state().workspace.document.as_ref().unwrap();
    let element = document.map().tables().elements.get(&id).unwrap();
    assert_eq!(
        element.attributes.get("technology"),
        Some(&Value::text("PHP"))
    );
}

#[test]
fn the_language_changes_at_once() {
    let (workspace, _) = with_application(Language::English);
    let mut harness = window(workspace);
    assert!(harness.query_by_label("Insert").is_some());
    click(&mut harness, "Switch to Français");
    assert!(harness.query_by_label("Insertion").is_some());
    assert!(harness.query_by_label("Insert").is_none());
}

#[test]
fn unsaved_changes_ask_before_they_are_lost() {
    let (workspace, _) = with_application(Language::English);
    let mut harness = window(workspace);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::N);
    harness.run_steps(3);
    let asks = matches!(
        harness.state().workspace.dialog,
        Some(Dialog::Unsaved(AfterSaving::New))
    );
    assert!(asks);
    click(&mut harness, "Cancel");
    assert!(harness.state().workspace.dialog.is_none());
    assert!(
        !harness
            .state()
            .workspace
            .document
            .as_ref()
            .unwrap()
            .is_saved()
    );
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::N);
    harness.run_steps(3);
    click(&mut harness, "Don’t save");
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert!(document.snapshot().elements().is_empty());
}

#[test]
fn letters_are_tools_only_when_nobody_types() {
    let (workspace, _) = with_application(Language::English);
    let mut harness = window(workspace);
    harness.key_press(egui::Key::H);
    harness.run_steps(2);
    assert_eq!(harness.state().state.canvas.tool, Tool::Hand);
    harness.key_press(egui::Key::V);
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Technology")
        .focus();
    harness.run_steps(2);
    harness.key_press(egui::Key::H);
    harness.run_steps(2);
    assert_eq!(harness.state().state.canvas.tool, Tool::Select);
}

#[test]
fn the_search_finds_an_element_and_selects_it() {
    let (mut workspace, id) = with_application(Language::English);
    workspace.dispatch(Action::SelectNone, &mut Vec::new());
    let mut harness = window(workspace);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::TextInput, "Search or command")
        .type_text("portail");
    harness.run_steps(3);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert!(document.selection.contains(&SubjectId::from(&id)));
}

#[test]
fn a_new_view_gets_the_name_that_was_typed() {
    let (workspace, _) = with_application(Language::English);
    let mut harness = window(workspace);
    let window = harness.state_mut();
    let ask = Action::OpenDialog(Dialog::NewView);
    window.workspace.dispatch(ask, &mut window.effects);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::TextInput, "Name of the view")
        .type_text("Flux DMZ");
    harness.run_steps(2);
    click(&mut harness, "Create");
    let document = harness.state().workspace.document.as_ref().unwrap();
    let names: Vec<_> = document
        .views()
        .iter()
        .map(|view| {
            document
                .map()
                .tables()
                .views
                .get(view)
                .unwrap()
                .name
                .clone()
        })
        .collect();
    assert!(names.iter().any(|name| name == "Flux DMZ"), "{names:?}");
}

#[test]
fn every_dialog_draws_in_both_languages() {
    for language in Language::ALL {
        let (workspace, id) = with_application(language);
        let subjects = vec![SubjectId::from(&id)];
        let removal =
            crate::command::removal_of(workspace.document.as_ref().unwrap().map(), &subjects);
        let mut harness = window(workspace);
        for dialog in [
            Dialog::Export,
            Dialog::Documents,
            Dialog::Services,
            Dialog::Alternatives,
            Dialog::NewPlateau,
            Dialog::MapProperties,
            Dialog::Shortcuts,
            Dialog::About,
            Dialog::Delete {
                subjects: subjects.clone(),
                removal: removal.clone(),
            },
            Dialog::Problems {
                file: "carte.ron".into(),
                problems: Vec::new(),
            },
        ] {
            let window = harness.state_mut();
            let ask = Action::OpenDialog(dialog);
            window.workspace.dispatch(ask, &mut window.effects);
            harness.run_steps(3);
            assert!(harness.state().workspace.dialog.is_some());
            harness.key_press(egui::Key::Escape);
            harness.run_steps(3);
            assert!(
                harness.state().workspace.dialog.is_none(),
                "Escape leaves the dialog"
            );
        }
    }
}
