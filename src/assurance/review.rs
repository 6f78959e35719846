//! All that is asked, held against one plateau: what each rule finds, who asks for it, and which
//! exemptions hold.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::aspects::{Aspect, Aspects, Kept, Noted};
use super::exemption::Exemptions;
use super::facts::Facts;
use super::finding::{Finding, ProtectionLevel, Review};
use super::requirement::{Asked, Judgement, asked, title_of};
use super::resilience::Resilience;
use super::rules::{Rule, Verdict, rule};
use super::scope::is_in_scope;
use crate::locale::{Message, msg};
use crate::model::{ElementId, ManualVerdict, Requirement, SubjectId};

/// How one requirement fares at a plateau, and what breaks it, by subject.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fared {
    judgement: Arc<Judgement>,
    findings: Vec<Arc<Finding>>,
}

/// How all that is asked fares, in the order in which it is asked, over edits.
pub(super) type KeptReview = Vec<Kept<Arc<Fared>>>;

/// Holds all that is asked against one plateau: each rule once, whoever asks for it. The time is
/// that of the rules, each O(elements + links) but for what [`Resilience`] holds.
#[must_use]
pub fn review(facts: &Facts<'_>, resilience: &Resilience) -> Review {
    let resilience = facts.noted(resilience, Aspect::Resilience);
    assembled(&review_since(facts, &resilience, None))
}

/// The same, with what was found before an edit that changed these aspects and nothing of what is
/// asked: only what rests on one of them is held against the plateau again, in the time of its rules.
pub(super) fn review_since(
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
    earlier: Option<(&KeptReview, &Aspects)>,
) -> KeptReview {
    let exemptions = Exemptions::of(facts);
    let mut verdicts = Verdicts::default();
    let judge = |(row, asked): (usize, Asked)| {
        let known = earlier.and_then(|(review, changed)| Some((review.get(row)?, changed)));
        if let Some((known, changed)) = known
            && known.outlives(changed)
        {
            return known.clone();
        }
        let (fared, rests_on) =
            facts.noting(|| fared(facts, resilience, &mut verdicts, &exemptions, asked));
        // What was judged again and fares as before is the same to whoever compares.
        let answer = match known {
            Some((known, _)) if *known.answer == fared => Arc::clone(&known.answer),
            _ => Arc::new(fared),
        };
        Kept { answer, rests_on }
    };
    asked(facts.map)
        .into_iter()
        .enumerate()
        .map(judge)
        .collect()
}

/// One review of what fared how.
pub(super) fn assembled(kept: &KeptReview) -> Review {
    let mut fared: Vec<&Fared> = kept.iter().map(|one| one.answer.as_ref()).collect();
    let judgements = fared.iter().map(|one| Arc::clone(&one.judgement)).collect();
    fared.sort_by(|a, b| a.judgement.asked.id.cmp(&b.judgement.asked.id));
    let findings = fared.iter().flat_map(|one| &one.findings);
    let mut findings: Vec<Arc<Finding>> = findings.cloned().collect();
    // In order already, unless a requirement has the name of another’s rule.
    findings.sort_by(|a, b| a.key().cmp(&b.key()));
    Review {
        findings,
        judgements,
    }
}

/// Whether all that is asked is judged by the very same answers. Where it says no they may be alike.
pub(super) fn fares_the_same(now: &KeptReview, before: &KeptReview) -> bool {
    let mut both = now.iter().zip(before);
    now.len() == before.len() && both.all(|(now, before)| Arc::ptr_eq(&now.answer, &before.answer))
}

/// The verdicts of rules that several requirements may name, with what they rest on.
type Verdicts = FxHashMap<&'static str, (Verdict, Aspects)>;

fn fared(
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
    verdicts: &mut Verdicts,
    exemptions: &Exemptions<'_>,
    asked: Asked,
) -> Fared {
    let record = facts.map.tables().requirements.get(&asked.id);
    let record = record.map(AsRef::as_ref).filter(|_| asked.is_own);
    let mut judgement = Judgement {
        asked,
        applicable: 0,
        applies_to: Vec::new(),
        violations: 0,
        exempt: 0,
        verdict: None,
        error: None,
    };
    let found = match rule(&judgement.asked.rule) {
        Some(rule) => Ok(of_rule(verdicts, rule, facts, resilience)),
        None => of_record(facts, record, &mut judgement),
    };
    let mut findings = Vec::new();
    match found {
        Ok(mut found) => {
            if let Some(record) = record.filter(|record| !record.scope.is_empty()) {
                narrow(facts, record, &mut found);
            }
            findings = counted(facts, found, exemptions, &mut judgement);
        }
        Err(error) => judgement.error = Some(error),
    }
    findings.sort_by(|a, b| a.subject.cmp(&b.subject));
    Fared {
        judgement: Arc::new(judgement),
        findings: findings.into_iter().map(Arc::new).collect(),
    }
}

