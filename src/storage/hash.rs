//! The hash by which a file is recognised: 128 bits of MurmurHash3 (x64).
//!
//! It tells an outside change of a file and a damaged journal record from an intact one. It is
//! stable across releases and machines, since journals keep it, and is no protection against
//! somebody who forges a file on purpose. Source: Austin Appleby, MurmurHash3, public domain.

/// The hash of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentHash(u128);

const C1: u64 = 0x87c3_7b91_1142_53d5;
const C2: u64 = 0x4cf5_ad43_2745_937f;

impl ContentHash {
    /// Hashes bytes. O(bytes).
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let (mut h1, mut h2) = (0_u64, 0_u64);
        let mut blocks = bytes.chunks_exact(16);
        for block in &mut blocks {
            h1 ^= mix_1(word(&block[..8]));
            h1 = h1.rotate_left(27).wrapping_add(h2);
            h1 = h1.wrapping_mul(5).wrapping_add(0x52dc_e729);
            h2 ^= mix_2(word(&block[8..]));
            h2 = h2.rotate_left(31).wrapping_add(h1);
            h2 = h2.wrapping_mul(5).wrapping_add(0x3849_5ab5);
        }
        let tail = blocks.remainder();
        h2 ^= mix_2(word(tail.get(8..).unwrap_or(&[])));
        h1 ^= mix_1(word(&tail[..tail.len().min(8)]));
        let length = bytes.len() as u64;
        h1 ^= length;
        h2 ^= length;
        h1 = h1.wrapping_add(h2);
        h2 = h2.wrapping_add(h1);
        h1 = finish(h1);
        h2 = finish(h2);
        h1 = h1.wrapping_add(h2);
        h2 = h2.wrapping_add(h1);
        Self((u128::from(h1) << 64) | u128::from(h2))
    }

    /// 32 hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("{:032x}", self.0)
    }

    /// From 32 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        (text.len() == 32)
            .then(|| u128::from_str_radix(text, 16).ok())
            .flatten()
            .map(Self)
    }
}

/// Up to eight bytes, the lowest first.
fn word(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

fn mix_1(word: u64) -> u64 {
    word.wrapping_mul(C1).rotate_left(31).wrapping_mul(C2)
}

fn mix_2(word: u64) -> u64 {
    word.wrapping_mul(C2).rotate_left(33).wrapping_mul(C1)
}

fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_agree_with_the_published_values() {
        assert_eq!(ContentHash::of(b"").to_hex(), "0".repeat(32));
        assert_eq!(
            ContentHash::of(b"The quick brown fox jumps over the lazy dog").to_hex(),
            "e34bbc7bbc071b6c7a433ca9c49a9347"
        );
        let hash = ContentHash::of(b"hello");
        assert_eq!(ContentHash::from_hex(&hash.to_hex()), Some(hash));
    }
}
