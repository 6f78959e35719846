//! Criticality and security needs by inheritance: what others expect of an element.
//!
//! - *Criticality* (1–4) and the *D* of DICT (0–4) run along dependencies: the greatest of its own,
//!   of what stops without the element, and of what merely suffers without it, less one. Members
//!   to spare, and stores beside others, count as the latter.
//! - *C*, *I* and *T* run along data: a store, an application and a flow have the greatest of the
//!   data sets that they store, process and carry.
//! - A place or a zone has the greatest D, I, C and T of what it contains.
//!
//! Nothing declared is ever lowered or changed; an element is under-classified where it inherits
//! more than it declares. What declares nothing inherits as well, but is not under-classified.

#[cfg(test)]
mod tests;

use super::arcs::Class;
use super::data_use::{applications_of, data_of_flow};
use super::graph::DependencyGraph;
use super::needs::stops_without;
use crate::catalogue::{Family, element_kind};
use crate::model::{Element, ElementIx, LinkIx, Snapshot, Value};

/// What is classified, each on a scale of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// From comfort (1) to vital (4).
    Criticality,
    /// D, 0 to 4.
    Availability,
    /// I, 0 to 4.
    Integrity,
    /// C, 0 to 4.
    Confidentiality,
    /// T, 0 to 4.
    Traceability,
}

impl Aspect {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Criticality,
        Self::Availability,
        Self::Integrity,
        Self::Confidentiality,
        Self::Traceability,
    ];

    /// The word used in JSON: that of the field.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Criticality => "criticality",
            Self::Availability => "d",
            Self::Integrity => "i",
            Self::Confidentiality => "c",
            Self::Traceability => "t",
        }
    }

    /// What an element declares; `None` where it is silent, or says what is on no scale.
    fn declared(self, element: &Element) -> Option<i8> {
        let value = match self {
            Self::Criticality => element.attributes.get("criticality")?.as_number()?,
            _ => {
                let needs = element.attributes.get("dict")?.as_fields()?;
                needs.get(self.as_str())?.as_number()?
            }
        };
        (self.least()..=MOST).find(|&level| (f64::from(level) - value).abs() < 1e-9)
    }

    fn least(self) -> i8 {
        i8::from(self == Self::Criticality)
    }

    /// Whether it runs along dependencies; otherwise along data.
    fn follows_dependencies(self) -> bool {
        matches!(self, Self::Criticality | Self::Availability)
    }
}

/// The top of every scale.
const MOST: i8 = 4;
/// Below every scale: nothing is expected.
const NOTHING: i8 = -1;
/// In place of a row: the level is the element's own.
const NOBODY: u32 = u32::MAX;

/// What one element has on one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What the element itself says.
    pub declared: Option<u8>,
    /// The greatest of its own and of what it inherits.
    pub inherited: u8,
    /// From the element that expects it down to this one; this one alone where nobody expects more
    /// than it declares.
    pub chain: Vec<ElementIx>,
}

impl Level {
    /// How much more is expected than declared; `None` where nothing is declared.
    #[must_use]
    pub fn gap(&self) -> Option<u8> {
        Some(self.inherited.saturating_sub(self.declared?))
    }

    /// Whether more is expected than declared.
    #[must_use]
    pub fn is_under_classified(&self) -> bool {
        self.gap().is_some_and(|gap| gap > 0)
    }

    /// Who expects it.
    #[must_use]
    pub fn imposed_by(&self) -> Option<ElementIx> {
        let first = self.chain.first().copied();
        first.filter(|_| self.chain.len() > 1)
    }
}

/// What a flow has to protect: the greatest of the data sets that it carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowLevel {
    /// The flow's link.
    pub link: LinkIx,
    /// Integrity, confidentiality or traceability.
    pub aspect: Aspect,
    /// The level.
    pub inherited: u8,
    /// The data set that expects it.
    pub imposed_by: ElementIx,
}

#[derive(Clone, Debug)]
struct Column {
    declared: Vec<i8>,
    levels: Vec<i8>,
    /// Whom each level came from.
    from: Vec<u32>,
}

impl Column {
    fn raise(&mut self, row: u32, level: i8, from: u32) -> bool {
        let is_more = level > self.levels[row as usize];
        if is_more {
            self.levels[row as usize] = level;
            self.from[row as usize] = from;
        }
        is_more
    }
}

/// See the module's header.
#[derive(Clone, Debug)]
pub struct Classification {
    columns: [Column; 5],
    flows: Vec<FlowLevel>,
}

impl Classification {
    /// The levels of all elements and flows of a snapshot, whose graph this is.
    /// O(elements + dependencies + data sets).
    #[must_use]
    pub fn of(snapshot: &Snapshot, graph: &DependencyGraph) -> Self {
        let columns = Aspect::ALL.map(|aspect| {
            let elements = graph.elements().iter();
            let declared: Vec<i8> = elements
                .map(|element| aspect.declared(element).unwrap_or(NOTHING))
                .collect();
            let mut column = Column {
                levels: declared.clone(),
                from: vec![NOBODY; declared.len()],
                declared,
            };
            if aspect.follows_dependencies() {
                along_dependencies(&mut column, graph, aspect.least());
            } else {
                along_data(&mut column, snapshot, graph);
            }
            if aspect != Aspect::Criticality {
                up_places(&mut column, snapshot);
            }
            column
        });
        let flows = flow_levels(&columns, snapshot, graph);
        Self { columns, flows }
    }

