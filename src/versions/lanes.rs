//! Branches and merges as lanes beside a list of versions: which lane each version stands in, and
//! which lines pass it, end at it or begin at it.
//!
//! A lane belongs to the version that the next line down it leads to. A version takes the leftmost
//! lane that leads to it; its first parent goes on in that lane, further parents take lanes of
//! their own. Lanes never shift, so that a line can be followed with the eye.
//!
//! Time O(versions × lanes).

use super::Version;

/// What stands beside one version. Lanes count from the left, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaneRow {
    /// The lane of the version.
    pub lane: usize,
    /// Lanes that pass it.
    pub passing: Vec<usize>,
    /// Lanes from above that end at it; its own among them unless it is the last of its branch.
    pub from_above: Vec<usize>,
    /// Lanes that begin at it and go down; empty for the first version of all.
    pub to_below: Vec<usize>,
}

impl LaneRow {
    /// How many lanes there are at this row.
    #[must_use]
    pub fn width(&self) -> usize {
        let lanes = self
            .passing
            .iter()
            .chain(&self.from_above)
            .chain(&self.to_below);
        lanes.fold(self.lane, |most, &lane| most.max(lane)) + 1
    }
}

/// The lanes beside versions in the order of [`super::Walk::versions`].
#[must_use]
pub fn lanes(versions: &[Version]) -> Vec<LaneRow> {
    // What each lane leads to.
    let mut leads: Vec<Option<&str>> = Vec::new();
    let mut rows = Vec::with_capacity(versions.len());
    for version in versions {
        let id = version.id.as_str();
        let from_above: Vec<usize> = (0..leads.len())
            .filter(|&at| leads[at] == Some(id))
            .collect();
        for &at in &from_above {
            leads[at] = None;
        }
        let lane = from_above
            .first()
            .copied()
            .unwrap_or_else(|| free(&mut leads));
        let passing: Vec<usize> = (0..leads.len()).filter(|&at| leads[at].is_some()).collect();
        let mut to_below = Vec::new();
        for (number, parent) in version.parents.iter().enumerate() {
            let known = leads.iter().position(|lead| *lead == Some(parent.as_str()));
            let at = match known {
                Some(at) if number > 0 => at,
                _ if number == 0 => lane,
                _ => free(&mut leads),
            };
            if let Some(lead) = leads.get_mut(at) {
                *lead = Some(parent);
            }
            to_below.push(at);
        }
        while leads.last() == Some(&None) {
            leads.pop();
        }
        rows.push(LaneRow {
            lane,
            passing,
            from_above,
            to_below,
        });
    }
    rows
}

/// The leftmost lane that leads nowhere.
fn free(leads: &mut Vec<Option<&str>>) -> usize {
    let at = leads.iter().position(Option::is_none);
    at.unwrap_or_else(|| {
        leads.push(None);
        leads.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn version(id: &str, parents: &[&str]) -> Version {
        Version {
            id: id.into(),
            parents: parents.iter().map(|&id| id.into()).collect(),
            ..Version::default()
        }
    }

    #[test]
    fn a_branch_leaves_to_the_right_and_comes_back_at_its_merge() {
        let rows = lanes(&[
            version("merge", &["b", "x"]),
            version("x", &["a"]),
            version("b", &["a"]),
            version("a", &[]),
        ]);
        let lanes: Vec<usize> = rows.iter().map(|row| row.lane).collect();
        assert_eq!(lanes, [0, 1, 0, 0]);
        assert_eq!(rows[0].to_below, [0, 1]);
        assert_eq!(rows[1].passing, [0]);
        assert_eq!(rows[3].from_above, [0, 1]);
        assert_eq!(rows[3].to_below, Vec::<usize>::new());
    }

    #[test]
    fn two_ends_of_branches_stand_side_by_side() {
        let rows = lanes(&[
            version("y", &["a"]),
            version("x", &["a"]),
            version("a", &[]),
        ]);
        assert_eq!((rows[0].lane, rows[1].lane, rows[2].lane), (0, 1, 0));
        assert!(rows[0].from_above.is_empty());
        assert_eq!(rows[1].passing, [0]);
    }

    proptest! {
        #[test]
        fn every_line_that_begins_goes_on_until_it_ends(
            parents in prop::collection::vec(prop::collection::vec(1_usize..6, 0..3), 1..40)
        ) {
            let count = parents.len();
            let versions: Vec<Version> = parents.iter().enumerate().map(|(at, steps)| {
                let mut ids: Vec<String> = Vec::new();
                for step in steps {
                    let id = (at + step).to_string();
                    if at + step < count && !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                Version { id: at.to_string(), parents: ids, ..Version::default() }
            }).collect();
            let rows = lanes(&versions);
            for pair in rows.windows(2) {
                let [above, below] = pair else { unreachable!() };
                let sorted = |lists: [&Vec<usize>; 2]| {
                    let mut all: Vec<usize> = lists.into_iter().flatten().copied().collect();
                    all.sort_unstable();
                    all.dedup();
                    all
                };
                let leaving = sorted([&above.passing, &above.to_below]);
                let coming = sorted([&below.passing, &below.from_above]);
                prop_assert_eq!(leaving, coming);
            }
            prop_assert!(rows.last().is_some_and(|row| row.to_below.is_empty() && row.passing.is_empty()));
        }
    }
}
