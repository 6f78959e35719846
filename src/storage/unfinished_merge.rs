//! A merge that waits to be settled, kept beside the journals until it is finished or given up.
//!
//! One file a map, in the folder `merges` of the user's state folder, readable by the owner only,
//! named by a hash of the map's path. It is made of the frames of the
//! [journal](super::Journal): what the merge is of, the base, our side and theirs as maps of our
//! own format, and then after each choice the list of all choices. A frame that was cut short costs
//! the last choice and nothing else; a file whose maps are not whole is no merge.
//!
//! So a merge outlives the window, and one that the command line or git's merge driver left open
//! waits for the window.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::format::push_text;
use super::fs::{Fs as _, RealFs, private_options};
use super::hash::ContentHash;
use super::journal::{frame, frames};
use super::write::push_inline;
use super::{parse, read_bytes, write};
use crate::model::patch::{Aspect, Choice, ConflictKey, MergeNames, PendingMerge};
use crate::model::{FieldPath, PlateauId, RecordKey, SystemMap, TableName, Value};

/// The extension of these files.
const EXTENSION: &str = "merge";
/// Frames before the choices: header, base, ours, theirs.
const MAPS: usize = 4;

/// A merge that was left open.
#[derive(Clone, Debug)]
pub struct UnfinishedMerge {
    /// The map's file.
    pub document: PathBuf,
    /// The last state that both sides had.
    pub base: SystemMap,
    /// Our side.
    pub ours: SystemMap,
    /// Their side.
    pub theirs: SystemMap,
    /// What the sides are called.
    pub names: MergeNames,
    /// What was chosen, in order.
    pub choices: Vec<(ConflictKey, Choice)>,
    /// What the file held, where the other side is the file itself.
    pub on_disk: Option<ContentHash>,
}

impl UnfinishedMerge {
    /// The merge as it was left. O(records).
    #[must_use]
    pub fn pending(&self) -> PendingMerge {
        PendingMerge::resumed(
            self.base.clone(),
            self.ours.clone(),
            self.theirs.clone(),
            self.names.clone(),
            self.choices.clone(),
        )
    }
}

/// The folder of merges that were left open, in the user's state folder; `PORTOLAN_STATE_DIR` moves
/// it, for tests. `None` where the system names no home folder.
#[must_use]
pub fn merge_folder() -> Option<PathBuf> {
    let moved = std::env::var_os("PORTOLAN_STATE_DIR")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from);
    let folder = moved.or_else(super::state_folder)?;
    Some(folder.join("merges"))
}

/// Keeps a merge of the map at `document`, in place of an older one. `folder` is the folder of
/// merges. Whole or not at all.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn keep_merge(
    folder: &Path,
    document: &Path,
    pending: &PendingMerge,
    on_disk: Option<ContentHash>,
) -> io::Result<()> {
    RealFs.create_dir(folder)?;
    let document = resolved(document);
    let path = path_of(folder, &document);
    let mut bytes = frame(0, &header(&document, &pending.names, on_disk));
    for (sequence, map) in (1_u64..).zip([&pending.base, &pending.ours, &pending.theirs]) {
        bytes.extend(frame(sequence, &String::from_utf8_lossy(&write(map))));
    }
    bytes.extend(frame(4, &choices_text(pending.choices())));
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = private_options()
        .create(true)
        .truncate(true)
        .open(&temporary)
        .and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync_data()
        })
        .and_then(|()| std::fs::rename(&temporary, &path));
    if written.is_err() {
        // Left where it is, it would be a copy of the map that nobody looks for.
        let _gone = std::fs::remove_file(&temporary);
    }
    written
}

/// Adds what was chosen of the merge of the map at `document`.
///
/// # Errors
/// When there is no such merge, or it cannot be written.
pub fn keep_choices(
    folder: &Path,
    document: &Path,
    choices: &[(ConflictKey, Choice)],
) -> io::Result<()> {
    let path = path_of(folder, &resolved(document));
    let bytes = std::fs::read(&path)?;
    let (texts, whole) = frames(&bytes);
    let mut file = OpenOptions::new().append(true).open(&path)?;
    if !whole {
        // What follows a frame that was cut short would not be found again.
        let kept: u64 = (0_u64..)
            .zip(&texts)
            .map(|(sequence, text)| frame(sequence, text).len() as u64)
            .sum();
        file.set_len(kept)?;
    }
    let next = u64::try_from(texts.len()).unwrap_or(u64::MAX);
    file.write_all(&frame(next, &choices_text(choices)))?;
    file.sync_data()
}

