//! Attributes by group, each with its label, its editor, and the marks of what differs.

use egui::{Sense, Ui, Vec2};

use super::form::{Form, Held, Holding};
use super::{asked, controls, editors, expected, inherited, own};
use crate::catalogue::{Attribute, AttributeGroup, AttributeType};
use crate::locale::{Language, msg};
use crate::model::{Name, Value};
use crate::ui::{icon, theme};
use crate::workspace::typed::Reading;

/// The fields of a form.
pub(super) struct Fields<'a> {
    /// Those that the catalogue gives to the kind.
    pub(super) known: &'a [&'static Attribute],
    /// The names of the others that there are.
    pub(super) own: Vec<Name>,
    /// What the records hold in a field.
    pub(super) held: &'a Holding<'a>,
}

/// Draws all groups, and what the catalogue does not know.
pub(super) fn groups(ui: &mut Ui, form: &mut Form<'_>, fields: &Fields<'_>) {
    for group in AttributeGroup::ALL {
        let of_group = |attribute: &&&'static Attribute| attribute.group == group;
        let in_group: Vec<&'static Attribute> =
            fields.known.iter().filter(of_group).copied().collect();
        if in_group.is_empty() {
            continue;
        }
        let is_filled = |attribute: &&&'static Attribute| (fields.held)(attribute.id).is_filled();
        let filled = in_group.iter().filter(is_filled).count();
        let title = form.language.text(group.name());
        // Identity, and whatever somebody filled in or is asked for, stands open.
        let is_asked = in_group
            .iter()
            .any(|attribute| form.asked.level_of(attribute.id).is_some());
        let starts_open = group == AttributeGroup::Identity || filled > 0 || is_asked;
        if in_group.iter().any(|attribute| form.wants(attribute.id)) {
            unfold(ui, &title);
        }
        section(ui, &title, starts_open, |ui| {
            let shows_all = filled == 0 && group != AttributeGroup::Identity && !is_asked;
            rows(ui, form, group, &in_group, shows_all, fields.held);
        });
    }
    own::section(ui, form, &fields.own, fields.held);
}

