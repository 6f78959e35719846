//! Sheets of paper: how large they are, and how large a drawing is on them.

use crate::geometry::Size;
use crate::locale::{Language, Message, msg};

/// Millimetres of a map unit at its plain size: 96 of them are an inch, as on screen at 100 %.
pub const MM_PER_UNIT: f64 = 25.4 / 96.0;

/// The longest side of a page that readers of PDF are bound to show, 200 inches in millimetres.
const LONGEST_SIDE_MM: f64 = 200.0 * 25.4;

/// A drawing is not made larger than this many times its plain size: a few boxes on a sheet of A0
/// would be posters of letters.
const LARGEST_SCALE: f64 = 4.0;

/// Ground left free around a drawing on a sheet where nobody says how much, in millimetres.
pub const PAPER_MARGIN_MM: f64 = 10.0;

/// What a page is put on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Paper {
    /// A page as large as the drawing.
    #[default]
    Drawing,
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1189 mm.
    A0,
}

impl Paper {
    /// Every sheet, small ones first, then the page as large as the drawing.
    pub const ALL: [Self; 6] = [
        Self::A4,
        Self::A3,
        Self::A2,
        Self::A1,
        Self::A0,
        Self::Drawing,
    ];

    /// The words of all sheets, as command line and presets take them.
    pub const WORDS: [&'static str; 6] = ["A4", "A3", "A2", "A1", "A0", "drawing"];

    /// Its word for files and the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Drawing => "drawing",
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
            Self::A1 => "A1",
            Self::A0 => "A0",
        }
    }

    /// The sheet that a word names, in whatever case; an empty word is a page as large as the
    /// drawing.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let word = word.trim();
        if word.is_empty() {
            return Some(Self::Drawing);
        }
        let is_named = |paper: &Self| paper.word().eq_ignore_ascii_case(word);
        Self::ALL.into_iter().find(is_named)
    }

    /// Width and height upright, in millimetres (ISO 216); `None` for a page as large as the
    /// drawing.
    #[must_use]
    pub fn size_mm(self) -> Option<Size> {
        let (width, height) = match self {
            Self::Drawing => return None,
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::A2 => (420.0, 594.0),
            Self::A1 => (594.0, 841.0),
            Self::A0 => (841.0, 1189.0),
        };
        Some(Size::new(width, height))
    }

    /// The sheet, turned as the drawing lies, in millimetres; for a page as large as the drawing
    /// (in map units), that size at its scale.
    #[must_use]
    pub fn sheet_mm(self, drawing: Size) -> Size {
        match self.size_mm() {
            Some(upright) if drawing.width > drawing.height => {
                Size::new(upright.height, upright.width)
            }
            Some(upright) => upright,
            None => drawing * (MM_PER_UNIT * self.scale(drawing, 0.0)),
        }
    }

    /// Paper to map, for a drawing (in map units) that fills the sheet within a margin
    /// (millimetres): 1 where 96 map units are an inch, 0.5 where they are half of one.
    #[must_use]
    pub fn scale(self, drawing: Size, margin_mm: f64) -> f64 {
        let drawn_mm = drawing * MM_PER_UNIT;
        if self == Self::Drawing {
            let longest = drawn_mm.width.max(drawn_mm.height).max(f64::MIN_POSITIVE);
            return (LONGEST_SIDE_MM / longest).min(1.0);
        }
        let sheet = self.sheet_mm(drawing);
        let room = Size::new(
            (sheet.width - 2.0 * margin_mm).max(1.0),
            (sheet.height - 2.0 * margin_mm).max(1.0),
        );
        let fit = (room.width / drawn_mm.width.max(f64::MIN_POSITIVE))
            .min(room.height / drawn_mm.height.max(f64::MIN_POSITIVE));
        fit.min(LARGEST_SCALE)
    }
}

/// How a page goes on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OnPaper {
    /// The sheet.
    pub paper: Paper,
    /// Ground left free at its edges, in millimetres.
    pub margin_mm: f64,
    /// Paper to map of a page that goes over several sheets; `None` for one that fills its sheet.
    pub tiling: Option<f64>,
}

impl OnPaper {
    /// The scale of a page of this size (in map units) and its sheet, in words: `1 : 2,5 sur A3`.
    /// Empty for a page as large as the drawing, which is as large as one likes.
    #[must_use]
    pub fn words(&self, page: Size, language: Language) -> String {
        if self.paper == Paper::Drawing {
            return String::new();
        }
        let fit = || self.paper.scale(page, self.margin_mm);
        let scale = scale_in_words(self.tiling.unwrap_or_else(fit), language);
        let words = msg::PDF_SCALE_ON.with("scale", scale);
        language.say(&words.with("paper", self.paper.word()))
    }
}

/// A scale of paper to map in words: `1 : 2,5`, or `1,5 : 1` where the paper is larger.
#[must_use]
pub fn scale_in_words(scale: f64, language: Language) -> String {
    let is_larger = scale > 1.0;
    let ratio = if is_larger { scale } else { 1.0 / scale };
    let digits = crate::locale::number((ratio * 100.0).round() / 100.0, language);
    let message: Message = if is_larger {
        msg::PDF_SCALE_LARGER.with("ratio", digits)
    } else {
        msg::PDF_SCALE_SMALLER.with("ratio", digits)
    };
    language.say(&message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_lies_as_the_drawing_does_and_the_drawing_fills_it() {
        let wide = Size::new(4_000.0, 1_000.0);
        assert_eq!(Paper::A3.sheet_mm(wide), Size::new(420.0, 297.0));
        assert_eq!(
            Paper::A3.sheet_mm(Size::new(10.0, 20.0)),
            Size::new(297.0, 420.0)
        );
        let scale = Paper::A3.scale(wide, 10.0);
        assert!((4_000.0 * MM_PER_UNIT * scale - 400.0).abs() < 1e-9);
        assert_eq!(Paper::A0.scale(Size::new(10.0, 10.0), 10.0), LARGEST_SCALE);
    }

    #[test]
    fn a_page_as_large_as_the_drawing_stays_within_what_readers_show() {
        assert_eq!(Paper::Drawing.scale(Size::new(960.0, 96.0), 10.0), 1.0);
        let sheet = Paper::Drawing.sheet_mm(Size::new(960.0, 96.0));
        assert!((sheet.width - 254.0).abs() < 1e-9 && (sheet.height - 25.4).abs() < 1e-9);
        let huge = Paper::Drawing.sheet_mm(Size::new(1e6, 1e3));
        assert!((huge.width - LONGEST_SIDE_MM).abs() < 1e-6);
    }

    #[test]
    fn every_sheet_is_known_by_its_word() {
        for (paper, word) in Paper::ALL.into_iter().zip(Paper::WORDS) {
            assert_eq!(paper.word(), word);
            assert_eq!(Paper::of(&word.to_lowercase()), Some(paper));
        }
        assert_eq!(Paper::of(" "), Some(Paper::Drawing));
        assert_eq!(Paper::of("A9"), None);
    }

    #[test]
    fn a_scale_reads_as_on_a_plan() {
        assert_eq!(scale_in_words(0.4, Language::French), "1\u{a0}: 2,5");
        assert_eq!(scale_in_words(0.4, Language::English), "1 : 2.5");
        assert_eq!(scale_in_words(1.5, Language::French), "1,5\u{a0}: 1");
        assert_eq!(scale_in_words(1.0, Language::English), "1 : 1");
    }
}
