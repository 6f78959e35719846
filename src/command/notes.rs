//! New notes.

use smol_str::SmolStr;

use super::{Draft, Refusal, arrange};
use crate::geometry::Rect;
use crate::locale::{Message, msg};
use crate::model::{Note, NoteId, NoteKind, Record as _, SubjectId, ViewId};

/// Adds a note, pinned to its target and placed on the view.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    kind: NoteKind,
    text: &SmolStr,
    target: Option<&SubjectId>,
    place: Option<&(ViewId, Rect)>,
) -> Result<(), Refusal> {
    if let Some(target) = target
        && draft.table_of(target).is_none()
    {
        return Err(msg::COMMAND_NO_RECORD
            .with("record", target.as_str())
            .into());
    }
    if target.is_none() && place.is_none() {
        return Err(Message::from(msg::COMMAND_NOTE_NOWHERE).into());
    }
    let id = NoteId::from(draft.fresh_id("note"));
    let (today, author_role) = draft.signature();
    let mut note = Note::blank(id.clone());
    note.kind = kind;
    note.text = text.clone();
    note.target = target.cloned();
    note.created = today;
    note.author_role = author_role;
    note.since = draft.since_now();
    draft.put(note);
    if let Some((view, rect)) = place {
        arrange::place(draft, view, &[(SubjectId::from(&id), *rect)])?;
    }
    Ok(())
}
