//! Other repositories that the versions go to and come from, and the copy of one.

use egui::{Align, Key, Label, Layout, Modifiers, ProgressBar, Response, RichText, TextEdit, Ui};

use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::diagnostic::Severity;
use crate::locale::{Language, msg};
use crate::ui::panels::status::severity_sign;
use crate::ui::{icon, theme};
use crate::versions::remote::Login;
use crate::workspace::sharing::{Listed, Order, Question, folder_for, order_name, state};
use crate::workspace::{Action, Sharing, Workspace, percent};

/// What is typed.
#[derive(Default)]
pub(super) struct Fields {
    name: String,
    address: String,
    create: bool,
    user: String,
    secret: String,
    folder: String,
    /// Whether the field for an address was offered already.
    is_offered: bool,
    /// Whether somebody named the folder; until then it follows the address.
    folder_is_own: bool,
}

impl Fields {
    pub(super) fn clear(&mut self) {
        *self = Self {
            name: "origin".to_owned(),
            ..Self::default()
        };
    }
}

const LABELS: f32 = 110.0;

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    fields: &mut Fields,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    title(
        ui,
        "git-branch",
        accent,
        &language.text(msg::UI_SHARING_TITLE),
    );
    let about = controls::caption(ui, language.text(msg::UI_SHARING_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    scrolling_to_fit(ui, |ui| {
        let sharing = &workspace.sharing;
        if let Some(shelf) = &sharing.shelf {
            if !shelf.has_versions {
                remark(
                    ui,
                    Severity::Warning,
                    &language.text(msg::UI_SHARING_NO_VERSION),
                    None,
                );
            } else if !shelf.is_kept
                || workspace
                    .document
                    .as_ref()
                    .is_some_and(|document| !document.is_saved())
            {
                remark(
                    ui,
                    Severity::Note,
                    &language.text(msg::UI_SHARING_UNKEPT),
                    None,
                );
            }
            if shelf.remotes.is_empty() {
                let none = controls::caption(ui, language.text(msg::UI_SHARING_NONE));
                ui.add(Label::new(none).wrap());
            }
            for listed in &shelf.remotes {
                remote(ui, workspace, listed, shelf.has_versions, actions);
            }
        } else {
            controls::spinner(ui, 16.0);
        }
        after_order(ui, workspace, fields, actions);
        add(ui, workspace, fields, actions);
    });
    ui.add_space(12.0);
    // What sends stands out, not what closes.
    let close = Layout::right_to_left(Align::Center);
    let is_closed = ui.with_layout(close, |ui| {
        controls::secondary(ui, None, &language.text(msg::UI_CLOSE)).clicked()
    });
    if is_closed.inner {
        Answer::Cancel
    } else {
        Answer::Wait
    }
}

fn scrolling_to_fit<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let height = (ui.ctx().content_rect().height() - 240.0).max(160.0);
    egui::ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, content)
        .inner
}

