//! All that is asked, held against one plateau: what each rule finds, who asks for it, and which
//! exemptions hold.

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::exemption::Exemptions;
use super::facts::Facts;
use super::finding::{Finding, ProtectionLevel, Review};
use super::requirement::{Asked, Judgement, asked, title_of};
use super::resilience::Resilience;
use super::rules::{Rule, Verdict, rule};
use super::scope::is_in_scope;
use crate::locale::{Message, msg};
use crate::model::{ElementId, ManualVerdict, Requirement, SubjectId};

/// Holds all that is asked against one plateau: each rule once, whoever asks for it. The time is
/// that of the rules, each O(elements + links) but for what [`Resilience`] holds.
#[must_use]
pub fn review(facts: &Facts<'_>, resilience: &Resilience) -> Review {
    let exemptions = Exemptions::of(facts);
    let mut verdicts: FxHashMap<&'static str, Verdict> = FxHashMap::default();
    let mut review = Review::default();
    for asked in asked(facts.map) {
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
            Some(rule) => Ok(of_rule(&mut verdicts, rule, facts, resilience).clone()),
            None => of_record(facts, record, &mut judgement),
        };
        match found {
            Ok(mut found) => {
                if let Some(record) = record.filter(|record| !record.scope.is_empty()) {
                    narrow(facts, record, &mut found);
                }
                keep(
                    facts,
                    found,
                    &exemptions,
                    &mut judgement,
                    &mut review.findings,
                );
            }
            Err(error) => judgement.error = Some(error),
        }
        review.judgements.push(judgement);
    }
    let key = |finding: &Finding| (finding.requirement.clone(), finding.subject.clone());
    review.findings.sort_by_cached_key(key);
    review
}

fn of_rule<'v>(
    verdicts: &'v mut FxHashMap<&'static str, Verdict>,
    rule: &'static Rule,
    facts: &Facts<'_>,
    resilience: &Resilience,
) -> &'v Verdict {
    let judge = || (rule.judge)(facts, resilience);
    verdicts.entry(rule.id).or_insert_with(judge)
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
    found
        .applicable
        .retain(|subject| is_in_scope(facts.snapshot, &record.scope, subject));
    let within: FxHashSet<&SubjectId> = found.applicable.iter().collect();
    found.findings.retain(|finding| {
        let subject = finding.subject.as_ref();
        subject.is_none_or(|subject| within.contains(subject))
    });
}

/// Puts the findings of a verdict into the review, as who asks sees them, and counts them.
fn keep(
    facts: &Facts<'_>,
    found: Verdict,
    exemptions: &Exemptions<'_>,
    judgement: &mut Judgement,
    findings: &mut Vec<Finding>,
) {
    judgement.applicable += found.applicable.len();
    judgement.applies_to = found.applicable;
    judgement.applies_to.sort_unstable();
    judgement.applies_to.dedup();
    for mut finding in found.findings {
        finding.requirement = judgement.asked.id.clone();
        finding.rule = judgement.asked.rule.clone();
        finding.severity = judgement.asked.severity;
        finding.level = level(facts, &judgement.asked, finding.subject.as_ref());
        let held = exemptions.of_finding(&finding);
        (finding.exemption, finding.expired) = (held.valid, held.expired);
        if finding.counts() {
            judgement.violations += 1;
        } else {
            judgement.exempt += 1;
        }
        findings.push(finding);
    }
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
