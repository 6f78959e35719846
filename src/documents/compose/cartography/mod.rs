//! The cartography report (public-sector guide, §5.4): the six views of the ANSSI guide with their
//! inventories, the crisis directory, whether security needs agree, how complete it all is, and
//! what changed.

mod infrastructure;
mod upper;

use std::collections::BTreeMap;

use super::desk::{Desk, shown};
use super::draft::{Draft, Grid};
use crate::analysis::{Expectations, Gap};
use crate::assurance::{AnssiView, asked_level};
use crate::documents::{Cell, Tone};
use crate::locale::msg;
use crate::model::ElementIx;
pub(super) use infrastructure::backups;

/// Criticality from which on an application stands in the crisis directory.
const CRITICAL: f64 = 3.0;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    draft.section(1, msg::DOCUMENT_CARTO_READING);
    reading(desk, draft)?;
    for (view, write) in [
        (
            AnssiView::Ecosystem,
            upper::ecosystem as fn(&Desk<'_>, &mut Draft),
        ),
        (AnssiView::Business, upper::business),
        (AnssiView::Applications, upper::applications),
        (AnssiView::Administration, upper::administration),
        (AnssiView::Logical, infrastructure::logical),
        (AnssiView::Physical, infrastructure::physical),
    ] {
        if desk.watch.is_cancelled() {
            return None;
        }
        let title = msg::DOCUMENT_CARTO_VIEW.with("view", view.name());
        draft.section(1, title);
        write(desk, draft);
    }
    draft.section(1, msg::DOCUMENT_CARTO_CRISIS);
    draft.table(crisis(desk));
    draft.section(1, msg::DOCUMENT_CARTO_COHERENCE);
    draft.table(coherence(desk));
    draft.section(1, msg::DOCUMENT_CARTO_MATURITY);
    draft.table(maturity(desk)?);
    draft.table(incomplete(desk)?);
    draft.section(1, msg::DOCUMENT_CARTO_CHANGES);
    changes(desk, draft);
    draft.section(1, msg::DOCUMENT_CARTO_DRAWINGS);
    let views = desk.views();
    let views: Vec<_> = views.iter().map(|view| (*view, desk.snapshot())).collect();
    let figures = desk.drawn(&views)?;
    if figures.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_VIEWS_GAP);
    }
    for figure in figures {
        draft.figure(figure);
    }
    Some(())
}

fn reading(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    draft.say(msg::DOCUMENT_CARTO_ABOUT);
    let found = &desk.assessment()?.maturity;
    let level = asked_level(desk.map);
    let (conforming, count) = found.share(level, None);
    let label = msg::DOCUMENT_CARTO_AT_LEVEL.with("level", usize::from(level));
    draft.facts(vec![
        (
            desk.text(msg::DOCUMENT_INVENTORY_ALL_ELEMENTS),
            desk.count(desk.facts.snapshot.elements().len()),
        ),
        (
            desk.text(msg::DOCUMENT_INVENTORY_ALL_LINKS),
            desk.count(desk.facts.snapshot.links().len()),
        ),
        (desk.words(label), share(desk, conforming, count)),
    ]);
    Some(())
}

/// A share of objects with both counts; a dash where there are none.
fn share(desk: &Desk<'_>, conforming: usize, count: usize) -> Cell {
    if count == 0 {
        return Cell::text("–");
    }
    let share = super::cells::as_number(conforming) / super::cells::as_number(count);
    let of = msg::DOCUMENT_OF.with("part", conforming).with("all", count);
    let words = msg::DOCUMENT_SHARE_OF
        .with("share", crate::locale::percent(share, desk.language))
        .with("of", of);
    Cell::number(share, desk.words(words))
}

