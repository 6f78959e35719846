//! What the user likes: kept in the user's settings folder, never in a map.

use std::collections::BTreeMap;

use super::keymap::Keymap;
use super::listing::Subjects;
use crate::locale::{Language, msg};

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

/// How large the window draws everything, in hundredths of the system's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale(u16);

impl Default for Scale {
    fn default() -> Self {
        Self(100)
    }
}

impl Scale {
    /// What is offered, from small to large.
    pub const ALL: [Self; 8] = [
        Self(75),
        Self(90),
        Self(100),
        Self(110),
        Self(125),
        Self(150),
        Self(175),
        Self(200),
    ];

    /// The offered scale that is nearest to a number of hundredths.
    #[must_use]
    pub fn near(percent: u16) -> Self {
        let distance = |scale: &Self| scale.0.abs_diff(percent);
        Self::ALL
            .into_iter()
            .min_by_key(distance)
            .unwrap_or_default()
    }

    /// In hundredths.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }

    /// As a factor.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next larger one, or the next smaller one; the same at the ends.
    #[must_use]
    pub fn next(self, larger: bool) -> Self {
        let mut others = Self::ALL.into_iter();
        let found = if larger {
            others.find(|other| *other > self)
        } else {
            others.rfind(|other| *other < self)
        };
        found.unwrap_or(self)
    }

    /// `125 %`
    #[must_use]
    pub fn words(self, language: Language) -> String {
        language.say(&msg::PREFERENCES_PERCENT.with("percent", usize::from(self.0)))
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
    /// How large everything is.
    pub scale: Scale,
    /// Panels.
    pub panels: Panels,
    /// Whether things show where they end up at once, without a way there.
    pub reduced_motion: bool,
    /// Whether boxes keep to the grid.
    pub grid: bool,
    /// Whether the wheel zooms instead of panning.
    pub wheel_zooms: bool,
    /// Whether boxes that differ from the plateau before carry no sign.
    pub hides_plateau_marks: bool,
    /// Whether nothing on the map is marked for what the rules found.
    pub hides_findings: bool,
    /// Whether Portolan's own file dialog is used even where the system has one.
    pub own_file_dialog: bool,
    /// Which keys do what.
    pub keymap: Keymap,
    /// The columns of a list, by the list, in their order; usual ones where it is not named.
    pub columns: BTreeMap<Subjects, Vec<String>>,
    /// The role that signs notes.
    pub author_role: String,
}
