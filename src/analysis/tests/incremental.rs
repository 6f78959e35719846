//! Answers over an edit are those found from scratch, on random maps and random edits.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::support::{graph, graph_of, metropole, patient};
use crate::analysis::{
    Availability, CutSets, DependencyGraph, Earlier, Radius, WeakPoints, all_weak_points,
    availabilities, availabilities_since, cut_sets_since, radii_since, weak_points_since,
};
use crate::model::{Element, ElementId, PlateauId, SystemMap};
use std::collections::BTreeMap;
use std::sync::Arc;

const KINDS: [&str; 7] = [
    "application",
    "redundancy_group",
    "data_set",
    "room",
    "database",
    "business_service",
    "business_service",
];
const LINKS: [&str; 6] = [
    "depends_on",
    "depends_on",
    "hosted_on",
    "member_of",
    "stored_in",
    "requires",
];

/// Numbers of an element: kind, k, parent, availability in tenths, beta in tenths, is it there.
type Spot = [usize; 6];
/// Numbers of a link: from, to, kind, whether it is soft (0), whether it is there (not 0).
type Line = [usize; 5];

fn spots() -> impl Strategy<Value = Vec<Spot>> {
    let spot = (
        0..7_usize,
        0..4_usize,
        0..12_usize,
        0..12_usize,
        0..4_usize,
        0..6_usize,
    );
    let spot = spot
        .prop_map(|(kind, k, parent, works, beta, there)| [kind, k, parent, works, beta, there]);
    proptest::collection::vec(spot, 2..12)
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (0..12_usize, 0..12_usize, 0..6_usize, 0..4_usize, 0..6_usize);
    let line = line.prop_map(|(from, to, kind, soft, there)| [from, to, kind, soft, there]);
    proptest::collection::vec(line, 0..30)
}

/// What is changed: in an element or in a link, which, which number of it, to what.
fn edits() -> impl Strategy<Value = Vec<(bool, usize, usize, usize)>> {
    let edit = (any::<bool>(), 0..30_usize, 0..6_usize, 0..12_usize);
    proptest::collection::vec(edit, 0..4)
}

fn drawn(spots: &[Spot], lines: &[Line]) -> DependencyGraph {
    let is_there = |at: usize| spots[at][5] != 0;
    let mut text = String::new();
    for (at, [kind, k, parent, works, beta, _]) in spots.iter().enumerate() {
        if !is_there(at) {
            continue;
        }
        // A parent of a smaller number, so that containment has no circle.
        let parent = if *parent < at && is_there(*parent) {
            format!("e{parent:02}")
        } else {
            String::new()
        };
        let kind = KINDS[kind % KINDS.len()];
        let _ = write!(text, "e{at:02} {kind} {parent} k={}", k % 4);
        if *works < 10 {
            let _ = write!(text, " availability=0.{works}");
        }
        let _ = writeln!(text, " beta=0.{}", beta % 4);
    }
    for [from, to, kind, soft, there] in lines {
        let (from, to) = (from % spots.len(), to % spots.len());
        if *there != 0 && is_there(from) && is_there(to) {
            let strength = if *soft == 0 { "soft" } else { "hard" };
            let kind = LINKS[kind % LINKS.len()];
            let _ = writeln!(text, "e{from:02} {kind} e{to:02} strength={strength}");
        }
    }
    graph(&text)
}

fn edited(
    spots: &[Spot],
    lines: &[Line],
    edits: &[(bool, usize, usize, usize)],
) -> DependencyGraph {
    let (mut spots, mut lines) = (spots.to_vec(), lines.to_vec());
    for &(in_link, which, number, value) in edits {
        if in_link && !lines.is_empty() {
            let which = which % lines.len();
            lines[which][number % 5] = value;
        } else {
            let which = which % spots.len();
            spots[which][number] = value;
        }
    }
    drawn(&spots, &lines)
}

fn radii(graph: &DependencyGraph) -> Vec<Radius> {
    let potential = crate::analysis::potential_radii(graph);
    let actual = crate::analysis::actual_radii(graph);
    let both = potential.into_iter().zip(actual);
    both.map(|(potential, actual)| Radius { potential, actual })
        .collect()
}

fn cut_sets(graph: &DependencyGraph) -> BTreeMap<ElementId, CutSets> {
    let services = all_weak_points(graph, &patient()).unwrap().into_keys();
    services
        .map(|id| {
            let cuts = crate::analysis::cut_sets(graph, &id, 2).unwrap();
            (id, cuts)
        })
        .collect()
}

/// The same to the last digits: sums over a diagram may run in another order.
fn alike(these: &BTreeMap<ElementId, Availability>, those: &BTreeMap<ElementId, Availability>) {
    assert!(these.keys().eq(those.keys()));
    for (this, that) in these.values().zip(those.values()) {
        assert!(
            (this.availability - that.availability).abs() < 1e-12,
            "{this:?} {that:?}"
        );
        assert!((this.ceiling - that.ceiling).abs() < 1e-12);
        assert_eq!((this.quantified, this.of), (that.quantified, that.of));
        assert_eq!(this.ceiling_parts, that.ceiling_parts);
        let sorted = |of: &Availability| -> BTreeMap<ElementId, (f64, f64)> {
            let parts = of.importance.iter();
            parts
                .map(|it| (it.element.clone(), (it.birnbaum, it.improvement)))
                .collect()
        };
        let (this, that) = (sorted(this), sorted(that));
        assert!(this.keys().eq(that.keys()));
        for (this, that) in this.values().zip(that.values()) {
            assert!((this.0 - that.0).abs() < 1e-12 && (this.1 - that.1).abs() < 1e-12);
        }
    }
}

