//! What the map says of how it wants to be judged, with what is built in where it is silent.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::factors::{BUILT_IN_FACTORS, EMISSION, EMISSION_ELSEWHERE};
use super::finding::ProtectionLevel;
use crate::locale::{MessageId, msg};
use crate::model::{DataType, Day, Factor, Finite, SystemMap, Target};

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Factors of the map by id.
    pub factors: BTreeMap<SmolStr, Factor>,
    /// Targets by indicator, each with those of single plateaus beside the one for always.
    pub targets: BTreeMap<SmolStr, Vec<Target>>,
    /// The protection table, in its order.
    pub data_types: Vec<DataType>,
    /// The level of documentation that is asked for, 1 to 3.
    pub maturity_level: u8,
    /// Whether elements that are marked as experiments stay out of indicators.
    pub without_experiments: bool,
    /// The day on which exemptions and reviews are looked at; `None` for none at all.
    pub today: Option<Day>,
}

impl Settings {
    /// Those of a map. O(records of these tables).
    #[must_use]
    pub fn of(map: &SystemMap, today: Option<Day>) -> Self {
        let tables = map.tables();
        let info = tables.map.iter().next();
        let mut targets: BTreeMap<SmolStr, Vec<Target>> = BTreeMap::new();
        for target in tables.targets.iter() {
            let of = targets.entry(target.indicator.clone()).or_default();
            of.push(Target::clone(target));
        }
        Self {
            factors: tables
                .factors
                .iter()
                .map(|factor| (factor.id.text().clone(), Factor::clone(factor)))
                .collect(),
            targets,
            data_types: data_types(map),
            maturity_level: super::maturity::asked_level(map),
            without_experiments: info.is_some_and(|info| info.without_experiments),
            today,
        }
    }

    /// The value of a factor: the map's own, or the built-in one; 0 for one that nobody knows.
    #[must_use]
    pub fn factor(&self, id: &str) -> f64 {
        let own = self.factors.get(id).and_then(|factor| factor.value);
        let built_in = || {
            let built_in = BUILT_IN_FACTORS.iter().find(|factor| factor.id == id);
            built_in.map_or(0.0, |factor| factor.value)
        };
        own.map_or_else(built_in, Finite::get)
    }

    /// The id of the emission factor of a country, by its two letters: its own where the map or we
    /// have one, else that of Europe.
    #[must_use]
    pub fn emission_id(&self, country: &str) -> String {
        let own = format!("{EMISSION}{}", country.trim().to_lowercase());
        let is_set = |factor: &Factor| factor.value.is_some();
        let is_known = self.factors.get(own.as_str()).is_some_and(is_set)
            || BUILT_IN_FACTORS.iter().any(|factor| factor.id == own);
        if is_known {
            own
        } else {
            EMISSION_ELSEWHERE.to_owned()
        }
    }

    /// Where a factor was published, and when: the map's word for its own value, else ours. The
    /// year is 0 where nobody says.
    #[must_use]
    pub fn source(&self, id: &str) -> (SmolStr, u16) {
        if let Some(own) = self.factors.get(id).filter(|own| own.value.is_some()) {
            let year = own.year.map_or(0.0, Finite::get);
            let year = (1_u16..=9_999).find(|known| f64::from(*known) == year);
            return (own.source.clone(), year.unwrap_or_default());
        }
        let built_in = BUILT_IN_FACTORS.iter().find(|factor| factor.id == id);
        built_in.map_or_else(Default::default, |factor| {
            (SmolStr::new_static(factor.source), factor.year)
        })
    }
}

/// The categories that a rule watches over where no line of the protection table names it; the
/// rules that are not here need a line.
const USUAL_CATEGORIES: [(&str, &[&str]); 3] = [
    ("EX-09", &["personal", "health"]),
    ("EX-10", &["personal", "health"]),
    ("EX-11", &["health"]),
];