/// One remote: its name, where it is, how we stand, and what one can do.
fn remote(
    ui: &mut Ui,
    workspace: &Workspace,
    listed: &Listed,
    has_versions: bool,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let remote = &listed.remote;
    let name = remote.name.as_str();
    let is_idle = workspace.sharing.transfer.is_none();
    controls::rule(ui);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let gone = language.say(&msg::UI_SHARING_REMOVE.with("name", name));
            if icon::sized_button(ui, "trash-2", &gone, false, 24.0).clicked() {
                actions.push(Action::Sharing(Sharing::Do(Order::Remove(name.to_owned()))));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(controls::strong(name, theme::BODY)));
                let place = controls::caption(ui, controls::shown(&remote.text));
                ui.add(Label::new(place).truncate())
                    .on_hover_text(remote.text.as_str());
            });
        });
    });
    let mut button =
        |ui: &mut Ui, text, label: crate::locale::MessageId, order: Order, on: bool| {
            let response = ui.add_enabled_ui(on && is_idle, |ui| {
                controls::secondary(ui, None, &language.text(text))
            });
            let label = language.say(&label.with("name", name));
            if response.inner.accessible_name(label).clicked() {
                actions.push(Action::Sharing(Sharing::Do(order)));
            }
        };
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let owned = || name.to_owned();
            if listed.is_confirmed {
                let (ahead, behind) = (listed.standing.ahead, listed.standing.behind);
                let is_even = listed.standing.theirs.is_some() && ahead == 0 && behind == 0;
                button(
                    ui,
                    msg::UI_SHARING_PUSH,
                    msg::UI_SHARING_PUSH_NAME,
                    Order::Push(owned()),
                    has_versions && !is_even,
                );
                button(
                    ui,
                    msg::UI_SHARING_PULL,
                    msg::UI_SHARING_PULL_NAME,
                    Order::Pull(owned()),
                    has_versions,
                );
                button(
                    ui,
                    msg::UI_SHARING_FETCH,
                    msg::UI_SHARING_FETCH_NAME,
                    Order::Fetch(owned()),
                    true,
                );
            } else if remote.address.is_ok() {
                button(
                    ui,
                    msg::UI_SHARING_CONFIRM,
                    msg::UI_SHARING_CONFIRM_NAME,
                    Order::Confirm(owned()),
                    true,
                );
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let (text, color) = match (&remote.address, listed.is_confirmed) {
                    (Err(_), _) => {
                        let refused = remote.to_fetch().err();
                        let words = refused.map(|error| error.problem(name).message);
                        let words = words.map_or_else(String::new, |words| language.say(&words));
                        (words, severity_sign(Severity::Error, palette).1)
                    }
                    (Ok(_), false) => (
                        language.text(msg::SHARING_UNCONFIRMED),
                        severity_sign(Severity::Warning, palette).1,
                    ),
                    (Ok(_), true) => (language.say(&state(&listed.standing)), palette.text),
                };
                let words = RichText::new(text).size(theme::CAPTION).color(color);
                ui.add(Label::new(words).wrap());
            });
        });
    });
    ui.add_space(2.0);
}

/// The transfer under way, the question that it left, or what was said last.
fn after_order(ui: &mut Ui, workspace: &Workspace, fields: &mut Fields, actions: &mut Vec<Action>) {
    let language = workspace.language();
    let sharing = &workspace.sharing;
    if let Some(transfer) = &sharing.transfer {
        controls::rule(ui);
        let share = transfer.run.share();
        let what = language.say(&order_name(&transfer.order));
        let text = language.say(
            &msg::UI_SHARING_PERCENT
                .with("what", what)
                .with("percent", usize::from(percent(share))),
        );
        ui.horizontal(|ui| {
            let palette = theme::palette(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let stop = language.text(msg::UI_SHARING_STOP);
                if icon::sized_button(ui, "x", &stop, false, 24.0).clicked() {
                    actions.push(Action::Sharing(Sharing::Cancel));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let bar = ProgressBar::new(share)
                        .desired_width(120.0)
                        .desired_height(6.0)
                        .fill(palette.accent);
                    let bar = ui.add(bar);
                    bar.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text)
                    });
                    controls::line(ui, controls::caption(ui, &text));
                });
            });
        });
    } else if let Some(question) = &sharing.question {
        controls::rule(ui);
        ask(ui, language, question, fields, actions);
    } else if let Some((severity, message, hint)) = &sharing.last {
        controls::rule(ui);
        let hint = hint.as_ref().map(|hint| language.say(hint));
        remark(ui, *severity, &language.say(message), hint.as_deref());
    }
}

/// A sentence with its sign, and advice below.
fn remark(ui: &mut Ui, severity: Severity, text: &str, hint: Option<&str>) {
    let (glyph, color) = severity_sign(severity, theme::palette(ui));
    ui.horizontal_top(|ui| {
        icon::show(ui, glyph, 16.0, color);
        ui.vertical(|ui| {
            ui.add(Label::new(controls::shown(text).into_owned()).wrap());
            if let Some(hint) = hint {
                let hint = controls::caption(ui, hint);
                ui.add(Label::new(hint).wrap());
            }
        });
    });
    ui.add_space(4.0);
}

