//! What users rely on when only a part of a view is arranged.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::geometry::{Rect, Vec2};
use crate::layout::methods::tests::{METHODS, any_map, clashes, strays};
use crate::layout::tests::{edge, node, parents, town};
use crate::layout::{Fixed, NodeId, Request, arrange, arrange_new, arrange_only, tidy};

type Places = BTreeMap<NodeId, Rect>;

fn names(ids: &[&str]) -> BTreeSet<NodeId> {
    ids.iter().map(|id| NodeId::from(*id)).collect()
}

/// Boxes that hold others.
fn containers(map: &Request) -> BTreeSet<NodeId> {
    parents(map).into_values().cloned().collect()
}

/// `id` and all that holds it.
fn chain(map: &Request, id: &NodeId) -> BTreeSet<NodeId> {
    let parents = parents(map);
    let mut chain = BTreeSet::from([id.clone()]);
    let mut at = id;
    while let Some(parent) = parents.get(at) {
        chain.insert((*parent).clone());
        at = parent;
    }
    chain
}

fn fix(map: &mut Request, id: &str, rect: Rect) {
    map.fixed.push(Fixed {
        node: id.into(),
        origin: rect.origin(),
        size: rect.size(),
    });
}

#[test]
fn a_new_box_stands_near_what_it_is_linked_to_and_nothing_moves() {
    let before = arrange(&town(3)).nodes;
    let mut map = town(3);
    map.nodes.push(node("new", Some("site1-zone0")));
    map.edges.push(edge("to-new", "site1-zone0-1", "new"));
    let after = arrange_new(&map, &before);
    let grown = chain(&map, &"site1-zone0-1".into());
    for (id, rect) in &before {
        if grown.contains(id) {
            assert_eq!(after[id].union(*rect), after[id], "{id} does not shrink");
        } else {
            assert_eq!(after[id], *rect, "{id} moved");
        }
    }
    assert_eq!(clashes(&map, &after), []);
    assert_eq!(strays(&map, &after), [] as [NodeId; 0]);
    let distance = (after["new"].center() - after["site1-zone0-1"].center()).hypot();
    assert!(distance < 400.0, "{distance}");
}

#[test]
fn a_new_container_comes_with_its_inside() {
    let before = arrange(&town(2)).nodes;
    let map = town(4);
    let after = arrange_new(&map, &before);
    assert_eq!(after.len(), map.nodes.len());
    assert!(before.iter().all(|(id, rect)| after[id] == *rect));
    assert_eq!(clashes(&map, &after), []);
    assert_eq!(strays(&map, &after), [] as [NodeId; 0]);
}

#[test]
fn a_box_without_room_in_a_pinned_container_covers_nothing() {
    let mut map = Request {
        nodes: vec![
            node("frame", None),
            node("a", Some("frame")),
            node("new", Some("frame")),
        ],
        ..Request::default()
    };
    let frame = Rect::new(0.0, 0.0, 220.0, 140.0);
    fix(&mut map, "frame", frame);
    let placed = Places::from([("a".into(), Rect::new(20.0, 60.0, 200.0, 116.0))]);
    let after = arrange_new(&map, &placed);
    assert_eq!(after["frame"], frame);
    assert!(
        !crate::geometry::overlaps(after["new"], frame),
        "{:?}",
        after["new"]
    );
}

#[test]
fn new_boxes_without_a_link_stand_in_order_below() {
    let placed = Places::from([("a".into(), Rect::new(0.0, 0.0, 180.0, 56.0))]);
    let map = Request {
        nodes: ["a", "b", "c", "d"].map(|id| node(id, None)).to_vec(),
        ..Request::default()
    };
    let after = arrange_new(&map, &placed);
    assert_eq!(after["a"], placed["a"]);
    assert!(
        ["b", "c", "d"]
            .iter()
            .all(|id| after[*id].y0 > after["a"].y1)
    );
    assert_eq!(clashes(&map, &after), []);
}

#[test]
fn chosen_boxes_are_arranged_where_they_stood() {
    let map = town(2);
    let mut before = arrange(&map).nodes;
    // Far apart, so that there is room between them.
    before.insert("x".into(), Rect::new(5_000.0, 5_000.0, 5_180.0, 5_056.0));
    before.insert("y".into(), Rect::new(5_700.0, 5_900.0, 5_880.0, 5_956.0));
    let mut map = map;
    map.nodes.extend([node("x", None), node("y", None)]);
    map.edges.push(edge("xy", "x", "y"));
    let after = arrange_only(&map, &before, &names(&["x", "y"]));
    for (id, rect) in before
        .iter()
        .filter(|(id, _)| !["x", "y"].contains(&id.as_str()))
    {
        assert_eq!(after[id], *rect, "{id} moved");
    }
    let center = |places: &Places| places["x"].union(places["y"]).center();
    assert!((center(&after) - center(&before)).hypot() < 2.0);
    assert!(after["x"].y1 < after["y"].y0 && after["x"].center().x == after["y"].center().x);
}

