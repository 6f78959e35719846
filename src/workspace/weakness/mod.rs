//! The weak points of the open map: what the perspective draws, and the list of the drawer.

mod marks;

pub(super) use marks::MarksMemory;
pub use marks::{ASKED, WeakFacts};
