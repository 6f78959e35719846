//! Links turned, changed, split and joined, and room made, in the words of the domain. Every
//! command here is undone to the same map, which `run_at` asserts.

use super::tests::{rect, run_at, small_map};
use super::*;
use crate::model::{Element, Finite, Link, Placement, Record as _, Value};

const VIEW: &str = "v";

fn view() -> ViewId {
    ViewId::from(VIEW)
}

/// The small map with three applications and links between them.
fn chain() -> SystemMap {
    let mut patch = Patch::new();
    for (number, id) in ["a", "b", "c"].into_iter().enumerate() {
        let mut element = Element::blank(ElementId::from(id));
        element.kind = KindId::from("application");
        element.name = id.into();
        patch.add(&element);
        let subject = SubjectId::from(id);
        let mut placement = Placement::blank(Placement::id_for(&view(), &subject));
        placement.view = view();
        placement.subject = subject;
        let x = 2_000.0 + 300.0 * number as f64;
        arrange::write_rect(&mut placement, Rect::new(x, 0.0, x + 200.0, 66.0));
        patch.add(&placement);
    }
    for (id, kind, from, to) in [
        ("ab", "depends_on", "a", "b"),
        ("bc", "depends_on", "b", "c"),
        ("flow", "flow", "c", "b"),
    ] {
        let mut link = Link::blank(LinkId::from(id));
        link.kind = KindId::from(kind);
        link.from = from.into();
        link.to = to.into();
        link.name = id.into();
        link.attributes.insert("reason".into(), Value::text(id));
        patch.add(&link);
    }
    small_map().with(&patch).unwrap()
}

fn rewire(map: &SystemMap, what: Rewiring) -> Result<SystemMap, Refusal> {
    run_at(map, "now", &Command::Rewire(what))
}

fn link(map: &SystemMap, id: &str) -> Link {
    Link::clone(map.tables().links.get(&LinkId::from(id)).unwrap())
}

fn seen(map: &SystemMap, id: &str, plateau: &str) -> Link {
    let snapshot = map.snapshot(Some(&PlateauId::from(plateau)));
    let ix = snapshot.find_link(&LinkId::from(id)).unwrap();
    Link::clone(snapshot.link(ix))
}

#[test]
fn a_turned_link_keeps_its_bends_and_its_label_where_they_were() {
    let map = run_at(
        &chain(),
        "now",
        &Command::PinBends {
            view: view(),
            link: "ab".into(),
            bends: vec![Point::new(2_250.0, 100.0), Point::new(2_250.0, 200.0)],
        },
    )
    .unwrap();
    let place = Command::OnView {
        view: view(),
        change: OnView::PlaceLabel {
            link: "ab".into(),
            at: Some(0.2),
        },
    };
    let map = run_at(&map, "now", &place).unwrap();
    let turned = rewire(&map, Rewiring::Reverse(vec!["ab".into()])).unwrap();
    assert_eq!(seen(&turned, "ab", "now").from, "b".into());
    let id = Placement::id_for(&view(), &"ab".into());
    let placement = turned.tables().placements.get(&id).unwrap();
    assert_eq!(placement.bends[0], Point::new(2_250.0, 200.0));
    assert_eq!(placement.label_at, Finite::new(0.8));
}

#[test]
fn a_label_is_let_go_and_its_placement_with_it() {
    let place = |at| Command::OnView {
        view: view(),
        change: OnView::PlaceLabel {
            link: "ab".into(),
            at,
        },
    };
    let placed = run_at(&chain(), "now", &place(Some(7.0))).unwrap();
    let id = Placement::id_for(&view(), &"ab".into());
    let label_at = placed.tables().placements.get(&id).unwrap().label_at;
    assert_eq!(label_at, Finite::new(1.0));
    let free = run_at(&placed, "now", &place(None)).unwrap();
    assert_eq!(free.tables(), chain().tables());
    let nonsense = run_at(&chain(), "now", &place(Some(f64::NAN))).unwrap();
    assert_eq!(nonsense.tables(), chain().tables());
}

