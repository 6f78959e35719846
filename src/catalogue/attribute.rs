//! Attributes: what is known about an element or a link beyond its name.

use super::{KindRule, Words};
use crate::locale::{Language, MessageId, msg};

/// What values an attribute takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AttributeType {
    /// A line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// Yes or no.
    Flag,
    /// A decimal number, between the attribute's bounds.
    Number,
    /// A whole number, between the attribute's bounds; its values may have names.
    Integer,
    /// A duration in hours.
    Hours,
    /// A share between 0 and 1, such as an availability.
    Ratio,
    /// A number of hundredths; 5 is five per cent.
    Percent,
    /// A day, `2027-12-31`.
    Date,
    /// One of the attribute's choices.
    Choice,
    /// One of the attribute's choices, or other words.
    OpenChoice,
    /// Several lines of text.
    TextList,
    /// Security needs: a map with `d`, `i`, `c`, `t`, each 0 to 4.
    Needs,
    /// The id of an element.
    Reference(&'static [KindRule]),
    /// The ids of elements.
    ReferenceList(&'static [KindRule]),
    /// Maps, one a line; the names of their fields.
    RecordList(&'static [&'static str]),
}

/// The section of the inspector in which an attribute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AttributeGroup {
    /// What it is and who answers for it.
    Identity,
    /// How long it may fail, and how it comes back.
    Continuity,
    /// How it is protected.
    Security,
    /// What it holds.
    Data,
    /// How long it will last.
    LifeCycle,
    /// How large it is.
    Sizing,
    /// What it consumes.
    Sustainability,
    /// The rest.
    Other,
}

impl AttributeGroup {
    /// Every group, in the order of the inspector.
    pub const ALL: [Self; 8] = [
        Self::Identity,
        Self::Continuity,
        Self::Security,
        Self::Data,
        Self::LifeCycle,
        Self::Sizing,
        Self::Sustainability,
        Self::Other,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Identity => msg::CATALOGUE_GROUP_IDENTITY,
            Self::Continuity => msg::CATALOGUE_GROUP_CONTINUITY,
            Self::Security => msg::CATALOGUE_GROUP_SECURITY,
            Self::Data => msg::CATALOGUE_GROUP_DATA,
            Self::LifeCycle => msg::CATALOGUE_GROUP_LIFE_CYCLE,
            Self::Sizing => msg::CATALOGUE_GROUP_SIZING,
            Self::Sustainability => msg::CATALOGUE_GROUP_SUSTAINABILITY,
            Self::Other => msg::CATALOGUE_GROUP_OTHER,
        }
    }
}

/// A value that has a name.
#[derive(Debug)]
pub struct Choice {
    /// The value as it stands in files; digits for a whole number.
    pub value: &'static str,
    /// Its name.
    pub words: Words,
    /// The kinds to which it is offered; empty for all that carry the attribute.
    pub kinds: &'static [&'static str],
}

/// An attribute, defined once for every kind that carries it.
#[derive(Debug)]
pub struct Attribute {
    /// Its id in files: `snake_case`, never shown.
    pub id: &'static str,
    /// Its label.
    pub words: Words,
    /// What it means, where the label does not say it all.
    pub description: Option<Words>,
    /// What values it takes.
    pub value_type: AttributeType,
    /// Values with a name, in the order of the list.
    pub choices: &'static [Choice],
    /// Smallest value of a number.
    pub min: Option<f64>,
    /// Largest value of a number.
    pub max: Option<f64>,
    /// Its unit, as shown after a value.
    pub unit: Option<Words>,
    /// Its section of the inspector.
    pub group: AttributeGroup,
    /// From which level of the ANSSI guide (1 to 3) it is expected; `None` where the guide is silent.
    pub anssi_level: Option<u8>,
    /// The value that analyses assume where none is given, as it would stand in a file.
    pub default: Option<&'static str>,
}

impl Attribute {
    /// Its label.
    #[must_use]
    pub fn label(&self, language: Language) -> &'static str {
        self.words.in_language(language)
    }

    /// The name of one of its values; `None` for a value without a name.
    #[must_use]
    pub fn value_label(&self, value: &str, language: Language) -> Option<&'static str> {
        let choice = self.choices.iter().find(|choice| choice.value == value)?;
        Some(choice.words.in_language(language))
    }

    /// The named values that an element or a link of this kind may take.
    pub fn choices_for(&self, kind: &str) -> impl Iterator<Item = &'static Choice> {
        self.choices
            .iter()
            .filter(move |choice| choice.kinds.is_empty() || choice.kinds.contains(&kind))
    }

    /// Whether a number lies between the bounds.
    #[must_use]
    pub fn allows_number(&self, number: f64) -> bool {
        number.is_finite()
            && self.min.is_none_or(|min| number >= min)
            && self.max.is_none_or(|max| number <= max)
    }
}
