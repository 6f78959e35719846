//! What the loss of an element does: counts, what is touched and why, in the inspector.
//!
//! With a scenario (something is marked as lost) the figures are those of the scenario; without one
//! they answer *what if this element alone were lost*. Both are found once per change of the map.

use std::sync::Arc;

use egui::{Label, RichText, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::commands::jump;
use super::controls;
use crate::analysis::{self, DependencyGraph, Impact, Radius, Scenario, State};
use crate::catalogue::{self, Family};
use crate::locale::{Language, MessageId, msg};
use crate::model::{Element, ElementId, ElementIx, SubjectId, Value};
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Imagining, Perspective};

/// How many touched elements show before the rest is unfolded.
const FIRST: usize = 6;
/// Most of them that show at all.
const MOST: usize = 200;

/// The loss of one element alone, in a graph.
struct Alone {
    graph: DependencyGraph,
    lost: ElementId,
    impact: Option<Arc<Impact>>,
    radius: Option<Radius>,
}

/// What the section remembers.
#[derive(Default)]
pub struct ImpactState {
    alone: Option<Alone>,
    /// The touched element whose path shows.
    asked: Option<ElementId>,
    shows_all: bool,
}

impl ImpactState {
    /// The path of a touched element is to be shown, whatever is selected.
    pub(super) fn ask(&mut self, element: ElementId) {
        self.asked = Some(element);
    }

    /// The loss of one element alone, and its radii. O(elements + dependencies) once per change.
    fn alone(
        &mut self,
        graph: DependencyGraph,
        id: &ElementId,
    ) -> (Option<Arc<Impact>>, Option<Radius>) {
        if let Some(alone) = &self.alone
            && alone.lost == *id
            && alone.graph.is_same(&graph)
        {
            return (alone.impact.clone(), alone.radius);
        }
        self.asked = None;
        self.shows_all = false;
        let scenario = Scenario::losing([id.as_str()]);
        let impact = analysis::impact(&graph, &scenario).ok().map(Arc::new);
        let radius = analysis::radius(&graph, id).ok();
        self.alone = Some(Alone {
            graph,
            lost: id.clone(),
            impact: impact.clone(),
            radius,
        });
        (impact, radius)
    }
}

/// Draws the section under an element's fields.
pub(super) fn section(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    consequences(ui, document, Some(element), language, state, actions);
}

/// Draws the consequences of the scenario, or of losing `element` alone where there is none.
pub(super) fn consequences(
    ui: &mut Ui,
    document: &Document,
    element: Option<&Element>,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let (alone, radius) = match element {
        Some(element) => state.panels.impact.alone(document.graph(), &element.id),
        None => (None, None),
    };
    let is_scenario = document.perspective == Perspective::Impact && document.impact().is_some();
    let Some(impact) = (if is_scenario {
        document.impact().cloned()
    } else {
        alone
    }) else {
        return;
    };
    ui.add_space(8.0);
    controls::rule(ui);
    ui.add_space(4.0);
    head(ui, document, element, is_scenario, language, actions);
    tiles(ui, &impact, language);
    if let Some(radius) = radius {
        let text = msg::UI_RADIUS
            .with("actual", radius.actual)
            .with("potential", radius.potential);
        let text = controls::caption(ui, language.say(&text));
        ui.add(Label::new(text).wrap())
            .on_hover_text(language.text(msg::UI_RADIUS_TIP));
    }
    let touched = touched(&impact);
    let asked = asked(&state.panels.impact, &impact, element, &touched);
    list(ui, &impact, &touched, asked, language, state);
    if let Some(asked) = asked {
        why(ui, &impact, asked, language, state, actions);
    }
}

