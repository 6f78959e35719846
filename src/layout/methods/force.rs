//! Force: linked boxes near each other, where links have no direction.
//!
//! Stress majorisation (Gansner, Koren & North 2004): the distance of two boxes in the picture
//! should be their distance along the links. Large families are held by the distances to near
//! boxes and to a few pivots only (Ortmann, Klimenta & Brandes 2017). The start is laid out by the
//! distances to four far boxes, so that nothing depends on chance. Overlaps are then removed with
//! the least movement; parts that no link joins are packed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::separation::separated;
use super::shelves::on_shelves;
use super::{Family, extent};
use crate::geometry::{Point, Rect, Size, Vec2};

/// Up to this many boxes, all distances count.
const MOST_EXACT: usize = 250;
/// Pivots of a larger family.
const PIVOTS: usize = 24;
/// Rounds of majorisation.
const ROUNDS: usize = 80;

/// Places the children of `family` by springs.
pub(super) fn compose(family: &Family) -> Vec<Rect> {
    let sizes: Vec<Size> = family
        .children
        .iter()
        .map(super::Child::outer_size)
        .collect();
    let neighbours = weighted(family, &sizes);
    let mut rects = vec![Rect::ZERO; sizes.len()];
    let mut parts: Vec<(Size, Vec<usize>)> = Vec::new();
    let mut lone = Vec::new();
    for members in components(&neighbours) {
        if members.len() == 1 {
            lone.extend(members);
            continue;
        }
        let placed = part(&members, &neighbours, &sizes, family.gap);
        parts.push((extent(&placed), members.clone()));
        for (&member, rect) in members.iter().zip(placed) {
            rects[member] = rect;
        }
    }
    if !lone.is_empty() {
        lone.sort_by_key(|&m| family.children[m].order);
        let own: Vec<Size> = lone.iter().map(|&m| sizes[m]).collect();
        let placed = on_shelves(&own, family.gap, family.aspect);
        parts.push((extent(&placed), lone.clone()));
        for (&member, rect) in lone.iter().zip(placed) {
            rects[member] = rect;
        }
    }
    let part_sizes: Vec<Size> = parts.iter().map(|part| part.0).collect();
    let places = on_shelves(&part_sizes, family.layer_gap.max(family.gap), family.aspect);
    for ((_, members), place) in parts.iter().zip(places) {
        for &member in members {
            let rect = rects[member] + place.origin().to_vec2();
            rects[member] = family.children[member].within(rect);
        }
    }
    rects
}

/// The links with the length that they should have.
fn weighted(family: &Family, sizes: &[Size]) -> Vec<Vec<(usize, f64)>> {
    let reach = |size: Size| (size.width + size.height) / 4.0;
    let neighbours = family.neighbours(&family.links);
    let lengths = neighbours.iter().enumerate().map(|(index, others)| {
        let mut lengths: BTreeMap<usize, f64> = BTreeMap::new();
        for &(other, _) in others {
            let length = reach(sizes[index]) + reach(sizes[other]) + family.layer_gap;
            lengths.insert(other, length);
        }
        lengths.into_iter().collect()
    });
    lengths.collect()
}

/// Sets of boxes that links join, in order of their first box.
fn components(neighbours: &[Vec<(usize, f64)>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; neighbours.len()];
    let mut sets = Vec::new();
    for start in 0..neighbours.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut members = vec![start];
        let mut read = 0;
        while let Some(&index) = members.get(read) {
            for &(other, _) in &neighbours[index] {
                if !std::mem::replace(&mut seen[other], true) {
                    members.push(other);
                }
            }
            read += 1;
        }
        members.sort_unstable();
        sets.push(members);
    }
    sets
}

/// One connected part, from (0, 0) on.
fn part(
    members: &[usize],
    neighbours: &[Vec<(usize, f64)>],
    sizes: &[Size],
    gap: f64,
) -> Vec<Rect> {
    let local: BTreeMap<usize, usize> = members.iter().copied().zip(0..).collect();
    let graph: Vec<Vec<(usize, f64)>> = members
        .iter()
        .map(|&m| {
            neighbours[m]
                .iter()
                .map(|&(other, d)| (local[&other], d))
                .collect()
        })
        .collect();
    let (mut places, far) = start(&graph);
    let terms = terms(&graph, &far);
    majorise(&mut places, &terms);
    let rects: Vec<Rect> = (places.iter().zip(members))
        .map(|(&place, &m)| Rect::from_center_size(place, sizes[m]))
        .collect();
    let mut rects = separated(&rects, &vec![false; rects.len()], gap, &|rects, _| {
        vec![1.0; rects.len()]
    });
    let least = rects
        .iter()
        .fold(Vec2::new(f64::INFINITY, f64::INFINITY), |least, rect| {
            Vec2::new(least.x.min(rect.x0), least.y.min(rect.y0))
        });
    for rect in &mut rects {
        let moved = *rect - least;
        let origin = Point::new(moved.x0.round(), moved.y0.round());
        *rect = Rect::from_origin_size(origin, moved.size());
    }
    rects
}