/// How complete each view is at each level.
fn maturity(desk: &Desk<'_>) -> Option<Grid> {
    let found = &desk.assessment()?.maturity;
    let caption = super::flows::captioned(desk, msg::DOCUMENT_CARTO_MATURITY_CAPTION.into());
    let mut grid = Grid::new(desk.language, "maturity", caption)
        .columns(&[
            (msg::DOCUMENT_CARTO_VIEW_COLUMN, 1.6),
            (msg::MATURITY_LEVEL_1, 1.2),
            (msg::MATURITY_LEVEL_2, 1.2),
            (msg::MATURITY_LEVEL_3, 1.2),
        ])
        .note(msg::DOCUMENT_CARTO_MATURITY_NOTE.with("level", usize::from(asked_level(desk.map))));
    let mut push = |name: String, view: Option<AnssiView>, is_all: bool| {
        let mut cells = vec![Cell::text(name)];
        cells.extend([1, 2, 3].map(|level| {
            let (conforming, count) = found.share(level, view);
            share(desk, conforming, count)
        }));
        if is_all {
            grid.push_strong(cells);
        } else {
            grid.push(cells);
        }
    };
    for view in AnssiView::ALL {
        push(desk.text(view.name()), Some(view), false);
    }
    push(desk.text(msg::MATURITY_ALL), None, true);
    Some(grid)
}

/// What is missing for the level that is asked for, by kind and item.
fn incomplete(desk: &Desk<'_>) -> Option<Grid> {
    let found = &desk.assessment()?.maturity;
    let level = asked_level(desk.map);
    let mut counted: BTreeMap<(String, u8, String), usize> = BTreeMap::new();
    for object in found.objects.values() {
        let kind = object.kind.as_str();
        let name = match crate::catalogue::link_kind(kind) {
            Some(link) if crate::catalogue::element_kind(kind).is_none() => {
                link.name(desk.language).to_owned()
            }
            _ => desk.kind_name(kind),
        };
        for (asked_at, item) in object.missing_at(level) {
            let key = (name.clone(), asked_at, item.label(desk.language));
            *counted.entry(key).or_default() += 1;
        }
    }
    let mut grid = Grid::new(
        desk.language,
        "maturity-missing",
        msg::DOCUMENT_CARTO_MISSING_CAPTION.with("level", usize::from(level)),
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_KIND, 1.4),
        (msg::DOCUMENT_CARTO_LEVEL, 0.6),
        (msg::DOCUMENT_CARTO_MISSING, 2.0),
        (msg::DOCUMENT_CARTO_OBJECTS, 0.8),
    ])
    .or_else(msg::DOCUMENT_CARTO_COMPLETE);
    for ((kind, asked_at, item), count) in counted {
        grid.push(vec![
            Cell::text(kind),
            desk.number(f64::from(asked_at)),
            Cell::text(item),
            desk.count(count),
        ]);
    }
    Some(grid)
}

/// Critical applications with who stands behind them.
fn crisis(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(desk.language, "crisis", msg::DOCUMENT_CARTO_CRISIS_CAPTION)
        .columns(&[
            (msg::DOCUMENT_DAT_APPLICATION_NAME, 1.5),
            (msg::DOCUMENT_COLUMN_CRITICALITY, 0.8),
            (msg::DOCUMENT_COLUMN_DMIA, 0.5),
            (msg::DOCUMENT_COLUMN_OWNER, 1.1),
            (msg::DOCUMENT_COLUMN_CONTACT, 1.0),
            (msg::DOCUMENT_COLUMN_PROVIDER, 1.4),
            (msg::DOCUMENT_CARTO_PROVIDER_CONTACT, 1.2),
            (msg::DOCUMENT_COLUMN_SUPPORTED, 1.8),
        ])
        .or_else(msg::DOCUMENT_CARTO_CRISIS_NONE)
        .note(msg::DOCUMENT_CARTO_CRISIS_NOTE);
    let criticality = |ix: ElementIx| desk.facts.number(ix, "criticality").unwrap_or(0.0);
    let all = desk.of_kinds(&["application", "saas_service"]).into_iter();
    let mut critical: Vec<ElementIx> = all.filter(|ix| criticality(*ix) >= CRITICAL).collect();
    critical.sort_by(|a, b| criticality(*b).total_cmp(&criticality(*a)));
    for ix in critical {
        let providers = desk.providers(ix);
        let contacts = providers.iter().map(|ix| desk.said(*ix, "contact"));
        let contacts = desk.lines(contacts.collect());
        grid.push(vec![
            Cell::text(desk.name(ix)),
            desk.cell(ix, "criticality"),
            desk.asked(ix, "dmia_h"),
            desk.asked(ix, "owner_role"),
            desk.asked(ix, "contact"),
            desk.names(&providers),
            if providers.is_empty() {
                Cell::default()
            } else {
                super::cells::or_missing(contacts)
            },
            desk.names(&desk.services_needing(desk.facts.id(ix))),
        ]);
    }
    grid
}

