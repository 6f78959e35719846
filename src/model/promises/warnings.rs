//! What deserves a look and stands in nobody's way.
//!
//! Each check reads the records as they stand in the file, all plateaus at once, and names each
//! record once for each thing that is odd about it. The catalogue says what is usual.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use smol_str::SmolStr;

use crate::catalogue::{self, Attribute, AttributeType, ElementKind};
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};
use crate::model::day::Day;
use crate::model::id::{ElementId, PlateauId, SubjectId};
use crate::model::map::SystemMap;
use crate::model::patch::RecordKey;
use crate::model::recipe::Recipe;
use crate::model::record::{PRESENT, Record};
use crate::model::records::{Element, Link, Note, TINTS, View, WorkPackage};
use crate::model::scenario::LossScenario;
use crate::model::table::{Table, TableVisitor, Tables};
use crate::model::timeline::Timeline;
use crate::model::value::{Finite, Value};

/// Warnings about a map: things that its promises allow but that an architect would want to know.
/// By table, then by id. O(records × plateaus).
#[must_use]
pub fn check(map: &SystemMap) -> Vec<Problem> {
    let tables = map.tables();
    let mut out = Vec::new();
    for name in crate::model::table::TableName::ALL {
        tables.visit(name, Plateaus(tables, &mut out));
    }
    for element in tables.elements.iter() {
        check_element(tables, element, &mut out);
    }
    for link in tables.links.iter() {
        check_link(map, link, &mut out);
    }
    for view in tables.views.iter() {
        check_view(tables, view, &mut out);
    }
    for note in tables.notes.iter() {
        check_note(tables, note, &mut out);
    }
    for work_package in tables.work_packages.iter() {
        check_work_package(tables, work_package, &mut out);
        check_work_package_values(work_package, &mut out);
    }
    for scenario in tables.scenarios.iter() {
        check_scenario(tables, scenario, &mut out);
    }
    // Stable: within a record the order of the checks stays.
    let rank = |problem: &Problem| {
        let record = problem.place.record.clone().unwrap_or_default();
        let table = record
            .split('/')
            .next()
            .and_then(crate::model::table::TableName::from_name);
        (table, record)
    };
    out.sort_by_cached_key(rank);
    out
}

fn warning<R: Record>(code: &'static str, record: &R, message: Message) -> Problem {
    Problem::new(code, Severity::Warning, message).at_record(RecordKey::of(record).to_string())
}

/// Plateaus that records of any table name and that do not exist.
struct Plateaus<'a>(&'a Tables, &'a mut Vec<Problem>);

impl TableVisitor for Plateaus<'_> {
    type Output = ();
    fn visit<R: Record>(self, table: &Table<R>) {
        let Self(tables, out) = self;
        for record in table.iter() {
            let named: BTreeSet<&PlateauId> = record
                .since()
                .into_iter()
                .chain(record.overrides().keys())
                .collect();
            for plateau in named {
                if !tables.plateaus.contains(plateau) {
                    out.push(warning(
                        "unknown-plateau",
                        record.as_ref(),
                        msg::MODEL_UNKNOWN_PLATEAU
                            .with("record", RecordKey::of(record.as_ref()).to_string())
                            .with("plateau", plateau.as_str()),
                    ));
                }
            }
        }
    }
}

fn check_element(tables: &Tables, element: &Element, out: &mut Vec<Problem>) {
    let kind = catalogue::element_kind(element.kind.as_str());
    if let Some(kind) = kind {
        for parent in element.parents_of_all_plateaus() {
            let parent_kind = kind_of(tables, &parent);
            if parent_kind.is_some_and(|parent| !kind.accepts_parent(Some(parent))) {
                out.push(warning(
                    "unusual-parent",
                    element,
                    msg::MODEL_UNUSUAL_PARENT
                        .with("element", label(tables, &element.id))
                        .with("parent", label(tables, &parent)),
                ));
            }
        }
    } else {
        out.push(unknown_kind(element, element.kind.as_str()));
    }
    let known = |name: &str| kind.is_none_or(|kind| kind.has_attribute(name));
    check_attributes(tables, element, known, out);
    if !element.tint.is_empty() && !TINTS.contains(&element.tint.as_str()) {
        let message = msg::MODEL_UNKNOWN_TINT
            .with("element", label(tables, &element.id))
            .with("tint", element.tint.as_str());
        out.push(warning("unknown-tint", element, message));
    }
    if !element.icon.is_empty() && crate::icon::path(&element.icon).is_none() {
        let message = msg::MODEL_UNKNOWN_ICON
            .with("element", label(tables, &element.id))
            .with("icon", element.icon.as_str());
        out.push(warning("unknown-icon", element, message));
    }
}

