//! A sheet of the register of processing activities: who answers for it all, then a block for each
//! activity, its fields in two columns. What stands for an element can be clicked.
//!
//! A page of the width of A4 that grows downwards.

use super::contents::Contents;
use super::figure::{Item, ItemRole, Scene, Stroke, Subject};
use super::frame::{Sheet, frame_item};
use super::page::{self, PageFrame};
use super::pen::{Font, icon, line, rect, square, words};
use super::perspective::ImpactState;
use super::theme::Theme;
use crate::assurance::{Activity, Filled, Register, RegisterField};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::model::ElementId;
use crate::text::{self, FontWeight};

/// Activities on one sheet: what fits on A4 where nothing is long.
pub const REGISTER_SHEET: usize = 4;

const PAGE_WIDTH: f64 = 1_000.0;
const MARGIN: f64 = 36.0;
const WIDTH: f64 = PAGE_WIDTH - 2.0 * MARGIN;
const GUTTER: f64 = 28.0;
const LABEL: f64 = 128.0;
const STEP: f64 = 14.0;
const KIND: Font = Font::new(9.5, FontWeight::Bold);
const TITLE: Font = Font::new(20.0, FontWeight::Bold);
const PLAIN: Font = Font::new(11.0, FontWeight::Regular);
const NAME: Font = Font::new(14.0, FontWeight::SemiBold);
const FIELD: Font = Font::new(10.0, FontWeight::SemiBold);
const CELL: Font = Font::new(10.5, FontWeight::Regular);
/// Lines of a field that are drawn before the rest is counted, and of a line.
const MOST: usize = 14;

/// A sheet to draw. Equal requests give equal sheets.
#[derive(Clone, Copy, Debug)]
pub struct RegisterSheetRequest<'a> {
    /// The register.
    pub register: &'a Register,
    /// Which sheet of it, from 0.
    pub sheet: usize,
    /// What the page says about itself.
    pub frame: &'a PageFrame,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
}

/// How many sheets a register takes; one where it is empty.
#[must_use]
pub fn register_sheets(register: &Register) -> usize {
    register.activities.len().div_ceil(REGISTER_SHEET).max(1)
}

struct Draft {
    theme: &'static Theme,
    language: Language,
    items: Vec<Item>,
}

/// Draws it.
#[must_use]
pub fn compose_register_sheet(request: &RegisterSheetRequest<'_>) -> Scene {
    let RegisterSheetRequest {
        register,
        sheet,
        frame,
        theme,
        language,
    } = *request;
    let mut draft = Draft {
        theme,
        language,
        items: Vec::new(),
    };
    let is_marked = !frame.marking.trim().is_empty();
    let mark = if is_marked {
        page::MARKING_HEIGHT + 10.0
    } else {
        0.0
    };
    let mut y = draft.heading(register, frame, MARGIN * 0.6 + mark);
    y = draft.controller(register, y + 10.0);
    let all = register.activities.iter();
    for activity in all.skip(sheet * REGISTER_SHEET).take(REGISTER_SHEET) {
        y = draft.activity(activity, y + 20.0);
    }
    if register.activities.is_empty() {
        let nothing = language.text(msg::REGISTER_NOTHING);
        y = draft.put(
            &nothing,
            PLAIN,
            theme.muted,
            (MARGIN, y + 30.0, WIDTH),
            None,
        );
    }
    let bottom = y + MARGIN * 0.6;
    if is_marked {
        let contents = Contents::new(msg::REGISTER_KIND, theme, language);
        let tops = [MARGIN * 0.6, bottom];
        let marks = tops.map(|y| page::marking(frame, &contents, PAGE_WIDTH, y));
        draft.items.extend(marks);
    }
    let least = PAGE_WIDTH * std::f64::consts::SQRT_2;
    Scene {
        bounds: Rect::new(0.0, 0.0, PAGE_WIDTH, (bottom + mark).max(least)),
        background: Some(theme.canvas),
        items: draft.items,
    }
}

