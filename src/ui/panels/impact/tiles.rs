//! How much stops, degrades, loses its margin and stays: a tile each, with sign, figure and word.

use egui::{Color32, Rect, Sense, Ui, Vec2, pos2};

use super::controls;
use crate::analysis::Account;
use crate::locale::{Language, MessageId, msg};
use crate::text::FontWeight;
use crate::ui::{icon, theme};

const HEIGHT: f32 = 36.0;
const GAP: f32 = 6.0;

/// Two rows of two.
pub(super) fn tiles(ui: &mut Ui, account: &Account, language: Language) {
    let palette = theme::palette(ui);
    let counts = account.counts;
    let rows: [[Tile; 2]; 2] = [
        [
            ("circle-x", counts.down, msg::SCENE_COUNT_DOWN, palette.down),
            (
                "triangle-alert",
                counts.degraded,
                msg::SCENE_COUNT_DEGRADED,
                palette.degraded,
            ),
        ],
        [
            (
                "shield-half",
                counts.margin_lost,
                msg::SCENE_COUNT_MARGIN,
                palette.margin,
            ),
            (
                "circle-check",
                counts.intact,
                msg::SCENE_COUNT_INTACT,
                palette.intact,
            ),
        ],
    ];
    let width = ((ui.available_width() - GAP) / 2.0).floor();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        for row in rows {
            ui.horizontal(|ui| {
                for one in row {
                    tile(ui, one, width, language);
                }
            });
        }
    });
    ui.add_space(2.0);
}

type Tile = (&'static str, usize, MessageId, (Color32, Color32));

fn tile(ui: &mut Ui, (glyph, count, word, (ink, ground)): Tile, width: f32, language: Language) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::hover());
    let word = language.say(&word.with("count", count));
    let whole = format!("{count} {word}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &whole));
    ui.painter().rect_filled(rect, 6.0, ground);
    let middle = rect.center().y;
    let sign = Rect::from_center_size(pos2(rect.left() + 17.0, middle), Vec2::splat(16.0));
    icon::paint(ui.painter(), glyph, sign, ink);
    let font = theme::font(17.0, FontWeight::SemiBold);
    let number = controls::elided(ui, &count.to_string(), font, ink, width - 36.0);
    let left = rect.left() + 31.0;
    let room = rect.right() - left - number.size().x - 12.0;
    let font = theme::font(12.0, FontWeight::Regular);
    let text = controls::elided(ui, &word, font, ink, room);
    let text_left = left + number.size().x + 6.0;
    let place = |size: Vec2| middle - size.y / 2.0;
    let (number_y, text_y) = (place(number.size()), place(text.size()));
    ui.painter().galley(pos2(left, number_y), number, ink);
    ui.painter()
        .galley(pos2(text_left, text_y + 1.0), text, ink);
}
