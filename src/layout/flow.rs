//! Children that dependencies join: the layers they stand in.
//!
//! Layers are found once for each container (`layering`, `ordering`), because they do not depend on
//! the size of the boxes. Where they would give a picture much too tall, neighbouring layers of a small
//! flow are put together to rows: users on top, two sites side by side below, although one of them
//! depends on the other.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::coordinates::along_layers;
use super::item::{Item, Manner};
use super::layering::{Arc, layers};
use super::ordering::{Layered, reduce_crossings};
use super::parcel::{badness, extent};
use crate::geometry::{Rect, Size, Vec2};

/// Room that a passing link takes between the boxes of a layer.
const PASSING_WIDTH: f64 = 10.0;
/// So many leaves are always layered, whatever shape that gives.
pub(super) const FEW: usize = 8;
/// Most arcs for each leaf, and for each container, that still are drawn in layers.
const FLOW_OF_LEAVES: f64 = 1.6;
const FLOW_OF_CONTAINERS: f64 = 1.15;
/// How many times too narrow layers of leaves are before they are merged.
const COLUMN: f64 = 4.0;
/// Most layers that the arcs pass, for each item, before they are a tangle.
const MOST_PASSING: usize = 8;
/// Most items, and most layers, that are merged to a better shape.
const MOST_MERGED: (usize, usize) = (24, 7);
/// What arcs within a layer cost between leaves, and where there are containers, as a share of the
/// badness.
const WITHIN_LAYER: (f64, f64) = (2.0, 0.6);

/// Which items of a container belong together, and the layers of those that arcs join; whatever
/// does not depend on the size of the items.
pub(super) struct Linkage {
    /// Items without arcs.
    pub(super) single: Vec<usize>,
    /// Items that arcs join, with the layers that their indices in this list stand in.
    pub(super) linked: Vec<Flow>,
}

/// Items that arcs join.
pub(super) struct Flow {
    /// Which items.
    pub(super) members: Vec<usize>,
    /// Rank hint of each member.
    pub(super) orders: Vec<i32>,
    /// Arcs between members, by their indices in this list.
    arcs: Vec<Arc>,
    /// Layer of each member.
    layer: Vec<usize>,
    /// Whether arcs are so many or so long that layers say nothing.
    is_tangled: bool,
    /// The layers with few crossings.
    pub(super) graph: Layered,
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
    pub(super) fn is_clear(&self, leaves_only: bool) -> bool {
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
    pub(super) fn best_layers(
        &self,
        items: &[Item],
        area: f64,
        manner: Manner,
    ) -> (f64, Vec<Rect>) {
        let rects = layered_rects(&self.graph, items, manner);
        let mut best = (badness(extent(&rects), area, manner.aspect), rects);
        let size = extent(&best.1);
        let fits = items.len() <= MOST_MERGED.0 && self.graph.layers.len() <= MOST_MERGED.1;
        // Leaves look best one layer below the other, unless that gives a mere column.
        let leaves_only = items.iter().all(|item| !item.container);
        let much = if leaves_only { COLUMN } else { 1.0 };
        if !fits || size.width * much >= size.height * manner.aspect {
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
