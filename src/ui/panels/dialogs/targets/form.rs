//! The fields of the dialog, as they are read from a map and as they become commands.

use std::collections::BTreeMap;

use super::Part;
use crate::assurance::{BUILT_IN_FACTORS, Settings, Unit, indicator_rule};
use crate::command::{AssuranceCommand, Command, Kept};
use crate::model::{
    Factor, Finite, MapInfo, PlateauId, Record as _, RecordKey, SystemMap, TableName, Target, Value,
};
use crate::workspace::Workspace;

/// A goal and an alert as they are typed: shares as percentages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) goal: String,
    pub(super) alert: String,
}

/// A factor as it is typed; the built-in value where `value` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FactorFields {
    pub(super) value: String,
    pub(super) source: String,
    pub(super) year: String,
}

/// See the module's header.
#[derive(Default)]
pub(in super::super) struct Form {
    pub(super) part: Part,
    /// The plateau whose targets show; `None` for those for always.
    pub(super) place: Option<PlateauId>,
    bounds: BTreeMap<(String, Option<PlateauId>), Bounds>,
    pub(super) factors: BTreeMap<&'static str, FactorFields>,
    pub(super) level: u8,
    pub(super) without_experiments: bool,
}

/// A number as people type it, with a comma or a point; `None` for nothing.
pub(super) fn number(text: &str) -> Result<Option<f64>, ()> {
    let is_space = |letter: char| letter.is_whitespace() || letter == '%';
    let plain: String = text
        .chars()
        .filter(|letter| !is_space(*letter))
        .map(|letter| if letter == ',' { '.' } else { letter })
        .collect();
    if plain.is_empty() {
        return Ok(None);
    }
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        _ => Err(()),
    }
}

/// How many of the unit that is typed make one of the unit of the value.
fn typed_per_unit(indicator: &str) -> f64 {
    match indicator_rule(indicator).map(|rule| rule.unit) {
        Some(Unit::Ratio | Unit::Probability) => 100.0,
        _ => 1.0,
    }
}

/// A number as a field shows it, without the noise of a multiplication.
fn shown(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    format!("{rounded}").replace('.', ",")
}

impl Form {
    /// The fields as the map has them.
    pub(in super::super) fn of(workspace: &Workspace) -> Self {
        let Some(document) = &workspace.document else {
            return Self::default();
        };
        let map = document.map();
        let settings = Settings::of(map, None);
        let mut form = Self {
            level: settings.maturity_level,
            without_experiments: settings.without_experiments,
            ..Self::default()
        };
        for target in map.tables().targets.iter() {
            let per_unit = typed_per_unit(&target.indicator);
            let text = |bound: Option<Finite>| {
                bound.map_or_else(String::new, |bound| shown(bound.get() * per_unit))
            };
            let key = (target.indicator.to_string(), target.plateau.clone());
            let bounds = Bounds {
                goal: text(target.goal),
                alert: text(target.alert),
            };
            form.bounds.insert(key, bounds);
        }
        for built_in in BUILT_IN_FACTORS {
            let own = settings.factors.get(built_in.id);
            let number =
                |of: Option<Finite>| of.map_or_else(String::new, |number| shown(number.get()));
            let fields = own.map_or_else(FactorFields::default, |own| FactorFields {
                value: number(own.value),
                source: own.source.to_string(),
                year: number(own.year),
            });
            form.factors.insert(built_in.id, fields);
        }
        form
    }

    /// The bounds of an indicator at the place that shows.
    pub(super) fn bounds(&mut self, indicator: &str) -> &mut Bounds {
        let key = (indicator.to_owned(), self.place.clone());
        self.bounds.entry(key).or_default()
    }

    /// Whether every field holds a number or nothing.
    pub(super) fn is_sound(&self) -> bool {
        let bounds = self.bounds.values().flat_map(|it| [&it.goal, &it.alert]);
        let factors = self.factors.values().flat_map(|it| [&it.value, &it.year]);
        bounds.chain(factors).all(|text| number(text).is_ok())
    }

    /// What makes the map say what the fields say; nothing for what stays as it is.
    pub(super) fn commands(&self, map: &SystemMap) -> Vec<Command> {
        let mut kept = Vec::new();
        let mut forgotten = Vec::new();
        self.targets(map, &mut kept, &mut forgotten);
        self.own_factors(map, &mut kept, &mut forgotten);
        let mut out = Vec::new();
        if !kept.is_empty() {
            out.push(Command::Assurance(AssuranceCommand::Keep(kept)));
        }
        if !forgotten.is_empty() {
            out.push(Command::Assurance(AssuranceCommand::Forget(forgotten)));
        }
        let before = Settings::of(map, None);
        let record = || RecordKey::new(TableName::Map, MapInfo::the_id().text().clone());
        if before.maturity_level != self.level {
            out.push(Command::SetField {
                record: record(),
                name: "maturity_level".into(),
                value: Finite::new(f64::from(self.level)).map(Value::Number),
            });
        }
        if before.without_experiments != self.without_experiments {
            out.push(Command::SetField {
                record: record(),
                name: "without_experiments".into(),
                value: self.without_experiments.then_some(Value::Flag(true)),
            });
        }
        out
    }

    fn targets(&self, map: &SystemMap, kept: &mut Vec<Kept>, forgotten: &mut Vec<RecordKey>) {
        let mut all = map.tables().targets.iter();
        for ((indicator, plateau), bounds) in &self.bounds {
            let known = all.find(|it| it.indicator == indicator.as_str() && it.plateau == *plateau);
            all = map.tables().targets.iter();
            let per_unit = typed_per_unit(indicator);
            let bound = |text: &str| {
                let typed = number(text).ok().flatten()?;
                Finite::new(typed / per_unit)
            };
            let (goal, alert) = (bound(&bounds.goal), bound(&bounds.alert));
            match known {
                Some(known) if goal.is_none() && alert.is_none() => {
                    let key = RecordKey::new(TableName::Targets, known.id.text().clone());
                    forgotten.push(key);
                }
                None if goal.is_none() && alert.is_none() => {}
                _ => {
                    let mut target = known
                        .map_or_else(|| Target::blank("".into()), |known| Target::clone(known));
                    target.indicator = indicator.into();
                    target.plateau.clone_from(plateau);
                    (target.goal, target.alert) = (goal, alert);
                    if known.is_none_or(|known| **known != target) {
                        kept.push(Kept::Target(target));
                    }
                }
            }
        }
    }

    fn own_factors(&self, map: &SystemMap, kept: &mut Vec<Kept>, forgotten: &mut Vec<RecordKey>) {
        for (id, fields) in &self.factors {
            let id: crate::model::FactorId = (*id).into();
            let known = map.tables().factors.get(&id);
            let is_blank = *fields == FactorFields::default();
            match known {
                Some(known) if is_blank => {
                    let key = RecordKey::new(TableName::Factors, known.id.text().clone());
                    forgotten.push(key);
                }
                None if is_blank => {}
                _ => {
                    let as_number = |text: &str| Finite::new(number(text).ok().flatten()?);
                    let mut factor =
                        known.map_or_else(|| Factor::blank(id), |known| Factor::clone(known));
                    factor.value = as_number(&fields.value);
                    factor.source = fields.source.trim().into();
                    factor.year = as_number(&fields.year);
                    if known.is_none_or(|known| **known != factor) {
                        kept.push(Kept::Factor(factor));
                    }
                }
            }
        }
    }
}
