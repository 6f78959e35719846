//! Plateaus in order, and what a record looks like at one of them.
//!
//! A record exists from the plateau where it was introduced onward, down the tree of plateaus.
//! An override at a plateau holds there and at every later one, until a later override.
//! So a correction made in the first plateau reaches all later ones that don't override the field.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::field::FieldPath;
use super::id::PlateauId;
use super::record::{PRESENT, Record};
use super::records::Plateau;
use super::table::Table;

/// The plateaus of a map, each after the one that it is based on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    order: Vec<PlateauId>,
    chains: BTreeMap<PlateauId, Vec<PlateauId>>,
}

impl Timeline {
    /// Reads the plateaus. A base that is missing, or that closes a circle, counts as none.
    #[must_use]
    pub fn of(plateaus: &Table<Plateau>) -> Self {
        let mut chains = BTreeMap::new();
        for plateau in plateaus.iter() {
            let mut chain = Vec::new();
            let mut seen = BTreeSet::new();
            let mut next = Some(&plateau.id);
            while let Some(id) = next {
                if !seen.insert(id) {
                    break;
                }
                let Some(record) = plateaus.get(id) else {
                    break;
                };
                chain.push(id.clone());
                next = record.based_on.as_ref();
            }
            chain.reverse();
            chains.insert(plateau.id.clone(), chain);
        }
        let mut order: Vec<PlateauId> = chains.keys().cloned().collect();
        order.sort_by_cached_key(|id| {
            let start = plateaus
                .get(id)
                .map(|plateau| plateau.valid_from.clone())
                .unwrap_or_default();
            (chains.get(id).map_or(0, Vec::len), start, id.clone())
        });
        Self { order, chains }
    }

    /// The plateaus, earlier before later.
    #[must_use]
    pub fn order(&self) -> &[PlateauId] {
        &self.order
    }

    /// The first plateau: the existing state; `None` in a map without plateaus.
    #[must_use]
    pub fn first(&self) -> Option<&PlateauId> {
        self.order.first()
    }

    /// From the root to `plateau`, both included; empty when there is no such plateau.
    #[must_use]
    pub fn chain(&self, plateau: &PlateauId) -> &[PlateauId] {
        self.chains.get(plateau).map_or(&[], Vec::as_slice)
    }

    /// Whether an edit made at `plateau` belongs to the record itself (and not to an override):
    /// in a map without plateaus, at the plateau where the record was introduced, and at the root
    /// for records that were there from the start.
    #[must_use]
    pub fn is_home<R: Record>(&self, record: &R, plateau: Option<&PlateauId>) -> bool {
        let Some(plateau) = plateau else { return true };
        match record.since() {
            Some(since) => since == plateau,
            None => self.chain(plateau).len() <= 1,
        }
    }

    /// The record as it stands at the end of `chain`; `None` when it is not there then.
    /// Shares the record itself where nothing is overridden. An empty chain (a map without
    /// plateaus) gives the record's own fields.
    #[must_use]
    pub fn fold<R: Record>(record: &Arc<R>, chain: &[PlateauId]) -> Option<Arc<R>> {
        if !Self::is_present(record.as_ref(), chain) {
            return None;
        }
        let overrides = record.overrides();
        if overrides.is_empty() {
            return Some(Arc::clone(record));
        }
        let mut folded: Option<R> = None;
        for plateau in chain {
            for (name, value) in overrides.get(plateau).into_iter().flatten() {
                if name == PRESENT {
                    continue;
                }
                let target = folded.get_or_insert_with(|| R::clone(record));
                // An override was checked when it was set; one that does not fit changes nothing.
                let _fits = target
                    .set(&FieldPath::own(name.clone()), Some(value))
                    .is_ok();
            }
        }
        Some(folded.map_or_else(|| Arc::clone(record), Arc::new))
    }

    /// Whether the record exists at the end of `chain`.
    #[must_use]
    pub fn is_present<R: Record>(record: &R, chain: &[PlateauId]) -> bool {
        if chain.is_empty() {
            return true;
        }
        let mut present = record.since().is_none();
        for plateau in chain {
            if record.since() == Some(plateau) {
                present = true;
            }
            if let Some(flag) = record
                .overrides()
                .get(plateau)
                .and_then(|fields| fields.get(PRESENT))
            {
                present = flag.as_flag().unwrap_or(present);
            }
        }
        present
    }
}
