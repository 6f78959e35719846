//! Zoom, views, bundles of links, panels, theme and language.

use egui::Key;

use super::keys::{ctrl, ctrl_shift, plain, shift};
use super::{Doing, Entry, Menu, always, entry, has_selection, may_edit, panels, views};
use crate::command::Command;
use crate::locale::{Language, MessageId, msg};
use crate::model::LinkId;
use crate::ui::UiState;
use crate::ui::canvas::Request;
use crate::workspace::{Action, ThemeChoice, Workspace};

/// What shows of the view, and which view.
pub(super) static SIGHT: &[Entry] = &[
    entry(
        Menu::View,
        msg::UI_ZOOM_IN,
        &[ctrl(Key::Plus), plain(Key::Plus)],
        |doing| {
            doing.ask(Request::ZoomBy(1.25));
        },
    ),
    entry(
        Menu::View,
        msg::UI_ZOOM_OUT,
        &[ctrl(Key::Minus), plain(Key::Minus)],
        |doing| {
            doing.ask(Request::ZoomBy(0.8));
        },
    ),
    entry(Menu::View, msg::UI_ZOOM_100, &[ctrl(Key::Num0)], |doing| {
        doing.ask(Request::ZoomTo(1.0));
    }),
    entry(
        Menu::View,
        msg::UI_FIT_ALL,
        &[shift(Key::Num1), plain(Key::Home)],
        |doing| {
            doing.ask(Request::FitAll);
        },
    )
    .on_ground(),
    entry(
        Menu::View,
        msg::UI_FIT_SELECTION,
        &[shift(Key::Num2), shift(Key::Home)],
        |doing| {
            doing.ask(Request::FitSelection);
        },
    )
    .when(has_selection),
    entry(
        Menu::View,
        msg::UI_NEXT_VIEW,
        &[ctrl(Key::PageDown), ctrl(Key::Tab)],
        |doing| turn(doing, 1),
    )
    .when(|workspace| views(workspace) > 1),
    entry(
        Menu::View,
        msg::UI_PREVIOUS_VIEW,
        &[ctrl(Key::PageUp), ctrl_shift(Key::Tab)],
        |doing| turn(doing, -1),
    )
    .when(|workspace| views(workspace) > 1),
];

