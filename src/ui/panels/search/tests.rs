//! The palette, driven by key and label.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::found::{Hit, Names, hits};
use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::ui::canvas::Tool;
use crate::ui::panels::tests::{Window, window, workspace};
use crate::workspace::{Action, Opened, Origin, Workspace, samples};

const FIELD: &str = "Search or command";

fn map() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    for (name, x) in [("Portail citoyen", 0.0), ("État civil", 300.0)] {
        let view = workspace.document.as_ref().unwrap().view.clone().unwrap();
        let insert = Command::InsertElement {
            kind: "application".into(),
            name: name.into(),
            parent: None,
            place: Some((view, Rect::new(x, 0.0, x + 180.0, 66.0))),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
    }
    let name = "Flux DMZ".into();
    workspace.dispatch(Action::Edit(Command::AddView { name }), &mut effects);
    let view = workspace.document.as_ref().unwrap().views()[0].clone();
    workspace.dispatch(Action::ShowView(view), &mut effects);
    workspace
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn type_text(harness: &mut Harness<'_, Window>, text: &str) {
    harness
        .get_by_role_and_label(Role::TextInput, FIELD)
        .type_text(text);
    harness.run_steps(3);
}

fn labels(typed: &str, recent: &[crate::locale::MessageId], workspace: &Workspace) -> Vec<String> {
    let language = workspace.language();
    hits(typed, &Names::of(workspace), recent, workspace)
        .into_iter()
        .map(|hit| match hit {
            Hit::Command(entry) => format!("command {}", language.text(entry.label)),
            Hit::Element { name, .. } => format!("element {name}"),
            Hit::Kind(kind) => format!("kind {}", kind.name(language)),
            Hit::View(_, name) => format!("view {name}"),
            Hit::Plateau(_, name) => format!("plateau {name}"),
            Hit::Note(_, _, said) => format!("note {said}"),
            Hit::Text(text) => format!("text {text}"),
        })
        .collect()
}

#[test]
fn ctrl_k_and_ctrl_shift_p_find_elements_views_and_commands() {
    let mut harness = window(map());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_text(&mut harness, "etat");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let selected = harness
        .state()
        .workspace
        .document
        .as_ref()
        .unwrap()
        .selected_elements();
    assert_eq!(selected.len(), 1, "accents do not matter");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    type_text(&mut harness, "flux dmz");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.view.as_ref(), document.views().get(1));
}

#[test]
fn what_the_palette_does_not_know_can_be_looked_for_in_the_map() {
    let mut harness = window(map());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_text(&mut harness, "citoyen");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label("1 hit").is_some());
}

#[test]
fn a_kind_that_the_map_uses_comes_before_one_that_it_does_not() {
    let mut harness = window(map());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_text(&mut harness, "appl");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let tool = harness.state().state.canvas.tool.clone();
    assert_eq!(tool, Tool::Insert("application".into()));
    let workspace = map();
    let found = labels("appl", &[], &workspace);
    let at = |what: &str| found.iter().position(|label| label == what);
    assert!(at("kind Application") < at("kind Appliance"), "{found:?}");
}

#[test]
fn commands_used_lately_come_first_and_a_sign_asks_for_commands_alone() {
    let workspace = map();
    let fit = crate::locale::msg::UI_FIT_ALL;
    assert_eq!(labels("", &[fit], &workspace)[0], "command Show everything");
    let found = labels(">port", &[], &workspace);
    assert!(!found.is_empty() && found.iter().all(|label| label.starts_with("command")));
}

#[test]
fn long_and_odd_texts_in_the_palette_do_no_harm() {
    let workspace = map();
    for typed in ["👩‍💻", "\u{301}\u{301}", "   ", ">", &"é".repeat(10_000)] {
        let found = labels(typed, &[], &workspace);
        assert!(found.len() < 30, "{found:?}");
    }
}

#[test]
fn a_note_is_found_by_how_it_begins_and_by_its_number() {
    let mut workspace = workspace(Language::French);
    let opened = Opened {
        map: samples::find("metropole").unwrap().read(),
        origin: Origin::New,
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    let map = workspace.document.as_ref().unwrap().map().clone();
    let numbers = crate::model::note_numbers(map.tables());
    let (id, number) = numbers.iter().next().unwrap();
    let note = map.tables().notes.get(id).unwrap();
    let begins: String = [&note.title, &note.text]
        .into_iter()
        .find(|said| !said.is_empty())
        .unwrap()
        .chars()
        .take(20)
        .collect();
    let found = labels(&begins, &[], &workspace);
    let wanted = format!("note {number} · {begins}");
    assert!(
        found.iter().any(|one| one.starts_with(&wanted)),
        "{found:?}"
    );
}
