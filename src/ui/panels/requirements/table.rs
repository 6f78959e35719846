//! The table of requirements: titles that sort, rows that lead to what breaks them.

use egui::{Align2, Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::rows::{Column, Fare, Row, breaking, record};
use super::{sign, tool};
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::{Language, msg};
use crate::model::{Finite, Record as _, RecordKey, Requirement, TableName};
use crate::text::FontWeight;
use crate::ui::canvas::Request;
use crate::ui::panels::{controls, findings};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Dialog, Document, Selecting, Workspace};

/// Height of a row, in points.
const ROW: f32 = 26.0;
/// Room for the sign at the left and for the tools at the right.
const SIGN: f32 = 26.0;
const TOOLS: f32 = 30.0;

/// In a narrower row some columns give their room to the others, in points.
const NARROW: f32 = 820.0;

fn left(row: Rect, column: usize) -> f32 {
    let share = Column::ALL
        .get(column)
        .map_or(1.0, |column| match row.width() < NARROW {
            true => column.left_when_narrow(),
            false => column.left(),
        });
    row.left() + SIGN + (row.width() - SIGN - TOOLS) * share
}

/// Draws titles and rows.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    rows: &[Row],
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    titles(ui, language, state);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("requirements")
        .auto_shrink(false)
        .show_rows(ui, ROW, rows.len(), |ui, range| {
            for row in rows.get(range).unwrap_or_default() {
                draw(ui, document, workspace, row, state, actions);
            }
        });
}

fn titles(ui: &mut Ui, language: Language, state: &mut UiState) {
    let palette = theme::palette(ui);
    let size = vec2(ui.available_width(), 22.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let sorted = &mut state.panels.requirements.sorted_by;
    for (at, column) in Column::ALL.into_iter().enumerate() {
        let cell = Rect::from_x_y_ranges(left(rect, at)..=left(rect, at + 1) - 6.0, rect.y_range());
        if cell.width() <= 0.0 {
            continue;
        }
        let title = language.text(column.name());
        let response = ui.interact(
            cell,
            ui.scope_id().with(("requirement title", at)),
            Sense::click(),
        );
        let is_sorted = sorted.filter(|(by, _)| *by == column);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, is_sorted.is_some(), &title)
        });
        let arrow = match is_sorted {
            Some((_, false)) => Some("chevron-up"),
            Some((_, true)) => Some("chevron-down"),
            None => None,
        };
        let room = cell.width() - if arrow.is_some() { 14.0 } else { 0.0 };
        let font = theme::font(theme::CAPTION, FontWeight::Medium);
        let ink = if response.hovered() || response.has_focus() {
            palette.text
        } else {
            palette.muted
        };
        let words = controls::elided(ui, &title, font, ink, room);
        let end = cell.left() + words.size().x;
        ui.painter().galley(
            pos2(cell.left(), rect.center().y - words.size().y / 2.0),
            words,
            ink,
        );
        if let Some(glyph) = arrow {
            let square =
                Rect::from_center_size(pos2(end + 8.0, rect.center().y), Vec2::splat(12.0));
            icon::paint(ui.painter(), glyph, square, ink);
        }
        if response.clicked() {
            // Up, down, and back to the order of the list.
            *sorted = match is_sorted {
                None => Some((column, false)),
                Some((_, false)) => Some((column, true)),
                Some((_, true)) => None,
            };
        }
        response.on_hover_text(title);
    }
}

