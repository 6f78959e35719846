//! What a name stands for: kinds, neighbours and attributes, by their ids or by what people call
//! them in either language.

use std::cell::RefCell;

use smol_str::SmolStr;

use super::closest::{closest, folded};
use super::error::Problem;
use super::neighbours::{Gives, NEIGHBOURS, Neighbour, Of};
use super::plan::{Hop, Leg, Shape, What};
use super::syntax::{Along, Head, Step};
use crate::catalogue::{
    ATTRIBUTES, Attribute, AttributeType, ELEMENT_KINDS, LINK_KINDS, Words, attribute,
    element_kind, link_kind,
};
use crate::locale::{Arg, Language, msg};
use crate::model::{Attributes, Snapshot, Value};

/// What a step of a path leads to.
pub(super) enum Member {
    /// Neighbours, and whose shape they have.
    Hop(Hop, Shape),
    Value(What),
}

/// Values that every element has, beside its attributes: names in both languages, and what.
pub(super) static OWN_VALUES: [(Words, What); 5] = [
    (
        Words {
            en: "kind",
            fr: "type",
        },
        What::Kind,
    ),
    (Words { en: "id", fr: "id" }, What::Id),
    (
        Words {
            en: "name",
            fr: "nom",
        },
        What::Name,
    ),
    (
        Words {
            en: "sovereignty",
            fr: "souveraineté",
        },
        What::Sovereignty,
    ),
    (
        Words {
            en: "trust",
            fr: "confiance",
        },
        What::Trust,
    ),
];

/// The four needs: their letter in files, and what they may be called.
const NEEDS: [(&str, [&str; 4]); 4] = [
    ("d", ["d", "a", "availability", "disponibilité"]),
    ("i", ["i", "integrity", "intégrité", "intégrité"]),
    (
        "c",
        ["c", "confidentiality", "confidentialité", "confidentialité"],
    ),
    ("t", ["t", "traceability", "traçabilité", "preuve"]),
];

/// The need of a letter or a word.
pub(super) fn need(word: &str) -> Option<&'static str> {
    let word = folded(word);
    let found = NEEDS
        .iter()
        .find(|(_, names)| names.iter().any(|name| folded(name) == word));
    found.map(|(letter, _)| *letter)
}

/// What the catalogue knows, and what the map adds to it.
pub(super) struct Names<'c> {
    snapshot: Option<&'c Snapshot>,
    /// The attributes that the map was asked about, because the catalogue has no answer.
    asked: RefCell<Vec<SmolStr>>,
}

impl<'c> Names<'c> {
    pub(super) fn of(snapshot: Option<&'c Snapshot>) -> Self {
        Self {
            snapshot,
            asked: RefCell::default(),
        }
    }

    /// The attributes that the map was asked about.
    pub(super) fn into_asked(self) -> Vec<SmolStr> {
        self.asked.into_inner()
    }

    /// What a condition speaks of.
    pub(super) fn head(&self, head: &Head) -> Result<Shape, Problem> {
        let (is_link, kinds) = match head {
            Head::Element => (false, Vec::new()),
            Head::Link => (true, Vec::new()),
            Head::Kind(name) => {
                let (id, is_link) = self.kind(name)?;
                (is_link, vec![id])
            }
        };
        Ok(Shape { is_link, kinds })
    }

    /// A kind of elements or links, and whether it is one of links.
    pub(super) fn kind(&self, name: &str) -> Result<(SmolStr, bool), Problem> {
        let wanted = folded(name);
        let is = |id: &str, words: &Words| {
            [id, words.en, words.fr].map(folded).contains(&wanted)
                || plural_of(words.en, &wanted)
                || plural_of(words.fr, &wanted)
        };
        if let Some(kind) = ELEMENT_KINDS.iter().find(|kind| is(kind.id, &kind.words)) {
            return Ok((kind.id.into(), false));
        }
        if let Some(kind) = LINK_KINDS.iter().find(|kind| is(kind.id, &kind.words)) {
            return Ok((kind.id.into(), true));
        }
        if let Some(snapshot) = self.snapshot {
            let elements = snapshot
                .elements()
                .iter()
                .map(|element| (&element.kind, false));
            let links = snapshot.links().iter().map(|link| (&link.kind, true));
            let own = elements
                .chain(links)
                .find(|(kind, _)| kind.as_str() == name);
            if let Some((kind, is_link)) = own {
                return Ok((kind.as_str().into(), is_link));
            }
        }
        let element_names = ELEMENT_KINDS
            .iter()
            .flat_map(|kind| [kind.id, kind.words.en, kind.words.fr]);
        let link_names = LINK_KINDS
            .iter()
            .flat_map(|kind| [kind.id, kind.words.en, kind.words.fr]);
        let meant = closest(name, element_names.chain(link_names)).map(str::to_owned);
        Err(Problem::UnknownKind(name.to_owned(), meant))
    }

