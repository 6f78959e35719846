//! A requirement: what it asks, of what, how much it weighs, and who judges it – a built-in rule, a
//! condition in the user's own words, or a person.

mod editor;
mod judging;
mod scope;
mod trial;

use egui::{TextEdit, Ui};
use smol_str::SmolStr;

use super::plateaus::list;
use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::assurance::{ProtectionLevel, rule_of};
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::{Language, MessageId, msg};
use crate::model::{Finite, Record as _, Requirement};
use crate::ui::theme;
use crate::workspace::{Action, Workspace};

/// Width of the labels, in points.
const LABELS: f32 = 150.0;

/// Who judges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum How {
    Rule,
    #[default]
    Condition,
    Hand,
}

/// The requirement as it is being edited.
pub(super) struct Form {
    record: Requirement,
    id: String,
    name: String,
    source: String,
    text: String,
    owner: String,
    how: How,
    condition: editor::Editor,
    trial: trial::Trial,
    checked: String,
    checked_by: String,
    evidence: String,
}

impl Default for Form {
    fn default() -> Self {
        Self::of(&Requirement::blank("".into()))
    }
}

impl Form {
    /// Of a requirement as it is.
    pub(super) fn of(record: &Requirement) -> Self {
        let rule = rule_of(record);
        let is_new = record.name.is_empty() && record.text.is_empty();
        let how = if !rule.is_empty() {
            How::Rule
        } else if is_new || !record.condition.trim().is_empty() {
            How::Condition
        } else {
            How::Hand
        };
        let mut record = record.clone();
        record.rule = rule;
        Self {
            id: record.id.to_string(),
            name: record.name.to_string(),
            source: record.source.to_string(),
            text: record.text.to_string(),
            owner: record.owner_role.to_string(),
            how,
            condition: editor::Editor::of(&record.condition),
            trial: trial::Trial::default(),
            checked: record.checked.to_string(),
            checked_by: record.checked_by_role.to_string(),
            evidence: record.evidence.join("\n"),
            record,
        }
    }

    /// Whether it may be kept: it says something, and what judges it can.
    fn is_whole(&self) -> bool {
        let said = [&self.name, &self.text];
        let says = said.iter().any(|words| !words.trim().is_empty());
        match self.how {
            How::Rule => !self.record.rule.is_empty(),
            How::Condition => says && self.condition.is_sound(),
            How::Hand => says,
        }
    }

    /// The requirement that was asked for.
    fn said(&self) -> Requirement {
        let mut record = self.record.clone();
        let text = |words: &str| SmolStr::from(words.trim());
        record.id = text(&self.id).as_str().into();
        record.name = text(&self.name);
        record.source = text(&self.source);
        record.text = text(&self.text);
        record.owner_role = text(&self.owner);
        if self.how != How::Rule {
            record.rule = SmolStr::default();
        }
        record.condition = match self.how {
            How::Condition => text(self.condition.text()),
            How::Rule | How::Hand => SmolStr::default(),
        };
        record.checked = super::plateaus::day_of(&self.checked).into();
        record.checked_by_role = text(&self.checked_by);
        let evidence = self.evidence.lines().map(str::trim);
        record.evidence = evidence
            .filter(|line| !line.is_empty())
            .map(SmolStr::from)
            .collect();
        record
    }

    /// Keeps it, as one step.
    pub(super) fn keep(&self) -> Action {
        let kept = vec![Kept::Requirement(self.said())];
        Action::Edit(Command::Assurance(AssuranceCommand::Keep(kept)))
    }
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    form: &mut Form,
    is_new: bool,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    let heading = if form.record.id.as_str().is_empty() {
        msg::REQUIREMENTS_TITLE_NEW
    } else {
        msg::REQUIREMENTS_TITLE
    };
    let accent = theme::palette(ui).accent;
    title(ui, "clipboard-list", accent, &language.text(heading));
    scrolling(ui, |ui| {
        ui.add_enabled_ui(!document.is_read_only(), |ui| {
            if form.record.id.as_str().is_empty() {
                line(ui, msg::REQUIREMENTS_ID, &mut form.id, language, false);
            }
            line(ui, msg::REQUIREMENTS_NAME, &mut form.name, language, is_new);
            line(
                ui,
                msg::REQUIREMENTS_SOURCE,
                &mut form.source,
                language,
                false,
            );
            let label = language.text(msg::REQUIREMENTS_TEXT);
            controls::labelled(ui, &label, None, LABELS, |ui| {
                let edit = TextEdit::multiline(&mut form.text).desired_rows(2);
                ui.add(edit.desired_width(f32::INFINITY))
                    .accessible_name(&label);
            });
            weight(ui, form, language);
            line(
                ui,
                msg::REQUIREMENTS_OWNER,
                &mut form.owner,
                language,
                false,
            );
            scope::show(ui, document, &mut form.record.scope, language);
            judging::show(ui, workspace, document, form, language, actions);
        });
    });
    // A new one takes no other's place.
    let requirements = &document.map().tables().requirements;
    let is_taken =
        form.record.id.as_str().is_empty() && requirements.contains(&form.id.trim().into());
    if is_taken {
        let taken = language.text(msg::REQUIREMENTS_ID_TAKEN);
        ui.label(controls::caption(ui, taken).color(theme::palette(ui).degraded.0));
    }
    foot(
        ui,
        &language.text(msg::UI_KEEP),
        None,
        Some(&cancel(language)),
        form.is_whole() && !is_taken && !document.is_read_only(),
    )
}

/// A label, and a line of text.
fn line(ui: &mut Ui, label: MessageId, text: &mut String, language: Language, takes_focus: bool) {
    let label = language.text(label);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let edit = TextEdit::singleline(text).desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name(&label);
        if takes_focus {
            response.request_focus();
        }
    });
}

/// Level and severity.
fn weight(ui: &mut Ui, form: &mut Form, language: Language) {
    let label = language.text(msg::REQUIREMENTS_LEVEL);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        ui.scope(|ui| {
            ui.set_max_width(200.0);
            let own = ProtectionLevel::from_word(&form.record.level);
            let shown = match own {
                Some(level) => language.text(level.name()),
                None if form.record.level.is_empty() => language.text(msg::REQUIREMENTS_UNSET),
                None => controls::shown(&form.record.level).into_owned(),
            };
            list(ui, "requirement level", &label, shown, |ui| {
                for level in ProtectionLevel::ALL {
                    let words = language.text(level.name());
                    if ui.selectable_label(own == Some(level), &words).clicked() {
                        form.record.level = words.as_str().into();
                    }
                }
            });
        });
        ui.add_space(12.0);
        ui.label(controls::caption(
            ui,
            language.text(msg::REQUIREMENTS_SEVERITY),
        ));
        for severity in 1..=4_u8 {
            let value = Finite::new(f64::from(severity)).unwrap_or_default();
            let is_it = form.record.severity == value;
            if ui.selectable_label(is_it, severity.to_string()).clicked() {
                form.record.severity = if is_it { Finite::default() } else { value };
            }
        }
    });
}
