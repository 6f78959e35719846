//! Arranging without losing the reader's bearings: only what was asked for moves.
//!
//! Three operations on the places that a view has, each a pure function of the same values:
//! `selection` lays chosen boxes out anew where they stood, `newcomers` finds room for boxes that
//! have no place yet, and `tidying` removes overlaps and small unevenness and keeps the mental map
//! (Misue, Eades, Lai & Sugiyama 1995: orthogonal order, nearness, containment).
//! All three look for free ground through `ground`, the one place that knows what may stand where.
//!
//! Boxes that the request fixes are pinned: no operation moves or resizes them.

mod alignment;
mod ground;
mod newcomers;
mod selection;
mod tidying;

#[cfg(test)]
mod tests;

pub use newcomers::arrange_new;
pub use selection::arrange_only;
pub use tidying::tidy;
