//! What pasted text stands for: elements that could be made of it, and what was not understood.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::rows::{self, Rows};
use super::values::{Named, folded, value_of};
use crate::catalogue::{self, Attribute, ElementKind, SizeClass};
use crate::command::Fragment;
use crate::locale::{Language, Message, msg};
use crate::model::{
    Element, ElementId, Finite, KindId, Placement, Record as _, SubjectId, SystemMap, ViewId,
};

/// The most rows that are made into elements at once.
pub const MOST_ROWS: usize = 2_000;
/// The kind of what is pasted without one.
const USUAL_KIND: &str = "application";
/// Sizes of new boxes and the room between them, map units.
const CARD: (f64, f64) = (200.0, 66.0);
const FRAME: (f64, f64) = (320.0, 200.0);
const GAP: f64 = 40.0;

/// Elements that could be made of a text. Nothing is made before the user has seen it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The elements, in the order of the text, laid out in rows.
    pub fragment: Fragment,
    /// What was not understood, in words.
    pub puzzles: Vec<Message>,
}

/// What a column holds.
enum Column {
    Name,
    Kind,
    Attribute(&'static Attribute),
    Unknown,
}

/// Reads names, one a line, or a table with the names in its first column and, where it has one, a
/// row of titles.
#[must_use]
pub fn propose(text: &str, map: &SystemMap, view: &ViewId, language: Language) -> Proposal {
    let Rows {
        mut rows,
        has_more,
        is_cut,
    } = rows::read(text, MOST_ROWS + 1);
    let mut reading = Reading {
        kinds: kinds_by_name(),
        named: elements_by_name(map),
        language,
        without_kind: 0,
        out: Proposal::default(),
    };
    let columns = reading.columns(&mut rows);
    if has_more || rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS);
        let puzzle = msg::WORKSPACE_PASTE_TOO_MANY.with("count", MOST_ROWS);
        reading.out.puzzles.push(puzzle);
    }
    if is_cut {
        let puzzle = msg::WORKSPACE_PASTE_TOO_LONG.with("count", rows::MOST_LETTERS);
        reading.out.puzzles.push(puzzle);
    }
    for (number, row) in rows.iter().enumerate() {
        reading.row(number, row, &columns);
    }
    if reading.without_kind > 0 {
        let kind =
            catalogue::element_kind(USUAL_KIND).map_or(USUAL_KIND, |kind| kind.name(language));
        let puzzle = msg::WORKSPACE_PASTE_WITHOUT_KIND
            .with("count", reading.without_kind)
            .with("kind", kind);
        reading.out.puzzles.insert(0, puzzle);
    }
    let mut out = reading.out;
    out.fragment.placements = places(&out.fragment.elements, view);
    out
}

struct Reading {
    kinds: BTreeMap<String, &'static ElementKind>,
    named: Named,
    language: Language,
    without_kind: usize,
    out: Proposal,
}

impl Reading {
    /// What each column holds; takes the row of titles away where there is one.
    fn columns(&mut self, rows: &mut Vec<Vec<String>>) -> Vec<Column> {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let titles: Vec<Column> = rows
            .first()
            .map(|row| row.iter().map(|title| column(title)).collect())
            .unwrap_or_default();
        let is_named = titles.iter().any(|title| matches!(title, Column::Name));
        let has_titles = is_named
            || titles
                .iter()
                .skip(1)
                .any(|title| !matches!(title, Column::Unknown));
        let mut columns = if has_titles { titles } else { Vec::new() };
        if has_titles {
            let words = rows.remove(0);
            for (index, column) in columns.iter().enumerate() {
                let is_name = index == 0 && !is_named;
                if matches!(column, Column::Unknown) && !is_name && !words[index].is_empty() {
                    let puzzle =
                        msg::WORKSPACE_PASTE_UNKNOWN_COLUMN.with("column", words[index].as_str());
                    self.out.puzzles.push(puzzle);
                }
            }
        }
        let untitled = columns.len();
        columns.resize_with(width, || Column::Unknown);
        if !is_named && let Some(first) = columns.first_mut() {
            *first = Column::Name;
        }
        if !has_titles {
            let is_kind = |row: &Vec<String>| {
                row.get(1)
                    .is_none_or(|cell| cell.is_empty() || self.kinds.contains_key(&folded(cell)))
            };
            if width > 1 && rows.iter().all(is_kind) {
                columns[1] = Column::Kind;
            }
        }
        for (index, column) in columns.iter().enumerate().skip(untitled.max(1)) {
            if matches!(column, Column::Unknown) {
                let puzzle = msg::WORKSPACE_PASTE_UNTITLED.with("column", index + 1);
                self.out.puzzles.push(puzzle);
            }
        }
        columns
    }

