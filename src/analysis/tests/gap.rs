//! What differs between two states, by hand.

use std::sync::Arc;

use super::support::map;
use crate::analysis::{Difference, Gap, GapCounts};
use crate::model::{
    ElementId, FieldPath, LinkId, PRESENT, Plateau, PlateauId, Record, SINCE, Snapshot, SystemMap,
    Tables, Value,
};

const LINES: &str = "p room
    q room
    a application p criticality=2
    b application q
    c application
    a depends_on b strength=hard
    b depends_on c";

/// The map of [`LINES`] in two plateaus, with fields set: record, field (of `after` where it is
/// marked so), value.
fn two_plateaus(changes: &[(&str, &str, Option<Value>)]) -> SystemMap {
    let mut tables = map(LINES).tables().clone();
    for (id, base) in [("now", None), ("then", Some("now"))] {
        let mut plateau = Plateau::blank(id.into());
        plateau.based_on = base.map(PlateauId::from);
        tables.plateaus.insert(Arc::new(plateau));
    }
    for (id, field, value) in changes {
        let path = match field.split_once('@') {
            Some((field, plateau)) => FieldPath::at(plateau.into(), field),
            None => FieldPath::own(*field),
        };
        if let Some(element) = tables.elements.get(&ElementId::from(*id)) {
            let mut element = element.as_ref().clone();
            element.set(&path, value.as_ref()).unwrap();
            tables.elements.insert(Arc::new(element));
        } else {
            let link = tables.links.get(&LinkId::from(*id)).unwrap();
            let mut link = link.as_ref().clone();
            link.set(&path, value.as_ref()).unwrap();
            tables.links.insert(Arc::new(link));
        }
    }
    assembled(tables)
}

fn assembled(tables: Tables) -> SystemMap {
    SystemMap::assemble(tables).0
}

fn at(map: &SystemMap, plateau: &str) -> Snapshot {
    map.snapshot(Some(&PlateauId::from(plateau)))
}

fn gap(changes: &[(&str, &str, Option<Value>)]) -> Gap {
    let map = two_plateaus(changes);
    Gap::between(&at(&map, "now"), &at(&map, "then"))
}

/// `+a`, `-a`, `~a` or `>a` for what came, went, changed or moved.
fn words(gap: &Gap) -> Vec<String> {
    let sign = |difference, is_moved| match (difference, is_moved) {
        (Difference::Added, _) => '+',
        (Difference::Removed, _) => '-',
        (Difference::Changed, false) => '~',
        (Difference::Changed, true) => '>',
    };
    let elements = gap
        .elements
        .iter()
        .map(|(id, delta)| format!("{}{id}", sign(delta.difference, delta.is_moved)));
    let links = gap
        .links
        .iter()
        .map(|(id, delta)| format!("{}{id}", sign(delta.difference, delta.is_moved)));
    elements.chain(links).collect()
}

#[test]
fn two_plateaus_without_overrides_are_alike() {
    let gap = gap(&[]);
    assert!(gap.is_empty());
    assert_eq!(gap.element_counts(), GapCounts::default());
}

#[test]
fn what_comes_and_goes_takes_its_links_along() {
    let gone = gap(&[("c", "present@then", Some(Value::Flag(false)))]);
    assert_eq!(words(&gone), ["-c", "-l006"]);
    let come = gap(&[("c", SINCE, Some(Value::text("then")))]);
    assert_eq!(words(&come), ["+c", "+l006"]);
    let counts = come.element_counts();
    assert_eq!((counts.added, counts.removed, counts.changed), (1, 0, 0));
    assert_eq!(come.link_counts().added, 1);
    assert!(come.elements["c"].fields.is_empty());
}

#[test]
fn a_link_can_go_while_its_ends_stay() {
    let gone = gap(&[("l006", "present@then", Some(Value::Flag(false)))]);
    assert_eq!(words(&gone), ["-l006"]);
}

#[test]
fn an_override_is_a_change_with_both_values() {
    let gap = gap(&[
        ("a", "criticality@then", Value::number(4.0)),
        ("a", "owner_role@then", Some(Value::text("DSI"))),
        ("l005", "strength@then", Some(Value::text("soft"))),
    ]);
    assert_eq!(words(&gap), ["~a", "~l005"]);
    let fields: Vec<(&str, Option<Value>, Option<Value>)> = gap.elements["a"]
        .fields
        .iter()
        .map(|field| (&*field.name, field.before.clone(), field.after.clone()))
        .collect();
    assert_eq!(
        fields,
        [
            ("criticality", Value::number(2.0), Value::number(4.0)),
            ("owner_role", None, Some(Value::text("DSI"))),
        ]
    );
}

#[test]
fn an_override_to_the_inherited_value_is_no_difference() {
    assert!(gap(&[("a", "criticality@then", Value::number(2.0))]).is_empty());
}

#[test]
fn a_field_that_is_cleared_has_no_value_after() {
    let gap = gap(&[("a", "criticality@then", Some(Value::Nothing))]);
    let field = &gap.elements["a"].fields[0];
    assert_eq!((&field.before, &field.after), (&Value::number(2.0), &None));
}

#[test]
fn another_container_is_a_move_and_a_change() {
    let gap = gap(&[("a", "parent@then", Some(Value::text("q")))]);
    assert_eq!(words(&gap), [">a"]);
    let counts = gap.element_counts();
    assert_eq!((counts.changed, counts.moved), (1, 1));
}

#[test]
fn what_comes_back_is_there_on_both_sides_of_its_absence() {
    let map = two_plateaus(&[("c", "present@then", Some(Value::Flag(false)))]);
    let mut tables = map.tables().clone();
    let mut later = Plateau::blank("later".into());
    later.based_on = Some("then".into());
    tables.plateaus.insert(Arc::new(later));
    let mut back = tables
        .elements
        .get(&ElementId::from("c"))
        .unwrap()
        .as_ref()
        .clone();
    back.set(
        &FieldPath::at("later".into(), PRESENT),
        Some(&Value::Flag(true)),
    )
    .unwrap();
    tables.elements.insert(Arc::new(back));
    let map = assembled(tables);
    let between = |from, to| words(&Gap::between(&at(&map, from), &at(&map, to)));
    assert_eq!(between("then", "later"), ["+c", "+l006"]);
    assert_eq!(between("now", "later"), [""; 0]);
    assert_eq!(
        between("later", "then"),
        ["-c", "-l006"],
        "the other way round"
    );
}

#[test]
fn two_maps_compare_by_id_whatever_they_override() {
    // One version says by an override what the other says itself.
    let before = two_plateaus(&[("a", "criticality@then", Value::number(4.0))]);
    let after = two_plateaus(&[("a", "criticality", Value::number(4.0))]);
    assert!(Gap::between(&at(&before, "then"), &at(&after, "then")).is_empty());
    assert_eq!(
        words(&Gap::between(&at(&before, "now"), &at(&after, "now"))),
        ["~a"]
    );
    let other = map(&LINES
        .replace("a application p", "a saas_service p")
        .replace("c app", "d app")
        .replace("on c", "on d"));
    let gap = Gap::between(&at(&before, "now"), &other.snapshot(None));
    assert_eq!(words(&gap), ["~a", "-c", "+d", "~l006"]);
    assert_eq!(&*gap.elements["a"].fields[0].name, "kind");
}
