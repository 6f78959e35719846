//! A document while it is being written: blocks one after the other, and tables row by row.

use crate::documents::{Align, Block, Cell, CellValue, Column, Figure, Reader, Row, Span, Table};
use crate::locale::{Language, Message, MessageId};

/// See the module's header.
pub(super) struct Draft {
    language: Language,
    blocks: Vec<Block>,
}

impl Draft {
    /// An empty document.
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            blocks: Vec::new(),
        }
    }

    /// What was written. A heading under which nothing came to stand is left out.
    pub(super) fn finish(self) -> Vec<Block> {
        let mut kept: Vec<Block> = Vec::with_capacity(self.blocks.len());
        // Backwards: by level, whether anything stands below before the next heading of that rank.
        let mut has_content = [false; 5];
        for block in self.blocks.into_iter().rev() {
            match &block {
                Block::Heading { level, .. } => {
                    let level = usize::from(*level).min(has_content.len() - 1);
                    let is_headed = has_content[level];
                    has_content[level..].fill(false);
                    if is_headed {
                        kept.push(block);
                    }
                }
                Block::PageBreak => kept.push(block),
                _ => {
                    has_content.fill(true);
                    kept.push(block);
                }
            }
        }
        kept.reverse();
        kept.iter_mut().for_each(clean);
        while kept.last() == Some(&Block::PageBreak) {
            kept.pop();
        }
        kept
    }

    /// A heading.
    pub(super) fn heading(&mut self, level: u8, text: impl Into<String>) {
        let text = text.into();
        self.blocks.push(Block::Heading { level, text });
    }

    /// A heading with a text of the interface.
    pub(super) fn section(&mut self, level: u8, message: impl Into<Message>) {
        let text = self.language.say(&message.into());
        self.heading(level, text);
    }

    /// A paragraph with a text of the interface.
    pub(super) fn say(&mut self, message: impl Into<Message>) {
        let text = self.language.say(&message.into());
        self.paragraph(text);
    }

    /// A paragraph; nothing where it has no words.
    pub(super) fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph(vec![Span::Text(text)]));
        }
    }

    /// A list of points; nothing where there are none.
    pub(super) fn bullets(&mut self, points: impl IntoIterator<Item = Vec<Span>>) {
        let points: Vec<Vec<Span>> = points.into_iter().collect();
        if !points.is_empty() {
            self.blocks.push(Block::Bullets(points));
        }
    }

    /// A list of plain points; nothing where there are none.
    pub(super) fn points(&mut self, points: impl IntoIterator<Item = String>) {
        self.bullets(points.into_iter().map(|text| vec![Span::Text(text)]));
    }

    /// Labels with values; nothing where there are none.
    pub(super) fn facts(&mut self, facts: Vec<(String, Cell)>) {
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
    }

    /// A table.
    pub(super) fn table(&mut self, grid: Grid) {
        self.blocks.push(Block::Table(grid.finish()));
    }

    /// A drawing.
    pub(super) fn figure(&mut self, figure: Figure) {
        self.blocks.push(Block::Figure(figure));
    }

    /// What is asked for and not known.
    pub(super) fn gap(&mut self, message: impl Into<Message>) {
        let text = self.language.say(&message.into());
        self.blocks.push(Block::Gap(text));
    }

    /// What follows starts a page.
    pub(super) fn page_break(&mut self) {
        self.blocks.push(Block::PageBreak);
    }
}

/// Takes out of a block what acts without being seen: whatever sentence a name of the map came by,
/// no control letter and no mark that turns the direction of reading goes on into a file.
fn clean(block: &mut Block) {
    match block {
        Block::Heading { text, .. } => one_line(text),
        Block::Paragraph(spans) => spans.iter_mut().for_each(clean_span),
        Block::Bullets(points) => points.iter_mut().flatten().for_each(clean_span),
        Block::Facts(facts) => {
            for (label, cell) in facts {
                one_line(label);
                clean_cell(cell);
            }
        }
        Block::Table(table) => {
            one_line(&mut table.caption);
            one_line(&mut table.note);
            for column in &mut table.columns {
                one_line(&mut column.title);
            }
            let rows = table.rows.iter_mut();
            rows.flat_map(|row| &mut row.cells).for_each(clean_cell);
        }
        Block::Figure(figure) => {
            one_line(&mut figure.caption);
            one_line(&mut figure.description);
        }
        Block::Gap(text) => one_line(text),
        Block::PageBreak => {}
    }
}

