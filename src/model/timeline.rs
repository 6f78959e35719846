//! Plateaus in order, and what a record looks like at one of them.
//!
//! A record exists from the plateau where it was introduced onward, down the tree of plateaus.
//! An override at a plateau holds there and at every later one, until a later override.
//! So a correction made in the first plateau reaches all later ones that don't override the field.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::field::FieldPath;
use super::id::PlateauId;
use super::record::{Override, PRESENT, Record};
use super::records::Plateau;
use super::table::Table;
use super::value::Value;

/// The plateaus of a map, each after the one that it is based on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    order: Vec<PlateauId>,
    chains: BTreeMap<PlateauId, Vec<PlateauId>>,
    /// How many plateaus are based on none.
    roots: usize,
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
            let chain = chains.get(id).map_or(&[][..], Vec::as_slice);
            // A plateau without a date stands where its base does, and none before its base.
            let starts = chain.iter().filter_map(|id| plateaus.get(id));
            let start = starts
                .map(|plateau| plateau.valid_from.clone())
                .max()
                .unwrap_or_default();
            (start, chain.len(), id.clone())
        });
        let roots = chains.values().filter(|chain| chain.len() == 1).count();
        Self {
            order,
            chains,
            roots,
        }
    }

    /// The plateaus, earlier before later: by the day that they begin, each after its base.
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

    /// The plateau that this one is based on.
    #[must_use]
    pub fn base(&self, plateau: &PlateauId) -> Option<&PlateauId> {
        let chain = self.chain(plateau);
        chain.len().checked_sub(2).and_then(|at| chain.get(at))
    }

    /// The plateaus that are based on this one, in their order.
    #[must_use]
    pub fn children(&self, plateau: &PlateauId) -> Vec<PlateauId> {
        let builds_on_it = |id: &&PlateauId| self.base(id) == Some(plateau);
        self.order.iter().filter(builds_on_it).cloned().collect()
    }

    /// The plateaus that are based on none, in their order.
    #[must_use]
    pub fn roots(&self) -> Vec<PlateauId> {
        let is_root = |id: &&PlateauId| self.chain(id).len() == 1;
        self.order.iter().filter(is_root).cloned().collect()
    }

    /// Whether `later` builds on `earlier`, directly or not; each builds on itself.
    #[must_use]
    pub fn builds_on(&self, later: &PlateauId, earlier: &PlateauId) -> bool {
        self.chain(later).contains(earlier)
    }

    /// Whether a record that goes from `plateau` on is nowhere any more: it came there or at a
    /// plateau that builds on it, and no other plateau shows it.
    #[must_use]
    pub fn goes_wholly<R: Record>(&self, record: &R, plateau: Option<&PlateauId>) -> bool {
        let later = record.since().zip(plateau);
        let is_later = later.is_some_and(|(since, plateau)| {
            let elsewhere = |(at, fields): (&PlateauId, &Override)| {
                let is_shown = fields.get(PRESENT).and_then(Value::as_flag) == Some(true);
                is_shown && !self.builds_on(at, plateau)
            };
            self.builds_on(since, plateau) && !record.overrides().iter().any(elsewhere)
        });
        is_later || self.is_home(record, plateau)
    }

    /// Whether an edit made at `plateau` belongs to the record itself (and not to an override): in
    /// a map without plateaus, and at the plateau that brought the record, if all others that show
    /// it build on that one. A record that was there from the start was brought by the only root.
    #[must_use]
    pub fn is_home<R: Record>(&self, record: &R, plateau: Option<&PlateauId>) -> bool {
        let Some(plateau) = plateau else { return true };
        match record.since() {
            Some(since) => {
                let brings_it =
                    |fields: &Override| fields.get(PRESENT).and_then(Value::as_flag) == Some(true);
                let elsewhere = |(at, fields): (&PlateauId, &Override)| {
                    brings_it(fields) && !self.builds_on(at, plateau)
                };
                since == plateau && !record.overrides().iter().any(elsewhere)
            }
            None => self.chain(plateau).len() <= 1 && self.roots <= 1,
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
