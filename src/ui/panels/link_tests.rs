//! Links under the pointer and by key: pulled, re-attached, bent, labelled, turned, split, joined
//! and followed; and the tools that draw.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::pointer_tests::{
    PLAIN, card, document, id, map, map_of, on_screen, rect, selected, shown, with,
};
use super::tests::{Window, window};
use crate::geometry::{Point, Rect};
use crate::model::{Link, NoteKind, Placement, SubjectId};
use crate::workspace::{Action, Selecting, Workspace};

fn pair() -> Workspace {
    map_of(
        &[
            ("application", "Alpha", card(0.0, 0.0)),
            ("application", "Beta", card(320.0, 160.0)),
            ("application", "Gamma", card(0.0, 320.0)),
        ],
        &[("depends_on", "Alpha", "Beta")],
    )
}

fn links(harness: &Harness<'_, Window>) -> Vec<Link> {
    let links = map(harness).tables().links.iter();
    links.map(|link| Link::clone(link)).collect()
}

fn only_link(harness: &Harness<'_, Window>) -> Link {
    let links = links(harness);
    let [only] = links.as_slice() else {
        panic!("one link, not {}", links.len());
    };
    only.clone()
}

/// The names of the ends of a link.
fn ends(harness: &Harness<'_, Window>, link: &Link) -> (String, String) {
    let elements = &map(harness).tables().elements;
    let name = |id| elements.get(id).unwrap().name.to_string();
    (name(&link.from), name(&link.to))
}

fn select_link(harness: &mut Harness<'_, Window>) -> SubjectId {
    let subject = SubjectId::from(&only_link(harness).id);
    let window = harness.state_mut();
    let select = Action::Select(vec![subject.clone()], Selecting::Only);
    window.workspace.dispatch(select, &mut window.effects);
    harness.run_steps(3);
    subject
}

fn corners(harness: &Harness<'_, Window>, link: &SubjectId) -> Vec<Point> {
    let drawing = harness.state().state.canvas.drawing().unwrap();
    drawing.corners(link).unwrap()
}

