//! The canvas draws words where the exporters do.

use egui_kittest::Harness;

use super::camera::Camera;
use super::painter::paint_items;
use crate::geometry::Point;
use crate::locale::Language;
use crate::scene::{Figure, TextAnchor, Theme};
use crate::ui::theme;
use crate::workspace::picture::PictureOrder;
use crate::workspace::samples;

#[test]
fn words_on_the_canvas_stand_where_the_scene_has_them() {
    let map = samples::find("metropole").unwrap().read();
    let snapshot = std::sync::Arc::new(map.snapshot(map.timeline().first()));
    let view = map.tables().views.iter().next().unwrap().id.clone();
    let order = PictureOrder::plain(map, snapshot, view, &Theme::LIGHT, Language::French);
    let scene = order.compose();
    let canvas = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(2_400.0, 1_600.0));
    let camera = Camera {
        origin: scene.bounds.origin(),
        zoom: 1.0,
    };
    let drawn = scene.clone();
    let mut harness = Harness::builder()
        .with_size(canvas.size())
        .allow_missing_glyphs()
        .with_context_setup(theme::install)
        .build_ui(move |ui| {
            paint_items(ui.painter(), drawn.items.iter(), &camera, canvas, 1.0);
        });
    harness.run_steps(2);
    let mut shown = Vec::new();
    for clipped in &harness.output().shapes {
        if let egui::Shape::Text(text) = &clipped.shape {
            let ascent = text.galley.rows.first().and_then(|row| row.glyphs.first());
            let ascent = ascent.map_or(0.0, |glyph| glyph.pos.y);
            let baseline = text.pos.y + ascent;
            let width = text.galley.size().x;
            shown.push((text.galley.text().to_owned(), text.pos.x, baseline, width));
        }
    }
    let figures = scene.items.iter().flat_map(|item| &item.figures);
    let runs: Vec<_> = figures
        .filter_map(|figure| match figure {
            Figure::Text(run) => Some(run),
            _ => None,
        })
        .collect();
    assert!(runs.len() > 50, "{}", runs.len());
    assert_eq!(shown.len(), runs.len(), "one line on the canvas for each");
    for (run, (text, left, baseline, width)) in runs.into_iter().zip(shown) {
        assert_eq!(&*run.text, text);
        let at = camera.screen_from_map(
            Point::new(
                match run.anchor {
                    TextAnchor::Start => run.baseline.x,
                    TextAnchor::Middle => run.baseline.x - run.width / 2.0,
                    TextAnchor::End => run.baseline.x - run.width,
                },
                run.baseline.y,
            ),
            canvas,
        );
        // Letters of the screen lie on whole pixels, so a line may be some pixels wider or
        // narrower than measured; what it is anchored at stays.
        let slack = 1.0 + 0.04 * run.width as f32;
        assert!((width - run.width as f32).abs() <= slack, "{text}: {width}");
        assert!((left - at.x).abs() <= slack, "{text}: {left} for {}", at.x);
        assert!((baseline - at.y).abs() <= 1.0, "{text}: {baseline}");
    }
}
