//! The accessibility tree of the metropole map: names, kinds, states, places and neighbours.

use egui::accesskit::{Node, NodeId};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use std::collections::BTreeMap;

use super::access::node_id;
use crate::locale::Language;
use crate::model::{ElementId, Nesting, SubjectId};
use crate::ui::{self, UiState, theme};
use crate::workspace::{Action, Imagining, Opened, Origin, Preferences, Workspace, samples};

fn metropole() -> Workspace {
    let preferences = Preferences {
        language: Language::French,
        ..Preferences::default()
    };
    let mut workspace = Workspace::new(preferences, "2026-11-22", 7);
    let opened = Opened {
        map: samples::find("metropole").unwrap().read(),
        origin: Origin::New,
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    workspace
}

type Window = (Workspace, UiState);

fn window(workspace: Workspace) -> Harness<'static, Window> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 720.0))
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, window: &mut Window| {
                for action in ui::show(ui, &window.0, &mut window.1) {
                    window.0.dispatch(action, &mut Vec::new());
                }
            },
            (workspace, UiState::default()),
        );
    for _ in 0..400 {
        harness.run_steps(1);
        if harness.state().1.canvas.is_settled() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    harness.run_steps(2);
    harness
}

/// The nodes of the last frame.
fn nodes(harness: &Harness<'_, Window>) -> BTreeMap<NodeId, Node> {
    let mut out = BTreeMap::new();
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        out.insert(node.locate().0, node.data().clone());
    }
    out
}

/// The tree as text, for a person to read.
fn printed(nodes: &BTreeMap<NodeId, Node>, of: NodeId, depth: usize, out: &mut String) {
    let Some(node) = nodes.get(&of) else { return };
    let about = node.description().unwrap_or_default();
    let label = node.label().unwrap_or_default();
    *out += &format!("{}{label} [{about}]\n", "  ".repeat(depth));
    for child in node.children() {
        printed(nodes, *child, depth + 1, out);
    }
}

#[test]
fn every_element_of_the_metropole_map_is_a_node_with_its_kind_place_and_neighbours() {
    let harness = window(metropole());
    let nodes = nodes(&harness);
    let document = harness.state().0.document.as_ref().unwrap();
    let snapshot = document.snapshot();
    let view = document.view.clone().unwrap();
    let nesting = Nesting::in_view(document.map(), snapshot, &view);
    let drawing = harness.state().1.canvas.drawing().unwrap();
    let node = |id: &ElementId| nodes.get(&node_id(id.as_str()).accesskit_id());
    let mut count = 0;
    for &ix in nesting.shown() {
        let element = snapshot.element(ix);
        let Some(item) = drawing.item_of(&SubjectId::from(&element.id)) else {
            continue;
        };
        let found = node(&element.id).unwrap_or_else(|| panic!("{} has a node", element.name));
        count += 1;
        let label = found.label().unwrap();
        assert!(label.contains(element.name.as_str()), "{label}");
        let kind = crate::catalogue::element_kind(element.kind.as_str()).unwrap();
        let kind = kind.name(Language::French).to_lowercase();
        assert!(label.to_lowercase().contains(&kind), "{label}: {kind}");
        assert_eq!(label, item.description.as_ref());
        let about = found.description().unwrap();
        assert!(about.contains(" sur "), "{label}: {about}");
        if let Some(holder) = nesting.holder(ix) {
            let holder = snapshot.element(holder);
            let shows = drawing.item_of(&SubjectId::from(&holder.id)).is_some();
            if shows {
                assert!(about.contains(holder.name.as_str()), "{label}: {about}");
                let parent = node(&holder.id).unwrap();
                let own = node_id(element.id.as_str()).accesskit_id();
                assert!(
                    parent.children().contains(&own),
                    "{label} lies in its container"
                );
            }
        }
    }
    assert!(count > 20, "{count} elements show");
    let needs = snapshot
        .links()
        .iter()
        .find(|link| link.kind.as_str() == "depends_on" && node(&link.from).is_some());
    let link = needs.unwrap();
    let about = node(&link.from).unwrap().description().unwrap();
    assert!(about.contains("a besoin de"), "{about}");
    let links = drawing
        .subjects()
        .filter(|(_, item)| item.role == crate::scene::ItemRole::Link);
    for (subject, _) in links.take(40) {
        let drawn = &drawing.drawn_with(subject)[0];
        assert!(
            nodes.contains_key(&node_id(drawn.as_str()).accesskit_id()),
            "{subject}"
        );
    }
    let canvas = nodes
        .iter()
        .find(|(_, node)| node.role() == egui::accesskit::Role::GraphicsDocument);
    let (canvas, _) = canvas.unwrap();
    let mut out = String::new();
    printed(&nodes, *canvas, 0, &mut out);
    println!("{out}");
    assert!(out.lines().count() > count, "{out}");
    // Every node has one parent.
    let mut parents: BTreeMap<NodeId, usize> = BTreeMap::new();
    for child in nodes.values().flat_map(|node| node.children()) {
        *parents.entry(*child).or_default() += 1;
    }
    assert!(parents.values().all(|count| *count == 1));
}

#[test]
fn what_is_lost_is_said_in_the_node_and_what_is_selected_is_the_active_descendant() {
    let mut workspace = metropole();
    let element = {
        let document = workspace.document.as_ref().unwrap();
        let view = document.view.clone().unwrap();
        let snapshot = document.snapshot();
        let nesting = Nesting::in_view(document.map(), snapshot, &view);
        let held = nesting
            .shown()
            .iter()
            .find(|ix| nesting.holder(**ix).is_some());
        snapshot.element(*held.unwrap()).id.clone()
    };
    let mut effects = Vec::new();
    workspace.dispatch(
        Action::Imagine(Imagining::Lose(vec![element.clone()])),
        &mut effects,
    );
    let subject = SubjectId::from(&element);
    let select = Action::Select(vec![subject], crate::workspace::Selecting::Only);
    workspace.dispatch(select, &mut effects);
    let harness = window(workspace);
    let nodes = nodes(&harness);
    let id = node_id(element.as_str()).accesskit_id();
    let node = nodes.get(&id).unwrap();
    assert_eq!(node.is_selected(), Some(true));
    let label = node.label().unwrap();
    assert!(label.contains("arrêt"), "{label}");
    let canvas = nodes
        .values()
        .find(|node| node.role() == egui::accesskit::Role::GraphicsDocument)
        .unwrap();
    assert_eq!(canvas.active_descendant(), Some(id));
}

#[test]
fn a_screen_reader_that_clicks_a_node_selects_it() {
    let mut harness = window(metropole());
    let subject = {
        let drawing = harness.state().1.canvas.drawing().unwrap();
        let card = drawing
            .subjects()
            .find(|(_, item)| item.role == crate::scene::ItemRole::Card);
        card.unwrap().0.clone()
    };
    let request = egui::accesskit::ActionRequest {
        action: egui::accesskit::Action::Click,
        target_tree: egui::accesskit::TreeId::ROOT,
        target_node: node_id(subject.as_str()).accesskit_id(),
        data: None,
    };
    harness.event(egui::Event::AccessKitActionRequest(request));
    harness.run_steps(3);
    let document = harness.state().0.document.as_ref().unwrap();
    assert!(document.selection.contains(&subject));
}
