//! What documents say of the sample, and that they stand up to any map.

mod plain;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{cells, compose};
use crate::analysis::{DependencyGraph, Watch, all_weak_points};
use crate::assurance::{StateOfMap, assess_all, register_activities};
use crate::bitmap::Shelf;
use crate::documents::{Block, Cell, CellValue, Document, DocumentOrder, Kind, Table, Tone};
use crate::locale::Language;
use crate::model::{Day, Element, Link, SystemMap, Tables, Value};
use crate::workspace::samples;
use plain::plain;

pub(super) fn metropole() -> SystemMap {
    samples::find("metropole").expect("the sample").read()
}

pub(super) fn order(map: SystemMap, plateau: Option<&str>, language: Language) -> DocumentOrder {
    DocumentOrder {
        map,
        pictures: Arc::new(Shelf::default()),
        plateau: plateau.map(Into::into),
        scenario: None,
        before: None,
        language,
        today: Day::new(2026, 11, 26),
    }
}

pub(super) fn composed(kind: Kind, order: &DocumentOrder) -> Document {
    let cancelled = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &cancelled,
        progress: &|_| {},
    };
    compose(kind, order, &watch).expect("nobody cancelled it")
}

fn headings(document: &Document, level: u8) -> Vec<&str> {
    let all = document.blocks.iter();
    all.filter_map(|block| match block {
        Block::Heading { level: at, text } if *at == level => Some(text.as_str()),
        _ => None,
    })
    .collect()
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn table<'d>(document: &'d Document, name: &str) -> &'d Table {
    let mut all = tables(document);
    all.find(|table| table.name == name)
        .unwrap_or_else(|| panic!("no table {name}"))
}

fn words(cell: &Cell) -> String {
    cells::in_words(cell, Language::French)
}

/// Whether anything stands under each heading before the next of its rank.
fn assert_no_empty_heading(document: &Document) {
    for (at, block) in document.blocks.iter().enumerate() {
        let Block::Heading { level, text } = block else {
            continue;
        };
        let below = document.blocks[at + 1..].iter();
        let mut below = below.take_while(
            |block| !matches!(block, Block::Heading { level: other, .. } if other <= level),
        );
        let has = below.any(|block| !matches!(block, Block::Heading { .. } | Block::PageBreak));
        assert!(has, "{:?}: nothing under {text}", document.kind);
    }
}

/// What is true of any document of any map.
fn assert_sound(document: &Document) {
    assert_no_empty_heading(document);
    let mut names = BTreeSet::new();
    for table in tables(document) {
        assert!(names.insert(table.name.clone()), "twice: {}", table.name);
        assert!(!table.caption.is_empty(), "{}", table.name);
        assert!(!table.columns.is_empty(), "{}", table.name);
        assert!(
            !table.rows.is_empty() || !table.note.is_empty(),
            "{} is empty and says nothing",
            table.name
        );
        for row in &table.rows {
            assert_eq!(row.cells.len(), table.columns.len(), "{}", table.name);
        }
    }
    let mut figures = BTreeSet::new();
    for block in &document.blocks {
        if let Block::Figure(figure) = block {
            assert!(figures.insert(&figure.name), "twice: {}", figure.name);
            assert!(!figure.caption.is_empty() && !figure.description.is_empty());
        }
    }
    let text = plain(document);
    assert!(
        !text.contains("{ $") && !text.contains("document-"),
        "{text}"
    );
    let no_controls = |c: char| c != '\n' && c.is_control();
    assert!(!text.contains(no_controls), "{:?}", document.kind);
}

/// The same map with every element and link made anew.
fn changed(map: &SystemMap, element: impl Fn(&mut Element), link: impl Fn(&mut Link)) -> SystemMap {
    let mut tables = map.tables().clone();
    for record in map.tables().elements.iter() {
        let mut record = Element::clone(record);
        element(&mut record);
        tables.elements.insert(Arc::new(record));
    }
    for record in map.tables().links.iter() {
        let mut record = Link::clone(record);
        link(&mut record);
        tables.links.insert(Arc::new(record));
    }
    SystemMap::assemble(tables).0
}

#[test]
fn every_document_of_the_sample_is_sound_in_both_languages() {
    for kind in Kind::ALL {
        for plateau in ["P2026", "P2029"] {
            let [french, english] = Language::ALL
                .map(|language| composed(kind, &order(metropole(), Some(plateau), language)));
            assert_sound(&french);
            assert_sound(&english);
            assert_ne!(french.title, english.title);
            // The same content, though kinds stand in the order of their names.
            let names = |document: &Document| -> BTreeSet<String> {
                tables(document).map(|table| table.name.clone()).collect()
            };
            assert_eq!(names(&french), names(&english), "{kind:?}");
            assert_eq!(french.blocks.len(), english.blocks.len(), "{kind:?}");
        }
    }
}

