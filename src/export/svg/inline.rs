//! Several scenes as drawings of one web page, which share letters, icons and pictures.

use std::sync::atomic::{AtomicBool, Ordering};

use super::figures::{self, Shelf};
use super::group;
use super::writing::{attribute, number, text as escaped};
use crate::export::ExportError;
use crate::scene::Scene;

/// A scene with its words.
#[derive(Clone, Copy, Debug)]
pub struct InlineScene<'a> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// What it shows.
    pub title: &'a str,
    /// What it shows, for whoever cannot see it.
    pub description: &'a str,
}

/// Drawings for one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InlinedScenes {
    /// Style sheet with the letters of all drawings; stands once in the page.
    pub style: String,
    /// An `<svg class="shelf">` that shows nothing and holds what drawings use; stands once in the
    /// page, before them.
    pub shelf: String,
    /// One `<svg>` a scene, in order; `None` for one with nothing to draw.
    pub drawings: Vec<Option<String>>,
}

/// Scenes as `<svg>` elements that stand in one page without getting in each other's way: every id
/// occurs once. The same scenes give the same texts. O(figures · log).
///
/// # Errors
/// Cancelling.
pub fn inline_svgs(
    scenes: &[InlineScene<'_>],
    margin: f64,
    cancelled: &AtomicBool,
) -> Result<InlinedScenes, ExportError> {
    let mut shelf = Shelf::default();
    let mut drawings = Vec::with_capacity(scenes.len());
    for (at, inline) in scenes.iter().enumerate() {
        drawings.push(drawing(at + 1, inline, margin, &mut shelf, cancelled)?);
    }
    let mut definitions = String::new();
    if drawings.iter().any(Option::is_some) {
        definitions.push_str("<svg class=\"shelf\" aria-hidden=\"true\">\n");
        shelf.definitions(&mut definitions);
        definitions.push_str("</svg>\n");
    }
    Ok(InlinedScenes {
        style: shelf.letters.style(),
        shelf: definitions,
        drawings,
    })
}

fn drawing(
    at: usize,
    inline: &InlineScene<'_>,
    margin: f64,
    shelf: &mut Shelf,
    cancelled: &AtomicBool,
) -> Result<Option<String>, ExportError> {
    let scene = inline.scene;
    let page = scene.bounds.inflate(margin, margin);
    let is_empty = scene.items.is_empty() || !page.is_finite();
    if is_empty || page.width() <= 0.0 || page.height() <= 0.0 {
        return Ok(None);
    }
    let mut out = String::from("<svg role=\"img\"");
    attribute(
        &mut out,
        "aria-labelledby",
        &format!("drawing-{at}-title drawing-{at}-about"),
    );
    let sizes = [page.x0, page.y0, page.width(), page.height()].map(number);
    attribute(&mut out, "width", &sizes[2]);
    attribute(&mut out, "height", &sizes[3]);
    attribute(&mut out, "viewBox", &sizes.join(" "));
    out.push_str(&format!(">\n<title id=\"drawing-{at}-title\">"));
    escaped(&mut out, inline.title);
    out.push_str(&format!("</title>\n<desc id=\"drawing-{at}-about\">"));
    escaped(&mut out, inline.description);
    out.push_str("</desc>\n");
    if let Some(color) = scene.background {
        out.push_str("<rect");
        figures::place(&mut out, page);
        figures::ground(&mut out, color);
        out.push_str("/>\n");
    }
    for item in &scene.items {
        if cancelled.load(Ordering::Relaxed) {
            return Err(ExportError::Cancelled);
        }
        group(&mut out, item, shelf);
    }
    out.push_str("</svg>\n");
    Ok(Some(out))
}
