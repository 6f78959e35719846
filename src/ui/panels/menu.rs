//! The menu bar, read from the table of commands, with the file's name in its middle.

use egui::containers::menu::SubMenuButton as MenuButton;
use egui::{Align, Button, Layout, MenuBar, RichText, Ui};

use super::commands::{AtPointer, Doing, Entry, Line, Menu, entries, find, lines, show_in_view};
use super::controls;
use super::view_menu::name_of;
use crate::locale::msg;
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Workspace};

/// Room for the longest name with its keys, in either language, in points.
const MENU_WIDTH: f32 = 310.0;

/// Draws the bar.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let bar = ui.max_rect();
    let mut end = bar.left();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        MenuBar::new().ui(ui, |ui| {
            ui.spacing_mut().button_padding.x = 9.0;
            icon::show(ui, "map", 17.0, theme::palette(ui).accent);
            for menu in Menu::ALL {
                let shown = workspace.document.is_some()
                    || entries().any(|entry| entry.menu == menu && (entry.enabled)(workspace));
                if shown {
                    ui.menu_button(language.text(menu.name()), |ui| {
                        content(
                            ui,
                            menu,
                            &mut Doing {
                                workspace,
                                state,
                                actions,
                            },
                        );
                    });
                }
            }
            end = ui.cursor().left();
        });
    });
    if workspace.document.is_some() {
        let title = workspace.window_title();
        let font = theme::font(theme::BODY, FontWeight::Regular);
        // Centred on the window, or beside the menus where those reach past the middle.
        let room = (bar.right() - end - 24.0).max(0.0);
        let galley = controls::elided(ui, &title, font, theme::palette(ui).muted, room);
        let left = (bar.center().x - galley.size().x / 2.0).max(end + 24.0);
        let at = egui::pos2(left, bar.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, theme::palette(ui).muted);
    }
}

/// Width of a short menu, in points.
const SHORT_WIDTH: f32 = 264.0;
/// Height of a line of a menu, in points: the longest menu fits a window of 720.
const ROW_HEIGHT: f32 = 24.0;

/// The lines of a menu.
fn content(ui: &mut Ui, menu: Menu, doing: &mut Doing<'_>) {
    ui.set_width(MENU_WIDTH);
    show_lines(ui, lines(menu), doing);
}

/// The room of a short menu at the pointer: what one thing offers.
pub(super) fn short(ui: &mut Ui) {
    compact(ui);
    ui.set_width(SHORT_WIDTH);
}

pub(super) fn compact(ui: &mut Ui) {
    let spacing = ui.spacing_mut();
    spacing.interact_size.y = ROW_HEIGHT;
    spacing.button_padding.y = 2.0;
    spacing.item_spacing.y = 1.0;
}

fn show_lines(ui: &mut Ui, lines: &'static [Line], doing: &mut Doing<'_>) {
    compact(ui);
    let of = |line: &Line| match line {
        Line::Of(label) => find(*label),
        _ => None,
    };
    let has_checks = lines
        .iter()
        .filter_map(of)
        .any(|entry| entry.checked.is_some());
    for line in lines {
        match line {
            Line::Rule => gap(ui),
            Line::Sub(name, lines) => {
                submenu(ui, *name, has_checks, doing, |ui, doing| {
                    show_lines(ui, lines, doing);
                });
            }
            Line::Of(_) => {
                if let Some(entry) = of(line) {
                    let checked = entry
                        .checked
                        .is_some_and(|checked| checked(doing.workspace, doing.state));
                    let mark = mark(ui, has_checks, checked);
                    row(ui, entry, mark.map(|mark| (mark, checked)), doing);
                }
            }
        }
    }
}

