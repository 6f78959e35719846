//! A review for a terminal: by requirement, what is wrong, how to repair it, who does.

use std::sync::Arc;

use super::{Told, key};
use crate::analysis::Trend;
use crate::assurance::{Finding, Judgement};
use crate::cli::report::Report;
use crate::locale::msg;
use crate::model::{Plateau, SystemMap};
use crate::text::visible;

/// The whole answer.
pub(super) fn answer(map: &SystemMap, told: &[Told], report: &Report) -> String {
    let mut text = String::new();
    for one in told {
        for judgement in &one.judgements {
            requirement(map, one, judgement, report, &mut text);
        }
        counts(map, one, report, &mut text);
    }
    text
}

fn push(text: &mut String, indent: usize, words: &str) {
    text.push_str(&format!("{:indent$}{}\n", "", visible(words)));
}

fn requirement(
    map: &SystemMap,
    told: &Told,
    judgement: &Judgement,
    report: &Report,
    text: &mut String,
) {
    let of_it = |finding: &&Arc<Finding>| finding.requirement == judgement.asked.id;
    let findings: Vec<&Arc<Finding>> = told.findings.iter().filter(of_it).collect();
    if findings.is_empty() && judgement.error.is_none() {
        return;
    }
    let head = if judgement.verdict.is_some() || judgement.error.is_some() {
        msg::CLI_REVIEW_HEAD_BY_HAND
    } else {
        msg::CLI_REVIEW_HEAD
    };
    let head = head
        .with("id", judgement.asked.id.as_str())
        .with("title", judgement.asked.title(map, report.language))
        .with("level", judgement.asked.level.name())
        .with("violations", judgement.violations)
        .with("applicable", judgement.applicable);
    push(text, 0, &report.say(head));
    if let Some(error) = &judgement.error {
        push(text, 2, &report.say(error.clone()));
    }
    for finding in findings {
        let trend = told
            .trend
            .as_ref()
            .and_then(|since| since.trend.of(finding));
        let mark = trend.map_or_else(String::new, |trend| {
            format!("[{}] ", report.say(trend.message()))
        });
        let message = report.say(finding.message.clone());
        push(text, 2, &format!("{mark}{message}"));
        let remedy = report.say(finding.remedy.clone());
        push(text, 4, &remedy);
        if let Some(repair) = &finding.repair {
            let words = msg::CLI_REVIEW_CAN_REPAIR
                .with("key", key(finding))
                .with("words", repair.words.clone());
            push(text, 4, &report.say(words));
        }
        if let Some(package) = &finding.fixed_by {
            let record = map.tables().work_packages.get(package);
            let name = record.map_or("", |record| record.name.as_str());
            let words = msg::CLI_REVIEW_FIXED_BY.with("package", format!("{package} {name}"));
            push(text, 4, report.say(words).trim_end());
        }
        for (id, words) in [
            (&finding.exemption, msg::CLI_REVIEW_EXEMPT),
            (&finding.expired, msg::CLI_REVIEW_WAS_EXEMPT),
        ] {
            if let Some(id) = id {
                push(text, 4, &report.say(words.with("exemption", id.as_str())));
            }
        }
    }
}

fn counts(map: &SystemMap, told: &Told, report: &Report, text: &mut String) {
    let record = told
        .plateau
        .as_ref()
        .and_then(|id| map.tables().plateaus.get(id));
    let name = |record: &Plateau| format!("{} – {}", record.id, record.name);
    let plateau = record.map_or_else(|| "–".to_owned(), |record| name(record));
    let exempt = told
        .findings
        .iter()
        .filter(|finding| !finding.counts())
        .count();
    let words = msg::CLI_REVIEW_COUNTS
        .with("plateau", plateau)
        .with("count", told.findings.len() - exempt)
        .with("exempt", exempt);
    push(text, 0, &report.say(words));
    if let Some(since) = &told.trend {
        let count = |trend| since.trend.count(trend);
        let words = msg::CLI_REVIEW_TREND
            .with("name", since.name.as_str())
            .with("new", count(Trend::New))
            .with("worse", count(Trend::Worse))
            .with("mixed", count(Trend::Mixed))
            .with("better", count(Trend::Better))
            .with("gone", count(Trend::Gone))
            .with("same", count(Trend::Same));
        push(text, 0, &report.say(words));
    }
}
