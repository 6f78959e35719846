//! Finding and replacing words in a map, for the window and for the command line.
//!
//! A [`Query`] becomes a [`Finder`] once, a map becomes a [`FindIndex`] once a revision; holding one
//! against the other is quick enough for every keystroke. [`replacement`] plans what one command
//! then does as one step.

mod finder;
mod folding;
mod index;
mod places;
mod replacing;
#[cfg(test)]
mod tests;

pub use finder::{Finder, Query};
pub use folding::folded;
pub use index::{Field, FindIndex, Found, Hit, title_of};
pub use places::{Shown, view_showing};
pub use replacing::{Replacement, replacement};
