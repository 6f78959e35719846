//! The maps that come with the program, inside the executable.

use super::files::empty_map;
use crate::locale::{Language, MessageId, msg};
use crate::model::SystemMap;
use crate::storage;

/// A map to start from.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its name on the command line, and of its file in `samples/`.
    pub name: &'static str,
    /// Its title on the welcome page.
    pub title: MessageId,
    /// What it shows.
    pub description: MessageId,
    bytes: &'static [u8],
}

/// All of them, in the order of the welcome page.
pub const SAMPLES: &[Sample] = &[
    Sample {
        name: "hello",
        title: msg::SAMPLES_HELLO,
        description: msg::SAMPLES_HELLO_ABOUT,
        bytes: include_bytes!("../../samples/hello.ron"),
    },
    Sample {
        name: "metropole",
        title: msg::SAMPLES_METROPOLE,
        description: msg::SAMPLES_METROPOLE_ABOUT,
        bytes: include_bytes!("../../samples/metropole.ron"),
    },
    Sample {
        name: "cloud-migration",
        title: msg::SAMPLES_CLOUD_MIGRATION,
        description: msg::SAMPLES_CLOUD_MIGRATION_ABOUT,
        bytes: include_bytes!("../../samples/cloud-migration.ron"),
    },
];

/// The sample of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.name == name)
}

/// A new map with one empty view, in a language.
#[must_use]
pub fn empty(language: Language) -> SystemMap {
    empty_map(language)
}

impl Sample {
    /// The map. Samples are sound: the test suite opens each.
    #[must_use]
    pub fn read(&self) -> SystemMap {
        storage::read_bytes(self.bytes, self.name)
            .map(|outcome| outcome.map)
            .unwrap_or_default()
    }
}
