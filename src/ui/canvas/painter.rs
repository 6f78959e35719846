//! The scene as egui shapes: tessellated once for a zoom, then only shifted.
//!
//! Figures without text become one mesh a *band* (a run of items of one role), built around the
//! visible part of the map and kept while it still covers what shows. Panning shifts the meshes;
//! zooming scales them for the moment and builds sharp ones once the zoom has come to rest. Text
//! goes through egui's own galley cache each frame, and is left out where it would be too small
//! to read, as are icons.

use std::sync::Arc;

use egui::epaint::{self, Mesh, Shape, TessellationOptions, Tessellator};
use egui::{Color32, FontFamily, FontId, Pos2, pos2, vec2};
use kurbo::PathEl;

use super::camera::Camera;
use super::drawing::Drawing;
use super::far::{FarLines, is_speck, tessellate_speck};
use super::pictures;
use super::tools::guides::GRID;
use crate::geometry::{BezPath, Point, Rect};
use crate::icon;
use crate::scene::{
    Color, Figure, FontWeight, IconFigure, Item, ItemRole, PathFigure, RectFigure, Stroke,
    TextAnchor, TextRun,
};

/// Text smaller than this on screen is not drawn.
pub(super) const LEAST_TEXT_PX: f64 = 4.0;
/// Icons smaller than this on screen are not drawn.
const LEAST_ICON_PX: f64 = 5.0;
/// How far a built mesh may be scaled before it is built anew even while the zoom moves.
const SCALE_RANGE: std::ops::Range<f64> = 0.6..1.7;

/// Meshes of one scene at one zoom.
#[derive(Default)]
pub struct MeshCache {
    scene: Option<Arc<crate::scene::Scene>>,
    zoom: f64,
    pixels_per_point: f32,
    region: Option<Rect>,
    bands: Vec<Band>,
}

struct Band {
    mesh: Mesh,
    items: Vec<usize>,
}

/// Turns a scene colour into egui's.
#[must_use]
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// The egui font of a weight; the theme installs these families.
#[must_use]
pub fn font(weight: FontWeight, size_px: f32) -> FontId {
    let family = match weight {
        FontWeight::Regular => FontFamily::Proportional,
        FontWeight::Medium => FontFamily::Name("Inter Medium".into()),
        FontWeight::SemiBold => FontFamily::Name("Inter SemiBold".into()),
        FontWeight::Bold => FontFamily::Name("Inter Bold".into()),
    };
    FontId::new(size_px, family)
}

impl MeshCache {
    /// Paints what shows. `resting` says that the zoom is not moving right now.
    pub fn paint(
        &mut self,
        painter: &egui::Painter,
        drawing: &Drawing,
        camera: &Camera,
        canvas: egui::Rect,
        resting: bool,
    ) {
        let visible = camera.visible(canvas);
        let pixels_per_point = painter.ctx().pixels_per_point();
        if !self.covers(drawing, camera, visible, pixels_per_point, resting) {
            self.build(painter, drawing, camera, visible, pixels_per_point);
        }
        let scale = (camera.zoom / self.zoom) as f32;
        let shift = camera.screen_from_map(Point::ORIGIN, canvas).to_vec2();
        for band in &self.bands {
            let mut mesh = band.mesh.clone();
            for vertex in &mut mesh.vertices {
                vertex.pos = pos2(
                    vertex.pos.x.mul_add(scale, shift.x),
                    vertex.pos.y.mul_add(scale, shift.y),
                );
            }
            painter.add(Shape::mesh(mesh));
            for &index in &band.items {
                let item = &drawing.scene.items[index];
                if crate::geometry::overlaps(item.bounds.inflate(1.0, 1.0), visible) {
                    pictures::paint(painter, item, camera, canvas, 1.0);
                    paint_texts(painter, item, camera, canvas, 1.0);
                }
            }
        }
    }

    fn covers(
        &self,
        drawing: &Drawing,
        camera: &Camera,
        visible: Rect,
        pixels_per_point: f32,
        resting: bool,
    ) -> bool {
        let same_scene = self
            .scene
            .as_ref()
            .is_some_and(|scene| Arc::ptr_eq(scene, &drawing.scene));
        #[expect(clippy::float_cmp, reason = "the very same zoom, not a near one")]
        let same_zoom = self.zoom == camera.zoom && self.pixels_per_point == pixels_per_point;
        let near_zoom = !resting && SCALE_RANGE.contains(&(camera.zoom / self.zoom));
        let shown = visible.intersect(drawing.scene.bounds);
        let covered = self
            .region
            .is_some_and(|region| region.union(shown) == region || shown.is_zero_area());
        same_scene && covered && (same_zoom || near_zoom)
    }

