//! The project card of a work package: what it is, when, for how much, what it waits for and what
//! it claims.

use egui::{ComboBox, Sense, TextEdit, Ui, Vec2};

use super::form::{Form, Held};
use super::typing::typed_field;
use super::{calendar, controls};
use crate::analysis::{self, Difference};
use crate::command::{Command, PackageCommand};
use crate::locale::{MessageId, msg};
use crate::model::{FieldPath, Name, Record as _, SubjectId, Value, WorkPackage, WorkPackageId};
use crate::scene::plateau_hue;
use crate::text::FontWeight;
use crate::ui::canvas::{Request, painter::color32};
use crate::ui::{UiState, icon, theme};
use crate::workspace::roadmap::{CARD, CardEditor, CardField, package_key, package_name};
use crate::workspace::typed::Reading;
use crate::workspace::{Action, Document, Planning, Workspace};

/// Draws the card of the selected package.
pub(super) fn package(
    ui: &mut Ui,
    document: &Document,
    package: &WorkPackage,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let width = ui.available_width();
    let records = std::iter::once(package_key(&package.id)).collect();
    let inspector = &mut state.panels.inspector;
    let mut form = Form::new(workspace, document, records, "", inspector, actions, width);
    head(ui, &mut form, package);
    buttons(ui, &mut form, package);
    for field in CARD {
        card_field(ui, &mut form, field, package);
    }
    claims(ui, document, package, language, state, actions);
}

fn head(ui: &mut Ui, form: &mut Form<'_>, package: &WorkPackage) {
    let palette = theme::palette(ui);
    let target = package.to_plateau.as_ref();
    let colors = target.map_or((palette.accent, palette.accent_soft), |target| {
        let theme = crate::scene::Theme::of_screen(ui.visuals().dark_mode);
        let tint = theme.hue(plateau_hue(form.document.map(), target));
        (color32(tint.ink), color32(tint.ground))
    });
    let label = form.language.text(msg::ROADMAP_COLUMN_PACKAGE);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(38.0), Sense::empty());
        icon::tile(ui.painter(), "package", rect, colors);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let font = theme::font(15.0, FontWeight::SemiBold);
            let name = &package.name;
            typed_field(ui, form, "name", name, Reading::Name, &label, |text| {
                TextEdit::singleline(text)
                    .font(font)
                    .margin(egui::Margin::symmetric(3, 1))
                    .desired_width(f32::INFINITY)
            });
            let words = controls::caption(ui, format!("{label} · {}", package.id));
            controls::line(ui, words);
        });
    });
    ui.add_space(4.0);
    controls::rule(ui);
    ui.add_space(2.0);
}

fn buttons(ui: &mut Ui, form: &mut Form<'_>, package: &WorkPackage) {
    let language = form.language;
    let is_lit = form.document.plan.is_lit;
    ui.horizontal(|ui| {
        let tip = language.text(msg::ROADMAP_LIGHT);
        if icon::sized_button(ui, "lightbulb", &tip, is_lit, 28.0).clicked() {
            form.actions.push(Action::Plan(Planning::Light(!is_lit)));
        }
        let tip = language.text(msg::ROADMAP_SHOW);
        let shows = form.document.shows_roadmap();
        if icon::sized_button(ui, "calendar", &tip, shows, 28.0).clicked() {
            form.actions.push(Action::Plan(Planning::Show(!shows)));
        }
        let offer = |ui: &mut Ui, name: &'static str, label: MessageId| {
            let tip = language.text(label);
            ui.add_enabled_ui(form.may_edit, |ui| {
                icon::sized_button(ui, name, &tip, false, 28.0)
            })
            .inner
            .clicked()
        };
        if offer(ui, "copy", msg::ROADMAP_DUPLICATE) {
            let copy = Planning::Duplicate(package.id.clone());
            form.actions.push(Action::Plan(copy));
        }
        if offer(ui, "trash-2", msg::ROADMAP_DELETE) {
            let packages = vec![package.id.clone()];
            let delete = Command::Package(PackageCommand::Delete { packages });
            form.actions.push(Action::Edit(delete));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let tip = language.text(msg::ROADMAP_CLOSE_CARD);
            if icon::sized_button(ui, "x", &tip, false, 28.0).clicked() {
                form.actions.push(Action::Plan(Planning::Select(None)));
            }
        });
    });
    ui.add_space(2.0);
}

fn card_field(ui: &mut Ui, form: &mut Form<'_>, field: &'static CardField, package: &WorkPackage) {
    let label = form.language.text(field.label);
    let value = package.get(&FieldPath::own(Name::new_static(field.id)));
    let width = form.label_width;
    controls::labelled(ui, &label, None, width, |ui| match field.editor {
        CardEditor::Day => {
            calendar::field(ui, form, field.id, Held::Same(value.as_ref()), &label);
        }
        CardEditor::Status | CardEditor::Strategy | CardEditor::Plateau => {
            choice(ui, form, field, value.as_ref(), &label);
        }
        CardEditor::Packages => waits_for(ui, form, package, &label),
        CardEditor::Requirements => requirements(ui, form, package, &label),
        CardEditor::Text | CardEditor::Milestones => {
            text(ui, form, field, value.as_ref(), &label, 2);
        }
        CardEditor::Line => text(ui, form, field, value.as_ref(), &label, 1),
        CardEditor::Number { unit, .. } => {
            let unit = form.language.text(unit);
            number(ui, form, field, value.as_ref(), &label, &unit);
        }
    });
}

