//! One map of two states, for one view.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::super::bundles::BundleEnds;
use super::super::container::title_area;
use super::ghosts::{free_place, overlap};
use super::{ChangeMark, ComparisonMark, ComparisonMarks};
use crate::geometry::Rect;
use crate::model::{
    Element, ElementId, Finite, LinkId, NoteId, Placement, Snapshot, SubjectId, SystemMap, Tables,
    View, ViewId,
};

/// One of the two states.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// The map at the plateau.
    pub snapshot: &'a Snapshot,
}

/// What of the two states is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Both, what is the same in faint grey.
    #[default]
    Both,
    /// What differs, with what it lies in and what it is linked to.
    Changes,
    /// The state before, in full.
    Before,
    /// The state after, in full.
    After,
}

/// A map without plateaus that holds what is to be drawn of a view, and the marks completed by
/// where moved elements stood; `None` where neither state has the view.
///
/// What went keeps its old place; where something else stands there now, it is drawn beside it.
/// O(records).
#[must_use]
pub fn both(
    before: State<'_>,
    after: State<'_>,
    view: &ViewId,
    shown: Shown,
    marks: &ComparisonMarks,
) -> Option<(SystemMap, ComparisonMarks)> {
    let record = |state: State<'_>| state.map.tables().views.get(view).cloned();
    let record = match shown {
        Shown::Before => record(before).or_else(|| record(after)),
        _ => record(after).or_else(|| record(before)),
    }?;
    let mut marks = marks.clone();
    marks.fades = matches!(shown, Shown::Both | Shown::Changes);
    let mut tables = Tables::default();
    tables.map.clone_from(&after.map.tables().map);
    let view_record = View {
        since: None,
        at: BTreeMap::new(),
        ..View::clone(&record)
    };
    tables.views.insert(Arc::new(view_record));
    match shown {
        Shown::Before => {
            add(&mut tables, before, view, |_| true, |_| true, |_| true);
            marks.forget(ChangeMark::Added);
        }
        Shown::After => {
            add(&mut tables, after, view, |_| true, |_| true, |_| true);
            marks.forget(ChangeMark::Removed);
        }
        Shown::Both | Shown::Changes => {
            add(&mut tables, after, view, |_| true, |_| true, |_| true);
            let went = |mark: Option<&ComparisonMark>| {
                mark.is_some_and(|mark| mark.change == ChangeMark::Removed)
            };
            let is_gone = |id: &ElementId| went(marks.elements.get(id));
            let is_gone_link = |id: &LinkId| went(marks.links.get(id));
            let is_gone_note = |id: &NoteId| went(marks.notes.get(id));
            add(
                &mut tables,
                before,
                view,
                is_gone,
                is_gone_link,
                is_gone_note,
            );
            make_room(&mut tables, before, view, &marks);
            set_aside(&mut tables, view, &is_gone);
            let ghosts = ghosts(&tables, before, view, &marks);
            marks.ghosts = ghosts;
        }
    }
    if shown == Shown::Changes {
        leave_out_the_same(&mut tables, view, &marks);
    }
    // Both maps keep their promises; what the two break together (a child of what went into
    // something that is there no more) is mended as in any file.
    let (map, _mended) = SystemMap::assemble(tables);
    Some((map, marks))
}

/// Adds elements and links of a state as they stand there, with their places in the view.
fn add(
    tables: &mut Tables,
    state: State<'_>,
    view: &ViewId,
    takes: impl Fn(&ElementId) -> bool,
    takes_link: impl Fn(&LinkId) -> bool,
    takes_note: impl Fn(&NoteId) -> bool,
) {
    for element in state.snapshot.elements() {
        if takes(&element.id) && !tables.elements.contains(&element.id) {
            tables.elements.insert(plain_element(element));
        }
    }
    for link in state.snapshot.links() {
        if takes_link(&link.id) && !tables.links.contains(&link.id) {
            let mut link = Arc::clone(link);
            if link.since.is_some() || !link.at.is_empty() {
                let own = Arc::make_mut(&mut link);
                own.since = None;
                own.at.clear();
            }
            tables.links.insert(link);
        }
    }
    for note in state.snapshot.notes() {
        if !takes_note(&note.id) || tables.notes.contains(&note.id) {
            continue;
        }
        let mut note = Arc::clone(note);
        let own = Arc::make_mut(&mut note);
        own.since = None;
        own.plateau = None;
        own.at.clear();
        tables.notes.insert(note);
    }
    for (subject, placement) in state.snapshot.placements(state.map, view) {
        let is_element = takes(&ElementId::from(subject.text().clone()))
            && tables.elements.contains(&subject.as_str().into());
        let is_other = takes_link(&LinkId::from(subject.text().clone()))
            && tables.links.contains(&subject.as_str().into())
            || takes_note(&NoteId::from(subject.text().clone()))
                && tables.notes.contains(&subject.as_str().into());
        if (is_element || is_other) && !tables.placements.contains(&placement.id) {
            let mut placement = placement;
            if placement.since.is_some() || !placement.at.is_empty() {
                let own = Arc::make_mut(&mut placement);
                own.since = None;
                own.at.clear();
            }
            tables.placements.insert(placement);
        }
    }
}

