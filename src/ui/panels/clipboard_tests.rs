//! Lining up, duplicating, copying and pasting, driven by key, menu and pointer.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, click, window, workspace};
use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{ElementId, Placement, SubjectId, SystemMap};
use crate::workspace::{Action, Clip, Dialog, Document, Effect, Selecting, Workspace};

/// Three applications, the first needing the second, and a second view.
fn three() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    let mut act = |workspace: &mut Workspace, action| workspace.dispatch(action, &mut effects);
    act(&mut workspace, Action::NewMap);
    let view = document(&workspace).view.clone().unwrap();
    for (name, x, y) in [
        ("Alpha", 0.0, 0.0),
        ("Beta", 300.0, 90.0),
        ("Gamma", 640.0, 200.0),
    ] {
        let insert = Command::InsertElement {
            kind: "application".into(),
            name: name.into(),
            parent: None,
            place: Some((view.clone(), Rect::new(x, y, x + 200.0, y + 66.0))),
        };
        act(&mut workspace, Action::Edit(insert));
    }
    let (from, to) = (id(&workspace, "Alpha"), id(&workspace, "Beta"));
    let kind = "depends_on".into();
    act(
        &mut workspace,
        Action::Edit(Command::Connect { kind, from, to }),
    );
    let name = "Second".into();
    act(&mut workspace, Action::Edit(Command::AddView { name }));
    act(&mut workspace, Action::ShowView(view));
    workspace
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

fn id(workspace: &Workspace, name: &str) -> ElementId {
    let mut elements = document(workspace).map().tables().elements.iter();
    let found = elements.find(|element| element.name == name);
    found
        .unwrap_or_else(|| panic!("{name} is in the map"))
        .id
        .clone()
}

fn map(harness: &Harness<'_, Window>) -> SystemMap {
    document(&harness.state().workspace).map().clone()
}

fn rect(harness: &Harness<'_, Window>, name: &str) -> Option<Rect> {
    let workspace = &harness.state().workspace;
    let view = document(workspace).view.clone().unwrap();
    let subject = SubjectId::from(&id(workspace, name));
    let placements = &document(workspace).map().tables().placements;
    let placement = placements.get(&Placement::id_for(&view, &subject))?;
    Some(placement.rect())
}

fn select(harness: &mut Harness<'_, Window>, names: &[&str]) {
    let window = harness.state_mut();
    let subjects = names
        .iter()
        .map(|name| SubjectId::from(&id(&window.workspace, name)));
    let select = Action::Select(subjects.collect(), Selecting::Only);
    window.workspace.dispatch(select, &mut window.effects);
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn does(harness: &mut Harness<'_, Window>, event: Event) {
    harness.event(event);
    harness.run_steps(4);
}

/// What the last copy put on the clipboard, in our own form.
fn copied(harness: &mut Harness<'_, Window>) -> String {
    let effects = std::mem::take(&mut harness.state_mut().effects);
    let copied = effects.into_iter().rev().find_map(|effect| match effect {
        Effect::Copy(copied) => Some(copied.own),
        _ => None,
    });
    copied.expect("something was copied")
}

/// Answers as the process does when the clipboard is asked.
fn answer(harness: &mut Harness<'_, Window>, content: &str) {
    let window = harness.state_mut();
    let Some(Effect::ReadClipboard(pasting)) = window.effects.pop() else {
        panic!("the clipboard is asked");
    };
    let paste = Action::Clip(Clip::Paste(pasting, Some(content.to_owned())));
    window.workspace.dispatch(paste, &mut window.effects);
    harness.run_steps(4);
}

#[test]
fn keys_line_boxes_up_and_one_undo_takes_it_back() {
    let mut harness = window(three());
    let before = map(&harness);
    select(&mut harness, &["Alpha", "Beta", "Gamma"]);
    press(
        &mut harness,
        Modifiers::COMMAND | Modifiers::SHIFT,
        Key::ArrowUp,
    );
    for name in ["Alpha", "Beta", "Gamma"] {
        assert_eq!(rect(&harness, name).unwrap().y0, 0.0);
    }
    press(&mut harness, Modifiers::ALT | Modifiers::SHIFT, Key::H);
    assert_eq!(rect(&harness, "Beta").unwrap().x0, 320.0);
    press(&mut harness, Modifiers::ALT, Key::H);
    assert_eq!(
        rect(&harness, "Beta").unwrap().x0,
        rect(&harness, "Alpha").unwrap().x0
    );
    for _ in 0..3 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(map(&harness), before);
}

#[test]
fn keys_size_boxes_in_steps_that_are_one_to_undo() {
    let mut harness = window(three());
    let before = map(&harness);
    select(&mut harness, &["Alpha"]);
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown] {
        press(&mut harness, Modifiers::ALT | Modifiers::SHIFT, key);
    }
    assert_eq!(
        rect(&harness, "Alpha"),
        Some(Rect::new(0.0, 0.0, 248.0, 90.0))
    );
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(map(&harness), before);
}

