//! All rules, all indicators and the maturity at three plateaus: cold, and after one attribute was
//! changed, beside judging everything anew.
//!
//! Budgets: metropole 50 ms, 10,000 elements 500 ms cold and 20 ms after one attribute.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use portolan::analysis::Watch;
use portolan::assurance::{Assessments, StateOfMap, assess_all};
use portolan::import;
use portolan::model::{
    Element, ElementId, Finite, Link, Plateau, PlateauId, Record as _, SystemMap, Value,
};

const SIZES: [usize; 2] = [1_000, 10_000];

fn main() {
    divan::main();
}

/// Every plateau of the sample, from the map on.
#[divan::bench(max_time = 3)]
fn metropole_cold(bencher: Bencher) {
    let map = metropole();
    bencher.bench_local(|| judged(&map, &StateOfMap::all(&map), None));
}

/// Every plateau, from the map on.
#[divan::bench(args = SIZES, max_time = 10, sample_count = 5)]
fn cold(bencher: Bencher, elements: usize) {
    let map = with_services(elements);
    bencher.bench_local(|| judged(&map, &StateOfMap::all(&map), None));
}

/// After an owner was written down, which no loss reads.
#[divan::bench(args = SIZES, max_time = 5)]
fn after_an_owner(bencher: Bencher, elements: usize) {
    after(bencher, elements, "owner_role", Value::text("DSI"), true);
}

/// After a time to repair was written down, which losses read.
#[divan::bench(args = SIZES, max_time = 5)]
fn after_a_repair_time(bencher: Bencher, elements: usize) {
    let hours = Value::number(3.0).expect("a number");
    after(bencher, elements, "repair_h", hours, true);
}

/// After an owner was written down, everything from scratch.
#[divan::bench(args = SIZES, max_time = 10, sample_count = 5)]
fn after_an_owner_from_scratch(bencher: Bencher, elements: usize) {
    after(bencher, elements, "owner_role", Value::text("DSI"), false);
}

/// The states of the map alone: snapshots and dependencies of three plateaus.
#[divan::bench(args = SIZES, max_time = 5)]
fn states(bencher: Bencher, elements: usize) {
    let map = with_services(elements);
    bencher.bench_local(|| StateOfMap::all(&map));
}

fn after(bencher: Bencher, elements: usize, attribute: &str, value: Value, with_earlier: bool) {
    let map = with_services(elements);
    let before = judged(&map, &StateOfMap::all(&map), None);
    let mut tables = map.tables().clone();
    let id = tables.elements.iter().nth(elements / 2);
    let mut element = Element::clone(id.expect("it has elements"));
    element.attributes.insert(attribute.into(), value);
    tables.elements.insert(Arc::new(element));
    let edited = SystemMap::assemble(tables).0;
    let states = StateOfMap::all(&edited);
    let earlier = with_earlier.then_some(&before);
    bencher.bench_local(|| judged(&edited, &states, earlier));
}

fn judged(map: &SystemMap, states: &[StateOfMap], earlier: Option<&Assessments>) -> Assessments {
    let never = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    assess_all(map, states, None, earlier, &watch).expect("nobody cancels it")
}

fn metropole() -> SystemMap {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    let bytes = std::fs::read(path).expect("the sample is there");
    let imported = import::read(&bytes, "metropole.json", None);
    imported.expect("the sample is a map").map
}

/// The generated map at three plateaus, with a service for every two hundredth element, a data set
/// for every twentieth, and what rules and indicators read.
fn with_services(elements: usize) -> SystemMap {
    let mut tables = support::map(elements).tables().clone();
    for (order, id) in ["P1", "P2", "P3"].into_iter().enumerate() {
        let mut plateau = Plateau::blank(PlateauId::from(id));
        plateau.valid_from = format!("{}-01-01", 2026 + order).into();
        plateau.based_on = (order > 0).then(|| format!("P{order}").as_str().into());
        tables.plateaus.insert(Arc::new(plateau));
    }
    let ids: Vec<ElementId> = tables.elements.iter().map(|it| it.id.clone()).collect();
    let number = |value: f64| Value::number(value).expect("a number");
    for (at, id) in ids.iter().enumerate() {
        let mut element = Element::clone(tables.elements.get(id).expect("it was just listed"));
        let attributes = &mut element.attributes;
        attributes.insert("availability".into(), number(0.999));
        attributes.insert(
            "criticality".into(),
            number(f64::from(u8::try_from(at % 4).unwrap_or(0)) + 1.0),
        );
        attributes.insert("eol".into(), Value::text("2028-06-30"));
        tables.elements.insert(Arc::new(element));
        if at % 200 == 0 {
            join(&mut tables, at, "business_service", "requires", id);
        }
        if at % 20 == 0 {
            join(&mut tables, at, "data_set", "stored_in", id);
        }
    }
    SystemMap::assemble(tables).0
}

/// A new element of a kind that is linked to one that is there.
fn join(tables: &mut portolan::model::Tables, at: usize, kind: &str, by: &str, to: &ElementId) {
    let mut element = Element::blank(format!("{kind}-{at:06}").as_str().into());
    element.kind = kind.into();
    element.name = format!("{kind} {at}").into();
    let level = Finite::new(4.0).expect("a number");
    element
        .attributes
        .insert("criticality".into(), Value::Number(level));
    element
        .attributes
        .insert("category".into(), Value::text("personal"));
    let mut link = Link::blank(format!("{by}-{at:06}").as_str().into());
    link.kind = by.into();
    link.from = element.id.clone();
    link.to = to.clone();
    tables.elements.insert(Arc::new(element));
    tables.links.insert(Arc::new(link));
}
