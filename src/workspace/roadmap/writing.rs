//! Lists of the plan for other programs: CSV, Markdown, JSON.

use serde_json::{Value as Json, json};

use super::gap_list::{GapList, package_name};
use crate::analysis::{Difference, claim_field};
use crate::locale::{Language, msg};
use crate::model::{PlateauId, SubjectId, SystemMap, TableName, WorkPackageId};
use crate::workspace::listing;

/// The form of a list for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListForm {
    /// Cells parted by semicolons.
    Csv,
    /// A table in Markdown.
    Markdown,
    /// For programs.
    Json,
}

impl ListForm {
    /// The form that a file name asks for by its ending.
    #[must_use]
    pub fn of_path(path: &std::path::Path) -> Self {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        match ending.as_ref().and_then(|ending| ending.to_str()) {
            Some("md" | "markdown") => Self::Markdown,
            Some("json") => Self::Json,
            _ => Self::Csv,
        }
    }
}

impl GapList {
    /// The list for another program. No cell is taken for a formula, and no name breaks a table.
    #[must_use]
    pub fn written(&self, map: &SystemMap, form: ListForm, language: Language) -> String {
        if form == ListForm::Json {
            let text = serde_json::to_string_pretty(&self.json()).unwrap_or_default();
            return format!("{text}\n");
        }
        let titles = [
            msg::ROADMAP_COLUMN_DIFFERENCE,
            msg::ROADMAP_COLUMN_NAME,
            msg::ROADMAP_COLUMN_KIND,
            msg::ROADMAP_COLUMN_DETAIL,
            msg::ROADMAP_COLUMN_PACKAGE,
            msg::ROADMAP_COLUMN_GOES_WITH,
            msg::ROADMAP_COLUMN_ID,
        ]
        .map(|title| language.text(title));
        let rows = self.rows.iter().map(|row| {
            [
                language.text(row.word()),
                row.name.clone(),
                row.kind.clone(),
                row.detail.clone(),
                names(map, &row.claimed_by),
                names(map, &row.goes_with),
                row.subject.to_string(),
            ]
        });
        as_table(titles, rows, form)
    }

    fn json(&self) -> Json {
        let of_table = |table: TableName| {
            let rows = self.rows.iter().filter(move |row| row.table == table);
            let ids = |difference: Difference| -> Vec<&str> {
                rows.clone()
                    .filter(|row| row.difference == difference)
                    .map(|row| row.subject.as_str())
                    .collect()
            };
            let moved = rows.clone().filter(|row| row.is_moved);
            let moved: Vec<&str> = moved.map(|row| row.subject.as_str()).collect();
            json!({
                "added": ids(Difference::Added),
                "removed": ids(Difference::Removed),
                "changed": ids(Difference::Changed),
                "moved": moved,
            })
        };
        let claimed = self.coverage.claimed.iter();
        let claimed: serde_json::Map<String, Json> = claimed
            .map(|(subject, packages)| {
                let packages: Vec<&str> = packages.iter().map(WorkPackageId::as_str).collect();
                (subject.to_string(), json!(packages))
            })
            .collect();
        let unclaimed: Vec<&str> = self
            .coverage
            .unclaimed
            .iter()
            .map(SubjectId::as_str)
            .collect();
        let goes_with = self.coverage.goes_with.iter();
        let goes_with: serde_json::Map<String, Json> = goes_with
            .map(|(link, packages)| {
                let packages: Vec<&str> = packages.iter().map(WorkPackageId::as_str).collect();
                (link.to_string(), json!(packages))
            })
            .collect();
        let without: Vec<Json> = self
            .coverage
            .without_difference
            .iter()
            .map(|(claim, reason)| {
                json!({
                    "package": claim.package.as_str(),
                    "claim": claim_field(claim.difference),
                    "subject": claim.subject.as_str(),
                    "reason": reason.word(),
                })
            })
            .collect();
        json!({
            "from": self.from.as_ref().map(PlateauId::as_str),
            "to": self.to.as_ref().map(PlateauId::as_str),
            "elements": of_table(TableName::Elements),
            "links": of_table(TableName::Links),
            "claimed": claimed,
            "unclaimed": unclaimed,
            "goes_with": goes_with,
            "claims_without_difference": without,
            "coverage": self.coverage.ratio(),
        })
    }
}

/// A table of cells in a form that is no JSON.
pub(super) fn as_table<const N: usize>(
    titles: [String; N],
    rows: impl Iterator<Item = [String; N]>,
    form: ListForm,
) -> String {
    let rows = std::iter::once(titles).chain(rows);
    if form == ListForm::Markdown {
        listing::markdown(rows)
    } else {
        listing::csv(rows)
    }
}

/// The names of packages, parted by commas.
pub(super) fn names<'a>(
    map: &SystemMap,
    packages: impl IntoIterator<Item = &'a WorkPackageId>,
) -> String {
    let named = packages.into_iter().map(|id| package_name(map, id));
    named.collect::<Vec<_>>().join(", ")
}
