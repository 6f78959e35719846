//! The answer for people: on a terminal, and as a document in Markdown.

use std::collections::BTreeMap;

use super::Answer;
use crate::analysis::{
    State, doubt_in_words, harm_in_words, loss_in_words, margin_in_words, moment_in_words,
    recovery_in_words, reserve_in_words, scenario_in_words,
};
use crate::cli::questions::{self, Cells};
use crate::locale::{MessageId, msg};
use crate::model::ElementIx;
use crate::workspace::listing;

impl Answer<'_> {
    fn text(&self, id: MessageId) -> String {
        self.language.text(id)
    }

    /// What is lost, and how much stops.
    fn summary(&self) -> String {
        let counts = self.account.counts;
        let scenario = self.impact.scenario();
        let graph = self.impact.graph();
        let summary = msg::CLI_IMPACT_SUMMARY
            .with(
                "scenario",
                scenario_in_words(graph, scenario, self.language),
            )
            .with("down", counts.down)
            .with("degraded", counts.degraded)
            .with("margin", counts.margin_lost)
            .with("intact", counts.intact)
            .with("flows", self.account.flows_down);
        self.language.say(&summary)
    }

    fn moment(&self) -> String {
        let scenario = self.impact.scenario();
        format!(
            "{} · {}",
            harm_in_words(scenario.nature, self.language),
            moment_in_words(scenario, self.language)
        )
    }

    /// Services with recovery against need, the titles first.
    fn services(&self) -> Cells {
        let head = [
            msg::IMPACT_SHEET_STATE,
            msg::IMPACT_SHEET_SERVICE,
            msg::IMPACT_SHEET_RTO,
            msg::IMPACT_SHEET_MTD,
            msg::IMPACT_SHEET_VERDICT,
        ];
        let mut rows = vec![head.map(|id| self.text(id)).to_vec()];
        for one in &self.account.services {
            let time = one.recovery.map(|time| {
                let hours = recovery_in_words(&time, self.language);
                match doubt_in_words(&time, self.language).as_str() {
                    "" => hours,
                    doubt => format!("{hours}, {doubt}"),
                }
            });
            rows.push(vec![
                self.language.say(&one.state.message()),
                self.name(one.element),
                time.unwrap_or_else(|| "–".to_owned()),
                self.need(one.need_h),
                one.verdict_in_words(self.language),
            ]);
        }
        rows
    }

    /// Data sets with loss against need, the titles first.
    fn data_sets(&self) -> Cells {
        let head = [
            msg::IMPACT_SHEET_STATE,
            msg::IMPACT_SHEET_DATA_SET,
            msg::IMPACT_SHEET_RPO,
            msg::IMPACT_SHEET_MDL,
            msg::IMPACT_SHEET_VERDICT,
        ];
        let mut rows = vec![head.map(|id| self.text(id)).to_vec()];
        for one in &self.account.data_sets {
            rows.push(vec![
                self.language.say(&one.state.message()),
                self.name(one.element),
                loss_in_words(one.loss, self.language),
                self.need(one.need_h),
                one.verdict_in_words(self.language),
            ]);
        }
        rows
    }

    fn margins(&self) -> Cells {
        let head = [
            msg::IMPACT_SHEET_GROUP,
            msg::IMPACT_SHEET_LEFT,
            msg::IMPACT_SHEET_RESERVE,
        ];
        let mut rows = vec![head.map(|id| self.text(id)).to_vec()];
        for margin in &self.account.margins {
            rows.push(vec![
                self.group_name(&margin.group),
                margin_in_words(margin, self.language),
                reserve_in_words(margin, self.language),
            ]);
        }
        rows
    }

    fn need(&self, hours: Option<f64>) -> String {
        let hours = hours.map(|hours| crate::analysis::hours_in_words(hours, self.language));
        hours.unwrap_or_else(|| "–".to_owned())
    }

    /// The tables that have lines, each with its heading.
    fn tables(&self) -> Vec<(String, Cells)> {
        let account = &self.account;
        let heading = |id: MessageId, count: usize| self.language.say(&id.with("count", count));
        let tables = [
            (
                heading(msg::IMPACT_SHEET_SERVICES, account.services.len()),
                self.services(),
            ),
            (
                heading(msg::IMPACT_SHEET_DATA, account.data_sets.len()),
                self.data_sets(),
            ),
            (
                heading(msg::IMPACT_SHEET_MARGINS, account.margins.len()),
                self.margins(),
            ),
        ];
        let mut tables = tables.to_vec();
        tables.retain(|(_, rows)| rows.len() > 1);
        tables
    }

    pub(super) fn as_text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.summary(), self.moment());
        for (heading, rows) in self.tables() {
            text.push_str(&format!("\n{heading}\n"));
            for line in questions::columns(&rows).lines() {
                text.push_str(&format!("  {line}\n"));
            }
        }
        let mut by_state: BTreeMap<std::cmp::Reverse<State>, Vec<ElementIx>> = BTreeMap::new();
        for ix in self.ordered() {
            let state = std::cmp::Reverse(self.impact.state(ix));
            by_state.entry(state).or_default().push(ix);
        }
        for (state, list) in by_state {
            let state = self.language.say(&state.0.message());
            text.push_str(&format!("\n{state} · {}\n", list.len()));
            for ix in list {
                text.push_str(&format!(
                    "  {:<14} {:<38} {}\n",
                    self.impact.graph().element(ix).id.as_str(),
                    self.name(ix),
                    self.reason(ix)
                ));
            }
        }
        text.push_str(&format!("\n{}\n", self.text(msg::IMPACT_SHEET_HONESTY)));
        for line in self.honesty() {
            text.push_str(&format!("  {line}\n"));
        }
        text
    }

    pub(super) fn as_markdown(&self) -> String {
        let scenario = self.impact.scenario();
        let title = scenario_in_words(self.impact.graph(), scenario, self.language);
        let mut text = format!("# {title}\n\n{}\n\n{}\n", self.moment(), self.summary());
        for (heading, rows) in self.tables() {
            text.push_str(&format!("\n## {heading}\n\n{}", listing::markdown(rows)));
        }
        let all = self.language.text(msg::ACCOUNT_ALL_AFFECTED);
        let rows = listing::markdown(self.element_rows());
        text.push_str(&format!("\n## {all}\n\n{rows}"));
        let honest = self.text(msg::IMPACT_SHEET_HONESTY);
        text.push_str(&format!("\n## {honest}\n\n"));
        for line in self.honesty() {
            text.push_str(&format!("- {line}\n"));
        }
        text
    }
}
