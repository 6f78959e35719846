//! What a loss does, and how far any loss goes.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use divan::Bencher;
use portolan::analysis::{self, DependencyGraph, Direction, Scenario};
use portolan::model::ElementId;

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
#[divan::bench(args = SIZES, max_time = 3)]
fn scenario(bencher: Bencher, elements: usize) {
    let (graph, hub) = graph_and_hub(elements);
    let scenario = Scenario::losing([hub.as_str()]);
    bencher.bench_local(|| analysis::impact(&graph, &scenario).expect("the hub is in the graph"));
}

/// All dependents of that element.
#[divan::bench(args = SIZES, max_time = 3)]
fn dependents(bencher: Bencher, elements: usize) {
    let (graph, hub) = graph_and_hub(elements);
    bencher.bench_local(|| {
        analysis::reach(&graph, &hub, Direction::Downstream, None).expect("the hub is in the graph")
    });
}

/// How far the loss of every single element could go.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 5)]
fn potential_radii(bencher: Bencher, elements: usize) {
    let (graph, _) = graph_and_hub(elements);
    bencher.bench_local(|| analysis::potential_radii(&graph));
}

/// How far the loss of every single element does go.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 5, sample_count = 10)]
fn actual_radii(bencher: Bencher, elements: usize) {
    let (graph, _) = graph_and_hub(elements);
    bencher.bench_local(|| analysis::actual_radii(&graph));
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
