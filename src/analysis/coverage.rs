//! Whether every difference between two plateaus is somebody's work, and every claim somebody's
//! difference.
//!
//! Work packages claim records: what they deliver must come, what they remove must go, what they
//! change must change. The count is strict: a difference that no claim of its kind names is
//! unclaimed, links included. A link whose end is claimed usually comes, goes or changes with it;
//! such links stay unclaimed and are told apart ([`Coverage::goes_with`]), so that a list of what
//! nobody does stays readable.
//!
//! A package belongs to a gap when its own way from plateau to plateau overlaps it. A claim is held
//! against the differences of the gap and, where the package leads from or to somewhere else,
//! against those of its own way: delivering in 2027 what goes again in 2029 is work, though the gap
//! from 2026 to 2029 doesn't show it.

use std::collections::{BTreeMap, BTreeSet};

use super::gap::{Difference, Gap};
use crate::model::{
    ElementId, LinkId, PlateauId, Snapshot, SubjectId, SystemMap, Timeline, WorkPackage,
    WorkPackageId,
};

/// One thing that a work package says that it does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Claim {
    /// The work package.
    pub package: WorkPackageId,
    /// The element or link that it names.
    pub subject: SubjectId,
    /// What it says that it does to it.
    pub difference: Difference,
}

/// Why a claim has no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoDifference {
    /// The map has no element and no link of this id.
    Unknown,
    /// It is there on both sides, and alike.
    Unchanged,
    /// It is on neither side.
    Absent,
    /// It differs in another way.
    Other(Difference),
}

impl NoDifference {
    /// Its word in answers for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unchanged => "unchanged",
            Self::Absent => "absent",
            Self::Other(Difference::Added) => "added",
            Self::Other(Difference::Removed) => "removed",
            Self::Other(Difference::Changed) => "changed",
        }
    }
}

/// The field of a work package that holds claims of a kind.
#[must_use]
pub fn claim_field(difference: Difference) -> &'static str {
    match difference {
        Difference::Added => "delivers",
        Difference::Removed => "removes",
        Difference::Changed => "changes",
    }
}

/// What of a gap is whose work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The packages that belong to the gap, by id.
    pub packages: BTreeSet<WorkPackageId>,
    /// The differences that somebody claims, and who: two names where a difference is claimed
    /// twice.
    pub claimed: BTreeMap<SubjectId, BTreeSet<WorkPackageId>>,
    /// The differences that nobody claims, by id.
    pub unclaimed: BTreeSet<SubjectId>,
    /// Unclaimed links with a claimed end, and who claims it.
    pub goes_with: BTreeMap<LinkId, BTreeSet<WorkPackageId>>,
    /// Claims for which there is no difference, and why.
    pub without_difference: BTreeMap<Claim, NoDifference>,
}

impl Coverage {
    /// Holds the claims of a map's work packages against the gap between two of its plateaus.
    /// O(differences + claims), and a gap for each other way that an overlapping package leads.
    #[must_use]
    pub fn of(map: &SystemMap, before: &Snapshot, after: &Snapshot, gap: &Gap) -> Self {
        let mut coverage = Self::default();
        let mut ways: BTreeMap<Way, Sides> = BTreeMap::new();
        let (from, to) = (before.plateau(), after.plateau());
        for package in map.tables().work_packages.iter() {
            let Some(way) = way_of(map, package) else {
                continue;
            };
            let Some(overlap) = overlap(map.timeline(), &way, from, to) else {
                continue;
            };
            coverage.packages.insert(package.id.clone());
            let own = (overlap != Overlap::Whole).then(|| {
                &*ways
                    .entry(way)
                    .or_insert_with_key(|way| Sides::of(map, way))
            });
            for claim in claims_of(package) {
                coverage.hold(map, claim, Held { before, after, gap }, own, overlap);
            }
        }
        let differences = gap.subjects();
        coverage.unclaimed = differences
            .filter(|subject| !coverage.claimed.contains_key(subject))
            .collect();
        coverage.find_companions(before, after, gap);
        coverage
    }

