//! Over the list: what it is gathered by, a search, its levels with their numbers, filters, what it
//! is compared with, and the list for other programs.

use std::sync::Arc;

use egui::{Align, Button, ComboBox, Layout, Popup, PopupCloseBehavior, RichText, Ui};

use super::super::plateaus::name_of;
use super::rows::level_ink;
use super::{Against, FindingsState, Line, Plateaus, choices, controls, trend};
use crate::assurance::ProtectionLevel;
use crate::locale::{Language, MessageId, msg};
use crate::scene::level_icon;
use crate::ui::{UiState, icon, theme};
use crate::workspace::findings::{
    FindingList, FindingListing, FindingRow, FindingSource, Grouping, record_name,
};
use crate::workspace::roadmap::ListForm;
use crate::workspace::{Action, Document, Workspace};

/// The least room in which a few words of the summary can be read, in points.
const LEAST_SUMMARY: f32 = 60.0;

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    (list, lines): (Option<&Arc<FindingList>>, Option<&[Line]>),
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let state = &mut state.panels.findings;
    ui.horizontal(|ui| {
        grouping(ui, language, state);
        ui.scope(|ui| {
            ui.set_max_width(150.0);
            let name = language.text(msg::FINDINGS_SEARCH);
            let id = egui::Id::unique("findings search");
            controls::search_field(ui, &mut state.filter.words, &name, id);
        });
        levels(ui, list.map(Arc::as_ref), language, state);
        of_record(ui, document, language, state);
        let narrows =
            state.filter.narrows() || state.filter.with_exempt || state.plateaus != Plateaus::Shown;
        let tip = language.text(msg::FINDINGS_FILTER);
        let button = icon::sized_button(ui, "funnel", &tip, narrows, 28.0);
        Popup::menu(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                choices::filter_menu(ui, list.map(Arc::as_ref), document, language, state);
            });
        let compares = state.against != Against::Nothing;
        let tip = language.text(msg::FINDINGS_AGAINST);
        let button = icon::sized_button(ui, "git-compare", &tip, compares, 28.0);
        Popup::menu(&button).show(|ui| {
            choices::against_menu(ui, document, language, state, actions);
        });
        if let (Some(list), Some(lines)) = (list, lines) {
            writing(ui, list, lines, language, actions);
        }
        if ui.available_width() < LEAST_SUMMARY {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = summary(document, workspace, list.map(Arc::as_ref), state);
            controls::line(ui, controls::caption(ui, words));
        });
    });
}

fn grouping(ui: &mut Ui, language: Language, state: &mut FindingsState) {
    let word = |grouping: Grouping| -> MessageId {
        match grouping {
            Grouping::Requirement => msg::FINDINGS_BY_REQUIREMENT,
            Grouping::Subject => msg::FINDINGS_BY_SUBJECT,
        }
    };
    let label = language.text(msg::FINDINGS_GROUPING);
    let response = ComboBox::from_id_salt("findings grouping")
        .selected_text(language.text(word(state.grouping)))
        .width(118.0)
        .truncate()
        .icon(controls::chevron)
        .show_ui(ui, |ui| {
            for grouping in [Grouping::Requirement, Grouping::Subject] {
                let words = language.text(word(grouping));
                if ui
                    .selectable_label(state.grouping == grouping, words)
                    .clicked()
                {
                    state.grouping = grouping;
                    state.closed.clear();
                }
            }
        })
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
}

/// The levels with their numbers; a click leaves one alone.
fn levels(ui: &mut Ui, list: Option<&FindingList>, language: Language, state: &mut FindingsState) {
    let Some(list) = list else { return };
    let counts = list.counts();
    ui.spacing_mut().item_spacing.x = 3.0;
    for level in ProtectionLevel::ALL.into_iter().rev() {
        let count = counts[level as usize];
        let is_chosen = state.filter.level == Some(level);
        if count == 0 && !is_chosen {
            continue;
        }
        let ink = level_ink(ui, level);
        let words = RichText::new(count.to_string())
            .size(theme::BODY)
            .color(theme::palette(ui).text);
        let sign = icon::tinted(level_icon(level), 14.0, ink);
        let name = msg::FINDINGS_LEGEND.with("level", language.text(level.name()));
        let name = format!("{}, {count}", language.say(&name));
        let button = Button::selectable(is_chosen, (sign, words));
        let response = ui.add(button).on_hover_text(&name);
        if response.accessible_name(name).clicked() {
            state.filter.level = (!is_chosen).then_some(level);
        }
    }
    ui.spacing_mut().item_spacing.x = 6.0;
}

