//! A scene as an SVG drawing: real text, one file, no scripts and nothing fetched from elsewhere.
//!
//! The figures are those of the scene, at the same places and in the same order; lines of text
//! stay lines of text, as wide as they were measured. The letters that are used travel with the
//! file ([`font`]), so that it reads alike where Inter is not installed. Every record is a group
//! with its id in `data-record` and its sentence as `<title>`. The same scene gives the same bytes.

mod figures;
mod font;
mod inline;
mod tables;
#[cfg(test)]
mod tests;
mod writing;

use std::sync::atomic::{AtomicBool, Ordering};

pub use self::figures::path_data;
pub use self::font::Letters;
pub use self::inline::{InlineScene, InlinedScenes, inline_svgs};
pub use self::writing::{base64_of, number};

use self::figures::Shelf;
use self::writing::{attribute, text as escaped};
use super::{ExportError, PngOptions};
use crate::geometry::Rect;
use crate::scene::{Item, ItemRole, Scene, Subject};

/// `scene` as the bytes of an SVG file. Region, margin, title and description are those of the
/// options; scale and compression mean nothing to a drawing without pixels.
///
/// O(figures · log) in time; memory holds the file once.
///
/// # Errors
/// An empty scene, a region that is no finite rectangle, cancelling.
pub fn svg(
    scene: &Scene,
    options: &PngOptions,
    cancelled: &AtomicBool,
) -> Result<Vec<u8>, ExportError> {
    let region = match options.region {
        Some(region) => region,
        None if scene.items.is_empty() => return Err(ExportError::NothingToDraw),
        None => scene.bounds,
    };
    let page = region.inflate(options.margin, options.margin);
    if !page.is_finite() || page.width() <= 0.0 || page.height() <= 0.0 {
        return Err(ExportError::BadExtent);
    }
    let mut shelf = Shelf::default();
    let mut body = String::new();
    if let Some(color) = scene.background {
        body.push_str("<rect");
        figures::place(&mut body, page);
        figures::ground(&mut body, color);
        body.push_str("/>\n");
    }
    for item in &scene.items {
        if cancelled.load(Ordering::Relaxed) {
            return Err(ExportError::Cancelled);
        }
        group(&mut body, item, &mut shelf);
    }
    let mut out = String::with_capacity(body.len() + 65_536);
    head(&mut out, page, options);
    let fonts = shelf.letters.style();
    out.push_str("<style>");
    out.push_str(&fonts);
    out.push_str("</style>\n");
    shelf.definitions(&mut out);
    out.push_str(&body);
    out.push_str("</svg>\n");
    Ok(out.into_bytes())
}

/// The opening tag, what the drawing is called, and what it is about.
fn head(out: &mut String, page: Rect, options: &PngOptions) {
    let of = |keyword: &str| {
        let found = options.text.iter().find(|(name, _)| name == keyword);
        found.map_or("", |(_, text)| text.as_str())
    };
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    out.push_str(" aria-labelledby=\"drawing-title drawing-about\"");
    attribute(out, "lang", options.language.code());
    attribute(out, "width", &number(page.width()));
    attribute(out, "height", &number(page.height()));
    let corner = (number(page.x0), number(page.y0));
    let size = (number(page.width()), number(page.height()));
    let sides = format!("{} {} {} {}", corner.0, corner.1, size.0, size.1);
    attribute(out, "viewBox", &sides);
    out.push_str(">\n<title id=\"drawing-title\">");
    escaped(out, of("Title"));
    out.push_str("</title>\n<desc id=\"drawing-about\">");
    let about = ["Description", "Marking"].map(of);
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    escaped(out, &about.join(" – "));
    out.push_str("</desc>\n");
    let marking = of("Marking");
    if !marking.is_empty() {
        // Dublin Core, as drawing programs read it.
        out.push_str("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:rights>");
        escaped(out, marking);
        out.push_str("</dc:rights></metadata>\n");
    }
}

/// An item with its figures.
fn group(out: &mut String, item: &Item, shelf: &mut Shelf) {
    out.push_str("<g");
    attribute(out, "data-part", part(item.role));
    if let Some(subject) = &item.subject {
        attribute(out, "data-record", &record(subject));
    }
    out.push('>');
    if !item.description.is_empty() {
        out.push_str("<title>");
        escaped(out, &item.description);
        out.push_str("</title>");
    }
    out.push('\n');
    for figure in &item.figures {
        figures::draw(out, figure, shelf);
    }
    out.push_str("</g>\n");
}

/// The id of what an item shows; of many links drawn as one, all their
/// ids; of a figure, its name.
fn record(subject: &Subject) -> String {
    match subject {
        Subject::Element(id) | Subject::Link(id) | Subject::Note(id) | Subject::Plateau(id) => {
            id.to_string()
        }
        Subject::Bundle(bundle) => bundle.links.join(" "),
        Subject::Counted(counted) => counted.figure.to_string(),
    }
}

fn part(role: ItemRole) -> &'static str {
    match role {
        ItemRole::Container => "container",
        ItemRole::Link => "link",
        ItemRole::LinkLabel => "label",
        ItemRole::Card => "card",
        ItemRole::Note => "note",
        ItemRole::Area => "area",
        ItemRole::Frame | ItemRole::Plot(_) => "frame",
    }
}
