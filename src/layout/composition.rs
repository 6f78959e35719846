//! One container's inside: its children placed among each other.
//!
//! Children that dependencies join are layered; where the layers would come out much too wide or
//! too tall, or everything depends on everything, their order is kept but folded into rows.
//! Children without dependencies form a grid. The groups so found are packed side by side.

use std::collections::BTreeMap;

use super::coordinates::along_layers;
use super::layering::{Arc, layers};
use super::ordering::{Layered, reduce_crossings};
use super::packing::{Gap, Parcel, badness, extent, pack};
use super::request::Direction;
use crate::geometry::{Rect, Size, Vec2};

/// Room that a passing link takes between the boxes of a layer.
const PASSING_WIDTH: f64 = 10.0;

/// So many leaves are always layered, whatever shape that gives.
const FEW: usize = 8;

/// A child to place.
#[derive(Clone, Copy, Debug)]
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

/// Places `items`, answers their rectangles from (0, 0) on.
///
/// `arcs` are the ranking links among them, each pair at most once.
pub(super) fn compose(items: &[Item], arcs: &[Arc], manner: Manner) -> Vec<Rect> {
    match manner.direction {
        Direction::Down => compose_down(items, arcs, manner),
        Direction::Right => {
            let turned: Vec<Item> = items.iter().map(turned).collect();
            let gap = Gap {
                across: manner.gap.down,
                down: manner.gap.across,
            };
            let manner = Manner {
                gap,
                aspect: 1.0 / manner.aspect,
                ..manner
            };
            compose_down(&turned, arcs, manner)
                .into_iter()
                .map(|r| Rect::new(r.y0, r.x0, r.y1, r.x1))
                .collect()
        }
    }
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
    rects: Vec<Rect>,
    order: i32,
}

fn compose_down(items: &[Item], arcs: &[Arc], manner: Manner) -> Vec<Rect> {
    let mut groups = Vec::new();
    let mut loose_leaves = Vec::new();
    for members in components(items.len(), arcs) {
        if let [only] = members[..] {
            if items[only].container {
                groups.push(Group {
                    order: items[only].order,
                    rects: vec![Rect::from_origin_size((0.0, 0.0), items[only].size)],
                    members,
                });
            } else {
                loose_leaves.push(only);
            }
        } else {
            groups.push(linked_group(items, &members, arcs, manner));
        }
    }
    if !loose_leaves.is_empty() {
        loose_leaves.sort_by_key(|&i| items[i].order);
        let parcels: Vec<Parcel> = loose_leaves.iter().map(|&i| parcel(&items[i])).collect();
        let rects = pack(&parcels, manner.gap, manner.aspect);
        groups.push(Group {
            order: items[loose_leaves[0]].order,
            members: loose_leaves,
            rects,
        });
    }
    // Large groups first, so that the shelves are filled well; groups that the caller puts in
    // front stay in front.
    let area = |group: &Group| extent(&group.rects).height;
    groups.sort_by(|a, b| {
        a.order
            .cmp(&b.order)
            .then(area(b).total_cmp(&area(a)))
            .then(a.members.cmp(&b.members))
    });
    let parcels: Vec<Parcel> = groups
        .iter()
        .map(|group| group_parcel(group, items))
        .collect();
    let places = pack(&parcels, manner.gap, manner.aspect);
    let mut rects = vec![Rect::ZERO; items.len()];
    for (group, place) in groups.iter().zip(places) {
        if group.members.len() == 1 {
            rects[group.members[0]] = place;
        } else {
            for (&member, rect) in group.members.iter().zip(&group.rects) {
                rects[member] = *rect + place.origin().to_vec2();
            }
        }
    }
    rects
}

fn parcel(item: &Item) -> Parcel {
    Parcel {
        size: item.size,
        stretches: item.container,
        around: item.around,
    }
}

/// A group as one parcel; only the boxes at its border ask for room around it.
fn group_parcel(group: &Group, items: &[Item]) -> Parcel {
    let size = extent(&group.rects);
    let mut around = [0.0_f64; 4];
    for (&member, rect) in group.members.iter().zip(&group.rects) {
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
        stretches: group.members.len() == 1 && items[group.members[0]].container,
        around,
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

fn linked_group(items: &[Item], members: &[usize], arcs: &[Arc], manner: Manner) -> Group {
    let local: BTreeMap<usize, usize> = members.iter().copied().zip(0..).collect();
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
    let chosen: Vec<Item> = members.iter().map(|&i| items[i]).collect();
    let layer = layers(chosen.len(), &own);
    let mut graph = with_passing_places(&layer, &own, &chosen);
    reduce_crossings(&mut graph);
    let layered = layered_rects(&graph, &chosen, manner);
    let area: f64 = chosen
        .iter()
        .map(|i| (i.size.width + manner.gap.across) * (i.size.height + manner.layer_gap))
        .sum();
    let drawn: Vec<usize> = graph
        .layers
        .iter()
        .flatten()
        .copied()
        .filter(|&v| v < chosen.len())
        .collect();
    let parcels: Vec<Parcel> = drawn.iter().map(|&i| parcel(&chosen[i])).collect();
    let gap = Gap {
        across: manner.gap.across,
        down: manner.layer_gap.max(manner.gap.down),
    };
    let mut folded = vec![Rect::ZERO; chosen.len()];
    for (&index, rect) in drawn.iter().zip(pack(&parcels, gap, manner.aspect)) {
        folded[index] = rect;
    }
    // Layers say more than rows do, so they may cost a good deal of room.
    let few = chosen.iter().all(|item| !item.container) && chosen.len() <= FEW;
    let layers_win = few
        || badness(extent(&layered), area, manner.aspect)
            <= 1.6 * badness(extent(&folded), area, manner.aspect);
    let rects = if layers_win { layered } else { folded };
    Group {
        order: members.iter().map(|&i| items[i].order).min().unwrap_or(0),
        members: members.to_vec(),
        rects,
    }
}

/// The layered graph with a passing place in every layer that an arc only crosses.
fn with_passing_places(layer: &[usize], arcs: &[Arc], items: &[Item]) -> Layered {
    let count = layer.len();
    let depth = layer.iter().copied().max().map_or(0, |last| last + 1);
    let mut by_order: Vec<usize> = (0..count).collect();
    by_order.sort_by_key(|&i| (items[i].order, i));
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
    let left = along_layers(graph, &width, &gap_between);
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
