//! Values of indicators without all that is behind them: small enough to be kept for many versions
//! of a map.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assessment::{Assessments, StateOfMap, assess_all};
use super::indicators::INDICATORS;
use crate::analysis::Watch;
use crate::model::{Day, PlateauId, SystemMap};

/// The value of every indicator at every plateau of one state of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndicatorValues {
    by_plateau: BTreeMap<Option<PlateauId>, BTreeMap<&'static str, f64>>,
}

impl IndicatorValues {
    /// Those of what was judged. O(plateaus × indicators).
    #[must_use]
    pub fn of(map: &SystemMap, assessments: &Assessments) -> Self {
        let order = map.timeline().order();
        let plateaus = order
            .iter()
            .map(Some)
            .chain(order.is_empty().then_some(None));
        let by_plateau = plateaus.filter_map(|plateau| {
            let found = assessments.at(plateau)?;
            let values = INDICATORS.iter().filter_map(|rule| {
                let value = found.indicators.get(rule.id)?.value?;
                Some((rule.id, value))
            });
            Some((plateau.cloned(), values.collect()))
        });
        Self {
            by_plateau: by_plateau.collect(),
        }
    }

    /// The value of an indicator at a plateau; `None` where it does not apply, or the plateau is not
    /// there.
    #[must_use]
    pub fn at(&self, plateau: Option<&PlateauId>, indicator: &str) -> Option<f64> {
        let values = self.by_plateau.get(&plateau.cloned())?;
        values.get(indicator).copied()
    }

    /// The plateaus that there are, by id; `None` for that of a map without plateaus.
    pub fn plateaus(&self) -> impl Iterator<Item = Option<&PlateauId>> {
        self.by_plateau.keys().map(Option::as_ref)
    }
}

/// Values of states of a map, one after the other: each is judged with what is still true of the
/// one before, so that versions that differ by little cost little.
#[derive(Debug, Default)]
pub struct ValuesInTurn {
    earlier: Option<Assessments>,
}

impl ValuesInTurn {
    /// The values of the next state, judged on its day; `None` when it was cancelled.
    #[must_use]
    pub fn next(
        &mut self,
        map: &SystemMap,
        day: Option<Day>,
        watch: &Watch<'_>,
    ) -> Option<Arc<IndicatorValues>> {
        let states = StateOfMap::all(map);
        let found = assess_all(map, &states, day, self.earlier.as_ref(), watch)?;
        let values = IndicatorValues::of(map, &found);
        self.earlier = Some(found);
        Some(Arc::new(values))
    }
}