    fn build(
        &mut self,
        painter: &egui::Painter,
        drawing: &Drawing,
        camera: &Camera,
        visible: Rect,
        pixels_per_point: f32,
    ) {
        let region = visible.inflate(visible.width() * 0.5, visible.height() * 0.5);
        let mut tessellator = tessellator(painter, pixels_per_point);
        self.bands.clear();
        let mut far_lines = FarLines::default();
        let mut role: Option<ItemRole> = None;
        let mut after_picture = false;
        for index in drawing.items_in(region) {
            let item = &drawing.scene.items[index];
            if role != Some(item.role) || self.bands.is_empty() || after_picture {
                role = Some(item.role);
                if let Some(band) = self.bands.last_mut() {
                    far_lines.draw(&mut band.mesh);
                }
                self.bands.push(Band {
                    mesh: Mesh::default(),
                    items: Vec::new(),
                });
            }
            let Some(band) = self.bands.last_mut() else {
                continue;
            };
            if item.role == ItemRole::Link && is_speck(item, camera.zoom) {
                far_lines.add(item, camera.zoom);
                continue;
            }
            if is_speck(item, camera.zoom) {
                tessellate_speck(item, camera.zoom, &mut band.mesh);
                continue;
            }
            for figure in &item.figures {
                tessellate(&mut tessellator, figure, camera.zoom, &mut band.mesh);
            }
            band.items.push(index);
            // A picture lies over the mesh of its band and under all that comes later.
            after_picture = pictures::has(item);
        }
        if let Some(band) = self.bands.last_mut() {
            far_lines.draw(&mut band.mesh);
        }
        self.scene = Some(Arc::clone(&drawing.scene));
        self.zoom = camera.zoom;
        self.pixels_per_point = pixels_per_point;
        self.region = Some(region);
    }
}

pub(super) fn tessellator(painter: &egui::Painter, pixels_per_point: f32) -> Tessellator {
    let (font_size, discs) = painter.fonts(|fonts| (fonts.font_image_size(), Vec::new()));
    Tessellator::new(
        pixels_per_point,
        TessellationOptions {
            coarse_tessellation_culling: false,
            ..Default::default()
        },
        font_size,
        discs,
    )
}

/// Paints some items shifted: what is being dragged. A little of what lies below shows through.
pub fn paint_moved(
    painter: &egui::Painter,
    drawing: &Drawing,
    items: &[usize],
    by: kurbo::Vec2,
    camera: &Camera,
    canvas: egui::Rect,
) {
    let shifted = Camera {
        origin: camera.origin - by,
        ..*camera
    };
    let items = items.iter().map(|&index| &drawing.scene.items[index]);
    paint_items(painter, items, &shifted, canvas, 0.95);
}

/// Paints items afresh, without keeping meshes: for a few of them.
pub fn paint_items<'a>(
    painter: &egui::Painter,
    items: impl Iterator<Item = &'a Item>,
    camera: &Camera,
    canvas: egui::Rect,
    opacity: f32,
) {
    let mut tessellator = tessellator(painter, painter.ctx().pixels_per_point());
    let shift = camera.screen_from_map(Point::ORIGIN, canvas).to_vec2();
    for item in items {
        let mut mesh = Mesh::default();
        for figure in &item.figures {
            tessellate(&mut tessellator, figure, camera.zoom, &mut mesh);
        }
        for vertex in &mut mesh.vertices {
            vertex.pos += shift;
            vertex.color = vertex.color.gamma_multiply(opacity);
        }
        painter.add(Shape::mesh(mesh));
        pictures::paint(painter, item, camera, canvas, opacity);
        paint_texts(painter, item, camera, canvas, opacity);
    }
}

pub(super) fn paint_texts(
    painter: &egui::Painter,
    item: &Item,
    camera: &Camera,
    canvas: egui::Rect,
    opacity: f32,
) {
    for figure in &item.figures {
        if let Figure::Text(run) = figure
            && run.size * camera.zoom >= LEAST_TEXT_PX
        {
            paint_text(painter, run, camera, canvas, opacity);
        }
    }
}

