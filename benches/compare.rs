//! Two states beside each other: what differs, in words and as a drawing.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use std::sync::Arc;

use divan::{Bencher, black_box};
use portolan::locale::Language;
use portolan::model::SystemMap;
use portolan::model::patch::Patch;
use portolan::scene::{Shown, Theme};
use portolan::storage;
use portolan::workspace::comparing::{Comparison, Pair, ReadSides, Side};
use portolan::workspace::{Perspective, PictureOrder, samples};

const SIZES: [usize; 2] = [1_000, 10_000];

fn main() {
    divan::main();
}

/// Two versions read from two files, with 500 elements that are called otherwise: snapshots, gap
/// and patch.
#[divan::bench(args = SIZES, max_time = 3)]
fn compare_versions(bencher: Bencher, elements: usize) {
    let sides = versions(elements);
    bencher.bench_local(|| Comparison::of(black_box(&sides), &SystemMap::default(), None));
}

/// The list of what differs, in words.
#[divan::bench(args = SIZES, max_time = 3)]
fn list(bencher: Bencher, elements: usize) {
    let comparison = Comparison::of(&versions(elements), &SystemMap::default(), None);
    bencher.bench_local(|| comparison.entries(Language::French));
}

/// The first picture of a comparison of two plateaus of the metropole: compared, joined, routed and
/// composed.
#[divan::bench(max_time = 5, sample_count = 10)]
fn first_frame_of_metropole(bencher: Bencher) {
    let map = samples::find("metropole")
        .expect("the sample is bundled")
        .read();
    let pair = Pair::new(Side::plateau("P2026".into()), Side::plateau("P2027".into()));
    let sides = ReadSides {
        pair,
        before: None,
        after: None,
    };
    let view = map
        .tables()
        .views
        .iter()
        .next()
        .expect("it has a view")
        .id
        .clone();
    bencher.bench_local(|| {
        let comparison = Comparison::of(&sides, &map, None);
        let snapshot = Arc::clone(&comparison.after.snapshot);
        let order = PictureOrder {
            perspective: Perspective::Comparison,
            compared: Some((Arc::new(comparison), Shown::Both)),
            ..PictureOrder::plain(
                map.clone(),
                snapshot,
                view.clone(),
                &Theme::LIGHT,
                Language::French,
            )
        };
        order.compose_with_contents()
    });
}

fn versions(elements: usize) -> ReadSides {
    let old = support::map(elements);
    let changes = (elements / 2).min(500);
    let mut renaming = Patch::new();
    let named = old.tables().elements.iter().step_by(elements / changes);
    for element in named.take(changes) {
        let mut renamed = (**element).clone();
        renamed.name = format!("{} (2)", element.name).into();
        renaming.change(&**element, &renamed);
    }
    let new = reopened(&old.with(&renaming).expect("the names are those of the map"));
    ReadSides {
        pair: Pair::new(Side::map(old, "old"), Side::map(new.clone(), "new")),
        before: Some(reopened(&support::map(elements))),
        after: Some(new),
    }
}

fn reopened(map: &SystemMap) -> SystemMap {
    let bytes = storage::write(map);
    let read = storage::read_bytes(&bytes, "map.ron");
    read.expect("our own file opens").map
}
