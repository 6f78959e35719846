//! All that is judged, at one plateau and at every plateau; anew, or after an edit.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use super::aspects::{Aspect, Aspects};
use super::facts::Facts;
use super::finding::Review;
use super::indicators::{Grounds, Indicators, indicators_since};
use super::maturity::{Maturity, maturity, maturity_after};
use super::memory::Memory;
use super::resilience::Resilience;
use super::review::{assembled, fares_the_same, review_since};
use super::settings::Settings;
use crate::analysis::{DependencyGraph, Watch};
use crate::model::{Day, PlateauId, Snapshot, SystemMap, Touched};

/// What is judged at one plateau.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Violations, and how each requirement fares.
    pub review: Review,
    /// By id.
    pub indicators: Indicators,
    /// How complete the documentation is.
    pub maturity: Maturity,
    /// What impact says, for the next assessment.
    pub resilience: Resilience,
    memory: Arc<Memory>,
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
        let plateaus = plateaus_of(map);
        let states = plateaus.into_par_iter().map(|plateau| {
            let snapshot = Arc::new(map.snapshot(plateau));
            let graph = DependencyGraph::of(&snapshot);
            Self { snapshot, graph }
        });
        states.collect()
    }

    /// The same after an edit, with all that the edit left alone: of a map that was judged before.
    /// O(records) to compare pointers where the edit was of fields.
    #[must_use]
    pub fn all_since(map: &SystemMap, earlier: &Assessments) -> Vec<Self> {
        let plateaus = plateaus_of(map);
        let known = plateaus.iter().map(|plateau| earlier.at(*plateau));
        let Some(known) = known.collect::<Option<Vec<_>>>() else {
            return Self::all(map);
        };
        let Some(edit) =
            (known.first()).and_then(|first| Touched::between(first.memory.map(), map))
        else {
            return Self::all(map);
        };
        let pairs: Vec<_> = known.into_iter().zip(plateaus).collect();
        let states = pairs.into_par_iter().map(|(known, plateau)| {
            let before = known.memory.state();
            let snapshot = match before.snapshot.after(&edit, map) {
                Some(snapshot) => Arc::new(snapshot),
                None => Arc::new(map.snapshot(plateau)),
            };
            let graph = before.graph.after(&snapshot);
            let graph = graph.unwrap_or_else(|| DependencyGraph::of(&snapshot));
            Self { snapshot, graph }
        });
        states.collect()
    }
}

/// The plateaus in their order; of a map without plateaus the one state that there is.
fn plateaus_of(map: &SystemMap) -> Vec<Option<&PlateauId>> {
    let order = map.timeline().order();
    if order.is_empty() {
        vec![None]
    } else {
        order.iter().map(Some).collect()
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
    let known = earlier.and_then(|earlier| {
        let changes = earlier.memory.changes(map, state, settings.today)?;
        Some((earlier, changes))
    });
    let resilience = {
        let known = earlier.map(|earlier| &earlier.resilience);
        Resilience::of(map, &state.snapshot, &state.graph, known, watch)?
    };
    let (snapshot, graph) = (state.snapshot.as_ref(), &state.graph);
    let Some((earlier, mut changes)) = known else {
        let mut facts = Facts::of(map, snapshot, graph, settings);
        facts.before = before;
        let maturity = maturity(&facts);
        return Some(judged(&facts, state, resilience, maturity, None));
    };
    let aspects = &mut changes.aspects;
    let index = earlier.memory.index();
    let index = index.after(snapshot, graph, &changes.elements, aspects);
    let mut facts = Facts::with(map, snapshot, graph, settings, index);
    facts.before = before;
    if !graph.shares_arcs_with(&earlier.memory.state().graph) {
        aspects.add(Aspect::Dependencies);
    }
    if !resilience.is_same(&earlier.resilience) {
        aspects.add(Aspect::Resilience);
    }
    let maturity = if aspects.has(Aspect::Zones) {
        maturity(&facts)
    } else {
        let (elements, links) = (&changes.elements, &changes.links);
        maturity_after(&facts, &earlier.maturity, elements, links)
    };
    if !maturity.is_same(&earlier.maturity) {
        aspects.add(Aspect::Maturity);
    }
    let since = Some((earlier, &mut changes.aspects));
    Some(judged(&facts, state, resilience, maturity, since))
}

/// What rules and indicators say, beside what was found out for them; after an edit only those that
/// rest on what it changed are asked again.
fn judged(
    facts: &Facts<'_>,
    state: &StateOfMap,
    resilience: Resilience,
    maturity: Maturity,
    since: Option<(&Assessment, &mut Aspects)>,
) -> Assessment {
    let noted = facts.noted(&resilience, Aspect::Resilience);
    let known = since.as_ref();
    let known = known.map(|(earlier, changed)| (earlier.memory.review(), &**changed));
    let kept = review_since(facts, &noted, known);
    let review = assembled(&kept);
    let since = since.map(|(earlier, changed)| {
        if !fares_the_same(&kept, earlier.memory.review()) {
            changed.add(Aspect::Review);
        }
        let indicators = &earlier.indicators;
        (indicators, earlier.memory.rest_on(), &*changed)
    });
    let grounds = Grounds {
        facts,
        resilience: noted,
        review: facts.noted(&review, Aspect::Review),
        maturity: facts.noted(&maturity, Aspect::Maturity),
    };
    let (indicators, rest_on) = indicators_since(&grounds, since);
    let memory = Memory::new(facts, state.clone(), kept, rest_on);
    Assessment {
        review,
        indicators,
        maturity,
        resilience,
        memory: Arc::new(memory),
    }
}

/// Judges every plateau, side by side, and says of each finding which work package makes it go away.
/// `None` when it was cancelled. O(elements + links) beside the losses of [`Resilience`]; after an edit
/// of fields O(records) to compare pointers, and the time of what rests on these fields.
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