fn paint_text(
    painter: &egui::Painter,
    run: &TextRun,
    camera: &Camera,
    canvas: egui::Rect,
    opacity: f32,
) {
    let size_px = (run.size * camera.zoom) as f32;
    let mut color = color32(run.color).gamma_multiply(opacity);
    // Fade in just above the least readable size, so that zooming does not pop.
    let fade = ((run.size * camera.zoom - LEAST_TEXT_PX) / 1.5).clamp(0.25, 1.0);
    color = color.gamma_multiply(fade as f32);
    let galley = painter.layout_no_wrap(run.text.to_string(), font(run.weight, size_px), color);
    let baseline = camera.screen_from_map(run.baseline, canvas);
    // The galley's own width decides on screen; it differs from the measured one by hinting only.
    let left = match run.anchor {
        TextAnchor::Start => baseline.x,
        TextAnchor::Middle => baseline.x - galley.size().x / 2.0,
        TextAnchor::End => baseline.x - galley.size().x,
    };
    let ascent = galley
        .rows
        .first()
        .and_then(|row| row.glyphs.first())
        .map_or(size_px * 0.97, |glyph| glyph.pos.y);
    let top_left = pos2(left, baseline.y - ascent);
    if run.struck {
        let y = baseline.y - size_px * 0.3;
        painter.hline(left..=left + galley.size().x, y, (size_px * 0.07, color));
    }
    painter.galley(top_left, galley, color);
}

pub(super) fn tessellate(
    tessellator: &mut Tessellator,
    figure: &Figure,
    zoom: f64,
    out: &mut Mesh,
) {
    match figure {
        Figure::Rect(rect) => tessellate_rect(tessellator, rect, zoom, out),
        Figure::Path(path) => tessellate_path(tessellator, path, zoom, out),
        Figure::Icon(icon) => tessellate_icon(tessellator, icon, zoom, out),
        // Letters and pictures have textures of their own.
        Figure::Text(_) | Figure::Image(_) => {}
    }
}

pub(super) fn to_pos(point: Point, zoom: f64) -> Pos2 {
    pos2((point.x * zoom) as f32, (point.y * zoom) as f32)
}

fn egui_stroke(stroke: &Stroke, zoom: f64) -> egui::Stroke {
    egui::Stroke::new(
        (stroke.width * zoom).max(0.35) as f32,
        color32(stroke.color),
    )
}

fn tessellate_rect(tessellator: &mut Tessellator, figure: &RectFigure, zoom: f64, out: &mut Mesh) {
    let rect = egui::Rect::from_min_max(
        to_pos(Point::new(figure.rect.x0, figure.rect.y0), zoom),
        to_pos(Point::new(figure.rect.x1, figure.rect.y1), zoom),
    );
    let radius = if figure.radius * zoom < 1.2 {
        0.0
    } else {
        (figure.radius * zoom).min(255.0)
    };
    let dashed = figure
        .stroke
        .filter(|stroke| stroke.dash != crate::scene::Dash::Solid);
    let stroke = figure
        .stroke
        .filter(|_| dashed.is_none())
        .map_or(egui::Stroke::NONE, |stroke| egui_stroke(&stroke, zoom));
    let fill = figure.fill.map_or(Color32::TRANSPARENT, color32);
    let shape = epaint::RectShape::new(rect, radius as f32, fill, stroke, egui::StrokeKind::Middle);
    tessellator.tessellate_rect(&shape, out);
    if let Some(stroke) = dashed {
        let outline = kurbo::RoundedRect::from_rect(figure.rect, figure.radius);
        let path = kurbo::Shape::to_path(&outline, 0.1);
        stroke_path(tessellator, &path, &stroke, zoom, out);
    }
}

fn tessellate_path(tessellator: &mut Tessellator, figure: &PathFigure, zoom: f64, out: &mut Mesh) {
    if let Some(halo) = figure.halo.filter(|halo| halo.width * zoom > 1.0) {
        stroke_path(tessellator, &figure.path, &halo, zoom, out);
    }
    if let Some(fill) = figure.fill {
        for (points, _) in polylines(&figure.path, zoom) {
            if points.len() >= 3 {
                let shape =
                    epaint::PathShape::convex_polygon(points, color32(fill), egui::Stroke::NONE);
                tessellator.tessellate_path(&shape, out);
            }
        }
    }
    if let Some(stroke) = figure.stroke {
        stroke_path(tessellator, &figure.path, &stroke, zoom, out);
    }
}

