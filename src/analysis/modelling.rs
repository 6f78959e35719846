//! What makes the answers of an analysis doubtful: to be read before them.

use super::arcs::Class;
use super::graph::{DependencyGraph, Group, is_fault_domain, only_gathers};
use super::modelling_values::value_problems;
use crate::catalogue::{DependencyRule, Family, element_kind, link_kind};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::{
    Element, ElementId, ElementIx, Link, PlateauId, Snapshot, SystemMap, Timeline, Value,
};

/// The modelling errors of a map at one plateau, by kind of error and then by id.
/// O(elements + links).
#[must_use]
pub fn modelling_errors(map: &SystemMap, plateau: Option<&PlateauId>) -> Vec<Problem> {
    let snapshot = map.snapshot(plateau);
    modelling_errors_of(map, &snapshot, &DependencyGraph::of(&snapshot))
}

/// The same for a snapshot and its dependencies, where both are at hand.
#[must_use]
pub fn modelling_errors_of(
    map: &SystemMap,
    snapshot: &Snapshot,
    graph: &DependencyGraph,
) -> Vec<Problem> {
    let mut problems = absent_ends(map, snapshot);
    for group in graph.groups() {
        problems.extend(group_problem(graph, group));
    }
    problems.extend(self_dependencies(snapshot));
    for link in snapshot.links() {
        via_problems(snapshot, graph, link, &mut problems);
        value_problems(link.as_ref(), &link_name(snapshot, link), &mut problems);
    }
    for ix in snapshot.element_numbers() {
        element_problems(snapshot, graph, ix, &mut problems);
        let element = snapshot.element(ix);
        value_problems(element.as_ref(), &name(element), &mut problems);
    }
    problems
}

fn link_name(snapshot: &Snapshot, link: &Link) -> String {
    let label = |id: &ElementId| {
        let element = snapshot.element_by_id(id);
        element.map_or_else(|| id.to_string(), |element| name(element))
    };
    format!("{} → {}", label(&link.from), label(&link.to))
}

fn name(element: &Element) -> String {
    if element.name.is_empty() {
        element.id.to_string()
    } else {
        element.name.to_string()
    }
}

fn at_element(element: &Element, problem: Problem) -> Problem {
    problem.at_record(format!("elements/{}", element.id))
}

fn at_link(link: &Link, problem: Problem) -> Problem {
    problem.at_record(format!("links/{}", link.id))
}

/// Dependencies and memberships that one end of is not there.
fn absent_ends(map: &SystemMap, snapshot: &Snapshot) -> Vec<Problem> {
    let chain = snapshot
        .plateau()
        .map_or(&[][..], |plateau| map.timeline().chain(plateau));
    let absent = |id: &ElementId| snapshot.find(id).is_none();
    let label = |id: &ElementId| {
        let element = map.tables().elements.get(id);
        element.map_or_else(|| id.to_string(), |element| name(element))
    };
    let mut problems = Vec::new();
    for id in snapshot.links_without_ends() {
        let Some(link) = map
            .tables()
            .links
            .get(id)
            .and_then(|link| Timeline::fold(link, chain))
        else {
            continue;
        };
        let Some(kind) = link_kind(link.kind.as_str()) else {
            continue;
        };
        let (dependent, needed) = match kind.dependency {
            DependencyRule::None => continue,
            DependencyRule::Member => (&link.to, &link.from),
            _ => (&link.from, &link.to),
        };
        // A dependent that left takes its needs along.
        if absent(dependent) || !absent(needed) {
            continue;
        }
        let problem = if kind.dependency == DependencyRule::Member {
            Problem::new(
                "absent-member",
                Severity::Warning,
                msg::ANALYSIS_ABSENT_MEMBER
                    .with("name", label(dependent))
                    .with("missing", label(needed)),
            )
        } else {
            Problem::new(
                "absent-dependency",
                Severity::Error,
                msg::ANALYSIS_ABSENT_DEPENDENCY
                    .with("name", label(dependent))
                    .with("missing", label(needed)),
            )
            .with_hint(msg::ANALYSIS_ABSENT_DEPENDENCY_HINT.with("missing", label(needed)))
        };
        problems.push(at_link(&link, problem));
    }
    problems
}

fn group_problem(graph: &DependencyGraph, group: &Group) -> Option<Problem> {
    let element = graph.element(group.element);
    let mode = element.attributes.get("mode").and_then(Value::as_text);
    let size = group.size as usize;
    let problem = if group.k == 0 {
        Problem::new(
            "group-needs-none",
            Severity::Warning,
            msg::MODELLING_GROUP_NEEDS_NONE.with("name", name(element)),
        )
        .with_hint(msg::MODELLING_GROUP_NEEDS_NONE_HINT.into())
    } else if group.size < group.k {
        Problem::new(
            "group-too-small",
            Severity::Error,
            msg::ANALYSIS_GROUP_TOO_SMALL
                .with("name", name(element))
                .with("k", group.k as usize)
                .with("size", size),
        )
        .with_hint(msg::ANALYSIS_GROUP_TOO_SMALL_HINT.into())
    } else if group.size == 1 {
        Problem::new(
            "group-of-one",
            Severity::Warning,
            msg::ANALYSIS_GROUP_OF_ONE.with("name", name(element)),
        )
    } else if let Some(mode) = mode.filter(|mode| group.size == group.k && !mode.is_empty()) {
        Problem::new(
            "group-without-redundancy",
            Severity::Warning,
            msg::ANALYSIS_GROUP_WITHOUT_REDUNDANCY
                .with("name", name(element))
                .with("mode", mode)
                .with("size", size),
        )
    } else {
        return None;
    };
    Some(at_element(element, problem))
}

