//! How two elements hang together: all ways from one to the other within some hops, none of which
//! comes by the same element twice.
//!
//! A depth-first search that never takes a step from which the target is out of reach: the distance
//! of every element to the target is found first (Yen’s pruning, as in *Finding the k shortest
//! loopless paths*, 1971). So the effort is that of the ways that there are, not of those that end
//! nowhere: O(elements + dependencies + ways × hops × neighbors).

use super::graph::DependencyGraph;
use super::reach::Direction;
use super::scenario::UnknownElement;
use super::watch::Watch;
use crate::model::{ElementId, ElementIx};

/// What is asked of [`simple_paths`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathsAsked<'a> {
    /// Where every way begins.
    pub from: &'a ElementId,
    /// Where every way ends.
    pub to: &'a ElementId,
    /// Along what is needed, along those who need it, or by either in any order.
    pub direction: Option<Direction>,
    /// How many hops a way may have.
    pub depth: u32,
    /// How many ways are wanted at most.
    pub most: usize,
}

/// The ways from one element to another, the shortest first and then by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SimplePaths {
    elements: Vec<ElementIx>,
    /// Where each way ends among the elements.
    ends: Vec<usize>,
    /// Whether these are all that there are.
    pub is_complete: bool,
}

impl SimplePaths {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Each way with both its ends.
    pub fn iter(&self) -> impl Iterator<Item = &[ElementIx]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts
            .zip(&self.ends)
            .map(|(&start, &end)| &self.elements[start..end])
    }
}

/// Finds the ways; `None` when it was cancelled. Two elements that depend on each other in several
/// manners are joined by one step.
///
/// # Errors
/// When an end is not at this plateau.
pub fn simple_paths(
    graph: &DependencyGraph,
    asked: &PathsAsked<'_>,
    watch: &Watch<'_>,
) -> Result<Option<SimplePaths>, UnknownElement> {
    let (from, to) = (graph.find(asked.from)?, graph.find(asked.to)?);
    if from == to {
        let none = SimplePaths {
            is_complete: true,
            ..SimplePaths::default()
        };
        return Ok(Some(none));
    }
    let Some(region) = Region::between(graph, from.0, to.0, asked.direction, asked.depth) else {
        return Ok(Some(SimplePaths {
            is_complete: true,
            ..SimplePaths::default()
        }));
    };
    Ok(region.paths(asked.depth, asked.most, watch))
}

/// Far away: not within the hops that are asked for.
const FAR: u32 = u32::MAX;

/// Hops from a start to every row within a depth; [`FAR`] for what is beyond.
fn distances(
    graph: &DependencyGraph,
    start: u32,
    direction: Option<Direction>,
    depth: u32,
) -> Vec<u32> {
    let mut found = vec![FAR; graph.elements().len()];
    found[start as usize] = 0;
    let mut level = vec![start];
    for hops in 1..=depth {
        let mut next = Vec::new();
        for &row in &level {
            for other in neighbors(graph, row, direction) {
                if found[other as usize] == FAR {
                    found[other as usize] = hops;
                    next.push(other);
                }
            }
        }
        if next.is_empty() {
            break;
        }
        level = next;
    }
    found
}

fn neighbors(
    graph: &DependencyGraph,
    row: u32,
    direction: Option<Direction>,
) -> impl Iterator<Item = u32> + '_ {
    let along = |wanted: Direction| {
        let is_wanted = direction.is_none_or(|direction| direction == wanted);
        let row = is_wanted.then(|| graph.arcs(wanted).others(row));
        row.unwrap_or_default().iter().copied()
    };
    along(Direction::Upstream).chain(along(Direction::Downstream))
}

/// The elements that lie on any walk that is short enough, numbered afresh.
struct Region {
    rows: Vec<u32>,
    /// Hops from each to the target.
    distances: Vec<u32>,
    /// The neighbors of element `i` lie between `starts[i]` and `starts[i + 1]`, the nearest to the
    /// target first.
    starts: Vec<usize>,
    neighbors: Vec<u32>,
    from: u32,
    to: u32,
}

