//! The strip over the roadmap: what packages are put together by, the scale of time, a new package,
//! export.

use egui::{ComboBox, Rect, Stroke, Ui, vec2};

use super::chart::{ChartState, rescale};
use super::controls;
use crate::locale::{Language, msg};
use crate::scene::{Grouping, Roadmap};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Dialog, Document, Planning};

/// Grouping, scale, a new package, export.
#[expect(clippy::too_many_arguments, reason = "each is used once, by a control")]
pub(super) fn controls_strip(
    ui: &mut Ui,
    strip: Rect,
    document: &Document,
    roadmap: &Roadmap,
    wide: f64,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(strip, 0.0, palette.paper);
    let edge = Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(strip.x_range(), strip.bottom() - 0.5, edge);
    let inner = strip.shrink2(vec2(12.0, 4.0));
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    row.horizontal_centered(|ui| {
        let label = language.text(msg::ROADMAP_GROUP_BY);
        ui.label(controls::caption(ui, &label));
        let name = |grouping: Grouping| language.text(grouping_name(grouping));
        let now = document.plan.grouping;
        let response = ComboBox::from_id_salt("roadmap grouping")
            .selected_text(name(now.settled(document.map())))
            .width(150.0)
            .icon(controls::chevron)
            .show_ui(ui, |ui| {
                for grouping in Grouping::ALL.into_iter().skip(1) {
                    let is_now = now.settled(document.map()) == grouping;
                    if ui.selectable_label(is_now, name(grouping)).clicked() {
                        actions.push(Action::Plan(Planning::GroupBy(grouping)));
                    }
                }
            })
            .response;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        ui.add_space(8.0);
        let chart = &mut state.panels.roadmap.chart;
        let tip = language.text(msg::ROADMAP_TIME_WIDER);
        if icon::sized_button(ui, "zoom-in", &tip, false, 28.0).clicked() {
            rescale(chart, roadmap, 1.25, wide / 2.0);
        }
        let tip = language.text(msg::ROADMAP_TIME_NARROWER);
        if icon::sized_button(ui, "zoom-out", &tip, false, 28.0).clicked() {
            rescale(chart, roadmap, 0.8, wide / 2.0);
        }
        let tip = language.text(msg::ROADMAP_TIME_ALL);
        let is_whole = chart.day_width.is_none();
        if icon::sized_button(ui, "maximize", &tip, is_whole, 28.0).clicked() {
            *chart = ChartState::default();
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if controls::secondary(ui, Some("image-down"), &language.text(msg::ROADMAP_EXPORT))
                .clicked()
            {
                actions.push(Action::OpenDialog(Dialog::Export));
            }
            if !document.is_read_only()
                && controls::secondary(ui, Some("plus"), &language.text(msg::ROADMAP_NEW)).clicked()
            {
                actions.push(Action::Plan(Planning::New));
            }
        });
    });
}

/// The name of what packages are put together by.
fn grouping_name(grouping: Grouping) -> crate::locale::MessageId {
    match grouping {
        Grouping::Usual | Grouping::Owner => msg::ROADMAP_BY_OWNER,
        Grouping::Axis => msg::ROADMAP_BY_AXIS,
        Grouping::Target => msg::ROADMAP_BY_TARGET,
    }
}
