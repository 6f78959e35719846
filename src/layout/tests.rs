//! What users rely on in every layout, for hand-made, generated and random requests.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{
    Arrangement, Direction, Edge, Fixed, Node, NodeId, Request, Route, arrange,
    arrange_cancellable, route,
};
use crate::geometry::{Point, Rect, Size, overlaps};

pub(super) fn node(id: &str, parent: Option<&str>) -> Node {
    Node {
        id: id.into(),
        parent: parent.map(Into::into),
        size: Size::new(180.0, 56.0),
        order: 0,
    }
}

pub(super) fn edge(id: &str, from: &str, to: &str) -> Edge {
    Edge {
        id: id.into(),
        from: from.into(),
        to: to.into(),
        label: Size::new(60.0, 18.0),
        ranks: true,
    }
}

/// The known parent of each node, as far as the chain of parents ends.
pub(super) fn parents(request: &Request) -> BTreeMap<&NodeId, &NodeId> {
    let known: BTreeSet<&NodeId> = request.nodes.iter().map(|n| &n.id).collect();
    request
        .nodes
        .iter()
        .filter_map(|n| Some((&n.id, n.parent.as_ref().filter(|p| known.contains(p))?)))
        .collect()
}

fn on_border(rect: Rect, point: Point) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 0.01;
    let inside_x = rect.x0 - 0.01 <= point.x && point.x <= rect.x1 + 0.01;
    let inside_y = rect.y0 - 0.01 <= point.y && point.y <= rect.y1 + 0.01;
    ((near(point.x, rect.x0) || near(point.x, rect.x1)) && inside_y)
        || ((near(point.y, rect.y0) || near(point.y, rect.y1)) && inside_x)
}

fn check_route(id: &str, route: &Route, from: Rect, to: Rect) {
    assert!(route.points.len() >= 2, "{id} has no course");
    for pair in route.points.windows(2) {
        let straight =
            (pair[0].x - pair[1].x).abs() < 1.0e-6 || (pair[0].y - pair[1].y).abs() < 1.0e-6;
        assert!(straight, "{id} runs askew: {:?}", route.points);
    }
    assert!(
        on_border(from, route.points[0]),
        "{id} does not start at its box: {:?} {from:?}",
        route.points
    );
    assert!(
        on_border(to, route.points[route.points.len() - 1]),
        "{id} does not end at its box: {:?} {to:?}",
        route.points
    );
}

pub(super) fn check_routes(
    request: &Request,
    nodes: &BTreeMap<NodeId, Rect>,
    routes: &BTreeMap<super::EdgeId, Route>,
) {
    for edge in &request.edges {
        if let (Some(from), Some(to)) = (nodes.get(&edge.from), nodes.get(&edge.to)) {
            check_route(&edge.id, &routes[&edge.id], *from, *to);
        }
    }
}

/// Siblings apart, children inside and below the title, every link with a proper course.
fn check(request: &Request) -> Arrangement {
    let arrangement = arrange(request);
    let parents = parents(request);
    let mut siblings: BTreeMap<Option<&NodeId>, Vec<&NodeId>> = BTreeMap::new();
    for id in arrangement.nodes.keys() {
        siblings
            .entry(parents.get(id).copied())
            .or_default()
            .push(id);
    }
    for ids in siblings.values() {
        for (index, a) in ids.iter().enumerate() {
            for b in &ids[index + 1..] {
                assert!(
                    !overlaps(arrangement.nodes[*a], arrangement.nodes[*b]),
                    "{a} and {b} overlap"
                );
            }
        }
    }
    for (child, parent) in &parents {
        let (inner, outer) = (arrangement.nodes[*child], arrangement.nodes[*parent]);
        let title_end = outer.y0 + request.spacing.title_height;
        assert!(
            inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1,
            "{child} sticks out of {parent}"
        );
        assert!(
            inner.y0 >= title_end,
            "{child} covers the title of {parent}"
        );
    }
    check_routes(request, &arrangement.nodes, &arrangement.edges);
    assert_eq!(
        arrangement,
        arrange(request),
        "the same request gives the same picture"
    );
    arrangement
}

