//! The bar itself: two fields, three switches, a count and arrows.

use egui::{
    Align2, Area, Button, Frame, Key, Margin, Modifiers, Order, RichText, TextEdit, Ui, Vec2,
};

use super::{hits, steps};
use crate::locale::{Language, MessageId, msg};
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Workspace};

/// Width of the bar where the canvas has room for it, in points.
const WIDTH: f32 = 492.0;
/// Distance from the edges of the canvas, in points.
const MARGIN: f32 = 12.0;

/// Draws the bar over the upper right corner of the canvas, where it is open.
pub(in crate::ui::panels) fn show(
    ui: &Ui,
    canvas: egui::Rect,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    if !state.panels.finding.is_open {
        return;
    }
    steps::take_step(document, state, actions);
    let language = workspace.language();
    let palette = theme::palette(ui);
    let width = WIDTH.min(canvas.width() - 2.0 * MARGIN);
    Area::new(egui::Id::unique("find bar"))
        .order(Order::Middle)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(canvas.right_top() + egui::vec2(-MARGIN, MARGIN))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .fill(palette.paper)
                .inner_margin(Margin::same(8))
                .show(ui, |ui| {
                    ui.set_width(width - 18.0);
                    ui.spacing_mut().item_spacing = Vec2::new(4.0, 6.0);
                    content(ui, document, language, state, actions);
                });
        });
}

fn content(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let may_edit = !document.is_read_only();
    ui.horizontal(|ui| find_row(ui, document, language, state, actions));
    if state.panels.finding.replaces && may_edit {
        ui.horizontal(|ui| replace_row(ui, document, language, state, actions));
    }
    let finding = &state.panels.finding;
    let trouble = finding
        .answer
        .as_ref()
        .and_then(|answer| answer.trouble.clone());
    if let Some(trouble) = trouble {
        let color = theme::palette(ui).down.0;
        let words = RichText::new(language.say(&trouble)).size(theme::CAPTION);
        ui.add(egui::Label::new(words.color(color)).wrap());
        return;
    }
    ui.horizontal(|ui| scope_row(ui, language, state, actions));
    let finding = &state.panels.finding;
    let current = finding
        .position()
        .and_then(|at| finding.hits().get(at).copied());
    let reason = current
        .map(|hit| hits::reason(hit, language))
        .filter(|reason| !reason.is_empty());
    if let Some(reason) = reason {
        ui.horizontal(|ui| {
            ui.add_space(28.0);
            controls::line(ui, controls::caption(ui, reason));
        });
    }
    if finding.lists_hits && !finding.hits().is_empty() {
        controls::rule(ui);
        hits::show(ui, document, language, state, actions);
    }
}

