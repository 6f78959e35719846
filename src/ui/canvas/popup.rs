//! Small questions at the pointer: which kind of link, which kind of element, which name.

use egui::{Align2, Id, Key, Order};

use super::CanvasState;
use super::camera::Camera;
use super::drawing::Drawing;
use super::insertion::insert_action;
use super::kind_menu::KindMenu;
use super::link_menu::LinkMenu;
use super::rename::{self, Rename};
use super::tool;
use crate::catalogue::{self, ElementKind};
use crate::geometry::Point;
use crate::locale::{Language, msg};
use crate::model::{ElementId, KindId, ViewId};
use crate::ui::icon;
use crate::workspace::clipboard::folded;
use crate::workspace::{Action, Document, Workspace};

/// A question at the pointer.
pub(super) enum Popup {
    /// Which link.
    Links(LinkMenu),
    /// Which kind of element goes where a place is decided.
    Kinds(KindMenu),
    /// Which element to insert, and how it is called.
    Insert {
        /// What was typed.
        text: String,
        /// Where the pointer was on screen.
        at: egui::Pos2,
        /// Where it goes on the map.
        point: Point,
        /// The element that a link leads from.
        from: Option<ElementId>,
        /// The chosen row.
        row: usize,
        /// Whether the field has had the focus yet.
        focused: bool,
    },
}

impl Popup {
    /// The question after a double click, or after a link was dropped on empty canvas.
    pub(super) fn insert(at: egui::Pos2, point: Point, from: Option<ElementId>) -> Self {
        Self::Insert {
            text: String::new(),
            at,
            point,
            from,
            row: 0,
            focused: false,
        }
    }
}

/// Shows what is open.
#[expect(clippy::too_many_arguments, reason = "popups read the whole canvas")]
pub(super) fn show(
    ui: &egui::Ui,
    workspace: &Workspace,
    document: &Document,
    view: &ViewId,
    state: &mut CanvasState,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    if state.rename_when_selected
        && let Some(rename) = Rename::of_selection(document, drawing)
    {
        state.rename = Some(rename);
        state.rename_when_selected = false;
    }
    if let Some(mut rename) = state.rename.take() {
        let keep = rename::show(ui, &mut rename, camera, canvas, language, actions);
        state.rename = keep.then_some(rename);
    }
    if let Some(mut popup) = state.popup.take() {
        let keep = match &mut popup {
            Popup::Links(menu) => menu.show(ui, document, language, actions),
            Popup::Kinds(menu) => {
                let (keep, rename) = menu.show(ui, document, language, actions);
                state.rename_when_selected |= rename;
                keep
            }
            Popup::Insert {
                text,
                at,
                point,
                from,
                row,
                focused,
            } => {
                let mut question = InsertQuestion {
                    document,
                    view,
                    drawing,
                    text,
                    at: *at,
                    point: *point,
                    from: from.as_ref(),
                    row,
                    focused,
                };
                let (keep, rename) = question.show(ui, language, actions);
                state.rename_when_selected |= rename;
                keep
            }
        };
        state.popup = keep.then_some(popup);
    }
}

/// The release that opened a popup is no click outside it.
pub(super) fn just_opened(ui: &egui::Ui, at: egui::Pos2) -> bool {
    ui.input(|input| input.pointer.latest_pos())
        .is_some_and(|pos| (pos - at).length() < 2.0)
}

struct InsertQuestion<'a> {
    document: &'a Document,
    view: &'a ViewId,
    drawing: &'a Drawing,
    text: &'a mut String,
    at: egui::Pos2,
    point: Point,
    from: Option<&'a ElementId>,
    row: &'a mut usize,
    focused: &'a mut bool,
}

