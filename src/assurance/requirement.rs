//! What is asked: the requirements of the map and the built-in rules that none of them names, and
//! how each fares.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::assessment::Assessment;
use super::finding::{Finding, ProtectionLevel};
use super::rules::{RULES, rule};
use crate::locale::{Language, Message};
use crate::model::{
    ManualVerdict, PlateauId, Requirement, RequirementId, SubjectId, SystemMap, WorkPackage,
    WorkPackageId,
};

/// One thing that is asked, whoever asks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Of a requirement of the map its id; of a built-in rule alone the rule's.
    pub id: RequirementId,
    /// The built-in rule that judges it; empty where a condition or a person does.
    pub rule: SmolStr,
    /// Whether the map has a record of it.
    pub is_own: bool,
    /// How high the protection is that it asks for.
    pub level: ProtectionLevel,
    /// 1 to 4.
    pub severity: u8,
}

/// How a requirement fares at one plateau.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// What is asked.
    pub asked: Asked,
    /// How many subjects it applies to.
    pub applicable: usize,
    /// Which these are, sorted; empty for a verdict by hand, which is about the whole map.
    pub applies_to: Vec<SubjectId>,
    /// How many of them break it, those with an exemption left out.
    pub violations: usize,
    /// How many of them break it and are exempt.
    pub exempt: usize,
    /// What a person found, for one that nothing else can judge.
    pub verdict: Option<ManualVerdict>,
    /// Why it could not be judged, such as a condition that cannot be read.
    pub error: Option<Message>,
}

/// How severe a requirement is that says nothing of it.
const USUAL_SEVERITY: u8 = 2;

/// The built-in rule that a requirement stands for: the one that it names, even one that there is
/// not; or, where it has no condition either, the one that it is called after, as in maps that came
/// from elsewhere. Empty for none.
#[must_use]
pub fn rule_of(requirement: &Requirement) -> SmolStr {
    let named = requirement.rule.trim();
    let id = requirement.id.as_str();
    if !named.is_empty() {
        let known = RULES
            .iter()
            .find(|rule| rule.id.eq_ignore_ascii_case(named));
        known.map_or_else(|| named.into(), |rule| SmolStr::new_static(rule.id))
    } else if requirement.condition.trim().is_empty() {
        rule(id).map_or_else(SmolStr::default, |rule| SmolStr::new_static(rule.id))
    } else {
        SmolStr::default()
    }
}

/// All that is asked, in the order of lists: the requirements of the map by id, then the built-in
/// rules that none of them names. Requirements that are set aside are left out, and so is the rule
/// that one of them names: setting aside is how a rule is put to rest.
#[must_use]
pub fn asked(map: &SystemMap) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    let mut named: Vec<SmolStr> = Vec::new();
    for requirement in map.tables().requirements.iter() {
        let rule_id = rule_of(requirement);
        named.push(rule_id.clone());
        if requirement.suspended {
            continue;
        }
        let built_in = rule(&rule_id);
        let usual = built_in.map_or(ProtectionLevel::Medium, |rule| rule.level);
        let severity = built_in.map_or(USUAL_SEVERITY, |rule| rule.severity);
        let stated = requirement.severity.get().round();
        let stated = [1, 2, 3, 4]
            .into_iter()
            .find(|one| f64::from(*one) == stated);
        all.push(Asked {
            id: requirement.id.clone(),
            rule: rule_id,
            is_own: true,
            level: ProtectionLevel::from_word(&requirement.level).unwrap_or(usual),
            severity: stated.unwrap_or(severity),
        });
    }
    let others = RULES
        .iter()
        .filter(|rule| !named.iter().any(|id| id == rule.id));
    all.extend(others.map(|rule| Asked {
        id: rule.id.into(),
        rule: SmolStr::new_static(rule.id),
        is_own: false,
        level: rule.level,
        severity: rule.severity,
    }));
    all
}

impl Asked {
    /// What it is called.
    #[must_use]
    pub fn title(&self, map: &SystemMap, language: Language) -> String {
        let record = map.tables().requirements.get(&self.id);
        if let Some(record) = record.filter(|_| self.is_own) {
            let title = title_of(record);
            if !title.is_empty() {
                return title.to_owned();
            }
        }
        match rule(&self.rule) {
            Some(rule) => language.text(rule.name),
            None => self.id.to_string(),
        }
    }
}