fn ask(
    ui: &mut Ui,
    language: Language,
    question: &Question,
    fields: &mut Fields,
    actions: &mut Vec<Action>,
) {
    // Enter is for the question while there is one, and closes the dialog otherwise.
    let has_focus = ui.memory(|memory| memory.focused().is_some());
    let mut answers = |ui: &mut Ui, yes: &str, always: Option<&str>| {
        let entered =
            !has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        ui.horizontal_wrapped(|ui| {
            if controls::primary(ui, None, yes).clicked() || entered {
                actions.push(Action::Sharing(Sharing::Yes));
            }
            if let Some(always) = always
                && controls::secondary(ui, None, always).clicked()
            {
                actions.push(Action::Sharing(Sharing::YesAlways));
            }
            if controls::secondary(ui, None, &cancel(language)).clicked() {
                actions.push(Action::Sharing(Sharing::No));
            }
        });
    };
    match question {
        Question::Anywhere { words, place, .. } => {
            remark(ui, Severity::Warning, &language.say(words), None);
            let always = msg::UI_SHARING_ANYWHERE_ALWAYS.with("place", place.as_str());
            answers(
                ui,
                &language.text(msg::UI_SHARING_ANYWHERE_DO),
                Some(&language.say(&always)),
            );
        }
        Question::Moved(_) => {
            remark(
                ui,
                Severity::Warning,
                &language.text(msg::UI_SHARING_MOVED),
                None,
            );
            answers(ui, &language.text(msg::UI_SHARING_MOVED_DO), None);
        }
        Question::Trust { address, .. } => {
            let words = msg::UI_SHARING_TRUST.with("address", address.as_str());
            remark(ui, Severity::Warning, &language.say(&words), None);
            answers(ui, &language.text(msg::UI_SHARING_TRUST_DO), None);
        }
        Question::Login {
            host,
            user,
            was_wrong,
            ..
        } => login(ui, language, (host, user, *was_wrong), fields, actions),
    }
}

fn login(
    ui: &mut Ui,
    language: Language,
    (host, user, was_wrong): (&str, &str, bool),
    fields: &mut Fields,
    actions: &mut Vec<Action>,
) {
    let words = if was_wrong {
        msg::UI_SHARING_LOGIN_WRONG
    } else {
        msg::UI_SHARING_LOGIN
    };
    remark(
        ui,
        Severity::Warning,
        &language.say(&words.with("host", host)),
        None,
    );
    if fields.user.is_empty() {
        user.clone_into(&mut fields.user);
    }
    let label = language.text(msg::UI_SHARING_USER);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let field = TextEdit::singleline(&mut fields.user).desired_width(f32::INFINITY);
        ui.add(field).accessible_name(&label);
    });
    let mut entered = false;
    let label = language.text(msg::UI_SHARING_SECRET);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let field = TextEdit::singleline(&mut fields.secret)
            .password(true)
            .desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(&label);
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    });
    ui.horizontal(|ui| {
        let is_ready = !fields.user.trim().is_empty() && !fields.secret.is_empty();
        let go = ui.add_enabled_ui(is_ready, |ui| {
            controls::primary(ui, None, &language.text(msg::UI_SHARING_LOGIN_DO))
        });
        if go.inner.clicked() || (entered && is_ready) {
            actions.push(Action::Sharing(Sharing::Login(Login {
                user: fields.user.trim().to_owned(),
                secret: std::mem::take(&mut fields.secret),
            })));
        }
        if controls::secondary(ui, None, &cancel(language)).clicked() {
            fields.secret.clear();
            actions.push(Action::Sharing(Sharing::No));
        }
    });
}

