//! The protection table: what each type of data risks, what protects it, how many data sets are of
//! it and how many findings there are about it. Types can be added, changed and removed.

use std::collections::BTreeSet;

use egui::{Frame, Margin, ScrollArea, Stroke, TextEdit, Ui};
use smol_str::SmolStr;

use super::{Answer, cancel, controls, foot, title};
use crate::assurance::{ProtectionLevel, RULES, Settings};
use crate::catalogue::{self, Choice};
use crate::locale::{Language, MessageId, msg};
use crate::model::{DataType, Finite, Value};
use crate::text::FontWeight;
use crate::ui::{icon, theme};
use crate::workspace::protection::{new_data_type, protection_commands};
use crate::workspace::{Action, Document, Workspace};

const LABEL: f32 = 130.0;
/// The levels of the table, and what they stand for.
const LEVELS: [(f64, ProtectionLevel); 3] = [
    (2.0, ProtectionLevel::Medium),
    (3.0, ProtectionLevel::High),
    (4.0, ProtectionLevel::VeryHigh),
];

/// The table as it is being edited.
#[derive(Debug, Default)]
pub(super) struct ProtectionState {
    rows: Vec<Row>,
    /// Goes back to the built-in table.
    resets: bool,
}

#[derive(Debug)]
struct Row {
    record: DataType,
    name: String,
    risk: String,
    protection: String,
}

impl Row {
    fn of(record: DataType) -> Self {
        Self {
            name: record.name.to_string(),
            risk: record.risk.to_string(),
            protection: record.protection.to_string(),
            record,
        }
    }

    fn record(&self) -> DataType {
        let mut record = self.record.clone();
        record.name = self.name.trim().into();
        record.risk = self.risk.trim().into();
        record.protection = self.protection.trim().into();
        record
    }
}

/// The table as it stands.
pub(super) fn of(workspace: &Workspace) -> ProtectionState {
    let document = workspace.document.as_ref();
    let rows = document.map_or_else(Vec::new, |document| {
        let settings = Settings::of(document.map(), None);
        settings.data_types.into_iter().map(Row::of).collect()
    });
    ProtectionState {
        rows,
        resets: false,
    }
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut ProtectionState,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    workspace.assurance.ask(document, actions);
    let palette = theme::palette(ui);
    let heading = language.text(msg::DATA_TYPE_TITLE);
    title(ui, "shield-check", palette.accent, &heading);
    let is_own = !document.map().tables().data_types.is_empty();
    let mut hint = language.text(msg::DATA_TYPE_HINT);
    if !is_own {
        hint = format!("{hint} {}", language.text(msg::DATA_TYPE_BUILT_IN));
    }
    ui.add(egui::Label::new(controls::caption(ui, hint)).wrap());
    ui.add_space(6.0);
    let may_edit = !document.is_read_only();
    let mut removed = None;
    let high = (ui.ctx().content_rect().height() - 300.0).max(160.0);
    let scroll = ScrollArea::vertical().max_height(high);
    // A modal window takes the height that its first frame asked for.
    scroll.min_scrolled_height(high).show(ui, |ui| {
        ui.add_enabled_ui(may_edit, |ui| {
            for (at, row) in state.rows.iter_mut().enumerate() {
                let removes = ui
                    .push_id(("data type", at), |ui| {
                        card(ui, workspace, document, row, language)
                    })
                    .inner;
                if removes {
                    removed = Some(at);
                }
            }
            let add = language.text(msg::DATA_TYPE_ADD);
            if controls::secondary(ui, Some("plus"), &add).clicked() {
                state.rows.push(Row::of(new_data_type()));
            }
        });
    });
    if let Some(at) = removed {
        state.rows.remove(at);
    }
    let is_named = state.rows.iter().all(|row| !row.name.trim().is_empty());
    if !is_named {
        let words = language.text(msg::DATA_TYPE_UNNAMED);
        ui.label(controls::caption(ui, words).color(palette.degraded.0));
    }
    let reset = language.text(msg::DATA_TYPE_RESET);
    let answer = foot(
        ui,
        &language.text(msg::UI_KEEP),
        (is_own && may_edit).then_some(reset.as_str()),
        Some(&cancel(language)),
        is_named && may_edit,
    );
    if answer == Answer::No {
        state.resets = true;
        return Answer::Yes;
    }
    answer
}

/// Keeps what was changed.
pub(super) fn keep(state: &ProtectionState, workspace: &Workspace, actions: &mut Vec<Action>) {
    let Some(document) = &workspace.document else {
        return;
    };
    let map = document.map();
    let wanted: Vec<DataType> = if state.resets {
        Vec::new()
    } else {
        state.rows.iter().map(Row::record).collect()
    };
    // A table that is the built-in one, unchanged, need not be written down.
    let is_built_in = map.tables().data_types.is_empty();
    if is_built_in && wanted == Settings::of(map, None).data_types {
        return;
    }
    let commands = protection_commands(map, &wanted).into_iter();
    actions.extend(commands.map(Action::Edit));
}

