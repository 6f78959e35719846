//! The roadmap (public-sector guide, §5.5): the plan, its budget, a card a project, and what of the
//! differences between plateaus nobody takes care of.

use super::cells::shown_lines;
use super::desk::{Desk, shown};
use super::draft::{Draft, Grid};
use super::drawings::is_wide;
use super::tables::named;
use crate::analysis::{Difference, budget, claims_of};
use crate::assurance::INDICATORS;
use crate::documents::{Cell, Figure};
use crate::locale::msg;
use crate::model::WorkPackage;
use crate::scene::{Grouping, RoadmapFacts, Theme, amount_in_words, status_name};
use crate::workspace::roadmap::{
    CARD, GapList, GapPart, RoadmapOrder, package_name, package_rows, strategy_name,
};

/// Differences that nobody claims, listed for a step between two plateaus.
const UNCLAIMED: usize = 60;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    draft.section(1, msg::DOCUMENT_ROADMAP_MASTERPLAN);
    masterplan(desk, draft);
    draft.section(1, msg::DOCUMENT_ROADMAP_PLAN);
    plan(desk, draft);
    draft.section(1, msg::DOCUMENT_ROADMAP_BUDGET);
    draft.table(budget_by_year(desk, "roadmap-budget"));
    let packages = packages_of(desk);
    draft.section(1, msg::DOCUMENT_ROADMAP_CARDS);
    if packages.is_empty() {
        draft.gap(msg::DOCUMENT_ROADMAP_NONE);
    }
    for (at, package) in packages.iter().enumerate() {
        draft.heading(2, named(&package.name, package.id.as_str()));
        card(desk, draft, package, at + 1);
    }
    draft.section(1, msg::DOCUMENT_ROADMAP_GAPS);
    gaps(desk, draft);
    draft.section(1, msg::DOCUMENT_ROADMAP_PROBLEMS);
    problems(desk, draft);
    draft.section(1, msg::DOCUMENT_ROADMAP_DASHBOARD);
    draft.table(dashboard(desk)?);
    Some(())
}

/// The packages in the order of time.
pub(super) fn packages_of<'d>(desk: &'d Desk<'_>) -> Vec<&'d WorkPackage> {
    let packages = &desk.map.tables().work_packages;
    let rows = package_rows(desk.map, desk.language).into_iter();
    rows.filter_map(|row| packages.get(&row.id).map(AsRef::as_ref))
        .collect()
}

fn masterplan(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(2, msg::DOCUMENT_ROADMAP_STAKES);
    draft.gap(msg::DOCUMENT_ROADMAP_STAKES_GAP);
    draft.section(2, msg::DOCUMENT_ROADMAP_PRINCIPLES);
    draft.gap(msg::DOCUMENT_ROADMAP_PRINCIPLES_GAP);
    draft.section(2, msg::DOCUMENT_ROADMAP_ORIENTATIONS);
    draft.table(super::dossier::target::plateaus(desk));
    draft.table(axes(desk));
    draft.section(2, msg::DOCUMENT_ROADMAP_TECHNOLOGY);
    draft.table(super::dossier::target::standards(desk, "roadmap-standards"));
    if desk.map.tables().standards.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_STANDARDS_GAP);
    }
}

/// Packages and budget by axis of the masterplan.
fn axes(desk: &Desk<'_>) -> Grid {
    let mut found: std::collections::BTreeMap<String, (usize, f64)> = Default::default();
    for package in packages_of(desk) {
        let of = found.entry(shown(&package.axis)).or_default();
        of.0 += 1;
        of.1 += package.budget_keur.map_or(0.0, |budget| budget.get());
    }
    let mut grid = Grid::new(
        desk.language,
        "roadmap-axes",
        msg::DOCUMENT_ROADMAP_AXES_CAPTION,
    )
    .columns(&[
        (msg::ROADMAP_FIELD_AXIS, 2.4),
        (msg::DOCUMENT_ROADMAP_PROJECTS, 0.8),
        (msg::ROADMAP_FIELD_BUDGET, 1.0),
    ])
    .or_else(msg::DOCUMENT_ROADMAP_NONE);
    for (axis, (count, budget)) in found {
        grid.push(vec![
            Cell::asked(axis),
            desk.count(count),
            amount(desk, budget),
        ]);
    }
    grid
}

fn amount(desk: &Desk<'_>, keur: f64) -> Cell {
    Cell::number(keur, amount_in_words(keur, desk.language))
}

