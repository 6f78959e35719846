//! An exemption – why a requirement need not be met, what is done instead, who answers for it, until
//! when – and the list of those that a map holds, the expired ones first.

use egui::{Label, RichText, TextEdit, Ui};

use super::plateaus::{day_of, list};
use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::command::{AssuranceCommand, Command};
use crate::locale::{Language, MessageId, msg};
use crate::model::{Day, Exemption, RecordKey, SubjectId, TableName};
use crate::ui::panels::findings::{go_to_records, keep};
use crate::ui::panels::plateaus::name_of;
use crate::ui::{UiState, icon, theme};
use crate::workspace::findings::{ExemptionState, exemptions, record_name, requirement_name};
use crate::workspace::{Action, Dialog, Document, Workspace};

/// Width of the labels, in points.
const LABELS: f32 = 150.0;

/// What is typed and chosen.
#[derive(Default)]
pub(super) struct Form {
    exemption: Option<Exemption>,
    reason: String,
    measures: String,
    role: String,
    until: String,
}

impl Form {
    /// Of an exemption as it is.
    pub(super) fn of(exemption: &Exemption) -> Self {
        Self {
            reason: exemption.reason.to_string(),
            measures: exemption.measures.to_string(),
            role: exemption.author_role.to_string(),
            until: exemption.expires.to_string(),
            exemption: Some(exemption.clone()),
        }
    }

    /// The exemption that was asked for.
    fn said(&self) -> Option<Exemption> {
        let mut exemption = self.exemption.clone()?;
        exemption.reason = self.reason.trim().into();
        exemption.measures = self.measures.trim().into();
        exemption.author_role = self.role.trim().into();
        exemption.expires = day_of(&self.until).into();
        Some(exemption)
    }
}

/// Asks for what makes an exemption.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    asked: &Exemption,
    form: &mut Form,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    let heading = if asked.id.as_str().is_empty() {
        msg::FINDINGS_EXEMPT_TITLE
    } else {
        msg::FINDINGS_EXEMPT_EDIT
    };
    let accent = theme::palette(ui).accent;
    title(ui, "shield-half", accent, &language.text(heading));
    let requirement = requirement_name(document.map(), &asked.requirement, language);
    ui.add(Label::new(controls::strong(controls::shown(&requirement), 13.0)).wrap());
    ui.add_space(4.0);
    scope(ui, document, asked, form, language);
    text(
        ui,
        msg::FINDINGS_EXEMPT_REASON,
        &mut form.reason,
        3,
        is_new,
        language,
    );
    text(
        ui,
        msg::FINDINGS_EXEMPT_MEASURES,
        &mut form.measures,
        2,
        false,
        language,
    );
    text(
        ui,
        msg::FINDINGS_EXEMPT_ROLE,
        &mut form.role,
        1,
        false,
        language,
    );
    let label = language.text(msg::FINDINGS_EXEMPT_LAST_DAY);
    let is_day = form.until.trim().is_empty() || Day::last_of(&day_of(&form.until)).is_some();
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let hint = RichText::new(language.text(msg::PLATEAUS_DAY_HINT));
        let hint = hint.color(theme::palette(ui).muted);
        let field = TextEdit::singleline(&mut form.until).hint_text(hint);
        ui.add(field.desired_width(140.0)).accessible_name(&label);
        if form.until.trim().is_empty() {
            let words = language.text(msg::FINDINGS_EXEMPT_ENDLESS);
            ui.label(controls::caption(ui, words));
        } else if !is_day {
            icon::show(ui, "triangle-alert", 14.0, theme::palette(ui).degraded.0);
            ui.label(controls::caption(ui, language.text(msg::FINDINGS_NO_DAY)));
        }
    });
    let is_whole = is_day && !form.reason.trim().is_empty();
    let main = language.text(msg::FINDINGS_EXEMPT_KEEP);
    foot(ui, &main, None, Some(&cancel(language)), is_whole)
}

/// For which record and which plateau it is granted.
fn scope(ui: &mut Ui, document: &Document, asked: &Exemption, form: &mut Form, language: Language) {
    let Some(exemption) = &mut form.exemption else {
        return;
    };
    let name = |subject: &SubjectId| {
        let name = record_name(document.map(), document.snapshot(), subject);
        controls::shown(&name).into_owned()
    };
    let everything = language.text(msg::FINDINGS_EXEMPT_ALL);
    if let Some(subject) = &asked.subject {
        let label = language.text(msg::FINDINGS_COLUMN_SUBJECT);
        let shown = exemption.subject.as_ref().map_or(everything.clone(), name);
        controls::labelled(ui, &label, None, LABELS, |ui| {
            list(ui, "exempt subject", &label, shown, |ui| {
                for choice in [Some(subject.clone()), None] {
                    let words = choice.as_ref().map_or(everything.clone(), name);
                    if ui
                        .selectable_label(exemption.subject == choice, words)
                        .clicked()
                    {
                        exemption.subject = choice;
                    }
                }
            });
        });
    }
    let order = document.map().timeline().order();
    if !order.is_empty() {
        let label = language.text(msg::FINDINGS_OF_PLATEAU);
        let all = language.text(msg::FINDINGS_PLATEAU_ALL);
        let shown = exemption.plateau.as_ref();
        let shown = shown.map_or(all.clone(), |plateau| name_of(document, plateau));
        controls::labelled(ui, &label, None, LABELS, |ui| {
            list(ui, "exempt plateau", &label, shown, |ui| {
                let choices = order.iter().cloned().map(Some);
                for choice in choices.chain(std::iter::once(None)) {
                    let words = choice.as_ref();
                    let words = words.map_or(all.clone(), |plateau| name_of(document, plateau));
                    if ui
                        .selectable_label(exemption.plateau == choice, words)
                        .clicked()
                    {
                        exemption.plateau = choice;
                    }
                }
            });
        });
    }
}

