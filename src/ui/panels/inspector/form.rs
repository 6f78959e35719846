//! What the editors of a form share: which records they edit, what those hold, and how a change
//! becomes a command.
//!
//! One record and many are edited alike: a field of many either holds the same everywhere, or is
//! *mixed*, and a change of it is one command for all of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::InspectorState;
use super::asked::Asked;
use super::expected::Stricter;
use crate::command::{self, Command, FieldEdit};
use crate::locale::Language;
use crate::model::{Name, PlateauId, RecordKey, SubjectId, Value};
use crate::workspace::{Action, Document, Workspace};

/// What the records of a form hold in one field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held<'a> {
    /// The same everywhere; `None` where it is empty.
    Same(Option<&'a Value>),
    /// Different values, and how many records hold each; the most frequent first.
    Mixed(&'a [(Option<Value>, usize)]),
}

/// What the records of a form hold, by field.
pub(super) type Holding<'v> = dyn Fn(&str) -> Held<'v> + 'v;

impl<'a> Held<'a> {
    /// The value, where it is the same everywhere.
    pub(super) fn value(self) -> Option<&'a Value> {
        match self {
            Self::Same(value) => value,
            Self::Mixed(_) => None,
        }
    }

    /// Whether the records differ.
    pub(super) fn is_mixed(self) -> bool {
        matches!(self, Self::Mixed(_))
    }

    /// Whether any record holds a value.
    pub(super) fn is_filled(self) -> bool {
        self.is_mixed() || self.value().is_some()
    }
}

/// See the module's header.
pub(super) struct Form<'a> {
    pub(super) document: &'a Document,
    pub(super) language: Language,
    /// Today, as an ISO date.
    pub(super) today: &'a str,
    pub(super) records: Arc<[RecordKey]>,
    /// The kind, for choices that hang on it; empty where the records are of several.
    pub(super) kind: &'a str,
    /// Fields that differ at the plateau that shows, in any of the records.
    pub(super) overridden: Arc<BTreeSet<Name>>,
    pub(super) label_width: f32,
    pub(super) may_edit: bool,
    /// What others expect of the only record, where it is more than it declares.
    pub(super) expected: Vec<Stricter>,
    /// What the documentation lacks of the only record.
    pub(super) asked: Asked,
    /// What was clicked to be shown.
    pub(super) goes_to: Option<SubjectId>,
    pub(super) state: &'a mut InspectorState,
    pub(super) actions: &'a mut Vec<Action>,
}

impl<'a> Form<'a> {
    /// A form over records.
    pub(super) fn new(
        workspace: &'a Workspace,
        document: &'a Document,
        records: Arc<[RecordKey]>,
        kind: &'a str,
        state: &'a mut InspectorState,
        actions: &'a mut Vec<Action>,
        width: f32,
    ) -> Self {
        let overridden = match &*records {
            [only] => Arc::new(overrides(document, only)),
            _ => Arc::default(),
        };
        Self {
            document,
            language: workspace.language(),
            today: &workspace.today,
            records,
            kind,
            overridden,
            label_width: (width * 0.36).clamp(86.0, 150.0),
            may_edit: !document.is_read_only(),
            expected: Vec::new(),
            asked: Asked::default(),
            goes_to: None,
            state,
            actions,
        }
    }

    /// Changes a field of all records.
    pub(super) fn change(&mut self, name: &str, edit: FieldEdit) {
        if !self.may_edit {
            return;
        }
        self.actions.push(Action::Edit(Command::SetFields {
            records: Arc::clone(&self.records),
            name: name.into(),
            edit,
        }));
    }

    /// Sets a field of all records.
    pub(super) fn set(&mut self, name: &str, value: Option<Value>) {
        self.change(name, FieldEdit::Set(value));
    }

    /// Whether a field differs here from the plateau before.
    pub(super) fn is_overridden(&self, name: &str) -> bool {
        self.overridden.contains(name)
    }

    /// Makes the ids of this form's widgets differ from those of other forms.
    pub(super) fn salt(&self, name: &str) -> egui::Id {
        let first = self.records.first().map(|record| &record.id);
        egui::Id::unique(("field", first, self.records.len(), name))
    }

    /// Whether a field is to be brought into sight.
    pub(super) fn wants(&self, name: &str) -> bool {
        self.state.wanted_field.as_deref() == Some(name)
    }

    /// What the only record has in a field at the plateau before; `None` for many records.
    pub(super) fn inherited(&self, name: &str) -> Option<Option<Value>> {
        let ([record], Some(plateau)) = (&*self.records, self.document.plateau.as_ref()) else {
            return None;
        };
        let map = self.document.map();
        let fields = map.tables().fields_of(record.table, &record.id)?;
        Some(command::inherited(map, plateau, name, |path| {
            fields.get(path).cloned()
        }))
    }

    /// The name of an element, or its id where it is not there.
    pub(super) fn name_of(&self, id: &str) -> String {
        let element = self.document.snapshot().element_by_id(&id.into());
        element.map_or_else(|| id.to_owned(), |element| element.name.to_string())
    }
}

/// The fields of a record that differ at the plateau that shows.
pub(super) fn overrides(document: &Document, record: &RecordKey) -> BTreeSet<Name> {
    let at = |plateau: &PlateauId| {
        let fields = document
            .map()
            .tables()
            .fields_of(record.table, &record.id)?;
        let here = fields
            .into_keys()
            .filter(|path| path.plateau.as_ref() == Some(plateau));
        Some(here.map(|path| path.name).collect())
    };
    document.plateau.as_ref().and_then(at).unwrap_or_default()
}
