//! What names a plateau, or an element that is gone: notes, work packages, views, containers.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Draft;
use super::presence::{Presence, put};
use super::values::tidy;
use crate::model::{
    Element, ElementId, FieldPath, Filter, Link, LinkId, Name, Note, Placement, PlateauId, Recipe,
    Record as _, RecordKey, SubjectId, SystemMap, Value, View, WorkPackage,
};

/// The records that name a plateau, without those that are there or differ at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// Notes that speak of it alone.
    pub notes: Vec<RecordKey>,
    /// Work packages that start from it or lead to it.
    pub work_packages: Vec<RecordKey>,
    /// Views that were gathered from what it changes, or filter by it.
    pub views: Vec<RecordKey>,
}

impl Naming {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.notes.len() + self.work_packages.len() + self.views.len()
    }

    /// Whether nothing names it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What names a plateau, by id. O(notes + work packages + views).
#[must_use]
pub fn named_by(map: &SystemMap, plateau: &PlateauId) -> Naming {
    let tables = map.tables();
    let packages = tables.work_packages.iter().filter(|package| {
        package.from_plateau.as_ref() == Some(plateau)
            || package.to_plateau.as_ref() == Some(plateau)
    });
    let notes = tables.notes.iter();
    let notes = notes.filter(|note| note.plateau.as_ref() == Some(plateau));
    let views = tables.views.iter();
    let views = views.filter(|view| names(view, plateau));
    Naming {
        notes: notes.map(|note| RecordKey::of(note.as_ref())).collect(),
        work_packages: packages
            .map(|package| RecordKey::of(package.as_ref()))
            .collect(),
        views: views.map(|view| RecordKey::of(view.as_ref())).collect(),
    }
}

fn names(view: &View, plateau: &PlateauId) -> bool {
    let gathers =
        |recipe: &Recipe| matches!(recipe, Recipe::Changes { plateau: of } if of == plateau);
    let filters = |filter: &Filter| filter.by == Filter::SINCE && filter.has(plateau.as_str());
    view.recipe.as_ref().is_some_and(gathers) || view.filters.iter().any(filters)
}

/// Lets all that names a plateau name another one: `starts` where something starts from it, `ends`
/// where something leads to it or is about it.
pub(super) fn repair(
    draft: &mut Draft<'_, '_>,
    plateau: &PlateauId,
    starts: Option<&PlateauId>,
    ends: Option<&PlateauId>,
) {
    let map = draft.map();
    let about = ends.or(starts);
    for note in map.tables().notes.iter() {
        if note.plateau.as_ref() == Some(plateau)
            && let Some(mut note) = draft.get::<Note>(&note.id)
        {
            note.plateau = about.cloned();
            draft.put(note);
        }
    }
    for package in map.tables().work_packages.iter() {
        let Some(mut after) = draft.get::<WorkPackage>(&package.id) else {
            continue;
        };
        if after.to_plateau.as_ref() == Some(plateau) {
            after.to_plateau = ends.cloned();
            // One that led from a plateau to the one merged into it starts before it now.
            if ends.is_some() && after.from_plateau.as_ref() == ends {
                after.from_plateau = ends.and_then(|ends| map.timeline().base(ends)).cloned();
            }
        }
        if after.from_plateau.as_ref() == Some(plateau) {
            after.from_plateau = starts.cloned();
        }
        draft.put(after);
    }
    for view in map.tables().views.iter() {
        if names(view, plateau)
            && let Some(mut view) = draft.get::<View>(&view.id)
        {
            repair_view(&mut view, plateau, about);
            draft.put(view);
        }
    }
}

fn repair_view(view: &mut View, plateau: &PlateauId, about: Option<&PlateauId>) {
    if let Some(Recipe::Changes { plateau: of }) = &view.recipe
        && of == plateau
    {
        view.recipe = about.map(|about| Recipe::Changes {
            plateau: about.clone(),
        });
    }
    for filter in &mut view.filters {
        if filter.by == Filter::SINCE && filter.has(plateau.as_str()) {
            filter.values.retain(|value| value != plateau.as_str());
            if let Some(about) = about
                && !filter.has(about.as_str())
            {
                filter.values.push(about.text().clone());
            }
        }
    }
    // A rule that names nothing any more would leave everything out.
    let is_idle = |filter: &Filter| filter.by == Filter::SINCE && filter.values.is_empty();
    view.filters.retain(|filter| !is_idle(filter));
}

