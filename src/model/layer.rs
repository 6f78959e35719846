//! The layers of a view: sheets over each other that can be hidden, locked or left out of exports.
//!
//! Every placement lies on one, the ground layer where it names none or one that is gone. A view
//! without layers of its own has the ground layer alone, which is not written to files then. Layers
//! sort what is drawn: within one container, what lies on a later layer is drawn over the others.

use smol_str::SmolStr;

use super::field::{FieldValue, ValueType};
use super::records::{Placement, View};
use super::value::{Name, Value};

/// One layer of a view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    /// Its id within the view; empty for the ground layer.
    pub id: SmolStr,
    /// Its name; the ground layer may have none.
    pub name: SmolStr,
    /// Neither drawn nor found by the pointer.
    pub hidden: bool,
    /// What lies on it is neither moved, sized nor taken out.
    pub locked: bool,
    /// Left out of exports.
    pub unprinted: bool,
}

impl View {
    /// Its layers, back to front, with the ground layer among them.
    #[must_use]
    pub fn all_layers(&self) -> Vec<Layer> {
        let mut layers = self.layers.clone();
        if !layers.iter().any(|layer| layer.id.is_empty()) {
            layers.insert(0, Layer::default());
        }
        layers
    }

    /// The layer that a placement lies on, with its place from the back.
    fn layer_at(&self, placement: &Placement) -> (usize, Option<&Layer>) {
        let find = |id: &str| self.layers.iter().position(|layer| layer.id == id);
        // Where the ground layer is not written it lies at the very back.
        let lift = usize::from(find("").is_none());
        let own = (!placement.layer.is_empty())
            .then(|| find(&placement.layer))
            .flatten();
        match own.or_else(|| find("")) {
            Some(index) => (index + lift, self.layers.get(index)),
            None => (0, None),
        }
    }

    /// The layer that a placement lies on; `None` for a ground layer of which nothing is said.
    #[must_use]
    pub fn layer_of(&self, placement: &Placement) -> Option<&Layer> {
        self.layer_at(placement).1
    }

    /// How far in front the layer of a placement lies; 0 at the back.
    #[must_use]
    pub fn layer_rank(&self, placement: &Placement) -> usize {
        self.layer_at(placement).0
    }

    /// Whether a placement lies on a layer that is hidden.
    #[must_use]
    pub fn hides(&self, placement: &Placement) -> bool {
        self.layer_of(placement).is_some_and(|layer| layer.hidden)
    }

    /// Whether a placement is held where it is: by its own lock, or by that of its layer.
    #[must_use]
    pub fn holds(&self, placement: &Placement) -> bool {
        placement.pinned || self.layer_of(placement).is_some_and(|layer| layer.locked)
    }
}

impl FieldValue for Vec<Layer> {
    fn to_value(&self) -> Option<Value> {
        if self.is_empty() {
            return None;
        }
        let fields = |layer: &Layer| {
            let named = [
                // Written also where it is empty: a layer is never nothing.
                ("id", Some(Value::Text(layer.id.clone()))),
                ("name", layer.name.to_value()),
                ("hidden", layer.hidden.to_value()),
                ("locked", layer.locked.to_value()),
                ("unprinted", layer.unprinted.to_value()),
            ];
            let present = named
                .into_iter()
                .filter_map(|(name, value)| Some((Name::new_static(name), value?)));
            Value::Fields(present.collect())
        };
        Some(Value::List(self.iter().map(fields).collect()))
    }

    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        let list = match value {
            None | Some(Value::Nothing) => return Ok(Self::new()),
            Some(Value::List(list)) => list,
            Some(_) => return Err(ValueType::Layers),
        };
        let mut layers = Self::new();
        for entry in list {
            let fields = entry.as_fields().ok_or(ValueType::Layers)?;
            let layer = Layer {
                id: SmolStr::from_value(fields.get("id"))?,
                name: SmolStr::from_value(fields.get("name"))?,
                hidden: bool::from_value(fields.get("hidden"))?,
                locked: bool::from_value(fields.get("locked"))?,
                unprinted: bool::from_value(fields.get("unprinted"))?,
            };
            // Two of one id would be one that shows twice.
            if !layers.iter().any(|known| known.id == layer.id) {
                layers.push(layer);
            }
        }
        Ok(layers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Record as _, ViewId};

    #[test]
    fn what_names_no_layer_or_one_that_is_gone_lies_on_the_ground() {
        let mut view = View::blank(ViewId::from("v"));
        let mut placement = Placement::blank("p".into());
        assert_eq!(view.layer_rank(&placement), 0);
        assert!(!view.holds(&placement) && !view.hides(&placement));
        view.layers = vec![Layer {
            id: "l".into(),
            locked: true,
            ..Layer::default()
        }];
        assert_eq!(view.all_layers().len(), 2);
        placement.layer = "l".into();
        assert_eq!(view.layer_rank(&placement), 1);
        assert!(view.holds(&placement));
        placement.layer = "gone".into();
        assert_eq!(view.layer_rank(&placement), 0);
        assert!(!view.holds(&placement));
        // The ground layer is written as soon as something is said of it, wherever it lies.
        view.layers.push(Layer {
            hidden: true,
            ..Layer::default()
        });
        assert_eq!(view.all_layers().len(), 2);
        assert!(view.hides(&placement));
        assert_eq!(view.layer_rank(&placement), 1);
    }

    #[test]
    fn layers_survive_the_way_to_a_value_and_back() {
        let layers = vec![
            Layer {
                name: "Fond".into(),
                ..Layer::default()
            },
            Layer {
                id: "l2".into(),
                name: "Flux".into(),
                hidden: true,
                locked: true,
                unprinted: true,
            },
        ];
        let value = layers.to_value();
        assert_eq!(Vec::<Layer>::from_value(value.as_ref()), Ok(layers));
        assert_eq!(
            Vec::<Layer>::from_value(Some(&Value::Flag(true))),
            Err(ValueType::Layers)
        );
    }
}
