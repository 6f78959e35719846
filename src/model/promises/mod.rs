//! What is always true of a map, and what deserves a warning.
//!
//! A map promises:
//! 1. the ends of a link exist, in every plateau's override too;
//! 2. the parent of an element exists, and containment has no cycle, at any plateau;
//! 3. a placement joins an existing view with an existing element, link or note, under the id
//!    `view/subject`;
//! 4. elements, links, views and notes never share an id;
//! 5. numbers are finite (the type [`Finite`](crate::model::Finite) sees to that).
//!
//! [`SystemMap::apply`](crate::model::SystemMap::apply) refuses a patch that breaks one;
//! [`SystemMap::assemble`](crate::model::SystemMap::assemble) cuts what a damaged file broke, and
//! lists it. Everything else, such as an unusual parent or an unknown kind, is a warning of
//! [`check`] and never stands in the way.

mod broken;
mod mend;
mod uphold;
mod warnings;

pub(super) use broken::parent_at;
pub use broken::{Broken, broken};
pub(super) use mend::mend;
pub(super) use uphold::uphold;
pub use warnings::check;
