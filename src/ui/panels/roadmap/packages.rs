//! The packages as a table: edited in place, made, copied and removed; differences are dropped on
//! their rows. Under it stands what does not fit in the plan.

use egui::{Button, Id, Label, RichText, ScrollArea, Sense, TextEdit, TextWrapMode, Ui};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use super::{controls, take_drop};
use crate::command::{Command, PackageCommand};
use crate::locale::{Language, MessageId, msg};
use crate::model::{WorkPackage, WorkPackageId};
use crate::text::FontWeight;
use crate::ui::panels::menu as menus;
use crate::ui::panels::status;
use crate::ui::{UiState, icon, theme};
use crate::workspace::roadmap::{
    CardEditor, ListForm, PackageRow, card_field, package_key, package_rows, packages_written,
    set_card,
};
use crate::workspace::{Action, Document, Planning, Workspace};

const ROW: f32 = 28.0;

/// What the table remembers.
#[derive(Default)]
pub(super) struct PackagesState {
    /// Rows in words, for which map and in which language.
    rows: Option<((usize, u64, Language), Vec<PackageRow>)>,
    editing: Option<Editing>,
}

/// A cell that is being edited.
struct Editing {
    package: WorkPackageId,
    field: &'static str,
    text: String,
    is_new: bool,
}

/// A column: what stands in it, its title, its width, and the field that it edits.
struct Column {
    title: MessageId,
    width: f32,
    field: Option<&'static str>,
    cell: fn(&PackageRow) -> String,
}

const COLUMNS: [Column; 10] = [
    Column {
        title: msg::ROADMAP_COLUMN_PACKAGE,
        width: 270.0,
        field: Some("name"),
        cell: |row| row.name.clone(),
    },
    Column {
        title: msg::ROADMAP_FIELD_STATUS,
        width: 96.0,
        field: Some("status"),
        cell: |row| row.status.clone(),
    },
    Column {
        title: msg::ROADMAP_FIELD_FROM,
        width: 124.0,
        field: Some("from_plateau"),
        cell: |row| row.from.clone(),
    },
    Column {
        title: msg::ROADMAP_FIELD_TO,
        width: 124.0,
        field: Some("to_plateau"),
        cell: |row| row.to.clone(),
    },
    Column {
        title: msg::ROADMAP_FIELD_START,
        width: 92.0,
        field: Some("start"),
        cell: |row| row.start.clone(),
    },
    Column {
        title: msg::ROADMAP_FIELD_END,
        width: 92.0,
        field: Some("end"),
        cell: |row| row.end.clone(),
    },
    Column {
        title: msg::ROADMAP_FIELD_OWNER,
        width: 180.0,
        field: Some("owner_role"),
        cell: |row| row.owner.clone(),
    },
    Column {
        title: msg::ROADMAP_FIELD_BUDGET,
        width: 84.0,
        field: Some("budget_keur"),
        cell: |row| row.budget.clone(),
    },
    Column {
        title: msg::ROADMAP_COLUMN_CLAIMS,
        width: 96.0,
        field: None,
        cell: |row| {
            let [delivers, removes, changes] = row.claims;
            format!("+{delivers}  −{removes}  ~{changes}")
        },
    },
    Column {
        title: msg::ROADMAP_FIELD_DEPENDS,
        width: 200.0,
        field: None,
        cell: |row| row.depends_on.clone(),
    },
];

/// Draws buttons, table and what does not fit.
pub(in crate::ui::panels) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    buttons(ui, document, language, actions);
    let facts = state.panels.roadmap.picture.facts(ui.ctx(), document);
    let room = ui.available_height();
    let below = if facts.problems.is_empty() {
        0.0
    } else {
        (26.0 * facts.problems.len() as f32 + 24.0).min(room * 0.38)
    };
    let identity = std::sync::Arc::as_ptr(document.identity()) as usize;
    let key = (identity, document.map().revision(), language);
    let list = &mut state.panels.roadmap.packages;
    if list.rows.as_ref().is_none_or(|(of, _)| *of != key) {
        list.rows = Some((key, package_rows(document.map(), language)));
    }
    let rows = list.rows.take();
    if let Some((key, rows)) = rows {
        if rows.is_empty() {
            let words = controls::caption(ui, language.text(msg::ROADMAP_NOTHING));
            ui.add(Label::new(words).wrap());
        } else {
            ui.allocate_ui(egui::vec2(ui.available_width(), room - below), |ui| {
                table(ui, &rows, document, language, state, actions);
            });
        }
        state.panels.roadmap.packages.rows = Some((key, rows));
    }
    if below > 0.0 {
        controls::rule(ui);
        problems(ui, &facts.problems, language, actions);
    }
}

