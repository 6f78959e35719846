//! What a drawing promises of collapsed containers, of what lies over what, and of layers.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::tests::{VIEW, all_elements, assert_sound, small_map, with_view};
use super::*;
use crate::geometry::overlaps;
use crate::locale::Language;
use crate::model::{
    ElementId, Finite, KindId, Layer, Link, LinkId, Placement, Record as _, SubjectId, SystemMap,
    View, ViewId,
};

/// A site with two servers in a room, and an application that needs both.
fn site() -> SystemMap {
    let map = small_map(&[
        ("a", "site", "Hall", None),
        ("r", "room", "Room", Some("a")),
        ("s1", "physical_server", "One", Some("r")),
        ("s2", "physical_server", "Two", Some("r")),
        ("app", "application", "Portal", None),
        ("other", "application", "Agenda", None),
    ]);
    let mut tables = map.tables().clone();
    for (id, from, to) in [
        ("l1", "app", "s1"),
        ("l2", "app", "s2"),
        ("l3", "other", "s1"),
        ("inner", "s1", "s2"),
    ] {
        let mut link = Link::blank(LinkId::from(id));
        link.kind = KindId::from("depends_on");
        (link.from, link.to) = (from.into(), to.into());
        tables.links.insert(Arc::new(link));
    }
    let map = SystemMap::assemble(tables).0;
    with_view(&map, &all_elements(&map))
}

fn changed(map: &SystemMap, id: &str, change: impl Fn(&mut Placement)) -> SystemMap {
    let mut tables = map.tables().clone();
    let id = Placement::id_for(&VIEW.into(), &SubjectId::from(id));
    let mut placement = Placement::clone(tables.placements.get(&id).unwrap());
    change(&mut placement);
    tables.placements.insert(Arc::new(placement));
    SystemMap::assemble(tables).0
}

fn drawn(map: &SystemMap, perspective: Perspective) -> Scene {
    let (snapshot, view) = (map.snapshot(None), ViewId::from(VIEW));
    let bundling = Bundling::default();
    let routes = routes(map, &snapshot, &view, &bundling, Language::English);
    let composition = compose(&SceneRequest {
        map,
        snapshot: &snapshot,
        view: &view,
        routes: &routes,
        bundling: &bundling,
        theme: &Theme::LIGHT,
        language: Language::English,
        perspective,
        pictures: &std::collections::BTreeMap::new(),
        warnings: &BTreeSet::new(),
        findings: None,
        options: SceneOptions::default(),
    });
    composition.scene
}

fn plainly(map: &SystemMap) -> Scene {
    drawn(map, Perspective::Standard)
}

fn item<'a>(scene: &'a Scene, id: &str) -> Option<(usize, &'a Item)> {
    let is_it = |item: &Item| item.subject == Some(Subject::Element(id.into()));
    let is_box = |item: &Item| matches!(item.role, ItemRole::Card | ItemRole::Container);
    let mut items = scene.items.iter().enumerate();
    items.find(|(_, item)| is_it(item) && is_box(item))
}

#[test]
fn a_collapsed_container_is_a_card_that_says_how_much_lies_in_it() {
    let map = changed(&site(), "a", |placement| placement.collapsed = true);
    let scene = plainly(&map);
    assert_sound(&scene);
    let (_, card) = item(&scene, "a").unwrap();
    assert_eq!(card.role, ItemRole::Card);
    assert_eq!(
        (card.bounds.width(), card.bounds.height()),
        Placement::COLLAPSED_SIZE
    );
    assert!(
        card.description
            .contains("collapsed, with 3 elements in it")
    );
    for hidden in ["r", "s1", "s2"] {
        assert!(item(&scene, hidden).is_none(), "{hidden}");
    }
}