/// One type; gives whether it is to be removed.
fn card(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    row: &mut Row,
    language: Language,
) -> bool {
    let palette = theme::palette(ui);
    let mut removes = false;
    Frame::new()
        .fill(palette.soft)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let width = (ui.available_width() - 260.0).max(140.0);
                let label = language.text(msg::DATA_TYPE_NAME);
                let edit = TextEdit::singleline(&mut row.name)
                    .font(theme::font(14.0, FontWeight::SemiBold))
                    .desired_width(width);
                ui.add(edit).accessible_name(&label);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let tip = msg::DATA_TYPE_REMOVE.with("name", row.name.as_str());
                    let tip = language.say(&tip);
                    removes = icon::sized_button(ui, "trash-2", &tip, false, 26.0).clicked();
                    let counts = counts(workspace, document, &row.record);
                    let counts = msg::DATA_TYPE_COUNTS
                        .with("data", counts.0)
                        .with("findings", counts.1);
                    controls::line(ui, controls::caption(ui, language.say(&counts)));
                });
            });
            for (label, text) in [
                (msg::DATA_TYPE_RISK, &mut row.risk),
                (msg::DATA_TYPE_PROTECTION, &mut row.protection),
            ] {
                let label = language.text(label);
                controls::labelled(ui, &label, None, LABEL, |ui| {
                    ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY))
                        .accessible_name(&label);
                });
            }
            let record = &mut row.record;
            choices(ui, language, msg::DATA_TYPE_LEVEL, |ui| {
                for (value, level) in LEVELS {
                    let value = Finite::new(value).unwrap_or_default();
                    let words = language.text(level.name());
                    if ui.selectable_label(record.level == value, words).clicked() {
                        record.level = value;
                    }
                }
            });
            choices(ui, language, msg::DATA_TYPE_CATEGORIES, |ui| {
                for choice in categories() {
                    let words = choice.words.in_language(language);
                    toggle(ui, &mut record.categories, choice.value, words, "");
                }
            });
            choices(ui, language, msg::DATA_TYPE_RULES, |ui| {
                for rule in RULES.iter().filter(|rule| rule.id.starts_with("EX-")) {
                    let tip = language.text(rule.name);
                    toggle(ui, &mut record.rules, rule.id, rule.id, &tip);
                }
                // Rules of the map's own, and those of a newer version.
                let known = |id: &SmolStr| RULES.iter().any(|rule| rule.id == id);
                let own: Vec<SmolStr> = record
                    .rules
                    .iter()
                    .filter(|id| !known(id))
                    .cloned()
                    .collect();
                for id in own {
                    toggle(ui, &mut record.rules, &id, &controls::shown(&id), "");
                }
            });
        });
    ui.add_space(6.0);
    removes
}

/// A label, and choices that flow into as many lines as they need.
fn choices(ui: &mut Ui, language: Language, label: MessageId, content: impl FnOnce(&mut Ui)) {
    let label = language.text(label);
    controls::labelled(ui, &label, None, LABEL, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            content(ui);
        });
    });
}

fn categories() -> &'static [Choice] {
    catalogue::attribute("category").map_or(&[], |attribute| attribute.choices)
}

/// A word that is in a list or not.
fn toggle(ui: &mut Ui, list: &mut Vec<SmolStr>, word: &str, shown: &str, tip: &str) {
    let at = list.iter().position(|one| one == word);
    let mut response = ui.selectable_label(at.is_some(), shown);
    if !tip.is_empty() {
        response = response.on_hover_text(tip);
    }
    if response.clicked() {
        match at {
            Some(at) => {
                list.remove(at);
            }
            None => list.push(word.into()),
        }
    }
}

/// How many data sets are of a type, and how many findings its rules have.
fn counts(workspace: &Workspace, document: &Document, data_type: &DataType) -> (usize, usize) {
    let elements = document.snapshot().elements().iter();
    let data_sets = elements.filter(|element| {
        let category = element.attributes.get("category").and_then(Value::as_text);
        element.kind.as_str() == "data_set"
            && category.is_some_and(|of| data_type.categories.iter().any(|one| one == of))
    });
    let rules: BTreeSet<&str> = data_type.rules.iter().map(SmolStr::as_str).collect();
    let findings = workspace.assurance.shown(document).map_or(0, |judged| {
        let all = judged.review.findings.iter();
        all.filter(|finding| finding.counts() && rules.contains(finding.rule.as_str()))
            .count()
    });
    (data_sets.count(), findings)
}
