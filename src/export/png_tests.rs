use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::*;
use crate::export::sample;
use crate::scene::{Color, FontWeight, ItemRole};

fn export(scene: &Scene, options: &PngOptions) -> Vec<u8> {
    png(scene, options, &AtomicBool::new(false), &mut |_| {}).unwrap()
}

fn info_of(bytes: &[u8]) -> ::png::Info<'static> {
    let mut reader = ::png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    reader.finish().unwrap();
    reader.info().clone()
}

#[test]
fn a_picture_opens_again_with_its_size_resolution_and_metadata() {
    let scene = sample::scene();
    let entries = [
        ("Title", "Vue d’ensemble"),
        ("Description", "État\u{0} 2026"),
        ("Marking", "Diffusion Restreinte"),
    ];
    let text = entries
        .iter()
        .map(|(keyword, text)| ((*keyword).to_owned(), (*text).to_owned()))
        .collect();
    let bytes = export(
        &scene,
        &PngOptions {
            text,
            ..PngOptions::default()
        },
    );

    let image = image::load_from_memory(&bytes).unwrap();
    assert_eq!(
        image.color(),
        image::ColorType::Rgb8,
        "an opaque scene needs no alpha"
    );
    let size = (scene.bounds.size() + kurbo::Size::new(48.0, 48.0)) * 2.0;
    assert_eq!(
        (f64::from(image.width()), f64::from(image.height())),
        (size.width, size.height)
    );

    let info = info_of(&bytes);
    let dots = info.pixel_dims.unwrap();
    assert_eq!(
        (dots.xppu, dots.yppu, dots.unit),
        (7559, 7559, ::png::Unit::Meter),
        "192 dots an inch"
    );
    let read: Vec<_> = info
        .utf8_text
        .iter()
        .map(|entry| (entry.keyword.clone(), entry.get_text().unwrap()))
        .collect();
    assert_eq!(read[0], ("Title".to_owned(), "Vue d’ensemble".to_owned()));
    assert_eq!(read[1].1, "État 2026", "zero bytes would cut the text off");
    assert_eq!(
        read[2],
        ("Marking".to_owned(), "Diffusion Restreinte".to_owned())
    );
}

#[test]
fn the_resolution_asked_for_is_noted() {
    let bytes = export(
        &sample::scene(),
        &PngOptions {
            scale: 1.0,
            dpi: Some(300.0),
            ..PngOptions::default()
        },
    );
    assert_eq!(info_of(&bytes).pixel_dims.unwrap().xppu, 11_811);
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let scene = sample::scene();
    for compression in [Compression::Fast, Compression::Small] {
        let options = PngOptions {
            compression,
            ..PngOptions::default()
        };
        assert!(
            export(&scene, &options) == export(&scene, &options),
            "{compression:?}"
        );
    }
}

#[test]
fn the_smaller_file_is_smaller_and_shows_the_same() {
    let scene = sample::scene();
    let fast = export(&scene, &PngOptions::default());
    let small = export(
        &scene,
        &PngOptions {
            compression: Compression::Small,
            ..PngOptions::default()
        },
    );
    assert!(small.len() < fast.len(), "{} < {}", small.len(), fast.len());
    assert!(image::load_from_memory(&small).unwrap() == image::load_from_memory(&fast).unwrap());
}

#[test]
fn without_a_background_the_ground_is_transparent_and_colours_are_not_darkened() {
    let red = Color::hex(0xcc0000).with_alpha(128);
    let half = sample::rect(Rect::new(0.0, 0.0, 10.0, 10.0), 0.0, Some(red), None);
    let bounds = Rect::new(0.0, 0.0, 20.0, 10.0);
    let scene = Scene {
        bounds,
        background: None,
        items: vec![sample::item(ItemRole::Note, bounds, vec![half])],
    };
    let options = PngOptions {
        scale: 1.0,
        margin: 0.0,
        ..PngOptions::default()
    };
    let image = image::load_from_memory(&export(&scene, &options)).unwrap();
    assert_eq!(image.color(), image::ColorType::Rgba8);
    let image = image.to_rgba8();
    assert_eq!(image.get_pixel(15, 5).0, [0, 0, 0, 0]);
    let [r, g, b, a] = image.get_pixel(5, 5).0;
    assert!(
        r.abs_diff(0xcc) <= 1 && g == 0 && b == 0 && a.abs_diff(128) <= 1,
        "{r} {g} {b} {a}"
    );
}

#[test]
fn an_empty_map_is_refused_but_an_empty_region_of_it_is_drawn() {
    let empty = Scene::default();
    let never = AtomicBool::new(false);
    let refusal = png(&empty, &PngOptions::default(), &never, &mut |_| {});
    assert!(matches!(refusal, Err(ExportError::NothingToDraw)));
    let region = Some(Rect::new(0.0, 0.0, 4.0, 4.0));
    let bytes = export(
        &empty,
        &PngOptions {
            region,
            margin: 0.0,
            ..PngOptions::default()
        },
    );
    assert_eq!(info_of(&bytes).size(), (8, 8));
}

