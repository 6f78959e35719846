//! Identities. Each table has its own id type, so that a link's id never passes for an element's.
//!
//! Ids are readable and never reused: a slug of the first name and a short tail
//! (`nextcloud-7k2f`), so that two branches that add the same thing don't collide.

use smol_str::SmolStr;

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(SmolStr);

        impl $name {
            /// The id of this text.
            #[must_use]
            pub fn new(text: impl Into<SmolStr>) -> Self {
                Self(text.into())
            }

            /// As text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The shared text itself; cheap to clone.
            #[must_use]
            pub fn text(&self) -> &SmolStr {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(SmolStr::new(text))
            }
        }

        impl From<SmolStr> for $name {
            fn from(text: SmolStr) -> Self {
                Self(text)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )*};
}

id_types!(
    /// Id of the one record about the map as a whole: always `map`.
    MapInfoId,
    /// Id of a plateau.
    PlateauId,
    /// Id of an element.
    ElementId,
    /// Id of a link.
    LinkId,
    /// Id of a view.
    ViewId,
    /// Id of a placement: `view/subject`.
    PlacementId,
    /// Id of a note.
    NoteId,
    /// Id of a requirement.
    RequirementId,
    /// Id of a work package.
    WorkPackageId,
    /// Id of a scenario.
    ScenarioId,
    /// Id of an exemption.
    ExemptionId,
    /// Id of a line of the catalogue of standards.
    StandardId,
    /// Id of a type of data in the protection table.
    DataTypeId,
    /// Name of a factor of indicators, such as `pue_own_room`.
    FactorId,
    /// Id of a target of an indicator.
    TargetId,
    /// Id of a preset of exports.
    PresetId,
    /// Id of a redaction profile.
    RedactionId,
    /// Id of whatever a placement or a note is about: an element, a link or a note.
    SubjectId,
    /// Name of a kind in the catalogue, such as `application`.
    KindId,
);

macro_rules! subjects {
    ($($name:ident),*) => {$(
        impl From<&$name> for SubjectId {
            fn from(id: &$name) -> Self {
                Self(id.0.clone())
            }
        }
    )*};
}
subjects!(ElementId, LinkId, NoteId, ViewId);

/// A new id: the slug of `name` and a tail of four characters drawn from `random`, tried again
/// until `taken` says that it is free. Accents fall away; what has no slug becomes `item`.
#[must_use]
pub fn fresh_id(
    name: &str,
    random: &mut (impl FnMut() -> u64 + ?Sized),
    taken: impl Fn(&str) -> bool,
) -> SmolStr {
    const TAIL: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let slug = slug(name);
    loop {
        let mut bits = random();
        let mut id = String::with_capacity(slug.len() + 5);
        id.push_str(&slug);
        id.push('-');
        for _ in 0..4 {
            id.push(char::from(TAIL[usize::try_from(bits & 31).unwrap_or(0)]));
            bits >>= 5;
        }
        if !taken(&id) {
            return id.into();
        }
    }
}

/// Lower-case ASCII letters, digits and single hyphens, at most 24 of them.
fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let plain: &str = match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
            'ç' => "c",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ñ' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
            'ù' | 'ú' | 'û' | 'ü' => "u",
            'ÿ' | 'ý' => "y",
            'œ' => "oe",
            'æ' => "ae",
            'a'..='z' | '0'..='9' => {
                out.push(c);
                continue;
            }
            _ => "-",
        };
        if plain != "-" || !(out.is_empty() || out.ends_with('-')) {
            out.push_str(plain);
        }
    }
    out.truncate(24);
    let trimmed = out.trim_end_matches('-');
    if trimmed.is_empty() {
        "item".to_owned()
    } else {
        trimmed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_like_their_names() {
        let mut seed = 7;
        let id = fresh_id(
            "État civil (SaaS)",
            &mut || {
                seed += 1;
                seed
            },
            |_| false,
        );
        assert_eq!(&id[..id.len() - 5], "etat-civil-saas");
        assert_eq!(slug("   "), "item");
        assert_eq!(slug("漢字"), "item");
    }

    #[test]
    fn a_taken_id_is_not_given_again() {
        let mut seed = 0;
        let first = fresh_id(
            "x",
            &mut || {
                seed += 1;
                seed
            },
            |_| false,
        );
        let mut seed = 0;
        let second = fresh_id(
            "x",
            &mut || {
                seed += 1;
                seed
            },
            |id| id == first,
        );
        assert_ne!(first, second);
    }
}
