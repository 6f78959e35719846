//! What boxes are to each other on a view: their order, their groups, and what containers show.

use egui::Key;

use super::keys::{alt, ctrl, ctrl_shift};
use super::{Doing, Entry, Menu, entry, may_edit_boxes};
use crate::command::{Command, OnView, Stacking};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, Placement, SubjectId, outer_groups};
use crate::workspace::{Action, Document, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    stacked(
        msg::UI_FORWARD,
        &[alt(Key::PageUp), ctrl(Key::CloseBracket)],
        |doing| stack(doing, Stacking::Forward),
    ),
    stacked(
        msg::UI_BACKWARD,
        &[alt(Key::PageDown), ctrl(Key::OpenBracket)],
        |doing| stack(doing, Stacking::Backward),
    ),
    stacked(msg::UI_FRONT, &[alt(Key::Home)], |doing| {
        stack(doing, Stacking::Front);
    }),
    stacked(msg::UI_BACK, &[alt(Key::End)], |doing| {
        stack(doing, Stacking::Back);
    }),
    entry(Menu::Arrange, msg::UI_GROUP, &[ctrl(Key::G)], |doing| {
        on_view(doing, |document| OnView::Group(selected(document)));
    })
    .when(|workspace| may_edit_boxes(workspace, 2))
    .on_selection(),
    entry(
        Menu::Arrange,
        msg::UI_UNGROUP,
        &[ctrl_shift(Key::G)],
        |doing| on_view(doing, |document| OnView::Ungroup(selected(document))),
    )
    .when(has_group)
    .on_selection(),
    entry(
        Menu::Arrange,
        msg::UI_COLLAPSE,
        &[ctrl_shift(Key::Minus)],
        |doing| fold(doing, true),
    )
    .when(has_open_container)
    .on_selection(),
    entry(
        Menu::Arrange,
        msg::UI_EXPAND,
        &[ctrl_shift(Key::Plus)],
        |doing| fold(doing, false),
    )
    .when(has_collapsed)
    .on_selection(),
];

const fn stacked(label: MessageId, keys: &'static [super::Keys], run: fn(&mut Doing<'_>)) -> Entry {
    entry(Menu::Arrange, label, keys, run)
        .within(msg::UI_ORDER)
        .when(|workspace| may_edit_boxes(workspace, 1))
        .on_selection()
}

fn selected(document: &Document) -> Vec<SubjectId> {
    document.selection.iter().cloned().collect()
}

/// Asks for a change of the view that shows.
fn on_view(doing: &mut Doing<'_>, change: impl FnOnce(&Document) -> OnView) {
    let Some(document) = &doing.workspace.document else {
        return;
    };
    if let Some(view) = document.view.clone() {
        let change = change(document);
        doing.act(Action::Edit(Command::OnView { view, change }));
    }
}

fn stack(doing: &mut Doing<'_>, way: Stacking) {
    on_view(doing, |document| OnView::Stack {
        subjects: selected(document),
        way,
    });
}

fn fold(doing: &mut Doing<'_>, collapsed: bool) {
    on_view(doing, |document| OnView::Fold {
        elements: document.selected_elements(),
        collapsed,
    });
}

fn has_group(workspace: &Workspace) -> bool {
    may_edit_boxes(workspace, 1)
        && workspace.document.as_ref().is_some_and(|document| {
            let view = document.view.as_ref();
            view.is_some_and(|view| {
                !outer_groups(document.map(), view, &document.selection).is_empty()
            })
        })
}

fn has_collapsed(workspace: &Workspace) -> bool {
    has_placed(workspace, |_, placement| placement.collapsed)
}

fn has_open_container(workspace: &Workspace) -> bool {
    has_placed(workspace, |document, placement| {
        let id = ElementId::from(placement.subject.text().clone());
        let snapshot = document.snapshot();
        let Some(ix) = snapshot.find(&id) else {
            return false;
        };
        let kind = crate::catalogue::element_kind(snapshot.element(ix).kind.as_str());
        !placement.collapsed
            && (!snapshot.children(ix).is_empty() || kind.is_some_and(|kind| kind.is_container))
    })
}

/// Whether a selected box of the view is such.
fn has_placed(workspace: &Workspace, is_such: impl Fn(&Document, &Placement) -> bool) -> bool {
    let Some(document) = &workspace.document else {
        return false;
    };
    let Some(view) = &document.view else {
        return false;
    };
    let placements = &document.map().tables().placements;
    may_edit_boxes(workspace, 1)
        && document
            .selection
            .iter()
            .filter_map(|subject| placements.get(&Placement::id_for(view, subject)))
            .any(|placement| is_such(document, placement))
}
