//! The pictures of a map: in a folder beside it, each under a name made of its content.
//!
//! `carte.ron` has its pictures in `carte.ron.images`. A name is 32 hexadecimal digits and an
//! ending, so that the same picture is kept once, a name never leads out of the folder, and a
//! picture is written once and never changed. Maps of other people's making may ask for anything:
//! a name of another form is treated as missing.

use std::collections::BTreeSet;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use smol_str::{SmolStr, format_smolstr};

use super::hash::ContentHash;
use super::read::{ReadOutcome, read_bytes};
use crate::bitmap::{self, Bitmap, BitmapError, Shelf};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::SystemMap;

/// At most so many pictures are read for one map.
const MOST_PICTURES: usize = 64;

/// The folder of a map's pictures.
#[must_use]
pub fn picture_folder(map: &Path) -> PathBuf {
    let mut name = map.as_os_str().to_owned();
    name.push(".images");
    PathBuf::from(name)
}

/// Whether this is a name of a picture in such a folder.
fn is_name(name: &str) -> bool {
    let Some((digits, ending)) = name.split_once('.') else {
        return false;
    };
    matches!(ending, "png" | "jpg")
        && digits.len() == 32
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What a picture that came from elsewhere is, under the name that its content has.
///
/// # Errors
/// When the bytes are no picture that a map can hold.
pub fn picture_of(bytes: Vec<u8>) -> Result<Bitmap, BitmapError> {
    if bytes.len() > bitmap::MOST_BYTES {
        return Err(BitmapError::TooHeavy);
    }
    let ending = bitmap::ending(&bytes)?;
    let name = format_smolstr!("{}.{ending}", ContentHash::of(&bytes).to_hex());
    bitmap::read(name, bytes)
}

/// Reads a picture file, wherever it lies.
///
/// # Errors
/// The problem to show.
pub fn read_picture(path: &Path) -> Result<Bitmap, Problem> {
    let file = path.display().to_string();
    let bytes = read_bounded(path).map_err(|error| {
        let message = msg::CLI_NOT_READ
            .with("file", file.as_str())
            .with("reason", error.to_string());
        Problem::new("not-read", Severity::Error, message).with_hint(msg::CLI_NOT_READ_HINT.into())
    })?;
    picture_of(bytes).map_err(|error| {
        Problem::new("no-picture", Severity::Error, error.message())
            .with_hint(msg::BITMAP_HINT.into())
    })
}

/// Reads the map that a picture carries, as a file of ours: see [`bitmap::carried_map`]. Pictures
/// that lie beside the map that it was made from do not come along.
///
/// # Errors
/// When the file cannot be read, is no PNG, or carries no map.
pub fn read_carried(path: &Path) -> Result<ReadOutcome, Vec<Problem>> {
    let file = path.display().to_string();
    let open = || {
        // Opening a pipe would wait for its other end.
        if !std::fs::metadata(path)?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        std::fs::File::open(path)
    };
    let opened = open().map_err(|error| {
        let message = msg::CLI_NOT_READ
            .with("file", file.as_str())
            .with("reason", error.to_string());
        let problem = Problem::new("not-read", Severity::Error, message);
        vec![problem.with_hint(msg::CLI_NOT_READ_HINT.into())]
    })?;
    let text = bitmap::carried_map(io::BufReader::new(opened)).map_err(|error| {
        let problem = Problem::new("no-carried-map", Severity::Error, error.message());
        let problem = problem.in_file(file.as_str());
        vec![problem.with_hint(msg::PDF_CARRIED_HINT.into())]
    })?;
    read_bytes(text.as_bytes(), &file).map_err(|refused| refused.problems)
}

/// One byte more than a picture may have is enough to refuse it.
fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let most = u64::try_from(bitmap::MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The pictures that a map asks for and that lie beside it. What cannot be read is left out.
#[must_use]
pub fn load_pictures(map: &SystemMap, path: &Path) -> Shelf {
    let folder = picture_folder(path);
    let names = map.backdrops();
    let valid = names.iter().filter(|name| is_name(name));
    let read = |name: &SmolStr| {
        let bytes = read_bounded(&folder.join(name.as_str())).ok()?;
        let picture = bitmap::read(name.clone(), bytes).ok()?;
        Some((name.clone(), Arc::new(picture)))
    };
    valid.take(MOST_PICTURES).filter_map(read).collect()
}

/// Writes pictures beside a map. One that is there already stays as it is.
///
/// # Errors
/// When the folder cannot be made, or a picture not be written.
pub fn keep_pictures(map: &Path, pictures: &Shelf) -> io::Result<()> {
    if pictures.is_empty() {
        return Ok(());
    }
    let folder = picture_folder(map);
    std::fs::create_dir_all(&folder)?;
    for picture in pictures.values().filter(|picture| is_name(&picture.name)) {
        let target = folder.join(picture.name.as_str());
        if target.exists() {
            continue;
        }
        // Under another name first, so that a crash never leaves half a picture under its own.
        let part = folder.join(format!(".{}.part", picture.name));
        std::fs::write(&part, &picture.bytes)?;
        std::fs::rename(&part, &target)?;
    }
    Ok(())
}

/// A problem for each picture that a map asks for and that does not lie beside it.
#[must_use]
pub fn missing_pictures(map: &SystemMap, shelf: &Shelf) -> Vec<Problem> {
    let asked: BTreeSet<SmolStr> = map.backdrops();
    let missing = asked.iter().filter(|name| !shelf.contains_key(*name));
    missing
        .map(|name| {
            let message = msg::STORAGE_PICTURE_MISSING.with("picture", name.as_str());
            let problem = Problem::new("missing-picture", Severity::Warning, message)
                .with_hint(msg::STORAGE_PICTURE_MISSING_HINT.into());
            let elements = map.tables().elements.iter();
            let asks = elements
                .filter(|element| element.asks_for_backdrop(name))
                .map(|element| format!("elements/{}", element.id));
            match asks.into_iter().next() {
                Some(record) => problem.at_record(record),
                None => problem,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitmap::tests::plain;
    use crate::model::{Element, Record as _, Tables};

    fn map_with(name: &str) -> SystemMap {
        let mut tables = Tables::default();
        let mut element = Element::blank("hall".into());
        element.backdrop = name.into();
        tables.elements.insert(element.into());
        SystemMap::assemble(tables).0
    }

    #[test]
    fn pictures_are_kept_beside_the_map_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("carte.ron");
        let picture = Arc::new(picture_of(plain(4, 3, [1, 2, 3, 255])).unwrap());
        let map = map_with(&picture.name);
        assert_eq!(missing_pictures(&map, &load_pictures(&map, &path)).len(), 1);
        let shelf = Shelf::from([(picture.name.clone(), Arc::clone(&picture))]);
        keep_pictures(&path, &shelf).unwrap();
        keep_pictures(&path, &shelf).unwrap();
        let found = load_pictures(&map, &path);
        assert_eq!(found, shelf);
        assert!(missing_pictures(&map, &found).is_empty());
        let names: Vec<_> = std::fs::read_dir(picture_folder(&path))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(names, [picture.name.to_string()]);
    }

    #[test]
    fn a_name_never_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("carte.ron");
        std::fs::write(folder.path().join("secret.png"), plain(1, 1, [0; 4])).unwrap();
        for name in [
            "../secret.png",
            "/etc/passwd",
            "secret.png",
            "a/b.png",
            "..",
        ] {
            let map = map_with(name);
            let found = load_pictures(&map, &path);
            assert!(found.is_empty(), "{name}");
            assert_eq!(missing_pictures(&map, &found).len(), 1);
        }
    }
}