/// The drawing of the plan, and the packages as a table.
fn plan(desk: &Desk<'_>, draft: &mut Draft) {
    let rows = package_rows(desk.map, desk.language);
    if rows.is_empty() {
        draft.gap(msg::DOCUMENT_ROADMAP_NONE);
        return;
    }
    let order = RoadmapOrder {
        map: desk.map.clone(),
        pictures: std::sync::Arc::clone(&desk.order.pictures),
        theme: &Theme::PRINT,
        language: desk.language,
        today: desk.order.today,
        grouping: Grouping::default(),
    };
    let scene = crate::scene::Scene::clone(&order.compose().scene);
    let count = msg::DOCUMENT_ROADMAP_FIGURE_ABOUT.with("count", rows.len());
    draft.figure(Figure {
        name: "roadmap".to_owned(),
        is_wide: is_wide(&scene),
        scene,
        caption: desk.text(msg::DOCUMENT_ROADMAP_FIGURE),
        description: desk.words(count),
    });
    let mut grid = Grid::new(
        desk.language,
        "roadmap-packages",
        msg::DOCUMENT_ROADMAP_PLAN_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_PACKAGE, 1.8),
        (msg::ROADMAP_FIELD_STATUS, 0.8),
        (msg::ROADMAP_FIELD_START, 0.8),
        (msg::ROADMAP_FIELD_END, 0.8),
        (msg::ROADMAP_FIELD_TO, 1.0),
        (msg::ROADMAP_FIELD_OWNER, 1.1),
        (msg::ROADMAP_FIELD_BUDGET, 0.8),
        (msg::ROADMAP_FIELD_DEPENDS, 1.3),
    ]);
    for row in rows {
        let package = desk.map.tables().work_packages.get(&row.id);
        let budget = package.and_then(|package| package.budget_keur);
        let day = |text: Option<&str>| desk.date(text.unwrap_or_default());
        grid.push(vec![
            Cell::text(named(&row.name, row.id.as_str())),
            Cell::text(row.status),
            super::cells::or_missing(day(package.map(|package| package.start.as_str()))),
            super::cells::or_missing(day(package.map(|package| package.end.as_str()))),
            Cell::asked(shown(&row.to)),
            Cell::asked(shown(&row.owner)),
            budget.map_or_else(Cell::missing, |budget| amount(desk, budget.get())),
            Cell::text(shown(&row.depends_on)),
        ]);
    }
    draft.table(grid);
}

/// What the packages cost year by year.
pub(super) fn budget_by_year(desk: &Desk<'_>, name: &str) -> Grid {
    let packages = desk.map.tables().work_packages.iter();
    let budget = budget(packages.map(AsRef::as_ref));
    let mut grid = Grid::new(desk.language, name, msg::DOCUMENT_ROADMAP_BUDGET_CAPTION)
        .columns(&[
            (msg::DOCUMENT_ROADMAP_YEAR, 1.0),
            (msg::ROADMAP_FIELD_BUDGET, 1.0),
        ])
        .or_else(msg::DOCUMENT_ROADMAP_NO_BUDGET)
        .note(msg::DOCUMENT_ROADMAP_BUDGET_NOTE);
    for (year, whole) in budget.whole_years() {
        #[expect(clippy::cast_precision_loss, reason = "thousands of euros")]
        grid.push(vec![
            Cell::text(year.to_string()),
            amount(desk, whole as f64),
        ]);
    }
    if budget.undated > 0.0 {
        let undated = desk.text(msg::DOCUMENT_ROADMAP_UNDATED);
        grid.push(vec![Cell::text(undated), amount(desk, budget.undated)]);
    }
    if !grid.is_empty() {
        let total = desk.text(msg::DOCUMENT_TOTAL);
        grid.push_strong(vec![Cell::text(total), amount(desk, budget.total)]);
    }
    grid
}

/// A project card, a line a field.
fn card(desk: &Desk<'_>, draft: &mut Draft, package: &WorkPackage, number: usize) {
    let name = named(&package.name, package.id.as_str());
    let caption = msg::DOCUMENT_ROADMAP_CARD_CAPTION.with("package", name);
    let mut grid = Grid::new(desk.language, format!("project-{number}"), caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_ITEM, 1.0),
            (msg::DOCUMENT_COLUMN_VALUE, 3.0),
        ])
        .with_row_heads();
    for field in CARD {
        let cell = card_cell(desk, package, field.id);
        grid.push(vec![Cell::text(desk.text(field.label)), cell]);
    }
    for (difference, label) in [
        (Difference::Added, msg::DOCUMENT_ROADMAP_DELIVERS),
        (Difference::Removed, msg::DOCUMENT_ROADMAP_REMOVES),
        (Difference::Changed, msg::DOCUMENT_ROADMAP_CHANGES),
    ] {
        let claims = claims_of(package).filter(|claim| claim.difference == difference);
        let names = claims.map(|claim| desk.subject_name(&claim.subject));
        grid.push(vec![
            Cell::text(desk.text(label)),
            desk.lines(names.collect()),
        ]);
    }
    draft.table(grid);
}