#[test]
fn a_split_link_keeps_its_attributes_on_both_halves_and_its_name_on_the_first() {
    let what = Rewiring::Split {
        view: view(),
        link: "ab".into(),
        by: Splitter::New {
            kind: "application".into(),
            name: "Between".into(),
            parent: None,
            rect: Rect::new(2_210.0, 200.0, 2_290.0, 240.0),
        },
    };
    let map = rewire(&chain(), what).unwrap();
    let elements = &map.tables().elements;
    let between = elements.iter().find(|one| one.name == "Between").unwrap();
    let first = seen(&map, "ab", "now");
    assert_eq!((first.from, first.to), ("a".into(), between.id.clone()));
    let mut links = map.tables().links.iter();
    let second = links.find(|link| link.from == between.id).unwrap();
    assert_eq!(second.to, "b".into());
    assert_eq!(second.attributes, first.attributes);
    assert_eq!((first.name.as_str(), second.name.as_str()), ("ab", ""));
}

#[test]
fn a_split_at_a_later_plateau_leaves_the_earlier_one_as_it_was() {
    let what = Rewiring::Split {
        view: view(),
        link: "ab".into(),
        by: Splitter::New {
            kind: "application".into(),
            name: "Between".into(),
            parent: None,
            rect: Rect::new(2_210.0, 200.0, 2_290.0, 240.0),
        },
    };
    let later = run_at(&chain(), "then", &Command::Rewire(what)).unwrap();
    assert_eq!(seen(&later, "ab", "now").to, "b".into());
    assert_ne!(seen(&later, "ab", "then").to, "b".into());
}

#[test]
fn joining_over_an_element_joins_links_of_the_same_kind_only() {
    let map = rewire(&chain(), Rewiring::Bypass("b".into())).unwrap();
    assert!(!map.tables().elements.contains(&"b".into()));
    let joined: Vec<Link> = map
        .tables()
        .links
        .iter()
        .filter(|link| link.from == "a".into())
        .map(|link| Link::clone(link))
        .collect();
    assert_eq!(joined.len(), 1);
    assert_eq!(joined[0].to, "c".into());
    assert_eq!(joined[0].kind, "depends_on".into());
    assert_eq!(joined[0].attributes, link(&chain(), "ab").attributes);
    assert!(rewire(&chain(), Rewiring::Bypass("a".into())).is_err());
}

#[test]
fn what_the_catalogue_does_not_know_is_refused() {
    let what = Rewiring::Become {
        link: "ab".into(),
        kind: "member_of".into(),
        from: "a".into(),
        to: "b".into(),
    };
    assert!(rewire(&chain(), what).is_err());
    let loops = Rewiring::Become {
        link: "ab".into(),
        kind: "flow".into(),
        from: "a".into(),
        to: "a".into(),
    };
    assert!(rewire(&chain(), loops).is_err());
}

#[test]
fn kinds_that_join_such_elements_already_are_offered_first_and_both_ways() {
    let offers = offers(&chain(), &"a".into(), &"c".into());
    assert_eq!(offers[0].kind.id, "depends_on");
    assert_eq!(offers[1].kind.id, "flow");
    let back = offers
        .iter()
        .find(|offer| offer.from == "c".into())
        .unwrap();
    assert_eq!(back.to, "a".into());
    assert!(offers.iter().all(|offer| offer.kind.id != "member_of"));
}

#[test]
fn room_is_made_and_closed_again_as_far_as_nothing_stands_there() {
    let make = |by| Command::OnView {
        view: view(),
        change: OnView::MakeRoom {
            axis: Axis::Horizontal,
            line: 2_250.0,
            by,
        },
    };
    let wide = run_at(&chain(), "now", &make(120.0)).unwrap();
    assert_eq!(rect(&wide, "now", "b").unwrap().x0, 2_420.0);
    assert_eq!(rect(&wide, "now", "c").unwrap().x0, 2_720.0);
    assert_eq!(rect(&wide, "now", "a").unwrap().x0, 2_000.0);
    let narrow = run_at(&wide, "now", &make(-5_000.0)).unwrap();
    assert_eq!(rect(&narrow, "now", "b").unwrap().x0, 2_212.0);
    assert!(run_at(&narrow, "now", &make(-5_000.0)).is_err());
    assert!(run_at(&chain(), "now", &make(f64::NAN)).is_err());
}
