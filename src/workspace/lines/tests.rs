//! What users rely on when they draw by writing.

use proptest::prelude::*;

use super::*;
use crate::command::sketch::SketchEnd;
use crate::locale::msg;
use crate::model::{SystemMap, Value, ViewId};
use crate::workspace::samples;

fn on(map: &SystemMap, text: &str) -> Meaning {
    let view = map.tables().views.iter().next().unwrap().id.clone();
    let snapshot = map.snapshot(None);
    understand(parse(text), map, &snapshot, &view)
}

fn empty() -> SystemMap {
    let mut workspace = crate::workspace::Workspace::default();
    workspace.dispatch(crate::workspace::Action::NewMap, &mut Vec::new());
    workspace.document.unwrap().map().clone()
}

fn elements(meaning: &Meaning) -> Vec<(String, String)> {
    let elements = meaning.sketch.elements.iter();
    elements
        .map(|element| (element.name.to_string(), element.kind.to_string()))
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect()
}

#[test]
fn a_flow_with_protocol_and_port() {
    let meaning = on(&empty(), "Portail citoyen > Annuaire : HTTPS 443");
    assert_eq!(meaning.flaws, []);
    assert_eq!(
        elements(&meaning),
        pairs(&[
            ("Portail citoyen", "application"),
            ("Annuaire", "directory")
        ])
    );
    let [link] = meaning.sketch.links.as_slice() else {
        panic!("one link: {:?}", meaning.sketch.links);
    };
    assert_eq!(link.kind.as_str(), "flow");
    assert_eq!(link.attributes.get("protocol"), Some(&Value::text("HTTPS")));
    assert_eq!(link.attributes.get("port"), Value::number(443.0).as_ref());
    assert_eq!(
        (&link.from, &link.to),
        (&SketchEnd::New(0), &SketchEnd::New(1))
    );
}

#[test]
fn a_container_and_what_it_holds() {
    let meaning = on(&empty(), "Zone DMZ { Pare-feu, Mandataire }");
    assert_eq!(meaning.flaws, []);
    assert_eq!(
        elements(&meaning),
        pairs(&[
            ("DMZ", "zone"),
            ("Pare-feu", "firewall"),
            ("Mandataire", "gateway")
        ])
    );
    let parents: Vec<_> = meaning
        .sketch
        .elements
        .iter()
        .map(|one| one.parent.clone())
        .collect();
    let zone = Some(SketchEnd::New(0));
    assert_eq!(parents, [None, zone.clone(), zone]);
}

#[test]
fn nested_braces_over_several_lines_with_comments() {
    let text = "
        # the town
        Site Hôtel de Ville {
            Salle A {
                Serveur web01   # old
                base Usagers
            }
            Salle B { Stockage }
        }
        web01 -> Usagers
    ";
    let meaning = on(&empty(), text);
    assert_eq!(meaning.flaws, []);
    assert_eq!(
        elements(&meaning),
        pairs(&[
            ("Hôtel de Ville", "site"),
            ("A", "room"),
            ("web01", "logical_server"),
            ("Usagers", "database"),
            ("B", "room"),
            ("Stockage", "storage"),
        ])
    );
    assert_eq!(meaning.sketch.elements[2].parent, Some(SketchEnd::New(1)));
    assert_eq!(meaning.sketch.elements[4].parent, Some(SketchEnd::New(0)));
    assert_eq!(meaning.sketch.links.len(), 1);
}

#[test]
fn kinds_are_said_in_both_languages_or_guessed_with_the_reason() {
    let text = "Portail : application\nRH : base de données\nGIS : online service\nZone applicative\nLegacy";
    let meaning = on(&empty(), text);
    assert_eq!(meaning.flaws, []);
    assert_eq!(
        elements(&meaning),
        pairs(&[
            ("Portail", "application"),
            ("RH", "database"),
            ("GIS", "saas_service"),
            ("Zone applicative", "zone"),
            ("Legacy", "application"),
        ])
    );
    let origin = |index: usize| match &meaning.rows[index] {
        Row::Element { origin, .. } => origin.clone(),
        Row::Link { .. } => panic!("an element"),
    };
    assert_eq!(origin(0), Origin::Said);
    assert_eq!(origin(4), Origin::Usual);
    let guessed = on(&empty(), "Nouvel annuaire");
    let Row::Element { origin, .. } = &guessed.rows[0] else {
        panic!("an element");
    };
    assert_eq!(*origin, Origin::Guessed("annuaire".into()));
}

