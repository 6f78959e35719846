//! Single points of failure and availabilities of the sample metropole before and after, against a
//! computation of its own straight from the JSON file: no part of our model, graph or analysis stands
//! behind the expectations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use portolan::analysis::{ChangeImpact, ChangeSide, Gap, RiskState, Watch};
use portolan::model::PlateauId;

use super::gaps::{Rows, metropole, metropole_json, rows};

/// What an element needs, read from the file by the table of `impact-semantics.md` §1.1.
struct Plain {
    ids: Vec<String>,
    kinds: Vec<String>,
    works: Vec<Option<f64>>,
    hard: Vec<Vec<usize>>,
    members: Vec<Vec<usize>>,
    stores: Vec<Vec<usize>>,
    k: Vec<usize>,
}

impl Plain {
    fn of(elements: &Rows, links: &Rows) -> Self {
        let ids: Vec<String> = elements.keys().cloned().collect();
        let at = |id: &str| ids.iter().position(|known| known == id);
        let text = |row: &serde_json::Map<String, serde_json::Value>, name: &str| {
            row.get(name)
                .and_then(|value| value.as_str())
                .unwrap_or("")
                .to_owned()
        };
        let number =
            |id: &String, name: &str| elements[id].get(name).and_then(serde_json::Value::as_f64);
        let mut this = Self {
            kinds: ids.iter().map(|id| text(&elements[id], "type")).collect(),
            works: ids.iter().map(|id| number(id, "availability")).collect(),
            k: ids
                .iter()
                .map(|id| number(id, "k").map_or(1, |k| k as usize))
                .collect(),
            hard: vec![Vec::new(); ids.len()],
            members: vec![Vec::new(); ids.len()],
            stores: vec![Vec::new(); ids.len()],
            ids: ids.clone(),
        };
        for (row, id) in ids.iter().enumerate() {
            let parent = at(&text(&elements[id], "parent"));
            let holds = |parent: &usize| {
                let fields = &elements[&ids[*parent]];
                fields
                    .get("fault_domain")
                    .and_then(serde_json::Value::as_bool)
                    == Some(true)
            };
            this.hard[row].extend(parent.filter(holds));
        }
        for link in links.values() {
            let (Some(from), Some(to)) = (at(&text(link, "from")), at(&text(link, "to"))) else {
                continue;
            };
            match text(link, "type").as_str() {
                "hosted_on" | "operated_by" => this.hard[from].push(to),
                "depends_on" | "requires" if text(link, "strength") != "soft" => {
                    this.hard[from].push(to);
                }
                "member_of" => this.members[to].push(from),
                "stored_in" => this.stores[from].push(to),
                _ => {}
            }
        }
        this
    }

    /// What is down when these are lost, by repeating the rules until nothing changes.
    fn down(&self, lost: &BTreeSet<usize>) -> Vec<bool> {
        let mut down = vec![false; self.ids.len()];
        loop {
            let mut changed = false;
            for row in 0..self.ids.len() {
                let fails = lost.contains(&row)
                    || self.hard[row].iter().any(|&need| down[need])
                    || (self.kinds[row] == "redundancy_group"
                        && self.members[row]
                            .iter()
                            .filter(|&&member| !down[member])
                            .count()
                            < self.k[row])
                    || (!self.stores[row].is_empty()
                        && self.stores[row].iter().all(|&store| down[store]));
                if fails && !down[row] {
                    down[row] = true;
                    changed = true;
                }
            }
            if !changed {
                return down;
            }
        }
    }

    fn under(&self, service: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([service]);
        let mut open = vec![service];
        while let Some(row) = open.pop() {
            for list in [&self.hard[row], &self.members[row], &self.stores[row]] {
                open.extend(list.iter().filter(|need| found.insert(**need)));
            }
        }
        found
    }

    fn single_points(&self, service: usize) -> BTreeSet<String> {
        const NOTHING_THAT_FAILS: [&str; 6] = [
            "actor",
            "data_set",
            "business_service",
            "zone",
            "application_group",
            "redundancy_group",
        ];
        self.under(service)
            .into_iter()
            .filter(|&row| !NOTHING_THAT_FAILS.contains(&self.kinds[row].as_str()))
            .filter(|&row| self.down(&BTreeSet::from([row]))[service])
            .map(|row| self.ids[row].clone())
            .collect()
    }

    /// Shannon's expansion, one element after the other: the share of cases in which the service is
    /// down. Cases too unlikely to matter are left out; their share comes with the answer.
    fn availability(&self, service: usize) -> (f64, f64) {
        let events: Vec<(usize, f64)> = self
            .under(service)
            .into_iter()
            .filter_map(|row| Some((row, self.works[row]?)))
            .filter(|(_, works)| *works < 1.0)
            .collect();
        let (mut fails, mut left_out) = (0.0, 0.0);
        let mut open = vec![(0, 1.0, BTreeSet::new())];
        while let Some((at, share, lost)) = open.pop() {
            let Some(&(row, works)) = events.get(at) else {
                continue;
            };
            open.push((at + 1, share * works, lost.clone()));
            let share = share * (1.0 - works);
            let mut lost = lost;
            lost.insert(row);
            if self.down(&lost)[service] {
                fails += share;
            } else if share < 1e-12 {
                left_out += share;
            } else {
                open.push((at + 1, share, lost));
            }
        }
        (1.0 - fails, left_out)
    }
}

fn plain(plateau: &str) -> Plain {
    let json = metropole_json();
    let elements = rows(&json, "elements", plateau);
    Plain::of(&elements, &rows(&json, "relations", plateau))
}

fn check(plain: &Plain, service: &str, state: &RiskState) {
    let row = plain.ids.iter().position(|id| id == service).unwrap();
    let found: BTreeSet<String> = state.weak.single.iter().map(ToString::to_string).collect();
    assert_eq!(found, plain.single_points(row), "{service}");
    let (expected, left_out) = plain.availability(row);
    let found = state.availability.availability;
    assert!(
        left_out < 1e-9,
        "{service}: {left_out} of the cases were left out"
    );
    assert!(
        (found - expected).abs() < 1e-9 + left_out,
        "{service}: {found} instead of {expected}"
    );
}

#[test]
fn the_risks_of_the_metropole_are_what_its_file_says() {
    let map = metropole();
    let plateaus = ["P2026", "P2027", "P2029"];
    let plain: BTreeMap<&str, Plain> = plateaus.map(|at| (at, plain(at))).into();
    for (from, to) in [("P2026", "P2027"), ("P2027", "P2029")] {
        let before = map.snapshot(Some(&PlateauId::from(from)));
        let after = map.snapshot(Some(&PlateauId::from(to)));
        let gap = Gap::between(&before, &after);
        let side = |snapshot| ChangeSide {
            map: &map,
            snapshot,
        };
        let watch = Watch {
            cancelled: &AtomicBool::new(false),
            progress: &|_| {},
        };
        let found = ChangeImpact::between(side(&before), side(&after), &gap, &watch).unwrap();
        assert!(found.risks.len() + found.out_of_reach == 15);
        for risk in &found.risks {
            let service = risk.service.as_str();
            check(&plain[from], service, risk.before.as_ref().unwrap());
            check(&plain[to], service, risk.after.as_ref().unwrap());
        }
    }
}
