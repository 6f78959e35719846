//! What an element is hosted on, all the way down: the closure that sovereignty and suppliers are
//! read from.

use rustc_hash::FxHashSet;

use crate::model::{ElementIx, Snapshot, Value};

/// For every element what it is directly hosted on: where `hosted_on` leads, what contains it, and
/// the members of a redundancy group. Not who operates it: the level of a service is that of what
/// it is *hosted on*, and the operator of a line lowers nobody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosting {
    next: Vec<Vec<ElementIx>>,
    /// By row; 4 where no provider is in the closure.
    sovereignty: Vec<u8>,
}

/// Full control: the level of what no provider has a hand in (public-sector guide, §6.4).
const FULL_CONTROL: u8 = 4;

impl Hosting {
    /// Of one plateau. O(elements + links).
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
        let sovereignty = least_levels(snapshot, &next);
        Self { next, sovereignty }
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
        let mut seen: FxHashSet<ElementIx> = found.iter().copied().collect();
        let mut at = 0;
        while let Some(&ix) = found.get(at) {
            at += 1;
            let further = self.next[ix.row()].iter().copied();
            found.extend(further.filter(|next| seen.insert(*next)));
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

/// The least level of the providers that each element is hosted by: from the providers back to all
/// that is hosted there, the lowest levels first, so that each element is reached once.
fn least_levels(snapshot: &Snapshot, next: &[Vec<ElementIx>]) -> Vec<u8> {
    let mut hosted: Vec<Vec<ElementIx>> = vec![Vec::new(); next.len()];
    for (ix, hosts) in snapshot.element_numbers().zip(next) {
        for host in hosts {
            hosted[host.row()].push(ix);
        }
    }
    let mut levels: Vec<Option<u8>> = vec![None; next.len()];
    let mut providers: Vec<(u8, ElementIx)> = snapshot
        .element_numbers()
        .filter(|ix| snapshot.element(*ix).kind.as_str() == "provider")
        .map(|ix| {
            // What a provider does not state it does not have.
            let stated = snapshot.element(ix).attributes.get("sovereignty_level");
            (level_of(stated), ix)
        })
        .collect();
    providers.sort_unstable();
    for (level, provider) in providers {
        let mut open = vec![provider];
        while let Some(ix) = open.pop() {
            if levels[ix.row()].is_none() {
                levels[ix.row()] = Some(level);
                open.extend(hosted[ix.row()].iter().copied());
            }
        }
    }
    let known = levels.into_iter();
    known.map(|level| level.unwrap_or(FULL_CONTROL)).collect()
}

fn level_of(value: Option<&Value>) -> u8 {
    let number = value.and_then(Value::as_number).unwrap_or(0.0);
    (0..=FULL_CONTROL)
        .rev()
        .find(|level| f64::from(*level) <= number)
        .unwrap_or(0)
}
