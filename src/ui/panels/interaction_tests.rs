//! The 43 rows of the table of keys, each held to the commands or to the tests that drive it.

use std::collections::BTreeSet;

use super::commands::{Keys, entries};

/// How a row is held.
enum Held {
    /// By commands with these keys.
    Keys(&'static [&'static str]),
    /// By the canvas itself, and by the test of this name.
    Canvas(&'static str),
    /// By both.
    Both(&'static [&'static str], &'static str),
}

use Held::{Both, Canvas, Keys as Bound};

const ROWS: &[(u8, Held)] = &[
    (1, Bound(&["Ctrl+N", "Ctrl+O"])),
    (2, Bound(&["Ctrl+S", "Ctrl+Shift+S"])),
    (3, Bound(&["Ctrl+Shift+M"])),
    (4, Bound(&["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"])),
    (5, Bound(&["Ctrl+X", "Ctrl+C", "Ctrl+V"])),
    (6, Bound(&["Ctrl+Shift+V"])),
    (7, Bound(&["Ctrl+D"])),
    (
        8,
        Canvas("dragging_with_alt_leaves_the_original_and_moves_a_copy"),
    ),
    (9, Bound(&["Delete", "Backspace"])),
    (10, Bound(&["Shift+Delete"])),
    (11, Both(&["Ctrl+A"], "row_11_escape_selects_nothing")),
    (
        12,
        Canvas("row_12_tab_walks_in_reading_order_says_what_it_meets_and_leaves_at_the_end"),
    ),
    (13, Bound(&["G", "Shift+G"])),
    (
        14,
        Canvas("rows_14_and_15_shift_adds_and_control_goes_through"),
    ),
    (
        15,
        Canvas("rows_14_and_15_shift_adds_and_control_goes_through"),
    ),
    (16, Bound(&["Ctrl+F", "Ctrl+H"])),
    (17, Bound(&["Ctrl+K", "Ctrl+Shift+P"])),
    (18, Bound(&["Ctrl+Plus", "Ctrl+Minus", "Plus", "Minus"])),
    (19, Bound(&["Ctrl+0"])),
    (20, Bound(&["Shift+1", "Home", "Shift+2", "Shift+Home"])),
    (21, Bound(&["H"])),
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
        Bound(&["Ctrl+Right", "Ctrl+Left", "Ctrl+Up", "Ctrl+Down"]),
    ),
    (27, Bound(&["V", "H", "N", "Z", "L", "T", "C"])),
    (28, Bound(&["Ctrl+G", "Ctrl+Shift+G"])),
    (
        29,
        Bound(&["Alt+PageUp", "Alt+PageDown", "Alt+Home", "Alt+End"]),
    ),
    (
        30,
        Bound(&[
            "Ctrl+Shift+Left",
            "Ctrl+Shift+Right",
            "Ctrl+Shift+Up",
            "Ctrl+Shift+Down",
            "Alt+H",
            "Alt+V",
        ]),
    ),
    (31, Bound(&["Alt+Shift+H", "Alt+Shift+V"])),
    (32, Bound(&["Ctrl+L"])),
    (33, Bound(&["Alt+C", "Alt+V"])),
    (34, Bound(&["Ctrl+Shift+C"])),
    (35, Bound(&["Ctrl+E", "Ctrl+Shift+E"])),
    (36, Bound(&["Alt+Down", "Alt+Up", "Alt+Left", "Alt+Right"])),
    (37, Bound(&["Ctrl+Shift+Minus", "Ctrl+Shift+Plus"])),
    (38, Bound(&["Ctrl+PageDown", "Ctrl+PageUp", "Ctrl+Tab"])),
    (39, Bound(&["F7"])),
    (40, Bound(&["F9", "Shift+F9", "F8", "F6", "Shift+F6"])),
    (41, Bound(&["F11", "F5", "Shift+F5"])),
    (42, Bound(&["I", "Shift+I"])),
    (43, Bound(&["F1", "Questionmark"])),
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
            Bound(keys) => (*keys, None),
            Canvas(test) => (&[] as &[&str], Some(*test)),
            Both(keys, test) => (*keys, Some(*test)),
        };
        for text in keys {
            let keys = Keys::read(text).unwrap_or_else(|| panic!("{text} are keys"));
            assert!(bound.contains(&keys), "row {row}: {text} does something");
        }
        if let Some(test) = test {
            assert!(tests.contains(test), "row {row}: {test} is a test");
        }
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
