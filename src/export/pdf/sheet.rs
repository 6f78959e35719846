//! The sheets that a drawing goes on, and what stands on each.

use std::sync::atomic::{AtomicBool, Ordering};

use krilla::Document;
use krilla::geom::{PathBuilder, Rect as PdfRect, Transform};
use krilla::page::PageSettings;
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, Node, Tag, TagGroup};

use super::figures::{Painter, Shelf, to_f32};
use super::furniture::{self, Furniture};
use super::tiling::{self, Grid};
use super::{PdfOptions, PdfPage};
use crate::export::ExportError;
use crate::geometry::{Point, Rect, Size, Vec2, is_finite_rect, overlaps};
use crate::locale::msg;
use crate::scene::{Figure, MM_PER_UNIT, Paper};

/// Points, of which PDF counts 72 to an inch, in a millimetre.
pub(super) const PT_PER_MM: f64 = 72.0 / 25.4;

/// One sheet of paper, ready to be drawn. Lengths of paper are in points.
pub(super) struct Sheet<'a> {
    page: &'a PdfPage<'a>,
    /// Its name among the sheets of a tiled drawing.
    pub(super) label: Option<String>,
    size_pt: Size,
    /// What of the drawing it shows, in map units.
    shown: Rect,
    /// Where the upper left corner of that lies.
    corner_pt: Point,
    pt_per_unit: f64,
    /// What has the ground of the drawing.
    ground_pt: Rect,
    /// Cut marks, labels, protection marks.
    furniture: Furniture,
    /// What the picture is called for those who do not see it, where its items do not speak for
    /// themselves.
    alternative: Option<String>,
}

/// The sheets of a drawing, in the order of the file.
///
/// # Errors
/// Nothing to draw, a region that is no finite rectangle, a scale of no use, too many sheets.
pub(super) fn sheets_of<'a>(
    page: &'a PdfPage<'a>,
    options: &PdfOptions,
) -> Result<Vec<Sheet<'a>>, ExportError> {
    let region = match options.region {
        Some(region) => region,
        None if page.scene.items.is_empty() => return Err(ExportError::NothingToDraw),
        None => page.scene.bounds,
    };
    let region = region.inflate(options.margin, options.margin);
    if !is_finite_rect(region) || region.width() <= 0.0 || region.height() <= 0.0 {
        return Err(ExportError::BadExtent);
    }
    match options.tiling.filter(|_| options.paper != Paper::Drawing) {
        Some(scale) => {
            let grid = Grid::of(region.size(), options.paper, scale, options.margin_mm)?;
            Ok(match grid.sheets() {
                1 => vec![at_scale(page, region, grid.sheet_mm, scale)],
                _ => tiled(page, region, grid, options, scale),
            })
        }
        None => {
            let sheet_mm = options.paper.sheet_mm(region.size());
            let margin_mm = match options.paper {
                Paper::Drawing => 0.0,
                _ => options
                    .margin_mm
                    .clamp(0.0, sheet_mm.width.min(sheet_mm.height) / 3.0),
            };
            let scale = options.paper.scale(region.size(), margin_mm);
            Ok(vec![at_scale(page, region, sheet_mm, scale)])
        }
    }
}

/// The whole drawing in the middle of one sheet.
fn at_scale<'a>(page: &'a PdfPage<'a>, region: Rect, sheet_mm: Size, scale: f64) -> Sheet<'a> {
    let size_pt = sheet_mm * PT_PER_MM;
    let pt_per_unit = MM_PER_UNIT * scale * PT_PER_MM;
    let drawn = region.size() * pt_per_unit;
    // A page as large as the drawing begins where the drawing does, without the noise of rounding.
    let half = |rest: f64| if rest.abs() < 1e-6 { 0.0 } else { rest / 2.0 };
    let corner_pt = Point::new(
        half(size_pt.width - drawn.width),
        half(size_pt.height - drawn.height),
    );
    Sheet {
        page,
        label: None,
        size_pt,
        shown: region,
        corner_pt,
        pt_per_unit,
        ground_pt: size_pt.to_rect(),
        furniture: Furniture::default(),
        alternative: None,
    }
}