impl Region {
    fn between(
        graph: &DependencyGraph,
        from: u32,
        to: u32,
        direction: Option<Direction>,
        depth: u32,
    ) -> Option<Self> {
        let before = distances(graph, from, direction, depth);
        let back = direction.map(|direction| match direction {
            Direction::Upstream => Direction::Downstream,
            Direction::Downstream => Direction::Upstream,
        });
        let after = distances(graph, to, back, depth);
        let is_near = |row: u32| {
            let hops = before[row as usize].checked_add(after[row as usize]);
            hops.is_some_and(|hops| hops <= depth)
        };
        let all = 0..u32::try_from(before.len()).unwrap_or(FAR);
        let rows: Vec<u32> = all.filter(|&row| is_near(row)).collect();
        let number = |row: u32| {
            rows.binary_search(&row)
                .ok()
                .and_then(|at| u32::try_from(at).ok())
        };
        let (start, end) = (number(from)?, number(to)?);
        let distances: Vec<u32> = rows.iter().map(|&row| after[row as usize]).collect();
        let (mut starts, mut all) = (vec![0], Vec::new());
        for &row in &rows {
            let mut near: Vec<u32> = neighbors(graph, row, direction)
                .filter_map(number)
                .collect();
            near.sort_unstable_by_key(|&other| (distances[other as usize], other));
            near.dedup();
            all.extend(near);
            starts.push(all.len());
        }
        Some(Self {
            rows,
            distances,
            starts,
            neighbors: all,
            from: start,
            to: end,
        })
    }

    /// The ways by length, so that those beyond `most` are the longest.
    fn paths(&self, depth: u32, most: usize, watch: &Watch<'_>) -> Option<SimplePaths> {
        let mut found = SimplePaths {
            is_complete: true,
            ..SimplePaths::default()
        };
        let least = self.distances[self.from as usize];
        for hops in least..=depth {
            self.add_of_length(hops, most, &mut found, watch)?;
            if !found.is_complete {
                break;
            }
        }
        Some(sorted(found))
    }

    /// Adds the ways of so many hops; `None` when it was cancelled.
    fn add_of_length(
        &self,
        hops: u32,
        most: usize,
        found: &mut SimplePaths,
        watch: &Watch<'_>,
    ) -> Option<()> {
        /// Steps between two looks at whether anybody still waits.
        const PACE: usize = 1 << 16;
        let mut is_on_way = vec![false; self.rows.len()];
        let mut way = vec![(self.from, self.starts[self.from as usize])];
        is_on_way[self.from as usize] = true;
        let mut left = hops;
        let mut steps = 0_usize;
        while let Some((at, next)) = way.last_mut() {
            steps += 1;
            if steps.is_multiple_of(PACE) && watch.is_cancelled() {
                return None;
            }
            let (row, slot) = (*at, *next);
            *next += 1;
            let neighbors = &self.neighbors[..self.starts[row as usize + 1]];
            // Neighbors further on are no nearer.
            let within = |other: &u32| self.distances[*other as usize] < left;
            let Some(other) = neighbors.get(slot).copied().filter(within) else {
                is_on_way[row as usize] = false;
                way.pop();
                left += 1;
                continue;
            };
            if other == self.to {
                if left > 1 {
                    continue;
                }
                if found.len() == most {
                    found.is_complete = false;
                    return Some(());
                }
                let elements = way.iter().map(|(at, _)| *at).chain([other]);
                let elements = elements.map(|at| ElementIx(self.rows[at as usize]));
                found.elements.extend(elements);
                found.ends.push(found.elements.len());
            } else if !is_on_way[other as usize] {
                is_on_way[other as usize] = true;
                way.push((other, self.starts[other as usize]));
                left -= 1;
            }
        }
        Some(())
    }
}

