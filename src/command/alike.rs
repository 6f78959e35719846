//! One change of a field for many records, in one step: what several selected things share is
//! edited as if it were one.

use super::fields;
use super::{Draft, Refusal, legal_kinds};
use crate::catalogue;
use crate::locale::msg;
use crate::model::{
    Element, ElementId, FieldPath, Link, LinkId, Name, Note, NoteId, PRESENT, RecordKey, SINCE,
    TableName, Value,
};

/// What happens to a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldEdit {
    /// It gets this value; `None` clears it.
    Set(Option<Value>),
    /// A list gets one more entry, where it does not have it yet.
    Add(Value),
    /// A list loses an entry, where it has it.
    Take(Value),
    /// One of several named values in it, such as a security need.
    Part(Name, Option<Value>),
    /// Back to what the earlier plateau says, where it differs.
    Reset,
}

/// Changes a field of many records.
pub(super) fn set(
    draft: &mut Draft<'_, '_>,
    records: &[RecordKey],
    name: &Name,
    edit: &FieldEdit,
) -> Result<(), Refusal> {
    if [PRESENT, SINCE].contains(&name.as_str()) {
        return Err(msg::COMMAND_FIELD_NOT_SET
            .with("field", name.as_str())
            .into());
    }
    for record in records {
        if *edit == FieldEdit::Reset {
            if is_overridden(draft, record, name) {
                fields::reset(draft, record, name)?;
            }
            continue;
        }
        let before = seen(draft, record, name);
        let after = edited(before.clone(), edit);
        if after == before {
            continue;
        }
        if name == "kind" {
            refuse_kind(draft, record, after.as_ref())?;
        }
        fields::set(draft, record, name, after.as_ref())?;
    }
    Ok(())
}

fn edited(before: Option<Value>, edit: &FieldEdit) -> Option<Value> {
    match edit {
        FieldEdit::Set(value) => value.clone(),
        FieldEdit::Reset => before,
        FieldEdit::Add(entry) => {
            let mut list = entries(before);
            if !list.contains(entry) {
                list.push(entry.clone());
            }
            Some(Value::List(list))
        }
        FieldEdit::Take(entry) => {
            let mut list = entries(before);
            list.retain(|other| other != entry);
            (!list.is_empty()).then_some(Value::List(list))
        }
        FieldEdit::Part(part, value) => {
            let mut fields = match before {
                Some(Value::Fields(fields)) => fields,
                _ => Default::default(),
            };
            match value {
                Some(value) => fields.insert(part.clone(), value.clone()),
                None => fields.remove(part),
            };
            (!fields.is_empty()).then_some(Value::Fields(fields))
        }
    }
}

/// The entries of a list; a lone value counts as a list of one, so that nothing is lost.
fn entries(value: Option<Value>) -> Vec<Value> {
    match value {
        None | Some(Value::Nothing) => Vec::new(),
        Some(Value::List(list)) => list,
        Some(other) => vec![other],
    }
}

/// A field as it stands at this plateau.
fn seen(draft: &Draft<'_, '_>, record: &RecordKey, name: &Name) -> Option<Value> {
    fn of<R: super::draft::Drafted>(
        draft: &Draft<'_, '_>,
        id: &R::Id,
        name: &Name,
    ) -> Option<Value> {
        draft.seen::<R>(id)?.get(&FieldPath::own(name.clone()))
    }
    let id = record.id.clone();
    match record.table {
        TableName::Elements => of::<Element>(draft, &ElementId::from(id), name),
        TableName::Links => of::<Link>(draft, &LinkId::from(id), name),
        TableName::Notes => of::<Note>(draft, &NoteId::from(id), name),
        _ => {
            let fields = draft.map().tables().fields_of(record.table, &record.id)?;
            fields.get(&FieldPath::own(name.clone())).cloned()
        }
    }
}

fn is_overridden(draft: &Draft<'_, '_>, record: &RecordKey, name: &Name) -> bool {
    let fields = draft.map().tables().fields_of(record.table, &record.id);
    draft
        .plateau()
        .zip(fields)
        .is_some_and(|(plateau, fields)| {
            fields.contains_key(&FieldPath::at(plateau.clone(), name.clone()))
        })
}

/// A kind that the catalogue lacks, or that may not join the ends of a link.
fn refuse_kind(
    draft: &Draft<'_, '_>,
    record: &RecordKey,
    kind: Option<&Value>,
) -> Result<(), Refusal> {
    let kind = kind.and_then(Value::as_text).unwrap_or_default();
    let unknown = || Refusal::from(msg::COMMAND_UNKNOWN_KIND.with("kind", kind));
    match record.table {
        TableName::Elements => catalogue::element_kind(kind).map(drop).ok_or_else(unknown),
        TableName::Links => {
            catalogue::link_kind(kind).ok_or_else(unknown)?;
            let Some(link) = draft.seen::<Link>(&LinkId::from(record.id.clone())) else {
                return Ok(());
            };
            let legal = legal_kinds(draft.map(), &link.from, &link.to);
            if legal.is_empty() || legal.iter().any(|other| other.id == kind) {
                return Ok(());
            }
            let name = |id: &ElementId| {
                draft
                    .get::<Element>(id)
                    .map_or_else(|| id.to_string(), |element| element.name.to_string())
            };
            Err(msg::COMMAND_KIND_DOES_NOT_JOIN
                .with("from", name(&link.from))
                .with("to", name(&link.to))
                .into())
        }
        _ => Ok(()),
    }
}
