//! The maps that users meet first.
//!
//! Each comes from a source in the neutral form, read by the importer, and from a list of drawings
//! in `tests/fixtures/samples`, laid out by the library. `MAKE_SAMPLES=1` writes `samples/*.ron`
//! anew; otherwise the tests hold the files to their sources. With `SAMPLE_PICTURES=DIR` a picture
//! of every view at every plateau is written there, to be looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use portolan::export::{PngOptions, png};
use portolan::import::{self, Imported};
use portolan::locale::Language;
use portolan::model::{
    ElementId, FieldPath, Finite, LossScenario, Nature, Nesting, Placement, PlateauId, Record,
    Requirement, ScenarioId, SubjectId, SystemMap, Table, Tables, Value, View, ViewId,
};
use portolan::scene::{
    Bundling, Perspective, PlaceRequest, SceneOptions, SceneRequest, Theme, compose, place_view,
    routes,
};
use portolan::storage;
use serde::Deserialize;

/// A sample: its file name, its source and its drawings.
struct Sample {
    name: &'static str,
    source: &'static str,
    views: &'static str,
    /// Attributes and records that the source does not carry.
    additions: Option<[&'static str; 2]>,
}

const SAMPLES: [Sample; 3] = [
    Sample {
        name: "hello",
        source: "tests/fixtures/samples/hello.json",
        views: "tests/fixtures/samples/hello-views.ron",
        additions: None,
    },
    Sample {
        name: "cloud-migration",
        source: "tests/fixtures/samples/cloud-migration.json",
        views: "tests/fixtures/samples/cloud-migration-views.ron",
        additions: None,
    },
    Sample {
        name: "metropole",
        source: "../shared/domain/metropole.json",
        views: "tests/fixtures/samples/metropole-views.ron",
        additions: Some([
            "tests/fixtures/samples/metropole-attributes.ron",
            "tests/fixtures/samples/metropole-assurance.ron",
        ]),
    },
];

/// The drawings of a sample.
#[derive(Deserialize)]
struct Drawings {
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    marking: String,
    views: Vec<Drawing>,
    #[serde(default)]
    scenarios: Vec<Feared>,
}

/// What many elements have in common beside what their source says.
#[derive(Deserialize)]
struct Additions {
    attributes: Vec<Addition>,
}

/// Attributes of some elements.
#[derive(Deserialize)]
struct Addition {
    ids: Vec<String>,
    set: BTreeMap<String, Told>,
}

/// The value of an attribute.
#[derive(Deserialize)]
#[serde(untagged)]
enum Told {
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<String>),
}

impl Told {
    fn value(&self) -> Value {
        match self {
            Self::Flag(flag) => Value::Flag(*flag),
            Self::Number(told) => Value::Number(number(*told)),
            Self::Text(text) => Value::text(text.as_str()),
            Self::List(list) => Value::List(
                list.iter()
                    .map(|entry| Value::text(entry.as_str()))
                    .collect(),
            ),
        }
    }
}

/// A loss that the map keeps under a name.
#[derive(Deserialize)]
struct Feared {
    id: String,
    name: String,
    description: String,
    lost: Vec<String>,
    #[serde(default)]
    is_logical: bool,
}

/// A view by what it shows; places come from the layout.
#[derive(Deserialize)]
struct Drawing {
    id: String,
    name: String,
    description: String,
    #[serde(default)]
    direction: String,
    #[serde(default)]
    group_by: String,
    #[serde(default)]
    arrangement: String,
    #[serde(default)]
    link_kinds: Vec<String>,
    members: Vec<String>,
    /// Links that would only repeat what others say.
    #[serde(default)]
    hidden: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn bytes_of(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{} is needed: {error}", path.display()))
}

impl Sample {
    fn path(&self) -> PathBuf {
        root().join("samples").join(format!("{}.ron", self.name))
    }

    fn imported(&self) -> Imported {
        let bytes = bytes_of(&root().join(self.source));
        let imported = import::read(&bytes, self.source, None).unwrap();
        assert_eq!(imported.problems, [], "{}", self.source);
        imported
    }

