//! The bytes of a git pack and of its index, version 2 of both.
//!
//! Source: git's `gitformat-pack`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use gix::ObjectId;
use gix::objs::Kind;

/// Larger packs would need offsets of eight bytes in the index.
const MOST_BYTES: usize = 0x7fff_ffff;
const DELTA: u8 = 6;

/// A pack in the making.
pub(super) struct PackFile {
    hash: gix::hash::Kind,
    data: Vec<u8>,
    /// Where each object begins, and the check sum of its bytes.
    entries: BTreeMap<ObjectId, (usize, u32)>,
}

impl PackFile {
    pub(super) fn new(hash: gix::hash::Kind) -> Self {
        // The number of objects is put in at the end.
        Self {
            hash,
            data: b"PACK\0\0\0\x02\0\0\0\0".to_vec(),
            entries: BTreeMap::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn ids(&self) -> BTreeSet<ObjectId> {
        self.entries.keys().copied().collect()
    }

    /// Adds an object as it is.
    pub(super) fn push_whole(&mut self, id: ObjectId, kind: Kind, bytes: &[u8]) {
        let number = match kind {
            Kind::Commit => 1,
            Kind::Tree => 2,
            Kind::Blob => 3,
            Kind::Tag => 4,
        };
        self.push(id, number, None, bytes);
    }

    /// Adds an object as orders over one that is in the pack already; gives whether that is.
    pub(super) fn push_delta(&mut self, id: ObjectId, base: ObjectId, orders: &[u8]) -> bool {
        let Some(&(start, _)) = self.entries.get(&base) else {
            return false;
        };
        self.push(id, DELTA, Some(self.data.len() - start), orders);
        true
    }

    fn push(&mut self, id: ObjectId, number: u8, back: Option<usize>, bytes: &[u8]) {
        let start = self.data.len();
        if start > MOST_BYTES {
            return;
        }
        let mut size = bytes.len();
        let mut byte = (number << 4) | (size & 0x0f) as u8;
        size >>= 4;
        while size > 0 {
            self.data.push(byte | 0x80);
            byte = (size & 0x7f) as u8;
            size >>= 7;
        }
        self.data.push(byte);
        if let Some(back) = back {
            self.push_offset(back);
        }
        let level = gix::zlib::Compression::DEFAULT;
        let mut writer = gix::zlib::stream::deflate::Write::new(&mut self.data, level);
        // Writing into memory does not fail.
        let _written = writer
            .write_all(bytes)
            .and_then(|()| writer.flush())
            .is_ok();
        let sum = crc32(self.data.get(start..).unwrap_or_default());
        self.entries.insert(id, (start, sum));
    }

    /// How far back the base of a delta begins.
    fn push_offset(&mut self, back: usize) {
        let mut bytes = vec![(back & 0x7f) as u8];
        let mut rest = back >> 7;
        while rest > 0 {
            rest -= 1;
            bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        bytes.reverse();
        self.data.extend(bytes);
    }

    /// The pack, its index, and the name that both bear.
    pub(super) fn finish(mut self) -> Result<(Vec<u8>, Vec<u8>, String), gix::Error> {
        let count = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        if let Some(field) = self.data.get_mut(8..12) {
            field.copy_from_slice(&count.to_be_bytes());
        }
        let sum = self.sum(&self.data)?;
        self.data.extend_from_slice(sum.as_slice());

        let mut index = b"\xfftOc\0\0\0\x02".to_vec();
        let firsts: Vec<u8> = self.entries.keys().map(|id| id.first_byte()).collect();
        for byte in 0..=u8::MAX {
            let up_to = firsts.partition_point(|&first| first <= byte);
            index.extend(u32::try_from(up_to).unwrap_or(u32::MAX).to_be_bytes());
        }
        for id in self.entries.keys() {
            index.extend_from_slice(id.as_slice());
        }
        for (_, sum) in self.entries.values() {
            index.extend(sum.to_be_bytes());
        }
        for (start, _) in self.entries.values() {
            index.extend(u32::try_from(*start).unwrap_or(u32::MAX).to_be_bytes());
        }
        index.extend_from_slice(sum.as_slice());
        let own = self.sum(&index)?;
        index.extend_from_slice(own.as_slice());
        Ok((self.data, index, sum.to_string()))
    }

    fn sum(&self, bytes: &[u8]) -> Result<ObjectId, gix::Error> {
        let mut hasher = gix::hash::hasher(self.hash);
        hasher.update(bytes);
        hasher.try_finalize()
    }
}

/// The check sum of zlib and git; source: the table form of ISO 3309.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut at = 0;
        while at < 256 {
            let mut sum = at as u32;
            let mut bit = 0;
            while bit < 8 {
                sum = if sum & 1 == 1 {
                    0xEDB8_8320 ^ (sum >> 1)
                } else {
                    sum >> 1
                };
                bit += 1;
            }
            table[at] = sum;
            at += 1;
        }
        table
    };
    let folded = bytes.iter().fold(u32::MAX, |sum, &byte| {
        TABLE[((sum ^ u32::from(byte)) & 0xff) as usize] ^ (sum >> 8)
    });
    !folded
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_check_sum_is_the_usual_one() {
        assert_eq!(super::crc32(b"123456789"), 0xCBF4_3926);
    }
}
