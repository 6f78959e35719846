//! The recovery journal: every patch since the last save, on the disk within a tenth of a second.
//!
//! A file of its own for each open map, in the user's state folder, readable by the owner only. It
//! begins with a header (the map's path and the hash of its saved state); each patch follows as one
//! frame: sequence number, length and hash on a line, then the patch as RON. A thread writes and
//! flushes, so that the window never waits for the disk.
//!
//! The file is locked while its process lives. What is left unlocked is the remains of a crash:
//! see [`find_recovery`](super::find_recovery).

use std::fs::File;
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::format::push_text;
use super::fs::{Fs as _, RealFs};
use super::hash::ContentHash;
use super::patch_codec::patch_to_ron;
use super::problem::problem;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::Patch;

/// The extension of journals.
pub(super) const JOURNAL_EXTENSION: &str = "journal";
/// How long patches are gathered before they are flushed together.
const BATCH: Duration = Duration::from_millis(100);

/// The journal of one open map. Dropped without [`Self::close_clean`], it stays on the disk.
#[derive(Debug)]
pub struct Journal {
    orders: Option<Sender<Order>>,
    writer: Option<JoinHandle<()>>,
    path: PathBuf,
    failure: Arc<Mutex<Option<String>>>,
}

enum Order {
    Append(Patch),
    Flush(Sender<()>),
    Reset(String, Sender<()>),
    Close,
}

impl Journal {
    /// Begins a journal in `folder` for the map at `document`, whose saved state has the hash
    /// `base`. A map that was never saved has no document; its first patch must then be the one
    /// that leads from an empty map to what it began with.
    ///
    /// # Errors
    /// When the folder or the file cannot be created.
    pub fn open(folder: &Path, document: Option<&Path>, base: ContentHash) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        RealFs.create_dir(folder)?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let name = format!(
            "{:012}-{}-{}.{JOURNAL_EXTENSION}",
            now.unwrap_or_default().as_secs(),
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = folder.join(name);
        let mut file = super::fs::private_options().create_new(true).open(&path)?;
        // Without locks on this disk, the process id in the name must do.
        let _locked = file.try_lock();
        file.write_all(&frame(0, &header(document, base)))?;
        file.sync_data()?;
        let failure = Arc::new(Mutex::new(None));
        let (orders, received) = channel();
        let writer = Writer {
            file,
            next: 1,
            failure: Arc::clone(&failure),
        };
        let writer = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || writer.run(&received))?;
        Ok(Self {
            orders: Some(orders),
            writer: Some(writer),
            path,
            failure,
        })
    }

    /// The journal's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a patch; it is on the disk within a tenth of a second. Undo and redo are patches too.
    pub fn append(&self, patch: &Patch) {
        self.send(Order::Append(patch.clone()));
    }

    /// Waits until all patches are on the disk.
    pub fn flush(&self) {
        let (done, wait) = channel();
        self.send(Order::Flush(done));
        // An error here means that the writer is gone, which `failure` tells.
        let _answer = wait.recv();
    }

    /// Empties the journal after a save of `document`, whose bytes have the hash `base` now.
    pub fn reset(&self, document: Option<&Path>, base: ContentHash) {
        let (done, wait) = channel();
        self.send(Order::Reset(header(document, base), done));
        let _answer = wait.recv();
    }

    /// Why the journal no longer protects the map, if it doesn't.
    #[must_use]
    pub fn failure(&self) -> Option<Problem> {
        let failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.as_ref().map(|cause| {
            problem(
                "journal-failed",
                Severity::Warning,
                msg::STORAGE_JOURNAL_FAILED.with("cause", cause.as_str()),
                msg::STORAGE_JOURNAL_HINT.into(),
            )
            .in_file(self.path.display().to_string())
        })
    }

    /// Ends the journal and removes it: all is saved, or the user gave the changes up.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn close_clean(mut self) -> io::Result<()> {
        self.stop();
        std::fs::remove_file(&self.path)
    }

    fn send(&self, order: Order) {
        if let Some(orders) = &self.orders
            && orders.send(order).is_err()
        {
            let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
            failure.get_or_insert_with(|| "writer stopped".to_owned());
        }
    }

    fn stop(&mut self) {
        self.send(Order::Close);
        self.orders = None;
        if let Some(writer) = self.writer.take() {
            let _ended = writer.join();
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.stop();
    }
}