fn check_link(map: &SystemMap, link: &Arc<Link>, out: &mut Vec<Problem>) {
    let tables = map.tables();
    let kind = catalogue::link_kind(link.kind.as_str());
    if let Some(kind) = kind {
        for (from, to) in link.ends_of_all_plateaus() {
            let ends = (kind_of(tables, &from), kind_of(tables, &to));
            if let (Some(from_kind), Some(to_kind)) = ends
                && !kind.may_join(from_kind, to_kind)
            {
                out.push(warning(
                    "unusual-ends",
                    link.as_ref(),
                    msg::MODEL_UNUSUAL_ENDS
                        .with("link", link.id.as_str())
                        .with("kind", link.kind.as_str())
                        .with("from", label(tables, &from))
                        .with("to", label(tables, &to)),
                ));
            }
        }
    } else {
        out.push(unknown_kind(link.as_ref(), link.kind.as_str()));
    }
    let known = |name: &str| kind.is_none_or(|kind| kind.has_attribute(name));
    check_attributes(tables, link.as_ref(), known, out);
    check_presence(map, link, out);
}

fn unknown_kind<R: Record>(record: &R, kind: &str) -> Problem {
    let message = msg::MODEL_UNKNOWN_KIND
        .with("record", RecordKey::of(record).to_string())
        .with("kind", kind);
    warning("unknown-kind", record, message)
}

/// A link that is there at a plateau where one of its ends is not.
fn check_presence(map: &SystemMap, link: &Arc<Link>, out: &mut Vec<Problem>) {
    let tables = map.tables();
    let mut plateaus: Vec<&str> = Vec::new();
    for plateau in map.timeline().order() {
        let chain = map.timeline().chain(plateau);
        let Some(folded) = Timeline::fold(link, chain) else {
            continue;
        };
        let is_there = |id: &ElementId| {
            tables
                .elements
                .get(id)
                .is_some_and(|element| Timeline::is_present(element.as_ref(), chain))
        };
        if !(is_there(&folded.from) && is_there(&folded.to)) {
            plateaus.push(plateau.as_str());
        }
    }
    if !plateaus.is_empty() {
        out.push(warning(
            "link-without-end",
            link.as_ref(),
            msg::MODEL_LINK_WITHOUT_END
                .with("link", link.id.as_str())
                .with("from", label(tables, &link.from))
                .with("to", label(tables, &link.to))
                .with("plateaus", plateaus.join(", ")),
        ));
    }
}

/// The attributes of an element or a link: its own and those of its overrides.
fn check_attributes<R: Record>(
    tables: &Tables,
    record: &R,
    is_known: impl Fn(&str) -> bool,
    out: &mut Vec<Problem>,
) {
    let overridden = record.overrides().values().flatten();
    let mut values: BTreeMap<&SmolStr, BTreeSet<&Value>> = BTreeMap::new();
    for (name, value) in record.attributes().iter().chain(overridden) {
        if name != PRESENT && !R::FIELDS.contains(&name.as_str()) && *value != Value::Nothing {
            values.entry(name).or_default().insert(value);
        }
    }
    let key = RecordKey::of(record).to_string();
    for (name, values) in values {
        if !is_known(name) {
            let message = msg::MODEL_UNKNOWN_ATTRIBUTE
                .with("record", key.as_str())
                .with("attribute", name.as_str());
            let note = Problem::new("unknown-attribute", Severity::Note, message);
            out.push(note.at_record(key.as_str()));
        }
        let Some(attribute) = catalogue::attribute(name) else {
            continue;
        };
        if let Some(value) = values.iter().find(|value| !takes(attribute, value)) {
            let message = msg::MODEL_ATTRIBUTE_TYPE
                .with("record", key.as_str())
                .with("attribute", name.as_str())
                .with("value", value.to_string());
            out.push(warning("attribute-type", record, message));
        }
        let missing: BTreeSet<&str> = values
            .iter()
            .flat_map(|value| named_in(attribute, value))
            .filter(|id| !tables.elements.contains(&ElementId::from(*id)))
            .collect();
        for id in missing {
            let message = msg::MODEL_MISSING_REFERENCE
                .with("record", key.as_str())
                .with("attribute", name.as_str())
                .with("missing", id);
            out.push(warning("missing-reference", record, message));
        }
    }
}

