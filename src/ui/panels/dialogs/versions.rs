//! Keeping a version, and the list of those that were kept.

use egui::{Align, Key, Label, Layout, ScrollArea, TextEdit, Ui};

use super::{Answer, DialogsState, cancel, controls, foot, title};
use crate::locale::{Language, msg};
use crate::ui::theme;
use crate::versions::{Version, Words};
use crate::workspace::{Action, Versioning, Workspace};

/// The words to begin with: the name of the version before, and the role of who writes.
pub(super) fn words(workspace: &Workspace) -> Words {
    let document = workspace.document.as_ref();
    let version = document.map(|document| document.map().info().version.to_string());
    Words {
        title: version.unwrap_or_default(),
        reason: String::new(),
        author: workspace.preferences.author_role.clone(),
    }
}

/// Asks what the version is called, why it is kept, and by whom.
pub(super) fn keep(
    ui: &mut Ui,
    language: Language,
    dialogs: &mut DialogsState,
    is_new: bool,
) -> Answer {
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::UI_KEEP_VERSION_TITLE);
    title(ui, "git-branch", accent, &heading);
    let about = controls::caption(ui, language.text(msg::UI_KEEP_VERSION_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    let words = &mut dialogs.version;
    let mut entered = false;
    let label = language.text(msg::UI_VERSION_NAME);
    controls::labelled(ui, &label, None, 110.0, |ui| {
        let field = TextEdit::singleline(&mut words.title).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(&label);
        if is_new {
            response.request_focus();
        }
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    });
    let label = language.text(msg::UI_VERSION_REASON);
    controls::labelled(ui, &label, None, 110.0, |ui| {
        let field = TextEdit::multiline(&mut words.reason).desired_rows(3);
        ui.add(field.desired_width(f32::INFINITY))
            .accessible_name(&label);
    });
    let label = language.text(msg::UI_VERSION_AUTHOR);
    controls::labelled(ui, &label, None, 110.0, |ui| {
        let field = TextEdit::singleline(&mut words.author).desired_width(f32::INFINITY);
        ui.add(field).accessible_name(&label);
    });
    let is_named = !words.title.trim().is_empty();
    let answer = foot(
        ui,
        &language.text(msg::UI_KEEP_VERSION_DO),
        None,
        Some(&cancel(language)),
        is_named,
    );
    if entered && is_named {
        Answer::Yes
    } else {
        answer
    }
}

/// Keeps what was named.
pub(super) fn kept(dialogs: &DialogsState, actions: &mut Vec<Action>) {
    let words = dialogs.version.clone();
    actions.push(Action::Versioning(Versioning::Keep(words)));
}

/// What is said of a version, on two lines.
fn about(ui: &mut Ui, version: &Version) {
    ui.add_space(4.0);
    let name = controls::strong(&version.title, theme::BODY);
    ui.add(Label::new(name).truncate())
        .on_hover_text(&version.reason);
    let mut about = format!("{} · {}", version.when, version.author);
    if !version.reason.is_empty() {
        about = format!("{about} · {}", version.reason.replace('\n', " "));
    }
    let about = controls::caption(ui, about);
    ui.add(Label::new(about).truncate());
}

/// The versions, newest first, each with a button that opens it to be read.
pub(super) fn list(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::UI_VERSIONS_TITLE);
    title(ui, "git-branch", accent, &heading);
    let versions = workspace.versions.as_deref().unwrap_or_default();
    if versions.is_empty() {
        let none = controls::caption(ui, language.text(msg::UI_VERSIONS_NONE));
        ui.add(Label::new(none).wrap());
    }
    const ROW_HEIGHT: f32 = 44.0;
    let height = (ui.ctx().content_rect().height() - 240.0).clamp(160.0, 440.0);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_HEIGHT, versions.len(), |ui, range| {
            for version in versions.get(range).unwrap_or_default() {
                let size = egui::vec2(ui.available_width(), ROW_HEIGHT);
                let row = Layout::right_to_left(Align::Center);
                ui.allocate_ui_with_layout(size, row, |ui| {
                    let open = language.text(msg::UI_VERSION_OPEN);
                    let button = controls::secondary(ui, None, &open);
                    let name = msg::UI_VERSION_OPEN_NAME.with("title", version.title.as_str());
                    let name = language.say(&name);
                    if button.accessible_name(name).clicked() {
                        actions.push(Action::Versioning(Versioning::Open(version.clone())));
                    }
                    ui.with_layout(Layout::top_down(Align::LEFT), |ui| about(ui, version));
                });
            }
        });
    foot(ui, &language.text(msg::UI_CLOSE), None, None, true)
}
