//! Two elements selected: the ways by which they hang together, and how many ways the network has
//! between them that share no device.
//!
//! Few hops and few ways are looked for, so that a frame is enough on the largest maps; the command
//! line lists more (`portolan reach --to`, `portolan weak-points --between`).

use std::sync::atomic::AtomicBool;

use egui::Ui;

use super::attributes::section;
use super::controls;
use crate::analysis::{
    self, DependencyGraph, DisjointPaths, Network, PathsAsked, SimplePaths, Watch,
};
use crate::locale::{Language, msg};
use crate::model::{ElementId, ElementIx, SubjectId};
use crate::ui::UiState;
use crate::workspace::{Action, Document};

/// Hops that a way may have.
const DEPTH: u32 = 4;
/// Ways that are looked for, and those that show.
const MOST: usize = 100;
const SHOWN: usize = 6;

/// What was found for two elements.
pub(super) struct Together {
    graph: DependencyGraph,
    ends: [ElementId; 2],
    ways: SimplePaths,
    /// Nothing where one of them has no cable.
    network: Option<DisjointPaths>,
}

impl Together {
    fn of(document: &Document, ends: [ElementId; 2]) -> Self {
        let graph = document.graph();
        let mut ways = ways_between(&graph, [&ends[0], &ends[1]]);
        // Read from who needs to what is needed, where all steps run one way.
        let only_needed_by = ways.iter().next().is_some_and(|way| {
            let mut steps = way.iter().zip(way.iter().skip(1));
            steps.all(|(&before, &after)| !needs(&graph, before, after))
        });
        if only_needed_by {
            ways = ways_between(&graph, [&ends[1], &ends[0]]);
        }
        let network = Network::of(document.snapshot());
        Self {
            ways,
            network: network.disjoint_paths(&ends[0], &ends[1]).ok(),
            graph,
            ends,
        }
    }
}

fn ways_between(graph: &DependencyGraph, [from, to]: [&ElementId; 2]) -> SimplePaths {
    let asked = PathsAsked {
        from,
        to,
        direction: None,
        depth: DEPTH,
        most: MOST,
    };
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let ways = analysis::simple_paths(graph, &asked, &watch);
    ways.ok().flatten().unwrap_or_default()
}

fn needs(graph: &DependencyGraph, dependent: ElementIx, needed: ElementIx) -> bool {
    graph.needs(dependent).any(|(other, _)| other == needed)
}

/// Draws the section where exactly two elements are selected.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let selected = document.selected_elements();
    let [from, to] = selected.as_slice() else {
        return;
    };
    if document.selection.len() != 2 {
        return;
    }
    let is_current = |known: &Together| {
        known.graph.is_same(&document.graph()) && known.ends == [from.clone(), to.clone()]
    };
    let inspector = &mut state.panels.inspector;
    if !inspector.together.as_ref().is_some_and(is_current) {
        inspector.together = Some(Together::of(document, [from.clone(), to.clone()]));
    }
    let Some(known) = &inspector.together else {
        return;
    };
    let mut goes_to = None;
    let title = language.text(msg::NEEDS_TOGETHER);
    section(ui, &title, true, |ui| {
        ways(ui, known, language, &mut goes_to);
        if let Some(network) = &known.network {
            cables(ui, known, network, language, &mut goes_to);
        }
    });
    if let Some(subject) = goes_to {
        super::super::commands::jump(subject, state, actions);
    }
}

fn words(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(controls::caption(ui, text)).wrap());
}

fn name(graph: &DependencyGraph, ix: ElementIx) -> String {
    let element = graph.element(ix);
    let name = element.name.as_str();
    controls::shown(if name.is_empty() {
        element.id.as_str()
    } else {
        name
    })
    .into_owned()
}

/// The dependencies: a line for each of the shortest ways.
fn ways(ui: &mut Ui, known: &Together, language: Language, goes_to: &mut Option<SubjectId>) {
    let graph = &known.graph;
    let count = msg::NEEDS_TOGETHER_WAYS
        .with("count", known.ways.len())
        .with("depth", DEPTH as usize)
        .with("more", if known.ways.is_complete { "no" } else { "yes" });
    words(ui, &language.say(&count));
    for (at, way) in known.ways.iter().take(SHOWN).enumerate() {
        let mut text = way.first().map(|&ix| name(graph, ix)).unwrap_or_default();
        for (&before, &after) in way.iter().zip(way.iter().skip(1)) {
            text += if needs(graph, before, after) {
                " → "
            } else {
                " ← "
            };
            text += &name(graph, after);
        }
        let response = ui.push_id(("way", at), |ui| controls::long_link(ui, &text));
        if response.inner.clicked() {
            // What lies between is what was asked for.
            let between = way.get(1).filter(|_| way.len() > 2);
            *goes_to = between.map(|&ix| SubjectId::from(&graph.element(ix).id));
        }
    }
}

/// The cables: how many ways share no device, and what separates the two.
fn cables(
    ui: &mut Ui,
    known: &Together,
    network: &DisjointPaths,
    language: Language,
    goes_to: &mut Option<SubjectId>,
) {
    ui.add_space(4.0);
    let find = |id: &ElementId| known.graph.find(id).ok();
    let shown =
        |id: &ElementId| find(id).map_or_else(|| id.to_string(), |ix| name(&known.graph, ix));
    let count = msg::NEEDS_TOGETHER_CABLES.with("count", network.count());
    words(ui, &language.say(&count));
    match &network.separators {
        None => words(ui, &language.text(msg::NEEDS_BETWEEN_INSEPARABLE)),
        Some(set) if set.is_empty() => {}
        Some(set) => {
            let names: Vec<String> = set.iter().map(shown).collect();
            let text = msg::NEEDS_BETWEEN_SEPARATED.with("names", names.join(", "));
            if controls::long_link(ui, &language.say(&text)).clicked() {
                *goes_to = set.first().map(SubjectId::from);
            }
        }
    }
}
