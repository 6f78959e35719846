//! What the rules found, as marks on a drawing: on each card, frame and link that has a part in a
//! finding, the sign of the worst level and how many findings there are.
//!
//! The marks stand where no link is led to, on the lower right corner of a box and before the words
//! of a link, so that the drawing stays as it is when they come or go.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::content::ViewContent;
use super::contents::Contents;
use super::figure::{Color, Figure};
use super::legend::{Entry, SAMPLE_HEIGHT, SAMPLE_WIDTH, counted};
use super::pen::{BADGE, half_cap, icon, rect, square, stroke, words};
use super::theme::{Theme, Tint};
use crate::assurance::{ProtectionLevel, Review};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::model::{ElementId, Snapshot};

/// Height of a mark.
pub(super) const HEIGHT: f64 = 16.0;
const SIGN: f64 = 11.0;
const PADDING: f64 = 6.0;
const GAP: f64 = 3.0;
/// From the corner of a box to its mark.
const INSET: f64 = 8.0;

/// The findings that count at one plateau, by what has a part in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingMarks {
    /// The level of each finding.
    levels: Vec<ProtectionLevel>,
    /// By element or link: the findings that it is the subject or a faulty record of.
    records: BTreeMap<SmolStr, Vec<usize>>,
}

/// The mark of one record, or of what stands for several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingSign {
    /// The worst level.
    pub level: ProtectionLevel,
    /// How many findings.
    pub count: usize,
}

impl FindingMarks {
    /// The marks of a review; what is exempt leaves none. O(findings · log findings).
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let mut marks = Self::default();
        for finding in review.findings.iter().filter(|finding| finding.counts()) {
            let number = marks.levels.len();
            marks.levels.push(finding.level);
            for record in finding.subject.iter().chain(&finding.at) {
                let of = marks.records.entry(record.text().clone()).or_default();
                if of.last() != Some(&number) {
                    of.push(number);
                }
            }
        }
        marks
    }

    /// Whether there is nothing to mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// The mark of a record, by id.
    #[must_use]
    pub fn sign(&self, record: &str) -> Option<FindingSign> {
        self.sign_of_all([record])
    }

    /// One mark for several records; a finding that several have a part in counts once.
    #[must_use]
    pub fn sign_of_all<'a>(
        &self,
        records: impl IntoIterator<Item = &'a str>,
    ) -> Option<FindingSign> {
        let found = records
            .into_iter()
            .filter_map(|record| self.records.get(record));
        let mut numbers: Vec<usize> = found.flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let level = numbers.iter().map(|&number| self.levels[number]).max()?;
        Some(FindingSign {
            level,
            count: numbers.len(),
        })
    }

    /// The marks of the boxes of a view, by index: what is put away in a box counts for it.
    /// O(records + boxes).
    pub(super) fn of_boxes(
        &self,
        content: &ViewContent,
        snapshot: &Snapshot,
    ) -> Vec<Option<FindingSign>> {
        let mut records: Vec<Vec<&str>> = vec![Vec::new(); content.boxes.len()];
        for record in self.records.keys() {
            let ix = snapshot.find(&ElementId::from(record.clone()));
            if let Some(&index) = ix.and_then(|ix| content.box_of.get(&ix)) {
                records[index].push(record);
            }
        }
        let all = records.into_iter();
        all.map(|records| self.sign_of_all(records)).collect()
    }
}

impl FindingSign {
    /// `2 constats, élevé`.
    pub(super) fn phrase(self, language: Language) -> String {
        language.say(
            &msg::FINDINGS_MARK
                .with("count", self.count)
                .with("level", language.text(self.level.name())),
        )
    }

    /// Width of its mark.
    pub(super) fn width(self) -> f64 {
        BADGE.width(&self.count.to_string()) + SIGN + GAP + 2.0 * PADDING
    }

    /// The room that its mark takes of the lower edge of a box, from the right corner.
    pub(super) fn room(self) -> f64 {
        INSET + self.width() + GAP
    }

    /// Draws its mark on the lower right corner of a box.
    pub(super) fn draw_on(self, area: Rect, theme: &Theme, out: &mut Vec<Figure>) {
        if self.room() > area.width() {
            return;
        }
        let middle = area.x1 - INSET - self.width() / 2.0;
        self.draw(Point::new(middle, area.y1), theme, out);
    }

