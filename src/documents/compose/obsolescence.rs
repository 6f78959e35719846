//! The obsolescence plan: by year what goes out of support, what takes its place, which package
//! deals with it, and which services hang on it.

use std::collections::BTreeMap;

use super::cells::tone_of;
use super::desk::{Desk, shown};
use super::dossier::target::{product, support};
use super::draft::{Draft, Grid};
use super::tables::named;
use crate::analysis::Difference;
use crate::assurance::is_component;
use crate::documents::{Cell, Tone};
use crate::locale::msg;
use crate::model::{Day, ElementIx, SubjectId};

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let mut by_year: BTreeMap<i32, Vec<(Day, ElementIx)>> = BTreeMap::new();
    let (mut unreadable, mut without) = (Vec::new(), Vec::new());
    for ix in desk.facts.snapshot.element_numbers() {
        let text = desk.facts.text(ix, "eol").trim();
        // Support “until 2027” lasts all of 2027, as in I17.
        match Day::last_of(text) {
            Some(day) => by_year.entry(day.year()).or_default().push((day, ix)),
            None if !text.is_empty() => unreadable.push(ix),
            None if is_component(desk.facts.element(ix).kind.as_str()) => without.push(ix),
            None => {}
        }
    }
    draft.section(1, msg::DOCUMENT_OBSOLESCENCE_SUMMARY);
    summary(desk, draft, &by_year, without.len());
    draft.section(1, msg::DOCUMENT_OBSOLESCENCE_BY_YEAR);
    if by_year.is_empty() {
        draft.gap(msg::DOCUMENT_OBSOLESCENCE_NONE);
    } else {
        draft.table(plan(desk, &by_year));
    }
    draft.section(1, msg::DOCUMENT_OBSOLESCENCE_STANDARDS);
    draft.table(super::dossier::target::standards(
        desk,
        "obsolescence-standards",
    ));
    draft.section(1, msg::DOCUMENT_OBSOLESCENCE_WITHOUT);
    draft.table(unknown(desk, &without));
    if !unreadable.is_empty() {
        let names: Vec<String> = desk
            .by_name(unreadable)
            .iter()
            .map(|ix| desk.name(*ix))
            .collect();
        draft.gap(msg::DOCUMENT_OBSOLESCENCE_UNREADABLE.with("names", names.join(", ")));
    }
    Some(())
}

fn summary(
    desk: &Desk<'_>,
    draft: &mut Draft,
    by_year: &BTreeMap<i32, Vec<(Day, ElementIx)>>,
    without: usize,
) {
    let day = desk.facts.day();
    let all = || by_year.values().flatten();
    let over = all()
        .filter(|(end, _)| day.is_some_and(|day| *end < day))
        .count();
    let planned = all()
        .filter(|(_, ix)| !packages(desk, *ix).is_empty())
        .count();
    draft.facts(vec![
        (
            desk.text(msg::DOCUMENT_OBSOLESCENCE_KNOWN),
            desk.count(all().count()),
        ),
        (
            desk.text(msg::DOCUMENT_OBSOLESCENCE_OVER),
            desk.count(over).toned(tone_of(over)),
        ),
        (
            desk.text(msg::DOCUMENT_OBSOLESCENCE_PLANNED),
            desk.count(planned),
        ),
        (
            desk.text(msg::DOCUMENT_OBSOLESCENCE_UNKNOWN),
            desk.count(without),
        ),
    ]);
    let mut grid = Grid::new(
        desk.language,
        "obsolescence-years",
        msg::DOCUMENT_OBSOLESCENCE_YEARS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_ROADMAP_YEAR, 1.0),
        (msg::DOCUMENT_OBSOLESCENCE_ENDING, 1.0),
        (msg::DOCUMENT_OBSOLESCENCE_PLANNED, 1.0),
        (msg::DOCUMENT_OBSOLESCENCE_OPEN, 1.0),
    ])
    .or_else(msg::DOCUMENT_OBSOLESCENCE_NONE);
    for (year, ends) in by_year {
        let planned = ends
            .iter()
            .filter(|(_, ix)| !packages(desk, *ix).is_empty());
        let planned = planned.count();
        let open = ends.len() - planned;
        grid.push(vec![
            Cell::text(year.to_string()),
            desk.count(ends.len()),
            desk.count(planned),
            desk.count(open)
                .toned(if open == 0 { Tone::Good } else { Tone::Warning }),
        ]);
    }
    draft.table(grid);
}

/// The packages that take an element away or change it, by name.
fn packages(desk: &Desk<'_>, ix: ElementIx) -> Vec<String> {
    let subject = SubjectId::from(desk.facts.id(ix));
    let all = desk.map.tables().work_packages.iter();
    let claiming = all.filter(|package| {
        crate::analysis::claims_of(package)
            .any(|claim| claim.subject == subject && claim.difference != Difference::Added)
    });
    let mut names: Vec<String> = claiming
        .map(|package| named(&package.name, package.id.as_str()))
        .collect();
    names.sort();
    names
}

