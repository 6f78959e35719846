//! Pictures of one view, whatever their form: the same words at the same places, the same pixels,
//! and the same bytes wherever and whenever they are made.

mod bytes;
mod pdf;
mod targets;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use portolan::export::{self, PdfOptions, PdfPage, PngOptions};
use portolan::geometry::{Point, Rect};
use portolan::locale::Language;
use portolan::model::SystemMap;
use portolan::scene::{Figure, Paper, Scene, TextAnchor, TextRun, Theme};
use portolan::workspace::picture::{Page, PictureOrder};
use portolan::workspace::samples::{SAMPLES, find};

use self::pdf::PdfFile;

/// A place or a width, in map units: what the forms may differ by. SVG counts in hundredths.
const NEAR: f64 = 0.02;

/// A line of text, wherever it is drawn.
#[derive(Clone, Debug)]
struct Line {
    left: f64,
    baseline: f64,
    width: f64,
    size: f64,
    text: String,
}

impl Line {
    fn is_like(&self, other: &Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= NEAR;
        near(self.left, other.left)
            && near(self.baseline, other.baseline)
            && near(self.width, other.width)
            && near(self.size, other.size)
            && self.text == other.text
    }
}

/// Every view of every sample as a page to hand over, with its name.
fn pages() -> Vec<(String, Scene)> {
    let mut pages = Vec::new();
    for sample in SAMPLES {
        let map = sample.read();
        for (id, order) in orders(&map) {
            let page = Page {
                is_framed: true,
                date: "2026-11-26".to_owned(),
                ..Page::default()
            };
            pages.push((format!("{} {id}", sample.name), order.page(&page)));
        }
    }
    assert!(pages.len() >= 10, "there is something to compare");
    pages
}

fn orders(map: &SystemMap) -> Vec<(String, PictureOrder)> {
    let snapshot = Arc::new(map.snapshot(map.timeline().first()));
    let views = map.tables().views.iter();
    views
        .map(|view| {
            let order = PictureOrder::plain(
                map.clone(),
                Arc::clone(&snapshot),
                view.id.clone(),
                &Theme::LIGHT,
                Language::French,
            );
            (view.id.to_string(), order)
        })
        .collect()
}

/// The lines of a scene, as the exporters are to draw them.
fn lines_of(scene: &Scene) -> Vec<Line> {
    let figures = scene.items.iter().flat_map(|item| &item.figures);
    let runs = figures.filter_map(|figure| match figure {
        Figure::Text(run) if !run.text.is_empty() => Some(run),
        _ => None,
    });
    runs.map(|run: &TextRun| {
        let left = match run.anchor {
            TextAnchor::Start => run.baseline.x,
            TextAnchor::Middle => run.baseline.x - run.width / 2.0,
            TextAnchor::End => run.baseline.x - run.width,
        };
        Line {
            left,
            baseline: run.baseline.y,
            width: run.width,
            size: run.size,
            text: portolan::text::visible(&run.text).into_owned(),
        }
    })
    .collect()
}

fn svg_lines(scene: &Scene) -> Vec<Line> {
    let options = PngOptions {
        margin: 0.0,
        ..PngOptions::default()
    };
    let bytes = export::svg(scene, &options, &AtomicBool::new(false)).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let words = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    words
        .map(|node| {
            let number = |name: &str| {
                node.attribute(name)
                    .map_or(0.0, |text| text.parse().unwrap())
            };
            Line {
                left: number("x"),
                baseline: number("y"),
                width: number("textLength"),
                size: number("font-size"),
                text: node.text().unwrap_or_default().to_owned(),
            }
        })
        .collect()
}

