//! Two states beside each other.

use egui::Key;

use super::keys::{plain, shift};
use super::{Doing, Entry, Menu, entry, has_map, panels};
use crate::locale::{MessageId, msg};
use crate::ui::panels::comparison;
use crate::workspace::{
    Action, ComparisonMode, Origin, Pair, Perspective, Side, Source, Workspace,
};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::Analyse, msg::COMPARISON_WITH_LAST, &[], |doing| {
        let last = Side {
            source: Source::LastVersion,
            plateau: None,
        };
        compare(doing, last, Side::working());
    })
    .when(has_file)
    .within(msg::COMPARISON_MENU),
    entry(Menu::Analyse, msg::COMPARISON_WITH_PLATEAU, &[], |doing| {
        if let Some((before, after)) = plateaus(doing.workspace) {
            compare(doing, before, after);
        }
    })
    .when(|workspace| plateaus(workspace).is_some())
    .within(msg::COMPARISON_MENU),
    entry(Menu::Analyse, msg::COMPARISON_WITH_FILE, &[], |doing| {
        doing.act(Action::AskCompareFile);
    })
    .when(has_map)
    .within(msg::COMPARISON_MENU),
    mode(msg::COMPARISON_MODE_TOGETHER, |doing| {
        draw(doing, ComparisonMode::Together);
    })
    .checked_when(|workspace, _| draws(workspace, ComparisonMode::Together)),
    mode(msg::COMPARISON_MODE_CHANGES, |doing| {
        draw(doing, ComparisonMode::ChangesOnly);
    })
    .checked_when(|workspace, _| draws(workspace, ComparisonMode::ChangesOnly)),
    mode(msg::COMPARISON_MODE_SLIDER, |doing| {
        draw(doing, ComparisonMode::Slider);
    })
    .checked_when(|workspace, _| draws(workspace, ComparisonMode::Slider)),
    mode(msg::COMPARISON_MODE_ONION, |doing| {
        draw(doing, ComparisonMode::OnionSkin);
    })
    .checked_when(|workspace, _| draws(workspace, ComparisonMode::OnionSkin)),
    mode(msg::COMPARISON_MODE_SIDE, |doing| {
        draw(doing, ComparisonMode::SideBySide);
    })
    .checked_when(|workspace, _| draws(workspace, ComparisonMode::SideBySide)),
    entry(
        Menu::Analyse,
        msg::COMPARISON_NEXT,
        &[plain(Key::F4)],
        |doing| step(doing, 1),
    )
    .when(compares)
    .within(msg::COMPARISON_MENU),
    entry(
        Menu::Analyse,
        msg::COMPARISON_PREVIOUS,
        &[shift(Key::F4)],
        |doing| step(doing, -1),
    )
    .when(compares)
    .within(msg::COMPARISON_MENU),
    mode(msg::COMPARISON_LIST, |doing| {
        doing.state.panels.drawer.show_comparison();
        panels(doing, |panels| panels.lower = true);
    }),
    mode(msg::COMPARISON_SWAP, |doing| {
        let document = doing.workspace.document.as_ref();
        let comparison = document.and_then(|document| document.comparison.as_ref());
        if let Some(pair) = comparison.map(|comparison| comparison.pair.swapped()) {
            doing.act(Action::Compare(Box::new(pair)));
        }
    }),
    mode(msg::COMPARISON_END, |doing| {
        doing.act(Action::EndComparison);
    }),
];

/// A command that makes sense while two states are compared.
const fn mode(label: MessageId, run: fn(&mut Doing<'_>)) -> Entry {
    entry(Menu::Analyse, label, &[], run)
        .when(compares)
        .within(msg::COMPARISON_MENU)
}

fn compare(doing: &mut Doing<'_>, before: Side, after: Side) {
    doing.act(Action::Compare(Box::new(Pair::new(before, after))));
}

fn draw(doing: &mut Doing<'_>, mode: ComparisonMode) {
    doing.act(Action::Look(Perspective::Comparison));
    doing.act(Action::CompareAs(mode));
}

fn draws(workspace: &Workspace, mode: ComparisonMode) -> bool {
    compares(workspace)
        && workspace
            .document
            .as_ref()
            .is_some_and(|document| document.compare_as == mode)
}

fn compares(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| document.comparison.is_some())
}

fn has_file(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| matches!(document.origin, Origin::File(_)))
}

/// The plateau that shows, and the one that it is based on; of the first one, the next.
fn plateaus(workspace: &Workspace) -> Option<(Side, Side)> {
    let document = workspace.document.as_ref()?;
    let shown = document.plateau.clone()?;
    let timeline = document.map().timeline();
    let chain = timeline.chain(&shown);
    let (before, after) = match chain {
        [.., before, _] => (before.clone(), shown),
        _ => {
            let next = timeline.order().iter().find(|plateau| **plateau != shown)?;
            (shown, next.clone())
        }
    };
    Some((Side::plateau(before), Side::plateau(after)))
}

fn step(doing: &mut Doing<'_>, by: isize) {
    if let Some(document) = &doing.workspace.document {
        let language = doing.workspace.language();
        comparison::step(document, language, by, doing.state, doing.actions);
    }
}
