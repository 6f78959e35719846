//! A note as a sheet of paper: what it is, its title, its words, and who says so to whom.

use super::kind::{Wear, day, kind_name, note_icon};
use crate::geometry::{BezPath, Point, Rect, Size};
use crate::locale::msg;
use crate::model::{Note, NoteKind, subject_name, with_names};
use crate::scene::drawing::Drawing;
use crate::scene::figure::{Figure, PathFigure, TextAnchor};
use crate::scene::pen::{Font, anchored, fill, half_cap, icon, rect, square, stroke, words};
use crate::scene::theme::Tint;
use crate::text::{self, FontWeight};

const TEXT: Font = Font::new(11.0, FontWeight::Medium);
const TITLE: Font = Font::new(12.0, FontWeight::Bold);
const HEAD: Font = Font::new(9.5, FontWeight::Bold);
const FOOT: Font = Font::new(9.5, FontWeight::Regular);
const LATE: Font = Font::new(9.5, FontWeight::Bold);
const TEXT_LINE: f64 = 15.0;
const TITLE_LINE: f64 = 16.0;
const HEAD_LINE: f64 = 17.0;
const FOOT_LINE: f64 = 14.0;
/// Words written on the map itself.
const BARE: Font = Font::new(14.0, FontWeight::Medium);
const BARE_LINE: f64 = 20.0;
const MOST_BARE_LINES: usize = 40;
const PADDING: f64 = 11.0;
const MOST_LINES: usize = 9;
const FOLD: f64 = 12.0;

/// What a note says, broken into lines.
pub(super) struct Sheet {
    head: Option<String>,
    number: String,
    title: Vec<text::Line>,
    lines: Vec<text::Line>,
    foot: Vec<String>,
    /// What is overdue, or how it was settled.
    standing: Option<(&'static str, String)>,
    pub(super) size: Size,
}

/// The words of a note, with the names of what it mentions.
pub(super) fn said(drawing: &Drawing, text: &str) -> String {
    let request = drawing.request;
    let name = |id: &str| subject_name(request.map, Some(request.snapshot), id);
    text::visible(&with_names(text, name)).into_owned()
}

impl Sheet {
    /// A note set in a column of this width.
    pub(super) fn of(drawing: &Drawing, note: &Note, number: Option<u32>, width: f64) -> Self {
        let words = said(drawing, &note.text);
        if note.kind == NoteKind::Text {
            return Self::bare(&words, width);
        }
        let language = drawing.request.language;
        let room = width - 2.0 * PADDING;
        let lines = if words.trim().is_empty() && !note.title.is_empty() {
            Vec::new()
        } else {
            text::wrap(&words, TEXT.weight, TEXT.size, room, MOST_LINES)
        };
        let title = match said(drawing, &note.title).trim() {
            "" => Vec::new(),
            title => text::wrap(title, TITLE.weight, TITLE.size, room, 2),
        };
        let mut sheet = Self {
            head: (note.kind != NoteKind::Note).then(|| language.text(kind_name(note.kind))),
            number: number.map(|number| number.to_string()).unwrap_or_default(),
            title,
            lines,
            foot: foot(drawing, note),
            standing: standing(drawing, note),
            size: Size::ZERO,
        };
        let rows = f64::from(u8::from(sheet.head.is_some())) * HEAD_LINE
            + sheet.title.len() as f64 * TITLE_LINE
            + sheet.lines.len() as f64 * TEXT_LINE
            + (sheet.foot.len() + usize::from(sheet.standing.is_some())) as f64 * FOOT_LINE;
        let gap = if sheet.foot.is_empty() { 0.0 } else { 3.0 };
        sheet.size = Size::new(width, (2.0 * PADDING + rows + gap).max(44.0));
        sheet
    }

    /// A text without paper, head and foot: its words alone.
    fn bare(words: &str, width: f64) -> Self {
        let lines = text::wrap(words, BARE.weight, BARE.size, width, MOST_BARE_LINES);
        let height = lines.len() as f64 * BARE_LINE + 4.0;
        Self {
            head: None,
            number: String::new(),
            title: Vec::new(),
            lines,
            foot: Vec::new(),
            standing: None,
            size: Size::new(width, height.max(BARE_LINE)),
        }
    }

    /// Leaves its number to a marker.
    pub(super) fn forget_number(&mut self, forgets: bool) {
        if forgets {
            self.number.clear();
        }
    }

    /// What its foot says, for screen readers.
    pub(super) fn foot_words(&self) -> String {
        let standing = self.standing.iter().map(|(_, words)| words);
        let all: Vec<&str> = self
            .foot
            .iter()
            .chain(standing)
            .map(String::as_str)
            .collect();
        all.join(" · ")
    }

    /// The words of a text, as they stand on the map.
    pub(super) fn bare_figures(&self, drawing: &Drawing, bounds: Rect) -> Vec<Figure> {
        let ink = drawing.request.theme.ink;
        let mut figures = Vec::with_capacity(self.lines.len());
        for (number, line) in self.lines.iter().enumerate() {
            let baseline = Point::new(bounds.x0, bounds.y0 + BARE_LINE * (number as f64 + 0.76));
            let fitted = BARE.fit(&line.text, bounds.width() + 1.0);
            figures.extend(words(baseline, fitted, BARE, ink));
        }
        figures
    }

