//! The gaps of the sample metropole and who claims them, against a computation of its own straight
//! from the JSON file: no part of our model, timeline or analysis stands behind the expectations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use portolan::analysis::{Coverage, Difference, Gap};
use portolan::model::PlateauId;

type Ids = BTreeSet<String>;
pub(super) type Rows = BTreeMap<String, Map<String, Json>>;

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json")
}

pub(super) fn metropole_json() -> Json {
    serde_json::from_str(&std::fs::read_to_string(shared()).unwrap()).unwrap()
}

/// The rows of a list that are there at a plateau, with what the file says about them there.
pub(super) fn rows(json: &Json, list: &str, plateau: &str) -> Rows {
    let mut out = Rows::new();
    for row in json[list].as_array().unwrap() {
        let mut fields = row.as_object().unwrap().clone();
        let id = fields.remove("id").unwrap().as_str().unwrap().to_owned();
        let attributes = fields.remove("attributes").unwrap();
        fields.extend(attributes.as_object().unwrap().clone());
        let presence = fields.remove("presence").unwrap();
        let by_plateau = fields.remove("by_plateau");
        if presence.as_array().unwrap().iter().any(|at| at == plateau) {
            let there = by_plateau.as_ref().and_then(|by| by[plateau].as_object());
            fields.extend(there.cloned().unwrap_or_default());
            out.insert(id, fields);
        }
    }
    out
}

/// What one list says differs.
#[derive(Debug, Default, PartialEq)]
struct Differences {
    added: Ids,
    removed: Ids,
    changed: Ids,
    moved: Ids,
}

impl Differences {
    fn between(before: &Rows, after: &Rows) -> Self {
        let only_in = |this: &Rows, other: &Rows| -> Ids {
            let ids = this.keys().filter(|id| !other.contains_key(*id));
            ids.cloned().collect()
        };
        let both = before.keys().filter(|id| after.contains_key(*id));
        let differing = |is: &dyn Fn(&str) -> bool| -> Ids {
            both.clone().filter(|id| is(id)).cloned().collect()
        };
        Self {
            added: only_in(after, before),
            removed: only_in(before, after),
            changed: differing(&|id| before[id] != after[id]),
            moved: differing(&|id| before[id].get("parent") != after[id].get("parent")),
        }
    }

    fn claimed_as(&self, word: &str, id: &str) -> bool {
        let ids = match word {
            "delivers" => &self.added,
            "removes" => &self.removed,
            _ => &self.changed,
        };
        ids.contains(id)
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        self.added.iter().chain(&self.removed).chain(&self.changed)
    }
}

struct Expected {
    elements: Differences,
    links: Differences,
    claimed: Ids,
    unclaimed: Ids,
    without_difference: BTreeSet<(String, String, String)>,
}

/// The gap by the file alone. A claim counts where its package leads from and to these plateaus.
fn expected(json: &Json, from: &str, to: &str) -> Expected {
    let elements = [from, to].map(|plateau| rows(json, "elements", plateau));
    let links = [(from, &elements[0]), (to, &elements[1])].map(|(plateau, elements)| {
        let mut links = rows(json, "relations", plateau);
        links.retain(|_, link| {
            let is_there = |end: &str| elements.contains_key(link[end].as_str().unwrap());
            is_there("from") && is_there("to")
        });
        links
    });
    let elements = Differences::between(&elements[0], &elements[1]);
    let links = Differences::between(&links[0], &links[1]);
    let (mut claimed, mut without_difference) = (Ids::new(), BTreeSet::new());
    for package in json["work_packages"].as_array().unwrap() {
        if package["from_plateau"] != from || package["to_plateau"] != to {
            continue;
        }
        for word in ["delivers", "removes", "changes"] {
            for id in package[word].as_array().into_iter().flatten() {
                let id = id.as_str().unwrap();
                if elements.claimed_as(word, id) || links.claimed_as(word, id) {
                    claimed.insert(id.to_owned());
                } else {
                    let package = package["id"].as_str().unwrap();
                    without_difference.insert((package.to_owned(), word.to_owned(), id.to_owned()));
                }
            }
        }
    }
    let unclaimed = elements.all().chain(links.all());
    let unclaimed = unclaimed.filter(|id| !claimed.contains(*id)).cloned();
    Expected {
        unclaimed: unclaimed.collect(),
        elements,
        links,
        claimed,
        without_difference,
    }
}

fn word(difference: Difference) -> &'static str {
    match difference {
        Difference::Added => "delivers",
        Difference::Removed => "removes",
        Difference::Changed => "changes",
    }
}

fn found<Id: Ord + AsRef<str>>(deltas: &BTreeMap<Id, portolan::analysis::Delta>) -> Differences {
    let mut out = Differences::default();
    for (id, delta) in deltas {
        let id = id.as_ref().to_owned();
        if delta.is_moved {
            out.moved.insert(id.clone());
        }
        let ids = match delta.difference {
            Difference::Added => &mut out.added,
            Difference::Removed => &mut out.removed,
            Difference::Changed => &mut out.changed,
        };
        ids.insert(id);
    }
    out
}

pub(super) fn metropole() -> portolan::model::SystemMap {
    let bytes = std::fs::read(shared()).unwrap();
    let imported = portolan::import::read(&bytes, "metropole.json", None).unwrap();
    assert!(imported.problems.is_empty(), "{:?}", imported.problems);
    imported.map
}

fn covered(from: &str, to: &str) -> (Gap, Coverage) {
    let map = metropole();
    let before = map.snapshot(Some(&PlateauId::from(from)));
    let after = map.snapshot(Some(&PlateauId::from(to)));
    let gap = Gap::between(&before, &after);
    let coverage = Coverage::of(&map, &before, &after, &gap);
    (gap, coverage)
}

