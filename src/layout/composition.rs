//! One container's inside: its children placed among each other.
//!
//! Children that dependencies join are layered; where the layers would come out much too wide or
//! too tall, or everything depends on everything, their order is kept but folded into rows.
//! Children without dependencies form a grid. The groups so found are packed side by side.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::coordinates::along_layers;
use super::layering::{Arc, layers};
use super::ordering::{Layered, reduce_crossings};
use super::packing::{Gap, Parcel, badness, extent, pack};
use super::request::Direction;
use crate::geometry::{Point, Rect, Size, Vec2};

/// Room that a passing link takes between the boxes of a layer.
const PASSING_WIDTH: f64 = 10.0;

/// So many leaves are always layered, whatever shape that gives.
const FEW: usize = 8;
/// Most arcs for each leaf, and for each container, that still are drawn in layers.
const FLOW_OF_LEAVES: f64 = 1.6;
const FLOW_OF_CONTAINERS: f64 = 1.15;
/// Most layers that the arcs pass, for each item, before they are a tangle.
const MOST_PASSING: usize = 8;
/// Most items, and most layers, that are merged to a better shape.
const MOST_MERGED: (usize, usize) = (24, 7);
/// What arcs within a layer cost between leaves, and where there are containers, as a share of the
/// badness.
const WITHIN_LAYER: (f64, f64) = (2.0, 0.6);
/// How many times as bad in shape as rows layers may be.
const LAYERS_MAY_COST: f64 = 1.6;

/// A child to place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    /// Its least size.
    pub(super) size: Size,
    /// Lower ones first where no link decides.
    pub(super) order: i32,
    /// Whether it is a container, which may grow to line up with its neighbours.
    pub(super) container: bool,
    /// Room for links beyond the usual gap: left, top, right, bottom.
    pub(super) around: [f64; 4],
}

/// How to compose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Distances between children that stand side by side or in rows.
    pub(super) gap: Gap,
    /// Distance between two layers.
    pub(super) layer_gap: f64,
    /// Width ÷ height to aim at.
    pub(super) aspect: f64,
    /// Which way dependencies run.
    pub(super) direction: Direction,
}

/// The inside of one container, of which only the order in rows is open still.
///
/// All of it is kept as for dependencies that run down, with x and y exchanged where they run to
/// the right.
pub(super) struct Composition {
    items: Vec<Item>,
    manner: Manner,
    /// Linked children in layers, and children that stand alone.
    groups: Vec<Group>,
    /// Leaves without links, which form a grid of their own.
    loose: Vec<usize>,
}

/// Which items of a container belong together, and the layers of those that arcs join; whatever
/// does not depend on the size of the items.
pub(super) struct Linkage {
    /// Items without arcs.
    single: Vec<usize>,
    /// Items that arcs join, with the layers that their indices in this list stand in.
    linked: Vec<Flow>,
}

/// Items that arcs join.
struct Flow {
    /// Which items.
    members: Vec<usize>,
    /// Rank hint of each member.
    orders: Vec<i32>,
    /// Arcs between members, by their indices in this list.
    arcs: Vec<Arc>,
    /// Layer of each member.
    layer: Vec<usize>,
    /// Whether arcs are so many or so long that layers say nothing.
    is_tangled: bool,
    /// The layers with few crossings.
    graph: Layered,
}

impl Linkage {
    /// Layers the items of `orders` (their rank hints) that `arcs` join, each pair at most once.
    pub(super) fn new(orders: &[i32], arcs: &[Arc]) -> Self {
        let mut linkage = Self {
            single: Vec::new(),
            linked: Vec::new(),
        };
        for members in components(orders.len(), arcs) {
            if let [only] = members[..] {
                linkage.single.push(only);
            } else {
                linkage.linked.push(Flow::new(orders, members, arcs));
            }
        }
        linkage
    }
}

