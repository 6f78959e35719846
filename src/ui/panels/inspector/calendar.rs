//! A day: typed as `2027-12-31` or `31/12/2027`, or picked from a month.

use egui::{Button, Key, Modifiers, Popup, PopupCloseBehavior, RichText, TextEdit, Ui, Vec2};

use super::controls;
use super::form::{Form, Held};
use super::typing::typed_field;
use crate::locale::{Language, msg};
use crate::model::Value;
use crate::ui::{icon, theme};
use crate::workspace::iso_day;
use crate::workspace::typed::Reading;

/// A month of a year, which the open calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    year: i32,
    /// 1 to 12.
    month: u32,
}

/// Years that a file may name.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9_998;

impl Month {
    /// The month of an ISO day.
    fn of(day: &str) -> Option<Self> {
        let day = iso_day(day)?;
        Some(Self {
            year: day.get(..4)?.parse().ok()?,
            month: day.get(5..7)?.parse().ok()?,
        })
    }

    /// So many months later, or earlier; the same at the ends of time.
    fn later(self, months: i32) -> Self {
        let index = self.year * 12 + i32::try_from(self.month).unwrap_or(1) - 1 + months;
        let year = index.div_euclid(12);
        let month = u32::try_from(index.rem_euclid(12)).unwrap_or(0) + 1;
        if YEARS.contains(&year) {
            Self { year, month }
        } else {
            self
        }
    }

    /// The day that lies so many days after one of this month, at most a month away.
    fn day_after(self, day: u32, days: i32) -> String {
        let to = i32::try_from(day).unwrap_or(1) + days;
        let length = i32::try_from(self.length()).unwrap_or(28);
        if to < 1 {
            let before = self.later(-1);
            let length = i32::try_from(before.length()).unwrap_or(28);
            before.day(u32::try_from(length + to).unwrap_or(1))
        } else if to > length {
            self.later(1).day(u32::try_from(to - length).unwrap_or(1))
        } else {
            self.day(u32::try_from(to).unwrap_or(1))
        }
    }

    fn day(self, day: u32) -> String {
        format!("{:04}-{:02}-{day:02}", self.year, self.month)
    }

    fn length(self) -> u32 {
        let is_there = |day: &u32| iso_day(&self.day(*day)).is_some();
        (28..=31).rev().find(is_there).unwrap_or(28)
    }

    /// The weekday of its first day, 0 for Monday (Sakamoto's method).
    fn first_weekday(self) -> u32 {
        const SHIFTS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = self.year - i32::from(self.month < 3);
        let shift = usize::try_from(self.month - 1)
            .ok()
            .and_then(|index| SHIFTS.get(index))
            .copied()
            .unwrap_or(0);
        let from_sunday = year + year / 4 - year / 100 + year / 400 + shift + 1;
        u32::try_from((from_sunday + 6).rem_euclid(7)).unwrap_or(0)
    }

    fn title(self, language: Language) -> String {
        let months = language.text(msg::INSPECTOR_MONTHS);
        let index = usize::try_from(self.month).unwrap_or(1).saturating_sub(1);
        let name = months.split_whitespace().nth(index).unwrap_or_default();
        format!("{name} {}", self.year)
    }
}

/// The field and its calendar.
pub(super) fn field(ui: &mut Ui, form: &mut Form<'_>, name: &str, held: Held<'_>, label: &str) {
    let shown = Reading::Date.text(held.value(), form.language);
    let hint = if held.is_mixed() {
        msg::INSPECTOR_MIXED_HINT
    } else {
        msg::UI_DATE_HINT
    };
    let hint = RichText::new(form.language.text(hint)).color(theme::palette(ui).muted);
    ui.vertical(|ui| {
        let top = ui.cursor().top();
        let room = (ui.available_width() - 30.0).max(40.0);
        let right = ui.max_rect().right();
        ui.scope(|ui| {
            typed_field(ui, form, name, &shown, Reading::Date, label, |text| {
                TextEdit::singleline(text)
                    .desired_width(room)
                    .hint_text(hint)
            });
        });
        let at = egui::Rect::from_min_size(egui::pos2(right - 26.0, top), Vec2::splat(26.0));
        let mut beside = ui.new_child(egui::UiBuilder::new().max_rect(at));
        open(&mut beside, form, name, held, label);
    });
}

/// The button that opens the calendar, and the calendar.
fn open(ui: &mut Ui, form: &mut Form<'_>, name: &str, held: Held<'_>, label: &str) {
    let tip = form
        .language
        .say(&msg::INSPECTOR_CALENDAR.with("field", label));
    let response = ui
        .push_id(("calendar", name), |ui| {
            ui.add_enabled_ui(form.may_edit, |ui| {
                icon::sized_button(ui, "calendar", &tip, false, 26.0)
            })
            .inner
        })
        .inner;
    let chosen = held.value().and_then(Value::as_text).and_then(iso_day);
    if response.clicked() {
        let day = chosen.as_deref().unwrap_or(form.today);
        form.state.month = Month::of(day);
        form.state.day_to_focus = iso_day(day).map(|day| day.to_string());
    }
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let month = form.state.month.unwrap_or(Month {
                year: 2026,
                month: 1,
            });
            let picked = grid(ui, form, month, chosen.as_deref());
            if let Some(day) = picked {
                form.set(name, Some(Value::text(day)));
                ui.close();
            }
        });
}

/// The room of a day.
const CELL: Vec2 = Vec2::new(30.0, 26.0);

