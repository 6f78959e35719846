//! Lists that both sides changed.
//!
//! Lists of ids are sets: what either added comes, what either took away goes, and no two edits
//! quarrel. Answers under a note, filters and layers are sequences: both may add at the end, the
//! answers in the order of their days. Everything else about two lists is for a person to decide.

use std::collections::BTreeSet;

use crate::model::field::FieldPath;
use crate::model::table::TableName;
use crate::model::value::Value;

/// What a list means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Members without order.
    Set,
    /// Entries in order.
    Sequence,
    /// Members; when it is empty it means all of them.
    SetOrAll,
}

fn meaning(table: TableName, path: &FieldPath, sample: &[Value]) -> Option<Meaning> {
    match (table, path.name.as_str()) {
        (TableName::WorkPackages, "delivers" | "removes" | "changes" | "requirements")
        | (TableName::Scenarios, "lost" | "degraded")
        | (TableName::Views, "gathered")
        | (TableName::DataTypes, "categories" | "rules") => Some(Meaning::Set),
        (TableName::Views, "link_kinds") | (TableName::Standards, "kinds") => {
            Some(Meaning::SetOrAll)
        }
        (TableName::Notes, "replies")
        | (TableName::Views, "filters" | "layers")
        | (TableName::Requirements, "scope") => Some(Meaning::Sequence),
        (TableName::Placements, _) => None,
        // Attributes: lines of text, and ids of elements.
        _ => sample
            .iter()
            .all(|entry| matches!(entry, Value::Text(_)))
            .then_some(Meaning::Set),
    }
}

/// The list that holds what both sides did; `None` where that is not for us to say. The inner
/// `None` is the empty list.
#[expect(clippy::option_option, reason = "whether there is one, and which")]
pub(super) fn merge(
    table: TableName,
    path: &FieldPath,
    base: Option<&Value>,
    ours: Option<&Value>,
    theirs: Option<&Value>,
) -> Option<Option<Value>> {
    let [base, ours, theirs] = [entries(base)?, entries(ours)?, entries(theirs)?];
    // An attribute that nobody made a list is none.
    if ours.is_empty() && theirs.is_empty() {
        return None;
    }
    let sample = [base, ours, theirs].concat();
    let merged = match meaning(table, path, &sample)? {
        Meaning::Set => merge_sets(base, ours, theirs)?,
        Meaning::SetOrAll if base.is_empty() || ours.is_empty() || theirs.is_empty() => {
            return None;
        }
        Meaning::SetOrAll => {
            let merged = merge_sets(base, ours, theirs)?;
            if merged.is_empty() {
                return None;
            }
            merged
        }
        Meaning::Sequence => merge_sequences(base, ours, theirs)?,
    };
    Some((!merged.is_empty()).then_some(Value::List(merged)))
}

/// Both lists one after the other, each entry once: for who chooses both.
pub(super) fn union(ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let (ours, theirs) = (entries(ours)?, entries(theirs)?);
    let mut all = ours.to_vec();
    all.extend(theirs.iter().filter(|entry| !ours.contains(entry)).cloned());
    (!all.is_empty()).then_some(Value::List(all))
}

fn entries(value: Option<&Value>) -> Option<&[Value]> {
    match value {
        None => Some(&[]),
        Some(Value::List(list)) => Some(list),
        Some(_) => None,
    }
}

/// What was there and stays, in its order, then what came, sorted: the same from either side.
fn merge_sets(base: &[Value], ours: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
    let set = |list: &[Value]| list.iter().cloned().collect::<BTreeSet<_>>();
    let (was, we, they) = (set(base), set(ours), set(theirs));
    if was.len() < base.len() || we.len() < ours.len() || they.len() < theirs.len() {
        return None;
    }
    for side in [ours, theirs] {
        let kept: Vec<&Value> = side.iter().filter(|entry| was.contains(entry)).collect();
        let in_base: Vec<&Value> = base.iter().filter(|entry| side.contains(entry)).collect();
        if kept != in_base {
            return None;
        }
    }
    let stays = |entry: &&Value| we.contains(*entry) && they.contains(*entry);
    let mut merged: Vec<Value> = base.iter().filter(stays).cloned().collect();
    merged.extend(
        we.union(&they)
            .filter(|entry| !was.contains(entry))
            .cloned(),
    );
    Some(merged)
}

/// What was there, then what both added at the end: by day where entries have one, otherwise each
/// side's additions together, those first that sort first.
fn merge_sequences(base: &[Value], ours: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
    let mut added = [ours.strip_prefix(base)?, theirs.strip_prefix(base)?];
    added.sort();
    let [first, second] = added;
    let mut merged = first.to_vec();
    merged.extend(
        second
            .iter()
            .filter(|entry| !first.contains(entry))
            .cloned(),
    );
    let day = |entry: &Value| {
        let fields = entry.as_fields()?;
        fields.get("created").cloned()
    };
    merged.sort_by_cached_key(day);
    Some([base, &merged].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &str) -> Option<Value> {
        let entries: Vec<Value> = words.split_whitespace().map(Value::from).collect();
        (!entries.is_empty()).then_some(Value::List(entries))
    }

    fn merged(table: TableName, name: &str, lists: [&str; 3]) -> Option<Option<Value>> {
        let [base, ours, theirs] = lists.map(list);
        let path = FieldPath::own(name);
        let here = merge(table, &path, base.as_ref(), ours.as_ref(), theirs.as_ref());
        let there = merge(table, &path, base.as_ref(), theirs.as_ref(), ours.as_ref());
        assert_eq!(here, there, "the same from either side");
        here
    }

    #[test]
    fn what_either_added_comes_and_what_either_took_away_goes() {
        let delivers = |lists| merged(TableName::WorkPackages, "delivers", lists);
        assert_eq!(
            delivers(["a b c", "a b c y", "b c x"]),
            Some(list("b c x y"))
        );
        assert_eq!(delivers(["", "b", "a"]), Some(list("a b")));
        assert_eq!(delivers(["a", "", "a b"]), Some(list("b")));
        assert_eq!(
            delivers(["a b", "b a", "a b c"]),
            None,
            "somebody sorted it"
        );
    }

    #[test]
    fn a_list_that_means_all_when_empty_is_not_filled_in_silence() {
        let kinds = |lists| merged(TableName::Views, "link_kinds", lists);
        assert_eq!(kinds(["", "flow", "uses"]), None);
        assert_eq!(
            kinds(["flow", "flow uses", "flow requires"]),
            Some(list("flow requires uses"))
        );
        assert_eq!(
            kinds(["a b", "a", "b"]),
            None,
            "nothing would be left, which means all"
        );
    }

    #[test]
    fn answers_of_both_follow_by_day() {
        let reply = |day: &str, text: &str| {
            Value::Fields(
                [
                    ("created".into(), Value::from(day)),
                    ("text".into(), Value::from(text)),
                ]
                .into(),
            )
        };
        let first = reply("2027-01-05", "first");
        let (ours, theirs) = (reply("2027-01-09", "ours"), reply("2027-01-07", "theirs"));
        let path = FieldPath::own("replies");
        let of = |entries: &[&Value]| Value::List(entries.iter().copied().cloned().collect());
        let merged = merge(
            TableName::Notes,
            &path,
            Some(&of(&[&first])),
            Some(&of(&[&first, &ours])),
            Some(&of(&[&first, &theirs])),
        );
        assert_eq!(merged, Some(Some(of(&[&first, &theirs, &ours]))));
    }
}
