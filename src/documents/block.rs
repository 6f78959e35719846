//! What documents are made of.

use std::sync::Arc;

use crate::bitmap::Bitmap;
use crate::locale::Language;
use crate::model::Day;
use crate::scene::Scene;

use super::kind::Kind;

/// A finished document, in no form yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Which of the documents it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// What stands under the title: the map, the plateau, what it is about.
    pub subtitle: String,
    /// What stands on its cover: label and value, such as organisation, version, date, role of the
    /// author. Those without a value are left out.
    pub facts: Vec<(String, String)>,
    /// Protection mark, printed at the top and bottom of every page; empty for none.
    pub marking: String,
    /// What stands at the top of its cover.
    pub logo: Option<Arc<Bitmap>>,
    /// Language of its words.
    pub language: Language,
    /// The day that it prints.
    pub date: Option<Day>,
    /// Its content, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading. Numbers are given by the form.
    Heading {
        /// 1 to 4; the title of the document is none.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list of points.
    Bullets(Vec<Vec<Span>>),
    /// Labels with values, one a line.
    Facts(Vec<(String, Cell)>),
    /// A table.
    Table(Table),
    /// A drawing.
    Figure(Figure),
    /// What the document asks for and the map does not know, and what to fill in for it.
    Gap(String),
    /// What follows starts a page, where the form has pages.
    PageBreak,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// As it is.
    Text(String),
    /// Stressed.
    Strong(String),
    /// Said in passing.
    Muted(String),
}

/// Whether something is well; said by a word in the cell, too, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// No judgement.
    #[default]
    Plain,
    /// Well.
    Good,
    /// To be watched.
    Warning,
    /// Not well.
    Bad,
    /// Not known.
    Unknown,
}

/// What a cell holds. Numbers and dates stay what they are in forms that know them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    /// Nothing, and nothing is missing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number, and how a person reads it, with its unit.
    Number {
        /// The number.
        value: f64,
        /// As it is read: `1 234,5 kWh`.
        words: String,
    },
    /// A day.
    Date(Day),
    /// Several lines, one under the other.
    Lines(Vec<String>),
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: CellValue,
    /// Whether that is well.
    pub tone: Tone,
    /// Whether something should stand here that the map does not know.
    pub is_missing: bool,
}

impl Cell {
    /// Words.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        let value = if words.is_empty() {
            CellValue::Empty
        } else {
            CellValue::Text(words)
        };
        Self {
            value,
            ..Self::default()
        }
    }

    /// A number and how it is read.
    #[must_use]
    pub fn number(value: f64, words: impl Into<String>) -> Self {
        let words = words.into();
        Self {
            value: CellValue::Number { value, words },
            ..Self::default()
        }
    }

    /// What should stand here is not in the map.
    #[must_use]
    pub fn missing() -> Self {
        Self {
            is_missing: true,
            ..Self::default()
        }
    }

    /// Words, or the sign of what is missing where there are none.
    #[must_use]
    pub fn asked(words: impl Into<String>) -> Self {
        let cell = Self::text(words);
        Self {
            is_missing: cell.value == CellValue::Empty,
            ..cell
        }
    }

    /// The same cell, judged.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// Where the words of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// At the right: numbers.
    Right,
    /// In the middle: signs, cells of a matrix.
    Center,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Where its words stand.
    pub align: Align,
    /// Its share of the width; 1 is usual.
    pub share: f64,
}

impl Column {
    /// A column of words with the usual share.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            align: Align::Left,
            share: 1.0,
        }
    }

    /// The same column with another share of the width.
    #[must_use]
    pub fn wide(self, share: f64) -> Self {
        Self { share, ..self }
    }

    /// The same column with its words elsewhere.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// Whether it heads the rows below it: a group, or sums up those above.
    pub is_strong: bool,
}

/// For which forms a table is meant. One and the same thing may have to be laid out twice: narrow
/// enough for a page, and with every column for whoever filters it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reader {
    /// All of them.
    #[default]
    Everybody,
    /// Those that are read: HTML, Word, Markdown.
    Page,
    /// Those that are worked with: Excel, CSV.
    Sheet,
}

impl Reader {
    /// Whether a table for this reader stands in a form: `is_sheet` for one of tables alone (Excel,
    /// CSV).
    #[must_use]
    pub fn is_served(self, is_sheet: bool) -> bool {
        match self {
            Self::Everybody => true,
            Self::Page => !is_sheet,
            Self::Sheet => is_sheet,
        }
    }
}

/// A table. It never comes out empty: one without rows says so in its note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// A short word for sheets and files, unique in the document: `flows-technical`.
    pub name: String,
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What is to be known of it; stands below. Empty for nothing.
    pub note: String,
    /// Whether its first column heads its rows, as in a matrix.
    pub has_row_heads: bool,
    /// For which forms it is meant.
    pub reader: Reader,
}

/// A drawing in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// A short word for files, unique in the document: `view-hosting-p2027`.
    pub name: String,
    /// The drawing, without a frame of its own.
    pub scene: Scene,
    /// What it shows.
    pub caption: String,
    /// What it shows, for whoever cannot see it.
    pub description: String,
    /// Whether it deserves a page of its own, laid across.
    pub is_wide: bool,
}
