//! Layers with the shortest total length of all arcs: the network simplex.
//!
//! Gansner, Koutsofios, North & Vo (1993), section 2.3: a spanning tree of arcs that are as short as
//! they may be; as long as a tree arc has a negative cut value, it is exchanged for the arc with the
//! least slack that joins the two halves the other way round. A cut value is the surplus of weight
//! that leaves one half, which is the sum of the surpluses of its members, because arcs within the
//! half cancel out; so all cut values of a tree come from one walk over it, and none of the paper's
//! bookkeeping is needed.

use super::layering::Arc;

/// Exchanges for each sibling before the search stops; hardly any graph needs more than one or two.
const EXCHANGES: usize = 8;

/// Moves the layers of `layer`, which all of `forward` respect, to the least total length.
///
/// Every arc keeps a length of one at least; each set of joined siblings starts at layer zero.
/// Takes O(exchanges × arcs), and O(n × arcs) for the first tree.
pub(super) fn shorten(forward: &[Arc], layer: &mut [usize]) {
    let count = layer.len();
    let mut network = Network {
        arcs: forward,
        at: vec![Vec::new(); count],
        rank: layer
            .iter()
            .map(|&l| i64::try_from(l).unwrap_or(0))
            .collect(),
        surplus: vec![0.0; count],
        tree: vec![None; count],
        depth: vec![0; count],
    };
    for (index, arc) in forward.iter().enumerate() {
        network.at[arc.from].push(index);
        network.at[arc.to].push(index);
        network.surplus[arc.from] += arc.weight;
        network.surplus[arc.to] -= arc.weight;
    }
    let mut seen = vec![false; count];
    for start in 0..count {
        if !seen[start] {
            let members = network.span(start, &mut seen);
            network.improve(members);
        }
    }
    for (layer, &rank) in layer.iter_mut().zip(&network.rank) {
        *layer = usize::try_from(rank).unwrap_or(0);
    }
}

struct Network<'a> {
    arcs: &'a [Arc],
    /// Arcs at each sibling.
    at: Vec<Vec<usize>>,
    rank: Vec<i64>,
    /// Weight of outgoing less that of incoming arcs.
    surplus: Vec<f64>,
    /// The tree arc from each sibling towards the root of its tree.
    tree: Vec<Option<usize>>,
    /// Tree arcs up to the root.
    depth: Vec<usize>,
}

