//! Notes as lists: all of them, the decisions apart, and the open threads one after the other.

mod list;
mod review;
mod table;
#[cfg(test)]
mod tests;

pub use list::{NoteFilter, NoteList, NoteRow};
pub use review::{NoteReview, Noting};
pub use table::{NoteColumn, decision_name, kind_name, shape_name, status_name};
