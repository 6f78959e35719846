//! The 43 rows of the table of keys, each held to the commands or to the tests that drive it.

use std::collections::BTreeSet;

use super::commands::{Keys, entries};

/// How a row is held.
enum Held {
    /// By the canvas itself, and by the test of this name.
    Canvas(&'static str),
    /// By both.
    Both(&'static [&'static str], &'static str),
}

use Held::{Both, Canvas};

const ROWS: &[(u8, Held)] = &[
    (
        1,
        Both(
            &["Ctrl+N", "Ctrl+O"],
            "row_1_ctrl_n_begins_a_map_and_ctrl_o_asks_for_one",
        ),
    ),
    (
        2,
        Both(
            &["Ctrl+S", "Ctrl+Shift+S"],
            "row_2_ctrl_s_saves_to_the_file_and_ctrl_shift_s_asks_for_another",
        ),
    ),
    (
        3,
        Both(
            &["Ctrl+Shift+M"],
            "ctrl_shift_m_names_a_version_saves_the_map_and_keeps_it",
        ),
    ),
    (
        4,
        Both(
            &["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"],
            "row_4_ctrl_z_goes_back_and_ctrl_shift_z_and_ctrl_y_go_forward",
        ),
    ),
    (
        5,
        Both(
            &["Ctrl+X", "Ctrl+C", "Ctrl+V"],
            "copying_in_one_view_and_pasting_in_another_shows_the_same_element",
        ),
    ),
    (
        6,
        Both(&["Ctrl+Shift+V"], "pasting_as_new_and_cutting_work_by_key"),
    ),
    (
        7,
        Both(&["Ctrl+D"], "a_key_duplicates_and_selects_the_copy"),
    ),
    (
        8,
        Canvas("dragging_with_alt_leaves_the_original_and_moves_a_copy"),
    ),
    (
        9,
        Both(
            &["Delete", "Backspace"],
            "rows_9_and_10_delete_leaves_the_view_and_shift_delete_the_map",
        ),
    ),
    (
        10,
        Both(
            &["Shift+Delete"],
            "rows_9_and_10_delete_leaves_the_view_and_shift_delete_the_map",
        ),
    ),
    (11, Both(&["Ctrl+A"], "row_11_escape_selects_nothing")),
    (
        12,
        Canvas("row_12_tab_walks_in_reading_order_says_what_it_meets_and_leaves_at_the_end"),
    ),
    (
        13,
        Both(
            &["G", "Shift+G"],
            "g_follows_links_onwards_and_shift_g_back_through_several",
        ),
    ),
    (
        14,
        Canvas("rows_14_and_15_shift_adds_and_control_goes_through"),
    ),
    (
        15,
        Canvas("rows_14_and_15_shift_adds_and_control_goes_through"),
    ),
    (
        16,
        Both(
            &["Ctrl+F", "Ctrl+H"],
            "ctrl_f_counts_while_typing_and_enter_goes_from_hit_to_hit",
        ),
    ),
    (
        17,
        Both(
            &["Ctrl+K", "Ctrl+Shift+P"],
            "ctrl_k_and_ctrl_shift_p_find_elements_views_and_commands",
        ),
    ),
    (
        18,
        Both(
            &["Ctrl+Plus", "Ctrl+Minus", "Plus", "Minus"],
            "rows_18_to_20_the_camera_follows_its_keys",
        ),
    ),
    (
        19,
        Both(&["Ctrl+0"], "rows_18_to_20_the_camera_follows_its_keys"),
    ),
    (
        20,
        Both(
            &["Shift+1", "Home", "Shift+2", "Shift+Home"],
            "rows_18_to_20_the_camera_follows_its_keys",
        ),
    ),
    (
        21,
        Both(&["H"], "row_21_h_takes_the_hand_and_a_drag_pushes_the_map"),
    ),
    (
        22,
        Canvas("row_22_arrows_nudge_and_with_shift_by_a_step_of_the_grid"),
    ),
    (
        23,
        Both(
            &[
                "Alt+Shift+Right",
                "Alt+Shift+Left",
                "Alt+Shift+Up",
                "Alt+Shift+Down",
            ],
            "row_23_alt_shift_and_arrows_resize",
        ),
    ),
    (
        24,
        Both(
            &["F2", "Enter"],
            "row_24_enter_and_f2_rename_and_escape_leaves_the_name",
        ),
    ),
    (
        25,
        Both(
            &["Alt+Enter"],
            "alt_enter_shows_the_properties_and_puts_the_keyboard_into_the_name",
        ),
    ),
    (
        26,
        Both(
            &["Ctrl+Right", "Ctrl+Left", "Ctrl+Up", "Ctrl+Down"],
            "row_26_control_and_an_arrow_make_a_connected_neighbour_to_be_named",
        ),
    ),
    (
        27,
        Both(
            &["V", "H", "N", "Z", "L", "T", "C"],
            "row_27_enter_uses_the_tool_in_hand_without_a_pointer",
        ),
    ),
    (
        28,
        Both(
            &["Ctrl+G", "Ctrl+Shift+G"],
            "row_28_a_click_takes_a_group_as_a_whole_and_ctrl_click_one_of_it",
        ),
    ),
    (
        29,
        Both(
            &["Alt+PageUp", "Alt+PageDown", "Alt+Home", "Alt+End"],
            "row_29_boxes_go_forward_backward_front_and_back_by_key",
        ),
    ),
    (
        30,
        Both(
            &[
                "Ctrl+Shift+Left",
                "Ctrl+Shift+Right",
                "Ctrl+Shift+Up",
                "Ctrl+Shift+Down",
                "Alt+H",
                "Alt+V",
            ],
            "rows_30_and_31_boxes_line_up_and_spread_by_key",
        ),
    ),
    (
        31,
        Both(
            &["Alt+Shift+H", "Alt+Shift+V"],
            "keys_line_boxes_up_and_one_undo_takes_it_back",
        ),
    ),
    (
        32,
        Both(
            &["Ctrl+L"],
            "row_32_ctrl_l_locks_a_box_against_drag_nudge_size_and_delete",
        ),
    ),
    (
        33,
        Both(
            &["Alt+C", "Alt+Shift+C"],
            "row_33_alt_c_and_alt_shift_c_carry_icon_and_colour_over",
        ),
    ),
    (
        34,
        Both(
            &["Ctrl+Shift+C"],
            "rows_34_and_35_pictures_go_to_the_clipboard_and_to_files",
        ),
    ),
    (
        35,
        Both(
            &["Ctrl+E", "Ctrl+Shift+E"],
            "rows_34_and_35_pictures_go_to_the_clipboard_and_to_files",
        ),
    ),
    (
        36,
        Both(
            &["Alt+Down", "Alt+Up", "Alt+Left", "Alt+Right"],
            "row_36_alt_down_opens_the_inside_and_leaves_no_trace_unless_it_is_kept",
        ),
    ),
    (
        37,
        Both(
            &["Ctrl+Shift+Minus", "Ctrl+Shift+Plus"],
            "row_37_a_container_collapses_and_expands_by_key_and_by_its_button",
        ),
    ),
    (
        38,
        Both(
            &["Ctrl+PageDown", "Ctrl+PageUp", "Ctrl+Tab"],
            "row_38_ctrl_tab_and_ctrl_page_turn_through_the_views",
        ),
    ),
    (
        39,
        Both(
            &["F7"],
            "f7_keeps_boxes_to_the_grid_and_shift_with_an_arrow_goes_one_step_of_it",
        ),
    ),
    (
        40,
        Both(
            &["F9", "Shift+F9", "F8", "F6", "Shift+F6"],
            "row_40_keys_show_panels_and_walk_from_area_to_area",
        ),
    ),
    (
        41,
        Both(
            &["F11", "F5", "Shift+F5"],
            "row_41_f5_presents_from_the_first_view_and_shift_f5_from_here",
        ),
    ),
    (
        42,
        Both(
            &["I", "Shift+I"],
            "row_42_i_asks_what_happens_if_the_selection_is_lost",
        ),
    ),
    (
        43,
        Both(
            &["F1", "Questionmark"],
            "row_43_f1_and_the_question_mark_open_the_page_of_keys",
        ),
    ),
];

fn root() -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_row_of_the_table_of_keys_is_held() {
    let table = std::fs::read_to_string(root().join("../shared/design/interaction.md")).unwrap();
    let numbers: BTreeSet<u8> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" |")?.0.parse().ok())
        .collect();
    let held: BTreeSet<u8> = ROWS.iter().map(|(row, _)| *row).collect();
    assert_eq!(numbers, held);
    let bound: Vec<Keys> = entries()
        .flat_map(|entry| entry.keys.iter().copied())
        .collect();
    let tests = names_of_tests();
    for (row, held) in ROWS {
        let (keys, test) = match held {
            Canvas(test) => (&[] as &[&str], *test),
            Both(keys, test) => (*keys, *test),
        };
        for text in keys {
            let keys = Keys::read(text).unwrap_or_else(|| panic!("{text} are keys"));
            assert!(bound.contains(&keys), "row {row}: {text} does something");
        }
        assert!(tests.contains(test), "row {row}: {test} is a test");
    }
}

/// The names of all functions in the files of tests of the window.
fn names_of_tests() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut folders = vec![root().join("src/ui")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let names = text.split("#[test]").skip(1).filter_map(|part| {
                    let name = part.split_once("fn ")?.1;
                    Some(name.split('(').next()?.to_owned())
                });
                out.extend(names);
            }
        }
    }
    out
}
