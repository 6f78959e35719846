//! Out of a view, out of the map.

use std::collections::BTreeSet;

use super::draft::Drafted;
use super::{Draft, Refusal};
use crate::model::{
    Element, ElementId, Link, LinkId, Note, NoteId, Placement, PlacementId, SubjectId, SystemMap,
    TableName, Value, View, ViewId,
};

/// What goes along when something is deleted; the window asks before it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// Elements, with those that they contain.
    pub elements: BTreeSet<ElementId>,
    /// Links, with those that lose an end.
    pub links: BTreeSet<LinkId>,
    /// Notes.
    pub notes: BTreeSet<NoteId>,
    /// Views in which any of it shows.
    pub views: BTreeSet<ViewId>,
}

/// All that deleting these subjects takes along. O(what goes).
#[must_use]
pub fn removal_of(map: &SystemMap, subjects: &[SubjectId]) -> Removal {
    let tables = map.tables();
    let mut removal = Removal::default();
    let mut open: Vec<ElementId> = Vec::new();
    for subject in subjects {
        let text = subject.text();
        if tables.elements.contains(&ElementId::from(text.clone())) {
            open.push(ElementId::from(text.clone()));
        } else if tables.links.contains(&LinkId::from(text.clone())) {
            removal.links.insert(LinkId::from(text.clone()));
        } else if tables.notes.contains(&NoteId::from(text.clone())) {
            removal.notes.insert(NoteId::from(text.clone()));
        }
    }
    while let Some(id) = open.pop() {
        if !removal.elements.insert(id.clone()) {
            continue;
        }
        removal.links.extend(map.links_of(&id));
        // What lies here only at a later plateau stays: its override goes (see `delete`).
        open.extend(map.children_of(&id).into_iter().filter(|child| {
            tables
                .elements
                .get(child)
                .is_some_and(|child| child.parent.as_ref() == Some(&id))
        }));
    }
    let gone = removal
        .elements
        .iter()
        .map(SubjectId::from)
        .chain(removal.links.iter().map(SubjectId::from))
        .chain(removal.notes.iter().map(SubjectId::from));
    for subject in gone {
        for view in tables.views.iter() {
            if tables
                .placements
                .contains(&Placement::id_for(&view.id, &subject))
            {
                removal.views.insert(view.id.clone());
            }
        }
    }
    removal
}

/// Whether deleting at a plateau leaves some of what goes to earlier ones: it goes from this plateau
/// on, then, and stays in the map.
#[must_use]
pub fn stays_earlier(
    map: &SystemMap,
    plateau: Option<&crate::model::PlateauId>,
    removal: &Removal,
) -> bool {
    let (tables, timeline) = (map.tables(), map.timeline());
    let mut elements = removal
        .elements
        .iter()
        .filter_map(|id| tables.elements.get(id));
    let mut links = removal.links.iter().filter_map(|id| tables.links.get(id));
    let mut notes = removal.notes.iter().filter_map(|id| tables.notes.get(id));
    elements.any(|element| !timeline.goes_wholly(element.as_ref(), plateau))
        || links.any(|link| !timeline.goes_wholly(link.as_ref(), plateau))
        || notes.any(|note| !timeline.goes_wholly(note.as_ref(), plateau))
}

/// Takes subjects out of the map, from this plateau on.
pub(super) fn delete(draft: &mut Draft<'_, '_>, subjects: &[SubjectId]) -> Result<(), Refusal> {
    let removal = removal_of(draft.map(), subjects);
    for link in &removal.links {
        remove_from_now_on::<Link>(draft, link);
    }
    for note in &removal.notes {
        remove_from_now_on::<Note>(draft, note);
    }
    for element in &removal.elements {
        remove_from_now_on::<Element>(draft, element);
    }
    take_loose_links(draft, &removal);
    clear_up(draft, &removal);
    Ok(())
}

/// Takes a record out from this plateau on; one that comes only later goes wholly.
fn remove_from_now_on<R: Drafted>(draft: &mut Draft<'_, '_>, id: &R::Id) {
    let goes_wholly = draft.get::<R>(id).is_some_and(|record| {
        let plateau = draft.plateau().cloned();
        draft
            .map()
            .timeline()
            .goes_wholly(&record, plateau.as_ref())
    });
    if goes_wholly {
        draft.take::<R>(id);
    } else {
        draft.remove_here::<R>(id);
    }
}

