//! What inherits what, on small maps and on the sample.

use super::*;
use crate::analysis::tests::support::{map, metropole};
use crate::model::SystemMap;

struct Asked {
    graph: DependencyGraph,
    found: Classification,
}

fn asked(map: &SystemMap, plateau: Option<&str>) -> Asked {
    let snapshot = map.snapshot(plateau.map(Into::into).as_ref());
    let graph = DependencyGraph::of(&snapshot);
    let found = Classification::of(&snapshot, &graph);
    Asked { graph, found }
}

impl Asked {
    /// The level, and the chain from whom it comes.
    fn level(&self, id: &str, aspect: Aspect) -> Option<(u8, String)> {
        let ix = self.graph.find(&id.into()).unwrap();
        let level = self.found.level(ix, aspect)?;
        let ids = level
            .chain
            .iter()
            .map(|ix| self.graph.element(*ix).id.as_str());
        Some((level.inherited, ids.collect::<Vec<_>>().join(" ")))
    }

    fn under(&self) -> Vec<String> {
        let under = self.found.under_classified();
        let words = |(aspect, ix): (Aspect, ElementIx)| {
            format!("{} {}", aspect.as_str(), self.graph.element(ix).id)
        };
        under.map(words).collect()
    }
}

#[test]
fn criticality_runs_down_hard_needs_whole_and_down_soft_ones_less_one() {
    let asked = asked(
        &map("s business_service criticality=4
            a application criticality=2
            b application criticality=4
            c database criticality=1
            d database
            e room
            f hypervisor e
            s requires a
            a depends_on c strength=soft
            a hosted_on f
            b depends_on d strength=soft
            c depends_on a"),
        None,
    );
    let level = |id| asked.level(id, Aspect::Criticality);
    assert_eq!(level("s"), Some((4, "s".into())));
    assert_eq!(level("a"), Some((4, "s a".into())));
    assert_eq!(level("c"), Some((3, "s a c".into())));
    assert_eq!(level("d"), Some((3, "b d".into())));
    assert_eq!(level("e"), Some((4, "s a f e".into())));
    assert_eq!(asked.under(), ["criticality a", "criticality c"]);
}

#[test]
fn a_member_to_spare_is_expected_less_of_than_the_only_one() {
    let lines = "s business_service criticality=3
        g redundancy_group k=1
        m application criticality=1
        n application
        s requires g
        m member_of g
        n member_of g";
    let spare = asked(&map(lines), None);
    assert_eq!(
        spare.level("m", Aspect::Criticality),
        Some((2, "s g m".into()))
    );
    let needed = asked(&map(&lines.replace("k=1", "k=2")), None);
    assert_eq!(
        needed.level("m", Aspect::Criticality),
        Some((3, "s g m".into()))
    );
}

#[test]
fn nothing_comes_below_the_scale() {
    let asked = asked(
        &map("a application criticality=1
            b application
            c application
            a depends_on b strength=soft
            a depends_on c"),
        None,
    );
    assert_eq!(asked.level("b", Aspect::Criticality), None);
    assert_eq!(
        asked.level("c", Aspect::Criticality),
        Some((1, "a c".into()))
    );
    assert!(asked.under().is_empty(), "c declares nothing");
}

#[test]
fn secrecy_follows_the_data_and_not_the_dependencies() {
    let map = metropole();
    let asked = asked(&map, Some("P2026"));
    let snapshot = map.snapshot(Some(&"P2026".into()));
    let stores = asked.graph.find(&"dt-etat".into()).unwrap();
    let mut count = 0;
    for (store, class) in asked.graph.needs(stores) {
        if class == Class::Store {
            count += 1;
            let level = asked.found.level(store, Aspect::Confidentiality).unwrap();
            assert!(level.inherited >= 3, "{level:?}");
        }
    }
    assert!(count > 0);
    // A flow carries what its data sets expect, and at least one carries personal data.
    let number = |ix: ElementIx| &snapshot.element(ix).id;
    let of_state = asked.found.flows().iter();
    let of_state = of_state.filter(|flow| number(flow.imposed_by).as_str() == "dt-etat");
    assert!(of_state.count() > 0);
}

#[test]
fn a_place_and_a_zone_have_the_most_of_what_they_contain() {
    let mut map_ = map("e site
        r room e
        z zone
        a application r zone=z
        d data_set
        d stored_in a");
    let set = |map: &mut SystemMap, id: &str, needs: &[(&str, f64)]| {
        let mut tables = map.tables().clone();
        let mut element = (**tables.elements.get(&id.into()).unwrap()).clone();
        let fields = needs
            .iter()
            .map(|(name, level)| ((*name).into(), Value::number(*level).unwrap()));
        element
            .attributes
            .insert("dict".into(), Value::Fields(fields.collect()));
        tables.elements.insert(std::sync::Arc::new(element));
        *map = SystemMap::assemble(tables).0;
    };
    set(&mut map_, "d", &[("c", 4.0), ("i", 2.0), ("d", 3.0)]);
    set(&mut map_, "a", &[("c", 1.0), ("i", 3.0), ("t", 2.0)]);
    let asked = asked(&map_, None);
    assert_eq!(
        asked.level("a", Aspect::Confidentiality),
        Some((4, "d a".into()))
    );
    assert_eq!(asked.level("a", Aspect::Integrity), Some((3, "a".into())));
    assert_eq!(
        asked.level("e", Aspect::Confidentiality),
        Some((4, "d a e".into()))
    );
    assert_eq!(
        asked.level("z", Aspect::Traceability),
        Some((2, "a z".into()))
    );
    assert_eq!(
        asked.level("z", Aspect::Availability),
        Some((3, "d a z".into()))
    );
    assert_eq!(asked.under(), ["c a"]);
}

/// The rule of criticality repeated until nothing changes, over the whole sample.
#[test]
fn the_sample_agrees_with_the_rule_written_out() {
    let map = metropole();
    for plateau in ["P2026", "P2027", "P2029"] {
        let asked = asked(&map, Some(plateau));
        let graph = &asked.graph;
        let count = graph.elements().len();
        let own = |row: usize| Aspect::Criticality.declared(&graph.elements()[row]);
        let mut judge: Vec<i8> = (0..count).map(|row| own(row).unwrap_or(0)).collect();
        for _ in 0..count {
            for row in 0..count {
                for (other, class) in graph.needed_by(ElementIx(u32::try_from(row).unwrap())) {
                    let less = i8::from(!stops_without(graph, other.0, class));
                    judge[row] = judge[row].max(judge[other.row()] - less);
                }
            }
        }
        for (row, &level) in judge.iter().enumerate() {
            let ix = ElementIx(u32::try_from(row).unwrap());
            let found = asked.found.level(ix, Aspect::Criticality);
            let found = found.map_or(0, |level| level.inherited);
            assert_eq!(
                i8::try_from(found).unwrap(),
                level,
                "{}",
                graph.element(ix).id
            );
        }
    }
}