#[test]
fn an_empty_map_gives_documents_that_say_what_to_enter() {
    let empty = SystemMap::assemble(Tables::default()).0;
    for kind in Kind::ALL {
        let document = composed(kind, &order(empty.clone(), None, Language::French));
        assert_sound(&document);
        let has_gap = document
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Gap(_)));
        let says_so = tables(&document).any(|table| {
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            table.rows.is_empty() || cells.any(|cell| cell.tone == Tone::Unknown)
        });
        assert!(has_gap || says_so, "{kind:?} is silent");
    }
    let dossier = composed(Kind::Dossier, &order(empty, None, Language::French));
    let full = composed(
        Kind::Dossier,
        &order(metropole(), Some("P2026"), Language::French),
    );
    assert_eq!(
        headings(&dossier, 2),
        headings(&full, 2),
        "every section stands"
    );
}

#[test]
fn names_of_any_sort_leave_documents_sound() {
    let names = [
        "<script>alert(1)</script>",
        "=cmd()",
        "a\nb\tc\u{7}",
        "\u{202e}gnp.exe",
        "\"quoted\" & 'so'",
    ];
    let long = "ß".repeat(10_000);
    let map = changed(
        &metropole(),
        |element| {
            let at = element.id.as_str().len() + element.name.len();
            element.name = match at % 7 {
                5 => long.as_str().into(),
                6 => "".into(),
                at => names[at].into(),
            };
            element
                .attributes
                .insert("owner_role".into(), Value::from("x\u{1}\ny"));
        },
        |link| link.name = "=1+1".into(),
    );
    for kind in Kind::ALL {
        let document = composed(kind, &order(map.clone(), Some("P2027"), Language::French));
        assert_sound(&document);
        for table in tables(&document) {
            let cells = table.rows.iter().map(|row| row.cells.first().map(words));
            for first in cells.flatten() {
                let letters = first.chars().count();
                assert!(letters < 400, "{}: {letters} letters", table.name);
            }
        }
    }
}

#[test]
fn the_dossier_has_the_five_views_of_the_guide() {
    let document = composed(
        Kind::Dossier,
        &order(metropole(), Some("P2026"), Language::French),
    );
    assert_eq!(
        headings(&document, 1),
        [
            "Vue applicative",
            "Vue dimensionnement",
            "Vue infrastructure",
            "Vue sécurité",
            "Vue développement",
        ]
    );
    let second = headings(&document, 2);
    let expected = [
        "Introduction et documents de référence",
        "Points non statués",
        "Contexte général",
        "Contraintes",
        "Exigences",
        "Architecture cible",
        "Trajectoire de migration",
        "Purges",
        "Matrice applicative",
        "Volumes statiques",
        "Volumes dynamiques",
        "Temps de réponse",
    ];
    assert_eq!(second[..expected.len()], expected);
    let figures = document.blocks.iter();
    let figures = figures
        .filter(|block| matches!(block, Block::Figure(_)))
        .count();
    assert!(figures >= 12, "{figures} drawings");
}

#[test]
fn the_matrices_hold_each_flow_of_the_map_once() {
    let map = metropole();
    let snapshot = map.snapshot(Some(&"P2027".into()));
    let before = map.snapshot(Some(&"P2026".into()));
    let ids = |snapshot: &crate::model::Snapshot| -> BTreeSet<String> {
        let links = snapshot.links().iter();
        links
            .filter(|link| link.kind.as_str() == "flow")
            .map(|link| link.id.to_string())
            .collect()
    };
    let (now, then) = (ids(&snapshot), ids(&before));
    let document = composed(Kind::Flows, &order(map, Some("P2027"), Language::French));
    let listed = |name: &str| -> Vec<String> {
        let rows = &table(&document, name).rows;
        rows.iter().map(|row| words(&row.cells[0])).collect()
    };
    let application: BTreeSet<String> = listed("flows-application").into_iter().collect();
    assert_eq!(application, now);
    let both: BTreeSet<String> = now.union(&then).cloned().collect();
    for name in ["flows-technical", "flows-openings", "flows-protection"] {
        let listed = listed(name);
        assert_eq!(listed.len(), both.len(), "{name}");
        assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), both, "{name}");
    }
    let of_state = |word: &str| -> BTreeSet<String> {
        let rows = table(&document, "flows-technical").rows.iter();
        rows.filter(|row| row.cells.last().is_some_and(|cell| words(cell) == word))
            .map(|row| words(&row.cells[0]))
            .collect()
    };
    assert_eq!(
        of_state("À ouvrir"),
        now.difference(&then).cloned().collect()
    );
    assert_eq!(
        of_state("À fermer"),
        then.difference(&now).cloned().collect()
    );
    let pairs = table(&document, "flows-zone-pairs").rows.iter();
    let counted: f64 = pairs
        .map(|row| match row.cells[4].value {
            CellValue::Number { value, .. } => value,
            _ => 0.0,
        })
        .sum();
    assert!(counted <= cells::as_number(now.len()));
    assert!(counted > 0.0);
}

