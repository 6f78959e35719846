//! Tables as an Excel workbook: a cover, then a sheet a table.
//!
//! Numbers and days stay what they are and show as they read; texts are always written as texts,
//! never as formulas or addresses. What is not in a table of the document comes on two sheets of its
//! own: facts with the part that they belong to, and gaps.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook,
    Worksheet, XlsxError,
};

use super::super::block::{Align, Block, Cell, CellValue, Column, Document, Row, Table, Tone};
use super::super::template::Template;
use super::outline::{Mark, Outline, table_caption};
use super::sheet_names::Names;
use super::{FormError, Part, clean, units};
use crate::locale::{Language, msg};
use crate::model::Day;
use crate::storage::TemplateLooks;

/// The most letters that a cell takes (Excel specifications and limits).
const MOST_LETTERS: usize = 32_767;
/// The most rows of a sheet.
const MOST_ROWS: usize = 1_048_576;
/// Height of a line of letters, in points.
const LINE_PT: f64 = 13.0;
/// The greatest height of a row (Excel specifications and limits).
const MOST_HEIGHT_PT: f64 = 409.0;

impl From<XlsxError> for FormError {
    fn from(error: XlsxError) -> Self {
        Self::Unwritten(error.to_string())
    }
}

/// The workbook.
pub(super) fn write(document: &Document, template: &Template) -> Result<Vec<Part>, FormError> {
    let outline = Outline::of(document, true);
    let mut book = Workbook::new();
    book.set_properties(&properties(document)?);
    let looks = Looks::of(&template.looks);
    let mut names = Names::default();
    let cover_name = names.unique(&document.language.text(msg::FORMS_SHEET_COVER));
    let mut sheets: Vec<(String, String, Table)> = Vec::new();
    for (block, mark) in document.blocks.iter().zip(&outline.marks) {
        if let (Block::Table(table), Mark::Table(number)) = (block, mark) {
            let title = table_caption(*number, &table.caption, document.language);
            let caption = clean::line(&table.caption);
            let word = if caption.is_empty() {
                &table.name
            } else {
                &caption
            };
            sheets.push((names.unique(word), title, table.clone()));
        }
    }
    for (title, table) in [facts(document, &outline), gaps(document, &outline)] {
        if !table.rows.is_empty() {
            sheets.push((names.unique(&title), title, table));
        }
    }
    if let Some((_, title, _)) = sheets
        .iter()
        .find(|(_, _, table)| table.rows.len() > MOST_ROWS - 8)
    {
        return Err(FormError::TooManyRows {
            table: title.clone(),
        });
    }
    let cover = book.add_worksheet();
    cover.set_name(&cover_name)?;
    write_cover(cover, document, &sheets, &looks)?;
    for (name, title, table) in &sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        write_table(sheet, document, (title, table), &looks)?;
    }
    Ok(Part::whole(book.save_to_buffer()?))
}

/// Title, subject and mark of the file; its date is that of the document, for the library would put
/// today's.
fn properties(document: &Document) -> Result<DocProperties, FormError> {
    let day = document.date.and_then(excel_day);
    let day = match day {
        Some(day) => day,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(clean::line(&document.title))
        .set_subject(clean::line(&document.subtitle))
        .set_keywords(clean::line(&document.marking))
        .set_creation_datetime(&day))
}

/// A day as Excel knows it, which begins with 1900.
fn excel_day(day: Day) -> Option<ExcelDateTime> {
    let (year, month, of_month) = day.civil();
    let year = u16::try_from(year).ok().filter(|year| *year >= 1900)?;
    let (month, of_month) = (u8::try_from(month).ok()?, u8::try_from(of_month).ok()?);
    ExcelDateTime::from_ymd(year, month, of_month).ok()
}

/// The formats of a workbook.
struct Looks {
    font: String,
    accent: Color,
}

impl Looks {
    fn of(looks: &TemplateLooks) -> Self {
        let accent = looks.accent.trim_start_matches('#');
        Self {
            font: looks.font.clone(),
            accent: Color::RGB(u32::from_str_radix(accent, 16).unwrap_or(0x1f_4e_79)),
        }
    }