/// An assembly plan, then the drawing's parts row by row.
fn tiled<'a>(
    page: &'a PdfPage<'a>,
    region: Rect,
    grid: Grid,
    options: &PdfOptions,
    scale: f64,
) -> Vec<Sheet<'a>> {
    let places = (0..grid.rows).flat_map(|row| (0..grid.columns).map(move |column| (column, row)));
    let size_pt = grid.sheet_mm * PT_PER_MM;
    let mut sheets = Vec::with_capacity(grid.sheets() + 1);
    sheets.push(overview(page, region, grid, options, scale));
    for (index, (column, row)) in places.enumerate() {
        let shown = grid.window(region, column, row);
        let pt_per_unit = grid.mm_per_unit * PT_PER_MM;
        let drawn = grid.window_mm * PT_PER_MM;
        let corner_pt = Point::new(
            (size_pt.width - drawn.width) / 2.0,
            (size_pt.height - drawn.height) / 2.0,
        );
        let window = Rect::from_origin_size(corner_pt, drawn);
        let label = tiling::label(column, row);
        let named = msg::PDF_SHEET_OF
            .with("title", page.title.as_str())
            .with("label", label.as_str());
        let tile = furniture::Tile {
            grid: &grid,
            column,
            row,
            number: index + 1,
            label: &label,
        };
        sheets.push(Sheet {
            page,
            size_pt,
            shown,
            corner_pt,
            pt_per_unit,
            ground_pt: window,
            furniture: furniture::of_tile(&tile, size_pt, window, &page.title, options),
            alternative: Some(options.language.say(&named)),
            label: Some(label),
        });
    }
    sheets
}

/// The whole drawing on one sheet, with the edges of all others over it.
fn overview<'a>(
    page: &'a PdfPage<'a>,
    region: Rect,
    grid: Grid,
    options: &PdfOptions,
    scale: f64,
) -> Sheet<'a> {
    let size_pt = grid.sheet_mm * PT_PER_MM;
    let room = furniture::overview_room(size_pt);
    let pt_per_unit = (room.width() / region.width()).min(room.height() / region.height());
    let drawn = Rect::from_center_size(room.center(), region.size() * pt_per_unit);
    let title = options.language.text(msg::PDF_OVERVIEW);
    Sheet {
        page,
        size_pt,
        shown: region,
        corner_pt: drawn.origin(),
        pt_per_unit,
        ground_pt: drawn,
        furniture: furniture::of_overview(&grid, size_pt, drawn, &page.title, scale, options),
        alternative: Some(format!("{} – {title}", page.title)),
        label: Some(title),
    }
}

