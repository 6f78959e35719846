//! Pictures of answers: `--picture` and what goes with it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, value_parser};
use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::Table;
use super::load;
use super::report::{Failure, Report, write_file};
use crate::analysis::Impact;
use crate::bitmap::Shelf;
use crate::export::{self, ExportError, PdfOptions, PdfPage, PictureForm, PngOptions};
use crate::locale::{Language, msg};
use crate::model::{ElementId, Snapshot, SystemMap, ViewId};
use crate::scene::{AnswerMarks, Paper, Scene, Theme};
use crate::workspace::answers::best_view;
use crate::workspace::picture::{Page, PictureOrder};
use crate::workspace::{Perspective, marks_of};

/// `--picture`, and `--view` for where it is drawn.
pub(super) fn options(t: &Table) -> [Arg; 2] {
    [
        picture(t),
        t.option("view", msg::ANSWER_ARG_VIEW)
            .value_name("ID")
            .requires("picture"),
    ]
}

/// `--picture` alone.
pub(super) fn picture(t: &Table) -> Arg {
    t.option("picture", msg::ANSWER_ARG_PICTURE)
        .value_name("OUT.png|svg|pdf")
        .value_parser(value_parser!(PathBuf))
}

/// Whether a picture is asked for.
pub(super) fn is_asked(matches: &ArgMatches) -> bool {
    matches.contains_id("picture")
}

/// The view that `--view` names, or the one that shows most of what the answer speaks of.
///
/// # Errors
/// When there is no such view, or none at all.
pub(super) fn view(
    matches: &ArgMatches,
    map: &SystemMap,
    ids: &BTreeSet<ElementId>,
) -> Result<ViewId, Failure> {
    match best_view(map, ids) {
        Some(view) if !matches.contains_id("view") => Ok(view),
        _ => load::view(matches, map),
    }
}

/// A view of the map in plain colours.
pub(super) fn order(
    matches: &ArgMatches,
    (map, snapshot, view): (&SystemMap, &Snapshot, &ViewId),
    report: &Report,
) -> PictureOrder {
    let snapshot = Arc::new(snapshot.clone());
    PictureOrder {
        pictures: load::pictures(matches, map, report),
        ..PictureOrder::plain(
            map.clone(),
            snapshot,
            view.clone(),
            &Theme::LIGHT,
            report.language,
        )
    }
}

/// Writes the view with the marks of an answer, under what was asked.
///
/// # Errors
/// When the picture cannot be made or written.
pub(super) fn write(
    matches: &ArgMatches,
    order: &PictureOrder,
    marks: &AnswerMarks,
    asked: &str,
    report: &Report,
) -> Result<(), Failure> {
    let scene = order.answer_page(marks, asked, &framed());
    write_scene(matches, &scene, asked, order, report)
}

/// A page with heading, legend and title block.
pub(super) fn framed() -> Page {
    Page {
        is_framed: true,
        ..Page::default()
    }
}

/// Writes a finished page to where `--picture` says.
///
/// # Errors
/// When the picture cannot be made or written.
pub(super) fn write_scene(
    matches: &ArgMatches,
    scene: &crate::scene::Scene,
    asked: &str,
    order: &PictureOrder,
    report: &Report,
) -> Result<(), Failure> {
    let Some(path) = matches.get_one::<PathBuf>("picture") else {
        return Ok(());
    };
    let mut text = order.metadata();
    if let Some((_, title)) = text.iter_mut().find(|(name, _)| name == "Title") {
        *title = format!("{asked} – {title}");
    }
    write_file(path, &encode_scene(path, scene, text, report.language)?)?;
    report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    Ok(())
}

/// The map's view with the states of an impact, for the pictures of `impact`.
pub(super) fn impact_order(
    map: &SystemMap,
    snapshot: Arc<Snapshot>,
    view: ViewId,
    impact: &Impact,
    pictures: &Arc<Shelf>,
    theme: &'static Theme,
    language: Language,
) -> PictureOrder {
    PictureOrder {
        perspective: Perspective::Impact,
        marks: Arc::new(marks_of(impact, language)),
        pictures: Arc::clone(pictures),
        ..PictureOrder::plain(map.clone(), snapshot, view, theme, language)
    }
}

/// A scene as the bytes of a picture, in the form that the file's name asks for.
///
/// # Errors
/// When the picture cannot be made.
pub(super) fn encode(
    path: &Path,
    scene: &crate::scene::Scene,
    options: &PngOptions,
) -> Result<Vec<u8>, Failure> {
    with_bar(|progress| export::picture(path, scene, options, &AtomicBool::new(false), progress))
}

/// Shows how far an export is.
fn with_bar(
    export: impl FnOnce(&mut dyn FnMut(f64)) -> Result<Vec<u8>, ExportError>,
) -> Result<Vec<u8>, Failure> {
    // indicatif shows bars on terminals only.
    let bar = ProgressBar::new(100).with_style(ProgressStyle::default_bar());
    let bytes = export(&mut |done| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share between 0 and 1"
        )]
        bar.set_position((done.clamp(0.0, 1.0) * 100.0) as u64);
    });
    bar.finish_and_clear();
    bytes.map_err(|error| Failure::from(error.problem()))
}