#[test]
fn one_chosen_container_has_its_inside_arranged() {
    let map = town(2);
    let mut before = arrange(&map).nodes;
    let kept = before.clone();
    // Its inside is in disorder.
    for (step, number) in (0..5).zip([3.0, 1.0, 4.0, 0.0, 2.0]) {
        let rect = before
            .get_mut(format!("site0-zone0-{step}").as_str())
            .unwrap();
        *rect = *rect + Vec2::new(number * 7.0, number * 3.0);
    }
    let after = arrange_only(&map, &before, &names(&["site0-zone0"]));
    assert_eq!(clashes(&map, &after), []);
    let outside = |id: &&NodeId| !id.starts_with("site0");
    assert!(
        kept.keys()
            .filter(outside)
            .all(|id| after[id] == before[id])
    );
}

#[test]
fn a_pinned_box_stays_even_when_chosen() {
    let mut map = town(2);
    let before = arrange(&map).nodes;
    fix(&mut map, "site0-zone0-3", before["site0-zone0-3"]);
    let all: BTreeSet<NodeId> = before.keys().cloned().collect();
    for method in METHODS {
        let map = Request {
            method,
            ..map.clone()
        };
        let after = arrange_only(&map, &before, &all);
        assert_eq!(
            after["site0-zone0-3"], before["site0-zone0-3"],
            "{method:?}"
        );
        assert_eq!(clashes(&map, &after), [], "{method:?}");
    }
}

#[test]
fn tidy_lines_up_and_separates_with_small_moves() {
    let map = Request {
        nodes: ["a", "b", "c", "d"].map(|id| node(id, None)).to_vec(),
        ..Request::default()
    };
    let places = Places::from([
        ("a".into(), Rect::new(0.0, 0.0, 180.0, 56.0)),
        ("b".into(), Rect::new(220.0, 5.0, 400.0, 61.0)),
        ("c".into(), Rect::new(434.0, -3.0, 614.0, 53.0)),
        ("d".into(), Rect::new(10.0, 50.0, 190.0, 106.0)),
    ]);
    let after = tidy(&map, &places, &BTreeSet::new());
    assert_eq!(clashes(&map, &after), []);
    assert!(
        after["a"].y0 == after["b"].y0 && after["b"].y0 == after["c"].y0,
        "{after:?}"
    );
    assert!(after["d"].y0 >= after["a"].y1 + 10.0);
    let gap = |left: &str, right: &str| after[right].x0 - after[left].x1;
    assert!((gap("a", "b") - gap("b", "c")).abs() < 0.2);
    for (id, rect) in &places {
        assert!(
            (after[id].center() - rect.center()).hypot() < 45.0,
            "{id} went far"
        );
    }
}

#[test]
fn tidy_leaves_pinned_boxes_and_an_arranged_map_alone() {
    let map = town(3);
    let arranged = arrange(&map).nodes;
    let tidied = tidy(&map, &arranged, &BTreeSet::new());
    assert_eq!(tidy(&map, &tidied, &BTreeSet::new()), tidied);
    let mut pushed = arranged.clone();
    let over = pushed["site0-zone0-1"] + Vec2::new(30.0, 12.0);
    pushed.insert("site0-zone0-2".into(), over);
    let after = tidy(&map, &pushed, &names(&["site0-zone0-2"]));
    assert_eq!(after["site0-zone0-2"], over);
    assert_eq!(clashes(&map, &after), []);
    assert_eq!(strays(&map, &after), [] as [NodeId; 0]);
}

#[test]
fn boxes_in_one_heap_come_apart() {
    let map = Request {
        nodes: (0..300)
            .map(|index| node(&index.to_string(), None))
            .collect(),
        ..Request::default()
    };
    let heap: Places = (map.nodes.iter())
        .map(|node| (node.id.clone(), Rect::new(0.0, 0.0, 180.0, 56.0)))
        .collect();
    assert_eq!(clashes(&map, &tidy(&map, &heap, &BTreeSet::new())), []);
}

/// A number below `most` that looks like chance, the same on every run.
fn scattered(index: usize, most: usize) -> f64 {
    let mixed = index.wrapping_mul(2_654_435_761) >> 7;
    f64::from(u32::try_from(mixed % most).unwrap())
}

