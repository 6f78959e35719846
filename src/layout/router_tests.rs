//! What users rely on while they move boxes: routes follow, stay clean, and hardly any others move;
//! and what they rely on where a map is odd or time is short.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::prelude::*;

use super::tests::{any_request, check_routes, edge, foreign_hits, node, town};
use super::{Arrangement, NodeId, Request, Router, arrange, arrange_within, route_draft};
use crate::geometry::{Rect, Size, Vec2, overlaps};

/// The places and routes of `router`.
fn picture(router: &Router, request: &Request) -> Arrangement {
    let nodes = request.nodes.iter();
    Arrangement {
        nodes: nodes
            .filter_map(|node| Some((node.id.clone(), router.place(&node.id)?)))
            .collect(),
        edges: router.routes(),
    }
}

#[test]
fn a_router_starts_with_the_routes_that_it_is_given() {
    let request = town(4);
    let arrangement = arrange(&request);
    let mut router = Router::new(&request, &arrangement);
    assert_eq!(router.routes(), arrangement.edges);
    assert_eq!(router.moved(&[]), []);
    let unmoved: NodeId = "site1".into();
    let place = arrangement.nodes[&unmoved];
    assert_eq!(router.moved(&[(unmoved, place)]), []);
}

#[test]
fn links_without_a_route_are_routed_at_once() {
    let request = town(3);
    let mut arrangement = arrange(&request);
    arrangement.edges.remove("site0-zone0-far");
    let router = Router::new(&request, &arrangement);
    check_routes(&request, &arrangement.nodes, &router.routes());
}

#[test]
fn a_moved_box_changes_its_links_and_leaves_distant_ones_alone() {
    let request = town(6);
    let arrangement = arrange(&request);
    let mut router = Router::new(&request, &arrangement);
    let moved: NodeId = "site1-zone0-2".into();
    let to = arrangement.nodes[&moved] + Vec2::new(7.0, 5.0);
    let changed = router.moved(&[(moved.clone(), to)]);
    assert_eq!(router.place(&moved), Some(to));
    let ids: Vec<&str> = changed.iter().map(|(id, _)| id.as_str()).collect();
    assert!(ids.contains(&"site1-zone0-up") && ids.contains(&"site0-zone0-far"));
    let distant = ids
        .iter()
        .filter(|id| !id.starts_with("site0") && !id.starts_with("site1"));
    assert_eq!(distant.count(), 0);
    for (id, route) in &changed {
        assert_eq!(&router.routes()[id], route);
    }
    let after = picture(&router, &request);
    check_routes(&request, &after.nodes, &after.edges);
    assert_eq!(foreign_hits(&request, &after), 0);
}

#[test]
fn what_lies_in_a_moved_container_moves_along_as_it_is() {
    let request = town(3);
    let arrangement = arrange(&request);
    let mut router = Router::new(&request, &arrangement);
    let by = Vec2::new(-2_000.0, 4_000.0);
    let moves: Vec<(NodeId, Rect)> = arrangement
        .nodes
        .iter()
        .filter(|(id, _)| id.starts_with("site2"))
        .map(|(id, rect)| (id.clone(), *rect + by))
        .collect();
    router.moved(&moves);
    let after = picture(&router, &request);
    check_routes(&request, &after.nodes, &after.edges);
    assert_eq!(foreign_hits(&request, &after), 0);
    let before = &arrangement.edges["site2-zone0-near"];
    let shifted: Vec<_> = before.points.iter().map(|point| *point + by).collect();
    assert_eq!(after.edges["site2-zone0-near"].points, shifted);
}

