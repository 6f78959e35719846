//! What a map is: records under stable ids, several states in time, changed by patches alone.
//!
//! - [`Value`], [`Name`] and [`FieldPath`]: the fields of records in one general form, shared by
//!   patches, files and the inspector.
//! - [`Record`] and the record types: [`MapInfo`], [`Plateau`], [`Element`], [`Link`], [`View`],
//!   [`Placement`], [`Note`], [`Requirement`], [`WorkPackage`], [`LossScenario`], [`Exemption`],
//!   [`Standard`], [`DataType`], [`Factor`], [`Target`], [`ExportPreset`], [`RedactionProfile`].
//! - [`SystemMap`]: the tables of records, and the graph over them. Everyone may read it;
//!   [`SystemMap::apply`] is the only way to change it.
//! - [`Snapshot`]: the records as they stand at one plateau, in dense rows for analysis and drawing.
//! - [`Patch`]: what changes, from and to, record by record and field by field.
//! - [`promises`]: what is always true of a map, and what deserves a warning.

mod assurance;
mod backdrops;
mod day;
mod field;
mod filter;
mod graph;
mod group;
mod handover;
mod id;
mod layer;
mod map;
mod nesting;
mod note;
pub mod patch;
pub mod promises;
mod recipe;
mod record;
mod records;
mod scenario;
mod snapshot;
mod table;
#[cfg(test)]
mod tests;
mod timeline;
mod touched;
mod value;

pub use assurance::{
    DataType, Exemption, Factor, ManualVerdict, Standard, StandardStanding, Target,
};
pub use day::Day;
pub use field::{FieldError, FieldPath, FieldValue, ValueType};
pub use filter::{Filter, plain};
pub use graph::Reference;
pub use group::{members, outer_groups, with_groups};
pub use handover::{ExportPreset, ExportScope, RedactionProfile, Withholding};
pub use id::{
    DataTypeId, ElementId, ExemptionId, FactorId, KindId, LinkId, MapInfoId, NoteId, PlacementId,
    PlateauId, PresetId, RedactionId, RequirementId, ScenarioId, StandardId, SubjectId, TargetId,
    ViewId, WorkPackageId, fresh_id,
};
pub use layer::Layer;
pub use map::SystemMap;
pub use nesting::{Nesting, group};
pub use note::{Reply, mentions, next_note_number, note_numbers, subject_name, with_names};
pub use patch::{Change, FieldChange, Misfit, Patch, RecordKey};
pub use recipe::{Recipe, Way};
pub use record::{Attributes, Override, PRESENT, Record, RecordFields, SINCE};
pub use records::{
    AnnotationStatus, DecisionStatus, Element, Link, MapInfo, Note, NoteKind, NoteShape,
    PackageStatus, Placement, Plateau, PlateauKind, Requirement, TINTS, View, WorkPackage,
};
pub use scenario::{LossScenario, Nature};
pub use snapshot::{ElementIx, LinkIx, Snapshot};
pub(crate) use table::TableVisitor;
pub use table::{Table, TableName, Tables};
pub use timeline::Timeline;
pub use touched::Touched;
pub use value::{Finite, Name, Value};
