//! The pointer on the canvas: panning, zooming, selecting, moving, nesting and sizing, driven as a
//! hand does.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{Window, window, workspace};
use crate::command::Command;
use crate::geometry::{Point, Rect};
use crate::locale::Language;
use crate::model::{ElementId, Placement, SubjectId, SystemMap};
use crate::workspace::{Action, Document, Workspace};

/// Elements by kind, name and place; a container holds what is drawn in it.
pub(super) fn map_of(boxes: &[(&str, &str, Rect)], links: &[(&str, &str, &str)]) -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = document(&workspace).view.clone().unwrap();
    for (index, (kind, name, rect)) in boxes.iter().enumerate() {
        let holder = boxes[..index]
            .iter()
            .rev()
            .find(|(_, _, other)| other.contains_rect(*rect))
            .map(|(_, holder, _)| id(&workspace, holder));
        let insert = Command::InsertElement {
            kind: (*kind).into(),
            name: (*name).into(),
            parent: holder,
            place: Some((view.clone(), *rect)),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
    }
    for (kind, from, to) in links {
        let connect = Command::Connect {
            kind: (*kind).into(),
            from: id(&workspace, from),
            to: id(&workspace, to),
        };
        workspace.dispatch(Action::Edit(connect), &mut effects);
    }
    workspace.dispatch(Action::SelectNone, &mut effects);
    workspace
}

/// A card of the usual size.
pub(super) fn card(x: f64, y: f64) -> Rect {
    Rect::new(x, y, x + 200.0, y + 66.0)
}

pub(super) fn three() -> Workspace {
    let app = "application";
    map_of(
        &[
            (app, "Alpha", card(0.0, 0.0)),
            (app, "Beta", card(300.0, 90.0)),
            (app, "Gamma", card(640.0, 200.0)),
        ],
        &[("depends_on", "Alpha", "Beta")],
    )
}

/// A zone with one application in it, and one beside it.
fn zone() -> Workspace {
    map_of(
        &[
            ("zone", "Zone", Rect::new(0.0, 0.0, 420.0, 260.0)),
            ("application", "Inner", card(60.0, 90.0)),
            ("application", "Outer", card(560.0, 90.0)),
        ],
        &[],
    )
}

pub(super) fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

pub(super) fn id(workspace: &Workspace, name: &str) -> ElementId {
    let mut elements = document(workspace).map().tables().elements.iter();
    let found = elements.find(|element| element.name == name);
    found
        .unwrap_or_else(|| panic!("{name} is in the map"))
        .id
        .clone()
}

pub(super) fn map<'a>(harness: &'a Harness<'_, Window>) -> &'a SystemMap {
    document(&harness.state().workspace).map()
}

pub(super) fn rect(harness: &Harness<'_, Window>, name: &str) -> Rect {
    let workspace = &harness.state().workspace;
    let view = document(workspace).view.clone().unwrap();
    let subject = SubjectId::from(&id(workspace, name));
    let placements = &document(workspace).map().tables().placements;
    placements
        .get(&Placement::id_for(&view, &subject))
        .unwrap_or_else(|| panic!("{name} is placed"))
        .rect()
}

/// Where an item shows on screen.
pub(super) fn shown(harness: &Harness<'_, Window>, name: &str) -> egui::Rect {
    harness
        .query_all_by_role(Role::GraphicsObject)
        .find(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with(&format!("{name}, "))
        })
        .unwrap_or_else(|| panic!("{name} shows"))
        .rect()
}

/// A place on the map, on screen; told from a box that shows whole.
pub(super) fn on_screen(harness: &Harness<'_, Window>, by: &str, point: Point) -> Pos2 {
    let (at, rect) = (shown(harness, by), rect(harness, by));
    let zoom = at.width() / rect.width() as f32;
    at.min + vec2((point.x - rect.x0) as f32, (point.y - rect.y0) as f32) * zoom
}

pub(super) fn selected(harness: &Harness<'_, Window>) -> Vec<String> {
    let document = document(&harness.state().workspace);
    let tables = document.map().tables();
    let name = |subject: &SubjectId| {
        let element = tables
            .elements
            .get(&ElementId::from(subject.text().clone()));
        element.map_or_else(|| subject.to_string(), |element| element.name.to_string())
    };
    let mut names: Vec<String> = document.selection.iter().map(name).collect();
    names.sort();
    names
}

