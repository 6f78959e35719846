//! Title, organisation, marking and version of the map.

use egui::{TextEdit, Ui};

use super::{Answer, DialogsState, cancel, controls, foot, title};
use crate::command::Command;
use crate::locale::{Language, MessageId, msg};
use crate::model::{FieldPath, MapInfo, Record as _, RecordKey, TableName, Value};
use crate::ui::theme;
use crate::workspace::{Action, Workspace};

const FIELDS: [(&str, MessageId); 11] = [
    ("title", msg::UI_TITLE),
    ("organisation", msg::UI_ORGANISATION),
    ("author_role", msg::PDF_AUTHOR_ROLE),
    ("marking", msg::UI_MARKING),
    ("version", msg::UI_VERSION),
    ("shared_with", msg::UI_SHARED_WITH),
    ("description", msg::UI_DESCRIPTION),
    (LEVEL, msg::ASSURANCE_FIELD_MATURITY_LEVEL),
    ("controller", msg::ASSURANCE_FIELD_CONTROLLER),
    ("joint_controllers", msg::ASSURANCE_FIELD_JOINT_CONTROLLERS),
    (
        "data_protection_officer",
        msg::ASSURANCE_FIELD_DATA_PROTECTION_OFFICER,
    ),
];

/// The level of documentation, a number.
const LEVEL: &str = "maturity_level";

/// The fields as they stand.
pub(super) fn of(workspace: &Workspace) -> Vec<(&'static str, String)> {
    let Some(document) = &workspace.document else {
        return Vec::new();
    };
    let info = document.map().info();
    FIELDS
        .iter()
        .map(|(field, _)| {
            let value = match info.get(&FieldPath::own(*field)) {
                Some(Value::List(places)) => {
                    let places: Vec<String> = places.iter().map(ToString::to_string).collect();
                    places.join(", ")
                }
                // 0 stands for *not set*.
                Some(Value::Number(level)) if *field == LEVEL && level.get() == 0.0 => {
                    String::new()
                }
                value => value.map(|value| value.to_string()).unwrap_or_default(),
            };
            (*field, value)
        })
        .collect()
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    fields: &mut [(&'static str, String)],
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    title(
        ui,
        "map",
        accent,
        &language.text(msg::UI_MAP_PROPERTIES_TITLE),
    );
    for ((_, label), (field, text)) in FIELDS.iter().zip(fields.iter_mut()) {
        let label = language.text(*label);
        let hint = match *field {
            "shared_with" => Some(language.text(msg::UI_SHARED_WITH_HINT)),
            "author_role" => Some(language.text(msg::PDF_AUTHOR_ROLE_HINT)),
            _ => None,
        };
        if *field == LEVEL {
            let tip = language.text(msg::MATURITY_ASKED_TIP);
            controls::labelled(ui, &label, Some(&tip), 140.0, |ui| {
                level(ui, language, text);
            });
            continue;
        }
        controls::labelled(ui, &label, hint.as_deref(), 140.0, |ui| {
            let edit = if *field == "description" {
                TextEdit::multiline(text).desired_rows(4)
            } else {
                TextEdit::singleline(text)
            };
            ui.add(edit.desired_width(f32::INFINITY))
                .accessible_name(&label);
        });
    }
    let label = language.text(msg::HANDOVER_FIELD_LOGO);
    controls::labelled(ui, &label, None, 140.0, |ui| {
        ui.horizontal(|ui| logo(ui, workspace, actions));
    });
    foot(
        ui,
        &language.text(msg::UI_KEEP),
        None,
        Some(&cancel(language)),
        true,
    )
}

/// The picture of the title block: which, another one, or none. It is set at once, as a picture
/// behind a container is.
fn logo(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return;
    };
    let name = document.map().info().logo.clone();
    let has_logo = !name.is_empty();
    if has_logo {
        let said = match document.pictures.get(&name) {
            Some(picture) => language.say(
                &msg::PDF_LOGO_SIZE
                    .with("width", f64::from(picture.width))
                    .with("height", f64::from(picture.height)),
            ),
            None => language.text(msg::PDF_LOGO_MISSING),
        };
        ui.label(said);
    }
    if ui.button(language.text(msg::PDF_LOGO_CHOOSE)).clicked() {
        actions.push(Action::AskLogo);
    }
    if has_logo && ui.button(language.text(msg::PDF_LOGO_REMOVE)).clicked() {
        actions.push(Action::Edit(Command::SetField {
            record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
            name: "logo".into(),
            value: None,
        }));
    }
}

/// The level of documentation: one of three, or the usual one.
fn level(ui: &mut Ui, language: Language, chosen: &mut String) {
    let choices = [
        ("", msg::PROPERTIES_MATURITY_NONE),
        ("1", msg::MATURITY_LEVEL_1),
        ("2", msg::MATURITY_LEVEL_2),
        ("3", msg::MATURITY_LEVEL_3),
    ];
    for (value, words) in choices {
        let words = language.text(words);
        if ui.selectable_label(chosen == value, words).clicked() {
            value.clone_into(chosen);
        }
    }
}

/// Sets what was changed; what stayed the same makes no step.
pub(super) fn keep(dialogs: &DialogsState, actions: &mut Vec<Action>) {
    for (field, text) in &dialogs.properties {
        let text = text.trim();
        actions.push(Action::Edit(Command::SetField {
            record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
            name: (*field).into(),
            value: (!text.is_empty()).then(|| value_of(field, text)),
        }));
    }
}

/// A text as the field takes it.
fn value_of(field: &str, text: &str) -> Value {
    if field == LEVEL {
        let level = text.parse().ok().and_then(Value::number);
        return level.unwrap_or(Value::Nothing);
    }
    if field != "shared_with" {
        return Value::text(text);
    }
    let places = text
        .split(',')
        .map(str::trim)
        .filter(|place| !place.is_empty());
    Value::List(places.map(Value::text).collect())
}
