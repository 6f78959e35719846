//! Where links may run: straight lines through the free space between boxes.
//!
//! A thinned orthogonal visibility graph after Wybrow, Marriott & Stuckey (2009): for every side of
//! a box one line in the middle of the free channel in front of it, and one line out of the middle
//! of each side where a link may end. A line goes on through the frames of the containers around
//! it until a box stands in the way, because links may leave containers but not pass through boxes.

use rstar::{AABB, RTree, primitives::GeomWithData, primitives::Rectangle};

use super::hierarchy::Hierarchy;
use super::ports::{Port, add_ports};
use crate::geometry::{Point, Rect};

/// Widest free channel, in map units, whose lines still run in its middle.
const WIDE_CHANNEL: f64 = 280.0;
/// Distance from a box to its line in a wider channel.
const CLEARANCE: f64 = 28.0;
/// Free band around the whole map.
const MARGIN: f64 = 160.0;
/// Frames that the line of a port may pass, so that straight links through several frames exist.
const PORT_FRAMES: usize = 6;
/// Frames that another line may pass; one is enough to reach the lines outside.
const CHANNEL_FRAMES: usize = 4;
const EPSILON: f64 = 0.01;

/// Which way a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Axis {
    /// Left to right.
    Horizontal,
    /// Top to bottom.
    Vertical,
}

impl Axis {
    /// The axis at a right angle.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Horizontal => Self::Vertical,
            Self::Vertical => Self::Horizontal,
        }
    }

    /// The coordinate of `point` that grows along this axis.
    pub(super) fn along(self, point: Point) -> f64 {
        match self {
            Self::Horizontal => point.x,
            Self::Vertical => point.y,
        }
    }

    /// The extent of `rect` along this axis.
    pub(super) fn span(self, rect: Rect) -> (f64, f64) {
        match self {
            Self::Horizontal => (rect.x0, rect.x1),
            Self::Vertical => (rect.y0, rect.y1),
        }
    }

    /// The point at `along` this axis and `across` it.
    pub(super) fn point(self, along: f64, across: f64) -> Point {
        match self {
            Self::Horizontal => Point::new(along, across),
            Self::Vertical => Point::new(across, along),
        }
    }
}

/// A side of a box, as an index into arrays of four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// Smaller x.
    Left,
    /// Smaller y.
    Top,
    /// Larger x.
    Right,
    /// Larger y.
    Bottom,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Purpose {
    /// Beside a box, between it and a neighbour.
    Between(usize, Side),
    /// Between a child and its container's frame.
    Padding(Side),
    /// Out of the middle of a box's side.
    Port,
}

/// One straight line of free space.
#[derive(Clone, Debug)]
pub(super) struct Channel {
    /// Which way it runs.
    pub(super) axis: Axis,
    /// Its coordinate across its axis.
    pub(super) across: f64,
    /// Where it starts along its axis.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) to: f64,
    /// The container in which it was found.
    pub(super) container: usize,
    /// What it is for.
    pub(super) purpose: Purpose,
    /// Width of the free channel that it stands for; zero for the line of a port.
    pub(super) room: f64,
    /// Ends of its stretches with the container that each lies in, in order along the axis.
    pub(super) stretches: Vec<(f64, usize)>,
}

impl Channel {
    /// The innermost container at `along` this line.
    pub(super) fn container_at(&self, along: f64) -> usize {
        let found = self
            .stretches
            .iter()
            .find(|&&(end, _)| along <= end)
            .or(self.stretches.last());
        found.map_or(self.container, |&(_, container)| container)
    }
}

type Entry = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// Boxes of each container, searchable by place.
pub(super) struct Space<'a> {
    /// The boxes,
    pub(super) tree: &'a Hierarchy,
    /// and where they lie.
    pub(super) rects: &'a [Rect],
    frame: Rect,
    within: Vec<Option<RTree<Entry>>>,
}

