//! The scale of security needs: four bars of four steps.

use egui::{Sense, Stroke, Ui, Vec2};

use super::{Form, controls};
use crate::locale::msg;
use crate::model::Value;
use crate::text::FontWeight;
use crate::ui::theme;

/// The four security needs, each a bar of four steps; click a step to set it, the last one set to
/// clear it; the arrow keys work too.
pub(super) fn needs(ui: &mut Ui, form: &mut Form<'_>, attribute: &str, value: Option<&Value>) {
    let fields = value
        .and_then(Value::as_fields)
        .cloned()
        .unwrap_or_default();
    let language = form.language;
    let letters = [
        ("d", msg::UI_NEED_D, msg::UI_NEED_D_LETTER),
        ("i", msg::UI_NEED_I, msg::UI_NEED_I_LETTER),
        ("c", msg::UI_NEED_C, msg::UI_NEED_C_LETTER),
        ("t", msg::UI_NEED_T, msg::UI_NEED_T_LETTER),
    ];
    let width = ((ui.available_width() - 12.0) / 4.0).clamp(34.0, 64.0);
    ui.spacing_mut().item_spacing.x = 3.0;
    for (letter, name, shown) in letters {
        let level = fields
            .get(letter)
            .and_then(Value::as_number)
            .unwrap_or(0.0)
            .clamp(0.0, 4.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 4"
        )]
        let level = level.round() as u8;
        let name = language.text(name);
        if let Some(next) = need(
            ui,
            width,
            &language.text(shown),
            &name,
            level,
            form.may_edit,
        ) {
            let mut fields = fields.clone();
            if next == 0 {
                fields.remove(letter);
            } else if let Some(number) = Value::number(f64::from(next)) {
                fields.insert(letter.into(), number);
            }
            let value = (!fields.is_empty()).then_some(Value::Fields(fields));
            form.set(attribute, value);
        }
    }
}

fn need(
    ui: &mut Ui,
    width: f32,
    letter: &str,
    name: &str,
    level: u8,
    may_edit: bool,
) -> Option<u8> {
    let palette = theme::palette(ui);
    let sense = if may_edit {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 26.0), sense);
    response.widget_info(|| egui::WidgetInfo::slider(may_edit, f64::from(level), name));
    let font = theme::font(12.0, FontWeight::SemiBold);
    let galley = controls::elided(ui, letter, font, palette.ink, 14.0);
    let y = rect.center().y;
    ui.painter().galley(
        egui::pos2(rect.left() + 1.0, y - galley.size().y / 2.0),
        galley,
        palette.ink,
    );
    let bars =
        egui::Rect::from_x_y_ranges(rect.left() + 13.0..=rect.right() - 2.0, y - 6.0..=y + 6.0);
    let step = bars.width() / 4.0;
    for index in 0..4_u8 {
        let left = bars.left() + step * f32::from(index);
        let bar = egui::Rect::from_x_y_ranges(left..=left + step - 1.5, bars.y_range());
        let color = if index < level {
            palette.accent
        } else {
            palette.line
        };
        ui.painter().rect_filled(bar, 1.5, color);
    }
    if response.has_focus() || response.hovered() {
        ui.painter().rect_stroke(
            bars.expand(3.0),
            3.0,
            Stroke::new(
                1.0,
                if response.has_focus() {
                    palette.accent
                } else {
                    palette.edge
                },
            ),
            egui::StrokeKind::Outside,
        );
    }
    let mut next = None;
    if response.clicked() {
        next = Some(match response.interact_pointer_pos() {
            Some(at) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "0 to 4"
                )]
                let step = (((at.x - bars.left()) / step).floor().clamp(0.0, 3.0) as u8) + 1;
                if step == level { step - 1 } else { step }
            }
            None => (level + 1) % 5,
        });
    }
    if response.has_focus() && may_edit {
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                response.id,
                egui::EventFilter {
                    horizontal_arrows: true,
                    ..Default::default()
                },
            );
        });
        ui.input(|input| {
            if input.key_pressed(egui::Key::ArrowRight) {
                next = Some((level + 1).min(4));
            }
            if input.key_pressed(egui::Key::ArrowLeft) {
                next = Some(level.saturating_sub(1));
            }
        });
    }
    response.on_hover_text(format!("{name} : {level}/4"));
    next.filter(|next| *next != level)
}