#[test]
fn what_cannot_be_drawn_is_refused_before_a_byte_is_written() {
    let scene = sample::scene();
    let entry = |keyword: &str| vec![(keyword.to_owned(), String::new())];
    let cases = [
        PngOptions {
            scale: 1000.0,
            ..PngOptions::default()
        },
        PngOptions {
            scale: f64::NAN,
            ..PngOptions::default()
        },
        PngOptions {
            dpi: Some(0.0),
            ..PngOptions::default()
        },
        PngOptions {
            region: Some(Rect::new(0.0, 0.0, f64::INFINITY, 1.0)),
            ..PngOptions::default()
        },
        PngOptions {
            text: entry(""),
            ..PngOptions::default()
        },
        PngOptions {
            text: entry(" Title"),
            ..PngOptions::default()
        },
        PngOptions {
            text: entry("数"),
            ..PngOptions::default()
        },
        PngOptions {
            text: entry(&"x".repeat(80)),
            ..PngOptions::default()
        },
    ];
    for options in cases {
        let mut file = Vec::new();
        let outcome = write_png(
            &scene,
            &options,
            &mut file,
            &AtomicBool::new(false),
            &mut |_| {},
        );
        assert!(outcome.is_err() && file.is_empty(), "{options:?}");
    }
}

#[test]
fn progress_rises_to_the_end_and_cancelling_stops() {
    let scene = sample::scene();
    let options = PngOptions {
        scale: 5.0,
        ..PngOptions::default()
    };
    let mut heard = Vec::new();
    png(&scene, &options, &AtomicBool::new(false), &mut |done| {
        heard.push(done);
    })
    .unwrap();
    assert!(
        heard.len() > 3 && heard.is_sorted() && heard.last() == Some(&1.0),
        "{heard:?}"
    );

    let cancelled = AtomicBool::new(false);
    let mut calls = 0;
    let outcome = png(&scene, &options, &cancelled, &mut |_| {
        calls += 1;
        cancelled.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert!(matches!(outcome, Err(ExportError::Cancelled)));
    assert_eq!(calls, 1, "nothing is written after cancelling");
}

#[test]
fn a_full_disk_is_reported() {
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for compression in [Compression::Fast, Compression::Small] {
        let options = PngOptions {
            compression,
            ..PngOptions::default()
        };
        let size = export(&sample::scene(), &options).len();
        for room in [0, 10, 20_000, size - 13, size - 1] {
            let outcome = write_png(
                &sample::scene(),
                &options,
                Full(room),
                &AtomicBool::new(false),
                &mut |_| {},
            );
            let Err(ExportError::Write(reason)) = outcome else {
                panic!("{room} bytes: {outcome:?}")
            };
            assert_eq!(reason.kind(), std::io::ErrorKind::StorageFull);
        }
    }
}

#[test]
fn hostile_labels_are_drawn_without_harm() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/hostile/labels/labels.txt");
    let labels = std::fs::read(&path)
        .unwrap_or_else(|error| panic!("{} is needed: {error}", path.display()));
    let labels = String::from_utf8_lossy(&labels);
    let long = "W".repeat(20_000);
    let others = [
        "",
        " ",
        "\u{0}",
        "👩‍👩‍👧‍👦🇫🇷",
        "\u{202e}abc",
        "\u{301}\u{301}\u{301}",
        "漢字",
        "\u{10ffff}",
        long.as_str(),
    ];
    let mut figures = Vec::new();
    for (row, label) in labels.lines().chain(others).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a few dozen rows")]
        let y = 20.0 * row as f64;
        let mut run = sample::text("", 10.0, y, 12.0, FontWeight::Regular, sample::INK);
        run.text = Arc::from(label);
        figures.push(crate::scene::Figure::Text(run));
    }
    for size in [
        0.0,
        -3.0,
        1e-9,
        4_000.0,
        1e9,
        f64::MAX,
        f64::NAN,
        f64::INFINITY,
    ] {
        for at in [0.0, 1e12, f64::NAN, f64::NEG_INFINITY] {
            let mut run = sample::text("Ag", 10.0, at, 12.0, FontWeight::Bold, sample::INK);
            run.size = size;
            run.struck = true;
            figures.push(crate::scene::Figure::Text(run));
        }
    }
    let bounds = Rect::new(0.0, 0.0, 300.0, 500.0);
    let scene = Scene {
        bounds,
        background: Some(sample::PAPER),
        items: vec![sample::item(ItemRole::Note, bounds, figures)],
    };
    let bytes = export(&scene, &PngOptions::default());
    assert_eq!(info_of(&bytes).size(), (696, 1096));
}

/// The figures of the sample against an accepted picture. `MAKE_REF=1` accepts the present one.
#[test]
fn the_figures_look_as_accepted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/scene-figures.png");
    let region = Some(Rect::new(0.0, 90.0, 250.0, 240.0));
    let options = PngOptions {
        scale: 1.5,
        region,
        margin: 0.0,
        compression: Compression::Small,
        ..PngOptions::default()
    };
    let bytes = export(&sample::scene(), &options);
    if std::env::var_os("MAKE_REF").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &bytes).unwrap();
    }
    let accepted = std::fs::read(&path)
        .unwrap_or_else(|error| panic!("{} is needed: {error}", path.display()));
    let accepted = image::load_from_memory(&accepted).unwrap().to_rgb8();
    let drawn = image::load_from_memory(&bytes).unwrap().to_rgb8();
    assert_eq!(drawn.dimensions(), accepted.dimensions());
    let differing = drawn
        .pixels()
        .zip(accepted.pixels())
        .filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 16))
        .count();
    assert!(
        differing <= 20,
        "{differing} pixels differ from {}",
        path.display()
    );
}
