//! What a view shows at one plateau: which boxes, inside which, and which links between them.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::bundles::{Bundling, ViewBundle};
use super::filtering::{Sieve, of_link};
use crate::catalogue::{LinkFamily, element_kind, link_kind};
use crate::geometry::{Point, Rect, is_finite_rect};
use crate::model::{
    Element, ElementId, ElementIx, Link, LinkIx, Nesting, Note, Placement, Snapshot, SubjectId,
    SystemMap, View, ViewId,
};

/// A box smaller than this is drawn as if it had this size, so that a damaged placement can still
/// be seen and picked.
const LEAST_SIDE: f64 = 16.0;
/// An empty box of a container kind at least this high is drawn as a frame, a lower one as a card.
const LEAST_FRAME_HEIGHT: f64 = 96.0;

/// An element of a view.
#[derive(Clone, Debug)]
pub(super) struct ViewBox {
    pub ix: ElementIx,
    /// Where it lies, in map units.
    pub rect: Rect,
    /// The nearest box of the view around it, by index.
    pub parent: Option<usize>,
    /// How many boxes lie around it.
    pub depth: usize,
    /// How many boxes lie directly in it.
    pub children: usize,
    /// Whether it is drawn as a frame and not as a card.
    pub is_frame: bool,
    /// How many elements are put away in it; 0 where it is not collapsed.
    pub put_away: usize,
    /// Whether a filter draws it faintly.
    pub is_faded: bool,
    is_collapsed: bool,
    /// Its layer and its place on it: what is greater lies further in front.
    height: (usize, f64),
}

impl ViewBox {
    /// Whether what lies in it is put away.
    pub(super) fn is_collapsed(&self) -> bool {
        self.is_collapsed
    }

    /// Its layer and its place on it.
    pub(super) fn height(&self) -> (usize, f64) {
        self.height
    }
}

/// A link of a view.
#[derive(Clone, Debug)]
pub(super) struct ViewLink {
    pub ix: LinkIx,
    /// Boxes at its ends, by index.
    pub from: usize,
    pub to: usize,
    /// Its own placement: pinned bends.
    pub placement: Option<Arc<Placement>>,
    /// The bundle that is drawn in its place, by index.
    pub bundle: Option<usize>,
    /// Whether it really ends at something that is put away in one of these boxes.
    pub is_led_out: bool,
    /// Whether a filter draws it faintly.
    pub is_faded: bool,
}

/// A note of a view.
#[derive(Clone, Debug)]
pub(super) struct ViewNote {
    pub note: Arc<Note>,
    /// Where it was put; `None` where it looks for a place.
    pub rect: Option<Rect>,
    /// Where somebody pulled the tail of its callout.
    pub tip: Option<Point>,
}

/// See the module's header. Boxes are sorted by element number, links by link number.
#[derive(Clone, Debug, Default)]
pub(super) struct ViewContent {
    pub boxes: Vec<ViewBox>,
    pub links: Vec<ViewLink>,
    /// Links that are drawn as one, in the order of their first ones.
    pub bundles: Vec<ViewBundle>,
    /// Notes that are placed in the view, or whose target is in it.
    pub notes: Vec<ViewNote>,
    /// The boxes back to front: each frame before what lies in it, siblings in the order of their
    /// pile.
    pub pile: Vec<usize>,
    /// How many elements filters leave out.
    pub left_out: usize,
    /// The box that stands for each element, by number of the element: its own, or the collapsed
    /// one that it is put away in.
    pub box_of: FxHashMap<ElementIx, usize>,
}