/// Links through the inside of boxes that hold neither of their ends.
pub(super) fn foreign_hits(request: &Request, arrangement: &Arrangement) -> usize {
    let parents = parents(request);
    let holders = |id: &NodeId| {
        let mut holders = BTreeSet::from([id.clone()]);
        let mut at = id;
        while let Some(parent) = parents.get(at) {
            holders.insert((*parent).clone());
            at = parent;
        }
        holders
    };
    let mut hits = 0;
    for edge in &request.edges {
        let own: BTreeSet<NodeId> = holders(&edge.from)
            .union(&holders(&edge.to))
            .cloned()
            .collect();
        let Some(route) = arrangement.edges.get(&edge.id) else {
            continue;
        };
        for pair in route.points.windows(2) {
            let segment = Rect::from_points(pair[0], pair[1]).inflate(0.01, 0.01);
            hits += arrangement
                .nodes
                .iter()
                .filter(|(id, rect)| {
                    !own.contains(*id) && overlaps(rect.inflate(-1.0, -1.0), segment)
                })
                .count();
        }
    }
    hits
}

/// A map of `sites` sites with two zones of five servers each, and links between all levels.
pub(super) fn town(sites: usize) -> Request {
    let mut request = Request::default();
    for site in 0..sites {
        let site_id = format!("site{site}");
        request.nodes.push(node(&site_id, None));
        for zone in 0..2 {
            let zone_id = format!("{site_id}-zone{zone}");
            request.nodes.push(node(&zone_id, Some(&site_id)));
            for server in 0..5 {
                request
                    .nodes
                    .push(node(&format!("{zone_id}-{server}"), Some(&zone_id)));
            }
            request.edges.push(edge(
                &format!("{zone_id}-near"),
                &format!("{zone_id}-0"),
                &format!("{zone_id}-3"),
            ));
            request.edges.push(edge(
                &format!("{zone_id}-far"),
                &format!("{zone_id}-1"),
                &format!("site{}-zone0-2", (site + 1) % sites),
            ));
            request.edges.push(edge(
                &format!("{zone_id}-up"),
                &format!("{zone_id}-2"),
                &site_id,
            ));
        }
        request.edges.push(edge(
            &format!("{site_id}-zones"),
            &format!("{site_id}-zone0"),
            &format!("{site_id}-zone1"),
        ));
    }
    request
}

#[test]
fn an_empty_request_gives_an_empty_picture() {
    assert_eq!(arrange(&Request::default()), Arrangement::default());
}

#[test]
fn nested_boxes_lie_in_order_and_links_go_around_them() {
    let request = town(4);
    let arrangement = check(&request);
    assert_eq!(foreign_hits(&request, &arrangement), 0);
    let bounds = arrangement.bounds().unwrap();
    assert!(
        (0.7..2.6).contains(&(bounds.width() / bounds.height())),
        "{bounds:?}"
    );
}

#[test]
fn dependencies_run_downwards_or_to_the_right() {
    for direction in [Direction::Down, Direction::Right] {
        let request = Request {
            nodes: ["portal", "gateway", "base"]
                .map(|id| node(id, None))
                .to_vec(),
            edges: vec![edge("1", "portal", "gateway"), edge("2", "gateway", "base")],
            direction,
            ..Request::default()
        };
        let nodes = check(&request).nodes;
        let along = |id: &str| {
            if direction == Direction::Down {
                nodes[id].y0
            } else {
                nodes[id].x0
            }
        };
        assert!(along("portal") < along("gateway") && along("gateway") < along("base"));
    }
}

#[test]
fn a_chain_is_drawn_with_straight_links() {
    let request = Request {
        nodes: ["portal", "base"].map(|id| node(id, None)).to_vec(),
        edges: vec![edge("1", "portal", "base")],
        ..Request::default()
    };
    assert_eq!(check(&request).edges["1"].points.len(), 2);
}

