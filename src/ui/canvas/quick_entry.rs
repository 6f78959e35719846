//! Quick entry: a name, a kind by its first letters, Enter; or Tab, and the next one beside it.
//!
//! The first field takes the name, the second letters of the kind, and the list below shows which
//! kinds answer, the likeliest first. Tab goes from name to kind and from kind to the next element,
//! so that ten boxes are typed in a row. `name : kind` in the first field says both.

use std::collections::BTreeSet;

use egui::{Align2, Id, Key, Modifiers, Order, TextEdit};

use super::camera::Camera;
use super::drawing::Drawing;
use super::insertion::insert_action;
use super::neighbour::{Side, free_place, holders_of, is_free};
use super::popup::{Popup, just_opened, row};
use super::tool;
use crate::catalogue::{self, ElementKind};
use crate::command::sketch::legal_between;
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::model::{ElementId, KindId, SubjectId, ViewId};
use crate::scene::ItemRole;
use crate::workspace::lines::words;
use crate::workspace::{Action, Document};

/// Room between elements that are typed one after the other, map units.
const GAP: f64 = 40.0;
/// Elements in a row before the next row begins.
const IN_A_ROW: usize = 5;
/// Kinds that the list shows without a query, beside those that are suggested.
const WIDTH_PX: f32 = 280.0;

/// Which field has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Name,
    Kind,
}

/// See the module's header.
pub(super) struct QuickEntry {
    name: String,
    typed_kind: String,
    stage: Stage,
    /// Whether the field of the stage has had the keyboard yet.
    is_focused: bool,
    /// The chosen row of the list.
    row: usize,
    /// Where it shows.
    at: egui::Pos2,
    /// Where the element goes on the map.
    point: Point,
    /// The element that a link leads from.
    from: Option<ElementId>,
    /// The kind of the element before.
    last: Option<&'static ElementKind>,
    /// Where the row of elements began, and how many it has.
    row_start: Point,
    in_row: usize,
}

/// What the field stands on.
pub(super) struct Surroundings<'a> {
    pub(super) document: &'a Document,
    pub(super) view: &'a ViewId,
    pub(super) drawing: &'a Drawing,
    pub(super) language: Language,
}

/// What came of a frame.
#[derive(Default)]
pub(super) struct Answer {
    /// Whether the field stays open.
    pub(super) keeps: bool,
    /// Whether the new element is to be renamed at once: nothing but its kind was said.
    pub(super) renames: bool,
    /// The place of the next element, to be brought into sight.
    pub(super) reveals: Option<Rect>,
}

/// The field at the pointer, or at a free place in sight where the pointer is elsewhere.
pub(super) fn open(
    document: &Document,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
    pointer: Option<egui::Pos2>,
) -> Popup {
    let middle = pointer.unwrap_or(canvas.center());
    let point = camera.map_from_screen(middle, canvas);
    let holders = holders_at(document, drawing, point);
    let rect = Rect::from_center_size(point, tool::CARD_SIZE);
    let point = if is_free(drawing, rect, &holders) {
        point
    } else {
        free_place(drawing, rect, Side::Below, &holders).center()
    };
    Popup::insert(camera.screen_from_map(point, canvas), point, None)
}

/// The container at a point, with all that it lies in.
fn holders_at(document: &Document, drawing: &Drawing, point: Point) -> BTreeSet<SubjectId> {
    let container = tool::container_at(document, drawing, point, &BTreeSet::new());
    let Some(container) = container else {
        return BTreeSet::new();
    };
    let mut out: BTreeSet<SubjectId> = holders_of(document, &container).into_iter().collect();
    let container = SubjectId::from(&container);
    // A card that could hold something is no frame yet: what is typed over it goes beside it.
    let is_frame = drawing
        .item_of(&container)
        .is_some_and(|item| item.role == ItemRole::Container);
    if is_frame {
        out.insert(container);
    }
    out
}

impl QuickEntry {
    pub(super) fn new(at: egui::Pos2, point: Point, from: Option<ElementId>) -> Self {
        Self {
            name: String::new(),
            typed_kind: String::new(),
            stage: Stage::Name,
            is_focused: false,
            row: 0,
            at,
            point,
            from,
            last: None,
            row_start: point,
            in_row: 0,
        }
    }

    /// Stands where its element will stand.
    pub(super) fn move_to(&mut self, camera: &Camera, canvas: egui::Rect) {
        let mut camera = *camera;
        camera.reveal(Rect::from_center_size(self.point, tool::CARD_SIZE), canvas);
        self.at = camera.screen_from_map(self.point, canvas);
    }

