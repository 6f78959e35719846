//! The list of weak points for other programs: CSV and Markdown.

use std::path::PathBuf;

use super::list::WeakList;
use crate::locale::{Language, msg};
use crate::model::ElementId;
use crate::workspace::Workspace;
use crate::workspace::effect::{Effect, FilePurpose};
use crate::workspace::listing;
use crate::workspace::roadmap::ListForm;

/// What is asked of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeakListing {
    /// Copy it.
    Copy(ListForm),
    /// Ask for a file to write it to.
    AskFile,
    /// Write it: CSV, or Markdown by the name's ending.
    Write(PathBuf),
}

impl WeakList {
    /// The list as a table. No cell is taken for a formula, and no name breaks the table.
    #[must_use]
    pub fn written(&self, form: ListForm, language: Language) -> String {
        let titles = [
            msg::WEAK_COLUMN_PART,
            msg::WEAK_COLUMN_NAME,
            msg::WEAK_COLUMN_KIND,
            msg::WEAK_COLUMN_NATURE,
            msg::WEAK_COLUMN_ACTUAL,
            msg::WEAK_COLUMN_POTENTIAL,
            msg::WEAK_COLUMN_SERVICES,
            msg::WEAK_COLUMN_DETAIL,
            msg::WEAK_COLUMN_IDS,
        ]
        .map(|title| language.text(title));
        let rows = self.rows.iter().map(|row| {
            let radius = |of: fn((usize, usize)) -> usize| {
                row.radius
                    .map(|radius| of(radius).to_string())
                    .unwrap_or_default()
            };
            let ids: Vec<&str> = row.lost.iter().map(ElementId::as_str).collect();
            [
                language.text(row.part.name()),
                row.name.clone(),
                row.kind.clone(),
                row.nature
                    .map(|nature| language.say(&nature.message()))
                    .unwrap_or_default(),
                radius(|(actual, _)| actual),
                radius(|(_, potential)| potential),
                self.services_of(row),
                row.detail.clone(),
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
    pub(in crate::workspace) fn weak_listing(
        &mut self,
        what: WeakListing,
        effects: &mut Vec<Effect>,
    ) {
        let language = self.language();
        let text = |form| Some(self.weak_list(language)?.written(form, language));
        match what {
            WeakListing::Copy(form) => effects.extend(text(form).map(Effect::CopyText)),
            WeakListing::AskFile => {
                let Some(document) = &self.document else {
                    return;
                };
                let stem = document.file_name(language);
                let stem = stem.strip_suffix(".ron").unwrap_or(&stem);
                let name = format!("{stem}-{}.csv", language.text(msg::WEAK_FILE));
                effects.push(Effect::AskFile(FilePurpose::WeakPoints, name));
            }
            WeakListing::Write(path) => {
                let form = ListForm::of_path(&path);
                effects.extend(text(form).map(|text| Effect::WriteText { path, text }));
            }
        }
    }
}
