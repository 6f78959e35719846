//! The hours after a loss: a track with marks where something changes and where a need is overrun,
//! the curve of services that are down below it, a button that plays it.

use egui::{Key, Modifiers, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, pos2};

use super::super::{controls, theme};
use super::scale::{Scale, TICKS, hour_at, share_of};
use crate::analysis::{HORIZON_H, Moment, ServiceCount, Unfolding, clock_in_words};
use crate::locale::{Language, msg};
use crate::text::FontWeight;
use crate::ui::{UiState, icon};
use crate::workspace::{Action, Document, Imagining, Workspace};

/// How long playing takes from one end of the track to the other, seconds.
const PLAY_S: f64 = 14.0;
/// The same from one moment to the next, where nothing is to move on its own.
const STEP_S: f64 = 1.2;
const HEIGHT: f32 = 62.0;
/// Room at the end of the track for the state that the loss leads to.
const END: f32 = 132.0;
/// Within so many points, the pointer means a moment.
const NEAR: f32 = 5.0;

/// Hours that pass by themselves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Playing {
    since_s: f64,
    from_h: f64,
}

/// Draws the row of hours.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(unfolding) = document.unfolding() else {
        return;
    };
    let language = workspace.language();
    let is_still = workspace.preferences.reduced_motion || workspace.system_reduces_motion;
    let now = document.scenario().at_h;
    let remembered = &mut state.panels.scenario;
    let (playing, is_on_track) = (&mut remembered.playing, &mut remembered.is_on_track);
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        play(ui, unfolding, now, language, playing, &mut asked);
        readout(ui, unfolding, now, language);
        let width = ui.available_width();
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::click_and_drag());
        let scale = Scale::new(rect.left() + 14.0..=rect.right(), END);
        let track = Track {
            unfolding,
            scale,
            rect,
            language,
        };
        if let Some(to) = track
            .pointed(ui, &response)
            .or_else(|| track.keyed(ui, &response, now))
        {
            asked = Some(to);
            *playing = None;
        }
        *is_on_track = response.has_focus();
        track.announce(&response, now);
        track.paint(ui, &response, now);
        track.explain(&response, now);
    });
    if let Some(going) = *playing {
        let to = going.hour(ui, unfolding, is_still);
        asked = Some(Some(to));
        if to >= HORIZON_H {
            *playing = None;
        }
    }
    if let Some(to) = asked.filter(|to| *to != now) {
        actions.push(Action::Imagine(Imagining::At(to)));
    }
}

impl Playing {
    /// The hour that it has come to; asks for the next frame.
    fn hour(self, ui: &Ui, unfolding: &Unfolding, is_still: bool) -> f64 {
        let passed_s = (ui.input(|input| input.time) - self.since_s).max(0.0);
        if !is_still {
            ui.request_repaint();
            return hour_at(share_of(self.from_h) + passed_s / PLAY_S);
        }
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_millis(200));
        let later = unfolding.moments().iter().map(|moment| moment.at_h);
        let mut later = later.filter(|at_h| *at_h > self.from_h);
        let mut hour = self.from_h;
        let mut left_s = passed_s;
        while left_s >= STEP_S {
            left_s -= STEP_S;
            hour = later.next().unwrap_or(HORIZON_H);
        }
        hour
    }
}

fn play(
    ui: &mut Ui,
    unfolding: &Unfolding,
    now: Option<f64>,
    language: Language,
    playing: &mut Option<Playing>,
    asked: &mut Option<Option<f64>>,
) {
    let (glyph, label) = if playing.is_some() {
        ("pause", msg::SCENARIOS_PAUSE)
    } else {
        ("play", msg::SCENARIOS_PLAY)
    };
    if icon::sized_button(ui, glyph, &language.text(label), playing.is_some(), 32.0).clicked() {
        *playing = match playing {
            Some(_) => None,
            None => Some(Playing {
                since_s: ui.input(|input| input.time),
                from_h: now.filter(|hour| *hour < HORIZON_H).unwrap_or(0.0),
            }),
        };
    }
    for (glyph, label, forward) in [
        ("chevron-left", msg::SCENARIOS_EARLIER, false),
        ("chevron-right", msg::SCENARIOS_LATER, true),
    ] {
        if icon::sized_button(ui, glyph, &language.text(label), false, 26.0).clicked() {
            *playing = None;
            *asked = Some(beside(unfolding, now, forward));
        }
    }
}