    /// Draws the fields and the list, and does what keys and clicks ask for.
    pub(super) fn show(
        &mut self,
        ui: &egui::Ui,
        around: &Surroundings<'_>,
        actions: &mut Vec<Action>,
    ) -> Answer {
        let kinds = self.kinds(around);
        let keys = ui.ctx().input_mut(|input| Keys {
            down: input.consume_key(Modifiers::NONE, Key::ArrowDown),
            up: input.consume_key(Modifiers::NONE, Key::ArrowUp),
            enter: input.consume_key(Modifiers::NONE, Key::Enter),
            back: input.consume_key(Modifiers::SHIFT, Key::Tab),
            tab: input.consume_key(Modifiers::NONE, Key::Tab),
            escape: input.consume_key(Modifiers::NONE, Key::Escape),
        });
        let mut answer = Answer {
            keeps: !keys.escape,
            ..Answer::default()
        };
        if keys.down {
            self.row += 1;
        }
        if keys.up {
            self.row = self.row.saturating_sub(1);
        }
        self.row = self.row.min(kinds.len().saturating_sub(1));
        let mut chosen = keys.enter.then_some(self.row);
        let mut goes_on = false;
        match self.stage {
            Stage::Name if keys.tab => self.turn(Stage::Kind),
            Stage::Kind if keys.tab => {
                chosen = Some(self.row);
                goes_on = true;
            }
            Stage::Kind if keys.back => self.turn(Stage::Name),
            _ => {}
        }
        let area = egui::Area::new(Id::unique("canvas insert"))
            .order(Order::Foreground)
            .fixed_pos(self.at)
            .constrain(true)
            .pivot(Align2::LEFT_TOP);
        let shown = area.show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(WIDTH_PX);
                self.fields(ui, around.language);
                if let Some(clicked) = self.list(ui, &kinds, around.language, keys.up || keys.down)
                {
                    chosen = Some(clicked);
                }
            });
        });
        if shown.response.clicked_elsewhere() && !just_opened(ui, self.at) {
            answer.keeps = false;
        }
        if let Some(kind) = chosen
            .and_then(|index| kinds.get(index))
            .filter(|_| answer.keeps)
        {
            answer.renames = self.make(kind, around, goes_on, actions);
            answer.keeps = goes_on;
            if goes_on {
                let place = self.go_on(kind, around);
                answer.reveals = Some(place);
            }
        }
        answer
    }

    fn turn(&mut self, stage: Stage) {
        self.stage = stage;
        self.is_focused = false;
        self.row = 0;
    }

    fn fields(&mut self, ui: &mut egui::Ui, language: Language) {
        let name = language.text(msg::CANVAS_INSERT_HINT);
        let kind = language.text(msg::ENTRY_KIND_HINT);
        let stage = self.stage;
        let mut focused = None;
        let fields = [
            (Stage::Name, &mut self.name, name),
            (Stage::Kind, &mut self.typed_kind, kind),
        ];
        for (own, text, hint) in fields {
            let field = TextEdit::singleline(text)
                .hint_text(hint.as_str())
                .lock_focus(true)
                .desired_width(f32::INFINITY);
            let response = ui.add(field);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, hint.as_str())
            });
            if own == stage && !self.is_focused {
                response.request_focus();
            } else if response.has_focus() && own != stage && self.is_focused {
                focused = Some(own);
            }
            if response.changed() {
                self.row = 0;
            }
        }
        self.is_focused = true;
        // A click into the other field turns to it.
        if let Some(stage) = focused {
            self.stage = stage;
        }
        let hint = language.text(msg::ENTRY_KEYS);
        ui.label(egui::RichText::new(hint).weak().size(11.0));
    }

    fn list(
        &self,
        ui: &mut egui::Ui,
        kinds: &[&'static ElementKind],
        language: Language,
        walks: bool,
    ) -> Option<usize> {
        let mut clicked = None;
        egui::ScrollArea::vertical()
            .max_height(220.0)
            .show(ui, |ui| {
                for (index, kind) in kinds.iter().enumerate() {
                    let is_chosen = index == self.row;
                    let response = row(ui, kind.icon, kind.name(language), is_chosen)
                        .on_hover_text(kind.description.in_language(language));
                    if is_chosen && walks {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        clicked = Some(index);
                    }
                }
            });
        clicked
    }

    /// The name, and the word for a kind after a colon.
    fn said(&self) -> (&str, Option<&str>) {
        match self.name.split_once(':') {
            Some((name, kind)) if kind.starts_with(' ') || self.name.contains(" :") => {
                (name.trim(), Some(kind.trim()))
            }
            _ => (self.name.trim(), None),
        }
    }

    /// Whether the first field holds letters of a kind and no name.
    fn is_query(&self) -> bool {
        let (name, kind) = self.said();
        let typed_kind = self.typed_kind.trim();
        let begins_small = name.chars().next().is_none_or(char::is_lowercase);
        kind.is_none()
            && typed_kind.is_empty()
            && begins_small
            && self.stage == Stage::Name
            && (name.is_empty()
                || !words::answering(name, None, Language::English).is_empty()
                || !words::answering(name, None, Language::French).is_empty())
    }

    /// The kinds to choose from, the likeliest first.
    fn kinds(&self, around: &Surroundings<'_>) -> Vec<&'static ElementKind> {
        let parent = self.parent_kind(around);
        let (name, said) = self.said();
        let typed = self.typed_kind.trim();
        let query = match said {
            Some(word) => word,
            None if !typed.is_empty() => typed,
            None if self.is_query() => name,
            None => "",
        };
        let mut out = words::answering(query, parent, around.language);
        if query.is_empty() {
            // Nothing is said about the kind: what the name suggests, then what came before.
            let likely = words::suggested_by(name).into_iter().chain(self.last);
            let mut likely: Vec<&'static ElementKind> = likely.collect();
            likely.dedup_by_key(|kind| kind.id);
            out.retain(|kind| !likely.iter().any(|other| other.id == kind.id));
            likely.append(&mut out);
            out = likely;
        }
        if let Some(from) = &self.from {
            // Those that a link may lead to come first.
            let snapshot = around.document.snapshot();
            let from = snapshot.element_by_id(from);
            let from = from.map_or("", |from| from.kind.as_str());
            out.sort_by_key(|kind| legal_between(from, kind.id).is_empty());
        }
        out
    }

    fn parent_kind(&self, around: &Surroundings<'_>) -> Option<&'static ElementKind> {
        let nobody = BTreeSet::new();
        let parent = tool::container_at(around.document, around.drawing, self.point, &nobody)?;
        let parent = around.document.snapshot().element_by_id(&parent)?;
        catalogue::element_kind(parent.kind.as_str())
    }

    /// Makes the element. Gives whether nothing but its kind was said, so that it still wants a name.
    fn make(
        &self,
        kind: &'static ElementKind,
        around: &Surroundings<'_>,
        goes_on: bool,
        actions: &mut Vec<Action>,
    ) -> bool {
        let (name, _) = self.said();
        let is_query = self.is_query() || name.is_empty();
        let id = KindId::new(kind.id);
        actions.push(insert_action(
            around.document,
            around.view,
            around.drawing,
            &id,
            (!is_query).then_some(name),
            tool::box_for(&id, self.point, self.point),
            self.point,
        ));
        if let Some(from) = &self.from {
            actions.push(Action::ConnectToSelection { from: from.clone() });
        }
        is_query && !goes_on
    }

    /// Makes room for the next element beside the one just made, and gives its place.
    fn go_on(&mut self, made: &'static ElementKind, around: &Surroundings<'_>) -> Rect {
        let id = KindId::new(made.id);
        let size = tool::box_for(&id, self.point, self.point).size();
        let holders = holders_at(around.document, around.drawing, self.point);
        self.in_row += 1;
        let mut next = self.point + crate::geometry::Vec2::new(size.width + GAP, 0.0);
        if self.in_row >= IN_A_ROW {
            next = self.row_start + crate::geometry::Vec2::new(0.0, size.height + GAP);
            self.row_start = next;
            self.in_row = 0;
        }
        let mut rect = Rect::from_center_size(next, size);
        for _ in 0..2 * IN_A_ROW {
            if is_free(around.drawing, rect, &holders) {
                break;
            }
            rect = rect + crate::geometry::Vec2::new(size.width + GAP, 0.0);
        }
        self.point = rect.center();
        (self.last, self.from) = (Some(made), None);
        self.name.clear();
        self.typed_kind.clear();
        self.turn(Stage::Name);
        rect
    }
}

/// The keys of a frame that are meant for the field.
struct Keys {
    down: bool,
    up: bool,
    enter: bool,
    back: bool,
    tab: bool,
    escape: bool,
}
