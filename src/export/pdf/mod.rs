//! Scenes as a PDF: figures as figures, text as text, on sheets of paper.
//!
//! The figures are those of the scene, at the same places and in the same order. Letters come from
//! the bundled fonts, of which the file holds what it uses, each where [`crate::text`] measured it,
//! so that a line is exactly as wide as on screen. Several scenes make one file with bookmarks; a
//! drawing that is larger than a sheet is shrunk, or goes over several ([`tiling`]).
//! Readers for blind people find the sentence of every item, titles and language.
//! The same scenes and options give the same bytes: no date, no name of a program or machine, and
//! an id that follows from the content.

mod figures;
mod furniture;
mod pictures;
mod sheet;
mod tiling;
mod words;

#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicBool, Ordering};

use krilla::destination::XyzDestination;
use krilla::geom::Point as PdfPoint;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{Node, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use self::figures::Shelf;
use self::sheet::{Sheet, sheets_of};
use super::{ExportError, PngOptions};
use crate::geometry::{Rect, Size};
use crate::locale::Language;
use crate::scene::{PAPER_MARGIN_MM, Paper, Scene};

/// One drawing of a file.
#[derive(Clone, Debug)]
pub struct PdfPage<'scene> {
    /// The drawing.
    pub scene: &'scene Scene,
    /// Its bookmark, such as the name of the view.
    pub title: String,
    /// The bookmark above it, such as the name of the plateau; drawings that follow one another
    /// and have the same share it. Empty for none.
    pub group: String,
}

/// How drawings are put on paper, and what to note in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct PdfOptions {
    /// The sheet; it is turned as the drawing lies.
    pub paper: Paper,
    /// Paper to map of a drawing that goes over as many sheets as it takes: 1 where 96 map units
    /// are an inch of paper, 0.5 where they are half of one. `None` shrinks or grows each drawing to
    /// its sheet. A page as large as the drawing is never cut up.
    pub tiling: Option<f64>,
    /// Ground left free at the edges of a sheet, in millimetres.
    pub margin_mm: f64,
    /// Ground left free around the region, in map units.
    pub margin: f64,
    /// The part of the map to draw, in map units; `None` for all of it.
    pub region: Option<Rect>,
    /// Metadata: keyword (`Title`, `Description`, `Marking`, others become keywords) and text.
    pub text: Vec<(String, String)>,
    /// The language of the words on the drawings, and of what the sheets say.
    pub language: Language,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self {
            paper: Paper::Drawing,
            tiling: None,
            margin_mm: PAPER_MARGIN_MM,
            margin: 0.0,
            region: None,
            text: Vec::new(),
            language: Language::default(),
        }
    }
}

impl From<&PngOptions> for PdfOptions {
    fn from(options: &PngOptions) -> Self {
        Self {
            paper: options.paper,
            tiling: options.tiling,
            margin_mm: options.paper_margin_mm,
            margin: options.margin,
            region: options.region,
            text: options.text.clone(),
            language: options.language,
        }
    }
}

impl PdfOptions {
    /// What is noted under a keyword; empty where nothing is.
    pub(super) fn noted(&self, keyword: &str) -> &str {
        let found = self.text.iter().find(|(name, _)| name == keyword);
        found.map_or("", |(_, text)| text.as_str())
    }
}

/// How a drawing lies on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheets {
    /// Sheets that it takes.
    pub count: usize,
    /// The first of them, as it lies, in millimetres.
    pub size_mm: Size,
}

/// How many sheets a drawing takes, and how large they are. O(sheets).
///
/// # Errors
/// Those of [`pdf`] but cancelling.
pub fn sheets(page: &PdfPage<'_>, options: &PdfOptions) -> Result<Sheets, ExportError> {
    let sheets = sheets_of(page, options)?;
    let first = sheets.first().ok_or(ExportError::NothingToDraw)?;
    Ok(Sheets {
        count: sheets.len(),
        size_mm: first.size_mm(),
    })
}