/// The fields of a group; empty ones unfold on demand.
fn rows(
    ui: &mut Ui,
    form: &mut Form<'_>,
    group: AttributeGroup,
    attributes: &[&'static Attribute],
    shows_all: bool,
    held: &Holding<'_>,
) {
    let unfolded = form.salt("empty fields").with(group);
    if shows_all {
        // And go on to show when the first of them is filled in.
        ui.data_mut(|data| data.insert_temp(unfolded, true));
    }
    let shows_all = shows_all || ui.data(|data| data.get_temp(unfolded)).unwrap_or(false);
    let mut left_out = 0;
    for attribute in attributes {
        let held = held(attribute.id);
        let shows = shows_all
            || held.is_filled()
            || form.is_overridden(attribute.id)
            || form.asked.level_of(attribute.id).is_some()
            || form.wants(attribute.id)
            || ESSENTIAL.contains(&attribute.id);
        if shows {
            field(ui, form, attribute, held);
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        let text = form
            .language
            .say(&msg::UI_EMPTY_FIELDS.with("count", left_out));
        if controls::link(ui, &text).clicked() {
            ui.data_mut(|data| data.insert_temp(unfolded, true));
        }
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

/// Opens the section of this title in the same place.
fn unfold(ui: &Ui, title: &str) {
    let id = ui.make_persistent_id(("section", title));
    ui.data_mut(|data| data.insert_temp(id, true));
}

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

/// One attribute: its label, what is to be known of it, and its editor.
pub(super) fn field(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    held: Held<'_>,
) {
    let label = attribute.label(form.language);
    let hint = attribute
        .description
        .map(|words| words.in_language(form.language));
    let width = form.label_width;
    controls::labelled(ui, label, hint, width, |ui| {
        mixed(ui, form, Some(attribute), attribute.id, label, held);
        asked::sign(ui, form, attribute.id, held);
        if form.wants(attribute.id) {
            ui.scroll_to_cursor(Some(egui::Align::Center));
        }
        editors::edit(ui, form, attribute, held);
    });
    if form.wants(attribute.id) {
        form.state.wanted_field = None;
    }
    inherited::line(ui, form, Some(attribute), attribute.id, label);
    expected::lines(ui, form, attribute.id);
}

/// A value as a person reads it.
pub(super) fn value_in_words(
    form: &Form<'_>,
    attribute: Option<&Attribute>,
    value: Option<&Value>,
) -> String {
    let language = form.language;
    let Some(value) = value else {
        return language.text(msg::UI_UNSET);
    };
    let text = match (attribute.map(|attribute| attribute.value_type), value) {
        (Some(AttributeType::Reference(_)), Value::Text(id)) => form.name_of(id),
        (Some(AttributeType::ReferenceList(_)), Value::List(list)) => {
            let names = list.iter().map(|id| form.name_of(&id.to_string()));
            names.collect::<Vec<_>>().join(", ")
        }
        (Some(AttributeType::Needs), Value::Fields(fields)) => needs_in_words(language, fields),
        (Some(AttributeType::RecordList(_)), _) | (None, Value::List(_) | Value::Fields(_)) => {
            value.to_string()
        }
        (Some(_), Value::List(_)) => value.to_string(),
        _ => {
            let named =
                attribute.and_then(|attribute| attribute.value_label(&value.to_string(), language));
            let reading = attribute.map_or_else(|| Reading::of_value(Some(value)), Reading::of);
            named.map_or_else(|| reading.text(Some(value), language), ToOwned::to_owned)
        }
    };
    controls::shown(&text).into_owned()
}

/// `D4 I3`, in the letters of a language.
pub(super) fn needs_in_words(
    language: Language,
    fields: &std::collections::BTreeMap<Name, Value>,
) -> String {
    let letters = [
        ("d", msg::UI_NEED_D_LETTER),
        ("i", msg::UI_NEED_I_LETTER),
        ("c", msg::UI_NEED_C_LETTER),
        ("t", msg::UI_NEED_T_LETTER),
    ];
    let level = |(letter, shown)| {
        let level = fields.get(letter)?;
        Some(format!("{}{level}", language.text(shown)))
    };
    letters
        .into_iter()
        .filter_map(level)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The mark of a field in which the records differ: opens the values that there are, each of which
/// can be given to all.
pub(super) fn mixed(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: Option<&Attribute>,
    name: &str,
    label: &str,
    held: Held<'_>,
) {
    const MOST: usize = 12;
    let Held::Mixed(values) = held else { return };
    let language = form.language;
    let tip = language.say(&msg::INSPECTOR_MIXED.with("field", label));
    let response = ui
        .push_id(("mixed", name), |ui| {
            icon::sized_button(ui, "diff", &tip, false, 22.0)
        })
        .inner;
    egui::Popup::menu(&response).width(240.0).show(|ui| {
        ui.set_width(240.0);
        controls::heading(ui, language.text(msg::INSPECTOR_MIXED_VALUES));
        for (value, count) in values.iter().take(MOST) {
            let words = value_in_words(form, attribute, value.as_ref());
            let count = count.to_string();
            let row = controls::Row {
                icon: None,
                text: &words,
                aside: &count,
                indent: 0.0,
                selected: false,
            };
            let tip = language.text(msg::INSPECTOR_GIVE_VALUE_TO_ALL);
            if controls::row_with_tip(ui, &row, &tip, Sense::click()).clicked() {
                form.set(name, value.clone());
                ui.close();
            }
        }
        if values.len() > MOST {
            let more = msg::INSPECTOR_MORE_VALUES.with("count", values.len() - MOST);
            ui.label(controls::caption(ui, language.say(&more)));
        }
    });
}
