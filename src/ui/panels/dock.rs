//! The left dock: palette, outline and layers, a tab each.

use egui::{Frame, Margin, Sense, Stroke, Ui, Vec2};

use super::{controls, layers, outline, palette, view_list};
use crate::locale::{MessageId, msg};
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Workspace};

/// The tabs of the dock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    /// Kinds to insert.
    #[default]
    Palette,
    /// Elements by containment.
    Outline,
    /// Views in the order of their tabs.
    Views,
    /// Layers of the view.
    Layers,
}

/// What the dock remembers.
#[derive(Default)]
pub(super) struct DockState {
    tab: Tab,
    pub(super) palette_search: String,
    pub(super) outline: outline::OutlineState,
    pub(super) layers: layers::LayersState,
}

/// Draws the dock.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let wants_palette = std::mem::take(&mut state.panels.open_palette);
    let dock = &mut state.panels.dock;
    if wants_palette {
        dock.tab = Tab::Palette;
    }
    let tabs = [
        (Tab::Palette, msg::UI_PALETTE),
        (Tab::Outline, msg::UI_OUTLINE),
        (Tab::Views, msg::UI_VIEWS),
        (Tab::Layers, msg::UI_LAYERS),
    ];
    tab_row(ui, &tabs, &mut dock.tab, |id| language.text(id));
    Frame::new()
        .inner_margin(Margin {
            left: 10,
            right: 8,
            top: 8,
            bottom: 6,
        })
        .show(ui, |ui| match state.panels.dock.tab {
            Tab::Palette => palette::show(ui, workspace, state, wants_palette),
            Tab::Outline => outline::show(ui, workspace, state, actions),
            Tab::Views => view_list::show(ui, workspace, state, actions),
            Tab::Layers => layers::show(ui, workspace, state, actions),
        });
}

/// The width of the button that opens what a row has no room for.
const MORE_WIDTH: f32 = 40.0;

/// A row of words, the current one underlined, over a hairline. Those that have no room stand in a
/// menu at its end; the current one always shows.
pub(super) fn tab_row<T: Copy + PartialEq>(
    ui: &mut Ui,
    tabs: &[(T, MessageId)],
    current: &mut T,
    name: impl Fn(MessageId) -> String,
) {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(6.0);
        let room = ui.available_width();
        let width = |ui: &Ui, label: &str| {
            let font = theme::font(theme::BODY, FontWeight::SemiBold);
            controls::elided(ui, label, font, theme::palette(ui).ink, room)
                .size()
                .x
                + 20.0
        };
        let labels: Vec<String> = tabs.iter().map(|(_, label)| name(*label)).collect();
        let widths: Vec<f32> = labels.iter().map(|label| width(ui, label)).collect();
        let at = tabs.iter().position(|(tab, _)| tab == current);
        let shown = fitting(&widths, at, room);
        for &index in &shown {
            let (tab, label) = (tabs[index].0, &labels[index]);
            if tab_word(ui, label, tab == *current).clicked() {
                chosen = Some(tab);
            }
        }
        if shown.len() < tabs.len() {
            let tip = crate::locale::msg::UI_MORE_TABS;
            let button = icon::sized_button(ui, "chevron-down", &name(tip), false, 28.0);
            egui::Popup::menu(&button).show(|ui| {
                for (index, (tab, _)) in tabs.iter().enumerate() {
                    if !shown.contains(&index) && ui.button(labels[index].as_str()).clicked() {
                        chosen = Some(*tab);
                        ui.close();
                    }
                }
            });
        }
    });
    if let Some(tab) = chosen {
        *current = tab;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    controls::rule(ui);
    ui.spacing_mut().item_spacing.y = 6.0;
}

/// Which words of these widths stand in a row: all of them, or the first ones and the current one
/// beside the button for the rest.
fn fitting(widths: &[f32], current: Option<usize>, room: f32) -> Vec<usize> {
    if widths.iter().sum::<f32>() <= room {
        return (0..widths.len()).collect();
    }
    let kept = current.map_or(0.0, |at| widths[at]);
    let mut left = room - MORE_WIDTH - kept;
    let mut shown: Vec<usize> = current.into_iter().collect();
    for (index, width) in widths.iter().enumerate() {
        if Some(index) == current {
            continue;
        }
        if *width > left {
            break;
        }
        left -= width;
        shown.push(index);
    }
    shown.sort_unstable();
    shown
}

fn tab_word(ui: &mut Ui, text: &str, chosen: bool) -> egui::Response {
    let palette = theme::palette(ui);
    let (weight, color) = if chosen {
        (FontWeight::SemiBold, palette.ink)
    } else {
        (FontWeight::Regular, palette.muted)
    };
    let room = (ui.available_width() - 20.0).max(20.0);
    let galley = controls::elided(ui, text, theme::font(theme::BODY, weight), color, room);
    let size = Vec2::new(galley.size().x + 18.0, 36.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, text));
    let color = if response.hovered() {
        palette.ink
    } else {
        color
    };
    let at = rect.center() - galley.size() / 2.0;
    ui.painter()
        .galley_with_override_text_color(at, galley, color);
    if chosen || response.has_focus() {
        let y = rect.bottom() - 1.0;
        let underline = Stroke::new(2.0, palette.accent);
        ui.painter()
            .hline(rect.shrink2(Vec2::new(9.0, 0.0)).x_range(), y, underline);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn the_current_word_shows_wherever_it_stands() {
        let widths = [60.0; 10];
        assert_eq!(fitting(&widths, Some(3), 700.0).len(), 10);
        assert_eq!(fitting(&widths, Some(9), 300.0), [0, 1, 2, 9]);
        assert_eq!(fitting(&widths, Some(1), 300.0), [0, 1, 2, 3]);
        assert_eq!(fitting(&widths, Some(5), 10.0), [5]);
        assert_eq!(fitting(&[], None, 10.0), [0_usize; 0]);
    }
}
