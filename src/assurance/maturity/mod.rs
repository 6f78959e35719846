//! How complete the documentation is: the six views of the ANSSI guide *Cartographie du système
//! d’information* (PA-046), three levels of granularity.
//!
//! `asked` says what is asked of each kind, `neighbours` answers for what an object must be linked
//! to. Levels add up: level 2 asks what level 1 asks, and more. An exemption from the requirement
//! `MATURITY-1`, `MATURITY-2` or `MATURITY-3` excuses what that level asks for, of one object or of
//! all.

mod asked;
mod neighbours;
mod objects;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use self::asked::AskedOf;
use self::neighbours::Neighbours;
use super::exemption::{ExemptionFrom, exemption_from};
use super::facts::Facts;
use crate::catalogue;
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    Attributes, ElementIx, ExemptionId, KindId, LinkIx, Name, SubjectId, SystemMap, Value,
};

pub use self::asked::{asked_of, is_component};
pub use self::objects::Objects;

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

impl AnssiView {
    /// The six views, in the order of the guide.
    pub const ALL: [Self; 6] = [
        Self::Ecosystem,
        Self::Business,
        Self::Applications,
        Self::Administration,
        Self::Logical,
        Self::Physical,
    ];

    /// The word used in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ecosystem => "ecosystem",
            Self::Business => "business",
            Self::Applications => "applications",
            Self::Administration => "administration",
            Self::Logical => "logical",
            Self::Physical => "physical",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Ecosystem => msg::MATURITY_VIEW_ECOSYSTEM,
            Self::Business => msg::MATURITY_VIEW_BUSINESS,
            Self::Applications => msg::MATURITY_VIEW_APPLICATIONS,
            Self::Administration => msg::MATURITY_VIEW_ADMINISTRATION,
            Self::Logical => msg::MATURITY_VIEW_LOGICAL,
            Self::Physical => msg::MATURITY_VIEW_PHYSICAL,
        }
    }
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

    /// The word used in JSON: `name`, the attribute’s id, or `host`, `business_service`, …
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Attribute(name) => name,
            Self::Linked(id) => neighbours::word(id),
        }
    }

    /// What a person calls it.
    #[must_use]
    pub fn label(self, language: Language) -> String {
        match self {
            Self::Name => language.text(msg::MATURITY_ITEM_NAME),
            Self::Attribute(name) => catalogue::attribute_label(name, language).to_owned(),
            Self::Linked(id) => language.text(id),
        }
    }
}

/// How well one object is documented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectMaturity {
    /// Its kind.
    pub kind: KindId,
    /// The view that it belongs to.
    pub view: AnssiView,
    /// The first level at which something is asked of it, 1 to 3.
    pub asked_from: u8,
    /// The highest level whose items, and those of the levels below, it has: 0 to 3.
    pub reached: u8,
    /// What is missing, each with the level that asks for it; in the order of levels.
    pub missing: Vec<(u8, Item)>,
    /// What would be missing, had not an exemption excused it.
    pub excused: Vec<(u8, Item, ExemptionId)>,
}

impl ObjectMaturity {
    /// What is missing up to a level.
    pub fn missing_at(&self, level: u8) -> impl Iterator<Item = (u8, Item)> + '_ {
        let all = self.missing.iter().copied();
        all.take_while(move |(asked_at, _)| *asked_at <= level)
    }
}

/// See the module's header.
#[derive(Clone, Debug, Default)]
pub struct Maturity {
    /// Elements and links in scope of any level, by id.
    pub objects: Objects,
    /// For the maturity after an edit.
    neighbours: Arc<Neighbours>,
}

impl PartialEq for Maturity {
    fn eq(&self, other: &Self) -> bool {
        self.objects == other.objects
    }
}

impl Maturity {
    /// Whether both are one and the same. Where it says no they may be alike.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.objects.is_same(&other.objects)
    }

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

/// The level where the map asks for none.
const USUAL_LEVEL: u8 = 2;

/// The level that a map asks for, 1 to 3.
#[must_use]
pub fn asked_level(map: &SystemMap) -> u8 {
    let asked = map.info().maturity_level.get();
    let level = LEVELS.into_iter().find(|level| f64::from(*level) == asked);
    level.unwrap_or(USUAL_LEVEL)
}

/// The levels of the guide.
pub(super) const LEVELS: [u8; 3] = [1, 2, 3];

/// The maturity of one plateau. O(elements + links), each with what contains it.
#[must_use]
pub fn maturity(facts: &Facts<'_>) -> Maturity {
    let judge = Judge::of(facts, Arc::new(Neighbours::of(facts)));
    let elements = facts.snapshot.element_numbers();
    let links = facts.snapshot.link_numbers();
    let objects = elements
        .map(|ix| judge.element(ix))
        .chain(links.map(|ix| judge.link(ix)));
    Maturity {
        objects: objects
            .filter_map(|(id, object)| Some((id, object?)))
            .collect(),
        neighbours: judge.neighbours,
    }
}

