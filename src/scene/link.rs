//! Links: rounded orthogonal lines with an arrow head, drawn by family and by state.

use std::borrow::Cow;
use std::sync::Arc;

use super::bundle_line::bundle_label_place;
use super::comparison::{ChangeMark, ComparisonMark};
use super::contents::LinkLook;
use super::drawing::Drawing;
use super::figure::{Color, Dash, Figure, Item, ItemRole, PathFigure, Stroke, Subject};
use super::label::{Label, Protection, label, protection};
use super::lens::link_shade;
use super::look::impact_state;
use super::occupied::Occupied;
use super::pen::{dashed, fill, rounded_path};
use super::perspective::{ImpactState, Perspective};
use super::weak_points::{BRIDGE_WIDTH, bridge};
use crate::catalogue::{LinkFamily, Strength, link_kind};
use crate::geometry::{BezPath, Point, Rect, Size};
use crate::layout::Route;
use crate::locale::msg;
use crate::model::{Link, LinkId, Value};
use crate::text;

const CORNER_RADIUS: f64 = 8.0;
const HALO: f64 = 4.0;

/// A link that is drawn: its line, and the label that still wants a place.
pub(super) struct DrawnLink {
    pub item: Item,
    /// What state it carries; worse ones are drawn above.
    pub state: ImpactState,
    /// What happened to it, in a comparison; what differs is drawn above.
    pub change: Option<ChangeMark>,
    pub label: Option<(Label, Option<Color>)>,
    /// The same in fewer words, for where there is little room; of a bundle only.
    pub shorter: Vec<Label>,
    /// Corner points of the line, for placing labels.
    pub points: Vec<Point>,
    pub label_center: Option<Point>,
    /// Where the user put the label along the line, from 0 to 1.
    pub label_at: Option<f64>,
}

impl DrawnLink {
    /// Whether it stands for many links.
    pub(super) fn is_bundle(&self) -> bool {
        matches!(self.item.subject, Some(Subject::Bundle(_)))
    }
}

