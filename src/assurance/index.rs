//! One plateau, indexed: which data lie where, who carries them, which zone is whose, who hosts
//! what, who stands guard. In parts, each kept over an edit that changes nothing of it.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::aspects::{Aspect, Aspects};
use super::function::functions_of;
use super::hosting::Hosting;
use crate::analysis::{self, DependencyGraph};
use crate::model::{ElementId, ElementIx, KindId, LinkIx, Snapshot, Value};

/// A flow with what rules ask of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowFacts {
    /// Its link.
    pub link: LinkIx,
    /// The emitter.
    pub from: ElementIx,
    /// The receiver.
    pub to: ElementIx,
    /// The data sets that it carries, by number.
    pub data: Vec<ElementIx>,
    /// The groups, links and devices that it crosses, as far as they are there.
    pub via: Vec<ElementIx>,
    /// The zones of emitter and receiver.
    pub zones: [Option<ElementIx>; 2],
}

impl FlowFacts {
    /// Whether both zones are known and differ.
    #[must_use]
    pub fn is_between_zones(&self) -> bool {
        matches!(self.zones, [Some(from), Some(to)] if from != to)
    }
}

/// What kinds, containment and ends of links say. Lists are by number.
#[derive(Debug, Default)]
pub(super) struct Bonds {
    pub(super) by_kind: FxHashMap<KindId, Vec<ElementIx>>,
    pub(super) links_by_kind: FxHashMap<KindId, Vec<LinkIx>>,
    /// By data set: the targets of its `stored_in`.
    pub(super) stores: FxHashMap<ElementIx, Vec<ElementIx>>,
    /// By group: its members.
    pub(super) members: FxHashMap<ElementIx, Vec<ElementIx>>,
    /// By store: its `backed_up_by` links with their vaults.
    pub(super) backups: FxHashMap<ElementIx, Vec<(LinkIx, ElementIx)>>,
}

impl Bonds {
    fn of(snapshot: &Snapshot) -> Self {
        let mut bonds = Self::default();
        for (ix, element) in snapshot.element_numbers().zip(snapshot.elements()) {
            push(&mut bonds.by_kind, &element.kind, ix);
        }
        let ends = snapshot.all_ends();
        for ((number, link), &(from, to)) in (0..).map(LinkIx).zip(snapshot.links()).zip(ends) {
            push(&mut bonds.links_by_kind, &link.kind, number);
            match link.kind.as_str() {
                "stored_in" => push_once(bonds.stores.entry(from).or_default(), to),
                "member_of" => push_once(bonds.members.entry(to).or_default(), from),
                "backed_up_by" => bonds.backups.entry(from).or_default().push((number, to)),
                _ => {}
            }
        }
        for list in bonds.stores.values_mut().chain(bonds.members.values_mut()) {
            list.sort_unstable();
        }
        bonds
    }
}

/// Who is in which zone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Zones {
    /// The zone of each element, by row.
    pub(super) of: Vec<Option<ElementIx>>,
    /// The zone of all that is outside; `None` where the map has none.
    pub(super) internet: Option<ElementIx>,
}

impl Zones {
    fn of(snapshot: &Snapshot, bonds: &Bonds) -> Self {
        let all = bonds.by_kind.get("zone").map_or(&[][..], Vec::as_slice);
        let internet = internet(snapshot, all);
        Self {
            of: zones(snapshot, internet),
            internet,
        }
    }
}

/// The flows, by link, and who carries which data set.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Flows {
    pub(super) all: Vec<FlowFacts>,
    /// By data set: rows of `all`.
    pub(super) carriers: FxHashMap<ElementIx, Vec<usize>>,
}

impl Flows {
    fn of(snapshot: &Snapshot, graph: &DependencyGraph, zones: &Zones) -> Self {
        let mut flows = Self::default();
        for flow in graph.flows() {
            let data = analysis::data_of_flow(snapshot, flow.link);
            for data_set in &data {
                let row = flows.all.len();
                flows.carriers.entry(*data_set).or_default().push(row);
            }
            flows.all.push(FlowFacts {
                link: flow.link,
                from: flow.from,
                to: flow.to,
                data,
                via: flow.via.clone(),
                zones: [zones.of[flow.from.row()], zones.of[flow.to.row()]],
            });
        }
        flows
    }
}

/// See the module's header. Cloning is cheap: the parts are shared.
#[derive(Clone, Debug)]
pub(super) struct Index {
    pub(super) bonds: Arc<Bonds>,
    /// What each element does for security, by row.
    pub(super) functions: Arc<Vec<u8>>,
    pub(super) zones: Arc<Zones>,
    pub(super) hosting: Arc<Hosting>,
    pub(super) flows: Arc<Flows>,
}

/// The attributes that zones are made of.
const READ_BY_ZONES: [&str; 4] = ["zone", "zone_role", "cidr", "trust_level"];
/// Those of hosting.
const READ_BY_HOSTING: [&str; 1] = ["sovereignty_level"];
/// Those of flows, zones beside.
const READ_BY_FLOWS: [&str; 2] = ["data", "via"];

