//! Where things lie.

use egui::Key;

use super::keys::{ctrl, ctrl_shift, plain, shift};
use super::{Doing, Entry, Menu, entry, has_elements, may_edit, may_edit_boxes};
use crate::command::{Command, Manner};
use crate::layout::{Direction, Method};
use crate::locale::msg;
use crate::model::Placement;
use crate::scene::{method_of, method_word};
use crate::ui::canvas::Tool;
use crate::workspace::{Action, Arranging, Workspace, direction_field};

pub(super) static ENTRIES: &[Entry] = &[
    entry(
        Menu::Arrange,
        msg::UI_TOOL_SELECT,
        &[plain(Key::V)],
        |doing| doing.hold(Tool::Select),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Select),
    entry(
        Menu::Arrange,
        msg::UI_TOOL_HAND,
        &[plain(Key::H)],
        |doing| doing.hold(Tool::Hand),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Hand),
    entry(
        Menu::Arrange,
        msg::UI_LAY_OUT,
        &[ctrl_shift(Key::L)],
        |doing| in_manner(doing, |_| {}),
    )
    .when(may_edit)
    .on_ground(),
    entry(
        Menu::Arrange,
        msg::UI_ARRANGE_SELECTION,
        &[shift(Key::L)],
        |doing| {
            let chosen = doing.workspace.document.as_ref();
            let chosen = chosen.map(|document| document.selected_elements().into_iter().collect());
            doing.act(Action::Arrange(Arranging::Selection(
                chosen.unwrap_or_default(),
                None,
            )));
        },
    )
    .when(may_edit_elements)
    .on_selection(),
    entry(
        Menu::Arrange,
        msg::UI_ARRANGE_NEW,
        &[shift(Key::N)],
        |doing| doing.act(Action::Arrange(Arranging::New)),
    )
    .when(may_edit)
    .on_ground(),
    entry(Menu::Arrange, msg::UI_TIDY, &[shift(Key::T)], |doing| {
        doing.act(Action::Arrange(Arranging::Tidy));
    })
    .when(may_edit)
    .on_ground(),
    entry(Menu::Arrange, msg::UI_METHOD_USUAL, &[], |doing| {
        in_manner(doing, |manner| manner.arrangement = "".into());
    })
    .checked_when(|workspace, _| method(workspace) == Some(None))
    .when(may_edit)
    .within(msg::UI_METHOD),
    by_method(
        msg::UI_METHOD_LAYERED,
        |doing| by(doing, Method::Layered),
        |workspace, _| uses(workspace, Method::Layered),
    ),
    by_method(
        msg::UI_METHOD_SWIMLANES,
        |doing| by(doing, Method::Swimlanes),
        |workspace, _| uses(workspace, Method::Swimlanes),
    ),
    by_method(
        msg::UI_METHOD_TIERS,
        |doing| by(doing, Method::Tiers),
        |workspace, _| uses(workspace, Method::Tiers),
    ),
    by_method(
        msg::UI_METHOD_TREE,
        |doing| by(doing, Method::Tree),
        |workspace, _| uses(workspace, Method::Tree),
    ),
    by_method(
        msg::UI_METHOD_RADIAL,
        |doing| by(doing, Method::Radial),
        |workspace, _| uses(workspace, Method::Radial),
    ),
    by_method(
        msg::UI_METHOD_GRID,
        |doing| by(doing, Method::Grid),
        |workspace, _| uses(workspace, Method::Grid),
    ),
    by_method(
        msg::UI_METHOD_FORCE,
        |doing| by(doing, Method::Force),
        |workspace, _| uses(workspace, Method::Force),
    ),
    entry(Menu::Arrange, msg::UI_DIRECTION_DOWN, &[], |doing| {
        towards(doing, Direction::Down);
    })
    .checked_when(|workspace, _| runs(workspace, Direction::Down))
    .when(may_edit),
    entry(Menu::Arrange, msg::UI_DIRECTION_RIGHT, &[], |doing| {
        towards(doing, Direction::Right);
    })
    .checked_when(|workspace, _| runs(workspace, Direction::Right))
    .when(may_edit),
    entry(
        Menu::Arrange,
        msg::UI_ALTERNATIVES,
        &[ctrl_shift(Key::A)],
        |doing| doing.act(Action::OpenAlternatives),
    )
    .when(may_edit)
    .on_ground(),
    entry(Menu::Arrange, msg::UI_PIN, &[ctrl(Key::L)], |doing| {
        let pinned = !all_pinned(doing.workspace);
        let Some(document) = &doing.workspace.document else {
            return;
        };
        if let Some(view) = document.view.clone() {
            let subjects = document.selection.iter().cloned().collect();
            doing.act(Action::Edit(Command::Pin {
                view,
                subjects,
                pinned,
            }));
        }
    })
    .when(|workspace| may_edit_boxes(workspace, 1))
    .on_selection(),
];

const fn by_method(
    label: crate::locale::MessageId,
    run: fn(&mut Doing<'_>),
    checked: fn(&Workspace, &crate::ui::UiState) -> bool,
) -> Entry {
    entry(Menu::Arrange, label, &[], run)
        .checked_when(checked)
        .when(may_edit)
        .within(msg::UI_METHOD)
}

fn may_edit_elements(workspace: &Workspace) -> bool {
    may_edit(workspace) && has_elements(workspace)
}

/// Arranges the view, in its own manner but for a change.
fn in_manner(doing: &mut Doing<'_>, change: impl FnOnce(&mut Manner)) {
    if let Some(mut manner) = doing.workspace.manner() {
        change(&mut manner);
        doing.act(Action::Arrange(Arranging::View(manner)));
    }
}

/// Arranges the view by a method; rings are drawn around the one element that is selected.
fn by(doing: &mut Doing<'_>, method: Method) {
    let selected = doing
        .workspace
        .document
        .as_ref()
        .map(|document| document.selected_elements())
        .unwrap_or_default();
    in_manner(doing, |manner| {
        manner.arrangement = method_word(method).into();
        if let (Method::Radial, [only]) = (method, selected.as_slice()) {
            manner.center = Some(only.clone());
        }
    });
}

fn towards(doing: &mut Doing<'_>, direction: Direction) {
    in_manner(doing, |manner| {
        manner.direction = direction_field(direction).into();
    });
}

/// The method that the view names; `Some(None)` where it names none.
fn method(workspace: &Workspace) -> Option<Option<Method>> {
    let manner = workspace.manner()?;
    Some(method_of(&manner.arrangement))
}

fn uses(workspace: &Workspace, asked: Method) -> bool {
    method(workspace) == Some(Some(asked))
}

fn runs(workspace: &Workspace, direction: Direction) -> bool {
    workspace.manner().is_some_and(|manner| {
        let is_right = manner.direction == direction_field(Direction::Right);
        is_right == (direction == Direction::Right)
    })
}

/// Whether all boxes that are selected in the view are locked.
pub(super) fn all_pinned(workspace: &Workspace) -> bool {
    let Some(document) = &workspace.document else {
        return false;
    };
    let Some(view) = &document.view else {
        return false;
    };
    let placements = &document.map().tables().placements;
    let mut placed = document
        .selection
        .iter()
        .filter_map(|subject| placements.get(&Placement::id_for(view, subject)))
        .filter(|placement| placement.has_place())
        .peekable();
    placed.peek().is_some() && placed.all(|placement| placement.pinned)
}