    /// What a step leads to from a shape.
    pub(super) fn member(&self, step: &Step, from: &Shape) -> Result<Member, Problem> {
        let name = step.name.what.as_str();
        if step.along != Along::Name {
            let kind = self.link_kind(name)?;
            if from.is_link {
                return Err(Problem::NoNeighbourOf(
                    name.to_owned(),
                    super::fitting::shape_words(from),
                ));
            }
            let hop = if step.along == Along::Out {
                Hop::Out(kind)
            } else {
                Hop::In(kind)
            };
            return Ok(Member::Hop(hop, Shape::default()));
        }
        let wanted = folded(name);
        let is = |words: &Words| [words.en, words.fr].map(folded).contains(&wanted);
        if let Some(found) = NEIGHBOURS.iter().find(|one| is(&one.names)) {
            if has_neighbour(from, found) {
                let (is_link, kinds) = match found.gives {
                    Gives::Elements(kinds) => (false, kinds),
                    Gives::Links(kinds) => (true, kinds),
                };
                let kinds = kinds.iter().copied().map(SmolStr::new_static).collect();
                return Ok(Member::Hop(Hop::Neighbour(found), Shape { is_link, kinds }));
            }
            // An attribute may have the same name, such as the data that a flow carries.
            if find_attribute(&wanted).is_none() {
                let words = super::fitting::shape_words(from);
                return Err(Problem::NoNeighbourOf(name.to_owned(), words));
            }
        }
        let own = OWN_VALUES.iter().find(|(words, _)| is(words));
        let own = own.map(|(_, what)| what.clone());
        let greek = (wanted == "σ" || wanted == "sigma").then_some(What::Sovereignty);
        if let Some(what) = own.or(greek) {
            return Ok(Member::Value(what));
        }
        if let Some(found) = find_attribute(&wanted) {
            self.carries(from, found)?;
            return Ok(attribute_member(found));
        }
        if self.uses(from, name) {
            return Ok(Member::Value(What::Attribute(name.into())));
        }
        Err(Problem::UnknownName(
            name.to_owned(),
            closest_member(name, from),
        ))
    }

    fn link_kind(&self, name: &str) -> Result<SmolStr, Problem> {
        match self.kind(name) {
            Ok((id, true)) => Ok(id),
            _ => {
                let names = LINK_KINDS
                    .iter()
                    .flat_map(|kind| [kind.id, kind.words.en, kind.words.fr]);
                let meant = closest(name, names).map(str::to_owned);
                Err(Problem::UnknownLinkKind(name.to_owned(), meant))
            }
        }
    }

    /// Whether one of the kinds of a shape carries an attribute, by the catalogue or on the map.
    fn carries(&self, shape: &Shape, attribute: &'static Attribute) -> Result<(), Problem> {
        let by_catalogue = |kind: &SmolStr| match (element_kind(kind), link_kind(kind)) {
            (Some(kind), _) => kind.has_attribute(attribute.id),
            (None, Some(kind)) => kind.has_attribute(attribute.id),
            (None, None) => true,
        };
        let is_known = shape.kinds.is_empty() || shape.kinds.iter().any(by_catalogue);
        if is_known || self.uses(shape, attribute.id) {
            return Ok(());
        }
        let words = super::fitting::shape_words(shape);
        let meant = closest_member(attribute.id, shape).filter(|meant| meant != attribute.id);
        Err(Problem::NotOfKind(attribute, words, meant))
    }

    /// Whether the map has an attribute on such elements or links.
    fn uses(&self, shape: &Shape, name: &str) -> bool {
        self.asked.borrow_mut().push(name.into());
        self.records().any(|(kind, attributes, is_link)| {
            is_link == shape.is_link && shape.covers(kind) && attributes.contains_key(name)
        })
    }

    /// Whether the map has a value in an attribute.
    pub(super) fn is_used(&self, name: &str, value: &str) -> bool {
        self.asked.borrow_mut().push(name.into());
        self.records().any(|(_, attributes, _)| {
            let text = attributes.get(name).and_then(Value::as_text);
            text.is_some_and(|text| folded(text) == folded(value))
        })
    }

    fn records(&self) -> impl Iterator<Item = (&str, &Attributes, bool)> {
        self.snapshot.into_iter().flat_map(|snapshot| {
            let elements = snapshot.elements().iter();
            let links = snapshot.links().iter();
            elements
                .map(|element| (element.kind.as_str(), &element.attributes, false))
                .chain(links.map(|link| (link.kind.as_str(), &link.attributes, true)))
        })
    }
}

/// Whether what is wanted is a name with the *s* or *x* of its plural, on any of its words:
/// *jeux de données*, *data sets*, *bases de données*.
fn plural_of(name: &str, wanted: &str) -> bool {
    let bare = |text: &str| -> String {
        let words = text
            .split(' ')
            .map(|word| word.trim_end_matches(['s', 'x']));
        words.collect::<Vec<_>>().join(" ")
    };
    bare(&folded(name)) == bare(wanted)
}