pub(super) struct Hand {
    pub button: PointerButton,
    pub modifiers: Modifiers,
}

pub(super) const PLAIN: Hand = Hand {
    button: PointerButton::Primary,
    modifiers: Modifiers::NONE,
};

pub(super) fn with(modifiers: Modifiers) -> Hand {
    Hand { modifiers, ..PLAIN }
}

impl Hand {
    pub fn presses(&self, harness: &mut Harness<'_, Window>, pos: Pos2, pressed: bool) {
        let event = Event::PointerButton {
            pos,
            button: self.button,
            pressed,
            modifiers: self.modifiers,
        };
        harness.event_modifiers(event, self.modifiers);
        harness.run_steps(1);
    }

    pub fn moves(&self, harness: &mut Harness<'_, Window>, to: Pos2) {
        harness.event_modifiers(Event::PointerMoved(to), self.modifiers);
        harness.run_steps(1);
    }

    /// Presses and moves, and does not let go.
    pub fn pulls(&self, harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
        self.moves(harness, from);
        self.presses(harness, from, true);
        for step in 1..=5_u8 {
            self.moves(harness, from + (to - from) * f32::from(step) / 5.0);
        }
    }

    pub fn drags(&self, harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
        self.pulls(harness, from, to);
        self.presses(harness, to, false);
        harness.run_steps(4);
    }

    pub fn clicks(&self, harness: &mut Harness<'_, Window>, at: Pos2) {
        self.moves(harness, at);
        self.presses(harness, at, true);
        self.presses(harness, at, false);
        harness.run_steps(3);
    }

    pub fn clicks_twice(&self, harness: &mut Harness<'_, Window>, at: Pos2) {
        self.moves(harness, at);
        // Within one frame: a frame of the harness takes longer than a double click may.
        for pressed in [true, false, true, false] {
            harness.input_mut().events.push(Event::PointerButton {
                pos: at,
                button: self.button,
                pressed,
                modifiers: self.modifiers,
            });
        }
        harness.run_steps(4);
    }
}

fn wheel(harness: &mut Harness<'_, Window>, at: Pos2, delta: Vec2, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(at));
    harness.run_steps(1);
    let event = Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers,
    };
    harness.event_modifiers(event, modifiers);
    harness.run_steps(20);
}

#[test]
fn the_wheel_pans_and_with_shift_sideways() {
    let mut harness = window(three());
    let before = shown(&harness, "Beta").min;
    let at = shown(&harness, "Beta").center();
    wheel(&mut harness, at, vec2(0.0, -30.0), Modifiers::NONE);
    let after = shown(&harness, "Beta").min;
    assert!(
        after.x == before.x && after.y < before.y,
        "{before} {after}"
    );
    wheel(&mut harness, at, vec2(0.0, -30.0), Modifiers::SHIFT);
    let sideways = shown(&harness, "Beta").min;
    assert!(
        sideways.y == after.y && sideways.x < after.x,
        "{after} {sideways}"
    );
}

#[test]
fn the_wheel_with_ctrl_zooms_at_the_pointer_between_1_and_6400_percent() {
    let mut harness = window(three());
    let at = shown(&harness, "Beta").center();
    let zoom = |harness: &Harness<'_, Window>| harness.state().state.canvas.zoom;
    let before = zoom(&harness);
    wheel(&mut harness, at, vec2(0.0, 40.0), Modifiers::COMMAND);
    assert!(zoom(&harness) > before);
    let moved = shown(&harness, "Beta").center() - at;
    assert!(moved.length() < 1.0, "{moved}");
    for _ in 0..40 {
        wheel(&mut harness, at, vec2(0.0, 400.0), Modifiers::COMMAND);
    }
    assert_eq!(zoom(&harness), 64.0);
    for _ in 0..60 {
        wheel(&mut harness, at, vec2(0.0, -400.0), Modifiers::COMMAND);
    }
    assert_eq!(zoom(&harness), 0.01);
}

