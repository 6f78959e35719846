//! Lenses: the questions about single elements and links that colours answer, each by sorting them
//! into a few classes.
//!
//! A [`Lens`] names the question, a [`Shading`] is its answer at one plateau: for each element and
//! link its [`Class`], with a colour, a sign and a word, so that the answer can be read in
//! greyscale, too. The drawing wears it (`wear`), the legend lists the classes of what is on the
//! drawing with their counts, and the command line prints them. A new question is a variant here
//! and a function that sorts; nothing else in the scene knows it.

mod amounts;
mod contents;
mod data;
mod exposure;
mod levels;
mod life;
mod names;
pub(in crate::scene) mod palette;
mod protection;
mod shading;
mod standing;
#[cfg(test)]
mod tests;
mod wear;
mod whereabouts;
mod wording;

use smol_str::SmolStr;

use crate::analysis::Aspect;
use crate::assurance::{Assessment, Facts};
use crate::locale::Language;
use crate::model::Day;

pub use contents::{ClassMembers, ShadeContents};
pub use names::LensGroup;
pub use shading::{Class, Manner, Shade, Shading};
pub(in crate::scene) use wear::{bundle_shade, link_shade, tally, wear};

/// A question that is answered by a class for each element and link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lens {
    /// Where it runs.
    Hosting,
    /// σ: the least sovereignty level of the providers that it is hosted by.
    Sovereignty,
    /// The greatest confidentiality of the data that it holds, processes or carries.
    Sensitivity,
    /// The category of data that asks most of it: health, personal, financial …
    DataCategories,
    /// Whether it holds or handles personal data.
    DataProtection,
    /// Whether flows, networks and stores are encrypted.
    Encryption,
    /// How close it is to the Internet.
    Exposure,
    /// What is expected of it: D, I, C or T.
    Need(Aspect),
    /// How vital it is, as it declares.
    Criticality,
    /// Whether its support has ended or soon will.
    LifeCycle,
    /// Support that ends within two years.
    Obsolescence,
    /// How complete its documentation is.
    Documentation,
    /// The worst finding about it.
    Findings,
    /// Its share of the energy that the map knows of.
    Energy,
    /// Its cost a year.
    Cost,
    /// The role that answers for it.
    Owner,
    /// The entity that it belongs to.
    Entity,
    /// Its tags.
    Tags,
    /// Any attribute, by its id.
    Attribute(SmolStr),
}

/// All that a lens looks at.
pub struct LensRequest<'a> {
    /// The map at the plateau.
    pub facts: &'a Facts<'a>,
    /// What was found there by rules; `None` where it was not judged yet.
    pub assessment: Option<&'a Assessment>,
    /// The day for which ends of support are looked at; `None` for the first day of the plateau.
    pub on: Option<Day>,
    /// Language of the classes.
    pub language: Language,
}

impl Lens {
    /// Whether it shows what rules found, which takes a while to be known.
    #[must_use]
    pub fn needs_assessment(&self) -> bool {
        matches!(self, Self::Documentation | Self::Findings)
    }

    /// Whether it looks at a day that can be chosen.
    #[must_use]
    pub fn looks_at_a_day(&self) -> bool {
        matches!(self, Self::LifeCycle | Self::Obsolescence)
    }

    /// Sorts every element and link of a plateau. O(elements + links), but for inherited needs,
    /// which take as long as a classification.
    #[must_use]
    pub fn shade(&self, request: &LensRequest<'_>) -> Shading {
        let mut shading = Shading::blank(self.clone(), request);
        match self {
            Self::Hosting => whereabouts::hosting(request, &mut shading),
            Self::Sovereignty => whereabouts::sovereignty(request, &mut shading),
            Self::Sensitivity => data::sensitivity(request, &mut shading),
            Self::DataCategories => data::categories(request, &mut shading),
            Self::DataProtection => data::personal(request, &mut shading),
            Self::Encryption => protection::encryption(request, &mut shading),
            Self::Exposure => exposure::exposure(request, &mut shading),
            Self::Need(aspect) => levels::need(*aspect, request, &mut shading),
            Self::Criticality => levels::criticality(request, &mut shading),
            Self::LifeCycle => life::life_cycle(request, &mut shading),
            Self::Obsolescence => life::obsolescence(request, &mut shading),
            Self::Documentation => standing::documentation(request, &mut shading),
            Self::Findings => standing::findings(request, &mut shading),
            Self::Energy => amounts::energy(request, &mut shading),
            Self::Cost => amounts::attribute("cost_keur", request, &mut shading),
            Self::Owner => wording::attribute("owner_role", request, &mut shading),
            Self::Entity => wording::attribute("owning_entity", request, &mut shading),
            Self::Tags => wording::attribute("tags", request, &mut shading),
            Self::Attribute(name) => wording::any(name, request, &mut shading),
        }
        shading
    }
}
