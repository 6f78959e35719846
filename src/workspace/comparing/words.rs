//! Records, fields and values in words: what a list of differences, a conflict or a log says of them.

use crate::catalogue;
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    ElementId, FieldPath, Nature, NoteKind, PlateauId, RecordFields, RecordKey, SystemMap,
    TableName, Value, ViewId,
};
use crate::workspace::clipboard::text_of;

/// The name of a table: `Elements`.
#[must_use]
pub fn table_words(table: TableName) -> MessageId {
    match table {
        TableName::Map => msg::COMPARISON_TABLE_MAP,
        TableName::Plateaus => msg::COMPARISON_TABLE_PLATEAUS,
        TableName::Elements => msg::COMPARISON_TABLE_ELEMENTS,
        TableName::Links => msg::COMPARISON_TABLE_LINKS,
        TableName::Views => msg::COMPARISON_TABLE_VIEWS,
        TableName::Placements => msg::COMPARISON_TABLE_PLACEMENTS,
        TableName::Notes => msg::COMPARISON_TABLE_NOTES,
        TableName::Requirements => msg::COMPARISON_TABLE_REQUIREMENTS,
        TableName::WorkPackages => msg::COMPARISON_TABLE_WORK_PACKAGES,
        TableName::Scenarios => msg::COMPARISON_TABLE_SCENARIOS,
        TableName::Exemptions => msg::ASSURANCE_TABLE_EXEMPTIONS,
        TableName::Standards => msg::ASSURANCE_TABLE_STANDARDS,
        TableName::DataTypes => msg::ASSURANCE_TABLE_DATA_TYPES,
        TableName::Factors => msg::ASSURANCE_TABLE_FACTORS,
        TableName::Targets => msg::ASSURANCE_TABLE_TARGETS,
        TableName::Presets => msg::HANDOVER_TABLE_PRESETS,
        TableName::Redactions => msg::HANDOVER_TABLE_REDACTIONS,
    }
}

/// What a kind of harm is called.
#[must_use]
pub fn nature_words(nature: Nature) -> MessageId {
    match nature {
        Nature::Physical => msg::SCENARIOS_PHYSICAL,
        Nature::Logical => msg::SCENARIOS_LOGICAL,
    }
}

