//! Rows of the table of keys that ask the map, the camera or the process for something, each driven
//! by its keys.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::keyboard_tests::{map, names, open, press, rect, select, some, tap, to_canvas};
use super::tests::{Window, window};
use crate::locale::Language;
use crate::model::{Placement, Record as _, SubjectId};
use crate::workspace::{
    Action, Destination, Dialog, Effect, FilePurpose, LastExport, Origin, Perspective,
};

const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;

fn ctrl_shift() -> Modifiers {
    Modifiers::COMMAND | Modifiers::SHIFT
}

fn asked(harness: &mut Harness<'_, Window>) -> Vec<Effect> {
    std::mem::take(&mut harness.state_mut().effects)
}

fn does(harness: &mut Harness<'_, Window>, action: Action) {
    let window = harness.state_mut();
    window.workspace.dispatch(action, &mut window.effects);
    harness.run_steps(3);
}

fn shows(harness: &Harness<'_, Window>, name: &str) -> bool {
    let workspace = &harness.state().workspace;
    let subject = SubjectId::from(&super::keyboard_tests::id(workspace, name));
    let view = open(harness).view.clone().unwrap();
    let placements = &open(harness).map().tables().placements;
    placements.contains(&Placement::id_for(&view, &subject))
}

#[test]
fn row_1_ctrl_n_begins_a_map_and_ctrl_o_asks_for_one() {
    let mut harness = window(super::tests::workspace(Language::English));
    press(&mut harness, CTRL, Key::N);
    assert_eq!(open(&harness).origin, Origin::New);
    press(&mut harness, CTRL, Key::O);
    let asks = |effect: &Effect| matches!(effect, Effect::AskFile(FilePurpose::Open, _));
    assert!(asked(&mut harness).iter().any(asks));
}

#[test]
fn row_2_ctrl_s_saves_to_the_file_and_ctrl_shift_s_asks_for_another() {
    let mut harness = window(some());
    let asks = |effect: &Effect| matches!(effect, Effect::AskFile(FilePurpose::Save, _));
    press(&mut harness, CTRL, Key::S);
    assert!(asked(&mut harness).iter().any(asks), "it has no file yet");
    let saved = Action::Saved {
        path: "map.ron".into(),
        steps: 0,
        revision: 0,
    };
    does(&mut harness, saved);
    asked(&mut harness);
    press(&mut harness, CTRL, Key::S);
    let writes =
        |effect: &Effect| matches!(effect, Effect::Write { path, .. } if path.ends_with("map.ron"));
    assert!(asked(&mut harness).iter().any(writes));
    press(&mut harness, ctrl_shift(), Key::S);
    assert!(asked(&mut harness).iter().any(asks));
}

#[test]
fn row_4_ctrl_z_goes_back_and_ctrl_shift_z_and_ctrl_y_go_forward() {
    let mut harness = window(some());
    let drawn = map(&harness);
    for forward in [(ctrl_shift(), Key::Z), (CTRL, Key::Y)] {
        press(&mut harness, CTRL, Key::Z);
        assert_ne!(map(&harness).tables(), drawn.tables());
        press(&mut harness, forward.0, forward.1);
        assert_eq!(map(&harness).tables(), drawn.tables());
    }
}

#[test]
fn rows_9_and_10_delete_leaves_the_view_and_shift_delete_the_map() {
    let mut harness = window(some());
    for key in [Key::Delete, Key::Backspace] {
        select(&mut harness, "Alpha");
        tap(&mut harness, key);
        assert!(!shows(&harness, "Alpha"), "{key:?}");
        assert!(
            names(&harness).contains(&"Alpha".to_owned()),
            "it is in the map"
        );
        press(&mut harness, CTRL, Key::Z);
        assert!(shows(&harness, "Alpha"));
    }
    select(&mut harness, "Alpha");
    press(&mut harness, SHIFT, Key::Delete);
    if harness.state().workspace.dialog.is_some() {
        does(&mut harness, Action::Accept);
    }
    assert!(!names(&harness).contains(&"Alpha".to_owned()));
    press(&mut harness, CTRL, Key::Z);
    assert!(shows(&harness, "Alpha"), "undo brings it back where it was");
}

