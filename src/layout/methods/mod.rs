//! The arrangements that are not layered, a file each.
//!
//! The contract: a method gets a [`Family`], the children of one container (or of the map) with
//! their sizes, rank hints and links, and answers a rectangle for each child from (0, 0) on. A
//! child gets at least its size, children do not overlap, and each keeps the room `around` it that
//! its links need. [`place`] hands every container to the method from the inside out, so that a
//! container is one box to the method that places it, and lays the answers down from the outside
//! in. `swimlanes` alone looks at two levels at once: at the bands and at what they hold.
//!
//! `rows`, `shelves`, `circle` and `separation` are the tools that methods share.

mod alternatives;
mod circle;
mod force;
mod grid;
mod radial;
mod rows;
pub(super) mod separation;
pub(super) mod shelves;
mod swimlanes;
mod tiers;
mod tree;

#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

pub use alternatives::alternatives;

use super::hierarchy::Hierarchy;
use super::layering::Arc;
use super::placement::{Widening, insets};
use super::request::{Direction, Method, Request};
use super::routing::{self, Watch};
use crate::geometry::{Rect, Size, Vec2};

/// Links beyond which boxes make no room for them by a first routing: around wide bands and rows
/// ways are long, and finding them twice takes twice as long.
const MOST_MEASURED_LINKS: usize = 1_000;

/// How much wider or narrower containers may be drawn than the map; the usual shape first.
const STRETCHES: [f64; 5] = [1.0, 1.6, 0.6, 2.5, 4.0];
/// Boxes beyond which only the usual shape is drawn.
const MOST_STRETCHED: usize = 5_000;

/// A child of the container that is being composed.
#[derive(Clone, Copy, Debug)]
struct Child {
    /// Its least size.
    size: Size,
    /// Its rank hint.
    order: i32,
    /// Whether it is a container, which may grow to line up with its neighbours.
    container: bool,
    /// Room for links beyond the usual gap: left, top, right, bottom.
    around: [f64; 4],
}

impl Child {
    /// Its size with the room around it.
    fn outer_size(&self) -> Size {
        let [left, top, right, bottom] = self.around;
        Size::new(
            self.size.width + left + right,
            self.size.height + top + bottom,
        )
    }

    /// The child within `outer`, a place for its outer size; a container fills it.
    fn within(&self, outer: Rect) -> Rect {
        let [left, top, right, bottom] = self.around;
        let free = Rect::new(
            outer.x0 + left,
            outer.y0 + top,
            outer.x1 - right,
            outer.y1 - bottom,
        );
        if self.container {
            free
        } else {
            Rect::from_origin_size(free.origin(), self.size)
        }
    }
}

/// The children of one container, and how they hang together.
#[derive(Clone, Debug)]
struct Family {
    /// The children, in request order.
    children: Vec<Child>,
    /// Links among them, each pair and direction once, in order.
    links: Vec<Arc>,
    /// Those that rank: dependencies and flows. All of them where none ranks.
    needs: Vec<Arc>,
    /// The child that is or holds the center of a radial arrangement.
    middle: Option<usize>,
    /// Distance between neighbours.
    gap: f64,
    /// Distance between rows, ranks and rings.
    layer_gap: f64,
    /// Width ÷ height to aim at.
    aspect: f64,
    /// Which way dependencies run.
    direction: Direction,
}

impl Family {
    /// The family with x and y exchanged, for methods that think downwards.
    fn turned(&self) -> Self {
        let turned = |child: &Child| {
            let [left, top, right, bottom] = child.around;
            Child {
                size: Size::new(child.size.height, child.size.width),
                around: [top, left, bottom, right],
                ..*child
            }
        };
        Self {
            children: self.children.iter().map(turned).collect(),
            aspect: 1.0 / self.aspect,
            ..self.clone()
        }
    }

