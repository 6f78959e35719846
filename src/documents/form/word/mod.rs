//! A document as a Word file (ECMA-376, part 1, WordprocessingML).
//!
//! The parts are written by a writer of our own that escapes ([`xml`]), in the order of elements
//! that the schema asks for: a library would have had to be corrected in its result for repeated
//! heads of tables, texts in place of pictures, the language, the table of contents and bytes that
//! are alike each time. `body` is the text, `table` and `drawing` what stands in it, `styles` all
//! that looks are made of, `package` the small parts around.

mod body;
mod drawing;
mod numbering;
mod package;
mod page;
mod styles;
mod table;
mod xml;

use std::io::{Cursor, Write as _};
use std::sync::atomic::AtomicBool;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::block::Document;
use super::super::template::Template;
use super::pictures::{Picture, pictures};
use super::{FormError, Part};
use crate::bitmap;

/// Dots per inch of figures.
const DPI: f64 = 200.0;

/// A picture in the archive.
struct Media {
    name: String,
    bytes: Vec<u8>,
}

/// The archive.
pub(super) fn write(
    document: &Document,
    template: &Template,
    cancelled: &AtomicBool,
) -> Result<Vec<Part>, FormError> {
    let width_px = |figure: &_| {
        let room = drawing::room(figure);
        drawing::natural_width(figure).min(room.width) / page::TWIPS_PER_INCH * DPI
    };
    let painted: Vec<Option<Picture>> = pictures(document, width_px, cancelled)?;
    let mut media: Vec<Media> = Vec::new();
    let logo = document.logo.as_ref().filter(|_| template.looks.logo);
    let logo = logo.and_then(|logo| {
        let ending = bitmap::ending(&logo.bytes).ok()?;
        media.push(Media {
            name: format!("logo.{ending}"),
            bytes: logo.bytes.to_vec(),
        });
        Some((logo.width, logo.height))
    });
    let text = body::write(document, logo, &painted);
    for (number, picture) in painted.into_iter().enumerate() {
        if let Some(picture) = picture {
            media.push(Media {
                name: format!("figure-{}.png", number + 1),
                bytes: picture.png,
            });
        }
    }
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            package::content_types(&media),
        ),
        ("_rels/.rels".to_owned(), package::relationships()),
        ("docProps/core.xml".to_owned(), package::core(document)),
        ("docProps/app.xml".to_owned(), package::app()),
        ("word/document.xml".to_owned(), text),
        (
            "word/_rels/document.xml.rels".to_owned(),
            package::of_document(&media),
        ),
        (
            "word/styles.xml".to_owned(),
            styles::write(&template.looks, document.language),
        ),
        ("word/numbering.xml".to_owned(), numbering::write()),
        (
            "word/settings.xml".to_owned(),
            package::settings(document.language),
        ),
    ];
    for (name, bytes) in page::heads_and_feet(document) {
        parts.push((format!("word/{name}.xml"), bytes));
    }
    let media = media
        .into_iter()
        .map(|media| (format!("word/media/{}", media.name), media.bytes));
    let bytes = packed(parts.into_iter().chain(media));
    let bytes = bytes.map_err(|error| FormError::Unwritten(error.to_string()))?;
    Ok(Part::whole(bytes))
}

/// The archive of these parts. Times are those of the format's beginning, so that bytes are alike.
fn packed(
    parts: impl Iterator<Item = (String, Vec<u8>)>,
) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Pictures are packed already.
        let is_packed = name.ends_with(".png") || name.ends_with(".jpg");
        let method = if is_packed {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default());
        archive.start_file(name, options)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
