//! The order in which versions are listed: the newest first, and none before one that was made from
//! it, whatever the clocks of their authors said.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::Version;

/// Puts versions in order. Time O(n log n); source: Kahn's algorithm, the newest first.
pub(super) fn newest_first(versions: Vec<Version>) -> Vec<Version> {
    let place: HashMap<&str, usize> = versions
        .iter()
        .enumerate()
        .map(|(place, version)| (version.id.as_str(), place))
        .collect();
    let parents: Vec<Vec<usize>> = versions
        .iter()
        .map(|version| {
            let parents = version.parents.iter();
            parents
                .filter_map(|id| place.get(id.as_str()).copied())
                .collect()
        })
        .collect();
    let mut children = vec![0_usize; versions.len()];
    for &parent in parents.iter().flatten() {
        children[parent] += 1;
    }
    let key = |at: usize| (versions[at].seconds, Reverse(at));
    let mut ready: BinaryHeap<(i64, Reverse<usize>)> = (0..versions.len())
        .filter(|&at| children[at] == 0)
        .map(key)
        .collect();
    let mut order = Vec::with_capacity(versions.len());
    while let Some((_, Reverse(at))) = ready.pop() {
        order.push(at);
        for &parent in &parents[at] {
            children[parent] -= 1;
            if children[parent] == 0 {
                ready.push(key(parent));
            }
        }
    }
    let mut left: Vec<Option<Version>> = versions.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|at| left.get_mut(at).and_then(Option::take))
        .collect()
}
