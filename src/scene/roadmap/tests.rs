//! What a roadmap promises to whoever reads it.

use std::sync::Arc;

use super::*;
use crate::geometry::overlaps;
use crate::model::{Finite, Plateau, Record as _, Tables, WorkPackage};
use crate::scene::figure::Figure;

fn day(text: &str) -> Day {
    Day::first_of(text).unwrap()
}

/// A map with three plateaus and so many packages, each of its own length.
fn planned(count: i32) -> SystemMap {
    let mut tables = Tables::default();
    let plateaus = [
        ("now", None, "2026-01-01"),
        ("mid", Some("now"), "2027-07-01"),
        ("end", Some("mid"), "2029-04-01"),
    ];
    for (id, base, begins) in plateaus {
        let mut plateau = Plateau::blank(id.into());
        plateau.name = id.into();
        plateau.based_on = base.map(PlateauId::from);
        plateau.valid_from = begins.into();
        tables.plateaus.insert(Arc::new(plateau));
    }
    for index in 0..count {
        let mut package = WorkPackage::blank(format!("p{index:03}").as_str().into());
        package.name = format!("Work package number {index} with a name").into();
        package.owner_role = format!("Role {}", index % 7).into();
        let first = day("2026-01-01").plus(index * 37 % 1_100);
        package.start = first.iso();
        package.end = first.plus(20 + index * 61 % 500).iso();
        package.from_plateau = Some("now".into());
        package.to_plateau = Some(if index % 2 == 0 { "mid" } else { "end" }.into());
        package.budget_keur = Finite::new(f64::from(index % 13) * 10.0);
        if index > 3 && index % 3 == 0 {
            package.depends_on = vec![format!("p{:03}", index - 3).as_str().into()];
        }
        tables.work_packages.insert(Arc::new(package));
    }
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

fn drawn(map: &SystemMap, day_width: Option<f64>) -> Roadmap {
    let facts = RoadmapFacts::of(map);
    compose_roadmap(&RoadmapRequest {
        map,
        facts: &facts,
        theme: &Theme::LIGHT,
        language: Language::French,
        today: Some(day("2026-11-26")),
        grouping: Grouping::Usual,
        day_width,
    })
}

/// Nothing lies over anything else: bars with their words, plateaus with their names, marks.
fn check_apart(roadmap: &Roadmap) {
    let extents: Vec<Rect> = roadmap.bars.iter().map(|bar| bar.extent).collect();
    let plateaus: Vec<Rect> = roadmap.milestones.iter().map(|stone| stone.rect).collect();
    let marks: Vec<Rect> = roadmap.marks.iter().map(|mark| mark.rect).collect();
    for (what, rects) in [("bars", extents), ("plateaus", plateaus), ("marks", marks)] {
        for (index, rect) in rects.iter().enumerate() {
            for other in &rects[index + 1..] {
                assert!(
                    !overlaps(rect.inset(-0.1), *other),
                    "{what}: {rect:?} {other:?}"
                );
            }
        }
    }
}

/// Words of one item never lie over each other, and words of a bar stay within its extent.
fn check_words(roadmap: &Roadmap) {
    for item in &roadmap.scene.items {
        let words: Vec<Rect> = item
            .figures
            .iter()
            .filter(|figure| matches!(figure, Figure::Text(_)))
            .map(Figure::bounds)
            .collect();
        for (index, rect) in words.iter().enumerate() {
            for other in &words[index + 1..] {
                let (rect, other) = (rect.inset(-1.5), other.inset(-1.5));
                assert!(
                    !overlaps(rect, other),
                    "{}: {rect:?} {other:?}",
                    item.description
                );
            }
        }
    }
}

#[test]
fn two_hundred_packages_stay_apart_at_every_scale() {
    let map = planned(200);
    for day_width in [
        None,
        Some(0.05),
        Some(0.3),
        Some(1.0),
        Some(3.0),
        Some(12.0),
    ] {
        let roadmap = drawn(&map, day_width);
        assert_eq!(roadmap.bars.len(), 200);
        assert_eq!(roadmap.parts.len(), roadmap.scene.items.len());
        check_apart(&roadmap);
        check_words(&roadmap);
        for bar in &roadmap.bars {
            assert!(roadmap.scene.bounds.union(bar.extent) == roadmap.scene.bounds);
        }
    }
}

#[test]
fn a_bar_is_as_long_as_its_package_and_days_come_back_from_places() {
    let map = planned(12);
    let roadmap = drawn(&map, Some(2.0));
    for bar in &roadmap.bars {
        let package = map.tables().work_packages.get(&bar.package).unwrap();
        assert_eq!(Some(bar.first), package.first_day());
        let days = f64::from(bar.last.0 - bar.first.0 + 1);
        assert!((bar.rect.width() - days * 2.0).abs() < 1e-6);
        assert_eq!(roadmap.day_at(bar.rect.x0 + 0.5), bar.first);
        assert_eq!(roadmap.day_at(bar.rect.x1 - 0.5), bar.last);
        assert_eq!(roadmap.bar_at(bar.rect.center()), Some(bar));
    }
}

#[test]
fn a_package_without_dates_shows_between_its_plateaus() {
    let mut map = planned(1);
    let mut package = WorkPackage::blank("open".into());
    package.from_plateau = Some("now".into());
    package.to_plateau = Some("mid".into());
    let mut patch = crate::model::Patch::new();
    patch.add(&package);
    map.apply(&patch).unwrap();
    let roadmap = drawn(&map, None);
    let bar = roadmap.bar(&"open".into()).unwrap();
    assert!(bar.is_guessed);
    assert_eq!(
        (bar.first, bar.last),
        (day("2026-01-01"), day("2027-06-30"))
    );
}

#[test]
fn hostile_dates_are_drawn_in_bounds() {
    let mut map = planned(2);
    for (id, start, end) in [
        ("old", "0001-01-01", "0001-02-01"),
        ("far", "9999-12-01", "9999-12-31"),
        ("back", "2028-01-01", "2026-01-01"),
        ("odd", "someday", "2026-13-45"),
    ] {
        let mut package = WorkPackage::blank(id.into());
        package.name = "\u{202e}x".repeat(400).as_str().into();
        package.start = start.into();
        package.end = end.into();
        package.budget_keur = Finite::new(1e12);
        package.progress_pct = Finite::new(-1e9);
        package.depends_on = vec![id.into()];
        let mut patch = crate::model::Patch::new();
        patch.add(&package);
        map.apply(&patch).unwrap();
    }
    for day_width in [None, Some(0.02), Some(24.0)] {
        let roadmap = drawn(&map, day_width);
        assert!(roadmap.scene.bounds.is_finite());
        assert!(roadmap.scene.items.len() < 400);
        check_apart(&roadmap);
    }
}

#[test]
fn an_empty_plan_says_how_to_begin() {
    let (map, _) = SystemMap::assemble(Tables::default());
    let roadmap = drawn(&map, None);
    let said = roadmap.scene.items.iter();
    assert!(
        said.into_iter()
            .any(|item| item.description.contains("Aucun chantier"))
    );
}