    /// For each child the children that links join it to, and how strongly.
    fn neighbours(&self, links: &[Arc]) -> Vec<Vec<(usize, f64)>> {
        let mut neighbours = vec![Vec::new(); self.children.len()];
        for link in links.iter().filter(|link| link.from != link.to) {
            neighbours[link.from].push((link.to, link.weight));
            neighbours[link.to].push((link.from, link.weight));
        }
        neighbours
    }
}

/// Places of all boxes by the method of `request`, with room for links where there are not too
/// many; `None` when cancelled.
///
/// Containers are drawn wider or narrower than the map should be, whichever brings the whole map
/// nearest to the wanted shape.
pub(super) fn place_with_room(
    request: &Request,
    tree: &Hierarchy,
    watch: &Watch,
) -> Option<Vec<Rect>> {
    let narrow = vec![Widening::default(); tree.root() + 1];
    let mut best: Option<(f64, f64, Vec<Rect>)> = None;
    for stretch in STRETCHES {
        let rects = place(request, tree, &narrow, stretch, watch.cancelled)?;
        let cost = shelves::misfit(extent(&rects), tree.aspect);
        if best.as_ref().is_none_or(|(least, ..)| cost < least * 0.95) {
            best = Some((cost, stretch, rects));
        }
        // Where nothing is nested there is nothing to stretch.
        if tree.root() > MOST_STRETCHED || tree.depth.iter().all(|&depth| depth < 2) {
            break;
        }
    }
    let (_, stretch, rects) = best?;
    if tree.links.len() > MOST_MEASURED_LINKS {
        return Some(rects);
    }
    let widening = routing::widening(tree, &rects, watch)?;
    place(request, tree, &widening, stretch, watch.cancelled)
}

/// Places of all boxes by the method of `request`, containers `stretch` times as wide for their
/// height as the map; `None` when cancelled.
fn place(
    request: &Request,
    tree: &Hierarchy,
    widening: &[Widening],
    stretch: f64,
    cancelled: &AtomicBool,
) -> Option<Vec<Rect>> {
    let root = tree.root();
    let links = links_by_container(tree);
    let center = center(request, tree);
    let bands = request.method == Method::Swimlanes;
    // Without hints there are no tiers but those that dependencies make.
    let hinted = tree.order.windows(2).any(|pair| pair[0] != pair[1]);
    let method = if request.method == Method::Tiers && !hinted {
        Method::Layered
    } else {
        request.method
    };
    let mut size = tree.size.clone();
    let mut inner: Vec<Vec<Rect>> = vec![Vec::new(); root + 1];
    let order = tree.containers_inside_out();
    for &container in &order {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        // Bands are composed together, at the root.
        if bands && tree.depth[container] == 1 {
            continue;
        }
        if bands && container == root {
            swimlanes::compose(tree, &size, widening, &mut inner);
            break;
        }
        let mut family = family(
            tree,
            container,
            links.get(&container),
            &size,
            widening,
            center,
        );
        if bands {
            // What lies in a band is low and reads from left to right, as the band does.
            family.direction = Direction::Right;
        }
        if container != root {
            family.aspect *= stretch;
        }
        let [left, top, right, bottom] = insets(tree, container, widening[container]);
        inner[container] = compose(method, &family)
            .into_iter()
            .map(|rect| rect + Vec2::new(left, top))
            .collect();
        if container != root {
            let least = tree.size[container];
            let content = extent(&inner[container]);
            size[container] = Size::new(
                least.width.max(content.width + right),
                least.height.max(content.height + bottom),
            );
        }
    }
    Some(lay_down(tree, &order, &inner))
}

/// The children of one family, each where `method` puts it.
fn compose(method: Method, family: &Family) -> Vec<Rect> {
    match method {
        Method::Tree => tree::compose(family),
        Method::Grid => grid::compose(family),
        Method::Force => force::compose(family),
        Method::Radial if family.middle.is_some() => radial::compose(family),
        Method::Tiers => tiers::by_hint(family),
        Method::Layered | Method::Swimlanes | Method::Radial => tiers::by_needs(family),
    }
}

