//! What is done on the canvas by key alone: walking, nudging, naming, neighbours, areas, quick
//! entry, drawing from text; and the whole path from a new map to a saved one.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, click, window, workspace};
use crate::command::Command;
use crate::geometry::{Rect, overlaps};
use crate::locale::Language;
use crate::model::{ElementId, Placement, SubjectId, SystemMap};
use crate::workspace::{Action, Document, Effect, Selecting, Workspace};

pub(super) fn empty() -> Workspace {
    let mut workspace = workspace(Language::English);
    workspace.dispatch(Action::NewMap, &mut Vec::new());
    workspace
}

/// A room with Beta in it, Alpha beside it, and Alpha needs Beta.
pub(super) fn some() -> Workspace {
    let mut workspace = empty();
    let view = document(&workspace).view.clone().unwrap();
    let mut effects = Vec::new();
    for (kind, name, parent, rect) in [
        (
            "application",
            "Alpha",
            None,
            Rect::new(0.0, 0.0, 200.0, 66.0),
        ),
        ("room", "Room", None, Rect::new(300.0, 0.0, 640.0, 240.0)),
        (
            "application",
            "Beta",
            Some("Room"),
            Rect::new(340.0, 80.0, 540.0, 146.0),
        ),
    ] {
        let parent = parent.map(|name| id(&workspace, name));
        let insert = Command::InsertElement {
            kind: kind.into(),
            name: name.into(),
            parent,
            place: Some((view.clone(), rect)),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
    }
    let connect = Command::Connect {
        kind: "depends_on".into(),
        from: id(&workspace, "Alpha"),
        to: id(&workspace, "Beta"),
    };
    workspace.dispatch(Action::Edit(connect), &mut effects);
    workspace.dispatch(Action::SelectNone, &mut effects);
    workspace
}

pub(super) fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

pub(super) fn open<'a>(harness: &'a Harness<'_, Window>) -> &'a Document {
    document(&harness.state().workspace)
}

pub(super) fn map(harness: &Harness<'_, Window>) -> SystemMap {
    open(harness).map().clone()
}

pub(super) fn id(workspace: &Workspace, name: &str) -> ElementId {
    let mut elements = document(workspace).map().tables().elements.iter();
    let found = elements.find(|element| element.name == name);
    found
        .unwrap_or_else(|| panic!("{name} is in the map"))
        .id
        .clone()
}

pub(super) fn names(harness: &Harness<'_, Window>) -> Vec<String> {
    let tables = open(harness).map().tables();
    let mut names: Vec<String> = tables
        .elements
        .iter()
        .map(|one| one.name.to_string())
        .collect();
    names.sort();
    names
}

pub(super) fn rect(harness: &Harness<'_, Window>, name: &str) -> Rect {
    let subject = SubjectId::from(&id(&harness.state().workspace, name));
    let view = open(harness).view.clone().unwrap();
    let placements = &open(harness).map().tables().placements;
    placements
        .get(&Placement::id_for(&view, &subject))
        .unwrap()
        .rect()
}

pub(super) fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(5);
}

pub(super) fn tap(harness: &mut Harness<'_, Window>, key: Key) {
    press(harness, Modifiers::NONE, key);
}

pub(super) fn write(harness: &mut Harness<'_, Window>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(4);
}

pub(super) fn select(harness: &mut Harness<'_, Window>, name: &str) {
    let window = harness.state_mut();
    let subject = SubjectId::from(&id(&window.workspace, name));
    let select = Action::Select(vec![subject], Selecting::Only);
    window.workspace.dispatch(select, &mut window.effects);
    harness.run_steps(4);
}

fn selected(harness: &Harness<'_, Window>) -> Vec<String> {
    let elements = open(harness).selected_elements();
    let tables = open(harness).map().tables();
    let name = |id| tables.elements.get(id).unwrap().name.to_string();
    elements.iter().map(name).collect()
}

