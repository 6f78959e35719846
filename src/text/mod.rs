//! Words as shapes: the bundled fonts, how wide a line is, and where it breaks.
//!
//! Layout, screen and every exporter measure with the same fonts and the same shaper, so that a
//! label breaks at the same place everywhere. Sizes and widths are in the unit of the font size
//! that is handed in (map units for the scene).

mod face;
mod markup;
mod measure;
#[cfg(test)]
mod tests;
mod visible;
mod wrap;

pub use face::{FontFace, FontWeight, ascent, descent, font_bytes, line_height};
pub use markup::{in_markup, push_markup};
pub use measure::{Glyph, Shaped, shape, width};
pub use visible::{hides_something, visible};
pub use wrap::{Line, elide, wrap};