fn earlier<'a, T: ?Sized>(graph: &'a DependencyGraph, answer: &'a T) -> Option<Earlier<'a, T>> {
    Some(Earlier { graph, answer })
}

fn judge(old: &DependencyGraph, new: &DependencyGraph) {
    let watch = patient();
    let known = radii(old);
    assert_eq!(
        radii_since(new, earlier(old, &known[..]), &watch).unwrap(),
        radii(new)
    );
    let known = all_weak_points(old, &watch).unwrap();
    assert_eq!(
        weak_points_since(new, earlier(old, &known), &watch),
        all_weak_points(new, &watch)
    );
    let known = cut_sets(old);
    assert_eq!(
        cut_sets_since(new, 2, earlier(old, &known), &watch).unwrap(),
        cut_sets(new)
    );
    let known = availabilities(old, &watch).unwrap();
    alike(
        &availabilities_since(new, earlier(old, &known), &watch).unwrap(),
        &availabilities(new, &watch).unwrap(),
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn what_is_kept_over_an_edit_is_what_would_be_found_again(
        spots in spots(), lines in lines(), edits in edits()
    ) {
        judge(&drawn(&spots, &lines), &edited(&spots, &lines, &edits));
    }
}

#[test]
fn from_one_plateau_to_the_next_is_an_edit_like_any_other() {
    let plateaus = ["P2026", "P2027", "P2029"].map(graph_of);
    for old in &plateaus {
        for new in &plateaus {
            judge(old, new);
        }
    }
}

/// A group that falls short stops an application for good; what else stops it counts less then,
/// although it needs nothing that was touched.
#[test]
fn a_group_that_falls_short_lessens_the_radius_of_others() {
    let old = "a application
        b database
        g redundancy_group k=1
        m database
        m member_of g
        a depends_on b
        a depends_on g";
    let new = old.replace("k=1", "k=2");
    let (old, new) = (graph(old), graph(&new));
    let of = |graph: &DependencyGraph, radii: &[Radius]| {
        radii[graph.find(&ElementId::from("b")).unwrap().row()].actual
    };
    let known = radii(&old);
    let found = radii_since(&new, earlier(&old, &known[..]), &patient()).unwrap();
    assert_eq!((of(&old, &known), of(&new, &found)), (1, 0));
}

/// A wrong answer shows what is kept and what is found again.
#[test]
fn only_what_an_edit_concerns_is_found_again() {
    let text = "s business_service
        t business_service
        a application
        b application
        d database
        s requires a
        t requires b
        a depends_on d";
    let lost = Radius {
        potential: 77,
        actual: 77,
    };
    let again = |new: &str| -> (String, String) {
        let (old, new) = (graph(text), graph(new));
        let wrong = vec![lost; old.elements().len()];
        let found = radii_since(&new, earlier(&old, &wrong[..]), &patient()).unwrap();
        let names = new.elements().iter().zip(&found);
        let names = names.filter(|(_, radius)| **radius != lost);
        let names: Vec<&str> = names.map(|(element, _)| element.id.as_str()).collect();
        let wrong = WeakPoints {
            is_down_already: true,
            ..WeakPoints::default()
        };
        let wrong: BTreeMap<ElementId, WeakPoints> =
            [("s".into(), wrong.clone()), ("t".into(), wrong.clone())].into();
        let found = weak_points_since(&new, earlier(&old, &wrong), &patient()).unwrap();
        let services = found.iter().filter(|(_, weak)| !weak.is_down_already);
        let services: Vec<&str> = services.map(|(id, _)| id.as_str()).collect();
        (names.join(" "), services.join(" "))
    };
    let none = (String::new(), String::new());
    assert_eq!(again(text), none);
    assert_eq!(
        again(&text.replace("d database", "d database availability=0.9")),
        none
    );
    assert_eq!(
        again(&format!("{text}\nb depends_on d")),
        ("b d".into(), "t".into()),
        "what b needs differs: so does what d reaches, and what stops t"
    );
    assert_eq!(
        again(&format!("{text}\ne database\na depends_on e")),
        ("a d e".into(), "s".into())
    );
}

#[test]
fn a_name_is_no_dependency_and_the_same_records_are_the_same_graph() {
    let map = metropole();
    let plateau = PlateauId::from("P2027");
    let snapshot = |map: &SystemMap| map.snapshot(Some(&plateau));
    let graph = DependencyGraph::of(&snapshot(&map));
    assert!(
        graph.is_of(&snapshot(&map)),
        "also with records that are folded anew"
    );
    let mut tables = map.tables().clone();
    let mut renamed: Element = tables.elements.iter().next().unwrap().as_ref().clone();
    renamed.name = "x".into();
    tables.elements.insert(Arc::new(renamed));
    let (map, _) = SystemMap::assemble(tables);
    assert!(!graph.is_of(&snapshot(&map)));
    let wrong = vec![
        Radius {
            potential: 77,
            actual: 77
        };
        graph.elements().len()
    ];
    let later = DependencyGraph::of(&snapshot(&map));
    let found = radii_since(&later, earlier(&graph, &wrong[..]), &patient());
    assert_eq!(found.as_deref(), Some(&wrong[..]));
}
