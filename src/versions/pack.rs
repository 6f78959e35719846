//! Packing: versions that are nearly the same take next to no room together.
//!
//! Git keeps every new version as a whole, compressed file. Now and then those of our own
//! repository beside a map are put together into one pack, in which a version is what makes it out
//! of the next newer one; the newest stays whole, so that it opens at once. (In a working tree that
//! is the business of `git gc`.)
//!
//! Crash-safe: pack and index are written beside, flushed, named, flushed again, and read back
//! object by object; only then do the single files go, and whatever breaks off before leaves them
//! untouched.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use gix::ObjectId;
use gix::lock::acquire::Fail;
use gix::objs::Kind;

use super::delta::{apply, delta};
use super::pack_file::PackFile;
use super::walk::Walk;
use super::{Home, Versions, VersionsError};

/// So many versions are left as single files before they are packed: a version has three objects.
const LOOSE_VERSIONS: usize = 50;
/// More steps from a whole version than this make reading slow. Git's own limit.
const LONGEST_CHAIN: usize = 50;

/// What packing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// Objects in the new pack.
    pub objects: usize,
    /// Bytes of all objects on the disk, before.
    pub bytes_before: u64,
    /// Bytes of all objects on the disk, after.
    pub bytes_after: u64,
}

impl Versions {
    /// Packs what was kept lately, once it is much; gives what was done. Only in a repository of
    /// our own.
    ///
    /// # Errors
    /// When the pack cannot be written; everything is as it was then.
    pub fn pack_if_many(&self) -> Result<Option<Packed>, VersionsError> {
        if self.home != Home::Beside {
            return Ok(None);
        }
        let loose = self.loose_objects();
        if loose.len() < 3 * LOOSE_VERSIONS {
            return Ok(None);
        }
        self.pack_objects(loose, &[], &AtomicBool::new(false), |_, _| ())
            .map(Some)
    }

    /// Packs everything anew. `progress` is told how many objects of how many are done.
    ///
    /// # Errors
    /// When this is not a repository of our own, when it is cancelled, or when the pack cannot be
    /// written; everything is as it was then.
    pub fn pack(
        &self,
        cancelled: &AtomicBool,
        progress: impl FnMut(usize, usize),
    ) -> Result<Packed, VersionsError> {
        if self.home != Home::Beside {
            return Err(VersionsError::PackedByGit(self.folder().to_owned()));
        }
        let packs = self.packs();
        // Asked of the files themselves: the library may not have seen the last pack yet.
        let mut objects = self.loose_objects();
        for pack in &packs {
            let hash = self.repository.object_hash();
            let index = gix::odb::pack::index::File::at(pack.with_extension("idx"), hash)
                .map_err(|error| self.failed(&error))?;
            objects.extend(index.iter().map(|entry| entry.oid));
        }
        self.pack_objects(objects, &packs, cancelled, progress)
    }