/// The line of a link of the view; nothing when it has no route.
pub(super) fn link(drawing: &mut Drawing, index: usize) -> Option<DrawnLink> {
    let request = drawing.request;
    let theme = request.theme;
    let view_link = &drawing.content.links[index];
    let link = request.snapshot.link(view_link.ix);
    let label_at = view_link
        .placement
        .as_ref()
        .and_then(|placement| placement.label_at);
    let label_at = label_at.map(|at| at.get().clamp(0.0, 1.0));
    let route = request.routes.get(link.id.text())?;
    let points = corner_points(route)?;
    let state = carried_state(drawing, link, (view_link.from, view_link.to));
    let protection = protection(link);
    let look = link_look(link);
    drawing.contents.link_looks.insert(look);
    let shade = link_shade(drawing, index);
    let tone = shade.as_ref().and_then(|shade| shade.tone);
    let color = match state {
        ImpactState::Down | ImpactState::Degraded => theme.state(state).ink,
        _ if shade.is_some() => tone.map_or(theme.link, |tone| theme.tone(tone).ink),
        _ if protection == Protection::Unencrypted && is_flow(look) => theme.warning.ink,
        _ => theme.link,
    };
    let is_marked = matches!(state, ImpactState::Down | ImpactState::Degraded);
    let (width, dash) = style(look);
    let width = if is_marked || tone.is_some() {
        width.max(1.8)
    } else {
        width
    };
    let compared = compared(request.perspective, &link.id);
    let (color, width, dash) = match &compared {
        Compared::Changed(mark) => {
            let (dash, width) = mark.change.frame();
            (theme.change(mark.change).ink, width, dash)
        }
        _ => (color, width, dash),
    };
    let cuts_off = bridge(request, &link.id);
    let (color, width) = match cuts_off {
        Some(_) => (theme.state(ImpactState::Degraded).ink, BRIDGE_WIDTH),
        None => (color, width),
    };
    let is_directed = link_kind(link.kind.as_str()).is_none_or(|kind| kind.is_directed);
    let figures = line_figures(&points, dashed(color, width, dash), theme.halo, is_directed);
    let bounds = corners_bounds(&points)?;
    let is_detailed = request.options.details;
    let mut label = (is_detailed && request.options.link_labels)
        .then(|| label(link, request.language))
        .flatten();
    if is_marked && is_detailed {
        let plain = label.take().unwrap_or_else(Label::blank);
        label = Some(plain.in_state(state));
    }
    if let Some(((sign, words), tone)) = shade
        .as_ref()
        .and_then(|shade| shade.label.as_ref().zip(shade.tone))
        && is_detailed
        && request.options.link_labels
    {
        let plain = if words.is_empty() {
            Label::blank()
        } else {
            Label::of(words)
        };
        label = Some(plain.with_sign(sign, tone));
    }
    let speaks = is_marked || tone.is_some();
    let (mut change, mut edge) = (None, speaks.then_some(color));
    match compared {
        Compared::Changed(mark) => {
            *drawing
                .contents
                .changes
                .entry(Some(mark.change))
                .or_default() += 1;
            label = label
                .filter(|_| is_detailed)
                .or_else(|| is_detailed.then(Label::blank));
            label = label.map(|label| label.signed(mark.change.sign()));
            (change, edge) = (Some(mark.change), Some(color));
        }
        Compared::Same { is_faint } => {
            *drawing.contents.changes.entry(None).or_default() += 1;
            if is_faint {
                label = None;
            }
        }
        Compared::Not => {}
    }
    if let Some(count) = cuts_off {
        if let Some(weak) = &mut drawing.contents.weak {
            weak.bridges += 1;
        }
        let words = request
            .language
            .say(&msg::WEAK_BRIDGE_LABEL.with("count", count));
        label = is_detailed.then(|| Label::of(&words));
        edge = Some(color);
    }
    let finding = if is_detailed && request.options.badges {
        drawing.finding_of_links([link.id.as_str()])
    } else {
        None
    };
    if finding.is_some() {
        let plain = label.take().unwrap_or_else(Label::blank);
        label = Some(plain.marked(finding));
    }
    let description = if is_detailed {
        let phrase = shade.as_ref().map_or("", |shade| shade.phrase.as_str());
        describe(drawing, link, index, state, label.as_ref(), phrase)
    } else {
        Arc::clone(&drawing.nothing_said)
    };
    Some(DrawnLink {
        item: Item {
            subject: Some(Subject::Link(link.id.text().clone())),
            role: ItemRole::Link,
            bounds,
            description,
            figures,
        },
        state,
        change,
        label: label.map(|label| (label, edge)),
        shorter: Vec::new(),
        points,
        label_center: route.label_center,
        label_at,
    })
}

/// What a comparison says of a link.
enum Compared<'a> {
    /// Nothing is compared.
    Not,
    /// It is the same in both states.
    Same { is_faint: bool },
    /// It differs.
    Changed(&'a ComparisonMark),
}

fn compared<'a>(perspective: Perspective<'a>, id: &LinkId) -> Compared<'a> {
    let Perspective::Comparison(marks) = perspective else {
        return Compared::Not;
    };
    match marks.links.get(id) {
        Some(mark) => Compared::Changed(mark),
        None => Compared::Same {
            is_faint: marks.fades,
        },
    }
}

/// The label of a link, where there is a free place for it along the line.
pub(super) fn label_item(
    drawing: &mut Drawing,
    drawn: &DrawnLink,
    occupied: &mut Occupied,
) -> Option<Item> {
    let (label, edge) = drawn.label.as_ref()?;
    let is_free = |center: &Point, size: Size| {
        let pill = Rect::from_center_size(*center, size);
        occupied.is_free(pill.inflate(2.0, 2.0))
    };
    let (label, center) = if drawn.is_bundle() {
        bundle_label_place(drawn, is_free)?
    } else if let Some(at) = drawn.label_at {
        // Where a person put it, it stands, whatever else is there.
        (label, point_along(&drawn.points, at)?)
    } else {
        let size = label.size();
        let center = label_centers(drawn, size.width).find(|center| is_free(center, size))?;
        (label, center)
    };
    let bounds = Rect::from_center_size(center, label.size());
    occupied.add(bounds);
    match label.protection {
        Protection::Encrypted => drawing.contents.has_encrypted = true,
        Protection::Unencrypted => drawing.contents.has_unencrypted = true,
        Protection::Unstated => {}
    }
    Some(Item {
        subject: drawn.item.subject.clone(),
        role: ItemRole::LinkLabel,
        bounds,
        description: Arc::clone(&drawn.item.description),
        figures: label.draw(center, *edge, drawing.request.theme),
    })
}

