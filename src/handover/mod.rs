//! The map as files for others: what a preset asks for, view by view and plateau by plateau, in
//! whatever form, after what is held back was taken out.
//!
//! A [`HandoutOrder`] is what goes out and what shows at the moment; [`files`] writes it, file by
//! file, into a sink of the caller's. Window and command line order their exports here, so that they
//! can't differ. What a profile holds back is taken out of the map before anything is drawn or named
//! from it, and a file in which it stands all the same is refused. [`preview`] draws the first
//! picture of an order and says how large all of it would be.

mod drawn;
mod files;
mod form;
mod names;
mod order;
#[cfg(test)]
mod order_tests;
mod placing;
#[cfg(test)]
mod placing_tests;
mod plan;
mod presets;
mod preview;
mod problem;
mod stage;
#[cfg(test)]
mod tests;
mod told;
#[cfg(test)]
mod told_tests;
mod window;

pub use files::{Delivery, Handout, Outlet, Refused, files, first};
pub use form::FileForm;
pub use names::{FileName, safe_name};
pub use order::{AS_SHOWN, HandoutOrder, Shown, perspective_of, theme_of};
pub use placing::{Placing, numbered};
pub use plan::{Piece, plan};
pub use presets::{all_presets, find_preset, starters};
pub use preview::{Estimate, Pixels, Preview, Sight, preview};
pub use problem::already_there;
pub use window::Seen;
