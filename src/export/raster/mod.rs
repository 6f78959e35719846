//! A part of a scene as rows of pixels.
//!
//! A [`Frame`] says which map units become which pixels. A picture is painted in horizontal strips
//! of bounded size, on as many threads as there are cores, and handed over in order from the top,
//! so that memory doesn't grow with the picture and the encoder works while the next strips
//! are being painted.
//!
//! Figures become polygons in the pixels of the *whole* picture before they are filled, with
//! corners on a grid that the rasteriser represents exactly. So where a strip begins leaves no
//! trace for the eye: a pixel on an edge may differ by one level in 255, as the rasteriser works
//! in 32-bit numbers from the strip's upper edge. How a picture is cut into strips depends on its
//! width alone, so the same scene gives the same bytes with any number of threads.

mod cut;
mod far;
mod frame;
mod glyphs;
mod outline;
mod painter;
mod strips;

pub use self::frame::{Frame, MAX_PIXELS, MAX_SIDE_PX};
pub use self::strips::{PixelFormat, Strip, paint};

#[cfg(test)]
mod image_tests;
#[cfg(test)]
mod tests;