    fn plain(&self) -> Format {
        Format::new()
            .set_font_name(&self.font)
            .set_font_size(10)
            .set_align(FormatAlign::Top)
            .set_text_wrap()
    }

    fn head(&self) -> Format {
        self.plain()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(self.accent)
            .set_border(FormatBorder::Thin)
            .set_border_color(self.accent)
    }

    fn title(&self) -> Format {
        Format::new()
            .set_font_name(&self.font)
            .set_font_size(14)
            .set_bold()
            .set_font_color(self.accent)
    }

    fn muted(&self) -> Format {
        self.plain()
            .unset_text_wrap()
            .set_italic()
            .set_font_color(Color::RGB(0x5b_65_74))
    }

    fn marking(&self) -> Format {
        self.plain()
            .unset_text_wrap()
            .set_bold()
            .set_font_color(Color::RGB(0xb4_23_18))
    }

    fn cell(&self, cell: &Cell, align: Align, is_strong: bool) -> Format {
        let mut format = self
            .plain()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0xd0_d5_dd));
        format = match align {
            Align::Left => format.set_align(FormatAlign::Left),
            Align::Right => format.set_align(FormatAlign::Right),
            Align::Center => format.set_align(FormatAlign::Center),
        };
        if is_strong {
            format = format
                .set_bold()
                .set_background_color(Color::RGB(0xee_f2_f6));
        }
        if cell.is_missing {
            format = format.set_italic().set_font_color(Color::RGB(0x8a_5a_00));
        }
        match cell.tone {
            Tone::Plain => format,
            Tone::Good => format.set_background_color(Color::RGB(0xdc_f5_e3)),
            Tone::Warning => format.set_background_color(Color::RGB(0xff_f0_cc)),
            Tone::Bad => format.set_background_color(Color::RGB(0xfd_e0_dc)),
            Tone::Unknown => format.set_background_color(Color::RGB(0xec_ec_ec)),
        }
    }
}

/// Facts of all parts, as a table.
fn facts(document: &Document, outline: &Outline) -> (String, Table) {
    let language = document.language;
    let mut table = listed(
        language,
        &[
            msg::FORMS_COLUMN_PART,
            msg::FORMS_COLUMN_LABEL,
            msg::FORMS_COLUMN_VALUE,
        ],
    );
    each_with_part(document, outline, |part, block| {
        if let Block::Facts(facts) = block {
            for (label, cell) in facts {
                table.rows.push(Row {
                    cells: vec![
                        Cell::text(part),
                        Cell::text(clean::line(label)),
                        cell.clone(),
                    ],
                    is_strong: false,
                });
            }
        }
    });
    (language.text(msg::FORMS_SHEET_FACTS), table)
}

/// What is to be filled in, as a table.
fn gaps(document: &Document, outline: &Outline) -> (String, Table) {
    let language = document.language;
    let mut table = listed(language, &[msg::FORMS_COLUMN_PART, msg::FORMS_COLUMN_GAP]);
    each_with_part(document, outline, |part, block| {
        if let Block::Gap(words) = block {
            table.rows.push(Row {
                cells: vec![Cell::text(part), Cell::text(words)],
                is_strong: false,
            });
        }
    });
    (language.text(msg::FORMS_SHEET_GAPS), table)
}

fn listed(language: Language, heads: &[crate::locale::MessageId]) -> Table {
    Table {
        columns: heads
            .iter()
            .map(|head| Column::new(language.text(*head)))
            .collect(),
        ..Table::default()
    }
}

/// Each block with the heading above it.
fn each_with_part(document: &Document, outline: &Outline, mut see: impl FnMut(&str, &Block)) {
    let mut part = String::new();
    for (block, mark) in document.blocks.iter().zip(&outline.marks) {
        if let Mark::Heading { number, text, .. } = mark {
            part = format!("{number} {text}");
        }
        see(&part, block);
    }
}

