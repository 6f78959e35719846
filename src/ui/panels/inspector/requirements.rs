//! What is asked of the selected element or link: fulfilled, violated or exempt, with why and what
//! can be done.

use std::sync::Arc;

use egui::{Label, RichText, Sense, Ui};

use super::attributes::section;
use super::controls;
use crate::assurance::{Assessment, Finding, Judgement};
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::scene::level_icon;
use crate::ui::panels::findings::{deed_buttons, level_ink, open_for};
use crate::ui::{UiState, icon, theme};
use crate::workspace::findings::record_name;
use crate::workspace::{Action, Document, Workspace};

/// How one requirement stands to the record.
struct Standing<'a> {
    judgement: &'a Judgement,
    /// What breaks it: the record itself, or what it is a faulty part of.
    findings: Vec<&'a Finding>,
}

impl Standing<'_> {
    fn is_met(&self) -> bool {
        !self.findings.iter().any(|finding| finding.counts())
    }
}

/// What applies to a record: its own requirements, and those that something breaks because of it.
/// O(findings + requirements · log subjects), for it is asked every frame.
fn standings<'a>(found: &'a Assessment, record: &SubjectId) -> Vec<Standing<'a>> {
    let review = &found.review;
    let touches = |finding: &&Finding| {
        finding.subject.as_ref() == Some(record) || finding.at.contains(record)
    };
    let findings = review.findings.iter().map(Arc::as_ref);
    let touching: Vec<&'a Finding> = findings.filter(touches).collect();
    let standing = |judgement: &'a Judgement| {
        let of = touching.iter().copied();
        let findings: Vec<&Finding> = of
            .filter(|finding| finding.requirement == judgement.asked.id)
            .collect();
        let applies = judgement.applies_to.binary_search(record).is_ok();
        (applies || !findings.is_empty()).then_some(Standing {
            judgement,
            findings,
        })
    };
    let judgements = review.judgements.iter().map(Arc::as_ref);
    let mut all: Vec<Standing<'a>> = judgements.filter_map(standing).collect();
    all.sort_by_key(|standing| standing.is_met());
    all
}

/// Draws the section.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    record: &SubjectId,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    workspace.assurance.ask(document, actions);
    let Some(found) = workspace.assurance.shown(document) else {
        return;
    };
    let language = workspace.language();
    let all = standings(found, record);
    let met = all.iter().filter(|standing| standing.is_met()).count();
    let counts = msg::FINDINGS_MET.with("met", met).with("all", all.len());
    let mut title = language.text(msg::FINDINGS_INSPECTOR);
    if !all.is_empty() {
        title = format!("{title} · {}", language.say(&counts));
    }
    section(ui, &title, met < all.len(), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if all.is_empty() {
            let none = language.text(msg::FINDINGS_INSPECTOR_NONE);
            ui.label(controls::caption(ui, none));
        }
        for standing in &all {
            let title = standing.judgement.asked.title(document.map(), language);
            head(ui, standing, &title, language);
            for finding in &standing.findings {
                ui.push_id(finding.key(), |ui| {
                    why(ui, document, workspace, finding, record, &title, actions);
                });
            }
        }
        if met < all.len() {
            let words = language.text(msg::FINDINGS_OF_SELECTION);
            if controls::link(ui, &words).clicked() {
                open_for(Some(record.clone()), workspace, state, actions);
            }
        }
    });
}

/// A requirement with the sign of how it fares.
fn head(ui: &mut Ui, standing: &Standing<'_>, title: &str, language: Language) {
    let palette = theme::palette(ui);
    let worst = standing.findings.iter().filter(|it| it.counts());
    let worst = worst.map(|finding| finding.level).max();
    let (glyph, ink, words) = match worst {
        Some(level) => (
            level_icon(level),
            level_ink(ui, level),
            language.text(level.name()),
        ),
        None if standing.findings.is_empty() => (
            "circle-check",
            palette.intact.0,
            language.text(msg::FINDINGS_STATE_MET),
        ),
        None => (
            "shield-half",
            palette.muted,
            language.text(msg::FINDINGS_STATE_EXEMPT),
        ),
    };
    let row = controls::Row {
        icon: Some((glyph, ink)),
        text: title,
        aside: &words,
        indent: 0.0,
        selected: false,
    };
    controls::row(ui, &row, Sense::hover());
}

/// Why a requirement is broken, how to repair it, and the buttons for it.
fn why(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    finding: &Finding,
    record: &SubjectId,
    title: &str,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    ui.horizontal_top(|ui| {
        ui.add_space(26.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if let Some(subject) = finding.subject.as_ref().filter(|it| *it != record) {
                let name = record_name(document.map(), document.snapshot(), subject);
                let words = language.say(&msg::FINDINGS_PART_OF.with("name", name));
                ui.add(Label::new(controls::caption(ui, controls::shown(&words))).wrap());
            }
            let said = language.say(&finding.message);
            let said = RichText::new(controls::shown(&said)).size(theme::BODY);
            ui.add(Label::new(said).wrap());
            let remedy = language.say(&finding.remedy);
            ui.horizontal_top(|ui| {
                icon::show(ui, "lightbulb", 13.0, theme::palette(ui).muted);
                ui.add(Label::new(controls::caption(ui, controls::shown(&remedy))).wrap());
            });
            if !document.is_read_only() {
                deed_buttons(ui, document, workspace, finding, title, actions);
            }
            ui.add_space(4.0);
        });
    });
}
