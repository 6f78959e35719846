//! The answer of a lens: classes, and the class of each element and link.

use smol_str::SmolStr;

use super::{Lens, LensRequest};
use crate::locale::{Language, Message, MessageId, msg};
use crate::model::{ElementIx, LinkIx, Snapshot};
use crate::scene::answer::Tone;

/// How much of a card a class colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Ground, a heavier frame and a pill: it is to be seen.
    Marked,
    /// Ground and frame, and a pill where there is a word: containers keep their own colours.
    Tinted,
    /// The frame alone.
    Edged,
    /// Nothing: it stands in the legend alone.
    Plain,
}

/// A class of a lens.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// The same in every language: for scripts.
    pub key: SmolStr,
    /// Its name in the legend.
    pub name: String,
    /// Its word on a pill, in capitals; empty for no pill.
    pub pill: SmolStr,
    /// Its sign.
    pub icon: &'static str,
    /// Its colours.
    pub tone: Tone,
    /// How much they colour.
    pub manner: Manner,
}

impl Class {
    /// A class that is to be seen.
    pub(super) fn marked(
        key: impl Into<SmolStr>,
        name: impl Into<String>,
        pill: impl AsRef<str>,
        icon: &'static str,
        tone: Tone,
    ) -> Self {
        Self {
            key: key.into(),
            name: name.into(),
            pill: pill.as_ref().to_uppercase().into(),
            icon,
            tone,
            manner: Manner::Marked,
        }
    }

    /// A class that is not to be seen, such as that of what nobody wrote down.
    pub(super) fn plain(key: impl Into<SmolStr>, name: impl Into<String>) -> Self {
        Self {
            manner: Manner::Plain,
            ..Self::marked(key, name, "", "circle-help", Tone::Level(0))
        }
    }

    pub(super) fn in_manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }
}

/// What a lens says of one element or link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shade {
    /// Its class, by number.
    pub class: u16,
    /// Further classes that it is a member of, by number.
    pub also: Vec<u16>,
    /// Its own words on the pill, in place of those of its class; empty for none at all.
    pub pill: Option<SmolStr>,
    /// In a sentence, for screen readers, where that is more than the name of the class.
    pub phrase: SmolStr,
}

impl Shade {
    /// Of one class, with nothing to add.
    pub(super) fn of(class: u16) -> Self {
        Self {
            class,
            ..Self::default()
        }
    }

    /// All classes that it is a member of, its own first.
    pub fn classes(&self) -> impl Iterator<Item = u16> + '_ {
        std::iter::once(self.class).chain(self.also.iter().copied())
    }
}

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub struct Shading {
    /// The question.
    pub lens: Lens,
    /// The classes in the order of the legend: where they are ranked, the gravest first.
    pub classes: Vec<Class>,
    /// Whether an element speaks for the container that it is put away in, where its class is
    /// graver.
    pub is_ranked: bool,
    /// What there is to say beside the classes, such as the day that is looked at.
    pub note: Option<String>,
    /// Whether links have classes, too: their lines then tell nothing else by their colour.
    pub has_links: bool,
    pub(super) language: Language,
    elements: Vec<Option<Shade>>,
    links: Vec<Option<Shade>>,
}

impl Shading {
    pub(super) fn blank(lens: Lens, request: &LensRequest<'_>) -> Self {
        let snapshot = request.facts.snapshot;
        Self {
            lens,
            classes: Vec::new(),
            is_ranked: false,
            note: None,
            has_links: false,
            language: request.language,
            elements: vec![None; snapshot.elements().len()],
            links: vec![None; snapshot.links().len()],
        }
    }

    /// What is said of an element; `None` where the question is not asked of it.
    #[must_use]
    pub fn element(&self, ix: ElementIx) -> Option<&Shade> {
        self.elements.get(ix.row())?.as_ref()
    }

    /// What is said of a link; `None` where the question is not asked of it.
    #[must_use]
    pub fn link(&self, ix: LinkIx) -> Option<&Shade> {
        self.links.get(ix.row())?.as_ref()
    }

    /// A class by its number.
    #[must_use]
    pub fn class(&self, number: u16) -> Option<&Class> {
        self.classes.get(usize::from(number))
    }

    /// The sentence of a shade, for screen readers.
    #[must_use]
    pub fn phrase(&self, shade: &Shade) -> String {
        if shade.phrase.is_empty() {
            let class = self.class(shade.class);
            return class.map(|class| class.name.clone()).unwrap_or_default();
        }
        shade.phrase.to_string()
    }

    /// Elements and links of each class, by number of the class, over the whole plateau.
    #[must_use]
    pub fn counts(&self) -> Vec<(usize, usize)> {
        let mut counts = vec![(0, 0); self.classes.len()];
        for shade in self.elements.iter().flatten() {
            for class in shade.classes() {
                counts[usize::from(class)].0 += 1;
            }
        }
        for shade in self.links.iter().flatten() {
            for class in shade.classes() {
                counts[usize::from(class)].1 += 1;
            }
        }
        counts
    }

    pub(super) fn ranked(&mut self) {
        self.is_ranked = true;
    }

    /// Adds a class and gives its number.
    pub(super) fn add(&mut self, class: Class) -> u16 {
        let number = u16::try_from(self.classes.len()).unwrap_or(u16::MAX);
        self.classes.push(class);
        number
    }

    /// Adds the class of what nobody wrote down.
    pub(super) fn add_unstated(&mut self) -> u16 {
        let name = self.text(msg::LENS_NOT_STATED);
        self.add(Class::plain("not-stated", name))
    }

    pub(super) fn put(&mut self, ix: ElementIx, shade: Shade) {
        self.elements[ix.row()] = Some(shade);
    }

    pub(super) fn put_link(&mut self, ix: LinkIx, shade: Shade) {
        self.has_links = true;
        self.links[ix.row()] = Some(shade);
    }

    pub(super) fn text(&self, id: MessageId) -> String {
        self.language.text(id)
    }

    pub(super) fn say(&self, message: impl Into<Message>) -> String {
        self.language.say(&message.into())
    }
}

/// The links of a snapshot by number.
pub(super) fn link_numbers(snapshot: &Snapshot) -> impl Iterator<Item = LinkIx> + '_ {
    (0..).map(LinkIx).take(snapshot.links().len())
}
