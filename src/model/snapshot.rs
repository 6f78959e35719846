//! The map as it stands at one plateau, in dense rows.
//!
//! Every analysis, scene and export reads a snapshot: plain records (overrides folded in), numbered
//! by id, with links and containment as index arrays. The numbers live as long as the snapshot.
//!
//! What an edit of fields leaves alone – who is there, who lies in whom, which ends links have – is
//! the *shape*, and two snapshots can share it ([`Snapshot::after`]).

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::id::{ElementId, LinkId, PlateauId, SubjectId, ViewId};
use super::map::SystemMap;
use super::record::Record;
use super::records::{Element, Link, Note, Placement};
use super::timeline::Timeline;
use super::touched::{Pair, Touched};

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

/// See the module's header. Cloning is cheap: the rows are shared.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    plateau: Option<PlateauId>,
    elements: Arc<[Arc<Element>]>,
    links: Arc<[Arc<Link>]>,
    notes: Arc<[Arc<Note>]>,
    shape: Arc<Shape>,
}

/// Who is there, who lies in whom, and which ends links have.
#[derive(Debug, Default)]
struct Shape {
    element_numbers: FxHashMap<ElementId, ElementIx>,
    parents: Vec<Option<ElementIx>>,
    child_starts: Vec<u32>,
    children: Vec<ElementIx>,
    link_numbers: FxHashMap<LinkId, LinkIx>,
    ends: Vec<(ElementIx, ElementIx)>,
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
        Self {
            plateau: plateau.cloned(),
            elements: elements.into(),
            links: links.into(),
            notes: notes(map, plateau, chain),
            shape: Arc::new(Shape {
                element_numbers,
                parents,
                child_starts,
                children,
                link_numbers,
                ends,
                left_out,
                orphans,
            }),
        }
    }

    /// The same plateau after an edit that touched fields of elements and links alone, with the
    /// shape shared; `None` where the edit changed that. O(records) to copy rows of pointers, and
    /// O(touched) beside.
    ///
    /// A record that is the same after all keeps its place in memory.
    #[must_use]
    pub fn after(&self, edit: &Touched<'_>, map: &SystemMap) -> Option<Self> {
        let plateau = self.plateau.as_ref();
        let chain = plateau.map_or(&[][..], |plateau| map.timeline().chain(plateau));
        let lies_alike = |old: &Element, new: &Element| old.parent == new.parent;
        let element_row = |element: &Element| self.find(&element.id).map(ElementIx::row);
        let elements = replaced(
            &self.elements,
            &edit.elements,
            chain,
            lies_alike,
            element_row,
        )?;
        let ends_alike = |old: &Link, new: &Link| old.from == new.from && old.to == new.to;
        // A link that is left out has no row, and needs none.
        let link_row = |link: &Link| self.find_link(&link.id).map(LinkIx::row);
        let links = replaced(&self.links, &edit.links, chain, ends_alike, link_row)?;
        Some(Self {
            plateau: self.plateau.clone(),
            elements,
            links,
            notes: if edit.has_same_notes {
                Arc::clone(&self.notes)
            } else {
                notes(map, plateau, chain)
            },
            shape: Arc::clone(&self.shape),
        })
    }

    /// Whether both share their shape in memory: the same elements and links under the same
    /// numbers, lying in the same, with the same ends. O(1); where it says no they may be alike.
    #[must_use]
    pub fn shares_shape_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shape, &other.shape)
    }

    /// Whether both have the very same elements and links in memory. O(1).
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.elements, &other.elements)
            && Arc::ptr_eq(&self.links, &other.links)
            && self.shares_shape_with(other)
            && self.plateau == other.plateau
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

    /// The numbers of all links.
    pub fn link_numbers(&self) -> impl ExactSizeIterator<Item = LinkIx> + use<> {
        (0..u32::try_from(self.links.len()).unwrap_or(u32::MAX)).map(LinkIx)
    }

    /// An element by number.
    #[must_use]
    pub fn element(&self, ix: ElementIx) -> &Arc<Element> {
        &self.elements[ix.row()]
    }

    /// An element's number.
    #[must_use]
    pub fn find(&self, id: &ElementId) -> Option<ElementIx> {
        self.shape.element_numbers.get(id).copied()
    }

    /// An element by id.
    #[must_use]
    pub fn element_by_id(&self, id: &ElementId) -> Option<&Arc<Element>> {
        self.find(id).map(|ix| self.element(ix))
    }

    /// What contains an element at this plateau.
    #[must_use]
    pub fn parent(&self, ix: ElementIx) -> Option<ElementIx> {
        self.shape.parents[ix.row()]
    }

    /// All that contains an element, nearest first.
    pub fn ancestors(&self, ix: ElementIx) -> impl Iterator<Item = ElementIx> + '_ {
        // A map promises that containment has no cycle; the bound keeps even a broken one finite.
        std::iter::successors(self.parent(ix), |&ix| self.parent(ix)).take(self.elements.len())
    }

    /// What an element contains directly, by id.
    #[must_use]
    pub fn children(&self, ix: ElementIx) -> &[ElementIx] {
        let start = self.shape.child_starts[ix.row()] as usize;
        let end = self.shape.child_starts[ix.row() + 1] as usize;
        &self.shape.children[start..end]
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
        self.shape.link_numbers.get(id).copied()
    }

    /// A link's ends, as it is drawn: from, to.
    #[must_use]
    pub fn ends(&self, ix: LinkIx) -> (ElementIx, ElementIx) {
        self.shape.ends[ix.row()]
    }

    /// The ends of all links; the row is the link's number.
    #[must_use]
    pub fn all_ends(&self) -> &[(ElementIx, ElementIx)] {
        &self.shape.ends
    }

    /// The notes that speak of this plateau, by id.
    #[must_use]
    pub fn notes(&self) -> &[Arc<Note>] {
        &self.notes
    }

    /// Links that are left out because an end is not there at this plateau.
    #[must_use]
    pub fn links_without_ends(&self) -> &[LinkId] {
        &self.shape.left_out
    }

    /// Elements whose parent is not there at this plateau; they stand at the top.
    #[must_use]
    pub fn elements_without_parent(&self) -> &[ElementId] {
        &self.shape.orphans
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

/// The notes that speak of a plateau, by id.
fn notes(map: &SystemMap, plateau: Option<&PlateauId>, chain: &[PlateauId]) -> Arc<[Arc<Note>]> {
    let all = map.tables().notes.iter();
    all.filter_map(|note| Timeline::fold(note, chain))
        .filter(|note| {
            note.plateau.is_none() || plateau.is_none() || note.plateau.as_ref() == plateau
        })
        .collect()
}

/// Rows with the records that an edit touched in place of those before; `None` where one came, went
/// or is no longer alike.
fn replaced<R: Record>(
    rows: &Arc<[Arc<R>]>,
    touched: &[Pair<'_, R>],
    chain: &[PlateauId],
    is_alike: impl Fn(&R, &R) -> bool,
    row_of: impl Fn(&R) -> Option<usize>,
) -> Option<Arc<[Arc<R>]>> {
    let mut copied: Option<Vec<Arc<R>>> = None;
    for (old, new) in touched {
        match (Timeline::fold(old, chain), Timeline::fold(new, chain)) {
            (None, None) => {}
            (Some(old), Some(new)) if is_alike(&old, &new) => {
                let row = row_of(&new).filter(|row| *rows[*row] != *new);
                if let Some(row) = row {
                    copied.get_or_insert_with(|| rows.to_vec())[row] = new;
                }
            }
            _ => return None,
        }
    }
    Some(copied.map_or_else(|| Arc::clone(rows), Arc::from))
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