fn plain_element(element: &Arc<Element>) -> Arc<Element> {
    let mut element = Arc::clone(element);
    if element.since.is_some() || !element.at.is_empty() {
        let own = Arc::make_mut(&mut element);
        own.since = None;
        own.at.clear();
    }
    element
}

/// The boxes of the view, by element, with their places.
fn boxes(tables: &Tables) -> BTreeMap<ElementId, Rect> {
    let placements = tables.placements.iter();
    placements
        .filter(|placement| !placement.hidden)
        .map(|placement| {
            let element = ElementId::from(placement.subject.text().clone());
            (element, placement.shown_rect())
        })
        .filter(|(element, _)| tables.elements.contains(element))
        .collect()
}

/// All that an element lies in.
fn around<'a>(tables: &'a Tables, id: &ElementId) -> impl Iterator<Item = ElementId> + use<'a> {
    let parent = |id: &ElementId| tables.elements.get(id)?.parent.clone();
    std::iter::successors(parent(id), move |id| parent(id)).take(64)
}

/// What went, and where moved elements stood, lies in frames that may have been drawn in since:
/// they reach as far as before again, where nothing else stands in the way.
fn make_room(tables: &mut Tables, before: State<'_>, view: &ViewId, marks: &ComparisonMarks) {
    let left = marks
        .elements
        .iter()
        .filter(|(_, mark)| matches!(mark.change, ChangeMark::Removed | ChangeMark::Moved));
    let holders: BTreeSet<ElementId> = left
        .filter_map(|(id, _)| before.snapshot.find(id))
        .flat_map(|ix| before.snapshot.ancestors(ix))
        .map(|ix| before.snapshot.element(ix).id.clone())
        .collect();
    if holders.is_empty() {
        return;
    }
    let places: BTreeMap<ElementId, Rect> = (before.snapshot.placements(before.map, view).iter())
        .map(|(subject, placement)| (subject.text().clone().into(), placement.shown_rect()))
        .collect();
    let boxes = boxes(tables);
    for id in holders {
        let (Some(was), Some(now)) = (places.get(&id), boxes.get(&id)) else {
            continue;
        };
        if overlap(*was, *now) < 0.5 || was.union(*now) == *now {
            continue;
        }
        let grown = was.union(*now);
        let outer: BTreeSet<ElementId> = around(tables, &id).collect();
        let is_in_the_way = boxes.iter().any(|(other, rect)| {
            crate::geometry::overlaps(*rect, grown)
                && !crate::geometry::overlaps(*rect, *now)
                && *other != id
                && !outer.contains(other)
                && !around(tables, other).any(|above| above == id)
        });
        let placement = Placement::id_for(view, &SubjectId::from(&id));
        if let (false, Some(placement)) = (is_in_the_way, tables.placements.get(&placement)) {
            let mut placement = Placement::clone(placement);
            placement.x = Finite::new(grown.x0).unwrap_or_default();
            placement.y = Finite::new(grown.y0).unwrap_or_default();
            placement.w = Finite::new(grown.width()).unwrap_or_default();
            placement.h = Finite::new(grown.height()).unwrap_or_default();
            tables.placements.insert(Arc::new(placement));
        }
    }
}

/// Where the names of frames stand: nothing is drawn over them.
fn titles(tables: &Tables, boxes: &BTreeMap<ElementId, Rect>) -> Vec<Rect> {
    let holders: FxHashSet<&ElementId> = tables
        .elements
        .iter()
        .filter(|element| boxes.contains_key(&element.id))
        .filter_map(|element| element.parent.as_ref())
        .collect();
    let frames = boxes.iter().filter(|(id, _)| holders.contains(*id));
    frames.map(|(_, rect)| title_area(*rect)).collect()
}

