//! The page without a map: begin, open, recent files, samples, language and theme.

use std::path::Path;

use egui::{Align, Button, Layout, RichText, ScrollArea, Sense, Stroke, Ui, Vec2};

use super::controls;
use crate::locale::{Language, MessageId, msg};
use crate::text::FontWeight;
use crate::ui::{icon, theme};
use crate::workspace::{Action, ThemeChoice, Workspace};

/// The samples: id, name, what it shows, icon.
const SAMPLES: [(&str, MessageId, MessageId, &str); 3] = [
    (
        "hello",
        msg::UI_SAMPLE_HELLO,
        msg::UI_SAMPLE_HELLO_ABOUT,
        "map-pin",
    ),
    (
        "metropole",
        msg::UI_SAMPLE_METROPOLE,
        msg::UI_SAMPLE_METROPOLE_ABOUT,
        "landmark",
    ),
    (
        "cloud-migration",
        msg::UI_SAMPLE_CLOUD,
        msg::UI_SAMPLE_CLOUD_ABOUT,
        "cloud-upload",
    ),
];

/// Most recent files that show.
const RECENT: usize = 6;

/// Draws the page.
pub(super) fn show(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let page = ui.available_rect_before_wrap();
    ui.painter().rect_filled(page, 0.0, palette.canvas);
    rhumb_lines(ui, page);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = 880.0_f32.min(page.width() - 64.0);
        let top = ((page.height() - 560.0) / 2.0).clamp(24.0, 120.0);
        ui.add_space(top);
        ui.horizontal(|ui| {
            ui.add_space((page.width() - width) / 2.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                head(ui, workspace.language());
                ui.add_space(26.0);
                let half = (width - 32.0) / 2.0;
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 32.0;
                    ui.vertical(|ui| {
                        ui.set_width(half);
                        begin(ui, workspace, actions);
                    });
                    ui.vertical(|ui| {
                        ui.set_width(half);
                        samples(ui, workspace.language(), actions);
                    });
                });
                ui.add_space(28.0);
                controls::rule(ui);
                ui.add_space(10.0);
                switches(ui, workspace, actions);
            });
        });
    });
}

/// The faint star of courses that portolan charts are drawn over.
fn rhumb_lines(ui: &Ui, page: egui::Rect) {
    let palette = theme::palette(ui);
    let center = page.lerp_inside(Vec2::new(0.86, 0.2));
    let stroke = Stroke::new(1.0, palette.line.gamma_multiply(0.75));
    let reach = page.width() + page.height();
    let painter = ui.painter().with_clip_rect(page);
    for step in 0..16_u8 {
        let course = f32::from(step) * std::f32::consts::TAU / 32.0;
        let way = Vec2::angled(course) * reach;
        painter.line_segment([center - way, center + way], stroke);
    }
    for radius in [46.0, 50.0, 120.0] {
        painter.circle_stroke(center, radius, stroke);
    }
}

fn head(ui: &mut Ui, language: Language) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(54.0), Sense::empty());
        icon::tile(
            ui.painter(),
            "map",
            rect,
            (palette.on_accent, palette.accent),
        );
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let name = RichText::new("Portolan").font(theme::font(30.0, FontWeight::Bold));
            ui.label(name.color(palette.ink));
            let about = RichText::new(language.text(msg::UI_WELCOME))
                .size(14.0)
                .color(palette.muted);
            ui.add(egui::Label::new(about).wrap());
        });
    });
}

fn begin(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let language = workspace.language();
    controls::heading(ui, language.text(msg::UI_BEGIN));
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if controls::primary(ui, Some("file-plus"), &language.text(msg::UI_NEW)).clicked() {
            actions.push(Action::NewMap);
        }
        if controls::secondary(ui, Some("folder-open"), &language.text(msg::UI_OPEN)).clicked() {
            actions.push(Action::AskOpen);
        }
    });
    ui.add_space(18.0);
    controls::heading(ui, language.text(msg::UI_RECENT));
    ui.add_space(2.0);
    if workspace.recent.is_empty() {
        let none = controls::caption(ui, language.text(msg::UI_RECENT_NONE));
        ui.add(egui::Label::new(none).wrap());
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for path in workspace.recent.iter().take(RECENT) {
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        );
        let folder = path
            .parent()
            .map(Path::display)
            .map(|folder| folder.to_string());
        let row = controls::Row {
            icon: Some(("file", theme::palette(ui).muted)),
            text: &name,
            aside: folder.as_deref().unwrap_or_default(),
            indent: 0.0,
            selected: false,
        };
        if controls::row(ui, &row, Sense::click()).clicked() {
            actions.push(Action::Open(path.clone()));
        }
    }
}

fn samples(ui: &mut Ui, language: Language, actions: &mut Vec<Action>) {
    controls::heading(ui, language.text(msg::UI_SAMPLES));
    ui.add_space(4.0);
    for (id, name, about, glyph) in SAMPLES {
        let name = language.text(name);
        if card(ui, &name, &language.text(about), glyph) {
            actions.push(Action::OpenSample(id));
        }
    }
}

fn card(ui: &mut Ui, name: &str, about: &str, glyph: &str) -> bool {
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), 66.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let is_over = response.hovered() || response.has_focus();
    let edge = Stroke::new(
        1.0,
        if is_over {
            palette.accent
        } else {
            palette.edge
        },
    );
    ui.painter()
        .rect(rect, 9.0, palette.paper, edge, egui::StrokeKind::Inside);
    let tile = egui::Rect::from_center_size(
        egui::pos2(rect.left() + 33.0, rect.center().y),
        Vec2::splat(38.0),
    );
    icon::tile(
        ui.painter(),
        glyph,
        tile,
        (palette.accent, palette.accent_soft),
    );
    let left = rect.left() + 66.0;
    let room = rect.right() - 12.0 - left;
    let title = controls::elided(
        ui,
        name,
        theme::font(13.5, FontWeight::SemiBold),
        palette.ink,
        room,
    );
    ui.painter()
        .galley(egui::pos2(left, rect.top() + 13.0), title, palette.ink);
    let font = theme::font(theme::CAPTION, FontWeight::Regular);
    let words = controls::elided(ui, about, font, palette.muted, room);
    let cut = words.elided;
    ui.painter()
        .galley(egui::pos2(left, rect.top() + 35.0), words, palette.muted);
    let response = if cut {
        response.on_hover_text(about)
    } else {
        response
    };
    response.clicked()
}

fn switches(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let language = workspace.language();
    ui.horizontal(|ui| {
        for choice in Language::ALL {
            let button = Button::selectable(choice == language, choice.endonym());
            if ui.add(button).clicked() {
                actions.push(Action::SpeakLanguage(choice));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let themes = [
                (ThemeChoice::Dark, "moon", msg::UI_THEME_DARK),
                (ThemeChoice::Light, "sun", msg::UI_THEME_LIGHT),
                (ThemeChoice::System, "monitor", msg::UI_THEME_SYSTEM),
            ];
            for (choice, glyph, label) in themes {
                let chosen = workspace.preferences.theme == choice;
                let button = (icon::atom(glyph, 15.0), language.text(label));
                if ui.add(Button::selectable(chosen, button)).clicked() {
                    actions.push(Action::WearTheme(choice));
                }
            }
        });
    });
}
