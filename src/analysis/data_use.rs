//! Who handles data beside its stores: applications that process it, flows that carry it.

use crate::model::{ElementId, ElementIx, LinkIx, PlateauId, Snapshot, Value};

/// The applications that process a data set at the snapshot's plateau, in the order of its
/// `processed_by`: names, or records with `application` and, where it is not always so, `presence`.
#[must_use]
pub fn applications_of(snapshot: &Snapshot, data_set: ElementIx) -> Vec<ElementIx> {
    let processed = snapshot.element(data_set).attributes.get("processed_by");
    let entries = processed.and_then(Value::as_list).unwrap_or_default();
    let named = |entry: &Value| -> Option<ElementIx> {
        let id = match entry {
            Value::Text(id) => id.as_str(),
            Value::Fields(fields) if is_there(entry, snapshot.plateau()) => {
                fields.get("application").and_then(Value::as_text)?
            }
            _ => return None,
        };
        snapshot.find(&ElementId::from(id))
    };
    entries.iter().filter_map(named).collect()
}

/// The data sets that a flow carries, by id.
#[must_use]
pub fn data_of_flow(snapshot: &Snapshot, flow: LinkIx) -> Vec<ElementIx> {
    let carried = snapshot.link(flow).attributes.get("data");
    let names = carried.and_then(Value::as_list).unwrap_or_default();
    let found = names.iter().filter_map(Value::as_text);
    let mut found: Vec<ElementIx> = found
        .filter_map(|id| snapshot.find(&ElementId::from(id)))
        .collect();
    found.sort_unstable();
    found
}

/// Whether an entry with a list of plateaus under `presence` holds at this one.
fn is_there(entry: &Value, plateau: Option<&PlateauId>) -> bool {
    let presence = entry
        .as_fields()
        .and_then(|fields| fields.get("presence"))
        .and_then(Value::as_list);
    match (presence, plateau) {
        (Some(presence), Some(plateau)) => presence
            .iter()
            .any(|id| id.as_text() == Some(plateau.as_str())),
        _ => true,
    }
}
