//! Dragging the tip of a callout: to a place on the view, or back onto what it is about.

use egui::{CursorIcon, Painter, Stroke};

use super::Machine;
use crate::command::{Command, NoteCommand};
use crate::geometry::{Point, Rect};
use crate::model::{NoteId, NoteShape, SubjectId};
use crate::scene::{Figure, Subject};
use crate::ui::canvas::CanvasState;
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::Sight;
use crate::workspace::Action;

/// How near the pointer must be to a tip, in screen points.
const GRASP_PX: f32 = 10.0;

/// A tip on its way.
#[derive(Clone, Debug)]
pub struct Pointing {
    note: NoteId,
    sheet: Rect,
}

/// The one selected callout, where its sheet stands, and where its tail ends.
fn callout(sight: &Sight<'_>) -> Option<(NoteId, Rect, Point)> {
    if sight.document.is_read_only() {
        return None;
    }
    let subject = sight.only_selected()?;
    let id = NoteId::from(subject.text().clone());
    let mut notes = sight.document.snapshot().notes().iter();
    notes.find(|note| note.id == id && note.shape == NoteShape::Callout)?;
    let sheet = sight.item(subject)?.bounds;
    let is_note = |of: &Option<Subject>| matches!(of, Some(Subject::Note(of)) if of == id.text());
    let items = &sight.drawing.scene.items;
    // The tail is drawn before its sheet and ends in a dot.
    let tail = items.iter().find(|item| is_note(&item.subject))?;
    let tip = tail.figures.iter().find_map(|figure| match figure {
        Figure::Rect(dot) if tail.bounds != sheet => Some(dot.rect.center()),
        _ => None,
    })?;
    Some((id, sheet, tip))
}

/// Where the tail of the selected callout ends.
pub(in crate::ui::canvas) fn tip(sight: &Sight<'_>) -> Option<Point> {
    callout(sight).map(|(_, _, tip)| tip)
}

impl Pointing {
    /// The tip of the selected callout at a place on screen.
    pub(in crate::ui::canvas) fn of(sight: &Sight<'_>, pointer: egui::Pos2) -> Option<Self> {
        let (note, sheet, tip) = callout(sight)?;
        let is_near = (sight.pos(tip) - pointer).length() <= GRASP_PX;
        is_near.then_some(Self { note, sheet })
    }

    /// Whether the pointer is over what the callout is about: there the tip follows it.
    fn is_over_target(&self, sight: &Sight<'_>) -> bool {
        let mut notes = sight.document.snapshot().notes().iter();
        let note = notes.find(|note| note.id == self.note);
        let target = note.and_then(|note| note.target.as_ref());
        let item = target.and_then(|target: &SubjectId| sight.item(target));
        item.is_some_and(|item| item.bounds.contains(sight.point()))
    }
}

impl Machine for Pointing {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        let from = sight.pos(self.sheet.center());
        painter.line_segment([from, sight.pointer], Stroke::new(1.5, accent));
        painter.circle_filled(sight.pointer, 5.0, accent);
    }

    fn end(self, sight: &Sight<'_>, _state: &mut CanvasState, actions: &mut Vec<Action>) {
        let tip = (!self.is_over_target(sight)).then(|| sight.point());
        actions.push(Action::Edit(Command::Note(NoteCommand::Point {
            note: self.note,
            view: sight.view.clone(),
            sheet: Some(self.sheet),
            tip,
        })));
    }

    fn cursor(&self, _sight: &Sight<'_>) -> CursorIcon {
        CursorIcon::Crosshair
    }
}
