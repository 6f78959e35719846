//! A map without what a profile holds back.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::report::{How, Withheld};
use super::rows::{Rows, name_of, rows_of, tables_of, texts_of};
use super::secrets::Secrets;
use super::tokens::Tokens;
use super::words::{Bounds, Words};
use super::{fields, ids, names, structure, texts, values};
use crate::locale::{Language, Message, msg};
use crate::model::{
    FieldPath, MapInfo, RecordFields, RecordKey, RedactionProfile, SystemMap, TableName, Value,
};

/// A map that may go out.
#[derive(Clone, Debug)]
pub struct Redacted {
    /// The map; sound like any other.
    pub map: SystemMap,
    /// What was held back, in the order of tables and ids. For whoever sends the map, not for whoever
    /// receives it.
    pub report: Vec<Withheld>,
    /// What must not occur in any byte that goes out.
    pub secrets: Secrets,
    /// The ids that are others now, or lead nowhere.
    pub(super) ids: BTreeMap<RecordKey, Option<SmolStr>>,
}

impl Redacted {
    /// The id by which a record of the whole map is known in this one: its own, another that betrays
    /// nothing, or that of what stands in for it; `None` where nothing is left of it.
    #[must_use]
    pub fn known_as(&self, table: TableName, id: &SmolStr) -> Option<SmolStr> {
        let key = RecordKey::new(table, id.clone());
        match self.ids.get(&key) {
            Some(now) => now.clone(),
            None => Some(id.clone()),
        }
    }
}

/// What the steps work on.
pub(super) struct Work<'a> {
    pub(super) profile: &'a RedactionProfile,
    pub(super) language: Language,
    /// The records that stay.
    pub(super) rows: Rows,
    /// The records that are gone, and the element that stands in for each, where one does.
    pub(super) gone: BTreeMap<RecordKey, Option<SmolStr>>,
    /// What was held back so far.
    pub(super) report: Vec<Withheld>,
    pub(super) tokens: Tokens,
    /// What is replaced wherever it stands.
    pub(super) words: Words,
    /// Every text that is hidden somewhere.
    pub(super) hidden: BTreeSet<SmolStr>,
}

impl Work<'_> {
    /// Notes that something was held back.
    pub(super) fn tell(
        &mut self,
        key: &RecordKey,
        fields: &RecordFields,
        path: &FieldPath,
        how: How,
        what: Message,
    ) {
        self.report.push(Withheld {
            record: key.clone(),
            name: name_of(&key.id, fields),
            field: Some(path.clone()),
            how,
            what,
        });
    }

    /// Hides all texts of a value.
    pub(super) fn hide(&mut self, value: &Value) {
        let mut found = Vec::new();
        texts_of(value, &mut found);
        self.hidden.extend(found.into_iter().map(SmolStr::new));
    }

    /// Replaces a text wherever else it stands, where it says something and is no long prose.
    pub(super) fn replace_elsewhere(&mut self, text: &str) {
        const LONGEST: usize = 80;
        let is_short = text.chars().count() <= LONGEST && !text.trim().contains('\n');
        if is_short && fields::is_telling(text) {
            let token = self.tokens.of(super::patterns::prefix_of(text), text);
            self.words.add(text, &token, Bounds::Word);
        }
    }
}

/// Applies a profile. The same map and profile give the same map. O(records × plateaus + length of
/// texts).
#[must_use]
pub fn redact(map: &SystemMap, profile: &RedactionProfile, language: Language) -> Redacted {
    let left = structure::take_out(map, profile);
    let mut work = Work {
        profile,
        language,
        rows: rows_of(&left.tables),
        gone: left.gone,
        report: left.report,
        tokens: Tokens::default(),
        words: Words::default(),
        hidden: BTreeSet::new(),
    };
    names::choose(&mut work);
    values::hold_back(&mut work);
    hide_what_is_gone(&mut work, map);
    for word in &profile.words {
        if !word.trim().is_empty() {
            let token = work.tokens.of("VAL", word);
            work.words.add(word, &token, Bounds::Free);
            work.hidden.insert(word.trim().into());
        }
    }
    texts::gather(&mut work);
    name_stand_ins(&mut work, map);
    let renames = ids::choose(&mut work);
    texts::replace(&mut work, &renames);
    finish(work, renames.changes())
}

