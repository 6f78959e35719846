//! A sketch gets places as it is drawn, so that drawing and placing are one step.

use std::sync::atomic::AtomicBool;

use super::arranging::{Arranging, arrange};
use crate::command::sketch::Sketch;
use crate::command::{self, Command, Context};
use crate::locale::{Language, Message};
use crate::model::{Patch, PlateauId, SystemMap, ViewId};
use crate::scene::LayoutWatch;

/// The patch of a command, with places for what a sketch left without one: found as *arrange what is
/// new* does. Whatever has a place stays there.
pub(super) fn with_places(
    map: &SystemMap,
    command: &Command,
    patch: Patch,
    context: &mut Context<'_>,
    language: Language,
) -> Patch {
    let Command::Draw(view, sketch) = command else {
        return patch;
    };
    let is_placed =
        sketch.shown.is_empty() && sketch.elements.iter().all(|element| element.rect.is_some());
    let mut drawn = map.clone();
    if is_placed || drawn.apply(&patch).is_err() {
        return patch;
    }
    let watch = LayoutWatch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let placing = arrange(&drawn, view, &Arranging::New, language, &watch);
    let placing = placing.and_then(|placing| command::plan(&drawn, &placing, context).ok());
    match placing {
        Some(places) => patch.squashed(&places),
        None => patch,
    }
}

/// The map with a sketch drawn and placed, for a caller without a window. The same map and sketch
/// give the same ids.
///
/// # Errors
/// Why it cannot be drawn, in words.
pub fn draw(
    map: &SystemMap,
    plateau: Option<&PlateauId>,
    view: &ViewId,
    sketch: Sketch,
    language: Language,
) -> Result<SystemMap, Message> {
    let command = Command::Draw(view.clone(), Box::new(sketch));
    let mut random = map.tables().elements.iter().count() as u64 * 2 + 1;
    let mut context = Context {
        plateau,
        random: &mut || super::next_random(&mut random),
        today: "",
        author_role: "",
    };
    let planned = command::plan(map, &command, &mut context);
    let patch = planned.map_err(|refusal| refusal.message)?;
    let patch = with_places(map, &command, patch, &mut context, language);
    map.with(&patch).map_err(|misfit| misfit.message())
}
