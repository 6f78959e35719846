//! Locks, order, groups, folding and layers, driven by key, pointer and label.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{Window, click, window, workspace};
use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{ElementId, Placement, SubjectId, SystemMap, ViewId};
use crate::workspace::{Action, Document, Selecting, Workspace};

/// A site that holds a server, and two applications over one another that need the server.
fn site() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    let mut act = |workspace: &mut Workspace, action| workspace.dispatch(action, &mut effects);
    act(&mut workspace, Action::NewMap);
    let view = document(&workspace).view.clone().unwrap();
    for (kind, name, parent, rect) in [
        ("site", "Hall", None, Rect::new(0.0, 0.0, 400.0, 260.0)),
        (
            "physical_server",
            "Server",
            Some("Hall"),
            Rect::new(40.0, 90.0, 240.0, 156.0),
        ),
        (
            "application",
            "Alpha",
            None,
            Rect::new(600.0, 0.0, 800.0, 66.0),
        ),
        (
            "application",
            "Beta",
            None,
            Rect::new(660.0, 30.0, 860.0, 96.0),
        ),
    ] {
        let parent = parent.map(|name| id(&workspace, name));
        let insert = Command::InsertElement {
            kind: kind.into(),
            name: name.into(),
            parent,
            place: Some((view.clone(), rect)),
        };
        act(&mut workspace, Action::Edit(insert));
    }
    for from in ["Alpha", "Beta"] {
        let connect = Command::Connect {
            kind: "depends_on".into(),
            from: id(&workspace, from),
            to: id(&workspace, "Server"),
        };
        act(&mut workspace, Action::Edit(connect));
    }
    act(&mut workspace, Action::SelectNone);
    workspace
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

fn id(workspace: &Workspace, name: &str) -> ElementId {
    let mut elements = document(workspace).map().tables().elements.iter();
    let found = elements.find(|element| element.name == name);
    found.unwrap().id.clone()
}

fn view(harness: &Harness<'_, Window>) -> ViewId {
    document(&harness.state().workspace).view.clone().unwrap()
}

fn map(harness: &Harness<'_, Window>) -> SystemMap {
    document(&harness.state().workspace).map().clone()
}

fn placement(harness: &Harness<'_, Window>, name: &str) -> Placement {
    let subject = SubjectId::from(&id(&harness.state().workspace, name));
    let id = Placement::id_for(&view(harness), &subject);
    let map = map(harness);
    Placement::clone(map.tables().placements.get(&id).unwrap())
}

fn select(harness: &mut Harness<'_, Window>, names: &[&str]) {
    let window = harness.state_mut();
    let subjects = names
        .iter()
        .map(|name| SubjectId::from(&id(&window.workspace, name)));
    let select = Action::Select(subjects.collect(), Selecting::Only);
    window.workspace.dispatch(select, &mut window.effects);
    harness.run_steps(3);
}

fn selected(harness: &Harness<'_, Window>) -> Vec<String> {
    let workspace = &harness.state().workspace;
    let mut names: Vec<String> = document(workspace)
        .selected_elements()
        .iter()
        .filter_map(|id| document(workspace).map().tables().elements.get(id))
        .map(|element| element.name.to_string())
        .collect();
    names.sort();
    names
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn undo(harness: &mut Harness<'_, Window>) {
    press(harness, Modifiers::COMMAND, Key::Z);
}

/// Where a box shows.
fn on_screen(harness: &Harness<'_, Window>, name: &str) -> egui::Rect {
    let node = harness.get_all_by_role(Role::GraphicsObject).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(&format!("{name}, "))
    });
    node.unwrap_or_else(|| panic!("{name} shows")).rect()
}

fn shows(harness: &Harness<'_, Window>, name: &str) -> bool {
    harness.query_all_by_role(Role::GraphicsObject).any(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(&format!("{name}, "))
    })
}

fn drag(harness: &mut Harness<'_, Window>, from: egui::Pos2, to: egui::Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(Event::PointerMoved(from));
    harness.run_steps(2);
    harness.event(button(from, true));
    harness.run_steps(2);
    for step in 1..=4_u8 {
        let at = from + (to - from) * (f32::from(step) / 4.0);
        harness.event(Event::PointerMoved(at));
        harness.run_steps(1);
    }
    harness.event(button(to, false));
    harness.run_steps(4);
}