impl Composition {
    /// Groups `items` as `linkage` says.
    pub(super) fn new(items: Vec<Item>, linkage: &Linkage, manner: Manner) -> Self {
        match manner.direction {
            Direction::Down => Self::downwards(items, linkage, manner),
            Direction::Right => {
                let gap = Gap {
                    across: manner.gap.down,
                    down: manner.gap.across,
                };
                let manner = Manner {
                    gap,
                    aspect: 1.0 / manner.aspect,
                    ..manner
                };
                Self::downwards(items.iter().map(turned).collect(), linkage, manner)
            }
        }
    }

    /// Rectangles of the items from (0, 0) on, by their `wishes` in the coordinates of the map.
    ///
    /// With a `room` given, rows are no longer than its extent across the dependencies; otherwise
    /// their length is chosen for the wanted shape.
    pub(super) fn places(&self, wishes: &[Option<Point>], room: Option<Size>) -> Vec<Rect> {
        match self.manner.direction {
            Direction::Down => self.places_down(wishes, room.map(|room| room.width)),
            Direction::Right => {
                let turned: Vec<Option<Point>> = wishes
                    .iter()
                    .map(|wish| wish.map(|wish| Point::new(wish.y, wish.x)))
                    .collect();
                self.places_down(&turned, room.map(|room| room.height))
                    .into_iter()
                    .map(|r| Rect::new(r.y0, r.x0, r.y1, r.x1))
                    .collect()
            }
        }
    }
}

/// Places `items`, answers their rectangles from (0, 0) on.
#[cfg(test)]
fn compose(items: &[Item], arcs: &[Arc], manner: Manner) -> Vec<Rect> {
    let orders: Vec<i32> = items.iter().map(|item| item.order).collect();
    let linkage = Linkage::new(&orders, arcs);
    Composition::new(items.to_vec(), &linkage, manner).places(&vec![None; items.len()], None)
}

/// The item with x and y exchanged.
fn turned(item: &Item) -> Item {
    let [left, top, right, bottom] = item.around;
    Item {
        size: Size::new(item.size.height, item.size.width),
        around: [top, left, bottom, right],
        ..*item
    }
}

/// A group of items placed among each other.
struct Group {
    members: Vec<usize>,
    /// Their rectangles from (0, 0) on.
    rects: Vec<Rect>,
    /// The lowest rank hint of its members.
    order: i32,
    size: Size,
    /// The group as a thing to pack.
    parcel: Parcel,
}

impl Composition {
    fn downwards(items: Vec<Item>, linkage: &Linkage, mut manner: Manner) -> Self {
        let mut groups = Vec::new();
        let mut loose = Vec::new();
        for &only in &linkage.single {
            if items[only].container {
                groups.push(vec![alone(&items, only)]);
            } else {
                loose.push(only);
            }
        }
        for flow in &linkage.linked {
            groups.push(linked_groups(&items, flow, manner));
        }
        loose.sort_by_key(|&i| items[i].order);
        // Large groups first, so that the shelves are filled well; groups that the caller puts in
        // front stay in front.
        let order = |groups: &[Group]| groups.iter().map(|group| group.order).min();
        let height = |groups: &[Group]| {
            let height = |group: &Group| group.size.height;
            groups.iter().map(height).fold(0.0, f64::max)
        };
        let first = |groups: &[Group]| {
            groups
                .iter()
                .flat_map(|group| &group.members)
                .copied()
                .min()
        };
        groups.sort_by(|a, b| {
            let by_order = order(a).cmp(&order(b));
            by_order
                .then(height(b).total_cmp(&height(a)))
                .then(first(a).cmp(&first(b)))
        });
        if groups.iter().any(|groups| groups.len() > 1) {
            manner.gap.down = manner.gap.down.max(manner.layer_gap);
        }
        Self {
            items,
            manner,
            groups: groups.into_iter().flatten().collect(),
            loose,
        }
    }

