//! The small pieces that every panel is made of: lines that elide, search fields, pills, headings.

use std::borrow::Cow;

use egui::text::LayoutJob;
use egui::{
    Align, Button, Color32, FontId, Label, Layout, Response, RichText, Sense, Stroke, TextEdit,
    TextWrapMode, Ui, Vec2, WidgetText,
};

use crate::text::FontWeight;
use crate::ui::{icon, theme};

/// Most signs of a text that are laid out where only a line or two of it can show.
const LONGEST_SHOWN: usize = 400;

/// A text from a map as the panels show it: what cannot be seen or turns the direction of reading
/// is a sign, line breaks are spaces, and what nobody can read to its end is cut. So no name can
/// pass for another, break a row, or cost the time of a frame.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let Some((cut, _)) = text.char_indices().nth(LONGEST_SHOWN) else {
        return crate::text::visible(text);
    };
    let short = text.get(..cut).unwrap_or_default();
    Cow::Owned(format!("{}…", crate::text::visible(short)))
}

/// Whether Escape was pressed; nothing else acts on it then: leaving a field must not give up the
/// selection, too.
pub(super) fn take_escape(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
}

/// Text in semi-bold.
pub(super) fn strong(text: impl Into<String>, size: f32) -> RichText {
    RichText::new(text).font(theme::font(size, FontWeight::SemiBold))
}

/// A caption in the muted colour.
pub(super) fn caption(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text)
        .font(theme::font(theme::CAPTION, FontWeight::Regular))
        .color(theme::palette(ui).muted)
}

/// A label on one line, cut with an ellipsis where room ends; egui shows the whole as a tooltip.
pub(super) fn line(ui: &mut Ui, text: impl Into<WidgetText>) -> Response {
    ui.add(Label::new(text).wrap_mode(TextWrapMode::Truncate))
}

/// The heading of a section, in a panel.
pub(super) fn heading(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::palette(ui).muted;
    let text = RichText::new(text)
        .font(theme::font(12.0, FontWeight::SemiBold))
        .color(color);
    line(ui, text)
}

/// A hairline over the whole width.
pub(super) fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::empty());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, theme::palette(ui).line),
    );
}

/// A field with a magnifying glass; `name` is its accessible name and hint.
pub(super) fn search_field(ui: &mut Ui, text: &mut String, name: &str, id: egui::Id) -> Response {
    let palette = theme::palette(ui);
    ui.scope(|ui| {
        quiet_field(ui);
        let glass = icon::tinted("search", 15.0, palette.muted);
        let response = ui.add(
            TextEdit::singleline(text)
                .id(id)
                .prefix(glass)
                .hint_text(RichText::new(name).color(palette.muted))
                .background_color(palette.soft)
                .margin(egui::Margin::symmetric(8, 6))
                .desired_width(f32::INFINITY),
        );
        response.accessible_name(name)
    })
    .inner
}

/// Fields without an edge until they have the focus.
fn quiet_field(ui: &mut Ui) {
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = Stroke::NONE;
    widgets.noninteractive.bg_stroke = Stroke::NONE;
}

/// The main button of a dialog or page.
pub(super) fn primary(ui: &mut Ui, glyph: Option<&'static str>, text: &str) -> Response {
    let palette = theme::palette(ui);
    ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        for state in [
            &mut visuals.widgets.inactive,
            &mut visuals.widgets.hovered,
            &mut visuals.widgets.active,
        ] {
            state.fg_stroke.color = palette.on_accent;
            state.bg_stroke = Stroke::NONE;
        }
        visuals.override_text_color = Some(palette.on_accent);
        let words = RichText::new(text)
            .font(theme::font(theme::BODY, FontWeight::Medium))
            .color(palette.on_accent);
        let button = match glyph {
            Some(name) => Button::new((icon::tinted(name, 16.0, palette.on_accent), words)),
            None => Button::new(words),
        };
        ui.spacing_mut().button_padding.x = 14.0;
        ui.add(
            button
                .fill(palette.accent)
                .min_size(Vec2::new(0.0, 32.0))
                .truncate(),
        )
    })
    .inner
}

/// A button of a dialog or page beside the main one.
pub(super) fn secondary(ui: &mut Ui, glyph: Option<&'static str>, text: &str) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 14.0;
        let button = match glyph {
            Some(name) => Button::new((icon::atom(name, 16.0), text)),
            None => Button::new(text),
        };
        ui.add(button.min_size(Vec2::new(0.0, 32.0)))
    })
    .inner
}

