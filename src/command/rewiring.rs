//! Links as a person edits them: turned round, made another kind, split by an element, and joined
//! over one that goes.

use std::collections::BTreeSet;

use super::arrange::put_unless_empty;
use super::links::refuse_loop;
use super::offers::{likeliest, may_run};
use super::{Draft, Refusal, elements, nest, remove};
use crate::geometry::{Rect, Vec2};
use crate::locale::{MessageId, msg};
use crate::model::{
    Element, ElementId, FieldValue as _, KindId, Link, LinkId, Placement, Record as _, SubjectId,
    Value, ViewId,
};

/// What is done to links.
#[derive(Clone, Debug, PartialEq)]
pub enum Rewiring {
    /// Turned round, with their bends.
    Reverse(Vec<LinkId>),
    /// Another kind, and the way that it runs.
    Become {
        /// Which link.
        link: LinkId,
        /// Its kind.
        kind: KindId,
        /// Where it starts.
        from: ElementId,
        /// Where it ends.
        to: ElementId,
    },
    /// Two links in place of one, by way of an element.
    Split {
        /// In which view the element goes between.
        view: ViewId,
        /// Which link.
        link: LinkId,
        /// What goes between.
        by: Splitter,
    },
    /// An element gone, and those that it linked linked directly.
    Bypass(ElementId),
}

/// What splits a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Splitter {
    /// An element that is there, moved onto the link.
    Moved(ElementId, Vec2),
    /// A new one.
    New {
        /// Its kind.
        kind: KindId,
        /// Its name.
        name: smol_str::SmolStr,
        /// What contains it.
        parent: Option<ElementId>,
        /// Where it shows.
        rect: Rect,
    },
}

impl Rewiring {
    /// What the step is called.
    pub(super) fn title(&self) -> MessageId {
        match self {
            Self::Reverse(_) => msg::REWIRE_REVERSE,
            Self::Become { .. } => msg::REWIRE_BECOME,
            Self::Split { .. } => msg::REWIRE_SPLIT,
            Self::Bypass(_) => msg::REWIRE_BYPASS,
        }
    }
}

pub(super) fn rewire(draft: &mut Draft<'_, '_>, what: &Rewiring) -> Result<(), Refusal> {
    match what {
        Rewiring::Reverse(links) => links.iter().try_for_each(|link| reverse(draft, link)),
        Rewiring::Become {
            link,
            kind,
            from,
            to,
        } => become_kind(draft, link, kind, from, to),
        Rewiring::Split { view, link, by } => split(draft, view, link, by),
        Rewiring::Bypass(element) => bypass(draft, element),
    }
}

/// A link as it stands at this plateau.
fn seen(draft: &Draft<'_, '_>, id: &LinkId) -> Result<Link, Refusal> {
    let record = draft.need::<Link>(id)?;
    Ok(draft.seen::<Link>(id).unwrap_or(record))
}

fn set_ends(
    draft: &mut Draft<'_, '_>,
    id: &LinkId,
    from: &ElementId,
    to: &ElementId,
) -> Result<(), Refusal> {
    refuse_loop(from, to)?;
    let mut link = draft.need::<Link>(id)?;
    draft.set_field(&mut link, "from", Some(&Value::Text(from.text().clone())))?;
    draft.set_field(&mut link, "to", Some(&Value::Text(to.text().clone())))?;
    draft.put(link);
    Ok(())
}

/// Refuses a link that the catalogue does not know between these ends.
fn refuse_illegal(
    draft: &Draft<'_, '_>,
    kind: &KindId,
    from: &ElementId,
    to: &ElementId,
) -> Result<(), Refusal> {
    if may_run(draft.map(), kind, from, to) {
        return Ok(());
    }
    let name = |id: &ElementId| {
        draft
            .get::<Element>(id)
            .map(|element| element.name)
            .unwrap_or_default()
    };
    Err(msg::REWIRE_ILLEGAL
        .with("from", name(from).as_str())
        .with("to", name(to).as_str())
        .into())
}

fn reverse(draft: &mut Draft<'_, '_>, id: &LinkId) -> Result<(), Refusal> {
    let link = seen(draft, id)?;
    refuse_illegal(draft, &link.kind, &link.to, &link.from)?;
    set_ends(draft, id, &link.to, &link.from)?;
    each_placement(draft, id, |placement| {
        let bends: Vec<_> = placement.bends.iter().rev().copied().collect();
        (bends, placement.label_at.map(|at| 1.0 - at.get()))
    })
}

/// Rewrites bends and the place of the label of a link in every view.
fn each_placement(
    draft: &mut Draft<'_, '_>,
    id: &LinkId,
    change: impl Fn(&Placement) -> (Vec<crate::geometry::Point>, Option<f64>),
) -> Result<(), Refusal> {
    let subject = SubjectId::from(id);
    let views: Vec<ViewId> = draft
        .map()
        .tables()
        .views
        .iter()
        .map(|view| view.id.clone())
        .collect();
    for view in views {
        let id = Placement::id_for(&view, &subject);
        let (Some(seen), Some(mut placement)) =
            (draft.seen::<Placement>(&id), draft.get::<Placement>(&id))
        else {
            continue;
        };
        let (bends, label_at) = change(&seen);
        draft.set_field(&mut placement, "bends", bends.to_value().as_ref())?;
        let label_at = label_at.map(super::arrange::share);
        draft.set_field(&mut placement, "label_at", label_at.to_value().as_ref())?;
        put_unless_empty(draft, placement);
    }
    Ok(())
}

