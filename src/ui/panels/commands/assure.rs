//! What is asked of the map, and how it fares.

use super::super::{findings, requirements};
use super::{Doing, Entry, Menu, entry, has_map, has_one, may_edit};
use crate::locale::msg;
use crate::workspace::{Action, Dialog};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::Assure, msg::FINDINGS_SHOW, &[], |doing| {
        findings::open_for(None, doing.workspace, doing.state, doing.actions);
    })
    .when(has_map),
    entry(Menu::Assure, msg::FINDINGS_OF_SELECTION, &[], |doing| {
        let document = doing.workspace.document.as_ref();
        let selected = document.and_then(|document| document.selection.first().cloned());
        if selected.is_some() {
            findings::open_for(selected, doing.workspace, doing.state, doing.actions);
        }
    })
    .when(has_one)
    .on_selection(),
    entry(Menu::Assure, msg::FINDINGS_EXEMPTIONS, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::Exemptions));
    })
    .when(has_map),
    entry(
        Menu::Assure,
        msg::REQUIREMENTS_OPEN,
        &[],
        requirements::open,
    )
    .when(has_map),
    entry(Menu::Assure, msg::REQUIREMENTS_NEW, &[], requirements::add).when(may_edit),
    entry(Menu::Assure, msg::STANDARDS_OPEN, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::Standards));
    })
    .when(has_map),
    entry(Menu::View, msg::FINDINGS_BADGES, &[], badges)
        .checked_when(|workspace, _| !workspace.preferences.hides_findings),
];

fn badges(doing: &mut Doing<'_>) {
    let mut preferences = doing.workspace.preferences.clone();
    preferences.hides_findings = !preferences.hides_findings;
    doing.act(Action::Prefer(Box::new(preferences)));
}
