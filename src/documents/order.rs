//! A document as one value to order.

use std::sync::Arc;

use crate::analysis::Scenario;
use crate::bitmap::Shelf;
use crate::locale::Language;
use crate::model::{Day, PlateauId, SystemMap};

/// See the module's header. Cheap to clone.
#[derive(Clone)]
pub struct DocumentOrder {
    /// The map, redacted already where it has to be.
    pub map: SystemMap,
    /// Pictures that elements may show.
    pub pictures: Arc<Shelf>,
    /// The plateau that the document speaks of; `None` for the map as it is.
    pub plateau: Option<PlateauId>,
    /// What is lost, for documents that speak of a scenario.
    pub scenario: Option<Scenario>,
    /// The version before, with its name, for documents that compare.
    pub before: Option<(SystemMap, String)>,
    /// Language of its words.
    pub language: Language,
    /// The day that it prints and by which dates are judged.
    pub today: Option<Day>,
}