/// The fields that every record of some table has; all others are attributes of the catalogue.
const FIELDS: &[(&str, MessageId)] = &[
    ("title", msg::COMPARISON_FIELD_TITLE),
    ("language", msg::COMPARISON_FIELD_LANGUAGE),
    ("organisation", msg::COMPARISON_FIELD_ORGANISATION),
    ("marking", msg::COMPARISON_FIELD_MARKING),
    ("description", msg::COMPARISON_FIELD_DESCRIPTION),
    ("version", msg::COMPARISON_FIELD_VERSION),
    ("shared_with", msg::SHARING_FIELD),
    ("name", msg::COMPARISON_FIELD_NAME),
    ("kind", msg::COMPARISON_FIELD_KIND),
    ("based_on", msg::COMPARISON_FIELD_BASED_ON),
    ("valid_from", msg::COMPARISON_FIELD_VALID_FROM),
    ("valid_to", msg::COMPARISON_FIELD_VALID_TO),
    ("parent", msg::COMPARISON_FIELD_PARENT),
    ("icon", msg::COMPARISON_FIELD_ICON),
    ("tint", msg::COMPARISON_FIELD_TINT),
    ("backdrop", msg::COMPARISON_FIELD_BACKDROP),
    ("from", msg::COMPARISON_FIELD_FROM),
    ("to", msg::COMPARISON_FIELD_TO),
    ("order", msg::COMPARISON_FIELD_ORDER),
    ("link_kinds", msg::COMPARISON_FIELD_LINK_KINDS),
    ("group_by", msg::COMPARISON_FIELD_GROUP_BY),
    ("direction", msg::COMPARISON_FIELD_DIRECTION),
    ("arrangement", msg::COMPARISON_FIELD_ARRANGEMENT),
    ("center", msg::COMPARISON_FIELD_CENTER),
    ("bundle_from", msg::COMPARISON_FIELD_BUNDLE_FROM),
    ("of", msg::COMPARISON_FIELD_OF),
    ("filters", msg::COMPARISON_FIELD_FILTERS),
    ("recipe", msg::COMPARISON_FIELD_RECIPE),
    ("gathered", msg::COMPARISON_FIELD_GATHERED),
    ("layers", msg::COMPARISON_FIELD_LAYERS),
    ("x", msg::COMPARISON_FIELD_X),
    ("w", msg::COMPARISON_FIELD_W),
    ("bends", msg::COMPARISON_FIELD_BENDS),
    ("label_at", msg::COMPARISON_FIELD_LABEL_AT),
    ("hidden", msg::COMPARISON_FIELD_HIDDEN),
    ("pinned", msg::COMPARISON_FIELD_PINNED),
    ("z", msg::COMPARISON_FIELD_Z),
    ("groups", msg::COMPARISON_FIELD_GROUPS),
    ("collapsed", msg::COMPARISON_FIELD_COLLAPSED),
    ("layer", msg::COMPARISON_FIELD_LAYER),
    ("target", msg::COMPARISON_FIELD_TARGET),
    ("plateau", msg::COMPARISON_FIELD_PLATEAU),
    ("text", msg::COMPARISON_FIELD_TEXT),
    ("author_role", msg::COMPARISON_FIELD_AUTHOR_ROLE),
    ("status", msg::COMPARISON_FIELD_STATUS),
    ("created", msg::COMPARISON_FIELD_CREATED),
    ("due", msg::COMPARISON_FIELD_DUE),
    ("replies", msg::COMPARISON_FIELD_REPLIES),
    ("source", msg::COMPARISON_FIELD_SOURCE),
    ("applies_to", msg::COMPARISON_FIELD_APPLIES_TO),
    ("check", msg::COMPARISON_FIELD_CHECK),
    ("level", msg::COMPARISON_FIELD_LEVEL),
    ("severity", msg::COMPARISON_FIELD_SEVERITY),
    ("from_plateau", msg::COMPARISON_FIELD_FROM_PLATEAU),
    ("to_plateau", msg::COMPARISON_FIELD_TO_PLATEAU),
    ("start", msg::COMPARISON_FIELD_START),
    ("end", msg::COMPARISON_FIELD_END),
    ("axis", msg::ROADMAP_FIELD_AXIS),
    ("progress_pct", msg::ROADMAP_FIELD_PROGRESS),
    ("milestones", msg::ROADMAP_FIELD_MILESTONES),
    ("depends_on", msg::ROADMAP_FIELD_DEPENDS),
    ("sponsor_role", msg::ROADMAP_FIELD_SPONSOR),
    ("investment_keur", msg::ROADMAP_FIELD_INVESTMENT),
    ("operation_keur", msg::ROADMAP_FIELD_OPERATION),
    ("workload_days", msg::ROADMAP_FIELD_WORKLOAD),
    ("objectives", msg::ROADMAP_FIELD_OBJECTIVES),
    ("risks", msg::ROADMAP_FIELD_RISKS),
    ("indicators", msg::ROADMAP_FIELD_INDICATORS),
    ("owner_role", msg::COMPARISON_FIELD_OWNER_ROLE),
    ("budget_keur", msg::COMPARISON_FIELD_BUDGET_KEUR),
    ("delivers", msg::COMPARISON_FIELD_DELIVERS),
    ("removes", msg::COMPARISON_FIELD_REMOVES),
    ("changes", msg::COMPARISON_FIELD_CHANGES),
    ("requirements", msg::COMPARISON_FIELD_REQUIREMENTS),
    ("lost", msg::SCENARIOS_FIELD_LOST),
    ("degraded", msg::SCENARIOS_FIELD_DEGRADED),
    ("nature", msg::SCENARIOS_FIELD_NATURE),
    ("at_h", msg::SCENARIOS_FIELD_AT_H),
    ("maturity_level", msg::ASSURANCE_FIELD_MATURITY_LEVEL),
    (
        "without_experiments",
        msg::ASSURANCE_FIELD_WITHOUT_EXPERIMENTS,
    ),
    ("controller", msg::ASSURANCE_FIELD_CONTROLLER),
    ("joint_controllers", msg::ASSURANCE_FIELD_JOINT_CONTROLLERS),
    (
        "data_protection_officer",
        msg::ASSURANCE_FIELD_DATA_PROTECTION_OFFICER,
    ),
    ("shape", msg::ASSURANCE_FIELD_SHAPE),
    ("number", msg::NOTES_FIELD_NUMBER),
    ("about", msg::NOTES_FIELD_ABOUT),
    ("for_role", msg::ASSURANCE_FIELD_FOR_ROLE),
    ("resolved", msg::ASSURANCE_FIELD_RESOLVED),
    ("documents", msg::ASSURANCE_FIELD_DOCUMENTS),
    ("decision", msg::ASSURANCE_FIELD_DECISION),
    ("decided", msg::ASSURANCE_FIELD_DECIDED),
    ("reason", msg::ASSURANCE_FIELD_REASON),
    ("consequence", msg::ASSURANCE_FIELD_CONSEQUENCE),
    ("superseded_by", msg::ASSURANCE_FIELD_SUPERSEDED_BY),
    ("rule", msg::ASSURANCE_FIELD_RULE),
    ("condition", msg::ASSURANCE_FIELD_CONDITION),
    ("scope", msg::ASSURANCE_FIELD_SCOPE),
    ("suspended", msg::ASSURANCE_FIELD_SUSPENDED),
    ("verdict", msg::ASSURANCE_FIELD_VERDICT),
    ("checked", msg::ASSURANCE_FIELD_CHECKED),
    ("checked_by_role", msg::ASSURANCE_FIELD_CHECKED_BY_ROLE),
    ("evidence", msg::ASSURANCE_FIELD_EVIDENCE),
    ("requirement", msg::ASSURANCE_FIELD_REQUIREMENT),
    ("measures", msg::ASSURANCE_FIELD_MEASURES),
    ("granted", msg::ASSURANCE_FIELD_GRANTED),
    ("expires", msg::ASSURANCE_FIELD_EXPIRES),
    ("domain", msg::ASSURANCE_FIELD_DOMAIN),
    ("attribute", msg::ASSURANCE_FIELD_ATTRIBUTE),
    ("kinds", msg::ASSURANCE_FIELD_KINDS),
    ("versions", msg::ASSURANCE_FIELD_VERSIONS),
    ("standing", msg::ASSURANCE_FIELD_STANDING),
    ("until", msg::ASSURANCE_FIELD_UNTIL),
    ("replacement", msg::ASSURANCE_FIELD_REPLACEMENT),
    ("categories", msg::ASSURANCE_FIELD_CATEGORIES),
    ("risk", msg::ASSURANCE_FIELD_RISK),
    ("protection", msg::ASSURANCE_FIELD_PROTECTION),
    ("rules", msg::ASSURANCE_FIELD_RULES),
    ("value", msg::ASSURANCE_FIELD_VALUE),
    ("year", msg::ASSURANCE_FIELD_YEAR),
    ("indicator", msg::ASSURANCE_FIELD_INDICATOR),
    ("goal", msg::ASSURANCE_FIELD_GOAL),
    ("alert", msg::ASSURANCE_FIELD_ALERT),
    ("logo", msg::HANDOVER_FIELD_LOGO),
    ("form", msg::HANDOVER_FIELD_FORM),
    ("depth", msg::HANDOVER_FIELD_DEPTH),
    ("views", msg::HANDOVER_FIELD_VIEWS),
    ("plateaus", msg::HANDOVER_FIELD_PLATEAUS),
    ("all_plateaus", msg::HANDOVER_FIELD_ALL_PLATEAUS),
    ("perspective", msg::HANDOVER_FIELD_PERSPECTIVE),
    ("theme", msg::HANDOVER_FIELD_THEME),
    ("scale", msg::HANDOVER_FIELD_SCALE),
    ("dpi", msg::HANDOVER_FIELD_DPI),
    ("width_px", msg::HANDOVER_FIELD_WIDTH_PX),
    ("transparent", msg::HANDOVER_FIELD_TRANSPARENT),
    ("bare", msg::HANDOVER_FIELD_BARE),
    ("findings", msg::HANDOVER_FIELD_FINDINGS),
    ("paper", msg::HANDOVER_FIELD_PAPER),
    ("tiled", msg::HANDOVER_FIELD_TILED),
    ("redaction", msg::HANDOVER_FIELD_REDACTION),
    ("carries_map", msg::HANDOVER_FIELD_CARRIES_MAP),
    ("elements", msg::HANDOVER_FIELD_ELEMENTS),
    ("withholding", msg::HANDOVER_FIELD_WITHHOLDING),
    ("withheld", msg::HANDOVER_FIELD_WITHHELD),
    ("masked", msg::HANDOVER_FIELD_MASKED),
    ("patterns", msg::HANDOVER_FIELD_PATTERNS),
    ("words", msg::HANDOVER_FIELD_WORDS),
    ("anonymous", msg::HANDOVER_FIELD_ANONYMOUS),
    ("keeps_notes", msg::HANDOVER_FIELD_KEEPS_NOTES),
    ("keeps_assurance", msg::HANDOVER_FIELD_KEEPS_ASSURANCE),
    ("keeps_projects", msg::HANDOVER_FIELD_KEEPS_PROJECTS),
    ("keeps_scenarios", msg::HANDOVER_FIELD_KEEPS_SCENARIOS),
    ("since", msg::COMPARISON_FIELD_SINCE),
    ("present", msg::COMPARISON_FIELD_PRESENT),
];

