//! Drawing by writing: one element, link or container a line.
//!
//! ```text
//! # who needs whom
//! Portail citoyen > Annuaire : HTTPS 443
//! Zone DMZ { Pare-feu, Mandataire }
//! Base Usagers : database
//! ```
//!
//! [`parse`] reads lines into statements and tells flaws by line and column; [`understand`] finds
//! out what they mean on a map: which elements are there already, which kinds are meant or guessed,
//! which links are allowed. What comes of it is a [`Sketch`](crate::command::sketch::Sketch), shown before
//! it is drawn.

mod about;
mod label;
mod parse;
#[cfg(test)]
mod tests;
mod understand;
pub mod words;

use crate::locale::Message;

pub use parse::{MOST_BYTES, Parsed, parse};
pub use understand::{Meaning, Origin, Row, understand};

/// Where something stands in the text, both from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// What cannot be understood, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    /// Where.
    pub place: Place,
    /// What.
    pub message: Message,
}
