//! Routes for all links around given boxes.
//!
//! Each link is searched on the network of free channels, short links first; then the routes are
//! straightened and spread over lanes, and labels are placed. A first, rough round only counts how
//! many links each channel has to hold, so that the boxes can make room for them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::channels::{self, Axis, Channel, Purpose};
use super::courses::Courses;
use super::demand::most_at_once;
use super::doglegs::{dogleg, self_loop};
use super::draft;
use super::hierarchy::{Hierarchy, Link};
use super::labels::Labels;
use super::lanes::{self, LANE, Obstacles};
use super::network::{NONE, Network};
use super::placement::Widening;
use super::ports;
use super::result::Route;
use super::search::Care;
use super::track::Track;
use super::ways::{Doors, Ground, Way};
use crate::geometry::{Point, Rect, Size};

/// Links up to which a map is small: there every crossing catches the eye, and time suffices to
/// search all links twice.
const SMALL: usize = 600;
/// What avoiding a crossing is worth on small, usual and large maps, and in a first routing.
const CROSSING: [f32; 4] = [40.0, 28.0, 9.0, 0.0];
/// Links from which on a map is so large that searches have to be short.
const LARGE: usize = 4_000;
/// Most room that links may add to one channel.
const MOST_ROOM: f64 = 240.0;

/// What goes on around a long computation.
pub(super) struct Watch<'a> {
    /// Set from outside to stop it.
    pub(super) cancelled: &'a AtomicBool,
    /// Told how far it has got, from 0 to 1.
    pub(super) progress: &'a dyn Fn(f32),
    /// When searching is to end and simple routes have to do, and when everything is to be ready.
    pub(super) deadline: Option<[Instant; 2]>,
}

impl Watch<'_> {
    /// Whether the computation is to stop.
    pub(super) fn stops(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Whether no more time is left for searches.
    pub(super) fn is_late(&self) -> bool {
        self.deadline
            .is_some_and(|[search, _]| Instant::now() >= search)
    }

    /// Whether no time is left at all.
    fn is_over(&self) -> bool {
        self.deadline.is_some_and(|[_, end]| Instant::now() >= end)
    }
}

/// The network around given boxes and the ways of links found on it.
struct Rough {
    channels: Vec<Channel>,
    network: Network,
    /// For each link its vertices; `None` where the search found no way.
    ways: Vec<Way>,
}

/// How much more room the links need in each container. `None` when cancelled.
pub(super) fn widening(tree: &Hierarchy, rects: &[Rect], watch: &Watch) -> Option<Vec<Widening>> {
    let care = Care {
        crossing: CROSSING[3],
        overfull: true,
    };
    let rough = search_all(tree, rects, 1, care, watch)?;
    let mut uses: Vec<Vec<(f64, f64)>> = vec![Vec::new(); rough.channels.len()];
    for way in rough.ways.iter().flatten() {
        note_uses(&rough, way, &mut uses);
    }
    let mut widening = vec![Widening::default(); tree.root() + 1];
    for (channel, uses) in rough.channels.iter().zip(&uses) {
        let needed = (f64::from(most_at_once(uses)) + 1.0) * LANE;
        let missing = (needed - channel.room).clamp(0.0, MOST_ROOM).ceil();
        let slot = match channel.purpose {
            Purpose::Padding(side) => &mut widening[channel.container].within[side as usize],
            Purpose::Between(child, side) => &mut widening[child].around[side as usize],
            Purpose::Port => continue,
        };
        *slot = slot.max(missing);
    }
    Some(widening)
}

/// Adds the straight runs of `way` to the channels that they use.
fn note_uses(rough: &Rough, way: &[u32], uses: &mut [Vec<(f64, f64)>]) {
    for pair in way.windows(2) {
        let (a, b) = (
            rough.network.points[pair[0] as usize],
            rough.network.points[pair[1] as usize],
        );
        let axis = usize::from((a.x - b.x).abs() < (a.y - b.y).abs());
        let line = rough.network.lines[pair[0] as usize][axis];
        if line == NONE {
            continue;
        }
        let (low, high) = if axis == 0 {
            (a.x.min(b.x), a.x.max(b.x))
        } else {
            (a.y.min(b.y), a.y.max(b.y))
        };
        uses[line as usize].push((low, high));
    }
}

/// An earlier route that stays, with the size of its label.
pub(super) type Staying<'a> = (&'a Route, Size);
/// Gives the routes that stay beside stretches of new ones: their axes and surroundings.
type StayingBeside<'a> = dyn Fn(&[(Axis, Rect)]) -> Vec<Staying<'a>> + 'a;

/// The final routes, one for each link of `tree`. `None` when cancelled.
pub(super) fn route_all(tree: &Hierarchy, rects: &[Rect], watch: &Watch) -> Option<Vec<Route>> {
    route_beside(tree, rects, &|_| Vec::new(), watch)
}

