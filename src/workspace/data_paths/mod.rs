//! Where data go, where they meet what is more sensitive, and who answers for what: one sheet for the
//! command line and for the list of the window, found on a thread of its own.

mod asking;
mod sheet;
#[cfg(test)]
mod tests;
mod writing;

pub use asking::{DataListing, DataOrder, DataPaths, find_data};
pub use sheet::{Answers, Crossing, DataFlow, DataRow, DataSheet, Named, category_in_words};
pub use writing::{DataList, DataSource, crossing_in_words, flow_in_words};