/// What is alike on every sheet: paper, heads and feet, with the mark on each page.
fn set_page(sheet: &mut Worksheet, document: &Document, is_across: bool) {
    // `&` begins a code; 255 letters are all that Excel takes.
    let coded = |text: &str, most: usize| -> String {
        let text: String = clean::line(text).chars().take(most).collect();
        text.replace('&', "&&")
    };
    let marking = coded(&document.marking, 60);
    sheet.set_header(format!("&C&\"-,Bold\"{marking}"));
    let title = coded(&document.title, 60);
    let page = document.language.text(msg::FORMS_PAGE);
    sheet.set_footer(format!("&L{title}&C&\"-,Bold\"{marking}&R{page} &P / &N"));
    sheet.set_paper_size(9);
    if is_across {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, 0);
}

fn write_cover(
    sheet: &mut Worksheet,
    document: &Document,
    sheets: &[(String, String, Table)],
    looks: &Looks,
) -> Result<(), FormError> {
    set_page(sheet, document, false);
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 70)?;
    let mut row = 0;
    if !document.marking.is_empty() {
        sheet.write_string_with_format(row, 0, clipped(&document.marking), &looks.marking())?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, clipped(&document.title), &looks.title())?;
    row += 1;
    sheet.write_string_with_format(row, 0, clipped(&document.subtitle), &looks.muted())?;
    row += 2;
    for (label, value) in &document.facts {
        sheet.write_string_with_format(row, 0, clipped(label), &looks.plain().set_bold())?;
        sheet.write_string_with_format(row, 1, clipped(value), &looks.plain())?;
        row += 1;
    }
    row += 1;
    let linked = looks
        .plain()
        .set_font_color(looks.accent)
        .set_underline(rust_xlsxwriter::FormatUnderline::Single);
    for (name, title, table) in sheets {
        let address = Url::new(format!("internal:'{}'!A1", name.replace('\'', "''")));
        let title: String = clipped(title).chars().take(250).collect();
        sheet
            .write_url_with_options(row, 0, address.set_text(name), "", "", Some(&linked))
            .map(drop)
            .or_else(|_| {
                // A name that no link can lead to is a name all the same.
                sheet
                    .write_string_with_format(row, 0, name, &looks.plain())
                    .map(drop)
            })?;
        let rows = document
            .language
            .say(&msg::FORMS_ROWS.with("count", table.rows.len()));
        let about = format!("{title} ({rows})");
        sheet.write_string_with_format(row, 1, about, &looks.plain())?;
        row += 1;
    }
    Ok(())
}

