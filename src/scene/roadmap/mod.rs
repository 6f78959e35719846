//! The roadmap as a drawing: work packages as bars over time, plateaus as milestones, ends of
//! support as marks, dependencies as arrows, and what it all costs year by year.
//!
//! What costs a look at the whole map stands in [`RoadmapFacts`], made once a change;
//! [`compose_roadmap`] draws from it at any scale of time. The drawing is an ordinary scene, so
//! that it is exported like any other; [`Roadmap::parts`] says which of its items keep in sight
//! when a window scrolls, and [`Roadmap::bars`], [`Roadmap::milestones`] and [`Roadmap::marks`]
//! where things can be taken hold of.
//!
//! x grows with time, `day_width` units a day; the column of headings lies left of zero. A file a band, from top to bottom.

mod arrows;
mod axis;
mod bars;
mod budget;
mod facts;
mod groups;
mod lanes;
mod legend;
mod page;
mod plateaus;
pub(super) mod sheet;
mod support;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::figure::{Item, Scene};
use super::theme::Theme;
use crate::geometry::{Point, Rect};
use crate::locale::Language;
use crate::model::{Day, ElementId, PlateauId, SystemMap, WorkPackageId};

pub use facts::{RoadmapFacts, SupportEnd};
pub use groups::Grouping;
pub use legend::status_name;
pub use page::compose_roadmap_page;
pub use plateaus::plateau_hue;
pub use sheet::{amount as amount_in_words, date as date_in_words};

/// Width of the column of headings, in map units.
pub const SIDE_WIDTH: f64 = 196.0;
/// The least and the largest width of a day, in map units.
pub const DAY_WIDTHS: std::ops::RangeInclusive<f64> = 0.02..=24.0;
/// Where the first day begins: its diamond stands clear of the headings.
const LEFT: f64 = 16.0;
/// About how wide the time of a roadmap is drawn where nobody chose its scale.
const USUAL_WIDTH: f64 = 1_360.0;

/// What to draw. Equal requests over equal facts give equal drawings.
#[derive(Clone, Copy, Debug)]
pub struct RoadmapRequest<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// What was found out about it.
    pub facts: &'a RoadmapFacts,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words and dates.
    pub language: Language,
    /// Where the line of today runs; `None` for no such line.
    pub today: Option<Day>,
    /// What packages are put together by.
    pub grouping: Grouping,
    /// Map units a day; `None` for what shows all of the time at once.
    pub day_width: Option<f64>,
}

/// Which items keep in sight when a window scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoadmapPart {
    /// Scrolls both ways.
    Body,
    /// Keeps its height: the axis and the plateaus.
    Head,
    /// Keeps its side: the headings of groups.
    Side,
    /// Keeps its place: the heading of the head.
    Corner,
}

/// A package on the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Which.
    pub package: WorkPackageId,
    /// The bar, in map units.
    pub rect: Rect,
    /// The bar with its words, where these stand beside it.
    pub extent: Rect,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Whether a day is only supposed, since the package has none.
    pub is_guessed: bool,
}

/// A plateau on the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Which.
    pub plateau: PlateauId,
    /// The day that it begins.
    pub begins: Day,
    /// Its diamond.
    pub diamond: Rect,
    /// Diamond and name.
    pub rect: Rect,
}

/// Ends of support that one mark stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct SupportMark {
    /// The elements, by day and then by id.
    pub elements: Vec<ElementId>,
    /// The first and the last of their days.
    pub days: (Day, Day),
    /// The mark.
    pub rect: Rect,
}

/// A finished roadmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roadmap {
    /// All of it.
    pub scene: Arc<Scene>,
    /// Which items keep in sight; as many as the scene has.
    pub parts: Vec<RoadmapPart>,
    /// Where the head ends, in map units.
    pub head_bottom: f64,
    /// The first and the last day that it shows.
    pub days: (Day, Day),
    /// Map units a day.
    pub day_width: f64,
    /// The packages, in the order that they are drawn in.
    pub bars: Vec<Bar>,
    /// The plateaus, in the order of the timeline.
    pub milestones: Vec<Milestone>,
    /// The ends of support, by day.
    pub marks: Vec<SupportMark>,
}

