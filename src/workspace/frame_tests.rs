//! What stands around a view that is handed over.

use std::sync::Arc;

use crate::bitmap::{self, Shelf};
use crate::geometry::overlaps;
use crate::locale::Language;
use crate::model::{FieldPath, MapInfo, Patch, Record as _, SystemMap, Value};
use crate::scene::{Figure, ItemRole, OnPaper, PAPER_MARGIN_MM, Paper, Scene, Theme};
use crate::workspace::picture::{Page, PictureOrder};
use crate::workspace::samples;

/// The sample, with some of its own fields set.
fn map_with(fields: &[(&'static str, &str)]) -> SystemMap {
    let map = samples::find("metropole").unwrap().read();
    let before = map.info();
    let mut after = MapInfo::clone(&before);
    for (name, text) in fields {
        let value = Value::text(*text);
        after.set(&FieldPath::own(*name), Some(&value)).unwrap();
    }
    let mut patch = Patch::new();
    patch.change(before.as_ref(), &after);
    map.with(&patch).unwrap()
}

fn order(map: SystemMap, theme: &'static Theme) -> PictureOrder {
    let snapshot = Arc::new(map.snapshot(map.timeline().first()));
    let view = map.tables().views.iter().next().unwrap().id.clone();
    PictureOrder::plain(map, snapshot, view, theme, Language::French)
}

fn framed() -> Page {
    Page {
        is_framed: true,
        ..Page::default()
    }
}

fn says(scene: &Scene, words: &str) -> usize {
    let figures = scene.items.iter().flat_map(|item| &item.figures);
    figures
        .filter(|figure| matches!(figure, Figure::Text(run) if &*run.text == words))
        .count()
}

fn images(scene: &Scene) -> usize {
    let figures = scene.items.iter().flat_map(|item| &item.figures);
    figures
        .filter(|figure| matches!(figure, Figure::Image(_)))
        .count()
}

#[test]
fn the_title_block_names_the_role_and_wears_the_logo_that_there_is() {
    let name = "0123456789abcdef0123456789abcdef.png";
    let map = map_with(&[("author_role", "Responsable réseau"), ("logo", name)]);
    for theme in [&Theme::LIGHT, &Theme::DARK] {
        let mut order = order(map.clone(), theme);
        let bare = order.page(&framed());
        assert_eq!(says(&bare, "Responsable réseau"), 1);
        assert_eq!(images(&bare), 0, "a logo that is missing is left out");
        for (width, height) in [(400, 90), (30, 900), (1, 1)] {
            let bytes = bitmap::tests::plain(width, height, [9, 90, 9, 255]);
            let picture = Arc::new(bitmap::read(name.into(), bytes).unwrap());
            order.pictures = Arc::new(Shelf::from([(name.into(), picture)]));
            let page = order.page(&framed());
            assert_eq!(images(&page), 1);
            let marks = page.items.iter().filter(|it| it.role == ItemRole::Frame);
            let marks: Vec<_> = marks.collect();
            for item in &marks {
                for figure in &item.figures {
                    if let Figure::Image(image) = figure {
                        assert!(page.bounds.contains_rect(image.rect), "{:?}", image.rect);
                        let others = marks.iter().filter(|it| !std::ptr::eq(**it, *item));
                        for other in others {
                            assert!(!overlaps(other.bounds, image.rect));
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_scale_is_that_of_the_sheet() {
    let order = order(map_with(&[]), &Theme::LIGHT);
    for paper in [Paper::A4, Paper::A3, Paper::A0] {
        let on_paper = OnPaper {
            paper,
            margin_mm: PAPER_MARGIN_MM,
            tiling: None,
        };
        let page = Page {
            on_paper,
            ..framed()
        };
        let scene = order.page(&page);
        let scale = on_paper.words(scene.bounds.size(), Language::French);
        assert!(scale.ends_with(paper.word()), "{scale}");
        assert_eq!(says(&scene, &scale), 1, "{scale}");
    }
    // Pixels have none, and a page as large as the drawing is as large as one likes.
    let plain = order.page(&framed());
    assert_eq!(says(&plain, "Échelle"), 0);
}

#[test]
fn a_bare_picture_is_marked_all_the_same() {
    let order = order(map_with(&[("marking", "Secret")]), &Theme::LIGHT);
    for page in [Page::default(), framed()] {
        assert_eq!(says(&order.page(&page), "SECRET"), 2, "{page:?}");
    }
    let without = map_with(&[("marking", "")]);
    let plain = PictureOrder {
        snapshot: Arc::new(without.snapshot(without.timeline().first())),
        map: without,
        ..order
    };
    let drawn = plain.page(&Page::default());
    assert_eq!(drawn.bounds, plain.compose().bounds);
}
