//! The weak points of the open map: what the perspective draws, and the list of the drawer.

mod list;
mod marks;
#[cfg(test)]
mod tests;
mod writing;

pub use list::{WeakList, WeakPart, WeakRow};
pub(super) use marks::MarksMemory;
pub use marks::{ASKED, WeakFacts};
pub use writing::WeakListing;
