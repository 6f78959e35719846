//! The answer to a question about dependencies, drawn on the map: what it speaks of in colour, with
//! a sign and a word or a number; all else in faint grey.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::comparison::mute;
use super::contents::Contents;
use super::figure::{Figure, Item, Subject};
use super::hosting::HostingClass;
use super::perspective::ImpactState;
use super::theme::{Theme, Tint};
use crate::locale::MessageId;
use crate::model::{ElementId, LinkId};

/// The colour of a mark, by what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A state in an impact.
    State(ImpactState),
    /// A level from 0, indifferent, to 4, strong.
    Level(u8),
    /// What was asked about.
    Asked,
    /// Where something runs.
    Hosting(HostingClass),
    /// One of several kinds of answers, by number.
    Category(u8),
    /// A step of a quantity, from 0.
    Step(u8),
}

impl Theme {
    /// The colours of a tone.
    #[must_use]
    pub fn tone(&self, tone: Tone) -> Tint {
        match tone {
            Tone::State(state) => self.state(state),
            Tone::Level(level) => self.levels[usize::from(level).min(4)],
            Tone::Asked => Tint {
                ink: self.accent,
                ground: self.state(ImpactState::MarginLost).ground,
            },
            Tone::Hosting(class) => self.hosting(Some(class)),
            Tone::Category(number) => self.categories[usize::from(number) % self.categories.len()],
            Tone::Step(step) => self.ramp[usize::from(step).min(self.ramp.len() - 1)],
        }
    }
}

/// What is said of one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerMark {
    /// Its colours.
    pub tone: Tone,
    /// Its sign.
    pub icon: &'static str,
    /// On its pill: a word in capitals, a number, or both.
    pub pill: SmolStr,
    /// The same in a sentence, for screen readers.
    pub phrase: SmolStr,
}

/// A line of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerEntry {
    /// Its colours.
    pub tone: Tone,
    /// Its sign.
    pub icon: &'static str,
    /// What it stands for.
    pub words: String,
}

/// A key figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFigure {
    /// Its colours.
    pub tone: Tone,
    /// The figure.
    pub digits: String,
    /// What it counts.
    pub word: String,
}

/// The answer, by record; what is missing here is drawn in grey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerMarks {
    /// What was asked.
    pub title: MessageId,
    /// Elements that it speaks of.
    pub elements: BTreeMap<ElementId, AnswerMark>,
    /// Links that it speaks of.
    pub links: BTreeMap<LinkId, Tone>,
    /// What the marks stand for.
    pub legend: Vec<AnswerEntry>,
    /// The figures that matter most; four at most show.
    pub figures: Vec<AnswerFigure>,
}

/// Mutes what the answer does not speak of, and colours its links.
pub(super) fn dress_answer(items: &mut [Item], theme: &Theme, marks: &AnswerMarks) {
    for item in items {
        let tone = match &item.subject {
            Some(Subject::Element(id)) => {
                let id = ElementId::from(id.clone());
                marks.elements.get(&id).map(|mark| mark.tone)
            }
            Some(Subject::Link(id)) => {
                let tone = marks.links.get(&LinkId::from(id.clone())).copied();
                if let Some(tone) = tone {
                    colour(item, theme, tone);
                }
                tone
            }
            Some(Subject::Bundle(bundle)) => {
                let known = |id: &SmolStr| marks.links.get(&LinkId::from(id.clone())).copied();
                let tone = bundle.links.iter().find_map(known);
                if let Some(tone) = tone {
                    colour(item, theme, tone);
                }
                tone
            }
            Some(Subject::Note(_)) => None,
            Some(Subject::Plateau(_) | Subject::Counted(_)) | None => continue,
        };
        if tone.is_none() {
            mute(item, theme);
        }
    }
}

/// Draws a line in the colour of a tone, and clearly wider than the others.
fn colour(item: &mut Item, theme: &Theme, tone: Tone) {
    let ink = theme.tone(tone).ink;
    for figure in &mut item.figures {
        match figure {
            Figure::Path(path) => {
                path.fill = path.fill.map(|_| ink);
                if let Some(stroke) = &mut path.stroke {
                    stroke.color = ink;
                    stroke.width = stroke.width.max(2.4);
                }
            }
            Figure::Rect(rect) => {
                if let Some(stroke) = &mut rect.stroke {
                    stroke.color = ink;
                }
            }
            Figure::Text(_) | Figure::Icon(_) | Figure::Image(_) => {}
        }
    }
}

/// Hands what the legend and the title block need to the contents of the drawing.
pub(super) fn note_answer(contents: &mut Contents, marks: &AnswerMarks) {
    contents.answer = marks.legend.clone();
    contents.figures = marks.figures.clone();
}
