//! Over the list: which list, kinds and roles as chips – one click each –, and the rarer filters.

use egui::{Ui, vec2};

use super::{NotesState, Part};
use crate::locale::{Language, MessageId, msg};
use crate::model::{AnnotationStatus, NoteId, NoteKind};
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::workspace::noting::{NoteColumn, NoteList, NoteRow, kind_name, status_name};
use crate::workspace::roadmap::ListForm;
use crate::workspace::{Action, Document, Noting, Workspace};

/// So many roles have a chip of their own.
const MOST_ROLES: usize = 4;

/// Draws the filters.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    list: &std::sync::Arc<NoteList>,
    notes: &mut NotesState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for (part, word) in [
            (Part::Notes, msg::ASSURANCE_NOTES_TAB),
            (Part::Decisions, msg::NOTES_DECISIONS),
        ] {
            if chip(ui, &language.text(word), None, notes.part == part) {
                notes.part = part;
            }
        }
        ui.separator();
        ui.scope(|ui| {
            ui.set_max_width(180.0);
            let name = language.text(msg::NOTES_SEARCH);
            let id = egui::Id::unique("notes search");
            controls::search_field(ui, &mut notes.filter.words, &name, id);
        });
        if notes.part == Part::Notes {
            status(ui, notes, language);
            let author = msg::NOTES_COLUMN_AUTHOR;
            let authors = roles_of(list, |row| row.note.author_role.as_str());
            role(ui, author, &authors, &mut notes.filter.author, language);
            let asked = roles_of(list, |row| row.note.for_role.as_str());
            role(
                ui,
                msg::NOTES_COLUMN_ASKS,
                &asked,
                &mut notes.filter.asked,
                language,
            );
            let word = language.text(msg::NOTES_OVERDUE);
            if chip(ui, &word, Some("circle-alert"), notes.filter.overdue) {
                notes.filter.overdue = !notes.filter.overdue;
            }
        }
        if document.plateau.is_some() {
            let word = language.text(msg::NOTES_EVERY_PLATEAU);
            if chip(ui, &word, None, notes.everywhere) {
                notes.everywhere = !notes.everywhere;
            }
        }
        about(ui, notes, document, language);
        ui.separator();
        tools(ui, document, workspace, list, notes, actions);
    });
    if notes.part == Part::Notes {
        chips(ui, list, notes, language);
    }
}

/// Kinds and awaited roles, each with the number of its open notes.
fn chips(ui: &mut Ui, list: &NoteList, notes: &mut NotesState, language: Language) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let open: Vec<&NoteRow> = list.rows.iter().filter(|row| row.note.is_open()).collect();
        for kind in NoteKind::ALL.iter().copied() {
            let count = open.iter().filter(|row| row.note.kind == kind).count();
            let is_chosen = notes.filter.kinds.contains(&kind);
            if kind == NoteKind::Text || (count == 0 && !is_chosen) {
                continue;
            }
            let words = format!("{} {count}", language.text(kind_name(kind)));
            if chip(ui, &words, Some(crate::scene::note_icon(kind)), is_chosen)
                && !notes.filter.kinds.remove(&kind)
            {
                notes.filter.kinds.insert(kind);
            }
        }
        let roles = list.roles();
        if roles.is_empty() {
            return;
        }
        ui.separator();
        ui.label(controls::caption(ui, language.text(msg::NOTES_AWAITED)));
        let chosen = notes.filter.role.clone();
        let mut shown: Vec<_> = roles.iter().take(MOST_ROLES).collect();
        shown.extend(
            roles
                .iter()
                .skip(MOST_ROLES)
                .filter(|(role, _)| *role == chosen),
        );
        for (role, count) in shown {
            let words = format!("{} {count}", controls::shown(role));
            if chip(ui, &words, Some("user"), *role == chosen) {
                notes.filter.role = if *role == chosen {
                    String::new().into()
                } else {
                    role.clone()
                };
            }
        }
        if roles.len() > MOST_ROLES {
            let others: Vec<String> = roles.iter().map(|(role, _)| role.to_string()).collect();
            role(
                ui,
                msg::NOTES_OTHER_ROLE,
                &others,
                &mut notes.filter.role,
                language,
            );
        }
    });
}

fn chip(ui: &mut Ui, words: &str, glyph: Option<&'static str>, is_on: bool) -> bool {
    let palette = theme::palette(ui);
    let ink = if is_on { palette.accent } else { palette.text };
    let text = egui::RichText::new(words)
        .font(theme::font(12.0, crate::text::FontWeight::Medium))
        .color(ink);
    let button = match glyph {
        Some(glyph) => egui::Button::new((icon::tinted(glyph, 13.0, ink), text)),
        None => egui::Button::new(text),
    };
    let fill = if is_on {
        palette.accent_soft
    } else {
        palette.paper
    };
    let edge = if is_on { palette.accent } else { palette.edge };
    let button = button
        .fill(fill)
        .stroke(egui::Stroke::new(1.0, edge))
        .corner_radius(12)
        .min_size(vec2(0.0, 24.0));
    // Not in a scope of its own: that would stay on this line however little room is left on it.
    let usual = ui.spacing().clone();
    ui.spacing_mut().button_padding = vec2(9.0, 2.0);
    ui.spacing_mut().interact_size.y = 24.0;
    let response = ui.add(button.wrap_mode(egui::TextWrapMode::Extend));
    *ui.spacing_mut() = usual;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_on, words));
    response.clicked()
}

