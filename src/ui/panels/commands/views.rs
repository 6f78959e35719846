//! Views as a whole, the way into containers and back, and the trail of places.

use egui::Key;

use super::keys::{alt, plain, shift};
use super::{Doing, Entry, Menu, always, entry, may_edit, views};
use crate::command::{Command, ViewCommand};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, SubjectId, ViewId};
use crate::ui::UiState;
use crate::ui::panels::filter_bar;
use crate::ui::panels::presentation::Presentation;
use crate::ui::panels::view_menu::{Place, Renaming, name_of};
use crate::workspace::{Above, Action, Dialog, Document, Selecting, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    of_view(msg::VIEWS_RENAME, rename),
    of_view(msg::VIEWS_DESCRIBE, |doing| {
        with_view(doing, |view| {
            Action::OpenDialog(Dialog::ViewProperties(view))
        });
    }),
    of_view(msg::VIEWS_DUPLICATE, |doing| {
        with_view(doing, |view| {
            let command = ViewCommand::Duplicate { view, name: None };
            Action::Edit(Command::View(command))
        });
    }),
    of_view(msg::VIEWS_REFRESH, |doing| {
        with_view(doing, Action::RefreshView);
    })
    .when(may_refresh),
    of_view(msg::VIEWS_MOVE_BACK, |doing| reorder(doing, -1)).when(may_move),
    of_view(msg::VIEWS_MOVE_ON, |doing| reorder(doing, 1)).when(may_move),
    of_view(msg::UI_DELETE_VIEW, |doing| {
        with_view(doing, |view| Action::Edit(Command::DeleteView { view }));
    })
    .when(may_move),
    entry(
        Menu::View,
        msg::VIEWS_BACK,
        &[alt(Key::ArrowLeft)],
        |doing| {
            travel(doing, |state, document| {
                let views = &document.map().tables().views;
                state.canvas.go_back(|view| views.contains(view))
            });
        },
    )
    .within(msg::UI_VIEWS),
    entry(
        Menu::View,
        msg::VIEWS_FORWARD,
        &[alt(Key::ArrowRight)],
        |doing| {
            travel(doing, |state, document| {
                let views = &document.map().tables().views;
                state.canvas.go_forward(|view| views.contains(view))
            });
        },
    )
    .within(msg::UI_VIEWS),
    entry(
        Menu::View,
        msg::VIEWS_DRILL_IN,
        &[alt(Key::ArrowDown)],
        |doing| {
            if let Some(element) = drilled(doing.workspace) {
                doing.act(Action::DrillIn(element));
            }
        },
    )
    .when(|workspace| drilled(workspace).is_some())
    .on_selection(),
    entry(
        Menu::View,
        msg::VIEWS_DRILL_UP,
        &[alt(Key::ArrowUp)],
        drill_up,
    )
    .when(|workspace| above(workspace).is_some())
    .on_ground(),
    entry(Menu::View, msg::VIEWS_FILTERS, &[], |doing| {
        doing.state.panels.filtering = true;
    })
    .checked_when(|workspace, state| {
        document(workspace).is_some_and(|document| filter_bar::is_shown(document, state))
    })
    .when(may_edit)
    .on_ground(),
    entry(Menu::View, msg::VIEWS_PRESENT, &[plain(Key::F5)], |doing| {
        let document = document(doing.workspace);
        let first = document.and_then(|document| document.views().into_iter().next());
        if let Some(first) = first {
            doing.act(Action::ShowView(first));
        }
        doing.state.panels.presentation = Some(Presentation::default());
    }),
    entry(
        Menu::View,
        msg::VIEWS_PRESENT_FROM_HERE,
        &[shift(Key::F5)],
        |doing| {
            doing.state.panels.presentation = Some(Presentation::default());
        },
    ),
    entry(
        Menu::View,
        msg::VIEWS_FULL_SCREEN,
        &[plain(Key::F11)],
        |doing| {
            doing.state.panels.turn_full_screen = true;
        },
    )
    .when(always),
];

/// An entry about the view that shows, in the menu of views.
const fn of_view(label: MessageId, run: fn(&mut Doing<'_>)) -> Entry {
    entry(Menu::View, label, &[], run)
        .when(may_edit)
        .within(msg::UI_VIEWS)
}

fn document(workspace: &Workspace) -> Option<&Document> {
    workspace.document.as_ref()
}

fn with_view(doing: &mut Doing<'_>, action: impl FnOnce(ViewId) -> Action) {
    let view = document(doing.workspace).and_then(|document| document.view.clone());
    if let Some(view) = view {
        doing.act(action(view));
    }
}

fn rename(doing: &mut Doing<'_>) {
    if let Some(document) = document(doing.workspace)
        && let Some(view) = document.view.clone()
    {
        doing.state.panels.view_tabs.renaming = Some(Renaming {
            name: name_of(document, &view),
            view,
            place: Place::Tab,
        });
    }
}

fn may_move(workspace: &Workspace) -> bool {
    may_edit(workspace) && views(workspace) > 1
}

fn may_refresh(workspace: &Workspace) -> bool {
    let has_recipe = |document: &Document| {
        let views = &document.map().tables().views;
        let view = document.view.as_ref().and_then(|view| views.get(view));
        view.is_some_and(|view| view.recipe.is_some())
    };
    may_edit(workspace) && document(workspace).is_some_and(has_recipe)
}

/// Moves the view among the tabs.
fn reorder(doing: &mut Doing<'_>, by: isize) {
    let Some(document) = document(doing.workspace) else {
        return;
    };
    let views = document.views();
    let at = views
        .iter()
        .position(|view| Some(view) == document.view.as_ref());
    let to = at.and_then(|at| at.checked_add_signed(by));
    if let Some(to) = to.filter(|to| *to < views.len()) {
        with_view(doing, |view| {
            Action::Edit(Command::View(ViewCommand::Move { view, to }))
        });
    }
}

/// The one selected element, where it has an inside.
fn drilled(workspace: &Workspace) -> Option<ElementId> {
    let document = document(workspace)?;
    match document.selected_elements().as_slice() {
        [only] if document.has_inside(only) && document.inside_of().as_ref() != Some(only) => {
            Some(only.clone())
        }
        _ => None,
    }
}

fn above(workspace: &Workspace) -> Option<Above> {
    document(workspace)?.above()
}

fn drill_up(doing: &mut Doing<'_>) {
    match above(doing.workspace) {
        Some(Above::View(view, element)) => {
            show_in_view(view, SubjectId::from(&element), doing.state, doing.actions);
        }
        Some(Above::Inside(holder)) => doing.act(Action::DrillIn(holder)),
        None => {}
    }
}

/// Shows a subject in a view: selected, and in the middle.
pub(in crate::ui::panels) fn show_in_view(
    view: ViewId,
    subject: SubjectId,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    state.canvas.look_at(view.clone(), subject.clone());
    actions.push(Action::ShowView(view));
    actions.push(Action::Select(vec![subject], Selecting::Only));
}

/// Steps along the trail of views and places.
fn travel(doing: &mut Doing<'_>, step: impl FnOnce(&mut UiState, &Document) -> Option<ViewId>) {
    if let Some(document) = &doing.workspace.document
        && let Some(view) = step(doing.state, document)
    {
        doing.actions.push(Action::ShowView(view));
    }
}
