//! Work packages as a plan: what they cost year by year, and where the plan contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use super::coverage::{Claim, Coverage, NoDifference};
use super::gap::{Difference, Gap};
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};
use crate::model::{
    Day, ElementId, LinkId, Plateau, PlateauId, SubjectId, SystemMap, WorkPackage, WorkPackageId,
};

/// What the packages of a map cost, in thousands of euros.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Budget {
    /// By year: the budget of each package, spread evenly over its days.
    pub years: BTreeMap<i32, f64>,
    /// Of packages without a first and a last day.
    pub undated: f64,
    /// Of all packages.
    pub total: f64,
}

impl Budget {
    /// The figures by year in whole thousands, rounded so that they add up to the rounded sum: the
    /// largest remainders are rounded up (Hamilton's method).
    #[must_use]
    pub fn whole_years(&self) -> BTreeMap<i32, i64> {
        let sum: f64 = self.years.values().sum();
        let mut left = whole(sum.round());
        let mut parts: Vec<(f64, i32, i64)> = Vec::new();
        for (&year, &amount) in &self.years {
            let floor = amount.floor();
            left -= whole(floor);
            parts.push((amount - floor, year, whole(floor)));
        }
        parts.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let shared = parts
            .into_iter()
            .enumerate()
            .map(|(index, (_, year, floor))| {
                let up = i64::try_from(index).is_ok_and(|index| index < left);
                (year, floor + i64::from(up))
            });
        shared.collect()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "thousands of euros, far below 2^53; a float beyond saturates"
)]
fn whole(number: f64) -> i64 {
    number as i64
}

/// What some packages cost year by year. Cancelled ones cost nothing. O(packages × years).
pub fn budget<'a>(packages: impl IntoIterator<Item = &'a WorkPackage>) -> Budget {
    let mut budget = Budget::default();
    for package in packages {
        let Some(amount) = package.budget_keur.map(|amount| amount.get()) else {
            continue;
        };
        if package.status == crate::model::PackageStatus::Cancelled {
            continue;
        }
        budget.total += amount;
        match (package.first_day(), package.last_day()) {
            (Some(first), Some(last)) if first <= last => {
                spread(amount, first, last, &mut budget.years);
            }
            _ => budget.undated += amount,
        }
    }
    budget
}

/// Spreads an amount evenly over days, both ends included; the last year takes what rounding left.
fn spread(amount: f64, first: Day, last: Day, years: &mut BTreeMap<i32, f64>) {
    let days = f64::from(last.0 - first.0 + 1);
    let mut left = amount;
    for year in first.year()..=last.year() {
        let share = if year == last.year() {
            left
        } else {
            let starts = Day::new(year, 1, 1).map_or(first, |day| day.max(first));
            let ends = Day::new(year, 12, 31).map_or(last, |day| day.min(last));
            amount * f64::from(ends.0 - starts.0 + 1) / days
        };
        left -= share;
        *years.entry(year).or_default() += share;
    }
}

/// Where the plan contradicts itself, package by package. O(packages × claims), and a gap for each
/// pair of plateaus that packages lead between.
#[must_use]
pub fn plan_problems(map: &SystemMap) -> Vec<Problem> {
    let tables = map.tables();
    let mut problems = Vec::new();
    let circles = circles(map);
    let claims = claims_without_difference(map);
    for package in tables.work_packages.iter() {
        check_dates(package, &mut problems);
        check_target(map, package, &mut problems);
        for other in &package.depends_on {
            if let Some(other) = tables.work_packages.get(other) {
                check_order(package, other, &mut problems);
            }
        }
        if let Some(circle) = circles.get(&package.id) {
            let message = msg::ROADMAP_CIRCLE
                .with("package", name_of(package))
                .with("way", names(map, circle));
            problems.push(error("package-circle", package, message));
        }
        for (claim, reason) in claims.range(first_claim(&package.id)..) {
            if claim.package != package.id {
                break;
            }
            let message = claim_message(map, claim, *reason);
            problems.push(warning("claim-without-difference", package, message));
        }
    }
    problems
}

fn first_claim(package: &WorkPackageId) -> Claim {
    Claim {
        package: package.clone(),
        subject: SubjectId::default(),
        difference: Difference::Added,
    }
}

