//! Values of the map as cells: choices by their labels, numbers with their unit, days as days.

use super::desk::{Desk, shown};
use crate::analysis::{hours_in_words, share_in_words};
use crate::catalogue::{self, AttributeType};
use crate::documents::{Cell, CellValue, Tone};
use crate::locale::{Language, msg, number, percent};
use crate::model::{Day, ElementId, ElementIx, LinkIx, Value};
use crate::scene::date_in_words;
use crate::workspace::clipboard::text_of;

/// Entries that one cell lists before it counts the rest.
const LINES: usize = 12;

/// A count.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of records, far below 2^53"
)]
pub(super) fn as_number(count: usize) -> f64 {
    count as f64
}

impl Desk<'_> {
    /// A count as a cell.
    pub(super) fn count(&self, count: usize) -> Cell {
        self.number(as_number(count))
    }

    /// A number without a unit.
    pub(super) fn number(&self, value: f64) -> Cell {
        Cell::number(value, number(value, self.language))
    }

    /// A share as a percentage.
    pub(super) fn percent(&self, share: f64) -> Cell {
        Cell::number(share, percent(share, self.language))
    }

    /// A duration in hours.
    pub(super) fn hours(&self, hours: f64) -> Cell {
        if hours.is_finite() {
            Cell::number(hours, hours_in_words(hours, self.language))
        } else {
            Cell::text(hours_in_words(hours, self.language))
        }
    }

    /// A duration in hours that the map should give.
    pub(super) fn asked_hours(&self, hours: Option<f64>) -> Cell {
        hours.map_or_else(Cell::missing, |hours| self.hours(hours))
    }

    /// A probability to work.
    pub(super) fn share(&self, share: f64) -> Cell {
        Cell::number(share, share_in_words(share, self.language))
    }

    /// A day, or what stands in its place.
    pub(super) fn date(&self, text: &str) -> Cell {
        let text = text.trim();
        let is_whole = text.len() == 10;
        match Day::first_of(text).filter(|_| is_whole) {
            Some(day) => Cell {
                value: CellValue::Date(day),
                ..Cell::default()
            },
            None => Cell::text(shown(text)),
        }
    }

    /// A day in words, or what stands in its place.
    pub(super) fn date_words(&self, text: &str) -> String {
        let text = text.trim();
        let day = Day::first_of(text).filter(|_| text.len() == 10);
        day.map_or_else(|| shown(text), |day| date_in_words(day, self.language))
    }

    /// Names, one a line, the rest counted.
    pub(super) fn lines(&self, lines: Vec<String>) -> Cell {
        lines_cell(lines)
    }

    /// The names of elements, one a line, in their order.
    pub(super) fn names(&self, elements: &[ElementIx]) -> Cell {
        self.lines(elements.iter().map(|ix| self.name(*ix)).collect())
    }

    /// The same, where there should be some.
    pub(super) fn asked_names(&self, elements: &[ElementIx]) -> Cell {
        if elements.is_empty() {
            return Cell::missing();
        }
        self.names(elements)
    }

    /// The names of elements in a row: lower than a line each, where they are many.
    pub(super) fn names_in_row(&self, elements: &[ElementIx]) -> Cell {
        let names = elements.iter().map(|ix| self.name(*ix));
        Cell::text(names.collect::<Vec<_>>().join(", "))
    }

    /// What an attribute of an element says; empty where it is silent.
    pub(super) fn cell(&self, ix: ElementIx, attribute: &str) -> Cell {
        let value = self.facts.value(ix, attribute);
        value.map_or_else(Cell::default, |value| self.value(attribute, value))
    }

    /// The same, where it should say something: of kinds that carry the attribute, and of kinds
    /// that the catalogue lacks.
    pub(super) fn asked(&self, ix: ElementIx, attribute: &str) -> Cell {
        let cell = self.cell(ix, attribute);
        let kind = catalogue::element_kind(self.facts.element(ix).kind.as_str());
        let is_known = catalogue::attribute(attribute).is_some();
        if is_known && kind.is_some_and(|kind| !kind.has_attribute(attribute)) {
            return cell;
        }
        or_missing(cell)
    }

    /// What an attribute of an element says, in words; empty where it is silent.
    pub(super) fn said(&self, ix: ElementIx, attribute: &str) -> String {
        in_words(&self.cell(ix, attribute), self.language)
    }

    /// What an attribute of a link should say.
    pub(super) fn asked_of_link(&self, ix: LinkIx, attribute: &str) -> Cell {
        or_missing(self.cell_of_link(ix, attribute))
    }

    /// What an attribute of a link says; empty where it is silent.
    pub(super) fn cell_of_link(&self, ix: LinkIx, attribute: &str) -> Cell {
        let value = self.facts.link_value(ix, attribute);
        value.map_or_else(Cell::default, |value| self.value(attribute, value))
    }

    /// A text of the map that should not be empty.
    pub(super) fn asked_text(&self, text: &str) -> Cell {
        Cell::asked(shown_lines(text))
    }

    /// A value of an attribute.
    pub(super) fn value(&self, attribute: &str, value: &Value) -> Cell {
        let known = catalogue::attribute(attribute);
        let value_type = known.map(|known| known.value_type);
        match (value_type, value) {
            (_, Value::Nothing) => Cell::default(),
            (_, Value::Number(figure)) => {
                let figure = figure.get();
                let label =
                    known.and_then(|known| known.value_label(&value.to_string(), self.language));
                if let Some(label) = label {
                    return Cell::text(label);
                }
                let words = match value_type {
                    Some(AttributeType::Hours) => return self.hours(figure),
                    Some(AttributeType::Ratio) => return self.share(figure),
                    _ => number(figure, self.language),
                };
                let unit = known.and_then(|known| known.unit);
                let unit = unit.map(|unit| unit.in_language(self.language));
                let words = match unit {
                    Some(unit) => format!("{words}\u{a0}{unit}"),
                    None => words,
                };
                Cell::number(figure, words)
            }
            (Some(AttributeType::Date), Value::Text(text)) => self.date(text),
            (Some(AttributeType::Needs), Value::Fields(_)) => Cell::text(self.needs(value)),
            (Some(AttributeType::Reference(_)), Value::Text(id)) => {
                Cell::text(self.name_of(&ElementId::from(id.clone())))
            }
            (Some(AttributeType::ReferenceList(_)), Value::List(list)) => {
                let ids = list.iter().filter_map(Value::as_text);
                self.lines(ids.map(|id| self.name_of(&ElementId::from(id))).collect())
            }
            (Some(AttributeType::RecordList(_)), Value::List(list)) => {
                self.lines(list.iter().map(|entry| self.record_words(entry)).collect())
            }
            (_, Value::List(list)) => {
                let words = list
                    .iter()
                    .map(|one| shown(&text_of(attribute, one, self.map, self.language)));
                self.lines(words.collect())
            }
            _ => Cell::text(shown_lines(&text_of(
                attribute,
                value,
                self.map,
                self.language,
            ))),
        }
    }

    /// Security needs: `D 3 · I 4 · C 2 · T 1`, in English `A 3 · …`.
    fn needs(&self, value: &Value) -> String {
        let fields = value.as_fields();
        let letters = match self.language {
            Language::French => ["D", "I", "C", "T"],
            Language::English => ["A", "I", "C", "T"],
        };
        let parts = ["d", "i", "c", "t"].into_iter().zip(letters);
        let parts = parts.filter_map(|(key, letter)| {
            let level = fields?.get(key)?.as_number()?;
            Some(format!("{letter}\u{a0}{}", number(level, self.language)))
        });
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// The element that a record of a list names, or all that it says.
    fn record_words(&self, entry: &Value) -> String {
        let named = entry.as_fields().and_then(|fields| {
            let mut texts = fields.values().filter_map(Value::as_text);
            texts.find(|id| self.map.tables().elements.contains(&ElementId::from(*id)))
        });
        match named.or_else(|| entry.as_text()) {
            Some(id) => self.name_of(&ElementId::from(id)),
            None => shown(&entry.to_string()),
        }
    }

    /// A level of security needs in words: `C 3 – fort`.
    pub(super) fn level_words(&self, letter: &str, level: f64) -> String {
        let names = [
            msg::DOCUMENT_LEVEL_0,
            msg::DOCUMENT_LEVEL_1,
            msg::DOCUMENT_LEVEL_2,
            msg::DOCUMENT_LEVEL_3,
            msg::DOCUMENT_LEVEL_4,
        ];
        let at = (0_u8..).zip(names).find(|(at, _)| f64::from(*at) == level);
        let figure = number(level, self.language);
        match at {
            Some((_, name)) => format!("{letter}\u{a0}{figure} – {}", self.text(name)),
            None => format!("{letter}\u{a0}{figure}"),
        }
    }

    /// One level of the security needs of an element.
    pub(super) fn need_level(&self, ix: ElementIx, key: &str) -> Option<f64> {
        let needs = self.facts.value(ix, "dict")?.as_fields()?;
        needs.get(key)?.as_number()
    }
}

