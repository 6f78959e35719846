//! What a service needs, as a tree to be drawn: each element once, at the place nearest to the
//! service, and a reference wherever it is needed again.
//!
//! Needs that follow from others are left out: where a server needs a room, and all that run on it
//! need the room too, only the server says so (the transitive reduction of what is needed in any
//! case; Aho, Garey, Ullman 1972). A redundancy group ends such a chain, since a need of one member
//! is none of the group.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::super::arcs::Class;
use super::super::graph::DependencyGraph;
use crate::model::ElementIx;

/// Places beyond this many are counted, not drawn.
const MOST_NODES: usize = 90;
/// Elements beyond this many, nearest first, are not looked into: nobody would see it.
const MOST_LOOKED_INTO: usize = 600;
/// From so many siblings of one kind on that need the same, they stand together.
const PILE_FROM: usize = 4;

/// How siblings are needed, and what they need: those with the same are alike.
type Likeness = (Option<Class>, String, Vec<(ElementIx, Class)>);

/// An element in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedNode {
    /// Which.
    pub element: ElementIx,
    /// Others of its kind that need the same and stand with it.
    pub also: Vec<ElementIx>,
    /// How the one above needs it; `None` for the service.
    pub class: Option<Class>,
    /// The place of the one above.
    pub parent: Option<usize>,
    /// The places of those below: what is needed in any case, then members, then what can only
    /// degrade.
    pub children: Vec<usize>,
    /// What it needs too and stands elsewhere, and how.
    pub references: Vec<(ElementIx, Class)>,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeedTree {
    /// The service first; each after the one above it.
    pub nodes: Vec<NeedNode>,
    /// Elements that are referred to, by the order of their places: their number is the place in
    /// this list, from one.
    pub shared: Vec<ElementIx>,
    /// Elements that had no room, by id.
    pub left_out: Vec<ElementIx>,
}

impl NeedTree {
    /// The tree under a service. O(closure), and for the nearest [`MOST_LOOKED_INTO`] of it what each
    /// needs in any case.
    pub(super) fn of(graph: &DependencyGraph, service: ElementIx) -> Self {
        let reduced = Reduced::of(graph, service);
        let mut tree = Self::default();
        let mut places: BTreeMap<ElementIx, usize> = BTreeMap::new();
        let mut queue = VecDeque::from([(service, None, None)]);
        let mut refer: Vec<(usize, ElementIx, Class)> = Vec::new();
        while let Some((element, class, parent)) = queue.pop_front() {
            if let Some(parent) = parent
                && places.contains_key(&element)
            {
                refer.extend(class.map(|class| (parent, element, class)));
                continue;
            }
            let place = tree.nodes.len();
            places.insert(element, place);
            tree.nodes.push(NeedNode {
                element,
                also: Vec::new(),
                class,
                parent,
                children: Vec::new(),
                references: Vec::new(),
            });
            if let Some(above) = parent.and_then(|parent: usize| tree.nodes.get_mut(parent)) {
                above.children.push(place);
            }
            // What can only degrade is named, but what it needs in turn is no part of the tree.
            if class != Some(Class::Soft) {
                let needs = reduced.needs(element);
                queue.extend(needs.map(|(other, class)| (other, Some(class), Some(place))));
            }
        }
        for (place, element, class) in refer {
            // Softly needed, and needed in any case elsewhere: the second says it all.
            if class != Class::Soft {
                tree.nodes[place].references.push((element, class));
            }
        }
        tree.pile(graph);
        tree.cut();
        let referred = tree.referred();
        let in_order = tree.nodes.iter().map(|node| node.element);
        tree.shared = in_order
            .filter(|element| referred.contains(element))
            .collect();
        let drawn: BTreeSet<ElementIx> = tree
            .nodes
            .iter()
            .flat_map(|node| node.also.iter().chain([&node.element]))
            .copied()
            .collect();
        let all = reduced.closure.into_iter();
        tree.left_out = all.filter(|ix| !drawn.contains(ix)).collect();
        tree.left_out.sort_unstable();
        tree
    }

    fn referred(&self) -> BTreeSet<ElementIx> {
        let references = self.nodes.iter().flat_map(|node| &node.references);
        references.map(|(element, _)| *element).collect()
    }

    /// Leaves the farthest out where there is no room for all.
    fn cut(&mut self) {
        self.nodes.truncate(MOST_NODES);
        let drawn: BTreeSet<ElementIx> = self.nodes.iter().map(|node| node.element).collect();
        for node in &mut self.nodes {
            node.children.retain(|&child| child < MOST_NODES);
            node.references.retain(|(other, _)| drawn.contains(other));
        }
    }

    /// The number by which an element is referred to; `None` where it is not.
    #[must_use]
    pub fn number(&self, element: ElementIx) -> Option<usize> {
        let place = self.shared.iter().position(|shared| *shared == element)?;
        Some(place + 1)
    }