fn write_table(
    sheet: &mut Worksheet,
    document: &Document,
    (title, table): (&str, &Table),
    looks: &Looks,
) -> Result<(), FormError> {
    set_page(sheet, document, true);
    let language = document.language;
    sheet.write_string_with_format(0, 0, clipped(title), &looks.title())?;
    let head_row = 2;
    for (column, of) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(head_row, column, clipped(&of.title), &looks.head())?;
        sheet.set_column_width(column, width(table, usize::from(column)))?;
    }
    let widths: Vec<f64> = (0..table.columns.len())
        .map(|column| width(table, column))
        .collect();
    let mut at = head_row;
    for row in &table.rows {
        at += 1;
        let lines = lines(row, &widths);
        if lines > 1 {
            // Not every program finds the height of its own.
            let height = f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * LINE_PT + 2.0;
            sheet.set_row_height(at, height.min(MOST_HEIGHT_PT))?;
        }
        for (column, cell) in (0u16..).zip(&row.cells).take(table.columns.len()) {
            let of = table.columns.get(usize::from(column));
            let is_head = table.has_row_heads && column == 0;
            let align = of.map_or(Align::Left, |of| of.align);
            let format = looks.cell(cell, align, row.is_strong || is_head);
            write_cell(sheet, (at, column), cell, format, language)?;
        }
    }
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if !table.rows.is_empty() && !table.columns.is_empty() {
        sheet.autofilter(head_row, 0, at, last)?;
    }
    sheet.set_freeze_panes(head_row + 1, u16::from(table.has_row_heads))?;
    sheet.set_repeat_rows(head_row, head_row)?;
    if !table.note.is_empty() {
        sheet.write_string_with_format(at + 2, 0, clipped(&table.note), &looks.muted())?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: Format,
    language: Language,
) -> Result<(), FormError> {
    let missing = || language.text(msg::FORMS_MISSING);
    match &cell.value {
        CellValue::Number { value, words } if !cell.is_missing => {
            match units::shown(*value, words, language) {
                Some(shown) => {
                    let format = format.set_num_format(shown.format());
                    sheet.write_number_with_format(row, column, *value, &format)?;
                }
                None => {
                    sheet.write_string_with_format(row, column, clipped(words), &format)?;
                }
            }
        }
        CellValue::Date(day) if !cell.is_missing && excel_day(*day).is_some() => {
            if let Some(day) = excel_day(*day) {
                let pattern = match language {
                    Language::French => "dd/mm/yyyy",
                    Language::English => "dd mmm yyyy",
                };
                let format = format.set_num_format(pattern).set_align(FormatAlign::Left);
                sheet.write_datetime_with_format(row, column, &day, &format)?;
            }
        }
        CellValue::Empty if cell.is_missing => {
            sheet.write_string_with_format(row, column, missing(), &format)?;
        }
        CellValue::Empty => {
            sheet.write_blank(row, column, &format)?;
        }
        _ => {
            let mut words = cell_words(cell);
            if cell.is_missing {
                words = format!("{words} [{}]", missing());
            }
            sheet.write_string_with_format(row, column, clipped(&words), &format)?;
        }
    }
    Ok(())
}

/// What a cell says, in lines.
fn cell_words(cell: &Cell) -> String {
    match &cell.value {
        CellValue::Empty => String::new(),
        CellValue::Text(text) => clean::block(text),
        CellValue::Number { words, .. } => clean::line(words),
        CellValue::Date(day) => day.iso().to_string(),
        CellValue::Lines(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| clean::block(line)).collect();
            lines.join("\n")
        }
    }
}

/// Clean words that a cell takes; what is longer ends in an ellipsis.
fn clipped(words: &str) -> String {
    let words = clean::block(words);
    if words.chars().map(char::len_utf16).sum::<usize>() <= MOST_LETTERS {
        return words;
    }
    let mut room = MOST_LETTERS - 1;
    let mut out = String::new();
    for letter in words.chars() {
        if letter.len_utf16() > room {
            break;
        }
        room -= letter.len_utf16();
        out.push(letter);
    }
    out.push('…');
    out
}

/// How many lines the longest cell of a row takes.
fn lines(row: &Row, widths: &[f64]) -> usize {
    let of_cell = |(cell, width): (&Cell, &f64)| -> usize {
        // A share of the width is lost where words break.
        let room = (width * 0.95).max(1.0);
        cell_words(cell)
            .split('\n')
            .map(|line| {
                let letters = f64::from(u32::try_from(line.chars().count()).unwrap_or(u32::MAX));
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "from one to the letters of a cell"
                )]
                let lines = (letters / room).ceil().max(1.0) as usize;
                lines
            })
            .sum()
    };
    row.cells.iter().zip(widths).map(of_cell).max().unwrap_or(1)
}

/// The width of a column in letters: that of its longest line, within bounds.
fn width(table: &Table, column: usize) -> f64 {
    let head = table.columns.get(column).map_or(0, |column| {
        // A filter button stands beside the words.
        column.title.chars().count() + 4
    });
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    let longest = cells
        .flat_map(|cell| {
            cell_words(cell)
                .lines()
                .map(|line| line.chars().count())
                .collect::<Vec<_>>()
        })
        .max()
        .unwrap_or(0);
    let letters = longest.max(head.min(24)).clamp(8, 60);
    f64::from(u32::try_from(letters).unwrap_or(60)) + 1.5
}
