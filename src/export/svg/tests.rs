//! The drawing as an SVG: sound XML, the texts of the scene, and nothing that acts.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::super::sample;
use super::*;
use crate::scene::{Figure, Item};
use crate::text::FontWeight;

fn written(scene: &Scene, text: &[(&str, &str)]) -> String {
    let options = PngOptions {
        text: text
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect(),
        ..PngOptions::default()
    };
    let bytes = svg(scene, &options, &AtomicBool::new(false)).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn lines(scene: &Scene) -> Vec<String> {
    let figures = scene.items.iter().flat_map(|item| &item.figures);
    let texts = figures.filter_map(|figure| match figure {
        Figure::Text(run) => Some(crate::text::visible(&run.text).into_owned()),
        _ => None,
    });
    texts.collect()
}

/// A scene with one line of these words.
fn saying(words: &str) -> Scene {
    let mut run = sample::text("", 10.0, 20.0, 12.0, FontWeight::Regular, sample::INK);
    run.text = Arc::from(words);
    let bounds = crate::geometry::Rect::new(0.0, 0.0, 300.0, 40.0);
    let item = sample::item(ItemRole::Card, bounds, vec![Figure::Text(run)]);
    Scene {
        bounds,
        background: None,
        items: vec![Item {
            subject: Some(Subject::Element(words.into())),
            description: Arc::from(words),
            ..item
        }],
    }
}

#[test]
fn a_drawing_says_what_the_scene_says_line_by_line() {
    let scene = sample::scene();
    let file = written(&scene, &[("Title", "Carte"), ("Description", "P2026")]);
    let document = roxmltree::Document::parse(&file).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let texts: Vec<String> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(texts, lines(&scene));
    let said = |tag: &str| {
        let found = root.children().find(|node| node.has_tag_name(tag));
        found.and_then(|node| node.text()).unwrap_or_default()
    };
    assert_eq!((said("title"), said("desc")), ("Carte", "P2026"));
    assert_eq!(
        file,
        written(&scene, &[("Title", "Carte"), ("Description", "P2026")])
    );
}

#[test]
fn markup_in_names_is_shown_and_never_acts() {
    let hostile = "<script>alert('x')</script> & \"]]><!-- \u{0} \u{202e}abc \u{ffff}";
    let file = written(
        &saying(hostile),
        &[("Title", hostile), ("Description", hostile)],
    );
    let document = roxmltree::Document::parse(&file).unwrap();
    assert!(!file.contains("<script"), "{file}");
    let tags: BTreeSet<&str> = document
        .descendants()
        .filter(roxmltree::Node::is_element)
        .map(|node| node.tag_name().name())
        .collect();
    let known = ["defs", "desc", "g", "style", "svg", "text", "title"];
    assert_eq!(tags, BTreeSet::from(known));
    let is_remote = |text: &str| text.contains("http") && !text.contains("w3.org/2000/svg");
    for node in document.descendants() {
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{attribute:?}");
            assert!(!is_remote(attribute.value()), "{attribute:?}");
        }
    }
    let text = document
        .descendants()
        .find(|node| node.has_tag_name("text"));
    assert!(text.unwrap().text().unwrap().starts_with("<script>alert"));
}

#[test]
fn letters_of_every_face_travel_with_the_file() {
    for words in [
        "Élus – AVATAR, « Wi-Fi »",
        "Ω Привет שלום",
        "e\u{301}te\u{301} 漢",
    ] {
        let file = written(&saying(words), &[]);
        assert!(file.contains("@font-face"), "{words}");
        assert!(file.len() < 40_000, "{} bytes for {words}", file.len());
    }
}

#[test]
fn figures_without_a_place_are_left_out_and_an_empty_scene_is_refused() {
    let mut scene = saying("a");
    let mut broken = sample::text("b", f64::NAN, 0.0, 12.0, FontWeight::Bold, sample::INK);
    broken.width = f64::INFINITY;
    scene.items[0].figures.push(Figure::Text(broken));
    let file = written(&scene, &[]);
    assert!(!file.contains("NaN") && !file.contains("inf"), "{file}");
    let refused = svg(
        &Scene::default(),
        &PngOptions::default(),
        &AtomicBool::new(false),
    );
    assert!(matches!(refused, Err(ExportError::NothingToDraw)));
}
