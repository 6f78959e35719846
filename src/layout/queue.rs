//! The open list of a search: states in buckets by their estimated cost (Dial 1969).
//!
//! Within a bucket the last one in comes out first, so that among equally good ways the one that
//! is nearest to its goal is followed. Putting in and taking out take constant time.

/// Least width of a bucket in units of cost; far less than a bend costs.
const LEAST_WIDTH: f64 = 4.0;
/// Buckets up to twice the least estimate of a long way, whose buckets are wider.
const BUCKETS: f64 = 2_500.0;
/// Estimates further from the least one than this many buckets share the last bucket.
const MOST_BUCKETS: usize = 1 << 15;

/// States in buckets.
#[derive(Debug, Default)]
pub(super) struct Queue {
    buckets: Vec<Vec<u32>>,
    /// Estimate at which the first bucket begins.
    base: f64,
    /// Width of the buckets.
    width: f64,
    /// No bucket before this one holds anything,
    first: usize,
    /// and none from this one on.
    end: usize,
}

impl Queue {
    /// Takes everything out; estimates from `least` on are told apart.
    pub(super) fn restart(&mut self, least: f64) {
        for bucket in self.buckets.iter_mut().take(self.end).skip(self.first) {
            bucket.clear();
        }
        (self.base, self.first, self.end) = (least, 0, 0);
        self.width = (least / BUCKETS).max(LEAST_WIDTH);
    }

    /// Puts in `state`.
    pub(super) fn push(&mut self, estimate: f64, state: u32) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a float cast saturates, and the last bucket takes the rest"
        )]
        let bucket = (((estimate - self.base) / self.width) as usize).min(MOST_BUCKETS);
        if bucket >= self.buckets.len() {
            self.buckets.resize_with(bucket + 1, Vec::new);
        }
        self.buckets[bucket].push(state);
        self.first = if self.end == 0 {
            bucket
        } else {
            self.first.min(bucket)
        };
        self.end = self.end.max(bucket + 1);
    }

    /// Takes out a state of the first bucket.
    pub(super) fn pop(&mut self) -> Option<u32> {
        while self.first < self.end {
            if let Some(state) = self.buckets[self.first].pop() {
                return Some(state);
            }
            self.first += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_and_among_those_the_latest_comes_out_first() {
        let mut queue = Queue::default();
        queue.restart(100.0);
        for (estimate, state) in [(900.0, 1), (100.0, 2), (1.0e12, 3), (101.0, 4), (500.0, 5)] {
            queue.push(estimate, state);
        }
        let order: Vec<u32> = std::iter::from_fn(|| queue.pop()).collect();
        assert_eq!(order, [4, 2, 5, 1, 3]);
        queue.push(700.0, 6);
        queue.restart(0.0);
        assert_eq!(queue.pop(), None);
    }
}
