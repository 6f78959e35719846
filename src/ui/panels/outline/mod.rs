//! The outline: elements by containment; ready for ten thousand elements.
//!
//! The tree is flattened to its visible rows whenever the map, the filter or what is unfolded
//! changes; a frame then draws only the rows in sight. A row dragged onto another goes into what
//! that one stands for, a row dragged onto the canvas shows there.

mod keys;
mod nesting;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Id, ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2};

use super::{commands, controls, menu};
use crate::catalogue;
use crate::command::Command;
use crate::locale::{Language, msg};
use crate::model::{ElementId, RecordKey, Snapshot, SubjectId, TableName, ViewId};
use crate::ui::{UiState, icon, theme};
use crate::workspace::finding::Shown;
use crate::workspace::{Action, Document, Selecting, Workspace};
pub(super) use keys::take_keys;
use nesting::Target;
use rows::{OutlineRow, rows};

/// Height of a row, in points.
const ROW: f32 = 26.0;
/// How strong a row is whose element the view does not show.
const FADED: f32 = 0.62;

/// What the outline remembers.
#[derive(Default)]
pub(super) struct OutlineState {
    search: String,
    folded: BTreeSet<ElementId>,
    of: Option<(Arc<Snapshot>, Option<ViewId>)>,
    searched: String,
    is_stale: bool,
    rows: Vec<OutlineRow>,
    /// What the view shows.
    shown: Shown,
    cursor: Option<ElementId>,
    anchor: Option<ElementId>,
    scroll_to: Option<usize>,
    /// The selection that the outline knows of: another one comes from elsewhere.
    seen: BTreeSet<SubjectId>,
    keys: Vec<keys::Pressed>,
    typed: String,
    typed_at_s: f64,
    renaming: Option<Renaming>,
}

/// A name that is being typed in a row.
struct Renaming {
    id: ElementId,
    text: String,
    is_new: bool,
}

impl Renaming {
    fn of(document: &Document, id: ElementId) -> Option<Self> {
        let element = document.snapshot().element_by_id(&id)?;
        Some(Self {
            text: element.name.to_string(),
            id,
            is_new: true,
        })
    }
}

impl OutlineState {
    /// Folds an element up, or unfolds it.
    fn turn(&mut self, id: &ElementId) {
        if !self.folded.remove(id) {
            self.folded.insert(id.clone());
        }
        self.is_stale = true;
    }

    fn refresh(&mut self, document: &Document) {
        let snapshot = document.snapshot();
        let same_map = self
            .of
            .as_ref()
            .is_some_and(|(of, view)| Arc::ptr_eq(of, snapshot) && *view == document.view);
        if same_map && !self.is_stale && self.searched == self.search {
            return;
        }
        if !same_map {
            let view = document.view.as_ref();
            let shown = view.map(|view| Shown::in_view(document.map(), snapshot, view));
            self.shown = shown.unwrap_or_default();
        }
        self.of = Some((Arc::clone(snapshot), document.view.clone()));
        self.searched.clone_from(&self.search);
        self.is_stale = false;
        self.rows = rows(snapshot, self.search.trim(), &self.folded);
    }

    /// Brings what was selected elsewhere into sight, unfolding what holds it.
    fn follow_selection(&mut self, document: &Document) {
        if self.seen == document.selection {
            return;
        }
        self.seen.clone_from(&document.selection);
        let [id] = document.selected_elements().try_into().unwrap_or_default();
        let snapshot = document.snapshot();
        let Some(ix) = snapshot.find(&id) else {
            return;
        };
        if self.cursor.as_ref() == Some(&id) {
            return;
        }
        for above in snapshot.ancestors(ix) {
            self.is_stale |= self.folded.remove(&snapshot.element(above).id);
        }
        self.refresh(document);
        self.scroll_to = self.place_of(document, &id);
        self.cursor = Some(id);
    }
}

/// What a row answered.
#[derive(Default)]
struct Answer {
    clicked: bool,
    turned: bool,
    renames: bool,
    asks_for_menu: bool,
    dropped: Option<(ElementId, Target)>,
}

/// Draws the outline.
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
    let name = language.text(msg::UI_OUTLINE_SEARCH);
    let outline = &mut state.panels.dock.outline;
    let id = Id::unique("outline search");
    controls::search_field(ui, &mut outline.search, &name, id);
    outline.refresh(document);
    outline.follow_selection(document);
    keys::carry_out(ui, document, state, actions);
    let outline = &mut state.panels.dock.outline;
    outline.refresh(document);
    if outline.rows.is_empty() {
        ui.add_space(12.0);
        let text = if outline.search.is_empty() {
            msg::UI_OUTLINE_EMPTY
        } else {
            msg::UI_OUTLINE_NOTHING
        };
        ui.label(controls::caption(ui, language.text(text)));
        return;
    }
    hold_focus(ui, language);
    list(ui, workspace, document, state, actions);
}

