//! Pictures in the text.

use super::super::super::block::Figure;
use super::super::clean;
use super::super::paper::of_figure;
use super::super::pictures::MARGIN;
use super::page::{self, TWIPS_PER_INCH};
use super::xml::Xml;

/// English metric units in a twentieth of a point.
const EMU_PER_TWIP: f64 = 635.0;
/// Map units in an inch, as on screen at 100 %.
const UNITS_PER_INCH: f64 = 96.0;
/// What stands above and below a figure: heading and caption.
const AROUND: f64 = 2_100.0;

/// A length and a height in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The room that it has.
pub(super) fn room(figure: &Figure) -> Size {
    let paper = of_figure(figure);
    Size {
        width: f64::from(page::width(paper)),
        height: f64::from(page::height(paper)) - AROUND,
    }
}

/// Its width on screen, as a length on paper: it is never set larger.
pub(super) fn natural_width(figure: &Figure) -> f64 {
    (figure.scene.bounds.width() + 2.0 * MARGIN) / UNITS_PER_INCH * TWIPS_PER_INCH
}

/// The size of a picture of so many pixels within `most`.
pub(super) fn fitted((width_px, height_px): (u32, u32), most: Size) -> Size {
    let (width, height) = (f64::from(width_px.max(1)), f64::from(height_px.max(1)));
    let factor = (most.width / width).min(most.height / height);
    Size {
        width: width * factor,
        height: height * factor,
    }
}

/// What a picture is in the archive, and what it says.
pub(super) struct Pictured<'a> {
    /// The id of its relationship.
    pub(super) relation: &'a str,
    /// Its number in the document, from 1.
    pub(super) number: usize,
    /// What it is called.
    pub(super) name: &'a str,
    /// What it shows, for whoever cannot see it.
    pub(super) description: &'a str,
}

/// A run with the picture.
pub(super) fn write(xml: &mut Xml, picture: &Pictured<'_>, size: Size) {
    let emu = |length: f64| format!("{:.0}", (length * EMU_PER_TWIP).max(1.0));
    let (width, height) = (emu(size.width), emu(size.height));
    let number = picture.number.to_string();
    let name = clean::line(picture.name);
    let description = clean::line(picture.description);
    let about = [
        ("id", number.as_str()),
        ("name", &name),
        ("descr", &description),
    ];
    xml.open("w:r", &[]);
    xml.open("w:drawing", &[]);
    let none = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
    xml.open("wp:inline", &none);
    xml.leaf("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.leaf("wp:docPr", &about);
    xml.open("wp:cNvGraphicFramePr", &[]);
    xml.leaf("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
    xml.close();
    xml.open("a:graphic", &[]);
    xml.open(
        "a:graphicData",
        &[(
            "uri",
            "http://schemas.openxmlformats.org/drawingml/2006/picture",
        )],
    );
    xml.open("pic:pic", &[]);
    xml.open("pic:nvPicPr", &[]);
    xml.leaf("pic:cNvPr", &about);
    xml.leaf("pic:cNvPicPr", &[]);
    xml.close();
    xml.open("pic:blipFill", &[]);
    xml.leaf("a:blip", &[("r:embed", picture.relation)]);
    xml.open("a:stretch", &[]);
    xml.leaf("a:fillRect", &[]);
    xml.close();
    xml.close();
    xml.open("pic:spPr", &[]);
    xml.open("a:xfrm", &[]);
    xml.leaf("a:off", &[("x", "0"), ("y", "0")]);
    xml.leaf("a:ext", &[("cx", &width), ("cy", &height)]);
    xml.close();
    xml.open("a:prstGeom", &[("prst", "rect")]);
    xml.leaf("a:avLst", &[]);
    for _ in 0..8 {
        xml.close();
    }
}
