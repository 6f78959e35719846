//! Shaping and measuring.
//!
//! A text is cut into runs of one face (Inter where it has the character, else the fallback),
//! each run is shaped by harfrust with the features that egui uses, and the advances are added.
//! This is what egui 0.37 does with the same files, so widths agree with the screen to within
//! its rounding.

use std::cell::RefCell;
use std::sync::Arc;

use harfrust::{BufferFlags, ShapeOptions, ShapePlan, UnicodeBuffer};
use rustc_hash::FxHashMap;

use super::face::{FontFace, FontWeight, LoadedFace, loaded};

/// Widths kept a thread and weight; at the limit the cache starts anew.
const CACHE_LIMIT: usize = 20_000;

thread_local! {
    /// What harfrust works out once for a face, a script and a direction; there are few.
    static PLANS: RefCell<Vec<(FontFace, ShapePlan)>> = const { RefCell::new(Vec::new()) };
}

/// A glyph of a shaped line, in em: multiply by the font size. y points down, as everywhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The font file in which `id` counts.
    pub face: FontFace,
    /// The glyph; 0 is the box that stands for an unknown character.
    pub id: u32,
    /// From the pen to where the glyph is drawn, to the right.
    pub x_offset: f64,
    /// From the base line to where the glyph is drawn, downward.
    pub y_offset: f64,
    /// How far the pen moves.
    pub advance: f64,
    /// The byte of the text at which the glyph's cluster begins.
    pub cluster: usize,
}

/// A line as glyphs, in the order in which they are drawn from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// The sum of the advances, em.
    pub width: f64,
}

/// Shapes one line. Characters without a glyph in any face give the box of the unknown.
///
/// The text is taken as it is: pass it through [`super::visible`] first if it comes from outside.
#[must_use]
pub fn shape(text: &str, weight: FontWeight) -> Shaped {
    let mut shaped = Shaped::default();
    let mut buffer = UnicodeBuffer::new();
    let mut start = 0;
    while start < text.len() {
        let (face, end) = run_from(text, start, weight);
        let mut flags = BufferFlags::empty();
        flags.set(BufferFlags::BEGINNING_OF_TEXT, start == 0);
        flags.set(BufferFlags::END_OF_TEXT, end == text.len());
        buffer.set_flags(flags);
        buffer = shape_run(text, start..end, face, buffer, &mut shaped.glyphs);
        start = end;
    }
    shaped.width = shaped.glyphs.iter().map(|glyph| glyph.advance).sum();
    shaped
}

/// The width of one line at this font size, kerning included.
///
/// Remembered per thread: measuring the same words again costs a look-up.
#[must_use]
pub fn width(text: &str, weight: FontWeight, size: f64) -> f64 {
    width_em(text, weight) * size
}

/// The width of one line, em.
pub(super) fn width_em(text: &str, weight: FontWeight) -> f64 {
    thread_local! {
        static CACHE: RefCell<[FxHashMap<Arc<str>, f64>; 4]> = RefCell::default();
    }
    if text.is_empty() {
        return 0.0;
    }
    CACHE.with_borrow_mut(|caches| {
        let cache = &mut caches[weight as usize];
        if let Some(&known) = cache.get(text) {
            return known;
        }
        if cache.len() >= CACHE_LIMIT {
            cache.clear();
        }
        let width = shape(text, weight).width;
        cache.insert(Arc::from(text), width);
        width
    })
}

/// The face of the run that begins at byte `start`, and the byte at which the run ends.
///
/// Spaces and combining marks stay with the run before them wherever its face has them.
fn run_from(text: &str, start: usize, weight: FontWeight) -> (FontFace, usize) {
    let mut characters = text[start..].char_indices();
    let Some((_, first)) = characters.next() else {
        return (FontFace::Inter(weight), text.len());
    };
    let face = face_for(first, weight);
    for (offset, c) in characters {
        let stays = (is_attached(c) && has(face, c)) || is_joiner(c) || face_for(c, weight) == face;
        if !stays {
            return (face, start + offset);
        }
    }
    (face, text.len())
}

fn face_for(c: char, weight: FontWeight) -> FontFace {
    let inter = FontFace::Inter(weight);
    if c.is_ascii() || has(inter, c) || !has(FontFace::Fallback, c) {
        inter
    } else {
        FontFace::Fallback
    }
}

fn has(face: FontFace, c: char) -> bool {
    loaded(face).charmap.map(c).is_some()
}

/// Combining marks, which must be shaped together with their base.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{20D0}'..='\u{20FF}')
}

/// Joiners and variation selectors, which have no glyph of their own.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

fn shape_run(
    text: &str,
    range: std::ops::Range<usize>,
    face: FontFace,
    mut buffer: UnicodeBuffer,
    out: &mut Vec<Glyph>,
) -> UnicodeBuffer {
    let loaded_face = loaded(face);
    let run = &text[range.clone()];
    buffer.push_str(run);
    buffer.guess_segment_properties();
    let shaper = loaded_face.shaper.shaper(&loaded_face.font).build();
    let (direction, script) = (buffer.direction(), buffer.script());
    let shaped = PLANS.with_borrow_mut(|plans| {
        let known = plans.iter().position(|(of, plan)| {
            *of == face && plan.direction() == direction && plan.script() == Some(script)
        });
        let at = known.unwrap_or_else(|| {
            plans.push((
                face,
                ShapePlan::new(&shaper, direction, Some(script), None, &[]),
            ));
            plans.len() - 1
        });
        shaper.shape(
            buffer,
            ShapeOptions::new().plan(plans.get(at).map(|(_, plan)| plan)),
        )
    });
    let mut previous_cluster = None;
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let in_run = info.cluster as usize;
        let character = run
            .get(in_run..)
            .and_then(|rest| rest.chars().next())
            .unwrap_or('\u{FFFD}');
        let is_same_cluster = previous_cluster.replace(in_run) == Some(in_run);
        if info.glyph_id == 0 && (is_same_cluster || is_attached(character) || is_joiner(character))
        {
            continue;
        }
        let em = |units: i32| f64::from(units) / loaded_face.units_per_em;
        out.push(Glyph {
            face,
            id: info.glyph_id,
            x_offset: em(position.x_offset),
            y_offset: -em(position.y_offset),
            advance: thin_space(character, loaded_face).unwrap_or(em(position.x_advance)),
            cluster: range.start + in_run,
        });
    }
    shaped.clear()
}

/// The advance of thin spaces: half a space, as egui draws them.
fn thin_space(c: char, face: &LoadedFace) -> Option<f64> {
    matches!(c, '\u{2009}' | '\u{202F}').then_some(face.space_em / 2.0)
}