    fn pack_objects(
        &self,
        mut objects: BTreeSet<ObjectId>,
        old_packs: &[PathBuf],
        cancelled: &AtomicBool,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Packed, VersionsError> {
        let folder = self.object_folder();
        // Two at once would do the work twice.
        let place = self.repository.git_dir().join("portolan-pack");
        let _alone =
            gix::lock::Marker::acquire_to_hold_resource(&place, Fail::Immediately, None, 0)
                .map_err(|error| self.locked_or_failed(&place, &error))?;
        let bytes_before = bytes_in(&folder);
        let count = objects.len();
        let mut pack = PackFile::new(self.repository.object_hash());
        let mut written = 0;
        let mut done = |pack: &PackFile| {
            written = pack.len().max(written);
            progress(written, count);
            cancelled.load(std::sync::atomic::Ordering::Relaxed)
        };
        // The versions of the map, newest first, each out of the one before.
        let mut last: Option<(ObjectId, Vec<u8>)> = None;
        let mut chain = 0;
        for id in self.blobs_newest_first()? {
            if !objects.remove(&id) {
                continue;
            }
            // What is damaged stays as it is.
            let Some((Kind::Blob, bytes)) = self.whole_object(id) else {
                continue;
            };
            let orders = last
                .as_ref()
                .filter(|_| chain < LONGEST_CHAIN)
                .map(|(base, old)| (*base, delta(old, &bytes), old))
                .filter(|(_, orders, old)| {
                    orders.len() < bytes.len() / 2 && apply(old, orders).as_ref() == Some(&bytes)
                })
                .map(|(base, orders, _)| (base, orders));
            match orders {
                Some((base, orders)) if pack.push_delta(id, base, &orders) => chain += 1,
                _ => {
                    pack.push_whole(id, Kind::Blob, &bytes);
                    chain = 0;
                }
            }
            last = Some((id, bytes));
            if done(&pack) {
                return Err(VersionsError::Cancelled);
            }
        }
        drop(last);
        for id in objects {
            if let Some((kind, bytes)) = self.whole_object(id) {
                pack.push_whole(id, kind, &bytes);
            }
            if done(&pack) {
                return Err(VersionsError::Cancelled);
            }
        }
        let packed = pack.ids();
        if packed.is_empty() {
            return Ok(Packed {
                objects: 0,
                bytes_before,
                bytes_after: bytes_before,
            });
        }
        let name = self.write_pack(pack)?;
        self.remove_packed(&packed, old_packs, &name);
        Ok(Packed {
            objects: packed.len(),
            bytes_before,
            bytes_after: bytes_in(&folder),
        })
    }

    /// Writes pack and index, and reads both back.
    fn write_pack(&self, pack: PackFile) -> Result<PathBuf, VersionsError> {
        let folder = self.object_folder().join("pack");
        let failed = |error: &(dyn std::error::Error + 'static)| self.failed(error);
        let (data, index, name) = pack.finish().map_err(|error| failed(&error))?;
        std::fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
        let target = folder.join(format!("pack-{name}.pack"));
        // The index comes last: it is what makes the pack known.
        for (bytes, ending) in [(&data, "pack"), (&index, "idx")] {
            let mut file = tempfile::Builder::new()
                .prefix("tmp_")
                .tempfile_in(&folder)
                .map_err(|error| failed(&error))?;
            std::io::Write::write_all(&mut file, bytes)
                .and_then(|()| file.as_file().sync_all())
                .map_err(|error| failed(&error))?;
            read_only(file.path());
            let persisted = file.persist(target.with_extension(ending));
            persisted.map_err(|error| failed(&error.error))?;
            super::keep::sync(&folder);
        }
        let verified =
            gix::odb::pack::Bundle::at(&target, self.repository.object_hash()).and_then(|bundle| {
                bundle.verify_integrity(
                    &mut gix::progress::Discard,
                    &AtomicBool::new(false),
                    gix::odb::pack::index::verify::integrity::Options::default(),
                )
            });
        if let Err(error) = verified {
            remove_pack(&target);
            return Err(failed(&error));
        }
        Ok(target)
    }

    /// What a pack holds goes as single files and from older packs.
    fn remove_packed(&self, packed: &BTreeSet<ObjectId>, old_packs: &[PathBuf], new: &Path) {
        let folder = self.object_folder();
        for pack in old_packs {
            // A pack that somebody protects stays, and so does one that holds more than we packed.
            let is_protected = ["keep", "promisor"]
                .iter()
                .any(|ending| pack.with_extension(ending).exists());
            let hash = self.repository.object_hash();
            let holds_more = gix::odb::pack::index::File::at(pack.with_extension("idx"), hash)
                .map_or(true, |index| {
                    index.iter().any(|entry| !packed.contains(&entry.oid))
                });
            if pack != new && !is_protected && !holds_more {
                remove_pack(pack);
            }
        }
        for id in packed {
            let hex = id.to_string();
            let (first, rest) = hex.split_at(2);
            let shelf = folder.join(first);
            // Not every object was a single file, and not every shelf is empty now.
            let _gone = std::fs::remove_file(shelf.join(rest)).is_ok();
            let _empty = std::fs::remove_dir(shelf).is_ok();
        }
    }

    /// The objects that are files of their own.
    fn loose_objects(&self) -> BTreeSet<ObjectId> {
        let hash = self.repository.object_hash();
        let store = gix::odb::loose::Store::at(self.object_folder(), hash);
        store.iter().filter_map(Result::ok).collect()
    }

    fn packs(&self) -> Vec<PathBuf> {
        let folder = self.object_folder().join("pack");
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        let mut packs: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "pack"))
            .collect();
        packs.sort();
        packs
    }

    fn object_folder(&self) -> PathBuf {
        self.repository.common_dir().join("objects")
    }

    /// The files of all versions, newest first, none twice.
    fn blobs_newest_first(&self) -> Result<Vec<ObjectId>, VersionsError> {
        let mut walk = Walk::from_everywhere(self)?;
        walk.more(usize::MAX)?;
        let mut seen = BTreeMap::new();
        for version in walk.versions() {
            let blob = version
                .blob()
                .map(|blob| ObjectId::from_hex(blob.as_bytes()));
            if let Some(Ok(blob)) = blob {
                let place = seen.len();
                seen.entry(blob).or_insert(place);
            }
        }
        let mut blobs: Vec<(usize, ObjectId)> =
            seen.into_iter().map(|(id, place)| (place, id)).collect();
        blobs.sort_unstable();
        Ok(blobs.into_iter().map(|(_, id)| id).collect())
    }

    /// An object that is what its id says.
    fn whole_object(&self, id: ObjectId) -> Option<(Kind, Vec<u8>)> {
        let object = self.repository.find_object(id).ok()?.detach();
        let is_whole = gix::objs::compute_hash(id.kind(), object.kind, &object.data).ok()? == id;
        is_whole.then_some((object.kind, object.data))
    }
}

/// The index goes first: a pack without one is only forgotten.
fn remove_pack(pack: &Path) {
    for ending in ["idx", "rev", "bitmap", "mtimes", "pack"] {
        let _gone = std::fs::remove_file(pack.with_extension(ending)).is_ok();
    }
}

/// Git's packs are never written again.
fn read_only(path: &Path) {
    if let Ok(metadata) = path.metadata() {
        let mut rights = metadata.permissions();
        rights.set_readonly(true);
        let _set = std::fs::set_permissions(path, rights).is_ok();
    }
}

fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut bytes = 0;
    for entry in entries {
        bytes += match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => bytes_in(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        };
    }
    bytes
}
