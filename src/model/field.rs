//! How typed fields of records become general values and back.

use smol_str::SmolStr;

use super::id::{
    DataTypeId, ElementId, ExemptionId, FactorId, KindId, LinkId, NoteId, PlateauId, PresetId,
    RedactionId, RequirementId, StandardId, SubjectId, TargetId, ViewId, WorkPackageId,
};
use super::value::{Finite, Name, Value};
use crate::geometry::Point;
use crate::locale::{Message, msg};

/// One field of a record: its own, or its override at a plateau.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath {
    /// The plateau whose override is meant; `None` for the record's own field.
    pub plateau: Option<PlateauId>,
    /// The field.
    pub name: Name,
}

impl FieldPath {
    /// The record's own field.
    #[must_use]
    pub fn own(name: impl Into<Name>) -> Self {
        Self {
            plateau: None,
            name: name.into(),
        }
    }

    /// The override of a field at a plateau.
    #[must_use]
    pub fn at(plateau: PlateauId, name: impl Into<Name>) -> Self {
        Self {
            plateau: Some(plateau),
            name: name.into(),
        }
    }
}

impl std::fmt::Display for FieldPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.plateau {
            Some(plateau) => write!(f, "{}@{plateau}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// What a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Text.
    Text,
    /// A finite number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    TextList,
    /// A list of points `[x, y]`.
    Points,
    /// A list of replies.
    Replies,
    /// What a view was gathered from.
    Recipe,
    /// A list of filters.
    Filters,
    /// A list of layers.
    Layers,
    /// One of a closed set of words.
    Word(&'static [&'static str]),
}

impl ValueType {
    /// In words, to follow “must be”.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Text => msg::MODEL_TYPE_TEXT.into(),
            Self::Number => msg::MODEL_TYPE_NUMBER.into(),
            Self::Flag => msg::MODEL_TYPE_FLAG.into(),
            Self::TextList => msg::MODEL_TYPE_TEXT_LIST.into(),
            Self::Points => msg::MODEL_TYPE_POINTS.into(),
            Self::Replies => msg::MODEL_TYPE_REPLIES.into(),
            Self::Recipe => msg::VIEWS_TYPE_RECIPE.into(),
            Self::Filters => msg::VIEWS_TYPE_FILTERS.into(),
            Self::Layers => msg::MODEL_TYPE_LAYERS.into(),
            Self::Word(words) => msg::MODEL_TYPE_WORD.with("words", words.join(", ")),
        }
    }
}

/// A value that a field does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub name: Name,
    /// What it asks for.
    pub expected: ValueType,
}

/// A type that can stand in a record's field. The default value is stored as absence.
pub trait FieldValue: Sized {
    /// As a general value; `None` for the default.
    fn to_value(&self) -> Option<Value>;

    /// From a general value; `None` gives the default.
    ///
    /// # Errors
    /// What the field asks for, when the value is of another type.
    fn from_value(value: Option<&Value>) -> Result<Self, ValueType>;
}

impl FieldValue for SmolStr {
    fn to_value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Text(self.clone()))
    }
    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        match value {
            None | Some(Value::Nothing) => Ok(Self::default()),
            Some(Value::Text(text)) => Ok(text.clone()),
            Some(_) => Err(ValueType::Text),
        }
    }
}

impl FieldValue for Vec<SmolStr> {
    fn to_value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::List(self.iter().cloned().map(Value::Text).collect()))
    }
    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        match value {
            None | Some(Value::Nothing) => Ok(Self::new()),
            Some(Value::List(list)) => list
                .iter()
                .map(|entry| entry.as_text().map(Into::into).ok_or(ValueType::TextList))
                .collect(),
            Some(_) => Err(ValueType::TextList),
        }
    }
}

impl FieldValue for bool {
    fn to_value(&self) -> Option<Value> {
        self.then_some(Value::Flag(true))
    }
    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        match value {
            None | Some(Value::Nothing) => Ok(false),
            Some(Value::Flag(flag)) => Ok(*flag),
            Some(_) => Err(ValueType::Flag),
        }
    }
}