fn click_at(harness: &mut Harness<'_, Window>, at: egui::Pos2, modifiers: Modifiers) {
    let button = |pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    };
    harness.event(Event::PointerMoved(at));
    harness.run_steps(1);
    harness.event_modifiers(button(true), modifiers);
    harness.event_modifiers(button(false), modifiers);
    harness.run_steps(4);
    // Let the next click be no second one of this.
    harness.event(Event::PointerMoved(at + egui::vec2(30.0, 0.0)));
    harness.run_steps(40);
}

fn notice(harness: &Harness<'_, Window>) -> String {
    let workspace = &harness.state().workspace;
    let said = workspace.notice.as_ref();
    said.map_or_else(String::new, |notice| Language::English.say(&notice.message))
}

#[test]
fn row_32_ctrl_l_locks_a_box_against_drag_nudge_size_and_delete() {
    let mut harness = window(site());
    select(&mut harness, &["Alpha"]);
    press(&mut harness, Modifiers::COMMAND, Key::L);
    assert!(placement(&harness, "Alpha").pinned);
    let locked = map(&harness);
    let alt_shift = Modifiers::ALT | Modifiers::SHIFT;
    for (modifiers, key) in [
        (Modifiers::NONE, Key::ArrowRight),
        (alt_shift, Key::ArrowRight),
        (Modifiers::NONE, Key::Delete),
        (Modifiers::SHIFT, Key::Delete),
    ] {
        harness.state_mut().workspace.notice = None;
        press(&mut harness, modifiers, key);
        assert_eq!(map(&harness), locked, "{key:?}");
        assert!(notice(&harness).contains("locked"), "{key:?} says why");
        assert_eq!(selected(&harness), ["Alpha"], "it stays selected");
    }
    let at = on_screen(&harness, "Alpha").left_center() + egui::vec2(14.0, 0.0);
    harness.state_mut().workspace.notice = None;
    drag(&mut harness, at, at + egui::vec2(0.0, 120.0));
    assert_eq!(map(&harness), locked, "a drag moves nothing");
    assert!(notice(&harness).contains("locked"));
    press(&mut harness, Modifiers::COMMAND, Key::L);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(placement(&harness, "Alpha").x.get(), 601.0);
}

#[test]
fn row_29_boxes_go_forward_backward_front_and_back_by_key() {
    let mut harness = window(site());
    let order = |harness: &Harness<'_, Window>| {
        let drawing = harness.state().state.canvas.drawing().unwrap();
        let index = |name: &str| {
            let id = SubjectId::from(&id(&harness.state().workspace, name));
            drawing.index_of(&id).unwrap()
        };
        index("Alpha") > index("Beta")
    };
    let is_over = order(&harness);
    let name = if is_over { "Beta" } else { "Alpha" };
    select(&mut harness, &[name]);
    for (modifiers, up, down) in [
        (Modifiers::ALT, Key::PageUp, Key::PageDown),
        (Modifiers::ALT, Key::Home, Key::End),
        (Modifiers::COMMAND, Key::CloseBracket, Key::OpenBracket),
    ] {
        press(&mut harness, modifiers, up);
        assert_ne!(order(&harness), is_over, "{up:?}");
        press(&mut harness, modifiers, down);
        assert_eq!(order(&harness), is_over, "{down:?}");
    }
    press(&mut harness, Modifiers::ALT, Key::Home);
    // What lies in front is found first.
    let other = if is_over { "Alpha" } else { "Beta" };
    let shared = on_screen(&harness, name).intersect(on_screen(&harness, other));
    select(&mut harness, &[]);
    click_at(&mut harness, shared.center(), Modifiers::NONE);
    assert_eq!(selected(&harness), [name]);
    undo(&mut harness);
    assert_eq!(order(&harness), is_over);
}

#[test]
fn row_28_a_click_takes_a_group_as_a_whole_and_ctrl_click_one_of_it() {
    let mut harness = window(site());
    let before = map(&harness);
    select(&mut harness, &["Alpha", "Server"]);
    press(&mut harness, Modifiers::COMMAND, Key::G);
    select(&mut harness, &[]);
    let at = on_screen(&harness, "Alpha").left_center() + egui::vec2(10.0, 0.0);
    click_at(&mut harness, at, Modifiers::NONE);
    assert_eq!(selected(&harness), ["Alpha", "Server"]);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(
        placement(&harness, "Server").x.get(),
        41.0,
        "they move together"
    );
    select(&mut harness, &[]);
    click_at(&mut harness, at, Modifiers::COMMAND);
    assert_eq!(selected(&harness), ["Alpha"]);
    undo(&mut harness);
    click_at(&mut harness, at, Modifiers::NONE);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    assert_eq!(map(&harness), before, "ungrouping leaves no trace");
}