fn placement(harness: &Harness<'_, Window>, subject: &SubjectId) -> Option<Placement> {
    let view = document(&harness.state().workspace).view.clone().unwrap();
    let id = Placement::id_for(&view, subject);
    let placements = &map(harness).tables().placements;
    placements
        .get(&id)
        .map(|placement| Placement::clone(placement))
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn types(harness: &mut Harness<'_, Window>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(3);
}

fn run(harness: &mut Harness<'_, Window>, label: crate::locale::MessageId) {
    let entry = super::commands::find(label).unwrap();
    let window = harness.state_mut();
    assert!((entry.enabled)(&window.workspace));
    let mut actions = Vec::new();
    (entry.run)(&mut super::commands::Doing {
        workspace: &window.workspace,
        state: &mut window.state,
        actions: &mut actions,
    });
    for action in actions {
        window.workspace.dispatch(action, &mut window.effects);
    }
    harness.run_steps(4);
}

/// Pulls a link out of the right port of one box onto another.
fn pull(harness: &mut Harness<'_, Window>, from: &str, to: &str) {
    let at = shown(harness, from);
    PLAIN.moves(harness, at.center());
    let port = at.right_center() + vec2(9.0, 0.0);
    let to = shown(harness, to).center();
    PLAIN.drags(harness, port, to);
}

#[test]
fn a_link_pulled_from_a_handle_offers_legal_kinds_as_sentences_both_ways() {
    let mut harness = window(pair());
    pull(&mut harness, "Alpha", "Gamma");
    assert!(harness.query_by_label("Alpha needs Gamma").is_some());
    assert!(harness.query_by_label("Gamma needs Alpha").is_some());
    assert!(
        harness
            .query_by_label("Alpha is a member of Gamma")
            .is_none()
    );
    types(&mut harness, "repl");
    assert!(harness.query_by_label("Alpha needs Gamma").is_none());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let links = links(&harness);
    let new = links
        .iter()
        .find(|link| link.kind.as_str() == "replicates_to");
    let new = new.expect("the chosen kind");
    assert_eq!(
        ends(&harness, new),
        ("Gamma".to_owned(), "Alpha".to_owned())
    );
}

#[test]
fn the_likeliest_kind_comes_first_and_enter_takes_it() {
    let mut harness = window(pair());
    pull(&mut harness, "Gamma", "Beta");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let links = links(&harness);
    assert_eq!(links.len(), 2);
    assert!(links.iter().all(|link| link.kind.as_str() == "depends_on"));
}

#[test]
fn a_link_dropped_on_empty_canvas_makes_a_connected_element() {
    let mut harness = window(pair());
    let at = shown(&harness, "Alpha");
    PLAIN.moves(&mut harness, at.center());
    let port = at.right_center() + vec2(9.0, 0.0);
    let empty = on_screen(&harness, "Alpha", Point::new(420.0, 30.0));
    PLAIN.drags(&mut harness, port, empty);
    types(&mut harness, "Database");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(links(&harness).len(), 2);
    assert_eq!(map(&harness).tables().elements.len(), 4);
}

#[test]
fn an_end_of_a_link_dragged_onto_another_element_is_reattached() {
    let mut harness = window(pair());
    let link = select_link(&mut harness);
    let tip = *corners(&harness, &link).last().unwrap();
    let from = on_screen(&harness, "Alpha", tip);
    let to = shown(&harness, "Gamma").center();
    PLAIN.drags(&mut harness, from, to);
    let link = only_link(&harness);
    assert_eq!(
        ends(&harness, &link),
        ("Alpha".to_owned(), "Gamma".to_owned())
    );
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let link = only_link(&harness);
    assert_eq!(
        ends(&harness, &link),
        ("Alpha".to_owned(), "Beta".to_owned())
    );
}

#[test]
fn an_end_goes_only_where_the_catalogue_allows_it() {
    let mut harness = window(map_of(
        &[
            ("data_set", "Records", card(0.0, 0.0)),
            ("database", "Store", card(320.0, 160.0)),
            ("actor", "Citizen", card(0.0, 320.0)),
        ],
        &[("stored_in", "Records", "Store")],
    ));
    let link = select_link(&mut harness);
    let tip = *corners(&harness, &link).last().unwrap();
    let from = on_screen(&harness, "Records", tip);
    let to = shown(&harness, "Citizen").center();
    PLAIN.drags(&mut harness, from, to);
    let link = only_link(&harness);
    assert_eq!(ends(&harness, &link).1, "Store");
    assert!(
        harness
            .query_all_by_label_contains("stays where it was")
            .next()
            .is_some()
    );
}

#[test]
fn a_dragged_segment_pins_bends_and_a_double_click_on_one_gives_them_back() {
    let mut harness = window(pair());
    let link = select_link(&mut harness);
    let before = corners(&harness, &link);
    let middle = before[0].midpoint(before[1]);
    let is_upright = (before[0].x - before[1].x).abs() < 1.0;
    let from = on_screen(&harness, "Alpha", middle);
    let by = if is_upright {
        vec2(24.0, 0.0)
    } else {
        vec2(0.0, 12.0)
    };
    PLAIN.drags(&mut harness, from, from + by);
    let bends = placement(&harness, &link).expect("pinned").bends;
    assert!(!bends.is_empty());
    for bend in &bends {
        let on_line = corners(&harness, &link);
        assert!(
            on_line.iter().any(|corner| (*corner - *bend).hypot() < 1.0)
                || on_line.windows(2).any(|pair| {
                    let around = Rect::from_points(pair[0], pair[1]).inflate(0.5, 0.5);
                    around.contains(*bend)
                }),
            "{bend:?} on {on_line:?}"
        );
    }
    let bend = on_screen(&harness, "Alpha", bends[0]);
    PLAIN.clicks_twice(&mut harness, bend);
    assert!(placement(&harness, &link).is_none());
}

#[test]
fn a_label_dragged_along_its_line_stays_there_and_a_double_click_lets_it_go() {
    let mut harness = window(pair());
    let link = select_link(&mut harness);
    let window = harness.state_mut();
    let rename = crate::command::Command::Rename {
        record: crate::model::RecordKey::new(crate::model::TableName::Links, link.as_str()),
        name: "HTTPS".into(),
    };
    window
        .workspace
        .dispatch(Action::Edit(rename), &mut window.effects);
    harness.run_steps(4);
    let label = |harness: &Harness<'_, Window>| {
        let drawing = harness.state().state.canvas.drawing().unwrap();
        let is_label = |item: &&crate::scene::Item| item.role == crate::scene::ItemRole::LinkLabel;
        drawing
            .scene
            .items
            .iter()
            .find(is_label)
            .unwrap()
            .bounds
            .center()
    };
    let from = on_screen(&harness, "Alpha", label(&harness));
    let line = corners(&harness, &link);
    let start = line[0].lerp(line[1], 0.3);
    let to = on_screen(&harness, "Alpha", start);
    PLAIN.drags(&mut harness, from, to);
    assert!(placement(&harness, &link).unwrap().label_at.is_some());
    assert!((label(&harness) - start).hypot() < 3.0);
    let at = on_screen(&harness, "Alpha", label(&harness));
    PLAIN.clicks_twice(&mut harness, at);
    assert!(placement(&harness, &link).is_none());
}