impl ViewContent {
    /// Reads a view. O(placements of the view + links of the snapshot).
    pub(super) fn of(
        map: &SystemMap,
        snapshot: &Snapshot,
        view: &ViewId,
        bundling: &Bundling,
    ) -> Self {
        let mut content = Self::default();
        let record = map.tables().views.get(view).map(|view| view.as_ref());
        let mut other_placements: FxHashMap<SubjectId, Arc<Placement>> = FxHashMap::default();
        for (subject, placement) in snapshot.placements(map, view) {
            let element = ElementId::from(subject.text().clone());
            if let Some(ix) = snapshot.find(&element) {
                if record.is_some_and(|view| view.hides(&placement)) {
                    continue;
                }
                let rank = record.map_or(0, |view| view.layer_rank(&placement));
                content.boxes.push(ViewBox {
                    ix,
                    rect: sound_rect(placement.shown_rect()),
                    parent: None,
                    depth: 0,
                    children: 0,
                    is_frame: false,
                    put_away: 0,
                    is_faded: false,
                    is_collapsed: placement.collapsed,
                    height: (rank, placement.z.get()),
                });
            } else {
                other_placements.insert(subject, placement);
            }
        }
        content.sift(snapshot, record);
        content.boxes.sort_by_key(|view_box| view_box.ix);
        content.box_of = content
            .boxes
            .iter()
            .enumerate()
            .map(|(index, view_box)| (view_box.ix, index))
            .collect();
        content.nest(snapshot, record);
        content.put_away();
        content.say_what_is_a_frame(snapshot);
        content.pile = content.piled();
        content.join(snapshot, record, &other_placements);
        content.gather_links(snapshot, record, bundling);
        content.gather_notes(snapshot, record, &other_placements);
        content
    }

    /// Takes out what the view's filters hide, and notes what they fade.
    fn sift(&mut self, snapshot: &Snapshot, view: Option<&View>) {
        let all: Vec<ElementIx> = self.boxes.iter().map(|one| one.ix).collect();
        let sieve = Sieve::of(snapshot, view, &all);
        self.boxes.retain(|one| !sieve.hidden.contains(&one.ix));
        self.left_out = all.len() - self.boxes.len();
        for view_box in &mut self.boxes {
            view_box.is_faded = sieve.faded.contains(&view_box.ix);
        }
    }

    fn nest(&mut self, snapshot: &Snapshot, view: Option<&View>) {
        let shown = self.box_of.keys().copied().collect();
        let nesting = Nesting::of(snapshot, view, &shown);
        let parents: Vec<Option<usize>> = self
            .boxes
            .iter()
            .map(|view_box| {
                let holder = nesting.holder(view_box.ix)?;
                self.box_of.get(&holder).copied()
            })
            .collect();
        for (index, parent) in parents.iter().copied().enumerate() {
            self.boxes[index].parent = parent;
            if let Some(parent) = parent {
                self.boxes[parent].children += 1;
            }
        }
        for index in 0..self.boxes.len() {
            self.boxes[index].depth = std::iter::successors(parents[index], |&up| parents[up])
                .take(self.boxes.len())
                .count();
        }
    }

    fn say_what_is_a_frame(&mut self, snapshot: &Snapshot) {
        for view_box in &mut self.boxes {
            let kind = element_kind(snapshot.element(view_box.ix).kind.as_str());
            view_box.is_frame = !view_box.is_collapsed
                && (view_box.children > 0
                    || (view_box.rect.height() >= LEAST_FRAME_HEIGHT
                        && kind.is_some_and(|kind| kind.is_container)));
        }
    }

