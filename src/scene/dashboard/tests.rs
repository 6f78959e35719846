//! The dashboard of the reference map: what it tells, and what stands behind its figures.

use std::sync::atomic::AtomicBool;

use super::*;
use crate::analysis::Watch;
use crate::assurance::assess_all;
use crate::locale::Language;
use crate::scene::figure::{Figure, Subject};

/// Calls something with the request of the sample at a plateau.
fn with<T>(
    plateau: &str,
    theme: &'static Theme,
    history: Option<&[PastFigures]>,
    make: impl FnOnce(&DashboardRequest<'_>) -> T,
) -> T {
    let map = crate::scene::tests::metropole();
    let states = StateOfMap::all(&map);
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let found = assess_all(&map, &states, None, None, &watch).unwrap();
    make(&DashboardRequest {
        map: &map,
        states: &states,
        found: &found,
        plateau: Some(&plateau.into()),
        history,
        today: None,
        frame: &PageFrame {
            title: "Métropole".to_owned(),
            ..PageFrame::default()
        },
        theme,
        language: Language::French,
    })
}

fn charts(plateau: &str) -> Vec<Chart> {
    with(plateau, &Theme::LIGHT, None, dashboard_charts)
}

fn chart(plateau: &str, name: &str) -> Chart {
    let mut all = charts(plateau).into_iter();
    all.find(|chart| chart.name == name).unwrap()
}

#[test]
fn hosting_counts_the_applications_of_each_model_at_each_plateau() {
    let chart = chart("P2026", "hosting");
    let first: Vec<Option<f64>> = chart
        .series
        .iter()
        .map(|it| it.readings[0].number)
        .collect();
    // tests/oracle/expected.json, I01 at P2026.
    assert_eq!(first, [Some(22.0), Some(1.0), Some(3.0), Some(5.0)]);
    let on_site = chart.series[0].readings[0].behind.as_ref().unwrap();
    assert_eq!(on_site.records.len(), 22);
}

#[test]
fn flows_between_zones_add_up_and_lead_to_the_flows() {
    let chart = chart("P2026", "flows");
    let mut flows = 0.0;
    let mut unencrypted = 0;
    for series in &chart.series {
        for reading in &series.readings {
            let number = reading.number.unwrap_or(0.0);
            let behind = reading.behind.as_ref().map_or(0, |it| it.records.len());
            assert_eq!(number, behind as f64);
            flows += number;
            unencrypted += usize::from(reading.is_marked);
        }
    }
    let of_map = with("P2026", &Theme::LIGHT, None, |request| {
        let links = request.states[0].snapshot.links().iter();
        links.filter(|link| link.kind.as_str() == "flow").count()
    });
    assert_eq!(flows, of_map as f64);
    assert!(unencrypted > 0, "the map has flows without encryption");
}

#[test]
fn every_principle_has_a_score_and_says_what_it_is_made_of() {
    let chart = chart("P2026", "principles");
    assert_eq!(chart.categories.len(), 5);
    assert_eq!(chart.details.len(), 5);
    for (axis, reading) in chart.series[0].readings.iter().enumerate() {
        let share = reading.number.unwrap_or(-1.0);
        assert!(
            (0.0..=1.0).contains(&share),
            "{}: {share}",
            chart.categories[axis]
        );
    }
    let sobriety = chart.series[0].readings[4].number;
    assert_eq!(sobriety, Some(1.0), "the first plateau is its own measure");
    // I06 to I09 at P2026 in tests/oracle/expected.json.
    let securing = (0.788_461_538_5 + 0.756_756_756_8 + 0.234_378_779_3 + 0.36) / 4.0;
    let found = chart.series[0].readings[1].number.unwrap();
    assert!((found - securing).abs() < 1e-9, "{found}");
}

#[test]
fn the_table_has_every_indicator_of_the_guide_and_says_what_does_not_apply() {
    let chart = chart("P2027", "indicators");
    let of = |id: &str| {
        chart
            .series
            .iter()
            .find(|series| series.name.starts_with(id))
    };
    for number in 1..=30 {
        let id = format!("I{number:02}");
        assert!(of(&id).is_some(), "{id}");
    }
    // No plateau comes before the first, so that nothing has changed.
    let change = &of("I29").unwrap().readings[0];
    assert_eq!((change.number, change.words.as_str()), (None, "sans objet"));
    let encrypted = &of("I07").unwrap().readings;
    assert!(encrypted[0].course.is_none());
    assert_eq!(encrypted[1].course.unwrap().is_better, Some(true));
}

#[test]
fn the_page_keeps_within_its_bounds_in_every_theme() {
    for theme in [&Theme::LIGHT, &Theme::DARK, &Theme::PRINT] {
        let scene = with("P2026", theme, None, compose_dashboard).unwrap();
        let page = scene.bounds.inflate(0.5, 0.5);
        for item in &scene.items {
            for figure in &item.figures {
                assert!(page.union(figure.bounds()) == page, "{figure:?}");
            }
        }
        let counted = scene.items.iter();
        let counted = counted.filter(|item| matches!(item.subject, Some(Subject::Counted(_))));
        assert!(counted.count() > 60, "figures can be clicked");
    }
}

#[test]
fn versions_that_were_kept_are_drawn_and_where_there_are_none_it_is_said() {
    let past = |name: &str, share: f64| PastFigures {
        name: name.to_owned(),
        day: "31/01/2027".to_owned(),
        values: [("I07".to_owned(), share)].into(),
    };
    let history = [past("Version 1", 0.5), past("Version 2", 0.75)];
    let says = |history: Option<&[PastFigures]>, words: &str| {
        let scene = with("P2026", &Theme::LIGHT, history, compose_dashboard).unwrap();
        let mut figures = scene.items.into_iter().flat_map(|item| item.figures);
        figures.any(|figure| matches!(figure, Figure::Text(run) if run.text.starts_with(words)))
    };
    assert!(says(Some(&history), "Version 2") && says(Some(&history), "31/01/2027"));
    assert!(says(Some(&[]), "Aucune version n’a encore été gardée"));
    assert!(!says(None, "Aucune version n’a encore été gardée"));
    let chart = with("P2026", &Theme::LIGHT, Some(&history), dashboard_charts);
    let chart = chart.iter().find(|chart| chart.name == "history").unwrap();
    assert_eq!(chart.rows()[2][0], "Version 2, 31/01/2027");
}