fn find_row(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let id = egui::Id::unique("find text");
    let may_edit = !document.is_read_only();
    let finding = &mut state.panels.finding;
    let arrow = if finding.replaces {
        "chevron-down"
    } else {
        "chevron-right"
    };
    let name = language.text(msg::FINDING_SHOW_REPLACE);
    ui.add_enabled_ui(may_edit, |ui| {
        if icon::sized_button(ui, arrow, &name, false, 24.0).clicked() {
            finding.replaces = !finding.replaces;
            finding.answer = None;
        }
    });
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let mut selects_all = false;
    if had_focus {
        ui.input_mut(|input| {
            selects_all = input.consume_key(Modifiers::ALT, Key::Enter);
            if input.consume_key(Modifiers::SHIFT, Key::Enter) {
                finding.wanted_step = -1;
            } else if input.consume_key(Modifiers::NONE, Key::Enter) {
                finding.wanted_step = 1;
            }
        });
    }
    // Room for three switches, the count and three buttons.
    let room = (ui.available_width() - 3.0 * 30.0 - 68.0 - 3.0 * 30.0).max(80.0);
    let hint = language.text(msg::FINDING_FIELD_HINT);
    let response = field(ui, &mut finding.query.text, &hint, id, room);
    if response.changed() {
        finding.current = None;
        finding.told = None;
    }
    if std::mem::take(&mut finding.wants_focus) {
        response.request_focus();
        select_text(ui, id, finding.query.text.chars().count());
    }
    finding.had_focus = response.has_focus();
    switch(
        ui,
        "Aa",
        &language.text(msg::FINDING_CASE),
        &mut finding.query.matches_case,
    );
    switch(
        ui,
        "ab|",
        &language.text(msg::FINDING_WORD),
        &mut finding.query.whole_words,
    );
    switch(
        ui,
        ".*",
        &language.text(msg::FINDING_REGEX),
        &mut finding.query.is_pattern,
    );
    count(ui, language, state);
    let finding = &mut state.panels.finding;
    let has_hits = !finding.hits().is_empty() || finding.only_elsewhere() > 0;
    ui.add_enabled_ui(has_hits, |ui| {
        let name = language.text(msg::FINDING_PREVIOUS);
        if icon::sized_button(ui, "arrow-up", &name, false, 26.0).clicked() {
            finding.wanted_step = -1;
        }
        let name = language.text(msg::FINDING_NEXT);
        if icon::sized_button(ui, "arrow-down", &name, false, 26.0).clicked() {
            finding.wanted_step = 1;
        }
    });
    let name = language.text(msg::FINDING_CLOSE);
    if icon::sized_button(ui, "x", &name, false, 26.0).clicked() {
        steps::close(state);
    }
    if selects_all {
        steps::select_all(state, actions);
    }
    if state.panels.finding.wanted_step != 0 {
        ui.ctx().request_repaint();
    }
}

fn replace_row(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let id = egui::Id::unique("replace text");
    let finding = &mut state.panels.finding;
    ui.add_space(28.0);
    let places = finding.replacing().map_or(0, |planned| planned.places);
    let one = language.text(msg::FINDING_REPLACE_ONE);
    let all = language.say(&msg::FINDING_REPLACE_ALL.with("count", places));
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let (mut takes_one, mut takes_all) = (false, false);
    if had_focus {
        ui.input_mut(|input| {
            takes_all = input.consume_key(Modifiers::COMMAND, Key::Enter);
            takes_one = input.consume_key(Modifiers::NONE, Key::Enter);
        });
    }
    let hint = language.text(msg::FINDING_WITH);
    let room = (ui.available_width() - 236.0).max(80.0);
    let response = field(ui, &mut finding.with, &hint, id, room);
    finding.had_focus |= response.has_focus();
    let has_hits = !finding.hits().is_empty();
    takes_one |= ui.add_enabled(has_hits, Button::new(one)).clicked();
    takes_all |= ui.add_enabled(places > 0, Button::new(all)).clicked();
    if takes_all {
        steps::replace_all(state, actions);
    } else if takes_one {
        steps::replace_one(document, state, actions);
    }
    if (takes_one || takes_all) && had_focus {
        response.request_focus();
    }
}

/// Which hits count, the list of them, and the button that selects them.
fn scope_row(ui: &mut Ui, language: Language, state: &mut UiState, actions: &mut Vec<Action>) {
    ui.add_space(28.0);
    let finding = &mut state.panels.finding;
    let answer = finding.answer.as_ref();
    let (here, elsewhere) =
        answer.map_or((0, 0), |answer| (answer.here.len(), answer.elsewhere.len()));
    let asks = answer.is_some_and(|answer| answer.finder.is_some());
    let view = choice_text(language, msg::FINDING_IN_VIEW, asks, here);
    let map = choice_text(language, msg::FINDING_IN_MAP, asks, here + elsewhere);
    if choice(ui, &view, !finding.in_whole_map) {
        finding.in_whole_map = false;
    }
    if choice(ui, &map, finding.in_whole_map) {
        finding.in_whole_map = true;
    }
    let mut selects = false;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let list = if finding.lists_hits {
            msg::FINDING_HIDE_LIST
        } else {
            msg::FINDING_LIST
        };
        if controls::link(ui, &language.text(list)).clicked() {
            finding.lists_hits = !finding.lists_hits;
        }
        selects = here > 0 && controls::link(ui, &language.text(msg::FINDING_SELECT_ALL)).clicked();
    });
    if selects {
        steps::select_all(state, actions);
    }
}

