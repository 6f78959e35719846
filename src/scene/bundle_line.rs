//! Links drawn as one: a heavier line with their number, what they have in common, and the worst of
//! their states.

use std::sync::Arc;

use super::bundles::ViewBundle;
use super::comparison::ChangeMark;
use super::content::ViewContent;
use super::contents::LinkLook;
use super::drawing::Drawing;
use super::figure::{BundledLinks, Dash, Item, ItemRole, Subject};
use super::findings::FindingSign;
use super::label::{Label, Protection, protection, standard_words};
use super::lens::bundle_shade;
use super::link::{
    DrawnLink, carried_state, corner_points, corners_bounds, is_flow, line_figures, link_look,
    name_of, style,
};
use super::pen::{LINK_LABEL, dashed};
use super::perspective::{ImpactState, Perspective};
use crate::catalogue::link_kind;
use crate::geometry::{Point, Size, Vec2};
use crate::locale::{Language, msg};
use crate::model::{Link, Snapshot, Value};

/// Width of its line, map units: clearly more than that of the heaviest single link.
pub(super) const WIDTH: f64 = 3.4;
/// How much of a piece of line shows beside the label on it, map units: the arrow head above all.
const CLEAR: f64 = 30.0;
/// From the middle of the line to a label beside it, map units.
const ASIDE: f64 = 7.0;
/// Links that its sentence tells one by one; the others as a number.
const TOLD: usize = 3;

/// The line of a bundle of the view; nothing when it has no route.
pub(super) fn bundle_line(drawing: &mut Drawing, index: usize) -> Option<DrawnLink> {
    let request = drawing.request;
    let theme = request.theme;
    let bundle = drawing.content.bundles[index].clone();
    let route = request.routes.get(&bundle.id)?;
    let points = corner_points(route)?;
    let links = links_of(&drawing.content, request.snapshot, &bundle);
    let state = worst_state(drawing, &bundle);
    let is_marked = matches!(state, ImpactState::Down | ImpactState::Degraded);
    let change = changed_member(request.perspective, &links);
    let shade = bundle_shade(drawing, &bundle.members);
    let tone = shade.as_ref().and_then(|shade| shade.tone);
    let is_open = shade.is_none()
        && links
            .iter()
            .any(|link| protection(link) == Protection::Unencrypted && is_flow(link_look(link)));
    let color = if let Some(change) = change {
        theme.change(change).ink
    } else if is_marked {
        theme.state(state).ink
    } else if let Some(tone) = tone {
        theme.tone(tone).ink
    } else if is_open {
        theme.warning.ink
    } else {
        theme.link
    };
    let look = common_look(&links);
    drawing.contents.link_looks.extend(look);
    drawing.contents.bundles += 1;
    let dash = look.map_or(Dash::Solid, |look| style(look).1);
    let is_directed = links
        .iter()
        .any(|link| link_kind(link.kind.as_str()).is_none_or(|kind| kind.is_directed));
    let stroke = dashed(color, WIDTH, dash);
    let figures = line_figures(&points, stroke, theme.halo, is_directed);
    let is_detailed = request.options.details;
    let shorter = shorter_labels(&links, request.language);
    let label = bundle_label(
        &drawing.content,
        request.snapshot,
        &bundle,
        request.language,
    );
    let finding = drawing.finding_of_links(links.iter().map(|link| link.id.as_str()));
    let sign = shade
        .as_ref()
        .and_then(|shade| Some((shade.label.as_ref()?.0, shade.tone?)));
    let signed = |label: Label| match sign {
        _ if is_marked => label.marked(finding).in_state(state),
        Some((icon, tone)) => label.marked(finding).with_sign(icon, tone),
        None => label.marked(finding),
    };
    let label = signed(label);
    let shorter: Vec<Label> = shorter.into_iter().map(signed).collect();
    let id = |end: usize| {
        let element = drawing.content.element(request.snapshot, end);
        element.id.text().clone()
    };
    let subject = BundledLinks {
        from: id(bundle.from),
        to: id(bundle.to),
        links: links.iter().map(|link| link.id.text().clone()).collect(),
    };
    Some(DrawnLink {
        item: Item {
            subject: Some(Subject::Bundle(Arc::new(subject))),
            role: ItemRole::Link,
            bounds: corners_bounds(&points)?,
            description: if is_detailed {
                describe(drawing, &bundle, &links, state, finding)
            } else {
                Arc::clone(&drawing.nothing_said)
            },
            figures,
        },
        state,
        change,
        label: (is_detailed && request.options.link_labels).then_some((label, Some(color))),
        shorter,
        points,
        label_center: route.label_center,
        label_at: None,
    })
}

