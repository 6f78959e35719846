//! What the user likes: kept in the user's settings folder, never in a map.

use std::collections::BTreeMap;

use super::keymap::Keymap;
use super::listing::Subjects;
use crate::locale::Language;

/// Light, dark, or as the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// All choices, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in the settings file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Which panels show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    /// Palette and outline.
    pub left: bool,
    /// Inspector.
    pub right: bool,
    /// Lists.
    pub lower: bool,
    /// The small overview map.
    pub minimap: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            left: true,
            right: true,
            lower: false,
            minimap: true,
        }
    }
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// Language of the interface.
    pub language: Language,
    /// Theme.
    pub theme: ThemeChoice,
    /// Panels.
    pub panels: Panels,
    /// Whether things show where they end up at once, without a way there.
    pub reduced_motion: bool,
    /// Whether boxes keep to the grid.
    pub grid: bool,
    /// Whether the wheel zooms instead of panning.
    pub wheel_zooms: bool,
    /// Whether Portolan's own file dialog is used even where the system has one.
    pub own_file_dialog: bool,
    /// Which keys do what.
    pub keymap: Keymap,
    /// The columns of a list, by the list, in their order; usual ones where it is not named.
    pub columns: BTreeMap<Subjects, Vec<String>>,
    /// The role that signs notes.
    pub author_role: String,
}
