//! What Portolan promises as a whole; a module per concern.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a panic is how a test says that something is not as it must be, in its helpers too"
)]

// Which way the imports of `src/` run, and which outside crate lives where.
mod architecture;
// The built-in rules against a computation of their own, and what a review promises.
mod assurance_rules;
// How safe the services of the sample are before and after.
mod changes;
// What differs between plateaus, and whose work it is.
mod gaps;
// The pages that users read, and the lists in them that come from the code.
mod guides;
// Maps with every mistake, put to every question.
mod hostile;
// The rules of impact written a second time, slowly and plainly, on thousands of random maps.
mod judge;
// What the crates that we build upon allow.
mod licences;
mod merges;
// The maps that users meet first.
mod samples;
mod versions;
