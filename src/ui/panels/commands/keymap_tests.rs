//! What users rely on when they change keys, and the rules that our own sets keep.

use super::*;
use crate::workspace::KeyPreset;

fn entry(id: MessageId) -> &'static Entry {
    crate::ui::panels::commands::find(id).unwrap()
}

fn of(id: MessageId, keymap: &Keymap) -> Vec<String> {
    let keys = keys_of(entry(id), keymap);
    keys.iter().map(|keys| keys.written()).collect()
}

fn read(text: &str) -> Keys {
    Keys::read(text).unwrap()
}

#[test]
fn keys_that_are_given_replace_others_and_reset_brings_the_usual_ones_back() {
    let usual = Keymap::default();
    assert_eq!(of(msg::UI_SAVE, &usual), ["Ctrl+S"]);
    let changed = give(
        &usual,
        entry(msg::UI_SAVE),
        Some(read("Ctrl+S")),
        read("F12"),
    );
    assert_eq!(of(msg::UI_SAVE, &changed), ["F12"]);
    let more = give(&changed, entry(msg::UI_SAVE), None, read("F10"));
    assert_eq!(of(msg::UI_SAVE, &more), ["F12", "F10"]);
    let fewer = take(&more, entry(msg::UI_SAVE), read("F12"));
    assert_eq!(of(msg::UI_SAVE, &fewer), ["F10"]);
    assert_eq!(reset(&fewer, entry(msg::UI_SAVE)), usual);
}

#[test]
fn keys_that_are_taken_leave_the_command_that_had_them() {
    let usual = Keymap::default();
    let keys = read("Ctrl+D");
    let holder = clash(keys, msg::UI_SAVE, &usual).unwrap();
    assert_eq!(holder.label, msg::UI_DUPLICATE);
    let taken = give(&usual, entry(msg::UI_SAVE), None, keys);
    assert_eq!(of(msg::UI_SAVE, &taken), ["Ctrl+S", "Ctrl+D"]);
    assert!(of(msg::UI_DUPLICATE, &taken).is_empty());
    assert!(clash(keys, msg::UI_SAVE, &taken).is_none());
    // Resetting the one that lost them does not rob the one that has them now.
    let reset = reset(&taken, entry(msg::UI_DUPLICATE));
    assert!(of(msg::UI_DUPLICATE, &reset).is_empty());
    assert_eq!(of(msg::UI_SAVE, &reset), ["Ctrl+S", "Ctrl+D"]);
}

#[test]
fn a_settings_file_written_by_hand_gives_no_key_to_two_commands() {
    let mut keymap = Keymap::default();
    for id in ["ui-save", "ui-open"] {
        let keys = vec!["Ctrl+T".to_owned(), "what?".to_owned()];
        keymap.own.insert(id.to_owned(), keys);
    }
    assert_eq!(of(msg::UI_OPEN, &keymap), ["Ctrl+T"]);
    assert!(of(msg::UI_SAVE, &keymap).is_empty());
}

#[test]
fn no_set_gives_a_key_to_two_commands() {
    for preset in KeyPreset::ALL {
        let keymap = Keymap {
            preset,
            ..Keymap::default()
        };
        let mut seen: Vec<(Keys, MessageId)> = Vec::new();
        for entry in entries() {
            for keys in keys_of(entry, &keymap).iter() {
                let clash = seen.iter().find(|(other, holder)| {
                    other == keys
                        && !SHARED.contains(&(*holder, entry.label))
                        && !SHARED.contains(&(entry.label, *holder))
                });
                assert!(
                    clash.is_none(),
                    "{preset:?}: {keys:?} of {:?} and {clash:?}",
                    entry.label
                );
                seen.push((*keys, entry.label));
            }
        }
    }
}

#[test]
fn sets_speak_of_commands_that_there_are_and_give_no_forbidden_keys() {
    for (id, all) in super::super::presets::all() {
        assert!(
            entries().any(|entry| entry.label.as_str() == id),
            "{id} is a command"
        );
        for keys in all {
            assert!(
                refusal(*keys, Platform::Other).is_none(),
                "{keys:?} of {id}"
            );
        }
    }
}

#[test]
fn our_keys_keep_the_rules_of_european_keyboards() {
    for entry in entries() {
        for keys in entry.keys {
            assert!(
                !(keys.command && keys.alt),
                "AltGr types: {:?}",
                entry.label
            );
            let is_letter = keys.key.name().len() == 1;
            if is_letter && !keys.command {
                assert!(
                    keys.belongs_to_text(),
                    "{keys:?} types while a field has the focus"
                );
            }
        }
        let everywhere = |keys: &Keys| {
            !matches!(
                keys.key,
                Key::OpenBracket
                    | Key::CloseBracket
                    | Key::OpenCurlyBracket
                    | Key::CloseCurlyBracket
                    | Key::Backtick
                    | Key::Quote
                    | Key::Semicolon
                    | Key::Slash
                    | Key::Backslash
                    | Key::Pipe
                    | Key::Equals
                    | Key::Period
            )
        };
        assert!(
            entry.keys.is_empty() || entry.keys.iter().any(everywhere),
            "{:?} needs keys that AZERTY and QWERTZ have",
            entry.label
        );
    }
}

#[test]
fn keys_that_type_or_belong_to_the_system_are_refused_with_a_reason() {
    let why = |text: &str, platform| refusal(read(text), platform).map(|why| why.id);
    assert_eq!(
        why("Ctrl+Alt+E", Platform::Other),
        Some(msg::KEYS_REFUSED_ALTGR)
    );
    assert_eq!(why("Ctrl+Alt+E", Platform::Mac), None);
    for kept in ["Ctrl+H", "Ctrl+M", "Ctrl+Q", "Ctrl+Comma"] {
        assert_eq!(why(kept, Platform::Mac), Some(msg::KEYS_REFUSED_SYSTEM));
        assert_eq!(why(kept, Platform::Other), None);
    }
    assert_eq!(
        why("Alt+F4", Platform::Other),
        Some(msg::KEYS_REFUSED_SYSTEM)
    );
    assert_eq!(why("Tab", Platform::Other), Some(msg::KEYS_REFUSED_CANVAS));
    assert_eq!(why("Ctrl+Tab", Platform::Other), None);
}
