//! Bringing differences back: a field, or a record with what hangs on it, as it is in the state
//! before. Only where the state after is the map that is edited; always as one step.

use std::collections::BTreeSet;

use super::super::Workspace;
use super::super::effect::Effect;
use super::Comparison;
use crate::command::{self, Command, Context};
use crate::diagnostic::Severity;
use crate::locale::{Message, msg};
use crate::model::{
    Change, FieldPath, Patch, PlateauId, RecordFields, RecordKey, SystemMap, TableName, Value,
};

/// What is to be as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The table that the difference is told under.
    pub table: TableName,
    /// The record; of placements, that of their view.
    pub record: RecordKey,
    /// One field of it; `None` for the record as a whole.
    pub field: Option<FieldPath>,
}

/// Fields that name other records.
const REFERENCES: [&str; 8] = [
    "parent", "from", "to", "subject", "view", "target", "of", "since",
];

/// From the state after to the state before, for what is asked and nothing else but what it cannot
/// stand without: what came with it goes with it, what it lies in comes back with it.
#[must_use]
pub fn patch_back(patch: &Patch, back: &Back) -> Patch {
    let inverse = patch.inverted();
    let mut chosen = Patch::new();
    if back.table == TableName::Placements {
        let prefix = format!("{}/", back.record.id);
        let of_view = inverse.iter().filter(|(key, _)| {
            key.table == TableName::Placements && key.id.starts_with(prefix.as_str())
        });
        chosen.extend_with(of_view);
        return chosen;
    }
    let Some(change) = inverse.get(&back.record) else {
        return chosen;
    };
    match (&back.field, change) {
        (Some(field), Change::Changed(fields)) => {
            let one = fields.get_key_value(field);
            let one = one.map(|(path, change)| (path.clone(), change.clone()));
            chosen.insert(
                back.record.clone(),
                Change::Changed(one.into_iter().collect()),
            );
        }
        _ => chosen.insert(back.record.clone(), change.clone()),
    }
    close(&inverse, &mut chosen);
    chosen
}

/// Adds what the chosen changes cannot do without.
fn close(inverse: &Patch, chosen: &mut Patch) {
    loop {
        let (mut coming, mut going, mut named) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for (key, change) in chosen.iter() {
            match change {
                Change::Added(fields) => {
                    coming.insert(key.id.clone());
                    named.extend(references(fields));
                }
                Change::Removed(_) => {
                    going.insert(key.id.clone());
                }
                Change::Changed(fields) => {
                    let to = fields.iter().filter_map(|(path, change)| {
                        let is_one = REFERENCES.contains(&path.name.as_str());
                        let to = change.to.as_ref().filter(|_| is_one)?;
                        to.as_text().map(Into::into)
                    });
                    named.extend(to);
                }
            }
        }
        let more: Vec<(RecordKey, Change)> = inverse
            .iter()
            .filter(|(key, _)| chosen.get(key).is_none())
            .filter(|(key, change)| match change {
                // What it needs comes along, and where views showed it.
                Change::Added(fields) => {
                    named.contains(&key.id)
                        || (key.table == TableName::Placements
                            && references(fields).any(|id| coming.contains(&id))
                            && !references(fields).any(|id| {
                                let view = RecordKey::new(TableName::Views, id);
                                matches!(inverse.get(&view), Some(Change::Added(_)))
                                    && chosen.get(&view).is_none()
                            }))
                }
                // What came with it, and leads to it, goes along.
                Change::Removed(fields) => references(fields).any(|id| going.contains(&id)),
                // What was moved into it moves out again.
                Change::Changed(fields) => fields.iter().any(|(path, change)| {
                    let from = change.from.as_ref().and_then(Value::as_text);
                    REFERENCES.contains(&path.name.as_str())
                        && from.is_some_and(|id| going.contains(id))
                }),
            })
            .map(|(key, change)| (key.clone(), change.clone()))
            .collect();
        if more.is_empty() {
            return;
        }
        chosen.extend_with(more.iter().map(|(key, change)| (key, change)));
    }
}

/// The ids that a record's fields name.
fn references(fields: &RecordFields) -> impl Iterator<Item = smol_str::SmolStr> + '_ {
    let named = fields
        .iter()
        .filter(|(path, _)| REFERENCES.contains(&path.name.as_str()));
    named.filter_map(|(_, value)| value.as_text().map(Into::into))
}

trait ExtendWith {
    fn extend_with<'a>(&mut self, changes: impl Iterator<Item = (&'a RecordKey, &'a Change)>);
}

impl ExtendWith for Patch {
    fn extend_with<'a>(&mut self, changes: impl Iterator<Item = (&'a RecordKey, &'a Change)>) {
        for (key, change) in changes {
            self.insert(key.clone(), change.clone());
        }
    }
}

impl Comparison {
    /// Whether a difference can be brought back: a field or record of a version always, between
    /// plateaus of one map the fields of what is there in both.
    #[must_use]
    pub fn can_bring_back(&self, back: &Back) -> bool {
        self.after.is_working
            && (!self.is_between_plateaus() || self.fields_between(back).next().is_some())
    }

    /// The fields of the gap that are meant, each with its value before.
    fn fields_between<'a>(
        &'a self,
        back: &'a Back,
    ) -> impl Iterator<Item = (&'a smol_str::SmolStr, Option<&'a Value>)> {
        let delta = match back.table {
            TableName::Elements => self.gap.elements.get(back.record.id.as_str()),
            TableName::Links => self.gap.links.get(back.record.id.as_str()),
            _ => None,
        };
        let fields = delta.into_iter().flat_map(|delta| &delta.fields);
        let is_meant = |name: &smol_str::SmolStr| {
            let asked = back.field.as_ref();
            asked.is_none_or(|path| path.name == *name)
        };
        fields
            .filter(move |field| is_meant(&field.name))
            .map(|field| (&field.name, field.before.as_ref()))
    }

    /// The patch that brings a difference back in the working map.
    fn patch_back(&self, back: &Back, working: &SystemMap) -> Result<Patch, Message> {
        if !self.is_between_plateaus() {
            return Ok(patch_back(&self.patch, back));
        }
        let plateau: Option<&PlateauId> = self.after.snapshot.plateau();
        let mut patch = Patch::new();
        let mut map = working.clone();
        for (name, value) in self.fields_between(back) {
            let command = Command::SetField {
                record: back.record.clone(),
                name: name.clone(),
                value: value.cloned(),
            };
            let mut context = Context {
                plateau,
                random: &mut || 0,
                today: "",
                author_role: "",
            };
            let step =
                command::plan(&map, &command, &mut context).map_err(|refusal| refusal.message)?;
            map.apply(&step).map_err(|misfit| misfit.message())?;
            patch = patch.squashed(&step);
        }
        Ok(patch)
    }
}

impl Workspace {
    /// Brings a difference back as one step.
    pub(in crate::workspace) fn bring_back(&mut self, back: &Back, effects: &mut Vec<Effect>) {
        let language = self.language();
        let Some(document) = &self.document else {
            return;
        };
        let Some(comparison) = document.comparison.clone() else {
            return;
        };
        if !comparison.can_bring_back(back) {
            self.say(Severity::Note, msg::COMPARISON_NOT_BACK.into(), None);
            return;
        }
        match comparison.patch_back(back, document.map()) {
            Err(message) => self.say(Severity::Warning, message, None),
            Ok(patch) if patch.is_empty() => {}
            Ok(patch) => {
                let from = comparison.name_before(language);
                self.take_patch(patch, msg::COMPARISON_STEP_BACK.with("from", from), effects);
            }
        }
    }
}
