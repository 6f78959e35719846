//! The weak points of a map: how far the loss of each element goes, as heat with its number, and a
//! sign with a word on what nothing stands in for.
//!
//! Five steps of heat stand for ranges of the actual radius, which grow geometrically up to the
//! largest on the map: a map of ten elements and one of ten thousand both use all of them. The
//! number on each card says what the colour cannot, in greyscale too.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::badge::Badge;
use super::contents::Contents;
use super::figure::{Figure, Item, Subject};
use super::filtering::fade_unless;
use super::legend::{Entry, SAMPLE_HEIGHT, SAMPLE_WIDTH, counted, plain, sign, signed};
use super::look::{Look, Pill};
use super::pen::{BADGE, half_cap, rect, stroke, words};
use super::perspective::{ImpactState, Perspective};
use super::request::SceneRequest;
use super::theme::{Theme, Tint};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, Message, MessageId, msg};
use crate::model::{Element, ElementId, LinkId, Snapshot};

/// Why an element is a weak point, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weakness {
    /// Alone it stops a service that is critical.
    SingleCritical,
    /// A group with members to spare that one loss defeats.
    OnPaper,
    /// Alone it stops a service.
    Single,
    /// A redundancy group that services hang on with no way round.
    Obligatory,
    /// Without it the network falls apart.
    Cuts,
}

impl Weakness {
    /// All of them, the gravest first.
    pub const ALL: [Self; 5] = [
        Self::SingleCritical,
        Self::OnPaper,
        Self::Single,
        Self::Obligatory,
        Self::Cuts,
    ];

    /// Its sign.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::SingleCritical => "octagon-alert",
            Self::OnPaper => "shield-alert",
            Self::Single => "circle-dot",
            Self::Obligatory => "signpost",
            Self::Cuts => "scissors",
        }
    }

    /// What it is, in words.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::SingleCritical => msg::WEAK_SINGLE_CRITICAL,
            Self::OnPaper => msg::WEAK_ON_PAPER,
            Self::Single => msg::WEAK_SINGLE,
            Self::Obligatory => msg::WEAK_OBLIGATORY,
            Self::Cuts => msg::WEAK_CUTS,
        }
    }

    /// Its colours say how grave it is; the sign and the word say what it is.
    #[must_use]
    pub fn state(self) -> ImpactState {
        match self {
            Self::SingleCritical => ImpactState::Down,
            Self::OnPaper | Self::Single => ImpactState::Degraded,
            Self::Obligatory | Self::Cuts => ImpactState::MarginLost,
        }
    }

    fn pill(self, count: usize, is_of_one: bool) -> Message {
        match self {
            Self::SingleCritical | Self::Single if is_of_one => msg::WEAK_PILL_SPOF.into(),
            Self::SingleCritical | Self::Single => msg::WEAK_PILL_SINGLE.with("count", count),
            Self::OnPaper => msg::WEAK_PILL_ON_PAPER.into(),
            Self::Obligatory => msg::WEAK_PILL_OBLIGATORY.into(),
            Self::Cuts => msg::WEAK_PILL_CUTS.with("count", count),
        }
    }
}

/// What is known of one element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeakMark {
    /// How many others its loss stops or degrades.
    pub actual: usize,
    /// How many depend on it, whatever redundancy there is.
    pub potential: usize,
    /// Why it is a weak point, with how many services it stops, elements it defeats or cuts off.
    pub weaknesses: BTreeMap<Weakness, usize>,
}

/// How far the search for weak points is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WeakStanding {
    /// The marks are of the map that is drawn.
    #[default]
    Current,
    /// The marks are of the map as it was before an edit; newer ones are being found.
    Older,
    /// There are none yet.
    Awaited,
    /// The search was stopped.
    Stopped,
}

/// A service, alone looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeakFocus {
    /// Its name.
    pub name: SmolStr,
    /// It and its weak points: all else is faint.
    pub kept: BTreeSet<ElementId>,
}

/// All that the perspective draws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeakPointMarks {
    /// By element.
    pub elements: BTreeMap<ElementId, WeakMark>,
    /// Cables without which the network falls apart, with how many elements each cuts off.
    pub bridges: BTreeMap<LinkId, usize>,
    /// The largest actual radius on the map, whatever the view shows of it.
    pub most: usize,
    /// The service that is looked at.
    pub focus: Option<WeakFocus>,
    /// Of which map this is.
    pub standing: WeakStanding,
}

/// How many steps of heat there are.
pub const HEATS: usize = 5;

