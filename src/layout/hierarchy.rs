//! The request made safe: boxes as a tree of indices, links between indices.
//!
//! Everything odd in a request is settled here, so that the other files need no defences:
//! repeated and unknown names are left out, circles of parents are cut, sizes and distances that
//! are no numbers are replaced. The cut is the same on every machine, because it follows the
//! order of the request.

use rustc_hash::{FxHashMap, FxHashSet};

use super::request::{Direction, EdgeId, NodeId, Request, Spacing};
use crate::geometry::{Rect, Size, is_finite_rect, rect_at};

/// The largest side of a box, in map units; keeps sums of coordinates exact enough.
const MAX_SIDE: f64 = 1.0e6;

/// A link between two boxes of a [`Hierarchy`].
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Its name in the request.
    pub(super) id: EdgeId,
    /// Index of the box where it starts.
    pub(super) from: usize,
    /// Index of the box where its arrow points.
    pub(super) to: usize,
    /// Size of its label; zero where it has none.
    pub(super) label: Size,
    /// Whether it takes part in layering.
    pub(super) ranks: bool,
}

/// All boxes of a request as a tree. The index `root()` stands for the map itself.
#[derive(Clone, Debug)]
pub(super) struct Hierarchy {
    /// Name of each box.
    pub(super) ids: Vec<NodeId>,
    /// Index of each box's container, or `root()`.
    pub(super) parent: Vec<usize>,
    /// Boxes within each box and within the root, in request order.
    pub(super) children: Vec<Vec<usize>>,
    /// Number of containers around each box; the last entry is the root's own, zero.
    pub(super) depth: Vec<usize>,
    /// Size of each leaf, least size of each container.
    pub(super) size: Vec<Size>,
    /// Rank hint of each box.
    pub(super) order: Vec<i32>,
    /// Width of what sits on the upper edge of each box, from the right; `None` where it is not
    /// known.
    pub(super) badges: Vec<Option<f64>>,
    /// Where the user put a box.
    pub(super) fixed: Vec<Option<Rect>>,
    /// The links whose two ends are known.
    pub(super) links: Vec<Link>,
    /// Distances, all of them finite and not negative.
    pub(super) spacing: Spacing,
    /// Width ÷ height to aim at.
    pub(super) aspect: f64,
    /// Which way dependencies run.
    pub(super) direction: Direction,
}

impl Hierarchy {
    /// Reads `request`. Takes O(n log n + depth sum) time.
    pub(super) fn new(request: &Request) -> Self {
        let mut ids = Vec::with_capacity(request.nodes.len());
        let mut index_of: FxHashMap<&NodeId, usize> = FxHashMap::default();
        let mut kept = Vec::with_capacity(request.nodes.len());
        for node in &request.nodes {
            if !index_of.contains_key(&node.id) {
                index_of.insert(&node.id, ids.len());
                ids.push(node.id.clone());
                kept.push(node);
            }
        }
        let root = ids.len();
        let mut parent: Vec<usize> = kept
            .iter()
            .map(|node| {
                node.parent
                    .as_ref()
                    .and_then(|id| index_of.get(id))
                    .copied()
                    .unwrap_or(root)
            })
            .collect();
        cut_parent_cycles(&mut parent);
        let depth = depths(&parent);
        let mut children = vec![Vec::new(); root + 1];
        for (child, &container) in parent.iter().enumerate() {
            children[container].push(child);
        }
        let size = kept
            .iter()
            .map(|node| Size::new(side(node.size.width), side(node.size.height)))
            .collect();
        let order = kept.iter().map(|node| node.order).collect();
        let badges = kept
            .iter()
            .map(|node| request.badges.get(&node.id).copied())
            .map(|width| width.filter(|width| width.is_finite()))
            .collect();
        let mut fixed = vec![None; root];
        for place in &request.fixed {
            if let Some(&index) = index_of.get(&place.node) {
                let rect = rect_at(
                    place.origin,
                    Size::new(side(place.size.width), side(place.size.height)),
                );
                if is_finite_rect(rect) && fixed[index].is_none() {
                    fixed[index] = Some(rect);
                }
            }
        }
        let mut seen: FxHashSet<&EdgeId> = FxHashSet::default();
        let mut links = Vec::with_capacity(request.edges.len());
        for edge in &request.edges {
            let (Some(&from), Some(&to)) = (index_of.get(&edge.from), index_of.get(&edge.to))
            else {
                continue;
            };
            if seen.insert(&edge.id) {
                let label = Size::new(
                    length(edge.label.width, 0.0),
                    length(edge.label.height, 0.0),
                );
                links.push(Link {
                    id: edge.id.clone(),
                    from,
                    to,
                    label,
                    ranks: edge.ranks,
                });
            }
        }
        let aspect = if request.aspect.is_finite() && request.aspect > 0.0 {
            request.aspect.clamp(0.1, 10.0)
        } else {
            1.6
        };
        let spacing = sane_spacing(request.spacing);
        Self {
            ids,
            parent,
            children,
            depth,
            size,
            order,
            badges,
            fixed,
            links,
            spacing,
            aspect,
            direction: request.direction,
        }
    }

