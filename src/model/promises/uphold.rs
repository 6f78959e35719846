//! Keeping the promises while a patch is applied, at a cost that follows the patch, not the map.

use std::sync::Arc;

use super::broken::{Broken, broken, broken_placement, chains, is_in_cycle};
use crate::model::graph::{Graph, Missing};
use crate::model::id::{ElementId, LinkId, NoteId, PlacementId, SubjectId, ViewId};
use crate::model::patch::{Change, Misfit, Patch, RecordKey};
use crate::model::records::Placement;
use crate::model::table::{TableName, Tables};
use crate::model::timeline::Timeline;

/// From this many touched records on, checking the whole map is cheaper.
const WHOLE_MAP_FROM: usize = 2_000;

/// Brings the graph from the map before `patch` to `tables`, the map after it, or says which
/// promise would be broken. `old` is the map before, to which the graph returns on error.
pub(in crate::model) fn uphold(
    graph: &mut Arc<Graph>,
    old: &Tables,
    tables: &Tables,
    patch: &Patch,
) -> Result<(), Misfit> {
    if patch.len() >= WHOLE_MAP_FROM || patch.touches_plateaus() {
        if let Some(first) = broken(tables).into_iter().next() {
            return Err(misfit(&first));
        }
        *graph = Arc::new(Graph::of(tables));
        return Ok(());
    }
    check_touched(tables, patch).map_err(|broken| misfit(&broken))?;
    let graph = Arc::make_mut(graph);
    redraw(graph, tables, patch).map_err(|broken| {
        // Every touched record is drawn anew from the old tables, in which all ends exist.
        let _restored = redraw(graph, old, patch).is_ok();
        misfit(&broken)
    })
}

fn misfit(broken: &Broken) -> Misfit {
    Misfit::Broken(Box::new(broken.problem()))
}

fn check_touched(tables: &Tables, patch: &Patch) -> Result<(), Broken> {
    let chains = chains(&Timeline::of(&tables.plateaus));
    for (key, change) in patch.iter() {
        let removed = matches!(change, Change::Removed(_));
        if matches!(change, Change::Added(_)) && is_shared(tables, key) {
            return Err(Broken::SharedId {
                record: key.clone(),
            });
        }
        match key.table {
            TableName::Elements => {
                if let Some(element) = tables.elements.get(&ElementId::from(key.id.clone())) {
                    for (plateau, chain) in &chains {
                        if is_in_cycle(tables, element, chain) {
                            return Err(Broken::Cycle {
                                element: element.id.clone(),
                                plateau: plateau.clone(),
                            });
                        }
                    }
                }
            }
            TableName::Placements => {
                if let Some(placement) = tables.placements.get(&PlacementId::from(key.id.clone()))
                    && let Some(broken) = broken_placement(tables, placement)
                {
                    return Err(broken);
                }
            }
            TableName::Views if removed => {
                let start = PlacementId::new(format!("{}/", key.id));
                let view = ViewId::from(key.id.clone());
                let first = tables.placements.iter_from(&start).next();
                if let Some(placement) = first.filter(|placement| placement.view == view) {
                    return Err(Broken::Dangling {
                        record: RecordKey::of(placement.as_ref()),
                        missing: key.id.clone(),
                    });
                }
            }
            _ => {}
        }
        if removed
            && matches!(
                key.table,
                TableName::Elements | TableName::Links | TableName::Notes
            )
        {
            let subject = SubjectId::from(key.id.clone());
            for view in tables.views.iter() {
                if let Some(placement) = tables
                    .placements
                    .get(&Placement::id_for(&view.id, &subject))
                {
                    return Err(Broken::Dangling {
                        record: RecordKey::of(placement.as_ref()),
                        missing: key.id.clone(),
                    });
                }
            }
        }
    }
    Ok(())
}

fn is_shared(tables: &Tables, key: &RecordKey) -> bool {
    let holders = [
        (
            TableName::Elements,
            tables.elements.contains(&ElementId::from(key.id.clone())),
        ),
        (
            TableName::Links,
            tables.links.contains(&LinkId::from(key.id.clone())),
        ),
        (
            TableName::Views,
            tables.views.contains(&ViewId::from(key.id.clone())),
        ),
        (
            TableName::Notes,
            tables.notes.contains(&NoteId::from(key.id.clone())),
        ),
    ];
    holders.iter().any(|(table, _)| *table == key.table)
        && holders.iter().filter(|(_, holds)| *holds).count() > 1
}

/// Draws the graph anew around every touched element and link; gives the first broken reference
/// but goes through all.
fn redraw(graph: &mut Graph, tables: &Tables, patch: &Patch) -> Result<(), Broken> {
    let mut first: Option<Broken> = None;
    let mut note = |record: RecordKey, missing: &ElementId| {
        first.get_or_insert_with(|| Broken::Dangling {
            record,
            missing: missing.text().clone(),
        });
    };
    let touched = |table: TableName| {
        patch
            .iter()
            .filter(move |(key, _)| key.table == table)
            .map(|(key, _)| key)
    };
    for key in touched(TableName::Elements) {
        let id = ElementId::from(key.id.clone());
        if tables.elements.contains(&id) {
            graph.add_element(&id);
        }
    }
    for key in touched(TableName::Elements) {
        if let Some(element) = tables.elements.get(&ElementId::from(key.id.clone()))
            && let Err(Missing(parent)) = graph.point_at_parents(element)
        {
            note(key.clone(), &parent);
        }
    }
    for key in touched(TableName::Links) {
        let id = LinkId::from(key.id.clone());
        match tables.links.get(&id) {
            Some(link) => {
                if let Err(Missing(end)) = graph.join(link) {
                    note(key.clone(), &end);
                }
            }
            None => graph.unjoin(&id),
        }
    }
    // Removed elements last. Their own parent edges go first, so that a container and its content
    // may leave together.
    let gone: Vec<ElementId> = touched(TableName::Elements)
        .map(|key| ElementId::from(key.id.clone()))
        .filter(|id| !tables.elements.contains(id))
        .collect();
    for id in &gone {
        graph.forget_parents(id);
    }
    for id in &gone {
        match graph.first_user(id) {
            Some(user) => note(user, id),
            None => graph.remove_element(id),
        }
    }
    first.map_or(Ok(()), Err)
}
