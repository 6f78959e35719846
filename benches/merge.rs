//! Merging two versions that were read from two files and changed apart.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use divan::Bencher;
use portolan::model::patch::{MergeNames, Patch, PendingMerge, diff, merge};
use portolan::model::{Element, SystemMap};

const SIZES: [usize; 2] = [1_000, 10_000];

fn main() {
    divan::main();
}

/// The map, and two sides with 500 changes each (half as many elements at most), of which a tenth
/// are of the same elements and disagree.
fn sides(elements: usize) -> (SystemMap, SystemMap, SystemMap) {
    let base = support::map(elements);
    let changes = (elements / 2).min(500);
    let side = |word: &str, first: usize| {
        let mut patch = Patch::new();
        for element in base.tables().elements.iter().skip(first).take(changes) {
            let mut new = Element::clone(element);
            new.name = format!("{} {word}", element.name).into();
            patch.change(element.as_ref(), &new);
        }
        base.with(&patch).expect("names may change")
    };
    let shared = changes / 10;
    let sides = (side("ours", 0), side("theirs", changes - shared));
    (SystemMap::clone(&base), sides.0, sides.1)
}

/// Two patches over one base.
#[divan::bench(args = SIZES, max_time = 3)]
fn patches(bencher: Bencher, elements: usize) {
    let (base, ours, theirs) = sides(elements);
    let (ours, theirs) = (diff(&base, &ours), diff(&base, &theirs));
    bencher.bench_local(|| merge(&base, &ours, &theirs));
}

/// The whole of it, from three maps to the merged one: what the window waits for.
#[divan::bench(args = SIZES, max_time = 3)]
fn maps(bencher: Bencher, elements: usize) {
    let (base, ours, theirs) = sides(elements);
    bencher.bench_local(|| {
        PendingMerge::new(
            base.clone(),
            ours.clone(),
            theirs.clone(),
            MergeNames::default(),
        )
    });
}

/// The same where one side removed what the other changed, so that the promises are at stake.
#[divan::bench(args = SIZES, max_time = 3)]
fn removals(bencher: Bencher, elements: usize) {
    let (base, _, theirs) = sides(elements);
    let theirs = diff(&base, &theirs);
    let mut ours = Patch::new();
    for link in base.tables().links.iter().take(500) {
        ours.take(link.as_ref());
    }
    let gone: Vec<_> = base
        .tables()
        .elements
        .iter()
        .filter(|element| {
            base.links_of(&element.id).is_empty() && base.children_of(&element.id).is_empty()
        })
        .take(50)
        .collect();
    for element in gone {
        ours.take(element.as_ref());
    }
    bencher.bench_local(|| merge(&base, &ours, &theirs));
}
