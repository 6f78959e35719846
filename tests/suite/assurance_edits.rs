//! What is judged after an edit is what is judged from scratch, whichever attribute was edited.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use portolan::analysis::Watch;
use portolan::assurance::{Assessment, StateOfMap, assess};
use portolan::catalogue::{ATTRIBUTES, AttributeType};
use portolan::model::{
    Element, ElementId, Link, LossScenario, Record as _, SystemMap, Tables, Value,
};

/// `id kind parent name=value…` for elements, `from kind to name=value…` for links.
const ELEMENTS: &str = "
    p provider -
    s1 site - role=principal
    s2 site - role=secours
    h1 hypervisor s1 availability=0.99
    h2 hypervisor s2 availability=0.98
    g redundancy_group - k=1 beta=0.1
    v backup_vault s2
    st storage s1 repair_h=3
    db database - restart_h=1
    ap application - criticality=4
    d data_set - pdma_h=2 category=personal
    b1 business_service - dmia_h=4 criticality=4
    b2 business_service - dmia_h=8 criticality=3
    z zone - trust_level=0
";
const LINKS: &str = "
    h1 member_of g
    h2 member_of g
    db hosted_on g
    db depends_on st
    db backed_up_by v interval_h=4
    ap depends_on db
    d stored_in db
    b1 requires ap
    b2 requires p
    z flow ap
";

fn value(text: &str) -> Value {
    text.parse()
        .ok()
        .and_then(Value::number)
        .unwrap_or_else(|| Value::text(text))
}

fn tables() -> Tables {
    let mut tables = Tables::default();
    let attributes = |words: &[&str]| {
        let pairs = words.iter().filter_map(|word| word.split_once('='));
        pairs
            .map(|(name, text)| (name.into(), value(text)))
            .collect()
    };
    for line in ELEMENTS.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut element = Element::blank(words[0].into());
        (element.name, element.kind) = (words[0].into(), words[1].into());
        element.parent = (words[2] != "-").then(|| words[2].into());
        element.attributes = attributes(&words[3..]);
        tables.elements.insert(Arc::new(element));
    }
    for line in LINKS.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut link = Link::blank(words[..3].join("-").as_str().into());
        (link.from, link.kind, link.to) = (words[0].into(), words[1].into(), words[2].into());
        link.attributes = attributes(&words[3..]);
        tables.links.insert(Arc::new(link));
    }
    tables
}

fn judged(tables: &Tables, earlier: Option<&Assessment>) -> Assessment {
    let map = SystemMap::assemble(tables.clone()).0;
    let never = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    let states = StateOfMap::all(&map);
    assess(&map, &states[0], None, earlier, &watch).unwrap()
}

fn assert_alike(found: &Assessment, scratch: &Assessment, after: &str) {
    assert_eq!(found.indicators, scratch.indicators, "{after}");
    assert_eq!(found.review, scratch.review, "{after}");
    let (found, scratch) = (&found.resilience, &scratch.resilience);
    assert_eq!(found.weak_points, scratch.weak_points, "{after}");
    assert_eq!(found.availability, scratch.availability, "{after}");
    assert_eq!(found.provider_losses, scratch.provider_losses, "{after}");
    assert_eq!(found.matrix, scratch.matrix, "{after}");
    assert_eq!(found.main_sites, scratch.main_sites, "{after}");
    assert_eq!(
        found.main_site_loss.is_some(),
        scratch.main_site_loss.is_some()
    );
}

#[test]
fn after_an_edit_of_any_attribute_of_any_element_the_judgement_is_the_one_from_scratch() {
    let tables = tables();
    let before = judged(&tables, None);
    for element in tables.elements.iter() {
        for attribute in ATTRIBUTES {
            let new = match attribute.value_type {
                AttributeType::Flag => Value::Flag(true),
                AttributeType::Number
                | AttributeType::Integer
                | AttributeType::Hours
                | AttributeType::Ratio
                | AttributeType::Percent => Value::number(0.5).unwrap(),
                AttributeType::RecordList(_) | AttributeType::ReferenceList(_) => {
                    Value::List(vec![Value::text("ap")])
                }
                _ => Value::text("principal"),
            };
            let mut edited = tables.clone();
            let mut changed = Element::clone(element);
            changed.attributes.insert(attribute.id.into(), new);
            edited.elements.insert(Arc::new(changed));
            let after = format!("{} of {}", attribute.id, element.id);
            assert_alike(
                &judged(&edited, Some(&before)),
                &judged(&edited, None),
                &after,
            );
        }
    }
}

#[test]
fn after_an_edit_of_a_link_or_of_a_scenario_too() {
    let tables = tables();
    let before = judged(&tables, None);
    let edits: [&dyn Fn(&mut Link); 4] = [
        &|link| link.kind = "depends_on".into(),
        &|link| link.to = "s2".into(),
        &|link| {
            link.attributes
                .insert("strength".into(), Value::text("soft"));
        },
        &|link| {
            link.attributes
                .insert("interval_h".into(), Value::number(9.0).unwrap());
        },
    ];
    for link in tables.links.iter() {
        for (number, edit) in edits.iter().enumerate() {
            let mut edited = tables.clone();
            let mut changed = Link::clone(link);
            edit(&mut changed);
            edited.links.insert(Arc::new(changed));
            let after = format!("edit {number} of {}", link.id);
            assert_alike(
                &judged(&edited, Some(&before)),
                &judged(&edited, None),
                &after,
            );
        }
    }
    let mut edited = tables;
    let mut scenario = LossScenario::blank("loss".into());
    scenario.lost = vec![ElementId::from("p")];
    edited.scenarios.insert(Arc::new(scenario));
    assert_alike(
        &judged(&edited, Some(&before)),
        &judged(&edited, None),
        "a scenario",
    );
}

#[test]
fn an_edit_that_no_loss_reads_hands_on_what_was_found() {
    let mut tables = tables();
    let before = judged(&tables, None);
    let mut changed = Element::clone(tables.elements.get(&ElementId::from("ap")).unwrap());
    changed
        .attributes
        .insert("owner_role".into(), Value::text("DSI"));
    tables.elements.insert(Arc::new(changed));
    let after = judged(&tables, Some(&before));
    assert!(Arc::ptr_eq(
        &after.resilience.matrix,
        &before.resilience.matrix
    ));
    assert!(Arc::ptr_eq(
        &after.resilience.weak_points,
        &before.resilience.weak_points
    ));
    assert!(Arc::ptr_eq(
        &after.resilience.availability,
        &before.resilience.availability
    ));
}
