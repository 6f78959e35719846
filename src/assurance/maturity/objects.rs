//! Objects with their maturity, by id; cheap to keep over an edit.

use std::sync::Arc;

use super::ObjectMaturity;
use crate::model::SubjectId;

/// See the module's header. Cloning is cheap: all is shared until one of them changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objects {
    /// Sorted by id.
    rows: Arc<Vec<(SubjectId, Arc<ObjectMaturity>)>>,
}

impl Objects {
    /// One by id. O(log objects).
    #[must_use]
    pub fn get(&self, id: &SubjectId) -> Option<&ObjectMaturity> {
        let row = self.row(id).ok()?;
        Some(&self.rows[row].1)
    }

    /// All of them, by id.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&SubjectId, &ObjectMaturity)> {
        self.rows.iter().map(|(id, object)| (id, object.as_ref()))
    }

    /// All of them without their ids, by id.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &ObjectMaturity> {
        self.rows.iter().map(|(_, object)| object.as_ref())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether both are the very same in memory.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.rows, &other.rows)
    }

    /// Puts an object, or nothing, in the place of the one of an id, unless it is alike. O(objects)
    /// where it is not.
    pub(super) fn put(&mut self, id: SubjectId, object: Option<ObjectMaturity>) {
        match (self.row(&id), object) {
            (Ok(row), Some(object)) => {
                if *self.rows[row].1 != object {
                    Arc::make_mut(&mut self.rows)[row].1 = Arc::new(object);
                }
            }
            (Ok(row), None) => {
                Arc::make_mut(&mut self.rows).remove(row);
            }
            (Err(row), Some(object)) => {
                Arc::make_mut(&mut self.rows).insert(row, (id, Arc::new(object)));
            }
            (Err(_), None) => {}
        }
    }

    fn row(&self, id: &SubjectId) -> Result<usize, usize> {
        self.rows.binary_search_by(|(known, _)| known.cmp(id))
    }
}

impl FromIterator<(SubjectId, ObjectMaturity)> for Objects {
    fn from_iter<I: IntoIterator<Item = (SubjectId, ObjectMaturity)>>(objects: I) -> Self {
        let mut rows: Vec<_> = objects
            .into_iter()
            .map(|(id, object)| (id, Arc::new(object)))
            .collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        Self {
            rows: Arc::new(rows),
        }
    }
}
