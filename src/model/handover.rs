//! How a map is handed over: what is exported together, and what is held back from whom.

use smol_str::SmolStr;

use super::field::{FieldError, FieldPath, FieldValue, ValueType, word_enum};
use super::id::{ElementId, KindId, PlateauId, PresetId, RedactionId, ViewId};
use super::record::{Attributes, Override, Record, RecordFields, record};
use super::table::TableName;
use super::value::{Finite, Name, Value};

word_enum!(
    /// What becomes of the elements that a redaction profile names by kind or by id: they leave the
    /// map with their links, or go up into what contains them, where their links end then.
    Withholding { Remove = "remove", Merge = "merge" }
);

word_enum!(
    /// What of a map an export preset takes: the views that it names (all where it names none), the
    /// view or page that shows, what is selected with what contains it, what lies within some
    /// dependencies around the selection, or the part of the view that is in sight.
    ExportScope {
        Views = "views",
        Shown = "shown",
        Selection = "selection",
        Around = "around",
        Screen = "screen",
    }
);

record!(
    /// What is exported together, and how: kept so that it can be done again by one key. It names no
    /// folder; where files go is a matter of each machine.
    ExportPreset in Presets under PresetId {
        /// What it is called.
        name: SmolStr,
        /// The ending of its files: `png`, `svg`, `pdf`, `html`, `drawio`, …
        form: SmolStr,
        /// What of the map.
        scope: ExportScope,
        /// How many dependencies around the selection; `None` for 1.
        depth: Option<Finite>,
        /// The views, in their order; empty for all of the map.
        views: Vec<ViewId>,
        /// The plateaus; empty for the one that shows.
        plateaus: Vec<PlateauId>,
        /// Every plateau of the map, whatever stands in `plateaus`.
        all_plateaus: bool,
        /// The perspective, by the word of the command line; empty for the plain one, `shown` for
        /// that of the window.
        perspective: SmolStr,
        /// `light`, `dark` or `print`; empty for light.
        theme: SmolStr,
        /// Pixels per map unit; `None` for 2.
        scale: Option<Finite>,
        /// Dots per inch; decides the scale where it is set.
        dpi: Option<Finite>,
        /// Width in pixels; decides the scale where it is set.
        width_px: Option<Finite>,
        /// Without ground.
        transparent: bool,
        /// Without title block, legend and summary. A protection mark stays.
        bare: bool,
        /// With the marks of what the rules found.
        findings: bool,
        /// Sheet of paper of a PDF: `A4` to `A0`; empty for a page as large as the drawing.
        paper: SmolStr,
        /// Whether a drawing that is larger than the sheet goes over several, at `scale` of paper
        /// to map, instead of being shrunk.
        tiled: bool,
        /// The redaction profile, by id; empty for none.
        redaction: SmolStr,
        /// Whether the picture carries the map itself, so that dropping it opens the map.
        carries_map: bool,
        /// Its place among the others; ties by id.
        order: Finite,
    }
);

record!(
    /// What is held back from a circle of readers. It is applied to the map before anything is
    /// drawn or written from it, so that names, tooltips, ids and metadata follow.
    RedactionProfile in Redactions under RedactionId {
        /// What it is called.
        name: SmolStr,
        /// For whom, in a few words.
        about: SmolStr,
        /// Kinds of elements that are held back.
        kinds: Vec<KindId>,
        /// Elements that are held back, with all that they contain.
        elements: Vec<ElementId>,
        /// What becomes of both.
        withholding: Withholding,
        /// Attributes of elements and links that are left out, by name.
        withheld: Vec<Name>,
        /// Attributes whose values are replaced by stable tokens, by name.
        masked: Vec<Name>,
        /// What is replaced by stable tokens wherever it stands in a text: `ip`, `host`, `mail`,
        /// `phone`, `key`, `path`, `url`.
        patterns: Vec<SmolStr>,
        /// Words and names that are replaced wherever they stand.
        words: Vec<SmolStr>,
        /// Whether names of elements become their kind and a number.
        anonymous: bool,
        /// Whether notes, discussions and decisions stay.
        keeps_notes: bool,
        /// Whether requirements, exemptions, findings and what follows from them stay.
        keeps_assurance: bool,
        /// Whether work packages with their budgets and owners stay.
        keeps_projects: bool,
        /// Whether the scenarios of losses stay.
        keeps_scenarios: bool,
        /// The protection mark of what goes out; empty for that of the map.
        marking: SmolStr,
        /// Its place among the others; ties by id.
        order: Finite,
    }
);
