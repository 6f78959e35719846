//! How every requirement fares: what it asks, what breaks it, what shows that it is met, and who
//! answers for what is exempt, until when.

use super::cells::{shown_lines, tone_of};
use super::desk::{Desk, shown};
use super::draft::{Draft, Grid};
use super::tables::named;
use crate::assurance::{ExemptionStanding, Finding, Judgement, ProtectionLevel};
use crate::documents::{Cell, Tone};
use crate::locale::msg;
use crate::model::ManualVerdict;
use crate::workspace::findings::exemptions as exemptions_of;
use crate::workspace::roadmap::package_name;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let found = desk.assessment()?;
    draft.section(1, msg::DOCUMENT_COMPLIANCE_SUMMARY);
    let counts = found.review.counts();
    let mut facts = vec![(
        desk.text(msg::DOCUMENT_COMPLIANCE_ASKED),
        desk.count(found.review.judgements.len()),
    )];
    for level in ProtectionLevel::ALL.into_iter().rev() {
        let label = msg::DOCUMENT_COMPLIANCE_LEVEL.with("level", level.name());
        let count = counts[level as usize];
        facts.push((desk.words(label), desk.count(count).toned(tone_of(count))));
    }
    draft.facts(facts);
    draft.table(verdicts(desk)?);
    draft.section(1, msg::DOCUMENT_COMPLIANCE_FINDINGS);
    draft.table(findings(desk)?);
    draft.section(1, msg::DOCUMENT_COMPLIANCE_EXEMPTIONS);
    draft.table(exemptions(desk));
    draft.section(1, msg::DOCUMENT_COMPLIANCE_EVIDENCE);
    draft.table(evidence(desk));
    Some(())
}

/// What was found of a requirement, and how well that is.
fn verdict(desk: &Desk<'_>, judgement: &Judgement) -> Cell {
    if judgement.error.is_some() {
        return Cell::text(desk.text(msg::DOCUMENT_COMPLIANCE_UNREADABLE)).toned(Tone::Unknown);
    }
    let (word, tone) = match judgement.verdict {
        Some(ManualVerdict::NotChecked) => (msg::DOCUMENT_COMPLIANCE_UNCHECKED, Tone::Unknown),
        Some(ManualVerdict::Met) => (msg::DOCUMENT_COMPLIANCE_MET, Tone::Good),
        Some(ManualVerdict::PartlyMet) => (msg::DOCUMENT_COMPLIANCE_PARTLY, Tone::Warning),
        Some(ManualVerdict::NotMet) => (msg::DOCUMENT_COMPLIANCE_NOT_MET, Tone::Bad),
        None if judgement.applicable == 0 => (msg::DOCUMENT_COMPLIANCE_NOTHING, Tone::Plain),
        None if judgement.violations > 0 => (msg::DOCUMENT_COMPLIANCE_NOT_MET, Tone::Bad),
        None if judgement.exempt > 0 => (msg::DOCUMENT_COMPLIANCE_EXEMPT, Tone::Warning),
        None => (msg::DOCUMENT_COMPLIANCE_MET, Tone::Good),
    };
    Cell::text(desk.text(word)).toned(tone)
}

