//! Attributes by group, each with its label, its editor and the mark of an override.

use egui::{Sense, TextEdit, Ui, Vec2};

use super::reading::Reading;
use super::typing::typed_field;
use super::{Form, controls, editors};
use crate::catalogue::{Attribute, AttributeGroup};
use crate::command::Command;
use crate::locale::msg;
use crate::model::{Attributes, Value};
use crate::ui::{icon, theme};
use crate::workspace::Action;

/// Draws all groups.
pub(super) fn groups(
    ui: &mut Ui,
    form: &mut Form<'_>,
    known: &[&'static Attribute],
    values: &Attributes,
) {
    for group in AttributeGroup::ALL {
        let in_group: Vec<&&'static Attribute> = known
            .iter()
            .filter(|attribute| attribute.group == group)
            .collect();
        let others: Vec<&str> = if group == AttributeGroup::Other {
            let is_known = |name: &str| known.iter().any(|attribute| attribute.id == name);
            values
                .keys()
                .map(|name| name.as_str())
                .filter(|name| !is_known(name))
                .collect()
        } else {
            Vec::new()
        };
        if in_group.is_empty() && others.is_empty() {
            continue;
        }
        let filled = in_group
            .iter()
            .filter(|attribute| values.contains_key(attribute.id))
            .count()
            + others.len();
        let title = form.language.text(group.name());
        // Identity, and whatever somebody filled in, stands open.
        let starts_open = group == AttributeGroup::Identity || filled > 0;
        section(ui, &title, starts_open, |ui| {
            let unfolded = ui.make_persistent_id(("empty fields", group));
            let shows_empty = filled == 0 && group != AttributeGroup::Identity
                || ui.data(|data| data.get_temp(unfolded)).unwrap_or(false);
            let mut left_out = 0;
            for attribute in in_group {
                let shows = shows_empty
                    || values.contains_key(attribute.id)
                    || form.is_overridden(attribute.id)
                    || ESSENTIAL.contains(&attribute.id);
                if shows {
                    field(ui, form, attribute, values.get(attribute.id));
                } else {
                    left_out += 1;
                }
            }
            for name in others {
                other(ui, form, name, values.get(name));
            }
            if left_out > 0 {
                let text = form
                    .language
                    .say(&msg::UI_EMPTY_FIELDS.with("count", left_out));
                if controls::link(ui, &text).clicked() {
                    ui.data_mut(|data| data.insert_temp(unfolded, true));
                }
            }
        });
    }
}

/// What shows even while it is empty; the other empty fields of a group unfold on demand.
const ESSENTIAL: [&str; 6] = [
    "technology",
    "owner_role",
    "hosting",
    "criticality",
    "dict",
    "description",
];

/// A heading that folds what stands under it.
pub(in crate::ui::panels) fn section<R>(
    ui: &mut Ui,
    title: &str,
    starts_open: bool,
    content: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    let palette = theme::palette(ui);
    let id = ui.make_persistent_id(("section", title));
    let is_open = ui.data_mut(|data| *data.get_temp_mut_or(id, starts_open));
    ui.add_space(4.0);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, title)
    });
    let font = theme::font(theme::BODY, crate::text::FontWeight::SemiBold);
    let color = if response.hovered() {
        palette.accent
    } else {
        palette.ink
    };
    let galley = controls::elided(ui, title, font, color, rect.width() - 24.0);
    let y = rect.center().y;
    ui.painter().galley(
        egui::pos2(rect.left(), y - galley.size().y / 2.0),
        galley,
        color,
    );
    let arrow = egui::Rect::from_center_size(egui::pos2(rect.right() - 8.0, y), Vec2::splat(14.0));
    let glyph = if is_open {
        "chevron-down"
    } else {
        "chevron-right"
    };
    icon::paint(ui.painter(), glyph, arrow, palette.muted);
    if response.has_focus() {
        let edge = egui::Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect.expand(2.0), 4.0, edge, egui::StrokeKind::Outside);
    }
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    is_open.then(|| content(ui))
}

fn field(ui: &mut Ui, form: &mut Form<'_>, attribute: &'static Attribute, value: Option<&Value>) {
    let language = form.language;
    let label = attribute.label(language);
    let hint = attribute
        .description
        .map(|words| words.in_language(language));
    let is_overridden = form.is_overridden(attribute.id);
    let width = form.label_width;
    controls::labelled(ui, label, hint, width, |ui| {
        reset_button(ui, form, attribute.id, label, is_overridden);
        editors::edit(ui, form, attribute, value);
    });
}

fn other(ui: &mut Ui, form: &mut Form<'_>, name: &str, value: Option<&Value>) {
    let is_overridden = form.is_overridden(name);
    let width = form.label_width;
    controls::labelled(ui, name, None, width, |ui| {
        reset_button(ui, form, name, name, is_overridden);
        match value {
            // What has parts is shown and left alone: text would lose its shape.
            Some(value @ (Value::List(_) | Value::Fields(_))) => {
                controls::line(ui, value.to_string());
            }
            _ => {
                let reading = match value {
                    Some(Value::Number(_)) => Reading::Number {
                        whole: false,
                        min: None,
                        max: None,
                    },
                    _ => Reading::Text,
                };
                let shown = reading.text(value);
                typed_field(ui, form, name, &shown, reading, name, |text| {
                    TextEdit::singleline(text).desired_width(f32::INFINITY)
                });
            }
        }
    });
}

/// The mark of a field that differs at this plateau; pressing it goes back to the inherited value.
fn reset_button(ui: &mut Ui, form: &mut Form<'_>, name: &str, label: &str, is_overridden: bool) {
    if !is_overridden {
        return;
    }
    let tip = form
        .language
        .say(&msg::UI_BACK_TO_INHERITED.with("field", label));
    let response = ui
        .push_id(("reset", name), |ui| {
            icon::sized_button(ui, "rotate-ccw", &tip, false, 20.0)
        })
        .inner;
    let dot = response.rect.right_top() + Vec2::new(-2.0, 3.0);
    ui.painter()
        .circle_filled(dot, 3.0, theme::palette(ui).accent);
    if response.clicked() {
        form.actions.push(Action::Edit(Command::ResetField {
            record: form.record.clone(),
            name: name.into(),
        }));
    }
}
