//! The palette: kinds by family, in two columns; click takes one in hand, drag carries it.

use egui::{CursorIcon, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::{controls, fuzzy};
use crate::catalogue::{ELEMENT_KINDS, ElementKind, Family};
use crate::locale::{Language, msg};
use crate::model::KindId;
use crate::text::FontWeight;
use crate::ui::canvas::Tool;
use crate::ui::{UiState, icon, theme};
use crate::workspace::Workspace;

/// Draws the palette. With `wants_focus`, the keyboard goes into its search field.
pub(super) fn show(ui: &mut Ui, workspace: &Workspace, state: &mut UiState, wants_focus: bool) {
    let language = workspace.language();
    let name = language.text(msg::UI_PALETTE_SEARCH);
    let id = egui::Id::unique("palette search");
    let search = &mut state.panels.dock.palette_search;
    let response = controls::search_field(ui, search, &name, id);
    if wants_focus {
        response.request_focus();
    }
    let typed = fuzzy::Typed::new(search);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 5.0);
        let mut shown = 0;
        for family in Family::ALL {
            let kinds: Vec<&'static ElementKind> = ELEMENT_KINDS
                .iter()
                .filter(|kind| kind.family == family)
                .filter(|kind| {
                    typed.fits(kind.name(language)) || typed.fits(&language.text(family.name()))
                })
                .collect();
            if kinds.is_empty() {
                continue;
            }
            shown += kinds.len();
            ui.add_space(6.0);
            controls::heading(ui, language.text(family.name()));
            shelf(ui, kinds, language, &mut state.canvas.tool);
        }
        if shown == 0 {
            ui.add_space(12.0);
            ui.label(controls::caption(
                ui,
                language.text(msg::UI_PALETTE_NOTHING),
            ));
        }
        ui.add_space(8.0);
    });
}

fn shelf(ui: &mut Ui, mut kinds: Vec<&'static ElementKind>, language: Language, tool: &mut Tool) {
    kinds.sort_by_key(|kind| kind.name(language));
    let columns = if ui.available_width() > 330.0 { 3 } else { 2 };
    let gap = ui.spacing().item_spacing.x;
    #[expect(clippy::cast_precision_loss, reason = "two or three columns")]
    let width =
        ((ui.available_width() - 4.0 - gap * (columns - 1) as f32) / columns as f32).floor();
    for row in kinds.chunks(columns) {
        ui.horizontal(|ui| {
            for kind in row {
                chip(ui, kind, width, language, tool);
            }
        });
    }
}

/// High enough for a name on two lines.
const CHIP_HEIGHT: f32 = 36.0;

fn chip(ui: &mut Ui, kind: &'static ElementKind, width: f32, language: Language, tool: &mut Tool) {
    let palette = theme::palette(ui);
    let name = kind.name(language);
    let in_hand = matches!(tool, Tool::Insert(held) if held.as_str() == kind.id);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(width, CHIP_HEIGHT), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, in_hand, name));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let (ground, edge) = match (in_hand, response.hovered() || response.has_focus()) {
        (true, _) => (palette.accent_soft, palette.accent),
        (false, true) => (palette.hover, palette.edge),
        (false, false) => (palette.paper, palette.edge),
    };
    ui.painter().rect(
        rect,
        6.0,
        ground,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    let center = pos2(rect.left() + 15.0, rect.center().y);
    let square = egui::Rect::from_center_size(center, Vec2::splat(16.0));
    icon::paint(
        ui.painter(),
        kind.icon,
        square,
        palette.family(kind.family).0,
    );
    let room = rect.right() - 4.0 - (rect.left() + 28.0);
    let font = theme::font(11.5, FontWeight::Regular);
    let galley = controls::in_two_lines(ui, name, font, palette.text, room);
    let at = pos2(rect.left() + 28.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.text);
    response.dnd_set_drag_payload(KindId::from(kind.id));
    if response.clicked() {
        *tool = if in_hand {
            Tool::Select
        } else {
            Tool::Insert(kind.id.into())
        };
    }
    let description = kind.description.in_language(language);
    response
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_ui(|ui| {
            ui.set_max_width(280.0);
            ui.label(controls::strong(name, theme::BODY));
            ui.label(description);
        });
}
