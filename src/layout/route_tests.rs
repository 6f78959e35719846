//! What users rely on in routes: titles and badges stay readable, drafts are proper, and a change
//! leaves the other links alone.

use super::request::{Edge, Node};
use std::collections::BTreeMap;

use super::tests::{check_routes, edge, foreign_hits, node, parents, town};
use super::{Arrangement, EdgeId, NodeId, Request, Route, arrange, reroute, route, route_draft};
use crate::geometry::{Rect, Size, Vec2, overlaps};

/// Links that run through the text of a container's title.
fn title_hits(
    request: &Request,
    rects: &BTreeMap<NodeId, Rect>,
    routes: &BTreeMap<EdgeId, Route>,
) -> Vec<EdgeId> {
    let parents = parents(request);
    let mut hits = Vec::new();
    for container in parents.values() {
        let rect = rects[*container];
        let text = Rect::new(
            rect.x0,
            rect.y0,
            rect.x0 + rect.width() * request.spacing.title_share,
            rect.y0 + request.spacing.title_height,
        );
        let runs_through = |route: &Route| {
            let pairs = route.points.windows(2);
            pairs
                .map(|pair| Rect::from_points(pair[0], pair[1]).inflate(0.1, 0.1))
                .any(|stretch| overlaps(stretch, text.inflate(-0.2, -0.2)))
        };
        let found = routes.iter().filter(|(_, route)| runs_through(route));
        hits.extend(found.map(|(id, _)| id.clone()));
    }
    hits.sort();
    hits.dedup();
    hits
}

#[test]
fn a_link_to_a_box_above_its_container_leaves_the_title_readable() {
    let mut request = Request::default();
    request.nodes.push(node("above", None));
    request.nodes.push(node("hall", None));
    request.nodes.push(node("switch", Some("hall")));
    request.nodes.push(node("firewall", Some("hall")));
    request.edges.push(edge("up", "switch", "above"));
    request.edges.push(edge("own", "hall", "switch"));
    let rects = BTreeMap::from([
        ("above".into(), Rect::new(20.0, 0.0, 200.0, 56.0)),
        ("hall".into(), Rect::new(0.0, 140.0, 460.0, 300.0)),
        ("switch".into(), Rect::new(20.0, 200.0, 200.0, 256.0)),
        ("firewall".into(), Rect::new(240.0, 200.0, 420.0, 256.0)),
    ]);
    let routes = route(&request, &rects);
    check_routes(&request, &rects, &routes);
    assert_eq!(title_hits(&request, &rects, &routes), Vec::<EdgeId>::new());
}

#[test]
fn titles_of_a_nested_map_stay_readable() {
    let request = town(4);
    let arrangement = arrange(&request);
    let hits = title_hits(&request, &arrangement.nodes, &arrangement.edges);
    assert_eq!(hits, Vec::<EdgeId>::new());
}

/// Ends of links on the right half of the upper edge of a box.
fn ends_under_badges(
    request: &Request,
    rects: &BTreeMap<NodeId, Rect>,
    routes: &BTreeMap<EdgeId, Route>,
) -> usize {
    let mut under = 0;
    for edge in request.edges.iter().filter(|edge| edge.from != edge.to) {
        let points = &routes[&edge.id].points;
        for (end, point) in [
            (&edge.from, points[0]),
            (&edge.to, points[points.len() - 1]),
        ] {
            let rect = rects[end];
            let is_card = request.nodes.iter().all(|n| n.parent.as_ref() != Some(end));
            let on_top = (point.y - rect.y0).abs() < 0.01;
            if is_card && on_top && point.x > rect.center().x + 0.01 {
                under += 1;
            }
        }
    }
    under
}

#[test]
fn links_end_clear_of_the_badges_on_cards() {
    let mut fan = Request::default();
    fan.nodes.push(node("base", None));
    for front in 0..7 {
        let id = format!("front{front}");
        fan.nodes.push(node(&id, None));
        fan.edges.push(edge(&format!("e{front}"), &id, "base"));
    }
    for request in [fan, town(3)] {
        let Arrangement { nodes, edges } = arrange(&request);
        assert_eq!(ends_under_badges(&request, &nodes, &edges), 0);
        let draft = route_draft(&request, &nodes);
        assert_eq!(ends_under_badges(&request, &nodes, &draft), 0);
    }
}

#[test]
fn a_draft_joins_all_boxes_with_proper_courses() {
    let mut request = town(4);
    request.edges.push(edge("loop", "site0", "site0"));
    let nodes = arrange(&request).nodes;
    let draft = route_draft(&request, &nodes);
    assert_eq!(draft.len(), request.edges.len());
    check_routes(&request, &nodes, &draft);
    assert_eq!(draft, route_draft(&request, &nodes));
    let nowhere = route_draft(&request, &BTreeMap::new());
    assert_eq!(nowhere.len(), request.edges.len());
}

#[test]
fn a_draft_is_straight_where_boxes_face_each_other_and_spread_where_several_links_meet() {
    let mut request = Request::default();
    for id in ["a", "b", "c"] {
        request.nodes.push(node(id, None));
    }
    request.edges.push(edge("1", "b", "a"));
    request.edges.push(edge("2", "a", "c"));
    request.edges.push(edge("3", "a", "c"));
    let rects = BTreeMap::from([
        ("a".into(), Rect::new(0.0, 0.0, 180.0, 56.0)),
        ("b".into(), Rect::new(300.0, 10.0, 480.0, 66.0)),
        ("c".into(), Rect::new(0.0, 200.0, 180.0, 256.0)),
    ]);
    let draft = route_draft(&request, &rects);
    assert_eq!(draft["1"].points.len(), 2);
    assert!((draft["2"].points[0].x - draft["3"].points[0].x).abs() >= 8.0);
}

