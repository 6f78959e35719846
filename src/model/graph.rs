//! The graph over elements and links, in every plateau at once: who points at whom.
//!
//! petgraph gives an index out again after a removal, so no index ever leaves this file.
//! Nodes are elements; edges are the references that must never dangle: the two ends of each link
//! and the parent of each element, with the ones of overrides beside the record's own.

use std::collections::BTreeSet;

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef as _;
use rustc_hash::FxHashMap;

use super::id::{ElementId, LinkId};
use super::patch::RecordKey;
use super::records::{Element, Link};
use super::table::{TableName, Tables};

/// Why one element points at another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reference {
    /// A link joins them, in at least one plateau.
    Link(LinkId),
    /// The second contains the first, in at least one plateau.
    Parent,
}

/// See the module's header.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    graph: StableDiGraph<ElementId, Reference>,
    nodes: FxHashMap<ElementId, NodeIndex>,
    links: FxHashMap<LinkId, Vec<EdgeIndex>>,
}

/// The first element that something points at and that does not exist.
pub(super) struct Missing(pub(super) ElementId);

impl Graph {
    /// The graph of these tables. References to what does not exist are left out.
    /// O(elements + links).
    pub(super) fn of(tables: &Tables) -> Self {
        let mut graph = Self::default();
        for element in tables.elements.iter() {
            graph.add_element(&element.id);
        }
        for element in tables.elements.iter() {
            let _missing = graph.point_at_parents(element).is_err();
        }
        for link in tables.links.iter() {
            let _missing = graph.join(link).is_err();
        }
        graph
    }

    /// Adds a node, once.
    pub(super) fn add_element(&mut self, id: &ElementId) {
        if !self.nodes.contains_key(id) {
            let node = self.graph.add_node(id.clone());
            self.nodes.insert(id.clone(), node);
        }
    }

    /// Takes a node and all that points from it away.
    pub(super) fn remove_element(&mut self, id: &ElementId) {
        if let Some(node) = self.nodes.remove(id) {
            self.graph.remove_node(node);
        }
    }

    /// Draws the parent edges of an element anew.
    pub(super) fn point_at_parents(&mut self, element: &Element) -> Result<(), Missing> {
        let Some(&node) = self.nodes.get(&element.id) else {
            return Err(Missing(element.id.clone()));
        };
        self.forget_parents(&element.id);
        for parent in element.parents_of_all_plateaus() {
            let Some(&target) = self.nodes.get(&parent) else {
                return Err(Missing(parent));
            };
            self.graph.add_edge(node, target, Reference::Parent);
        }
        Ok(())
    }

    /// Draws the edges of a link anew.
    pub(super) fn join(&mut self, link: &Link) -> Result<(), Missing> {
        self.unjoin(&link.id);
        for (from, to) in link.ends_of_all_plateaus() {
            let Some(&a) = self.nodes.get(&from) else {
                return Err(Missing(from));
            };
            let Some(&b) = self.nodes.get(&to) else {
                return Err(Missing(to));
            };
            let edge = self.graph.add_edge(a, b, Reference::Link(link.id.clone()));
            self.links.entry(link.id.clone()).or_default().push(edge);
        }
        Ok(())
    }

    /// Takes the edges of a link away.
    pub(super) fn unjoin(&mut self, id: &LinkId) {
        for edge in self.links.remove(id).unwrap_or_default() {
            self.graph.remove_edge(edge);
        }
    }

    /// All that points at an element or from it: (from, to, why), sorted.
    pub(super) fn around(&self, id: &ElementId) -> BTreeSet<(ElementId, ElementId, Reference)> {
        let Some(&node) = self.nodes.get(id) else {
            return BTreeSet::new();
        };
        let outgoing = self.graph.edges_directed(node, Direction::Outgoing);
        let incoming = self.graph.edges_directed(node, Direction::Incoming);
        outgoing
            .chain(incoming)
            .map(|edge| {
                (
                    self.graph[edge.source()].clone(),
                    self.graph[edge.target()].clone(),
                    edge.weight().clone(),
                )
            })
            .collect()
    }

    /// Takes the parent edges of an element away.
    pub(super) fn forget_parents(&mut self, id: &ElementId) {
        let Some(&node) = self.nodes.get(id) else {
            return;
        };
        let old: Vec<EdgeIndex> = self
            .graph
            .edges(node)
            .filter(|edge| *edge.weight() == Reference::Parent)
            .map(|edge| edge.id())
            .collect();
        for edge in old {
            self.graph.remove_edge(edge);
        }
    }

    /// The record that still needs an element: a link that starts or ends there, or an element that
    /// lies in it; the smallest by id.
    pub(super) fn first_user(&self, id: &ElementId) -> Option<RecordKey> {
        let node = *self.nodes.get(id)?;
        let links = self
            .graph
            .edges(node)
            .filter_map(|edge| match edge.weight() {
                Reference::Link(link) => {
                    Some(RecordKey::new(TableName::Links, link.text().clone()))
                }
                Reference::Parent => None,
            });
        let incoming = self
            .graph
            .edges_directed(node, Direction::Incoming)
            .map(|edge| match edge.weight() {
                Reference::Link(link) => RecordKey::new(TableName::Links, link.text().clone()),
                Reference::Parent => RecordKey::new(
                    TableName::Elements,
                    self.graph[edge.source()].text().clone(),
                ),
            });
        links.chain(incoming).min()
    }
}

impl Element {
    /// Its parent and the parents that its overrides give it, without repetition.
    #[must_use]
    pub fn parents_of_all_plateaus(&self) -> BTreeSet<ElementId> {
        let overridden = self
            .at
            .values()
            .filter_map(|fields| fields.get("parent")?.as_text())
            .map(ElementId::from);
        self.parent.iter().cloned().chain(overridden).collect()
    }
}

impl Link {
    /// Its ends and those that its overrides give it, without repetition.
    #[must_use]
    pub fn ends_of_all_plateaus(&self) -> BTreeSet<(ElementId, ElementId)> {
        let mut froms = BTreeSet::from([self.from.clone()]);
        let mut tos = BTreeSet::from([self.to.clone()]);
        for fields in self.at.values() {
            froms.extend(
                fields
                    .get("from")
                    .and_then(|value| value.as_text())
                    .map(ElementId::from),
            );
            tos.extend(
                fields
                    .get("to")
                    .and_then(|value| value.as_text())
                    .map(ElementId::from),
            );
        }
        froms
            .iter()
            .flat_map(|from| tos.iter().map(move |to| (from.clone(), to.clone())))
            .collect()
    }
}
