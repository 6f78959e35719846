//! The indicators I01 to I30 with value, target, standing, and what they are counted from
//! (public-sector guide, §8).

use super::cells::{lines_cell, shown_lines};
use super::desk::{Desk, shown};
use super::draft::{Draft, Grid};
use crate::assurance::{Course, INDICATORS, Indicator, IndicatorRule, Standing, Unit};
use crate::documents::{Cell, CellValue, Tone};
use crate::locale::msg;
use crate::workspace::indicator_sheet::{found_in_words, target_in_words};

/// Figures of a set that a detail shows before it counts the rest.
const PARTS: usize = 16;
/// Names that a detail lists before it counts the rest.
const NAMES: usize = 20;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let found = desk.assessment()?;
    draft.section(1, msg::DOCUMENT_INDICATORS_SUMMARY);
    let of = |standing: Standing| {
        let all = found.indicators.values();
        desk.count(all.filter(|one| one.standing == standing).count())
    };
    let counted = [
        (Standing::Reached, Tone::Good),
        (Standing::Close, Tone::Warning),
        (Standing::Missed, Tone::Bad),
        (Standing::NoTarget, Tone::Plain),
    ];
    let facts =
        counted.map(|(standing, tone)| (desk.text(standing.name()), of(standing).toned(tone)));
    draft.facts(facts.to_vec());
    draft.table(table(desk)?);
    draft.section(1, msg::DOCUMENT_INDICATORS_TREND);
    draft.table(super::roadmap::dashboard(desk)?);
    draft.section(1, msg::DOCUMENT_INDICATORS_DETAIL);
    for rule in INDICATORS {
        if let Some(indicator) = found.indicators.get(rule.id) {
            let heading = msg::DOCUMENT_INDICATORS_HEADING
                .with("id", rule.id)
                .with("name", desk.text(rule.name));
            draft.heading(2, desk.words(heading));
            detail(desk, draft, rule, indicator);
        }
    }
    Some(())
}

/// The value of an indicator.
pub(super) fn figure(desk: &Desk<'_>, rule: &IndicatorRule, found: &Indicator) -> Cell {
    let words = found_in_words(rule, found, desk.language);
    match found.value {
        Some(value) => Cell::number(value, words),
        None => Cell::text(words).toned(Tone::Unknown),
    }
}

/// How an indicator stands to its target.
pub(super) fn standing(desk: &Desk<'_>, standing: Standing) -> Cell {
    let words = format!("{} {}", standing.sign(), desk.text(standing.name()));
    Cell::text(words.trim()).toned(tone_of(standing))
}

fn tone_of(standing: Standing) -> Tone {
    match standing {
        Standing::Reached => Tone::Good,
        Standing::Close => Tone::Warning,
        Standing::Missed => Tone::Bad,
        Standing::NoTarget => Tone::Plain,
    }
}

/// A value with the signs of its standing and of its way.
pub(super) fn with_signs(cell: Cell, standing: Standing, course: Option<Course>) -> Cell {
    let signs = [standing.sign(), course.map_or("", Course::sign)];
    let signs = signs.into_iter().filter(|sign| !sign.is_empty());
    let signs: Vec<&str> = signs.collect();
    let value = match cell.value {
        CellValue::Number { value, words } => CellValue::Number {
            value,
            words: format!("{words} {}", signs.join(" ")).trim_end().to_owned(),
        },
        other => other,
    };
    Cell {
        value,
        is_missing: cell.is_missing,
        tone: if cell.tone == Tone::Plain {
            tone_of(standing)
        } else {
            cell.tone
        },
    }
}