fn text(
    ui: &mut Ui,
    form: &mut Form<'_>,
    field: &CardField,
    value: Option<&Value>,
    label: &str,
    rows: usize,
) {
    let reading = field.reading();
    let shown = reading.text(value, form.language);
    let hint = match field.editor {
        CardEditor::Milestones => form.language.text(msg::ROADMAP_MILESTONES_HINT),
        _ => String::new(),
    };
    let hint = egui::RichText::new(hint).color(theme::palette(ui).muted);
    ui.vertical(|ui| {
        typed_field(ui, form, field.id, &shown, reading, label, |text| {
            let field = if rows > 1 {
                TextEdit::multiline(text).desired_rows(rows)
            } else {
                TextEdit::singleline(text)
            };
            field.desired_width(f32::INFINITY).hint_text(hint)
        });
    });
}

fn number(
    ui: &mut Ui,
    form: &mut Form<'_>,
    field: &CardField,
    value: Option<&Value>,
    label: &str,
    unit: &str,
) {
    let reading = field.reading();
    let shown = reading.text(value, form.language);
    let muted = theme::palette(ui).muted;
    let unit = egui::RichText::new(unit).size(theme::CAPTION).color(muted);
    ui.vertical(|ui| {
        typed_field(ui, form, field.id, &shown, reading, label, |text| {
            TextEdit::singleline(text)
                .desired_width(f32::INFINITY)
                .suffix(unit)
        });
    });
}

fn choice(ui: &mut Ui, form: &mut Form<'_>, field: &CardField, value: Option<&Value>, label: &str) {
    let words = field.words(form.document.map(), form.language);
    let unset = form.language.text(msg::UI_UNSET);
    let now = value.and_then(Value::as_text).unwrap_or_default();
    let named = words.iter().find(|(word, _)| word == now);
    // A status that says nothing is the first one.
    let is_status = field.editor == CardEditor::Status;
    let first = words.first().filter(|_| is_status && now.is_empty());
    let shown = named
        .or(first)
        .map_or(unset.as_str(), |(_, name)| name.as_str());
    let width = ui.available_width();
    let mut picked: Option<Option<String>> = None;
    ui.add_enabled_ui(form.may_edit, |ui| {
        let response = ComboBox::from_id_salt(form.salt(field.id))
            .selected_text(controls::shown(shown))
            .width(width)
            .truncate()
            .icon(controls::chevron)
            .show_ui(ui, |ui| {
                if !is_status && ui.selectable_label(now.is_empty(), &unset).clicked() {
                    picked = Some(None);
                }
                for (word, name) in &words {
                    if ui
                        .selectable_label(word == now, controls::shown(name))
                        .clicked()
                    {
                        picked = Some(Some(word.clone()));
                    }
                }
            })
            .response;
        let enabled = response.enabled();
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, enabled, label));
    });
    if let Some(picked) = picked {
        let value = picked.unwrap_or_default();
        if let Ok(value) = field.read(form.document.map(), &value) {
            form.set(field.id, value);
        }
    }
}

/// What a package waits for: each with a cross, and a list to add from.
fn waits_for(ui: &mut Ui, form: &mut Form<'_>, package: &WorkPackage, label: &str) {
    let map = form.document.map();
    ui.vertical(|ui| {
        for on in &package.depends_on {
            let name = package_name(map, on);
            if chip(ui, form, &name) {
                depend(form, &package.id, on, false);
            }
        }
        let others: Vec<WorkPackageId> = map
            .tables()
            .work_packages
            .iter()
            .filter(|other| other.id != package.id && !package.depends_on.contains(&other.id))
            .filter(|other| !analysis::would_close_circle(map, &package.id, &other.id))
            .map(|other| other.id.clone())
            .collect();
        if let Some(on) = adder(ui, form, label, "waits", &others, |id| {
            package_name(map, id)
        }) {
            depend(form, &package.id, &on, true);
        }
    });
}

fn depend(form: &mut Form<'_>, package: &WorkPackageId, on: &WorkPackageId, waits: bool) {
    form.actions
        .push(Action::Edit(Command::Package(PackageCommand::Depend {
            package: package.clone(),
            on: on.clone(),
            waits,
        })));
}

fn requirements(ui: &mut Ui, form: &mut Form<'_>, package: &WorkPackage, label: &str) {
    use crate::command::FieldEdit;
    let tables = form.document.map().tables();
    let name = |id: &crate::model::RequirementId| {
        let text = tables
            .requirements
            .get(id)
            .map(|record| record.text.to_string());
        text.map_or_else(|| id.to_string(), |text| format!("{id} · {text}"))
    };
    ui.vertical(|ui| {
        for id in &package.requirements {
            if chip(ui, form, &name(id)) {
                form.change("requirements", FieldEdit::Take(Value::text(id.as_str())));
            }
        }
        let others: Vec<crate::model::RequirementId> = tables
            .requirements
            .iter()
            .filter(|other| !package.requirements.contains(&other.id))
            .map(|other| other.id.clone())
            .collect();
        if let Some(id) = adder(ui, form, label, "requirement", &others, name) {
            form.change("requirements", FieldEdit::Add(Value::text(id.as_str())));
        }
    });
}