fn said(harness: &Harness<'_, Window>) -> String {
    harness.state().state.announcer.words().to_owned()
}

/// The keyboard goes to the canvas.
pub(super) fn to_canvas(harness: &mut Harness<'_, Window>) {
    harness.state_mut().state.canvas.request = Some(crate::ui::canvas::Request::Focus);
    harness.run_steps(3);
}

#[test]
fn row_12_tab_walks_in_reading_order_says_what_it_meets_and_leaves_at_the_end() {
    let mut harness = window(some());
    to_canvas(&mut harness);
    let mut met = Vec::new();
    for _ in 0..3 {
        tap(&mut harness, Key::Tab);
        met.extend(selected(&harness));
        assert!(
            said(&harness).contains(met.last().unwrap().as_str()),
            "{}",
            said(&harness)
        );
    }
    assert_eq!(
        met,
        ["Alpha", "Room", "Beta"],
        "a container, then what lies in it"
    );
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert_eq!(selected(&harness), ["Room"]);
    for _ in 0..2 {
        tap(&mut harness, Key::Tab);
    }
    let canvas = harness.get_by_label_contains("Drawing “");
    assert!(!canvas.is_focused(), "the keyboard is never trapped");
}

#[test]
fn row_11_escape_selects_nothing() {
    let mut harness = window(some());
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&harness).len(), 3);
    tap(&mut harness, Key::Escape);
    assert!(open(&harness).selection.is_empty());
}

#[test]
fn rows_14_and_15_shift_adds_and_control_goes_through() {
    let mut harness = window(some());
    harness.get_by_label_contains("Alpha, application").click();
    harness.run_steps(4);
    assert_eq!(selected(&harness), ["Alpha"]);
    let shift = Modifiers::SHIFT;
    harness
        .get_by_label_contains("Beta, application")
        .click_modifiers(shift);
    harness.run_steps(4);
    assert_eq!(selected(&harness).len(), 2);
    harness
        .get_by_label_contains("Beta, application")
        .click_modifiers(Modifiers::COMMAND);
    harness.run_steps(4);
    assert_eq!(selected(&harness), ["Room"], "what lies underneath");
}

#[test]
fn row_22_arrows_nudge_and_with_shift_by_a_step_of_the_grid() {
    let mut harness = window(some());
    let before = rect(&harness, "Alpha");
    select(&mut harness, "Alpha");
    tap(&mut harness, Key::ArrowRight);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let after = rect(&harness, "Alpha");
    assert_eq!((after.x0 - before.x0, after.y0 - before.y0), (1.0, 24.0));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        rect(&harness, "Alpha"),
        before,
        "steps in a row are one to undo"
    );
    assert!(said(&harness).starts_with("Undone"), "{}", said(&harness));
}

#[test]
fn row_23_alt_shift_and_arrows_resize() {
    let mut harness = window(some());
    let before = rect(&harness, "Alpha");
    select(&mut harness, "Alpha");
    press(
        &mut harness,
        Modifiers::ALT | Modifiers::SHIFT,
        Key::ArrowRight,
    );
    assert_eq!(rect(&harness, "Alpha").width(), before.width() + 24.0);
}

#[test]
fn row_24_enter_and_f2_rename_and_escape_leaves_the_name() {
    let mut harness = window(some());
    for (key, name) in [(Key::F2, "Gamma"), (Key::Enter, "Delta")] {
        let before = names(&harness);
        select(&mut harness, before[0].as_str());
        tap(&mut harness, key);
        write(&mut harness, "nothing");
        tap(&mut harness, Key::Escape);
        assert_eq!(names(&harness), before);
        select(&mut harness, before[0].as_str());
        tap(&mut harness, key);
        write(&mut harness, name);
        tap(&mut harness, Key::Enter);
        assert!(
            names(&harness).contains(&name.to_owned()),
            "{:?}",
            names(&harness)
        );
    }
}

