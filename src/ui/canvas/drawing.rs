//! The scene that shows, and what the tools need to find things in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rstar::{AABB, RTree, RTreeObject};
use rustc_hash::FxHashSet;

use crate::geometry::{Point, Rect};
use crate::model::SubjectId;
use crate::scene::{
    self, BundleEnds, BundledLinks, Composition, Figure, Item, ItemRole, LegendRow, Scene, Subject,
};

/// A scene with its spatial index. Built once a scene, off the frame's path.
pub struct Drawing {
    /// The scene.
    pub scene: Arc<Scene>,
    tree: RTree<Entry>,
    by_subject: BTreeMap<SubjectId, usize>,
    lines: BTreeMap<usize, Vec<Point>>,
    legend: Option<Arc<Scene>>,
    legend_rows: Vec<LegendRow>,
    filtered: Option<scene::Filtered>,
}

struct Entry {
    index: usize,
    bounds: Rect,
}

impl RTreeObject for Entry {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(
            [self.bounds.x0, self.bounds.y0],
            [self.bounds.x1, self.bounds.y1],
        )
    }
}

/// The id of what an item shows; of links that are drawn as one, and of what a figure counts, the
/// first.
#[must_use]
pub fn subject_id(subject: &Subject) -> SubjectId {
    match subject {
        Subject::Element(id) | Subject::Link(id) | Subject::Note(id) | Subject::Plateau(id) => {
            SubjectId::new(id.clone())
        }
        Subject::Bundle(bundle) => {
            SubjectId::new(bundle.links.first().cloned().unwrap_or_default())
        }
        Subject::Counted(counted) => {
            let first = counted.records.first().cloned();
            first.unwrap_or_else(|| SubjectId::new(""))
        }
    }
}

/// The ids of all that an item shows: more than one where links are drawn as one.
fn subject_ids(subject: &Subject) -> Vec<SubjectId> {
    match subject {
        Subject::Bundle(bundle) => bundle.links.iter().cloned().map(SubjectId::new).collect(),
        Subject::Counted(counted) => counted.records.clone(),
        _ => vec![subject_id(subject)],
    }
}

/// Something at a point: what kind of thing, how far away, and which item.
struct Hit {
    rank: u8,
    away: f64,
    index: usize,
}

impl Hit {
    /// Topmost first.
    fn before(&self, other: &Self) -> std::cmp::Ordering {
        let by_rank = self.rank.cmp(&other.rank);
        let by_distance = by_rank.then(self.away.total_cmp(&other.away));
        by_distance.then(other.index.cmp(&self.index))
    }
}

impl Drawing {
    /// Indexes what was composed; with the legend of its perspective where the perspective is one
    /// that needs to be explained.
    #[must_use]
    pub fn of(composition: Composition, with_legend: bool) -> Self {
        let legend = with_legend
            .then(|| scene::legend(&composition.contents))
            .filter(|legend| !legend.items.is_empty());
        Self {
            legend: legend.map(Arc::new),
            legend_rows: scene::legend_rows(&composition.contents),
            filtered: composition.contents.filtered,
            ..Self::new(composition.scene)
        }
    }

    /// What the view's filters do, where it has any.
    #[must_use]
    pub fn filtered(&self) -> Option<&scene::Filtered> {
        self.filtered.as_ref()
    }

    /// The legend, in units of its own.
    #[must_use]
    pub fn legend(&self) -> Option<&Arc<Scene>> {
        self.legend.as_ref()
    }

    /// The classes in the legend, with what is on the drawing of each.
    #[must_use]
    pub fn legend_rows(&self) -> &[LegendRow] {
        &self.legend_rows
    }

