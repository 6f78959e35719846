//! The tables of a map: records of one type, sorted by id, shared until changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;

use super::assurance::{DataType, Exemption, Factor, Standard, Target};
use super::field::FieldError;
use super::handover::{ExportPreset, RedactionProfile};
use super::id::{ElementId, LinkId, NoteId, SubjectId, ViewId};
use super::record::{Record, RecordFields};
use super::records::{
    Element, Link, MapInfo, Note, Placement, Plateau, Requirement, View, WorkPackage,
};
use super::scenario::LossScenario;

/// The tables, in the order of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableName {
    /// The map as a whole.
    Map,
    /// States in time.
    Plateaus,
    /// Things.
    Elements,
    /// Relations.
    Links,
    /// Drawings.
    Views,
    /// Where drawings show what.
    Placements,
    /// Annotations.
    Notes,
    /// Requirements.
    Requirements,
    /// Projects.
    WorkPackages,
    /// Feared losses.
    Scenarios,
    /// Exemptions from requirements.
    Exemptions,
    /// The catalogue of standards.
    Standards,
    /// The protection table.
    DataTypes,
    /// Factors of indicators.
    Factors,
    /// Targets of indicators.
    Targets,
    /// Presets of exports.
    Presets,
    /// Redaction profiles.
    Redactions,
}

impl TableName {
    /// All tables, in the order of files.
    pub const ALL: [Self; 17] = [
        Self::Map,
        Self::Plateaus,
        Self::Elements,
        Self::Links,
        Self::Views,
        Self::Placements,
        Self::Notes,
        Self::Requirements,
        Self::WorkPackages,
        Self::Scenarios,
        Self::Exemptions,
        Self::Standards,
        Self::DataTypes,
        Self::Factors,
        Self::Targets,
        Self::Presets,
        Self::Redactions,
    ];

    /// Its name in files and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Plateaus => "plateaus",
            Self::Elements => "elements",
            Self::Links => "links",
            Self::Views => "views",
            Self::Placements => "placements",
            Self::Notes => "notes",
            Self::Requirements => "requirements",
            Self::WorkPackages => "work_packages",
            Self::Scenarios => "scenarios",
            Self::Exemptions => "exemptions",
            Self::Standards => "standards",
            Self::DataTypes => "data_types",
            Self::Factors => "factors",
            Self::Targets => "targets",
            Self::Presets => "presets",
            Self::Redactions => "redactions",
        }
    }

    /// The table of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == name)
    }
}

/// Records of one type by id. Cloning is O(1): the rows are shared until one side changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<R: Record> {
    rows: Arc<BTreeMap<R::Id, Arc<R>>>,
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self {
            rows: Arc::default(),
        }
    }
}

impl<R: Record> Table<R> {
    /// The record of an id.
    #[must_use]
    pub fn get(&self, id: &R::Id) -> Option<&Arc<R>> {
        self.rows.get(id)
    }

    /// Whether there is a record of this id.
    #[must_use]
    pub fn contains(&self, id: &R::Id) -> bool {
        self.rows.contains_key(id)
    }

    /// The records, by id.
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<R>> + ExactSizeIterator + use<'_, R> {
        self.rows.values()
    }

    /// The records whose ids are not less than `from`, by id.
    pub fn iter_from<'a>(
        &'a self,
        from: &R::Id,
    ) -> impl DoubleEndedIterator<Item = &'a Arc<R>> + use<'a, R> {
        self.rows.range(from..).map(|(_, record)| record)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether both are the very same rows in memory, so that nothing differs. O(1); two tables that
    /// are equal need not be the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.rows, &other.rows)
    }

    /// Puts a record in place of the one with its id. For building tables that do not yet belong
    /// to a map, such as what an importer or a reader gathers.
    pub fn insert(&mut self, record: Arc<R>) -> Option<Arc<R>> {
        Arc::make_mut(&mut self.rows).insert(record.id().clone(), record)
    }

    /// Takes a record out; like [`Self::insert`], for tables outside a map.
    pub fn remove(&mut self, id: &R::Id) -> Option<Arc<R>> {
        Arc::make_mut(&mut self.rows).remove(id)
    }
}

impl<R: Record> FromIterator<R> for Table<R> {
    fn from_iter<I: IntoIterator<Item = R>>(records: I) -> Self {
        let rows = records
            .into_iter()
            .map(|record| (record.id().clone(), Arc::new(record)))
            .collect();
        Self {
            rows: Arc::new(rows),
        }
    }
}

/// All tables of a map. As a value of its own it promises nothing: [`super::SystemMap`] does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// The map as a whole: one record.
    pub map: Table<MapInfo>,
    /// States in time.
    pub plateaus: Table<Plateau>,
    /// Things.
    pub elements: Table<Element>,
    /// Relations.
    pub links: Table<Link>,
    /// Drawings.
    pub views: Table<View>,
    /// Where drawings show what.
    pub placements: Table<Placement>,
    /// Annotations.
    pub notes: Table<Note>,
    /// Requirements.
    pub requirements: Table<Requirement>,
    /// Projects.
    pub work_packages: Table<WorkPackage>,
    /// Feared losses.
    pub scenarios: Table<LossScenario>,
    /// Exemptions from requirements.
    pub exemptions: Table<Exemption>,
    /// The catalogue of standards.
    pub standards: Table<Standard>,
    /// The protection table.
    pub data_types: Table<DataType>,
    /// Factors of indicators.
    pub factors: Table<Factor>,
    /// Targets of indicators.
    pub targets: Table<Target>,
    /// Presets of exports.
    pub presets: Table<ExportPreset>,
    /// Redaction profiles.
    pub redactions: Table<RedactionProfile>,
}

