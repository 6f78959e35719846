//! Finding broken promises in a set of tables.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::id::{ElementId, PlateauId};
use crate::model::patch::RecordKey;
use crate::model::record::Record as _;
use crate::model::records::{Element, Placement};
use crate::model::table::{TableName, Tables};
use crate::model::timeline::Timeline;

/// A promise that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A record points at one that does not exist.
    Dangling {
        /// What points.
        record: RecordKey,
        /// The id that is missing.
        missing: SmolStr,
    },
    /// An element contains itself, through others or not.
    Cycle {
        /// The element with the greatest id in the circle.
        element: ElementId,
        /// The plateau where the circle closes.
        plateau: Option<PlateauId>,
    },
    /// Two tables hold the same id; this record is the later one.
    SharedId {
        /// The later record.
        record: RecordKey,
    },
    /// A placement's id is not `view/subject`.
    Misnamed {
        /// The placement.
        record: RecordKey,
    },
}

impl Broken {
    /// In words.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let (code, message, record) = match self {
            Self::Dangling { record, missing } => (
                "dangling-reference",
                msg::MODEL_DANGLING
                    .with("record", record.to_string())
                    .with("missing", missing.as_str()),
                record.to_string(),
            ),
            Self::Cycle { element, .. } => (
                "containment-cycle",
                msg::MODEL_CYCLE.with("element", element.as_str()),
                format!("elements/{element}"),
            ),
            Self::SharedId { record } => (
                "shared-id",
                msg::MODEL_SHARED_ID.with("record", record.to_string()),
                record.to_string(),
            ),
            Self::Misnamed { record } => (
                "misnamed-placement",
                msg::MODEL_MISNAMED.with("record", record.to_string()),
                record.to_string(),
            ),
        };
        Problem::new(code, Severity::Error, message).at_record(record)
    }
}

/// All broken promises of these tables, in the order of tables and ids. O(records × plateaus).
#[must_use]
pub fn broken(tables: &Tables) -> Vec<Broken> {
    let mut out = Vec::new();
    shared_ids(tables, &mut out);
    for element in tables.elements.iter() {
        for parent in element.parents_of_all_plateaus() {
            if !tables.elements.contains(&parent) {
                out.push(Broken::Dangling {
                    record: RecordKey::of(element.as_ref()),
                    missing: parent.text().clone(),
                });
            }
        }
    }
    for link in tables.links.iter() {
        let ends = link.ends_of_all_plateaus();
        let missing: BTreeSet<_> = ends
            .iter()
            .flat_map(|(from, to)| [from, to])
            .filter(|end| !tables.elements.contains(end))
            .collect();
        for end in missing {
            out.push(Broken::Dangling {
                record: RecordKey::of(link.as_ref()),
                missing: end.text().clone(),
            });
        }
    }
    for placement in tables.placements.iter() {
        out.extend(broken_placement(tables, placement));
    }
    cycles(tables, &mut out);
    out
}

/// What is wrong with one placement.
pub(super) fn broken_placement(tables: &Tables, placement: &Placement) -> Option<Broken> {
    let record = RecordKey::of(placement);
    if *placement.id() != Placement::id_for(&placement.view, &placement.subject) {
        return Some(Broken::Misnamed { record });
    }
    if !tables.views.contains(&placement.view) {
        return Some(Broken::Dangling {
            record,
            missing: placement.view.text().clone(),
        });
    }
    if !tables.has_subject(&placement.subject) {
        return Some(Broken::Dangling {
            record,
            missing: placement.subject.text().clone(),
        });
    }
    None
}

fn shared_ids(tables: &Tables, out: &mut Vec<Broken>) {
    let mut seen: BTreeSet<&SmolStr> = tables
        .elements
        .iter()
        .map(|element| element.id.text())
        .collect();
    let later = tables
        .links
        .iter()
        .map(|link| (TableName::Links, link.id.text()))
        .chain(
            tables
                .views
                .iter()
                .map(|view| (TableName::Views, view.id.text())),
        )
        .chain(
            tables
                .notes
                .iter()
                .map(|note| (TableName::Notes, note.id.text())),
        );
    for (table, id) in later {
        if !seen.insert(id) {
            out.push(Broken::SharedId {
                record: RecordKey::new(table, id.clone()),
            });
        }
    }
}

/// The parent of an element at the end of a chain of plateaus.
pub(in crate::model) fn parent_at(element: &Element, chain: &[PlateauId]) -> Option<ElementId> {
    let overridden = chain
        .iter()
        .rev()
        .find_map(|plateau| element.at.get(plateau)?.get("parent"));
    match overridden {
        Some(value) => value.as_text().map(ElementId::from),
        None => element.parent.clone(),
    }
}

/// The chains along which containment must be free of cycles.
pub(super) fn chains(timeline: &Timeline) -> Vec<(Option<PlateauId>, Vec<PlateauId>)> {
    let mut chains = vec![(None, Vec::new())];
    chains.extend(
        timeline
            .order()
            .iter()
            .map(|id| (Some(id.clone()), timeline.chain(id).to_vec())),
    );
    chains
}

/// Whether walking up from an element comes back to it.
pub(super) fn is_in_cycle(tables: &Tables, start: &Element, chain: &[PlateauId]) -> bool {
    let mut steps = 0_usize;
    let mut next = parent_at(start, chain);
    while let Some(id) = next {
        if id == start.id {
            return true;
        }
        steps += 1;
        if steps > tables.elements.len() {
            return false;
        }
        next = tables
            .elements
            .get(&id)
            .and_then(|element| parent_at(element, chain));
    }
    false
}

fn cycles(tables: &Tables, out: &mut Vec<Broken>) {
    let timeline = Timeline::of(&tables.plateaus);
    let any_overridden = tables
        .elements
        .iter()
        .any(|element| element.at.values().any(|at| at.contains_key("parent")));
    for (plateau, chain) in chains(&timeline) {
        if plateau.is_some() && !any_overridden {
            break;
        }
        // Walk up from each element once; `done` holds all that is known to reach a top.
        let mut done: BTreeSet<ElementId> = BTreeSet::new();
        for element in tables.elements.iter() {
            let mut path: Vec<ElementId> = Vec::new();
            let mut on_path: BTreeSet<ElementId> = BTreeSet::new();
            let mut next = Some(element.id.clone());
            while let Some(id) = next {
                if done.contains(&id) {
                    break;
                }
                if !on_path.insert(id.clone()) {
                    let start = path.iter().position(|step| *step == id).unwrap_or(0);
                    if let Some(greatest) = path[start..].iter().max() {
                        out.push(Broken::Cycle {
                            element: greatest.clone(),
                            plateau: plateau.clone(),
                        });
                    }
                    break;
                }
                path.push(id.clone());
                next = tables
                    .elements
                    .get(&id)
                    .and_then(|element| parent_at(element, &chain));
            }
            done.extend(path);
        }
    }
}