fn buttons(ui: &mut Ui, document: &Document, language: Language, actions: &mut Vec<Action>) {
    let may_edit = !document.is_read_only();
    ui.horizontal(|ui| {
        let offer = |ui: &mut Ui, name: &'static str, label: MessageId, enabled: bool| {
            let tip = language.text(label);
            ui.add_enabled_ui(enabled, |ui| {
                icon::sized_button(ui, name, &tip, false, 28.0)
            })
            .inner
            .clicked()
        };
        if offer(ui, "plus", msg::ROADMAP_NEW, may_edit) {
            actions.push(Action::Plan(Planning::New));
        }
        let selected = document.plan.selected.clone();
        let has_one = may_edit && selected.is_some();
        if offer(ui, "copy", msg::ROADMAP_DUPLICATE, has_one)
            && let Some(package) = selected.clone()
        {
            actions.push(Action::Plan(Planning::Duplicate(package)));
        }
        if offer(ui, "trash-2", msg::ROADMAP_DELETE, has_one)
            && let Some(package) = selected.clone()
        {
            let packages = vec![package];
            let delete = Command::Package(PackageCommand::Delete { packages });
            actions.push(Action::Edit(delete));
        }
        let has_map_selection = !document.selection.is_empty();
        if offer(
            ui,
            "hand",
            msg::ROADMAP_CLAIM_SELECTION,
            has_one && has_map_selection,
        ) {
            actions.push(Action::Plan(Planning::ClaimSelection));
        }
        ui.add_space(6.0);
        let shows = document.shows_roadmap();
        let tip = language.text(msg::ROADMAP_SHOW);
        if icon::sized_button(ui, "calendar", &tip, shows, 28.0).clicked() {
            actions.push(Action::Plan(Planning::Show(!shows)));
        }
        let tip = language.text(msg::ROADMAP_COPY_PACKAGES);
        if icon::sized_button(ui, "clipboard", &tip, false, 28.0).clicked() {
            let text = packages_written(document.map(), ListForm::Csv, language);
            ui.ctx().copy_text(text);
        }
        let budget = crate::analysis::budget(
            document
                .map()
                .tables()
                .work_packages
                .iter()
                .map(AsRef::as_ref),
        );
        let count = document.map().tables().work_packages.len();
        let count = language.say(&msg::ROADMAP_PACKAGES.with("count", count));
        let total = crate::scene::amount_in_words(budget.total, language);
        ui.label(controls::caption(ui, format!("{count} · {total}")));
    });
}

fn table(
    ui: &mut Ui,
    rows: &[PackageRow],
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        let mut builder = TableBuilder::new(ui)
            .id_salt("work packages")
            .striped(false)
            .resizable(true)
            .sense(Sense::click())
            .auto_shrink(false);
        for column in &COLUMNS {
            builder = builder.column(Width::initial(column.width).at_least(50.0).clip(true));
        }
        let table = builder.header(24.0, |mut header| {
            for column in &COLUMNS {
                header.col(|ui| {
                    controls::heading(ui, language.text(column.title));
                });
            }
        });
        table.body(|body| {
            body.rows(ROW, rows.len(), |mut row| {
                let Some(data) = rows.get(row.index()) else {
                    return;
                };
                line(&mut row, data, document, language, state, actions);
            });
        });
    });
}

fn line(
    row: &mut TableRow<'_, '_>,
    data: &PackageRow,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let is_selected = document.plan.selected.as_ref() == Some(&data.id);
    row.set_selected(is_selected);
    let mut asked: Option<&'static str> = None;
    let mut is_dropped_on = false;
    for column in &COLUMNS {
        let (_, response) = row.col(|ui| {
            let rect = ui.max_rect();
            is_dropped_on |= take_drop(ui, rect, &data.id, document, state, actions);
            if is_dropped_on {
                let accent = theme::palette(ui).accent_soft;
                ui.painter().rect_filled(rect.expand(2.0), 0.0, accent);
            }
            let editing = &state.panels.roadmap.packages.editing;
            let is_edited = editing.as_ref().is_some_and(|editing| {
                editing.package == data.id && Some(editing.field) == column.field
            });
            if is_edited {
                editor(ui, document, language, state, actions);
            } else {
                cell(ui, column, data);
            }
        });
        let name = (column.cell)(data);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, &name)
        });
        if response.clicked() {
            let next = (!is_selected || asked.is_some()).then(|| data.id.clone());
            actions.push(Action::Plan(Planning::Select(next)));
        }
        if response.double_clicked() && !document.is_read_only() {
            asked = column.field;
            actions.push(Action::Plan(Planning::Select(Some(data.id.clone()))));
        }
        response.context_menu(|ui| menu(ui, data, document, language, actions));
    }
    if let Some(field) = asked {
        let package = document.map().tables().work_packages.get(&data.id);
        let text = package.map(|package| text_of(package, field, language));
        state.panels.roadmap.packages.editing = Some(Editing {
            package: data.id.clone(),
            field,
            text: text.unwrap_or_default(),
            is_new: true,
        });
    }
}

fn text_of(package: &WorkPackage, field: &str, language: Language) -> String {
    match card_field(field) {
        Some(field) => field.text(package, language),
        None => package.name.to_string(),
    }
}

fn cell(ui: &mut Ui, column: &Column, data: &PackageRow) {
    let weight = if column.field == Some("name") {
        FontWeight::Medium
    } else {
        FontWeight::Regular
    };
    let words =
        RichText::new(controls::shown(&(column.cell)(data))).font(theme::font(theme::BODY, weight));
    ui.add(
        Label::new(words)
            .wrap_mode(TextWrapMode::Truncate)
            .selectable(false),
    );
}