impl Roadmap {
    /// Where a day begins.
    #[must_use]
    pub fn x_of(&self, day: Day) -> f64 {
        LEFT + f64::from(day.0.saturating_sub(self.days.0.0)) * self.day_width
    }

    /// The day that lies at an x.
    #[must_use]
    pub fn day_at(&self, x: f64) -> Day {
        let days = ((x - LEFT) / self.day_width.max(f64::EPSILON)).floor();
        #[expect(clippy::cast_possible_truncation, reason = "a float beyond saturates")]
        self.days.0.plus(days as i32)
    }

    /// The bar of a package.
    #[must_use]
    pub fn bar(&self, package: &WorkPackageId) -> Option<&Bar> {
        self.bars.iter().find(|bar| bar.package == *package)
    }

    /// The package whose bar, or words beside it, lie at a point.
    #[must_use]
    pub fn bar_at(&self, point: Point) -> Option<&Bar> {
        let on_bar = self.bars.iter().find(|bar| bar.rect.contains(point));
        on_bar.or_else(|| self.bars.iter().find(|bar| bar.extent.contains(point)))
    }
}

/// What lies over what, back to front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    /// Grounds of bands.
    Ground,
    /// Lines of years and months.
    Grid,
    /// Lines of plateaus and of today.
    Line,
    /// Dependencies.
    Arrow,
    /// Bars, marks and figures.
    Bar,
    /// What stays in sight when the rest scrolls.
    Fixed,
}

/// A drawing in the making.
struct Sketch<'a> {
    request: RoadmapRequest<'a>,
    roadmap: Roadmap,
    items: Vec<(Depth, RoadmapPart, Item)>,
    /// Packages with something wrong.
    doubtful: BTreeSet<WorkPackageId>,
}

/// Draws the roadmap. O(packages · log packages + dependencies + marks + ticks of the axis).
#[must_use]
pub fn compose_roadmap(request: &RoadmapRequest<'_>) -> Roadmap {
    let days = axis::days_shown(request);
    let shown = f64::from(days.1.0.saturating_sub(days.0.0).saturating_add(1));
    let day_width = request
        .day_width
        .unwrap_or(USUAL_WIDTH / shown)
        .clamp(*DAY_WIDTHS.start(), *DAY_WIDTHS.end());
    let mut sketch = Sketch {
        request: *request,
        roadmap: Roadmap {
            days,
            day_width,
            ..Roadmap::default()
        },
        items: Vec::new(),
        doubtful: request.facts.doubtful(),
    };
    let right = LEFT + shown * day_width;
    let head = axis::draw_head(&mut sketch, right);
    sketch.roadmap.head_bottom = head;
    let mut bottom = groups::draw(&mut sketch, head, right);
    bottom = support::draw(&mut sketch, bottom, right);
    bottom = budget::draw(&mut sketch, bottom, right);
    axis::draw_lines(&mut sketch, head, bottom, right);
    sketch.finish(Rect::new(-SIDE_WIDTH, 0.0, right, bottom))
}

impl Sketch<'_> {
    /// Where a day begins.
    fn x_of(&self, day: Day) -> f64 {
        self.roadmap.x_of(day)
    }

    fn push(&mut self, depth: Depth, part: RoadmapPart, item: Item) {
        self.items.push((depth, part, item));
    }

    fn finish(mut self, bounds: Rect) -> Roadmap {
        let bounds = self
            .roadmap
            .bars
            .iter()
            .fold(bounds, |bounds, bar| bounds.union(bar.extent));
        // Stable: within a depth, what was drawn first lies below.
        self.items.sort_by_key(|(depth, ..)| *depth);
        self.roadmap.parts = self.items.iter().map(|(_, part, _)| *part).collect();
        self.roadmap.scene = Arc::new(Scene {
            bounds,
            background: Some(self.request.theme.canvas),
            items: self.items.into_iter().map(|(.., item)| item).collect(),
        });
        self.roadmap
    }
}