impl Index {
    /// Of one plateau. O(elements + links + what hosts them).
    pub(super) fn of(snapshot: &Snapshot, graph: &DependencyGraph) -> Self {
        let bonds = Bonds::of(snapshot);
        let zones = Zones::of(snapshot, &bonds);
        Self {
            functions: Arc::new(
                snapshot
                    .elements()
                    .iter()
                    .map(|it| functions_of(it))
                    .collect(),
            ),
            hosting: Arc::new(Hosting::of(snapshot)),
            flows: Arc::new(Flows::of(snapshot, graph, &zones)),
            bonds: Arc::new(bonds),
            zones: Arc::new(zones),
        }
    }

    /// After an edit that changed these aspects of these elements, and neither kinds nor containment
    /// nor ends of links: the parts that are as they were are shared, and the others noted among the
    /// changes. O(these elements), and O(elements + links) for each part that is made anew.
    pub(super) fn after(
        &self,
        snapshot: &Snapshot,
        graph: &DependencyGraph,
        elements: &[ElementIx],
        changed: &mut Aspects,
    ) -> Self {
        let mut index = self.clone();
        for &ix in elements {
            let functions = functions_of(snapshot.element(ix));
            if index.functions[ix.row()] != functions {
                Arc::make_mut(&mut index.functions)[ix.row()] = functions;
                changed.add(Aspect::Functions);
            }
        }
        if changed.has_attribute_of(&READ_BY_ZONES) {
            let zones = Zones::of(snapshot, &self.bonds);
            replace(&mut index.zones, zones, Aspect::Zones, changed);
        }
        if changed.has_attribute_of(&READ_BY_HOSTING) {
            let hosting = Hosting::of(snapshot);
            replace(&mut index.hosting, hosting, Aspect::Hosting, changed);
        }
        let has_other_zones = !Arc::ptr_eq(&index.zones, &self.zones);
        if has_other_zones || changed.has_attribute_of(&READ_BY_FLOWS) {
            let flows = Flows::of(snapshot, graph, &index.zones);
            replace(&mut index.flows, flows, Aspect::Flows, changed);
        }
        index
    }
}

fn replace<T: PartialEq>(old: &mut Arc<T>, new: T, part: Aspect, changed: &mut Aspects) {
    if **old != new {
        *old = Arc::new(new);
        changed.add(part);
    }
}

fn push<T>(lists: &mut FxHashMap<KindId, Vec<T>>, kind: &KindId, number: T) {
    match lists.get_mut(kind.as_str()) {
        Some(list) => list.push(number),
        None => {
            lists.insert(kind.clone(), vec![number]);
        }
    }
}

fn push_once(list: &mut Vec<ElementIx>, ix: ElementIx) {
    if !list.contains(&ix) {
        list.push(ix);
    }
}

/// The zone of all that is outside: the one whose role says so, else the one of every address, else
/// the first without trust; ties by id.
fn internet(snapshot: &Snapshot, zones: &[ElementIx]) -> Option<ElementIx> {
    let attribute = |zone: ElementIx, name: &str| snapshot.element(zone).attributes.get(name);
    let says = |name: &str, word: &str| {
        let mut all = zones.iter().copied();
        all.find(|zone| attribute(*zone, name).and_then(Value::as_text) == Some(word))
    };
    let is_untrusted =
        |zone: &ElementIx| attribute(*zone, "trust_level").and_then(Value::as_number) == Some(0.0);
    says("zone_role", "internet")
        .or_else(|| says("cidr", "0.0.0.0/0"))
        .or_else(|| zones.iter().copied().find(is_untrusted))
}

/// The zone of every element; see [`Facts::zone`](super::Facts::zone).
fn zones(snapshot: &Snapshot, internet: Option<ElementIx>) -> Vec<Option<ElementIx>> {
    let own = |ix: ElementIx| {
        let id = snapshot
            .element(ix)
            .attributes
            .get("zone")
            .and_then(Value::as_text)?;
        let named = snapshot.find(&ElementId::from(id))?;
        // A subnet stands for the zone that it is a part of.
        let is_zone = |ix: &ElementIx| snapshot.element(*ix).kind.as_str() == "zone";
        let mut chain = std::iter::once(named).chain(snapshot.ancestors(named));
        Some(chain.find(is_zone).unwrap_or(named))
    };
    snapshot
        .element_numbers()
        .map(|ix| {
            let zone_of = |ix: ElementIx| {
                let is_zone = snapshot.element(ix).kind.as_str() == "zone";
                own(ix).or_else(|| is_zone.then_some(ix))
            };
            let mut chain = std::iter::once(ix).chain(snapshot.ancestors(ix));
            let found = chain.find_map(zone_of);
            let kind = snapshot.element(ix).kind.as_str();
            let is_outside = matches!(kind, "external_system" | "internet");
            found.or(if is_outside { internet } else { None })
        })
        .collect()
}
