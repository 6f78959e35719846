//! The forms that a map goes out in.

use std::path::Path;

use crate::interchange;
use crate::locale::{MessageId, msg};

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileForm {
    /// A picture in pixels.
    Png,
    /// A picture of figures and text.
    Svg,
    /// Figures and text on paper, a page or several a drawing.
    Pdf,
    /// A web page that needs neither network nor us.
    Html,
    /// A file of draw.io, a page a view.
    Drawio,
    /// The exchange form of ArchiMate 3.1.
    ArchiMate,
    /// A form of another tool.
    Other(interchange::Form),
    /// The map itself.
    Map,
}

impl FileForm {
    /// Every form, in the order of lists.
    pub const ALL: [Self; 13] = [
        Self::Png,
        Self::Svg,
        Self::Pdf,
        Self::Html,
        Self::Drawio,
        Self::ArchiMate,
        Self::Other(interchange::Form::Dot),
        Self::Other(interchange::Form::Mermaid),
        Self::Other(interchange::Form::PlantUml),
        Self::Other(interchange::Form::GraphMl),
        Self::Other(interchange::Form::Json),
        Self::Other(interchange::Form::Csv),
        Self::Map,
    ];

    /// The endings of its files, the usual one first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Svg => &["svg"],
            Self::Pdf => &["pdf"],
            Self::Html => &["html", "htm"],
            Self::Drawio => &["drawio", "dio"],
            Self::ArchiMate => &["xml"],
            Self::Other(form) => form.endings(),
            Self::Map => &["ron"],
        }
    }

    /// The usual ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    /// The form of an ending, whatever its case.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.trim().to_lowercase();
        let has_it = |form: &Self| form.endings().contains(&ending.as_str());
        Self::ALL.into_iter().find(has_it)
    }

    /// The form that a file's name asks for.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::of_ending(path.extension()?.to_str()?)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Png => msg::HANDOUT_FORM_PNG,
            Self::Svg => msg::HANDOUT_FORM_SVG,
            Self::Pdf => msg::HANDOUT_FORM_PDF,
            Self::Html => msg::HANDOUT_FORM_HTML,
            Self::Drawio => msg::INTERCHANGE_DRAWIO,
            Self::ArchiMate => msg::HANDOUT_FORM_ARCHIMATE,
            Self::Other(form) => form.name(),
            Self::Map => msg::HANDOUT_FORM_MAP,
        }
    }

    /// What it is good for, in a few words.
    #[must_use]
    pub fn about(self) -> MessageId {
        match self {
            Self::Png => msg::HANDOUT_ABOUT_PNG,
            Self::Svg => msg::HANDOUT_ABOUT_SVG,
            Self::Pdf => msg::HANDOUT_ABOUT_PDF,
            Self::Html => msg::HANDOUT_ABOUT_HTML,
            Self::Drawio => msg::HANDOUT_ABOUT_DRAWIO,
            Self::ArchiMate => msg::HANDOUT_ABOUT_ARCHIMATE,
            Self::Other(interchange::Form::Dot) => msg::HANDOUT_ABOUT_DOT,
            Self::Other(interchange::Form::Mermaid) => msg::HANDOUT_ABOUT_MERMAID,
            Self::Other(interchange::Form::PlantUml) => msg::HANDOUT_ABOUT_PLANTUML,
            Self::Other(interchange::Form::GraphMl) => msg::HANDOUT_ABOUT_GRAPHML,
            Self::Other(interchange::Form::Json) => msg::HANDOUT_ABOUT_JSON,
            Self::Other(interchange::Form::Csv) => msg::HANDOUT_ABOUT_CSV,
            Self::Map => msg::HANDOUT_ABOUT_MAP,
        }
    }

    /// What it does not carry, in words; `None` where nothing of what was asked for is lost.
    #[must_use]
    pub fn loses(self) -> Option<MessageId> {
        match self {
            Self::Drawio => Some(msg::HANDOUT_LOSES_DRAWIO),
            Self::ArchiMate => Some(msg::HANDOUT_LOSES_ARCHIMATE),
            Self::Other(form) => Some(form.loses()),
            Self::Png | Self::Svg | Self::Pdf | Self::Html | Self::Map => None,
        }
    }

    /// Whether it is a drawing: theme, frame and findings make a difference.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        matches!(self, Self::Png | Self::Svg | Self::Pdf)
    }

    /// Whether it has pixels: scale, dots per inch and width make a difference.
    #[must_use]
    pub fn has_pixels(self) -> bool {
        self == Self::Png
    }

    /// Whether all views of a plateau go into one file.
    #[must_use]
    pub fn gathers_views(self) -> bool {
        matches!(self, Self::Drawio | Self::ArchiMate) || self.gathers_plateaus()
    }

    /// Whether all views at all plateaus go into one file.
    #[must_use]
    pub fn gathers_plateaus(self) -> bool {
        matches!(self, Self::Pdf | Self::Html)
    }

    /// Whether it shows a part of a view: a region in sight has no meaning in tables.
    #[must_use]
    pub fn takes_region(self) -> bool {
        self.is_drawn()
    }

    /// Whether a page that is no view, such as the roadmap, can be put into it.
    #[must_use]
    pub fn takes_pages(self) -> bool {
        self.is_drawn()
    }
}