/// The lines of the first page of a PDF, in map units: what is drawn right after one another on
/// the same line, with several fonts, is one.
fn pdf_lines(scene: &Scene, paper: Paper) -> Vec<Line> {
    let page = PdfPage {
        scene,
        title: "x".to_owned(),
        group: String::new(),
    };
    let options = PdfOptions {
        paper,
        ..PdfOptions::default()
    };
    let bytes = export::pdf(&[page], &options, &AtomicBool::new(false), &mut |_| {}).unwrap();
    let pages = PdfFile::read(&bytes).pages();
    let [page] = &pages[..] else {
        panic!("one drawing, one page");
    };
    let margin_mm = if paper == Paper::Drawing {
        0.0
    } else {
        options.margin_mm
    };
    let pt_per_unit = 0.75 * paper.scale(scene.bounds.size(), margin_mm);
    let drawn = scene.bounds.size() * pt_per_unit;
    let corner = Point::new(
        (page.width - drawn.width) / 2.0,
        (page.height - drawn.height) / 2.0,
    );
    let mut lines: Vec<Line> = Vec::new();
    for words in &page.words {
        let line = Line {
            left: (words.x - corner.x) / pt_per_unit + scene.bounds.x0,
            baseline: (words.y - corner.y) / pt_per_unit + scene.bounds.y0,
            width: words.width / pt_per_unit,
            size: words.size / pt_per_unit,
            text: words.text.clone(),
        };
        match lines.last_mut() {
            Some(last)
                if (last.left + last.width - line.left).abs() < NEAR
                    && (last.baseline - line.baseline).abs() < NEAR =>
            {
                last.width += line.width;
                last.text.push_str(&line.text);
            }
            _ => lines.push(line),
        }
    }
    lines
}

fn assert_alike(name: &str, scene: &[Line], other: &[Line]) {
    for (a, b) in scene.iter().zip(other) {
        assert!(a.is_like(b), "{name}: {a:?} is {b:?}");
    }
    assert_eq!(scene.len(), other.len(), "{name}");
}

#[test]
fn lines_of_text_stand_alike_in_scene_svg_and_pdf() {
    for (name, scene) in pages() {
        let lines = lines_of(&scene);
        assert!(!lines.is_empty(), "{name}");
        assert_alike(&format!("{name} as SVG"), &lines, &svg_lines(&scene));
        let pdf = pdf_lines(&scene, Paper::Drawing);
        assert_alike(&format!("{name} as PDF"), &lines, &pdf);
    }
}

#[test]
fn a_sheet_of_paper_moves_no_word() {
    let map = find("metropole").unwrap().read();
    for (name, order) in orders(&map) {
        let scene = order.page(&Page {
            is_framed: true,
            ..Page::default()
        });
        assert_alike(&name, &lines_of(&scene), &pdf_lines(&scene, Paper::A3));
    }
}

/// The pixels of a scene, and how many there are to a map unit.
fn pixels(scene: &Scene, scale: f64) -> image::RgbaImage {
    let options = PngOptions {
        scale,
        margin: 0.0,
        ..PngOptions::default()
    };
    let bytes = export::png(scene, &options, &AtomicBool::new(false), &mut |_| {}).unwrap();
    image::load_from_memory(&bytes).unwrap().to_rgba8()
}