    /// The sheet with its words.
    pub(super) fn figures(
        &self,
        drawing: &Drawing,
        kind: NoteKind,
        wear: Wear,
        bounds: Rect,
    ) -> Vec<Figure> {
        let theme = drawing.request.theme;
        let mut figures = Vec::with_capacity(self.lines.len() + 8);
        if theme.shade.a > 0 {
            let shadow = Rect::new(
                bounds.x0 + 1.5,
                bounds.y0 + 3.0,
                bounds.x1 + 1.0,
                bounds.y1 + 3.0,
            );
            figures.push(rect(shadow, 2.0, Some(theme.shade), None));
        }
        figures.extend(paper(wear.sheet, bounds));
        let (left, right) = (bounds.x0 + PADDING, bounds.x1 - PADDING);
        let room = bounds.width() - 2.0 * PADDING;
        let mut y = bounds.y0 + PADDING;
        if let Some(head) = &self.head {
            let middle = Point::new(left + 6.0, y + 5.0);
            figures.push(icon(note_icon(kind), square(middle, 12.0), wear.muted));
            let baseline = y + 5.0 + half_cap(HEAD);
            let head = HEAD.fit(&head.to_uppercase(), room - 40.0);
            figures.extend(words(
                (left + 17.0, baseline).into(),
                head,
                HEAD,
                wear.muted,
            ));
            let number = HEAD.fit(&self.number, 30.0);
            let place = Point::new(right - 4.0, baseline);
            figures.extend(anchored(place, TextAnchor::End, number, HEAD, wear.muted));
            y += HEAD_LINE;
        }
        for line in &self.title {
            let fitted = TITLE.fit(&line.text, room);
            figures.extend(words((left, y + 11.5).into(), fitted, TITLE, wear.ink));
            y += TITLE_LINE;
        }
        for line in &self.lines {
            let fitted = TEXT.fit(&line.text, room);
            figures.extend(words((left, y + 11.0).into(), fitted, TEXT, wear.ink));
            y += TEXT_LINE;
        }
        let mut baseline = bounds.y1 - PADDING + 1.0;
        if let Some((name, standing)) = &self.standing {
            let ink = if *name == LATE_ICON {
                wear.late
            } else {
                wear.muted
            };
            let middle = Point::new(left + 5.5, baseline - half_cap(LATE));
            figures.push(icon(name, square(middle, 11.0), ink));
            let fitted = LATE.fit(standing, room - 15.0);
            figures.extend(words((left + 15.0, baseline).into(), fitted, LATE, ink));
            baseline -= FOOT_LINE;
        }
        for line in self.foot.iter().rev() {
            let fitted = FOOT.fit(line, room);
            figures.extend(words((left, baseline).into(), fitted, FOOT, wear.muted));
            baseline -= FOOT_LINE;
        }
        figures
    }
}

/// Who says so, when, to whom, and how many answered.
fn foot(drawing: &Drawing, note: &Note) -> Vec<String> {
    let language = drawing.request.language;
    let mut by: Vec<String> = Vec::new();
    if !note.author_role.is_empty() {
        by.push(text::visible(&note.author_role).into_owned());
    }
    by.extend(day(&note.created, language));
    if !note.replies.is_empty() {
        by.push(language.say(&msg::SCENE_NOTE_REPLIES.with("count", note.replies.len())));
    }
    let mut foot = vec![by.join(" · ")];
    if !note.for_role.is_empty() && note.is_open() {
        let role = text::visible(&note.for_role).into_owned();
        foot.push(language.say(&msg::NOTES_ASKS.with("role", role)));
    }
    foot.retain(|line| !line.is_empty());
    foot
}

/// The sign of what is late.
const LATE_ICON: &str = "circle-alert";

/// Until when it asks, that this day is over, or that it is settled.
fn standing(drawing: &Drawing, note: &Note) -> Option<(&'static str, String)> {
    let language = drawing.request.language;
    if !note.is_open() {
        let words = match day(&note.resolved, language) {
            Some(day) => language.say(&msg::NOTES_RESOLVED_ON.with("day", day)),
            None => language.text(msg::SCENE_NOTE_RESOLVED),
        };
        return Some(("circle-check", words));
    }
    let due = day(&note.due, language)?;
    let today = drawing.request.options.today;
    Some(if today.is_some_and(|today| note.is_overdue(today)) {
        let words = language.say(&msg::NOTES_OVERDUE_SINCE.with("day", due));
        (LATE_ICON, words)
    } else {
        (
            "calendar",
            language.say(&msg::NOTES_DUE_ON.with("day", due)),
        )
    })
}

/// The sheet with its folded corner.
fn paper(sheet: Tint, bounds: Rect) -> [Figure; 2] {
    let fold = FOLD.min(bounds.height() / 3.0);
    let mut outline = BezPath::new();
    outline.move_to((bounds.x0, bounds.y0));
    outline.line_to((bounds.x1 - fold, bounds.y0));
    outline.line_to((bounds.x1, bounds.y0 + fold));
    outline.line_to((bounds.x1, bounds.y1));
    outline.line_to((bounds.x0, bounds.y1));
    outline.close_path();
    let mut corner = BezPath::new();
    corner.move_to((bounds.x1 - fold, bounds.y0));
    corner.line_to((bounds.x1 - fold, bounds.y0 + fold));
    corner.line_to((bounds.x1, bounds.y0 + fold));
    corner.close_path();
    let ground = Figure::Path(PathFigure {
        path: outline,
        fill: Some(sheet.ground),
        stroke: stroke(sheet.ink, 1.0),
        halo: None,
    });
    [ground, fill(corner, sheet.ink.with_alpha(110))]
}
