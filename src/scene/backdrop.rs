//! The picture behind what a frame holds, such as a floor plan; a clear mark where its file is
//! missing.

use std::sync::Arc;

use super::drawing::Drawing;
use super::figure::{Dash, Figure, ImageFigure};
use super::pen::{CAPTION, dashed, half_cap, icon, rect, square, words as words_at};
use crate::bitmap::Bitmap;
use crate::geometry::{Point, Rect, Size};
use crate::locale::msg;
use crate::model::Element;

/// Room that is left at the sides, above for the title, and below for the pill of a state.
const SIDE: f64 = 10.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 12.0;
/// Side of the sign for a picture that is missing.
const SIGN: f64 = 13.0;
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
    // On the lower edge, where nothing that the frame holds lies over it.
    let words = drawing.request.language.text(msg::SCENE_PICTURE_MISSING);
    let fitted = CAPTION.fit(&words, area.width() - SIGN - 20.0);
    let width = SIGN + 4.0 + fitted.1;
    let middle = Point::new(area.center().x, area.y1);
    let plate = Rect::from_center_size(middle, (width + 12.0, SIGN + 4.0));
    figures.push(rect(plate, 5.0, Some(theme.paper), None));
    let left = middle.x - width / 2.0;
    let sign = Point::new(left + SIGN / 2.0, middle.y);
    figures.push(icon("image", square(sign, SIGN), ink));
    let baseline = Point::new(left + SIGN + 4.0, middle.y + half_cap(CAPTION));
    figures.extend(words_at(baseline, fitted, CAPTION, ink));
    figures
}
