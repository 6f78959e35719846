//! The bar over a page: back to the view, the title, leafing, zoom, export.

use egui::{Rect, Stroke, Ui, vec2};

use super::controls;
use super::eye::{Eye, Fit};
use crate::locale::msg;
use crate::scene::PLOTS;
use crate::text::FontWeight;
use crate::ui::canvas::Request;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Dialog, Page, PageOrder, plot_title};

/// Room that the controls at the right take, in points.
const RIGHT_PX: f32 = 330.0;
/// The same on the dashboard, which has two controls more.
const RIGHT_DASHBOARD_PX: f32 = 600.0;
/// The same where there are signs only.
const RIGHT_TIGHT_PX: f32 = 280.0;
/// In less room than this beside the controls, buttons are signs without words: the title of the
/// page stays.
const LEAST_TITLE_PX: f32 = 260.0;

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    bar: Rect,
    order: &PageOrder,
    eye: &mut Eye,
    actions: &mut Vec<Action>,
) {
    let language = order.language;
    let palette = theme::palette(ui);
    ui.painter().rect_filled(bar, 0.0, palette.paper);
    let edge = Stroke::new(1.0, palette.line);
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, edge);
    let inner = bar.shrink2(vec2(12.0, 4.0));
    let right = match order.page {
        Page::Dashboard => RIGHT_DASHBOARD_PX,
        _ => RIGHT_PX,
    };
    let is_tight = inner.width() - right < LEAST_TITLE_PX;
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    row.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let back = language.text(msg::PAGE_BACK);
        if button(ui, "arrow-left", &back, is_tight).clicked() {
            actions.push(Action::ShowPage(None));
        }
        ui.add_space(4.0);
        let [before, after] = order.neighbours();
        if before.is_some() || after.is_some() {
            let leaves = [
                ("chevron-left", msg::PAGE_PREVIOUS, before),
                ("chevron-right", msg::PAGE_NEXT, after),
            ];
            for (glyph, words, page) in leaves {
                let title = page.as_ref().map(|page| {
                    let other = PageOrder {
                        page: page.clone(),
                        ..order.clone()
                    };
                    other.title()
                });
                let words = language.text(words);
                let tip = title.map_or_else(|| words.clone(), |title| format!("{words}\n{title}"));
                let enabled = page.is_some();
                let clicked = ui
                    .add_enabled_ui(enabled, |ui| {
                        icon::sized_button(ui, glyph, &tip, false, 28.0).clicked()
                    })
                    .inner;
                if clicked && let Some(page) = page {
                    actions.push(Action::ShowPage(Some(page)));
                }
            }
            ui.add_space(4.0);
        }
        let right = if is_tight { RIGHT_TIGHT_PX } else { right };
        let room = (ui.available_width() - right).max(60.0);
        let font = theme::font(theme::BODY, FontWeight::SemiBold);
        let title = order.title();
        let galley = controls::elided(ui, &controls::shown(&title), font, palette.ink, room);
        let is_cut = galley.elided;
        let label = ui.add(egui::Label::new(galley));
        if is_cut {
            label.on_hover_text(title);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let export = language.text(msg::PAGE_EXPORT);
            if button(ui, "image-down", &export, is_tight).clicked() {
                actions.push(Action::OpenDialog(Dialog::Export));
            }
            if order.page == Page::Dashboard {
                let targets = language.text(msg::TARGETS_SHORT);
                if button(ui, "target", &targets, is_tight).clicked() {
                    actions.push(Action::OpenDialog(Dialog::Targets));
                }
                plots(ui, order, is_tight, actions);
            }
            ui.add_space(4.0);
            zoom(ui, order, eye);
        });
    });
}

/// A button with words where there is room for them, and with a tooltip in their place elsewhere.
fn button(ui: &mut Ui, glyph: &'static str, words: &str, is_tight: bool) -> egui::Response {
    if is_tight {
        icon::sized_button(ui, glyph, words, false, 28.0)
    } else {
        controls::secondary(ui, Some(glyph), words)
    }
}

/// The plots, each to be written alone.
fn plots(ui: &mut Ui, order: &PageOrder, is_tight: bool, actions: &mut Vec<Action>) {
    let language = order.language;
    let words = language.text(msg::DASHBOARD_ONE_PLOT);
    let button = button(ui, "gauge", &words, is_tight);
    egui::Popup::menu(&button).show(|ui| {
        ui.label(controls::caption(
            ui,
            language.text(msg::DASHBOARD_ONE_PLOT_ABOUT),
        ));
        for plot in PLOTS {
            let title = format!("{}…", language.text(plot_title(plot)));
            if ui.button(title).clicked() {
                actions.push(Action::AskPlot(plot, "png"));
            }
        }
    });
}

/// Fits, and a scale between two buttons; from right to left.
fn zoom(ui: &mut Ui, order: &PageOrder, eye: &mut Eye) {
    let language = order.language;
    for (glyph, words, fit) in [
        ("maximize", msg::PAGE_FIT_PAGE, Fit::Page),
        ("arrow-right-left", msg::PAGE_FIT_WIDTH, Fit::Width),
    ] {
        let tip = language.text(words);
        if icon::sized_button(ui, glyph, &tip, eye.fit == fit, 28.0).clicked() {
            eye.fit = fit;
        }
    }
    let tip = language.text(msg::PAGE_CLOSER);
    if icon::sized_button(ui, "zoom-in", &tip, false, 28.0).clicked() {
        eye.asked = Some(Request::ZoomBy(1.25));
    }
    let percent = format!("{:.0}\u{a0}%", eye.camera.zoom * 100.0);
    let font = theme::font(theme::CAPTION, FontWeight::Medium);
    let galley = ui
        .painter()
        .layout_no_wrap(percent, font, theme::palette(ui).muted);
    let (rect, _) = ui.allocate_exact_size(vec2(44.0, 28.0), egui::Sense::hover());
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, theme::palette(ui).muted);
    let tip = language.text(msg::PAGE_FARTHER);
    if icon::sized_button(ui, "zoom-out", &tip, false, 28.0).clicked() {
        eye.asked = Some(Request::ZoomBy(0.8));
    }
}
