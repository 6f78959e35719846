//! What a user may ask of notes: write one, answer it, settle it, ask somebody, decide.
//!
//! What a note says at a plateau is an edit at that plateau, as with every record. Its replies are
//! not: a thread is what people say to each other today, whichever state of the map they look at.

use smol_str::SmolStr;

use super::{Draft, Refusal, arrange};
use crate::geometry::{Point, Rect};
use crate::locale::{Message, MessageId, msg};
use crate::model::{
    AnnotationStatus, DecisionStatus, FieldPath, FieldValue as _, Finite, Note, NoteId, NoteKind,
    NoteShape, Record as _, Reply, SubjectId, Value, View, ViewId, next_note_number, subject_name,
};

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub enum NoteCommand {
    /// A new note with these fields; id, number, day and author are given to it.
    Add {
        /// Its fields.
        note: Box<Note>,
        /// Where it shows.
        place: Option<(ViewId, Rect)>,
    },
    /// An answer at the end of the thread.
    Reply {
        /// To which note.
        note: NoteId,
        /// What is answered.
        text: SmolStr,
    },
    /// Other words for an answer of one's own; none take it back.
    EditReply {
        /// Under which note.
        note: NoteId,
        /// Which answer, from 0.
        at: usize,
        /// Its words.
        text: SmolStr,
    },
    /// Notes resolved, or opened again.
    Settle {
        /// Which.
        notes: Vec<NoteId>,
        /// How.
        status: AnnotationStatus,
    },
    /// A role asked for an answer.
    Assign {
        /// By which note.
        note: NoteId,
        /// Which role; empty for nobody.
        role: SmolStr,
        /// By which day, ISO date; empty for none.
        due: SmolStr,
    },
    /// A decision, as it stands.
    Decide {
        /// The note, which becomes a decision where it is none.
        note: NoteId,
        /// How far it has come.
        status: DecisionStatus,
        /// The day of it, ISO date; empty for today, where anything was decided.
        day: SmolStr,
        /// Why.
        reason: SmolStr,
        /// What follows from it.
        consequence: SmolStr,
    },
    /// A decision that another took the place of; `None` brings it back.
    Supersede {
        /// Which.
        note: NoteId,
        /// The one that holds now.
        by: Option<NoteId>,
    },
    /// Another shape.
    Shape {
        /// Of which notes.
        notes: Vec<NoteId>,
        /// Which.
        shape: NoteShape,
    },
    /// Where the tail of a callout ends on a view.
    Point {
        /// Which callout.
        note: NoteId,
        /// On which view.
        view: ViewId,
        /// Where its sheet stands, for one that has no place there yet.
        sheet: Option<Rect>,
        /// The place, in map units; `None` for its target.
        tip: Option<Point>,
    },
    /// Pinned to something else.
    Pin {
        /// Which note.
        note: NoteId,
        /// The element, link, note or view; `None` for nothing.
        target: Option<SubjectId>,
    },
}

impl NoteCommand {
    /// What the step is called.
    pub(super) fn title(&self) -> Message {
        let id: MessageId = match self {
            Self::Add { .. } => msg::COMMAND_ADD_NOTE,
            Self::Reply { .. } => msg::NOTES_STEP_REPLY,
            Self::EditReply { .. } => msg::NOTES_STEP_EDIT_REPLY,
            Self::Settle {
                status: AnnotationStatus::Resolved,
                ..
            } => msg::NOTES_STEP_RESOLVE,
            Self::Settle { .. } => msg::NOTES_STEP_REOPEN,
            Self::Assign { .. } => msg::NOTES_STEP_ASSIGN,
            Self::Decide { .. } => msg::NOTES_STEP_DECIDE,
            Self::Supersede { .. } => msg::NOTES_STEP_SUPERSEDE,
            Self::Shape { .. } => msg::NOTES_STEP_SHAPE,
            Self::Point { .. } => msg::NOTES_STEP_POINT,
            Self::Pin { .. } => msg::NOTES_STEP_PIN,
        };
        id.into()
    }