/// What pointed at elements that are gone points there no more: links that lost an end are gone as
/// well, notes come off, and what lay in them lies at the top. Where `of` took them back, what came
/// later than it lies in what they lay in.
pub(super) fn forget_elements(
    draft: &mut Draft<'_, '_>,
    gone: &BTreeSet<ElementId>,
    gone_links: &mut BTreeSet<LinkId>,
    of: Option<&PlateauId>,
) {
    let map = draft.map();
    let parents: BTreeMap<&ElementId, Option<&ElementId>> = gone
        .iter()
        .map(|id| {
            let element = map.tables().elements.get(id);
            (id, element.and_then(|element| element.parent.as_ref()))
        })
        .collect();
    let children: BTreeSet<ElementId> = gone.iter().flat_map(|id| map.children_of(id)).collect();
    for id in &children {
        let Some(mut element) = draft.get::<Element>(id) else {
            continue;
        };
        if element.parent.as_ref().is_some_and(|id| gone.contains(id)) {
            let came_later = of
                .zip(element.since.as_ref())
                .is_some_and(|(of, since)| map.timeline().builds_on(since, of));
            let around = stays_around(draft, &element, &parents);
            element.parent = around.filter(|_| came_later);
        }
        // At a plateau where it lay in one that is gone it lies at the top.
        for plateau in element.at.keys().cloned().collect::<Vec<_>>() {
            let path = FieldPath::at(plateau.clone(), "parent");
            let parent = element.get(&path);
            if parent.is_some_and(|value| is_in(gone, &value)) {
                put(&mut element, &path, Some(&Value::Nothing));
                tidy(
                    &mut element,
                    map.timeline(),
                    &plateau,
                    &Name::new_static("parent"),
                );
            }
        }
        draft.put(element);
    }
    let links: BTreeSet<LinkId> = gone.iter().flat_map(|id| map.links_of(id)).collect();
    for id in &links {
        let Some(mut link) = draft.get::<Link>(id) else {
            continue;
        };
        if gone.contains(&link.from) || gone.contains(&link.to) {
            draft.take::<Link>(id);
            gone_links.insert(id.clone());
            continue;
        }
        // At a plateau where it ended at one that is gone it did not show, and does not now.
        let mut presence = Presence::of(&link);
        for plateau in link.at.keys().cloned().collect::<Vec<_>>() {
            for end in ["from", "to"] {
                let path = FieldPath::at(plateau.clone(), end);
                let value = link.get(&path);
                if value.is_some_and(|value| is_in(gone, &value)) {
                    put(&mut link, &path, None);
                    presence.say(&plateau, false);
                }
            }
        }
        presence.write(&mut link, map.timeline());
        draft.put(link);
    }
    for note in map.tables().notes.iter() {
        let is_on_it = note.target.as_ref().is_some_and(|target| {
            gone.contains(target.as_str()) || gone_links.contains(target.as_str())
        });
        if is_on_it && let Some(mut note) = draft.get::<Note>(&note.id) {
            note.target = None;
            draft.put(note);
        }
    }
}

/// The nearest container that stays. None where plateaus move it or what is around it: there it
/// could come to lie in itself.
fn stays_around(
    draft: &Draft<'_, '_>,
    element: &Element,
    gone: &BTreeMap<&ElementId, Option<&ElementId>>,
) -> Option<ElementId> {
    let is_moved = |element: &Element| {
        element
            .at
            .values()
            .any(|fields| fields.contains_key("parent"))
    };
    let mut found = element.parent.clone();
    while let Some(next) = found.as_ref().and_then(|id| gone.get(id)) {
        found = next.cloned();
    }
    let mut above = found.clone();
    let mut steps = 0;
    let mut moves = is_moved(element);
    while let Some(id) = above {
        let holder = draft.get::<Element>(&id)?;
        moves = moves || is_moved(&holder) || holder.id == element.id;
        steps += 1;
        if moves || steps > draft.map().tables().elements.len() {
            return None;
        }
        above = holder.parent;
    }
    found.filter(|_| !moves)
}

fn is_in(gone: &BTreeSet<ElementId>, value: &Value) -> bool {
    gone.contains(value.as_text().unwrap_or_default())
}

/// Takes the places of subjects off all views.
pub(super) fn forget_places(draft: &mut Draft<'_, '_>, subjects: impl Iterator<Item = SubjectId>) {
    let views: Vec<_> = draft.map().tables().views.iter().cloned().collect();
    for subject in subjects {
        for view in &views {
            let id = Placement::id_for(&view.id, &subject);
            if draft.get::<Placement>(&id).is_some() {
                draft.take::<Placement>(&id);
            }
        }
    }
}
