//! `portolan impact`: what stops, degrades and loses its margin.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, ArgMatches};
use serde_json::{Map, Value as Json, json};

use super::arguments::Table;
use super::report::{Failure, Report, write_file};
use super::{DONE, across, export, load, questions, scenario, unfolding};
use crate::analysis::{
    self, DataLoss, DependencyGraph, Impact, Repairs, Scenario, State, Unfolding, UnknownElement,
};
use crate::locale::{Language, msg};
use crate::model::{ElementId, ElementIx, LossScenario, Nature, PlateauId, Snapshot, SystemMap};
use crate::workspace::listing;

/// Runs the scenario and prints its effect.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    if matches.contains_id("across") {
        let find = |name: &str| load::elements_anywhere(matches, name, &map);
        let (scenario, kept) = described(matches, &map, &find)?;
        let name = kept.as_ref().map_or("", |kept| kept.name.as_str());
        return across::run(matches, &map, (&scenario, name), report);
    }
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let played = played(matches, &map, &snapshot, report)?;
    let format = matches
        .get_one::<String>("format")
        .map_or("text", String::as_str);
    if matches.get_flag("timeline") {
        let unfolding = played.unfolding()?;
        if format == "json" {
            let mut answer = unfolding::as_json(&unfolding, plateau.as_ref());
            played.add_to(&mut answer);
            report.answer_json(&answer);
        } else {
            report.answer(&unfolding::written(&unfolding, format, report.language));
        }
        return Ok(DONE);
    }
    let impact = played.impact()?;
    match format {
        "json" => {
            let mut answer = as_json(&impact, plateau.as_ref(), report.language);
            played.add_to(&mut answer);
            report.answer_json(&answer);
        }
        "csv" => report.answer(&listing::csv(rows(&impact, report.language))),
        "md" => report.answer(&as_markdown(&impact, report.language)),
        _ => report.answer(&as_text(&impact, report.language)),
    }
    if let Some(path) = matches.get_one::<PathBuf>("picture") {
        let view = load::view(matches, &map)?;
        let pictures = super::load::pictures(matches, &map, report);
        let bytes = export::impact_picture(&map, snapshot, view, &impact, &pictures, report)?;
        write_file(path, &bytes)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    Ok(DONE)
}

/// `--at` and `--repairs`.
pub(super) fn hours(t: &Table) -> [Arg; 2] {
    [
        t.option("at", msg::CLI_ARG_AT)
            .value_name("HOURS")
            .value_parser(questions::hours),
        t.option("repairs", msg::UNFOLDING_CLI_REPAIRS)
            .value_parser(Repairs::ALL.map(Repairs::as_str)),
    ]
}

/// What a command plays on a map, as its arguments describe it.
pub(super) struct Played {
    scenario: Scenario,
    graph: DependencyGraph,
    /// The record that it comes from.
    pub(super) kept: Option<Arc<LossScenario>>,
    /// What of it is not there at the plateau.
    pub(super) missing: Vec<ElementId>,
    repairs: Option<Repairs>,
}

/// The scenario that `--fail`, `--degrade`, `--nature` and `--at` describe, or that `--scenario`
/// names. What a kept one loses and is not there is told on standard error and left out.
///
/// # Errors
/// When an element of the scenario is not there, or no scenario is kept under that name.
pub(super) fn played(
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
fn described(
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
    /// What it does. At an hour, what falls stays down unless `--repairs` says otherwise.
    ///
    /// # Errors
    /// Never, as what is not there was left out.
    pub(super) fn impact(&self) -> Result<Impact, Failure> {
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
    fn unfolding(&self) -> Result<Unfolding, Failure> {
        let repairs = self.repairs.unwrap_or_default();
        let unfolding = analysis::unfold(&self.graph, &self.scenario, repairs);
        unfolding.map_err(|unknown| Failure::from(unknown.message()))
    }

    /// The record and what is missing, beside an answer in JSON.
    fn add_to(&self, answer: &mut Json) {
        if let Some(kept) = &self.kept {
            answer["scenario"] = json!({ "id": kept.id.as_str(), "name": kept.name.as_str() });
            answer["missing"] = json!(ids(&self.missing));
        }
        answer["at_h"] = json!(self.scenario.at_h);
    }
}

fn ids(list: &[ElementId]) -> Vec<&str> {
    list.iter().map(ElementId::as_str).collect()
}

/// The shape that other tools rely on; see the user guide.
pub(super) fn as_json(impact: &Impact, plateau: Option<&PlateauId>, language: Language) -> Json {
    let graph = impact.graph();
    let scenario = impact.scenario();
    let injected: Vec<&str> = scenario.injected.keys().map(ElementId::as_str).collect();
    let margins: Vec<Json> = impact
        .redundancy_lost()
        .iter()
        .map(|margin| json!({ "group": margin.group.as_str(), "available": margin.available, "k": margin.k, "n": margin.n }))
        .collect();
    let elements: Vec<Json> = impact
        .affected()
        .iter()
        .map(|&ix| {
            let path: Vec<&str> = impact
                .path(ix)
                .into_iter()
                .map(|step| graph.element(step).id.as_str())
                .collect();
            json!({
                "id": graph.element(ix).id.as_str(),
                "state": impact.state(ix).as_str(),
                "depth": impact.depth(ix),
                "reason": impact.reason(ix).map(|reason| reason.as_str()),
                "because": impact.reason(ix).map(|reason| language.say(&reason.message(graph))),
                "path": path,
            })
        })
        .collect();
    json!({
        "plateau": plateau.map(PlateauId::as_str),
        "injected": injected,
        "nature": scenario.nature.as_str(),
        "down_total": impact.down_total(),
        "degraded_total": impact.degraded_total(),
        "applications_down": ids(&impact.applications_down()),
        "services_down": ids(&impact.services_down()),
        "services_degraded": ids(&impact.services_degraded()),
        "data_sets_down": ids(&impact.data_sets_down()),
        "flows_down": impact.flows_down(),
        "redundancy_lost": margins,
        "rto_h": recovery(impact),
        "rpo_h": losses(impact),
        "elements": elements,
    })
}

/// Hours until each stopped business service works again.
fn recovery(impact: &Impact) -> Map<String, Json> {
    let graph = impact.graph();
    let services = analysis::recovery_times(impact).into_iter().filter(|time| {
        let element = graph.element(time.element);
        element.kind.as_str() == "business_service" && impact.state(time.element) == State::Down
    });
    services
        .map(|time| {
            (
                graph.element(time.element).id.to_string(),
                number(time.hours),
            )
        })
        .collect()
}

/// Hours of data that each data set loses.
fn losses(impact: &Impact) -> Map<String, Json> {
    analysis::data_losses(impact)
        .into_iter()
        .map(|(id, loss)| {
            let loss = match loss {
                DataLoss::Hours(hours) => number(hours),
                DataLoss::Unknown => Json::from("unknown"),
                DataLoss::Lost => Json::from("lost"),
            };
            (id.to_string(), loss)
        })
        .collect()
}

/// Two decimals, and whole numbers as such.
fn number(hours: f64) -> Json {
    let rounded = (hours * 100.0).round() / 100.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "hours of a recovery fit by far"
    )]
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
        json!(rounded as i64)
    } else {
        json!(rounded)
    }
}

