//! What dropping a row on another does: another container, as on the canvas.

use crate::catalogue;
use crate::command::{Command, Occasion, Setting};
use crate::geometry::{Rect, Vec2};
use crate::model::{ElementId, ElementIx, Name, RecordKey, SubjectId, TableName, Value};
use crate::workspace::Document;

/// Room between a frame and what lies in it, and under its title, map units.
const PADDING: f64 = 24.0;
const TITLE: f64 = 64.0;

/// Where a row is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Into an element.
    Into(ElementId),
    /// Beside an element, into what contains that: before it or after it.
    Beside(ElementId, bool),
}

/// What a drop at a place of a row means: into it in its middle, where it can hold something;
/// beside it at its edges. `None` where the elements may not go there.
pub(super) fn target(
    document: &Document,
    row: ElementIx,
    share_of_height: f32,
    moved: &[ElementId],
) -> Option<Target> {
    let snapshot = document.snapshot();
    let element = snapshot.element(row);
    let is_container = catalogue::element_kind(element.kind.as_str())
        .is_none_or(|kind| kind.is_container)
        || !snapshot.children(row).is_empty();
    let target = if is_container && (0.25..0.75).contains(&share_of_height) {
        Target::Into(element.id.clone())
    } else {
        Target::Beside(element.id.clone(), share_of_height < 0.5)
    };
    let holder = holder(document, &target);
    let in_itself = holder.as_ref().is_some_and(|holder| {
        let Some(ix) = snapshot.find(holder) else {
            return true;
        };
        let around = std::iter::once(ix).chain(snapshot.ancestors(ix));
        around
            .into_iter()
            .any(|above| moved.contains(&snapshot.element(above).id))
    });
    let stays = moved.iter().all(|id| {
        let parent = snapshot.find(id).and_then(|ix| snapshot.parent(ix));
        parent.map(|parent| &snapshot.element(parent).id) == holder.as_ref()
    });
    (!in_itself && !stays).then_some(target)
}

/// What contains the elements after the drop.
fn holder(document: &Document, target: &Target) -> Option<ElementId> {
    let snapshot = document.snapshot();
    match target {
        Target::Into(id) => Some(id.clone()),
        Target::Beside(id, _) => {
            let parent = snapshot.parent(snapshot.find(id)?)?;
            Some(snapshot.element(parent).id.clone())
        }
    }
}

/// What is dragged with a row: the selection where the row is part of it, without what moves along
/// in a container that is dragged itself.
pub(super) fn moved(document: &Document, dragged: &ElementId) -> Vec<ElementId> {
    let selected = document.selected_elements();
    if !selected.contains(dragged) {
        return vec![dragged.clone()];
    }
    let snapshot = document.snapshot();
    let moves_along = |id: &ElementId| {
        snapshot.find(id).is_some_and(|ix| {
            snapshot
                .ancestors(ix)
                .any(|above| selected.contains(&snapshot.element(above).id))
        })
    };
    let tops = selected.iter().filter(|id| !moves_along(id));
    tops.cloned().collect()
}

/// The command of a drop. Where the view shows all that takes part, the boxes go into the frame,
/// as when they are dragged on the canvas; otherwise only the containment changes.
pub(super) fn command(document: &Document, moved: &[ElementId], target: &Target) -> Command {
    let holder = holder(document, target);
    if let Some(command) = in_view(document, moved, holder.as_ref()) {
        return command;
    }
    let value = holder.map(|holder| Value::Text(holder.text().clone()));
    let settings = moved.iter().map(|id| Setting {
        record: RecordKey::new(TableName::Elements, id.as_str()),
        name: Name::new_static("parent"),
        value: value.clone(),
    });
    Command::SetMany {
        settings: settings.collect(),
        occasion: Occasion::Nest,
    }
}

fn in_view(
    document: &Document,
    moved: &[ElementId],
    holder: Option<&ElementId>,
) -> Option<Command> {
    let view = document.view.clone()?;
    let record = document.map().tables().views.get(&view)?;
    if !record.group_by.is_empty() {
        // The view draws its groups, and the outline shows containers.
        return None;
    }
    let placements = document.snapshot().placements(document.map(), &view);
    let rect = |id: &ElementId| {
        let subject = SubjectId::from(id);
        let found = placements.iter().find(|(of, _)| *of == subject);
        found.map(|(_, placement)| placement.rect())
    };
    let rects: Option<Vec<Rect>> = moved.iter().map(rect).collect();
    let boxes = rects?.into_iter().reduce(|a, b| a.union(b))?;
    let at = match holder {
        Some(holder) => {
            let frame = rect(holder)?;
            if frame.union(boxes) == frame {
                boxes.origin()
            } else {
                free_place(document, holder, frame, rect)
            }
        }
        None => {
            let outer = outermost(document, &moved[0]).and_then(|id| rect(&id));
            let below = |frame: Rect| (frame.x0, frame.y1 + 2.0 * PADDING).into();
            outer.map_or(boxes.origin(), below)
        }
    };
    let by: Vec2 = at - boxes.origin();
    Some(Command::Nest {
        view,
        elements: moved.to_vec(),
        by,
        parent: holder.cloned(),
    })
}

/// A place in a frame below all that lies in it; the frame grows around it.
fn free_place(
    document: &Document,
    holder: &ElementId,
    frame: Rect,
    rect: impl Fn(&ElementId) -> Option<Rect>,
) -> crate::geometry::Point {
    let snapshot = document.snapshot();
    let children = snapshot.find(holder).map(|ix| snapshot.children(ix));
    let child_rects = children
        .unwrap_or_default()
        .iter()
        .filter_map(|ix| rect(&snapshot.element(*ix).id));
    let lowest = child_rects
        .map(|child| child.y1)
        .fold(frame.y0 + TITLE - PADDING, f64::max);
    (frame.x0 + PADDING, lowest + PADDING).into()
}

fn outermost(document: &Document, id: &ElementId) -> Option<ElementId> {
    let snapshot = document.snapshot();
    let above = snapshot.ancestors(snapshot.find(id)?).last()?;
    Some(snapshot.element(above).id.clone())
}