    fn join(
        &mut self,
        snapshot: &Snapshot,
        view: Option<&View>,
        placements: &FxHashMap<SubjectId, Arc<Placement>>,
    ) {
        let shown: FxHashSet<&str> = view
            .map(|view| view.link_kinds.iter().map(|kind| kind.as_str()).collect())
            .unwrap_or_default();
        for (number, &ends) in snapshot.all_ends().iter().enumerate() {
            let (Some(&from), Some(&to)) = (self.box_of.get(&ends.0), self.box_of.get(&ends.1))
            else {
                continue;
            };
            let ix = LinkIx(u32::try_from(number).unwrap_or(u32::MAX));
            let link = snapshot.link(ix);
            if !(shown.is_empty() || shown.contains(link.kind.as_str())) {
                continue;
            }
            let placement = placements.get(&SubjectId::from(&link.id)).cloned();
            let is_hidden = placement.as_ref().is_some_and(|placement| {
                // A link that names no layer shows wherever its ends do.
                let is_on_hidden = || view.is_some_and(|view| view.hides(placement));
                placement.hidden || (!placement.layer.is_empty() && is_on_hidden())
            });
            let (left_out, is_faded) = of_link(view, link);
            let is_hidden = is_hidden || left_out;
            if is_hidden || from == to || self.is_shown_by_nesting(link, from, to) {
                continue;
            }
            let is_led_out = self.boxes[from].ix != ends.0 || self.boxes[to].ix != ends.1;
            self.links.push(ViewLink {
                ix,
                from,
                to,
                // Bends were set for the ends that are put away.
                placement: placement.filter(|_| !is_led_out),
                bundle: None,
                is_led_out,
                is_faded,
            });
        }
    }

    /// Whether one end lies in the other, so that nesting says what the link says: that it runs
    /// there, belongs there, is kept there. Data on the move is still drawn.
    fn is_shown_by_nesting(&self, link: &Link, from: usize, to: usize) -> bool {
        let lies_in = |inner: usize, outer: usize| {
            std::iter::successors(self.boxes[inner].parent, |&up| self.boxes[up].parent)
                .take(self.boxes.len())
                .any(|up| up == outer)
        };
        let family = link_kind(link.kind.as_str()).map(|kind| kind.family);
        let is_told = matches!(
            family,
            None | Some(LinkFamily::Dependency | LinkFamily::Structure)
        );
        is_told && (lies_in(from, to) || lies_in(to, from))
    }

    fn gather_notes(
        &mut self,
        snapshot: &Snapshot,
        view: Option<&View>,
        placements: &FxHashMap<SubjectId, Arc<Placement>>,
    ) {
        let mut piled = Vec::new();
        let drawn_links: FxHashSet<LinkIx> = self.links.iter().map(|link| link.ix).collect();
        for note in snapshot.notes() {
            let placement = placements.get(&SubjectId::from(&note.id));
            let has_target = note.target.as_ref().is_some_and(|target| {
                let element = snapshot.find(&ElementId::from(target.text().clone()));
                let link = snapshot.find_link(&target.as_str().into());
                element.is_some_and(|ix| self.box_of.contains_key(&ix))
                    || link.is_some_and(|ix| drawn_links.contains(&ix))
                    || view.is_some_and(|view| view.id.as_str() == target.as_str())
            });
            let is_hidden = placement.is_some_and(|placement| {
                placement.hidden || view.is_some_and(|view| view.hides(placement))
            });
            if is_hidden {
                continue;
            }
            if placement.is_some() || has_target {
                let rect = placement.map(|placement| sound_rect(placement.rect()));
                let height = placement.map_or((0, 0.0), |placement| {
                    let rank = view.map_or(0, |view| view.layer_rank(placement));
                    (rank, placement.z.get())
                });
                let bends = placement.map(|placement| placement.bends.as_slice());
                let tip = bends.and_then(|bends| bends.first().copied());
                let one = ViewNote {
                    note: Arc::clone(note),
                    rect,
                    tip: tip.filter(|tip| tip.x.is_finite() && tip.y.is_finite()),
                };
                piled.push((height, one));
            }
        }
        piled.sort_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        self.notes.extend(piled.into_iter().map(|(_, note)| note));
    }

    /// The element of a box.
    pub(super) fn element<'a>(&self, snapshot: &'a Snapshot, index: usize) -> &'a Arc<Element> {
        snapshot.element(self.boxes[index].ix)
    }
}

fn sound_rect(rect: Rect) -> Rect {
    if !is_finite_rect(rect) {
        return Rect::new(0.0, 0.0, LEAST_SIDE, LEAST_SIDE);
    }
    Rect::new(
        rect.x0,
        rect.y0,
        rect.x1.max(rect.x0 + LEAST_SIDE),
        rect.y1.max(rect.y0 + LEAST_SIDE),
    )
}
