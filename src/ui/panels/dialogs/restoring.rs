//! What a version has otherwise than the map, record by record and field by field, to tick what is
//! to come back.

use std::collections::BTreeSet;

use egui::{Align, Checkbox, Id, Label, Layout, ScrollArea, Ui};

use super::{Answer, cancel, controls, foot, title};
use crate::locale::{Language, msg};
use crate::model::{Change, TableName};
use crate::scene::ChangeMark;
use crate::ui::{icon, theme};
use crate::workspace::comparing::{Entry, patch_entries, table_words};
use crate::workspace::finding::folded;
use crate::workspace::{Restorable, Ticked, Workspace};

/// What the dialog remembers.
#[derive(Default)]
pub(super) struct RestoringState {
    search: String,
    entries: Vec<Entry>,
    /// Ticked entries, by place.
    whole: BTreeSet<usize>,
    /// Ticked fields, by place of their entry and of the field in it.
    fields: BTreeSet<(usize, usize)>,
    /// Entries whose fields show.
    open: BTreeSet<usize>,
}

impl RestoringState {
    pub(super) fn of(restorable: &Restorable, workspace: &Workspace) -> Self {
        let entries = workspace.document.as_ref().map(|document| {
            let language = workspace.language();
            patch_entries(&restorable.patch, document.map(), &restorable.map, language)
        });
        Self {
            entries: entries.unwrap_or_default(),
            ..Self::default()
        }
    }

    /// What is ticked.
    pub(super) fn ticked(&self) -> Ticked {
        let mut ticked = Ticked::default();
        for &at in &self.whole {
            let Some(entry) = self.entries.get(at) else {
                continue;
            };
            if entry.table == TableName::Placements {
                ticked.places.extend(entry.view());
            } else {
                ticked.records.insert(entry.record.clone());
            }
        }
        for &(at, field) in &self.fields {
            if let Some(entry) = self.entries.get(at)
                && let Some(field) = entry.fields.get(field)
            {
                let key = (entry.record.clone(), field.path.clone());
                ticked.fields.insert(key);
            }
        }
        ticked
    }

    fn shown(&self) -> Vec<usize> {
        let typed = folded(&self.search);
        let fits = |entry: &Entry| {
            let text = folded(&format!("{} {}", entry.name, entry.about));
            typed.split_whitespace().all(|word| text.contains(word))
        };
        (0..self.entries.len())
            .filter(|&at| self.entries.get(at).is_some_and(fits))
            .collect()
    }
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    restorable: &Restorable,
    state: &mut RestoringState,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let version = &restorable.version;
    title(
        ui,
        "rotate-ccw",
        accent,
        &language.text(msg::VERSIONS_RESTORE_RECORDS),
    );
    let about = msg::VERSIONS_RESTORE_ABOUT
        .with("title", version.title.as_str())
        .with("when", version.when.as_str());
    let about = controls::caption(ui, language.say(&about));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    let shown = state.shown();
    ui.horizontal(|ui| {
        let all = !shown.is_empty() && shown.iter().all(|at| state.whole.contains(at));
        let mut ticked = all;
        let words = language.text(msg::VERSIONS_TICK_ALL);
        if ui.add(Checkbox::new(&mut ticked, words)).changed() {
            for at in &shown {
                if ticked {
                    state.whole.insert(*at);
                } else {
                    state.whole.remove(at);
                }
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.set_max_width(260.0);
            let name = language.text(msg::VERSIONS_RESTORE_SEARCH);
            controls::search_field(ui, &mut state.search, &name, Id::unique("restore search"));
        });
    });
    controls::rule(ui);
    let height = (ui.ctx().content_rect().height() - 330.0).clamp(140.0, 420.0);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let mut table = None;
            for at in shown {
                let entry_table = state.entries.get(at).map(|entry| entry.table);
                if entry_table != table {
                    table = entry_table;
                    ui.add_space(4.0);
                    if let Some(table) = table {
                        controls::heading(ui, language.text(table_words(table)));
                    }
                }
                entry_ui(ui, at, restorable, state, language);
            }
        });
    let count = state.whole.len() + {
        let single = state.fields.iter().map(|(at, _)| at);
        let single: BTreeSet<&usize> = single.filter(|at| !state.whole.contains(at)).collect();
        single.len()
    };
    let main = msg::VERSIONS_RESTORE_DO.with("count", count);
    foot(
        ui,
        &language.say(&main),
        None,
        Some(&cancel(language)),
        count > 0,
    )
}

/// The colour of what bringing a record back does to the map.
fn color_of(palette: &theme::Palette, change: ChangeMark) -> egui::Color32 {
    match change {
        ChangeMark::Added => palette.added,
        ChangeMark::Removed => palette.removed,
        ChangeMark::Changed => palette.changed,
        ChangeMark::Moved => palette.accent,
    }
}

fn entry_ui(
    ui: &mut Ui,
    at: usize,
    restorable: &Restorable,
    state: &mut RestoringState,
    language: Language,
) {
    let Some(entry) = state.entries.get(at) else {
        return;
    };
    let palette = theme::palette(ui);
    let (glyph, color) = (entry.change.icon(), color_of(palette, entry.change));
    let has_fields = entry.fields.len() > 1
        && matches!(
            restorable.patch.get(&entry.record),
            Some(Change::Changed(_))
        );
    let is_open = state.open.contains(&at);
    let mut ticked = state.whole.contains(&at);
    let name = controls::shown(&entry.name).into_owned();
    let mut turned = false;
    ui.horizontal(|ui| {
        let box_ = ui.add(Checkbox::without_text(&mut ticked));
        box_.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, ticked, &name));
        icon::show(ui, glyph, 15.0, color);
        let mut about = language.text(entry.change.word());
        if !entry.about.is_empty() {
            about = format!("{about} · {}", entry.about);
        }
        if let [field] = entry.fields.as_slice() {
            about = format!(
                "{} : {} → {}",
                field.label,
                said(&field.from),
                said(&field.to)
            );
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if has_fields {
                let glyph = if is_open {
                    "chevron-up"
                } else {
                    "chevron-down"
                };
                let tip = msg::VERSIONS_RESTORE_FIELDS.with("name", name.as_str());
                turned = icon::sized_button(ui, glyph, &language.say(&tip), false, 22.0).clicked();
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let room = ui.available_width();
                ui.scope(|ui| {
                    ui.set_max_width(room * 0.5);
                    controls::line(ui, controls::strong(&name, theme::BODY));
                });
                let about = controls::caption(ui, controls::shown(&about));
                controls::line(ui, about);
            });
        });
    });
    if turned && !state.open.remove(&at) {
        state.open.insert(at);
    }
    if ticked {
        state.whole.insert(at);
    } else {
        state.whole.remove(&at);
    }
    if !has_fields || !is_open {
        return;
    }
    for (number, field) in entry.fields.iter().enumerate() {
        let mut ticked = state.fields.contains(&(at, number)) || state.whole.contains(&at);
        let whole = state.whole.contains(&at);
        ui.horizontal(|ui| {
            ui.add_space(28.0);
            let about = format!(
                "{} : {} → {}",
                field.label,
                said(&field.from),
                said(&field.to)
            );
            let words = controls::caption(ui, controls::shown(&about));
            ui.add_enabled(!whole, Checkbox::new(&mut ticked, words));
        });
        if !whole {
            if ticked {
                state.fields.insert((at, number));
            } else {
                state.fields.remove(&(at, number));
            }
        }
    }
}

/// A value; a dash where there is none.
fn said(value: &str) -> &str {
    if value.is_empty() { "–" } else { value }
}