#[test]
fn letters_of_the_png_lie_where_the_other_forms_have_them() {
    let map = find("metropole").unwrap().read();
    let (_, order) = orders(&map).remove(0);
    let scene = order.page(&Page {
        is_framed: true,
        ..Page::default()
    });
    let scale = 2.0;
    let picture = pixels(&scene, scale);
    // Without words: what differs is ink of letters, and lies within the lines as the others
    // have them, an overhang of italics and accents apart.
    let mut mute = scene.clone();
    for item in &mut mute.items {
        item.figures
            .retain(|figure| !matches!(figure, Figure::Text(_)));
    }
    let ground = pixels(&mute, scale);
    let boxes: Vec<Rect> = svg_lines(&scene)
        .iter()
        .map(|line| {
            let corner = scene.bounds.origin();
            Rect::new(
                (line.left - corner.x - 0.06 * line.size) * scale - 1.0,
                (line.baseline - corner.y - 1.0 * line.size) * scale - 1.0,
                (line.left - corner.x + line.width + 0.06 * line.size) * scale + 1.0,
                (line.baseline - corner.y + 0.3 * line.size) * scale + 1.0,
            )
        })
        .collect();
    let rows: BTreeMap<u32, Vec<&Rect>> = (0..picture.height())
        .map(|y| {
            let at = f64::from(y) + 0.5;
            let near = boxes.iter().filter(|it| it.y0 <= at && at <= it.y1);
            (y, near.collect())
        })
        .collect();
    let mut inked = vec![false; boxes.len()];
    for (x, y, pixel) in picture.enumerate_pixels() {
        if pixel == ground.get_pixel(x, y) {
            continue;
        }
        let at = f64::from(x) + 0.5;
        let of = rows[&y].iter().find(|it| it.x0 <= at && at <= it.x1);
        let of = of.unwrap_or_else(|| panic!("ink at {x}, {y} belongs to no line"));
        let index = boxes.iter().position(|it| std::ptr::eq(it, *of)).unwrap();
        inked[index] = true;
    }
    // Another line may lie over the same place, so not every box is the first; most are.
    let seen = inked.iter().filter(|seen| **seen).count();
    assert!(seen * 10 >= inked.len() * 9, "{seen} of {}", inked.len());
}

/// A scene of words that are hard on fonts, files and readers.
fn hard_words() -> Scene {
    let map = find("hello").unwrap().read();
    let (_, order) = orders(&map).remove(0);
    let mut scene = order.compose();
    let long = "mot ".repeat(2_500);
    let words = [
        "<script>alert('x')</script>",
        "a & b \"c\" 'd' ]]>",
        "=cmd|' /C calc'!A0",
        "two\nlines\tand a tab",
        "\u{202E}gnp.exe",
        "עברית العربية",
        "Ελλάδα, Москва",
        "👩‍👩‍👧 🇫🇷 漢字 \u{10FFFF}",
        "a\u{0301}\u{0302}\u{0323}",
        "(brackets) \\back\\ %percent",
        &long,
        "",
        " ",
    ];
    let item = &mut scene.items[0];
    for (index, words) in words.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a dozen")]
        let y = scene.bounds.y0 + 20.0 * index as f64;
        item.figures.push(Figure::Text(TextRun {
            baseline: Point::new(scene.bounds.x0, y),
            anchor: TextAnchor::Start,
            text: Arc::from(*words),
            width: portolan::text::width(
                &portolan::text::visible(words),
                portolan::text::FontWeight::Regular,
                11.0,
            ),
            size: 11.0,
            weight: portolan::text::FontWeight::Regular,
            color: portolan::scene::Color::hex(0),
            struck: index % 2 == 0,
        }));
    }
    item.description = Arc::from(words.join(" "));
    scene
}

#[test]
fn hard_words_stand_in_every_form_and_come_out_again() {
    let scene = hard_words();
    let lines = lines_of(&scene);
    let svg = svg_lines(&scene);
    assert_eq!(svg.len(), lines.len());
    for (line, drawn) in lines.iter().zip(&svg) {
        assert_eq!(line.text, drawn.text);
    }
    let pdf = pdf_lines(&scene, Paper::Drawing);
    let read: String = pdf.iter().map(|line| line.text.as_str()).collect();
    for words in ["<script>alert('x')</script>", "Москва", "a & b", "%percent"] {
        assert!(read.contains(words), "{words} in {read:.2000}");
    }
    assert!(!pixels(&scene, 1.0).is_empty());
}

/// The file of a sample.
fn sample_path(name: &str) -> PathBuf {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    samples.join(format!("{name}.ron"))
}

/// The file as the command line writes it.
fn portolan(folder: &Path, words: &[&str], environment: &[(&str, &str)]) -> (i32, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_portolan"));
    command.current_dir(folder).args(words);
    for (name, value) in environment {
        command.env(name, value);
    }
    let done = command.output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    (
        done.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&said).into_owned(),
    )
}
