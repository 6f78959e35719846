//! Locks, order, groups, folding and layers, in the words of the domain. Every command here is
//! undone to the same map, which `run_at` asserts.

use proptest::prelude::*;

use super::tests::{rect, run_at, small_map};
use super::*;
use crate::geometry::Rect;
use crate::locale::msg;
use crate::model::{Element, Layer, Note, Placement, Record as _, members, outer_groups};

fn view() -> ViewId {
    ViewId::from("v")
}

fn subjects(ids: &[&str]) -> Vec<SubjectId> {
    ids.iter().map(|id| SubjectId::from(*id)).collect()
}

/// The small map with three applications over one another, and a note.
fn piled() -> SystemMap {
    let mut patch = Patch::new();
    let place = |id: &str, x: f64| {
        let subject = SubjectId::from(id);
        let mut placement = Placement::blank(Placement::id_for(&view(), &subject));
        placement.view = view();
        placement.subject = subject;
        arrange::write_rect(&mut placement, Rect::new(x, 300.0, x + 100.0, 360.0));
        placement
    };
    let mut records = Vec::new();
    for (id, x) in [("a", 500.0), ("b", 540.0), ("c", 580.0)] {
        let mut element = Element::blank(ElementId::from(id));
        element.kind = KindId::from("application");
        element.name = id.into();
        records.push((element, place(id, x)));
    }
    let mut note = Note::blank("n".into());
    note.text = "A note".into();
    let at = place("n", 700.0);
    for (element, placement) in &records {
        patch.add(element);
        patch.add(placement);
    }
    patch.add(&note);
    patch.add(&at);
    small_map().with(&patch).unwrap()
}

fn placement(map: &SystemMap, id: &str) -> Placement {
    let id = Placement::id_for(&view(), &SubjectId::from(id));
    let found = map.tables().placements.get(&id).unwrap();
    Placement::clone(found)
}

fn on_view(map: &SystemMap, change: OnView) -> Result<SystemMap, Refusal> {
    let view = view();
    run_at(map, "now", &Command::OnView { view, change })
}

fn lock(map: &SystemMap, id: &str, pinned: bool) -> SystemMap {
    let command = Command::Pin {
        view: view(),
        subjects: subjects(&[id]),
        pinned,
    };
    run_at(map, "now", &command).unwrap()
}

fn refused_as(outcome: Result<SystemMap, Refusal>, id: crate::locale::MessageId) {
    let refusal = outcome.expect_err("it is refused");
    let language = crate::locale::Language::English;
    let start = |text: &str| text.chars().take_while(|c| *c != '“').collect::<String>();
    let known = language.say(&id.with("name", "x").with("layer", "x").with("count", 1.0));
    assert_eq!(start(&language.say(&refusal.message)), start(&known));
    assert!(refusal.hint.is_some(), "it says what to do");
}

#[test]
fn what_is_locked_is_neither_moved_sized_nested_nor_taken_out_until_it_is_unlocked() {
    let map = lock(&piled(), "a", true);
    let by = Vec2::new(10.0, 0.0);
    let asked = |id: &str| {
        [
            Command::Move {
                view: view(),
                subjects: subjects(&[id]),
                by,
                nudge: true,
            },
            Command::Resize {
                view: view(),
                subject: id.into(),
                rect: Rect::new(0.0, 0.0, 90.0, 90.0),
            },
            Command::ResizeBy {
                view: view(),
                subjects: subjects(&[id]),
                by,
            },
            Command::Nest {
                view: view(),
                elements: vec![id.into()],
                by,
                parent: Some("hdv".into()),
            },
            Command::Hide {
                view: view(),
                subjects: subjects(&[id]),
            },
        ]
    };
    for command in asked("a") {
        refused_as(run_at(&map, "now", &command), msg::COMMAND_LOCKED);
    }
    let free = lock(&map, "a", false);
    for command in asked("a") {
        assert!(run_at(&free, "now", &command).is_ok(), "{command:?}");
    }
    // A container with something locked in it is not taken out either, but moves with it.
    let map = lock(&piled(), "srv", true);
    let hide = Command::Hide {
        view: view(),
        subjects: subjects(&["hdv"]),
    };
    refused_as(run_at(&map, "now", &hide), msg::COMMAND_LOCKED);
    let shift = Command::Move {
        view: view(),
        subjects: subjects(&["hdv"]),
        by,
        nudge: false,
    };
    let moved = run_at(&map, "now", &shift).unwrap();
    assert_eq!(rect(&moved, "now", "srv").unwrap().x0, 30.0);
}