/// How it is drawn, and what is around it.
pub(super) static ENTRIES: &[Entry] = &[
    bundling(
        msg::UI_BUNDLE_NEVER,
        |doing| bundle(doing, 0),
        |workspace, _| bundles_from(workspace, 0),
    ),
    bundling(
        msg::UI_BUNDLE_3,
        |doing| bundle(doing, 3),
        |workspace, _| bundles_from(workspace, 3),
    ),
    bundling(
        msg::UI_BUNDLE_5,
        |doing| bundle(doing, 5),
        |workspace, _| bundles_from(workspace, 5),
    ),
    bundling(
        msg::UI_BUNDLE_10,
        |doing| bundle(doing, 10),
        |workspace, _| bundles_from(workspace, 10),
    ),
    entry(Menu::View, msg::UI_OPEN_BUNDLES, &[], |doing| {
        let document = doing.workspace.document.as_ref();
        if let (Some(document), Some(drawing)) = (document, doing.state.canvas.drawing()) {
            let closed = drawing.bundles_of(&document.selection);
            doing.act(Action::OpenBundles(closed));
        }
    })
    .when(may_open_bundles)
    .on_selection(),
    entry(Menu::View, msg::UI_CLOSE_BUNDLES, &[], |doing| {
        doing.act(Action::CloseBundles);
    })
    .when(has_opened_bundles)
    .on_ground(),
    entry(Menu::View, msg::UI_PANEL_LEFT, &[plain(Key::F9)], |doing| {
        panels(doing, |panels| panels.left = !panels.left);
    })
    .checked_when(|workspace, _| workspace.preferences.panels.left),
    entry(
        Menu::View,
        msg::UI_PANEL_RIGHT,
        &[shift(Key::F9)],
        |doing| {
            panels(doing, |panels| panels.right = !panels.right);
        },
    )
    .checked_when(|workspace, _| workspace.preferences.panels.right),
    entry(Menu::View, msg::UI_PANEL_LOWER, &[ctrl(Key::J)], |doing| {
        panels(doing, |panels| panels.lower = !panels.lower);
    })
    .checked_when(|workspace, _| workspace.preferences.panels.lower),
    entry(Menu::View, msg::UI_MINIMAP, &[plain(Key::F8)], |doing| {
        panels(doing, |panels| panels.minimap = !panels.minimap);
    })
    .checked_when(|workspace, _| workspace.preferences.panels.minimap),
    entry(Menu::View, msg::UI_THEME_SYSTEM, &[], |doing| {
        doing.act(Action::WearTheme(ThemeChoice::System));
    })
    .checked_when(|workspace, _| workspace.preferences.theme == ThemeChoice::System)
    .when(always)
    .within(msg::VIEWS_MENU_THEME),
    entry(Menu::View, msg::UI_THEME_LIGHT, &[], |doing| {
        doing.act(Action::WearTheme(ThemeChoice::Light));
    })
    .checked_when(|workspace, _| workspace.preferences.theme == ThemeChoice::Light)
    .when(always)
    .within(msg::VIEWS_MENU_THEME),
    entry(Menu::View, msg::UI_THEME_DARK, &[], |doing| {
        doing.act(Action::WearTheme(ThemeChoice::Dark));
    })
    .checked_when(|workspace, _| workspace.preferences.theme == ThemeChoice::Dark)
    .when(always)
    .within(msg::VIEWS_MENU_THEME),
    entry(Menu::View, msg::UI_REDUCE_MOTION, &[], |doing| {
        let reduced = doing.workspace.preferences.reduced_motion;
        doing.act(Action::ReduceMotion(!reduced));
    })
    .checked_when(|workspace, _| workspace.preferences.reduced_motion)
    .when(always),
    entry(Menu::View, msg::UI_SPEAK_FRENCH, &[], |doing| {
        doing.act(Action::SpeakLanguage(Language::French));
    })
    .checked_when(|workspace, _| workspace.language() == Language::French)
    .when(always)
    .within(msg::VIEWS_MENU_LANGUAGE),
    entry(Menu::View, msg::UI_SPEAK_ENGLISH, &[], |doing| {
        doing.act(Action::SpeakLanguage(Language::English));
    })
    .checked_when(|workspace, _| workspace.language() == Language::English)
    .when(always)
    .within(msg::VIEWS_MENU_LANGUAGE),
];

const fn bundling(
    label: MessageId,
    run: fn(&mut Doing<'_>),
    checked: fn(&Workspace, &UiState) -> bool,
) -> Entry {
    entry(Menu::View, label, &[], run)
        .checked_when(checked)
        .when(may_edit)
        .within(msg::UI_BUNDLE_LINKS)
}

/// Draws links of the view as one, from so many on; all of its bundles are closed then.
fn bundle(doing: &mut Doing<'_>, from: u32) {
    let document = doing.workspace.document.as_ref();
    if let Some(view) = document.and_then(|document| document.view.clone()) {
        doing.act(Action::Edit(Command::Bundle { view, from }));
        doing.act(Action::CloseBundles);
    }
}

fn bundles_from(workspace: &Workspace, from: u32) -> bool {
    let document = workspace.document.as_ref();
    document.and_then(|document| document.bundle_from()) == Some(from)
}

/// Whether a link is selected in a view that draws links as one.
fn may_open_bundles(workspace: &Workspace) -> bool {
    workspace.document.as_ref().is_some_and(|document| {
        let links = &document.map().tables().links;
        document.bundle_from().is_some_and(|from| from > 0)
            && document
                .selection
                .iter()
                .any(|subject| links.contains(&LinkId::from(subject.text().clone())))
    })
}

fn has_opened_bundles(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| document.has_opened_bundles())
}

/// Shows the next view (1) or the one before (-1), round and round.
fn turn(doing: &mut Doing<'_>, step: isize) {
    let Some(document) = &doing.workspace.document else {
        return;
    };
    let views = document.views();
    let at = views
        .iter()
        .position(|view| Some(view) == document.view.as_ref())
        .unwrap_or(0);
    let next = at.saturating_add_signed(step + isize::try_from(views.len()).unwrap_or(0));
    if let Some(view) = views.get(next % views.len().max(1)) {
        doing.actions.push(Action::ShowView(view.clone()));
    }
}
