//! A change moved to an earlier plateau of its line, or to a later one.

use std::sync::Arc;

use egui::{Label, RadioButton, Ui};

use super::{Answer, State, cancel, controls, foot, name_of, preview, title};
use crate::command::{Part, PlateauCommand};
use crate::locale::msg;
use crate::model::{PlateauId, RecordKey};
use crate::ui::theme;
use crate::workspace::{Document, Workspace};

/// The plateaus that a change may move to: earlier ones from the nearest back, then later ones.
pub(super) fn targets(document: &Document, from: &PlateauId) -> Vec<PlateauId> {
    let timeline = document.map().timeline();
    let chain = timeline.chain(from);
    let earlier = chain.iter().rev().skip(1).cloned();
    let later = timeline.order().iter();
    let later = later.filter(|id| *id != from && timeline.builds_on(id, from));
    earlier.chain(later.cloned()).collect()
}

/// Asks where to.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    (records, part, from): (&Arc<[RecordKey]>, &Part, &PlateauId),
    state: &mut State,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::PLATEAUS_MOVE_TITLE);
    title(ui, "arrow-right-left", accent, &heading);
    let what = match (&**records, part) {
        ([one], Part::Whole) => preview::named(document, one),
        ([one], Part::Fields(names)) => {
            let labels = names
                .iter()
                .map(|name| crate::catalogue::attribute_label(name, language).to_owned());
            let labels: Vec<String> = labels.collect();
            format!("{} · {}", preview::named(document, one), labels.join(", "))
        }
        (many, _) => language.say(&msg::PLATEAUS_MOVE_MANY.with("count", many.len())),
    };
    let about = msg::PLATEAUS_MOVE_ABOUT
        .with("what", what)
        .with("plateau", name_of(document, from));
    let about = controls::caption(ui, language.say(&about));
    ui.add(Label::new(about).wrap());
    ui.add_space(4.0);
    let timeline = document.map().timeline();
    for target in targets(document, from) {
        let is_earlier = timeline.builds_on(from, &target);
        let words = if is_earlier {
            msg::PLATEAUS_MOVE_EARLIER
        } else {
            msg::PLATEAUS_MOVE_LATER
        };
        let words = language.say(&words.with("plateau", name_of(document, &target)));
        let is_it = state.target.as_ref() == Some(&target);
        if ui.add(RadioButton::new(is_it, words)).clicked() {
            state.target = Some(target);
        }
    }
    let mut can = false;
    if let Some(to) = state.target.clone() {
        ui.add_space(6.0);
        controls::heading(ui, language.text(msg::PLATEAUS_WHAT_CHANGES));
        let command = PlateauCommand::Move {
            records: Arc::clone(records),
            part: part.clone(),
            from: from.clone(),
            to,
        };
        can = state.preview.show(ui, workspace, document, &command);
    } else {
        let none = controls::caption(ui, language.text(msg::PLATEAUS_NOWHERE_TO_MOVE));
        ui.add(Label::new(none).wrap());
    }
    let yes = language.text(msg::PLATEAUS_MOVE_YES);
    foot(ui, &yes, None, Some(&cancel(language)), can)
}
