//! The tabs over the canvas: one a view, dragged to another place, with + for a new one.

use egui::{Popup, Rect, ScrollArea, Sense, Stroke, Ui, Vec2};

use super::view_menu::{self, Place, Renaming};
use super::{controls, view_list};
use crate::locale::msg;
use crate::model::ViewId;
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Dialog, Document, Planning, Workspace};

/// What tabs and list remember: the view being renamed.
#[derive(Default)]
pub(super) struct ViewTabsState {
    pub(super) renaming: Option<Renaming>,
}

/// Draws the tabs.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let language = workspace.language();
    let bar = ui.max_rect();
    let palette = theme::palette(ui);
    let edge = Stroke::new(1.0, palette.line);
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, edge);
    // Room for + and for the list of all views.
    const BUTTONS_ROOM: f32 = 70.0;
    let room = (bar.width() - BUTTONS_ROOM).max(80.0);
    let tabs = ScrollArea::horizontal()
        .max_width(room)
        .auto_shrink([true, false]);
    let renaming = &mut state.panels.view_tabs.renaming;
    let tabs = tabs.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(bar.height());
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.add_space(8.0);
            all_tabs(ui, bar, workspace, document, renaming, actions);
            roadmap_tab(ui, document, workspace, actions);
        });
    });
    // Beside the last tab, or at the end of the bar where the tabs fill it.
    let left = (bar.left() + tabs.content_size.x).min(bar.left() + room) + 6.0;
    let place = Rect::from_min_size(egui::pos2(left, bar.center().y - 13.0), Vec2::splat(26.0));
    let mut plus = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let tip = language.text(msg::UI_NEW_VIEW);
    if icon::sized_button(&mut plus, "plus", &tip, false, 26.0).clicked() {
        actions.push(Action::OpenDialog(Dialog::NewView));
    }
    if tabs.content_size.x > room {
        let place = place.translate(Vec2::new(29.0, 0.0));
        all_views(ui, place, workspace, document, actions);
    }
}

fn all_tabs(
    ui: &mut Ui,
    bar: Rect,
    workspace: &Workspace,
    document: &Document,
    renaming: &mut Option<Renaming>,
    actions: &mut Vec<Action>,
) {
    let mut drawn: Vec<(ViewId, Rect)> = Vec::new();
    for view in document.views() {
        let is_renamed = renaming
            .as_ref()
            .is_some_and(|one| one.view == view && one.place == Place::Tab);
        if is_renamed {
            view_menu::rename_field(ui, 150.0, renaming, workspace.language(), actions);
        } else {
            let rect = tab(ui, document, &view, renaming, workspace, actions);
            drawn.push((view, rect));
        }
    }
    if let Some(landing) = view_menu::landing(ui, bar, &drawn, |pos| pos.x) {
        let mark = Stroke::new(2.0, theme::palette(ui).accent);
        ui.painter()
            .vline(landing.2 + 1.0, bar.y_range().shrink(5.0), mark);
        view_menu::drop_at(ui, document, landing, actions);
    }
}

/// A menu of all views, where their tabs do not fit side by side.
fn all_views(
    ui: &mut Ui,
    place: Rect,
    workspace: &Workspace,
    document: &Document,
    actions: &mut Vec<Action>,
) {
    let mut button = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let tip = workspace.language().text(msg::UI_VIEWS);
    let response = icon::sized_button(&mut button, "chevron-down", &tip, false, 26.0);
    Popup::menu(&response).width(260.0).show(|ui| {
        for view in document.views() {
            let name = view_menu::name_of(document, &view);
            let is_current = document.view.as_ref() == Some(&view);
            let name = controls::shown(&name);
            if ui.selectable_label(is_current, name.as_ref()).clicked() {
                actions.push(Action::ShowView(view));
            }
        }
    });
}

/// The tab of the roadmap: there where a map has states to lead between, or it shows.
fn roadmap_tab(ui: &mut Ui, document: &Document, workspace: &Workspace, actions: &mut Vec<Action>) {
    let tables = document.map().tables();
    let is_planned = tables.plateaus.len() > 1 || !tables.work_packages.is_empty();
    if !is_planned && !document.shows_roadmap() {
        return;
    }
    let palette = theme::palette(ui);
    let current = document.shows_roadmap();
    let name = workspace.language().text(msg::ROADMAP_TITLE);
    let (weight, color) = if current {
        (FontWeight::SemiBold, palette.ink)
    } else {
        (FontWeight::Regular, palette.muted)
    };
    let galley = controls::elided(ui, &name, theme::font(theme::BODY, weight), color, 190.0);
    let size = Vec2::new(galley.size().x + 48.0, 32.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, current, &name));
    let rect = ground(ui, rect, &response, current);
    let sign = Rect::from_center_size(
        egui::pos2(rect.left() + 20.0, rect.center().y),
        Vec2::splat(15.0),
    );
    icon::paint(ui.painter(), "calendar", sign, color);
    let at = egui::pos2(rect.left() + 33.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
    if response.clicked() {
        actions.push(Action::Plan(Planning::Show(true)));
    }
}

/// The ground of a tab; the current one opens into the canvas. Gives where it is drawn.
fn ground(ui: &Ui, rect: Rect, response: &egui::Response, current: bool) -> Rect {
    let palette = theme::palette(ui);
    let rect = Rect::from_min_max(
        egui::pos2(rect.left(), ui.max_rect().top() + 5.0),
        egui::pos2(rect.right(), ui.max_rect().bottom()),
    );
    let corners = egui::CornerRadius {
        nw: 7,
        ne: 7,
        sw: 0,
        se: 0,
    };
    if current {
        let edge = Stroke::new(1.0, palette.line);
        ui.painter()
            .rect(rect, corners, palette.paper, edge, egui::StrokeKind::Inside);
        // The tab opens into the canvas: no line between them.
        let inner = rect.x_range().shrink(1.0);
        ui.painter()
            .hline(inner, rect.bottom() - 0.5, Stroke::new(1.5, palette.paper));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, corners, palette.hover);
    }
    rect
}

fn tab(
    ui: &mut Ui,
    document: &Document,
    view: &ViewId,
    renaming: &mut Option<Renaming>,
    workspace: &Workspace,
    actions: &mut Vec<Action>,
) -> Rect {
    let palette = theme::palette(ui);
    let current = document.view.as_ref() == Some(view) && document.page.is_none();
    let own_name = view_menu::name_of(document, view);
    let name = controls::shown(&own_name);
    let (weight, color) = if current {
        (FontWeight::SemiBold, palette.ink)
    } else {
        (FontWeight::Regular, palette.muted)
    };
    let galley = controls::elided(ui, &name, theme::font(theme::BODY, weight), color, 190.0);
    let size = Vec2::new(galley.size().x + 28.0, 32.0);
    ui.add_space(0.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, current, &name));
    let rect = ground(ui, rect, &response, current);
    let cut = galley.elided;
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, color);
    if response.clicked() {
        actions.push(Action::ShowView(view.clone()));
    }
    if response.double_clicked() && !document.is_read_only() {
        *renaming = Some(Renaming {
            view: view.clone(),
            name: own_name.clone(),
            place: Place::Tab,
        });
    }
    view_menu::carry(&response, view);
    view_menu::menu(
        &response,
        view,
        workspace,
        document,
        renaming,
        Place::Tab,
        actions,
    );
    let tip = view_list::about(document, view, cut);
    if !tip.is_empty() {
        response.on_hover_text(tip);
    }
    rect
}
