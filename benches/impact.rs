//! What a loss does, and how far any loss goes; the other questions about dependencies.
//!
//! Floors and goals are those of `../shared/design/budgets.md`; the same questions put to other
//! programs, with the same answers: `benches/impact_peers`.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use portolan::analysis::{
    self, DependencyGraph, Direction, Dominators, Expectations, Network, PathsAsked, Scenario,
    Watch,
};
use portolan::import;
use portolan::model::{Element, ElementId, Link, Record as _, Snapshot, SystemMap, Tables, Value};

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// The dependencies of a snapshot, made ready for questions.
#[divan::bench(args = SIZES, max_time = 3)]
fn graph(bencher: Bencher, elements: usize) {
    let snapshot = support::map(elements).snapshot(None);
    bencher.bench_local(|| DependencyGraph::of(&snapshot));
}

/// One scenario with states and reasons: the element that most depend on is lost.
/// At 10,000 / 100,000: floor 5 / 60 ms, goal 2 / 25 ms.
#[divan::bench(args = SIZES, max_time = 3)]
fn scenario(bencher: Bencher, elements: usize) {
    let (graph, hub) = graph_and_hub(elements);
    let scenario = Scenario::losing([hub.as_str()]);
    bencher.bench_local(|| analysis::impact(&graph, &scenario).expect("the hub is in the graph"));
}

/// All dependents of that element. At 100,000: floor igraph, goal 0.6 ms.
#[divan::bench(args = SIZES, max_time = 3)]
fn dependents(bencher: Bencher, elements: usize) {
    let (graph, hub) = graph_and_hub(elements);
    bencher.bench_local(|| {
        analysis::reached(&graph, &hub, Direction::Downstream, None)
            .expect("the hub is in the graph")
    });
}

/// How far the loss of every single element could go.
/// At 10,000 / 100,000: floor igraph, goal 6.5 ms / 0.1 s.
#[divan::bench(args = SIZES, max_time = 5)]
fn potential_radii(bencher: Bencher, elements: usize) {
    let (graph, _) = graph_and_hub(elements);
    bencher.bench_local(|| analysis::potential_radii(&graph));
}

/// How far the loss of every single element does go.
/// At 1,000 / 10,000: floor 50 ms / 4 s, goal 20 ms / 2 s.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 5, sample_count = 10)]
fn actual_radii(bencher: Bencher, elements: usize) {
    let (graph, _) = graph_and_hub(elements);
    bencher.bench_local(|| analysis::actual_radii(&graph));
}

/// Articulation points and bridges, the cables made ready first.
#[divan::bench(args = SIZES, max_time = 3)]
fn network_points(bencher: Bencher, elements: usize) {
    let snapshot = support::map(elements).snapshot(None);
    bencher.bench_local(|| Network::of(&snapshot).points());
}

/// What all ways from the foundations to an element cross, for every element.
/// At 100,000: floor rustworkx, goal 15 ms.
#[divan::bench(args = SIZES, max_time = 3)]
fn dominators(bencher: Bencher, elements: usize) {
    let (graph, _) = graph_and_hub(elements);
    bencher.bench_local(|| Dominators::above_foundations(&graph));
}

/// All ways of at most four hops between the two elements with most links. Floors and goals stand for
/// the questions of `impact_peers`: at 10,000 and six hops 85 ms, at 100,000 and five 0.19 s.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 5, sample_count = 10)]
fn simple_paths(bencher: Bencher, elements: usize) {
    let snapshot = support::map(elements).snapshot(None);
    let graph = DependencyGraph::of(&snapshot);
    let (from, to) = fronts(&snapshot);
    let asked = PathsAsked {
        from: &from,
        to: &to,
        direction: None,
        depth: 4,
        most: usize::MAX,
    };
    bencher.bench_local(|| {
        analysis::simple_paths(&graph, &asked, &patient()).expect("both are in the graph")
    });
}

