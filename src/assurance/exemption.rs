//! Which exemption excuses whom from a requirement, at one plateau and on one day.

use std::collections::BTreeMap;

use super::facts::Facts;
use crate::model::{Day, Exemption, ExemptionId, PlateauId, SubjectId};

/// The exemptions from one requirement that hold at a plateau.
#[derive(Clone, Debug, Default)]
pub(super) struct ExemptionFrom {
    of_all: Option<ExemptionId>,
    of_one: BTreeMap<SubjectId, ExemptionId>,
}

impl ExemptionFrom {
    /// The exemption of a subject: its own, else one for all.
    pub(super) fn of(&self, subject: &SubjectId) -> Option<&ExemptionId> {
        self.of_one.get(subject).or(self.of_all.as_ref())
    }
}

/// Those from a requirement; of several for the same subject the first by id. O(exemptions).
pub(super) fn exemption_from(facts: &Facts<'_>, requirement: &str) -> ExemptionFrom {
    let plateau = facts.snapshot.plateau();
    let mut found = ExemptionFrom::default();
    for exemption in facts.map.tables().exemptions.iter() {
        let is_from = exemption.requirement.as_str() == requirement;
        if !is_from || !holds(exemption, plateau, facts.settings.today) {
            continue;
        }
        let id = || exemption.id.clone();
        match &exemption.subject {
            Some(subject) => {
                found.of_one.entry(subject.clone()).or_insert_with(id);
            }
            None => {
                found.of_all.get_or_insert_with(id);
            }
        }
    }
    found
}

/// Whether an exemption holds at a plateau on a day: it is granted for that plateau or for all, and
/// its last day has not passed. A last day that cannot be read has passed: nobody is excused by a
/// slip of the pen. Without a day, none has passed.
pub(super) fn holds(
    exemption: &Exemption,
    plateau: Option<&PlateauId>,
    today: Option<Day>,
) -> bool {
    let is_here = exemption
        .plateau
        .as_ref()
        .is_none_or(|granted_for| Some(granted_for) == plateau);
    let expires = exemption.expires.trim();
    let has_passed = !expires.is_empty()
        && Day::last_of(expires).is_none_or(|last| today.is_some_and(|today| last < today));
    is_here && !has_passed
}