/// Whether one of the links differs, in a comparison.
fn changed_member(perspective: Perspective<'_>, links: &[&Link]) -> Option<ChangeMark> {
    let Perspective::Comparison(marks) = perspective else {
        return None;
    };
    let mut changes = links.iter().filter_map(|link| marks.links.get(&link.id));
    changes.next().map(|_| ChangeMark::Changed)
}

/// `12 liens · HTTPS 443`: how many, and what all of them say.
pub(super) fn bundle_label(
    content: &ViewContent,
    snapshot: &Snapshot,
    bundle: &ViewBundle,
    language: Language,
) -> Label {
    let links = links_of(content, snapshot, bundle);
    let mut words = language.say(&msg::SCENE_LINKS.with("count", links.len()));
    for said in [
        common_words(&links, language),
        unencrypted_words(&links, language),
    ] {
        if !said.is_empty() {
            words.push_str(" · ");
            words.push_str(&said);
        }
    }
    let (words, words_width) = LINK_LABEL.fit(&words, f64::INFINITY);
    Label {
        words,
        words_width,
        protection: common_protection(&links),
        sign: None,
        finding: None,
    }
}

/// `12 liens`, then `12` alone.
fn shorter_labels(links: &[&Link], language: Language) -> Vec<Label> {
    let count = language.say(&msg::SCENE_LINKS.with("count", links.len()));
    let number = links.len().to_string();
    let label = |words: &String| {
        let (words, words_width) = LINK_LABEL.fit(words, f64::INFINITY);
        Label {
            words,
            words_width,
            protection: common_protection(links),
            sign: None,
            finding: None,
        }
    };
    [count, number].iter().map(label).collect()
}

/// Which of its labels a bundle has, and where: as many words as there is a free place for, on the
/// line where it is long enough or beside it. Its number always shows, whatever it covers.
pub(super) fn bundle_label_place(
    drawn: &DrawnLink,
    is_free: impl Fn(&Point, Size) -> bool,
) -> Option<(&Label, Point)> {
    let (full, _) = drawn.label.as_ref()?;
    let mut labels = std::iter::once(full).chain(&drawn.shorter);
    let found = labels.find_map(|label| {
        let size = label.size();
        // The place that the layout kept free is as large as all the words: fewer would hide a short
        // line there as well.
        let kept_free = drawn.label_center.filter(|_| std::ptr::eq(label, full));
        let mut places = kept_free.into_iter().chain(label_places(drawn, size));
        let center = places.find(|center| is_free(center, size))?;
        Some((label, center))
    });
    found.or_else(|| {
        let (a, b) = longest_first(&drawn.points).into_iter().next()?;
        Some((drawn.shorter.last().unwrap_or(full), a.midpoint(b)))
    })
}

/// Places for a label of some size: on the line where that leaves both of its ends to be seen, and
/// beside it.
fn label_places(drawn: &DrawnLink, size: Size) -> impl Iterator<Item = Point> {
    let pieces = longest_first(&drawn.points);
    let on: Vec<Point> = pieces
        .iter()
        .filter(|(a, b)| {
            let way = *b - *a;
            way.x.abs() >= size.width + CLEAR || way.y.abs() >= size.height + CLEAR
        })
        .flat_map(|(a, b)| [0.5, 0.3, 0.7].map(|share| a.lerp(*b, share)))
        .collect();
    let beside = pieces.into_iter().flat_map(move |(a, b)| {
        let is_across = (a.y - b.y).abs() < (a.x - b.x).abs();
        let away = if is_across {
            Vec2::new(0.0, size.height / 2.0 + ASIDE)
        } else {
            Vec2::new(size.width / 2.0 + ASIDE, 0.0)
        };
        [a.midpoint(b) - away, a.midpoint(b) + away]
    });
    on.into_iter().chain(beside)
}

