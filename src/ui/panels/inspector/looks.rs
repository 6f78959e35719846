//! The look of elements and notes: a colour of the palette, an icon of the bundle.

use egui::{Sense, Stroke, StrokeKind, Ui, Vec2};

use super::{attributes, controls};
use crate::command::{Command, Style};
use crate::locale::{Language, msg};
use crate::model::{NoteId, SubjectId};
use crate::scene::{Hue, Theme};
use crate::ui::canvas::painter::color32;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Dialog, Document};

/// Between two colours, in points.
const GAP: f32 = 3.0;
/// The side of a colour where there is room, in points.
const MOST_SIDE: f32 = 21.0;

/// Draws the section of looks.
pub(super) fn section(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    width: f32,
    actions: &mut Vec<Action>,
) {
    let title = language.text(msg::UI_LOOK);
    attributes::section(ui, &title, true, |ui| {
        let label_width = (width * 0.36).clamp(86.0, 150.0);
        show(ui, document, language, label_width, actions);
    });
}

/// Draws the row of colours, and for elements the button that chooses an icon.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    label_width: f32,
    actions: &mut Vec<Action>,
) {
    let snapshot = document.snapshot();
    let is_note = |subject: &&SubjectId| {
        let notes = &document.map().tables().notes;
        notes.contains(&NoteId::from(subject.text().clone()))
    };
    let elements = document.selected_elements();
    let mut worn: Vec<&str> = elements
        .iter()
        .filter_map(|id| snapshot.element_by_id(id))
        .map(|element| element.tint.as_str())
        .collect();
    let notes = snapshot.notes().iter();
    let chosen = notes.filter(|note| document.selection.contains(&SubjectId::from(&note.id)));
    worn.extend(chosen.map(|note| note.tint.as_str()));
    let Some(first) = worn.first().copied() else {
        return;
    };
    let common = worn.iter().all(|tint| *tint == first).then_some(first);
    let subjects: Vec<SubjectId> = document
        .selection
        .iter()
        .filter(|subject| {
            is_note(subject) || elements.iter().any(|id| SubjectId::from(id) == **subject)
        })
        .cloned()
        .collect();
    let may_edit = !document.is_read_only();
    let label = language.text(msg::UI_TINT);
    controls::labelled(ui, &label, None, label_width, |ui| {
        ui.add_enabled_ui(may_edit, |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            // All in one row, however narrow the inspector is.
            let count = Hue::ALL.len() as f32 + 1.0;
            let side = (ui.available_width() - GAP * (count - 1.0)) / count;
            let side = side.floor().clamp(11.0, MOST_SIDE);
            let choices = std::iter::once(None).chain(Hue::ALL.into_iter().map(Some));
            for hue in choices {
                if swatch(ui, hue, side, common, language) {
                    actions.push(Action::Edit(Command::Dress {
                        subjects: subjects.clone(),
                        style: Style {
                            icon: None,
                            tint: Some(hue.map_or("", Hue::word).into()),
                        },
                    }));
                }
            }
        });
    });
    if elements.is_empty() {
        return;
    }
    let icons: Vec<&str> = elements
        .iter()
        .filter_map(|id| snapshot.element_by_id(id))
        .map(|element| crate::scene::icon_of(element))
        .collect();
    let label = language.text(msg::UI_ICON);
    controls::labelled(ui, &label, None, label_width, |ui| {
        let words = language.text(msg::UI_CHOOSE_ICON);
        let button = ui.add_enabled(
            may_edit,
            egui::Button::new(("      ", words.as_str(), egui::Atom::grow()))
                .min_size(Vec2::new(ui.available_width(), 28.0))
                .truncate(),
        );
        let name = language.text(msg::UI_ICON_TITLE);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, may_edit, &name));
        let square = egui::Rect::from_center_size(
            egui::pos2(button.rect.left() + 17.0, button.rect.center().y),
            Vec2::splat(16.0),
        );
        let same = icons.windows(2).all(|pair| pair[0] == pair[1]);
        let glyph = icons.first().copied().filter(|_| same);
        let color = theme::palette(ui).text;
        icon::paint(ui.painter(), glyph.unwrap_or("ellipsis"), square, color);
        if button.clicked() {
            actions.push(Action::OpenDialog(Dialog::Icon));
        }
    });
}

/// One colour, or none; gives whether it was clicked.
pub(in crate::ui::panels) fn swatch(
    ui: &mut Ui,
    hue: Option<Hue>,
    side: f32,
    common: Option<&str>,
    language: Language,
) -> bool {
    let palette = theme::palette(ui);
    let theme = Theme::of_screen(ui.visuals().dark_mode);
    let word = hue.map_or("", Hue::word);
    let is_worn = common == Some(word);
    let name = hue.map_or(msg::UI_TINT_NONE, Hue::name);
    let name = language.text(name);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_worn, &name));
    let inner = rect.shrink(2.5);
    let (ground, edge) = match hue {
        Some(hue) => {
            let tint = theme.hue(hue);
            (color32(tint.ground), color32(tint.ink))
        }
        None => (palette.paper, palette.muted),
    };
    let stroke = Stroke::new(1.5, edge);
    ui.painter()
        .rect(inner, 5.0, ground, stroke, StrokeKind::Inside);
    if hue.is_none() {
        let ends = [inner.left_bottom(), inner.right_top()];
        ui.painter()
            .line_segment(ends, Stroke::new(1.25, palette.muted));
    }
    if is_worn || response.hovered() || response.has_focus() {
        let around = Stroke::new(if is_worn { 2.0 } else { 1.0 }, palette.accent);
        ui.painter()
            .rect_stroke(rect, 6.0, around, StrokeKind::Inside);
    }
    let clicked = response.clicked();
    response.on_hover_text(name);
    clicked
}
