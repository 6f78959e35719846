//! Places and routes of a whole map.

mod support;

use divan::Bencher;
use portolan::geometry::{Size, Vec2};
use portolan::layout::{self, Edge, Node, NodeId, Request, Router};
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

/// A box that moves a little, again and again: its links and those in its way follow.
#[divan::bench(args = [1_000, 10_000], max_time = 5, sample_count = 200)]
fn move_one_box(bencher: Bencher, elements: usize) {
    let request = request(elements);
    let mut router = Router::new(&request, &layout::arrange(&request));
    let leaves: Vec<NodeId> = request
        .nodes
        .iter()
        .filter(|node| {
            request
                .nodes
                .iter()
                .all(|n| n.parent.as_ref() != Some(&node.id))
        })
        .map(|node| node.id.clone())
        .take(400)
        .collect();
    let mut turn = 0;
    bencher.bench_local(|| {
        let node = &leaves[turn * 79 % leaves.len()];
        turn += 1;
        let place = router.place(node).unwrap_or_default() + Vec2::new(6.0, 4.0);
        router.moved(&[(node.clone(), place)])
    });
}

/// Which links may be drawn as one.
#[divan::bench(args = [1_000, 10_000])]
fn bundle(bencher: Bencher, elements: usize) {
    let request = request(elements);
    bencher.bench_local(|| layout::bundle(&request, 4));
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
