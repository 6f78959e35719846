//! Over the canvas while a version is open to be read: which one, and the ways back.

use egui::{Frame, Label, Margin, Panel, Ui};

use crate::locale::msg;
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Document, Versioning, Workspace};

/// Draws it, where a version is open.
pub(in crate::ui::panels) fn show(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let Some(version) = workspace.document.as_ref().and_then(Document::version) else {
        return;
    };
    let language = workspace.language();
    let palette = theme::palette(ui);
    let (ink, ground) = palette.degraded;
    let frame = Frame::new()
        .fill(ground)
        .inner_margin(Margin::symmetric(12, 4));
    Panel::top("version banner")
        .frame(frame)
        .exact_size(40.0)
        .resizable(false)
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                icon::show(ui, "history", 18.0, ink);
                ui.add_space(2.0);
                let layout = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(layout, |ui| {
                    let back = language.text(msg::VERSIONS_BACK);
                    if controls::primary(ui, Some("arrow-left"), &back).clicked() {
                        actions.push(Action::Versioning(Versioning::BackToWorking));
                    }
                    let restore = language.text(msg::VERSIONS_RESTORE_THIS);
                    if controls::secondary(ui, Some("rotate-ccw"), &restore).clicked() {
                        actions.push(Action::Versioning(Versioning::Restore(version.clone())));
                    }
                    let about = msg::VERSIONS_BANNER
                        .with("title", controls::shown(&version.title).into_owned())
                        .with("when", version.when.as_str())
                        .with("author", version.author.as_str());
                    let words = egui::RichText::new(language.say(&about)).color(palette.ink);
                    let left = egui::Layout::left_to_right(egui::Align::Center);
                    ui.with_layout(left, |ui| ui.add(Label::new(words).truncate()));
                });
            });
        });
}