impl WeakPointMarks {
    /// The largest radius of each step: zero, then three bounds between it and the largest of all.
    #[must_use]
    pub fn bounds(&self) -> [usize; HEATS] {
        let most = self.most as f64;
        let bound = |share: f64| most.powf(share).round() as usize;
        let mut bounds = [0, bound(0.25), bound(0.5), bound(0.75), self.most];
        for at in 1..HEATS {
            bounds[at] = bounds[at].max((bounds[at - 1] + 1).min(self.most));
        }
        bounds
    }

    /// The step of a radius, 0 for none.
    #[must_use]
    pub fn heat(&self, radius: usize) -> usize {
        let bounds = self.bounds();
        bounds
            .iter()
            .position(|most| radius <= *most)
            .unwrap_or(HEATS - 1)
    }
}

/// What of the weak points is on a drawing, for its legend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeakContents {
    /// Elements by step of heat.
    pub heats: BTreeMap<usize, usize>,
    /// Elements by what is wrong with them.
    pub weaknesses: BTreeMap<Weakness, usize>,
    /// Cables that cut the network.
    pub bridges: usize,
    bounds: [usize; HEATS],
    focus: Option<SmolStr>,
    standing: WeakStanding,
}

impl WeakContents {
    pub(super) fn of(marks: &WeakPointMarks) -> Self {
        Self {
            bounds: marks.bounds(),
            focus: marks.focus.as_ref().map(|focus| focus.name.clone()),
            standing: marks.standing,
            ..Self::default()
        }
    }
}

fn tint(theme: &Theme, heat: usize) -> Tint {
    theme.heats[heat.min(HEATS - 1)]
}

/// Marks one element.
pub(super) fn mark(
    request: &SceneRequest,
    marks: &WeakPointMarks,
    element: &Element,
    look: &mut Look,
    contents: &mut Contents,
) {
    let Some(mark) = marks.elements.get(&element.id) else {
        return;
    };
    let heat = marks.heat(mark.actual);
    let Some(weak) = &mut contents.weak else {
        return;
    };
    *weak.heats.entry(heat).or_default() += 1;
    let language = request.language;
    let mut phrases = vec![language.say(&msg::WEAK_PHRASE.with("count", mark.actual))];
    if heat > 0 {
        let tint = tint(request.theme, heat);
        look.ground = tint.ground;
        look.frame = tint.ink;
        look.frame_width = 1.0 + 0.3 * heat as f64;
        look.is_marked = true;
    }
    for (&weakness, &count) in &mark.weaknesses {
        *weak.weaknesses.entry(weakness).or_default() += 1;
        phrases.push(language.text(weakness.name()).to_lowercase());
        if look.pill.is_none() {
            look.pill = Some(Pill {
                icon: weakness.icon(),
                words: language.say(&weakness.pill(count, marks.focus.is_some())),
                color: request.theme.state(weakness.state()).ink,
            });
        }
    }
    look.phrase = Some(phrases.join(", "));
}

/// The number on an element; none where its loss touches nobody.
pub(super) fn badge(request: &SceneRequest, element: &Element) -> Option<Badge> {
    let Perspective::WeakPoints(marks) = request.perspective else {
        return None;
    };
    let mark = marks.elements.get(&element.id)?;
    (mark.actual > 0).then(|| Badge {
        words: mark.actual.to_string(),
        color: tint(request.theme, marks.heat(mark.actual)).ink,
    })
}

/// How urgently an element speaks for the container that it is put away in; the least first.
pub(super) fn urgency(marks: &WeakPointMarks, element: &Element) -> u8 {
    let Some(mark) = marks.elements.get(&element.id) else {
        return u8::MAX;
    };
    let worst = mark.weaknesses.keys().next();
    let worst = worst.map_or(Weakness::ALL.len() as u8, |worst| *worst as u8);
    worst * 8 + (HEATS - 1 - marks.heat(mark.actual)) as u8
}

/// How many elements a cable cuts off, where it alone holds the network together.
pub(super) fn bridge(request: &SceneRequest, link: &LinkId) -> Option<usize> {
    match request.perspective {
        Perspective::WeakPoints(marks) => marks.bridges.get(link).copied(),
        _ => None,
    }
}

/// Makes faint what is no weak point of the service that is looked at.
pub(super) fn fade_others(
    items: &mut [Item],
    snapshot: &Snapshot,
    marks: &WeakPointMarks,
    theme: &Theme,
) {
    let Some(focus) = &marks.focus else {
        return;
    };
    let ends = |id: &LinkId| {
        let link = snapshot.find_link(id).map(|ix| snapshot.link(ix));
        link.is_some_and(|link| focus.kept.contains(&link.from) && focus.kept.contains(&link.to))
    };
    let keeps = |subject: &Subject| match subject {
        Subject::Element(id) => focus.kept.contains(id.as_str()),
        Subject::Link(id) => ends(&LinkId::from(id.clone())),
        Subject::Bundle(bundle) => bundle
            .links
            .iter()
            .any(|id| ends(&LinkId::from(id.clone()))),
        Subject::Note(_) | Subject::Plateau(_) | Subject::Counted(_) => true,
    };
    fade_unless(items, keeps, theme.canvas);
}

