//! Which part of the map becomes which pixels, and how many of them we are willing to paint.

use crate::export::{ExportError, PictureLimit};
use crate::geometry::{Point, Rect, is_finite_rect};

/// The most pixels along one side.
pub const MAX_SIDE_PX: u32 = 32_768;

/// The most pixels in one picture. They are painted in strips, so that it is readers of pictures
/// and not our memory that this spares.
pub const MAX_PIXELS: u64 = 1_000_000_000;

/// Coordinates beyond this are pulled back, so that the rasteriser's numbers stay sound.
const FARTHEST_PX: f64 = 1e7;

/// A region of the map on a grid of pixels.
///
/// The grid is that of the map's origin: exporting another region moves no pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Pixels per map unit.
    scale: f64,
    /// The left edge of the picture, in pixels from the map's origin.
    left_px: f64,
    /// The upper edge of the picture, in pixels from the map's origin.
    top_px: f64,
    width_px: u32,
    height_px: u32,
}

impl Frame {
    /// The frame around `region` (map units) and `margin` (map units) on every side,
    /// at `scale` pixels per map unit. Pixels touched in part belong to it.
    ///
    /// # Errors
    ///
    /// [`ExportError::BadScale`], [`ExportError::BadExtent`], [`ExportError::NothingToDraw`] for a
    /// region without area, [`ExportError::TooLarge`].
    pub fn new(region: Rect, margin: f64, scale: f64) -> Result<Self, ExportError> {
        if !scale.is_finite() || scale <= 0.0 {
            return Err(ExportError::BadScale { scale });
        }
        if !is_finite_rect(region) || !margin.is_finite() {
            return Err(ExportError::BadExtent);
        }
        let region = region.inflate(margin, margin);
        if region.width() <= 0.0 || region.height() <= 0.0 {
            return Err(ExportError::NothingToDraw);
        }
        // Rounding noise such as 100.00000000001 must not add a row.
        const NOISE_PX: f64 = 1e-6;
        let left_px = (region.x0 * scale + NOISE_PX).floor();
        let top_px = (region.y0 * scale + NOISE_PX).floor();
        let width_px = ((region.x1 * scale - NOISE_PX).ceil() - left_px).max(1.0);
        let height_px = ((region.y1 * scale - NOISE_PX).ceil() - top_px).max(1.0);
        if ![left_px, top_px, width_px, height_px]
            .into_iter()
            .all(f64::is_finite)
        {
            return Err(ExportError::BadExtent);
        }
        #[expect(clippy::cast_precision_loss, reason = "the limit is far below 2^53")]
        let max_pixels = MAX_PIXELS as f64;
        let limit = if width_px.max(height_px) > f64::from(MAX_SIDE_PX) {
            PictureLimit::Side(MAX_SIDE_PX)
        } else if width_px * height_px > max_pixels {
            PictureLimit::Pixels(MAX_PIXELS)
        } else {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within 1..=MAX_SIDE_PX"
            )]
            return Ok(Self {
                scale,
                left_px,
                top_px,
                width_px: width_px as u32,
                height_px: height_px as u32,
            });
        };
        Err(ExportError::TooLarge {
            width_px,
            height_px,
            limit,
            fitting_scale: fitting_scale(region, max_pixels),
        })
    }

    /// Pixels per map unit.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Width of the picture in pixels, 1 to [`MAX_SIDE_PX`].
    #[must_use]
    pub fn width_px(&self) -> u32 {
        self.width_px
    }

    /// Height of the picture in pixels, 1 to [`MAX_SIDE_PX`].
    #[must_use]
    pub fn height_px(&self) -> u32 {
        self.height_px
    }

    /// The whole picture, in its own pixels.
    #[must_use]
    pub fn picture(&self) -> Rect {
        Rect::new(
            0.0,
            0.0,
            f64::from(self.width_px),
            f64::from(self.height_px),
        )
    }

    /// Where a point of the map lies in the picture, in pixels from its upper left corner.
    #[must_use]
    pub fn picture_from_map(&self, point_in_map: Point) -> Point {
        Point::new(
            (point_in_map.x * self.scale - self.left_px).clamp(-FARTHEST_PX, FARTHEST_PX),
            (point_in_map.y * self.scale - self.top_px).clamp(-FARTHEST_PX, FARTHEST_PX),
        )
    }

    /// Where a rectangle of the map lies in the picture, in pixels, corners in order.
    #[must_use]
    pub fn picture_rect_from_map(&self, rect_in_map: Rect) -> Rect {
        let rect = rect_in_map.abs();
        Rect::from_points(
            self.picture_from_map(Point::new(rect.x0, rect.y0)),
            self.picture_from_map(Point::new(rect.x1, rect.y1)),
        )
    }
}

/// The largest scale, in hundredths where it is above one hundredth, that keeps all limits.
fn fitting_scale(region: Rect, max_pixels: f64) -> f64 {
    // One pixel on each side may be added by rounding outwards.
    let side = (f64::from(MAX_SIDE_PX) - 2.0) / region.width().max(region.height());
    let area = (max_pixels / region.width() / region.height()).sqrt() * 0.999;
    let scale = side.min(area);
    if scale >= 0.01 {
        (scale * 100.0).floor() / 100.0
    } else {
        scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_covers_every_pixel_that_its_region_touches() {
        let frame = Frame::new(Rect::new(-0.25, 0.0, 10.0, 4.0), 0.0, 2.0).unwrap();
        assert_eq!((frame.width_px(), frame.height_px()), (21, 8));
        assert_eq!(
            frame.picture_from_map(Point::new(0.0, 1.0)),
            Point::new(1.0, 2.0)
        );
    }

    #[test]
    fn rounding_noise_adds_no_row() {
        let frame = Frame::new(Rect::new(0.0, 0.0, 10.0, 0.1 + 0.2), 0.0, 10.0).unwrap();
        assert_eq!(frame.height_px(), 3);
    }

    #[test]
    fn a_picture_over_a_limit_is_refused_with_a_scale_that_fits() {
        for region in [
            Rect::new(0.0, 0.0, 50_000.0, 10.0),
            Rect::new(5.5, 0.0, 32_000.3, 32_000.0),
            Rect::new(0.0, 0.0, 1e12, 1e12),
        ] {
            let Err(ExportError::TooLarge { fitting_scale, .. }) = Frame::new(region, 24.0, 1.0)
            else {
                panic!("{region:?} should be refused");
            };
            Frame::new(region, 24.0, fitting_scale).unwrap();
        }
    }

    #[test]
    fn senseless_regions_and_scales_are_refused() {
        let square = Rect::new(0.0, 0.0, 10.0, 10.0);
        for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(
                Frame::new(square, 0.0, scale),
                Err(ExportError::BadScale { .. })
            ));
        }
        assert!(matches!(
            Frame::new(Rect::ZERO, 0.0, 1.0),
            Err(ExportError::NothingToDraw)
        ));
        assert!(matches!(
            Frame::new(square, -6.0, 1.0),
            Err(ExportError::NothingToDraw)
        ));
        let broken = Rect::new(0.0, f64::NAN, 1.0, 1.0);
        assert!(matches!(
            Frame::new(broken, 0.0, 1.0),
            Err(ExportError::BadExtent)
        ));
        assert!(matches!(
            Frame::new(square, f64::INFINITY, 1.0),
            Err(ExportError::BadExtent)
        ));
        assert!(matches!(
            Frame::new(Rect::new(0.0, 0.0, 1e308, 1.0), 0.0, 1e10),
            Err(ExportError::BadExtent)
        ));
    }
}
