//! The scenario bar above the canvas, in the impact perspective: what is lost, in which way, at
//! which hour; scenarios that the map keeps under a name.

mod chips;
mod hours;
mod kept;
mod scale;
#[cfg(test)]
mod tests;

use egui::{Frame, Margin, Panel, Ui};

use super::inspector::chooser::{Asking, Chooser, element_offers, nothing_found, open};
use super::{controls, theme};
use crate::analysis::{Repairs, State};
use crate::locale::{Language, msg};
use crate::model::{ElementId, Nature};
use crate::ui::canvas::Tool;
use crate::ui::{UiState, icon};
use crate::workspace::{Action, Document, Imagining, Perspective, Workspace};

/// What the bar remembers.
#[derive(Default)]
pub(in crate::ui) struct ScenarioState {
    chooser: Chooser,
    naming: Option<kept::Naming>,
    playing: Option<hours::Playing>,
    /// Whether the keyboard is on the track of hours.
    is_on_track: bool,
}

impl ScenarioState {
    /// Whether a key belongs to the track of hours, and so to no command.
    pub(super) fn takes(&self, key: egui::Key) -> bool {
        self.is_on_track && matches!(key, egui::Key::Home | egui::Key::End)
    }

    /// The next frame asks for the name to keep what is played under.
    pub(super) fn ask_name(&mut self) {
        self.naming = Some(kept::Naming::new_one());
    }
}

/// Draws the bar above the canvas; nothing in other perspectives.
pub(super) fn bar(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let shows = document.perspective == Perspective::Impact
        && document.page.is_none()
        && document.merging.is_none();
    if !shows {
        state.panels.scenario.playing = None;
        state.panels.scenario.is_on_track = false;
        if state.canvas.tool == Tool::Lose {
            state.canvas.tool = Tool::Select;
        }
        return;
    }
    let frame = Frame::new()
        .fill(theme::palette(ui).paper)
        .inner_margin(Margin::symmetric(10, 5));
    Panel::top("scenario")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 5.0);
                losses(ui, document, workspace, state, actions);
            });
            state.panels.scenario.is_on_track = false;
            if document.imagines() {
                ui.add_space(4.0);
                hours::show(ui, document, workspace, state, actions);
                notes(ui, document, workspace.language());
            }
        });
}

fn losses(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    kept::menu(ui, document, language, &mut state.panels.scenario, actions);
    ui.separator();
    chips::show(ui, document, language, actions);
    add(ui, document, language, state, actions);
    pick(ui, language, state);
    if !document.imagines() {
        ui.label(controls::caption(
            ui,
            language.text(msg::SCENARIOS_BAR_EMPTY),
        ));
        return;
    }
    // The choices after this stay together.
    const CHOICES: f32 = 250.0;
    if ui.available_size_before_wrap().x < CHOICES {
        ui.end_row();
    } else {
        ui.separator();
    }
    natures(ui, document, language, actions);
    repairs(ui, document, language, actions);
    let end = language.text(msg::UI_FAIL_NOTHING);
    if icon::sized_button(ui, "x", &end, false, 28.0).clicked() {
        actions.push(Action::Imagine(Imagining::Nothing));
    }
}

/// “+”: another loss, by name.
fn add(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let label = language.text(msg::SCENARIOS_BAR_ADD);
    let response = icon::sized_button(ui, "plus", &label, false, 28.0);
    let snapshot = document.snapshot();
    let (hint, nothing) = (language.text(msg::UI_PICK_SEARCH), nothing_found(language));
    let asking = Asking {
        hint: &hint,
        nothing: &nothing,
        clear: None,
        state: std::sync::Arc::as_ptr(snapshot).addr(),
        opens: false,
        height: Asking::HEIGHT,
        width: Asking::WIDTH,
    };
    let palette = theme::palette(ui);
    let chooser = &mut state.panels.scenario.chooser;
    let answer = open(ui, &response, chooser, &asking, |search| {
        let elements = snapshot.elements().iter().collect();
        element_offers(elements, search, palette, language)
    });
    if let Some(Some(id)) = answer {
        let element = ElementId::from(id.as_str());
        actions.push(Action::Imagine(Imagining::Put(element, State::Down)));
    }
}