#[test]
fn row_37_a_container_collapses_and_expands_by_key_and_by_its_button() {
    let mut harness = window(site());
    let before = map(&harness);
    let command_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    select(&mut harness, &["Hall"]);
    let zoom = harness.state().state.canvas.zoom;
    press(&mut harness, command_shift, Key::Minus);
    assert!(placement(&harness, "Hall").collapsed);
    assert!(!shows(&harness, "Server"));
    let label = harness
        .get_all_by_role(Role::GraphicsObject)
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.starts_with("Hall"))
        .unwrap();
    assert!(label.contains("collapsed, with 1 element"), "{label}");
    press(&mut harness, command_shift, Key::Plus);
    assert_eq!(map(&harness), before, "its old size comes back");
    assert_eq!(harness.state().state.canvas.zoom, zoom, "nothing zooms");
    assert!(shows(&harness, "Server"));
    click(&mut harness, "Collapse Hall");
    assert!(!shows(&harness, "Server"));
    click(&mut harness, "Expand Hall");
    assert_eq!(map(&harness), before);
}

#[test]
fn links_of_what_is_put_away_end_at_the_collapsed_container_as_one() {
    let mut harness = window(site());
    select(&mut harness, &["Hall"]);
    let command_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    press(&mut harness, command_shift, Key::Minus);
    let drawing = harness.state().state.canvas.drawing().unwrap();
    let lines = drawing.scene.items.iter();
    let lines = lines.filter(|item| item.role == crate::scene::ItemRole::Link);
    // Alpha and Beta each have one: they do not join the same two boxes.
    assert_eq!(lines.count(), 2);
}

#[test]
fn layers_are_added_hidden_locked_and_left_out_of_exports_in_the_dock() {
    let mut harness = window(site());
    click(&mut harness, "Layers");
    click(&mut harness, "Add a layer");
    harness
        .get_by_role_and_label(Role::Button, "Layer 2")
        .click();
    harness.run_steps(3);
    select(&mut harness, &["Alpha"]);
    click(&mut harness, "Put the selection on this layer");
    assert!(!placement(&harness, "Alpha").layer.is_empty());
    click(&mut harness, "Show Layer 2");
    assert!(!shows(&harness, "Alpha"));
    click(&mut harness, "Show Layer 2");
    assert!(shows(&harness, "Alpha"));
    click(&mut harness, "Lock Layer 2");
    let before = map(&harness);
    select(&mut harness, &["Alpha"]);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(map(&harness), before);
    assert!(notice(&harness).contains("Layer 2"));
    click(&mut harness, "Print Layer 2");
    assert!(shows(&harness, "Alpha"), "on screen it stays");
    let order = harness.state().workspace.picture_order(false).unwrap();
    let names = |scene: &crate::scene::Scene| {
        let items = scene.items.iter();
        items
            .filter(|item| item.description.starts_with("Alpha, "))
            .count()
    };
    assert_eq!(names(&order.compose()), 1);
    let page = crate::workspace::picture::Page::default();
    assert_eq!(names(&order.page(&page)), 0);
    let asked = crate::workspace::picture::Page {
        layers: Some(vec!["Layer 2".to_owned()]),
        ..page
    };
    let only = order.page(&asked);
    assert_eq!(names(&only), 1);
    assert_eq!(only.items.len(), 1, "nothing but what lies on it");
    click(&mut harness, "Delete the layer");
    assert!(placement(&harness, "Alpha").layer.is_empty());
}

#[test]
fn row_33_alt_c_and_alt_shift_c_carry_icon_and_colour_over() {
    let mut harness = window(site());
    let element = |harness: &Harness<'_, Window>, name: &str| {
        let id = id(&harness.state().workspace, name);
        let map = map(harness);
        crate::model::Element::clone(map.tables().elements.get(&id).unwrap())
    };
    select(&mut harness, &["Alpha"]);
    harness
        .get_by_role_and_label(Role::RadioButton, "Rose")
        .click();
    harness.run_steps(4);
    assert_eq!(element(&harness, "Alpha").tint, "rose");
    // An icon, by keyboard alone: the field has the focus, the arrows walk, Enter takes.
    harness
        .get_by_role_and_label(Role::Button, "Choose an icon")
        .click_accesskit();
    harness.run_steps(4);
    harness
        .get_by_role_and_label(Role::TextInput, "Find an icon…")
        .type_text("thermometer");
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().workspace.dialog.is_none());
    assert_eq!(element(&harness, "Alpha").icon, "thermometer");
    press(&mut harness, Modifiers::ALT, Key::C);
    select(&mut harness, &["Beta", "Server"]);
    press(&mut harness, Modifiers::ALT | Modifiers::SHIFT, Key::C);
    for name in ["Beta", "Server"] {
        let worn = element(&harness, name);
        assert_eq!(
            (worn.icon.as_str(), worn.tint.as_str()),
            ("thermometer", "rose")
        );
    }
    undo(&mut harness);
    assert_eq!(element(&harness, "Beta").tint, "", "one step to undo");
}