/// Keeps the keyboard in the outline while it has it.
fn hold_focus(ui: &mut Ui, language: Language) {
    let id = keys::focus_id();
    let room = ui.available_rect_before_wrap();
    let response = ui.interact(room, id, Sense::focusable_noninteractive());
    let name = language.text(msg::UI_OUTLINE);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Tree, true, &name));
    if response.has_focus() {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
}

fn list(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let total = state.panels.dock.outline.rows.len();
    let scroll_to = state.panels.dock.outline.scroll_to.take();
    let mut answered = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, ROW, total, |ui, range| {
            if let Some(place) = scroll_to {
                let top = ui.min_rect().top() + (place as f32 - range.start as f32) * ROW;
                let rect = egui::Rect::from_min_size(
                    egui::pos2(ui.min_rect().left(), top),
                    Vec2::new(1.0, ROW),
                );
                ui.scroll_to_rect(rect, None);
            }
            for place in range {
                let answer = show_row(ui, document, place, workspace, state, actions);
                let is_something = answer.clicked
                    || answer.turned
                    || answer.renames
                    || answer.asks_for_menu
                    || answer.dropped.is_some();
                if is_something {
                    answered = Some((place, answer));
                }
            }
        });
    if let Some((place, answer)) = answered {
        take(ui, place, answer, document, state, actions);
    }
}

/// Carries out what a row answered.
fn take(
    ui: &Ui,
    place: usize,
    answer: Answer,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let outline = &mut state.panels.dock.outline;
    let Some(row) = outline.rows.get(place) else {
        return;
    };
    let id = document.snapshot().element(row.element).id.clone();
    let subject = SubjectId::from(&id);
    if let Some((dragged, target)) = answer.dropped {
        let moved = nesting::moved(document, &dragged);
        actions.push(Action::Edit(nesting::command(document, &moved, &target)));
        if let Target::Into(id) = &target {
            outline.is_stale |= outline.folded.remove(id);
        }
    } else if answer.turned {
        outline.turn(&id);
    } else if answer.renames && !document.is_read_only() {
        outline.renaming = Renaming::of(document, id);
    } else if answer.asks_for_menu {
        outline.cursor = Some(id);
        if !document.selection.contains(&subject) {
            actions.push(Action::Select(vec![subject], Selecting::Only));
        }
    } else if answer.clicked {
        ui.memory_mut(|memory| memory.request_focus(keys::focus_id()));
        let modifiers = ui.input(|input| input.modifiers);
        if modifiers.command {
            outline.cursor = Some(id.clone());
            outline.anchor = Some(id);
            actions.push(Action::Select(vec![subject], Selecting::Toggle));
        } else {
            keys::select(place, modifiers.shift, document, state, actions);
        }
    }
}