/// A line a requirement.
pub(super) fn verdicts(desk: &Desk<'_>) -> Option<Grid> {
    let review = &desk.assessment()?.review;
    let caption = super::flows::captioned(desk, msg::DOCUMENT_COMPLIANCE_CAPTION.into());
    let mut grid = Grid::new(desk.language, "compliance", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_ID, 0.6),
            (msg::DOCUMENT_COMPLIANCE_REQUIREMENT, 2.4),
            (msg::DOCUMENT_COMPLIANCE_PROTECTION, 0.9),
            (msg::DOCUMENT_COMPLIANCE_SEVERITY, 0.5),
            (msg::DOCUMENT_COMPLIANCE_SUBJECTS, 0.6),
            (msg::DOCUMENT_COMPLIANCE_VIOLATIONS, 0.6),
            (msg::DOCUMENT_COMPLIANCE_EXEMPTED, 0.7),
            (msg::DOCUMENT_COMPLIANCE_VERDICT, 0.9),
        ])
        .or_else(msg::DOCUMENT_COMPLIANCE_NONE);
    for judgement in &review.judgements {
        let asked = &judgement.asked;
        grid.push(vec![
            Cell::text(shown(asked.id.as_str())),
            Cell::text(shown(&asked.title(desk.map, desk.language))),
            Cell::text(desk.text(asked.level.name())),
            desk.number(f64::from(asked.severity)),
            desk.count(judgement.applicable),
            desk.count(judgement.violations),
            desk.count(judgement.exempt),
            verdict(desk, judgement),
        ]);
    }
    let mut suspended: Vec<String> = desk
        .map
        .tables()
        .requirements
        .iter()
        .filter(|requirement| requirement.suspended)
        .map(|requirement| named(&requirement.name, requirement.id.as_str()))
        .collect();
    suspended.sort();
    if !suspended.is_empty() {
        let note = msg::DOCUMENT_COMPLIANCE_SUSPENDED.with("names", suspended.join(", "));
        grid = grid.note(note);
    }
    Some(grid)
}

/// A line a finding, by requirement.
fn findings(desk: &Desk<'_>) -> Option<Grid> {
    let review = &desk.assessment()?.review;
    let caption = super::flows::captioned(desk, msg::DOCUMENT_COMPLIANCE_FINDINGS_CAPTION.into());
    let mut grid = Grid::new(desk.language, "findings", caption)
        .columns(&[
            (msg::DOCUMENT_COMPLIANCE_REQUIREMENT, 0.8),
            (msg::DOCUMENT_COMPLIANCE_SUBJECT, 1.4),
            (msg::DOCUMENT_COMPLIANCE_WHY, 2.6),
            (msg::DOCUMENT_COMPLIANCE_REMEDY, 2.2),
            (msg::DOCUMENT_COLUMN_PACKAGE, 1.2),
            (msg::DOCUMENT_COLUMN_STATE, 0.9),
        ])
        .or_else(msg::DOCUMENT_COMPLIANCE_NO_FINDING);
    for finding in &review.findings {
        let subject = finding.subject.as_ref();
        let package = finding.fixed_by.as_ref();
        grid.push(vec![
            Cell::text(shown(finding.requirement.as_str())),
            Cell::text(subject.map_or_else(
                || desk.text(msg::FINDINGS_WHOLE_MAP),
                |subject| desk.subject_name(subject),
            )),
            Cell::text(shown_lines(&desk.words(finding.message.clone()))),
            Cell::text(shown_lines(&desk.words(finding.remedy.clone()))),
            Cell::text(package.map_or_else(String::new, |id| shown(&package_name(desk.map, id)))),
            state(desk, finding),
        ]);
    }
    Some(grid)
}

fn state(desk: &Desk<'_>, finding: &Finding) -> Cell {
    let (word, tone) = if finding.exemption.is_some() {
        (msg::DOCUMENT_COMPLIANCE_EXEMPT, Tone::Warning)
    } else if finding.expired.is_some() {
        (msg::DOCUMENT_COMPLIANCE_EXPIRED, Tone::Bad)
    } else if finding.is_unknown {
        (msg::DOCUMENT_COMPLIANCE_UNKNOWN, Tone::Unknown)
    } else {
        (msg::DOCUMENT_COMPLIANCE_BROKEN, Tone::Bad)
    };
    Cell::text(desk.text(word)).toned(tone)
}

