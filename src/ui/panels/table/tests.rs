//! The table, driven by key and label.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{Element, SubjectId};
use crate::ui::panels::tests::{Window, click, window, workspace};
use crate::workspace::{Action, Document, Panels, Selecting, Workspace};

/// Three servers and a site, with the table open.
fn map() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = document(&workspace).view.clone().unwrap();
    for (name, kind, x) in [
        ("srv-1", "physical_server", 0.0),
        ("srv-2", "physical_server", 250.0),
        ("srv-10", "physical_server", 500.0),
        ("Town hall", "site", 750.0),
    ] {
        let insert = Command::InsertElement {
            kind: kind.into(),
            name: name.into(),
            parent: None,
            place: Some((view.clone(), Rect::new(x, 0.0, x + 180.0, 66.0))),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
    }
    workspace.dispatch(Action::SelectNone, &mut effects);
    let panels = Panels {
        lower: true,
        right: false,
        ..Panels::default()
    };
    workspace.dispatch(Action::ShowPanels(panels), &mut effects);
    workspace
}

/// The same, sorted by name.
fn sorted() -> Harness<'static, Window> {
    let mut harness = window(map());
    harness.get_by_role_and_label(Role::Button, "Name").click();
    harness.run_steps(4);
    harness
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

fn element(harness: &Harness<'_, Window>, name: &str) -> Element {
    let mut elements = document(&harness.state().workspace)
        .map()
        .tables()
        .elements
        .iter();
    let found = elements.find(|element| element.name == name);
    Element::clone(found.unwrap_or_else(|| panic!("{name} is there")))
}

fn owner(harness: &Harness<'_, Window>, name: &str) -> Option<String> {
    let value = element(harness, name).attributes.get("owner_role").cloned();
    value.map(|value| value.to_string())
}

fn selected(harness: &Harness<'_, Window>) -> usize {
    document(&harness.state().workspace).selection.len()
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn types(harness: &mut Harness<'_, Window>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(4);
}

/// Clicks the name of a row: the cell holds the keyboard then.
fn go(harness: &mut Harness<'_, Window>, name: &str) {
    click(harness, &format!("Name: {name}"));
}

fn undo(harness: &mut Harness<'_, Window>) {
    let window = harness.state_mut();
    window.workspace.dispatch(Action::Undo, &mut window.effects);
    harness.run_steps(4);
}

fn places(harness: &Harness<'_, Window>, names: &[&str]) -> Vec<f32> {
    let top = |name: &&str| harness.get_by_label(&format!("Name: {name}")).rect().top();
    names.iter().map(top).collect()
}

#[test]
fn a_column_sorts_both_ways_and_numbers_as_people_count() {
    let mut harness = sorted();
    let up = places(&harness, &["srv-1", "srv-2", "srv-10", "Town hall"]);
    assert!(up.is_sorted(), "{up:?}");
    harness.get_by_role_and_label(Role::Button, "Name").click();
    harness.run_steps(4);
    let down = places(&harness, &["Town hall", "srv-10", "srv-2", "srv-1"]);
    assert!(down.is_sorted(), "{down:?}");
}

#[test]
fn words_and_column_filters_leave_rows_out() {
    let mut harness = sorted();
    click(&mut harness, "Filter by column");
    let field = harness.get_by_role_and_label(Role::TextInput, "Filter: Kind");
    field.focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Filter: Kind")
        .type_text("!server");
    harness.run_steps(4);
    assert!(harness.query_by_label("1 of 4").is_some());
    assert!(harness.query_by_label("Name: Town hall").is_some());
    assert!(harness.query_by_label("Name: srv-1").is_none());
}

#[test]
fn arrows_move_and_select_in_step_with_the_canvas() {
    let mut harness = sorted();
    go(&mut harness, "srv-1");
    let first = SubjectId::from(&element(&harness, "srv-1").id);
    assert!(
        document(&harness.state().workspace)
            .selection
            .contains(&first)
    );
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let second = SubjectId::from(&element(&harness, "srv-2").id);
    let selection = document(&harness.state().workspace).selection.clone();
    assert_eq!(selection.into_iter().collect::<Vec<_>>(), [second]);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&harness), 2, "a range");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&harness), 4);
}

#[test]
fn f2_edits_a_cell_tab_goes_on_and_escape_leaves_it_as_it_was() {
    let mut harness = sorted();
    go(&mut harness, "srv-2");
    press(&mut harness, Modifiers::NONE, Key::F2);
    types(&mut harness, "srv-two");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(
        element(&harness, "srv-two").kind.as_str(),
        "physical_server"
    );
    types(&mut harness, "database");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(element(&harness, "srv-two").kind.as_str(), "database");
    press(&mut harness, Modifiers::NONE, Key::F2);
    types(&mut harness, "zzz");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let refusal = "takes no “zzz”";
    assert!(
        harness.query_by_label_contains(refusal).is_some(),
        "it says why"
    );
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label_contains(refusal).is_none());
    undo(&mut harness);
    assert_eq!(
        element(&harness, "srv-two").kind.as_str(),
        "physical_server"
    );
}