#[test]
fn of_several_boxes_those_that_are_free_move() {
    let map = lock(&piled(), "a", true);
    let shift = Command::Move {
        view: view(),
        subjects: subjects(&["a", "b", "n"]),
        by: Vec2::new(10.0, 0.0),
        nudge: false,
    };
    let moved = run_at(&map, "now", &shift).unwrap();
    let x = |id| rect(&moved, "now", id).unwrap().x0;
    assert_eq!([x("a"), x("b"), x("n")], [500.0, 550.0, 710.0]);
}

/// The ids of the pile at the top, back to front.
fn pile(map: &SystemMap) -> Vec<&'static str> {
    let mut pile = ["a", "b", "c"];
    pile.sort_by(|a, b| {
        let (z_a, z_b) = (placement(map, a).z.get(), placement(map, b).z.get());
        z_a.total_cmp(&z_b).then(a.cmp(b))
    });
    pile.to_vec()
}

fn stack(map: &SystemMap, ids: &[&str], way: Stacking) -> SystemMap {
    let subjects = subjects(ids);
    on_view(map, OnView::Stack { subjects, way }).unwrap()
}

#[test]
fn boxes_go_forward_backward_to_the_front_and_to_the_back() {
    let map = piled();
    assert_eq!(pile(&map), ["a", "b", "c"]);
    let forward = stack(&map, &["a"], Stacking::Forward);
    assert_eq!(pile(&forward), ["b", "a", "c"]);
    assert_eq!(
        pile(&stack(&forward, &["a"], Stacking::Backward)),
        ["a", "b", "c"]
    );
    assert_eq!(pile(&stack(&map, &["a"], Stacking::Front)), ["b", "c", "a"]);
    assert_eq!(pile(&stack(&map, &["c"], Stacking::Back)), ["c", "a", "b"]);
    let two = stack(&map, &["a", "b"], Stacking::Front);
    assert_eq!(pile(&two), ["c", "a", "b"], "they keep their own order");
    let again = stack(&two, &["a", "b"], Stacking::Front);
    assert_eq!(again, two, "at the front there is no further way");
}

#[test]
fn a_step_goes_past_the_nearest_box_that_overlaps() {
    let mut map = piled();
    // `b` lies elsewhere now, so that the next one over `a` is `c`.
    let away = Command::Move {
        view: view(),
        subjects: subjects(&["b"]),
        by: Vec2::new(0.0, 500.0),
        nudge: false,
    };
    map = run_at(&map, "now", &away).unwrap();
    assert_eq!(
        pile(&stack(&map, &["a"], Stacking::Forward)),
        ["b", "c", "a"]
    );
}

#[test]
fn links_are_not_piled() {
    let change = OnView::Stack {
        subjects: subjects(&["l1"]),
        way: Stacking::Front,
    };
    refused_as(on_view(&piled(), change), msg::COMMAND_NOTHING_TO_STACK);
}

#[test]
fn a_group_is_one_within_a_larger_one_and_comes_apart_from_the_outside() {
    let map = piled();
    let group = |map: &SystemMap, ids: &[&str]| on_view(map, OnView::Group(subjects(ids)));
    let first = group(&map, &["a", "b"]).unwrap();
    let of = |map: &SystemMap, id: &str| {
        let groups = outer_groups(map, &view(), &subjects(&[id]));
        let mut found: Vec<String> = members(map, &view(), &groups)
            .map(|subject| subject.to_string())
            .collect();
        found.sort();
        found
    };
    assert_eq!(of(&first, "a"), ["a", "b"]);
    refused_as(group(&first, &["a", "b"]), msg::COMMAND_NOTHING_TO_GROUP);
    refused_as(group(&map, &["a"]), msg::COMMAND_NOTHING_TO_GROUP);
    let second = group(&first, &["a", "n"]).unwrap();
    assert_eq!(
        of(&second, "n"),
        ["a", "b", "n"],
        "the whole first one joins"
    );
    let apart = on_view(&second, OnView::Ungroup(subjects(&["n"]))).unwrap();
    assert_eq!(apart, first);
    let none = on_view(&apart, OnView::Ungroup(subjects(&["b"]))).unwrap();
    assert_eq!(none, map);
    let refused = on_view(&none, OnView::Ungroup(subjects(&["b"])));
    refused_as(refused, msg::COMMAND_NOTHING_TO_UNGROUP);
}

