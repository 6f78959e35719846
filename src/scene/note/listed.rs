//! The words of numbered markers, as a list for the margin of a page.

use super::kind::{day, kind_name, note_tint};
use super::shapes::{marker, marker_size};
use super::sheet::said;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::{Note, NoteKind, subject_name};
use crate::scene::contents::Contents;
use crate::scene::drawing::Drawing;
use crate::scene::frame::Sheet;
use crate::scene::pen::{Font, words as line_of};
use crate::text::{self, FontWeight};

const HEADING: Font = Font::new(9.5, FontWeight::Bold);
const WORDS: Font = Font::new(11.0, FontWeight::Regular);
const ROW: f64 = 16.0;
const GAP: f64 = 6.0;
const LEFT: f64 = 52.0;
const MOST_LINES: usize = 4;
/// A page lists so many; the others stand in the list of the window.
const MOST: usize = 60;

/// A note whose words stand in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedNote {
    /// Its number.
    pub number: u32,
    /// Its kind.
    pub kind: NoteKind,
    /// Whether it still asks for something.
    pub is_open: bool,
    /// What it says, about what, by whom and to whom.
    pub words: String,
}

/// What the list says of a note.
pub(super) fn words(drawing: &Drawing, note: &Note) -> String {
    let request = drawing.request;
    let language = request.language;
    let mut said_all: Vec<String> = vec![language.text(kind_name(note.kind))];
    let title = said(drawing, &note.title);
    let text = said(drawing, &note.text).replace(['\n', '\r'], " ");
    let both = [title, text].map(|part| part.trim().to_owned());
    said_all.push(
        both.iter()
            .filter(|it| !it.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(". "),
    );
    let target = note.target.as_ref().map(|target| target.as_str());
    let name = target.and_then(|id| subject_name(request.map, Some(request.snapshot), id));
    if let Some(name) = name {
        let name = text::visible(&name).into_owned();
        said_all.push(language.say(&msg::SCENE_NOTE_ABOUT.with("name", name)));
    }
    if !note.author_role.is_empty() {
        said_all.push(text::visible(&note.author_role).into_owned());
    }
    if !note.is_open() {
        said_all.push(language.text(msg::SCENE_NOTE_RESOLVED));
    } else if let Some(due) = day(&note.due, language) {
        let today = request.options.today;
        let is_late = today.is_some_and(|today| note.is_overdue(today));
        let words = if is_late {
            msg::NOTES_OVERDUE_SINCE
        } else {
            msg::NOTES_DUE_ON
        };
        said_all.push(language.say(&words.with("day", due)));
    }
    said_all.retain(|part| !part.is_empty());
    said_all.join(" · ")
}

/// Draws the list from `origin` down, and answers how high it is; nothing where nothing is listed.
pub(in crate::scene) fn draw_listed(
    contents: &Contents,
    origin: Point,
    room: f64,
    sheet: &mut Sheet,
) -> f64 {
    let (theme, language) = (contents.theme, contents.language);
    if contents.listed_notes.is_empty() {
        return 0.0;
    }
    let heading = language.text(msg::NOTES_LISTED);
    sheet.say(&heading);
    let baseline = Point::new(origin.x, origin.y + 9.0);
    let fitted = HEADING.fit(&heading, room);
    sheet
        .figures
        .extend(line_of(baseline, fitted, HEADING, theme.muted));
    let mut y = origin.y + 22.0;
    for listed in contents.listed_notes.iter().take(MOST) {
        let digits = listed.number.to_string();
        sheet.say(&digits);
        let size = marker_size(&digits);
        let place = Rect::from_origin_size((origin.x, y), size);
        let ground = note_tint(listed.kind, theme).ink;
        let figures = marker(theme, listed.kind, listed.is_open, &digits, ground, place);
        sheet.figures.extend(figures);
        let left = LEFT.max(size.0 + 8.0);
        let lines = text::wrap(
            &listed.words,
            WORDS.weight,
            WORDS.size,
            room - left,
            MOST_LINES,
        );
        let top = y;
        for line in lines {
            sheet.say(&line.text);
            let baseline = Point::new(origin.x + left, y + 13.0);
            let fitted = (line.text, line.width);
            sheet
                .figures
                .extend(line_of(baseline, fitted, WORDS, theme.ink));
            y += ROW;
        }
        y = y.max(top + size.1) + GAP;
    }
    let more = contents.listed_notes.len().saturating_sub(MOST);
    if more > 0 {
        let words = language.say(&msg::NOTES_LISTED_MORE.with("count", more));
        sheet.say(&words);
        let baseline = Point::new(origin.x, y + 11.0);
        let fitted = WORDS.fit(&words, room);
        sheet
            .figures
            .extend(line_of(baseline, fitted, WORDS, theme.muted));
        y += ROW;
    }
    y - origin.y
}