#[test]
fn middle_right_and_space_drags_pan_and_a_still_right_click_opens_the_menu() {
    let mut harness = window(three());
    let hand = |button| Hand {
        button,
        modifiers: Modifiers::NONE,
    };
    for button in [PointerButton::Middle, PointerButton::Secondary] {
        let from = shown(&harness, "Beta").center();
        hand(button).drags(&mut harness, from, from + vec2(30.0, 20.0));
        let moved = shown(&harness, "Beta").center() - from;
        assert!(
            (moved - vec2(30.0, 20.0)).length() < 1.0,
            "{button:?} {moved}"
        );
        assert!(harness.query_by_label("Fit everything").is_none());
    }
    let from = shown(&harness, "Beta").center();
    harness.key_down(Key::Space);
    harness.run_steps(1);
    PLAIN.drags(&mut harness, from, from + vec2(-30.0, 0.0));
    harness.key_up(Key::Space);
    harness.run_steps(1);
    assert_eq!(rect(&harness, "Beta"), card(300.0, 90.0));
    let moved = shown(&harness, "Beta").center() - from;
    assert!((moved - vec2(-30.0, 0.0)).length() < 1.0, "{moved}");
    let at = shown(&harness, "Beta").center();
    hand(PointerButton::Secondary).clicks(&mut harness, at);
    assert_eq!(selected(&harness), ["Beta"]);
    assert!(
        harness
            .query_all_by_label_contains("Rename")
            .next()
            .is_some()
    );
}

#[test]
fn a_marquee_takes_what_it_touches_with_alt_what_lies_in_it_and_shift_adds() {
    let mut harness = window(three());
    let corner = on_screen(&harness, "Alpha", Point::new(-12.0, -12.0));
    let half = on_screen(&harness, "Alpha", Point::new(340.0, 130.0));
    PLAIN.drags(&mut harness, corner, half);
    let boxes = |harness: &Harness<'_, Window>| {
        let names = selected(harness);
        let known = ["Alpha", "Beta", "Gamma"];
        names
            .into_iter()
            .filter(|name| known.contains(&name.as_str()))
            .collect::<Vec<_>>()
    };
    assert_eq!(boxes(&harness), ["Alpha", "Beta"]);
    with(Modifiers::ALT).drags(&mut harness, corner, half);
    assert_eq!(boxes(&harness), ["Alpha"]);
    let from = on_screen(&harness, "Alpha", Point::new(600.0, 290.0));
    let to = on_screen(&harness, "Alpha", Point::new(700.0, 220.0));
    with(Modifiers::SHIFT).drags(&mut harness, from, to);
    assert_eq!(boxes(&harness), ["Alpha", "Gamma"]);
}

#[test]
fn ctrl_click_selects_what_lies_underneath_and_shift_click_adds_and_takes_away() {
    let mut harness = window(zone());
    let at = shown(&harness, "Inner").center();
    PLAIN.clicks(&mut harness, at);
    assert_eq!(selected(&harness), ["Inner"]);
    with(Modifiers::COMMAND).clicks(&mut harness, at);
    assert_eq!(selected(&harness), ["Zone"]);
    let outer = shown(&harness, "Outer").center();
    with(Modifiers::SHIFT).clicks(&mut harness, outer);
    assert_eq!(selected(&harness), ["Outer", "Zone"]);
    with(Modifiers::SHIFT).clicks(&mut harness, outer);
    assert_eq!(selected(&harness), ["Zone"]);
}

#[test]
fn a_drag_lines_up_with_neighbours_unless_ctrl_is_held_and_escape_puts_it_back() {
    let mut harness = window(three());
    let zoom = harness.state().state.canvas.zoom;
    let from = shown(&harness, "Gamma").center();
    // Three map units short of Beta's upper edge.
    let to = from + vec2(20.0, -107.0 * zoom);
    PLAIN.drags(&mut harness, from, to);
    assert_eq!(rect(&harness, "Gamma").y0, 90.0);
    PLAIN.moves(&mut harness, pos2(640.0, 600.0));
    let from = shown(&harness, "Gamma").center();
    with(Modifiers::COMMAND).drags(&mut harness, from, from + vec2(0.0, 3.0 * zoom));
    let y = rect(&harness, "Gamma").y0;
    assert!((y - 93.0).abs() < 0.3, "{y}");
    let before = map(&harness).clone();
    let from = shown(&harness, "Gamma").center();
    PLAIN.pulls(&mut harness, from, from + vec2(60.0, 60.0));
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    PLAIN.presses(&mut harness, from + vec2(60.0, 60.0), false);
    harness.run_steps(2);
    assert_eq!(*map(&harness), before);
}