#[test]
fn a_chosen_colour_stands_in_the_legend_of_the_standard_perspective_alone() {
    use crate::scene::Lens;
    use crate::workspace::Perspective;
    let mut workspace = site();
    let subjects = vec![SubjectId::from(&id(&workspace, "Alpha"))];
    let style = crate::command::Style {
        icon: None,
        tint: Some("teal".into()),
    };
    let dress = Action::Edit(Command::Dress { subjects, style });
    workspace.dispatch(dress, &mut Vec::new());
    let hues = |workspace: &Workspace| {
        let order = workspace.picture_order(false).unwrap();
        let contents = order.compose_with_contents().contents;
        contents.hues.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(hues(&workspace), [(crate::scene::Hue::Teal, 1)]);
    workspace.dispatch(
        Action::Look(Perspective::Lens(Lens::Criticality)),
        &mut Vec::new(),
    );
    assert!(hues(&workspace).is_empty());
}

#[test]
fn a_floor_plan_is_chosen_drawn_kept_beside_the_map_and_missed_where_it_is_gone() {
    use crate::scene::Figure;
    use crate::workspace::{Effect, FilePurpose};
    let mut harness = window(site());
    select(&mut harness, &["Hall"]);
    click(&mut harness, "Edit");
    click(&mut harness, "Style");
    harness
        .get_by_role_and_label(Role::MenuItem, "Background picture…")
        .click();
    harness.run_steps(4);
    let window = harness.state_mut();
    let Some(Effect::AskFile(FilePurpose::Picture, _)) = window.effects.pop() else {
        panic!("a picture is asked for");
    };
    let action = Action::ReadBackdrop("plan.png".into());
    window.workspace.dispatch(action, &mut window.effects);
    let Some(Effect::ReadPicture { element, .. }) = window.effects.pop() else {
        panic!("it is read");
    };
    let bytes = crate::bitmap::tests::plain(40, 30, [200, 30, 30, 255]);
    let picture = std::sync::Arc::new(crate::storage::picture_of(bytes).unwrap());
    let action = Action::PictureRead { element, picture };
    window.workspace.dispatch(action, &mut window.effects);
    harness.run_steps(4);
    let figures = |harness: &Harness<'_, Window>| {
        let drawing = harness.state().state.canvas.drawing().unwrap();
        let items = drawing.scene.items.iter();
        let all = items.flat_map(|item| item.figures.clone());
        all.filter(|figure| matches!(figure, Figure::Image(_)))
            .collect::<Vec<_>>()
    };
    let drawn = figures(&harness);
    let [Figure::Image(image)] = drawn.as_slice() else {
        panic!("one picture is drawn");
    };
    let shape = image.rect.width() / image.rect.height();
    assert!((shape - 40.0 / 30.0).abs() < 0.01, "in its own shape");
    // Saved, it is written beside the map before the map.
    let window = harness.state_mut();
    let save = Action::SaveTo("carte.ron".into());
    window.workspace.dispatch(save, &mut window.effects);
    let mut kept = window.effects.iter().rev();
    assert!(matches!(kept.next(), Some(Effect::Write { .. })));
    assert!(
        matches!(kept.next(), Some(Effect::KeepPictures { pictures, .. }) if pictures.len() == 1)
    );
    // Where its file is gone, a mark shows instead.
    let none = Action::PicturesLoaded(std::sync::Arc::default());
    let window = harness.state_mut();
    window.workspace.dispatch(none, &mut window.effects);
    harness.run_steps(4);
    assert!(figures(&harness).is_empty());
    let drawing = harness.state().state.canvas.drawing().unwrap();
    let mut figures = drawing.scene.items.iter().flat_map(|item| &item.figures);
    assert!(figures.any(|figure| {
        matches!(figure, Figure::Text(run) if run.text.as_ref() == "Picture not found")
    }));
    undo(&mut harness);
    let id = id(&harness.state().workspace, "Hall");
    assert!(
        map(&harness)
            .tables()
            .elements
            .get(&id)
            .unwrap()
            .backdrop
            .is_empty()
    );
}
