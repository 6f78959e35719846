//! Layers: which siblings stand above which.
//!
//! First phase of the layered drawing of Sugiyama, Tagawa & Toda (1981).
//! Circles are opened by the greedy feedback arc set of Eades, Lin & Smyth (1993); layers come
//! from longest paths and are then pulled together to the shortest total link length by the network
//! simplex of Gansner, Koutsofios, North & Vo (1993), in `simplex`; where siblings are so many that
//! it would take long, sweeps come near to it.

use super::simplex;

/// A weighted arc between two siblings of one container, both as local indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arc {
    /// The dependent.
    pub(super) from: usize,
    /// What it needs.
    pub(super) to: usize,
    /// How many links it stands for.
    pub(super) weight: f64,
}

/// Siblings times arcs up to which the layers are the shortest there are.
const MOST_EXACT: usize = 400_000;

/// Layer of each of `count` siblings, zero first, without empty layers.
///
/// Every arc that is not turned around to open a circle runs to a higher layer.
/// Arcs from a sibling to itself are ignored. Takes O(sweeps × arcs + n²) in the worst case, the
/// square only where circles are dense.
pub(super) fn layers(count: usize, arcs: &[Arc]) -> Vec<usize> {
    let position = feedback_order(count, arcs);
    let mut forward: Vec<Arc> = arcs
        .iter()
        .filter(|arc| arc.from != arc.to)
        .map(|arc| {
            if position[arc.from] < position[arc.to] {
                *arc
            } else {
                Arc {
                    from: arc.to,
                    to: arc.from,
                    ..*arc
                }
            }
        })
        .collect();
    forward.sort_by_key(|arc| (position[arc.from], position[arc.to]));
    let mut layer = vec![0_usize; count];
    for arc in &forward {
        layer[arc.to] = layer[arc.to].max(layer[arc.from] + 1);
    }
    if count.saturating_mul(forward.len()) <= MOST_EXACT {
        simplex::shorten(&forward, &mut layer);
    } else {
        tighten(&forward, &position, &mut layer);
    }
    squeeze(&mut layer);
    layer
}

/// Position of each sibling in an order in which few arcs run backwards.
fn feedback_order(count: usize, arcs: &[Arc]) -> Vec<usize> {
    let mut out_weight = vec![0.0; count];
    let mut in_weight = vec![0.0; count];
    let mut neighbours: Vec<Vec<(usize, f64, bool)>> = vec![Vec::new(); count];
    for arc in arcs.iter().filter(|arc| arc.from != arc.to) {
        out_weight[arc.from] += arc.weight;
        in_weight[arc.to] += arc.weight;
        neighbours[arc.from].push((arc.to, arc.weight, true));
        neighbours[arc.to].push((arc.from, arc.weight, false));
    }
    let mut left: Vec<usize> = Vec::with_capacity(count);
    let mut right: Vec<usize> = Vec::new();
    let mut gone = vec![false; count];
    let mut sources: std::collections::BTreeSet<usize> =
        (0..count).filter(|&i| in_weight[i] <= 0.0).collect();
    let mut sinks: std::collections::BTreeSet<usize> =
        (0..count).filter(|&i| out_weight[i] <= 0.0).collect();
    while left.len() + right.len() < count {
        let (next, to_the_left) = if let Some(sink) = sinks.pop_last() {
            (sink, false)
        } else if let Some(source) = sources.pop_first() {
            (source, true)
        } else {
            let surplus = |i: usize| out_weight[i] - in_weight[i];
            let best = (0..count)
                .filter(|&i| !gone[i])
                .max_by(|&a, &b| surplus(a).total_cmp(&surplus(b)).then(b.cmp(&a)));
            match best {
                Some(best) => (best, true),
                None => break,
            }
        };
        if gone[next] {
            continue;
        }
        gone[next] = true;
        if to_the_left {
            left.push(next);
        } else {
            right.push(next);
        }
        for &(other, weight, outgoing) in &neighbours[next] {
            if gone[other] {
                continue;
            }
            // Weights are whole numbers of links, so the sums come back to exactly zero.
            if outgoing {
                in_weight[other] -= weight;
                if in_weight[other] <= 0.0 {
                    sources.insert(other);
                }
            } else {
                out_weight[other] -= weight;
                if out_weight[other] <= 0.0 {
                    sinks.insert(other);
                }
            }
        }
    }
    let mut position = vec![0; count];
    for (place, &index) in left.iter().chain(right.iter().rev()).enumerate() {
        position[index] = place;
    }
    position
}

/// Moves siblings within their freedom to where their links get shorter.
fn tighten(forward: &[Arc], position: &[usize], layer: &mut [usize]) {
    let count = layer.len();
    let mut incoming: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    let mut outgoing: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for arc in forward {
        incoming[arc.to].push((arc.from, arc.weight));
        outgoing[arc.from].push((arc.to, arc.weight));
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&i| position[i]);
    for sweep in 0..4 {
        let mut moved = false;
        for step in 0..count {
            let index = if sweep % 2 == 0 {
                order[count - 1 - step]
            } else {
                order[step]
            };
            let pull: f64 = outgoing[index].iter().map(|&(_, w)| w).sum::<f64>()
                - incoming[index].iter().map(|&(_, w)| w).sum::<f64>();
            let lowest = incoming[index]
                .iter()
                .map(|&(other, _)| layer[other] + 1)
                .max();
            let highest = outgoing[index]
                .iter()
                .map(|&(other, _)| layer[other])
                .min()
                .and_then(|l| l.checked_sub(1));
            let wished = if pull > 0.0 {
                highest
            } else if pull < 0.0 {
                lowest
            } else {
                None
            };
            if let Some(wished) = wished.filter(|&wished| wished != layer[index]) {
                layer[index] = wished;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

/// Renumbers layers without gaps.
fn squeeze(layer: &mut [usize]) {
    let used: std::collections::BTreeSet<usize> = layer.iter().copied().collect();
    let renumbered: std::collections::BTreeMap<usize, usize> = used.into_iter().zip(0..).collect();
    for value in layer.iter_mut() {
        *value = renumbered[value];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(from: usize, to: usize) -> Arc {
        Arc {
            from,
            to,
            weight: 1.0,
        }
    }

    #[test]
    fn what_is_needed_stands_below_what_needs_it() {
        assert_eq!(
            layers(4, &[arc(0, 1), arc(1, 2), arc(0, 3), arc(3, 2)]),
            [0, 1, 2, 1]
        );
    }

    #[test]
    fn a_circle_is_opened_at_one_arc_only() {
        let layer = layers(3, &[arc(0, 1), arc(1, 2), arc(2, 0)]);
        let downwards = [(0, 1), (1, 2), (2, 0)]
            .iter()
            .filter(|&&(a, b)| layer[a] < layer[b])
            .count();
        assert_eq!(downwards, 2);
    }

    #[test]
    fn a_lone_front_is_drawn_close_to_what_it_needs() {
        let layer = layers(4, &[arc(0, 1), arc(1, 2), arc(3, 2)]);
        assert_eq!(layer[3] + 1, layer[2]);
    }
}
