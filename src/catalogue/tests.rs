use std::collections::BTreeSet;

use serde_json::Value;

use super::*;

/// The sample map, read as plain JSON.
fn metropole() -> Value {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/domain/metropole.json"
    );
    let text = std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("the sample map is missing: {path}: {error}"));
    serde_json::from_str(&text).unwrap()
}

/// What says at which plateau a record exists, and how it differs there, is no attribute:
/// the importer turns it into plateaus and overrides.
const PLATEAU_KEYS: [&str; 2] = ["presence", "by_plateau"];

/// All attributes of a record, those of its overrides included; a parent is no attribute.
fn attributes_in(record: &Value) -> Vec<(&str, &Value)> {
    let Some(attributes) = record["attributes"].as_object() else {
        return Vec::new();
    };
    let overrides = attributes.get("by_plateau").and_then(Value::as_object);
    let overridden = overrides
        .into_iter()
        .flat_map(|map| map.values())
        .filter_map(Value::as_object)
        .flatten();
    let all = attributes
        .iter()
        .chain(overridden.filter(|(name, _)| *name != "parent"));
    all.filter(|(name, _)| !PLATEAU_KEYS.contains(&name.as_str()))
        .map(|(name, value)| (name.as_str(), value))
        .collect()
}

/// Whether a value has the shape and the range that the attribute asks for.
fn fits(attribute: &Attribute, value: &Value) -> bool {
    let text_in_choices = |text: &str| attribute.choices.iter().any(|choice| choice.value == text);
    match attribute.value_type {
        _ if value.is_null() => true,
        AttributeType::Flag => value.is_boolean(),
        AttributeType::Number
        | AttributeType::Hours
        | AttributeType::Ratio
        | AttributeType::Percent => value
            .as_f64()
            .is_some_and(|number| attribute.allows_number(number)),
        AttributeType::Integer => {
            value.as_i64().is_some()
                && value
                    .as_f64()
                    .is_some_and(|number| attribute.allows_number(number))
        }
        AttributeType::Choice | AttributeType::OpenChoice => {
            let is_open = attribute.value_type == AttributeType::OpenChoice;
            value
                .as_str()
                .is_some_and(|text| is_open || text_in_choices(text))
        }
        AttributeType::TextList | AttributeType::ReferenceList(_) => value
            .as_array()
            .is_some_and(|list| list.iter().all(Value::is_string)),
        AttributeType::Needs => value.as_object().is_some_and(|needs| {
            needs.values().all(|need| {
                need.as_f64()
                    .is_some_and(|need| attribute.allows_number(need))
            })
        }),
        AttributeType::RecordList(fields) => value.as_array().is_some_and(|list| {
            list.iter().all(|item| {
                item.as_object()
                    .is_some_and(|item| item.keys().all(|key| fields.contains(&key.as_str())))
            })
        }),
        AttributeType::Date => value.as_str().is_some_and(|date| date.len() == 10),
        AttributeType::Text | AttributeType::LongText | AttributeType::Reference(_) => {
            value.is_string()
        }
    }
}

#[test]
fn the_catalogue_covers_what_an_information_system_is_made_of() {
    assert!(ELEMENT_KINDS.len() >= 45, "{}", ELEMENT_KINDS.len());
    assert!(LINK_KINDS.len() >= 12, "{}", LINK_KINDS.len());
    for family in Family::ALL {
        assert!(
            ELEMENT_KINDS.iter().any(|kind| kind.family == family),
            "{family:?} is empty"
        );
    }
    for family in LinkFamily::ALL {
        assert!(
            LINK_KINDS.iter().any(|kind| kind.family == family),
            "{family:?} is empty"
        );
    }
}

