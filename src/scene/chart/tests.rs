//! Geometry of charts: lengths follow numbers, nothing leaves its panel, no words lie on others.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::geometry::overlaps;
use crate::scene::figure::{Figure, Scene, TextRun};
use crate::scene::page::PageFrame;
use crate::scene::theme::Hue;

fn reading(number: Option<f64>) -> Reading {
    Reading {
        number,
        words: number.map_or_else(|| "sans objet".to_owned(), |it| format!("{it:.0}")),
        behind: number.map(|_| {
            Arc::new(Counted {
                figure: "I01".into(),
                records: vec!["ap-fin".into()],
            })
        }),
        ..Reading::default()
    }
}

fn chart(form: Form, numbers: &[Vec<Option<f64>>]) -> Chart {
    let count = numbers.first().map_or(0, Vec::len);
    let series = numbers.iter().enumerate().map(|(at, row)| Series {
        name: format!("Série numéro {at} au nom plutôt long"),
        about: "Une formule en une phrase, que le tableau montre.".to_owned(),
        tint: Theme::LIGHT.hue(Hue::ALL[at % Hue::ALL.len()]),
        readings: row.iter().map(|number| reading(*number)).collect(),
    });
    Chart {
        name: "hosting",
        title: "Hébergement des applications, plateau par plateau".to_owned(),
        note: "Comment lire ce graphique.".to_owned(),
        source: "Source : la carte.".to_owned(),
        empty: "Rien à montrer.".to_owned(),
        axis: "Plateau".to_owned(),
        form,
        below: Vec::new(),
        categories: (0..count).map(|at| format!("Plateau {at}")).collect(),
        shown: Some(0),
        series: series.collect(),
        details: vec!["Un détail.".to_owned()],
        is_share: false,
    }
}

fn drawn(chart: &Chart, theme: &'static Theme) -> Scene {
    compose_chart(&ChartRequest {
        chart,
        frame: &PageFrame {
            title: "Métropole".to_owned(),
            marking: "Diffusion limitée".to_owned(),
            ..PageFrame::default()
        },
        theme,
        language: Language::French,
    })
}

fn runs(scene: &Scene) -> Vec<&TextRun> {
    let figures = scene.items.iter().flat_map(|item| &item.figures);
    let texts = figures.filter_map(|figure| match figure {
        Figure::Text(run) => Some(run),
        _ => None,
    });
    texts.collect()
}

/// The grounds of the readings, in the order of drawing.
fn grounds(scene: &Scene) -> Vec<Rect> {
    let items = scene.items.iter();
    let counted = items.filter(|item| matches!(item.subject, Some(Subject::Counted(_))));
    counted.map(|item| item.bounds).collect()
}

const FORMS: [Form; 6] = [
    Form::Bars,
    Form::Trend,
    Form::Radar,
    Form::Columns,
    Form::Heat,
    Form::Table,
];

#[test]
fn bars_and_columns_are_as_long_as_their_numbers() {
    let numbers = [vec![Some(22.0), Some(11.0)], vec![Some(4.0), Some(8.0)]];
    let bars = grounds(&drawn(&chart(Form::Bars, &numbers), &Theme::LIGHT));
    // Category by category, series by series.
    let lengths: Vec<f64> = bars.iter().map(Rect::width).collect();
    for (length, number) in lengths.iter().zip([22.0, 4.0, 11.0, 8.0]) {
        assert!(
            (length / lengths[0] - number / 22.0).abs() < 1e-9,
            "{lengths:?}"
        );
    }
    let columns = grounds(&drawn(&chart(Form::Columns, &numbers), &Theme::LIGHT));
    let heights: Vec<f64> = columns.iter().map(Rect::height).collect();
    for (height, number) in heights.iter().zip([22.0, 4.0, 11.0, 8.0]) {
        assert!(
            (height / heights[0] - number / 22.0).abs() < 1e-9,
            "{heights:?}"
        );
    }
}

#[test]
fn a_chart_without_numbers_says_so_in_every_form() {
    for form in FORMS {
        let mut empty = chart(form, &[vec![None, None]]);
        if form == Form::Table {
            empty.series.clear();
        }
        let scene = drawn(&empty, &Theme::LIGHT);
        let says = |words: &str| runs(&scene).iter().any(|run| run.text.as_ref() == words);
        assert!(says("Rien à montrer."), "{form:?}");
        assert!(grounds(&scene).is_empty(), "{form:?}");
    }
}

#[test]
fn data_come_as_a_table_with_plain_numbers() {
    let numbers = [vec![Some(22.0), None], vec![Some(0.1 + 0.2), Some(8.0)]];
    let rows = chart(Form::Bars, &numbers).rows();
    assert_eq!(rows[0][0], "Plateau");
    assert_eq!(rows[1], ["Plateau 0", "22", "0.3"]);
    assert_eq!(rows[2], ["Plateau 1", "", "8"]);
    let rows = chart(Form::Table, &numbers).rows();
    assert_eq!(rows[0], ["Plateau", "Plateau 0", "Plateau 1"]);
    assert_eq!(rows[1][1..], ["22", ""]);
}

#[test]
fn patterns_tell_series_apart_where_colour_does_not() {
    let numbers = [vec![Some(5.0)], vec![Some(5.0)], vec![Some(5.0)]];
    let scene = drawn(&chart(Form::Bars, &numbers), &Theme::PRINT);
    let hatches = scene
        .items
        .iter()
        .filter(|item| item.subject.is_some())
        .map(|item| {
            let is_path = |figure: &&Figure| matches!(figure, Figure::Path(_));
            item.figures.iter().find(is_path).cloned()
        });
    let hatches: Vec<_> = hatches.collect();
    assert_eq!(hatches.len(), 3);
    assert!(hatches[0].is_none(), "the first is plain");
    assert!(hatches[1].is_some() && hatches[2].is_some());
}

fn numbers() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    let number = proptest::option::of(prop_oneof![
        0.0..1.0_f64,
        0.0..5_000.0_f64,
        Just(0.0),
        Just(f64::NAN),
        Just(1e300),
        -5.0..0.0_f64,
    ]);
    (1..7_usize, 1..6_usize).prop_flat_map(move |(series, categories)| {
        proptest::collection::vec(
            proptest::collection::vec(number.clone(), categories),
            series,
        )
    })
}

proptest! {
    #[test]
    fn nothing_leaves_the_page_and_no_words_lie_on_others(numbers in numbers(), at in 0..6_usize) {
        let scene = drawn(&chart(FORMS[at], &numbers), &Theme::LIGHT);
        let page = scene.bounds.inflate(0.5, 0.5);
        for item in &scene.items {
            for figure in &item.figures {
                let bounds = figure.bounds();
                prop_assert!(bounds.is_finite(), "{figure:?}");
                prop_assert!(page.union(bounds) == page, "{:?}: {figure:?}", FORMS[at]);
            }
        }
        let boxes: Vec<(Rect, &TextRun)> = runs(&scene)
            .into_iter()
            .map(|run| (Figure::Text(run.clone()).bounds().inset(-1.6), run))
            .collect();
        for (at_a, (a, first)) in boxes.iter().enumerate() {
            for (b, second) in boxes.iter().skip(at_a + 1) {
                prop_assert!(
                    !overlaps(*a, *b),
                    "{:?}: {:?} lies on {:?}", FORMS[at], first.text, second.text
                );
            }
        }
    }
}
