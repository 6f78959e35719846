//! The menu bar, read from the table of commands, with the file's name in its middle.

use egui::{Align, Button, Layout, MenuBar, RichText, Ui};

use super::commands::{Doing, ENTRIES, Menu};
use super::controls;
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Workspace};

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
                    || ENTRIES
                        .iter()
                        .any(|entry| entry.menu == menu && (entry.enabled)(workspace));
                if shown {
                    ui.menu_button(language.text(menu.name()), |ui| {
                        entries(
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

fn entries(ui: &mut Ui, menu: Menu, doing: &mut Doing<'_>) {
    let workspace = doing.workspace;
    let language = workspace.language();
    let palette = theme::palette(ui);
    ui.set_min_width(270.0);
    let has_checks = ENTRIES
        .iter()
        .any(|entry| entry.menu == menu && entry.checked.is_some());
    let mut is_first = true;
    for entry in ENTRIES.iter().filter(|entry| entry.menu == menu) {
        if entry.starts_group && !is_first {
            ui.add_space(2.0);
            controls::rule(ui);
            ui.add_space(2.0);
        }
        is_first = false;
        let checked = entry
            .checked
            .is_some_and(|checked| checked(workspace, doing.state));
        let mark = match (has_checks, checked) {
            (true, true) => Some(icon::tinted("check", 15.0, palette.accent)),
            (true, false) => Some(egui::Atom::paint(egui::Vec2::splat(15.0), |_, _| {})),
            (false, _) => None,
        };
        let title = entry.title(workspace);
        let button = match mark {
            Some(mark) => Button::new((mark, title.as_str())),
            None => Button::new(title.as_str()),
        };
        let keys = RichText::new(entry.keys_text(language))
            .size(12.0)
            .color(palette.muted);
        let response = ui.add_enabled((entry.enabled)(workspace), button.shortcut_text(keys));
        let enabled = response.enabled();
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::MenuItem, enabled, checked, &title)
        });
        if response.clicked() {
            (entry.run)(doing);
            ui.close();
        }
    }
}
