//! Two states of the map beside each other: which two, what differs, and how they are shown.
//!
//! A side is the working map, a version, a file or any other map, at one plateau. A pair of sides
//! becomes a [`Comparison`]: both maps, both snapshots, the gap between the snapshots, and the
//! patch between the maps record by record. While a side is the working map, the comparison
//! follows every edit.

mod bringing_back;
mod differences;
mod marks;
pub mod table;
#[cfg(test)]
mod tests;
mod words;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

pub use bringing_back::{Back, patch_back};
pub use differences::{Entry, FieldEntry, Line, TABLES, counts, lines, patch_entries};
pub use marks::change_of;
pub use words::{field_words, path_words, record_words, table_words, value_words};

use super::Workspace;
use super::document::{Document, Perspective};
use super::effect::Effect;
use crate::analysis::Gap;
use crate::locale::{Language, msg};
use crate::model::{Patch, PlateauId, Snapshot, SystemMap, patch};
use crate::scene::{ComparisonMarks, Shown};
use crate::versions::Version;

/// Where one side of a comparison comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Source {
    /// The map as it is edited.
    #[default]
    Working,
    /// A version of it.
    Version(Box<Version>),
    /// The version that was kept last.
    LastVersion,
    /// Another file.
    File(PathBuf),
    /// A map that somebody else has read, and what to call it: what another program saved, or a
    /// merge not finished.
    Map(Arc<SystemMap>, String),
}

/// One side of a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// Where the map comes from.
    pub source: Source,
    /// At which plateau; `None` for the one that shows.
    pub plateau: Option<PlateauId>,
}

impl Side {
    /// The map as it is edited.
    #[must_use]
    pub fn working() -> Self {
        Self::default()
    }

    /// The map as it is edited, at a plateau.
    #[must_use]
    pub fn plateau(plateau: PlateauId) -> Self {
        Self {
            source: Source::Working,
            plateau: Some(plateau),
        }
    }

    /// A version.
    #[must_use]
    pub fn version(version: Version) -> Self {
        Self {
            source: Source::Version(Box::new(version)),
            plateau: None,
        }
    }

    /// A map that was read already, and what to call it.
    #[must_use]
    pub fn map(map: impl Into<Arc<SystemMap>>, name: impl Into<String>) -> Self {
        Self {
            source: Source::Map(map.into(), name.into()),
            plateau: None,
        }
    }
}

/// The two sides of a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// The older one, or the one that is left.
    pub before: Side,
    /// The newer one, or the one that is reached.
    pub after: Side,
}

impl Pair {
    /// What leads from one side to another.
    #[must_use]
    pub fn new(before: Side, after: Side) -> Self {
        Self { before, after }
    }

    /// The other way round.
    #[must_use]
    pub fn swapped(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

/// How the two states are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ComparisonMode {
    /// Both in one drawing.
    #[default]
    Together,
    /// In one drawing, without what is the same.
    ChangesOnly,
    /// One left, the other right of a line that can be dragged.
    Slider,
    /// One above the other, more or less transparent.
    OnionSkin,
    /// Each in a canvas of its own.
    SideBySide,
}

impl ComparisonMode {
    /// All of them, in the order of the bar.
    pub const ALL: [Self; 5] = [
        Self::Together,
        Self::ChangesOnly,
        Self::Slider,
        Self::OnionSkin,
        Self::SideBySide,
    ];

    /// Whether the two states are drawn apart, each in full.
    #[must_use]
    pub fn is_apart(self) -> bool {
        matches!(self, Self::Slider | Self::OnionSkin | Self::SideBySide)
    }

    /// What the one drawing shows, or the one in front.
    #[must_use]
    pub fn shown(self) -> Shown {
        match self {
            Self::Together => Shown::Both,
            Self::ChangesOnly => Shown::Changes,
            Self::Slider | Self::OnionSkin | Self::SideBySide => Shown::After,
        }
    }
}

/// The maps of the sides that had to be read.
#[derive(Clone, Debug)]
pub struct ReadSides {
    /// What was asked for.
    pub pair: Pair,
    /// The map before, where it is not the working map.
    pub before: Option<SystemMap>,
    /// The map after, where it is not the working map.
    pub after: Option<SystemMap>,
}

/// One state of a comparison.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The map.
    pub map: SystemMap,
    /// The map at the plateau of the side.
    pub snapshot: Arc<Snapshot>,
    /// Whether this is the map that is edited.
    pub is_working: bool,
}

/// Two states, and what differs. Made anew when one of them changes.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Which two.
    pub pair: Pair,
    /// The state before.
    pub before: Compared,
    /// The state after.
    pub after: Compared,
    /// What differs between the snapshots: elements and links as they stand there.
    pub gap: Arc<Gap>,
    /// What differs between the maps, record by record and in all tables; empty where both sides
    /// are the same map at two plateaus.
    pub patch: Arc<Patch>,
    /// What the map shows, by language.
    marks: [OnceLock<Arc<ComparisonMarks>>; 2],
}

