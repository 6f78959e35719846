//! A loss that somebody wants to be ready for, kept in the map under a name.

use smol_str::SmolStr;

use super::field::{FieldError, FieldPath, FieldValue, ValueType, word_enum};
use super::id::{ElementId, PlateauId, ScenarioId};
use super::record::{Attributes, Override, Record, RecordFields, record};
use super::table::TableName;
use super::value::{Finite, Name, Value};

word_enum!(
    /// What kind of harm a scenario does; it matters only for what data can be recovered. Physical:
    /// equipment or a place is lost. Logical: data is corrupted or encrypted, and replicas copy it.
    Nature { Physical = "physical", Logical = "logical" }
);

record!(
    /// A feared event (EBIOS RM: *événement redouté*): what is lost, in which way, and when we look.
    /// What it does is never stored; it is found out from the map as it stands.
    LossScenario in Scenarios under ScenarioId {
        /// Its name.
        name: SmolStr,
        /// What it stands for, and why it is worth a look.
        description: SmolStr,
        /// The elements that it takes down.
        lost: Vec<ElementId>,
        /// The elements that it degrades.
        degraded: Vec<ElementId>,
        /// Physical or logical.
        nature: Nature,
        /// Hours after the loss; `None` for the state that the loss leads to in the end.
        at_h: Option<Finite>,
        /// Its place among the others; ties by id.
        order: Finite,
    }
);
