//! All containers of a map composed from the inside out, then laid down from the outside in.
//!
//! What does not depend on sizes (which children belong together, their layers) is found once; every
//! further picture of the same map costs the composition of each container only.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use super::anchoring::{anchored, anchored_rect};
use super::composition::{Composition, Item, Linkage, Manner};
use super::demand;
use super::hierarchy::Hierarchy;
use super::layering::Arc;
use super::packing::Gap;
use super::placement::{Widening, Wishes, insets};
use crate::geometry::{Point, Rect, Size, Vec2};

/// The inside of a container, and what it was drawn from.
struct Drawn {
    items: Vec<Item>,
    wishes: Wishes,
    composition: Composition,
    rects: Vec<Rect>,
}

impl Drawn {
    /// Draws a container, as far as it differs from the `earlier` picture.
    fn new(
        items: Vec<Item>,
        wishes: Wishes,
        linkage: &Linkage,
        tree: &Hierarchy,
        earlier: Option<Self>,
    ) -> Self {
        let earlier = earlier.filter(|earlier| earlier.items == items);
        if let Some(earlier) = earlier {
            if earlier.wishes == wishes {
                return earlier;
            }
            let rects = earlier.composition.places(&wishes, None);
            return Self {
                wishes,
                rects,
                ..earlier
            };
        }
        let composition = Composition::new(items.clone(), linkage, manner(tree));
        Self {
            rects: composition.places(&wishes, None),
            items,
            wishes,
            composition,
        }
    }
}

/// Composes the containers of one map, again and again.
pub(super) struct Composer<'a> {
    /// The boxes.
    pub(super) tree: &'a Hierarchy,
    /// Children of each container that are not anchored, and how they belong together.
    inside: Vec<(Vec<usize>, Linkage)>,
    anchored: Vec<bool>,
    /// All containers, inner ones before outer ones.
    inside_out: Vec<usize>,
    /// Room that links need.
    pub(super) widening: Vec<Widening>,
    /// The inside of each container as placed last.
    drawn: Vec<Option<Drawn>>,
}

impl<'a> Composer<'a> {
    /// Groups and layers the children of all containers.
    pub(super) fn new(tree: &'a Hierarchy) -> Self {
        let anchored = anchored(tree);
        let arcs = arcs_by_container(tree);
        let inside = (0..=tree.root()).map(|container| {
            let children = tree.children[container].iter().copied();
            let free: Vec<usize> = children.filter(|&child| !anchored[child]).collect();
            let linkage = linkage(tree, &free, arcs.get(&container));
            (free, linkage)
        });
        Self {
            tree,
            inside: inside.collect(),
            anchored,
            inside_out: tree.containers_inside_out(),
            widening: vec![Widening::default(); tree.root() + 1],
            drawn: (0..=tree.root()).map(|_| None).collect(),
        }
    }

    /// Makes as much room as the links need where the boxes lie at `rects`.
    pub(super) fn widen(&mut self, rects: &[Rect]) {
        self.widening = demand::widening(self.tree, rects, &self.widening);
    }

    /// Places of the children of `container`, none of them fixed, in rows as long as `room` allows
    /// and as of the picture placed last.
    pub(super) fn compose(&self, container: usize, wishes: &Wishes, room: Size) -> Vec<Rect> {
        let wishes: Vec<Option<Point>> = self.tree.children[container]
            .iter()
            .map(|&child| wishes[child])
            .collect();
        match &self.drawn[container] {
            Some(drawn) => drawn.composition.places(&wishes, Some(room)),
            None => Vec::new(),
        }
    }
}

