//! What on a page stands for a record of the map: hovered, selected, shown on the map, and said to
//! those who do not see it.

use egui::{Id, Rect, Response, Sense, Stroke, StrokeKind, Ui};

use super::controls;
use crate::locale::msg;
use crate::model::{ElementId, PlateauId, SubjectId};
use crate::scene::{Item, ItemRole, Subject};
use crate::ui::canvas::Request;
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::drawing::{Drawing, subject_id};
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Document, Page, Planning, Selecting, Workspace};

/// Items beyond this many are found under the pointer only: a page with whole views on it holds
/// thousands. Fewer are nodes all of them, so that keys and screen readers reach what is out of
/// sight.
const MOST_NODES: usize = 400;

/// What the pieces of one frame share.
pub(super) struct Sight<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) document: &'a Document,
    pub(super) drawing: &'a Drawing,
    pub(super) camera: Camera,
    pub(super) room: Rect,
    pub(super) ground: &'a Response,
}

/// An item in sight.
struct Seen<'a> {
    index: usize,
    item: &'a Item,
    subject: SubjectId,
    rect: Rect,
}

impl Sight<'_> {
    /// Items that stand for something there is, back to front, links and their labels left out:
    /// lines are no place to aim at. Where there are many, those in sight.
    fn seen(&self) -> Vec<Seen<'_>> {
        let tables = self.document.map().tables();
        let items = &self.drawing.scene.items;
        let stand_for = items.iter().filter(|item| item.subject.is_some());
        let found = if stand_for.count() <= MOST_NODES {
            (0..items.len()).collect()
        } else {
            self.drawing.items_in(self.camera.visible(self.room))
        };
        found
            .into_iter()
            .filter_map(|index| {
                let item = &items[index];
                let subject = subject_id(item.subject.as_ref()?);
                let is_box = !matches!(item.role, ItemRole::Link | ItemRole::LinkLabel);
                let is_plateau = matches!(item.subject, Some(Subject::Plateau(_)));
                let is_counted = matches!(item.subject, Some(Subject::Counted(_)));
                let is_there = is_plateau
                    || is_counted
                    || tables
                        .elements
                        .contains(&ElementId::from(subject.text().clone()));
                let rect = self.camera.screen_rect_from_map(item.bounds, self.room);
                (is_box && is_there).then_some(Seen {
                    index,
                    item,
                    subject,
                    rect,
                })
            })
            .collect()
    }
}

/// Draws rings, and takes clicks. Answers what the keyboard came to, to be brought into sight.
pub(super) fn show(
    ui: &mut Ui,
    sight: &Sight<'_>,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> Option<crate::geometry::Rect> {
    let mut reached = None;
    let seen = sight.seen();
    let palette = theme::palette(ui);
    let painter = ui
        .painter()
        .with_clip_rect(sight.room.intersect(ui.clip_rect()));
    let selection = &sight.document.selection;
    let is_selected = |one: &&Seen<'_>| match &one.item.subject {
        // All that it counts, and nothing else.
        Some(Subject::Counted(counted)) => {
            counted.records.len() == selection.len()
                && counted
                    .records
                    .iter()
                    .all(|record| selection.contains(record))
        }
        _ => selection.contains(&one.subject),
    };
    for one in seen.iter().filter(is_selected) {
        let ring = Stroke::new(2.0, palette.accent);
        painter.rect_stroke(one.rect.expand(2.0), 5.0, ring, StrokeKind::Outside);
    }
    let has_nodes = seen.len() <= MOST_NODES;
    if has_nodes {
        for one in &seen {
            let response = node(ui, sight, one);
            if response.hovered() || response.has_focus() {
                let ring = Stroke::new(1.4, palette.accent);
                painter.rect_stroke(one.rect.expand(1.0), 4.0, ring, StrokeKind::Outside);
            }
            if response.gained_focus() {
                reached = Some(one.item.bounds);
            }
            take(ui, sight, one, response, state, actions);
        }
    } else {
        let at = sight.ground.hover_pos();
        let under = at.and_then(|at| seen.iter().rev().find(|one| one.rect.contains(at)));
        if let Some(one) = under {
            let ring = Stroke::new(1.4, palette.accent);
            painter.rect_stroke(one.rect.expand(1.0), 4.0, ring, StrokeKind::Outside);
            let description = one.item.description.to_string();
            let response = sight.ground.clone();
            let response = response.on_hover_text_at_pointer(description);
            take(ui, sight, one, response, state, actions);
            return None;
        }
    }
    if sight.ground.clicked() {
        actions.push(Action::SelectNone);
    }
    reached
}