/// The straight pieces of a line.
fn longest_first(points: &[Point]) -> Vec<(Point, Point)> {
    let mut pieces: Vec<(Point, Point)> =
        points.windows(2).map(|ends| (ends[0], ends[1])).collect();
    pieces.sort_by(|(a, b), (c, d)| (*d - *c).hypot().total_cmp(&(*b - *a).hypot()));
    pieces
}

fn links_of<'a>(
    content: &ViewContent,
    snapshot: &'a Snapshot,
    bundle: &ViewBundle,
) -> Vec<&'a Link> {
    let link = |&member: &usize| snapshot.link(content.links[member].ix).as_ref();
    bundle.members.iter().map(link).collect()
}

/// What a function says of every link; `None` where they differ.
fn common<T: PartialEq>(links: &[&Link], of: impl Fn(&Link) -> T) -> Option<T> {
    let mut said = links.iter().map(|link| of(link));
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

fn common_look(links: &[&Link]) -> Option<LinkLook> {
    common(links, link_look)
}

/// Protocol and port where all links share them, or the protocol alone.
fn common_words(links: &[&Link], language: Language) -> String {
    let protocol = |link: &Link| {
        let said = link.attributes.get("protocol").and_then(Value::as_text);
        said.unwrap_or_default().trim().to_owned()
    };
    common(links, |link| standard_words(link, language))
        .or_else(|| common(links, protocol))
        .unwrap_or_default()
}

/// One link in the open makes the whole bundle one to look at; it is closed where all are.
fn common_protection(links: &[&Link]) -> Protection {
    if links
        .iter()
        .any(|link| protection(link) == Protection::Unencrypted)
    {
        return Protection::Unencrypted;
    }
    common(links, protection).unwrap_or(Protection::Unstated)
}

fn unencrypted_words(links: &[&Link], language: Language) -> String {
    let count = links
        .iter()
        .filter(|link| protection(link) == Protection::Unencrypted)
        .count();
    if count == 0 {
        return String::new();
    }
    language.say(&msg::SCENE_UNENCRYPTED_COUNT.with("count", count))
}

fn worst_state(drawing: &Drawing, bundle: &ViewBundle) -> ImpactState {
    let states = bundle.members.iter().map(|&member| {
        let view_link = &drawing.content.links[member];
        let link = drawing.request.snapshot.link(view_link.ix);
        carried_state(drawing, link, (view_link.from, view_link.to))
    });
    states.min().unwrap_or(ImpactState::Intact)
}

/// `12 liens de Zone web vers Zone données, HTTPS 443, chiffrés : Portail appelle Base ; …`
fn describe(
    drawing: &Drawing,
    bundle: &ViewBundle,
    links: &[&Link],
    state: ImpactState,
    finding: Option<FindingSign>,
) -> Arc<str> {
    let language = drawing.request.language;
    let mut sentence = language.say(
        &msg::SCENE_BUNDLE
            .with("count", links.len())
            .with("from", name_of(drawing, bundle.from).into_owned())
            .with("to", name_of(drawing, bundle.to).into_owned()),
    );
    let mut all_say = vec![
        common_words(links, language),
        unencrypted_words(links, language),
    ];
    if common_protection(links) == Protection::Encrypted {
        all_say.push(language.text(msg::SCENE_BUNDLE_ENCRYPTED));
    }
    if matches!(state, ImpactState::Down | ImpactState::Degraded) {
        all_say.push(language.text(state.phrase()));
    }
    all_say.extend(finding.map(|sign| sign.phrase(language)));
    for said in all_say.iter().filter(|said| !said.is_empty()) {
        sentence.push_str(", ");
        sentence.push_str(said);
    }
    let mut told: Vec<String> = bundle
        .members
        .iter()
        .zip(links)
        .take(TOLD)
        .map(|(&member, link)| {
            let ends = &drawing.content.links[member];
            let verb = link_kind(link.kind.as_str())
                .map_or(link.kind.as_str(), |kind| kind.verb.in_language(language));
            let (from, to) = (name_of(drawing, ends.from), name_of(drawing, ends.to));
            format!("{from} {verb} {to}")
        })
        .collect();
    if links.len() > TOLD {
        told.push(language.say(&msg::SCENE_BUNDLE_MORE.with("count", links.len() - TOLD)));
    }
    let list = told.join(", ");
    Arc::from(
        language.say(
            &msg::SCENE_BUNDLE_LIST
                .with("bundle", sentence)
                .with("links", list),
        ),
    )
}