impl Composer<'_> {
    /// Rectangles of all boxes, or `None` when cancelled.
    pub(super) fn place(&mut self, wishes: &Wishes, cancelled: &AtomicBool) -> Option<Vec<Rect>> {
        let tree = self.tree;
        let widening = &self.widening;
        let root = tree.root();
        let anchored = &self.anchored;
        let mut size = tree.size.clone();
        let mut inner: Vec<Vec<(usize, Rect)>> = vec![Vec::new(); root + 1];
        let mut absolute: Vec<Option<Rect>> = tree.fixed.clone();
        for &container in &self.inside_out {
            if cancelled.load(Ordering::Relaxed) {
                return None;
            }
            let extra = widening[container];
            let (free, linkage) = &self.inside[container];
            let items = free.iter().map(|&child| Item {
                size: size[child],
                order: tree.order[child],
                container: tree.is_container(child),
                around: widening[child].around,
            });
            let wished = free.iter().map(|&child| wishes[child]).collect();
            let earlier = self.drawn[container].take();
            let drawn = Drawn::new(items.collect(), wished, linkage, tree, earlier);
            let rects = &self.drawn[container].insert(drawn).rects;
            let content = rects
                .iter()
                .copied()
                .reduce(|a, b| a.union(b))
                .map_or(Size::ZERO, |r| Size::new(r.x1, r.y1));
            let insets = insets(tree, container, extra);
            inner[container] = free
                .iter()
                .copied()
                .zip(
                    rects
                        .iter()
                        .map(|rect| *rect + Vec2::new(insets[0], insets[1])),
                )
                .collect();
            if container == root {
                break;
            }
            let own = tree.size[container];
            size[container] = Size::new(
                own.width.max(content.width + insets[0] + insets[2]),
                own.height.max(content.height + insets[1] + insets[3]),
            );
            if anchored[container] {
                absolute[container] = Some(anchored_rect(
                    tree, container, insets, &mut inner, &absolute,
                ));
            }
        }
        if anchored[root] {
            let insets = [0.0; 4];
            anchored_rect(tree, root, insets, &mut inner, &absolute);
        }
        Some(lay_down(tree, &self.inside_out, &inner, &absolute))
    }
}

/// How the children of `container` that are `free` belong together.
fn linkage(
    tree: &Hierarchy,
    free: &[usize],
    arcs: Option<&BTreeMap<(usize, usize), f64>>,
) -> Linkage {
    let local: FxHashMap<usize, usize> = free.iter().copied().zip(0..).collect();
    let arcs: Vec<Arc> = arcs
        .into_iter()
        .flatten()
        .filter_map(|(&(from, to), &weight)| {
            Some(Arc {
                from: *local.get(&from)?,
                to: *local.get(&to)?,
                weight,
            })
        })
        .collect();
    let orders: Vec<i32> = free.iter().map(|&child| tree.order[child]).collect();
    Linkage::new(&orders, &arcs)
}

fn manner(tree: &Hierarchy) -> Manner {
    Manner {
        gap: Gap {
            across: tree.spacing.between_nodes,
            down: tree.spacing.between_nodes,
        },
        layer_gap: tree.spacing.between_layers,
        aspect: tree.aspect,
        direction: tree.direction,
    }
}

/// Ranking links, lifted to the children of the innermost container that holds both ends.
fn arcs_by_container(tree: &Hierarchy) -> BTreeMap<usize, BTreeMap<(usize, usize), f64>> {
    let mut arcs: BTreeMap<usize, BTreeMap<(usize, usize), f64>> = BTreeMap::new();
    for link in tree.links.iter().filter(|link| link.ranks) {
        if let Some((container, from, to)) = tree.lifted(link.from, link.to) {
            *arcs
                .entry(container)
                .or_default()
                .entry((from, to))
                .or_default() += 1.0;
        }
    }
    arcs
}

/// Absolute rectangles from the places within each container.
fn lay_down(
    tree: &Hierarchy,
    inside_out: &[usize],
    inner: &[Vec<(usize, Rect)>],
    absolute: &[Option<Rect>],
) -> Vec<Rect> {
    let mut rects: Vec<Rect> = absolute
        .iter()
        .map(|rect| rect.unwrap_or(Rect::ZERO))
        .collect();
    for &container in inside_out.iter().rev() {
        let anchored = absolute.get(container).is_some_and(Option::is_some)
            || (container == tree.root() && absolute.iter().any(Option::is_some));
        let origin = if anchored {
            Vec2::ZERO
        } else {
            rects
                .get(container)
                .map_or(Vec2::ZERO, |r| r.origin().to_vec2())
        };
        for &(child, rect) in &inner[container] {
            rects[child] = rect + origin;
        }
    }
    rects
}
