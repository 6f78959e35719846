//! Weak points: the bar over the legend, and the list in the drawer.

mod bar;
mod list;
#[cfg(test)]
mod tests;

pub(super) use bar::show as bar;
pub(in crate::ui) use list::WeaknessState;
pub(super) use list::{open, show};
