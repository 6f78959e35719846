//! Several links selected, as by choosing a bundle: each on a row of its own.

use egui::{Sense, Ui, Vec2};

use super::controls;
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::{ElementId, Link, LinkId, SubjectId, Value};
use crate::ui::panels::commands;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document};

/// The selected links at the plateau that shows; nothing where anything else is selected, too.
pub(super) fn links(document: &Document) -> Option<Vec<&Link>> {
    let snapshot = document.snapshot();
    let link = |subject: &SubjectId| {
        let ix = snapshot.find_link(&LinkId::from(subject.text().clone()))?;
        Some(snapshot.link(ix).as_ref())
    };
    document.selection.iter().map(link).collect()
}

/// The line over them: where a bundle runs, or how many are selected.
pub(super) fn heading(document: &Document, state: &UiState, language: Language) -> Option<String> {
    let drawing = state.canvas.drawing()?;
    let bundle = drawing.bundle_of(document.selection.first()?)?;
    let is_whole = bundle.links.len() == document.selection.len()
        && bundle
            .links
            .iter()
            .all(|link| document.selection.contains(&SubjectId::new(link.clone())));
    if !is_whole {
        return None;
    }
    let name = |id: &str| {
        let element = document.snapshot().element_by_id(&ElementId::from(id));
        element.map_or_else(|| id.to_string(), |element| element.name.to_string())
    };
    let sentence = msg::SCENE_BUNDLE
        .with("count", bundle.links.len())
        .with("from", name(&bundle.from))
        .with("to", name(&bundle.to));
    Some(language.say(&sentence))
}

/// Draws the rows; a click selects one and opens the bundle that it is drawn in.
pub(super) fn rows(
    ui: &mut Ui,
    document: &Document,
    links: &[&Link],
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let mut go = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let muted = theme::palette(ui).muted;
        for link in links {
            let text = sentence(document, link, language);
            let row = controls::Row {
                icon: Some(("arrow-right", muted)),
                text: &text,
                aside: protocol(link),
                indent: 0.0,
                selected: false,
            };
            if controls::row(ui, &row, Sense::click()).clicked() {
                go = Some(SubjectId::from(&link.id));
            }
        }
    });
    if let Some(subject) = go {
        open(document.selection.iter(), state, actions);
        commands::jump(subject, state, actions);
    }
}

/// Draws the button that opens the bundles of what is selected, where they are closed.
pub(super) fn opener(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &UiState,
    actions: &mut Vec<Action>,
) {
    let drawing = state.canvas.drawing();
    let is_closed = drawing.is_some_and(|drawing| {
        document
            .selection
            .iter()
            .any(|subject| drawing.bundle_of(subject).is_some())
    });
    if !is_closed {
        return;
    }
    let label = (
        icon::atom("split", 16.0),
        language.text(msg::UI_OPEN_BUNDLES),
        egui::Atom::grow(),
    );
    let width = Vec2::new(ui.available_width(), 32.0);
    if ui
        .add(egui::Button::new(label).min_size(width).truncate())
        .clicked()
    {
        open(document.selection.iter(), state, actions);
    }
}

fn open<'a>(
    subjects: impl Iterator<Item = &'a SubjectId>,
    state: &UiState,
    actions: &mut Vec<Action>,
) {
    if let Some(drawing) = state.canvas.drawing() {
        let closed = drawing.bundles_of(subjects);
        if !closed.is_empty() {
            actions.push(Action::OpenBundles(closed));
        }
    }
}

/// `Portail appelle Base`
fn sentence(document: &Document, link: &Link, language: Language) -> String {
    let name = |id: &ElementId| {
        let element = document.snapshot().element_by_id(id);
        element.map_or_else(|| id.to_string(), |element| element.name.to_string())
    };
    let verb = catalogue::link_kind(link.kind.as_str())
        .map_or(link.kind.as_str(), |kind| kind.verb.in_language(language));
    format!("{} {verb} {}", name(&link.from), name(&link.to))
}

fn protocol(link: &Link) -> &str {
    let said = link.attributes.get("protocol").and_then(Value::as_text);
    said.unwrap_or_default()
}
