//! Indicators as documents – text, JSON, CSV and Markdown –, all plateaus side by side: the same
//! for the window and the command line.

use serde_json::{Map, Value as Json, json};

use super::listing;
use crate::assurance::{Assessments, INDICATORS, Indicator, IndicatorRule, Standing, Unit};
use crate::locale::{Language, Message, msg};
use crate::model::{ElementId, Finite, LinkId, PlateauId, SubjectId, SystemMap, Target};

/// The key of a map without plateaus, in JSON.
const ONLY_STATE: &str = "existing";
/// Figures of a set that text shows; all are in the other forms.
const PARTS_SHOWN: usize = 24;

/// Indicators with what their words are taken from.
#[derive(Clone, Copy)]
pub struct IndicatorSheet<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// What was judged.
    pub found: &'a Assessments,
    /// The plateaus to show, in the order of the timeline; `None` for that of a map without any.
    pub plateaus: &'a [Option<PlateauId>],
    /// The indicators to show.
    pub rules: &'a [&'static IndicatorRule],
    /// Language of words.
    pub language: Language,
}

/// All indicators, in the order of lists.
#[must_use]
pub fn all_rules() -> Vec<&'static IndicatorRule> {
    INDICATORS.iter().collect()
}

/// All plateaus of a map, in the order of its timeline; of a map without any, that one state.
#[must_use]
pub fn all_plateaus(map: &SystemMap) -> Vec<Option<PlateauId>> {
    let order = map.timeline().order();
    if order.is_empty() {
        return vec![None];
    }
    order.iter().cloned().map(Some).collect()
}

/// The value of an indicator as people read it; in words where it does not apply.
#[must_use]
pub fn value_in_words(rule: &IndicatorRule, value: Option<f64>, language: Language) -> String {
    match value {
        Some(value) => rule.unit.in_words(value, language),
        None => language.text(msg::INDICATOR_NOT_APPLICABLE),
    }
}

/// What was found as people read it: an availability over elements that are not all quantified is
/// *at most* so much.
#[must_use]
pub fn found_in_words(rule: &IndicatorRule, found: &Indicator, language: Language) -> String {
    let words = value_in_words(rule, found.value, language);
    let is_bound = rule.unit == Unit::Probability && found.numerator < found.denominator;
    if is_bound {
        format!("≤\u{a0}{words}")
    } else {
        words
    }
}

/// A target in words: `cible 80 %, alerte 60 %`.
#[must_use]
pub fn target_in_words(rule: &IndicatorRule, target: &Target, language: Language) -> String {
    let words =
        |bound: Option<Finite>| rule.unit.in_words(bound.map_or(0.0, Finite::get), language);
    let message: Message = match (target.goal, target.alert) {
        (Some(_), Some(_)) => msg::INDICATOR_TARGET_BOTH
            .with("goal", words(target.goal))
            .with("alert", words(target.alert)),
        (Some(_), None) => msg::INDICATOR_TARGET_GOAL.with("goal", words(target.goal)),
        (None, Some(_)) => msg::INDICATOR_TARGET_ALERT.with("alert", words(target.alert)),
        (None, None) => msg::INDICATOR_STANDING_NONE.into(),
    };
    language.say(&message)
}

