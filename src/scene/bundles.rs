//! Links that a view draws as one: which they are, and when not.
//!
//! Only the drawing gathers them: the arrangement of a view is made for every single link, so that
//! opening a bundle moves no box.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use smol_str::{SmolStr, format_smolstr};

use super::content::ViewContent;
use crate::geometry::Size;
use crate::layout::{self, Edge, Node, Request};
use crate::model::{ElementId, Snapshot, View};

/// The elements where a bundle starts and where its arrow points.
pub type BundleEnds = (ElementId, ElementId);

/// How a drawing gathers links that run between the same two boxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundling {
    /// From how many links on they are drawn as one, 0 for never; `None` for what the view says.
    pub from: Option<u32>,
    /// Bundles that are open: their links are drawn singly.
    pub opened: BTreeSet<BundleEnds>,
}

impl Bundling {
    /// Every link for itself, whatever the view says.
    #[must_use]
    pub fn never() -> Self {
        Self {
            from: Some(0),
            ..Self::default()
        }
    }

    /// From how many links on a view is drawn with bundles; `None` for never.
    fn least(&self, view: &View) -> Option<usize> {
        let from = match self.from {
            Some(from) => (from > 0).then_some(from.max(View::LEAST_BUNDLE)),
            None => view.bundles_from(),
        };
        from.and_then(|from| usize::try_from(from).ok())
    }
}

/// Links of a view that are drawn as one.
#[derive(Clone, Debug)]
pub(super) struct ViewBundle {
    /// Its name among the routes; no record has it.
    pub id: SmolStr,
    /// Boxes at its ends, by index.
    pub from: usize,
    pub to: usize,
    /// Its links, by index; two at least.
    pub members: Vec<usize>,
}

impl ViewContent {
    /// Gathers the links of a view, each in one bundle at most. Links with bends that somebody set
    /// stay apart: they were drawn on purpose. O(links · log links).
    pub(super) fn gather_links(
        &mut self,
        snapshot: &Snapshot,
        view: Option<&View>,
        bundling: &Bundling,
    ) {
        if let Some(least) = view.and_then(|view| bundling.least(view)) {
            self.gather_many(snapshot, least, bundling);
        }
        self.gather_led_out(snapshot, bundling);
    }

    /// Links that end at what is put away are drawn as one where they join the same two boxes,
    /// however the view draws its links: nothing tells them apart there.
    fn gather_led_out(&mut self, snapshot: &Snapshot, bundling: &Bundling) {
        let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (index, link) in self.links.iter().enumerate() {
            if link.is_led_out && link.bundle.is_none() {
                pairs.entry((link.from, link.to)).or_default().push(index);
            }
        }
        for ((from, to), members) in pairs {
            let end = |index: usize| self.element(snapshot, index).id.clone();
            let ends = (end(from), end(to));
            if members.len() < 2 || bundling.opened.contains(&ends) {
                continue;
            }
            for &member in &members {
                self.links[member].bundle = Some(self.bundles.len());
            }
            self.bundles.push(ViewBundle {
                id: bundle_id(&ends),
                from,
                to,
                members,
            });
        }
    }

    fn gather_many(&mut self, snapshot: &Snapshot, least: usize, bundling: &Bundling) {
        let id = |content: &Self, index: usize| content.element(snapshot, index).id.text().clone();
        let mut request = Request::default();
        for (index, view_box) in self.boxes.iter().enumerate() {
            request.nodes.push(Node {
                id: id(self, index),
                parent: view_box.parent.map(|parent| id(self, parent)),
                size: view_box.rect.size(),
                order: 0,
            });
        }
        let mut numbers: FxHashMap<SmolStr, usize> = FxHashMap::default();
        for (index, link) in self.links.iter().enumerate() {
            let is_drawn_by_hand = link
                .placement
                .as_ref()
                .is_some_and(|placement| !placement.bends.is_empty());
            if is_drawn_by_hand {
                continue;
            }
            let name = snapshot.link(link.ix).id.text().clone();
            numbers.insert(name.clone(), index);
            request.edges.push(Edge {
                id: name,
                from: id(self, link.from),
                to: id(self, link.to),
                label: Size::ZERO,
                ranks: false,
            });
        }
        for found in layout::bundle(&request, least) {
            let ends = (ElementId::new(found.from), ElementId::new(found.to));
            if bundling.opened.contains(&ends) {
                continue;
            }
            let at = |end: &ElementId| {
                let ix = snapshot.find(end)?;
                self.box_of.get(&ix).copied()
            };
            let (Some(from), Some(to)) = (at(&ends.0), at(&ends.1)) else {
                continue;
            };
            let members: Vec<usize> = found
                .edges
                .iter()
                .filter_map(|edge| numbers.get(edge).copied())
                .collect();
            for &member in &members {
                self.links[member].bundle = Some(self.bundles.len());
            }
            self.bundles.push(ViewBundle {
                id: bundle_id(&ends),
                from,
                to,
                members,
            });
        }
    }
}

/// No record id holds this character, so that the name cannot clash.
fn bundle_id((from, to): &BundleEnds) -> SmolStr {
    format_smolstr!("{from}\u{1f}{to}")
}