#[test]
fn odd_maps_keep_every_operation_sound() {
    // Hundreds of boxes in one container, piled up; one of them has very many links.
    let mut crowd = Request {
        nodes: vec![node("all", None)],
        ..Request::default()
    };
    for index in 0..600 {
        crowd.nodes.push(node(&index.to_string(), Some("all")));
    }
    for link in 0..5_000 {
        let other = (1 + link % 599).to_string();
        crowd.edges.push(edge(&format!("e{link}"), "0", &other));
    }
    let piled: Places = (crowd.nodes.iter().enumerate())
        .map(|(index, node)| {
            let spot = (scattered(index, 1_501), scattered(index + 7, 1_003));
            (node.id.clone(), Rect::from_origin_size(spot, node.size))
        })
        .collect();
    let tidied = tidy(&crowd, &piled, &BTreeSet::new());
    assert_eq!(clashes(&crowd, &tidied), []);
    assert_eq!(strays(&crowd, &tidied), [] as [NodeId; 0]);
    let few: Places = ["all", "0", "7"].map(|id| (id.into(), tidied[id])).into();
    let after = arrange_new(&crowd, &few);
    assert!(["0", "7"].iter().all(|id| after[*id] == few[*id]));
    assert_eq!(clashes(&crowd, &after), []);
    assert_eq!(strays(&crowd, &after), [] as [NodeId; 0]);
    // Very deep nesting: the innermost box is new.
    let deep = Request {
        nodes: (0..200)
            .map(|level: i32| {
                let holder = (level > 0).then(|| (level - 1).to_string());
                node(&level.to_string(), holder.as_deref())
            })
            .chain([node("new", Some("198"))])
            .collect(),
        ..Request::default()
    };
    let mut placed = arrange(&deep).nodes;
    placed.remove("new");
    let after = arrange_new(&deep, &placed);
    assert_eq!(strays(&deep, &after), [] as [NodeId; 0]);
    assert_eq!(after["199"], placed["199"]);
    // Places that are no numbers count as none; unknown names are left out.
    let mut odd = placed.clone();
    odd.insert("199".into(), Rect::new(f64::NAN, 0.0, f64::INFINITY, 1.0));
    odd.insert("nobody".into(), Rect::new(0.0, 0.0, 1.0, 1.0));
    let all: BTreeSet<NodeId> = odd.keys().cloned().collect();
    for after in [
        arrange_new(&deep, &odd),
        arrange_only(&deep, &odd, &all),
        tidy(&deep, &odd, &BTreeSet::new()),
    ] {
        assert!(
            after
                .values()
                .all(|rect| crate::geometry::is_finite_rect(*rect))
        );
        assert!(!after.contains_key("nobody"));
    }
}

/// A map, a place for each box somewhere, and a number that chooses among the boxes.
fn any_places() -> impl Strategy<Value = (Request, Places, u32)> {
    let spots = prop::collection::vec((-300.0..900.0_f64, -300.0..900.0_f64), 30);
    (any_map(), spots, any::<u32>()).prop_map(|(map, spots, choice)| {
        let places = (map.nodes.iter().zip(&spots))
            .map(|(node, &spot)| (node.id.clone(), Rect::from_origin_size(spot, node.size)))
            .collect();
        (map, places, choice)
    })
}

/// The boxes of `map` that `choice` chooses.
fn chosen(map: &Request, choice: u32) -> BTreeSet<NodeId> {
    let nodes = map.nodes.iter().enumerate();
    nodes
        .filter(|(n, _)| choice >> n & 1 == 1)
        .map(|(_, node)| node.id.clone())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tidy_removes_all_overlaps_and_has_nothing_left_to_do((map, places, _) in any_places()) {
        let once = tidy(&map, &places, &BTreeSet::new());
        prop_assert_eq!(clashes(&map, &once), []);
        prop_assert_eq!(strays(&map, &once), [] as [NodeId; 0]);
        let twice = tidy(&map, &once, &BTreeSet::new());
        for (id, rect) in &once {
            prop_assert!((twice[id].origin() - rect.origin()).hypot() < 1.0e-3, "{} {:?} {:?}", id, rect, twice[id]);
        }
    }

    #[test]
    fn tidy_never_moves_what_is_pinned((map, places, choice) in any_places()) {
        let pinned = chosen(&map, choice);
        let after = tidy(&map, &places, &pinned);
        for id in &pinned {
            prop_assert_eq!(after[id], places[id]);
        }
    }

    #[test]
    fn nothing_placed_moves_when_new_boxes_come(map in any_map(), choice in any::<u32>()) {
        let new = chosen(&map, choice);
        let whole = arrange(&map).nodes;
        let placed: Places =
            whole.iter().filter(|(id, _)| !new.contains(*id)).map(|(id, rect)| (id.clone(), *rect)).collect();
        let after = arrange_new(&map, &placed);
        prop_assert_eq!(after.len(), whole.len());
        let containers = containers(&map);
        for (id, rect) in &placed {
            if containers.contains(id) {
                prop_assert_eq!(after[id].union(*rect), after[id]);
            } else {
                prop_assert_eq!(after[id], *rect);
            }
        }
        prop_assert_eq!(&after, &arrange_new(&map, &placed));
    }

    #[test]
    fn nothing_outside_the_selection_moves(map in any_map(), choice in any::<u32>()) {
        let before = arrange(&map).nodes;
        let chosen = chosen(&map, choice);
        let after = arrange_only(&map, &before, &chosen);
        prop_assert_eq!(clashes(&map, &after), []);
        prop_assert_eq!(strays(&map, &after), [] as [NodeId; 0]);
        let containers = containers(&map);
        for (id, rect) in &before {
            if chain(&map, id).is_disjoint(&chosen) && !containers.contains(id) {
                prop_assert_eq!(after[id], *rect);
            } else if chain(&map, id).is_disjoint(&chosen) {
                prop_assert_eq!(after[id].union(*rect), after[id]);
            }
        }
    }
}
