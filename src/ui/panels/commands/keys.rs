//! Keys: as a person reads and a settings file writes them, and whether a press is meant.

use egui::{Key, Modifiers};

use crate::locale::{Language, MessageId, msg};

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Ctrl (⌘ on macOS).
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt (⌥ on macOS).
    pub alt: bool,
    /// The key.
    pub key: Key,
}

/// Whose habits the spelling of keys follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// macOS: signs without anything between.
    Mac,
    /// Windows, Linux and others: words with a plus between.
    Other,
}

impl Platform {
    /// Where the program runs.
    #[must_use]
    pub const fn here() -> Self {
        if cfg!(target_os = "macos") {
            Self::Mac
        } else {
            Self::Other
        }
    }
}

/// How well a press fits: the lower, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// What the key types, and all modifiers, are those that were meant.
    Exact,
    /// The key sits where it should, or its sign needs Shift on this keyboard.
    ByPlace,
}

const fn keys(command: bool, shift: bool, alt: bool, key: Key) -> Keys {
    Keys {
        command,
        shift,
        alt,
        key,
    }
}
pub(super) const fn plain(key: Key) -> Keys {
    keys(false, false, false, key)
}
pub(super) const fn shift(key: Key) -> Keys {
    keys(false, true, false, key)
}
pub(super) const fn ctrl(key: Key) -> Keys {
    keys(true, false, false, key)
}
pub(super) const fn ctrl_shift(key: Key) -> Keys {
    keys(true, true, false, key)
}
pub(super) const fn alt(key: Key) -> Keys {
    keys(false, false, true, key)
}
pub(super) const fn alt_shift(key: Key) -> Keys {
    keys(false, true, true, key)
}

impl Keys {
    /// What was pressed.
    #[must_use]
    pub fn pressed(key: Key, modifiers: Modifiers) -> Self {
        // A question mark is a question mark wherever Shift is needed for it.
        let shift = modifiers.shift && key != Key::Questionmark;
        keys(modifiers.command, shift, modifiers.alt, key)
    }

    /// As a person reads it here: `Ctrl+Maj+S`.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        self.spelled(language, Platform::here())
    }

    /// As a person reads it on a platform: `Ctrl+Maj+S`, or `⇧⌘S`.
    #[must_use]
    pub fn spelled(self, language: Language, platform: Platform) -> String {
        let key = key_text(self.key, language, platform);
        if platform == Platform::Mac {
            // The order of Apple's own menus.
            let signs = [(self.alt, "⌥"), (self.shift, "⇧"), (self.command, "⌘")];
            let held = signs.iter().filter(|(held, _)| *held);
            return held.map(|(_, sign)| *sign).collect::<String>() + &key;
        }
        let shift = language.text(msg::UI_KEY_SHIFT);
        let words = [
            (self.command, "Ctrl"),
            (self.alt, "Alt"),
            (self.shift, shift.as_str()),
        ];
        let held = words.iter().filter(|(held, _)| *held);
        held.map(|(_, word)| format!("{word}+")).collect::<String>() + &key
    }

    /// As the settings file has it: `Ctrl+Shift+S`, alike everywhere.
    #[must_use]
    pub fn written(self) -> String {
        let words = [
            (self.command, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ];
        let held = words.iter().filter(|(held, _)| *held);
        held.map(|(_, word)| *word).collect::<String>() + self.key.name()
    }

    /// Reads what [`Keys::written`] gave.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut out = plain(Key::Escape);
        let mut rest = text.trim();
        loop {
            let (held, after) = if let Some(after) = rest.strip_prefix("Ctrl+") {
                (&mut out.command, after)
            } else if let Some(after) = rest.strip_prefix("Alt+") {
                (&mut out.alt, after)
            } else if let Some(after) = rest.strip_prefix("Shift+") {
                (&mut out.shift, after)
            } else {
                break;
            };
            *held = true;
            rest = after;
        }
        out.key = Key::from_name(rest)?;
        Some(out)
    }

    /// Whether a press is meant, and how well it fits.
    pub(super) fn fits(
        self,
        key: Key,
        physical_key: Option<Key>,
        modifiers: Modifiers,
    ) -> Option<Fit> {
        if modifiers.command != self.command || modifiers.alt != self.alt {
            return None;
        }
        let same_shift = modifiers.shift == self.shift;
        // Plus and the question mark stand on the shifted level of many layouts.
        let shift_may_differ = matches!(self.key, Key::Plus | Key::Questionmark);
        if key == self.key && (same_shift || self.key == Key::Questionmark) {
            return Some(Fit::Exact);
        }
        // Digits are meant by their place: on a French keyboard they need Shift. With Alt held
        // some systems report the sign that it types instead of the letter.
        let by_place = (is_digit(self.key) || self.alt) && physical_key == Some(self.key);
        let as_plus = self.key == Key::Plus && matches!(key, Key::Plus | Key::Equals);
        let fits = (by_place && same_shift) || (as_plus && (same_shift || shift_may_differ));
        fits.then_some(Fit::ByPlace)
    }

    /// Whether the keys type or edit when a text field has the focus.
    #[must_use]
    pub fn belongs_to_text(self) -> bool {
        if is_function(self.key) {
            return false;
        }
        if !self.command {
            return true;
        }
        let moves = matches!(
            self.key,
            Key::ArrowLeft
                | Key::ArrowRight
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::Home
                | Key::End
                | Key::Backspace
                | Key::Delete
                | Key::Enter
        );
        let carries = matches!(self.key, Key::X | Key::C | Key::V) && !self.shift;
        moves || carries || matches!(self.key, Key::A | Key::Z | Key::Y)
    }
}

