//! The potential radius of every element at once: how many depend on each, whatever redundancy.
//!
//! A search from each would walk the same dependents over and over. So elements that need each
//! other count as one (they have the same dependents), one with a single direct dependent has the
//! radius of that one and itself, and the rest are searched 256 side by side, each a bit in a word:
//! Then et al., *The more the merrier: efficient multi-source graph traversal*, 2014. Dependents come
//! in the order of needs, so each is visited once a batch; what it adds to all searches is added to
//! counters that lie across the words, a bit of all of them in each.
//! O(elements ÷ 256 × dependencies within reach).

use super::components::Components;
use super::graph::DependencyGraph;

/// Words of a mask: searches side by side, divided by 64.
const WORDS: usize = 4;
/// Which searches have come to a component.
type Mask = [u64; WORDS];

/// The potential radius of every element, in the order of their numbers.
#[must_use]
pub fn potential_radii(graph: &DependencyGraph) -> Vec<usize> {
    let circles = Circles::of(graph);
    let totals = circles.totals();
    (0..)
        .take(graph.elements().len())
        .map(|row| totals[circles.components.number(row) as usize] as usize - 1)
        .collect()
}

/// Elements that need each other as one, with the dependents of each; dependents have greater
/// numbers.
struct Circles {
    components: Components,
    /// The dependents of circle `i` lie between `starts[i]` and `starts[i + 1]`, each once.
    starts: Vec<usize>,
    dependents: Vec<u32>,
}

impl Circles {
    fn of(graph: &DependencyGraph) -> Self {
        let components = Components::along(graph, &|_, _| true);
        let count = components.len();
        let mut starts = Vec::with_capacity(count as usize + 1);
        let mut dependents = Vec::with_capacity(graph.dependency_count());
        // The circle in which each was last seen as a dependent.
        let mut seen_in = vec![u32::MAX; count as usize];
        starts.push(0);
        for number in 0..count {
            for &row in components.rows(number) {
                for &other in graph.needed_by.others(row) {
                    let other = components.number(other);
                    let seen = &mut seen_in[other as usize];
                    if other != number && *seen != number {
                        *seen = number;
                        dependents.push(other);
                    }
                }
            }
            starts.push(dependents.len());
        }
        Self {
            components,
            starts,
            dependents,
        }
    }

    fn dependents(&self, number: u32) -> &[u32] {
        let number = number as usize;
        &self.dependents[self.starts[number]..self.starts[number + 1]]
    }

    fn size(&self, number: u32) -> u32 {
        u32::try_from(self.components.rows(number).len()).unwrap_or(u32::MAX)
    }

    /// How many elements each circle reaches, its own included.
    fn totals(&self) -> Vec<u32> {
        let count = self.components.len();
        let branching: Vec<u32> = (0..count)
            .filter(|&number| self.dependents(number).len() > 1)
            .collect();
        let mut totals = vec![0; count as usize];
        let mut search = Search::new(count);
        for batch in branching.chunks(64 * WORDS) {
            search.run(self, batch, &mut totals);
        }
        for number in (0..count).rev() {
            let beyond = match self.dependents(number) {
                [] => 0,
                [only] => totals[*only as usize],
                _ => continue,
            };
            totals[number as usize] = self.size(number) + beyond;
        }
        totals
    }
}

struct Search {
    /// Which searches have come to each circle that is still to be visited.
    masks: Vec<Mask>,
    /// A bit for each circle that is still to be visited.
    waiting: Vec<u64>,
}

impl Search {
    fn new(count: u32) -> Self {
        Self {
            masks: vec![[0; WORDS]; count as usize],
            waiting: vec![0; count as usize / 64 + 1],
        }
    }

    /// One search from each circle of a batch, which comes in the order of numbers.
    fn run(&mut self, circles: &Circles, batch: &[u32], totals: &mut [u32]) {
        for (lane, &start) in batch.iter().enumerate() {
            self.masks[start as usize][lane / 64] |= 1 << (lane % 64);
            self.wait(start);
        }
        let mut counters = Counters::default();
        let first = batch.first().map_or(0, |&start| start as usize / 64);
        for word in first..self.waiting.len() {
            // A visit may add to the word that is being read.
            while self.waiting[word] != 0 {
                let bit = self.waiting[word].trailing_zeros();
                self.waiting[word] &= self.waiting[word] - 1;
                let at = word * 64 + bit as usize;
                let mask = std::mem::take(&mut self.masks[at]);
                let number = u32::try_from(at).unwrap_or(u32::MAX);
                counters.add(circles.size(number), &mask);
                for &dependent in circles.dependents(number) {
                    let reached = &mut self.masks[dependent as usize];
                    for (reached, lanes) in reached.iter_mut().zip(&mask) {
                        *reached |= lanes;
                    }
                    self.wait(dependent);
                }
            }
        }
        for (lane, &start) in batch.iter().enumerate() {
            totals[start as usize] = counters.read(lane);
        }
    }

    fn wait(&mut self, number: u32) {
        self.waiting[number as usize / 64] |= 1 << (number % 64);
    }
}

/// A number for each search: bit `i` of all numbers lies in `planes[i]`.
#[derive(Default)]
struct Counters {
    planes: [Mask; 32],
}

impl Counters {
    /// Adds an amount to the searches of a mask, by adding with carry in all lanes at once.
    fn add(&mut self, amount: u32, mask: &Mask) {
        for (word, &lanes) in mask.iter().enumerate() {
            for bit in 0..32 - amount.leading_zeros() {
                let mut carry = if amount >> bit & 1 == 1 { lanes } else { 0 };
                for plane in &mut self.planes[bit as usize..] {
                    if carry == 0 {
                        break;
                    }
                    let before = plane[word];
                    plane[word] = before ^ carry;
                    carry &= before;
                }
            }
        }
    }

    fn read(&self, lane: usize) -> u32 {
        let bits = self.planes.iter().zip(0..);
        bits.map(|(plane, bit)| u32::from(plane[lane / 64] >> (lane % 64) & 1 == 1) << bit)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::support::{graph, graph_of};
    use crate::analysis::{Direction, reach};

    fn agrees(graph: &DependencyGraph) {
        let found = potential_radii(graph);
        for (element, radius) in graph.elements().iter().zip(found) {
            let reached = reach(graph, &element.id, Direction::Downstream, None).unwrap();
            assert_eq!(radius, reached.len(), "{}", element.id);
        }
    }

    #[test]
    fn the_sample_is_as_when_each_is_searched() {
        for plateau in ["P2026", "P2027", "P2029"] {
            agrees(&graph_of(plateau));
        }
    }

    #[test]
    fn more_searches_than_go_side_by_side() {
        let mut lines = String::new();
        let mut state = 1_u32;
        for at in 0..900 {
            lines += &format!("e{at:03} application\n");
        }
        for _ in 0..1_500 {
            // Numerical Recipes’ generator: any will do.
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (from, to) = (state >> 16 & 0xffff, state & 0xffff);
            lines += &format!("e{:03} depends_on e{:03}\n", from % 900, to % 900);
        }
        agrees(&graph(&lines));
    }
}