fn show_row(
    ui: &mut Ui,
    document: &Document,
    place: usize,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> Answer {
    let outline = &mut state.panels.dock.outline;
    let Some(row) = outline.rows.get(place) else {
        return Answer::default();
    };
    let snapshot = document.snapshot();
    let element = snapshot.element(row.element);
    let (ix, has_children) = (row.element, row.has_children);
    let indent = f32::from(row.depth.min(12)) * 14.0 + 16.0;
    let is_renamed = outline
        .renaming
        .as_ref()
        .is_some_and(|renaming| renaming.id == element.id);
    if is_renamed {
        rename(ui, indent, workspace.language(), outline, actions);
        return Answer::default();
    }
    let is_folded = outline.folded.contains(&element.id);
    let has_cursor = outline.cursor.as_ref() == Some(&element.id)
        && ui.memory(|memory| memory.has_focus(keys::focus_id()));
    let is_shown = outline.shown.has(&RecordKey::of(element.as_ref()));
    let response = draw_row(ui, document, ix, indent, is_shown, workspace.language());
    if has_cursor {
        let edge = Stroke::new(1.5, theme::palette(ui).accent);
        let rect = response.rect.shrink(1.0);
        ui.painter()
            .rect_stroke(rect, 5.0, edge, egui::StrokeKind::Inside);
    }
    response.dnd_set_drag_payload(element.id.clone());
    let mut answer = Answer {
        renames: response.double_clicked(),
        asks_for_menu: response.secondary_clicked(),
        dropped: drop_target(ui, document, ix, indent, &response),
        ..Answer::default()
    };
    if has_children {
        answer.turned = fold_arrow(ui, &response, indent, is_folded, &element.name, workspace);
    }
    answer.clicked = response.clicked() && !answer.turned;
    response.context_menu(|ui| {
        menu::at_pointer(
            ui,
            &mut commands::Doing {
                workspace,
                state,
                actions,
            },
        );
    });
    answer
}

/// The icon and the name; faded where the view does not show the element.
fn draw_row(
    ui: &mut Ui,
    document: &Document,
    ix: crate::model::ElementIx,
    indent: f32,
    is_shown: bool,
    language: Language,
) -> egui::Response {
    let palette = theme::palette(ui);
    let element = document.snapshot().element(ix);
    let kind = catalogue::element_kind(element.kind.as_str());
    let text = if element.name.is_empty() {
        element.id.as_str()
    } else {
        element.name.as_str()
    };
    let color = kind.map_or(palette.muted, |kind| palette.family(kind.family).0);
    let drawn = controls::Row {
        icon: Some((kind.map_or("box", |kind| kind.icon), color)),
        text,
        aside: "",
        indent,
        selected: document.selection.contains(&SubjectId::from(&element.id)),
    };
    if is_shown {
        return controls::row(ui, &drawn, Sense::click_and_drag());
    }
    let tip = language.text(msg::FINDING_NOT_IN_VIEW);
    ui.scope(|ui| {
        ui.set_opacity(FADED);
        controls::row_with_tip(ui, &drawn, &tip, Sense::click_and_drag())
    })
    .inner
}

fn fold_arrow(
    ui: &Ui,
    row: &egui::Response,
    indent: f32,
    is_folded: bool,
    name: &str,
    workspace: &Workspace,
) -> bool {
    let center = egui::pos2(row.rect.left() + indent - 3.0, row.rect.center().y);
    let square = egui::Rect::from_center_size(center, Vec2::splat(18.0));
    let arrow = ui.interact(square, row.id.with("fold"), Sense::click());
    let label = if is_folded {
        msg::UI_UNFOLD
    } else {
        msg::UI_FOLD
    };
    let label = workspace.language().say(&label.with("name", name));
    arrow.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    let glyph = if is_folded {
        "chevron-right"
    } else {
        "chevron-down"
    };
    icon::paint(
        ui.painter(),
        glyph,
        square.shrink(3.0),
        theme::palette(ui).muted,
    );
    arrow.clicked()
}

/// Shows where a dragged row would go, and gives it once it is let go there.
fn drop_target(
    ui: &Ui,
    document: &Document,
    ix: crate::model::ElementIx,
    indent: f32,
    row: &egui::Response,
) -> Option<(ElementId, Target)> {
    if document.is_read_only() {
        return None;
    }
    let dragged = row.dnd_hover_payload::<ElementId>()?;
    let pointer = ui.input(|input| input.pointer.latest_pos())?;
    let share = (pointer.y - row.rect.top()) / row.rect.height();
    let moved = nesting::moved(document, &dragged);
    let target = nesting::target(document, ix, share, &moved)?;
    let accent = theme::palette(ui).accent;
    match &target {
        Target::Into(_) => {
            let edge = Stroke::new(2.0, accent);
            let rect = row.rect.shrink(1.0);
            ui.painter()
                .rect_stroke(rect, 5.0, edge, egui::StrokeKind::Inside);
        }
        Target::Beside(_, before) => {
            let y = if *before {
                row.rect.top()
            } else {
                row.rect.bottom()
            };
            let from = row.rect.left() + indent;
            ui.painter()
                .hline(from..=row.rect.right() - 4.0, y, Stroke::new(2.0, accent));
        }
    }
    let dropped = row.dnd_release_payload::<ElementId>()?;
    Some((ElementId::clone(&dropped), target))
}

/// The field in place of a row; Enter or a click elsewhere keeps the name, Escape does not.
fn rename(
    ui: &mut Ui,
    indent: f32,
    language: Language,
    outline: &mut OutlineState,
    actions: &mut Vec<Action>,
) {
    let Some(renaming) = &mut outline.renaming else {
        return;
    };
    let id = Id::unique("outline name");
    let label = language.text(msg::UI_NAME);
    let response = ui
        .horizontal(|ui| {
            ui.set_height(ROW);
            ui.add_space(indent + 20.0);
            let field = TextEdit::singleline(&mut renaming.text)
                .id(id)
                .margin(egui::Margin::symmetric(4, 1))
                .align(egui::Align2::LEFT_CENTER)
                .desired_width(f32::INFINITY);
            ui.add(field)
        })
        .inner
        .accessible_name(&label);
    if std::mem::take(&mut renaming.is_new) {
        use egui::text::{CCursor, CCursorRange};
        response.request_focus();
        let mut edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        let end = CCursor::new(renaming.text.chars().count());
        let all = CCursorRange::two(CCursor::new(0), end);
        edit.cursor.set_char_range(Some(all));
        edit.store(ui.ctx(), id);
        return;
    }
    if response.has_focus() {
        return;
    }
    let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
    let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
    if response.lost_focus() && !escaped {
        actions.push(Action::Edit(Command::Rename {
            record: RecordKey::new(TableName::Elements, renaming.id.as_str()),
            name: renaming.text.trim().into(),
        }));
    }
    outline.renaming = None;
    if escaped || entered {
        ui.memory_mut(|memory| memory.request_focus(keys::focus_id()));
    }
}
