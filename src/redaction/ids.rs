//! Ids are made from names, so those that would betray what is hidden become others.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::{SmolStr, format_smolstr};

use super::redact::Work;
use super::texts::Replacer;
use super::words::{Bounds, Finder, Words, slug};
use crate::model::{PlateauId, RecordKey, TableName, Value};

/// What ids are called now.
#[derive(Debug, Default)]
pub(super) struct Renames {
    /// The new ids of records that stay.
    new: BTreeMap<RecordKey, SmolStr>,
    /// The records that are gone, with the id of what stands in for them.
    gone: BTreeMap<RecordKey, Option<SmolStr>>,
    /// Ids that a text may be as a whole, and what it is then.
    anywhere: BTreeMap<SmolStr, SmolStr>,
    slugs: Finder,
}

/// The tables whose ids are made from names; all others have ids that mean something to the program.
const NAMED: [(TableName, &str); 13] = [
    (TableName::Plateaus, "plateau"),
    (TableName::Elements, "element"),
    (TableName::Links, "link"),
    (TableName::Views, "view"),
    (TableName::Notes, "note"),
    (TableName::Requirements, "requirement"),
    (TableName::WorkPackages, "package"),
    (TableName::Scenarios, "scenario"),
    (TableName::Exemptions, "exemption"),
    (TableName::Standards, "standard"),
    (TableName::DataTypes, "data"),
    (TableName::Targets, "target"),
    (TableName::Presets, "preset"),
];

impl Renames {
    /// The id of a record that stays.
    pub(super) fn of(&self, key: &RecordKey) -> SmolStr {
        self.new.get(key).unwrap_or(&key.id).clone()
    }

    /// Every id that is another now, or leads elsewhere or nowhere.
    pub(super) fn changes(&self) -> BTreeMap<RecordKey, Option<SmolStr>> {
        let led = |by: &SmolStr| {
            let holder = RecordKey::new(TableName::Elements, by.clone());
            self.of(&holder)
        };
        let gone = self.gone.iter();
        let gone = gone.map(|(key, by)| (key.clone(), by.as_ref().map(led)));
        let new = self.new.iter();
        new.map(|(key, id)| (key.clone(), Some(id.clone())))
            .chain(gone)
            .collect()
    }

    /// The id of a plateau.
    pub(super) fn plateau(&self, id: &PlateauId) -> PlateauId {
        let key = RecordKey::new(TableName::Plateaus, id.text().clone());
        self.new
            .get(&key)
            .map_or_else(|| id.clone(), |new| new.clone().into())
    }

    /// Where an id leads that was looked up in these tables: `None` where no change concerns it,
    /// `Some(None)` where nothing is left of it.
    pub(super) fn led(&self, tables: &[TableName], id: &SmolStr) -> Option<Option<SmolStr>> {
        tables.iter().find_map(|table| {
            let key = RecordKey::new(*table, id.clone());
            match self.gone.get(&key) {
                Some(by) => Some(by.clone()),
                None => self.new.get(&key).map(|new| Some(new.clone())),
            }
        })
    }

    /// What a text is that was nothing but an id.
    pub(super) fn anywhere(&self, text: &str) -> Option<SmolStr> {
        self.anywhere.get(text).cloned()
    }

    /// Whether an id, or another word made from a name, betrays something hidden.
    pub(super) fn betrays(&self, id: &str) -> bool {
        !self.slugs.find(id).is_empty()
    }
}

/// Chooses new ids, and has texts follow that name the old ones. O(ids + length of words).
pub(super) fn choose(work: &mut Work<'_>) -> Renames {
    let replacer = Replacer::of(work);
    let mut renames = Renames {
        slugs: slugs(work),
        ..Renames::default()
    };
    let mut taken: BTreeSet<SmolStr> = work.rows.keys().map(|key| key.id.clone()).collect();
    taken.extend(work.gone.keys().map(|key| key.id.clone()));
    for (table, word) in NAMED {
        let mut number = 0_usize;
        let rows = work.rows.iter().filter(|(key, _)| key.table == table);
        for (key, fields) in rows {
            let is_renamed = fields.iter().any(|(path, value)| {
                matches!(path.name.as_str(), "name" | "title")
                    && value.as_text().is_some_and(|text| replacer.finds_in(text))
            });
            let has_new_name = table == TableName::Elements
                && work.profile.anonymous
                && super::names::is_technical(
                    fields
                        .get(&crate::model::FieldPath::own("kind"))
                        .and_then(Value::as_text)
                        .unwrap_or_default(),
                );
            let betrays = || renames.betrays(&key.id) || replacer.finds_in(&key.id);
            if !(is_renamed || has_new_name || betrays()) {
                continue;
            }
            let new = loop {
                number += 1;
                let id = format_smolstr!("{word}-{number}");
                if taken.insert(id.clone()) {
                    break id;
                }
            };
            renames.new.insert(key.clone(), new);
        }
    }
    renames.gone = work
        .gone
        .iter()
        .map(|(key, by)| {
            let by = by
                .clone()
                .map(|id| renames.of(&RecordKey::new(TableName::Elements, id)));
            (key.clone(), by)
        })
        .collect();
    let mut olds: Vec<(SmolStr, Option<SmolStr>)> = renames
        .new
        .iter()
        .map(|(key, new)| (key.id.clone(), Some(new.clone())))
        .collect();
    olds.extend(
        renames
            .gone
            .iter()
            .map(|(key, by)| (key.id.clone(), by.clone())),
    );
    let stays: BTreeSet<SmolStr> = work
        .rows
        .keys()
        .filter(|key| !renames.new.contains_key(*key))
        .map(|key| key.id.clone())
        .collect();
    for (old, new) in olds {
        let new_id = new.clone().unwrap_or_else(|| work.tokens.of("VAL", &old));
        let mention = new.map_or_else(|| new_id.clone(), |new| format_smolstr!("@{new}"));
        work.words.add(&format!("@{old}"), &mention, Bounds::Id);
        // An id that another record keeps in another table stays where it stands alone.
        if stays.contains(&old) {
            continue;
        }
        let looks_like_one =
            old.len() >= 4 && old.contains(|c: char| c.is_ascii_digit() || c == '-' || c == '_');
        if looks_like_one {
            work.words.add(&old, &new_id, Bounds::Id);
        }
        if !super::fields::is_common(&old) {
            renames.anywhere.insert(old.clone(), new_id);
        }
        work.hidden.insert(old);
    }
    renames
}

/// What ids made from hidden words look like. Shorter ones are in too many other words.
fn slugs(work: &Work<'_>) -> Finder {
    const SHORTEST: usize = 4;
    let mut slugs = Words::default();
    for word in work.words.iter() {
        let slug = slug(&word.word);
        if slug.len() >= SHORTEST && slug != "item" {
            slugs.add(&slug, "", Bounds::Free);
        }
    }
    slugs.finder()
}