    /// Takes one claim into account.
    fn hold(
        &mut self,
        map: &SystemMap,
        claim: Claim,
        held: Held<'_>,
        own: Option<&Sides>,
        overlap: Overlap,
    ) {
        let found = held.gap.difference_of(&claim.subject);
        let own_sides = own.map_or(held, Sides::held);
        let found_on_own_way = own_sides.gap.difference_of(&claim.subject);
        let is_met_on_own_way = found_on_own_way == Some(claim.difference);
        let is_met = match overlap {
            Overlap::Whole | Overlap::Within => is_met_on_own_way && found.is_some(),
            Overlap::Beyond => found == Some(claim.difference),
        };
        if is_met {
            let claimants = self.claimed.entry(claim.subject).or_default();
            claimants.insert(claim.package);
            return;
        }
        if is_met_on_own_way {
            return;
        }
        let has = |side: &Snapshot| has(side, &claim.subject);
        let reason = match found_on_own_way {
            Some(other) => NoDifference::Other(other),
            None if has(own_sides.before) && has(own_sides.after) => NoDifference::Unchanged,
            None if is_known(map, &claim.subject) => NoDifference::Absent,
            None => NoDifference::Unknown,
        };
        self.without_difference.insert(claim, reason);
    }

    /// Finds the unclaimed links with a claimed end.
    fn find_companions(&mut self, before: &Snapshot, after: &Snapshot, gap: &Gap) {
        for link in gap.links.keys() {
            if !self.unclaimed.contains(&SubjectId::from(link)) {
                continue;
            }
            let ends = [before, after].into_iter().filter_map(|side| {
                let link = side.link(side.find_link(link)?);
                Some([link.from.clone(), link.to.clone()])
            });
            let claimants: BTreeSet<WorkPackageId> = ends
                .flatten()
                .filter_map(|end: ElementId| self.claimed.get(&SubjectId::from(&end)))
                .flatten()
                .cloned()
                .collect();
            if !claimants.is_empty() {
                self.goes_with.insert(link.clone(), claimants);
            }
        }
    }

    /// How many differences there are.
    #[must_use]
    pub fn differences(&self) -> usize {
        self.claimed.len() + self.unclaimed.len()
    }

    /// The part of the differences that somebody claims (indicator I30); `None` where there is none
    /// to claim.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of records, far below 2^52"
    )]
    pub fn ratio(&self) -> Option<f64> {
        let differences = self.differences();
        (differences > 0).then(|| self.claimed.len() as f64 / differences as f64)
    }

    /// The differences that more than one package claims.
    pub fn claimed_twice(
        &self,
    ) -> impl Iterator<Item = (&SubjectId, &BTreeSet<WorkPackageId>)> + use<'_> {
        self.claimed
            .iter()
            .filter(|(_, claimants)| claimants.len() > 1)
    }

    /// The differences that a package claims, by id.
    pub fn of_package<'a>(
        &'a self,
        package: &'a WorkPackageId,
    ) -> impl Iterator<Item = &'a SubjectId> + use<'a> {
        self.claimed
            .iter()
            .filter(move |(_, claimants)| claimants.contains(package))
            .map(|(subject, _)| subject)
    }
}

/// The claims of a package, in the order of its lists.
pub fn claims_of(package: &WorkPackage) -> impl Iterator<Item = Claim> + use<'_> {
    let lists = [
        (&package.delivers, Difference::Added),
        (&package.removes, Difference::Removed),
        (&package.changes, Difference::Changed),
    ];
    lists.into_iter().flat_map(move |(subjects, difference)| {
        subjects.iter().map(move |subject| Claim {
            package: package.id.clone(),
            subject: subject.clone(),
            difference,
        })
    })
}

/// Where a package leads from and to. Without a start it is taken to start where its target does.
pub(super) type Way = (Option<PlateauId>, PlateauId);

/// What differs between the plateaus that a package leads from and to; `None` where it leads to no
/// plateau of this map.
#[must_use]
pub fn own_gap(map: &SystemMap, package: &WorkPackage) -> Option<Gap> {
    Some(Sides::of(map, &way_of(map, package)?).gap)
}

