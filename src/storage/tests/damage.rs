//! Files cut short, and files with single bytes changed.

use std::time::Instant;

use super::sample::sample;
use crate::model::SystemMap;
use crate::storage::{Condition, read_bytes, write};

/// Reads damaged bytes; every problem has its line and column, and the answer comes in time.
fn read_damaged(bytes: &[u8]) -> Option<(SystemMap, Condition)> {
    let start = Instant::now();
    let (map, problems) = match read_bytes(bytes, "map.ron") {
        Ok(outcome) => (Some((outcome.map, outcome.condition)), outcome.problems),
        Err(refused) => {
            assert!(!refused.problems.is_empty());
            (None, refused.problems)
        }
    };
    assert!(start.elapsed().as_secs_f64() < 5.0);
    if bytes.len() > 8 && map.is_some() {
        for problem in problems {
            let place = &problem.place;
            assert!(
                place.line.is_some() && place.column.is_some(),
                "{problem:?}"
            );
        }
    }
    map
}

#[test]
fn a_file_cut_anywhere_loses_its_end_only() {
    let whole = sample();
    let bytes = write(&whole);
    let mut records_before = 0;
    for step in 0..=50 {
        let cut = bytes.len() * step / 50;
        let Some((map, condition)) = read_damaged(&bytes[..cut]) else {
            continue;
        };
        let records = map.tables().elements.len() + map.tables().plateaus.len();
        assert!(records >= records_before, "cut at {cut}");
        records_before = records;
        assert!(
            condition == Condition::Damaged || map == whole,
            "cut at {cut}"
        );
    }
    assert_eq!(records_before, 14);
}

#[test]
fn a_changed_byte_costs_a_field_or_a_record_not_the_map() {
    let whole = sample();
    let bytes = write(&whole);
    for step in 0..200_usize {
        let at = (step * 7919 + 13) % bytes.len();
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (step % 8);
        if let Some((map, condition)) = read_damaged(&damaged) {
            let kept = map.tables().elements.len();
            assert!(
                kept + 2 >= whole.tables().elements.len() || condition == Condition::Damaged,
                "byte {at}: {kept} elements"
            );
        }
    }
}

#[test]
fn a_lost_quote_costs_one_field() {
    let whole = sample();
    let text = String::from_utf8(write(&whole)).unwrap();
    let damaged = text.replacen("name: \"Serveur 5\"", "name: \"Serveur 5", 1);
    let outcome = read_bytes(damaged.as_bytes(), "map.ron").unwrap();
    assert_eq!(outcome.condition, Condition::Damaged);
    assert_eq!(outcome.map.tables().elements.len(), 12);
    let element = outcome
        .map
        .tables()
        .elements
        .get(&"srv-05".into())
        .unwrap()
        .clone();
    assert_eq!(element.kind.as_str(), "server");
    assert!(
        element.parent.is_some(),
        "fields after the broken one are kept"
    );
    let line = text
        .lines()
        .position(|line| line.contains("Serveur 5"))
        .unwrap()
        + 1;
    assert!(
        outcome
            .problems
            .iter()
            .any(|problem| problem.place.line == Some(line))
    );
}
