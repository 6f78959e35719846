//! A map seen from far away: cards of a few pixels, and tens of thousands of lines a fraction of a
//! pixel apart.
//!
//! Small boxes are plain rectangles. Stretches of lines that fall on the same row or column of pixels are one line, so what is drawn is bounded
//! by the pixels of the canvas, not by the links of the map.

use std::collections::BTreeMap;

use egui::epaint::Mesh;
use egui::{Color32, Rect, pos2};
use kurbo::PathEl;

use super::painter::{LEAST_TEXT_PX, color32, to_pos};
use crate::geometry::Point;
use crate::scene::{Figure, Item, ItemRole};

/// Cards narrower than this on screen are a plain rectangle, and links with thinner lines than
/// [`LEAST_LINE_PX`] a plain line: nothing more of them could be seen.
const SPECK_PX: f64 = 16.0;
/// See [`SPECK_PX`].
const LEAST_LINE_PX: f64 = 0.4;

/// Whether an item is too small to show more than a mark.
pub(super) fn is_speck(item: &Item, zoom: f64) -> bool {
    match item.role {
        ItemRole::Card => item.bounds.width() * zoom < SPECK_PX,
        ItemRole::LinkLabel => item.bounds.height() * zoom < LEAST_TEXT_PX,
        ItemRole::Link => zoom < LEAST_LINE_PX,
        ItemRole::Container => item.bounds.width() * zoom < 2.0 * SPECK_PX,
        ItemRole::Note | ItemRole::Area | ItemRole::Frame | ItemRole::Plot(_) => false,
    }
}

/// Four points a rectangle, and as many for each stretch of a line, without soft edges.
pub(super) fn tessellate_speck(item: &Item, zoom: f64, out: &mut Mesh) {
    match item.role {
        ItemRole::Card => {
            let rect = item.figures.iter().find_map(|figure| match figure {
                Figure::Rect(rect) if rect.stroke.is_some() => Some(rect),
                _ => None,
            });
            let color = rect.and_then(|rect| rect.stroke.map(|stroke| stroke.color).or(rect.fill));
            if let Some(color) = color {
                out.add_colored_rect(screen_rect(item.bounds, zoom), color32(color));
            }
        }
        ItemRole::Container => {
            let Some(Figure::Rect(frame)) = item.figures.first() else {
                return;
            };
            let bounds = screen_rect(frame.rect, zoom);
            if let Some(stroke) = frame.stroke {
                out.add_colored_rect(bounds, color32(stroke.color));
            }
            if let Some(fill) = frame.fill {
                out.add_colored_rect(bounds.shrink(0.8), color32(fill));
            }
        }
        _ => {}
    }
}

fn screen_rect(rect: kurbo::Rect, zoom: f64) -> egui::Rect {
    egui::Rect::from_min_max(
        to_pos(rect.origin(), zoom),
        to_pos(Point::new(rect.x1, rect.y1), zoom),
    )
}

/// How strong such a line is: it stands for strokes much thinner than a pixel.
const STRENGTH: f32 = 0.45;

/// Rows or columns by colour and place, each with the stretches that lie on it.
type Rows = BTreeMap<([u8; 4], i32), Vec<(f32, f32)>>;

/// See the module's header.
#[derive(Default)]
pub(super) struct FarLines {
    horizontal: Rows,
    vertical: Rows,
}

impl FarLines {
    /// Adds the line of a link.
    pub(super) fn add(&mut self, item: &Item, zoom: f64) {
        for figure in &item.figures {
            let Figure::Path(path) = figure else { continue };
            let (Some(stroke), None) = (path.stroke, path.fill) else {
                continue;
            };
            let color = color32(stroke.color).gamma_multiply(STRENGTH).to_array();
            let mut last: Option<egui::Pos2> = None;
            for element in path.path.elements() {
                let Some(end) = element.end_point() else {
                    continue;
                };
                let end = to_pos(end, zoom);
                // Corners are rounded by stretches that nobody sees at this distance.
                if last.is_some_and(|start| (end - start).length_sq() < 0.5) {
                    continue;
                }
                if let (Some(start), false) = (last, matches!(element, PathEl::MoveTo(_))) {
                    self.add_stretch(color, start, end);
                }
                last = Some(end);
            }
        }
    }

    fn add_stretch(&mut self, color: [u8; 4], start: egui::Pos2, end: egui::Pos2) {
        let way = end - start;
        if way.x.abs() >= way.y.abs() {
            let stretch = (start.x.min(end.x), start.x.max(end.x));
            let row = f32::midpoint(start.y, end.y).floor() as i32;
            self.horizontal
                .entry((color, row))
                .or_default()
                .push(stretch);
        } else {
            let stretch = (start.y.min(end.y), start.y.max(end.y));
            let column = f32::midpoint(start.x, end.x).floor() as i32;
            self.vertical
                .entry((color, column))
                .or_default()
                .push(stretch);
        }
    }

    /// Draws all lines that were added, and forgets them.
    pub(super) fn draw(&mut self, out: &mut Mesh) {
        for ((color, row), stretches) in std::mem::take(&mut self.horizontal) {
            for (x0, x1) in merged(stretches) {
                let rect = Rect::from_min_max(pos2(x0, row as f32), pos2(x1, row as f32 + 1.0));
                out.add_colored_rect(rect, color_of(color));
            }
        }
        for ((color, column), stretches) in std::mem::take(&mut self.vertical) {
            for (y0, y1) in merged(stretches) {
                let x = column as f32;
                let rect = Rect::from_min_max(pos2(x, y0), pos2(x + 1.0, y1));
                out.add_colored_rect(rect, color_of(color));
            }
        }
    }
}

fn color_of([r, g, b, a]: [u8; 4]) -> Color32 {
    Color32::from_rgba_premultiplied(r, g, b, a)
}

/// Stretches that touch become one. O(n log n).
fn merged(mut stretches: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<(f32, f32)> = Vec::new();
    for (start, end) in stretches {
        match out.last_mut() {
            Some(last) if start <= last.1 + 1.0 => last.1 = last.1.max(end),
            _ => out.push((start, end)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn stretches_that_touch_are_one_line() {
        let stretches = vec![(10.0, 20.0), (0.0, 5.0), (19.0, 30.0), (5.5, 6.0)];
        assert_eq!(merged(stretches), [(0.0, 6.0), (10.0, 30.0)]);
    }
}
