//! The status bar: saved or not, counts, problems, background work, marking, language.

use egui::{Align, Button, Layout, ProgressBar, RichText, Stroke, Ui, Vec2};

use super::controls;
use super::findings::{level_ink, open_for};
use super::plateaus::name_of;
use crate::assurance::ProtectionLevel;
use crate::diagnostic::Severity;
use crate::locale::{Language, MessageId, msg};
use crate::scene::level_icon;
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::sharing::{Transfer, order_name};
use crate::workspace::{Action, Document, Handing, Origin, Saving, Sharing, Workspace, percent};

/// Draws the bar.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let language = workspace.language();
    ui.style_mut().spacing.button_padding = Vec2::new(6.0, 2.0);
    ui.style_mut().spacing.interact_size.y = 22.0;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        right(ui, document, language, actions);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            left(ui, document, workspace, state, actions);
        });
    });
}

fn left(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let palette = theme::palette(ui);
    icon::show(ui, "git-branch", 14.0, palette.muted);
    controls::line(ui, controls::caption(ui, version(document, language)));
    ui.add_space(12.0);
    let (glyph, color, text, about) = saved(document, workspace.journal_fails, palette);
    if document.saving == Saving::Running {
        controls::spinner(ui, 13.0);
    } else {
        icon::show(ui, glyph, 14.0, color);
    }
    let words = RichText::new(language.text(text))
        .size(theme::CAPTION)
        .color(palette.text);
    let tip = language.text(about);
    ui.add(
        egui::Label::new(words)
            .truncate()
            .show_tooltip_when_elided(false),
    )
    .on_hover_text(tip);
    ui.add_space(12.0);
    if let Some(plateau) = &document.plateau {
        icon::show(ui, "layers", 14.0, palette.accent);
        let name = name_of(document, plateau);
        let words = RichText::new(controls::shown(&name))
            .size(theme::CAPTION)
            .color(palette.text);
        let tip = msg::PLATEAUS_EDITED.with("plateau", name.as_str());
        controls::line(ui, words).on_hover_text(language.say(&tip));
        ui.add_space(12.0);
    }
    let snapshot = document.snapshot();
    let counts = language.say(
        &msg::UI_COUNTS
            .with("elements", snapshot.elements().len())
            .with("links", snapshot.links().len()),
    );
    controls::line(ui, controls::caption(ui, counts));
    if !document.problems.is_empty() {
        ui.add_space(8.0);
        problems(ui, document, workspace, state, actions);
    }
    findings(ui, document, workspace, state, actions);
    if let Some(running) = &workspace.arranging {
        ui.add_space(8.0);
        arranging(ui, running.run.share(), language, actions);
    }
    if let Some(transfer) = &workspace.sharing.transfer {
        ui.add_space(8.0);
        sharing(ui, transfer, language, actions);
    }
    if let Some(exporting) = &workspace.exports.running {
        ui.add_space(8.0);
        let share = exporting.run.share();
        let text = msg::HANDOUT_RUNNING.with("percent", usize::from(percent(share)));
        let text = language.say(&text);
        let stop = language.text(msg::HANDOUT_STOP);
        let cancel = Action::Handing(Handing::Cancel);
        under_way(ui, share, &text, (&stop, cancel), actions);
    }
    for busy in &workspace.busy {
        ui.add_space(8.0);
        controls::spinner(ui, 13.0);
        controls::line(ui, controls::caption(ui, language.say(busy)));
    }
}

/// How far the layout under way is, and a way to stop it.
fn arranging(ui: &mut Ui, share: f32, language: Language, actions: &mut Vec<Action>) {
    let text = language.say(&msg::UI_ARRANGING.with("percent", usize::from(percent(share))));
    let stop = language.text(msg::UI_STOP_ARRANGING);
    under_way(ui, share, &text, (&stop, Action::CancelArranging), actions);
}

/// How far the transfer under way is, and a way to stop it.
fn sharing(ui: &mut Ui, transfer: &Transfer, language: Language, actions: &mut Vec<Action>) {
    let text = language.say(&order_name(&transfer.order));
    let stop = language.text(msg::UI_SHARING_STOP);
    let cancel = Action::Sharing(Sharing::Cancel);
    under_way(ui, transfer.run.share(), &text, (&stop, cancel), actions);
}

/// How far something is, in words, and a button that stops it.
fn under_way(
    ui: &mut Ui,
    share: f32,
    text: &str,
    (stop, cancel): (&str, Action),
    actions: &mut Vec<Action>,
) {
    let bar = ui.add(
        ProgressBar::new(share)
            .desired_width(72.0)
            .desired_height(6.0)
            .fill(theme::palette(ui).accent),
    );
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, text));
    controls::line(ui, controls::caption(ui, text));
    if icon::sized_button(ui, "x", stop, false, 20.0).clicked() {
        actions.push(cancel);
    }
}

/// How many findings there are, by level; a click opens their list.
fn findings(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    workspace.assurance.ask(document, actions);
    let Some(found) = workspace.assurance.shown(document) else {
        return;
    };
    let language = workspace.language();
    let palette = theme::palette(ui);
    ui.add_space(8.0);
    let counts = found.review.counts();
    let mut atoms = egui::Atoms::default();
    let mut said = Vec::new();
    for level in ProtectionLevel::ALL.into_iter().rev() {
        let count = counts[level as usize];
        if count == 0 {
            continue;
        }
        let ink = level_ink(ui, level);
        atoms.push_right(icon::tinted(level_icon(level), 14.0, ink));
        let words = RichText::new(count.to_string());
        atoms.push_right(words.size(theme::CAPTION).color(palette.text));
        said.push(format!("{count} {}", language.text(level.name())));
    }
    let name = if said.is_empty() {
        let words = language.text(msg::FINDINGS_STATUS_NONE);
        atoms.push_right(icon::tinted("circle-check", 14.0, palette.intact.0));
        let shown = RichText::new(&words).size(theme::CAPTION);
        atoms.push_right(shown.color(palette.text));
        words
    } else {
        language.say(&msg::FINDINGS_STATUS.with("list", said.join(", ")))
    };
    let about = language.text(msg::FINDINGS_STATUS_ABOUT);
    let button = Button::new(atoms).frame_when_inactive(false);
    let response = ui.add(button).on_hover_text(format!("{name}\n{about}"));
    if response.accessible_name(name).clicked() {
        open_for(None, workspace, state, actions);
    }
}

