//! `portolan explain`: why is this affected.

use std::collections::BTreeSet;

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::questions::{self, Cells};
use super::report::{Failure, Report};
use super::{DONE, impact, load, pictures};
use crate::analysis::{self, Explanation, Impact};
use crate::locale::{Language, msg};
use crate::model::{ElementId, ElementIx, Snapshot, SystemMap};
use crate::workspace::answers::{best_view, count_on_view, path_marks, with_view_of};
use crate::workspace::listing;

/// What there is to say, in one language.
struct Answer<'a> {
    impact: &'a Impact,
    why: &'a Explanation,
    language: Language,
}

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
    let why =
        analysis::explain(&impact, target).map_err(|unknown| Failure::from(unknown.message()))?;
    let answer = Answer {
        impact: &impact,
        why: &why,
        language: report.language,
    };
    let is_full = matches.get_flag("full");
    match questions::format(matches) {
        "json" => report.answer_json(&answer.as_json()),
        "csv" => report.answer(&listing::csv(answer.rows())),
        "md" => report.answer(&answer.as_markdown()),
        _ => report.answer(&answer.as_text(is_full)),
    }
    if pictures::is_asked(matches) {
        answer.picture(matches, &map, &snapshot, report)?;
    }
    Ok(DONE)
}

impl Answer<'_> {
    fn id(&self, ix: ElementIx) -> &str {
        self.impact.graph().element(ix).id.as_str()
    }

    fn name(&self, ix: ElementIx) -> &str {
        self.impact.graph().element(ix).name.as_str()
    }

    fn as_json(&self) -> Json {
        let path: Vec<&str> = (self.why.path.iter())
            .map(|step| self.id(step.element))
            .collect();
        let proof = self.why.proof.iter().map(|line| {
            let causes = line.reason.causes().into_iter().map(|ix| self.id(ix));
            json!({
                "level": line.level,
                "id": self.id(line.element),
                "state": line.state.as_str(),
                "reason": line.reason.as_str(),
                "causes": causes.collect::<Vec<_>>(),
                "repeated": line.is_repeated,
            })
        });
        json!({
            "target": self.id(self.why.target),
            "state": self.why.state.as_str(),
            "sentence": self.language.say(&self.why.sentence),
            "path": path,
            "proof": proof.collect::<Vec<_>>(),
        })
    }

    /// A line for each step of the path, from the loss on, then for each line of the proof.
    fn rows(&self) -> Cells {
        let head = [
            msg::ANSWER_COLUMN_STEP,
            msg::ANSWER_COLUMN_LEVEL,
            msg::CLI_COLUMN_ID,
            msg::CLI_COLUMN_NAME,
            msg::CLI_COLUMN_STATE,
            msg::CLI_COLUMN_REASON,
        ];
        let mut rows = vec![head.map(|id| self.language.text(id)).to_vec()];
        for (at, step) in self.why.path.iter().rev().enumerate() {
            rows.push(self.row((at + 1).to_string(), String::new(), step.element));
        }
        for line in &self.why.proof {
            rows.push(self.row(String::new(), line.level.to_string(), line.element));
        }
        rows
    }

    fn row(&self, step: String, level: String, ix: ElementIx) -> Vec<String> {
        let reason = self.impact.reason(ix);
        let reason = reason.map(|reason| {
            let message = reason.message(self.impact.graph());
            self.language.say(&message)
        });
        vec![
            step,
            level,
            self.id(ix).to_owned(),
            self.name(ix).to_owned(),
            self.language.say(&self.impact.state(ix).message()),
            reason.unwrap_or_default(),
        ]
    }

    /// The proof as indented lines.
    fn proof_lines(&self) -> Vec<(u32, String)> {
        let lines = self.why.proof.iter();
        lines
            .map(|line| {
                let state = self.language.say(&line.state.message());
                let reason = self.language.say(&line.reason.message(self.impact.graph()));
                let more = if line.is_repeated { " …" } else { "" };
                let (name, id) = (self.name(line.element), self.id(line.element));
                let words = format!("{name} ({id}) – {state} : {reason}{more}");
                (line.level, words)
            })
            .collect()
    }

    fn as_text(&self, is_full: bool) -> String {
        let mut text = format!("{}\n", self.language.say(&self.why.sentence));
        if is_full {
            text.push('\n');
            for (level, words) in self.proof_lines() {
                text.push_str(&format!("{}{words}\n", "  ".repeat(level as usize)));
            }
        } else {
            let path: Vec<&str> = (self.why.path.iter())
                .map(|step| self.id(step.element))
                .collect();
            if !path.is_empty() {
                text.push_str(&format!("{}\n", path.join(" → ")));
            }
        }
        text
    }

    fn as_markdown(&self) -> String {
        let mut text = format!(
            "# {}\n\n{}\n",
            self.title(),
            self.language.say(&self.why.sentence)
        );
        if self.why.path.is_empty() {
            return text;
        }
        text.push('\n');
        for (at, step) in self.why.path.iter().rev().enumerate() {
            let row = self.row(String::new(), String::new(), step.element);
            text.push_str(&format!(
                "{}. {} – {} : {}\n",
                at + 1,
                row[3],
                row[4],
                row[5]
            ));
        }
        let proof = self.language.text(msg::ANSWER_PROOF);
        text.push_str(&format!("\n## {proof}\n\n"));
        for (level, words) in self.proof_lines() {
            text.push_str(&format!("{}- {words}\n", "  ".repeat(level as usize)));
        }
        text
    }

    fn title(&self) -> String {
        let name = self.name(self.why.target);
        self.language.say(&msg::ANSWER_WHY.with("name", name))
    }

    /// Draws the path on a view that shows all of it, or on one that is made for it.
    fn picture(
        &self,
        matches: &ArgMatches,
        map: &SystemMap,
        snapshot: &Snapshot,
        report: &Report,
    ) -> Result<(), Failure> {
        let marks = path_marks(self.impact, self.why, self.language);
        let target = &self.impact.graph().element(self.why.target).id;
        let mut shown: BTreeSet<ElementId> = marks.elements.keys().cloned().collect();
        shown.insert(target.clone());
        let path = self.why.path.iter().map(|step| step.element);
        let path: Vec<ElementId> = path
            .map(|ix| self.impact.graph().element(ix).id.clone())
            .collect();
        let whole = best_view(map, &path.iter().cloned().collect())
            .filter(|view| count_on_view(map, view, &path) == path.len());
        let (map, view) = if matches.contains_id("view") {
            (map.clone(), load::view(matches, map)?)
        } else if let Some(view) = whole {
            (map.clone(), view)
        } else {
            with_view_of(map, snapshot, &shown, ("why", self.title()), self.language)?
        };
        let snapshot = map.snapshot(snapshot.plateau());
        let order = pictures::order(matches, (&map, &snapshot, &view), report);
        pictures::write(matches, &order, &marks, &self.title(), report)
    }
}
