//! What was removed at the plateau that shows, to bring some of it back.

use egui::{Checkbox, Label, Ui};

use super::{Answer, State, cancel, controls, foot, name_of, preview, scrolling, title};
use crate::locale::msg;
use crate::model::{PlateauId, Record, RecordKey, Table, Timeline};
use crate::ui::theme;
use crate::workspace::{Document, Workspace};

/// What is there earlier on the line of a plateau and not at it, elements first.
pub(in crate::ui::panels) fn removed(document: &Document, at: &PlateauId) -> Vec<RecordKey> {
    fn gone<R: Record>(table: &Table<R>, timeline: &Timeline, at: &PlateauId) -> Vec<RecordKey> {
        let chain = timeline.chain(at);
        let was_there = |record: &R| {
            let mut earlier = (1..chain.len()).filter_map(|end| chain.get(..end));
            earlier.any(|chain| Timeline::is_present(record, chain))
        };
        let records = table.iter().filter(|record| {
            !record.overrides().is_empty()
                && !Timeline::is_present(record.as_ref(), chain)
                && was_there(record.as_ref())
        });
        records
            .map(|record| RecordKey::of(record.as_ref()))
            .collect()
    }
    let map = document.map();
    let mut out = gone(&map.tables().elements, map.timeline(), at);
    out.extend(gone(&map.tables().links, map.timeline(), at));
    out
}

/// Asks what comes back.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    state: &mut State,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let Some(at) = &document.plateau else {
        return Answer::Cancel;
    };
    let heading = msg::PLATEAUS_BRING_BACK_TITLE.with("plateau", name_of(document, at));
    title(ui, "archive-restore", accent, &language.say(&heading));
    let removed = removed(document, at);
    if removed.is_empty() {
        let none = controls::caption(ui, language.text(msg::PLATEAUS_NOTHING_REMOVED));
        ui.add(Label::new(none).wrap());
    }
    scrolling(ui, |ui| {
        for key in &removed {
            let mut is_chosen = state.chosen.contains(key);
            let name = preview::named(document, key);
            if ui.add(Checkbox::new(&mut is_chosen, name)).changed() {
                if is_chosen {
                    state.chosen.insert(key.clone());
                } else {
                    state.chosen.remove(key);
                }
            }
        }
    });
    let yes = language.text(msg::PLATEAUS_BRING_BACK_YES);
    let any = !state.chosen.is_empty();
    foot(ui, &yes, None, Some(&cancel(language)), any)
}