impl Draft {
    /// Words in lines, as a part of their own; of an element where one is named. Answers where they
    /// end.
    fn put(
        &mut self,
        said: &str,
        font: Font,
        ink: super::figure::Color,
        (left, top, room): (f64, f64, f64),
        subject: Option<&ElementId>,
    ) -> f64 {
        let mut sheet = Sheet::default();
        sheet.say(said);
        let step = (font.size * 1.32).max(STEP);
        let mut bottom = top;
        for one in text::wrap(said, font.weight, font.size, room, 4) {
            let baseline = Point::new(left, bottom + font.size);
            let run = words(baseline, (one.text, one.width), font, ink);
            sheet.figures.extend(run);
            bottom += step;
        }
        let bounds = Rect::new(left, top, left + room, bottom);
        let item = frame_item(sheet, bounds);
        self.items.push(match subject {
            None => item,
            Some(id) => Item {
                subject: Some(Subject::Element(id.text().clone())),
                role: ItemRole::Card,
                ..item
            },
        });
        bottom
    }

    fn heading(&mut self, register: &Register, frame: &PageFrame, top: f64) -> f64 {
        let (theme, language) = (self.theme, self.language);
        let (left, room) = (MARGIN + 14.0, WIDTH - 14.0);
        let kind = language.text(msg::REGISTER_KIND).to_uppercase();
        let mut y = self.put(&kind, KIND, theme.accent, (left, top, room), None);
        let title = language.text(msg::REGISTER_TITLE);
        y = self.put(&title, TITLE, theme.ink, (left, y + 2.0, room), None);
        let count = msg::REGISTER_ACTIVITIES.with("count", register.activities.len());
        let missing = msg::REGISTER_MISSING.with("count", register.missing());
        let about = [
            language.say(&count),
            language.say(&missing),
            frame.plateau.clone(),
        ];
        y = self.put(
            &joined(&about),
            PLAIN,
            theme.ink,
            (left, y + 2.0, room),
            None,
        );
        let map = [
            frame.organisation.clone(),
            frame.title.clone(),
            frame.version.clone(),
            frame.date.clone(),
        ];
        y = self.put(
            &joined(&map),
            PLAIN,
            theme.muted,
            (left, y + 2.0, room),
            None,
        );
        let mut bar = Sheet::default();
        let bounds = Rect::new(MARGIN, top, MARGIN + 4.0, y);
        bar.figures
            .push(rect(bounds, 2.0, Some(theme.accent), None));
        self.items.push(frame_item(bar, bounds));
        y
    }

    fn controller(&mut self, register: &Register, top: f64) -> f64 {
        let of = &register.controller;
        let parts = [
            (msg::REGISTER_CONTROLLER, &of.controller),
            (msg::REGISTER_JOINT, &of.joint),
            (msg::REGISTER_OFFICER, &of.officer),
        ];
        let ground = self.items.len();
        let wide = (WIDTH - 2.0 * GUTTER - 28.0) / 3.0;
        let mut bottom = top;
        for (at, (label, said)) in parts.into_iter().enumerate() {
            let left = MARGIN + 14.0 + (wide + GUTTER) * at as f64;
            let label = self.language.text(label);
            let muted = self.theme.muted;
            let y = self.put(&label, FIELD, muted, (left, top + 10.0, wide), None);
            let end = if said.trim().is_empty() {
                // Not everybody has joint controllers: their absence is no gap.
                if at == 1 {
                    let none = self.language.text(msg::REGISTER_NONE);
                    self.put(&none, PLAIN, self.theme.ink, (left, y + 1.0, wide), None)
                } else {
                    self.gap((left, y + 1.0, wide))
                }
            } else {
                self.put(said, PLAIN, self.theme.ink, (left, y + 1.0, wide), None)
            };
            bottom = bottom.max(end);
        }
        let panel = Rect::new(MARGIN, top, MARGIN + WIDTH, bottom + 10.0);
        let mut sheet = Sheet::default();
        let color = self.theme.hosting(None).ground;
        sheet.figures.push(rect(panel, 7.0, Some(color), None));
        self.items.insert(ground, frame_item(sheet, panel));
        panel.y1
    }

