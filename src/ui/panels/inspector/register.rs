//! A data set at a glance, as a register of processing asks for it: what it is, how it is to be
//! protected and how long it is kept. Where it goes stands in the section of its lineage.

use egui::{Label, RichText, Ui};

use super::attributes::{needs_in_words, section};
use super::lineage::Glance;
use super::{controls, expected};
use crate::assurance::ProtectionLevel;
use crate::catalogue::{self, AttributeType};
use crate::locale::{Language, msg};
use crate::model::{Element, Value};
use crate::scene::level_icon;
use crate::ui::panels::commands::jump;
use crate::ui::panels::findings::level_ink;
use crate::ui::{UiState, icon, theme};
use crate::workspace::typed::Reading;
use crate::workspace::{Action, Document, Workspace};

/// Width of the labels, in points.
const LABELS: f32 = 104.0;

/// Draws the section of a data set.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let Some(glance) = Glance::held(document, element, language, state) else {
        return;
    };
    let stricter = expected::of_element(workspace, document, &element.id, actions);
    let mut go = None;
    let title = language.text(msg::FINDINGS_REGISTER);
    section(ui, &title, true, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        protection(ui, &glance, language);
        for attribute in [
            "category",
            "retention_years",
            "volume_gb",
            "legal_basis",
            "recipients",
        ] {
            let Some(known) = catalogue::attribute(attribute) else {
                continue;
            };
            let value = element.attributes.get(attribute);
            let words = value.map_or_else(
                || language.text(msg::UI_UNSET),
                |value| in_words(known, value, language),
            );
            line(ui, known.label(language), &words);
        }
        let label = language.text(msg::FINDINGS_REGISTER_NEEDS);
        let above = labelled(ui, &label, |ui| {
            let declared = element.attributes.get("dict").and_then(Value::as_fields);
            let words = declared.map_or_else(
                || language.text(msg::UI_UNSET),
                |declared| needs_in_words(language, declared),
            );
            ui.label(RichText::new(words).size(theme::BODY));
            let inherited = stricter.iter().filter_map(|one| {
                let (words, from) = one.said(document, language)?;
                controls::long_link(ui, &words).clicked().then_some(from)
            });
            inherited.last()
        });
        go = above;
    });
    if let Some(subject) = go {
        jump(subject, state, actions);
    }
}

/// Risk and protection of its type of data.
fn protection(ui: &mut Ui, glance: &Glance, language: Language) {
    let Some((risk, protection, level)) = &glance.protection else {
        return;
    };
    line(ui, &language.text(msg::ASSURANCE_FIELD_RISK), risk);
    line(
        ui,
        &language.text(msg::ASSURANCE_FIELD_PROTECTION),
        protection,
    );
    let level = ProtectionLevel::ALL
        .into_iter()
        .zip([2.0, 3.0, 4.0, 5.0])
        .rfind(|(_, least)| *least <= *level)
        .map_or(ProtectionLevel::Medium, |(level, _)| level);
    labelled(ui, &language.text(msg::FINDINGS_COLUMN_LEVEL), |ui| {
        ui.horizontal(|ui| {
            let ink = level_ink(ui, level);
            icon::show(ui, level_icon(level), 14.0, ink);
            let words = RichText::new(language.text(level.name()));
            ui.label(words.size(theme::BODY).color(ink));
        });
    });
}

/// A value as a person reads it.
fn in_words(attribute: &catalogue::Attribute, value: &Value, language: Language) -> String {
    let plain = value.to_string();
    let words = match attribute.value_type {
        AttributeType::Choice | AttributeType::OpenChoice => {
            let named = attribute.value_label(&plain, language);
            named.map_or(plain, ToOwned::to_owned)
        }
        _ => Reading::of(attribute).text(Some(value), language),
    };
    controls::shown(&words).into_owned()
}

fn line(ui: &mut Ui, label: &str, words: &str) {
    labelled(ui, label, |ui| {
        let words = RichText::new(controls::shown(words)).size(theme::BODY);
        ui.add(Label::new(words).wrap());
    });
}

/// A label, and at its right what belongs to it, one under the other.
pub(super) fn labelled<R>(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_width(LABELS);
            ui.add(Label::new(controls::caption(ui, label)).wrap());
        });
        ui.vertical(content).inner
    })
    .inner
}
