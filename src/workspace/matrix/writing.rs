//! The matrix of scenarios and services as documents: text, JSON, CSV and Markdown.

use serde_json::{Map, Value as Json, json};

use crate::analysis::{
    DataCell, DataLoss, FearedLoss, LossOrigin, Matrix, MatrixColumn, ServiceCell, Tally, Verdict,
    need_or_dash, verdict_word,
};
use crate::locale::{Language, msg};
use crate::model::{ElementId, PlateauId, Snapshot};
use crate::workspace::listing;

/// A matrix with what its words are taken from.
#[derive(Clone, Copy)]
pub struct MatrixSheet<'a> {
    /// The matrix.
    pub matrix: &'a Matrix,
    /// The map at its plateau: for names.
    pub snapshot: &'a Snapshot,
    /// Name of the plateau; empty where the map has none.
    pub plateau: &'a str,
    /// Language of words.
    pub language: Language,
}

/// The name of an element, or its id where it has none or is not there.
#[must_use]
pub fn element_name(snapshot: &Snapshot, id: &ElementId) -> String {
    let element = snapshot.element_by_id(id);
    let name = element.map(|element| element.name.to_string());
    name.filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| id.to_string())
}

impl MatrixSheet<'_> {
    fn name(&self, id: &ElementId) -> String {
        element_name(self.snapshot, id)
    }

    /// The matrix for a reader of text: the summary, a line a service and a column a loss, then the
    /// losses by number.
    #[must_use]
    pub fn as_text(&self, columns: &dyn Fn(&[Vec<String>]) -> String) -> String {
        let mut text = self.matrix.summary(self.plateau, self.language).join("\n");
        text.push_str("\n\n");
        if self.is_empty() {
            return text.trim_end().to_owned() + "\n";
        }
        text.push_str(&columns(&self.crossed()));
        text.push('\n');
        text.push_str(&columns(&self.losses()));
        text
    }

    /// The same in Markdown.
    #[must_use]
    pub fn as_markdown(&self) -> String {
        let mut text = self
            .matrix
            .summary(self.plateau, self.language)
            .join("\n\n");
        text.push_str("\n\n");
        if !self.is_empty() {
            text.push_str(&listing::markdown(self.crossed()));
            text.push('\n');
            text.push_str(&listing::markdown(self.losses()));
        }
        text
    }

    fn is_empty(&self) -> bool {
        self.matrix.rows.is_empty() || self.matrix.columns.is_empty()
    }

    fn met(&self, tally: Tally) -> String {
        let words = msg::MATRIX_MET_OF.with("met", tally.met);
        self.language.say(&words.with("pairs", tally.pairs))
    }

    /// A row a service, a column a loss by number.
    fn crossed(&self) -> Vec<Vec<String>> {
        let (matrix, language) = (self.matrix, self.language);
        let mut head = vec![
            language.text(msg::MATRIX_COLUMN_SERVICE),
            language.text(msg::MATRIX_COLUMN_NEED),
        ];
        head.extend((1..=matrix.rows.len()).map(|number| number.to_string()));
        head.push(language.text(msg::MATRIX_COLUMN_MET));
        let mut rows = vec![head];
        for (at, column) in matrix.columns.iter().enumerate() {
            let mut row = vec![
                self.name(&column.service),
                need_or_dash(column.need_h, language),
            ];
            row.extend(matrix.rows.iter().map(|loss| {
                let cell = loss.cells.get(at);
                cell.map_or_else(|| "–".to_owned(), |cell| cell.short(language))
            }));
            row.push(self.met(matrix.column_tally(at)));
            rows.push(row);
        }
        rows
    }

    /// A row a loss: number, name, id, what it does, how many services bear it, what is missing.
    fn losses(&self) -> Vec<Vec<String>> {
        let (matrix, language) = (self.matrix, self.language);
        let mut rows = vec![vec![
            "#".to_owned(),
            language.text(msg::MATRIX_COLUMN_SCENARIO),
            language.text(msg::CLI_COLUMN_ID),
            language.text(msg::MATRIX_COLUMN_MET),
            language.text(msg::CLI_COLUMN_STATE),
        ]];
        for (at, row) in matrix.rows.iter().enumerate() {
            rows.push(vec![
                (at + 1).to_string(),
                row.loss.title(language),
                row.loss.origin.id().to_owned(),
                self.met(matrix.row_tally(at)),
                self.effect(at),
            ]);
        }
        rows
    }

    /// What a loss does to the whole map, and what of it is not there.
    #[must_use]
    pub fn effect(&self, row: usize) -> String {
        let Some(row) = self.matrix.rows.get(row) else {
            return String::new();
        };
        if row.loss.is_void() {
            return self.language.text(msg::MATRIX_VOID);
        }
        let counts = msg::MATRIX_ROW_COUNTS.with("down", row.down_total);
        let mut words = self
            .language
            .say(&counts.with("degraded", row.degraded_total));
        if !row.loss.missing.is_empty() {
            let names: Vec<&str> = row.loss.missing.iter().map(ElementId::as_str).collect();
            let missing = msg::MATRIX_MISSING.with("names", names.join(", "));
            words.push_str(". ");
            words.push_str(&self.language.say(&missing));
        }
        words
    }

    /// A line a pair, for a spreadsheet: no cell is taken for a formula.
    #[must_use]
    pub fn as_csv(&self) -> String {
        let language = self.language;
        let head = [
            msg::MATRIX_COLUMN_SCENARIO,
            msg::MATRIX_COLUMN_SERVICE,
            msg::MATRIX_COLUMN_STATE,
            msg::MATRIX_COLUMN_DEPTH,
            msg::MATRIX_COLUMN_RTO,
            msg::MATRIX_COLUMN_DMIA,
            msg::MATRIX_COLUMN_IS_MET,
            msg::MATRIX_COLUMN_GAP,
            msg::MATRIX_COLUMN_PARTS,
            msg::MATRIX_COLUMN_DATA,
        ]
        .map(|id| language.text(id));
        let pairs = self.matrix.rows.iter().flat_map(|row| {
            let cells = row.cells.iter().zip(&self.matrix.columns);
            cells.map(|(cell, column)| self.csv_row(&row.loss, column, cell))
        });
        listing::csv(std::iter::once(head).chain(pairs))
    }

    fn csv_row(
        &self,
        loss: &FearedLoss,
        column: &MatrixColumn,
        cell: &ServiceCell,
    ) -> [String; 10] {
        let language = self.language;
        let hours = |hours: Option<f64>| {
            let text = hours.map(|hours| format!("{}", rounded(hours)));
            let text = text.unwrap_or_default();
            match language {
                Language::English => text,
                Language::French => text.replace('.', ","),
            }
        };
        let names = |id: &ElementId| self.name(id);
        let data = cell.data.iter().filter(|data| data.account.is_some());
        let data: Vec<String> = data.map(|data| data.said(&names, language)).collect();
        let depth = cell.depth.map(|depth| depth.to_string());
        let durations = cell.account.recovery.map(|time| {
            let durations = time.durations;
            format!("{}/{}", durations.given, durations.needed)
        });
        [
            loss.title(language),
            self.name(&column.service),
            language.text(cell.word()),
            depth.unwrap_or_default(),
            hours(cell.rto_h()),
            hours(cell.account.need_h),
            language.text(cell.met_word()),
            hours(margin_h(cell)),
            durations.unwrap_or_default(),
            data.join(" ; "),
        ]
    }

    /// The shape that other tools rely on; see the user guide.
    #[must_use]
    pub fn as_json(&self) -> Json {
        let matrix = self.matrix;
        let services = matrix.columns.iter().enumerate().map(|(at, column)| {
            let tally = matrix.column_tally(at);
            json!({
                "id": column.service.as_str(),
                "name": self.name(&column.service),
                "criticality": column.criticality,
                "dmia_h": column.need_h,
                "met": tally.met,
                "pairs": tally.pairs,
            })
        });
        let services: Vec<Json> = services.collect();
        let scenarios = 0..matrix.rows.len();
        let scenarios: Vec<Json> = scenarios.map(|row| self.row_json(row)).collect();
        json!({
            "plateau": matrix.plateau.as_ref().map(PlateauId::as_str),
            "by_rule": matrix.is_by_rule(),
            "tally": tally_json(matrix.tally()),
            "services": services,
            "scenarios": scenarios,
        })
    }

    fn row_json(&self, at: usize) -> Json {
        let row = &self.matrix.rows[at];
        let scenario = &row.loss.scenario;
        let injected: Map<String, Json> = scenario
            .injected
            .iter()
            .map(|(id, state)| (id.to_string(), json!(state.as_str())))
            .collect();
        let missing: Vec<&str> = row.loss.missing.iter().map(ElementId::as_str).collect();
        let services = self.matrix.columns.iter().zip(&row.cells);
        let services: Map<String, Json> = services
            .map(|(column, cell)| (column.service.to_string(), cell_json(cell)))
            .collect();
        let origin = match row.loss.origin {
            LossOrigin::Kept(_) => "kept",
            LossOrigin::OfPlace(_) => "place",
        };
        json!({
            "id": row.loss.origin.id(),
            "name": row.loss.title(self.language),
            "origin": origin,
            "injected": injected,
            "nature": scenario.nature.as_str(),
            "at_h": scenario.at_h,
            "missing": missing,
            "void": row.loss.is_void(),
            "down_total": row.down_total,
            "degraded_total": row.degraded_total,
            "tally": tally_json(self.matrix.row_tally(at)),
            "services": services,
        })
    }
}