fn problems(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let worst = document
        .problems
        .iter()
        .map(|problem| problem.severity)
        .max();
    let (glyph, color) = severity_sign(worst.unwrap_or(Severity::Note), palette);
    let text = workspace
        .language()
        .say(&msg::UI_PROBLEM_COUNT.with("count", document.problems.len()));
    let words = RichText::new(text).size(theme::CAPTION).color(palette.text);
    let button = Button::new((icon::tinted(glyph, 14.0, color), words)).frame_when_inactive(false);
    if ui.add(button.truncate()).clicked() {
        state.panels.drawer.show_problems();
        let mut panels = workspace.preferences.panels;
        panels.lower = true;
        actions.push(Action::ShowPanels(panels));
    }
}

fn right(ui: &mut Ui, document: &Document, language: Language, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let selected = document.selection.len();
    let text = if selected == 0 {
        language.text(msg::UI_NONE_SELECTED)
    } else {
        language.say(&msg::UI_SELECTED.with("count", selected))
    };
    ui.label(controls::caption(ui, text));
    ui.add_space(10.0);
    let other = match language {
        Language::French => Language::English,
        Language::English => Language::French,
    };
    let words = RichText::new(language.endonym())
        .size(theme::CAPTION)
        .color(palette.text);
    let tip = language.say(&msg::UI_SPEAK_OTHER.with("language", other.endonym()));
    let switch = Button::new((icon::tinted("languages", 14.0, palette.muted), words));
    let response = ui
        .add(switch.frame_when_inactive(false))
        .on_hover_text(&tip);
    if response.accessible_name(tip).clicked() {
        actions.push(Action::SpeakLanguage(other));
    }
    let marking = document.map().info().marking.to_uppercase();
    if !marking.is_empty() {
        ui.add_space(10.0);
        let (ink, ground) = palette.down;
        egui::Frame::new()
            .fill(ground)
            .stroke(Stroke::new(1.0, ink.gamma_multiply(0.5)))
            .corner_radius(4.0)
            .inner_margin(egui::Margin::symmetric(8, 1))
            .show(ui, |ui| {
                ui.set_max_width(220.0);
                let font = theme::font(10.5, FontWeight::SemiBold);
                controls::line(ui, RichText::new(marking).font(font).color(ink));
            });
    }
}

fn version(document: &Document, language: Language) -> String {
    let version = document.map().info().version.clone();
    let changes = match document.history.steps_since_save() {
        Some(0) => language.text(msg::UI_NO_CHANGES),
        Some(steps) => language.say(&msg::UI_CHANGES.with("count", steps)),
        None => language.text(msg::UI_CHANGED),
    };
    if version.is_empty() {
        changes
    } else {
        format!("{version} · {changes}")
    }
}

/// Where the map stands: sign, colour, words, and what that means.
fn saved(
    document: &Document,
    journal_fails: bool,
    palette: &theme::Palette,
) -> (&'static str, egui::Color32, MessageId, MessageId) {
    let is_untouched = document.history.is_empty();
    let (down, warn, good) = (palette.down.0, palette.degraded.0, palette.intact.0);
    match (document.saving, &document.origin) {
        (Saving::Running, _) => (
            "save",
            palette.muted,
            msg::UI_SAVING,
            msg::STATUS_SAVING_ABOUT,
        ),
        _ if document.is_read_only() => (
            "lock",
            palette.muted,
            msg::UI_READ_ONLY,
            msg::STATUS_READ_ONLY_ABOUT,
        ),
        (Saving::Failed, _) if !document.is_saved() => (
            "circle-x",
            down,
            msg::STATUS_FAILED,
            msg::STATUS_FAILED_ABOUT,
        ),
        (_, Origin::File(_)) if document.is_saved() => {
            ("circle-check", good, msg::UI_SAVED, msg::STATUS_SAVED_ABOUT)
        }
        _ if journal_fails => (
            "triangle-alert",
            down,
            msg::UI_NOT_SAVED,
            msg::STATUS_NOT_KEPT_ABOUT,
        ),
        (_, Origin::File(_)) => ("circle-dot", warn, msg::STATUS_KEPT, msg::STATUS_KEPT_ABOUT),
        _ if is_untouched => (
            "circle-dot",
            palette.muted,
            msg::UI_NO_FILE_YET,
            msg::STATUS_NO_FILE_ABOUT,
        ),
        _ => (
            "circle-dot",
            warn,
            msg::STATUS_KEPT_NO_FILE,
            msg::STATUS_KEPT_ABOUT,
        ),
    }
}

/// The icon and colour of a severity.
pub(super) fn severity_sign(
    severity: Severity,
    palette: &theme::Palette,
) -> (&'static str, egui::Color32) {
    match severity {
        Severity::Note => ("info", palette.accent),
        Severity::Warning => ("triangle-alert", palette.degraded.0),
        Severity::Error => ("circle-x", palette.down.0),
    }
}