fn choice_text(language: Language, of: MessageId, asks: bool, count: usize) -> String {
    let name = language.text(of);
    if asks {
        format!("{name} ({count})")
    } else {
        name
    }
}

fn choice(ui: &mut Ui, text: &str, selected: bool) -> bool {
    let palette = theme::palette(ui);
    let color = if selected {
        palette.accent
    } else {
        palette.muted
    };
    let words = RichText::new(text).font(theme::font(12.0, FontWeight::Medium));
    let button = Button::new(words.color(color)).frame_when_inactive(selected);
    let button = if selected {
        button.fill(palette.accent_soft)
    } else {
        button
    };
    let response = ui.add(button.stroke(egui::Stroke::NONE));
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, selected, text));
    response.clicked()
}

/// “3 of 12”, what a replacement did, or that nothing was found; a screen reader is told.
fn count(ui: &mut Ui, language: Language, state: &UiState) {
    let finding = &state.panels.finding;
    let hits = finding.hits().len();
    let asks = finding
        .answer
        .as_ref()
        .is_some_and(|answer| answer.finder.is_some());
    let text = match (&finding.told, finding.position()) {
        (Some(told), _) => language.say(told),
        _ if !asks => String::new(),
        (None, Some(at)) => {
            language.say(&msg::FINDING_POSITION.with("at", at + 1).with("count", hits))
        }
        (None, None) if finding.only_elsewhere() > 0 => {
            let count = finding.only_elsewhere();
            language.say(&msg::FINDING_ELSEWHERE.with("count", count))
        }
        (None, None) => language.say(&msg::FINDING_COUNT.with("count", hits)),
    };
    let palette = theme::palette(ui);
    let is_nowhere = hits == 0 && finding.only_elsewhere() == 0;
    let color = if asks && is_nowhere && finding.told.is_none() {
        palette.down.0
    } else {
        palette.muted
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(66.0, 26.0), egui::Sense::hover());
    let font = theme::font(12.0, FontWeight::Regular);
    let galley = controls::elided(ui, &text, font, color, rect.width());
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, color);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    let id = response.id;
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

fn field(ui: &mut Ui, text: &mut String, name: &str, id: egui::Id, width: f32) -> egui::Response {
    let palette = theme::palette(ui);
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(RichText::new(name).color(palette.muted))
        .desired_width(width - 12.0);
    ui.add(edit).accessible_name(name)
}

/// Puts the cursor over a whole text, so that typing takes its place.
fn select_text(ui: &Ui, id: egui::Id, letters: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(letters));
    edit.cursor.set_char_range(Some(all));
    edit.store(ui.ctx(), id);
}

/// A small switch with a sign on it; `name` says what it does.
fn switch(ui: &mut Ui, sign: &str, name: &str, on: &mut bool) {
    let palette = theme::palette(ui);
    let color = if *on { palette.accent } else { palette.muted };
    let words = RichText::new(sign).font(theme::font(12.0, FontWeight::Medium));
    let button = Button::new(words.color(color)).frame_when_inactive(*on);
    let button = if *on {
        button.fill(palette.accent_soft)
    } else {
        button
    };
    ui.spacing_mut().button_padding.x = 3.0;
    let response = ui.add(
        button
            .stroke(egui::Stroke::NONE)
            .min_size(Vec2::splat(26.0)),
    );
    let is_on = *on;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_on, name));
    if response.on_hover_text(name).clicked() {
        *on = !*on;
    }
}
