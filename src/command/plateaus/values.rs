//! Fields of a record at a plateau: reading them, and writing them where an edit would.

use std::collections::BTreeSet;

use super::presence::put;
use crate::model::{FieldPath, Name, PRESENT, PlateauId, Record, Timeline, Value};

/// The value of a field at the end of a chain of plateaus.
pub(super) fn value_at<R: Record>(record: &R, chain: &[PlateauId], name: &str) -> Option<Value> {
    let overridden = chain
        .iter()
        .rev()
        .find_map(|plateau| record.overrides().get(plateau)?.get(name));
    match overridden {
        Some(Value::Nothing) => None,
        Some(value) => Some(value.clone()),
        None => record.get(&FieldPath::own(name)),
    }
}

/// What a field is at a plateau as long as that plateau says nothing itself.
fn inherited<R: Record>(
    record: &R,
    timeline: &Timeline,
    plateau: &PlateauId,
    name: &str,
) -> Option<Value> {
    let chain = timeline.chain(plateau);
    let before = chain.split_last().map_or(&[][..], |(_, before)| before);
    value_at(record, before, name)
}

/// Sets a field as an edit at a plateau does.
pub(super) fn set_at<R: Record>(
    record: &mut R,
    timeline: &Timeline,
    plateau: &PlateauId,
    name: &Name,
    value: Option<&Value>,
) {
    let chain = timeline.chain(plateau);
    let earlier = chain.split_last().map_or(&[][..], |(_, earlier)| earlier);
    let says = |id: &PlateauId| {
        let fields = record.overrides().get(id);
        fields.is_some_and(|fields| fields.contains_key(name))
    };
    if timeline.is_home(record, Some(plateau)) && !earlier.iter().any(says) {
        put(record, &FieldPath::own(name.clone()), value);
        put(record, &FieldPath::at(plateau.clone(), name.clone()), None);
        return;
    }
    let path = FieldPath::at(plateau.clone(), name.clone());
    let differs = inherited(record, timeline, plateau, name).as_ref() != value;
    let nothing = Value::Nothing;
    put(record, &path, differs.then_some(value.unwrap_or(&nothing)));
}

/// Takes the override of a field away where it says what goes without saying.
pub(super) fn tidy<R: Record>(
    record: &mut R,
    timeline: &Timeline,
    plateau: &PlateauId,
    name: &Name,
) {
    let path = FieldPath::at(plateau.clone(), name.clone());
    let Some(said) = record.get(&path) else {
        return;
    };
    let said = (said != Value::Nothing).then_some(said);
    if inherited(record, timeline, plateau, name) == said {
        put(record, &path, None);
    }
}

/// The fields that a plateau overrides, whether the record is there left aside.
pub(super) fn overridden<R: Record>(record: &R, plateau: &PlateauId) -> BTreeSet<Name> {
    let fields = record.overrides().get(plateau).into_iter().flatten();
    fields
        .map(|(name, _)| name.clone())
        .filter(|name| name != PRESENT)
        .collect()
}

/// Makes what the plateau that brought a record overrides the record's own: nobody sees it earlier,
/// so nothing is to be told apart. Looks the same at every plateau.
pub(super) fn settle_home<R: Record>(record: &mut R, timeline: &Timeline) {
    let home = record.since().cloned();
    let home = home.or_else(|| match timeline.roots().as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    });
    let Some(home) = home.filter(|home| timeline.is_home(record, Some(home))) else {
        return;
    };
    let chain = timeline.chain(&home).to_vec();
    let names: BTreeSet<Name> = chain
        .iter()
        .flat_map(|plateau| overridden(record, plateau))
        .collect();
    for name in names {
        // The own container counts at every plateau, also where the element is not there: it might
        // close a circle on another branch.
        if name == "parent" && (record.since().is_some() || timeline.roots().len() > 1) {
            continue;
        }
        let value = value_at(record, &chain, &name);
        put(record, &FieldPath::own(name.clone()), value.as_ref());
        for plateau in &chain {
            put(record, &FieldPath::at(plateau.clone(), name.clone()), None);
        }
    }
}