/// What takes the place of an element: what the catalogue of standards advises, what it is at a
/// later plateau, or that it goes.
fn replacement(desk: &Desk<'_>, later: &[Desk<'_>], ix: ElementIx) -> Cell {
    let mut lines = Vec::new();
    let now = product(desk, ix);
    let id = desk.facts.id(ix);
    for there in later {
        let plateau = desk.plateau_name(there.plateau());
        let Some(then_ix) = there.facts.snapshot.find(id) else {
            lines.push(desk.words(msg::DOCUMENT_OBSOLESCENCE_GONE.with("plateau", plateau)));
            break;
        };
        let then = product(there, then_ix);
        let eol = there.said(then_ix, "eol");
        if then != now || eol != desk.said(ix, "eol") {
            let words = msg::DOCUMENT_OBSOLESCENCE_BECOMES
                .with("product", if then.is_empty() { eol } else { then })
                .with("plateau", plateau);
            lines.push(desk.words(words));
            break;
        }
    }
    let folded = crate::workspace::finding::folded;
    let advised = desk.map.tables().standards.iter().filter(|standard| {
        let name = folded(standard.name.trim());
        !standard.replacement.is_empty() && !name.is_empty() && folded(&now).starts_with(&name)
    });
    for standard in advised {
        let line = msg::DOCUMENT_OBSOLESCENCE_ADVISED.with("product", shown(&standard.replacement));
        let line = desk.words(line);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    super::cells::or_missing(desk.lines(lines))
}

fn plan(desk: &Desk<'_>, by_year: &BTreeMap<i32, Vec<(Day, ElementIx)>>) -> Grid {
    let timeline = desk.map.timeline();
    let later = desk.states().iter().filter(|state| {
        let (there, here) = (state.snapshot.plateau(), desk.plateau());
        there != here
            && there
                .zip(here)
                .is_some_and(|(there, here)| timeline.builds_on(there, here))
    });
    let later: Vec<Desk<'_>> = later.map(|state| desk.at(state)).collect();
    let caption = super::flows::captioned(desk, msg::DOCUMENT_OBSOLESCENCE_CAPTION.into());
    let mut grid = Grid::new(desk.language, "obsolescence", caption)
        .columns(&[
            (msg::DOCUMENT_ROADMAP_YEAR, 0.5),
            (msg::DOCUMENT_COLUMN_NAME, 1.5),
            (msg::DOCUMENT_COLUMN_KIND, 0.9),
            (msg::DOCUMENT_DAT_TECHNOLOGY, 1.1),
            (msg::DOCUMENT_COLUMN_EOL, 0.8),
            (msg::DOCUMENT_COLUMN_STATE, 0.8),
            (msg::DOCUMENT_OBSOLESCENCE_REPLACEMENT, 1.3),
            (msg::DOCUMENT_COLUMN_PACKAGE, 1.3),
            (msg::DOCUMENT_COLUMN_SUPPORTED, 1.7),
        ])
        .note(msg::DOCUMENT_OBSOLESCENCE_NOTE);
    for (year, ends) in by_year {
        let mut ends = ends.clone();
        ends.sort_by_cached_key(|(day, ix)| (*day, desk.name(*ix), *ix));
        for (_, ix) in ends {
            let exempt = desk.map.tables().exemptions.iter().find(|exemption| {
                exemption.requirement.as_str() == "EX-14"
                    && exemption.subject.as_ref() == Some(&SubjectId::from(desk.facts.id(ix)))
            });
            let packages = packages(desk, ix);
            let mut lines = packages.clone();
            if let Some(exemption) = exempt {
                let until = desk.date_words(&exemption.expires);
                lines.push(desk.words(msg::DOCUMENT_OBSOLESCENCE_EXEMPT.with("day", until)));
            }
            let nobody = Cell::text(desk.text(msg::DOCUMENT_OBSOLESCENCE_NOBODY));
            grid.push(vec![
                Cell::text(year.to_string()),
                Cell::text(desk.name(ix)),
                Cell::text(desk.kind_name(desk.facts.element(ix).kind.as_str())),
                Cell::asked(product(desk, ix)),
                desk.cell(ix, "eol"),
                support(desk, ix),
                replacement(desk, &later, ix),
                if lines.is_empty() {
                    nobody.toned(Tone::Warning)
                } else {
                    desk.lines(lines)
                },
                desk.names_in_row(&desk.services_needing(desk.facts.id(ix))),
            ]);
        }
    }
    grid
}

/// Components without a known end of support, counted by kind.
fn unknown(desk: &Desk<'_>, without: &[ElementIx]) -> Grid {
    let mut by_kind: BTreeMap<String, Vec<ElementIx>> = BTreeMap::new();
    for ix in without {
        let kind = desk.kind_name(desk.facts.element(*ix).kind.as_str());
        by_kind.entry(kind).or_default().push(*ix);
    }
    let mut grid = Grid::new(
        desk.language,
        "obsolescence-unknown",
        msg::DOCUMENT_OBSOLESCENCE_UNKNOWN_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_KIND, 1.2),
        (msg::DOCUMENT_COLUMN_COUNT, 0.5),
        (msg::DOCUMENT_DAT_ELEMENTS, 4.0),
    ])
    .or_else(msg::DOCUMENT_OBSOLESCENCE_ALL_KNOWN);
    for (kind, of) in by_kind {
        let of = desk.by_name(of);
        let names: Vec<String> = of.iter().map(|ix| desk.name(*ix)).collect();
        grid.push(vec![
            Cell::text(kind),
            desk.count(of.len()),
            Cell::text(names.join(", ")),
        ]);
    }
    grid
}
