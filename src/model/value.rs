//! Field values in one general form.

use std::collections::BTreeMap;

use smol_str::SmolStr;

/// The name of a field, such as `parent` or `criticality`.
pub type Name = SmolStr;

/// A number that is never NaN and never infinite; `-0` is stored as `0`.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Finite(f64);

impl Finite {
    /// The number, unless it is NaN or infinite.
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number + 0.0))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Finite {}
impl PartialOrd for Finite {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Finite {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
impl std::hash::Hash for Finite {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}
impl std::fmt::Debug for Finite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl std::fmt::Display for Finite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The value of a field. There is one kind of number, so that `4` and `4.0` are the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// In an override only: the field is cleared at that plateau.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A finite number.
    Number(Finite),
    /// Text; also dates (`2027-06-30`), ids and the words of enumerations.
    Text(SmolStr),
    /// Several values in order.
    List(Vec<Value>),
    /// Named values.
    Fields(BTreeMap<Name, Value>),
}

impl Value {
    /// A text value.
    #[must_use]
    pub fn text(text: impl Into<SmolStr>) -> Self {
        Self::Text(text.into())
    }

    /// A number, unless it is NaN or infinite.
    #[must_use]
    pub fn number(number: f64) -> Option<Self> {
        Finite::new(number).map(Self::Number)
    }

    /// The text, where this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The number, where this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self {
            Some(number.get())
        } else {
            None
        }
    }

    /// Yes or no, where this is a flag.
    #[must_use]
    pub fn as_flag(&self) -> Option<bool> {
        if let Self::Flag(flag) = self {
            Some(*flag)
        } else {
            None
        }
    }

    /// The values, where this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Value]> {
        if let Self::List(list) = self {
            Some(list)
        } else {
            None
        }
    }

    /// The named values, where there are any.
    #[must_use]
    pub fn as_fields(&self) -> Option<&BTreeMap<Name, Value>> {
        if let Self::Fields(fields) = self {
            Some(fields)
        } else {
            None
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}
impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl std::fmt::Display for Value {
    /// For messages and tables: text without quotes, lists with commas.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nothing => f.write_str("–"),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
            Self::List(values) => {
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{value}")?;
                }
                Ok(())
            }
            Self::Fields(fields) => {
                for (index, (name, value)) in fields.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{name} {value}")?;
                }
                Ok(())
            }
        }
    }
}