/// Whether an attribute takes a value of this shape.
fn takes(attribute: &Attribute, value: &Value) -> bool {
    let is_texts = |list: &[Value]| list.iter().all(|entry| entry.as_text().is_some());
    let is_choice = |text: &str| attribute.choices.iter().any(|choice| choice.value == text);
    let within = |low: f64, high: f64| {
        value
            .as_number()
            .is_some_and(|number| (low..=high).contains(&number) && attribute.allows_number(number))
    };
    match attribute.value_type {
        AttributeType::Text
        | AttributeType::LongText
        | AttributeType::OpenChoice
        | AttributeType::Reference(_) => value.as_text().is_some(),
        AttributeType::Flag => value.as_flag().is_some(),
        AttributeType::Number => within(f64::MIN, f64::MAX),
        AttributeType::Hours | AttributeType::Percent => within(f64::MIN, f64::MAX),
        AttributeType::Integer => {
            within(f64::MIN, f64::MAX)
                && value
                    .as_number()
                    .is_some_and(|number| number.fract() == 0.0)
        }
        AttributeType::Ratio => within(0.0, 1.0),
        AttributeType::Date => value.as_text().is_some_and(is_date),
        AttributeType::Choice => value.as_text().is_some_and(is_choice),
        AttributeType::TextList | AttributeType::ReferenceList(_) => {
            value.as_list().is_some_and(is_texts)
        }
        AttributeType::Needs => value.as_fields().is_some_and(|needs| {
            needs.iter().all(|(name, need)| {
                matches!(name.as_str(), "d" | "i" | "c" | "t")
                    && need
                        .as_number()
                        .is_some_and(|need| (0.0..=4.0).contains(&need))
            })
        }),
        AttributeType::RecordList(fields) => value.as_list().is_some_and(|rows| {
            rows.iter().all(|row| {
                row.as_fields()
                    .is_some_and(|row| row.keys().all(|name| fields.contains(&name.as_str())))
            })
        }),
    }
}

/// Whether a text looks like `2027-06-30`, `2027-06` or `2027`.
fn is_date(text: &str) -> bool {
    let lengths = [4, 2, 2];
    let parts: Vec<&str> = text.split('-').collect();
    (1..=3).contains(&parts.len())
        && parts.iter().zip(lengths).all(|(part, length)| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// The ids of elements that a value names.
fn named_in<'a>(attribute: &Attribute, value: &'a Value) -> Vec<&'a str> {
    match attribute.value_type {
        AttributeType::Reference(_) => value.as_text().into_iter().collect(),
        AttributeType::ReferenceList(_) => value
            .as_list()
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_text)
            .collect(),
        AttributeType::RecordList(fields) if fields.contains(&"application") => value
            .as_list()
            .unwrap_or_default()
            .iter()
            .filter_map(|row| row.as_fields()?.get("application")?.as_text())
            .collect(),
        _ => Vec::new(),
    }
}

/// A view keeps a word or number that this version can't use, and is drawn as if it had none.
fn check_view(tables: &Tables, view: &View, out: &mut Vec<Problem>) {
    let words: [(&str, &str, &[&str]); 2] = [
        ("arrangement", &view.arrangement, &View::ARRANGEMENTS),
        ("direction", &view.direction, &View::DIRECTIONS),
    ];
    for (field, word, known) in words {
        if !word.is_empty() && !known.contains(&word) {
            let message = msg::MODEL_UNKNOWN_WORD
                .with("record", RecordKey::of(view).to_string())
                .with("field", field)
                .with("word", word)
                .with("known", known.join(", "));
            out.push(warning("unknown-word", view, message));
        }
    }
    if view.bundle_from != Finite::default() && view.bundles_from().is_none() {
        let message = msg::MODEL_UNFIT_NUMBER
            .with("record", RecordKey::of(view).to_string())
            .with("field", "bundle_from")
            .with("number", view.bundle_from.to_string())
            .with("least", f64::from(View::LEAST_BUNDLE));
        out.push(warning("unfit-number", view, message));
    }
    let recipe = view.recipe.iter().flat_map(Recipe::named);
    let named = [("center", view.center.as_ref()), ("of", view.of.as_ref())]
        .into_iter()
        .filter_map(|(field, id)| Some((field, id?)))
        .chain(recipe.map(|id| ("recipe", id)));
    for (field, missing) in named.filter(|(_, id)| !tables.elements.contains(id)) {
        let message = msg::MODEL_MISSING_REFERENCE
            .with("record", RecordKey::of(view).to_string())
            .with("attribute", field)
            .with("missing", missing.as_str());
        out.push(warning("missing-reference", view, message));
    }
}