#[test]
fn the_menu_within_offers_what_lines_boxes_up() {
    let mut harness = window(three());
    select(&mut harness, &["Alpha", "Gamma"]);
    click(&mut harness, "Arrange");
    click(&mut harness, "Align");
    harness
        .get_by_role_and_label(Role::MenuItem, "Align left edges")
        .click();
    harness.run_steps(4);
    assert_eq!(rect(&harness, "Gamma").unwrap().x0, 0.0);
}

#[test]
fn a_key_duplicates_and_selects_the_copy() {
    let mut harness = window(three());
    select(&mut harness, &["Alpha", "Beta"]);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    let selected = document(&harness.state().workspace).selected_elements();
    let mut copies = ["Alpha (2)", "Beta (2)"].map(|name| id(&harness.state().workspace, name));
    copies.sort();
    assert_eq!(selected, copies);
    assert_eq!(
        map(&harness).tables().links.len(),
        2,
        "with the link between them"
    );
}

#[test]
fn dragging_with_alt_leaves_the_original_and_moves_a_copy() {
    let mut harness = window(three());
    let before = rect(&harness, "Beta").unwrap();
    let at = harness
        .get_by_label_contains("Beta, application")
        .rect()
        .center();
    let to = pos2(at.x, at.y + 150.0);
    harness.event(Event::PointerMoved(at));
    harness.run_steps(2);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::ALT,
    };
    harness.event_modifiers(button(at, true), Modifiers::ALT);
    harness.run_steps(2);
    for step in 1..=6_u8 {
        let between = at + (to - at) * f32::from(step) / 6.0;
        harness.event_modifiers(Event::PointerMoved(between), Modifiers::ALT);
        harness.run_steps(1);
    }
    harness.event_modifiers(button(to, false), Modifiers::ALT);
    harness.run_steps(4);
    assert_eq!(rect(&harness, "Beta"), Some(before));
    let copy = rect(&harness, "Beta (2)").unwrap();
    assert_eq!(copy.size(), before.size());
    assert!(copy.y0 > before.y1, "{copy:?}");
}

#[test]
fn copying_in_one_view_and_pasting_in_another_shows_the_same_element() {
    let mut harness = window(three());
    select(&mut harness, &["Alpha", "Beta"]);
    does(&mut harness, Event::Copy);
    let own = copied(&mut harness);
    click(&mut harness, "Second");
    assert!(rect(&harness, "Alpha").is_none());
    does(
        &mut harness,
        Event::Paste("whatever the system gives".into()),
    );
    answer(&mut harness, &own);
    assert!(rect(&harness, "Alpha").is_some() && rect(&harness, "Beta").is_some());
    assert_eq!(map(&harness).tables().elements.len(), 3);
}

#[test]
fn pasting_as_new_and_cutting_work_by_key() {
    let mut harness = window(three());
    select(&mut harness, &["Alpha"]);
    does(&mut harness, Event::Cut);
    let own = copied(&mut harness);
    assert!(rect(&harness, "Alpha").is_none());
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    answer(&mut harness, &own);
    assert!(rect(&harness, "Alpha (2)").is_some());
    assert_eq!(map(&harness).tables().elements.len(), 4);
}

#[test]
fn a_pasted_table_is_shown_before_elements_are_made_of_it() {
    let mut harness = window(three());
    let before = map(&harness);
    let text = "Name\tKind\tMystery\nPortail\tsite\tx\nMessagerie\tapplication\ty";
    does(&mut harness, Event::Paste(text.into()));
    answer(&mut harness, text);
    assert!(matches!(
        harness.state().workspace.dialog,
        Some(Dialog::PasteText { .. })
    ));
    assert!(harness.query_by_label_contains("Mystery").is_some());
    click(&mut harness, "Cancel");
    assert_eq!(map(&harness), before);
    does(&mut harness, Event::Paste(text.into()));
    answer(&mut harness, text);
    click(&mut harness, "Create 2 elements");
    assert!(rect(&harness, "Portail").is_some());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(map(&harness), before);
}

#[test]
fn keys_of_the_clipboard_belong_to_a_text_field_that_has_the_focus() {
    let mut harness = window(three());
    select(&mut harness, &["Alpha"]);
    harness
        .get_by_role_and_label(Role::TextInput, "Find a kind…")
        .focus();
    harness.run_steps(2);
    harness.state_mut().effects.clear();
    does(&mut harness, Event::Copy);
    does(&mut harness, Event::Cut);
    does(&mut harness, Event::Paste("server".into()));
    let asked = |effect: &Effect| matches!(effect, Effect::Copy(_) | Effect::ReadClipboard(_));
    assert!(!harness.state().effects.iter().any(asked));
    assert!(rect(&harness, "Alpha").is_some());
}