pub(super) const fn is_digit(key: Key) -> bool {
    matches!(
        key,
        Key::Num0
            | Key::Num1
            | Key::Num2
            | Key::Num3
            | Key::Num4
            | Key::Num5
            | Key::Num6
            | Key::Num7
            | Key::Num8
            | Key::Num9
    )
}

/// F1 to F35: they never type.
pub(super) fn is_function(key: Key) -> bool {
    let name = key.name();
    name.len() > 1 && name.starts_with('F') && name[1..].bytes().all(|byte| byte.is_ascii_digit())
}

fn key_text(key: Key, language: Language, platform: Platform) -> String {
    let sign = match key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Plus => "+",
        Key::Minus => "−",
        _ => "",
    };
    if !sign.is_empty() {
        return sign.to_owned();
    }
    let mac_sign = match key {
        Key::Delete => "⌦",
        Key::Backspace => "⌫",
        Key::Enter => "↩",
        Key::Escape => "⎋",
        Key::Tab => "⇥",
        Key::Home => "↖",
        Key::End => "↘",
        Key::PageUp => "⇞",
        Key::PageDown => "⇟",
        _ => "",
    };
    if platform == Platform::Mac && !mac_sign.is_empty() {
        return mac_sign.to_owned();
    }
    let word: Option<MessageId> = match key {
        Key::Delete => Some(msg::UI_KEY_DELETE),
        Key::Home => Some(msg::UI_KEY_HOME),
        Key::PageUp => Some(msg::UI_KEY_PAGE_UP),
        Key::PageDown => Some(msg::UI_KEY_PAGE_DOWN),
        Key::Backspace => Some(msg::KEYS_BACKSPACE),
        Key::Enter => Some(msg::KEYS_ENTER),
        Key::Escape => Some(msg::KEYS_ESCAPE),
        Key::End => Some(msg::KEYS_END),
        Key::Insert => Some(msg::KEYS_INSERT),
        Key::Space => Some(msg::KEYS_SPACE),
        _ => None,
    };
    word.map_or_else(
        || key.symbol_or_name().to_owned(),
        |word| language.text(word),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_in_the_language_of_the_user_and_as_on_the_platform() {
        let keys = ctrl_shift(Key::S);
        assert_eq!(
            keys.spelled(Language::French, Platform::Other),
            "Ctrl+Maj+S"
        );
        assert_eq!(
            keys.spelled(Language::English, Platform::Other),
            "Ctrl+Shift+S"
        );
        assert_eq!(keys.spelled(Language::English, Platform::Mac), "⇧⌘S");
        assert_eq!(
            alt(Key::Enter).spelled(Language::French, Platform::Other),
            "Alt+Entrée"
        );
        assert_eq!(
            alt_shift(Key::Delete).spelled(Language::English, Platform::Mac),
            "⌥⇧⌦"
        );
    }

    #[test]
    fn digits_are_found_by_their_place_on_a_french_keyboard() {
        for (digit, typed) in [(Key::Num1, Key::A), (Key::Num2, Key::E)] {
            let keys = shift(digit);
            assert_eq!(
                keys.fits(typed, Some(digit), Modifiers::SHIFT),
                Some(Fit::ByPlace)
            );
            assert_eq!(keys.fits(typed, Some(digit), Modifiers::NONE), None);
        }
    }

    #[test]
    fn the_sign_that_is_typed_wins_over_the_place_of_the_key() {
        // Alt+A on a French keyboard is pressed where an American one has Q.
        let (a, q) = (alt(Key::A), alt(Key::Q));
        let press = |keys: Keys| keys.fits(Key::A, Some(Key::Q), Modifiers::ALT);
        assert!(press(a) < press(q));
    }

    #[test]
    fn plus_and_question_mark_are_found_with_and_without_shift() {
        let plus = ctrl(Key::Plus);
        for (key, held) in [
            (Key::Plus, Modifiers::COMMAND),
            (Key::Equals, Modifiers::COMMAND),
            (Key::Plus, Modifiers::COMMAND | Modifiers::SHIFT),
        ] {
            assert!(plus.fits(key, None, held).is_some(), "{key:?} {held:?}");
        }
        let question = plain(Key::Questionmark);
        assert!(
            question
                .fits(Key::Questionmark, None, Modifiers::SHIFT)
                .is_some()
        );
        assert!(
            question
                .fits(Key::Questionmark, None, Modifiers::NONE)
                .is_some()
        );
    }

    #[test]
    fn what_is_written_reads_back() {
        for keys in [
            ctrl_shift(Key::S),
            alt(Key::ArrowLeft),
            plain(Key::F5),
            ctrl(Key::Plus),
            plain(Key::Minus),
            alt_shift(Key::Num1),
        ] {
            assert_eq!(Keys::read(&keys.written()), Some(keys));
        }
        assert_eq!(Keys::read("Ctrl+"), None);
        assert_eq!(Keys::read("nonsense"), None);
    }
}