/// What a record calls itself: its name, else what it asks.
pub(super) fn title_of(record: &Requirement) -> &str {
    let said = [&record.name, &record.text, &record.check];
    let mut said = said.into_iter().map(|words| words.trim());
    said.find(|words| !words.is_empty()).unwrap_or_default()
}

/// Says of each finding which work package makes it go away: the one that claims a faulty record on
/// the way to the first later plateau where the finding is gone; where none does, the one on that way
/// that says that it meets the requirement.
pub(super) fn tell_who_repairs(
    map: &SystemMap,
    assessments: &mut BTreeMap<Option<PlateauId>, Assessment>,
) {
    let named = Named::by_packages(map);
    let mut told: Vec<(Option<PlateauId>, usize, WorkPackageId)> = Vec::new();
    for (plateau, assessment) in assessments.iter() {
        let Some(here) = plateau else { continue };
        let findings = assessment.review.findings.iter().enumerate();
        for (row, finding) in findings.filter(|(_, finding)| named.has(finding)) {
            let gone = gone_at(map, assessments, here, finding);
            let package = gone.and_then(|there| repairs(map, here, there, finding));
            told.extend(package.map(|package| (plateau.clone(), row, package)));
        }
    }
    for (plateau, row, package) in told {
        let findings = assessments
            .get_mut(&plateau)
            .map(|found| &mut found.review.findings);
        if let Some(finding) = findings.and_then(|findings| findings.get_mut(row)) {
            Arc::make_mut(finding).fixed_by = Some(package);
        }
    }
}

/// What work packages name: few findings are about that, and only those need a longer look.
struct Named<'m> {
    records: FxHashSet<&'m SubjectId>,
    requirements: FxHashSet<&'m str>,
}

impl<'m> Named<'m> {
    fn by_packages(map: &'m SystemMap) -> Self {
        let packages = || map.tables().work_packages.iter();
        let met = packages().flat_map(|package| &package.requirements);
        Self {
            records: packages().flat_map(|package| package.claimed()).collect(),
            requirements: met.map(RequirementId::as_str).collect(),
        }
    }

    fn has(&self, finding: &Finding) -> bool {
        let mut records = finding.subject.iter().chain(&finding.at);
        self.requirements.contains(finding.requirement.as_str())
            || self.requirements.contains(finding.rule.as_str())
            || records.any(|record| self.records.contains(record))
    }
}

/// The first later plateau where a finding is not found any more.
fn gone_at<'m>(
    map: &'m SystemMap,
    assessments: &BTreeMap<Option<PlateauId>, Assessment>,
    here: &PlateauId,
    finding: &Finding,
) -> Option<&'m PlateauId> {
    let timeline = map.timeline();
    let later = timeline
        .order()
        .iter()
        .filter(|one| *one != here && timeline.builds_on(one, here));
    later.into_iter().find(|there| {
        let review = assessments
            .get(&Some((*there).clone()))
            .map(|found| &found.review);
        review.is_some_and(|review| review.find(finding.key()).is_none())
    })
}

/// The package on the way between two plateaus that repairs a finding.
fn repairs(
    map: &SystemMap,
    here: &PlateauId,
    there: &PlateauId,
    finding: &Finding,
) -> Option<WorkPackageId> {
    let timeline = map.timeline();
    let chain = timeline.chain(there);
    let way = chain.iter().skip_while(|one| *one != here).skip(1);
    let way: Vec<&PlateauId> = way.collect();
    let on_the_way = |package: &&WorkPackage| {
        let leads_to = package.to_plateau.as_ref();
        leads_to.is_some_and(|to| way.contains(&to))
    };
    let faulty = |subject: &SubjectId| {
        finding.subject.as_ref() == Some(subject) || finding.at.contains(subject)
    };
    let claims = |package: &WorkPackage| package.claimed().any(faulty);
    let meets = |package: &WorkPackage| {
        let mut met = package.requirements.iter();
        met.any(|id| *id == finding.requirement || id.as_str() == finding.rule.as_str())
    };
    let packages = || {
        map.tables()
            .work_packages
            .iter()
            .map(AsRef::as_ref)
            .filter(on_the_way)
    };
    let found = packages()
        .find(|package| claims(package) && meets(package))
        .or_else(|| packages().find(|package| claims(package)))
        .or_else(|| packages().find(|package| meets(package)));
    found.map(|package| package.id.clone())
}