#[test]
fn copies_of_a_group_are_a_group_of_their_own() {
    let map = on_view(&piled(), OnView::Group(subjects(&["a", "b"]))).unwrap();
    let copy = Command::Duplicate {
        view: view(),
        subjects: subjects(&["a", "b"]),
        by: Some(Vec2::new(0.0, 200.0)),
        home: Home::Same,
    };
    let copied = run_at(&map, "now", &copy).unwrap();
    let mut groups: Vec<_> = copied
        .placements_of(&view())
        .filter_map(|placement| placement.groups.last().cloned())
        .collect();
    groups.sort();
    groups.dedup();
    assert_eq!(groups.len(), 2);
    // One member alone is no group.
    let one = Command::Duplicate {
        view: view(),
        subjects: subjects(&["a"]),
        by: Some(Vec2::new(0.0, 200.0)),
        home: Home::Same,
    };
    let copied = run_at(&map, "now", &one).unwrap();
    let grouped = copied.placements_of(&view());
    assert_eq!(grouped.filter(|one| !one.groups.is_empty()).count(), 2);
}

#[test]
fn a_collapsed_container_keeps_its_size_and_its_content() {
    let map = piled();
    let fold = |map: &SystemMap, ids: &[&str], collapsed| {
        let elements = ids.iter().map(|id| ElementId::from(*id)).collect();
        on_view(
            map,
            OnView::Fold {
                elements,
                collapsed,
            },
        )
    };
    let folded = fold(&map, &["hdv", "app"], true).unwrap();
    assert!(placement(&folded, "hdv").collapsed);
    assert!(
        !placement(&folded, "app").collapsed,
        "an application holds nothing"
    );
    assert_eq!(
        placement(&folded, "hdv").rect(),
        placement(&map, "hdv").rect()
    );
    assert_eq!(placement(&folded, "srv"), placement(&map, "srv"));
    let size = Command::Resize {
        view: view(),
        subject: "hdv".into(),
        rect: Rect::new(0.0, 0.0, 50.0, 50.0),
    };
    refused_as(run_at(&folded, "now", &size), msg::COMMAND_COLLAPSED);
    let shift = Command::Move {
        view: view(),
        subjects: subjects(&["hdv"]),
        by: Vec2::new(7.0, 0.0),
        nudge: false,
    };
    let moved = run_at(&folded, "now", &shift).unwrap();
    assert_eq!(
        placement(&moved, "srv").x.get(),
        27.0,
        "what is put away goes along"
    );
    assert_eq!(fold(&folded, &["hdv"], false).unwrap(), map);
    refused_as(fold(&map, &["hdv"], false), msg::COMMAND_NOTHING_TO_EXPAND);
    refused_as(fold(&map, &["app"], true), msg::COMMAND_NOTHING_TO_COLLAPSE);
}

fn layers(map: &SystemMap) -> Vec<Layer> {
    map.tables().views.get(&view()).unwrap().all_layers()
}

