//! The catalogue of standards, by domain, edited in place: each change is a step that can be
//! undone. Beside each line, how many elements of the plateau fall under it, and which.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Grid, Label, Response, TextEdit, Ui};
use smol_str::SmolStr;

use super::plateaus::{day_of, list};
use super::{Answer, controls, foot, scrolling, title};
use crate::assurance::{PRODUCT_ATTRIBUTES, elements_under_standards};
use crate::catalogue::attribute_label;
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    Day, ElementId, Record as _, RecordKey, Snapshot, Standard, StandardId, StandardStanding,
    TableName,
};
use crate::ui::{icon, theme};
use crate::workspace::{Action, Document, Selecting, Workspace};

/// The most elements that a tooltip names.
const MOST_NAMES: usize = 20;

/// What is shown and typed.
#[derive(Default)]
pub(super) struct StandardsState {
    /// Of which revision of the map the rows are.
    of: Option<u64>,
    rows: Vec<Standard>,
    under: BTreeMap<StandardId, Vec<ElementId>>,
    counted: Option<Arc<Snapshot>>,
    /// A line that is not kept yet.
    new: Option<Standard>,
}

impl StandardsState {
    fn refresh(&mut self, document: &Document) {
        let map = document.map();
        if self.of != Some(map.revision()) {
            let all = map.tables().standards.iter();
            self.rows = all.map(|standard| Standard::clone(standard)).collect();
            let key = |row: &Standard| (row.domain.clone(), row.order, row.id.clone());
            self.rows.sort_by_cached_key(key);
            self.of = Some(map.revision());
            self.counted = None;
        }
        let snapshot = document.snapshot();
        if !self
            .counted
            .as_ref()
            .is_some_and(|of| Arc::ptr_eq(of, snapshot))
        {
            self.under = elements_under_standards(map, snapshot);
            self.counted = Some(Arc::clone(snapshot));
        }
    }
}

/// What a line says of its versions.
fn standing_name(standing: StandardStanding) -> MessageId {
    match standing {
        StandardStanding::Standard => msg::STANDARDS_STANDARD,
        StandardStanding::Tolerated => msg::STANDARDS_TOLERATED,
        StandardStanding::Forbidden => msg::STANDARDS_FORBIDDEN,
    }
}

