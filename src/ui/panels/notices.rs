//! Passing words at the bottom of the window; what went wrong stays until it is dismissed.

use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Label, Order, Ui, Vec2};

use super::{controls, status};
use crate::diagnostic::Severity;
use crate::locale::msg;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Workspace};

/// How long a word stays that asks for nothing.
const SHOWN_SECS: f64 = 6.0;

/// Draws the last notice, while there is one.
pub(super) fn show(ui: &Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let Some(notice) = &workspace.notice else {
        return;
    };
    let language = workspace.language();
    let palette = theme::palette(ui);
    let now = ui.input(|input| input.time);
    let id = Id::unique("notice since");
    let (serial, since) = ui
        .data(|data| data.get_temp::<(u64, f64)>(id))
        .filter(|(serial, _)| *serial == notice.serial)
        .unwrap_or((notice.serial, now));
    ui.data_mut(|data| data.insert_temp(id, (serial, since)));
    let stays = notice.severity == Severity::Error;
    if !stays {
        let left = SHOWN_SECS - (now - since);
        if left <= 0.0 {
            actions.push(Action::DismissNotice);
            return;
        }
        ui.ctx()
            .request_repaint_after(Duration::from_secs_f64(left.max(0.05)));
    }
    let (glyph, color) = status::severity_sign(notice.severity, palette);
    Area::new(Id::unique("notice"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -44.0))
        .role(egui::accesskit::Role::Status)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .inner_margin(egui::Margin::symmetric(14, 8))
                .show(ui, |ui| {
                    ui.set_max_width(560.0);
                    ui.horizontal(|ui| {
                        icon::show(ui, glyph, 18.0, color);
                        ui.vertical(|ui| {
                            ui.set_max_width(470.0);
                            ui.spacing_mut().item_spacing.y = 1.0;
                            ui.add(Label::new(language.say(&notice.message)).wrap());
                            if let Some(hint) = &notice.hint {
                                let hint = controls::caption(ui, language.say(hint));
                                ui.add(Label::new(hint).wrap());
                            }
                        });
                        let tip = language.text(msg::UI_DISMISS);
                        if icon::sized_button(ui, "x", &tip, false, 24.0).clicked() {
                            actions.push(Action::DismissNotice);
                        }
                    });
                });
        });
}