    /// Draws its mark around a point.
    pub(super) fn draw(self, center: Point, theme: &Theme, out: &mut Vec<Figure>) {
        let ground = Rect::from_center_size(center, (self.width(), HEIGHT));
        let color = level_tint(self.level, theme).ink;
        let on = theme.on_ink(color);
        out.push(rect(
            ground,
            HEIGHT / 2.0,
            Some(color),
            stroke(theme.paper, 1.5),
        ));
        let sign = Point::new(ground.x0 + PADDING + SIGN / 2.0, center.y);
        out.push(icon(level_icon(self.level), square(sign, SIGN), on));
        let number = BADGE.fit(&self.count.to_string(), f64::INFINITY);
        let left = ground.x0 + PADDING + SIGN + GAP;
        let baseline = Point::new(left, center.y + half_cap(BADGE));
        out.extend(words(baseline, number, BADGE, on));
    }
}

/// The sign of a level.
#[must_use]
pub fn level_icon(level: ProtectionLevel) -> &'static str {
    match level {
        ProtectionLevel::Medium => "circle-alert",
        ProtectionLevel::High => "triangle-alert",
        ProtectionLevel::VeryHigh => "circle-x",
        ProtectionLevel::Mandatory => "octagon-alert",
    }
}

/// The colours of a level.
#[must_use]
pub fn level_tint(level: ProtectionLevel, theme: &Theme) -> Tint {
    match level {
        ProtectionLevel::Medium => theme.levels[2],
        ProtectionLevel::High => theme.levels[3],
        ProtectionLevel::VeryHigh | ProtectionLevel::Mandatory => theme.levels[4],
    }
}

/// What the legend says of the marks.
pub(super) fn entries(contents: &Contents) -> Vec<Entry> {
    let (theme, language) = (contents.theme, contents.language);
    let levels = contents.findings.iter().rev();
    let entry = |(&level, &count): (&ProtectionLevel, &usize)| {
        let color: Color = level_tint(level, theme).ink;
        let middle = Point::new(SAMPLE_WIDTH / 2.0, SAMPLE_HEIGHT / 2.0);
        let ground = Rect::from_center_size(middle, (20.0, 15.0));
        let sample = vec![
            rect(ground, 7.5, Some(color), None),
            icon(level_icon(level), square(middle, SIGN), theme.on_ink(color)),
        ];
        let words = msg::FINDINGS_LEGEND.with("level", language.text(level.name()));
        counted(sample, &language.say(&words), count)
    };
    levels.map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assurance::Finding;
    use crate::locale::Message;

    fn finding(level: ProtectionLevel, subject: &str, at: &[&str]) -> Finding {
        Finding {
            requirement: "EX-01".into(),
            rule: "EX-01".into(),
            level,
            severity: 3,
            subject: Some(subject.into()),
            at: at.iter().map(|id| (*id).into()).collect(),
            is_unknown: false,
            message: Message::from(msg::FINDINGS_SHOW),
            remedy: Message::from(msg::FINDINGS_SHOW),
            repair: None,
            fixed_by: None,
            exemption: None,
            expired: None,
        }
    }

    #[test]
    fn a_mark_has_the_worst_level_and_counts_each_finding_once() {
        let exempt = Finding {
            exemption: Some("held".into()),
            ..finding(ProtectionLevel::Mandatory, "base", &[])
        };
        let review = Review {
            findings: [
                finding(ProtectionLevel::Medium, "base", &["base", "flux"]),
                finding(ProtectionLevel::VeryHigh, "données", &["base"]),
                exempt,
            ]
            .map(std::sync::Arc::new)
            .into(),
            judgements: Vec::new(),
        };
        let marks = FindingMarks::of(&review);
        let sign = |level, count| Some(FindingSign { level, count });
        assert_eq!(marks.sign("base"), sign(ProtectionLevel::VeryHigh, 2));
        assert_eq!(marks.sign("flux"), sign(ProtectionLevel::Medium, 1));
        assert_eq!(marks.sign("portail"), None);
        let together = marks.sign_of_all(["base", "flux", "données"]);
        assert_eq!(together, sign(ProtectionLevel::VeryHigh, 2));
        let words = together.unwrap().phrase(Language::French);
        assert_eq!(words, "2 constats, très élevé");
    }
}
