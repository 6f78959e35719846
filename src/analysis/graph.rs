//! The dependencies of one snapshot in compressed rows: what every analysis walks over.
//!
//! What a kind of link means, and which end depends on the other, comes from the catalogue and
//! from nowhere else. Elements keep the numbers that they have in the snapshot, in order of their
//! ids, so that the smaller number is also the smaller id.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::arcs::{self, Arcs, Class, NO_LINK};
use super::scenario::UnknownElement;
use crate::catalogue::{DependencyRule, LinkFamily, Strength, element_kind, link_kind};
use crate::model::{
    Attributes, Element, ElementId, ElementIx, Link, LinkIx, PlateauId, Snapshot, Value,
};

/// The attributes of elements that dependencies are made of; kinds and containment beside.
const ELEMENT_READ: [&str; 2] = ["fault_domain", "k"];
/// The attributes of links that dependencies, copies and flows are made of; kinds and ends beside.
const LINK_READ: [&str; 6] = ["strength", "buffer_h", "via", "lag_h", "mode", "interval_h"];

/// In place of a group's number, for elements that are no group.
pub(super) const NO_GROUP: u32 = u32::MAX;

/// A redundancy group: it works as long as `k` of its members do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The group itself.
    pub element: ElementIx,
    /// How many members must work.
    pub k: u32,
    /// How many members it has at this plateau.
    pub size: u32,
}

/// A data flow with all that it crosses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Its link.
    pub link: LinkIx,
    /// The emitter.
    pub from: ElementIx,
    /// The receiver.
    pub to: ElementIx,
    /// The groups and links crossed, as far as they exist at this plateau.
    pub via: Vec<ElementIx>,
}

/// A copy of a store: a replica, or the backups in a vault.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Copy {
    pub(super) of: u32,
    pub(super) to: u32,
    /// Hours of data that restoring from it loses; `None` where the map does not say.
    pub(super) loss_h: Option<f64>,
}

/// See the module's header. Cloning is cheap: the rows are shared.
#[derive(Clone, Debug)]
pub struct DependencyGraph {
    snapshot: Snapshot,
    pub(super) needs: Arc<Arcs>,
    pub(super) needed_by: Arc<Arcs>,
    groups: Arc<[Group]>,
    pub(super) group_rows: Arc<[u32]>,
    pub(super) store_counts: Arc<[u32]>,
    flows: Arc<[Flow]>,
    pub(super) replicas: Arc<[Copy]>,
    pub(super) backups: Arc<[Copy]>,
}