fn check_note(tables: &Tables, note: &Note, out: &mut Vec<Problem>) {
    if let Some(target) = note
        .target
        .as_ref()
        .filter(|target| !tables.has_subject(target))
    {
        let message = msg::MODEL_NOTE_TARGET
            .with("note", note.id.as_str())
            .with("missing", target.as_str());
        out.push(warning("missing-note-target", note, message));
    }
    if let Some(plateau) = note
        .plateau
        .as_ref()
        .filter(|plateau| !tables.plateaus.contains(plateau))
    {
        let message = msg::MODEL_UNKNOWN_PLATEAU
            .with("record", RecordKey::of(note).to_string())
            .with("plateau", plateau.as_str());
        out.push(warning("unknown-plateau", note, message));
    }
}

fn check_work_package(tables: &Tables, package: &WorkPackage, out: &mut Vec<Problem>) {
    let subjects = [&package.delivers, &package.removes, &package.changes]
        .into_iter()
        .flatten()
        .filter(|id: &&SubjectId| !tables.has_subject(id))
        .map(SubjectId::as_str);
    let requirements = package
        .requirements
        .iter()
        .filter(|id| !tables.requirements.contains(id))
        .map(|id| id.as_str());
    let plateaus = [&package.from_plateau, &package.to_plateau]
        .into_iter()
        .flatten()
        .filter(|id| !tables.plateaus.contains(id))
        .map(PlateauId::as_str);
    let packages = package
        .depends_on
        .iter()
        .filter(|id| !tables.work_packages.contains(id))
        .map(|id| id.as_str());
    let missing: BTreeSet<&str> = subjects
        .chain(requirements)
        .chain(plateaus)
        .chain(packages)
        .collect();
    for id in missing {
        let message = msg::MODEL_WORK_PACKAGE_NAMES
            .with("package", package.id.as_str())
            .with("missing", id);
        out.push(warning("missing-in-work-package", package, message));
    }
}

/// A word or a number of a package that no roadmap can use.
fn check_work_package_values(package: &WorkPackage, out: &mut Vec<Problem>) {
    let word = package.r_strategy.as_str();
    if !word.is_empty() && !WorkPackage::STRATEGIES.contains(&word) {
        let message = msg::MODEL_UNKNOWN_WORD
            .with("record", RecordKey::of(package).to_string())
            .with("field", "r_strategy")
            .with("word", word)
            .with("known", WorkPackage::STRATEGIES.join(", "));
        out.push(warning("unknown-word", package, message));
    }
    let dates = [("start", &package.start), ("end", &package.end)];
    for (field, text) in dates {
        if !text.is_empty() && Day::first_of(text).is_none() {
            let message = msg::MODEL_ATTRIBUTE_TYPE
                .with("record", RecordKey::of(package).to_string())
                .with("attribute", field)
                .with("value", text.as_str());
            out.push(warning("attribute-type", package, message));
        }
    }
}

/// What a scenario names that is not there, or says that no clock shows.
fn check_scenario(tables: &Tables, scenario: &LossScenario, out: &mut Vec<Problem>) {
    let named = scenario.lost.iter().chain(&scenario.degraded);
    let missing: BTreeSet<&ElementId> = named.filter(|id| !tables.elements.contains(id)).collect();
    for id in missing {
        let message = msg::MODEL_SCENARIO_NAMES
            .with("scenario", label_of_scenario(scenario))
            .with("missing", id.as_str());
        out.push(warning("missing-in-scenario", scenario, message));
    }
    if let Some(at_h) = scenario.at_h.filter(|at_h| at_h.get() < 0.0) {
        let message = msg::MODEL_SCENARIO_HOURS
            .with("scenario", label_of_scenario(scenario))
            .with("hours", at_h.get().to_string());
        out.push(warning("negative-hours", scenario, message));
    }
}

fn label_of_scenario(scenario: &LossScenario) -> &str {
    if scenario.name.is_empty() {
        scenario.id.as_str()
    } else {
        &scenario.name
    }
}

fn kind_of(tables: &Tables, id: &ElementId) -> Option<&'static ElementKind> {
    catalogue::element_kind(tables.elements.get(id)?.kind.as_str())
}

fn label(tables: &Tables, id: &ElementId) -> String {
    match tables.elements.get(id) {
        Some(element) if !element.name.is_empty() => element.name.to_string(),
        _ => id.to_string(),
    }
}
