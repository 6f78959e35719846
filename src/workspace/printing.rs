//! What of a view an export shows: the layers that are shown and printed, or those that are asked
//! for by name.

use std::sync::Arc;

use super::comparing::Comparison;
use super::picture::PictureOrder;
use crate::locale::{Language, msg};
use crate::model::{Patch, SystemMap, View};

/// The names of a view's layers, back to front, as an export is asked for them.
#[must_use]
pub fn layer_names(view: &View, language: Language) -> Vec<String> {
    let ground = || language.text(msg::UI_GROUND_LAYER);
    let layers = view.all_layers().into_iter();
    layers
        .map(|layer| match layer.name.as_str() {
            "" => ground(),
            name => name.to_owned(),
        })
        .collect()
}

/// The order for the same picture with the layers that an export shows. `only` names them by name
/// or id; without it they are those that are shown and printed.
pub(super) fn printed(order: &PictureOrder, only: Option<&[String]>) -> PictureOrder {
    let mut order = order.clone();
    if let Some((comparison, shown)) = &order.compared {
        let mut comparison = Comparison::clone(comparison);
        for state in [&mut comparison.before, &mut comparison.after] {
            if let Some(map) = with_layers(&order, &state.map, only) {
                state.map = map;
            }
        }
        order.compared = Some((Arc::new(comparison), *shown));
    }
    if let Some(map) = with_layers(&order, &order.map, only) {
        order.map = map;
    }
    order
}

fn with_layers(
    order: &PictureOrder,
    map: &SystemMap,
    only: Option<&[String]>,
) -> Option<SystemMap> {
    let before: &View = map.tables().views.get(&order.view)?;
    let names = layer_names(before, order.language);
    let mut layers = before.all_layers();
    for (layer, name) in layers.iter_mut().zip(names) {
        layer.hidden = match only {
            Some(only) => {
                let is_asked = |asked: &String| *asked == name || layer.id == *asked;
                !only.iter().any(is_asked)
            }
            None => layer.hidden || layer.unprinted,
        };
    }
    if layers.iter().all(|layer| !layer.hidden) && !before.layers.iter().any(|layer| layer.hidden) {
        return None;
    }
    let mut after = before.clone();
    after.layers = layers;
    let mut patch = Patch::new();
    patch.change(before, &after);
    map.with(&patch).ok()
}