impl DependencyGraph {
    /// The dependencies of a snapshot. O(elements + links).
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let rows = snapshot.elements().len();
        let mut arcs = containment(snapshot);
        let mut flows = Vec::new();
        let (mut replicas, mut backups) = (Vec::new(), Vec::new());
        // A member or a store that is drawn twice still counts once.
        let mut counted: FxHashSet<(u32, u32, Class)> = FxHashSet::default();
        for (number, (link, &(from, to))) in
            (0..).zip(snapshot.links().iter().zip(snapshot.all_ends()))
        {
            let Some(kind) = link_kind(link.kind.as_str()) else {
                continue;
            };
            match kind.family {
                LinkFamily::Flow => flows.push(Flow {
                    link: LinkIx(number),
                    from,
                    to,
                    via: via(snapshot, link),
                }),
                LinkFamily::Replication => {
                    replicas.push(copy(from, to, link, "lag_h", lag_unless_given(link)));
                }
                LinkFamily::Backup => backups.push(copy(from, to, link, "interval_h", None)),
                _ => {}
            }
            if let Some((from, to, class)) = dependency(kind.dependency, link, from, to)
                && (matches!(class, Class::Hard | Class::Soft)
                    || (from != to && counted.insert((from.0, to.0, class))))
            {
                let buffer_h = if class == Class::Soft {
                    hours_of(&link.attributes, "buffer_h").unwrap_or(0.0)
                } else {
                    0.0
                };
                arcs.push(arcs::Arc {
                    from: from.0,
                    to: to.0,
                    class,
                    link: number,
                    buffer_h,
                });
            }
        }
        let (groups, group_rows) = groups(snapshot, &mut arcs);
        let mut store_counts = vec![0_u32; rows];
        for arc in &arcs {
            if arc.class == Class::Store {
                store_counts[arc.from as usize] += 1;
            }
        }
        Self {
            snapshot: snapshot.clone(),
            needs: Arc::new(Arcs::forward(rows, &arcs)),
            needed_by: Arc::new(Arcs::backward(rows, &arcs)),
            groups: groups.into(),
            group_rows: group_rows.into(),
            store_counts: store_counts.into(),
            flows: flows.into(),
            replicas: replicas.into(),
            backups: backups.into(),
        }
    }

    /// The dependencies of a snapshot after an edit ([`Snapshot::after`]), shared with those before
    /// where the edit changed nothing that they are made of; `None` where it did. O(records) to
    /// compare pointers.
    #[must_use]
    pub fn after(&self, snapshot: &Snapshot) -> Option<Self> {
        let same = |names: &[&str], old: &Attributes, new: &Attributes| {
            names.iter().all(|name| old.get(*name) == new.get(*name))
        };
        let elements = || self.elements().iter().zip(snapshot.elements());
        let links = || self.links().iter().zip(snapshot.links());
        let is_alike = self.snapshot.shares_shape_with(snapshot)
            && elements().all(|(old, new)| {
                Arc::ptr_eq(old, new)
                    || (old.kind == new.kind
                        && same(&ELEMENT_READ, &old.attributes, &new.attributes))
            })
            && links().all(|(old, new)| {
                Arc::ptr_eq(old, new)
                    || (old.kind == new.kind && same(&LINK_READ, &old.attributes, &new.attributes))
            });
        is_alike.then(|| Self {
            snapshot: snapshot.clone(),
            ..self.clone()
        })
    }

    /// Whether both are one and the same, so that every answer of one is an answer of the other.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.snapshot.is_same(&other.snapshot) && Arc::ptr_eq(&self.needs, &other.needs)
    }

    /// Whether both have the very same dependencies in memory, whatever else their records say. O(1);
    /// where it says no they may be alike.
    #[must_use]
    pub fn shares_arcs_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.needs, &other.needs)
    }

    /// Whether a snapshot has the same elements and links, and so the same dependencies.
    /// O(records), and quick for records that the two share.
    #[must_use]
    pub fn is_of(&self, snapshot: &Snapshot) -> bool {
        fn alike<R: PartialEq>(these: &[Arc<R>], those: &[Arc<R>]) -> bool {
            let alike = |(this, that): (&Arc<R>, &Arc<R>)| Arc::ptr_eq(this, that) || this == that;
            these.len() == those.len() && these.iter().zip(those).all(alike)
        }
        self.plateau() == snapshot.plateau()
            && alike(self.elements(), snapshot.elements())
            && alike(self.links(), snapshot.links())
    }

    /// The plateau that it speaks of.
    #[must_use]
    pub fn plateau(&self) -> Option<&PlateauId> {
        self.snapshot.plateau()
    }

    /// The elements, by id; the row is the element's number.
    #[must_use]
    pub fn elements(&self) -> &[Arc<Element>] {
        self.snapshot.elements()
    }

    /// An element by number.
    #[must_use]
    pub fn element(&self, ix: ElementIx) -> &Arc<Element> {
        self.snapshot.element(ix)
    }

    /// The links, by id; the row is the link's number.
    #[must_use]
    pub fn links(&self) -> &[Arc<Link>] {
        self.snapshot.links()
    }

    /// An element's number. O(log elements).
    ///
    /// # Errors
    /// When there is no such element at this plateau.
    pub fn find(&self, id: &ElementId) -> Result<ElementIx, UnknownElement> {
        self.elements()
            .binary_search_by(|element| element.id.cmp(id))
            .ok()
            .and_then(|row| u32::try_from(row).ok())
            .map(ElementIx)
            .ok_or_else(|| UnknownElement { id: id.clone() })
    }

    /// The redundancy groups, by id.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The redundancy group that an element is, if it is one.
    #[must_use]
    pub fn group(&self, ix: ElementIx) -> Option<&Group> {
        self.groups.get(self.group_rows[ix.row()] as usize)
    }

    /// The data flows, by id.
    #[must_use]
    pub fn flows(&self) -> &[Flow] {
        &self.flows
    }

    /// What an element needs directly, and in what way: its fault domain first, then by link.
    pub fn needs(&self, ix: ElementIx) -> impl Iterator<Item = (ElementIx, Class)> + '_ {
        self.needs
            .classed(ix.0)
            .map(|(other, class, _)| (ElementIx(other), class))
    }

    /// What needs an element directly, and in what way.
    pub fn needed_by(&self, ix: ElementIx) -> impl Iterator<Item = (ElementIx, Class)> + '_ {
        self.needed_by
            .classed(ix.0)
            .map(|(other, class, _)| (ElementIx(other), class))
    }

    /// How many dependencies there are.
    #[must_use]
    pub fn dependency_count(&self) -> usize {
        self.needs.len()
    }

    /// The kind of the link behind an arc; `None` for containment.
    pub(super) fn kind_of_link(&self, link: u32) -> Option<&str> {
        Some(self.links().get(link as usize)?.kind.as_str())
    }
}

