//! What lenses find at the plateaus of the open map: found once, by whoever draws first, and kept
//! while it holds.
//!
//! Large maps are drawn on threads of their own, and so is what their lenses find; two that ask at
//! the same time share one search.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::assurance::{Assessments, Facts};
use crate::locale::Language;
use crate::model::{Day, Snapshot, SystemMap};
use crate::scene::{Lens, LensRequest, Shading};

/// How many shadings are kept: the plateaus of a map through a lens or two.
const KEPT: usize = 8;
/// Elements from which on a shading is not found on the window's thread.
const APART_FROM: usize = 400;

/// All that a shading depends on.
#[derive(Clone, Debug)]
pub struct ShadingOrder {
    /// The map.
    pub map: SystemMap,
    /// The plateau.
    pub snapshot: Arc<Snapshot>,
    /// The question.
    pub lens: Lens,
    /// The day that is looked at; `None` for the first of the plateau.
    pub on: Option<Day>,
    /// What rules found; only some lenses look at it.
    pub assessments: Option<Arc<Assessments>>,
    /// Language of the classes.
    pub language: Language,
}

impl PartialEq for ShadingOrder {
    /// Equal when made of the very same state.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.snapshot, &other.snapshot)
            && self.lens == other.lens
            && self.language == other.language
            && (!self.lens.looks_at_a_day() || self.on == other.on)
            && (!self.lens.needs_assessment() || self.is_judged_as(other))
    }
}

impl ShadingOrder {
    fn is_judged_as(&self, other: &Self) -> bool {
        match (&self.assessments, &other.assessments) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        }
    }

    /// Sorts every element and link. O(elements + links + dependencies).
    #[must_use]
    pub fn shade(&self) -> Shading {
        let judged = self.assessments.as_ref();
        let assessment = judged.and_then(|judged| judged.at(self.snapshot.plateau()));
        Facts::over(&self.map, &self.snapshot, None, |facts| {
            self.lens.shade(&LensRequest {
                facts,
                assessment: assessment.map(Arc::as_ref),
                on: self.on,
                language: self.language,
            })
        })
    }
}

type Found = Arc<OnceLock<Shading>>;

/// See the module's header.
#[derive(Debug, Default)]
pub struct Shadings {
    kept: Mutex<Vec<(ShadingOrder, Found)>>,
}

impl Shadings {
    /// The shading of an order, waiting for it where another thread is at it.
    pub(super) fn of(&self, order: ShadingOrder) -> Found {
        let found = {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            match kept.iter().find(|(known, _)| *known == order) {
                Some((_, found)) => Arc::clone(found),
                None => {
                    if kept.len() >= KEPT {
                        kept.remove(0);
                    }
                    let found = Found::default();
                    kept.push((order.clone(), Arc::clone(&found)));
                    found
                }
            }
        };
        found.get_or_init(|| order.shade());
        found
    }

    /// Whether it takes a moment to answer an order.
    pub(super) fn takes_long(&self, order: &ShadingOrder) -> bool {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|(known, _)| known == order);
        order.snapshot.elements().len() >= APART_FROM
            && found.is_none_or(|(_, found)| found.get().is_none())
    }
}
