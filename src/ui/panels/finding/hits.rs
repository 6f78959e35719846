//! The list of hits under the bar: what was found, where in it, and in which view.

use egui::{ScrollArea, Sense, Ui};

use super::steps;
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::TableName;
use crate::ui::panels::controls;
use crate::ui::{UiState, theme};
use crate::workspace::finding::{Found, Hit, title_of};
use crate::workspace::{Action, Document};

/// Height of the list, in points.
const HEIGHT: f32 = 208.0;
/// Letters shown before the place that was found.
const LETTERS_BEFORE: usize = 14;

/// Draws the list; a click goes to a hit.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let finding = &state.panels.finding;
    let hits = finding.hits();
    let shown_here = finding
        .answer
        .as_ref()
        .map_or(0, |answer| answer.here.len());
    let current = finding.position();
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("hits")
        .max_height(HEIGHT)
        .auto_shrink([false, true])
        .show_rows(ui, 26.0, hits.len(), |ui, range| {
            for at in range {
                if let Some(hit) = hits.get(at) {
                    let is_current = current == Some(at);
                    if row(ui, document, hit, at < shown_here, is_current, language) {
                        chosen = Some(at);
                    }
                }
            }
        });
    if let Some(at) = chosen {
        steps::go_to(at, document, state, actions);
    }
}

fn row(
    ui: &mut Ui,
    document: &Document,
    hit: &Hit,
    is_here: bool,
    selected: bool,
    language: Language,
) -> bool {
    let palette = theme::palette(ui);
    let id = &hit.record.id;
    let snapshot = document.snapshot();
    let icon = match hit.record.table {
        TableName::Elements => {
            let element = snapshot.element_by_id(&id.clone().into());
            let kind = element.and_then(|element| catalogue::element_kind(element.kind.as_str()));
            kind.map_or(("box", palette.muted), |kind| {
                (kind.icon, palette.family(kind.family).0)
            })
        }
        TableName::Links => ("link", palette.muted),
        TableName::Notes => ("sticky-note", palette.note_ink),
        _ => ("layout-dashboard", palette.muted),
    };
    let title = title_of(document.map(), snapshot, &hit.record);
    let mut aside = reason(hit, language);
    if !is_here {
        let elsewhere = language.text(msg::FINDING_OTHER_VIEW);
        let parts = [aside.as_str(), elsewhere.as_str()];
        aside = parts
            .map(str::to_owned)
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
    }
    let drawn = controls::Row {
        icon: Some(icon),
        text: &title,
        aside: &aside,
        indent: 0.0,
        selected,
    };
    controls::row(ui, &drawn, Sense::click()).clicked()
}

/// Why a record is a hit: nothing where its name says so.
pub(super) fn reason(hit: &Hit, language: Language) -> String {
    let first = hit.found.first();
    first
        .map(|found| excerpt(found, language))
        .unwrap_or_default()
}

/// Where it was found: nothing for a name, which shows as it is; otherwise the field and the words
/// around the place.
fn excerpt(found: &Found, language: Language) -> String {
    if found.field.id() == "name" {
        return String::new();
    }
    let start = found.places.first().map_or(0, |place| place.start);
    let before = found.text[..start].char_indices().rev();
    let from = before
        .take(LETTERS_BEFORE)
        .last()
        .map_or(start, |(at, _)| at);
    let dots = if from > 0 { "…" } else { "" };
    let words: String = found.text[from..].chars().take(60).collect();
    let words = words.replace('\n', " ");
    let field = found.field.label(language);
    language.say(
        &msg::FINDING_IN_FIELD
            .with("field", field)
            .with("words", format!("{dots}{words}")),
    )
}
