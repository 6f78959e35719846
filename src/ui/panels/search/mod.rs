//! The search-or-command field (Ctrl+K): commands, elements, views, kinds to insert, plateaus.

mod found;
#[cfg(test)]
mod tests;

use egui::{Align2, Key, Modifiers, Popup, PopupCloseBehavior, Sense, Ui, Vec2};

use super::commands::{Doing, jump};
use super::controls;
use crate::locale::{MessageId, msg};
use crate::scene::note_icon;
use crate::ui::canvas::Tool;
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Noting, Workspace};
use found::{Hit, Names};

/// How many commands are remembered as used lately.
const REMEMBERED: usize = 8;

/// What the field remembers.
#[derive(Default)]
pub(in crate::ui) struct SearchState {
    text: String,
    chosen: usize,
    is_open: bool,
    wants_focus: bool,
    /// Commands that were chosen here, the last one first.
    recent: Vec<MessageId>,
    names: Option<Names>,
    /// What was found, and for what.
    found: Option<(String, Vec<Hit>)>,
}

impl SearchState {
    /// Brings what was found in step with what is typed and with the map.
    fn refresh(&mut self, workspace: &Workspace) {
        let names = match self.names.take() {
            Some(names) if names.is_of(workspace) => names,
            _ => {
                self.found = None;
                Names::of(workspace)
            }
        };
        let is_current = self.found.as_ref().is_some_and(|(of, _)| *of == self.text);
        if !is_current {
            let hits = found::hits(&self.text, &names, &self.recent, workspace);
            self.found = Some((self.text.clone(), hits));
        }
        self.names = Some(names);
    }

    /// The next frame puts the keyboard into the field.
    pub(super) fn ask_for_focus(&mut self) {
        self.wants_focus = true;
    }
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
    if response.gained_focus() {
        // Which commands make sense may have changed since.
        search.found = None;
    }
    let response = response.on_hover_text(&name);
    if !search.is_open {
        return;
    }
    search.refresh(workspace);
    let hits = search
        .found
        .take()
        .map(|(_, hits)| hits)
        .unwrap_or_default();
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
                let heading = hit.heading();
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
    let hit = taken.and_then(|index| hits.get(index).cloned());
    state.panels.search.found = Some((state.panels.search.text.clone(), hits));
    if let Some(hit) = hit {
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

fn show_hit(ui: &mut Ui, hit: &Hit, selected: bool, workspace: &Workspace) -> bool {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let (icon, text, aside) = match hit {
        Hit::Command(entry) => (
            Some(("terminal", palette.muted)),
            entry.title(workspace),
            entry.keys_text(workspace),
        ),
        Hit::Element {
            name,
            kind,
            icon,
            family,
            ..
        } => (
            Some((*icon, palette.family(*family).0)),
            name.clone(),
            kind.clone(),
        ),
        Hit::Kind(kind) => (
            Some((kind.icon, palette.family(kind.family).0)),
            language.say(&msg::UI_SEARCH_INSERT.with("kind", kind.name(language))),
            language.text(kind.family.name()),
        ),
        Hit::View(_, name) => (
            Some(("layout-dashboard", palette.muted)),
            name.clone(),
            String::new(),
        ),
        Hit::Plateau(_, name) => (Some(("flag", palette.muted)), name.clone(), String::new()),
        Hit::Note(_, kind, said) => (
            Some((note_icon(*kind), palette.muted)),
            said.clone(),
            String::new(),
        ),
        Hit::Text(text) => (
            Some(("search", palette.muted)),
            language.say(&msg::FINDING_PALETTE_LOOK.with("text", text.as_str())),
            String::new(),
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
        Hit::Command(entry) => {
            let recent = &mut state.panels.search.recent;
            recent.retain(|label| *label != entry.label);
            recent.insert(0, entry.label);
            recent.truncate(REMEMBERED);
            (entry.run)(&mut Doing {
                workspace,
                state,
                actions,
            });
        }
        Hit::Element { subject, .. } => jump(subject, state, actions),
        Hit::Kind(kind) => state.canvas.tool = Tool::Insert(kind.id.into()),
        Hit::View(view, _) => actions.push(Action::ShowView(view)),
        Hit::Plateau(plateau, _) => actions.push(Action::ShowPlateau(plateau)),
        Hit::Note(note, ..) => actions.push(Action::Note(Noting::Show(note))),
        Hit::Text(text) => state.panels.finding.look_for(&text),
    }
}