#[test]
fn row_24_shift_enter_begins_a_new_line_in_a_note() {
    let mut harness = window(some());
    let view = open(&harness).view.clone().unwrap();
    let window = harness.state_mut();
    let note = Command::AddNote {
        kind: crate::model::NoteKind::Note,
        text: "old".into(),
        target: None,
        place: Some((view, Rect::new(0.0, 200.0, 180.0, 300.0))),
    };
    window
        .workspace
        .dispatch(Action::Edit(note), &mut window.effects);
    harness.run_steps(4);
    tap(&mut harness, Key::F2);
    write(&mut harness, "one");
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    write(&mut harness, "two");
    tap(&mut harness, Key::Enter);
    let map = map(&harness);
    let note = map.tables().notes.iter().next().unwrap();
    assert_eq!(note.text, "one\ntwo");
}

#[test]
fn row_26_control_and_an_arrow_make_a_connected_neighbour_to_be_named() {
    let mut harness = window(some());
    let before = map(&harness);
    for (key, name) in [
        (Key::ArrowRight, "East"),
        (Key::ArrowLeft, "West"),
        (Key::ArrowDown, "South"),
        (Key::ArrowUp, "North"),
    ] {
        select(&mut harness, "Beta");
        press(&mut harness, Modifiers::COMMAND, key);
        write(&mut harness, name);
        tap(&mut harness, Key::Enter);
        let beta = rect(&harness, "Beta");
        let new = rect(&harness, name);
        let is_beyond = match key {
            Key::ArrowRight => new.x0 > beta.x1,
            Key::ArrowLeft => new.x1 < beta.x0,
            Key::ArrowDown => new.y0 > beta.y1,
            _ => new.y1 < beta.y0,
        };
        assert!(is_beyond, "{name}: {new:?} beside {beta:?}");
    }
    let map_now = map(&harness);
    let all = ["Alpha", "Beta", "East", "West", "South", "North"];
    for (index, a) in all.iter().enumerate() {
        for b in &all[index + 1..] {
            assert!(
                !overlaps(rect(&harness, a), rect(&harness, b)),
                "{a} and {b}"
            );
        }
    }
    let beta = id(&harness.state().workspace, "Beta");
    let east = map_now
        .tables()
        .elements
        .iter()
        .find(|one| one.name == "East")
        .unwrap();
    assert_eq!(east.kind.as_str(), "application");
    assert_eq!(east.parent, Some(id(&harness.state().workspace, "Room")));
    let links = map_now.tables().links.iter();
    assert_eq!(links.filter(|link| link.from == beta).count(), 4);
    for _ in 0..8 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(map(&harness), before, "one step each, and one each name");
}

#[test]
fn row_40_keys_show_panels_and_walk_from_area_to_area() {
    let mut harness = window(some());
    let panels = |harness: &Harness<'_, Window>| harness.state().workspace.preferences.panels;
    let before = panels(&harness);
    for (modifiers, key) in [
        (Modifiers::NONE, Key::F9),
        (Modifiers::SHIFT, Key::F9),
        (Modifiers::NONE, Key::F8),
    ] {
        let was = panels(&harness);
        press(&mut harness, modifiers, key);
        assert_ne!(panels(&harness), was, "{key:?}");
        press(&mut harness, modifiers, key);
    }
    assert_eq!(panels(&harness), before);
    to_canvas(&mut harness);
    for name in [
        "Inspector",
        "Status bar",
        "Tool bar",
        "Palette and outline",
        "Views",
    ] {
        tap(&mut harness, Key::F6);
        let area = harness.get_by_role_and_label(Role::Group, name);
        assert!(area.is_focused(), "{name} has the keyboard");
    }
    tap(&mut harness, Key::F6);
    assert!(harness.get_by_label_contains("Drawing “").is_focused());
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    assert!(
        harness
            .get_by_role_and_label(Role::Group, "Views")
            .is_focused()
    );
    tap(&mut harness, Key::Tab);
    assert!(!harness.get_by_label_contains("Drawing “").is_focused());
    let left = harness.query_by_role_and_label(Role::Group, "Views");
    assert!(left.is_none(), "Tab goes into the area");
}

