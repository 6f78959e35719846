//! What was held back, in words.

use smol_str::SmolStr;

use crate::locale::Message;
use crate::model::{FieldPath, RecordKey};

/// In which way something is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The record is not in the map that goes out.
    Removed,
    /// The element went up into what contains it, or the link ends there.
    Merged,
    /// The field is empty in the map that goes out.
    LeftOut,
    /// Something stands in its place: a token, or a kind and a number.
    Replaced,
}

/// One thing that was held back.
#[derive(Clone, Debug, PartialEq)]
pub struct Withheld {
    /// The record, by the id that it has in the whole map.
    pub record: RecordKey,
    /// What it is called in the whole map; its id where it has no name.
    pub name: SmolStr,
    /// The field; `None` for the record as a whole.
    pub field: Option<FieldPath>,
    /// In which way.
    pub how: How,
    /// What of it, and how.
    pub what: Message,
}

/// How much was held back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Elements that are gone or merged.
    pub elements: usize,
    /// Other records that are gone or changed their ends.
    pub records: usize,
    /// Values that are left out.
    pub left_out: usize,
    /// Values in whose place something else stands.
    pub replaced: usize,
}

impl Counts {
    /// Counts a report. O(lines).
    #[must_use]
    pub fn of(report: &[Withheld]) -> Self {
        let mut counts = Self::default();
        for line in report {
            let is_element = line.record.table == crate::model::TableName::Elements;
            match line.how {
                How::Removed | How::Merged if is_element => counts.elements += 1,
                How::Removed | How::Merged => counts.records += 1,
                How::LeftOut => counts.left_out += 1,
                How::Replaced => counts.replaced += 1,
            }
        }
        counts
    }
}
