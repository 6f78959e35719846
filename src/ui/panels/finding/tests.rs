//! Finding and replacing in the window, driven by key and label.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{RecordKey, SubjectId, TableName, Value};
use crate::ui::panels::tests::{Window, click, window, window_for_any_text, workspace};
use crate::workspace::{Action, Document, Workspace};

const FIND: &str = "Find in names, attributes, notes…";

/// Three servers on the first view, an application on the second.
fn map() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let first = document(&workspace).view.clone().unwrap();
    insert(&mut workspace, "Mail server", "physical_server", 0.0);
    insert(&mut workspace, "Web server", "physical_server", 300.0);
    insert(&mut workspace, "Archive", "physical_server", 600.0);
    let archive = key(&workspace, "Archive");
    let set = Command::SetField {
        record: archive,
        name: "description".into(),
        value: Some(Value::text("Takes the mail over")),
    };
    workspace.dispatch(Action::Edit(set), &mut effects);
    let name = "Second".into();
    workspace.dispatch(Action::Edit(Command::AddView { name }), &mut effects);
    let second = document(&workspace).views()[1].clone();
    workspace.dispatch(Action::ShowView(second), &mut effects);
    insert(&mut workspace, "Mail client", "application", 0.0);
    workspace.dispatch(Action::ShowView(first), &mut effects);
    workspace.dispatch(Action::SelectNone, &mut effects);
    workspace
}

fn insert(workspace: &mut Workspace, name: &str, kind: &str, x: f64) {
    let view = document(workspace).view.clone().unwrap();
    let insert = Command::InsertElement {
        kind: kind.into(),
        name: name.into(),
        parent: None,
        place: Some((view, Rect::new(x, 0.0, x + 180.0, 66.0))),
    };
    workspace.dispatch(Action::Edit(insert), &mut Vec::new());
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

fn key(workspace: &Workspace, name: &str) -> RecordKey {
    let mut elements = document(workspace).map().tables().elements.iter();
    let element = elements.find(|element| element.name == name).unwrap();
    RecordKey::new(TableName::Elements, element.id.as_str())
}

fn subject(harness: &Harness<'_, Window>, name: &str) -> SubjectId {
    key(&harness.state().workspace, name).id.into()
}

fn selected(harness: &Harness<'_, Window>) -> Vec<SubjectId> {
    let selection = &document(&harness.state().workspace).selection;
    selection.iter().cloned().collect()
}

fn names(harness: &Harness<'_, Window>) -> Vec<String> {
    let tables = document(&harness.state().workspace).map().tables();
    tables
        .elements
        .iter()
        .map(|element| element.name.to_string())
        .collect()
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn type_text(harness: &mut Harness<'_, Window>, field: &str, text: &str) {
    harness
        .get_by_role_and_label(Role::TextInput, field)
        .type_text(text);
    harness.run_steps(3);
}

fn look_for(harness: &mut Harness<'_, Window>, text: &str) {
    press(harness, Modifiers::COMMAND, Key::F);
    type_text(harness, FIND, text);
}

#[test]
fn ctrl_f_counts_while_typing_and_enter_goes_from_hit_to_hit() {
    let mut harness = window(map());
    look_for(&mut harness, "mail");
    assert!(harness.query_by_label("2 hits").is_some());
    let lit = harness.state().state.canvas.spotlight.clone();
    assert_eq!(lit.map(|lit| lit.len()), Some(2), "the rest fades");
    assert!(selected(&harness).is_empty(), "typing selects nothing");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label("1 of 2").is_some());
    assert_eq!(selected(&harness), [subject(&harness, "Mail server")]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&harness), [subject(&harness, "Archive")]);
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert_eq!(selected(&harness), [subject(&harness, "Mail server")]);
    press(&mut harness, Modifiers::NONE, Key::F3);
    assert_eq!(selected(&harness), [subject(&harness, "Archive")]);
    press(&mut harness, Modifiers::SHIFT, Key::F3);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("1 of 2").is_none());
    assert_eq!(harness.state().state.canvas.spotlight, None);
    assert_eq!(
        selected(&harness),
        [subject(&harness, "Mail server")],
        "the selection stays on the hit"
    );
}

#[test]
fn what_another_view_shows_is_counted_apart_and_going_to_it_opens_that_view() {
    let mut harness = window(map());
    look_for(&mut harness, "client");
    assert!(harness.query_by_label("1 elsewhere").is_some());
    assert!(harness.query_by_label("Whole map (1)").is_some());
    assert_eq!(harness.state().state.canvas.spotlight, None);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let shown = document(&harness.state().workspace);
    assert_eq!(shown.view.as_ref(), shown.views().get(1));
    assert_eq!(selected(&harness), [subject(&harness, "Mail client")]);
}

#[test]
fn all_hits_are_selected_at_once() {
    let mut harness = window(map());
    look_for(&mut harness, "server");
    press(&mut harness, Modifiers::ALT, Key::Enter);
    assert_eq!(selected(&harness).len(), 3, "two by name, all by kind");
}

#[test]
fn the_list_of_hits_says_where_and_a_click_goes_there() {
    let mut harness = window(map());
    look_for(&mut harness, "mail");
    click(&mut harness, "List");
    harness
        .get_by_role_and_label(Role::Button, "Archive")
        .click();
    harness.run_steps(4);
    assert_eq!(selected(&harness), [subject(&harness, "Archive")]);
    let reason = "Description: Takes the mail over";
    assert!(harness.query_by_label(reason).is_some(), "it says why");
}

#[test]
fn ctrl_h_replaces_one_then_all_and_each_is_one_step() {
    let mut harness = window(map());
    press(&mut harness, Modifiers::COMMAND, Key::H);
    type_text(&mut harness, FIND, "mail");
    harness
        .get_by_role_and_label(Role::TextInput, "Replace with")
        .focus();
    harness.run_steps(2);
    type_text(&mut harness, "Replace with", "Post");
    click(&mut harness, "Whole map (3)");
    assert!(harness.query_by_label("Replace all (3 places)").is_some());
    click(&mut harness, "Replace");
    assert_eq!(selected(&harness), [subject(&harness, "Mail server")]);
    click(&mut harness, "Replace");
    assert!(names(&harness).contains(&"Post server".to_owned()));
    assert_eq!(
        selected(&harness),
        [subject(&harness, "Archive")],
        "the next one"
    );
    click(&mut harness, "Replace all (2 places)");
    assert!(names(&harness).contains(&"Post client".to_owned()));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(names(&harness).contains(&"Mail client".to_owned()));
    assert!(names(&harness).contains(&"Post server".to_owned()));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(names(&harness).contains(&"Mail server".to_owned()));
}

#[test]
fn a_broken_expression_says_so_and_long_or_odd_texts_do_no_harm() {
    let mut harness = window_for_any_text(map());
    press(&mut harness, Modifiers::COMMAND, Key::F);
    click(&mut harness, "Regular expression");
    harness.get_by_role_and_label(Role::TextInput, FIND).focus();
    harness.run_steps(2);
    type_text(&mut harness, FIND, "ma(il");
    let message = "This is no regular expression: unclosed group";
    assert!(harness.query_by_label(message).is_some());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_text(&mut harness, FIND, &"é👩‍💻e\u{301}".repeat(2_500));
    let message = "Texts of more than 2000 characters are not looked for.";
    assert!(harness.query_by_label(message).is_some());
    assert!(selected(&harness).is_empty());
}
