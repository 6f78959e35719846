//! What a conflict is about, on the map: which view shows it, and where.

use crate::model::patch::{Conflict, ConflictKind};
use crate::model::{FieldPath, Placement, SubjectId, TableName, Value, ViewId};
use crate::ui::UiState;
use crate::ui::panels::commands;
use crate::workspace::{Action, Document};

/// Turns to a conflict: its row, and what it is about on the map.
pub(super) fn go_to(
    conflict: &Conflict,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    state.panels.merging.at = Some(conflict.key());
    state.panels.merging.scroll = true;
    match sight_of(conflict, document) {
        Some((view, Some(subject))) => commands::show_in_view(view, subject, state, actions),
        Some((view, None)) => actions.push(Action::ShowView(view)),
        None => {}
    }
}

/// Where a conflict is to be seen: the view that shows, or the first that has it.
fn sight_of(conflict: &Conflict, document: &Document) -> Option<(ViewId, Option<SubjectId>)> {
    let tables = document.map().tables();
    let record = &conflict.record;
    match record.table {
        TableName::Views => {
            let view = ViewId::from(record.id.clone());
            return tables.views.contains(&view).then_some((view, None));
        }
        TableName::Placements => {
            let (view, subject) = record.id.split_once('/')?;
            let view = ViewId::from(view);
            let subject = Some(SubjectId::from(subject));
            return tables.views.contains(&view).then_some((view, subject));
        }
        _ => {}
    }
    let subject = subject_of(conflict, document)?;
    let shows = |view: &ViewId| view_shows(document, view, &subject);
    let now = document.view.clone().filter(shows);
    let view = now.or_else(|| document.views().into_iter().find(shows))?;
    Some((view, Some(subject)))
}

/// The element, link or note that a conflict is about.
fn subject_of(conflict: &Conflict, document: &Document) -> Option<SubjectId> {
    let tables = document.map().tables();
    let record = &conflict.record;
    if matches!(
        record.table,
        TableName::Elements | TableName::Links | TableName::Notes
    ) {
        let subject = SubjectId::from(record.id.clone());
        if tables.has_subject(&subject) {
            return Some(subject);
        }
    }
    // It is gone, or is no thing on the map: what hangs on it is.
    let ConflictKind::Removed { needed_by, .. } = &conflict.kind else {
        return None;
    };
    let touched = needed_by.iter().chain(&conflict.touches);
    touched
        .filter(|key| {
            matches!(
                key.table,
                TableName::Elements | TableName::Links | TableName::Notes
            )
        })
        .map(|key| SubjectId::from(key.id.clone()))
        .find(|subject| tables.has_subject(subject))
}

fn view_shows(document: &Document, view: &ViewId, subject: &SubjectId) -> bool {
    let tables = document.map().tables();
    let place = Placement::id_for(view, subject);
    if tables.placements.contains(&place) {
        return true;
    }
    // A link shows where both its ends do.
    let fields = tables.fields_of(TableName::Links, subject.as_str());
    fields.is_some_and(|fields| {
        ["from", "to"].iter().all(|end| {
            let end = fields.get(&FieldPath::own(*end));
            end.and_then(Value::as_text).is_some_and(|end| {
                let place = Placement::id_for(view, &SubjectId::from(end));
                tables.placements.contains(&place)
            })
        })
    })
}
