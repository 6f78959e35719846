//! What is held back when a map leaves the house.
//!
//! A [`RedactionProfile`](crate::model::RedactionProfile) is applied to the map before anything is
//! drawn or written from it: [`redact`] gives another map, in which what is hidden is nowhere, a
//! report of what was hidden, and the [`Secrets`] by which [`leaks`] checks the bytes that go out.
//!
//! Elements and links are taken out or merged first (`structure`), then attributes are left out or
//! masked (`values`), then names, patterns and words are replaced in every text there is (`texts`),
//! and last the ids that would betray any of it (`ids`). Everything works on the records in their
//! general form (`rows`), so that a field that comes later is text, and looked through, until
//! `fields` says otherwise.

mod fields;
mod held;
mod ids;
mod leaks;
mod names;
mod patterns;
mod profiles;
mod redact;
mod report;
mod rows;
mod secrets;
mod structure;
#[cfg(test)]
mod tests;
mod texts;
mod tokens;
mod values;
mod words;

pub use leaks::{Checked, Leak, check, leaks};
pub use patterns::{Pattern, pattern};
pub use profiles::{built_in, fields_to_choose, profile, profiles};
pub use redact::{Redacted, redact};
pub use report::{Counts, How, Withheld};
pub use secrets::Secrets;
