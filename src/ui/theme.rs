//! Colours, fonts and measures of the window, light and dark.
//!
//! Colour carries meaning and never alone. Every pair of text and ground that the panels use keeps
//! a contrast of at least 4.5:1, in both themes; a test beside this file holds them to it.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle,
};

use crate::catalogue::Family;
use crate::text::{FontFace, FontWeight, font_bytes};
use crate::workspace::ThemeChoice;

/// The colours of one theme, by what they are for.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Whether the ground is dark.
    pub is_dark: bool,
    /// Names and values.
    pub ink: Color32,
    /// Plain text of panels.
    pub text: Color32,
    /// Captions and labels.
    pub muted: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Edges of fields and buttons.
    pub edge: Color32,
    /// Ground of panels and cards.
    pub paper: Color32,
    /// Ground of the canvas.
    pub canvas: Color32,
    /// Dots of the canvas' grid.
    pub grid: Color32,
    /// Ground of search fields and strips.
    pub soft: Color32,
    /// Ground of what the pointer is over.
    pub hover: Color32,
    /// Selection, primary action, current plateau.
    pub accent: Color32,
    /// Ground of what is chosen.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// On premise, and its ground.
    pub on_premise: (Color32, Color32),
    /// Trusted cloud, and its ground.
    pub trusted: (Color32, Color32),
    /// Public cloud, and its ground.
    pub public_cloud: (Color32, Color32),
    /// Online services, and their ground.
    pub saas: (Color32, Color32),
    /// Partners and the outside, and their ground.
    pub outside: (Color32, Color32),
    /// Down, and its ground.
    pub down: (Color32, Color32),
    /// Degraded, and its ground.
    pub degraded: (Color32, Color32),
    /// Without margin, and its ground.
    pub margin: (Color32, Color32),
    /// Intact, and its ground.
    pub intact: (Color32, Color32),
    /// Added in a comparison.
    pub added: Color32,
    /// Removed in a comparison.
    pub removed: Color32,
    /// Changed in a comparison.
    pub changed: Color32,
    /// Unchanged in a comparison.
    pub same: Color32,
    /// Ground of notes.
    pub note: Color32,
    /// Edge of notes.
    pub note_edge: Color32,
    /// Words of notes.
    pub note_ink: Color32,
    /// Behind a dialog.
    pub veil: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

static LIGHT: Palette = Palette {
    is_dark: false,
    ink: rgb(0x0f_172a),
    text: rgb(0x33_4155),
    muted: rgb(0x59_6880),
    line: rgb(0xe2_e8f0),
    edge: rgb(0xd5_dde8),
    paper: rgb(0xff_ffff),
    canvas: rgb(0xfb_fcfe),
    grid: rgb(0xe8_edf4),
    soft: rgb(0xf1_f5f9),
    hover: rgb(0xea_f0f7),
    accent: rgb(0x0f_5fa8),
    accent_soft: rgb(0xe0_effc),
    on_accent: rgb(0xff_ffff),
    on_premise: (rgb(0x47_5569), rgb(0xf3_f6fa)),
    trusted: (rgb(0x0f_766e), rgb(0xef_faf7)),
    public_cloud: (rgb(0x6d_28d9), rgb(0xf6_f2fe)),
    saas: (rgb(0xa8_4f08), rgb(0xff_f8ec)),
    outside: (rgb(0x59_6880), rgb(0xf8_fafc)),
    down: (rgb(0xb4_2318), rgb(0xfe_f0ee)),
    degraded: (rgb(0xb0_4507), rgb(0xff_f6e9)),
    margin: (rgb(0x1d_4ed8), rgb(0xef_f5ff)),
    intact: (rgb(0x13_7a39), rgb(0xee_f9f1)),
    added: rgb(0x13_7a39),
    removed: rgb(0xb4_2318),
    changed: rgb(0xb0_4507),
    same: rgb(0x59_6880),
    note: rgb(0xfe_f9c3),
    note_edge: rgb(0xea_b308),
    note_ink: rgb(0x71_3f12),
    veil: Color32::from_rgba_premultiplied(7, 11, 20, 110),
};

