//! Attributes that are left out, or replaced by tokens.

use smol_str::SmolStr;

use super::fields::{STRUCTURE, takes_token};
use super::patterns::prefix_of;
use super::redact::Work;
use super::report::How;
use super::rows::map_texts;
use crate::locale::msg;
use crate::model::{FieldPath, Name, RecordKey, TableName, Value};

/// Leaves out and masks what the profile names, at every plateau. What is left out or masked is
/// replaced by the same token where other texts say it. O(fields).
pub(super) fn hold_back(work: &mut Work<'_>) {
    let keys: Vec<RecordKey> = work.rows.keys().cloned().collect();
    for key in keys {
        let Some(before) = work.rows.remove(&key) else {
            continue;
        };
        let mut after = before.clone();
        for (path, value) in &before {
            match fate(work, &key, path, value) {
                Fate::Stays => {}
                Fate::Goes => {
                    after.remove(path);
                    if names_roles(&path.name) {
                        work.hide(value);
                    } else {
                        tell_of_text(work, value);
                    }
                    let what = msg::REDACTION_LEFT_OUT.into();
                    work.tell(&key, &before, path, How::LeftOut, what);
                }
                Fate::Masked => {
                    tell_of_text(work, value);
                    let masked = map_texts(value, &mut |text| {
                        let is_blank = text.trim().is_empty();
                        (!is_blank).then(|| work.tokens.of(prefix_of(text), text))
                    });
                    let what = msg::REDACTION_MASKED.with("by", masked.to_string());
                    work.tell(&key, &before, path, How::Replaced, what);
                    after.insert(path.clone(), masked);
                }
                Fate::Changed(changed) => {
                    let what = msg::REDACTION_PARTLY.into();
                    work.tell(&key, &before, path, How::LeftOut, what);
                    after.insert(path.clone(), changed);
                }
            }
        }
        work.rows.insert(key, after);
    }
}

enum Fate {
    Stays,
    Goes,
    Masked,
    Changed(Value),
}

fn fate(work: &mut Work<'_>, key: &RecordKey, path: &FieldPath, value: &Value) -> Fate {
    let name = path.name.as_str();
    let profile = work.profile;
    let is_in = |list: &[Name]| list.iter().any(|one| one == name);
    match (key.table, name) {
        // Our own places are nobody else's business, and a preset's profile does not go along.
        (TableName::Map, "shared_with") | (TableName::Presets, "redaction") => return Fate::Goes,
        (TableName::Views, "filters") => return filters(work, value),
        (TableName::Views, "group_by") => {
            let by = value.as_text().unwrap_or_default();
            let is_gone = profile
                .withheld
                .iter()
                .chain(&profile.masked)
                .any(|one| one == by);
            return if is_gone { Fate::Goes } else { Fate::Stays };
        }
        (TableName::Notes, "replies") => return replies(work, value),
        _ => {}
    }
    if STRUCTURE.contains(&name) || *value == Value::Nothing || is_of_another_kind(key.table, name)
    {
        return Fate::Stays;
    }
    // A thing without a name would be called by its id.
    if name == "name" {
        return if is_in(&profile.masked) || is_in(&profile.withheld) {
            Fate::Masked
        } else {
            Fate::Stays
        };
    }
    if is_in(&profile.withheld) {
        Fate::Goes
    } else if is_in(&profile.masked) {
        if takes_token(key.table, name, value) {
            Fate::Masked
        } else {
            Fate::Goes
        }
    } else {
        Fate::Stays
    }
}

/// Whether a field is called like an attribute and is another thing: the version of the map itself,
/// the days of a plateau, the way that a layout runs.
fn is_of_another_kind(table: TableName, name: &str) -> bool {
    matches!(
        (table, name),
        (TableName::Map, "version") | (TableName::Views, "direction")
    ) || matches!(
        table,
        TableName::Plateaus | TableName::Placements | TableName::Presets
    )
}

/// Whether a field names roles or bodies: those are named openly elsewhere, on charts and in titles,
/// where they say nothing about this record.
fn names_roles(name: &str) -> bool {
    name.ends_with("_role") || matches!(name, "owning_entity" | "security_owner" | "organisation")
}

/// Filters by what is left out go; by what is masked they ask for the tokens.
fn filters(work: &mut Work<'_>, value: &Value) -> Fate {
    let Some(list) = value.as_list() else {
        return Fate::Stays;
    };
    let profile = work.profile;
    let by = |filter: &Value| filter.as_fields()?.get("by")?.as_text().map(SmolStr::new);
    let mut changed = false;
    let mut kept = Vec::new();
    for filter in list {
        let name = by(filter).unwrap_or_default();
        if profile.withheld.contains(&name) {
            work.hide(filter);
            changed = true;
        } else if profile.masked.contains(&name) {
            changed = true;
            let mut fields = filter.as_fields().cloned().unwrap_or_default();
            if let Some(values) = fields.get("values") {
                work.hide(&values.clone());
                let masked = map_texts(values, &mut |text| {
                    (!text.is_empty()).then(|| work.tokens.of(prefix_of(text), text))
                });
                fields.insert("values".into(), masked);
            }
            kept.push(Value::Fields(fields));
        } else {
            kept.push(filter.clone());
        }
    }
    match (changed, kept.is_empty()) {
        (false, _) => Fate::Stays,
        (true, true) => Fate::Goes,
        (true, false) => Fate::Changed(Value::List(kept)),
    }
}

/// Fields of replies, which no record of their own holds.
fn replies(work: &mut Work<'_>, value: &Value) -> Fate {
    let profile = work.profile;
    let is_named = |name: &str| {
        let mut all = profile.withheld.iter().chain(&profile.masked);
        all.any(|one| one == name)
    };
    if is_named("replies") {
        return Fate::Goes;
    }
    let mut changed = false;
    let mut kept = Vec::new();
    for reply in value.as_list().unwrap_or_default() {
        let mut fields = reply.as_fields().cloned().unwrap_or_default();
        let names: Vec<Name> = fields
            .keys()
            .filter(|name| is_named(name))
            .cloned()
            .collect();
        for name in names {
            if let Some(gone) = fields.remove(&name) {
                if names_roles(&name) {
                    work.hide(&gone);
                } else {
                    tell_of_text(work, &gone);
                }
                changed = true;
            }
        }
        kept.push(Value::Fields(fields));
    }
    if changed {
        Fate::Changed(Value::List(kept))
    } else {
        Fate::Stays
    }
}

/// Hides a value, and replaces its texts wherever else they stand.
fn tell_of_text(work: &mut Work<'_>, value: &Value) {
    let mut found = Vec::new();
    super::rows::texts_of(value, &mut found);
    for text in found {
        let is_day = crate::model::Day::first_of(text).is_some();
        if !is_day && !super::fields::is_common(text) {
            work.hidden.insert(text.into());
            work.replace_elsewhere(text);
        }
    }
}
