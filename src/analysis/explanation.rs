//! Why is this affected? One shortest path, and the whole proof.
//!
//! The path leads from the element that is asked about to one that the scenario strikes, over as
//! few relations as possible; among equals the smaller id wins at each step, so that the same map
//! always gives the same sentence. A single path cannot justify the fall of a group: the proof
//! shows every reason, and for a group every lost member.

use super::arcs::{Arc, Class};
use super::impact::Impact;
use super::reason::Reason;
use super::scenario::{State, UnknownElement};
use super::sentence;
use crate::locale::Message;
use crate::model::{ElementId, ElementIx, LinkIx};

/// One element of the path, and how it hangs on the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The element.
    pub element: ElementIx,
    /// How it depends on the next element of the path; `None` for the last.
    pub class: Option<Class>,
    /// The link that joins it to the next; `None` for the last and for containment.
    pub link: Option<LinkIx>,
}

/// One line of a proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// How deep it stands: it supports the nearest line above that stands one level higher.
    pub level: u32,
    /// The element.
    pub element: ElementIx,
    /// Its state.
    pub state: State,
    /// Why it is in this state; its causes stand below, one level deeper.
    pub reason: Reason,
    /// Whether its causes are left out here, because they stand above already.
    pub is_repeated: bool,
}

/// Why an element is affected.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The element that was asked about.
    pub target: ElementIx,
    /// Its state.
    pub state: State,
    /// From the element to an injected one; empty when it is up.
    pub path: Vec<Step>,
    /// The path as a sentence.
    pub sentence: Message,
    /// The proof as an indented list, the element itself first; empty when it is up.
    pub proof: Vec<Proof>,
}

/// Why an element is affected. O(elements + dependencies of what is affected).
///
/// # Errors
/// When there is no such element at this plateau.
pub fn explain(impact: &Impact, target: &ElementId) -> Result<Explanation, UnknownElement> {
    let target = impact.graph().find(target)?;
    let path = path(impact, target);
    Ok(Explanation {
        target,
        state: impact.state(target),
        sentence: sentence::of_path(impact, target, &path),
        path,
        proof: proof(impact, target),
    })
}

impl Impact {
    /// The shortest path from an element to an injected one, both included; empty when it is up.
    #[must_use]
    pub fn path(&self, ix: ElementIx) -> Vec<ElementIx> {
        path(self, ix)
            .into_iter()
            .map(|step| step.element)
            .collect()
    }
}

fn path(impact: &Impact, target: ElementIx) -> Vec<Step> {
    let mut path = Vec::new();
    let mut next = (impact.state(target) != State::Up).then_some(target);
    while let Some(element) = next {
        let arc = next_arc(impact, element);
        path.push(Step {
            element,
            class: arc.map(|arc| arc.class),
            link: arc
                .filter(|arc| arc.class != Class::Container)
                .map(|arc| LinkIx(arc.link)),
        });
        next = arc.map(|arc| ElementIx(arc.to));
    }
    path
}

/// The dependency on the smallest id that is one step nearer to an injected element.
fn next_arc(impact: &Impact, ix: ElementIx) -> Option<Arc> {
    let nearer = impact.depth(ix)?.checked_sub(1)?;
    impact
        .graph()
        .needs
        .whole(ix.0)
        .filter(|arc| {
            let cause = ElementIx(arc.to);
            impact.depth(cause) == Some(nearer)
                && impact.has_part(cause, arc.class, arc.buffer_h, ix)
        })
        .min_by_key(|arc| (arc.to, arc.class, arc.link))
}

fn proof(impact: &Impact, target: ElementIx) -> Vec<Proof> {
    let mut lines = Vec::new();
    let mut shown = std::collections::BTreeSet::new();
    let mut open = vec![(0, target)];
    while let Some((level, element)) = open.pop() {
        let Some(reason) = impact.reason(element) else {
            continue;
        };
        let causes = reason.causes();
        let is_repeated = !shown.insert(element) && !causes.is_empty();
        if !is_repeated {
            open.extend(causes.iter().rev().map(|&cause| (level + 1, cause)));
        }
        lines.push(Proof {
            level,
            element,
            state: impact.state(element),
            reason,
            is_repeated,
        });
    }
    lines
}
