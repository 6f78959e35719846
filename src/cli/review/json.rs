//! A review as JSON: the shape that other tools rely on; see the user guide.

use serde_json::{Value as Json, json};

use super::{Since, Told, key};
use crate::analysis::Trend;
use crate::assurance::Finding;
use crate::cli::report::Report;

/// One entry a finding; compared with another state, those that are gone too.
pub(super) fn answer(told: &[Told], report: &Report) -> Json {
    let mut list = Vec::new();
    for one in told {
        for finding in &one.findings {
            let trend = one.trend.as_ref();
            let trend = trend.and_then(|since| since.trend.of(finding));
            list.push(entry(one, finding, trend, report));
        }
        let gone = one.trend.iter().flat_map(|since: &Since| &since.gone);
        list.extend(gone.map(|finding| entry(one, finding, Some(Trend::Gone), report)));
    }
    Json::Array(list)
}

fn entry(told: &Told, finding: &Finding, trend: Option<Trend>, report: &Report) -> Json {
    let rule = if finding.rule.is_empty() {
        finding.requirement.as_str()
    } else {
        finding.rule.as_str()
    };
    let at: Vec<&str> = finding.at.iter().map(|id| id.as_str()).collect();
    let mut json = json!({
        "rule": rule,
        "requirement": finding.requirement.as_str(),
        "plateau": told.plateau_word(),
        "level": finding.level.as_str(),
        "severity": finding.severity,
        "subject": finding.subject.as_ref().map(|id| id.as_str()),
        "at": at,
        "unknown": finding.is_unknown,
        "message": report.say(finding.message.clone()),
        "remedy": report.say(finding.remedy.clone()),
        "repair": finding.repair.as_ref().map(|_| key(finding)),
        "fixed_by": finding.fixed_by.as_ref().map(|id| id.as_str()),
        "exception": finding.exemption.as_ref().map(|id| id.as_str()),
        "expired_exception": finding.expired.as_ref().map(|id| id.as_str()),
    });
    if let (Some(trend), Some(fields)) = (trend, json.as_object_mut()) {
        fields.insert("trend".to_owned(), json!(trend.as_str()));
    }
    json
}
