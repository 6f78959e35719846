//! Where the canvas looks: which map point stands in the upper left corner, and how large.

use crate::geometry::{Point, Rect, Vec2};

/// The smallest zoom: 1 %.
pub const ZOOM_MIN: f64 = 0.01;
/// The largest zoom: 6400 %.
pub const ZOOM_MAX: f64 = 64.0;

/// See the module's header. `screen = (map − origin) × zoom + corner`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Map point in the upper left corner of the canvas.
    pub origin: Point,
    /// Screen points per map unit.
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            origin: Point::ORIGIN,
            zoom: 1.0,
        }
    }
}

impl Camera {
    /// Whether it looks at a place that there can be.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let Point { x, y } = self.origin;
        x.is_finite() && y.is_finite() && (ZOOM_MIN..=ZOOM_MAX).contains(&self.zoom)
    }

    /// A map point on screen.
    #[must_use]
    pub fn screen_from_map(&self, point: Point, canvas: egui::Rect) -> egui::Pos2 {
        let at = (point - self.origin) * self.zoom;
        canvas.min + egui::vec2(at.x as f32, at.y as f32)
    }

    /// A map rectangle on screen.
    #[must_use]
    pub fn screen_rect_from_map(&self, rect: Rect, canvas: egui::Rect) -> egui::Rect {
        egui::Rect::from_min_max(
            self.screen_from_map(Point::new(rect.x0, rect.y0), canvas),
            self.screen_from_map(Point::new(rect.x1, rect.y1), canvas),
        )
    }

    /// A screen point on the map.
    #[must_use]
    pub fn map_from_screen(&self, pos: egui::Pos2, canvas: egui::Rect) -> Point {
        let offset = pos - canvas.min;
        self.origin + Vec2::new(f64::from(offset.x), f64::from(offset.y)) / self.zoom
    }

    /// The part of the map that the canvas shows.
    #[must_use]
    pub fn visible(&self, canvas: egui::Rect) -> Rect {
        Rect::from_points(
            self.map_from_screen(canvas.min, canvas),
            self.map_from_screen(canvas.max, canvas),
        )
    }

    /// Moves the drawing by a way on screen.
    pub fn pan(&mut self, by: egui::Vec2) {
        self.origin -= Vec2::new(f64::from(by.x), f64::from(by.y)) / self.zoom;
    }

    /// Zooms so that the map point under `fixed` stays there.
    pub fn zoom_at(&mut self, factor: f64, fixed: egui::Pos2, canvas: egui::Rect) {
        let anchor = self.map_from_screen(fixed, canvas);
        self.zoom = (self.zoom * factor).clamp(ZOOM_MIN, ZOOM_MAX);
        let offset = fixed - canvas.min;
        self.origin = anchor - Vec2::new(f64::from(offset.x), f64::from(offset.y)) / self.zoom;
    }

    /// Shows a map rectangle whole, with some air, clear of the zoom control at the bottom, never
    /// larger than `most`.
    pub fn fit(&mut self, rect: Rect, canvas: egui::Rect, most: f64) {
        const AIR_PX: f32 = 28.0;
        const CONTROLS_PX: f32 = 36.0;
        let canvas =
            egui::Rect::from_min_max(canvas.min, canvas.max - egui::vec2(0.0, CONTROLS_PX));
        self.fill(rect, canvas, AIR_PX, most);
    }

    /// Shows a map rectangle whole in the middle of the canvas, with `air_px` around it, never
    /// larger than `most`.
    pub fn fill(&mut self, rect: Rect, canvas: egui::Rect, air_px: f32, most: f64) {
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let air = 2.0 * f64::from(air_px);
        let room = ((width - air).max(16.0), (height - air).max(16.0));
        let zoom = (room.0 / rect.width().max(1.0)).min(room.1 / rect.height().max(1.0));
        self.zoom = zoom.clamp(ZOOM_MIN, most.clamp(ZOOM_MIN, ZOOM_MAX));
        self.origin = rect.center() - Vec2::new(width, height) / (2.0 * self.zoom);
    }

    /// The camera on its way to another.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        Self {
            origin: self.origin.lerp(other.origin, share),
            zoom: self.zoom + (other.zoom - self.zoom) * share,
        }
    }

    /// Brings a map rectangle into sight, no further than that needs; of one that is larger than the
    /// canvas, the upper left corner.
    pub fn reveal(&mut self, rect: Rect, canvas: egui::Rect) {
        const AIR_PX: f64 = 24.0;
        let air = AIR_PX / self.zoom;
        let (seen, wanted) = (self.visible(canvas), rect.inflate(air, air));
        let way = |from: (f64, f64), to: (f64, f64)| {
            if to.0 < from.0 || to.1 - to.0 > from.1 - from.0 {
                to.0 - from.0
            } else {
                (to.1 - from.1).max(0.0)
            }
        };
        let is_seen = seen.union(wanted) == seen;
        if !is_seen {
            self.origin.x += way((seen.x0, seen.x1), (wanted.x0, wanted.x1));
            self.origin.y += way((seen.y0, seen.y1), (wanted.y0, wanted.y1));
        }
    }

    /// Brings a map point into the middle.
    pub fn center_on(&mut self, point: Point, canvas: egui::Rect) {
        let half =
            Vec2::new(f64::from(canvas.width()), f64::from(canvas.height())) / (2.0 * self.zoom);
        self.origin = point - half;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: egui::Rect = egui::Rect {
        min: egui::pos2(200.0, 80.0),
        max: egui::pos2(1000.0, 680.0),
    };

    #[test]
    fn the_point_under_the_pointer_stays_while_zooming() {
        let mut camera = Camera::default();
        let pointer = egui::pos2(437.0, 301.0);
        let before = camera.map_from_screen(pointer, CANVAS);
        camera.zoom_at(2.5, pointer, CANVAS);
        let after = camera.map_from_screen(pointer, CANVAS);
        assert!((before - after).hypot() < 1e-9);
    }

    #[test]
    fn zoom_stays_between_one_and_six_thousand_four_hundred_percent() {
        let mut camera = Camera::default();
        camera.zoom_at(1e9, CANVAS.center(), CANVAS);
        assert_eq!(camera.zoom, ZOOM_MAX);
        camera.zoom_at(1e-12, CANVAS.center(), CANVAS);
        assert_eq!(camera.zoom, ZOOM_MIN);
    }

    #[test]
    fn fitting_shows_everything() {
        let mut camera = Camera::default();
        let rect = Rect::new(-500.0, 20.0, 2500.0, 900.0);
        camera.fit(rect, CANVAS, 1.0);
        let visible = camera.visible(CANVAS);
        assert!(
            visible.contains(Point::new(rect.x0, rect.y0))
                && visible.contains(Point::new(rect.x1, rect.y1))
        );
    }
}
