//! What several chapters say of the target: components, technologies, plateaus and the way between
//! them.

use std::collections::BTreeMap;

use super::super::desk::{Desk, shown};
use super::super::draft::{Draft, Grid};
use super::super::tables::{Col, elements, named};
use super::Atlas;
use crate::analysis::Gap;
use crate::assurance::{PRODUCT_ATTRIBUTES, is_component};
use crate::catalogue;
use crate::documents::{Cell, Figure, Tone};
use crate::locale::msg;
use crate::model::{Day, ElementIx, PlateauKind, StandardStanding};
use crate::workspace::roadmap::package_rows;

/// Applications with what is known of them.
pub(super) fn modules(desk: &Desk<'_>) -> Grid {
    elements(
        desk,
        "dat-modules",
        msg::DOCUMENT_DAT_MODULES_CAPTION,
        &desk.of_kinds(&["application", "module", "saas_service", "interface"]),
        &[
            (Col::Name, 1.6),
            (Col::Container, 1.1),
            (Col::Said("criticality"), 0.8),
            (Col::Said("hosting"), 1.0),
            (Col::Said("version"), 0.8),
            (Col::Zone, 1.0),
            (Col::Hosts, 1.5),
            (Col::Said("owner_role"), 1.1),
        ],
    )
}

/// The product and version that an element says it is: `PostgreSQL 13`.
pub(in super::super) fn product(desk: &Desk<'_>, ix: ElementIx) -> String {
    let mut said: Vec<String> = Vec::new();
    for name in PRODUCT_ATTRIBUTES.iter().copied().chain(["version"]) {
        let words = desk.said(ix, name);
        if !words.is_empty() && !said.contains(&words) {
            said.push(words);
        }
    }
    said.join(" · ")
}

/// Technologies with how many elements are of each.
pub(super) fn technologies(desk: &Desk<'_>) -> Grid {
    let mut found: BTreeMap<(String, String), Vec<ElementIx>> = BTreeMap::new();
    for ix in desk.facts.snapshot.element_numbers() {
        for name in PRODUCT_ATTRIBUTES {
            let words = desk.said(ix, name);
            if !words.is_empty() {
                let label = catalogue::attribute_label(name, desk.language).to_owned();
                found.entry((label, words)).or_default().push(ix);
            }
        }
    }
    let mut grid = Grid::new(
        desk.language,
        "dat-technologies",
        msg::DOCUMENT_DAT_STACK_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_ITEM, 1.0),
        (msg::DOCUMENT_DAT_TECHNOLOGY, 1.6),
        (msg::DOCUMENT_COLUMN_COUNT, 0.5),
        (msg::DOCUMENT_DAT_ELEMENTS, 3.0),
    ])
    .or_else(msg::DOCUMENT_DAT_STACK_NONE);
    for ((label, words), of) in found {
        let of = desk.by_name(of);
        let names: Vec<String> = of.iter().map(|ix| desk.name(*ix)).collect();
        grid.push(vec![
            Cell::text(label),
            Cell::text(words),
            desk.count(of.len()),
            Cell::text(names.join(", ")),
        ]);
    }
    grid
}

/// The catalogue of standards.
pub(in super::super) fn standards(desk: &Desk<'_>, name: &str) -> Grid {
    let mut all: Vec<_> = desk.map.tables().standards.iter().collect();
    all.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    let mut grid = Grid::new(desk.language, name, msg::DOCUMENT_DAT_STANDARDS_CAPTION)
        .columns(&[
            (msg::ASSURANCE_FIELD_DOMAIN, 1.2),
            (msg::DOCUMENT_DAT_TECHNOLOGY, 1.4),
            (msg::ASSURANCE_FIELD_VERSIONS, 0.9),
            (msg::ASSURANCE_FIELD_STANDING, 0.8),
            (msg::ASSURANCE_FIELD_UNTIL, 0.8),
            (msg::ASSURANCE_FIELD_REPLACEMENT, 1.2),
            (msg::DOCUMENT_DAT_WHY, 1.6),
        ])
        .or_else(msg::DOCUMENT_DAT_STANDARDS_NONE);
    for standard in all {
        let (word, tone) = match standard.standing {
            StandardStanding::Standard => (msg::DOCUMENT_DAT_WANTED, Tone::Good),
            StandardStanding::Tolerated => (msg::DOCUMENT_DAT_TOLERATED, Tone::Warning),
            StandardStanding::Forbidden => (msg::DOCUMENT_DAT_FORBIDDEN, Tone::Bad),
        };
        grid.push(vec![
            Cell::text(shown(&standard.domain)),
            Cell::text(named(&standard.name, standard.id.as_str())),
            Cell::text(shown(&standard.versions)),
            Cell::text(desk.text(word)).toned(tone),
            desk.date(&standard.until),
            Cell::text(shown(&standard.replacement)),
            Cell::text(shown(&standard.reason)),
        ]);
    }
    grid
}