/// Something to do with a table whatever its record type; see [`Tables::visit`].
pub(crate) trait TableVisitor {
    /// What it answers.
    type Output;
    /// Does it.
    fn visit<R: Record>(self, table: &Table<R>) -> Self::Output;
}

/// Like [`TableVisitor`], with the right to change the rows.
pub(super) trait TableEditor {
    /// What it answers.
    type Output;
    /// Does it.
    fn edit<R: Record>(self, table: &mut Table<R>) -> Self::Output;
}

impl Tables {
    /// Reads the table of a name.
    pub(crate) fn visit<V: TableVisitor>(&self, name: TableName, visitor: V) -> V::Output {
        match name {
            TableName::Map => visitor.visit(&self.map),
            TableName::Plateaus => visitor.visit(&self.plateaus),
            TableName::Elements => visitor.visit(&self.elements),
            TableName::Links => visitor.visit(&self.links),
            TableName::Views => visitor.visit(&self.views),
            TableName::Placements => visitor.visit(&self.placements),
            TableName::Notes => visitor.visit(&self.notes),
            TableName::Requirements => visitor.visit(&self.requirements),
            TableName::WorkPackages => visitor.visit(&self.work_packages),
            TableName::Scenarios => visitor.visit(&self.scenarios),
            TableName::Exemptions => visitor.visit(&self.exemptions),
            TableName::Standards => visitor.visit(&self.standards),
            TableName::DataTypes => visitor.visit(&self.data_types),
            TableName::Factors => visitor.visit(&self.factors),
            TableName::Targets => visitor.visit(&self.targets),
            TableName::Presets => visitor.visit(&self.presets),
            TableName::Redactions => visitor.visit(&self.redactions),
        }
    }

    /// Changes the table of a name.
    pub(super) fn edit<V: TableEditor>(&mut self, name: TableName, editor: V) -> V::Output {
        match name {
            TableName::Map => editor.edit(&mut self.map),
            TableName::Plateaus => editor.edit(&mut self.plateaus),
            TableName::Elements => editor.edit(&mut self.elements),
            TableName::Links => editor.edit(&mut self.links),
            TableName::Views => editor.edit(&mut self.views),
            TableName::Placements => editor.edit(&mut self.placements),
            TableName::Notes => editor.edit(&mut self.notes),
            TableName::Requirements => editor.edit(&mut self.requirements),
            TableName::WorkPackages => editor.edit(&mut self.work_packages),
            TableName::Scenarios => editor.edit(&mut self.scenarios),
            TableName::Exemptions => editor.edit(&mut self.exemptions),
            TableName::Standards => editor.edit(&mut self.standards),
            TableName::DataTypes => editor.edit(&mut self.data_types),
            TableName::Factors => editor.edit(&mut self.factors),
            TableName::Targets => editor.edit(&mut self.targets),
            TableName::Presets => editor.edit(&mut self.presets),
            TableName::Redactions => editor.edit(&mut self.redactions),
        }
    }

    /// The fields of a record, whatever its table.
    #[must_use]
    pub fn fields_of(&self, name: TableName, id: &str) -> Option<RecordFields> {
        struct FieldsOf<'a>(&'a str);
        impl TableVisitor for FieldsOf<'_> {
            type Output = Option<RecordFields>;
            fn visit<R: Record>(self, table: &Table<R>) -> Self::Output {
                table
                    .get(&R::Id::from(SmolStr::new(self.0)))
                    .map(|record| record.fields())
            }
        }
        self.visit(name, FieldsOf(id))
    }

    /// Adds a record given by its fields, whatever its table; an older one of the same id goes.
    ///
    /// # Errors
    /// The first field that does not take its value; nothing is added then.
    pub fn insert_fields(
        &mut self,
        name: TableName,
        id: &str,
        fields: &RecordFields,
    ) -> Result<(), FieldError> {
        struct Insert<'a>(&'a str, &'a RecordFields);
        impl TableEditor for Insert<'_> {
            type Output = Result<(), FieldError>;
            fn edit<R: Record>(self, table: &mut Table<R>) -> Self::Output {
                let record = R::from_fields(R::Id::from(SmolStr::new(self.0)), self.1)?;
                table.insert(Arc::new(record));
                Ok(())
            }
        }
        self.edit(name, Insert(id, fields))
    }

    /// Whether any record of elements, links, views or notes has this id: what a placement, a note
    /// and the command line may point at is unique across the map.
    #[must_use]
    pub fn is_taken(&self, id: &str) -> bool {
        self.elements.contains(&ElementId::from(id))
            || self.links.contains(&LinkId::from(id))
            || self.views.contains(&ViewId::from(id))
            || self.notes.contains(&NoteId::from(id))
    }

    /// Whether a subject (element, link or note) of this id exists.
    #[must_use]
    pub fn has_subject(&self, id: &SubjectId) -> bool {
        self.elements.contains(&ElementId::from(id.text().clone()))
            || self.links.contains(&LinkId::from(id.text().clone()))
            || self.notes.contains(&NoteId::from(id.text().clone()))
    }
}
