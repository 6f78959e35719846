//! An icon for the selected elements, out of the bundle: searched by its name and by the kinds that
//! wear it, in the language of the window, and chosen by pointer or arrows and Enter.

use egui::{Key, Modifiers, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::{Answer, controls, foot, title};
use crate::catalogue;
use crate::command::{Command, Style};
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Workspace};

/// Side of a tile, in points.
const TILE: f32 = 46.0;
/// Names of icons that draw the window and stand for no technology begin with these; the last one
/// folds back onto its own line, which a stroke with pointed corners turns into a spike.
const OF_THE_WINDOW: [&str; 15] = [
    "align-",
    "arrow-",
    "chevron-",
    "panel-",
    "zoom-",
    "rotate-",
    "undo",
    "redo",
    "ellipsis",
    "maximize",
    "minimize",
    "minus",
    "move-",
    "mouse-",
    "server-off",
];

/// What the dialog remembers while it is open.
#[derive(Default)]
pub(super) struct IconsState {
    search: String,
    at: usize,
}

impl IconsState {
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Draws the search and what it finds.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut IconsState,
    is_new: bool,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    title(ui, "palette", accent, &language.text(msg::UI_ICON_TITLE));
    let columns = ((ui.available_width() + 4.0) / (TILE + 4.0))
        .floor()
        .max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small whole number"
    )]
    let columns = columns as usize;
    // Arrows walk through the tiles, so they are taken before the field sees them.
    let steps: [(Key, isize); 4] = [
        (Key::ArrowLeft, -1),
        (Key::ArrowRight, 1),
        (Key::ArrowUp, -isize::try_from(columns).unwrap_or(1)),
        (Key::ArrowDown, isize::try_from(columns).unwrap_or(1)),
    ];
    let mut step = 0;
    let mut is_taken = false;
    ui.input_mut(|input| {
        for (key, by) in steps {
            if input.consume_key(Modifiers::NONE, key) {
                step += by;
            }
        }
        is_taken = input.consume_key(Modifiers::NONE, Key::Enter);
    });
    let before = state.search.clone();
    let name = language.text(msg::UI_ICON_SEARCH);
    let field = controls::search_field(
        ui,
        &mut state.search,
        &name,
        egui::Id::unique("icon search"),
    );
    if is_new {
        field.request_focus();
    }
    let found = found(&state.search, language);
    if state.search != before {
        state.at = 0;
    }
    state.at = state
        .at
        .saturating_add_signed(step)
        .min(found.len().saturating_sub(1));
    ui.add_space(6.0);
    let clicked = tiles(ui, &found, columns, state.at, step != 0, language);
    let chosen = clicked.or_else(|| is_taken.then_some(state.at));
    if let Some((name, _)) = chosen.and_then(|index| found.get(index)) {
        let subjects = workspace.document.as_ref().map(|document| {
            let selected = document.selected_elements();
            selected.iter().map(SubjectId::from).collect()
        });
        actions.push(Action::Edit(Command::Dress {
            subjects: subjects.unwrap_or_default(),
            style: Style {
                icon: Some((*name).into()),
                tint: None,
            },
        }));
        return Answer::Cancel;
    }
    foot(ui, &language.text(msg::UI_CANCEL), None, None, true)
}

/// The icons that a search finds, with what each is called. Before all stands the kind's own.
fn found(search: &str, language: Language) -> Vec<(&'static str, String)> {
    let wanted = search.trim().to_lowercase();
    let names = crate::icon::names()
        .filter(|name| !OF_THE_WINDOW.iter().any(|other| name.starts_with(other)))
        .map(|name| (name, called(name, language)))
        .filter(|(name, called)| name.contains(&wanted) || called.to_lowercase().contains(&wanted));
    let own = wanted
        .is_empty()
        .then(|| ("", language.text(msg::UI_ICON_OF_KIND)));
    own.into_iter().chain(names).collect()
}

/// What an icon is called: the kinds that wear it, or its name in the bundle.
fn called(name: &str, language: Language) -> String {
    let kinds: Vec<&str> = catalogue::ELEMENT_KINDS
        .iter()
        .filter(|kind| kind.icon == name)
        .map(|kind| kind.name(language))
        .collect();
    if kinds.is_empty() {
        name.replace('-', " ")
    } else {
        kinds.join(", ")
    }
}

/// Draws the tiles; gives the one that was clicked.
fn tiles(
    ui: &mut Ui,
    found: &[(&'static str, String)],
    columns: usize,
    at: usize,
    follows: bool,
    language: Language,
) -> Option<usize> {
    let mut clicked = None;
    let height = 6.0 * (TILE + 4.0);
    ScrollArea::vertical()
        .auto_shrink(false)
        .max_height(height)
        .show(ui, |ui| {
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing = Vec2::splat(4.0);
            if found.is_empty() {
                ui.label(language.text(msg::UI_ICON_NOTHING));
            }
            for (row, tiles) in found.chunks(columns).enumerate() {
                ui.horizontal(|ui| {
                    for (column, (name, called)) in tiles.iter().enumerate() {
                        let index = row * columns + column;
                        if tile(ui, name, called, index == at, follows) {
                            clicked = Some(index);
                        }
                    }
                });
            }
        });
    clicked
}

fn tile(ui: &mut Ui, name: &str, called: &str, is_at: bool, follows: bool) -> bool {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(TILE), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_at, called));
    if is_at && follows {
        response.scroll_to_me(None);
    }
    let ground = if response.hovered() {
        palette.hover
    } else {
        palette.soft
    };
    let edge = if is_at {
        Stroke::new(2.0, palette.accent)
    } else {
        Stroke::NONE
    };
    ui.painter()
        .rect(rect, 7.0, ground, edge, StrokeKind::Inside);
    let glyph = if name.is_empty() { "rotate-ccw" } else { name };
    let square = egui::Rect::from_center_size(rect.center(), Vec2::splat(22.0));
    icon::paint(ui.painter(), glyph, square, palette.ink);
    let clicked = response.clicked();
    response.on_hover_text(called);
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_are_found_by_kind_in_the_language_of_the_window_and_by_name() {
        let names = |search: &str, language| {
            let found = found(search, language);
            found.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert!(names("base de données", Language::French).contains(&"database"));
        assert!(names("thermo", Language::English).contains(&"thermometer"));
        assert_eq!(
            names("", Language::English)[0],
            "",
            "the kind's own is first"
        );
        assert!(names("nothing such", Language::English).is_empty());
        assert!(!names("", Language::English).contains(&"chevron-down"));
    }
}