fn aabb(rect: Rect) -> AABB<[f64; 2]> {
    AABB::from_corners([rect.x0, rect.y0], [rect.x1, rect.y1])
}

impl Space<'_> {
    fn frame_of(&self, container: usize) -> Rect {
        self.rects.get(container).copied().unwrap_or(self.frame)
    }

    /// How far one can go from `strip` (its leading edge at `from`) along `axis` within
    /// `container` before a box other than `except` or the frame stands in the way. The answer
    /// says whether it was the frame.
    fn free_until(
        &self,
        container: usize,
        axis: Axis,
        forward: bool,
        from: f64,
        strip: (f64, f64),
        except: usize,
    ) -> (f64, bool) {
        let (low, high) = axis.span(self.frame_of(container));
        let frame = if forward { high } else { low };
        let mut limit = if forward {
            frame.max(from)
        } else {
            frame.min(from)
        };
        let mut is_frame = true;
        let (a, b) = if forward {
            (from, limit)
        } else {
            (limit, from)
        };
        let (s, t) = (strip.0.min(strip.1), strip.1.max(strip.0));
        let search = match axis {
            Axis::Horizontal => Rect::new(a, s, b, t),
            Axis::Vertical => Rect::new(s, a, t, b),
        };
        if let Some(index) = &self.within[container] {
            for entry in index.locate_in_envelope_intersecting(aabb(search)) {
                if entry.data == except {
                    continue;
                }
                let (near, far) = axis.span(self.rects[entry.data]);
                let face = if forward {
                    near.max(from)
                } else {
                    far.min(from)
                };
                let nearer = if forward { face < limit } else { face > limit };
                if nearer {
                    limit = face;
                    is_frame = false;
                }
            }
        }
        (limit, is_frame)
    }

    /// The free line through `at` along `axis`, through the frames around `container`.
    pub(super) fn line(
        &self,
        container: usize,
        axis: Axis,
        at: Point,
        purpose: Purpose,
        from_here: Option<bool>,
    ) -> Channel {
        let across = axis.other().along(at);
        let start = axis.along(at);
        let frames = if purpose == Purpose::Port {
            PORT_FRAMES
        } else {
            CHANNEL_FRAMES
        };
        let mut ends = [start, start];
        let mut passed: [Vec<(f64, usize)>; 2] = [Vec::new(), Vec::new()];
        for (way, forward) in [(0, false), (1, true)] {
            if from_here.is_some_and(|only| only != forward) {
                continue;
            }
            let (mut inside, mut except) = (container, usize::MAX);
            for _ in 0..=frames {
                let strip = (across - EPSILON, across + EPSILON);
                let begin = ends[way] + if forward { EPSILON } else { -EPSILON };
                let (limit, is_frame) =
                    self.free_until(inside, axis, forward, begin, strip, except);
                // A step that does not lead away from here would let the line turn back.
                let limit = if forward {
                    limit.max(ends[way])
                } else {
                    limit.min(ends[way])
                };
                passed[way].push((limit, inside));
                ends[way] = limit;
                if !is_frame || inside == self.tree.root() {
                    break;
                }
                except = inside;
                inside = self.tree.parent_of(inside);
            }
        }
        // Backward stretches are turned round: each one ends where the one before it ended.
        let mut stretches = Vec::with_capacity(passed[0].len() + passed[1].len());
        for (index, &(_, inside)) in passed[0].iter().enumerate().rev() {
            let end = if index == 0 {
                start
            } else {
                passed[0][index - 1].0
            };
            stretches.push((end, inside));
        }
        stretches.append(&mut passed[1]);
        Channel {
            axis,
            across,
            from: ends[0],
            to: ends[1],
            container,
            purpose,
            room: 0.0,
            stretches,
        }
    }
}

