//! Names of technical elements become their kind and a number.

use std::collections::BTreeMap;

use super::fields::is_telling;
use super::redact::Work;
use super::report::How;
use super::words::Bounds;
use crate::catalogue::{self, Family};
use crate::locale::msg;
use crate::model::{FieldPath, TableName, Value};

/// Whether an element of this kind is technical: of any family but the business and its data. A kind
/// that the catalogue does not know is.
pub(super) fn is_technical(kind: &str) -> bool {
    let kind = catalogue::element_kind(kind);
    kind.is_none_or(|kind| !matches!(kind.family, Family::Business | Family::Data))
}

/// Gives each technical element a name that says nothing, where the profile asks for it, and lets
/// all texts that speak of it follow. Numbers run by kind, in the order of ids. O(elements).
pub(super) fn choose(work: &mut Work<'_>) {
    if !work.profile.anonymous {
        return;
    }
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let keys: Vec<_> = work
        .rows
        .keys()
        .filter(|key| key.table == TableName::Elements)
        .cloned()
        .collect();
    for key in keys {
        let Some(mut fields) = work.rows.remove(&key) else {
            continue;
        };
        let kind = fields.get(&FieldPath::own("kind")).and_then(Value::as_text);
        let kind = kind.unwrap_or_default().to_owned();
        if !is_technical(&kind) {
            work.rows.insert(key, fields);
            continue;
        }
        let label = catalogue::element_kind(&kind).map_or_else(
            || work.language.text(msg::REDACTION_ELEMENT),
            |kind| kind.name(work.language).to_owned(),
        );
        let number = last.entry(label.clone()).or_default();
        *number += 1;
        let by = format!("{label} {number}");
        let before = fields.clone();
        let old: Vec<Value> = before
            .iter()
            .filter(|(path, _)| path.name == "name")
            .map(|(_, value)| value.clone())
            .collect();
        for value in &old {
            work.hide(value);
            if let Some(name) = value.as_text().filter(|name| is_telling(name)) {
                work.words.add(name, &by, Bounds::Word);
            }
        }
        fields.retain(|path, _| path.name != "name");
        let path = FieldPath::own("name");
        work.tell(
            &key,
            &before,
            &path,
            How::Replaced,
            msg::REDACTION_NAME.with("by", by.as_str()),
        );
        fields.insert(path, Value::Text(by.into()));
        work.rows.insert(key, fields);
    }
}
