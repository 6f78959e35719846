//! *Arrange new only*: boxes without a place find room near their neighbours.
//!
//! From the outermost container to the innermost, the boxes that are new in it are placed one by
//! one, those first that most links join to what stands already; each wishes to stand beside the
//! middle of what it is linked to, above what it needs and below what needs it, and gets the
//! nearest free place. A new container comes with its whole inside, arranged by the method of the
//! request. What has no links is arranged among itself and put below.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::request::{Direction, NodeId, Request};
use super::super::{Fixed, arrange};
use super::ground::Ground;
use super::selection::among_themselves;
use crate::geometry::{Point, Rect, Size, Vec2};

/// Places for all boxes of `request`: those in `placed`, and those that the request fixes, stay
/// exactly where they are, new ones find room near the boxes that they are linked to, inside their
/// container.
///
/// A placed container keeps what it covers and grows over free ground where it must; a fixed one
/// does not. A box for which its container has no room stands outside, beside it.
#[must_use]
pub fn arrange_new(request: &Request, placed: &BTreeMap<NodeId, Rect>) -> BTreeMap<NodeId, Rect> {
    let mut ground = Ground::new(request, placed);
    if ground.rects.iter().all(Option::is_none) {
        return arrange(request).nodes;
    }
    frame_what_is_placed(&mut ground);
    let mut containers = ground.tree.containers_inside_out();
    containers.reverse();
    for container in containers {
        settle_in(&mut ground, request, container);
    }
    ground.into_places()
}

/// Draws new containers around the placed boxes in them, the innermost first.
fn frame_what_is_placed(ground: &mut Ground) {
    let none_moves = vec![false; ground.tree.root()];
    for container in ground.tree.containers_inside_out() {
        if container == ground.tree.root() || ground.rects[container].is_some() {
            continue;
        }
        let content = ground.standing(container, &none_moves);
        if let Some(content) = content.into_iter().reduce(|a, b| a.union(b)) {
            let frame = ground.frame_for(container, content);
            let least = ground.tree.size[container];
            let size = Size::new(
                frame.width().max(least.width),
                frame.height().max(least.height),
            );
            ground.rects[container] = Some(Rect::from_origin_size(frame.origin(), size));
        }
    }
}

/// A new box with all that it holds, and where these stand from its corner.
struct Unit {
    size: Size,
    inside: Vec<(usize, Rect)>,
}

/// Places what is new in `container`, each new box with all that it holds.
fn settle_in(ground: &mut Ground, request: &Request, container: usize) {
    let fresh: Vec<usize> = (ground.tree.children[container].iter().copied())
        .filter(|&child| ground.rects[child].is_none())
        .collect();
    if fresh.is_empty() {
        return;
    }
    let units: BTreeMap<usize, Unit> = fresh
        .iter()
        .map(|&index| (index, unit(ground, request, index)))
        .collect();
    let ties = ties(ground, &units);
    let mut weight: BTreeMap<usize, usize> = fresh
        .iter()
        .map(|&index| {
            let standing = ties[&index]
                .iter()
                .filter(|tie| ground.rects[tie.other].is_some());
            (index, standing.count())
        })
        .collect();
    let mut waiting: BTreeSet<(Reverse<usize>, usize)> = weight
        .iter()
        .map(|(&index, &weight)| (Reverse(weight), index))
        .collect();
    while let Some(&(Reverse(most), index)) = waiting.first() {
        if most == 0 {
            break;
        }
        waiting.pop_first();
        let wish = wish(ground, request.direction, &ties[&index], units[&index].size);
        place_unit(ground, container, &units[&index], wish);
        // What is linked to it has one more neighbour now.
        for tie in &ties[&index] {
            if let Some(unit) = tie.unit.filter(|unit| ground.rects[*unit].is_none()) {
                let count = weight.entry(unit).or_default();
                waiting.remove(&(Reverse(*count), unit));
                *count += 1;
                waiting.insert((Reverse(*count), unit));
            }
        }
    }
    let rest: Vec<usize> = fresh
        .into_iter()
        .filter(|&i| ground.rects[i].is_none())
        .collect();
    place_strangers(ground, request, container, &rest, &units);
}

/// The inside of a new box, arranged by the method of the request.
fn unit(ground: &Ground, request: &Request, index: usize) -> Unit {
    let tree = &ground.tree;
    if !tree.is_container(index) {
        return Unit {
            size: tree.size[index],
            inside: vec![(index, Rect::from_origin_size(Point::ZERO, tree.size[index]))],
        };
    }
    let members = ground.family(index);
    let names: BTreeSet<&NodeId> = members.iter().map(|&m| &tree.ids[m]).collect();
    let mut part = Request {
        nodes: Vec::new(),
        edges: Vec::new(),
        fixed: Vec::<Fixed>::new(),
        ..request.clone()
    };
    part.nodes = (request.nodes.iter())
        .filter(|node| names.contains(&node.id))
        .cloned()
        .collect();
    part.edges = (request.edges.iter())
        .filter(|edge| names.contains(&edge.from) && names.contains(&edge.to))
        .cloned()
        .collect();
    let arranged = arrange(&part).nodes;
    let frame = arranged.get(&tree.ids[index]).copied().unwrap_or_default();
    let place = |&member: &usize| {
        let rect = arranged.get(&tree.ids[member]).copied().unwrap_or_default();
        (member, rect - frame.origin().to_vec2())
    };
    Unit {
        size: frame.size(),
        inside: members.iter().map(place).collect(),
    }
}

