//! What letting go of a dragged selection means: a move, a move into or out of a container, or
//! copies.

use std::collections::BTreeSet;

use crate::command::{Command, Home};
use crate::geometry::{Rect, Vec2};
use crate::model::{ElementId, NoteId, Placement, SubjectId};
use crate::ui::canvas::sight::Sight;
use crate::ui::canvas::tool;
use crate::workspace::Action;

/// What a release of the dragged selection means.
struct Drop {
    /// All that is selected.
    tops: Vec<SubjectId>,
    /// The selected elements that no other selected one holds.
    movers: Vec<ElementId>,
    /// The container below the pointer.
    target: Option<ElementId>,
    /// Whether it is another one than before.
    changes_home: bool,
}

impl Drop {
    fn of(sight: &Sight<'_>, moved: &BTreeSet<SubjectId>) -> Self {
        let document = sight.document;
        let snapshot = document.snapshot();
        let target = tool::container_at(document, sight.drawing, sight.point(), moved);
        let tops: Vec<SubjectId> = document.selection.iter().cloned().collect();
        let elements = document.selected_elements();
        let nesting = tool::nesting(document);
        // What moves along inside a selected container keeps its own container.
        let movers: Vec<ElementId> = elements
            .iter()
            .filter(|id| {
                snapshot.find(id).is_some_and(|ix| {
                    !nesting
                        .around(ix)
                        .any(|above| elements.contains(&snapshot.element(above).id))
                })
            })
            .cloned()
            .collect();
        // A container that does not show in this view is left alone: only what shows can be left.
        let changes_home = movers.iter().any(|id| {
            let holder = snapshot
                .find(id)
                .and_then(|ix| nesting.holder(ix))
                .map(|holder| &snapshot.element(holder).id);
            holder != target.as_ref()
        });
        Self {
            tops,
            movers,
            target,
            changes_home,
        }
    }
}

/// What dropping a dragged selection with Alt held does: copies where it was let go.
pub(in crate::ui::canvas) fn copy_action(
    sight: &Sight<'_>,
    moved: &BTreeSet<SubjectId>,
    by: Vec2,
) -> Action {
    let drop = Drop::of(sight, moved);
    Action::Edit(Command::Duplicate {
        view: sight.view.clone(),
        subjects: drop.tops,
        by: Some(by),
        home: if drop.changes_home {
            Home::Moved(drop.target)
        } else {
            Home::Same
        },
    })
}

/// What dropping a dragged selection does: a move, or a move into or out of a container.
pub(in crate::ui::canvas) fn drop_action(
    sight: &Sight<'_>,
    moved: &BTreeSet<SubjectId>,
    by: Vec2,
) -> Action {
    let Drop {
        tops,
        movers,
        target,
        changes_home,
    } = Drop::of(sight, moved);
    if let [note] = tops.as_slice()
        && let Some(rect) = where_it_looked_for_room(sight, note)
    {
        return Action::Edit(Command::Show {
            view: sight.view.clone(),
            places: vec![(note.clone(), rect + by)],
        });
    }
    if changes_home && movers.len() == tops.len() {
        Action::Edit(Command::Nest {
            view: sight.view.clone(),
            elements: movers,
            by,
            parent: target,
        })
    } else {
        Action::Edit(Command::Move {
            view: sight.view.clone(),
            subjects: tops,
            by,
            nudge: false,
        })
    }
}

/// Where a note stands that has no place of its own on the view: it gets one where it is let go.
fn where_it_looked_for_room(sight: &Sight<'_>, subject: &SubjectId) -> Option<Rect> {
    let tables = sight.document.map().tables();
    let is_note = tables.notes.contains(&NoteId::from(subject.text().clone()));
    let placement = Placement::id_for(sight.view, subject);
    let is_free = is_note && !tables.placements.contains(&placement);
    is_free.then(|| sight.item(subject).map(|item| item.bounds))?
}