/// The texts of what is gone are hidden, and the names of things and projects are replaced where
/// other texts speak of them.
fn hide_what_is_gone(work: &mut Work<'_>, map: &SystemMap) {
    let gone: Vec<(RecordKey, Option<SmolStr>)> = work
        .gone
        .iter()
        .map(|(key, by)| (key.clone(), by.clone()))
        .collect();
    for (key, by) in gone {
        work.hidden.insert(key.id.clone());
        let Some(all) = map.tables().fields_of(key.table, &key.id) else {
            continue;
        };
        for (path, value) in &all {
            let is_name = path.name == "name";
            if !is_plain(key.table, path, value) {
                work.hide(value);
            }
            let is_spoken_of = matches!(key.table, TableName::Elements | TableName::WorkPackages);
            if is_name
                && is_spoken_of
                && by.is_none()
                && let Some(name) = value.as_text()
            {
                work.replace_elsewhere(name);
            }
        }
    }
}

/// Whether a value says nothing that needs hiding: an id, a word of the program's own, a day.
fn is_plain(table: TableName, path: &FieldPath, value: &Value) -> bool {
    let is_day = |text: &str| crate::model::Day::first_of(text).is_some();
    fields::ids_in(table, &path.name).is_some()
        || value.as_text().is_some_and(|text| {
            fields::is_own_word(table, path, text) || is_day(text) || fields::is_common(text)
        })
}

/// Texts that speak of an element that was merged speak of what it was merged into then.
fn name_stand_ins(work: &mut Work<'_>, map: &SystemMap) {
    let merged: Vec<(RecordKey, SmolStr)> = work
        .gone
        .iter()
        .filter_map(|(key, by)| Some((key.clone(), by.clone()?)))
        .collect();
    let replacer = texts::Replacer::of(work);
    for (key, by) in merged {
        let holder = RecordKey::new(TableName::Elements, by);
        let shown = work
            .rows
            .get(&holder)
            .map(|fields| name_of(&holder.id, fields));
        let shown = shown.unwrap_or_default();
        let shown = replacer.replaced(&shown, &mut work.tokens).unwrap_or(shown);
        let Some(all) = map.tables().fields_of(key.table, &key.id) else {
            continue;
        };
        for name in all.iter().filter(|(path, _)| path.name == "name") {
            if let Some(name) = name.1.as_text().filter(|name| fields::is_telling(name)) {
                work.words.add(name, &shown, Bounds::Word);
            }
        }
    }
}

/// Puts the map together, its protection mark in place.
fn finish(mut work: Work<'_>, ids: BTreeMap<RecordKey, Option<SmolStr>>) -> Redacted {
    let key = RecordKey::new(TableName::Map, MapInfo::the_id().text().clone());
    if let Some(info) = work.rows.get_mut(&key) {
        if !work.profile.marking.trim().is_empty() {
            let marking = Value::Text(work.profile.marking.clone());
            info.insert(FieldPath::own("marking"), marking);
        }
        if !work.profile.keeps_assurance {
            info.remove(&FieldPath::own("maturity_level"));
        }
    }
    let secrets = Secrets::among(&work.hidden, &work.rows);
    let mut report = work.report;
    report.sort_by(|a, b| (&a.record, &a.field, a.how).cmp(&(&b.record, &b.field, b.how)));
    let (map, problems) = SystemMap::assemble(tables_of(work.rows));
    // A map that was sound stays so; should a step ever fail in this, what is cut is told.
    report.extend(problems.into_iter().map(|problem| Withheld {
        record: key.clone(),
        name: problem.place.record.clone().unwrap_or_default().into(),
        field: None,
        how: How::Removed,
        what: msg::REDACTION_CUT.into(),
    }));
    Redacted {
        map,
        report,
        secrets,
        ids,
    }
}
