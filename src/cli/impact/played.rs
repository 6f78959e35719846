//! The scenario that a command plays, as its arguments describe it.

use std::sync::Arc;

use clap::{Arg, ArgMatches};
use serde_json::{Value as Json, json};

use crate::analysis::{
    self, DependencyGraph, Impact, Repairs, Scenario, Unfolding, UnknownElement,
};
use crate::cli::arguments::Table;
use crate::cli::report::{Failure, Report};
use crate::cli::{load, questions, scenario};
use crate::locale::msg;
use crate::model::{ElementId, LossScenario, Nature, PlateauId, Snapshot, SystemMap};

/// `--at` and `--repairs`.
pub(in crate::cli) fn hours(t: &Table) -> [Arg; 2] {
    [
        t.option("at", msg::CLI_ARG_AT)
            .value_name("HOURS")
            .value_parser(questions::hours),
        t.option("repairs", msg::UNFOLDING_CLI_REPAIRS)
            .value_parser(Repairs::ALL.map(Repairs::as_str)),
    ]
}

/// What a command plays on a map, as its arguments describe it.
pub(in crate::cli) struct Played {
    scenario: Scenario,
    graph: DependencyGraph,
    /// The record that it comes from.
    pub(in crate::cli) kept: Option<Arc<LossScenario>>,
    /// What of it is not there at the plateau.
    pub(in crate::cli) missing: Vec<ElementId>,
    repairs: Option<Repairs>,
}

/// The scenario that `--fail`, `--degrade`, `--nature` and `--at` describe, or that `--scenario`
/// names. What a kept one loses and is not there is told on standard error and left out.
///
/// # Errors
/// When an element of the scenario is not there, or no scenario is kept under that name.
pub(in crate::cli) fn played(
    matches: &ArgMatches,
    map: &SystemMap,
    snapshot: &Snapshot,
    report: &Report,
) -> Result<Played, Failure> {
    let graph = DependencyGraph::of(snapshot);
    questions::tell_doubts(map, snapshot, &graph, report);
    let find = |name: &str| load::elements(matches, name, snapshot);
    let (scenario, kept) = described(matches, map, &find)?;
    let (scenario, missing) = scenario.within(&graph);
    if !missing.is_empty() {
        report.tell(scenario::missing_message(&missing, snapshot.plateau()));
    }
    if let Some(kept) = kept.as_ref().filter(|_| scenario.injected.is_empty()) {
        let nothing = msg::SCENARIOS_LOSES_NOTHING_HERE.with("name", kept.name.as_str());
        report.tell(nothing.with("plateau", snapshot.plateau().map_or("–", PlateauId::as_str)));
    }
    Ok(Played {
        scenario,
        graph,
        kept,
        missing,
        repairs: text(matches, "repairs").and_then(|word| Repairs::from_word(word)),
    })
}

fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m String> {
    matches.try_get_one::<String>(name).ok().flatten()
}

/// The scenario as the arguments describe it, and the record that it comes from. `find` looks up
/// the elements that an option lists.
pub(in crate::cli) fn described(
    matches: &ArgMatches,
    map: &SystemMap,
    find: &dyn Fn(&str) -> Result<Vec<ElementId>, Failure>,
) -> Result<(Scenario, Option<Arc<LossScenario>>), Failure> {
    let kept = text(matches, "scenario")
        .map(|asked| scenario::named(map, asked))
        .transpose()?;
    let mut scenario = match &kept {
        Some(kept) => Scenario::of(kept),
        None => {
            let (lost, degraded) = (find("fail")?, find("degrade")?);
            let losing = Scenario::losing(lost.iter().map(ElementId::as_str));
            let degraded = degraded.iter().map(ElementId::as_str);
            degraded.fold(losing, Scenario::degrading)
        }
    };
    if let Some(nature) = text(matches, "nature") {
        scenario.nature = Nature::from_word(nature).unwrap_or_default();
    }
    let at_h = matches.try_get_one::<f64>("at").ok().flatten().copied();
    if let Some(at_h) = at_h.filter(|hours| hours.is_finite()) {
        scenario.at_h = Some(at_h);
    }
    Ok((scenario, kept))
}

impl Played {
    /// What is lost, without what is not there.
    pub(in crate::cli) fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// What it does. At an hour, what falls stays down unless `--repairs` says otherwise.
    ///
    /// # Errors
    /// Never, as what is not there was left out.
    pub(in crate::cli) fn impact(&self) -> Result<Impact, Failure> {
        let unknown = |unknown: UnknownElement| Failure::from(unknown.message());
        match (self.scenario.at_h, self.repairs) {
            (Some(at_h), Some(repairs)) => {
                let unfolding = analysis::unfold(&self.graph, &self.scenario, repairs);
                Ok(unfolding.map_err(unknown)?.impact_at(at_h))
            }
            _ => analysis::impact(&self.graph, &self.scenario).map_err(unknown),
        }
    }

    /// How it unfolds.
    ///
    /// # Errors
    /// Never, as what is not there was left out.
    pub(super) fn unfolding(&self) -> Result<Unfolding, Failure> {
        let repairs = self.repairs.unwrap_or_default();
        let unfolding = analysis::unfold(&self.graph, &self.scenario, repairs);
        unfolding.map_err(|unknown| Failure::from(unknown.message()))
    }

    /// The record and what is missing, beside an answer in JSON.
    pub(super) fn add_to(&self, answer: &mut Json) {
        if let Some(kept) = &self.kept {
            answer["scenario"] = json!({ "id": kept.id.as_str(), "name": kept.name.as_str() });
            answer["missing"] = json!(
                self.missing
                    .iter()
                    .map(ElementId::as_str)
                    .collect::<Vec<_>>()
            );
        }
        answer["at_h"] = json!(self.scenario.at_h);
    }
}
