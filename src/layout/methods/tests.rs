//! What users rely on in every method: a sound picture of any map, and the idea of the method.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::geometry::{Rect, Size, is_finite_rect, overlaps};
use crate::layout::tests::{check_routes, edge, node, parents, town};
use crate::layout::{Direction, Edge, Fixed, Method, Node, NodeId, Request, alternatives, arrange};

pub(in crate::layout) const METHODS: [Method; 7] = [
    Method::Layered,
    Method::Swimlanes,
    Method::Tiers,
    Method::Tree,
    Method::Radial,
    Method::Grid,
    Method::Force,
];

/// Pairs of siblings that overlap.
pub(in crate::layout) fn clashes(
    request: &Request,
    nodes: &BTreeMap<NodeId, Rect>,
) -> Vec<(NodeId, NodeId)> {
    let parents = parents(request);
    let mut siblings: BTreeMap<Option<&NodeId>, Vec<&NodeId>> = BTreeMap::new();
    for id in nodes.keys() {
        siblings
            .entry(parents.get(id).copied())
            .or_default()
            .push(id);
    }
    let mut clashes = Vec::new();
    for mut ids in siblings.into_values() {
        ids.sort_by(|a, b| nodes[*a].x0.total_cmp(&nodes[*b].x0));
        for (index, a) in ids.iter().enumerate() {
            for b in ids[index + 1..]
                .iter()
                .take_while(|b| nodes[**b].x0 < nodes[*a].x1)
            {
                if overlaps(nodes[*a], nodes[*b]) {
                    clashes.push(((*a).clone(), (*b).clone()));
                }
            }
        }
    }
    clashes
}

/// Children that stick out of their container or cover its title.
pub(in crate::layout) fn strays(request: &Request, nodes: &BTreeMap<NodeId, Rect>) -> Vec<NodeId> {
    let stray = |(child, parent): &(&NodeId, &NodeId)| {
        let (inner, outer) = (nodes[*child], nodes[*parent]);
        let title_end = outer.y0 + request.spacing.title_height;
        let held = inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
        !held || inner.y0 < title_end - 1.0e-6
    };
    let parents = parents(request);
    parents
        .into_iter()
        .filter(stray)
        .map(|(child, _)| child.clone())
        .collect()
}

/// Asserts what holds for every picture.
fn check(request: &Request) -> BTreeMap<NodeId, Rect> {
    let arrangement = arrange(request);
    let nodes = &arrangement.nodes;
    let method = request.method;
    assert!(
        nodes.values().all(|rect| is_finite_rect(*rect)),
        "{method:?}"
    );
    assert_eq!(clashes(request, nodes), [], "{method:?}");
    assert_eq!(strays(request, nodes), [] as [NodeId; 0], "{method:?}");
    let parents: BTreeSet<&NodeId> = parents(request).into_values().collect();
    for node in request
        .nodes
        .iter()
        .filter(|node| !parents.contains(&node.id))
    {
        let size = nodes[&node.id].size();
        let off = (size - node.size).to_vec2();
        assert!(
            off.hypot2() < 1.0e-6,
            "{method:?} changes the size of {}",
            node.id
        );
    }
    check_routes(request, nodes, &arrangement.edges);
    assert_eq!(
        &arrangement,
        &arrange(request),
        "{method:?} is not the same again"
    );
    arrangement.nodes
}