/// A name with a cross; gives whether the cross was clicked.
fn chip(ui: &mut Ui, form: &Form<'_>, name: &str) -> bool {
    let tip = form.language.say(&msg::UI_TAKE_OUT.with("name", name));
    let mut taken = false;
    ui.horizontal(|ui| {
        let cross = ui.add_enabled_ui(form.may_edit, |ui| {
            icon::sized_button(ui, "x", &tip, false, 20.0)
        });
        taken = cross.inner.clicked();
        controls::line(ui, controls::shown(name).into_owned());
    });
    taken
}

/// A list to add one from; nothing where there is none to add.
fn adder<Id: Clone>(
    ui: &mut Ui,
    form: &Form<'_>,
    label: &str,
    salt: &str,
    others: &[Id],
    name: impl Fn(&Id) -> String,
) -> Option<Id> {
    if !form.may_edit || others.is_empty() {
        return None;
    }
    let mut added = None;
    let response = ComboBox::from_id_salt(form.salt(salt))
        .selected_text(form.language.text(msg::ROADMAP_ADD))
        .width(ui.available_width())
        .truncate()
        .icon(controls::chevron)
        .show_ui(ui, |ui| {
            ui.set_max_width(360.0);
            for other in others {
                let name = name(other);
                let button = egui::Button::selectable(false, controls::shown(&name));
                if ui.add(button.truncate()).clicked() {
                    added = Some(other.clone());
                }
            }
        })
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label));
    added
}

/// What the package delivers, removes and changes; what has no difference says why.
fn claims(
    ui: &mut Ui,
    document: &Document,
    package: &WorkPackage,
    language: crate::locale::Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let gap = state.panels.roadmap.own_gap(document, package);
    let lists: [(MessageId, &[SubjectId], Difference, &str, egui::Color32); 3] = [
        (
            msg::ROADMAP_CARD_DELIVERS,
            &package.delivers,
            Difference::Added,
            "plus",
            palette.intact.0,
        ),
        (
            msg::ROADMAP_CARD_REMOVES,
            &package.removes,
            Difference::Removed,
            "minus",
            palette.down.0,
        ),
        (
            msg::ROADMAP_CARD_CHANGES,
            &package.changes,
            Difference::Changed,
            "diff",
            palette.degraded.0,
        ),
    ];
    ui.add_space(8.0);
    if lists.iter().all(|(_, list, ..)| list.is_empty()) {
        let words = controls::caption(ui, language.text(msg::ROADMAP_CARD_NO_CLAIMS));
        ui.add(egui::Label::new(words).wrap());
    }
    for (title, list, difference, glyph, color) in lists {
        if list.is_empty() {
            continue;
        }
        let title = format!("{} ({})", language.text(title), list.len());
        controls::heading(ui, title);
        for subject in list {
            let found = gap.as_ref().and_then(|gap| gap.difference_of(subject));
            let is_met = found == Some(difference);
            let name = analysis::subject_name(document.map(), subject);
            let tip = if is_met {
                String::new()
            } else {
                language.text(msg::ROADMAP_LEGEND_DOUBT)
            };
            claim(
                ui,
                document,
                package,
                subject,
                (&name, glyph, color, is_met, &tip),
                language,
                state,
                actions,
            );
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one row of a list")]
fn claim(
    ui: &mut Ui,
    document: &Document,
    package: &WorkPackage,
    subject: &SubjectId,
    (name, glyph, color, is_met, tip): (&str, &str, egui::Color32, bool, &str),
    language: crate::locale::Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let sign = match glyph {
        "plus" => "plus",
        "minus" => "minus",
        _ => "diff",
    };
    let shown = if is_met {
        (sign, color)
    } else {
        ("triangle-alert", palette.degraded.0)
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let take = language.say(&msg::UI_TAKE_OUT.with("name", name));
        let cross = ui.add_enabled_ui(!document.is_read_only(), |ui| {
            icon::sized_button(ui, "x", &take, false, 20.0)
        });
        if cross.inner.clicked() {
            actions.push(Action::Edit(Command::Package(PackageCommand::Unclaim {
                package: package.id.clone(),
                subjects: vec![subject.clone()],
            })));
        }
        let row = controls::Row {
            icon: Some(shown),
            text: name,
            aside: "",
            indent: 0.0,
            selected: false,
        };
        let response = ui
            .push_id(subject.as_str(), |ui| {
                controls::row_with_tip(ui, &row, tip, Sense::click())
            })
            .inner;
        if response.clicked() {
            actions.push(Action::Plan(Planning::GoTo(subject.clone())));
            state.canvas.request = Some(Request::CenterOn(subject.clone()));
        }
    });
}