/// The cell, marked where it holds nothing.
pub(super) fn or_missing(cell: Cell) -> Cell {
    if cell.value == CellValue::Empty {
        return Cell::missing();
    }
    cell
}

/// Lines as a cell: one is a text, many are cut.
pub(super) fn lines_cell(mut lines: Vec<String>) -> Cell {
    lines.retain(|line| !line.is_empty());
    if lines.len() > LINES {
        let rest = lines.len() - LINES + 1;
        lines.truncate(LINES - 1);
        lines.push(format!("… +{rest}"));
    }
    match lines.len() {
        0 => Cell::default(),
        1 => Cell::text(lines.swap_remove(0)),
        _ => Cell {
            value: CellValue::Lines(lines),
            ..Cell::default()
        },
    }
}

/// What a cell says, on one line.
pub(super) fn in_words(cell: &Cell, language: Language) -> String {
    match &cell.value {
        CellValue::Empty => String::new(),
        CellValue::Text(words) | CellValue::Number { words, .. } => words.clone(),
        CellValue::Date(day) => date_in_words(*day, language),
        CellValue::Lines(lines) => lines.join(", "),
    }
}

/// A text of several lines, each without what cannot be seen.
pub(super) fn shown_lines(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| crate::text::visible(line.trim_end()));
    let lines: Vec<_> = lines.collect();
    lines.join("\n").trim().to_owned()
}

/// A judgement of how many things are wrong.
pub(super) fn tone_of(wrong: usize) -> Tone {
    if wrong == 0 { Tone::Good } else { Tone::Bad }
}
