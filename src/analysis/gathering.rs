//! Which elements a view shows that is gathered from the map: a neighbourhood, a zone with its
//! flows, a service with all it needs, the changes of a plateau, all of a kind, the inside of a
//! container.
//!
//! What contains them comes along, so that a reader sees where they stand.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::DependencyGraph;
use super::reach::{Direction, reach};
use super::scenario::UnknownElement;
use crate::catalogue::{LinkFamily, link_kind};
use crate::model::{
    Element, ElementId, ElementIx, PlateauId, Recipe, Record, Snapshot, SystemMap, Timeline, Way,
};

/// The elements that a recipe stands for at a plateau, by id.
///
/// # Errors
/// When an element that it names is not there at this plateau.
pub fn gather(
    map: &SystemMap,
    plateau: Option<&PlateauId>,
    recipe: &Recipe,
) -> Result<BTreeSet<ElementId>, UnknownElement> {
    let snapshot = map.snapshot(plateau);
    let mut found = match recipe {
        Recipe::Around { from, depth, way } => around(&snapshot, from, *depth, *way)?,
        Recipe::Zone { zone } => zone_with_flows(&snapshot, find(&snapshot, zone)?),
        Recipe::Service { service } => {
            let graph = DependencyGraph::of(&snapshot);
            let needed = reach(&graph, service, Direction::Upstream, None)?;
            let mut found: BTreeSet<ElementId> = needed.into_iter().map(|(id, _)| id).collect();
            found.insert(service.clone());
            found
        }
        Recipe::Changes { plateau } => return Ok(changes(map, plateau)),
        Recipe::Kinds { kinds } => {
            let is_one = |element: &&std::sync::Arc<Element>| kinds.contains(&element.kind);
            let ids = snapshot.elements().iter().filter(is_one);
            ids.map(|element| element.id.clone()).collect()
        }
        Recipe::Inside { holder } => {
            return Ok(inside(&snapshot, find(&snapshot, holder)?)
                .into_iter()
                .map(|ix| snapshot.element(ix).id.clone())
                .collect());
        }
    };
    add_containers(&snapshot, &mut found);
    Ok(found)
}

fn find(snapshot: &Snapshot, id: &ElementId) -> Result<ElementIx, UnknownElement> {
    snapshot
        .find(id)
        .ok_or_else(|| UnknownElement { id: id.clone() })
}

fn add_containers(snapshot: &Snapshot, found: &mut BTreeSet<ElementId>) {
    let containers: Vec<ElementId> = found
        .iter()
        .filter_map(|id| snapshot.find(id))
        .flat_map(|ix| snapshot.ancestors(ix))
        .map(|above| snapshot.element(above).id.clone())
        .collect();
    found.extend(containers);
}

/// Both ways along every link; one way along dependencies, as `reach` does.
/// Breadth-first search, O(elements + links).
fn around(
    snapshot: &Snapshot,
    from: &[ElementId],
    depth: u32,
    way: Way,
) -> Result<BTreeSet<ElementId>, UnknownElement> {
    let starts: Vec<ElementIx> = from
        .iter()
        .map(|id| find(snapshot, id))
        .collect::<Result<_, _>>()?;
    let mut found: BTreeSet<ElementId> = from.iter().cloned().collect();
    let direction = match way {
        Way::Both => {
            found.extend(neighbourhood(snapshot, starts, depth));
            return Ok(found);
        }
        Way::Upstream => Direction::Upstream,
        Way::Downstream => Direction::Downstream,
    };
    let graph = DependencyGraph::of(snapshot);
    for start in from {
        let reached = reach(&graph, start, direction, Some(depth))?;
        found.extend(reached.into_iter().map(|(id, _)| id));
    }
    Ok(found)
}

fn neighbourhood(
    snapshot: &Snapshot,
    starts: Vec<ElementIx>,
    depth: u32,
) -> impl Iterator<Item = ElementId> {
    let mut linked: BTreeMap<ElementIx, Vec<ElementIx>> = BTreeMap::new();
    for &(from, to) in snapshot.all_ends() {
        linked.entry(from).or_default().push(to);
        linked.entry(to).or_default().push(from);
    }
    let mut seen: BTreeSet<ElementIx> = starts.iter().copied().collect();
    let mut edge = starts;
    for _ in 0..depth {
        let next: Vec<ElementIx> = edge
            .iter()
            .filter_map(|ix| linked.get(ix))
            .flatten()
            .copied()
            .filter(|&other| seen.insert(other))
            .collect();
        if next.is_empty() {
            break;
        }
        edge = next;
    }
    seen.into_iter().map(|ix| snapshot.element(ix).id.clone())
}

/// What lies in a container at any depth, with the container itself.
fn inside(snapshot: &Snapshot, holder: ElementIx) -> BTreeSet<ElementIx> {
    let mut found = BTreeSet::new();
    let mut open = vec![holder];
    while let Some(ix) = open.pop() {
        if found.insert(ix) {
            open.extend(snapshot.children(ix));
        }
    }
    found
}

/// What lies in a zone, names it as its zone, or lies in what does; and what its flows join it to.
fn zone_with_flows(snapshot: &Snapshot, zone: ElementIx) -> BTreeSet<ElementId> {
    let zone_id = &snapshot.element(zone).id;
    let names_it = |ix: ElementIx| {
        let named = snapshot.element(ix).attributes.get("zone");
        named.and_then(|value| value.as_text()) == Some(zone_id.as_str())
    };
    let mut own = inside(snapshot, zone);
    for ix in snapshot.element_numbers().filter(|&ix| names_it(ix)) {
        own.extend(inside(snapshot, ix));
    }
    let mut found = own.clone();
    for (link, &(from, to)) in snapshot.links().iter().zip(snapshot.all_ends()) {
        let is_flow =
            link_kind(link.kind.as_str()).is_some_and(|kind| kind.family == LinkFamily::Flow);
        if is_flow && (own.contains(&from) || own.contains(&to)) {
            found.extend([from, to]);
        }
    }
    let ids = found.into_iter();
    ids.map(|ix| snapshot.element(ix).id.clone()).collect()
}

/// What a plateau adds, removes and changes against the one that it starts from, with the ends of
/// links of which that is true, and what contains these at either of the two.
fn changes(map: &SystemMap, plateau: &PlateauId) -> BTreeSet<ElementId> {
    let chain = map.timeline().chain(plateau);
    let base = chain
        .len()
        .checked_sub(2)
        .and_then(|before| chain.get(before));
    let (before, after) = (map.snapshot(base), map.snapshot(Some(plateau)));
    let base_chain = chain.get(..chain.len().saturating_sub(1)).unwrap_or(&[]);
    let tables = map.tables();
    let mut found = BTreeSet::new();
    for element in tables.elements.iter() {
        if differs(element, base_chain, chain) {
            found.insert(element.id.clone());
        }
    }
    for link in tables.links.iter() {
        if differs(link, base_chain, chain) {
            found.extend([link.from.clone(), link.to.clone()]);
        }
    }
    add_containers(&before, &mut found);
    add_containers(&after, &mut found);
    found.retain(|id| tables.elements.contains(id));
    found
}

fn differs<R: Record>(
    record: &std::sync::Arc<R>,
    before: &[PlateauId],
    after: &[PlateauId],
) -> bool {
    let now = Timeline::fold(record, after);
    if before.is_empty() {
        // The first plateau starts from nothing: it brings all that there is.
        return now.is_some();
    }
    match (Timeline::fold(record, before), now) {
        (None, None) => false,
        (Some(before), Some(now)) => *before != *now,
        _ => true,
    }
}
