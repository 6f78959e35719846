//! What nobody does on purpose: the window answers with something sane, and undo brings all back.

use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, window, window_for_any_text, workspace};
use crate::command::Command;
use crate::locale::Language;
use crate::model::{RecordKey, SystemMap, TableName, promises};
use crate::storage;
use crate::ui::canvas::Request;
use crate::workspace::{Action, Clip, Dialog, Opened, Origin, Pasting, Workspace, samples};

fn sample() -> Workspace {
    opened(samples::find("hello").unwrap().read(), Vec::new())
}

fn opened(map: SystemMap, problems: Vec<crate::diagnostic::Problem>) -> Workspace {
    let mut workspace = workspace(Language::English);
    let opened = Opened {
        map,
        origin: Origin::ReadFrom {
            name: "hello.ron".into(),
            read_only: false,
        },
        problems,
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    workspace
}

fn map(harness: &Harness<'_, Window>) -> SystemMap {
    let document = harness.state().workspace.document.as_ref().unwrap();
    document.map().clone()
}

fn dispatch(harness: &mut Harness<'_, Window>, action: Action) {
    let state = harness.state_mut();
    state.workspace.dispatch(action, &mut state.effects);
    harness.run_steps(4);
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

#[test]
fn ten_megabytes_of_text_become_a_preview_with_a_limit_and_no_element() {
    let mut harness = window(sample());
    let before = map(&harness);
    let pasting = Pasting {
        as_new: false,
        at: crate::geometry::Point::ORIGIN,
        parent: None,
        text: None,
    };
    for text in [
        "x".repeat(10 << 20),
        "Portail\tapplication\n".repeat(500_000),
    ] {
        let paste = Clip::Paste(pasting.clone(), Some(text));
        dispatch(&mut harness, Action::Clip(paste));
        assert_eq!(
            map(&harness).tables(),
            before.tables(),
            "nothing comes without a yes"
        );
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(harness.state().workspace.dialog.is_none());
    }
}

#[test]
fn names_of_any_length_and_script_are_drawn_and_undone() {
    let mut harness = window_for_any_text(sample());
    let before = map(&harness);
    let element = before.tables().elements.iter().next().unwrap().id.clone();
    let names = [
        "é".repeat(10_000),
        "a\u{301}\u{302}\u{303}".repeat(2_000),
        "👩‍👩‍👧‍👦🏛️".repeat(500),
        "\u{202e}gnisrever \u{2066}x".to_owned(),
        "no break".replace(' ', "\u{a0}").repeat(300),
    ];
    for name in names {
        let rename = Command::Rename {
            record: RecordKey::new(TableName::Elements, element.text().clone()),
            name: name.as_str().into(),
        };
        let subject = crate::model::SubjectId::from(&element);
        let select = Action::Select(vec![subject], crate::workspace::Selecting::Only);
        dispatch(&mut harness, select);
        dispatch(&mut harness, Action::Edit(rename));
        let bytes = storage::write(&map(&harness));
        let read = storage::read_bytes(&bytes, "hello.ron").unwrap();
        assert_eq!(read.map.tables(), map(&harness).tables());
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(map(&harness).tables(), before.tables());
}

#[test]
fn everything_deleted_comes_back_with_one_undo() {
    let mut harness = window(sample());
    let before = map(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::SHIFT, Key::Delete);
    if harness.state().workspace.dialog.is_some() {
        dispatch(&mut harness, Action::Accept);
    }
    assert_eq!(map(&harness).tables().elements.iter().count(), 0);
    assert!(promises::broken(map(&harness).tables()).is_empty());
    // An empty map is looked at, zoomed and searched like any other.
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(map(&harness).tables(), before.tables());
}

#[test]
fn undo_past_the_beginning_and_redo_past_the_end_do_nothing() {
    let mut harness = window(sample());
    let before = map(&harness);
    for _ in 0..8 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
        press(&mut harness, Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(map(&harness).tables(), before.tables());
    assert!(
        harness
            .state()
            .workspace
            .document
            .as_ref()
            .unwrap()
            .is_saved()
    );
}

#[test]
fn zoom_stops_at_one_percent_and_at_6400_and_fitting_leads_back() {
    let mut harness = window(sample());
    let fitted = harness.state().state.canvas.zoom;
    let canvas = egui::pos2(640.0, 400.0);
    harness.event(Event::PointerMoved(canvas));
    harness.run_steps(2);
    for (delta, limit) in [(-4_000.0, 0.01_f32), (4_000.0, 64.0)] {
        for _ in 0..4 {
            let wheel = Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: egui::vec2(0.0, delta),
                phase: TouchPhase::Move,
                modifiers: Modifiers::COMMAND,
                source: egui::MouseWheelSource::Unknown,
            };
            harness.event_modifiers(wheel, Modifiers::COMMAND);
            harness.run_steps(1);
        }
        harness.run_steps(12);
        let zoom = harness.state().state.canvas.zoom;
        assert!((zoom / limit - 1.0).abs() < 1e-3, "{zoom} is not {limit}");
    }
    harness.state_mut().state.canvas.request = Some(Request::FitAll);
    harness.run_steps(4);
    assert!((harness.state().state.canvas.zoom / fitted - 1.0).abs() < 1e-3);
}

#[test]
fn a_view_that_refers_to_what_is_gone_opens_with_a_word_and_without_it() {
    let map = samples::find("hello").unwrap().read();
    let text = String::from_utf8(storage::write(&map)).unwrap();
    let placed = map
        .tables()
        .placements
        .iter()
        .next()
        .unwrap()
        .subject
        .clone();
    let (head, placements) = text.split_once("placements: [").unwrap();
    let broken = placements.replacen(
        &format!("subject: \"{placed}\""),
        "subject: \"long-gone\"",
        1,
    );
    let broken = format!("{head}placements: [{broken}");
    assert_ne!(text, broken);
    let read = storage::read_bytes(broken.as_bytes(), "hello.ron").unwrap();
    assert!(!read.problems.is_empty());
    let mut harness = window(opened(read.map, read.problems));
    assert!(matches!(
        harness.state().workspace.dialog,
        Some(Dialog::Problems { .. })
    ));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(promises::broken(super::hostile_hand_tests::map(&harness).tables()).is_empty());
    assert!(harness.query_by_label_contains("long-gone").is_none());
}