static DARK: Palette = Palette {
    is_dark: true,
    ink: rgb(0xf1_f5f9),
    text: rgb(0xd3_dce8),
    muted: rgb(0x9a_a9bd),
    line: rgb(0x29_354a),
    edge: rgb(0x38_465e),
    paper: rgb(0x14_1c2b),
    canvas: rgb(0x0e_1521),
    grid: rgb(0x22_2d3f),
    soft: rgb(0x1d_2739),
    hover: rgb(0x25_3147),
    accent: rgb(0x6f_b6f5),
    accent_soft: rgb(0x18_3654),
    on_accent: rgb(0x08_1a2c),
    on_premise: (rgb(0xa9_b8cc), rgb(0x1a_2434)),
    trusted: (rgb(0x4f_d1bf), rgb(0x10_2b2b)),
    public_cloud: (rgb(0xc0_a6fb), rgb(0x24_1d3d)),
    saas: (rgb(0xf5_b461), rgb(0x2e_2416)),
    outside: (rgb(0x9a_a9bd), rgb(0x17_2030)),
    down: (rgb(0xf9_8d82), rgb(0x3a_1b1b)),
    degraded: (rgb(0xf7_a95c), rgb(0x36_2614)),
    margin: (rgb(0x8f_bcff), rgb(0x16_2747)),
    intact: (rgb(0x6c_d391), rgb(0x14_2f20)),
    added: rgb(0x6c_d391),
    removed: rgb(0xf9_8d82),
    changed: rgb(0xf7_a95c),
    same: rgb(0x9a_a9bd),
    note: rgb(0x3b_3414),
    note_edge: rgb(0xb8_8f14),
    note_ink: rgb(0xf6_e6a4),
    veil: Color32::from_rgba_premultiplied(0, 0, 0, 150),
};

impl Palette {
    /// The colour of a family's icons and the ground of their tiles.
    #[must_use]
    pub fn family(&self, family: Family) -> (Color32, Color32) {
        let (light, dark) = match family {
            Family::Places => ((0x47_5569, 0xe8_edf3), (0xb4_c2d4, 0x26_3143)),
            Family::Network => ((0x1d_4ed8, 0xe4_ebfd), (0x93_b4fb, 0x1b_2a4f)),
            Family::Compute => ((0x0e_6f86, 0xde_f3f7), (0x67_d0e6, 0x10_323c)),
            Family::Software => ((0x1d_5fb0, 0xe0_edfb), (0x86_bdf5, 0x17_3150)),
            Family::Data => ((0x0f_766e, 0xdb_f3ee), (0x5f_d4c4, 0x10_332f)),
            Family::Business => ((0x8a_4b08, 0xfa_eeda), (0xf0_bd77, 0x38_2a14)),
            Family::Structure => ((0x6d_28d9, 0xee_e7fd), (0xc0_a6fb, 0x2a_2147)),
        };
        let (ink, ground) = if self.is_dark { dark } else { light };
        (rgb(ink), rgb(ground))
    }
}

/// The colours of the theme that `ui` wears.
#[must_use]
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    palette_of(ui.visuals().dark_mode)
}

/// The colours of the dark or the light theme.
#[must_use]
pub fn palette_of(is_dark: bool) -> &'static Palette {
    if is_dark { &DARK } else { &LIGHT }
}

/// The bundled family in one weight.
#[must_use]
pub fn family(weight: FontWeight) -> FontFamily {
    match weight {
        FontWeight::Regular => FontFamily::Proportional,
        FontWeight::Medium => FontFamily::Name("Inter Medium".into()),
        FontWeight::SemiBold => FontFamily::Name("Inter SemiBold".into()),
        FontWeight::Bold => FontFamily::Name("Inter Bold".into()),
    }
}

/// The bundled font in a size (points) and weight.
#[must_use]
pub fn font(size: f32, weight: FontWeight) -> FontId {
    FontId::new(size, family(weight))
}

/// Size of names and values.
pub const BODY: f32 = 13.0;
/// Size of captions.
pub const CAPTION: f32 = 11.5;

/// Makes a context wear our fonts, measures and both themes. Once per context; the fonts are there
/// from the next frame on.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    for (theme, is_dark) in [(egui::Theme::Light, false), (egui::Theme::Dark, true)] {
        ctx.style_mut_of(theme, |style| dress(style, palette_of(is_dark)));
    }
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.data_mut(|data| data.insert_temp(installed_id(), true));
}

/// Whether [`install`] ran on this context.
#[must_use]
pub fn is_installed(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<bool>(installed_id()))
        .unwrap_or(false)
}

fn installed_id() -> egui::Id {
    egui::Id::unique("portolan theme")
}