/// The size of the smallest rectangle from (0, 0) around `rects`.
fn extent(rects: &[Rect]) -> Size {
    rects.iter().fold(Size::ZERO, |size, rect| {
        Size::new(size.width.max(rect.x1), size.height.max(rect.y1))
    })
}

/// Absolute rectangles from the places within each container.
fn lay_down(tree: &Hierarchy, inside_out: &[usize], inner: &[Vec<Rect>]) -> Vec<Rect> {
    let mut rects = vec![Rect::ZERO; tree.root()];
    for &container in inside_out.iter().rev() {
        let frame = rects.get(container).copied().unwrap_or(Rect::ZERO);
        let origin = frame.origin().to_vec2();
        for (&child, rect) in tree.children[container].iter().zip(&inner[container]) {
            rects[child] = *rect + origin;
        }
    }
    rects
}

/// What joins two children of one container: all links, and those that rank.
#[derive(Clone, Copy, Debug, Default)]
struct Bond {
    all: f64,
    ranking: f64,
}

/// The links of each container between its children, lifted from whatever lies in them.
fn links_by_container(tree: &Hierarchy) -> BTreeMap<usize, BTreeMap<(usize, usize), Bond>> {
    let mut bonds: BTreeMap<usize, BTreeMap<(usize, usize), Bond>> = BTreeMap::new();
    for link in &tree.links {
        if let Some((container, from, to)) = tree.lifted(link.from, link.to) {
            let of_container = bonds.entry(container).or_default();
            let bond = of_container.entry((from, to)).or_default();
            bond.all += 1.0;
            bond.ranking += f64::from(u8::from(link.ranks));
        }
    }
    bonds
}

fn family(
    tree: &Hierarchy,
    container: usize,
    bonds: Option<&BTreeMap<(usize, usize), Bond>>,
    size: &[Size],
    widening: &[Widening],
    center: Option<usize>,
) -> Family {
    let members = &tree.children[container];
    let local: BTreeMap<usize, usize> = members.iter().copied().zip(0..).collect();
    let arcs = |weight: fn(&Bond) -> f64| -> Vec<Arc> {
        let arc = |(&(from, to), bond): (&(usize, usize), &Bond)| {
            Some(Arc {
                from: *local.get(&from)?,
                to: *local.get(&to)?,
                weight: weight(bond),
            })
        };
        let all = bonds.into_iter().flatten().filter_map(arc);
        all.filter(|arc| arc.weight > 0.0).collect()
    };
    let links = arcs(|bond| bond.all);
    let ranking = arcs(|bond| bond.ranking);
    let child = |&index: &usize| Child {
        size: size[index],
        order: tree.order[index],
        container: tree.is_container(index),
        around: widening[index].around,
    };
    let is_middle =
        |&index: &usize| center.is_some_and(|center| center == index || tree.holds(index, center));
    Family {
        children: members.iter().map(child).collect(),
        needs: if ranking.is_empty() {
            links.clone()
        } else {
            ranking
        },
        links,
        middle: members.iter().position(is_middle),
        gap: tree.spacing.between_nodes,
        layer_gap: tree.spacing.between_layers,
        aspect: tree.aspect,
        direction: tree.direction,
    }
}

/// The box in the middle of a radial arrangement: as asked for, else the leaf with most links.
fn center(request: &Request, tree: &Hierarchy) -> Option<usize> {
    if request.method != Method::Radial {
        return None;
    }
    let asked = request.center.as_ref();
    let asked = asked.and_then(|asked| tree.ids.iter().position(|id| id == asked));
    asked.or_else(|| {
        let mut count = vec![0_usize; tree.root()];
        for link in tree.links.iter().filter(|link| link.from != link.to) {
            count[link.from] += 1;
            count[link.to] += 1;
        }
        (0..tree.root()).max_by_key(|&index| (count[index], std::cmp::Reverse(index)))
    })
}
