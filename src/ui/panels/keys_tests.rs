//! Keys are changed on their page, and hold everywhere at once.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, click, window, workspace};
use crate::locale::Language;
use crate::ui::canvas::Tool;
use crate::workspace::{Action, Dialog, Effect, KeyPreset, Workspace};

fn with_map(language: Language) -> Workspace {
    let mut workspace = workspace(language);
    workspace.dispatch(Action::NewMap, &mut Vec::new());
    workspace
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn find(harness: &mut Harness<'_, Window>, typed: &str) {
    harness
        .get_by_role_and_label(Role::TextInput, "Find a command or keys")
        .type_text(typed);
    harness.run_steps(3);
}

#[test]
fn row_43_a_question_mark_or_f1_opens_the_page_of_keys() {
    for key in [Key::F1, Key::Questionmark] {
        let mut harness = window(with_map(Language::English));
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(
            harness.state().workspace.dialog,
            Some(Dialog::Shortcuts),
            "{key:?}"
        );
    }
}

#[test]
fn keys_that_are_changed_on_the_page_work_at_once_and_are_kept() {
    let mut harness = window(with_map(Language::English));
    press(&mut harness, Modifiers::NONE, Key::F1);
    find(&mut harness, "move the drawing");
    click(&mut harness, "H: change the keys of “Move the drawing”");
    press(&mut harness, Modifiers::NONE, Key::B);
    let kept = |effect: &Effect| matches!(effect, Effect::KeepPreferences);
    assert!(harness.state().effects.iter().any(kept));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().workspace.dialog.is_none());
    press(&mut harness, Modifiers::NONE, Key::H);
    assert_eq!(harness.state().state.canvas.tool, Tool::Select);
    press(&mut harness, Modifiers::NONE, Key::B);
    assert_eq!(harness.state().state.canvas.tool, Tool::Hand);
}

#[test]
fn keys_of_another_command_are_named_and_may_be_taken() {
    let mut harness = window(with_map(Language::English));
    press(&mut harness, Modifiers::NONE, Key::F1);
    find(&mut harness, "move the drawing");
    click(&mut harness, "Add keys to “Move the drawing”");
    press(&mut harness, Modifiers::NONE, Key::C);
    assert!(
        harness
            .query_by_label("C already stands for “Write a note”.")
            .is_some()
    );
    // Escape leaves the question only.
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::Shortcuts));
    click(&mut harness, "Add keys to “Move the drawing”");
    press(&mut harness, Modifiers::NONE, Key::C);
    click(&mut harness, "Take it anyway");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::C);
    assert_eq!(harness.state().state.canvas.tool, Tool::Hand);
}

#[test]
fn keys_that_cannot_be_had_are_refused_with_the_reason_and_removed_ones_do_nothing() {
    let mut harness = window(with_map(Language::English));
    press(&mut harness, Modifiers::NONE, Key::F1);
    find(&mut harness, "move the drawing");
    let change = "H: change the keys of “Move the drawing”";
    click(&mut harness, change);
    press(&mut harness, Modifiers::COMMAND | Modifiers::ALT, Key::E);
    assert!(harness.query_by_label_contains("AltGr").is_some());
    click(&mut harness, change);
    click(&mut harness, "Remove these keys");
    assert!(harness.query_by_label(change).is_none());
    click(&mut harness, "Give “Move the drawing” its usual keys back");
    assert!(harness.query_by_label(change).is_some());
}

#[test]
fn a_set_of_another_program_is_worn_whole() {
    let mut harness = window(with_map(Language::English));
    press(&mut harness, Modifiers::NONE, Key::F1);
    click(&mut harness, "draw.io");
    let preset = harness.state().workspace.preferences.keymap.preset;
    assert_eq!(preset, KeyPreset::DrawIo);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::S);
    assert_eq!(harness.state().state.canvas.tool, Tool::Note);
}

#[test]
fn row_18_the_number_pad_zooms() {
    let mut harness = window(with_map(Language::English));
    let zoom = |harness: &Harness<'_, Window>| harness.state().state.canvas.zoom;
    let before = zoom(&harness);
    press(&mut harness, Modifiers::NONE, Key::Plus);
    assert!(zoom(&harness) > before);
    press(&mut harness, Modifiers::NONE, Key::Minus);
    press(&mut harness, Modifiers::COMMAND, Key::Minus);
    assert!(zoom(&harness) < before);
}