/// The point at a share of the length of a line.
fn point_along(points: &[Point], share: f64) -> Option<Point> {
    let length: f64 = points
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).hypot())
        .sum();
    let mut left = length * share.clamp(0.0, 1.0);
    for pair in points.windows(2) {
        let step = (pair[1] - pair[0]).hypot();
        if left <= step && step > 0.0 {
            return Some(pair[0].lerp(pair[1], left / step));
        }
        left -= step;
    }
    points.last().copied()
}

/// Places for a label: the one that the layout kept free, then along the segments, the longest
/// first, those that run the way of the words before the others.
fn label_centers(drawn: &DrawnLink, width: f64) -> impl Iterator<Item = Point> {
    let mut segments: Vec<(Point, Point)> = drawn
        .points
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .collect();
    let rank = |(a, b): &(Point, Point)| {
        let length = (*b - *a).hypot();
        let is_along = (a.y - b.y).abs() < 0.5 && length >= width + 16.0;
        let is_across = (a.x - b.x).abs() < 0.5 && length >= 34.0;
        (is_along, is_across, length)
    };
    segments.sort_by(|a, b| {
        let (a, b) = (rank(a), rank(b));
        (b.0, b.1).cmp(&(a.0, a.1)).then(b.2.total_cmp(&a.2))
    });
    segments.truncate(3);
    let along = segments
        .into_iter()
        .filter(|(a, b)| (*b - *a).hypot() >= 24.0)
        .flat_map(|(a, b)| [0.5, 0.3, 0.7].map(|share| a.lerp(b, share)));
    drawn.label_center.into_iter().chain(along)
}

/// The corners of a route, without repetitions and points on a straight run; `None` when it is not
/// a line.
pub(super) fn corner_points(route: &Route) -> Option<Vec<Point>> {
    let mut points: Vec<Point> = Vec::with_capacity(route.points.len());
    for &point in &route.points {
        if !point.is_finite() {
            return None;
        }
        if points
            .last()
            .is_some_and(|last| (*last - point).hypot() < 0.05)
        {
            continue;
        }
        if let [.., before, last] = points[..] {
            let (first, second) = (last - before, point - last);
            if first.cross(second).abs() < 0.01 && first.dot(second) > 0.0 {
                points.pop();
            }
        }
        points.push(point);
    }
    (points.len() >= 2).then_some(points)
}

/// The smallest rectangle around a line.
pub(super) fn corners_bounds(points: &[Point]) -> Option<Rect> {
    points
        .iter()
        .map(|point| Rect::from_points(*point, *point))
        .reduce(|a, b| a.union(b))
}

/// A line with rounded corners, and its arrow head where it has a direction.
pub(super) fn line_figures(
    points: &[Point],
    stroke: Stroke,
    halo: Color,
    is_directed: bool,
) -> Vec<Figure> {
    let mut points = points.to_vec();
    let head = is_directed.then(|| shorten_for_head(&mut points, stroke.width));
    let mut figures = vec![Figure::Path(PathFigure {
        path: rounded_path(&points, CORNER_RADIUS),
        fill: None,
        stroke: Some(stroke),
        halo: Some(Stroke::solid(halo, stroke.width + HALO)),
    })];
    if let Some(head) = head.flatten() {
        figures.push(fill(head, stroke.color));
    }
    figures
}

/// Cuts the line where its arrow head begins, and answers the head.
fn shorten_for_head(points: &mut [Point], width: f64) -> Option<BezPath> {
    let [.., before, tip] = points else {
        return None;
    };
    let span = *tip - *before;
    let length = (6.0 + 1.6 * width).min(span.hypot() * 0.8);
    let direction = span / span.hypot();
    let half = length * 0.44;
    let across = direction.turn_90() * half;
    let base = *tip - direction * length;
    let mut head = BezPath::new();
    head.move_to(*tip);
    head.line_to(base + across);
    head.line_to(base - across);
    head.close_path();
    *tip = base + direction * 0.5;
    Some(head)
}