/// The tool that loses, or gives back, what is clicked on the map.
fn pick(ui: &mut Ui, language: Language, state: &mut UiState) {
    let label = language.text(msg::SCENARIOS_BAR_PICK);
    let is_held = state.canvas.tool == Tool::Lose;
    if icon::sized_button(ui, "target", &label, is_held, 28.0).clicked() {
        state.canvas.tool = if is_held { Tool::Select } else { Tool::Lose };
    }
}

fn natures(ui: &mut Ui, document: &Document, language: Language, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 0.0;
    for (nature, word, tip) in [
        (
            Nature::Physical,
            msg::SCENARIOS_PHYSICAL,
            msg::SCENARIOS_PHYSICAL_TIP,
        ),
        (
            Nature::Logical,
            msg::SCENARIOS_LOGICAL,
            msg::SCENARIOS_LOGICAL_TIP,
        ),
    ] {
        let is_now = document.scenario().nature == nature;
        let response = ui.selectable_label(is_now, language.text(word));
        if response.on_hover_text(language.text(tip)).clicked() && !is_now {
            actions.push(Action::Imagine(Imagining::OfNature(nature)));
        }
    }
    ui.spacing_mut().item_spacing.x = 6.0;
}

/// What is taken for repairs while the hours pass.
fn repairs(ui: &mut Ui, document: &Document, language: Language, actions: &mut Vec<Action>) {
    let label = language.text(msg::SCENARIOS_BAR_REPAIRS);
    let button = icon::sized_button(ui, "wrench", &label, false, 28.0);
    egui::Popup::menu(&button).show(|ui| {
        controls::heading(ui, label.as_str());
        for repairs in Repairs::ALL {
            let is_now = document.repairs() == repairs;
            let words = language.text(repairs.message());
            if ui.radio(is_now, words).clicked() {
                actions.push(Action::Imagine(Imagining::By(repairs)));
                ui.close();
            }
        }
    });
}

/// What is missing at this plateau, and what the hours rest on.
fn notes(ui: &mut Ui, document: &Document, language: Language) {
    let mut lines: Vec<String> = Vec::new();
    let missing = document.missing_losses();
    if !missing.is_empty() {
        let plateau = document.plateau.as_ref();
        let tables = document.map().tables();
        let names = missing.iter().map(|id| {
            let element = tables.elements.get(id);
            element.map_or_else(|| id.to_string(), |element| element.name.to_string())
        });
        let plateau = plateau.map_or_else(String::new, |id| {
            let record = tables.plateaus.get(id);
            record.map_or_else(|| id.to_string(), |record| record.name.to_string())
        });
        let message = if document.impact().is_some_and(|it| it.affected().is_empty())
            && missing.len() == document.scenario().injected.len()
        {
            msg::SCENARIOS_NOTHING_HERE.with("plateau", plateau)
        } else {
            msg::SCENARIOS_MISSING
                .with("count", missing.len())
                .with("names", names.collect::<Vec<_>>().join(", "))
                .with("plateau", plateau)
        };
        lines.push(language.say(&message));
    }
    if let Some(unfolding) = document.unfolding() {
        let notes = unfolding.notes().into_iter();
        lines.extend(notes.map(|note| language.say(&note)));
    }
    if lines.is_empty() {
        return;
    }
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let palette = theme::palette(ui);
        let (glyph, ink) = if missing.is_empty() {
            ("info", palette.muted)
        } else {
            ("triangle-alert", palette.degraded.0)
        };
        icon::show(ui, glyph, 14.0, ink);
        let one = controls::caption(ui, lines.join(" "));
        controls::line(ui, one).on_hover_text(lines.join("\n"));
    });
}
