//! Redundancy on paper: groups that one loss defeats although they have members to spare.
//!
//! Members that lie in one room, run on one host or hang on one provider fall together; so do as
//! many of them as make the group fall short (two of three nodes in one availability zone). Every
//! element is lost in turn, and the members that fall with it are counted.

use std::collections::{BTreeMap, BTreeSet};

use super::arcs::Class;
use super::graph::DependencyGraph;
use super::propagation::Propagation;
use super::weak_points::fails_by_itself;
use crate::model::{ElementId, ElementIx};

/// The groups with members to spare, each with the elements whose loss alone leaves them fewer
/// members than they need; groups that withstand every loss are left out. What the group itself
/// needs defeats no redundancy: it is needed beside it. O(what members need × what each loss stops).
#[must_use]
pub fn redundancy_on_paper(graph: &DependencyGraph) -> BTreeMap<ElementId, BTreeSet<ElementId>> {
    let mut propagation = Propagation::new(graph, None);
    // A group that has too few members left with nothing lost has nothing for a loss to defeat.
    propagation.run_down(None);
    let groups = graph.groups().iter().zip(propagation.members_down());
    let is_redundant: Vec<bool> = groups
        .map(|(group, &fallen)| {
            group.size > group.k && group.k > 0 && group.size - fallen >= group.k
        })
        .collect();
    propagation.reset();
    let mut found: BTreeMap<ElementId, BTreeSet<ElementId>> = BTreeMap::new();
    for row in under_members(graph, &is_redundant) {
        let lost = graph.element(ElementIx(row));
        if !fails_by_itself(lost) {
            continue;
        }
        propagation.run_down(Some(row));
        let groups = graph.groups().iter().zip(&is_redundant);
        for ((group, redundant), &fallen) in groups.zip(propagation.members_down()) {
            if *redundant && group.size - fallen < group.k {
                let id = graph.element(group.element).id.clone();
                found.entry(id).or_default().insert(lost.id.clone());
            }
        }
        propagation.reset();
    }
    found
}

/// All that members of redundant groups hang on without a soft dependency between, by id.
fn under_members(graph: &DependencyGraph, is_redundant: &[bool]) -> Vec<u32> {
    let mut seen = vec![false; graph.elements().len()];
    let groups = graph.groups().iter().zip(is_redundant);
    let mut open: Vec<u32> = groups
        .filter(|(_, redundant)| **redundant)
        .flat_map(|(group, _)| graph.needs(group.element))
        .filter(|(_, class)| *class == Class::Member)
        .map(|(member, _)| member.0)
        .collect();
    let mut found = Vec::new();
    while let Some(row) = open.pop() {
        if std::mem::replace(&mut seen[row as usize], true) {
            continue;
        }
        found.push(row);
        let needs = graph.needs.classed(row);
        open.extend(
            needs
                .filter(|(_, class, _)| *class != Class::Soft)
                .map(|(other, _, _)| other),
        );
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::support::{graph, graph_of};

    fn found(graph: &DependencyGraph) -> Vec<String> {
        let words = |(group, points): (ElementId, BTreeSet<ElementId>)| {
            let points: Vec<&str> = points.iter().map(ElementId::as_str).collect();
            format!("{group}: {}", points.join(" "))
        };
        redundancy_on_paper(graph).into_iter().map(words).collect()
    }

    #[test]
    fn two_lines_of_one_operator_are_one() {
        let lines = "p provider
            a network_link
            b network_link
            g redundancy_group k=1
            a operated_by p
            b operated_by p
            a member_of g
            b member_of g
            r router
            g depends_on r";
        assert_eq!(
            found(&graph(lines)),
            ["g: p"],
            "r is needed beside the lines"
        );
        let two = lines.replace("b operated_by p", "b operated_by q") + "\nq provider";
        assert!(found(&graph(&two)).is_empty());
        assert!(
            found(&graph(&lines.replace("k=1", "k=2"))).is_empty(),
            "it claims nothing"
        );
    }

    #[test]
    fn two_of_three_nodes_in_one_zone_are_one_too_many() {
        let lines = "z cloud_az
            y cloud_az
            a logical_server z
            b logical_server z
            c logical_server y
            g redundancy_group k=2
            a member_of g
            b member_of g
            c member_of g";
        assert_eq!(found(&graph(lines)), ["g: z"]);
    }

    #[test]
    fn both_links_to_the_internet_are_of_one_operator_until_2027() {
        let is_operator = |line: &&String| line.starts_with("gr-int:") && line.contains("prv-tela");
        assert_eq!(
            found(&graph_of("P2026")).iter().filter(is_operator).count(),
            1
        );
        assert_eq!(
            found(&graph_of("P2027")).iter().filter(is_operator).count(),
            0
        );
    }
}
