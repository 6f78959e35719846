//! What a roadmap has to know of the whole map: ends of support, what packages claim, what
//! contradicts itself. Made once a change, not once a scale.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{self, Budget};
use crate::diagnostic::Problem;
use crate::model::{Day, ElementId, PlateauId, SystemMap, Value, WorkPackageId};

/// An element whose support ends at a plateau at which it is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SupportEnd {
    /// The day.
    pub day: Day,
    /// Its name.
    pub name: String,
    /// Which element.
    pub element: ElementId,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoadmapFacts {
    /// Ends of support, by day and name: at each plateau those that fall within its time, and
    /// those of the first that came before it.
    pub support: Vec<SupportEnd>,
    /// What the packages cost.
    pub budget: Budget,
    /// Where the plan contradicts itself.
    pub problems: Vec<Problem>,
}

impl RoadmapFacts {
    /// Finds them out. O(records × plateaus).
    #[must_use]
    pub fn of(map: &SystemMap) -> Self {
        let packages = map.tables().work_packages.iter();
        Self {
            support: support_ends(map),
            budget: analysis::budget(packages.map(AsRef::as_ref)),
            problems: analysis::plan_problems(map),
        }
    }

    /// The packages that something is wrong with.
    #[must_use]
    pub fn doubtful(&self) -> BTreeSet<WorkPackageId> {
        let records = self
            .problems
            .iter()
            .filter_map(|found| found.place.record.as_deref());
        let ids = records.filter_map(|record| record.strip_prefix("work_packages/"));
        ids.map(WorkPackageId::from).collect()
    }
}

/// When each plateau is in force: from its first day until its last, or until the first plateau
/// that is based on it begins; `None` for open.
pub(super) fn times(map: &SystemMap) -> BTreeMap<PlateauId, (Day, Option<Day>)> {
    let plateaus = &map.tables().plateaus;
    let mut times = BTreeMap::new();
    for plateau in plateaus.iter() {
        let Some(begins) = Day::first_of(&plateau.valid_from) else {
            continue;
        };
        let successors = plateaus.iter();
        let successors = successors.filter(|other| other.based_on.as_ref() == Some(&plateau.id));
        let next = successors
            .filter_map(|other| Day::first_of(&other.valid_from))
            .filter(|next| *next > begins)
            .min();
        let last = Day::last_of(&plateau.valid_to).filter(|last| *last >= begins);
        times.insert(
            plateau.id.clone(),
            (begins, last.or(next.map(|next| next.plus(-1)))),
        );
    }
    times
}

fn support_ends(map: &SystemMap) -> Vec<SupportEnd> {
    let mut ends = BTreeSet::new();
    let first = map.timeline().first();
    for (plateau, (begins, last)) in times(map) {
        let is_first = Some(&plateau) == first;
        for element in map.snapshot(Some(&plateau)).elements() {
            let text = element.attributes.get("eol").and_then(Value::as_text);
            let Some(day) = text.and_then(Day::last_of) else {
                continue;
            };
            let is_within = (day >= begins || is_first) && last.is_none_or(|last| day <= last);
            if is_within {
                ends.insert(SupportEnd {
                    day,
                    name: if element.name.is_empty() {
                        element.id.to_string()
                    } else {
                        element.name.to_string()
                    },
                    element: element.id.clone(),
                });
            }
        }
    }
    ends.into_iter().collect()
}
