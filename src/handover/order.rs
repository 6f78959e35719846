//! What goes out: a preset, the map that it is of, and what shows at the moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::Scenario;
use crate::bitmap::Shelf;
use crate::export::Compression;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{
    Day, ElementId, ExportPreset, PlateauId, RecordKey, RedactionProfile, SubjectId, SystemMap,
    TableName, ViewId,
};
use crate::redaction::Redacted;
use crate::scene::{Bundling, Grouping, ImpactMarks, Lens, Theme};
use crate::workspace::{PageOrder, Perspective, PictureOrder};

/// The word of a preset for the perspective that the window shows.
pub const AS_SHOWN: &str = "shown";

/// See the module's header. Cheap to clone.
#[derive(Clone)]
pub struct HandoutOrder {
    /// The whole map, before anything is held back.
    pub map: SystemMap,
    /// Pictures that its elements may show.
    pub pictures: Arc<Shelf>,
    /// What to make of it.
    pub preset: ExportPreset,
    /// What shows.
    pub shown: Shown,
    /// What is held back; `None` for nothing.
    pub redaction: Option<RedactionProfile>,
    /// Language of words.
    pub language: Language,
    /// The day that pages print, as an ISO date; may be empty.
    pub today: String,
    /// What a single file is called: the name of the map's file, without ending.
    pub stem: String,
    /// The layers that are drawn, by name or id; `None` for those that are shown and printed.
    pub layers: Option<Vec<String>>,
    /// Speed or size of pictures in pixels.
    pub compression: Compression,
}

/// What a window shows, or what a command line names in its place.
#[derive(Clone, Default)]
pub struct Shown {
    /// The view.
    pub view: Option<ViewId>,
    /// The plateau.
    pub plateau: Option<PlateauId>,
    /// What is selected.
    pub selection: BTreeSet<SubjectId>,
    /// The part of the view that is in sight, in map units.
    pub sight: Option<Rect>,
    /// The view as the window draws it.
    pub picture: Option<PictureOrder>,
    /// The page that shows in place of the view.
    pub page: Option<PageOrder>,
    /// What the roadmap that shows in place of the view is grouped by.
    pub roadmap: Option<Grouping>,
    /// What is lost, for the perspective of impact.
    pub scenario: Scenario,
    /// What that does at the plateau that shows, where it is known.
    pub marks: Option<Arc<ImpactMarks>>,
    /// The service whose weak points are looked at alone.
    pub service: Option<ElementId>,
    /// The day that lenses look at.
    pub looks_on: Option<Day>,
    /// Which links are drawn as one.
    pub bundling: Arc<Bundling>,
}

/// The perspective that a word of the command line names; the plain one for one that is not known.
#[must_use]
pub fn perspective_of(word: &str) -> Perspective {
    match word {
        "impact" => Perspective::Impact,
        "weak-points" => Perspective::WeakPoints,
        _ => Lens::from_word(word).map_or(Perspective::Standard, Perspective::Lens),
    }
}

/// The colours of a preset.
#[must_use]
pub fn theme_of(preset: &ExportPreset) -> &'static Theme {
    match preset.theme.as_str() {
        "dark" => &Theme::DARK,
        "print" => &Theme::PRINT,
        _ => &Theme::LIGHT,
    }
}

impl HandoutOrder {
    /// Its colours.
    #[must_use]
    pub fn theme(&self) -> &'static Theme {
        theme_of(&self.preset)
    }

    /// The perspective of its pictures.
    #[must_use]
    pub fn perspective(&self) -> Perspective {
        if self.preset.perspective != AS_SHOWN {
            return perspective_of(&self.preset.perspective);
        }
        let shown = self.shown.picture.as_ref();
        shown.map_or(Perspective::Standard, |it| it.perspective.clone())
    }

    /// The same order of the map that is left when something was held back: what it names is named
    /// by the ids of that map, and what is gone is not named any more.
    pub(super) fn within(&self, redacted: &Redacted) -> Self {
        let mut order = self.clone();
        order.map = redacted.map.clone();
        let view = |id: &ViewId| redacted.known_as(TableName::Views, id.text());
        let plateau = |id: &PlateauId| redacted.known_as(TableName::Plateaus, id.text());
        let element = |id: &ElementId| redacted.known_as(TableName::Elements, id.text());
        let views = self.preset.views.iter().filter_map(view);
        order.preset.views = views.map(ViewId::from).collect();
        let plateaus = self.preset.plateaus.iter().filter_map(plateau);
        order.preset.plateaus = plateaus.map(PlateauId::from).collect();
        let shown = &mut order.shown;
        shown.view = self.shown.view.as_ref().and_then(view).map(ViewId::from);
        let at = self.shown.plateau.as_ref().and_then(plateau);
        shown.plateau = at.map(PlateauId::from);
        shown.selection = (self.shown.selection.iter())
            .filter_map(|id| {
                let tables = [TableName::Elements, TableName::Links, TableName::Notes];
                let held = |table: &TableName| {
                    let key = RecordKey::new(*table, id.text().clone());
                    self.map.tables().fields_of(key.table, &key.id).is_some()
                };
                let table = tables.into_iter().find(held)?;
                redacted.known_as(table, id.text()).map(SubjectId::from)
            })
            .collect();
        let lost = self.shown.scenario.injected.iter();
        shown.scenario.injected = lost
            .filter_map(|(id, state)| Some((element(id)?.into(), *state)))
            .collect();
        let service = self.shown.service.as_ref().and_then(element);
        shown.service = service.map(ElementId::from);
        order
    }

    /// The plateaus that it goes through; one that is `None` in a map without plateaus.
    #[must_use]
    pub fn plateaus(&self) -> Vec<Option<PlateauId>> {
        let order = self.map.timeline().order();
        let known = |plateau: &&PlateauId| order.contains(*plateau);
        let named: Vec<Option<PlateauId>> = if self.preset.all_plateaus {
            order.iter().cloned().map(Some).collect()
        } else {
            let named = self.preset.plateaus.iter().filter(known);
            named.cloned().map(Some).collect()
        };
        if !named.is_empty() {
            return named;
        }
        let shown = self.shown.plateau.as_ref().filter(known);
        vec![shown.or_else(|| order.first()).cloned()]
    }
}
