//! Back to what the earlier plateau says; there, or not there, from a plateau on.

use super::super::draft::Drafted;
use super::super::{Draft, Refusal};
use super::presence::{Presence, put};
use super::values::overridden;
use super::{name_of, need};
use crate::locale::msg;
use crate::model::{
    Element, ElementId, FieldPath, Link, LinkId, Name, Note, NoteId, PRESENT, Placement, PlateauId,
    RecordKey, SubjectId, SystemMap, TableName,
};

/// What a plateau overrides of a record, by name, [`PRESENT`] included where it says that the
/// record comes back or goes.
#[must_use]
pub fn overridden_fields(map: &SystemMap, record: &RecordKey, at: &PlateauId) -> Vec<Name> {
    let fields = map.tables().fields_of(record.table, &record.id);
    let here = fields.into_iter().flatten();
    let here = here.filter(|(path, _)| path.plateau.as_ref() == Some(at));
    here.map(|(path, _)| path.name).collect()
}

/// What a plateau overrides of a record without its place: what makes it *changed* to a reader.
#[must_use]
pub fn whole_fields(map: &SystemMap, record: &RecordKey, at: &PlateauId) -> Vec<Name> {
    let mut fields = overridden_fields(map, record, at);
    fields.retain(|name| name != PRESENT);
    fields
}

/// Takes back all that a plateau says of records, and where it puts them on views.
pub(super) fn back(
    draft: &mut Draft<'_, '_>,
    records: &[RecordKey],
    at: &PlateauId,
) -> Result<(), Refusal> {
    need(draft, at)?;
    let mut introduced = None;
    for record in records {
        let id = record.id.clone();
        let brought = match record.table {
            TableName::Elements => forget::<Element>(draft, &ElementId::from(id), at)?,
            TableName::Links => forget::<Link>(draft, &LinkId::from(id), at)?,
            TableName::Notes => forget::<Note>(draft, &NoteId::from(id), at)?,
            _ => continue,
        };
        if brought {
            introduced = Some(record);
        } else {
            back_on_views(draft, &SubjectId::from(record.id.clone()), at);
        }
    }
    match introduced {
        // What came here has nothing to go back to; of several, the others do go.
        Some(record) if records.len() == 1 => Err(msg::PLATEAUS_CAME_HERE
            .with("record", words_of(draft.map(), record))
            .with("plateau", name_of(draft.map(), at))
            .into()),
        _ => Ok(()),
    }
}

/// Gives whether the plateau brought the record, which stays as it is then.
fn forget<R: Drafted>(
    draft: &mut Draft<'_, '_>,
    id: &R::Id,
    at: &PlateauId,
) -> Result<bool, Refusal> {
    let mut record = draft.need::<R>(id)?;
    if record.since() == Some(at) {
        return Ok(true);
    }
    for name in overridden(&record, at) {
        put(&mut record, &FieldPath::at(at.clone(), name), None);
    }
    put(&mut record, &FieldPath::at(at.clone(), PRESENT), None);
    draft.put(record);
    Ok(false)
}

/// Takes back what a plateau says of some fields of records.
pub(super) fn back_in(
    draft: &mut Draft<'_, '_>,
    records: &[RecordKey],
    fields: &[Name],
    at: &PlateauId,
) -> Result<(), Refusal> {
    need(draft, at)?;
    let mut any = false;
    for record in records {
        let id = record.id.clone();
        any |= match record.table {
            TableName::Elements => forget_in::<Element>(draft, &ElementId::from(id), fields, at)?,
            TableName::Links => forget_in::<Link>(draft, &LinkId::from(id), fields, at)?,
            TableName::Notes => forget_in::<Note>(draft, &NoteId::from(id), fields, at)?,
            _ => false,
        };
        if fields.iter().any(|name| name == "parent") {
            back_on_views(draft, &SubjectId::from(record.id.clone()), at);
        }
    }
    match fields {
        [field, ..] if !any => Err(msg::COMMAND_NOT_OVERRIDDEN
            .with("field", field.as_str())
            .into()),
        _ => Ok(()),
    }
}

fn forget_in<R: Drafted>(
    draft: &mut Draft<'_, '_>,
    id: &R::Id,
    fields: &[Name],
    at: &PlateauId,
) -> Result<bool, Refusal> {
    let mut record = draft.need::<R>(id)?;
    let mut any = false;
    for name in fields {
        let path = FieldPath::at(at.clone(), name.clone());
        any |= record.get(&path).is_some();
        put(&mut record, &path, None);
    }
    draft.put(record);
    Ok(any)
}

