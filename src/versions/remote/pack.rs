//! Packs: many objects as one stream, made for the other side and taken from it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use gix::ObjectId;
use gix::objs::{Kind, Write as _};

use super::watch::{Limits, Stage, Watch};
use super::{RemoteError, inner};

/// Fewer objects than this are kept one by one, as git does: a pack for each of many small pulls
/// would make every later look-up slower.
const FEWEST_IN_PACK: usize = 100;

/// Writes objects as a pack into a file without a name, in the repository's own folder (the map is
/// nobody else's business), and gives it rewound, with its length.
///
/// # Errors
/// When an object cannot be read, the disk is full, or the watch says stop.
pub(super) fn write(
    repository: &gix::Repository,
    objects: &[ObjectId],
    watch: &Watch<'_>,
) -> Result<(File, u64), RemoteError> {
    let folder = repository.common_dir().join("objects");
    let disk = |error: io::Error| RemoteError::Disk {
        path: folder.clone(),
        reason: error.to_string(),
    };
    let file = tempfile::tempfile_in(&folder).map_err(disk)?;
    let mut out = Summed {
        inner: BufWriter::with_capacity(1 << 16, file),
        hash: gix::hash::hasher(repository.object_hash()),
        length: 0,
    };
    let count = u32::try_from(objects.len()).map_err(|_| RemoteError::TooLarge)?;
    out.write_all(b"PACK\0\0\0\x02").map_err(disk)?;
    out.write_all(&count.to_be_bytes()).map_err(disk)?;
    for (at, id) in objects.iter().enumerate() {
        watch.check()?;
        if at % 16 == 0 {
            watch.tell(Stage::Comparing, at as u64, Some(objects.len() as u64));
        }
        let object = repository
            .find_object(*id)
            .map_err(|error| RemoteError::Incomplete(error.to_string()))?;
        out.write_all(&head(object.kind, object.data.len()))
            .map_err(disk)?;
        let mut folded =
            gix::zlib::stream::deflate::Write::new(&mut out, gix::zlib::Compression::DEFAULT);
        folded.write_all(&object.data).map_err(disk)?;
        folded.flush().map_err(disk)?;
    }
    let Summed {
        mut inner,
        hash,
        mut length,
    } = out;
    let sum = super::inner(hash.try_finalize())?;
    inner.write_all(sum.as_slice()).map_err(disk)?;
    length += sum.as_slice().len() as u64;
    let mut file = inner
        .into_inner()
        .map_err(|error| disk(error.into_error()))?;
    file.seek(SeekFrom::Start(0)).map_err(disk)?;
    Ok((file, length))
}

/// Kind and size of an entry: four bits of the size first, then seven a byte.
fn head(kind: Kind, size: usize) -> Vec<u8> {
    let kind: u8 = match kind {
        Kind::Commit => 1,
        Kind::Tree => 2,
        Kind::Blob => 3,
        Kind::Tag => 4,
    };
    let mut rest = size >> 4;
    let mut bytes = vec![(kind << 4) | (size & 0x0f) as u8];
    while rest > 0 {
        if let Some(last) = bytes.last_mut() {
            *last |= 0x80;
        }
        bytes.push((rest & 0x7f) as u8);
        rest >>= 7;
    }
    bytes
}

struct Summed<W> {
    inner: W,
    hash: gix::hash::Hasher,
    length: u64,
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hash.update(&bytes[..count]);
        self.length += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// A pack that came: in the repository, checked against its sums, and named by nothing yet.
pub(super) struct Received {
    /// Its files, where it is new.
    files: Option<[PathBuf; 3]>,
    index: Option<PathBuf>,
    /// How many objects came.
    pub count: usize,
}

/// Takes a pack from a stream. What a thin one leaves out is looked up in the repository.
///
/// # Errors
/// When the stream is no pack, breaks off, or is too large, when a sum is wrong, the disk is full,
/// or the watch says stop. Nothing is left behind then.
pub(super) fn receive(
    repository: &gix::Repository,
    stream: &mut dyn Read,
    length: Option<u64>,
    limits: &Limits,
    watch: &Watch<'_>,
) -> Result<Received, RemoteError> {
    let folder = repository.common_dir().join("objects").join("pack");
    std::fs::create_dir_all(&folder).map_err(|error| RemoteError::Disk {
        path: folder.clone(),
        reason: error.to_string(),
    })?;
    let mut bounded = Bounded {
        stream: BufReader::with_capacity(1 << 16, stream),
        left: limits.most_bytes,
        done: 0,
        length,
        watch,
        failure: None,
    };
    let options = gix_pack::bundle::write::Options {
        thread_limit: None,
        iteration_mode: gix_pack::data::input::Mode::Verify,
        index_version: gix_pack::index::Version::default(),
        alloc_limit_bytes: Some(limits.largest_object),
        compression: gix::zlib::Compression::BEST_SPEED,
    };
    let written = gix_pack::Bundle::write_to_directory(
        &mut bounded,
        Some(&folder),
        &mut gix::utils::progress::Discard,
        watch.cancelled,
        Some(repository.objects.clone()),
        repository.object_hash(),
        options,
    );
    let failure = bounded.failure.take();
    let written = match (written, failure) {
        (_, Some(failure)) => return Err(failure),
        (Err(_), None) if watch.is_cancelled() => return Err(RemoteError::Cancelled),
        (Err(error), None) => return Err(broken(&folder, &error.to_string())),
        (Ok(written), None) => written,
    };
    let files = match (&written.keep_path, &written.data_path, &written.index_path) {
        (Some(keep), Some(data), Some(index)) => Some([keep.clone(), index.clone(), data.clone()]),
        _ => None,
    };
    let received = Received {
        files,
        index: written.index_path,
        count: written.index.num_objects as usize,
    };
    for file in received.files.iter().flatten() {
        flush(file);
    }
    flush(&folder);
    Ok(received)
}

/// A disk that is full looks like a broken pack to the library; it is told apart by its words.
fn broken(folder: &Path, reason: &str) -> RemoteError {
    let is_disk = [
        "os error 28",
        "os error 122",
        "os error 13",
        "os error 30",
        "Could not create temporary",
    ];
    if is_disk.iter().any(|word| reason.contains(word)) {
        RemoteError::Disk {
            path: folder.to_owned(),
            reason: reason.to_owned(),
        }
    } else {
        RemoteError::Nonsense(super::packet::tidy(reason))
    }
}

impl Received {
    /// The files that it lies in, where it is new.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().flatten().map(PathBuf::as_path)
    }