/// Elements that declare less than what depends on them expects.
fn coherence(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "coherence",
        msg::DOCUMENT_CARTO_COHERENCE_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_NAME, 1.6),
        (msg::DOCUMENT_COLUMN_KIND, 1.0),
        (msg::NEEDS_COLUMN_NEED, 0.9),
        (msg::NEEDS_COLUMN_DECLARED, 0.9),
        (msg::NEEDS_COLUMN_INHERITED, 0.9),
        (msg::NEEDS_COLUMN_IMPOSED_BY, 1.6),
    ])
    .or_else(msg::DOCUMENT_CARTO_COHERENT)
    .note(msg::DOCUMENT_CARTO_COHERENCE_NOTE);
    let expectations = Expectations::of(desk.facts.snapshot, &desk.state().graph);
    let mut found: Vec<_> = expectations
        .all()
        .filter(|one| one.declared.is_some() && one.is_stricter())
        .collect();
    found.sort_by_cached_key(|one| (desk.name(one.element), one.element, one.expected.as_str()));
    for one in found {
        let words = |value: Option<f64>| {
            value.map_or_else(Cell::default, |value| {
                Cell::number(value, one.expected.in_words(value, desk.language))
            })
        };
        let by = one.imposed_by();
        grid.push(vec![
            Cell::text(desk.name(one.element)),
            Cell::text(desk.kind_name(desk.facts.element(one.element).kind.as_str())),
            Cell::text(desk.words(one.expected.message())),
            words(one.declared),
            words(Some(one.inherited)).toned(Tone::Warning),
            Cell::text(by.map_or_else(String::new, |by| desk.name(by))),
        ]);
    }
    grid
}

/// What differs from the plateau before, or from the version before where there is one.
fn changes(desk: &Desk<'_>, draft: &mut Draft) {
    draft.say(msg::DOCUMENT_CARTO_CHANGES_ABOUT);
    draft.table(super::dossier::target::plateaus(desk));
    match &desk.order.before {
        Some((before, name)) => {
            let then = before.snapshot(desk.plateau());
            let gap = Gap::between(&then, desk.facts.snapshot);
            let (elements, links) = (gap.element_counts(), gap.link_counts());
            let caption = msg::DOCUMENT_CARTO_SINCE.with("version", shown(name));
            let mut grid = Grid::new(desk.language, "carto-changes", caption).columns(&[
                (msg::DOCUMENT_COLUMN_KIND, 1.4),
                (msg::DOCUMENT_DAT_ADDED, 0.8),
                (msg::DOCUMENT_DAT_REMOVED, 0.8),
                (msg::DOCUMENT_DAT_CHANGED, 0.8),
            ]);
            for (label, counts) in [
                (msg::COMPARISON_TABLE_ELEMENTS, elements),
                (msg::COMPARISON_TABLE_LINKS, links),
            ] {
                grid.push(vec![
                    Cell::text(desk.text(label)),
                    desk.count(counts.added),
                    desk.count(counts.removed),
                    desk.count(counts.changed),
                ]);
            }
            draft.table(grid);
        }
        None => draft.gap(msg::DOCUMENT_CARTO_CHANGES_GAP),
    }
}
