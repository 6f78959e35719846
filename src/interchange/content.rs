//! What goes out: elements as a tree, and the links between them.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use crate::catalogue::{element_kind, link_kind};
use crate::locale::Language;
use crate::model::{
    Element, ElementIx, Link, MapInfo, Nesting, Plateau, Snapshot, SystemMap, Value, View, ViewId,
};
use crate::text;

/// An element that goes out.
#[derive(Clone, Debug)]
pub struct Node {
    /// The record, as it stands at the plateau.
    pub element: Arc<Element>,
    /// The row of what holds it.
    pub parent: Option<usize>,
    /// The rows of what it holds, in their order.
    pub children: Vec<usize>,
}

/// A link that goes out.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The record, as it stands at the plateau.
    pub link: Arc<Link>,
    /// The row of the element where it starts.
    pub from: usize,
    /// The row of the element where it ends.
    pub to: usize,
}

/// See the module's header.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// The map as a whole.
    pub info: Arc<MapInfo>,
    /// The plateau, where the map has one.
    pub plateau: Option<&'a Plateau>,
    /// The view, where not the whole plateau goes out.
    pub view: Option<&'a View>,
    /// The elements, by id.
    pub nodes: Vec<Node>,
    /// The links, by id.
    pub edges: Vec<Edge>,
}

impl<'a> Content<'a> {
    /// The elements and links that a view shows at a plateau; without a view all of them.
    /// O(elements + links).
    #[must_use]
    pub fn of(map: &'a SystemMap, snapshot: &Snapshot, view: Option<&ViewId>) -> Self {
        let record = view.and_then(|view| map.tables().views.get(view));
        let (shown, nesting) = match view {
            Some(view) => {
                let placements = snapshot.placements(map, view);
                let subjects = placements.iter();
                let shown: FxHashSet<ElementIx> = subjects
                    .filter_map(|(subject, _)| snapshot.find(&subject.text().clone().into()))
                    .collect();
                (shown, Nesting::in_view(map, snapshot, view))
            }
            None => {
                let shown: FxHashSet<ElementIx> = snapshot.element_numbers().collect();
                let nesting = Nesting::of(snapshot, None, &shown);
                (shown, nesting)
            }
        };
        let hidden: FxHashSet<SmolStr> = view
            .map(|view| snapshot.placements(map, view))
            .unwrap_or_default()
            .into_iter()
            .filter(|(_, placement)| placement.hidden)
            .map(|(subject, _)| subject.text().clone())
            .collect();
        let kinds = record.map(|view| view.link_kinds.as_slice());
        let mut in_order: Vec<ElementIx> = shown.iter().copied().collect();
        in_order.sort_unstable();
        let row = |ix: ElementIx| in_order.binary_search(&ix).ok();
        let mut nodes: Vec<Node> = in_order
            .iter()
            .map(|&ix| Node {
                element: Arc::clone(snapshot.element(ix)),
                parent: nesting.around(ix).next().and_then(row),
                children: Vec::new(),
            })
            .collect();
        for child in 0..nodes.len() {
            if let Some(parent) = nodes[child].parent {
                nodes[parent].children.push(child);
            }
        }
        let edges = snapshot
            .links()
            .iter()
            .zip(snapshot.all_ends())
            .filter(|(link, _)| {
                let is_of_kind =
                    kinds.is_none_or(|kinds| kinds.is_empty() || kinds.contains(&link.kind));
                is_of_kind && !hidden.contains(link.id.text())
            })
            .filter_map(|(link, &(from, to))| {
                Some(Edge {
                    link: Arc::clone(link),
                    from: row(from)?,
                    to: row(to)?,
                })
            })
            .collect();
        let plateau = snapshot
            .plateau()
            .and_then(|id| map.tables().plateaus.get(id));
        Self {
            info: map.info(),
            plateau: plateau.map(Arc::as_ref),
            view: record.map(Arc::as_ref),
            nodes,
            edges,
        }
    }

    /// The rows of the elements that nothing holds.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        let rows = self.nodes.iter().enumerate();
        rows.filter(|(_, node)| node.parent.is_none())
            .map(|(row, _)| row)
    }

    /// What the drawing is called: the map, the view, the plateau.
    #[must_use]
    pub fn title(&self) -> String {
        let mut parts = vec![self.info.title.as_str()];
        parts.extend(self.view.map(|view| view.name.as_str()));
        parts.extend(self.plateau.map(|plateau| plateau.name.as_str()));
        parts.retain(|part| !part.is_empty());
        text::visible(&parts.join(" – ")).into_owned()
    }
}

impl Node {
    /// Its name as it is shown, or its id where it has none.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.element.name.trim();
        let said = if name.is_empty() {
            self.element.id.as_str()
        } else {
            name
        };
        text::visible(said).into_owned()
    }

    /// What its kind is called.
    #[must_use]
    pub fn kind_name(&self, language: Language) -> String {
        let kind = self.element.kind.as_str();
        element_kind(kind).map_or_else(
            || text::visible(kind).into_owned(),
            |kind| kind.name(language).to_owned(),
        )
    }
}

impl Edge {
    /// Its own words, or those of its protocol; else what its kind is called.
    #[must_use]
    pub fn label(&self, language: Language) -> String {
        let protocol = self
            .link
            .attributes
            .get("protocol")
            .and_then(Value::as_text);
        let said = [self.link.name.as_str(), protocol.unwrap_or_default()];
        if let Some(said) = said.into_iter().find(|said| !said.trim().is_empty()) {
            return text::visible(said.trim()).into_owned();
        }
        let kind = self.link.kind.as_str();
        link_kind(kind).map_or_else(
            || text::visible(kind).into_owned(),
            |kind| kind.verb.in_language(language).to_owned(),
        )
    }
}

/// A name of letters, digits and underscores that no keyword of any form is. A hyphen becomes an
/// underscore, each other character its number between underscores, two of which begin nothing else:
/// so that two ids never meet.
pub(super) fn plain_name(prefix: &str, id: &str) -> String {
    let mut name = String::with_capacity(prefix.len() + id.len() + 1);
    name.push_str(prefix);
    name.push('_');
    for c in id.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if c == '-' && !name.ends_with('_') {
            name.push('_');
        } else {
            name.push_str(&format!("__{:x}_", u32::from(c)));
        }
    }
    name
}
