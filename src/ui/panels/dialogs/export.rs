//! How a picture is exported.

use egui::{Button, Ui};

use super::{Answer, cancel, controls, foot, title};
use crate::locale::{MessageId, msg};
use crate::scene::Theme;
use crate::ui::theme;
use crate::workspace::{PageOrder, Workspace};

/// The colours of an exported picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ExportTheme {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// Light, without tints that waste ink.
    Print,
}

impl ExportTheme {
    /// The theme itself.
    #[must_use]
    pub fn colours(self) -> &'static crate::scene::Theme {
        match self {
            Self::Light => &crate::scene::Theme::LIGHT,
            Self::Dark => &crate::scene::Theme::DARK,
            Self::Print => &crate::scene::Theme::PRINT,
        }
    }
}

/// How a picture is exported; kept for the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportSettings {
    /// Pixels per map unit: 1 to 4.
    pub scale: u8,
    /// Its colours.
    pub theme: ExportTheme,
    /// Whether the ground is left out.
    pub transparent: bool,
    /// Whether title block, legend and marking stand around the drawing.
    pub frame: bool,
    /// Whether what the rules found is marked.
    pub findings: bool,
}

impl Default for ExportSettings {
    fn default() -> Self {
        Self {
            scale: 2,
            theme: ExportTheme::Light,
            transparent: false,
            frame: true,
            findings: false,
        }
    }
}

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, workspace: &Workspace, settings: &mut ExportSettings) -> Answer {
    let language = workspace.language();
    let palette = theme::palette(ui);
    title(
        ui,
        "image-down",
        palette.accent,
        &language.text(msg::UI_EXPORT_TITLE),
    );
    let page = workspace
        .document
        .as_ref()
        .and_then(|document| PageOrder::of(document, &Theme::LIGHT, language, ""));
    let is_page = page.is_some();
    let view = page.map(|order| order.title()).or_else(|| {
        let document = workspace.document.as_ref()?;
        if document.shows_roadmap() {
            return Some(language.text(msg::ROADMAP_TITLE));
        }
        let view = document.map().tables().views.get(document.view.as_ref()?)?;
        Some(view.name.to_string())
    });
    if let Some(view) = view {
        let about = language.say(&msg::UI_EXPORT_ABOUT.with("view", view));
        ui.add(egui::Label::new(controls::caption(ui, about)).wrap());
    }
    ui.add_space(8.0);
    const LABEL: f32 = 130.0;
    controls::labelled(
        ui,
        &language.text(msg::UI_EXPORT_SCALE),
        None,
        LABEL,
        |ui| {
            for scale in 1..=4_u8 {
                let text = format!("×{scale}");
                if ui
                    .add(Button::selectable(settings.scale == scale, text))
                    .clicked()
                {
                    settings.scale = scale;
                }
            }
            let dpi = controls::caption(ui, format!("{} dpi", u32::from(settings.scale) * 96));
            ui.label(dpi);
        },
    );
    controls::labelled(
        ui,
        &language.text(msg::UI_EXPORT_THEME),
        None,
        LABEL,
        |ui| {
            let themes: [(ExportTheme, MessageId); 3] = [
                (ExportTheme::Light, msg::UI_EXPORT_LIGHT),
                (ExportTheme::Dark, msg::UI_EXPORT_DARK),
                (ExportTheme::Print, msg::UI_EXPORT_PRINT),
            ];
            for (choice, label) in themes {
                let chosen = settings.theme == choice;
                if ui
                    .add(Button::selectable(chosen, language.text(label)))
                    .clicked()
                {
                    settings.theme = choice;
                }
            }
        },
    );
    for (label, about, on) in [
        (
            msg::UI_EXPORT_FRAME,
            msg::UI_EXPORT_FRAME_ABOUT,
            &mut settings.frame,
        ),
        (
            msg::UI_EXPORT_TRANSPARENT,
            msg::UI_EXPORT_TRANSPARENT_ABOUT,
            &mut settings.transparent,
        ),
        (
            msg::FINDINGS_EXPORT,
            msg::FINDINGS_EXPORT_ABOUT,
            &mut settings.findings,
        ),
    ] {
        // A page is framed by itself.
        if is_page && label != msg::UI_EXPORT_TRANSPARENT {
            continue;
        }
        let name = language.text(label);
        controls::labelled(ui, &name, None, LABEL, |ui| {
            if controls::toggle(ui, *on, &name).clicked() {
                *on = !*on;
            }
            let about = controls::caption(ui, language.text(about));
            controls::line(ui, about);
        });
    }
    foot(
        ui,
        &language.text(msg::UI_EXPORT_YES),
        None,
        Some(&cancel(language)),
        true,
    )
}