fn become_kind(
    draft: &mut Draft<'_, '_>,
    id: &LinkId,
    kind: &KindId,
    from: &ElementId,
    to: &ElementId,
) -> Result<(), Refusal> {
    let before = seen(draft, id)?;
    refuse_illegal(draft, kind, from, to)?;
    if before.from != *from || before.to != *to {
        set_ends(draft, id, from, to)?;
        each_placement(draft, id, |placement| {
            let bends = placement.bends.iter().rev().copied().collect();
            (bends, placement.label_at.map(|at| 1.0 - at.get()))
        })?;
    }
    let mut link = draft.need::<Link>(id)?;
    draft.set_field(&mut link, "kind", Some(&Value::Text(kind.text().clone())))?;
    draft.put(link);
    Ok(())
}

/// The first half keeps the link's id and name; both keep its attributes.
fn split(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    id: &LinkId,
    by: &Splitter,
) -> Result<(), Refusal> {
    let link = seen(draft, id)?;
    let between = match by {
        Splitter::Moved(element, way) => {
            let subject = SubjectId::from(element);
            super::arrange::shift(draft, view, &[subject], *way)?;
            element.clone()
        }
        Splitter::New {
            kind,
            name,
            parent,
            rect,
        } => {
            let place = (view.clone(), *rect);
            elements::insert(draft, kind, name, parent.as_ref(), Some(&place))?
        }
    };
    refuse_loop(&between, &link.from)?;
    refuse_loop(&between, &link.to)?;
    let first = kind_between(draft, &link, &link.from, &between)?;
    let second = kind_between(draft, &link, &between, &link.to)?;
    let mut half = Link::blank(LinkId::from(draft.fresh_id(id.as_str())));
    half.kind = second;
    half.from = between.clone();
    half.to = link.to.clone();
    half.attributes = link.attributes.clone();
    half.since = draft.since_now();
    draft.put(half);
    set_ends(draft, id, &link.from, &between)?;
    let mut whole = draft.need::<Link>(id)?;
    draft.set_field(&mut whole, "kind", Some(&Value::Text(first.text().clone())))?;
    draft.put(whole);
    // Bends led to the other end: both halves find ways of their own.
    each_placement(draft, id, |_| (Vec::new(), None))?;
    nest::grow_around(draft, view, &between)
}

/// The kind of one half: that of the link where it is legal, else the likeliest that is.
fn kind_between(
    draft: &Draft<'_, '_>,
    link: &Link,
    from: &ElementId,
    to: &ElementId,
) -> Result<KindId, Refusal> {
    let kind_of = |id: &ElementId| {
        let element = draft.get::<Element>(id)?;
        crate::catalogue::element_kind(element.kind.as_str())
    };
    let Some(kind) = crate::catalogue::link_kind(link.kind.as_str()) else {
        return Ok(link.kind.clone());
    };
    // The element may be one that only the draft knows.
    if let (Some(source), Some(target)) = (kind_of(from), kind_of(to)) {
        if kind.may_join(source, target) {
            return Ok(link.kind.clone());
        }
        let legal = crate::catalogue::LINK_KINDS
            .iter()
            .find(|kind| kind.may_join(source, target));
        if let Some(legal) = legal {
            let known = likeliest(draft.map(), from, to).filter(|offer| offer.from == *from);
            return Ok(known.map_or_else(|| KindId::new(legal.id), |offer| offer.kind_id()));
        }
    }
    refuse_illegal(draft, &link.kind, from, to)?;
    Ok(link.kind.clone())
}

/// Takes an element out and joins what came to it with what left it, kind by kind.
fn bypass(draft: &mut Draft<'_, '_>, id: &ElementId) -> Result<(), Refusal> {
    let element = draft.need::<Element>(id)?;
    let named =
        |message: MessageId| -> Refusal { message.with("element", element.name.as_str()).into() };
    if !draft.map().children_of(id).is_empty() {
        return Err(named(msg::REWIRE_HOLDS_OTHERS));
    }
    let links: Vec<Link> = draft
        .map()
        .links_of(id)
        .into_iter()
        .filter_map(|link| draft.seen::<Link>(&link))
        .collect();
    let coming = links.iter().filter(|link| link.to == *id);
    let mut joined: BTreeSet<(KindId, ElementId, ElementId)> = draft
        .map()
        .tables()
        .links
        .iter()
        .map(|link| (link.kind.clone(), link.from.clone(), link.to.clone()))
        .collect();
    let mut new = Vec::new();
    for first in coming {
        let leaving = links
            .iter()
            .filter(|link| link.from == *id && link.kind == first.kind);
        for second in leaving {
            let (from, to) = (&first.from, &second.to);
            if from == to || !may_run(draft.map(), &first.kind, from, to) {
                continue;
            }
            if joined.insert((first.kind.clone(), from.clone(), to.clone())) {
                new.push((first.clone(), to.clone()));
            }
        }
    }
    if new.is_empty() {
        return Err(named(msg::REWIRE_NOTHING_TO_JOIN));
    }
    remove::delete(draft, &[SubjectId::from(id)])?;
    for (first, to) in new {
        let mut link = Link::blank(LinkId::from(draft.fresh_id(first.id.as_str())));
        link.kind = first.kind;
        link.from = first.from;
        link.to = to;
        link.name = first.name;
        link.attributes = first.attributes;
        link.since = draft.since_now();
        draft.put(link);
    }
    Ok(())
}