/// The next moment, or the one before; the state in the end comes after the last.
fn beside(unfolding: &Unfolding, now: Option<f64>, forward: bool) -> Option<f64> {
    let hours = || unfolding.moments().iter().map(|moment| moment.at_h);
    match (now, forward) {
        (None, true) => None,
        (None, false) => hours().next_back(),
        (Some(now), true) => hours().find(|hour| *hour > now),
        (Some(now), false) => hours().rfind(|hour| *hour < now).or(Some(0.0)),
    }
}

/// Services at an hour, or in the end.
fn services(unfolding: &Unfolding, now: Option<f64>) -> ServiceCount {
    let moment = now.and_then(|hour| unfolding.moments().get(unfolding.moment_at(hour)));
    moment.map_or_else(|| unfolding.steady_services(), |moment| moment.services)
}

fn hour_words(now: Option<f64>, language: Language) -> String {
    match now {
        Some(hour) => language.say(&msg::SCENARIOS_AFTER.with("hours", clock_in_words(hour))),
        None => language.text(msg::SCENARIOS_IN_THE_END),
    }
}

fn services_words(count: ServiceCount, language: Language) -> String {
    language.say(&count.message())
}

fn readout(ui: &mut Ui, unfolding: &Unfolding, now: Option<f64>, language: Language) {
    let width = (ui.available_width() * 0.24).clamp(150.0, 240.0);
    ui.allocate_ui(Vec2::new(width, HEIGHT), |ui| {
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.add_space(8.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            controls::line(ui, controls::strong(hour_words(now, language), 14.0));
            let count = services(unfolding, now);
            let words = controls::caption(ui, services_words(count, language));
            ui.add(egui::Label::new(words).wrap());
        });
    });
}

/// The track with all that is drawn on it.
struct Track<'a> {
    unfolding: &'a Unfolding,
    scale: Scale,
    rect: Rect,
    language: Language,
}

