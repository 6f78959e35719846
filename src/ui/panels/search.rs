//! The search-or-command field (Ctrl+K): commands, elements of the map, kinds to insert.

use egui::{Align2, Key, Modifiers, Popup, PopupCloseBehavior, Sense, Ui, Vec2};

use super::commands::{Doing, Entry, entries, jump};
use super::{controls, fuzzy};
use crate::catalogue::{self, ELEMENT_KINDS, ElementKind};
use crate::locale::msg;
use crate::model::SubjectId;
use crate::ui::canvas::Tool;
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Workspace};

/// Most rows that show.
const ROWS: usize = 12;

/// What the field remembers.
#[derive(Default)]
pub(in crate::ui) struct SearchState {
    text: String,
    chosen: usize,
    is_open: bool,
    wants_focus: bool,
}

impl SearchState {
    /// The next frame puts the keyboard into the field.
    pub(super) fn ask_for_focus(&mut self) {
        self.wants_focus = true;
    }
}

/// One thing that was found.
enum Hit {
    Command(&'static Entry),
    Element(SubjectId, String, String, &'static str, catalogue::Family),
    Kind(&'static ElementKind),
}

/// Draws the field and, below it, what it found.
pub(super) fn show(
    ui: &mut Ui,
    width: f32,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let name = language.text(msg::UI_SEARCH);
    let id = egui::Id::unique("search or command");
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let mut go = false;
    if has_focus {
        ui.input_mut(|input| {
            let search = &mut state.panels.search;
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                search.chosen += 1;
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                search.chosen = search.chosen.saturating_sub(1);
            }
            go = input.consume_key(Modifiers::NONE, Key::Enter);
        });
    }
    let response = ui
        .allocate_ui(Vec2::new(width, 34.0), |ui| {
            ui.set_width(width);
            controls::search_field(ui, &mut state.panels.search.text, &name, id)
        })
        .inner;
    if !has_focus && state.panels.search.text.is_empty() {
        let keys = super::commands::find(msg::UI_FIND_COMMAND)
            .map(|entry| entry.keys_text(workspace))
            .unwrap_or_default();
        key_hint(ui, response.rect, &keys);
    }
    let search = &mut state.panels.search;
    if std::mem::take(&mut search.wants_focus) {
        response.request_focus();
    }
    if response.changed() || response.gained_focus() {
        search.chosen = 0;
        search.is_open = true;
    }
    let response = response.on_hover_text(&name);
    if !search.is_open {
        return;
    }
    let hits = hits(&search.text, workspace);
    search.chosen = search.chosen.min(hits.len().saturating_sub(1));
    let chosen = search.chosen;
    let mut taken = go.then_some(chosen);
    let mut is_open = true;
    Popup::from_response(&response)
        .id(id.with("found"))
        .open_bool(&mut is_open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .gap(4.0)
        .width(width.max(380.0))
        .accessible_name(&name)
        .show(|ui| {
            ui.set_width(width.max(380.0));
            if hits.is_empty() {
                ui.label(controls::caption(ui, language.text(msg::UI_SEARCH_NOTHING)));
            }
            let mut section = None;
            for (index, hit) in hits.iter().enumerate() {
                let heading = heading_of(hit);
                if section != Some(heading) {
                    section = Some(heading);
                    controls::heading(ui, language.text(heading));
                }
                if show_hit(ui, hit, index == chosen, workspace) {
                    taken = Some(index);
                }
            }
        });
    // The field gives the focus up by itself on Escape, before this frame.
    let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let left = !has_focus && !response.has_focus() && !is_open;
    if let Some(hit) = taken.and_then(|index| hits.into_iter().nth(index)) {
        carry_out(hit, workspace, state, actions);
        close(ui, id, &mut state.panels.search);
    } else if escaped {
        close(ui, id, &mut state.panels.search);
    } else if left {
        state.panels.search.is_open = false;
    }
}

fn close(ui: &Ui, id: egui::Id, search: &mut SearchState) {
    search.text.clear();
    search.is_open = false;
    ui.memory_mut(|memory| memory.surrender_focus(id));
}

fn key_hint(ui: &Ui, field: egui::Rect, keys: &str) {
    let palette = theme::palette(ui);
    let font = theme::font(11.0, crate::text::FontWeight::Regular);
    let right = egui::pos2(field.right() - 8.0, field.center().y);
    let galley = controls::elided(ui, keys, font.clone(), palette.muted, 80.0);
    let rect = Align2::RIGHT_CENTER.anchor_size(right, galley.size() + Vec2::new(10.0, 5.0));
    if rect.left() < field.left() + 110.0 {
        return;
    }
    // Long hints run under the chip: it covers them.
    ui.painter()
        .rect_filled(rect.expand2(Vec2::new(4.0, 0.0)), 0.0, palette.soft);
    let edge = egui::Stroke::new(1.0, palette.edge);
    ui.painter()
        .rect(rect, 4.0, palette.paper, edge, egui::StrokeKind::Inside);
    ui.painter()
        .galley(rect.min + Vec2::new(5.0, 2.5), galley, palette.muted);
}

fn heading_of(hit: &Hit) -> crate::locale::MessageId {
    match hit {
        Hit::Command(_) => msg::UI_SEARCH_COMMANDS,
        Hit::Element(..) => msg::UI_SEARCH_ELEMENTS,
        Hit::Kind(_) => msg::UI_SEARCH_KINDS,
    }
}

fn show_hit(ui: &mut Ui, hit: &Hit, selected: bool, workspace: &Workspace) -> bool {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let (icon, text, aside) = match hit {
        Hit::Command(entry) => (
            Some(("terminal", palette.muted)),
            entry.title(workspace),
            entry.keys_text(workspace),
        ),
        Hit::Element(_, name, kind, icon, family) => (
            Some((*icon, palette.family(*family).0)),
            name.clone(),
            kind.clone(),
        ),
        Hit::Kind(kind) => (
            Some((kind.icon, palette.family(kind.family).0)),
            language.say(&msg::UI_SEARCH_INSERT.with("kind", kind.name(language))),
            language.text(kind.family.name()),
        ),
    };
    let row = controls::Row {
        icon,
        text: &text,
        aside: &aside,
        indent: 0.0,
        selected,
    };
    controls::row(ui, &row, Sense::click()).clicked()
}

fn carry_out(hit: Hit, workspace: &Workspace, state: &mut UiState, actions: &mut Vec<Action>) {
    match hit {
        Hit::Command(entry) => (entry.run)(&mut Doing {
            workspace,
            state,
            actions,
        }),
        Hit::Element(subject, ..) => jump(subject, state, actions),
        Hit::Kind(kind) => state.canvas.tool = Tool::Insert(kind.id.into()),
    }
}

/// The best hits: elements first, then commands, then kinds; within each by score, then by name.
/// O(elements + kinds + commands).
fn hits(typed: &str, workspace: &Workspace) -> Vec<Hit> {
    let language = workspace.language();
    let typed = typed.trim();
    let mut commands: Vec<(i32, &'static Entry)> = entries()
        .filter(|entry| (entry.enabled)(workspace))
        .filter_map(|entry| Some((fuzzy::score(typed, &entry.title(workspace))?, entry)))
        .collect();
    commands.sort_by_key(|(score, _)| -score);
    if typed.is_empty() {
        return commands
            .into_iter()
            .take(ROWS)
            .map(|(_, entry)| Hit::Command(entry))
            .collect();
    }
    let mut found: Vec<Hit> = Vec::new();
    if let Some(document) = &workspace.document {
        let mut elements: Vec<_> = document
            .snapshot()
            .elements()
            .iter()
            .filter_map(|element| Some((-fuzzy::score(typed, &element.name)?, element)))
            .collect();
        elements.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        found.extend(elements.into_iter().take(6).map(|(_, element)| {
            let kind = catalogue::element_kind(element.kind.as_str());
            Hit::Element(
                SubjectId::from(&element.id),
                element.name.to_string(),
                kind.map_or_else(
                    || element.kind.to_string(),
                    |kind| kind.name(language).to_owned(),
                ),
                kind.map_or("box", |kind| kind.icon),
                kind.map_or(catalogue::Family::Structure, |kind| kind.family),
            )
        }));
    }
    found.extend(
        commands
            .into_iter()
            .take(4)
            .map(|(_, entry)| Hit::Command(entry)),
    );
    let mut kinds: Vec<(i32, &'static ElementKind)> = ELEMENT_KINDS
        .iter()
        .filter_map(|kind| Some((-fuzzy::score(typed, kind.name(language))?, kind)))
        .collect();
    kinds.sort_by_key(|(score, kind)| (*score, kind.name(language)));
    found.extend(kinds.into_iter().take(4).map(|(_, kind)| Hit::Kind(kind)));
    found.truncate(ROWS);
    found
}
