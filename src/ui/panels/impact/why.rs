//! Why an element is touched: the path from what was lost to it, as chips to click through, the
//! sentence under it, and the whole proof on demand.

use egui::{Label, Rect, RichText, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::{controls, proof, sign};
use crate::analysis::{self, Impact};
use crate::locale::{Language, msg};
use crate::model::{ElementIx, SubjectId};
use crate::text::FontWeight;
use crate::ui::panels::commands::jump;
use crate::ui::{UiState, icon, theme};
use crate::workspace::Action;

/// Draws the path of an element.
pub(super) fn why(
    ui: &mut Ui,
    impact: &Impact,
    asked: ElementIx,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let graph = impact.graph();
    let element = graph.element(asked);
    let Ok(explanation) = analysis::explain(impact, &element.id) else {
        return;
    };
    if explanation.path.is_empty() {
        return;
    }
    ui.add_space(8.0);
    controls::rule(ui);
    ui.add_space(4.0);
    let title =
        language.say(&msg::UI_WHY.with("name", controls::shown(&element.name).into_owned()));
    controls::line(ui, controls::strong(title, 13.0));
    ui.add_space(2.0);
    let mut go: Option<ElementIx> = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(2.0, 4.0);
        // As the loss travels: what was lost first.
        for (index, step) in explanation.path.iter().rev().enumerate() {
            if index > 0 {
                icon::show(ui, "chevron-right", 13.0, theme::palette(ui).muted);
            }
            if chip(ui, impact, step.element, step.element == asked, language) {
                go = Some(step.element);
            }
        }
    });
    let sentence = controls::caption(ui, language.say(&explanation.sentence));
    ui.add(Label::new(sentence).wrap());
    let memory = &mut state.panels.impact;
    let label = if memory.shows_proof {
        msg::IMPACT_PANEL_HIDE_PROOF
    } else {
        msg::IMPACT_PANEL_PROOF
    };
    let count = explanation.proof.len();
    let label = language.say(&label.with("count", count));
    if controls::link(ui, &label).clicked() {
        memory.shows_proof = !memory.shows_proof;
    }
    if memory.shows_proof {
        let clicked = proof::proof(ui, impact, &explanation, language, &mut memory.proof);
        go = go.or(clicked);
    }
    if let Some(ix) = go {
        let id = &graph.element(ix).id;
        state.panels.impact.asked = Some(id.clone());
        jump(SubjectId::from(id), state, actions);
    }
}

/// A chip with the sign of the element's state. Answers whether it was clicked.
fn chip(ui: &mut Ui, impact: &Impact, ix: ElementIx, is_asked: bool, language: Language) -> bool {
    let palette = theme::palette(ui);
    let name = &impact.graph().element(ix).name;
    let (glyph, ink) = sign(ui, impact.state(ix));
    let font = theme::font(theme::CAPTION, FontWeight::Medium);
    let room = (ui.max_rect().width() - 46.0).min(150.0);
    let galley = controls::elided(ui, name, font, palette.text, room);
    let size = galley.size() + Vec2::new(30.0, 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let state = language.say(&impact.state(ix).message());
    let said = format!("{}, {state}", controls::shown(name));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    let is_over = response.hovered() || response.has_focus();
    let edge = if is_over || is_asked {
        palette.accent
    } else {
        palette.edge
    };
    let ground = if is_asked {
        palette.accent_soft
    } else {
        palette.paper
    };
    let edge = Stroke::new(1.0, edge);
    ui.painter()
        .rect(rect, 5.0, ground, edge, StrokeKind::Inside);
    let middle = egui::pos2(rect.left() + 13.0, rect.center().y);
    let place = Rect::from_center_size(middle, Vec2::splat(12.0));
    icon::paint(ui.painter(), glyph, place, ink);
    ui.painter()
        .galley(rect.min + Vec2::new(22.0, 4.0), galley, palette.text);
    let reason = impact.reason(ix).map_or(said.clone(), |reason| {
        let reason = language.say(&reason.message(impact.graph()));
        format!("{said}\n{name} {reason}")
    });
    response.on_hover_text(RichText::new(reason)).clicked()
}
