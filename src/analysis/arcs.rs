//! Dependency arcs in compressed rows: the arcs of row `i` lie between `starts[i]` and
//! `starts[i + 1]`, each property in an array of its own, so that a search reads only what it needs.

/// In place of a link's number, for arcs that no link draws: containment.
pub(super) const NO_LINK: u32 = u32::MAX;

/// Why an element depends on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// It lies in a fault domain.
    Container,
    /// Without the other it does not deliver.
    Hard,
    /// Without the other it delivers less.
    Soft,
    /// A redundancy group counts on its member.
    Member,
    /// A data set lies in a store.
    Store,
}

/// One dependency, before it is sorted into rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    /// The dependent.
    pub(super) from: u32,
    /// What it needs.
    pub(super) to: u32,
    /// In what way.
    pub(super) class: Class,
    /// The link that says so, or [`NO_LINK`].
    pub(super) link: u32,
    /// Hours for which the loss of a soft dependency is not felt.
    pub(super) buffer_h: f64,
}

/// See the module's header.
#[derive(Clone, Debug, Default)]
pub(super) struct Arcs {
    starts: Vec<u32>,
    others: Vec<u32>,
    classes: Vec<Class>,
    links: Vec<u32>,
    buffers_h: Vec<f64>,
}

impl Arcs {
    /// Rows from dependent to what it needs. O(rows + arcs); keeps the order of arcs within a row.
    pub(super) fn forward(rows: usize, arcs: &[Arc]) -> Self {
        Self::sorted(rows, arcs, |arc| (arc.from, arc.to))
    }

    /// Rows from what is needed to the dependents. O(rows + arcs).
    pub(super) fn backward(rows: usize, arcs: &[Arc]) -> Self {
        Self::sorted(rows, arcs, |arc| (arc.to, arc.from))
    }

    fn sorted(rows: usize, arcs: &[Arc], row_and_other: impl Fn(&Arc) -> (u32, u32)) -> Self {
        let mut starts = vec![0_u32; rows + 1];
        for arc in arcs {
            starts[row_and_other(arc).0 as usize + 1] += 1;
        }
        for row in 1..starts.len() {
            starts[row] += starts[row - 1];
        }
        let mut next = starts.clone();
        let mut out = Self {
            starts,
            others: vec![0; arcs.len()],
            classes: vec![Class::Hard; arcs.len()],
            links: vec![NO_LINK; arcs.len()],
            buffers_h: vec![0.0; arcs.len()],
        };
        for arc in arcs {
            let (row, other) = row_and_other(arc);
            let slot = next[row as usize] as usize;
            next[row as usize] += 1;
            out.others[slot] = other;
            out.classes[slot] = arc.class;
            out.links[slot] = arc.link;
            out.buffers_h[slot] = arc.buffer_h;
        }
        out
    }

    fn range(&self, row: u32) -> std::ops::Range<usize> {
        self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize
    }

    /// The other ends of a row's arcs.
    pub(super) fn others(&self, row: u32) -> &[u32] {
        &self.others[self.range(row)]
    }

    /// The other ends with class and, for soft dependencies, the buffer in hours.
    pub(super) fn classed(&self, row: u32) -> impl Iterator<Item = (u32, Class, f64)> + '_ {
        let range = self.range(row);
        self.others[range.clone()]
            .iter()
            .zip(&self.classes[range.clone()])
            .zip(&self.buffers_h[range])
            .map(|((&other, &class), &buffer_h)| (other, class, buffer_h))
    }

    /// The other ends of all arcs that can stop a dependent: soft ones are left out.
    pub(super) fn strict(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let range = self.range(row);
        let classes = &self.classes[range.clone()];
        let ends = self.others[range].iter().zip(classes);
        ends.filter(|(_, class)| **class != Class::Soft)
            .map(|(&other, _)| other)
    }

    /// The other end and the class of one arc of a row, by its place in the row.
    pub(super) fn nth(&self, row: u32, at: usize) -> Option<(u32, Class)> {
        let range = self.range(row);
        let slot = range.start + at;
        (slot < range.end).then(|| (self.others[slot], self.classes[slot]))
    }

    /// The arcs of a row with all that is known of them; `from` is the row.
    pub(super) fn whole(&self, row: u32) -> impl Iterator<Item = Arc> + '_ {
        self.range(row).map(move |at| Arc {
            from: row,
            to: self.others[at],
            class: self.classes[at],
            link: self.links[at],
            buffer_h: self.buffers_h[at],
        })
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many arcs there are.
    pub(super) fn len(&self) -> usize {
        self.others.len()
    }
}
