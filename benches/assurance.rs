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
use portolan::locale::Language;
use portolan::model::{
    Element, ElementId, Finite, Link, Plateau, PlateauId, Record as _, SystemMap, Value,
};
use portolan::scene::{PageFrame, Theme};
use portolan::workspace::DashboardOrder;

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

/// After one attribute of one element was written down, from the edited map on.
#[divan::bench(args = EDITS, max_time = 2)]
fn after(bencher: Bencher, edit: &Edit) {
    let (before, edited) = edit.done();
    bencher.bench_local(|| {
        judged(
            &edited,
            &StateOfMap::all_since(&edited, &before),
            Some(&before),
        )
    });
}

/// The same, everything from scratch.
#[divan::bench(args = EDITS, max_time = 2, sample_count = 5)]
fn after_from_scratch(bencher: Bencher, edit: &Edit) {
    let (_, edited) = edit.done();
    bencher.bench_local(|| judged(&edited, &StateOfMap::all(&edited), None));
}

/// The dashboard of the sample, judged already.
#[divan::bench(max_time = 3)]
fn dashboard_metropole(bencher: Bencher) {
    dashboard(bencher, metropole(), true);
}

/// The dashboard of the sample, judged for it.
#[divan::bench(max_time = 3)]
fn dashboard_metropole_cold(bencher: Bencher) {
    dashboard(bencher, metropole(), false);
}

/// The dashboard of larger maps, judged already.
#[divan::bench(args = SIZES, max_time = 5)]
fn dashboard_generated(bencher: Bencher, elements: usize) {
    dashboard(bencher, with_services(elements), true);
}

fn dashboard(bencher: Bencher, map: SystemMap, is_judged: bool) {
    let found = is_judged.then(|| Arc::new(judged(&map, &StateOfMap::all(&map), None)));
    let never = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    let order = DashboardOrder {
        plateau: map.timeline().first().cloned(),
        map,
        found,
        history: None,
        today: None,
        frame: PageFrame::default(),
        theme: &Theme::LIGHT,
        language: Language::French,
    };
    bencher.bench_local(|| order.page(&watch).expect("nobody cancels it"));
}

/// The states of the map alone: snapshots and dependencies of three plateaus.
#[divan::bench(args = SIZES, max_time = 5)]
fn states(bencher: Bencher, elements: usize) {
    let map = with_services(elements);
    bencher.bench_local(|| StateOfMap::all(&map));
}

/// The states of the map alone, after an owner was written down.
#[divan::bench(args = SIZES, max_time = 5)]
fn states_after(bencher: Bencher, elements: usize) {
    let edit = edit(elements, "", "owner_role", "DSI");
    let (before, edited) = edit.done();
    bencher.bench_local(|| StateOfMap::all_since(&edited, &before));
}

/// Something that is written down in one element.
struct Edit {
    elements: usize,
    /// The kind of the element, the first of it; empty for the one in the middle.
    kind: &'static str,
    /// An attribute, or `name`.
    field: &'static str,
    text: &'static str,
}

/// What no rule reads; what many read; what places, flows and losses hang on; what sentences say.
/// Of all attributes of the catalogue, tried one by one, `k`, `fault_domain`, `category` and
/// `processed_by` took longest.
const EDITS: [Edit; 14] = [
    edit(1_000, "", "owner_role", "DSI"),
    edit(1_000, "", "zone", "zone-000001"),
    edit(10_000, "", "owner_role", "DSI"),
    edit(10_000, "", "eol", "2027-01-01"),
    edit(10_000, "", "criticality", "4"),
    edit(10_000, "", "zone", "zone-000001"),
    edit(10_000, "", "experimental", "true"),
    edit(10_000, "", "availability", "0.9"),
    edit(10_000, "", "repair_h", "3"),
    edit(10_000, "", "k", "2"),
    edit(10_000, "site", "fault_domain", "true"),
    edit(10_000, "data_set", "category", "health"),
    edit(10_000, "data_set", "processed_by", "nobody"),
    edit(10_000, "", "name", "Renamed"),
];

const fn edit(
    elements: usize,
    kind: &'static str,
    field: &'static str,
    text: &'static str,
) -> Edit {
    Edit {
        elements,
        kind,
        field,
        text,
    }
}

impl std::fmt::Display for Edit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.elements, self.field)
    }
}

impl Edit {
    /// What was found before it, and the map after it.
    fn done(&self) -> (Assessments, SystemMap) {
        let map = with_services(self.elements);
        let before = judged(&map, &StateOfMap::all(&map), None);
        let mut tables = map.tables().clone();
        let mut all = map.tables().elements.iter();
        let found = match self.kind {
            "" => all.nth(self.elements / 2),
            kind => all.find(|element| element.kind.as_str() == kind),
        };
        let mut element = Element::clone(found.expect("it has such elements"));
        let number = self.text.parse().ok().and_then(Value::number);
        let value = match self.text {
            "true" => Value::Flag(true),
            text => number.unwrap_or_else(|| Value::text(text)),
        };
        if self.field == "name" {
            element.name = self.text.into();
        } else {
            element.attributes.insert(self.field.into(), value);
        }
        tables.elements.insert(Arc::new(element));
        (before, SystemMap::assemble(tables).0)
    }
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
