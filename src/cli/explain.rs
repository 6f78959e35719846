//! `portolan explain`: why is this affected.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::load;
use super::report::{Failure, Report};
use super::{DONE, impact};
use crate::analysis;
use crate::locale::msg;
use crate::model::ElementId;

/// Prints the sentence and the path, with `--full` the proof.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let impact = impact::played(matches, &map, &snapshot, report)?.impact()?;
    let targets = load::elements(matches, "target", &snapshot)?;
    let [target] = targets.as_slice() else {
        return Err(crate::locale::Message::from(msg::CLI_ONE_TARGET).into());
    };
    let found =
        analysis::explain(&impact, target).map_err(|unknown| Failure::from(unknown.message()))?;
    let graph = impact.graph();
    let id = |ix| graph.element(ix).id.as_str();
    if report.is_json {
        let path: Vec<&str> = found.path.iter().map(|step| id(step.element)).collect();
        let proof: Vec<Json> = found
            .proof
            .iter()
            .map(|line| {
                json!({
                    "level": line.level,
                    "id": id(line.element),
                    "state": line.state.as_str(),
                    "reason": line.reason.as_str(),
                    "causes": line.reason.causes().into_iter().map(id).collect::<Vec<_>>(),
                    "repeated": line.is_repeated,
                })
            })
            .collect();
        report.answer_json(&json!({
            "target": target.as_str(),
            "state": found.state.as_str(),
            "sentence": report.language.say(&found.sentence),
            "path": path,
            "proof": proof,
        }));
        return Ok(DONE);
    }
    let mut text = format!("{}\n", report.language.say(&found.sentence));
    if matches.get_flag("full") {
        text.push('\n');
        for line in &found.proof {
            let indent = "  ".repeat(line.level as usize);
            let name = &graph.element(line.element).name;
            let state = report.language.say(&line.state.message());
            let reason = report.language.say(&line.reason.message(graph));
            let more = if line.is_repeated { " …" } else { "" };
            text.push_str(&format!(
                "{indent}{name} ({}) – {state} : {reason}{more}\n",
                id(line.element)
            ));
        }
    } else {
        let path: Vec<&str> = found
            .path
            .iter()
            .map(|step| ElementId::as_str(&graph.element(step.element).id))
            .collect();
        if !path.is_empty() {
            text.push_str(&format!("{}\n", path.join(" → ")));
        }
    }
    report.answer(&text);
    Ok(DONE)
}
