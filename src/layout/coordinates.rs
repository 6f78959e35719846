//! Places along the layers: straight links without disturbing the order.
//!
//! Third phase of the layered drawing. Each sweep asks for the weighted mean of the neighbours'
//! centers and grants the nearest places that keep order and distances; that is an isotonic
//! regression, solved exactly by pooling adjacent violators (Barlow et al. 1972; the same blocks
//! as in the separation constraints of Dwyer, Marriott & Stuckey 2006). It takes linear time per
//! layer, where Brandes & Köpf (2001) need four passes and assume boxes of one size.

use super::ordering::Layered;

const SWEEPS: usize = 10;

/// Left edge of each vertex of `graph`, zero or more.
///
/// `width` is the extent of each vertex along its layer, `gap` the least distance between two
/// neighbours.
pub(super) fn along_layers(
    graph: &Layered,
    width: &[f64],
    gap: &dyn Fn(usize, usize) -> f64,
) -> Vec<f64> {
    let mut center = vec![0.0; width.len()];
    let total = |layer: &[usize]| {
        layer.iter().map(|&v| width[v]).sum::<f64>()
            + layer
                .windows(2)
                .map(|pair| gap(pair[0], pair[1]))
                .sum::<f64>()
    };
    for layer in &graph.layers {
        // Layers start out centered on one another.
        let mut at = -total(layer) / 2.0;
        for (index, &vertex) in layer.iter().enumerate() {
            center[vertex] = at + width[vertex] / 2.0;
            at += width[vertex] + layer.get(index + 1).map_or(0.0, |&next| gap(vertex, next));
        }
    }
    for sweep in 0..SWEEPS {
        let last = graph.layers.len();
        for step in 0..last {
            let index = if sweep % 2 == 0 {
                step
            } else {
                last - 1 - step
            };
            let both = sweep + 2 >= SWEEPS;
            let wishes: Vec<(f64, f64)> = graph.layers[index]
                .iter()
                .map(|&vertex| {
                    let mut weight = 0.0;
                    let mut sum = 0.0;
                    if sweep % 2 == 0 || both {
                        for &(other, w) in &graph.above[vertex] {
                            weight += w;
                            sum += w * center[other];
                        }
                    }
                    if sweep % 2 == 1 || both {
                        for &(other, w) in &graph.below[vertex] {
                            weight += w;
                            sum += w * center[other];
                        }
                    }
                    if weight > 0.0 {
                        (sum / weight, weight)
                    } else {
                        (center[vertex], 0.25)
                    }
                })
                .collect();
            settle(&graph.layers[index], &wishes, width, gap, &mut center);
        }
    }
    straighten_chains(graph, width, gap, &mut center);
    let least = center
        .iter()
        .zip(width)
        .map(|(&c, &w)| c - w / 2.0)
        .fold(f64::INFINITY, f64::min);
    center
        .iter()
        .zip(width)
        .map(|(&c, &w)| (c - w / 2.0 - least).round())
        .collect()
}

/// Puts two vertices that have only each other as neighbours on that side above one another, where
/// there is room: first the upper over the lower one, bottom up, then the lower under the upper one.
fn straighten_chains(
    graph: &Layered,
    width: &[f64],
    gap: &dyn Fn(usize, usize) -> f64,
    center: &mut [f64],
) {
    let last = graph.layers.len();
    for step in 0..2 * last {
        let bottom_up = step < last;
        let index = if bottom_up {
            last - 1 - step
        } else {
            step - last
        };
        let (toward, back) = if bottom_up {
            (&graph.below, &graph.above)
        } else {
            (&graph.above, &graph.below)
        };
        let layer = &graph.layers[index];
        for (at, &vertex) in layer.iter().enumerate() {
            let [(other, _)] = toward[vertex][..] else {
                continue;
            };
            if back[other].len() != 1 {
                continue;
            }
            let half = width[vertex] / 2.0;
            let low = at.checked_sub(1).map_or(f64::NEG_INFINITY, |before| {
                let left = layer[before];
                center[left] + width[left] / 2.0 + gap(left, vertex) + half
            });
            let high = layer.get(at + 1).map_or(f64::INFINITY, |&right| {
                center[right] - width[right] / 2.0 - gap(vertex, right) - half
            });
            if low <= center[other] && center[other] <= high {
                center[vertex] = center[other];
            }
        }
    }
}

/// Grants the nearest places to `wishes` (place, weight) that keep order and distances.
fn settle(
    layer: &[usize],
    wishes: &[(f64, f64)],
    width: &[f64],
    gap: &dyn Fn(usize, usize) -> f64,
    center: &mut [f64],
) {
    // Subtracting each vertex's least offset turns distances into a plain order.
    let mut offsets = Vec::with_capacity(layer.len());
    let mut offset = 0.0;
    for (at, &vertex) in layer.iter().enumerate() {
        if at > 0 {
            offset += width[layer[at - 1]] / 2.0 + gap(layer[at - 1], vertex) + width[vertex] / 2.0;
        }
        offsets.push(offset);
    }
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (at, &(wish, weight)) in wishes.iter().enumerate() {
        let mut block = (wish - offsets[at], weight, 1);
        while let Some(&(place, mass, members)) = blocks.last() {
            if place <= block.0 {
                break;
            }
            blocks.pop();
            block = (
                (place * mass + block.0 * block.1) / (mass + block.1),
                mass + block.1,
                members + block.2,
            );
        }
        blocks.push(block);
    }
    let mut at = 0;
    for (place, _, members) in blocks {
        for _ in 0..members {
            center[layer[at]] = place + offsets[at];
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_straight_and_neighbours_keep_their_distance() {
        let graph = Layered {
            layers: vec![vec![0], vec![1, 2], vec![3]],
            above: vec![vec![], vec![(0, 1.0)], vec![], vec![(1, 1.0)]],
            below: vec![vec![(1, 1.0)], vec![(3, 1.0)], vec![], vec![]],
        };
        let left = along_layers(&graph, &[100.0; 4], &|_, _| 20.0);
        assert!((left[0] - left[1]).abs() <= 1.0 && (left[1] - left[3]).abs() <= 1.0);
        assert!(left[2] >= left[1] + 120.0 - 1.0);
    }
}