/// An attribute by its id or by what it is called; *wanted* is folded.
fn find_attribute(wanted: &str) -> Option<&'static Attribute> {
    let by_id = ATTRIBUTES
        .iter()
        .find(|attribute| folded(attribute.id) == wanted);
    by_id.or_else(|| {
        ATTRIBUTES.iter().find(|attribute| {
            [attribute.words.en, attribute.words.fr]
                .map(folded)
                .iter()
                .any(|label| label == wanted)
        })
    })
}

/// What names elements leads to them; all else is a value.
fn attribute_member(attribute: &'static Attribute) -> Member {
    match attribute.value_type {
        AttributeType::Reference(_) | AttributeType::ReferenceList(_) => {
            Member::Hop(Hop::Reference(attribute.id.into()), Shape::default())
        }
        _ => Member::Value(What::Attribute(attribute.id.into())),
    }
}

/// Whether what has a shape may have such neighbours.
pub(super) fn has_neighbour(shape: &Shape, neighbour: &Neighbour) -> bool {
    match neighbour.of {
        Of::Both => true,
        Of::Links => shape.is_link,
        Of::Elements => !shape.is_link,
        Of::Kind(kind) => !shape.is_link && shape.covers(kind),
    }
}

/// The attributes that what has a shape may carry, in the order of the inspector.
pub(super) fn attributes_of(shape: &Shape) -> Vec<&'static Attribute> {
    if shape.kinds.is_empty() {
        let on_links = |id: &str| LINK_KINDS.iter().any(|kind| kind.has_attribute(id));
        let on_elements = |id: &str| ELEMENT_KINDS.iter().any(|kind| kind.has_attribute(id));
        let is_meant = |attribute: &&Attribute| {
            if shape.is_link {
                on_links(attribute.id)
            } else {
                on_elements(attribute.id)
            }
        };
        return ATTRIBUTES.iter().filter(is_meant).collect();
    }
    let mut found: Vec<&'static Attribute> = Vec::new();
    for kind in &shape.kinds {
        let of_element = element_kind(kind)
            .into_iter()
            .flat_map(|kind| kind.attributes());
        let of_link = link_kind(kind)
            .into_iter()
            .flat_map(|kind| kind.attributes());
        for attribute in of_element.chain(of_link) {
            if !found.iter().any(|known| known.id == attribute.id) {
                found.push(attribute);
            }
        }
    }
    found
}

fn closest_member(name: &str, from: &Shape) -> Option<String> {
    let own = attributes_of(from).into_iter();
    let own = own.flat_map(|attribute| [attribute.id, attribute.words.en, attribute.words.fr]);
    let near = NEIGHBOURS
        .iter()
        .filter(|neighbour| has_neighbour(from, neighbour));
    let near = near.flat_map(|neighbour| [neighbour.names.en, neighbour.names.fr]);
    let values = OWN_VALUES
        .iter()
        .flat_map(|(words, _)| [words.en, words.fr]);
    closest(name, own.chain(near).chain(values)).map(str::to_owned)
}

/// Whether a leg never leads to more than one.
pub(super) fn is_one(leg: &Leg) -> bool {
    let is_one = match &leg.hop {
        Hop::Neighbour(neighbour) => neighbour.is_one,
        Hop::Reference(id) => attribute(id)
            .is_some_and(|attribute| matches!(attribute.value_type, AttributeType::Reference(_))),
        Hop::Out(_) | Hop::In(_) => false,
    };
    is_one && !leg.is_repeated
}

/// What a person calls a value.
pub(super) fn label(what: &What) -> Arg {
    match what {
        What::Attribute(id) => match attribute(id) {
            Some(attribute) => Arg::from(attribute.words),
            None => id.as_str().into(),
        },
        What::Need("d") => msg::CONDITION_NEED_D.into(),
        What::Need("i") => msg::CONDITION_NEED_I.into(),
        What::Need("c") => msg::CONDITION_NEED_C.into(),
        What::Need(_) => msg::CONDITION_NEED_T.into(),
        What::Kind => msg::CONDITION_VALUE_KIND.into(),
        What::Id => msg::CONDITION_VALUE_ID.into(),
        What::Name => msg::CONDITION_VALUE_NAME.into(),
        What::Sovereignty => msg::CONDITION_VALUE_SOVEREIGNTY.into(),
        What::Trust => msg::CONDITION_VALUE_TRUST.into(),
        What::Count(..) => msg::CONDITION_VALUE_COUNT.into(),
        What::Itself => msg::CONDITION_VALUE_ITSELF.into(),
    }
}

/// What a kind of elements or links is called; its id where the catalogue does not know it.
pub(super) fn kind_name(kind: &str, language: Language) -> String {
    let element = element_kind(kind).map(|kind| kind.name(language));
    let name = element.or_else(|| link_kind(kind).map(|kind| kind.name(language)));
    name.unwrap_or(kind).to_owned()
}