    /// The tree of the boxes that are `kept`, which must hold the containers of each, with `links`
    /// between them; and the index in this tree of each of its boxes.
    pub(super) fn part(&self, kept: &[bool], links: &[Link]) -> (Self, Vec<usize>) {
        let whole: Vec<usize> = (0..self.root()).filter(|&index| kept[index]).collect();
        let root = whole.len();
        let mut part_of = vec![root; self.root() + 1];
        for (index, &old) in whole.iter().enumerate() {
            part_of[old] = index;
        }
        let parent: Vec<usize> = whole.iter().map(|&old| part_of[self.parent[old]]).collect();
        let mut children = vec![Vec::new(); root + 1];
        for (child, &container) in parent.iter().enumerate() {
            children[container].push(child);
        }
        let links = links.iter().map(|link| Link {
            from: part_of[link.from],
            to: part_of[link.to],
            ..link.clone()
        });
        let part = Self {
            ids: whole.iter().map(|&old| self.ids[old].clone()).collect(),
            depth: depths(&parent),
            parent,
            children,
            size: whole.iter().map(|&old| self.size[old]).collect(),
            order: whole.iter().map(|&old| self.order[old]).collect(),
            badges: whole.iter().map(|&old| self.badges[old]).collect(),
            fixed: whole.iter().map(|&old| self.fixed[old]).collect(),
            links: links.collect(),
            ..*self
        };
        (part, whole)
    }

    /// Index that stands for the map around all boxes.
    pub(super) fn root(&self) -> usize {
        self.ids.len()
    }

    /// Whether something is known to sit on the upper edge of `index`.
    pub(super) fn has_badges(&self, index: usize) -> bool {
        self.badges
            .get(index)
            .copied()
            .flatten()
            .is_some_and(|width| width > 0.0)
    }

    /// Whether `index` has boxes inside it.
    pub(super) fn is_container(&self, index: usize) -> bool {
        !self.children[index].is_empty()
    }

    /// The container of `index`; the root is its own.
    pub(super) fn parent_of(&self, index: usize) -> usize {
        self.parent.get(index).copied().unwrap_or(self.root())
    }

    /// All containers and the root, inner ones before outer ones.
    pub(super) fn containers_inside_out(&self) -> Vec<usize> {
        let mut containers: Vec<usize> = (0..=self.root())
            .filter(|&index| self.is_container(index))
            .collect();
        containers.sort_by_key(|&index| {
            (
                index == self.root(),
                std::cmp::Reverse(self.depth[index]),
                index,
            )
        });
        containers
    }

    /// The part of the title band of `rect`, the place of a container, that its text takes.
    pub(super) fn title_text(&self, rect: Rect) -> Rect {
        let width = rect.width() * self.spacing.title_share;
        let height = self.spacing.title_height.min(rect.height());
        Rect::new(rect.x0, rect.y0, rect.x0 + width, rect.y0 + height)
    }

    /// Whether `outer` holds `inner`, at any depth.
    pub(super) fn holds(&self, outer: usize, inner: usize) -> bool {
        let mut at = inner;
        while self.depth[at] > self.depth[outer] || (outer == self.root() && at != outer) {
            at = self.parent_of(at);
            if at == outer {
                return true;
            }
        }
        false
    }

    /// The innermost container that holds both boxes, and its two children that are or hold them
    /// (the lifting of Sugiyama & Misue 1991 for compound graphs). `None` when one holds the other.
    pub(super) fn lifted(&self, from: usize, to: usize) -> Option<(usize, usize, usize)> {
        let (mut a, mut b) = (from, to);
        while self.depth[a] > self.depth[b] {
            a = self.parent[a];
        }
        while self.depth[b] > self.depth[a] {
            b = self.parent[b];
        }
        if a == b {
            return None;
        }
        while self.parent[a] != self.parent[b] {
            a = self.parent[a];
            b = self.parent[b];
        }
        Some((self.parent[a], a, b))
    }
}

/// Cuts the parent of one box in each circle of parents.
fn cut_parent_cycles(parent: &mut [usize]) {
    let root = parent.len();
    let mut walk_of = vec![0_usize; root];
    for start in 0..root {
        let walk = start + 1;
        let mut at = start;
        while at != root && walk_of[at] == 0 {
            walk_of[at] = walk;
            at = parent[at];
        }
        if at != root && walk_of[at] == walk {
            parent[at] = root;
        }
    }
}

/// Depth of each box (1 at the top) and, last, of the root.
fn depths(parent: &[usize]) -> Vec<usize> {
    let root = parent.len();
    let mut depth = vec![0_usize; root + 1];
    let mut path = Vec::new();
    for start in 0..root {
        let mut at = start;
        while at != root && depth[at] == 0 {
            path.push(at);
            at = parent[at];
        }
        let mut base = depth[at];
        while let Some(index) = path.pop() {
            base += 1;
            depth[index] = base;
        }
    }
    depth
}

fn side(value: f64) -> f64 {
    length(value, 1.0).clamp(1.0, MAX_SIDE)
}

fn length(value: f64, otherwise: f64) -> f64 {
    if value.is_finite() && value >= 0.0 {
        value.min(MAX_SIDE)
    } else {
        otherwise
    }
}

/// Links need some room between boxes, so no distance is smaller than a lane or two.
fn sane_spacing(spacing: Spacing) -> Spacing {
    let usual = Spacing::default();
    Spacing {
        between_nodes: length(spacing.between_nodes, usual.between_nodes).clamp(12.0, 1.0e4),
        between_layers: length(spacing.between_layers, usual.between_layers).clamp(12.0, 1.0e4),
        padding: length(spacing.padding, usual.padding).clamp(8.0, 1.0e4),
        title_height: length(spacing.title_height, usual.title_height).min(1.0e4),
        title_share: length(spacing.title_share, usual.title_share).min(1.0),
        badge_share: length(spacing.badge_share, usual.badge_share).min(0.9),
    }
}