#[test]
fn links_between_the_same_boxes_do_not_lie_on_each_other() {
    let request = Request {
        nodes: ["a", "b"].map(|id| node(id, None)).to_vec(),
        edges: (0..5).map(|i| edge(&format!("e{i}"), "a", "b")).collect(),
        ..Request::default()
    };
    let arrangement = check(&request);
    let starts: Vec<Point> = arrangement.edges.values().map(|r| r.points[0]).collect();
    for (index, a) in starts.iter().enumerate() {
        assert!(
            starts[index + 1..].iter().all(|b| a.distance(*b) >= 4.0),
            "{starts:?}"
        );
    }
}

#[test]
fn fixed_boxes_stay_exactly_where_they_are() {
    let mut request = town(3);
    let at = Point::new(1234.5, -77.25);
    request.fixed.push(Fixed {
        node: "site1-zone0-2".into(),
        origin: at,
        size: Size::new(200.0, 60.0),
    });
    let arrangement = arrange(&request);
    assert_eq!(
        arrangement.nodes["site1-zone0-2"],
        Rect::from_origin_size(at, (200.0, 60.0))
    );
    assert!(
        arrangement.nodes["site1"].union(arrangement.nodes["site1-zone0-2"])
            == arrangement.nodes["site1"],
        "its site is drawn around it"
    );
    check_routes(&request, &arrangement.nodes, &arrangement.edges);

    let first = arrange(&town(3));
    request.fixed = first
        .nodes
        .iter()
        .map(|(id, r)| Fixed {
            node: id.clone(),
            origin: r.origin(),
            size: r.size(),
        })
        .collect();
    assert_eq!(arrange(&request).nodes, first.nodes);
}

#[test]
fn a_new_box_finds_a_free_place_beside_fixed_ones() {
    let first = arrange(&town(2));
    let mut request = town(2);
    request.fixed = first
        .nodes
        .iter()
        .filter(|(id, _)| !id.starts_with("site0"))
        .map(|(id, r)| Fixed {
            node: id.clone(),
            origin: r.origin(),
            size: r.size(),
        })
        .collect();
    check(&request);
}

#[test]
fn odd_requests_are_drawn_as_far_as_they_make_sense() {
    let mut request = town(1);
    // A circle of parents, a box in itself, unknown and repeated names, sizes that are no numbers.
    request.nodes.push(node("x", Some("y")));
    request.nodes.push(node("y", Some("z")));
    request.nodes.push(node("z", Some("x")));
    request.nodes.push(node("me", Some("me")));
    request.nodes.push(node("orphan", Some("nowhere")));
    request.nodes.push(node("x", None));
    request.nodes.push(Node {
        size: Size::new(f64::NAN, -5.0),
        ..node("nan", None)
    });
    request.nodes.push(Node {
        size: Size::new(f64::INFINITY, 0.0),
        ..node("inf", None)
    });
    request.edges.push(edge("loop", "me", "me"));
    request.edges.push(edge("loop2", "me", "me"));
    request.edges.push(edge("lost", "me", "nowhere"));
    request.edges.push(edge("in", "x", "y"));
    request.edges.push(edge("there", "nan", "me"));
    request.edges.push(edge("back", "me", "nan"));
    request.spacing.padding = f64::NAN;
    request.aspect = f64::NEG_INFINITY;
    let arrangement = arrange(&request);
    assert_eq!(arrangement.nodes.len(), request.nodes.len() - 1);
    assert_eq!(arrangement.edges.len(), request.edges.len() - 1);
    assert!(
        arrangement
            .nodes
            .values()
            .all(|r| crate::geometry::is_finite_rect(*r))
    );
    check_routes(&request, &arrangement.nodes, &arrangement.edges);
    assert_ne!(
        arrangement.edges["loop"].points,
        arrangement.edges["loop2"].points
    );
}

