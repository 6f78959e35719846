//! The table of data sets, and under it where they meet.

use egui::{Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::DataState;
use super::columns::{AIR, Columns, LINE, Link, MARK, link, words};
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::workspace::Document;
use crate::workspace::data_paths::{
    Crossing, DataRow, DataSheet, Named, category_in_words, crossing_in_words, flow_in_words,
};

/// How many names of a cell show where it is folded.
const MOST: usize = 3;
/// Height of the heading over the crossings, in points.
const HEADING: f32 = 30.0;
/// Over how many lines it is said what a crossing means.
const MEANING: usize = 3;

/// A line of the list.
enum Line<'a> {
    Row(&'a DataRow),
    Heading(usize),
    Crossing(&'a Crossing),
}

/// A name of a cell, and what more there is to say of it.
struct Item<'a> {
    id: &'a SubjectId,
    text: String,
    tip: String,
}

/// Draws the table; gives what was clicked.
pub(super) fn show(
    ui: &mut Ui,
    sheet: &DataSheet,
    document: &Document,
    language: Language,
    memory: &mut DataState,
) -> Option<SubjectId> {
    let mut lines: Vec<Line<'_>> = sheet.rows.iter().map(Line::Row).collect();
    if !sheet.crossings.is_empty() {
        lines.push(Line::Heading(sheet.crossings.len()));
        lines.extend(sheet.crossings.iter().map(Line::Crossing));
    }
    // The bar for scrolling stands beside the table, not over it.
    let columns = Columns::of(ui.available_width() - 12.0);
    let sight = Sight {
        sheet,
        document,
        language,
        columns,
    };
    sight.titles(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    // Where each line begins. O(names of what shows at most), for names that are folded are not read.
    let mut tops = Vec::with_capacity(lines.len() + 1);
    let mut top = 0.0;
    for line in &lines {
        tops.push(top);
        top += sight.height(line, memory);
    }
    let mut clicked = None;
    let mut toggled = None;
    let wants_crossings = std::mem::take(&mut memory.wants_crossings);
    let at_crossings = tops.get(sheet.rows.len()).copied();
    let mut area = ScrollArea::vertical()
        .id_salt("data sets")
        .auto_shrink(false);
    if let Some(offset) = at_crossings.filter(|_| wants_crossings) {
        area = area.vertical_scroll_offset(offset);
    }
    area.show_viewport(ui, |ui, seen| {
        ui.set_height(top);
        let origin = ui.max_rect().min;
        let first = tops.partition_point(|top| *top <= seen.top());
        for (at, line) in lines.iter().enumerate().skip(first.saturating_sub(1)) {
            let (Some(begins), ends) = (tops.get(at), tops.get(at + 1).unwrap_or(&top)) else {
                break;
            };
            if *begins > seen.bottom() {
                break;
            }
            let size = vec2(ui.available_width(), ends - begins);
            let rect = Rect::from_min_size(pos2(origin.x, origin.y + begins), size);
            match line {
                Line::Row(row) => {
                    let is_open = memory.open.contains(&row.data_set.id);
                    let answer = sight.row(ui, rect, at, row, is_open);
                    clicked = answer.0.or(clicked.take());
                    if answer.1 {
                        toggled = Some(row.data_set.id.clone());
                    }
                }
                Line::Heading(count) => sight.heading(ui, rect, *count),
                Line::Crossing(crossing) => {
                    clicked = sight.crossing(ui, rect, at, crossing).or(clicked.take());
                }
            }
        }
    });
    if let Some(id) = toggled
        && !memory.open.remove(&id)
    {
        memory.open.insert(id);
    }
    clicked
}

/// What every line is drawn with.
struct Sight<'a> {
    sheet: &'a DataSheet,
    document: &'a Document,
    language: Language,
    columns: Columns,
}

/// How many of so many names show.
fn shown(count: usize, is_open: bool) -> usize {
    if is_open || count <= MOST {
        count
    } else {
        MOST - 1
    }
}

fn signs(text: &str) -> usize {
    text.chars().take(400).count()
}

impl Sight<'_> {
    fn titles(&self, ui: &mut Ui) {
        let muted = theme::palette(ui).muted;
        let size = vec2(ui.available_width(), 20.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let titles = [
            msg::DATA_COLUMN_DATA_SET,
            msg::DATA_COLUMN_STORES,
            msg::DATA_COLUMN_APPLICATIONS,
            msg::DATA_COLUMN_FLOWS,
            msg::DATA_COLUMN_REACHED,
        ];
        for (at, title) in titles.into_iter().enumerate() {
            let place = self.columns.place(rect, at, at);
            let font = theme::font(theme::CAPTION, FontWeight::Medium);
            let title = self.language.text(title);
            let galley = controls::elided(ui, &title, font, muted, place.width());
            let at = pos2(place.left(), rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, muted);
        }
        let line = theme::palette(ui).line;
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), (1.0, line));
    }

    /// The height of a line, from how long its names are: nothing is laid out for it.
    fn height(&self, line: &Line<'_>, memory: &DataState) -> f32 {
        let lines = match line {
            Line::Heading(_) => return HEADING,
            Line::Row(row) => {
                let is_open = memory.open.contains(&row.data_set.id);
                let has_more = [&row.stores, &row.applications, &row.reached]
                    .iter()
                    .any(|names| names.len() > MOST)
                    || row.flows.len() > MOST;
                let name = self.columns.lines(signs(&row.data_set.name), 0, 0);
                let category = self.category_lines(row);
                let head = name + category + usize::from(is_open && has_more);
                let names = |column: usize, of: &[Named]| {
                    let count = shown(of.len(), is_open);
                    let names = of.iter().take(count);
                    let lines: usize = names
                        .map(|it| self.columns.lines(signs(&it.name), column, column))
                        .sum();
                    lines + usize::from(count < of.len())
                };
                let count = shown(row.flows.len(), is_open);
                let flows: usize = row
                    .flows
                    .iter()
                    .take(count)
                    .map(|flow| signs(&flow.from.name) + signs(&flow.to.name) + 3)
                    .map(|signs| self.columns.lines(signs, 3, 3))
                    .sum();
                let flows = flows + usize::from(count < row.flows.len());
                [
                    head,
                    names(1, &row.stores),
                    names(2, &row.applications),
                    flows,
                    names(4, &row.reached),
                ]
                .into_iter()
                .max()
                .unwrap_or(1)
            }
            Line::Crossing(crossing) => {
                let all = crossing.data_sets.iter();
                let names: usize = all
                    .map(|it| self.columns.lines(signs(&it.name) + CATEGORY, 1, 2))
                    .sum();
                names.max(MEANING)
            }
        };
        lines as f32 * LINE + 2.0 * AIR
    }

    /// How many lines the category of a data set takes.
    fn category_lines(&self, row: &DataRow) -> usize {
        let category = category_in_words(&row.category, self.language);
        self.columns.lines(signs(&category), 0, 0).min(2)
    }

    fn is_selected(&self, id: &SubjectId) -> bool {
        self.document.selection.contains(id)
    }

    /// A data set; gives what was clicked, and whether it is to show more or fewer names.
    fn row(
        &self,
        ui: &Ui,
        rect: Rect,
        at: usize,
        row: &DataRow,
        is_open: bool,
    ) -> (Option<SubjectId>, bool) {
        let palette = theme::palette(ui);
        let language = self.language;
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), (1.0, palette.line));
        let mut clicked = None;
        let mut place = self.columns.place(rect, 0, 0);
        place.min.y += AIR;
        let lines = self.columns.lines(signs(&row.data_set.name), 0, 0);
        let name = Link {
            id: &row.data_set.id,
            text: &row.data_set.name,
            lines,
            weight: FontWeight::SemiBold,
            is_selected: self.is_selected(&row.data_set.id),
            tip: "",
        };
        if link(ui, place, (at, 0, 0), &name) {
            clicked = Some(row.data_set.id.clone());
        }
        place.min.y += lines as f32 * LINE;
        let category = category_in_words(&row.category, language);
        let category_lines = self.category_lines(row);
        let category = controls::shown(&category);
        words(ui, place, &category, category_lines, palette.muted);
        let plain = |it: &Named| (it.name.clone(), String::new());
        let crossing = |it: &Named| {
            let crossing = self.sheet.crossing_in(&it.id);
            let of_this = crossing.filter(|it| it.has(|it| it.id == row.data_set.id));
            let tip = of_this.map(|crossing| crossing_in_words(crossing, language));
            (it.name.clone(), tip.unwrap_or_default())
        };
        let mut toggled = false;
        let mut column = |column: usize, count: usize, items: Vec<Item<'_>>| {
            let answer = self.names(ui, rect, (at, column), count, &items);
            clicked = answer.0.or(clicked.take());
            toggled |= answer.1;
        };
        let cell = |of: &[Named], said: &dyn Fn(&Named) -> (String, String)| -> Vec<_> {
            let some = of.iter().take(shown(of.len(), is_open));
            some.map(|it| (it.id.clone(), said(it))).collect()
        };
        let flows = row.flows.iter().take(shown(row.flows.len(), is_open));
        let flows = flows.map(|flow| {
            let words = flow_in_words(flow, language);
            (flow.link.clone(), (words, String::new()))
        });
        let cells = [
            (row.stores.len(), cell(&row.stores, &plain)),
            (row.applications.len(), cell(&row.applications, &crossing)),
            (row.flows.len(), flows.collect()),
            (row.reached.len(), cell(&row.reached, &plain)),
        ];
        for (index, (count, all)) in cells.iter().enumerate() {
            let items = all.iter().map(|(id, (text, tip))| Item {
                id,
                text: text.clone(),
                tip: tip.clone(),
            });
            column(index + 1, *count, items.collect());
        }
        let can_fold = is_open && cells.iter().any(|(count, _)| *count > MOST);
        if can_fold {
            place.min.y += category_lines as f32 * LINE;
            let less = language.text(msg::DATA_LESS);
            toggled |= fold(ui, place, (at, 0, 1), &less, &less);
        }
        (clicked, toggled)
    }

    /// The names of a cell, one under the other, and what opens the rest of so many.
    fn names(
        &self,
        ui: &Ui,
        rect: Rect,
        (at, column): (usize, usize),
        count: usize,
        items: &[Item<'_>],
    ) -> (Option<SubjectId>, bool) {
        let palette = theme::palette(ui);
        let mut place = self.columns.place(rect, column, column);
        place.min.y += AIR;
        if count == 0 {
            words(ui, place, "–", 1, palette.muted);
        }
        let mut clicked = None;
        for (index, item) in items.iter().enumerate() {
            let lines = self.columns.lines(signs(&item.text), column, column);
            let mut of_name = place;
            if !item.tip.is_empty() {
                let middle = pos2(place.left() + 6.0, place.top() + 7.5);
                let square = Rect::from_center_size(middle, Vec2::splat(12.0));
                icon::paint(ui.painter(), "triangle-alert", square, palette.degraded.0);
                of_name.min.x += MARK;
            }
            let name = Link {
                id: item.id,
                text: &item.text,
                lines,
                weight: FontWeight::Regular,
                is_selected: self.is_selected(item.id),
                tip: &item.tip,
            };
            if link(ui, of_name, (at, column, index), &name) {
                clicked = Some(name.id.clone());
            }
            place.min.y += lines as f32 * LINE;
        }
        let left = count - items.len();
        let mut toggled = false;
        if left > 0 {
            let word = self.language.say(&msg::DATA_MORE.with("count", left));
            let said = self.language.say(&msg::DATA_MORE_OF.with("count", left));
            toggled = fold(ui, place, (at, column, usize::MAX), &word, &said);
        }
        (clicked, toggled)
    }

    fn heading(&self, ui: &Ui, rect: Rect, count: usize) {
        let palette = theme::palette(ui);
        let middle = pos2(rect.left() + 7.0, rect.center().y + 3.0);
        let square = Rect::from_center_size(middle, Vec2::splat(14.0));
        icon::paint(ui.painter(), "triangle-alert", square, palette.degraded.0);
        let title = self.language.text(msg::DATA_RAISED_TITLE);
        let font = theme::font(theme::BODY, FontWeight::SemiBold);
        let text = format!("{title} ({count})");
        let galley = controls::elided(ui, &text, font, palette.ink, rect.width() - 22.0);
        let at = pos2(rect.left() + 20.0, middle.y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette.ink);
    }

    /// An application, what meets in it, and what that means.
    fn crossing(&self, ui: &Ui, rect: Rect, at: usize, of: &Crossing) -> Option<SubjectId> {
        let palette = theme::palette(ui);
        let language = self.language;
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), (1.0, palette.line));
        let mut clicked = None;
        let mut put = |place: Rect, index: usize, named: &Named, text: &str, lines, weight| {
            let name = Link {
                id: &named.id,
                text,
                lines,
                weight,
                is_selected: self.is_selected(&named.id),
                tip: "",
            };
            if link(ui, place, (at, 0, index), &name) {
                clicked = Some(named.id.clone());
            }
        };
        let mut place = self.columns.place(rect, 0, 0);
        place.min.y += AIR;
        let name = &of.application.name;
        put(place, 0, &of.application, name, 2, FontWeight::SemiBold);
        let mut place = self.columns.place(rect, 1, 2);
        place.min.y += AIR;
        for (index, data_set) in of.data_sets.iter().enumerate() {
            let mut rows = self.sheet.rows.iter();
            let row = rows.find(|row| row.data_set.id == data_set.id);
            let category = row.map(|row| category_in_words(&row.category, language));
            let text = match category.filter(|words| !words.is_empty()) {
                Some(category) => format!("{} · {category}", data_set.name),
                None => data_set.name.clone(),
            };
            let signs = signs(&data_set.name) + CATEGORY;
            let lines = self.columns.lines(signs, 1, 2);
            put(
                place,
                index + 1,
                data_set,
                &text,
                lines,
                FontWeight::Regular,
            );
            place.min.y += lines as f32 * LINE;
        }
        let mut place = self.columns.place(rect, 3, 4);
        place.min.y += AIR;
        let highest = of.data_sets.first().map_or("", |it| it.name.as_str());
        let highest = controls::shown(highest).into_owned();
        let meaning = language.say(&msg::DATA_TAKES.with("highest", highest));
        words(ui, place, &meaning, MEANING, palette.text);
        clicked
    }
}

/// Signs that a category takes after a name, as a rule.
const CATEGORY: usize = 16;

/// A few words that show more or fewer names; gives whether they were clicked.
fn fold(ui: &Ui, place: Rect, salt: (usize, usize, usize), word: &str, said: &str) -> bool {
    let palette = theme::palette(ui);
    let font = theme::font(theme::CAPTION, FontWeight::Regular);
    let galley = controls::elided(ui, word, font, palette.muted, place.width());
    let size = vec2((galley.size().x + 10.0).min(place.width()), LINE);
    let area = Rect::from_min_size(place.min, size);
    let response = ui.interact(
        area,
        ui.scope_id().with(("data fold", salt)),
        Sense::click(),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, said));
    let ground = if response.hovered() || response.has_focus() {
        palette.hover
    } else {
        palette.soft
    };
    ui.painter().rect_filled(area, 4.0, ground);
    let at = area.min + vec2(5.0, 1.0);
    ui.painter().galley(at, galley, palette.muted);
    let is_clicked = response.clicked();
    response.on_hover_text(said);
    is_clicked
}