/// Random nested maps.
pub(in crate::layout) fn any_map() -> impl Strategy<Value = Request> {
    let nodes = prop::collection::vec(
        (
            prop::option::of(0_usize..30),
            1.0..400.0_f64,
            1.0..200.0_f64,
            -1..3_i32,
        ),
        0..30,
    );
    let edges = prop::collection::vec((0_usize..30, 0_usize..30, any::<bool>()), 0..50);
    (nodes, edges, any::<bool>()).prop_map(|(nodes, edges, right)| Request {
        nodes: (nodes.iter().enumerate())
            .map(|(index, &(parent, width, height, order))| Node {
                id: index.to_string().into(),
                parent: parent.filter(|&p| p < index).map(|p| p.to_string().into()),
                size: Size::new(width, height),
                order,
            })
            .collect(),
        edges: (edges.iter().enumerate())
            .map(|(number, &(a, b, ranks))| Edge {
                ranks,
                ..edge(&format!("e{number}"), &a.to_string(), &b.to_string())
            })
            .collect(),
        direction: if right {
            Direction::Right
        } else {
            Direction::Down
        },
        ..Request::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_method_draws_any_map_soundly(map in any_map()) {
        for method in METHODS {
            check(&Request { method, ..map.clone() });
        }
    }
}

/// Leaves named `0..count`, linked as told.
fn flat(count: usize, links: &[(usize, usize)]) -> Request {
    Request {
        nodes: (0..count)
            .map(|index| node(&index.to_string(), None))
            .collect(),
        edges: (links.iter().enumerate())
            .map(|(number, (a, b))| edge(&format!("e{number}"), &a.to_string(), &b.to_string()))
            .collect(),
        ..Request::default()
    }
}

#[test]
fn lanes_stand_in_order_of_rank_and_share_their_edges() {
    let mut map = town(3);
    map.method = Method::Swimlanes;
    for node in &mut map.nodes {
        node.order = match node.id.as_str() {
            "site2" => -1,
            "site0" => 5,
            _ => 0,
        };
    }
    map.nodes.push(Node {
        order: 9,
        ..node("loose", None)
    });
    let nodes = check(&map);
    let lanes = [nodes["site2"], nodes["site1"], nodes["site0"]];
    assert!(
        lanes.windows(2).all(|pair| pair[0].y1 < pair[1].y0),
        "{lanes:?}"
    );
    assert!(
        lanes
            .iter()
            .all(|lane| lane.x0 == lanes[0].x0 && lane.x1 == lanes[0].x1)
    );
    assert!(nodes["loose"].y0 > nodes["site0"].y1);
    assert!(nodes["loose"].x0 >= lanes[0].x0 && nodes["loose"].x1 <= lanes[0].x1);
}

#[test]
fn linked_boxes_of_neighbouring_lanes_stand_above_each_other() {
    let mut map = Request {
        method: Method::Swimlanes,
        ..Request::default()
    };
    for lane in ["front", "back"] {
        map.nodes.push(node(lane, None));
        for number in 0..4 {
            map.nodes.push(node(&format!("{lane}{number}"), Some(lane)));
        }
    }
    // Crossed as requested: the last of the one needs the first of the other.
    for number in 0..4 {
        let (from, to) = (format!("front{number}"), format!("back{}", 3 - number));
        map.edges.push(edge(&format!("e{number}"), &from, &to));
    }
    let nodes = check(&map);
    for number in 0..4 {
        let (a, b) = (
            &nodes[format!("front{number}").as_str()],
            &nodes[format!("back{}", 3 - number).as_str()],
        );
        assert_eq!(a.center().x, b.center().x, "{a:?} {b:?}");
    }
}

#[test]
fn siblings_of_one_rank_share_a_row() {
    let mut map = flat(9, &[(0, 3), (1, 4), (2, 8)]);
    map.method = Method::Tiers;
    for (index, node) in map.nodes.iter_mut().enumerate() {
        node.order = i32::try_from(index / 3).unwrap();
    }
    let nodes = check(&map);
    for tier in 0..3 {
        let of_tier: Vec<Rect> = (0..3)
            .map(|i| nodes[(tier * 3 + i).to_string().as_str()])
            .collect();
        assert!(
            of_tier.iter().all(|rect| rect.y0 == of_tier[0].y0),
            "{of_tier:?}"
        );
        if tier > 0 {
            assert!(of_tier[0].y0 > nodes[(tier * 3 - 1).to_string().as_str()].y1);
        }
    }
}

#[test]
fn a_parent_stands_over_the_middle_of_its_children_or_before_it() {
    for direction in [Direction::Down, Direction::Right] {
        let mut map = flat(6, &[(0, 1), (0, 2), (0, 3), (2, 4), (2, 5)]);
        (map.method, map.direction) = (Method::Tree, direction);
        let nodes = check(&map);
        let middle = |id: &str| {
            let center = nodes[id].center();
            if direction == Direction::Down {
                (center.x, center.y)
            } else {
                (center.y, center.x)
            }
        };
        assert!((middle("0").0 - (middle("1").0 + middle("3").0) / 2.0).abs() < 1.0);
        assert!((middle("2").0 - (middle("4").0 + middle("5").0) / 2.0).abs() < 1.0);
        assert!(middle("0").1 < middle("2").1 && middle("2").1 < middle("4").1);
    }
}

#[test]
fn rings_lie_around_the_center_by_distance() {
    let mut links: Vec<(usize, usize)> = (1..7).map(|leaf| (leaf, 0)).collect();
    links.extend((1..7).map(|leaf| (leaf + 6, leaf)));
    let mut map = flat(13, &links);
    (map.method, map.center) = (Method::Radial, Some("0".into()));
    let nodes = check(&map);
    let center = nodes["0"].center();
    // On ellipses of the shape that the picture aims at.
    let distance = |id: usize| {
        let off = nodes[id.to_string().as_str()].center() - center;
        crate::geometry::Vec2::new(off.x / 1.6, off.y).hypot()
    };
    for leaf in 1..7 {
        assert!(distance(leaf) < distance(leaf + 6), "{leaf}");
    }
    let around: Vec<f64> = (1..7)
        .map(|leaf| nodes[leaf.to_string().as_str()].center().y - center.y)
        .collect();
    assert!(around.iter().any(|y| *y < -10.0) && around.iter().any(|y| *y > 10.0));
}

#[test]
fn a_grid_reads_by_rank_then_as_requested_in_equal_cells() {
    let mut map = flat(12, &[(0, 11), (5, 6)]);
    map.method = Method::Grid;
    map.nodes[11].order = -1;
    let nodes = check(&map);
    let mut reading: Vec<&NodeId> = nodes.keys().collect();
    reading.sort_by(|a, b| {
        (nodes[*a].y0, nodes[*a].x0)
            .partial_cmp(&(nodes[*b].y0, nodes[*b].x0))
            .unwrap()
    });
    assert_eq!(reading[..3], ["11", "0", "1"]);
    let columns: BTreeSet<i64> = nodes.values().map(|rect| rect.x0.round() as i64).collect();
    let steps: BTreeSet<i64> = columns
        .iter()
        .zip(columns.iter().skip(1))
        .map(|(a, b)| b - a)
        .collect();
    assert_eq!(steps.len(), 1, "{columns:?}");
}

#[test]
fn linked_boxes_are_nearer_than_others_where_springs_pull() {
    let links: Vec<(usize, usize)> = (0..20).map(|index| (index, (index + 1) % 20)).collect();
    let mut map = flat(20, &links);
    map.method = Method::Force;
    let nodes = check(&map);
    let center = |id: usize| nodes[id.to_string().as_str()].center();
    let linked = links
        .iter()
        .map(|&(a, b)| (center(a) - center(b)).hypot())
        .sum::<f64>()
        / 20.0;
    let across = (0..10)
        .map(|a| (center(a) - center(a + 10)).hypot())
        .sum::<f64>()
        / 10.0;
    assert!(across > 2.5 * linked, "{across} {linked}");
}

#[test]
fn odd_maps_have_a_picture_in_every_method() {
    let mut wide = flat(2_000, &[]);
    wide.nodes.push(node("all", None));
    for node in &mut wide.nodes[..2_000] {
        node.parent = Some("all".into());
    }
    let deep = Request {
        nodes: (0..200)
            .map(|level: i32| {
                let holder = (level > 0).then(|| (level - 1).to_string());
                node(&level.to_string(), holder.as_deref())
            })
            .collect(),
        ..Request::default()
    };
    let mut sizes = flat(4, &[(0, 0), (0, 1), (1, 0), (2, 3)]);
    sizes.nodes[0].size = Size::ZERO;
    sizes.nodes[1].size = Size::new(1.0e9, 1.0e9);
    sizes.nodes[2].size = Size::new(f64::NAN, f64::NEG_INFINITY);
    for method in METHODS.into_iter().skip(1) {
        for map in [&wide, &deep, &sizes] {
            let map = Request {
                method,
                ..map.clone()
            };
            let nodes = arrange(&map).nodes;
            assert_eq!(nodes.len(), map.nodes.len());
            assert!(
                nodes.values().all(|rect| is_finite_rect(*rect)),
                "{method:?}"
            );
            assert_eq!(clashes(&map, &nodes), [], "{method:?}");
            assert_eq!(strays(&map, &nodes), [] as [NodeId; 0], "{method:?}");
        }
    }
}

#[test]
fn dense_maps_have_a_picture_in_every_method() {
    let pairs: Vec<(usize, usize)> = (0..60)
        .flat_map(|a| (a + 1..60).map(move |b| (a, b)))
        .collect();
    let complete = flat(60, &pairs);
    let hub = flat(
        101,
        &(0..5_000)
            .map(|link| (0, 1 + link % 100))
            .collect::<Vec<_>>(),
    );
    for method in METHODS.into_iter().skip(1) {
        for map in [&complete, &hub] {
            let map = Request {
                method,
                ..map.clone()
            };
            // Routing so many links is not this folder's to test.
            let nodes = super::place(
                &map,
                &crate::layout::hierarchy::Hierarchy::new(&map),
                &vec![Default::default(); map.nodes.len() + 1],
                1.0,
                &std::sync::atomic::AtomicBool::new(false),
            );
            let nodes = map
                .nodes
                .iter()
                .map(|n| n.id.clone())
                .zip(nodes.unwrap())
                .collect();
            assert_eq!(clashes(&map, &nodes), [], "{method:?}");
        }
    }
}

#[test]
fn a_fixed_box_stays_in_every_method() {
    let mut map = town(2);
    map.fixed.push(Fixed {
        node: "site1-zone0-2".into(),
        origin: (1234.5, -77.25).into(),
        size: Size::new(200.0, 60.0),
    });
    for method in METHODS {
        let map = Request {
            method,
            ..map.clone()
        };
        let nodes = arrange(&map).nodes;
        assert_eq!(
            nodes["site1-zone0-2"].origin(),
            map.fixed[0].origin,
            "{method:?}"
        );
        assert_eq!(clashes(&map, &nodes), [], "{method:?}");
        assert_eq!(strays(&map, &nodes), [] as [NodeId; 0], "{method:?}");
    }
}

#[test]
fn alternatives_are_few_and_differ() {
    let mut ranked = town(2);
    for (rank, node) in ranked
        .nodes
        .iter_mut()
        .filter(|n| n.parent.is_none())
        .enumerate()
    {
        node.order = i32::try_from(rank).unwrap();
    }
    let mut around = flat(4, &[(0, 1), (0, 2), (0, 3)]);
    around.center = Some("0".into());
    let mut undirected = flat(4, &[(0, 1), (1, 2)]);
    for edge in &mut undirected.edges {
        edge.ranks = false;
    }
    let methods = |map: &Request| -> Vec<Method> {
        alternatives(map).iter().map(|offer| offer.method).collect()
    };
    assert!(methods(&ranked).contains(&Method::Swimlanes));
    assert_eq!(methods(&around)[0], Method::Radial);
    assert_eq!(methods(&undirected)[0], Method::Force);
    for map in [
        &ranked,
        &around,
        &undirected,
        &flat(3, &[]),
        &Request::default(),
    ] {
        let offers = alternatives(map);
        assert!((2..=4).contains(&offers.len()), "{}", offers.len());
        for (index, offer) in offers.iter().enumerate() {
            assert!(!offers[..index].contains(offer));
            assert_eq!(offer.nodes, map.nodes);
        }
    }
}
