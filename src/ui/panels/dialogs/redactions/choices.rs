//! Several of many: menus with boxes to tick, whose button says what is ticked.

use egui::{ScrollArea, Ui};
use smol_str::SmolStr;

use super::super::controls;
use crate::catalogue::{self, Family};
use crate::locale::{Language, msg};
use crate::model::{KindId, Name};

/// How many names stand on the button.
const NAMED: usize = 3;

/// The button, and what drops down from it.
fn menu(ui: &mut Ui, names: &[String], language: Language, content: impl FnOnce(&mut Ui)) {
    let mut words = names
        .iter()
        .take(NAMED)
        .map(|name| controls::shown(name).into_owned())
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > NAMED {
        let more = msg::UI_AND_OTHERS.with("count", names.len() - NAMED);
        words = format!("{words}{}", language.say(&more));
    }
    if names.is_empty() {
        words = language.text(msg::REDACTION_NOTHING);
    }
    let response = ui.menu_button(words, |ui| {
        ui.set_min_width(280.0);
        ScrollArea::vertical().max_height(380.0).show(ui, content);
    });
    if names.len() > NAMED {
        response.response.on_hover_text(names.join(", "));
    }
}

/// Kinds of elements, by family.
pub(super) fn kinds(ui: &mut Ui, list: &mut Vec<KindId>, language: Language) {
    let names: Vec<String> = list
        .iter()
        .map(|id| {
            let kind = catalogue::element_kind(id.as_str());
            kind.map_or_else(|| id.to_string(), |kind| kind.name(language).to_owned())
        })
        .collect();
    menu(ui, &names, language, |ui| {
        for family in Family::ALL {
            controls::heading(ui, language.text(family.name()));
            for kind in catalogue::ELEMENT_KINDS
                .iter()
                .filter(|it| it.family == family)
            {
                let mut is_in = list.iter().any(|id| id.as_str() == kind.id);
                if ui.checkbox(&mut is_in, kind.name(language)).changed() {
                    if is_in {
                        list.push(kind.id.into());
                    } else {
                        list.retain(|id| id.as_str() != kind.id);
                    }
                }
            }
        }
    });
}

/// Fields, by their labels.
pub(super) fn fields(
    ui: &mut Ui,
    all: &[(String, Name)],
    list: &mut Vec<Name>,
    language: Language,
) {
    let label = |name: &Name| {
        let known = all.iter().find(|(_, one)| one == name);
        known.map_or_else(|| name.to_string(), |(label, _)| label.clone())
    };
    let mut names: Vec<String> = list.iter().map(label).collect();
    names.sort();
    menu(ui, &names, language, |ui| {
        for (label, name) in all {
            let mut is_in = list.contains(name);
            if ui.checkbox(&mut is_in, controls::shown(label)).changed() {
                if is_in {
                    list.push(name.clone());
                } else {
                    list.retain(|one| one != name);
                }
            }
        }
    });
}

/// A word that is in a list or not.
pub(super) fn toggle(ui: &mut Ui, list: &mut Vec<SmolStr>, word: &str, shown: &str) {
    let at = list.iter().position(|one| one == word);
    if ui.selectable_label(at.is_some(), shown).clicked() {
        match at {
            Some(at) => {
                list.remove(at);
            }
            None => list.push(word.into()),
        }
    }
}
