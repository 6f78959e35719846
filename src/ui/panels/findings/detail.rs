//! All about one finding, beside the list: why, how to repair it, what is asked, and what can be done
//! about it.

use std::sync::Arc;

use egui::{Label, Popup, RichText, ScrollArea, Ui};

use super::rows::level_ink;
use super::{controls, going};
use crate::assurance::Finding;
use crate::command::Command;
use crate::locale::{Language, MessageId, msg};
use crate::model::{Day, Exemption, PlateauId, RequirementId, SubjectId};
use crate::scene::level_icon;
use crate::ui::{UiState, icon, theme};
use crate::workspace::findings::{FindingList, FindingRow, mend, remark};
use crate::workspace::roadmap::package_name;
use crate::workspace::{Action, Dialog, Document, Planning, Workspace};

/// The most faulty records that are listed one by one.
const MOST: usize = 40;

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    list: &Arc<FindingList>,
    row: FindingRow,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let finding = list.finding(row);
    let plateau = list.plateau(row).cloned();
    ScrollArea::vertical()
        .id_salt("finding")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let title = list.title(&finding.requirement);
            ui.add(Label::new(controls::strong(controls::shown(title), 13.0)).wrap());
            ui.horizontal_wrapped(|ui| {
                level_pill(ui, finding, language);
                if finding.is_unknown {
                    let words = language.text(msg::FINDINGS_UNKNOWN);
                    icon::show(ui, "circle-help", 14.0, theme::palette(ui).muted);
                    ui.label(controls::caption(ui, words));
                }
                if let Some(subject) = &finding.subject
                    && controls::link(ui, &list.name(row, subject)).clicked()
                {
                    let only = std::slice::from_ref(subject);
                    going::go_to_records(only, plateau.as_ref(), document, state, actions);
                }
            });
            let asks_now = document.plateau == plateau && !document.is_read_only();
            if asks_now {
                deed_buttons(ui, document, workspace, finding, title, actions);
            }
            said(
                ui,
                msg::FINDINGS_COLUMN_WHY,
                &language.say(&finding.message),
                language,
            );
            said(
                ui,
                msg::FINDINGS_COLUMN_REMEDY,
                &language.say(&finding.remedy),
                language,
            );
            if !finding.at.is_empty() {
                heading(ui, msg::FINDINGS_COLUMN_AT, language);
                for record in finding.at.iter().take(MOST) {
                    if controls::link(ui, &list.name(row, record)).clicked() {
                        let only = std::slice::from_ref(record);
                        going::go_to_records(only, plateau.as_ref(), document, state, actions);
                    }
                }
                if let Some(more) = finding.at.len().checked_sub(MOST).filter(|more| *more > 0) {
                    let words = msg::UI_AND_OTHERS.with("count", more);
                    ui.label(controls::caption(ui, language.say(&words)));
                }
            }
            if let Some(package) = &finding.fixed_by {
                heading(ui, msg::FINDINGS_COLUMN_FIXED_BY, language);
                if controls::link(ui, &list.fixed_by(row)).clicked() {
                    actions.push(Action::Plan(Planning::Select(Some(package.clone()))));
                }
            }
            let today = Day::first_of(&workspace.today);
            let exemption = list.exemption(row, today);
            let text = list.requirement_text(row);
            for (title, words) in [
                (msg::FINDINGS_COLUMN_EXEMPTION, exemption),
                (msg::FINDINGS_REQUIREMENT_TEXT, text),
            ] {
                if !words.is_empty() {
                    said(ui, title, &words, language);
                }
            }
        });
}

fn heading(ui: &mut Ui, title: MessageId, language: Language) {
    ui.add_space(3.0);
    controls::heading(ui, language.text(title));
}

fn said(ui: &mut Ui, title: MessageId, words: &str, language: Language) {
    heading(ui, title, language);
    let words = RichText::new(controls::shown(words)).size(theme::BODY);
    ui.add(Label::new(words).wrap());
}

/// The level of a finding, with its sign.
fn level_pill(ui: &mut Ui, finding: &Finding, language: Language) {
    let ink = level_ink(ui, finding.level);
    icon::show(ui, level_icon(finding.level), 15.0, ink);
    let words = language.text(finding.level.name());
    ui.label(RichText::new(words).size(theme::CAPTION).color(ink));
}

