//! What lies in what: putting elements into containers, and containers that grow around them.
//!
//! A view may group by an attribute (`model::Nesting`). What is dropped into such a group gets the
//! attribute; what is dropped into a container gets the container.

use std::collections::BTreeSet;

use super::arrange::{PADDING, TITLE_HEIGHT, put_rect, rect_of, shift};
use super::{Draft, Refusal};
use crate::catalogue::{self, AttributeType};
use crate::geometry::{Rect, Vec2};
use crate::locale::msg;
use crate::model::{
    Element, ElementId, Nesting, Placement, Snapshot, SubjectId, SystemMap, Value, View, ViewId,
    group,
};

/// The placed elements that are drawn in one of `ids` at this plateau, at any depth.
pub(super) fn placed_inside(
    draft: &Draft<'_, '_>,
    view: &ViewId,
    ids: &BTreeSet<ElementId>,
) -> BTreeSet<ElementId> {
    let snapshot = draft.map().snapshot(draft.plateau());
    let nesting = Nesting::in_view(draft.map(), &snapshot, view);
    let mut inside = BTreeSet::new();
    for &ix in nesting.shown() {
        let held = nesting
            .around(ix)
            .any(|holder| ids.contains(&snapshot.element(holder).id));
        if held {
            inside.insert(snapshot.element(ix).id.clone());
        }
    }
    inside
}

/// The room that the content of an element takes in a view, with the space that its frame keeps
/// around it; `None` where nothing that shows lies in it.
#[must_use]
pub fn content_of(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    id: &ElementId,
) -> Option<Rect> {
    let ix = snapshot.find(id)?;
    let nesting = Nesting::in_view(map, snapshot, view);
    let inside: BTreeSet<SubjectId> = nesting
        .shown()
        .iter()
        .filter(|&&inner| nesting.around(inner).any(|holder| holder == ix))
        .map(|&inner| SubjectId::from(&snapshot.element(inner).id))
        .collect();
    snapshot
        .placements(map, view)
        .into_iter()
        .filter(|(subject, _)| inside.contains(subject))
        .map(|(_, placement)| placement.rect())
        .reduce(|a, b| a.union(b))
        .map(framed)
}

/// A rectangle with the room that a frame keeps around its content.
fn framed(content: Rect) -> Rect {
    Rect::new(
        content.x0 - PADDING,
        content.y0 - TITLE_HEIGHT,
        content.x1 + PADDING,
        content.y1 + PADDING,
    )
}

/// Moves elements and gives them another container, or another group.
pub(super) fn nest(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    elements: &[ElementId],
    by: Vec2,
    parent: Option<&ElementId>,
) -> Result<(), Refusal> {
    let record = draft.need::<View>(view)?;
    let subjects: Vec<SubjectId> = elements.iter().map(SubjectId::from).collect();
    let subjects = super::free_of(draft.map(), view, &subjects)?;
    let elements: Vec<ElementId> = subjects
        .iter()
        .map(|subject| ElementId::from(subject.text().clone()))
        .collect();
    for id in &elements {
        if let Some(parent) = parent {
            refuse_circle(draft, id, parent)?;
        }
    }
    shift(draft, view, &subjects, by)?;
    for id in &elements {
        let mut element = draft.need::<Element>(id)?;
        put_into(draft, &record, &mut element, parent)?;
        draft.put(element);
        grow_around(draft, view, id)?;
    }
    Ok(())
}

/// Writes into an element what it is to be drawn in.
pub(super) fn put_into(
    draft: &Draft<'_, '_>,
    view: &View,
    element: &mut Element,
    holder: Option<&ElementId>,
) -> Result<(), Refusal> {
    let value = holder.map(|holder| Value::Text(holder.text().clone()));
    if holder.is_some_and(|holder| is_group(draft, view, element, holder)) {
        return draft.set_field(element, &view.group_by, value.as_ref());
    }
    let seen = draft.seen::<Element>(&element.id);
    let group = seen
        .as_ref()
        .and_then(|seen| shown_group(draft, view, seen));
    if group.is_some() {
        // It leaves the group that it was drawn in. Dragged onto the bare canvas that is all: where
        // it runs, the view did not show.
        draft.set_field(element, &view.group_by, None)?;
        if holder.is_none() {
            return Ok(());
        }
    }
    draft.set_field(element, "parent", value.as_ref())
}

/// Whether the view groups elements such as this one by elements such as `holder`.
fn is_group(draft: &Draft<'_, '_>, view: &View, element: &Element, holder: &ElementId) -> bool {
    let carries = catalogue::element_kind(element.kind.as_str())
        .is_some_and(|kind| kind.has_attribute(&view.group_by));
    let attribute = catalogue::attribute(&view.group_by);
    let Some(AttributeType::Reference(rules)) = attribute.map(|attribute| attribute.value_type)
    else {
        return false;
    };
    let kind = draft
        .get::<Element>(holder)
        .and_then(|holder| catalogue::element_kind(holder.kind.as_str()));
    carries && kind.is_some_and(|kind| rules.iter().any(|rule| rule.covers(kind)))
}

/// The group that the view draws an element in.
fn shown_group(draft: &Draft<'_, '_>, view: &View, element: &Element) -> Option<ElementId> {
    group(view, element).filter(|group| {
        *group != element.id
            && draft
                .seen::<Placement>(&Placement::id_for(&view.id, &SubjectId::from(group)))
                .is_some()
    })
}

/// Refuses to put something into itself, or into what it contains.
pub(super) fn refuse_circle(
    draft: &Draft<'_, '_>,
    id: &ElementId,
    parent: &ElementId,
) -> Result<(), Refusal> {
    draft.need::<Element>(parent)?;
    let mut above = Some(parent.clone());
    let mut steps = 0;
    while let Some(next) = above {
        steps += 1;
        if next == *id || steps > draft.map().tables().elements.len() {
            let name = draft
                .get::<Element>(id)
                .map(|element| element.name)
                .unwrap_or_default();
            return Err(msg::COMMAND_CIRCLE.with("element", name.as_str()).into());
        }
        above = draft
            .seen::<Element>(&next)
            .and_then(|element| element.parent);
    }
    Ok(())
}

/// Makes every box around an element large enough to hold it, upwards, in one view.
pub(super) fn grow_around(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    id: &ElementId,
) -> Result<(), Refusal> {
    let record = draft.need::<View>(view)?;
    let above = |draft: &Draft<'_, '_>, id: &ElementId| {
        let element = draft.seen::<Element>(id)?;
        shown_group(draft, &record, &element).or(element.parent)
    };
    let mut inner = rect_of(draft, view, &SubjectId::from(id));
    let mut holder = above(draft, id);
    let mut steps = 0;
    while let (Some(content), Some(container)) = (inner, holder) {
        steps += 1;
        if steps > draft.map().tables().elements.len() + 1 {
            break;
        }
        let subject = SubjectId::from(&container);
        if let Some(frame) = rect_of(draft, view, &subject) {
            let grown = frame.union(framed(content));
            if grown != frame {
                put_rect(draft, view, &subject, grown)?;
            }
            inner = Some(grown);
        }
        holder = above(draft, &container);
    }
    Ok(())
}
