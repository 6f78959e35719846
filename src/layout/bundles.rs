//! Links that may be drawn as one: many between the same two containers, or between a box and a
//! container.
//!
//! Each link can be drawn between any two boxes that hold its ends and not each other (the lifted
//! edges of hierarchical edge bundling, Holten 2006). The innermost pair that enough links share
//! wins, because it says most about where they run.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::hierarchy::Hierarchy;
use super::request::{EdgeId, NodeId, Request};

/// How many containers outwards from each end pairs are looked for.
const OUTWARDS: usize = 6;

/// Links of one direction that are drawn as one line with their number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The box or container where the line starts.
    pub from: NodeId,
    /// The box or container where its arrow points.
    pub to: NodeId,
    /// The links that it stands for, in the order of the request.
    pub edges: Vec<EdgeId>,
}

/// The bundles of at least `threshold` links of `request`; two links are the least there can be.
///
/// Each link is in one bundle at most. Bundles come in the order of their first links.
/// Takes O(links · log links) time.
#[must_use]
pub fn bundle(request: &Request, threshold: usize) -> Vec<Bundle> {
    let threshold = threshold.max(2);
    let tree = Hierarchy::new(request);
    let mut sharing: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (number, link) in tree.links.iter().enumerate() {
        for from in outwards(&tree, link.from, link.to) {
            for to in outwards(&tree, link.to, link.from) {
                sharing.entry((from, to)).or_default().push(number);
            }
        }
    }
    let mut pairs: Vec<((usize, usize), Vec<usize>)> = sharing
        .into_iter()
        .filter(|(_, links)| links.len() >= threshold)
        .collect();
    pairs.sort_by_key(|((from, to), links)| {
        let depth = tree.depth[*from] + tree.depth[*to];
        (Reverse(depth), Reverse(links.len()), *from, *to)
    });
    let mut is_taken = vec![false; tree.links.len()];
    let mut bundles = Vec::new();
    for ((from, to), mut links) in pairs {
        links.retain(|&link| !is_taken[link]);
        if links.len() < threshold {
            continue;
        }
        for &link in &links {
            is_taken[link] = true;
        }
        bundles.push((links[0], from, to, links));
    }
    bundles.sort();
    let named = bundles.into_iter().map(|(_, from, to, links)| Bundle {
        from: tree.ids[from].clone(),
        to: tree.ids[to].clone(),
        edges: links.iter().map(|&n| tree.links[n].id.clone()).collect(),
    });
    named.collect()
}

/// `end` and the containers around it that do not hold `other`, nor are it. Nothing where one end
/// holds the other, because such links run inside.
fn outwards(tree: &Hierarchy, end: usize, other: usize) -> Vec<usize> {
    let Some((container, _, _)) = tree.lifted(end, other) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut at = end;
    while at != container && found.len() <= OUTWARDS {
        found.push(at);
        at = tree.parent_of(at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::{edge, node, town};
    use super::*;

    fn between_two_halls(links: usize) -> Request {
        let mut request = Request::default();
        for hall in ["a", "b"] {
            request.nodes.push(node(hall, None));
            for at in 0..links {
                request.nodes.push(node(&format!("{hall}{at}"), Some(hall)));
            }
        }
        for at in 0..links {
            let (from, to) = (format!("a{at}"), format!("b{at}"));
            request.edges.push(edge(&format!("e{at}"), &from, &to));
        }
        request
    }

    #[test]
    fn links_between_two_containers_become_one() {
        let request = between_two_halls(4);
        let bundles = bundle(&request, 4);
        assert_eq!(bundles.len(), 1);
        assert_eq!((&*bundles[0].from, &*bundles[0].to), ("a", "b"));
        assert_eq!(bundles[0].edges, ["e0", "e1", "e2", "e3"]);
        assert_eq!(bundle(&request, 5), []);
    }

    #[test]
    fn the_innermost_common_ends_are_chosen() {
        let mut request = between_two_halls(3);
        for at in 0..3 {
            request
                .edges
                .push(edge(&format!("f{at}"), "a0", &format!("b{at}")));
        }
        let bundles = bundle(&request, 3);
        let ends: Vec<(&str, &str)> = bundles.iter().map(|b| (&*b.from, &*b.to)).collect();
        assert_eq!(ends, [("a0", "b")]);
        assert_eq!(bundles[0].edges, ["e0", "f0", "f1", "f2"]);
    }

    #[test]
    fn links_against_each_other_and_links_inside_stay_apart() {
        let mut request = between_two_halls(2);
        request.edges.push(edge("back", "b0", "a0"));
        request.edges.push(edge("in1", "a", "a0"));
        request.edges.push(edge("in2", "a", "a1"));
        request.edges.push(edge("loop1", "a", "a"));
        request.edges.push(edge("loop2", "a", "a"));
        let bundles = bundle(&request, 0);
        assert_eq!(bundles.len(), 1);
        assert_eq!(bundles[0].edges, ["e0", "e1"]);
    }

    #[test]
    fn no_link_is_in_two_bundles_and_none_is_too_small() {
        let request = town(5);
        for threshold in 2..6 {
            let bundles = bundle(&request, threshold);
            let mut all: Vec<&EdgeId> = bundles.iter().flat_map(|b| &b.edges).collect();
            let count = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count);
            assert!(bundles.iter().all(|b| b.edges.len() >= threshold));
        }
    }
}
