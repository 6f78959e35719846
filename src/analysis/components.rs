//! Circles of need: the strongly connected components of the dependencies that can stop an element.
//!
//! Soft dependencies are left out: they never stop anything. Components come with what is needed
//! first, so that one pass in this order finds whatever follows from the needs of an element.

use super::arcs::Class;
use super::graph::DependencyGraph;

/// Components in order, each after all that it needs.
pub(super) struct Components {
    /// The rows of all elements, component by component, by id within each.
    rows: Vec<u32>,
    /// Where each component starts in `rows`; one more entry closes the last.
    starts: Vec<u32>,
    /// The component of each row.
    of: Vec<u32>,
}

/// In place of a visit's number, for rows not visited yet.
const UNSEEN: u32 = u32::MAX;

impl Components {
    /// Tarjan, *Depth-first search and linear graph algorithms*, 1972, with a stack of its own in
    /// place of recursion: chains of any length are fine. O(elements + dependencies).
    pub(super) fn of(graph: &DependencyGraph) -> Self {
        Self::along(graph, &|_, class| class != Class::Soft)
    }

    /// The same along fewer dependencies: those that `keeps`, by dependent and class.
    pub(super) fn along(graph: &DependencyGraph, keeps: &dyn Fn(u32, Class) -> bool) -> Self {
        let count = graph.elements().len();
        let mut search = Tarjan {
            visits: vec![UNSEEN; count],
            lows: vec![0; count],
            is_open: vec![false; count],
            open: Vec::new(),
            next: 0,
            out: Self {
                rows: Vec::with_capacity(count),
                starts: vec![0],
                of: vec![0; count],
            },
        };
        for row in 0..u32::try_from(count).unwrap_or(u32::MAX) {
            if search.visits[row as usize] == UNSEEN {
                search.run(graph, row, keeps);
            }
        }
        search.out
    }

    /// The component of a row; a smaller number is needed by greater ones, never the reverse.
    pub(super) fn number(&self, row: u32) -> u32 {
        self.of[row as usize]
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX)
    }

    /// The rows of a component, by id.
    pub(super) fn rows(&self, number: u32) -> &[u32] {
        let number = number as usize;
        &self.rows[self.starts[number] as usize..self.starts[number + 1] as usize]
    }
}

struct Tarjan {
    visits: Vec<u32>,
    lows: Vec<u32>,
    is_open: Vec<bool>,
    open: Vec<u32>,
    next: u32,
    out: Components,
}

impl Tarjan {
    fn run(&mut self, graph: &DependencyGraph, start: u32, keeps: &dyn Fn(u32, Class) -> bool) {
        // A row, and how many of its arcs were followed.
        let mut path: Vec<(u32, usize)> = vec![(start, 0)];
        self.enter(start);
        while let Some((row, followed)) = path.last_mut() {
            let row = *row;
            let arc = graph.needs.nth(row, *followed);
            *followed += 1;
            match arc {
                Some((_, class)) if !keeps(row, class) => {}
                Some((other, _)) if self.visits[other as usize] == UNSEEN => {
                    self.enter(other);
                    path.push((other, 0));
                }
                Some((other, _)) => {
                    if self.is_open[other as usize] {
                        let low = self.visits[other as usize];
                        self.lows[row as usize] = self.lows[row as usize].min(low);
                    }
                }
                None => {
                    path.pop();
                    if let Some((above, _)) = path.last() {
                        let low = self.lows[row as usize];
                        self.lows[*above as usize] = self.lows[*above as usize].min(low);
                    }
                    if self.lows[row as usize] == self.visits[row as usize] {
                        self.close(row);
                    }
                }
            }
        }
    }

    fn enter(&mut self, row: u32) {
        self.visits[row as usize] = self.next;
        self.lows[row as usize] = self.next;
        self.next += 1;
        self.is_open[row as usize] = true;
        self.open.push(row);
    }

    /// All that was opened since `root` is one component.
    fn close(&mut self, root: u32) {
        let number = u32::try_from(self.out.starts.len() - 1).unwrap_or(u32::MAX);
        let first = self.out.rows.len();
        while let Some(row) = self.open.pop() {
            self.is_open[row as usize] = false;
            self.out.of[row as usize] = number;
            self.out.rows.push(row);
            if row == root {
                break;
            }
        }
        self.out.rows[first..].sort_unstable();
        let end = u32::try_from(self.out.rows.len()).unwrap_or(u32::MAX);
        self.out.starts.push(end);
    }
}

#[cfg(test)]
mod tests {
    use super::Components;
    use crate::analysis::tests::support::graph;

    #[test]
    fn what_is_needed_comes_first_and_a_circle_is_one() {
        let graph = graph(
            "a application
             b application
             c application
             d application
             a depends_on b
             b depends_on c
             c depends_on b
             c depends_on d
             d depends_on a strength=soft",
        );
        let components = Components::of(&graph);
        let numbers: Vec<u32> = (0..4).map(|row| components.number(row)).collect();
        assert_eq!(numbers, [2, 1, 1, 0]);
        assert_eq!(components.rows(1), [1, 2]);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_is_no_matter() {
        let count = 100_000;
        let mut lines: String = (0..count)
            .map(|at| format!("a{at:06} application\n"))
            .collect();
        for at in 1..count {
            lines += &format!("a{:06} depends_on a{at:06}\n", at - 1);
        }
        let components = Components::of(&graph(&lines));
        assert_eq!(
            (components.number(0), components.number(99_999)),
            (99_999, 0)
        );
    }
}
