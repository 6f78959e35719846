//! Names, attributes and other fields.

use smol_str::SmolStr;

use super::draft::Drafted;
use super::{Draft, Refusal};
use crate::locale::{Message, msg};
use crate::model::{
    Change, Element, ElementId, FieldChange, FieldPath, Link, LinkId, Name, Note, NoteId, Plateau,
    PlateauId, RecordKey, TableName, Value, View, ViewId,
};

/// Gives a record another name.
pub(super) fn rename(
    draft: &mut Draft<'_, '_>,
    record: &RecordKey,
    name: &SmolStr,
) -> Result<(), Refusal> {
    let needs_a_name = matches!(
        record.table,
        TableName::Elements | TableName::Views | TableName::Plateaus | TableName::Scenarios
    );
    if needs_a_name && name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    let value = (!name.is_empty()).then(|| Value::Text(name.clone()));
    set(draft, record, &Name::new_static("name"), value.as_ref())
}

/// Sets a field, as an override where an earlier plateau brought the record.
pub(super) fn set(
    draft: &mut Draft<'_, '_>,
    record: &RecordKey,
    name: &Name,
    value: Option<&Value>,
) -> Result<(), Refusal> {
    let id = &record.id;
    match record.table {
        TableName::Elements => {
            if name == "parent" {
                return set_parent(draft, &ElementId::from(id.clone()), value);
            }
            set_in::<Element>(draft, &ElementId::from(id.clone()), name, value)
        }
        TableName::Links => set_in::<Link>(draft, &LinkId::from(id.clone()), name, value),
        TableName::Notes => set_in::<Note>(draft, &NoteId::from(id.clone()), name, value),
        TableName::Views => set_own::<View>(draft, &ViewId::from(id.clone()), name, value),
        TableName::Plateaus => set_own::<Plateau>(draft, &PlateauId::from(id.clone()), name, value),
        _ => set_plain(draft, record, name, value),
    }
}

/// An element never goes into itself or into something that it contains.
fn set_parent(
    draft: &mut Draft<'_, '_>,
    id: &ElementId,
    value: Option<&Value>,
) -> Result<(), Refusal> {
    if let Some(parent) = value.and_then(Value::as_text).map(ElementId::from) {
        super::nest::refuse_circle(draft, id, &parent)?;
    }
    set_in::<Element>(draft, id, &Name::new_static("parent"), value)
}

fn set_in<R: Drafted>(
    draft: &mut Draft<'_, '_>,
    id: &R::Id,
    name: &str,
    value: Option<&Value>,
) -> Result<(), Refusal> {
    let mut record = draft.need::<R>(id)?;
    draft.set_field(&mut record, name, value)?;
    draft.put(record);
    Ok(())
}

/// Views and plateaus are the same at every plateau.
fn set_own<R: Drafted>(
    draft: &mut Draft<'_, '_>,
    id: &R::Id,
    name: &str,
    value: Option<&Value>,
) -> Result<(), Refusal> {
    let mut record = draft.need::<R>(id)?;
    let key = RecordKey::of(&record);
    record.set(&FieldPath::own(name), value).map_err(|error| {
        Refusal::from(
            msg::MODEL_WRONG_TYPE
                .with("record", key.to_string())
                .with("field", error.name.as_str())
                .with("expected", error.expected.message()),
        )
    })?;
    draft.put(record);
    Ok(())
}

/// The map itself, requirements, work packages and scenarios: plain fields, the same at every plateau.
fn set_plain(
    draft: &mut Draft<'_, '_>,
    record: &RecordKey,
    name: &Name,
    value: Option<&Value>,
) -> Result<(), Refusal> {
    let fields = draft
        .map()
        .tables()
        .fields_of(record.table, &record.id)
        .ok_or_else(|| Refusal::from(msg::COMMAND_NO_RECORD.with("record", record.to_string())))?;
    let path = FieldPath::own(name.clone());
    let from = fields.get(&path).cloned();
    if from.as_ref() != value {
        let change = FieldChange {
            from,
            to: value.cloned(),
        };
        draft
            .patch_mut()
            .insert(record.clone(), Change::Changed([(path, change)].into()));
    }
    Ok(())
}

/// Takes the override of a field at this plateau away.
pub(super) fn reset(
    draft: &mut Draft<'_, '_>,
    record: &RecordKey,
    name: &Name,
) -> Result<(), Refusal> {
    let id = &record.id;
    match record.table {
        TableName::Elements => reset_in::<Element>(draft, &ElementId::from(id.clone()), name),
        TableName::Links => reset_in::<Link>(draft, &LinkId::from(id.clone()), name),
        TableName::Notes => reset_in::<Note>(draft, &NoteId::from(id.clone()), name),
        _ => Err(msg::COMMAND_NOT_OVERRIDDEN
            .with("field", name.as_str())
            .into()),
    }
}

fn reset_in<R: Drafted>(draft: &mut Draft<'_, '_>, id: &R::Id, name: &str) -> Result<(), Refusal> {
    let mut record = draft.need::<R>(id)?;
    let path = draft
        .plateau()
        .map(|plateau| FieldPath::at(plateau.clone(), name));
    let Some(path) = path.filter(|path| record.get(path).is_some()) else {
        return Err(msg::COMMAND_NOT_OVERRIDDEN.with("field", name).into());
    };
    let reset = record.set(&path, None);
    debug_assert!(reset.is_ok(), "taking an override away always fits");
    draft.put(record);
    if let (TableName::Elements, "parent", Some(plateau)) = (R::TABLE, name, path.plateau) {
        // Its box goes back along with it: else it would lie in a container that it left.
        super::plateaus::back_on_views(draft, &id.as_ref().into(), &plateau);
    }
    Ok(())
}
