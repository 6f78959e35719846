//! What users rely on in the places of boxes, for requests that are odd, extreme or random.

use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::hierarchy::Hierarchy;
use super::placement::{self, Widening};
use super::tests::{edge, node};
use super::{Direction, Node, Request};
use crate::geometry::{Rect, Size, is_finite_rect, overlaps};

/// Places the boxes of `request`; checks that all are numbers, siblings lie apart, children lie in
/// their container below its title, and a second run gives the same.
fn placed(request: &Request) -> (Hierarchy, Vec<Rect>) {
    let tree = Hierarchy::new(request);
    let place = || {
        let measure = |_: &[Rect]| Some(vec![Widening::default(); tree.root() + 1]);
        placement::place(&tree, &AtomicBool::new(false), &measure).unwrap()
    };
    let rects = place();
    assert!(rects.iter().all(|rect| is_finite_rect(*rect)));
    for children in &tree.children {
        let mut by_left = children.clone();
        by_left.sort_by(|&a, &b| rects[a].x0.total_cmp(&rects[b].x0));
        for (at, &a) in by_left.iter().enumerate() {
            for &b in &by_left[at + 1..] {
                if rects[b].x0 >= rects[a].x1 {
                    break;
                }
                assert!(!overlaps(rects[a], rects[b]), "{a} and {b} overlap");
            }
        }
    }
    for (child, &container) in tree.parent.iter().enumerate() {
        if container != tree.root() {
            let (inner, outer) = (rects[child], rects[container]);
            let below_title = Rect {
                y0: outer.y0 + tree.spacing.title_height,
                ..outer
            };
            assert_eq!(
                below_title.union(inner),
                below_title,
                "{child} sticks out of {container}"
            );
        }
    }
    assert_eq!(rects, place(), "the same request gives the same places");
    (tree, rects)
}

fn boxes(count: usize) -> Vec<Node> {
    (0..count).map(|i| node(&i.to_string(), None)).collect()
}

fn links(pairs: impl IntoIterator<Item = (usize, usize)>) -> Vec<super::Edge> {
    let link = |(number, (from, to)): (usize, (usize, usize))| {
        edge(&format!("e{number}"), &from.to_string(), &to.to_string())
    };
    pairs.into_iter().enumerate().map(link).collect()
}

/// A fixed sequence that looks random.
fn scattered(count: usize, below: usize) -> impl Iterator<Item = usize> {
    let mut state = 12_345_usize;
    (0..count).map(move |_| {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        (state >> 8) % below
    })
}

#[test]
fn zero_size_and_huge_boxes_lie_apart() {
    let mut nodes = boxes(12);
    for (index, node) in nodes.iter_mut().enumerate() {
        node.size = match index % 4 {
            0 => Size::ZERO,
            1 => Size::new(1.0e9, 3.0),
            2 => Size::new(5.0, 1.0e9),
            _ => Size::new(180.0, 56.0),
        };
        node.parent = (index > 6).then(|| "0".into());
    }
    placed(&Request {
        nodes,
        edges: links((0..11).map(|i| (i, i + 1))),
        ..Request::default()
    });
}

#[test]
fn five_thousand_links_on_one_box_are_no_problem() {
    let mut nodes = boxes(400);
    for (index, node) in nodes.iter_mut().enumerate().skip(20) {
        node.parent = Some((index % 20).to_string().into());
    }
    let edges = links(scattered(5_000, 399).map(|other| (0, other + 1)));
    placed(&Request {
        nodes,
        edges,
        ..Request::default()
    });
}

#[test]
fn a_container_with_two_thousand_linked_children_is_drawn_in_a_useful_shape() {
    let mut nodes = vec![node("2000", None)];
    nodes.extend((0..2_000).map(|i| node(&i.to_string(), Some("2000"))));
    let targets: Vec<usize> = scattered(3_000, 2_000).collect();
    let edges = links(targets.iter().enumerate().map(|(i, &to)| (i % 2_000, to)));
    let (_, rects) = placed(&Request {
        nodes,
        edges,
        ..Request::default()
    });
    let shape = rects[0].width() / rects[0].height();
    assert!((0.5..4.0).contains(&shape), "{shape}");
}

#[test]
fn two_hundred_levels_with_links_across_them_are_no_problem() {
    let mut nodes = Vec::new();
    for level in 0..200_usize {
        let parent = level.checked_sub(1).map(|parent| format!("{parent}"));
        nodes.push(node(&level.to_string(), parent.as_deref()));
        nodes.push(node(&(1_000 + level).to_string(), parent.as_deref()));
    }
    let other = |level: usize| 1_000 + (level * 37) % 200;
    let edges = links((0..200).map(|level| (1_000 + level, other(level))));
    placed(&Request {
        nodes,
        edges,
        ..Request::default()
    });
}