fn one_line(text: &mut String) {
    if let std::borrow::Cow::Owned(shown) = crate::text::visible(text) {
        *text = shown;
    }
}

fn clean_span(span: &mut Span) {
    match span {
        Span::Text(text) | Span::Strong(text) | Span::Muted(text) => several_lines(text),
    }
}

fn clean_cell(cell: &mut Cell) {
    match &mut cell.value {
        CellValue::Text(text) => several_lines(text),
        CellValue::Number { words, .. } => one_line(words),
        CellValue::Lines(lines) => lines.iter_mut().for_each(one_line),
        CellValue::Empty | CellValue::Date(_) => {}
    }
}

fn several_lines(text: &mut String) {
    if text.chars().any(char::is_control) {
        *text = super::cells::shown_lines(text);
    } else {
        one_line(text);
    }
}

/// A table while it is being filled.
pub(super) struct Grid {
    language: Language,
    table: Table,
    /// What its note says where it has no rows.
    empty: String,
}

impl Grid {
    /// A table without columns. `name` is its short word, see [`Table::name`].
    pub(super) fn new(
        language: Language,
        name: impl Into<String>,
        caption: impl Into<Message>,
    ) -> Self {
        Self {
            language,
            table: Table {
                name: name.into(),
                caption: language.say(&caption.into()),
                ..Table::default()
            },
            empty: String::new(),
        }
    }

    /// Columns by title and share of the width.
    pub(super) fn columns(mut self, columns: &[(MessageId, f64)]) -> Self {
        for (title, share) in columns {
            let title = self.language.text(*title);
            self.table.columns.push(Column::new(title).wide(*share));
        }
        self
    }

    /// One more column, whose title is no text of the interface.
    pub(super) fn column(mut self, title: impl Into<String>, share: f64) -> Self {
        self.table.columns.push(Column::new(title).wide(share));
        self
    }

    /// What to say where there are no rows.
    pub(super) fn or_else(mut self, empty: impl Into<Message>) -> Self {
        self.empty = self.language.say(&empty.into());
        self
    }

    /// What is to be known of it; several notes stand one after the other.
    pub(super) fn note(mut self, note: impl Into<Message>) -> Self {
        let note = self.language.say(&note.into());
        self.add_note(&note);
        self
    }

    /// What is to be known of it, in words.
    pub(super) fn add_note(&mut self, note: &str) {
        if !self.table.note.is_empty() && !note.is_empty() {
            self.table.note.push(' ');
        }
        self.table.note.push_str(note);
    }

    /// Its first column heads its rows.
    pub(super) fn with_row_heads(mut self) -> Self {
        self.table.has_row_heads = true;
        self
    }

    /// All but its first column stand in the middle.
    pub(super) fn centered(mut self) -> Self {
        let others = self.table.columns.iter_mut().skip(1);
        others.for_each(|column| column.align = Align::Center);
        self
    }

    /// For which forms it is meant.
    pub(super) fn read_by(mut self, reader: Reader) -> Self {
        self.table.reader = reader;
        self
    }

    /// A row.
    pub(super) fn push(&mut self, cells: Vec<Cell>) {
        self.table.rows.push(Row {
            cells,
            is_strong: false,
        });
    }

    /// A row that heads others or sums them up.
    pub(super) fn push_strong(&mut self, cells: Vec<Cell>) {
        self.table.rows.push(Row {
            cells,
            is_strong: true,
        });
    }

    /// Whether it has no rows yet.
    pub(super) fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// The table. Columns of nothing but numbers stand at the right.
    fn finish(self) -> Table {
        let mut table = self.table;
        let width = table.columns.len();
        for row in &mut table.rows {
            row.cells.resize(width, Cell::default());
        }
        for (at, column) in table.columns.iter_mut().enumerate() {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
            let mut filled = cells.filter(|cell| cell.value != CellValue::Empty);
            let is_number = |cell: &Cell| matches!(cell.value, CellValue::Number { .. });
            let is_of_numbers = filled.next().is_some_and(is_number) && filled.all(is_number);
            if is_of_numbers && column.align == Align::Left {
                column.align = Align::Right;
            }
        }
        if table.rows.is_empty() && !self.empty.is_empty() {
            table.note = self.empty;
        }
        table
    }
}