fn table(desk: &Desk<'_>) -> Option<Grid> {
    let found = &desk.assessment()?.indicators;
    let caption = super::flows::captioned(desk, msg::DOCUMENT_DAT_INDICATORS_CAPTION.into());
    let mut grid = Grid::new(desk.language, "indicators", caption).columns(&[
        (msg::INDICATOR_COLUMN_ID, 0.4),
        (msg::INDICATOR_COLUMN_NAME, 2.2),
        (msg::INDICATOR_COLUMN_VALUE, 0.9),
        (msg::DOCUMENT_INDICATORS_NUMERATOR, 0.9),
        (msg::DOCUMENT_INDICATORS_DENOMINATOR, 0.9),
        (msg::DOCUMENT_INDICATORS_TARGET, 1.3),
        (msg::DOCUMENT_INDICATORS_STANDING, 1.0),
        (msg::DOCUMENT_INDICATORS_COURSE, 0.9),
    ]);
    let base = desk.base().map(|base| base.snapshot.plateau());
    let before = base.and_then(|base| desk.assessments()?.at(base));
    for rule in INDICATORS {
        let Some(indicator) = found.get(rule.id) else {
            continue;
        };
        let part = |value: f64| desk.number((value * 100.0).round() / 100.0);
        let fraction = if indicator.value.is_some() {
            [part(indicator.numerator), part(indicator.denominator)]
        } else {
            [Cell::text("–"), Cell::text("–")]
        };
        let target = indicator.target.as_ref();
        let target = target.and_then(|id| desk.map.tables().targets.get(id));
        let earlier = before.and_then(|before| before.indicators.get(rule.id));
        let course = rule.course(earlier.and_then(|earlier| earlier.value), indicator.value);
        let course = course.map(|course| {
            let tone = match course.is_better {
                Some(true) => Tone::Good,
                Some(false) => Tone::Bad,
                None => Tone::Plain,
            };
            let words = format!("{} {}", course.sign(), desk.text(course.name()));
            Cell::text(words).toned(tone)
        });
        let [numerator, denominator] = fraction;
        grid.push(vec![
            Cell::text(rule.id),
            Cell::text(desk.text(rule.name)),
            figure(desk, rule, indicator),
            numerator,
            denominator,
            Cell::text(target.map_or_else(String::new, |target| {
                target_in_words(rule, target, desk.language)
            })),
            standing(desk, indicator.standing),
            course.unwrap_or_default(),
        ]);
    }
    Some(grid.note(msg::DOCUMENT_INDICATORS_NOTE))
}

/// All that stands behind one value.
fn detail(desk: &Desk<'_>, draft: &mut Draft, rule: &IndicatorRule, found: &Indicator) {
    draft.say(rule.formula);
    let mut facts = vec![(
        desk.text(msg::INDICATOR_COLUMN_VALUE),
        figure(desk, rule, found),
    )];
    let is_share = matches!(rule.unit, Unit::Ratio | Unit::Index);
    if is_share && found.value.is_some() {
        let fraction = msg::DOCUMENT_OF
            .with(
                "part",
                crate::locale::number_rounded(found.numerator, 0, desk.language),
            )
            .with(
                "all",
                crate::locale::number_rounded(found.denominator, 0, desk.language),
            );
        facts.push((
            desk.text(msg::DOCUMENT_INDICATORS_FRACTION),
            Cell::text(desk.words(fraction)),
        ));
    }
    facts.push((
        desk.text(msg::DOCUMENT_INDICATORS_STANDING),
        standing(desk, found.standing),
    ));
    let names = |subjects: &[crate::model::SubjectId]| {
        let mut names: Vec<String> = subjects
            .iter()
            .take(NAMES)
            .map(|subject| desk.subject_name(subject))
            .collect();
        if subjects.len() > NAMES {
            let more = msg::DOCUMENT_AND_MORE.with("count", subjects.len() - NAMES);
            names.push(desk.words(more));
        }
        Cell::text(names.join(", "))
    };
    if !found.counted.is_empty() {
        let label = desk.text(msg::DOCUMENT_INDICATORS_COUNTED);
        facts.push((label, names(&found.counted)));
    }
    if !found.missing.is_empty() {
        let label = desk.text(msg::DOCUMENT_INDICATORS_NOT_COUNTED);
        facts.push((label, names(&found.missing)));
    }
    for set in found.sets() {
        let parts: Vec<String> = found
            .parts_of(set)
            .map(|part| {
                let words = msg::DOCUMENT_LABELLED
                    .with("label", shown(&desk.words(part.name.clone())))
                    .with("value", part.unit.in_words(part.value, desk.language));
                desk.words(words)
            })
            .collect();
        let more = parts.len().saturating_sub(PARTS);
        let mut parts: Vec<String> = parts.into_iter().take(PARTS).collect();
        if more > 0 {
            parts.push(desk.words(msg::DOCUMENT_AND_MORE.with("count", more)));
        }
        facts.push((desk.text(set.name()), lines_cell(vec![parts.join(" · ")])));
    }
    draft.facts(facts);
    draft.points(
        found
            .notes
            .iter()
            .map(|note| shown_lines(&desk.words(note.clone()))),
    );
}