/// A drawing of a file of several: its bookmark, the bookmark above it, and itself.
pub(super) struct Leaf {
    pub(super) title: String,
    pub(super) group: String,
    pub(super) scene: Scene,
}

/// Several drawings as the bytes of one PDF.
///
/// # Errors
/// When it cannot be made.
pub(super) fn encode_leaves(leaves: &[Leaf], options: &PdfOptions) -> Result<Vec<u8>, Failure> {
    let pages: Vec<PdfPage<'_>> = leaves
        .iter()
        .map(|leaf| PdfPage {
            scene: &leaf.scene,
            title: leaf.title.clone(),
            group: leaf.group.clone(),
        })
        .collect();
    with_bar(|progress| export::pdf(&pages, options, &AtomicBool::new(false), progress))
}

/// Whether a file's name asks for a PDF.
pub(super) fn is_pdf(path: &Path) -> bool {
    PictureForm::of(path) == Some(PictureForm::Pdf)
}

/// `--paper`, the sheet of a PDF.
pub(super) fn paper(t: &Table, about: crate::locale::MessageId) -> Arg {
    t.option("paper", about)
        .value_parser(PossibleValuesParser::new(Paper::WORDS))
        .ignore_case(true)
}

/// The sheet that `--paper` names, where the command has it and somebody asks for one.
pub(super) fn paper_asked(matches: &ArgMatches) -> Option<Paper> {
    let word = matches.try_get_one::<String>("paper").ok().flatten()?;
    Paper::of(word)
}

/// How pages that are made for A4 are put on paper: edge to edge, since they bring their margin.
pub(super) fn sheet_options(matches: &ArgMatches, language: Language) -> PdfOptions {
    PdfOptions {
        paper: paper_asked(matches).unwrap_or(Paper::A4),
        ..a4_options(Vec::new(), language)
    }
}

/// The same metadata under another title.
pub(super) fn retitled(mut text: Vec<(String, String)>, title: String) -> Vec<(String, String)> {
    text.retain(|(name, _)| name != "Title");
    text.insert(0, ("Title".to_owned(), title));
    text
}

/// Sheets of A4 that belong together, edge to edge.
pub(super) fn a4_options(text: Vec<(String, String)>, language: Language) -> PdfOptions {
    PdfOptions {
        paper: Paper::A4,
        margin_mm: 0.0,
        text,
        language,
        ..PdfOptions::default()
    }
}

/// A page that is drawn already, at twice its size.
///
/// # Errors
/// When the picture cannot be made.
pub(super) fn encode_scene(
    path: &Path,
    scene: &crate::scene::Scene,
    text: Vec<(String, String)>,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let options = PngOptions {
        scale: 2.0,
        margin: 0.0,
        text,
        language,
        ..PngOptions::default()
    };
    encode(path, scene, &options)
}

/// A picture on its page, as `diff` and `impact` write it.
///
/// # Errors
/// When the picture cannot be made.
pub(super) fn encode_page(
    path: &Path,
    order: &PictureOrder,
    page: &Page,
    width: Option<u32>,
) -> Result<Vec<u8>, Failure> {
    let scene = order.page(page);
    let scale = width.map_or(2.0, |width| {
        f64::from(width) / scene.bounds.width().max(1.0)
    });
    let options = PngOptions {
        scale,
        margin: 0.0,
        text: order.metadata(),
        language: order.language,
        ..PngOptions::default()
    };
    encode(path, &scene, &options)
}

/// A page that is no view, as `service` writes it.
///
/// # Errors
/// When the picture cannot be made.
pub(super) fn encode_sheet(
    path: &Path,
    scene: &crate::scene::Scene,
    width: Option<u32>,
    (text, language): (Vec<(String, String)>, Language),
) -> Result<Vec<u8>, Failure> {
    let scale = width.map_or(2.0, |width| {
        f64::from(width) / scene.bounds.width().max(1.0)
    });
    let options = PngOptions {
        scale,
        margin: 0.0,
        text,
        language,
        ..PngOptions::default()
    };
    encode(path, scene, &options)
}

/// A picture with heading, legend and title block.
///
/// # Errors
/// When the picture cannot be made.
pub(super) fn encode_framed(
    path: &Path,
    order: &PictureOrder,
    width: Option<u32>,
) -> Result<Vec<u8>, Failure> {
    let page = Page {
        is_framed: true,
        ..Page::default()
    };
    encode_page(path, order, &page, width)
}

/// Dots per inch of a sheet that nobody asked to be finer.
const SHEET_DPI: f64 = 200.0;
/// Width of a sheet of A4 in inches.
const A4_WIDTH_IN: f64 = 210.0 / 25.4;

/// A sheet of A4.
///
/// # Errors
/// When the picture cannot be made.
pub(super) fn encode_a4(
    path: &Path,
    sheet: &crate::scene::Scene,
    dpi: Option<f64>,
    (text, language): (Vec<(String, String)>, Language),
) -> Result<Vec<u8>, Failure> {
    let dpi = dpi.unwrap_or(SHEET_DPI);
    let options = PngOptions {
        scale: dpi * A4_WIDTH_IN / crate::scene::SHEET_WIDTH,
        dpi: Some(dpi),
        margin: 0.0,
        paper: Paper::A4,
        paper_margin_mm: 0.0,
        text,
        language,
        ..PngOptions::default()
    };
    encode(path, sheet, &options)
}