/// Draws the catalogue.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut StandardsState,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    state.refresh(document);
    let palette = theme::palette(ui);
    title(
        ui,
        "badge-check",
        palette.accent,
        &language.text(msg::STANDARDS_TITLE),
    );
    let about = controls::caption(ui, language.text(msg::STANDARDS_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    let may_edit = !document.is_read_only();
    scrolling(ui, |ui| {
        ui.add_enabled_ui(may_edit, |ui| {
            let mut domain: Option<SmolStr> = None;
            let mut rows = std::mem::take(&mut state.rows);
            let mut at = 0;
            while at < rows.len() {
                let of = rows[at].domain.clone();
                let count = rows[at..].iter().take_while(|row| row.domain == of).count();
                if domain.as_ref() != Some(&of) {
                    let name = if of.is_empty() {
                        language.text(msg::STANDARDS_NO_DOMAIN)
                    } else {
                        controls::shown(&of).into_owned()
                    };
                    controls::heading(ui, name);
                }
                domain = Some(of.clone());
                table(
                    ui,
                    &of,
                    document,
                    &mut rows[at..at + count],
                    &state.under,
                    language,
                    actions,
                );
                at += count;
            }
            state.rows = rows;
            if let Some(new) = &mut state.new {
                controls::heading(ui, language.text(msg::STANDARDS_NEW));
                table(
                    ui,
                    "new",
                    document,
                    std::slice::from_mut(new),
                    &state.under,
                    language,
                    actions,
                );
                if !new.id.as_str().is_empty() || actions.iter().any(is_new) {
                    state.new = None;
                }
            }
        });
    });
    ui.add_space(4.0);
    ui.add_enabled_ui(may_edit && state.new.is_none(), |ui| {
        let add = language.text(msg::STANDARDS_ADD);
        if controls::secondary(ui, Some("plus"), &add).clicked() {
            state.new = Some(Standard::blank(StandardId::default()));
        }
    });
    foot(ui, &language.text(msg::UI_CLOSE), None, None, true)
}

/// Whether an action keeps a line that was not there.
fn is_new(action: &Action) -> bool {
    let Action::Edit(Command::Assurance(AssuranceCommand::Keep(kept))) = action else {
        return false;
    };
    kept.iter()
        .any(|one| matches!(one, Kept::Standard(line) if line.id.as_str().is_empty()))
}

/// The lines of one domain.
fn table(
    ui: &mut Ui,
    salt: &str,
    document: &Document,
    rows: &mut [Standard],
    under: &BTreeMap<StandardId, Vec<ElementId>>,
    language: Language,
    actions: &mut Vec<Action>,
) {
    Grid::new(("standards", salt))
        .num_columns(9)
        .spacing([6.0, 4.0])
        .show(ui, |ui| {
            for title in [
                msg::STANDARDS_PRODUCT,
                msg::STANDARDS_DOMAIN,
                msg::STANDARDS_ATTRIBUTE,
                msg::STANDARDS_VERSIONS,
                msg::STANDARDS_STANDING,
                msg::STANDARDS_UNTIL,
                msg::STANDARDS_REPLACEMENT,
                msg::STANDARDS_REASON,
                msg::STANDARDS_ELEMENTS,
            ] {
                ui.label(controls::caption(ui, language.text(title)));
            }
            ui.end_row();
            for row in rows {
                line(ui, document, row, under, language, actions);
                ui.end_row();
            }
        });
}

fn line(
    ui: &mut Ui,
    document: &Document,
    row: &mut Standard,
    under: &BTreeMap<StandardId, Vec<ElementId>>,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let before = document.map().tables().standards.get(&row.id);
    let before = before.map(|standard| Standard::clone(standard));
    let mut is_done = false;
    let fields: [(&mut SmolStr, MessageId, f32); 2] = [
        (&mut row.name, msg::STANDARDS_PRODUCT, 146.0),
        (&mut row.domain, msg::STANDARDS_DOMAIN, 150.0),
    ];
    for (text, label, width) in fields {
        is_done |= field(ui, text, label, width, language);
    }
    let label = language.text(msg::STANDARDS_ATTRIBUTE);
    let shown = if row.attribute.is_empty() {
        language.text(msg::STANDARDS_ANY_ATTRIBUTE)
    } else {
        attribute_label(&row.attribute, language).to_owned()
    };
    let id = row.id.to_string();
    ui.scope(|ui| {
        ui.set_width(120.0);
        list(ui, &format!("attribute {id}"), &label, shown, |ui| {
            let any = language.text(msg::STANDARDS_ANY_ATTRIBUTE);
            let named = PRODUCT_ATTRIBUTES.map(|id| (id, attribute_label(id, language).to_owned()));
            for (value, name) in std::iter::once(("", any)).chain(named) {
                if ui.selectable_label(row.attribute == value, name).clicked() {
                    row.attribute = value.into();
                    is_done = true;
                }
            }
        });
    });
    is_done |= field(
        ui,
        &mut row.versions,
        msg::STANDARDS_VERSIONS,
        96.0,
        language,
    );
    let label = language.text(msg::STANDARDS_STANDING);
    ui.scope(|ui| {
        ui.set_width(110.0);
        let shown = language.text(standing_name(row.standing));
        list(ui, &format!("standing {id}"), &label, shown, |ui| {
            for standing in [
                StandardStanding::Standard,
                StandardStanding::Tolerated,
                StandardStanding::Forbidden,
            ] {
                let name = language.text(standing_name(standing));
                if ui
                    .selectable_label(row.standing == standing, name)
                    .clicked()
                {
                    row.standing = standing;
                    is_done = true;
                }
            }
        });
    });
    let until = cell(ui, &mut row.until, msg::STANDARDS_UNTIL, 88.0, language);
    wrong_day(ui, &until, &row.until, language);
    if until.lost_focus() {
        row.until = day_of(&row.until).into();
        is_done = true;
    }
    is_done |= field(
        ui,
        &mut row.replacement,
        msg::STANDARDS_REPLACEMENT,
        120.0,
        language,
    );
    is_done |= field(ui, &mut row.reason, msg::STANDARDS_REASON, 140.0, language);
    ui.horizontal(|ui| {
        // One width for all figures, so that the bins stand in a column.
        let size = egui::vec2(34.0, 24.0);
        let side = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(size, side, |ui| {
            ui.set_min_width(size.x);
            elements(ui, document, under.get(&row.id), language, actions);
        });
        let remove = msg::STANDARDS_REMOVE.with("name", row.name.as_str());
        let remove = controls::shown(&language.say(&remove)).into_owned();
        let has_record = before.is_some();
        ui.add_enabled_ui(has_record, |ui| {
            if icon::sized_button(ui, "trash-2", &remove, false, 24.0).clicked() {
                let key = RecordKey {
                    table: TableName::Standards,
                    id: row.id.text().clone(),
                };
                let forget = AssuranceCommand::Forget(vec![key]);
                actions.push(Action::Edit(Command::Assurance(forget)));
            }
        });
    });
    let has_changed = before.as_ref().is_none_or(|before| before != row);
    if is_done && has_changed && !row.name.trim().is_empty() {
        let kept = vec![Kept::Standard(row.clone())];
        actions.push(Action::Edit(Command::Assurance(AssuranceCommand::Keep(
            kept,
        ))));
    }
}

/// A cell of text; gives whether it was left with another text.
fn field(
    ui: &mut Ui,
    text: &mut SmolStr,
    label: MessageId,
    width: f32,
    language: Language,
) -> bool {
    cell(ui, text, label, width, language).lost_focus()
}

fn cell(
    ui: &mut Ui,
    text: &mut SmolStr,
    label: MessageId,
    width: f32,
    language: Language,
) -> Response {
    let mut buffer = text.to_string();
    let edit = TextEdit::singleline(&mut buffer);
    let response = controls::grid_field(ui, edit, width);
    let response = response.accessible_name(language.text(label));
    if response.changed() {
        *text = buffer.as_str().into();
    }
    response
}

/// Marks a day that is none: it would bound nothing, silently.
fn wrong_day(ui: &Ui, field: &Response, day: &str, language: Language) {
    let is_typed = field.has_focus();
    if is_typed || day.trim().is_empty() || Day::first_of(day).is_some() {
        return;
    }
    let place = field.rect;
    let edge = egui::Stroke::new(1.5, theme::palette(ui).down.0);
    ui.painter()
        .rect_stroke(place, 5.0, edge, egui::StrokeKind::Inside);
    let words = language.text(msg::LENS_DATE_WRONG);
    let id = field.id.with("wrong day");
    let response = ui.interact(place, id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    response.on_hover_text(words);
}

/// How many elements fall under a line; the tooltip names them, a click selects them.
fn elements(
    ui: &mut Ui,
    document: &Document,
    under: Option<&Vec<ElementId>>,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let Some(under) = under else {
        ui.add_space(2.0);
        ui.label("0");
        return;
    };
    let snapshot = document.snapshot();
    let names: Vec<String> = under
        .iter()
        .take(MOST_NAMES)
        .filter_map(|id| snapshot.element_by_id(id))
        .map(|element| controls::shown(&element.name).into_owned())
        .collect();
    let mut tip = names.join("\n");
    if under.len() > MOST_NAMES {
        let more = msg::UI_AND_OTHERS.with("count", under.len() - MOST_NAMES);
        tip = format!("{tip}\n{}", language.say(&more));
    }
    if controls::link(ui, &under.len().to_string())
        .on_hover_text(tip)
        .clicked()
    {
        let subjects = under.iter().map(Into::into).collect();
        actions.push(Action::Select(subjects, Selecting::Only));
    }
}