/// Whether the loss of an element takes down what it contains: as its `fault_domain` attribute
/// says, and where it is silent, as its kind is by default. What only gathers never does, whatever
/// the attribute says.
#[must_use]
pub(super) fn is_fault_domain(element: &Element) -> bool {
    if only_gathers(element) {
        return false;
    }
    match element.attributes.get("fault_domain").map(Value::as_flag) {
        Some(Some(flag)) => flag,
        _ => element_kind(element.kind.as_str()).is_some_and(|kind| kind.is_fault_domain),
    }
}

/// Whether an element is a frame around others and nothing that fails: a zone, an application
/// group, a group.
#[must_use]
pub(super) fn only_gathers(element: &Element) -> bool {
    matches!(
        element.kind.as_str(),
        "zone" | "application_group" | "group"
    )
}

/// Whether an element is a redundancy group.
#[must_use]
pub(super) fn is_group(element: &Element) -> bool {
    element.kind.as_str() == "redundancy_group"
}

fn containment(snapshot: &Snapshot) -> Vec<arcs::Arc> {
    let holds: Vec<bool> = snapshot
        .elements()
        .iter()
        .map(|element| is_fault_domain(element))
        .collect();
    snapshot
        .element_numbers()
        .filter_map(|child| {
            let parent = snapshot.parent(child).filter(|ix| holds[ix.row()])?;
            Some(arcs::Arc {
                from: child.0,
                to: parent.0,
                class: Class::Container,
                link: NO_LINK,
                buffer_h: 0.0,
            })
        })
        .collect()
}

/// The dependency that a link makes: dependent, what it needs, and how.
fn dependency(
    rule: DependencyRule,
    link: &Link,
    from: ElementIx,
    to: ElementIx,
) -> Option<(ElementIx, ElementIx, Class)> {
    let strength = link.attributes.get("strength").and_then(Value::as_text);
    match rule {
        DependencyRule::Data => Some((from, to, Class::Store)),
        DependencyRule::Member => Some((to, from, Class::Member)),
        _ => match rule.strength(strength)? {
            Strength::Hard => Some((from, to, Class::Hard)),
            Strength::Soft => Some((from, to, Class::Soft)),
        },
    }
}

/// The groups, and for each element its row among them. Members of what is no redundancy group
/// have no effect on it, so their arcs go.
fn groups(snapshot: &Snapshot, arcs: &mut Vec<arcs::Arc>) -> (Vec<Group>, Vec<u32>) {
    let mut rows = vec![NO_GROUP; snapshot.elements().len()];
    let mut groups = Vec::new();
    for ix in snapshot.element_numbers() {
        let element = snapshot.element(ix);
        if is_group(element) {
            rows[ix.row()] = u32::try_from(groups.len()).unwrap_or(NO_GROUP);
            groups.push(Group {
                element: ix,
                k: members_needed(element),
                size: 0,
            });
        }
    }
    arcs.retain(|arc| {
        arc.class != Class::Member
            || groups
                .get_mut(rows[arc.from as usize] as usize)
                .map(|group: &mut Group| group.size += 1)
                .is_some()
    });
    (groups, rows)
}

/// The `k` of a group; one where the map does not say.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of u32 before"
)]
fn members_needed(element: &Element) -> u32 {
    let k = element.attributes.get("k").and_then(Value::as_number);
    k.map_or(1, |k| k.ceil().clamp(0.0, f64::from(u32::MAX)) as u32)
}

fn via(snapshot: &Snapshot, link: &Link) -> Vec<ElementIx> {
    let names = link.attributes.get("via").and_then(Value::as_list);
    names
        .unwrap_or_default()
        .iter()
        .filter_map(|name| snapshot.find(&ElementId::from(name.as_text()?)))
        .collect()
}

/// A synchronous replica has no lag; that of any other is unknown where the map does not say.
fn lag_unless_given(link: &Link) -> Option<f64> {
    let mode = link.attributes.get("mode").and_then(Value::as_text);
    (mode == Some("sync")).then_some(0.0)
}

fn copy(
    from: ElementIx,
    to: ElementIx,
    link: &Link,
    loss: &str,
    unless_given: Option<f64>,
) -> Copy {
    Copy {
        of: from.0,
        to: to.0,
        loss_h: hours_of(&link.attributes, loss).or(unless_given),
    }
}

/// Hours that the map gives. Less than none is no answer, so that it counts as not given.
pub(super) fn hours_of(attributes: &Attributes, name: &str) -> Option<f64> {
    let hours = attributes.get(name).and_then(Value::as_number);
    hours.filter(|hours| *hours >= 0.0)
}
