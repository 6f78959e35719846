//! Where files go, and which of them are there already.
//!
//! This knows names alone: whoever asks looks at the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::names::FileName;
use crate::workspace::Destination;

/// Where the files of one export go.
#[derive(Clone, Debug)]
pub struct Placing {
    destination: Destination,
    /// Stems that a number was put behind, by what they were.
    renamed: BTreeMap<String, String>,
}

impl Placing {
    /// Under the names that files have.
    #[must_use]
    pub fn at(destination: Destination) -> Self {
        Self {
            destination,
            renamed: BTreeMap::new(),
        }
    }

    /// The file or the folder, as it is now.
    #[must_use]
    pub fn destination(&self) -> &Destination {
        &self.destination
    }

    /// Where a file goes: the name that was chosen, or one of its own in a folder.
    #[must_use]
    pub fn place(&self, name: &FileName) -> PathBuf {
        place(&self.destination, &self.now(name))
    }

    fn now(&self, name: &FileName) -> FileName {
        let stem = self.renamed.get(&name.stem).unwrap_or(&name.stem);
        FileName {
            stem: stem.clone(),
            ..*name
        }
    }

    /// The places among those of these files where something is already, in their order. O(names).
    #[must_use]
    pub fn taken(&self, names: &[FileName], is_there: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
        let places = names.iter().map(|name| self.place(name));
        places.filter(|path| is_there(path)).collect()
    }

    /// Gives each of these files a name at which nothing is yet, as file managers do: `carte (2).png`
    /// beside `carte.png`. Parts of one table keep one name. O(names · tries).
    pub fn keep_both(&mut self, names: &[FileName], is_there: &dyn Fn(&Path) -> bool) {
        if let Destination::File(path) = &self.destination {
            let path = path.clone();
            let free = |candidate: &PathBuf| {
                let there = Self::at(Destination::File(candidate.clone()));
                there.taken(names, is_there).is_empty()
            };
            let free = numbered_paths(&path).find(free);
            self.destination = Destination::File(free.unwrap_or(path));
            return;
        }
        let lower = |path: PathBuf| path.to_string_lossy().to_lowercase();
        let mut parts: BTreeMap<&str, Vec<&FileName>> = BTreeMap::new();
        for name in names {
            parts.entry(&name.stem).or_default().push(name);
        }
        // Names that are given out in this export, as a file system compares them that tells no case.
        let mut given: BTreeSet<String> = names.iter().map(|it| lower(self.place(it))).collect();
        for (stem, parts) in parts {
            let of = |stem: &str| -> Vec<PathBuf> {
                let named = |part: &&FileName| FileName {
                    stem: stem.to_owned(),
                    ..**part
                };
                let named = parts.iter().map(named);
                named.map(|it| place(&self.destination, &it)).collect()
            };
            if !of(stem).iter().any(|path| is_there(path)) {
                continue;
            }
            let is_free = |candidate: &String| {
                let places = of(candidate).into_iter();
                let mut taken = places.map(|path| is_there(&path) || given.contains(&lower(path)));
                !taken.any(|taken| taken)
            };
            let Some(free) = numbered(stem).find(is_free) else {
                continue;
            };
            given.extend(of(&free).into_iter().map(lower));
            self.renamed.insert(stem.to_owned(), free);
        }
    }
}

/// A stem with numbers behind it: `carte (2)`, `carte (3)`, and so on.
pub fn numbered(stem: &str) -> impl Iterator<Item = String> {
    (2_u32..).map(move |number| format!("{stem} ({number})"))
}

/// A file's name itself, and then with numbers behind its stem.
fn numbered_paths(path: &Path) -> impl Iterator<Item = PathBuf> {
    let stem = path.file_stem().unwrap_or_default();
    let stem = stem.to_string_lossy().into_owned();
    let named = move |number: u32| {
        let name = format!("{stem} ({number})");
        match path.extension() {
            Some(ending) => path.with_file_name(format!("{name}.{}", ending.to_string_lossy())),
            None => path.with_file_name(name),
        }
    };
    std::iter::once(path.to_owned()).chain((2_u32..).map(named))
}

/// Where a file goes: the name that was chosen, or one of its own in a folder.
fn place(destination: &Destination, name: &FileName) -> PathBuf {
    match destination {
        Destination::Folder(folder) => folder.join(name.text()),
        Destination::File(path) if name.suffix.is_empty() => path.clone(),
        Destination::File(path) => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            path.with_file_name(format!("{stem}{}.{ending}", name.suffix))
        }
    }
}