/// A menu within a menu.
fn submenu(
    ui: &mut Ui,
    name: crate::locale::MessageId,
    has_checks: bool,
    doing: &mut Doing<'_>,
    content: impl FnOnce(&mut Ui, &mut Doing<'_>),
) {
    let title = doing.workspace.language().text(name);
    let button = match mark(ui, has_checks, false) {
        Some(mark) => Button::new((mark, title.as_str())),
        None => Button::new(title.as_str()),
    };
    let arrow = icon::tinted("chevron-right", 14.0, theme::palette(ui).muted);
    MenuButton::from_button(button.shortcut_text(arrow)).ui(ui, |ui| {
        ui.set_width(MENU_WIDTH - 40.0);
        content(ui, doing);
    });
}

/// The menu at the pointer: what is selected, or the drawing where nothing is.
pub(super) fn at_pointer(ui: &mut Ui, doing: &mut Doing<'_>) {
    let has_selection = doing
        .workspace
        .document
        .as_ref()
        .is_some_and(|document| !document.selection.is_empty());
    let place = if has_selection {
        AtPointer::Selection
    } else {
        AtPointer::Ground
    };
    let offered: Vec<&'static Entry> = entries()
        .filter(|entry| entry.at_pointer == Some(place) && (entry.enabled)(doing.workspace))
        .collect();
    ui.set_width(MENU_WIDTH);
    compact(ui);
    views_with(ui, doing);
    for (index, run) in offered.chunk_by(|a, b| a.menu == b.menu).enumerate() {
        if index > 0 {
            gap(ui);
        }
        for part in run.chunk_by(|a, b| a.within == b.within) {
            match part[0].within {
                Some(name) => submenu(ui, name, false, doing, |ui, doing| rows(ui, part, doing)),
                None => rows(ui, part, doing),
            }
        }
    }
}

/// The other views that show the one selected element.
fn views_with(ui: &mut Ui, doing: &mut Doing<'_>) {
    let Some(document) = &doing.workspace.document else {
        return;
    };
    let selected = document.selected_elements();
    let [element] = selected.as_slice() else {
        return;
    };
    let mut views = document.views_with(element);
    views.retain(|view| Some(view) != document.view.as_ref());
    if views.is_empty() {
        return;
    }
    let name = doing.workspace.language().text(msg::VIEWS_SHOW_IN);
    ui.menu_button(name, |ui| {
        for view in views {
            if ui.button(name_of(document, &view)).clicked() {
                show_in_view(view, element.into(), doing.state, doing.actions);
                ui.close();
            }
        }
    });
    gap(ui);
}

fn rows(ui: &mut Ui, entries: &[&'static Entry], doing: &mut Doing<'_>) {
    compact(ui);
    for entry in entries {
        row(ui, entry, None, doing);
    }
}

/// A hairline between groups.
pub(super) fn gap(ui: &mut Ui) {
    ui.add_space(2.0);
    controls::rule(ui);
    ui.add_space(2.0);
}

/// The sign before an entry in a menu that has any: the switch is on, or room for it.
fn mark(ui: &Ui, has_checks: bool, checked: bool) -> Option<egui::Atom<'static>> {
    let accent = theme::palette(ui).accent;
    match (has_checks, checked) {
        (true, true) => Some(icon::tinted("check", 15.0, accent)),
        (true, false) => Some(egui::Atom::paint(egui::Vec2::splat(15.0), |_, _| {})),
        (false, _) => None,
    }
}

fn row(
    ui: &mut Ui,
    entry: &'static Entry,
    mark: Option<(egui::Atom<'static>, bool)>,
    doing: &mut Doing<'_>,
) {
    let workspace = doing.workspace;
    let title = entry.title(workspace);
    let checked = mark.as_ref().is_some_and(|(_, checked)| *checked);
    let button = match mark {
        Some((mark, _)) => Button::new((mark, title.as_str())),
        None => Button::new(title.as_str()),
    };
    let keys = RichText::new(entry.keys_text(workspace))
        .size(12.0)
        .color(theme::palette(ui).muted);
    let response = ui.add_enabled((entry.enabled)(workspace), button.shortcut_text(keys));
    let enabled = response.enabled();
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::MenuItem, enabled, checked, &title));
    if response.clicked() {
        (entry.run)(doing);
        ui.close();
    }
}