/// A link of a new unit.
struct Tie {
    /// The box at its other end.
    other: usize,
    /// The new unit that this box is or lies in.
    unit: Option<usize>,
    /// Whether the unit needs it, is needed by it, or neither.
    needs: Option<bool>,
}

fn ties(ground: &Ground, units: &BTreeMap<usize, Unit>) -> BTreeMap<usize, Vec<Tie>> {
    let mut unit_of: Vec<Option<usize>> = vec![None; ground.tree.root()];
    for (&index, unit) in units {
        for &(member, _) in &unit.inside {
            unit_of[member] = Some(index);
        }
    }
    let mut ties: BTreeMap<usize, Vec<Tie>> = units.keys().map(|&u| (u, Vec::new())).collect();
    for link in &ground.tree.links {
        for (own, other, needs) in [(link.from, link.to, true), (link.to, link.from, false)] {
            let Some(unit) = unit_of[own].filter(|unit| unit_of[other] != Some(*unit)) else {
                continue;
            };
            // A box that holds the unit says nothing about where in it the unit should stand.
            if ground.tree.holds(other, unit) {
                continue;
            }
            ties.entry(unit).or_default().push(Tie {
                other,
                unit: unit_of[other],
                needs: link.ranks.then_some(needs),
            });
        }
    }
    ties
}

/// Where a unit of `size` would like its middle to be.
fn wish(ground: &Ground, direction: Direction, ties: &[Tie], size: Size) -> Point {
    let gap = ground.tree.spacing.between_layers;
    let mut sum = Vec2::ZERO;
    let mut count = 0.0;
    for tie in ties {
        let Some(other) = ground.rects[tie.other] else {
            continue;
        };
        let side = match tie.needs {
            Some(true) => -1.0,
            Some(false) => 1.0,
            None => 0.0,
        };
        let apart = match direction {
            Direction::Down => Vec2::new(0.0, (other.height() + size.height) / 2.0 + gap),
            Direction::Right => Vec2::new((other.width() + size.width) / 2.0 + gap, 0.0),
        };
        sum += other.center().to_vec2() + apart * side;
        count += 1.0;
    }
    let mean = sum / f64::max(count, 1.0);
    Point::new(mean.x.round(), mean.y.round())
}

/// Puts one unit at the free place nearest to `wish`.
fn place_unit(ground: &mut Ground, container: usize, unit: &Unit, wish: Point) {
    let mut wished = Rect::from_center_size(wish, unit.size);
    if let Some(inside) = ground.inside(container) {
        let into = |low: f64, high: f64, from: f64, to: f64| (to - high).min(0.0).max(from - low);
        wished = wished
            + Vec2::new(
                into(wished.x0, wished.x1, inside.x0, inside.x1),
                into(wished.y0, wished.y1, inside.y0, inside.y1),
            );
    }
    let none_moves = vec![false; ground.tree.root()];
    let usual = ground.tree.spacing.between_nodes;
    // Where the container has no room, the next one around it may, so that nothing is covered.
    let mut at = container;
    loop {
        let place = [usual, usual / 2.0, 4.0]
            .into_iter()
            .find_map(|gap| ground.nearest_place(at, &[wished], gap, &none_moves));
        if let Some(place) = place {
            let corner = wished.origin() + place.shift;
            put(ground, unit, corner);
            ground.grow(&place.grown);
            if at != container {
                ground
                    .outside
                    .push(Rect::from_origin_size(corner, unit.size));
            }
            return;
        }
        if at == ground.tree.root() {
            // The map itself has no end, so this is not reached.
            put(ground, unit, wished.origin());
            return;
        }
        at = ground.tree.parent_of(at);
    }
}

fn put(ground: &mut Ground, unit: &Unit, corner: Point) {
    for &(member, rect) in &unit.inside {
        ground.rects[member] = Some(rect + corner.to_vec2());
    }
}

/// Places `rest`, new boxes that nothing joins to what stands, below what is in `container`.
fn place_strangers(
    ground: &mut Ground,
    request: &Request,
    container: usize,
    rest: &[usize],
    units: &BTreeMap<usize, Unit>,
) {
    if rest.is_empty() {
        return;
    }
    let sizes: Vec<Size> = rest.iter().map(|index| units[index].size).collect();
    let block = among_themselves(request, &ground.tree, rest, &sizes);
    let Some(bounds) = block.iter().copied().reduce(|a, b| a.union(b)) else {
        return;
    };
    let standing = ground.standing(container, &vec![false; ground.tree.root()]);
    let content = standing.into_iter().reduce(|a, b| a.union(b));
    let corner = match (content, ground.inside(container)) {
        (Some(content), _) => {
            Point::new(content.x0, content.y1 + ground.tree.spacing.between_nodes)
        }
        (None, Some(inside)) => inside.origin(),
        (None, None) => Point::ZERO,
    };
    let wished: Vec<Rect> = block
        .iter()
        .map(|rect| *rect + (corner - bounds.origin()))
        .collect();
    let none_moves = vec![false; ground.tree.root()];
    let gap = ground.tree.spacing.between_nodes;
    if let Some(place) = ground.nearest_place(container, &wished, gap, &none_moves) {
        for (&index, rect) in rest.iter().zip(&wished) {
            put(ground, &units[&index], rect.origin() + place.shift);
        }
        ground.grow(&place.grown);
        return;
    }
    // There is no room for all of them together; one by one they may fit.
    for (&index, rect) in rest.iter().zip(&wished) {
        place_unit(ground, container, &units[&index], rect.center());
    }
}
