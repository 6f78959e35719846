//! `--perspective`: its words, and what a lens says of elements and links as a list
//! (`portolan list --perspective NAME`).

use std::ffi::OsStr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::arguments::Table as Words;
use super::report::{Failure, Report};
use crate::analysis::Watch;
use crate::assurance::Assessments;
use crate::catalogue::{self, ATTRIBUTES};
use crate::locale::{Language, Message, msg};
use crate::model::{Day, ElementId, LinkId, RecordKey, Snapshot, SystemMap, TableName};
use crate::scene::{Lens, Shade, Shading};
use crate::workspace::finding::folded;
use crate::workspace::shading::ShadingOrder;
use crate::workspace::{AssuranceOrder, Perspective, iso_day, judge};

/// How a word begins that names an attribute.
const ATTRIBUTE: &str = "attribute:";

/// Takes the words of perspectives, and `attribute:` before any name.
#[derive(Clone)]
struct Word(PossibleValuesParser);

impl TypedValueParser for Word {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        match value.to_str() {
            Some(word) if word.starts_with(ATTRIBUTE) => Ok(word.to_owned()),
            _ => self.0.parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// The option of what one looks through: a lens, or with `is_drawn` any perspective.
pub(super) fn option(t: &Words, is_drawn: bool) -> Arg {
    let language = t.language;
    let plain = [
        ("standard", msg::SCENE_PERSPECTIVE_STANDARD),
        ("impact", msg::SCENE_PERSPECTIVE_IMPACT),
        ("weak-points", msg::WEAK_PERSPECTIVE),
    ];
    let plain = plain.into_iter().filter(|_| is_drawn);
    let plain = plain.map(|(word, name)| (word.to_owned(), language.text(name)));
    let lenses = Lens::ALL.into_iter();
    let lenses = lenses.map(|lens| (lens.word(), language.say(&lens.name(language))));
    let any = (
        format!("{ATTRIBUTE}NAME"),
        language.text(msg::LENS_ATTRIBUTE),
    );
    let all = plain.chain(lenses).chain([any]);
    let values = all.map(|(word, name)| PossibleValue::new(word).help(name));
    t.option("perspective", msg::CLI_ARG_PERSPECTIVE)
        .value_name("NAME")
        .value_parser(Word(PossibleValuesParser::new(values)))
}

/// The option of the day that is looked at.
pub(super) fn day_option(t: &Words) -> Arg {
    t.option("as-of", msg::CLI_ARG_AS_OF)
        .value_name("YYYY-MM-DD")
}

/// The day that `--as-of` names.
pub(super) fn day(matches: &ArgMatches) -> Result<Option<Day>, Failure> {
    let Some(asked) = matches.get_one::<String>("as-of") else {
        return Ok(None);
    };
    let day = iso_day(asked.trim()).and_then(|day| Day::first_of(&day));
    let wrong = || msg::CLI_NO_DAY.with("date", asked.as_str()).into();
    day.map(Some).ok_or_else(wrong)
}

/// The perspective that `--perspective` names; an attribute must be one of the map or of the
/// catalogue, by its id or by its name in either language.
pub(super) fn perspective(
    matches: &ArgMatches,
    snapshot: &Snapshot,
) -> Result<Option<Perspective>, Failure> {
    let Some(word) = matches.get_one::<String>("perspective") else {
        return Ok(None);
    };
    let plain = match word.as_str() {
        "standard" => Some(Perspective::Standard),
        "impact" => Some(Perspective::Impact),
        "weak-points" => Some(Perspective::WeakPoints),
        _ => None,
    };
    if plain.is_some() {
        return Ok(plain);
    }
    let lens = match word.strip_prefix(ATTRIBUTE) {
        Some(name) => Lens::Attribute(attribute(name.trim(), snapshot)?.into()),
        None => Lens::from_word(word).ok_or_else(|| no_attribute(word, snapshot))?,
    };
    Ok(Some(Perspective::Lens(lens)))
}

/// The id of an attribute.
fn attribute(asked: &str, snapshot: &Snapshot) -> Result<String, Failure> {
    if catalogue::attribute(asked).is_some() || names_in(snapshot).any(|name| name == asked) {
        return Ok(asked.to_owned());
    }
    let wanted = folded(asked);
    let is_named = |known: &&catalogue::Attribute| {
        let mut labels = Language::ALL
            .into_iter()
            .map(|language| known.label(language));
        labels.any(|label| folded(label) == wanted)
    };
    let named = ATTRIBUTES.iter().find(is_named);
    named
        .map(|known| known.id.to_owned())
        .ok_or_else(|| no_attribute(asked, snapshot))
}

fn names_in(snapshot: &Snapshot) -> impl Iterator<Item = &str> {
    let elements = snapshot.elements().iter().map(|one| &one.attributes);
    let links = snapshot.links().iter().map(|one| &one.attributes);
    elements
        .chain(links)
        .flat_map(|all| all.keys())
        .map(|name| name.as_str())
}

/// Says that there is no such attribute, with those that come near.
fn no_attribute(asked: &str, snapshot: &Snapshot) -> Failure {
    let wanted = folded(asked);
    let stem: String = wanted.chars().take(3).collect();
    let known = ATTRIBUTES
        .iter()
        .map(|known| known.id)
        .chain(names_in(snapshot));
    let mut near: Vec<&str> = known
        .filter(|name| {
            let name = folded(name);
            !wanted.is_empty() && (name.contains(&wanted) || name.starts_with(&stem))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(8);
    let message: Message = if near.is_empty() {
        msg::CLI_NO_ATTRIBUTE.with("name", asked)
    } else {
        msg::CLI_NO_ATTRIBUTE_NEAR
            .with("name", asked)
            .with("near", near.join(", "))
    };
    message.into()
}

/// What rules find in a map, for a perspective that shows it.
pub(super) fn assessments(perspective: &Perspective, map: &SystemMap) -> Option<Arc<Assessments>> {
    perspective.lens().filter(|lens| lens.needs_assessment())?;
    let order = AssuranceOrder {
        map: map.clone(),
        today: None,
        earlier: None,
    };
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    judge(&order, &watch).map(|judged| judged.found)
}

/// What a lens says of elements and links, to be printed.
pub(super) struct ShadeList<'a> {
    snapshot: &'a Snapshot,
    shading: Shading,
}

/// What is said of one record.
struct Line<'a> {
    id: &'a str,
    kind: &'a str,
    name: &'a str,
    shade: &'a Shade,
}

impl<'a> ShadeList<'a> {
    /// Looks through the lens that the options name; `None` where they name none.
    pub(super) fn of(
        matches: &ArgMatches,
        map: &SystemMap,
        snapshot: &'a Arc<Snapshot>,
        language: Language,
    ) -> Result<Option<Self>, Failure> {
        let perspective = perspective(matches, snapshot)?;
        let Some(Perspective::Lens(lens)) = &perspective else {
            return Ok(None);
        };
        let order = ShadingOrder {
            map: map.clone(),
            snapshot: Arc::clone(snapshot),
            lens: lens.clone(),
            on: day(matches)?,
            assessments: perspective.as_ref().and_then(|it| assessments(it, map)),
            language,
        };
        let shading = order.shade();
        Ok(Some(Self { snapshot, shading }))
    }