/// A few words to click, without a frame.
pub(super) fn link(ui: &mut Ui, text: &str) -> Response {
    link_with(ui, text, egui::TextWrapMode::Truncate)
}

/// The same over as many lines as it takes.
pub(super) fn long_link(ui: &mut Ui, text: &str) -> Response {
    link_with(ui, text, egui::TextWrapMode::Wrap)
}

fn link_with(ui: &mut Ui, text: &str, wrap: egui::TextWrapMode) -> Response {
    let color = theme::palette(ui).accent;
    let words = RichText::new(shown(text))
        .font(theme::font(12.0, FontWeight::Medium))
        .color(color);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::new(2.0, 1.0);
        ui.spacing_mut().interact_size.y = 20.0;
        ui.add(
            Button::new(words)
                .frame_when_inactive(false)
                .stroke(Stroke::NONE)
                .wrap_mode(wrap),
        )
    })
    .inner
}

/// A rounded word on a tinted ground. Answers nothing; its text is read as a label.
pub(super) fn pill(ui: &mut Ui, text: &str, ink: Color32, ground: Color32) -> Response {
    let frame = egui::Frame::new()
        .fill(ground)
        .corner_radius(9.0)
        .inner_margin(egui::Margin::symmetric(8, 2));
    frame
        .show(ui, |ui| {
            let words = RichText::new(shown(text))
                .font(theme::font(11.0, FontWeight::Medium))
                .color(ink);
            line(ui, words);
        })
        .response
}

/// How a row of a list looks.
pub(super) struct Row<'a> {
    /// Its icon and the icon's colour.
    pub icon: Option<(&'static str, Color32)>,
    /// Its text; also its accessible name.
    pub text: &'a str,
    /// What stands muted at its right end.
    pub aside: &'a str,
    /// How far it is indented, in points.
    pub indent: f32,
    /// Whether it is selected.
    pub selected: bool,
}

/// A clickable row over the whole width. Its text and its aside elide; the tooltip has both.
pub(super) fn row(ui: &mut Ui, row: &Row<'_>, sense: Sense) -> Response {
    row_with_tip(ui, row, "", sense)
}

/// [`row`] with more words in its tooltip.
pub(super) fn row_with_tip(ui: &mut Ui, row: &Row<'_>, tip: &str, sense: Sense) -> Response {
    const HEIGHT: f32 = 26.0;
    let (text, aside) = (shown(row.text), shown(row.aside));
    let row = &Row {
        text: &text,
        aside: &aside,
        ..*row
    };
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, row.selected, row.text)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if row.selected {
        ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let mut left = rect.left() + 6.0 + row.indent;
    if let Some((name, color)) = row.icon {
        let center = egui::pos2(left + 8.0, rect.center().y);
        icon::paint(
            ui.painter(),
            name,
            egui::Rect::from_center_size(center, Vec2::splat(16.0)),
            color,
        );
        left += 23.0;
    }
    let right = rect.right() - 6.0;
    let room = (right - left).max(0.0);
    let aside_font = theme::font(theme::CAPTION, FontWeight::Regular);
    let aside = elided(ui, row.aside, aside_font, palette.muted, room * 0.55);
    let text_room = room
        - if row.aside.is_empty() {
            0.0
        } else {
            aside.size().x + 10.0
        };
    let weight = if row.selected {
        FontWeight::Medium
    } else {
        FontWeight::Regular
    };
    let text = elided(
        ui,
        row.text,
        theme::font(theme::BODY, weight),
        palette.text,
        text_room,
    );
    let cut = text.elided || aside.elided;
    let text_at = egui::pos2(left, rect.center().y - text.size().y / 2.0);
    let aside_at = egui::pos2(
        right - aside.size().x,
        rect.center().y - aside.size().y / 2.0,
    );
    ui.painter().galley(text_at, text, palette.text);
    ui.painter().galley(aside_at, aside, palette.muted);
    if cut {
        let whole = if row.aside.is_empty() {
            row.text.to_owned()
        } else {
            format!("{} – {}", row.text, row.aside)
        };
        let whole = if tip.is_empty() {
            whole
        } else {
            format!("{whole}\n{tip}")
        };
        return response.on_hover_text(whole);
    }
    if tip.is_empty() {
        response
    } else {
        response.on_hover_text(tip)
    }
}

