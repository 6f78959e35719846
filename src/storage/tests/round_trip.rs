//! A map that is saved and opened again is the same map, and its file the same file.

use proptest::prelude::*;

use super::sample::{any_map, sample};
use crate::model::{Finite, Record as _, SystemMap, Value, View};
use crate::storage::{Condition, read_bytes, write};

fn read_back(map: &SystemMap) -> SystemMap {
    let bytes = write(map);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let outcome = read_bytes(&bytes, "map.ron").unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(outcome.problems, [], "{text}");
    assert_eq!(outcome.condition, Condition::Sound);
    outcome.map
}

#[test]
fn the_sample_map_comes_back_whole() {
    let map = sample();
    assert_eq!(read_back(&map), map);
    assert_eq!(write(&read_back(&map)), write(&map));
}

#[test]
fn a_file_reads_as_a_person_expects() {
    let text = String::from_utf8(write(&sample())).unwrap();
    let expected = "        (
            id: \"srv-03\",
            kind: \"server\",
            name: \"Serveur 3\",
            parent: \"srv-00\",
            since: \"P2026\",
            criticality: 4,
            attributes: {
                \"RTO (h)\": 0.5,
            },
            at: {
                \"P2027\": (
                    parent: None,
                    present: false,
                    attributes: {
                        \"clé à part\": \"oui\",
                    },
                ),
            },
        ),
";
    assert!(text.contains(expected), "{text}");
    assert!(text.ends_with(")\n") && !text.contains('\r'));
    assert!(
        ron::from_str::<ron::Value>(&text).is_ok(),
        "plain RON for other readers"
    );
}

#[test]
fn an_empty_map_has_a_file_too() {
    let map = SystemMap::default();
    assert_eq!(read_back(&map), map);
}

#[test]
fn a_hand_written_layout_is_read_and_becomes_canonical() {
    let text = "#![enable(implicit_some)]\nMap(portolan:1,elements:[Element(name:\"A\",id:\"a\",r#rto-h:4,),(id:'b')],\
                map:(title:r#\"T \"q\"\"#))";
    let outcome = read_bytes(text.as_bytes(), "x.ron").unwrap();
    assert_eq!(outcome.problems, []);
    let tables = outcome.map.tables();
    assert_eq!(tables.elements.len(), 2);
    assert_eq!(outcome.map.info().title, "T \"q\"");
    let a = tables.elements.get(&"a".into()).unwrap();
    assert_eq!(a.attributes.get("rto-h"), Value::number(4.0).as_ref());
    assert_eq!(read_back(&outcome.map), outcome.map);
}

#[test]
fn a_view_says_from_how_many_links_it_bundles_or_nothing() {
    let with = |number: f64| {
        let mut tables = sample().tables().clone();
        let mut view = View::blank("bundled".into());
        view.bundle_from = Finite::new(number).unwrap();
        tables.views.insert(view.into());
        let (map, problems) = SystemMap::assemble(tables);
        assert_eq!(problems, []);
        assert_eq!(read_back(&map), map);
        String::from_utf8(write(&map)).unwrap()
    };
    assert!(with(5.0).contains("            bundle_from: 5,\n"));
    assert!(!with(0.0).contains("bundle_from"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_map_comes_back_whole(map in any_map()) {
        let back = read_back(&map);
        prop_assert_eq!(&back, &map);
        prop_assert_eq!(write(&back), write(&map));
    }
}
