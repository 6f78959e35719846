//! Places and routes of a whole map.

mod support;

use divan::Bencher;
use portolan::geometry::Size;
use portolan::layout::{self, Edge, Node, Request};
use portolan::text::{self, FontWeight};

fn main() {
    divan::main();
}

/// Everything placed and every link routed.
#[divan::bench(args = [100, 300, 1_000, 10_000], max_time = 5, sample_count = 10)]
fn arrange(bencher: Bencher, elements: usize) {
    let request = request(elements);
    bencher.bench_local(|| layout::arrange(&request));
}

/// Links around boxes that stay where they are.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 5, sample_count = 10)]
fn route(bencher: Bencher, elements: usize) {
    let request = request(elements);
    let places = layout::arrange(&request).nodes;
    bencher.bench_local(|| layout::route(&request, &places));
}

/// Elements as boxes that hold an icon and their name, links without labels.
fn request(elements: usize) -> Request {
    let snapshot = support::map(elements).snapshot(None);
    let id = |ix| snapshot.element(ix).id.text().clone();
    let nodes = snapshot.element_numbers().map(|ix| Node {
        id: id(ix),
        parent: snapshot.parent(ix).map(id),
        size: Size::new(
            66.0 + text::width(&snapshot.element(ix).name, FontWeight::SemiBold, 12.5),
            50.0,
        ),
        order: 0,
    });
    let edges = snapshot
        .links()
        .iter()
        .zip(snapshot.all_ends())
        .map(|(link, (from, to))| Edge {
            id: link.id.text().clone(),
            from: id(*from),
            to: id(*to),
            label: Size::ZERO,
            ranks: true,
        });
    Request {
        nodes: nodes.collect(),
        edges: edges.collect(),
        ..Request::default()
    }
}