fn card_cell(desk: &Desk<'_>, package: &WorkPackage, field: &str) -> Cell {
    let money = |keur: Option<crate::model::Finite>| {
        keur.map_or_else(Cell::missing, |keur| amount(desk, keur.get()))
    };
    match field {
        "status" => Cell::text(desk.text(status_name(package.status))),
        "progress_pct" => package
            .progress_pct
            .map_or_else(Cell::missing, |done| desk.percent(done.get() / 100.0)),
        "from_plateau" => Cell::asked(desk.plateau_name(package.from_plateau.as_ref())),
        "to_plateau" => Cell::asked(desk.plateau_name(package.to_plateau.as_ref())),
        "start" => super::cells::or_missing(desk.date(&package.start)),
        "end" => super::cells::or_missing(desk.date(&package.end)),
        "axis" => desk.asked_text(&package.axis),
        "owner_role" => desk.asked_text(&package.owner_role),
        "sponsor_role" => desk.asked_text(&package.sponsor_role),
        "budget_keur" => money(package.budget_keur),
        "investment_keur" => money(package.investment_keur),
        "operation_keur" => money(package.operation_keur),
        "workload_days" => package.workload_days.map_or_else(Cell::missing, |days| {
            let digits = crate::locale::number(days.get(), desk.language);
            let unit = desk.text(msg::ROADMAP_UNIT_DAYS);
            Cell::number(days.get(), format!("{digits}\u{a0}{unit}"))
        }),
        "r_strategy" if package.r_strategy.is_empty() => Cell::default(),
        "r_strategy" => Cell::text(strategy_name(&package.r_strategy, desk.language)),
        "depends_on" => {
            let names = package.depends_on.iter();
            desk.lines(names.map(|id| shown(&package_name(desk.map, id))).collect())
        }
        "objectives" => desk.asked_text(&package.objectives),
        "milestones" => {
            let lines = package.milestones.iter().map(|line| {
                let (day, words) = line.split_once(' ').unwrap_or((line, ""));
                format!("{} {}", desk.date_words(day), shown(words))
                    .trim()
                    .to_owned()
            });
            super::cells::or_missing(desk.lines(lines.collect()))
        }
        "risks" => desk.asked_text(&package.risks),
        "indicators" => desk.asked_text(&package.indicators),
        "requirements" => {
            let names = package
                .requirements
                .iter()
                .map(|id| format!("{id} – {}", desk.requirement_name(id)));
            desk.lines(names.collect())
        }
        _ => Cell::default(),
    }
}

