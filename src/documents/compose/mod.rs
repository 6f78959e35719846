//! What each document says: a folder or file a kind, thin over what the program knows already.
//!
//! A chapter reads a [`desk::Desk`], which finds each thing once however many chapters ask, and
//! writes into a [`draft::Draft`]. What a document asks for and the map does not know becomes a
//! gap that says what to enter and where; no sentence is invented.

mod business_impact;
mod cartography;
mod cells;
mod changes;
mod compliance;
mod desk;
mod dossier;
mod draft;
mod drawings;
mod flows;
mod impact;
mod indicators;
mod inventory;
mod obsolescence;
mod register;
mod roadmap;
mod suppliers;
mod tables;
#[cfg(test)]
mod tests;

use super::block::Document;
use super::kind::Kind;
use super::order::DocumentOrder;
use crate::analysis::Watch;
use crate::locale::msg;
use crate::scene::date_in_words;
use desk::{Desk, Shared, shown};
use draft::Draft;

/// Draws a document up: for a thread of its own. `None` when it was cancelled.
#[must_use]
pub fn compose(kind: Kind, order: &DocumentOrder, watch: &Watch<'_>) -> Option<Document> {
    let shared = Shared::of(order);
    let desk = Desk::of(order, &shared, watch);
    let mut draft = Draft::new(order.language);
    let write = match kind {
        Kind::Dossier => dossier::write,
        Kind::Flows => flows::write,
        Kind::Register => register::write,
        Kind::Cartography => cartography::write,
        Kind::Inventory => inventory::write,
        Kind::Impact => impact::write,
        Kind::BusinessImpact => business_impact::write,
        Kind::Roadmap => roadmap::write,
        Kind::Compliance => compliance::write,
        Kind::Indicators => indicators::write,
        Kind::Obsolescence => obsolescence::write,
        Kind::Suppliers => suppliers::write,
        Kind::Changes => changes::write,
    };
    write(&desk, &mut draft)?;
    if watch.is_cancelled() {
        return None;
    }
    (watch.progress)(1.0);
    Some(Document {
        kind,
        title: desk.text(kind.name()),
        subtitle: subtitle(&desk),
        facts: cover(&desk, kind),
        marking: desk.map.info().marking.to_string(),
        logo: order.pictures.get(&desk.map.info().logo).cloned(),
        language: order.language,
        date: order.today,
        blocks: draft.finish(),
    })
}

/// The map and its plateau.
fn subtitle(desk: &Desk<'_>) -> String {
    let map = shown(&desk.map.info().title);
    let plateau = desk.plateau_name(desk.plateau());
    match (map.is_empty(), plateau.is_empty()) {
        (true, _) => plateau,
        (_, true) => map,
        _ => {
            let both = msg::DOCUMENT_SUBTITLE.with("map", map);
            desk.words(both.with("plateau", plateau))
        }
    }
}

/// What stands on the cover.
fn cover(desk: &Desk<'_>, kind: Kind) -> Vec<(String, String)> {
    let info = desk.map.info();
    let date = desk.order.today;
    let date = date.map_or_else(String::new, |day| date_in_words(day, desk.language));
    let before = desk.order.before.as_ref();
    let before = before.filter(|_| kind == Kind::Changes);
    let facts = [
        (msg::DOCUMENT_COVER_ORGANISATION, shown(&info.organisation)),
        (msg::DOCUMENT_COVER_MAP, shown(&info.title)),
        (
            msg::DOCUMENT_COVER_PLATEAU,
            desk.plateau_name(desk.plateau()),
        ),
        (
            msg::DOCUMENT_COVER_COMPARED,
            before.map_or_else(String::new, |(_, name)| shown(name)),
        ),
        (msg::DOCUMENT_COVER_VERSION, shown(&info.version)),
        (msg::DOCUMENT_COVER_DATE, date),
        (msg::DOCUMENT_COVER_AUTHOR, shown(&info.author_role)),
        (msg::DOCUMENT_COVER_MARKING, shown(&info.marking)),
    ];
    let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
    filled
        .map(|(label, value)| (desk.text(label), value))
        .collect()
}