#[test]
fn an_open_rule_is_highlighted_and_chatter_is_left_out() {
    let map = changed(
        &metropole(),
        |_| {},
        |link| {
            let protocol = match link.id.as_str() {
                "flx-001" => "any",
                "flx-002" => "DNS",
                _ => return,
            };
            link.attributes
                .insert("protocol".into(), Value::from(protocol));
        },
    );
    let document = composed(Kind::Flows, &order(map, Some("P2026"), Language::French));
    let rows = &table(&document, "flows-technical").rows;
    let row = |id: &str| rows.iter().find(|row| words(&row.cells[0]) == id);
    assert!(row("flx-002").is_none(), "a question of names");
    let open = row("flx-001").expect("a rule");
    assert!(
        open.cells
            .iter()
            .any(|cell| cell.tone == Tone::Bad && words(cell) == "tout service")
    );
    let bad = table(&document, "flows-zones").rows.iter();
    let bad = bad
        .flat_map(|row| &row.cells)
        .filter(|cell| cell.tone == Tone::Bad);
    assert_eq!(bad.count(), 1);
}

#[test]
fn figures_are_those_of_the_analyses() {
    let map = metropole();
    let state = &StateOfMap::all(&map)[0];
    let cancelled = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &cancelled,
        progress: &|_| {},
    };
    let today = Day::new(2026, 11, 26);
    let found = assess_all(&map, &StateOfMap::all(&map), today, None, &watch).unwrap();
    let found = found.at(Some(&"P2026".into())).unwrap();
    let of = |kind| composed(kind, &order(map.clone(), Some("P2026"), Language::French));

    let register = of(Kind::Register);
    let activities = register_activities(&state.snapshot);
    assert_eq!(table(&register, "register").rows.len(), activities);
    assert_eq!(headings(&register, 2).len(), activities);

    let indicators = of(Kind::Indicators);
    let rows = &table(&indicators, "indicators").rows;
    assert_eq!(rows.len(), found.indicators.len());
    for row in rows {
        let indicator = &found.indicators[words(&row.cells[0]).as_str()];
        let value = match row.cells[2].value {
            CellValue::Number { value, .. } => Some(value),
            _ => None,
        };
        assert_eq!(value, indicator.value, "{}", words(&row.cells[0]));
    }

    let compliance = of(Kind::Compliance);
    let findings = table(&compliance, "findings").rows.len();
    assert_eq!(findings, found.review.findings.len());
    let verdicts = table(&compliance, "compliance").rows.len();
    assert_eq!(verdicts, found.review.judgements.len());

    let services = state.snapshot.elements().iter();
    let services = services.filter(|element| element.kind.as_str() == "business_service");
    let impact = of(Kind::BusinessImpact);
    assert_eq!(
        table(&impact, "business-impact").rows.len(),
        services.count()
    );

    let weak = all_weak_points(&DependencyGraph::of(&state.snapshot), &watch).unwrap();
    let points: BTreeSet<_> = weak.values().flat_map(|weak| &weak.single).collect();
    let dossier = of(Kind::Dossier);
    assert_eq!(table(&dossier, "single-points").rows.len(), points.len());

    let inventory = of(Kind::Inventory);
    let listed = tables(&inventory)
        .filter(|table| table.name.starts_with("inventory-") && !table.name.ends_with("-all"));
    let listed: usize = listed.map(|table| table.rows.len()).sum();
    assert_eq!(listed, state.snapshot.elements().len());
}

#[test]
fn the_same_order_gives_the_same_document_on_one_thread_or_many() {
    let alone = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    for kind in Kind::ALL {
        let order = order(metropole(), Some("P2027"), Language::English);
        let one = composed(kind, &order);
        let other = alone.install(|| composed(kind, &order));
        assert!(one == other, "{kind:?} differs");
    }
}

#[test]
fn changes_tell_records_and_fields_between_two_versions() {
    let before = metropole();
    let after = changed(
        &before,
        |element| {
            if element.id.as_str() == "ap-ad" {
                element.name = "Annuaire unifié".into();
            }
        },
        |_| {},
    );
    let order = DocumentOrder {
        before: Some((before, "mars".to_owned())),
        ..order(after, Some("P2026"), Language::French)
    };
    let document = composed(Kind::Changes, &order);
    let row = &table(&document, "changes-elements").rows[0];
    assert_eq!(words(&row.cells[3]), "Annuaire des agents");
    assert_eq!(words(&row.cells[4]), "Annuaire unifié");
    assert!(document.facts.iter().any(|(_, value)| value == "mars"));
}

#[test]
fn a_document_that_nobody_waits_for_is_not_drawn_up() {
    let cancelled = AtomicBool::new(true);
    let watch = Watch {
        cancelled: &cancelled,
        progress: &|_| {},
    };
    for kind in Kind::ALL {
        let order = order(metropole(), Some("P2026"), Language::French);
        assert!(compose(kind, &order, &watch).is_none(), "{kind:?}");
    }
}
