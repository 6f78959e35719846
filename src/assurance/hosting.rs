//! What an element is hosted on, all the way down: the closure that sovereignty and suppliers are
//! read from.

use crate::model::{ElementIx, Snapshot, Value};

/// For every element what it is directly hosted on: where `hosted_on` leads, what contains it, and
/// the members of a redundancy group. Not who operates it: the level of a service is that of what
/// it is *hosted on*, and the operator of a line lowers nobody's.
#[derive(Clone, Debug)]
pub struct Hosting {
    next: Vec<Vec<ElementIx>>,
    /// By row; 4 where no provider is in the closure.
    sovereignty: Vec<u8>,
}

/// Full control: the level of what no provider has a hand in (public-sector guide, §6.4).
const FULL_CONTROL: u8 = 4;

impl Hosting {
    /// Of one plateau. O(elements + links) but for sovereignty, which takes a walk an element over
    /// what it is hosted on.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut next: Vec<Vec<ElementIx>> = snapshot
            .element_numbers()
            .map(|ix| snapshot.parent(ix).into_iter().collect())
            .collect();
        for (link, &(from, to)) in snapshot.links().iter().zip(snapshot.all_ends()) {
            match link.kind.as_str() {
                "hosted_on" => next[from.row()].push(to),
                "member_of" if snapshot.element(to).kind.as_str() == "redundancy_group" => {
                    next[to.row()].push(from);
                }
                _ => {}
            }
        }
        let mut hosting = Self {
            next,
            sovereignty: Vec::new(),
        };
        hosting.sovereignty = snapshot
            .element_numbers()
            .map(|ix| {
                let levels = hosting.closure(ix).into_iter().filter_map(|host| {
                    let host = snapshot.element(host);
                    // What a provider does not state it does not have.
                    (host.kind.as_str() == "provider")
                        .then(|| level_of(host.attributes.get("sovereignty_level")))
                });
                levels.min().unwrap_or(FULL_CONTROL)
            })
            .collect();
        hosting
    }

    /// What an element is hosted on directly, its container among it.
    #[must_use]
    pub fn hosts(&self, of: ElementIx) -> &[ElementIx] {
        &self.next[of.row()]
    }

    /// The element and all that it is hosted on, by number.
    #[must_use]
    pub fn closure(&self, of: ElementIx) -> Vec<ElementIx> {
        let mut found = vec![of];
        let mut at = 0;
        // Closures are short; a list is quicker than a set for most, and a map of circles ends too.
        while let Some(&ix) = found.get(at) {
            at += 1;
            for &next in &self.next[ix.row()] {
                if !found.contains(&next) {
                    found.push(next);
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// σ of §6.4: the least sovereignty level of the providers that an element is hosted by; 4 where
    /// there are none.
    #[must_use]
    pub fn sovereignty(&self, of: ElementIx) -> u8 {
        self.sovereignty[of.row()]
    }

    /// The providers that an element is hosted by, by number.
    #[must_use]
    pub fn providers(&self, of: ElementIx, snapshot: &Snapshot) -> Vec<ElementIx> {
        let mut closure = self.closure(of);
        closure.retain(|host| snapshot.element(*host).kind.as_str() == "provider");
        closure
    }
}

fn level_of(value: Option<&Value>) -> u8 {
    let number = value.and_then(Value::as_number).unwrap_or(0.0);
    (0..=FULL_CONTROL)
        .rev()
        .find(|level| f64::from(*level) <= number)
        .unwrap_or(0)
}
