//! What the rules found, as the window and other programs list it: gathered into parts, filtered,
//! compared with another state, and written as a table.

mod asking;
mod filter;
mod list;
#[cfg(test)]
mod tests;
mod words;
mod writing;

pub use asking::{exemptions, mend, remark};
pub use filter::{FindingFilter, Grouping};
pub use list::{FindingList, FindingPart, FindingRow, Judged};
pub use words::{ExemptionState, record_name, requirement_name, trend_icon, trend_name};
pub use writing::{FindingListing, FindingSource};
