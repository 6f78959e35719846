//! Which keys a user has chosen: a set to begin with, and what was changed in it by hand.
//!
//! Only what differs is kept, by the id of the command and the keys as text, so that a set that
//! gains commands later gains their keys, too. The window knows what the texts mean.

use std::collections::BTreeMap;

/// A whole set of keys to begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KeyPreset {
    /// Our own.
    #[default]
    Portolan,
    /// As hands know them from draw.io.
    DrawIo,
    /// As hands know them from Archi.
    Archi,
}

impl KeyPreset {
    /// All sets, in the order of their menu.
    pub const ALL: [Self; 3] = [Self::Portolan, Self::DrawIo, Self::Archi];

    /// The word in the settings file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Portolan => "portolan",
            Self::DrawIo => "draw.io",
            Self::Archi => "archi",
        }
    }

    /// The product's name, alike in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Portolan => "Portolan",
            Self::DrawIo => "draw.io",
            Self::Archi => "Archi",
        }
    }

    /// The set of a word in the settings file.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.as_str() == word)
    }
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    /// The set to begin with.
    pub preset: KeyPreset,
    /// What was changed in it: all keys of a command, by the command's id. A command with an empty
    /// list has no keys.
    pub own: BTreeMap<String, Vec<String>>,
}
