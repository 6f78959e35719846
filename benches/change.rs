//! What a change does, what alone stops a service, and how often it works.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use portolan::analysis::{self, ChangeImpact, ChangeSide, DependencyGraph, Gap, Watch};
use portolan::model::{Element, FieldPath, Link, PlateauId, Record as _, SystemMap, Tables, Value};

fn main() {
    divan::main();
}

fn patient() -> Watch<'static> {
    static NEVER: AtomicBool = AtomicBool::new(false);
    Watch {
        cancelled: &NEVER,
        progress: &|_| {},
    }
}

fn assembled(tables: Tables) -> SystemMap {
    SystemMap::assemble(tables).0
}

/// The generated map of so many elements, with an availability for each and a service for every
/// fiftieth.
fn with_services(elements: usize) -> SystemMap {
    let mut tables = support::map(elements).tables().clone();
    let ids: Vec<_> = tables.elements.iter().map(|one| one.id.clone()).collect();
    for (at, id) in ids.iter().enumerate() {
        let element = tables.elements.get(id).expect("its id was just listed");
        let mut element = element.as_ref().clone();
        let works = [0.999, 0.9995, 0.9999, 0.998][at % 4];
        let works = Value::number(works).expect("a number");
        element.attributes.insert("availability".into(), works);
        let is_base = element.kind.as_str() == "application" && at % 5 == 0;
        if is_base {
            let name = format!("service-{at}");
            let mut service = Element::blank(name.as_str().into());
            service.kind = "business_service".into();
            let mut link = Link::blank(format!("requires-{at}").as_str().into());
            link.kind = "requires".into();
            link.from = service.id.clone();
            link.to = element.id.clone();
            tables.elements.insert(Arc::new(service));
            tables.links.insert(Arc::new(link));
        }
        tables.elements.insert(Arc::new(element));
    }
    assembled(tables)
}

/// The same map after so many changes: elements that change, go and come, links that go.
fn changed(map: &SystemMap, changes: usize) -> SystemMap {
    let mut tables = map.tables().clone();
    let elements: Vec<_> = tables.elements.iter().map(|one| one.id.clone()).collect();
    let links: Vec<_> = tables.links.iter().map(|one| one.id.clone()).collect();
    for change in 0..changes {
        let id = &elements[change * 7_919 % elements.len()];
        match change % 5 {
            0 => {
                let link = &links[change * 104_729 % links.len()];
                tables.links.remove(link);
            }
            1 => {
                let name = format!("new-{change}");
                let mut element = Element::blank(name.as_str().into());
                element.kind = "application".into();
                tables.elements.insert(Arc::new(element));
            }
            _ => {
                if let Some(element) = tables.elements.get(id) {
                    let mut element = element.as_ref().clone();
                    let value = Value::number(0.99).expect("a number");
                    let set = element.set(&FieldPath::own("availability"), Some(&value));
                    set.expect("an availability is a number");
                    tables.elements.insert(Arc::new(element));
                }
            }
        }
    }
    assembled(tables)
}

/// All of it: affected, dangling and the risks of all services in reach.
#[divan::bench(args = [(1_000, 50), (10_000, 500)], max_time = 20, sample_count = 5)]
fn impact_of_change(bencher: Bencher, (elements, changes): (usize, usize)) {
    let before = with_services(elements);
    let after = changed(&before, changes);
    let sides = [before.snapshot(None), after.snapshot(None)];
    let gap = Gap::between(&sides[0], &sides[1]);
    bencher.bench_local(|| {
        let side = |map, snapshot| ChangeSide { map, snapshot };
        let (before, after) = (side(&before, &sides[0]), side(&after, &sides[1]));
        ChangeImpact::between(before, after, &gap, &patient())
    });
}

/// What differs, alone.
#[divan::bench(args = [(10_000, 500)], max_time = 5)]
fn gap(bencher: Bencher, (elements, changes): (usize, usize)) {
    let before = with_services(elements);
    let after = changed(&before, changes);
    let sides = [before.snapshot(None), after.snapshot(None)];
    bencher.bench_local(|| Gap::between(&sides[0], &sides[1]));
}

/// The single points of failure of all services.
#[divan::bench(args = [1_000, 10_000], max_time = 10, sample_count = 10)]
fn weak_points(bencher: Bencher, elements: usize) {
    let graph = DependencyGraph::of(&with_services(elements).snapshot(None));
    bencher.bench_local(|| analysis::all_weak_points(&graph, &patient()));
}

fn metropole() -> DependencyGraph {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    let bytes = std::fs::read(path).expect("the sample is there");
    let imported = portolan::import::read(&bytes, "metropole.json", None);
    let map = imported.expect("the sample is a map").map;
    DependencyGraph::of(&map.snapshot(Some(&PlateauId::from("P2027"))))
}

/// The single points of failure of all services of the sample.
#[divan::bench(max_time = 2)]
fn weak_points_of_metropole(bencher: Bencher) {
    let graph = metropole();
    bencher.bench_local(|| analysis::all_weak_points(&graph, &patient()));
}

/// The availabilities of all services of the sample: under 100 ms.
#[divan::bench(max_time = 2)]
fn availabilities_of_metropole(bencher: Bencher) {
    let graph = metropole();
    bencher.bench_local(|| analysis::availabilities(&graph, &patient()));
}

/// One service over sixty events in groups of two and three that share sites and providers: under
/// 20 ms.
#[divan::bench(max_time = 2)]
fn availability_of_sixty_events(bencher: Bencher) {
    let graph = sixty_events();
    let service = "s".into();
    bencher.bench_local(|| {
        analysis::availability(&graph, &service).expect("the service is in the graph")
    });
}

fn sixty_events() -> DependencyGraph {
    let mut tables = Tables::default();
    let element = |tables: &mut Tables, id: &str, kind: &str, parent: Option<&str>, k: f64| {
        let mut element = Element::blank(id.into());
        element.kind = kind.into();
        element.parent = parent.map(Into::into);
        let number = |value: f64| Value::number(value).expect("a number");
        element
            .attributes
            .insert("availability".into(), number(0.999));
        if k > 0.0 {
            element.attributes.insert("k".into(), number(k));
            element.attributes.remove("availability");
        }
        tables.elements.insert(Arc::new(element));
    };
    let link = |tables: &mut Tables, from: &str, kind: &str, to: &str| {
        let mut link = Link::blank(format!("{from}-{kind}-{to}").as_str().into());
        link.kind = kind.into();
        link.from = from.into();
        link.to = to.into();
        tables.links.insert(Arc::new(link));
    };
    element(&mut tables, "s", "business_service", None, 0.0);
    for site in 0..4 {
        element(&mut tables, &format!("site{site}"), "site", None, 0.0);
    }
    for group in 0..14 {
        let id = format!("g{group}");
        let k = if group % 3 == 0 { 2.0 } else { 1.0 };
        element(&mut tables, &id, "redundancy_group", None, k);
        link(&mut tables, "s", "depends_on", &id);
        for member in 0..4 {
            let server = format!("m{group}-{member}");
            let site = format!("site{}", (group + member) % 4);
            element(&mut tables, &server, "logical_server", Some(&site), 0.0);
            link(&mut tables, &server, "member_of", &id);
            if group > 0 && member == 0 {
                let other = format!("g{}", group - 1);
                link(&mut tables, &server, "depends_on", &other);
            }
        }
    }
    DependencyGraph::of(&assembled(tables).snapshot(None))
}