    /// Indexes a scene. O(n log n).
    #[must_use]
    pub fn new(scene: Scene) -> Self {
        let entries = scene
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| Entry {
                index,
                bounds: item.bounds.inflate(4.0, 4.0),
            })
            .collect();
        let mut by_subject = BTreeMap::new();
        let mut lines = BTreeMap::new();
        for (index, item) in scene.items.iter().enumerate() {
            if let Some(subject) = &item.subject
                && item.role != ItemRole::LinkLabel
            {
                by_subject.extend(subject_ids(subject).into_iter().map(|id| (id, index)));
            }
            if item.role == ItemRole::Link {
                lines.insert(index, line_of(item));
            }
        }
        Self {
            scene: Arc::new(scene),
            tree: RTree::bulk_load(entries),
            by_subject,
            lines,
            legend: None,
            legend_rows: Vec::new(),
            filtered: None,
        }
    }

    /// The items that touch a map rectangle, back to front.
    #[must_use]
    pub fn items_in(&self, region: Rect) -> Vec<usize> {
        let envelope = AABB::from_corners([region.x0, region.y0], [region.x1, region.y1]);
        let mut found: Vec<usize> = self
            .tree
            .locate_in_envelope_intersecting(envelope)
            .map(|entry| entry.index)
            .collect();
        found.sort_unstable();
        found
    }

    /// The item that shows a subject.
    #[must_use]
    pub fn item_of(&self, subject: &SubjectId) -> Option<&Item> {
        self.by_subject
            .get(subject)
            .map(|&index| &self.scene.items[index])
    }

    /// The bundle that is drawn in place of a link.
    #[must_use]
    pub fn bundle_of(&self, subject: &SubjectId) -> Option<&BundledLinks> {
        match self.item_of(subject)?.subject.as_ref()? {
            Subject::Bundle(bundle) => Some(bundle),
            _ => None,
        }
    }

    /// All that is drawn by the item of a subject: the subject, and where links are drawn as one,
    /// all links of its bundle.
    #[must_use]
    pub fn drawn_with(&self, subject: &SubjectId) -> Vec<SubjectId> {
        let shown = self.item_of(subject).and_then(|item| item.subject.as_ref());
        shown.map_or_else(|| vec![subject.clone()], subject_ids)
    }

    /// The ends of the bundles that are drawn in place of some links.
    #[must_use]
    pub fn bundles_of<'a>(
        &self,
        subjects: impl IntoIterator<Item = &'a SubjectId>,
    ) -> Vec<BundleEnds> {
        let found = subjects
            .into_iter()
            .filter_map(|subject| self.bundle_of(subject));
        let mut ends: Vec<BundleEnds> = found
            .map(|bundle| (bundle.from.clone().into(), bundle.to.clone().into()))
            .collect();
        ends.sort();
        ends.dedup();
        ends
    }

    /// The number of the item that shows a subject.
    #[must_use]
    pub fn index_of(&self, subject: &SubjectId) -> Option<usize> {
        self.by_subject.get(subject).copied()
    }

    /// All subjects with their items, by id.
    pub fn subjects(&self) -> impl Iterator<Item = (&SubjectId, &Item)> {
        self.by_subject
            .iter()
            .map(|(subject, &index)| (subject, &self.scene.items[index]))
    }

    /// The course of a link.
    #[must_use]
    pub fn line(&self, subject: &SubjectId) -> Option<&[Point]> {
        self.by_subject
            .get(subject)
            .and_then(|index| self.lines.get(index))
            .map(Vec::as_slice)
    }

    /// What lies at a map point, topmost first: notes and cards, link labels, links within
    /// `reach` map units, then containers from the innermost outward.
    #[must_use]
    pub fn at(&self, point: Point, reach: f64) -> Vec<SubjectId> {
        let mut hits: Vec<Hit> = self.hits(point, reach).collect();
        hits.sort_by(Hit::before);
        let mut met = FxHashSet::default();
        let subjects = hits.iter().filter_map(|hit| self.subject_of(hit));
        subjects
            .filter(|subject| met.insert(subject.clone()))
            .collect()
    }

    /// The topmost of what lies at a map point: what every frame asks, also where a view of ten
    /// thousand elements shows whole and hundreds of links lie within reach. O(hits).
    #[must_use]
    pub fn top_at(&self, point: Point, reach: f64) -> Option<SubjectId> {
        let top = self.hits(point, reach).min_by(Hit::before)?;
        self.subject_of(&top)
    }

    fn subject_of(&self, hit: &Hit) -> Option<SubjectId> {
        self.scene.items[hit.index].subject.as_ref().map(subject_id)
    }

    fn hits(&self, point: Point, reach: f64) -> impl Iterator<Item = Hit> + '_ {
        let around = Rect::from_center_size(point, (2.0 * reach, 2.0 * reach));
        let found = self.items_in(around).into_iter();
        found.filter_map(move |index| {
            let item = &self.scene.items[index];
            item.subject.as_ref()?;
            let inside = item.bounds.contains(point);
            let (rank, away) = match item.role {
                // Leaders lie over much that they are not about.
                ItemRole::Note if inside && self.is_held_by(index, item) => (0, 0.0),
                ItemRole::Card if inside => (1, 0.0),
                ItemRole::LinkLabel if inside => (2, 0.0),
                ItemRole::Link => (3, distance(self.lines.get(&index)?, point)),
                // Frames come back to front: the last one under the point lies on top.
                ItemRole::Container if inside => (4, 0.0),
                ItemRole::Area if inside && is_on_edge(item.bounds, point, reach) => (4, 0.0),
                _ => return None,
            };
            (away <= reach).then_some(Hit { rank, away, index })
        })
    }

    /// Whether an item of a note is its paper, or a marker.
    fn is_held_by(&self, index: usize, item: &Item) -> bool {
        const MARKER: f64 = 60.0;
        let is_small = item.bounds.width().max(item.bounds.height()) <= MARKER;
        let subject = item.subject.as_ref().map(subject_id);
        is_small || subject.is_some_and(|id| self.by_subject.get(&id) == Some(&index))
    }

    /// What a marquee selects: all that it touches, or only what lies in it whole. A container is
    /// selected only when it lies in it whole, since a marquee is mostly drawn inside one.
    #[must_use]
    pub fn in_marquee(&self, marquee: Rect, whole: bool) -> Vec<SubjectId> {
        let mut out: Vec<SubjectId> = self
            .items_in(marquee)
            .into_iter()
            .filter_map(|index| {
                let item = &self.scene.items[index];
                let subject = item.subject.as_ref()?;
                let contained = marquee.union(item.bounds) == marquee;
                let touched = match item.role {
                    ItemRole::Card | ItemRole::Note => {
                        crate::geometry::overlaps(marquee, item.bounds)
                    }
                    ItemRole::Link => self
                        .lines
                        .get(&index)
                        .is_some_and(|line| crosses(line, marquee)),
                    _ => false,
                };
                (contained || (touched && !whole)).then(|| subject_ids(subject))
            })
            .flatten()
            .collect();
        out.sort();
        out.dedup();
        out
    }
}