/// The form for another remote.
fn add(ui: &mut Ui, workspace: &Workspace, fields: &mut Fields, actions: &mut Vec<Action>) {
    let language = workspace.language();
    controls::rule(ui);
    controls::heading(ui, language.text(msg::UI_SHARING_ADD_TITLE));
    let label = language.text(msg::UI_SHARING_NAME);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let field = TextEdit::singleline(&mut fields.name).desired_width(160.0);
        ui.add(field).accessible_name(&label);
    });
    let field = address(ui, language, &mut fields.address);
    let shelf = workspace.sharing.shelf.as_ref();
    if shelf.is_some_and(|shelf| shelf.remotes.is_empty()) && !fields.is_offered {
        fields.is_offered = true;
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        let create = language.text(msg::UI_SHARING_CREATE);
        ui.checkbox(&mut fields.create, create);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let is_ready = !fields.address.trim().is_empty() && !fields.name.trim().is_empty();
            let response = ui.add_enabled_ui(is_ready, |ui| {
                controls::secondary(ui, Some("plus"), &language.text(msg::UI_SHARING_ADD))
            });
            if response.inner.clicked() || (entered && is_ready) {
                actions.push(Action::Sharing(Sharing::Do(Order::Add {
                    name: fields.name.trim().to_owned(),
                    address: fields.address.trim().to_owned(),
                    create: std::mem::take(&mut fields.create),
                })));
            }
        });
    });
}

fn address(ui: &mut Ui, language: Language, text: &mut String) -> Response {
    let label = language.text(msg::UI_SHARING_ADDRESS);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let field = TextEdit::singleline(text)
            .hint_text(language.text(msg::UI_SHARING_ADDRESS_LIKE))
            .desired_width(f32::INFINITY);
        ui.add(field).accessible_name(&label)
    })
}

/// Asks which repository to copy, and where to.
pub(super) fn clone(
    ui: &mut Ui,
    workspace: &Workspace,
    fields: &mut Fields,
    is_new: bool,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    title(
        ui,
        "git-branch",
        accent,
        &language.text(msg::UI_CLONE_TITLE),
    );
    let about = controls::caption(ui, language.text(msg::UI_CLONE_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    if !workspace.sharing.cloned.is_empty() {
        controls::heading(ui, language.text(msg::UI_CLONE_CHOOSE));
        scrolling(ui, |ui| {
            for map in &workspace.sharing.cloned {
                let name = map.file_name().unwrap_or_default().to_string_lossy();
                if controls::link(ui, &name).clicked() {
                    actions.extend([Action::Dismiss, Action::Open(map.clone())]);
                }
            }
        });
        return foot(ui, &language.text(msg::UI_CLOSE), None, None, true);
    }
    if is_new {
        fields.folder_is_own = false;
    }
    let field = address(ui, language, &mut fields.address);
    if is_new {
        field.request_focus();
    }
    if !fields.folder_is_own {
        let home = beside(workspace);
        fields.folder = folder_for(&fields.address, &home).display().to_string();
    }
    let label = language.text(msg::UI_CLONE_FOLDER);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let field = TextEdit::singleline(&mut fields.folder).desired_width(f32::INFINITY);
        fields.folder_is_own |= ui.add(field).accessible_name(&label).changed();
    });
    after_order(ui, workspace, fields, actions);
    let is_ready = !fields.address.trim().is_empty()
        && !fields.folder.trim().is_empty()
        && workspace.sharing.transfer.is_none();
    let answer = foot(
        ui,
        &language.text(msg::UI_CLONE_DO),
        None,
        Some(&cancel(language)),
        is_ready,
    );
    if answer == Answer::Yes {
        actions.push(Action::Sharing(Sharing::Do(Order::Clone {
            address: fields.address.trim().to_owned(),
            folder: fields.folder.trim().into(),
        })));
        return Answer::Wait;
    }
    if answer == Answer::Cancel {
        actions.push(Action::Sharing(Sharing::Cancel));
    }
    answer
}

/// Where copies go: the folder around what was opened last, or the home folder.
fn beside(workspace: &Workspace) -> std::path::PathBuf {
    let last = workspace.recent.first().and_then(|path| path.parent());
    let home = || {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
        home.map(std::path::PathBuf::from).unwrap_or_default()
    };
    last.map_or_else(home, std::path::Path::to_owned)
}