/// What differs between plateaus and whose work it is.
fn gaps(desk: &Desk<'_>, draft: &mut Draft) {
    let steps: Vec<_> = desk
        .states()
        .iter()
        .filter_map(|state| {
            let to = state.snapshot.plateau()?;
            let from = desk.map.timeline().base(to)?;
            Some(GapList::of(desk.map, from, to, desk.language))
        })
        .collect();
    let mut counts = Grid::new(
        desk.language,
        "roadmap-coverage",
        msg::DOCUMENT_ROADMAP_COVERAGE_CAPTION,
    )
    .columns(&[
        (msg::ROADMAP_FIELD_FROM, 1.4),
        (msg::ROADMAP_FIELD_TO, 1.4),
        (msg::DOCUMENT_ROADMAP_DIFFERENCES, 0.8),
        (msg::DOCUMENT_ROADMAP_CLAIMED, 0.9),
        (msg::DOCUMENT_ROADMAP_ALONG, 1.0),
        (msg::DOCUMENT_ROADMAP_UNCLAIMED, 1.0),
        (msg::DOCUMENT_ROADMAP_COVERED, 0.8),
    ])
    .or_else(msg::DOCUMENT_DAT_PLATEAUS_NONE)
    .note(msg::DOCUMENT_ROADMAP_COVERAGE_NOTE);
    let mut list = Grid::new(
        desk.language,
        "roadmap-unclaimed",
        msg::DOCUMENT_ROADMAP_UNCLAIMED_CAPTION,
    )
    .columns(&[
        (msg::ROADMAP_FIELD_TO, 1.0),
        (msg::ROADMAP_COLUMN_DIFFERENCE, 0.8),
        (msg::DOCUMENT_COLUMN_NAME, 1.8),
        (msg::DOCUMENT_COLUMN_KIND, 1.0),
        (msg::ROADMAP_COLUMN_DETAIL, 1.8),
    ])
    .or_else(msg::DOCUMENT_ROADMAP_ALL_CLAIMED);
    for step in &steps {
        let coverage = &step.coverage;
        let alone = coverage.unclaimed.len() - coverage.goes_with.len();
        let to = desk.plateau_name(step.to.as_ref());
        counts.push(vec![
            Cell::text(desk.plateau_name(step.from.as_ref())),
            Cell::text(to.clone()),
            desk.count(coverage.differences()),
            desk.count(coverage.claimed.len()),
            desk.count(coverage.goes_with.len()),
            desk.count(alone).toned(super::cells::tone_of(alone)),
            coverage
                .ratio()
                .map_or_else(|| Cell::text("–"), |share| desk.percent(share)),
        ]);
        let parts = step.parts("");
        let unclaimed = parts.iter().filter(|(part, _)| *part == GapPart::Unclaimed);
        let rows: Vec<_> = unclaimed.flat_map(|(_, rows)| rows).collect();
        for row in rows.iter().take(UNCLAIMED) {
            list.push(vec![
                Cell::text(to.clone()),
                Cell::text(desk.text(row.word())),
                Cell::text(shown(&row.name)),
                Cell::text(row.kind.clone()),
                Cell::text(shown_lines(&row.detail)),
            ]);
        }
        if rows.len() > UNCLAIMED {
            let more = msg::DOCUMENT_AND_MORE.with("count", rows.len() - UNCLAIMED);
            list.push(vec![Cell::text(to.clone()), Cell::text(desk.words(more))]);
        }
    }
    draft.table(counts);
    draft.table(list);
    let without = steps
        .iter()
        .flat_map(|step| step.claims_without_difference(desk.map, desk.language));
    let without: Vec<String> = without.map(|(_, words)| shown_lines(&words)).collect();
    if !without.is_empty() {
        draft.section(2, msg::DOCUMENT_ROADMAP_WITHOUT);
        draft.points(without);
    }
}

fn problems(desk: &Desk<'_>, draft: &mut Draft) {
    let facts = RoadmapFacts::of(desk.map);
    let words = facts
        .problems
        .iter()
        .map(|problem| shown_lines(&desk.language.say(&problem.message)));
    let words: Vec<String> = words.collect();
    if words.is_empty() {
        draft.say(msg::DOCUMENT_ROADMAP_NO_PROBLEM);
    } else {
        draft.points(words);
    }
}

/// All indicators at every plateau.
pub(super) fn dashboard(desk: &Desk<'_>) -> Option<Grid> {
    let found = desk.assessments()?;
    let mut grid = Grid::new(
        desk.language,
        "indicators-plateaus",
        msg::DOCUMENT_INDICATORS_TREND_CAPTION,
    )
    .columns(&[
        (msg::INDICATOR_COLUMN_ID, 0.4),
        (msg::INDICATOR_COLUMN_NAME, 2.4),
    ])
    .note(msg::DOCUMENT_INDICATORS_TREND_NOTE);
    for state in desk.states() {
        let name = match state.snapshot.plateau() {
            Some(plateau) => desk.plateau_name(Some(plateau)),
            None => desk.text(msg::INDICATOR_COLUMN_VALUE),
        };
        grid = grid.column(name, 1.0);
    }
    for rule in INDICATORS {
        let mut cells = vec![Cell::text(rule.id), Cell::text(desk.text(rule.name))];
        for state in desk.states() {
            let at = |plateau| {
                let found = found.at(plateau)?;
                found.indicators.get(rule.id)
            };
            let base = desk.base_of(state);
            let before = base.and_then(|base| at(base.snapshot.plateau()));
            let cell = at(state.snapshot.plateau()).map(|indicator| {
                let course = rule.course(before.and_then(|before| before.value), indicator.value);
                let cell = super::indicators::figure(desk, rule, indicator);
                super::indicators::with_signs(cell, indicator.standing, course)
            });
            cells.push(cell.unwrap_or_default());
        }
        grid.push(cells);
    }
    Some(grid)
}
