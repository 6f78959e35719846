//! The comparison as text, JSON, CSV and Markdown.

use serde_json::{Map, Value as Json, json};

use crate::analysis::{Across, PlateauEffect, ServiceAcross, Tally, Trend, need_or_dash};
use crate::locale::{Language, msg};
use crate::model::{ElementId, SystemMap};
use crate::workspace::listing;
use crate::workspace::matrix::cell_json;

/// A comparison with what its words are taken from.
#[derive(Clone, Copy)]
pub struct AcrossSheet<'a> {
    /// What was found out.
    pub across: &'a Across,
    /// The map: for names.
    pub map: &'a SystemMap,
    /// Language of words.
    pub language: Language,
}

impl AcrossSheet<'_> {
    fn name(&self, id: &ElementId) -> String {
        let element = self.map.tables().elements.get(id);
        let name = element.map(|element| element.name.to_string());
        name.filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| id.to_string())
    }

    fn plateau(&self, at: &PlateauEffect) -> String {
        let plateau = self.map.tables().plateaus.get(&at.plateau);
        let name = plateau.map(|plateau| plateau.name.to_string());
        name.filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| at.plateau.to_string())
    }

    /// The tables for a reader of text.
    #[must_use]
    pub fn as_text(&self, columns: &dyn Fn(&[Vec<String>]) -> String) -> String {
        let [effects, services] = [self.effects(), self.services()];
        let mut text = format!("{}\n\n{}\n", self.summary(), columns(&effects));
        text.push_str(&columns(&services));
        if let Some(note) = self.note() {
            text.push_str(&format!("\n{note}\n"));
        }
        text
    }

    /// The tables in Markdown.
    #[must_use]
    pub fn as_markdown(&self) -> String {
        let effects = listing::markdown(self.effects());
        let services = listing::markdown(self.services());
        let mut text = format!("{}\n\n{effects}\n{services}", self.summary());
        if let Some(note) = self.note() {
            text.push_str(&format!("\n{note}\n"));
        }
        text
    }

    /// The services as CSV.
    #[must_use]
    pub fn as_csv(&self) -> String {
        listing::csv(self.services())
    }

    fn summary(&self) -> String {
        let injected = self.across.scenario.injected.keys();
        let names: Vec<String> = injected.map(|id| self.name(id)).collect();
        let words = msg::ACROSS_SUMMARY.with("names", names.join(", "));
        let words = words.with("count", self.across.plateaus.len());
        self.language.say(&words)
    }

    /// How far the recovery times are known.
    fn note(&self) -> Option<String> {
        let services = self.across.services.iter();
        let tally = Tally::of(services.flat_map(|service| service.cells.iter().flatten()));
        let said = tally.durations_said();
        said.map(|words| self.language.say(&words))
    }

    /// A row a plateau: what the loss does there, and what is not there.
    fn effects(&self) -> Vec<Vec<String>> {
        let language = self.language;
        let head = [
            msg::SCENE_TITLE_PLATEAU,
            msg::ACROSS_DOWN,
            msg::ACROSS_DEGRADED,
            msg::ACROSS_MARGIN,
            msg::ACROSS_INTACT,
            msg::ACROSS_TOTAL,
            msg::ACROSS_BETTER,
            msg::ACROSS_WORSE,
            msg::ACROSS_NOT_THERE,
        ];
        let mut rows = vec![head.map(|id| language.text(id)).to_vec()];
        for at in &self.across.plateaus {
            let counts = at.counts;
            let missing: Vec<&str> = at.missing.iter().map(ElementId::as_str).collect();
            let mut row = vec![self.plateau(at)];
            let figures = [
                counts.down,
                counts.degraded,
                counts.margin_lost,
                counts.intact,
                at.impact.services_down().len(),
                at.better.len(),
                at.worse.len(),
            ];
            row.extend(figures.map(|count| count.to_string()));
            row.push(missing.join(", "));
            rows.push(row);
        }
        rows
    }

    /// A row a service, a column a plateau.
    fn services(&self) -> Vec<Vec<String>> {
        let language = self.language;
        let mut head = vec![
            language.text(msg::MATRIX_COLUMN_SERVICE),
            language.text(msg::ACROSS_NEED),
        ];
        head.extend(self.across.plateaus.iter().map(|at| self.plateau(at)));
        head.push(language.text(msg::ACROSS_TREND));
        let rows = self.across.services.iter().map(|service| self.row(service));
        std::iter::once(head).chain(rows).collect()
    }

    fn row(&self, service: &ServiceAcross) -> Vec<String> {
        let language = self.language;
        let need = service.cells.iter().flatten().next_back();
        let mut row = vec![
            self.name(&service.service),
            need_or_dash(need.and_then(|cell| cell.account.need_h), language),
        ];
        for (cell, trend) in service.cells.iter().zip(&service.trends) {
            let absent = || language.text(msg::ACROSS_ABSENT);
            let words = cell
                .as_ref()
                .map_or_else(absent, |cell| cell.short(language));
            row.push(match trend {
                Trend::Better => format!("{words} ↗"),
                Trend::Worse => format!("{words} ↘"),
                _ => words,
            });
        }
        row.push(language.say(&service.trend.message()));
        row
    }

    /// The shape that other tools rely on; see the user guide.
    #[must_use]
    pub fn as_json(&self) -> Json {
        let scenario = &self.across.scenario;
        let injected: Map<String, Json> = scenario
            .injected
            .iter()
            .map(|(id, state)| (id.to_string(), json!(state.as_str())))
            .collect();
        let plateaus: Vec<Json> = self.across.plateaus.iter().map(plateau_json).collect();
        let services: Map<String, Json> = self
            .across
            .services
            .iter()
            .map(|service| (service.service.to_string(), self.service_json(service)))
            .collect();
        json!({
            "injected": injected,
            "nature": scenario.nature.as_str(),
            "at_h": scenario.at_h,
            "plateaus": plateaus,
            "services": services,
        })
    }

    fn service_json(&self, service: &ServiceAcross) -> Json {
        let plateaus = self.across.plateaus.iter().zip(&service.cells);
        let cells: Map<String, Json> = plateaus
            .map(|(at, cell)| (at.plateau.to_string(), json!(cell.as_ref().map(cell_json))))
            .collect();
        let trends = self.across.plateaus.iter().zip(&service.trends);
        let trends: Map<String, Json> = trends
            .map(|(at, trend)| (at.plateau.to_string(), json!(trend.as_str())))
            .collect();
        json!({
            "name": self.name(&service.service),
            "plateaus": cells,
            "trends": trends,
            "trend": service.trend.as_str(),
        })
    }
}

fn plateau_json(at: &PlateauEffect) -> Json {
    let ids =
        |list: &[ElementId]| -> Vec<String> { list.iter().map(ToString::to_string).collect() };
    json!({
        "id": at.plateau.as_str(),
        "missing": ids(&at.missing),
        "void": at.is_void(),
        "down_total": at.counts.down,
        "degraded_total": at.counts.degraded,
        "margin_lost": at.counts.margin_lost,
        "intact": at.counts.intact,
        "services_down": ids(&at.impact.services_down()),
        "services_degraded": ids(&at.impact.services_degraded()),
        "better": ids(&at.better),
        "worse": ids(&at.worse),
    })
}