    /// The map with its drawings.
    fn build(&self) -> SystemMap {
        let map = self.imported().map;
        let mut tables = map.tables().clone();
        // The samples have drawings of their own in place of the importer's.
        let views: Vec<ViewId> = tables.views.iter().map(|view| view.id.clone()).collect();
        for view in views {
            for placement in map.placements_of(&view) {
                tables.placements.remove(&placement.id);
            }
            tables.views.remove(&view);
        }
        let drawings = String::from_utf8(bytes_of(&root().join(self.views))).unwrap();
        let options = ron::Options::default();
        let drawings: Drawings = options.from_str(&drawings).unwrap();
        let mut info = (*map.info()).clone();
        info.organisation = drawings.organisation.as_str().into();
        info.marking = drawings.marking.as_str().into();
        tables.map.insert(Arc::new(info));
        if let Some([attributes, records]) = self.additions {
            add_attributes(&mut tables, attributes);
            add_records(&mut tables, records);
        }
        name_sources(&mut tables);
        for (order, drawing) in drawings.views.iter().enumerate() {
            draw(&map, &mut tables, drawing, order);
        }
        for (order, feared) in drawings.scenarios.iter().enumerate() {
            keep(&mut tables, feared, order);
        }
        let (map, problems) = SystemMap::assemble(tables);
        assert_eq!(problems, []);
        map
    }
}

/// The reference map calls two of its sources by words of its own making: people read them here.
fn name_sources(tables: &mut Tables) {
    let requirements: Vec<_> = tables.requirements.iter().cloned().collect();
    for requirement in requirements {
        let source = match requirement.source.as_str() {
            "seed-table" => "Table de protection des données",
            "seed-sovereignty" => "Orientation de souveraineté numérique",
            _ => continue,
        };
        let mut named = Requirement::clone(&requirement);
        named.source = source.into();
        tables.requirements.insert(Arc::new(named));
    }
}

fn number(value: f64) -> Finite {
    Finite::new(value).unwrap()
}

/// Sets what a file says of elements; nothing that the source says is overwritten.
fn add_attributes(tables: &mut Tables, file: &str) {
    let text = String::from_utf8(bytes_of(&root().join(file))).unwrap();
    let additions: Additions = ron::Options::default().from_str(&text).unwrap();
    for addition in additions.attributes {
        for id in &addition.ids {
            let element = tables.elements.get(&ElementId::from(id.as_str()));
            let element = element.unwrap_or_else(|| panic!("{file}: no element {id}"));
            let mut element = (**element).clone();
            for (name, told) in &addition.set {
                let known = portolan::catalogue::attribute(name).is_some();
                assert!(known, "{file}: no attribute {name}");
                let before = element
                    .attributes
                    .insert(name.as_str().into(), told.value());
                assert_eq!(before, None, "{file}: {id} has {name} already");
            }
            tables.elements.insert(Arc::new(element));
        }
    }
}

/// Adds the records of a file in our own form, and what it says of the map as a whole.
fn add_records(tables: &mut Tables, file: &str) {
    let outcome = storage::read_bytes(&bytes_of(&root().join(file)), file).unwrap();
    let mut info = (**tables.map.iter().next().unwrap()).clone();
    for (path, value) in outcome.map.info().fields() {
        info.set(&path, Some(&value)).unwrap();
    }
    tables.map.insert(Arc::new(info));
    fn add<R: Record>(rows: &Table<R>, to: &mut Table<R>) {
        for record in rows.iter() {
            let before = to.insert(Arc::clone(record));
            assert!(before.is_none(), "{} is there already", record.id());
        }
    }
    let added = outcome.map.tables();
    add(&added.notes, &mut tables.notes);
    add(&added.requirements, &mut tables.requirements);
    add(&added.exemptions, &mut tables.exemptions);
    add(&added.standards, &mut tables.standards);
    add(&added.targets, &mut tables.targets);
}

/// Adds one scenario to the tables.
fn keep(tables: &mut Tables, feared: &Feared, order: usize) {
    let mut scenario = LossScenario::blank(ScenarioId::from(feared.id.as_str()));
    scenario.name = feared.name.as_str().into();
    scenario.description = feared.description.as_str().into();
    let lost = feared.lost.iter();
    scenario.lost = lost.map(|id| ElementId::from(id.as_str())).collect();
    for id in &scenario.lost {
        assert!(
            tables.elements.contains(id),
            "{}: no element {id}",
            feared.id
        );
    }
    if feared.is_logical {
        scenario.nature = Nature::Logical;
    }
    scenario.order = number(f64::from(u32::try_from(order).unwrap()));
    tables.scenarios.insert(Arc::new(scenario));
}

/// Adds one view to the tables.
fn draw(map: &SystemMap, tables: &mut Tables, drawing: &Drawing, order: usize) {
    let mut view = View::blank(ViewId::from(drawing.id.as_str()));
    view.name = drawing.name.as_str().into();
    view.description = drawing.description.as_str().into();
    view.order = number(f64::from(u32::try_from(order).unwrap()));
    view.group_by = drawing.group_by.as_str().into();
    view.arrangement = drawing.arrangement.as_str().into();
    view.direction = drawing.direction.as_str().into();
    view.link_kinds = drawing
        .link_kinds
        .iter()
        .map(|kind| kind.as_str().into())
        .collect();
    let elements: BTreeSet<ElementId> = drawing
        .members
        .iter()
        .map(|id| ElementId::from(id.as_str()))
        .collect();
    assert_eq!(
        elements.len(),
        drawing.members.len(),
        "{}: member twice",
        drawing.id
    );
    for id in &elements {
        assert!(
            tables.elements.contains(id),
            "{}: no element {id}",
            drawing.id
        );
    }
    for id in &drawing.hidden {
        let subject = SubjectId::from(id.as_str());
        assert!(tables.has_subject(&subject), "{}: no link {id}", drawing.id);
        let mut placement = Placement::blank(Placement::id_for(&view.id, &subject));
        placement.view = view.id.clone();
        placement.subject = subject;
        placement.hidden = true;
        tables.placements.insert(Arc::new(placement));
    }
    let placed = place_view(&PlaceRequest {
        map,
        view: &view,
        elements: &elements,
        kept: &BTreeMap::new(),
        language: Language::French,
    });
    for place in placed {
        let subject = SubjectId::from(&place.element);
        let mut placement = Placement::blank(Placement::id_for(&view.id, &subject));
        placement.view = view.id.clone();
        placement.subject = subject;
        let sides = |rect: portolan::geometry::Rect| {
            [
                ("x", rect.x0),
                ("y", rect.y0),
                ("w", rect.width()),
                ("h", rect.height()),
            ]
        };
        for (name, value) in sides(place.rect) {
            let value = Value::Number(number(value));
            placement.set(&FieldPath::own(name), Some(&value)).unwrap();
        }
        for (plateau, rect) in &place.at {
            for (name, value) in sides(*rect) {
                let value = Value::Number(number(value));
                let path = FieldPath::at(plateau.clone(), name);
                placement.set(&path, Some(&value)).unwrap();
            }
        }
        tables.placements.insert(Arc::new(placement));
    }
    tables.views.insert(Arc::new(view));
}

fn plateaus(map: &SystemMap) -> Vec<Option<PlateauId>> {
    match map.timeline().order() {
        [] => vec![None],
        order => order.iter().cloned().map(Some).collect(),
    }
}

/// A picture of a view at a plateau, as PNG.
fn picture(map: &SystemMap, view: &ViewId, plateau: Option<&PlateauId>) -> Vec<u8> {
    let snapshot = map.snapshot(plateau);
    let language = Language::French;
    let composition = compose(&SceneRequest {
        map,
        snapshot: &snapshot,
        view,
        routes: &routes(map, &snapshot, view, &Bundling::default(), language),
        bundling: &Bundling::default(),
        theme: &Theme::LIGHT,
        language,
        perspective: Perspective::Standard,
        pictures: &std::collections::BTreeMap::new(),
        warnings: &BTreeSet::new(),
        findings: None,
        options: SceneOptions::default(),
    });
    let options = PngOptions {
        scale: 1.0,
        ..PngOptions::default()
    };
    png(
        &composition.scene,
        &options,
        &AtomicBool::new(false),
        &mut |_| {},
    )
    .unwrap()
}

/// The file of a sample as it must be, written first where that is asked for.
fn sample_file(sample: &Sample) -> Vec<u8> {
    if std::env::var_os("MAKE_SAMPLES").is_some() {
        std::fs::write(sample.path(), storage::write(&sample.build())).unwrap();
    }
    bytes_of(&sample.path())
}

#[test]
fn samples_open_cleanly_and_save_to_the_same_bytes() {
    for sample in &SAMPLES {
        let bytes = sample_file(sample);
        let outcome = storage::read_bytes(&bytes, sample.name).unwrap();
        assert_eq!(outcome.problems, [], "{}", sample.name);
        assert_eq!(outcome.condition, storage::Condition::Sound);
        assert!(
            storage::write(&outcome.map) == bytes,
            "{} saves otherwise",
            sample.name
        );
        if let Some(folder) = std::env::var_os("SAMPLE_PICTURES") {
            for view in outcome.map.tables().views.iter() {
                for plateau in plateaus(&outcome.map) {
                    let name = plateau.as_ref().map_or("now", PlateauId::as_str);
                    let name = format!("{}-{}-{name}.png", sample.name, view.id);
                    let bytes = picture(&outcome.map, &view.id, plateau.as_ref());
                    std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
                }
            }
        }
    }
}

#[test]
fn samples_are_what_their_sources_and_drawings_give() {
    for sample in &SAMPLES {
        let built = storage::write(&sample.build());
        assert!(
            built == sample_file(sample),
            "{}: run with MAKE_SAMPLES=1",
            sample.name
        );
    }
}

#[test]
fn samples_hold_every_record_of_their_source() {
    for sample in &SAMPLES {
        let map = storage::read_bytes(&sample_file(sample), sample.name)
            .unwrap()
            .map;
        let source = sample.imported().map;
        let mut expected = source.tables().clone();
        name_sources(&mut expected);
        let found = map.tables();
        // The page's words are ours, as the drawings are.
        assert_eq!(map.info().title, source.info().title);
        assert_eq!(map.info().attributes, source.info().attributes);
        assert_eq!(found.plateaus, expected.plateaus);
        assert_eq!(found.links, expected.links);
        assert_eq!(found.work_packages, expected.work_packages);
        hold(&found.elements, &expected.elements);
        hold(&found.notes, &expected.notes);
        hold(&found.requirements, &expected.requirements);
        assert_eq!(found.elements.len(), expected.elements.len());
    }
}

/// Every record of the source is there with all that it says; the sample may say more.
fn hold<R: Record>(found: &Table<R>, expected: &Table<R>) {
    for record in expected.iter() {
        let held = found.get(record.id()).map(|held| held.fields());
        let held = held.unwrap_or_else(|| panic!("{} is missing", record.id()));
        for (path, value) in record.fields() {
            assert_eq!(held.get(&path), Some(&value), "{} {path}", record.id());
        }
    }
}

#[test]
fn no_box_of_a_sample_lies_over_another_at_any_plateau() {
    for sample in &SAMPLES {
        let map = storage::read_bytes(&sample_file(sample), sample.name)
            .unwrap()
            .map;
        assert!(!map.tables().views.is_empty());
        for view in map.tables().views.iter() {
            for plateau in plateaus(&map) {
                let snapshot = map.snapshot(plateau.as_ref());
                let nesting = Nesting::in_view(&map, &snapshot, &view.id);
                let boxes: Vec<_> = snapshot
                    .placements(&map, &view.id)
                    .into_iter()
                    .filter_map(|(subject, placement)| {
                        let element = ElementId::from(subject.text().clone());
                        Some((snapshot.find(&element)?, placement.rect()))
                    })
                    .collect();
                assert!(boxes.len() > 4, "{} {}", sample.name, view.id);
                for (at, (one, a)) in boxes.iter().enumerate() {
                    assert!(a.width() > 0.0 && a.height() > 0.0);
                    for (two, b) in &boxes[at + 1..] {
                        let contains = |outer, inner| nesting.around(inner).any(|ix| ix == outer);
                        let names = [*one, *two].map(|ix| snapshot.element(ix).id.clone());
                        let overlap = a.intersect(*b);
                        if contains(*one, *two) {
                            assert_eq!(overlap, *b, "{} {names:?} in {}", sample.name, view.id);
                        } else if contains(*two, *one) {
                            assert_eq!(overlap, *a, "{} {names:?} in {}", sample.name, view.id);
                        } else {
                            let is_apart = overlap.width() <= 0.0 || overlap.height() <= 0.0;
                            assert!(is_apart, "{} {names:?} in {}", sample.name, view.id);
                        }
                    }
                }
            }
        }
    }
}
