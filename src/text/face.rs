//! The bundled fonts: Inter in four weights, and one face for what Inter lacks.

use std::sync::OnceLock;

use harfrust::{FontRef, ShaperData};
use skrifa::MetadataProvider as _;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};

/// The weights of the bundled family (Inter).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontWeight {
    /// 400.
    #[default]
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

impl FontWeight {
    /// Every weight, from light to heavy.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold];
}

/// A bundled font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontFace {
    /// Inter in one of its weights.
    Inter(FontWeight),
    /// Signs, Greek, Cyrillic, Hebrew and Arabic, in one weight.
    Fallback,
}

impl FontFace {
    /// The font file, for a painter or an exporter to embed.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Inter(weight) => font_bytes(weight),
            Self::Fallback => include_bytes!("../../assets/fonts/DejaVuSans-Subset.ttf"),
        }
    }
}

/// The file of the bundled family in one weight.
#[must_use]
pub fn font_bytes(weight: FontWeight) -> &'static [u8] {
    match weight {
        FontWeight::Regular => include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
        FontWeight::Medium => include_bytes!("../../assets/fonts/Inter-Medium.ttf"),
        FontWeight::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
        FontWeight::Bold => include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
    }
}

/// How far letters rise above the base line at this font size.
#[must_use]
pub fn ascent(weight: FontWeight, size: f64) -> f64 {
    loaded(FontFace::Inter(weight)).ascent_em * size
}

/// How far letters hang below the base line at this font size; positive.
#[must_use]
pub fn descent(weight: FontWeight, size: f64) -> f64 {
    loaded(FontFace::Inter(weight)).descent_em * size
}

/// The distance between the base lines of two lines of the same text.
#[must_use]
pub fn line_height(weight: FontWeight, size: f64) -> f64 {
    let face = loaded(FontFace::Inter(weight));
    (face.ascent_em + face.descent_em + face.gap_em) * size
}

/// A font file, read and ready to shape with.
pub(super) struct LoadedFace {
    pub font: FontRef<'static>,
    pub shaper: ShaperData,
    pub charmap: Charmap<'static>,
    pub units_per_em: f64,
    pub ascent_em: f64,
    pub descent_em: f64,
    pub gap_em: f64,
    /// The advance of a space, em.
    pub space_em: f64,
}

/// The face, read on first use.
pub(super) fn loaded(face: FontFace) -> &'static LoadedFace {
    static FACES: [OnceLock<LoadedFace>; 5] = [const { OnceLock::new() }; 5];
    let slot = match face {
        FontFace::Inter(FontWeight::Regular) => 0,
        FontFace::Inter(FontWeight::Medium) => 1,
        FontFace::Inter(FontWeight::SemiBold) => 2,
        FontFace::Inter(FontWeight::Bold) => 3,
        FontFace::Fallback => 4,
    };
    FACES[slot].get_or_init(|| load(face))
}

fn load(face: FontFace) -> LoadedFace {
    #[expect(
        clippy::expect_used,
        reason = "the file is part of this program, and a test reads all of them"
    )]
    let font = FontRef::new(face.bytes()).expect("the bundled fonts are sound");
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let units_per_em = f64::from(metrics.units_per_em);
    let charmap = font.charmap();
    let space = charmap.map(' ').unwrap_or_default();
    let space_advance = font
        .glyph_metrics(Size::unscaled(), LocationRef::default())
        .advance_width(space);
    LoadedFace {
        shaper: ShaperData::new(&font),
        charmap,
        units_per_em,
        ascent_em: f64::from(metrics.ascent) / units_per_em,
        descent_em: -f64::from(metrics.descent) / units_per_em,
        gap_em: f64::from(metrics.leading) / units_per_em,
        space_em: f64::from(space_advance.unwrap_or_default()) / units_per_em,
        font,
    }
}
