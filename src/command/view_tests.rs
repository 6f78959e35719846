//! Views copied, moved, described, gathered and gathered again: what they hold, and that undo leads
//! back exactly.

use proptest::prelude::*;

use super::tests::{run_at, small_map};
use super::*;
use crate::model::{Filter, Finite, Placement, Record as _, Table, TableName, View};

fn view_ids(map: &SystemMap) -> Vec<String> {
    let mut views: Vec<_> = map.tables().views.iter().collect();
    views.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    views.iter().map(|view| view.name.to_string()).collect()
}

fn run(map: &SystemMap, command: ViewCommand) -> Result<SystemMap, Refusal> {
    run_at(map, "now", &Command::View(command))
}

/// The small map with its view named `A`, and as many empty ones behind it as there are names.
fn named(others: &[&str]) -> SystemMap {
    let mut map = small_map();
    let mut patch = Patch::new();
    let before = map.tables().views.get(&"v".into()).unwrap().clone();
    let mut after = View::clone(&before);
    after.name = "A".into();
    patch.change(before.as_ref(), &after);
    map.apply(&patch).unwrap();
    for name in others {
        let name = SmolStr::new(name);
        map = run_at(&map, "now", &Command::AddView { name }).unwrap();
    }
    map
}

fn id_of(views: &Table<View>, name: &str) -> ViewId {
    views
        .iter()
        .find(|view| view.name == name)
        .map(|view| view.id.clone())
        .unwrap()
}

#[test]
fn a_copy_of_a_view_has_every_placement_as_it_is_and_stands_beside_it() {
    let mut map = named(&["B"]);
    let hold = Command::Pin {
        view: "v".into(),
        subjects: vec!["srv".into()],
        pinned: true,
    };
    map = run_at(&map, "now", &hold).unwrap();
    let place = Command::Resize {
        view: "v".into(),
        subject: "app".into(),
        rect: Rect::new(500.0, 10.0, 700.0, 90.0),
    };
    map = run_at(&map, "then", &place).unwrap();
    let copied = run(
        &map,
        ViewCommand::Duplicate {
            view: "v".into(),
            name: None,
        },
    )
    .unwrap();
    assert_eq!(view_ids(&copied), ["A", "A (2)", "B"]);
    let copy = id_of(&copied.tables().views, "A (2)");
    let fields = |view: &ViewId| {
        let mut all = Vec::new();
        for placement in copied.placements_of(view) {
            let mut placement = Placement::clone(placement);
            placement.view = "any".into();
            placement.id = Placement::id_for(&placement.view, &placement.subject);
            all.push(placement);
        }
        all
    };
    assert_eq!(fields(&"v".into()), fields(&copy));
    assert_eq!(fields(&copy).len(), 3);
}

#[test]
fn a_moved_view_changes_one_number_and_the_others_keep_theirs() {
    let map = named(&["B", "C", "D"]);
    let to = |map: &SystemMap, name: &str, to: usize| {
        let view = id_of(&map.tables().views, name);
        run(map, ViewCommand::Move { view, to }).unwrap()
    };
    let moved = to(&map, "D", 1);
    assert_eq!(view_ids(&moved), ["A", "D", "B", "C"]);
    let changed = map
        .tables()
        .views
        .iter()
        .filter(|view| moved.tables().views.get(&view.id).unwrap().order != view.order);
    assert_eq!(changed.count(), 1);
    assert_eq!(view_ids(&to(&map, "A", 99)), ["B", "C", "D", "A"]);
    assert_eq!(to(&map, "B", 1), map, "to where it stands");
    // Halving the gap again and again ends in numbering them anew.
    let mut map = map;
    for _ in 0..80 {
        map = to(&map, "C", 1);
        map = to(&map, "B", 1);
    }
    assert_eq!(view_ids(&map), ["A", "B", "C", "D"]);
}

#[test]
fn a_view_is_described_in_one_step_and_needs_a_name() {
    let map = named(&[]);
    let describe = |name: &str, of: Option<&str>| {
        run(
            &map,
            ViewCommand::Describe {
                view: "v".into(),
                name: name.into(),
                description: "For the committee.".into(),
                of: of.map(ElementId::from),
            },
        )
    };
    let described = describe("Site", Some("hdv")).unwrap();
    let view = described.tables().views.get(&"v".into()).unwrap().clone();
    assert_eq!(view.of, Some("hdv".into()));
    assert_eq!(view.description, "For the committee.");
    assert!(describe(" ", None).is_err());
    assert!(describe("Site", Some("nobody")).is_err());
}