/// As [`route_all`], but beside routes that stay as they are: `staying_beside` gives
/// those with stretches of the same axis in certain areas.
pub(super) fn route_beside<'a>(
    tree: &Hierarchy,
    rects: &[Rect],
    staying_beside: &StayingBeside<'a>,
    watch: &Watch,
) -> Option<Vec<Route>> {
    if watch.is_late() {
        return Some(draft::routes(tree, rects));
    }
    let is_small = tree.links.len() <= SMALL;
    let care = Care {
        crossing: CROSSING[usize::from(!is_small) + usize::from(tree.links.len() >= LARGE)],
        overfull: false,
    };
    let rounds = if is_small { 2 } else { 1 };
    let rough = search_all(tree, rects, rounds, care, watch)?;
    // Links for which no time was left are drawn as in a draft.
    let drafts = if watch.is_late() {
        draft::routes(tree, rects)
    } else {
        Vec::new()
    };
    let mut loops: BTreeMap<usize, usize> = BTreeMap::new();
    let mut tracks: Vec<Track> = Vec::with_capacity(tree.links.len());
    for (number, (link, way)) in tree.links.iter().zip(&rough.ways).enumerate() {
        let (from, to) = (rects[link.from], rects[link.to]);
        let points = match way {
            Some(way) => way
                .iter()
                .map(|&v| rough.network.points[v as usize])
                .collect(),
            None if link.from == link.to => {
                let nth = loops.entry(link.from).or_default();
                *nth += 1;
                self_loop(from, *nth - 1)
            }
            None => match drafts.get(number) {
                Some(draft) => draft.points.clone(),
                None => dogleg(from, to),
            },
        };
        tracks.push(track_of(tree, rects, link, &points));
    }
    let areas = tracks.iter().flat_map(|track| {
        (0..track.across.len())
            .map(|index| (track.axis(index), lanes::area(track, index, lanes::BESIDE)))
    });
    let staying = staying_beside(&areas.collect::<Vec<_>>());
    tracks.extend(staying.iter().map(|(route, _)| Track {
        stays: true,
        ..Track::new(&route.points, Rect::ZERO, Rect::ZERO)
    }));
    if watch.stops() {
        return None;
    }
    let obstacles = Obstacles::new(tree, rects);
    if !watch.is_over() {
        lanes::straighten(&mut tracks, &obstacles);
    }
    if !watch.is_over() {
        lanes::separate(&mut tracks, &obstacles);
    }
    if watch.stops() {
        return None;
    }
    let moving = tracks.iter().take(tree.links.len());
    let mut routes: Vec<Route> = moving
        .map(|track| Route {
            points: track.points(),
            label_center: None,
        })
        .collect();
    place_labels(tree, rects, &obstacles, &mut routes, &staying);
    Some(routes)
}

/// Places the labels of `routes`, those of the links of `tree`, beside the routes that stay.
fn place_labels(
    tree: &Hierarchy,
    rects: &[Rect],
    obstacles: &Obstacles,
    routes: &mut [Route],
    staying: &[Staying],
) {
    if tree.links.iter().all(|link| link.label == Size::ZERO) {
        return;
    }
    let others = staying.iter().map(|(route, _)| *route);
    let courses = Courses::new(routes.iter().chain(others).enumerate());
    let mut labels = Labels::new(tree, rects, obstacles, courses);
    for (route, size) in staying {
        if let Some(center) = route.label_center {
            labels.take(center, *size);
        }
    }
    for (number, (route, link)) in routes.iter_mut().zip(&tree.links).enumerate() {
        route.label_center = labels.place(number, &route.points, link.label);
    }
}

/// The track of `link` through `points`, its ends clear of badges and titles.
fn track_of(tree: &Hierarchy, rects: &[Rect], link: &Link, points: &[Point]) -> Track {
    let mut track = Track::new(points, rects[link.from], rects[link.to]);
    let limit = |end: usize, other: usize, point: Option<&Point>, axis: Axis| {
        let rect = rects[end];
        let on_top = axis == Axis::Vertical && point.is_some_and(|p| (p.y - rect.y0).abs() < 0.01);
        (on_top && end != other).then(|| ports::free_top(tree, end, rect, tree.holds(end, other)))
    };
    let last_axis = track.axis(track.across.len() - 1);
    let start = limit(link.from, link.to, points.first(), track.first_axis);
    let end = limit(link.to, link.from, points.last(), last_axis);
    track.keep_tops_within(start, end);
    track
}

/// The network around `rects` and the ways of all links on it, searched so many `rounds`.
/// `None` when cancelled.
fn search_all(
    tree: &Hierarchy,
    rects: &[Rect],
    rounds: usize,
    care: Care,
    watch: &Watch,
) -> Option<Rough> {
    let mut outside = vec![false; tree.root()];
    let mut inside = vec![false; tree.root()];
    for link in &tree.links {
        for (end, other) in [(link.from, link.to), (link.to, link.from)] {
            if tree.holds(end, other) {
                inside[end] = true;
            } else {
                outside[end] = true;
            }
        }
    }
    let (channels, ports) = channels::find(tree, rects, &outside, &inside);
    let network = Network::new(&channels, &ports, tree.root());
    let doors = Doors::new(tree, rects, &ports, &network.ports);
    let ground = Ground {
        tree,
        rects,
        network: &network,
        doors: &doors,
        care,
    };
    let ways = ground.ways(rounds, watch)?;
    Some(Rough {
        channels,
        network,
        ways,
    })
}