    fn places_down(&self, wishes: &[Option<Point>], width: Option<f64>) -> Vec<Rect> {
        let manner = self.manner;
        let mut rects = vec![Rect::ZERO; self.items.len()];
        let grid = self.loose_group(wishes, width);
        let groups: Vec<&Group> = self.groups.iter().chain(&grid).collect();
        if let [only] = groups[..] {
            for (&member, rect) in only.members.iter().zip(&only.rects) {
                rects[member] = *rect;
            }
            return rects;
        }
        let parcels: Vec<Parcel> = groups
            .iter()
            .map(|group| Parcel {
                wish: common_wish(wishes, &group.members),
                ..group.parcel
            })
            .collect();
        let places = pack(&parcels, manner.gap, manner.aspect, width);
        for (group, place) in groups.iter().zip(places) {
            if let [only] = group.members[..] {
                rects[only] = place;
            } else {
                for (&member, rect) in group.members.iter().zip(&group.rects) {
                    rects[member] = *rect + place.origin().to_vec2();
                }
            }
        }
        rects
    }

    /// The leaves without links as a grid.
    fn loose_group(&self, wishes: &[Option<Point>], width: Option<f64>) -> Option<Group> {
        let first = *self.loose.first()?;
        let parcels: Vec<Parcel> = self
            .loose
            .iter()
            .map(|&i| Parcel {
                wish: wishes[i],
                ..parcel(&self.items[i])
            })
            .collect();
        let width = width.filter(|_| self.groups.is_empty());
        let rects = pack(&parcels, self.manner.gap, self.manner.aspect, width);
        let order = self.items[first].order;
        Some(Group::new(self.loose.clone(), rects, order, &self.items))
    }
}

impl Group {
    fn new(members: Vec<usize>, rects: Vec<Rect>, order: i32, items: &[Item]) -> Self {
        let size = extent(&rects);
        let parcel = group_parcel(&members, &rects, size, order, items);
        Self {
            members,
            rects,
            order,
            size,
            parcel,
        }
    }
}

/// One item as a group of its own.
fn alone(items: &[Item], only: usize) -> Group {
    let rects = vec![Rect::from_origin_size((0.0, 0.0), items[only].size)];
    Group::new(vec![only], rects, items[only].order, items)
}

fn parcel(item: &Item) -> Parcel {
    Parcel {
        size: item.size,
        stretches: item.container,
        around: item.around,
        order: item.order,
        wish: None,
    }
}

/// The mean of what `members` want.
#[expect(clippy::cast_precision_loss, reason = "a container has few children")]
fn common_wish(wishes: &[Option<Point>], members: &[usize]) -> Option<Point> {
    let mut sum = Vec2::ZERO;
    for &member in members {
        sum += wishes[member]?.to_vec2();
    }
    Some((sum / members.len().max(1) as f64).to_point())
}

/// A group as one parcel; only the boxes at its border ask for room around it.
fn group_parcel(
    members: &[usize],
    rects: &[Rect],
    size: Size,
    order: i32,
    items: &[Item],
) -> Parcel {
    let mut around = [0.0_f64; 4];
    for (&member, rect) in members.iter().zip(rects) {
        let at_border = [
            rect.x0 <= 0.5,
            rect.y0 <= 0.5,
            rect.x1 >= size.width - 0.5,
            rect.y1 >= size.height - 0.5,
        ];
        for side in 0..4 {
            if at_border[side] {
                around[side] = around[side].max(items[member].around[side]);
            }
        }
    }
    Parcel {
        size,
        stretches: members.len() == 1 && items[members[0]].container,
        around,
        order,
        wish: None,
    }
}