/// The record whose findings alone show; a click shows those of all again.
fn of_record(ui: &mut Ui, document: &Document, language: Language, state: &mut FindingsState) {
    const WIDEST: f32 = 150.0;
    let Some(record) = &state.filter.record else {
        return;
    };
    let name = record_name(document.map(), document.snapshot(), record);
    let said = language.say(&msg::FINDINGS_ONLY_OF.with("name", name.as_str()));
    let words = RichText::new(controls::shown(&name)).size(theme::CAPTION);
    let response = ui
        .scope(|ui| {
            ui.set_max_width(WIDEST);
            let button = Button::selectable(true, (words, icon::atom("x", 12.0)));
            ui.add(button.truncate())
        })
        .inner;
    let response = response.on_hover_text(controls::shown(&said));
    if response.accessible_name(said).clicked() {
        state.filter.record = None;
    }
}

fn writing(
    ui: &mut Ui,
    list: &Arc<FindingList>,
    lines: &[Line],
    language: Language,
    actions: &mut Vec<Action>,
) {
    let source = || FindingSource {
        list: Arc::clone(list),
        rows: lines
            .iter()
            .filter_map(|line| match line {
                Line::Row(row) => Some(*row),
                Line::Heading { .. } => None,
            })
            .collect::<Vec<FindingRow>>()
            .into(),
    };
    let mut button = |glyph: &'static str, tip: MessageId, what: fn(FindingSource) -> _| {
        if icon::sized_button(ui, glyph, &language.text(tip), false, 28.0).clicked() {
            actions.push(Action::ListFindings(what(source())));
        }
    };
    button("clipboard", msg::ROADMAP_COPY_CSV, |source| {
        FindingListing::Copy(ListForm::Csv, source)
    });
    button("file-text", msg::ROADMAP_COPY_MARKDOWN, |source| {
        FindingListing::Copy(ListForm::Markdown, source)
    });
    button("file-down", msg::FINDINGS_WRITE, FindingListing::AskFile);
}

/// Of which state, how it compares, whether newer findings are awaited.
fn summary(
    document: &Document,
    workspace: &Workspace,
    list: Option<&FindingList>,
    state: &FindingsState,
) -> String {
    let language = workspace.language();
    let mut said = Vec::new();
    let is_current = workspace
        .assurance
        .found(document)
        .is_none_or(|(_, is_current)| is_current);
    if !is_current {
        said.push(language.text(msg::FINDINGS_OLDER));
    }
    if let Some(trend) = list.and_then(|list| list.trend.as_ref()) {
        let counts = trend::in_words(trend, language);
        if !counts.is_empty() {
            said.push(counts);
        }
    }
    match (&state.against, &state.plateaus) {
        (Against::Compared, _) => {
            if let Some(comparison) = &document.comparison {
                let (before, after) = (
                    comparison.name_before(language),
                    comparison.name_after(language),
                );
                said.push(format!("{before} → {after}"));
            }
        }
        (against, plateaus) => {
            let shown = match plateaus {
                Plateaus::Of(plateau) => name_of(document, plateau),
                Plateaus::All => language.text(msg::FINDINGS_PLATEAU_ALL),
                Plateaus::Shown => document
                    .plateau
                    .as_ref()
                    .map(|plateau| name_of(document, plateau))
                    .unwrap_or_default(),
            };
            match against {
                Against::Plateau(before) => {
                    said.push(format!("{} → {shown}", name_of(document, before)));
                }
                _ if !shown.is_empty() => said.push(shown),
                _ => {}
            }
        }
    }
    said.join(" · ")
}
