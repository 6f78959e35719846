//! The gap between two plateaus as a list: what differs, and whose work it is.
//!
//! What nobody does stands first, then each package with what it claims and with the links that go
//! along, then the claims for which there is no difference.

use std::collections::BTreeSet;

use crate::analysis::{self, Claim, Coverage, Delta, Difference, Gap};
use crate::catalogue;
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    ElementId, LinkId, PlateauId, Snapshot, SubjectId, SystemMap, TableName, WorkPackageId,
};
use crate::workspace::comparing::field_words;
use crate::workspace::finding::folded;

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    /// The element or link.
    pub subject: SubjectId,
    /// Elements or links.
    pub table: TableName,
    /// What somebody calls it.
    pub name: String,
    /// Its kind, in words.
    pub kind: String,
    /// Whether it came, went or changed.
    pub difference: Difference,
    /// Whether its container is another one.
    pub is_moved: bool,
    /// Which fields differ, or where it moved, in words.
    pub detail: String,
    /// The packages that claim it.
    pub claimed_by: BTreeSet<WorkPackageId>,
    /// Of an unclaimed link, the packages that claim one of its ends.
    pub goes_with: BTreeSet<WorkPackageId>,
}

/// What a part of the list is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapPart {
    /// What nobody claims, and no claimed element takes along.
    Unclaimed,
    /// What a package claims.
    Package(WorkPackageId),
    /// Links that go with what a package claims.
    Along(WorkPackageId),
}

/// See the module's header.
#[derive(Clone, Debug, Default)]
pub struct GapList {
    /// The state before.
    pub from: Option<PlateauId>,
    /// The state after.
    pub to: Option<PlateauId>,
    /// What differs.
    pub gap: Gap,
    /// Whose work it is.
    pub coverage: Coverage,
    /// The differences, elements before links, by name.
    pub rows: Vec<GapRow>,
}

impl GapList {
    /// The gap between two plateaus of a map. O(records).
    #[must_use]
    pub fn of(map: &SystemMap, from: &PlateauId, to: &PlateauId, language: Language) -> Self {
        let before = map.snapshot(Some(from));
        let after = map.snapshot(Some(to));
        let gap = Gap::between(&before, &after);
        let coverage = Coverage::of(map, &before, &after, &gap);
        let maker = RowMaker {
            map,
            before: &before,
            after: &after,
            coverage: &coverage,
            language,
        };
        let elements = gap.elements.iter();
        let elements = elements.map(|(id, delta)| maker.element(id, delta));
        let links = gap.links.iter().map(|(id, delta)| maker.link(id, delta));
        let mut rows: Vec<GapRow> = elements.chain(links).collect();
        rows.sort_by_cached_key(|row| (row.table, folded(&row.name), row.subject.clone()));
        Self {
            from: Some(from.clone()),
            to: Some(to.clone()),
            gap,
            coverage,
            rows,
        }
    }

    /// The rows that a search leaves, in parts: what nobody claims first. A row that is claimed
    /// twice stands in both parts.
    #[must_use]
    pub fn parts(&self, words: &str) -> Vec<(GapPart, Vec<&GapRow>)> {
        let asked = folded(words.trim());
        let shown: Vec<&GapRow> = self
            .rows
            .iter()
            .filter(|row| asked.is_empty() || row.matches(&asked))
            .collect();
        let of = |keeps: &dyn Fn(&GapRow) -> bool| -> Vec<&GapRow> {
            shown.iter().copied().filter(|row| keeps(row)).collect()
        };
        let unclaimed = of(&|row| row.claimed_by.is_empty() && row.goes_with.is_empty());
        let mut parts = vec![(GapPart::Unclaimed, unclaimed)];
        for package in &self.coverage.packages {
            let claimed = of(&|row| row.claimed_by.contains(package));
            // A link between things of two packages stands under the first.
            let along = of(&|row| row.goes_with.first() == Some(package));
            parts.push((GapPart::Package(package.clone()), claimed));
            parts.push((GapPart::Along(package.clone()), along));
        }
        parts.retain(|(_, rows)| !rows.is_empty());
        parts
    }

