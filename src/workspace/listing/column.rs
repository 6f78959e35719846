//! The columns that a list may have.

use crate::catalogue::{self, ELEMENT_KINDS, LINK_KINDS};
use crate::locale::{Language, msg};
use crate::model::Name;
use crate::workspace::finding::folded;

/// What a list is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subjects {
    /// Elements.
    #[default]
    Elements,
    /// Links.
    Links,
}

impl Subjects {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Elements, Self::Links];

    /// The word in the settings file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Elements => "elements",
            Self::Links => "links",
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The id in the file.
    Id,
    /// The name; of a link its label.
    Name,
    /// The name of the kind.
    Kind,
    /// Of an element: what contains it.
    Container,
    /// Of a link: where it starts.
    From,
    /// Of a link: where it ends.
    To,
    /// What the plateau does to it: new, changed, or as before.
    State,
    /// The plateaus where it comes, changes and goes.
    Plateaus,
    /// An attribute.
    Attribute(Name),
}

impl Column {
    /// The columns that a list has at first.
    #[must_use]
    pub fn usual(of: Subjects) -> Vec<Self> {
        let attribute = |name: &'static str| Self::Attribute(Name::new_static(name));
        match of {
            Subjects::Elements => vec![
                Self::Name,
                Self::Kind,
                Self::Container,
                attribute("owner_role"),
                attribute("environment"),
                attribute("criticality"),
                attribute("eol"),
                Self::State,
            ],
            Subjects::Links => vec![
                Self::From,
                Self::To,
                Self::Kind,
                Self::Name,
                attribute("protocol"),
                attribute("port"),
                Self::State,
            ],
        }
    }

    /// Every column that makes sense, but for attributes that only the map knows.
    #[must_use]
    pub fn all(of: Subjects) -> Vec<Self> {
        let mut out = vec![Self::Id, Self::Name, Self::Kind];
        match of {
            Subjects::Elements => out.push(Self::Container),
            Subjects::Links => out.extend([Self::From, Self::To]),
        }
        out.extend([Self::State, Self::Plateaus]);
        let carried = |id: &str| match of {
            Subjects::Elements => ELEMENT_KINDS.iter().any(|kind| kind.has_attribute(id)),
            Subjects::Links => LINK_KINDS.iter().any(|kind| kind.has_attribute(id)),
        };
        let attributes = catalogue::ATTRIBUTES.iter().map(|attribute| attribute.id);
        out.extend(
            attributes
                .filter(|id| carried(id))
                .map(|id| Self::Attribute(Name::new_static(id))),
        );
        out
    }

    /// Its title.
    #[must_use]
    pub fn title(&self, language: Language) -> String {
        let id = match self {
            Self::Id => msg::LISTING_ID,
            Self::Name => msg::LISTING_NAME,
            Self::Kind => msg::LISTING_KIND,
            Self::Container => msg::LISTING_CONTAINER,
            Self::From => msg::LISTING_FROM,
            Self::To => msg::LISTING_TO,
            Self::State => msg::LISTING_STATE,
            Self::Plateaus => msg::PLATEAUS_COLUMN,
            Self::Attribute(name) => {
                return catalogue::attribute_label(name, language).to_owned();
            }
        };
        language.text(id)
    }

    /// Its word on the command line and in JSON.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Container => "container",
            Self::From => "from",
            Self::To => "to",
            Self::State => "state",
            Self::Plateaus => "plateaus",
            Self::Attribute(name) => name,
        }
    }

    /// The column of a word that [`Column::id`] gave; an attribute that only a map knows, too.
    #[must_use]
    pub fn of_id(id: &str, of: Subjects) -> Self {
        let known = Self::all(of).into_iter().find(|column| column.id() == id);
        known.unwrap_or_else(|| Self::Attribute(id.into()))
    }

    /// The column of a word or of a title, in either language.
    #[must_use]
    pub fn named(word: &str, of: Subjects) -> Option<Self> {
        let wanted = folded(word.trim());
        let is_it = |column: &Self| {
            folded(column.id()) == wanted
                || folded(&column.title(Language::English)) == wanted
                || folded(&column.title(Language::French)) == wanted
        };
        if wanted == "parent" {
            return Some(Self::Container).filter(|_| of == Subjects::Elements);
        }
        Self::all(of).into_iter().find(is_it)
    }

    /// Whether its cells can be written.
    #[must_use]
    pub fn is_editable(&self) -> bool {
        !matches!(
            self,
            Self::Id | Self::State | Self::Plateaus | Self::From | Self::To
        )
    }
}
