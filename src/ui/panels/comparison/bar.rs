//! The bar above the canvas while two states are compared: which two, how they are drawn, how much
//! differs, and the way from one difference to the next.

use egui::{Button, Frame, Margin, Panel, Ui};

use super::super::{controls, theme};
use super::step;
use crate::locale::{Language, MessageId, msg};
use crate::model::{PlateauId, TableName};
use crate::scene::ChangeMark;
use crate::text::FontWeight;
use crate::ui::{UiState, icon};
use crate::workspace::comparing::{Comparison, Entry, counts};
use crate::workspace::{
    Action, ComparisonMode, Document, Origin, Pair, Perspective, Side, Source, Workspace,
};

/// Modes with their names and signs, in the order of the bar.
pub(in crate::ui::panels) const MODES: [(ComparisonMode, MessageId, &str); 5] = [
    (
        ComparisonMode::Together,
        msg::COMPARISON_MODE_TOGETHER,
        "combine",
    ),
    (
        ComparisonMode::ChangesOnly,
        msg::COMPARISON_MODE_CHANGES,
        "diff",
    ),
    (
        ComparisonMode::Slider,
        msg::COMPARISON_MODE_SLIDER,
        "sliders-horizontal",
    ),
    (
        ComparisonMode::OnionSkin,
        msg::COMPARISON_MODE_ONION,
        "layers",
    ),
    (
        ComparisonMode::SideBySide,
        msg::COMPARISON_MODE_SIDE,
        "book-open",
    ),
];

/// Draws the bar above the canvas; nothing where nothing is compared.
pub(in crate::ui::panels) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    if document.comparison.is_none() {
        return;
    }
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.paper)
        .inner_margin(Margin::symmetric(10, 4));
    Panel::top("comparison")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                content(ui, document, workspace, state, actions);
            });
        });
}

fn content(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(comparison) = &document.comparison else {
        return;
    };
    let language = workspace.language();
    let pair = &comparison.pair;
    let name = comparison.name_before(language);
    let said = msg::COMPARISON_SIDE_BEFORE.with("name", name.as_str());
    if let Some(before) = side(
        ui,
        document,
        &name,
        &language.say(&said),
        &pair.before,
        language,
    ) {
        ask(before, pair.after.clone(), actions);
    }
    let swap = language.text(msg::COMPARISON_SWAP);
    if icon::sized_button(ui, "arrow-right-left", &swap, false, 28.0).clicked() {
        actions.push(Action::Compare(Box::new(pair.swapped())));
    }
    let name = comparison.name_after(language);
    let said = msg::COMPARISON_SIDE_AFTER.with("name", name.as_str());
    if let Some(after) = side(
        ui,
        document,
        &name,
        &language.say(&said),
        &pair.after,
        language,
    ) {
        ask(pair.before.clone(), after, actions);
    }
    ui.separator();
    for (mode, label, glyph) in MODES {
        let is_shown =
            document.compare_as == mode && document.perspective == Perspective::Comparison;
        let label = language.text(label);
        if icon::sized_button(ui, glyph, &label, is_shown, 28.0).clicked() {
            actions.push(Action::Look(Perspective::Comparison));
            actions.push(Action::CompareAs(mode));
        }
    }
    ui.separator();
    tally(ui, comparison, language, state);
    ui.separator();
    for (label, glyph, by) in [
        (msg::COMPARISON_PREVIOUS, "chevron-left", -1),
        (msg::COMPARISON_NEXT, "chevron-right", 1),
    ] {
        let label = language.text(label);
        if icon::sized_button(ui, glyph, &label, false, 28.0).clicked() {
            step(document, language, by, state, actions);
        }
    }
    let label = language.text(msg::COMPARISON_LIST);
    if icon::sized_button(ui, "list", &label, false, 28.0).clicked() {
        state.panels.drawer.show_comparison();
        let mut panels = workspace.preferences.panels;
        panels.lower = true;
        actions.push(Action::ShowPanels(panels));
    }
    let label = language.text(msg::CHANGE_TAB);
    if icon::sized_button(ui, "activity", &label, false, 28.0).clicked() {
        state.panels.drawer.show_change();
        let mut panels = workspace.preferences.panels;
        panels.lower = true;
        actions.push(Action::ShowPanels(panels));
    }
    let label = language.text(msg::COMPARISON_END);
    if icon::sized_button(ui, "x", &label, false, 28.0).clicked() {
        actions.push(Action::EndComparison);
    }
}

