//! A review as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), which forges show
//! beside the lines of a file.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value as Json, json};

use super::{Told, key, places};
use crate::analysis::{Trend, subject_name};
use crate::assurance::{Asked, Finding, ProtectionLevel, rule};
use crate::cli::report::Report;
use crate::model::{SubjectId, SystemMap};
use crate::storage;

/// One run a plateau.
pub(super) fn answer(map: &SystemMap, path: &Path, told: &[Told], report: &Report) -> Json {
    let is_ours = path
        .extension()
        .is_some_and(|extension| extension == storage::EXTENSION);
    let text = is_ours
        .then(|| std::fs::read_to_string(path).ok())
        .flatten();
    let file = File {
        map,
        address: places::address(path),
        lines: text.map_or_else(BTreeMap::new, |text| places::lines(&text)),
    };
    let runs: Vec<Json> = told.iter().map(|one| run(&file, one, report)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": runs,
    })
}

struct File<'m> {
    map: &'m SystemMap,
    address: String,
    lines: BTreeMap<String, usize>,
}

fn run(file: &File<'_>, told: &Told, report: &Report) -> Json {
    let asked: Vec<&Asked> = told.judgements.iter().map(|one| &one.asked).collect();
    let rules: Vec<Json> = asked
        .iter()
        .map(|asked| descriptor(file, asked, report))
        .collect();
    let index = |finding: &Finding| asked.iter().position(|one| one.id == finding.requirement);
    let state = |finding: &Finding| {
        let since = told.trend.as_ref()?;
        since.trend.of(finding)
    };
    let mut results: Vec<Json> = told
        .findings
        .iter()
        .map(|finding| result(file, finding, index(finding), state(finding), report))
        .collect();
    let gone = told.trend.iter().flat_map(|since| &since.gone);
    results.extend(
        gone.map(|finding| result(file, finding, index(finding), Some(Trend::Gone), report)),
    );
    json!({
        "tool": { "driver": {
            "name": "Portolan",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": report.language.code(),
            "rules": rules,
        }},
        "automationDetails": { "id": format!("portolan/review/{}", told.plateau_word()) },
        "artifacts": [{ "location": { "uri": file.address } }],
        "columnKind": "unicodeCodePoints",
        "results": results,
    })
}

fn level(level: ProtectionLevel) -> &'static str {
    match level {
        ProtectionLevel::Mandatory | ProtectionLevel::VeryHigh => "error",
        ProtectionLevel::High => "warning",
        ProtectionLevel::Medium => "note",
    }
}

fn descriptor(file: &File<'_>, asked: &Asked, report: &Report) -> Json {
    let title = asked.title(file.map, report.language);
    let record = file.map.tables().requirements.get(&asked.id);
    let own = record.map(|record| record.text.trim().to_owned());
    let built_in = rule(&asked.rule).map(|rule| report.say(rule.text));
    let said = [built_in, own].into_iter().flatten();
    let said: Vec<String> = said.filter(|words| !words.is_empty()).collect();
    let help = if said.is_empty() {
        title.clone()
    } else {
        said.join("\n\n")
    };
    json!({
        "id": asked.id.as_str(),
        "shortDescription": { "text": title },
        "fullDescription": { "text": help },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(asked.level) },
        "properties": { "protection": asked.level.as_str(), "severity": asked.severity },
    })
}

fn result(
    file: &File<'_>,
    finding: &Finding,
    index: Option<usize>,
    trend: Option<Trend>,
    report: &Report,
) -> Json {
    let mut fields = Map::new();
    fields.insert("ruleId".to_owned(), json!(finding.requirement.as_str()));
    if let Some(index) = index {
        fields.insert("ruleIndex".to_owned(), json!(index));
    }
    fields.insert("level".to_owned(), json!(level(finding.level)));
    let words = format!(
        "{} {}",
        report.say(finding.message.clone()),
        report.say(finding.remedy.clone())
    );
    fields.insert("message".to_owned(), json!({ "text": words }));
    let place = match &finding.subject {
        Some(subject) => location(file, subject),
        None => named(
            file,
            finding.requirement.as_str(),
            finding.requirement.as_str(),
        ),
    };
    fields.insert("locations".to_owned(), json!([place]));
    let others = finding
        .at
        .iter()
        .filter(|at| Some(*at) != finding.subject.as_ref());
    let related: Vec<Json> = others.map(|at| location(file, at)).collect();
    if !related.is_empty() {
        fields.insert("relatedLocations".to_owned(), Json::Array(related));
    }
    let fingerprint = json!({ "portolan/v1": key(finding) });
    fields.insert("partialFingerprints".to_owned(), fingerprint);
    if let Some(exemption) = &finding.exemption {
        let record = file.map.tables().exemptions.get(exemption);
        let why = record.map_or("", |record| record.reason.as_str());
        let suppression = json!([{
            "kind": "external",
            "status": "accepted",
            "justification": why,
        }]);
        fields.insert("suppressions".to_owned(), suppression);
    }
    if let Some(trend) = trend {
        let state = match trend {
            Trend::New => "new",
            Trend::Gone => "absent",
            Trend::Same => "unchanged",
            Trend::Worse | Trend::Mixed | Trend::Better => "updated",
        };
        fields.insert("baselineState".to_owned(), json!(state));
    }
    let properties = json!({
        "unknown": finding.is_unknown,
        "fixedBy": finding.fixed_by.as_ref().map(|id| id.as_str()),
    });
    fields.insert("properties".to_owned(), properties);
    Json::Object(fields)
}

/// The file, and the line of a record where the file is one of ours.
fn physical(file: &File<'_>, id: &str) -> Json {
    let mut physical = json!({ "artifactLocation": { "uri": file.address, "index": 0 } });
    if let (Some(line), Some(fields)) = (file.lines.get(id), physical.as_object_mut()) {
        fields.insert("region".to_owned(), json!({ "startLine": line }));
    }
    json!({ "physicalLocation": physical })
}

fn location(file: &File<'_>, subject: &SubjectId) -> Json {
    named(file, subject.as_str(), &subject_name(file.map, subject))
}

fn named(file: &File<'_>, id: &str, name: &str) -> Json {
    let mut place = physical(file, id);
    if let Some(fields) = place.as_object_mut() {
        fields.insert("message".to_owned(), json!({ "text": name }));
        let logical = json!([{
            "name": name,
            "fullyQualifiedName": id,
            "kind": "object",
        }]);
        fields.insert("logicalLocations".to_owned(), logical);
    }
    place
}