/// Sets of items that arcs join, in order of their first item.
fn components(count: usize, arcs: &[Arc]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..count).collect();
    fn find(leader: &mut [usize], mut at: usize) -> usize {
        while leader[at] != at {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        at
    }
    for arc in arcs {
        let (a, b) = (find(&mut leader, arc.from), find(&mut leader, arc.to));
        leader[a.max(b)] = a.min(b);
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..count {
        sets.entry(find(&mut leader, index))
            .or_default()
            .push(index);
    }
    sets.into_values().collect()
}

impl Flow {
    /// Layers `members` by the `arcs` among them.
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 arcs")]
    fn new(orders: &[i32], members: Vec<usize>, arcs: &[Arc]) -> Self {
        let local: FxHashMap<usize, usize> = members.iter().copied().zip(0..).collect();
        let mut own: Vec<Arc> = arcs
            .iter()
            .filter(|arc| arc.from != arc.to)
            .filter_map(|arc| {
                Some(Arc {
                    from: *local.get(&arc.from)?,
                    to: *local.get(&arc.to)?,
                    weight: arc.weight,
                })
            })
            .collect();
        own.sort_by_key(|arc| (arc.from, arc.to));
        let orders: Vec<i32> = members.iter().map(|&i| orders[i]).collect();
        let layer = layers(orders.len(), &own);
        let shows = own.len() as f64 <= FLOW_OF_LEAVES * orders.len() as f64;
        let passing: usize = own
            .iter()
            .map(|arc| layer[arc.from].abs_diff(layer[arc.to]))
            .sum();
        let is_tangled = passing > MOST_PASSING * orders.len() || !shows && orders.len() > FEW;
        // A tangle is folded into rows anyway, so that its crossings do not count.
        let arcs_drawn = if is_tangled { &[][..] } else { &own[..] };
        let mut graph = with_passing_places(&layer, arcs_drawn, &orders);
        reduce_crossings(&mut graph);
        Self {
            members,
            orders,
            arcs: own,
            layer,
            is_tangled,
            graph,
        }
    }

    /// Whether there is a flow to see at all; where nearly everything is linked with everything,
    /// layers say nothing.
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 arcs")]
    fn is_clear(&self, leaves_only: bool) -> bool {
        let most_arcs = if leaves_only {
            FLOW_OF_LEAVES
        } else {
            FLOW_OF_CONTAINERS
        };
        !self.is_tangled && self.arcs.len() as f64 <= most_arcs * self.members.len() as f64
    }

    /// Fewer layers: neighbouring ones put together so that the shape comes near to the wanted one
    /// and few arcs run within a layer. Every way to do so is judged, by the sizes alone.
    fn merged_layers(&self, items: &[Item], area: f64, manner: Manner) -> Option<Vec<usize>> {
        let depth = self.graph.layers.len();
        let mut best: Option<(f64, Vec<usize>)> = None;
        for cuts in 0..1_usize << (depth - 1) {
            // Bit k says that a new row starts after layer k.
            let row_of_layer: Vec<usize> = (0..depth)
                .map(|layer| (cuts & ((1 << layer) - 1)).count_ones() as usize)
                .collect();
            let layer: Vec<usize> = self.layer.iter().map(|&l| row_of_layer[l]).collect();
            let mut rows = vec![Size::ZERO; cuts.count_ones() as usize + 1];
            for (item, &row) in items.iter().zip(&layer) {
                rows[row].width += item.size.width + manner.gap.across;
                rows[row].height = rows[row].height.max(item.size.height + manner.layer_gap);
            }
            let size = rows.iter().fold(Size::ZERO, |size, row| {
                Size::new(size.width.max(row.width), size.height + row.height)
            });
            let bad = badness(size, area, manner.aspect) * self.price_within(&layer, items);
            if best.as_ref().is_none_or(|(least, _)| bad < *least) {
                best = Some((bad, layer));
            }
        }
        best.map(|(_, layer)| layer)
    }

    /// By how much arcs between items of one layer make a drawing worse.
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 arcs")]
    fn price_within(&self, layer: &[usize], items: &[Item]) -> f64 {
        let within = self
            .arcs
            .iter()
            .filter(|arc| layer[arc.from] == layer[arc.to]);
        let share = within.count() as f64 / self.arcs.len().max(1) as f64;
        let leaves_only = items.iter().all(|item| !item.container);
        1.0 + share
            * if leaves_only {
                WITHIN_LAYER.0
            } else {
                WITHIN_LAYER.1
            }
    }

    /// The layers with the best shape, and how bad that is; merged ones where the flow is small
    /// and would come out too long.
    fn best_layers(&self, items: &[Item], area: f64, manner: Manner) -> (f64, Vec<Rect>) {
        let rects = layered_rects(&self.graph, items, manner);
        let mut best = (badness(extent(&rects), area, manner.aspect), rects);
        let size = extent(&best.1);
        let fits = items.len() <= MOST_MERGED.0 && self.graph.layers.len() <= MOST_MERGED.1;
        if !fits || size.width >= size.height * manner.aspect {
            return best;
        }
        if let Some(layer) = self.merged_layers(items, area, manner) {
            // Within a layer, what depends on something stands before it.
            let mut reading: Vec<usize> = (0..items.len()).collect();
            reading.sort_by_key(|&i| (self.orders[i], self.layer[i], i));
            let mut place = vec![0_i32; items.len()];
            for (at, index) in (0_i32..).zip(reading) {
                place[index] = at;
            }
            let mut graph = with_passing_places(&layer, &self.arcs, &place);
            reduce_crossings(&mut graph);
            let rects = layered_rects(&graph, items, manner);
            let bad =
                badness(extent(&rects), area, manner.aspect) * self.price_within(&layer, items);
            if bad < best.0 {
                best = (bad, rects);
            }
        }
        best
    }
}

/// The linked items of `flow` as one group in layers, or each as a group of its own in the order
/// of the layers.
fn linked_groups(items: &[Item], flow: &Flow, manner: Manner) -> Vec<Group> {
    let members = &flow.members;
    let chosen: Vec<Item> = members.iter().map(|&i| items[i]).collect();
    let area: f64 = chosen
        .iter()
        .map(|i| (i.size.width + manner.gap.across) * (i.size.height + manner.layer_gap))
        .sum();
    let drawn = flow.graph.layers.iter().flatten().copied();
    let drawn: Vec<usize> = drawn.filter(|&v| v < chosen.len()).collect();
    let leaves_only = chosen.iter().all(|item| !item.container);
    let few = leaves_only && chosen.len() <= FEW;
    if few || flow.is_clear(leaves_only) {
        let parcels: Vec<Parcel> = drawn.iter().map(|&i| parcel(&chosen[i])).collect();
        let gap = Gap {
            across: manner.gap.across,
            down: manner.layer_gap.max(manner.gap.down),
        };
        let folded = pack(&parcels, gap, manner.aspect, None);
        let (bad, layered) = flow.best_layers(&chosen, area, manner);
        // Layers say more than rows do, so they may cost a good deal of room.
        if few || bad <= LAYERS_MAY_COST * badness(extent(&folded), area, manner.aspect) {
            let order = flow.orders.iter().copied().min().unwrap_or(0);
            return vec![Group::new(members.clone(), layered, order, items)];
        }
    }
    drawn.iter().map(|&i| alone(items, members[i])).collect()
}

/// The layered graph with a passing place in every layer that an arc only crosses.
fn with_passing_places(layer: &[usize], arcs: &[Arc], orders: &[i32]) -> Layered {
    let count = layer.len();
    let depth = layer.iter().copied().max().map_or(0, |last| last + 1);
    let mut by_order: Vec<usize> = (0..count).collect();
    by_order.sort_by_key(|&i| (orders[i], i));
    let mut graph = Layered {
        layers: vec![Vec::new(); depth],
        above: vec![Vec::new(); count],
        below: vec![Vec::new(); count],
    };
    for index in by_order {
        graph.layers[layer[index]].push(index);
    }
    for arc in arcs {
        let (upper, lower) = if layer[arc.from] < layer[arc.to] {
            (arc.from, arc.to)
        } else {
            (arc.to, arc.from)
        };
        let mut at = upper;
        for passed in layer[upper] + 1..layer[lower] {
            let passing = graph.above.len();
            graph.above.push(vec![(at, arc.weight * 2.0)]);
            graph.below.push(Vec::new());
            graph.below[at].push((passing, arc.weight * 2.0));
            graph.layers[passed].push(passing);
            at = passing;
        }
        if layer[upper] != layer[lower] {
            graph.below[at].push((lower, arc.weight));
            graph.above[lower].push((at, arc.weight));
        }
    }
    graph
}

fn layered_rects(graph: &Layered, items: &[Item], manner: Manner) -> Vec<Rect> {
    let width: Vec<f64> = (0..graph.above.len())
        .map(|v| items.get(v).map_or(PASSING_WIDTH, |item| item.size.width))
        .collect();
    let around = |vertex: usize| items.get(vertex).map_or([0.0; 4], |item| item.around);
    let gap_between = |a: usize, b: usize| manner.gap.across + around(a)[2].max(around(b)[0]);
    let mut left = along_layers(graph, &width, &gap_between);
    let boxes_of = |layer: &Vec<usize>| layer.iter().filter(|&&v| v < items.len()).count();
    if graph.layers.iter().all(|layer| boxes_of(layer) == 1) {
        // A single file stands upright; links that skip a box find their way around it.
        let widest = width.iter().copied().fold(0.0, f64::max);
        left = width.iter().map(|w| ((widest - w) / 2.0).round()).collect();
    }
    let mut rects = vec![Rect::ZERO; items.len()];
    let mut top = 0.0;
    let mut below = 0.0_f64;
    for layer in &graph.layers {
        if top > 0.0 {
            let above = layer.iter().map(|&v| around(v)[1]).fold(0.0, f64::max);
            top += manner.layer_gap + below.max(above);
        }
        let boxes: Vec<usize> = layer.iter().copied().filter(|&v| v < items.len()).collect();
        let height = boxes
            .iter()
            .map(|&v| items[v].size.height)
            .fold(0.0, f64::max);
        for vertex in boxes {
            let size = items[vertex].size;
            // Frames of one layer end at one height unless that blew one up.
            let grows = items[vertex].container && height <= 1.6 * size.height;
            let drawn = Size::new(size.width, if grows { height } else { size.height });
            rects[vertex] = Rect::from_origin_size((left[vertex], top), drawn);
        }
        top += height;
        below = layer.iter().map(|&v| around(v)[3]).fold(0.0, f64::max);
    }
    // Passing places may leave free room on the left.
    let least = rects.iter().map(|r| r.x0).fold(f64::INFINITY, f64::min);
    rects
        .into_iter()
        .map(|rect| rect - Vec2::new(least, 0.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANNER: Manner = Manner {
        gap: Gap {
            across: 32.0,
            down: 32.0,
        },
        layer_gap: 48.0,
        aspect: 1.6,
        direction: Direction::Down,
    };

    fn leaf() -> Item {
        Item {
            size: Size::new(180.0, 56.0),
            order: 0,
            container: false,
            around: [0.0; 4],
        }
    }

    #[test]
    fn a_dependent_stands_above_or_to_the_left_of_what_it_needs() {
        let arcs = [
            Arc {
                from: 0,
                to: 1,
                weight: 1.0,
            },
            Arc {
                from: 0,
                to: 2,
                weight: 1.0,
            },
        ];
        let down = compose(&[leaf(); 3], &arcs, MANNER);
        assert!(down[0].y1 < down[1].y0 && down[1].y0 == down[2].y0);
        let right = compose(
            &[leaf(); 3],
            &arcs,
            Manner {
                direction: Direction::Right,
                ..MANNER
            },
        );
        assert!(right[0].x1 < right[1].x0 && right[1].x0 == right[2].x0);
    }

    #[test]
    fn lower_order_comes_first_among_unlinked_boxes() {
        let mut items = vec![leaf(); 6];
        items[4].order = -1;
        let rects = compose(&items, &[], MANNER);
        assert_eq!(rects[4].origin(), crate::geometry::Point::ZERO);
    }
}