impl Comparison {
    /// Compares two states. `shown` is the plateau for sides that name none. O(records).
    #[must_use]
    pub fn of(sides: &ReadSides, working: &SystemMap, shown: Option<&PlateauId>) -> Self {
        let compared = |side: &Side, read: Option<&SystemMap>| {
            let map = read.unwrap_or(working).clone();
            let timeline = map.timeline();
            let known = |plateau: &&PlateauId| timeline.order().contains(plateau);
            let plateau = side.plateau.as_ref().or(shown).filter(known);
            let plateau = plateau.or_else(|| timeline.first()).cloned();
            Compared {
                snapshot: Arc::new(map.snapshot(plateau.as_ref())),
                is_working: read.is_none(),
                map,
            }
        };
        let before = compared(&sides.pair.before, sides.before.as_ref());
        let after = compared(&sides.pair.after, sides.after.as_ref());
        Self {
            gap: Arc::new(Gap::between(&before.snapshot, &after.snapshot)),
            patch: Arc::new(patch::diff(&before.map, &after.map)),
            pair: sides.pair.clone(),
            before,
            after,
            marks: Default::default(),
        }
    }

    /// Whether both sides are the same map at two plateaus.
    #[must_use]
    pub fn is_between_plateaus(&self) -> bool {
        self.before.snapshot.plateau() != self.after.snapshot.plateau() && self.patch.is_empty()
    }

    /// What the side before is called.
    #[must_use]
    pub fn name_before(&self, language: Language) -> String {
        self.name(&self.pair.before, &self.before, language)
    }

    /// What the side after is called.
    #[must_use]
    pub fn name_after(&self, language: Language) -> String {
        self.name(&self.pair.after, &self.after, language)
    }

    fn name(&self, side: &Side, state: &Compared, language: Language) -> String {
        let plateau = state.snapshot.plateau().map(|id| {
            let record = state.map.tables().plateaus.get(id);
            record.map_or_else(|| id.to_string(), |record| record.name.to_string())
        });
        let source = match &side.source {
            Source::Working => language.text(msg::COMPARISON_WORKING),
            Source::Version(version) => version.title.clone(),
            Source::LastVersion => language.text(msg::COMPARISON_LAST_VERSION),
            Source::File(path) => path.file_name().map_or_else(
                || path.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            ),
            Source::Map(_, name) => name.clone(),
        };
        let is_told_by_plateau = self.pair.before.source == self.pair.after.source;
        let differs = self.before.snapshot.plateau() != self.after.snapshot.plateau();
        match plateau {
            Some(plateau) if is_told_by_plateau => plateau,
            Some(plateau) if differs => format!("{source} · {plateau}"),
            _ => source,
        }
    }
}

impl Workspace {
    /// Compares two sides: at once where both are known, else after they were read.
    pub(super) fn compare(&mut self, pair: Pair, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let known = |side: &Side| matches!(side.source, Source::Working | Source::Map(..));
        if known(&pair.before) && known(&pair.after) {
            let read = |side: &Side| match &side.source {
                Source::Map(map, _) => Some(SystemMap::clone(map)),
                _ => None,
            };
            let (before, after) = (read(&pair.before), read(&pair.after));
            self.sides_read(ReadSides {
                pair,
                before,
                after,
            });
            return;
        }
        let path = document.versions_of().map(std::path::Path::to_owned);
        effects.push(Effect::ReadSides {
            path,
            pair: Box::new(pair),
        });
    }

    /// Both sides are there.
    pub(super) fn sides_read(&mut self, sides: ReadSides) {
        self.on_document(|document| document.compare(Some(sides)));
    }

    /// The name to suggest for the table of differences.
    pub(super) fn differences_name(&self) -> String {
        let language = self.language();
        let comparison = (self.document.as_ref()).and_then(|document| document.comparison.as_ref());
        let plain = |name: String| name.replace(|c: char| !c.is_alphanumeric(), "-");
        comparison.map_or_else(String::new, |comparison| {
            let before = plain(comparison.name_before(language));
            format!("{before}-{}.csv", plain(comparison.name_after(language)))
        })
    }

    /// Has the table of differences written.
    pub(super) fn write_differences(&self, path: PathBuf, effects: &mut Vec<Effect>) {
        let language = self.language();
        let Some(comparison) =
            (self.document.as_ref()).and_then(|document| document.comparison.as_ref())
        else {
            return;
        };
        let entries = comparison.entries(language);
        let is_markdown = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
        let text = if is_markdown {
            table::as_markdown(&entries, language)
        } else {
            // A spreadsheet takes the file for UTF-8 by this mark.
            format!("\u{feff}{}", table::as_csv(&entries, language))
        };
        effects.push(Effect::WriteText { path, text });
    }

    /// Shows the map alone again.
    pub(super) fn end_comparison(&mut self) {
        self.on_document(|document| document.compare(None));
    }
}

impl Document {
    /// Opens a comparison, or closes it.
    fn compare(&mut self, sides: Option<ReadSides>) {
        let opens = sides.is_some();
        self.compared_sides = sides;
        self.refresh_comparison();
        if opens {
            self.perspective = Perspective::Comparison;
        } else if self.perspective == Perspective::Comparison {
            self.perspective = Perspective::Standard;
        }
    }

    /// Brings the comparison in step with the map and the plateau that shows.
    pub(super) fn refresh_comparison(&mut self) {
        let sides = self.compared_sides.as_ref();
        self.comparison = sides
            .map(|sides| Comparison::of(sides, self.map(), self.plateau.as_ref()))
            .map(Arc::new);
    }
}
