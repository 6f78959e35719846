//! What is judged after an edit is what is judged from scratch, whichever attribute was edited.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use portolan::analysis::{Impact, Watch, recovery_times};
use portolan::assurance::condition::{CompletionKind, Condition, EXAMPLES, complete};
use portolan::assurance::{Assessment, Assessments, StateOfMap, assess_all};
use portolan::catalogue::{ATTRIBUTES, Attribute, AttributeType, link_kind};
use portolan::locale::Language;
use portolan::model::{
    Day, Element, ElementId, Exemption, Filter, Finite, Link, LinkId, LossScenario, PlateauId,
    Record as _, Requirement, SystemMap, Tables, Target, Value, WorkPackage,
};
use portolan::workspace::samples;

/// `id kind parent name=value…` for elements, `from kind to name=value…` for links.
const ELEMENTS: &str = "
    p provider -
    s1 site - role=principal
    s2 site - role=secours
    h1 hypervisor s1 availability=0.99
    h2 hypervisor s2 availability=0.98
    g redundancy_group - k=1 beta=0.1
    v backup_vault s2
    st storage s1 repair_h=3
    db database - restart_h=1
    ap application - criticality=4
    d data_set - pdma_h=2 category=personal
    b1 business_service - dmia_h=4 criticality=4
    b2 business_service - dmia_h=8 criticality=3
    z zone - trust_level=0
";
const LINKS: &str = "
    db replicates_to st mode=async
    ap depends_on z strength=soft
    h1 member_of g
    h2 member_of g
    db hosted_on g
    db depends_on st
    db backed_up_by v interval_h=4
    ap depends_on db
    d stored_in db
    b1 requires ap
    b2 requires p
    z flow ap
";

fn value(text: &str) -> Value {
    text.parse()
        .ok()
        .and_then(Value::number)
        .unwrap_or_else(|| Value::text(text))
}

fn tables() -> Tables {
    let mut tables = Tables::default();
    let attributes = |words: &[&str]| {
        let pairs = words.iter().filter_map(|word| word.split_once('='));
        pairs
            .map(|(name, text)| (name.into(), value(text)))
            .collect()
    };
    for line in ELEMENTS.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut element = Element::blank(words[0].into());
        (element.name, element.kind) = (words[0].into(), words[1].into());
        element.parent = (words[2] != "-").then(|| words[2].into());
        element.attributes = attributes(&words[3..]);
        tables.elements.insert(Arc::new(element));
    }
    for line in LINKS.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut link = Link::blank(words[..3].join("-").as_str().into());
        (link.from, link.kind, link.to) = (words[0].into(), words[1].into(), words[2].into());
        link.attributes = attributes(&words[3..]);
        tables.links.insert(Arc::new(link));
    }
    tables
}

/// A map with its judgement; after an edit with what was still true of the one before.
struct Judged {
    map: SystemMap,
    found: Assessments,
}