    /// What an element has on a scale; `None` where nothing is declared nor expected.
    #[must_use]
    pub fn level(&self, ix: ElementIx, aspect: Aspect) -> Option<Level> {
        let column = &self.columns[aspect as usize];
        let inherited = u8::try_from(*column.levels.get(ix.row())?).ok()?;
        let mut chain = vec![ix];
        let mut row = ix.0;
        while column.from[row as usize] != NOBODY {
            row = column.from[row as usize];
            chain.push(ElementIx(row));
        }
        chain.reverse();
        Some(Level {
            declared: u8::try_from(column.declared[ix.row()]).ok(),
            inherited,
            chain,
        })
    }

    /// The elements that inherit more than they declare, by scale and then by id.
    pub fn under_classified(&self) -> impl Iterator<Item = (Aspect, ElementIx)> + '_ {
        Aspect::ALL.into_iter().flat_map(|aspect| {
            let column = &self.columns[aspect as usize];
            let levels = column.levels.iter().zip(&column.declared);
            (0..)
                .zip(levels)
                .filter_map(move |(row, (level, declared))| {
                    let is_under = *declared != NOTHING && level > declared;
                    is_under.then_some((aspect, ElementIx(row)))
                })
        })
    }

    /// What flows have to protect, by link and scale; flows without data are left out.
    #[must_use]
    pub fn flows(&self) -> &[FlowLevel] {
        &self.flows
    }
}

/// From the greatest level down, breadth first: each element gets its level once, by a shortest
/// chain of those that have the same.
fn along_dependencies(column: &mut Column, graph: &DependencyGraph, least: i8) {
    for level in (least..=MOST).rev() {
        let mut open: Vec<u32> = (0..)
            .zip(&column.levels)
            .filter(|(_, other)| **other == level)
            .map(|(row, _)| row)
            .collect();
        let mut at = 0;
        while let Some(&row) = open.get(at) {
            at += 1;
            for (other, class, _) in graph.needs.classed(row) {
                let full = stops_without(graph, row, class);
                let passed = if full { level } else { level - 1 };
                if passed >= least && column.raise(other, passed, row) && full {
                    open.push(other);
                }
            }
        }
    }
}

/// From data sets to their stores and to the applications that process them.
fn along_data(column: &mut Column, snapshot: &Snapshot, graph: &DependencyGraph) {
    for data_set in snapshot.element_numbers() {
        let level = column.declared[data_set.row()];
        if level == NOTHING || !is_data(snapshot.element(data_set)) {
            continue;
        }
        let needs = graph.needs(data_set);
        let stores = needs.filter(|(_, class)| *class == Class::Store);
        for (store, _) in stores {
            column.raise(store.0, level, data_set.0);
        }
        for application in applications_of(snapshot, data_set) {
            column.raise(application.0, level, data_set.0);
        }
    }
}

fn is_data(element: &Element) -> bool {
    element_kind(element.kind.as_str()).is_some_and(|kind| kind.family == Family::Data)
}

/// From what is contained to places and zones, however deep it lies. What lies in a zone names it
/// in its `zone` attribute, or has it as its parent.
fn up_places(column: &mut Column, snapshot: &Snapshot) {
    let holds: Vec<bool> = snapshot
        .elements()
        .iter()
        .map(|element| is_place_or_zone(element))
        .collect();
    // From the settled levels: what a place inherits goes up by its own parents.
    let levels = column.levels.clone();
    for ix in snapshot.element_numbers() {
        let level = levels[ix.row()];
        if level == NOTHING {
            continue;
        }
        let zone = snapshot.element(ix).attributes.get("zone");
        let zone = zone.and_then(Value::as_text);
        let zone = zone.and_then(|id| snapshot.find(&id.into()));
        let zones = zone
            .into_iter()
            .flat_map(|zone| std::iter::once(zone).chain(snapshot.ancestors(zone)));
        for above in snapshot.ancestors(ix).chain(zones) {
            if holds[above.row()] && above != ix {
                column.raise(above.0, level, ix.0);
            }
        }
    }
}

fn is_place_or_zone(element: &Element) -> bool {
    matches!(element.kind.as_str(), "zone" | "subnet")
        || element_kind(element.kind.as_str()).is_some_and(|kind| kind.family == Family::Places)
}

fn flow_levels(
    columns: &[Column; 5],
    snapshot: &Snapshot,
    graph: &DependencyGraph,
) -> Vec<FlowLevel> {
    let mut out = Vec::new();
    for flow in graph.flows() {
        let carried = data_of_flow(snapshot, flow.link);
        let along_data = Aspect::ALL.into_iter();
        for aspect in along_data.filter(|aspect| !aspect.follows_dependencies()) {
            let column = &columns[aspect as usize];
            let level = |ix: &ElementIx| column.declared[ix.row()];
            // The first of the greatest, in the order of ids.
            let most = carried
                .iter()
                .copied()
                .reduce(|a, b| if level(&b) > level(&a) { b } else { a });
            if let Some(data_set) = most
                && let Ok(inherited) = u8::try_from(level(&data_set))
            {
                out.push(FlowLevel {
                    link: flow.link,
                    aspect,
                    inherited,
                    imposed_by: data_set,
                });
            }
        }
    }
    out
}
