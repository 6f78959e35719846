//! Kept scenarios in words and tables, with what they do at a plateau.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::super::questions::{Cells, columns};
use super::ordered;
use crate::analysis::{DependencyGraph, Scenario, hours_in_words, impact};
use crate::locale::{Language, msg};
use crate::model::{ElementId, Finite, LossScenario, Nature, PlateauId, SystemMap};
use crate::workspace::listing;

/// Kept scenarios as they stand at a plateau.
pub(super) struct Sheet<'m> {
    map: &'m SystemMap,
    plateau: Option<&'m PlateauId>,
    graph: DependencyGraph,
    language: Language,
}

impl<'m> Sheet<'m> {
    pub(super) fn new(
        map: &'m SystemMap,
        plateau: Option<&'m PlateauId>,
        language: Language,
    ) -> Self {
        let graph = DependencyGraph::of(&map.snapshot(plateau));
        Self {
            map,
            plateau,
            graph,
            language,
        }
    }

    pub(super) fn list(&self, format: &str) -> String {
        let all = ordered(self.map);
        match format {
            "json" => {
                let list = all.iter().map(|kept| self.json(kept));
                written(&Json::Array(list.collect()))
            }
            "csv" => listing::csv(self.rows(&all)),
            "md" => listing::markdown(self.rows(&all)),
            _ if all.is_empty() => format!("{}\n", self.language.text(msg::SCENARIOS_CLI_NONE)),
            _ => columns(&self.rows(&all)),
        }
    }

    pub(super) fn one(&self, kept: &LossScenario, format: &str) -> String {
        let all = [Arc::new(kept.clone())];
        match format {
            "json" => written(&self.json(kept)),
            "csv" => listing::csv(self.rows(&all)),
            "md" => listing::markdown(self.rows(&all)),
            _ => self.text(kept),
        }
    }

    /// What it does here: elements down and degraded, services down; and who is missing.
    fn effect(&self, kept: &LossScenario) -> ([usize; 3], Vec<ElementId>) {
        let (scenario, missing) = Scenario::of(kept).within(&self.graph);
        let counts = impact(&self.graph, &scenario).map_or([0; 3], |found| {
            let services = found.services_down().len();
            [found.down_total(), found.degraded_total(), services]
        });
        (counts, missing)
    }

    fn json(&self, kept: &LossScenario) -> Json {
        let ids =
            |list: &[ElementId]| -> Vec<String> { list.iter().map(ToString::to_string).collect() };
        let ([down, degraded, services], missing) = self.effect(kept);
        json!({
            "id": kept.id.as_str(),
            "name": kept.name.as_str(),
            "description": kept.description.as_str(),
            "lost": ids(&kept.lost),
            "degraded": ids(&kept.degraded),
            "nature": kept.nature.as_str(),
            "at_h": kept.at_h.map(Finite::get),
            "plateau": self.plateau.map(PlateauId::as_str),
            "missing": ids(&missing),
            "down_total": down,
            "degraded_total": degraded,
            "services_down": services,
        })
    }

    fn nature(&self, kept: &LossScenario) -> String {
        let word = match kept.nature {
            Nature::Physical => msg::SCENARIOS_PHYSICAL,
            Nature::Logical => msg::SCENARIOS_LOGICAL,
        };
        self.language.text(word)
    }

    fn hour(&self, kept: &LossScenario) -> String {
        match kept.at_h {
            Some(at_h) => hours_in_words(at_h.get().max(0.0), self.language),
            None => self.language.text(msg::SCENARIOS_STEADY),
        }
    }

    fn names(&self, ids: &[ElementId]) -> String {
        let elements = &self.map.tables().elements;
        let name = |id: &ElementId| {
            let name = elements.get(id).map(|element| element.name.to_string());
            let name = name.filter(|name| !name.is_empty());
            name.unwrap_or_else(|| id.to_string())
        };
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn rows(&self, all: &[Arc<LossScenario>]) -> Cells {
        let titles = [
            msg::CLI_COLUMN_ID,
            msg::CLI_COLUMN_NAME,
            msg::SCENARIOS_FIELD_LOST,
            msg::SCENARIOS_FIELD_DEGRADED,
            msg::SCENARIOS_FIELD_NATURE,
            msg::SCENARIOS_FIELD_AT_H,
            msg::SCENARIOS_COLUMN_SERVICES,
            msg::SCENARIOS_COLUMN_MISSING,
        ];
        let mut rows = vec![titles.map(|title| self.language.text(title)).to_vec()];
        rows.extend(all.iter().map(|kept| {
            let ([_, _, services], missing) = self.effect(kept);
            vec![
                kept.id.to_string(),
                kept.name.to_string(),
                self.names(&kept.lost),
                self.names(&kept.degraded),
                self.nature(kept),
                self.hour(kept),
                services.to_string(),
                self.names(&missing),
            ]
        }));
        rows
    }

    fn text(&self, kept: &LossScenario) -> String {
        let ([down, degraded, services], missing) = self.effect(kept);
        let mut lines = vec![format!("{}  {}", kept.id, kept.name)];
        if !kept.description.is_empty() {
            lines.push(format!("  {}", kept.description));
        }
        let mut field = |title, value: String| {
            if !value.is_empty() {
                lines.push(format!("  {} – {value}", self.language.text(title)));
            }
        };
        field(msg::SCENARIOS_FIELD_LOST, self.names(&kept.lost));
        field(msg::SCENARIOS_FIELD_DEGRADED, self.names(&kept.degraded));
        field(msg::SCENARIOS_FIELD_NATURE, self.nature(kept));
        field(msg::SCENARIOS_FIELD_AT_H, self.hour(kept));
        field(msg::SCENARIOS_COLUMN_MISSING, self.names(&missing));
        let effect = msg::SCENARIOS_CLI_EFFECT
            .with("down", down)
            .with("degraded", degraded)
            .with("services", services);
        lines.push(format!("  {}", self.language.say(&effect)));
        let lines = lines.iter();
        lines
            .map(|line| format!("{}\n", crate::text::visible(line)))
            .collect()
    }
}

fn written(json: &Json) -> String {
    format!(
        "{}\n",
        serde_json::to_string_pretty(json).unwrap_or_default()
    )
}