/// What the legend says of them.
pub(super) fn entries(contents: &Contents) -> Vec<Entry> {
    let Some(weak) = &contents.weak else {
        return Vec::new();
    };
    let (theme, language) = (contents.theme, contents.language);
    let mut entries = Vec::new();
    let told = match weak.standing {
        WeakStanding::Current => None,
        WeakStanding::Older => Some(("history", msg::WEAK_OLDER)),
        WeakStanding::Awaited => Some(("clock", msg::WEAK_AWAITED)),
        WeakStanding::Stopped => Some(("circle-x", msg::WEAK_STOPPED)),
    };
    entries.extend(told.map(|(icon, words)| Entry {
        sample: vec![sign(icon, theme.accent)],
        words: language.text(words),
    }));
    if let Some(name) = &weak.focus {
        entries.push(Entry {
            sample: vec![sign("target", theme.accent)],
            words: language.say(&msg::WEAK_ONLY.with("name", name.as_str())),
        });
    }
    for (&heat, &count) in weak.heats.iter().rev() {
        entries.push(heat_entry(weak, heat, count, theme, language));
    }
    for (&weakness, &count) in &weak.weaknesses {
        let sample = signed(theme.state(weakness.state()), weakness.icon(), theme);
        entries.push(counted(sample, &language.text(weakness.name()), count));
    }
    if weak.bridges > 0 {
        let ink = theme.state(ImpactState::Degraded).ink;
        let middle = SAMPLE_HEIGHT / 2.0;
        let line = super::pen::line(
            Point::new(0.0, middle),
            Point::new(SAMPLE_WIDTH, middle),
            super::figure::Stroke::solid(ink, BRIDGE_WIDTH),
        );
        let words = language.text(msg::WEAK_BRIDGE);
        entries.push(counted(vec![line], &words, weak.bridges));
    }
    entries
}

/// Width of a cable that holds the network together alone.
pub(super) const BRIDGE_WIDTH: f64 = 3.2;

fn heat_entry(
    weak: &WeakContents,
    heat: usize,
    count: usize,
    theme: &Theme,
    language: Language,
) -> Entry {
    if heat == 0 {
        return counted(plain(theme), &language.text(msg::WEAK_HEAT_NONE), count);
    }
    let (from, to) = (weak.bounds[heat - 1] + 1, weak.bounds[heat]);
    let words = language.say(&msg::WEAK_HEAT.with("from", from).with("to", to));
    counted(heat_sample(tint(theme, heat), to, theme), &words, count)
}

/// A small card with its number.
fn heat_sample(tint: Tint, number: usize, theme: &Theme) -> Vec<Figure> {
    let card = Rect::new(0.0, 0.0, SAMPLE_WIDTH, SAMPLE_HEIGHT).inset(-0.5);
    let text = BADGE.fit(&number.to_string(), SAMPLE_WIDTH);
    let width = (text.1 + 8.0).clamp(SAMPLE_HEIGHT, SAMPLE_WIDTH);
    let pill = Rect::new(SAMPLE_WIDTH - width, 0.0, SAMPLE_WIDTH, SAMPLE_HEIGHT);
    let baseline = Point::new(
        pill.center().x - text.1 / 2.0,
        pill.center().y + half_cap(BADGE),
    );
    let mut sample = vec![
        rect(card, 4.0, Some(tint.ground), stroke(tint.ink, 1.2)),
        rect(pill, SAMPLE_HEIGHT / 2.0, Some(tint.ink), None),
    ];
    sample.extend(words(baseline, text, BADGE, theme.on_ink(tint.ink)));
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_heat_cover_every_radius_once_and_grow() {
        for most in 0..400 {
            let marks = WeakPointMarks {
                most,
                ..WeakPointMarks::default()
            };
            let bounds = marks.bounds();
            assert_eq!((bounds[0], bounds[HEATS - 1]), (0, most));
            assert!(
                bounds.windows(2).all(|pair| pair[0] <= pair[1]),
                "{bounds:?}"
            );
            assert_eq!(marks.heat(0), 0);
            let heats: Vec<usize> = (0..=most).map(|radius| marks.heat(radius)).collect();
            assert!(heats.windows(2).all(|pair| pair[0] <= pair[1]), "{heats:?}");
            if most >= 4 {
                assert_eq!(marks.heat(most), HEATS - 1, "{bounds:?}");
                assert_eq!(heats.iter().collect::<BTreeSet<_>>().len(), HEATS);
            }
        }
    }
}