    /// Takes the pack away again: what came was not what was asked for.
    pub(super) fn discard(self) {
        let Some([keep, index, data]) = self.files else {
            return;
        };
        // The index first: without it nobody looks into the pack.
        for file in [index, data, keep] {
            let _gone = std::fs::remove_file(file).is_ok();
        }
    }

    /// Keeps what came for good. A few objects leave the pack and lie one by one.
    ///
    /// # Errors
    /// When they cannot be written; the pack stays then.
    pub(super) fn keep(self, repository: &gix::Repository) -> Result<(), RemoteError> {
        if let (Some([keep, index, data]), Some(at)) = (&self.files, &self.index)
            && self.count < FEWEST_IN_PACK
        {
            let bundle = inner(gix_pack::Bundle::at(at, repository.object_hash()))?;
            let ids: Vec<ObjectId> = bundle.index.iter().map(|entry| entry.oid).collect();
            for id in &ids {
                let object = inner(repository.find_object(*id))?;
                write_one(repository, object.kind, &object.data)?;
            }
            drop(bundle);
            flush_all(repository, &ids);
            for file in [index, data, keep] {
                let _gone = std::fs::remove_file(file).is_ok();
            }
            return Ok(());
        }
        if let Some([keep, _, _]) = &self.files {
            // Nothing but the mark that says hands off.
            let _gone = std::fs::remove_file(keep).is_ok();
        }
        Ok(())
    }
}

/// Writes one object where it is not there already as a file of its own.
pub(super) fn write_one(
    repository: &gix::Repository,
    kind: Kind,
    data: &[u8],
) -> Result<ObjectId, RemoteError> {
    let store = gix::odb::loose::Store::at(
        repository.common_dir().join("objects"),
        repository.object_hash(),
    );
    store
        .write_buf(kind, data)
        .map_err(|error| RemoteError::Disk {
            path: repository.common_dir().to_owned(),
            reason: error.to_string(),
        })
}

/// The file of an object that lies by itself.
pub(super) fn path_of(repository: &gix::Repository, id: &ObjectId) -> PathBuf {
    let hex = id.to_string();
    let (shelf, rest) = hex.split_at(2);
    repository
        .common_dir()
        .join("objects")
        .join(shelf)
        .join(rest)
}

/// Makes the disk keep objects that lie by themselves.
pub(super) fn flush_all(repository: &gix::Repository, ids: &[ObjectId]) {
    let mut shelves = std::collections::BTreeSet::new();
    for id in ids {
        let path = path_of(repository, id);
        flush(&path);
        shelves.extend(path.parent().map(Path::to_owned));
    }
    for shelf in shelves {
        flush(&shelf);
    }
}

/// Makes the disk keep a file or a folder; one that cannot be opened is on the disk already.
pub(super) fn flush(path: &Path) {
    if let Ok(file) = File::open(path) {
        let _flushed = file.sync_all().is_ok();
    }
}

/// A stream that ends at a limit, tells how far it is, and stops when it is told to.
struct Bounded<'a, R> {
    stream: R,
    left: u64,
    done: u64,
    length: Option<u64>,
    watch: &'a Watch<'a>,
    failure: Option<RemoteError>,
}

impl<R: BufRead> Bounded<'_, R> {
    fn fail(&mut self, failure: RemoteError) -> io::Error {
        self.failure = Some(failure);
        io::Error::other("ended")
    }
}

impl<R: BufRead> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let have = self.fill_buf()?;
        let count = have.len().min(into.len());
        into[..count].copy_from_slice(&have[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Bounded<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.failure.is_some() {
            return Err(io::Error::other("ended"));
        }
        if self.watch.is_cancelled() {
            return Err(self.fail(RemoteError::Cancelled));
        }
        if self.left == 0 {
            return Err(self.fail(RemoteError::TooLarge));
        }
        // Looked at first, so that its error can be kept; the second look costs nothing.
        if let Err(error) = self.stream.fill_buf() {
            return Err(self.fail(error.into()));
        }
        self.stream.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.stream.consume(count);
        self.left = self.left.saturating_sub(count as u64);
        let before = self.done >> 16;
        self.done += count as u64;
        if self.done >> 16 != before {
            self.watch.tell(Stage::Receiving, self.done, self.length);
        }
    }
}
