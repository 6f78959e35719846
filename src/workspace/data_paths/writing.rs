//! The sheet for other programs, the same from the command line and from the window: CSV and
//! Markdown.

use std::sync::Arc;

use super::sheet::{Crossing, DataFlow, DataSheet, Named, category_in_words};
use crate::locale::{Language, msg};
use crate::workspace::completeness::kind_name;
use crate::workspace::listing;
use crate::workspace::roadmap::ListForm;

/// Which list of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DataList {
    /// Where data go, and where they meet.
    #[default]
    Lineage,
    /// Who answers for what.
    Owners,
}

/// A list to be written, as it shows.
#[derive(Clone, Debug)]
pub struct DataSource {
    /// The sheet, narrowed to what shows.
    pub sheet: Arc<DataSheet>,
    /// Its list.
    pub list: DataList,
}

/// `from → to`.
#[must_use]
pub fn flow_in_words(flow: &DataFlow, language: Language) -> String {
    let words = msg::DATA_FLOW.with("from", flow.from.name.as_str());
    language.say(&words.with("to", flow.to.name.as_str()))
}

/// That data of different sensitivity meet in an application, and what that makes of them.
#[must_use]
pub fn crossing_in_words(crossing: &Crossing, language: Language) -> String {
    let highest = crossing.data_sets.first();
    let words = msg::DATA_RAISED
        .with("application", crossing.application.name.as_str())
        .with("names", names(&crossing.data_sets))
        .with("highest", highest.map_or("", |it| it.name.as_str()));
    language.say(&words)
}

/// Names with commas between them.
fn names(of: &[Named]) -> String {
    let all: Vec<&str> = of.iter().map(|it| it.name.as_str()).collect();
    all.join(", ")
}

impl DataSheet {
    /// A list as rows of cells, the titles first.
    #[must_use]
    pub fn cells(&self, list: DataList, language: Language) -> Vec<Vec<String>> {
        match list {
            DataList::Lineage => self.lineage_cells(language),
            DataList::Owners => self.owner_cells(language),
        }
    }

    fn lineage_cells(&self, language: Language) -> Vec<Vec<String>> {
        let head = [
            msg::CLI_COLUMN_ID,
            msg::CLI_COLUMN_NAME,
            msg::REGISTER_CATEGORIES,
            msg::DATA_COLUMN_STORES,
            msg::DATA_COLUMN_APPLICATIONS,
            msg::DATA_COLUMN_FLOWS,
            msg::DATA_COLUMN_REACHED,
        ];
        let rows = self.rows.iter().map(|row| {
            let flows = row.flows.iter().map(|flow| flow_in_words(flow, language));
            vec![
                row.data_set.id.to_string(),
                row.data_set.name.clone(),
                category_in_words(&row.category, language),
                names(&row.stores),
                names(&row.applications),
                flows.collect::<Vec<_>>().join(" | "),
                names(&row.reached),
            ]
        });
        let head = head.map(|id| language.text(id)).to_vec();
        std::iter::once(head).chain(rows).collect()
    }

    fn owner_cells(&self, language: Language) -> Vec<Vec<String>> {
        let head = [
            msg::REGISTER_OWNER_ROLE,
            msg::CLI_COLUMN_ID,
            msg::CLI_COLUMN_NAME,
            msg::CLI_COLUMN_KIND,
        ];
        let mut rows = vec![head.map(|id| language.text(id)).to_vec()];
        for answers in &self.answers {
            let role = answers.role_in_words(language);
            let of = answers.of.iter().map(|(named, kind)| {
                vec![
                    role.clone(),
                    named.id.to_string(),
                    named.name.clone(),
                    kind_name(kind, language).to_owned(),
                ]
            });
            rows.extend(of);
        }
        rows
    }

    /// A list as a file: CSV, or Markdown, where the crossings stand under the table. No cell is
    /// taken for a formula, and no name breaks the table.
    #[must_use]
    pub fn written(&self, list: DataList, form: ListForm, language: Language) -> String {
        let cells = self.cells(list, language);
        if form != ListForm::Markdown {
            return listing::csv(cells);
        }
        let mut out = listing::markdown(cells);
        if list == DataList::Lineage && !self.crossings.is_empty() {
            for crossing in &self.crossings {
                let words = crossing_in_words(crossing, language);
                let words = words.replace('<', "&lt;").replace(['\n', '\r'], " ");
                out.push_str(&format!("\n- {words}"));
            }
            out.push('\n');
        }
        out
    }
}

impl super::sheet::Answers {
    /// The role, or that nobody is named.
    #[must_use]
    pub fn role_in_words(&self, language: Language) -> String {
        let nobody = || language.text(msg::DATA_NOBODY);
        self.role.clone().unwrap_or_else(nobody)
    }
}

impl DataSource {
    /// The list as a file.
    #[must_use]
    pub fn written(&self, form: ListForm, language: Language) -> String {
        self.sheet.written(self.list, form, language)
    }
}
