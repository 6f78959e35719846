//! Through which perspective one looks: the button of the tool bar with its list, and the bar over
//! the legend of a lens.

mod bar;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use egui::{Button, RichText, Stroke, Ui, Vec2};

use super::fuzzy;
use super::inspector::chooser::{self, Asking, Chooser, Offer};
use crate::catalogue;
use crate::locale::{Language, Message, msg};
use crate::scene::{Lens, LensGroup};
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Perspective, Workspace};

pub(super) use bar::show as bar;

/// What the list and the bar remember.
#[derive(Debug, Default)]
pub struct PerspectivesState {
    /// The next frame opens the list.
    pub(super) opens: bool,
    chooser: Chooser,
    /// Attributes of the map with how many elements and links carry each, and the revision of it.
    attributes: Option<(u64, BTreeMap<String, usize>)>,
    bar: bar::BarState,
}

/// The widest that the button gets, in points.
const BUTTON: f32 = 190.0;

/// The button, and its list where that is open.
pub(super) fn button(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let language = workspace.language();
    let name = language.say(&name_of(&document.perspective, language));
    let title = language.say(&msg::UI_PERSPECTIVE.with("name", name));
    let words = RichText::new(&title).font(theme::font(theme::BODY, FontWeight::Medium));
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 10.0;
        ui.set_max_width(BUTTON);
        let button = Button::new((
            icon::atom("glasses", 16.0),
            words,
            icon::atom("chevron-down", 14.0),
        ))
        .truncate()
        .min_size(Vec2::new(120.0, 34.0));
        let button = if document.perspective == Perspective::Standard {
            button
        } else {
            button.stroke(Stroke::new(1.0, theme::palette(ui).accent))
        };
        let response = ui.add(button);
        let list = &mut state.panels.perspectives;
        let (hint, nothing) = (
            language.text(msg::LENS_SEARCH),
            language.text(msg::LENS_NONE_FOUND),
        );
        let revision = document.map().revision();
        let asking = Asking {
            hint: &hint,
            nothing: &nothing,
            clear: None,
            state: revision as usize,
            opens: std::mem::take(&mut list.opens),
            height: 440.0,
            width: 330.0,
        };
        let PerspectivesState {
            chooser,
            attributes,
            ..
        } = list;
        let palette = theme::palette(ui);
        let accent = palette.accent;
        let taken = chooser::open(ui, &response, chooser, &asking, |search| {
            if attributes.as_ref().is_none_or(|(of, _)| *of != revision) {
                *attributes = Some((revision, attributes_of(document)));
            }
            let known = attributes.as_ref().map(|(_, known)| known);
            offers(document, known, search, language, accent)
        });
        if let Some(Some(word)) = taken
            && let Some(perspective) = of_word(&word)
        {
            actions.push(Action::Look(perspective));
        }
        response.on_hover_text(language.text(msg::UI_PERSPECTIVE_TIP));
    });
}

/// The name of a perspective.
pub(in crate::ui::panels) fn name_of(perspective: &Perspective, language: Language) -> Message {
    match perspective {
        Perspective::Standard => msg::UI_LOOK_STANDARD.into(),
        Perspective::Impact => msg::UI_LOOK_IMPACT.into(),
        Perspective::WeakPoints => msg::WEAK_PERSPECTIVE.into(),
        Perspective::Comparison => msg::UI_LOOK_COMPARISON.into(),
        Perspective::Lens(lens) => lens.name(language),
    }
}

/// The word of a perspective in the list.
fn word_of(perspective: &Perspective) -> String {
    match perspective {
        Perspective::Standard => "standard".to_owned(),
        Perspective::Impact => "impact".to_owned(),
        Perspective::WeakPoints => "weak-points".to_owned(),
        Perspective::Comparison => "comparison".to_owned(),
        Perspective::Lens(lens) => lens.word(),
    }
}

fn of_word(word: &str) -> Option<Perspective> {
    let plain = [
        Perspective::Standard,
        Perspective::Impact,
        Perspective::WeakPoints,
        Perspective::Comparison,
    ];
    let found = plain.into_iter().find(|one| word_of(one) == word);
    found.or_else(|| Lens::from_word(word).map(Perspective::Lens))
}

/// How often each attribute is filled in at the plateau that shows. O(elements + links).
fn attributes_of(document: &Document) -> BTreeMap<String, usize> {
    let snapshot = document.snapshot();
    let elements = snapshot.elements().iter().map(|one| &one.attributes);
    let links = snapshot.links().iter().map(|one| &one.attributes);
    let mut counts = BTreeMap::new();
    for name in elements
        .chain(links)
        .flat_map(|attributes| attributes.keys())
    {
        *counts.entry(name.to_string()).or_default() += 1;
    }
    counts
}

/// What there is to look through, in groups; what answers a search, the best first.
fn offers(
    document: &Document,
    attributes: Option<&BTreeMap<String, usize>>,
    search: &str,
    language: Language,
    accent: egui::Color32,
) -> Vec<Offer> {
    let mut plain = vec![
        Perspective::Standard,
        Perspective::Impact,
        Perspective::WeakPoints,
    ];
    if document.comparison.is_some() {
        plain.push(Perspective::Comparison);
    }
    let mut groups = vec![(msg::LENS_GROUP_GENERAL, plain)];
    for group in LensGroup::ALL {
        let lenses = Lens::ALL.into_iter().filter(|lens| lens.group() == group);
        groups.push((group.name(), lenses.map(Perspective::Lens).collect()));
    }
    let mut out = Vec::new();
    let heading = |words: String| Offer {
        id: String::new(),
        name: words,
        aside: String::new(),
        icon: None,
    };
    let offer = |perspective: &Perspective, name: String, aside: String| Offer {
        id: word_of(perspective),
        name,
        aside,
        icon: Some(match perspective {
            _ if *perspective == document.perspective => ("check", accent),
            _ => ("", accent),
        }),
    };
    for (group, perspectives) in groups {
        out.push(heading(language.text(group)));
        for perspective in perspectives {
            let name = language.say(&name_of(&perspective, language));
            out.push(offer(&perspective, name, String::new()));
        }
    }
    let mut named: Vec<(String, &str, usize)> = attributes
        .into_iter()
        .flatten()
        .map(|(name, count)| {
            let label = catalogue::attribute_label(name, language).to_owned();
            (label, name.as_str(), *count)
        })
        .collect();
    named.sort_by_cached_key(|(label, name, _)| (label.to_lowercase(), (*name).to_owned()));
    if !named.is_empty() {
        out.push(heading(language.text(msg::LENS_GROUP_ATTRIBUTES)));
    }
    for (label, name, count) in named {
        let lens = Perspective::Lens(Lens::Attribute(name.into()));
        out.push(offer(&lens, label, count.to_string()));
    }
    if search.trim().is_empty() {
        return out;
    }
    out.retain(|offer| !offer.id.is_empty());
    fuzzy::ranked(search, out, |offer| offer.name.as_str())
}
