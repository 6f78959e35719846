//! What a reader of the drawing relies on.

use std::sync::atomic::AtomicBool;

use super::{MatrixRequest, compose_matrix};
use crate::analysis::{DependencyGraph, Matrix, State, Watch};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{PlateauId, SystemMap};
use crate::scene::{Figure, Scene, Theme};

fn sample() -> SystemMap {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/metropole.ron");
    let bytes = std::fs::read(path).unwrap();
    crate::storage::read_bytes(&bytes, "metropole").unwrap().map
}

fn texts(scene: &Scene) -> Vec<(String, Rect)> {
    let figures = scene.items.iter().flat_map(|item| &item.figures);
    figures
        .filter_map(|figure| match figure {
            Figure::Text(run) => Some((run.text.to_string(), figure.bounds())),
            _ => None,
        })
        .collect()
}

#[test]
fn every_cell_says_in_words_what_it_says_in_colour_and_nothing_overlaps() {
    let map = sample();
    let snapshot = map.snapshot(Some(&PlateauId::from("P2026")));
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let graph = DependencyGraph::of(&snapshot);
    let matrix = Matrix::of(&map, &snapshot, &graph, &watch).unwrap();
    for theme in [&Theme::LIGHT, &Theme::DARK, &Theme::PRINT] {
        for language in [Language::French, Language::English] {
            let scene = compose_matrix(&MatrixRequest {
                matrix: &matrix,
                snapshot: &snapshot,
                theme,
                language,
            });
            let texts = texts(&scene);
            for (at, (words, one)) in texts.iter().enumerate() {
                assert!(!words.contains('…'), "{words}");
                assert!(
                    scene.bounds.inflate(14.0, 12.0).contains_rect(*one),
                    "{words}"
                );
                for (other, another) in &texts[at + 1..] {
                    let both = one
                        .inflate(-0.6, -1.6)
                        .intersect(another.inflate(-0.6, -1.6));
                    let is_apart = both.width() <= 0.0 || both.height() <= 0.0;
                    assert!(is_apart, "{words} lies over {other}");
                }
            }
            let struck = matrix.rows.iter().flat_map(|row| &row.cells);
            let struck = struck
                .filter(|cell| cell.state() == State::Degraded)
                .count();
            let word = language.text(crate::locale::msg::MATRIX_WORD_DEGRADED);
            let told = texts.iter().filter(|(words, _)| *words == word).count();
            assert_eq!(told, struck);
            let beyond = matrix.tally().beyond;
            assert_eq!(
                texts.iter().filter(|(words, _)| words == "!").count(),
                beyond
            );
        }
    }
}