#[test]
fn a_box_dropped_on_a_container_lies_in_it_and_dragged_out_it_leaves() {
    let mut harness = window(zone());
    let into = on_screen(&harness, "Outer", Point::new(200.0, 200.0));
    let from = shown(&harness, "Outer").center();
    PLAIN.drags(&mut harness, from, into);
    let parent = |harness: &Harness<'_, Window>| {
        let workspace = &harness.state().workspace;
        let outer = id(workspace, "Outer");
        map(harness)
            .tables()
            .elements
            .get(&outer)
            .unwrap()
            .parent
            .clone()
    };
    let zone = id(&harness.state().workspace, "Zone");
    assert_eq!(parent(&harness), Some(zone));
    let from = shown(&harness, "Outer").center();
    let out = on_screen(&harness, "Inner", Point::new(620.0, 60.0));
    PLAIN.drags(&mut harness, from, out);
    assert_eq!(parent(&harness), None);
}

#[test]
fn a_container_is_never_pulled_smaller_than_what_lies_in_it() {
    let mut harness = window(zone());
    let title = on_screen(&harness, "Zone", Point::new(120.0, 20.0));
    PLAIN.clicks(&mut harness, title);
    assert_eq!(selected(&harness), ["Zone"]);
    let corner = shown(&harness, "Zone").right_bottom() + vec2(3.0, 3.0);
    PLAIN.drags(&mut harness, corner, corner - vec2(380.0, 240.0));
    let (outer, inner) = (rect(&harness, "Zone"), rect(&harness, "Inner"));
    assert_eq!(inner, card(60.0, 90.0));
    assert_eq!(outer, Rect::new(0.0, 0.0, 280.0, 176.0));
    assert!(
        harness
            .query_by_label("A container always holds what lies in it.")
            .is_some()
    );
}

#[test]
fn a_box_pulled_to_nothing_keeps_room_for_its_title() {
    let mut harness = window(three());
    let at = shown(&harness, "Gamma").center();
    PLAIN.clicks(&mut harness, at);
    let corner = shown(&harness, "Gamma").right_bottom() + vec2(3.0, 3.0);
    PLAIN.drags(&mut harness, corner, corner - vec2(400.0, 300.0));
    let size = rect(&harness, "Gamma").size();
    assert_eq!((size.width, size.height), (32.0, 32.0));
}

#[test]
fn nothing_is_dragged_beyond_the_edge_of_the_map() {
    let mut workspace = map_of(&[("application", "Far", card(999_700.0, 0.0))], &[]);
    workspace.dispatch(Action::SelectNone, &mut Vec::new());
    let mut harness = window(workspace);
    let from = shown(&harness, "Far").center();
    PLAIN.drags(&mut harness, from, from + vec2(250.0, 0.0));
    assert_eq!(rect(&harness, "Far").x1, 1e6);
    assert!(
        harness
            .query_by_label("The edge of the map is reached.")
            .is_some()
    );
}

#[test]
fn a_double_click_renames_in_place_or_asks_what_to_insert() {
    let mut harness = window(three());
    let at = shown(&harness, "Beta").center();
    PLAIN.clicks_twice(&mut harness, at);
    assert!(
        harness
            .query_all_by_role_and_label(Role::TextInput, "Name")
            .next()
            .is_some()
    );
    harness.event(Event::Text("Delta".to_owned()));
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(rect(&harness, "Delta"), card(300.0, 90.0));
    let empty = on_screen(&harness, "Alpha", Point::new(100.0, 240.0));
    PLAIN.clicks_twice(&mut harness, empty);
    let is_asked = harness
        .query_by_label("Name, or kind of element…")
        .is_some();
    assert!(is_asked);
}
