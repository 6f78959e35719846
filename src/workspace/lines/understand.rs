//! From statements to a sketch: names that the map has are used again, kinds are said or guessed,
//! links are of a kind that is allowed between their ends.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::label::{self, Label};
use super::parse::{Arrow, Named, Parsed, Statement};
use super::{Flaw, Place, words};
use crate::catalogue::{self, ElementKind, LinkKind};
use crate::command::sketch::{Sketch, SketchElement, SketchEnd, SketchLink, legal_between};
use crate::locale::{Message, msg};
use crate::model::{
    Attributes, ElementId, KindId, Placement, Snapshot, SubjectId, SystemMap, ViewId,
};
use crate::workspace::clipboard::folded;

/// The most links that are made of a text.
const MOST_LINKS: usize = 4_000;
/// The kind of what says nothing about itself.
const USUAL_KIND: &str = "application";
/// The kind of what contains others and says nothing else.
const USUAL_CONTAINER: &str = "group";

/// Where the kind of an element comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The map has the element.
    Known,
    /// The text says it.
    Said,
    /// A word of the name says it.
    Guessed(String),
    /// It contains others.
    Contains,
    /// Nothing says it: the usual kind.
    Usual,
}

/// One line of what a text comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// An element.
    Element {
        /// Its name.
        name: SmolStr,
        /// Its kind.
        kind: KindId,
        /// Where the kind comes from; a known element is not made again.
        origin: Origin,
        /// The name of what contains it.
        parent: Option<SmolStr>,
        /// Whether the text puts it somewhere else than it is: it stays where it is.
        stays: bool,
    },
    /// A link.
    Link {
        /// The name at its start.
        from: SmolStr,
        /// The name at its end.
        to: SmolStr,
        /// Its kind.
        kind: KindId,
        /// What stands on it.
        name: SmolStr,
        /// Protocol, transport, port.
        attributes: Attributes,
        /// Whether there is such a link already: it is not made again.
        is_known: bool,
    },
}

/// What a text means on a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// What it would draw.
    pub sketch: Sketch,
    /// The same to be read, in the order of the text: elements, then links.
    pub rows: Vec<Row>,
    /// What was not understood.
    pub flaws: Vec<Flaw>,
}

/// Finds out what statements mean on a map at a plateau, in a view.
#[must_use]
pub fn understand(parsed: Parsed, map: &SystemMap, snapshot: &Snapshot, view: &ViewId) -> Meaning {
    let mut reader = Reader {
        map,
        snapshot,
        view,
        known: known_names(map, snapshot, view),
        nodes: Vec::new(),
        by_name: BTreeMap::new(),
        wishes: Vec::new(),
        flaws: parsed.flaws,
    };
    for statement in &parsed.statements {
        reader.statement(statement, None);
    }
    reader.meaning()
}

/// Elements by name. Of several of one name, one that the view shows.
fn known_names(map: &SystemMap, snapshot: &Snapshot, view: &ViewId) -> BTreeMap<String, ElementId> {
    let mut out: BTreeMap<String, ElementId> = BTreeMap::new();
    for element in snapshot.elements() {
        let name = folded(&element.name);
        let shows = is_shown(map, view, &element.id);
        let is_better = out
            .get(&name)
            .is_none_or(|other| shows && !is_shown(map, view, other));
        if is_better {
            out.insert(name, element.id.clone());
        }
    }
    out
}

fn is_shown(map: &SystemMap, view: &ViewId, id: &ElementId) -> bool {
    let placement = Placement::id_for(view, &SubjectId::from(id));
    map.tables().placements.contains(&placement)
}

/// An element of the text.
struct Node {
    name: SmolStr,
    kind: KindId,
    origin: Origin,
    /// The element that it is in the map.
    known: Option<ElementId>,
    parent: Option<usize>,
    stays: bool,
    place: Place,
}

/// A link of the text, while kinds may still change.
struct Wish {
    from: usize,
    to: usize,
    is_directed: bool,
    label: Label,
    place: Place,
}

struct Reader<'a> {
    map: &'a SystemMap,
    snapshot: &'a Snapshot,
    view: &'a ViewId,
    known: BTreeMap<String, ElementId>,
    nodes: Vec<Node>,
    by_name: BTreeMap<String, usize>,
    wishes: Vec<Wish>,
    flaws: Vec<Flaw>,
}

