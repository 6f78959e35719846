//! Quick entry, drawing from text, and the whole path by keyboard alone.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::keyboard_tests::{
    empty, id, map, names, press, rect, select, some, tap, to_canvas, write,
};
use super::tests::{window, workspace};
use crate::locale::Language;
use crate::workspace::{Dialog, Effect};

#[test]
fn quick_entry_types_boxes_in_a_row() {
    let mut harness = window(empty());
    tap(&mut harness, Key::N);
    for (name, kind) in [
        ("Portail citoyen", "appl"),
        ("Base Usagers", "data"),
        ("Web", "serv"),
    ] {
        write(&mut harness, name);
        tap(&mut harness, Key::Tab);
        write(&mut harness, kind);
        tap(&mut harness, Key::Tab);
    }
    tap(&mut harness, Key::Escape);
    let map = map(&harness);
    let kind = |name: &str| {
        let mut elements = map.tables().elements.iter();
        elements
            .find(|one| one.name == name)
            .map(|one| one.kind.to_string())
    };
    assert_eq!(kind("Portail citoyen").as_deref(), Some("application"));
    assert_eq!(kind("Base Usagers").as_deref(), Some("database"));
    assert_eq!(kind("Web").as_deref(), Some("logical_server"));
    let rects = ["Portail citoyen", "Base Usagers", "Web"].map(|name| rect(&harness, name));
    assert!(
        rects[0].x1 < rects[1].x0 && rects[1].x1 < rects[2].x0,
        "{rects:?}"
    );
}

#[test]
fn quick_entry_reads_a_kind_after_a_colon_and_guesses_one_from_the_name() {
    let mut harness = window(empty());
    for text in ["Paie : saas", "Nouvel annuaire"] {
        tap(&mut harness, Key::N);
        write(&mut harness, text);
        tap(&mut harness, Key::Enter);
    }
    let map = map(&harness);
    let kinds: Vec<(String, String)> = (map.tables().elements.iter())
        .map(|one| (one.name.to_string(), one.kind.to_string()))
        .collect();
    assert!(
        kinds.contains(&("Paie".into(), "saas_service".into())),
        "{kinds:?}"
    );
    assert!(
        kinds.contains(&("Nouvel annuaire".into(), "directory".into())),
        "{kinds:?}"
    );
}

#[test]
fn quick_entry_makes_a_kind_by_its_letters_and_asks_for_the_name() {
    let mut harness = window(empty());
    tap(&mut harness, Key::N);
    write(&mut harness, "serv");
    tap(&mut harness, Key::Enter);
    write(&mut harness, "web01");
    tap(&mut harness, Key::Enter);
    assert_eq!(names(&harness), ["web01"]);
}

#[test]
fn lines_are_shown_before_they_are_drawn_and_are_one_step() {
    let mut harness = window(some());
    let before = map(&harness);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::FromText));
    write(&mut harness, "Portal > Alpha : HTTPS 443");
    tap(&mut harness, Key::Enter);
    write(&mut harness, "Zone DMZ { Firewall, Proxy }");
    assert!(harness.query_by_label_contains("Portal → Alpha").is_some());
    assert!(
        harness
            .query_by_label_contains("on the map already")
            .is_some()
    );
    assert_eq!(map(&harness), before, "nothing is drawn before it was seen");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert!(harness.state().workspace.dialog.is_none());
    assert_eq!(
        names(&harness),
        [
            "Alpha", "Beta", "DMZ", "Firewall", "Portal", "Proxy", "Room"
        ]
    );
    let zone = rect(&harness, "DMZ");
    for inner in ["Firewall", "Proxy"] {
        let inner = rect(&harness, inner);
        assert_eq!(zone.union(inner), zone, "laid out in its container");
    }
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(map(&harness), before);
}

#[test]
fn the_whole_path_works_by_keyboard_alone() {
    let mut harness = window(workspace(Language::English));
    press(&mut harness, Modifiers::COMMAND, Key::N);
    // Two containers, and elements into the first.
    tap(&mut harness, Key::N);
    write(&mut harness, "Room A : room");
    tap(&mut harness, Key::Enter);
    tap(&mut harness, Key::N);
    write(&mut harness, "Portal : application");
    tap(&mut harness, Key::Enter);
    let room = id(&harness.state().workspace, "Room A");
    // Nested by lines: what is new goes into the container.
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    write(
        &mut harness,
        "Room A { Server web01 } ; Portal > web01 : HTTPS 443",
    );
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let map_now = map(&harness);
    let web = map_now
        .tables()
        .elements
        .iter()
        .find(|one| one.name == "web01")
        .unwrap();
    assert_eq!(web.parent, Some(room));
    // A neighbour, which joins and nests.
    select(&mut harness, "web01");
    press(&mut harness, Modifiers::COMMAND, Key::ArrowRight);
    write(&mut harness, "web02");
    tap(&mut harness, Key::Enter);
    // Rename, move, save.
    to_canvas(&mut harness);
    select(&mut harness, "Portal");
    tap(&mut harness, Key::F2);
    write(&mut harness, "Citizen portal");
    tap(&mut harness, Key::Enter);
    let before = rect(&harness, "Citizen portal");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(rect(&harness, "Citizen portal").y0, before.y0 - 24.0);
    harness.state_mut().effects.clear();
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let asks = harness
        .state()
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::AskFile(..)));
    assert!(asks, "a new map asks for its file");
    assert_eq!(
        names(&harness),
        ["Citizen portal", "Room A", "web01", "web02"]
    );
    assert_eq!(map(&harness).tables().links.len(), 2);
}