#[test]
fn without_a_change_all_routes_stay() {
    let request = town(3);
    let Arrangement { nodes, edges } = arrange(&request);
    assert_eq!(reroute(&request, &nodes, &edges, &nodes), edges);
}

#[test]
fn a_moved_box_takes_only_its_links_and_those_in_its_way_along() {
    let request = town(6);
    let Arrangement { nodes, edges } = arrange(&request);
    let mut moved = nodes.clone();
    let rect = moved["site1-zone0-2"] + Vec2::new(7.0, 5.0);
    moved.insert("site1-zone0-2".into(), rect);
    let after = reroute(&request, &moved, &edges, &nodes);
    check_routes(&request, &moved, &after);
    assert_eq!(after, reroute(&request, &moved, &edges, &nodes));
    let arrangement = Arrangement {
        nodes: moved,
        edges: after.clone(),
    };
    assert_eq!(foreign_hits(&request, &arrangement), 0);
    let other = after.iter().filter(|(id, route)| edges[*id] != **route);
    let far = other.filter(|(id, _)| !id.starts_with("site0") && !id.starts_with("site1"));
    assert_eq!(far.count(), 0, "links far from the change moved");
}

#[test]
fn a_box_put_onto_a_link_pushes_it_aside() {
    let mut request = Request::default();
    for id in ["left", "right", "stone"] {
        request.nodes.push(node(id, None));
    }
    request.edges.push(edge("across", "left", "right"));
    let before = BTreeMap::from([
        ("left".into(), Rect::new(0.0, 0.0, 180.0, 56.0)),
        ("right".into(), Rect::new(600.0, 0.0, 780.0, 56.0)),
        ("stone".into(), Rect::new(300.0, 300.0, 480.0, 356.0)),
    ]);
    let routes = route(&request, &before);
    assert_eq!(routes["across"].points.len(), 2);
    let mut after = before.clone();
    after.insert("stone".into(), Rect::new(300.0, 0.0, 480.0, 56.0));
    let edges = reroute(&request, &after, &routes, &before);
    check_routes(&request, &after, &edges);
    let arrangement = Arrangement {
        nodes: after,
        edges,
    };
    assert_eq!(foreign_hits(&request, &arrangement), 0);
}

#[test]
fn added_links_and_boxes_are_routed_and_removed_ones_forgotten() {
    let mut request = town(2);
    let Arrangement { mut nodes, edges } = arrange(&request);
    let before = nodes.clone();
    let gone = request.edges.remove(0);
    request
        .edges
        .push(edge("new", "site0-zone0-1", "site1-zone1-4"));
    request.nodes.push(node("guest", None));
    request.edges.push(edge("guest", "guest", "site0"));
    nodes.insert("guest".into(), Rect::new(-600.0, 0.0, -420.0, 56.0));
    let after = reroute(&request, &nodes, &edges, &before);
    check_routes(&request, &nodes, &after);
    assert!(!after.contains_key(&gone.id));
    assert_eq!(after.len(), request.edges.len());
}

#[test]
fn a_label_keeps_clear_of_a_link_that_crosses_its_own() {
    let mut request = Request::default();
    for id in ["left", "right", "above", "below"] {
        request.nodes.push(node(id, None));
    }
    request.edges.push(edge("across", "left", "right"));
    request.edges.push(edge("down", "above", "below"));
    request.edges[0].label = Size::new(60.0, 16.0);
    let rects = BTreeMap::from([
        ("left".into(), Rect::new(0.0, 0.0, 180.0, 56.0)),
        ("right".into(), Rect::new(600.0, 0.0, 780.0, 56.0)),
        ("above".into(), Rect::new(300.0, -300.0, 480.0, -244.0)),
        ("below".into(), Rect::new(300.0, 300.0, 480.0, 356.0)),
    ]);
    let routes = route(&request, &rects);
    assert_eq!(routes["down"].points.len(), 2);
    let line = routes["down"].points[0].x;
    let label = routes["across"].label_center.expect("it has a label");
    assert!((label.x - line).abs() > 30.0, "{label:?} lies on x {line}");
}

#[test]
fn no_link_ends_under_the_badges_that_a_box_is_known_to_have() {
    let node = |id: &str| Node {
        id: id.into(),
        parent: None,
        size: Size::new(200.0, 56.0),
        order: 0,
    };
    let edge = |number: usize| Edge {
        id: format!("l{number}").into(),
        from: "above".into(),
        to: "below".into(),
        label: Size::ZERO,
        ranks: true,
    };
    let rects: BTreeMap<NodeId, Rect> = [
        ("above".into(), Rect::new(0.0, 0.0, 200.0, 56.0)),
        ("below".into(), Rect::new(0.0, 160.0, 200.0, 216.0)),
    ]
    .into();
    for badges in [0.0, 80.0, 150.0] {
        let request = Request {
            nodes: vec![node("above"), node("below")],
            edges: (0..3).map(edge).collect(),
            badges: [("below".into(), badges)].into(),
            ..Request::default()
        };
        for route in route(&request, &rects).values() {
            let end = route.points.last().unwrap();
            let is_on_top = (end.y - 160.0).abs() < 0.01;
            assert!(!is_on_top || end.x <= 200.0 - badges, "{badges}: {end:?}");
        }
    }
}