/// Elements that need themselves, and groups that are members of themselves: those count for
/// nothing.
fn self_dependencies(snapshot: &Snapshot) -> Vec<Problem> {
    let is_hard = |link: &Link| {
        let strength = link.attributes.get("strength").and_then(Value::as_text);
        link_kind(link.kind.as_str())
            .and_then(|kind| kind.dependency.strength(strength))
            .is_some_and(|strength| strength == crate::catalogue::Strength::Hard)
    };
    snapshot
        .links()
        .iter()
        .zip(snapshot.all_ends())
        .filter(|(_, (from, to))| from == to)
        .filter_map(|(link, (from, _))| {
            let name = name(snapshot.element(*from));
            let (code, message) = if is_hard(link) {
                (
                    "self-dependency",
                    msg::ANALYSIS_SELF_DEPENDENCY.with("name", name),
                )
            } else if link.kind.as_str() == "member_of" {
                (
                    "self-membership",
                    msg::MODELLING_SELF_MEMBERSHIP.with("name", name),
                )
            } else {
                return None;
            };
            Some(at_link(link, Problem::new(code, Severity::Error, message)))
        })
        .collect()
}

fn via_problems(
    snapshot: &Snapshot,
    graph: &DependencyGraph,
    link: &Link,
    problems: &mut Vec<Problem>,
) {
    let Some(crossed) = link.attributes.get("via").and_then(Value::as_list) else {
        return;
    };
    let label = |id: &ElementId| {
        let element = snapshot.element_by_id(id);
        element.map_or_else(|| id.to_string(), |element| name(element))
    };
    for id in crossed.iter().filter_map(Value::as_text) {
        let id = ElementId::from(id);
        let ends = |message: crate::locale::MessageId| {
            message
                .with("from", label(&link.from))
                .with("to", label(&link.to))
        };
        let problem = match snapshot.find(&id) {
            None => Problem::new(
                "via-absent",
                Severity::Warning,
                ends(msg::ANALYSIS_VIA_ABSENT).with("missing", id.as_str()),
            ),
            Some(ix) if !belongs_to_network(snapshot, graph, ix) => Problem::new(
                "via-not-network",
                Severity::Warning,
                ends(msg::ANALYSIS_VIA_NOT_NETWORK).with("name", label(&id)),
            ),
            Some(_) => continue,
        };
        problems.push(at_link(link, problem));
    }
}

/// Whether a flow may cross it: network equipment and links, and groups of such. A kind of the
/// map's own is given the benefit of the doubt.
fn belongs_to_network(snapshot: &Snapshot, graph: &DependencyGraph, ix: ElementIx) -> bool {
    let is_network = |ix: ElementIx| {
        element_kind(snapshot.element(ix).kind.as_str())
            .is_none_or(|kind| kind.family == Family::Network)
    };
    if graph.group(ix).is_some() {
        let members = graph.needs(ix).filter(|(_, class)| *class == Class::Member);
        return members.map(|(member, _)| member).all(is_network);
    }
    is_network(ix)
}

fn element_problems(
    snapshot: &Snapshot,
    graph: &DependencyGraph,
    ix: ElementIx,
    problems: &mut Vec<Problem>,
) {
    let element = snapshot.element(ix);
    let number = |name: &str| element.attributes.get(name).and_then(Value::as_number);
    let mut report = |problem: Problem| problems.push(at_element(element, problem));
    if element.kind.as_str() == "business_service"
        && !graph.needs(ix).any(|(_, class)| class == Class::Hard)
    {
        let message = msg::ANALYSIS_SERVICE_WITHOUT_NEEDS.with("name", name(element));
        report(
            Problem::new("service-without-needs", Severity::Warning, message)
                .with_hint(msg::ANALYSIS_SERVICE_WITHOUT_NEEDS_HINT.into()),
        );
    }
    let claims = element
        .attributes
        .get("fault_domain")
        .and_then(Value::as_flag);
    if claims == Some(true) && only_gathers(element) {
        let message = msg::MODELLING_ONLY_GATHERS.with("name", name(element));
        report(Problem::new("no-fault-domain", Severity::Warning, message));
    }
    if is_fault_domain(element) && snapshot.children(ix).is_empty() {
        // An operator whose lines depend on it by links is no mistake, only worth knowing.
        let severity = if graph.needed_by(ix).next().is_some() {
            Severity::Note
        } else {
            Severity::Warning
        };
        let message = msg::ANALYSIS_EMPTY_FAULT_DOMAIN.with("name", name(element));
        report(Problem::new("empty-fault-domain", severity, message));
    }
    if let Some(value) = number("availability").filter(|value| !(0.0..=1.0).contains(value)) {
        let message = msg::ANALYSIS_AVAILABILITY_OUT_OF_RANGE
            .with("name", name(element))
            .with("value", value);
        report(Problem::new(
            "availability-out-of-range",
            Severity::Error,
            message,
        ));
    }
    if let (Some(need), Some(restart)) = (number("dmia_h"), number("restart_h"))
        && need < restart
    {
        let message = msg::ANALYSIS_NEED_SHORTER_THAN_RESTART
            .with("name", name(element))
            .with("need", need)
            .with("restart", restart);
        report(Problem::new(
            "need-shorter-than-restart",
            Severity::Warning,
            message,
        ));
    }
}