impl IndicatorSheet<'_> {
    fn at(&self, plateau: usize, rule: &IndicatorRule) -> Option<&Indicator> {
        let plateau = self.plateaus.get(plateau)?.as_ref();
        let indicator = self.found.at(plateau)?.indicators.get(rule.id)?;
        Some(indicator)
    }

    /// What a plateau is called.
    fn title(&self, plateau: usize) -> String {
        let id = self.plateaus.get(plateau).and_then(Option::as_ref);
        let name = id.and_then(|id| self.map.tables().plateaus.get(id));
        let name = name.map(|plateau| plateau.name.as_str());
        match (name.filter(|name| !name.trim().is_empty()), id) {
            (Some(name), _) => name.to_owned(),
            (None, Some(id)) => id.to_string(),
            (None, None) => self.language.text(msg::INDICATOR_COLUMN_VALUE),
        }
    }

    /// How a value moves from the plateau that this one builds on; as an arrow, empty for the first.
    fn course(&self, plateau: usize, rule: &IndicatorRule) -> Option<crate::assurance::Course> {
        let id = self.plateaus.get(plateau)?.as_ref()?;
        let base = self.map.timeline().base(id)?;
        let value = |of: &PlateauId| {
            let found = self.found.at(Some(of))?;
            found.indicators.get(rule.id)?.value
        };
        rule.course(value(base), value(id))
    }

    /// `29,0 % ◐ ↗`.
    fn cell(&self, plateau: usize, rule: &IndicatorRule) -> String {
        let Some(found) = self.at(plateau, rule) else {
            return "–".to_owned();
        };
        let mut cell = found_in_words(rule, found, self.language);
        let arrow = self.course(plateau, rule).map(|course| course.sign());
        for sign in [found.standing.sign(), arrow.unwrap_or_default()] {
            if !sign.is_empty() {
                cell.push(' ');
                cell.push_str(sign);
            }
        }
        cell
    }

    /// A line an indicator, a column a plateau; the titles first.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<String>> {
        let mut titles = vec![
            self.language.text(msg::INDICATOR_COLUMN_ID),
            self.language.text(msg::INDICATOR_COLUMN_NAME),
        ];
        titles.extend((0..self.plateaus.len()).map(|plateau| self.title(plateau)));
        let mut rows = vec![titles];
        rows.extend(self.rules.iter().map(|rule| {
            let mut row = vec![rule.id.to_owned(), self.language.text(rule.name)];
            row.extend((0..self.plateaus.len()).map(|plateau| self.cell(plateau, rule)));
            row
        }));
        rows
    }

    /// For a reader of text: the table and what its signs mean; of a single indicator all that is
    /// known of it.
    #[must_use]
    pub fn as_text(&self, columns: &dyn Fn(&[Vec<String>]) -> String) -> String {
        if let [rule] = self.rules {
            return self.details(rule).join("\n") + "\n";
        }
        let mut text = columns(&self.rows());
        let has_target = self.rules.iter().any(|rule| {
            let mut all = 0..self.plateaus.len();
            all.any(|at| {
                let standing = self.at(at, rule).map(|found| found.standing);
                standing.is_some_and(|standing| standing != Standing::NoTarget)
            })
        });
        if has_target {
            let signs = [Standing::Reached, Standing::Close, Standing::Missed];
            let signs = signs.map(|it| format!("{} {}", it.sign(), self.language.text(it.name())));
            text.push('\n');
            text.push_str(&signs.join("   "));
            text.push('\n');
        }
        text
    }

    /// All that is known of one indicator, line by line.
    #[must_use]
    pub fn details(&self, rule: &IndicatorRule) -> Vec<String> {
        let language = self.language;
        let mut lines = vec![
            format!("{} {}", rule.id, language.text(rule.name)),
            language.text(rule.formula),
        ];
        for plateau in 0..self.plateaus.len() {
            let Some(found) = self.at(plateau, rule) else {
                continue;
            };
            lines.push(String::new());
            let value = found_in_words(rule, found, language);
            lines.push(format!("{}  {value}", self.title(plateau)));
            lines.extend(self.beneath(plateau, rule, found));
        }
        let shown = lines
            .iter()
            .map(|line| crate::text::visible(line).into_owned());
        shown.collect()
    }

    /// Fraction, course, target, parts and notes of a value.
    fn beneath(&self, plateau: usize, rule: &IndicatorRule, found: &Indicator) -> Vec<String> {
        use crate::locale::number;
        let language = self.language;
        let mut lines = Vec::new();
        let is_share = matches!(rule.unit, Unit::Ratio | Unit::Index);
        if is_share && found.value.is_some() {
            let tidy = |figure: f64| number((figure * 1e4).round() / 1e4, language);
            let (above, below) = (tidy(found.numerator), tidy(found.denominator));
            lines.push(format!("  {above} / {below}"));
        }
        if let Some(course) = self.course(plateau, rule) {
            let word = language.text(course.name());
            lines.push(format!("  {} {word}", course.sign()));
        }
        if let Some(target) = self.target(found) {
            let words = target_in_words(rule, target, language);
            let standing = language.text(found.standing.name());
            lines.push(format!("  {} {standing} ({words})", found.standing.sign()));
        }
        for set in found.sets() {
            lines.push(format!("  {}", language.text(set.name())));
            let parts: Vec<_> = found.parts_of(set).collect();
            lines.extend(parts.iter().take(PARTS_SHOWN).map(|part| {
                let value = part.unit.in_words(part.value, language);
                format!("    {}  {value}", language.say(&part.name))
            }));
            if let Some(more) = parts.len().checked_sub(PARTS_SHOWN).filter(|it| *it > 0) {
                let more = msg::INDICATOR_MORE_PARTS.with("count", more);
                lines.push(format!("    {}", language.say(&more)));
            }
        }
        let notes = found
            .notes
            .iter()
            .map(|note| format!("  {}", language.say(note)));
        lines.extend(notes);
        lines
    }

    fn target(&self, found: &Indicator) -> Option<&Target> {
        let id = found.target.as_ref()?;
        self.map.tables().targets.get(id).map(AsRef::as_ref)
    }

    /// The table in Markdown; of a single indicator all that is known of it.
    #[must_use]
    pub fn as_markdown(&self) -> String {
        match self.rules {
            [rule] => self.details(rule).join("  \n") + "\n",
            _ => listing::markdown(self.rows()),
        }
    }

    /// A line an indicator and plateau, with figures that programs read.
    #[must_use]
    pub fn as_csv(&self) -> String {
        let titles = [
            "plateau",
            "indicator",
            "name",
            "value",
            "numerator",
            "denominator",
            "unit",
            "standing",
            "goal",
            "alert",
            "trend",
        ];
        let mut rows = vec![titles.map(ToOwned::to_owned).to_vec()];
        for plateau in 0..self.plateaus.len() {
            for rule in self.rules {
                let Some(found) = self.at(plateau, rule) else {
                    continue;
                };
                let figure =
                    |value: Option<f64>| value.map_or_else(String::new, |it| it.to_string());
                let applies = |value: f64| figure(found.value.map(|_| value));
                let target = self.target(found);
                let bound = |bound: Option<Finite>| figure(bound.map(Finite::get));
                let course = self.course(plateau, rule);
                rows.push(vec![
                    self.key(plateau),
                    rule.id.to_owned(),
                    self.language.text(rule.name),
                    figure(found.value),
                    applies(found.numerator),
                    applies(found.denominator),
                    rule.unit.as_str().to_owned(),
                    found.standing.as_str().to_owned(),
                    bound(target.and_then(|target| target.goal)),
                    bound(target.and_then(|target| target.alert)),
                    course
                        .map_or("", crate::assurance::Course::as_str)
                        .to_owned(),
                ]);
            }
        }
        listing::csv(rows)
    }

    fn key(&self, plateau: usize) -> String {
        let id = self.plateaus.get(plateau).and_then(Option::as_ref);
        id.map_or_else(|| ONLY_STATE.to_owned(), ToString::to_string)
    }

    /// By plateau, then by indicator.
    #[must_use]
    pub fn as_json(&self) -> Json {
        let plateaus = (0..self.plateaus.len()).map(|plateau| {
            let rules = self.rules.iter().filter_map(|rule| {
                let found = self.at(plateau, rule)?;
                Some((rule.id.to_owned(), self.json_of(plateau, rule, found)))
            });
            (
                self.key(plateau),
                Json::Object(rules.collect::<Map<_, _>>()),
            )
        });
        Json::Object(plateaus.collect::<Map<_, _>>())
    }

    fn json_of(&self, plateau: usize, rule: &IndicatorRule, found: &Indicator) -> Json {
        let applies = |value: f64| found.value.map(|_| value);
        let parts: Vec<Json> = found
            .parts
            .iter()
            .map(|part| {
                json!({
                    "set": part.set.as_str(),
                    "key": part.key.as_str(),
                    "name": self.language.say(&part.name),
                    "value": part.value,
                    "unit": part.unit.as_str(),
                })
            })
            .collect();
        let ids =
            |list: &[SubjectId]| -> Vec<String> { list.iter().map(ToString::to_string).collect() };
        let notes: Vec<String> = found.notes.iter().map(|it| self.language.say(it)).collect();
        let target = self.target(found).map(|target| {
            json!({
                "goal": target.goal.map(Finite::get),
                "alert": target.alert.map(Finite::get),
                "plateau": target.plateau.as_ref().map(PlateauId::as_str),
            })
        });
        json!({
            "value": found.value,
            "numerator": applies(found.numerator),
            "denominator": applies(found.denominator),
            "unit": rule.unit.as_str(),
            "applicable": found.value.is_some(),
            "standing": found.standing.as_str(),
            "target": target,
            "trend": self.course(plateau, rule).map(crate::assurance::Course::as_str),
            "counted": ids(&found.counted),
            "missing": ids(&found.missing),
            "parts": parts,
            "notes": notes,
        })
    }

    /// The records behind an indicator: a line each, with the plateau and whether it is counted or
    /// missing; the titles first.
    #[must_use]
    pub fn records(&self, rule: &IndicatorRule) -> Vec<Vec<String>> {
        let language = self.language;
        let titles = [
            msg::INDICATOR_COLUMN_PLATEAU,
            msg::INDICATOR_COLUMN_LIST,
            msg::INDICATOR_COLUMN_ID,
            msg::INDICATOR_COLUMN_NAME,
        ];
        let mut rows = vec![titles.map(|id| language.text(id)).to_vec()];
        for plateau in 0..self.plateaus.len() {
            let Some(found) = self.at(plateau, rule) else {
                continue;
            };
            let lists = [
                (&found.counted, msg::INDICATOR_LIST_COUNTED),
                (&found.missing, msg::INDICATOR_LIST_MISSING),
            ];
            for (list, word) in lists {
                rows.extend(list.iter().map(|id| {
                    vec![
                        self.title(plateau),
                        language.text(word),
                        id.to_string(),
                        self.name_of(id),
                    ]
                }));
            }
        }
        rows
    }

    /// The name of a record; of a link, what it joins.
    fn name_of(&self, id: &SubjectId) -> String {
        let tables = self.map.tables();
        let named = |id: &ElementId| {
            let element = tables.elements.get(id);
            let name = element.map(|element| element.name.to_string());
            let name = name.filter(|name| !name.trim().is_empty());
            name.unwrap_or_else(|| id.to_string())
        };
        match tables.links.get(&LinkId::from(id.text().clone())) {
            Some(link) => format!("{} → {}", named(&link.from), named(&link.to)),
            None => named(&ElementId::from(id.text().clone())),
        }
    }
}
