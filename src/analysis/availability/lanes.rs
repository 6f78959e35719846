//! Sixty-four cases side by side in the bits of a word: many draws of luck at once, or the failure
//! of each of sixty-four events alone.

use super::structure::{Algebra, Structure};

/// Cases in a word.
const LANES: u32 = u64::BITS;

struct Lanes<'a> {
    /// For each event, in which cases it does not happen.
    works: &'a [u64],
}

impl Algebra for Lanes<'_> {
    type Value = u64;

    fn always(&self) -> u64 {
        u64::MAX
    }

    fn never(&self) -> u64 {
        0
    }

    fn event(&mut self, number: u32) -> u64 {
        self.works[number as usize]
    }

    fn both(&mut self, a: u64, b: u64) -> u64 {
        a & b
    }

    fn either(&mut self, a: u64, b: u64) -> u64 {
        a | b
    }

    /// Counts the parts of all lanes at once in binary, a word for each digit.
    /// O(parts · log parts).
    fn at_least(&mut self, k: usize, parts: &[u64]) -> u64 {
        let mut digits: Vec<u64> = Vec::new();
        for &part in parts {
            let mut carry = part;
            for digit in &mut digits {
                (*digit, carry) = (*digit ^ carry, *digit & carry);
            }
            if carry != 0 {
                digits.push(carry);
            }
        }
        if k >> digits.len().min(63) != 0 {
            return 0;
        }
        // From the highest digit: greater as soon as one differs, and not less so far.
        let (mut greater, mut equal) = (0, u64::MAX);
        for (at, &digit) in digits.iter().enumerate().rev() {
            if k >> at & 1 == 1 {
                equal &= digit;
            } else {
                greater |= equal & digit;
                equal &= !digit;
            }
        }
        greater | equal
    }
}

/// The events that stop the service when they alone happen. O(events / 64 × closure).
pub(super) fn decisive(structure: &Structure<'_>) -> Vec<u32> {
    let count = structure.events.len();
    let mut found = Vec::new();
    for first in (0..count).step_by(LANES as usize) {
        let mut works = vec![u64::MAX; count];
        let last = count.min(first + LANES as usize);
        for (lane, word) in works[first..last].iter_mut().enumerate() {
            *word = !(1 << lane);
        }
        let ok = structure.works(&mut Lanes { works: &works });
        let stopped = !ok.unwrap_or(u64::MAX);
        let lanes = (first..last).enumerate();
        found.extend(
            lanes
                .filter(|(lane, _)| stopped >> lane & 1 == 1)
                .filter_map(|(_, event)| u32::try_from(event).ok()),
        );
    }
    found
}

/// Whether the service works while no event happens.
pub(super) fn works_untouched(structure: &Structure<'_>) -> bool {
    let works = vec![u64::MAX; structure.events.len()];
    structure.works(&mut Lanes { works: &works }) == Some(u64::MAX)
}

/// What many draws say.
pub(super) struct Sample {
    /// How many were drawn.
    pub(super) draws: u32,
    /// The share in which the service works.
    pub(super) works: f64,
    /// For each event, an estimate of Birnbaum's importance; `None` where it never happened, or
    /// always.
    pub(super) importance: Vec<Option<f64>>,
}

/// Draws all events at least `draws` times, always in the same way. O(draws / 64 × closure).
pub(super) fn sample(
    structure: &Structure<'_>,
    draws: u32,
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Sample> {
    let rounds = draws.div_ceil(LANES);
    let mut luck = Luck(SEED);
    let mut works = vec![0; structure.events.len()];
    let mut ok_total = 0_u64;
    // Draws in which an event does not happen, and those of them in which the service works.
    let mut counts = vec![(0_u64, 0_u64); structure.events.len()];
    for _ in 0..rounds {
        if is_cancelled() {
            return None;
        }
        for (word, event) in works.iter_mut().zip(&structure.events) {
            *word = luck.lanes(event.works);
        }
        let ok = structure.works(&mut Lanes { works: &works })?;
        ok_total += u64::from(ok.count_ones());
        for ((working, both), word) in counts.iter_mut().zip(&works) {
            *working += u64::from(word.count_ones());
            *both += u64::from((word & ok).count_ones());
        }
    }
    let draws = rounds * LANES;
    let importance = counts
        .into_iter()
        .map(|(working, both)| {
            let failing = u64::from(draws) - working;
            (working > 0 && failing > 0)
                .then(|| ratio(both, working) - ratio(ok_total - both, failing))
        })
        .collect();
    Some(Sample {
        draws,
        works: ratio(ok_total, u64::from(draws)),
        importance,
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2⁵³")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// The same draws for everybody: a result that is shown twice is the same twice.
const SEED: u64 = 0x0007_0a57_1e5d_2026;

/// `SplitMix64` (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014).
struct Luck(u64);

impl Luck {
    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Each bit is set with this probability: a number drawn digit by digit in every lane at once,
    /// until it is known in all lanes whether it is smaller.
    fn lanes(&mut self, probability: f64) -> u64 {
        let (mut smaller, mut open, mut rest) = (0_u64, u64::MAX, probability);
        if probability >= 1.0 {
            return u64::MAX;
        }
        while open != 0 && rest > 0.0 {
            let drawn = self.word();
            rest *= 2.0;
            if rest >= 1.0 {
                rest -= 1.0;
                smaller |= open & !drawn;
                open &= drawn;
            } else {
                open &= !drawn;
            }
        }
        smaller
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_count_like_people() {
        let mut lanes = Lanes { works: &[] };
        let parts = [0b1111, 0b0111, 0b0011, 0b0001];
        for k in 0..6 {
            let found = lanes.at_least(k, &parts);
            for lane in 0..6 {
                let count = parts.iter().filter(|part| *part >> lane & 1 == 1).count();
                assert_eq!(found >> lane & 1 == 1, count >= k, "{k} in lane {lane}");
            }
        }
        assert_eq!(lanes.at_least(0, &[]), u64::MAX);
        assert_eq!(lanes.at_least(1, &[]), 0);
    }

    #[test]
    fn luck_keeps_to_the_probability() {
        let mut luck = Luck(1);
        for probability in [0.0, 0.003, 0.25, 0.5, 0.993, 1.0] {
            let total: u32 = (0..4000)
                .map(|_| luck.lanes(probability).count_ones())
                .sum();
            let share = f64::from(total) / 256_000.0;
            assert!(
                (share - probability).abs() < 0.004,
                "{share} for {probability}"
            );
        }
    }
}