fn tally_json(tally: Tally) -> Json {
    json!({
        "pairs": tally.pairs,
        "met": tally.met,
        "met_perhaps": tally.met_perhaps,
        "down": tally.down,
        "degraded": tally.degraded,
        "beyond": tally.beyond,
        "no_need": tally.no_need,
        "data_pairs": tally.data_pairs,
        "data_met": tally.data_met,
        "data_unknown": tally.data_unknown,
        "durations": tally.durations.needed,
        "durations_given": tally.durations.given,
    })
}

/// Hours to spare, below zero for what is too long; `None` where there is nothing to compare.
fn margin_h(cell: &ServiceCell) -> Option<f64> {
    Some(cell.account.need_h? - cell.rto_h()?)
}

/// A cell as JSON: the shape that `matrix` and `impact --across` have in common.
#[must_use]
pub fn cell_json(cell: &ServiceCell) -> Json {
    let data: Map<String, Json> = cell
        .data
        .iter()
        .map(|data| (data.data_set.to_string(), data_json(data)))
        .collect();
    let recovery = cell.account.recovery;
    let verdict = recovery.map(|_| cell.account.verdict());
    json!({
        "state": cell.state().as_str(),
        "depth": cell.depth,
        "rto_h": cell.rto_h().map(rounded),
        "dmia_h": cell.account.need_h,
        "met": cell.is_met(),
        "verdict": verdict_word(verdict),
        "margin_h": margin_h(cell).map(rounded),
        "durations": recovery.map(|time| time.durations.needed),
        "durations_given": recovery.map(|time| time.durations.given),
        "coordinated": recovery.is_some_and(|time| time.is_coordinated),
        "data_sets": data,
    })
}

fn data_json(data: &DataCell) -> Json {
    let loss = match data.account.map(|account| account.loss) {
        None => json!(0),
        Some(DataLoss::Hours(hours)) => json!(rounded(hours)),
        Some(DataLoss::Unknown) => json!("unknown"),
        Some(DataLoss::Lost) => json!("lost"),
    };
    let verdict: Option<Verdict> = data.account.map(|account| account.verdict());
    json!({
        "rpo_h": loss,
        "pdma_h": data.need_h,
        "met": data.is_met(),
        "verdict": verdict_word(verdict),
    })
}

/// Two decimals.
fn rounded(hours: f64) -> f64 {
    (hours * 100.0).round() / 100.0
}
