//! The documents of a note: addresses to open, places to copy.

use egui::{TextEdit, Ui};

use super::{addresses, controls};
use crate::locale::msg;
use crate::model::{Note, Value};
use crate::ui::icon;
use crate::ui::panels::inspector::form::Form;
use crate::ui::theme;
use crate::workspace::typed;

/// Draws the documents, and a field to add one.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, note: &Note) {
    let language = form.language;
    let label = language.text(msg::ASSURANCE_FIELD_DOCUMENTS);
    let mut kept: Option<Vec<Value>> = None;
    let width = form.label_width;
    controls::labelled(ui, &label, None, width, |ui| {
        ui.vertical(|ui| {
            for (at, document) in note.documents.iter().enumerate() {
                ui.push_id(("document", at), |ui| {
                    ui.horizontal(|ui| {
                        let removes = form.may_edit && {
                            let tip = language.text(msg::NOTES_REMOVE_DOCUMENT);
                            icon::sized_button(ui, "x", &tip, false, 20.0).clicked()
                        };
                        if typed::addresses(document).is_empty() {
                            place(ui, form, document);
                        } else {
                            addresses::offer(ui, form, document);
                        }
                        if removes {
                            let all = note.documents.iter().enumerate();
                            let left = all.filter(|(other, _)| *other != at);
                            kept = Some(left.map(|(_, it)| Value::text(it.clone())).collect());
                        }
                    });
                });
            }
            if form.may_edit
                && let Some(added) = adding(ui, form, &label)
            {
                let all = note.documents.iter().cloned().map(Value::text);
                kept = Some(all.chain([Value::text(added)]).collect());
            }
        });
    });
    if let Some(list) = kept {
        form.set("documents", (!list.is_empty()).then_some(Value::List(list)));
    }
}

/// A place that no program of ours opens: it can be copied.
fn place(ui: &mut Ui, form: &Form<'_>, document: &str) {
    let words = controls::caption(ui, controls::shown(document));
    let tip = form.language.text(msg::INSPECTOR_COPY_ADDRESS);
    if icon::sized_button(ui, "copy", &tip, false, 20.0).clicked() {
        ui.ctx().copy_text(document.to_owned());
    }
    controls::line(ui, words);
}

/// The field for one more; gives it when Enter keeps it.
fn adding(ui: &mut Ui, form: &mut Form<'_>, label: &str) -> Option<String> {
    let id = form.salt("new document");
    let mut text = ui
        .data(|data| data.get_temp::<String>(id))
        .unwrap_or_default();
    let hint = form.language.text(msg::NOTES_ADD_DOCUMENT);
    let field = TextEdit::singleline(&mut text)
        .hint_text(egui::RichText::new(&hint).color(theme::palette(ui).muted))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(format!("{label} – {hint}"));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let added = entered.then(|| text.trim().to_owned());
    if added.is_some() {
        text.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, text));
    added.filter(|added| !added.is_empty())
}
