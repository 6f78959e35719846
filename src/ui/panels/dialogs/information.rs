//! What only informs: problems of a file, about.

use egui::{Label, Sense, Ui, Vec2};

use super::{Answer, controls, foot, scrolling, title};
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Language, msg};
use crate::ui::panels::status;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Workspace};

/// What was wrong with a file.
pub(super) fn problems(
    ui: &mut Ui,
    language: Language,
    file: &str,
    problems: &[Problem],
) -> Answer {
    let palette = theme::palette(ui);
    let worst = problems
        .iter()
        .map(|problem| problem.severity)
        .max()
        .unwrap_or(Severity::Note);
    let (glyph, color) = status::severity_sign(worst, palette);
    title(
        ui,
        glyph,
        color,
        &language.say(&msg::UI_PROBLEMS_TITLE.with("file", file)),
    );
    let about = msg::UI_PROBLEMS_ABOUT.with("count", problems.len());
    ui.add(Label::new(language.say(&about)).wrap());
    ui.add_space(6.0);
    scrolling(ui, |ui| {
        for problem in problems.iter().take(200) {
            ui.horizontal_top(|ui| {
                let (glyph, color) = status::severity_sign(problem.severity, palette);
                icon::show(ui, glyph, 16.0, color);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    ui.add(Label::new(language.say(&problem.message)).wrap());
                    let mut aside = Vec::new();
                    if let Some(line) = problem.place.line {
                        aside.push(
                            language.say(
                                &msg::UI_LINE_COLUMN
                                    .with("line", line)
                                    .with("column", problem.place.column.unwrap_or(1)),
                            ),
                        );
                    }
                    if let Some(record) = &problem.place.record {
                        aside.push(record.clone());
                    }
                    if let Some(hint) = &problem.hint {
                        aside.push(language.say(hint));
                    }
                    if !aside.is_empty() {
                        let text = controls::caption(ui, aside.join(" · "));
                        ui.add(Label::new(text).wrap());
                    }
                });
            });
            ui.add_space(4.0);
        }
        if problems.len() > 200 {
            let more = msg::UI_AND_OTHERS.with("count", problems.len() - 200);
            ui.label(controls::caption(ui, language.say(&more)));
        }
    });
    foot(ui, &language.text(msg::UI_CLOSE), None, None, true)
}

/// Version and licences.
pub(super) fn about(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) -> Answer {
    let language = workspace.language();
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(48.0), Sense::empty());
        icon::tile(
            ui.painter(),
            "map",
            rect,
            (palette.on_accent, palette.accent),
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(controls::strong("Portolan", 20.0));
            let version =
                language.say(&msg::UI_ABOUT_VERSION.with("version", env!("CARGO_PKG_VERSION")));
            ui.label(controls::caption(ui, version));
        });
    });
    ui.add_space(8.0);
    ui.add(Label::new(language.text(msg::UI_WELCOME)).wrap());
    ui.add_space(4.0);
    let licences = controls::caption(ui, language.text(msg::UI_ABOUT_LICENCES));
    ui.add(Label::new(licences).wrap());
    ui.add_space(4.0);
    if controls::link(ui, &language.text(msg::UI_COPY_VERSION)).clicked() {
        ui.ctx()
            .copy_text(format!("Portolan {}", env!("CARGO_PKG_VERSION")));
        actions.push(Action::Dismiss);
    }
    foot(ui, &language.text(msg::UI_CLOSE), None, None, true)
}
