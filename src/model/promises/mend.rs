//! Cutting what a damaged file broke, and saying what was cut.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::broken::{Broken, broken};
use crate::diagnostic::Problem;
use crate::locale::msg;
use crate::model::id::{ElementId, LinkId, NoteId, PlacementId, ViewId};
use crate::model::records::{Element, Link};
use crate::model::table::{TableName, Tables};

/// Makes tables keep all promises, with the least that must go: a missing parent is forgotten, a
/// circle is opened at one element, and links and placements that point nowhere are left out.
/// Gives one problem for each.
pub(in crate::model) fn mend(tables: &mut Tables) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut told = BTreeSet::new();
    loop {
        let found = broken(tables);
        if found.is_empty() {
            return problems;
        }
        for broken in found {
            cut(tables, &broken);
            // A circle that closes at several plateaus is told once.
            let is_news = match &broken {
                Broken::Cycle { element, .. } => told.insert(element.clone()),
                _ => true,
            };
            if is_news {
                problems.push(broken.problem().with_hint(msg::MODEL_LEFT_OUT.into()));
            }
        }
    }
}

fn cut(tables: &mut Tables, broken: &Broken) {
    match broken {
        Broken::Cycle { element, plateau } => edit_element(tables, element, |element| {
            match plateau {
                // The circle closes by an override: forget the overrides of the parent first.
                // One that only clears the parent closes none, and is none of those.
                Some(_) if has_parent_override(element) => {
                    forget_overrides(element, |_| true);
                }
                _ => element.parent = None,
            }
        }),
        Broken::Dangling { record, missing } => match record.table {
            TableName::Elements => {
                edit_element(tables, &ElementId::from(record.id.clone()), |element| {
                    if element
                        .parent
                        .as_ref()
                        .is_some_and(|parent| parent.text() == missing)
                    {
                        element.parent = None;
                    }
                    forget_overrides(element, |parent| parent == missing.as_str());
                });
            }
            TableName::Links => cut_link(tables, &LinkId::from(record.id.clone()), missing),
            _ => remove(tables, record.table, &record.id),
        },
        Broken::SharedId { record } | Broken::Misnamed { record } => {
            remove(tables, record.table, &record.id);
        }
    }
}

fn edit_element(tables: &mut Tables, id: &ElementId, edit: impl FnOnce(&mut Element)) {
    if let Some(element) = tables.elements.get(id) {
        let mut element = Element::clone(element);
        edit(&mut element);
        tables.elements.insert(Arc::new(element));
    }
}

fn has_parent_override(element: &Element) -> bool {
    let parents = element
        .at
        .values()
        .filter_map(|fields| fields.get("parent"));
    parents.into_iter().any(|parent| parent.as_text().is_some())
}

fn forget_overrides(element: &mut Element, which: impl Fn(&str) -> bool) {
    for fields in element.at.values_mut() {
        if fields
            .get("parent")
            .and_then(|value| value.as_text())
            .is_some_and(&which)
        {
            fields.remove("parent");
        }
    }
    element.at.retain(|_, fields| !fields.is_empty());
}

fn cut_link(tables: &mut Tables, id: &LinkId, missing: &str) {
    let Some(link) = tables.links.get(id) else {
        return;
    };
    if link.from.as_str() == missing || link.to.as_str() == missing {
        tables.links.remove(id);
        return;
    }
    let mut link = Link::clone(link);
    for fields in link.at.values_mut() {
        fields.retain(|name, value| {
            !(matches!(name.as_str(), "from" | "to") && value.as_text() == Some(missing))
        });
    }
    link.at.retain(|_, fields| !fields.is_empty());
    tables.links.insert(Arc::new(link));
}

fn remove(tables: &mut Tables, table: TableName, id: &str) {
    match table {
        TableName::Links => drop(tables.links.remove(&LinkId::from(id))),
        TableName::Views => drop(tables.views.remove(&ViewId::from(id))),
        TableName::Notes => drop(tables.notes.remove(&NoteId::from(id))),
        TableName::Placements => drop(tables.placements.remove(&PlacementId::from(id))),
        _ => {}
    }
}
