//! The mark of a field that differs at the plateau that shows: sign, word and colour, a way back to
//! the inherited value, and what that is and where it comes from.
//!
//! An inherited field carries no mark at all.

use egui::{Button, Response, RichText, Ui, Vec2};

use super::attributes::value_in_words;
use super::controls;
use super::form::Form;
use crate::catalogue::Attribute;
use crate::command::{FieldEdit, Part};
use crate::locale::msg;
use crate::model::{FieldPath, PlateauId, RecordKey, SINCE, Value};
use crate::text::FontWeight;
use crate::ui::panels::commands;
use crate::ui::panels::plateaus::name_of;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Dialog, Document};

/// Below a field: the mark as a line of its own.
pub(super) fn line(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: Option<&Attribute>,
    name: &str,
    label: &str,
) {
    if !form.is_overridden(name) {
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(form.label_width + ui.spacing().item_spacing.x);
        let response = ui
            .push_id(("reset", name), |ui| {
                ui.spacing_mut().button_padding = Vec2::new(5.0, 1.0);
                ui.spacing_mut().interact_size.y = 18.0;
                let ink = theme::palette(ui).changed;
                let word = form.language.text(msg::PLATEAUS_CHANGED_HERE);
                let font = theme::font(11.0, FontWeight::Medium);
                let button = Button::new((
                    icon::tinted("tilde", 12.0, ink),
                    RichText::new(word).font(font).color(ink),
                    icon::tinted("rotate-ccw", 12.0, ink),
                ));
                ui.add_enabled(form.may_edit, button.frame_when_inactive(false))
            })
            .inner;
        answer(&response, form, attribute, name, label);
    });
}

/// Beside a field that has no line below it: the sign alone.
pub(super) fn sign(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: Option<&Attribute>,
    name: &str,
    label: &str,
) {
    if !form.is_overridden(name) {
        return;
    }
    let response = ui
        .push_id(("reset", name), |ui| {
            ui.spacing_mut().button_padding = Vec2::splat(3.0);
            ui.spacing_mut().interact_size = Vec2::splat(20.0);
            let ink = theme::palette(ui).changed;
            let button = Button::new(icon::tinted("tilde", 14.0, ink));
            ui.add_enabled(form.may_edit, button.frame_when_inactive(false))
        })
        .inner;
    answer(&response, form, attribute, name, label);
}

/// A press goes back to the inherited value; the menu moves the change as well.
fn answer(
    response: &Response,
    form: &mut Form<'_>,
    attribute: Option<&Attribute>,
    name: &str,
    label: &str,
) {
    let language = form.language;
    let back = language.say(&msg::UI_BACK_TO_INHERITED.with("field", label));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, form.may_edit, &back));
    let mut goes_back = response.clicked();
    response.context_menu(|ui| {
        let keys = commands::find(msg::PLATEAUS_BACK);
        let keys = keys.map(|entry| entry.default_text(language));
        let button = Button::new(language.text(msg::PLATEAUS_BACK));
        let button = button.shortcut_text(keys.unwrap_or_default());
        if ui.add_enabled(form.may_edit, button).clicked() {
            goes_back = true;
            ui.close();
        }
        let label = language.text(msg::PLATEAUS_MOVE);
        if ui.add_enabled(form.may_edit, Button::new(label)).clicked() {
            if let Some(from) = form.document.plateau.clone() {
                form.actions.push(Action::OpenDialog(Dialog::MoveChange {
                    records: std::sync::Arc::clone(&form.records),
                    part: Part::Fields(vec![name.into()]),
                    from,
                }));
            }
            ui.close();
        }
    });
    if goes_back {
        form.change(name, FieldEdit::Reset);
    }
    response.clone().on_hover_ui(|ui| {
        ui.label(back);
        if let Some(before) = form.inherited(name) {
            let words = value_in_words(form, attribute, before.as_ref());
            let from = origin(form, name).map(|id| name_of(form.document, &id));
            let text = msg::PLATEAUS_INHERITED
                .with("value", words)
                .with("plateau", from.unwrap_or_default());
            let text = controls::caption(ui, language.say(&text));
            ui.label(text);
        }
    });
}

/// The earlier plateau that the inherited value of the only record's field comes from.
fn origin(form: &Form<'_>, name: &str) -> Option<PlateauId> {
    let ([record], Some(plateau)) = (&*form.records, form.document.plateau.as_ref()) else {
        return None;
    };
    origin_of(form.document, record, plateau, name)
}

fn origin_of(
    document: &Document,
    record: &RecordKey,
    plateau: &PlateauId,
    name: &str,
) -> Option<PlateauId> {
    let map = document.map();
    let fields = map.tables().fields_of(record.table, &record.id)?;
    let chain = map.timeline().chain(plateau);
    let (_, earlier) = chain.split_last()?;
    let says = |id: &&PlateauId| fields.contains_key(&FieldPath::at((*id).clone(), name));
    let said = earlier.iter().rev().find(says);
    let brought = fields.get(&FieldPath::own(SINCE)).and_then(Value::as_text);
    let brought = brought.map(PlateauId::from);
    said.cloned()
        .or(brought)
        .or_else(|| earlier.first().cloned())
}
