//! What two sides disagree about, with all that it takes to decide it.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use crate::model::field::FieldPath;
use crate::model::id::{ElementId, PlateauId, ViewId};
use crate::model::patch::{FieldChange, RecordKey};
use crate::model::record::RecordFields;
use crate::model::table::TableName;
use crate::model::value::Value;

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Ours.
    Ours,
    /// Theirs.
    Theirs,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Ours, Self::Theirs];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }

    /// The choice that takes this side.
    #[must_use]
    pub fn choice(self) -> Choice {
        match self {
            Self::Ours => Choice::Ours,
            Self::Theirs => Choice::Theirs,
        }
    }
}

/// How a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Choice {
    /// As we have it.
    Ours,
    /// As they have it.
    Theirs,
    /// As it was.
    Base,
    /// Both, where that can be.
    Both,
}

impl Choice {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Ours, Self::Theirs, Self::Base, Self::Both];

    /// The word for it, in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
            Self::Base => "base",
            Self::Both => "both",
        }
    }

    /// The choice of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

/// What about a record is in conflict; with the record it names a conflict for good.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// Its id.
    Id,
    /// Whether it is there.
    Presence,
    /// What contains it.
    Containment,
    /// One field.
    Field(FieldPath),
    /// Where a view shows it, at a plateau or from the start.
    Place(Option<PlateauId>),
    /// The order of the views.
    Order,
}

/// The name of a conflict: the same from either side, and after others were settled.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConflictKey {
    /// The record.
    pub record: RecordKey,
    /// What about it.
    pub aspect: Aspect,
}

/// What was chosen so far.
pub type Choices = BTreeMap<ConflictKey, Choice>;

/// One move of a circle: a side put an element into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What was moved.
    pub element: ElementId,
    /// The field that says so: the parent, at a plateau or from the start.
    pub path: FieldPath,
    /// Who moved it.
    pub side: Side,
    /// Where it was.
    pub from: Option<Value>,
    /// Where it went.
    pub to: Option<Value>,
}

/// What the two sides disagree about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// Both changed a field, with different values. Open: ours.
    Field {
        /// The field.
        path: FieldPath,
        /// Its value in the base.
        base: Option<Value>,
        /// Ours.
        ours: Option<Value>,
        /// Theirs.
        theirs: Option<Value>,
    },
    /// Both placed the same box of the same view, at different places. Quiet; open: ours. A place
    /// is taken whole: never the left edge of one with the upper edge of the other.
    Place {
        /// At which plateau; `None` for the place from the start.
        plateau: Option<PlateauId>,
        /// The place in the base.
        base: RecordFields,
        /// Ours.
        ours: RecordFields,
        /// Theirs.
        theirs: RecordFields,
    },
    /// One side removed the record, the other changed it or points at it. Open: it stays, with what
    /// only exists by it; a placement (quiet) goes.
    Removed {
        /// Who removed it.
        by: Side,
        /// What the other changed of it.
        changed: BTreeMap<FieldPath, FieldChange>,
        /// What of the other side points at it.
        needed_by: BTreeSet<RecordKey>,
    },
    /// Both moved containers, and together the moves close a circle. Open: theirs is taken back.
    Cycle {
        /// The plateau where the circle closes; `None` for the start.
        plateau: Option<PlateauId>,
        /// The moves that close it, by element.
        moves: Vec<Move>,
    },
    /// Both added a record under one id, and not the same. Open: ours alone in one table; both,
    /// theirs under the fresh id, in two.
    SharedId {
        /// Where ours stands, and its fields.
        ours: (TableName, RecordFields),
        /// Where theirs stands, and its fields.
        theirs: (TableName, RecordFields),
        /// The id that theirs has when both stay.
        fresh: SmolStr,
    },
    /// Both put the views in another order. Quiet; open: ours.
    Order {
        /// The order in the base.
        base: Vec<ViewId>,
        /// Ours.
        ours: Vec<ViewId>,
        /// Theirs.
        theirs: Vec<ViewId>,
    },
}

/// One thing that somebody must decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub record: RecordKey,
    /// What about it.
    pub kind: ConflictKind,
    /// What was chosen; `None` while it is open.
    pub settled: Option<Choice>,
    /// Other records that come, stay, go or lose a reference by this decision.
    pub touches: BTreeSet<RecordKey>,
}

impl Conflict {
    pub(super) fn new(record: RecordKey, kind: ConflictKind) -> Self {
        Self {
            record,
            kind,
            settled: None,
            touches: BTreeSet::new(),
        }
    }

    /// Its name.
    #[must_use]
    pub fn key(&self) -> ConflictKey {
        let aspect = match &self.kind {
            ConflictKind::Field { path, .. } => Aspect::Field(path.clone()),
            ConflictKind::Place { plateau, .. } => Aspect::Place(plateau.clone()),
            ConflictKind::Removed { .. } => Aspect::Presence,
            ConflictKind::Cycle { .. } => Aspect::Containment,
            ConflictKind::SharedId { .. } => Aspect::Id,
            ConflictKind::Order { .. } => Aspect::Order,
        };
        ConflictKey {
            record: self.record.clone(),
            aspect,
        }
    }

    /// Whether it is about the drawing alone, or about the name of the version, which every version
    /// gives anew: listed, and left to ours unless somebody chooses.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        match &self.kind {
            ConflictKind::Order { .. } => true,
            ConflictKind::Field { path, .. } if self.record.table == TableName::Map => {
                path.plateau.is_none() && path.name == "version"
            }
            _ => self.record.table == TableName::Placements,
        }
    }

    /// The ways to settle it.
    #[must_use]
    pub fn choices(&self) -> &'static [Choice] {
        const SIDES: &[Choice] = &[Choice::Ours, Choice::Theirs];
        const WITH_BASE: &[Choice] = &[Choice::Ours, Choice::Theirs, Choice::Base];
        const WITH_BOTH: &[Choice] = &[Choice::Ours, Choice::Theirs, Choice::Both];
        const ALL: &[Choice] = &Choice::ALL;
        match &self.kind {
            ConflictKind::Field { ours, theirs, .. } => {
                let is_list = |value: &Option<Value>| matches!(value, Some(Value::List(_)));
                if is_list(ours) && is_list(theirs) && self.record.table != TableName::Placements {
                    ALL
                } else {
                    WITH_BASE
                }
            }
            ConflictKind::Removed { changed, .. } if changed.is_empty() => SIDES,
            ConflictKind::Place { .. }
            | ConflictKind::Cycle { .. }
            | ConflictKind::Order { .. }
            | ConflictKind::Removed { .. } => WITH_BASE,
            ConflictKind::SharedId { .. } => WITH_BOTH,
        }
    }

    /// What holds of it now: what was chosen, or the stand that the merge takes while it is open.
    #[must_use]
    pub fn choice(&self) -> Choice {
        self.settled.unwrap_or_else(|| self.stand())
    }

    /// What the merge takes while the conflict is open.
    #[must_use]
    pub fn stand(&self) -> Choice {
        match &self.kind {
            ConflictKind::Removed { by, .. } => {
                if self.record.table == TableName::Placements {
                    by.choice()
                } else {
                    by.other().choice()
                }
            }
            ConflictKind::SharedId { ours, theirs, .. } if ours.0 != theirs.0 => Choice::Both,
            _ => Choice::Ours,
        }
    }
}
