//! What lenses show of the reference map, held to the figures of the oracle; and what a legend
//! promises.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use portolan::analysis::DependencyGraph;
use portolan::assurance::{Facts, Settings, energy_of};
use portolan::locale::Language;
use portolan::model::{ElementId, Filter, PlateauId, Record as _, Snapshot, SystemMap, ViewId};
use portolan::scene::{Lens, Shading, Theme};
use portolan::workspace::shading::ShadingOrder;
use portolan::workspace::{Perspective, PictureOrder, samples};
use serde_json::Value as Json;

const PLATEAUS: [&str; 3] = ["P2026", "P2027", "P2029"];

fn read(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn metropole() -> SystemMap {
    let path = "../shared/domain/metropole.json";
    portolan::import::read(&read(path), path, None).unwrap().map
}

fn expected() -> Json {
    serde_json::from_slice(&read("tests/oracle/expected.json")).unwrap()
}

struct Seen {
    snapshot: Arc<Snapshot>,
    shading: Shading,
}

fn look(map: &SystemMap, plateau: &str, lens: Lens) -> Seen {
    let snapshot = Arc::new(map.snapshot(Some(&PlateauId::from(plateau))));
    let order = ShadingOrder {
        map: map.clone(),
        snapshot: Arc::clone(&snapshot),
        lens,
        on: None,
        assessments: None,
        language: Language::French,
    };
    let shading = order.shade();
    Seen { snapshot, shading }
}

impl Seen {
    /// Elements of a kind, or of any for an empty one, by the key of their class.
    fn elements(&self, kind: &str) -> BTreeMap<String, String> {
        let all = self.snapshot.element_numbers();
        all.filter_map(|ix| {
            let element = self.snapshot.element(ix);
            let shade = self.shading.element(ix)?;
            let key = self.shading.class(shade.class)?.key.to_string();
            let is_asked = kind.is_empty() || element.kind.as_str() == kind;
            is_asked.then(|| (element.id.to_string(), key))
        })
        .collect()
    }

    fn of_class(&self, kind: &str, keys: &[&str]) -> BTreeSet<String> {
        let all = self.elements(kind).into_iter();
        all.filter(|(_, key)| keys.contains(&key.as_str()))
            .map(|(id, _)| id)
            .collect()
    }
}

fn ids(list: &Json) -> BTreeSet<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|id| id.as_str().unwrap().to_owned()).collect()
}

#[test]
fn sovereignty_obsolescence_and_exposure_show_what_the_oracle_found() {
    let (map, expected) = (metropole(), expected());
    for plateau in PLATEAUS {
        let indicators = &expected["plateaus"][plateau]["indicators"];
        let sovereignty = look(&map, plateau, Lens::Sovereignty).elements("application");
        let levels = indicators["I03"]["parts"]["level"].as_object().unwrap();
        let levels: BTreeMap<String, String> = levels
            .iter()
            .map(|(id, level)| (id.clone(), level.to_string()))
            .collect();
        assert_eq!(sovereignty, levels, "{plateau}");
        let ages = look(&map, plateau, Lens::Obsolescence);
        assert_eq!(
            ages.of_class("", &["ended"]),
            ids(&indicators["I17"]["list"]),
            "{plateau}"
        );
        let soon = ages.of_class("", &["within-12", "within-24"]);
        assert_eq!(soon, ids(&indicators["I18"]["list"]), "{plateau}");
        let exposure = look(&map, plateau, Lens::Exposure);
        let exposed = exposure.of_class("application", &["internet", "untrusted"]);
        assert_eq!(exposed, ids(&indicators["I10"]["list"]), "{plateau}");
    }
}

#[test]
fn hosting_counts_the_models_of_the_applications() {
    let (map, expected) = (metropole(), expected());
    for plateau in PLATEAUS {
        let models = &expected["plateaus"][plateau]["indicators"]["I01"]["parts"]["per_model"];
        let count = |model: &str| models[model].as_u64().unwrap_or(0) as usize;
        let hosting = look(&map, plateau, Lens::Hosting);
        let of = |keys: &[&str]| hosting.of_class("application", keys).len();
        assert_eq!(of(&["on-premises"]), count("on_prem"), "{plateau}");
        assert_eq!(of(&["saas"]), count("saas"), "{plateau}");
        assert_eq!(
            of(&["trusted-cloud", "public-cloud"]),
            count("iaas") + count("paas"),
            "{plateau}"
        );
    }
}