/// `pages` as the bytes of a PDF file, in their order. `progress` hears the finished part, from
/// above 0 to 1.
///
/// O(figures) in time, for tiled drawings times the sheets that each lies on; memory holds the
/// file once.
///
/// # Errors
/// Nothing to draw, a region that is no finite rectangle, a scale of no use, too many sheets,
/// cancelling.
pub fn pdf(
    pages: &[PdfPage<'_>],
    options: &PdfOptions,
    cancelled: &AtomicBool,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<u8>, ExportError> {
    if pages.is_empty() {
        return Err(ExportError::NothingToDraw);
    }
    let mut sheets: Vec<Vec<Sheet<'_>>> = Vec::with_capacity(pages.len());
    for page in pages {
        sheets.push(sheets_of(page, options)?);
    }
    let total: usize = sheets.iter().map(Vec::len).sum();
    let mut document = Document::new_with(SerializeSettings::default());
    let mut shelf = Shelf::new().ok_or(ExportError::PainterFailed)?;
    let mut bookmarks = Bookmarks::default();
    let mut tags: Vec<Node> = Vec::with_capacity(pages.len());
    let mut done = 0_usize;
    for (page, sheets) in pages.iter().zip(&sheets) {
        let mut parts = Vec::new();
        bookmarks.add(page, sheets, done);
        for sheet in sheets {
            if cancelled.load(Ordering::Relaxed) {
                return Err(ExportError::Cancelled);
            }
            sheet.draw(&mut document, &mut shelf, &mut parts, cancelled)?;
            done += 1;
            #[expect(clippy::cast_precision_loss, reason = "far fewer sheets than 2^53")]
            // Packing the file takes its time too.
            progress(0.9 * done as f64 / total as f64);
        }
        tags.push(TagGroup::with_children(Tag::Part, parts).into());
    }
    document.set_tag_tree(TagTree::from(tags));
    document.set_outline(bookmarks.finish());
    document.set_metadata(metadata(options));
    let bytes = document.finish().map_err(|_| ExportError::PainterFailed)?;
    progress(1.0);
    Ok(bytes)
}

fn metadata(options: &PdfOptions) -> Metadata {
    let keywords = options.text.iter();
    let keywords = keywords.filter_map(|(name, text)| match name.as_str() {
        "Title" | "Description" => None,
        "Marking" => Some(text.clone()),
        _ => Some(format!("{name}: {text}")),
    });
    Metadata::new()
        .title(options.noted("Title").to_owned())
        .description(options.noted("Description").to_owned())
        .keywords(keywords.filter(|word| !word.trim().is_empty()).collect())
        .language(options.language.code().to_owned())
}

/// The bookmarks: groups, in them drawings, in these the sheets of a tiled one.
#[derive(Default)]
struct Bookmarks {
    outline: Outline,
    open: Option<(String, OutlineNode)>,
}

impl Bookmarks {
    /// Adds a drawing whose first sheet is page `first` of the file.
    fn add(&mut self, page: &PdfPage<'_>, sheets: &[Sheet<'_>], first: usize) {
        let at = |page: usize| XyzDestination::new(page, PdfPoint::from_xy(0.0, 0.0));
        let mut node = OutlineNode::new(shown(&page.title), at(first));
        for (index, sheet) in sheets.iter().enumerate() {
            if let Some(label) = &sheet.label {
                node.push_child(OutlineNode::new(label.clone(), at(first + index)));
            }
        }
        node = node.with_open(false);
        if page.group.is_empty() {
            self.close();
            self.outline.push_child(node);
            return;
        }
        if self
            .open
            .as_ref()
            .is_none_or(|(name, _)| *name != page.group)
        {
            self.close();
            let group = OutlineNode::new(shown(&page.group), at(first)).with_open(true);
            self.open = Some((page.group.clone(), group));
        }
        if let Some((_, group)) = &mut self.open {
            group.push_child(node);
        }
    }

    fn close(&mut self) {
        if let Some((_, group)) = self.open.take() {
            self.outline.push_child(group);
        }
    }

    fn finish(mut self) -> Outline {
        self.close();
        self.outline
    }
}

/// A text as a reader may list it.
fn shown(text: &str) -> String {
    crate::text::visible(text).into_owned()
}
