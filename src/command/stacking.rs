//! What lies in front of what, among boxes beside each other.
//!
//! A step goes past the nearest box that overlaps, since going past one that lies elsewhere would
//! show nothing. As few placements as possible are written.

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, Refusal};
use crate::geometry::{Rect, overlaps};
use crate::locale::msg;
use crate::model::{ElementId, Finite, Nesting, NoteId, SubjectId, View, ViewId};

/// Which way a box goes through the pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stacking {
    /// One step towards the eye.
    Forward,
    /// One step away from it.
    Backward,
    /// Before all others.
    Front,
    /// Behind all others.
    Back,
}

/// A box of a pile.
struct Piece {
    subject: SubjectId,
    rect: Rect,
    layer: usize,
    z: f64,
    is_chosen: bool,
}

/// Moves boxes through their piles: those that lie in the same box, on the same layer.
pub(super) fn stack(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    subjects: &[SubjectId],
    way: Stacking,
) -> Result<(), Refusal> {
    let record = draft.need::<View>(view)?;
    let chosen: BTreeSet<&SubjectId> = subjects.iter().collect();
    let piles = piles(draft, &record, &chosen);
    if piles.is_empty() {
        return Err(Refusal {
            message: msg::COMMAND_NOTHING_TO_STACK.into(),
            hint: Some(msg::COMMAND_NOTHING_TO_STACK_HINT.into()),
        });
    }
    for mut pile in piles {
        let to_front = matches!(way, Stacking::Front | Stacking::Forward);
        // Towards the back is towards the front of the pile turned over.
        if !to_front {
            pile.reverse();
        }
        let pile = match way {
            Stacking::Front | Stacking::Back => {
                let (moved, mut rest): (Vec<Piece>, Vec<Piece>) =
                    pile.into_iter().partition(|piece| piece.is_chosen);
                rest.extend(moved);
                rest
            }
            Stacking::Forward | Stacking::Backward => stepped(pile),
        };
        write(draft, view, &pile, to_front);
    }
    Ok(())
}

/// The piles that hold something chosen, each back to front.
fn piles(draft: &Draft<'_, '_>, view: &View, chosen: &BTreeSet<&SubjectId>) -> Vec<Vec<Piece>> {
    let map = draft.map();
    let snapshot = map.snapshot(draft.plateau());
    let nesting = Nesting::in_view(map, &snapshot, &view.id);
    let mut piles: BTreeMap<(bool, Option<ElementId>, usize), Vec<Piece>> = BTreeMap::new();
    for (subject, placement) in snapshot.placements(map, &view.id) {
        if !placement.has_place() || view.hides(&placement) {
            continue;
        }
        let element = snapshot.find(&ElementId::from(subject.text().clone()));
        let is_note = map
            .tables()
            .notes
            .contains(&NoteId::from(subject.text().clone()));
        if element.is_none() && !is_note {
            continue;
        }
        let holder = element
            .and_then(|ix| nesting.holder(ix))
            .map(|holder| snapshot.element(holder).id.clone());
        let layer = view.layer_rank(&placement);
        piles
            .entry((is_note, holder, layer))
            .or_default()
            .push(Piece {
                is_chosen: chosen.contains(&subject),
                rect: placement.shown_rect(),
                z: placement.z.get(),
                layer,
                subject,
            });
    }
    let mut piles: Vec<Vec<Piece>> = piles.into_values().collect();
    piles.retain(|pile| pile.iter().any(|piece| piece.is_chosen));
    for pile in &mut piles {
        pile.sort_by(|a, b| {
            let by_height = a.layer.cmp(&b.layer).then(a.z.total_cmp(&b.z));
            by_height.then_with(|| a.subject.cmp(&b.subject))
        });
    }
    piles
}

/// The pile with each chosen piece past the nearest one above that overlaps it, or past the next
/// one where none does.
fn stepped(mut pile: Vec<Piece>) -> Vec<Piece> {
    for at in (0..pile.len()).rev() {
        if !pile[at].is_chosen {
            continue;
        }
        let rect = pile[at].rect;
        let mut others = (at + 1..pile.len()).filter(|&other| !pile[other].is_chosen);
        let first = others.clone().next();
        let over = others.find(|&other| overlaps(rect, pile[other].rect));
        if let Some(target) = over.or(first) {
            let piece = pile.remove(at);
            pile.insert(target, piece);
        }
    }
    pile
}

/// Gives the pieces heights that sort them in this order, and changes as few as it can.
fn write(draft: &mut Draft<'_, '_>, view: &ViewId, pile: &[Piece], upwards: bool) {
    let mut before: Option<(f64, &SubjectId)> = None;
    for piece in pile {
        let mut z = piece.z;
        if let Some((last, subject)) = before {
            let (step, ties) = if upwards {
                (1.0, piece.subject > *subject)
            } else {
                (-1.0, piece.subject < *subject)
            };
            let is_past = if upwards { z > last } else { z < last };
            if !(is_past || (z.total_cmp(&last).is_eq() && ties)) {
                z = if ties { last } else { last + step };
            }
        }
        before = Some((z, &piece.subject));
        if z.total_cmp(&piece.z).is_ne() {
            let (mut placement, _) = draft.placement(view, &piece.subject);
            placement.z = Finite::new(z).unwrap_or_default();
            for fields in placement.at.values_mut() {
                fields.remove("z");
            }
            placement.at.retain(|_, fields| !fields.is_empty());
            draft.put(placement);
        }
    }
}
