//! The list of findings for other programs: CSV and Markdown.

use std::path::PathBuf;
use std::sync::Arc;

use super::list::{FindingList, FindingRow};
use super::words::trend_name;
use crate::locale::msg;
use crate::model::{Day, SubjectId};
use crate::workspace::Workspace;
use crate::workspace::effect::{Effect, FilePurpose};
use crate::workspace::listing;
use crate::workspace::roadmap::ListForm;

/// The rows to be written, as they show.
#[derive(Clone, Debug)]
pub struct FindingSource {
    /// The list.
    pub list: Arc<FindingList>,
    /// Its rows, in their order.
    pub rows: Arc<[FindingRow]>,
}

/// What is asked of the list.
#[derive(Clone, Debug)]
pub enum FindingListing {
    /// Copy it.
    Copy(ListForm, FindingSource),
    /// Ask for a file to write it to.
    AskFile(FindingSource),
    /// Write it: CSV, or Markdown by the name's ending.
    Write(PathBuf),
}

impl FindingSource {
    /// The rows as a table. No cell is taken for a formula, and no name breaks the table.
    #[must_use]
    pub fn written(&self, form: ListForm, today: Option<Day>) -> String {
        let list = &self.list;
        let language = list.language;
        let titles = [
            msg::FINDINGS_COLUMN_LEVEL,
            msg::FINDINGS_COLUMN_REQUIREMENT,
            msg::FINDINGS_COLUMN_SUBJECT,
            msg::FINDINGS_COLUMN_AT,
            msg::FINDINGS_COLUMN_WHY,
            msg::FINDINGS_COLUMN_REMEDY,
            msg::FINDINGS_COLUMN_FIXED_BY,
            msg::FINDINGS_COLUMN_EXEMPTION,
            msg::FINDINGS_COLUMN_PLATEAU,
            msg::FINDINGS_COLUMN_TREND,
            msg::FINDINGS_COLUMN_IDS,
        ]
        .map(|title| language.text(title));
        let rows = self.rows.iter().map(|&row| {
            let finding = list.finding(row);
            let plateau = list.plateau(row);
            let map = &list.state(row).map;
            let plateau = plateau.and_then(|id| map.tables().plateaus.get(id));
            let ids = finding.subject.iter().chain(&finding.at);
            let mut ids: Vec<&str> = ids.map(SubjectId::as_str).collect();
            ids.dedup();
            [
                language.text(finding.level.name()),
                list.title(&finding.requirement).to_owned(),
                list.subject(row),
                list.faulty(row),
                language.say(&finding.message),
                language.say(&finding.remedy),
                list.fixed_by(row),
                list.exemption(row, today),
                plateau.map_or_else(String::new, |plateau| plateau.name.to_string()),
                row.trend
                    .map_or_else(String::new, |trend| language.text(trend_name(trend))),
                ids.join(" "),
            ]
        });
        let rows = std::iter::once(titles).chain(rows);
        if form == ListForm::Markdown {
            listing::markdown(rows)
        } else {
            listing::csv(rows)
        }
    }
}

impl Workspace {
    pub(in crate::workspace) fn list_findings(
        &mut self,
        what: FindingListing,
        effects: &mut Vec<Effect>,
    ) {
        let today = Day::first_of(&self.today);
        match what {
            FindingListing::Copy(form, source) => {
                effects.push(Effect::CopyText(source.written(form, today)));
            }
            FindingListing::AskFile(source) => {
                let Some(document) = &self.document else {
                    return;
                };
                let language = self.language();
                let stem = document.file_name(language);
                let stem = stem.strip_suffix(".ron").unwrap_or(&stem);
                let name = format!("{stem}-{}.csv", language.text(msg::FINDINGS_FILE));
                effects.push(Effect::AskFile(FilePurpose::Findings, name));
                self.findings_to_write = Some(source);
            }
            FindingListing::Write(path) => {
                if let Some(source) = self.findings_to_write.take() {
                    let text = source.written(ListForm::of_path(&path), today);
                    effects.push(Effect::WriteText { path, text });
                }
            }
        }
    }
}