/// The plateaus with their time.
pub(in super::super) fn plateaus(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "plateaus",
        msg::DOCUMENT_DAT_PLATEAUS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_PLATEAU, 1.6),
        (msg::DOCUMENT_COLUMN_KIND, 0.9),
        (msg::DOCUMENT_DAT_PERIOD, 1.6),
        (msg::DOCUMENT_DAT_BASED_ON, 1.2),
        (msg::DOCUMENT_DAT_ADDED, 0.6),
        (msg::DOCUMENT_DAT_REMOVED, 0.6),
        (msg::DOCUMENT_DAT_CHANGED, 0.6),
    ])
    .or_else(msg::DOCUMENT_DAT_PLATEAUS_NONE);
    for state in desk.states() {
        let Some(id) = state.snapshot.plateau() else {
            continue;
        };
        let Some(plateau) = desk.map.tables().plateaus.get(id) else {
            continue;
        };
        let kind = match plateau.kind {
            PlateauKind::Existing => msg::DOCUMENT_DAT_IS_EXISTING,
            PlateauKind::Transition => msg::DOCUMENT_DAT_IS_TRANSITION,
            PlateauKind::Target => msg::DOCUMENT_DAT_IS_TARGET,
        };
        let days = [&plateau.valid_from, &plateau.valid_to].map(|day| desk.date_words(day));
        let period = match days {
            [from, to] if from.is_empty() && to.is_empty() => String::new(),
            [from, to] => format!("{from} – {to}").trim_end().to_owned(),
        };
        let base = desk.base_of(state);
        let counts = base.map(|base| {
            let gap = Gap::between(&base.snapshot, &state.snapshot);
            let (elements, links) = (gap.element_counts(), gap.link_counts());
            [
                elements.added + links.added,
                elements.removed + links.removed,
                elements.changed + links.changed,
            ]
        });
        let mut cells = vec![
            Cell::text(desk.plateau_name(Some(id))),
            Cell::text(desk.text(kind)),
            Cell::asked(period),
            Cell::text(desk.plateau_name(plateau.based_on.as_ref())),
        ];
        match counts {
            Some(counts) => cells.extend(counts.map(|count| desk.count(count))),
            None => cells.extend([Cell::default(), Cell::default(), Cell::default()]),
        }
        grid.push(cells);
    }
    grid.note(msg::DOCUMENT_DAT_PLATEAUS_NOTE)
}