    /// Prints what is said of these records, in the form that the options ask for.
    pub(super) fn print(&self, records: &[RecordKey], format: Option<&str>, report: &mut Report) {
        let lines: Vec<Line<'_>> = records.iter().filter_map(|id| self.line(id)).collect();
        match format {
            Some("json") => report.answer_json(&self.json(&lines, report.language)),
            Some("csv") => {
                let titles = std::iter::once(self.titles(report.language));
                let rows = lines.iter().map(|line| self.cells(line));
                report.answer(&crate::workspace::listing::csv(titles.chain(rows)));
            }
            _ => {
                let titles = std::iter::once(self.titles(report.language));
                let rows = lines.iter().map(|line| self.cells(line));
                let table: Vec<Vec<String>> = titles.chain(rows).collect();
                report.answer(&super::list::table_text(&table));
            }
        }
    }

    fn line(&self, record: &RecordKey) -> Option<Line<'_>> {
        match record.table {
            TableName::Elements => {
                let ix = self.snapshot.find(&ElementId::from(record.id.clone()))?;
                let element = self.snapshot.element(ix);
                Some(Line {
                    id: element.id.as_str(),
                    kind: element.kind.as_str(),
                    name: &element.name,
                    shade: self.shading.element(ix)?,
                })
            }
            TableName::Links => {
                let ix = self.snapshot.find_link(&LinkId::from(record.id.clone()))?;
                let link = self.snapshot.link(ix);
                Some(Line {
                    id: link.id.as_str(),
                    kind: link.kind.as_str(),
                    name: &link.name,
                    shade: self.shading.link(ix)?,
                })
            }
            _ => None,
        }
    }

    fn keys(&self, shade: &Shade) -> Vec<&str> {
        let classes = shade
            .classes()
            .filter_map(|class| self.shading.class(class));
        classes.map(|class| class.key.as_str()).collect()
    }

    fn titles(&self, language: Language) -> Vec<String> {
        let id = language.text(msg::LISTING_ID);
        let titles = [
            msg::CLI_SHADE_KIND,
            msg::CLI_SHADE_NAME,
            msg::CLI_SHADE_CLASS,
        ];
        let titles = titles.map(|title| language.text(title));
        let words = language.say(&self.shading.title());
        [vec![id], titles.to_vec(), vec![words]].concat()
    }

    fn cells(&self, line: &Line<'_>) -> Vec<String> {
        vec![
            line.id.to_owned(),
            line.kind.to_owned(),
            line.name.to_owned(),
            self.keys(line.shade).join(" "),
            self.shading.phrase(line.shade),
        ]
    }

    fn json(&self, lines: &[Line<'_>], language: Language) -> Json {
        let classes = (0..)
            .zip(&self.shading.classes)
            .map(|(number, class): (u16, _)| {
                let is_in = |line: &&Line<'_>| line.shade.classes().any(|of| of == number);
                json!({
                    "class": class.key.as_str(),
                    "name": class.name,
                    "count": lines.iter().filter(is_in).count(),
                })
            });
        let classes: Vec<Json> = classes.collect();
        let rows = lines.iter().map(|line| {
            let keys = self.keys(line.shade);
            json!({
                "id": line.id,
                "kind": line.kind,
                "name": line.name,
                "class": keys.first(),
                "also": keys.get(1..).unwrap_or_default(),
                "words": self.shading.phrase(line.shade),
            })
        });
        let rows: Vec<Json> = rows.collect();
        json!({
            "perspective": self.shading.lens.word(),
            "name": language.say(&self.shading.title()),
            "note": self.shading.note,
            "classes": classes,
            "rows": rows,
        })
    }
}