#[test]
fn flows_between_zones_are_encrypted_as_often_as_the_oracle_says_and_energy_adds_up() {
    let (map, expected) = (metropole(), expected());
    for plateau in PLATEAUS {
        let indicators = &expected["plateaus"][plateau]["indicators"];
        let seen = look(&map, plateau, Lens::Encryption);
        let graph = DependencyGraph::of(&seen.snapshot);
        let settings = Settings::of(&map, None);
        let facts = Facts::of(&map, &seen.snapshot, &graph, &settings);
        let between = facts.flows().iter().filter(|flow| flow.is_between_zones());
        let classes: Vec<&str> = between
            .map(|flow| {
                let shade = seen.shading.link(flow.link).unwrap();
                seen.shading.class(shade.class).unwrap().key.as_str()
            })
            .collect();
        let encrypted = classes.iter().filter(|key| **key == "yes").count();
        let figure = &indicators["I06"];
        assert_eq!(
            figure["numerator"].as_u64(),
            Some(encrypted as u64),
            "{plateau}"
        );
        assert_eq!(
            figure["denominator"].as_u64(),
            Some(classes.len() as u64),
            "{plateau}"
        );
        let energy = energy_of(&facts);
        let total = indicators["I25"]["value"].as_f64().unwrap();
        assert!((energy.total_kwh - total).abs() < 1e-3, "{plateau}");
        let each: f64 = energy.elements.iter().map(|(_, kwh)| kwh).sum();
        assert!(each <= total + 1e-6);
    }
}

/// The picture of a view of the sample through a lens.
fn picture(map: &SystemMap, view: &ViewId, lens: Lens) -> PictureOrder {
    let plateau = PlateauId::from("P2026");
    let snapshot = Arc::new(map.snapshot(Some(&plateau)));
    PictureOrder {
        perspective: Perspective::Lens(lens),
        ..PictureOrder::plain(
            map.clone(),
            snapshot,
            view.clone(),
            &Theme::LIGHT,
            Language::French,
        )
    }
}

#[test]
fn a_legend_counts_what_is_on_the_drawing_of_each_class() {
    let map = samples::find("metropole").unwrap().read();
    let lenses = Lens::ALL.into_iter().chain([
        Lens::Attribute("users".into()),
        Lens::Attribute("technology".into()),
        Lens::Attribute("no_such_attribute".into()),
    ]);
    let views: Vec<ViewId> = map
        .tables()
        .views
        .iter()
        .map(|view| view.id().clone())
        .collect();
    for lens in lenses {
        for view in &views {
            let composition = picture(&map, view, lens.clone()).compose_with_contents();
            let contents = composition.contents;
            let shades = contents.shades.as_ref().unwrap();
            let on_drawing: BTreeSet<&str> = composition
                .scene
                .items
                .iter()
                .filter_map(|item| item.subject.as_ref())
                .flat_map(|subject| match subject {
                    portolan::scene::Subject::Bundle(bundle) => {
                        bundle.links.iter().map(|id| id.as_str()).collect()
                    }
                    portolan::scene::Subject::Element(id)
                    | portolan::scene::Subject::Link(id)
                    | portolan::scene::Subject::Note(id)
                    | portolan::scene::Subject::Plateau(id) => vec![id.as_str()],
                    portolan::scene::Subject::Counted(_) => Vec::new(),
                })
                .collect();
            for one in &shades.classes {
                let members: BTreeSet<&str> = one.members.iter().map(|id| id.as_str()).collect();
                assert_eq!(members.len(), one.members.len(), "each once: {lens:?}");
                assert!(
                    members.is_subset(&on_drawing),
                    "{lens:?} {}",
                    one.class.name
                );
            }
            let rows = portolan::scene::legend_rows(&contents);
            let counts: Vec<usize> = rows.iter().map(|row| row.members.len()).collect();
            let present: Vec<usize> = shades.present().map(|(_, count)| count).collect();
            assert_eq!(counts, present);
            // What is not of one class is of another, or the question is not asked of it.
            let of_elements = shades.classes.iter().flat_map(|one| &one.members);
            assert!(
                of_elements.count() > 0
                    || matches!(
                        lens,
                        Lens::Attribute(_)
                            | Lens::Cost
                            | Lens::Entity
                            | Lens::Findings
                            | Lens::Documentation
                            | Lens::Energy
                            | Lens::Sensitivity
                            | Lens::DataCategories
                            | Lens::Encryption
                    ),
                "{lens:?} {view}"
            );
        }
    }
}

#[test]
fn a_filter_of_the_view_is_counted_in_the_legend() {
    let map = samples::find("metropole").unwrap().read();
    let view = ViewId::from("zones-flux");
    let members = |map: &SystemMap| -> BTreeSet<ElementId> {
        let contents = picture(map, &view, Lens::Criticality)
            .compose_with_contents()
            .contents;
        let classes = contents.shades.unwrap().classes;
        let all = classes.into_iter().flat_map(|one| one.members);
        all.map(|id| ElementId::from(id.text().clone())).collect()
    };
    let all = members(&map);
    for fades in [false, true] {
        let mut tables = map.tables().clone();
        let mut filtered = portolan::model::View::clone(tables.views.get(&view).unwrap());
        filtered.filters.push(Filter {
            by: Filter::KIND.into(),
            values: vec!["application".into()],
            fades,
        });
        tables.views.insert(Arc::new(filtered));
        let map = SystemMap::assemble(tables).0;
        let some = members(&map);
        assert!(some.len() < all.len() && some.is_subset(&all), "{fades}");
        let databases = some.iter().filter(|id| {
            let element = map.tables().elements.get(*id).unwrap();
            element.kind.as_str() == "database"
        });
        assert_eq!(
            databases.count(),
            0,
            "what is filtered away is not counted ({fades})"
        );
    }
}