/// The maturity after an edit of fields of these elements and links, which changed no zone of any
/// other, nor kinds, containment or ends of links. O(touched + exemptions), and O(objects) to copy
/// rows where one of them differs.
pub(super) fn maturity_after(
    facts: &Facts<'_>,
    earlier: &Maturity,
    elements: &[ElementIx],
    links: &[LinkIx],
) -> Maturity {
    if elements.is_empty() && links.is_empty() {
        return earlier.clone();
    }
    let judge = Judge::of(facts, Arc::clone(&earlier.neighbours));
    let mut objects = earlier.objects.clone();
    let elements = elements.iter().map(|ix| judge.element(*ix));
    let links = links.iter().map(|ix| judge.link(*ix));
    for (id, object) in elements.chain(links) {
        objects.put(id, object);
    }
    Maturity {
        objects,
        neighbours: judge.neighbours,
    }
}

/// Holds objects of one plateau against what is asked of them.
struct Judge<'f, 'a> {
    facts: &'f Facts<'a>,
    neighbours: Arc<Neighbours>,
    asked: FxHashMap<&'static str, &'static AskedOf>,
    exemptions: [ExemptionFrom; LEVELS.len()],
}

impl<'f, 'a> Judge<'f, 'a> {
    fn of(facts: &'f Facts<'a>, neighbours: Arc<Neighbours>) -> Self {
        Self {
            facts,
            neighbours,
            asked: asked::by_kind(),
            exemptions: LEVELS.map(|level| exemption_from(facts, &format!("MATURITY-{level}"))),
        }
    }

    /// An element; nothing where nothing is asked of it.
    fn element(&self, ix: ElementIx) -> (SubjectId, Option<ObjectMaturity>) {
        let facts = self.facts;
        let has = |item| match item {
            Item::Name => !facts.own_name(ix).trim().is_empty(),
            Item::Attribute("zone") => facts.is_filled(ix, "zone") || facts.zone(ix).is_some(),
            Item::Attribute(name) => facts.is_filled(ix, name),
            Item::Linked(id) => self.neighbours.has(facts, ix, id),
        };
        let is_asked = |item| match item {
            Item::Attribute(name) if asked::OF_PERSONAL_DATA.contains(&name) => {
                asked::PERSONAL.contains(&facts.text(ix, "category"))
            }
            _ => true,
        };
        let element = facts.snapshot.element(ix);
        let is_store = self.neighbours.is_store(ix);
        let id = SubjectId::from(&element.id);
        let object = self.object(&id, &element.kind, is_store, has, is_asked);
        (id, object)
    }

    /// A link; nothing where nothing is asked of it.
    fn link(&self, ix: LinkIx) -> (SubjectId, Option<ObjectMaturity>) {
        let has = |item| match item {
            Item::Attribute(name) => self.facts.is_link_filled(ix, name),
            Item::Name | Item::Linked(_) => true,
        };
        let link = self.facts.snapshot.link(ix);
        let id = SubjectId::from(&link.id);
        let object = self.object(&id, &link.kind, false, has, |_| true);
        (id, object)
    }

    fn object(
        &self,
        id: &SubjectId,
        kind: &KindId,
        is_store: bool,
        has: impl Fn(Item) -> bool,
        is_asked: impl Fn(Item) -> bool,
    ) -> Option<ObjectMaturity> {
        let asked = self.asked.get(kind.as_str()).copied();
        let mut object = ObjectMaturity {
            kind: kind.clone(),
            view: asked.map_or(AnssiView::Logical, |asked| asked.view),
            asked_from: 0,
            reached: 0,
            missing: Vec::new(),
            excused: Vec::new(),
        };
        for (level, exempt) in LEVELS.into_iter().zip(&self.exemptions) {
            let of_kind = asked.map_or(&[][..], |asked: &AskedOf| asked.at(level));
            let of_store = (is_store && level == 3).then_some(asked::BACKUP);
            for item in of_kind.iter().copied().chain(of_store) {
                if !is_asked(item) {
                    continue;
                }
                if object.asked_from == 0 {
                    object.asked_from = level;
                }
                if has(item) {
                    continue;
                }
                match exempt.of(id) {
                    Some(exemption) => object.excused.push((level, item, exemption.clone())),
                    None => object.missing.push((level, item)),
                }
            }
        }
        object.reached = object.missing.first().map_or(3, |(level, _)| level - 1);
        (object.asked_from > 0).then_some(object)
    }
}

/// Whether an attribute says anything: *no* and 0 do, an empty text and an empty list do not.
#[must_use]
pub fn is_filled(attributes: &Attributes, name: &str) -> bool {
    match attributes.get(name) {
        None | Some(Value::Nothing) => false,
        Some(Value::Text(text)) => !text.trim().is_empty(),
        Some(Value::List(list)) => !list.is_empty(),
        Some(Value::Fields(fields)) => !fields.is_empty(),
        Some(_) => true,
    }
}
