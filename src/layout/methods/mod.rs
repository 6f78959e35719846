//! The other arrangements, a file each.

mod alternatives;

pub use alternatives::alternatives;
