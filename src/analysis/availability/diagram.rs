//! A binary decision diagram: one function over all cases, with equal parts shared.
//!
//! Bryant, *Graph-based algorithms for Boolean function manipulation*, 1986. A node asks whether
//! one event happens and goes on to one of two nodes below; events stand in one order on every way
//! down, and no two nodes are alike, so that equal functions are the same node. Nodes are made
//! below first: whoever walks the list upwards has seen both ends of a node before the node.

use rustc_hash::FxHashMap;

use super::structure::Algebra;

/// Pairs of sets that the search for cut sets compares before it gives up: about a second.
const COMPARISONS: usize = 20_000_000;

/// A node's number.
pub(super) type Node = u32;

const NEVER: Node = 0;
const ALWAYS: Node = 1;

/// Deeper than any event.
const NO_EVENT: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Fork {
    event: u32,
    /// Where it leads when what the event stands for fails, and when it works.
    fails: Node,
    works: Node,
}

/// See the module's header.
pub(super) struct Diagram {
    forks: Vec<Fork>,
    unique: FxHashMap<(u32, Node, Node), Node>,
    known: FxHashMap<(Operation, Node, Node), Node>,
    limit: usize,
    is_exhausted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Operation {
    Both,
    Either,
}

/// What is still to be done for an operation, in place of recursion.
enum Task {
    Find(Node, Node),
    Join(u32, (Node, Node)),
}

impl Diagram {
    /// An empty diagram that gives up beyond so many nodes.
    pub(super) fn new(limit: usize) -> Self {
        let end = Fork {
            event: NO_EVENT,
            fails: NEVER,
            works: NEVER,
        };
        Self {
            forks: vec![end, end],
            unique: FxHashMap::default(),
            known: FxHashMap::default(),
            limit,
            is_exhausted: false,
        }
    }

    fn node(&mut self, event: u32, fails: Node, works: Node) -> Node {
        if fails == works {
            return fails;
        }
        if let Some(&node) = self.unique.get(&(event, fails, works)) {
            return node;
        }
        if self.forks.len() >= self.limit {
            self.is_exhausted = true;
            return NEVER;
        }
        let node = Node::try_from(self.forks.len()).unwrap_or(NEVER);
        self.forks.push(Fork {
            event,
            fails,
            works,
        });
        self.unique.insert((event, fails, works), node);
        node
    }

    /// Bryant's `apply`. O(nodes of a × nodes of b) at worst.
    fn apply(&mut self, operation: Operation, a: Node, b: Node) -> Node {
        let mut tasks = vec![Task::Find(a, b)];
        let mut done: Vec<Node> = Vec::new();
        while let Some(task) = tasks.pop() {
            if self.is_exhausted {
                return NEVER;
            }
            match task {
                Task::Find(a, b) => {
                    let (a, b) = (a.min(b), a.max(b));
                    let known = simple(operation, a, b)
                        .or_else(|| self.known.get(&(operation, a, b)).copied());
                    if let Some(node) = known {
                        done.push(node);
                        continue;
                    }
                    let (left, right) = (self.forks[a as usize], self.forks[b as usize]);
                    let event = left.event.min(right.event);
                    let ends = |fork: Fork, node: Node| {
                        if fork.event == event {
                            (fork.fails, fork.works)
                        } else {
                            (node, node)
                        }
                    };
                    let ((a0, a1), (b0, b1)) = (ends(left, a), ends(right, b));
                    tasks.push(Task::Join(event, (a, b)));
                    tasks.push(Task::Find(a1, b1));
                    tasks.push(Task::Find(a0, b0));
                }
                Task::Join(event, (a, b)) => {
                    let works = done.pop().unwrap_or(NEVER);
                    let fails = done.pop().unwrap_or(NEVER);
                    let node = self.node(event, fails, works);
                    self.known.insert((operation, a, b), node);
                    done.push(node);
                }
            }
        }
        done.pop().unwrap_or(NEVER)
    }

    /// The probability of each node's function, given that of each event to work. O(nodes).
    fn probabilities(&self, works: &[f64]) -> Vec<f64> {
        let mut found = vec![0.0; self.forks.len()];
        found[ALWAYS as usize] = 1.0;
        for (at, fork) in self.forks.iter().enumerate().skip(2) {
            let p = works[fork.event as usize];
            found[at] = p * found[fork.works as usize] + (1.0 - p) * found[fork.fails as usize];
        }
        found
    }