/// The sentence that says why a claim has no difference.
#[must_use]
pub fn claim_message(map: &SystemMap, claim: &Claim, reason: NoDifference) -> Message {
    let package = map.tables().work_packages.get(&claim.package);
    let package = package.map_or_else(|| claim.package.to_string(), |package| name_of(package));
    let says = match claim.difference {
        Difference::Added => msg::ROADMAP_SAYS_DELIVERS,
        Difference::Removed => msg::ROADMAP_SAYS_REMOVES,
        Difference::Changed => msg::ROADMAP_SAYS_CHANGES,
    };
    says.with("package", package)
        .with("subject", subject_name(map, &claim.subject))
        .with("reason", reason_message(reason))
}

/// Why a claim has no difference, in a few words.
#[must_use]
pub fn reason_message(reason: NoDifference) -> Message {
    match reason {
        NoDifference::Unknown => msg::ROADMAP_IS_UNKNOWN,
        NoDifference::Unchanged => msg::ROADMAP_IS_UNCHANGED,
        NoDifference::Absent => msg::ROADMAP_IS_ABSENT,
        NoDifference::Other(Difference::Added) => msg::ROADMAP_IS_ADDED,
        NoDifference::Other(Difference::Removed) => msg::ROADMAP_IS_REMOVED,
        NoDifference::Other(Difference::Changed) => msg::ROADMAP_IS_CHANGED,
    }
    .into()
}

/// What to call an element or link in a sentence: its name; a link by its ends.
#[must_use]
pub fn subject_name(map: &SystemMap, subject: &SubjectId) -> String {
    let tables = map.tables();
    let text = subject.text();
    if let Some(element) = tables.elements.get(&ElementId::from(text.clone())) {
        return if element.name.is_empty() {
            text.to_string()
        } else {
            element.name.to_string()
        };
    }
    let Some(link) = tables.links.get(&LinkId::from(text.clone())) else {
        return text.to_string();
    };
    let end = |id: &ElementId| {
        let element = tables.elements.get(id).filter(|end| !end.name.is_empty());
        element.map_or_else(|| id.to_string(), |element| element.name.to_string())
    };
    format!("{} → {}", end(&link.from), end(&link.to))
}

/// All claims for which the packages' own ways have no difference.
#[must_use]
pub fn claims_without_difference(map: &SystemMap) -> BTreeMap<Claim, NoDifference> {
    let mut out = BTreeMap::new();
    let mut ways: BTreeMap<(Option<PlateauId>, PlateauId), ()> = BTreeMap::new();
    for package in map.tables().work_packages.iter() {
        if let Some(way) = super::coverage::way_of(map, package) {
            ways.insert(way, ());
        }
    }
    for (from, to) in ways.into_keys() {
        let before = from
            .as_ref()
            .map_or_else(Default::default, |from| map.snapshot(Some(from)));
        let after = map.snapshot(Some(&to));
        let gap = Gap::between(&before, &after);
        let coverage = Coverage::of(map, &before, &after, &gap);
        // Each package is judged on its own way alone.
        let own = coverage
            .without_difference
            .into_iter()
            .filter(|(claim, _)| {
                let package = map.tables().work_packages.get(&claim.package);
                let way = package.and_then(|package| super::coverage::way_of(map, package));
                way.as_ref().is_some_and(|way| way.0 == from && way.1 == to)
            });
        out.extend(own);
    }
    out
}

fn check_dates(package: &WorkPackage, problems: &mut Vec<Problem>) {
    if let (Some(first), Some(last)) = (package.first_day(), package.last_day())
        && last < first
    {
        let message = msg::ROADMAP_REVERSED
            .with("package", name_of(package))
            .with("start", date(first))
            .with("end", date(last));
        problems.push(error("package-dates-reversed", package, message));
    }
}

fn check_target(map: &SystemMap, package: &WorkPackage, problems: &mut Vec<Problem>) {
    let plateaus = &map.tables().plateaus;
    if let Some((from, to)) = package
        .from_plateau
        .as_ref()
        .zip(package.to_plateau.as_ref())
    {
        let is_known = plateaus.contains(from) && plateaus.contains(to);
        if is_known && (from == to || !map.timeline().chain(to).contains(from)) {
            let message = msg::ROADMAP_LEADS_NOWHERE
                .with("package", name_of(package))
                .with("from", plateau_name(map, from))
                .with("to", plateau_name(map, to));
            problems.push(warning("package-leads-nowhere", package, message));
        }
    }
    let to = package.to_plateau.as_ref().and_then(|to| plateaus.get(to));
    let Some(to) = to else {
        if package.claimed().next().is_some() {
            let message = msg::ROADMAP_NO_TARGET.with("package", name_of(package));
            problems.push(warning("package-without-target", package, message));
        }
        return;
    };
    if let (Some(last), Some(begins)) = (package.last_day(), Day::first_of(&to.valid_from))
        && last >= begins
    {
        let message = msg::ROADMAP_LATE
            .with("package", name_of(package))
            .with("end", date(last))
            .with("plateau", to.name.as_str())
            .with("begins", date(begins));
        problems.push(warning("package-after-its-target", package, message));
    }
}

