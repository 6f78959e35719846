//! Tools beyond the first few, the grid, and what is done to links.

use egui::Key;

use super::keys::{plain, shift};
use super::{Doing, Entry, Menu, always, entry, has_elements, may_edit};
use crate::command::{Command, Rewiring};
use crate::locale::msg;
use crate::model::{LinkId, Placement, SubjectId};
use crate::ui::canvas::{Request, Tool};
use crate::workspace::{Action, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::View, msg::GESTURE_GRID, &[plain(Key::F7)], |doing| {
        let kept = doing.workspace.preferences.grid;
        doing.act(Action::KeepToGrid(!kept));
    })
    .checked_when(|workspace, _| workspace.preferences.grid)
    .when(always),
    entry(Menu::Edit, msg::GESTURE_FOLLOW, &[plain(Key::G)], |doing| {
        doing.ask(Request::Follow(false));
    })
    .when(has_elements),
    entry(
        Menu::Edit,
        msg::GESTURE_FOLLOW_BACK,
        &[shift(Key::G)],
        |doing| doing.ask(Request::Follow(true)),
    )
    .when(has_elements),
    entry(
        Menu::Insert,
        msg::GESTURE_TOOL_ZONE,
        &[plain(Key::Z)],
        |doing| doing.hold(Tool::Zone),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Zone)
    .when(may_edit),
    entry(
        Menu::Insert,
        msg::GESTURE_TOOL_TEXT,
        &[plain(Key::T)],
        |doing| doing.hold(Tool::Text),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Text)
    .when(may_edit),
    entry(Menu::Insert, msg::GESTURE_INSERT_ON_LINK, &[], |doing| {
        doing.ask(Request::InsertOnLink);
    })
    .when(may_edit_one_link)
    .on_selection(),
    entry(
        Menu::Arrange,
        msg::GESTURE_TOOL_SPACE,
        &[plain(Key::S)],
        |doing| doing.hold(Tool::Space),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Space)
    .when(may_edit),
    entry(
        Menu::Edit,
        msg::GESTURE_REVERSE,
        &[shift(Key::R)],
        |doing| {
            let links = links(doing.workspace);
            doing.act(Action::Edit(Command::Rewire(Rewiring::Reverse(links))));
        },
    )
    .when(may_edit_links)
    .on_selection(),
    entry(Menu::Edit, msg::GESTURE_CHANGE_LINK, &[], |doing| {
        doing.ask(Request::ChangeLink);
    })
    .when(may_edit_one_link)
    .on_selection(),
    entry(Menu::Edit, msg::GESTURE_BYPASS, &[], |doing| {
        let document = doing.workspace.document.as_ref();
        let elements = document.map(|document| document.selected_elements());
        if let Some([only]) = elements.as_deref() {
            let bypass = Rewiring::Bypass(only.clone());
            doing.act(Action::Edit(Command::Rewire(bypass)));
        }
    })
    .when(may_bypass)
    .on_selection(),
    entry(Menu::Edit, msg::GESTURE_AUTOMATIC_WAY, &[], |doing| {
        let view = doing.workspace.document.as_ref();
        let Some(view) = view.and_then(|document| document.view.clone()) else {
            return;
        };
        for link in bent_links(doing) {
            doing.act(Action::Edit(Command::PinBends {
                view: view.clone(),
                link,
                bends: Vec::new(),
            }));
        }
    })
    .when(has_bent_links)
    .on_selection(),
];

/// The selected links.
fn links(workspace: &Workspace) -> Vec<LinkId> {
    let Some(document) = &workspace.document else {
        return Vec::new();
    };
    let known = &document.map().tables().links;
    let selected = document.selection.iter();
    selected
        .map(|subject| LinkId::from(subject.text().clone()))
        .filter(|link| known.contains(link))
        .collect()
}

fn may_edit_links(workspace: &Workspace) -> bool {
    may_edit(workspace) && !links(workspace).is_empty()
}

fn may_edit_one_link(workspace: &Workspace) -> bool {
    let document = workspace.document.as_ref();
    let is_alone = document.is_some_and(|document| document.selection.len() == 1);
    is_alone && may_edit_links(workspace)
}

/// Whether one element is selected that something comes to and something leaves.
fn may_bypass(workspace: &Workspace) -> bool {
    let Some(document) = workspace.document.as_ref().filter(|_| may_edit(workspace)) else {
        return false;
    };
    let elements = document.selected_elements();
    let [only] = elements.as_slice() else {
        return false;
    };
    document.map().links_of(only).len() > 1
}

fn bent(workspace: &Workspace) -> Vec<LinkId> {
    let Some(document) = &workspace.document else {
        return Vec::new();
    };
    let Some(view) = &document.view else {
        return Vec::new();
    };
    let placements = &document.map().tables().placements;
    let mut links = links(workspace);
    links.retain(|link| {
        let id = Placement::id_for(view, &SubjectId::from(link));
        let placement = placements.get(&id);
        placement.is_some_and(|placement| !placement.bends.is_empty())
    });
    links
}

fn bent_links(doing: &Doing<'_>) -> Vec<LinkId> {
    bent(doing.workspace)
}

fn has_bent_links(workspace: &Workspace) -> bool {
    may_edit(workspace) && !bent(workspace).is_empty()
}