#[test]
fn a_link_is_turned_round_and_its_kind_is_chosen_by_first_letters() {
    let mut harness = window(pair());
    select_link(&mut harness);
    press(&mut harness, Modifiers::SHIFT, Key::R);
    let link = only_link(&harness);
    assert_eq!(
        ends(&harness, &link),
        ("Beta".to_owned(), "Alpha".to_owned())
    );
    run(&mut harness, crate::locale::msg::GESTURE_CHANGE_LINK);
    types(&mut harness, "flow");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(only_link(&harness).kind.as_str(), "flow");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(only_link(&harness).kind.as_str(), "depends_on");
}

#[test]
fn an_element_dropped_on_a_link_splits_it_and_joining_over_it_mends_it() {
    let mut harness = window(pair());
    let link = select_link(&mut harness);
    let before = map(&harness).clone();
    let line = corners(&harness, &link);
    let middle = line[0].midpoint(line[1]);
    let from = shown(&harness, "Gamma").center();
    let to = on_screen(&harness, "Alpha", middle);
    PLAIN.drags(&mut harness, from, to);
    let mut pairs: Vec<_> = links(&harness)
        .iter()
        .map(|link| ends(&harness, link))
        .collect();
    pairs.sort();
    let named = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(pairs, [named("Alpha", "Gamma"), named("Gamma", "Beta")]);
    assert_eq!(selected(&harness), ["Gamma"]);
    run(&mut harness, crate::locale::msg::GESTURE_BYPASS);
    let link = only_link(&harness);
    assert_eq!(ends(&harness, &link), named("Alpha", "Beta"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(map(&harness).tables(), before.tables());
}

#[test]
fn an_element_is_put_on_the_selected_link_by_typing() {
    let mut harness = window(pair());
    select_link(&mut harness);
    run(&mut harness, crate::locale::msg::GESTURE_INSERT_ON_LINK);
    types(&mut harness, "firewall");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(links(&harness).len(), 2);
    let elements = &map(&harness).tables().elements;
    assert!(
        elements
            .iter()
            .any(|element| element.kind.as_str() == "firewall")
    );
}

#[test]
fn g_follows_links_onwards_and_shift_g_back_through_several() {
    let mut harness = window(map_of(
        &[
            ("application", "Alpha", card(0.0, 0.0)),
            ("application", "Beta", card(320.0, 0.0)),
            ("application", "Gamma", card(320.0, 160.0)),
        ],
        &[("depends_on", "Alpha", "Beta"), ("flow", "Alpha", "Gamma")],
    ));
    let at = shown(&harness, "Alpha").center();
    PLAIN.clicks(&mut harness, at);
    press(&mut harness, Modifiers::NONE, Key::G);
    assert_eq!(selected(&harness), ["Beta"]);
    // Once to be read, once to be heard.
    assert_eq!(harness.query_all_by_label_contains("1 of 2").count(), 2);
    press(&mut harness, Modifiers::NONE, Key::G);
    assert_eq!(selected(&harness), ["Gamma"]);
    press(&mut harness, Modifiers::NONE, Key::G);
    assert_eq!(selected(&harness), ["Beta"]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(selected(&harness), ["Beta"]);
    press(&mut harness, Modifiers::NONE, Key::G);
    assert_eq!(selected(&harness), ["Beta"], "it leads nowhere");
    press(&mut harness, Modifiers::SHIFT, Key::G);
    assert_eq!(selected(&harness), ["Alpha"]);
}

#[test]
fn z_draws_a_zone_that_is_named_by_typing() {
    let mut harness = window(pair());
    press(&mut harness, Modifiers::NONE, Key::Z);
    let from = on_screen(&harness, "Alpha", Point::new(300.0, 300.0));
    let to = on_screen(&harness, "Alpha", Point::new(500.0, 400.0));
    PLAIN.drags(&mut harness, from, to);
    types(&mut harness, "DMZ 1");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let zone = id(&harness.state().workspace, "DMZ 1");
    let element = map(&harness).tables().elements.get(&zone).unwrap();
    assert_eq!(element.kind.as_str(), "zone");
    assert!((rect(&harness, "DMZ 1").x0 - 300.0).abs() < 8.0);
}

#[test]
fn t_writes_on_the_map() {
    let mut harness = window(pair());
    press(&mut harness, Modifiers::NONE, Key::T);
    let at = on_screen(&harness, "Alpha", Point::new(320.0, 20.0));
    PLAIN.clicks(&mut harness, at);
    let texts: Vec<_> = map(&harness)
        .tables()
        .notes
        .iter()
        .map(|note| note.kind)
        .collect();
    assert_eq!(texts, [NoteKind::Text]);
    types(&mut harness, "Hors périmètre");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let text = map(&harness)
        .tables()
        .notes
        .iter()
        .next()
        .unwrap()
        .text
        .clone();
    assert_eq!(text, "Hors périmètre");
    let node = harness.get_by_role_and_label(Role::GraphicsObject, "Text, Hors périmètre");
    assert!(node.rect().width() > 40.0);
}

#[test]
fn s_pushes_everything_behind_a_line_away_and_containers_across_it_grow() {
    let mut harness = window(map_of(
        &[
            ("zone", "Zone", Rect::new(0.0, 0.0, 520.0, 200.0)),
            ("application", "Left", card(40.0, 80.0)),
            ("application", "Right", card(280.0, 80.0)),
            ("application", "Beyond", card(560.0, 80.0)),
        ],
        &[],
    ));
    let before = map(&harness).clone();
    let zoom = harness.state().state.canvas.zoom;
    press(&mut harness, Modifiers::NONE, Key::S);
    let from = on_screen(&harness, "Left", Point::new(260.0, 300.0));
    PLAIN.drags(&mut harness, from, from + vec2(100.0 * zoom, 4.0));
    let by = rect(&harness, "Right").x0 - 280.0;
    assert!((by - 100.0).abs() < 1.5, "{by}");
    assert_eq!(rect(&harness, "Left"), card(40.0, 80.0));
    assert_eq!(rect(&harness, "Beyond"), card(560.0 + by, 80.0));
    assert_eq!(
        rect(&harness, "Zone"),
        Rect::new(0.0, 0.0, 520.0 + by, 200.0)
    );
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(map(&harness).tables(), before.tables());
}

#[test]
fn alt_still_copies_and_ctrl_still_ignores_what_holds() {
    let mut harness = window(pair());
    let from = shown(&harness, "Gamma").center();
    let both = Modifiers::ALT | Modifiers::COMMAND;
    with(both).drags(&mut harness, from, from + vec2(41.0, 30.0));
    assert_eq!(rect(&harness, "Gamma"), card(0.0, 320.0));
    assert_eq!(map(&harness).tables().elements.len(), 4);
}
