//! What all records have in common: an id, typed fields, free attributes, and overrides by plateau.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::field::{FieldError, FieldPath};
use super::id::PlateauId;
use super::table::TableName;
use super::value::{Name, Value};

/// Attributes of a record by name: those of the catalogue, and any that a file brought along.
pub type Attributes = BTreeMap<Name, Value>;
/// What differs at one plateau: field → value, [`Value::Nothing`] where the field is cleared there.
/// The field [`PRESENT`] says whether the record exists from that plateau on.
pub type Override = BTreeMap<Name, Value>;
/// All fields of a record that differ from their default.
pub type RecordFields = BTreeMap<FieldPath, Value>;

/// In an override: whether the record exists from this plateau on.
pub const PRESENT: &str = "present";
/// The own field that names the plateau where the record was introduced.
pub const SINCE: &str = "since";

/// A row of one of the map's tables.
pub trait Record: Clone + PartialEq + Send + Sync + 'static {
    /// Its id type.
    type Id: Clone
        + Ord
        + std::hash::Hash
        + std::fmt::Display
        + From<SmolStr>
        + AsRef<str>
        + Send
        + Sync
        + 'static;
    /// Its table.
    const TABLE: TableName;
    /// Names of its typed fields, in the order of files.
    const FIELDS: &'static [&'static str];

    /// A record with this id and every field at its default.
    fn blank(id: Self::Id) -> Self;
    /// Its id.
    fn id(&self) -> &Self::Id;
    /// The value of a field; `None` when it has its default.
    fn get(&self, path: &FieldPath) -> Option<Value>;
    /// Sets a field; `None` gives it its default (or takes the override away).
    ///
    /// # Errors
    /// When the field does not take the value.
    fn set(&mut self, path: &FieldPath, value: Option<&Value>) -> Result<(), FieldError>;
    /// All fields that differ from their default.
    fn fields(&self) -> RecordFields;
    /// The plateau where it was introduced; `None` for the roots of the timeline.
    fn since(&self) -> Option<&PlateauId>;
    /// What differs at later plateaus.
    fn overrides(&self) -> &BTreeMap<PlateauId, Override>;
    /// Its free attributes.
    fn attributes(&self) -> &Attributes;

    /// The record with these fields.
    ///
    /// # Errors
    /// The first field that does not take its value.
    fn from_fields(id: Self::Id, fields: &RecordFields) -> Result<Self, FieldError> {
        let mut record = Self::blank(id);
        for (path, value) in fields {
            record.set(path, Some(value))?;
        }
        Ok(record)
    }
}

/// Declares a record type: its typed fields, and what [`Record`] needs to reach them by name.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident in $table:ident under $id:ident {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// Its id.
            pub id: $id,
            $($(#[$field_doc])* pub $field: $type,)*
            /// Attributes by name.
            pub attributes: $crate::model::Attributes,
            /// Plateau where it was introduced; `None` for the roots of the timeline.
            pub since: Option<PlateauId>,
            /// What differs at later plateaus.
            pub at: std::collections::BTreeMap<PlateauId, $crate::model::Override>,
        }

        impl $name {
            fn check_own(name: &str, value: &Value) -> Result<(), ValueType> {
                $(if name == stringify!($field) {
                    return <$type as FieldValue>::from_value(Some(value)).map(|_| ());
                })*
                if name == $crate::model::PRESENT {
                    return bool::from_value(Some(value)).map(|_| ());
                }
                Ok(())
            }
        }

        impl Record for $name {
            type Id = $id;
            const TABLE: TableName = TableName::$table;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn blank(id: $id) -> Self {
                Self {
                    id,
                    $($field: Default::default(),)*
                    attributes: Default::default(),
                    since: None,
                    at: Default::default(),
                }
            }

            fn id(&self) -> &$id {
                &self.id
            }

            fn get(&self, path: &FieldPath) -> Option<Value> {
                if let Some(plateau) = &path.plateau {
                    return self.at.get(plateau)?.get(&path.name).cloned();
                }
                $(if path.name == stringify!($field) {
                    return self.$field.to_value();
                })*
                if path.name == $crate::model::SINCE {
                    return self.since.to_value();
                }
                self.attributes.get(&path.name).cloned()
            }

            fn set(&mut self, path: &FieldPath, value: Option<&Value>) -> Result<(), FieldError> {
                let refuse = |expected| FieldError { name: path.name.clone(), expected };
                if let Some(plateau) = &path.plateau {
                    if let Some(value) = value {
                        Self::check_own(&path.name, value).map_err(refuse)?;
                        self.at.entry(plateau.clone()).or_default().insert(path.name.clone(), value.clone());
                    } else if let Some(fields) = self.at.get_mut(plateau) {
                        fields.remove(&path.name);
                        if fields.is_empty() {
                            self.at.remove(plateau);
                        }
                    }
                    return Ok(());
                }
                $(if path.name == stringify!($field) {
                    self.$field = <$type as FieldValue>::from_value(value).map_err(refuse)?;
                    return Ok(());
                })*
                if path.name == $crate::model::SINCE {
                    self.since = FieldValue::from_value(value).map_err(refuse)?;
                    return Ok(());
                }
                match value {
                    None | Some(Value::Nothing) => {
                        self.attributes.remove(&path.name);
                    }
                    Some(value) => {
                        self.attributes.insert(path.name.clone(), value.clone());
                    }
                }
                Ok(())
            }

            fn fields(&self) -> RecordFields {
                let mut out = RecordFields::new();
                $(if let Some(value) = self.$field.to_value() {
                    out.insert(FieldPath::own(Name::new_static(stringify!($field))), value);
                })*
                if let Some(value) = self.since.to_value() {
                    out.insert(FieldPath::own(Name::new_static($crate::model::SINCE)), value);
                }
                for (name, value) in &self.attributes {
                    out.insert(FieldPath::own(name.clone()), value.clone());
                }
                for (plateau, fields) in &self.at {
                    for (name, value) in fields {
                        out.insert(FieldPath::at(plateau.clone(), name.clone()), value.clone());
                    }
                }
                out
            }

            fn since(&self) -> Option<&PlateauId> {
                self.since.as_ref()
            }

            fn overrides(&self) -> &std::collections::BTreeMap<PlateauId, Override> {
                &self.at
            }

            fn attributes(&self) -> &Attributes {
                &self.attributes
            }
        }
    };
}
pub(super) use record;