/// Draws what went beside what stands in its place now.
fn set_aside(tables: &mut Tables, view: &ViewId, is_gone: &impl Fn(&ElementId) -> bool) {
    let boxes = boxes(tables);
    let holders: FxHashSet<ElementId> = tables
        .elements
        .iter()
        .filter(|element| boxes.contains_key(&element.id))
        .filter_map(|element| element.parent.clone())
        .collect();
    let titles = titles(tables, &boxes);
    let mut taken: Vec<(ElementId, Rect)> = boxes
        .iter()
        .filter(|(id, _)| !is_gone(id))
        .map(|(id, rect)| (id.clone(), *rect))
        .collect();
    let gone = boxes
        .iter()
        .filter(|(id, _)| is_gone(id) && !holders.contains(*id));
    for (id, rect) in gone {
        let outer: BTreeSet<ElementId> = around(tables, id).collect();
        let others: Vec<Rect> = taken
            .iter()
            .filter(|(other, _)| !outer.contains(other))
            .map(|(_, rect)| *rect)
            .chain(titles.iter().copied())
            .collect();
        let is_covered = others.iter().any(|other| overlap(*rect, *other) > 0.04);
        let place = if is_covered {
            free_place(*rect, &others)
        } else {
            *rect
        };
        taken.push((id.clone(), place));
        if place == *rect {
            continue;
        }
        let placement = Placement::id_for(view, &SubjectId::from(id));
        if let Some(placement) = tables.placements.get(&placement) {
            let mut moved = Placement::clone(placement);
            moved.x = Finite::new(place.x0).unwrap_or_default();
            moved.y = Finite::new(place.y0).unwrap_or_default();
            tables.placements.insert(Arc::new(moved));
        }
    }
}

/// Where moved elements stood, where they stand elsewhere now.
fn ghosts(
    tables: &Tables,
    before: State<'_>,
    view: &ViewId,
    marks: &ComparisonMarks,
) -> BTreeMap<ElementId, Rect> {
    let now = boxes(tables);
    let titles = titles(tables, &now);
    let mut taken: Vec<(ElementId, Rect)> = Vec::new();
    let mut ghosts = BTreeMap::new();
    for (subject, placement) in before.snapshot.placements(before.map, view) {
        let id = ElementId::from(subject.text().clone());
        let is_moved = marks
            .elements
            .get(&id)
            .is_some_and(|mark| mark.change == ChangeMark::Moved);
        let (Some(place), true) = (now.get(&id), is_moved) else {
            continue;
        };
        let was = placement.shown_rect();
        if (was.center() - place.center()).hypot() < 8.0 {
            continue;
        }
        let before_ix = before.snapshot.find(&id);
        let outer: BTreeSet<ElementId> = before_ix
            .into_iter()
            .flat_map(|ix| before.snapshot.ancestors(ix))
            .map(|ix| before.snapshot.element(ix).id.clone())
            .collect();
        let others: Vec<Rect> = now
            .iter()
            .chain(taken.iter().map(|(id, rect)| (id, rect)))
            .filter(|(other, _)| !outer.contains(*other))
            .map(|(_, rect)| *rect)
            .chain(titles.iter().copied())
            .collect();
        let is_covered = others.iter().any(|other| overlap(was, *other) > 0.04);
        let was = if is_covered {
            free_place(was, &others)
        } else {
            was
        };
        taken.push((id.clone(), was));
        ghosts.insert(id, was);
    }
    ghosts
}

/// Leaves out what is the same, but for what holds a change and what a changed link leads to.
fn leave_out_the_same(tables: &mut Tables, view: &ViewId, marks: &ComparisonMarks) {
    let mut kept: BTreeSet<ElementId> = marks.elements.keys().cloned().collect();
    for id in marks.links.keys() {
        if let Some(link) = tables.links.get(id) {
            kept.extend([link.from.clone(), link.to.clone()]);
        }
    }
    let outer: Vec<ElementId> = kept.iter().flat_map(|id| around(tables, id)).collect();
    kept.extend(outer);
    let same: Vec<_> = tables
        .placements
        .iter()
        .filter(|placement| placement.view == *view)
        .filter(|placement| !kept.contains(placement.subject.as_str()))
        .filter(|placement| !marks.links.contains_key(placement.subject.as_str()))
        .filter(|placement| !marks.notes.contains_key(placement.subject.as_str()))
        .map(|placement| placement.id.clone())
        .collect();
    for id in same {
        tables.placements.remove(&id);
    }
    let links: Vec<LinkId> = tables
        .links
        .iter()
        .filter(|link| !marks.links.contains_key(&link.id))
        .map(|link| link.id.clone())
        .collect();
    for id in links {
        tables.links.remove(&id);
    }
    let notes: Vec<_> = tables
        .notes
        .iter()
        .map(|note| note.id.clone())
        .filter(|id| !marks.notes.contains_key(id))
        .collect();
    for id in notes {
        tables.notes.remove(&id);
    }
}

/// The ends of links that differ: bundles between them are open, so that each shows for itself.
#[must_use]
pub fn ends_of_changes(tables: &Tables, marks: &ComparisonMarks) -> BTreeSet<BundleEnds> {
    let links = marks.links.keys().filter_map(|id| tables.links.get(id));
    links
        .flat_map(|link| {
            let (from, to) = (link.from.clone(), link.to.clone());
            [(from.clone(), to.clone()), (to, from)]
        })
        .collect()
}
