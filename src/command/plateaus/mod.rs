//! Plateaus as a whole: making, editing, deleting and merging them, and moving changes between
//! them.
//!
//! Every command here names its plateaus, so it can be carried out from any of them. What is
//! promised (and tested over random trees in `tests`): whatever is not said to change looks the
//! same at every plateau afterwards, and undo brings back the very same records.

mod forms;
mod inherit;
mod moving;
mod presence;
mod preview;
mod references;
mod removing;
#[cfg(test)]
mod tests;
mod tree;
mod values;
#[cfg(test)]
mod walk;

use std::sync::Arc;

use smol_str::SmolStr;

use super::{Draft, Refusal};
use crate::locale::{Message, MessageId, msg};
use crate::model::{Name, PlateauId, Record as _, RecordKey, SubjectId, SystemMap};

pub use forms::PlateauForm;
pub(super) use inherit::back_on_views;
pub use inherit::{overridden_fields, whole_fields};
pub use presence::Presence;
pub use preview::{PlateauPreview, preview};
pub use references::{Naming, named_by};

/// What becomes of the changes of a plateau that goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// The plateaus that build on it take them over, and look as before.
    #[default]
    HandOn,
    /// They are taken back everywhere: what it brought goes.
    TakeBack,
}

/// What of some records moves to another plateau.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All that the plateau changes about them, whether they are there included.
    Whole,
    /// These fields.
    Fields(Vec<Name>),
}

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub enum PlateauCommand {
    /// A new plateau. In a map without plateaus, what there is becomes one as well, and the new one
    /// builds on it.
    Create {
        /// What is said of it.
        form: PlateauForm,
        /// What it builds on; `None` for a plateau that begins empty.
        based_on: Option<PlateauId>,
        /// Plateaus that build on it from now on, and look as before.
        before: Vec<PlateauId>,
        /// The name of what there is, in a map without plateaus.
        existing: SmolStr,
    },
    /// Other words about a plateau, or another base.
    Edit {
        /// Which.
        plateau: PlateauId,
        /// What is said of it.
        form: PlateauForm,
        /// What it builds on.
        based_on: Option<PlateauId>,
    },
    /// A plateau that goes.
    Delete {
        /// Which.
        plateau: PlateauId,
        /// What becomes of its changes.
        fate: Fate,
    },
    /// A plateau that became true: its base takes its changes over, and it goes. Alternatives to it
    /// look as before.
    Merge {
        /// Which.
        plateau: PlateauId,
    },
    /// Changes moved to an earlier plateau of the same line, or to a later one.
    Move {
        /// Of which elements and links.
        records: Arc<[RecordKey]>,
        /// What of them.
        part: Part,
        /// Where they are made now.
        from: PlateauId,
        /// Where they are made then.
        to: PlateauId,
    },
    /// Records back to what the earlier plateau says of them.
    Back {
        /// Which.
        records: Arc<[RecordKey]>,
        /// At which plateau.
        at: PlateauId,
    },
    /// Fields of records back to what the earlier plateau says of them.
    BackFields {
        /// Of which records.
        records: Arc<[RecordKey]>,
        /// Which fields.
        fields: Vec<Name>,
        /// At which plateau.
        at: PlateauId,
    },
    /// Records that are there, or not, from a plateau on.
    Appear {
        /// Which.
        records: Arc<[RecordKey]>,
        /// From which plateau on.
        at: PlateauId,
        /// Whether they are there.
        present: bool,
    },
    /// Taken out of the map, at every plateau.
    DeleteEverywhere {
        /// What.
        subjects: Vec<SubjectId>,
    },
}

impl PlateauCommand {
    /// What the step is called.
    #[must_use]
    pub fn title(&self) -> MessageId {
        match self {
            Self::Create { .. } => msg::COMMAND_ADD_PLATEAU,
            Self::Edit { .. } => msg::PLATEAUS_STEP_EDIT,
            Self::Delete { .. } => msg::PLATEAUS_STEP_DELETE,
            Self::Merge { .. } => msg::PLATEAUS_STEP_MERGE,
            Self::Move { .. } => msg::PLATEAUS_STEP_MOVE,
            Self::Back { .. } | Self::BackFields { .. } => msg::COMMAND_RESET_FIELD,
            Self::Appear { present: true, .. } => msg::PLATEAUS_STEP_APPEAR,
            Self::Appear { present: false, .. } => msg::PLATEAUS_STEP_VANISH,
            Self::DeleteEverywhere { .. } => msg::COMMAND_DELETE,
        }
    }

    /// The plateau that shows after it, where the one that showed goes.
    #[must_use]
    pub fn next_shown(&self, map: &SystemMap) -> Option<PlateauId> {
        let timeline = map.timeline();
        match self {
            Self::Delete { plateau, .. } => {
                let base = timeline.base(plateau).cloned();
                base.or_else(|| timeline.children(plateau).into_iter().next())
            }
            Self::Merge { plateau } => timeline.base(plateau).cloned(),
            _ => None,
        }
    }

    pub(super) fn plan(&self, draft: &mut Draft<'_, '_>) -> Result<(), Refusal> {
        match self {
            Self::Create {
                form,
                based_on,
                before,
                existing,
            } => tree::create(draft, form, based_on.as_ref(), before, existing),
            Self::Edit {
                plateau,
                form,
                based_on,
            } => tree::edit(draft, plateau, form, based_on.as_ref()),
            Self::Delete { plateau, fate } => removing::delete(draft, plateau, *fate),
            Self::Merge { plateau } => removing::merge(draft, plateau),
            Self::Move {
                records,
                part,
                from,
                to,
            } => moving::change(draft, records, part, from, to),
            Self::Back { records, at } => inherit::back(draft, records, at),
            Self::BackFields {
                records,
                fields,
                at,
            } => inherit::back_in(draft, records, fields, at),
            Self::Appear {
                records,
                at,
                present,
            } => inherit::appear(draft, records, at, *present),
            Self::DeleteEverywhere { subjects } => super::remove::everywhere(draft, subjects),
        }
    }
}

/// The name of a plateau, or its id where it has none.
fn name_of(map: &SystemMap, plateau: &PlateauId) -> String {
    match map.tables().plateaus.get(plateau) {
        Some(record) if !record.name.is_empty() => record.name.to_string(),
        _ => plateau.to_string(),
    }
}

/// The refusal where there is no such plateau.
fn need(draft: &Draft<'_, '_>, plateau: &PlateauId) -> Result<(), Refusal> {
    draft.need::<crate::model::Plateau>(plateau).map(|found| {
        debug_assert_eq!(found.id(), plateau, "found under its id");
    })
}

fn refuse(message: MessageId) -> Refusal {
    Message::from(message).into()
}