/// Distances from `from` along the links (Dijkstra 1959).
fn distances(graph: &[Vec<(usize, f64)>], from: usize) -> Vec<f64> {
    let mut distance = vec![f64::INFINITY; graph.len()];
    distance[from] = 0.0;
    // Bits of numbers that are not negative are ordered as the numbers are.
    let mut queue = BinaryHeap::from([(Reverse(0.0_f64.to_bits()), Reverse(from))]);
    while let Some((Reverse(bits), Reverse(index))) = queue.pop() {
        let so_far = f64::from_bits(bits);
        if so_far > distance[index] {
            continue;
        }
        for &(other, length) in &graph[index] {
            let total = so_far + length;
            if total < distance[other] {
                distance[other] = total;
                queue.push((Reverse(total.to_bits()), Reverse(other)));
            }
        }
    }
    distance
}

/// First places, from the distances to two pairs of far boxes, and the distances to all pivots.
fn start(graph: &[Vec<(usize, f64)>]) -> (Vec<Point>, Vec<(usize, Vec<f64>)>) {
    let count = graph.len();
    let mut far: Vec<(usize, Vec<f64>)> = Vec::new();
    let mut nearest = distances(graph, 0);
    for _ in 0..PIVOTS.min(count).max(4) {
        let next = (0..count)
            .max_by(|&a, &b| nearest[a].total_cmp(&nearest[b]).then(b.cmp(&a)))
            .unwrap_or(0);
        let reach = distances(graph, next);
        for (least, &own) in nearest.iter_mut().zip(&reach) {
            *least = if far.is_empty() { own } else { least.min(own) };
        }
        far.push((next, reach));
    }
    let places = (0..count)
        .map(|index| {
            let to = |pivot: usize| far[pivot].1[index];
            // A little of the index tells apart what lies alike to all four.
            #[expect(clippy::cast_precision_loss, reason = "a family is far below 2^52")]
            let own = (index * 7919 % 101) as f64 * 0.4;
            Point::new(
                (to(0) - to(1)) / 2.0 + own,
                (to(2) - to(3)) / 2.0 - own * 0.7,
            )
        })
        .collect();
    (places, far)
}

/// For each box the boxes that hold it, with their distances.
fn terms(graph: &[Vec<(usize, f64)>], far: &[(usize, Vec<f64>)]) -> Vec<Vec<(usize, f64)>> {
    let count = graph.len();
    if count <= MOST_EXACT {
        let all = (0..count).map(|index| {
            let reach = distances(graph, index).into_iter().enumerate();
            reach.filter(|&(other, _)| other != index).collect()
        });
        return all.collect();
    }
    let near = |index: usize| {
        let mut held: BTreeMap<usize, f64> = BTreeMap::new();
        for (pivot, reach) in far {
            held.insert(*pivot, reach[index]);
        }
        // Neighbours' neighbours keep apart what hangs on one box; a hub has too many for that.
        for &(other, length) in graph[index].iter().take(40) {
            for &(next, onward) in graph[other].iter().take(40) {
                let way = held.entry(next).or_insert(f64::INFINITY);
                *way = way.min(length + onward);
            }
        }
        for &(other, length) in &graph[index] {
            held.insert(other, length);
        }
        held.remove(&index);
        held.into_iter().collect()
    };
    (0..count).map(near).collect()
}

/// Moves each box in turn to where the boxes that hold it want it, until little moves.
fn majorise(places: &mut [Point], terms: &[Vec<(usize, f64)>]) {
    for _ in 0..ROUNDS {
        let mut most_moved = 0.0_f64;
        for index in 0..places.len() {
            let mut sum = Vec2::ZERO;
            let mut weight = 0.0;
            for &(other, wanted) in &terms[index] {
                let own_weight = 1.0 / (wanted * wanted).max(1.0);
                let apart = places[index] - places[other];
                let length = apart.hypot2().sqrt();
                let away = if length > 1.0e-6 {
                    apart * (wanted / length)
                } else {
                    Vec2::new(if index < other { -wanted } else { wanted }, 0.0)
                };
                sum += (places[other].to_vec2() + away) * own_weight;
                weight += own_weight;
            }
            if weight > 0.0 {
                let place = (sum / weight).to_point();
                most_moved = most_moved.max((place - places[index]).hypot2());
                places[index] = place;
            }
        }
        if most_moved < 0.25 {
            break;
        }
    }
}