    /// *To be completed*, with its sign.
    fn gap(&mut self, (left, top, room): (f64, f64, f64)) -> f64 {
        let ink = self.theme.state(ImpactState::Degraded).ink;
        let mut sheet = Sheet::default();
        let center = Point::new(left + 5.5, top + 6.5);
        sheet
            .figures
            .push(icon("circle-help", square(center, 11.0), ink));
        let bounds = Rect::new(left, top, left + 12.0, top + STEP);
        self.items.push(frame_item(sheet, bounds));
        let words = self.language.text(msg::REGISTER_TO_COMPLETE);
        self.put(&words, CELL, ink, (left + 15.0, top, room - 15.0), None)
    }

    fn activity(&mut self, activity: &Activity, top: f64) -> f64 {
        let (theme, language) = (self.theme, self.language);
        let first = activity.data_sets.first();
        let name = if activity.reference.trim().is_empty() {
            activity.name.clone()
        } else {
            format!("{} · {}", activity.reference, activity.name)
        };
        let missing = activity.missing().count();
        let aside = language.say(&msg::REGISTER_MISSING.with("count", missing));
        let ink = if missing > 0 {
            theme.state(ImpactState::Degraded).ink
        } else {
            theme.state(ImpactState::Intact).ink
        };
        let aside_width = CELL.width(&aside) + 4.0;
        let room = WIDTH - aside_width - 16.0;
        let name_end = self.put(&name, NAME, theme.ink, (MARGIN, top, room), first);
        let place = (MARGIN + WIDTH - aside_width, top + 3.0, aside_width);
        self.put(&aside, CELL, ink, place, None);
        let mut sheet = Sheet::default();
        let y = name_end + 3.0;
        let ends = (Point::new(MARGIN, y), Point::new(MARGIN + WIDTH, y));
        let rule = Stroke::solid(theme.accent, 1.4);
        sheet.figures.push(line(ends.0, ends.1, rule));
        let bounds = Rect::new(MARGIN, y - 1.0, MARGIN + WIDTH, y + 1.0);
        self.items.push(frame_item(sheet, bounds));
        let top = y + 7.0;
        let wide = (WIDTH - GUTTER) / 2.0;
        let fields: Vec<(&RegisterField, &Filled)> = activity.fields.iter().collect();
        let (left, right) = fields.split_at(half_of(&fields));
        let mut bottom = top;
        for (x, column) in [(MARGIN, left), (MARGIN + wide + GUTTER, right)] {
            let mut y = top;
            for (field, filled) in column {
                y = self.field(**field, filled, (x, y, wide)) + 4.0;
            }
            bottom = bottom.max(y);
        }
        bottom
    }

    /// The name of a field at the left, its lines at the right.
    fn field(
        &mut self,
        field: RegisterField,
        filled: &Filled,
        (left, top, wide): (f64, f64, f64),
    ) -> f64 {
        let label = self.language.text(field.name());
        let muted = self.theme.muted;
        let label_end = self.put(&label, FIELD, muted, (left, top, LABEL), None);
        let (x, room) = (left + LABEL + 10.0, wide - LABEL - 10.0);
        let mut y = top;
        for line in filled.lines.iter().take(MOST) {
            let place = (x, y, room);
            y = self.put(
                &line.text,
                CELL,
                self.theme.ink,
                place,
                line.subject.as_ref(),
            );
        }
        if let Some(more) = filled
            .lines
            .len()
            .checked_sub(MOST)
            .filter(|more| *more > 0)
        {
            let more = self
                .language
                .say(&msg::SERVICE_TABLE_MORE.with("count", more));
            y = self.put(&more, CELL, muted, (x, y, room), None);
        }
        if filled.is_missing {
            y = self.gap((x, y, room));
        }
        label_end.max(y)
    }
}

/// Where fields part into two columns that are about as high.
fn half_of(fields: &[(&RegisterField, &Filled)]) -> usize {
    let height = |filled: &Filled| {
        let lines = filled.lines.len().min(MOST) + usize::from(filled.is_missing);
        lines.max(1) + 1
    };
    let all: usize = fields.iter().map(|(_, filled)| height(filled)).sum();
    let mut sum = 0;
    for (at, (_, filled)) in fields.iter().enumerate() {
        sum += height(filled);
        if sum * 2 >= all {
            return at + 1;
        }
    }
    fields.len()
}

fn joined(parts: &[String]) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("  ·  ")
}