impl FieldValue for Finite {
    fn to_value(&self) -> Option<Value> {
        (*self != Self::default()).then_some(Value::Number(*self))
    }
    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        match value {
            None | Some(Value::Nothing) => Ok(Self::default()),
            Some(Value::Number(number)) => Ok(*number),
            Some(_) => Err(ValueType::Number),
        }
    }
}

impl FieldValue for Option<Finite> {
    fn to_value(&self) -> Option<Value> {
        self.map(Value::Number)
    }
    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        match value {
            None | Some(Value::Nothing) => Ok(None),
            Some(Value::Number(number)) => Ok(Some(*number)),
            Some(_) => Err(ValueType::Number),
        }
    }
}

impl FieldValue for Vec<Point> {
    fn to_value(&self) -> Option<Value> {
        if self.is_empty() {
            return None;
        }
        let pair = |point: &Point| -> Option<Value> {
            Some(Value::List(vec![
                Value::number(point.x)?,
                Value::number(point.y)?,
            ]))
        };
        Some(Value::List(self.iter().filter_map(pair).collect()))
    }
    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        let list = match value {
            None | Some(Value::Nothing) => return Ok(Self::new()),
            Some(Value::List(list)) => list,
            Some(_) => return Err(ValueType::Points),
        };
        list.iter()
            .map(|pair| match pair.as_list() {
                Some([x, y]) => Ok(Point::new(
                    x.as_number().ok_or(ValueType::Points)?,
                    y.as_number().ok_or(ValueType::Points)?,
                )),
                _ => Err(ValueType::Points),
            })
            .collect()
    }
}

macro_rules! text_like {
    ($($type:ty),*) => {$(
        impl FieldValue for $type {
            fn to_value(&self) -> Option<Value> {
                (!self.as_str().is_empty()).then(|| Value::Text(self.text().clone()))
            }
            fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
                SmolStr::from_value(value).map(<$type>::from)
            }
        }

        impl FieldValue for Option<$type> {
            fn to_value(&self) -> Option<Value> {
                self.as_ref().and_then(FieldValue::to_value)
            }
            fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
                let text = SmolStr::from_value(value)?;
                Ok((!text.is_empty()).then(|| <$type>::from(text)))
            }
        }

        impl FieldValue for Vec<$type> {
            fn to_value(&self) -> Option<Value> {
                (!self.is_empty())
                    .then(|| Value::List(self.iter().map(|id| Value::Text(id.text().clone())).collect()))
            }
            fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
                match value {
                    None | Some(Value::Nothing) => Ok(Self::new()),
                    Some(Value::List(list)) => list
                        .iter()
                        .map(|entry| entry.as_text().map(<$type>::from).ok_or(ValueType::TextList))
                        .collect(),
                    Some(_) => Err(ValueType::TextList),
                }
            }
        }
    )*};
}
text_like!(
    ElementId,
    LinkId,
    ViewId,
    NoteId,
    PlateauId,
    RequirementId,
    WorkPackageId,
    SubjectId,
    KindId,
    ExemptionId,
    StandardId,
    DataTypeId,
    FactorId,
    TargetId,
    PresetId,
    RedactionId
);

/// Declares an enumeration whose values are stored as words; the first is the default.
macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $first:ident = $first_word:literal, $($variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the words are the field's own terms")]
        pub enum $name {
            #[default]
            $first,
            $($variant),*
        }

        impl $name {
            /// The words, in order of the variants.
            pub const WORDS: &'static [&'static str] = &[$first_word, $($word),*];
            /// The variants, in order.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];

            /// The word that stands in files.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$variant => $word),*
                }
            }

            /// The variant of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|variant| variant.as_str() == word)
            }
        }

        impl $crate::model::FieldValue for $name {
            fn to_value(&self) -> Option<$crate::model::Value> {
                (*self != Self::default()).then(|| $crate::model::Value::text(self.as_str()))
            }
            fn from_value(value: Option<&$crate::model::Value>) -> Result<Self, $crate::model::ValueType> {
                match value {
                    None | Some($crate::model::Value::Nothing) => Ok(Self::default()),
                    Some($crate::model::Value::Text(word)) => {
                        Self::from_word(word).ok_or($crate::model::ValueType::Word(Self::WORDS))
                    }
                    Some(_) => Err($crate::model::ValueType::Word(Self::WORDS)),
                }
            }
        }
    };
}
pub(super) use word_enum;
