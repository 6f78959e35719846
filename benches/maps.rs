//! Maps as files, at a plateau, and compared.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use std::sync::Arc;

use divan::{Bencher, black_box};
use portolan::model::patch::{Patch, diff};
use portolan::model::{Snapshot, SystemMap};
use portolan::storage::fs::RealFs;
use portolan::storage::{self, Expected, SaveRequest};

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// Bytes of our own format to a sound map.
#[divan::bench(args = SIZES, max_time = 3)]
fn open(bencher: Bencher, elements: usize) {
    let bytes = storage::write(&support::map(elements));
    bencher.bench_local(|| storage::read_bytes(&bytes, "map.ron").expect("our own file opens"));
}

/// A map to the bytes of our own format, without the disk.
#[divan::bench(args = SIZES, max_time = 3)]
fn save(bencher: Bencher, elements: usize) {
    let map = support::map(elements);
    bencher.bench_local(|| storage::write(&map));
}

/// The same with all that a save does: written, read back and compared, flushed to the disk, renamed
/// over the file that was there, the folder flushed.
#[divan::bench(args = SIZES, max_time = 5, sample_count = 10)]
fn save_to_disk(bencher: Bencher, elements: usize) {
    let map = support::map(elements);
    // Beside the build, so that it is a real disk and not memory.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("saved-{elements}.ron"));
    bencher.bench_local(|| {
        storage::save(
            &RealFs,
            &SaveRequest {
                map: &map,
                path: &path,
                expected: Expected::Anything,
                backups: None,
                now: std::time::SystemTime::UNIX_EPOCH,
            },
        )
        .expect("the folder can be written")
    });
}

/// The map at its first plateau, as analysis and drawing read it.
#[divan::bench(args = SIZES, max_time = 3)]
fn snapshot(bencher: Bencher, elements: usize) {
    let map = support::map(elements);
    let plateau = map.timeline().first();
    bencher.bench_local(|| Snapshot::of(&map, black_box(plateau)));
}

/// Two versions that were read from two files, so that they share no record: one element in twenty,
/// 500 at most, has another name.
#[divan::bench(args = SIZES, max_time = 3)]
fn diff_versions(bencher: Bencher, elements: usize) {
    let old = support::map(elements);
    let changes = (elements / 20).min(500);
    let mut renaming = Patch::new();
    for element in old
        .tables()
        .elements
        .iter()
        .step_by(elements / changes)
        .take(changes)
    {
        let mut renamed = (**element).clone();
        renamed.name = format!("{} (2)", element.name).into();
        renaming.change(&**element, &renamed);
    }
    let new = reopened(&old.with(&renaming).expect("the names are those of the map"));
    let old = reopened(&old);
    bencher.bench_local(|| diff(black_box(&old), black_box(&new)));
}

fn reopened(map: &SystemMap) -> Arc<SystemMap> {
    let bytes = storage::write(map);
    Arc::new(
        storage::read_bytes(&bytes, "map.ron")
            .expect("our own file opens")
            .map,
    )
}
