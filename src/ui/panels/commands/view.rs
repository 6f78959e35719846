//! Zoom, panels, views, theme and language.

use egui::Key;

use super::keys::{ctrl, plain, shift};
use super::{Doing, Entry, Menu, always, entry, has_selection, panels, views};
use crate::locale::{Language, msg};
use crate::ui::canvas::Request;
use crate::workspace::{Action, ThemeChoice};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::View, msg::UI_ZOOM_IN, &[ctrl(Key::Plus)], |doing| {
        doing.ask(Request::ZoomBy(1.25));
    }),
    entry(Menu::View, msg::UI_ZOOM_OUT, &[ctrl(Key::Minus)], |doing| {
        doing.ask(Request::ZoomBy(0.8));
    }),
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
        &[ctrl(Key::PageDown)],
        |doing| turn(doing, 1),
    )
    .when(|workspace| views(workspace) > 1)
    .apart(),
    entry(
        Menu::View,
        msg::UI_PREVIOUS_VIEW,
        &[ctrl(Key::PageUp)],
        |doing| turn(doing, -1),
    )
    .when(|workspace| views(workspace) > 1),
    entry(Menu::View, msg::UI_PANEL_LEFT, &[plain(Key::F9)], |doing| {
        panels(doing, |panels| panels.left = !panels.left);
    })
    .checked_when(|workspace, _| workspace.preferences.panels.left)
    .apart(),
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
    .apart(),
    entry(Menu::View, msg::UI_THEME_LIGHT, &[], |doing| {
        doing.act(Action::WearTheme(ThemeChoice::Light));
    })
    .checked_when(|workspace, _| workspace.preferences.theme == ThemeChoice::Light)
    .when(always),
    entry(Menu::View, msg::UI_THEME_DARK, &[], |doing| {
        doing.act(Action::WearTheme(ThemeChoice::Dark));
    })
    .checked_when(|workspace, _| workspace.preferences.theme == ThemeChoice::Dark)
    .when(always),
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
    .apart(),
    entry(Menu::View, msg::UI_SPEAK_ENGLISH, &[], |doing| {
        doing.act(Action::SpeakLanguage(Language::English));
    })
    .checked_when(|workspace, _| workspace.language() == Language::English)
    .when(always),
];

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