    /// Claims without a difference, with the sentence that says why.
    #[must_use]
    pub fn claims_without_difference(
        &self,
        map: &SystemMap,
        language: Language,
    ) -> Vec<(Claim, String)> {
        let claims = self.coverage.without_difference.iter();
        claims
            .map(|(claim, reason)| {
                let message = analysis::claim_message(map, claim, *reason);
                (claim.clone(), language.say(&message))
            })
            .collect()
    }
}

impl GapRow {
    fn matches(&self, asked: &str) -> bool {
        let words = [&self.name, &self.kind, &self.detail];
        words.iter().any(|text| folded(text).contains(asked))
            || self.subject.as_str().contains(asked)
    }

    /// What happened, in a word.
    #[must_use]
    pub fn word(&self) -> MessageId {
        match self.difference {
            Difference::Changed if self.is_moved => msg::ROADMAP_WORD_MOVED,
            difference => difference_word(difference),
        }
    }
}

/// A difference in a word.
#[must_use]
pub fn difference_word(difference: Difference) -> MessageId {
    match difference {
        Difference::Added => msg::ROADMAP_WORD_ADDED,
        Difference::Removed => msg::ROADMAP_WORD_REMOVED,
        Difference::Changed => msg::ROADMAP_WORD_CHANGED,
    }
}

/// What rows are made from.
struct RowMaker<'a> {
    map: &'a SystemMap,
    before: &'a Snapshot,
    after: &'a Snapshot,
    coverage: &'a Coverage,
    language: Language,
}

impl RowMaker<'_> {
    fn element(&self, id: &ElementId, delta: &Delta) -> GapRow {
        let shown = self.after.element_by_id(id);
        let shown = shown.or_else(|| self.before.element_by_id(id));
        let name = shown.map(|element| element.name.to_string());
        let kind = shown
            .map(|element| element.kind.as_str())
            .unwrap_or_default();
        let kind_name = catalogue::element_kind(kind).map(|kind| kind.name(self.language));
        self.row(
            SubjectId::from(id),
            TableName::Elements,
            name.filter(|name| !name.is_empty())
                .unwrap_or_else(|| id.to_string()),
            kind_name.unwrap_or(kind).to_owned(),
            delta,
        )
    }

    fn link(&self, id: &LinkId, delta: &Delta) -> GapRow {
        let in_side = |side: &Snapshot| side.find_link(id).map(|ix| side.link(ix).clone());
        let shown = in_side(self.after).or_else(|| in_side(self.before));
        let kind = shown.as_ref().map(|link| link.kind.to_string());
        let kind = kind.unwrap_or_default();
        let kind_name = catalogue::link_kind(&kind).map(|kind| kind.name(self.language));
        let name = shown.map_or_else(
            || id.to_string(),
            |link| format!("{} → {}", self.name_of(&link.from), self.name_of(&link.to)),
        );
        let kind = kind_name.map_or_else(|| kind.clone(), ToOwned::to_owned);
        self.row(SubjectId::from(id), TableName::Links, name, kind, delta)
    }

    fn row(
        &self,
        subject: SubjectId,
        table: TableName,
        name: String,
        kind: String,
        delta: &Delta,
    ) -> GapRow {
        let claimed_by = self.coverage.claimed.get(&subject).cloned();
        let link = LinkId::from(subject.text().clone());
        let goes_with = self.coverage.goes_with.get(&link).cloned();
        GapRow {
            detail: self.detail(delta),
            subject,
            table,
            name,
            kind,
            difference: delta.difference,
            is_moved: delta.is_moved,
            claimed_by: claimed_by.unwrap_or_default(),
            goes_with: goes_with.unwrap_or_default(),
        }
    }

    /// `Salle A → Salle B, débit`.
    fn detail(&self, delta: &Delta) -> String {
        let moved = delta.fields.iter().find(|field| field.name == "parent");
        let end = |value: &Option<crate::model::Value>| {
            let id = value.as_ref().and_then(crate::model::Value::as_text);
            id.map_or_else(|| "–".to_owned(), |id| self.name_of(&ElementId::from(id)))
        };
        let moved = moved.map(|field| format!("{} → {}", end(&field.before), end(&field.after)));
        let others = delta.fields.iter().filter(|field| field.name != "parent");
        let others = others.map(|field| field_words(&field.name, self.language));
        let mut parts: Vec<String> = moved.into_iter().chain(others).collect();
        parts.dedup();
        parts.join(", ")
    }

    fn name_of(&self, id: &ElementId) -> String {
        let element = self.after.element_by_id(id);
        let element = element.or_else(|| self.before.element_by_id(id));
        let named = element.filter(|element| !element.name.is_empty());
        named.map_or_else(
            || analysis::subject_name(self.map, &SubjectId::from(id)),
            |element| element.name.to_string(),
        )
    }
}