impl Network<'_> {
    fn slack(&self, arc: usize) -> i64 {
        self.rank[self.arcs[arc].to] - self.rank[self.arcs[arc].from] - 1
    }

    fn other(&self, arc: usize, end: usize) -> usize {
        self.arcs[arc].from + self.arcs[arc].to - end
    }

    /// Grows a tree of tight arcs over all that is joined with `start`; moves the tree towards the
    /// nearest sibling where no tight arc leads on. Answers the members, parents first.
    fn span(&mut self, start: usize, seen: &mut [bool]) -> Vec<usize> {
        seen[start] = true;
        let mut members = vec![start];
        let mut done = 0;
        loop {
            while let Some(&vertex) = members.get(done) {
                done += 1;
                for arc in self.at[vertex].clone() {
                    let other = self.other(arc, vertex);
                    if !seen[other] && self.slack(arc) == 0 {
                        seen[other] = true;
                        self.tree[other] = Some(arc);
                        members.push(other);
                    }
                }
            }
            let leaving = members.iter().flat_map(|&vertex| {
                let arcs = self.at[vertex].iter();
                arcs.map(move |&arc| (arc, vertex))
            });
            let nearest = leaving
                .filter(|&(arc, vertex)| !seen[self.other(arc, vertex)])
                .min_by_key(|&(arc, _)| (self.slack(arc), arc));
            let Some((arc, vertex)) = nearest else {
                return members;
            };
            let outwards = self.arcs[arc].from == vertex;
            let shift = self.slack(arc) * if outwards { 1 } else { -1 };
            for &member in &members {
                self.rank[member] += shift;
            }
            done = 0;
        }
    }

    /// Exchanges tree arcs as long as that shortens the total length.
    fn improve(&mut self, mut members: Vec<usize>) {
        for _ in 0..EXCHANGES * members.len() {
            let mut sum: Vec<f64> = vec![0.0; self.rank.len()];
            let mut leaving = None;
            for &vertex in members.iter().rev() {
                sum[vertex] += self.surplus[vertex];
                let Some(arc) = self.tree[vertex] else {
                    continue;
                };
                let outwards = self.arcs[arc].from == vertex;
                // Weights are whole numbers of links, so that the sums are exact.
                let cut_value = if outwards { sum[vertex] } else { -sum[vertex] };
                if cut_value < 0.0 {
                    leaving = Some((vertex, outwards));
                    break;
                }
                sum[self.other(arc, vertex)] += sum[vertex];
            }
            let Some((below, outwards)) = leaving else {
                break;
            };
            if !self.exchange(&mut members, below, outwards) {
                break;
            }
        }
        let least = members.iter().map(|&vertex| self.rank[vertex]).min();
        for &member in &members {
            self.rank[member] -= least.unwrap_or(0);
        }
    }

    /// Replaces the tree arc of `below`; its half of the tree moves.
    fn exchange(&mut self, members: &mut [usize], below: usize, outwards: bool) -> bool {
        let mut in_half = vec![false; self.rank.len()];
        in_half[below] = true;
        for &vertex in members.iter() {
            if let Some(arc) = self.tree[vertex] {
                in_half[vertex] |= in_half[self.other(arc, vertex)];
            }
        }
        // The tree arc leaves the half, so that the new one must enter it, or the other way round.
        let entering = (0..self.arcs.len())
            .filter(|&arc| {
                let (from, to) = (in_half[self.arcs[arc].from], in_half[self.arcs[arc].to]);
                from != to && to == outwards
            })
            .min_by_key(|&arc| (self.slack(arc), arc));
        let Some(arc) = entering else { return false };
        let shift = self.slack(arc) * if outwards { -1 } else { 1 };
        for &member in members.iter() {
            if in_half[member] {
                self.rank[member] += shift;
            }
        }
        self.hang(members, below, arc, &in_half);
        true
    }

    /// Hangs the half under `below` up at `arc` instead, and puts parents first again.
    fn hang(&mut self, members: &mut [usize], below: usize, arc: usize, in_half: &[bool]) {
        let ends = self.arcs[arc];
        let mut vertex = if in_half[ends.from] {
            ends.from
        } else {
            ends.to
        };
        let mut next = Some(arc);
        // Turns the way from the new top of the half to its old one around.
        while let Some(arc) = next {
            next = self.tree[vertex].replace(arc);
            if vertex == below {
                break;
            }
            if let Some(next) = next {
                vertex = self.other(next, vertex);
            }
        }
        self.note_depths(members);
        members.sort_by_key(|&member| self.depth[member]);
    }

    fn note_depths(&mut self, members: &[usize]) {
        const UNKNOWN: usize = usize::MAX;
        for &member in members {
            self.depth[member] = UNKNOWN;
        }
        for &member in members {
            let mut way = Vec::new();
            let mut at = member;
            while self.depth[at] == UNKNOWN {
                way.push(at);
                match self.tree[at] {
                    Some(arc) => at = self.other(arc, at),
                    None => self.depth[at] = 0,
                }
            }
            for vertex in way.into_iter().rev() {
                if let Some(arc) = self.tree[vertex] {
                    self.depth[vertex] = self.depth[self.other(arc, vertex)] + 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn arc((from, to, weight): (usize, usize, u8)) -> Arc {
        Arc {
            from,
            to,
            weight: f64::from(weight),
        }
    }

    fn longest_paths(count: usize, arcs: &[Arc]) -> Vec<usize> {
        let mut layer = vec![0; count];
        for _ in 0..count {
            for arc in arcs {
                layer[arc.to] = layer[arc.to].max(layer[arc.from] + 1);
            }
        }
        layer
    }

    fn length(arcs: &[Arc], layer: &[usize]) -> f64 {
        arcs.iter()
            .map(|arc| arc.weight * (layer[arc.to] - layer[arc.from]) as f64)
            .sum()
    }

    /// The least length over all layerings, by trying them.
    fn least_length(count: usize, arcs: &[Arc]) -> f64 {
        let mut least = f64::INFINITY;
        for number in 0..count.pow(u32::try_from(count).unwrap()) {
            let layer: Vec<usize> = (0..count)
                .map(|i| number / count.pow(u32::try_from(i).unwrap()) % count)
                .collect();
            if arcs.iter().all(|arc| layer[arc.from] < layer[arc.to]) {
                least = least.min(length(arcs, &layer));
            }
        }
        least
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_layering_of_a_small_graph_is_shorter(
            pairs in prop::collection::vec((0_usize..5, 0_usize..5, 1_u8..4), 1..9),
        ) {
            let arcs: Vec<Arc> = pairs
                .into_iter()
                .filter(|(a, b, _)| a != b)
                .map(|(a, b, weight)| arc((a.min(b), a.max(b), weight)))
                .collect();
            let mut layer = longest_paths(5, &arcs);
            shorten(&arcs, &mut layer);
            prop_assert!(arcs.iter().all(|arc| layer[arc.from] < layer[arc.to]));
            prop_assert_eq!(length(&arcs, &layer), least_length(5, &arcs));
        }
    }
}
