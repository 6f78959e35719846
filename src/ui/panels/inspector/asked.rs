//! What the level of documentation that the map asks for still asks of a record: a line on top that
//! leads to the fields, and a sign at each.

use egui::{Sense, Ui, Vec2};

use super::controls;
use super::form::{Form, Held, Holding};
use crate::assurance::{Item, asked_level};
use crate::locale::msg;
use crate::model::SubjectId;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Document, Workspace};

/// What is missing for the level that the map asks for.
#[derive(Default)]
pub(super) struct Asked {
    level: u8,
    missing: Vec<(u8, Item)>,
}

impl Asked {
    /// The level that asks for a field which was missing when the map was last judged.
    pub(super) fn level_of(&self, field: &str) -> Option<u8> {
        let asks = |item: &Item| match item {
            Item::Name => field == "name",
            Item::Attribute(name) => *name == field,
            Item::Linked(_) => false,
        };
        let found = self.missing.iter().find(|(_, item)| asks(item));
        found.map(|(level, _)| *level)
    }

    /// The attributes that are missing.
    pub(super) fn attributes(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.missing.iter().filter_map(|(_, item)| match item {
            Item::Attribute(name) => Some(*name),
            Item::Name | Item::Linked(_) => None,
        })
    }
}

/// What shows for an element or a link. Asks for a judgement where there is none.
pub(super) fn of(
    workspace: &Workspace,
    document: &Document,
    id: &SubjectId,
    actions: &mut Vec<Action>,
) -> Asked {
    workspace.assurance.ask(document, actions);
    let level = asked_level(document.map());
    let judged = workspace.assurance.shown(document);
    let object = judged.and_then(|judged| judged.maturity.objects.get(id));
    Asked {
        level,
        missing: object.map_or_else(Vec::new, |object| object.missing_at(level).collect()),
    }
}

/// The line on top: how many fields are missing, and what is to be linked. A click leads to the
/// first of them.
pub(super) fn line(ui: &mut Ui, form: &mut Form<'_>, has_name: bool, held: &Holding<'_>) {
    let language = form.language;
    // The judgement may be older than what was just filled in.
    let is_open = |item: &Item| match item {
        Item::Name => !has_name,
        Item::Attribute(name) => !held(name).is_filled(),
        Item::Linked(_) => true,
    };
    let open: Vec<Item> = form
        .asked
        .missing
        .iter()
        .map(|(_, item)| *item)
        .filter(is_open)
        .collect();
    if open.is_empty() {
        return;
    }
    let is_linked = |item: &Item| matches!(item, Item::Linked(_));
    let (links, fields): (Vec<Item>, Vec<Item>) = open.into_iter().partition(is_linked);
    let label = |item: &Item| item.label(language);
    ui.add_space(2.0);
    if let Some(first) = fields.first().copied() {
        let words = msg::MATURITY_LINE.with("count", fields.len());
        let words = words.with("level", form.asked.level.to_string());
        let tip = language.text(msg::MATURITY_LINE_TIP);
        let names: Vec<String> = fields.iter().map(label).collect();
        ui.horizontal(|ui| {
            icon::show(ui, "clipboard-list", 15.0, theme::palette(ui).degraded.0);
            let response = controls::link(ui, &language.say(&words));
            if response.clicked() {
                form.state.ask_for_field(match first {
                    Item::Attribute(name) => name.into(),
                    _ => "name".into(),
                });
            }
            response.on_hover_text(format!("{}\n{tip}", names.join(", ")));
        });
    }
    if !links.is_empty() {
        let names: Vec<String> = links.iter().map(label).collect();
        let words = msg::MATURITY_LINKED.with("items", names.join(", "));
        ui.horizontal(|ui| {
            icon::show(ui, "unlink", 15.0, theme::palette(ui).degraded.0);
            let words = controls::caption(ui, language.say(&words));
            ui.add(egui::Label::new(words).wrap());
        });
    }
}

/// The sign at a field that is asked for and empty.
pub(super) fn sign(ui: &mut Ui, form: &Form<'_>, field: &str, held: Held<'_>) {
    let Some(level) = form.asked.level_of(field).filter(|_| !held.is_filled()) else {
        return;
    };
    let words = msg::MATURITY_MARK.with("level", level.to_string());
    let words = form.language.say(&words);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(14.0, 28.0), Sense::hover());
    let square = egui::Rect::from_center_size(rect.center(), Vec2::splat(13.0));
    icon::paint(
        ui.painter(),
        "circle-alert",
        square,
        theme::palette(ui).degraded.0,
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &words));
    response.on_hover_text(words);
}
