//! Every document of a map with every mistake that a hand can make: something sound, and soon.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use portolan::analysis::{Scenario, Watch};
use portolan::bitmap::Shelf;
use portolan::documents::{Block, DocumentOrder, Kind, compose};
use portolan::locale::Language;
use portolan::model::{Day, PlateauId};
use portolan::storage::{self, ReadOptions};

#[test]
fn a_map_of_mistakes_has_all_its_documents() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile/mistakes.ron");
    let read = storage::read_file(&path, &ReadOptions::default());
    let map = read
        .unwrap_or_else(|refused| panic!("{:?}", refused.problems))
        .map;
    let cancelled = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &cancelled,
        progress: &|_| {},
    };
    let lost = map.tables().elements.iter().map(|it| it.id.to_string());
    let lost: Vec<String> = lost.chain(["nobody".to_owned()]).collect();
    for plateau in [
        None,
        Some("now"),
        Some("later"),
        Some("void"),
        Some("nowhere"),
    ] {
        for kind in Kind::ALL {
            let begun = Instant::now();
            let order = DocumentOrder {
                map: map.clone(),
                pictures: Arc::new(Shelf::default()),
                plateau: plateau.map(PlateauId::from),
                scenario: Some(Scenario::losing(lost.iter().map(String::as_str))),
                before: Some((map.clone(), String::new())),
                language: Language::French,
                today: Day::new(2026, 11, 26),
            };
            let document = compose(kind, &order, &watch).expect("nobody cancelled it");
            assert!(!document.blocks.is_empty(), "{kind:?} at {plateau:?}");
            for block in &document.blocks {
                if let Block::Table(table) = block {
                    let width = table.columns.len();
                    assert!(table.rows.iter().all(|row| row.cells.len() == width));
                }
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{kind:?} hangs");
        }
    }
}