/// The way from plateau to plateau: packages, and the views where they differ.
pub(super) fn migration(desk: &Desk<'_>, draft: &mut Draft, atlas: &Atlas) {
    let packages = package_rows(desk.map, desk.language);
    if packages.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_MIGRATION_GAP);
    } else {
        let mut grid = Grid::new(
            desk.language,
            "dat-packages",
            msg::DOCUMENT_DAT_MIGRATION_CAPTION,
        )
        .columns(&[
            (msg::DOCUMENT_COLUMN_PACKAGE, 1.8),
            (msg::ROADMAP_FIELD_FROM, 1.0),
            (msg::ROADMAP_FIELD_TO, 1.0),
            (msg::ROADMAP_FIELD_START, 0.8),
            (msg::ROADMAP_FIELD_END, 0.8),
            (msg::ROADMAP_FIELD_OWNER, 1.1),
            (msg::ROADMAP_FIELD_STATUS, 0.8),
        ]);
        for row in packages {
            grid.push(vec![
                Cell::text(named(&row.name, row.id.as_str())),
                Cell::asked(shown(&row.from)),
                Cell::asked(shown(&row.to)),
                Cell::asked(shown(&row.start)),
                Cell::asked(shown(&row.end)),
                Cell::asked(shown(&row.owner)),
                Cell::text(row.status),
            ]);
        }
        draft.table(grid);
    }
    let figures = views_that_differ(desk, atlas);
    if !figures.is_empty() {
        draft.section(3, msg::DOCUMENT_DAT_PER_PLATEAU);
    }
    for figure in figures {
        draft.figure(figure.clone());
    }
}

/// The views at the other plateaus, where they do not look as they do at the one before.
fn views_that_differ<'a>(desk: &Desk<'_>, atlas: &'a Atlas) -> Vec<&'a Figure> {
    let mut figures = Vec::new();
    for view in desk.views() {
        let mut before: Option<&Figure> = None;
        for state in desk.states() {
            let plateau = state.snapshot.plateau();
            let Some(figure) = atlas.get(view, plateau) else {
                continue;
            };
            let is_same = before.is_some_and(|before| before.scene == figure.scene);
            if !is_same && plateau != desk.plateau() {
                figures.push(figure);
            }
            before = Some(figure);
        }
    }
    figures
}

/// What wears out, with version and end of support.
pub(in super::super) fn components(desk: &Desk<'_>, name: &str) -> Grid {
    let caption = super::super::flows::captioned(desk, msg::DOCUMENT_DAT_COMPONENTS_CAPTION.into());
    let mut grid = Grid::new(desk.language, name, caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_NAME, 1.6),
            (msg::DOCUMENT_COLUMN_KIND, 1.0),
            (msg::DOCUMENT_DAT_TECHNOLOGY, 1.5),
            (msg::DOCUMENT_COLUMN_HOST, 1.4),
            (msg::DOCUMENT_COLUMN_EOL, 0.9),
            (msg::DOCUMENT_COLUMN_STATE, 0.9),
        ])
        .or_else(msg::DOCUMENT_NONE_OF_THESE);
    let all = desk.facts.snapshot.element_numbers();
    let components = all.filter(|ix| is_component(desk.facts.element(*ix).kind.as_str()));
    for ix in desk.by_name(components) {
        let mut hosts = desk.linked(ix, "hosted_on", true);
        hosts.extend(desk.facts.snapshot.parent(ix));
        grid.push(vec![
            Cell::text(desk.name(ix)),
            Cell::text(desk.kind_name(desk.facts.element(ix).kind.as_str())),
            Cell::asked(product(desk, ix)),
            desk.names(&desk.by_name(hosts)),
            desk.asked(ix, "eol"),
            support(desk, ix),
        ]);
    }
    grid
}

/// Months before its end from which on a support is to be watched, as in I18.
const MONTHS_AHEAD: i32 = 24;

/// How the support of an element stands on the day of the document.
pub(in super::super) fn support(desk: &Desk<'_>, ix: ElementIx) -> Cell {
    let text = desk.facts.text(ix, "eol").trim();
    let (Some(end), Some(day)) = (Day::last_of(text), desk.facts.day()) else {
        return Cell::text(desk.text(msg::DOCUMENT_SUPPORT_UNKNOWN)).toned(Tone::Unknown);
    };
    let (word, tone) = if end < day {
        (msg::DOCUMENT_SUPPORT_OVER, Tone::Bad)
    } else if end < day.shifted(MONTHS_AHEAD) {
        (msg::DOCUMENT_SUPPORT_SOON, Tone::Warning)
    } else {
        (msg::DOCUMENT_SUPPORT_GOOD, Tone::Good)
    };
    Cell::text(desk.text(word)).toned(tone)
}
