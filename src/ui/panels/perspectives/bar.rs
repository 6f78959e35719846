//! Over the legend of a lens: the day that it looks at, and whether what it shows is still being
//! found.

use egui::{Align2, Area, Frame, Id, Margin, Order, Stroke, TextEdit};

use crate::locale::{Language, msg};
use crate::model::Day;
use crate::ui::panels::controls;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Workspace, iso_day};

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct BarState {
    /// The text, and the day that it was begun from.
    typed: String,
    of: Option<Day>,
}

/// Asks for what the lens needs, and draws the bar over its legend.
pub(in crate::ui::panels) fn show(
    ui: &egui::Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let Some(lens) = document.perspective.lens() else {
        return;
    };
    if lens.needs_assessment() {
        workspace.assurance.ask(document, actions);
    }
    let is_judged = workspace
        .assurance
        .found(document)
        .is_some_and(|(_, is_now)| is_now);
    let waits = lens.needs_assessment() && !is_judged;
    if !waits && !lens.looks_at_a_day() {
        return;
    }
    let Some(legend) = state.canvas.legend_at else {
        return;
    };
    let language = workspace.language();
    let palette = theme::palette(ui);
    let bar = &mut state.panels.perspectives.bar;
    Area::new(Id::unique("lens bar"))
        .order(Order::Middle)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(legend.left_top() - egui::vec2(0.0, 6.0))
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(palette.paper)
                .stroke(Stroke::new(1.0, palette.line))
                .corner_radius(8)
                .inner_margin(Margin::symmetric(8, 5))
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        if waits {
                            controls::spinner(ui, 14.0);
                            ui.label(controls::caption(ui, language.text(msg::LENS_AWAITED)));
                        } else {
                            day(ui, bar, document, language, actions);
                        }
                    });
                });
        });
}

/// The field of the day; empty for the first one of the plateau.
fn day(
    ui: &mut egui::Ui,
    bar: &mut BarState,
    document: &Document,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let name = language.text(msg::LENS_DATE);
    let shown = document.looks_on;
    let id = Id::unique("lens day");
    if bar.of != shown && !ui.memory(|memory| memory.has_focus(id)) {
        bar.typed = shown.map(|day| day.iso().to_string()).unwrap_or_default();
        bar.of = shown;
    }
    ui.label(controls::caption(ui, &name));
    let palette = theme::palette(ui);
    let typed = bar.typed.trim();
    let read = iso_day(typed).and_then(|day| Day::first_of(&day));
    let is_wrong = !typed.is_empty() && read.is_none();
    let hint = egui::RichText::new(language.text(msg::LENS_DATE_PLATEAU)).color(palette.muted);
    let field = TextEdit::singleline(&mut bar.typed)
        .id(id)
        .hint_text(hint)
        .desired_width(124.0);
    let field = if is_wrong {
        field.text_color(palette.down.0)
    } else {
        field
    };
    let response = ui.add(field).accessible_name(&name);
    // What was typed in this very frame counts.
    let typed = bar.typed.trim();
    let read = iso_day(typed).and_then(|day| Day::first_of(&day));
    let is_wrong = !typed.is_empty() && read.is_none();
    if is_wrong {
        response.show_tooltip_text(language.text(msg::LENS_DATE_WRONG));
    } else if (response.changed() || response.lost_focus()) && read != shown {
        actions.push(Action::LookOn(read));
        bar.of = read;
    }
    let back = language.text(msg::LENS_DATE_PLATEAU);
    if shown.is_some() && icon::sized_button(ui, "x", &back, false, 22.0).clicked() {
        bar.typed.clear();
        bar.of = None;
        actions.push(Action::LookOn(None));
    }
}
