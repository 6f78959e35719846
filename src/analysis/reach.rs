//! Who depends on an element, and what it needs: reach along dependencies.
//!
//! A search follows dependencies, membership and containment in fault domains, one hop each, and
//! nothing else: following every relation inflates the answer.

use super::arcs::Arcs;
use super::graph::DependencyGraph;
use super::scenario::UnknownElement;
use crate::model::{ElementId, ElementIx};

/// Which way to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// What the element needs.
    Upstream,
    /// Who depends on the element.
    Downstream,
}

impl Direction {
    /// The word used on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Upstream => "upstream",
            Self::Downstream => "downstream",
        }
    }

    /// The direction of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Upstream, Self::Downstream]
            .into_iter()
            .find(|direction| direction.as_str() == word)
    }
}

/// The elements within `depth` hops of `from` (all of them for `None`), each once with its least
/// depth, nearest first and then by id; `from` itself is left out.
/// Breadth-first search and sorting, O(elements · log elements + dependencies).
///
/// # Errors
/// When there is no such element at this plateau.
pub fn reach(
    graph: &DependencyGraph,
    from: &ElementId,
    direction: Direction,
    depth: Option<u32>,
) -> Result<Vec<(ElementId, u32)>, UnknownElement> {
    let mut found = reached(graph, from, direction, depth)?;
    found.sort_unstable_by_key(|&(ix, depth)| (depth, ix));
    let named = found.into_iter();
    Ok(named
        .map(|(ix, depth)| (graph.element(ix).id.clone(), depth))
        .collect())
}

/// The same by number, with no order among elements of the same depth: for callers that only count
/// or mark them.
///
/// # Errors
/// When there is no such element at this plateau.
pub fn reached(
    graph: &DependencyGraph,
    from: &ElementId,
    direction: Direction,
    depth: Option<u32>,
) -> Result<Vec<(ElementIx, u32)>, UnknownElement> {
    let from = graph.find(from)?;
    let mut search = Search::new(graph.elements().len());
    let levels = search.run(graph.arcs(direction), from, depth.unwrap_or(u32::MAX));
    let mut out = Vec::with_capacity(search.found.len());
    let mut start = 1;
    for (depth, end) in (1..).zip(levels) {
        let level = search.found[start..end].iter();
        out.extend(level.map(|&row| (ElementIx(row), depth)));
        start = end;
    }
    Ok(out)
}

impl DependencyGraph {
    pub(super) fn arcs(&self, direction: Direction) -> &Arcs {
        match direction {
            Direction::Upstream => &self.needs,
            Direction::Downstream => &self.needed_by,
        }
    }
}

/// A search that may be run again without clearing what it knew.
pub(super) struct Search {
    seen: Vec<u32>,
    run: u32,
    /// The start, then all that was found, level by level.
    pub(super) found: Vec<u32>,
}

impl Search {
    pub(super) fn new(rows: usize) -> Self {
        Self {
            seen: vec![0; rows],
            run: 0,
            found: Vec::with_capacity(rows),
        }
    }

    /// Gives where each level ends in `found`.
    pub(super) fn run(&mut self, arcs: &Arcs, from: ElementIx, depth: u32) -> Vec<usize> {
        self.run += 1;
        self.found.clear();
        self.found.push(from.0);
        self.seen[from.row()] = self.run;
        let mut ends = Vec::new();
        let mut start = 0;
        let mut hops = 0;
        while hops < depth && start < self.found.len() {
            let end = self.found.len();
            for at in start..end {
                for &other in arcs.others(self.found[at]) {
                    let seen = &mut self.seen[other as usize];
                    if *seen != self.run {
                        *seen = self.run;
                        self.found.push(other);
                    }
                }
            }
            start = end;
            hops += 1;
            ends.push(self.found.len());
        }
        ends
    }
}