#[test]
fn every_kind_is_found_by_its_id_and_named_in_both_languages() {
    for kind in ELEMENT_KINDS {
        assert!(
            std::ptr::eq(element_kind(kind.id).unwrap(), kind),
            "{}",
            kind.id
        );
        assert!(
            crate::icon::path(kind.icon).is_some(),
            "{} has no icon",
            kind.id
        );
        for language in Language::ALL {
            assert!(
                !kind.name(language).is_empty()
                    && !kind.description.in_language(language).is_empty(),
                "{}",
                kind.id
            );
        }
        assert_eq!(
            kind.attributes().count(),
            kind.attributes.len(),
            "{}",
            kind.id
        );
    }
    for kind in LINK_KINDS {
        assert!(
            std::ptr::eq(link_kind(kind.id).unwrap(), kind),
            "{}",
            kind.id
        );
        assert!(
            crate::icon::path(kind.icon).is_some(),
            "{} has no icon",
            kind.id
        );
        for language in Language::ALL {
            assert!(
                !kind.name(language).is_empty() && !kind.verb.in_language(language).is_empty(),
                "{}",
                kind.id
            );
        }
    }
    for attribute in ATTRIBUTES {
        assert!(
            std::ptr::eq(super::attribute(attribute.id).unwrap(), attribute),
            "{}",
            attribute.id
        );
    }
    assert!(
        element_kind("no_such_kind").is_none()
            && link_kind("").is_none()
            && super::attribute("Criticality").is_none()
    );
}

#[test]
fn no_two_kinds_share_a_name() {
    for language in Language::ALL {
        let names: BTreeSet<_> = ELEMENT_KINDS
            .iter()
            .map(|kind| kind.name(language))
            .collect();
        assert_eq!(names.len(), ELEMENT_KINDS.len());
        let names: BTreeSet<_> = LINK_KINDS.iter().map(|kind| kind.name(language)).collect();
        assert_eq!(names.len(), LINK_KINDS.len());
    }
}

#[test]
fn every_attribute_is_carried_by_something() {
    for attribute in ATTRIBUTES {
        let is_used = ELEMENT_KINDS
            .iter()
            .any(|kind| kind.has_attribute(attribute.id))
            || LINK_KINDS
                .iter()
                .any(|kind| kind.has_attribute(attribute.id));
        assert!(is_used, "{}", attribute.id);
    }
}

#[test]
fn french_texts_follow_french_typography() {
    let french = ELEMENT_KINDS
        .iter()
        .flat_map(|kind| [kind.words.fr, kind.description.fr])
        .chain(LINK_KINDS.iter().flat_map(|kind| {
            [
                kind.words.fr,
                kind.verb.fr,
                kind.reverse_verb.fr,
                kind.description.fr,
            ]
        }))
        .chain(ATTRIBUTES.iter().flat_map(|attribute| {
            [
                attribute.words.fr,
                attribute.description.map_or("", |words| words.fr),
            ]
        }))
        .chain(
            ATTRIBUTES
                .iter()
                .flat_map(|attribute| attribute.choices.iter().map(|choice| choice.words.fr)),
        );
    for text in french {
        assert!(!text.contains('\''), "straight apostrophe: {text}");
        for sign in [" :", " ;", " !", " ?", " »", "« "] {
            assert!(
                !text.contains(sign),
                "a breaking space beside a sign: {text}"
            );
        }
    }
}

/// Table 1.1 of the impact semantics.
#[test]
fn the_direction_of_each_dependency_is_that_of_the_impact_semantics() {
    use DependencyRule::{ByStrength, Data, Hard, Member};
    let table = [
        ("hosted_on", Hard, Some(End::From)),
        ("depends_on", ByStrength, Some(End::From)),
        ("requires", ByStrength, Some(End::From)),
        ("operated_by", Hard, Some(End::From)),
        ("member_of", Member, Some(End::To)),
        ("stored_in", Data, Some(End::From)),
        ("uses", DependencyRule::None, None),
        ("flow", DependencyRule::None, None),
        ("backed_up_by", DependencyRule::None, None),
        ("replicates_to", DependencyRule::None, None),
        ("connected_to", DependencyRule::None, None),
        ("administers", DependencyRule::None, None),
    ];
    assert_eq!(table.len(), LINK_KINDS.len());
    for (id, rule, dependent) in table {
        let kind = link_kind(id).unwrap();
        assert_eq!(
            (kind.dependency, kind.dependency.dependent()),
            (rule, dependent),
            "{id}"
        );
        assert_eq!(kind.is_directed, id != "connected_to", "{id}");
        assert_eq!(kind.has_attribute("strength"), rule == ByStrength, "{id}");
    }
}

