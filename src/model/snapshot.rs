//! The map as it stands at one plateau, in dense rows.
//!
//! Every analysis, scene and export reads a snapshot: plain records (overrides folded in), numbered
//! by id, with links and containment as index arrays. The numbers live as long as the snapshot.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::id::{ElementId, LinkId, PlateauId, SubjectId, ViewId};
use super::map::SystemMap;
use super::records::{Element, Link, Note, Placement};
use super::timeline::Timeline;

/// The number of an element within one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ElementIx(pub u32);

/// The number of a link within one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LinkIx(pub u32);

impl ElementIx {
    /// As an index into the rows.
    #[must_use]
    pub fn row(self) -> usize {
        self.0 as usize
    }
}

impl LinkIx {
    /// As an index into the rows.
    #[must_use]
    pub fn row(self) -> usize {
        self.0 as usize
    }
}

/// See the module's header.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    plateau: Option<PlateauId>,
    elements: Vec<Arc<Element>>,
    element_numbers: FxHashMap<ElementId, ElementIx>,
    parents: Vec<Option<ElementIx>>,
    child_starts: Vec<u32>,
    children: Vec<ElementIx>,
    links: Vec<Arc<Link>>,
    link_numbers: FxHashMap<LinkId, LinkIx>,
    ends: Vec<(ElementIx, ElementIx)>,
    notes: Vec<Arc<Note>>,
    left_out: Vec<LinkId>,
    orphans: Vec<ElementId>,
}

impl Snapshot {
    /// Folds the map at `plateau`; `None` takes the records' own fields, which is right for a map
    /// without plateaus. O(records).
    #[must_use]
    pub fn of(map: &SystemMap, plateau: Option<&PlateauId>) -> Self {
        let chain = plateau.map_or(&[][..], |plateau| map.timeline().chain(plateau));
        let tables = map.tables();
        let elements: Vec<_> = tables
            .elements
            .iter()
            .filter_map(|element| Timeline::fold(element, chain))
            .collect();
        let element_numbers: FxHashMap<_, _> = (0..)
            .map(ElementIx)
            .zip(&elements)
            .map(|(ix, element)| (element.id.clone(), ix))
            .collect();
        let mut orphans = Vec::new();
        let parents: Vec<Option<ElementIx>> = elements
            .iter()
            .map(|element| {
                let parent = element_numbers.get(element.parent.as_ref()?).copied();
                if parent.is_none() {
                    orphans.push(element.id.clone());
                }
                parent
            })
            .collect();
        let (child_starts, children) = rows_of_children(&parents);
        let mut links = Vec::new();
        let mut ends = Vec::new();
        let mut left_out = Vec::new();
        for link in tables
            .links
            .iter()
            .filter_map(|link| Timeline::fold(link, chain))
        {
            match (
                element_numbers.get(&link.from),
                element_numbers.get(&link.to),
            ) {
                (Some(&from), Some(&to)) => {
                    ends.push((from, to));
                    links.push(link);
                }
                _ => left_out.push(link.id.clone()),
            }
        }
        let link_numbers = (0..)
            .map(LinkIx)
            .zip(&links)
            .map(|(ix, link)| (link.id.clone(), ix))
            .collect();
        let notes = tables
            .notes
            .iter()
            .filter_map(|note| Timeline::fold(note, chain))
            .filter(|note| {
                note.plateau.is_none() || plateau.is_none() || note.plateau.as_ref() == plateau
            })
            .collect();
        Self {
            plateau: plateau.cloned(),
            elements,
            element_numbers,
            parents,
            child_starts,
            children,
            links,
            link_numbers,
            ends,
            notes,
            left_out,
            orphans,
        }
    }

    /// The plateau that it shows.
    #[must_use]
    pub fn plateau(&self) -> Option<&PlateauId> {
        self.plateau.as_ref()
    }

    /// The elements, by id; the row is the element's number.
    #[must_use]
    pub fn elements(&self) -> &[Arc<Element>] {
        &self.elements
    }

    /// The numbers of all elements.
    pub fn element_numbers(&self) -> impl ExactSizeIterator<Item = ElementIx> + use<> {
        (0..u32::try_from(self.elements.len()).unwrap_or(u32::MAX)).map(ElementIx)
    }

