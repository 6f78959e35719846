//! What Portolan promises as a whole; a module per concern.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a panic is how a test says that something is not as it must be, in its helpers too"
)]

// Indicators, targets and factors on the command line.
mod assurance_commands;
// What is judged after an edit, against judging everything anew.
mod assurance_edits;
// The indicators, against a computation from their formulas alone.
mod assurance_indicators;
// Which way the imports of `src/` run, and which outside crate lives where.
mod architecture;
// How complete the documentation is, against a computation apart from the product.
mod assurance_maturity;
// The register of processing activities, against the records alone.
mod assurance_register;
// What a review promises beyond its rules: exemptions, tables, trends.
mod assurance_reviews;
// The built-in rules against a computation of their own, and their repairs.
mod assurance_rules;
// What the product makes possible, each shown on the sample.
mod capabilities;
// How safe the services of the sample are before and after.
mod changes;
// The language of the user's own rules.
mod conditions;
// Documents of a map full of mistakes.
mod document_contents;
// What differs between plateaus, and whose work it is.
mod gaps;
// The pages that users read, and the lists in them that come from the code.
mod guides;
// Maps with every mistake, put to every question.
mod hostile;
// The rules of impact written a second time, slowly and plainly, on thousands of random maps.
mod judge;
// What is seen through lenses, against the same computation as the indicators.
mod lenses;
// What the crates that we build upon allow.
mod licences;
mod merges;
// Files that are there already stay where that is asked for.
mod no_clobber;
// Screen, PNG, SVG and PDF of one view, against each other and against themselves.
mod pictures;
// What is held back from others, in every form that goes out.
mod redaction;
// The maps that users meet first.
mod samples;
mod versions;