/// The name of a package; its id where it has none.
#[must_use]
pub fn package_name(map: &SystemMap, id: &WorkPackageId) -> String {
    let package = map.tables().work_packages.get(id);
    let package = package.filter(|package| !package.name.is_empty());
    package.map_or_else(|| id.to_string(), |package| package.name.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    use super::super::ListForm;
    use super::*;
    use crate::workspace::samples;

    fn first_gap() -> (SystemMap, GapList) {
        let map = samples::find("metropole").unwrap().read();
        let list = GapList::of(&map, &"P2026".into(), &"P2027".into(), Language::French);
        (map, list)
    }

    #[test]
    fn what_nobody_does_stands_first_and_links_stand_with_what_takes_them_along() {
        let (_, list) = first_gap();
        let parts = list.parts("");
        assert_eq!(parts[0].0, GapPart::Unclaimed);
        let count = |keeps: &dyn Fn(&GapPart) -> bool| -> usize {
            let parts = parts.iter().filter(|(part, _)| keeps(part));
            parts.map(|(_, rows)| rows.len()).sum()
        };
        let unclaimed = count(&|part| *part == GapPart::Unclaimed);
        let along = count(&|part| matches!(part, GapPart::Along(_)));
        let claimed = count(&|part| matches!(part, GapPart::Package(_)));
        assert_eq!(unclaimed + along, list.coverage.unclaimed.len());
        assert_eq!(along, list.coverage.goes_with.len());
        let twice = list.coverage.claimed_twice().count();
        assert_eq!(claimed, list.coverage.claimed.len() + twice);
    }

    #[test]
    fn the_search_reads_names_kinds_and_fields_without_accents() {
        let (_, list) = first_gap();
        let found =
            |words: &str| -> usize { list.parts(words).iter().map(|(_, rows)| rows.len()).sum() };
        assert!(found("nextcloud") > 0);
        assert!(found("APPLICATION") > 0 && found("zzz") == 0);
        let moved = list.rows.iter().find(|row| row.is_moved).unwrap();
        assert!(moved.detail.contains(" → "), "{moved:?}");
    }

    #[test]
    fn no_name_of_a_map_becomes_a_formula_or_breaks_a_table() {
        let (map, mut list) = first_gap();
        list.rows[0].name = "=HYPERLINK(\"x\")".to_owned();
        list.rows[1].name = "a|b<c\nd".to_owned();
        let csv = list.written(&map, ListForm::Csv, Language::English);
        assert!(!csv.contains(";=HYPERLINK"), "{csv}");
        let markdown = list.written(&map, ListForm::Markdown, Language::English);
        assert!(markdown.contains("a\\|b&lt;c d"), "{markdown}");
        let json = list.written(&map, ListForm::Json, Language::English);
        let json: Json = serde_json::from_str(&json).unwrap();
        assert_eq!(json["elements"]["moved"].as_array().unwrap().len(), 3);
        assert_eq!(
            json["claims_without_difference"].as_array().unwrap().len(),
            3
        );
    }
}