    fn row(&mut self, number: usize, row: &[String], columns: &[Column]) {
        let id = ElementId::new(format!("pasted-{number:05}"));
        let mut element = Element::blank(id);
        let mut kind_word = None;
        for (cell, column) in row.iter().zip(columns) {
            match column {
                Column::Name => element.name = rows::without_bullet(cell).replace('\n', " ").into(),
                Column::Kind if !cell.is_empty() => kind_word = Some(cell.clone()),
                _ => {}
            }
        }
        if columns.len() == 1 {
            self.take_kind_off(&mut element.name, &mut kind_word);
        }
        if element.name.is_empty() {
            let puzzle = msg::WORKSPACE_PASTE_NO_NAME.with("row", number + 1);
            self.out.puzzles.push(puzzle);
            return;
        }
        element.kind = self.kind(&element.name, kind_word.as_deref());
        for (cell, column) in row.iter().zip(columns) {
            let Column::Attribute(attribute) = column else {
                continue;
            };
            if cell.is_empty() {
                continue;
            }
            match value_of(attribute, cell, &self.named) {
                Some(value) => {
                    element
                        .attributes
                        .insert(SmolStr::new_static(attribute.id), value);
                }
                None => self.out.puzzles.push(
                    msg::WORKSPACE_PASTE_BAD_VALUE
                        .with("element", element.name.as_str())
                        .with("value", cell.as_str())
                        .with("attribute", attribute.label(self.language)),
                ),
            }
        }
        self.out.fragment.elements.push(element);
    }

    /// A line such as `Annuaire (Application)`: what we copy as text.
    fn take_kind_off(&self, name: &mut SmolStr, kind: &mut Option<String>) {
        let Some((before, word)) = name
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once(" ("))
        else {
            return;
        };
        if self.kinds.contains_key(&folded(word)) {
            *kind = Some(word.to_owned());
            *name = before.into();
        }
    }

    fn kind(&mut self, name: &str, word: Option<&str>) -> KindId {
        let Some(word) = word else {
            self.without_kind += 1;
            return KindId::new(USUAL_KIND);
        };
        if let Some(kind) = self.kinds.get(&folded(word)) {
            return KindId::new(kind.id);
        }
        let usual = catalogue::element_kind(USUAL_KIND);
        let puzzle = msg::WORKSPACE_PASTE_UNKNOWN_KIND
            .with("element", name)
            .with("kind", word)
            .with(
                "usual",
                usual.map_or(USUAL_KIND, |kind| kind.name(self.language)),
            );
        self.out.puzzles.push(puzzle);
        KindId::new(USUAL_KIND)
    }
}

/// What the title of a column says, in either language.
fn column(title: &str) -> Column {
    let wanted = folded(title);
    match wanted.as_str() {
        "name" | "nom" | "element" | "libelle" | "intitule" => return Column::Name,
        "kind" | "type" | "nature" => return Column::Kind,
        _ => {}
    }
    let found = catalogue::ATTRIBUTES.iter().find(|attribute| {
        [attribute.id, attribute.words.en, attribute.words.fr]
            .iter()
            .any(|words| folded(words) == wanted)
    });
    found.map_or(Column::Unknown, Column::Attribute)
}

fn kinds_by_name() -> BTreeMap<String, &'static ElementKind> {
    let kinds = catalogue::ELEMENT_KINDS.iter();
    kinds
        .flat_map(|kind| [kind.id, kind.words.en, kind.words.fr].map(|words| (folded(words), kind)))
        .collect()
}

fn elements_by_name(map: &SystemMap) -> Named {
    let mut named = Named::new();
    for element in map.tables().elements.iter() {
        named
            .entry(folded(&element.name))
            .and_modify(|one| *one = None)
            .or_insert_with(|| Some(element.id.clone()));
    }
    named
}

/// New boxes in rows, about as many across as down.
fn places(elements: &[Element], view: &ViewId) -> Vec<Placement> {
    let mut across = 1;
    while across * across < elements.len() {
        across += 1;
    }
    let size = |element: &Element| {
        let kind = catalogue::element_kind(element.kind.as_str());
        match kind.map(|kind| kind.size) {
            Some(SizeClass::Container) => FRAME,
            _ => CARD,
        }
    };
    let step = elements.iter().map(|one| size(one).0).fold(0.0, f64::max) + GAP;
    let mut out = Vec::with_capacity(elements.len());
    let mut y = 0.0;
    for row in elements.chunks(across) {
        let mut height: f64 = 0.0;
        for (column, element) in row.iter().enumerate() {
            let subject = SubjectId::from(&element.id);
            let mut placement = Placement::blank(Placement::id_for(view, &subject));
            let (w, h) = size(element);
            let side = |side: f64| Finite::new(side).unwrap_or_default();
            (placement.view, placement.subject) = (view.clone(), subject);
            (placement.x, placement.y) = (side(column as f64 * step), side(y));
            (placement.w, placement.h) = (side(w), side(h));
            height = height.max(h);
            out.push(placement);
        }
        y += height + GAP;
    }
    out
}