/// The way of a package; `None` where it leads to no plateau of this map.
pub(super) fn way_of(map: &SystemMap, package: &WorkPackage) -> Option<Way> {
    let plateaus = &map.tables().plateaus;
    let to = plateaus.get(package.to_plateau.as_ref()?)?;
    let from = package
        .from_plateau
        .as_ref()
        .filter(|from| plateaus.contains(*from));
    Some((from.or(to.based_on.as_ref()).cloned(), to.id.clone()))
}

/// How the way of a package lies to a gap that it shares a step with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Overlap {
    /// From and to the same plateaus.
    Whole,
    /// Part of the gap's own way.
    Within,
    /// It starts earlier or ends later.
    Beyond,
}

/// How a way lies to the gap between two plateaus: both on one line of the tree of plateaus,
/// neither ending before the other begins; `None` where they share no step.
fn overlap(
    timeline: &Timeline,
    way: &Way,
    from: Option<&PlateauId>,
    to: Option<&PlateauId>,
) -> Option<Overlap> {
    if way.0.as_ref() == from && Some(&way.1) == to {
        return Some(Overlap::Whole);
    }
    let chain = |plateau: Option<&PlateauId>| plateau.map_or(&[][..], |id| timeline.chain(id));
    let (way_end, gap_end) = (chain(Some(&way.1)), chain(to));
    let common = |a: &[PlateauId], b: &[PlateauId]| {
        let pairs = a.iter().zip(b);
        pairs.take_while(|(left, right)| left == right).count()
    };
    let is_one_line = common(way_end, gap_end) == way_end.len().min(gap_end.len());
    let way_start = common(chain(way.0.as_ref()), way_end);
    let gap_start = common(chain(from), gap_end);
    if !is_one_line || way_start >= gap_end.len() || gap_start >= way_end.len() {
        return None;
    }
    let is_within = gap_start <= way_start && way_end.len() <= gap_end.len();
    Some(if is_within {
        Overlap::Within
    } else {
        Overlap::Beyond
    })
}

/// The two sides that claims are held against.
#[derive(Clone, Copy)]
struct Held<'a> {
    before: &'a Snapshot,
    after: &'a Snapshot,
    gap: &'a Gap,
}

/// The two sides of another way.
struct Sides {
    before: Snapshot,
    after: Snapshot,
    gap: Gap,
}

impl Sides {
    fn of(map: &SystemMap, way: &Way) -> Self {
        let before = way
            .0
            .as_ref()
            .map_or_else(Snapshot::default, |from| map.snapshot(Some(from)));
        let after = map.snapshot(Some(&way.1));
        let gap = Gap::between(&before, &after);
        Self { before, after, gap }
    }

    fn held(&self) -> Held<'_> {
        Held {
            before: &self.before,
            after: &self.after,
            gap: &self.gap,
        }
    }
}

fn has(side: &Snapshot, subject: &SubjectId) -> bool {
    let text = subject.text();
    side.find(&ElementId::from(text.clone())).is_some()
        || side.find_link(&LinkId::from(text.clone())).is_some()
}

fn is_known(map: &SystemMap, subject: &SubjectId) -> bool {
    let text = subject.text();
    map.tables()
        .elements
        .contains(&ElementId::from(text.clone()))
        || map.tables().links.contains(&LinkId::from(text.clone()))
}

impl Gap {
    /// How an element or link differs; `None` where it doesn't.
    #[must_use]
    pub fn difference_of(&self, subject: &SubjectId) -> Option<Difference> {
        let text = subject.text();
        let element = self.elements.get(text.as_str());
        let delta = element.or_else(|| self.links.get(text.as_str()))?;
        Some(delta.difference)
    }

    /// All that differs: elements by id, then links by id.
    pub fn subjects(&self) -> impl Iterator<Item = SubjectId> + use<'_> {
        let elements = self.elements.keys().map(SubjectId::from);
        elements.chain(self.links.keys().map(SubjectId::from))
    }
}
