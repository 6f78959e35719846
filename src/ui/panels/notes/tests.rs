//! The list, the review and the thread, by name and key.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::locale::Language;
use crate::model::{NoteId, SubjectId};
use crate::ui::panels::tests::{Window, window, workspace};
use crate::workspace::{Action, Document, Opened, Origin, samples};

fn sample() -> Harness<'static, Window> {
    let mut workspace = workspace(Language::French);
    workspace.preferences.author_role = "RSSI".to_owned();
    let opened = Opened {
        map: samples::find("metropole").unwrap().read(),
        origin: Origin::New,
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    let mut harness = window(workspace);
    harness.set_size(egui::vec2(1600.0, 900.0));
    harness.run_steps(6);
    harness
}

fn document<'h>(harness: &'h Harness<'static, Window>) -> &'h Document {
    harness.state().workspace.document.as_ref().unwrap()
}

fn press(harness: &mut Harness<'static, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn open_list(harness: &mut Harness<'static, Window>) {
    let window = harness.state_mut();
    window.state.panels.drawer.show_notes();
    window.workspace.preferences.panels.lower = true;
    harness.run_steps(4);
}

fn click(harness: &mut Harness<'static, Window>, name: &str) {
    let buttons: Vec<String> = harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(buttons.iter().any(|it| it == name), "{name}: {buttons:?}");
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(4);
}

#[test]
fn the_open_risks_that_await_a_role_take_two_clicks_and_a_third_shows_one_on_the_map() {
    let mut harness = sample();
    open_list(&mut harness);
    click(&mut harness, "Risque 5");
    click(&mut harness, "RSSI 4");
    let rows: Vec<String> = harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.contains("Risque,"))
        .collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    let first = rows
        .iter()
        .find(|row| row.contains("accès Internet"))
        .unwrap();
    click(&mut harness, first);
    let shown = SubjectId::from("AN-01");
    assert!(document(&harness).selection.contains(&shown));
}

#[test]
fn a_review_goes_through_open_threads_and_the_map_follows() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    let review = document(&harness).note_review.clone().unwrap();
    assert!(review.threads.len() > 3);
    assert!(
        !review.threads.contains(&NoteId::from("AN-05")),
        "it is resolved"
    );
    assert!(
        document(&harness)
            .selection
            .contains(&SubjectId::from("AN-01"))
    );
    press(&mut harness, Modifiers::ALT, Key::N);
    assert!(
        document(&harness)
            .selection
            .contains(&SubjectId::from("AN-02"))
    );
    let plateau = document(&harness).plateau.clone().unwrap();
    assert_eq!(plateau.as_str(), "P2027", "where it is said");
    press(&mut harness, Modifiers::ALT, Key::S);
    assert!(!document(&harness).reviewed().unwrap().is_open());
    press(&mut harness, Modifiers::ALT, Key::P);
    assert!(
        document(&harness)
            .selection
            .contains(&SubjectId::from("AN-01"))
    );
    press(&mut harness, Modifiers::ALT, Key::R);
    harness.run_steps(4);
    harness.event(egui::Event::Text("Vu.".to_owned()));
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let note = document(&harness).reviewed().unwrap();
    assert_eq!(note.replies.len(), 1);
    assert_eq!(note.replies[0].author_role, "RSSI");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert!(document(&harness).note_review.is_none());
}