/// A link that another plateau brings can't stay where one of its ends is wholly gone.
fn take_loose_links(draft: &mut Draft<'_, '_>, removal: &Removal) {
    for id in &removal.links {
        let Some(link) = draft.get::<Link>(id) else {
            continue;
        };
        let moved = link.at.values().flat_map(|fields| {
            let ends = ["from", "to"].into_iter();
            ends.filter_map(|end| fields.get(end).and_then(Value::as_text))
        });
        let mut ends = [link.from.as_str(), link.to.as_str()]
            .into_iter()
            .chain(moved);
        let is_loose = ends.any(|end| {
            let end = ElementId::from(end);
            removal.elements.contains(&end) && draft.get::<Element>(&end).is_none()
        });
        if is_loose {
            draft.take::<Link>(id);
        }
    }
}

/// Takes subjects out of the map, at every plateau.
pub(super) fn everywhere(draft: &mut Draft<'_, '_>, subjects: &[SubjectId]) -> Result<(), Refusal> {
    let removal = removal_of(draft.map(), subjects);
    for link in &removal.links {
        draft.take::<Link>(link);
    }
    for note in &removal.notes {
        draft.take::<Note>(note);
    }
    for element in &removal.elements {
        draft.take::<Element>(element);
    }
    clear_up(draft, &removal);
    Ok(())
}

/// Forgets what pointed at records that are out of the map, and where they showed.
fn clear_up(draft: &mut Draft<'_, '_>, removal: &Removal) {
    settle_orphans(draft, removal);
    let views: Vec<ViewId> = draft
        .map()
        .tables()
        .views
        .iter()
        .map(|view| view.id.clone())
        .collect();
    let gone: Vec<SubjectId> = removal
        .elements
        .iter()
        .filter(|id| draft.get::<Element>(id).is_none())
        .map(SubjectId::from)
        .chain(
            removal
                .links
                .iter()
                .filter(|id| draft.get::<Link>(id).is_none())
                .map(SubjectId::from),
        )
        .chain(
            removal
                .notes
                .iter()
                .filter(|id| draft.get::<Note>(id).is_none())
                .map(SubjectId::from),
        )
        .collect();
    super::notes::remember_targets(draft, &gone);
    for subject in gone {
        for view in &views {
            let id: PlacementId = Placement::id_for(view, &subject);
            if draft.map().tables().placements.contains(&id) {
                draft.take::<Placement>(&id);
            }
        }
    }
}

/// Elements that another plateau puts into something that is wholly gone forget that move.
fn settle_orphans(draft: &mut Draft<'_, '_>, removal: &Removal) {
    for id in &removal.elements {
        if draft.get::<Element>(id).is_some() {
            continue;
        }
        for child in draft.map().children_of(id) {
            let Some(mut element) = draft.get::<Element>(&child) else {
                continue;
            };
            if element.parent.as_ref() == Some(id) {
                element.parent = None;
            }
            for fields in element.at.values_mut() {
                if fields.get("parent").and_then(Value::as_text) == Some(id.as_str()) {
                    fields.remove("parent");
                }
            }
            element.at.retain(|_, fields| !fields.is_empty());
            draft.put(element);
        }
    }
}

/// Takes subjects out of a view: boxes with what lies in them, links by hiding them. A note that
/// shows nowhere else goes out of the map, since nothing would lead to it any more.
pub(super) fn hide(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let mut elements = BTreeSet::new();
    for subject in subjects {
        match draft.table_of(subject) {
            Some(TableName::Elements) => {
                elements.insert(ElementId::from(subject.text().clone()));
            }
            Some(TableName::Links) => {
                let (mut placement, existed) = draft.placement(view, subject);
                if existed {
                    draft.set_field(&mut placement, "hidden", Some(&Value::Flag(true)))?;
                } else {
                    placement.since = draft.since_now();
                    placement.hidden = true;
                }
                draft.put(placement);
            }
            Some(TableName::Notes) => delete(draft, std::slice::from_ref(subject))?,
            _ => {}
        }
    }
    let inside = super::nest::placed_inside(draft, view, &elements);
    elements.extend(inside);
    for element in &elements {
        draft.remove_here::<Placement>(&Placement::id_for(view, &SubjectId::from(element)));
    }
    Ok(())
}