/// Whether a point lies in the title of an area, or on its edge: what lies in it is not covered.
fn is_on_edge(area: Rect, point: Point, reach: f64) -> bool {
    const TITLE: f64 = 28.0;
    let edge = reach.max(5.0);
    point.y < area.y0 + TITLE || !area.inset(-edge).contains(point)
}

/// The corner points of a link's line, curves flattened.
fn line_of(item: &Item) -> Vec<Point> {
    let path = item.figures.iter().find_map(|figure| match figure {
        Figure::Path(path) if path.stroke.is_some() && path.fill.is_none() => Some(&path.path),
        _ => None,
    });
    let mut points = Vec::new();
    if let Some(path) = path {
        kurbo::flatten(
            path.elements().iter().copied(),
            0.5,
            |element| match element {
                kurbo::PathEl::MoveTo(point) | kurbo::PathEl::LineTo(point) => points.push(point),
                _ => {}
            },
        );
    }
    points
}

fn distance(line: &[Point], point: Point) -> f64 {
    line.windows(2)
        .map(|pair| segment_distance(pair[0], pair[1], point))
        .fold(f64::INFINITY, f64::min)
}

fn segment_distance(a: Point, b: Point, point: Point) -> f64 {
    let way = b - a;
    let length_sq = way.hypot2();
    let along = if length_sq > 0.0 {
        ((point - a).dot(way) / length_sq).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (a + way * along - point).hypot()
}

fn crosses(line: &[Point], rect: Rect) -> bool {
    line.windows(2).any(|pair| {
        rect.contains(pair[0])
            || rect.contains(pair[1])
            || crate::geometry::overlaps(
                Rect::from_points(pair[0], pair[1]).inflate(0.01, 0.01),
                rect,
            )
    })
}