struct Writer {
    file: File,
    next: u64,
    failure: Arc<Mutex<Option<String>>>,
}

impl Writer {
    fn run(mut self, orders: &Receiver<Order>) {
        let mut batch: Vec<u8> = Vec::new();
        let mut due: Option<Instant> = None;
        loop {
            let order = match due {
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => orders.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match order {
                Ok(Order::Append(patch)) => {
                    batch.extend(frame(self.next, &patch_to_ron(&patch)));
                    self.next += 1;
                    due.get_or_insert_with(|| Instant::now() + BATCH);
                }
                Ok(Order::Flush(done)) => {
                    self.write(&mut batch);
                    due = None;
                    let _heard = done.send(());
                }
                Ok(Order::Reset(header, done)) => {
                    batch.clear();
                    due = None;
                    self.reset(&header);
                    let _heard = done.send(());
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.write(&mut batch);
                    due = None;
                }
                Ok(Order::Close) | Err(RecvTimeoutError::Disconnected) => {
                    self.write(&mut batch);
                    return;
                }
            }
        }
    }

    fn write(&mut self, batch: &mut Vec<u8>) {
        if batch.is_empty() || self.has_failed() {
            batch.clear();
            return;
        }
        let written = self
            .file
            .write_all(batch)
            .and_then(|()| self.file.sync_data());
        batch.clear();
        self.note(written);
    }

    /// Begins anew; the patches so far are in the saved file.
    fn reset(&mut self, header: &str) {
        let renewed = self
            .file
            .set_len(0)
            .and_then(|()| self.file.rewind())
            .and_then(|()| self.file.write_all(&frame(0, header)))
            .and_then(|()| self.file.sync_data());
        self.next = 1;
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.note(renewed);
    }

    fn has_failed(&self) -> bool {
        self.failure
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    fn note(&self, result: io::Result<()>) {
        if let Err(error) = result {
            let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
            failure.get_or_insert_with(|| error.to_string());
        }
    }
}

/// The header's text: `(document: "…", base: "…")`.
fn header(document: Option<&Path>, base: ContentHash) -> String {
    let mut out = "(journal: 1, ".to_owned();
    if let Some(document) = document {
        let document = RealFs
            .resolve(document)
            .unwrap_or_else(|_| document.to_path_buf());
        out.push_str("document: ");
        push_text(&mut out, &document.to_string_lossy());
        out.push_str(", ");
    }
    out.push_str(&format!("base: \"{}\")", base.to_hex()));
    out
}

/// `#sequence length hash`, a line feed, the text, a line feed.
pub(super) fn frame(sequence: u64, text: &str) -> Vec<u8> {
    let mark = ContentHash::of(format!("{sequence}:{text}").as_bytes());
    format!("#{sequence} {} {}\n{text}\n", text.len(), mark.to_hex()).into_bytes()
}

/// The texts of the frames that are whole and in sequence, and whether that is all there was.
pub(super) fn frames(mut bytes: &[u8]) -> (Vec<String>, bool) {
    let mut texts = Vec::new();
    while !bytes.is_empty() {
        let Some((text, rest)) = next_frame(bytes, texts.len() as u64) else {
            return (texts, false);
        };
        texts.push(text);
        bytes = rest;
    }
    (texts, true)
}

fn next_frame(bytes: &[u8], sequence: u64) -> Option<(String, &[u8])> {
    let line_end = bytes.iter().position(|&byte| byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..line_end]).ok()?;
    let mut words = line.strip_prefix('#')?.split(' ');
    if words.next()?.parse::<u64>().ok()? != sequence {
        return None;
    }
    let length: usize = words.next()?.parse().ok()?;
    let mark = ContentHash::from_hex(words.next()?)?;
    let rest = &bytes[line_end + 1..];
    let text = std::str::from_utf8(rest.get(..length)?).ok()?;
    if rest.get(length) != Some(&b'\n')
        || ContentHash::of(format!("{sequence}:{text}").as_bytes()) != mark
    {
        return None;
    }
    Some((text.to_owned(), &rest[length + 1..]))
}
