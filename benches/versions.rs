//! Versions: keeping one of a large map, listing many, packing, reading one out of a pack.
//!
//! Each bench works in a repository beside the build, so that the disk is a real one.
#![expect(
    clippy::expect_used,
    reason = "a bench without its repository has nothing to measure"
)]

mod support;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use divan::{Bencher, black_box};
use portolan::storage;
use portolan::versions::{Version, Versions, Walk, Words};

fn main() {
    divan::main();
}

fn folder(name: &str) -> tempfile::TempDir {
    let room = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    tempfile::Builder::new()
        .prefix(name)
        .tempdir_in(room)
        .expect("a folder beside the build")
}

/// A map's file with `changes` small changes, one a version.
struct Changing {
    map: PathBuf,
    text: String,
    places: Vec<usize>,
}

impl Changing {
    fn new(folder: &tempfile::TempDir, elements: usize) -> Self {
        let text = String::from_utf8(storage::write(&support::map(elements))).expect("text");
        let map = folder.path().join("map.ron");
        std::fs::write(&map, &text).expect("written");
        let places = text.match_indices("name: \"").map(|(at, _)| at + 7);
        Self {
            places: places.collect(),
            map,
            text,
        }
    }

    /// The bytes of the version so-and-so: some names differ from the one before.
    fn step(&mut self, number: usize) -> &[u8] {
        let count = self.places.len();
        let at = (number * 7_919) % count;
        let place = self.places[at];
        self.text.insert(place, 'n');
        for later in &mut self.places[at..] {
            *later += 1;
        }
        self.text.as_bytes()
    }
}

fn words(number: usize) -> Words {
    Words {
        title: format!("Version {number}"),
        reason: "Measured".into(),
        author: "Bench".into(),
    }
}

/// A version of a map with so many elements: compressed, written, flushed, the branch moved.
#[divan::bench(args = [1_000, 10_000], sample_count = 20, sample_size = 1)]
fn keep(bencher: Bencher, elements: usize) {
    let folder = folder("keep");
    let mut changing = Changing::new(&folder, elements);
    let versions = Versions::open_or_create(&changing.map).expect("a repository");
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        let bytes = changing.step(number).to_vec();
        versions.keep(&bytes, &words(number)).expect("kept")
    });
}

/// A repository with so many versions of a small map, packed now and then as in use.
fn many(folder: &tempfile::TempDir, count: usize) -> PathBuf {
    let mut changing = Changing::new(folder, 100);
    let versions = Versions::open_or_create(&changing.map).expect("a repository");
    for number in 0..count {
        let bytes = changing.step(number).to_vec();
        versions.keep(&bytes, &words(number)).expect("kept");
        versions.pack_if_many().expect("packed");
    }
    changing.map
}

/// From the file's name to the 200 newest of 1,000 versions: what the panel shows first.
#[divan::bench(max_time = 5)]
fn first_screen_of_1000(bencher: Bencher) {
    let folder = folder("list");
    let map = many(&folder, 1_000);
    bencher.bench_local(|| {
        let versions = Versions::open(&map).expect("open");
        let mut walk = Walk::from_everywhere(&versions).expect("walk");
        walk.more(200).expect("first page");
        black_box(walk.versions().len())
    });
}

/// All of 1,000 versions.
#[divan::bench(max_time = 5)]
fn list_1000(bencher: Bencher) {
    let folder = folder("list");
    let map = many(&folder, 1_000);
    bencher.bench_local(|| {
        let versions = Versions::open(&map).expect("open");
        black_box(versions.list_all(usize::MAX).expect("listed").len())
    });
}

/// 50 versions of a large map into one pack.
#[divan::bench(args = [10_000], sample_count = 3, sample_size = 1)]
fn pack_50(bencher: Bencher, elements: usize) {
    bencher
        .with_inputs(|| {
            let folder = folder("pack");
            let mut changing = Changing::new(&folder, elements);
            let versions = Versions::open_or_create(&changing.map).expect("a repository");
            for number in 0..50 {
                let bytes = changing.step(number).to_vec();
                versions.keep(&bytes, &words(number)).expect("kept");
            }
            (folder, versions)
        })
        .bench_local_values(|(folder, versions)| {
            versions
                .pack(&AtomicBool::new(false), |_, _| ())
                .expect("packed");
            folder
        });
}

/// The oldest of 50 versions of a large map, out of the pack: the longest way.
#[divan::bench(args = [10_000], max_time = 5)]
fn read_oldest(bencher: Bencher, elements: usize) {
    let folder = folder("read");
    let mut changing = Changing::new(&folder, elements);
    let versions = Versions::open_or_create(&changing.map).expect("a repository");
    let mut first: Option<Version> = None;
    for number in 0..50 {
        let bytes = changing.step(number).to_vec();
        let kept = versions.keep(&bytes, &words(number)).expect("kept");
        first.get_or_insert(kept);
    }
    versions
        .pack(&AtomicBool::new(false), |_, _| ())
        .expect("packed");
    let first = first.expect("one was kept");
    bencher.bench_local(|| {
        let versions = Versions::open(&changing.map).expect("open");
        black_box(versions.read(&first).expect("read").len())
    });
}
