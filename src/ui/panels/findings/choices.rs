//! Of which plateaus findings are listed, and what they are compared with.

use egui::{ScrollArea, Ui};

use super::super::plateaus::name_of;
use super::{Against, FindingsState, Plateaus, controls};
use crate::locale::{Language, msg};
use crate::workspace::findings::FindingList;
use crate::workspace::{Action, ChangeReview, Document, Pair, Side, Source, Workspace};

/// Gives up choices of plateaus that are gone, and of a comparison that has ended.
pub(super) fn mend_choices(document: &Document, state: &mut FindingsState) {
    let plateaus = &document.map().tables().plateaus;
    if let Plateaus::Of(plateau) = &state.plateaus
        && !plateaus.contains(plateau)
    {
        state.plateaus = Plateaus::Shown;
    }
    if document.comparison.is_some() && std::mem::take(&mut state.awaits_comparison) {
        state.against = Against::Compared;
    }
    let is_gone = match &state.against {
        Against::Plateau(plateau) => !plateaus.contains(plateau),
        Against::Compared => document.comparison.is_none(),
        Against::Nothing => false,
    };
    if is_gone {
        state.against = Against::Nothing;
    }
}

/// Has the two states judged that are compared on the map.
pub(super) fn ask_for_comparison(
    document: &Document,
    workspace: &Workspace,
    actions: &mut Vec<Action>,
) {
    if let Some(comparison) = &document.comparison
        && !workspace.changing.is_of(comparison)
    {
        actions.push(Action::ReviewChange(ChangeReview::Start));
    }
}

/// The menu of what shows: requirement, plateau, and what is left out.
pub(super) fn filter_menu(
    ui: &mut Ui,
    list: Option<&FindingList>,
    document: &Document,
    language: Language,
    state: &mut FindingsState,
) {
    ui.set_width(330.0);
    for (words, on) in [
        (msg::FINDINGS_UNKNOWN_ONLY, &mut state.filter.unknown_only),
        (msg::FINDINGS_WITH_EXEMPT, &mut state.filter.with_exempt),
    ] {
        ui.checkbox(on, language.text(words));
    }
    if state.against != Against::Nothing {
        let words = language.text(msg::FINDINGS_WITH_SAME);
        ui.checkbox(&mut state.filter.with_same, words);
    }
    let order = document.map().timeline().order();
    if !order.is_empty() && state.against != Against::Compared {
        ui.add_space(4.0);
        controls::heading(ui, language.text(msg::FINDINGS_OF_PLATEAU));
        let mut choice = |ui: &mut Ui, value: Plateaus, words: String| {
            let is_it = state.plateaus == value;
            if ui.selectable_label(is_it, words).clicked() {
                state.plateaus = value;
            }
        };
        choice(
            ui,
            Plateaus::Shown,
            language.text(msg::FINDINGS_PLATEAU_SHOWN),
        );
        for plateau in order {
            let name = controls::shown(&name_of(document, plateau)).into_owned();
            choice(ui, Plateaus::Of(plateau.clone()), name);
        }
        if state.against == Against::Nothing {
            choice(ui, Plateaus::All, language.text(msg::FINDINGS_PLATEAU_ALL));
        }
    }
    ui.add_space(4.0);
    controls::heading(ui, language.text(msg::FINDINGS_COLUMN_REQUIREMENT));
    ScrollArea::vertical().max_height(190.0).show(ui, |ui| {
        let all = language.text(msg::FINDINGS_ALL_REQUIREMENTS);
        if ui
            .selectable_label(state.filter.requirement.is_none(), all)
            .clicked()
        {
            state.filter.requirement = None;
        }
        for (title, id) in list.map(FindingList::requirements).unwrap_or_default() {
            let is_it = state.filter.requirement.as_ref() == Some(id);
            let button = egui::Button::selectable(is_it, controls::shown(title).into_owned());
            if ui.add(button.truncate()).clicked() {
                state.filter.requirement = (!is_it).then(|| id.clone());
            }
        }
    });
}

/// The menu of what the findings are compared with.
pub(super) fn against_menu(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut FindingsState,
    actions: &mut Vec<Action>,
) {
    ui.set_width(280.0);
    controls::heading(ui, language.text(msg::FINDINGS_AGAINST));
    let mut choice = |ui: &mut Ui, value: Against, words: String| {
        if ui.selectable_label(state.against == value, words).clicked() {
            state.against = value;
            if state.plateaus == Plateaus::All {
                state.plateaus = Plateaus::Shown;
            }
            ui.close();
        }
    };
    choice(
        ui,
        Against::Nothing,
        language.text(msg::FINDINGS_AGAINST_NOTHING),
    );
    for plateau in document.map().timeline().order() {
        if document.plateau.as_ref() != Some(plateau) {
            let name = controls::shown(&name_of(document, plateau)).into_owned();
            choice(ui, Against::Plateau(plateau.clone()), name);
        }
    }
    if let Some(comparison) = &document.comparison {
        let before = comparison.name_before(language);
        let words = format!("{before} → {}", comparison.name_after(language));
        choice(ui, Against::Compared, controls::shown(&words).into_owned());
    } else {
        let words = language.text(msg::COMPARISON_WITH_LAST);
        if document.versions_of().is_some() && ui.selectable_label(false, words).clicked() {
            let last = Side {
                source: Source::LastVersion,
                plateau: None,
            };
            let pair = Pair::new(last, Side::working());
            actions.push(Action::Compare(Box::new(pair)));
            state.awaits_comparison = true;
            ui.close();
        }
    }
}