fn head(
    ui: &mut Ui,
    document: &Document,
    element: Option<&Element>,
    is_scenario: bool,
    language: Language,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        let title = if is_scenario {
            msg::UI_IMPACT_SCENARIO
        } else {
            msg::UI_IMPACT_ALONE
        };
        ui.label(controls::strong(language.text(title), 13.5));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let is_lost =
                element.is_some_and(|element| document.injected(&element.id) != State::Up);
            if is_scenario && (is_lost || element.is_none()) {
                if controls::link(ui, &language.text(msg::UI_FAIL_NOTHING)).clicked() {
                    actions.push(Action::Imagine(Imagining::Nothing));
                }
            } else if let Some(element) = element {
                let label = if is_scenario {
                    msg::UI_FAIL_TOO
                } else {
                    msg::UI_WHAT_IF
                };
                if controls::link(ui, &language.text(label)).clicked() {
                    actions.push(if is_scenario {
                        Action::Imagine(Imagining::Toggle(element.id.clone()))
                    } else {
                        Action::Imagine(Imagining::Lose(vec![element.id.clone()]))
                    });
                }
            }
        });
    });
}

/// Down, degraded, intact: a tile each, with its word.
fn tiles(ui: &mut Ui, impact: &Impact, language: Language) {
    let palette = theme::palette(ui);
    let intact = impact
        .states()
        .len()
        .saturating_sub(impact.down_total() + impact.degraded_total());
    let tiles: [(usize, MessageId, (egui::Color32, egui::Color32)); 3] = [
        (impact.down_total(), msg::UI_DOWN_COUNT, palette.down),
        (
            impact.degraded_total(),
            msg::UI_DEGRADED_COUNT,
            palette.degraded,
        ),
        (intact, msg::UI_INTACT_COUNT, palette.intact),
    ];
    let gap = 8.0;
    let width = ((ui.available_width() - gap * 2.0) / 3.0).floor();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (count, label, (ink, ground)) in tiles {
            let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 54.0), Sense::hover());
            ui.painter().rect_filled(rect, 6.0, ground);
            let word = language.say(&label.with("count", count));
            let font = theme::font(18.0, FontWeight::SemiBold);
            let number = controls::elided(ui, &count.to_string(), font, ink, width - 16.0);
            let font = theme::font(12.0, FontWeight::Regular);
            let text = controls::elided(ui, &word, font, ink, width - 16.0);
            ui.painter()
                .galley(rect.min + Vec2::new(10.0, 6.0), number, ink);
            ui.painter()
                .galley(rect.min + Vec2::new(10.0, 31.0), text, ink);
            let whole = format!("{count} {word}");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &whole));
        }
    });
    ui.add_space(4.0);
}

/// Services, applications and data that are touched; worst first, then nearest, then by name.
fn touched(impact: &Impact) -> Vec<ElementIx> {
    let graph = impact.graph();
    let mut list: Vec<ElementIx> = impact
        .affected()
        .iter()
        .copied()
        .filter(|ix| impact.state(*ix) != State::Up && !impact.is_injected(*ix))
        .filter(|ix| {
            let kind = catalogue::element_kind(graph.element(*ix).kind.as_str());
            kind.is_none_or(|kind| {
                matches!(
                    kind.family,
                    Family::Software | Family::Business | Family::Data
                )
            })
        })
        .collect();
    list.sort_by_cached_key(|ix| {
        let name = graph.element(*ix).name.clone();
        (
            std::cmp::Reverse(impact.state(*ix)),
            impact.depth(*ix),
            name,
        )
    });
    list
}

/// The element whose path shows: the one asked for, else the selected one, else the first.
fn asked(
    state: &ImpactState,
    impact: &Impact,
    element: Option<&Element>,
    touched: &[ElementIx],
) -> Option<ElementIx> {
    let is_touched = |ix: &ElementIx| impact.state(*ix) != State::Up && !impact.is_injected(*ix);
    let by_id = |id: &ElementId| impact.graph().find(id).ok().filter(is_touched);
    state
        .asked
        .as_ref()
        .and_then(by_id)
        .or_else(|| element.and_then(|element| by_id(&element.id)))
        .or_else(|| touched.first().copied())
}