#[test]
fn a_dependency_is_hard_unless_it_says_soft() {
    let strength = |id: &str, attribute| link_kind(id).unwrap().dependency.strength(attribute);
    assert_eq!(strength("depends_on", Some("soft")), Some(Strength::Soft));
    assert_eq!(strength("depends_on", None), Some(Strength::Hard));
    assert_eq!(strength("hosted_on", Some("soft")), Some(Strength::Hard));
    assert_eq!(strength("flow", Some("hard")), None);
    assert_eq!(strength("stored_in", None), None);
}

#[test]
fn places_fail_as_one_and_zones_never_do() {
    let domains: BTreeSet<_> = ELEMENT_KINDS
        .iter()
        .filter(|kind| kind.is_fault_domain)
        .map(|kind| kind.id)
        .collect();
    assert_eq!(
        domains,
        BTreeSet::from([
            "building",
            "cloud_az",
            "cloud_region",
            "provider",
            "rack",
            "room",
            "site"
        ])
    );
}

#[test]
fn parents_are_places_that_make_sense() {
    let kind = |id: &str| element_kind(id).unwrap();
    assert!(
        kind("room").accepts_parent(Some(kind("site")))
            && !kind("site").accepts_parent(Some(kind("room")))
    );
    assert!(kind("database").accepts_parent(None) && !kind("module").accepts_parent(None));
    assert!(
        !kind("logical_server").accepts_parent(Some(kind("storage"))),
        "storage contains nothing"
    );
    for element in ELEMENT_KINDS {
        let stands_somewhere = element.may_stand_at_top
            || ELEMENT_KINDS
                .iter()
                .any(|parent| element.accepts_parent(Some(parent)));
        assert!(stands_somewhere, "{} may stand nowhere", element.id);
    }
}

#[test]
fn a_value_is_named_where_its_kind_offers_it() {
    let mode = attribute("mode").unwrap();
    assert_eq!(
        mode.value_label("active_passive", Language::French),
        Some("Actif-passif")
    );
    assert_eq!(mode.choices_for("replicates_to").count(), 3);
    assert_eq!(mode.choices_for("redundancy_group").count(), 2);
    assert_eq!(
        attribute("criticality")
            .unwrap()
            .value_label("4", Language::English),
        Some("4 – vital")
    );
    assert_eq!(mode.value_label("other", Language::English), None);
}

#[test]
fn the_sample_metropole_holds_nothing_that_the_catalogue_does_not_know() {
    let map = metropole();
    let elements = map["elements"].as_array().unwrap();
    let kind_of = |id: &Value| {
        elements
            .iter()
            .find(|element| element["id"] == *id)
            .map(|element| element["type"].as_str().unwrap())
    };
    for element in elements {
        let kind = element_kind(element["type"].as_str().unwrap())
            .unwrap_or_else(|| panic!("unknown kind {}", element["type"]));
        for (name, value) in attributes_in(element) {
            assert!(kind.has_attribute(name), "{} lacks `{name}`", kind.id);
            assert!(
                fits(attribute(name).unwrap(), value),
                "{}: `{name}` may not be {value}",
                kind.id
            );
        }
        let parent = kind_of(&element["parent"]).and_then(element_kind);
        assert!(
            kind.accepts_parent(parent),
            "{} in {:?}",
            kind.id,
            parent.map(|parent| parent.id)
        );
    }
    for relation in map["relations"].as_array().unwrap() {
        let kind = link_kind(relation["type"].as_str().unwrap())
            .unwrap_or_else(|| panic!("unknown kind {}", relation["type"]));
        for (name, value) in attributes_in(relation) {
            assert!(kind.has_attribute(name), "{} lacks `{name}`", kind.id);
            assert!(
                fits(attribute(name).unwrap(), value),
                "{}: `{name}` may not be {value}",
                kind.id
            );
        }
        let [from, to] =
            ["from", "to"].map(|end| kind_of(&relation[end]).and_then(element_kind).unwrap());
        assert!(
            kind.may_join(from, to),
            "{} from {} to {}",
            kind.id,
            from.id,
            to.id
        );
    }
}
