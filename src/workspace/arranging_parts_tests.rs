//! Arranging a part of a view: what was asked for moves, the rest stays at every plateau.

use std::collections::BTreeMap;

use super::arranging_tests::{
    INSIDE, PLATEAUS, arrange_now, assert_sound, by, element, map, place, places, selection,
    workspace_with,
};
use super::*;
use crate::geometry::Rect;
use crate::model::{Name, PlateauId, SystemMap, Value};

#[test]
fn only_what_is_new_moves_at_every_plateau() {
    let mut workspace = workspace_with(map());
    let before = PLATEAUS.map(|plateau| places(&workspace, plateau));
    arrange_now(&mut workspace, Arranging::New);
    for (before, plateau) in before.into_iter().zip(PLATEAUS) {
        let mut after = places(&workspace, plateau);
        assert!(after["mail"].area() > 0.0, "mail found a place");
        let boxes: BTreeMap<_, _> = after
            .clone()
            .into_iter()
            .filter(|(id, _)| id == "mail" || !before.contains_key(id) || before[id].area() > 0.0)
            .collect();
        assert_sound(&boxes, &INSIDE);
        after.remove("mail");
        let kept = before.into_iter().filter(|(id, _)| id != "mail").collect();
        assert_eq!(after, kept, "{plateau}");
    }
    let [now, then] = PLATEAUS.map(|plateau| places(&workspace, plateau)["mail"]);
    assert_eq!(
        now, then,
        "new boxes stand at the same spot at each plateau"
    );
}

#[test]
fn what_is_new_leaves_the_room_of_what_comes_later() {
    let mut map = map();
    let mut tables = map.tables().clone();
    element(
        &mut tables,
        "late",
        "physical_server",
        Some("site"),
        Some("then"),
    );
    element(&mut tables, "fresh", "physical_server", Some("site"), None);
    // The site is drawn tight now, and wider where the late server has come.
    place(
        &mut tables,
        "site",
        Rect::new(0.0, 300.0, 520.0, 480.0),
        |site| {
            let wider = [(Name::from("w"), Value::number(760.0).unwrap())];
            site.at
                .insert(PlateauId::from("then"), wider.into_iter().collect());
        },
    );
    place(
        &mut tables,
        "late",
        Rect::new(540.0, 370.0, 720.0, 430.0),
        |_| {},
    );
    place(&mut tables, "fresh", Rect::ZERO, |_| {});
    map = SystemMap::assemble(tables).0;
    let mut workspace = workspace_with(map);
    arrange_now(&mut workspace, Arranging::New);
    for plateau in PLATEAUS {
        let after = places(&workspace, plateau);
        let mut inside = INSIDE.to_vec();
        inside.push(("fresh", "site"));
        if plateau == "then" {
            inside.push(("late", "site"));
        }
        assert_sound(&after, &inside);
    }
}

#[test]
fn a_selection_is_arranged_and_the_rest_stays() {
    let mut workspace = workspace_with(map());
    let before = places(&workspace, "now");
    arrange_now(&mut workspace, selection(&["db", "files"]));
    let after = places(&workspace, "now");
    for id in ["web", "erp"] {
        assert_eq!(after[id], before[id], "{id}");
    }
    let placed = after.into_iter().filter(|(id, _)| id != "mail").collect();
    assert_sound(&placed, &INSIDE);
}

#[test]
fn a_selected_container_is_arranged_with_what_lies_in_it() {
    let mut workspace = workspace_with(map());
    let before = places(&workspace, "now");
    arrange_now(&mut workspace, selection(&["site"]));
    let after = places(&workspace, "now");
    for id in ["web", "erp"] {
        assert_eq!(after[id], before[id], "{id}");
    }
    assert_ne!(before["db"].y0, before["files"].y0);
    assert!(
        after["db"].y0 == after["files"].y0 || after["db"].x0 == after["files"].x0,
        "the servers line up: {after:?}"
    );
    let placed = after.into_iter().filter(|(id, _)| id != "mail").collect();
    assert_sound(&placed, &INSIDE);
}

#[test]
fn what_is_tidy_stays_and_no_step_is_made() {
    let mut workspace = workspace_with(map());
    arrange_now(&mut workspace, by("layered"));
    arrange_now(&mut workspace, Arranging::Tidy);
    let steps = workspace.document.as_ref().unwrap().history.len();
    let before = workspace.document.as_ref().unwrap().map().clone();
    arrange_now(&mut workspace, Arranging::Tidy);
    let document = workspace.document.as_ref().unwrap();
    assert_eq!(*document.map(), before);
    assert_eq!(document.history.len(), steps);
}