/// What a link is, as far as its line shows it.
pub(super) fn link_look(link: &Link) -> LinkLook {
    let Some(kind) = link_kind(link.kind.as_str()) else {
        return LinkLook::Other(LinkFamily::Structure);
    };
    match kind.family {
        LinkFamily::Flow => LinkLook::Flow,
        LinkFamily::Dependency => {
            let said = ["strength", "dependency"]
                .into_iter()
                .find_map(|name| link.attributes.get(name).and_then(Value::as_text));
            match kind.dependency.strength(said) {
                Some(Strength::Soft) => LinkLook::SoftDependency,
                _ => LinkLook::HardDependency,
            }
        }
        family => LinkLook::Other(family),
    }
}

/// Width and pattern of a look.
pub(super) fn style(look: LinkLook) -> (f64, Dash) {
    match look {
        LinkLook::Flow => (1.4, Dash::Solid),
        LinkLook::HardDependency => (2.0, Dash::Solid),
        LinkLook::SoftDependency => (1.2, Dash::Solid),
        LinkLook::Other(LinkFamily::Replication) => (1.4, Dash::Dashed),
        LinkLook::Other(LinkFamily::Backup) => (1.6, Dash::Dotted),
        LinkLook::Other(LinkFamily::Administration) => (1.4, Dash::DashDot),
        LinkLook::Other(_) => (1.0, Dash::Solid),
    }
}

pub(super) fn is_flow(look: LinkLook) -> bool {
    look == LinkLook::Flow
}

/// The state of a link in an impact review. A flow takes the worst of its ends and of all that it
/// crosses; any other link hands on the state of its start, where its end is hit too.
pub(super) fn carried_state(
    drawing: &Drawing,
    link: &Link,
    (from, to): (usize, usize),
) -> ImpactState {
    let request = drawing.request;
    let Perspective::Impact(marks) = request.perspective else {
        return ImpactState::Intact;
    };
    let state =
        |index: usize| impact_state(request, drawing.content.element(request.snapshot, index));
    let (start, end) = (state(from), state(to));
    let is_hit = |state: &ImpactState| matches!(state, ImpactState::Down | ImpactState::Degraded);
    if is_flow(link_look(link)) {
        let via = link.attributes.get("via").and_then(Value::as_list);
        let crossed = via.unwrap_or_default().iter().filter_map(|name| {
            let mark = marks.get(name.as_text()?)?;
            Some(mark.state)
        });
        let all = [start, end].into_iter().chain(crossed);
        // The states are ordered from the worst.
        all.filter(is_hit).min().unwrap_or(ImpactState::Intact)
    } else if is_hit(&end) {
        start
    } else {
        ImpactState::Intact
    }
}

/// The name of a box, as it can be read.
pub(super) fn name_of<'a>(drawing: &'a Drawing, index: usize) -> Cow<'a, str> {
    let element = drawing.content.element(drawing.request.snapshot, index);
    text::visible(&element.name)
}

fn describe(
    drawing: &Drawing,
    link: &Link,
    index: usize,
    state: ImpactState,
    label: Option<&Label>,
    phrase: &str,
) -> Arc<str> {
    let request = drawing.request;
    let language = request.language;
    let view_link = &drawing.content.links[index];
    let verb = link_kind(link.kind.as_str())
        .map_or(link.kind.as_str(), |kind| kind.verb.in_language(language));
    let mut sentence = format!(
        "{} {verb} {}",
        name_of(drawing, view_link.from),
        name_of(drawing, view_link.to)
    );
    let words = label.map_or("", |label| &label.words);
    for said in [words, phrase].into_iter().filter(|said| !said.is_empty()) {
        sentence.push_str(", ");
        sentence.push_str(said);
    }
    if protection(link) == Protection::Encrypted {
        sentence.push_str(", ");
        sentence.push_str(&drawing.encrypted_word);
    }
    if matches!(state, ImpactState::Down | ImpactState::Degraded) {
        sentence.push_str(", ");
        sentence.push_str(&language.text(state.phrase()));
    }
    if let Some(sign) = label.and_then(|label| label.finding) {
        sentence.push_str(", ");
        sentence.push_str(&sign.phrase(language));
    }
    if let Compared::Changed(mark) = compared(request.perspective, &link.id) {
        sentence.push_str(", ");
        sentence.push_str(&mark.phrase(language));
    }
    Arc::from(sentence)
}
