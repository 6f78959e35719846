//! How complete the documentation is: the six views of the ANSSI guide *Cartographie du système
//! d’information* (PA-046), three levels of granularity.

use std::collections::BTreeMap;

use super::facts::Facts;
use crate::locale::MessageId;
use crate::model::{Name, SubjectId};

/// A view of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AnssiView {
    /// 1: entities and their relations.
    Ecosystem,
    /// 2: processes, business services, information.
    Business,
    /// 3: applications, databases, flows.
    Applications,
    /// 4: administration.
    Administration,
    /// 5: logical infrastructure.
    Logical,
    /// 6: physical infrastructure.
    Physical,
}

/// What an object must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A name.
    Name,
    /// An attribute of the catalogue.
    Attribute(&'static str),
    /// Something that surrounds it or that it is linked to, in words: *a host*, *a business
    /// service*.
    Linked(MessageId),
}

impl Item {
    /// The attribute, where it is one.
    #[must_use]
    pub fn attribute(self) -> Option<Name> {
        match self {
            Self::Attribute(name) => Some(Name::new_static(name)),
            _ => None,
        }
    }
}

/// How well one object is documented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectMaturity {
    /// The view that it belongs to.
    pub view: AnssiView,
    /// The first level at which something is asked of it, 1 to 3.
    pub asked_from: u8,
    /// The highest level whose items, and those of the levels below, it has: 0 to 3.
    pub reached: u8,
    /// What is missing, each with the level that asks for it.
    pub missing: Vec<(u8, Item)>,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Maturity {
    /// Elements and links in scope of any level, by id.
    pub objects: BTreeMap<SubjectId, ObjectMaturity>,
}

impl Maturity {
    /// Conforming objects and objects in scope of a level; of one view, or of all.
    #[must_use]
    pub fn share(&self, level: u8, view: Option<AnssiView>) -> (usize, usize) {
        let all = self.objects.values();
        let scope = all.filter(|object| {
            object.asked_from <= level && view.is_none_or(|view| object.view == view)
        });
        scope.fold((0, 0), |(conforming, count), object| {
            (conforming + usize::from(object.reached >= level), count + 1)
        })
    }
}

/// The maturity of one plateau.
#[must_use]
pub fn maturity(facts: &Facts<'_>) -> Maturity {
    let _ = facts;
    Maturity::default()
}
