//! Our own files: reading, writing, locks, the recovery journal.
//!
//! # The format
//!
//! One `.ron` file a map, in UTF-8 with line feeds:
//!
//! ```text
//! // Portolan map. Records stand sorted by id; a field that is left out has its default.
//! (
//!     portolan: 1,
//!     map: [
//!         (
//!             id: "map",
//!             title: "Système d’information de la Métropole",
//!         ),
//!     ],
//!     elements: [
//!         (
//!             id: "nextcloud-7k2f",
//!             kind: "application",
//!             name: "Nextcloud",
//!             parent: "vm-12",
//!             criticality: 3,
//!             attributes: {
//!                 "RTO (h)": 4,
//!             },
//!             at: {
//!                 "P2027": (
//!                     parent: "sal-sec",
//!                 ),
//!             },
//!         ),
//!     ],
//! )
//! ```
//!
//! - `portolan` is the format version; then the tables of
//!   [`TableName::ALL`](crate::model::TableName::ALL) in that order, each a list of records by id
//!   (a list and not a map, since readers lose repeated keys of a map in silence).
//! - A record has its `id`, its fields in the order of its type, `since`, its attributes by name,
//!   and under `at` what differs at later plateaus (`present: false` where it is gone, `None` where
//!   a field is cleared). Attributes whose names are no identifiers, or are names of the format,
//!   stand quoted under `attributes`.
//! - Defaults and empty tables are left out. Numbers have no decimal point where they are whole.
//!   Lists and named values longer than 80 characters stand one entry a line. Line feeds, control
//!   characters and marks of direction in texts are escaped.
//! - The form is canonical: equal maps give equal bytes, and saving an unchanged map changes none.
//!
//! Reading ([`read_file`]) takes any layout of valid RON, and what it can of a damaged file.

mod backup;
mod decode;
mod file;
mod format;
pub mod fs;
mod hash;
mod journal;
mod lines;
mod lock;
mod parse;
mod patch_codec;
mod pictures;
mod problem;
mod quota;
mod read;
mod record;
mod recovery;
mod save;
mod save_error;
mod scan;
mod scan_lines;
mod stray;
mod suggest;
mod templates;
mod unfinished_merge;
mod upgrade;
mod write;

pub use backup::{Backup, backups_of};
pub use format::{EXTENSION, FORMAT_VERSION};
pub use hash::ContentHash;
pub use journal::Journal;
pub use lock::{Lock, LockError, LockedBy};
pub use patch_codec::{patch_from_ron, patch_to_json, patch_to_ron, value_json};
pub use pictures::{
    keep_pictures, load_pictures, missing_pictures, picture_folder, picture_of, read_carried,
    read_picture,
};
pub use problem::{Refused, RefusedReason};
pub use quota::mind_quotas;
pub use read::{Condition, ReadOptions, ReadOutcome, read_bytes, read_file};
pub use recovery::{Recovery, find_recoveries, find_recovery};
pub use save::{Expected, PutRequest, SaveRequest, Saved, put, save};
pub use save_error::{SaveError, Step};
pub use stray::sweep_strays;
pub use suggest::{name_for_repaired, state_folder};
pub use templates::{
    DocumentWording, HTML_TEMPLATE, LOOKS, MARKDOWN_TEMPLATE, STYLE_SHEET, TemplateFiles,
    TemplateLooks, TemplateWording, WORDING, read_templates, template_folder,
};
pub use unfinished_merge::{
    UnfinishedMerge, find_merge, forget_merge, keep_choices, keep_merge, merge_folder,
};
pub use write::write;

#[cfg(test)]
mod tests;
