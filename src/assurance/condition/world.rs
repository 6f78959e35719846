//! Walking over one plateau: who is whose neighbour, within a bounded number of steps.

use std::cell::{Cell, OnceCell};

use rustc_hash::{FxHashMap, FxHashSet};

use super::plan::{Hop, Leg};
use crate::assurance::Facts;
use crate::model::{ElementId, ElementIx, LinkIx, SubjectId, Value};

/// An element or a link of the plateau, by number; elements come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Node {
    Element(ElementIx),
    Link(LinkIx),
}

impl Node {
    /// The record.
    pub(super) fn subject(self, facts: &Facts<'_>) -> SubjectId {
        match self {
            Self::Element(ix) => facts.id(ix).into(),
            Self::Link(ix) => (facts.link_id(ix)).into(),
        }
    }

    /// What its attribute says; `None` where it is silent.
    pub(super) fn value<'f>(self, facts: &Facts<'f>, attribute: &str) -> Option<&'f Value> {
        match self {
            Self::Element(ix) => facts.value(ix, attribute),
            Self::Link(ix) => facts.link_value(ix, attribute),
        }
    }

    /// Its kind.
    pub(super) fn kind<'f>(self, facts: &Facts<'f>) -> &'f str {
        match self {
            Self::Element(ix) => facts.kind(ix),
            Self::Link(ix) => facts.link_kind(ix),
        }
    }
}

/// The work was not done within the steps that it may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// How many neighbours one judgement may look at: far more than any rule of sense needs on a map
/// of ten thousand elements, and about a second of work.
pub(super) const MOST_STEPS: u64 = 20_000_000;

type Links = Vec<Vec<LinkIx>>;
type Back = FxHashMap<ElementIx, Vec<ElementIx>>;

/// See the module's header. What is not asked for is not indexed.
pub(super) struct World<'f> {
    pub(super) facts: &'f Facts<'f>,
    steps: Cell<u64>,
    links: OnceCell<(Links, Links)>,
    hosted: OnceCell<Back>,
    groups: OnceCell<Back>,
    data: OnceCell<Back>,
}

impl<'f> World<'f> {
    pub(super) fn of(facts: &'f Facts<'f>) -> Self {
        Self {
            facts,
            steps: Cell::new(MOST_STEPS),
            links: OnceCell::new(),
            hosted: OnceCell::new(),
            groups: OnceCell::new(),
            data: OnceCell::new(),
        }
    }

    /// Takes so many steps.
    pub(super) fn spend(&self, steps: usize) -> Result<(), TooLong> {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        let left = self.steps.get().checked_sub(steps).ok_or(TooLong)?;
        self.steps.set(left);
        Ok(())
    }

    /// The links that leave an element, and those that arrive, by number.
    pub(super) fn links(&self) -> &(Links, Links) {
        self.links.get_or_init(|| {
            let snapshot = self.facts.snapshot;
            let rows = snapshot.element_numbers().len();
            let (mut out, mut back) = (vec![Vec::new(); rows], vec![Vec::new(); rows]);
            for (number, &(from, to)) in (0..).map(LinkIx).zip(snapshot.all_ends()) {
                out[from.row()].push(number);
                back[to.row()].push(number);
            }
            (out, back)
        })
    }

    /// What is directly hosted on an element.
    pub(super) fn hosted(&self, on: ElementIx) -> &[ElementIx] {
        let index = self
            .hosted
            .get_or_init(|| self.turned_round(|ix| self.facts.hosting().hosts(ix).to_vec()));
        index.get(&on).map_or(&[], Vec::as_slice)
    }

    /// The groups that an element is a member of.
    pub(super) fn groups(&self, of: ElementIx) -> &[ElementIx] {
        let index = self
            .groups
            .get_or_init(|| self.turned_round(|ix| self.facts.members(ix).to_vec()));
        index.get(&of).map_or(&[], Vec::as_slice)
    }

    /// The data sets that an element stores or processes.
    pub(super) fn data(&self, of: ElementIx) -> &[ElementIx] {
        let index = self.data.get_or_init(|| {
            self.turned_round(|ix| {
                let mut holders = self.stores(ix);
                holders.extend(self.facts.processors(ix));
                holders
            })
        });
        index.get(&of).map_or(&[], Vec::as_slice)
    }

