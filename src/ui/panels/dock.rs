//! The left dock: palette, outline and layers, a tab each.

use egui::{Frame, Margin, Sense, Stroke, Ui, Vec2};

use super::{controls, layers, outline, palette, view_list};
use crate::locale::{MessageId, msg};
use crate::text::FontWeight;
use crate::ui::{UiState, theme};
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

/// A row of words, the current one underlined, over a hairline.
pub(super) fn tab_row<T: Copy + PartialEq>(
    ui: &mut Ui,
    tabs: &[(T, MessageId)],
    current: &mut T,
    name: impl Fn(MessageId) -> String,
) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(6.0);
        for (tab, label) in tabs {
            let text = name(*label);
            let chosen = tab == current;
            let (weight, color) = if chosen {
                (FontWeight::SemiBold, palette.ink)
            } else {
                (FontWeight::Regular, palette.muted)
            };
            let room = (ui.available_width() - 20.0).max(20.0);
            let galley = controls::elided(ui, &text, theme::font(theme::BODY, weight), color, room);
            let size = Vec2::new(galley.size().x + 18.0, 36.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            response
                .widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, &text));
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
            if response.clicked() {
                *current = *tab;
            }
        }
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    controls::rule(ui);
    ui.spacing_mut().item_spacing.y = 6.0;
}
