//! Painting the bundled icons, crisp at any size and in any colour.
//!
//! An icon is one stroked path in a square of 24 by 24 ([`crate::icon`]). It is flattened to
//! polylines once per level of detail and kept; painting scales those. Round caps are drawn as
//! discs where the stroke is wide enough to show them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use egui::{Atom, Button, Color32, Painter, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2};
use kurbo::PathEl;

use super::theme;
use crate::icon;

/// One run of an icon: its points in the square of 24 by 24, and whether it closes.
struct Run {
    points: Vec<Pos2>,
    is_closed: bool,
}

/// Flattened icons by name and level of detail.
type Cache = BTreeMap<(&'static str, bool), Rc<Vec<Run>>>;

thread_local! {
    static FLATTENED: RefCell<Cache> = const { RefCell::new(BTreeMap::new()) };
}

/// Above this size (points) an icon is flattened finely.
const FINE_FROM: f32 = 40.0;

/// Paints an icon into a rectangle; a name that is not bundled paints nothing.
pub fn paint(painter: &Painter, name: &str, rect: Rect, color: Color32) {
    let side = rect.width().min(rect.height());
    let scale = side / 24.0;
    let width = (2.0 * scale).max(1.1);
    let origin = rect.center() - Vec2::splat(side / 2.0);
    let Some(runs) = flattened(name, side > FINE_FROM) else {
        return;
    };
    let stroke = Stroke::new(width, color);
    for run in runs.iter() {
        let points: Vec<Pos2> = run
            .points
            .iter()
            .map(|p| origin + p.to_vec2() * scale)
            .collect();
        match points.as_slice() {
            [] => {}
            [only] => {
                painter.circle_filled(*only, width * 0.6, color);
            }
            [first, .., last] => {
                let ends = [*first, *last];
                painter.add(if run.is_closed {
                    Shape::closed_line(points, stroke)
                } else {
                    Shape::line(points, stroke)
                });
                if !run.is_closed && width > 1.6 {
                    for end in ends {
                        painter.circle_filled(end, width / 2.0, color);
                    }
                }
            }
        }
    }
}

/// An icon to stand in a button or label, in the colour of its text.
#[must_use]
pub fn atom(name: &'static str, size: f32) -> Atom<'static> {
    Atom::paint(Vec2::splat(size), move |ui, args| {
        paint(ui.painter(), name, args.rect, args.fallback_text_color);
    })
}

/// An icon to stand in a button or label, in a colour of its own.
#[must_use]
pub fn tinted(name: &'static str, size: f32, color: Color32) -> Atom<'static> {
    Atom::paint(Vec2::splat(size), move |ui, args| {
        paint(ui.painter(), name, args.rect, color);
    })
}

/// A square button that shows an icon alone; the tooltip is its accessible name.
pub fn button(ui: &mut Ui, name: &'static str, tooltip: &str, selected: bool) -> Response {
    sized_button(ui, name, tooltip, selected, 30.0)
}

/// [`button`] with another side, in points.
pub fn sized_button(
    ui: &mut Ui,
    name: &'static str,
    tooltip: &str,
    selected: bool,
    side: f32,
) -> Response {
    let palette = theme::palette(ui);
    let glyph = (side * 0.6).round();
    // A scope does not wrap by itself.
    if ui.layout().main_wrap() && ui.available_size_before_wrap().x < side {
        ui.end_row();
    }
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(((side - glyph) / 2.0).floor());
        ui.spacing_mut().interact_size = Vec2::splat(side);
        let icon = if selected {
            tinted(name, glyph, palette.accent)
        } else {
            atom(name, glyph)
        };
        let mut button = Button::new(icon)
            .frame_when_inactive(selected)
            .stroke(Stroke::NONE);
        if selected {
            button = button.fill(palette.accent_soft);
        }
        let response = ui.add(button.min_size(Vec2::splat(side)));
        let enabled = response.enabled();
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, enabled, selected, tooltip)
        });
        response
            .on_hover_text(tooltip)
            .on_disabled_hover_text(tooltip)
    })
    .inner
}

/// Shows an icon as a picture without meaning of its own: the text beside it says it all.
pub fn show(ui: &mut Ui, name: &str, size: f32, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), egui::Sense::empty());
    paint(ui.painter(), name, rect, color);
}

/// A rounded tile with an icon in its middle.
pub fn tile(painter: &Painter, name: &str, rect: Rect, (ink, ground): (Color32, Color32)) {
    painter.rect_filled(rect, rect.width() * 0.2, ground);
    paint(painter, name, rect.shrink(rect.width() * 0.22), ink);
}

fn flattened(name: &str, fine: bool) -> Option<Rc<Vec<Run>>> {
    let path = icon::path(name)?;
    // The bundled name, which lives as long as the program.
    let name = icon::names().find(|other| *other == name)?;
    FLATTENED.with_borrow_mut(|cache| {
        let runs = cache
            .entry((name, fine))
            .or_insert_with(|| Rc::new(flatten(path, if fine { 0.02 } else { 0.08 })));
        Some(Rc::clone(runs))
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "coordinates lie between 0 and 24"
)]
fn flatten(path: &kurbo::BezPath, tolerance: f64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let at = |point: kurbo::Point| Pos2::new(point.x as f32, point.y as f32);
    kurbo::flatten(path, tolerance, |element| match element {
        PathEl::MoveTo(point) => runs.push(Run {
            points: vec![at(point)],
            is_closed: false,
        }),
        PathEl::LineTo(point) => {
            if let Some(run) = runs.last_mut() {
                let point = at(point);
                if run
                    .points
                    .last()
                    .is_none_or(|last| last.distance(point) > 0.02)
                {
                    run.points.push(point);
                }
            }
        }
        PathEl::ClosePath => {
            if let Some(run) = runs.last_mut() {
                run.is_closed = true;
                if run.points.len() > 2
                    && let (Some(first), Some(last)) = (run.points.first(), run.points.last())
                    && first.distance(*last) < 0.05
                {
                    run.points.pop();
                }
            }
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_icon_flattens_to_something_to_draw() {
        for name in icon::names() {
            let runs = flattened(name, false).unwrap();
            assert!(!runs.is_empty(), "{name} is empty");
            assert!(
                runs.iter()
                    .flat_map(|run| &run.points)
                    .all(|p| p.x >= -0.01 && p.x <= 24.01),
                "{name} leaves its square"
            );
        }
    }
}
