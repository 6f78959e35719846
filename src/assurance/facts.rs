//! One plateau, indexed once for all that judges it: which data lie where, who carries and
//! processes them, which zone is whose.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::hosting::Hosting;
use super::settings::Settings;
use crate::analysis::{self, DependencyGraph};
use crate::model::{
    Day, Element, ElementId, ElementIx, Link, LinkIx, Plateau, Snapshot, SystemMap, Value,
};

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

/// See the module's header. Lists of elements are by number, which is by id.
pub struct Facts<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// Its plateau.
    pub plateau: Option<&'a Plateau>,
    /// The map as it stands there.
    pub snapshot: &'a Snapshot,
    /// Its dependencies.
    pub graph: &'a DependencyGraph,
    /// How the map wants to be judged.
    pub settings: &'a Settings,
    /// Who is hosted on what.
    pub hosting: Hosting,
    /// The map at the plateau that this one builds on, where somebody has it at hand.
    pub before: Option<&'a Snapshot>,
    /// Flows, by link.
    pub flows: Vec<FlowFacts>,
    by_kind: FxHashMap<&'a str, Vec<ElementIx>>,
    /// By data set: the targets of its `stored_in`.
    stores: FxHashMap<ElementIx, Vec<ElementIx>>,
    /// By data set: rows of `flows`.
    carriers: FxHashMap<ElementIx, Vec<usize>>,
    /// By group: its members.
    members: FxHashMap<ElementIx, Vec<ElementIx>>,
    /// By store: its `backed_up_by` links with their vaults.
    backups: FxHashMap<ElementIx, Vec<(LinkIx, ElementIx)>>,
    zones: Vec<Option<ElementIx>>,
    /// The zone of all that is outside; `None` where the map has none.
    pub internet: Option<ElementIx>,
}

impl<'a> Facts<'a> {
    /// Of one plateau. O(elements + links + what hosts them).
    #[must_use]
    pub fn of(
        map: &'a SystemMap,
        snapshot: &'a Snapshot,
        graph: &'a DependencyGraph,
        settings: &'a Settings,
    ) -> Self {
        let plateau = snapshot.plateau();
        let mut by_kind: FxHashMap<&str, Vec<ElementIx>> = FxHashMap::default();
        for (ix, element) in snapshot.element_numbers().zip(snapshot.elements()) {
            by_kind.entry(element.kind.as_str()).or_default().push(ix);
        }
        let internet = internet(snapshot, by_kind.get("zone").map_or(&[][..], Vec::as_slice));
        let zones = zones(snapshot, internet);
        let mut facts = Self {
            map,
            plateau: plateau.and_then(|id| map.tables().plateaus.get(id).map(Arc::as_ref)),
            snapshot,
            graph,
            settings,
            hosting: Hosting::of(snapshot),
            before: None,
            flows: Vec::with_capacity(graph.flows().len()),
            by_kind,
            stores: FxHashMap::default(),
            carriers: FxHashMap::default(),
            members: FxHashMap::default(),
            backups: FxHashMap::default(),
            zones,
            internet,
        };
        let ends = snapshot.all_ends();
        for ((number, link), &(from, to)) in (0..).map(LinkIx).zip(snapshot.links()).zip(ends) {
            match link.kind.as_str() {
                "stored_in" => push_once(facts.stores.entry(from).or_default(), to),
                "member_of" => push_once(facts.members.entry(to).or_default(), from),
                "backed_up_by" => facts.backups.entry(from).or_default().push((number, to)),
                _ => {}
            }
        }
        for stores in facts.stores.values_mut().chain(facts.members.values_mut()) {
            stores.sort_unstable();
        }
        for flow in graph.flows() {
            let data = analysis::data_of_flow(snapshot, flow.link);
            for data_set in &data {
                let row = facts.flows.len();
                facts.carriers.entry(*data_set).or_default().push(row);
            }
            facts.flows.push(FlowFacts {
                link: flow.link,
                from: flow.from,
                to: flow.to,
                data,
                via: flow.via.clone(),
                zones: [facts.zone(flow.from), facts.zone(flow.to)],
            });
        }
        facts
    }

    /// Asks the facts of one plateau something, for whoever has neither its dependencies nor the
    /// settings of the map at hand. As [`Facts::of`], and the dependencies.
    pub fn over<T>(
        map: &SystemMap,
        snapshot: &Snapshot,
        today: Option<Day>,
        ask: impl FnOnce(&Facts<'_>) -> T,
    ) -> T {
        let graph = DependencyGraph::of(snapshot);
        let settings = Settings::of(map, today);
        ask(&Facts::of(map, snapshot, &graph, &settings))
    }

    /// The elements of a kind.
    #[must_use]
    pub fn of_kind(&self, kind: &str) -> &[ElementIx] {
        self.by_kind.get(kind).map_or(&[], Vec::as_slice)
    }

    /// An element by number.
    #[must_use]
    pub fn element(&self, ix: ElementIx) -> &'a Arc<Element> {
        &self.snapshot.elements()[ix.row()]
    }