impl Sheet<'_> {
    /// How large it is, as it lies, in millimetres.
    pub(super) fn size_mm(&self) -> Size {
        self.size_pt / PT_PER_MM
    }

    /// Adds the sheet to the file, and what is on it to the tree for readers.
    ///
    /// # Errors
    /// When somebody cancels, or the sheet has no area.
    pub(super) fn draw(
        &self,
        document: &mut Document,
        shelf: &mut Shelf,
        parts: &mut Vec<Node>,
        cancelled: &AtomicBool,
    ) -> Result<(), ExportError> {
        let (width, height) = (to_f32(self.size_pt.width), to_f32(self.size_pt.height));
        let settings = PageSettings::from_wh(width, height).ok_or(ExportError::BadExtent)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        self.draw_ground(&mut surface, shelf);
        let outcome = self.draw_items(&mut surface, shelf, parts, cancelled);
        self.draw_furniture(&mut surface, shelf, parts);
        surface.finish();
        page.finish();
        outcome
    }

    fn draw_ground(&self, surface: &mut Surface<'_>, shelf: &mut Shelf) {
        let Some(color) = self.page.scene.background else {
            return;
        };
        surface.start_tagged(ContentTag::Artifact(Artifact::default()));
        let mut painter = Painter {
            surface,
            shelf,
            origin: Vec2::ZERO,
        };
        painter.ground(self.ground_pt, color);
        surface.end_tagged();
    }

    fn draw_items(
        &self,
        surface: &mut Surface<'_>,
        shelf: &mut Shelf,
        parts: &mut Vec<Node>,
        cancelled: &AtomicBool,
    ) -> Result<(), ExportError> {
        let scene = self.page.scene;
        let is_cut = self.shown.union(scene.bounds) != self.shown;
        let clip = is_cut.then(|| self.clip()).flatten();
        if let Some(clip) = &clip {
            surface.push_clip_path(clip, &FillRule::NonZero);
        }
        let scale = to_f32(self.pt_per_unit);
        let (x, y) = (to_f32(self.corner_pt.x), to_f32(self.corner_pt.y));
        surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
        // One picture with one sentence, or each item with its own.
        let mut whole = self.alternative.as_ref().map(|alternative| {
            let id = surface.start_tagged(ContentTag::Other);
            TagGroup::with_children(Tag::Figure(Some(alternative.clone())), vec![id.into()])
        });
        let mut outcome = Ok(());
        for item in &scene.items {
            if cancelled.load(Ordering::Relaxed) {
                outcome = Err(ExportError::Cancelled);
                break;
            }
            let is_seen = |figure: &&Figure| !is_cut || overlaps(reach(figure), self.shown);
            let mut figures = item.figures.iter().filter(is_seen).peekable();
            if figures.peek().is_none() {
                continue;
            }
            if whole.is_none() {
                if item.description.is_empty() {
                    surface.start_tagged(ContentTag::Artifact(Artifact::default()));
                } else {
                    let id = surface.start_tagged(ContentTag::Other);
                    let said = Some(item.description.to_string());
                    parts.push(TagGroup::with_children(Tag::Figure(said), vec![id.into()]).into());
                }
            }
            let mut painter = Painter {
                surface,
                shelf,
                origin: self.shown.origin().to_vec2(),
            };
            for figure in figures {
                painter.draw(figure);
            }
            if whole.is_none() {
                surface.end_tagged();
            }
        }
        if let Some(whole) = whole.take() {
            surface.end_tagged();
            parts.push(whole.into());
        }
        surface.pop();
        if clip.is_some() {
            surface.pop();
        }
        outcome
    }

    /// What the drawing may cover on paper.
    fn clip(&self) -> Option<krilla::geom::Path> {
        let (size, corner) = (self.shown.size() * self.pt_per_unit, self.corner_pt);
        let (left, top) = (to_f32(corner.x), to_f32(corner.y));
        let rect = PdfRect::from_xywh(left, top, to_f32(size.width), to_f32(size.height))?;
        let mut builder = PathBuilder::new();
        builder.push_rect(rect);
        builder.finish()
    }

    fn draw_furniture(&self, surface: &mut Surface<'_>, shelf: &mut Shelf, parts: &mut Vec<Node>) {
        let Furniture { lines, words } = &self.furniture;
        if !lines.is_empty() {
            surface.start_tagged(ContentTag::Artifact(Artifact::default()));
            let mut painter = Painter {
                surface,
                shelf,
                origin: Vec2::ZERO,
            };
            lines.iter().for_each(|figure| painter.draw(figure));
            surface.end_tagged();
        }
        if !words.is_empty() {
            let id = surface.start_tagged(ContentTag::Other);
            let mut painter = Painter {
                surface,
                shelf,
                origin: Vec2::ZERO,
            };
            words.iter().for_each(|figure| painter.draw(figure));
            surface.end_tagged();
            parts.push(TagGroup::with_children(Tag::P, vec![id.into()]).into());
        }
    }
}

/// The rectangle that a figure may paint, lines counted.
fn reach(figure: &Figure) -> Rect {
    let width = match figure {
        Figure::Rect(figure) => figure.stroke.map_or(0.0, |stroke| stroke.width),
        Figure::Path(figure) => [figure.stroke, figure.halo]
            .into_iter()
            .flatten()
            .map(|stroke| stroke.width)
            .fold(0.0, f64::max),
        // Letters may hang out of their line a little.
        Figure::Text(run) => run.size,
        Figure::Icon(_) | Figure::Image(_) => 0.0,
    };
    figure.bounds().abs().inflate(width, width)
}