#[test]
fn rows_18_to_20_the_camera_follows_its_keys() {
    let mut harness = window(some());
    let zoom = |harness: &Harness<'_, Window>| harness.state().state.canvas.zoom;
    let fitted = zoom(&harness);
    press(&mut harness, CTRL, Key::Plus);
    assert!(zoom(&harness) > fitted);
    press(&mut harness, CTRL, Key::Minus);
    press(&mut harness, CTRL, Key::Minus);
    assert!(zoom(&harness) < fitted);
    press(&mut harness, CTRL, Key::Num0);
    assert!((zoom(&harness) - 1.0).abs() < 1e-4);
    select(&mut harness, "Beta");
    for (modifiers, key) in [(SHIFT, Key::Num2), (SHIFT, Key::Home)] {
        press(&mut harness, Modifiers::NONE, Key::Home);
        assert!((zoom(&harness) / fitted - 1.0).abs() < 1e-3, "all of it");
        press(&mut harness, modifiers, key);
        assert!(zoom(&harness) > fitted, "one box is larger");
    }
    press(&mut harness, SHIFT, Key::Num1);
    assert!((zoom(&harness) / fitted - 1.0).abs() < 1e-3);
}

#[test]
fn row_21_h_takes_the_hand_and_a_drag_pushes_the_map() {
    let mut harness = window(some());
    let before = map(&harness);
    let place =
        |harness: &Harness<'_, Window>| harness.get_by_label_contains("Alpha, application").rect();
    let at = place(&harness);
    tap(&mut harness, Key::H);
    let start = at.center();
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let end = start + egui::vec2(40.0, 30.0);
    for event in [
        Event::PointerMoved(start),
        button(start, true),
        Event::PointerMoved(start + egui::vec2(20.0, 15.0)),
        Event::PointerMoved(end),
        button(end, false),
    ] {
        harness.event(event);
        harness.run_steps(2);
    }
    let moved = place(&harness).center() - start;
    assert!((moved - egui::vec2(40.0, 30.0)).length() < 2.0, "{moved:?}");
    assert_eq!(map(&harness).tables(), before.tables());
}

#[test]
fn rows_30_and_31_boxes_line_up_and_spread_by_key() {
    let mut harness = window(some());
    press(&mut harness, CTRL, Key::A);
    press(&mut harness, ctrl_shift(), Key::ArrowUp);
    assert_eq!(rect(&harness, "Alpha").y0, rect(&harness, "Room").y0);
    press(&mut harness, Modifiers::ALT, Key::V);
    let middle = |name| rect(&harness, name).center().y;
    assert!((middle("Alpha") - middle("Room")).abs() < 1e-9);
}

#[test]
fn rows_34_and_35_pictures_go_to_the_clipboard_and_to_files() {
    let mut harness = window(some());
    press(&mut harness, ctrl_shift(), Key::C);
    let copies = |effect: &Effect| matches!(effect, Effect::CopyPicture { .. });
    assert!(asked(&mut harness).iter().any(copies));
    // The first time there is no preset yet, so it asks; then it goes to the same file.
    press(&mut harness, CTRL, Key::E);
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::Export));
    tap(&mut harness, Key::Escape);
    let preset = crate::model::ExportPreset::blank(crate::model::PresetId::default());
    let last = LastExport {
        preset,
        destination: Destination::File("map.png".into()),
        files: vec!["map.png".into()],
    };
    let document = harness.state_mut().workspace.document.as_mut().unwrap();
    document.last_export = Some(last.clone());
    asked(&mut harness);
    press(&mut harness, CTRL, Key::E);
    let exports = |effect: &Effect| match effect {
        Effect::Export { destination, .. } => *destination == last.destination,
        _ => false,
    };
    assert!(asked(&mut harness).iter().any(exports));
    press(&mut harness, ctrl_shift(), Key::E);
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::Export));
}

#[test]
fn row_42_i_asks_what_happens_if_the_selection_is_lost() {
    let mut harness = window(some());
    select(&mut harness, "Beta");
    to_canvas(&mut harness);
    tap(&mut harness, Key::I);
    assert_eq!(open(&harness).perspective, Perspective::Impact);
    assert_eq!(open(&harness).scenario().injected.len(), 1);
}

#[test]
fn row_43_f1_and_the_question_mark_open_the_page_of_keys() {
    for key in [Key::F1, Key::Questionmark] {
        let mut harness = window(some());
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(harness.state().workspace.dialog, Some(Dialog::Shortcuts));
        assert!(
            harness
                .query_by_role_and_label(Role::Button, "Close")
                .is_some()
        );
    }
}
