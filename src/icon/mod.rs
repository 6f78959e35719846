//! The bundled icons (Lucide), each one path in a square of 24 by 24.
//!
//! `build.rs` turns every SVG of `assets/icons` into one path string, circles and rounded
//! rectangles included, so that screen and exporters only ever stroke a path: width
//! [`STROKE_WIDTH`], round caps and joins, no fill.

use std::sync::OnceLock;

use kurbo::BezPath;

/// The side of the square that every icon is drawn in.
pub const SIZE: f64 = 24.0;
/// The width of its strokes in that square; caps and joins are round.
pub const STROKE_WIDTH: f64 = 2.0;

struct Icon {
    name: &'static str,
    /// SVG path data.
    data: &'static str,
    parsed: OnceLock<BezPath>,
}

impl Icon {
    const fn new(name: &'static str, data: &'static str) -> Self {
        Self {
            name,
            data,
            parsed: OnceLock::new(),
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/icons.rs"));

/// The strokes of an icon, for example `database`; `None` for a name that is not bundled.
///
/// Parsed on first use; after that a look-up in O(log n).
#[must_use]
pub fn path(name: &str) -> Option<&'static BezPath> {
    let at = ICONS.binary_search_by(|icon| icon.name.cmp(name)).ok()?;
    let icon = ICONS.get(at)?;
    // The build wrote this data with kurbo; what kurbo writes, it reads.
    Some(
        icon.parsed
            .get_or_init(|| BezPath::from_svg(icon.data).unwrap_or_default()),
    )
}

/// The names of all icons, sorted.
pub fn names() -> impl ExactSizeIterator<Item = &'static str> {
    ICONS.iter().map(|icon| icon.name)
}

#[cfg(test)]
mod tests {
    use kurbo::Shape as _;

    use super::*;

    #[test]
    fn every_icon_has_strokes_inside_its_square() {
        assert!(names().len() >= 110);
        for name in names() {
            let bounds = path(name).unwrap().bounding_box();
            assert!(
                bounds.width().max(bounds.height()) > 5.0,
                "{name} is nearly empty: {bounds:?}"
            );
            assert!(
                bounds.x0 >= 0.0 && bounds.y0 >= 0.0 && bounds.x1 <= SIZE && bounds.y1 <= SIZE,
                "{name} leaves its square: {bounds:?}"
            );
        }
    }

    #[test]
    fn an_unknown_icon_is_none() {
        assert!(path("no-such-icon").is_none());
        assert!(path("").is_none());
    }

    #[test]
    fn names_are_sorted() {
        assert!(names().is_sorted());
    }

    #[test]
    fn round_shapes_of_the_drawing_arrive_in_the_path() {
        // Lucide draws a database as an ellipse of 18 by 6 on top of two curves.
        let bounds = path("database").unwrap().bounding_box();
        assert!(
            (bounds.x0 - 3.0).abs() < 0.01 && (bounds.y0 - 2.0).abs() < 0.01,
            "{bounds:?}"
        );
        assert!((bounds.x1 - 21.0).abs() < 0.01, "{bounds:?}");
    }
}