/// The places that a plateau gives to a subject on views go back to those of the earlier one.
pub(in crate::command) fn back_on_views(
    draft: &mut Draft<'_, '_>,
    subject: &SubjectId,
    at: &PlateauId,
) {
    let views: Vec<_> = draft.map().tables().views.iter().cloned().collect();
    for view in views {
        let id = Placement::id_for(&view.id, subject);
        let Some(mut placement) = draft.get::<Placement>(&id) else {
            continue;
        };
        if placement.since.as_ref() == Some(at) || !placement.at.contains_key(at) {
            continue;
        }
        placement.at.remove(at);
        draft.put(placement);
    }
}

/// Lets records be there, or not, from a plateau on.
pub(super) fn appear(
    draft: &mut Draft<'_, '_>,
    records: &[RecordKey],
    at: &PlateauId,
    present: bool,
) -> Result<(), Refusal> {
    need(draft, at)?;
    for record in records {
        let id = record.id.clone();
        match record.table {
            TableName::Elements => show::<Element>(draft, &ElementId::from(id), at, present)?,
            TableName::Links => show::<Link>(draft, &LinkId::from(id), at, present)?,
            TableName::Notes => show::<Note>(draft, &NoteId::from(id), at, present)?,
            _ => continue,
        }
        if present {
            show_on_views(draft, &SubjectId::from(record.id.clone()), at);
        }
    }
    Ok(())
}

/// Where the plateau that brought a record lets it go, those that build on it bring it: it comes
/// later.
fn show<R: Drafted>(
    draft: &mut Draft<'_, '_>,
    id: &R::Id,
    at: &PlateauId,
    present: bool,
) -> Result<(), Refusal> {
    let timeline = draft.map().timeline();
    let mut record = draft.need::<R>(id)?;
    let mut presence = Presence::of(&record);
    if presence.at(timeline.chain(at)) == present {
        return Ok(());
    }
    let brought = presence.says_at(at) == Some(true) || timeline.chain(at).len() <= 1;
    presence.say(at, present);
    if !present && brought {
        for child in timeline.children(at) {
            presence.says.entry(child).or_insert(true);
        }
    }
    presence.settle_at(timeline, at);
    if presence.is_nowhere(timeline) {
        return Err(nowhere(draft.map(), &RecordKey::of(&record)));
    }
    presence.write(&mut record, timeline);
    draft.put(record);
    Ok(())
}

/// Why a record cannot be without any plateau.
pub(super) fn nowhere(map: &SystemMap, record: &RecordKey) -> Refusal {
    Refusal {
        message: msg::PLATEAUS_WOULD_BE_NOWHERE.with("record", words_of(map, record)),
        hint: Some(msg::PLATEAUS_WOULD_BE_NOWHERE_HINT.into()),
    }
}

/// A record that comes to an earlier plateau shows on the views that show it later.
fn show_on_views(draft: &mut Draft<'_, '_>, subject: &SubjectId, at: &PlateauId) {
    let timeline = draft.map().timeline();
    let views: Vec<_> = draft.map().tables().views.iter().cloned().collect();
    for view in views {
        let id = Placement::id_for(&view.id, subject);
        let Some(mut placement) = draft.get::<Placement>(&id) else {
            continue;
        };
        let mut presence = Presence::of(&placement);
        // One that was taken off this view here stays off it.
        if presence.at(timeline.chain(at)) || presence.says_at(at) == Some(false) {
            continue;
        }
        presence.say(at, true);
        presence.settle(timeline);
        presence.write(&mut placement, timeline);
        draft.put(placement);
    }
}

/// A record as a person knows it: by its name, or by the names of its ends.
pub(super) fn words_of(map: &SystemMap, record: &RecordKey) -> String {
    let tables = map.tables();
    let element = |id: &ElementId| {
        let found = tables.elements.get(id);
        found.map_or_else(|| id.to_string(), |element| element.name.to_string())
    };
    match record.table {
        TableName::Elements => element(&ElementId::from(record.id.clone())),
        TableName::Links => tables
            .links
            .get(&LinkId::from(record.id.clone()))
            .map_or_else(
                || record.id.to_string(),
                |link| format!("{} → {}", element(&link.from), element(&link.to)),
            ),
        _ => record.id.to_string(),
    }
}
