//! Order within layers: few crossings.
//!
//! Second phase of Sugiyama, Tagawa & Toda (1981): sweeps that sort each layer by the weighted
//! barycenter of its neighbours in the layer before, then transpositions of neighbours as in
//! Gansner, Koutsofios, North & Vo (1993). The best order seen is kept. Crossings are counted
//! with the accumulator tree of Barth, Jünger & Mutzel (2002).

use rustc_hash::FxHashMap;

/// A layered graph whose arcs join neighbouring layers only.
#[derive(Clone, Debug, Default)]
pub(super) struct Layered {
    /// Vertices of each layer, in the order in which they are drawn.
    pub(super) layers: Vec<Vec<usize>>,
    /// For each vertex its neighbours in the layer above, with weights.
    pub(super) above: Vec<Vec<(usize, f64)>>,
    /// For each vertex its neighbours in the layer below, with weights.
    pub(super) below: Vec<Vec<(usize, f64)>>,
}

const SWEEPS: usize = 12;

/// Reorders the layers of `graph`. Each of the twelve sweeps takes O(arcs log n).
pub(super) fn reduce_crossings(graph: &mut Layered) {
    let count = graph.above.len();
    let mut place = vec![0_usize; count];
    note_places(&graph.layers, &mut place);
    let first = graph.layers.clone();
    let mut best = graph.layers.clone();
    let mut fewest = crossings(graph, &place);
    let mut without_gain = 0;
    for sweep in 0..SWEEPS {
        if fewest == 0 || without_gain > 3 {
            break;
        }
        let last = graph.layers.len();
        for step in 1..last {
            let (index, downwards) = if sweep % 2 == 0 {
                (step, true)
            } else {
                (last - 1 - step, false)
            };
            sort_by_barycenter(graph, index, downwards, &mut place);
        }
        transpose(graph, &mut place);
        let now = crossings(graph, &place);
        if now < fewest {
            fewest = now;
            best.clone_from(&graph.layers);
            without_gain = 0;
        } else {
            without_gain += 1;
        }
    }
    keep_reading_order(&first, &mut best);
    graph.layers = best;
}

/// Mirrors the layers where more of their vertices then stand in the order that they had at first:
/// a drawing and its mirror image have the same crossings, but only one reads as the request does.
fn keep_reading_order(first: &[Vec<usize>], layers: &mut [Vec<usize>]) {
    let mut turned = 0_i64;
    for (before, after) in first.iter().zip(layers.iter()) {
        let place: FxHashMap<usize, usize> = before.iter().copied().zip(0..).collect();
        for pair in after.windows(2) {
            turned += if place[&pair[0]] > place[&pair[1]] {
                1
            } else {
                -1
            };
        }
    }
    if turned > 0 {
        for layer in layers {
            layer.reverse();
        }
    }
}

fn note_places(layers: &[Vec<usize>], place: &mut [usize]) {
    for layer in layers {
        for (index, &vertex) in layer.iter().enumerate() {
            place[vertex] = index;
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a layer has far fewer than 2^52 vertices"
)]
fn sort_by_barycenter(graph: &mut Layered, index: usize, downwards: bool, place: &mut [usize]) {
    let neighbours = if downwards {
        &graph.above
    } else {
        &graph.below
    };
    let mut keyed: Vec<(f64, usize, usize)> = graph.layers[index]
        .iter()
        .enumerate()
        .map(|(at, &vertex)| {
            let weight: f64 = neighbours[vertex].iter().map(|&(_, w)| w).sum();
            let sum: f64 = neighbours[vertex]
                .iter()
                .map(|&(other, w)| w * place[other] as f64)
                .sum();
            (
                if weight > 0.0 {
                    sum / weight
                } else {
                    at as f64
                },
                at,
                vertex,
            )
        })
        .collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (at, &(_, _, vertex)) in keyed.iter().enumerate() {
        graph.layers[index][at] = vertex;
        place[vertex] = at;
    }
}

/// Swaps neighbours as long as that saves crossings; at most three rounds.
fn transpose(graph: &mut Layered, place: &mut [usize]) {
    for _ in 0..3 {
        let mut better = false;
        for layer in &mut graph.layers {
            for at in 1..layer.len() {
                let (a, b) = (layer[at - 1], layer[at]);
                let kept = pair_crossings(&graph.above, a, b, place)
                    + pair_crossings(&graph.below, a, b, place);
                let swapped = pair_crossings(&graph.above, b, a, place)
                    + pair_crossings(&graph.below, b, a, place);
                if swapped < kept {
                    layer.swap(at - 1, at);
                    place[a] = at;
                    place[b] = at - 1;
                    better = true;
                }
            }
        }
        if !better {
            break;
        }
    }
}

/// Weighted crossings between the arcs of `left` and those of `right`.
fn pair_crossings(
    neighbours: &[Vec<(usize, f64)>],
    left: usize,
    right: usize,
    place: &[usize],
) -> f64 {
    // A hub has so many arcs that comparing all pairs is not worth while; its place is settled
    // by the barycenter alone.
    if neighbours[left].len() * neighbours[right].len() > 4096 {
        return 0.0;
    }
    let mut sum = 0.0;
    for &(a, weight_a) in &neighbours[left] {
        for &(b, weight_b) in &neighbours[right] {
            if place[a] > place[b] {
                sum += weight_a * weight_b;
            }
        }
    }
    sum
}

/// Number of crossing pairs of arcs over all layers.
fn crossings(graph: &Layered, place: &[usize]) -> u64 {
    let mut total = 0;
    for pair in graph.layers.windows(2) {
        let mut tree = vec![0_u64; pair[1].len() + 1];
        let mut seen = 0_u64;
        for &vertex in &pair[0] {
            let mut targets: Vec<usize> = graph.below[vertex]
                .iter()
                .map(|&(other, _)| place[other])
                .collect();
            targets.sort_unstable();
            for &target in &targets {
                total += seen - prefix(&tree, target + 1);
            }
            for target in targets {
                seen += 1;
                add(&mut tree, target + 1);
            }
        }
    }
    total
}

fn prefix(tree: &[u64], mut index: usize) -> u64 {
    let mut sum = 0;
    while index > 0 {
        sum += tree[index];
        index &= index - 1;
    }
    sum
}

fn add(tree: &mut [u64], mut index: usize) {
    while index < tree.len() {
        tree[index] += 1;
        index += index & index.wrapping_neg();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_crossed_links_are_uncrossed() {
        let mut graph = Layered {
            layers: vec![vec![0, 1], vec![2, 3]],
            above: vec![vec![], vec![], vec![(1, 1.0)], vec![(0, 1.0)]],
            below: vec![vec![(3, 1.0)], vec![(2, 1.0)], vec![], vec![]],
        };
        let mut place = vec![0, 1, 0, 1];
        assert_eq!(crossings(&graph, &place), 1);
        reduce_crossings(&mut graph);
        note_places(&graph.layers, &mut place);
        assert_eq!(crossings(&graph, &place), 0);
    }
}