#[test]
fn a_box_put_onto_a_link_pushes_the_link_aside() {
    let mut request = Request::default();
    for id in ["left", "right", "stone"] {
        request.nodes.push(node(id, None));
    }
    request.edges.push(edge("across", "left", "right"));
    let nodes = BTreeMap::from([
        ("left".into(), Rect::new(0.0, 0.0, 180.0, 56.0)),
        ("right".into(), Rect::new(600.0, 0.0, 780.0, 56.0)),
        ("stone".into(), Rect::new(300.0, 300.0, 480.0, 356.0)),
    ]);
    let edges = route_draft(&request, &nodes);
    let mut router = Router::new(&request, &Arrangement { nodes, edges });
    let changed = router.moved(&[("stone".into(), Rect::new(300.0, 0.0, 480.0, 56.0))]);
    assert_eq!(changed.len(), 1);
    assert_eq!(foreign_hits(&request, &picture(&router, &request)), 0);
    let unknown = ("nobody".into(), Rect::new(0.0, 0.0, 1.0, 1.0));
    let nowhere = ("stone".into(), Rect::new(f64::NAN, 0.0, 1.0, 1.0));
    assert_eq!(router.moved(&[unknown, nowhere]), []);
}

/// Five thousand links on one box, a complete graph of sixty, many links between the same two.
fn crowds() -> [Request; 3] {
    let boxes = |count: usize| Request {
        nodes: (0..count).map(|n| node(&n.to_string(), None)).collect(),
        ..Request::default()
    };
    let mut star = boxes(100);
    for n in 0..5_000 {
        let other = (1 + n % 99).to_string();
        star.edges.push(edge(&format!("e{n}"), &other, "0"));
    }
    let mut complete = boxes(60);
    for a in 0..60 {
        for b in 0..a {
            let id = format!("{a}-{b}");
            complete
                .edges
                .push(edge(&id, &a.to_string(), &b.to_string()));
        }
    }
    let mut parallel = boxes(2);
    for n in 0..200 {
        parallel.edges.push(edge(&format!("e{n}"), "0", "1"));
    }
    [star, complete, parallel]
}

#[test]
fn crowds_of_links_are_routed_around_all_boxes() {
    for request in crowds() {
        let arrangement = arrange(&request);
        check_routes(&request, &arrangement.nodes, &arrangement.edges);
        assert_eq!(foreign_hits(&request, &arrangement), 0);
    }
}

#[test]
fn without_time_there_is_still_a_whole_picture_and_with_enough_the_usual_one() {
    let request = town(4);
    let hasty = arrange_within(&request, Duration::ZERO);
    assert_eq!(hasty.nodes.len(), request.nodes.len());
    check_routes(&request, &hasty.nodes, &hasty.edges);
    let calm = arrange_within(&request, Duration::from_secs(3_600));
    assert_eq!(calm, arrange(&request));
    assert_eq!(arrange_within(&request, Duration::MAX), calm);
}

#[test]
fn no_link_to_a_narrow_box_ends_under_its_badges() {
    let mut request = Request::default();
    request.nodes.push(node("above", None));
    request.nodes.push(node("narrow", None));
    request.edges.push(edge("down", "above", "narrow"));
    for width in [30.0, 60.0, 90.0, 110.0] {
        request.nodes[1].size = Size::new(width, 40.0);
        let arrangement = arrange(&request);
        let rect = arrangement.nodes["narrow"];
        let badges = Rect::new(
            rect.x1 - 60.0_f64.min(width * 0.6),
            rect.y0 - 8.0,
            rect.x1,
            rect.y0,
        );
        let route = &arrangement.edges["down"];
        let hits = route.points.windows(2).filter(|pair| {
            overlaps(
                Rect::from_points(pair[0], pair[1]).inflate(0.1, 0.1),
                badges,
            )
        });
        assert_eq!(hits.count(), 0, "{width}: {route:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn routes_stay_proper_whatever_is_moved(
        request in any_request(),
        moves in prop::collection::vec((0_usize..24, -900.0..900.0_f64, -900.0..900.0_f64), 1..6),
    ) {
        let arrangement = arrange(&request);
        let mut router = Router::new(&request, &arrangement);
        let mut twin = router.clone();
        for (index, dx, dy) in moves {
            let id: NodeId = index.to_string().into();
            if let Some(rect) = router.place(&id) {
                let to = [(id, rect + Vec2::new(dx, dy))];
                prop_assert_eq!(router.moved(&to), twin.moved(&to));
            }
        }
        let after = picture(&router, &request);
        check_routes(&request, &after.nodes, &after.edges);
    }

    #[test]
    fn the_same_map_gives_the_same_routes(request in any_request()) {
        prop_assert_eq!(arrange(&request), arrange(&request));
    }
}