#[test]
fn names_of_the_map_are_used_again_and_stay_where_they_are() {
    let map = samples::find("hello").unwrap().read();
    let known = map.tables().elements.iter().next().unwrap().clone();
    let text = format!(
        "Nouveau portail > {}\nZone Y {{ {} }}",
        known.name, known.name
    );
    let meaning = on(&map, &text);
    assert_eq!(meaning.flaws, []);
    let names = elements(&meaning);
    assert!(
        names.iter().all(|(name, _)| *name != known.name),
        "{names:?}"
    );
    assert_eq!(meaning.sketch.links.len(), 1);
    assert_eq!(
        meaning.sketch.links[0].to,
        SketchEnd::Known(known.id.clone())
    );
    let stays = meaning
        .rows
        .iter()
        .any(|row| matches!(row, Row::Element { name, stays: true, .. } if *name == known.name));
    assert!(stays);
}

#[test]
fn lists_chains_and_arrows_of_all_directions() {
    let meaning = on(&empty(), "A, B > C > D\nE <- F\nG -- H : cable");
    let flaws: Vec<_> = meaning.flaws.iter().map(|flaw| flaw.message.id).collect();
    assert_eq!(flaws, [msg::LINES_NOT_ALLOWED]);
    let links: Vec<(String, String)> = meaning
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Link { from, to, .. } => Some((from.to_string(), to.to_string())),
            Row::Element { .. } => None,
        })
        .collect();
    // G and H are applications, which no cable joins.
    let wanted = pairs(&[("A", "C"), ("B", "C"), ("C", "D"), ("F", "E")]);
    assert_eq!(links[..4], wanted[..]);
}

#[test]
fn flaws_tell_line_and_column_and_leave_the_rest_alone() {
    let text = "Zone X {\n  Portail >\n}\nBase : nonsense\nServeur a > Serveur b : HTTPS 99999\n}";
    let meaning = on(&empty(), text);
    let places: Vec<(usize, usize)> = meaning
        .flaws
        .iter()
        .map(|flaw| (flaw.place.line, flaw.place.column))
        .collect();
    assert_eq!(
        places,
        [(2, 11), (4, 8), (5, 25), (6, 1)],
        "{:?}",
        meaning.flaws
    );
    let names: Vec<String> = elements(&meaning)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert!(names.contains(&"X".to_owned()) && names.contains(&"Base".to_owned()));
}

#[test]
fn a_link_that_is_there_is_not_made_again() {
    let map = samples::find("hello").unwrap().read();
    let link = map.tables().links.iter().next().unwrap().clone();
    let name = |id| map.tables().elements.get(id).unwrap().name.clone();
    let kind = crate::catalogue::link_kind(link.kind.as_str()).unwrap();
    let kind = kind.name(crate::locale::Language::French);
    let text = format!("\"{}\" > \"{}\" : {kind}", name(&link.from), name(&link.to));
    let meaning = on(&map, &text);
    assert_eq!(meaning.flaws, []);
    assert!(meaning.sketch.is_empty(), "{:?}", meaning.sketch);
}

#[test]
fn ten_megabytes_are_refused_at_once() {
    let text = "x > y\n".repeat(1_700_000);
    let parsed = parse(&text);
    assert_eq!(parsed.statements, []);
    assert_eq!(parsed.flaws[0].message.id, msg::LINES_TOO_LONG);
}

#[test]
fn the_commonest_kind_comes_first() {
    use crate::locale::Language;
    for (typed, first) in [
        ("appl", "application"),
        ("serv", "logical_server"),
        ("base", "database"),
        ("zone", "zone"),
        ("", "application"),
    ] {
        let found = words::answering(typed, None, Language::French);
        let standing = found
            .iter()
            .find(|kind| kind.accepts_parent(None) || typed == "base");
        let at = found.iter().position(|kind| kind.id == first);
        assert!(
            at.is_some_and(|at| at < 3),
            "{typed}: {:?} {:?}",
            found[0].id,
            standing.map(|k| k.id)
        );
    }
    assert_eq!(
        words::answering("appl", None, Language::English)[0].id,
        "application"
    );
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{".to_owned()),
        Just("}".to_owned()),
        Just(">".to_owned()),
        Just("<-".to_owned()),
        Just("--".to_owned()),
        Just(" : ".to_owned()),
        Just(",".to_owned()),
        Just("\n".to_owned()),
        Just("\"".to_owned()),
        Just("« ".to_owned()),
        Just("#".to_owned()),
        Just("Zone".to_owned()),
        Just(" 443 ".to_owned()),
        "\\PC{0,6}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_breaks_it_and_what_it_means_can_be_drawn(text in any_text()) {
        let map = empty();
        let meaning = on(&map, &text);
        let view: ViewId = map.tables().views.iter().next().unwrap().id.clone();
        if !meaning.sketch.is_empty() {
            let language = crate::locale::Language::English;
            let drawn = crate::workspace::draw(&map, None, &view, meaning.sketch, language);
            prop_assert!(drawn.is_ok(), "{:?}", drawn.err());
        }
    }
}