impl InsertQuestion<'_> {
    /// Gives whether to keep it open, and whether the new element is to be renamed at once.
    fn show(
        &mut self,
        ui: &egui::Ui,
        language: Language,
        actions: &mut Vec<Action>,
    ) -> (bool, bool) {
        let mut keep = true;
        let mut chosen: Option<&'static ElementKind> = None;
        let area = egui::Area::new(Id::unique("canvas insert"))
            .order(Order::Foreground)
            .fixed_pos(self.at)
            .constrain(true)
            .pivot(Align2::LEFT_TOP);
        let shown = area.show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(250.0);
                let response = ui.add(
                    egui::TextEdit::singleline(self.text)
                        .hint_text(language.text(msg::CANVAS_INSERT_HINT))
                        .desired_width(240.0),
                );
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(
                        egui::Role::TextInput,
                        true,
                        language.text(msg::CANVAS_INSERT_HINT),
                    )
                });
                if !*self.focused {
                    response.request_focus();
                    *self.focused = true;
                }
                let kinds = matching(self.text, self.parent_kind(), language);
                ui.input(|input| {
                    if input.key_pressed(Key::ArrowDown) {
                        *self.row = (*self.row + 1).min(kinds.len().saturating_sub(1));
                    }
                    if input.key_pressed(Key::ArrowUp) {
                        *self.row = self.row.saturating_sub(1);
                    }
                    if input.key_pressed(Key::Enter) {
                        chosen = kinds.get(*self.row).copied();
                    }
                    if input.key_pressed(Key::Escape) {
                        keep = false;
                    }
                });
                *self.row = (*self.row).min(kinds.len().saturating_sub(1));
                egui::ScrollArea::vertical()
                    .max_height(220.0)
                    .show(ui, |ui| {
                        for (index, kind) in kinds.iter().enumerate() {
                            let row = row(ui, kind.icon, kind.name(language), index == *self.row);
                            if row.clicked() {
                                chosen = Some(kind);
                            }
                        }
                    });
            });
        });
        if shown.response.clicked_elsewhere() && !just_opened(ui, self.at) {
            keep = false;
        }
        if let Some(kind) = chosen {
            self.insert(kind, language, actions);
            return (false, true);
        }
        (keep, false)
    }

    fn parent_kind(&self) -> Option<&'static ElementKind> {
        let parent = tool::container_at(
            self.document,
            self.drawing,
            self.point,
            &std::collections::BTreeSet::new(),
        )?;
        catalogue::element_kind(
            self.document
                .snapshot()
                .element_by_id(&parent)?
                .kind
                .as_str(),
        )
    }

    /// Typed words that are not the kind's own name become the element's name.
    fn insert(&self, kind: &'static ElementKind, language: Language, actions: &mut Vec<Action>) {
        let typed = self.text.trim();
        let is_query = typed.is_empty() || folded(kind.name(language)).contains(&folded(typed));
        let id = KindId::new(kind.id);
        let rect = tool::box_for(&id, self.point, self.point);
        let name = (!is_query).then_some(typed);
        actions.push(insert_action(
            self.document,
            self.view,
            self.drawing,
            &id,
            name,
            rect,
            self.point,
        ));
        if let Some(from) = self.from {
            actions.push(Action::ConnectToSelection { from: from.clone() });
        }
    }
}

/// The kinds whose names hold what was typed, likely ones first: those that may lie in the
/// container under the pointer. When no name holds it, what was typed is a name and all kinds are
/// offered.
fn matching(
    text: &str,
    parent: Option<&'static ElementKind>,
    language: Language,
) -> Vec<&'static ElementKind> {
    let wanted = folded(text.trim());
    let mut kinds: Vec<&'static ElementKind> = catalogue::ELEMENT_KINDS
        .iter()
        .filter(|kind| folded(kind.name(language)).contains(&wanted))
        .collect();
    if kinds.is_empty() {
        kinds = catalogue::ELEMENT_KINDS.iter().collect();
    }
    kinds.sort_by_key(|kind| {
        (
            !kind.accepts_parent(parent),
            !folded(kind.name(language)).starts_with(&wanted),
            folded(kind.name(language)),
        )
    });
    kinds
}

/// A row with an icon and words, as wide as the popup.
pub(super) fn row(
    ui: &mut egui::Ui,
    icon_name: &str,
    words: &str,
    is_chosen: bool,
) -> egui::Response {
    let size = egui::vec2(ui.available_width(), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, words));
    let visuals = ui.style().interact_selectable(&response, is_chosen);
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, 5.0, visuals.weak_bg_fill);
    }
    let square = egui::Rect::from_center_size(
        egui::pos2(rect.left() + 14.0, rect.center().y),
        egui::Vec2::splat(16.0),
    );
    icon::paint(ui.painter(), icon_name, square, visuals.text_color());
    let text = egui::Rect::from_min_max(egui::pos2(rect.left() + 30.0, rect.top()), rect.max);
    ui.painter().with_clip_rect(text).text(
        text.left_center(),
        Align2::LEFT_CENTER,
        words,
        egui::FontId::proportional(13.0),
        visuals.text_color(),
    );
    response
}