impl Settings {
    /// The categories of data that a built-in rule watches over; `None` for all data.
    #[must_use]
    pub fn categories_of<'s>(&'s self, rule: &'s str) -> Option<Vec<&'s str>> {
        let lines: Vec<&DataType> = self.lines_of(rule).collect();
        if lines.is_empty() && rule == "EX-15" {
            return None;
        }
        let named = lines.iter().flat_map(|line| &line.categories);
        let mut categories: Vec<&str> = named.map(SmolStr::as_str).collect();
        if lines.is_empty() {
            let usual = USUAL_CATEGORIES.iter().find(|(id, _)| *id == rule);
            categories.extend(usual.into_iter().flat_map(|(_, usual)| *usual));
        }
        Some(categories)
    }

    /// How high the protection of a category is that a rule watches over, by the protection table.
    #[must_use]
    pub fn level_of(&self, rule: &str, category: &str) -> Option<ProtectionLevel> {
        let lines = self.lines_of(rule);
        let of_it = lines.filter(|line| line.categories.iter().any(|one| one == category));
        let level = |line: &DataType| match line.level.get() {
            level if level >= 4.0 => Some(ProtectionLevel::VeryHigh),
            level if level >= 3.0 => Some(ProtectionLevel::High),
            level if level > 0.0 => Some(ProtectionLevel::Medium),
            _ => None,
        };
        of_it.filter_map(level).max()
    }

    fn lines_of<'s>(&'s self, rule: &'s str) -> impl Iterator<Item = &'s DataType> {
        let lines = self.data_types.iter();
        lines.filter(move |line| line.rules.iter().any(|one| one == rule))
    }
}

/// The protection table of the map, or the built-in one where it has none
/// (public-sector guide, §6.1).
fn data_types(map: &SystemMap) -> Vec<DataType> {
    let mut own: Vec<DataType> = map
        .tables()
        .data_types
        .iter()
        .map(|record| DataType::clone(record))
        .collect();
    if own.is_empty() {
        return built_in_data_types(map);
    }
    own.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    own
}

/// A row of the built-in table: id, categories, words, level, rules.
type Row = (
    &'static str,
    &'static [&'static str],
    [MessageId; 3],
    f64,
    &'static [&'static str],
);

/// The four rows of the protection table, in the language of the map.
fn built_in_data_types(map: &SystemMap) -> Vec<DataType> {
    use crate::locale::Language;
    use crate::model::Record as _;
    let info = map.tables().map.iter().next();
    let is_english = info.is_some_and(|info| info.language.starts_with("en"));
    let language = if is_english {
        Language::English
    } else {
        Language::French
    };
    let rows: [Row; 4] = [
        (
            "personal",
            &["personal", "health"],
            [
                msg::ASSURANCE_TYPE_PERSONAL,
                msg::ASSURANCE_RISK_PERSONAL,
                msg::ASSURANCE_PROTECTION_PERSONAL,
            ],
            4.0,
            &["EX-01", "EX-02"],
        ),
        (
            "financial",
            &["financial"],
            [
                msg::ASSURANCE_TYPE_FINANCIAL,
                msg::ASSURANCE_RISK_FINANCIAL,
                msg::ASSURANCE_PROTECTION_FINANCIAL,
            ],
            3.0,
            &["EX-03", "EX-05"],
        ),
        (
            "public",
            &["public"],
            [
                msg::ASSURANCE_TYPE_PUBLIC,
                msg::ASSURANCE_RISK_PUBLIC,
                msg::ASSURANCE_PROTECTION_PUBLIC,
            ],
            2.0,
            &["EX-04", "EX-07"],
        ),
        (
            "archive",
            &["archive"],
            [
                msg::ASSURANCE_TYPE_ARCHIVE,
                msg::ASSURANCE_RISK_ARCHIVE,
                msg::ASSURANCE_PROTECTION_ARCHIVE,
            ],
            3.0,
            &["EX-06"],
        ),
    ];
    (1_u32..)
        .zip(rows)
        .map(|(order, (id, categories, words, level, rules))| {
            let [name, risk, protection] = words.map(|id| SmolStr::from(language.text(id)));
            let mut row = DataType::blank(id.into());
            row.name = name;
            row.categories = categories
                .iter()
                .copied()
                .map(SmolStr::new_static)
                .collect();
            row.risk = risk;
            row.protection = protection;
            row.level = Finite::new(level).unwrap_or_default();
            row.rules = rules.iter().copied().map(SmolStr::new_static).collect();
            row.order = Finite::new(f64::from(order)).unwrap_or_default();
            row
        })
        .collect()
}