    /// The probability of a function, and how much it hangs on each event: Birnbaum's importance,
    /// the probability given that the event does not happen less that given that it does.
    /// One pass up and one down, O(nodes).
    pub(super) fn probability(&self, root: Node, works: &[f64]) -> (f64, Vec<f64>) {
        let found = self.probabilities(works);
        let mut reached = vec![0.0; self.forks.len()];
        reached[root as usize] = 1.0;
        let mut importance = vec![0.0; works.len()];
        for (at, fork) in self.forks.iter().enumerate().skip(2).rev() {
            let share = reached[at];
            if share > 0.0 {
                let event = fork.event as usize;
                let p = works[event];
                importance[event] +=
                    share * (found[fork.works as usize] - found[fork.fails as usize]);
                reached[fork.works as usize] += share * p;
                reached[fork.fails as usize] += share * (1.0 - p);
            }
        }
        (found[root as usize], importance)
    }

    /// The minimal cut sets of a function with at most `order` events in each, each set sorted, by
    /// size and then by events. The function is monotone, so a set of events is a cut when failing
    /// just them fails it. Minimal solutions by the rule of Rauzy, *New algorithms for fault trees
    /// analysis*, 1993: those of the failing branch that hold an event, without those that need no
    /// such event. `None` when they take more comparisons than [`COMPARISONS`].
    pub(super) fn cuts(&self, root: Node, order: usize) -> Option<Vec<Vec<u32>>> {
        let mut comparisons = 0_usize;
        let mut found: FxHashMap<Node, Vec<Vec<u32>>> = FxHashMap::default();
        found.insert(NEVER, vec![Vec::new()]);
        found.insert(ALWAYS, Vec::new());
        let mut reached = vec![false; self.forks.len()];
        reached[root as usize] = true;
        for (at, fork) in self.forks.iter().enumerate().skip(2).rev() {
            if reached[at] {
                reached[fork.fails as usize] = true;
                reached[fork.works as usize] = true;
            }
        }
        for (at, fork) in self.forks.iter().enumerate().skip(2) {
            if !reached[at] {
                continue;
            }
            let without = found.get(&fork.works).cloned().unwrap_or_default();
            comparisons += without.len();
            let mut cuts = without.clone();
            for cut in found.get(&fork.fails).into_iter().flatten() {
                if cut.len() >= order {
                    continue;
                }
                comparisons += without.len() + 1;
                let is_needless = without
                    .iter()
                    .any(|smaller| smaller.iter().all(|event| cut.contains(event)));
                if !is_needless {
                    let mut cut = cut.clone();
                    cut.push(fork.event);
                    cuts.push(cut);
                }
            }
            if comparisons > COMPARISONS {
                return None;
            }
            found.insert(Node::try_from(at).unwrap_or(NEVER), cuts);
        }
        let mut cuts = found.remove(&root).unwrap_or_default();
        for cut in &mut cuts {
            cut.sort_unstable();
        }
        cuts.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        Some(cuts)
    }
}

/// Operations that need no look inside; `a` is the smaller number.
fn simple(operation: Operation, a: Node, b: Node) -> Option<Node> {
    match (operation, a, b) {
        _ if a == b => Some(a),
        (Operation::Both, NEVER, _) | (Operation::Either, ALWAYS, _) => Some(a),
        (Operation::Both, ALWAYS, _) | (Operation::Either, NEVER, _) => Some(b),
        _ => None,
    }
}

impl Algebra for Diagram {
    type Value = Node;

    fn always(&self) -> Node {
        ALWAYS
    }

    fn never(&self) -> Node {
        NEVER
    }

    fn event(&mut self, number: u32) -> Node {
        self.node(number, NEVER, ALWAYS)
    }

    fn both(&mut self, a: Node, b: Node) -> Node {
        self.apply(Operation::Both, a, b)
    }

    fn either(&mut self, a: Node, b: Node) -> Node {
        self.apply(Operation::Either, a, b)
    }

    fn is_exhausted(&self) -> bool {
        self.is_exhausted
    }
}