/// What is expected of every element: hours, criticality, security needs.
#[divan::bench(args = SIZES, max_time = 3)]
fn expectations(bencher: Bencher, elements: usize) {
    let snapshot = support::map(elements).snapshot(None);
    let graph = DependencyGraph::of(&snapshot);
    bencher.bench_local(|| Expectations::of(&snapshot, &graph));
}

/// The availability of a service over sixty events, many of them shared. Floor 20 ms.
#[divan::bench(max_time = 3)]
fn availability_of_sixty_events(bencher: Bencher) {
    let map = shared_parts();
    let graph = DependencyGraph::of(&map.snapshot(None));
    let service = ElementId::from("s");
    let found = analysis::availability(&graph, &service).expect("the service is in the map");
    assert_eq!((found.quantified, found.method.as_str()), (60, "exact"));
    bencher.bench_local(|| analysis::availability(&graph, &service));
}

/// The availability of all services of the sample, at its first plateau. Floor 100 ms.
#[divan::bench(max_time = 3)]
fn availability_of_the_sample(bencher: Bencher) {
    let graph = sample();
    let found = analysis::availabilities(&graph, &patient()).expect("nobody cancels it");
    assert_eq!(found.len(), 15, "services");
    bencher.bench_local(|| analysis::availabilities(&graph, &patient()));
}

/// One loss of the sample, as when the key of the impact is pressed: a frame at most.
#[divan::bench(max_time = 3)]
fn scenario_of_the_sample(bencher: Bencher) {
    let graph = sample();
    let scenario = Scenario::losing(["sit-hdv"]);
    let found = analysis::impact(&graph, &scenario).expect("the site is in the sample");
    assert_eq!(found.services_down().len(), 13, "services down");
    bencher.bench_local(|| analysis::impact(&graph, &scenario));
}

/// What alone stops each service of the sample.
#[divan::bench(max_time = 3)]
fn weak_points_of_the_sample(bencher: Bencher) {
    let graph = sample();
    bencher.bench_local(|| analysis::all_weak_points(&graph, &patient()));
}

/// The minimal cut sets of one service of the sample, up to four elements.
#[divan::bench(max_time = 3)]
fn cut_sets_of_the_sample(bencher: Bencher) {
    let graph = sample();
    let service = ElementId::from("bs-etat");
    let found = analysis::cut_sets(&graph, &service, 4).expect("the service is in the sample");
    assert!(found.is_some_and(|cuts| cuts.len() > 11), "cut sets");
    bencher.bench_local(|| analysis::cut_sets(&graph, &service, 4));
}

/// The dependencies of the sample at its first plateau.
fn sample() -> DependencyGraph {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    let bytes = std::fs::read(path).expect("the sample is there");
    let map = import::read(&bytes, "metropole.json", None)
        .expect("and can be read")
        .map;
    let first = map.timeline().first().cloned();
    DependencyGraph::of(&map.snapshot(first.as_ref()))
}

/// A service over sixty elements with an availability: ten pairs of applications on two sites, which
/// share servers, rooms, power, switches, pairs of databases, two directories and two operators.
fn shared_parts() -> SystemMap {
    let mut parts = Parts::default();
    for side in 0..2 {
        parts.element("provider", &format!("op{side}"), None);
        parts.element("site", &format!("site{side}"), None);
        parts.link("operated_by", &format!("site{side}"), &format!("op{side}"));
        for room in side * 2..side * 2 + 2 {
            parts.element("room", &format!("room{room}"), Some(&format!("site{side}")));
            parts.element("power", &format!("power{room}"), None);
            parts.link(
                "depends_on",
                &format!("room{room}"),
                &format!("power{room}"),
            );
        }
        for at in 0..6 {
            let server = format!("srv{side}{at}");
            parts.element(
                "logical_server",
                &server,
                Some(&format!("room{}", side * 2 + at / 3)),
            );
            if at < 3 {
                parts.element("switch", &format!("sw{side}{at}"), None);
            }
            parts.link("depends_on", &server, &format!("sw{side}{}", at % 3));
        }
    }
    let mut pair = |name: &str, kind: &str, server: usize, needs: Option<&str>| {
        let group = format!("g-{name}");
        parts.group(&group);
        for side in 0..2 {
            let member = format!("{name}{side}");
            parts.element(kind, &member, None);
            parts.link("hosted_on", &member, &format!("srv{side}{server}"));
            parts.link("member_of", &member, &group);
            if let Some(needs) = needs {
                parts.link("depends_on", &member, needs);
            }
        }
    };
    pair("dir", "directory", 0, None);
    for at in 0..4 {
        pair(&format!("db{at}-"), "database", at, Some("g-dir"));
    }
    for at in 0..10 {
        let needs = format!("g-db{}-", at % 4);
        pair(&format!("app{at}-"), "application", at % 6, Some(&needs));
    }
    parts.service("s", (0..10).map(|at| format!("g-app{at}-")));
    parts.map()
}