impl Reader<'_> {
    fn flaw(&mut self, place: Place, message: impl Into<Message>) {
        let message = message.into();
        self.flaws.push(Flaw { place, message });
    }

    fn statement(&mut self, statement: &Statement, parent: Option<usize>) {
        let parts: Vec<Vec<usize>> = statement
            .parts
            .iter()
            .map(|part| part.iter().map(|named| self.named(named, parent)).collect())
            .collect();
        let label = match &statement.label {
            None => Label::default(),
            Some((text, place)) => match label::read(text) {
                Ok(label) => label,
                Err(message) => {
                    self.flaw(*place, message);
                    return;
                }
            },
        };
        for (index, arrow) in statement.arrows.iter().enumerate() {
            let (Some(before), Some(after)) = (parts.get(index), parts.get(index + 1)) else {
                continue;
            };
            let place = (statement.parts.get(index + 1))
                .and_then(|part| part.first())
                .map_or(Place::default(), |named| named.place);
            for &a in before {
                for &b in after {
                    if self.wishes.len() == MOST_LINKS {
                        self.flaw(place, msg::LINES_TOO_MANY);
                    }
                    if self.wishes.len() >= MOST_LINKS {
                        return;
                    }
                    let (from, to) = match arrow {
                        Arrow::Forward | Arrow::Joined => (a, b),
                        Arrow::Backward => (b, a),
                    };
                    self.wishes.push(Wish {
                        from,
                        to,
                        is_directed: *arrow != Arrow::Joined,
                        label: label.clone(),
                        place,
                    });
                }
            }
        }
    }

    /// The node of a name, new or met before.
    fn named(&mut self, named: &Named, parent: Option<usize>) -> usize {
        let said = named.kind.as_ref().and_then(|(word, place)| {
            let kind = words::kind_of(word);
            if kind.is_none() {
                self.flaw(*place, msg::LINES_KIND.with("word", word.as_str()));
            }
            kind
        });
        let index = self.find(named).unwrap_or_else(|| self.add(named));
        if let Some(kind) = said
            && self.nodes[index].known.is_none()
        {
            self.nodes[index].kind = KindId::new(kind.id);
            self.nodes[index].origin = Origin::Said;
        }
        self.put_into(index, parent);
        if let Some(content) = &named.content {
            self.mind_container(index);
            for statement in content {
                self.statement(statement, Some(index));
            }
        }
        index
    }

    /// A name as it stands, then without the word for its kind before it.
    fn find(&mut self, named: &Named) -> Option<usize> {
        let whole = folded(&named.name);
        let rest = if named.is_quoted {
            None
        } else {
            words::leading(&named.name).map(|(_, rest)| folded(rest))
        };
        for name in std::iter::once(whole).chain(rest) {
            if let Some(index) = self.by_name.get(&name) {
                return Some(*index);
            }
            if let Some(id) = self.known.get(&name).cloned() {
                let element = self.snapshot.element_by_id(&id)?;
                let node = Node {
                    name: element.name.clone(),
                    kind: element.kind.clone(),
                    origin: Origin::Known,
                    known: Some(id),
                    parent: None,
                    stays: false,
                    place: named.place,
                };
                return Some(self.push(name, node));
            }
        }
        None
    }

    fn add(&mut self, named: &Named) -> usize {
        let whole = named.name.as_str();
        let (name, kind, origin) = match words::leading(whole).filter(|_| !named.is_quoted) {
            // “Zone DMZ” is a zone called DMZ; “Zone applicative” is its whole name.
            Some((kind, rest)) if is_name_of_its_own(whole, rest) => {
                (rest, Some(kind), Origin::Said)
            }
            Some((kind, _)) => (whole, Some(kind), Origin::Said),
            None => match words::within(whole) {
                Some((kind, word)) => (whole, Some(kind), Origin::Guessed(word)),
                None => (whole, None, Origin::Usual),
            },
        };
        let kind = kind.map_or(USUAL_KIND, |kind| kind.id);
        let node = Node {
            name: name.into(),
            kind: KindId::new(kind),
            origin,
            known: None,
            parent: None,
            stays: false,
            place: named.place,
        };
        let index = self.push(folded(name), node);
        // Met again by its whole name, it is the same.
        self.by_name.entry(folded(whole)).or_insert(index);
        index
    }

    fn push(&mut self, name: String, node: Node) -> usize {
        let index = self.nodes.len();
        self.nodes.push(node);
        self.by_name.insert(name, index);
        index
    }

    /// Puts a node into a container. What the map has stays where it is.
    fn put_into(&mut self, index: usize, parent: Option<usize>) {
        let Some(parent) = parent.filter(|parent| *parent != index) else {
            return;
        };
        let circles = std::iter::successors(Some(parent), |at| self.nodes[*at].parent)
            .take(self.nodes.len())
            .any(|at| at == index);
        if circles {
            let place = self.nodes[index].place;
            self.flaw(place, msg::LINES_CIRCLE);
            return;
        }
        let holder = self.nodes[parent].known.clone();
        let node = &self.nodes[index];
        let stays = node.known.as_ref().is_some_and(|id| {
            let element = self.snapshot.element_by_id(id);
            let own = element.and_then(|element| element.parent.clone());
            own.is_none() || own != holder
        });
        let node = &mut self.nodes[index];
        if node.known.is_some() {
            node.stays |= stays;
        } else if node.parent.is_none() {
            node.parent = Some(parent);
        }
    }

    /// What contains others is a container.
    fn mind_container(&mut self, index: usize) {
        let node = &self.nodes[index];
        let holds = kind(node).is_some_and(|kind| kind.is_container);
        if holds {
            return;
        }
        if matches!(node.origin, Origin::Usual | Origin::Guessed(_)) {
            let node = &mut self.nodes[index];
            node.kind = KindId::new(USUAL_CONTAINER);
            node.origin = Origin::Contains;
        } else {
            let message = msg::LINES_NO_CONTAINER.with("name", node.name.as_str());
            let place = node.place;
            self.flaw(place, message);
        }
    }

    fn meaning(mut self) -> Meaning {
        let mut out = Meaning::default();
        let order = self.order();
        let mut ends: Vec<Option<SketchEnd>> = vec![None; self.nodes.len()];
        for &index in &order {
            let node = &self.nodes[index];
            if let Some(id) = &node.known {
                ends[index] = Some(SketchEnd::Known(id.clone()));
                if !is_shown(self.map, self.view, id) {
                    out.sketch.shown.push(id.clone());
                }
            } else {
                ends[index] = Some(SketchEnd::New(out.sketch.elements.len()));
                out.sketch.elements.push(SketchElement {
                    kind: node.kind.clone(),
                    name: node.name.clone(),
                    parent: node.parent.and_then(|parent| ends[parent].clone()),
                    rect: None,
                });
            }
            out.rows.push(Row::Element {
                name: node.name.clone(),
                kind: node.kind.clone(),
                origin: node.origin.clone(),
                parent: self.parent_name(node),
                stays: node.stays,
            });
        }
        let mut made: BTreeSet<(usize, usize, &str, Attributes)> = BTreeSet::new();
        for wish in std::mem::take(&mut self.wishes) {
            self.link(&wish, &ends, &mut made, &mut out);
        }
        out.flaws = self.flaws;
        out.flaws.sort_by_key(|flaw| flaw.place);
        out
    }

    fn parent_name(&self, node: &Node) -> Option<SmolStr> {
        if let Some(parent) = node.parent {
            return Some(self.nodes[parent].name.clone());
        }
        let element = self.snapshot.element_by_id(node.known.as_ref()?)?;
        let parent = self.snapshot.element_by_id(element.parent.as_ref()?)?;
        Some(parent.name.clone())
    }

    /// The nodes in the order of the text, containers before what they hold.
    fn order(&self) -> Vec<usize> {
        let mut out = Vec::new();
        let mut seen = vec![false; self.nodes.len()];
        for index in 0..self.nodes.len() {
            let mut way = Vec::new();
            let mut at = Some(index);
            while let Some(node) = at.filter(|node| !seen[*node]) {
                seen[node] = true;
                way.push(node);
                at = self.nodes[node].parent;
            }
            out.extend(way.into_iter().rev());
        }
        out
    }

    fn link(
        &mut self,
        wish: &Wish,
        ends: &[Option<SketchEnd>],
        made: &mut BTreeSet<(usize, usize, &'static str, Attributes)>,
        out: &mut Meaning,
    ) {
        let (from, to) = (&self.nodes[wish.from], &self.nodes[wish.to]);
        let names = |message: crate::locale::MessageId| {
            message
                .with("from", from.name.as_str())
                .with("to", to.name.as_str())
        };
        if wish.from == wish.to {
            let message = names(msg::LINES_ITSELF);
            self.flaw(wish.place, message);
            return;
        }
        let legal = legal_between(from.kind.as_str(), to.kind.as_str());
        let Some(kind) = wish.label.kind_between(&legal, wish.is_directed) else {
            let message = match wish.label.kind {
                Some(kind) => names(msg::LINES_NOT_ALLOWED).with("kind", kind.id),
                None => names(msg::LINES_NO_LINK),
            };
            self.flaw(wish.place, message);
            return;
        };
        let (attributes, name) = wish.label.carried(kind);
        if !made.insert((wish.from, wish.to, kind.id, attributes.clone())) {
            return;
        }
        let is_known = self.has_link(from, to, kind, &attributes);
        out.rows.push(Row::Link {
            from: from.name.clone(),
            to: to.name.clone(),
            kind: KindId::new(kind.id),
            name: name.clone(),
            attributes: attributes.clone(),
            is_known,
        });
        if let (false, Some(from), Some(to)) =
            (is_known, ends[wish.from].clone(), ends[wish.to].clone())
        {
            out.sketch.links.push(SketchLink {
                kind: KindId::new(kind.id),
                from,
                to,
                name,
                attributes,
            });
        }
    }

    /// Whether the map has such a link: of this kind, between these two, with the same port.
    fn has_link(&self, from: &Node, to: &Node, kind: &LinkKind, said: &Attributes) -> bool {
        let (Some(from), Some(to)) = (&from.known, &to.known) else {
            return false;
        };
        self.snapshot.links().iter().any(|link| {
            link.kind.as_str() == kind.id
                && link.from == *from
                && link.to == *to
                && said
                    .iter()
                    .all(|(name, value)| link.attributes.get(name) == Some(value))
        })
    }
}

fn kind(node: &Node) -> Option<&'static ElementKind> {
    catalogue::element_kind(node.kind.as_str())
}

/// Whether what follows the word for a kind is a name by itself: it begins with a capital or
/// holds a digit, or the word for the kind is no part of a title either.
fn is_name_of_its_own(whole: &str, rest: &str) -> bool {
    let begins_large = |text: &str| {
        let first = text.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let has_digit = rest.chars().any(|c| c.is_ascii_digit());
    begins_large(rest) || has_digit || !begins_large(whole)
}