fn text(
    ui: &mut Ui,
    label: MessageId,
    words: &mut String,
    rows: usize,
    takes_focus: bool,
    language: Language,
) {
    let label = language.text(label);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let field = if rows > 1 {
            TextEdit::multiline(words).desired_rows(rows)
        } else {
            TextEdit::singleline(words)
        };
        let response = ui.add(field.desired_width(f32::INFINITY));
        if takes_focus {
            response.request_focus();
        }
        response.accessible_name(&label);
    });
}

/// Grants it.
pub(super) fn grant(form: &Form, actions: &mut Vec<Action>) {
    actions.extend(form.said().map(|exemption| Action::Edit(keep(exemption))));
}

/// The exemptions of the map.
pub(super) fn all(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    let palette = theme::palette(ui);
    title(
        ui,
        "shield-half",
        palette.accent,
        &language.text(msg::FINDINGS_EXEMPTIONS),
    );
    let held = exemptions(document.map(), Day::first_of(&workspace.today));
    let expired = held
        .iter()
        .filter(|(state, _)| *state == ExemptionState::Expired)
        .count();
    let about = msg::FINDINGS_EXEMPTIONS_ABOUT
        .with("count", held.len())
        .with("expired", expired);
    ui.add(Label::new(controls::caption(ui, language.say(&about))).wrap());
    ui.add_space(6.0);
    let mut answer = Answer::Wait;
    scrolling(ui, |ui| {
        for (standing, exemption) in &held {
            if exemption_row(
                ui, workspace, document, *standing, exemption, state, actions,
            ) {
                answer = Answer::Cancel;
            }
            controls::rule(ui);
        }
    });
    match foot(ui, &language.text(msg::UI_CLOSE), None, None, true) {
        Answer::Wait => answer,
        _ => Answer::Cancel,
    }
}

/// One of them; gives whether the dialog is to close because the map is looked at.
fn exemption_row(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    standing: ExemptionState,
    exemption: &Exemption,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> bool {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let map = document.map();
    let (glyph, ink) = match standing {
        ExemptionState::Expired => ("circle-x", palette.down.0),
        ExemptionState::Until(_) => ("clock", palette.muted),
        ExemptionState::Endless => ("triangle-alert", palette.degraded.0),
    };
    let mut leaves = false;
    ui.horizontal_top(|ui| {
        icon::show(ui, glyph, 16.0, ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let requirement = requirement_name(map, &exemption.requirement, language);
            ui.add(Label::new(controls::strong(controls::shown(&requirement), 13.0)).wrap());
            let words = standing.words(exemption, language);
            ui.label(RichText::new(words).size(theme::CAPTION).color(ink));
            let plateau = exemption.plateau.as_ref();
            let said = [
                plateau.map(|plateau| name_of(document, plateau)),
                Some(exemption.author_role.to_string()),
                Some(exemption.reason.to_string()),
                Some(exemption.measures.to_string()),
            ];
            let said = said.into_iter().flatten();
            let said: Vec<String> = said.filter(|words| !words.trim().is_empty()).collect();
            let said = controls::caption(ui, controls::shown(&said.join(" · ")));
            ui.add(Label::new(said).wrap());
            ui.horizontal(|ui| {
                if let Some(subject) = &exemption.subject {
                    let name = record_name(map, document.snapshot(), subject);
                    if controls::link(ui, &name).clicked() {
                        let only = std::slice::from_ref(subject);
                        let plateau = exemption.plateau.as_ref();
                        go_to_records(only, plateau, document, state, actions);
                        leaves = true;
                    }
                }
                if document.is_read_only() {
                    return;
                }
                if controls::link(ui, &language.text(msg::FINDINGS_EXEMPT_CHANGE)).clicked() {
                    let dialog = Dialog::Exempt(Box::new(exemption.clone()));
                    actions.push(Action::OpenDialog(dialog));
                }
                if controls::link(ui, &language.text(msg::FINDINGS_EXEMPT_WITHDRAW)).clicked() {
                    let key = RecordKey::new(TableName::Exemptions, exemption.id.text().clone());
                    let forget = AssuranceCommand::Forget(vec![key]);
                    actions.push(Action::Edit(Command::Assurance(forget)));
                }
            });
        });
    });
    leaves
}
