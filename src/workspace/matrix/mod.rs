//! The matrix of scenarios and services, and one scenario across plateaus, as documents: what the
//! command line prints and the window copies.

mod order;
mod writing;

pub use order::MatrixOrder;
pub use writing::{MatrixSheet, cell_json, element_name};
