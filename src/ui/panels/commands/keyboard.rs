//! What is mostly done by key: a connected neighbour, the way from area to area, and what the
//! selection needs.

use std::collections::BTreeSet;

use egui::Key;

use super::keys::{ctrl, plain, shift};
use super::{Doing, Entry, Menu, entry, has_elements, has_one, may_edit};
use crate::analysis::{Direction, reach};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, Placement, SubjectId};
use crate::ui::canvas::{Request, Side};
use crate::workspace::{Action, Selecting, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    neighbour(
        msg::KEYS_NEIGHBOUR_RIGHT,
        &[ctrl(Key::ArrowRight)],
        |doing| doing.ask(Request::AddNeighbour(Side::Right)),
    ),
    neighbour(msg::KEYS_NEIGHBOUR_LEFT, &[ctrl(Key::ArrowLeft)], |doing| {
        doing.ask(Request::AddNeighbour(Side::Left));
    }),
    neighbour(msg::KEYS_NEIGHBOUR_ABOVE, &[ctrl(Key::ArrowUp)], |doing| {
        doing.ask(Request::AddNeighbour(Side::Above));
    }),
    neighbour(
        msg::KEYS_NEIGHBOUR_BELOW,
        &[ctrl(Key::ArrowDown)],
        |doing| doing.ask(Request::AddNeighbour(Side::Below)),
    ),
    entry(
        Menu::Analyse,
        msg::KEYS_NEEDS,
        &[shift(Key::I)],
        select_needs,
    )
    .when(has_elements)
    .on_selection(),
    entry(
        Menu::View,
        msg::KEYS_NEXT_AREA,
        &[plain(Key::F6)],
        |doing| {
            walk(doing, false);
        },
    ),
    entry(
        Menu::View,
        msg::KEYS_PREVIOUS_AREA,
        &[shift(Key::F6)],
        |doing| walk(doing, true),
    ),
];

const fn neighbour(
    label: MessageId,
    keys: &'static [super::Keys],
    run: fn(&mut Doing<'_>),
) -> Entry {
    entry(Menu::Insert, label, keys, run)
        .when(|workspace| may_edit(workspace) && has_one(workspace) && has_elements(workspace))
        .within(msg::KEYS_NEIGHBOUR)
        .on_selection()
}

fn walk(doing: &mut Doing<'_>, back: bool) {
    doing.state.panels.areas.ask(back);
}

/// Selects, beside what is selected, all that it needs and this view shows.
fn select_needs(doing: &mut Doing<'_>) {
    let Some(needs) = needs(doing.workspace) else {
        return;
    };
    let words = msg::KEYS_NEEDS_FOUND
        .with("found", needs.found)
        .with("shown", needs.shown.len());
    doing.act(Action::Tell(words));
    if !needs.shown.is_empty() {
        doing.act(Action::Select(needs.shown, Selecting::Add));
    }
}

struct Needs {
    /// How many elements are needed.
    found: usize,
    /// Those of them that this view shows.
    shown: Vec<SubjectId>,
}

fn needs(workspace: &Workspace) -> Option<Needs> {
    let document = workspace.document.as_ref()?;
    let view = document.view.clone()?;
    let graph = document.graph();
    let mut found: BTreeSet<ElementId> = BTreeSet::new();
    let selected = document.selected_elements();
    for element in &selected {
        let reached = reach(&graph, element, Direction::Upstream, None).unwrap_or_default();
        found.extend(reached.into_iter().map(|(id, _)| id));
    }
    found.retain(|id| !selected.contains(id));
    let placements = &document.map().tables().placements;
    let shows = |subject: &SubjectId| placements.contains(&Placement::id_for(&view, subject));
    Some(Needs {
        found: found.len(),
        shown: found.iter().map(SubjectId::from).filter(shows).collect(),
    })
}
