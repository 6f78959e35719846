//! The plan of work packages.

use egui::Key;

use super::keys::{ctrl_shift, shift};
use super::{Doing, Entry, Menu, entry, may_edit, panels};
use crate::command::{Command, PackageCommand};
use crate::locale::msg;
use crate::workspace::{Action, Planning, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    entry(
        Menu::Analyse,
        msg::ROADMAP_SHOW,
        &[ctrl_shift(Key::R)],
        |doing| {
            let document = doing.workspace.document.as_ref();
            let shows = document.is_some_and(|document| document.shows_roadmap());
            doing.act(Action::Plan(Planning::Show(!shows)));
        },
    )
    .checked_when(|workspace, _| {
        let document = workspace.document.as_ref();
        document.is_some_and(|document| document.shows_roadmap())
    }),
    entry(Menu::Analyse, msg::ROADMAP_SHOW_PACKAGES, &[], |doing| {
        doing.state.panels.drawer.show_packages();
        open_drawer(doing);
    }),
    entry(Menu::Analyse, msg::ROADMAP_SHOW_GAPS, &[], |doing| {
        doing.state.panels.drawer.show_gaps();
        open_drawer(doing);
    }),
    entry(Menu::Analyse, msg::ROADMAP_NEW, &[], |doing| {
        doing.act(Action::Plan(Planning::New));
    })
    .when(may_edit),
    entry(
        Menu::Analyse,
        msg::ROADMAP_CLAIM_SELECTION,
        &[shift(Key::K)],
        |doing| doing.act(Action::Plan(Planning::ClaimSelection)),
    )
    .when(may_claim)
    .on_selection(),
    entry(
        Menu::Analyse,
        msg::ROADMAP_UNCLAIM_SELECTION,
        &[],
        |doing| {
            doing.act(Action::Plan(Planning::UnclaimSelection));
        },
    )
    .when(has_claims)
    .on_selection(),
    entry(Menu::Analyse, msg::ROADMAP_DELETE, &[], |doing| {
        let document = doing.workspace.document.as_ref();
        if let Some(package) = document.and_then(|document| document.plan.selected.clone()) {
            let packages = vec![package];
            let delete = Command::Package(PackageCommand::Delete { packages });
            doing.act(Action::Edit(delete));
        }
    })
    .when(has_package),
    entry(Menu::Analyse, msg::ROADMAP_WRITE_GAP, &[], |doing| {
        doing.act(Action::Plan(Planning::AskGapFile));
    })
    .when(|workspace| {
        let document = workspace.document.as_ref();
        document.is_some_and(|document| document.gap_plateaus().is_some())
    }),
];

fn has_package(workspace: &Workspace) -> bool {
    may_edit(workspace)
        && workspace
            .document
            .as_ref()
            .is_some_and(|document| document.plan.selected.is_some())
}

fn may_claim(workspace: &Workspace) -> bool {
    has_package(workspace) && super::has_selection(workspace)
}

/// Whether the selected package claims something of what is selected on the map.
fn has_claims(workspace: &Workspace) -> bool {
    let claims = |document: &crate::workspace::Document| {
        let package = document.plan.selected.as_ref()?;
        let package = document.map().tables().work_packages.get(package)?;
        let is_claimed = package
            .claimed()
            .any(|subject| document.selection.contains(subject));
        Some(is_claimed)
    };
    let document = workspace.document.as_ref();
    may_edit(workspace) && document.and_then(claims).unwrap_or(false)
}

fn open_drawer(doing: &mut Doing<'_>) {
    if !doing.workspace.preferences.panels.lower {
        panels(doing, |panels| panels.lower = true);
    }
}
