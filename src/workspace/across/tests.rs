//! The comparison of the sample metropole, as a reader sees it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde_json::Value as Json;

use super::{AcrossOrder, AcrossSheet, scenario_name};
use crate::analysis::{Across, DependencyGraph, Scenario, Watch, impact};
use crate::locale::Language;
use crate::model::{PlateauId, SystemMap, ViewId};
use crate::scene::{Figure, Item, Subject, Theme};

fn sample() -> SystemMap {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/metropole.ron");
    let bytes = std::fs::read(path).unwrap();
    crate::storage::read_bytes(&bytes, "metropole").unwrap().map
}

fn across(map: &SystemMap) -> Across {
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let plateaus = map.timeline().order();
    Across::of(map, &Scenario::losing(["sit-hdv"]), plateaus, &watch).unwrap()
}

fn words(item: &Item) -> Vec<&str> {
    let figures = item.figures.iter();
    figures
        .filter_map(|figure| match figure {
            Figure::Text(run) => Some(run.text.as_ref()),
            _ => None,
        })
        .collect()
}

#[test]
fn panels_show_the_same_places_at_the_same_scale_and_say_what_each_plateau_bears() {
    let map = sample();
    let across = across(&map);
    let order = AcrossOrder {
        map: map.clone(),
        view: ViewId::from("vue-ensemble"),
        across: Arc::new(across),
        name: scenario_name(&map, &Scenario::losing(["sit-hdv"])),
        theme: &Theme::LIGHT,
        language: Language::English,
        bundling: Arc::default(),
        pictures: Arc::default(),
    };
    assert_eq!(order.name, "Hôtel de ville perdu");
    let page = order.compose();
    let items = &page.scene.items;
    let of = |id: &str| -> Vec<&Item> {
        let is_it = |item: &&Item| item.subject == Some(Subject::Element(id.into()));
        items.iter().filter(is_it).collect()
    };
    // A container that is there throughout, and does not move.
    let sites: Vec<_> = of("sit-hdv").iter().map(|item| item.bounds).collect();
    assert_eq!(sites.len(), 3);
    let step = sites[1].x0 - sites[0].x0;
    assert!(step > sites[0].width());
    for (at, site) in sites.iter().enumerate() {
        let shift = step * f64::from(u32::try_from(at).unwrap());
        assert!((site.x0 - sites[0].x0 - shift).abs() < 1e-6);
        assert!((site.y0 - sites[0].y0).abs() < 1e-6, "one height");
        assert!(
            (site.size() - sites[0].size()).width.abs() < 1e-6,
            "one scale"
        );
    }
    // Each plateau is led to from its panel and from its column.
    for plateau in map.timeline().order() {
        let leads = page.headings.iter().filter(|(of, _)| of == plateau);
        assert_eq!(leads.count(), 2, "{plateau}");
    }
    let (plateau, place) = &page.headings[1];
    assert_eq!(page.heading_at(place.center()), Some(plateau));
    // What is told in figures is what the analysis of each plateau finds.
    let told: Vec<&str> = items.iter().flat_map(words).collect();
    for plateau in map.timeline().order() {
        let graph = DependencyGraph::of(&map.snapshot(Some(plateau)));
        let found = impact(&graph, &Scenario::losing(["sit-hdv"])).unwrap();
        assert!(
            told.contains(&found.down_total().to_string().as_str()),
            "{plateau}"
        );
    }
    // The row of a service that stops, then is degraded, then is well: words beside the colours.
    let row = of("bs-dem");
    let row = words(row.last().unwrap());
    for expected in ["down", "degraded", "intact", "better"] {
        assert!(row.contains(&expected), "{expected}: {row:?}");
    }
    // Only what no plateau sees struck has no row.
    assert!(of("bs-ouv").is_empty());
    let rest = "1 other service is intact at every plateau.";
    assert!(told.contains(&rest));
}

#[test]
fn the_documents_of_a_comparison_say_what_is_not_there() {
    let map = sample();
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let plateaus = ["P2026", "P2029"].map(PlateauId::from);
    let scenario = Scenario::losing(["bd-ora"]);
    let across = Across::of(&map, &scenario, &plateaus, &watch).unwrap();
    let sheet = AcrossSheet {
        across: &across,
        map: &map,
        language: Language::French,
    };
    let json: Json = sheet.as_json();
    assert_eq!(json["plateaus"][0]["missing"], Json::Array(Vec::new()));
    assert_eq!(json["plateaus"][1]["missing"][0], "bd-ora");
    assert_eq!(json["plateaus"][1]["void"], true);
    assert_eq!(json["services"]["bs-paie"]["trend"], "better");
    let csv = sheet.as_csv();
    assert_eq!(csv.lines().count(), 1 + across.services.len());
    assert!(
        sheet.as_markdown().contains("| bd-ora |"),
        "{}",
        sheet.as_markdown()
    );
    let columns = |rows: &[Vec<String>]| rows.iter().map(|row| row.join("  ") + "\n").collect();
    assert!(
        sheet
            .as_text(&columns)
            .contains("Paie des agents  24\u{a0}h  arrêt")
    );
}
