//! From “present at these plateaus, with these values there” to introduction and overrides.
//!
//! A neutral file gives the state at each plateau on its own; a map's override holds onward until
//! the next one. So an override is written only where the state differs from the plateau before,
//! and a value that a later plateau does not repeat is set back there.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{FieldError, FieldPath, Name, PRESENT, PlateauId, Record, SINCE, Value};

/// What a source says about a record at single plateaus.
#[derive(Clone, Debug, Default)]
pub(super) struct States {
    /// Where the record exists; `None` for everywhere.
    pub(super) presence: Option<BTreeSet<PlateauId>>,
    /// What differs there from the record's own fields.
    pub(super) by_plateau: BTreeMap<PlateauId, BTreeMap<Name, Value>>,
}

/// Gives a record, whose own fields are set, its introduction and overrides. `order` holds the
/// plateaus, each based on the one before. Fields that refuse their value are given back, with
/// plateau and value.
pub(super) fn apply<R: Record>(
    record: &mut R,
    states: &States,
    order: &[PlateauId],
) -> Vec<(PlateauId, FieldError, Value)> {
    if let Some(presence) = &states.presence {
        // Presence is always a flag and `since` always a text, which both fit.
        let _fits = set_presence(record, presence, order).is_ok();
    }
    let names: BTreeSet<&Name> = states
        .by_plateau
        .values()
        .flat_map(BTreeMap::keys)
        .collect();
    let mut refused = Vec::new();
    for name in names {
        let own = record.get(&FieldPath::own(name.clone()));
        let own = own.unwrap_or(Value::Nothing);
        let mut before = own.clone();
        for plateau in order {
            let there = states
                .by_plateau
                .get(plateau)
                .and_then(|fields| fields.get(name))
                .unwrap_or(&own);
            if *there == before {
                continue;
            }
            let path = FieldPath::at(plateau.clone(), name.clone());
            match record.set(&path, Some(there)) {
                Ok(()) => before = there.clone(),
                Err(error) => refused.push((plateau.clone(), error, there.clone())),
            }
        }
    }
    refused
}

fn set_presence<R: Record>(
    record: &mut R,
    presence: &BTreeSet<PlateauId>,
    order: &[PlateauId],
) -> Result<(), FieldError> {
    let Some(first) = order.first() else {
        return Ok(());
    };
    let introduced = order.iter().find(|plateau| presence.contains(*plateau));
    let mut present = true;
    if let Some(introduced) = introduced.filter(|introduced| *introduced != first) {
        let since = Value::Text(introduced.text().clone());
        record.set(&FieldPath::own(SINCE), Some(&since))?;
    }
    let from = introduced.unwrap_or(first);
    for plateau in order.iter().skip_while(|plateau| *plateau != from) {
        if presence.contains(plateau) != present {
            present = !present;
            let path = FieldPath::at(plateau.clone(), PRESENT);
            record.set(&path, Some(&Value::Flag(present)))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Element, ElementId, Timeline};
    use std::sync::Arc;

    fn order() -> Vec<PlateauId> {
        ["p1", "p2", "p3"].map(PlateauId::from).to_vec()
    }

    fn states_of(presence: &[&str]) -> [bool; 3] {
        let mut element = Element::blank(ElementId::from("x"));
        let states = States {
            presence: Some(presence.iter().map(|id| PlateauId::from(*id)).collect()),
            ..States::default()
        };
        assert!(apply(&mut element, &states, &order()).is_empty());
        let order = order();
        [1, 2, 3].map(|len| Timeline::is_present(&element, &order[..len]))
    }

    #[test]
    fn every_pattern_of_presence_is_kept() {
        for pattern in 0..8_u8 {
            let expected = [0, 1, 2].map(|bit| pattern >> bit & 1 == 1);
            let all = ["p1", "p2", "p3"];
            let presence: Vec<&str> = (0..3).filter(|&i| expected[i]).map(|i| all[i]).collect();
            assert_eq!(states_of(&presence), expected, "{presence:?}");
        }
    }

    #[test]
    fn a_value_that_a_later_plateau_does_not_repeat_is_set_back() {
        let mut element = Element::blank(ElementId::from("x"));
        element
            .attributes
            .insert("k".into(), Value::number(2.0).unwrap());
        let fields = BTreeMap::from([
            (Name::from("k"), Value::number(3.0).unwrap()),
            (Name::from("mfa"), Value::Flag(true)),
        ]);
        let states = States {
            presence: None,
            by_plateau: BTreeMap::from([(PlateauId::from("p2"), fields)]),
        };
        apply(&mut element, &states, &order());
        let element = Arc::new(element);
        let at = |len: usize| Timeline::fold(&element, &order()[..len]).unwrap();
        assert_eq!(at(1).attributes.get("k"), Value::number(2.0).as_ref());
        assert_eq!(at(2).attributes.get("k"), Value::number(3.0).as_ref());
        assert_eq!(at(2).attributes.get("mfa"), Some(&Value::Flag(true)));
        assert_eq!(at(3).attributes.get("k"), Value::number(2.0).as_ref());
        assert_eq!(at(3).attributes.get("mfa"), None);
    }
}
