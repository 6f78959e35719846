//! Who a change reaches: all that depends on what goes, comes or changes, and what loses a hard
//! need without getting another.

use std::collections::{BTreeMap, BTreeSet};

use super::super::arcs::Class;
use super::super::gap::{Difference, Gap};
use super::super::graph::DependencyGraph;
use crate::model::{ElementId, ElementIx, KindId, LinkId, Record as _};

/// A kept element that needed something which goes, and gets nothing in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dangling {
    /// The element that is left without.
    pub element: ElementId,
    /// What it needed.
    pub needed: ElementId,
    /// The link that said so, in the state before.
    pub link: LinkId,
}

/// The elements present on both sides that depend on an element that is removed (in the state
/// before), added or changed (in the state after), at any distance; `downstream(∞)` as `reach`
/// counts it, so an element is not affected by its own change alone.
/// O(elements + dependencies of both).
pub(super) fn affected(
    before: &DependencyGraph,
    after: &DependencyGraph,
    gap: &Gap,
) -> BTreeSet<ElementId> {
    let of = |graph: &DependencyGraph, is_source: &dyn Fn(Difference) -> bool| {
        let sources = gap
            .elements
            .iter()
            .filter(|(_, delta)| is_source(delta.difference))
            .filter_map(|(id, _)| graph.find(id).ok())
            .collect::<Vec<_>>();
        downstream_of_all(graph, &sources)
            .into_iter()
            .map(|ix| graph.element(ix).id.clone())
            .collect::<BTreeSet<_>>()
    };
    let mut found = of(before, &|difference| difference == Difference::Removed);
    found.extend(of(after, &|difference| difference != Difference::Removed));
    found.retain(|id| before.find(id).is_ok() && after.find(id).is_ok());
    found
}

/// In place of a source, for rows that none has reached.
const NOBODY: u32 = u32::MAX;

/// The union of `downstream(s, ∞)` over all sources. A source belongs to it when another source
/// reaches it: so each element remembers the first two sources that did, which is enough to know
/// whether one of them is not itself. O(elements + dependencies).
fn downstream_of_all(graph: &DependencyGraph, sources: &[ElementIx]) -> Vec<ElementIx> {
    let mut reached = vec![[NOBODY; 2]; graph.elements().len()];
    let mut open: Vec<(u32, u32)> = sources.iter().map(|ix| (ix.0, ix.0)).collect();
    while let Some((row, source)) = open.pop() {
        let by = &mut reached[row as usize];
        if by.contains(&source) || by[1] != NOBODY {
            continue;
        }
        by[usize::from(by[0] != NOBODY)] = source;
        open.extend(
            graph
                .needed_by
                .others(row)
                .iter()
                .map(|&other| (other, source)),
        );
    }
    (0..)
        .zip(reached)
        .filter(|&(row, by)| by.iter().any(|&source| source != NOBODY && source != row))
        .map(|(row, _)| ElementIx(row))
        .collect()
}

/// The hard needs of kept elements that go without replacement, by element.
///
/// An element *dangles* on what it needed before when that is removed, the need was hard, and the
/// element has no **replacement**: in the state after, a hard need through a link of the same kind
/// on something that it did not need through that kind before. One new need replaces all that were
/// lost of its kind, since two servers may give way to one cluster. What the element needs of
/// another kind (a directory, say, beside a database) replaces nothing; nor does what it needed
/// before already. O(elements + dependencies).
pub(super) fn dangling(before: &DependencyGraph, after: &DependencyGraph) -> Vec<Dangling> {
    let mut found = Vec::new();
    for element in before.elements() {
        let Ok(kept) = after.find(&element.id) else {
            continue;
        };
        let Ok(ix) = before.find(&element.id) else {
            continue;
        };
        let needs = hard_needs(before, ix);
        let lost = |target: &ElementId| after.find(target).is_err();
        if !needs.values().flatten().any(|(target, _)| lost(target)) {
            continue;
        }
        let needs_after = hard_needs(after, kept);
        for (kind, targets) in &needs {
            let is_new = |(target, _): &(&ElementId, &LinkId)| {
                targets.iter().all(|(known, _)| known != target)
            };
            let is_replaced = needs_after
                .get(kind)
                .is_some_and(|targets| targets.iter().any(is_new));
            if !is_replaced {
                let gone = targets.iter().filter(|(target, _)| lost(target));
                found.extend(gone.map(|&(needed, link)| Dangling {
                    element: element.id.clone(),
                    needed: needed.clone(),
                    link: link.clone(),
                }));
            }
        }
    }
    found.sort();
    found
}

/// What an element needs by hard links, by the kind of the link.
fn hard_needs(
    graph: &DependencyGraph,
    ix: ElementIx,
) -> BTreeMap<&KindId, Vec<(&ElementId, &LinkId)>> {
    let mut needs: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for arc in graph.needs.whole(ix.0) {
        if arc.class == Class::Hard
            && let Some(link) = graph.links().get(arc.link as usize)
        {
            let target = graph.element(ElementIx(arc.to)).id();
            needs
                .entry(&link.kind)
                .or_default()
                .push((target, &link.id));
        }
    }
    needs
}
