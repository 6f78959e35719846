//! What is held back when a map leaves the house.
//!
//! A [`RedactionProfile`](crate::model::RedactionProfile) is applied to the map before anything is
//! drawn or written from it: [`redact`] gives another map, in which what is hidden is nowhere, a
//! report of what was hidden, and the [`Secrets`] by which [`leaks`] checks the bytes that go out.

mod bytes;
mod profiles;
mod redact;

pub use bytes::{Leak, Secrets, leaks};
pub use profiles::{built_in, profile};
pub use redact::{Redacted, Withheld, redact};