    /// Plans it.
    pub(super) fn plan(&self, draft: &mut Draft<'_, '_>) -> Result<(), Refusal> {
        match self {
            Self::Add { note, place } => add(draft, note, place.as_ref()),
            Self::Reply { note, text } => reply(draft, note, text),
            Self::EditReply { note, at, text } => edit_reply(draft, note, *at, text),
            Self::Settle { notes, status } => {
                let today = draft.signature().0;
                let resolved =
                    (*status == AnnotationStatus::Resolved).then_some(Value::Text(today));
                for id in notes {
                    let mut note = draft.need::<Note>(id)?;
                    draft.set_field(&mut note, "status", status.to_value().as_ref())?;
                    draft.set_field(&mut note, "resolved", resolved.as_ref())?;
                    draft.put(note);
                }
                Ok(())
            }
            Self::Assign { note, role, due } => set(
                draft,
                note,
                &[("for_role", role.to_value()), ("due", due.to_value())],
            ),
            Self::Decide {
                note,
                status,
                day,
                reason,
                consequence,
            } => {
                let is_decided = *status != DecisionStatus::Proposed;
                let day = match day.trim() {
                    "" if is_decided => draft.signature().0,
                    day => day.into(),
                };
                let fields = [
                    ("kind", NoteKind::Decision.to_value()),
                    ("decision", status.to_value()),
                    ("decided", day.to_value()),
                    ("reason", reason.to_value()),
                    ("consequence", consequence.to_value()),
                ];
                set(draft, note, &fields)
            }
            Self::Supersede { note, by } => supersede(draft, note, by.as_ref()),
            Self::Shape { notes, shape } => notes
                .iter()
                .try_for_each(|note| set(draft, note, &[("shape", shape.to_value())])),
            Self::Point {
                note,
                view,
                sheet,
                tip,
            } => point(draft, note, view, *sheet, *tip),
            Self::Pin { note, target } => {
                if let Some(target) = target {
                    need_target(draft, target)?;
                    if target.text() == note.text() {
                        return Err(Message::from(msg::NOTES_PINNED_TO_ITSELF).into());
                    }
                }
                let about: Option<Value> = None;
                set(
                    draft,
                    note,
                    &[("target", target.to_value()), ("about", about)],
                )
            }
        }
    }
}

/// A note with nothing but its words, pinned to its target and placed on the view.
pub(super) fn add_plain(
    draft: &mut Draft<'_, '_>,
    kind: NoteKind,
    text: &SmolStr,
    target: Option<&SubjectId>,
    place: Option<&(ViewId, Rect)>,
) -> Result<(), Refusal> {
    let mut note = Note::blank(NoteId::default());
    note.kind = kind;
    note.text = text.clone();
    note.target = target.cloned();
    add(draft, &note, place)
}

fn add(
    draft: &mut Draft<'_, '_>,
    fields: &Note,
    place: Option<&(ViewId, Rect)>,
) -> Result<(), Refusal> {
    if let Some(target) = &fields.target {
        need_target(draft, target)?;
    } else if place.is_none() {
        return Err(Message::from(msg::COMMAND_NOTE_NOWHERE).into());
    }
    let id = NoteId::from(draft.fresh_id("note"));
    let (today, author_role) = draft.signature();
    let mut note = fields.clone();
    note.id = id.clone();
    if note.is_said() {
        let number = f64::from(next_note_number(draft.map().tables()));
        note.number = Finite::new(number).unwrap_or_default();
    }
    note.created = today;
    if note.author_role.is_empty() {
        note.author_role = author_role;
    }
    note.since = draft.since_now();
    draft.put(note);
    if let Some((view, rect)) = place {
        arrange::place(draft, view, &[(SubjectId::from(&id), *rect)])?;
    }
    Ok(())
}

/// Notes are pinned to elements, links, views and other notes.
fn need_target(draft: &Draft<'_, '_>, target: &SubjectId) -> Result<(), Refusal> {
    let view = ViewId::from(target.text().clone());
    if draft.table_of(target).is_none() && draft.get::<View>(&view).is_none() {
        let message = msg::COMMAND_NO_RECORD.with("record", target.as_str());
        return Err(message.into());
    }
    Ok(())
}

fn set(
    draft: &mut Draft<'_, '_>,
    id: &NoteId,
    fields: &[(&str, Option<Value>)],
) -> Result<(), Refusal> {
    let mut note = draft.need::<Note>(id)?;
    for (name, value) in fields {
        draft.set_field(&mut note, name, value.as_ref())?;
    }
    draft.put(note);
    Ok(())
}

fn reply(draft: &mut Draft<'_, '_>, id: &NoteId, text: &str) -> Result<(), Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Message::from(msg::NOTES_EMPTY_REPLY).into());
    }
    let (created, author_role) = draft.signature();
    change_replies(draft, id, |replies| {
        replies.push(Reply {
            author_role,
            created,
            text: text.into(),
        });
        Ok(())
    })
}