fn check_order(package: &WorkPackage, before: &WorkPackage, problems: &mut Vec<Problem>) {
    if let (Some(starts), Some(ends)) = (package.first_day(), before.last_day())
        && ends >= starts
    {
        let message = msg::ROADMAP_TOO_EARLY
            .with("package", name_of(package))
            .with("start", date(starts))
            .with("other", name_of(before))
            .with("end", date(ends));
        problems.push(warning("package-before-its-predecessor", package, message));
    }
}

/// For each package that waits for itself, a shortest way round, starting with it.
fn circles(map: &SystemMap) -> BTreeMap<WorkPackageId, Vec<WorkPackageId>> {
    let packages = &map.tables().work_packages;
    let mut out = BTreeMap::new();
    for package in packages.iter() {
        if let Some(way) = way_round(map, &package.id) {
            out.insert(package.id.clone(), way);
        }
    }
    out
}

/// A shortest way along dependencies from a package back to it. Breadth first, O(dependencies).
fn way_round(map: &SystemMap, start: &WorkPackageId) -> Option<Vec<WorkPackageId>> {
    let packages = &map.tables().work_packages;
    let mut came_from: BTreeMap<&WorkPackageId, &WorkPackageId> = BTreeMap::new();
    let mut open = std::collections::VecDeque::from([start]);
    while let Some(id) = open.pop_front() {
        for next in packages
            .get(id)
            .into_iter()
            .flat_map(|package| &package.depends_on)
        {
            if next == start {
                let mut way = vec![id.clone()];
                let mut at = id;
                while let Some(before) = came_from.get(at) {
                    way.push((*before).clone());
                    at = before;
                }
                way.reverse();
                return Some(way);
            }
            if packages.contains(next) && !came_from.contains_key(next) {
                came_from.insert(next, id);
                open.push_back(next);
            }
        }
    }
    None
}

/// Whether a package would wait for itself if it also waited for another.
#[must_use]
pub fn would_close_circle(map: &SystemMap, package: &WorkPackageId, on: &WorkPackageId) -> bool {
    let packages = &map.tables().work_packages;
    let mut seen = BTreeSet::new();
    let mut open = vec![on];
    while let Some(id) = open.pop() {
        if id == package {
            return true;
        }
        if seen.insert(id) {
            open.extend(
                packages
                    .get(id)
                    .into_iter()
                    .flat_map(|package| &package.depends_on),
            );
        }
    }
    false
}

fn names(map: &SystemMap, ids: &[WorkPackageId]) -> String {
    let packages = &map.tables().work_packages;
    let named = ids.iter().map(|id| {
        let package = packages.get(id);
        package.map_or_else(|| id.to_string(), |package| name_of(package))
    });
    named.collect::<Vec<_>>().join(" → ")
}

fn name_of(package: &WorkPackage) -> String {
    if package.name.is_empty() {
        package.id.to_string()
    } else {
        package.name.to_string()
    }
}

fn plateau_name(map: &SystemMap, id: &PlateauId) -> String {
    let plateau: Option<&std::sync::Arc<Plateau>> = map.tables().plateaus.get(id);
    plateau.map_or_else(|| id.to_string(), |plateau| plateau.name.to_string())
}

fn date(day: Day) -> Message {
    let (year, month, of_month) = day.civil();
    msg::ROADMAP_DATE
        .with("year", year.to_string())
        .with("month", format!("{month:02}"))
        .with("day", format!("{of_month:02}"))
}

fn error(code: &'static str, package: &WorkPackage, message: Message) -> Problem {
    let problem = Problem::new(code, Severity::Error, message);
    problem.at_record(format!("work_packages/{}", package.id))
}

fn warning(code: &'static str, package: &WorkPackage, message: Message) -> Problem {
    let problem = Problem::new(code, Severity::Warning, message);
    problem.at_record(format!("work_packages/{}", package.id))
}
