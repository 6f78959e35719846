//! Several new elements and links at once, as one step: a connected neighbour, or what a person
//! wrote in lines.
//!
//! Elements of a sketch know each other by their place in it, and those of the map by their id.
//! One with a rectangle goes there; the others get a place in the view without a rectangle, so that
//! *arrange what is new* finds one for them.

use smol_str::SmolStr;

use super::{Draft, Refusal, arrange, links, nest};
use crate::catalogue::{self, LinkKind};
use crate::geometry::Rect;
use crate::locale::{Message, msg};
use crate::model::{
    Attributes, Element, ElementId, KindId, Link, LinkId, Placement, Record as _, SubjectId, View,
    ViewId,
};

/// An element of a sketch, or of the map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SketchEnd {
    /// The one at this place of the sketch.
    New(usize),
    /// One that the map has.
    Known(ElementId),
}

/// A new element.
#[derive(Clone, Debug, PartialEq)]
pub struct SketchElement {
    /// Its kind.
    pub kind: KindId,
    /// Its name.
    pub name: SmolStr,
    /// What contains it: one before it in the sketch, or one of the map.
    pub parent: Option<SketchEnd>,
    /// Where it shows, where that is known.
    pub rect: Option<Rect>,
}

/// A new link.
#[derive(Clone, Debug, PartialEq)]
pub struct SketchLink {
    /// Its kind.
    pub kind: KindId,
    /// Where it starts.
    pub from: SketchEnd,
    /// Where it ends.
    pub to: SketchEnd,
    /// What stands on it.
    pub name: SmolStr,
    /// What is known about it.
    pub attributes: Attributes,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    /// New elements, containers before what they hold.
    pub elements: Vec<SketchElement>,
    /// New links.
    pub links: Vec<SketchLink>,
    /// Elements of the map that are to show in the view, too.
    pub shown: Vec<ElementId>,
}

impl Sketch {
    /// Whether it would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.links.is_empty() && self.shown.is_empty()
    }
}

/// The kind of link that most likely is meant between two kinds of elements, of those that may join
/// them.
#[must_use]
pub fn likely_kind(legal: &[&'static LinkKind]) -> Option<&'static LinkKind> {
    const LIKELY: [&str; 6] = [
        "depends_on",
        "flow",
        "uses",
        "requires",
        "hosted_on",
        "connected_to",
    ];
    LIKELY
        .iter()
        .find_map(|wanted| legal.iter().find(|kind| kind.id == *wanted))
        .or_else(|| legal.first())
        .copied()
}

/// Adds all of it.
pub(super) fn draw(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    sketch: &Sketch,
) -> Result<(), Refusal> {
    let record = draft.need::<View>(view)?;
    let mut ids: Vec<ElementId> = Vec::new();
    for element in &sketch.elements {
        let id = insert(draft, &record, element, &ids)?;
        ids.push(id);
    }
    for id in &sketch.shown {
        draft.need::<Element>(id)?;
        let (placement, existed) = draft.placement(view, &SubjectId::from(id));
        if !existed {
            draft.put(placement);
        }
    }
    for link in &sketch.links {
        connect(draft, link, &ids)?;
    }
    Ok(())
}

fn end(end: &SketchEnd, ids: &[ElementId]) -> Result<ElementId, Refusal> {
    match end {
        SketchEnd::Known(id) => Ok(id.clone()),
        SketchEnd::New(index) => ids.get(*index).cloned().ok_or_else(|| {
            let record = format!("elements/{index}");
            msg::COMMAND_NO_RECORD.with("record", record).into()
        }),
    }
}

fn insert(
    draft: &mut Draft<'_, '_>,
    view: &View,
    sketched: &SketchElement,
    ids: &[ElementId],
) -> Result<ElementId, Refusal> {
    let kind = sketched.kind.as_str();
    if catalogue::element_kind(kind).is_none() {
        return Err(msg::COMMAND_UNKNOWN_KIND.with("kind", kind).into());
    }
    if sketched.name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    let parent = sketched.parent.as_ref().map(|parent| end(parent, ids));
    let parent = parent.transpose()?;
    if let Some(parent) = &parent {
        draft.need::<Element>(parent)?;
    }
    let id = ElementId::from(draft.fresh_id(&sketched.name));
    let mut element = Element::blank(id.clone());
    element.kind = sketched.kind.clone();
    element.name = sketched.name.clone();
    element.since = draft.since_now();
    // Put at once, so that it can be asked about.
    draft.put(element.clone());
    nest::put_into(draft, view, &mut element, parent.as_ref())?;
    let since = element.since.clone();
    draft.put(element);
    let (mut placement, _): (Placement, bool) = draft.placement(&view.id, &SubjectId::from(&id));
    placement.since = since;
    if let Some(rect) = sketched.rect {
        if !crate::geometry::is_finite_rect(rect) {
            return Err(msg::COMMAND_BAD_RECT.with("subject", id.as_str()).into());
        }
        arrange::write_rect(&mut placement, rect);
    }
    draft.put(placement);
    if sketched.rect.is_some() {
        nest::grow_around(draft, &view.id, &id)?;
    }
    Ok(id)
}

fn connect(
    draft: &mut Draft<'_, '_>,
    sketched: &SketchLink,
    ids: &[ElementId],
) -> Result<(), Refusal> {
    let kind = sketched.kind.as_str();
    if catalogue::link_kind(kind).is_none() {
        return Err(msg::COMMAND_UNKNOWN_KIND.with("kind", kind).into());
    }
    let (from, to) = (end(&sketched.from, ids)?, end(&sketched.to, ids)?);
    let source = draft.need::<Element>(&from)?;
    let target = draft.need::<Element>(&to)?;
    links::refuse_loop(&from, &to)?;
    let id = LinkId::from(draft.fresh_id(&format!("{} {}", source.name, target.name)));
    let mut link = Link::blank(id);
    (link.from, link.to) = (from, to);
    link.kind = sketched.kind.clone();
    link.name = sketched.name.clone();
    link.attributes = sketched.attributes.clone();
    link.since = draft.since_now();
    draft.put(link);
    Ok(())
}

/// The kinds of links that may join two kinds of elements.
#[must_use]
pub fn legal_between(from: &str, to: &str) -> Vec<&'static LinkKind> {
    let (Some(from), Some(to)) = (catalogue::element_kind(from), catalogue::element_kind(to))
    else {
        return Vec::new();
    };
    let kinds = catalogue::LINK_KINDS.iter();
    kinds.filter(|kind| kind.may_join(from, to)).collect()
}
