//! What of a shading is really on a drawing, for its legend: each class with its members.

use super::shading::{Class, Shade, Shading};
use crate::locale::Message;
use crate::model::SubjectId;

/// The members of a class that are on the drawing: elements and links, those that filters draw
/// faintly left out.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassMembers {
    /// The class.
    pub class: Class,
    /// What is on the drawing of it: as many as the legend says.
    pub members: Vec<SubjectId>,
}

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub struct ShadeContents {
    /// Every class, in the order of the legend.
    pub classes: Vec<ClassMembers>,
    /// What there is to say beside them.
    pub note: Option<String>,
    /// Whether the legend need not explain the colours of hosting once more.
    pub is_of_hosting: bool,
}

impl ShadeContents {
    pub(in crate::scene) fn of(shading: &Shading) -> Self {
        let empty = |class: &Class| ClassMembers {
            class: class.clone(),
            members: Vec::new(),
        };
        Self {
            classes: shading.classes.iter().map(empty).collect(),
            note: shading.note.clone(),
            is_of_hosting: shading.lens == super::Lens::Hosting,
        }
    }

    /// The classes that have members here, each with how many.
    pub fn present(&self) -> impl Iterator<Item = (&Class, usize)> + '_ {
        let counted = self
            .classes
            .iter()
            .map(|one| (&one.class, one.members.len()));
        counted.filter(|(_, count)| *count > 0)
    }

    /// Counts one record.
    pub(super) fn count(&mut self, shade: &Shade, subject: &SubjectId) {
        for class in shade.classes() {
            if let Some(class) = self.classes.get_mut(usize::from(class)) {
                class.members.push(subject.clone());
            }
        }
    }
}

impl Shading {
    /// What was asked, in words.
    #[must_use]
    pub fn title(&self) -> Message {
        self.lens.name(self.language)
    }
}
