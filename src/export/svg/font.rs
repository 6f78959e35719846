//! The letters that a drawing uses, as small font files.
//!
//! Each face is cut down to the glyphs of its letters, renumbered, with a plain table of the
//! kerning pairs that occur; what else a font can do is left out. A page of a few hundred words
//! takes some ten kilobytes a weight in place of 230. The tables are those of the OpenType
//! specification (`head`, `hhea`, `maxp`, `hmtx`, `cmap` 12, `loca`, `glyf`, `kern` 0, `name`,
//! `OS/2`, `post`).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashSet;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider as _, Tag};

use super::tables::{self, components, names, word};
use super::writing::push_base64;
use crate::text::{self, FontFace, FontWeight};

/// What is used of each face: the letters of the lines that were noted, and how they stand in
/// pairs.
#[derive(Default)]
pub struct Letters {
    faces: BTreeMap<FontFace, Used>,
    /// Lines that were looked at.
    known: FxHashSet<(Box<str>, FontWeight)>,
}

struct Used {
    font: Source,
    /// The glyph of each letter, in the numbers of the whole font.
    letters: BTreeMap<char, u16>,
    /// How much farther the second stands from the first, in units of the font.
    pairs: BTreeMap<(u16, u16), i16>,
}

impl Letters {
    /// Notes the letters of a line.
    pub fn use_for(&mut self, shown: &str, weight: FontWeight) {
        if !self.known.insert((shown.into(), weight)) {
            return;
        }
        let shaped = text::shape(shown, weight);
        let starts: BTreeMap<usize, FontFace> = shaped
            .glyphs
            .iter()
            .map(|glyph| (glyph.cluster, glyph.face))
            .collect();
        let ends = starts.keys().skip(1).copied().chain([shown.len()]);
        for ((&start, &face), end) in starts.iter().zip(ends) {
            let used = self.face(face);
            for letter in shown.get(start..end).unwrap_or("").chars() {
                let font = &used.font;
                let glyph = used.letters.entry(letter);
                glyph.or_insert_with(|| font.glyph(letter));
            }
        }
        let mut before: Option<(FontFace, u16, i16)> = None;
        for glyph in &shaped.glyphs {
            let used = self.face(glyph.face);
            let Ok(id) = u16::try_from(glyph.id) else {
                before = None;
                continue;
            };
            if let Some((face, first, farther)) = before
                && face == glyph.face
                && farther != 0
            {
                used.pairs.insert((first, id), farther);
            }
            before = Some((glyph.face, id, used.font.kerning(id, glyph.advance)));
        }
    }

    fn face(&mut self, face: FontFace) -> &mut Used {
        self.faces.entry(face).or_insert_with(|| Used {
            font: Source::of(face),
            letters: BTreeMap::new(),
            pairs: BTreeMap::new(),
        })
    }

    /// The style sheet: one `@font-face` a face, and the family that every text is set in. The
    /// same letters give the same bytes.
    #[must_use]
    pub fn style(&self) -> String {
        let mut out = String::new();
        for (face, used) in &self.faces {
            let Some(bytes) = subset(used) else {
                continue;
            };
            let (family, weight) = match face {
                FontFace::Inter(FontWeight::Regular) => ("Inter", "400"),
                FontFace::Inter(FontWeight::Medium) => ("Inter", "500"),
                FontFace::Inter(FontWeight::SemiBold) => ("Inter", "600"),
                FontFace::Inter(FontWeight::Bold) => ("Inter", "700"),
                FontFace::Fallback => ("Portolan signs", "400 700"),
            };
            out.push_str("@font-face{font-family:'");
            out.push_str(family);
            out.push_str("';font-weight:");
            out.push_str(weight);
            out.push_str(";src:url(data:font/ttf;base64,");
            push_base64(&mut out, &bytes);
            out.push_str(")}\n");
        }
        out.push_str("text{font-family:Inter,'Portolan signs',Arial,'Liberation Sans','DejaVu Sans',sans-serif}");
        out
    }
}

/// A bundled font to take glyphs from.
struct Source {
    font: Option<FontRef<'static>>,
    units_per_em: f64,
}

impl Source {
    fn of(face: FontFace) -> Self {
        let font = FontRef::new(face.bytes()).ok();
        let units = font.as_ref().map_or(1_000, |font| {
            font.metrics(Size::unscaled(), LocationRef::default())
                .units_per_em
        });
        Self {
            font,
            units_per_em: f64::from(units),
        }
    }

    /// The glyph of a letter; 0 for one that the face lacks.
    fn glyph(&self, letter: char) -> u16 {
        let found = self
            .font
            .as_ref()
            .and_then(|font| font.charmap().map(letter));
        let number = found.map_or(0, GlyphId::to_u32);
        u16::try_from(number).unwrap_or(0)
    }

