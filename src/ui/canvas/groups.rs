//! What a pointer takes hold of at once: groups as a whole, and nothing that is locked.

use std::collections::BTreeSet;

use egui::Stroke;

use super::drawing::Drawing;
use super::painter::color32;
use super::sight::Sight;
use crate::command::{self, Command};
use crate::geometry::{Rect, Vec2};
use crate::model::{SubjectId, members, outer_groups, with_groups};
use crate::workspace::{Action, Document};

/// What a click on a subject selects: all that is drawn as one with it, and its whole group.
pub(super) fn clicked(
    document: &Document,
    drawing: &Drawing,
    subject: &SubjectId,
) -> Vec<SubjectId> {
    whole(document, drawing, drawing.drawn_with(subject))
}

/// Subjects with their whole groups, as far as they show.
pub(super) fn whole(
    document: &Document,
    drawing: &Drawing,
    subjects: Vec<SubjectId>,
) -> Vec<SubjectId> {
    let Some(view) = &document.view else {
        return subjects;
    };
    let subjects: BTreeSet<SubjectId> = subjects.into_iter().collect();
    let with = with_groups(document.map(), view, &subjects).into_iter();
    with.filter(|subject| subjects.contains(subject) || drawing.item_of(subject).is_some())
        .collect()
}

/// What a drag of a selection moves: what is free. Where all is locked nothing begins, and the
/// refusal says why.
pub(super) fn movable(
    document: &Document,
    selection: &BTreeSet<SubjectId>,
    actions: &mut Vec<Action>,
) -> Option<BTreeSet<SubjectId>> {
    let view = document.view.clone()?;
    let subjects: Vec<SubjectId> = selection.iter().cloned().collect();
    let Ok(free) = command::free_of(document.map(), &view, &subjects) else {
        actions.push(Action::Edit(Command::Move {
            view,
            subjects,
            by: Vec2::ZERO,
            nudge: false,
        }));
        return None;
    };
    Some(free.into_iter().collect())
}

/// Whether a box has no handles: it is locked, or its size does not show.
pub(super) fn is_rigid(document: &Document, subject: &SubjectId) -> bool {
    let Some(view) = &document.view else {
        return false;
    };
    let tables = document.map().tables();
    let id = crate::model::Placement::id_for(view, subject);
    let placement = tables.placements.get(&id);
    let view = tables.views.get(view);
    placement.is_some_and(|placement| {
        placement.collapsed || view.is_some_and(|view| view.holds(placement))
    })
}

/// Paints a dashed frame around every group of which something is selected.
pub(super) fn paint_outlines(painter: &egui::Painter, sight: &Sight<'_>) {
    let map = sight.document.map();
    for group in outer_groups(map, sight.view, &sight.document.selection) {
        let one = BTreeSet::from([group]);
        let shown: Vec<Rect> = members(map, sight.view, &one)
            .filter_map(|subject| sight.item(&subject).map(|item| item.bounds))
            .collect();
        let (2.., Some(around)) = (shown.len(), shown.into_iter().reduce(|a, b| a.union(b))) else {
            continue;
        };
        let rect = sight.screen_rect(around).expand(9.0);
        let corners = [
            rect.left_top(),
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
            rect.left_top(),
        ];
        let stroke = Stroke::new(1.25, color32(sight.theme.accent).gamma_multiply(0.8));
        painter.extend(egui::Shape::dashed_line(&corners, stroke, 5.0, 4.0));
    }
}