fn choice(ui: &mut Ui, label: &str, shown: &str, width: f32, content: impl FnOnce(&mut Ui)) {
    let response = egui::ComboBox::from_id_salt(label)
        .selected_text(shown)
        .width(width)
        .truncate()
        .icon(controls::chevron)
        .show_ui(ui, content)
        .response;
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label);
        info.current_text_value = Some(shown.to_owned());
        info
    });
}

fn status(ui: &mut Ui, notes: &mut NotesState, language: Language) {
    let name = |status: Option<AnnotationStatus>| match status {
        Some(status) => language.text(status_name(status)),
        None => language.text(msg::NOTES_EVERY_STATUS),
    };
    let current = notes.filter.status;
    let label = language.text(msg::UI_NOTE_STATUS);
    choice(ui, &label, &name(current), 96.0, |ui| {
        let all = AnnotationStatus::ALL.iter().copied().map(Some);
        for status in std::iter::once(None).chain(all) {
            if ui
                .selectable_label(status == current, name(status))
                .clicked()
            {
                notes.filter.status = status;
            }
        }
    });
}

fn roles_of<'r>(list: &'r NoteList, role: impl Fn(&'r NoteRow) -> &'r str) -> Vec<String> {
    let all: std::collections::BTreeSet<&str> = list.rows.iter().map(role).collect();
    let named = all.into_iter().filter(|role| !role.is_empty());
    named.map(str::to_owned).collect()
}

fn role(
    ui: &mut Ui,
    label: MessageId,
    roles: &[String],
    chosen: &mut smol_str::SmolStr,
    language: Language,
) {
    if roles.is_empty() {
        return;
    }
    let label = language.text(label);
    let shown = if chosen.is_empty() {
        label.clone()
    } else {
        controls::shown(chosen).into_owned()
    };
    let anybody = language.text(msg::NOTES_ANYBODY);
    choice(ui, &label, &shown, 110.0, |ui| {
        if ui.selectable_label(chosen.is_empty(), anybody).clicked() {
            *chosen = String::new().into();
        }
        for role in roles {
            let is_chosen = chosen.as_str() == role;
            if ui
                .selectable_label(is_chosen, controls::shown(role))
                .clicked()
            {
                *chosen = role.as_str().into();
            }
        }
    });
}

/// That the list is about one thing only, with a way back to all.
fn about(ui: &mut Ui, notes: &mut NotesState, document: &Document, language: Language) {
    let Some(target) = &notes.filter.target else {
        return;
    };
    let snapshot = document.snapshot();
    let name = crate::model::subject_name(document.map(), Some(snapshot), target.as_str());
    let name = name.unwrap_or_else(|| target.to_string());
    let words = msg::NOTES_ABOUT.with("name", controls::shown(&name).into_owned());
    if chip(ui, &language.say(&words), Some("x"), true) {
        notes.filter.target = None;
    }
}

/// Copies, and the way into a review of what shows.
fn tools(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    list: &std::sync::Arc<NoteList>,
    notes: &mut NotesState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let lines = notes.lines(list, language);
    let rows = || -> Vec<&NoteRow> { lines.iter().filter_map(|at| list.rows.get(*at)).collect() };
    for (glyph, tip, form) in [
        ("clipboard", msg::ROADMAP_COPY_CSV, ListForm::Csv),
        ("file-text", msg::ROADMAP_COPY_MARKDOWN, ListForm::Markdown),
    ] {
        if icon::sized_button(ui, glyph, &language.text(tip), false, 26.0).clicked() {
            let text = NoteColumn::written(&notes.columns(), &rows(), form, language);
            ui.ctx().copy_text(text);
        }
    }
    let reviews = document.note_review.is_some();
    let word = language.text(msg::NOTES_REVIEW);
    if icon::sized_button(ui, "messages-square", &word, reviews, 26.0).clicked() {
        let open = rows().into_iter().filter(|row| row.note.is_open());
        let threads: Vec<NoteId> = open.map(|row| row.note.id.clone()).collect();
        actions.push(Action::Note(if reviews {
            Noting::Leave
        } else {
            Noting::Review(threads)
        }));
    }
    let count = language.say(&msg::NOTES_COUNT.with("count", lines.len()));
    let count = egui::Label::new(controls::caption(ui, count));
    ui.add(count.wrap_mode(egui::TextWrapMode::Extend));
}