fn of_rule(
    verdicts: &mut Verdicts,
    rule: &'static Rule,
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
) -> Verdict {
    let judge = || facts.noting(|| (rule.judge)(facts, resilience));
    let (verdict, rests_on) = verdicts.entry(rule.id).or_insert_with(judge);
    facts.note_all(rests_on);
    verdict.clone()
}

/// The verdict on a requirement that no built-in rule judges: by its condition, else by hand.
fn of_record(
    facts: &Facts<'_>,
    record: Option<&Requirement>,
    judgement: &mut Judgement,
) -> Result<Verdict, Message> {
    if !judgement.asked.rule.is_empty() {
        let rule = judgement.asked.rule.as_str();
        return Err(msg::REQUIREMENT_NO_RULE.with("rule", rule));
    }
    let Some(record) = record else {
        return Ok(Verdict::default());
    };
    if !record.condition.trim().is_empty() {
        return by_condition(facts, &record.condition);
    }
    judgement.verdict = Some(record.verdict);
    let (is_judged, why) = match record.verdict {
        ManualVerdict::NotChecked => (false, None),
        ManualVerdict::Met => (true, None),
        ManualVerdict::PartlyMet => (true, Some(msg::REQUIREMENT_PARTLY_MET)),
        ManualVerdict::NotMet => (true, Some(msg::REQUIREMENT_NOT_MET)),
    };
    judgement.applicable = usize::from(is_judged);
    let title = title_of(record);
    let checked = Message::from(if record.checked.trim().is_empty() {
        msg::REQUIREMENT_CHECKED_ONCE
    } else {
        msg::REQUIREMENT_CHECKED_ON
    });
    let checked = checked.with("day", record.checked.trim());
    let findings = why.into_iter().map(|why| Finding {
        requirement: record.id.clone(),
        rule: SmolStr::default(),
        level: judgement.asked.level,
        severity: judgement.asked.severity,
        subject: None,
        at: Vec::new(),
        is_unknown: false,
        message: why.with("title", title).with("checked", checked.clone()),
        remedy: msg::REQUIREMENT_BY_HAND_REMEDY.into(),
        repair: None,
        fixed_by: None,
        exemption: None,
        expired: None,
    });
    Ok(Verdict {
        applicable: Vec::new(),
        findings: findings.collect(),
    })
}

/// The verdict of a condition of the user's own.
fn by_condition(facts: &Facts<'_>, condition: &str) -> Result<Verdict, Message> {
    super::condition::judge(facts, condition).map_err(|error| error.sentence())
}

/// Leaves what the scope of a requirement lets through.
fn narrow(facts: &Facts<'_>, record: &Requirement, found: &mut Verdict) {
    for filter in &record.scope {
        facts.note_attribute(&filter.by);
        if filter.by == "name" {
            facts.note(Aspect::Records);
        }
    }
    found
        .applicable
        .retain(|subject| is_in_scope(facts.snapshot, &record.scope, subject));
    let within: FxHashSet<&SubjectId> = found.applicable.iter().collect();
    found.findings.retain(|finding| {
        let subject = finding.subject.as_ref();
        subject.is_none_or(|subject| within.contains(subject))
    });
}

/// The findings of a verdict as who asks sees them, counted.
fn counted(
    facts: &Facts<'_>,
    found: Verdict,
    exemptions: &Exemptions<'_>,
    judgement: &mut Judgement,
) -> Vec<Finding> {
    judgement.applicable += found.applicable.len();
    judgement.applies_to = found.applicable;
    judgement.applies_to.sort_unstable();
    judgement.applies_to.dedup();
    let mut findings = found.findings;
    for finding in &mut findings {
        finding.requirement = judgement.asked.id.clone();
        finding.rule = judgement.asked.rule.clone();
        finding.severity = judgement.asked.severity;
        finding.level = level(facts, &judgement.asked, finding.subject.as_ref());
        let held = exemptions.of_finding(finding);
        (finding.exemption, finding.expired) = (held.valid, held.expired);
        if finding.counts() {
            judgement.violations += 1;
        } else {
            judgement.exempt += 1;
        }
    }
    findings
}

/// How high the protection is that is missing: where the map has a protection table of its own and
/// that names the rule, what it says of the category; else what is asked.
fn level(facts: &Facts<'_>, asked: &Asked, subject: Option<&SubjectId>) -> ProtectionLevel {
    let of_table = || {
        if facts.map.tables().data_types.is_empty() {
            return None;
        }
        let id = ElementId::from(subject?.text().clone());
        let category = facts.text(facts.snapshot.find(&id)?, "category");
        facts.settings.level_of(&asked.rule, category)
    };
    of_table().unwrap_or(asked.level)
}