/// All lines and ports around `rects`. Takes O(n log n) queries of the spatial index.
///
/// `outside` and `inside` tell for which boxes ports are wanted.
pub(super) fn find(
    tree: &Hierarchy,
    rects: &[Rect],
    outside: &[bool],
    inside: &[bool],
) -> (Vec<Channel>, Vec<Port>) {
    let around = rects
        .iter()
        .copied()
        .reduce(|a, b| a.union(b))
        .unwrap_or(Rect::ZERO)
        .inflate(MARGIN, MARGIN);
    let within = tree
        .children
        .iter()
        .map(|children| {
            let entries = children
                .iter()
                .map(|&child| {
                    Entry::new(
                        Rectangle::from_corners(
                            [rects[child].x0, rects[child].y0],
                            [rects[child].x1, rects[child].y1],
                        ),
                        child,
                    )
                })
                .collect::<Vec<_>>();
            (!entries.is_empty()).then(|| RTree::bulk_load(entries))
        })
        .collect();
    let space = Space {
        tree,
        rects,
        frame: around,
        within,
    };
    let mut channels = Vec::new();
    for index in 0..rects.len() {
        for (axis, forward) in [
            (Axis::Horizontal, false),
            (Axis::Horizontal, true),
            (Axis::Vertical, false),
            (Axis::Vertical, true),
        ] {
            channels.extend(channel_beside(&space, index, axis, forward));
        }
    }
    let key = |c: &Channel| (c.axis, c.purpose);
    channels.sort_by(|a, b| {
        key(a)
            .0
            .cmp(&key(b).0)
            .then(a.across.total_cmp(&b.across))
            .then(a.from.total_cmp(&b.from))
            .then(a.to.total_cmp(&b.to))
            .then(a.purpose.cmp(&b.purpose))
    });
    #[expect(
        clippy::float_cmp,
        reason = "boxes of one row give bit-equal lines, and only those are meant"
    )]
    channels.dedup_by(|b, a| {
        a.axis == b.axis && a.across == b.across && a.from == b.from && a.to == b.to
    });
    let mut ports = Vec::new();
    for index in 0..rects.len() {
        if outside[index] {
            add_ports(&space, index, false, &mut channels, &mut ports);
        }
        if inside[index] {
            add_ports(&space, index, true, &mut channels, &mut ports);
        }
    }
    (channels, ports)
}

/// The line in the free channel in front of one side of a box.
fn channel_beside(space: &Space, index: usize, axis: Axis, forward: bool) -> Option<Channel> {
    let rect = space.rects[index];
    let container = space.tree.parent_of(index);
    let (low, high) = axis.span(rect);
    let side = if forward { high } else { low };
    let (s, t) = axis.other().span(rect);
    let start = side + if forward { EPSILON } else { -EPSILON };
    let (mut limit, is_frame) = space.free_until(
        container,
        axis,
        forward,
        start,
        (s + EPSILON, t - EPSILON),
        index,
    );
    if is_frame && axis == Axis::Vertical && !forward && container != space.tree.root() {
        let title_end = space.frame_of(container).y0 + space.tree.spacing.title_height;
        if title_end < side - 4.0 {
            limit = title_end;
        }
    }
    let gap = (limit - side).abs();
    if gap < 1.0 {
        return None;
    }
    let outermost = is_frame && container == space.tree.root();
    let away = if outermost || gap > WIDE_CHANNEL {
        CLEARANCE.min(gap / 2.0)
    } else {
        gap / 2.0
    };
    let across = side + if forward { away } else { -away };
    let at = axis.point(across, f64::midpoint(s, t));
    let beside = match (axis, forward) {
        (Axis::Horizontal, false) => Side::Left,
        (Axis::Horizontal, true) => Side::Right,
        (Axis::Vertical, false) => Side::Top,
        (Axis::Vertical, true) => Side::Bottom,
    };
    let purpose = if is_frame {
        Purpose::Padding(beside)
    } else {
        Purpose::Between(index, beside)
    };
    let line = Channel {
        room: gap,
        ..space.line(container, axis.other(), at, purpose, None)
    };
    (line.to - line.from > 1.0).then_some(line)
}
