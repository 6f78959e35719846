//! The picture behind what a frame holds, such as a floor plan; a clear mark where its file is
//! missing.

use std::sync::Arc;

use super::drawing::Drawing;
use super::figure::{Dash, Figure, ImageFigure, TextAnchor};
use super::pen::{CAPTION, anchored, dashed, half_cap, icon, rect, square};
use crate::bitmap::Bitmap;
use crate::geometry::{Point, Rect, Size};
use crate::locale::msg;
use crate::model::Element;

/// Room that is left at the sides, above for the title, and below for the pill of a state.
const SIDE: f64 = 10.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 12.0;
/// A frame with less room than this shows no picture.
const LEAST: f64 = 24.0;

/// The figures of the picture that an element asks for.
pub(super) fn backdrop(drawing: &Drawing, element: &Element, frame: Rect) -> Vec<Figure> {
    let area = Rect::new(
        frame.x0 + SIDE,
        frame.y0 + TOP,
        frame.x1 - SIDE,
        frame.y1 - BOTTOM,
    );
    if element.backdrop.is_empty() || area.width() < LEAST || area.height() < LEAST {
        return Vec::new();
    }
    match drawing.request.pictures.get(&element.backdrop) {
        Some(picture) => vec![Figure::Image(ImageFigure {
            picture: Arc::clone(picture),
            rect: fitted(picture, area),
        })],
        None => missing(drawing, area),
    }
}

/// The largest rectangle of a picture's own shape in the middle of an area.
fn fitted(picture: &Bitmap, area: Rect) -> Rect {
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    let scale = (area.width() / width).min(area.height() / height);
    Rect::from_center_size(area.center(), Size::new(width * scale, height * scale))
}

/// A dashed place with a sign and a word: nobody takes it for an empty room.
fn missing(drawing: &Drawing, area: Rect) -> Vec<Figure> {
    let theme = drawing.request.theme;
    let ink = theme.warning.ink;
    let edge = dashed(ink, 1.2, Dash::Dashed);
    let mut figures = vec![rect(area, 6.0, None, Some(edge))];
    let center = area.center();
    let words = drawing.request.language.text(msg::SCENE_PICTURE_MISSING);
    let fitted = CAPTION.fit(&words, area.width() - 16.0);
    let has_room = area.height() >= 48.0;
    let sign = if has_room {
        Point::new(center.x, center.y - 10.0)
    } else {
        center
    };
    figures.push(icon("image", square(sign, 18.0), ink));
    if has_room {
        let baseline = Point::new(center.x, center.y + 12.0 + half_cap(CAPTION));
        figures.extend(anchored(baseline, TextAnchor::Middle, fitted, CAPTION, ink));
    }
    figures
}