fn name(impact: &Impact, ix: ElementIx) -> &str {
    impact.graph().element(ix).name.as_str()
}

/// The affected, worst first, then nearest, then by name.
fn ordered(impact: &Impact) -> Vec<ElementIx> {
    let mut affected = impact.affected().to_vec();
    affected.sort_by_key(|&ix| {
        (
            std::cmp::Reverse(impact.state(ix)),
            impact.depth(ix),
            name(impact, ix).to_owned(),
        )
    });
    affected
}

fn as_text(impact: &Impact, language: Language) -> String {
    let graph = impact.graph();
    let injected: Vec<&str> = impact
        .scenario()
        .injected
        .keys()
        .filter_map(|id| graph.find(id).ok())
        .map(|ix| name(impact, ix))
        .collect();
    let mut text = String::new();
    let summary = msg::CLI_IMPACT_SUMMARY
        .with("injected", injected.join(", "))
        .with("down", impact.down_total())
        .with("degraded", impact.degraded_total())
        .with(
            "intact",
            graph.elements().len() - impact.down_total() - impact.degraded_total(),
        )
        .with("flows", impact.flows_down());
    text.push_str(&language.say(&summary));
    text.push_str("\n\n");
    let mut by_state: BTreeMap<std::cmp::Reverse<State>, Vec<ElementIx>> = BTreeMap::new();
    for ix in ordered(impact) {
        by_state
            .entry(std::cmp::Reverse(impact.state(ix)))
            .or_default()
            .push(ix);
    }
    for (state, list) in by_state {
        text.push_str(&format!("{}\n", language.say(&state.0.message())));
        for ix in list {
            let reason = impact
                .reason(ix)
                .map(|reason| language.say(&reason.message(graph)))
                .unwrap_or_default();
            text.push_str(&format!(
                "  {:<14} {:<38} {reason}\n",
                graph.element(ix).id.as_str(),
                name(impact, ix)
            ));
        }
    }
    for margin in impact.redundancy_lost() {
        let group = graph
            .find(&margin.group)
            .map_or(margin.group.as_str(), |ix| name(impact, ix));
        let line = msg::CLI_IMPACT_MARGIN
            .with("group", group)
            .with("available", margin.available as usize)
            .with("k", margin.k as usize)
            .with("n", margin.n as usize);
        text.push_str(&format!("{}\n", language.say(&line)));
    }
    text
}

fn headings(language: Language) -> [String; 6] {
    [
        msg::CLI_COLUMN_ID,
        msg::CLI_COLUMN_NAME,
        msg::CLI_COLUMN_KIND,
        msg::CLI_COLUMN_STATE,
        msg::CLI_COLUMN_DEPTH,
        msg::CLI_COLUMN_REASON,
    ]
    .map(|heading| language.text(heading))
}

fn cells(impact: &Impact, ix: ElementIx, language: Language) -> [String; 6] {
    let graph = impact.graph();
    let element = graph.element(ix);
    let kind = crate::catalogue::element_kind(element.kind.as_str())
        .map_or(element.kind.as_str(), |kind| kind.name(language));
    [
        element.id.to_string(),
        element.name.to_string(),
        kind.to_owned(),
        language.say(&impact.state(ix).message()),
        impact
            .depth(ix)
            .map(|depth| depth.to_string())
            .unwrap_or_default(),
        impact
            .reason(ix)
            .map(|reason| language.say(&reason.message(graph)))
            .unwrap_or_default(),
    ]
}

/// The titles, then a row for each element that something happens to.
fn rows(impact: &Impact, language: Language) -> Vec<[String; 6]> {
    let affected = ordered(impact).into_iter();
    let rows = affected.map(|ix| cells(impact, ix, language));
    std::iter::once(headings(language)).chain(rows).collect()
}

fn as_markdown(impact: &Impact, language: Language) -> String {
    let text = as_text(impact, language);
    let summary = text.lines().next().unwrap_or_default();
    format!("{summary}\n\n{}", listing::markdown(rows(impact, language)))
}