fn check(from: &str, to: &str) -> Expected {
    let (gap, coverage) = covered(from, to);
    let expected = expected(&metropole_json(), from, to);
    assert_eq!(found(&gap.elements), expected.elements);
    assert_eq!(found(&gap.links), expected.links);
    let texts = |ids: &mut dyn Iterator<Item = String>| -> Ids { ids.collect() };
    let claimed = texts(&mut coverage.claimed.keys().map(ToString::to_string));
    let unclaimed = texts(&mut coverage.unclaimed.iter().map(ToString::to_string));
    let without = coverage.without_difference.keys().map(|claim| {
        let word = word(claim.difference).to_owned();
        (claim.package.to_string(), word, claim.subject.to_string())
    });
    assert_eq!(
        without.collect::<BTreeSet<_>>(),
        expected.without_difference
    );
    assert_eq!(claimed, expected.claimed);
    assert_eq!(unclaimed, expected.unclaimed);
    assert_eq!(coverage.differences(), claimed.len() + unclaimed.len());
    assert!(
        coverage
            .goes_with
            .keys()
            .all(|link| unclaimed.contains(link.as_str())),
        "what goes with an element is unclaimed all the same"
    );
    expected
}

#[test]
fn the_first_gap_of_the_metropole_is_what_its_file_says() {
    let expected = check("P2026", "P2027");
    let counts = [
        expected.elements.added.len(),
        expected.elements.changed.len(),
        expected.elements.moved.len(),
        expected.links.added.len(),
        expected.links.removed.len(),
        expected.links.changed.len(),
    ];
    assert_eq!(counts, [18, 11, 3, 53, 6, 10]);
    assert_eq!((expected.claimed.len(), expected.unclaimed.len()), (22, 76));
    let without: Vec<&str> = expected
        .without_difference
        .iter()
        .map(|(_, _, id)| id.as_str())
        .collect();
    assert_eq!(without, ["fw-ext-2", "lk-ib", "ap-bur"]);
}

#[test]
fn the_second_gap_of_the_metropole_is_what_its_file_says() {
    let expected = check("P2027", "P2029");
    assert_eq!((expected.claimed.len(), expected.unclaimed.len()), (21, 86));
    assert!(expected.without_difference.is_empty());
}

#[test]
fn over_both_steps_the_packages_of_each_step_count() {
    let json = metropole_json();
    let (gap, coverage) = covered("P2026", "P2029");
    let all = expected(&json, "P2026", "P2029");
    assert_eq!(found(&gap.elements), all.elements);
    assert_eq!(found(&gap.links), all.links);
    let steps = [("P2026", "P2027"), ("P2027", "P2029")];
    let steps = steps.map(|(from, to)| expected(&json, from, to));
    let claimed: Ids = steps.iter().flat_map(|step| step.claimed.clone()).collect();
    let claimed = claimed.intersection(&all.unclaimed).cloned().collect();
    let found: Ids = coverage.claimed.keys().map(ToString::to_string).collect();
    assert_eq!(found, claimed);
    let without = steps.iter().map(|step| step.without_difference.len());
    assert_eq!(coverage.without_difference.len(), without.sum::<usize>());
    assert_eq!(coverage.packages.len(), 10);
}

/// The roadmap of the sample, in French and on a day of its first plateau.
#[test]
fn the_roadmap_of_the_metropole_says_what_it_shows() {
    use portolan::geometry::overlaps;
    use portolan::scene::{RoadmapFacts, RoadmapRequest, Theme, compose_roadmap};

    let map = metropole();
    let facts = RoadmapFacts::of(&map);
    let roadmap = compose_roadmap(&RoadmapRequest {
        map: &map,
        facts: &facts,
        theme: &Theme::PRINT,
        language: portolan::locale::Language::French,
        today: portolan::model::Day::new(2026, 11, 26),
        grouping: portolan::scene::Grouping::Usual,
        day_width: None,
    });
    for (index, bar) in roadmap.bars.iter().enumerate() {
        for other in &roadmap.bars[index + 1..] {
            assert!(!overlaps(bar.extent, other.extent), "{bar:?} {other:?}");
        }
    }
    for (index, mark) in roadmap.marks.iter().enumerate() {
        for other in &roadmap.marks[index + 1..] {
            assert!(!overlaps(mark.rect, other.rect), "{mark:?} {other:?}");
        }
    }
    assert_eq!((roadmap.bars.len(), roadmap.milestones.len()), (10, 3));
    let items = roadmap.scene.items.iter();
    let said: Vec<&str> = items.map(|item| &*item.description).collect();
    let has = |words: &str| said.iter().any(|said| said.contains(words));
    let first = "Deuxième salle active et stockage répliqué, du 01/09/2026 au 30/06/2027, 620";
    assert!(has(first), "{said:?}");
    assert!(has("Transition 2027, à partir du 01/07/2027"), "{said:?}");
    // The years of the budget are written out, and add up to what the file says.
    let years = said.iter().find(|said| said.starts_with("2026 ")).unwrap();
    let years = years.split(", ").filter_map(|year| {
        let keur = year.split(' ').nth(1)?.split('\u{a0}').next()?;
        keur.parse::<f64>().ok()
    });
    let json = metropole_json();
    let packages = json["work_packages"].as_array().unwrap().iter();
    let whole: f64 = packages.filter_map(|row| row["budget_keur"].as_f64()).sum();
    assert!((years.sum::<f64>() - whole).abs() < 1e-9, "{said:?}");
}