fn ask(before: impl Into<Choice>, after: impl Into<Choice>, actions: &mut Vec<Action>) {
    match (before.into(), after.into()) {
        (Choice::File, _) | (_, Choice::File) => actions.push(Action::AskCompareFile),
        (Choice::Side(before), Choice::Side(after)) => {
            actions.push(Action::Compare(Box::new(Pair::new(*before, *after))));
        }
    }
}

/// What was chosen for a side.
enum Choice {
    Side(Box<Side>),
    File,
}

impl From<Side> for Choice {
    fn from(side: Side) -> Self {
        Self::Side(Box::new(side))
    }
}

/// The name of a side; its menu offers others.
fn side(
    ui: &mut Ui,
    document: &Document,
    name: &str,
    said: &str,
    now: &Side,
    language: Language,
) -> Option<Choice> {
    const LONGEST: f32 = 190.0;
    let mut chosen = None;
    let words = controls::strong(controls::shown(name).into_owned(), theme::BODY);
    let response = ui
        .scope(|ui| {
            ui.set_max_width(LONGEST);
            let button = Button::new((words, icon::atom("chevron-down", 12.0)));
            ui.add(button.truncate().frame_when_inactive(false))
        })
        .inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, said));
    egui::Popup::menu(&response).width(240.0).show(|ui| {
        let offer = |ui: &mut Ui, words: &str, is_now: bool| {
            let button = Button::selectable(is_now, controls::shown(words).into_owned());
            let row = ui.add_sized([240.0, 28.0], button.right_text(""));
            if row.clicked() {
                ui.close();
            }
            row.clicked()
        };
        let is_working = now.source == Source::Working;
        let working = language.text(msg::COMPARISON_WORKING);
        if offer(ui, &working, is_working && now.plateau.is_none()) {
            chosen = Some(Side::working().into());
        }
        for plateau in document.map().timeline().order() {
            let is_now = is_working && now.plateau.as_ref() == Some(plateau);
            if offer(ui, &plateau_name(document, plateau), is_now) {
                chosen = Some(Side::plateau(plateau.clone()).into());
            }
        }
        if matches!(document.origin, Origin::File(_)) {
            ui.separator();
            let last = language.text(msg::COMPARISON_LAST_VERSION);
            if offer(ui, &last, false) {
                let side = Side {
                    source: Source::LastVersion,
                    plateau: now.plateau.clone(),
                };
                chosen = Some(side.into());
            }
        }
        let file = language.text(msg::COMPARISON_WITH_FILE);
        if offer(ui, &file, false) {
            chosen = Some(Choice::File);
        }
    });
    response.on_hover_text(said);
    chosen
}

fn plateau_name(document: &Document, plateau: &PlateauId) -> String {
    let record = document.map().tables().plateaus.get(plateau);
    record.map_or_else(|| plateau.to_string(), |record| record.name.to_string())
}

/// `+12 −3 ~20 ⇄4`, each in its colour and with its word for who hovers or listens.
fn tally(
    ui: &mut Ui,
    comparison: &std::sync::Arc<Comparison>,
    language: Language,
    state: &mut UiState,
) {
    let entries = state.panels.comparison.entries(comparison, language);
    if entries.is_empty() {
        let nothing = if comparison.patch.is_empty() && comparison.gap.is_empty() {
            msg::COMPARISON_NOTHING
        } else {
            msg::COMPARISON_NOTHING_HERE
        };
        ui.label(controls::caption(ui, language.text(nothing)));
        return;
    }
    let scene = crate::scene::Theme::of_screen(ui.visuals().dark_mode);
    // Where boxes stand is no content.
    let content: Vec<Entry> = (entries.iter())
        .filter(|entry| entry.table != TableName::Placements)
        .cloned()
        .collect();
    for (change, count) in counts(&content) {
        let word = language.text(change.word());
        let said = msg::COMPARISON_COUNT
            .with("word", word)
            .with("count", count);
        let said = language.say(&said);
        let ink = if count == 0 {
            theme::palette(ui).muted
        } else {
            crate::ui::canvas::painter::color32(scene.change(change).ink)
        };
        let words = egui::RichText::new(format!("{}{count}", change.sign()))
            .font(theme::font(theme::BODY, FontWeight::SemiBold))
            .color(ink);
        let response = ui.label(words);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
        response.on_hover_text(said);
    }
}

/// The colour of a change on panels.
pub(super) fn ink(ui: &Ui, change: ChangeMark) -> egui::Color32 {
    let scene = crate::scene::Theme::of_screen(ui.visuals().dark_mode);
    crate::ui::canvas::painter::color32(scene.change(change).ink)
}
