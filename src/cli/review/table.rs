//! A review as a table: a line a finding.

use super::Told;
use crate::analysis::{Trend, subject_name};
use crate::assurance::Finding;
use crate::cli::questions::Cells;
use crate::cli::report::Report;
use crate::locale::msg;
use crate::model::SystemMap;

/// The headings, then a line for each finding; compared with another state, those that are gone too.
pub(super) fn rows(map: &SystemMap, told: &[Told], report: &Report) -> Cells {
    let head = [
        msg::CLI_COLUMN_PLATEAU,
        msg::CLI_REVIEW_COLUMN_REQUIREMENT,
        msg::CLI_REVIEW_COLUMN_RULE,
        msg::CLI_REVIEW_COLUMN_TITLE,
        msg::CLI_REVIEW_COLUMN_LEVEL,
        msg::CLI_REVIEW_COLUMN_SEVERITY,
        msg::CLI_COLUMN_ID,
        msg::CLI_REVIEW_COLUMN_SUBJECT,
        msg::CLI_REVIEW_COLUMN_AT,
        msg::CLI_REVIEW_COLUMN_MESSAGE,
        msg::CLI_REVIEW_COLUMN_REMEDY,
        msg::CLI_REVIEW_COLUMN_FIXED_BY,
        msg::CLI_REVIEW_COLUMN_EXEMPTION,
    ];
    let mut head: Vec<String> = head.into_iter().map(|id| report.say(id)).collect();
    let is_compared = told.iter().any(|one| one.trend.is_some());
    if is_compared {
        head.push(report.say(msg::CLI_REVIEW_COLUMN_TREND));
    }
    let mut rows = vec![head];
    for one in told {
        let row = |finding: &Finding, trend: Option<Trend>| {
            let title = one
                .judgements
                .iter()
                .find(|judgement| judgement.asked.id == finding.requirement)
                .map(|judgement| judgement.asked.title(map, report.language));
            let subject = finding.subject.as_ref();
            let at: Vec<&str> = finding.at.iter().map(|id| id.as_str()).collect();
            let mut cells = vec![
                one.plateau_word().to_owned(),
                finding.requirement.to_string(),
                finding.rule.to_string(),
                title.unwrap_or_default(),
                report.say(finding.level.name()),
                finding.severity.to_string(),
                subject.map(ToString::to_string).unwrap_or_default(),
                subject.map(|id| subject_name(map, id)).unwrap_or_default(),
                at.join(" "),
                report.say(finding.message.clone()),
                report.say(finding.remedy.clone()),
                finding
                    .fixed_by
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                finding
                    .exemption
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
            ];
            if is_compared {
                cells.push(
                    trend
                        .map(|trend| report.say(trend.message()))
                        .unwrap_or_default(),
                );
            }
            cells
        };
        for finding in &one.findings {
            let trend = one.trend.as_ref().and_then(|since| since.trend.of(finding));
            rows.push(row(finding, trend));
        }
        if let Some(since) = &one.trend {
            rows.extend(
                since
                    .gone
                    .iter()
                    .map(|finding| row(finding, Some(Trend::Gone))),
            );
        }
    }
    rows
}