fn list(
    ui: &mut Ui,
    impact: &Impact,
    touched: &[ElementIx],
    asked: Option<ElementIx>,
    language: Language,
    state: &mut UiState,
) {
    let palette = theme::palette(ui);
    let graph = impact.graph();
    let memory = &mut state.panels.impact;
    if touched.is_empty() {
        let none = controls::caption(ui, language.text(msg::UI_IMPACT_NONE));
        ui.add(Label::new(none).wrap());
        return;
    }
    let shown = if memory.shows_all { MOST } else { FIRST };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for ix in touched.iter().take(shown) {
            let element = graph.element(*ix);
            let (glyph, color) = match impact.state(*ix) {
                State::Down => ("circle-x", palette.down.0),
                State::Degraded | State::Up => ("triangle-alert", palette.degraded.0),
            };
            let aside = aside(impact, *ix, element, language);
            let row = controls::Row {
                icon: Some((glyph, color)),
                text: &element.name,
                aside: &aside,
                indent: 0.0,
                selected: asked == Some(*ix),
            };
            let reason = impact
                .reason(*ix)
                .map(|reason| language.say(&reason.message(graph)))
                .unwrap_or_default();
            if controls::row_with_tip(ui, &row, &reason, Sense::click()).clicked() {
                memory.asked = Some(element.id.clone());
            }
        }
    });
    if touched.len() > FIRST {
        let rest = touched.len() - FIRST;
        let text = if memory.shows_all {
            language.text(msg::UI_SHOW_LESS)
        } else {
            language.say(&msg::UI_SHOW_OTHERS.with("count", rest))
        };
        if controls::link(ui, &text).clicked() {
            memory.shows_all = !memory.shows_all;
        }
    }
}

/// “direct · DMIA 4 h”.
fn aside(impact: &Impact, ix: ElementIx, element: &Element, language: Language) -> String {
    let far = match impact.depth(ix) {
        Some(0 | 1) => language.text(msg::UI_DIRECT),
        Some(depth) => language.say(&msg::UI_AT_DEPTH.with("depth", f64::from(depth))),
        None => String::new(),
    };
    match element.attributes.get("dmia_h").and_then(Value::as_number) {
        Some(hours) => {
            let downtime = language.say(&msg::UI_DOWNTIME.with("hours", hours));
            format!("{far} · {downtime}")
        }
        None => far,
    }
}

/// The path from the touched element to what was lost, as chips, with the sentence under it.
fn why(
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
    let title = language.say(&msg::UI_WHY.with("name", element.name.as_str()));
    controls::line(ui, controls::strong(title, 13.0));
    ui.add_space(2.0);
    let mut go = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(2.0, 4.0);
        // As the loss travels: what was lost first.
        for (index, step) in explanation.path.iter().rev().enumerate() {
            if index > 0 {
                icon::show(ui, "chevron-right", 13.0, theme::palette(ui).muted);
            }
            let element = graph.element(step.element);
            if chip(ui, &element.name) {
                go = Some(SubjectId::from(&element.id));
            }
        }
    });
    let sentence = controls::caption(ui, language.say(&explanation.sentence));
    ui.add(Label::new(sentence).wrap());
    if let Some(subject) = go {
        jump(subject, state, actions);
    }
}

fn chip(ui: &mut Ui, name: &str) -> bool {
    let palette = theme::palette(ui);
    let font = theme::font(theme::CAPTION, FontWeight::Medium);
    let room = (ui.max_rect().width() - 30.0).min(150.0);
    let galley = controls::elided(ui, name, font, palette.text, room);
    let size = galley.size() + Vec2::new(14.0, 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let is_over = response.hovered() || response.has_focus();
    let edge = Stroke::new(
        1.0,
        if is_over {
            palette.accent
        } else {
            palette.edge
        },
    );
    ui.painter()
        .rect(rect, 5.0, palette.paper, edge, StrokeKind::Inside);
    ui.painter()
        .galley(rect.min + Vec2::new(7.0, 4.0), galley, palette.text);
    response.on_hover_text(RichText::new(name)).clicked()
}
