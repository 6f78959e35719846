//! The matrix of scenarios and services, and one scenario across plateaus, as documents: what the
//! command line prints and the window copies.

mod writing;

pub use writing::{MatrixSheet, cell_json, element_name};