/// A month with its days as buttons; the arrow keys go from day to day, Page up and down from month
/// to month. Gives the day that was picked.
fn grid(ui: &mut Ui, form: &mut Form<'_>, month: Month, chosen: Option<&str>) -> Option<String> {
    let language = form.language;
    let mut turn = 0;
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::PageDown) {
            turn += 1;
        }
        if input.consume_key(Modifiers::NONE, Key::PageUp) {
            turn -= 1;
        }
    });
    ui.spacing_mut().item_spacing = Vec2::splat(1.0);
    ui.horizontal(|ui| {
        let before = language.text(msg::INSPECTOR_MONTH_BEFORE);
        if icon::sized_button(ui, "chevron-left", &before, false, 26.0).clicked() {
            turn -= 1;
        }
        let title = controls::strong(month.title(language), theme::BODY);
        ui.add_sized([CELL.x * 7.0 - 50.0, 26.0], egui::Label::new(title));
        let after = language.text(msg::INSPECTOR_MONTH_AFTER);
        if icon::sized_button(ui, "chevron-right", &after, false, 26.0).clicked() {
            turn += 1;
        }
    });
    ui.horizontal(|ui| {
        for letter in language.text(msg::INSPECTOR_WEEKDAYS).split_whitespace() {
            let letter = controls::caption(ui, letter);
            ui.add_sized([CELL.x, 18.0], egui::Label::new(letter));
        }
    });
    let start = month.first_weekday();
    let weeks = (start + month.length()).div_ceil(7);
    let mut picked = None;
    for week in 0..weeks {
        ui.horizontal(|ui| {
            for weekday in 0..7 {
                let day = (week * 7 + weekday + 1).saturating_sub(start);
                if day == 0 || day > month.length() {
                    ui.allocate_exact_size(CELL, egui::Sense::empty());
                } else if day_button(ui, form, month, day, chosen) {
                    picked = Some(month.day(day));
                }
            }
        });
    }
    if ui.button(language.text(msg::INSPECTOR_TODAY)).clicked() {
        picked = iso_day(form.today).map(|day| day.to_string());
    }
    if turn != 0 {
        let next = month.later(turn);
        form.state.month = Some(next);
        form.state.day_to_focus = Some(next.day(1));
    }
    picked
}

fn day_button(
    ui: &mut Ui,
    form: &mut Form<'_>,
    month: Month,
    day: u32,
    chosen: Option<&str>,
) -> bool {
    let iso = month.day(day);
    let is_chosen = chosen == Some(iso.as_str());
    let color = if form.today == iso {
        theme::palette(ui).accent
    } else {
        theme::palette(ui).text
    };
    let words = RichText::new(day.to_string()).color(color);
    let button = Button::selectable(is_chosen, words).min_size(CELL);
    let response = ui.add_sized(CELL, button);
    let name = Reading::Date.text(Some(&Value::text(iso.as_str())), form.language);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, &name));
    // The first pass only measures; what gets the keyboard then is gone in the next.
    if form.state.day_to_focus.as_ref() == Some(&iso) && !ui.is_sizing_pass() {
        form.state.day_to_focus = None;
        response.request_focus();
    }
    if response.has_focus() {
        let days = arrows(ui, response.id);
        if days != 0 {
            let next = month.day_after(day, days);
            form.state.month = Month::of(&next);
            form.state.day_to_focus = Some(next);
        }
    }
    response.clicked()
}

/// How many days the arrow keys go.
fn arrows(ui: &Ui, id: egui::Id) -> i32 {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let ways = [
        (Key::ArrowRight, 1),
        (Key::ArrowLeft, -1),
        (Key::ArrowDown, 7),
        (Key::ArrowUp, -7),
    ];
    let pressed = |(key, days)| {
        let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if is_pressed { days } else { 0 }
    };
    ways.into_iter().map(pressed).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_start_on_the_right_weekday_and_have_their_days() {
        let month = |day: &str| Month::of(day).unwrap();
        // A Sunday, a Thursday, a Saturday, a Monday.
        assert_eq!(month("2026-11-26").first_weekday(), 6);
        assert_eq!(month("2024-02-29").first_weekday(), 3);
        assert_eq!(month("2000-01-01").first_weekday(), 5);
        assert_eq!(month("2029-10-05").first_weekday(), 0);
        assert_eq!(month("2024-02-01").length(), 29);
        assert_eq!(month("2100-02-01").length(), 28);
        assert_eq!(month("2026-12-31").later(1), month("2027-01-01"));
        assert_eq!(month("2026-01-31").later(-13), month("2024-12-01"));
        assert_eq!(month("0001-01-31").later(-1), month("0001-01-01"));
        assert_eq!(month("2028-02-01").day_after(28, 1), "2028-02-29");
        assert_eq!(month("2028-02-01").day_after(28, 7), "2028-03-06");
        assert_eq!(month("2028-03-01").day_after(1, -1), "2028-02-29");
    }

    #[test]
    fn months_and_weekdays_have_names_in_both_languages() {
        for language in Language::ALL {
            assert_eq!(
                language
                    .text(msg::INSPECTOR_MONTHS)
                    .split_whitespace()
                    .count(),
                12
            );
            assert_eq!(
                language
                    .text(msg::INSPECTOR_WEEKDAYS)
                    .split_whitespace()
                    .count(),
                7
            );
        }
        let may = Month::of("2028-05-31").unwrap();
        assert_eq!(may.title(Language::French), "mai 2028");
    }
}
