//! Drawings for a file that brings none.
//!
//! A view needs only to know what is in it: places and sizes stay zero until the view is laid out
//! when it is first drawn.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::locale::{Language, msg};
use crate::model::{
    ElementId, Finite, MapInfo, Placement, Record as _, SubjectId, Tables, View, ViewId,
};

/// Beyond this number of elements, a second view shows places and groups alone.
const READABLE: usize = 150;

/// Adds a view of everything, and an overview where everything is too much for one page.
pub(super) fn add_views(tables: &mut Tables) {
    if !tables.views.is_empty() || tables.elements.is_empty() {
        return;
    }
    let language = tables
        .map
        .get(&MapInfo::the_id())
        .and_then(|info| Language::from_code(&info.language))
        .unwrap_or_default();
    // A redundancy group says how many of its members are needed; its members carry the mark.
    // Only a group that others depend on by name stands on the page itself.
    let needed: BTreeSet<&ElementId> = tables
        .links
        .iter()
        .filter(|link| link.kind.as_str() != "member_of")
        .map(|link| &link.to)
        .collect();
    let everything: Vec<ElementId> = tables
        .elements
        .iter()
        .filter(|element| {
            element.kind.as_str() != "redundancy_group" || needed.contains(&element.id)
        })
        .map(|element| element.id.clone())
        .collect();
    let is_large = everything.len() > READABLE;
    add_view(
        tables,
        "everything",
        language.text(msg::IMPORT_VIEW_EVERYTHING),
        0.0,
        &everything,
    );
    if is_large {
        let overview = overview(tables);
        if !overview.is_empty() {
            add_view(
                tables,
                "overview",
                language.text(msg::IMPORT_VIEW_OVERVIEW),
                1.0,
                &overview,
            );
        }
    }
}

/// The containers from the top down, level by level, as long as they fit on a readable page.
fn overview(tables: &Tables) -> Vec<ElementId> {
    let parents: BTreeSet<&ElementId> = tables
        .elements
        .iter()
        .filter_map(|element| element.parent.as_ref())
        .collect();
    let mut shown: BTreeSet<ElementId> = BTreeSet::new();
    let mut level: Vec<&ElementId> = tables
        .elements
        .iter()
        .filter(|element| element.parent.is_none() && parents.contains(&element.id))
        .map(|element| &element.id)
        .collect();
    while !level.is_empty() && shown.len() + level.len() <= READABLE {
        shown.extend(level.into_iter().cloned());
        level = tables
            .elements
            .iter()
            .filter(|element| parents.contains(&element.id) && !shown.contains(&element.id))
            .filter(|element| element.parent.as_ref().is_some_and(|id| shown.contains(id)))
            .map(|element| &element.id)
            .collect();
    }
    shown.into_iter().collect()
}

fn add_view(tables: &mut Tables, base: &str, name: String, order: f64, members: &[ElementId]) {
    let mut id = base.to_owned();
    let mut number = 1;
    while tables.is_taken(&id) {
        number += 1;
        id = format!("{base}-{number}");
    }
    let mut view = View::blank(ViewId::new(id));
    view.name = name.into();
    view.order = Finite::new(order).unwrap_or_default();
    for member in members {
        let subject = SubjectId::from(member);
        let mut placement = Placement::blank(Placement::id_for(&view.id, &subject));
        placement.view = view.id.clone();
        placement.subject = subject;
        tables.placements.insert(Arc::new(placement));
    }
    tables.views.insert(Arc::new(view));
}
