//! A fragment of a map as text: our own form, a table, lines, HTML.

use std::collections::{BTreeMap, BTreeSet};

use super::values::text_of;
use crate::catalogue;
use crate::command::Fragment;
use crate::locale::{Language, msg};
use crate::model::{
    Element, MapInfo, Placement, Record as _, SubjectId, SystemMap, Tables, Value, View, ViewId,
};
use crate::storage;

/// The first line of our own form; the number is that of the form.
const MARKER: &str = "// portolan clipboard 1";
/// Where HTML carries our own form along: an attribute that no browser shows.
const CARRIER: &str = "data-portolan=\"";
/// In our own form: how many links and references to elsewhere were left out.
const LEFT_OUT: &str = "left_out";

/// Our own form: a map of its own with one view, as in a file, under a marker line.
#[must_use]
pub fn to_own(fragment: &Fragment, view: &ViewId) -> String {
    let mut tables = Tables::default();
    let mut info = MapInfo::blank(MapInfo::the_id());
    if fragment.left_out > 0
        && let Some(count) = Value::number(fragment.left_out as f64)
    {
        info.attributes.insert(LEFT_OUT.into(), count);
    }
    tables.map.insert(info.into());
    tables.views.insert(View::blank(view.clone()).into());
    for element in &fragment.elements {
        tables.elements.insert(element.clone().into());
    }
    for link in &fragment.links {
        tables.links.insert(link.clone().into());
    }
    for note in &fragment.notes {
        let mut note = note.clone();
        note.plateau = None;
        tables.notes.insert(note.into());
    }
    for placement in &fragment.placements {
        tables.placements.insert(placement.clone().into());
    }
    // Parents outside the fragment are let go of: a map has to hold what it speaks of.
    let (map, _problems) = SystemMap::assemble(tables);
    let text = String::from_utf8_lossy(&storage::write(&map)).into_owned();
    format!("{MARKER}\n{text}")
}

/// The fragment that a text in our own form holds; `None` for any other text.
#[must_use]
pub fn read_own(text: &str) -> Option<Fragment> {
    let rest = text.trim_start().strip_prefix(MARKER)?;
    let map = storage::read_bytes(rest.as_bytes(), "clipboard").ok()?.map;
    let tables = map.tables();
    let left_out = tables.map.iter().next()?.attributes.get(LEFT_OUT);
    let left_out = left_out.and_then(Value::as_number).unwrap_or(0.0);
    Some(Fragment {
        elements: tables
            .elements
            .iter()
            .map(|one| Element::clone(one))
            .collect(),
        links: tables
            .links
            .iter()
            .map(|one| one.as_ref().clone())
            .collect(),
        notes: tables
            .notes
            .iter()
            .map(|one| one.as_ref().clone())
            .collect(),
        placements: (tables.placements.iter())
            .map(|one| one.as_ref().clone())
            .collect(),
        left_out: left_out.max(0.0) as usize,
    })
}

/// The elements in reading order: by rows from the upper left, then by name.
fn in_reading_order(fragment: &Fragment) -> Vec<&Element> {
    let places: BTreeMap<&SubjectId, &Placement> = (fragment.placements.iter())
        .map(|placement| (&placement.subject, placement))
        .collect();
    let mut elements: Vec<&Element> = fragment.elements.iter().collect();
    elements.sort_by_cached_key(|element| {
        let place = places.get(&SubjectId::from(&element.id));
        (
            place.map(|place| (place.y, place.x)),
            element.name.clone(),
            element.id.clone(),
        )
    });
    elements
}

fn kind_name(element: &Element, language: Language) -> &str {
    catalogue::element_kind(element.kind.as_str())
        .map_or(element.kind.as_str(), |kind| kind.name(language))
}

/// A line for each element, with its name and kind; then the words of notes.
#[must_use]
pub fn as_lines(fragment: &Fragment, language: Language) -> String {
    let elements = in_reading_order(fragment).into_iter();
    let lines = elements.map(|element| {
        let name = element.name.replace(['\n', '\t'], " ");
        format!("{name} ({})", kind_name(element, language))
    });
    let notes = fragment.notes.iter().map(|note| note.text.to_string());
    lines.chain(notes).collect::<Vec<_>>().join("\n")
}

/// A row of titles, and a row for each element: name, kind, and the attributes that any of them has.
fn rows(fragment: &Fragment, map: &SystemMap, language: Language) -> Vec<Vec<String>> {
    let names: BTreeSet<&str> = (fragment.elements.iter())
        .flat_map(|element| element.attributes.keys().map(|name| name.as_str()))
        .collect();
    let mut titles = vec![
        language.text(msg::UI_COLUMN_NAME),
        language.text(msg::UI_COLUMN_KIND),
    ];
    titles.extend(names.iter().map(|name| {
        let known = catalogue::attribute(name);
        known
            .map_or(*name, |known| known.label(language))
            .to_owned()
    }));
    let mut out = vec![titles];
    for element in in_reading_order(fragment) {
        let mut row = vec![
            element.name.to_string(),
            kind_name(element, language).to_owned(),
        ];
        row.extend(names.iter().map(|name| {
            let value = element.attributes.get(*name);
            value.map_or_else(String::new, |value| text_of(name, value, map, language))
        }));
        out.push(row);
    }
    out
}

/// Elements as a table with tabs, as spreadsheets take it.
#[must_use]
pub fn as_table(fragment: &Fragment, map: &SystemMap, language: Language) -> String {
    let cell = |text: &String| {
        if text.contains(['\t', '\n', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    let rows = rows(fragment, map, language);
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The same as HTML, with our own form in it.
#[must_use]
pub fn to_html(fragment: &Fragment, own: &str, map: &SystemMap, language: Language) -> String {
    let mut out = format!(
        "<meta charset=\"utf-8\"><table {CARRIER}{}\">",
        escaped(own)
    );
    for (number, row) in rows(fragment, map, language).iter().enumerate() {
        let tag = if number == 0 { "th" } else { "td" };
        out.push_str("<tr>");
        for cell in row {
            out.push_str(&format!("<{tag}>{}</{tag}>", escaped(cell)));
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
    out
}

/// Our own form out of HTML that carries it.
#[must_use]
pub fn from_html(html: &str) -> Option<String> {
    let (_, rest) = html.split_once(CARRIER)?;
    let (own, _) = rest.split_once('"')?;
    Some(
        own.replace("&#10;", "\n")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&"),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', "&#10;")
}
