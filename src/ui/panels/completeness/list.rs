//! What is missing, object by object. A click shows the object on the map, a second one opens
//! the field that is missing.

use egui::{ScrollArea, Sense, Ui, Vec2, pos2};

use crate::assurance::Item;
use crate::catalogue::{element_kind, link_kind};
use crate::locale::msg;
use crate::text::FontWeight;
use crate::ui::panels::{commands, controls};
use crate::ui::{UiState, icon, theme};
use crate::workspace::completeness::Missing;
use crate::workspace::{Action, Document, Workspace};

const ROW: f32 = 26.0;
/// Where the columns begin, as shares of the width: name, kind, what is missing.
const COLUMNS: [f32; 3] = [0.0, 0.34, 0.52];

/// What was done to a row.
enum Done {
    Shown(usize),
    Opened(usize),
}

/// Draws the list.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let Some(made) = &state.panels.completeness.made else {
        return;
    };
    if made.rows.is_empty() {
        let is_complete = made.all.is_empty() || made.filter.2.is_empty();
        let words = if is_complete {
            msg::MATURITY_COMPLETE
        } else {
            msg::MATURITY_NONE_FITS
        };
        ui.label(controls::caption(ui, language.text(words)));
        return;
    }
    let tip = language.text(msg::MATURITY_ROW_TIP);
    let mut done = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("completeness list")
        .auto_shrink(false)
        .show_rows(ui, ROW, made.rows.len(), |ui, range| {
            for &at in made.rows.get(range).unwrap_or_default() {
                let Some(object) = made.all.get(at) else {
                    continue;
                };
                let words = object.in_words(language);
                let is_selected = document.selection.contains(&object.id);
                let response = row(ui, object, &words, is_selected);
                // By keyboard there is no double click: Enter on what is selected opens it.
                if response.double_clicked() || (response.clicked() && is_selected) {
                    done = Some(Done::Opened(at));
                } else if response.clicked() {
                    done = Some(Done::Shown(at));
                }
                response
                    .on_hover_text(format!("{}\n{words}\n{tip}", controls::shown(&object.name)));
            }
        });
    let (at, opens) = match done {
        Some(Done::Opened(at)) => (at, true),
        Some(Done::Shown(at)) => (at, false),
        None => return,
    };
    let Some(object) = made.all.get(at) else {
        return;
    };
    let (id, field) = (object.id.clone(), first_field(object));
    if opens {
        let mut panels = workspace.preferences.panels;
        panels.right = true;
        actions.push(Action::ShowPanels(panels));
        if let Some(field) = field {
            state.panels.inspector.ask_for_field(field);
        }
    }
    commands::jump(id, state, actions);
}

fn first_field(object: &Missing) -> Option<crate::model::Name> {
    object.items.iter().find_map(|(_, item)| match item {
        Item::Name => Some("name".into()),
        Item::Attribute(name) => Some((*name).into()),
        Item::Linked(_) => None,
    })
}

fn row(ui: &mut Ui, object: &Missing, words: &str, is_selected: bool) -> egui::Response {
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let said = format!("{}, {}, {words}", object.name, object.kind_name);
    let said = controls::shown(&said).into_owned();
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, &said));
    if is_selected {
        ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let kind = element_kind(object.kind.as_str());
    let (glyph, ink) = kind.map_or_else(
        || {
            let link = link_kind(object.kind.as_str());
            (link.map_or("link", |kind| kind.icon), palette.muted)
        },
        |kind| (kind.icon, palette.family(kind.family).0),
    );
    let place = pos2(rect.left() + 12.0, rect.center().y);
    let square = egui::Rect::from_center_size(place, Vec2::splat(15.0));
    icon::paint(ui.painter(), glyph, square, ink);
    let room = rect.width() - 26.0;
    let left = |at: usize| rect.left() + 26.0 + room * COLUMNS.get(at).copied().unwrap_or(1.0);
    let missing_ink = if object.items.is_empty() {
        palette.muted
    } else {
        palette.text
    };
    let cells = [
        (object.name.as_str(), FontWeight::Medium, palette.text),
        (
            object.kind_name.as_str(),
            FontWeight::Regular,
            palette.muted,
        ),
        (words, FontWeight::Regular, missing_ink),
    ];
    for (at, (words, weight, ink)) in cells.into_iter().enumerate() {
        let room = left(at + 1) - left(at) - 8.0;
        let font = theme::font(theme::BODY, weight);
        let galley = controls::elided(ui, &controls::shown(words), font, ink, room);
        let place = pos2(left(at), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(place, galley, ink);
    }
    response
}
