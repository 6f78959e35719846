//! Design tokens: every colour of a drawing, by the role that it plays, for screen and paper.
//!
//! Colours are data: drawing code names a role (`theme.muted`, `theme.hosting(…)`), never a value.
//! All pairs of text and ground in [`Theme::text_pairs`] keep a contrast of at least 4.5 : 1
//! (WCAG 2.2, 1.4.3), which a test computes; every colour that carries a meaning goes with a word
//! or a sign, so that nothing is lost in greyscale.

use super::figure::{Color, Dash};
use super::hosting::HostingClass;
use super::lens::palette;
use super::perspective::ImpactState;

/// A ground and the colour of frame, sign and words on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint {
    /// Frame, icon and words.
    pub ink: Color,
    /// Ground beneath them.
    pub ground: Color,
}

pub(super) const fn tint(ink: u32, ground: u32) -> Tint {
    Tint {
        ink: Color::hex(ink),
        ground: Color::hex(ground),
    }
}

/// The colour of an icon's tile, by what the icon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hue {
    /// Places, groups, machines.
    Slate,
    /// Networks and people.
    Sky,
    /// Software.
    Indigo,
    /// Data and their stores.
    Teal,
    /// Cloud services.
    Violet,
    /// What filters and guards.
    Rose,
    /// Identity and business services.
    Amber,
}

impl Hue {
    /// Every hue.
    pub const ALL: [Self; 7] = [
        Self::Slate,
        Self::Sky,
        Self::Indigo,
        Self::Teal,
        Self::Violet,
        Self::Rose,
        Self::Amber,
    ];
}

/// The colours of one drawing. Choose one of [`Theme::LIGHT`], [`Theme::DARK`], [`Theme::PRINT`].
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    /// Names and figures.
    pub ink: Color,
    /// Captions.
    pub muted: Color,
    /// Hairlines and card frames.
    pub line: Color,
    /// Ground of cards, pills and white panels.
    pub paper: Color,
    /// Ground of the page.
    pub canvas: Color,
    /// Soft shade under cards and notes, translucent.
    pub shade: Color,
    /// Chosen things and key figures.
    pub accent: Color,
    /// Link lines.
    pub link: Color,
    /// The wider line beneath links, so that crossings read.
    pub halo: Color,
    /// Lock of an encrypted link.
    pub secure: Color,
    /// Words and lines that warn.
    pub warning: Tint,
    /// Notes: edge and sign on their ground.
    pub note: Tint,
    /// Words of a note.
    pub note_ink: Color,
    /// Footer of a note.
    pub note_muted: Color,
    /// Words on badges and pills with a ground of full colour.
    pub on_solid: Color,
    /// Badge of security needs.
    pub badge_needs: Color,
    /// Badge of redundancy.
    pub badge_count: Color,
    /// Badge of personal data.
    pub badge_personal: Color,
    /// Badge of a warning.
    pub badge_warning: Color,
    hostings: [Tint; 6],
    hues: [Tint; 7],
    states: [Tint; 4],
    /// Levels 0 to 4 of a scale, from indifferent to strong.
    pub levels: [Tint; 5],
    /// Steps 0 to 4 of a quantity, from none to the most: unlike levels, none of them is good.
    pub heats: [Tint; 5],
    /// Kinds of answers, none more than another.
    pub categories: [Tint; palette::CATEGORY_COUNT],
    /// Steps of a quantity without good or bad, from little to much.
    pub ramp: [Tint; palette::RAMP_STEPS],
}