#[test]
fn links_to_oneself_beside_each_other_and_to_ones_own_content_do_no_harm() {
    let mut nodes = boxes(6);
    nodes[1].parent = Some("0".into());
    nodes[2].parent = Some("1".into());
    let edges = links([
        (3, 3),
        (3, 3),
        (4, 5),
        (4, 5),
        (5, 4),
        (0, 2),
        (2, 0),
        (1, 1),
    ]);
    placed(&Request {
        nodes,
        edges,
        ..Request::default()
    });
}

#[test]
fn boxes_without_links_form_a_page() {
    let (_, rects) = placed(&Request {
        nodes: boxes(500),
        ..Request::default()
    });
    let around = rects.iter().copied().reduce(|a, b| a.union(b)).unwrap();
    let shape = around.width() / around.height();
    assert!((1.0..2.5).contains(&shape), "{shape}");
}

#[test]
fn everything_linked_with_everything_is_drawn_in_a_useful_shape() {
    let pairs = (0..60).flat_map(|a| (a + 1..60).map(move |b| (a, b)));
    let (_, rects) = placed(&Request {
        nodes: boxes(60),
        edges: links(pairs),
        ..Request::default()
    });
    let around = rects.iter().copied().reduce(|a, b| a.union(b)).unwrap();
    let shape = around.width() / around.height();
    assert!((0.5..4.0).contains(&shape), "{shape}");
}

#[test]
fn users_stand_on_top_and_sites_side_by_side() {
    let mut nodes = vec![node("0", None), node("1", None), node("2", None)];
    for site in 1..3 {
        nodes.extend((0..9).map(|i| {
            let id = format!("{}", 10 * site + i);
            node(&id, Some(&site.to_string()))
        }));
    }
    let request = Request {
        nodes,
        edges: links([(0, 10), (0, 20)]),
        ..Request::default()
    };
    let (_, rects) = placed(&request);
    assert!(rects[0].y1 < rects[1].y0, "{rects:?}");
    assert!((rects[1].y0 - rects[2].y0).abs() < 0.5, "{rects:?}");
}

#[test]
fn a_link_across_frames_draws_its_ends_to_each_other() {
    // Two containers of four boxes in a row; the last box of one is linked with the first of the
    // other, which a composition of each container alone would leave far apart.
    let mut nodes = vec![node("0", None), node("1", None)];
    for container in 0..2_usize {
        nodes.extend((0..12).map(|i| {
            let id = format!("{}", 100 * (container + 1) + i);
            node(&id, Some(&container.to_string()))
        }));
    }
    let all: Vec<(usize, usize)> = (0..12).map(|i| (100 + i, 200 + 11 - i)).collect();
    let request = Request {
        nodes,
        edges: links(all.iter().copied()),
        ..Request::default()
    };
    let (tree, rects) = placed(&request);
    let rect = |name: usize| {
        let id = name.to_string();
        rects[tree.ids.iter().position(|other| *other == *id).unwrap()]
    };
    let side_by_side = rects[0].x1 < rects[1].x0 || rects[1].x1 < rects[0].x0;
    let in_one_line = all.iter().filter(|(a, b)| {
        let (a, b) = (rect(*a).center(), rect(*b).center());
        let off = if side_by_side { a.y - b.y } else { a.x - b.x };
        off.abs() < 1.0
    });
    let straight = in_one_line.count();
    assert!(straight >= 8, "{straight} of 12 links can be straight");
}

/// A random map: each box lies in an earlier one or at the top.
fn any_map() -> impl Strategy<Value = Request> {
    let nodes = prop::collection::vec(
        (any::<u16>(), 1.0..400.0_f64, 1.0..200.0_f64, -1..2_i32),
        1..60,
    );
    let edges = prop::collection::vec((any::<u16>(), any::<u16>(), any::<bool>()), 0..120);
    (nodes, edges, any::<bool>(), 0.3..4.0_f64).prop_map(|(nodes, edges, right, aspect)| {
        let count = nodes.len();
        let parent = |index: usize, pick: u16| {
            let pick = usize::from(pick) % (2 * index + 2);
            (pick < index).then(|| pick.to_string().into())
        };
        Request {
            nodes: nodes
                .iter()
                .enumerate()
                .map(|(index, &(pick, width, height, order))| Node {
                    id: index.to_string().into(),
                    parent: parent(index, pick),
                    size: Size::new(width, height),
                    order,
                })
                .collect(),
            edges: edges
                .iter()
                .enumerate()
                .map(|(number, &(from, to, ranks))| super::Edge {
                    ranks,
                    ..edge(
                        &format!("e{number}"),
                        &(usize::from(from) % count).to_string(),
                        &(usize::from(to) % count).to_string(),
                    )
                })
                .collect(),
            direction: if right {
                Direction::Right
            } else {
                Direction::Down
            },
            aspect,
            ..Request::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn boxes_of_any_map_lie_apart_and_in_their_containers(request in any_map()) {
        placed(&request);
    }
}
