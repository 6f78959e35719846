//! What is lost, a chip each: its sign, its name and its state in words. A click degrades what was
//! down and the other way round; × takes it out.

use egui::{Color32, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::super::controls;
use crate::analysis::State;
use crate::locale::{Language, msg};
use crate::model::ElementId;
use crate::text::FontWeight;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Document, Imagining};

/// Most chips that stand in the bar, in a wide window and in a narrow one; the rest is in a list.
const FIRST: (usize, usize) = (6, 2);
/// Most of a name that shows, in points; the same.
const NAME: (f32, f32) = (230.0, 150.0);
/// From this width on, in points, the bar is wide.
const WIDE: f32 = 820.0;
const HEIGHT: f32 = 26.0;

struct Loss {
    id: ElementId,
    name: String,
    state: State,
    is_missing: bool,
}

/// Draws the chips.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let losses = losses(document);
    let (first, name) = if ui.max_rect().width() < WIDE {
        (FIRST.1, NAME.1)
    } else {
        (FIRST.0, NAME.0)
    };
    for loss in losses.iter().take(first) {
        chip(ui, loss, name, language, actions);
    }
    let more = losses.get(first..).unwrap_or_default();
    if more.is_empty() {
        return;
    }
    let words = language.say(&msg::UI_SHOW_OTHERS.with("count", more.len()));
    let button = controls::link(ui, &words);
    egui::Popup::menu(&button)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let area = egui::ScrollArea::vertical().max_height(280.0);
            area.show_rows(ui, HEIGHT, more.len(), |ui, range| {
                ui.set_width(300.0);
                for loss in more.get(range).unwrap_or_default() {
                    chip(ui, loss, NAME.1, language, actions);
                }
            });
        });
}

/// Down first, then by name.
fn losses(document: &Document) -> Vec<Loss> {
    let elements = &document.map().tables().elements;
    let missing = document.missing_losses();
    let injected = document.scenario().injected.iter();
    let mut losses: Vec<Loss> = injected
        .map(|(id, state)| {
            let name = elements.get(id).map(|element| element.name.to_string());
            Loss {
                id: id.clone(),
                name: name
                    .filter(|name| !name.is_empty())
                    .unwrap_or_else(|| id.to_string()),
                state: *state,
                is_missing: missing.contains(id),
            }
        })
        .collect();
    losses.sort_by(|a, b| (b.state, &a.name).cmp(&(a.state, &b.name)));
    losses
}

fn chip(ui: &mut Ui, loss: &Loss, longest: f32, language: Language, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let (glyph, (ink, ground), word) = match loss.state {
        _ if loss.is_missing => (
            "eye-off",
            (palette.muted, palette.soft),
            msg::SCENARIOS_ABSENT,
        ),
        State::Down => ("circle-x", palette.down, msg::ANALYSIS_STATE_DOWN),
        State::Degraded | State::Up => (
            "triangle-alert",
            palette.degraded,
            msg::ANALYSIS_STATE_DEGRADED,
        ),
    };
    let word = language.text(word);
    let font = theme::font(12.0, FontWeight::SemiBold);
    let name = controls::elided(ui, &loss.name, font, palette.ink, longest);
    let font = theme::font(theme::CAPTION, FontWeight::Regular);
    let state = controls::elided(ui, &word, font, ink, 120.0);
    let (left, gap, cross) = (26.0, 7.0, 24.0);
    let width = left + name.size().x + gap + state.size().x + cross;
    let (rect, whole) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::hover());
    let cross = Rect::from_min_max(pos2(rect.right() - cross, rect.top()), rect.max);
    let body = rect.with_max_x(cross.left());
    let id = whole.id.with(loss.id.as_str());
    let body = ui.interact(body, id.with("state"), Sense::click());
    let said = msg::SCENARIOS_BAR_CHIP
        .with("name", controls::shown(&loss.name).into_owned())
        .with("state", word.as_str());
    let said = language.say(&said);
    body.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    let edge = if body.has_focus() {
        Stroke::new(2.0, palette.accent)
    } else {
        Stroke::new(1.0, if body.hovered() { ink } else { faint(ink) })
    };
    let painter = ui.painter();
    painter.rect(rect, HEIGHT / 2.0, ground, edge, StrokeKind::Inside);
    let sign = Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), Vec2::splat(14.0));
    icon::paint(painter, glyph, sign, ink);
    let middle = |height: f32| rect.center().y - height / 2.0;
    let at = pos2(rect.left() + left, middle(name.size().y));
    let beside = pos2(at.x + name.size().x + gap, middle(state.size().y));
    painter.galley(at, name, palette.ink);
    painter.galley(beside, state, ink);
    let tip = match loss.state {
        State::Down => msg::SCENARIOS_CHIP_DEGRADE,
        State::Degraded | State::Up => msg::SCENARIOS_CHIP_LOSE,
    };
    let tip = format!("{}\n{}", controls::shown(&loss.name), language.text(tip));
    if body.on_hover_text(tip).clicked() {
        let other = match loss.state {
            State::Down => State::Degraded,
            State::Degraded | State::Up => State::Down,
        };
        actions.push(Action::Imagine(Imagining::Put(loss.id.clone(), other)));
    }
    let out = ui.interact(cross, id.with("out"), Sense::click());
    let said =
        language.say(&msg::UI_TAKE_OUT.with("name", controls::shown(&loss.name).into_owned()));
    out.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    let ink = if out.hovered() || out.has_focus() {
        palette.ink
    } else {
        palette.muted
    };
    let sign = Rect::from_center_size(cross.center() - Vec2::new(2.0, 0.0), Vec2::splat(12.0));
    icon::paint(ui.painter(), "x", sign, ink);
    if out.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        ui.painter().circle_stroke(sign.center(), 9.0, ring);
    }
    if out.on_hover_text(said).clicked() {
        actions.push(Action::Imagine(Imagining::Put(loss.id.clone(), State::Up)));
    }
}

fn faint(ink: Color32) -> Color32 {
    ink.gamma_multiply(0.45)
}
