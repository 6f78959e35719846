//! `portolan set MAP map FIELD=VALUE`: what a map says about itself, as the window's properties of
//! the map hold it.

use std::path::Path;
use std::sync::Arc;

use super::report::Failure;
use super::set::Made;
use crate::bitmap::Shelf;
use crate::command::Command;
use crate::locale::msg;
use crate::model::{FieldPath, MapInfo, Name, Record as _, RecordKey, SystemMap, TableName, Value};
use crate::storage;
use crate::workspace::picture;

/// The word that stands for the map where ids are asked for.
pub(super) const WORD: &str = "map";

/// The texts that can be set.
const TEXTS: [&str; 9] = [
    "title",
    "organisation",
    "author_role",
    "marking",
    "version",
    "description",
    "controller",
    "joint_controllers",
    "data_protection_officer",
];

/// The field whose value is a picture file; an empty one takes the logo away.
const LOGO: &str = "logo";

/// A map with some of its own fields set, what changed, and the pictures that go beside its file.
pub(super) struct SetMap {
    pub(super) map: SystemMap,
    pub(super) made: Vec<Made>,
    pub(super) pictures: Shelf,
}

/// Sets the fields of the pairs, in their order.
///
/// # Errors
/// A pair without an equals sign, a field that a map has not, a logo that cannot be read.
pub(super) fn set<'a>(
    map: &SystemMap,
    pairs: impl Iterator<Item = &'a String>,
) -> Result<SetMap, Failure> {
    let mut out = SetMap {
        map: map.clone(),
        made: Vec::new(),
        pictures: Shelf::new(),
    };
    for pair in pairs {
        let Some((field, text)) = pair.split_once('=') else {
            return Err(msg::CLI_SET_NO_EQUALS.with("word", pair.as_str()).into());
        };
        let (field, text) = (field.trim(), text.trim());
        let value = match field {
            LOGO if !text.is_empty() => {
                let picture = storage::read_picture(Path::new(text)).map_err(Failure::from)?;
                let name = picture.name.clone();
                out.pictures.insert(name.clone(), Arc::new(picture));
                Some(Value::text(name))
            }
            _ if field == LOGO || TEXTS.contains(&field) => {
                (!text.is_empty()).then(|| Value::text(text))
            }
            _ => {
                return Err(msg::PDF_SET_NO_FIELD
                    .with("field", field)
                    .with("known", format!("{}, {LOGO}", TEXTS.join(", ")))
                    .into());
            }
        };
        let name = Name::new(field);
        let seen = |map: &SystemMap| {
            let value = map.info().get(&FieldPath::own(name.clone()));
            value.filter(|value| !value.to_string().is_empty())
        };
        let from = seen(&out.map);
        if from == value {
            continue;
        }
        let command = Command::SetField {
            record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
            name: name.clone(),
            value: value.clone(),
        };
        out.map = picture::carry_out(&out.map, &command)?;
        out.made.push(Made {
            id: WORD.to_owned(),
            field: name,
            from,
            to: value,
        });
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn after(pairs: &[&str]) -> Result<SetMap, String> {
        let map = crate::workspace::samples::find("hello").unwrap().read();
        let pairs: Vec<String> = pairs.iter().map(|pair| (*pair).to_owned()).collect();
        set(&map, pairs.iter()).map_err(|failure| match failure {
            Failure::Usage(message) => Language::English.say(&message),
            Failure::File(problems) | Failure::Conflict(problems) => problems
                .iter()
                .map(|problem| problem.sentence(Language::English))
                .collect(),
        })
    }

    #[test]
    fn the_map_says_who_made_it_and_wears_a_logo() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logo.png");
        std::fs::write(&file, crate::bitmap::tests::plain(6, 2, [9, 9, 9, 255])).unwrap();
        let logo = format!("logo={}", file.display());
        let set = after(&["author_role=RSSI", &logo]).unwrap();
        assert_eq!(set.map.info().author_role, "RSSI");
        let name = set.map.info().logo.clone();
        assert_eq!(set.pictures.keys().collect::<Vec<_>>(), [&name]);
        assert_eq!(set.made.len(), 2);
        let gone = after(&[&logo, "logo="]).unwrap();
        assert_eq!(gone.map.info().logo, "");
    }

    #[test]
    fn what_a_map_has_not_or_cannot_be_read_is_refused() {
        let wrong = |pairs: &[&str]| after(pairs).err().unwrap_or_default();
        assert!(wrong(&["colour=red"]).contains("author_role"));
        assert!(wrong(&["title"]).contains("title"));
        assert!(!wrong(&["logo=/nowhere/at/all.png"]).is_empty());
    }
}