impl Track<'_> {
    fn rail(&self) -> f32 {
        self.rect.top() + 14.0
    }

    fn x_now(&self, now: Option<f64>) -> f32 {
        now.map_or(self.scale.steady, |hour| self.scale.x(hour))
    }

    /// The moment that a place means.
    fn moment_near(&self, x: f32) -> Option<&Moment> {
        let away = |moment: &&Moment| (self.scale.x(moment.at_h) - x).abs();
        let moments = self.unfolding.moments().iter();
        let nearest = moments.min_by(|a, b| away(a).total_cmp(&away(b)));
        nearest.filter(|moment| away(moment) <= NEAR)
    }

    /// Where the pointer puts the hour.
    fn pointed(&self, ui: &Ui, response: &Response) -> Option<Option<f64>> {
        if !(response.clicked() || response.dragged()) {
            return None;
        }
        response.request_focus();
        let x = response.interact_pointer_pos()?.x;
        if response.dragged() {
            ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        }
        let moment = self.moment_near(x).map(|moment| moment.at_h);
        Some(moment.or_else(|| self.scale.hour(x)))
    }

    /// Arrows go by the hour, with Shift from moment to moment; Home is the loss, End the end.
    fn keyed(&self, ui: &Ui, response: &Response, now: Option<f64>) -> Option<Option<f64>> {
        if !response.has_focus() {
            return None;
        }
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let by = |hours: f64| {
            let to = now.unwrap_or(HORIZON_H + 1.0) + hours;
            (to <= HORIZON_H).then_some(to.max(0.0))
        };
        ui.input_mut(|input| {
            let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
            if pressed(Modifiers::SHIFT, Key::ArrowRight) || pressed(Modifiers::NONE, Key::PageDown)
            {
                Some(beside(self.unfolding, now, true))
            } else if pressed(Modifiers::SHIFT, Key::ArrowLeft)
                || pressed(Modifiers::NONE, Key::PageUp)
            {
                Some(beside(self.unfolding, now, false))
            } else if pressed(Modifiers::NONE, Key::ArrowRight) {
                Some(by(1.0))
            } else if pressed(Modifiers::NONE, Key::ArrowLeft) {
                Some(by(-1.0))
            } else if pressed(Modifiers::NONE, Key::Home) {
                Some(Some(0.0))
            } else if pressed(Modifiers::NONE, Key::End) {
                Some(None)
            } else {
                None
            }
        })
    }

    fn announce(&self, response: &Response, now: Option<f64>) {
        let label = self.language.text(msg::SCENARIOS_TRACK);
        let count = services_words(services(self.unfolding, now), self.language);
        let value = format!("{}, {count}", hour_words(now, self.language));
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::Slider, true, &label);
            info.value = Some(now.unwrap_or(HORIZON_H + 1.0));
            info.current_text_value = Some(value.clone());
            info
        });
    }

    fn paint(&self, ui: &Ui, response: &Response, now: Option<f64>) {
        self.paint_curve(ui);
        self.paint_ticks(ui);
        let palette = theme::palette(ui);
        let painter = ui.painter();
        let (y, knob) = (self.rail(), self.x_now(now));
        let left = self.scale.x(0.0);
        let rail = Stroke::new(2.0, palette.edge);
        painter.hline(left..=self.scale.last(), y, rail);
        let dashes = [pos2(self.scale.last(), y), pos2(self.scale.steady, y)];
        painter.extend(Shape::dashed_line(&dashes, rail, 3.0, 4.0));
        let until = knob.min(self.scale.last());
        painter.hline(left..=until, y, Stroke::new(2.5, palette.accent));
        for moment in self.unfolding.moments() {
            let x = self.scale.x(moment.at_h);
            if !moment.changes.is_empty() {
                painter.vline(x, y - 5.0..=y + 5.0, Stroke::new(1.5, palette.muted));
            }
            if !moment.overruns.is_empty() {
                overrun_mark(ui, pos2(x, y - 9.0));
            }
        }
        let end = pos2(self.scale.steady, y);
        painter.circle(end, 5.0, palette.paper, Stroke::new(2.0, palette.muted));
        let radius = if response.hovered() || response.dragged() {
            8.0
        } else {
            7.0
        };
        painter.circle(
            pos2(knob, y),
            radius,
            palette.accent,
            Stroke::new(2.0, palette.paper),
        );
        let fall = Stroke::new(1.0, palette.accent);
        painter.vline(knob, y + radius..=self.rect.bottom() - 15.0, fall);
    }

    /// Services down, filled; on top of them the degraded ones, hatched.
    fn paint_curve(&self, ui: &Ui) {
        let moments = self.unfolding.moments();
        for (at, moment) in moments.iter().enumerate() {
            let next = moments.get(at + 1).map_or(HORIZON_H, |next| next.at_h);
            let span = self.scale.x(moment.at_h)..=self.scale.x(next);
            self.paint_bar(ui, span, moment.services);
        }
        let half = 16.0;
        let span = self.scale.steady - half..=self.scale.steady + half;
        self.paint_bar(ui, span, self.unfolding.steady_services());
        let base = self.rect.bottom() - 15.0;
        let line = Stroke::new(1.0, theme::palette(ui).line);
        let painter = ui.painter();
        painter.hline(self.scale.x(0.0)..=self.scale.last(), base, line);
    }

    fn paint_bar(&self, ui: &Ui, span: std::ops::RangeInclusive<f32>, count: ServiceCount) {
        let palette = theme::palette(ui);
        let (top, base) = (self.rail() + 9.0, self.rect.bottom() - 15.0);
        let height = |services: usize| {
            let share = services as f32 / count.total.max(1) as f32;
            share * (base - top)
        };
        let down = height(count.down);
        let (left, right) = (*span.start(), *span.end());
        let solid = Rect::from_min_max(pos2(left, base - down), pos2(right, base));
        let painter = ui.painter();
        if down > 0.0 {
            painter.rect_filled(solid, 0.0, palette.down.0.gamma_multiply(0.28));
            painter.hline(left..=right, base - down, Stroke::new(1.5, palette.down.0));
        }
        let degraded = height(count.degraded);
        if degraded <= 0.0 {
            return;
        }
        let above =
            Rect::from_min_max(pos2(left, base - down - degraded), pos2(right, base - down));
        painter.rect_filled(above, 0.0, palette.degraded.0.gamma_multiply(0.2));
        let hatch = Stroke::new(1.0, palette.degraded.0);
        let clipped = painter.with_clip_rect(above.intersect(painter.clip_rect()));
        let step = 5.0;
        let from = (above.left() / step).floor() as i32 - (above.height() / step) as i32 - 1;
        let to = (above.right() / step).ceil() as i32;
        for at in from..=to {
            let x = at as f32 * step;
            let line = [
                pos2(x, above.bottom()),
                pos2(x + above.height(), above.top()),
            ];
            clipped.line_segment(line, hatch);
        }
    }

    fn paint_ticks(&self, ui: &Ui) {
        let palette = theme::palette(ui);
        let font = theme::font(10.5, FontWeight::Regular);
        let mut free_from = f32::NEG_INFINITY;
        for hour in TICKS {
            let text = clock_in_words(hour);
            let galley = controls::elided(ui, &text, font.clone(), palette.muted, 60.0);
            let x = self.scale.x(hour) - galley.size().x / 2.0;
            if x < free_from {
                continue;
            }
            free_from = x + galley.size().x + 6.0;
            let at = pos2(x, self.rect.bottom() - 14.0);
            ui.painter().galley(at, galley, palette.muted);
        }
        let text = self.language.text(msg::SCENARIOS_STEADY);
        let galley = controls::elided(ui, &text, font, palette.muted, END - 40.0);
        let x = self.scale.steady - galley.size().x / 2.0;
        let at = pos2(x, self.rect.bottom() - 14.0);
        ui.painter().galley(at, galley, palette.muted);
    }

    /// What happens where the pointer is.
    fn explain(&self, response: &Response, now: Option<f64>) {
        let Some(pointer) = response.hover_pos() else {
            return;
        };
        let moment = self.moment_near(pointer.x);
        let hour = match moment {
            Some(moment) => Some(moment.at_h),
            None => self.scale.hour(pointer.x),
        };
        let at = if response.dragged() { now } else { hour };
        let mut lines = vec![
            hour_words(at, self.language),
            services_words(services(self.unfolding, at), self.language),
        ];
        if let Some(moment) = moment {
            let words = self.language.say(&moment.message());
            lines.push(words.trim().to_owned());
            for &ix in moment.overruns.iter().take(6) {
                let outages = self.unfolding.outages().iter();
                for outage in outages.filter(|outage| outage.element == ix) {
                    let told = self.language.say(&outage.message());
                    lines.push(format!("◆ {} – {told}", self.unfolding.name(ix)));
                }
            }
        }
        lines.retain(|line| !line.is_empty());
        response.clone().on_hover_text_at_pointer(lines.join("\n"));
    }
}

/// A diamond: a need is overrun here.
fn overrun_mark(ui: &Ui, center: egui::Pos2) {
    let side = 4.0;
    let points = vec![
        center - Vec2::new(0.0, side),
        center + Vec2::new(side, 0.0),
        center + Vec2::new(0.0, side),
        center - Vec2::new(side, 0.0),
    ];
    let ink = theme::palette(ui).down.0;
    ui.painter()
        .add(Shape::convex_polygon(points, ink, Stroke::NONE));
}