/// Wears the chosen theme.
pub fn wear(ctx: &egui::Context, choice: ThemeChoice) {
    let preference = match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
    // A system that states no preference gets the light theme, as printed maps are.
    if ctx.options(|options| options.fallback_theme) != egui::Theme::Light {
        ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let signs = "DejaVu subset".to_owned();
    fonts.font_data.insert(
        signs.clone(),
        Arc::new(FontData::from_static(FontFace::Fallback.bytes())),
    );
    for weight in FontWeight::ALL {
        let name = format!("Inter {weight:?}");
        fonts.font_data.insert(
            name.clone(),
            Arc::new(FontData::from_static(font_bytes(weight))),
        );
        let mut list = vec![name, signs.clone()];
        list.extend(fallbacks.iter().cloned());
        fonts.families.insert(family(weight), list);
    }
    fonts
}

fn dress(style: &mut egui::Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, font(11.0, FontWeight::Regular)),
        (TextStyle::Body, font(BODY, FontWeight::Regular)),
        (TextStyle::Button, font(BODY, FontWeight::Regular)),
        (TextStyle::Heading, font(16.0, FontWeight::SemiBold)),
        (
            TextStyle::Monospace,
            FontId::new(12.5, FontFamily::Monospace),
        ),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = egui::vec2(8.0, 6.0);
    spacing.button_padding = egui::vec2(10.0, 5.0);
    spacing.interact_size = egui::vec2(28.0, 28.0);
    spacing.menu_margin = egui::Margin::same(6);
    spacing.menu_width = 220.0;
    spacing.menu_spacing = 4.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 9.0;
    spacing.combo_height = 320.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll = egui::style::ScrollStyle::floating();
    spacing.scroll.foreground_color = true;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.12;
    style.visuals = visuals(palette);
}

fn visuals(palette: &Palette) -> egui::Visuals {
    let mut visuals = if palette.is_dark {
        egui::Visuals::dark()
    } else {
        egui::Visuals::light()
    };
    let radius = CornerRadius::same(6);
    visuals.weak_text_color = Some(palette.muted);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.soft;
    visuals.extreme_bg_color = palette.soft;
    visuals.text_edit_bg_color = Some(palette.paper);
    visuals.code_bg_color = palette.soft;
    visuals.warn_fg_color = palette.degraded.0;
    visuals.error_fg_color = palette.down.0;
    visuals.window_fill = palette.paper;
    visuals.panel_fill = palette.paper;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let shade = if palette.is_dark { 120 } else { 34 };
    visuals.popup_shadow = egui::Shadow {
        offset: [0, 4],
        blur: 18,
        spread: 0,
        color: Color32::from_black_alpha(shade),
    };
    visuals.window_shadow = egui::Shadow {
        offset: [0, 12],
        blur: 40,
        spread: 0,
        color: Color32::from_black_alpha(shade + 20),
    };
    visuals.selection.bg_fill = if palette.is_dark {
        rgb(0x1f_4a73)
    } else {
        rgb(0xc9_e2f8)
    };
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    visuals.striped = false;
    visuals.disabled_alpha = 0.45;
    let widgets = &mut visuals.widgets;
    for (state, fill, edge, ink) in [
        (
            &mut widgets.noninteractive,
            palette.paper,
            palette.line,
            palette.text,
        ),
        (
            &mut widgets.inactive,
            palette.paper,
            palette.edge,
            palette.text,
        ),
        (
            &mut widgets.hovered,
            palette.hover,
            palette.edge,
            palette.ink,
        ),
        (
            &mut widgets.active,
            palette.accent_soft,
            palette.accent,
            palette.ink,
        ),
        (&mut widgets.open, palette.hover, palette.edge, palette.ink),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, edge);
        state.fg_stroke = Stroke::new(1.0, ink);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let part = |byte: u8| {
            let x = f64::from(byte) / 255.0;
            if x <= 0.040_45 {
                x / 12.92
            } else {
                ((x + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_its_ground() {
        for palette in [&LIGHT, &DARK] {
            let mut pairs = vec![("on accent", palette.on_accent, palette.accent)];
            for (ground_name, ground) in [
                ("paper", palette.paper),
                ("soft", palette.soft),
                ("hover", palette.hover),
                ("canvas", palette.canvas),
                ("accent soft", palette.accent_soft),
            ] {
                for ink in [palette.ink, palette.text, palette.muted, palette.accent] {
                    pairs.push((ground_name, ink, ground));
                }
            }
            for (name, (ink, ground)) in [
                ("on premise", palette.on_premise),
                ("trusted", palette.trusted),
                ("public", palette.public_cloud),
                ("saas", palette.saas),
                ("outside", palette.outside),
                ("down", palette.down),
                ("degraded", palette.degraded),
                ("margin", palette.margin),
                ("intact", palette.intact),
            ] {
                pairs.push((name, ink, ground));
                pairs.push((name, ink, palette.paper));
            }
            pairs.push(("note", palette.note_ink, palette.note));
            for family in Family::ALL {
                let (ink, ground) = palette.family(family);
                pairs.push(("family", ink, ground));
            }
            for (name, ink, ground) in pairs {
                let found = contrast(ink, ground);
                assert!(
                    found >= 4.5,
                    "{name} (dark: {}): {ink:?} on {ground:?} has {found:.2}",
                    palette.is_dark
                );
            }
        }
    }
}
