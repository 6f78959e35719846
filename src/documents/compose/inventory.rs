//! The inventory: every element by kind and every link by kind, with all that is filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::in_words;
use super::desk::Desk;
use super::draft::{Draft, Grid};
use crate::catalogue;
use crate::documents::{Cell, Reader};
use crate::locale::{Message, msg};
use crate::model::{Attributes, ElementIx, Name, Value};

/// Attributes that a table on a page gives a column of their own; the others share the last.
const COLUMNS: usize = 4;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    draft.section(1, msg::DOCUMENT_INVENTORY_SUMMARY);
    draft.table(summary(desk));
    let mut is_first = true;
    for (kind, elements) in by_kind(desk) {
        if desk.watch.is_cancelled() {
            return None;
        }
        if is_first {
            draft.section(1, msg::DOCUMENT_INVENTORY_ELEMENTS);
            is_first = false;
        }
        let name = desk.kind_name(kind);
        draft.heading(2, counted(desk, &name, elements.len()));
        of_kind(desk, draft, kind, &name, &elements);
    }
    if is_first {
        draft.gap(msg::DOCUMENT_INVENTORY_EMPTY);
        return Some(());
    }
    links(desk, draft)
}

fn counted(desk: &Desk<'_>, name: &str, count: usize) -> String {
    let words = msg::DOCUMENT_INVENTORY_KIND.with("kind", name);
    desk.words(words.with("count", count))
}

/// Elements by kind, in the order of the catalogue; kinds that it lacks last.
fn by_kind<'d>(desk: &'d Desk<'_>) -> Vec<(&'d str, Vec<ElementIx>)> {
    let mut found: BTreeMap<&str, Vec<ElementIx>> = BTreeMap::new();
    for ix in desk.facts.snapshot.element_numbers() {
        let kind = desk.facts.element(ix).kind.as_str();
        found.entry(kind).or_default().push(ix);
    }
    let rank = |kind: &str| {
        let known = catalogue::element_kind(kind);
        known.map_or((usize::MAX, String::new()), |known| {
            let families = catalogue::Family::ALL;
            let family = families.iter().position(|one| *one == known.family);
            (family.unwrap_or(usize::MAX), desk.kind_name(kind))
        })
    };
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_cached_key(|(kind, _)| (rank(kind), (*kind).to_owned()));
    found
        .into_iter()
        .map(|(kind, elements)| (kind, desk.by_name(elements)))
        .collect()
}

fn summary(desk: &Desk<'_>) -> Grid {
    let caption = super::flows::captioned(desk, msg::DOCUMENT_INVENTORY_SUMMARY_CAPTION.into());
    let mut grid = Grid::new(desk.language, "inventory", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_KIND, 2.0),
            (msg::DOCUMENT_COLUMN_COUNT, 0.6),
            (msg::DOCUMENT_COLUMN_DESCRIPTION, 4.0),
        ])
        .or_else(msg::DOCUMENT_INVENTORY_EMPTY);
    let mut total = 0;
    for (kind, elements) in by_kind(desk) {
        total += elements.len();
        let about =
            catalogue::element_kind(kind).map(|kind| kind.description.in_language(desk.language));
        grid.push(vec![
            Cell::text(desk.kind_name(kind)),
            desk.count(elements.len()),
            Cell::text(about.unwrap_or_default()),
        ]);
    }
    if total > 0 {
        let links = desk.facts.snapshot.links().len();
        grid.push_strong(vec![
            Cell::text(desk.text(msg::DOCUMENT_INVENTORY_ALL_ELEMENTS)),
            desk.count(total),
        ]);
        grid.push_strong(vec![
            Cell::text(desk.text(msg::DOCUMENT_INVENTORY_ALL_LINKS)),
            desk.count(links),
        ]);
    }
    grid
}

/// What heads the rows of a table and what each row says.
struct Listing<'m> {
    name: String,
    caption: Message,
    heads: Vec<(String, f64)>,
    rows: Vec<(String, Vec<Cell>, &'m Attributes)>,
    /// Attributes in the order of the catalogue.
    known: Vec<&'static str>,
}

fn of_kind(desk: &Desk<'_>, draft: &mut Draft, kind: &str, name: &str, elements: &[ElementIx]) {
    let parent = |ix: ElementIx| desk.facts.snapshot.parent(ix);
    let has_container = elements.iter().any(|ix| parent(*ix).is_some());
    let mut heads = vec![(desk.text(msg::DOCUMENT_COLUMN_NAME), 1.6)];
    if has_container {
        heads.push((desk.text(msg::DOCUMENT_COLUMN_CONTAINER), 1.2));
    }
    let rows = elements.iter().map(|ix| {
        let element = desk.facts.element(*ix);
        let mut cells = vec![Cell::text(desk.name(*ix))];
        if has_container {
            let parent = parent(*ix).map(|parent| desk.name(parent));
            cells.push(Cell::text(parent.unwrap_or_default()));
        }
        (element.id.to_string(), cells, &element.attributes)
    });
    let known = catalogue::element_kind(kind);
    listing(
        desk,
        draft,
        Listing {
            name: format!("inventory-{kind}"),
            caption: msg::DOCUMENT_INVENTORY_CAPTION.with("kind", name),
            heads,
            rows: rows.collect(),
            known: known
                .map(|kind| kind.attributes().map(|attribute| attribute.id).collect())
                .unwrap_or_default(),
        },
    );
}