/// Records of a map that is made here.
#[derive(Default)]
struct Parts {
    tables: Tables,
    links: usize,
}

impl Parts {
    fn element(&mut self, kind: &str, id: &str, parent: Option<&str>) {
        let mut element = Element::blank(id.into());
        element.kind = kind.into();
        element.parent = parent.map(Into::into);
        let availability = Value::number(0.99).expect("a number");
        element
            .attributes
            .insert("availability".into(), availability);
        self.tables.elements.insert(Arc::new(element));
    }

    fn group(&mut self, id: &str) {
        let mut group = Element::blank(id.into());
        group.kind = "redundancy_group".into();
        group
            .attributes
            .insert("k".into(), Value::number(1.0).expect("a number"));
        self.tables.elements.insert(Arc::new(group));
    }

    fn service(&mut self, id: &str, needs: impl Iterator<Item = String>) {
        let mut service = Element::blank(id.into());
        service.kind = "business_service".into();
        self.tables.elements.insert(Arc::new(service));
        for need in needs {
            self.link("requires", id, &need);
        }
    }

    fn link(&mut self, kind: &str, from: &str, to: &str) {
        let mut link = Link::blank(format!("l{}", self.links).as_str().into());
        self.links += 1;
        link.kind = kind.into();
        link.from = from.into();
        link.to = to.into();
        self.tables.links.insert(Arc::new(link));
    }

    fn map(self) -> SystemMap {
        SystemMap::assemble(self.tables).0
    }
}

/// A watch for those who wait until the end.
fn patient() -> Watch<'static> {
    static NEVER: AtomicBool = AtomicBool::new(false);
    Watch {
        cancelled: &NEVER,
        progress: &|_| {},
    }
}

/// The two elements with most links from them.
fn fronts(snapshot: &Snapshot) -> (ElementId, ElementId) {
    let mut links_from = vec![0_usize; snapshot.elements().len()];
    for (from, _) in snapshot.all_ends() {
        links_from[from.row()] += 1;
    }
    let mut by_links: Vec<_> = snapshot.element_numbers().collect();
    by_links.sort_by_key(|ix| (std::cmp::Reverse(links_from[ix.row()]), *ix));
    let id = |at: usize| snapshot.element(by_links[at]).id.clone();
    (id(0), id(1))
}

/// The graph, and the element that most links point at.
fn graph_and_hub(elements: usize) -> (DependencyGraph, ElementId) {
    let snapshot = support::map(elements).snapshot(None);
    let mut links_to = vec![0_usize; elements.max(snapshot.elements().len())];
    for (_, to) in snapshot.all_ends() {
        links_to[to.row()] += 1;
    }
    let hub = snapshot
        .element_numbers()
        .max_by_key(|ix| links_to[ix.row()]);
    let hub = snapshot
        .element(hub.expect("a map that is measured has elements"))
        .id
        .clone();
    (DependencyGraph::of(&snapshot), hub)
}