/// The exemptions with their last day, the expired ones first.
pub(super) fn exemptions(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "exemptions",
        msg::DOCUMENT_COMPLIANCE_EXEMPTIONS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COMPLIANCE_REQUIREMENT, 1.6),
        (msg::DOCUMENT_COMPLIANCE_SUBJECT, 1.3),
        (msg::DOCUMENT_DAT_WHY, 2.0),
        (msg::ASSURANCE_FIELD_MEASURES, 2.0),
        (msg::DOCUMENT_COMPLIANCE_AUTHOR, 0.9),
        (msg::ASSURANCE_FIELD_GRANTED, 0.8),
        (msg::ASSURANCE_FIELD_EXPIRES, 0.8),
        (msg::DOCUMENT_COLUMN_STATE, 0.8),
    ])
    .or_else(msg::DOCUMENT_COMPLIANCE_NO_EXEMPTION);
    let day = desk.facts.day();
    for (_, exemption) in exemptions_of(desk.map, day) {
        let (word, tone) = match ExemptionStanding::of(&exemption, day) {
            ExemptionStanding::Valid => (msg::DOCUMENT_COMPLIANCE_VALID, Tone::Good),
            ExemptionStanding::NotYet => (msg::DOCUMENT_COMPLIANCE_NOT_YET, Tone::Plain),
            ExemptionStanding::Expired => (msg::DOCUMENT_COMPLIANCE_EXPIRED, Tone::Bad),
            ExemptionStanding::Unreadable => (msg::DOCUMENT_COMPLIANCE_NO_DAY, Tone::Unknown),
        };
        let requirement = &exemption.requirement;
        let name = desk.requirement_name(requirement);
        let title = if name == requirement.as_str() {
            name
        } else {
            format!("{requirement} – {name}")
        };
        grid.push(vec![
            Cell::text(title),
            Cell::text(exemption.subject.as_ref().map_or_else(
                || desk.text(msg::DOCUMENT_COMPLIANCE_EVERYTHING),
                |subject| desk.subject_name(subject),
            )),
            desk.asked_text(&exemption.reason),
            desk.asked_text(&exemption.measures),
            desk.asked_text(&exemption.author_role),
            super::cells::or_missing(desk.date(&exemption.granted)),
            super::cells::or_missing(desk.date(&exemption.expires)),
            Cell::text(desk.text(word)).toned(tone),
        ]);
    }
    grid
}

/// What shows that requirements are met, and who looked.
fn evidence(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "evidence",
        msg::DOCUMENT_COMPLIANCE_EVIDENCE_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_ID, 0.6),
        (msg::DOCUMENT_COMPLIANCE_REQUIREMENT, 2.2),
        (msg::COMPARISON_FIELD_SOURCE, 1.0),
        (msg::DOCUMENT_COLUMN_OWNER, 1.0),
        (msg::ASSURANCE_FIELD_CHECKED, 0.8),
        (msg::ASSURANCE_FIELD_CHECKED_BY_ROLE, 1.0),
        (msg::ASSURANCE_FIELD_EVIDENCE, 2.0),
    ])
    .or_else(msg::DOCUMENT_COMPLIANCE_NO_REQUIREMENT)
    .note(msg::DOCUMENT_COMPLIANCE_EVIDENCE_NOTE);
    for requirement in desk.map.tables().requirements.iter() {
        let documents = requirement.evidence.iter();
        let documents: Vec<String> = documents.map(|text| shown_lines(text)).collect();
        let is_by_hand = crate::assurance::rule_of(requirement).is_empty()
            && requirement.condition.trim().is_empty();
        let documents = desk.lines(documents);
        grid.push(vec![
            Cell::text(shown(requirement.id.as_str())),
            Cell::text(desk.requirement_name(&requirement.id)),
            Cell::text(shown(&requirement.source)),
            desk.asked_text(&requirement.owner_role),
            desk.date(&requirement.checked),
            Cell::text(shown(&requirement.checked_by_role)),
            if is_by_hand {
                super::cells::or_missing(documents)
            } else {
                documents
            },
        ]);
    }
    grid
}