    /// A link by number.
    #[must_use]
    pub fn link(&self, ix: LinkIx) -> &'a Arc<Link> {
        &self.snapshot.links()[ix.row()]
    }

    /// An element's id.
    #[must_use]
    pub fn id(&self, ix: ElementIx) -> &'a ElementId {
        &self.element(ix).id
    }

    /// An element's name, or its id where it has none.
    #[must_use]
    pub fn name(&self, ix: ElementIx) -> &'a str {
        let element = self.element(ix);
        let is_named = !element.name.trim().is_empty();
        if is_named {
            &element.name
        } else {
            element.id.as_str()
        }
    }

    /// What an element's attribute says; `None` where it is silent.
    #[must_use]
    pub fn value(&self, ix: ElementIx, attribute: &str) -> Option<&'a Value> {
        let value = self.element(ix).attributes.get(attribute);
        value.filter(|value| !matches!(value, Value::Nothing))
    }

    /// The text of an element's attribute; empty where it is silent.
    #[must_use]
    pub fn text(&self, ix: ElementIx, attribute: &str) -> &'a str {
        self.value(ix, attribute)
            .and_then(Value::as_text)
            .unwrap_or_default()
    }

    /// The number in an element's attribute.
    #[must_use]
    pub fn number(&self, ix: ElementIx, attribute: &str) -> Option<f64> {
        self.value(ix, attribute).and_then(Value::as_number)
    }

    /// The flag in an element's attribute; `None` where it is unknown.
    #[must_use]
    pub fn flag(&self, ix: ElementIx, attribute: &str) -> Option<bool> {
        self.value(ix, attribute).and_then(Value::as_flag)
    }

    /// What an attribute of a flow, or of another link, says.
    #[must_use]
    pub fn link_value(&self, ix: LinkIx, attribute: &str) -> Option<&'a Value> {
        let value = self.link(ix).attributes.get(attribute);
        value.filter(|value| !matches!(value, Value::Nothing))
    }

    /// The text of a link's attribute; empty where it is silent.
    #[must_use]
    pub fn link_text(&self, ix: LinkIx, attribute: &str) -> &'a str {
        self.link_value(ix, attribute)
            .and_then(Value::as_text)
            .unwrap_or_default()
    }

    /// The data sets of these categories.
    #[must_use]
    pub fn data_sets_of(&self, categories: &[&str]) -> Vec<ElementIx> {
        let all = self.of_kind("data_set").iter().copied();
        all.filter(|ix| categories.contains(&self.text(*ix, "category")))
            .collect()
    }

    /// The data sets that a built-in rule watches over, by the protection table.
    #[must_use]
    pub fn watched(&self, rule: &str) -> Vec<ElementIx> {
        match self.settings.categories_of(rule) {
            Some(categories) => self.data_sets_of(&categories),
            None => self.of_kind("data_set").to_vec(),
        }
    }

    /// The business services of criticality 4.
    #[must_use]
    pub fn vital_services(&self) -> Vec<ElementIx> {
        let all = self.of_kind("business_service").iter().copied();
        all.filter(|ix| self.number(*ix, "criticality") == Some(4.0))
            .collect()
    }

    /// Where a data set is stored, as drawn: stores and groups of them.
    #[must_use]
    pub fn stores(&self, data_set: ElementIx) -> &[ElementIx] {
        self.stores.get(&data_set).map_or(&[], Vec::as_slice)
    }

    /// The elements that answer for a store: itself, or the members of a redundancy group, all the
    /// way down (for a group every member must comply, public-sector guide, §9).
    #[must_use]
    pub fn holders(&self, store: ElementIx) -> Vec<ElementIx> {
        let mut out = Vec::new();
        let mut open = vec![store];
        let mut seen = vec![store];
        while let Some(ix) = open.pop() {
            let members = self.members(ix);
            if self.element(ix).kind.as_str() != "redundancy_group" || members.is_empty() {
                out.push(ix);
                continue;
            }
            for &member in members {
                if !seen.contains(&member) {
                    seen.push(member);
                    open.push(member);
                }
            }
        }
        out.sort_unstable();
        out
    }

    /// The members of a group.
    #[must_use]
    pub fn members(&self, group: ElementIx) -> &[ElementIx] {
        self.members.get(&group).map_or(&[], Vec::as_slice)
    }

    /// The flows that carry a data set.
    pub fn carriers(&self, data_set: ElementIx) -> impl Iterator<Item = &FlowFacts> + '_ {
        let rows = self.carriers.get(&data_set).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(|row| self.flows.get(*row))
    }

    /// The applications that process a data set.
    #[must_use]
    pub fn processors(&self, data_set: ElementIx) -> Vec<ElementIx> {
        analysis::applications_of(self.snapshot, data_set)
    }

    /// The backups of a store: the links, and the vaults that they lead to.
    #[must_use]
    pub fn backups(&self, store: ElementIx) -> &[(LinkIx, ElementIx)] {
        self.backups.get(&store).map_or(&[], Vec::as_slice)
    }

    /// The security zone of an element: its own, that of what contains it, or – for what others
    /// run – the zone of trust 0. `None` where the map does not say.
    #[must_use]
    pub fn zone(&self, ix: ElementIx) -> Option<ElementIx> {
        self.zones[ix.row()]
    }

    /// How far a zone is trusted, 0 to 4.
    #[must_use]
    pub fn trust(&self, zone: ElementIx) -> Option<f64> {
        self.number(zone, "trust_level")
    }

    /// The first day of the plateau.
    #[must_use]
    pub fn start(&self) -> Option<Day> {
        Day::first_of(&self.plateau?.valid_from)
    }

    /// The day on which terms are looked at: the later of today and the plateau's first day.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.start().max(self.settings.today)
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

/// The zone of every element; see [`Facts::zone`].
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