fn node(ui: &mut Ui, sight: &Sight<'_>, one: &Seen<'_>) -> Response {
    let id = Id::unique(("page item", one.index));
    let place = one.rect.intersect(sight.room);
    let place = if place.is_positive() {
        place
    } else {
        let corner = one.rect.center().clamp(sight.room.min, sight.room.max);
        Rect::from_min_max(corner, corner)
    };
    let response = ui.interact(place, id, Sense::click());
    let is_selected = sight.document.selection.contains(&one.subject);
    response.widget_info(|| {
        let said = one.item.description.as_ref();
        egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, said)
    });
    let hint = sight.workspace.language().text(msg::PAGE_ITEM_HINT);
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(380.0);
        let said = controls::shown(&one.item.description);
        ui.add(egui::Label::new(said.as_ref()).wrap());
        ui.label(controls::caption(ui, hint));
    })
}

fn take(
    ui: &Ui,
    sight: &Sight<'_>,
    one: &Seen<'_>,
    response: Response,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let subject = &one.subject;
    if let Some(Subject::Plateau(plateau)) = &one.item.subject {
        if response.clicked() {
            actions.push(Action::ShowPlateau(PlateauId::from(plateau.clone())));
            actions.push(Action::ShowPage(None));
        }
        return;
    }
    if let Some(Subject::Counted(counted)) = &one.item.subject {
        take_counted(ui, sight, &counted.records, response, state, actions);
        return;
    }
    let enters = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let is_selected = sight.document.selection.contains(subject);
    if response.double_clicked() || enters && is_selected {
        go_to(subject, state, actions);
        return;
    }
    if response.clicked() {
        let adds = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        let how = if adds {
            Selecting::Toggle
        } else {
            Selecting::Only
        };
        actions.push(Action::Select(vec![subject.clone()], how));
    }
    response.context_menu(|ui| {
        let language = sight.workspace.language();
        if ui.button(language.text(msg::PAGE_GO_TO)).clicked() {
            go_to(subject, state, actions);
        }
        let id = ElementId::from(subject.text().clone());
        let element = sight.document.snapshot().element_by_id(&id);
        let is_service = element.is_some_and(|element| element.kind.as_str() == "business_service");
        let sheet = Page::Service(id);
        if is_service
            && sight.document.page.as_ref() != Some(&sheet)
            && ui.button(language.text(msg::PAGE_SERVICE)).clicked()
        {
            actions.push(Action::ShowPage(Some(sheet)));
        }
    });
}

/// A figure: a click selects what it counts, a double click shows that on the map.
fn take_counted(
    ui: &Ui,
    sight: &Sight<'_>,
    records: &[SubjectId],
    response: Response,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let select = Action::Select(records.to_vec(), Selecting::Only);
    let enters = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let mut show = |actions: &mut Vec<Action>| {
        actions.push(Action::ShowPage(None));
        actions.push(Action::Select(records.to_vec(), Selecting::Only));
        state.canvas.request = Some(Request::FitSelection);
    };
    if response.double_clicked() {
        show(actions);
    } else if response.clicked() || enters {
        actions.push(select);
    }
    response.context_menu(|ui| {
        let language = sight.workspace.language();
        let count = msg::DASHBOARD_SELECT.with("count", records.len());
        if ui.button(language.say(&count)).clicked() {
            actions.push(Action::Select(records.to_vec(), Selecting::Only));
        }
        if ui.button(language.text(msg::PAGE_GO_TO)).clicked() {
            show(actions);
        }
    });
}

/// Back to the map, to where a subject is on it.
fn go_to(subject: &SubjectId, state: &mut UiState, actions: &mut Vec<Action>) {
    actions.push(Action::Plan(Planning::GoTo(subject.clone())));
    state.canvas.request = Some(Request::CenterOn(subject.clone()));
}
