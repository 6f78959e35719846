//! What a view was gathered from, so that it can be gathered again when the map has moved on.

use std::collections::BTreeMap;

use super::field::{FieldValue, ValueType, word_enum};
use super::id::{ElementId, KindId, PlateauId};
use super::value::{Name, Value};

word_enum!(
    /// Which way a neighbourhood looks.
    Way { Both = "both", Upstream = "upstream", Downstream = "downstream" }
);

/// See the module's header. `analysis::gather` finds the elements that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// What lies within some links of these elements.
    Around {
        /// The middle.
        from: Vec<ElementId>,
        /// How many links away, 1 at least.
        depth: u32,
        /// Which way.
        way: Way,
    },
    /// A zone or a container with what belongs to it, and the other ends of its flows.
    Zone {
        /// The zone.
        zone: ElementId,
    },
    /// A service with all that it needs.
    Service {
        /// The service.
        service: ElementId,
    },
    /// What a plateau adds, removes and changes.
    Changes {
        /// The plateau.
        plateau: PlateauId,
    },
    /// All elements of some kinds.
    Kinds {
        /// The kinds.
        kinds: Vec<KindId>,
    },
    /// A container with all that lies in it.
    Inside {
        /// The container.
        holder: ElementId,
    },
}

impl Recipe {
    /// The deepest neighbourhood that can be asked for.
    pub const DEEPEST: u32 = 99;

    /// The word of its kind, in files and on the command line.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Around { .. } => "around",
            Self::Zone { .. } => "zone",
            Self::Service { .. } => "service",
            Self::Changes { .. } => "changes",
            Self::Kinds { .. } => "kinds",
            Self::Inside { .. } => "inside",
        }
    }

    /// The elements that it names.
    #[must_use]
    pub fn named(&self) -> &[ElementId] {
        match self {
            Self::Around { from, .. } => from,
            Self::Zone { zone: one }
            | Self::Service { service: one }
            | Self::Inside { holder: one } => std::slice::from_ref(one),
            Self::Changes { .. } | Self::Kinds { .. } => &[],
        }
    }
}

const WHAT: &str = "what";
const OF: &str = "of";
const DEPTH: &str = "depth";
const WAY: &str = "way";

impl FieldValue for Option<Recipe> {
    fn to_value(&self) -> Option<Value> {
        let recipe = self.as_ref()?;
        let mut fields: BTreeMap<Name, Value> = [(WHAT.into(), Value::text(recipe.word()))].into();
        let of = match recipe {
            Recipe::Around { from, depth, way } => {
                fields.insert(DEPTH.into(), Value::number(f64::from(*depth))?);
                if let Some(way) = way.to_value() {
                    fields.insert(WAY.into(), way);
                }
                from.to_value()
            }
            Recipe::Kinds { kinds } => kinds.to_value(),
            Recipe::Changes { plateau } => plateau.to_value(),
            Recipe::Zone { zone: one }
            | Recipe::Service { service: one }
            | Recipe::Inside { holder: one } => one.to_value(),
        };
        if let Some(of) = of {
            fields.insert(OF.into(), of);
        }
        Some(Value::Fields(fields))
    }

    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        let fields = match value {
            None | Some(Value::Nothing) => return Ok(None),
            Some(value) => value.as_fields().ok_or(ValueType::Recipe)?,
        };
        let of = fields.get(OF);
        let one = || ElementId::from_value(of).map_err(|_| ValueType::Recipe);
        let recipe = match fields.get(WHAT).and_then(Value::as_text) {
            Some("around") => Recipe::Around {
                from: Vec::from_value(of).map_err(|_| ValueType::Recipe)?,
                depth: depth(fields.get(DEPTH)).ok_or(ValueType::Recipe)?,
                way: Way::from_value(fields.get(WAY))?,
            },
            Some("zone") => Recipe::Zone { zone: one()? },
            Some("service") => Recipe::Service { service: one()? },
            Some("inside") => Recipe::Inside { holder: one()? },
            Some("changes") => Recipe::Changes {
                plateau: PlateauId::from_value(of).map_err(|_| ValueType::Recipe)?,
            },
            Some("kinds") => Recipe::Kinds {
                kinds: Vec::from_value(of).map_err(|_| ValueType::Recipe)?,
            },
            _ => return Err(ValueType::Recipe),
        };
        Ok(Some(recipe))
    }
}

/// A whole number from 1 on; what is missing is 1.
fn depth(value: Option<&Value>) -> Option<u32> {
    let Some(value) = value else { return Some(1) };
    let number = value.as_number()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number within the range was just checked"
    )]
    (number.fract() == 0.0 && (1.0..=f64::from(Recipe::DEEPEST)).contains(&number))
        .then_some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_comes_back_from_its_value() {
        let recipes = [
            Recipe::Around {
                from: vec!["a".into(), "b".into()],
                depth: 2,
                way: Way::Upstream,
            },
            Recipe::Zone { zone: "z".into() },
            Recipe::Service {
                service: "s".into(),
            },
            Recipe::Changes {
                plateau: "P2027".into(),
            },
            Recipe::Kinds {
                kinds: vec!["application".into()],
            },
            Recipe::Inside { holder: "h".into() },
        ];
        for recipe in recipes.map(Some) {
            let value = recipe.to_value();
            assert_eq!(Option::from_value(value.as_ref()), Ok(recipe));
        }
    }

    #[test]
    fn what_is_no_recipe_is_refused() {
        let fields = |depth: f64| {
            Value::Fields(
                [
                    (WHAT.into(), Value::text("around")),
                    (DEPTH.into(), Value::number(depth).unwrap()),
                ]
                .into(),
            )
        };
        for value in [
            Value::text("around"),
            fields(0.0),
            fields(1.5),
            fields(1e9),
            Value::Fields(BTreeMap::new()),
        ] {
            assert!(Option::<Recipe>::from_value(Some(&value)).is_err());
        }
    }
}