/// The label of a field: `Criticality`.
#[must_use]
pub fn field_words(name: &str, language: Language) -> String {
    match FIELDS.iter().find(|(field, _)| *field == name) {
        Some((_, id)) => language.text(*id),
        None => catalogue::attribute_label(name, language).to_owned(),
    }
}

/// The label of a field, or of its override at a plateau: `Container at Target 2029`.
#[must_use]
pub fn path_words(path: &FieldPath, map: &SystemMap, language: Language) -> String {
    let field = field_words(&path.name, language);
    match &path.plateau {
        None => field,
        Some(plateau) => {
            let said = msg::COMPARISON_AT_PLATEAU
                .with("field", field)
                .with("plateau", plateau_name(map, plateau));
            language.say(&said)
        }
    }
}

fn plateau_name(map: &SystemMap, plateau: &PlateauId) -> String {
    let record = map.tables().plateaus.get(plateau);
    let name = record.map(|record| record.name.to_string());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| plateau.to_string())
}

/// What somebody calls a record, by its fields: its name, the ends of a link, the first words of a
/// note; its id where it has nothing of the kind.
#[must_use]
pub fn record_words(
    key: &RecordKey,
    fields: &RecordFields,
    map: &SystemMap,
    language: Language,
) -> String {
    let text = |name: &str| {
        let value = fields.get(&FieldPath::own(name)).and_then(Value::as_text);
        value.map(str::trim).filter(|text| !text.is_empty())
    };
    let element = |id: &str| element_name(map, id).unwrap_or_else(|| id.to_owned());
    let words = match key.table {
        TableName::Map => Some(language.text(msg::COMPARISON_TABLE_MAP)),
        TableName::Links => text("from").zip(text("to")).map(|(from, to)| {
            let ends = format!("{} → {}", element(from), element(to));
            text("name").map_or_else(|| ends.clone(), |name| format!("{name} ({ends})"))
        }),
        TableName::Requirements if text("name").is_some() => text("name").map(first_words),
        TableName::Notes | TableName::Requirements => text("text").map(first_words),
        TableName::Placements => text("subject").zip(text("view")).map(|(subject, view)| {
            let view = map.tables().views.get(&ViewId::from(view));
            let view = view.map_or_else(String::new, |view| view.name.to_string());
            format!("{} · {view}", element(subject))
        }),
        _ => text("name").map(ToOwned::to_owned),
    };
    words.unwrap_or_else(|| key.id.to_string())
}