/// The merge of the map at `document` that was left open.
#[must_use]
pub fn find_merge(folder: &Path, document: &Path) -> Option<UnfinishedMerge> {
    let document = resolved(document);
    let bytes = std::fs::read(path_of(folder, &document)).ok()?;
    let (texts, _) = frames(&bytes);
    let [head, base, ours, theirs] = texts.get(..MAPS)? else {
        return None;
    };
    let (named, names, on_disk) = header_of(head)?;
    if named != document {
        return None;
    }
    let map = |text: &String| Some(read_bytes(text.as_bytes(), "merge").ok()?.map);
    let choices = match texts.get(MAPS..)? {
        [.., last] => choices_of(last)?,
        [] => Vec::new(),
    };
    Some(UnfinishedMerge {
        base: map(base)?,
        ours: map(ours)?,
        theirs: map(theirs)?,
        document,
        names,
        choices,
        on_disk,
    })
}

/// Removes the merge of the map at `document`: it is finished, or given up.
///
/// # Errors
/// When there is one and it cannot be removed.
pub fn forget_merge(folder: &Path, document: &Path) -> io::Result<()> {
    match std::fs::remove_file(path_of(folder, &resolved(document))) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn resolved(document: &Path) -> PathBuf {
    let document = std::path::absolute(document).unwrap_or_else(|_| document.to_path_buf());
    RealFs.resolve(&document).unwrap_or(document)
}

fn path_of(folder: &Path, document: &Path) -> PathBuf {
    let hash = ContentHash::of(document.as_os_str().as_encoded_bytes());
    folder.join(hash.to_hex()).with_extension(EXTENSION)
}

fn header(document: &Path, names: &MergeNames, on_disk: Option<ContentHash>) -> String {
    let mut out = "(merge: 1".to_owned();
    let mut add = |name: &str, text: &str| {
        out.push_str(&format!(", {name}: "));
        push_text(&mut out, text);
    };
    add("document", &document.to_string_lossy());
    add("ours", &names.ours);
    add("theirs", &names.theirs);
    if let Some(parent) = &names.other_parent {
        add("other_parent", parent);
    }
    if let Some(hash) = on_disk {
        add("on_disk", &hash.to_hex());
    }
    out.push(')');
    out
}

fn header_of(text: &str) -> Option<(PathBuf, MergeNames, Option<ContentHash>)> {
    let (value, _) = parse::value(text).ok()?;
    let fields = value.as_fields()?;
    let text = |name: &str| fields.get(name).and_then(Value::as_text);
    let names = MergeNames {
        ours: text("ours")?.to_owned(),
        theirs: text("theirs")?.to_owned(),
        other_parent: text("other_parent").map(ToOwned::to_owned),
    };
    let on_disk = text("on_disk").and_then(ContentHash::from_hex);
    Some((PathBuf::from(text("document")?), names, on_disk))
}

fn choices_text(choices: &[(ConflictKey, Choice)]) -> String {
    let mut out = String::new();
    let list = choices
        .iter()
        .map(|(key, choice)| choice_value(key, *choice));
    push_inline(&mut out, &Value::List(list.collect()));
    out
}

const ID: &str = "id";
const PRESENCE: &str = "presence";
const CONTAINMENT: &str = "containment";
const FIELD: &str = "field";
const PLACE: &str = "place";
const ORDER: &str = "order";

/// `[table, id, choice, aspect, field, plateau]`, with nothing where there is none.
fn choice_value(key: &ConflictKey, choice: Choice) -> Value {
    let plateau = |plateau: &Option<PlateauId>| {
        plateau.as_ref().map_or(Value::Nothing, |plateau| {
            Value::Text(plateau.text().clone())
        })
    };
    let (aspect, name, plateau) = match &key.aspect {
        Aspect::Id => (ID, Value::Nothing, Value::Nothing),
        Aspect::Presence => (PRESENCE, Value::Nothing, Value::Nothing),
        Aspect::Containment => (CONTAINMENT, Value::Nothing, Value::Nothing),
        Aspect::Order => (ORDER, Value::Nothing, Value::Nothing),
        Aspect::Field(path) => (
            FIELD,
            Value::Text(path.name.clone()),
            plateau(&path.plateau),
        ),
        Aspect::Place(at) => (PLACE, Value::Nothing, plateau(at)),
    };
    Value::List(vec![
        Value::text(key.record.table.as_str()),
        Value::Text(key.record.id.clone()),
        Value::text(choice.word()),
        Value::text(aspect),
        name,
        plateau,
    ])
}

fn choices_of(text: &str) -> Option<Vec<(ConflictKey, Choice)>> {
    let (value, _) = parse::value(text).ok()?;
    value.as_list()?.iter().map(choice_of).collect()
}

fn choice_of(value: &Value) -> Option<(ConflictKey, Choice)> {
    let [table, id, choice, aspect, name, plateau] = value.as_list()? else {
        return None;
    };
    let plateau = plateau.as_text().map(PlateauId::from);
    let aspect = match aspect.as_text()? {
        ID => Aspect::Id,
        PRESENCE => Aspect::Presence,
        CONTAINMENT => Aspect::Containment,
        ORDER => Aspect::Order,
        FIELD => Aspect::Field(FieldPath {
            plateau,
            name: name.as_text()?.into(),
        }),
        PLACE => Aspect::Place(plateau),
        _ => return None,
    };
    let key = ConflictKey {
        record: RecordKey::new(TableName::from_name(table.as_text()?)?, id.as_text()?),
        aspect,
    };
    Some((key, Choice::from_word(choice.as_text()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Element, Record as _, Tables};

    fn named(name: &str) -> SystemMap {
        let mut tables = Tables::default();
        let mut element = Element::blank("a".into());
        element.name = name.into();
        tables.elements.insert(element.into());
        SystemMap::assemble(tables).0
    }

    fn pending() -> PendingMerge {
        let names = MergeNames {
            ours: "main".to_owned(),
            theirs: "proposal “b”".to_owned(),
            other_parent: Some("abc".to_owned()),
        };
        PendingMerge::new(named("was"), named("ours"), named("theirs"), names)
    }

    #[test]
    fn a_merge_comes_back_with_all_its_choices() {
        let folder = tempfile::tempdir().unwrap();
        let merges = folder.path().join("merges");
        let document = folder.path().join("a map.ron");
        let mut pending = pending();
        keep_merge(&merges, &document, &pending, None).unwrap();
        let key = pending.merge().conflicts[0].key();
        pending.choose(key.clone(), Choice::Theirs);
        pending.choose(key, Choice::Base);
        keep_choices(&merges, &document, pending.choices()).unwrap();
        let found = find_merge(&merges, &document).unwrap();
        assert_eq!(found.names, pending.names);
        assert_eq!(found.choices, pending.choices());
        assert_eq!(*found.pending().merged(), named("was"));
        assert_eq!(found.ours, named("ours"));
        forget_merge(&merges, &document).unwrap();
        forget_merge(&merges, &document).unwrap();
        assert!(find_merge(&merges, &document).is_none());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        keep_merge(folder.path(), Path::new("/x.ron"), &pending(), None).unwrap();
        let path = path_of(folder.path(), Path::new("/x.ron"));
        let mode = std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_cut_costs_the_last_choice_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let document = Path::new("/x.ron");
        let mut pending = pending();
        keep_merge(folder.path(), document, &pending, None).unwrap();
        let key = pending.merge().conflicts[0].key();
        pending.choose(key, Choice::Theirs);
        keep_choices(folder.path(), document, pending.choices()).unwrap();
        let path = path_of(folder.path(), document);
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() - 3]).unwrap();
        assert_eq!(find_merge(folder.path(), document).unwrap().choices, []);
        keep_choices(folder.path(), document, pending.choices()).unwrap();
        let found = find_merge(folder.path(), document).unwrap();
        assert_eq!(found.choices, pending.choices());
        std::fs::write(&path, &whole[..whole.len() / 3]).unwrap();
        assert!(find_merge(folder.path(), document).is_none());
    }
}
