//! Redundancy on paper: groups that one loss defeats although they have members to spare.
//!
//! Members that lie in one room, run on one host or hang on one provider fall together; so do as
//! many of them as make the group fall short (two of three nodes in one availability zone). Every
//! element is lost in turn, and the members that fall with it are counted.

use std::collections::{BTreeMap, BTreeSet};

use super::arcs::Class;
use super::graph::{DependencyGraph, Group};
use super::propagation::Propagation;
use super::scenario::State;
use super::weak_points::fails_by_itself;
use crate::model::{ElementId, ElementIx};

/// What alone defeats a redundant group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonCause {
    /// What is lost.
    pub element: ElementId,
    /// The members that fall with it, by id: all of them, or as many as make the group fall short.
    pub fallen: Vec<ElementId>,
}

/// A group that claims redundancy which one loss defeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperGroup {
    /// The group.
    pub group: ElementId,
    /// How many members it needs.
    pub k: u32,
    /// How many members it has.
    pub size: u32,
    /// What defeats it, what most members fall with first, then by id.
    pub causes: Vec<CommonCause>,
}

impl PaperGroup {
    /// Whether all members fall together with a cause, so that the redundancy is none at all;
    /// otherwise they are merely concentrated.
    #[must_use]
    pub fn is_total(&self, cause: &CommonCause) -> bool {
        cause.fallen.len() == self.size as usize
    }
}

/// The groups with members to spare, each with the elements whose loss alone leaves them fewer
/// members than they need, as [`paper_groups`] finds them.
#[must_use]
pub fn redundancy_on_paper(graph: &DependencyGraph) -> BTreeMap<ElementId, BTreeSet<ElementId>> {
    let causes = |group: PaperGroup| {
        let causes = group.causes.into_iter().map(|cause| cause.element);
        (group.group, causes.collect())
    };
    paper_groups(graph).into_iter().map(causes).collect()
}

/// The groups with members to spare that one loss leaves with fewer members than they need, by id;
/// groups that withstand every loss are left out. What the group itself needs defeats no
/// redundancy: it is needed beside it. O(what members need × what each loss stops).
#[must_use]
pub fn paper_groups(graph: &DependencyGraph) -> Vec<PaperGroup> {
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
    let mut found: BTreeMap<usize, Vec<CommonCause>> = BTreeMap::new();
    for row in under_members(graph, &is_redundant) {
        let lost = graph.element(ElementIx(row));
        if !fails_by_itself(lost) {
            continue;
        }
        propagation.run_down(Some(row));
        let groups = graph.groups().iter().zip(&is_redundant);
        for (at, ((group, redundant), &fallen)) in
            groups.zip(propagation.members_down()).enumerate()
        {
            if *redundant && group.size - fallen < group.k {
                let is_down = |row: usize| propagation.states[row] == State::Down;
                found.entry(at).or_default().push(CommonCause {
                    element: lost.id.clone(),
                    fallen: fallen_members(graph, group, is_down),
                });
            }
        }
        propagation.reset();
    }
    let groups = found.into_iter().map(|(at, mut causes)| {
        causes.sort_by(|a, b| {
            let by_count = b.fallen.len().cmp(&a.fallen.len());
            by_count.then_with(|| a.element.cmp(&b.element))
        });
        let group = &graph.groups()[at];
        PaperGroup {
            group: graph.element(group.element).id.clone(),
            k: group.k,
            size: group.size,
            causes,
        }
    });
    groups.collect()
}

fn fallen_members(
    graph: &DependencyGraph,
    group: &Group,
    is_down: impl Fn(usize) -> bool,
) -> Vec<ElementId> {
    let members = graph.needs(group.element);
    let fallen = members.filter(|(member, class)| *class == Class::Member && is_down(member.row()));
    let mut ids: Vec<ElementId> = fallen
        .map(|(member, _)| graph.element(member).id.clone())
        .collect();
    ids.sort();
    ids
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
        let groups = paper_groups(&graph(lines));
        let cause = &groups[0].causes[0];
        assert_eq!((groups[0].k, groups[0].size), (2, 3));
        assert_eq!(cause.fallen, ["a", "b"].map(ElementId::from));
        assert!(!groups[0].is_total(cause));
    }

    #[test]
    fn what_most_members_fall_with_comes_first() {
        let lines = "z cloud_az
            p provider
            a logical_server z
            b logical_server z
            c logical_server
            g redundancy_group k=2
            a member_of g
            b member_of g
            c member_of g
            a operated_by p
            b operated_by p
            c operated_by p";
        let groups = paper_groups(&graph(lines));
        let causes = groups[0].causes.iter();
        let causes: Vec<(&str, bool)> = causes
            .map(|cause| (cause.element.as_str(), groups[0].is_total(cause)))
            .collect();
        assert_eq!(causes, [("p", true), ("z", false)]);
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
