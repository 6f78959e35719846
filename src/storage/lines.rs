//! From places in bytes to lines and columns.

/// Where the lines of a text begin.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines. O(bytes).
    pub fn of(text: &'a str) -> Self {
        let after_feeds = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after_feeds).collect(),
        }
    }

    /// Line, and column in characters, of a byte; both from 1. O(log lines + line).
    pub fn place(&self, at: usize) -> (usize, usize) {
        let at = at.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let start = self.starts[line - 1];
        // Beyond any line a person looks at, bytes will do: many problems on one endless line
        // must not take the square of its length.
        let column = self
            .text
            .get(start..at)
            .filter(|before| before.len() < 100_000)
            .map_or(at - start, |before| before.chars().count());
        (line, column + 1)
    }

    /// The byte of a line and column, both from 1.
    pub fn byte(&self, line: usize, column: usize) -> usize {
        let Some(&start) = self.starts.get(line.saturating_sub(1)) else {
            return self.text.len();
        };
        self.text[start..]
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(self.text.len(), |(at, _)| start + at)
    }
}
