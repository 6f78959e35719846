//! Independent copies: of elements with their attributes, of what lies in them, and of the links
//! between them.
//!
//! A [`Fragment`] is a piece of a map as it shows in one view at one plateau. Copies of it can be
//! put beside the originals, into another view, or into another map: every copy gets an id of its
//! own and a name that can be told from the first.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::{SmolStr, format_smolstr};

use super::arrange::{PADDING, TITLE_HEIGHT};
use super::nest::{grow_around, put_into};
use super::{Draft, Refusal};
use crate::catalogue::{self, AttributeType};
use crate::geometry::{Point, Rect, Vec2, overlaps};
use crate::locale::{Message, msg};
use crate::model::{
    Attributes, Element, ElementId, Finite, Link, LinkId, Nesting, Note, NoteId, Placement,
    PlateauId, Record as _, SubjectId, SystemMap, Value, View, ViewId,
};

/// Room between an original and its copy, map units.
const GAP: f64 = 24.0;
/// How many places on each side are tried for a copy before it is put down anyway.
const TRIED: u32 = 8;

/// Elements, links and notes out of a map, as one view shows them at one plateau.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragment {
    /// Elements, by id.
    pub elements: Vec<Element>,
    /// The links that join them to each other.
    pub links: Vec<Link>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Where they show.
    pub placements: Vec<Placement>,
    /// How many links and references to anything else there were: what copies in another place
    /// lose.
    pub left_out: usize,
}

/// Where the outermost copies go.
#[derive(Clone, Debug, PartialEq)]
pub enum Home {
    /// Beside their originals: into the same containers, with the same references.
    Same,
    /// Into a container, or to the top: what refers to anything but copies is dropped.
    Within(Option<ElementId>),
    /// Beside their originals as to references, but into another container.
    Moved(Option<ElementId>),
}

impl Fragment {
    /// What the subjects are in a view: elements with all that lies in them, notes, and the links
    /// between the elements.
    #[must_use]
    pub fn of(
        map: &SystemMap,
        plateau: Option<&PlateauId>,
        view: &ViewId,
        subjects: &BTreeSet<SubjectId>,
    ) -> Self {
        let snapshot = map.snapshot(plateau);
        let nesting = Nesting::in_view(map, &snapshot, view);
        let is_chosen = |id: &ElementId| subjects.contains(&SubjectId::from(id));
        let mut elements = BTreeMap::new();
        for &ix in nesting.shown() {
            let holds = |ix| is_chosen(&snapshot.element(ix).id);
            if holds(ix) || nesting.around(ix).any(holds) {
                let element = snapshot.element(ix);
                elements.insert(element.id.clone(), Element::clone(element));
            }
        }
        let (mut links, mut left_out) = (Vec::new(), 0);
        for link in snapshot.links() {
            let ends = [&link.from, &link.to].map(|end| elements.contains_key(end));
            match ends {
                [true, true] => links.push(Link::clone(link)),
                [false, false] => {}
                _ => left_out += 1,
            }
        }
        let notes = snapshot.notes().iter();
        let notes: Vec<Note> = notes
            .filter(|note| subjects.contains(&SubjectId::from(&note.id)))
            .map(|note| Note::clone(note))
            .collect();
        let taken: BTreeSet<SubjectId> = (elements.keys().map(SubjectId::from))
            .chain(links.iter().map(|link| SubjectId::from(&link.id)))
            .chain(notes.iter().map(|note| SubjectId::from(&note.id)))
            .collect();
        let placements = snapshot.placements(map, view).into_iter();
        let placements = placements
            .filter(|(subject, _)| taken.contains(subject))
            .map(|(_, placement)| Placement::clone(&placement))
            .collect();
        let mut fragment = Self {
            elements: elements.into_values().collect(),
            links,
            notes,
            placements,
            left_out,
        };
        fragment.forget_time();
        fragment.left_out += fragment.outside();
        fragment
    }

    /// A copy is what shows: since when, and what differs later, stays with the original.
    fn forget_time(&mut self) {
        for element in &mut self.elements {
            (element.since, element.at) = Default::default();
        }
        for link in &mut self.links {
            (link.since, link.at) = Default::default();
        }
        for note in &mut self.notes {
            (note.since, note.at) = Default::default();
        }
        for placement in &mut self.placements {
            (placement.since, placement.at) = Default::default();
        }
    }