fn draw(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    row: &Row,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let found = workspace.assurance.found(document);
    let assessments = found.map(|(found, _)| found.as_ref());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let (glyph, ink) = sign(ui, row.fare());
    let square =
        Rect::from_center_size(pos2(rect.left() + 13.0, rect.center().y), Vec2::splat(15.0));
    icon::paint(ui.painter(), glyph, square, ink);
    let mut said = Vec::new();
    for (at, column) in Column::ALL.into_iter().enumerate() {
        let words = column.cell(row, language);
        if words.is_empty() {
            continue;
        }
        let is_main = matches!(column, Column::Name);
        let weight = if is_main {
            FontWeight::Medium
        } else {
            FontWeight::Regular
        };
        let ink = match column {
            _ if row.is_suspended => palette.muted,
            Column::Violations if row.fare() == Fare::Broken => palette.down.0,
            Column::Name | Column::Verdict | Column::Applicable | Column::Trend => palette.text,
            _ => palette.muted,
        };
        let x = left(rect, at);
        let room = left(rect, at + 1) - x - 8.0;
        let font = theme::font(theme::BODY, weight);
        if room > 0.0 {
            let galley = controls::elided(ui, &words, font, ink, room);
            ui.painter().galley(
                pos2(x, rect.center().y - galley.size().y / 2.0),
                galley,
                ink,
            );
        }
        let title = language.text(column.name());
        said.push(match column {
            Column::Id | Column::Name => words,
            _ => format!("{title} {words}"),
        });
    }
    let mut said = controls::shown(&said.join(", ")).into_owned();
    if let Some(error) = row.judgement.as_ref().and_then(|one| one.error.as_ref()) {
        said = format!("{said}\n{}", controls::shown(&language.say(error)));
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    tools(ui, rect, document, row, language, actions);
    let is_on_counts = response.interact_pointer_pos().is_some_and(|at| {
        let column = |of: Column| Column::ALL.iter().position(|one| *one == of).unwrap_or(0);
        let counts = left(rect, column(Column::Applicable))..left(rect, column(Column::Verdict));
        counts.contains(&at.x)
    });
    if response.double_clicked() {
        actions.push(edit(document, row, language));
    } else if response.clicked() && is_on_counts {
        findings::open_for_requirement(&row.asked.id, workspace, state, actions);
    } else if response.clicked() {
        go_to(document, workspace, row, state, actions);
    }
    response.context_menu(|ui| menu(ui, document, workspace, row, state, actions));
    let hint = match assessments {
        Some(_) if row.fare() == Fare::Broken => language.text(msg::REQUIREMENTS_CLICK),
        _ => language.text(msg::REQUIREMENTS_CLICK_EDIT),
    };
    response.on_hover_text(format!("{said}\n{hint}"));
}

/// Selects what breaks it, and goes there.
fn go_to(
    document: &Document,
    workspace: &Workspace,
    row: &Row,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let found = workspace.assurance.found(document);
    let subjects = breaking(document, found.map(|(found, _)| found.as_ref()), &row.asked);
    if subjects.is_empty() {
        return;
    }
    actions.push(Action::Select(subjects.clone(), Selecting::Only));
    state.canvas.request = Some(Request::ShowAll(subjects));
}

fn tools(
    ui: &mut Ui,
    row: Rect,
    document: &Document,
    of: &Row,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let place = Align2::RIGHT_CENTER.align_size_within_rect(Vec2::splat(24.0), row);
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(place));
    if document.is_read_only() {
        return;
    }
    let name = language.say(&msg::REQUIREMENTS_EDIT_THIS.with("name", of.name.as_str()));
    if tool(&mut inner, "pencil", &controls::shown(&name)) {
        actions.push(edit(document, of, language));
    }
}

fn menu(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    row: &Row,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let may_edit = !document.is_read_only();
    let own = record(document.map(), &row.asked);
    if ui
        .button(language.text(msg::REQUIREMENTS_FINDINGS))
        .clicked()
    {
        findings::open_for_requirement(&row.asked.id, workspace, state, actions);
        ui.close();
    }
    ui.add_enabled_ui(may_edit, |ui| {
        if ui.button(language.text(msg::REQUIREMENTS_EDIT)).clicked() {
            actions.push(edit(document, row, language));
            ui.close();
        }
        if ui
            .button(language.text(msg::REQUIREMENTS_DUPLICATE))
            .clicked()
        {
            let mut copy = requirement(document, row, language);
            copy.id = "".into();
            let name = msg::REQUIREMENTS_COPY_OF.with("name", copy.name.as_str());
            copy.name = language.say(&name).into();
            actions.push(Action::OpenDialog(Dialog::Requirement(Box::new(copy))));
            ui.close();
        }
        let aside = if row.is_suspended {
            msg::REQUIREMENTS_RESUME
        } else {
            msg::REQUIREMENTS_SUSPEND
        };
        if ui.button(language.text(aside)).clicked() {
            let mut changed = requirement(document, row, language);
            changed.suspended = !row.is_suspended;
            actions.push(keep(changed));
            ui.close();
        }
    });
    ui.add_enabled_ui(may_edit && own.is_some(), |ui| {
        if ui.button(language.text(msg::REQUIREMENTS_REMOVE)).clicked() {
            let key = RecordKey {
                table: TableName::Requirements,
                id: row.asked.id.text().clone(),
            };
            let command = AssuranceCommand::Forget(vec![key]);
            actions.push(Action::Edit(Command::Assurance(command)));
            ui.close();
        }
    });
}

/// Keeps a requirement, as one step.
fn keep(requirement: Requirement) -> Action {
    let kept = vec![Kept::Requirement(requirement)];
    Action::Edit(Command::Assurance(AssuranceCommand::Keep(kept)))
}

/// Opens the dialog on a requirement; a built-in rule becomes one of the map when it is kept.
fn edit(document: &Document, row: &Row, language: Language) -> Action {
    let requirement = requirement(document, row, language);
    Action::OpenDialog(Dialog::Requirement(Box::new(requirement)))
}

/// The record behind a row, or what it would be for a built-in rule.
fn requirement(document: &Document, row: &Row, language: Language) -> Requirement {
    if let Some(own) = document.map().tables().requirements.get(&row.asked.id) {
        return Requirement::clone(own);
    }
    let mut new = Requirement::blank(row.asked.id.clone());
    new.name = row.name.as_str().into();
    new.rule = row.asked.rule.clone();
    new.level = language.text(row.asked.level.name()).into();
    new.severity = Finite::new(f64::from(row.asked.severity)).unwrap_or_default();
    new
}