fn tessellate_icon(tessellator: &mut Tessellator, figure: &IconFigure, zoom: f64, out: &mut Mesh) {
    let side = figure.rect.width() * zoom;
    let Some(path) = icon::path(&figure.name).filter(|_| side >= LEAST_ICON_PX) else {
        return;
    };
    let scale = figure.rect.width() / icon::SIZE;
    let placed = kurbo::Affine::translate(figure.rect.origin().to_vec2())
        * kurbo::Affine::scale(scale)
        * path.clone();
    let stroke = Stroke::solid(figure.color, icon::STROKE_WIDTH * scale);
    stroke_path(tessellator, &placed, &stroke, zoom, out);
}

fn stroke_path(
    tessellator: &mut Tessellator,
    path: &BezPath,
    stroke: &Stroke,
    zoom: f64,
    out: &mut Mesh,
) {
    let pen = egui_stroke(stroke, zoom);
    let pattern = stroke.dash.pattern(stroke.width);
    for (points, closed) in polylines(path, zoom) {
        if points.len() < 2 {
            continue;
        }
        if pattern.is_empty() || stroke.width * zoom < 0.5 {
            let shape = if closed {
                epaint::PathShape::closed_line(points, pen)
            } else {
                epaint::PathShape::line(points, pen)
            };
            tessellator.tessellate_path(&shape, out);
            continue;
        }
        let mut points = points;
        if closed && let Some(&first) = points.first() {
            points.push(first);
        }
        for dash in dashes(&points, &pattern, zoom) {
            tessellator.tessellate_path(&epaint::PathShape::line(dash, pen), out);
        }
    }
}

/// Cuts a line into dashes that run on around its corners.
fn dashes(points: &[Pos2], pattern: &[f64], zoom: f64) -> Vec<Vec<Pos2>> {
    let mut out = Vec::new();
    let mut slot = 0_usize;
    let mut left = (pattern[0] * zoom) as f32;
    let mut current = vec![points[0]];
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let way = to - from;
            let length = way.length();
            if length <= left || length == 0.0 {
                left -= length;
                if slot.is_multiple_of(2) {
                    current.push(to);
                }
                break;
            }
            let cut = from + way * (left / length);
            if slot.is_multiple_of(2) {
                current.push(cut);
                out.push(std::mem::take(&mut current));
            } else {
                current = vec![cut];
            }
            from = cut;
            slot = (slot + 1) % pattern.len().max(1);
            left = ((pattern[slot] * zoom) as f32).max(0.2);
        }
    }
    if slot.is_multiple_of(2) && current.len() > 1 {
        out.push(current);
    }
    out
}

/// A path as polylines in screen points around the map's origin, with curves flattened to a
/// quarter of a pixel.
fn polylines(path: &BezPath, zoom: f64) -> Vec<(Vec<Pos2>, bool)> {
    let mut out: Vec<(Vec<Pos2>, bool)> = Vec::new();
    kurbo::flatten(
        path.elements().iter().copied(),
        0.25 / zoom.max(1e-6),
        |element| match element {
            PathEl::MoveTo(point) => out.push((vec![to_pos(point, zoom)], false)),
            PathEl::LineTo(point) => {
                if let Some((points, _)) = out.last_mut() {
                    let next = to_pos(point, zoom);
                    if points
                        .last()
                        .is_none_or(|last| (*last - next).length_sq() > 1e-6)
                    {
                        points.push(next);
                    }
                }
            }
            PathEl::ClosePath => {
                if let Some((points, closed)) = out.last_mut() {
                    *closed = true;
                    if points.len() > 2 && points.first() == points.last() {
                        points.pop();
                    }
                }
            }
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
        },
    );
    out
}

/// The dot grid of the canvas.
pub fn paint_grid(painter: &egui::Painter, camera: &Camera, canvas: egui::Rect, color: Color32) {
    let mut step = GRID;
    while step * camera.zoom < 14.0 {
        step *= 4.0;
    }
    if step * camera.zoom > 400.0 {
        return;
    }
    let visible = camera.visible(canvas);
    let mut mesh = Mesh::default();
    let half = 0.75;
    let mut y = (visible.y0 / step).floor() * step;
    while y <= visible.y1 {
        let mut x = (visible.x0 / step).floor() * step;
        while x <= visible.x1 {
            let at = camera.screen_from_map(Point::new(x, y), canvas);
            mesh.add_colored_rect(
                egui::Rect::from_center_size(at, vec2(half * 2.0, half * 2.0)),
                color,
            );
            x += step;
        }
        y += step;
    }
    painter.add(Shape::mesh(mesh));
}
