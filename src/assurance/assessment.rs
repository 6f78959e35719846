//! All that is judged, at one plateau and at every plateau.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use super::facts::Facts;
use super::finding::Review;
use super::indicator::Indicator;
use super::maturity::Maturity;
use super::resilience::Resilience;
use super::settings::Settings;
use super::{indicators, maturity, review};
use crate::analysis::{DependencyGraph, Watch};
use crate::model::{Day, PlateauId, Snapshot, SystemMap};

/// What is judged at one plateau.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Violations, and how each requirement fares.
    pub review: Review,
    /// By id.
    pub indicators: BTreeMap<&'static str, Indicator>,
    /// How complete the documentation is.
    pub maturity: Maturity,
    /// What impact says, for the next assessment.
    pub resilience: Resilience,
}

/// One state of a map to be judged.
#[derive(Clone, Debug)]
pub struct StateOfMap {
    /// The map as it stands there.
    pub snapshot: Arc<Snapshot>,
    /// Its dependencies.
    pub graph: DependencyGraph,
}

impl StateOfMap {
    /// The map at every plateau, made side by side, in the order of the timeline; of a map without plateaus the map.
    #[must_use]
    pub fn all(map: &SystemMap) -> Vec<Self> {
        let order = map.timeline().order();
        let plateaus: Vec<Option<&PlateauId>> = if order.is_empty() {
            vec![None]
        } else {
            order.iter().map(Some).collect()
        };
        let states = plateaus.into_par_iter().map(|plateau| {
            let snapshot = Arc::new(map.snapshot(plateau));
            let graph = DependencyGraph::of(&snapshot);
            Self { snapshot, graph }
        });
        states.collect()
    }
}

/// Every plateau of a map, judged.
#[derive(Clone, Debug, Default)]
pub struct Assessments {
    by_plateau: BTreeMap<Option<PlateauId>, Arc<Assessment>>,
}

impl Assessments {
    /// What was found at a plateau; `None` for that of a map without plateaus.
    #[must_use]
    pub fn at(&self, plateau: Option<&PlateauId>) -> Option<&Arc<Assessment>> {
        self.by_plateau.get(&plateau.cloned())
    }

    /// All of them, by the id of their plateau.
    pub fn all(&self) -> impl Iterator<Item = (&Option<PlateauId>, &Arc<Assessment>)> {
        self.by_plateau.iter()
    }
}

/// Judges one plateau; `earlier` is what was found there before an edit, `today` the day on which
/// exemptions are looked at. `None` when it was cancelled.
#[must_use]
pub fn assess(
    map: &SystemMap,
    state: &StateOfMap,
    today: Option<Day>,
    earlier: Option<&Assessment>,
    watch: &Watch<'_>,
) -> Option<Assessment> {
    assess_after(map, state, None, &Settings::of(map, today), earlier, watch)
}

/// Judges one plateau, with the one that it builds on at hand.
fn assess_after(
    map: &SystemMap,
    state: &StateOfMap,
    before: Option<&Snapshot>,
    settings: &Settings,
    earlier: Option<&Assessment>,
    watch: &Watch<'_>,
) -> Option<Assessment> {
    let mut facts = Facts::of(map, &state.snapshot, &state.graph, settings);
    facts.before = before;
    let known = earlier.map(|earlier| &earlier.resilience);
    let resilience = Resilience::of(map, &state.snapshot, &state.graph, known, watch)?;
    let review = review(&facts, &resilience);
    let maturity = maturity(&facts);
    let indicators = indicators(&facts, &resilience, &review, &maturity);
    Some(Assessment {
        review,
        indicators,
        maturity,
        resilience,
    })
}

/// Judges every plateau, side by side, and says of each finding which work package makes it go away.
/// `None` when it was cancelled.
#[must_use]
pub fn assess_all(
    map: &SystemMap,
    states: &[StateOfMap],
    today: Option<Day>,
    earlier: Option<&Assessments>,
    watch: &Watch<'_>,
) -> Option<Assessments> {
    let settings = Settings::of(map, today);
    let cancelled = watch.cancelled;
    let judged = states.par_iter().map(|state| {
        // Progress is of no use here: it would jump between plateaus.
        let watch = Watch {
            cancelled,
            progress: &|_| {},
        };
        let plateau = state.snapshot.plateau();
        let known = earlier.and_then(|earlier| earlier.at(plateau));
        let base = plateau.and_then(|plateau| map.timeline().base(plateau));
        let before = states
            .iter()
            .find(|other| base.is_some() && other.snapshot.plateau() == base)
            .map(|other| other.snapshot.as_ref());
        let known = known.map(Arc::as_ref);
        let found = assess_after(map, state, before, &settings, known, &watch)?;
        Some((plateau.cloned(), found))
    });
    let mut by_plateau = judged.collect::<Option<BTreeMap<_, _>>>()?;
    super::requirement::tell_who_repairs(map, &mut by_plateau);
    let shared = by_plateau.into_iter();
    Some(Assessments {
        by_plateau: shared
            .map(|(plateau, found)| (plateau, Arc::new(found)))
            .collect(),
    })
}