#[test]
fn two_thousand_levels_of_nesting_are_no_problem() {
    let mut request = Request::default();
    request.nodes.push(node("0", None));
    for level in 1..2000 {
        request
            .nodes
            .push(node(&level.to_string(), Some(&(level - 1).to_string())));
    }
    request.edges.push(edge("out", "1999", "0"));
    let arrangement = arrange(&request);
    assert_eq!(arrangement.nodes.len(), 2000);
    check_routes(&request, &arrangement.nodes, &arrangement.edges);
}

#[test]
fn dragged_boxes_may_overlap_and_links_still_have_a_course() {
    let request = town(2);
    let piled: BTreeMap<NodeId, Rect> = request
        .nodes
        .iter()
        .map(|n| (n.id.clone(), Rect::new(10.0, 10.0, 190.0, 66.0)))
        .collect();
    check_routes(&request, &piled, &route(&request, &piled));
    let nowhere = BTreeMap::new();
    assert_eq!(route(&request, &nowhere).len(), request.edges.len());
}

#[test]
fn a_cancelled_layout_answers_nothing() {
    let cancelled = std::sync::atomic::AtomicBool::new(true);
    assert_eq!(arrange_cancellable(&town(2), &cancelled, &|_| {}), None);
}

#[test]
fn labels_lie_on_their_routes_and_off_the_boxes() {
    let request = town(2);
    let arrangement = check(&request);
    let mut hidden = 0;
    for edge in &request.edges {
        let route = &arrangement.edges[&edge.id];
        let center = route.label_center.expect("every link has a label here");
        let on_route = route.points.windows(2).any(|pair| {
            Rect::from_points(pair[0], pair[1])
                .inflate(0.01, 0.01)
                .contains(center)
        });
        assert!(on_route, "{} is beside its link", edge.id);
        let label = Rect::from_center_size(center, edge.label);
        hidden += arrangement
            .nodes
            .iter()
            .filter(|(id, rect)| {
                request.nodes.iter().all(|n| n.parent.as_ref() != Some(id))
                    && overlaps(**rect, label)
            })
            .count();
    }
    assert!(
        hidden <= request.edges.len() / 4,
        "{hidden} labels cover boxes"
    );
}

pub(super) fn any_request() -> impl Strategy<Value = Request> {
    let nodes = prop::collection::vec(
        (
            prop::option::of(0_usize..24),
            1.0..400.0_f64,
            1.0..200.0_f64,
            -1..2_i32,
        ),
        0..24,
    );
    let edges = prop::collection::vec((0_usize..26, 0_usize..26, any::<bool>()), 0..40);
    (nodes, edges, any::<bool>()).prop_map(|(nodes, edges, right)| Request {
        // Parents come first, so that the parent of the request is the parent of the picture.
        nodes: nodes
            .iter()
            .enumerate()
            .map(|(index, &(parent, w, h, order))| Node {
                id: index.to_string().into(),
                parent: parent.filter(|&p| p < index).map(|p| p.to_string().into()),
                size: Size::new(w, h),
                order,
            })
            .collect(),
        edges: edges
            .iter()
            .enumerate()
            .map(|(i, &(a, b, ranks))| Edge {
                ranks,
                ..edge(&format!("e{i}"), &a.to_string(), &b.to_string())
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
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_is_laid_out_properly(request in any_request()) {
        let arrangement = check(&request);
        prop_assert_eq!(foreign_hits(&request, &arrangement), 0);
    }

    #[test]
    fn links_find_a_course_around_boxes_anywhere(
        request in any_request(),
        places in prop::collection::vec((-300.0..600.0_f64, -300.0..600.0_f64, 1.0..300.0_f64, 1.0..300.0_f64), 24),
    ) {
        let rects: BTreeMap<NodeId, Rect> = request.nodes.iter().zip(&places)
            .map(|(n, &(x, y, w, h))| (n.id.clone(), Rect::new(x, y, x + w, y + h))).collect();
        check_routes(&request, &rects, &route(&request, &rects));
    }
}
