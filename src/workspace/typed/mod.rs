//! What a person types, as values of fields: the fields of the inspector and of the table, and
//! `portolan set`, read alike and refuse alike.

mod addresses;
mod reading;
mod words;

pub use addresses::{Address, addresses};
pub use reading::Reading;
pub use words::{fits, known_fields, read, record_of};
