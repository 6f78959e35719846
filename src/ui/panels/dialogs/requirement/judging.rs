//! Who judges a requirement: a built-in rule with its sentence, a condition, or a person with what
//! shows it.

use egui::{Label, TextEdit, Ui};

use super::super::controls;
use super::super::plateaus::list;
use super::{Form, How, LABELS, line};
use crate::assurance::{RULES, rule};
use crate::locale::{Language, msg};
use crate::model::ManualVerdict;
use crate::ui::panels::requirements::verdict_name;
use crate::workspace::{Action, Document, Workspace};

/// Draws the choice, and what belongs to it.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    form: &mut Form,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let label = language.text(msg::REQUIREMENTS_HOW);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        for (how, name) in [
            (How::Condition, msg::REQUIREMENTS_BY_CONDITION),
            (How::Rule, msg::REQUIREMENTS_BY_RULE),
            (How::Hand, msg::REQUIREMENTS_BY_HAND),
        ] {
            if ui.radio(form.how == how, language.text(name)).clicked() {
                form.how = how;
            }
            ui.add_space(8.0);
        }
    });
    match form.how {
        How::Rule => of_rule(ui, form, language),
        How::Condition => {
            form.condition.show(ui, document, language);
            let scope = &form.record.scope;
            form.trial
                .show(ui, workspace, document, &form.condition, scope, actions);
        }
        How::Hand => by_hand(ui, workspace, form, language),
    }
}

fn of_rule(ui: &mut Ui, form: &mut Form, language: Language) {
    let label = language.text(msg::REQUIREMENTS_BY_RULE);
    let words = |id: &str| match rule(id) {
        Some(rule) => format!("{id} – {}", language.text(rule.name)),
        None if id.is_empty() => language.text(msg::REQUIREMENTS_CHOOSE_RULE),
        None => id.to_owned(),
    };
    controls::labelled(ui, &label, None, LABELS, |ui| {
        list(
            ui,
            "requirement rule",
            &label,
            words(&form.record.rule),
            |ui| {
                for one in RULES {
                    let is_it = form.record.rule == one.id;
                    if ui.selectable_label(is_it, words(one.id)).clicked() {
                        form.record.rule = one.id.into();
                    }
                }
            },
        );
    });
    if let Some(rule) = rule(&form.record.rule) {
        controls::labelled(ui, "", None, LABELS, |ui| {
            let sentence = controls::caption(ui, language.text(rule.text));
            ui.add(Label::new(sentence).wrap());
        });
    }
}

fn by_hand(ui: &mut Ui, workspace: &Workspace, form: &mut Form, language: Language) {
    let label = language.text(msg::REQUIREMENTS_VERDICT);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        for verdict in [
            ManualVerdict::NotChecked,
            ManualVerdict::Met,
            ManualVerdict::PartlyMet,
            ManualVerdict::NotMet,
        ] {
            let is_it = form.record.verdict == verdict;
            if ui
                .radio(is_it, language.text(verdict_name(verdict)))
                .clicked()
            {
                form.record.verdict = verdict;
                if form.checked.trim().is_empty() && verdict != ManualVerdict::NotChecked {
                    form.checked.clone_from(&workspace.today);
                }
            }
        }
    });
    line(
        ui,
        msg::REQUIREMENTS_CHECKED,
        &mut form.checked,
        language,
        false,
    );
    line(
        ui,
        msg::REQUIREMENTS_CHECKED_BY,
        &mut form.checked_by,
        language,
        false,
    );
    let label = language.text(msg::REQUIREMENTS_EVIDENCE);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let hint = language.text(msg::REQUIREMENTS_EVIDENCE_HINT);
        let edit = TextEdit::multiline(&mut form.evidence)
            .desired_rows(3)
            .hint_text(hint);
        ui.add(edit.desired_width(f32::INFINITY))
            .accessible_name(&label);
    });
}
