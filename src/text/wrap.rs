//! Where a text breaks into lines.
//!
//! Lines break at spaces, and after slashes and hyphens inside a word. As French wants it, never
//! before `: ; ! ? » %` nor after `«`, even where only a plain space stands between. A word that
//! is wider than the line is cut between grapheme clusters. What does not fit on the last line
//! ends in `…`.
//!
//! The text is shaped once and lines are chosen from its running width; each chosen line is then
//! measured by itself, because kerning and contextual forms differ at its ends.

use std::ops::Range;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation as _;

use super::measure::{Shaped, shape, width_em};
use super::{FontWeight, visible};

const ELLIPSIS: &str = "…";

/// No cluster worth reading is narrower than this on average, em. Text beyond what could fit at
/// this width is not even shaped, so that a label of a megabyte costs no more than a long one.
const NARROWEST_CLUSTER_EM: f64 = 0.2;

/// A line of a wrapped text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its words, without the space at which it was broken.
    pub text: Arc<str>,
    /// Its width, in the unit of the font size.
    pub width: f64,
}

/// Breaks a text into at most `max_lines` lines (at least one) no wider than `max_width`.
///
/// Line breaks in the text are kept; other characters that cannot be seen are shown as
/// [`visible`] shows them. Only a single grapheme cluster, or the sign `…` alone, may be wider
/// than `max_width`. An empty text gives one empty line.
/// O(n) shaping and O(n) choosing for n clusters that could fit.
#[must_use]
pub fn wrap(
    text: &str,
    weight: FontWeight,
    size: f64,
    max_width: f64,
    max_lines: usize,
) -> Vec<Line> {
    let max_lines = max_lines.max(1);
    let font = Font {
        weight,
        size,
        max_em: max_width / size,
    };
    let mut lines = Vec::new();
    let mut paragraphs = text
        .trim_end_matches(['\n', '\r', ' '])
        .split('\n')
        .peekable();
    while let Some(paragraph) = paragraphs.next() {
        let paragraph = visible(paragraph.trim_matches([' ', '\r', '\t']));
        let is_last = paragraphs.peek().is_none();
        font.wrap_paragraph(&paragraph, is_last, max_lines, &mut lines);
        if lines.len() >= max_lines {
            break;
        }
    }
    lines
}

/// A text on one line no wider than `max_width`, its end replaced by `…` where it does not fit;
/// and its width. The sign `…` alone may be wider.
#[must_use]
pub fn elide(text: &str, weight: FontWeight, size: f64, max_width: f64) -> (Arc<str>, f64) {
    let font = Font {
        weight,
        size,
        max_em: max_width / size,
    };
    let text = visible(text);
    let (head, is_whole) = font.head(&text, 1);
    if is_whole && font.fits(width_em(head, weight)) {
        return (Arc::from(head), width_em(head, weight) * size);
    }
    let line = font.cut(head);
    (line.text, line.width)
}

/// How the text is set, and how wide a line may be.
#[derive(Clone, Copy)]
struct Font {
    weight: FontWeight,
    size: f64,
    max_em: f64,
}

impl Font {
    fn fits(self, width_em: f64) -> bool {
        width_em <= self.max_em
    }

    fn line(self, text: &str) -> Line {
        Line {
            text: Arc::from(text),
            width: width_em(text, self.weight) * self.size,
        }
    }