#[test]
fn a_refreshed_view_takes_in_what_came_and_lets_go_what_went_and_moves_nothing_else() {
    let map = named(&[]);
    let at = |element: &str, x: f64| LaidOut {
        element: element.into(),
        rect: Rect::new(x, 0.0, x + 180.0, 60.0),
        at: Vec::new(),
    };
    let gathered = run(
        &map,
        ViewCommand::Gather(Box::new(GatheredView {
            name: "Kinds".into(),
            recipe: Some(crate::model::Recipe::Kinds {
                kinds: vec!["application".into()],
            }),
            places: vec![at("app", 0.0), at("srv", 300.0)],
            ..GatheredView::default()
        })),
    )
    .unwrap();
    assert_eq!(view_ids(&gathered), ["A", "Kinds"]);
    let view = id_of(&gathered.tables().views, "Kinds");
    // By hand: one more element, and another place for one.
    let show = Command::Show {
        view: view.clone(),
        places: vec![
            ("hdv".into(), Rect::new(0.0, 200.0, 200.0, 300.0)),
            ("app".into(), Rect::new(7.0, 7.0, 187.0, 67.0)),
        ],
    };
    let by_hand = run_at(&gathered, "now", &show).unwrap();
    let refreshed = run(
        &by_hand,
        ViewCommand::Refresh {
            view: view.clone(),
            gathered: vec!["app".into()],
            places: Vec::new(),
        },
    )
    .unwrap();
    let shown: Vec<String> = refreshed
        .placements_of(&view)
        .map(|placement| placement.subject.to_string())
        .collect();
    assert_eq!(shown, ["app", "hdv"], "what was put in by hand stays");
    let app = Placement::id_for(&view, &"app".into());
    let app = refreshed.tables().placements.get(&app).unwrap();
    assert_eq!(app.rect().origin(), Point::new(7.0, 7.0));
}

/// One thing done to a view, by numbers that any list of views fits.
fn any_command(map: &SystemMap, (what, which, to): (u8, usize, usize)) -> Command {
    let mut views: Vec<ViewId> = map
        .tables()
        .views
        .iter()
        .map(|view| view.id.clone())
        .collect();
    let by = which % views.len().max(1);
    views.rotate_left(by);
    let view = views.first().cloned().unwrap_or_else(|| "v".into());
    let elements = ["hdv", "srv", "app"].map(ElementId::from);
    let places = || {
        let chosen = elements.iter().skip(to % 3).enumerate();
        chosen
            .map(|(number, element)| LaidOut {
                element: element.clone(),
                rect: Rect::new(
                    0.0,
                    number as f64 * 90.0,
                    180.0,
                    number as f64 * 90.0 + 60.0,
                ),
                at: Vec::new(),
            })
            .collect()
    };
    Command::View(match what % 6 {
        0 => ViewCommand::Duplicate { view, name: None },
        1 => ViewCommand::Move { view, to },
        2 => ViewCommand::Filter {
            view,
            filters: vec![Filter {
                by: Filter::KIND.into(),
                values: vec!["application".into()],
                fades: to % 2 == 0,
            }],
        },
        3 => ViewCommand::Gather(Box::new(GatheredView {
            name: format!("Gathered {to}").into(),
            of: Some(elements[to % 3].clone()),
            recipe: Some(crate::model::Recipe::Inside {
                holder: elements[to % 3].clone(),
            }),
            after: Some(view),
            places: places(),
            ..GatheredView::default()
        })),
        4 => ViewCommand::Refresh {
            view,
            gathered: elements.iter().skip(to % 3).cloned().collect(),
            places: places(),
        },
        _ => return Command::DeleteView { view },
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// `run_at` asserts that the inverse of every step leads back; the walk asserts the same of all
    /// steps together, and that the file holds what they made.
    #[test]
    fn gathered_copied_and_moved_views_undo_exactly_and_are_saved_whole(
        steps in prop::collection::vec((any::<u8>(), 0..9_usize, 0..9_usize), 1..12),
        later in any::<bool>(),
    ) {
        let start = named(&["B"]);
        let mut map = start.clone();
        let plateau = if later { "then" } else { "now" };
        let mut back = Vec::new();
        for step in steps {
            let command = any_command(&map, step);
            if let Ok(after) = run_at(&map, plateau, &command) {
                back.push(crate::model::patch::diff(&after, &map));
                map = after;
            }
        }
        let written = crate::storage::write(&map);
        let read = crate::storage::read_bytes(&written, "map.ron").unwrap();
        prop_assert_eq!(&read.problems, &vec![]);
        prop_assert_eq!(&read.map, &map);
        for patch in back.into_iter().rev() {
            map.apply(&patch).unwrap();
        }
        prop_assert_eq!(map, start);
    }
}

#[test]
fn every_field_of_a_view_is_known_to_files() {
    let map = small_map();
    let mut view = View::blank("full".into());
    view.name = "Full".into();
    view.order = Finite::new(2.5).unwrap();
    view.of = Some("hdv".into());
    view.recipe = Some(crate::model::Recipe::Around {
        from: vec!["srv".into()],
        depth: 3,
        way: crate::model::Way::Downstream,
    });
    view.gathered = vec!["srv".into(), "app".into()];
    view.filters = vec![Filter {
        by: "environment".into(),
        values: vec!["production".into(), "".into()],
        fades: true,
    }];
    let mut patch = Patch::new();
    patch.add(&view);
    let map = map.with(&patch).unwrap();
    let read = crate::storage::read_bytes(&crate::storage::write(&map), "map.ron").unwrap();
    assert_eq!(read.problems, []);
    let table = TableName::Views;
    assert_eq!(
        read.map.tables().fields_of(table, "full"),
        map.tables().fields_of(table, "full")
    );
    assert_eq!(read.map, map);
}