#[test]
fn layers_are_added_named_ordered_and_deleted_and_nothing_on_them_is_lost() {
    let map = piled();
    let add = |map: &SystemMap, name: &str| on_view(map, OnView::AddLayer { name: name.into() });
    let one = add(&map, "Flows").unwrap();
    let two = add(&one, "Flows").unwrap();
    let ids: Vec<_> = layers(&two).into_iter().map(|layer| layer.id).collect();
    assert_eq!(ids.len(), 3, "with the ground layer");
    assert_ne!(ids[1], ids[2]);
    let put = OnView::PutOnLayer {
        subjects: subjects(&["hdv", "l1", "n"]),
        layer: ids[2].clone(),
    };
    let put = on_view(&two, put).unwrap();
    for id in ["hdv", "srv", "l1", "n"] {
        assert_eq!(placement(&put, id).layer, ids[2], "{id}");
    }
    let raised = OnView::MoveLayer {
        layer: ids[2].clone(),
        to: 0,
    };
    let raised = on_view(&put, raised).unwrap();
    assert_eq!(layers(&raised)[0].id, ids[2]);
    let named = OnView::SetLayer(Layer {
        id: ids[2].clone(),
        name: "Sites".into(),
        locked: true,
        ..Layer::default()
    });
    let named = on_view(&raised, named).unwrap();
    let shift = Command::Move {
        view: view(),
        subjects: subjects(&["hdv"]),
        by: Vec2::new(7.0, 0.0),
        nudge: false,
    };
    refused_as(run_at(&named, "now", &shift), msg::COMMAND_LAYER_LOCKED);
    let gone = on_view(&named, OnView::DeleteLayer(ids[2].clone())).unwrap();
    assert!(gone.placements_of(&view()).all(|one| one.layer.is_empty()));
    assert!(run_at(&gone, "now", &shift).is_ok());
    let last = on_view(&gone, OnView::DeleteLayer(ids[1].clone())).unwrap();
    assert_eq!(last, map);
    let ground = on_view(&map, OnView::DeleteLayer("".into()));
    assert!(ground.is_err(), "the ground stays");
}

/// A command of a random walk, by numbers.
fn step(kind: u8, which: u8, other: u8) -> Command {
    let ids = ["a", "b", "c", "hdv", "srv", "app", "n", "l1"];
    let pick = |number: u8| ids[usize::from(number) % ids.len()];
    let chosen = subjects(&[pick(which), pick(other)]);
    let layer: SmolStr = ["", "one-a", "two"][usize::from(other) % 3].into();
    let ways = [
        Stacking::Forward,
        Stacking::Backward,
        Stacking::Front,
        Stacking::Back,
    ];
    let change = match kind % 12 {
        0 => {
            return Command::Pin {
                view: view(),
                subjects: chosen,
                pinned: which.is_multiple_of(2),
            };
        }
        1 => {
            return Command::Move {
                view: view(),
                subjects: chosen,
                by: Vec2::new(f64::from(which), -f64::from(other)),
                nudge: false,
            };
        }
        2 => {
            return Command::Duplicate {
                view: view(),
                subjects: chosen,
                by: None,
                home: Home::Same,
            };
        }
        3 => {
            return Command::Hide {
                view: view(),
                subjects: chosen[..1].to_vec(),
            };
        }
        4 | 5 => OnView::Stack {
            subjects: chosen,
            way: ways[usize::from(other) % 4],
        },
        6 => OnView::Group(chosen),
        7 => OnView::Ungroup(chosen),
        8 => OnView::Fold {
            elements: vec![pick(which).into()],
            collapsed: other.is_multiple_of(2),
        },
        9 => OnView::AddLayer {
            name: ["One", "Two"][usize::from(which) % 2].into(),
        },
        10 => OnView::SetLayer(Layer {
            id: layer,
            name: "Again".into(),
            hidden: which.is_multiple_of(2),
            locked: which.is_multiple_of(3),
            unprinted: which.is_multiple_of(5),
        }),
        _ => OnView::PutOnLayer {
            subjects: chosen,
            layer,
        },
    };
    let view = view();
    Command::OnView { view, change }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    /// `run_at` undoes each step to the same map; the file gives back what was written.
    #[test]
    fn random_walks_of_what_boxes_are_to_each_other_are_undone_and_survive_the_file(
        steps in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 1..24)
    ) {
        let mut map = piled();
        for (kind, which, other) in steps {
            let mut command = step(kind, which, other);
            // Name a layer that is there, where there is one.
            if let Command::OnView { change: OnView::PutOnLayer { layer, .. }, .. } = &mut command
                && let Some(known) = layers(&map).get(usize::from(other) % 3)
            {
                *layer = known.id.clone();
            }
            let plateau = if kind > 127 { "then" } else { "now" };
            if let Ok(after) = run_at(&map, plateau, &command) {
                map = after;
            }
        }
        let read = crate::storage::read_bytes(&crate::storage::write(&map), "walk.ron").unwrap();
        prop_assert!(read.problems.is_empty(), "{:?}", read.problems);
        prop_assert_eq!(read.map, map);
    }
}