fn edit_reply(
    draft: &mut Draft<'_, '_>,
    id: &NoteId,
    at: usize,
    text: &str,
) -> Result<(), Refusal> {
    let (_, author_role) = draft.signature();
    change_replies(draft, id, |replies| {
        let Some(reply) = replies.get_mut(at) else {
            return Err(Message::from(msg::NOTES_NO_REPLY).into());
        };
        if reply.author_role != author_role {
            let message = msg::NOTES_NOT_YOURS.with("role", reply.author_role.as_str());
            return Err(message.into());
        }
        if text.trim().is_empty() {
            replies.remove(at);
        } else {
            reply.text = text.trim().into();
        }
        Ok(())
    })
}

/// Changes the thread that shows at this plateau: that of the note, or one that a file keeps for a
/// plateau.
fn change_replies(
    draft: &mut Draft<'_, '_>,
    id: &NoteId,
    change: impl FnOnce(&mut Vec<Reply>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    const REPLIES: &str = "replies";
    let mut note = draft.need::<Note>(id)?;
    let chain = draft
        .plateau()
        .map_or(&[][..], |plateau| draft.map().timeline().chain(plateau));
    let holds = |path: &FieldPath| note.get(path).is_some();
    let path = chain
        .iter()
        .rev()
        .map(|plateau| FieldPath::at(plateau.clone(), REPLIES))
        .find(holds)
        .unwrap_or_else(|| FieldPath::own(REPLIES));
    let mut replies = Vec::<Reply>::from_value(note.get(&path).as_ref()).unwrap_or_default();
    change(&mut replies)?;
    let value = replies.to_value();
    let is_set = note.set(&path, value.as_ref()).is_ok();
    debug_assert!(is_set, "a thread fits its field");
    draft.put(note);
    Ok(())
}

fn supersede(draft: &mut Draft<'_, '_>, id: &NoteId, by: Option<&NoteId>) -> Result<(), Refusal> {
    let mut next = by.cloned();
    let mut seen = vec![id.clone()];
    while let Some(other) = next {
        if seen.contains(&other) {
            return Err(Message::from(msg::NOTES_SUPERSEDED_IN_A_CIRCLE).into());
        }
        let record = draft.need::<Note>(&other)?;
        next = record.superseded_by.clone();
        seen.push(other);
    }
    let status = match by {
        Some(_) => DecisionStatus::Superseded,
        None => DecisionStatus::Accepted,
    };
    let fields = [
        ("kind", NoteKind::Decision.to_value()),
        ("decision", status.to_value()),
        ("superseded_by", by.cloned().to_value()),
    ];
    set(draft, id, &fields)
}

fn point(
    draft: &mut Draft<'_, '_>,
    id: &NoteId,
    view: &ViewId,
    sheet: Option<Rect>,
    tip: Option<Point>,
) -> Result<(), Refusal> {
    let note = draft.need::<Note>(id)?;
    draft.need::<View>(view)?;
    let subject = SubjectId::from(id);
    if let (Some(sheet), None) = (sheet, arrange::rect_of(draft, view, &subject)) {
        arrange::place(draft, view, &[(subject.clone(), sheet)])?;
    }
    let (mut placement, existed) = draft.placement(view, &subject);
    if !existed {
        return Err(Message::from(msg::NOTES_NOT_PLACED).into());
    }
    let bends: Vec<Point> = tip.into_iter().collect();
    draft.set_field(&mut placement, "bends", bends.to_value().as_ref())?;
    draft.put(placement);
    if note.shape != NoteShape::Callout {
        set(draft, id, &[("shape", NoteShape::Callout.to_value())])?;
    }
    Ok(())
}

/// Notes about something that is wholly out of the map keep what it was called.
pub(super) fn remember_targets<'s>(
    draft: &mut Draft<'_, '_>,
    gone: impl IntoIterator<Item = &'s SubjectId>,
) {
    let gone: std::collections::BTreeSet<&SubjectId> = gone.into_iter().collect();
    let map = draft.map();
    for note in map.tables().notes.iter() {
        let Some(target) = note.target.as_ref().filter(|target| gone.contains(target)) else {
            continue;
        };
        if let Some(mut note) = draft.get::<Note>(&note.id)
            && let Some(name) = subject_name(map, None, target.as_str())
        {
            note.about = name.into();
            draft.put(note);
        }
    }
}