/// The editor of the cell that is being edited.
fn editor(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(editing) = &mut state.panels.roadmap.packages.editing else {
        return;
    };
    let map = document.map();
    let field = card_field(editing.field);
    let words = field
        .map(|field| field.words(map, language))
        .unwrap_or_default();
    let label = language.text(field.map_or(msg::ROADMAP_COLUMN_PACKAGE, |field| field.label));
    let mut done: Option<Option<Action>> = None;
    if words.is_empty() {
        let response = ui.add(
            TextEdit::singleline(&mut editing.text)
                .id(Id::unique("package cell"))
                .desired_width(f32::INFINITY),
        );
        let response = response.accessible_name(label);
        if std::mem::take(&mut editing.is_new) {
            response.request_focus();
        }
        if response.lost_focus() {
            let is_given_up = controls::take_escape(ui);
            done = Some((!is_given_up).then(|| asked(document, editing)).flatten());
        }
    } else {
        let now = words.iter().find(|(word, _)| *word == editing.text);
        let shown = now.map_or("–", |(_, name)| name.as_str());
        let response = ui.add(Button::new(controls::shown(shown)).truncate());
        let mut is_open = true;
        egui::Popup::from_response(&response)
            .id(Id::unique("package cell choices"))
            .open_bool(&mut is_open)
            .close_behavior(egui::PopupCloseBehavior::CloseOnClick)
            .show(|ui| {
                ui.set_min_width(150.0);
                for (word, name) in &words {
                    let is_now = *word == editing.text;
                    if ui.selectable_label(is_now, controls::shown(name)).clicked() {
                        editing.text.clone_from(word);
                        done = Some(asked(document, editing));
                    }
                }
            });
        if !is_open && done.is_none() && !editing.is_new {
            done = Some(None);
        }
        editing.is_new = false;
    }
    if let Some(action) = done {
        state.panels.roadmap.packages.editing = None;
        actions.extend(action);
    }
}

/// What an edited cell asks for; where its text cannot be read, why.
fn asked(document: &Document, editing: &Editing) -> Option<Action> {
    let map = document.map();
    let package = map.tables().work_packages.get(&editing.package)?;
    let Some(field) = card_field(editing.field) else {
        let name = editing.text.trim();
        let is_new = !name.is_empty() && package.name != name;
        return is_new.then(|| {
            Action::Edit(Command::Rename {
                record: package_key(&editing.package),
                name: name.into(),
            })
        });
    };
    let value = match field.editor {
        CardEditor::Plateau | CardEditor::Status => field.read(map, &editing.text),
        _ => field.reading().value(&editing.text),
    };
    Some(match value {
        Ok(value) => Action::Edit(set_card(&editing.package, field.id, value)),
        Err(why) => Action::Tell(why),
    })
}

fn menu(
    ui: &mut Ui,
    data: &PackageRow,
    document: &Document,
    language: Language,
    actions: &mut Vec<Action>,
) {
    menus::short(ui);
    let may_edit = !document.is_read_only();
    let offer = |ui: &mut Ui, label: MessageId, enabled: bool| {
        let clicked = ui
            .add_enabled(enabled, Button::new(language.text(label)))
            .clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    let claims = may_edit && !document.selection.is_empty();
    if offer(ui, msg::ROADMAP_CLAIM_SELECTION, claims) {
        let subjects = document.selection.iter().cloned().collect();
        actions.push(Action::Plan(Planning::Claim(data.id.clone(), subjects)));
    }
    if offer(ui, msg::ROADMAP_DUPLICATE, may_edit) {
        actions.push(Action::Plan(Planning::Duplicate(data.id.clone())));
    }
    if offer(ui, msg::ROADMAP_DELETE, may_edit) {
        let packages = vec![data.id.clone()];
        actions.push(Action::Edit(Command::Package(PackageCommand::Delete {
            packages,
        })));
    }
}

fn problems(
    ui: &mut Ui,
    problems: &[crate::diagnostic::Problem],
    language: Language,
    actions: &mut Vec<Action>,
) {
    controls::heading(ui, language.text(msg::ROADMAP_LEGEND_TO_CHECK));
    ScrollArea::vertical()
        .id_salt("plan problems")
        .auto_shrink(false)
        .show_rows(ui, 26.0, problems.len(), |ui, range| {
            for problem in problems.get(range).unwrap_or_default() {
                let row = controls::Row {
                    icon: Some(status::severity_sign(problem.severity, theme::palette(ui))),
                    text: &problem.sentence(language),
                    aside: "",
                    indent: 0.0,
                    selected: false,
                };
                if controls::row(ui, &row, Sense::click()).clicked() {
                    let record = problem.place.record.as_deref().unwrap_or_default();
                    let id = record
                        .strip_prefix("work_packages/")
                        .map(WorkPackageId::from);
                    actions.push(Action::Plan(Planning::Select(id)));
                }
            }
        });
}
