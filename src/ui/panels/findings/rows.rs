//! The lines of the list: headings with the worst level of their part, and one row a finding.

use egui::{Color32, Rect, Response, Sense, Ui, Vec2, pos2, vec2};

use super::controls;
use crate::analysis::Trend;
use crate::assurance::ProtectionLevel;
use crate::locale::{MessageId, msg};
use crate::model::Day;
use crate::scene::{Theme, level_icon, level_tint};
use crate::text::FontWeight;
use crate::ui::canvas::painter::color32;
use crate::ui::{icon, theme};
use crate::workspace::Workspace;
use crate::workspace::findings::{
    FindingList, FindingPart, FindingRow, Grouping, trend_icon, trend_name,
};

/// Height of a line, in points.
pub(super) const ROW: f32 = 26.0;
/// Width of the level with its sign.
const LEVEL: f32 = 118.0;
/// Rows narrower than this leave the last columns out.
const LEAST_FOR_ALL: f32 = 620.0;

/// The ink of a level.
pub(in crate::ui::panels) fn level_ink(ui: &Ui, level: ProtectionLevel) -> Color32 {
    let theme = Theme::of_screen(ui.visuals().dark_mode);
    color32(level_tint(level, theme).ink)
}

/// The sign and ink of a trend.
fn trend_sign(ui: &Ui, trend: Trend) -> (&'static str, Color32) {
    let palette = theme::palette(ui);
    let ink = match trend {
        Trend::New | Trend::Worse => palette.down.0,
        Trend::Mixed => palette.degraded.0,
        Trend::Same => palette.muted,
        Trend::Better | Trend::Gone => palette.intact.0,
    };
    (trend_icon(trend), ink)
}

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Requirement,
    Subject,
    Faulty,
    FixedBy,
    Exemption,
}

impl Column {
    fn title(self) -> MessageId {
        match self {
            Self::Requirement => msg::FINDINGS_COLUMN_REQUIREMENT,
            Self::Subject => msg::FINDINGS_COLUMN_SUBJECT,
            Self::Faulty => msg::FINDINGS_COLUMN_AT,
            Self::FixedBy => msg::FINDINGS_COLUMN_FIXED_BY,
            Self::Exemption => msg::FINDINGS_COLUMN_EXEMPTION,
        }
    }
}

/// The columns that there is room for, with their shares of it.
pub(super) fn columns(list: &FindingList, grouping: Grouping, width: f32) -> Vec<(Column, f32)> {
    // What heads the part need not be said again.
    let first = match grouping {
        Grouping::Requirement => Column::Subject,
        Grouping::Subject => Column::Requirement,
    };
    let mut columns = vec![(first, 0.32), (Column::Faulty, 0.30)];
    if width >= LEAST_FOR_ALL {
        let has_exempt = list.rows.iter().any(|row| {
            let finding = list.finding(*row);
            finding.exemption.is_some() || finding.expired.is_some()
        });
        columns.push((Column::FixedBy, 0.22));
        if has_exempt {
            columns.push((Column::Exemption, 0.18));
        }
    }
    columns
}

/// A heading that folds its part; gives whether it was clicked.
pub(super) fn heading(
    ui: &mut Ui,
    part: &FindingPart,
    worst: ProtectionLevel,
    count: usize,
    is_open: bool,
) -> bool {
    let glyph = if is_open {
        "chevron-down"
    } else {
        "chevron-right"
    };
    let ink = level_ink(ui, worst);
    let row = controls::Row {
        icon: Some((glyph, ink)),
        text: &part.name,
        aside: &count.to_string(),
        indent: 0.0,
        selected: false,
    };
    controls::row(ui, &row, Sense::click()).clicked()
}

/// What every row is drawn with.
pub(super) struct Sight<'a> {
    pub(super) list: &'a FindingList,
    pub(super) workspace: &'a Workspace,
    pub(super) columns: Vec<(Column, f32)>,
}