fn links(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let snapshot = desk.facts.snapshot;
    let mut by_kind: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, link) in snapshot.links().iter().enumerate() {
        by_kind.entry(link.kind.as_str()).or_default().push(row);
    }
    if by_kind.is_empty() {
        return Some(());
    }
    draft.section(1, msg::DOCUMENT_INVENTORY_LINKS);
    for (kind, mut rows) in by_kind {
        if desk.watch.is_cancelled() {
            return None;
        }
        let known = catalogue::link_kind(kind);
        let name = known.map_or_else(
            || super::desk::shown(kind),
            |known| known.name(desk.language).to_owned(),
        );
        draft.heading(2, counted(desk, &name, rows.len()));
        let ends = |row: usize| snapshot.all_ends()[row];
        rows.sort_by_cached_key(|row| {
            let (from, to) = ends(*row);
            (desk.name(from), desk.name(to), *row)
        });
        let rows = rows.into_iter().map(|row| {
            let link = &snapshot.links()[row];
            let (from, to) = ends(row);
            let cells = vec![Cell::text(desk.name(from)), Cell::text(desk.name(to))];
            (link.id.to_string(), cells, &link.attributes)
        });
        listing(
            desk,
            draft,
            Listing {
                name: format!("links-{kind}"),
                caption: msg::DOCUMENT_INVENTORY_LINKS_CAPTION.with("kind", name),
                heads: vec![
                    (desk.text(msg::DOCUMENT_COLUMN_SOURCE), 1.4),
                    (desk.text(msg::DOCUMENT_COLUMN_DESTINATION), 1.4),
                ],
                rows: rows.collect(),
                known: known
                    .map(|kind| kind.attributes().map(|attribute| attribute.id).collect())
                    .unwrap_or_default(),
            },
        );
    }
    Some(())
}

/// Rows with the attributes that any of them fills; on a page those beyond the first share a column.
fn listing(desk: &Desk<'_>, draft: &mut Draft, listing: Listing<'_>) {
    let filled: BTreeSet<&Name> = listing
        .rows
        .iter()
        .flat_map(|(_, _, attributes)| attributes.iter())
        .filter(|(_, value)| !matches!(value, Value::Nothing))
        .map(|(name, _)| name)
        .collect();
    let known = listing
        .known
        .iter()
        .filter(|name| filled.contains(&Name::new_static(name)));
    let mut order: Vec<&str> = known.copied().collect();
    // What only this map knows stands behind, by name.
    let own = filled.iter().map(|name| name.as_str());
    order.extend(own.filter(|name| !listing.known.contains(name)));
    order.sort_by_key(|name| matches!(*name, "description" | "tags" | "documentation"));
    let label = |name: &str| catalogue::attribute_label(name, desk.language).to_owned();
    let cell = |attributes: &Attributes, name: &str| {
        let value = attributes.get(name);
        value.map_or_else(Cell::default, |value| desk.value(name, value))
    };
    let heads = |grid: Grid| {
        let heads = listing.heads.iter();
        heads.fold(grid, |grid, (title, share)| {
            grid.column(title.clone(), *share)
        })
    };
    let is_narrow = order.len() <= COLUMNS + 1;
    let shown = if is_narrow { order.len() } else { COLUMNS };
    let mut page = heads(Grid::new(
        desk.language,
        listing.name.clone(),
        listing.caption.clone(),
    ));
    for name in order.iter().take(shown) {
        page = page.column(label(name), 1.0);
    }
    if !is_narrow {
        page = page
            .column(desk.text(msg::DOCUMENT_COLUMN_MORE), 2.6)
            .read_by(Reader::Page);
    }
    for (_, cells, attributes) in &listing.rows {
        let mut cells = cells.clone();
        cells.extend(order.iter().take(shown).map(|name| cell(attributes, name)));
        if !is_narrow {
            let others = order.iter().skip(shown).filter_map(|name| {
                let words = in_words(&cell(attributes, name), desk.language);
                (!words.is_empty()).then(|| {
                    let pair = msg::DOCUMENT_LABELLED.with("label", label(name));
                    desk.words(pair.with("value", words))
                })
            });
            cells.push(Cell::text(others.collect::<Vec<_>>().join(" · ")));
        }
        page.push(cells);
    }
    draft.table(page);
    if is_narrow {
        return;
    }
    let mut sheet = Grid::new(
        desk.language,
        format!("{}-all", listing.name),
        listing.caption.clone(),
    )
    .columns(&[(msg::DOCUMENT_COLUMN_ID, 0.8)])
    .read_by(Reader::Sheet);
    sheet = heads(sheet);
    for name in &order {
        sheet = sheet.column(label(name), 1.0);
    }
    for (id, cells, attributes) in &listing.rows {
        let mut row = vec![Cell::text(id.clone())];
        row.extend(cells.iter().cloned());
        row.extend(order.iter().map(|name| cell(attributes, name)));
        sheet.push(row);
    }
    draft.table(sheet);
}
