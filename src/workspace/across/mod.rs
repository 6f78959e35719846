//! One scenario across plateaus, as a page to order and as documents: for the window, for exports
//! and on the command line.

mod order;
#[cfg(test)]
mod tests;
mod writing;

pub use order::{AcrossOrder, scenario_name};
pub use writing::AcrossSheet;