/// The shortest first, then by id.
fn sorted(found: SimplePaths) -> SimplePaths {
    let mut ways: Vec<&[ElementIx]> = found.iter().collect();
    ways.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let mut out = SimplePaths {
        elements: Vec::with_capacity(found.elements.len()),
        ends: Vec::with_capacity(found.ends.len()),
        is_complete: found.is_complete,
    };
    for way in ways {
        out.elements.extend_from_slice(way);
        out.ends.push(out.elements.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::tests::support::{graph, patient};

    fn found(
        graph: &DependencyGraph,
        ends: [&str; 2],
        direction: Option<Direction>,
        depth: u32,
        most: usize,
    ) -> (Vec<String>, bool) {
        let asked = PathsAsked {
            from: &ends[0].into(),
            to: &ends[1].into(),
            direction,
            depth,
            most,
        };
        let paths = simple_paths(graph, &asked, &patient()).unwrap().unwrap();
        let words = |way: &[ElementIx]| {
            let ids = way.iter().map(|ix| graph.element(*ix).id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        };
        (paths.iter().map(words).collect(), paths.is_complete)
    }

    #[test]
    fn ways_are_counted_within_the_hops_and_in_the_direction_asked() {
        let graph = graph(
            "a application
             b application
             c application
             d database
             r room
             a depends_on b
             a depends_on c
             b depends_on c
             b depends_on d
             c depends_on d
             d hosted_on r
             c depends_on d strength=soft",
        );
        let up = Some(Direction::Upstream);
        let all = ["a b d".to_owned(), "a c d".into(), "a b c d".into()];
        assert_eq!(found(&graph, ["a", "d"], up, 3, 99), (all.to_vec(), true));
        assert_eq!(
            found(&graph, ["a", "d"], up, 2, 99),
            (all[..2].to_vec(), true)
        );
        let (fewer, is_complete) = found(&graph, ["a", "d"], up, 3, 2);
        assert_eq!((fewer.len(), is_complete), (2, false));
        assert_eq!(found(&graph, ["d", "a"], up, 9, 99), (vec![], true));
        let (down, _) = found(&graph, ["d", "a"], Some(Direction::Downstream), 2, 99);
        assert_eq!(down, ["d b a", "d c a"]);
        let (either, _) = found(&graph, ["b", "c"], None, 2, 99);
        assert_eq!(either, ["b c", "b a c", "b d c"]);
        assert_eq!(found(&graph, ["a", "a"], None, 3, 99), (vec![], true));
    }

    /// Every way, found by trying everything.
    fn judge(graph: &DependencyGraph, way: &mut Vec<u32>, to: u32, depth: usize, all: &mut usize) {
        let row = *way.last().unwrap();
        if row == to {
            *all += 1;
            return;
        }
        if way.len() > depth {
            return;
        }
        let mut onward: Vec<u32> = neighbors(graph, row, None).collect();
        onward.sort_unstable();
        onward.dedup();
        for other in onward {
            if !way.contains(&other) {
                way.push(other);
                judge(graph, way, to, depth, all);
                way.pop();
            }
        }
    }

    proptest! {
        #[test]
        fn as_many_as_when_everything_is_tried(
            arcs in prop::collection::vec((0..8_u32, 0..8_u32), 1..20),
            depth in 1..6_u32,
        ) {
            let mut lines = String::new();
            for at in 0..8 {
                lines += &format!("e{at} application\n");
            }
            for (from, to) in arcs {
                lines += &format!("e{from} depends_on e{to}\n");
            }
            let graph = graph(&lines);
            let mut all = 0;
            judge(&graph, &mut vec![0], 7, depth as usize, &mut all);
            let (ways, _) = found(&graph, ["e0", "e7"], None, depth, usize::MAX);
            prop_assert_eq!(ways.len(), all);
            let mut once = ways.clone();
            once.dedup();
            prop_assert_eq!(once.len(), all);
        }
    }
}