fn first_words(text: &str) -> String {
    const MOST: usize = 60;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST - 1).collect();
    format!("{cut}…")
}

fn element_name(map: &SystemMap, id: &str) -> Option<String> {
    let element = map.tables().elements.get(&ElementId::from(id))?;
    (!element.name.is_empty()).then(|| element.name.to_string())
}

/// A value in words: names in place of ids, labels of the catalogue in place of its words.
#[must_use]
pub fn value_words(
    table: TableName,
    name: &str,
    value: &Value,
    map: &SystemMap,
    language: Language,
) -> String {
    let tables = map.tables();
    match (name, value) {
        (_, Value::Nothing) => "–".to_owned(),
        ("kind", Value::Text(kind)) => {
            let known = match table {
                TableName::Elements => {
                    catalogue::element_kind(kind).map(|kind| kind.name(language).to_owned())
                }
                TableName::Links => {
                    catalogue::link_kind(kind).map(|kind| kind.name(language).to_owned())
                }
                TableName::Notes => NoteKind::from_word(kind).map(|kind| kind.as_str().to_owned()),
                _ => None,
            };
            known.unwrap_or_else(|| kind.to_string())
        }
        (
            "parent" | "from" | "to" | "target" | "of" | "center" | "subject" | "delivers"
            | "removes" | "changes" | "gathered" | "lost" | "degraded",
            Value::Text(id),
        ) => subject_name(map, id, language),
        ("since" | "plateau" | "based_on" | "from_plateau" | "to_plateau", Value::Text(id)) => {
            plateau_name(map, &PlateauId::from(id.clone()))
        }
        ("nature", Value::Text(word)) => Nature::from_word(word).map_or_else(
            || word.to_string(),
            |nature| language.text(nature_words(nature)),
        ),
        ("view", Value::Text(id)) => {
            let view = tables.views.get(&ViewId::from(id.clone()));
            view.map_or_else(|| id.to_string(), |view| view.name.to_string())
        }
        (_, Value::List(list)) => list
            .iter()
            .map(|one| value_words(table, name, one, map, language))
            .collect::<Vec<_>>()
            .join("; "),
        _ => text_of(name, value, map, language),
    }
}

/// The name of an element, or the ends of a link, by id.
fn subject_name(map: &SystemMap, id: &str, language: Language) -> String {
    if let Some(name) = element_name(map, id) {
        return name;
    }
    match map.tables().fields_of(TableName::Links, id) {
        Some(fields) => record_words(
            &RecordKey::new(TableName::Links, id),
            &fields,
            map,
            language,
        ),
        None => id.to_owned(),
    }
}