    /// Whether there is nothing in it that could be copied.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.notes.is_empty()
    }

    /// The box around all of it.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        let placed = self.placements.iter().filter(|one| one.has_place());
        placed.map(Placement::rect).reduce(|a, b| a.union(b))
    }

    /// How many references lead to what is not in it.
    fn outside(&self) -> usize {
        let own: BTreeSet<&str> = self.elements.iter().map(|one| one.id.as_str()).collect();
        let links: BTreeSet<&str> = self.links.iter().map(|one| one.id.as_str()).collect();
        let attributes = (self.elements.iter().map(|one| &one.attributes))
            .chain(self.links.iter().map(|one| &one.attributes));
        let referred = attributes.flat_map(references).map(|(_, id)| id);
        let targets = self.notes.iter().filter_map(|note| note.target.as_ref());
        let lost = targets
            .filter(|target| !own.contains(target.as_str()) && !links.contains(target.as_str()));
        referred.filter(|id| !own.contains(id.as_str())).count() + lost.count()
    }
}

/// The ids that the attributes of a record refer to.
fn references(attributes: &Attributes) -> impl Iterator<Item = (&SmolStr, SmolStr)> {
    attributes
        .iter()
        .filter(|(name, _)| is_reference(name))
        .flat_map(|(name, value)| {
            let ids: Vec<SmolStr> = match value {
                Value::Text(id) => vec![id.clone()],
                Value::List(list) => (list.iter().filter_map(Value::as_text))
                    .map(SmolStr::from)
                    .collect(),
                _ => Vec::new(),
            };
            ids.into_iter().map(move |id| (name, id))
        })
}

fn is_reference(attribute: &str) -> bool {
    catalogue::attribute(attribute).is_some_and(|attribute| {
        matches!(
            attribute.value_type,
            AttributeType::Reference(_) | AttributeType::ReferenceList(_)
        )
    })
}

/// Copies what the subjects are, beside them or by a way.
pub(super) fn duplicate(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    by: Option<Vec2>,
    home: &Home,
) -> Result<(), Refusal> {
    draft.need::<View>(view)?;
    let subjects = subjects.iter().cloned().collect();
    let fragment = Fragment::of(draft.map(), draft.plateau(), view, &subjects);
    let by = by.unwrap_or_else(|| beside(draft, view, &fragment));
    insert(draft, view, &fragment, by, home)
}

/// Puts copies of a fragment into a view.
pub(super) fn insert(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    fragment: &Fragment,
    by: Vec2,
    home: &Home,
) -> Result<(), Refusal> {
    let record = draft.need::<View>(view)?;
    if fragment.is_empty() {
        return Err(Message::from(msg::COMMAND_NOTHING_TO_COPY).into());
    }
    if !(by.x.is_finite() && by.y.is_finite()) {
        return Err(msg::COMMAND_BAD_RECT.with("subject", view.as_str()).into());
    }
    if let Home::Within(Some(holder)) | Home::Moved(Some(holder)) = home {
        draft.need::<Element>(holder)?;
    }
    let mut copying = Copying {
        ids: BTreeMap::new(),
        keeps_outside: !matches!(home, Home::Within(_)),
    };
    copying.elements(draft, &record, fragment, home)?;
    copying.links(draft, fragment);
    copying.notes(draft, fragment);
    copying.placements(draft, view, fragment, by);
    for element in &fragment.elements {
        if let Some(copy) = copying.ids.get(element.id.as_str()) {
            grow_around(draft, view, &ElementId::from(copy.clone()))?;
        }
    }
    Ok(())
}

/// Copies in the making: from the ids of originals to those of copies.
struct Copying {
    ids: BTreeMap<SmolStr, SmolStr>,
    keeps_outside: bool,
}