/// What can be done about a finding at the plateau that shows.
pub(in crate::ui::panels) fn deed_buttons(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    finding: &Finding,
    title: &str,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let map = document.map();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = egui::vec2(8.0, 2.0);
        ui.spacing_mut().interact_size.y = 24.0;
        if let Some(repair) = &finding.repair {
            let words = language.text(msg::FINDINGS_REPAIR);
            let button = ui.button((icon::atom("wrench", 14.0), words));
            let tip = controls::shown(&language.say(&repair.words)).into_owned();
            if button.on_hover_text(tip).clicked() {
                actions.push(Action::Edit(mend(map, repair)));
            }
        }
        let words = language.text(msg::FINDINGS_EXEMPT);
        if ui
            .button((icon::atom("shield-half", 14.0), words))
            .clicked()
        {
            let exemption = exemption_of(document, workspace, finding);
            actions.push(Action::OpenDialog(Dialog::Exempt(Box::new(exemption))));
        }
        let words = language.text(msg::FINDINGS_CLAIM);
        let button = ui.button((icon::atom("flag", 14.0), words));
        Popup::menu(&button).show(|ui| claim_menu(ui, document, finding, language, actions));
        let words = language.text(msg::FINDINGS_NOTE);
        if ui
            .button((icon::atom("sticky-note", 14.0), words))
            .clicked()
        {
            actions.push(Action::Edit(remark(finding, title, language)));
        }
    });
}

/// The exemption that a finding has, or had; else one to be granted.
fn exemption_of(document: &Document, workspace: &Workspace, finding: &Finding) -> Exemption {
    let known = finding.exemption.as_ref().or(finding.expired.as_ref());
    let known = known.and_then(|id| document.map().tables().exemptions.get(id));
    known.map_or_else(
        || {
            blank_exemption(
                workspace,
                &finding.requirement,
                finding.subject.as_ref(),
                document.plateau.as_ref(),
            )
        },
        |known| Exemption::clone(known),
    )
}

/// An exemption that nobody granted yet.
pub(in crate::ui::panels) fn blank_exemption(
    workspace: &Workspace,
    requirement: &RequirementId,
    subject: Option<&SubjectId>,
    plateau: Option<&PlateauId>,
) -> Exemption {
    let mut exemption = <Exemption as crate::model::Record>::blank("".into());
    exemption.requirement = requirement.clone();
    exemption.subject = subject.cloned();
    exemption.plateau = plateau.cloned();
    exemption.author_role = workspace.preferences.author_role.as_str().into();
    exemption.granted = workspace.today.as_str().into();
    exemption
}

/// The work packages that may claim what is wrong.
fn claim_menu(
    ui: &mut Ui,
    document: &Document,
    finding: &Finding,
    language: Language,
    actions: &mut Vec<Action>,
) {
    ui.set_width(260.0);
    let packages = &document.map().tables().work_packages;
    let mut records = finding.at.clone();
    records.extend(finding.subject.clone());
    records.sort();
    records.dedup();
    let mut shown = packages.iter().peekable();
    if shown.peek().is_none() {
        let words = language.text(msg::FINDINGS_NO_PACKAGES);
        ui.add(Label::new(controls::caption(ui, words)).wrap());
        if ui.button(language.text(msg::ROADMAP_NEW)).clicked() {
            actions.push(Action::Plan(Planning::New));
            ui.close();
        }
        return;
    }
    ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
        for package in shown {
            let name = package_name(document.map(), &package.id);
            let button = egui::Button::selectable(false, controls::shown(&name).into_owned());
            if ui.add(button.truncate()).clicked() {
                let claim = Planning::Claim(package.id.clone(), records.clone());
                actions.push(Action::Plan(claim));
                ui.close();
            }
        }
    });
}

/// The command that keeps an exemption.
pub(in crate::ui::panels) fn keep(exemption: Exemption) -> Command {
    let kept = crate::command::Kept::Exemption(exemption);
    Command::Assurance(crate::command::AssuranceCommand::Keep(vec![kept]))
}