#[test]
fn links_into_a_collapsed_container_end_at_it_and_those_of_one_pair_are_one() {
    let map = changed(&site(), "a", |placement| placement.collapsed = true);
    let scene = plainly(&map);
    let subjects: Vec<&Subject> = scene
        .items
        .iter()
        .filter(|item| item.role == ItemRole::Link)
        .filter_map(|item| item.subject.as_ref())
        .collect();
    // The link between the two servers does not show, and two of the three others are one.
    assert_eq!(subjects.len(), 2, "{subjects:?}");
    let bundled = subjects.iter().find_map(|subject| match subject {
        Subject::Bundle(bundle) => Some(bundle),
        _ => None,
    });
    let bundled = bundled.unwrap();
    assert_eq!((bundled.from.as_str(), bundled.to.as_str()), ("app", "a"));
    assert_eq!(bundled.links, ["l1", "l2"]);
    assert!(subjects.contains(&&Subject::Link("l3".into())));
}

#[test]
fn containers_collapse_within_each_other_and_the_outermost_stands_for_all() {
    let inner = changed(&site(), "r", |placement| placement.collapsed = true);
    let scene = plainly(&inner);
    assert!(item(&scene, "a").unwrap().1.role == ItemRole::Container);
    assert!(item(&scene, "r").unwrap().1.role == ItemRole::Card);
    let both = changed(&inner, "a", |placement| placement.collapsed = true);
    let scene = plainly(&both);
    assert!(item(&scene, "r").is_none());
    assert!(
        item(&scene, "a")
            .unwrap()
            .1
            .description
            .contains("3 elements")
    );
}

#[test]
fn what_stops_in_a_collapsed_container_shows_on_its_card() {
    let map = changed(&site(), "a", |placement| placement.collapsed = true);
    let mark = ImpactMark {
        state: ImpactState::Down,
        reason: "".into(),
    };
    let marks = ImpactMarks::from([(ElementId::from("s2"), mark)]);
    let scene = drawn(&map, Perspective::Impact(&marks));
    let (_, card) = item(&scene, "a").unwrap();
    let words = card.figures.iter().any(|figure| match figure {
        Figure::Text(run) => run.text.as_ref() == Language::English.text(ImpactState::Down.pill()),
        _ => false,
    });
    assert!(words, "{card:?}");
}

#[test]
fn siblings_are_drawn_in_the_order_of_their_pile_and_layers_come_first() {
    let map = site();
    let order = |map: &SystemMap| {
        let scene = plainly(map);
        item(&scene, "app").unwrap().0 > item(&scene, "other").unwrap().0
    };
    let higher = changed(&map, "app", |placement| {
        placement.z = Finite::new(1.0).unwrap();
    });
    let lower = changed(&map, "app", |placement| {
        placement.z = Finite::new(-1.0).unwrap();
    });
    assert!(order(&higher) && !order(&lower));
    // A layer in front wins over any place on the layer behind.
    let mut tables = changed(&higher, "other", |placement| placement.layer = "l".into())
        .tables()
        .clone();
    let mut view = View::clone(tables.views.get(&VIEW.into()).unwrap());
    view.layers.push(Layer {
        id: "l".into(),
        name: "Front".into(),
        ..Layer::default()
    });
    tables.views.insert(view.clone().into());
    assert!(!order(&SystemMap::assemble(tables.clone()).0));
    // And hidden, it takes what lies on it and the links there away; nothing else moves.
    let before = plainly(&map);
    view.layers[0].hidden = true;
    tables.views.insert(view.into());
    let scene = plainly(&SystemMap::assemble(tables).0);
    assert!(item(&scene, "other").is_none());
    let lines = scene
        .items
        .iter()
        .filter(|item| item.role == ItemRole::Link);
    assert!(lines.clone().count() > 0);
    assert!(
        lines
            .clone()
            .all(|item| item.subject != Some(Subject::Link("l3".into())))
    );
    for id in ["a", "r", "s1", "s2", "app"] {
        assert_eq!(
            item(&scene, id).unwrap().1.bounds,
            item(&before, id).unwrap().1.bounds
        );
    }
    assert!(!overlaps(
        item(&scene, "app").unwrap().1.bounds,
        item(&scene, "a").unwrap().1.bounds
    ));
}
