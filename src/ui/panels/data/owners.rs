//! Who answers for what, role by role; what nobody answers for comes last.

use egui::{Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::DataState;
use crate::catalogue::element_kind;
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::workspace::Document;
use crate::workspace::completeness::kind_name;
use crate::workspace::data_paths::{Answers, DataSheet, Named};

/// Height of a row, in points.
const ROW: f32 = 26.0;
/// Where names begin and how far they reach, in points: a kind stands near its name, however wide
/// the drawer is.
const INDENT: f32 = 24.0;
const NAME: f32 = 380.0;

enum Line<'a> {
    Role(&'a Answers, bool),
    Of(&'a Named, &'a str),
}

/// Draws the list; gives what was clicked.
pub(super) fn show(
    ui: &mut Ui,
    sheet: &DataSheet,
    document: &Document,
    language: Language,
    memory: &mut DataState,
) -> Option<SubjectId> {
    let mut lines = Vec::new();
    for answers in &sheet.answers {
        let key = answers.role.as_deref().unwrap_or_default();
        let is_open = !memory.closed.contains(key);
        lines.push(Line::Role(answers, is_open));
        if is_open {
            let of = answers.of.iter();
            lines.extend(of.map(|(named, kind)| Line::Of(named, kind)));
        }
    }
    let mut clicked = None;
    let mut toggled = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("who answers for what")
        .auto_shrink(false)
        .show_rows(ui, ROW, lines.len(), |ui, range| {
            for line in lines.get(range).unwrap_or_default() {
                match line {
                    Line::Role(answers, is_open) => {
                        if heading(ui, answers, *is_open, language) {
                            toggled = Some(answers.role.clone().unwrap_or_default());
                        }
                    }
                    Line::Of(named, kind) => {
                        let is_selected = document.selection.contains(&named.id);
                        if row(ui, named, kind, is_selected, language) {
                            clicked = Some(named.id.clone());
                        }
                    }
                }
            }
        });
    if let Some(role) = toggled
        && !memory.closed.remove(&role)
    {
        memory.closed.insert(role);
    }
    clicked
}

fn heading(ui: &mut Ui, answers: &Answers, is_open: bool, language: Language) -> bool {
    let palette = theme::palette(ui);
    let glyph = if is_open {
        "chevron-down"
    } else {
        "chevron-right"
    };
    let role = answers.role_in_words(language);
    let words = msg::DATA_ROLE
        .with("role", controls::shown(&role).into_owned())
        .with("count", answers.of.len());
    let words = language.say(&words);
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, &words)
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let square =
        Rect::from_center_size(pos2(rect.left() + 12.0, rect.center().y), Vec2::splat(14.0));
    icon::paint(ui.painter(), glyph, square, palette.muted);
    let ink = if answers.role.is_some() {
        palette.ink
    } else {
        palette.degraded.0
    };
    let font = theme::font(theme::BODY, FontWeight::SemiBold);
    let galley = controls::elided(ui, &words, font, ink, rect.width() - INDENT);
    let at = vec2(INDENT, (ROW - galley.size().y) / 2.0);
    ui.painter().galley(rect.min + at, galley, ink);
    response.clicked()
}

fn row(ui: &mut Ui, named: &Named, kind: &str, is_selected: bool, language: Language) -> bool {
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = controls::shown(&named.name);
    let word = kind_name(kind, language);
    let said = format!("{name}, {}", controls::shown(word));
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, &said));
    if is_selected {
        ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let (glyph, ink) = element_kind(kind).map_or(("circle", palette.muted), |kind| {
        (kind.icon, palette.family(kind.family).0)
    });
    let middle = pos2(rect.left() + INDENT + 10.0, rect.center().y);
    let square = Rect::from_center_size(middle, Vec2::splat(15.0));
    icon::paint(ui.painter(), glyph, square, ink);
    let left = INDENT + 26.0;
    let room = NAME.min((rect.width() - left) * 0.6);
    let put = |at: f32, words: &str, room: f32, ink: egui::Color32| {
        let font = theme::font(theme::BODY, FontWeight::Regular);
        let galley = controls::elided(ui, words, font, ink, room);
        let is_cut = galley.elided;
        let at = rect.min + vec2(at, (ROW - galley.size().y) / 2.0);
        ui.painter().galley(at, galley, ink);
        is_cut
    };
    let is_cut = put(left, &name, room - 10.0, palette.text);
    let kind_at = left + room;
    put(kind_at, word, rect.width() - kind_at - 8.0, palette.muted);
    let is_clicked = response.clicked();
    if is_cut {
        response.on_hover_text(said);
    }
    is_clicked
}