impl Copying {
    fn elements(
        &mut self,
        draft: &mut Draft<'_, '_>,
        view: &View,
        fragment: &Fragment,
        home: &Home,
    ) -> Result<(), Refusal> {
        let elements = draft.map().tables().elements.iter();
        let mut names: BTreeSet<SmolStr> = elements.map(|element| element.name.clone()).collect();
        let mut copies = Vec::new();
        for original in &fragment.elements {
            let name = copy_name(&original.name, &names);
            names.insert(name.clone());
            let id = ElementId::from(draft.fresh_id(&name));
            // Put at once, so that the next id is another one.
            draft.put(Element::blank(id.clone()));
            self.ids
                .insert(original.id.text().clone(), id.text().clone());
            let mut copy = original.clone();
            (copy.id, copy.name, copy.since) = (id, name, draft.since_now());
            copies.push(copy);
        }
        for mut copy in copies {
            let holder = copy.parent.as_ref();
            let inner = holder.and_then(|holder| self.ids.get(holder.as_str()));
            let group = copy.attributes.get(&view.group_by).and_then(Value::as_text);
            let is_held = inner.is_some() || group.is_some_and(|id| self.ids.contains_key(id));
            copy.parent = match (inner, home) {
                (Some(inner), _) => Some(ElementId::from(inner.clone())),
                (None, Home::Within(_)) => None,
                (None, _) => copy.parent.take(),
            };
            copy.attributes = self.attributes(&copy.attributes);
            if !is_held && let Home::Within(holder) | Home::Moved(holder) = home {
                draft.put(copy.clone());
                put_into(draft, view, &mut copy, holder.as_ref())?;
            }
            draft.put(copy);
        }
        Ok(())
    }

    /// Attributes whose references lead to copies where there are some.
    fn attributes(&self, attributes: &Attributes) -> Attributes {
        let own = |id: &SmolStr| match self.ids.get(id) {
            Some(copy) => Some(copy.clone()),
            None => self.keeps_outside.then(|| id.clone()),
        };
        let mut out = Attributes::new();
        for (name, value) in attributes {
            let value = match value {
                Value::Text(id) if is_reference(name) => own(id).map(Value::Text),
                Value::List(list) if is_reference(name) => {
                    let texts = list.iter().filter_map(Value::as_text).map(SmolStr::from);
                    let kept: Vec<Value> =
                        texts.filter_map(|id| own(&id)).map(Value::Text).collect();
                    (!kept.is_empty()).then_some(Value::List(kept))
                }
                other => Some(other.clone()),
            };
            if let Some(value) = value {
                out.insert(name.clone(), value);
            }
        }
        out
    }

    fn links(&mut self, draft: &mut Draft<'_, '_>, fragment: &Fragment) {
        for original in &fragment.links {
            let ends =
                [&original.from, &original.to].map(|end| self.ids.get(end.as_str()).cloned());
            let [Some(from), Some(to)] = ends else {
                continue;
            };
            let id = LinkId::from(draft.fresh_id(&format!("{from} {to}")));
            self.ids
                .insert(original.id.text().clone(), id.text().clone());
            let mut copy = original.clone();
            copy.attributes = self.attributes(&copy.attributes);
            (copy.id, copy.from, copy.to) = (id, from.into(), to.into());
            copy.since = draft.since_now();
            draft.put(copy);
        }
    }

    fn notes(&mut self, draft: &mut Draft<'_, '_>, fragment: &Fragment) {
        for original in &fragment.notes {
            let id = NoteId::from(draft.fresh_id("note"));
            self.ids
                .insert(original.id.text().clone(), id.text().clone());
            let mut copy = original.clone();
            copy.target = original.target.as_ref().and_then(|target| {
                let copied = self.ids.get(target.as_str()).cloned().map(SubjectId::from);
                copied.or_else(|| self.keeps_outside.then(|| target.clone()))
            });
            // A plateau of another map means nothing here.
            copy.plateau = copy.plateau.filter(|_| self.keeps_outside);
            (copy.id, copy.since) = (id, draft.since_now());
            draft.put(copy);
        }
    }

