//! Archives: the names of entries, what is in them, and the comment.

use std::io::Cursor;

use super::search::{Search, within};

/// The most entries that are looked at.
const MOST_ENTRIES: usize = 20_000;

/// Looks through an archive.
pub(super) fn look(search: &mut Search, bytes: &[u8], part: &str, depth: usize) {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        search.cannot_read(part);
        search.bytes(bytes, part);
        return;
    };
    search.bytes(archive.comment(), part);
    if archive.len() > MOST_ENTRIES {
        search.cannot_read(part);
    }
    for index in 0..archive.len().min(MOST_ENTRIES) {
        let Ok(mut entry) = archive.by_index(index) else {
            search.cannot_read(part);
            continue;
        };
        search.bytes(entry.name_raw(), part);
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        search.bytes(entry.comment().as_bytes(), part);
        let inner = search.unpacked(&mut entry);
        let name = within(part, &name);
        match inner {
            Some(inner) => search.any(&inner, &name, depth + 1),
            None => search.cannot_read(&name),
        }
    }
}