#[test]
fn row_42_i_asks_what_stops_and_shift_i_selects_what_is_needed() {
    let mut harness = window(some());
    select(&mut harness, "Beta");
    tap(&mut harness, Key::I);
    assert!(said(&harness).contains("Impact: "), "{}", said(&harness));
    select(&mut harness, "Alpha");
    press(&mut harness, Modifiers::SHIFT, Key::I);
    let selected = selected(&harness);
    assert!(selected.contains(&"Beta".to_owned()) && selected.contains(&"Alpha".to_owned()));
    assert!(said(&harness).contains("It needs"), "{}", said(&harness));
}

#[test]
fn a_control_that_has_the_keyboard_wears_a_ring_in_both_themes() {
    for is_dark in [false, true] {
        let palette = crate::ui::theme::palette_of(is_dark);
        let mut workspace = some();
        workspace.preferences.theme = if is_dark {
            crate::workspace::ThemeChoice::Dark
        } else {
            crate::workspace::ThemeChoice::Light
        };
        let mut harness = window(workspace);
        tap(&mut harness, Key::F6);
        tap(&mut harness, Key::Tab);
        let ring = harness.output().shapes.iter().any(|clipped| {
            matches!(&clipped.shape, egui::Shape::Rect(rect)
                if rect.stroke.color == palette.accent && (rect.stroke.width - 2.0).abs() < 0.01)
        });
        assert!(ring, "dark: {is_dark}");
    }
}

#[test]
fn the_page_of_keys_and_menus_agree_after_a_change() {
    let mut harness = window(empty());
    let mut keymap = harness.state().workspace.preferences.keymap.clone();
    keymap.own.insert("ui-save".into(), vec!["F12".into()]);
    let window = harness.state_mut();
    window
        .workspace
        .dispatch(Action::UseKeys(keymap), &mut window.effects);
    harness.run_steps(2);
    click(&mut harness, "File");
    assert!(
        harness.query_by_label_contains("F12").is_some()
            || harness.query_by_label("Save").is_some()
    );
    harness.state_mut().effects.clear();
    tap(&mut harness, Key::Escape);
    tap(&mut harness, Key::F12);
    let asks = harness
        .state()
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::AskFile(..)));
    assert!(asks);
}

#[test]
fn row_27_enter_uses_the_tool_in_hand_without_a_pointer() {
    use crate::model::NoteKind;
    let mut harness = window(some());
    to_canvas(&mut harness);
    // A note on what is selected.
    select(&mut harness, "Alpha");
    tap(&mut harness, Key::C);
    tap(&mut harness, Key::Enter);
    write(&mut harness, "Old");
    tap(&mut harness, Key::Escape);
    let map_now = map(&harness);
    let note = map_now.tables().notes.iter().next().unwrap();
    let alpha = SubjectId::from(&id(&harness.state().workspace, "Alpha"));
    assert_eq!(
        (note.kind, note.target.clone()),
        (NoteKind::Note, Some(alpha))
    );
    // Two that are selected are joined: the likeliest way comes first.
    let links = map(&harness).tables().links.iter().count();
    select(&mut harness, "Alpha");
    let beta = SubjectId::from(&id(&harness.state().workspace, "Beta"));
    let window = harness.state_mut();
    let add = Action::Select(vec![beta], Selecting::Add);
    window.workspace.dispatch(add, &mut window.effects);
    to_canvas(&mut harness);
    tap(&mut harness, Key::L);
    tap(&mut harness, Key::Enter);
    tap(&mut harness, Key::Enter);
    assert_eq!(map(&harness).tables().links.iter().count(), links + 1);
}