    fn placements(&self, draft: &mut Draft<'_, '_>, view: &ViewId, fragment: &Fragment, by: Vec2) {
        let groups = new_groups(draft, view, fragment);
        let layers: BTreeSet<SmolStr> =
            draft.get::<View>(view).map_or_else(BTreeSet::new, |view| {
                view.layers.into_iter().map(|layer| layer.id).collect()
            });
        for original in &fragment.placements {
            let Some(id) = self.ids.get(original.subject.as_str()) else {
                continue;
            };
            let subject = SubjectId::from(id.clone());
            let (mut copy, _) = draft.placement(view, &subject);
            let moved = |at: Finite, by: f64| {
                Finite::new(((at.get() + by) * 10.0).round() / 10.0).unwrap_or_default()
            };
            if original.has_place() {
                (copy.x, copy.y) = (moved(original.x, by.x), moved(original.y, by.y));
                (copy.w, copy.h) = (original.w, original.h);
            }
            copy.bends = original
                .bends
                .iter()
                .map(|bend| *bend + by)
                .collect::<Vec<Point>>();
            copy.hidden = original.hidden;
            (copy.z, copy.collapsed) = (original.z, original.collapsed);
            copy.groups = (original.groups.iter())
                .filter_map(|group| groups.get(group).cloned())
                .collect();
            if layers.contains(&original.layer) {
                copy.layer = original.layer.clone();
            }
            copy.since = draft.since_now();
            draft.put(copy);
        }
    }
}

/// Names for the groups of copies: those of which a fragment holds at least two members.
fn new_groups(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    fragment: &Fragment,
) -> BTreeMap<SmolStr, SmolStr> {
    let mut counts: BTreeMap<&SmolStr, usize> = BTreeMap::new();
    for group in fragment.placements.iter().flat_map(|one| &one.groups) {
        *counts.entry(group).or_default() += 1;
    }
    let base = super::groups::free_name(draft, view);
    counts
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .enumerate()
        .map(|(number, (group, _))| (group.clone(), format_smolstr!("{base}.{number}")))
        .collect()
}

/// The name of a copy: the same where nothing is called so yet, otherwise `Annuaire (2)`; a copy
/// of a copy counts on.
#[must_use]
pub fn copy_name(name: &SmolStr, taken: &BTreeSet<SmolStr>) -> SmolStr {
    if !taken.contains(name) {
        return name.clone();
    }
    let base = stem(name);
    // Among one more names than are taken there is a free one.
    (2..=taken.len() + 2)
        .map(|number| format_smolstr!("{base} ({number})"))
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| name.clone())
}

/// A name without the number of a copy.
fn stem(name: &str) -> &str {
    let counted = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("));
    match counted {
        Some((base, number))
            if !base.is_empty()
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            base
        }
        _ => name,
    }
}

/// How far copies go to stand beside their originals: to the right or below, where nothing stands
/// yet; within the container where it has the room.
fn beside(draft: &Draft<'_, '_>, view: &ViewId, fragment: &Fragment) -> Vec2 {
    let Some(bounds) = fragment.bounds() else {
        return Vec2::new(GAP, GAP);
    };
    let own: BTreeSet<&SubjectId> = fragment.placements.iter().map(|one| &one.subject).collect();
    let snapshot = draft.map().snapshot(draft.plateau());
    let placements = snapshot.placements(draft.map(), view);
    let others = placements
        .iter()
        .filter(|(subject, placement)| !own.contains(subject) && placement.has_place())
        .map(|(_, placement)| placement.rect());
    let (around, others): (Vec<Rect>, Vec<Rect>) =
        others.partition(|rect| rect.contains_rect(bounds));
    let inside = |rect: Rect| {
        around.iter().all(|frame| {
            let inner = Rect::new(
                frame.x0 + PADDING,
                frame.y0 + TITLE_HEIGHT,
                frame.x1 - PADDING,
                frame.y1 - PADDING,
            );
            inner.contains_rect(rect)
        })
    };
    let is_free = |by: &Vec2| !others.iter().any(|other| overlaps(*other, bounds + *by));
    let ways: Vec<Vec2> = (1..=TRIED)
        .map(|step| Vec2::new(f64::from(step) * (bounds.width() + GAP), 0.0))
        .chain((1..=TRIED).map(|step| Vec2::new(0.0, f64::from(step) * (bounds.height() + GAP))))
        .filter(is_free)
        .collect();
    let within = ways.iter().find(|by| inside(bounds + **by));
    let first = within.or_else(|| ways.first()).copied();
    first.unwrap_or(Vec2::new(bounds.width() + GAP, 0.0))
}
