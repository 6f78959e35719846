//! Which bars share a line.

/// Gives each stretch the first line on which it is clear of the others by `gap`. The stretches
/// come sorted by where they start. O(n · lines).
pub(super) fn pack(stretches: impl IntoIterator<Item = (f64, f64)>, gap: f64) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let mut lanes = Vec::new();
    for (start, end) in stretches {
        let free = ends.iter().position(|last| last + gap <= start);
        let lane = free.unwrap_or_else(|| {
            ends.push(f64::NEG_INFINITY);
            ends.len() - 1
        });
        if let Some(last) = ends.get_mut(lane) {
            *last = end;
        }
        lanes.push(lane);
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_share_a_line_where_they_are_clear_of_each_other() {
        let stretches = [(0.0, 10.0), (5.0, 7.0), (9.0, 20.0), (14.0, 30.0)];
        assert_eq!(pack(stretches, 2.0), [0, 1, 1, 0]);
        assert_eq!(pack(stretches, 5.0), [0, 1, 2, 1]);
    }
}