/// One line of text, cut with an ellipsis at `room` points.
pub(super) fn elided(
    ui: &Ui,
    text: &str,
    font: FontId,
    color: Color32,
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::simple_singleline(shown(text).into_owned(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    ui.painter().layout_job(job)
}

/// Text on at most two lines of a width, the second ended with an ellipsis where it must be.
pub(super) fn in_two_lines(
    ui: &Ui,
    text: &str,
    font: FontId,
    color: Color32,
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    in_lines(ui, text, font, color, room, 2)
}

/// Text on at most so many lines of a width, the last ended with an ellipsis where it must be.
pub(super) fn in_lines(
    ui: &Ui,
    text: &str,
    font: FontId,
    color: Color32,
    room: f32,
    rows: usize,
) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::simple(shown(text).into_owned(), font, color, room.max(0.0));
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// A label at the left in a column of `label_width`, and what belongs to it at the right.
pub(super) fn labelled<R>(
    ui: &mut Ui,
    label: &str,
    hint: Option<&str>,
    label_width: f32,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            Vec2::new(label_width, 28.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_size(Vec2::new(label_width, 28.0));
                let font = theme::font(theme::CAPTION, FontWeight::Regular);
                let color = theme::palette(ui).muted;
                let galley = in_two_lines(ui, label, font, color, label_width);
                let response = ui.add(Label::new(galley));
                if let Some(hint) = hint {
                    response.on_hover_text(hint);
                }
            },
        );
        ui.name_inputs(label, content)
    })
    .inner
}

/// A switch: a sliding knob with its state also as a mark, named by `name`.
pub(super) fn toggle(ui: &mut Ui, on: bool, name: &str) -> Response {
    let palette = theme::palette(ui);
    let (rect, mut response) = ui.allocate_exact_size(Vec2::new(34.0, 20.0), Sense::click());
    if response.clicked() {
        response.mark_changed();
    }
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, name));
    let travel = ui.animate_bool(response.id, on);
    let ground = if on { palette.accent } else { palette.muted };
    ui.painter().rect_filled(rect, 10.0, ground);
    let knob = egui::pos2(
        egui::lerp(rect.left() + 10.0..=rect.right() - 10.0, travel),
        rect.center().y,
    );
    ui.painter().circle_filled(knob, 7.0, palette.paper);
    if on {
        let mark = egui::Rect::from_center_size(knob, Vec2::splat(9.0));
        icon::paint(ui.painter(), "check", mark, palette.accent);
    }
    if response.has_focus() {
        let around = Stroke::new(2.0, palette.accent);
        ui.painter()
            .rect_stroke(rect.expand(2.0), 12.0, around, egui::StrokeKind::Outside);
    }
    response
}

/// The arrow of a field that opens a list.
pub(super) fn chevron(
    ui: &Ui,
    rect: egui::Rect,
    visuals: &egui::style::WidgetVisuals,
    _is_open: bool,
) {
    let square = egui::Rect::from_center_size(rect.center(), Vec2::splat(13.0));
    icon::paint(
        ui.painter(),
        "chevron-down",
        square,
        visuals.fg_stroke.color,
    );
}

/// A ring that turns while something goes on. It moves ten times a second and not with every frame:
/// where the processor paints, a smooth ring would take the time of the work that it announces.
pub(super) fn spinner(ui: &mut Ui, side: f32) {
    const STEPS_A_SECOND: f64 = 10.0;
    let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(side), Sense::hover());
    let now_s = ui.input(|input| input.time);
    let step = (now_s * STEPS_A_SECOND).floor() as f32;
    let start = step * std::f32::consts::TAU / 12.0;
    let radius = side / 2.0 - 1.5;
    let points: Vec<egui::Pos2> = (0..=18)
        .map(|index| start + index as f32 / 18.0 * 4.2)
        .map(|angle| rect.center() + radius * egui::Vec2::angled(angle))
        .collect();
    let stroke = egui::Stroke::new(1.8, theme::palette(ui).muted);
    ui.painter().add(egui::Shape::line(points, stroke));
    let wait_s = ((now_s * STEPS_A_SECOND).floor() + 1.0) / STEPS_A_SECOND - now_s;
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_secs_f64(wait_s.max(0.02)));
}

/// A field in a cell of a grid, `width` points wide: a column of a grid is as wide as its cells ask,
/// not as a field wishes.
pub(super) fn grid_field(ui: &mut Ui, field: egui::TextEdit<'_>, width: f32) -> egui::Response {
    let height = ui.spacing().interact_size.y;
    ui.add_sized([width, height], field.desired_width(width))
}