fn watched<T>(ask: impl FnOnce(&Watch<'_>) -> Option<T>) -> T {
    let never = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    ask(&watch).unwrap()
}

impl Judged {
    fn scratch(map: SystemMap) -> Self {
        let states = StateOfMap::all(&map);
        let found = watched(|watch| assess_all(&map, &states, today(), None, watch));
        Self { map, found }
    }

    /// The map with other tables, judged after this one and from scratch, which must be the same.
    fn edited(&self, tables: Tables, after: &str) -> Self {
        let map = SystemMap::assemble(tables).0;
        let states = StateOfMap::all_since(&map, &self.found);
        let found = watched(|watch| assess_all(&map, &states, today(), Some(&self.found), watch));
        for (carried, made) in states.iter().zip(StateOfMap::all(&map)) {
            assert_states_alike(carried, &made, after);
        }
        let scratch = Self::scratch(map.clone());
        for (plateau, scratch) in scratch.found.all() {
            assert_alike(found.at(plateau.as_ref()).unwrap(), scratch, after);
        }
        Self { map, found }
    }

    /// The tables with an element changed.
    fn with_element(&self, id: &ElementId, change: impl FnOnce(&mut Element)) -> Tables {
        let mut tables = self.map.tables().clone();
        let mut changed = Element::clone(tables.elements.get(id).unwrap());
        change(&mut changed);
        tables.elements.insert(Arc::new(changed));
        tables
    }

    /// The tables with a link changed.
    fn with_link(&self, id: &LinkId, change: impl FnOnce(&mut Link)) -> Tables {
        let mut tables = self.map.tables().clone();
        let mut changed = Link::clone(tables.links.get(id).unwrap());
        change(&mut changed);
        tables.links.insert(Arc::new(changed));
        tables
    }

    fn first(&self) -> &Assessment {
        self.found.all().next().unwrap().1
    }
}

fn today() -> Option<Day> {
    Day::new(2026, 6, 1)
}

fn assert_states_alike(carried: &StateOfMap, made: &StateOfMap, after: &str) {
    let (one, other) = (&carried.snapshot, &made.snapshot);
    assert_eq!(one.elements(), other.elements(), "{after}");
    assert_eq!(one.links(), other.links(), "{after}");
    assert_eq!(one.all_ends(), other.all_ends(), "{after}");
    assert_eq!(one.links_without_ends(), other.links_without_ends());
    let (one, other) = (&carried.graph, &made.graph);
    assert_eq!(one.groups(), other.groups(), "{after}");
    assert_eq!(one.flows(), other.flows(), "{after}");
    for ix in made.snapshot.element_numbers() {
        assert_eq!(carried.snapshot.parent(ix), made.snapshot.parent(ix));
        assert!(one.needs(ix).eq(other.needs(ix)), "{after}");
        assert!(one.needed_by(ix).eq(other.needed_by(ix)), "{after}");
    }
}

fn assert_alike(found: &Assessment, scratch: &Assessment, after: &str) {
    assert_eq!(found.indicators, scratch.indicators, "{after}");
    assert_eq!(found.review, scratch.review, "{after}");
    assert!(found.maturity == scratch.maturity, "{after}");
    let (found, scratch) = (&found.resilience, &scratch.resilience);
    assert_eq!(found.weak_points, scratch.weak_points, "{after}");
    assert_eq!(found.availability, scratch.availability, "{after}");
    assert_eq!(found.provider_losses, scratch.provider_losses, "{after}");
    assert_eq!(found.matrix, scratch.matrix, "{after}");
    assert_eq!(found.main_sites, scratch.main_sites, "{after}");
    let told = |impact: &Impact| {
        let states = impact.affected().iter().map(|ix| (*ix, impact.state(*ix)));
        let times = recovery_times(impact).into_iter();
        let times = times.map(|time| (time.element, time.hours.to_bits()));
        (states.collect::<Vec<_>>(), times.collect::<Vec<_>>())
    };
    assert_eq!(
        found.main_site_loss.as_deref().map(told),
        scratch.main_site_loss.as_deref().map(told),
        "{after}"
    );
}

/// Changes an element.
type ElementEdit<'e> = &'e dyn Fn(&mut Element);

/// Something that an attribute does not say yet.
fn new_value(attribute: &Attribute, old: Option<&Value>) -> Value {
    let proposals = match attribute.value_type {
        AttributeType::Flag => [Value::Flag(true), Value::Flag(false)],
        AttributeType::Number
        | AttributeType::Integer
        | AttributeType::Hours
        | AttributeType::Ratio
        | AttributeType::Percent => [0.5, 4.0].map(|number| Value::number(number).unwrap()),
        AttributeType::RecordList(_) | AttributeType::ReferenceList(_) => {
            ["ap", "z"].map(|id| Value::List(vec![Value::text(id)]))
        }
        _ => ["principal", "2027-03"].map(Value::text),
    };
    let [first, second] = proposals;
    if old == Some(&first) { second } else { first }
}

/// A condition for each way to neighbours that the language has, from elements and from links.
fn with_neighbours(mut tables: Tables) -> Tables {
    let mut count = 0;
    for head in ["element", "link"] {
        let before = format!("every {head}: any ");
        for neighbour in complete(&before, before.len(), Language::English) {
            let condition = format!("{before}{}", neighbour.text);
            if neighbour.kind == CompletionKind::Neighbour
                && Condition::read(&condition, None).is_ok()
            {
                count += 1;
                let mut requirement =
                    Requirement::blank(format!("NEAR-{count:03}").as_str().into());
                requirement.condition = condition.into();
                tables.requirements.insert(Arc::new(requirement));
            }
        }
    }
    assert!(count > 15, "{count} conditions about neighbours");
    tables
}

#[test]
fn after_an_edit_of_any_attribute_of_any_element_the_judgement_is_the_one_from_scratch() {
    let before = Judged::scratch(SystemMap::assemble(with_neighbours(tables())).0);
    for element in before.map.tables().elements.iter() {
        for attribute in ATTRIBUTES {
            let edited = before.with_element(&element.id, |element| {
                let old = element.attributes.get(attribute.id);
                let new = new_value(attribute, old);
                element.attributes.insert(attribute.id.into(), new);
            });
            let after = format!("{} of {}", attribute.id, element.id);
            let after_one = before.edited(edited, &after);
            // A flag has two values, and one of them may be what the kind says without it.
            if attribute.value_type == AttributeType::Flag {
                let edited = after_one.with_element(&element.id, |element| {
                    let old = element.attributes.get(attribute.id);
                    let new = new_value(attribute, old);
                    element.attributes.insert(attribute.id.into(), new);
                });
                after_one.edited(edited, &format!("{after}, the other way"));
            }
        }
    }
}

#[test]
fn after_an_edit_of_any_attribute_of_any_link_too() {
    let before = Judged::scratch(SystemMap::assemble(with_neighbours(tables())).0);
    for link in before.map.tables().links.iter() {
        let kind = link_kind(link.kind.as_str()).unwrap();
        for attribute in ATTRIBUTES.iter().filter(|it| kind.has_attribute(it.id)) {
            let values = [
                new_value(attribute, None),
                Value::List(vec![Value::text("d"), Value::text("g")]),
                Value::text("soft"),
            ];
            for value in values {
                let edited = before.with_link(&link.id, |link| {
                    link.attributes.insert(attribute.id.into(), value);
                });
                before.edited(edited, &format!("{} of {}", attribute.id, link.id));
            }
        }
    }
}

/// The sample at its three plateaus, with conditions, a scope and an exemption of its own.
fn sample() -> SystemMap {
    let mut tables = samples::find("metropole").unwrap().read().tables().clone();
    for (number, example) in EXAMPLES.iter().enumerate() {
        let mut requirement = Requirement::blank(format!("OWN-{number:02}").as_str().into());
        requirement.condition = example.condition.fr.into();
        tables.requirements.insert(Arc::new(requirement));
    }
    let mut narrow = Requirement::blank("NARROW".into());
    narrow.rule = "EX-14".into();
    narrow.scope = vec![Filter {
        by: "owner_role".into(),
        values: vec!["DSI".into()],
        fades: false,
    }];
    tables.requirements.insert(Arc::new(narrow));
    for by in ["name", "since"] {
        let mut narrow = Requirement::blank(format!("BY-{by}").as_str().into());
        narrow.rule = "EX-14".into();
        narrow.scope = vec![Filter {
            by: by.into(),
            values: vec!["Bastion".into(), "P2027".into()],
            fades: false,
        }];
        tables.requirements.insert(Arc::new(narrow));
    }
    // The catalogue lacks it: whether it can be read depends on who has it.
    let mut unknown = Requirement::blank("UNKNOWN".into());
    unknown.condition = "every application: house_mark is set".into();
    tables.requirements.insert(Arc::new(unknown));
    SystemMap::assemble(tables).0
}

#[test]
fn on_the_sample_too_one_edit_after_the_other() {
    let mut now = Judged::scratch(sample());
    let elements: Vec<ElementId> = now
        .map
        .tables()
        .elements
        .iter()
        .map(|it| it.id.clone())
        .collect();
    let links: Vec<LinkId> = now
        .map
        .tables()
        .links
        .iter()
        .map(|it| it.id.clone())
        .collect();
    // Every attribute: of one that says something, else of one whose kind may, and every other time
    // taken away.
    for (number, attribute) in ATTRIBUTES.iter().enumerate() {
        let name = attribute.id;
        let element = now
            .map
            .tables()
            .elements
            .iter()
            .find(|it| it.attributes.contains_key(name));
        let element = element.map_or_else(
            || elements[number % elements.len()].clone(),
            |it| it.id.clone(),
        );
        let edited = now.with_element(&element, |element| {
            let old = element.attributes.remove(name);
            if old.is_none() || number % 2 == 0 {
                let new = new_value(attribute, old.as_ref());
                element.attributes.insert(name.into(), new);
            }
        });
        now = now.edited(edited, &format!("{name} of {element}"));
        let link = now
            .map
            .tables()
            .links
            .iter()
            .find(|it| it.attributes.contains_key(name));
        let Some(link) = link.map(|it| it.id.clone()) else {
            continue;
        };
        let edited = now.with_link(&link, |link| {
            let old = link.attributes.remove(name);
            if number % 2 == 0 {
                let new = new_value(attribute, old.as_ref());
                link.attributes.insert(name.into(), new);
            }
        });
        now = now.edited(edited, &format!("{name} of {link}"));
    }
    let named = ["house_mark", "owner_role"];
    for (name, id) in named.into_iter().zip(["ap-etat", "ap-etat"]) {
        let edited = now.with_element(&ElementId::from(id), |element| {
            element.attributes.insert(name.into(), Value::text("DSI"));
        });
        now = now.edited(edited, name);
    }
    for id in elements.iter().step_by(9) {
        let edited = now.with_element(id, |element| element.name = format!("{id} anew").into());
        now = now.edited(edited, &format!("the name of {id}"));
    }
    for id in links.iter().step_by(40) {
        let edited = now.with_link(id, |link| link.name = format!("{id} anew").into());
        now = now.edited(edited, &format!("the name of {id}"));
    }
    // Names that tell, another plateau alone, another kind, another place, other ends, and what goes.
    let edits: [(&str, ElementEdit); 6] = [
        ("a name", &|element| element.name = "Bastion".into()),
        ("a colour", &|element| element.tint = "red".into()),
        ("another plateau", &|element| {
            let fields = element.at.entry(PlateauId::from("P2029")).or_default();
            fields.insert("eol".into(), Value::text("2028"));
        }),
        ("a kind", &|element| element.kind = "database".into()),
        ("a place", &|element| element.parent = None),
        ("where it came", &|element| {
            element.since = Some("P2027".into());
        }),
    ];
    for (what, edit) in edits {
        let edited = now.with_element(&ElementId::from("ap-etat"), edit);
        now = now.edited(edited, what);
    }
    let edited = now.with_link(&links[0], |link| {
        std::mem::swap(&mut link.from, &mut link.to);
    });
    now = now.edited(edited, "ends");
    let mut edited = now.map.tables().clone();
    edited.links.remove(&links[1]);
    now = now.edited(edited, "a link that goes");
    // Several at once, which hands the rest on; and back again.
    let undone = now.map.tables().clone();
    let mut edited = undone.clone();
    for id in elements.iter().take(12) {
        let mut element = Element::clone(edited.elements.get(id).unwrap());
        element
            .attributes
            .insert("reviewed".into(), Value::text("2026-05"));
        edited.elements.insert(Arc::new(element));
    }
    let several = now.edited(edited, "several");
    assert!(handed_on(&now, &several) > 20);
    now = several.edited(undone, "an undo");
    assert!(handed_on(&several, &now) > 20);
    let mut edited = now.map.tables().clone();
    let package = edited.work_packages.iter().next().unwrap();
    let mut package = WorkPackage::clone(package);
    package.removes.push(elements[3].as_str().into());
    edited.work_packages.insert(Arc::new(package));
    now = now.edited(edited, "a work package");
    let mut edited = now.map.tables().clone();
    let mut target = Target::blank("aim".into());
    (target.indicator, target.goal) = ("I19".into(), Finite::new(0.5));
    edited.targets.insert(Arc::new(target));
    now = now.edited(edited, "a target");
    let mut edited = now.map.tables().clone();
    let mut exemption = Exemption::blank("held".into());
    exemption.requirement = "EX-14".into();
    edited.exemptions.insert(Arc::new(exemption));
    now.edited(edited, "an exemption");
}

/// How many requirements are answered by what was found before.
fn handed_on(before: &Judged, after: &Judged) -> usize {
    let both = (before.first().review.judgements.iter()).zip(&after.first().review.judgements);
    both.filter(|(before, after)| Arc::ptr_eq(before, after))
        .count()
}

#[test]
fn after_an_edit_of_a_link_or_of_a_scenario_too() {
    let before = Judged::scratch(SystemMap::assemble(tables()).0);
    let edits: [&dyn Fn(&mut Link); 4] = [
        &|link| link.kind = "depends_on".into(),
        &|link| link.to = "s2".into(),
        &|link| {
            link.attributes
                .insert("strength".into(), Value::text("soft"));
        },
        &|link| {
            link.attributes
                .insert("interval_h".into(), Value::number(9.0).unwrap());
        },
    ];
    for link in before.map.tables().links.iter() {
        for (number, edit) in edits.iter().enumerate() {
            let edited = before.with_link(&link.id, edit);
            before.edited(edited, &format!("edit {number} of {}", link.id));
        }
    }
    let mut edited = before.map.tables().clone();
    let mut scenario = LossScenario::blank("loss".into());
    scenario.lost = vec![ElementId::from("p")];
    edited.scenarios.insert(Arc::new(scenario));
    before.edited(edited, "a scenario");
}

#[test]
fn an_edit_hands_on_all_that_does_not_rest_on_it() {
    let before = Judged::scratch(SystemMap::assemble(tables()).0);
    let edited = before.with_element(&ElementId::from("ap"), |element| {
        element
            .attributes
            .insert("owner_role".into(), Value::text("DSI"));
    });
    let now = before.edited(edited, "an owner");
    let (after, before) = (now.first(), before.first());
    let (new, old) = (&after.resilience, &before.resilience);
    assert!(Arc::ptr_eq(&new.matrix, &old.matrix));
    assert!(Arc::ptr_eq(&new.weak_points, &old.weak_points));
    assert!(Arc::ptr_eq(&new.availability, &old.availability));
    let kept = |id: &str| Arc::ptr_eq(&after.indicators[id], &before.indicators[id]);
    // Who owns what is asked for by the documentation, by changes, and by no rule.
    let made_anew = ["I19", "I29", "I30"];
    for id in after.indicators.keys() {
        assert_eq!(kept(id), !made_anew.contains(id), "{id}");
    }
    let both = after
        .review
        .judgements
        .iter()
        .zip(&before.review.judgements);
    for (new, old) in both {
        assert!(Arc::ptr_eq(new, old), "{}", new.asked.id);
    }
}
