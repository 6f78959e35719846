//! What stands over the canvas in its upper left corner: the path of containers to the inside that
//! shows, the offer to keep a view that was made on the fly, and the filters of the view.

use egui::{Area, Frame, Id, Margin, Order, Rect, Ui};

use super::commands::show_in_view;
use super::{controls, filter_bar};
use crate::locale::{Language, msg};
use crate::model::{ElementId, SubjectId};
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Above, Action, Document, Workspace};

/// Draws the bar over the canvas; nothing where there is nothing to say.
pub(super) fn show(
    ui: &Ui,
    canvas: Rect,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    const MARGIN_PX: f32 = 12.0;
    let Some(document) = &workspace.document else {
        return;
    };
    let path = document.path_to_inside();
    let visited = document.visited().is_some();
    let filters = filter_bar::is_shown(document, state);
    if path.is_empty() && !visited && !filters {
        return;
    }
    let language = workspace.language();
    let palette = theme::palette(ui);
    Area::new(Id::unique("canvas bar"))
        .order(Order::Middle)
        .fixed_pos(canvas.min + egui::vec2(MARGIN_PX, MARGIN_PX))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            ui.set_max_width(canvas.width() - 2.0 * MARGIN_PX);
            Frame::new()
                .fill(palette.paper)
                .stroke(egui::Stroke::new(1.0, palette.line))
                .corner_radius(8)
                .inner_margin(Margin::symmetric(10, 5))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    if !path.is_empty() || visited {
                        ui.horizontal(|ui| {
                            crumbs(ui, document, &path, language, state, actions);
                            if visited {
                                keep(ui, language, actions);
                            }
                        });
                    }
                    if filters {
                        ui.horizontal_wrapped(|ui| {
                            filter_bar::show(ui, document, language, state, actions);
                        });
                    }
                });
        });
}

/// Site › room › rack: each leads to its own inside, the first arrow one level up.
fn crumbs(
    ui: &mut Ui,
    document: &Document,
    path: &[ElementId],
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some((last, holders)) = path.split_last() else {
        return;
    };
    let palette = theme::palette(ui);
    if let Some(above) = document.above() {
        let tip = language.text(msg::VIEWS_DRILL_UP);
        if icon::sized_button(ui, "arrow-up", &tip, false, 24.0).clicked() {
            match above {
                Above::View(view, element) => {
                    show_in_view(view, SubjectId::from(&element), state, actions);
                }
                Above::Inside(holder) => actions.push(Action::DrillIn(holder)),
            }
        }
    }
    let name = |id: &ElementId| {
        let element = document.snapshot().element_by_id(id);
        element.map_or_else(|| id.to_string(), |element| element.name.to_string())
    };
    for holder in holders {
        if controls::link(ui, &name(holder)).clicked() {
            actions.push(Action::DrillIn(holder.clone()));
        }
        icon::show(ui, "chevron-right", 14.0, palette.muted);
    }
    let font = theme::font(theme::BODY, FontWeight::SemiBold);
    let words = egui::RichText::new(name(last))
        .font(font)
        .color(palette.ink);
    ui.label(words);
}

/// The view was made on the fly: kept, or gone when it is left.
fn keep(ui: &mut Ui, language: Language, actions: &mut Vec<Action>) {
    ui.add_space(10.0);
    ui.label(controls::caption(ui, language.text(msg::VIEWS_VISITED)));
    ui.add_space(4.0);
    if controls::link(ui, &language.text(msg::VIEWS_KEEP)).clicked() {
        actions.push(Action::KeepVisited);
    }
}
