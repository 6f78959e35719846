//! What somebody chose for one record, in place of what follows from its kind: a colour of the
//! palette, an icon of the bundle.
//!
//! Chosen colours show in the standard perspective alone, since in the others a colour answers a
//! question, and they stand in the legend. A word that the palette or the bundle does not know
//! changes nothing.

use super::perspective::Perspective;
use super::request::SceneRequest;
use super::theme::{Hue, Theme, Tint};
use crate::catalogue::element_kind;
use crate::locale::{MessageId, msg};
use crate::model::Element;

impl Hue {
    /// The word for it in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Slate => "slate",
            Self::Sky => "sky",
            Self::Indigo => "indigo",
            Self::Teal => "teal",
            Self::Violet => "violet",
            Self::Rose => "rose",
            Self::Amber => "amber",
        }
    }

    /// The colour that a word of a file names.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hue| hue.word() == word)
    }

    /// Its name for people.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Slate => msg::SCENE_HUE_SLATE,
            Self::Sky => msg::SCENE_HUE_SKY,
            Self::Indigo => msg::SCENE_HUE_INDIGO,
            Self::Teal => msg::SCENE_HUE_TEAL,
            Self::Violet => msg::SCENE_HUE_VIOLET,
            Self::Rose => msg::SCENE_HUE_ROSE,
            Self::Amber => msg::SCENE_HUE_AMBER,
        }
    }
}

/// The colour that a record wears in this picture.
pub(super) fn chosen_hue(request: &SceneRequest, word: &str) -> Option<Hue> {
    Hue::of_word(word).filter(|_| request.perspective == Perspective::Standard)
}

/// The icon of an element: the one that was chosen, or that of its kind.
#[must_use]
pub fn icon_of(element: &Element) -> &str {
    if !element.icon.is_empty() && crate::icon::path(&element.icon).is_some() {
        return &element.icon;
    }
    element_kind(element.kind.as_str()).map_or("square", |kind| kind.icon)
}

/// The colours of the tile that holds an icon on a ground of its own colour.
pub(super) fn solid_tile(theme: &Theme, tint: Tint) -> Tint {
    Tint {
        ink: theme.on_ink(tint.ink),
        ground: tint.ink,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TINTS;

    #[test]
    fn every_colour_of_a_file_is_one_of_the_palette_and_back() {
        assert_eq!(Hue::ALL.map(Hue::word), TINTS);
        for word in TINTS {
            assert_eq!(Hue::of_word(word).map(Hue::word), Some(word));
        }
        assert_eq!(Hue::of_word("#ff0000"), None);
        assert_eq!(Hue::of_word(""), None);
    }
}
