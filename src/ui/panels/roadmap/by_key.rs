//! Packages by key: walked through, moved, made longer and shorter, deleted.

use egui::{Id, Key, Modifiers, Ui};

use super::chart::Sight;
use crate::command::{Command, PackageCommand};
use crate::ui::UiState;
use crate::workspace::{Action, Planning};

/// Arrow keys walk from package to package; with Shift, left and right move the selected one by a
/// month, down and up make it longer and shorter.
pub(super) fn keys(ui: &Ui, sight: &Sight<'_>, state: &mut UiState, actions: &mut Vec<Action>) {
    let is_ours = ui.memory(|memory| memory.focused()).is_none_or(|focused| {
        let bars = sight.roadmap.bars.iter();
        let ids = bars.map(|bar| Id::unique(("roadmap bar", bar.package.as_str())));
        ids.into_iter().any(|id| id == focused) || focused == Id::unique("roadmap ground")
    });
    if !is_ours || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let bars = &sight.roadmap.bars;
    let selected = sight.document.plan.selected.as_ref();
    let place = bars.iter().position(|bar| Some(&bar.package) == selected);
    let may_edit = !sight.document.is_read_only();
    if let Some(bar) = place.and_then(|place| bars.get(place)).filter(|_| may_edit) {
        let months = i32::from(pressed(Modifiers::SHIFT, Key::ArrowRight))
            - i32::from(pressed(Modifiers::SHIFT, Key::ArrowLeft));
        let more = i32::from(pressed(Modifiers::SHIFT, Key::ArrowDown))
            - i32::from(pressed(Modifiers::SHIFT, Key::ArrowUp));
        if months != 0 || more != 0 {
            let last = bar.last.shifted(months + more);
            actions.push(Action::Edit(Command::Package(PackageCommand::Reschedule {
                package: bar.package.clone(),
                start: Some(bar.first.shifted(months)),
                end: Some(last),
            })));
            state.panels.roadmap.chart.reveal = true;
        }
        if pressed(Modifiers::NONE, Key::Delete) {
            let packages = vec![bar.package.clone()];
            let delete = PackageCommand::Delete { packages };
            actions.push(Action::Edit(Command::Package(delete)));
        }
    }
    let forward =
        pressed(Modifiers::NONE, Key::ArrowDown) || pressed(Modifiers::NONE, Key::ArrowRight);
    let back = pressed(Modifiers::NONE, Key::ArrowUp) || pressed(Modifiers::NONE, Key::ArrowLeft);
    if (forward || back) && !bars.is_empty() {
        let next = match place {
            Some(place) if forward => (place + 1).min(bars.len() - 1),
            Some(place) => place.saturating_sub(1),
            None => 0,
        };
        if let Some(bar) = bars.get(next) {
            actions.push(Action::Plan(Planning::Select(Some(bar.package.clone()))));
            state.panels.roadmap.chart.reveal = true;
        }
    }
}