    /// As much of the text as could possibly fit on so many lines, and whether that is all of it.
    fn head(self, text: &str, lines: usize) -> (&str, bool) {
        #[expect(clippy::cast_precision_loss, reason = "a generous bound")]
        let most_clusters = (self.max_em / NARROWEST_CLUSTER_EM).max(0.0) * lines as f64 + 64.0;
        #[expect(
            clippy::cast_precision_loss,
            reason = "texts are far shorter than 2^53"
        )]
        if most_clusters.is_nan() || text.len() as f64 <= most_clusters {
            return (text, true);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 64 and the text's length"
        )]
        match text.grapheme_indices(true).nth(most_clusters as usize) {
            Some((end, _)) => (text.get(..end).unwrap_or(text), false),
            None => (text, true),
        }
    }

    /// Appends the lines of a paragraph; a paragraph that is not the last may not fill the last
    /// line without the sign that something follows.
    fn wrap_paragraph(
        self,
        paragraph: &str,
        is_last: bool,
        max_lines: usize,
        lines: &mut Vec<Line>,
    ) {
        let room = max_lines.saturating_sub(lines.len());
        let (text, is_whole) = self.head(paragraph, room);
        let is_end = is_last && is_whole;
        let whole_width_em = width_em(text, self.weight);
        if self.fits(whole_width_em) && (is_end || (is_whole && room > 1)) {
            lines.push(self.line(text));
            return;
        }
        let advances = RunningWidth::of(text, &shape(text, self.weight));
        let breaks = breaks(text);
        let mut start = 0;
        loop {
            let rest = text.get(start..).unwrap_or_default();
            let on_last_line = lines.len() + 1 >= max_lines;
            let rest_fits = self.fits(advances.between(start, text.len()))
                && self.fits(width_em(rest, self.weight));
            if rest_fits && is_whole && (is_last || !on_last_line) {
                lines.push(self.line(rest));
                return;
            }
            if on_last_line {
                lines.push(self.cut(rest));
                return;
            }
            let (end, next) = self.next_break(text, start, &breaks, &advances);
            if end >= text.len() {
                lines.push(self.line(rest));
                return;
            }
            lines.push(self.line(text.get(start..end).unwrap_or_default()));
            start = next;
        }
    }

    /// Where the line that begins at `start` ends, and where the next one begins.
    fn next_break(
        self,
        text: &str,
        start: usize,
        breaks: &[Break],
        advances: &RunningWidth,
    ) -> (usize, usize) {
        let first = breaks.partition_point(|at| at.end <= start);
        let candidates = breaks.get(first..).unwrap_or_default();
        let fitting = candidates.partition_point(|at| self.fits(advances.between(start, at.end)));
        for at in candidates.get(..fitting).unwrap_or_default().iter().rev() {
            if self.fits(width_em(
                text.get(start..at.end).unwrap_or_default(),
                self.weight,
            )) {
                return (at.end, at.next);
            }
        }
        // Not even the first word fits: cut it.
        let word_end = candidates.first().map_or(text.len(), |at| at.end);
        let end = self.cluster_end(text, start..word_end, advances, "");
        if end >= word_end {
            candidates
                .first()
                .map_or((end, end), |at| (at.end, at.next))
        } else {
            (end, end)
        }
    }

    /// The end of the most clusters of a range, at least one, that fit on a line with `tail`.
    fn cluster_end(
        self,
        text: &str,
        range: Range<usize>,
        advances: &RunningWidth,
        tail: &str,
    ) -> usize {
        let tail_em = width_em(tail, self.weight);
        let slice = text.get(range.clone()).unwrap_or_default();
        let mut ends: Vec<usize> = Vec::new();
        for (at, cluster) in slice.grapheme_indices(true) {
            let end = range.start + at + cluster.len();
            // A cluster more than fits is enough: the exact measure below may only go back.
            let is_beyond = !self.fits(advances.between(range.start, end) + tail_em);
            if is_beyond && !ends.is_empty() {
                break;
            }
            ends.push(end);
        }
        while ends.len() > 1 {
            let end = ends.last().copied().unwrap_or(range.end);
            let line = text.get(range.start..end).unwrap_or_default();
            let width = if tail.is_empty() {
                width_em(line, self.weight)
            } else {
                width_em(&with_tail(line, tail), self.weight)
            };
            if self.fits(width) {
                break;
            }
            ends.pop();
        }
        ends.first().and(ends.last()).copied().unwrap_or(range.end)
    }

    /// The beginning of the text and `…`, as much as fits.
    fn cut(self, text: &str) -> Line {
        let advances = RunningWidth::of(text, &shape(text, self.weight));
        let end = self.cluster_end(text, 0..text.len(), &advances, ELLIPSIS);
        let line = self.line(&with_tail(text.get(..end).unwrap_or_default(), ELLIPSIS));
        if self.fits(line.width / self.size) {
            line
        } else {
            self.line(ELLIPSIS)
        }
    }
}

/// A line that goes on: no space, opening mark or joint before the sign.
fn with_tail(line: &str, tail: &str) -> String {
    let kept = line.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '«' | '(' | '[' | '/' | '-' | ',' | ';' | ':' | '…')
    });
    format!("{kept}{tail}")
}

/// Widths of slices of a shaped text.
struct RunningWidth {
    /// For each byte, the advances of all clusters that begin before it, em.
    before: Vec<f64>,
}

impl RunningWidth {
    fn of(text: &str, shaped: &Shaped) -> Self {
        let mut before = vec![0.0; text.len() + 1];
        for glyph in &shaped.glyphs {
            if let Some(slot) = before.get_mut(glyph.cluster + 1) {
                *slot += glyph.advance;
            }
        }
        let mut sum = 0.0;
        for slot in &mut before {
            sum += *slot;
            *slot = sum;
        }
        Self { before }
    }

    fn between(&self, start: usize, end: usize) -> f64 {
        let at = |byte: usize| self.before.get(byte).copied().unwrap_or_default();
        at(end) - at(start)
    }
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Break {
    /// Byte at which the line ends.
    end: usize,
    /// Byte at which the next line begins, beyond any space.
    next: usize,
}

/// Every place where a text may break, in order; its very end included.
fn breaks(text: &str) -> Vec<Break> {
    let mut out: Vec<Break> = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut previous = None;
    while let Some((at, c)) = characters.next() {
        if c == ' ' {
            let mut next = at + 1;
            while characters.next_if(|(_, c)| *c == ' ').is_some() {
                next += 1;
            }
            let following = characters.peek().map(|(_, c)| *c);
            let is_glued = following.is_none_or(|c| matches!(c, ':' | ';' | '!' | '?' | '»' | '%'))
                || previous == Some('«');
            if !is_glued && at > 0 {
                out.push(Break { end: at, next });
            }
            previous = Some(' ');
            continue;
        }
        let is_inside_word = previous.is_some_and(char::is_alphanumeric)
            && characters.peek().is_some_and(|(_, c)| c.is_alphanumeric());
        if is_inside_word
            && matches!(
                c,
                '/' | '-' | '\u{2010}' | '\u{2013}' | '\u{2014}' | '_' | '\\'
            )
        {
            let end = at + c.len_utf8();
            out.push(Break { end, next: end });
        }
        previous = Some(c);
    }
    out.push(Break {
        end: text.len(),
        next: text.len(),
    });
    out
}