    /// The elements that answer for the stores of a data set: of a redundancy group its members.
    pub(super) fn stores(&self, data_set: ElementIx) -> Vec<ElementIx> {
        let stores = self.facts.stores(data_set).iter();
        stores
            .flat_map(|store| self.facts.holders(*store))
            .collect()
    }

    fn turned_round(&self, next: impl Fn(ElementIx) -> Vec<ElementIx>) -> Back {
        let mut back = Back::default();
        for ix in self.facts.snapshot.element_numbers() {
            for other in next(ix) {
                back.entry(other).or_default().push(ix);
            }
        }
        back
    }

    /// The nodes at the end of a way, each once, by number.
    pub(super) fn follow(&self, start: Node, legs: &[Leg]) -> Result<Vec<Node>, TooLong> {
        let mut at = vec![start];
        for leg in legs {
            let mut next = Vec::new();
            for node in at {
                if leg.is_repeated {
                    self.closure(node, &leg.hop, &mut next)?;
                } else {
                    self.hop(node, &leg.hop, &mut next)?;
                }
            }
            next.sort_unstable();
            next.dedup();
            at = next;
        }
        Ok(at)
    }

    /// All that is reached in one hop or more, the start left out.
    fn closure(&self, start: Node, hop: &Hop, out: &mut Vec<Node>) -> Result<(), TooLong> {
        let mut seen: FxHashSet<Node> = FxHashSet::default();
        seen.insert(start);
        let mut open = vec![start];
        let mut next = Vec::new();
        while let Some(node) = open.pop() {
            self.hop(node, hop, &mut next)?;
            for node in next.drain(..) {
                if seen.insert(node) {
                    out.push(node);
                    open.push(node);
                }
            }
        }
        Ok(())
    }

    /// The shortest way over any of the hops to a node that is wanted, both ends with it; `None`
    /// where there is none. Breadth-first.
    pub(super) fn way(
        &self,
        start: Node,
        hops: &[Leg],
        mut is_wanted: impl FnMut(Node) -> Result<bool, TooLong>,
    ) -> Result<Option<Vec<Node>>, TooLong> {
        let mut from: FxHashMap<Node, Node> = FxHashMap::default();
        let mut open = vec![start];
        while !open.is_empty() {
            let mut next = Vec::new();
            for &node in &open {
                let mut reached = Vec::new();
                for leg in hops {
                    self.hop(node, &leg.hop, &mut reached)?;
                }
                for other in reached {
                    if other == start || from.contains_key(&other) {
                        continue;
                    }
                    from.insert(other, node);
                    if is_wanted(other)? {
                        let back =
                            std::iter::successors(Some(other), |node| from.get(node).copied());
                        let mut way: Vec<Node> = back.collect();
                        way.reverse();
                        return Ok(Some(way));
                    }
                    next.push(other);
                }
            }
            open = next;
        }
        Ok(None)
    }

    fn hop(&self, from: Node, hop: &Hop, out: &mut Vec<Node>) -> Result<(), TooLong> {
        let before = out.len();
        match (hop, from) {
            (Hop::Neighbour(neighbour), _) => (neighbour.find)(self, from, out)?,
            (Hop::Out(kind), Node::Element(ix)) => {
                self.along(&self.links().0[ix.row()], kind, |(_, to)| to, out);
            }
            (Hop::In(kind), Node::Element(ix)) => {
                self.along(&self.links().1[ix.row()], kind, |(from, _)| from, out);
            }
            (Hop::Reference(attribute), _) => {
                let snapshot = self.facts.snapshot;
                let named = match from.value(self.facts, attribute) {
                    Some(Value::Text(id)) => vec![id.as_str()],
                    Some(Value::List(list)) => list.iter().filter_map(Value::as_text).collect(),
                    _ => Vec::new(),
                };
                let found = named.into_iter().map(ElementId::from);
                let found = found.filter_map(|id| snapshot.find(&id));
                out.extend(found.map(Node::Element));
            }
            (Hop::Out(_) | Hop::In(_), Node::Link(_)) => {}
        }
        self.spend(1 + out.len() - before)
    }

    fn along(
        &self,
        links: &[LinkIx],
        kind: &str,
        end: fn((ElementIx, ElementIx)) -> ElementIx,
        out: &mut Vec<Node>,
    ) {
        let of_kind = links
            .iter()
            .filter(|link| self.facts.link_kind(**link) == kind);
        out.extend(of_kind.map(|link| Node::Element(end(self.facts.snapshot.ends(*link)))));
    }
}
