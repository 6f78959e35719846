use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::*;
use crate::bitmap;
use crate::export::sample;
use crate::scene::{Figure, ImageFigure, Scene};

fn file(scene: &Scene, options: &PdfOptions) -> Result<Vec<u8>, ExportError> {
    let page = PdfPage {
        scene,
        title: "Vue".to_owned(),
        group: "Existant".to_owned(),
    };
    pdf(&[page], options, &AtomicBool::new(false), &mut |_| {})
}

/// How often some bytes occur.
fn count(bytes: &[u8], what: &str) -> usize {
    let what = what.as_bytes();
    bytes.windows(what.len()).filter(|it| *it == what).count()
}

#[test]
fn every_kind_of_figure_goes_into_the_file() {
    let mut scene = sample::scene();
    let picture = bitmap::read("a.png".into(), bitmap::tests::plain(4, 2, [255, 0, 0, 128]));
    let picture = Arc::new(picture.unwrap());
    let figure = |x: f64| {
        Figure::Image(ImageFigure {
            picture: Arc::clone(&picture),
            rect: Rect::new(x, 0.0, x + 40.0, 20.0),
        })
    };
    scene.items[0].figures.extend([figure(0.0), figure(60.0)]);
    let bytes = file(&scene, &PdfOptions::default()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    // The same picture twice stands in the file once, its opacity beside it.
    assert_eq!(count(&bytes, "/Subtype/Image"), 2);
    assert!(count(&bytes, "+Inter-") > 0, "letters travel with the file");
    assert_eq!(file(&scene, &PdfOptions::default()).unwrap(), bytes);
}

#[test]
fn the_file_says_what_it_is_and_nothing_of_machines() {
    let options = PdfOptions {
        text: vec![
            ("Title".to_owned(), "Carte d’essai".to_owned()),
            ("Marking".to_owned(), "Diffusion restreinte".to_owned()),
        ],
        language: Language::French,
        ..PdfOptions::default()
    };
    let bytes = file(&sample::scene(), &options).unwrap();
    for said in ["Carte d’essai", "Diffusion restreinte"] {
        assert!(count(&bytes, said) > 0, "{said} in the metadata");
    }
    for private in ["CreationDate", "ModDate", "Producer", "krilla"] {
        assert_eq!(count(&bytes, private), 0, "{private}");
    }
}

#[test]
fn nothing_to_draw_and_senseless_regions_are_refused() {
    let options = |region| PdfOptions {
        region,
        ..PdfOptions::default()
    };
    let empty = file(&Scene::default(), &options(None));
    assert!(matches!(empty, Err(ExportError::NothingToDraw)));
    let none = pdf(&[], &options(None), &AtomicBool::new(false), &mut |_| {});
    assert!(matches!(none, Err(ExportError::NothingToDraw)));
    for region in [
        Rect::ZERO,
        Rect::new(0.0, f64::NAN, 1.0, 1.0),
        Rect::new(0.0, 0.0, f64::INFINITY, 1.0),
    ] {
        let refused = file(&sample::scene(), &options(Some(region)));
        assert!(matches!(refused, Err(ExportError::BadExtent)), "{region:?}");
    }
}

#[test]
fn somebody_may_change_their_mind() {
    let page = PdfPage {
        scene: &sample::scene(),
        title: String::new(),
        group: String::new(),
    };
    let stopped = AtomicBool::new(true);
    let outcome = pdf(&[page], &PdfOptions::default(), &stopped, &mut |_| {});
    assert!(matches!(outcome, Err(ExportError::Cancelled)));
}

#[test]
fn figures_without_a_finite_place_are_left_out() {
    let mut scene = sample::scene();
    let plain = file(&scene, &PdfOptions::default()).unwrap();
    let mut lost = sample::text(
        "x",
        f64::NAN,
        0.0,
        12.0,
        crate::text::FontWeight::Bold,
        sample::INK,
    );
    scene.items[0].figures.push(Figure::Text(lost.clone()));
    lost.baseline = crate::geometry::Point::ZERO;
    lost.size = f64::INFINITY;
    scene.items[0].figures.push(Figure::Text(lost));
    let far = Rect::new(f64::NAN, 0.0, 1.0, 1.0);
    let figure = sample::rect(far, 3.0, Some(sample::INK), None);
    scene.items[0].figures.push(figure);
    assert_eq!(file(&scene, &PdfOptions::default()).unwrap(), plain);
}