#[test]
fn letters_typed_in_the_table_edit_and_never_run_commands() {
    let mut harness = sorted();
    go(&mut harness, "srv-1");
    harness.event(Event::Key {
        key: Key::H,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    types(&mut harness, "h");
    types(&mut harness, "ost");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    element(&harness, "host");
    assert_eq!(
        harness.state().state.canvas.tool,
        crate::ui::canvas::Tool::Select
    );
}

#[test]
fn many_cells_are_set_at_once_filled_down_and_emptied_one_step_each() {
    let mut harness = sorted();
    go(&mut harness, "srv-1");
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    types(&mut harness, "Operations");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let owners = |harness: &Harness<'_, Window>| {
        ["srv-1", "srv-2", "srv-10"].map(|name| owner(harness, name))
    };
    let operations = Some("Operations".to_owned());
    assert_eq!(
        owners(&harness),
        [operations.clone(), operations.clone(), operations.clone()]
    );
    undo(&mut harness);
    assert_eq!(owners(&harness), [None, None, None], "one step");
    go(&mut harness, "srv-1");
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    types(&mut harness, "Operations");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    assert_eq!(owners(&harness), [operations.clone(), operations, None]);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(owners(&harness), [None, None, None]);
    undo(&mut harness);
    assert!(owners(&harness)[1].is_some(), "emptying is one step");
}

#[test]
fn a_column_from_a_spreadsheet_goes_into_the_selected_rows_as_one_step() {
    let mut harness = sorted();
    go(&mut harness, "srv-1");
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    let text = "Owner (role)\nNorth\nSouth\n\nWest\n";
    harness.event(Event::Paste(text.to_owned()));
    harness.run_steps(4);
    let owners = ["srv-1", "srv-2", "srv-10", "Town hall"].map(|name| owner(&harness, name));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(owners, [some("North"), some("South"), None, some("West")]);
    undo(&mut harness);
    assert_eq!(owner(&harness, "srv-1"), None, "one step");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    harness.event(Event::Paste("Production\nnever\n".to_owned()));
    harness.run_steps(4);
    let environment = element(&harness, "srv-1")
        .attributes
        .get("environment")
        .cloned();
    assert_eq!(
        environment.map(|value| value.to_string()),
        some("production")
    );
    assert!(
        harness
            .query_by_label_contains("takes no “never”")
            .is_some()
    );
}

#[test]
fn rows_are_copied_as_a_table_with_titles() {
    let mut harness = sorted();
    go(&mut harness, "srv-1");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    harness.event(Event::Copy);
    harness.run_steps(1);
    let commands = harness.output().platform_output.commands.clone();
    let copied = commands.into_iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text),
        _ => None,
    });
    let copied = copied.expect("a table is copied");
    assert!(copied.starts_with("Name\tKind\tIn\t"), "{copied}");
    assert_eq!(copied.lines().count(), 3);
}

#[test]
fn columns_are_added_and_hidden() {
    let mut harness = sorted();
    assert!(harness.query_by_label("Name: srv-1").is_some());
    click(&mut harness, "Columns");
    let field = harness.get_by_role_and_label(Role::TextInput, "Find a column…");
    field.focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Find a column…")
        .type_text("operating system");
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::CheckBox, "Operating system")
        .click();
    harness.run_steps(4);
    let table = &harness.state().state.panels.table;
    let last = table
        .view()
        .columns
        .last()
        .map(|column| column.id().to_owned());
    assert_eq!(last.as_deref(), Some("os"));
    let kept = &harness.state().workspace.preferences.columns;
    assert!(
        kept.values()
            .any(|columns| columns.contains(&"os".to_owned())),
        "for next time"
    );
}

#[test]
fn links_have_a_table_of_their_own() {
    let mut workspace = map();
    let mut effects = Vec::new();
    let ids: Vec<_> = document(&workspace)
        .map()
        .tables()
        .elements
        .iter()
        .map(|element| element.id.clone())
        .collect();
    let connect = Command::Connect {
        kind: "depends_on".into(),
        from: ids[0].clone(),
        to: ids[1].clone(),
    };
    workspace.dispatch(Action::Edit(connect), &mut effects);
    let mut harness = window(workspace);
    click(&mut harness, "Links");
    assert!(harness.query_by_label("1 of 1").is_some());
    assert!(harness.query_by_label_contains("Kind: ").is_some());
}

#[test]
fn what_is_selected_on_the_canvas_comes_into_sight() {
    let mut workspace = map();
    let view = document(&workspace).view.clone().unwrap();
    for number in 0..60 {
        let insert = Command::InsertElement {
            kind: "physical_server".into(),
            name: format!("node-{number:02}").into(),
            parent: None,
            place: Some((view.clone(), Rect::new(0.0, 200.0, 180.0, 266.0))),
        };
        workspace.dispatch(Action::Edit(insert), &mut Vec::new());
    }
    let mut harness = window(workspace);
    harness.get_by_role_and_label(Role::Button, "Name").click();
    harness.run_steps(4);
    for (name, is_seen) in [("node-00", false), ("srv-10", true)] {
        let subject = SubjectId::from(&element(&harness, name).id);
        let window = harness.state_mut();
        let select = Action::Select(vec![subject], Selecting::Only);
        window.workspace.dispatch(select, &mut window.effects);
        harness.run_steps(6);
        let seen = harness.query_by_label("Name: srv-10").is_some();
        assert_eq!(seen, is_seen, "{name}");
    }
}
