//! What holds a box while it is dragged – the grid, equal gaps – and what is dropped on the window.

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::pointer_tests::{PLAIN, card, map_of, rect, shown, three};
use super::tests::{Window, window};
use crate::workspace::Action;

#[test]
fn f7_keeps_boxes_to_the_grid_and_shift_with_an_arrow_goes_one_step_of_it() {
    let mut harness = window(map_of(&[("application", "Alone", card(0.0, 0.0))], &[]));
    harness.key_press(Key::F7);
    harness.run_steps(3);
    assert!(harness.state().workspace.preferences.grid);
    let from = shown(&harness, "Alone").center();
    PLAIN.drags(&mut harness, from, from + vec2(53.0, 31.0));
    assert_eq!(rect(&harness, "Alone"), card(48.0, 24.0));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run_steps(3);
    assert_eq!(rect(&harness, "Alone"), card(72.0, 24.0));
    harness.key_press(Key::F7);
    harness.run_steps(3);
    let from = shown(&harness, "Alone").center();
    PLAIN.drags(&mut harness, from, from + vec2(0.0, 31.0));
    assert_eq!(rect(&harness, "Alone"), card(72.0, 55.0));
}

#[test]
fn equal_gaps_hold_a_box_in_its_row() {
    let app = "application";
    let mut harness = window(map_of(
        &[
            (app, "Left", card(0.0, 0.0)),
            (app, "Middle", card(230.0, 120.0)),
            (app, "Right", card(520.0, 20.0)),
        ],
        &[],
    ));
    let zoom = harness.state().state.canvas.zoom;
    let from = shown(&harness, "Middle").center();
    // 60 units between the others and it, less two.
    PLAIN.drags(&mut harness, from, from + vec2(28.0, -112.0) * zoom);
    assert_eq!(rect(&harness, "Middle").x0, 260.0);
}

#[test]
fn a_dropped_file_opens_after_saying_which_and_many_or_a_folder_get_a_clear_word() {
    let mut harness = window(three());
    let drop = |harness: &mut Harness<'_, Window>, files: &[&str], has_folder| {
        let files = files.iter().map(std::path::PathBuf::from).collect();
        let window = harness.state_mut();
        let dropped = Action::Dropped { files, has_folder };
        window.workspace.dispatch(dropped, &mut window.effects);
        harness.run_steps(4);
    };
    drop(&mut harness, &["a.ron", "b.ron"], false);
    assert!(
        harness
            .query_by_label("2 files were dropped; none was opened.")
            .is_some()
    );
    drop(&mut harness, &["folder"], true);
    assert!(
        harness
            .query_by_label("A folder cannot be opened.")
            .is_some()
    );
    drop(&mut harness, &["here/map.ron"], false);
    assert!(
        harness
            .query_by_label_contains("“map.ron” was dropped here")
            .is_some()
    );
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let asked = format!("{:?}", harness.state().workspace.dialog);
    assert!(
        asked.contains("Unsaved"),
        "changes are saved first: {asked}"
    );
}