impl Sight<'_> {
    /// Left edge and width of each column of a row.
    fn places(&self, row: Rect) -> Vec<(Column, f32, f32)> {
        let left = row.left() + LEVEL;
        let room = (row.right() - left - 4.0).max(0.0);
        let whole: f32 = self.columns.iter().map(|(_, share)| share).sum();
        let mut from = left;
        let columns = self.columns.iter().map(|&(column, share)| {
            let width = room * share / whole;
            let place = (column, from, (width - 8.0).max(0.0));
            from += width;
            place
        });
        columns.collect()
    }

    /// The titles over the columns.
    pub(super) fn titles(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let language = self.workspace.language();
        let size = vec2(ui.available_width(), 20.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let write = |title: MessageId, left: f32, room: f32| {
            let font = theme::font(theme::CAPTION, FontWeight::Medium);
            let words = controls::elided(ui, &language.text(title), font, palette.muted, room);
            let place = pos2(left, rect.center().y - words.size().y / 2.0);
            ui.painter().galley(place, words, palette.muted);
        };
        write(msg::FINDINGS_COLUMN_LEVEL, rect.left() + 29.0, LEVEL - 32.0);
        for (column, left, room) in self.places(rect) {
            write(column.title(), left, room);
        }
    }

    /// A row.
    pub(super) fn row(&self, ui: &mut Ui, row: FindingRow, is_chosen: bool) -> Response {
        let language = self.workspace.language();
        let palette = theme::palette(ui);
        let size = Vec2::new(ui.available_width(), ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let finding = self.list.finding(row);
        let level = language.text(finding.level.name());
        let cells: Vec<(String, f32, f32)> = self
            .places(rect)
            .into_iter()
            .map(|(column, left, room)| (self.cell(column, row), left, room))
            .collect();
        let trend = row.trend.map(|trend| language.text(trend_name(trend)));
        let mut said: Vec<&str> = trend.iter().map(String::as_str).collect();
        said.push(&level);
        said.extend(cells.iter().map(|(words, ..)| words.as_str()));
        said.retain(|words| !words.is_empty());
        let said = controls::shown(&said.join(", ")).into_owned();
        response
            .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, &said));
        if is_chosen {
            ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 5.0, palette.hover);
        }
        let counts = finding.counts() && row.trend != Some(Trend::Gone);
        let ink = if counts {
            level_ink(ui, finding.level)
        } else {
            palette.muted
        };
        let text = if counts { palette.text } else { palette.muted };
        let sign = |glyph: &str, ink: Color32, left: f32| {
            let center = pos2(left, rect.center().y);
            let square = Rect::from_center_size(center, Vec2::splat(14.0));
            icon::paint(ui.painter(), glyph, square, ink);
        };
        match row.trend {
            Some(trend) => {
                let (glyph, ink) = trend_sign(ui, trend);
                sign(glyph, ink, rect.left() + 10.0);
            }
            None if finding.is_unknown => {
                sign("circle-help", palette.muted, rect.left() + 10.0);
            }
            None => {}
        }
        sign(level_icon(finding.level), ink, rect.left() + 27.0);
        let write = |words: &str, left: f32, room: f32, weight: FontWeight, ink: Color32| {
            let font = theme::font(theme::BODY, weight);
            let galley = controls::elided(ui, words, font, ink, room);
            let place = pos2(left, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(place, galley, ink);
        };
        let room = LEVEL - 42.0;
        write(&level, rect.left() + 38.0, room, FontWeight::Medium, ink);
        for (at, (words, left, room)) in cells.iter().enumerate() {
            let weight = if at == 0 {
                FontWeight::Medium
            } else {
                FontWeight::Regular
            };
            write(words, *left, *room, weight, text);
        }
        let about = language.say(&finding.message);
        response.on_hover_text(controls::shown(&about).into_owned())
    }

    fn cell(&self, column: Column, row: FindingRow) -> String {
        match column {
            Column::Requirement => {
                let requirement = &self.list.finding(row).requirement;
                self.with_plateau(self.list.title(requirement).to_owned(), row)
            }
            Column::Subject => self.with_plateau(self.list.subject(row), row),
            Column::Faulty => self.list.faulty(row),
            Column::FixedBy => self.list.fixed_by(row),
            Column::Exemption => {
                let today = Day::first_of(&self.workspace.today);
                self.list.exemption(row, today)
            }
        }
    }

    /// With the name of the plateau where several are listed.
    fn with_plateau(&self, words: String, row: FindingRow) -> String {
        let plateau = self.list.plateau(row).filter(|_| self.list.has_plateaus());
        let plateaus = &self.list.state(row).map.tables().plateaus;
        match plateau.and_then(|plateau| plateaus.get(plateau)) {
            Some(plateau) => format!("{words} · {}", plateau.name),
            None => words,
        }
    }
}