    /// Puts siblings together that are of one kind, need the same and are needed by nobody else.
    fn pile(&mut self, graph: &DependencyGraph) {
        let referred = self.referred();
        let mut gone: BTreeSet<usize> = BTreeSet::new();
        for at in 0..self.nodes.len() {
            let mut alike: BTreeMap<Likeness, Vec<usize>> = BTreeMap::new();
            for &child in &self.nodes[at].children {
                let node = &self.nodes[child];
                if node.children.is_empty() && !referred.contains(&node.element) {
                    let kind = graph.element(node.element).kind.to_string();
                    let key = (node.class, kind, node.references.clone());
                    alike.entry(key).or_default().push(child);
                }
            }
            for siblings in alike.into_values().filter(|them| them.len() >= PILE_FROM) {
                let also = siblings[1..].iter().map(|&one| self.nodes[one].element);
                self.nodes[siblings[0]].also = also.collect();
                gone.extend(&siblings[1..]);
            }
        }
        self.remove(&gone);
    }

    fn remove(&mut self, gone: &BTreeSet<usize>) {
        if gone.is_empty() {
            return;
        }
        let mut moved: Vec<usize> = Vec::with_capacity(self.nodes.len());
        let mut next = 0;
        for at in 0..self.nodes.len() {
            moved.push(next);
            next += usize::from(!gone.contains(&at));
        }
        let nodes = std::mem::take(&mut self.nodes).into_iter().enumerate();
        self.nodes = nodes
            .filter(|(at, _)| !gone.contains(at))
            .map(|(_, node)| NeedNode {
                parent: node.parent.map(|parent| moved[parent]),
                children: node
                    .children
                    .iter()
                    .filter(|child| !gone.contains(child))
                    .map(|&child| moved[child])
                    .collect(),
                ..node
            })
            .collect();
    }
}

/// What elements need in any case, without what follows from the rest.
struct Reduced<'g> {
    graph: &'g DependencyGraph,
    /// All whose loss can play a part in stopping the service, nearest first, itself included.
    closure: Vec<ElementIx>,
    /// All that an element needs in any case, itself left out unless it lies on a circle.
    must: BTreeMap<ElementIx, BTreeSet<ElementIx>>,
}

impl<'g> Reduced<'g> {
    fn of(graph: &'g DependencyGraph, service: ElementIx) -> Self {
        let mut seen = vec![false; graph.elements().len()];
        seen[service.row()] = true;
        let mut closure = vec![service];
        let mut at = 0;
        while let Some(&ix) = closure.get(at) {
            at += 1;
            for (other, class) in graph.needs(ix) {
                if class != Class::Soft && !std::mem::replace(&mut seen[other.row()], true) {
                    closure.push(other);
                }
            }
        }
        let nearest = closure.iter().take(MOST_LOOKED_INTO);
        let must = nearest.map(|&ix| (ix, must_need(graph, ix))).collect();
        Self {
            graph,
            closure,
            must,
        }
    }

    /// The needs of an element: in any case, then members, then those that can only degrade it.
    fn needs(&self, ix: ElementIx) -> impl Iterator<Item = (ElementIx, Class)> + '_ {
        let mut kept: Vec<(u8, ElementIx, Class)> = Vec::new();
        let is_looked_into = self.must.contains_key(&ix);
        let all: Vec<(ElementIx, Class)> =
            self.graph.needs(ix).filter(|_| is_looked_into).collect();
        for &(other, class) in &all {
            let rank = match class {
                Class::Container | Class::Hard => 0,
                Class::Member | Class::Store => 1,
                Class::Soft => 2,
            };
            let is_implied = rank == 0 && self.follows(ix, other, &all);
            let is_known = kept.iter().any(|(_, known, _)| *known == other);
            if !is_implied && !is_known && other != ix {
                kept.push((rank, other, class));
            }
        }
        kept.sort_by_key(|&(rank, other, _)| (rank, other));
        kept.into_iter().map(|(_, other, class)| (other, class))
    }

    /// Whether a need follows from another need of the same element.
    fn follows(&self, ix: ElementIx, need: ElementIx, all: &[(ElementIx, Class)]) -> bool {
        let reaches = |from: ElementIx, to: ElementIx| {
            self.must.get(&from).is_some_and(|must| must.contains(&to))
        };
        let mut others = all
            .iter()
            .filter(|(_, class)| matches!(class, Class::Container | Class::Hard))
            .map(|(other, _)| *other)
            .filter(|&other| other != need && other != ix);
        // Of two that need each other, the first by id stays.
        others.any(|other| {
            reaches(other, need) && !reaches(other, ix) && (!reaches(need, other) || other < need)
        })
    }
}

fn must_need(graph: &DependencyGraph, start: ElementIx) -> BTreeSet<ElementIx> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(ix) = open.pop() {
        for (other, class) in graph.needs(ix) {
            if matches!(class, Class::Container | Class::Hard) && found.insert(other) {
                open.push(other);
            }
        }
    }
    found
}
