//! The answer as one table: elements, then groups that lost their margin, flows, and what the
//! figures rest on.

use super::Answer;
use crate::analysis::{Certainty, DataLoss, doubt_in_words, margin_in_words, recovery_in_words};
use crate::cli::questions::Cells;
use crate::locale::msg;
use crate::model::ElementIx;

impl Answer<'_> {
    fn headings(&self) -> Vec<String> {
        [
            msg::CLI_COLUMN_ID,
            msg::CLI_COLUMN_NAME,
            msg::CLI_COLUMN_KIND,
            msg::CLI_COLUMN_STATE,
            msg::CLI_COLUMN_DEPTH,
            msg::CLI_COLUMN_REASON,
            msg::ACCOUNT_COLUMN_RTO,
            msg::ACCOUNT_COLUMN_RTO_DOUBT,
            msg::ACCOUNT_COLUMN_DURATIONS,
            msg::ACCOUNT_COLUMN_MTD,
            msg::ACCOUNT_COLUMN_RTO_VERDICT,
            msg::ACCOUNT_COLUMN_RPO,
            msg::ACCOUNT_COLUMN_MDL,
            msg::ACCOUNT_COLUMN_RPO_VERDICT,
        ]
        .map(|heading| self.language.text(heading))
        .to_vec()
    }

    /// The titles, then a row for each element, group and flow that something happens to, and for
    /// each sentence on what the figures rest on.
    pub(super) fn rows(&self) -> Cells {
        let times = crate::analysis::recovery_times(self.impact);
        let mut rows = vec![self.headings()];
        for ix in self.ordered() {
            let mut row = self.element_cells(ix);
            let at = times.binary_search_by_key(&ix, |time| time.element);
            row.extend(match at.ok().map(|at| times[at]) {
                Some(time) => vec![
                    match time.certainty() {
                        Certainty::Known => self.hours(time.hours),
                        _ => recovery_in_words(&time, self.language),
                    },
                    doubt_in_words(&time, self.language),
                    format!("{}/{}", time.durations.given, time.durations.needed),
                ],
                None => vec![String::new(); 3],
            });
            row.extend(self.need_cells(ix));
            rows.push(row);
        }
        let kind = |id: &str| {
            let kind = crate::catalogue::element_kind(id);
            kind.map_or(String::new(), |kind| kind.name(self.language).to_owned())
        };
        for margin in &self.account.margins {
            rows.push(self.short([
                margin.group.to_string(),
                self.group_name(&margin.group),
                kind("redundancy_group"),
                self.language.text(msg::SCENE_STATE_MARGIN),
                margin_in_words(margin, self.language),
            ]));
        }
        let graph = self.impact.graph();
        let flow_kind = crate::catalogue::LinkFamily::Flow.name();
        for flow in self.impact.flows() {
            rows.push(self.short([
                graph.links()[flow.link.row()].id.to_string(),
                self.flow_name(flow),
                self.language.text(flow_kind),
                self.language.say(&flow.state.message()),
                self.name(flow.because),
            ]));
        }
        for line in self.honesty() {
            let kind = self.language.text(msg::ACCOUNT_COLUMN_NOTE);
            let none = String::new;
            rows.push(self.short([none(), none(), kind, none(), line]));
        }
        rows
    }

    /// The titles and the rows of elements alone, without what other tables hold.
    pub(super) fn element_rows(&self) -> Cells {
        let shown = self.headings().len().min(6);
        let ordered = self.ordered().into_iter();
        let rows = ordered.map(|ix| self.element_cells(ix));
        let head = self.headings().into_iter().take(shown).collect();
        std::iter::once(head).chain(rows).collect()
    }

    /// A row that has neither depth nor hours.
    fn short(&self, [id, name, kind, state, reason]: [String; 5]) -> Vec<String> {
        let mut row = vec![id, name, kind, state, String::new(), reason];
        row.resize(self.headings().len(), String::new());
        row
    }

    fn element_cells(&self, ix: ElementIx) -> Vec<String> {
        let element = self.impact.graph().element(ix);
        let kind = crate::catalogue::element_kind(element.kind.as_str())
            .map_or(element.kind.as_str(), |kind| kind.name(self.language));
        let depth = self.impact.depth(ix);
        vec![
            element.id.to_string(),
            element.name.to_string(),
            kind.to_owned(),
            self.language.say(&self.impact.state(ix).message()),
            depth.map(|depth| depth.to_string()).unwrap_or_default(),
            self.reason(ix),
        ]
    }

    /// Need and verdict on time, loss, need and verdict on data.
    fn need_cells(&self, ix: ElementIx) -> Vec<String> {
        let mut cells = vec![String::new(); 5];
        let need = |hours: Option<f64>| hours.map_or_else(String::new, |hours| self.hours(hours));
        let mut services = self.account.services.iter();
        if let Some(one) = services.find(|one| one.element == ix) {
            cells[0] = need(one.need_h);
            cells[1] = one.verdict_in_words(self.language);
        }
        let mut data_sets = self.account.data_sets.iter();
        if let Some(one) = data_sets.find(|one| one.element == ix) {
            cells[2] = match one.loss {
                DataLoss::Hours(hours) => self.hours(hours),
                loss => crate::analysis::loss_in_words(loss, self.language),
            };
            cells[3] = need(one.need_h);
            cells[4] = one.verdict_in_words(self.language);
        }
        cells
    }

    /// A bare number with up to two decimals, as spreadsheets of the language read it.
    fn hours(&self, hours: f64) -> String {
        let text = format!("{hours:.2}");
        let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        match self.language {
            crate::locale::Language::English => text,
            crate::locale::Language::French => text.replace('.', ","),
        }
    }
}
