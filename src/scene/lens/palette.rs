//! The colours of classes that have no colours of their own.
//!
//! Categories are told apart by eyes that see two colours as well as by those that see three: the
//! inks differ by at least 15 in CIE L\*a\*b\* (1976) as they are and as protanopes, deuteranopes
//! and tritanopes see them (Machado, Oliveira and Fernandes, 2009, severity 1), which a test
//! computes. Steps of a quantity go from light to dark (by night from dark to light), ground and
//! ink alike, and so keep their order in greyscale.

use crate::scene::theme::{Tint, tint};

/// How many categories have a colour of their own.
pub(in crate::scene) const CATEGORY_COUNT: usize = 8;
/// How many steps a quantity has at most.
pub(in crate::scene) const RAMP_STEPS: usize = 6;

/// Kinds of answers, none more than another, for the screen by day.
pub(in crate::scene) const CATEGORIES_LIGHT: [Tint; CATEGORY_COUNT] = [
    tint(0x2a_4be0, 0xea_edfc),
    tint(0xc2_410c, 0xfa_eee9),
    tint(0x3a_7859, 0xeb_f2ee),
    tint(0x6b_21a8, 0xf0_e9f6),
    tint(0xb0_338f, 0xf7_ebf4),
    tint(0x12_205c, 0xe7_e9ef),
    tint(0x6e_1a0c, 0xf0_e8e7),
    tint(0x3b_0a2c, 0xeb_e6ea),
];

/// The same for the screen by night.
pub(in crate::scene) const CATEGORIES_DARK: [Tint; CATEGORY_COUNT] = [
    tint(0xb6_b3d6, 0x34_3b4d),
    tint(0xe6_8019, 0x35_3030),
    tint(0x63_ab8e, 0x25_3740),
    tint(0xed_5eed, 0x36_2c4b),
    tint(0xec_ec51, 0x3c_4438),
    tint(0x7a_f0a9, 0x2a_4546),
    tint(0xc7_8f57, 0x31_3238),
    tint(0xda_fbf8, 0x38_4451),
];

/// The same for paper.
pub(in crate::scene) const CATEGORIES_PRINT: [Tint; CATEGORY_COUNT] = [
    tint(0x2a_4be0, 0xf2_f4fd),
    tint(0xc2_410c, 0xfb_f4f0),
    tint(0x3a_7859, 0xf3_f7f5),
    tint(0x6b_21a8, 0xf6_f2fa),
    tint(0xb0_338f, 0xfa_f3f8),
    tint(0x12_205c, 0xf1_f2f5),
    tint(0x6e_1a0c, 0xf6_f1f0),
    tint(0x3b_0a2c, 0xf3_f0f2),
];

/// Steps of a quantity, from little to much, for the screen by day.
pub(in crate::scene) const RAMP_LIGHT: [Tint; RAMP_STEPS] = [
    tint(0x5d_7698, 0xfb_fcfe),
    tint(0x4a_6690, 0xf3_f7fc),
    tint(0x37_568a, 0xeb_f1fa),
    tint(0x27_4880, 0xe3_ecf8),
    tint(0x16_3570, 0xdc_e6f5),
    tint(0x0b_2050, 0xd6_e2f3),
];

/// The same for the screen by night.
pub(in crate::scene) const RAMP_DARK: [Tint; RAMP_STEPS] = [
    tint(0x82_9bc4, 0x1c_2636),
    tint(0x93_aed5, 0x1f_2b3f),
    tint(0xa8_c2e4, 0x22_3048),
    tint(0xbe_d4f0, 0x25_3652),
    tint(0xd4_e6f9, 0x28_3b5b),
    tint(0xf4_f9ff, 0x2b_4064),
];

/// The same for paper.
pub(in crate::scene) const RAMP_PRINT: [Tint; RAMP_STEPS] = [
    tint(0x54_6c8c, 0xff_ffff),
    tint(0x42_608a, 0xf5_f8fc),
    tint(0x32_5184, 0xed_f2fa),
    tint(0x23_427a, 0xe4_ecf7),
    tint(0x13_306a, 0xdb_e5f4),
    tint(0x08_1a48, 0xd2_dff1),
];
