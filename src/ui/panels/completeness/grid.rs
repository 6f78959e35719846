//! The shares: a row for each view of the guide and one for all, a column for each level, and the
//! trend of the level that is looked at.

use egui::{Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use crate::assurance::{AnssiView, Assessments, Maturity};
use crate::locale::{Language, msg};
use crate::model::PlateauId;
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::theme;
use crate::workspace::Document;
use crate::workspace::completeness::share_in_words;

const ROW: f32 = 24.0;
/// Where the columns begin, as shares of the width: name, three levels, trend.
const COLUMNS: [f32; 5] = [0.0, 0.27, 0.45, 0.63, 0.81];

/// Draws them; gives the level and the view of a cell that was clicked.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    found: &Assessments,
    shown: (u8, Option<AnssiView>),
    language: Language,
) -> Option<(u8, Option<AnssiView>)> {
    let mut chosen = None;
    let order = document.map().timeline().order();
    let trend: Vec<(String, &Maturity)> = order
        .iter()
        .filter_map(|plateau: &PlateauId| {
            let record = document.map().tables().plateaus.get(plateau);
            let name = record.map_or_else(|| plateau.to_string(), |it| it.name.to_string());
            Some((name, &found.at(Some(plateau))?.maturity))
        })
        .collect();
    let here = found.at(document.plateau.as_ref()).map(|it| &it.maturity)?;
    let sight = Sight {
        here,
        trend,
        shown,
        language,
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("completeness shares")
        .auto_shrink(false)
        .show(ui, |ui| {
            sight.titles(ui);
            // The whole comes first: a low drawer shows it without scrolling.
            let views = std::iter::once(None).chain(AnssiView::ALL.map(Some));
            for view in views {
                chosen = sight.row(ui, view).or(chosen);
            }
        });
    chosen
}

struct Sight<'a> {
    here: &'a Maturity,
    trend: Vec<(String, &'a Maturity)>,
    shown: (u8, Option<AnssiView>),
    language: Language,
}

fn column(row: Rect, at: usize) -> Rect {
    let edge = |at: usize| row.left() + row.width() * COLUMNS.get(at).copied().unwrap_or(1.0);
    Rect::from_min_max(pos2(edge(at), row.top()), pos2(edge(at + 1), row.bottom()))
}

fn put(ui: &Ui, area: Rect, words: &str, weight: FontWeight, ink: egui::Color32) {
    let area = area.with_max_x(area.right() - 8.0);
    let font = theme::font(theme::BODY, weight);
    let galley = controls::elided(ui, words, font, ink, area.width());
    let place = pos2(area.left(), area.center().y - galley.size().y / 2.0);
    ui.painter().galley(place, galley, ink);
}

impl Sight<'_> {
    fn titles(&self, ui: &mut Ui) {
        let muted = theme::palette(ui).muted;
        let size = vec2(ui.available_width(), 20.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let level = |level: u8| {
            let words = msg::MATURITY_LEVEL.with("level", level.to_string());
            self.language.say(&words)
        };
        let mut titles = vec![self.language.text(msg::MATURITY_COLUMN_VIEW)];
        titles.extend([1, 2, 3].map(level));
        if self.trend.len() > 1 {
            titles.push(self.language.text(msg::MATURITY_TREND));
        }
        for (at, title) in titles.iter().enumerate() {
            put(ui, column(rect, at), title, FontWeight::Medium, muted);
        }
    }

    fn row(&self, ui: &mut Ui, view: Option<AnssiView>) -> Option<(u8, Option<AnssiView>)> {
        let palette = theme::palette(ui);
        let size = vec2(ui.available_width(), ROW);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let name = view.map_or(msg::MATURITY_ALL, AnssiView::name);
        let name = self.language.text(name);
        let weight = if view.is_none() {
            ui.painter()
                .hline(rect.x_range(), rect.bottom(), (1.0, palette.line));
            FontWeight::SemiBold
        } else {
            FontWeight::Regular
        };
        put(ui, column(rect, 0), &name, weight, palette.text);
        let mut chosen = None;
        for level in [1_u8, 2, 3] {
            let area = column(rect, usize::from(level));
            if self.cell(ui, area, (level, view), &name) {
                chosen = Some((level, view));
            }
        }
        self.trend(ui, column(rect, 4), view);
        chosen
    }

    /// A share as words over a bar; gives whether it was clicked.
    fn cell(
        &self,
        ui: &Ui,
        area: Rect,
        (level, view): (u8, Option<AnssiView>),
        name: &str,
    ) -> bool {
        let palette = theme::palette(ui);
        let (conforming, in_scope) = self.here.share(level, view);
        let area = area.shrink2(vec2(0.0, 2.0));
        let area = area.with_max_x(area.right() - 6.0);
        let words = msg::MATURITY_CELL
            .with("view", name)
            .with("level", level.to_string())
            .with("conforming", conforming)
            .with("scope", in_scope);
        let mut words = self.language.say(&words);
        if in_scope == 0 {
            words = format!(
                "{words} – {}",
                self.language.text(msg::MATURITY_NOT_APPLICABLE)
            );
        }
        let is_shown = self.shown == (level, view);
        let id = ui.scope_id().with(("share", level, view));
        let response = ui.interact(area, id, Sense::click());
        response
            .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, &words));
        if is_shown {
            ui.painter().rect_filled(area, 5.0, palette.accent_soft);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(area, 5.0, palette.hover);
        }
        let inner = area.with_min_x(area.left() + 5.0);
        if in_scope == 0 {
            put(ui, inner, "–", FontWeight::Regular, palette.muted);
        } else {
            let ink = if conforming == in_scope {
                palette.intact.0
            } else {
                palette.text
            };
            let share = share_in_words(conforming, in_scope, self.language);
            let line = inner.translate(vec2(0.0, -3.0));
            // A figure is worth nothing cut: it may take the air that words leave.
            let line = line.with_max_x(line.right() + 12.0);
            put(ui, line, &share, FontWeight::Medium, ink);
            let bar = Rect::from_min_size(
                pos2(inner.left(), area.bottom() - 4.0),
                Vec2::new(inner.width() - 6.0, 2.5),
            );
            ui.painter().rect_filled(bar, 1.0, palette.line);
            let part = conforming as f32 / in_scope as f32;
            let full = Rect::from_min_size(bar.min, vec2(bar.width() * part, bar.height()));
            ui.painter().rect_filled(full, 1.0, palette.accent);
        }
        let is_clicked = response.clicked();
        response.on_hover_text(words);
        is_clicked
    }

    /// The share at each plateau, as a line; the figures on hover.
    fn trend(&self, ui: &Ui, area: Rect, view: Option<AnssiView>) {
        if self.trend.len() < 2 {
            return;
        }
        let palette = theme::palette(ui);
        let level = self.shown.0;
        let shares: Vec<(&str, usize, usize)> = self
            .trend
            .iter()
            .map(|(name, maturity)| {
                let (conforming, in_scope) = maturity.share(level, view);
                (name.as_str(), conforming, in_scope)
            })
            .collect();
        let room = area.shrink2(vec2(6.0, 7.0));
        let steps = (shares.len() - 1) as f32;
        let points: Vec<egui::Pos2> = shares
            .iter()
            .enumerate()
            .filter(|(_, (_, _, in_scope))| *in_scope > 0)
            .map(|(at, (_, conforming, in_scope))| {
                let share = *conforming as f32 / *in_scope as f32;
                pos2(
                    room.left() + room.width() * at as f32 / steps,
                    room.bottom() - room.height() * share,
                )
            })
            .collect();
        ui.painter()
            .hline(room.x_range(), room.bottom(), (1.0, palette.line));
        for pair in points.windows(2) {
            ui.painter()
                .line_segment([pair[0], pair[1]], (1.5, palette.accent));
        }
        for point in &points {
            ui.painter().circle_filled(*point, 2.2, palette.accent);
        }
        let lines: Vec<String> = shares
            .iter()
            .map(|(name, conforming, in_scope)| {
                let share = share_in_words(*conforming, *in_scope, self.language);
                format!(
                    "{} – {share} ({conforming}/{in_scope})",
                    controls::shown(name)
                )
            })
            .collect();
        let heading = msg::MATURITY_LEVEL.with("level", level.to_string());
        let words = format!("{}\n{}", self.language.say(&heading), lines.join("\n"));
        let id = ui.scope_id().with(("trend", view));
        let response = ui.interact(area, id, Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &words));
        response.on_hover_text(words);
    }
}