    fn table(&self, tag: &[u8; 4]) -> Option<&'static [u8]> {
        let font = self.font.as_ref()?;
        Some(font.table_data(Tag::new(tag))?.as_bytes())
    }

    /// Advance and left side bearing of a glyph.
    fn metrics(&self, glyph: u16) -> Option<[u8; 4]> {
        let count = self.table(b"hhea").and_then(|table| word(table, 34))?;
        let table = self.table(b"hmtx")?;
        let (glyph, count) = (usize::from(glyph), usize::from(count));
        let at = glyph.min(count.checked_sub(1)?) * 4;
        let bearing = if glyph < count {
            at + 2
        } else {
            count * 4 + (glyph - count) * 2
        };
        let (advance, bearing) = (table.get(at..at + 2)?, table.get(bearing..bearing + 2)?);
        Some([advance[0], advance[1], bearing[0], bearing[1]])
    }

    /// How much farther the next glyph stands than the font alone would set it, in units of the
    /// font.
    fn kerning(&self, glyph: u16, advance_em: f64) -> i16 {
        let own = self
            .metrics(glyph)
            .map_or(0.0, |of| f64::from(u16::from_be_bytes([of[0], of[1]])));
        let farther = (advance_em * self.units_per_em - own).round();
        let most = f64::from(i16::MAX);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to its range")]
        let farther = farther.clamp(-most, most) as i16;
        farther
    }

    /// The outline of a glyph as it stands in the file.
    fn outline(&self, glyph: u16) -> Option<&'static [u8]> {
        let (head, loca, glyf) = (
            self.table(b"head")?,
            self.table(b"loca")?,
            self.table(b"glyf")?,
        );
        let at = usize::from(glyph);
        let offset = |at: usize| -> Option<usize> {
            if word(head, 50)? == 0 {
                Some(usize::from(word(loca, at * 2)?) * 2)
            } else {
                let bytes = loca.get(at * 4..at * 4 + 4)?;
                Some(u32::from_be_bytes(bytes.try_into().ok()?) as usize)
            }
        };
        glyf.get(offset(at)?..offset(at + 1)?)
    }
}

/// A font file of what is used; `None` where the face cannot be read, which tests rule out.
fn subset(used: &Used) -> Option<Vec<u8>> {
    let font = &used.font;
    // The old number of each glyph, in the order of the new ones; 0 is the box of the unknown.
    let mut order: Vec<u16> = vec![0];
    let mut numbers: BTreeMap<u16, u16> = BTreeMap::from([(0, 0)]);
    let mut wanted: VecDeque<u16> = used.letters.values().copied().collect();
    wanted.extend(used.pairs.keys().flat_map(|&(a, b)| [a, b]));
    while let Some(glyph) = wanted.pop_front() {
        if let Entry::Vacant(place) = numbers.entry(glyph) {
            place.insert(u16::try_from(order.len()).ok()?);
            order.push(glyph);
            let outline = font.outline(glyph)?;
            wanted.extend(components(outline).into_iter().map(|at| at.1));
        }
    }
    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), vec![0_u8; 4], Vec::new());
    for &glyph in &order {
        let mut outline = font.outline(glyph)?.to_vec();
        for (at, part) in components(&outline) {
            let number = numbers.get(&part).copied().unwrap_or(0);
            outline[at..at + 2].copy_from_slice(&number.to_be_bytes());
        }
        glyf.extend(outline);
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
        hmtx.extend(font.metrics(glyph)?);
    }
    let count = u16::try_from(order.len()).ok()?;
    let patched = |tag: &[u8; 4], at: usize, value: u16| -> Option<Vec<u8>> {
        let mut table = font.table(tag)?.to_vec();
        table
            .get_mut(at..at + 2)?
            .copy_from_slice(&value.to_be_bytes());
        Some(table)
    };
    let letters = used.letters.iter();
    let letters = letters.map(|(letter, glyph)| (*letter, numbers.get(glyph).copied()));
    let letters: Vec<(char, u16)> = letters
        .filter_map(|(letter, glyph)| Some((letter, glyph.filter(|glyph| *glyph > 0)?)))
        .collect();
    let mut tables = BTreeMap::from([
        (*b"head", patched(b"head", 50, 1)?),
        (*b"hhea", patched(b"hhea", 34, count)?),
        (*b"maxp", patched(b"maxp", 4, count)?),
        (*b"OS/2", font.table(b"OS/2")?.to_vec()),
        (*b"post", font.table(b"post")?.to_vec()),
        (*b"name", names(font.table(b"name")?)),
        (*b"cmap", tables::letters(&letters)),
        (*b"hmtx", hmtx),
        (*b"loca", loca),
        (*b"glyf", glyf),
    ]);
    let pairs: BTreeMap<(u16, u16), i16> = used
        .pairs
        .iter()
        .filter_map(|((a, b), by)| Some(((*numbers.get(a)?, *numbers.get(b)?), *by)))
        .collect();
    if !pairs.is_empty() {
        tables.insert(*b"kern", tables::kerning(&pairs));
    }
    Some(tables::file(tables))
}
