//! Bringing back what a version had: all of it, or chosen records and fields, as one step that can
//! be undone. The versions themselves stay as they are.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::effect::Effect;
use super::super::{Dialog, Workspace};
use super::ReadFor;
use crate::diagnostic::Severity;
use crate::history::Step;
use crate::locale::{Message, msg};
use crate::model::{Change, FieldPath, Patch, RecordKey, SystemMap, TableName, ViewId, patch};
use crate::versions::Version;

/// What a version has otherwise than the map.
#[derive(Clone, Debug)]
pub struct Restorable {
    /// The version.
    pub version: Version,
    /// What leads from the map to it.
    pub patch: Patch,
    /// Its map.
    pub map: Arc<SystemMap>,
}

/// What was chosen: whole records, single fields of records that both have, and the places of
/// views. The places of an element, link or note that comes or goes come and go with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Records.
    pub records: BTreeSet<RecordKey>,
    /// Fields.
    pub fields: BTreeSet<(RecordKey, FieldPath)>,
    /// Views whose boxes go where they were.
    pub places: BTreeSet<ViewId>,
}

impl Ticked {
    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.fields.is_empty() && self.places.is_empty()
    }

    /// What is chosen of a patch.
    #[must_use]
    pub fn of(&self, patch: &Patch) -> Patch {
        let mut chosen = Patch::new();
        for (key, change) in patch.iter() {
            if self.records.contains(key) || self.has_place(patch, key) {
                chosen.insert(key.clone(), change.clone());
            } else if let Change::Changed(fields) = change {
                let fields = fields
                    .iter()
                    .filter(|(field, _)| self.fields.contains(&(key.clone(), (*field).clone())))
                    .map(|(field, change)| (field.clone(), change.clone()))
                    .collect();
                chosen.insert(key.clone(), Change::Changed(fields));
            }
        }
        chosen
    }

    /// Whether a key is that of a place which is chosen, or which belongs to what is.
    fn has_place(&self, patch: &Patch, key: &RecordKey) -> bool {
        if key.table != TableName::Placements {
            return false;
        }
        let (Some(view), Some(subject)) = (key.id.split_once('/'), key.id.rsplit_once('/')) else {
            return false;
        };
        let is_whole = |key: &RecordKey| {
            self.records.contains(key) && !matches!(patch.get(key), Some(Change::Changed(_)) | None)
        };
        let subjects = [TableName::Elements, TableName::Links, TableName::Notes];
        self.places.contains(&ViewId::from(view.0))
            || is_whole(&RecordKey::new(TableName::Views, view.0))
            || subjects
                .iter()
                .any(|&table| is_whole(&RecordKey::new(table, subject.1)))
    }
}

impl Workspace {
    pub(super) fn version_arrived(
        &mut self,
        version: Version,
        map: &Arc<SystemMap>,
        what: ReadFor,
        effects: &mut Vec<Effect>,
    ) {
        let Some(document) = &self.document else {
            return;
        };
        let patch = patch::diff(document.map(), map);
        if patch.is_empty() {
            let same = msg::VERSIONS_RESTORE_SAME.with("title", version.title);
            self.say(Severity::Note, same, None);
            return;
        }
        match what {
            ReadFor::RestoreAll => {
                let title = msg::VERSIONS_STEP_RESTORE.with("title", version.title.as_str());
                if self.take_patch(patch, title, effects) {
                    let done = msg::VERSIONS_RESTORED.with("title", version.title);
                    self.say(
                        Severity::Note,
                        done,
                        Some(msg::VERSIONS_RESTORED_HINT.into()),
                    );
                }
            }
            ReadFor::ChooseRecords => {
                self.dialog = Some(Dialog::RestoreRecords(Box::new(Restorable {
                    version,
                    patch,
                    map: Arc::clone(map),
                })));
            }
        }
    }

    pub(super) fn restore_ticked(&mut self, ticked: &Ticked, effects: &mut Vec<Effect>) {
        let Some(Dialog::RestoreRecords(restorable)) = &self.dialog else {
            return;
        };
        let chosen = ticked.of(&restorable.patch);
        let title = restorable.version.title.clone();
        let count = chosen.len();
        if chosen.is_empty() {
            return;
        }
        let step = msg::VERSIONS_STEP_RESTORE_RECORDS
            .with("count", count)
            .with("title", title.as_str());
        if self.take_patch(chosen, step, effects) {
            self.dialog = None;
            let done = msg::VERSIONS_RESTORED_RECORDS
                .with("count", count)
                .with("title", title);
            self.say(
                Severity::Note,
                done,
                Some(msg::VERSIONS_RESTORED_HINT.into()),
            );
        }
    }

    /// Takes a patch as one step; gives whether the map could take it, and says why not.
    pub(in crate::workspace) fn take_patch(
        &mut self,
        patch: Patch,
        title: Message,
        effects: &mut Vec<Effect>,
    ) -> bool {
        if self.refuses_edits() {
            return false;
        }
        let Some(document) = &mut self.document else {
            return false;
        };
        if let Err(misfit) = document.apply(&patch) {
            let hint = msg::VERSIONS_RESTORE_MISFIT_HINT.into();
            self.say(Severity::Warning, misfit.message(), Some(hint));
            return false;
        }
        document.history.record(Step {
            patch: patch.clone(),
            title,
            amends: None,
        });
        effects.push(Effect::Journal(patch));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FieldChange, Value};

    #[test]
    fn a_choice_takes_whole_records_and_single_fields() {
        let key = |id: &str| RecordKey::new(TableName::Elements, id);
        let field = |name: &'static str| FieldPath::own(name);
        let change = |to: &str| FieldChange {
            from: None,
            to: Some(Value::text(to)),
        };
        let mut patch = Patch::new();
        patch.insert(
            key("a"),
            Change::Changed([(field("name"), change("A")), (field("text"), change("T"))].into()),
        );
        patch.insert(
            key("b"),
            Change::Added([(field("name"), Value::text("B"))].into()),
        );
        patch.insert(
            key("c"),
            Change::Removed([(field("name"), Value::text("C"))].into()),
        );
        let ticked = Ticked {
            records: [key("b")].into(),
            fields: [(key("a"), field("name"))].into(),
            places: BTreeSet::new(),
        };
        let chosen = ticked.of(&patch);
        assert_eq!(chosen.len(), 2);
        assert_eq!(
            chosen.get(&key("a")),
            Some(&Change::Changed([(field("name"), change("A"))].into()))
        );
        assert!(chosen.get(&key("c")).is_none());
        assert!(Ticked::default().of(&patch).is_empty());
    }
}