impl Theme {
    /// The theme of a light or dark screen.
    #[must_use]
    pub fn of_screen(is_dark: bool) -> &'static Self {
        if is_dark { &Self::DARK } else { &Self::LIGHT }
    }

    /// For the screen by day.
    pub const LIGHT: Self = Self {
        ink: Color::hex(0x0f_172a),
        muted: Color::hex(0x56_6579),
        line: Color::hex(0xd8_e0ea),
        paper: Color::hex(0xff_ffff),
        canvas: Color::hex(0xfb_fcfe),
        shade: Color::hex(0x0f_172a).with_alpha(14),
        accent: Color::hex(0x0f_5fa8),
        link: Color::hex(0x64_748b),
        halo: Color::hex(0xff_ffff),
        secure: Color::hex(0x0f_766e),
        warning: tint(0xb4_2318, 0xfe_f2f2),
        note: tint(0xea_b308, 0xfe_f9c3),
        note_ink: Color::hex(0x3f_2d06),
        note_muted: Color::hex(0x71_4d0c),
        on_solid: Color::hex(0xff_ffff),
        badge_needs: Color::hex(0x1e_3a8a),
        badge_count: Color::hex(0x47_5569),
        badge_personal: Color::hex(0x9d_174d),
        badge_warning: Color::hex(0xb4_2318),
        hostings: [
            tint(0x47_5569, 0xf3_f6fa),
            tint(0x0f_766e, 0xef_faf7),
            tint(0x6d_28d9, 0xf6_f2fe),
            tint(0xb4_5309, 0xff_f8ec),
            tint(0x56_6579, 0xfa_fbfc),
            tint(0x64_7084, 0xf6_f8fa),
        ],
        hues: [
            tint(0x47_5569, 0xe9_eef4),
            tint(0x03_69a1, 0xe0_f2fe),
            tint(0x37_48b8, 0xe4_e9fd),
            tint(0x0f_766e, 0xd9_f2ee),
            tint(0x6d_28d9, 0xed_e7fd),
            tint(0xbe_123c, 0xff_e4e8),
            tint(0x92_400e, 0xfc_efd0),
        ],
        states: [
            tint(0xb4_2318, 0xfe_f1f0),
            tint(0xb5_4708, 0xff_f9eb),
            tint(0x1d_4ed8, 0xef_f5ff),
            tint(0x15_803d, 0xf0_fdf4),
        ],
        levels: [
            tint(0x56_6579, 0xff_ffff),
            tint(0x15_6c37, 0xee_faf1),
            tint(0x85_5a05, 0xff_f9db),
            tint(0xb5_4708, 0xff_f1e2),
            tint(0xb4_2318, 0xfe_eceb),
        ],
        heats: [
            tint(0x56_6579, 0xff_ffff),
            tint(0x56_6579, 0xf1_f5f9),
            tint(0x85_5a05, 0xff_f9db),
            tint(0xb5_4708, 0xff_ecd9),
            tint(0xb4_2318, 0xfe_e2df),
        ],
        categories: palette::CATEGORIES_LIGHT,
        ramp: palette::RAMP_LIGHT,
    };

    /// For the screen by night.
    pub const DARK: Self = Self {
        ink: Color::hex(0xe8_edf5),
        muted: Color::hex(0xa3_b1c6),
        line: Color::hex(0x3a_475c),
        paper: Color::hex(0x1b_2433),
        canvas: Color::hex(0x0e_1420),
        shade: Color::hex(0x00_0000).with_alpha(70),
        accent: Color::hex(0x5a_b0f2),
        link: Color::hex(0x93_a3b8),
        halo: Color::hex(0x0e_1420),
        secure: Color::hex(0x4f_d1bf),
        warning: tint(0xff_8a80, 0x3a_1a1b),
        note: tint(0xb5_8a0a, 0x3b_3313),
        note_ink: Color::hex(0xfd_f3c4),
        note_muted: Color::hex(0xe0_cb85),
        on_solid: Color::hex(0xff_ffff),
        badge_needs: Color::hex(0x2f_4fb5),
        badge_count: Color::hex(0x54_637a),
        badge_personal: Color::hex(0xb0_2560),
        badge_warning: Color::hex(0xc2_3327),
        hostings: [
            tint(0xa9_b7ca, 0x16_1e2b),
            tint(0x4f_d1bf, 0x10_2524),
            tint(0xbb_9cf8, 0x1f_1a35),
            tint(0xf2_b061, 0x2b_2113),
            tint(0xa3_b1c6, 0x12_1824),
            tint(0xa3_b1c6, 0x15_1c28),
        ],
        hues: [
            tint(0xc2_cddc, 0x2c_384b),
            tint(0x7c_cdf8, 0x12_3850),
            tint(0xac_b9ff, 0x2a_3163),
            tint(0x5f_dccb, 0x11_3f3b),
            tint(0xc7_adfb, 0x39_2c63),
            tint(0xff_a3b3, 0x4e_1c2b),
            tint(0xf7_c873, 0x45_3312),
        ],
        states: [
            tint(0xff_8a80, 0x35_1a1c),
            tint(0xf9_b572, 0x33_2414),
            tint(0x8f_bcff, 0x16_2747),
            tint(0x6f_d695, 0x12_2b1e),
        ],
        levels: [
            tint(0xa3_b1c6, 0x1b_2433),
            tint(0x6f_d695, 0x12_2b1e),
            tint(0xee_d36a, 0x33_2d12),
            tint(0xf9_b572, 0x38_2714),
            tint(0xff_8a80, 0x3a_1b1d),
        ],
        heats: [
            tint(0xa3_b1c6, 0x1b_2433),
            tint(0xa3_b1c6, 0x27_3245),
            tint(0xee_d36a, 0x36_3013),
            tint(0xf9_b572, 0x41_2b13),
            tint(0xff_8a80, 0x48_1e20),
        ],
        categories: palette::CATEGORIES_DARK,
        ramp: palette::RAMP_DARK,
    };

    /// For paper: white ground, dark words, frames that stay apart in greyscale.
    pub const PRINT: Self = Self {
        ink: Color::hex(0x00_0000),
        muted: Color::hex(0x3f_4856),
        line: Color::hex(0x9a_a6b5),
        paper: Color::hex(0xff_ffff),
        canvas: Color::hex(0xff_ffff),
        shade: Color::hex(0x00_0000).with_alpha(0),
        accent: Color::hex(0x0b_4a85),
        link: Color::hex(0x47_5569),
        halo: Color::hex(0xff_ffff),
        secure: Color::hex(0x0b_5c55),
        warning: tint(0x9f_1a10, 0xff_ffff),
        note: tint(0xa6_7c00, 0xff_fbe0),
        note_ink: Color::hex(0x1f_1703),
        note_muted: Color::hex(0x57_3c0a),
        on_solid: Color::hex(0xff_ffff),
        badge_needs: Color::hex(0x1e_3a8a),
        badge_count: Color::hex(0x33_3f50),
        badge_personal: Color::hex(0x83_1341),
        badge_warning: Color::hex(0x9f_1a10),
        hostings: [
            tint(0x33_3f50, 0xf6_f8fa),
            tint(0x0b_5c55, 0xf3_faf8),
            tint(0x58_1fb5, 0xf8_f5fe),
            tint(0x8a_3f06, 0xff_faf1),
            tint(0x47_5569, 0xff_ffff),
            tint(0x47_5569, 0xfb_fcfd),
        ],
        hues: [
            tint(0x33_3f50, 0xec_f0f5),
            tint(0x02_5480, 0xe6_f4fd),
            tint(0x2b_3994, 0xe9_edfd),
            tint(0x0b_5c55, 0xe0_f4f0),
            tint(0x58_1fb5, 0xf0_ebfd),
            tint(0x9d_0f32, 0xff_eaed),
            tint(0x78_350f, 0xfc_f1d8),
        ],
        states: [
            tint(0x9f_1a10, 0xfe_ecea),
            tint(0x8f_3a06, 0xff_f6e3),
            tint(0x1a_43b8, 0xee_f4ff),
            tint(0x11_6631, 0xf3_fcf6),
        ],
        levels: [
            tint(0x3f_4856, 0xff_ffff),
            tint(0x11_6631, 0xf0_faf3),
            tint(0x6b_4804, 0xff_f9dc),
            tint(0x8f_3a06, 0xff_efdd),
            tint(0x9f_1a10, 0xfd_e5e3),
        ],
        heats: [
            tint(0x3f_4856, 0xff_ffff),
            tint(0x3f_4856, 0xf1_f4f7),
            tint(0x6b_4804, 0xff_f8d6),
            tint(0x8f_3a06, 0xff_ead2),
            tint(0x9f_1a10, 0xfc_dcd9),
        ],
        categories: palette::CATEGORIES_PRINT,
        ramp: palette::RAMP_PRINT,
    };

    /// The colours of a hosting; `None` for what has none of its own.
    #[must_use]
    pub fn hosting(&self, class: Option<HostingClass>) -> Tint {
        self.hostings[match class {
            Some(HostingClass::OnPremises) => 0,
            Some(HostingClass::TrustedCloud) => 1,
            Some(HostingClass::PublicCloud) => 2,
            Some(HostingClass::Saas) => 3,
            Some(HostingClass::Outside) => 4,
            None => 5,
        }]
    }

    /// The colours of an icon's tile.
    #[must_use]
    pub fn hue(&self, hue: Hue) -> Tint {
        self.hues[hue as usize]
    }

    /// The colours of a state.
    #[must_use]
    pub fn state(&self, state: ImpactState) -> Tint {
        self.states[match state {
            ImpactState::Down => 0,
            ImpactState::Degraded => 1,
            ImpactState::MarginLost => 2,
            ImpactState::Intact => 3,
        }]
    }

    /// The words on a badge or pill that is filled with a state's or a level's ink: the dark theme
    /// has light inks, which want dark words.
    #[must_use]
    pub fn on_ink(&self, ink: Color) -> Color {
        if contrast(self.on_solid, ink) >= 4.5 {
            self.on_solid
        } else {
            self.canvas
        }
    }

    /// Every pair of words and ground that a drawing may put together.
    #[must_use]
    pub fn text_pairs(&self) -> Vec<(&'static str, Color, Color)> {
        let mut pairs = vec![
            ("ink on paper", self.ink, self.paper),
            ("ink on canvas", self.ink, self.canvas),
            ("muted on paper", self.muted, self.paper),
            ("muted on canvas", self.muted, self.canvas),
            ("accent on canvas", self.accent, self.canvas),
            ("accent on paper", self.accent, self.paper),
            ("warning", self.warning.ink, self.warning.ground),
            ("warning on paper", self.warning.ink, self.paper),
            ("lock on paper", self.secure, self.paper),
            ("note", self.note_ink, self.note.ground),
            ("note footer", self.note_muted, self.note.ground),
            ("needs badge", self.on_solid, self.badge_needs),
            ("count badge", self.on_solid, self.badge_count),
            ("personal badge", self.on_solid, self.badge_personal),
            ("warning badge", self.on_solid, self.badge_warning),
        ];
        let classes = HostingClass::ALL.into_iter().map(Some).chain([None]);
        for class in classes {
            let hosting = self.hosting(class);
            pairs.push(("hosting word", hosting.ink, hosting.ground));
            pairs.push(("hosting word on panel", hosting.ink, self.paper));
            pairs.push(("name in container", self.ink, hosting.ground));
            pairs.push(("caption in container", self.muted, hosting.ground));
            pairs.push(("icon tile", self.on_ink(hosting.ink), hosting.ink));
        }
        for hue in Hue::ALL {
            let tint = self.hue(hue);
            pairs.push(("icon", tint.ink, tint.ground));
            pairs.push(("name on a chosen colour", self.ink, tint.ground));
            pairs.push(("caption on a chosen colour", self.muted, tint.ground));
            pairs.push(("icon on a chosen colour", self.on_ink(tint.ink), tint.ink));
        }
        let states = ImpactState::ALL.map(|state| self.state(state)).into_iter();
        let scales = states.chain(self.levels).chain(self.heats);
        for tint in scales.chain(self.categories).chain(self.ramp) {
            pairs.push(("state", tint.ink, tint.ground));
            pairs.push(("name in state", self.ink, tint.ground));
            pairs.push(("caption in state", self.muted, tint.ground));
            pairs.push(("pill", self.on_ink(tint.ink), tint.ink));
        }
        pairs
    }
}

/// The frame's pattern: what lies outside our control is dashed, also in greyscale.
#[must_use]
pub fn frame_dash(class: Option<HostingClass>) -> Dash {
    match class {
        Some(HostingClass::Outside) => Dash::Dashed,
        _ => Dash::Solid,
    }
}

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance).
#[must_use]
pub fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance, 0 to 1 (WCAG 2.2).
pub(super) fn luminance(color: Color) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_can_be_read_on_their_ground_in_every_theme() {
        for (name, theme) in [
            ("light", &Theme::LIGHT),
            ("dark", &Theme::DARK),
            ("print", &Theme::PRINT),
        ] {
            for (pair, text, ground) in theme.text_pairs() {
                let found = contrast(text, ground);
                assert!(
                    found >= 4.5,
                    "{name}, {pair}: {text:?} on {ground:?} has {found:.2}"
                );
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        let white = Color::hex(0xff_ffff);
        assert!((contrast(white, Color::hex(0)) - 21.0).abs() < 1e-9);
        assert!((contrast(white, Color::hex(0x76_7676)) - 4.54).abs() < 0.01);
    }
}