    /// An element by number.
    #[must_use]
    pub fn element(&self, ix: ElementIx) -> &Arc<Element> {
        &self.elements[ix.row()]
    }

    /// An element's number.
    #[must_use]
    pub fn find(&self, id: &ElementId) -> Option<ElementIx> {
        self.element_numbers.get(id).copied()
    }

    /// An element by id.
    #[must_use]
    pub fn element_by_id(&self, id: &ElementId) -> Option<&Arc<Element>> {
        self.find(id).map(|ix| self.element(ix))
    }

    /// What contains an element at this plateau.
    #[must_use]
    pub fn parent(&self, ix: ElementIx) -> Option<ElementIx> {
        self.parents[ix.row()]
    }

    /// All that contains an element, nearest first.
    pub fn ancestors(&self, ix: ElementIx) -> impl Iterator<Item = ElementIx> + '_ {
        // A map promises that containment has no cycle; the bound keeps even a broken one finite.
        std::iter::successors(self.parent(ix), |&ix| self.parent(ix)).take(self.elements.len())
    }

    /// What an element contains directly, by id.
    #[must_use]
    pub fn children(&self, ix: ElementIx) -> &[ElementIx] {
        let start = self.child_starts[ix.row()] as usize;
        let end = self.child_starts[ix.row() + 1] as usize;
        &self.children[start..end]
    }

    /// The links, by id; the row is the link's number.
    #[must_use]
    pub fn links(&self) -> &[Arc<Link>] {
        &self.links
    }

    /// A link by number.
    #[must_use]
    pub fn link(&self, ix: LinkIx) -> &Arc<Link> {
        &self.links[ix.row()]
    }

    /// A link's number.
    #[must_use]
    pub fn find_link(&self, id: &LinkId) -> Option<LinkIx> {
        self.link_numbers.get(id).copied()
    }

    /// A link's ends, as it is drawn: from, to.
    #[must_use]
    pub fn ends(&self, ix: LinkIx) -> (ElementIx, ElementIx) {
        self.ends[ix.row()]
    }

    /// The ends of all links; the row is the link's number.
    #[must_use]
    pub fn all_ends(&self) -> &[(ElementIx, ElementIx)] {
        &self.ends
    }

    /// The notes that speak of this plateau, by id.
    #[must_use]
    pub fn notes(&self) -> &[Arc<Note>] {
        &self.notes
    }

    /// Links that are left out because an end is not there at this plateau.
    #[must_use]
    pub fn links_without_ends(&self) -> &[LinkId] {
        &self.left_out
    }

    /// Elements whose parent is not there at this plateau; they stand at the top.
    #[must_use]
    pub fn elements_without_parent(&self) -> &[ElementId] {
        &self.orphans
    }

    /// The placements of a view at this plateau, by subject. O(placements of the view).
    #[must_use]
    pub fn placements(&self, map: &SystemMap, view: &ViewId) -> Vec<(SubjectId, Arc<Placement>)> {
        let chain = self
            .plateau
            .as_ref()
            .map_or(&[][..], |plateau| map.timeline().chain(plateau));
        map.placements_of(view)
            .filter_map(|placement| Timeline::fold(placement, chain))
            .map(|placement| (placement.subject.clone(), placement))
            .collect()
    }
}

/// Children in compressed rows: the children of `i` are `children[starts[i]..starts[i + 1]]`.
fn rows_of_children(parents: &[Option<ElementIx>]) -> (Vec<u32>, Vec<ElementIx>) {
    let mut starts = vec![0_u32; parents.len() + 1];
    for parent in parents.iter().flatten() {
        starts[parent.row() + 1] += 1;
    }
    for row in 1..starts.len() {
        starts[row] += starts[row - 1];
    }
    let mut next = starts.clone();
    let mut children = vec![ElementIx(0); starts.last().copied().unwrap_or(0) as usize];
    for (ix, parent) in (0..).map(ElementIx).zip(parents) {
        if let Some(parent) = parent {
            let slot = &mut next[parent.row()];
            children[*slot as usize] = ix;
            *slot += 1;
        }
    }
    (starts, children)
}
